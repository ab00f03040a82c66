"""What came of it, in the order of the codebook: strengths first, then the count (5.1)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from simulator.codebook.labels import ENDING_LABELS
from simulator.debrief import (
    Calibration,
    Comparison,
    Debrief,
    Evidence,
    Helped,
    ReflexCount,
    Withstood,
    wording,
)
from simulator.language import _, current, mark
from simulator.tui.screens.course import course_blocks
from simulator.tui.screens.page import Page
from simulator.tui.text import ACCENT, HEADING, INK, QUIET, STRONG, one_line, plain, quoted
from simulator.tui.widgets.choices import Choice, Choices, choice
from simulator.tui.widgets.entry import Entry
from simulator.tui.widgets.sections import Section, Sections
from simulator.tui.widgets.sheet import GAP, Block, Para, Sheet, para

SECTIONS = (
    ("helped", mark("What helped"), mark("Helped")),
    ("withstood", mark("You left alone"), mark("Left")),
    ("counted", mark("Measured"), mark("Measured")),
    ("turns", mark("Turn by turn"), mark("Turns")),
    ("course", mark("Course"), mark("Course")),
    ("next", mark("Next step"), mark("Step")),
)
"""The parts, each with a name and a shorter one; to be looked up where they are shown."""

TURNS = 3
NEXT = 5


class Looking(Page[None]):
    """Six parts, by number or with the arrows."""

    CSS_PATH = "../styles/debrief.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(number), f"section({number - 1})", show=False)
            for number in range(1, len(SECTIONS) + 1)
        ),
        Binding("left", "turn(-1)", mark("Parts"), key_display="← →"),
        Binding("right", "turn(1)", show=False),
        Binding("escape", "back", mark("Library")),
        Binding("question_mark", "app.help", mark("Help")),
    ]
    AUTO_FOCUS = "#words"

    class TurnWanted(Message):
        """The learner wants to look at one turn."""

        def __init__(self, turn: int) -> None:
            super().__init__()
            self.turn = turn

    class StepChosen(Message):
        """The learner says what he looks out for next time."""

        def __init__(self, step: str) -> None:
            super().__init__()
            self.step = step

    class Closed(Message):
        """The learner is done looking back."""

    def __init__(self, told: Debrief, calibration: Calibration) -> None:
        super().__init__()
        self.told = told
        self.calibration = calibration
        self._at = 0
        self._step = ""
        self._kept_step = ""

    def content(self) -> Iterable[Widget]:
        """The names of the parts, and the part in view."""
        yield Sections([Section(id, _(label), _(short)) for id, label, short in SECTIONS])  # noqa: A001
        yield Sheet(id="words")
        yield Choices(_turns(self.told), numbered=False, airy=True, id="turns")
        with Vertical(id="next"):
            yield Sheet(next_blocks(), hug=True, still=True, id="question")
            yield Entry(self._step, placeholder=_("One small thing, in your own words"), id="step")
            ways = [choice("library", plain(_("To the library")))]
            yield Choices(ways, numbered=False, id="ways")

    def settle(self) -> None:
        """Show the part in view: first what helped."""
        self.action_section(self._at)

    # The parts

    def action_section(self, number: int) -> None:
        """Show a part, by its number from 0."""
        if self._at == NEXT != number:
            self._keep_step()
        self._at = number
        self.query_one(Sections).at = number
        words, turns = self.query_one("#words", Sheet), self.query_one("#turns", Choices)
        words.display = number not in (TURNS, NEXT)
        turns.display = number == TURNS
        self.query_one("#next").display = number == NEXT
        if number == TURNS:
            turns.focus()
        elif number == NEXT:
            self.query_one("#step").focus()
        else:
            words.show(PARTS[SECTIONS[number][0]](self.told, self.calibration))
            words.scroll_to(y=0, animate=False)
            words.focus()

    def action_turn(self, by: int) -> None:
        """Go to the next part or the one before."""
        self.action_section((self._at + by) % len(SECTIONS))

    @on(Sections.Wanted)
    def _wanted(self, event: Sections.Wanted) -> None:
        self.action_section(event.number)

    @on(Choices.Chosen, "#turns")
    def _turn_chosen(self, event: Choices.Chosen) -> None:
        event.choices.waiting = False
        self.post_message(self.TurnWanted(int(event.id)))

    # Next step

    @on(Input.Changed, "#step")
    def _typed(self, event: Input.Changed) -> None:
        self._step = event.value

    @on(Input.Submitted, "#step")
    def _step_chosen(self) -> None:
        self._keep_step()
        self.query_one("#ways").focus()

    def _keep_step(self) -> None:
        """What was typed is kept, also by who goes away without Enter."""
        step = self.query_one("#step", Entry).words
        if step and step != self._kept_step:
            self._kept_step = step
            self.post_message(self.StepChosen(step))

    @on(Choices.Chosen, "#ways")
    def _done(self, event: Choices.Chosen) -> None:
        event.choices.waiting = False
        self.action_back()

    def action_back(self) -> None:
        """To the library."""
        self._keep_step()
        self.post_message(self.Closed())


# What helped


def helped_blocks(told: Debrief, _calibration: Calibration) -> Iterator[Block]:
    """How it ended, and what helped: the client first (codebook 5.1.3)."""
    if told.ending is not None:
        label = ENDING_LABELS[told.ending.ending].in_language(current())
        yield Para(plain(_("How it ended: {ending}").format(ending=label), HEADING))
        if told.ending.text.strip():
            yield para(told.ending.text.strip())
        yield GAP
    by_the_client = [moment for moment in told.helped if moment.by == "client"]
    by_you = [moment for moment in told.helped if moment.by == "learner"]
    if not told.helped:
        yield para(wording.nothing_to_show(), QUIET)
    if by_the_client:
        yield Para(one_line(_("What {name} did").format(name=told.name), HEADING))
        yield GAP
        for moment in by_the_client:
            yield from _helped(moment)
    if by_you:
        yield Para(plain(_("What you did that {name} could use").format(name=told.name), HEADING))
        yield GAP
        for moment in by_you:
            yield from _helped(moment)


def _helped(moment: Helped) -> Iterator[Block]:
    turn = plain(wording.turn(moment.turn), QUIET)
    yield Para(turn)
    if moment.quote.strip():
        yield Para(quoted(moment.quote), Content("  "))
    changes = [
        *(wording.flag_name(flag) for flag in moment.told),
        *(wording.moved(move) for move in moment.moves),
        *(wording.gained(change) for change in moment.gained),
    ]
    for change in changes:
        yield Para(one_line(change, INK), Content.styled("  → ", ACCENT))
    yield GAP


# Left alone


def withstood_blocks(told: Debrief, _calibration: Calibration) -> Iterator[Block]:
    """Where a reflex lay ready and something else was said (codebook 5.1.4)."""
    yield Para(plain(wording.heading("withstood"), HEADING))
    yield GAP
    if not told.withstood:
        yield para(wording.nothing_to_show(), QUIET)
    for turn in sorted({moment.turn for moment in told.withstood}):
        yield from _withstood([moment for moment in told.withstood if moment.turn == turn])


def _withstood(moments: Sequence[Withstood]) -> Iterator[Block]:
    """One turn: what was said, and every reflex that lay ready then."""
    ready, said = _("lay ready"), _("you said")
    width = max(len(ready), len(said)) + 2
    yield Para(plain(wording.turn(moments[0].turn), QUIET))
    for moment in moments:
        reflex = plain(f"  {wording.reflex_name(moment.reflex)}", QUIET)
        yield Para(quoted(moment.ready, QUIET) + reflex, plain(f"  {ready.ljust(width)}", QUIET))
    yield Para(quoted(moments[0].said, INK), plain(f"  {said.ljust(width)}", ACCENT))
    yield GAP


# Counted


def counted_blocks(told: Debrief, calibration: Calibration) -> Iterator[Block]:
    """The count before the number, the learner's own score beside it (codebook 5.3, 5.4)."""
    yield Para(plain(_("Counted, and your own score beside it"), HEADING))
    yield GAP
    for reflex, counted in told.reflexes.items():
        yield from _counted(told, counted, calibration.comparisons[reflex])
    for sentence in (wording.recognition(calibration), wording.direction(calibration)):
        if sentence is not None:
            yield para(sentence)
            yield GAP
    if told.deliberate:
        yield Para(plain(wording.heading("deliberate"), HEADING))
        yield GAP
        for use in told.deliberate:
            yield para(wording.sentence(wording.deliberate(use)), mark="· ")
        yield GAP
    yield para(wording.rule_system(), QUIET)


def _counted(told: Debrief, counted: ReflexCount, compared: Comparison) -> Iterator[Block]:
    name = wording.reflex_name(counted.reflex)
    yield Para(plain(wording.sentence(name).rstrip("."), STRONG))
    marks = _marks(counted)
    for told_ in (wording.count(counted), wording.comparison(compared)):
        words = told_.removeprefix(f"{name}: ")
        yield Para(marks + plain(words, INK), Content("  "))
        marks = Content("")
    said = {evidence.turn: evidence.said for evidence in told.evidence}
    for moment in counted.occurrences:
        when = wording.sentence(wording.occurrence(moment))
        yield para(f"{when} {wording.quoted(said[moment.turn])}", QUIET, 2)
    if counted.occurrences:
        weighed = wording.weighed(counted)
        if weighed is not None:
            yield para(weighed, QUIET, 2)
        yield para(wording.kind_intention(counted.reflex), QUIET, 2)
    yield GAP


def _marks(counted: ReflexCount) -> Content:
    """The opportunities at a glance: the ones that were taken, and the ones that were left."""
    taken = len(counted.occurrences)
    if not counted.opportunities:
        return Content("")
    return plain("■" * taken + "□" * (counted.opportunities - taken) + "  ", ACCENT)


# Turn by turn


def _turns(told: Debrief) -> list[Choice]:
    return [_turn(evidence) for evidence in told.evidence]


def _turn(evidence: Evidence) -> Choice:
    measured = plain(wording.measured_name(evidence.measured), ACCENT)
    head = plain(f"{wording.turn(evidence.turn)} · ", QUIET) + measured
    return Choice(str(evidence.turn), (head, quoted(evidence.said, INK)))


# Next step


def next_blocks() -> list[Block]:
    """The question and the step (codebook 5.1.7)."""
    return [
        para(wording.scale_question()),
        para(_("That one is for yourself; you need not type it.")),
        GAP,
        Para(plain(wording.next_step_question(), HEADING)),
    ]


def _course(told: Debrief, _calibration: Calibration) -> Iterator[Block]:
    return course_blocks(told)


PARTS: Mapping[str, Callable[[Debrief, Calibration], Iterable[Block]]] = {
    "helped": helped_blocks,
    "withstood": withstood_blocks,
    "counted": counted_blocks,
    "course": _course,
}
"""What stands in the parts that are only read."""
