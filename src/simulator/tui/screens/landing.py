"""After the talk: one neutral sentence, how it ended, and a pause (codebook 5.1.1)."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from simulator.codebook.labels import ENDING_DEFAULTS
from simulator.codebook.vocabulary import ContentTag
from simulator.debrief import Debrief, wording
from simulator.language import _, current, mark
from simulator.tui.screens.help_lines import help_line_blocks
from simulator.tui.screens.page import Page
from simulator.tui.text import HEADING, plain
from simulator.tui.widgets.choices import Choices, choice
from simulator.tui.widgets.sheet import GAP, Block, Para, Sheet, para


class Landed(NamedTuple):
    """Where a talk came down."""

    debrief: Debrief | None
    """None when the learner left: that is never scored and never commented."""
    warnings: tuple[ContentTag, ...]


class Landing(Page[None]):
    """A pause. Nothing that was measured is here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", mark("Library")),
        Binding("question_mark", "app.help", mark("Help")),
    ]
    AUTO_FOCUS = "#ways"

    class GoneOn(Message):
        """The learner goes on to score himself."""

    class Closed(Message):
        """The learner goes back to the library."""

    def __init__(self, landed: Landed) -> None:
        super().__init__()
        self.landed = landed

    def content(self) -> Iterable[Widget]:
        """What there is to say, and the way on."""
        yield Sheet(landing_blocks(self.landed), hug=True, still=True, id="words")
        onward = choice("score", plain(_("Look back on the talk: first your own score")))
        home = choice("library", plain(_("To the library")))
        yield Choices([home] if self.landed.debrief is None else [onward, home], id="ways")

    @on(Choices.Chosen, "#ways")
    def _chosen(self, event: Choices.Chosen) -> None:
        event.choices.waiting = False
        self.post_message(self.GoneOn() if event.id == "score" else self.Closed())

    def action_back(self) -> None:
        """To the library."""
        self.post_message(self.Closed())


def landing_blocks(landed: Landed) -> list[Block]:
    """What the landing says."""
    return list(_blocks(landed))


def _blocks(landed: Landed) -> Iterator[Block]:
    debrief = landed.debrief
    if debrief is None:
        _says, told = ENDING_DEFAULTS["verlaten"]
        yield para(told.in_language(current()))
        yield GAP
        yield from help_line_blocks(landed.warnings)
        yield GAP
        return
    yield Para(plain(wording.landing(debrief), HEADING))
    yield GAP
    if debrief.ending is not None and debrief.ending.text.strip():
        yield para(debrief.ending.text.strip())
        yield GAP
    if landed.warnings or debrief.heavy:
        yield para(wording.how_are_you())
        yield GAP
        yield from help_line_blocks(landed.warnings)
        yield GAP
