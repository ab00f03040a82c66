"""The whole debrief of one talk, folded from its events."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from simulator.client.rules import Rules
from simulator.codebook.vocabulary import Gauge, Reflex
from simulator.debrief.counting import ReflexCount, count, counted_turns
from simulator.debrief.course import Move, StanceStep, gauge_lines, moves_in, stance_steps
from simulator.debrief.evidence import Evidence, evidence
from simulator.debrief.exchanges import ending_of, exchanges
from simulator.debrief.strengths import (
    Deliberate,
    Helped,
    Withstood,
    deliberate,
    helped,
    withstood,
)
from simulator.events import Ended, Event, Given
from simulator.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Debrief:
    """What a talk has to show afterwards: facts, of which `wording` makes sentences."""

    name: str
    """The client's name."""
    heavy: bool
    """Whether the landing asks how the learner is: a content tag, a real crisis, or danger."""
    ending: Ended | None
    turns: tuple[Given, ...]
    """Every reply, in order."""
    reflexes: Mapping[Reflex, ReflexCount]
    """All five, in the codebook's order."""
    helped: tuple[Helped, ...]
    """The client first, then at most three turns of the learner (codebook 5.1.3)."""
    withstood: tuple[Withstood, ...]
    deliberate: tuple[Deliberate, ...]
    evidence: tuple[Evidence, ...]
    """One for every turn (codebook 5.5)."""
    stances: tuple[StanceStep, ...]
    """The start and every turn."""
    gauges: Mapping[Gauge, tuple[int, ...]]
    """The start and every turn, each from 0 to 10."""
    moves: tuple[Move, ...]
    """Every change of stance or phase."""

    @property
    def left(self) -> bool:
        """Whether the learner left: that is never scored and never commented (codebook 4.6)."""
        return self.ending is not None and self.ending.ending == "verlaten"

    @property
    def safety_answered(self) -> bool:
        """Whether the question about safety was answered (codebook 4.5)."""
        return any("veiligheid_bekend" in given.told for given in self.turns)


def debrief(scenario: Scenario, events: Iterable[Event]) -> Debrief:
    """The debrief of a talk, whether or not it has ended.

    Pure: the same scenario and events give an equal debrief. The scenario gives what the events do
    not say: the client's name, the authors' reasons, and the start.
    """
    events = tuple(events)
    talk, ending = exchanges(events), ending_of(events)
    turns = tuple(exchange.given for exchange in talk)
    counted = counted_turns(events)
    start = Rules(scenario).start()
    left = ending is not None and ending.ending == "verlaten"
    return Debrief(
        name=scenario.client.name,
        heavy=_is_heavy(scenario, turns),
        ending=ending,
        turns=turns,
        reflexes=count(turns, counted),
        helped=() if left else helped(scenario, talk),
        withstood=withstood(turns, counted),
        deliberate=deliberate(scenario, start, turns, counted),
        evidence=evidence(scenario, talk, counted),
        stances=stance_steps(start, turns),
        gauges=gauge_lines(start, turns),
        moves=moves_in(talk),
    )


def _is_heavy(scenario: Scenario, turns: tuple[Given, ...]) -> bool:
    return (
        bool(scenario.warnings)
        or scenario.crisis_kind == "werkelijk"
        or any(given.gate or "gevaar" in given.told for given in turns)
    )
