"""Whether the length of a reply tells that it fits (codebook 4.9, P11)."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from simulator.authoring.learners.talks import Talk, first_times
from simulator.explorer.random_play import PlayTables, StateNumber, Step
from simulator.scenario import SceneId


class Tells(NamedTuple):
    """How often what stands out by its length is passend, next to what a blind draw would give.

    Every scene counts once, as the mean of all the first times that a learner was there. All but
    the first are parts, 0 to 1.
    """

    scenes: int
    """Scenes that were met."""
    chance: float
    """How often any reply is passend: the passend part of what is on offer."""
    longest: float
    """How often the longest reply is passend; of several equally long ones each in part."""
    shortest: float
    """How often the shortest reply is passend."""


def tells(tables: PlayTables, talks: Iterable[Talk]) -> Tells:
    """What length gives away, over the scenes as the learners of these talks (at least one) met
    them."""
    met: dict[SceneId, Counter[StateNumber]] = defaultdict(Counter)
    for talk in talks:
        for scene, turn in first_times(tables, talk).items():
            met[scene][talk.states[turn]] += 1
    scenes = [_mean(tables, states) for states in met.values()]
    chance, longest, shortest = (sum(column) / len(scenes) for column in zip(*scenes, strict=True))
    return Tells(len(scenes), chance, longest, shortest)


_Told = tuple[float, float, float]
"""Chance, longest and shortest in one scene or state."""


def _mean(tables: PlayTables, states: Counter[StateNumber]) -> _Told:
    told = [(_told(tables.steps(state)), times) for state, times in states.items()]
    chance, longest, shortest = (
        sum(one[column] * times for one, times in told) / states.total() for column in range(3)
    )
    return chance, longest, shortest


def _told(steps: tuple[Step, ...]) -> _Told:
    by_length: dict[int, list[bool]] = {}
    for step in steps:
        by_length.setdefault(len(step.reply.text), []).append(step.fit == "passend")
    every = [fits for some in by_length.values() for fits in some]
    return _part(every), _part(by_length[max(by_length)]), _part(by_length[min(by_length)])


def _part(fits: list[bool]) -> float:
    return sum(fits) / len(fits)
