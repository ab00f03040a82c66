"""The tables, version by version.

The version stands in the database (``PRAGMA user_version``). Each migration brings it one further;
a new one is added at the end and the old ones stay as they are, because somewhere there is still a
database of every version that was ever released.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from simulator.store.problems import Reason, StoreProblem

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

Migration: TypeAlias = "Callable[[sqlite3.Connection], None]"
"""Brings the tables from one version to the next, inside a transaction that it does not end."""

_APPEND_ONLY: Final = """
    CREATE TRIGGER {table}_are_never_{done} BEFORE {action} ON {table}
    BEGIN SELECT RAISE(ABORT, '{table} are only ever added'); END
"""


def _sessions_events_settings(connection: sqlite3.Connection) -> None:
    # seed is text: a seed may be larger than the engine's integers.
    connection.execute("""
        CREATE TABLE sessions (
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            scenario_id TEXT NOT NULL,
            title TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            seed TEXT NOT NULL,
            learner TEXT,
            language TEXT NOT NULL,
            begun_at TEXT NOT NULL
        )
    """)
    connection.execute("CREATE INDEX sessions_of_scenario ON sessions (scenario_id)")
    connection.execute("""
        CREATE TABLE events (
            seq INTEGER PRIMARY KEY,
            session INTEGER NOT NULL REFERENCES sessions (seq),
            n INTEGER NOT NULL CHECK (n >= 0),
            kind TEXT NOT NULL,
            at TEXT NOT NULL,
            payload TEXT NOT NULL,
            UNIQUE (session, n)
        )
    """)
    connection.execute("CREATE INDEX events_of_kind ON events (kind, session)")
    connection.execute("""
        CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID
    """)
    for table in ("sessions", "events"):
        for action, done in (("UPDATE", "changed"), ("DELETE", "deleted")):
            connection.execute(_APPEND_ONLY.format(table=table, action=action, done=done))


def _records(connection: sqlite3.Connection) -> None:
    connection.execute("""
        CREATE TABLE records (
            seq INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            learner TEXT,
            at TEXT NOT NULL,
            payload TEXT NOT NULL
        )
    """)
    connection.execute("CREATE INDEX records_of_kind ON records (kind, learner)")
    connection.execute("CREATE INDEX sessions_of_learner ON sessions (learner, seq)")
    for action, done in (("UPDATE", "changed"), ("DELETE", "deleted")):
        connection.execute(_APPEND_ONLY.format(table="records", action=action, done=done))


def _rooms(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE sessions ADD COLUMN room TEXT NOT NULL DEFAULT 'practice'")


MIGRATIONS: Final[tuple[Migration, ...]] = (_sessions_events_settings, _records, _rooms)
"""The first makes version 1 from an empty database, the second version 2 from version 1, …"""

TABLES: Final = frozenset({"sessions", "events", "settings"})
"""What every version has."""


def version(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    """The version of a database, 0 for an empty one.

    Raises ``StoreProblem``: ``NEWER`` when it is beyond ``newest``, ``CORRUPT`` when it is not a
    database of this program.
    """
    # One statement sees one moment: another program may be making the tables right now.
    found, tables = connection.execute("""
        SELECT user_version, (SELECT group_concat(name) FROM sqlite_master WHERE type = 'table')
        FROM pragma_user_version
    """).fetchone()
    names = frozenset((tables or "").split(","))
    if found == 0 and tables is None:
        return 0
    if found > newest:
        raise StoreProblem(Reason.NEWER, path)
    if found < 1 or not names.issuperset(TABLES):
        raise StoreProblem(Reason.CORRUPT, path)
    return int(found)


def migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration]) -> None:
    """Bring the tables to the newest version: all the way, or not at all.

    Raises ``StoreProblem`` as ``version`` does. Takes no lock when there is nothing to do.
    """
    if version(connection, path, len(migrations)) == len(migrations):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another program may have been first while this one waited.
        for migration in migrations[version(connection, path, len(migrations)) :]:
            migration(connection)
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
