"""The two machines of a client: stance and crisis phase (codebook 4.4, 4.5).

Both are `transitions` machines, made once from the rows of `simulator.codebook.transitions` and
shared by every talk. They are asked, never kept: a light object stands in for the client, the
measured type of his helper's reply is the trigger, and the state that object then has is the
answer.

A machine answers about 100,000 times a second and a proof asks far more often, so an answer is
remembered: the guards read only a few truths and levels, and each combination is asked once.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import product
from typing import cast

from transitions import Machine

from simulator.codebook.requirements import (
    ALWAYS,
    Denied,
    Either,
    Every,
    Gauges,
    Level,
    Requirement,
    Truth,
)
from simulator.codebook.transitions import (
    ANY_REPLY,
    CRISIS_BEGINS,
    CRISIS_ROWS,
    STANCE_ROWS,
    CrisisRow,
    StanceRow,
)
from simulator.codebook.vocabulary import GAUGES, PHASES, REPLY_TYPES, STANCES, Phase, Stance

REPLY_TRIGGERS: tuple[str, ...] = (*REPLY_TYPES, "neutraal")
"""One trigger for each thing a reply can be measured as."""


class Zone(Requirement):
    """The gauges lie in one of these cells of the grid that the machine's own thresholds draw."""

    __slots__ = ("cells", "cuts")

    def __init__(
        self, cuts: tuple[tuple[int, ...], ...], cells: frozenset[tuple[int, ...]]
    ) -> None:
        self.cuts = cuts
        self.cells = cells

    def holds(self, truths: int, gauges: Sequence[int]) -> bool:
        """Whether the gauges lie in the zone."""
        cell = tuple(
            bisect_right(cuts, level) for cuts, level in zip(self.cuts, gauges, strict=True)
        )
        return cell in self.cells

    def formula(self) -> str:
        """The boxes of the zone, as the codebook would write them."""
        return self.as_levels().formula()

    def as_levels(self) -> Requirement:
        """The same zone as plain gauge levels."""
        boxes = []
        for cell in sorted(self.cells):
            ends = [
                Level(
                    gauge,
                    minimum=cuts[index - 1] if index else 0,
                    maximum=cuts[index] - 1 if index < len(cuts) else 10,
                )
                for gauge, (cuts, index) in enumerate(zip(self.cuts, cell, strict=True))
            ]
            boxes.append(Every(tuple(level for level in ends if level != Level(level.gauge))))
        return Either(tuple(boxes))


Answers = tuple[tuple[Requirement, str], ...]
"""Where the machine goes, by where the gauges are; exactly one of the zones holds."""


class _Asked:
    """Stands in for the client while a machine is asked about him."""

    def __init__(self, state: str, truths: int, gauges: Sequence[int]) -> None:
        self.state = state
        self.truths = truths
        self.gauges = gauges


def _guard(requirement: Requirement) -> Callable[[_Asked], bool]:
    return lambda asked: requirement.holds(asked.truths, asked.gauges)


def _leaves(requirement: Requirement) -> Iterator[Truth | Level]:
    match requirement:
        case Truth() | Level():
            yield requirement
        case Every(parts=parts) | Either(parts=parts):
            for part in parts:
                yield from _leaves(part)
        case Denied(part=part):
            yield from _leaves(part)


class ClientMachine:
    """One of the two machines, with what its guards read."""

    def __init__(
        self, states: Sequence[str], rows: Sequence[StanceRow | CrisisRow], triggers: Sequence[str]
    ) -> None:
        self.machine = Machine(
            model=None, states=list(states), initial=states[0], auto_transitions=False
        )
        for row in rows:
            for trigger in _triggers(row, triggers):
                self.machine.add_transition(
                    trigger, row.source, row.target, conditions=[_guard(row.guard)]
                )
        leaves = [leaf for row in rows for leaf in _leaves(row.guard)]
        self.reads = 0
        """The truths the guards look at, as bits."""
        for leaf in leaves:
            if isinstance(leaf, Truth):
                self.reads |= leaf.bit
        self.cuts = tuple(
            tuple(sorted({cut for leaf in leaves for cut in _cuts(leaf, gauge)}))
            for gauge in range(len(GAUGES))
        )

    def goes_to(self, source: str, trigger: str, truths: int, gauges: Sequence[int]) -> str:
        """The state after one trigger: the same one where no row fires."""
        event = self.machine.events.get(trigger)
        if event is None or source not in event.transitions:
            return source
        asked = _Asked(source, truths, gauges)
        event.trigger(asked, asked)
        return asked.state

    def answers(self, source: str, trigger: str, truths: int) -> Answers:
        """The machine's answer for every level of the gauges, with these truths."""
        zones: dict[str, set[tuple[int, ...]]] = {}
        for cell in product(*(range(len(cuts) + 1) for cuts in self.cuts)):
            inside = [
                cuts[index - 1] if index else 0 for cuts, index in zip(self.cuts, cell, strict=True)
            ]
            zones.setdefault(self.goes_to(source, trigger, truths, inside), set()).add(cell)
        if len(zones) == 1:
            return ((ALWAYS, next(iter(zones))),)
        return tuple((Zone(self.cuts, frozenset(cells)), state) for state, cells in zones.items())


def _triggers(row: StanceRow | CrisisRow, all_triggers: Sequence[str]) -> Sequence[str]:
    if isinstance(row, StanceRow) or row.triggers == ANY_REPLY:
        return all_triggers
    return row.triggers


def _cuts(leaf: Truth | Level, gauge: int) -> Iterable[int]:
    if not isinstance(leaf, Level) or leaf.gauge != gauge:
        return ()
    return [cut for cut in (leaf.minimum, leaf.maximum + 1) if 0 < cut <= 10]


@cache
def stance_machine() -> ClientMachine:
    """The machine of the stance; every measured type is a trigger (codebook 4.4)."""
    return ClientMachine(STANCES, STANCE_ROWS, REPLY_TRIGGERS)


@cache
def crisis_machine() -> ClientMachine:
    """The machine of the crisis phase (codebook 4.5)."""
    return ClientMachine(PHASES, CRISIS_ROWS, REPLY_TRIGGERS)


def next_stances(source: Stance, truths: int) -> tuple[tuple[Requirement, Stance], ...]:
    """Where the stance goes after a reply, by where the gauges are.

    Every measured type is a trigger of this machine and every row applies to each of them (4.4), so
    the answers to one trigger serve for all.
    """
    return cast(
        tuple[tuple[Requirement, Stance], ...],
        _stance_answers(source, truths & stance_machine().reads),
    )


def next_phases(source: Phase, trigger: str, truths: int) -> tuple[tuple[Requirement, Phase], ...]:
    """Where the crisis goes after a reply measured as ``trigger``, by where the gauges are."""
    return cast(
        tuple[tuple[Requirement, Phase], ...],
        _crisis_answers(source, trigger, truths & crisis_machine().reads),
    )


@cache
def _stance_answers(source: Stance, truths: int) -> Answers:
    return stance_machine().answers(source, "neutraal", truths)


@cache
def _crisis_answers(source: Phase, trigger: str, truths: int) -> Answers:
    return crisis_machine().answers(source, trigger, truths)


def begins_crisis(truths: int) -> bool:
    """Whether `crisis_begint` takes the client from no crisis into an acute one."""
    anywhere = Gauges(5, 5, 5, 5)
    return crisis_machine().goes_to("geen", CRISIS_BEGINS, truths, anywhere) == "acuut"
