"""What can be done here, and what this is (codebook 8.1.4: the help lines come first)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from simulator.language import _, mark
from simulator.tui.screens.page import Page
from simulator.tui.text import HEADING, INK, QUIET, plain
from simulator.tui.widgets.sheet import GAP, Block, Para, Sheet, para

KEYS: Sequence[tuple[str, str]] = (
    ("h  F1", mark("help lines, from everywhere; F1 also while you type")),
    ("1 – 9", mark("choose by number: a reply, a part of the looking back")),
    ("↑ ↓ Enter", mark("choose with the arrows")),
    ("Tab", mark("in a talk: read back what was said, and return to the replies")),
    ("PgUp PgDn", mark("scroll; the space bar reads on")),
    ("Esc", mark("back; in a talk you leave, at any moment and without a reason")),
    ("/", mark("in the library: search")),
    ("f", mark("in the library: show fewer talks")),
    ("F2", mark("settings: language, colours, notation, motion, your name")),
    ("Ctrl-P", mark("everything you can do, by name")),
    ("Ctrl-C", mark("copy what you selected with the mouse; without a selection: stop")),
)
"""The keys, each with what it does; to be looked up where they are shown."""


class Help(Page[None]):
    """Keys, and what to know."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "back", mark("Back"))
    ]
    AUTO_FOCUS = "#words"

    def content(self) -> Iterable[Widget]:
        """All of it on one sheet."""
        yield Sheet(self.blocks(), id="words")

    def blocks(self) -> Iterator[Block]:
        """The help text."""
        yield Para(
            plain(_("h or F1: help lines, for when it is real or comes too close."), HEADING)
        )
        yield GAP
        yield from titled(_("Keys"), told_keys(KEYS))
        yield GAP
        yield from titled(_("How a practice goes"), _how_it_goes())


def titled(title: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """A part of a help text under its title."""
    yield Para(plain(title, HEADING))
    yield GAP
    yield from blocks


def told_keys(keys: Iterable[tuple[str, str]]) -> Iterator[Block]:
    """A line for each key, with what it does; the words are looked up here."""
    for key, told in keys:
        yield Para(plain(_(told), INK), plain(key.ljust(12), QUIET))


def _how_it_goes() -> Iterator[Block]:
    yield para(
        _(
            "You read what it is about, and talk. The client's words are all the feedback there is "
            "during the talk: nothing there is right or wrong. Then you score yourself, and only "
            "then you see what was counted, turn by turn."
        )
    )
    yield GAP
    yield para(
        _(
            "The count is a set of rules about replies in one talk. It knows the words and not "
            "you, and you or your teacher may see it otherwise: at every turn you can write down "
            "how. No number here is a mark for a person."
        )
    )
    yield GAP
    yield para(
        _(
            "A talk that is broken off is kept, and offered again at the next start. A talk that "
            "you leave is not: leaving is final, and nothing of it is counted."
        )
    )
