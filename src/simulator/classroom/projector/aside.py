"""Pages beside the lesson: nothing at all, the code for phones, where the notes are, the keys."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from simulator.classroom.projector import words
from simulator.classroom.projector.desk import Phones
from simulator.language import _, mark
from simulator.tui.screens.help import Help, titled, told_keys
from simulator.tui.screens.page import Page
from simulator.tui.text import HEADING, QUIET, STRONG, plain
from simulator.tui.widgets.sheet import GAP, Block, Para, Sheet, para

KEYS: Sequence[tuple[str, str]] = (
    ("→ ←", mark("the next step, and the one before; with a mark: say the marked reply")),
    ("Space", mark("open or close the vote; from the client's words: to the vote")),
    ("Enter", mark("show or hide the results")),
    ("a b c …", mark("one hand for that letter; Shift and the letter or ⌫: one less")),
    ("t", mark("type all hands at once: A12 B5 C9; a letter with a number will do too")),
    ("↑ ↓", mark("mark another reply")),
    ("m", mark("mark what fewest chose")),
    ("g", mark("straight to the results of both rounds")),
    ("r", mark("start this vote again")),
    ("u  Ctrl-Z", mark("undo, everything you did and step by step; Ctrl-Y: redo")),
    ("j", mark("jump to any turn")),
    ("w", mark("the road not taken: take it, and lay both side by side")),
    ("b  .", mark("black screen, any key ends it; at a vote and at the results use the full stop")),
    ("n", mark("where your own notes are")),
    ("p", mark("the code and the address for phones")),
    ("s", mark("at the end: write the sheet for the debrief")),
    ("h  F1", mark("help lines")),
    ("F2", mark("light or dark")),
    ("PgUp PgDn", mark("read on and back; then the next step and the one before")),
    ("Esc", mark("back; in the lesson: stop at once, everything is kept")),
)
"""The keys, each with what it does; to be looked up where they are shown."""


class Keys(Help):
    """Every key of the projector."""

    def blocks(self) -> Iterator[Block]:
        """The keys."""
        yield from titled(_("Keys"), told_keys([(_(key), told) for key, told in KEYS]))


class Blackout(Screen[None]):
    """Nothing, until the next key."""

    CSS_PATH = "projector.tcss"

    def compose(self) -> ComposeResult:
        """Nothing."""
        yield from ()

    def on_key(self, event: events.Key) -> None:
        """Back, whatever the key."""
        event.stop()
        event.prevent_default()
        self.dismiss()

    def on_click(self) -> None:
        """Back."""
        self.dismiss()


class NotesPage(Page[None]):
    """Where the presenter's notes are; what stands in them stands nowhere on the projector."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,n", "back", mark("Back"))]
    AUTO_FOCUS = "#words"

    def __init__(self, command: str, *, by_browser: bool) -> None:
        """``by_browser``: there is a server that has them too."""
        super().__init__()
        self._command = command
        self._by_browser = by_browser

    def content(self) -> Iterable[Widget]:
        """How to get at them."""
        yield Sheet(self._blocks(), id="words")

    def _blocks(self) -> Iterator[Block]:
        yield Para(plain(_("Notes for the teacher"), HEADING))
        yield GAP
        yield para(_("Open a second terminal, beside the projector, and start there:"))
        yield GAP
        yield para(self._command, STRONG, indent=2)
        yield GAP
        yield para(
            _(
                "It follows this lesson: what lies under the replies, questions to ask, the votes "
                "as they come in."
            )
        )
        if self._by_browser:
            yield GAP
            yield para(
                _(
                    "There they also have a secret address, for the browser of your own phone or "
                    "tablet. The projector does not show it."
                )
            )


class PhonesPage(Page[None]):
    """How phones come in: the code, the address, and who can reach it."""

    CSS_PATH = "projector.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,p", "back", mark("Back"))]
    AUTO_FOCUS = "#words"

    def __init__(self, phones: Phones, drawn: Callable[[str], Sequence[str]]) -> None:
        """``drawn`` makes the lines of the code that holds an address."""
        super().__init__()
        self._phones = phones
        self._drawn = drawn

    def content(self) -> Iterable[Widget]:
        """The code, and beside it the words."""
        with Horizontal(id="both"):
            yield Static(id="code")
            yield Sheet(id="words")

    def settle(self) -> None:
        """Show the code of the address as it is now."""
        address = self._phones.address
        code = self.query_one("#code", Static)
        code.display = address is not None
        if address is not None:
            code.update(plain("\n".join(self._drawn(address))))
        self.query_one("#words", Sheet).show(self._blocks())

    def _blocks(self) -> Iterator[Block]:
        yield Para(plain(_("Vote with your phone"), HEADING))
        yield GAP
        if self._phones.address is None:
            yield para(_("Phones cannot reach this computer now. Vote by show of hands."))
        else:
            yield para(self._phones.short, STRONG)
            yield GAP
            yield para(_("No app, no name. One vote a round; you can change it while it is open."))
        yield GAP
        yield para(self._phones.reach, QUIET)
        yield para(words.phones(self._phones.phones), QUIET)


def without_phones() -> str:
    """What is said where phones were not asked for."""
    return _("Phones are off: everything goes by show of hands. Start with --phones to have them.")
