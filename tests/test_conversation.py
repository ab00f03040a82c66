"""A talk as the learner meets it: words, replies, an ending, and the same again from its seed."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from functools import cache
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from simulator.client.moment import Point
from simulator.codebook.effects import CAP
from simulator.codebook.endings import LAST_CHANCE_CUES
from simulator.codebook.requirements import Gauges
from simulator.codebook.vocabulary import VARIANTS
from simulator.conversation import Conversation, NotOnOffer, variant_for
from simulator.events import Ended, Given, Offered, Said
from simulator.scenario import Otherwise, Scenario, Spoken
from tests.generated import generated_scenario
from tests.scenes import (
    change,
    ending,
    give,
    held,
    is_true,
    put,
    reply,
    said,
    scenario,
    scene,
    verdict_on,
    when,
)
from tests.test_codebook_page import table

if TYPE_CHECKING:
    from simulator.codebook.vocabulary import Reflex, ReplyType, Signal

ADVICE = "U kunt bij de gemeente uitstel vragen, of eerst samen met mij bellen."


# The sentences this program stands for


def test_one_advice_to_a_fresh_klant_takes_him_back_to_klager() -> None:
    """And the same words, asked for and with his goal known, are passend and heard otherwise."""
    too_early = reply(
        "advies_reflex",
        text=ADVICE,
        otherwise=Otherwise(reaction=Spoken("Goed idee, zal ik doen.")),
    )
    asked_for = reply(
        "advies_met_mandaat", text=ADVICE, reaction=Spoken("Samen bellen. Dat is wat ik wil.")
    )
    world = scenario(
        scene("begin", too_early), scene("later", asked_for, signal="vraagt_advies"), start="klant"
    )
    for regie in (5, 6):
        fresh = held(world, regie=regie)
        events = fresh.give("advies_reflex")
        slip = next(event for event in events if isinstance(event, Given))
        assert verdict_on(slip) == ("reflex", "advies_reflex")
        assert slip.houding == ("klant", "klager")
        assert said(events) == ["Goed idee, zal ik doen."]
        assert slip.text == ADVICE

    asked = held(replace(world, opens_with="later"), flags="doel_benoemd")
    events = asked.give("advies_met_mandaat")
    advice = next(event for event in events if isinstance(event, Given))
    assert verdict_on(advice) == ("passend", "advies_met_mandaat")
    assert advice.houding == ("klant", "klant")
    assert said(events) == ["Samen bellen. Dat is wat ik wil."]
    assert advice.text == ADVICE


@pytest.mark.parametrize("signal", ["geen", "vraagt_advies"])
def test_the_same_advice_without_a_goal_or_a_question_is_the_reflex(signal: Signal) -> None:
    asked = reply("advies_met_mandaat", text=ADVICE)
    goal = "doel_benoemd" if signal == "geen" else ""
    talk = held(scenario(scene("begin", asked, signal=signal), start="klant", flags=goal))
    advice = give(talk, "advies_met_mandaat")
    assert (advice.measured, advice.houding) == ("advies_reflex", ("klant", "klager"))
    wanting = {name for lack in advice.lacking for name in lack}
    assert wanting == {"vraagt_advies", "toestemming", "mandaat"} if goal else {"doel_benoemd"}


@pytest.mark.parametrize("crisis_kind", ["geen", "beleefd"])
@pytest.mark.parametrize(
    ("start", "fit"), [("bezoeker", "schadelijk"), ("klager", "reflex"), ("klant", "schadelijk")]
)
def test_without_a_real_crisis_taking_over_is_measured_as_sympathy_or_harm(
    crisis_kind: Any, start: Any, fit: str
) -> None:
    announced = reply("overname_aankondigen", sets="mandaat_overname")
    world = scenario(scene("begin", announced), start=start, crisis_kind=crisis_kind)
    talk = held(world, flags="erkend mandaat_overname gevaar")
    taken = give(talk, "overname_aankondigen")
    assert verdict_on(taken) == (fit, "meeleef_reflex")
    assert taken.crisis_fase == ("geen", "geen")


SILENTLY = reply("meeleef_reflex", "buiten", reflex_behaviour="stil_overnemen")
ANNOUNCED = reply("overname_aankondigen", "buiten", sets="mandaat_overname")


def taken_over(how: ReplyType, *mending: str) -> Conversation:
    """An acute crisis in which one helper announces and another just does it; the rest is alike."""
    done = reply("transparant_maken", "terug", id="vertel")
    world = scenario(
        scene("nood", SILENTLY, ANNOUNCED),
        scene("buiten", reply("erkennen", "terug"), done, event=True, sets="dreiging_afgewend"),
        scene(
            "terug",
            reply("transparant_maken"),
            reply("regie_teruggeven", "regie_terug"),
            reply("advies_reflex"),
        ),
        start="crisis_acuut",
    )
    talk = held(world, flags="erkend eigen_aandeel", vertrouwen=7, regie=4, spanning=6)
    for name in (how, "vertel", *mending, "regie_teruggeven"):
        give(talk, name)
    return talk


def phases(talk: Conversation) -> set[str]:
    """Every phase of a crisis that the client came to."""
    return {event.crisis_fase[1] for event in talk.events if isinstance(event, Given)}


def test_a_silent_and_an_announced_take_over_end_differently() -> None:
    openly, silently = taken_over("overname_aankondigen"), taken_over("meeleef_reflex")
    assert {"overgenomen", "gestabiliseerd"} <= phases(openly) & phases(silently)
    assert openly.ended == "regie_terug"
    assert silently.ended == "afhankelijk"


def test_a_silent_take_over_that_was_repaired_and_told_can_still_be_handed_back() -> None:
    assert taken_over("meeleef_reflex", "advies_reflex", "herstel").ended == "regie_terug"
    assert taken_over("meeleef_reflex", "advies_reflex").ended == "afhankelijk"


# How the client sounds (4.7)


def test_the_variants_of_4_7_are_tried_in_the_order_and_at_the_levels_of_the_page() -> None:
    page = {row["variant"]: row["when"] for row in table("4.7", "variant")}
    assert page == {
        "nogmaals": "these words were said before in this talk, in whatever variant",
        "gejaagd": "spanning >= 7",
        "koel": "vertrouwen <= 3",
        "open": "vertrouwen >= 7",
        "gewoon": "True",
    }
    assert tuple(page) == VARIANTS


@pytest.mark.parametrize(
    ("vertrouwen", "spanning", "variant"),
    [
        (5, 7, "gejaagd"),
        (3, 7, "gejaagd"),
        (9, 7, "gejaagd"),
        (3, 6, "koel"),
        (4, 6, "gewoon"),
        (6, 6, "gewoon"),
        (7, 6, "open"),
    ],
)
def test_4_7_the_gauges_choose_how_he_sounds(vertrouwen: int, spanning: int, variant: str) -> None:
    words = Spoken("gewoon", koel="koel", open="open", gejaagd="gejaagd")
    assert variant_for(words, Gauges(vertrouwen, 5, 5, spanning)) == variant
    talk = held(scenario(scene("begin", reply("nuttigheidsvraag", reaction=words))))
    put(talk, vertrouwen=vertrouwen, spanning=spanning)
    assert said(talk.give("nuttigheidsvraag")) == [variant]


def test_4_7_a_variant_that_was_not_written_is_the_ordinary_one() -> None:
    talk = held(scenario(scene("begin", reply("volgen", reaction=Spoken("Tja.", open="Nou!")))))
    put(talk, vertrouwen=0, spanning=9)
    assert said(talk.give("volgen")) == ["Tja."]


A_GRADE = Spoken("Een acht.", gejaagd="Een acht, zeg ik!", nogmaals="Nog altijd een acht.")
ASKED_FOR_IT = scenario(
    scene("begin", reply("schaalvraag", reaction=A_GRADE), reply("volgen"), reply("samenvatten"))
)
"""He can be asked twice, with something else said in between."""


def test_4_7_who_is_asked_the_same_again_says_that_he_was_asked() -> None:
    talk = held(ASKED_FOR_IT)
    heard = [said(talk.give(one)) for one in ("schaalvraag", "volgen", "schaalvraag")]
    assert heard[::2] == [["Een acht."], ["Nog altijd een acht."]]


def test_4_7_he_remembers_what_he_said_in_another_tone() -> None:
    talk = held(ASKED_FOR_IT, spanning=9)
    assert said(talk.give("schaalvraag")) == ["Een acht, zeg ik!"]
    talk.give("volgen")
    for spanning in (3, 9):
        put(talk, spanning=spanning)
        assert said(copy(talk).give("schaalvraag")) == ["Nog altijd een acht."]


def test_4_7_who_comes_back_to_a_scene_does_not_tell_it_all_again() -> None:
    there = Spoken("Het begon met de sleutel.", nogmaals="De sleutel, ja.")
    talk = held(
        scenario(
            scene("begin", reply("volgen", "verder")),
            replace(scene("verder", reply("samenvatten", "begin")), says=there),
        )
    )
    heard = [said(talk.give(one))[-1] for one in ("volgen", "samenvatten", "volgen")]
    assert heard[::2] == ["Het begon met de sleutel.", "De sleutel, ja."]


def test_4_7_what_he_opens_with_he_says_in_other_words_when_the_talk_comes_back() -> None:
    opening = Spoken("De sleutel is weg.", nogmaals="Nog altijd weg.")
    world = scenario(
        replace(scene("begin", reply("volgen", "verder")), says=opening),
        scene("verder", reply("samenvatten", "begin")),
    )
    talk = held(world)
    assert said(talk.events) == ["De sleutel is weg."]
    talk.give("volgen")
    assert said(talk.give("samenvatten"))[-1] == "Nog altijd weg."
    assert said(talk.rewound(0).events) == ["De sleutel is weg."]


def test_4_7_an_author_who_moves_the_talk_can_have_him_remember_what_was_said_before() -> None:
    talk = held(ASKED_FOR_IT)
    talk.give("schaalvraag")
    moved = Conversation.at(ASKED_FOR_IT, talk.state, heard=talk.events)
    moved.give("volgen")
    for one in (moved, copy(moved), moved.rewound(1)):
        assert said(one.give("schaalvraag")) == ["Nog altijd een acht."]
    alone = Conversation.at(ASKED_FOR_IT, talk.state)
    alone.give("volgen")
    assert said(alone.give("schaalvraag")) == ["Een acht."]


def test_4_7_on_another_road_nothing_was_said_yet() -> None:
    talk = held(ASKED_FOR_IT)
    talk.give("schaalvraag")
    assert said(talk.rewound(0).give("schaalvraag")) == ["Een acht."]


def test_4_7_a_reaction_sounds_as_the_reply_left_him_and_the_next_line_as_the_scene_does() -> None:
    both = Spoken("gewoon", gejaagd="gejaagd")
    there = replace(scene("verder", reply("volgen"), drift=(("spanning", 1),)), says=both)
    world = scenario(scene("begin", reply("nuttigheidsvraag", "verder", reaction=both)), there)
    talk = held(world, vertrouwen=5, spanning=6)
    assert said(talk.give("nuttigheidsvraag")) == ["gewoon", "gejaagd"]


# What he says


def test_the_first_line_is_there_before_anything_is_said() -> None:
    talk = Conversation(scenario(scene("begin", reply("volgen"), signal="wens", cue="kijkt op")))
    (first,) = talk.events
    assert isinstance(first, Said)
    assert (first.turn, first.part, first.scene) == (0, "scene", "begin")
    assert (first.text, first.cue, first.signal) == ("Woorden van begin.", "kijkt op", "wens")


@pytest.mark.parametrize("reflex", ["advies_reflex", "meeleef_reflex"])
def test_4_8_a_measured_reflex_without_words_of_its_own_gets_those_of_the_scenario(
    reflex: Reflex,
) -> None:
    talk = held(scenario(scene("begin", reply(reflex))))
    assert said(talk.give(reflex)) == [f"Reactie op {reflex}."]


def test_4_8_an_intervention_gets_the_words_of_the_reflex_it_was_measured_as() -> None:
    bare = reply("focus_terugbrengen")
    own = reply("focus_terugbrengen", otherwise=Otherwise(reaction=Spoken("Ik was nog bezig.")))
    for said_so, words in ((bare, "Reactie op afleid_reflex."), (own, "Ik was nog bezig.")):
        talk = held(scenario(scene("begin", said_so)))
        assert said(talk.give("focus_terugbrengen")) == [words]
        talk = held(scenario(scene("begin", said_so)), flags="erkend")
        assert said(talk.give("focus_terugbrengen")) == ["Antwoord op focus_terugbrengen."]


def test_4_8_a_neutraal_reply_gets_its_own_reaction() -> None:
    talk = held(scenario(scene("begin", reply("erkennen")), start="klant"))
    assert said(talk.give("erkennen")) == ["Antwoord op erkennen."]


def test_4_5_after_two_turns_without_the_question_danger_is_said_more_plainly_and_once() -> None:
    plainly = Spoken("Ik bedoel dat het voor mij niet meer hoeft.")
    world = scenario(scene("begin", reply("volgen"), signal="gevaar"), plainly=plainly)
    talk = held(world)
    parts = [
        [event.part for event in talk.give("volgen") if isinstance(event, Said)] for _ in range(4)
    ]
    assert parts == [["reaction"], ["reaction", "plainly"], ["reaction"], ["reaction", "ending"]]
    assert plainly.gewoon in said(talk.events)


def test_4_5_asked_in_time_it_is_never_said_plainly() -> None:
    here = scene("begin", reply("volgen"), reply("veiligheid_uitvragen"), signal="gevaar")
    talk = held(scenario(here))
    for kind in ("volgen", "veiligheid_uitvragen", "volgen", "volgen"):
        talk.give(kind)
    assert "plainly" not in {event.part for event in talk.events if isinstance(event, Said)}


@pytest.mark.parametrize(
    ("kind", "state", "chance", "reached"),
    [
        ("afleid_reflex", {"vertrouwen": 0}, "koud", "haakt_af"),
        ("correctie_reflex", {"spanning": 9, "vertrouwen": 10}, "heet", "escalatie"),
    ],
)
def test_4_6_the_last_chance_can_be_seen_before_the_talk_breaks_off(
    kind: Reflex, state: dict[str, int], chance: Any, reached: str
) -> None:
    talk = held(scenario(scene("begin", reply(kind))), **state)
    (reaction,) = (event for event in talk.give(kind) if isinstance(event, Said))
    assert reaction.last_chance == chance
    assert reaction.cue == LAST_CHANCE_CUES[chance].nl
    assert "herstel" in {choice.id for choice in talk.replies}
    last = [event for event in talk.give(kind) if isinstance(event, Said)]
    assert [event.last_chance for event in last] == [None, None]
    assert ending(talk) == reached


def test_4_6_a_turn_that_is_no_last_chance_shows_none() -> None:
    talk = held(scenario(scene("begin", reply("advies_reflex"), reply("volgen"))), vertrouwen=8)
    for kind in ("advies_reflex", "volgen"):
        talk.give(kind)
    assert {event.last_chance for event in talk.events if isinstance(event, Said)} == {None}


def test_an_ending_has_last_words_and_says_what_he_does_now() -> None:
    talk = held(scenario(scene("begin", reply("volgen", "vervolg_gekozen"))), vertrouwen=6)
    _, reaction, last, end = talk.give("volgen")
    assert isinstance(reaction, Said)
    assert isinstance(last, Said)
    assert (reaction.part, last.part) == ("reaction", "ending")
    assert end == Ended(1, "vervolg_gekozen", "goed", "Einde: vervolg_gekozen.")
    assert talk.ended == "vervolg_gekozen"
    assert (talk.replies, talk.scene) == ((), None)


def test_an_ending_without_last_words_is_only_told() -> None:
    world = scenario(scene("begin", reply("volgen", "vervolg_gekozen")))
    words = replace(world.endings["vervolg_gekozen"], says=None)
    talk = held(replace(world, endings={**world.endings, "vervolg_gekozen": words}), vertrouwen=6)
    assert said(talk.give("volgen")) == ["Antwoord op volgen."]


def test_4_0_in_the_last_turn_he_still_says_where_the_road_has_led() -> None:
    world = scenario(
        scene("begin", reply("volgen", "verder")), scene("verder", reply("volgen")), max_turns=1
    )
    talk = held(world)
    assert said(talk.give("volgen"))[:2] == ["Antwoord op volgen.", "Woorden van verder."]
    assert talk.ended == "tijd_op"


# What can be said back


def test_a_reply_is_on_offer_when_its_condition_holds() -> None:
    grown = reply("copingvraag", when=when(flags="erkend", vertrouwen=(5, 10), houding="klager"))
    world = scenario(scene("begin", reply("erkennen", sets="erkend"), grown))
    talk = held(world)
    assert [choice.id for choice in talk.replies] == ["erkennen"]
    talk.give("erkennen")
    assert {choice.id for choice in talk.replies} == {"erkennen", "copingvraag"}
    put(talk, houding="klant")
    assert "copingvraag" not in {choice.id for choice in talk.replies}


def test_what_is_not_on_offer_cannot_be_said_and_changes_nothing() -> None:
    talk = held(scenario(scene("begin", reply("volgen"))))
    before, events = talk.state, list(talk.events)
    with pytest.raises(NotOnOffer, match="'herstel' is not on offer at turn 1") as refused:
        talk.give("herstel")
    assert (refused.value.reply, refused.value.turn) == ("herstel", 1)
    assert (talk.state, talk.events, talk.given) == (before, events, [])


def test_after_the_end_nothing_can_be_said() -> None:
    talk = held(scenario(scene("begin", reply("volgen", "afhankelijk"))))
    talk.give("volgen")
    with pytest.raises(NotOnOffer):
        talk.give("volgen")


MANY: tuple[ReplyType, ...] = ("volgen", "erkennen", "samenvatten", "copingvraag", "advies_reflex")


def test_the_order_of_the_replies_is_the_same_for_the_same_seed_and_turn() -> None:
    world = scenario(scene("begin", *map(reply, MANY)))
    shown = [Conversation(world, seed).replies for seed in range(99)]
    orders = {tuple(choice.id for choice in replies) for replies in shown}
    assert len(orders) > 30
    assert all(sorted(order) == sorted(MANY) for order in orders)
    for seed in range(5):
        assert Conversation(world, seed).replies == Conversation(world, seed).replies
    talk = Conversation(world, 1)
    first = talk.replies
    talk.give("advies_reflex")
    talk.give("erkennen")
    assert {choice.id for choice in talk.replies} <= {choice.id for choice in first}


def test_where_a_reply_stands_says_nothing_about_its_fit() -> None:
    world = scenario(scene("begin", *map(reply, MANY)))
    first = [Conversation(world, seed).replies[0].id for seed in range(500)]
    assert all(60 <= first.count(kind) <= 140 for kind in MANY), "100 of 500 is even"


def test_the_words_of_repair_come_from_the_seed_and_belong_together() -> None:
    world = scenario(scene("begin", reply("advies_reflex"), reply("volgen")))
    heard = set()
    for seed in range(40):
        talk = Conversation(world, seed)
        talk.give("advies_reflex")
        shown = next(choice.text for choice in talk.replies if choice.id == "herstel")
        mended, reaction = talk.give("herstel")
        assert isinstance(mended, Given)
        assert mended.text == shown
        pair = next(pair for pair in world.repair if pair.text == shown)
        assert said([reaction]) == [pair.reaction.gewoon]
        heard.add(shown)
    assert len(heard) > 4


# What is kept of a reply (5.5)


def test_a_reply_is_kept_with_everything_that_was_on_the_table_in_the_order_shown() -> None:
    world = scenario(scene("begin", *map(reply, MANY), signal="slachtoffertaal"))
    talk = Conversation(world, seed=4)
    shown = [choice.id for choice in talk.replies]
    kept = give(talk, "erkennen")
    assert [offered.reply for offered in kept.offered] == shown
    assert Offered(
        "advies_reflex", "Iets van het type advies_reflex.", "advies_reflex", "reflex",
        "advies_reflex",
    ) in kept.offered  # fmt: skip
    assert (kept.turn, kept.scene, kept.signal, kept.met_signal) == (
        1,
        "begin",
        "slachtoffertaal",
        True,
    )
    assert change(kept) == (2, 0, 0, -1)


def test_what_lay_beside_it_is_measured_as_if_it_had_been_said() -> None:
    world = scenario(scene("begin", *map(reply, MANY), reply("focus_terugbrengen")))
    for chosen in MANY:
        beside = {offered.reply: offered for offered in give(Conversation(world), chosen).offered}
        for other in MANY:
            alone = give(Conversation(world), other)
            assert (beside[other].fit, beside[other].measured) == verdict_on(alone)


def test_what_he_told_is_kept_with_the_reply_that_brought_it_out() -> None:
    world = scenario(scene("begin", reply("volgen", sets="feit_bekend wens_benoemd")))
    assert give(held(world), "volgen").told == ("feit_bekend", "wens_benoemd")


def test_4_5_a_reply_is_kept_with_whether_danger_was_open_and_unasked() -> None:
    here = scene("begin", reply("veiligheid_uitvragen"), reply("volgen"), signal="gevaar")
    talk = held(scenario(here))
    kept = [give(talk, kind).gate for kind in ("volgen", "veiligheid_uitvragen", "volgen")]
    assert kept == [True, True, False]


# Going back


def test_going_back_and_another_way_leaves_the_first_talk_alone() -> None:
    world = scenario(scene("begin", reply("volgen"), reply("advies_reflex")))
    talk = Conversation(world, seed=3)
    for kind in ("volgen", "advies_reflex", "volgen"):
        talk.give(kind)
    kept = list(talk.events)
    other = copy(talk)
    other.give("advies_reflex")
    assert (talk.turn, talk.events) == (3, kept)
    back = talk.rewound(1)
    assert (back.turn, back.given) == (1, ["volgen"])
    assert back.events == kept[: len(back.events)]


def test_a_talk_of_another_file_is_refused_with_the_reply_and_the_turn() -> None:
    world = scenario(scene("begin", reply("volgen")))
    with pytest.raises(NotOnOffer, match="'weg' is not on offer at turn 2"):
        Conversation.replayed(world, ["volgen", "weg"])


# What holds in every talk


SEEDS = st.integers(0, 60)
"""Which scenario the dice make; few enough to make each of them once."""

made = cache(generated_scenario)


def played(scenario: Scenario, seed: int, dice: int) -> Conversation:
    """A talk from beginning to end in which every choice is thrown; slips are rare, so it lasts."""
    talk, draw = Conversation(scenario, seed), Random(dice)
    while not talk.ended:
        at = Point(talk.state.gauges)
        options = [option for _, option in talk.rules.offered(talk.state.moment, at)]
        careful = [o for o in options if not talk.rules.step(talk.state, o)[1].verdict.slipped]
        chosen = draw.choice(options if not careful or draw.random() < 0.1 else careful)
        talk.give(chosen.reply.id)
    return talk


@settings(max_examples=120)
@for_all(SEEDS, st.integers(0, 10**6))
def test_every_talk_ends_within_max_turns_and_gauges_stay_from_0_to_10(
    seed: int, dice: int
) -> None:
    world = made(seed)
    talk = played(world, seed, dice)
    assert 1 <= talk.turn <= world.max_turns
    assert isinstance(talk.events[-1], Ended)
    for event in talk.events:
        if isinstance(event, Given):
            assert all(0 <= level <= 10 for both in event.gauges for level in both)


@settings(max_examples=120)
@for_all(SEEDS, st.integers(0, 10**6))
def test_4_3_no_reply_moves_a_gauge_by_more_than_3(seed: int, dice: int) -> None:
    """By its own effect; a crisis that begins, a drift and being told nothing come on top."""
    talk = Conversation(made(seed))
    draw = Random(dice)
    while not talk.ended:
        at = Point(talk.state.gauges)
        options = [option for _, option in talk.rules.offered(talk.state.moment, at)]
        for option in options:
            _, outcome = talk.rules.step(talk.state, option)
            assert all(abs(points) <= CAP for points in outcome.verdict.effect)
        talk.give(draw.choice(options).reply.id)


@settings(max_examples=80)
@for_all(SEEDS, st.integers(0, 999), st.integers(0, 10**6))
def test_p15_the_same_seed_and_replies_give_the_same_words_states_and_measures(
    seed: int, order: int, dice: int
) -> None:
    live = played(made(seed), order, dice)
    again = Conversation.replayed(made(seed), live.given, order)
    assert again.events == live.events
    assert again.state == live.state


@settings(max_examples=80)
@for_all(SEEDS, st.integers(0, 999), st.integers(0, 999), st.integers(0, 10**6))
def test_another_seed_changes_order_and_wording_and_never_what_happens(
    seed: int, one: int, other: int, dice: int
) -> None:
    world = replace(made(seed), repair=scenario(scene("begin")).repair)
    first = played(world, one, dice)
    second = Conversation.replayed(world, first.given, other)
    assert second.state == first.state
    assert [nothing_of_order(event) for event in second.events] == [
        nothing_of_order(event) for event in first.events
    ]


def nothing_of_order(event: Any) -> Any:
    """The event without the order of the replies and without the words of a repair."""
    match event:
        case Given(offered=offered):
            table = sorted(each._replace(text="") for each in offered)
            return replace(event, offered=tuple(table), text="")
        case Said(part="reaction"):
            return replace(event, text="")
        case _:
            return event


@settings(max_examples=30)
@for_all(SEEDS, st.integers(0, 10**6), st.data())
def test_going_back_to_a_turn_is_the_talk_as_it_was_then(
    seed: int, dice: int, data: st.DataObject
) -> None:
    talk = played(made(seed), seed, dice)
    turn = data.draw(st.integers(0, talk.turn))
    back = talk.rewound(turn)
    assert back.given == talk.given[:turn]
    assert back.events == talk.events[: len(back.events)]
    assert back.turn == turn


@settings(max_examples=80)
@for_all(SEEDS, st.integers(0, 10**6))
def test_a_turn_is_a_reply_and_what_the_client_says_to_it(seed: int, dice: int) -> None:
    talk = played(made(seed), seed, dice)
    assert isinstance(talk.events[0], Said)
    replies = [event for event in talk.events if isinstance(event, Given)]
    assert [event.reply for event in replies] == talk.given
    assert [event.turn for event in replies] == list(range(1, talk.turn + 1))
    for before, after in pairwise(replies):
        assert after.houding[0] == before.houding[1]
        assert after.crisis_fase[0] == before.crisis_fase[1]
        assert after.gauges[0] == before.gauges[1]


@settings(max_examples=80)
@for_all(SEEDS, st.integers(0, 10**6))
def test_4_5_while_danger_is_unasked_a_talk_ends_in_one_way_only(seed: int, dice: int) -> None:
    talk = played(made(seed), seed, dice)
    if is_true(talk, "gevaar_ongevraagd"):
        assert talk.ended == "veiligheid_gemist"


def test_who_walks_out_does_not_first_say_something_kind() -> None:
    kind = reply("nuttigheidsvraag", reaction=Spoken("Fijn dat u dat vraagt."))
    talk = held(scenario(scene("begin", kind, reply("volgen"), reply("erkennen")), start="klant"))
    put(talk, vertrouwen=0, flags="koud")
    happened = talk.give("nuttigheidsvraag")
    assert talk.ended == "haakt_af"
    assert "Fijn dat u dat vraagt." not in [
        event.text for event in happened if isinstance(event, Said)
    ]
