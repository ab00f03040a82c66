"""How the talk went: where the collaboration stood, what moved it, and the four gauges (5.1.6)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, cast

from simulator.client.moment import State
from simulator.codebook.vocabulary import GAUGES, STANCES, Gauge, Measured, Phase, Stance
from simulator.debrief.exchanges import Exchange
from simulator.events import Given

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
