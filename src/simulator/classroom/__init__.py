"""The classroom: one client on a projector, and a class that decides. Importing this imports no
Textual and no server: `run_class` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from simulator.scenario import Scenario
    from simulator.store import Store

__all__ = ["Commands", "run_class"]


class Commands(NamedTuple):
    """What a teacher types for this lesson."""

    again: str = "gesprek class"
    """To go on with it."""
    notes: str = "gesprek class --notes"
    """To read its notes in a second terminal."""


def run_class(
    scenario: Scenario,
    store: Store,
    *,
    seed: int | None = None,
    phones: bool = False,
    port: int | None = None,
    commands: Commands = Commands(),  # noqa: B008 -- frozen
) -> int:
    """Teach one lesson with ``scenario`` on the projector, until the teacher leaves; the exit code.

    ``seed`` (0 to 999,999) holds for a lesson that is begun anew. With ``phones`` a page to vote on
    is served, on ``port`` if that can be had. ``commands`` are told to the teacher. The caller has
    seen to it that there is a terminal; the store is closed afterwards. A signal that ended the
    program ends this process too, once the terminal is as it was.
    """
    from simulator.classroom.projector.app import Projecting

    app = Projecting(scenario, store, seed=seed, phones=phones, port=port, commands=commands)
    try:
        app.run()
    finally:
        store.close()
    return app.leave()
