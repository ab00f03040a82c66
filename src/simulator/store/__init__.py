"""What learners did, kept on their own machine: append-only sessions and a few settings.

    with open_store(home()) as store:
        session = store.begin(scenario.id, scenario.title, fingerprint, seed, None, "nl")
        store.append(session, REPLY, {"reply": "twee_wegen"})  # durable when it returns

``Store`` is the interface, ``open_store`` and ``nowhere`` the two ways to get one. Every problem
is a ``StoreProblem``, whose ``str()`` tells the learner what happened and what to do.
``delete_everything`` and ``export`` are the learner's own.
"""

from simulator.store.erasing import Removed, delete_everything
from simulator.store.export import export
from simulator.store.files import CRASH_REPORTS, DATABASE
from simulator.store.interface import (
    CLASSROOM,
    DRILL,
    ENDED,
    EVERYONE,
    JSON,
    LEFT,
    NEXT_STEP,
    NOTE,
    PRACTICE,
    PULL,
    REAL_TALK,
    REPLY,
    ROAD,
    ROAD_REPLY,
    SCALE,
    SELF_SCORE,
    Learner,
    Record,
    Room,
    SessionId,
    SessionRow,
    Status,
    Store,
    StoredEvent,
)
from simulator.store.names import clean_name
from simulator.store.own_talks import is_scored, next_step_of, records_of, sessions_of
from simulator.store.problems import Notice, Reason, StoreProblem
from simulator.store.sqlite import SqliteStore, nowhere, open_store

__all__ = [
    "CLASSROOM",
    "CRASH_REPORTS",
    "DATABASE",
    "DRILL",
    "ENDED",
    "EVERYONE",
    "JSON",
    "LEFT",
    "NEXT_STEP",
    "NOTE",
    "PRACTICE",
    "PULL",
    "REAL_TALK",
    "REPLY",
    "ROAD",
    "ROAD_REPLY",
    "SCALE",
    "SELF_SCORE",
    "Learner",
    "Notice",
    "Reason",
    "Record",
    "Removed",
    "Room",
    "SessionId",
    "SessionRow",
    "SqliteStore",
    "Status",
    "Store",
    "StoreProblem",
    "StoredEvent",
    "clean_name",
    "delete_everything",
    "export",
    "is_scored",
    "next_step_of",
    "nowhere",
    "open_store",
    "records_of",
    "sessions_of",
]
