"""What all screens have in common: a readable column, the help lines, room enough, a way back."""

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from simulator.language import _, mark
from simulator.tui.text import ACCENT, INK, plain
from simulator.tui.widgets.foot import Foot
from simulator.tui.widgets.sheet import Sheet

LEAST_WIDTH = 60
LEAST_HEIGHT = 18
"""A smaller window gets one friendly line (design, "Screens")."""

WIDTHS = [
    (0, "-tiny"),
    (LEAST_WIDTH, "-narrow"),
    (80, "-normal"),
    (104, "-roomy"),
    (150, "-wide"),
]
HEIGHTS = [(0, "-flat"), (LEAST_HEIGHT, "-short"), (24, "-tall"), (48, "-high")]
"""From how many cells a screen has which class, for its styles."""

WHEN_TOO_SMALL = frozenset({"quit"})
"""What can still be done then: nobody answers what he cannot read."""

Outcome = TypeVar("Outcome")


def classes_for(size: Size) -> str:
    """The classes of a screen of this size."""
    across = [name for least, name in WIDTHS if size.width >= least]
    down = [name for least, name in HEIGHTS if size.height >= least]
    return f"{across[-1]} {down[-1]}"


class TooSmall(Static):
    """Says how large the window should be; covers everything while it is smaller."""

    def show(self, width: int, height: int) -> None:
        """Say how large it is now, in cells."""
        words = _(
            "Please make the window a little larger: at least {least_width} by {least_height}. "
            "It is {width} by {height} now."
        ).format(least_width=LEAST_WIDTH, least_height=LEAST_HEIGHT, width=width, height=height)
        self.update(plain(words))


class Notice(Static):
    """A calm message above the last line; it goes away with the next key."""

    def tell(self, message: str) -> None:
        """Show a message; an empty one shows nothing."""
        if not message and not self.display:
            return
        self.display = bool(message)
        self.update(plain("▪ ", ACCENT) + plain(message, INK))


class Page(Screen[Outcome]):
    """A screen of this program.

    What it shows comes from `content` and `settle` and from nothing else, so that it can be
    composed again at any moment, in another language.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", mark("Back")),
        Binding("pageup", "read(-1)", show=False),
        Binding("pagedown,space", "read(1)", show=False),
    ]
    READ = "#words"
    """The sheet that is read on and back while the keys are somewhere else."""

    def __init__(self) -> None:
        # Textual sets these classes too, after it has painted once without them.
        super().__init__(classes=classes_for(self.app.size))

    def content(self) -> Iterable[Widget]:
        """What stands in the column."""
        return ()

    def left(self) -> Iterable[Widget]:
        """What stands beside the column, in a wide window."""
        return ()

    def right(self) -> Iterable[Widget]:
        """What stands at its other side."""
        return ()

    def compose(self) -> ComposeResult:
        """The column between its sides, and the last lines below."""
        with Horizontal(id="body"):
            with Vertical(id="left", classes="aside"):
                yield from self.left()
            with Vertical(id="column"):
                yield from self.content()
            with Vertical(id="right", classes="aside"):
                yield from self.right()
        yield Notice(id="notice")
        yield Foot(id="foot")
        yield TooSmall(id="too_small")

    def on_mount(self) -> None:
        """Bring it to how it should be."""
        self.settle()

    def settle(self) -> None:
        """Bring what `content` made to how it should be; also after composing again."""

    async def speak(self) -> None:
        """Say everything in the language that is spoken now."""
        await self.recompose()
        self.settle()
        self.on_resize()

    @property
    def too_small(self) -> bool:
        """Whether the window has no room for this screen."""
        width, height = self.app.size
        return width < LEAST_WIDTH or height < LEAST_HEIGHT

    def on_resize(self) -> None:
        """Say so when there is no room; give the keys back to what had them when there is again."""
        if self.too_small:
            self.query_one(TooSmall).show(*self.app.size)
        elif self.focused is None:
            self.call_after_refresh(self.focus_first)
        self.refresh_bindings()

    def focus_first(self) -> None:
        """Give the keys to what `AUTO_FOCUS` names, unless something has them."""
        if self.focused is None:
            wanted = self.query(self.AUTO_FOCUS or "*")
            self.set_focus(next((widget for widget in wanted if widget.focusable), None))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be done in a window that is too small, but stop."""
        return not (self.is_attached and self.too_small) or action in WHEN_TOO_SMALL

    def tell(self, message: str) -> None:
        """Show a calm message, until the next key."""
        self.query_one(Notice).tell(message)

    def action_read(self, by: int) -> None:
        """Read on (1) or back (-1)."""
        for sheet in self.query(self.READ).results(Sheet):
            if by > 0:
                sheet.scroll_page_down()
            else:
                sheet.scroll_page_up()

    def action_back(self) -> None:
        """Go back to where the learner came from."""
        self.dismiss()
