"""A list of which the choice under the mark has all its lines, and the others a few."""

from collections.abc import Iterable
from dataclasses import replace

from textual import events
from textual.reactive import reactive

from simulator.tui.widgets.choices import Choice, Choices, Row


class Folding(Choices):
    """Choices that unfold one at a time, or all of them while it is not `folded`."""

    folded = reactive(True)

    def __init__(
        self,
        choices: Iterable[Choice] = (),
        *,
        shown: int,
        numbered: bool = True,
        led: bool = False,
        id: str | None = None,  # noqa: A002 -- the name it has in Widget
    ) -> None:
        """Of a folded choice ``shown`` paragraphs can be seen, a line of each."""
        self.shown = shown
        super().__init__(choices, numbered=numbered, led=led, id=id)

    def watch_folded(self) -> None:
        """Fold, or unfold."""
        self.paint_rows()

    def on_click(self, event: events.Click) -> None:
        """The first click on a choice goes to it; the next one takes it."""
        at = self._under(event)
        if at is not None and at != self._marked:
            event.prevent_default()
            self.focus()
            self.highlighted = at

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Nothing unfolds because a mouse comes by: everything below it would move."""
        if self.folded:
            event.prevent_default()

    def row_of(self, number: int, choice: Choice, *, here: bool) -> Row:
        """Folded, the others show a line of each of their first paragraphs."""
        row = super().row_of(number, choice, here=here)
        if here or not self.folded:
            return row
        return replace(
            row, paragraphs=tuple(replace(para, cut=True) for para in row.paragraphs[: self.shown])
        )
