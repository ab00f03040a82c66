"""From authored or typed text to screen content: the one road (design, "Scenario format").

Nothing here or elsewhere in the screens interprets markup, and what a terminal would obey never
reaches it. Styles are names: of the theme's variables, and of what letters can be.
"""

import re

from textual.content import Content

from simulator.store.names import printable

CLIENT = "$ink"
"""What the client says now: the most important thing on the screen."""
INK = "$ink"
QUIET = "$quiet"
"""What may be read and need not be."""
ACCENT = "$accent-ink"
"""The one colour of the program."""
STRONG = f"bold {INK}"
HEADING = f"bold {ACCENT}"
DIRECTION = f"italic {QUIET}"
"""Stage directions: what can be seen or heard of the client."""

_EMOJI_STYLE = "\N{VARIATION SELECTOR-16}"
_DIRECTIONS = re.compile(r"\([^()]*\)")


def plain(text: str, style: str = "") -> Content:
    """``text`` as it stands, in ``style``; line breaks stay, markup is letters.

    Control characters, escapes and turned direction are gone. So is the selector that asks for the
    coloured form of a sign: terminals do not agree on how wide that is, and lines would shift.
    """
    lines = (printable(line) for line in text.replace(_EMOJI_STYLE, "").splitlines())
    return Content.styled("\n".join(lines), style)


def one_line(text: str, style: str = "") -> Content:
    """``text`` as by `plain`, its line breaks and runs of spaces made into single spaces."""
    return plain(" ".join(text.split()), style)


def spoken(text: str, style: str = "") -> Content:
    """What a client says: the stage directions in it, in parentheses, are set apart."""
    words = plain(text, style)
    for found in _DIRECTIONS.finditer(words.plain):
        words = words.stylize(DIRECTION, *found.span())
    return words


def quoted(text: str, style: str = "") -> Content:
    """Somebody's own words on one line, between quotation marks."""
    return one_line(f"“{' '.join(text.split())}”", style)
