"""What is kept, for the learner to take along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from simulator.store import files
from simulator.store.interface import (
    EVERYONE,
    FREE_TEXT,
    JSON,
    REPLY,
    SELF_SCORE,
    SessionId,
    SessionRow,
    Status,
    StoredEvent,
)
from simulator.store.problems import Reason, StoreProblem
from simulator.store.sqlite import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from simulator.store.sqlite import SqliteStore

FORMAT: Final = 1
"""Version of the shape below."""

_SAID: Final = frozenset({"event", "turn", "text", "part", "cue", "reply", "ending"})
"""What of a reply and its answer is no measurement."""


def export(
    directory: Path,
    learner: str | None = None,
    *,
    session: SessionId | None = None,
    with_notes: bool = False,
) -> dict[str, JSON]:
    """Everything kept in a directory: of everyone, of one learner, or one session.

    ``{"format": 1, "notes": bool, "sessions": [{"id", "scenario", "title", "fingerprint", "seed",
    "learner", "language", "begun_at", "last_at", "status", "ending", "events": [{"n", "kind",
    "at", "payload"}]}], "records": [{"kind", "learner", "at", "payload"}]}``, the oldest first.
    Never a session that was left (codebook 8.1), nothing measured of one without a self-score
    (5.1), and what a learner typed himself only ``with_notes``. ``events`` is None for a session
    that the disk has spoilt. Nothing is made where nothing is. Raises ``StoreProblem``, also for a
    damaged database, which is left where it is.
    """
    return {
        "format": FORMAT,
        "notes": with_notes,
        "sessions": list(_sessions(directory, learner, session, with_notes)),
        "records": [] if session is not None else _records(directory, learner, with_notes),
    }


def _sessions(
    directory: Path, learner: str | None, session: SessionId | None, with_notes: bool
) -> Iterator[dict[str, JSON]]:
    if not files.has_database(directory):
        return
    with open_store(directory, keep_damaged_aside=False) as store:
        rows = store.sessions(learner=EVERYONE if learner is None else learner)
        for row in reversed(rows):
            if row.status is not Status.LEFT and session in (None, row.id):
                yield _session(store, row, with_notes)


def _records(directory: Path, learner: str | None, with_notes: bool) -> JSON:
    if not files.has_database(directory):
        return []
    with open_store(directory, keep_damaged_aside=False) as store:
        return [
            {
                "kind": record.kind,
                "learner": record.learner,
                "at": record.at,
                "payload": record.payload if with_notes else _without_notes(record.payload),
            }
            for record in store.records(learner=EVERYONE if learner is None else learner)
        ]


def _session(store: SqliteStore, row: SessionRow, with_notes: bool) -> dict[str, JSON]:
    return {
        "id": row.id,
        "scenario": row.scenario_id,
        "title": row.title,
        "fingerprint": row.fingerprint,
        "seed": row.seed,
        "learner": row.learner,
        "language": row.language,
        "begun_at": row.begun_at,
        "last_at": row.last_at,
        "status": row.status.value,
        "ending": row.ending,
        "events": _events(store, row.id, with_notes),
    }


def _events(store: SqliteStore, session: SessionId, with_notes: bool) -> JSON:
    try:
        events = store.events(session)
    except StoreProblem as problem:
        if problem.reason is Reason.DAMAGED:
            return None
        raise
    scored = any(event.kind == SELF_SCORE for event in events)
    return [
        {
            "n": event.n,
            "kind": event.kind,
            "at": event.at,
            "payload": payload if with_notes else _without_notes(payload),
        }
        for event in events
        if with_notes or event.kind not in FREE_TEXT
        for payload in [event.payload if scored else _unmeasured(event)]
    ]


def _unmeasured(event: StoredEvent) -> Mapping[str, JSON]:
    """Without what was measured: nobody sees that before his own score (codebook 5.1)."""
    happened = event.payload.get("events")
    if event.kind != REPLY or isinstance(happened, str) or not isinstance(happened, Sequence):
        return event.payload
    said = [
        {key: value for key, value in told.items() if key in _SAID}
        for told in happened
        if isinstance(told, Mapping)
    ]
    return {**event.payload, "events": said}


def _without_notes(value: JSON) -> JSON:
    if isinstance(value, Mapping):
        return {key: _without_notes(held) for key, held in value.items() if key not in FREE_TEXT}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_without_notes(held) for held in value]
    return value
