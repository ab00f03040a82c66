"""Accept, listen, talk, help: in which order they came (codebook 6.6, C7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from simulator.debrief.lenses.view import Answered, seen
from simulator.debrief.whole import Debrief
from simulator.scenario import Scenario

Rung = Literal["a", "l", "p", "h"]
RUNGS: Final[tuple[Rung, ...]] = ("a", "l", "p", "h")
"""Accepteren, luisteren, praten, helpen."""


@dataclass(frozen=True, slots=True)
class LadderReport:
    """The rungs, and the first turn on each."""

    name: str
    rungs: tuple[Rung, ...]
    """One for every turn."""
    first: Mapping[Rung, Answered | None]
    """The first turn on each rung; None for a rung that did not come up."""
    slug: str = "ladder"

    @property
    def help_before_acceptance(self) -> Answered | None:
        """The first turn of helping when no turn of accepting came before it."""
        helped, accepted = self.first["h"], self.first["a"]
        early = helped is not None and (accepted is None or helped.turn < accepted.turn)
        return helped if early else None


def look(scenario: Scenario, told: Debrief) -> LadderReport:
    """The first turn on each rung."""
    view = seen(scenario, told)
    first = {
        rung: next((turn.answered for turn in view if turn.tags.ladder == rung), None)
        for rung in RUNGS
    }
    rungs = tuple(turn.tags.ladder for turn in view)
    return LadderReport(told.name, rungs, MappingProxyType(first))
