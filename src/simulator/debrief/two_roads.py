"""Two attempts at one talk, side by side from the turn where they part."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from simulator.debrief.attempts import Attempt
from simulator.debrief.course import Move, moves_of
from simulator.debrief.exchanges import Exchange, exchanges
from simulator.events import Given


@dataclass(frozen=True, slots=True)
class Step:
    """One turn of one attempt."""

    given: Given
    """The reply, with everything that was measured; its gauges are those before and after."""
    answer: tuple[str, ...]
    """The client's words after it."""
    moves: tuple[Move, ...]
    """Every change of stance or phase that came with it."""

    @property
    def said(self) -> str:
        """The learner's words."""
        return self.given.text


@dataclass(frozen=True, slots=True)
class Beside:
    """The same turn of both; None where an attempt had ended, or was left, before it."""

    turn: int
    """From 1."""
    one: Step | None
    other: Step | None


@dataclass(frozen=True, slots=True)
class TwoRoads:
    """Two attempts, one beside the other."""

    one: Attempt
    other: Attempt
    shared: tuple[Step, ...]
    """The turns that are the same on both, in order."""
    apart: tuple[Beside, ...]
    """Every turn from the one where they part, in order."""


def side_by_side(talk: Attempt, one: Attempt, other: Attempt) -> TwoRoads:
    """``one`` and ``other`` beside each other; ``talk`` is the attempt that is the talk itself.

    They part where their words first differ, which can be later than where a road was begun.
    """
    ours, theirs = steps_of(talk, one), steps_of(talk, other)
    parted = _parted(ours, theirs)
    apart = tuple(
        Beside(turn, mine, yours)
        for turn, (mine, yours) in enumerate(
            zip_longest(ours[parted:], theirs[parted:]), start=parted + 1
        )
    )
    return TwoRoads(one, other, tuple(ours[:parted]), apart)


def steps_of(talk: Attempt, attempt: Attempt) -> tuple[Step, ...]:
    """Every turn of an attempt, the ones it shares with the talk itself included."""
    own = exchanges(attempt.events)
    shared = exchanges(talk.events)[: attempt.after] if attempt.number != talk.number else ()
    return tuple(map(_step, (*shared, *own)))


def _step(exchange: Exchange) -> Step:
    answer = tuple(said.text for said in exchange.answer if said.text.strip())
    return Step(exchange.given, answer, moves_of(exchange))


def _parted(ours: Sequence[Step], theirs: Sequence[Step]) -> int:
    """How many turns are the same on both."""
    count = 0
    for mine, yours in zip(ours, theirs, strict=False):
        if mine.given.reply != yours.given.reply:
            break
        count += 1
    return count
