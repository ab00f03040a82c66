"""What the lenses need of the store: which are open, and the talk before this one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from simulator.store import SessionId, Store, StoreProblem, is_scored, sessions_of

if TYPE_CHECKING:
    from simulator.events import Given

LENSES = "lenses"
"""The name under which it is kept which lenses are open."""


def open_lenses(store: Store) -> tuple[str, ...]:
    """The slugs of the lenses that are open; none where nothing can be read."""
    try:
        return tuple(store.setting(LENSES, "").split())
    except StoreProblem:
        return ()


def keep_lenses(store: Store, slugs: Iterable[str]) -> None:
    """Keep which lenses are open. Raises `StoreProblem`."""
    store.set_setting(LENSES, " ".join(slugs))


def replies_before(store: Store, learner: str | None, session: SessionId) -> tuple[Given, ...]:
    """The replies of the learner's last scored talk before this one.

    None where there is no such talk, or it cannot be read: nothing is put beside this one then.
    """
    from simulator.kept import kept_talk

    try:
        rows = sessions_of(store, learner)
        begun = next((row.begun_at for row in rows if row.id == session), None)
        earlier = [row for row in rows if begun is not None and row.begun_at < begun]
        before = next(filter(is_scored, earlier), None)
        return kept_talk(store, before).turns if before is not None else ()
    except StoreProblem:
        return ()
