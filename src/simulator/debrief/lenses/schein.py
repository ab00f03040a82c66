"""Schein's roles and the client's standing (codebook 6.2)."""

from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from simulator.client.rules import Rules
from simulator.codebook.vocabulary import REFLEXES, HelpForm, ReplyType, ScheinRole
from simulator.debrief.lenses.view import Answered, Seen, seen
from simulator.debrief.strengths import known_before
from simulator.debrief.whole import Debrief
from simulator.scenario import Scenario

FIRST_TURNS = 3
"""How many turns from the start on the process role is looked for (codebook 6.2)."""

ASKED_BY = frozenset({"vraagt_info", "vraagt_advies"})
"""Signals with which the client himself asks for an expert."""
ALLOWED_BY = frozenset({"toestemming", "mandaat", "mandaat_overname"})
"""What the client can have given before: leave, or his commission."""
ANNOUNCES: frozenset[ReplyType] = frozenset({"overname_aankondigen", "transparant_maken"})
"""Types that say what the helper is going to do."""

How = Literal["asked", "announced", "neither"]
"""How a move out of the process role came about."""


@dataclass(frozen=True, slots=True)
class OutOfProcess:
    """A move to another role than that of the process."""

    before: ScheinRole | None
    """None in the first turn."""
    after: ScheinRole
    how: How
    answered: Answered


@dataclass(frozen=True, slots=True)
class ScheinReport:
    """The roles in order, how each move came about, and the client's standing."""

    name: str
    help_form: HelpForm
    roles: tuple[ScheinRole, ...]
    """One for every turn."""
    moves: tuple[OutOfProcess, ...]
    status: tuple[int, ...]
    """The client's standing against the start, after every turn: raised is +1, lowered -1."""
    slug: str = "schein"

    @property
    def began_in_process(self) -> bool:
        """Whether the first three turns were all in the process role."""
        return all(role == "proces" for role in self.roles[:FIRST_TURNS])


def look(scenario: Scenario, told: Debrief) -> ScheinReport:
    """The strip, the moves and the line of the standing."""
    view = seen(scenario, told)
    return ScheinReport(
        name=told.name,
        help_form=scenario.help_form,
        roles=tuple(turn.tags.schein for turn in view),
        moves=_moves(scenario, told, view),
        status=tuple(accumulate(turn.tags.status for turn in view)),
    )


def _moves(scenario: Scenario, told: Debrief, view: tuple[Seen, ...]) -> tuple[OutOfProcess, ...]:
    known = known_before(scenario, Rules(scenario).start(), told.turns)
    before: Seen | None = None
    moves = []
    for turn, allowed in zip(view, known, strict=True):
        role = turn.tags.schein
        came_from = before.tags.schein if before is not None else None
        if role not in ("proces", came_from):
            how = _how(turn, before, allowed)
            moves.append(OutOfProcess(came_from, role, how, turn.answered))
        before = turn
    return tuple(moves)


def _how(turn: Seen, before: Seen | None, known: frozenset[str]) -> How:
    """Whether the client asked for it or allowed it, or the helper said so first.

    Nobody asks to be deflected or soothed, and what is written as a reflex announces nothing.
    """
    asked = turn.evidence.signal in ASKED_BY or not known.isdisjoint(ALLOWED_BY)
    if asked and turn.tags.schein != "geen":
        return "asked"
    said_first = (turn, before) if before is not None else (turn,)
    says_so = any(reply.type in ANNOUNCES and not reply.slipped for reply in said_first)
    return "announced" if says_so and turn.type not in REFLEXES else "neither"
