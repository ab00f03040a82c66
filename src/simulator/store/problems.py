"""What can go wrong with what is kept, in plain words: what happened, where, what to do."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from simulator.language import _, mark
from simulator.store.names import printable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Reason(Enum):
    """Why something could not be kept, read or deleted."""

    READ_ONLY = "read-only"
    NEWER = "newer"
    CORRUPT = "corrupt"
    DAMAGED = "damaged"
    FULL = "full"
    LOCKED = "locked"
    NOT_A_DIRECTORY = "not-a-directory"
    UNREADABLE = "unreadable"
    DISK = "disk"
    GONE = "gone"
    ELSEWHERE = "elsewhere"
    CLOSED = "closed"


WORDS: Final = {
    Reason.READ_ONLY: mark(
        "Nothing can be written in {path}. To keep your conversations, make that place writable, "
        "or set GESPREK_HOME to another folder."
    ),
    Reason.NEWER: mark(
        "A newer version of this program made {path}. Nothing in it was changed. "
        "Install the newer version, or set GESPREK_HOME to another folder."
    ),
    Reason.CORRUPT: mark(
        "{path} is damaged, or is not a file of this program. Start the program again: it then "
        "keeps this file aside and begins a new one."
    ),
    Reason.DAMAGED: mark(
        "This conversation in {path} is damaged and cannot be read. The others are still there."
    ),
    Reason.FULL: mark(
        "There is no room left to write in {path}. What was kept before is still there. "
        "Make some room and try again."
    ),
    Reason.LOCKED: mark(
        "Another program is using {path} and does not let go of it. Close that program and "
        "try again."
    ),
    Reason.NOT_A_DIRECTORY: mark(
        "{path} is not a folder, so no conversations can be kept there. Move that file, "
        "or set GESPREK_HOME to a folder."
    ),
    Reason.UNREADABLE: mark(
        "{path} cannot be opened. See whether it is a file and whether you may read and change it, "
        "or set GESPREK_HOME to another folder."
    ),
    Reason.DISK: mark(
        "The disk fails when {path} is read or written. Copy that folder to another disk, "
        "and have this one looked at."
    ),
    Reason.GONE: mark(
        "This conversation is no longer in {path}: everything in it was deleted. "
        "What you say from here on is not kept."
    ),
    Reason.ELSEWHERE: mark(
        "You have gone on with this conversation in another window. Go on there; "
        "what you said there is in {path}."
    ),
    Reason.CLOSED: mark("{path} is already closed. Start the program again."),
}
"""What to tell the learner, by reason; looked up in the catalogue when it is shown."""


class StoreProblem(Exception):
    """Something could not be kept, read or deleted. ``str()`` says it to the learner."""

    def __init__(self, reason: Reason, path: Path) -> None:
        super().__init__(reason, path)
        self.reason = reason
        self.path = path

    def __str__(self) -> str:
        return _(WORDS[self.reason]).format(path=printable(str(self.path)))


class Notice(NamedTuple):
    """Something the learner should be told, though the program goes on. ``str()`` says it."""

    message: str
    """An English text with ``{path}`` in it."""

    path: Path | None
    because: StoreProblem | None = None

    def __str__(self) -> str:
        told = _(self.message).format(path=printable(str(self.path)))
        return f"{self.because} {told}" if self.because else told


SET_ASIDE: Final = mark(
    "The file with your conversations was damaged. It is now called {path}; "
    "the program goes on with a new, empty one."
)
"""Message of the notice that a damaged database was kept aside, under ``path``."""

NOTHING_KEPT: Final = mark("You can go on practising, but nothing of it is kept.")
"""Message of the notice that the store is in memory only."""


_BY_CODE: Final = {
    sqlite3.SQLITE_BUSY: Reason.LOCKED,
    sqlite3.SQLITE_LOCKED: Reason.LOCKED,
    sqlite3.SQLITE_PROTOCOL: Reason.LOCKED,
    sqlite3.SQLITE_READONLY: Reason.READ_ONLY,
    sqlite3.SQLITE_READONLY_DBMOVED: Reason.GONE,
    sqlite3.SQLITE_PERM: Reason.UNREADABLE,
    sqlite3.SQLITE_AUTH: Reason.UNREADABLE,
    sqlite3.SQLITE_FULL: Reason.FULL,
    # A used-up quota and a limit on the size of files come as failed writes.
    sqlite3.SQLITE_IOERR_WRITE: Reason.FULL,
    sqlite3.SQLITE_IOERR_TRUNCATE: Reason.FULL,
    sqlite3.SQLITE_IOERR_SHMSIZE: Reason.FULL,
    sqlite3.SQLITE_IOERR: Reason.DISK,
    sqlite3.SQLITE_CORRUPT: Reason.CORRUPT,
    sqlite3.SQLITE_NOTADB: Reason.CORRUPT,
    # The queries are ours: one that makes no sense to the engine met another schema than ours.
    sqlite3.SQLITE_ERROR: Reason.CORRUPT,
}


def problem_of(error: sqlite3.Error, path: Path) -> StoreProblem | None:
    """What an error of the engine means for the learner; None for a defect of ours."""
    if isinstance(error, sqlite3.ProgrammingError):
        return StoreProblem(Reason.CLOSED, path) if "closed" in str(error) else None
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code & 0xFF == sqlite3.SQLITE_CANTOPEN:
        writable = os.access(path.parent, os.W_OK)
        return StoreProblem(Reason.UNREADABLE if writable else Reason.READ_ONLY, path)
    reason = _BY_CODE.get(code) or _BY_CODE.get(code & 0xFF)
    return StoreProblem(reason, path) if reason else None


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Raise what the engine raises as a problem of ``path``."""
    try:
        yield
    except sqlite3.Error as error:
        problem = problem_of(error, path)
        if problem is None:
            raise
        raise problem from error
    except UnicodeDecodeError as error:
        # The engine quotes the damage in its complaint, and Python cannot read that.
        raise StoreProblem(Reason.CORRUPT, path) from error
