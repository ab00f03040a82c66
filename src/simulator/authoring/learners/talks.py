"""A conversation held by a learner that is made of rules."""

from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from simulator.codebook.vocabulary import Ending
from simulator.explorer.random_play import PlayTables, StateNumber, Step
from simulator.scenario import ReplyId, SceneId

Choose = Callable[[StateNumber, Sequence[Step]], Sequence[Step]]
"""A way to choose: from a state and the replies given so far, those it takes with equal chance.

A reply that stands there twice is taken twice as often. Nothing at an ending.
"""


class Talk(NamedTuple):
    """One conversation, from the first reply to its ending."""

    states: tuple[StateNumber, ...]
    """Where each reply was given."""
    steps: tuple[Step, ...]
    ending: Ending

    @property
    def replies(self) -> tuple[ReplyId, ...]:
        """What was said, as ids that ``gesprek trace --choose`` takes."""
        return tuple(step.reply.id for step in self.steps)


def hold(tables: PlayTables, choose: Choose, dice: Random) -> Talk:
    """Hold one conversation, the turn limit included."""
    draw = dice.random
    state = tables.start
    states: list[StateNumber] = []
    steps: list[Step] = []
    for _ in range(tables.space.scenario.max_turns):
        candidates = choose(state, steps)
        if not candidates:
            break
        step = candidates[int(draw() * len(candidates))]
        states.append(state)
        steps.append(step)
        state = step.onward
    return Talk(tuple(states), tuple(steps), tables.ending(state))


def first_times(tables: PlayTables, talk: Talk) -> dict[SceneId, int]:
    """Each scene of a talk with the turn, from 0, at which it was first met."""
    turns: dict[SceneId, int] = {}
    for turn, state in enumerate(talk.states):
        turns.setdefault(tables.scene(state), turn)
    return turns


def remembered(choose: Callable[[StateNumber], Sequence[Step]]) -> Choose:
    """A way to choose that looks at nothing but the state, worked out once for each."""
    known: dict[StateNumber, Sequence[Step]] = {}

    def chosen(state: StateNumber, _: Sequence[Step]) -> Sequence[Step]:
        candidates = known.get(state)
        if candidates is None:
            candidates = known[state] = choose(state)
        return candidates

    return chosen
