"""What was judged in the moment, beside the talk: apart from the numbers, and without a verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from simulator import language
from simulator.codebook.vocabulary import REFLEXES, SURENESSES, Flag, Sureness
from simulator.conversation import Conversation
from simulator.debrief import Debrief, calibrate, debrief
from simulator.debrief.judged import ANSWERS, Estimated, Judged
from simulator.debrief.judging import Judging, judging
from simulator.debrief.judging_in_words import judging_lines
from simulator.events import Ended, Event, Said
from simulator.kept import kept_talk
from simulator.loading import load
from simulator.practice import Practice
from simulator.store import nowhere
from tests.debriefed_talks import ADVICE, SEEDS, given, reply, scenario, talk_by_dice
from tests.running import KLEIN
from tests.test_debrief_wording import nothing_forbidden
from tests.test_pause import JUDGED

if TYPE_CHECKING:
    from simulator.events import Given

WORLD = scenario(reply("volgen", "volgen", "Vertel eens."))
SCENARIO = load(KLEIN)
ROAD = ("nachten", "volgen", "mandaat_vragen")


def told(*turns: Given) -> Debrief:
    return debrief(WORLD, turns)


def sure(*degrees: Sureness | None) -> dict[int, Judged]:
    return {turn: Judged(sure=degree) for turn, degree in enumerate(degrees, 1)}


def estimated(turn: int, estimate: str, answer: str, by: str | None = None) -> dict[int, Judged]:
    return {turn: Judged(estimated=Estimated(estimate, answer, by))}  # type: ignore[arg-type]


def held(judged: Mapping[int, Judged], *road: str) -> Judging:
    """What was judged in a talk of KLEIN."""
    return judging(debrief(SCENARIO, Conversation.replayed(SCENARIO, road).events), judged)


# Apart from the numbers


@for_all(SEEDS, st.lists(JUDGED, max_size=30))
def test_what_is_judged_changes_nothing_of_what_was_measured(
    seed: int, thought: list[Judged]
) -> None:
    world, events = talk_by_dice(seed)
    replies = [event.reply for event in events if hasattr(event, "reply")]
    before = Conversation(world, seed)
    plain, judged = (Practice.begin(nowhere(), world, seed=seed) for _both in "ab")
    for number, one in enumerate(replies):
        plain.give(one)
        judged.give(one, thought[number] if number < len(thought) else Judged())

    assert judged.talk.events == plain.talk.events == [before.events[0], *events[1:]]
    counts = [debrief(world, practice.talk.events).reflexes for practice in (plain, judged)]
    assert counts[0] == counts[1]
    scores = dict.fromkeys(REFLEXES, 5)
    assert calibrate(counts[0], scores) == calibrate(counts[1], scores)


@for_all(st.integers(0, 10**6), st.lists(JUDGED, min_size=6, max_size=6))
def test_a_reply_given_with_judgements_is_the_same_reply_when_the_talk_goes_on(
    dice: int, thought: list[Judged]
) -> None:
    store, draw = nowhere(), Random(dice)
    live = Practice.begin(store, SCENARIO, seed=dice)
    for one in thought:
        if not live.talk.ended:
            live.give(draw.choice(live.talk.replies).id, one)
    row = store.session(live.session)
    assert row is not None

    again = Practice.resumed(store, SCENARIO, row)
    assert again.talk.events == live.talk.events
    assert again.judged == live.judged == kept_talk(store, row).judged
    store.close()


# How sure


def test_replies_are_counted_by_how_sure_she_was() -> None:
    talk = told(
        given(1, "volgen", ADVICE),
        given(2, ADVICE, "volgen"),
        given(3, "neutraal", ADVICE),
        given(4, ADVICE, "volgen", fit="schadelijk"),
        given(5, "volgen", ADVICE),
    )
    seen = judging(talk, sure("zeker", "zeker", "onzeker", "zeker", "onzeker"))

    assert [(one.sureness, one.passend, one.neutraal, one.reflex) for one in seen.sureness] == [
        ("onzeker", (5,), (3,), ()),
        ("zeker", (1,), (), (2, 4)),
    ]
    assert seen.sure_and_slipped == (2, 4)
    assert seen.unsure_and_fitting == (5,)


def test_a_turn_that_does_not_count_does_not_count_here() -> None:
    talk = told(given(1, "volgen"), given(2, "volgen", ADVICE))
    assert [one.replies for one in judging(talk, sure("zeker", "zeker")).sureness] == [1]


@for_all(SEEDS, st.lists(st.none() | st.sampled_from(SURENESSES), max_size=40))
def test_every_counted_reply_she_was_sure_of_is_in_one_place(
    seed: int, degrees: Sequence[Sureness | None]
) -> None:
    world, events = talk_by_dice(seed)
    whole = debrief(world, events)
    seen = judging(whole, sure(*degrees))
    places = [turn for one in seen.sureness for turn in (*one.passend, *one.neutraal, *one.reflex)]
    counted = {evidence.turn for evidence in whole.evidence if evidence.counted}
    said = {turn for turn, degree in enumerate(degrees, 1) if degree is not None}
    assert sorted(places) == sorted(counted & said)


# Estimates


def test_an_estimate_of_the_stance_lies_beside_the_stance_of_that_moment() -> None:
    [one] = held(estimated(1, "beslisboom", "klager", "Elke nacht."), *ROAD).estimates
    assert (one.shown, one.same, one.since) == (("klager",), True, None)


def test_a_stance_that_moved_is_proved_with_what_the_client_said_then() -> None:
    events: list[Event] = [
        given(1, "volgen", ADVICE, houding=("klager", "klant")),
        Said(1, "Ik wil dat zelf wel.", "reaction", "gewoon", "begin"),
        given(2, "volgen", ADVICE, houding=("klant", "klant")),
    ]
    whole = debrief(WORLD, events)
    [one] = judging(whole, estimated(2, "beslisboom", "klager")).estimates
    assert (one.shown, one.same) == (("klant",), False)
    assert one.since is not None
    assert (one.since.turn, one.since.answer) == (1, ("Ik wil dat zelf wel.",))
    language.use("en")
    assert judging_lines(judging(whole, estimated(2, "beslisboom", "klager")))[1].endswith(
        "That was so since turn 1, when Marjan said: “Ik wil dat zelf wel.”"
    )


def test_an_estimate_of_the_role_lies_beside_the_roles_that_were_fitting() -> None:
    turn = given(1, ADVICE, "volgen", "copingvraag", "instrueren", "neutraal", "correctie_reflex")
    [one] = judging(told(turn), estimated(1, "rol", "instrueren")).estimates
    assert (one.shown, one.same) == (("helpen", "instrueren"), True)
    [other] = judging(told(turn), estimated(1, "rol", "sturen")).estimates
    assert other.same is False


def test_which_role_fitted_cannot_be_said_where_nothing_fitted() -> None:
    [one] = judging(told(given(1, ADVICE, "neutraal")), estimated(1, "rol", "helpen")).estimates
    assert (one.shown, one.same) == ((), None)


@pytest.mark.parametrize(
    ("heard", "answer", "same"),
    [
        ((), "willen", None),
        (("wens_benoemd",), "kunnen", True),
        (("wens_benoemd",), "willen", False),
        (("doel_benoemd", "coping_gevonden"), "klaar", True),
        (("doel_benoemd", "coping_gevonden"), "niets", False),
        (("wens_benoemd", "coping_gevonden", "stap_benoemd"), "niets", True),
    ],
)
def test_what_is_missing_is_what_has_not_been_heard_yet(
    heard: tuple[Flag, ...], answer: str, same: bool | None
) -> None:
    talk = told(
        given(1, "volgen", ADVICE, told=heard),
        given(2, "volgen", ADVICE, told=("wens_benoemd", "coping_gevonden", "stap_benoemd")),
    )
    [one] = judging(talk, estimated(2, "kunnen_willen_klaar", answer)).estimates
    assert one.same is same


# Own words, and on purpose


def test_her_own_words_lie_beside_what_she_chose_and_only_that_was_measured() -> None:
    seen = held({1: Judged(first="Wat zwaar, Henk."), 2: Judged(first="")}, *ROAD)
    assert [(one.turn, one.first, one.said, one.measured) for one in seen.own_words] == [
        (1, "Wat zwaar, Henk.", "Nacht na nacht wakker liggen. Dat sloopt je.", "erkennen"),
        (2, "", "Een ander mens.", "volgen"),
    ]
    [first, second] = judging_lines(seen)[1:]
    assert first.startswith("Beurt 1.")
    assert "“Wat zwaar, Henk.”" in first
    assert "Een ander mens." not in second


def test_her_reason_stands_beside_the_talk_without_a_verdict() -> None:
    judged = {1: Judged(meant="client_vroeg"), 2: Judged(meant="anders", meant_note="hij keek op")}
    seen = held(judged, "advies_reflex", "nachten", "volgen", "mandaat_vragen")
    assert [(one.turn, one.ground, one.heard) for one in seen.meant] == [
        (1, "client_vroeg", False),
        (2, "anders", True),
    ]


# In words


def test_nothing_judged_is_nothing_told() -> None:
    assert not held({}, *ROAD)
    assert judging_lines(held({}, *ROAD)) == []
    assert not held({1: Judged()}, *ROAD)


def test_a_talk_that_was_left_is_not_told_about() -> None:
    left: list[Event] = [given(1, "volgen", ADVICE), Ended(1, "verlaten", "gestopt", "")]
    assert not judging(debrief(WORLD, left), {1: Judged(first="Dag.", sure="zeker")})


def test_the_two_ways_of_being_off_are_told_as_turns_and_neither_as_better() -> None:
    language.use("en")
    talk = told(given(1, ADVICE, "volgen"), given(2, "volgen", ADVICE))
    lines = judging_lines(judging(talk, sure("zeker", "onzeker")))
    assert "Sure: 1 reply, of which 0 fitting, 0 neutral, 1 reflex." in lines
    assert "You were sure, and a reflex came by: turn 1." in lines
    assert "You were unsure, and the reply fitted: turn 2." in lines
    close = judging_lines(judging(talk, sure(None, "zeker")))
    assert close[-1] == "Your sureness and the measurement lay nowhere far apart in this talk."
    between = judging_lines(judging(talk, sure("redelijk", "redelijk")))
    assert len(between) == 2


def test_where_the_talk_agrees_with_her_it_says_so_in_few_words() -> None:
    language.use("en")
    [_apart, line] = judging_lines(held(estimated(1, "beslisboom", "klager"), *ROAD))
    assert line == (
        "Turn 1. Your estimate: sees the problem, not yet a part of their own. "
        "In the talk it was so too. That was so from the start."
    )


def test_an_estimate_is_told_with_her_proof_and_that_of_the_talk() -> None:
    language.use("en")
    [_apart, line] = judging_lines(
        held(estimated(1, "beslisboom", "klant", "Elke nacht dat gedreun."), *ROAD)
    )
    assert line == (
        "Turn 1. Your estimate: sees a part of their own and wants to move on. "
        "You saw it by: “Elke nacht dat gedreun.” "
        "In the talk then: sees the problem, not yet a part of their own. "
        "That was so from the start."
    )


@pytest.mark.parametrize("spoken", ["nl", "en"])
@for_all(SEEDS, st.lists(JUDGED, min_size=1, max_size=30))
def test_it_is_told_without_blame_and_praise_and_the_learner_is_never_named(
    spoken: str, seed: int, thought: list[Judged]
) -> None:
    language.use(spoken)
    world, events = talk_by_dice(seed)
    quiet = [
        Judged(
            first=None if one.first is None else "Dag.",
            sure=one.sure,
            meant=one.meant,
            estimated=one.estimated and Estimated(one.estimated.estimate, one.estimated.answer),
        )
        for one in thought
    ]
    lines = judging_lines(judging(debrief(world, events), dict(enumerate(quiet, 1))))
    for line in lines:
        nothing_forbidden(line)
        assert ".." not in line


def test_every_answer_can_be_told() -> None:
    language.use("en")
    for estimate, answers in ANSWERS.items():
        for answer in answers:
            turn = given(1, "volgen", ADVICE)
            lines = judging_lines(judging(told(turn), estimated(1, estimate, answer)))
            assert len(lines) == 2
            assert lines[1].startswith("Turn 1. Your estimate: ")


def test_the_turns_in_which_she_said_it_aloud_are_told_together() -> None:
    language.use("en")
    seen = held({1: Judged(first=""), 2: Judged(first="Ja."), 3: Judged(first="")}, *ROAD)
    lines = judging_lines(seen)[1:]
    assert lines[0].startswith("Turn 2. First in your own words: “Ja.” Then you chose: ")
    assert lines[1:] == ["You said it aloud first: turns 1 and 3."]
