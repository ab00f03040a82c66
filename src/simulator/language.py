"""The language the program speaks, and its texts in that language.

The texts in the code are English and are looked up in the catalogues beside this module when they
are shown, so that the language can still change after the modules are imported::

    from simulator.language import _, ngettext

    _("Turn {turn}").format(turn=3)
    ngettext("{count} problem", "{count} problems", count).format(count=count)

A text that stands in a constant or a class body is looked up too early there. Mark it where it
stands and look it up where it is shown::

    TITLE = mark("Settings")
    ...
    _(TITLE)

The language of a scenario is the author's and has nothing to do with this one.
"""

from __future__ import annotations

import gettext
import os
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Iterator

Language = Literal["nl", "en"]
"""A language the program speaks."""

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
"""Every language the program speaks, the default first."""

DEFAULT: Final[Language] = "nl"
"""The language of who chose none."""

VARIABLE: Final = "GESPREK_LANG"
"""The environment variable that chooses the language of one run."""

_spoken: Language | None = None
_spoken_here: ContextVar[Language | None] = ContextVar("spoken_here", default=None)


def recognise(name: str | None) -> Language | None:
    """The language that ``name`` means, or None.

    Accepts what a person or a system writes: ``en``, ``EN``, ``en_GB.UTF-8``, ``nl-BE``.
    """
    if not name:
        return None
    wanted = name.strip().lower().replace("-", "_").split("_")[0].split(".")[0]
    return next((language for language in LANGUAGES if language == wanted), None)


def choose(explicit: str | None, environment: str | None, stored: str | None) -> Language:
    """The first of the three that names a language the program speaks, else the default."""
    return recognise(explicit) or recognise(environment) or recognise(stored) or DEFAULT


def use(explicit: str | None = None, *, stored: str | None = None) -> Language:
    """Speak a language from now on, and return it.

    ``explicit`` is what was asked for on this run (``--lang``); after it come ``GESPREK_LANG``,
    then ``stored``, the learner's setting, then Dutch. A name that means no language we speak is
    passed over: somebody with a setting for another language still gets a program that starts.
    """
    global _spoken
    _spoken = choose(explicit, os.environ.get(VARIABLE), stored)
    return _spoken


def current() -> Language:
    """The language the program speaks now, or the one it speaks to somebody else here."""
    return _spoken_here.get() or _spoken or use()


@contextmanager
def spoken(language: Language) -> Iterator[None]:
    """Speak this language here, to somebody else: a phone in class may be set to another one.

    What other threads and other tasks say meanwhile stays in the language of the program.
    """
    before = _spoken_here.set(language)
    try:
        yield
    finally:
        _spoken_here.reset(before)


def mark(message: str) -> str:
    """``message`` itself, found for the catalogues; :func:`_` looks it up where it is shown."""
    return message


def _(message: str) -> str:
    """``message`` in the current language; itself when the catalogue has no such text."""
    # The catalogue answers an empty text with its own header.
    return _catalogue(current()).gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """``one`` or ``many`` in the current language, by the rules that language has for ``count``."""
    return _catalogue(current()).ngettext(one, many, count)


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    # gettext.find would import locale and try eight names; the place is known.
    compiled = Path(__file__).parent / "locale" / language / "LC_MESSAGES" / "simulator.mo"
    try:
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)
    except FileNotFoundError:
        # A source tree that was never built: the texts as the code has them.
        return gettext.NullTranslations()
