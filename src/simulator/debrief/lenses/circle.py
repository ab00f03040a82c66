"""The circle of empowerment: which segments, in which order, and the mandate (codebook 6.6, B6)."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from simulator.codebook.vocabulary import TalkPhase
from simulator.debrief.course import circle
from simulator.debrief.lenses.view import runs, seen
from simulator.debrief.whole import Debrief
from simulator.scenario import Scenario

SEGMENTS: Final[tuple[TalkPhase, ...]] = (
    "huidige_situatie",
    "gewenste_situatie",
    "uitzonderingen",
    "volgende_stap",
)
"""The four segments in the order of the circle."""

GIVEN_WITH = frozenset({"mandaat", "mandaat_overname"})


class Visit(NamedTuple):
    """A segment, from the first of its turns in a row to the last."""

    first: int
    last: int
    segment: TalkPhase


@dataclass(frozen=True, slots=True)
class CircleReport:
    """The way along the circle."""

    name: str
    segments: tuple[TalkPhase | None, ...]
    """The segment of every turn; None for a reply that belongs to no segment."""
    visits: tuple[Visit, ...]
    asked: tuple[int, ...]
    """Turns in which the mandate was asked for."""
    given: tuple[int, ...]
    """Turns after which the client gave it."""
    slug: str = "cirkel"


def look(scenario: Scenario, told: Debrief) -> CircleReport:
    """Segments visited in order, and the moments of the mandate."""
    view = seen(scenario, told)
    visited = {visit.turn: visit.segment for visit in circle(told.turns).visits}
    segments = tuple(visited.get(turn.turn) for turn in view)
    on_it = [(turn.turn, at) for turn, at in zip(view, segments, strict=True) if at is not None]
    return CircleReport(
        name=told.name,
        segments=segments,
        visits=tuple(
            Visit(on_it[first][0], on_it[last][0], on_it[first][1])
            for first, last in runs([at for _, at in on_it])
        ),
        asked=tuple(turn.turn for turn in view if turn.type == "mandaat_vragen"),
        given=tuple(given.turn for given in told.turns if not GIVEN_WITH.isdisjoint(given.told)),
    )
