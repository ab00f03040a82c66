"""What to practise next: a queue with reasons, each of them a fact that can be checked.

The rule, in full. Every talk has waited a number of days: since it was last practised, and one
that never was since the learner's first talk, and two weeks at least. A talk that tempts to the
reflex that came by most in the last ten scored talks, of the times it could, counts two weeks more.
The one that waited longest goes first. Behind all these come those practised less than three days
ago, for spread practice lasts, and behind these the ones that are out of reach for now: more
difficult than the last talk, or more than one step when that one had few replies on routine.

Nothing is locked by this, and nothing is pressed: a talk that the learner left is not proposed for
two weeks, and one about the heaviest themes never is (codebook 8.2).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple, Protocol

from simulator.codebook.vocabulary import LOCKED_TAGS, REFLEXES, Reflex
from simulator.debrief.counting import LEAST_OPPORTUNITIES, ReflexCount
from simulator.debrief.portfolio import LAST
from simulator.loading.library import Card
from simulator.rehearsal.schedule import days_between, moment_of
from simulator.store import SessionRow, Status

MOST_PROPOSED: Final = 3
"""One, and two others."""
FORTNIGHT: Final = 14
"""Days that a talk that was never held has waited at least, and that a pull adds."""
TOO_SOON: Final = 3
"""Days before a talk is proposed again in front of others."""
LEFT_ALONE: Final = timedelta(days=14)
"""How long a talk that was left is not proposed."""
FEW_SLIPS: Final = 2
"""With so many replies on routine or fewer, a talk one step more difficult is within reach."""


class Held(Protocol):
    """A talk that was scored, as far as a proposal needs it; `Practised` is one."""

    @property
    def scenario_id(self) -> str:
        """The scenario it was held on."""

    @property
    def at(self) -> str:
        """When it was begun: ISO 8601 in UTC."""

    @property
    def counts(self) -> Mapping[Reflex, ReflexCount]:
        """What was counted of each reflex."""


class Pulls(NamedTuple):
    """The talk tempts to the reflex that came by most."""

    reflex: Reflex
    occurrences: int
    """How often it came by in the last talks."""
    opportunities: int
    """How often it could have."""
    talks: int
    """Over how many talks that was counted: 1 to 10."""


class Waited(NamedTuple):
    """The talk was practised before."""

    days: int
    """So many days ago."""


class NeverHeld(NamedTuple):
    """The talk was never practised."""


class StepUp(NamedTuple):
    """The talk is more difficult than the last one."""

    slips: int
    """Replies on routine in the last talk."""


class FirstOne(NamedTuple):
    """Nothing was practised yet, and none is easier than this one."""


Reason = Pulls | Waited | NeverHeld | StepUp | FirstOne


class Proposal(NamedTuple):
    """A talk to practise, and why that one."""

    card: Card
    reasons: tuple[Reason, ...]
    """At least one."""


class _Past(NamedTuple):
    """What is behind the learner."""

    last_at: Mapping[str, datetime]
    """When each scenario was last practised."""
    first_at: datetime | None
    pulls: Pulls | None
    level: int | None
    """How difficult the last talk was; None before the first, and when that one is gone."""
    slips: int
    """How many replies on routine it had."""


def propose(
    cards: Sequence[Card],
    practised: Iterable[Held],
    now: datetime,
    rows: Iterable[SessionRow] = (),
) -> tuple[Proposal, ...]:
    """What to practise next, the best first; at most three, none when there is nothing to propose.

    ``practised`` are the learner's scored talks and ``rows`` all her sessions, each in any order;
    without rows nothing is known of talks that were left.
    """
    rows = list(rows)
    past = _past(cards, practised, rows)
    left = _left_lately(rows, now)
    proposed = [card for card in cards if not _kept_back(card, left)]
    least = min((card.difficulty for card in cards), default=1)
    proposed.sort(key=lambda card: _place(card, past, now, least))
    return tuple(
        Proposal(card, _reasons(card, past, now, least)) for card in proposed[:MOST_PROPOSED]
    )


def _kept_back(card: Card, left: frozenset[str]) -> bool:
    return card.locked or card.id in left or not LOCKED_TAGS.isdisjoint(card.warnings)


def _left_lately(rows: Iterable[SessionRow], now: datetime) -> frozenset[str]:
    """Scenarios whose latest talk was left, not long ago."""
    latest: dict[str, SessionRow] = {}
    for row in sorted(rows, key=lambda row: row.begun_at, reverse=True):
        if row.replies or row.status is Status.LEFT:
            latest.setdefault(row.scenario_id, row)
    return frozenset(
        name
        for name, row in latest.items()
        if row.status is Status.LEFT
        and (at := moment_of(row.last_at)) is not None
        and now - at < LEFT_ALONE
    )


def _past(cards: Sequence[Card], practised: Iterable[Held], rows: Iterable[SessionRow]) -> _Past:
    talks = [(at, talk) for talk in practised if (at := moment_of(talk.at)) is not None]
    talks.sort(key=lambda held: held[0], reverse=True)
    held = [(at, talk.scenario_id) for at, talk in talks]
    for row in rows:
        at = moment_of(row.begun_at)
        if row.status is Status.ENDED and at is not None:
            held.append((at, row.scenario_id))
    last_at = {name: at for at, name in sorted(held)}
    levels = {card.id: card.difficulty for card in cards}
    latest = talks[0][1] if talks else None
    return _Past(
        last_at,
        min((at for at, _ in held), default=None),
        _pulls([talk for _, talk in talks[:LAST]]),
        levels.get(latest.scenario_id) if latest is not None else None,
        sum(len(one.occurrences) for one in latest.counts.values()) if latest is not None else 0,
    )


def _pulls(talks: Sequence[Held]) -> Pulls | None:
    """The reflex with the most weight for each time it could come by; None while none came by."""
    counts: defaultdict[Reflex, list[ReflexCount]] = defaultdict(list)
    for talk in talks:
        for reflex, counted in talk.counts.items():
            counts[reflex].append(counted)
    chances = {reflex: sum(one.opportunities for one in counts[reflex]) for reflex in REFLEXES}
    weights = {
        reflex: sum(one.weight for one in counts[reflex]) / chances[reflex]
        for reflex in REFLEXES
        if chances[reflex] >= LEAST_OPPORTUNITIES
    }
    if not any(weights.values()):
        return None
    # The first of equals: the order of the codebook.
    reflex = max(weights, key=weights.__getitem__)
    times = sum(len(one.occurrences) for one in counts[reflex])
    return Pulls(reflex, times, chances[reflex], len(talks))


def _place(card: Card, past: _Past, now: datetime, least: int) -> tuple[bool, bool, int, int, str]:
    """Where a talk stands in the queue, the lowest first."""
    last = past.last_at.get(card.id)
    waited = _waited(card, past, now)
    reach = (past.level or least) + (past.level is not None and past.slips <= FEW_SLIPS)
    too_soon = last is not None and waited < TOO_SOON
    pulled = past.pulls is not None and past.pulls.reflex in card.tempts
    days = waited + FORTNIGHT * pulled
    return card.difficulty > reach, too_soon, -days, card.difficulty, card.id


def _waited(card: Card, past: _Past, now: datetime) -> int:
    """Days that a talk has waited."""
    last = past.last_at.get(card.id)
    if last is not None:
        return days_between(last, now)
    return max(days_between(past.first_at, now) if past.first_at else 0, FORTNIGHT)


def _reasons(card: Card, past: _Past, now: datetime, least: int) -> tuple[Reason, ...]:
    if past.first_at is None:
        return (FirstOne(),) if card.difficulty == least else (NeverHeld(),)
    reasons: list[Reason] = []
    if past.pulls is not None and past.pulls.reflex in card.tempts:
        reasons.append(past.pulls)
    last = past.last_at.get(card.id)
    reasons.append(NeverHeld() if last is None else Waited(days_between(last, now)))
    if past.level is not None and card.difficulty > past.level and past.slips <= FEW_SLIPS:
        reasons.append(StepUp(past.slips))
    return tuple(reasons)
