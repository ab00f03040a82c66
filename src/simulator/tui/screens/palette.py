"""Everything that can be done, by name (Ctrl-P)."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from simulator.language import _, mark
from simulator.tui.screens.page import Page
from simulator.tui.text import INK, plain
from simulator.tui.widgets.choices import Choice, Choices, choice
from simulator.tui.widgets.entry import Entry


class Command(NamedTuple):
    """Something that can be done from anywhere."""

    name: str
    """In the current language."""
    do: Callable[[], object]


class PalettePage(Page[Command | None]):
    """Type a part of the name, and Enter. Its outcome is what was chosen."""

    CSS_PATH = "../styles/palette.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+p", "back", mark("Back")),
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
    ]
    AUTO_FOCUS = "#sought"

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = tuple(commands)

    def content(self) -> Iterable[Widget]:
        """The search line and the names."""
        yield Entry(placeholder=_("What do you want to do?"), id="sought")
        yield Choices(self._choices(""), numbered=False, led=True, id="commands")

    def _choices(self, sought: str) -> Iterable[Choice]:
        words = sought.casefold().split()
        for number, command in enumerate(self._commands):
            if all(word in command.name.casefold() for word in words):
                yield choice(str(number), plain(command.name, INK))

    @on(Input.Changed, "#sought")
    def _search(self, event: Input.Changed) -> None:
        self.query_one(Choices).offer(self._choices(event.value))

    @on(Input.Submitted, "#sought")
    def _take(self) -> None:
        self.query_one(Choices).action_take()

    def action_step(self, by: int) -> None:
        """The arrows choose while you type."""
        self.query_one(Choices).action_step(by)

    @on(Choices.Chosen, "#commands")
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(self._commands[int(event.id)])
