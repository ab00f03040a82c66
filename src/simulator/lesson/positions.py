"""Where a lesson is: at a moment of the talk, and at a step of what a class does there."""

from enum import Enum
from typing import NamedTuple, TypeAlias

from simulator.scenario import ReplyId

Place: TypeAlias = tuple[ReplyId, ...]
"""A moment of the talk: the replies that led to it. Roads that part have other places."""


class Step(Enum):
    """What a class does at a place: first those of every turn, then those after the ending."""

    LISTEN = "listen"
    """The client speaks, one line of his at a time."""
    FIRST = "first"
    """The first vote, each for herself."""
    DISCUSS = "discuss"
    """Talk it over with your neighbour."""
    SECOND = "second"
    """The second vote."""
    REVEAL = "reveal"
    """Both rounds side by side; what will we say?"""
    LAND = "land"
    """The talk is over: what stays with you (codebook 5.8, 1)."""
    SCORE = "score"
    """The group scores itself, one reflex at a time, before anything measured is seen."""
    EXCEPTIONS = "exceptions"
    """Where a reflex lay ready and the class said something else (codebook 5.1.4, 5.8.2)."""
    MEASURED = "measured"
    """What was counted, one reflex at a time, beside the group's own score."""
    CLOSE = "close"
    """The next step, and the sheet to take along."""


VOTES = frozenset({Step.FIRST, Step.SECOND, Step.SCORE})
"""Steps in which there is something to vote on."""

AFTER_THE_SCORE = frozenset({Step.EXCEPTIONS, Step.MEASURED})
"""Steps that show something measured: whoever saw one of them can no longer score herself."""

TURN_STEPS = (Step.LISTEN, Step.FIRST, Step.DISCUSS, Step.SECOND, Step.REVEAL)
"""The steps of a turn, in order (peer instruction: vote, discuss, vote again)."""


class Position(NamedTuple):
    """Where a lesson is."""

    place: Place = ()
    step: Step = Step.LISTEN
    part: int = 0
    """Which one, from 0: of the client's lines in ``LISTEN``, of the reflexes in ``SCORE`` and
    ``MEASURED``."""


START = Position()
"""The client's first line."""
