"""What the explorer knows of each scene and each reply, for a picture to show."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from simulator.codebook.vocabulary import (
    ENDINGS,
    FITS,
    PHASES,
    STANCES,
    Ending,
    Fit,
    Phase,
    Stance,
)
from simulator.explorer.state_space import StateSpace
from simulator.scenario import ReplyId, Scenario, SceneId

S = TypeVar("S", bound=str)

MOST_MOMENTS = 200_000
"""Moments visited before the exploring stops; a shipped scenario has a few thousand."""


class Seen(NamedTuple):
    """What occurs somewhere in the conversations that are possible, the turn limit lifted.

    Whatever is not a key never occurs: a scene without stances cannot be reached.
    """

    stances: Mapping[SceneId, tuple[Stance, ...]]
    phases: Mapping[SceneId, tuple[Phase, ...]]
    """Phases of a crisis in which the scene can be; ``geen`` is one of them."""
    fits: Mapping[tuple[SceneId, ReplyId], tuple[Fit, ...]]
    """What a reply can turn out to be where it is given."""
    endings: Mapping[SceneId, tuple[Ending, ...]]
    """Endings that can follow a reply in this scene, those by themselves and fallbacks included."""


def look_around(scenario: Scenario, limit: int = MOST_MOMENTS) -> Seen:
    """Explore the whole state space of ``scenario``; a second or a few.

    Raises `simulator.explorer.state_space.TooLarge` beyond ``limit`` moments.
    """
    space = StateSpace(scenario, limit)
    stances: defaultdict[SceneId, set[str]] = defaultdict(set)
    phases: defaultdict[SceneId, set[str]] = defaultdict(set)
    fits: defaultdict[tuple[SceneId, ReplyId], set[str]] = defaultdict(set)
    endings: defaultdict[SceneId, set[str]] = defaultdict(set)
    for number, where in space.reachable().items():
        if space.has_ended(number):
            continue
        moment = space.moments[number]
        stances[moment.scene].add(moment.houding)
        phases[moment.scene].add(moment.crisis_fase)
        for edge in space.edges_from(number, where):
            ending = space.ending(edge.target)
            told = fits[moment.scene, edge.reply]
            known = edge.fit in told and (ending is None or ending in endings[moment.scene])
            # An edge may be there for gauges that never occur here.
            if known or not edge.forward(where):
                continue
            told.add(edge.fit)
            if ending is not None:
                endings[moment.scene].add(ending)
    return Seen(
        {scene: _in_order(found, STANCES) for scene, found in stances.items()},
        {scene: _in_order(found, PHASES) for scene, found in phases.items()},
        {reply: _in_order(found, FITS) for reply, found in fits.items() if found},
        {scene: _in_order(found, ENDINGS) for scene, found in endings.items()},
    )


def _in_order(found: set[str], words: tuple[S, ...]) -> tuple[S, ...]:
    return tuple(word for word in words if word in found)
