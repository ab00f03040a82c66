"""Words for the back row: in the middle of the room they have, with air between the lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import events
from textual.content import Content

from simulator.tui.widgets.sheet import NOTHING, Sheet

MEASURE = 72
"""Cells of a line that the eye still follows; wider windows leave the sides empty."""


class Speech(NamedTuple):
    """What is said large, and what stands small above it."""

    words: Content
    above: tuple[Content, ...] = ()
    below: tuple[Content, ...] = ()


@dataclass(frozen=True, eq=False)
class Centred:
    """A speech in the middle of so many lines; longer, it begins at the top."""

    speech: Speech
    height: int
    cut: bool = False
    """What does not fit is left out, and an ellipsis says so."""

    def lines(self, width: int) -> Sequence[Content]:
        """See `Block`."""
        room = min(width, MEASURE)
        words = _all([self.speech.words], room)
        parts = [_all(self.speech.above, room), words, _all(self.speech.below, room)]
        airy = [line for word in words for line in (word, NOTHING)][:-1]
        # First air between the lines of the words, then between the parts, and then none.
        for drawn in (
            _joined([parts[0], airy, parts[2]], gap=True),
            _joined(parts, gap=True),
            _joined(parts, gap=False),
        ):
            if len(drawn) <= self.height:
                break
        if self.cut and len(drawn) > self.height:
            drawn = [*drawn[: self.height - 1], _with_an_ellipsis(drawn[self.height - 1], room)]
        middle = _in_the_middle(drawn, width)
        return [NOTHING] * (max(self.height - len(middle), 0) // 2) + middle


def _all(texts: Sequence[Content], room: int) -> list[Content]:
    return [line for text in texts if text.plain for line in text.wrap(room)]


def _joined(parts: Sequence[list[Content]], *, gap: bool) -> list[Content]:
    drawn: list[Content] = []
    for part in filter(None, parts):
        if drawn and gap:
            drawn.append(NOTHING)
        drawn += part
    return drawn


def _with_an_ellipsis(line: Content, room: int) -> Content:
    line = line.rstrip()
    return (line.truncate(room - 1) if line.cell_length >= room else line) + "…"


def _in_the_middle(lines: Sequence[Content], width: int) -> list[Content]:
    """The lines as one block, its left edge straight, in the middle of the width."""
    stripped = [line.rstrip() for line in lines]
    widest = max((line.cell_length for line in stripped), default=0)
    margin = " " * max((width - widest) // 2, 0)
    return [margin + line if line.plain else line for line in stripped]


class Large(Sheet):
    """Shows a speech; the page scrolls it where it does not fit."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 -- the name it has in Widget
        super().__init__(id=id, still=True)
        self._speech = Speech(NOTHING)
        self._most: int | None = None

    @property
    def speech(self) -> Speech:
        """What is said now."""
        return self._speech

    def say(self, speech: Speech, *, most: int | None = None) -> None:
        """Show this, from its beginning; of ``most`` lines, where it is not what matters now."""
        new = speech != self._speech
        self._speech, self._most = speech, most
        self._place(self.size.height)
        if new:
            self.scroll_to(y=0, animate=False)

    def on_resize(self, event: events.Resize) -> None:
        """Find the middle again."""
        self._place(event.size.height)
        super().on_resize(event)

    def _place(self, height: int) -> None:
        cut = self._most is not None
        self.show([Centred(self._speech, self._most or height, cut)])
