"""Whether there is a terminal that screens can be painted in."""

import os
import sys
from typing import Final, TextIO

_YES: Final = frozenset({"j", "ja", "y", "yes"})


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person sits behind this stream."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        # It was closed.
        return False


def can_paint() -> bool:
    """Whether screens work: a person at every side, and a terminal that obeys more than lines."""
    kind = os.environ.get("TERM", "dumb" if os.name == "posix" else "")
    return kind not in ("dumb", "unknown") and all(
        is_terminal(stream) for stream in (sys.stdin, sys.stdout, sys.stderr)
    )


def wants_colour(stream: TextIO | None) -> bool:
    """Whether colours are welcome on this stream."""
    return (
        is_terminal(stream)
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM", "") != "dumb"
    )


def can_ask() -> bool:
    """Whether somebody can read a question on stderr and answer it."""
    return is_terminal(sys.stdin) and is_terminal(sys.stderr)


def says_yes() -> bool:
    """Whether whoever sits there types yes; anything else is no."""
    return sys.stdin.readline().strip().casefold() in _YES
