"""Things to choose from: with arrows and Enter, by number, or with the mouse."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive

from simulator.language import mark
from simulator.tui.text import ACCENT, HEADING, INK, QUIET
from simulator.tui.widgets.sheet import GAP, NOTHING, Block, Para, Sheet

HERE = "▸"
"""Before the choice that Enter takes: colour alone would not do."""


class Choice(NamedTuple):
    """One thing to choose; its first line is the most important one."""

    id: str
    paragraphs: tuple[Content, ...]
    heading: Content | None = None
    """Stands above it, and cannot be chosen: this and what follows belong together."""


def choice(id: str, words: Content) -> Choice:  # noqa: A002 -- the name it has in Choice
    """A choice of one paragraph."""
    return Choice(id, (words,))


@dataclass(frozen=True, eq=False)
class Row:
    """A choice as it is painted: each line to the full width, so that its ground shows."""

    paragraphs: tuple[Para, ...]
    ground: str

    def lines(self, width: int) -> Sequence[Content]:
        """See `Block`."""
        lines = (line for para in self.paragraphs for line in para.lines(width))
        return [
            line.pad_right(max(width - line.cell_length, 0)).stylize_before(self.ground)
            for line in lines
        ]


class Choices(Sheet):
    """A list to choose from. It says what was chosen once, and then waits for the next `offer`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "step(-1)", show=False),
        Binding("down,j", "step(1)", show=False),
        Binding("home", "edge(-1)", show=False),
        Binding("end", "edge(1)", show=False),
        Binding("pageup", "leap(-1)", show=False),
        Binding("pagedown", "leap(1)", show=False),
        Binding("enter", "take", mark("Choose"), key_display="Enter"),
        *(Binding(str(digit), f"take_number({digit})", show=False) for digit in range(1, 10)),
    ]

    highlighted = reactive(0)
    """Which one Enter takes, from 0."""
    short = reactive(False)
    """One line for each choice, cut off where it does not fit."""

    class Chosen(Message):
        """The learner chose one."""

        def __init__(self, choices: "Choices", id: str) -> None:  # noqa: A002
            super().__init__()
            self.choices = choices
            self.id = id

        @property
        def control(self) -> "Choices":
            """The list it was chosen from."""
            return self.choices

    def __init__(
        self,
        choices: Iterable[Choice] = (),
        *,
        numbered: bool = True,
        airy: bool = False,
        led: bool = False,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """``numbered`` choices are also taken by number; ``airy`` leaves a line between them.

        A list that is ``led`` is worked from somewhere else: it always shows what Enter takes.
        """
        super().__init__(id=id)
        self.numbered = numbered
        self.airy = airy
        self.led = led
        self.waiting = False
        self._choices = tuple(choices)
        self._rows: list[tuple[Block, Block]] = []
        self._headings: list[Block | None] = []
        self._make_rows()

    @property
    def choices(self) -> Sequence[Choice]:
        """What is on offer."""
        return self._choices

    def offer(self, choices: Iterable[Choice], *, highlighted: int = 0) -> None:
        """Put these on offer, in place of what there was."""
        self._choices = tuple(choices)
        self.waiting = False
        self._make_rows()
        self.set_reactive(Choices.highlighted, self._within(highlighted))
        self._show_rows()
        self.scroll_to(y=0, animate=False)
        self._keep_in_view()

    def take(self, number: int) -> None:
        """Choose the one with this number, from 1; nothing when there is none."""
        if self.waiting or not 0 < number <= len(self._choices):
            return
        self.waiting = True
        self.post_message(self.Chosen(self, self._choices[number - 1].id))

    # Keys and mouse

    def action_step(self, by: int) -> None:
        """Go to the one before or after; at the end, stay."""
        self.highlighted = self._within(self.highlighted + by)

    def action_edge(self, to: int) -> None:
        """Go to the first (-1) or the last (1)."""
        self.highlighted = 0 if to < 0 else self._within(len(self._choices) - 1)

    def action_leap(self, by: int) -> None:
        """Go a windowful up or down."""
        edge = self.scroll_offset.y + (self.size.height * 2 if by > 0 else -self.size.height)
        at = self._at_line(min(max(edge, 0), max(len(self.laid_out.lines) - 1, 0)))
        self.highlighted = self.highlighted if at is None else at

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where everything is in view there is nowhere to leap: the key is the page's then.

        So are the numbers where there are none.
        """
        if action == "leap" and self.max_scroll_y == 0:
            return False
        if action == "take_number" and not self.numbered:
            return False
        return super().check_action(action, parameters)

    def action_take_number(self, number: int) -> None:
        """Choose by number, from 1."""
        self.take(number)

    def action_take(self) -> None:
        """Choose the one under the mark."""
        self.take(self.highlighted + 1)

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked on, unless words were being selected."""
        at = self._under(event)
        if at is not None and not self.screen.get_selected_text():
            self.take(at + 1)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Bring the mark along."""
        at = self._under(event)
        if at is not None and not event.button:
            self.highlighted = at

    def _under(self, event: events.MouseEvent) -> int | None:
        offset = event.get_content_offset(self)
        return None if offset is None else self._at_line(offset.y + self.scroll_offset.y)

    def _at_line(self, line: int) -> int | None:
        for number, (row, here) in enumerate(self._rows):
            top, height = self.laid_out.span(here if number == self._marked else row)
            if top <= line < top + height:
                return number
        return None

    # Rows

    def watch_highlighted(self) -> None:
        """Move the mark."""
        self._show_rows()
        self._keep_in_view()

    def watch_short(self) -> None:
        """Cut the choices off, or show them whole."""
        self.paint_rows()

    def paint_rows(self) -> None:
        """Paint every choice anew, as `row_of` has it now."""
        self._make_rows()
        self._show_rows()
        self._keep_in_view()

    def _within(self, number: int) -> int:
        return min(max(number, 0), max(len(self._choices) - 1, 0))

    def _make_rows(self) -> None:
        self._rows = [
            (self.row_of(number, choice, here=False), self.row_of(number, choice, here=True))
            for number, choice in enumerate(self._choices)
        ]
        self._headings = [
            None if choice.heading is None else Para(choice.heading) for choice in self._choices
        ]
        self._blocks = self._arranged()

    def _show_rows(self) -> None:
        self.show(self._arranged())

    def _arranged(self) -> list[Block]:
        blocks: list[Block] = []
        for number, (row, chosen) in enumerate(self._rows):
            if number and self.airy:
                blocks.append(GAP)
            heading = self._headings[number]
            if heading is not None:
                blocks.append(heading)
            blocks.append(chosen if number == self._marked else row)
        return blocks

    @property
    def _marked(self) -> int:
        """The one that is shown to be taken by Enter; -1 while Enter goes elsewhere."""
        elsewhere = self.is_attached and self.screen.focused not in (None, self)
        return -1 if elsewhere and not self.led else self.highlighted

    def on_mount(self) -> None:
        """Show from now on whether Enter takes anything here."""
        if not self.led:
            self.watch(self.screen, "focused", self._show_rows, init=False)

    def row_of(self, number: int, choice: Choice, *, here: bool) -> Row:
        """How a choice is painted, ``number`` from 0; ``here``: as the one under the mark."""
        head = Content.styled(f"{HERE if here else ' '} ", ACCENT)
        if self.numbered:
            head += Content.styled(f"{number + 1}  ", HEADING if here else QUIET)
        rest = Content(" " * head.cell_length)
        paragraphs = choice.paragraphs[:1] if self.short else choice.paragraphs
        return Row(
            tuple(
                Para(content.stylize_before(INK), rest if later else head, rest, cut=self.short)
                for later, content in enumerate(paragraphs)
            )
            or (Para(NOTHING, head),),
            "on $lifted" if here else "",
        )

    def _keep_in_view(self) -> None:
        if not self._rows or not self.laid_out.width:
            return
        number = self.highlighted
        top, height = self.laid_out.span(self._rows[number][1 if number == self._marked else 0])
        heading = self._headings[number]
        if heading is not None:
            above = self.laid_out.span(heading)[1]
            top, height = top - above, height + above
        self.scroll_to_region(Region(0, top, 1, height), animate=False)
