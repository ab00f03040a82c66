"""Where things stand: the scenarios that travel with the program, and a learner's own data."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

VARIABLE: Final = "GESPREK_HOME"
"""The environment variable that puts a learner's data elsewhere."""


def shipped_scenarios() -> Path:
    """The folder with the scenarios that travel with the program.

    A wheel carries them inside the package. Run from a clone (an editable install) they stand in
    the clone's own folder, where an author changes them. Whether the folder exists is for the
    reader to find out.
    """
    package = Path(__file__).resolve().parent
    inside = package / "scenarios"
    return inside if inside.is_dir() else package.parent.parent / "scenarios"


def home() -> Path:
    """The folder for everything stored about a learner; it need not exist yet.

    ``GESPREK_HOME`` when that is set and not empty (``~`` is the learner's home directory), else
    the place this platform has for a program's data.
    """
    chosen = os.environ.get(VARIABLE)
    if chosen:
        # Path.expanduser raises where the system knows no home directory; this leaves the ~.
        return Path(os.path.expanduser(chosen)).absolute()  # noqa: PTH111

    # Here and not above: most commands never ask.
    from platformdirs import user_data_path

    return user_data_path("gesprekssimulator", appauthor=False)
