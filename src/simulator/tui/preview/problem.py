"""Everything about one problem: its place in the file, what to do, and why it matters."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from simulator.authoring.check import render_text
from simulator.diagnostics import Problem
from simulator.language import _, current, mark
from simulator.tui.screens.page import Page
from simulator.tui.text import HEADING, plain
from simulator.tui.widgets.sheet import GAP, Block, Para, Sheet, para


class ProblemPage(Page[None]):
    """One problem, as `gesprek check` shows it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,enter", "back", mark("Back"))]
    AUTO_FOCUS = "#words"

    def __init__(self, problem: Problem, text: str | None) -> None:
        """``text`` is what stands in the file; None where it could not be read."""
        super().__init__()
        self._problem = problem
        self._text = text

    def content(self) -> Iterable[Widget]:
        """The problem with its line of the file."""
        yield Sheet(self._blocks(), id="words")

    def _blocks(self) -> Iterable[Block]:
        problem = self._problem
        sources = {} if self._text is None else {problem.path: self._text}
        yield Para(plain(problem.code, HEADING))
        yield GAP
        for line in render_text([problem], sources, current()).splitlines():
            yield para(line)
        if problem.kind.why is not None:
            yield GAP
            yield Para(plain(_("Why it matters"), HEADING))
            yield para(problem.kind.why.in_language(current()))
