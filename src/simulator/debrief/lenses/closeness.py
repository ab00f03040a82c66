"""Distance and closeness: the extremes, and what the client did (codebook 6.6, D8)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from simulator.debrief.lenses.view import Answered, Seen, seen
from simulator.debrief.whole import Debrief
from simulator.scenario import Scenario

OWN_STORY = "eigen_verhaal"
"""The behaviour of a reply about the helper himself."""


@dataclass(frozen=True, slots=True)
class Extreme:
    """A turn at one of the two ends."""

    end: Literal["distant", "close"]
    """Against the client; or beside him twice in a row, with a story of the helper's own."""
    answered: Answered


@dataclass(frozen=True, slots=True)
class ClosenessReport:
    """Where the helper stood, and the extremes with the client's reaction."""

    name: str
    nabij: tuple[int, ...]
    """-1, 0 or +1 for every turn."""
    extremes: tuple[Extreme, ...]
    slug: str = "nabijheid"


def look(scenario: Scenario, told: Debrief) -> ClosenessReport:
    """The strip and its extremes."""
    view = seen(scenario, told)
    return ClosenessReport(
        told.name, tuple(turn.tags.nabij for turn in view), tuple(_extremes(view))
    )


def _extremes(view: Sequence[Seen]) -> Iterator[Extreme]:
    for number, turn in enumerate(view):
        if turn.tags.nabij < 0:
            yield Extreme("distant", turn.answered)
        elif turn.tags.nabij > 0 and turn.evidence.given.reflex_behaviour == OWN_STORY:
            beside = (*view[max(number - 1, 0) : number], *view[number + 1 : number + 2])
            if any(other.tags.nabij > 0 for other in beside):
                yield Extreme("close", turn.answered)
