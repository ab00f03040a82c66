"""What a learner can set, and how it is kept."""

from typing import NamedTuple

from simulator.codebook.asks import NOTHING_ASKED, Asks, asks_as_kept
from simulator.language import current
from simulator.store import Store, StoreProblem
from simulator.tui.themes import LOOKS, Look

LANGUAGE = "language"
LOOK = "theme"
NOTATION = "notation"
MOTION = "motion"
LEARNER = "learner"
"""The names under which settings are kept."""

NUMBERS, BANDS = "numbers", "bands"
"""How a self-score is written: 1 to 10, or ``--`` to ``++``."""


class Settings(NamedTuple):
    """Everything a learner can set but the language, which `simulator.language` holds."""

    look: Look = "dark"
    bands: bool = False
    motion: bool = True
    learner: str = ""
    """A name of his own choice; empty for none."""
    asks: Asks = NOTHING_ASKED
    """What is asked in a talk; each under its own name in `Asks`."""


def read_settings(store: Store) -> Settings:
    """The settings as they were kept, the defaults where nothing can be read."""
    try:
        look = store.setting(LOOK, "dark")
        return Settings(
            look=look if look in LOOKS else "dark",
            bands=store.setting(NOTATION, NUMBERS) == BANDS,
            motion=store.setting(MOTION, True),
            learner=store.setting(LEARNER, ""),
            asks=asks_as_kept(store.setting),
        )
    except StoreProblem:
        return Settings()


def keep_settings(store: Store, settings: Settings) -> None:
    """Keep them, with the language that is spoken now. Raises `StoreProblem`."""
    store.set_setting(LANGUAGE, current())
    store.set_setting(LOOK, settings.look)
    store.set_setting(NOTATION, BANDS if settings.bands else NUMBERS)
    store.set_setting(MOTION, settings.motion)
    store.set_setting(LEARNER, settings.learner)
    for name, asked in settings.asks._asdict().items():
        store.set_setting(name, asked)
