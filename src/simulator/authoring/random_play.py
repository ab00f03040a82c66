"""Random conversations, fast: the rules of the live game, asked once and remembered.

A state is one integer, moment and gauge vector together; its row has a place for each reply on
offer. Where a reply leads is found by running the client's own rules over the one vector, with a
note of each question they put to it. The outcome hangs on nothing but the answers, so the next
vector that answers alike in the same moment needs no running of rules. All rules are on, none is
written again, and nothing is worked out for states that no conversation comes to.
"""

from array import array
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from random import Random
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from simulator.authoring.gauge_sets import LEVELS, SIZE, index_of
from simulator.authoring.state_space import MomentId, StateSpace
from simulator.client.moment import Point
from simulator.codebook.effects import Effect
from simulator.codebook.requirements import ALWAYS, Gauges, Requirement
from simulator.codebook.vocabulary import Ending
from simulator.scenario import ReplyId

T = TypeVar("T")

StateNumber = int
"""``moment * 14,641 + index of the gauge vector``."""

_OptionNumber = int
"""Number of a reply within the scenario, repair included."""


@dataclass(frozen=True, slots=True)
class Played:
    """What many random conversations came to."""

    talks: int
    choices: int
    endings: Counter[Ending]
    """How often each ending was met; conversations that ran out of turns count as `tijd_op`."""


_Zone: TypeAlias = bytes
"""1 for each vector inside: to look up a bit of a long integer would copy the integer first."""

_Shifts: TypeAlias = "tuple[array[int], ...]"
"""Effects one after the other, each as the index that every vector moves to."""


class _Tables:
    """Zones and effects in a form that answers for one vector at once."""

    def __init__(self, space: StateSpace) -> None:
        self._space = space
        self._zones: dict[int, tuple[int, _Zone]] = {}
        self._shifts: dict[Effect, array[int]] = {}

    def zone(self, requirement: Requirement, truths: int) -> _Zone:
        """All vectors for which the requirement holds here."""
        inside = self._space.zone(requirement, truths)
        # By id, for to hash a long integer takes longer than all the rest; held, so it stays its.
        known = self._zones.get(id(inside))
        if known is None:
            digits = format(inside, f"0{SIZE}b").encode()[::-1]
            known = self._zones[id(inside)] = (inside, digits.translate(_ZEROS_AND_ONES))
        return known[1]

    def shift(self, effect: Effect) -> "array[int]":
        """Where the effect takes each vector."""
        table = self._shifts.get(effect)
        if table is None:
            # Each gauge moves by itself: one point for each level tells all there is to tell.
            levels = [Point(Gauges(n, n, n, n)).shifted(effect).gauges for n in range(LEVELS)]
            moved = [0]
            for gauge in range(len(effect)):
                moved = [index * LEVELS + level[gauge] for index in moved for level in levels]
            table = self._shifts[effect] = array("H", moved)
        return table


class _Question(NamedTuple):
    """Whether a vector, moved by these shifts, lies in the zone."""

    shifts: _Shifts
    zone: _Zone
    answer: int
    """1 where it does, else 0."""


class _Asked(NamedTuple):
    """A `Where` of one vector, which notes what is asked of it."""

    tables: _Tables
    at: int
    """Index of the vector."""
    questions: list[_Question]
    shifts: _Shifts = ()

    def split(self, requirement: Requirement, truths: int) -> "tuple[_Asked | None, _Asked | None]":
        """This vector on the side it belongs to."""
        if requirement is ALWAYS:
            return self, None
        zone = self.tables.zone(requirement, truths)
        answer = zone[self.at]
        self.questions.append(_Question(self.shifts, zone, answer))
        return (self, None) if answer else (None, self)

    def shifted(self, effect: Effect) -> "_Asked":
        """After the effect."""
        if not any(effect):
            return self
        shift = self.tables.shift(effect)
        return _Asked(self.tables, shift[self.at], self.questions, (*self.shifts, shift))


class _Fork(Generic[T]):
    """A question, and what comes after each answer: the next one, or what was found."""

    __slots__ = ("shifts", "sides", "zone")

    def __init__(self, question: _Question) -> None:
        self.shifts = question.shifts
        self.zone = question.zone
        self.sides: list[_Fork[T] | T | None] = [None, None]
        """After 0 and after 1; None where no vector came yet."""

    def grow(self, questions: list[_Question], found: T) -> None:
        """Note what these answers lead to; the first of the questions is this one."""
        fork = self
        for question, following in pairwise(questions):
            side = fork.sides[question.answer]
            if not isinstance(side, _Fork):
                side = fork.sides[question.answer] = _Fork(following)
            fork = side
        fork.sides[questions[-1].answer] = found


class _Remembered(Generic[T]):
    """A rule that depends on a case and a vector, run once for all vectors that answer alike."""

    def __init__(self, tables: _Tables, rule: Callable[[int, _Asked], T]) -> None:
        self._tables = tables
        self._rule = rule
        self._trees: dict[int, _Fork[T] | T] = {}

    def of(self, case: int, index: int) -> T:
        """What the rule says in this case of this vector."""
        tree = self._trees.get(case)
        node = tree
        while isinstance(node, _Fork):
            at = index
            for shift in node.shifts:
                at = shift[at]
            node = node.sides[node.zone[at]]
        if node is not None:
            return node
        questions: list[_Question] = []
        found = self._rule(case, _Asked(self._tables, index, questions))
        if not questions:
            self._trees[case] = found
            return found
        if not isinstance(tree, _Fork):
            tree = self._trees[case] = _Fork(questions[0])
        tree.grow(questions, found)
        return found


class _Led(NamedTuple):
    """What a reply leads to."""

    shifts: _Shifts
    base: StateNumber
    """The new state's number, but for its vector."""


class PlayTables:
    """Rows of next states for one scenario, filled as conversations come to need them."""

    def __init__(self, space: StateSpace) -> None:
        self.space = space
        self._options = [option for scene in space.rules.options.values() for option in scene]
        if space.rules.repair is not None:
            self._options.append(space.rules.repair)
        self._numbers = {id(option): number for number, option in enumerate(self._options)}
        tables = _Tables(space)
        self._offers = _Remembered(tables, self._offer)
        self._roads = _Remembered(tables, self._road)
        self._rows: dict[StateNumber, list[int]] = {}
        """By state, for each reply on offer: the next state, or ``~number`` of the option as long
        as nobody took it."""
        start = space.rules.start()
        self.start: StateNumber = space.number(start.moment) * SIZE + index_of(start.gauges)

    def row(self, state: StateNumber) -> tuple[StateNumber, ...]:
        """Where each reply on offer leads, in the order of the file; empty at an ending."""
        return tuple(self.onward(state).values())

    def onward(self, state: StateNumber) -> dict[ReplyId, StateNumber]:
        """Where each reply on offer leads, by its id."""
        offered = self._offers.of(*divmod(state, SIZE))
        return {self._options[number].reply.id: self._led(state, number) for number in offered}

    def play(self, talks: int, seed: int = 0) -> Played:
        """Hold this many conversations, replies drawn at random; same seed, same outcome."""
        draw = Random(seed).random
        rows, led, start = self._rows, self._led, self.start
        most_turns = self.space.scenario.max_turns
        choices = 0
        last: Counter[StateNumber] = Counter()
        for _ in range(talks):
            state = start
            for _turn in range(most_turns):
                row = rows.get(state)
                if row is None:
                    offered = self._offers.of(*divmod(state, SIZE))
                    row = rows[state] = [~number for number in offered]
                if not row:
                    break
                place = int(draw() * len(row))
                onward = row[place]
                if onward < 0:
                    onward = row[place] = led(state, ~onward)
                state = onward
                choices += 1
            last[state] += 1
        endings: Counter[Ending] = Counter()
        for state, times in last.items():
            endings[self._ending(state)] += times
        return Played(talks, choices, endings)

    def _led(self, state: StateNumber, number: _OptionNumber) -> StateNumber:
        moment, index = divmod(state, SIZE)
        shifts, base = self._roads.of(moment * len(self._options) + number, index)
        for shift in shifts:
            index = shift[index]
        return base + index

    def _offer(self, moment: MomentId, at: _Asked) -> tuple[_OptionNumber, ...]:
        space = self.space
        if space.has_ended(moment):
            return ()
        offered = space.rules.offered(space.moments[moment], at)
        return tuple(self._numbers[id(option)] for _, option in offered)

    def _road(self, case: int, at: _Asked) -> _Led:
        moment, number = divmod(case, len(self._options))
        space = self.space
        outcomes = space.rules.outcomes(self._options[number], space.moments[moment], at)
        outcome = next(outcomes)
        return _Led(outcome.where.shifts, space.number(outcome.moment) * SIZE)

    def _ending(self, state: StateNumber) -> Ending:
        moment = state // SIZE
        ending = self.space.ending(moment)
        if ending is None:
            return "veiligheid_gemist" if self.space.moments[moment].gate else "tijd_op"
        return ending


_ZEROS_AND_ONES = bytes.maketrans(b"01", b"\x00\x01")
