"""The files a store consists of: their names, who may read them, and what disk they are on.

No file that the engine has open is ever opened here: closing it again would drop the engine's
locks on it (POSIX). Looking at it (``stat``), renaming and removing are harmless.
"""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from simulator.store.problems import Reason, StoreProblem

if TYPE_CHECKING:
    from collections.abc import Iterable

DATABASE: Final = "gesprekken.db"
CRASH_REPORTS: Final = "gesprek-crash-*.txt"
"""Where a report of a crash goes, beside the database: deleted with everything else."""

_ENGINE_FILES: Final = ("", "-journal", "-wal", "-shm")
_ASIDE: Final = re.compile(r"gesprekken\.corrupt-\d+\.db(-journal|-wal|-shm)?")
_NETWORK: Final = ("nfs", "cifs", "smb", "9p", "afs", "ceph", "fuse.sshfs", "fuse.rclone", "davfs")
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_READ_ONLY: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def database_in(directory: Path) -> Path:
    """Where the database of a directory is, or will be."""
    return directory / DATABASE


def problem_of_files(error: OSError | ValueError, path: Path) -> StoreProblem:
    """What an error of the file system means for the learner."""
    code = error.errno if isinstance(error, OSError) else None
    if code in _FULL:
        return StoreProblem(Reason.FULL, path)
    if code in _READ_ONLY:
        return StoreProblem(Reason.READ_ONLY, path)
    if code in (errno.ENOTDIR, errno.EEXIST):
        return StoreProblem(Reason.NOT_A_DIRECTORY, path)
    if code == errno.EIO:
        return StoreProblem(Reason.DISK, path)
    return StoreProblem(Reason.UNREADABLE, path)


def has_database(directory: Path) -> bool:
    """Whether anything was ever kept in a directory, which need not exist.

    Raises ``StoreProblem`` for what is no directory, or may not be looked into.
    """
    try:
        # Not `exists`: that takes "you may not look" for "it is not there".
        os.lstat(database_in(directory))
    except FileNotFoundError:
        return False
    except (OSError, ValueError) as error:
        raise problem_of_files(error, directory) from error
    return True


def make_ready(directory: Path) -> Path:
    """The database of a directory, made if it was not there, readable by its owner alone.

    Raises ``StoreProblem`` when there is no such directory to be had, or nothing can be written.
    """
    path = database_in(directory)
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        # The engine itself would make it readable for everybody on the machine.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        if not directory.is_dir():
            raise problem_of_files(error, directory) from error
    except (OSError, ValueError) as error:
        raise problem_of_files(error, directory) from error
    if not path.is_file():
        raise StoreProblem(Reason.UNREADABLE, path)
    if not os.access(path, os.R_OK):
        raise StoreProblem(Reason.UNREADABLE, path)
    if not (os.access(path, os.W_OK) and os.access(directory, os.W_OK)):
        raise StoreProblem(Reason.READ_ONLY, directory)
    return path


def identity(path: Path) -> tuple[int, int] | None:
    """Which file stands under a name now; None when there is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def has_log(path: Path) -> bool:
    """Whether a database has a write-ahead log: it is in use now, or was broken off."""
    return _with(path, "-wal").exists()


def set_aside(path: Path) -> Path:
    """Give a damaged database and what belongs to it another name, and return that name.

    Nothing is overwritten. Raises ``StoreProblem`` when the files cannot be renamed.
    """
    try:
        number = 1
        while True:
            aside = path.with_name(f"gesprekken.corrupt-{number}.db")
            if not any(_with(aside, end).exists() for end in _ENGINE_FILES[1:]):
                try:
                    # Takes the name, so that another program does not choose it too.
                    os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
                    break
                except FileExistsError:
                    pass
            number += 1
        # The database last: broken off half-way, it is set aside again at the next start. The
        # other way round, its log would stand beside a new database, and be thrown away.
        for end in reversed(_ENGINE_FILES):
            if _with(path, end).exists():
                _with(path, end).replace(_with(aside, end))
    except OSError as error:
        raise problem_of_files(error, path.parent) from error
    return aside


def engine_files(path: Path) -> list[Path]:
    """The files of a database that exist, itself last."""
    named = [_with(path, end) for end in reversed(_ENGINE_FILES)]
    return [file for file in named if os.path.lexists(file)]


def other_files(directory: Path) -> list[Path]:
    """Every other file about learners in a directory: damaged databases and reports of crashes."""
    return sorted(
        path
        for path in directory.iterdir()
        if _ASIDE.fullmatch(path.name) or path.match(CRASH_REPORTS)
    )


def on_network(directory: Path, mounts: Iterable[str] | None = None) -> bool:
    """Whether a directory is on another machine, where programs cannot share memory.

    ``mounts`` are the lines of ``/proc/self/mounts``, read when None. Known on Linux and, for
    shares, on Windows; elsewhere the answer is no.
    """
    place = os.path.realpath(directory)
    if place.startswith("\\\\"):
        return True
    if mounts is None:
        try:
            mounts = Path("/proc/self/mounts").read_text(errors="surrogateescape").splitlines()
        except OSError:
            return False
    longest, kind = "", ""
    for line in mounts:
        _device, point, found, *_rest = line.split(" ")
        # Spaces in a mount point are written as \040.
        point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), point)
        if len(point) >= len(longest) and Path(place).is_relative_to(point):
            longest, kind = point, found
    return kind.startswith(_NETWORK)


def _with(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)
