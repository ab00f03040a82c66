"""Something could not be kept: say so calmly, and let the learner choose how to go on."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from simulator.language import _, mark
from simulator.store import StoreProblem
from simulator.tui.screens.page import Page
from simulator.tui.text import HEADING, plain
from simulator.tui.widgets.choices import Choices, choice
from simulator.tui.widgets.sheet import GAP, Para, Sheet, para

AGAIN = "again"
WITHOUT = "without"
"""How to go on; None is: not now."""


class NotKept(Page[str | None]):
    """Its outcome is `AGAIN`, `WITHOUT` or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", mark("Back"))]
    AUTO_FOCUS = "#ways"

    def __init__(self, problem: StoreProblem) -> None:
        super().__init__()
        self._problem = problem

    def content(self) -> Iterable[Widget]:
        """What happened, and the ways on."""
        yield Sheet(
            [
                Para(plain(_("This could not be kept"), HEADING)),
                GAP,
                para(str(self._problem)),
                GAP,
                para(_("What you said before is still there, and you can go on.")),
                GAP,
            ],
            hug=True,
            still=True,
            id="words",
        )
        yield Choices(
            [
                choice(AGAIN, plain(_("Try again"))),
                choice(WITHOUT, plain(_("Go on without keeping anything"))),
            ],
            id="ways",
        )

    @on(Choices.Chosen, "#ways")
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(event.id)
