"""One thing with a few values, of which one is chosen: a score, a setting."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from simulator.language import mark
from simulator.tui.text import ACCENT, HEADING, INK, QUIET, plain
from simulator.tui.widgets.choices import HERE


class Setting(NamedTuple):
    """One value a dial can be set to."""

    value: str
    label: str
    """As it is shown, in the current language."""


class Dial(Widget, can_focus=True):
    """A label and its values on one line; where they do not fit, the chosen one between arrows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", mark("Change"), key_display="← →"),
        Binding("right,space", "turn(1)", show=False),
        Binding("home", "edge(-1)", show=False),
        Binding("end", "edge(1)", show=False),
    ]

    at = reactive(0, layout=True)
    """Which value is chosen, from 0."""

    class Turned(Message):
        """The learner chose another value."""

        def __init__(self, dial: "Dial", value: str) -> None:
            super().__init__()
            self.dial = dial
            self.value = value

        @property
        def control(self) -> "Dial":
            """The dial that was turned."""
            return self.dial

    def __init__(
        self,
        label: str,
        settings: Sequence[Setting],
        chosen: str,
        *,
        label_width: int,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """``chosen`` is the value to begin with; labels of one page share a width, in cells."""
        super().__init__(id=id)
        self.auto_links = False
        self.label = label
        self.label_width = label_width
        self.settings = tuple(settings)
        values = [setting.value for setting in self.settings]
        self.set_reactive(Dial.at, values.index(chosen) if chosen in values else 0)

    @property
    def value(self) -> str:
        """The chosen value."""
        return self.settings[self.at].value

    def turn_to(self, value: str) -> None:
        """Choose a value; one that is not on the dial is passed over."""
        for number, setting in enumerate(self.settings):
            if setting.value == value:
                self.action_set(number)

    def action_turn(self, by: int) -> None:
        """Go to the next value or the one before; at the end, stay."""
        self.action_set(self.at + by)

    def action_edge(self, to: int) -> None:
        """Go to the first (-1) or the last value (1)."""
        self.action_set(0 if to < 0 else len(self.settings) - 1)

    def action_set(self, number: int) -> None:
        """Choose the value with this number, from 0."""
        number = min(max(number, 0), len(self.settings) - 1)
        if number != self.at:
            self.at = number
            self.post_message(self.Turned(self, self.value))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line."""
        return 1

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show where the keys go."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def render(self) -> Content:
        """The label and the values."""
        mark_ = Content.styled(f"{HERE if self.has_focus else ' '} ", ACCENT)
        label = plain(self.label, HEADING if self.has_focus else INK)
        head = mark_ + label.pad_right(max(self.label_width - label.cell_length, 0)) + "  "
        return head + self.shown(self.size.width - head.cell_length)

    def shown(self, room: int) -> Content:
        """The values in so many cells: all of them, or the chosen one alone."""
        row = Content("").join(self._value(number) for number in range(len(self.settings)))
        return row if row.cell_length <= room else self.chosen_alone()

    def _value(self, number: int) -> Content:
        here = number == self.at
        label = plain(self.settings[number].label)
        words = Content("[" if here else " ") + label + ("]" if here else " ")
        style = HEADING if here else QUIET
        return words.stylize_before(style).stylize(Style.from_meta({"@click": f"set({number})"}))

    def chosen_alone(self) -> Content:
        """The chosen value between arrows, and which one of how many it is."""
        count = Content.styled(f"  {self.at + 1}/{len(self.settings)}", QUIET)
        return self.between_arrows() + count

    def between_arrows(self) -> Content:
        """The chosen value between arrows to the values beside it."""
        before, after = (
            Content.styled(sign, QUIET).stylize(Style.from_meta({"@click": f"turn({by})"}))
            for sign, by in (("‹", -1), ("›", 1))
        )
        chosen = plain(self.settings[self.at].label, HEADING)
        return before + " " + chosen + " " + after
