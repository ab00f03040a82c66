"""The parts of a page on one line, of which one is in view."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from simulator.tui.text import HEADING, QUIET, plain

BETWEEN = "  "


class Section(NamedTuple):
    """One part: its name, and a shorter one for a narrow window."""

    id: str
    label: str
    short: str


class Sections(Widget):
    """The names of the parts, with their numbers; the page decides what the keys do."""

    at = reactive(0)
    """Which part is in view, from 0."""

    class Wanted(Message):
        """The learner wants to see this part."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, sections: Sequence[Section], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.auto_links = False
        self.sections = tuple(sections)

    def action_want(self, number: int) -> None:
        """A part was clicked on."""
        self.post_message(self.Wanted(number))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line."""
        return 1

    def render(self) -> Content:
        """The names: in full where they fit, else the one in view, else short, else its alone."""
        every = range(len(self.sections))
        for full, short in ((every, every), ((self.at,), every), ((), every), ((self.at,), ())):
            line = Content(BETWEEN).join(
                self._heading(
                    number,
                    section.label if number in full else section.short if number in short else "",
                )
                for number, section in enumerate(self.sections)
            )
            if line.cell_length <= self.size.width:
                return line
        return self._heading(self.at, self.sections[self.at].short)

    def _heading(self, number: int, label: str) -> Content:
        here = number == self.at
        words = plain(f"{number + 1} {label}".strip(), f"{HEADING} underline" if here else QUIET)
        return words.stylize(Style.from_meta({"@click": f"want({number})"}))
