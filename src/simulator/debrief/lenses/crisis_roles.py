"""Roles in a crisis: whose the goal and the solution were, and the way back (codebook 6.3)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from simulator.codebook.vocabulary import CrisisRole, Phase, ReplyType
from simulator.debrief.lenses.view import Answered, Seen, replies_of, seen
from simulator.debrief.whole import Debrief
from simulator.scenario import Scenario

SAYS_SO: frozenset[ReplyType] = frozenset(
    {
        "overname_aankondigen",
        "transparant_maken",
        "mandaat_vragen",
        "regie_teruggeven",
        "warm_overdragen",
    }
)
"""Types that say who does what from here on: they announce a switch that they make or precede."""

LONG = 2
"""Turns of instructing after the threat was averted; more than these are named (codebook 6.3)."""


@dataclass(frozen=True, slots=True)
class Outside:
    """Something that came from outside the talk."""

    turn: int
    """The turn after whose reply it came; 0 is the start."""
    kind: Literal["event", "averted"]
    """A scene that is an event, or a threat that was averted."""
    words: str
    """The client's words about it; empty when it was the last thing of the talk."""


@dataclass(frozen=True, slots=True)
class Switch:
    """A turn in another role than the turn before it."""

    before: CrisisRole
    after: CrisisRole
    announced: bool
    answered: Answered


@dataclass(frozen=True, slots=True)
class WayBack:
    """Back to helping, after the threat was averted or the worst was over."""

    possible: int
    """The first turn in which it could be."""
    turn: int | None
    """The first turn in the role of helping since then; None when there was none."""
    instructing: int
    """Turns of instructing before it, since it could be."""

    @property
    def later(self) -> int | None:
        """How many turns after it could be; 0 is at once."""
        return None if self.turn is None else self.turn - self.possible

    @property
    def long(self) -> bool:
        """Whether instructing lasted more than two turns after the threat was averted."""
        return self.instructing > LONG


@dataclass(frozen=True, slots=True)
class CrisisRoleReport:
    """The timeline of the roles."""

    name: str
    roles: tuple[CrisisRole, ...]
    """One for every turn."""
    phases: tuple[Phase, ...]
    """The phase of the crisis before every turn."""
    outside: tuple[Outside, ...]
    switches: tuple[Switch, ...]
    back: WayBack | None
    """None while the threat was not averted in this talk, or the talk ended with it."""
    slug: str = "crisisrol"


def applies(scenario: Scenario) -> bool:
    """In a crisis, lived or real."""
    return scenario.crisis_kind != "geen" or any(
        reply.type == "instrueren" for reply in replies_of(scenario)
    )


def look(scenario: Scenario, told: Debrief) -> CrisisRoleReport:
    """The timeline, every switch, and when the helper was back at helping."""
    view = seen(scenario, told)
    return CrisisRoleReport(
        name=told.name,
        roles=tuple(turn.tags.crisisrol for turn in view),
        phases=tuple(turn.evidence.crisis_fase[0] for turn in view),
        outside=tuple(_outside(scenario, view)),
        switches=tuple(_switches(view)),
        back=_way_back(view),
    )


def _outside(scenario: Scenario, view: Sequence[Seen]) -> Iterator[Outside]:
    scene = None
    for turn in view:
        given = turn.evidence.given
        entered = scenario.scenes.get(given.scene)
        if given.scene != scene and entered is not None and entered.event:
            yield Outside(given.turn - 1, "event", " ".join(turn.evidence.heard[-1:]))
        scene = given.scene
        if "dreiging_afgewend" in given.told:
            yield Outside(given.turn, "averted", " ".join(turn.evidence.answer[-1:]))


def _switches(view: Sequence[Seen]) -> Iterator[Switch]:
    """Every change of role; a turn without a role leaves the one before it standing."""
    in_role = [turn for turn in view if turn.tags.crisisrol != "geen"]
    for before, turn in pairwise(in_role):
        if turn.tags.crisisrol != before.tags.crisisrol:
            yield Switch(
                before.tags.crisisrol, turn.tags.crisisrol, _announced(turn, view), turn.answered
            )


def _announced(turn: Seen, view: Sequence[Seen]) -> bool:
    """Whether this reply or the one before it says so, or an announced take-over still lasts."""
    until_now = [reply for reply in view[: turn.turn] if not reply.slipped]
    if any(reply.type in SAYS_SO for reply in until_now if reply.turn >= turn.turn - 1):
        return True
    lasts = turn.evidence.crisis_fase[0] in ("acuut", "overgenomen")
    taken_over = any(reply.type == "overname_aankondigen" for reply in until_now)
    return turn.tags.crisisrol == "instrueren" and lasts and taken_over


def _way_back(view: Sequence[Seen]) -> WayBack | None:
    over = next((turn.turn for turn in view if _is_over(turn)), None)
    since = [turn for turn in view if over is not None and turn.turn > over]
    if not since:
        return None
    back = next((turn.turn for turn in since if turn.tags.crisisrol == "helpen"), None)
    before = [turn for turn in since if back is None or turn.turn < back]
    instructing = sum(turn.tags.crisisrol == "instrueren" for turn in before)
    return WayBack(since[0].turn, back, instructing)


def _is_over(turn: Seen) -> bool:
    before, after = turn.evidence.crisis_fase
    calmed = after == "gestabiliseerd" and before in ("acuut", "overgenomen")
    return calmed or "dreiging_afgewend" in turn.evidence.given.told
