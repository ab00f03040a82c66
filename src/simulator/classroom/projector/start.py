"""What the class reads first: who it is about, what it is about, and that it can be skipped."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from simulator.classroom.projector.earlier import Found
from simulator.language import _, mark
from simulator.lesson import Teaching
from simulator.scenario import Scenario
from simulator.tui.screens.briefing import Briefed, briefing_blocks
from simulator.tui.screens.page import Page
from simulator.tui.text import QUIET, plain
from simulator.tui.widgets.choices import Choice, Choices, choice
from simulator.tui.widgets.sheet import GAP, Block, Sheet, para

ZOOM_FROM = 110
"""Cells of a window in which letters are too small for the back row."""


class Start(Page[None]):
    """Begin, go on with an earlier lesson, or skip."""

    CSS_PATH = "projector.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", mark("Skip")),
        Binding("question_mark", "app.help", mark("Keys")),
    ]
    AUTO_FOCUS = "#ways"

    class Begun(Message):
        """The teacher begins a lesson, or goes on with ``earlier``."""

        def __init__(self, earlier: Teaching | None) -> None:
            super().__init__()
            self.earlier = earlier

    class Skipped(Message):
        """The class does not hold this talk now; nobody asks why."""

    def __init__(self, scenario: Scenario, found: Found) -> None:
        super().__init__()
        self._scenario = scenario
        self._found = found

    def content(self) -> Iterable[Widget]:
        """What it is about, and the ways on."""
        yield Sheet(self._blocks(), hug=True, still=True, id="words")
        yield Choices(self._ways(), id="ways")

    def settle(self) -> None:
        """Enter goes on with the newest lesson, unless that one was closed."""
        lessons = self._found.lessons
        if lessons and lessons[0].closed:
            self.query_one(Choices).highlighted = len(lessons)

    def on_resize(self) -> None:
        """Whether the letters are large enough depends on the window."""
        super().on_resize()
        self.query_one("#words", Sheet).show(self._blocks())

    def _blocks(self) -> Iterator[Block]:
        for sentence in self._found.sentences:
            yield para(sentence)
            yield GAP
        if self.app.size.width > ZOOM_FROM:
            yield para(
                _(
                    "Can the back row read this? Make the letters of your terminal larger: often "
                    "with Ctrl and +. 60 by 18 is enough for everything."
                ),
                QUIET,
            )
            yield GAP
        yield from start_blocks(self._scenario)

    def _ways(self) -> Iterator[Choice]:
        for number, lesson in enumerate(self._found.lessons):
            yield choice(str(number), plain(lesson.label))
        begin = _("Begin anew") if self._found.lessons else _("Begin the talk")
        yield choice("begin", plain(begin))
        yield choice("skip", plain(_("Skip this talk")))

    @on(Choices.Chosen, "#ways")
    def _chosen(self, event: Choices.Chosen) -> None:
        event.choices.waiting = False
        if event.id == "skip":
            self.post_message(self.Skipped())
        else:
            begin = event.id == "begin"
            self.post_message(
                self.Begun(None if begin else self._found.lessons[int(event.id)].teaching)
            )

    def action_back(self) -> None:
        """Skip."""
        self.post_message(self.Skipped())


def start_blocks(scenario: Scenario) -> list[Block]:
    """The briefing, with what the talk is about right under its title: a class cannot scroll.

    What pulls here is not told: the class finds out, and scores itself on it afterwards.
    """
    plainly = replace(scenario, tempts=())
    about = briefing_blocks(Briefed(replace(plainly, warnings=()), None, False, None))
    title, *others = about
    warnings = briefing_blocks(Briefed(plainly, None, False, None))[len(about) :]
    first = warnings.index(GAP) + 1 if warnings else 0
    return [title, *warnings[:first], *others, *warnings[first:]]
