"""When the program itself is broken: a calm message, and a report without what was said."""

import os
import platform
import traceback
from datetime import UTC, datetime
from pathlib import Path

from simulator import __version__
from simulator.language import _
from simulator.store import CRASH_REPORTS
from simulator.store.names import printable


def report(error: BaseException, folder: Path) -> Path | None:
    """Write what went wrong to a file in ``folder``; None where nothing can be written.

    It holds the lines of the program that were running and not the values they worked with.
    """
    now = datetime.now(UTC)
    file = folder / CRASH_REPORTS.replace("*", now.strftime("%Y%m%dT%H%M%S%f"))
    where = "".join(traceback.format_tb(error.__traceback__))
    text = (
        f"gesprekssimulator {__version__}\n{platform.python_version()} on {platform.platform()}\n"
        f"{now.isoformat(timespec='seconds')}\n\n{where}{type(error).__qualname__}\n"
    )
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as out:
            out.write(text)
    except (OSError, ValueError):
        return None
    return file


def farewell(told: list[str], file: Path | None) -> str:
    """What to tell whoever was at the screen, and where the report is."""
    if file is not None:
        told.append(
            _(
                "What went wrong is in {file}: no names and nothing of what was said. "
                "Send it to whoever takes care of this program."
            ).format(file=printable(str(file)))
        )
    return "\n".join(told)
