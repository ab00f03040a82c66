"""Item analysis: does a scene tell good learners from bad ones?

A declared mixture of synthetic learners holds one conversation each. Of all who met a scene the
best quarter is compared with the worst: how many of each chose a passend reply the first time they
were there. What it says is about the scene and these learners, and never how hard people will find
it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from simulator.authoring.learners.talks import Talk, first_times
from simulator.codebook.endings import ENDING_KINDS_OF
from simulator.codebook.vocabulary import Ending
from simulator.explorer.random_play import PlayTables, StateNumber
from simulator.explorer.shares import Share
from simulator.scenario import ALWAYS, ReplyId, Scenario, SceneId

Verdict = Literal["good", "fair", "revise", "too_few", "no_choice"]
"""Whether a scene separates: well (above 0.30), a little (from 0.20), hardly or the wrong way round
(below 0.20). Or else why that cannot be said: too few learners come here, or too few of them have
both a passend reply and another one to choose from."""

Caution = Literal[
    "backwards", "nearly_all", "nearly_none", "early_ends", "conditions", "fit_varies"
]
"""Why to read the number with care.

``backwards``: the worst learners do better here than the best. ``nearly_all``, ``nearly_none``: so
many chose a passend reply, or so few, that there is little to tell apart. ``early_ends``: fewer
than half of the learners come here. ``conditions``: some replies are not always on offer.
``fit_varies``: what is passend for some is not for others.
"""

FAIR, GOOD = 0.20, 0.30
"""Discrimination from which a scene separates a little, and above which it does so well."""

GROUP = 0.25
"""The part of the learners that is the best group, and the worst."""

FEWEST = 400
"""Learners that must have met a scene before anything is said of it: a hundred in each group."""

NEARLY = 0.95
"""From this part on it is nearly all of them."""

HALF = 0.5


class ReplyItem(NamedTuple):
    """One reply of a scene: who chose it the first time."""

    reply: ReplyId
    passend: Share
    """How often it was passend when it was chosen."""
    best: float
    """Part of the best group that chose it, 0 to 1."""
    worst: float
    """Part of the worst group that chose it, 0 to 1."""


@dataclass(frozen=True, slots=True)
class SceneItem:
    """One scene as a test item."""

    scene: SceneId
    met: Share
    """How many of the learners came to the scene."""
    difficulty: Share
    """How many chose a passend reply the first time, of those who could."""
    discrimination: float | None
    """-1 to 1: the part of the best group that chose passend, less the part of the worst; None
    where it would say nothing."""
    verdict: Verdict
    cautions: tuple[Caution, ...] = ()
    replies: tuple[ReplyItem, ...] = ()
    """Every reply that was chosen, in the order of the file, repair last."""


class _Visit(NamedTuple):
    """The first time that a learner was in a scene and could choose well or not."""

    reply: ReplyId
    passend: bool
    fitting: tuple[ReplyId, ...]
    """All replies that were passend then."""
    rest: float
    """How good the rest of the talk was, this choice left out: 0 to 1."""


def items(tables: PlayTables, talks: Sequence[Talk]) -> tuple[SceneItem, ...]:
    """Every scene as an item, in the order of the file, tried on who held these talks.

    A talk is as good as its ending and its part of passend replies, half of it each.
    """
    scenario = tables.space.scenario
    visits: dict[SceneId, list[_Visit]] = {scene: [] for scene in scenario.scenes}
    came: Counter[SceneId] = Counter()
    fitting_in = _Fitting(tables)
    for talk in talks:
        worth = outcome(talk.ending, scenario)
        hits = [step.fit == "passend" for step in talk.steps]
        total, others = sum(hits), max(1, len(hits) - 1)
        for scene, turn in first_times(tables, talk).items():
            came[scene] += 1
            fitting = fitting_in[talk.states[turn]]
            if fitting:
                rest = (worth + (total - hits[turn]) / others) / 2
                reply = talk.steps[turn].reply.id
                visits[scene].append(_Visit(reply, hits[turn], fitting, rest))
    return tuple(
        _item(scenario, scene, Share(came[scene], len(talks)), visits[scene])
        for scene in scenario.scenes
    )


def outcome(ending: Ending, scenario: Scenario) -> float:
    """What an ending is worth: 1 for one of the good ones, 0 for a break-off, else a half."""
    if ending in scenario.good_endings:
        return 1.0
    return 0.0 if ENDING_KINDS_OF[ending] in ("moeilijk", "gestopt") else HALF


def verdict_on(discrimination: float) -> Verdict:
    """What the number means, in one word."""
    if discrimination < FAIR:
        return "revise"
    return "fair" if discrimination <= GOOD else "good"


class _Fitting(dict[StateNumber, tuple[ReplyId, ...]]):
    """The passend replies of a state; none where there are no others to choose from."""

    def __init__(self, tables: PlayTables) -> None:
        super().__init__()
        self._tables = tables

    def __missing__(self, state: StateNumber) -> tuple[ReplyId, ...]:
        steps = self._tables.steps(state)
        fitting = tuple(step.reply.id for step in steps if step.fit == "passend")
        self[state] = fitting if len(fitting) < len(steps) else ()
        return self[state]


def _item(scenario: Scenario, scene: SceneId, met: Share, visits: Sequence[_Visit]) -> SceneItem:
    difficulty = Share(sum(visit.passend for visit in visits), len(visits))
    if len(visits) < FEWEST:
        verdict: Verdict = "too_few" if met.times < FEWEST else "no_choice"
        return SceneItem(scene, met, difficulty, None, verdict)
    groups = _groups(visits)
    discrimination = _passend(groups.best) - _passend(groups.worst)
    cautions: Mapping[Caution, bool] = {
        "backwards": discrimination < 0,
        "nearly_all": difficulty.value >= NEARLY,
        "nearly_none": difficulty.value <= 1 - NEARLY,
        "early_ends": met.value < HALF,
        "conditions": any(reply.when != ALWAYS for reply in scenario.scenes[scene].replies),
        "fit_varies": _most_common_part(visits) < NEARLY,
    }
    return SceneItem(
        scene,
        met,
        difficulty,
        discrimination,
        verdict_on(discrimination),
        tuple(caution for caution, so in cautions.items() if so),
        _replies(scenario, scene, visits, groups),
    )


def _most_common_part(visits: Sequence[_Visit]) -> float:
    """Part of the visits in which the replies that are most often passend are just those."""
    return max(Counter(visit.fitting for visit in visits).values()) / len(visits)


_Choice = tuple[ReplyId, bool]
"""A reply, and whether it was passend."""


class _Groups(NamedTuple):
    """What the best and the worst learners chose, as parts of each group."""

    best: Mapping[_Choice, float]
    worst: Mapping[_Choice, float]


def _groups(visits: Sequence[_Visit]) -> _Groups:
    by_rest: dict[float, Counter[_Choice]] = defaultdict(Counter)
    for visit in visits:
        by_rest[visit.rest][visit.reply, visit.passend] += 1
    worst_first = [by_rest[rest] for rest in sorted(by_rest)]
    size = GROUP * len(visits)
    return _Groups(_outermost(worst_first[::-1], size), _outermost(worst_first, size))


def _outermost(ranked: Iterable[Counter[_Choice]], size: float) -> Mapping[_Choice, float]:
    """The first ``size`` learners; of those who are equally good at the border each in part."""
    group: dict[_Choice, float] = defaultdict(float)
    left = size
    for choices in ranked:
        part = min(1.0, left / choices.total())
        for choice, times in choices.items():
            group[choice] += part * times / size
        left -= part * choices.total()
        if part < 1:
            break
    return group


def _passend(group: Mapping[_Choice, float]) -> float:
    return sum(part for (_, passend), part in group.items() if passend)


def _replies(
    scenario: Scenario, scene: SceneId, visits: Sequence[_Visit], groups: _Groups
) -> tuple[ReplyItem, ...]:
    chosen = Counter(visit.reply for visit in visits)
    fitting = Counter(visit.reply for visit in visits if visit.passend)
    in_file = (reply.id for reply in scenario.scenes[scene].replies)
    return tuple(
        ReplyItem(
            reply,
            Share(fitting[reply], chosen[reply]),
            _chose(groups.best, reply),
            _chose(groups.worst, reply),
        )
        for reply in dict.fromkeys((*in_file, *chosen))
        if chosen[reply]
    )


def _chose(group: Mapping[_Choice, float], reply: ReplyId) -> float:
    return sum(part for (said, _), part in group.items() if said == reply)
