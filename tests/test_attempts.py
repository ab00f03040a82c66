"""The attempts at one talk: which is first, best and last, and two of them side by side."""

from __future__ import annotations

from dataclasses import dataclass

from simulator import language
from simulator.conversation import Conversation
from simulator.debrief.attempts import Attempt, attempts
from simulator.debrief.regret import TurnRegret
from simulator.debrief.roads_in_words import (
    attempt_line,
    attempt_marks,
    in_reach,
    two_roads_text,
)
from simulator.debrief.two_roads import TwoRoads, side_by_side
from simulator.events import Event, Given, Said
from simulator.loading import load
from tests.running import KLEIN
from tests.scenes import reply as a_reply
from tests.scenes import scenario, scene

HENK = load(KLEIN)
SEED = 3
ROAD = ("nachten", "volgen", "mandaat_vragen")


@dataclass(frozen=True)
class Way:
    """Another road, as it is kept."""

    number: int
    after: int
    events: tuple[Event, ...]


def way(number: int, after: int, *replies: str) -> Way:
    shared = Conversation.replayed(HENK, ROAD[:after], SEED)
    whole = Conversation.replayed(HENK, (*ROAD[:after], *replies), SEED)
    return Way(number, after, tuple(whole.events[len(shared.events) :]))


def the_talk(*replies: str) -> list[Event]:
    return Conversation.replayed(HENK, replies or ROAD, SEED).events


def marked(found: tuple[Attempt, ...]) -> dict[str, list[int]]:
    return {
        mark: [each.number for each in found if getattr(each, mark)]
        for mark in ("first", "best", "last")
    }


def test_a_talk_without_other_roads_is_its_only_attempt() -> None:
    [only] = attempts(the_talk(), [])
    assert (only.number, only.turns, only.first, only.best, only.last) == (1, 3, True, True, True)


def test_the_last_is_the_newest_whatever_came_of_it() -> None:
    found = attempts(the_talk(), [way(3, 0, "advies_reflex"), way(2, 1, "volgen")])
    assert [each.number for each in found] == [1, 2, 3]
    assert marked(found)["last"] == [3]


LESSER = ("nachten", "volgen", "regie_teruggeven")
"""A talk with a mixed ending."""


def test_the_best_has_the_best_kind_of_ending_and_then_the_fewest_turns() -> None:
    long_good = way(2, 0, "advies_reflex", "nachten", "volgen", "mandaat_vragen")
    short_good = way(3, 0, "copingvraag", "volgen", "mandaat_vragen")
    lesser = way(4, 2, "regie_teruggeven")
    found = attempts(the_talk(*LESSER), [long_good])
    assert [each.ending.kind for each in found if each.ending] == ["gemengd", "goed"]
    assert marked(found)["best"] == [2]
    assert marked(attempts(the_talk(*LESSER), [long_good, short_good]))["best"] == [3]
    assert marked(attempts(the_talk(), [lesser, long_good, short_good]))["best"] == [1]


def test_an_attempt_left_half_way_is_told_as_unfinished_and_is_not_the_best() -> None:
    found = attempts(the_talk(*LESSER), [way(2, 1, "volgen")])
    assert marked(found)["best"] == [1]
    assert found[1].ending is None
    language.use("en")
    assert attempt_line(found[1]) == (
        "Attempt 2, another road from turn 2: 2 turns, not finished (the last)."
    )


def test_a_road_on_which_nothing_was_said_is_no_attempt() -> None:
    assert len(attempts(the_talk(), [way(2, 1)])) == 1


def test_the_turns_of_a_road_count_the_ones_it_shares() -> None:
    assert attempts(the_talk(), [way(2, 2, "regie_teruggeven")])[1].turns == 3


def beside(*ways: Way) -> TwoRoads:
    found = attempts(the_talk(), ways)
    return side_by_side(found[0], found[0], found[-1])


def test_two_roads_share_their_turns_up_to_the_one_where_they_part() -> None:
    two = beside(way(2, 1, "compliment_gegrond"))
    assert [step.given.reply for step in two.shared] == ["nachten"]
    assert [pair.turn for pair in two.apart] == [2, 3]
    assert two.apart[0].other is not None
    assert two.apart[0].other.said == "Hoe heb je dat voor elkaar gekregen, die vaste zondag?"
    assert two.apart[1].other is None


def test_two_roads_part_where_their_words_differ_not_where_one_was_begun() -> None:
    two = beside(way(2, 0, "nachten", "volgen", "regie_teruggeven"))
    assert len(two.shared) == 2


def test_every_turn_has_the_words_of_both_and_the_gauges_before_and_after() -> None:
    language.use("en")
    two = beside(way(2, 1, "compliment_gegrond", "regie_teruggeven"))
    told = two_roads_text(two, "Henk")
    for attempt in (two.one, two.other):
        for event in attempt.events:
            match event:
                case Given(turn=turn, text=words) if turn > 1:
                    assert f"You: {words}" in told
                case Said(turn=turn, text=words) if turn > 1:
                    assert f"Henk: {words}" in told
    given = two.apart[0].one
    assert given is not None
    before, after = given.given.gauges
    assert (
        f"Trust {before.vertrouwen} → {after.vertrouwen}, hope {before.hoop} → {after.hoop}" in told
    )
    assert "Attempt 1, turn 2." in told
    assert "Attempt 2, turn 2." in told


def test_both_endings_and_both_marks_stand_in_the_lines() -> None:
    language.use("en")
    told = two_roads_text(beside(way(2, 1, "compliment_gegrond", "regie_teruggeven")), "Henk")
    assert "Attempt 1: good: chose to go on." in told
    assert "Attempt 2: mixed: leans on the helper." in told
    assert "Henk wacht op jouw telefoontje." in told
    assert "(the first, the best ending so far)" in told


def test_marks_are_words() -> None:
    language.use("en")
    [only] = attempts(the_talk(), [])
    assert attempt_marks(only) == ("the first", "the best ending so far", "the last")


# What was in reach, in words


def given_among(*types: str) -> Given:
    told = scenario(scene("begin", *(a_reply(kind) for kind in types)))  # type: ignore[arg-type]
    talk = Conversation(told)
    return next(event for event in talk.give(types[0]) if isinstance(event, Given))


def test_what_went_out_of_reach_is_told_as_a_fact_and_never_as_a_mark() -> None:
    language.use("en")
    given = given_among("volgen", "erkennen", "samenvatten")
    lost = TurnRegret(1, "goed", "gemengd", 0, ("erkennen",))
    assert in_reach(lost, given) == (
        "From here ‘good’ could still be reached; with “Iets van het type erkennen” that stayed "
        "so. After what you said, ‘mixed’ could still be reached."
    )
    further = TurnRegret(1, "goed", "goed", 2, ("erkennen",))
    assert "two replies further away" in in_reach(further, given)
    nothing = TurnRegret(1, "goed", "goed", 0, ("volgen",))
    assert in_reach(nothing, given).endswith("and that stayed so.")


def test_what_was_in_reach_holds_no_word_of_blame_or_praise() -> None:
    given = given_among("volgen", "erkennen")
    for spoken in ("nl", "en"):
        language.use(spoken)
        for regret in (
            TurnRegret(1, "goed", "gemengd", 0, ("erkennen",)),
            TurnRegret(1, "goed", "goed", 1, ("erkennen",)),
            TurnRegret(1, "gemengd", "gemengd", 0, ("volgen",)),
        ):
            words = in_reach(regret, given).casefold()
            for blame in ("fout", "helaas", "jammer", "had moeten", "mistake", "should", "score"):
                assert blame not in words
