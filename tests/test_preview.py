"""A talk that stays where it is while its file is written; what a preview says, on no screen."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator import language
from simulator.authoring.check import check_files
from simulator.authoring.preview import (
    Answered,
    Forced,
    Preview,
    Save,
    Walk,
    asked,
    difference,
    forced,
    not_on_offer,
    on_offer,
    opened,
    read,
    save_of,
    told,
    walk,
)
from simulator.codebook.requirements import BIT
from simulator.codebook.vocabulary import GAUGES
from simulator.conversation import Conversation
from simulator.diagnostics import Severity
from simulator.events import Given, Said
from simulator.loading import load
from simulator.loading.library import scenario_files
from tests.generated import generated_scenario
from tests.running import KLEIN, ROOT

TEXT = KLEIN.read_text("utf-8")
SCENARIO = load(KLEIN)
ROAD = ("nachten", "volgen")


def changed(*changes: tuple[str, str]) -> Save:
    """KLEIN with some words replaced by others."""
    text = TEXT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return save_of(text)


def without(begin: str, end: str) -> Save:
    """KLEIN without everything from ``begin`` up to ``end``."""
    before, rest = TEXT.split(begin, 1)
    return save_of(before + end + rest.split(end, 1)[1])


def travelled(*replies: str, save: Save | None = None) -> Preview:
    """A preview of KLEIN in which these replies were given."""
    preview = opened(save or save_of(TEXT))
    for reply in replies:
        preview = preview.answered(reply)
    return preview


def walked(preview: Preview) -> Walk:
    assert preview.walk is not None
    return preview.walk


def where(preview: Preview) -> str:
    return walked(preview).talk.state.scene


def broken_at(preview: Preview) -> str:
    """Where the road breaks, in the words of the author's language."""
    broken = walked(preview).broken
    assert broken is not None
    return told(broken)


@pytest.fixture(autouse=True)
def english() -> None:
    language.use("en")


# The place in the talk


def test_a_save_that_leaves_the_road_alone_leaves_the_talk_where_it_is() -> None:
    preview = travelled(*ROAD).saved(changed(("Sloop, dat is het woord.", "Moe, zo moe.")))

    assert where(preview) == "keuze"
    assert walked(preview).broken is None
    said = [e.text for leg in walked(preview).legs for e in leg.events if isinstance(e, Said)]
    assert "Ja. Dat is het. Moe, zo moe." in said


def test_where_a_reply_is_gone_the_talk_stops_before_it_and_says_so() -> None:
    preview = travelled(*ROAD).saved(without("      - type: volgen\n", "      - id: waarom_niet"))

    assert where(preview) == "zondag"
    assert broken_at(preview) == 'turn 2: reply "volgen" is no longer in scene "zondag"'


def test_a_file_that_is_mended_leads_back_to_where_the_talk_was() -> None:
    away = changed(("- id: nachten", "- id: nachten_lang"))
    preview = travelled(*ROAD).saved(away)
    assert where(preview) == "binnenkomst"

    assert where(preview.saved(save_of(TEXT))) == "keuze"


def test_who_goes_another_way_does_not_come_back_to_the_old_one() -> None:
    preview = travelled(*ROAD).saved(changed(("- id: nachten", "- id: nachten_lang")))
    preview = preview.answered("copingvraag").saved(save_of(TEXT))

    assert where(preview) == "zondag"
    assert preview.road == (Answered("binnenkomst", "copingvraag"),)


def test_a_scene_with_another_name_is_the_same_scene() -> None:
    renamed = changed(("  zondag:\n", "  bij_dochter:\n"), ("zondag\n", "bij_dochter\n"))
    assert renamed.scenario is not None
    preview = travelled(*ROAD).saved(renamed)

    assert where(preview) == "keuze"
    assert Answered("bij_dochter", "volgen") in preview.road


def test_a_reply_of_the_same_name_elsewhere_is_not_the_same_step() -> None:
    save = changed(
        ("          - to: zondag\n", "          - to: keuze\n"),
        (
            "      - type: regie_teruggeven\n",
            "      - id: volgen\n        type: regie_teruggeven\n",
        ),
    )
    assert save.scenario is not None
    preview = travelled(*ROAD).saved(save)

    assert where(preview) == "keuze"
    assert broken_at(preview) == ('turn 2: the road leads to "keuze" now, no longer to "zondag"')


def test_a_reply_that_asks_more_now_is_not_on_offer() -> None:
    asks = (
        "        technique: echo\n",
        "        technique: echo\n        when: {houding: [klant]}\n",
    )
    preview = travelled(*ROAD).saved(changed(asks))

    assert broken_at(preview) == (
        'turn 2: reply "volgen" in scene "zondag" is not on offer now; it asks: '
        "houding == 'klant'"
    )


def test_a_reply_that_is_not_offered_twice_in_a_row() -> None:
    preview = opened(save_of(TEXT)).forced(Forced(gauges=(("vertrouwen", 9),)))
    road = (*preview.road, *[Answered("binnenkomst", "advies_reflex")] * 2)
    broken = walk(SCENARIO, road).broken
    assert broken is not None

    assert told(broken) == (
        'turn 2: reply "advies_reflex" was just said in scene "binnenkomst" '
        "and is not offered again"
    )


def test_mending_a_contact_is_not_on_offer_where_nothing_has_cooled() -> None:
    preview = travelled("advies_reflex", "herstel")
    assert walked(preview).broken is None

    broken = walk(SCENARIO, (Answered("binnenkomst", "herstel"),)).broken
    assert broken is not None
    assert told(broken).endswith("is not on offer now; it asks: breuk")


def test_a_talk_that_now_ends_before_the_next_step() -> None:
    ends = changed(("          - to: zondag\n", "          - to: vervolg_gekozen\n"))
    preview = travelled(*ROAD).saved(ends)

    assert broken_at(preview) == ('turn 2: the talk has already ended there, in "vervolg_gekozen"')


def test_a_scene_that_was_jumped_to_and_is_gone() -> None:
    preview = opened(save_of(TEXT)).jumped("keuze")
    renamed = changed(("  keuze:\n", "  besluit:\n"), ("keuze\n", "besluit\n"))
    assert renamed.scenario is not None

    assert broken_at(preview.saved(renamed)) == 'turn 1: scene "keuze" is no longer there'
    assert where(preview.saved(renamed)) == "binnenkomst"


def test_a_forced_fact_that_is_no_longer_declared() -> None:
    preview = opened(save_of(TEXT)).forced(Forced(set=frozenset({"zondag_genoemd"})))
    other = save_of(TEXT.replace("zondag_genoemd", "dochter_genoemd"))

    assert broken_at(preview.saved(other)) == (
        'turn 1: flag "zondag_genoemd" is no longer in the file'
    )


# What is found in a save


SHORT = "Ja. Dat is het. Sloop, dat is het woord."
LONG = " ".join([SHORT] * 7)


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ((), []),
        ((("  # allow[uneven-reply-lengths]: een echo is kort", ""),), ["uneven-reply-lengths"]),
        ((("Wat wil jij hier nu mee doen?", "Wat wil JIJ hier nu mee?"),), ["shouting-reply"]),
        (((SHORT, LONG),), ["long-text"]),
        (((SHORT, f"{LONG}  # allow[long-text]: een hele maand"),), []),
        ((("goto: open_deur", "goto: deur_open"),), ["unknown-scene"]),
    ],
    ids=["as it was", "a note", "a warning", "too long", "too long and allowed", "an error"],
)
def test_a_save_has_the_problems_that_check_finds(
    tmp_path: Path, changes: tuple[tuple[str, str], ...], codes: list[str]
) -> None:
    text = changed(*changes).text
    assert text is not None
    file = tmp_path / "klein.yaml"
    file.write_text(text, "utf-8")
    save = read(file)

    assert [problem.code for problem in save.problems if problem.code in codes] == codes
    assert save.problems == tuple(check_files([file]).problems)
    assert bool(save.problems) == bool(codes)


# A save that cannot be played


def test_a_broken_save_leaves_the_last_one_that_could_be_played() -> None:
    preview = travelled("nachten").saved(changed(("goto: open_deur", "goto: deur_open")))

    assert preview.is_behind
    assert [problem.code for problem in preview.save.problems] == ["unknown-scene"]
    assert where(preview) == "zondag"
    assert where(preview.answered("volgen")) == "keuze"
    mended = preview.answered("volgen").saved(save_of(TEXT))
    assert not mended.is_behind
    assert where(mended) == "keuze"


def test_a_file_that_is_opened_broken_has_only_its_problems_until_it_is_mended() -> None:
    preview = opened(save_of("format: 1\n"))
    assert preview.walk is None
    assert preview.save.count(Severity.ERROR) > 0

    assert where(preview.saved(save_of(TEXT))) == "binnenkomst"


def test_a_file_that_is_gone_for_a_moment(tmp_path: Path) -> None:
    file = tmp_path / "klein.yaml"
    file.write_text(TEXT, "utf-8")
    preview = opened(read(file)).answered("nachten")
    file.unlink()
    preview = preview.saved(read(file))

    assert [problem.code for problem in preview.save.problems] == ["missing-file"]
    assert where(preview) == "zondag"


def test_what_waits_for_a_review_is_not_played_and_not_on_either() -> None:
    locked = changed(("warnings: [somberheid]", "warnings: [suicidaliteit]"))
    preview = travelled("nachten").saved(locked)

    assert preview.walk is None
    assert preview.scenario is None
    assert "unreviewed-content" in [problem.code for problem in preview.save.problems]
    assert where(preview.saved(save_of(TEXT))) == "zondag"


# Steps


def test_back_and_from_the_beginning() -> None:
    preview = travelled(*ROAD)

    assert where(preview.back()) == "zondag"
    assert where(preview.back().back().back()) == "binnenkomst"
    assert where(preview.again()) == "binnenkomst"
    assert walked(preview.again()).talk.turn == 0


def test_back_from_a_break_goes_to_the_turn_before_it() -> None:
    preview = travelled(*ROAD).saved(without("      - type: volgen\n", "      - id: waarom_niet"))

    assert where(preview.back()) == "binnenkomst"


def test_a_scene_that_is_jumped_to_is_entered_by_the_rules() -> None:
    preview = opened(save_of(TEXT)).jumped("zondag")
    before = walked(opened(save_of(TEXT))).talk.state
    after = walked(preview).talk.state

    assert after.moment.signal == "kracht"
    assert after.gauges == before.gauges._replace(hoop=before.gauges.hoop + 1)
    assert after.moment.kept & walked(preview).talk.rules.bit["zondag_genoemd"]
    [_opening, jump] = walked(preview).legs
    assert [event.text for event in jump.events if isinstance(event, Said)] == [
        "Op zondag bij mijn dochter, ja. Dan ben ik een ander mens."
    ]


@given(st.integers(0, 30), st.integers(0, 11))
def test_jumping_opens_the_safety_gate_as_talking_does(seed: int, number: int) -> None:
    scenario = generated_scenario(seed)
    talk = Conversation(scenario)
    scene = scenario.scenes[f"s{number}"]
    state = talk.rules.entered(talk.state, scene.id)

    assert state.scene == scene.id
    assert state.moment.line_signal == scene.signal
    if scene.signal == "gevaar":
        assert state.moment.signal == "gevaar"
        assert state.moment.gate == max(talk.state.moment.gate, 1)
    assert state.turn == talk.state.turn


def test_after_the_last_turn_a_scene_can_still_be_tried() -> None:
    preview = opened(save_of(TEXT))
    calm = Forced(gauges=(("vertrouwen", 6), ("spanning", 4)))
    while not walked(preview).talk.ended:
        preview = preview.jumped("binnenkomst").forced(calm).answered("advies_reflex")
    assert walked(preview).talk.ended == "tijd_op"

    preview = preview.jumped("keuze")
    assert walked(preview).talk.ended is None
    assert on_offer(walked(preview).talk)


def test_a_forced_state_is_a_state_of_the_rules() -> None:
    preview = opened(save_of(TEXT)).jumped("keuze")
    step = {offered.reply.id: offered for offered in on_offer(walked(preview).talk)}
    assert step["volgende_stap_vragen"].given.measured != "volgende_stap_vragen"

    known = Forced(
        houding="klant",
        gauges=(("vertrouwen", 7), ("regie", 6)),
        set=frozenset({"erkend", "eigen_aandeel", "doel_benoemd", "mandaat"}),
        cleared=frozenset({"klacht_benoemd"}),
    )
    preview = preview.forced(known)
    talk = walked(preview).talk
    step = {offered.reply.id: offered for offered in on_offer(talk)}

    assert talk.state.moment.houding == "klant"
    assert (talk.state.gauges.vertrouwen, talk.state.gauges.regie) == (7, 6)
    assert not talk.state.moment.kept & BIT["klacht_benoemd"]
    assert step["volgende_stap_vragen"].given.fit == "passend"
    assert step["volgende_stap_vragen"].given.grounded
    assert step["volgende_stap_vragen"].instead_of == ()
    assert where(preview.answered("volgende_stap_vragen")) == "afspraak_volgende_stap"


def test_where_the_rules_lead_elsewhere_the_written_road_is_named() -> None:
    known = Forced(gauges=(("regie", 6),), set=frozenset({"wens_benoemd", "erkend"}))
    preview = opened(save_of(TEXT)).jumped("keuze").forced(known)
    [step] = [o for o in on_offer(walked(preview).talk) if o.reply.id == "volgende_stap_vragen"]

    assert (step.leads_to, step.instead_of) == ("beleefd_ja", ("afspraak_volgende_stap",))


def test_in_another_state_the_client_sounds_otherwise() -> None:
    preview = opened(save_of(TEXT)).forced(Forced(gauges=(("spanning", 9),)))
    [said] = walked(preview).legs[-1].events

    assert isinstance(said, Said)
    assert said.text == "Weer de hele nacht! En niemand die wat doet!"


AGAIN = (
    (
        "      gejaagd: Weer de hele nacht! En niemand die wat doet!\n",
        "      gejaagd: Weer de hele nacht! En niemand die wat doet!\n"
        "      nogmaals: Zoals ik zei, elke nacht.\n",
    ),
    (
        "    gejaagd: Geprobeerd! Allemaal geprobeerd!\n",
        "    gejaagd: Geprobeerd! Allemaal geprobeerd!\n    nogmaals: Dat zei je al.\n",
    ),
)
"""Henk has other words for what he says a second time."""


def said_last(preview: Preview) -> str:
    """The last words of the client."""
    said = [event.text for event in walked(preview).legs[-1].events if isinstance(event, Said)]
    return said[-1]


def test_who_jumps_back_hears_what_was_said_there_in_other_words() -> None:
    preview = travelled("nachten", save=changed(*AGAIN))

    assert said_last(preview.jumped("binnenkomst")) == "Zoals ik zei, elke nacht."
    assert said_last(preview.jumped("keuze").jumped("binnenkomst")) == "Zoals ik zei, elke nacht."
    assert said_last(opened(changed(*AGAIN)).jumped("zondag").jumped("keuze")) == (
        "Misschien moet ik het toch zelf eens zeggen, daarboven."
    )


@pytest.mark.parametrize("between", ["a jump", "another state"])
def test_after_a_jump_and_in_another_state_a_reaction_is_still_one_that_was_heard(
    between: str,
) -> None:
    preview = travelled("advies_reflex", save=changed(*AGAIN))
    assert said_last(preview) == "Ja, maar dat heb ik allang geprobeerd."
    if between == "a jump":
        preview = preview.jumped("binnenkomst")
    else:
        preview = preview.forced(Forced(gauges=(("vertrouwen", 6),)))
        preview = preview.answered("beloven")

    assert said_last(preview.answered("advies_reflex")) == "Dat zei je al."


def test_in_another_state_the_same_words_sound_otherwise_and_are_not_said_again() -> None:
    preview = opened(changed(*AGAIN)).forced(Forced(gauges=(("vertrouwen", 2),)))
    assert said_last(preview) == "Er verandert toch niks."
    preview = preview.forced(Forced(gauges=(("spanning", 9),)))
    assert said_last(preview) == "Weer de hele nacht! En niemand die wat doet!"

    preview = preview.jumped("zondag").jumped("binnenkomst")
    assert said_last(preview) == "Zoals ik zei, elke nacht."
    preview = preview.forced(Forced(gauges=(("spanning", 3),)))
    assert said_last(preview) == "Zoals ik zei, elke nacht."


def test_a_forced_crisis_is_one_that_has_been() -> None:
    talk = Conversation(SCENARIO)
    state = forced(talk.rules, talk.state, Forced(crisis_fase="overgenomen"))

    assert state.moment.crisis_fase == "overgenomen"
    assert state.moment.kept & BIT["crisis_geweest"]
    assert state.moment.kept & BIT["overgenomen_geweest"]


def test_only_what_is_otherwise_is_forced() -> None:
    talk = Conversation(SCENARIO)
    state = talk.state
    everything = Forced(
        state.moment.houding,
        state.moment.crisis_fase,
        tuple(zip(GAUGES, state.gauges, strict=True)),
        frozenset({"klacht_benoemd", "erkend"}),
        frozenset({"gevaar"}),
    )

    assert difference(talk.rules, state, everything) == Forced(set=frozenset({"erkend"}))


# The replies


@given(st.integers(0, 40))
def test_what_a_preview_says_of_a_reply_is_what_giving_it_does(seed: int) -> None:
    dice = Random(seed)
    talk = Conversation(generated_scenario(seed))
    for _turn in range(6):
        if talk.ended:
            break
        offers = on_offer(talk)
        assert {offered.reply.id for offered in offers} == {reply.id for reply in talk.replies}
        if not offers:
            break
        offered = dice.choice(offers)
        before = talk.state
        happened = talk.give(offered.reply.id)
        assert happened == offered.answer
        assert happened[0] == offered.given
        assert talk.state == offered.after
        assert (offered.leads_to or before.scene) == talk.state.scene
        moved = dict(offered.effect)
        for gauge, was, now in zip(GAUGES, before.gauges, talk.state.gauges, strict=True):
            assert moved.get(gauge, 0) == now - was


@given(st.integers(0, 40))
def test_a_road_of_replies_is_walked_as_the_talk_was_held(seed: int) -> None:
    dice = Random(seed)
    scenario = generated_scenario(seed)
    talk = Conversation(scenario)
    road = []
    for _turn in range(8):
        if not talk.replies:
            break
        reply = dice.choice(talk.replies).id
        road.append(Answered(talk.state.scene, reply))
        talk.give(reply)
    made = walk(scenario, road)

    assert made.broken is None
    assert [event for leg in made.legs for event in leg.events] == talk.events
    assert made.talk.state == talk.state


def test_replies_stand_in_the_order_of_the_file_and_the_others_say_what_they_ask() -> None:
    preview = travelled("nachten").forced(Forced(gauges=(("spanning", 10),)))
    talk = walked(preview).talk

    assert [offered.reply.id for offered in on_offer(talk)] == ["compliment_gegrond", "volgen"]
    [left_out] = not_on_offer(talk)
    assert left_out.reply.id == "waarom_niet"
    assert asked(SCENARIO, left_out.when) == "crisis_fase == 'geen' and spanning <= 9"


def test_a_ground_names_the_facts_of_the_file() -> None:
    [compliment, *_] = on_offer(walked(travelled("nachten")).talk)

    assert asked(SCENARIO, compliment.option.ground) == (
        "feit_bekend and erkend and signaal != 'emotie' and zondag_genoemd"
    )


def test_what_becomes_true_and_what_no_longer_is() -> None:
    preview = travelled().forced(Forced(set=frozenset({"toestemming"})))
    [nachten, *_] = on_offer(walked(preview).talk)

    assert nachten.now_true == ("erkend", "zondag_genoemd")
    assert nachten.no_longer == ("toestemming",)


def test_nothing_is_asked_of_a_reply_without_a_ground() -> None:
    [nachten, *_] = on_offer(walked(travelled()).talk)

    assert asked(SCENARIO, nachten.option.ground) == ""


# A conversation that begins somewhere


def test_a_conversation_begins_in_any_state_and_can_be_rewound_to_it() -> None:
    start = Conversation(SCENARIO)
    state = start.rules.entered(start.state, "zondag")
    talk = Conversation.at(SCENARIO, state)
    [said] = talk.events
    given_ = talk.give("volgen")[0]

    assert isinstance(said, Said)
    assert said.scene == "zondag"
    assert isinstance(given_, Given)
    assert given_.gauges[0] == state.gauges
    assert talk.rewound(0).state == state
    assert talk.rewound(1).events == talk.events


def test_a_conversation_cannot_begin_where_the_scenario_has_nothing() -> None:
    start = Conversation(SCENARIO)
    moment = start.state.moment._replace(scene="haakt_af")

    with pytest.raises(KeyError):
        Conversation.at(SCENARIO, start.state._replace(moment=moment))


@pytest.mark.parametrize("file", list(scenario_files([ROOT / "scenarios"])), ids=lambda f: f.stem)
def test_every_shipped_scenario_can_be_previewed_in_every_scene(file: Path) -> None:
    preview = opened(read(file))
    assert preview.scenario is not None

    for scene in preview.scenario.scenes:
        assert where(preview.jumped(scene)) == scene
        assert on_offer(walked(preview.jumped(scene)).talk)
