"""The scenes of a scenario, over the talks of a class: what was chosen, and what that tells.

Only the first time that a talk comes to a scene says something of the scene as a question; what is
chosen there later is told beside it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from simulator.debrief.discrimination import (
    GROUP,
    HALF,
    NEARLY,
    Separation,
    groups,
    outcome,
    rest,
    separation,
)
from simulator.events import Given
from simulator.explorer.shares import Share
from simulator.reports.class_reading import ClassTalk
from simulator.scenario import ALWAYS, REPAIR, ReplyId, Scenario, Scene, SceneId

FEWEST: Final = 4
"""Talks that must have met a scene, with a choice, before it is said whether it separates."""

Verdict = Separation | Literal["too_few", "no_choice"]
"""Whether a scene separates, or why that cannot be said: fewer than four talks came here, or in
fewer than four of them a passend reply and another one lay side by side."""

Caution = Literal[
    "few", "backwards", "nearly_all", "nearly_none", "early_ends", "branches", "conditions",
    "fit_varies", "again", "other_version",
]  # fmt: skip
"""Why to read the number with care.

``few``: a quarter is less than two talks. ``backwards``: the worst talks do better here than the
best. ``nearly_all``, ``nearly_none``: so many chose a passend reply, or so few, that there is
little to tell apart. ``early_ends``: fewer than half of the talks come here. ``branches``: not all
of them do. ``conditions``: some replies are not always on offer. ``fit_varies``: what is passend
for some is not for others. ``again``: of some learner more than one talk is among them.
``other_version``: some were held on another version.
"""


class ReplyChosen(NamedTuple):
    """One reply of a scene, over all talks that came there."""

    reply: ReplyId
    words: str
    """As the scenario has them now; "" where it has no such reply any more."""
    first: int
    """Talks in which it was chosen the first time the scene was met."""
    later: int
    """How often it was chosen there after that."""
    passend: int
    neutraal: int
    reflex: int
    """What it was measured as, over both; harmful ones are reflexes here."""


@dataclass(frozen=True, slots=True)
class SceneChosen:
    """One scene: who came there, what was chosen, and whether that tells anything."""

    scene: SceneId
    words: str
    """What the client says there, as it sounds ordinarily; "" where the scene is gone."""
    met: Share
    """In how many of the talks."""
    replies: tuple[ReplyChosen, ...]
    """In the order of the file, those that nobody chose among them."""
    difficulty: Share
    """How many chose a passend reply the first time, of those who could."""
    discrimination: float | None
    """-1 to 1: the part of the best quarter that chose passend, less the part of the worst; None
    where it would say nothing."""
    verdict: Verdict
    cautions: tuple[Caution, ...]


class _Visit(NamedTuple):
    """The first time that a talk came to a scene where it could be chosen well or not."""

    passend: bool
    fitting: frozenset[ReplyId]
    rest: float


def scenes_of(
    scenario: Scenario, talks: Sequence[ClassTalk], *, again: bool
) -> tuple[SceneChosen, ...]:
    """Every scene that there is or was, over these talks; ``again`` when one learner is in twice.

    A talk is as good as its ending and its part of passend replies, half of it each.
    """
    first: defaultdict[SceneId, list[Given]] = defaultdict(list)
    later: defaultdict[SceneId, list[Given]] = defaultdict(list)
    visits: defaultdict[SceneId, list[_Visit]] = defaultdict(list)
    for talk in talks:
        worth = outcome(talk.ending.ending, scenario.good_endings)
        hits = [given.fit == "passend" for given in talk.turns]
        seen: set[SceneId] = set()
        for place, given in enumerate(talk.turns):
            if given.scene in seen:
                later[given.scene].append(given)
                continue
            seen.add(given.scene)
            first[given.scene].append(given)
            fitting = frozenset(one.reply for one in given.offered if one.fit == "passend")
            if fitting and len(fitting) < len(given.offered):
                visit = _Visit(hits[place], fitting, rest(worth, hits, place))
                visits[given.scene].append(visit)
    changed = any(talk.changed for talk in talks)
    return tuple(
        _scene(
            scenario.scenes.get(scene),
            scene,
            Share(len(first[scene]), len(talks)),
            _chosen(scenario, scene, first[scene], later[scene]),
            visits[scene],
            {"again": again, "other_version": changed},
        )
        for scene in dict.fromkeys((*scenario.scenes, *first))
    )


def _scene(
    written: Scene | None,
    scene: SceneId,
    met: Share,
    replies: tuple[ReplyChosen, ...],
    visits: Sequence[_Visit],
    known: Mapping[Caution, bool],
) -> SceneChosen:
    words = written.says.gewoon if written is not None else ""
    difficulty = Share(sum(visit.passend for visit in visits), len(visits))
    if len(visits) < FEWEST:
        verdict: Verdict = "too_few" if met.times < FEWEST else "no_choice"
        return SceneChosen(scene, words, met, replies, difficulty, None, verdict, ())
    apart = groups((visit.rest, visit.passend) for visit in visits)
    discrimination = apart.best.get(True, 0.0) - apart.worst.get(True, 0.0)
    cautions: dict[Caution, bool] = {
        "few": GROUP * len(visits) < 2,
        "backwards": discrimination < 0,
        "nearly_all": difficulty.value >= NEARLY,
        "nearly_none": difficulty.value <= 1 - NEARLY,
        "early_ends": met.value < HALF,
        "branches": HALF <= met.value < 1,
        "conditions": written is not None and any(one.when != ALWAYS for one in written.replies),
        "fit_varies": len({visit.fitting for visit in visits}) > 1,
        **known,
    }
    return SceneChosen(
        scene,
        words,
        met,
        replies,
        difficulty,
        discrimination,
        separation(discrimination),
        tuple(caution for caution, so in cautions.items() if so),
    )


def _chosen(
    scenario: Scenario, scene: SceneId, first: Sequence[Given], later: Sequence[Given]
) -> tuple[ReplyChosen, ...]:
    words = _words(scenario, scene)
    firsts = Counter(given.reply for given in first)
    laters = Counter(given.reply for given in later)
    measured: defaultdict[ReplyId, list[Given]] = defaultdict(list)
    for given in (*first, *later):
        measured[given.reply].append(given)
    written = (name for name in words if name != REPAIR)
    return tuple(
        ReplyChosen(
            reply,
            words.get(reply, ""),
            firsts[reply],
            laters[reply],
            *fits_of(measured[reply]),
        )
        for reply in dict.fromkeys((*written, *measured))
    )


def _words(scenario: Scenario, scene: SceneId) -> Mapping[ReplyId, str]:
    """What every reply of the scene says, the extra one that mends included."""
    repair = {REPAIR: scenario.repair[0].text} if scenario.repair else {}
    written = scenario.scenes.get(scene)
    return {**{one.id: one.text for one in (written.replies if written else ())}, **repair}


def fits_of(turns: Iterable[Given]) -> tuple[int, int, int]:
    """How many were passend, how many neutraal, and how many a reflex."""
    fits = Counter("reflex" if given.slipped else given.fit for given in turns)
    return fits["passend"], fits["neutraal"], fits["reflex"]
