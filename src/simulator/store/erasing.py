"""Everything about every learner, gone in one action (codebook 8.1)."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from simulator.store import files
from simulator.store.problems import Reason, StoreProblem, problem_of
from simulator.store.sqlite import PATIENCE, connection_to

if TYPE_CHECKING:
    from pathlib import Path


class Removed(NamedTuple):
    """What was deleted."""

    files: tuple[Path, ...]
    """The files that are no longer there."""

    sessions: int
    """How many conversations were in the database; 0 when it could not be read."""

    in_use: bool
    """Another window has the database open. It was emptied; the file itself is still there."""


def delete_everything(directory: Path, *, patience: float = PATIENCE) -> Removed:
    """Delete all sessions and settings, damaged databases and reports of crashes in a directory.

    Of any version, damaged or not. A program that is in a conversation meanwhile is told
    (``GONE``) when it wants to keep the next reply. Close your own store first: an open one counts
    as another window. Raises ``StoreProblem``: ``LOCKED`` when another program does not let go,
    ``READ_ONLY`` when files cannot be removed. It can then be done again.
    """
    path = files.database_in(directory)
    try:
        if not directory.is_dir():
            return Removed((), 0, in_use=False)
        removed, sessions, in_use = _without_database(path, patience)
        others = files.other_files(directory)
        for other in others:
            other.unlink()
    except (OSError, ValueError) as error:
        raise files.problem_of_files(error, directory) from error
    return Removed((*removed, *others), sessions, in_use)


def _without_database(path: Path, patience: float) -> tuple[list[Path], int, bool]:
    if not path.is_file():
        return _unlinked(path), 0, False
    sessions = 0
    try:
        with closing(connection_to(path, patience)) as connection:
            sessions = _count(connection)
            if not _alone_with(connection):
                _empty(connection, path)
                return [], sessions, True
            # Locked until it is gone: who waits for it finds out that it is, and makes a new one.
            try:
                return _unlinked(path), sessions, False
            except PermissionError:
                # Windows removes no file that is open.
                connection.close()
                return _unlinked(path), sessions, False
    except sqlite3.Error as error:
        problem = problem_of(error, path)
        if problem is not None and problem.reason in (Reason.LOCKED, Reason.READ_ONLY):
            raise problem from error
    # Damaged, or no room even to delete in it. Removing it needs neither.
    return _unlinked(path), sessions, False


def _unlinked(path: Path) -> list[Path]:
    found = files.engine_files(path)
    for file in found:
        file.unlink(missing_ok=True)
    return found


def _count(connection: sqlite3.Connection) -> int:
    try:
        return int(connection.execute("SELECT count(*) FROM sessions").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def _alone_with(connection: sqlite3.Connection) -> bool:
    """Whether no other program has the database open; it is then locked, and has no log."""
    [patience] = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
    finally:
        connection.execute(f"PRAGMA busy_timeout = {patience}")
    connection.execute("BEGIN EXCLUSIVE")
    # Asked again now that it is locked: another program may have come in and begun a log.
    if connection.execute("PRAGMA journal_mode").fetchone() == ("delete",):
        return True
    connection.execute("ROLLBACK")
    return False


def _empty(connection: sqlite3.Connection, path: Path) -> None:
    """Delete every row of every table, and every trace of them in the files."""
    connection.execute("BEGIN IMMEDIATE")
    triggers = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    ).fetchall()
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for name, _sql in triggers:
        connection.execute(f"DROP TRIGGER {_quoted(name)}")
    for [name] in tables:
        connection.execute(f"DELETE FROM {_quoted(name)}")  # noqa: S608 -- quoted
    for _name, sql in triggers:
        connection.execute(sql)
    connection.execute("COMMIT")
    connection.execute("VACUUM")
    # The log still has the pages as they were.
    [busy, *_frames] = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise StoreProblem(Reason.LOCKED, path)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
