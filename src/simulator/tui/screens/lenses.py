"""Other ways to look at the talk: the lenses, each to be opened or closed (codebook 6)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from simulator.debrief import Debrief
from simulator.debrief.lenses import (
    Lens,
    Moment,
    Told,
    contrast_lines,
    lens_name,
    lens_told,
    lenses_for,
    look,
    what_a_lens_is,
    what_it_shows,
)
from simulator.debrief.lenses.questions import QuestionReport
from simulator.events import Given
from simulator.language import _, mark
from simulator.scenario import Scenario
from simulator.tui.screens.lens_drawings import drawing
from simulator.tui.screens.page import Page
from simulator.tui.text import ACCENT, HEADING, INK, QUIET, STRONG, one_line, plain, spoken
from simulator.tui.widgets.choices import HERE, Choice, Choices, Row, choice
from simulator.tui.widgets.sheet import GAP, Block, Para, Sheet, para

OPEN, CLOSED = "●", "○"
KEYS = 9
"""How many lenses can be taken by number."""


class LensList(Choices):
    """The names of the lenses; what is read stands beside it, so that sheet turns its pages."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", mark("Open/close"), key_display="Enter"),
    ]

    def on_resize(self, event: events.Resize) -> None:
        """Wrap again, and keep the mark in view: the list can be lower than it is long."""
        super().on_resize(event)
        self.call_after_refresh(self._keep_in_view)

    def row_of(self, number: int, choice: Choice, *, here: bool) -> Row:
        """How a lens is painted: the first nine with the number that takes them."""
        key = str(number + 1) if number < KEYS else " "
        head = plain(f"{HERE if here else ' '} ", ACCENT) + plain(key, HEADING if here else QUIET)
        name = choice.paragraphs[0].stylize_before(INK)
        return Row((Para(name, head + "  "),), "on $lifted" if here else "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys that turn a page are the page's."""
        if action in ("leap", "page_down"):
            return False
        return super().check_action(action, parameters)


class Lenses(Page[None]):
    """The lenses of this talk, and what can be seen through the one under the mark."""

    CSS_PATH = "../styles/lenses.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "switch", mark("Open/close"), key_display="Enter"),
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        Binding("pageup", "read(-1)", show=False),
        Binding("pagedown,space", "read(1)", mark("Read on"), key_display="PgDn"),
        Binding("escape", "back", mark("Back")),
        Binding("question_mark", "app.help", mark("Help")),
    ]
    AUTO_FOCUS = "#lenses"

    class Switched(Message):
        """The learner opened or closed a lens; ``slugs`` are all that are open now, in order."""

        def __init__(self, slugs: tuple[str, ...]) -> None:
            super().__init__()
            self.slugs = slugs

    def __init__(
        self,
        scenario: Scenario,
        told: Debrief,
        opened: Iterable[str] = (),
        before: Sequence[Given] = (),
    ) -> None:
        """``opened`` are the slugs of the lenses that are open; an unknown one stays as it is.

        ``before`` are the replies of the learner's previous talk, for what is put beside it.
        """
        super().__init__()
        self._scenario = scenario
        self._told = told
        self._before = before
        self._lenses = lenses_for(scenario)
        self._open = list(dict.fromkeys(opened))
        self._at = next(
            (number for number, lens in enumerate(self._lenses) if lens.slug in self._open), 0
        )

    def content(self) -> Iterable[Widget]:
        """What a lens is, the list, and the lens in view."""
        about = plain(_("Lenses"), HEADING) + plain(f"  {what_a_lens_is()}", QUIET)
        yield Sheet([Para(about)], hug=True, still=True, id="about")
        with Container(id="both"):
            yield LensList(self._choices(), led=True, id="lenses")
            yield Sheet(id="words")

    def settle(self) -> None:
        """Show the lens that was in view: first the first open one."""
        names = self.query_one(LensList)
        names.offer(self._choices(), highlighted=self._at)
        self.watch(names, "highlighted", self._go_to, init=False)
        self._show()

    @property
    def _lens(self) -> Lens:
        return self._lenses[self._at]

    def _choices(self) -> list[Choice]:
        return [
            choice(lens.slug, self._mark_of(lens) + one_line(lens_name(lens)))
            for lens in self._lenses
        ]

    def _mark_of(self, lens: Lens) -> Content:
        return plain(f"{OPEN if lens.slug in self._open else CLOSED} ", ACCENT)

    # Going and switching

    def _go_to(self, number: int) -> None:
        self._at = number
        self._show()

    def action_step(self, by: int) -> None:
        """Go to the next lens or the one before; at the end, stay."""
        self.query_one(LensList).action_step(by)

    def action_switch(self) -> None:
        """Open the lens in view, or close it."""
        self.query_one(LensList).take(self._at + 1)

    @on(Choices.Chosen, "#lenses")
    def _switched(self, event: Choices.Chosen) -> None:
        event.choices.waiting = False
        self._at = [lens.slug for lens in self._lenses].index(event.id)
        if event.id in self._open:
            self._open.remove(event.id)
        else:
            self._open.append(event.id)
        event.choices.offer(self._choices(), highlighted=self._at)
        self._show()
        self.post_message(self.Switched(tuple(self._open)))

    def _show(self) -> None:
        words = self.query_one("#words", Sheet)
        words.show(self._blocks())
        words.scroll_to(y=0, animate=False)

    # What is read

    def _blocks(self) -> Iterator[Block]:
        lens = self._lens
        yield para(what_it_shows(lens), STRONG)
        yield GAP
        if lens.slug not in self._open:
            yield para(_("This lens is closed. Enter opens it, and it is open next time too."))
            return
        yield from lens_blocks(lens, self._scenario, self._told, self._before)


def lens_blocks(
    lens: Lens, scenario: Scenario, told: Debrief, before: Sequence[Given] = ()
) -> Iterator[Block]:
    """The drawing of a lens, and its words."""
    report = look(lens.slug, scenario, told)
    drawn = list(drawing(report))
    yield from drawn
    if drawn:
        yield GAP
    for line in lens_told(report):
        yield from _told_blocks(line)
    if isinstance(report, QuestionReport):
        for sentence in contrast_lines(before):
            yield para(sentence)


def _told_blocks(told: Told) -> Iterator[Block]:
    if isinstance(told, str):
        yield para(told)
        return
    yield from _moment_blocks(told)


def _moment_blocks(moment: Moment) -> Iterator[Block]:
    """A moment with its parts below each other."""
    if moment.about:
        yield para(moment.about)
    indent = Content("  ")
    yield Para(one_line(moment.said, INK), indent)
    if moment.reflex:
        yield Para(one_line(moment.reflex, QUIET), indent)
    yield Para(spoken(moment.answer, INK), indent)
    if moment.after:
        yield Para(one_line(moment.after, QUIET), indent)
    yield GAP
