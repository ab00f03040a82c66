"""How the talk went: where the collaboration stood, what moved it, where it turned (5.1.6).

The stance, the four gauges, the circle of empowerment, and the turns on which it turned.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, Protocol, cast, get_args

from simulator.client.moment import State
from simulator.codebook.reply_types import ENTRIES
from simulator.codebook.vocabulary import (
    GAUGES,
    STANCES,
    TALK_PHASES,
    Gauge,
    Measured,
    Phase,
    PullSource,
    Stance,
)
from simulator.debrief.exchanges import Exchange
from simulator.events import Given

if TYPE_CHECKING:
    from simulator.debrief.regret import TurnRegret
    from simulator.debrief.whole import Debrief

Track = Literal["houding", "crisis_fase"]
"""What moved: the stance, or the phase of a crisis."""

_FORWARD_PHASES = frozenset(
    {
        ("acuut", "gestabiliseerd"),
        ("overgenomen", "gestabiliseerd"),
        ("gestabiliseerd", "overgedragen"),
        ("gestabiliseerd", "geen"),
    }
)


@dataclass(frozen=True, slots=True)
class StanceStep:
    """Where the collaboration stood after a turn; turn 0 is the start."""

    turn: int
    houding: Stance
    crisis_fase: Phase


@dataclass(frozen=True, slots=True)
class Move:
    """A change of stance or phase, with the words around it."""

    turn: int
    track: Track
    before: Stance | Phase
    after: Stance | Phase
    said: str
    """The reply it came after."""
    measured: Measured
    """What that reply was measured as."""
    answer: tuple[str, ...]
    """What the client said then."""

    @property
    def forward(self) -> bool:
        """Whether the client came a step further; a take-over is nobody's step forward."""
        if self.track == "crisis_fase":
            return (self.before, self.after) in _FORWARD_PHASES
        before, after = cast(Stance, self.before), cast(Stance, self.after)
        return STANCES.index(after) > STANCES.index(before)


def stance_steps(start: State, turns: Sequence[Given]) -> tuple[StanceStep, ...]:
    """The stance and phase at the start and after every turn."""
    houding, crisis_fase = start.moment.houding, start.moment.crisis_fase
    if turns:
        houding, crisis_fase = turns[0].houding[0], turns[0].crisis_fase[0]
    return (
        StanceStep(0, houding, crisis_fase),
        *(StanceStep(given.turn, given.houding[1], given.crisis_fase[1]) for given in turns),
    )


def gauge_lines(start: State, turns: Sequence[Given]) -> Mapping[Gauge, tuple[int, ...]]:
    """Every gauge at the start and after every turn, each value from 0 to 10."""
    first = turns[0].gauges[0] if turns else start.gauges
    points = (first, *(given.gauges[1] for given in turns))
    return MappingProxyType(
        {gauge: tuple(point[index] for point in points) for index, gauge in enumerate(GAUGES)}
    )


def moves_in(talk: Iterable[Exchange]) -> tuple[Move, ...]:
    """Every change of stance or phase, in order; within a turn the phase first."""
    return tuple(move for exchange in talk for move in moves_of(exchange))


def moves_of(exchange: Exchange) -> tuple[Move, ...]:
    """The changes of stance and phase that came with one reply."""
    given = exchange.given
    tracks: tuple[tuple[Track, tuple[Stance | Phase, Stance | Phase]], ...] = (
        ("crisis_fase", given.crisis_fase),
        ("houding", given.houding),
    )
    answer = tuple(said.text for said in exchange.answer)
    return tuple(
        Move(given.turn, track, before, after, given.text, given.measured, answer)
        for track, (before, after) in tracks
        if before != after
    )


# The circle of empowerment

Segment = Literal["huidige_situatie", "gewenste_situatie", "uitzonderingen", "volgende_stap"]
"""A part of the circle (codebook B6); the mandate is asked all the way round."""
SEGMENTS: tuple[Segment, ...] = get_args(Segment)

_TOLD_IN: Mapping[str, Segment] = {
    "klacht_benoemd": "huidige_situatie",
    "wens_benoemd": "gewenste_situatie",
    "doel_benoemd": "gewenste_situatie",
    "eigen_aandeel": "gewenste_situatie",
    "feit_bekend": "uitzonderingen",
    "stap_benoemd": "volgende_stap",
}
"""Where on the circle the client was when he told this."""

_COMMISSION = frozenset({"mandaat", "mandaat_overname"})


@dataclass(frozen=True, slots=True)
class Visit:
    """A turn that was about one part of the circle."""

    turn: int
    segment: Segment


@dataclass(frozen=True, slots=True)
class Circle:
    """What of the circle of empowerment came by, in the order of the talk (codebook B6, 6.6)."""

    visits: tuple[Visit, ...]
    asked: tuple[int, ...]
    """The turns in which the mandate was asked for."""
    granted: tuple[int, ...]
    """The turns in which the client gave it."""

    @property
    def order(self) -> tuple[tuple[Segment, tuple[int, ...]], ...]:
        """The parts in the order in which they were visited, each with its turns on end."""
        return tuple(
            (segment, tuple(visit.turn for visit in visits))
            for segment, visits in groupby(self.visits, key=lambda visit: visit.segment)
        )

    @property
    def not_visited(self) -> tuple[Segment, ...]:
        """The parts that did not come by; that is neither good nor bad."""
        seen = {visit.segment for visit in self.visits}
        return tuple(segment for segment in SEGMENTS if segment not in seen)


def circle(turns: Iterable[Given]) -> Circle:
    """Which parts of the circle a talk visited.

    A reply visits the part its type belongs to. Of a type that belongs to several, what the client
    told then decides, else the talk stays where it is, else it is the first of them. A type for
    every phase, and a reply that was measured as a reflex, go nowhere.
    """
    turns = tuple(turns)
    visits: list[Visit] = []
    for given in turns:
        segment = _segment_of(given, visits[-1].segment if visits else None)
        if segment is not None:
            visits.append(Visit(given.turn, segment))
    return Circle(
        tuple(visits),
        tuple(given.turn for given in turns if given.type == "mandaat_vragen"),
        tuple(given.turn for given in turns if not _COMMISSION.isdisjoint(given.told)),
    )


def _segment_of(given: Given, here: Segment | None) -> Segment | None:
    phases = ENTRIES[given.type].phases
    if given.slipped or phases == TALK_PHASES:
        return None
    own = [segment for segment in SEGMENTS if segment in phases]
    told = [_TOLD_IN[flag] for flag in given.told if _TOLD_IN.get(flag) in own]
    if told:
        return told[-1]
    if here in own:
        return here
    return own[0] if own else None


# Turning points

MOST_TURNING_POINTS = 3
"""The program names so many at most: more would no longer be turning points."""


class Pulled(Protocol):
    """What pulled, and which turns it turned on, in the learner's own eyes (codebook 5.1, 2b)."""

    @property
    def sources(self) -> Sequence[PullSource]:
        """Where the pull came from (codebook A9)."""

    @property
    def turns(self) -> Sequence[int]:
        """From 1, in order."""

    @property
    def note(self) -> str:
        """Her own words; empty for none."""


def turning_points(told: "Debrief", regrets: Iterable["TurnRegret"] = ()) -> tuple[int, ...]:
    """The turns on which the talk turned, by the count: at most three, in order.

    Those after which a better kind of ending was out of reach, and those that moved the stance or
    the phase; the first weigh most. To be shown only beside the learner's own, and after hers.
    """
    lost = {regret.turn for regret in regrets if regret.lost}
    moved = [move.turn for move in told.moves]
    turned = sorted(
        lost.union(moved), key=lambda turn: (turn in lost, moved.count(turn), -turn), reverse=True
    )
    return tuple(sorted(turned[:MOST_TURNING_POINTS]))
