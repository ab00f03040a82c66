"""The program on the screen. Importing this imports no Textual: `run` does."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from simulator.language import Language
    from simulator.store import Store

__all__ = ["run"]


def run(
    *,
    scenario: Path | None = None,
    folders: Sequence[Path],
    seed: int | None = None,
    learner: str | None = None,
    language: Language | None = None,
    store: Store,
) -> int:
    """Show the library, or ``scenario`` at once, until the learner stops; the exit code.

    ``language`` None is the one the environment or the learner's settings choose. The caller has
    seen to it that there is a terminal. A signal that ended the program ends this process too, once
    the terminal is as it was.
    """
    # Nothing is garbage while the program starts; `Gesprek` lets the collector on again.
    gc.disable()
    from simulator.language import use
    from simulator.store import StoreProblem
    from simulator.tui.app import Gesprek
    from simulator.tui.settings import LANGUAGE

    try:
        stored = store.setting(LANGUAGE, "")
    except StoreProblem:
        stored = ""
    use(language, stored=stored)
    app = Gesprek(store, folders, scenario=scenario, seed=seed, learner=learner)
    try:
        app.run()
    finally:
        store.close()
        gc.enable()
    return app.leave()
