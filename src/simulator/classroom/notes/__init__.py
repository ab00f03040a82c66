"""The presenter's notes: what only the teacher should see of a lesson. Importing this imports no
Textual: `follow_notes` does.

    notes_of(lesson)           # content: what stands in them
    notes_page(lesson, "nl")   # page: for a browser
    follow_notes(store)        # a terminal beside the projector
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from simulator.store import SessionId, Store

__all__ = ["follow_notes"]


def follow_notes(
    store: Store, *, session: SessionId | None = None, folders: Iterable[Path] | None = None
) -> int:
    """Show the notes of the newest lesson, and of every newer one, until the teacher leaves.

    Another program teaches; this one only reads. With ``session`` it stays at that lesson. The
    scenarios are looked for in ``folders``; None for one's own, the library, and the folder of this
    terminal. The exit code; the caller has seen to it that there is a terminal, and the
    store is closed afterwards. A signal that ended the program ends this process too, once the
    terminal is as it was.
    """
    from pathlib import Path

    from simulator.classroom.notes.following import Following
    from simulator.classroom.notes.screen import Reading
    from simulator.places import own_scenarios, shipped_scenarios

    usual = (*own_scenarios(), shipped_scenarios(), Path.cwd())
    looked_in = usual if folders is None else tuple(folders)
    app = Reading(Following(store, looked_in, session=session))
    try:
        app.run()
    finally:
        store.close()
    return app.leave()
