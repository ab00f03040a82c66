"""Item analysis: does a scene tell good learners from bad ones?

A declared mixture of synthetic learners holds one conversation each. Of all who met a scene the
best quarter is compared with the worst: how many of each chose a passend reply the first time they
were there. What it says is about the scene and these learners, and never how hard people will find
it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from simulator.authoring.learners.talks import Talk, first_times
from simulator.debrief.discrimination import (
    HALF,
    NEARLY,
    Groups,
    Separation,
    groups,
    outcome,
    rest,
    separation,
)
from simulator.explorer.random_play import PlayTables, StateNumber
from simulator.explorer.shares import Share
from simulator.scenario import ALWAYS, ReplyId, Scenario, SceneId

Verdict = Separation | Literal["too_few", "no_choice"]
"""Whether a scene separates, or else why that cannot be said: too few learners come here, or too
few of them have both a passend reply and another one to choose from."""

Caution = Literal[
    "backwards", "nearly_all", "nearly_none", "early_ends", "conditions", "fit_varies"
]
"""Why to read the number with care.

``backwards``: the worst learners do better here than the best. ``nearly_all``, ``nearly_none``: so
many chose a passend reply, or so few, that there is little to tell apart. ``early_ends``: fewer
than half of the learners come here. ``conditions``: some replies are not always on offer.
``fit_varies``: what is passend for some is not for others.
"""

FEWEST = 400
"""Learners that must have met a scene before anything is said of it: a hundred in each group."""


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
        worth = outcome(talk.ending, scenario.good_endings)
        hits = [step.fit == "passend" for step in talk.steps]
        for scene, turn in first_times(tables, talk).items():
            came[scene] += 1
            fitting = fitting_in[talk.states[turn]]
            if fitting:
                reply = talk.steps[turn].reply.id
                visit = _Visit(reply, hits[turn], fitting, rest(worth, hits, turn))
                visits[scene].append(visit)
    return tuple(
        _item(scenario, scene, Share(came[scene], len(talks)), visits[scene])
        for scene in scenario.scenes
    )


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
    apart = groups((visit.rest, (visit.reply, visit.passend)) for visit in visits)
    discrimination = _passend(apart.best) - _passend(apart.worst)
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
        separation(discrimination),
        tuple(caution for caution, so in cautions.items() if so),
        _replies(scenario, scene, visits, apart),
    )


def _most_common_part(visits: Sequence[_Visit]) -> float:
    """Part of the visits in which the replies that are most often passend are just those."""
    return max(Counter(visit.fitting for visit in visits).values()) / len(visits)


_Choice = tuple[ReplyId, bool]
"""A reply, and whether it was passend."""


def _passend(group: Mapping[_Choice, float]) -> float:
    return sum(part for (_, passend), part in group.items() if passend)


def _replies(
    scenario: Scenario, scene: SceneId, visits: Sequence[_Visit], apart: Groups[_Choice]
) -> tuple[ReplyItem, ...]:
    chosen = Counter(visit.reply for visit in visits)
    fitting = Counter(visit.reply for visit in visits if visit.passend)
    in_file = (reply.id for reply in scenario.scenes[scene].replies)
    return tuple(
        ReplyItem(
            reply,
            Share(fitting[reply], chosen[reply]),
            _chose(apart.best, reply),
            _chose(apart.worst, reply),
        )
        for reply in dict.fromkeys((*in_file, *chosen))
        if chosen[reply]
    )


def _chose(group: Mapping[_Choice, float], reply: ReplyId) -> float:
    return sum(part for (said, _), part in group.items() if said == reply)
