"""Everything that can be done, by name (Ctrl-P)."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType

from simulator.language import mark
from simulator.tui.screens.search import Findable, Search
from simulator.tui.text import INK, plain
from simulator.tui.widgets.choices import choice


class Command(NamedTuple):
    """Something that can be done from anywhere."""

    name: str
    """In the current language."""
    do: Callable[[], object]


class PalettePage(Search[Command | None]):
    """Type a part of the name, and Enter. Its outcome is what was chosen."""

    CSS_PATH = "../styles/palette.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+p", "back", mark("Back"))]
    PROMPT = mark("What do you want to do?")

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = tuple(commands)

    def findables(self) -> Iterable[Findable]:
        """The commands, by name."""
        for number, command in enumerate(self._commands):
            yield Findable(command.name, choice(str(number), plain(command.name, INK)))

    def outcome(self, chosen: str) -> Command:
        """The command of this number."""
        return self._commands[int(chosen)]
