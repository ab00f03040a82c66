"""Random conversations, fast: the state space as tables of numbers.

A state is one integer, moment and gauge vector together; its row is the tuple of states that its
replies lead to. Rows are made from the edges of the state space when they are first needed, so all
rules are on and none is written again.
"""

from array import array
from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from simulator.authoring.gauge_sets import (
    SIZE,
    GaugeSet,
    gauges_of,
    index_of,
)
from simulator.authoring.state_space import Edge, MomentId, StateSpace
from simulator.client.moment import Point
from simulator.codebook.effects import Effect
from simulator.codebook.vocabulary import Ending
from simulator.scenario import ReplyId

StateNumber = int
"""``moment * 14,641 + index of the gauge vector``."""


@dataclass(frozen=True, slots=True)
class Played:
    """What many random conversations came to."""

    talks: int
    choices: int
    endings: Counter[Ending]
    """How often each ending was met; conversations that ran out of turns count as `tijd_op`."""


class _Way(NamedTuple):
    """An edge as tables that can be looked up with the index of one vector."""

    reply: ReplyId
    steps: tuple[tuple[bytes, "array[int]"], ...]
    last: bytes
    target: MomentId


class PlayTables:
    """Rows of next states for one scenario, filled as they are needed."""

    def __init__(self, space: StateSpace) -> None:
        self.space = space
        self._rows: dict[StateNumber, tuple[StateNumber, ...]] = {}
        self._ways: dict[MomentId, list[_Way]] = {}
        self._members: dict[GaugeSet, bytes] = {}
        self._shifts: dict[Effect, array[int]] = {}
        start = space.rules.start()
        self.start: StateNumber = space.number(start.moment) * SIZE + index_of(start.gauges)

    def row(self, state: StateNumber) -> tuple[StateNumber, ...]:
        """Where each reply on offer leads, in the order of the file; empty at an ending."""
        row = self._rows.get(state)
        if row is None:
            row = self._rows[state] = tuple(self.onward(state).values())
        return row

    def onward(self, state: StateNumber) -> dict[ReplyId, StateNumber]:
        """Where each reply on offer leads, by its id."""
        moment, index = divmod(state, SIZE)
        ways = self._ways.get(moment)
        if ways is None:
            ways = self._ways[moment] = [self._way(e) for e in self.space.edges_from(moment)]
        onward: dict[ReplyId, StateNumber] = {}
        for reply, steps, last, target in ways:
            after = index
            for mask, shift in steps:
                if not mask[after]:
                    break
                after = shift[after]
            else:
                if last[after]:
                    onward[reply] = target * SIZE + after
        return onward

    def _way(self, edge: Edge) -> _Way:
        steps = tuple((self._member(mask), self._shift(effect)) for mask, effect in edge.steps)
        return _Way(edge.reply, steps, self._member(edge.last), edge.target)

    def _member(self, mask: GaugeSet) -> bytes:
        """One byte for each vector: to look up a bit of a long integer would copy it first."""
        table = self._members.get(mask)
        if table is None:
            digits = format(mask, f"0{SIZE}b").encode()[::-1]
            table = self._members[mask] = digits.translate(_ZEROS_AND_ONES)
        return table

    def _shift(self, effect: Effect) -> "array[int]":
        table = self._shifts.get(effect)
        if table is None:
            points = (Point(gauges_of(index)) for index in range(SIZE))
            table = self._shifts[effect] = array(
                "H", (index_of(point.shifted(effect).gauges) for point in points)
            )
        return table

    def play(self, talks: int, seed: int = 0) -> Played:
        """Hold this many conversations, replies drawn at random; same seed, same outcome."""
        draw = Random(seed).random
        rows, row_of, start = self._rows, self.row, self.start
        most_turns = self.space.scenario.max_turns
        choices = 0
        last: Counter[StateNumber] = Counter()
        for _ in range(talks):
            state = start
            for turn in range(most_turns):  # noqa: B007
                row = rows.get(state)
                if row is None:
                    row = row_of(state)
                if not row:
                    break
                state = row[int(draw() * len(row))]
                choices += 1
            last[state] += 1
        endings: Counter[Ending] = Counter()
        for state, times in last.items():
            endings[self._ending(state)] += times
        return Played(talks, choices, endings)

    def _ending(self, state: StateNumber) -> Ending:
        moment = state // SIZE
        ending = self.space.ending(moment)
        if ending is None:
            return "veiligheid_gemist" if self.space.moments[moment].gate else "tijd_op"
        return ending


_ZEROS_AND_ONES = bytes.maketrans(b"01", b"\x00\x01")
