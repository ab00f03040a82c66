"""What can be done in a preview, and what its marks mean."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from simulator.codebook.labels import FIT_LABELS
from simulator.language import _, current, mark
from simulator.tui.preview.blocks import FIT_MARKS
from simulator.tui.screens.page import Page
from simulator.tui.text import ACCENT, HEADING, INK, QUIET, plain
from simulator.tui.widgets.sheet import GAP, Block, Para, Sheet, para

KEYS: Sequence[tuple[str, str]] = (
    ("1 – 9", mark("give a reply by its number")),
    ("↑ ↓ Enter", mark("look at a reply or a problem, and take it")),
    ("Tab", mark("replies, talk, state, problems")),
    ("u  ⌫", mark("one step back")),
    ("r", mark("from the beginning")),
    ("g", mark("go to a scene; the client enters it as he is")),
    ("f", mark("put the client in another state")),
    ("p", mark("the problems, and back; Enter shows all about one")),
    ("F5", mark("read the file again now")),
    ("F2", mark("other colours")),
    ("PgUp PgDn", mark("read the talk back and on")),
    ("Esc", mark("back to the replies; from there, leave")),
)
"""The keys, each with what it does; to be looked up where they are shown."""


class PreviewHelp(Page[None]):
    """Keys, marks, and what a save does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "back", mark("Back"))
    ]
    AUTO_FOCUS = "#words"

    def content(self) -> Iterable[Widget]:
        """All of it on one sheet."""
        yield Sheet(_blocks(), id="words")


def _blocks() -> Iterator[Block]:
    yield Para(plain(_("Preview"), HEADING))
    yield GAP
    yield para(
        _(
            "The file is read again at every save. You stay where you are as long as the road you "
            "travelled is still there; where it is not, you read at which turn it broke. Mend the "
            "file, and you are back. Nothing of what you do here is kept."
        )
    )
    yield GAP
    yield Para(plain(_("Keys"), HEADING))
    yield GAP
    for key, told in KEYS:
        yield Para(plain(_(told), INK), plain(key.ljust(12), QUIET))
    yield GAP
    yield Para(plain(_("Marks"), HEADING))
    yield GAP
    for fit, sign in FIT_MARKS.items():
        yield Para(plain(FIT_LABELS[fit].in_language(current()), INK), plain(f"{sign}  ", ACCENT))
