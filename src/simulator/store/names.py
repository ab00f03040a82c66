"""Names that people choose: any text, made safe to keep, to compare and to show."""

from __future__ import annotations

from typing import Final

LONGEST: Final = 80
"""The most characters of a name that are kept."""

_JOINERS: Final = "\u200c\u200d"
"""Invisible, and part of how emoji, Persian and Hindi are written."""

_CONTINUE: Final = "\u200d\ufe0f\ufe0e"
_SKINS: Final = range(0x1F3FB, 0x1F400)


def printable(text: str) -> str:
    """``text`` without what a terminal would obey: controls, escapes, turned direction.

    A control character becomes a space; what is invisible, unassigned or half a character is
    dropped.
    """
    if text.isprintable():
        return text
    return "".join(
        character
        if character.isprintable() or character in _JOINERS
        else " "
        if character.isspace() or ord(character) < 0xA0
        else ""
        for character in text
    )


def clean_name(name: str) -> str:
    """A name as it is kept: printable, without double spaces, at most 80 characters.

    Empty when nothing is left. The same name typed on another keyboard gives the same text.
    """
    clean = " ".join(printable(name).split()).strip(_JOINERS)
    if clean.isascii():
        return clean[:LONGEST].rstrip()
    from unicodedata import normalize

    return _clipped(normalize("NFC", clean))


def _clipped(name: str) -> str:
    # What belongs to one visible character is kept or dropped as a whole.
    if len(name) <= LONGEST:
        return name
    end = LONGEST
    while end and _continues(name, end):
        end -= 1
    return name[: end or LONGEST].rstrip()


def _continues(name: str, at: int) -> bool:
    from unicodedata import combining

    character = name[at]
    return (
        character in _CONTINUE
        or name[at - 1] == "\u200d"
        or ord(character) in _SKINS
        or combining(character) != 0
    )
