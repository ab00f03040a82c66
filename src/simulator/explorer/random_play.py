"""Random conversations, fast: the rules of the live game, asked once and remembered.

A state is one integer, moment and gauge vector together; its row has a place for each reply on
offer. Where a reply leads is found by running the client's own rules over the one vector, with a
note of each question they put to it. The outcome hangs on nothing but the answers, so the next
vector that answers alike in the same moment needs no running of rules. All rules are on, none is
written again, and nothing is worked out for states that no conversation comes to.

    tables = PlayTables(StateSpace(scenario))
    print(estimate(tables).endings["haakt_af"].high)
"""

from array import array
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain, pairwise
from random import Random
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from simulator.client.fit import Verdict
from simulator.client.moment import Point
from simulator.client.rules import MOST_REPLIES
from simulator.codebook.effects import Effect
from simulator.codebook.requirements import ALWAYS, Gauges, Requirement
from simulator.codebook.vocabulary import Ending, Fit, Measured
from simulator.explorer.gauge_sets import LEVELS, SIZE, gauges_of, index_of
from simulator.explorer.shares import Share
from simulator.explorer.state_space import MomentId, StateSpace
from simulator.scenario import REPAIR, Reply, ReplyId, SceneId, Target

T = TypeVar("T")

StateNumber = int
"""``moment * 14,641 + index of the gauge vector``."""

ReplyIn = tuple[SceneId, ReplyId]
"""A reply in its scene; what mends a cooled contact is another reply in each scene."""

Progress = Callable[[int, int], None]
"""Told now and then: how many conversations were held, and of how many."""

TALKS = 100_000
"""Conversations on which an estimate rests (codebook 4.11)."""

_TALKS_AT_ONCE = 1_000
"""Conversations whose replies are counted together."""

_OptionNumber = int
"""Number of a reply within the scenario, repair in each scene included."""


@dataclass(frozen=True, slots=True)
class Played:
    """What many random conversations came to."""

    talks: int
    choices: int
    endings: Counter[Ending]
    """How often each ending was met; conversations that ran out of turns count as `tijd_op`."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """How often each ending and each reply is met by someone who draws his replies blindly.

    Exact shares do not fit in memory (codebook 4.11); each of these comes with its 99% interval.
    """

    talks: int
    choices: int
    endings: Mapping[Ending, Share]
    """Every ending that has words, met or not."""
    replies: Mapping[ReplyIn, Share]
    """Every reply of the file, given or not, and where it can be on offer the one that mends: the
    share of conversations in which it was given."""


class Step(NamedTuple):
    """A reply on offer in one state: what it is measured as there, and where it leads."""

    reply: Reply
    fit: Fit
    measured: Measured
    onward: StateNumber

    @property
    def slipped(self) -> bool:
        """Whether a reflex is measured, harmful or not."""
        return self.fit in ("reflex", "schadelijk")


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
    verdict: Verdict


_Row = list[Any]
"""A state: for each reply on offer the row it leads to, or ``~number`` of the option as long as
nobody took it; after these, all their numbers. No name but ``Any`` fits a list of such lists."""


class PlayTables:
    """Rows of next states for one scenario, filled as conversations come to need them."""

    def __init__(self, space: StateSpace) -> None:
        self.space = space
        rules = space.rules
        self._options = [option for scene in rules.options.values() for option in scene]
        self._ids: list[ReplyIn] = [
            (scene, option.reply.id)
            for scene, options in rules.options.items()
            for option in options
        ]
        if rules.repair is not None:
            self._options += [rules.repair] * len(rules.options)
            self._ids += [(scene, REPAIR) for scene in rules.options]
        self._numbers = {said: number for number, said in enumerate(self._ids)}
        tables = _Tables(space)
        self._offers = _Remembered(tables, self._offer)
        self._roads = _Remembered(tables, self._road)
        self._rows: dict[StateNumber, _Row] = {}
        self._states: dict[int, StateNumber] = {}
        """Which state a row is, by the row's id."""
        self._steps: dict[StateNumber, tuple[Step, ...]] = {}
        start = rules.start()
        self.start: StateNumber = space.number(start.moment) * SIZE + index_of(start.gauges)

    def row(self, state: StateNumber) -> tuple[StateNumber, ...]:
        """Where each reply on offer leads, in the order of the file; empty at an ending."""
        return tuple(step.onward for step in self.steps(state))

    def onward(self, state: StateNumber) -> dict[ReplyId, StateNumber]:
        """Where each reply on offer leads, by its id."""
        return {step.reply.id: step.onward for step in self.steps(state)}

    def steps(self, state: StateNumber) -> tuple[Step, ...]:
        """What can be said here, in the order of the file; nothing at an ending."""
        known = self._steps.get(state)
        if known is None:
            offered: tuple[_OptionNumber, ...] = self._offers.of(*divmod(state, SIZE))[-1]
            known = self._steps[state] = tuple(self._step(state, number) for number in offered)
        return known

    def scene(self, state: StateNumber) -> Target:
        """The scene a state lies in, or the ending it is."""
        return self.space.moments[state // SIZE].scene

    def gauges(self, state: StateNumber) -> Gauges:
        """Where the gauges stand in a state."""
        return gauges_of(state % SIZE)

    def ending(self, state: StateNumber) -> Ending:
        """How a conversation ends that comes to a stop here, be it that its turns are over."""
        moment = state // SIZE
        ending = self.space.ending(moment)
        if ending is None:
            return "veiligheid_gemist" if self.space.moments[moment].gate else "tijd_op"
        return ending

    def play(self, talks: int, seed: int = 0) -> Played:
        """Hold this many conversations, replies drawn at random; same seed, same outcome."""
        draw = Random(seed).random
        start = self._rows.get(self.start) or self._row(self.start)
        turns = range(self.space.scenario.max_turns)
        choices = 0
        last: Counter[int] = Counter()
        for _ in range(talks):
            row = start
            for _turn in turns:
                many = len(row) - 1
                if not many:
                    break
                place = int(draw() * many)
                onward = row[place]
                if type(onward) is int:
                    onward = row[place] = self._onward(row, ~onward)
                row = onward
                choices += 1
            last[id(row)] += 1
        return Played(talks, choices, self._endings(last))

    def play_counting(
        self, talks: int, seed: int = 0, progress: Progress | None = None
    ) -> tuple[Played, Counter[ReplyIn]]:
        """The conversations of `play`, and in how many of them each reply was given.

        A loop of its own, for to count takes a fifth of the time that the choices take.
        """
        draw = Random(seed).random
        start = self._rows.get(self.start) or self._row(self.start)
        turns = range(self.space.scenario.max_turns)
        choices = 0
        last: Counter[int] = Counter()
        given: Counter[_OptionNumber] = Counter()
        for held in range(0, talks, _TALKS_AT_ONCE):
            said: list[set[_OptionNumber]] = []
            for _ in range(min(_TALKS_AT_ONCE, talks - held)):
                row = start
                replies: list[_OptionNumber] = []
                for _turn in turns:
                    many = len(row) - 1
                    if not many:
                        break
                    place = int(draw() * many)
                    replies.append(row[many][place])
                    onward = row[place]
                    if type(onward) is int:
                        onward = row[place] = self._onward(row, ~onward)
                    row = onward
                choices += len(replies)
                said.append(set(replies))
                last[id(row)] += 1
            given.update(chain.from_iterable(said))
            if progress is not None:
                progress(held + len(said), talks)
        by_id = Counter({self._ids[number]: times for number, times in given.items()})
        return Played(talks, choices, self._endings(last)), by_id

    def _endings(self, last: Counter[int]) -> Counter[Ending]:
        endings: Counter[Ending] = Counter()
        for row_id, times in last.items():
            endings[self.ending(self._states[row_id])] += times
        return endings

    def _row(self, state: StateNumber) -> _Row:
        row: _Row = list(self._offers.of(*divmod(state, SIZE)))
        self._rows[state] = row
        self._states[id(row)] = state
        return row

    def _onward(self, row: _Row, number: _OptionNumber) -> _Row:
        """The row that a reply leads to when nobody took it before."""
        moment, index = divmod(self._states[id(row)], SIZE)
        shifts, base, _ = self._roads.of(moment * len(self._options) + number, index)
        for shift in shifts:
            index = shift[index]
        return self._rows.get(base + index) or self._row(base + index)

    def _step(self, state: StateNumber, number: _OptionNumber) -> Step:
        moment, index = divmod(state, SIZE)
        shifts, base, verdict = self._roads.of(moment * len(self._options) + number, index)
        for shift in shifts:
            index = shift[index]
        return Step(self._options[number].reply, verdict.fit, verdict.measured, base + index)

    def _offer(self, moment: MomentId, at: _Asked) -> tuple[Any, ...]:
        """What is on offer here, as a row of which no reply was taken yet."""
        space = self.space
        if space.has_ended(moment):
            return ((),)
        here = space.moments[moment]
        offered = space.rules.offered(here, at)
        numbers = tuple(self._numbers[here.scene, option.reply.id] for _, option in offered)
        return (*(~number for number in numbers), numbers)

    def _road(self, case: int, at: _Asked) -> _Led:
        moment, number = divmod(case, len(self._options))
        space = self.space
        outcomes = space.rules.outcomes(self._options[number], space.moments[moment], at)
        outcome = next(outcomes)
        base = space.number(outcome.moment) * SIZE
        return _Led(outcome.where.shifts, base, outcome.verdict)


def estimate(
    tables: PlayTables, talks: int = TALKS, seed: int = 0, progress: Progress | None = None
) -> Estimate:
    """How often each ending and each reply is met, from this many seeded conversations."""
    scenario = tables.space.scenario
    played, given = tables.play_counting(talks, seed, progress)
    # Leaving is the learner's own choice and no reply: no talk made of replies ends like that.
    endings = [ending for ending in scenario.endings if ending != "verlaten"]
    replies = [
        (scene.id, reply)
        for scene in scenario.scenes.values()
        for reply in (*(reply.id for reply in scene.replies), *_mending(tables, scene.id))
    ]
    return Estimate(
        talks,
        played.choices,
        {ending: Share(played.endings[ending], talks) for ending in endings},
        {said: Share(given[said], talks) for said in replies},
    )


def _mending(tables: PlayTables, scene: SceneId) -> tuple[ReplyId, ...]:
    """The reply that mends a cooled contact, where the scene has room for it."""
    replies = tables.space.scenario.scenes[scene].replies
    roomy = len(replies) < MOST_REPLIES
    own = any(reply.type == "herstellen" for reply in replies)
    return (REPAIR,) if tables.space.rules.repair is not None and roomy and not own else ()


_ZEROS_AND_ONES = bytes.maketrans(b"01", b"\x00\x01")
