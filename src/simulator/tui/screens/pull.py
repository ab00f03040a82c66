"""What pulled, and where it turned: in the learner's own eyes, before the count (5.1, 2b).

Everything here may be left open, and nothing that was measured stands on it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from simulator.codebook.labels import PULL_SOURCE_LABELS
from simulator.codebook.vocabulary import PULL_SOURCES, PullSource
from simulator.debrief import wording
from simulator.debrief.exchanges import exchanges
from simulator.events import Event
from simulator.kept import Pull
from simulator.language import _, current, mark
from simulator.tui.screens.page import Page
from simulator.tui.text import HEADING, INK, QUIET, one_line, plain, quoted
from simulator.tui.widgets.choices import Choice, Choices, choice
from simulator.tui.widgets.entry import Entry
from simulator.tui.widgets.marks import Marks
from simulator.tui.widgets.sheet import GAP, Block, Para, Sheet, para

TURN = "turn-"
"""Before the number of a turn, to tell it from a source."""


class TurnSaid(NamedTuple):
    """A turn as it was said, and nothing of what it was measured as."""

    turn: int
    heard: str
    """The client's last words before it."""
    said: str


def turns_said(events: Iterable[Event]) -> tuple[TurnSaid, ...]:
    """Every turn of a talk, in order."""
    return tuple(
        TurnSaid(
            exchange.given.turn,
            exchange.heard[-1].text if exchange.heard else "",
            exchange.given.text,
        )
        for exchange in exchanges(events)
    )


class PullPage(Page[None]):
    """Sources to choose from, turns to point at, and one line of her own."""

    CSS_PATH = "../styles/debrief.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
        Binding("escape", "back", mark("Go on")),
        Binding("question_mark", "app.help", mark("Help")),
    ]
    AUTO_FOCUS = "#marks"

    class Told(Message):
        """The learner goes on; what she said may be nothing at all."""

        def __init__(self, pull: Pull) -> None:
            super().__init__()
            self.pull = pull

    def __init__(self, name: str, turns: Iterable[TurnSaid]) -> None:
        """``name`` is the client's."""
        super().__init__()
        self._client = name
        self._turns = tuple(turns)
        self._marked: set[str] = set()
        self._note = ""

    def content(self) -> Iterable[Widget]:
        """The question, what can be marked, the line, and the way on."""
        about = _("Before you see the count. All of it may stay open.")
        yield Sheet([para(about, QUIET)], hug=True, still=True, id="words")
        yield Marks(self._choices(), self._marked, heads=self._heads(), id="marks")
        yield Entry(self._note, placeholder=_("In your own words, in one line"), id="line")
        yield Choices([choice("on", plain(_("Go on to what helped")))], numbered=False, id="ways")

    def _choices(self) -> Iterator[Choice]:
        for source in PULL_SOURCES:
            label = PULL_SOURCE_LABELS[source].in_language(current())
            yield choice(source, plain(label, INK))
        for turn in self._turns:
            number = plain(wording.turn(turn.turn), QUIET)
            name = Content(" · ") + one_line(self._client) + Content(": ")
            heard = name.stylize(QUIET) + quoted(turn.heard, QUIET)
            paragraphs = [number + heard if turn.heard.strip() else number]
            paragraphs.append(quoted(turn.said, INK))
            yield Choice(f"{TURN}{turn.turn}", tuple(paragraphs))

    def _heads(self) -> Mapping[str, tuple[Block, ...]]:
        heads: dict[str, tuple[Block, ...]] = {
            PULL_SOURCES[0]: (_head(wording.pull_question(), _("none or several")),)
        }
        if self._turns:
            first = f"{TURN}{self._turns[0].turn}"
            heads[first] = (GAP, _head(wording.turning_question(), _("none or several")))
        return heads

    @on(Marks.Turned)
    def _turned(self, event: Marks.Turned) -> None:
        self._marked = set(event.marks.marked)

    @on(Input.Changed, "#line")
    def _typed(self, event: Input.Changed) -> None:
        self._note = event.value

    @on(Input.Submitted, "#line")
    @on(Choices.Chosen, "#ways")
    def action_back(self) -> None:
        """Go on, with what was said or without."""
        self.query_one("#ways", Choices).waiting = True
        self.post_message(self.Told(self.pull))

    def still(self) -> None:
        """It was not kept: the learner is still here."""
        self.query_one("#ways", Choices).waiting = False

    @property
    def pull(self) -> Pull:
        """What the learner has said so far."""
        sources: tuple[PullSource, ...] = tuple(
            source for source in PULL_SOURCES if source in self._marked
        )
        turns = tuple(turn.turn for turn in self._turns if f"{TURN}{turn.turn}" in self._marked)
        return Pull(sources, turns, self.query_one("#line", Entry).words)


def _head(question: str, how_many: str) -> Para:
    return Para(plain(question, HEADING) + Content("  ") + plain(how_many, QUIET))
