"""The lenses: what each shows of talks made by hand, counted by hand (codebook 6)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given as for_all

from simulator import language
from simulator.codebook.help_lines import meldcode_steps
from simulator.codebook.lenses import LENS_TAGS
from simulator.codebook.requirements import Gauges
from simulator.codebook.strips import Strip, strip_from, strips
from simulator.codebook.vocabulary import (
    CRISIS_KINDS,
    INTERVENTIONS,
    REPLY_TYPES,
    SESSION_KINDS,
    TECHNIQUES,
    ReplyType,
)
from simulator.conversation import Conversation
from simulator.debrief import Debrief, debrief
from simulator.debrief.lenses import (
    LENSES,
    contrast_lines,
    lens_lines,
    lenses_for,
    look,
    steps,
    what_a_lens_is,
    what_it_shows,
)
from simulator.debrief.lenses.circle import CircleReport, Visit
from simulator.debrief.lenses.closeness import ClosenessReport
from simulator.debrief.lenses.conditions import ConditionReport
from simulator.debrief.lenses.crisis_roles import CrisisRoleReport
from simulator.debrief.lenses.directivity import DirectivityReport, Stretch
from simulator.debrief.lenses.ladder import LadderReport
from simulator.debrief.lenses.leary import LearyReport, Place
from simulator.debrief.lenses.limits import LimitReport
from simulator.debrief.lenses.models import ModelReport
from simulator.debrief.lenses.questions import Angles, QuestionReport, Share
from simulator.debrief.lenses.schein import ScheinReport
from simulator.debrief.lenses.steps import Reached, StepReport
from simulator.debrief.lenses.view import seen, tags_of
from simulator.diagnostics import Severity
from simulator.events import Given, Said
from simulator.loading import checks, load
from simulator.plain.asking import NotUnderstood
from simulator.plain.lenses import lens_asked
from simulator.scenario import Scene, Spoken
from tests.debriefed_talks import SEEDS, given, reply, scenario, talk_by_dice
from tests.running import ROOT

if TYPE_CHECKING:
    from simulator.events import Event
    from simulator.scenario import Reply, Scenario


class Turn:
    """One turn of a talk made by hand: what was said, and what the author wrote on it."""

    def __init__(self, kind: ReplyType, *, calm: tuple[int, int] = (5, 5), **more: Any) -> None:
        """``calm`` is the tension before and after; the rest goes to the reply or to the event."""
        written = ("lens", "technique", "exploration")
        self.kind = kind
        self.on_reply = {name: more.pop(name) for name in written if name in more}
        self.on_reply.setdefault("exploration", "geen")
        before, after = (Gauges(5, 5, 5, level) for level in calm)
        self.on_event = {"gauges": (before, after), **more}


def held(*turns: Turn | ReplyType, **world: Any) -> tuple[Scenario, Debrief]:
    """A talk in which these replies were given one after the other, and its debrief."""
    all_turns = [turn if isinstance(turn, Turn) else Turn(turn) for turn in turns]
    replies = [
        reply(f"r{number}", turn.kind, f"Antwoord {number}", **turn.on_reply)
        for number, turn in enumerate(all_turns, 1)
    ]
    made = scenario(*replies, **world)
    events: list[Event] = [Said(0, "Zo is het.", "scene", "gewoon", "begin")]
    for number, turn in enumerate(all_turns, 1):
        measured = turn.on_event.pop("measured", turn.kind)
        event = given(number, measured, kind=turn.kind, reply=f"r{number}", **turn.on_event)
        events += [event, Said(number, f"Marjan {number}.", "reaction", "gewoon", "begin")]
    return made, debrief(made, events)


def through(slug: str, *turns: Turn | ReplyType, **world: Any) -> Any:
    """What the lens shows of a talk made by hand."""
    return look(slug, *held(*turns, **world))


def told(report: Any) -> str:
    """The words of a lens, on one line."""
    return " ".join(lens_lines(report))


@pytest.fixture(autouse=True)
def english() -> None:
    """The sentences as the code has them."""
    language.use("en")


# Which lenses there are


def test_every_lens_of_the_codebook_is_there() -> None:
    page = (ROOT / "docs" / "codebook.md").read_text("utf-8")
    table = page.split("### 6.6 Other lens reports")[1].split("\n---")[0]
    first_cells = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
    named = {slug for cell in first_cells for slug in re.findall(r"`(\w+)`", cell)}

    assert {"cirkel", "ladder", "grow", "computermodel"} <= named
    assert named | {"leary", "schein", "crisisrol", "vragen", "agressie"} <= set(LENSES)


def test_most_lenses_are_there_for_every_talk_and_some_only_where_there_is_something() -> None:
    quiet, _ = held("volgen", session="afsluiting")
    everywhere = {lens.slug for lens in lenses_for(quiet)}

    assert everywhere == {
        *("leary", "schein", "vragen", "cirkel", "voorwaarden", "ladder", "model"),
        *("directiviteit", "nabijheid"),
    }
    crisis, _ = held("volgen", session="afsluiting", crisis_kind="beleefd")
    assert {lens.slug for lens in lenses_for(crisis)} - everywhere == {"crisisrol"}
    limit, _ = held("volgen", session="afsluiting", signal="grens")
    assert {lens.slug for lens in lenses_for(limit)} - everywhere == {"agressie"}


def test_a_strip_is_there_where_a_reply_carries_it_or_the_data_say_so() -> None:
    def strips_in(*turns: Turn | ReplyType, **world: Any) -> set[str]:
        made, _ = held(*turns, **world)
        return {lens.slug for lens in lenses_for(made)} & set(strips())

    assert strips_in("volgen", session="afsluiting") == set()
    tagged = Turn("volgen", lens={"hoeden": "rood"})
    assert strips_in(tagged, session="afsluiting") == {"hoeden"}
    assert strips_in("slecht_nieuws_brengen", session="afsluiting") == {"slecht_nieuws_stappen"}
    assert strips_in("volgen", session="eerste") == {"computermodel"}
    assert strips_in("volgen", session="eerste", crisis_kind="werkelijk") == set()
    assert strips_in("volgen", session="vervolg") == {"computermodel_vervolg"}


@pytest.mark.parametrize("strip", strips().values(), ids=lambda strip: strip.slug)
def test_the_data_of_a_strip_name_only_what_there_is(strip: Strip) -> None:
    slugs = {step.slug for step in strip.steps}
    facts = {fact.id for fact in meldcode_steps()}

    assert len(slugs) == len(strip.steps) > 1
    assert strip.sessions <= set(SESSION_KINDS)
    assert strip.crisis <= set(CRISIS_KINDS)
    assert strip.with_types <= set(INTERVENTIONS)
    assert {name for pair in strip.order for name in pair} <= slugs
    for step in strip.steps:
        assert step.types <= set(INTERVENTIONS)
        assert step.techniques <= set(TECHNIQUES)
        assert step.after is None or step.after in slugs
        assert step.fact is None or step.fact in facts
    texts = [strip.label, strip.looks_at, *(step.label for step in strip.steps)]
    assert all(text.nl.strip() and text.en.strip() for text in texts)


def test_the_strip_of_the_documentation_is_one() -> None:
    page = (ROOT / "docs" / "lenses.md").read_text("utf-8")
    [block] = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    [strip] = [strip_from(entry) for entry in tomllib.loads(block)["strip"]]
    made, debriefed = held("samenvatten", "volgen", "regie_teruggeven", session="afsluiting")

    assert steps.applies(strip, made)
    report = steps.look(strip, made, debriefed)
    assert report.reached == (Reached(1, "terug"), Reached(3, "vooruit"))


def test_an_author_can_write_every_step_and_no_other() -> None:
    text = (ROOT / "tests" / "scenarios" / "klein.yaml").read_text("utf-8")
    tags = "lens: {macht: 0, schein: proces}"

    def problems(lens: str) -> list[str]:
        _, found = checks(text.replace(tags, f"lens: {lens}"))
        return [problem.code for problem in found if problem.severity is Severity.ERROR]

    for strip in strips().values():
        assert [word for word in strip.words if problems(f"{{{strip.slug}: {word}}}")] == []
        assert problems(f"{{{strip.slug}: iets_anders}}") == ["unknown-slug"]
    assert problems("{grov: doel}") == ["unknown-slug"]


# Lenses are tags on replies, and change nothing


@for_all(SEEDS)
def test_looking_through_every_lens_changes_no_number(seed: int) -> None:
    made, events = talk_by_dice(seed)
    before, again = debrief(made, events), debrief(made, events)
    for lens in LENSES.values():
        assert lens_lines(lens.look(made, again))

    assert again == before


def test_tags_never_change_how_a_talk_goes() -> None:
    made = load(ROOT / "tests" / "scenarios" / "klein.yaml")
    tags: dict[str, str | int] = {"macht": -1, "nabij": -1, "schein": "dokter", "grow": "wil"}

    def tagged(one: Reply) -> Reply:
        return replace(one, lens=tags)

    scenes = {
        name: replace(scene, replies=tuple(map(tagged, scene.replies)))
        for name, scene in made.scenes.items()
    }
    road = ("nachten", "volgen", "mandaat_vragen")
    talks = [Conversation.replayed(one, road) for one in (made, replace(made, scenes=scenes))]

    assert talks[0].events == talks[1].events


def test_the_tags_of_the_author_go_over_those_of_the_type() -> None:
    own = reply("r1", "erkennen", "Zo.", lens={"schein": "expert", "model": 0, "grow": "doel"})

    tags = tags_of("erkennen", own)

    assert (tags.schein, tags.model) == ("expert", "0")
    assert tags._replace(schein="proces", model="e") == LENS_TAGS["erkennen"]
    report = through("schein", Turn("erkennen", lens={"schein": "expert", "status": -1}))
    assert report.roles == ("expert",)
    assert report.status == (-1,)


def test_a_reply_measured_as_a_reflex_keeps_the_tags_of_what_it_was_written_as() -> None:
    made, debriefed = held(Turn("erkennen", measured="meeleef_reflex"))
    [turn] = seen(made, debriefed)

    assert turn.slipped
    assert turn.tags == LENS_TAGS["erkennen"]


def test_a_reply_that_is_no_longer_in_the_file_has_the_tags_of_its_type() -> None:
    made, debriefed = held(Turn("erkennen", lens={"schein": "expert"}))
    other = scenario(reply("r1", "volgen", "Iets anders.", lens={"schein": "dokter"}))

    for changed in (other, scenario(reply("weg", "volgen", "Weg."))):
        [turn] = seen(changed, debriefed)
        assert turn.tags == LENS_TAGS["erkennen"]
    assert seen(made, debriefed)[0].tags.schein == "expert"


# Roos van Leary


def test_leary_counts_the_places_and_follows_the_path() -> None:
    report: LearyReport = through(
        "leary",
        *("advies_met_mandaat", "informatie_geven", "erkennen", "volgen"),
        *("correctie_reflex", "advies_met_mandaat", "spiegelen_werkelijkheid"),
    )

    assert report.grid == {
        Place(1, 1): (1, 2, 6),
        Place(0, 1): (3,),
        Place(-1, 1): (4,),
        Place(1, -1): (5,),
        Place(1, 0): (7,),
    }
    assert report.most == Place(1, 1)
    assert [(one.first, one.last) for one in report.path] == [
        *((1, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7))
    ]
    assert [answered.turn for answered in report.went_below] == [4]
    assert Place(1, 1).position == "nabij_hoog"
    assert Place(0, -1).position == "naast"
    assert Place(1, 0).position is None


def test_leary_says_where_you_stood_and_what_the_client_said() -> None:
    words = told(through("leary", "advies_met_mandaat", "informatie_geven", "volgen"))

    assert "You stood above and together in 2 of the 3 turns (turns 1–2)." in words
    assert "Turn 2, you: “Antwoord 2” Marjan: “Marjan 2.”" in words
    assert "You went below 1 time (turn 3)." in words
    assert "turns 1–2 above and together; turn 3 below and together." in words


# Schein


def test_schein_looks_at_the_first_three_turns_and_at_every_move() -> None:
    report: ScheinReport = through(
        "schein",
        *("verwelkomen", "erkennen", "volgen"),
        Turn("informatie_geven", signal="vraagt_info"),
        *("transparant_maken", "overname_aankondigen", "erkennen", "advies_reflex"),
    )

    assert report.began_in_process
    assert [(move.after, move.how, move.answered.turn) for move in report.moves] == [
        ("expert", "asked", 4),
        ("expert", "announced", 6),
        ("expert", "neither", 8),
    ]
    assert report.status == (1, 2, 3, 3, 4, 4, 5, 4)


def test_what_the_client_allowed_before_counts_as_asked_for() -> None:
    report: ScheinReport = through(
        "schein", Turn("mandaat_vragen", told=("toestemming",)), "advies_met_mandaat"
    )

    assert [move.how for move in report.moves] == ["asked"]


def test_nobody_asks_to_be_deflected_and_a_reflex_announces_nothing() -> None:
    report: ScheinReport = through(
        "schein", "transparant_maken", Turn("afleid_reflex", signal="vraagt_info")
    )

    assert [(move.after, move.how) for move in report.moves] == [("geen", "neither")]


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (("erkennen", "advies_reflex"), "ended as high as it began"),
        (("erkennen", "erkennen"), "ended 2 higher"),
        (("advies_reflex",), "ended 1 lower"),
    ],
)
def test_schein_says_where_the_standing_ended(turns: Any, words: str) -> None:
    assert words in told(through("schein", *turns))


# Crisis roles

ACUTE, TAKEN = ("acuut", "acuut"), ("overgenomen", "overgenomen")


def test_the_way_back_to_helping_is_counted_from_when_it_could_be() -> None:
    report: CrisisRoleReport = through(
        "crisisrol",
        Turn("erkennen", crisis_fase=ACUTE),
        Turn("overname_aankondigen", crisis_fase=("acuut", "overgenomen")),
        Turn("instrueren", crisis_fase=TAKEN, told=("dreiging_afgewend",)),
        Turn("instrueren", crisis_fase=TAKEN),
        Turn("ketenpartner_inschakelen", crisis_fase=TAKEN),
        Turn("regie_teruggeven", crisis_fase=("gestabiliseerd", "gestabiliseerd")),
        crisis_kind="werkelijk",
    )

    assert report.roles == (
        *("helpen", "instrueren", "instrueren", "instrueren", "instrueren", "helpen"),
    )
    assert report.back is not None
    assert (report.back.possible, report.back.turn, report.back.later) == (4, 6, 2)
    assert not report.back.long
    assert [(one.answered.turn, one.announced) for one in report.switches] == [(2, True), (6, True)]
    assert "Back to helping: turn 6, 2 turns after it could be." in told(report)
    assert "After turn 3 the threat was averted." in told(report)


def test_more_than_two_turns_of_instructing_after_the_threat_are_named() -> None:
    instructing = [Turn("instrueren", crisis_fase=TAKEN) for _ in range(3)]
    averted = Turn("instrueren", crisis_fase=TAKEN, told=("dreiging_afgewend",))
    two = told(through("crisisrol", averted, *instructing[:2], "volgen"))
    three = told(through("crisisrol", averted, *instructing))

    assert "more than two" not in two
    assert "instructing lasted 3 turns: more than two." in three
    assert "did not come up; it could be from turn 2 on" in three


def test_back_at_helping_as_soon_as_it_could_be() -> None:
    calmed = Turn("instrueren", crisis_fase=("overgenomen", "gestabiliseerd"))

    assert "turn 2, as soon as it could be" in told(through("crisisrol", calmed, "copingvraag"))


def test_a_switch_is_announced_or_not_and_a_turn_without_a_role_is_no_switch() -> None:
    report: CrisisRoleReport = through(
        "crisisrol",
        *("erkennen", "meeleef_reflex", "volgen", "instrueren", "copingvraag"),
        *("transparant_maken", "instrueren"),
    )

    switches = [(one.before, one.after, one.announced) for one in report.switches]
    assert switches == [
        ("helpen", "instrueren", False),
        ("instrueren", "helpen", False),
        ("helpen", "instrueren", True),
    ]


def test_an_announced_take_over_announces_all_instructing_while_it_lasts() -> None:
    report: CrisisRoleReport = through(
        "crisisrol",
        Turn("overname_aankondigen", crisis_fase=ACUTE),
        Turn("erkennen", crisis_fase=TAKEN),
        Turn("copingvraag", crisis_fase=TAKEN),
        Turn("instrueren", crisis_fase=TAKEN),
    )

    assert [one.announced for one in report.switches] == [True, True]


def test_events_from_outside_stand_on_the_timeline() -> None:
    made, _ = held("erkennen", "volgen", crisis_kind="werkelijk")
    scenes = {
        **made.scenes,
        "begin": replace(made.scenes["begin"], event=False),
        "bel": Scene("bel", Spoken("De bel gaat."), made.scenes["begin"].replies, event=True),
    }
    made = replace(made, scenes=scenes)
    events: list[Event] = [
        Said(0, "Zo is het.", "scene", "gewoon", "begin"),
        given(1, "erkennen", reply="r1"),
        Said(1, "De bel gaat.", "scene", "gewoon", "bel"),
        given(2, "volgen", reply="r2", scene="bel"),
    ]
    report = look("crisisrol", made, debrief(made, events))

    assert isinstance(report, CrisisRoleReport)
    assert [(one.turn, one.kind, one.words) for one in report.outside] == [
        (1, "event", "De bel gaat.")
    ]
    assert "From outside, after turn 1: “De bel gaat.”" in told(report)


# Questions


def ask(form: str, exploration: str = "e_in", kind: ReplyType = "copingvraag", **more: Any) -> Turn:
    return Turn(kind, question=form, exploration=exploration, **more)


def test_questions_are_counted_by_form_and_by_angle() -> None:
    report: QuestionReport = through(
        "vragen",
        ask("open"),
        ask("gesloten", "e_ex"),
        ask("gesloten"),
        Turn("erkennen", told=("erkend",)),
        ask("gesloten"),
        ask("suggestief", "e_ex"),
        ask("stapel", kind="uitzonderingsvraag"),
        "volgen",
        start="bezoeker",
    )

    assert report.forms == {
        "geen": (4, 8),
        "open": (1,),
        "gesloten": (2, 3, 5),
        "suggestief": (6,),
        "stapel": (7,),
    }
    assert report.open == Share(1, 6)
    assert (report.questions, report.others) == (6, 2)
    assert report.closed_run == (2, 3)
    assert report.acknowledged == 4
    assert (report.before, report.after) == (Angles(2, 1), Angles(2, 1))
    assert dict(report.by_phase) == {
        "huidige_situatie": Share(1, 5),
        "uitzonderingen": Share(0, 1),
    }
    assert [(form, one.turn, one.answer) for form, one in report.leading] == [
        ("suggestief", 6, "Marjan 6.")
    ]


def test_questions_are_told_without_a_norm_and_with_the_remark_on_interrogation() -> None:
    turns = (ask("gesloten"), ask("gesloten"), ask("retorisch"), Turn("volgen"))
    words = told(through("vragen", *turns, start="bezoeker"))

    assert "Closed question: 2× (turns 1–2)." in words
    assert "Turns with a question: 3; without one: 1. A talk of questions only can feel" in words
    assert "Longest row of closed questions: 2 (turns 1–2)." in words
    assert "Rhetorical question. Turn 3, you: “Antwoord 3” Marjan: “Marjan 3.”" in words
    assert "Without an acknowledgement before it: 3×" in words


def test_questions_can_stand_beside_those_of_the_talk_before() -> None:
    before = (given(1, "copingvraag", question="open"), given(2, "volgen"))

    assert contrast_lines(before) == [
        "In your previous talk: 1 open of 1 questions, and 1 turns without a question."
    ]
    assert contrast_lines(()) == []


# Circle, conditions, ladder


def test_the_circle_has_its_segments_in_order_and_the_mandate_as_dots() -> None:
    report: CircleReport = through(
        "cirkel",
        *("verwelkomen", "probleemverkenning", "copingvraag", "volgen"),
        *("gewenste_situatie_vragen", "probleemverkenning"),
        Turn("mandaat_vragen", told=("mandaat",)),
        *("schaalvraag", "volgende_stap_vragen", "schaalvraag", "advies_reflex"),
    )

    assert report.visits == (
        Visit(2, 3, "huidige_situatie"),
        Visit(5, 5, "gewenste_situatie"),
        Visit(6, 6, "huidige_situatie"),
        Visit(8, 8, "uitzonderingen"),
        Visit(9, 10, "volgende_stap"),
    )
    assert (report.asked, report.given) == ((7,), (7,))
    assert "Marjan gave the mandate after turn 7." in told(report)


def test_what_did_not_come_up_is_said_without_more() -> None:
    words = told(through("cirkel", "probleemverkenning"))

    assert "Did not come up: desired situation, exceptions and earlier successes, next step." in (
        words
    )
    assert "Asking for the mandate: did not come up." in words


def test_each_condition_has_the_turn_that_carried_it() -> None:
    report: ConditionReport = through(
        "voorwaarden",
        *("erkennen", "copingvraag"),
        Turn("hoopvraag", measured="afleid_reflex"),
        Turn("volgen", lens={"voorwaarde": "zeggenschap"}),
    )
    rows = {row.condition: row for row in report.rows}

    assert len(rows) == 8
    assert [one.turn for one in rows["erkenning"].carried] == [1, 2]
    assert [one.turn for one in rows["zeggenschap"].carried] == [4]
    assert rows["veiligheid"].carried == ()
    assert rows["hoop"].carried == ()
    assert [one.turn for one in rows["hoop"].reflex] == [3]
    words = lens_lines(report)
    assert "Acknowledgement: turn 1, “Antwoord 1”, and also turn 2." in words
    assert "Safety: did not come up." in words
    assert "Hope: did not come up; in turn 3 the deflecting reflex came by." in words


def test_a_help_turn_before_any_accepting_turn_is_named() -> None:
    early: LadderReport = through("ladder", "advies_reflex", "volgen", "erkennen")
    late: LadderReport = through("ladder", "erkennen", "volgen", "advies_reflex")

    assert early.rungs == ("h", "l", "a")
    assert early.help_before_acceptance is not None
    assert "In this talk helping (turn 1) came before accepting." in told(early)
    assert late.help_before_acceptance is None
    assert "Talk: did not come up." in told(late)
    assert through("ladder", "advies_reflex").help_before_acceptance.turn == 1


# Models, directivity, closeness, limits


def test_the_models_have_their_shares_and_what_came_after_the_medical_turns() -> None:
    report: ModelReport = through(
        "model", "erkennen", Turn("advies_reflex", calm=(5, 7)), "informatie_geven", "volgen"
    )

    assert report.models == ("e", "m", "0", "e")
    [medical] = report.medical
    assert (medical.answered.turn, medical.answered.answer) == (2, "Marjan 2.")
    assert [(one.gauge, one.before, one.after) for one in medical.changes] == [("spanning", 5, 7)]
    assert "Empowerment model: 2 of the 4 turns (turns 1 and 4)." in told(report)


def test_directivity_stands_against_the_tension() -> None:
    report: DirectivityReport = through(
        "directiviteit",
        Turn("erkennen", calm=(6, 5)),
        Turn("advies_reflex", calm=(5, 7)),
        Turn("copingvraag", calm=(7, 7)),
        Turn("informatie_geven", calm=(7, 6)),
    )

    assert report.levels == (0, 2, 1, 2)
    assert report.tension == (6, 5, 7, 7, 6)
    assert report.by_level == {
        0: Stretch((1,), 0, 1),
        1: Stretch((3,), 0, 0),
        2: Stretch((2, 4), 1, 1),
    }
    assert "Steers the content: 2 turns (turns 2 and 4); tension rose 1×, fell 1×." in told(report)


def test_closeness_shows_its_two_extremes_with_the_answer() -> None:
    own = Turn("meeleef_reflex", reflex_behaviour="eigen_verhaal")
    report: ClosenessReport = through("nabijheid", "erkennen", own, "correctie_reflex", own)

    assert report.nabij == (1, 1, -1, 1)
    assert [(one.end, one.answered.turn, one.answered.answer) for one in report.extremes] == [
        ("close", 2, "Marjan 2."),
        ("distant", 3, "Marjan 3."),
    ]
    assert "There were no extremes in this talk." in told(through("nabijheid", "erkennen"))


def test_after_a_limit_was_crossed_both_answers_are_timed() -> None:
    report: LimitReport = through(
        "agressie",
        "volgen",
        Turn("volgen", signal="grens"),
        Turn("erkennen", signal="grens"),
        Turn("gedrag_begrenzen", measured="correctie_reflex"),
        "gedrag_begrenzen",
        Turn("erkennen", signal="grens"),
    )

    first, second = report.crossings
    assert first.turn == 2
    assert first.acknowledged is not None
    assert first.limited is not None
    assert (first.later(first.acknowledged), first.later(first.limited)) == (1, 3)
    assert first.both
    assert (second.turn, second.limited, second.both) == (6, None, False)
    words = told(report)
    assert "Before turn 2 Marjan went over a limit" in words
    assert "Acknowledged: in turn 3, 1 turn later: “Antwoord 3”." in words
    assert "Acknowledged: in turn 6, at once: “Antwoord 6”." in words
    assert "Limit set: did not come up." in words


# Steps of a model


def test_a_strip_has_the_steps_in_the_order_in_which_they_were_reached() -> None:
    report: StepReport = through(
        "grow",
        "probleemverkenning",
        Turn("volgen", lens={"grow": "doel"}),
        Turn("volgende_stap_vragen", lens={"grow": "geen"}),
        "mandaat_vragen",
        "erkennen",
    )

    assert report.reached == (Reached(1, "realiteit"), Reached(2, "doel"), Reached(4, "wil"))
    assert lens_lines(report) == [
        "Goal: turn 2.",
        "Reality: turn 1.",
        "Options: did not come up.",
        "Will: turn 4.",
    ]


def test_the_technique_decides_before_the_type_does() -> None:
    wish = Turn("gewenste_situatie_vragen", technique="stel_dat")
    report: StepReport = through("computermodel", "gewenste_situatie_vragen", wish)

    assert report.reached == (
        Reached(1, "klacht_of_verbetering"),
        Reached(2, "denkbare_oplossing"),
    )
    thoughts = Turn("gedachte_onderzoeken", technique="b_gedachte")
    assert through("abc", thoughts).reached == (Reached(1, "b"),)


def test_the_order_of_bad_news_is_looked_at() -> None:
    in_order: StepReport = through(
        "slecht_nieuws_stappen",
        *("verwelkomen", "slecht_nieuws_brengen", "volgen", "informatie_geven"),
    )
    around: StepReport = through(
        "slecht_nieuws_stappen",
        *("erkennen", "slecht_nieuws_brengen", "informatie_geven", "volgen"),
    )

    assert [step for _, step in in_order.reached] == [
        *("rustige_plek", "brengen", "reactie", "informatie")
    ]
    assert in_order.turned_round == ()
    assert around.reached[0] == Reached(2, "brengen")
    assert around.turned_round == (("rustige_plek", "brengen"), ("reactie", "informatie"))
    assert "In turn 3 came “information”, without “room for the reaction” before it." in told(
        around
    )


def test_the_steps_of_the_reporting_code_say_whether_they_were_checked() -> None:
    words = told(through("meldcode_stappen", Turn("volgen", lens={"meldcode_stappen": "gesprek"})))

    assert "Talk: turn 1." in words
    assert words.count("(still to be checked)") == 5


# Words

WHAT_A_LEARNER_IS_NEVER_TOLD = re.compile(
    r"\b(fout|helaas|jammer|altijd|nooit|typisch|goed gedaan|wrong|unfortunately|always|never|"
    r"typical|well done|should|must|moet)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("spoken", ["nl", "en"])
def test_no_lens_judges_and_every_one_has_words(spoken: str) -> None:
    language.use(spoken)
    every = [Turn(kind, signal="grens", told=("erkend",)) for kind in REPLY_TYPES]
    made, debriefed = held(*every, crisis_kind="werkelijk")
    for lens in LENSES.values():
        lines = [what_it_shows(lens), *lens_lines(lens.look(made, debriefed))]
        assert len(lines) > 1, lens.slug
        found = [line for line in lines if WHAT_A_LEARNER_IS_NEVER_TOLD.search(line)]
        assert not found, lens.slug


def test_a_talk_in_which_nothing_was_said_has_nothing_to_show() -> None:
    made, _ = held("volgen")
    nothing = debrief(made, [Said(0, "Zo is het.", "scene", "gewoon", "begin")])
    for lens in LENSES.values():
        assert lens_lines(lens.look(made, nothing)), lens.slug


# In lines


def test_in_lines_a_lens_is_asked_for_by_name_or_number() -> None:
    made, debriefed = held("advies_met_mandaat", "volgen")
    listed = lens_asked("lens", made, debriefed)

    assert lens_asked("stop", made, debriefed) is None
    assert listed is not None
    assert listed.startswith(what_a_lens_is())
    assert "1. leary: Leary's rose." in listed
    assert lens_asked("lens leary", made, debriefed) == lens_asked("LENS 1", made, debriefed)
    assert "in 1 of the 2 turns" in (lens_asked("lens leary", made, debriefed) or "")
    with pytest.raises(NotUnderstood):
        lens_asked("lens agressie", made, debriefed)
    before: tuple[Given, ...] = (given(1, "copingvraag", question="open"),)
    assert "In your previous talk" in (lens_asked("lens vragen", made, debriefed, before) or "")
