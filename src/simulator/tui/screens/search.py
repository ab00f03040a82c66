"""A page with a line to type in, and below it what was found: to be chosen while you type."""

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from simulator.language import _
from simulator.tui.screens.page import Outcome, Page
from simulator.tui.widgets.choices import Choice, Choices
from simulator.tui.widgets.entry import Entry


class Findable(NamedTuple):
    """A choice, and the words it is found by."""

    words: str
    choice: Choice


class Search(Page[Outcome]):
    """Type a part of the words, and Enter. Its outcome is what was chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]
    AUTO_FOCUS = "#sought"
    PROMPT: ClassVar[str]
    """What the line asks for while it is empty; to be looked up where it is shown."""

    def content(self) -> Iterable[Widget]:
        """The search line, and everything there is."""
        yield Entry(placeholder=_(self.PROMPT), id="sought")
        yield self.listing(self._found(""))

    def findables(self) -> Iterable[Findable]:
        """Everything there is, in its order."""
        raise NotImplementedError

    def outcome(self, chosen: str) -> Outcome:
        """What the choice with this id stands for."""
        raise NotImplementedError

    def listing(self, choices: Iterable[Choice]) -> Choices:
        """The list of what was found, worked from the search line."""
        return Choices(choices, numbered=False, led=True)

    def _found(self, sought: str) -> Iterable[Choice]:
        parts = sought.casefold().split()
        for words, choice in self.findables():
            if all(part in words.casefold() for part in parts):
                yield choice

    @on(Input.Changed, "#sought")
    def _search(self, event: Input.Changed) -> None:
        self.query_one(Choices).offer(self._found(event.value))

    @on(Input.Submitted, "#sought")
    def _take(self) -> None:
        self.query_one(Choices).action_take()

    def action_step(self, by: int) -> None:
        """The arrows choose while you type."""
        self.query_one(Choices).action_step(by)

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(self.outcome(event.id))
