"""Roos van Leary: where the helper stood, turn by turn (codebook 6.1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from simulator.codebook.vocabulary import LearyPosition
from simulator.debrief.lenses.view import Answered, runs, seen
from simulator.debrief.whole import Debrief
from simulator.scenario import Scenario


class Place(NamedTuple):
    """A place in the grid."""

    macht: int
    """-1 below, 0 beside, +1 above the client."""
    nabij: int
    """-1 against, 0 in between, +1 together with him."""

    @property
    def position(self) -> LearyPosition | None:
        """The position of the codebook; None for above or below without near or far."""
        if self.macht == 0:
            return "naast"
        return _POSITIONS.get(self)


_POSITIONS: Mapping[tuple[int, int], LearyPosition] = {
    (1, 1): "nabij_hoog",
    (-1, 1): "nabij_laag",
    (1, -1): "ver_hoog",
    (-1, -1): "ver_laag",
}


class Stretch(NamedTuple):
    """Turns in a row in one place."""

    first: int
    last: int
    place: Place


@dataclass(frozen=True, slots=True)
class LearyReport:
    """Where the helper stood, and what the client did at the moments that tell most."""

    name: str
    """The client's name."""
    grid: Mapping[Place, tuple[int, ...]]
    """The turns of every place that was taken."""
    path: tuple[Stretch, ...]
    """The places in order, turns in a row in one place together."""
    most: Place | None
    """Where most turns were spent, of several the one that came first; None without turns."""
    after_most: tuple[Answered, ...]
    """The first and the last of those turns, with the client's answers."""
    went_below: tuple[Answered, ...]
    """Turns in which the helper came down from beside or above, with the client's answers."""
    slug: str = "leary"

    @property
    def turns(self) -> int:
        """How many turns there were."""
        return sum(len(turns) for turns in self.grid.values())


def look(scenario: Scenario, told: Debrief) -> LearyReport:
    """The grid with its counts, the path, and the client's answers."""
    view = seen(scenario, told)
    places = [Place(turn.tags.macht, turn.tags.nabij) for turn in view]
    grid: dict[Place, list[int]] = {}
    for turn, place in zip(view, places, strict=True):
        grid.setdefault(place, []).append(turn.turn)
    most = max(grid, key=lambda place: len(grid[place]), default=None)
    there = [turn for turn, place in zip(view, places, strict=True) if place == most]
    return LearyReport(
        name=told.name,
        grid=MappingProxyType({place: tuple(turns) for place, turns in grid.items()}),
        path=tuple(
            Stretch(view[first].turn, view[last].turn, places[first])
            for first, last in runs(places)
        ),
        most=most,
        after_most=tuple(turn.answered for turn in (*there[:1], *there[1:][-1:])),
        went_below=tuple(
            turn.answered
            for (before, after), turn in zip(pairwise(places), view[1:], strict=True)
            if after.macht < 0 <= before.macht
        ),
    )
