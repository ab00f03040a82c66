"""Things of which several can be marked, or none: with Enter, the space bar or the mouse."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from simulator.language import mark
from simulator.tui.text import ACCENT, INK
from simulator.tui.widgets.choices import HERE, Choice, Choices, Row
from simulator.tui.widgets.sheet import NOTHING, Block, Para

MARKED, UNMARKED = "[×] ", "[ ] "
"""A form and no colour tells which are marked."""


class Marks(Choices):
    """A list that stays as it is: what is taken is marked, and taken again it is not."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "take", mark("Mark"), key_display="Enter"),
    ]

    class Turned(Message):
        """The learner marked one, or took the mark away."""

        def __init__(self, marks: "Marks") -> None:
            super().__init__()
            self.marks = marks

    def __init__(
        self,
        choices: Iterable[Choice],
        marked: Iterable[str],
        *,
        heads: Mapping[str, tuple[Block, ...]],
        id: str | None = None,  # noqa: A002
    ) -> None:
        """``marked`` are the ids to begin with; ``heads`` stand above the choice of that id."""
        self.marked = set(marked)
        self._heads = heads
        super().__init__(choices, numbered=False, id=id)

    def take(self, number: int) -> None:
        """Mark the one with this number, from 1, or take its mark away."""
        if not 0 < number <= len(self._choices):
            return
        self.marked ^= {self._choices[number - 1].id}
        self.paint_rows()
        self.post_message(self.Turned(self))

    def row_of(self, number: int, choice: Choice, *, here: bool) -> Row:
        """See `Choices`: with its mark before it; of several paragraphs the first has one line."""
        box = MARKED if choice.id in self.marked else UNMARKED
        head = Content.styled(f"{HERE if here else ' '} ", ACCENT) + Content.styled(box, ACCENT)
        rest = Content(" " * head.cell_length)
        several = len(choice.paragraphs) > 1
        paragraphs = tuple(
            Para(
                content.stylize_before(INK),
                rest if later else head,
                rest,
                cut=several and not later,
            )
            for later, content in enumerate(choice.paragraphs)
        )
        return Row(paragraphs or (Para(NOTHING, head),), "on $lifted" if here else "")

    def _arranged(self) -> list[Block]:
        blocks: list[Block] = []
        for number, (row, here) in enumerate(self._rows):
            blocks += self._heads.get(self._choices[number].id, ())
            blocks.append(here if number == self._marked else row)
        return blocks

    def _keep_in_view(self) -> None:
        super()._keep_in_view()
        if self.highlighted == 0:
            self.scroll_to(y=0, animate=False)
