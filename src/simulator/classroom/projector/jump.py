"""To any turn: a list of what was said and how it was voted."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from simulator.classroom.projector import showing
from simulator.debrief import wording
from simulator.events import Given
from simulator.language import _, mark
from simulator.lesson import Lesson
from simulator.lesson.hands import written
from simulator.tui.screens.page import Page
from simulator.tui.text import HEADING, INK, QUIET, plain, quoted
from simulator.tui.widgets.choices import Choice, Choices
from simulator.tui.widgets.line import Line


class Jump(Page[int | None]):
    """Its outcome is the turn, from 1 (one beyond the last: after the talk), or None."""

    CSS_PATH = "projector.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", mark("Back")),
        Binding("question_mark", "app.help", mark("Keys")),
    ]
    AUTO_FOCUS = "#turns"

    def __init__(self, lesson: Lesson, *, decided: bool = False) -> None:
        """Only turns at which something was said when ``decided``."""
        super().__init__()
        self._lesson = lesson
        self._decided = decided

    def content(self) -> Iterable[Widget]:
        """The turns."""
        question = _("At which turn do you take another road?") if self._decided else None
        yield Line(plain(question or _("To which turn?"), HEADING), id="title")
        yield Choices(turn_choices(self._lesson, decided=self._decided), numbered=False, id="turns")

    def settle(self) -> None:
        """Begin at the turn of the class."""
        turns = self.query_one(Choices)
        turns.highlighted = min(self._lesson.turn, len(turns.choices)) - 1

    @on(Choices.Chosen, "#turns")
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(int(event.id))

    def action_back(self) -> None:
        """Stay where the class is."""
        self.dismiss(None)


def turn_choices(lesson: Lesson, *, decided: bool) -> list[Choice]:
    """The turns of the road the class is on, and what comes after them."""
    return list(_turns(lesson, decided=decided))


def _turns(lesson: Lesson, *, decided: bool) -> Iterator[Choice]:
    talk = lesson.talk_at(lesson.road)
    turn = 0
    for event in talk.events:
        if not isinstance(event, Given):
            continue
        turn = event.turn
        head = plain(f"{wording.turn(turn)}  ", QUIET) + quoted(event.text, INK)
        counts = showing.decided(lesson, turn)
        told = (plain(written(counts), QUIET),) if counts else ()
        yield Choice(str(turn), (head, *told))
    if not talk.ended and not decided:
        here = plain(f"{wording.turn(turn + 1)}  ", QUIET) + plain(_("still to be decided"), INK)
        yield Choice(str(turn + 1), (here,))
    elif not decided:
        yield Choice(str(turn + 1), (plain(_("after the talk"), INK),))
