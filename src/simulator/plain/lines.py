"""Lines in and lines out: the only place where the plain mode reads and writes."""

from typing import Protocol

from simulator.store.names import printable

LONGEST = 4_000
"""Characters of one typed line that are read; what comes after them counts as the next line."""


class InputEnded(Exception):
    """No more can be read: the input is closed, or at its end."""


class Reading(Protocol):
    """Where typed lines come from; ``sys.stdin`` is one."""

    def readline(self, size: int, /) -> str:
        """The next line with its line break, at most ``size`` characters; "" at the end."""


class Writing(Protocol):
    """Where lines go; ``sys.stdout`` is one."""

    def write(self, text: str, /) -> object:
        """Add text."""

    def flush(self) -> object:
        """See to it that everything so far can be read."""


class Lines:
    """Ordinary lines: said once, never taken back, and nothing in them that a terminal obeys."""

    def __init__(self, reading: Reading | None, writing: Writing) -> None:
        """``reading`` is None where there is no input at all: the first question then ends it."""
        self._reading = reading
        self._writing = writing

    def say(self, text: str = "") -> None:
        """Write ``text``, which may be several lines; without one, an empty line."""
        for line in text.removesuffix("\n").split("\n"):
            self._writing.write(f"{printable(line)}\n")

    def read(self) -> str:
        """The next typed line, cleaned, without the space round it; raises `InputEnded`."""
        self._writing.flush()
        if self._reading is None:
            raise InputEnded
        typed = self._reading.readline(LONGEST)
        if not typed:
            raise InputEnded
        return printable(typed).strip()
