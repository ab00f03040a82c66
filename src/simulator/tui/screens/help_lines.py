"""The help lines: from everywhere, without network, each with whether it was checked (8.3, G3)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from simulator.codebook.help_lines import HelpLine, help_lines, help_lines_for
from simulator.codebook.vocabulary import ContentTag
from simulator.language import _, current, mark
from simulator.tui.screens.page import Page
from simulator.tui.text import HEADING, QUIET, STRONG, one_line, plain
from simulator.tui.widgets.sheet import GAP, Block, Para, Sheet, para

UNCHECKED = "niet"
"""What stands in the data where no person outside the team has checked an entry."""


class HelpLines(Page[None]):
    """Whom to call when it is real or comes too close."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", mark("Back")),
        Binding("h,f1", "stay", show=False),
    ]
    AUTO_FOCUS = "#words"

    def __init__(self, tags: Sequence[ContentTag]) -> None:
        """``tags`` of the talk this was asked from: its help lines come first."""
        super().__init__()
        self._tags = tuple(tags)

    def content(self) -> Iterable[Widget]:
        """All help lines."""
        yield Sheet(self._blocks(), id="words")

    def action_stay(self) -> None:
        """They are in view: the key that brings them is not offered, and takes nothing away."""

    def _blocks(self) -> Iterator[Block]:
        yield Para(plain(_("Help lines"), HEADING))
        yield GAP
        yield para(
            _(
                "Is it real, or does it come too close? Follow the procedure of your organisation, "
                "and call. That goes for you too."
            )
        )
        yield GAP
        first = help_lines_for(self._tags)
        yield from _blocks(first)
        rest = [line for line in help_lines() if line not in first]
        if rest:
            yield Para(plain(_("Also"), HEADING))
            yield GAP
            yield from _blocks(rest)


def help_line_blocks(tags: Iterable[ContentTag]) -> Iterator[Block]:
    """The help lines everybody can call and those that belong to ``tags``."""
    yield Para(plain(_("Help lines"), HEADING))
    for line in help_lines_for(tags):
        yield _short(line)


def _blocks(lines: Iterable[HelpLine]) -> Iterator[Block]:
    for line in lines:
        yield Para(_name(line))
        yield Para(one_line(line.when.in_language(current())), Content("  "))
        yield Para(one_line(_checked(line), QUIET), Content("  "))
        yield GAP


def _short(line: HelpLine) -> Para:
    about = f"{line.when.in_language(current())} ({_checked(line)})"
    return Para(_name(line) + "  " + one_line(about, QUIET), Content("  "))


def _name(line: HelpLine) -> Content:
    return one_line(line.contact.in_language(current()), STRONG) + "  " + one_line(line.name)


def _checked(line: HelpLine) -> str:
    if line.checked == UNCHECKED:
        return _("still to be checked")
    return _("checked on {date} by {who}").format(date=line.checked, who=line.by)
