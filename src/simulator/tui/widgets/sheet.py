"""Text laid out in lines, which scrolls: what every screen is mostly made of.

A sheet is given blocks. Each block says what its lines are at a width, so that a window can be
resized at any moment; only the lines in view are painted, so that a long talk costs no more than a
short one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style

from simulator.tui.text import plain

NOTHING = Content("")
SIDEWAYS = frozenset({"scroll_left", "scroll_right", "page_left", "page_right"})
BESIDE = "▌▸ "
"""What can stand before the words of a line and is no part of them."""
MOST_STRIPS = 400
"""Painted lines that are kept, to paint them no second time."""
NARROWEST = 8
"""Fewer cells than this are never asked of a block; what does not fit then is cut off."""


class Block(Protocol):
    """Something that can be laid out in lines; two blocks are the same when they are one object."""

    def lines(self, width: int) -> Sequence[Content]:
        """The lines at a width in cells, none of them wider."""


@dataclass(frozen=True, eq=False)
class Para:
    """A paragraph, wrapped between words, hanging behind what its lines begin with."""

    content: Content
    first: Content = NOTHING
    """What the first line begins with: a number, a mark."""
    rest: Content | None = None
    """What the other lines begin with; None for spaces as wide as ``first``."""
    cut: bool = False
    """One line only: what does not fit is left out, and an ellipsis says so."""

    def lines(self, width: int) -> Sequence[Content]:
        """See `Block`."""
        rest = Content(" " * self.first.cell_length) if self.rest is None else self.rest
        room = max(width - max(self.first.cell_length, rest.cell_length), 1)
        if self.cut:
            return [self.first + self.content.truncate(room, ellipsis=True)]
        wrapped = self.content.wrap(room)
        return [(rest if number else self.first) + line for number, line in enumerate(wrapped)] or [
            self.first
        ]


GAP = Para(NOTHING)
"""An empty line."""


def para(text: str | Content, style: str = "", indent: int = 0, *, mark: str = "") -> Para:
    """A paragraph of plain text, or of content made before; ``mark`` hangs before it."""
    content = plain(text, style) if isinstance(text, str) else text
    return Para(content, Content.styled(" " * indent + mark, style))


class Layout:
    """Blocks laid out at one width; what an earlier layout wrapped is not wrapped again."""

    def __init__(
        self, blocks: Iterable[Block], width: int, earlier: "Layout | None" = None
    ) -> None:
        self.width: int = width
        known: Mapping[Block, Sequence[Content]] = {}
        if earlier is not None and earlier.width == width:
            known = earlier.wrapped
        self.lines: list[Content] = []
        self.starts: dict[Block, int] = {}
        """The line at which a block begins, from 0."""
        self.wrapped: dict[Block, Sequence[Content]] = {}
        for block in blocks:
            lines = known.get(block)
            if lines is None:
                lines = block.lines(max(width, NARROWEST))
            self.wrapped[block] = lines
            self.starts[block] = len(self.lines)
            self.lines += lines

    def span(self, block: Block) -> tuple[int, int]:
        """The line at which a block begins and how many it has; nothing for an unknown one."""
        return self.starts.get(block, 0), len(self.wrapped.get(block, ()))


class Sheet(ScrollView, can_focus=True):
    """Blocks, one below the other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "page_down", show=False),
    ]

    def __init__(
        self,
        blocks: Iterable[Block] = (),
        *,
        hug: bool = False,
        still: bool = False,
        id: str | None = None,  # noqa: A002 -- the name it has in Widget
    ) -> None:
        """With ``hug`` the sheet takes the room it is given, and no more than it has lines.

        A ``still`` one never has the keys: the page scrolls it.
        """
        super().__init__(id=id)
        # Links look as they were made; else Textual goes through every line for them.
        self.auto_links = False
        self.can_focus = not still
        self._blocks: list[Block] = list(blocks)
        self._hug = hug
        self._layout = Layout((), 0)
        self._strips: dict[tuple[int, int], tuple[Content, Strip]] = {}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A sheet never scrolls sideways: these keys are the page's."""
        return action not in SIDEWAYS

    # What stands on it

    @property
    def blocks(self) -> Sequence[Block]:
        """What stands on the sheet, from the top."""
        return self._blocks

    def show(self, blocks: Iterable[Block]) -> None:
        """Put these blocks on the sheet, in place of what was there."""
        shown = list(blocks)
        if not (shown or self._blocks or self._layout.lines):
            return
        self._blocks = shown
        if self._layout.width:
            self._layout = Layout(self._blocks, self._layout.width, self._layout)
        self._fit()
        self.refresh()

    @property
    def laid_out(self) -> Layout:
        """Where everything stands now; of width 0 before the sheet was seen."""
        return self._layout

    @property
    def more_below(self) -> bool:
        """Whether there are lines under the ones in view."""
        return self.scroll_offset.y < self.max_scroll_y

    # Laying out

    def _lay_out_at(self, width: int) -> Layout:
        if width != self._layout.width:
            self._layout = Layout(self._blocks, width)
            self._strips.clear()
        return self._layout

    def _fit(self) -> None:
        """Say how large it all is at the width there is."""
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        height = len(self._lay_out_at(width).lines)
        self.virtual_size = Size(width, height)
        if self._hug:
            self.styles.max_height = max(height, 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are, where the height is not given."""
        return len(self._lay_out_at(width - self.styles.scrollbar_size_vertical).lines)

    def on_resize(self, _event: events.Resize) -> None:
        """Wrap again."""
        self._fit()

    def on_show(self) -> None:
        """Lay out what was put on it while it could not be seen."""
        self.call_after_refresh(self._appear)

    def _appear(self) -> None:
        self._fit()
        self.refresh()

    def notify_style_update(self) -> None:
        """Paint again: the colours may be others."""
        super().notify_style_update()
        self._strips.clear()

    # Painting

    def render_line(self, y: int) -> Strip:
        """One line of what is in view."""
        width = self.scrollable_content_region.width
        style = self.visual_style
        # The first paint comes before the event that says how large it is.
        lines = self._lay_out_at(width).lines
        number = self.scroll_offset.y + y
        if not width or not 0 <= number < len(lines):
            return Strip.blank(width, style.rich_style)
        selection = self.text_selection
        if selection is not None:
            line = self._selected(lines[number], selection.get_span(number))
            return self._paint(line, number, width, style)
        return self._painted(lines[number], number, width, style)

    def _painted(self, line: Content, number: int, width: int, style: Style) -> Strip:
        """The line as it was painted before in this place, if it was."""
        kept = self._strips.get((id(line), number))
        if kept is None:
            if len(self._strips) > MOST_STRIPS:
                self._strips.clear()
            # The line is kept with its strip, so that no other one can get its id.
            kept = (line, self._paint(line, number, width, style))
            self._strips[id(line), number] = kept
        return kept[1]

    def _selected(self, line: Content, span: tuple[int, int] | None) -> Content:
        if span is None:
            return line
        start, end = span
        chosen = Style.from_styles(self.screen.get_component_styles("screen--selection"))
        return line.stylize(chosen, start, len(line) if end == -1 else end)

    def _paint(self, line: Content, number: int, width: int, style: Style) -> Strip:
        """One line to the full width, each part with its place, from which words are selected.

        Textual's own way with content would wrap once more what a block has wrapped.
        """
        if line.cell_length > width or "\n" in line.plain:
            line = line.wrap(width)[0]
        segments: list[Segment] = []
        at = 0
        for words, painted in (*line.render(style, ""), (" " * (width - line.cell_length), style)):
            if words:
                segments.append(Segment(words, painted.rich_style_with_offset(at, number)))
                at += len(words)
        return Strip(segments, width)

    # Copying

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected words, without what is drawn beside them."""
        text = "\n".join(line.plain.rstrip() for line in self._layout.lines)
        lines = selection.extract(text).splitlines()
        return "\n".join(line.lstrip(BESIDE) for line in lines), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Paint what is selected."""
        self._strips.clear()
        self.refresh()
