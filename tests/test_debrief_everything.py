"""Codebook 5.6 over every text a learner can come to read, and not over a sample of them.

Three places texts come from: the catalogues, the codebook, and the sentences that are made of both
about a talk. None of them blames, praises without a fact, calls a person something, generalises,
or advises who did not ask.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given as for_all

from simulator import language
from simulator.codebook.labels import (
    ENDING_KIND_LABELS,
    ENDING_LABELS,
    ESTIMATE_LABELS,
    FLAG_LABELS,
    FLAG_MISSING,
    GAUGE_LABELS,
    PHASE_LABELS,
    PULL_SOURCE_LABELS,
    STANCE_DESCRIPTIONS,
    START_LABELS,
    STATED_GROUND_LABELS,
    SURENESS_LABELS,
    TALK_PHASE_LABELS,
    TECHNIQUE_LABELS,
)
from simulator.codebook.question_forms import QUESTION_FORM_ENTRIES
from simulator.codebook.reflexes import REFLEX_ENTRIES
from simulator.codebook.reply_types import ENTRIES
from simulator.codebook.signals import SIGNAL_ENTRIES
from simulator.codebook.systems import SYSTEMS
from simulator.codebook.type_sources import SOURCE_TEXTS, SYSTEM_OF_TYPE
from simulator.codebook.vocabulary import (
    INTERVENTIONS,
    PULL_SOURCES,
    REFLEXES,
    STATED_GROUNDS,
    Text,
)
from simulator.debrief import (
    OwnView,
    Possibility,
    calibrate,
    circle,
    debrief,
    ideas_text,
    meant,
    measured_text,
    turning_points,
    wording,
)
from simulator.debrief.judged import Judged
from simulator.debrief.regret import TurnRegret
from simulator.events import Offered
from simulator.kept import Pull
from tests.debriefed_talks import (
    ADVICE,
    SEEDS,
    SYMPATHY,
    ended,
    events_of,
    given,
    reply,
    scenario,
    talk_by_dice,
)
from tests.test_debrief_wording import FORBIDDEN, nothing_forbidden
from tools import messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simulator.debrief import Debrief

# The catalogues

NOT_FOR_A_LEARNER = (
    "simulator/authoring",
    "simulator/cli",
    "simulator/diagnostics",
    "simulator/explorer",
    "simulator/loading",
    "simulator/tui/preview",
)
"""Where texts stand that an author or whoever types commands reads, and no learner as one."""

NOT_ABOUT_A_TALK = (
    "simulator/store/problems.py",
    "simulator/tui/app.py",
    "simulator/tui/crash.py",
    "simulator/tui/screens/not_kept.py",
)
"""Where texts stand about the disk and the program, which may be wrong and be tried again."""

MEANT_OTHERWISE: dict[str, str] = {
    "nothing there is right or wrong": "says that nobody is judged",
    "There is no number you should have": "says that there is no norm",
    "stop leaves; you can do so at any time": "a permission that holds every time",
    "You have left the talk": "where somebody is, and not what",
    "how sure you are of it": "asks for a judgement of her own",
    "Something is wrong in the program": "about the program, when it had to stop",
}
"""Texts with a word of the list in them that do nothing of what it stands for, and why."""


def texts_for_a_learner() -> Iterator[tuple[language.Language, str]]:
    """Every text of the interface a learner may read about herself or a talk, in both languages."""
    dutch = messages.read(messages.po_files()["nl"], "nl")
    for message in messages.texts_in_code():
        files = [file for file, _line in message.locations]
        if not message.id or all(file.startswith(NOT_FOR_A_LEARNER) for file in files):
            continue
        if all(file in NOT_ABOUT_A_TALK for file in files):
            continue
        english = messages.parts(message.id)
        if any(words in text for words in MEANT_OTHERWISE for text in english):
            continue
        for text in english:
            yield "en", text
        known = dutch.get(message.id)
        for text in messages.parts(known.string) if known is not None else ():
            yield "nl", text


def found_in(spoken: language.Language, text: str) -> str | None:
    """The forbidden word in a text; what is quoted in it is somebody else's."""
    own = re.sub("“[^”]*”", "“…”", text)
    found = re.search(rf"\b({FORBIDDEN[spoken]})\b", own, re.IGNORECASE)
    return None if found is None else found.group()


def test_no_text_of_the_interface_blames_praises_labels_or_advises() -> None:
    texts = list(texts_for_a_learner())
    wrong = [
        f"{spoken}: {word!r} in {text!r}"
        for spoken, text in texts
        if (word := found_in(spoken, text)) is not None
    ]

    assert not wrong, "\n".join(wrong)
    assert len(texts) > 500


def test_what_is_let_through_is_still_there() -> None:
    ids = [
        text for message in messages.texts_in_code() for text in messages.parts(message.id or "")
    ]

    for words in MEANT_OTHERWISE:
        assert any(words in text for text in ids), words
    files = {file for message in messages.texts_in_code() for file, _ in message.locations}
    for place in NOT_ABOUT_A_TALK:
        assert place in files


def test_a_word_that_is_not_said_is_found() -> None:
    assert found_in("nl", "Dat was fout.") == "fout"
    assert found_in("nl", "Zij zei: “helaas”.") is None
    assert found_in("en", "You never ask.") == "never"


# The codebook


def texts_of_the_debrief() -> Iterator[Text]:
    """Every text of the codebook that the debrief has in its sentences."""
    for labels in (
        ENDING_KIND_LABELS,
        ENDING_LABELS,
        ESTIMATE_LABELS,
        FLAG_LABELS,
        FLAG_MISSING,
        GAUGE_LABELS,
        PHASE_LABELS,
        STANCE_DESCRIPTIONS,
        START_LABELS,
        STATED_GROUND_LABELS,
        SURENESS_LABELS,
        TALK_PHASE_LABELS,
        TECHNIQUE_LABELS,
        SOURCE_TEXTS,
    ):
        yield from labels.values()
    for entry in ENTRIES.values():
        yield from (entry.label, entry.definition)
    for reflex in REFLEX_ENTRIES.values():
        yield from (reflex.label, reflex.kind_intention)
    for form in QUESTION_FORM_ENTRIES.values():
        yield from (form.label, form.definition)
    for signal in SIGNAL_ENTRIES.values():
        yield signal.does
    for system in SYSTEM_OF_TYPE.values():
        yield SYSTEMS[system].name


def test_no_text_of_the_codebook_in_the_debrief_does_either() -> None:
    for text in texts_of_the_debrief():
        for spoken in language.LANGUAGES:
            assert found_in(spoken, text.in_language(spoken)) is None, text


def test_what_pulls_is_a_choice_in_the_learner_s_own_voice_and_no_trait() -> None:
    for text in PULL_SOURCE_LABELS.values():
        assert found_in("nl", text.nl) is None, text
        assert re.search(r"\b(ik|me)\b", text.nl), text


def test_every_intervention_has_its_source() -> None:
    assert set(SYSTEM_OF_TYPE) == set(INTERVENTIONS)
    for system in SYSTEM_OF_TYPE.values():
        assert SYSTEMS[system].source in SOURCE_TEXTS


# The sentences


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_every_idea_is_told_as_a_possibility_with_a_reason_and_a_source(
    spoken: language.Language,
) -> None:
    language.use(spoken)
    for kind in INTERVENTIONS:
        for technique in (None, *ENTRIES[kind].techniques):
            for answers in (False, True):
                idea = Possibility(
                    Offered("r1", "Zo, zegt u.", kind, "passend", kind), None, technique, answers
                )
                for sentence in wording.possibility(idea):
                    nothing_forbidden(sentence)
                assert re.search(r"[A-E]\d+\)", wording.possibility(idea)[-1])
    for sentence in (
        wording.idea_question(),
        wording.one_of_the_roads(),
        wording.no_idea_here(),
        wording.pull_question(),
        wording.turning_question(),
        wording.lost_here(),
        wording.out_of_reach(),
        wording.own_words_first(""),
        wording.own_words_first("Zo."),
        wording.own_turning_points(None),
        wording.counted_turning_points(()),
    ):
        nothing_forbidden(sentence)


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_a_reply_given_on_purpose_is_told_side_by_side_and_without_a_verdict(
    spoken: language.Language,
) -> None:
    language.use(spoken)
    for ground in STATED_GROUNDS:
        for turn in (given(1, ADVICE, "volgen"), given(1, "informatie_geven", ADVICE)):
            for note in (None, "hij keek zo"):
                own = Judged(meant=ground, meant_note=note)
                [reason] = meant([turn], {1: own})
                nothing_forbidden(wording.meant(reason))
                assert ("hij keek zo" in wording.meant(reason)) == (note is not None)


def test_a_reason_the_talk_does_not_show_is_asked_after_and_one_it_shows_is_not() -> None:
    language.use("en")
    slip, grounded = given(1, ADVICE, "volgen"), given(2, "informatie_geven", ADVICE)
    judged = {1: Judged(meant="client_vroeg"), 2: Judged(meant="client_vroeg"), 3: Judged()}

    seen, shown = meant([slip, grounded, given(3, "volgen", ADVICE)], judged)

    assert "it could not be heard yet. Where did you see it?" in wording.meant(seen)
    assert "there was a ground for it too" in wording.meant(shown)
    assert not re.search(r"count|number", wording.meant(seen) + wording.meant(shown))


OWN = {
    turn: Judged(first="Eerst dit" if turn % 2 else "", sure="zeker", meant="mandaat")
    for turn in range(1, 40)
}


def own_view(told: Debrief) -> OwnView:
    """A learner who said something about everything, and a count that lost something."""
    turns = tuple(turn.turn for turn in told.turns)
    regrets = [
        TurnRegret(turn, "goed", "gemengd" if turn % 3 == 0 else "goed", 0, ("r1",))
        for turn in turns
    ]
    pull = Pull(PULL_SOURCES, turns[:2], "het werd stil")
    return OwnView(OWN, pull, dict.fromkeys(turns, "ik zag het anders"), regrets)


@pytest.mark.parametrize("spoken", language.LANGUAGES)
@for_all(SEEDS)
def test_nothing_that_is_told_of_any_talk_does_so(spoken: language.Language, seed: int) -> None:
    language.use(spoken)
    told = debrief(*talk_by_dice(seed))
    calibration = calibrate(told.reflexes, dict.fromkeys(REFLEXES, 7))

    for line in own_lines(told, measured_text(told, calibration, own_view(told))):
        nothing_forbidden(line)
    for sentence in wording.circle(circle(told.turns)):
        nothing_forbidden(sentence)
    for evidence in told.evidence:
        for idea in evidence.possible:
            for reason in wording.possibility_reasons(idea)[1 if idea.why else 0 :]:
                nothing_forbidden(reason)


def own_lines(told: Debrief, text: str) -> Iterator[str]:
    """The lines of a text that are the program's own, and not the client's or the author's."""
    author = {one_line(evidence.why) for evidence in told.evidence if evidence.why}
    for line in text.splitlines():
        somebody = line.startswith((f"{told.name}: ", "Jij: ", "You: ", "("))
        if line and line not in author and not somebody:
            yield line


def one_line(words: str) -> str:
    """On one line."""
    return " ".join(words.split())


@for_all(SEEDS)
def test_no_idea_comes_before_it_is_asked_for(seed: int) -> None:
    told = debrief(*talk_by_dice(seed))
    unasked = measured_text(told, None, own_view(told))

    for evidence in told.evidence:
        assert len(evidence.possible) <= 2
        for idea in evidence.possible:
            source = wording.possibility_reasons(idea)[-1]
            assert source not in unasked
            assert source in ideas_text(evidence)
    assert wording.one_of_the_roads() not in unasked


@for_all(SEEDS)
def test_an_idea_lay_on_the_table_and_would_have_fitted(seed: int) -> None:
    told = debrief(*talk_by_dice(seed))

    for evidence in told.evidence:
        for idea in evidence.possible:
            assert idea.offered in evidence.others
            assert idea.offered.fit == "passend"
        assert len({idea.offered.type for idea in evidence.possible}) == len(evidence.possible)
        fitting = [other for other in evidence.others if other.fit == "passend"]
        assert bool(fitting) == bool(evidence.possible)


@for_all(SEEDS)
def test_no_strength_is_told_without_its_fact(seed: int) -> None:
    told = debrief(*talk_by_dice(seed))

    for moment in told.helped:
        assert moment.told or moment.moves or moment.gained
        assert wording.helped(moment, told.name).startswith(wording.turn(moment.turn))


# Ideas, one by one


def possible(*others: Offered, signal: str = "geen") -> tuple[str, ...]:
    """The types of the ideas at a turn where these lay on the table."""
    turn = given(1, ADVICE, signal=signal)
    [evidence] = debrief(
        scenario(reply("volg", "volgen", "Zo.")),
        [given(1, ADVICE, signal=signal, offered=(*turn.offered, *others))],
    ).evidence
    return tuple(idea.offered.type for idea in evidence.possible)


def lay(number: int, kind: str, fit: str = "passend") -> Offered:
    return Offered(f"r{number}", f"Keuze {number}", kind, fit, kind)  # type: ignore[arg-type]


def test_what_answers_the_client_comes_first_and_there_are_never_three() -> None:
    table = (lay(1, "nuttigheidsvraag"), lay(2, "perspectiefwisseling"), lay(3, "erkennen"))

    assert possible(*table) == ("nuttigheidsvraag", "perspectiefwisseling")
    assert possible(*table, signal="emotie") == ("erkennen", "nuttigheidsvraag")


def test_what_would_not_have_fitted_is_no_idea() -> None:
    assert possible(lay(1, "volgen", "neutraal"), lay(2, SYMPATHY, "reflex")) == ()


def test_an_idea_has_the_author_s_reason_its_technique_and_its_source() -> None:
    language.use("en")
    echo = reply("echo", "volgen", "Sjouwen.", technique="echo")
    made = scenario(reply("aankloppen", ADVICE, "Bel de gemeente."), echo, signal="emotie")

    [evidence] = debrief(made, events_of(made, "aankloppen")).evidence

    assert ideas_text(evidence).splitlines() == [
        "A possibility, beside yours. It lay on the table too; there are more ways to go on.",
        "“Sjouwen.” (following, echoing a key word). Wat echo met Marjan doet. It answers what "
        "lay open then. Following is: stay close with minimal steering. Source: not-knowing "
        "stance, joining (B8), in “Oplossingsgericht werken en crisisinterventie” (on "
        "solution-focused work).",
    ]


def test_a_turn_with_nothing_else_that_fitted_has_no_ideas() -> None:
    [evidence] = debrief(
        scenario(reply("volg", "volgen", "Zo.")), [given(1, ADVICE, SYMPATHY)]
    ).evidence

    assert ideas_text(evidence) == ""


# The circle


def visits(*turns: object) -> list[tuple[int, str]]:
    """Which turns visited which part."""
    return [(visit.turn, visit.segment) for visit in circle(turns).visits]  # type: ignore[arg-type]


def test_a_reply_visits_the_part_its_type_belongs_to() -> None:
    assert visits(
        given(1, "erkennen"),
        given(2, "uitzonderingsvraag"),
        given(3, "gewenste_situatie_vragen"),
        given(4, "volgende_stap_vragen"),
    ) == [
        (1, "huidige_situatie"),
        (2, "uitzonderingen"),
        (3, "gewenste_situatie"),
        (4, "volgende_stap"),
    ]


def test_a_type_of_several_parts_goes_where_the_client_went_or_stays_where_it_is() -> None:
    scaled = given(2, "schaalvraag")

    assert visits(given(1, "focus_terugbrengen", told=("eigen_aandeel",))) == [
        (1, "gewenste_situatie")
    ]
    assert visits(given(1, "focus_terugbrengen")) == [(1, "huidige_situatie")]
    assert visits(given(1, "volgende_stap_vragen"), scaled)[-1] == (2, "volgende_stap")
    assert visits(given(1, "erkennen"), scaled)[-1] == (2, "uitzonderingen")


def test_following_a_crisis_and_a_slip_visit_nothing() -> None:
    assert (
        visits(given(1, "volgen"), given(2, "instrueren"), given(3, ADVICE, kind="erkennen")) == []
    )


def test_the_circle_is_told_in_the_order_of_the_talk_with_its_mandate() -> None:
    language.use("en")
    turns = [
        given(1, "erkennen"),
        given(2, "copingvraag"),
        given(3, "mandaat_vragen", told=("toestemming", "mandaat")),
        given(4, "volgende_stap_vragen"),
    ]

    assert wording.circle(circle(turns)) == (
        "In this order: current situation (turns 1 and 2), next step (turn 4).",
        "Not visited in this talk: desired situation and exceptions and earlier successes.",
        "You asked for a mandate: turn 3.",
        "The client gave a mandate: turn 3.",
    )
    assert wording.circle(circle([])) == ("No part of the circle came by in this talk.",)


# Turning points


def regret(turn: int, *, lost: bool) -> TurnRegret:
    return TurnRegret(turn, "goed", "gemengd" if lost else "goed", 0, ("r1",))


def test_the_program_points_at_what_was_lost_and_what_moved_and_at_three_at_most() -> None:
    made = scenario(reply("volg", "volgen", "Zo."))
    on, back = ("klager", "klant"), ("klant", "klager")
    told = debrief(
        made,
        [
            given(1, "volgen", houding=on),
            given(2, ADVICE, houding=back),
            given(3, "volgen"),
            given(4, "volgen", houding=on),
            given(5, ADVICE),
        ],
    )

    assert turning_points(told) == (1, 2, 4)
    assert turning_points(told, [regret(5, lost=True)]) == (1, 2, 5)
    assert turning_points(told, [regret(3, lost=False)]) == (1, 2, 4)
    assert turning_points(debrief(made, [given(1, "volgen")])) == ()


def test_the_learner_s_turning_points_are_told_before_the_program_s() -> None:
    language.use("en")
    made = scenario(reply("volg", "volgen", "Zo."))
    told = debrief(made, [given(1, "volgen", houding=("klager", "klant")), given(2, "volgen")])

    text = measured_text(told, None, OwnView(pulled=Pull(("waardering",), (2,), "hier")))

    course = text[text.index("How it went") :].splitlines()
    assert course[1:5] == [
        "You: turn 2.",
        "What pulled you, by your own words: “I wanted to be of use to the client”.",
        "“hier”",
        "The count: turn 1.",
    ]


# What is counted, and what is not


def test_every_turn_that_does_not_count_is_named_with_its_reason() -> None:
    language.use("en")
    made = scenario(reply("volg", "volgen", "Zo."))
    told = debrief(
        made,
        [
            given(1, ADVICE),
            given(2, ADVICE, "volgen"),
            given(3, "volgen"),
            given(4, "volgen", ADVICE),
            ended(4, "veiligheid_gemist", "gestopt"),
        ],
    )

    assert wording.excluded(told.evidence) == (
        "Not counted, because there was one reply on offer: turns 1 and 3.",
        "Not counted, because the talk was stopped there: turn 4.",
    )


@for_all(SEEDS)
def test_what_is_not_counted_is_exactly_what_is_named(seed: int) -> None:
    told = debrief(*talk_by_dice(seed))
    named = " ".join(wording.excluded(told.evidence))

    for evidence in told.evidence:
        assert bool(re.search(rf"\b{evidence.turn}\b", named)) == (not evidence.counted)


@for_all(SEEDS)
def test_a_reflex_shows_all_its_turns_the_taken_and_the_left(seed: int) -> None:
    told = debrief(*talk_by_dice(seed))

    for counted in told.reflexes.values():
        left = wording.left_alone(counted, told.withstood) or ""
        taken = {moment.turn for moment in counted.occurrences}
        alone = {int(number) for number in re.findall(r"\d+", left)}
        assert len(taken | alone) == counted.opportunities
        assert not taken & alone
