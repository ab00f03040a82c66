"""A line to type in."""

from textual.actions import SkipAction
from textual.widgets import Input

from simulator.store.names import printable


class Entry(Input):
    """A line of the learner's own words; Ctrl-C copies what is selected, and else it quits."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(
            printable(value),
            placeholder=printable(placeholder),
            id=id,
            max_length=LONGEST,
            select_on_focus=False,
        )

    @property
    def words(self) -> str:
        """What was typed or pasted, without what a terminal would obey."""
        return printable(self.value).strip()

    def action_copy(self) -> None:
        """Copy what is selected; with nothing selected the key is somebody else's."""
        if not self.selected_text:
            raise SkipAction
        super().action_copy()


LONGEST = 300
"""Characters of a note or a next step."""
