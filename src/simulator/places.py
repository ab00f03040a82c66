"""Where things stand: the scenarios that travel with the program, and a learner's own data."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

VARIABLE: Final = "GESPREK_HOME"
"""The environment variable that puts a learner's data elsewhere."""
OWN_SCENARIOS: Final = "GESPREK_SCENARIOS"
"""The environment variable with folders of scenarios of one's own, as ``PATH`` has folders."""


def shipped_scenarios() -> Path:
    """The folder with the scenarios that travel with the program.

    A wheel carries them inside the package. Run from a clone (an editable install) they stand in
    the clone's own folder, where an author changes them. Whether the folder exists is for the
    reader to find out.
    """
    package = Path(__file__).resolve().parent
    inside = package / "scenarios"
    return inside if inside.is_dir() else package.parent.parent / "scenarios"


def own_scenarios() -> list[Path]:
    """The folders that ``GESPREK_SCENARIOS`` names, in its order; none where it is not set.

    Whether they exist is for the reader to find out.
    """
    named = os.environ.get(OWN_SCENARIOS, "").split(os.pathsep)
    return [folder_named(folder) for folder in named if folder.strip()]


def folder_named(name: str) -> Path:
    """The folder that somebody names, ``~`` being the home directory, as a whole path."""
    # Path.expanduser raises where the system knows no home directory; this leaves the ~.
    return Path(os.path.expanduser(name)).absolute()  # noqa: PTH111


def home() -> Path:
    """The folder for everything stored about a learner; it need not exist yet.

    ``GESPREK_HOME`` when that is set and not empty (``~`` is the learner's home directory), else
    the place this platform has for a program's data.
    """
    chosen = os.environ.get(VARIABLE)
    if chosen:
        return folder_named(chosen)

    # Here and not above: most commands never ask.
    from platformdirs import user_data_path

    return user_data_path("gesprekssimulator", appauthor=False)
