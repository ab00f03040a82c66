"""The road taken and the road not taken, side by side: what was said, and nothing measured."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from simulator.debrief import roads_in_words, wording
from simulator.debrief.attempts import Attempt
from simulator.debrief.two_roads import Beside, Step, TwoRoads, side_by_side
from simulator.language import _, mark
from simulator.lesson import Lesson
from simulator.lesson.positions import Place
from simulator.tui.screens.page import Page
from simulator.tui.screens.two_roads import Pair
from simulator.tui.text import ACCENT, HEADING, INK, QUIET, STRONG, one_line, plain, quoted, spoken
from simulator.tui.widgets.line import Line
from simulator.tui.widgets.sheet import GAP, Block, Para, Sheet, para

Wish = Place | Literal["another"]
"""Along which road the class goes on: the end of one that it walked, or another one."""


class ClassRoads(Page[Wish | None]):
    """Reads two roads; its outcome is along which one the class goes on, or None."""

    CSS_PATH = "projector.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "another", mark("New road")),
        Binding("g", "along", mark("Switch")),
        Binding("left", "other(-1)", mark("Road"), key_display="← →"),
        Binding("right", "other(1)", show=False),
        Binding("escape,q", "back", mark("Back")),
        Binding("question_mark", "app.help", mark("Keys")),
    ]
    AUTO_FOCUS = "#words"

    def __init__(self, lesson: Lesson) -> None:
        """The lesson has walked two roads or more."""
        super().__init__()
        self._lesson = lesson
        self._attempts = lesson.attempts
        here = lesson.roads.index(lesson.road)
        self._here = self._attempts[here]
        self._others = [attempt for attempt in self._attempts if attempt is not self._here]
        self._beside = self._others.index(max(self._others, key=_how_far))

    def content(self) -> Iterable[Widget]:
        """The roads."""
        yield Line(id="title")
        yield Sheet(id="words")

    def settle(self) -> None:
        """Show the road the class is on and another one, in the order they were begun."""
        one, other = sorted((self._here, self._others[self._beside]), key=_number)
        told = _("roads {one} and {other}, you on {here}").format(
            one=one.number, other=other.number, here=self._here.number
        )
        self.query_one("#title", Line).show(plain(_("Two roads"), HEADING), plain(told, QUIET))
        two = side_by_side(self._attempts[0], one, other)
        blocks = roads_blocks(two, self._lesson.scenario.client.name, self._lesson.measured_seen)
        self.query_one("#words", Sheet).show(blocks)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """With two roads there is no other one to choose."""
        if action == "other" and len(self._others) < 2:
            return False
        return super().check_action(action, parameters)

    def action_other(self, by: int) -> None:
        """Lay another road beside the one the class is on; round and round."""
        self._beside = (self._beside + by) % len(self._others)
        self.settle()
        self.query_one("#words", Sheet).scroll_to(y=0, animate=False)

    def action_another(self) -> None:
        """Take another road."""
        self.dismiss("another")

    def action_along(self) -> None:
        """Go on along the road beside that of the class, from where it was left."""
        self.dismiss(self._lesson.roads[self._others[self._beside].number - 1])

    def action_back(self) -> None:
        """Back to the lesson."""
        self.dismiss(None)


def _number(attempt: Attempt) -> int:
    return attempt.number


def _how_far(attempt: Attempt) -> tuple[bool, int, int]:
    """Whether it came to an end, how many turns it has, and how new it is."""
    return attempt.finished, attempt.turns, attempt.number


def roads_blocks(two: TwoRoads, name: str, measured: bool) -> list[Block]:
    """Both roads from where they part; what moved the client only once that may be seen."""
    return list(_blocks(two, name, measured))


def _blocks(two: TwoRoads, name: str, measured: bool) -> Iterator[Block]:
    numbers = (two.one.number, two.other.number)
    yield para(roads_in_words.parting(two), QUIET)
    for step in two.shared:
        yield Para(quoted(step.said, QUIET), plain(f"  {step.given.turn:>2}  ", QUIET), cut=True)
    for beside in two.apart:
        yield GAP
        yield Para(plain(wording.turn(beside.turn), HEADING))
        yield Pair(
            numbers,
            _step(two.one, beside, beside.one, name, measured),
            _step(two.other, beside, beside.other, name, measured),
        )
    yield GAP
    yield Para(plain(_("How it ended"), HEADING))
    yield Pair(numbers, [_ended(two.one)], [_ended(two.other)])


def _step(
    attempt: Attempt, beside: Beside, step: Step | None, name: str, measured: bool
) -> list[list[Block]]:
    if step is not None:
        return [list(_words(step, name)), list(_moves(step)) if measured else []]
    if beside.turn > attempt.turns + 1:
        return []
    return [[Para(plain(roads_in_words.nothing_there(attempt), QUIET))]]


def _words(step: Step, name: str) -> Iterator[Block]:
    hang = Content("  ")
    yield Para(quoted(step.said, STRONG))
    who = one_line(name, f"bold {QUIET}") + "  "
    for number, told in enumerate(step.answer):
        said = spoken(" ".join(told.split()), INK)
        yield Para(said, hang) if number else Para(who + said, rest=hang)


def _moves(step: Step) -> Iterator[Block]:
    for move in step.moves:
        yield Para(one_line(wording.moved(move), INK), Content.styled("→ ", ACCENT))


def _ended(attempt: Attempt) -> list[Block]:
    if attempt.ending is None:
        return [para(_("Not played to its end."))]
    return [Para(one_line(attempt.ending.text, INK))]
