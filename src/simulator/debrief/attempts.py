"""The attempts at one talk: the talk itself, and every other road that was taken through it.

Each is marked first, best or last. The best one is told by what came of it and never by a score:
the kind of its ending, and then how soon it came there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from simulator.codebook.vocabulary import ENDING_KINDS
from simulator.debrief.exchanges import ending_of
from simulator.events import Ended, Event, Given
from simulator.explorer.prospects import FROM_BEST_TO_WORST

THE_TALK: Final = 1
"""The number of the talk itself; other roads are numbered from 2."""


class OtherWay(Protocol):
    """Another road through the talk, as `simulator.kept` and `simulator.practice` have it."""

    @property
    def number(self) -> int:
        """From 2, in the order they were begun."""

    @property
    def after(self) -> int:
        """How many replies it shares with the talk itself."""

    @property
    def events(self) -> Sequence[Event]:
        """What happened on it after the shared part."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One road through a talk, from its opening."""

    number: int
    """1 is the talk itself."""
    after: int
    """How many replies it shares with the talk itself; 0 for the talk itself."""
    events: tuple[Event, ...]
    """What happened on it: of another road, after the shared part."""
    ending: Ended | None
    """How it ended; None where it was left half way."""
    turns: int
    """All its replies, the shared ones included."""
    first: bool
    best: bool
    last: bool

    @property
    def finished(self) -> bool:
        """Whether it came to an ending."""
        return self.ending is not None


def attempts(events: Iterable[Event], roads: Iterable[OtherWay]) -> tuple[Attempt, ...]:
    """The talk itself and its other roads, in the order they were begun.

    ``events`` are those of the talk itself, with or without the client's opening line. A road on
    which nothing was said yet is the talk itself, and is not told.
    """
    ways = [(THE_TALK, 0, tuple(events))]
    ways += [
        (road.number, road.after, tuple(road.events))
        for road in sorted(roads, key=lambda road: road.number)
        if _replies(road.events)
    ]
    ends = {number: ending_of(told) for number, _after, told in ways}
    turns = {number: after + _replies(told) for number, after, told in ways}
    finished = [number for number, ending in ends.items() if ending is not None]
    best = min(finished, key=lambda number: (_rank(ends[number]), turns[number]), default=None)
    return tuple(
        Attempt(
            number,
            after,
            told,
            ends[number],
            turns[number],
            first=number == THE_TALK,
            best=number == best,
            last=number == ways[-1][0],
        )
        for number, after, told in ways
    )


def _replies(events: Iterable[Event]) -> int:
    return sum(isinstance(event, Given) for event in events)


def _rank(ending: Ended | None) -> int:
    """The kind of an ending, the best one 0; one that is of no kind comes last."""
    if ending is None or ending.kind not in FROM_BEST_TO_WORST:
        return len(ENDING_KINDS)
    return FROM_BEST_TO_WORST.index(ending.kind)
