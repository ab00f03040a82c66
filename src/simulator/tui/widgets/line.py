"""One line with something at its left and something at its right, and maybe a rule between."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from simulator.tui.text import QUIET, plain


class Line(Widget):
    """Two short texts at the ends of a line; the left one is cut off when they meet."""

    def __init__(
        self,
        left: str | Content = "",
        right: str | Content = "",
        *,
        rule: bool = False,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """With ``rule`` the room between is drawn through."""
        super().__init__(id=id)
        self._rule = rule
        self._left, self._right = _content(left), _content(right)

    def show(self, left: str | Content, right: str | Content = "") -> None:
        """Put these two at the ends."""
        before = self._left, self._right
        self._left, self._right = _content(left), _content(right)
        if not (self._left.is_same(before[0]) and self._right.is_same(before[1])):
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line."""
        return 1

    def render(self) -> Content:
        """The line, as wide as the widget."""
        width, right = self.size.width, self._right
        if right.cell_length > width // 2:
            right = right.truncate(width // 2, ellipsis=True)
        left = self._left.truncate(max(width - right.cell_length - 2, 0), ellipsis=True)
        between = max(width - left.cell_length - right.cell_length, 0)
        if not self._rule:
            return left + " " * between + right
        begin, end = (" " if text else "" for text in (left, right))
        drawn = Content.styled("─" * max(between - len(begin) - len(end), 0), "$line")
        return left + begin + drawn + end + right


def _content(text: str | Content) -> Content:
    return plain(text, QUIET) if isinstance(text, str) else text
