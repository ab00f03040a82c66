"""A scenario that cannot be played: its first problems, for the person holding the file."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from simulator.authoring.check import render_text
from simulator.diagnostics import Problem, Severity
from simulator.language import _, current, mark, ngettext
from simulator.loading.opening import read_text
from simulator.tui.screens.page import Page
from simulator.tui.text import HEADING, QUIET, plain
from simulator.tui.widgets.sheet import GAP, Block, Para, Sheet, para

MOST_SHOWN = 5


class Refused(Page[None]):
    """What is wrong with the file, and how to see all of it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,enter", "back", mark("Back"))]
    AUTO_FOCUS = "#words"

    def __init__(self, file: Path, problems: Sequence[Problem]) -> None:
        super().__init__()
        self._file = file
        self._problems = [
            problem for problem in problems if problem.severity is Severity.ERROR
        ] or list(problems)

    def content(self) -> Iterable[Widget]:
        """The problems, as `gesprek check` shows them."""
        yield Sheet(self._blocks(), id="words")

    def _blocks(self) -> Iterable[Block]:
        shown = self._problems[:MOST_SHOWN]
        text = read_text(self._file)
        sources = {str(self._file): text} if isinstance(text, str) else {}
        yield Para(plain(_("This talk cannot be opened"), HEADING))
        yield GAP
        yield para(
            _(
                "There is something in its file that has to be mended first. Nothing of yours is "
                "lost."
            )
        )
        yield GAP
        for line in render_text(shown, sources, current()).splitlines():
            yield para(line)
        left = len(self._problems) - len(shown)
        if left:
            told = ngettext("And {count} more problem.", "And {count} more problems.", left)
            yield para(told.format(count=left), QUIET)
        yield GAP
        yield para(_("All of it: {command}").format(command=f"gesprek check {self._file}"), QUIET)
