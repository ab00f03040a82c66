"""The preview on the screen. Importing this imports no Textual: `run` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["run"]


def run(file: Path) -> int:
    """Show the scenario in ``file`` while it is written, until its author stops; the exit code.

    The caller has seen to it that there is a terminal. A signal that ended the preview ends this
    process too, once the terminal is as it was.
    """
    from simulator.tui.preview.app import Previewing

    app = Previewing(file)
    app.run()
    return app.leave()
