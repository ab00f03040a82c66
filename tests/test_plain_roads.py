"""Other roads in lines: taken with one typed line, and told beside the talk itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from simulator import language
from simulator.conversation import Conversation
from simulator.debrief.attempts import THE_TALK, attempts
from simulator.debrief.regret import regrets
from simulator.debrief.roads_in_words import in_reach, two_roads_text
from simulator.debrief.two_roads import side_by_side
from simulator.events import Given
from simulator.kept import kept_talk
from simulator.places import home
from simulator.plain.asking import NotUnderstood
from simulator.plain.roads import other_road_at
from simulator.store import NEXT_STEP, ROAD, Store, open_store
from tests.test_plain import PASSED, SCENARIO, SCORES, SEED, TALK, numbers, practised

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST = ("nachten", "volgen", "mandaat_vragen")
OTHER = ("compliment_gegrond", "regie_teruggeven")
LOOKED_BACK = [*TALK, *SCORES, *PASSED]
ON_THE_ROAD = numbers(*FIRST[:1], *OTHER)[1:]
"""What to type to give the replies of the other road."""


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(home()) as opened:
        yield opened


@pytest.mark.parametrize("command", ["anders 2", "other 2", "Anders 2.", "anders  2"])
def test_another_road_is_taken_and_both_roads_are_told(store: Store, command: str) -> None:
    said = practised(store, *LOOKED_BACK, command, *ON_THE_ROAD, "rustig aan")

    [row] = store.sessions()
    kept = kept_talk(store, row)
    assert kept.replies == FIRST
    assert [(road.after, road.replies) for road in kept.roads] == [(1, OTHER)]
    assert kept.next_step == "rustig aan"
    found = attempts(kept.events, kept.roads)
    told = two_roads_text(side_by_side(found[THE_TALK - 1], found[0], found[1]), "Henk")
    assert told in said
    assert "Jij: Wat wil jij hier nu mee doen?" in told
    assert "Jij: Wil je dat we samen bedenken hoe je dat zegt?" in told


def test_stop_leads_back_to_the_debrief_and_leaves_nothing(store: Store) -> None:
    language.use("en")
    said = practised(store, *LOOKED_BACK, "other 2", ON_THE_ROAD[0], "stop", "easy now")

    assert "Back to the debrief." in said
    assert "not finished" in said
    [row] = store.sessions()
    kept = kept_talk(store, row)
    assert (kept.left, kept.next_step) == (False, "easy now")
    assert kept.roads[0].replies == OTHER[:1]


def test_who_types_no_more_on_a_road_loses_nothing_of_it(store: Store) -> None:
    practised(store, *LOOKED_BACK, "anders 2", ON_THE_ROAD[0])

    [row] = store.sessions()
    assert kept_talk(store, row).roads[0].replies == OTHER[:1]


def test_a_road_is_no_command_before_the_score(store: Store) -> None:
    for typed in range(len(TALK) + len(SCORES)):
        practised(store, *[*TALK, *SCORES][:typed], "anders 1")

    kinds = {event.kind for row in store.sessions() for event in store.events(row.id)}
    assert ROAD not in kinds


def test_help_lines_come_on_a_road_too(store: Store) -> None:
    language.use("en")
    said = practised(store, *LOOKED_BACK, "anders 2", "h")

    assert "113" in said.split("This is another road, from turn 2.")[1]


def test_what_was_in_reach_is_told_for_every_turn_when_it_is_asked_for(store: Store) -> None:
    said = practised(store, *LOOKED_BACK, "bereik", "")

    talk = Conversation.replayed(SCENARIO, FIRST, SEED)
    given = [event for event in talk.events if isinstance(event, Given)]
    for regret, reply in zip(regrets(SCENARIO, FIRST, SEED), given, strict=True):
        assert in_reach(regret, reply) in said


@pytest.mark.parametrize("step", ["anders kijken", "other words first", "anderszins", "bereiken"])
def test_a_step_that_begins_like_a_command_is_a_step(store: Store, step: str) -> None:
    practised(store, *LOOKED_BACK, step)

    [row] = store.sessions()
    kinds = {event.kind: event.payload for event in store.events(row.id)}
    assert kinds[NEXT_STEP] == {"text": step}
    assert ROAD not in kinds


@pytest.mark.parametrize("typed", ["anders", "anders 0", "anders 4", "other 99999999", "other ²"])
def test_a_turn_that_is_not_there_is_asked_again(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        other_road_at(typed, 3)


def test_more_than_two_attempts_are_listed_with_what_sets_them_apart(store: Store) -> None:
    language.use("en")
    said = practised(
        store,
        *LOOKED_BACK,
        "other 2",
        *ON_THE_ROAD,
        "other 1",
        *numbers("advies_reflex")[:1],
        "stop",
    )

    assert "Attempt 1, the talk itself: 3 turns, good: chose to go on (the first" in said
    assert "Attempt 3, another road from turn 1: 1 turn, not finished (the last)." in said
