"""After a limit was crossed: acknowledging and setting a limit (codebook 6.1, D13)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.debrief.lenses.view import Answered, Seen, replies_of, seen
from simulator.debrief.whole import Debrief
from simulator.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Crossing:
    """A moment in which a limit was crossed."""

    turn: int
    """The first turn that could answer it."""
    words: str
    """The client's words."""
    acknowledged: Answered | None
    """The first turn since then that acknowledged how it is for the client."""
    limited: Answered | None
    """The first turn since then that set a limit to his behaviour."""

    @property
    def both(self) -> bool:
        """Whether both were present."""
        return self.acknowledged is not None and self.limited is not None

    def later(self, answered: Answered) -> int:
        """How many turns after the crossing; 0 is at once."""
        return answered.turn - self.turn


@dataclass(frozen=True, slots=True)
class LimitReport:
    """Every crossing; a new one only begins when the one before was answered both ways."""

    name: str
    crossings: tuple[Crossing, ...]
    turns: int
    """How many turns the talk had."""
    slug: str = "agressie"


def applies(scenario: Scenario) -> bool:
    """Where the client can go over a limit, or a reply can set one."""
    return any(scene.signal == "grens" for scene in scenario.scenes.values()) or any(
        reply.type == "gedrag_begrenzen" for reply in replies_of(scenario)
    )


def look(scenario: Scenario, told: Debrief) -> LimitReport:
    """Every crossing with what was said to it."""
    view = seen(scenario, told)
    return LimitReport(told.name, tuple(_crossings(view)), len(view))


def _crossings(view: Sequence[Seen]) -> Iterator[Crossing]:
    answered = 0
    for turn in view:
        if turn.evidence.signal != "grens" or turn.turn <= answered:
            continue
        since = [later for later in view if later.turn >= turn.turn]
        crossing = Crossing(
            turn.turn,
            " ".join(turn.evidence.heard[-1:]),
            _first(since, "erkennen"),
            _first(since, "gedrag_begrenzen"),
        )
        yield crossing
        both = (crossing.acknowledged, crossing.limited)
        answered = max((found.turn if found else len(view) for found in both), default=0)


def _first(view: Sequence[Seen], kind: str) -> Answered | None:
    return next((turn.answered for turn in view if turn.type == kind and not turn.slipped), None)
