"""The sheet for the debrief, written where the teacher finds it."""

from __future__ import annotations

from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from simulator import places
from simulator.language import _
from simulator.store.names import printable

if TYPE_CHECKING:
    from simulator.lesson import Lesson


def write_sheet(lesson: Lesson) -> str:
    """Write the sheet as a page that prints, and say where it is; or that it could not be written.

    It goes into the current folder, else where everything of this program is kept. No file that was
    there is written over.
    """
    from simulator.reports.class_sheet import sheet
    from simulator.reports.html import as_html

    page = as_html([sheet(lesson)])
    today = datetime.now().astimezone().date().isoformat()
    for folder in (Path.cwd, places.home):
        try:
            file = _new_file(folder(), f"{lesson.scenario.id}-{today}", page)
        except (OSError, ValueError):
            continue
        return _("The sheet is in {file}. Open it in a browser to print it.").format(
            file=printable(str(file))
        )
    return _("The sheet could not be written: not in this folder, and not where talks are kept.")


def _new_file(folder: Path, name: str, page: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number in count(1):
        file = folder / (f"{name}.html" if number == 1 else f"{name}-{number}.html")
        try:
            with file.open("x", encoding="utf-8") as out:
                out.write(page)
        except FileExistsError:
            continue
        return file
    raise AssertionError
