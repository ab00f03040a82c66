"""When a file was saved: told by the system where it can, and else by looking.

Editors seldom write into the file that is there: they write another one and rename it, or delete
the old one first. So the folder is watched, and of everything that happens in it one name counts.
"""

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Literal

from watchfiles import Change, watch

STEP = 20
"""Milliseconds of silence after which a change is told: an editor makes several at one save."""
DEBOUNCE = 200
"""Milliseconds after which it is told in any case."""
LOOK = 300
"""Milliseconds between two looks at the file itself: a network drive tells nothing."""

Mark = tuple[int, int, int]


def saves(file: Path, stopped: Event) -> Iterator[None]:
    """Something each time the file may have changed, until ``stopped`` is set.

    And once when the watching has begun: what was saved before that, nobody has told.
    """
    seen: Mark | Literal["nothing yet"] | None = "nothing yet"
    for told in _looks(file, stopped):
        before, seen = seen, _mark(file)
        if told or seen != before:
            yield


def _looks(file: Path, stopped: Event) -> Iterator[bool]:
    """Every moment to look at the file, and whether the system says that it was saved."""
    # Of a link both sides can change.
    places = {file.absolute(), file.resolve()}
    names = {place.name for place in places}

    def is_ours(_change: Change, path: str) -> bool:
        return Path(path).name in names

    try:
        for changes in watch(
            *sorted({place.parent for place in places}),
            watch_filter=is_ours,
            debounce=DEBOUNCE,
            step=STEP,
            rust_timeout=LOOK,
            yield_on_timeout=True,
            stop_event=stopped,
            recursive=False,
            raise_interrupt=False,
        ):
            yield bool(changes)
    except (OSError, RuntimeError):
        # Too many files are watched on this machine, or its system tells nothing at all.
        while not stopped.wait(LOOK / 1000):
            yield False


def _mark(file: Path) -> Mark | None:
    """What changes with a file; None while there is none."""
    try:
        found = file.stat()
    except (OSError, ValueError):
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
