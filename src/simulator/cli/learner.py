"""What is kept of the learner on this machine, opened so that a problem with it stops nobody."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from simulator.cli.output import narrate
from simulator.codebook.asks import NOTHING_ASKED, Asks, asks_as_kept
from simulator.places import home

if TYPE_CHECKING:
    from simulator.store import SessionRow, SqliteStore

LANGUAGE = "language"
"""The setting with the language the learner chose."""

LEARNER = "learner"
"""The setting with the name the learner chose; without one, or empty, she has none."""

NOTATION, BANDS = "notation", "bands"
"""The setting with how the learner scores herself, and its value for ``--`` to ``++``."""

DATABASE = "gesprekken.db"
"""The file in which something is stored, if anything is."""

_SHORT_PATIENCE = 0.2
"""Seconds to wait for another program before a language is worth no more waiting."""


def stored_language() -> str | None:
    """The language in the learner's settings, without changing or making anything."""
    folder = home()
    if not _something_is_stored(folder):
        return None
    # Here and not above: a first `gesprek --help` needs no database.
    from simulator.store import StoreProblem, open_store

    try:
        with open_store(folder, patience=_SHORT_PATIENCE, keep_damaged_aside=False) as store:
            return store.setting(LANGUAGE, "") or None
    except StoreProblem:
        return None


def opened_store(patience: float = 10.0) -> "SqliteStore":
    """The learner's store, or one that keeps nothing; its notices say why.

    ``patience`` is how many seconds each keeping waits for another program that is writing.
    """
    from simulator.store import StoreProblem, nowhere, open_store

    try:
        return open_store(home(), patience=patience)
    except StoreProblem as problem:
        return nowhere(problem)


class Chosen(NamedTuple):
    """What the learner has set about practising."""

    name: str | None = None
    """A name of her own choice."""
    bands: bool = False
    """Whether she scores herself as ``--`` to ``++``."""
    asks: Asks = NOTHING_ASKED
    """What she wants to be asked before a reply."""


def chosen_in(store: "SqliteStore") -> Chosen:
    """What the learner has set; as if it were nothing where that cannot be read."""
    from simulator.store import StoreProblem

    try:
        return Chosen(
            store.setting(LEARNER, "") or None,
            bands=store.setting(NOTATION, "") == BANDS,
            asks=asks_as_kept(store.setting),
        )
    except StoreProblem:
        return Chosen()


def broken_off() -> "SessionRow | None":
    """The newest talk that was broken off, without changing or making anything."""
    folder = home()
    if not _something_is_stored(folder):
        return None
    from simulator.store import StoreProblem, open_store

    try:
        with open_store(folder, keep_damaged_aside=False) as store:
            return next(iter(store.interrupted()), None)
    except StoreProblem as problem:
        narrate(str(problem))
        return None


def _something_is_stored(folder: Path) -> bool:
    try:
        return (folder / DATABASE).is_file()
    except (OSError, ValueError):
        return False
