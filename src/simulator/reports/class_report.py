"""What the talks of a class have to show together: facts per scenario, and nothing of one person.

Every talk counts once and other roads through it not at all, for those were walked after the
measurement was seen. A group so small that people could be recognised in it is not shown unless
somebody asks for it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from types import MappingProxyType
from typing import Final, NamedTuple

from simulator.codebook.vocabulary import (
    ENDINGS,
    ESTIMATES,
    REFLEXES,
    SCORE_BANDS,
    SURENESSES,
    Ending,
    Estimate,
    Reflex,
    ScoreBand,
    Sureness,
)
from simulator.debrief.calibration import band_from_self
from simulator.debrief.counting import ReflexCount, band, number_for
from simulator.debrief.judging import EstimateBeside
from simulator.events import Given
from simulator.reports.class_reading import ClassTalk, HandedIn, Skipped
from simulator.reports.class_scenes import SceneChosen, fits_of, scenes_of
from simulator.scenario import Scenario

SMALLEST: Final = 5
"""Fewer learners than this are not shown as a group: each could be recognised by the others."""


class ReflexOfGroup(NamedTuple):
    """One reflex over all talks on a scenario: K, O and w summed (codebook 5.2, 5.3)."""

    reflex: Reflex
    opportunities: int
    chosen: int
    weight: float
    number: int | None
    band: ScoreBand | None
    own: float | None
    """The median of the own scores as bands, from 1 for ``--`` to 5 for ``++``; it may lie half way
    between two. None where nobody scored it."""
    owns: int
    """How many scored it."""


class EstimateCount(NamedTuple):
    """How often an estimate agreed with the talk, in all talks."""

    estimate: Estimate
    same: int
    other: int
    unclear: int
    """The talk does not tell."""


class SureCount(NamedTuple):
    """What the replies given with one degree of sureness were measured as, in all talks."""

    sureness: Sureness
    passend: int
    neutraal: int
    reflex: int


@dataclass(frozen=True, slots=True)
class ScenarioOfClass:
    """Everything handed in on one scenario."""

    scenario: Scenario
    talks: tuple[ClassTalk, ...]
    learners: int
    """At least so many, as far as the files tell."""
    again: int
    """Talks that are known to be another one of a learner who is counted already."""
    changed: int
    """Talks held on another version of the scenario, told as their files have it."""
    turns: float
    """The median of their lengths."""
    endings: Mapping[Ending, int]
    """How often each was reached, the most frequent first."""
    reflexes: tuple[ReflexOfGroup, ...]
    """All five, in the codebook's order."""
    estimates: tuple[EstimateCount, ...]
    """Those that were made."""
    sureness: tuple[SureCount, ...]
    """From unsure to sure, those that were told."""
    scenes: tuple[SceneChosen, ...]
    """In the order of the file; scenes that are gone come last."""
    roads: int
    """Other roads that were walked through these talks; they count nowhere else."""


class TooSmall(NamedTuple):
    """A scenario on which too few learners handed in for a group."""

    scenario: Scenario
    talks: tuple[ClassTalk, ...]
    learners: int


@dataclass(frozen=True, slots=True)
class ClassReport:
    """The class, together."""

    scenarios: tuple[ScenarioOfClass, ...]
    """By title."""
    too_small: tuple[TooSmall, ...]
    skipped: tuple[Skipped, ...]
    with_names: bool
    small_groups: bool

    @property
    def talks(self) -> int:
        """How many could be counted."""
        return len(self._held)

    @property
    def _held(self) -> list[ClassTalk]:
        shown = [talk for one in self.scenarios for talk in one.talks]
        return [*shown, *(talk for one in self.too_small for talk in one.talks)]

    @property
    def names(self) -> tuple[str, ...]:
        """Who gave her name, where names were asked for."""
        if not self.with_names:
            return ()
        names: dict[str, str] = {}
        for talk in self._held:
            if talk.name:
                names.setdefault(talk.name.casefold(), talk.name)
        return tuple(names[key] for key in sorted(names))


def class_report(
    handed_in: HandedIn, *, with_names: bool = False, small_groups: bool = False
) -> ClassReport:
    """The report on these talks, without names and without small groups unless asked for."""
    by_scenario: defaultdict[str, list[ClassTalk]] = defaultdict(list)
    for talk in handed_in.talks:
        by_scenario[talk.scenario.id].append(talk)
    shown: list[ScenarioOfClass] = []
    hidden: list[TooSmall] = []
    for talks in by_scenario.values():
        scenario, learners = _newest(talks), least_learners(talks)
        if learners < SMALLEST and not small_groups:
            hidden.append(TooSmall(scenario, tuple(talks), learners))
        else:
            shown.append(_together(scenario, talks, learners))
    return ClassReport(
        tuple(sorted(shown, key=_by_title)),
        tuple(sorted(hidden, key=_by_title)),
        handed_in.skipped,
        with_names,
        small_groups,
    )


def _by_title(one: ScenarioOfClass | TooSmall) -> tuple[str, str]:
    return one.scenario.title.casefold(), one.scenario.id


def _newest(talks: Sequence[ClassTalk]) -> Scenario:
    """The scenario as it is now; where two folders have one, that of talks that could be redone."""
    return next((talk.scenario for talk in talks if not talk.changed), talks[0].scenario)


def least_learners(talks: Iterable[ClassTalk]) -> int:
    """So many learners at least held these talks on one scenario.

    A name is one learner. Of those without a name, who tell how many talks they had before, no two
    with the same number are of one learner.
    """
    names: set[str] = set()
    unnamed: Counter[int] = Counter()
    untold = 0
    for talk in talks:
        if talk.name:
            names.add(talk.name.casefold())
        elif talk.earlier is None:
            untold += 1
        else:
            unnamed[talk.earlier] += 1
    return len(names) + untold + max(unnamed.values(), default=0)


def _together(scenario: Scenario, talks: Sequence[ClassTalk], learners: int) -> ScenarioOfClass:
    ended = Counter(talk.ending.ending for talk in talks)
    return ScenarioOfClass(
        scenario=scenario,
        talks=tuple(talks),
        learners=learners,
        again=len(talks) - learners,
        changed=sum(talk.changed for talk in talks),
        turns=median(len(talk.turns) for talk in talks),
        endings=MappingProxyType(
            dict(sorted(ended.items(), key=lambda one: (-one[1], ENDINGS.index(one[0]))))
        ),
        reflexes=tuple(_reflexes(talks)),
        estimates=tuple(_estimates(talks)),
        sureness=tuple(_sureness(talks)),
        scenes=scenes_of(scenario, talks, again=len(talks) > learners),
        roads=sum(len(talk.roads) for talk in talks),
    )


# The group's five reflexes


def _reflexes(talks: Sequence[ClassTalk]) -> list[ReflexOfGroup]:
    counts = [talk.counts for talk in talks]
    return [_reflex(reflex, [one[reflex] for one in counts], talks) for reflex in REFLEXES]


def _reflex(
    reflex: Reflex, counts: Sequence[ReflexCount], talks: Sequence[ClassTalk]
) -> ReflexOfGroup:
    chances = sum(counted.opportunities for counted in counts)
    weight = sum(counted.weight for counted in counts)
    number = number_for(chances, weight)
    bands = (band_from_self(talk.self_score.get(reflex)) for talk in talks)
    own = [SCORE_BANDS.index(scored) + 1 for scored in bands if scored is not None]
    return ReflexOfGroup(
        reflex,
        chances,
        sum(len(counted.occurrences) for counted in counts),
        weight,
        number,
        None if number is None else band(number),
        float(median(own)) if own else None,
        len(own),
    )


# What was judged


def _estimates(talks: Sequence[ClassTalk]) -> list[EstimateCount]:
    made: defaultdict[Estimate, list[EstimateBeside]] = defaultdict(list)
    for talk in talks:
        for beside in talk.estimates:
            made[beside.estimated.estimate].append(beside)
    return [
        EstimateCount(
            estimate,
            sum(one.same is True for one in made[estimate]),
            sum(one.same is False for one in made[estimate]),
            sum(one.same is None for one in made[estimate]),
        )
        for estimate in ESTIMATES
        if estimate in made
    ]


def _sureness(talks: Sequence[ClassTalk]) -> list[SureCount]:
    """Turns that do not count for the five numbers do not count here either (codebook 5.2)."""
    said: defaultdict[Sureness, list[Given]] = defaultdict(list)
    for talk in talks:
        counted = talk.counted
        for given in talk.turns:
            own = talk.judged.get(given.turn)
            if own is not None and own.sure is not None and given.turn in counted:
                said[own.sure].append(given)
    return [SureCount(sure, *fits_of(said[sure])) for sure in SURENESSES if sure in said]
