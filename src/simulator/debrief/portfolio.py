"""Several talks together: what was counted over them, and how the own picture lay beside it.

Codebook 5.3 and 5.4. Facts over time and nothing else: no total grade, no ranking, no norm. Only
talks that the learner scored herself come in here; one that was left is nowhere, and other roads
through a talk do not count, for they were walked after the measurement was seen.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeVar

from simulator.codebook.vocabulary import (
    PHASES,
    PULL_SOURCES,
    REFLEXES,
    STANCES,
    Ending,
    Phase,
    PullSource,
    Reflex,
    ScoreBand,
    Stance,
)
from simulator.debrief.calibration import Calibration, Comparison, SelfScore, calibrate
from simulator.debrief.counting import ReflexCount, band, count, counted_turns, number_for
from simulator.events import Event, Given

LAST = 10
"""Over so many talks the numbers of the portfolio go (codebook 5.3)."""

LEAST_FOR_A_TREND = 3
"""With fewer numbers there is no course to see (codebook 5.3)."""

WIDEST = 4
"""The largest difference between two bands (codebook 5.4)."""

Place = Stance | Phase
"""Where the collaboration stood: a stance, or a phase of a crisis."""

_Named = TypeVar("_Named", bound=str)

Direction = Literal["up", "down", "same"]
"""How the last number lies to the first: a fact, and no verdict."""


@dataclass(frozen=True, slots=True)
class Practised:
    """One talk that was practised and scored, as far as it matters beside others."""

    session: str
    at: str
    """When it was begun: ISO 8601 in UTC, with milliseconds."""
    scenario_id: str
    title: str
    counts: Mapping[Reflex, ReflexCount]
    """All five, as they were measured then."""
    self_score: SelfScore
    ending: Ending
    met: tuple[Place, ...]
    """Where the collaboration stood at some moment, each once, in the codebook's order."""
    pull: tuple[PullSource, ...] = ()
    """Where the pull came from, as the learner named it (codebook A9)."""
    next_step: str | None = None
    """Her own next step, in her words."""


@dataclass(frozen=True, slots=True)
class RealTalk:
    """What a learner scored herself after a real conversation; nothing was counted there."""

    n: int
    """The number of its record: records are numbered in the order of keeping."""
    on: date
    """The day of the conversation."""
    scores: SelfScore
    note: str = ""
    """One line of her own; nothing of a client."""


class Finished(NamedTuple):
    """A talk that was scored, without its events."""

    at: str
    """When it was begun: ISO 8601 in UTC, with milliseconds."""
    scenario_id: str
    title: str
    ending: Ending


@dataclass(frozen=True, slots=True)
class Done:
    """One scenario: how often it was practised, and how that ended."""

    scenario_id: str
    title: str
    """As it was called the last time."""
    times: int
    endings: Mapping[Ending, int]
    """How often each ending was reached, the latest one first."""
    last_at: str


@dataclass(frozen=True, slots=True)
class Trend:
    """The numbers of one reflex over the talks that gave one; at least three."""

    numbers: tuple[int, ...]
    """1 to 10 each, the oldest first."""

    @property
    def direction(self) -> Direction:
        """How the last number lies to the first."""
        first, last = self.numbers[0], self.numbers[-1]
        if first == last:
            return "same"
        return "up" if last > first else "down"


@dataclass(frozen=True, slots=True)
class ReflexOverTime:
    """One reflex over the talks of a portfolio."""

    reflex: Reflex
    together: ReflexCount
    """K and w summed over the talks, and the number that they give (codebook 5.3). The turns of
    its occurrences are those of several talks."""
    points: tuple[Comparison, ...]
    """For every talk the count and the learner's own score beside it, the oldest first."""
    trend: Trend | None
    """None with fewer than three numbers."""


class Step(NamedTuple):
    """A next step that a learner chose for herself."""

    at: str
    """When the talk was begun after which she chose it: ISO 8601 in UTC, with milliseconds."""
    text: str


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What the last talks have to show together."""

    talks: tuple[Practised, ...]
    """The last ones, at most as many as were asked for, the oldest first."""
    reflexes: Mapping[Reflex, ReflexOverTime]
    """All five, in the codebook's order."""
    calibrations: tuple[Calibration, ...]
    """The own picture beside the count, for every talk."""
    met: Mapping[Place, int]
    """In how many of the talks each stance or phase was met; those that were not are left out."""
    pulls: Mapping[PullSource, int]
    """In how many of the talks the learner named each source; those that were not are left out."""
    steps: tuple[Step, ...]
    """The next steps she chose, after these talks and earlier ones; the latest first."""
    real: tuple[RealTalk, ...]
    """Her own scores after real conversations, the earliest day first."""

    @property
    def accuracies(self) -> tuple[float | None, ...]:
        """For every talk how near the own picture was to the count; see `accuracy`."""
        return tuple(accuracy(calibration) for calibration in self.calibrations)


def portfolio(
    talks: Iterable[Practised], real: Iterable[RealTalk] = (), last: int = LAST
) -> Portfolio:
    """The portfolio over the ``last`` talks, in whatever order they come (codebook 5.3, 5.4)."""
    in_order = sorted(talks, key=lambda talk: talk.at)
    latest = in_order[-last:]
    calibrations = tuple(calibrate(talk.counts, talk.self_score) for talk in latest)
    return Portfolio(
        talks=tuple(latest),
        reflexes=MappingProxyType(
            {reflex: _over_time(reflex, calibrations) for reflex in REFLEXES}
        ),
        calibrations=calibrations,
        met=_tally((talk.met for talk in latest), (*STANCES, *PHASES)),
        pulls=_tally((talk.pull for talk in latest), PULL_SOURCES),
        steps=tuple(Step(talk.at, talk.next_step) for talk in reversed(in_order) if talk.next_step),
        real=tuple(sorted(real, key=lambda talk: (talk.on, talk.n))),
    )


def accuracy(calibration: Calibration) -> float | None:
    """How near the own picture was to the count, from 0 to 1 (codebook 5.4, portfolio only).

    ``1 - mean(abs difference) / 4``, over the reflexes that can be compared; None where none can.
    No norm goes with it.
    """
    compared = calibration.comparisons.values()
    apart = [abs(one.difference) for one in compared if one.difference is not None]
    return 1 - sum(apart) / len(apart) / WIDEST if apart else None


def scenarios_done(talks: Iterable[Finished]) -> tuple[Done, ...]:
    """The scenarios that were practised, the one done last first."""
    by_scenario: defaultdict[str, list[Finished]] = defaultdict(list)
    for talk in sorted(talks, key=lambda talk: talk.at, reverse=True):
        by_scenario[talk.scenario_id].append(talk)
    return tuple(
        Done(
            name,
            done[0].title,
            len(done),
            MappingProxyType(Counter(talk.ending for talk in done)),
            done[0].at,
        )
        for name, done in by_scenario.items()
    )


def counts_of(events: Sequence[Event]) -> Mapping[Reflex, ReflexCount]:
    """The five counts of one talk, from what was kept of it (codebook 5.2)."""
    turns = [event for event in events if isinstance(event, Given)]
    return count(turns, counted_turns(events))


def places_met(turns: Iterable[Given]) -> tuple[Place, ...]:
    """Where the collaboration stood at some moment of these turns, in the codebook's order.

    While a crisis is all there is, no stance is met.
    """
    seen: set[Place] = set()
    for given in turns:
        for houding, crisis_fase in zip(given.houding, given.crisis_fase, strict=True):
            if crisis_fase != "geen":
                seen.add(crisis_fase)
            if crisis_fase not in ("acuut", "overgenomen"):
                seen.add(houding)
    return tuple(place for place in (*STANCES, *PHASES) if place in seen)


def _over_time(reflex: Reflex, calibrations: Sequence[Calibration]) -> ReflexOverTime:
    points = tuple(calibration.comparisons[reflex] for calibration in calibrations)
    counts = [point.count for point in points]
    numbers = tuple(counted.number for counted in counts if counted.number is not None)
    return ReflexOverTime(
        reflex,
        _together(reflex, counts),
        points,
        Trend(numbers) if len(numbers) >= LEAST_FOR_A_TREND else None,
    )


def _together(reflex: Reflex, counts: Sequence[ReflexCount]) -> ReflexCount:
    """K and w summed, and the number they give together (codebook 5.3)."""
    chances = sum(counted.opportunities for counted in counts)
    weight = sum(counted.weight for counted in counts)
    number = number_for(chances, weight)
    occurrences = tuple(moment for counted in counts for moment in counted.occurrences)
    in_steps: ScoreBand | None = None if number is None else band(number)
    return ReflexCount(reflex, chances, occurrences, weight, number, in_steps)


def _tally(named: Iterable[Iterable[_Named]], order: Sequence[_Named]) -> Mapping[_Named, int]:
    """How often each was named, in a fixed order; what never was is left out."""
    times = Counter(name for names in named for name in names)
    return MappingProxyType({name: times[name] for name in order if times[name]})
