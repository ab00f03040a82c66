"""The last line of every screen: what can be done here, and always the help lines."""

from collections.abc import Mapping
from typing import NamedTuple

from textual.app import App
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Input

from simulator.language import _, mark
from simulator.tui.text import ACCENT, QUIET

HELP_LINES = "app.help_lines"
"""The action that is offered on every other screen, at the end of the line."""

KEY_NAMES: Mapping[str, str] = {
    "enter": "Enter",
    "escape": "Esc",
    "question_mark": "?",
    "slash": "/",
    "tab": "Tab",
    "space": mark("Space"),
    "left": "←",
    "right": "→",
    "f1": "F1",
    "f2": "F2",
}
"""How a key is written; looked up when it is shown. A key that is not here is written as it is."""

LAST = "Esc ? F2"
"""Keys that stand at the end, in this order; all others come as they are bound."""

SHOW_ALL = ("screen.clear", "screen.keys")
"""Actions that get their place before others: who sees less than there is has to know the way."""

WAY_OUT = ("screen.back", "screen.leave", "screen.finish")
"""The same where there is nothing that shows all; what does shows the way out as well."""

BETWEEN = "  "


class Hint(NamedTuple):
    """A key and what it does here."""

    key: str
    label: str
    action: str

    @property
    def width(self) -> int:
        """In cells."""
        return Content(f"{self.key} {self.label}").cell_length


class Foot(Widget):
    """Shows the keys of the screen it stands on; a click does what the key does."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.auto_links = False
        self._shown: list[Hint] = []

    def on_mount(self) -> None:
        """Follow the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._renew)

    def _renew(self, _screen: Screen[object]) -> None:
        if hints_of(self.screen) != self._shown:
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line."""
        return 1

    def render(self) -> Content:
        """The hints that fit, and the help lines at the end."""
        hints = self._shown = hints_of(self.screen)
        last = [hint for hint in hints if hint.action == HELP_LINES]
        room = self.size.width - sum(hint.width + len(BETWEEN) for hint in last)
        shown: list[Hint] = []
        first = SHOW_ALL if any(hint.action in SHOW_ALL for hint in hints) else WAY_OUT
        for hint in sorted(hints, key=lambda hint: hint.action not in first):
            if hint.action != HELP_LINES and room >= hint.width:
                shown.append(hint)
                room -= hint.width + len(BETWEEN)
        shown.sort(key=hints.index)
        line = Content("")
        for hint in shown:
            line += _painted(hint) + BETWEEN
        end = Content("").join(_painted(hint) for hint in last)
        return line.pad_right(self.size.width - line.cell_length - end.cell_length) + end


def hints_of(screen: Screen[object]) -> list[Hint]:
    """Everything the keys of a screen can do now; while something is typed, no letters."""
    typing = isinstance(screen.focused, Input)
    hints: dict[str, Hint] = {}
    for key, bound in screen.active_bindings.items():
        binding = bound.binding
        if not binding.show or not bound.enabled or (typing and _types(key)):
            continue
        name = binding.key_display or _(KEY_NAMES.get(key, key))
        action = binding.action
        if "." not in action:
            action = f"{_namespace(bound.node)}.{action}"
        hints.setdefault(action, Hint(name, _(binding.description), action))
    return sorted(hints.values(), key=lambda hint: LAST.find(hint.key))


def _types(key: str) -> bool:
    """Whether a key writes a character where something is typed."""
    return len(key) == 1 or key in ("slash", "question_mark", "space")


def _namespace(node: object) -> str:
    """Whose action a key's is, as Textual names it."""
    if isinstance(node, App):
        return "app"
    return "screen" if isinstance(node, Screen) else "focused"


def _painted(hint: Hint) -> Content:
    words = Content.styled(hint.key, f"bold {ACCENT}") + Content.styled(f" {hint.label}", QUIET)
    return words.stylize(Style.from_meta({"@click": hint.action}))
