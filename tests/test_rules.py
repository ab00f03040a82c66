"""One reply from beginning to end, crises, safety and endings (codebook 4.0 to 4.6)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from simulator.codebook.endings import ENDING_RULES
from simulator.codebook.requirements import ALWAYS, Gauges
from simulator.codebook.starts import START_VALUES
from simulator.codebook.transitions import ANY_REPLY, COLD, CRISIS_ROWS, HOT, STANCE_ROWS
from simulator.codebook.vocabulary import (
    ENDINGS,
    REFLEXES,
    STARTS,
    Ending,
    Intervention,
    Reflex,
    ReplyType,
    Signal,
    Start,
)
from simulator.scenario import Branch, Otherwise
from tests.scenes import (
    answer,
    give,
    held,
    is_true,
    put,
    reply,
    said,
    scenario,
    scene,
    when,
)
from tests.test_codebook_page import table

if TYPE_CHECKING:
    from simulator.conversation import Conversation
    from simulator.scenario import Reply, Scenario

So = dict[str, Any]
"""A state, in the words of `tests.scenes.put`."""


def offered(talk: Conversation) -> set[str]:
    return {choice.id for choice in talk.replies}


def two_scenes(*replies: ReplyType, signal: Signal = "geen", **second: Any) -> Scenario:
    """Two scenes with the same replies: each leads from the first to the second and stays there."""
    onward = (reply(kind, "verder") for kind in replies)
    return scenario(
        scene("begin", *onward), scene("verder", *map(reply, replies), signal=signal, **second)
    )


# What the page says in tables is what the data say


def test_the_stance_rows_of_4_4_are_those_on_the_page() -> None:
    page = [(row["from"], row["to"], row["guard"]) for row in table("4.4", "from")]
    assert [(row.source, row.target, row.guard.formula()) for row in STANCE_ROWS] == page


def test_the_crisis_rows_of_4_5_are_those_on_the_page() -> None:
    page = [(row["from"], row["to"], row["trigger"], row["guard"]) for row in table("4.5", "from")]
    data = [
        (
            row.source,
            row.target,
            ANY_REPLY if row.triggers == ANY_REPLY else " ".join(row.triggers),
            row.guard.formula(),
        )
        for row in CRISIS_ROWS
    ]
    assert data == page


def test_the_guards_of_the_endings_in_4_6_are_those_on_the_page() -> None:
    page = {row["slug"]: (row["guard"], row["if not"]) for row in table("4.6", "slug")}
    for slug in ENDINGS:
        rule = ENDING_RULES.get(slug)
        guard = "True" if rule is None else rule.guard.formula()
        instead = [] if rule is None else rule.if_not
        if_not = [f"{to}" if on is ALWAYS else f"{to} ({on.formula()})" for on, to in instead]
        assert page[slug] == (guard, ", ".join(if_not) or "–")


def test_the_conditions_of_the_forced_endings_in_4_6_are_those_on_the_page() -> None:
    reached = {row["slug"]: row["reached when"] for row in table("4.6", "slug")}
    forced = r"forced: (.*) at the end of two turns in a row"
    for slug, condition in (("haakt_af", COLD), ("escalatie", HOT)):
        match = re.fullmatch(forced, reached[slug])
        assert match
        assert match[1] == condition.formula()


# Where a talk begins (4.1, 4.2)


@pytest.mark.parametrize("start", STARTS)
def test_4_2_a_talk_begins_with_the_gauges_and_flags_of_its_start(start: Start) -> None:
    talk = held(scenario(scene("begin", reply("volgen")), start=start))
    values = START_VALUES[start]
    assert talk.state.gauges == values[:4]
    assert all(is_true(talk, flag) for flag in values.flags)


@pytest.mark.parametrize(
    ("start", "phase"), [("crisis_acuut", "acuut"), ("crisis_gestabiliseerd", "gestabiliseerd")]
)
def test_4_1_both_crisis_starts_begin_as_klager_in_their_phase(start: Start, phase: str) -> None:
    world = scenario(scene("begin", reply("volgen")), start=start, flags="eigen_aandeel")
    talk = held(world)
    assert (talk.state.moment.houding, talk.state.moment.crisis_fase) == ("klager", phase)
    assert is_true(talk, "crisis_geweest")


def test_4_2_an_experienced_crisis_begins_as_klager_with_hoop_1_and_spanning_8() -> None:
    talk = held(scenario(scene("begin", reply("volgen")), crisis_kind="beleefd"))
    assert talk.state.gauges == (4, 1, 2, 8)
    assert (talk.state.moment.houding, talk.state.moment.crisis_fase) == ("klager", "geen")


def test_4_2_an_author_shifts_a_start_value_by_1_and_adds_flags() -> None:
    world = scenario(
        scene("begin", reply("volgen")),
        shift=(("vertrouwen", 1), ("spanning", -1)),
        flags="feit_bekend",
    )
    talk = held(world)
    assert talk.state.gauges == (5, 3, 2, 5)
    assert is_true(talk, "feit_bekend")


def test_3_2_permission_that_is_there_from_the_start_is_there_in_the_first_scene() -> None:
    talk = held(scenario(scene("begin", reply("informatie_geven")), flags="toestemming"))
    assert give(talk, "informatie_geven").fit == "passend"


# One reply, in this order (4.0)


def test_4_0_gauges_move_before_the_machines_and_both_before_the_road() -> None:
    as_klager = reply(
        "volgen", branches=(Branch("klager", when(houding="klager")), Branch("klant"))
    )
    advice = reply("advies_reflex")
    world = scenario(
        scene("begin", advice, as_klager),
        scene("klager", advice),
        scene("klant", advice),
        start="klant",
    )
    talk = held(world)
    assert give(talk, "advies_reflex").houding == ("klant", "klager")
    give(talk, "volgen")
    assert talk.state.scene == "klager"


def test_4_0_what_he_says_now_counts_for_the_machines_and_the_road_of_this_reply() -> None:
    step = reply(
        "focus_terugbrengen",
        sets="eigen_aandeel",
        branches=(Branch("klant", when(houding="klant", flags="eigen_aandeel")), Branch("begin")),
    )
    world = scenario(scene("begin", step), scene("klant", reply("volgen")))
    talk = held(world, flags="erkend", vertrouwen=5, hoop=3, regie=4)
    assert give(talk, "focus_terugbrengen").houding == ("klager", "klant")
    assert talk.state.scene == "klant"


def test_4_0_the_machines_take_at_most_one_step_per_reply() -> None:
    ready: So = {"vertrouwen": 6, "hoop": 6, "regie": 6}
    talk = held(
        scenario(scene("begin", reply("volgen"), reply("samenvatten")), start="bezoeker"),
        flags="klacht_benoemd erkend eigen_aandeel",
        **ready,
    )
    assert give(talk, "volgen").houding == ("bezoeker", "klager")
    assert give(talk, "samenvatten").houding == ("klager", "klant")


def test_4_0_a_step_of_the_crisis_leaves_no_step_for_the_stance() -> None:
    talk = held(
        scenario(
            scene("begin", reply("regie_teruggeven"), reply("volgen")),
            start="crisis_gestabiliseerd",
        ),
        flags="eigen_aandeel",
        regie=6,
    )
    back = give(talk, "regie_teruggeven")
    assert (back.crisis_fase, back.houding) == (("gestabiliseerd", "geen"), ("klager", "klager"))
    assert give(talk, "volgen").houding == ("klager", "klant")


def test_4_0_every_measured_type_may_move_the_stance() -> None:
    kinds: tuple[ReplyType, ...] = ("erkennen", "advies_reflex", "schaalvraag")
    for kind in kinds:
        talk = held(scenario(scene("begin", reply(kind)), start="bezoeker"), regie=9)
        put(talk, flags="klacht_benoemd", vertrouwen=7)
        assert give(talk, kind).houding == ("bezoeker", "klager")


@pytest.mark.parametrize(
    ("vertrouwen", "spanning", "after"), [(10, 0, (10, 0)), (9, 1, (10, 0)), (0, 10, (1, 9))]
)
def test_4_0_gauges_stay_between_0_and_10(
    vertrouwen: int, spanning: int, after: tuple[int, int]
) -> None:
    talk = held(scenario(scene("begin", reply("erkennen"))))
    put(talk, vertrouwen=vertrouwen, spanning=spanning)
    give(talk, "erkennen")
    assert (talk.state.gauges.vertrouwen, talk.state.gauges.spanning) == after


def test_4_0_forced_endings_come_before_the_road_and_danger_before_tension_before_trust() -> None:
    world = scenario(scene("begin", reply("volgen", "vervolg_gekozen"), reply("afleid_reflex")))
    at_the_end: So = {"flags": "koud heet", "vertrouwen": 0, "spanning": 10}
    everything = held(world, **at_the_end, gate=4)
    give(everything, "afleid_reflex")
    assert everything.ended == "veiligheid_gemist"
    both = held(world, **at_the_end)
    give(both, "afleid_reflex")
    assert both.ended == "escalatie"
    cold = held(world, flags="koud", vertrouwen=0, spanning=3)
    give(cold, "afleid_reflex")
    assert cold.ended == "haakt_af"


def test_4_0_a_road_to_a_good_ending_does_not_save_from_a_forced_one() -> None:
    world = scenario(scene("begin", reply("transparant_maken", "vervolg_gekozen")))
    talk = held(world, flags="heet", spanning=10, vertrouwen=9)
    give(talk, "transparant_maken")
    assert talk.ended == "escalatie"


def test_4_0_the_reaction_is_said_before_the_words_of_the_next_scene() -> None:
    talk = held(two_scenes("volgen"))
    assert said(talk.give("volgen")) == ["Antwoord op volgen.", "Woorden van verder."]


def test_4_0_a_measured_reflex_stays_in_the_scene_and_only_the_reaction_is_said() -> None:
    talk = held(two_scenes("focus_terugbrengen", "volgen"))
    assert said(talk.give("focus_terugbrengen")) == ["Reactie op afleid_reflex."]
    assert talk.state.scene == "begin"
    assert offered(talk) == {"focus_terugbrengen", "volgen", "herstel"}


def stays(*replies: Reply) -> Conversation:
    return held(scenario(scene("begin", *replies)))


def test_4_0_what_was_just_said_in_this_scene_is_not_on_offer_again() -> None:
    talk = stays(reply("volgen"), reply("erkennen"), reply("advies_reflex"))
    give(talk, "advies_reflex")
    assert offered(talk) == {"volgen", "erkennen", "herstel"}
    give(talk, "volgen")
    assert offered(talk) == {"erkennen", "advies_reflex"}


def test_4_0_it_is_on_offer_again_where_fewer_than_two_others_always_are() -> None:
    two = stays(reply("volgen"), reply("erkennen"))
    give(two, "volgen")
    assert offered(two) == {"volgen", "erkennen"}
    sometimes = reply("samenvatten", when=when(flags="erkend"))
    three = stays(reply("volgen"), reply("erkennen"), sometimes)
    give(three, "volgen")
    assert offered(three) == {"volgen", "erkennen"}


def test_4_0_it_is_on_offer_again_in_another_scene() -> None:
    talk = held(two_scenes("volgen", "erkennen", "samenvatten"))
    give(talk, "volgen")
    assert offered(talk) == {"volgen", "erkennen", "samenvatten"}


def test_4_0_a_measured_reflex_takes_the_road_of_otherwise() -> None:
    bent = reply("focus_terugbrengen", "verder", otherwise=Otherwise(goto="zijpad"))
    world = scenario(
        scene("begin", bent), scene("verder", reply("volgen")), scene("zijpad", reply("volgen"))
    )
    unheard = held(world)
    give(unheard, "focus_terugbrengen")
    assert unheard.state.scene == "zijpad"
    heard = held(world, flags="erkend")
    give(heard, "focus_terugbrengen")
    assert heard.state.scene == "verder"


def test_4_0_a_harmful_reply_takes_otherwise_and_a_neutraal_one_the_first_branch() -> None:
    harmful = reply("overname_aankondigen", "verder", otherwise=Otherwise(goto="zijpad"))
    world = scenario(
        scene("begin", harmful, reply("erkennen", "verder", otherwise=Otherwise(goto="zijpad"))),
        scene("verder", reply("volgen")),
        scene("zijpad", reply("volgen")),
        start="klant",
    )
    talk = held(world)
    assert give(talk, "overname_aankondigen").fit == "schadelijk"
    assert talk.state.scene == "zijpad"
    talk = held(world)
    assert give(talk, "erkennen").fit == "neutraal"
    assert talk.state.scene == "verder"


def test_4_0_the_first_branch_that_holds_now_is_taken() -> None:
    heard = reply(
        "erkennen",
        sets="erkend",
        branches=(
            Branch("vol", when(vertrouwen=(6, 10))),
            Branch("gehoord", when(flags="erkend", without="feit_bekend")),
            Branch("verder"),
        ),
    )
    rooms = (scene(name, reply("volgen")) for name in ("vol", "gehoord", "verder"))
    world = scenario(scene("begin", heard), *rooms)
    full: So = {"vertrouwen": 5}
    heard_now: So = {"vertrouwen": 4}
    neither: So = {"vertrouwen": 4, "flags": "feit_bekend"}
    for state, reached in ((full, "vol"), (heard_now, "gehoord"), (neither, "verder")):
        talk = held(world, **state)
        give(talk, "erkennen")
        assert talk.state.scene == reached


def test_4_0_entering_a_scene_sets_its_flags_and_its_drift_within_0_and_10() -> None:
    world = two_scenes("volgen", sets="recht_op_info", drift=(("spanning", 1),), event=True)
    talk = held(world, spanning=6)
    give(talk, "volgen")
    assert is_true(talk, "recht_op_info")
    assert talk.state.gauges.spanning == 6
    rising = two_scenes("advies_reflex", drift=(("spanning", 1),))
    full = held(rising, spanning=10, vertrouwen=8)
    give(full, "advies_reflex")
    assert full.state.gauges.spanning == 10


def test_4_0_staying_in_a_scene_is_not_entering_it() -> None:
    again = reply("volgen", "begin", clears="feit_bekend")
    world = scenario(scene("begin", again, sets="feit_bekend", drift=(("hoop", -1),)))
    talk = held(world)
    hope = talk.state.gauges.hoop
    assert said(talk.give("volgen")) == ["Antwoord op volgen."]
    assert not is_true(talk, "feit_bekend")
    assert talk.state.gauges.hoop == hope


@pytest.mark.parametrize(
    ("kind", "signal"),
    [
        ("advies_reflex", "ja_maar"),
        ("correctie_reflex", "weerstand"),
        ("afleid_reflex", "stilte"),
        ("interpretatie_reflex", "kracht"),
        ("meeleef_reflex", "kracht"),
        ("volgen", "kracht"),
    ],
)
def test_4_0_in_the_same_scene_the_open_signal_is_that_of_the_reaction(
    kind: ReplyType, signal: Signal
) -> None:
    """`ja_maar` after advice, `weerstand` after correction, what was skipped after deflecting."""
    talk = held(scenario(scene("begin", reply(kind), signal="kracht")), line_signal="stilte")
    give(talk, kind)
    assert talk.state.moment.signal == signal


def test_4_0_an_intervention_measured_as_advice_leaves_ja_maar_too() -> None:
    talk = held(scenario(scene("begin", reply("advies_met_mandaat"))))
    give(talk, "advies_met_mandaat")
    assert talk.state.moment.signal == "ja_maar"


def test_4_0_in_another_scene_the_open_signal_is_that_of_the_scene() -> None:
    world = scenario(
        scene("begin", reply("advies_reflex", "verder")),
        scene("verder", reply("volgen"), signal="wens"),
    )
    talk = held(world)
    give(talk, "advies_reflex")
    assert talk.state.moment.signal == "wens"


def test_4_0_each_reply_is_one_turn_and_at_max_turns_the_time_is_up() -> None:
    talk = held(replace(two_scenes("volgen"), max_turns=3))
    turns = [give(talk, "volgen").turn for _ in range(3)]
    assert (turns, talk.turn, talk.ended) == ([1, 2, 3], 3, "tijd_op")


def test_4_0_an_ending_reached_in_the_last_turn_is_not_taken_away() -> None:
    world = scenario(scene("begin", reply("volgen", "vervolg_gekozen")), max_turns=1)
    talk = held(world, vertrouwen=6)
    give(talk, "volgen")
    assert talk.ended == "vervolg_gekozen"


# Flags: what the client says, and what a shown line sets (3.2, 3.3)


def test_3_2_permission_stays_until_it_is_used() -> None:
    talk = held(
        scenario(
            scene(
                "begin",
                reply("mandaat_vragen", sets="toestemming"),
                reply("informatie_geven"),
            )
        )
    )
    for _ in range(3):
        give(talk, "mandaat_vragen")
        assert is_true(talk, "toestemming")
    assert give(talk, "informatie_geven").fit == "passend"
    assert not is_true(talk, "toestemming")
    assert give(talk, "informatie_geven").measured == "advies_reflex"


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        ("gedachte_onderzoeken", {}),
        ("informatie_geven", {}),
        ("advies_met_mandaat", {"flags": "doel_benoemd"}),
        ("ketenpartner_inschakelen", {}),
        ("warm_overdragen", {}),
    ],
)
def test_3_2_each_type_whose_ground_reads_permission_uses_it_up(
    kind: Intervention, state: So
) -> None:
    talk = held(scenario(scene("begin", reply(kind)), start="klant"), **state)
    put(talk, flags="toestemming", regie=8)
    assert give(talk, kind).fit == "passend"
    assert not is_true(talk, "toestemming")


def test_3_2_permission_is_not_used_by_a_reply_that_was_not_passend() -> None:
    talk = held(scenario(scene("begin", reply("informatie_geven"))), line_signal="emotie")
    put(talk, flags="toestemming")
    assert give(talk, "informatie_geven").fit == "neutraal"
    assert is_true(talk, "toestemming")


def test_3_2_permission_ends_with_the_scene_but_survives_the_move_it_was_given_in() -> None:
    world = scenario(
        scene("begin", reply("mandaat_vragen", "verder", sets="toestemming")),
        scene("verder", reply("volgen", "laatst")),
        scene("laatst", reply("volgen")),
    )
    talk = held(world)
    give(talk, "mandaat_vragen")
    assert is_true(talk, "toestemming")
    give(talk, "volgen")
    assert not is_true(talk, "toestemming")


def test_4_4_a_klager_who_withdraws_takes_his_permission_back() -> None:
    talk = held(scenario(scene("begin", reply("afleid_reflex"))), flags="toestemming", vertrouwen=4)
    assert give(talk, "afleid_reflex").houding == ("klager", "bezoeker")
    assert not is_true(talk, "toestemming")


def test_4_4_a_klant_who_falls_back_loses_his_mandate_and_nothing_he_told() -> None:
    told = "erkend eigen_aandeel doel_benoemd stap_benoemd mandaat toestemming"
    talk = held(scenario(scene("begin", reply("advies_reflex")), start="klant"), flags=told)
    assert give(talk, "advies_reflex").houding == ("klant", "klager")
    assert [flag for flag in told.split() if not is_true(talk, flag)] == ["mandaat"]


def test_3_2_a_question_is_open_until_the_client_says_something_else() -> None:
    world = two_scenes("volgen")
    for signal in ("vraagt_info", "vraagt_advies"):
        talk = held(world, line_signal=signal)
        assert is_true(talk, signal)
        give(talk, "volgen")
        assert not is_true(talk, signal)


def test_3_2_welcoming_belongs_to_the_first_two_replies() -> None:
    talk = held(scenario(scene("begin", reply("verwelkomen"), reply("volgen"))))
    give(talk, "volgen")
    assert give(talk, "verwelkomen").fit == "passend"
    assert give(talk, "verwelkomen").measured == "afleid_reflex"


def test_4_0_sets_and_clears_happen_only_when_measured_passend() -> None:
    unfounded = reply("focus_terugbrengen", sets="eigen_aandeel", clears="klacht_benoemd")
    talk = held(scenario(scene("begin", unfounded)))
    give(talk, "focus_terugbrengen")
    assert (is_true(talk, "eigen_aandeel"), is_true(talk, "klacht_benoemd")) == (False, True)
    put(talk, flags="erkend", line_signal="geen")
    give(talk, "focus_terugbrengen")
    assert (is_true(talk, "eigen_aandeel"), is_true(talk, "klacht_benoemd")) == (True, False)


@pytest.mark.parametrize(
    ("signal", "flag"),
    [
        ("gevaar", "gevaar"),
        ("grens", "grens_overschreden"),
        ("schadelijke_keuze", "schadelijke_keuze"),
    ],
)
def test_3_3_a_shown_line_sets_what_its_signal_says(signal: Signal, flag: str) -> None:
    talk = held(two_scenes("volgen", signal=signal))
    assert not is_true(talk, flag)
    give(talk, "volgen")
    assert is_true(talk, flag)


def test_3_3_the_first_line_sets_it_too() -> None:
    talk = held(scenario(scene("begin", reply("volgen"), signal="grens")))
    assert is_true(talk, "grens_overschreden")


@pytest.mark.parametrize(("signal", "weight", "heard"), [
    ("emotie", 2, False), ("emotie", 1, True), ("wens", 2, True),
])  # fmt: skip
def test_3_2_an_emotie_of_weight_2_asks_to_be_acknowledged_again(
    signal: Signal, weight: int, heard: bool
) -> None:
    talk = held(two_scenes("volgen", signal=signal, weight=weight), flags="erkend")
    give(talk, "volgen")
    assert is_true(talk, "erkend") == heard


# How a rupture is repaired (4.3)


@pytest.mark.parametrize(
    ("kind", "vertrouwen", "left", "mended"),
    [
        ("interpretatie_reflex", 5, 4, 5),
        ("advies_reflex", 5, 4, 5),
        ("afleid_reflex", 5, 3, 5),
        ("afleid_reflex", 2, 0, 2),
        ("afleid_reflex", 1, 0, 1),
        ("afleid_reflex", 0, 0, 0),
        ("correctie_reflex", 5, 3, 5),
        ("advies_reflex", 10, 9, 10),
    ],
)
def test_4_3_repair_gives_back_exactly_the_trust_that_was_really_lost(
    kind: Reflex, vertrouwen: int, left: int, mended: int
) -> None:
    talk = held(scenario(scene("begin", reply(kind)), start="klant"), vertrouwen=vertrouwen)
    give(talk, kind)
    slipped = talk.state.gauges
    assert slipped.vertrouwen == left
    repair = give(talk, "herstel")
    assert (repair.fit, repair.measured) == ("passend", "herstellen")
    assert talk.state.gauges == slipped._replace(vertrouwen=mended)


def test_4_3_of_harm_at_most_2_is_given_back() -> None:
    talk = held(scenario(scene("begin", reply("correctie_reflex")), start="bezoeker"), vertrouwen=8)
    assert give(talk, "correctie_reflex").fit == "schadelijk"
    assert (talk.state.gauges.vertrouwen, talk.state.moment.rupture) == (5, 2)
    give(talk, "herstel")
    assert talk.state.gauges.vertrouwen == 7


def test_4_3_a_first_comfort_costs_no_trust_and_leaves_nothing_to_mend() -> None:
    talk = held(scenario(scene("begin", reply("meeleef_reflex"))))
    give(talk, "meeleef_reflex")
    assert not is_true(talk, "breuk")
    give(talk, "meeleef_reflex")
    assert is_true(talk, "breuk")


def test_4_3_an_intervention_measured_as_a_reflex_can_be_mended_as_well() -> None:
    talk = held(scenario(scene("begin", reply("focus_terugbrengen"))), vertrouwen=6)
    give(talk, "focus_terugbrengen")
    give(talk, "herstel")
    assert talk.state.gauges.vertrouwen == 6


def test_4_3_the_rupture_is_gone_after_the_next_reply() -> None:
    here = scene("begin", reply("advies_reflex"), reply("volgen"), reply("herstellen"))
    talk = held(scenario(here))
    give(talk, "advies_reflex")
    assert is_true(talk, "breuk")
    give(talk, "volgen")
    assert not is_true(talk, "breuk")
    assert give(talk, "herstellen").fit == "neutraal"


def test_4_3_a_hollow_phrase_costs_trust_and_makes_no_rupture() -> None:
    talk = held(scenario(scene("begin", reply("erkennen", hollow=True))))
    give(talk, "erkennen")
    assert not is_true(talk, "breuk")


FOUR: tuple[ReplyType, ...] = ("volgen", "samenvatten", "erkennen", "advies_reflex")


def test_4_3_the_extra_reply_herstel_is_on_offer_while_there_is_a_breuk() -> None:
    talk = held(scenario(scene("begin", *map(reply, FOUR))))
    assert offered(talk) == set(FOUR)
    give(talk, "advies_reflex")
    assert "herstel" in offered(talk)
    give(talk, "herstel")
    assert talk.state.scene == "begin"
    assert "herstel" not in offered(talk)


def test_4_3_no_extra_reply_where_five_are_on_offer_or_an_own_herstellen() -> None:
    five = held(scenario(scene("begin", *map(reply, FOUR), reply("copingvraag"))))
    give(five, "advies_reflex")
    assert "herstel" not in offered(five)
    own = held(scenario(scene("begin", reply("advies_reflex"), reply("herstellen"))))
    give(own, "advies_reflex")
    assert offered(own) == {"advies_reflex", "herstellen"}
    assert give(own, "herstellen").fit == "passend"


def test_4_3_no_extra_reply_where_the_file_has_no_words_for_it() -> None:
    talk = held(scenario(scene("begin", reply("advies_reflex")), repair=()))
    give(talk, "advies_reflex")
    assert offered(talk) == {"advies_reflex"}


@pytest.mark.parametrize("kind", REFLEXES)
def test_4_3_a_reflex_and_its_repair_never_give_more_trust_hope_or_regie(kind: Reflex) -> None:
    talk = held(scenario(scene("begin", reply(kind), reply("herstellen"))), regie=6)
    before = talk.state.gauges
    give(talk, kind)
    give(talk, "herstellen")
    after = talk.state.gauges
    assert all(now <= then for now, then in zip(after[:3], before[:3], strict=True))
    assert after[:3] != before[:3]


# A crisis and a take-over (3.6, 4.5)


def in_crisis(*replies: ReplyType, **more: Any) -> Scenario:
    return scenario(scene("begin", *map(reply, replies)), start="crisis_acuut", **more)


REAL: So = {"crisis_kind": "werkelijk"}


def test_4_5_a_crisis_begins_with_a_scene_costs_2_spanning_and_freezes_the_stance() -> None:
    world = scenario(
        scene("begin", reply("volgen", "nu")),
        scene("nu", reply("erkennen"), starts_crisis=True),
        **REAL,
    )
    talk = held(world, flags="erkend eigen_aandeel", vertrouwen=6, hoop=4, regie=4, spanning=4)
    give(talk, "volgen")
    assert talk.state.moment.crisis_fase == "acuut"
    assert talk.state.gauges.spanning == 4 - 1 + 2
    assert is_true(talk, "crisis_geweest")
    put(talk, regie=9)
    assert give(talk, "erkennen").houding == ("klager", "klager")


def test_4_5_a_crisis_begins_with_a_reply_that_confirms_danger() -> None:
    asks = reply("veiligheid_uitvragen", sets="veiligheid_bekend", starts_crisis=True)
    talk = held(scenario(scene("begin", asks, signal="gevaar"), **REAL), spanning=4)
    confirmed = give(talk, "veiligheid_uitvragen")
    assert confirmed.crisis_fase == ("geen", "acuut")
    assert talk.state.gauges.spanning == 4 - 1 + 2
    for flag in ("crisis_geweest", "gevaar", "veiligheid_bekend", "klacht_benoemd"):
        assert is_true(talk, flag)


@pytest.mark.parametrize("crisis_kind", ["geen", "beleefd"])
def test_4_5_only_a_real_crisis_becomes_acute(crisis_kind: str) -> None:
    world = scenario(
        scene("begin", reply("volgen", "nu", starts_crisis=True)),
        scene("nu", reply("erkennen"), starts_crisis=True),
        crisis_kind=crisis_kind,
    )
    talk = held(world, spanning=4)
    give(talk, "volgen")
    assert (talk.state.moment.crisis_fase, talk.state.gauges.spanning) == ("geen", 3)


@pytest.mark.parametrize(
    ("flags", "phase"),
    [
        ("erkend", "acuut"),
        ("mandaat_overname", "acuut"),
        ("erkend mandaat_overname", "overgenomen"),
        ("erkend gevaar", "overgenomen"),
    ],
)
@pytest.mark.parametrize("kind", ["overname_aankondigen", "ketenpartner_inschakelen"])
def test_4_5_an_announced_take_over_needs_contact_and_a_mandate_or_danger(
    kind: Intervention, flags: str, phase: str
) -> None:
    talk = held(in_crisis(kind), flags=f"{flags} toestemming")
    assert give(talk, kind).crisis_fase == ("acuut", phase)
    assert is_true(talk, "aangekondigd") == (phase == "overgenomen")


def test_4_5_the_mandate_may_be_given_in_the_very_answer() -> None:
    agreed = reply("overname_aankondigen", sets="mandaat_overname")
    talk = held(scenario(scene("begin", agreed), start="crisis_acuut"), flags="erkend")
    assert give(talk, "overname_aankondigen").crisis_fase == ("acuut", "overgenomen")


def silently(world: Scenario) -> Conversation:
    talk = held(world)
    give(talk, "meeleef_reflex")
    return talk


SILENTLY = reply("meeleef_reflex", reflex_behaviour="stil_overnemen")


def test_4_5_taking_over_silently_takes_over_too_and_is_not_announced() -> None:
    talk = silently(scenario(scene("begin", SILENTLY), start="crisis_acuut"))
    assert talk.state.moment.crisis_fase == "overgenomen"
    assert is_true(talk, "overgenomen_geweest")
    assert not is_true(talk, "aangekondigd")


def test_4_5_other_sympathy_takes_nothing_over() -> None:
    comfort = reply("meeleef_reflex", reflex_behaviour="troosten")
    talk = silently(scenario(scene("begin", comfort), start="crisis_acuut"))
    assert talk.state.moment.crisis_fase == "acuut"


@pytest.mark.parametrize("order", [("herstel", "transparant_maken"), ("transparant_maken",)])
def test_4_5_a_silent_take_over_counts_as_announced_after_repair_and_telling_both(
    order: tuple[str, ...],
) -> None:
    world = scenario(scene("begin", SILENTLY, reply("transparant_maken")), start="crisis_acuut")
    talk = silently(world)
    for kind in order:
        assert give(talk, kind).fit == "passend"
    assert is_true(talk, "aangekondigd") == (len(order) == 2)


def test_4_5_telling_first_and_repairing_later_is_as_good() -> None:
    slip = reply("advies_reflex")
    world = scenario(
        scene("begin", SILENTLY, reply("transparant_maken"), slip), start="crisis_acuut"
    )
    talk = silently(world)
    for kind in ("transparant_maken", "advies_reflex", "herstel"):
        assert not is_true(talk, "aangekondigd")
        give(talk, kind)
    assert is_true(talk, "aangekondigd")


TAKEN: So = {"crisis_fase": "overgenomen", "flags": "overgenomen_geweest aangekondigd"}


@pytest.mark.parametrize("kind", ["samenvatten", "transparant_maken"])
def test_3_6_telling_what_was_done_sets_teruggekoppeld_by_itself(kind: Intervention) -> None:
    talk = held(in_crisis(kind), **TAKEN)
    give(talk, kind)
    assert is_true(talk, "teruggekoppeld")
    before = held(in_crisis(kind))
    give(before, kind)
    assert not is_true(before, "teruggekoppeld"), "only after a take-over"
    unheard = held(in_crisis(kind), **TAKEN, line_signal="gevaar")
    give(unheard, kind)
    assert not is_true(unheard, "teruggekoppeld"), "only when measured passend"


def test_3_6_the_client_has_a_right_to_know_after_a_take_over() -> None:
    assert is_true(held(in_crisis("volgen"), **TAKEN), "recht_op_info")
    assert not is_true(held(in_crisis("volgen")), "recht_op_info")


def test_3_6_from_the_third_turn_without_being_told_each_turn_costs_1_vertrouwen() -> None:
    world = scenario(
        scene("nood", reply("overname_aankondigen", "bezig", sets="mandaat_overname")),
        scene("bezig", reply("nuttigheidsvraag"), reply("transparant_maken")),
        start="crisis_acuut",
    )
    talk = held(world, flags="erkend", vertrouwen=7)
    give(talk, "overname_aankondigen")
    trust = [talk.state.gauges.vertrouwen]
    for kind in (*["nuttigheidsvraag"] * 4, "transparant_maken", "nuttigheidsvraag"):
        give(talk, kind)
        trust.append(talk.state.gauges.vertrouwen)
    assert trust == [8, 8, 8, 7, 6, 7, 7]


CALM: So = {"vertrouwen": 5, "hoop": 3, "regie": 3, "spanning": 4}


@pytest.mark.parametrize(
    ("flags", "without", "regie"),
    [("", "", 4), ("", "aangekondigd", 3)],
    ids=["announced", "silent"],
)
def test_4_5_coming_out_of_an_announced_take_over_gives_regie_1(
    flags: str, without: str, regie: int
) -> None:
    talk = held(in_crisis("volgen"), **TAKEN | CALM)
    put(talk, flags=f"dreiging_afgewend {flags}", without=without)
    assert give(talk, "volgen").crisis_fase == ("overgenomen", "gestabiliseerd")
    assert talk.state.gauges.regie == regie


def test_4_5_a_crisis_that_calms_without_a_take_over_leaves_regie_alone() -> None:
    talk = held(in_crisis("volgen"), **CALM, flags="coping_gevonden dreiging_afgewend")
    assert give(talk, "volgen").crisis_fase == ("acuut", "gestabiliseerd")
    assert talk.state.gauges.regie == 3


def regie_after_waiting(turns: int, by: str) -> int:
    """Regie on coming out, where the threat was averted by an event or by an instruction and the
    client calmed this many turns later."""
    averts = reply("instrueren", sets="dreiging_afgewend")
    event = reply("volgen", "twee_uur_later")
    waits = reply("nuttigheidsvraag")
    later = scene("twee_uur_later", waits, sets="dreiging_afgewend", event=True)
    world = scenario(
        scene("begin", averts if by == "instrueren" else event, waits), later, start="crisis_acuut"
    )
    talk = held(world, **TAKEN | {"vertrouwen": 9, "regie": 1, "spanning": 9})
    give(talk, by)
    assert is_true(talk, "dreiging_afgewend")
    put(talk, regie=4)
    for turn in range(1, turns + 1):
        put(talk, spanning=5 if turn == turns else 9, regie=3, last_type=None)
        give(talk, "nuttigheidsvraag")
    assert talk.state.moment.crisis_fase == "gestabiliseerd"
    return talk.state.gauges.regie - 4  # the question itself gives 1


@pytest.mark.parametrize(("turns", "regie"), [(1, 1), (2, 1), (4, 0), (6, 0)])
def test_4_5_holding_on_more_than_two_turns_after_the_threat_costs_regie_1(
    turns: int, regie: int
) -> None:
    assert regie_after_waiting(turns, by="volgen") == regie


@pytest.mark.parametrize("turns", [1, 2, 3, 4])
def test_4_5_it_is_the_same_whether_an_event_or_an_instruction_averted_the_threat(
    turns: int,
) -> None:
    assert regie_after_waiting(turns, "volgen") == regie_after_waiting(turns, "instrueren")


@pytest.mark.parametrize(
    ("flags", "state", "houding"),
    [
        ("eigen_aandeel", {"regie": 5, "vertrouwen": 5}, "klant"),
        ("eigen_aandeel", {"regie": 3, "vertrouwen": 5}, "klager"),
        ("eigen_aandeel", {"regie": 5, "vertrouwen": 4}, "klager"),
        ("", {"regie": 5, "vertrouwen": 5}, "klager"),
    ],
)
def test_4_5_the_stance_is_computed_again_when_a_crisis_has_calmed(
    flags: str, state: So, houding: str
) -> None:
    talk = held(in_crisis("nuttigheidsvraag"), **TAKEN | {"hoop": 2, "spanning": 4})
    put(talk, flags=f"dreiging_afgewend {flags}", line_signal="emotie", **state)
    assert give(talk, "nuttigheidsvraag").houding[1] == houding


@pytest.mark.parametrize("phase", ["acuut", "overgenomen"])
def test_4_1_the_stance_is_frozen_in_the_phases_acuut_and_overgenomen(phase: str) -> None:
    ready: So = {"flags": "erkend eigen_aandeel", "vertrouwen": 8, "hoop": 8, "regie": 8}
    talk = held(in_crisis("volgen"), **ready, crisis_fase=phase, spanning=9)
    assert give(talk, "volgen").houding == ("klager", "klager")
    put(talk, crisis_fase="gestabiliseerd", spanning=3)
    assert give(talk, "volgen").houding == ("klager", "klant")


def test_4_5_a_crisis_comes_back_at_spanning_8() -> None:
    talk = held(
        scenario(scene("begin", reply("correctie_reflex")), start="crisis_gestabiliseerd"),
        spanning=6,
    )
    assert give(talk, "correctie_reflex").crisis_fase == ("gestabiliseerd", "acuut")
    assert talk.state.gauges.spanning == 8, "only a crisis that begins costs 2 more"


# The safety gate (4.5)


def danger(*replies: ReplyType, **more: Any) -> Scenario:
    return scenario(scene("begin", *map(reply, replies), signal="gevaar"), **more)


def test_4_5_a_shown_line_with_gevaar_opens_the_gate() -> None:
    assert is_true(held(danger("volgen")), "gevaar_ongevraagd")
    talk = held(two_scenes("volgen", signal="gevaar"))
    assert not is_true(talk, "gevaar_ongevraagd")
    give(talk, "volgen")
    assert is_true(talk, "gevaar_ongevraagd")


def test_4_5_after_4_turns_without_the_question_the_talk_stops() -> None:
    talk = held(danger("volgen", "erkennen"))
    for kind in ("volgen", "erkennen", "volgen"):
        give(talk, kind)
        assert talk.ended is None
    give(talk, "erkennen")
    assert talk.ended == "veiligheid_gemist"


def test_4_5_the_turns_are_counted_across_scenes() -> None:
    world = scenario(
        scene("begin", reply("volgen", "verder"), signal="gevaar"),
        scene("verder", reply("volgen"), signal="wens"),
    )
    talk = held(world)
    for _ in range(4):
        give(talk, "volgen")
    assert talk.ended == "veiligheid_gemist"


@pytest.mark.parametrize("kind", ["veiligheid_uitvragen", "ketenpartner_inschakelen"])
@pytest.mark.parametrize("hollow", [False, True])
def test_4_5_the_question_or_the_partner_closes_the_gate_whatever_it_is_measured_as(
    kind: Intervention, hollow: bool
) -> None:
    asked = reply(kind, hollow=hollow)
    talk = held(scenario(scene("begin", asked, reply("volgen"), signal="gevaar")))
    give(talk, "volgen")
    assert give(talk, kind).fit == ("neutraal" if hollow else "passend")
    assert not is_true(talk, "gevaar_ongevraagd")
    for _ in range(5):
        give(talk, "volgen")
    assert talk.ended is None


def test_4_5_only_those_two_close_it_not_a_reply_that_clears_the_flag() -> None:
    soothing = reply("erkennen", clears="gevaar")
    talk = held(scenario(scene("begin", soothing, signal="gevaar")))
    assert give(talk, "erkennen").fit == "passend"
    assert not is_true(talk, "gevaar")
    assert is_true(talk, "gevaar_ongevraagd")


def test_4_5_a_reassuring_answer_ends_the_danger_and_a_later_hint_opens_the_gate_again() -> None:
    reassured = reply("veiligheid_uitvragen", "verder", sets="veiligheid_bekend", clears="gevaar")
    world = scenario(
        scene("begin", reassured, signal="gevaar"),
        scene("verder", reply("volgen", "later")),
        scene("later", reply("volgen"), signal="gevaar"),
    )
    talk = held(world)
    give(talk, "veiligheid_uitvragen")
    assert is_true(talk, "veiligheid_bekend")
    assert not is_true(talk, "gevaar")
    give(talk, "volgen")
    assert is_true(talk, "gevaar_ongevraagd")


@pytest.mark.parametrize("ending", [slug for slug in ENDINGS if slug != "verlaten"])
def test_4_5_while_the_gate_is_open_every_ending_is_veiligheid_gemist(ending: Ending) -> None:
    talk = held(scenario(scene("begin", reply("volgen", ending), signal="gevaar")))
    give(talk, "volgen")
    assert talk.ended == "veiligheid_gemist"


def test_4_5_breaking_off_and_running_out_of_time_are_no_way_past_the_question() -> None:
    tense = held(danger("correctie_reflex"), flags="heet", spanning=10, vertrouwen=9)
    give(tense, "correctie_reflex")
    assert tense.ended == "veiligheid_gemist"
    late = held(danger("volgen", max_turns=1))
    give(late, "volgen")
    assert late.ended == "veiligheid_gemist"


# Forced endings (4.6)


@pytest.mark.parametrize(
    ("kind", "state", "ending"),
    [
        ("afleid_reflex", {"vertrouwen": 0}, "haakt_af"),
        ("afleid_reflex", {"houding": "bezoeker", "vertrouwen": 3}, "haakt_af"),
        ("correctie_reflex", {"spanning": 9, "vertrouwen": 10, "houding": "klant"}, "escalatie"),
    ],
)
def test_4_6_two_turns_in_a_row_at_the_end_of_his_tether_end_the_talk(
    kind: Reflex, state: So, ending: Ending
) -> None:
    talk = held(scenario(scene("begin", reply(kind))), **state)
    give(talk, kind)
    assert talk.ended is None
    assert is_true(talk, "breuk"), "the turn before is a last chance, and repair is passend"
    give(talk, kind)
    assert talk.ended == ending


def test_4_6_a_bezoeker_leaves_at_vertrouwen_1_where_a_klager_would_stay() -> None:
    for houding, cold in (("bezoeker", True), ("klant", False)):
        here = scenario(scene("begin", reply("advies_reflex")))
        talk = held(here, houding=houding, vertrouwen=2, regie=9)
        give(talk, "advies_reflex")
        assert talk.state.gauges.vertrouwen == 1
        assert is_true(talk, "koud") == cold


def test_4_6_one_turn_back_from_the_edge_is_enough_to_begin_again() -> None:
    here = scene("begin", reply("correctie_reflex"), reply("gedrag_begrenzen"))
    talk = held(scenario(here, start="klant"), vertrouwen=10, spanning=8, flags="schadelijk_gedrag")
    hot = []
    for kind in ("correctie_reflex", "gedrag_begrenzen", "correctie_reflex"):
        give(talk, kind)
        put(talk, line_signal="geen")
        hot.append(is_true(talk, "heet"))
    assert hot == [True, False, True]
    assert talk.ended is None


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        ("afleid_reflex", {"vertrouwen": 2, "spanning": 3}),
        ("correctie_reflex", {"vertrouwen": 8, "spanning": 9}),
    ],
    ids=["no trust left", "tension at its peak"],
)
def test_4_6_repair_on_the_last_chance_is_passend_and_saves_the_talk(
    kind: Reflex, state: So
) -> None:
    talk = held(scenario(scene("begin", reply(kind))), **state)
    give(talk, kind)
    assert is_true(talk, "koud") or is_true(talk, "heet")
    assert give(talk, "herstel").fit == "passend"
    assert talk.ended is None


def test_4_3_repair_takes_1_off_spanning_on_the_last_chance_before_escalatie_only() -> None:
    world = scenario(scene("begin", reply("advies_reflex"), reply("herstellen")))
    for flags, spanning in (("heet", 9), ("koud", 10), ("", 10)):
        talk = held(world, flags=flags, rupture=1, spanning=10, vertrouwen=4)
        assert give(talk, "herstellen").gauges[1] == (5, 3, 2, spanning)


levels = st.integers(0, 10)


@for_all(st.builds(Gauges, levels, levels, levels, levels), st.sampled_from(REFLEXES))
def test_4_3_a_single_slip_never_ends_a_talk_by_itself(at: Gauges, kind: Reflex) -> None:
    talk = held(scenario(scene("begin", reply(kind))))
    talk.state = talk.state._replace(gauges=at)
    give(talk, kind)
    assert talk.ended is None


# Endings that a road names (4.6)


def came_to(ending: Ending, kind: ReplyType = "volgen", **state: Any) -> str | None:
    """The ending reached by one reply whose road names this one, all gauges at 5 before it."""
    keys = ("night", "session", "crisis_kind")
    world = {key: state.pop(key) for key in keys if key in state}
    talk = held(scenario(scene("begin", reply(kind, ending)), start="bezoeker", **world))
    middle: So = {"vertrouwen": 5, "hoop": 5, "regie": 6, "spanning": 4, "houding": "klager"}
    put(talk, **middle | state)
    give(talk, kind)
    return talk.ended


STEP = "erkend eigen_aandeel doel_benoemd stap_benoemd mandaat"


@pytest.mark.parametrize(
    ("state", "reached"),
    [
        ({"houding": "klant", "flags": STEP}, "afspraak_volgende_stap"),
        ({"houding": "klant", "flags": STEP, "without": "mandaat"}, "beleefd_ja"),
        ({"houding": "klant", "flags": STEP, "without": "stap_benoemd"}, "beleefd_ja"),
        ({"houding": "klager", "flags": "stap_benoemd mandaat"}, "beleefd_ja"),
        ({"houding": "klant", "flags": STEP, "regie": 4}, "beleefd_ja"),
    ],
    ids=["all", "no mandate", "no step", "no klant", "klant until this reply"],
)
def test_4_6_a_next_step_needs_a_klant_his_step_and_his_mandate(state: So, reached: str) -> None:
    assert came_to("afspraak_volgende_stap", **state) == reached


@pytest.mark.parametrize(("vertrouwen", "reached"), [(4, "vervolg_gekozen"), (3, "beleefd_ja")])
def test_4_6_coming_back_needs_vertrouwen_5_once_the_reply_has_had_its_effect(
    vertrouwen: int, reached: str
) -> None:
    assert came_to("vervolg_gekozen", vertrouwen=vertrouwen) == reached


@pytest.mark.parametrize(
    ("kind", "state", "reached"),
    [
        ("regie_teruggeven", {"vertrouwen": 3}, "open_deur"),
        ("regie_teruggeven", {"vertrouwen": 2}, "beleefd_ja"),
        ("regie_teruggeven", {"flags": "gevaar"}, "beleefd_ja"),
        ("regie_teruggeven", {"line_signal": "vraagt_info"}, "beleefd_ja"),
        ("volgen", {}, "beleefd_ja"),
    ],
    ids=["all", "little trust", "danger", "not measured passend", "nothing handed back"],
)
def test_4_6_an_open_door_needs_that_the_choice_was_just_handed_back(
    kind: ReplyType, state: So, reached: str
) -> None:
    assert came_to("open_deur", kind, **state) == reached


SILENT = "overgenomen_geweest crisis_geweest"
OPEN = f"{SILENT} aangekondigd"


@pytest.mark.parametrize(
    ("ending", "state", "reached"),
    [
        ("warm_overgedragen", {"crisis_fase": "overgedragen"}, "warm_overgedragen"),
        ("warm_overgedragen", {"crisis_fase": "gestabiliseerd"}, "tijd_op"),
        ("warm_overgedragen", {"crisis_fase": "gestabiliseerd", "flags": OPEN}, "tijd_op"),
        ("warm_overgedragen", {"crisis_fase": "gestabiliseerd", "flags": SILENT}, "afhankelijk"),
        ("regie_terug", {"flags": "crisis_geweest"}, "regie_terug"),
        ("regie_terug", {}, "tijd_op"),
        ("regie_terug", {"crisis_fase": "gestabiliseerd", "flags": OPEN}, "tijd_op"),
        ("regie_terug", {"crisis_fase": "gestabiliseerd", "flags": SILENT}, "afhankelijk"),
    ],
)
def test_4_6_a_crisis_ends_well_only_when_it_was_really_handed_back(
    ending: Ending, state: So, reached: str
) -> None:
    assert came_to(ending, **state, crisis_kind="werkelijk") == reached


NIGHT: So = {"night": True, "crisis_kind": "werkelijk", "flags": "stap_benoemd mandaat"}


@pytest.mark.parametrize(
    ("state", "reached"),
    [
        ({"crisis_fase": "gestabiliseerd"}, "tot_morgen"),
        ({"crisis_fase": "overgedragen"}, "tot_morgen"),
        ({"crisis_fase": "gestabiliseerd", "spanning": 6}, "tot_morgen"),
        ({"crisis_fase": "gestabiliseerd", "spanning": 7}, "tijd_op"),
        ({"crisis_fase": "overgedragen", "spanning": 7}, "warm_overgedragen"),
        ({"crisis_fase": "acuut"}, "tijd_op"),
        ({"crisis_fase": "gestabiliseerd", "without": "stap_benoemd"}, "tijd_op"),
        ({"crisis_fase": "gestabiliseerd", "without": "mandaat"}, "tijd_op"),
        ({"crisis_fase": "gestabiliseerd", "night": False}, "tijd_op"),
    ],
)
def test_4_6_until_tomorrow_needs_night_calm_and_a_plan_for_it(state: So, reached: str) -> None:
    assert came_to("tot_morgen", **NIGHT | state) == reached


LATER: So = {"session": "afsluiting", "flags": "feit_bekend", "regie": 5}


@pytest.mark.parametrize(
    ("kind", "state", "reached"),
    [
        ("regie_teruggeven", {}, "afgerond_met_regie"),
        ("regie_teruggeven", {"session": "vervolg"}, "afgerond_met_regie"),
        ("regie_teruggeven", {"session": "eerste"}, "beleefd_ja"),
        ("regie_teruggeven", {"regie": 4}, "beleefd_ja"),
        ("regie_teruggeven", {"without": "feit_bekend"}, "beleefd_ja"),
        ("volgen", {"regie": 6}, "beleefd_ja"),
    ],
)
def test_4_6_a_trajectory_is_rounded_off_by_handing_back_at_regie_6(
    kind: ReplyType, state: So, reached: str
) -> None:
    assert came_to("afgerond_met_regie", kind, **LATER | state) == reached


@pytest.mark.parametrize(
    ("state", "reached"),
    [
        ({"regie": 2, "vertrouwen": 3}, "afhankelijk"),
        ({"regie": 3, "vertrouwen": 3}, "beleefd_ja"),
        ({"regie": 2, "vertrouwen": 2}, "beleefd_ja"),
        ({"silent_take_overs": 2}, "afhankelijk"),
        ({"silent_take_overs": 1}, "beleefd_ja"),
    ],
)
def test_4_6_a_polite_yes_of_someone_who_leans_on_you_is_afhankelijk(
    state: So, reached: str
) -> None:
    assert came_to("beleefd_ja", **state) == reached
    assert came_to("afspraak_volgende_stap", **state) == reached, "also when it is the fallback"


def test_4_6_doing_it_silently_for_him_twice_makes_afhankelijk() -> None:
    world = scenario(scene("begin", SILENTLY, reply("volgen", "beleefd_ja")), start="klant")
    once, twice = held(world, regie=9), held(world, regie=9)
    for talk, times in ((once, 1), (twice, 2)):
        for _ in range(times):
            give(talk, "meeleef_reflex")
        give(talk, "volgen")
    assert (once.ended, twice.ended) == ("beleefd_ja", "afhankelijk")


@pytest.mark.parametrize(
    "ending", ["afhankelijk", "tijd_op", "haakt_af", "escalatie", "veiligheid_gemist", "verlaten"]
)
def test_4_6_an_ending_without_a_guard_is_entered_as_named(ending: Ending) -> None:
    assert came_to(ending) == ending


def test_4_6_a_reflex_may_lead_to_an_ending_and_meets_its_guard_too() -> None:
    world = scenario(scene("begin", reply("advies_reflex", "vervolg_gekozen")))
    reached = []
    for vertrouwen in (6, 5):
        talk = held(world, vertrouwen=vertrouwen, regie=9)
        give(talk, "advies_reflex")
        reached.append(talk.ended)
    assert reached == ["vervolg_gekozen", "beleefd_ja"]


# Stance (4.4): the numbers of the hysteresis


def test_4_4_a_fresh_klant_falls_back_at_one_advice_and_a_settled_one_at_the_second() -> None:
    for regie, stances in (
        (5, ["klager", "klager"]),
        (6, ["klager", "klager"]),
        (7, ["klant", "klager"]),
        (8, ["klant", "klager"]),
    ):
        talk = held(scenario(scene("begin", reply("advies_reflex")), start="klant"), regie=regie)
        put(talk, vertrouwen=8)
        assert [give(talk, "advies_reflex").houding[1] for _ in range(2)] == stances


def test_4_4_the_way_back_to_klant_is_regie_5_and_a_new_commission() -> None:
    world = scenario(
        scene("begin", reply("advies_reflex"), reply("schaalvraag"), reply("regie_teruggeven")),
        start="klant",
    )
    talk = held(world, flags="mandaat")
    give(talk, "advies_reflex")
    put(talk, line_signal="geen", vertrouwen=6)
    assert give(talk, "schaalvraag").houding == ("klager", "klant")
    assert not is_true(talk, "mandaat")


def test_what_answer_measures_is_what_a_talk_measures() -> None:
    """The helper of these tests stands in no one's way."""
    talk = held(scenario(scene("begin", reply("volgen"))), vertrouwen=5, hoop=5, regie=5)
    put(talk, spanning=5, without="klacht_benoemd")
    assert give(talk, "volgen") == answer("volgen")
