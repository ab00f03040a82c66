"""Another road through a talk that is over, from a turn of the learner's own choosing."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from simulator.codebook.asks import Asks
from simulator.conversation import Conversation
from simulator.language import _, mark
from simulator.tui.screens.conversation import Talk
from simulator.tui.text import ACCENT, QUIET, one_line, plain
from simulator.tui.widgets.line import Line


class OtherRoad(Talk):
    """A talk like any other, but for what leaving means: back to the debrief, and nothing is lost.

    The talk itself stays as it was, and nothing is asked before a reply: the road is there to look
    at what comes of it.
    """

    CSS_PATH = "../styles/talk.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "beside", show=False),
        Binding("escape,q", "leave", mark("Back")),
        Binding("escape,q", "finish", mark("Go on")),
    ]

    class Spoken(Talk.Spoken):
        """The learner says this on the road."""

    class Left(Talk.Left):
        """The learner goes back to the debrief; nobody asks why."""

    class Finished(Talk.Finished):
        """The learner has read the last words of this road."""

    class BesideWanted(Message):
        """The learner wants to see this road beside the talk itself."""

    def __init__(self, talk: Conversation, number: int, after: int) -> None:
        """``number`` is that of the road, which shares the first ``after`` replies."""
        super().__init__(talk, None)
        self.number = number
        self.after = after

    def content(self) -> Iterable[Widget]:
        """As in any talk; above it stands from which turn this road goes."""
        for widget in super().content():
            if isinstance(widget, Line) and widget.id == "title":
                begun = _("another road from turn {turn}").format(turn=self.after + 1)
                title = one_line(self._talk.scenario.title, QUIET)
                widget.show(title, plain(begun, QUIET))
            yield widget

    @property
    def where(self) -> str:
        """How far the road is."""
        road = _("another road")
        return f"{road} · {super().where}"

    def _beside_turn(self) -> Content:
        told = super()._beside_turn()
        if told or self._talk.turn == self.after:
            return told
        words = _("side by side")
        key = Content.styled("n", f"bold {ACCENT}") + plain(f" {words}", QUIET)
        return key.stylize(Style.from_meta({"@click": "screen.beside"}))

    def ask(self, asks: Asks) -> None:
        """Nothing is asked here, whatever the settings say of a talk."""

    def action_beside(self) -> None:
        """See both roads side by side, as far as they have come."""
        self.post_message(self.BesideWanted())
