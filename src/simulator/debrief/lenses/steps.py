"""The lenses that follow a model: which of its steps were reached, in order (codebook 6.6)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from simulator.codebook.strips import Step, Strip, strips
from simulator.debrief.lenses.view import Seen, replies_of, seen
from simulator.debrief.whole import Debrief
from simulator.scenario import Scenario


class Reached(NamedTuple):
    """A turn that reached a step."""

    turn: int
    step: str


@dataclass(frozen=True, slots=True)
class StepReport:
    """The steps of one model in this talk."""

    name: str
    slug: str
    """Which strip."""
    reached: tuple[Reached, ...]
    """Every turn that reached a step, in order."""
    turns: int
    """How many turns the talk had."""

    @property
    def strip(self) -> Strip:
        """The model, with the names of its steps."""
        return strips()[self.slug]

    def turns_of(self, step: str) -> tuple[int, ...]:
        """The turns that reached this step."""
        return tuple(turn for turn, reached in self.reached if reached == step)

    @property
    def turned_round(self) -> tuple[tuple[str, str], ...]:
        """Pairs of which the step that usually comes first came later, or did not come."""
        return tuple(
            (first, second)
            for first, second in self.strip.order
            if (came := self.turns_of(second))
            and not any(turn < came[0] for turn in self.turns_of(first))
        )


def applies(strip: Strip, scenario: Scenario) -> bool:
    """Where a reply carries it, or the data say so."""
    in_session = scenario.session in strip.sessions
    if in_session and (not strip.crisis or scenario.crisis_kind in strip.crisis):
        return True
    return any(
        strip.slug in reply.lens or reply.type in strip.with_types for reply in replies_of(scenario)
    )


def look(strip: Strip, scenario: Scenario, told: Debrief) -> StepReport:
    """The steps that were reached, in order."""
    view = seen(scenario, told)
    return StepReport(told.name, strip.slug, tuple(_reached(strip, view)), len(view))


def _reached(strip: Strip, view: Sequence[Seen]) -> Iterator[Reached]:
    known: set[str] = set()
    for turn in view:
        step = _step(strip, turn, known)
        if step is not None:
            known.add(step)
            yield Reached(turn.turn, step)


def _step(strip: Strip, turn: Seen, known: set[str]) -> str | None:
    """The step of a turn: what its author says, else by its technique, else by its type."""
    steps = {step.slug: step for step in strip.steps}
    own = turn.steps.get(strip.slug)
    if own is not None:
        return own if own in steps else None
    for matches in (_by_technique, _by_type):
        for step in strip.steps:
            if matches(step, turn) and (step.after is None or step.after in known):
                return step.slug
    return None


def _by_technique(step: Step, turn: Seen) -> bool:
    return turn.technique in step.techniques


def _by_type(step: Step, turn: Seen) -> bool:
    return turn.type in step.types
