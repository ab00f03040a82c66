"""Lessons as a class holds them: what was voted in both rounds, what was said, what was scored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from simulator.lesson import LETTERS, Lesson, Position, Step, Teaching
from simulator.scenario import Scenario
from simulator.store import Store, nowhere

Way = Callable[[Lesson], int]
"""Which option, from 0, a class says where it is."""


def beginning(scenario: Scenario, store: Store | None = None, *, seed: int = 1) -> Teaching:
    """A lesson at the client's first line; kept nowhere unless a store is given."""
    return Teaching.begin(store or nowhere(), scenario, seed=seed)


def vote(teaching: Teaching, *rounds: Sequence[int]) -> None:
    """Show of hands at the place of the class: one round, or two with a talk between them."""
    place = teaching.lesson.position.place
    for step, hands in zip((Step.FIRST, Step.SECOND), rounds, strict=False):
        teaching.go(Position(place, step))
        teaching.open()
        teaching.count_hands(hands)
        teaching.close()
    teaching.go(Position(place, Step.REVEAL))


def say(teaching: Teaching, reply: str) -> None:
    """The class says the reply of this id."""
    teaching.say([option.id for option in teaching.lesson.options].index(reply))


def held(teaching: Teaching, way: Way, *, hands: int = 28, vote_too: bool = True) -> None:
    """Hold the talk to its end along a way, with two rounds of made-up votes in every turn."""
    while not teaching.lesson.talk.ended:
        lesson = teaching.lesson
        chosen, many = way(lesson), len(lesson.options)
        if vote_too:
            chance = Random(len(lesson.position.place))
            first = [chance.randrange(hands // many + 1) for _ in range(many)]
            first[chosen] += hands - sum(first)
            second = [votes // 2 for votes in first]
            second[chosen] += hands - sum(second)
            vote(teaching, first, second)
        teaching.say(chosen)


def scored(teaching: Teaching, *votes: Sequence[int]) -> None:
    """From an ending to the very end: the group scores itself, and sees what was counted.

    ``votes`` are by reflex that is asked about, from ``--`` to ``++``.
    """
    while teaching.lesson.step is not Step.CLOSE:
        onward = teaching.lesson.forward
        assert onward is not None
        teaching.go(onward)
        if teaching.lesson.step is Step.SCORE and teaching.lesson.position.part < len(votes):
            teaching.open()
            teaching.count_hands(votes[teaching.lesson.position.part])
            teaching.close()


def at_random(seed: int) -> Way:
    """Any option, the same ones every time."""
    return lambda lesson: Random(f"{seed}:{lesson.position.place}").randrange(len(lesson.options))


def by_length(lesson: Lesson) -> int:
    """The longest reply: what makes most of the room on a sheet."""
    texts = [option.text for option in lesson.options]
    return texts.index(max(texts, key=len))


def hands_for(lesson: Lesson, **by_reply: int) -> list[int]:
    """Counted hands, by the ids of replies; none for a reply that is not named."""
    assert by_reply.keys() <= {option.id for option in lesson.options}
    return [by_reply.get(option.id, 0) for option in lesson.options]


def letter_of(lesson: Lesson, reply: str) -> str:
    """The letter of a reply where the class is."""
    return LETTERS[[option.id for option in lesson.options].index(reply)]
