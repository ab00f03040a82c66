"""Following, structuring and steering, against the tension (codebook 6.6, D3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, NamedTuple

from simulator.debrief.lenses.view import Seen, seen
from simulator.debrief.whole import Debrief
from simulator.scenario import Scenario

LEVELS: Final = (0, 1, 2)
"""Follows, structures the talk, steers its content."""


class Stretch(NamedTuple):
    """The turns of one level, and what the tension did in them."""

    turns: tuple[int, ...]
    rose: int
    """How many of them the tension rose in."""
    fell: int
    """How many of them it fell in."""


@dataclass(frozen=True, slots=True)
class DirectivityReport:
    """How much was steered, with the tension beside it."""

    name: str
    levels: tuple[int, ...]
    """0 to 2 for every turn."""
    tension: tuple[int, ...]
    """The start and every turn, from 0 to 10."""
    by_level: Mapping[int, Stretch]
    """Per level that was used."""
    slug: str = "directiviteit"


def look(scenario: Scenario, told: Debrief) -> DirectivityReport:
    """The strip, the tension, and the two together."""
    view = seen(scenario, told)
    by_level = {
        level: _stretch([turn for turn in view if turn.tags.directiviteit == level])
        for level in LEVELS
    }
    return DirectivityReport(
        told.name,
        tuple(turn.tags.directiviteit for turn in view),
        tuple(told.gauges["spanning"]),
        MappingProxyType({level: found for level, found in by_level.items() if found.turns}),
    )


def _stretch(turns: list[Seen]) -> Stretch:
    changes = [
        after.spanning - before.spanning
        for before, after in (turn.evidence.gauges for turn in turns)
    ]
    return Stretch(
        tuple(turn.turn for turn in turns),
        sum(change > 0 for change in changes),
        sum(change < 0 for change in changes),
    )
