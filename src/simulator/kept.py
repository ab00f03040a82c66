"""A talk as it was kept: read back from the store's events, whatever became of its scenario.

Screens, reports and the overview over time look back through this. What was measured stands in it
as it was measured then: an edit of the scenario changes nothing of a talk that is over.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, cast

from simulator.codebook.vocabulary import (
    ENDINGS,
    PULL_SOURCES,
    REFLEXES,
    SCORE_BANDS,
    PullSource,
    Reflex,
)
from simulator.conversation import Conversation
from simulator.debrief import OwnScore, SelfScore
from simulator.debrief.judged import Judged
from simulator.debrief.portfolio import Finished, Practised, RealTalk, counts_of, places_met
from simulator.events import Ended, Event, Given, from_json
from simulator.scenario import ReplyId, Scenario
from simulator.store import (
    LEFT,
    NEXT_STEP,
    NOTE,
    PULL,
    REAL_TALK,
    REPLY,
    ROAD,
    ROAD_REPLY,
    SCALE,
    SELF_SCORE,
    Reason,
    Record,
    SessionRow,
    Status,
    Store,
    StoredEvent,
    StoreProblem,
    is_scored,
    records_of,
    sessions_of,
)

FIRST_ROAD = 1
"""The talk itself; other roads are numbered from 2."""

RECENT = 50
"""Of so many scored talks the events are read for an overview; of earlier ones only the rows."""

TAKES_BACK = "takes_back"
"""In the payload of a ``REAL_TALK``: the number of the record that no longer holds."""


@dataclass(frozen=True, slots=True)
class Pull:
    """What pulled, and which turns it turned on, in the learner's own eyes (codebook 5.1, 2b)."""

    sources: tuple[PullSource, ...] = ()
    turns: tuple[int, ...] = ()
    """From 1, in order."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeptRoad:
    """Another road through the same talk."""

    number: int
    """From 2, in the order they were begun."""
    after: int
    """How many replies it shares with the talk itself."""
    replies: tuple[ReplyId, ...]
    """Those given on this road, after the shared ones."""
    events: tuple[Event, ...]
    """What happened on this road, after the shared part."""


@dataclass(frozen=True, slots=True)
class KeptTalk:
    """One session, as the learner left it."""

    row: SessionRow
    replies: tuple[ReplyId, ...]
    events: tuple[Event, ...]
    """What happened, in order; without the opening line, which comes before the first reply."""
    judged: Mapping[int, Judged]
    """By turn, from 1: only those in which something was judged."""
    left: bool
    self_score: SelfScore | None
    """None until the learner confirmed it: until then nothing measured may be shown."""
    pull: Pull | None
    scale: int | None
    """0 to 10."""
    notes: Mapping[int, str]
    """How the learner sees a turn, the last words she had for it."""
    next_step: str | None
    roads: tuple[KeptRoad, ...]

    @property
    def scored(self) -> bool:
        """Whether what was measured may be shown: over, not left, and scored by the learner."""
        return not self.left and self.self_score is not None and self.ending is not None

    @property
    def ending(self) -> Ended | None:
        """How it ended; None while it goes on."""
        return next((event for event in self.events if isinstance(event, Ended)), None)

    @property
    def turns(self) -> tuple[Given, ...]:
        """Every reply, with what was measured."""
        return tuple(event for event in self.events if isinstance(event, Given))

    def whole(self, scenario: Scenario) -> tuple[Event, ...]:
        """Everything that happened, the client's opening line included."""
        return (*Conversation(scenario, self.row.seed).events, *self.events)


@dataclass(frozen=True, slots=True)
class OverTime:
    """Everything one learner did, as far as an overview needs it."""

    rows: tuple[SessionRow, ...]
    """Her talks, the newest first: scored ones, and those that can still be gone on with or
    scored. One that was left is not here, nor one in which nothing was said."""
    finished: tuple[Finished, ...]
    """All scored talks, the newest first."""
    practised: tuple[Practised, ...]
    """The last `RECENT` scored talks that can be read, the newest first."""
    real: tuple[RealTalk, ...]
    """Her own scores after real conversations, in the order of keeping."""


def over_time(store: Store, learner: str | None) -> OverTime:
    """What this learner did, to be looked at over time. Raises `StoreProblem`."""
    rows = [row for row in sessions_of(store, learner) if _is_shown(row)]
    scored = [row for row in rows if is_scored(row)]
    return OverTime(
        tuple(rows),
        tuple(
            Finished(row.begun_at, row.scenario_id, row.title, row.ending)
            for row in scored
            if row.ending in ENDINGS
        ),
        practised_lately(store, rows),
        real_talks(records_of(store, learner, REAL_TALK)),
    )


def practised_lately(
    store: Store, rows: Iterable[SessionRow], last: int = RECENT
) -> tuple[Practised, ...]:
    """The ``last`` scored talks among these, in their order; raises `StoreProblem`.

    One that the disk has spoilt is left out.
    """
    scored = [row for row in rows if is_scored(row)]
    read = (_practised_in(store, row) for row in scored[:last])
    return tuple(talk for talk in read if talk is not None)


def _is_shown(row: SessionRow) -> bool:
    return row.status is Status.ENDED or (row.status is Status.INTERRUPTED and row.replies > 0)


def _practised_in(store: Store, row: SessionRow) -> Practised | None:
    try:
        return practised(kept_talk(store, row))
    except StoreProblem as problem:
        # One talk that the disk has spoilt must not take all others with it.
        if problem.reason is Reason.DAMAGED:
            return None
        raise


def practised(kept: KeptTalk) -> Practised | None:
    """The talk as it stands beside others; None when nothing measured of it may be shown."""
    if not kept.scored or kept.ending is None or kept.self_score is None:
        return None
    return Practised(
        session=kept.row.id,
        at=kept.row.begun_at,
        scenario_id=kept.row.scenario_id,
        title=kept.row.title,
        counts=counts_of(kept.events),
        self_score=kept.self_score,
        ending=kept.ending.ending,
        met=places_met(kept.turns),
        pull=kept.pull.sources if kept.pull else (),
        next_step=kept.next_step,
    )


def real_talks(records: Iterable[Record]) -> tuple[RealTalk, ...]:
    """The own scores after real conversations that still hold, in the order of keeping.

    What cannot be understood is passed over.
    """
    told = list(records)
    taken_back = {_number(record.payload.get(TAKES_BACK)) for record in told}
    read = (_real_talk(record) for record in told if record.n not in taken_back)
    return tuple(talk for talk in read if talk is not None)


def _real_talk(record: Record) -> RealTalk | None:
    try:
        on = date.fromisoformat(str(record.payload.get("on")))
    except ValueError:
        return None
    return RealTalk(record.n, on, _scores(record.payload), str(record.payload.get(NOTE) or ""))


def kept_talk(store: Store, row: SessionRow) -> KeptTalk:
    """The session read back. Raises `StoreProblem`."""
    return read_back(row, store.events(row.id))


def read_back(row: SessionRow, stored: Iterable[StoredEvent]) -> KeptTalk:
    """The talk that these events tell of; what cannot be understood is passed over."""
    told: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for event in stored:
        told[event.kind].append(event.payload)
    return KeptTalk(
        row=row,
        replies=tuple(str(reply.get("reply")) for reply in told[REPLY]),
        events=tuple(event for reply in told[REPLY] for event in _events(reply)),
        judged=MappingProxyType(
            {
                turn: judged
                for turn, reply in enumerate(told[REPLY], start=1)
                if (judged := Judged.from_json(_mapping(reply.get("judged"))))
            }
        ),
        left=bool(told[LEFT]),
        self_score=_scores(told[SELF_SCORE][0]) if told[SELF_SCORE] else None,
        pull=_pull(told[PULL][-1]) if told[PULL] else None,
        scale=_number(told[SCALE][-1].get("score")) if told[SCALE] else None,
        notes=MappingProxyType(
            {
                turn: str(note.get("text") or "")
                for note in told[NOTE]
                if (turn := _number(note.get("turn"))) is not None
            }
        ),
        next_step=_step(told[NEXT_STEP][-1]) if told[NEXT_STEP] else None,
        roads=tuple(_road(begun, told[ROAD_REPLY]) for begun in told[ROAD]),
    )


def _road(begun: Mapping[str, Any], replies: Iterable[Mapping[str, Any]]) -> KeptRoad:
    number = _number(begun.get("road")) or 0
    own = [reply for reply in replies if reply.get("road") == number]
    return KeptRoad(
        number,
        _number(begun.get("after")) or 0,
        tuple(str(reply.get("reply")) for reply in own),
        tuple(event for reply in own for event in _events(reply)),
    )


def _events(payload: Mapping[str, Any]) -> list[Event]:
    found = []
    for happened in _sequence(payload.get("events")):
        try:
            found.append(from_json(happened["event"], happened))
        except (KeyError, TypeError, ValueError):
            # Of another version: what the rest tells still holds.
            continue
    return found


def _scores(payload: Mapping[str, Any]) -> SelfScore:
    told = _mapping(payload.get("scores"))
    scores: dict[Reflex, OwnScore] = {}
    for reflex in REFLEXES:
        value = told.get(reflex)
        number = _number(value)
        known = value in SCORE_BANDS or (number is not None and 1 <= number <= 10)
        scores[reflex] = cast(OwnScore, value) if known else None
    return MappingProxyType(scores)


def _pull(payload: Mapping[str, Any]) -> Pull:
    sources = [source for source in PULL_SOURCES if source in _sequence(payload.get("sources"))]
    turns = (_number(turn) for turn in _sequence(payload.get("turns")))
    return Pull(
        tuple(sources),
        tuple(turn for turn in turns if turn is not None),
        str(payload.get("note") or ""),
    )


def _step(payload: Mapping[str, Any]) -> str | None:
    return str(payload.get("text") or "").strip() or None


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _sequence(value: Any) -> Sequence[Any]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()
