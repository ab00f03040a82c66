"""What came of it, in the order of the codebook: strengths first, then the count (5.1)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from simulator.debrief import Evidence, wording
from simulator.language import _, mark
from simulator.tui.screens.course import course_blocks
from simulator.tui.screens.looked_back import (
    LookedBack,
    counted_blocks,
    helped_blocks,
    withstood_blocks,
)
from simulator.tui.screens.page import Page
from simulator.tui.text import ACCENT, HEADING, INK, QUIET, plain, quoted
from simulator.tui.widgets.choices import Choice, Choices, choice
from simulator.tui.widgets.dial import Dial, Setting
from simulator.tui.widgets.entry import Entry
from simulator.tui.widgets.sections import Section, Sections
from simulator.tui.widgets.sheet import GAP, Block, Para, Sheet, para

if TYPE_CHECKING:
    from simulator.debrief.attempts import Attempt
    from simulator.debrief.regret import TurnRegret

__all__ = ["LookedBack", "Looking"]


class Part(NamedTuple):
    """One part of looking back."""

    id: str
    label: str
    """To be looked up where it is shown."""
    short: str
    """The same, for a narrow window."""
    there: Callable[[LookedBack], bool] = lambda _looked: True
    """Whether there is anything to show in it."""


PARTS = (
    Part("helped", mark("What helped"), mark("Helped")),
    Part("withstood", mark("You left alone"), mark("Left")),
    Part("counted", mark("Measured"), mark("Measured")),
    Part("judged", mark("How you saw it"), mark("Saw"), lambda looked: any(looked.judged.values())),
    Part("turns", mark("Turn by turn"), mark("Turns")),
    Part("course", mark("Course"), mark("Course")),
    Part("roads", mark("Roads"), mark("Roads"), lambda looked: len(looked.attempts) > 1),
    Part("next", mark("Next step"), mark("Step")),
)
"""The parts in their order; the numbers are those of the parts that are there."""

LISTS = frozenset({"turns", "roads"})
"""Parts to choose from."""
OPEN = "?"
"""The value of a scale question that is not answered."""
LOWEST, HIGHEST = 0, 10


class Looking(Page[None]):
    """Up to eight parts, by number or with the arrows."""

    CSS_PATH = "../styles/debrief.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"number({number})", show=False) for number in range(HIGHEST)),
        Binding("t", f"answer('{HIGHEST}')", show=False),
        Binding("backspace,delete", f"answer('{OPEN}')", show=False),
        Binding("down,enter", "answers", mark("Answer"), key_display="↓"),
        Binding("left", "turn(-1)", mark("Parts"), key_display="← →"),
        Binding("right", "turn(1)", show=False),
        Binding("l", "lenses", mark("Lenses")),
        Binding("down,enter", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("escape", "back", mark("Library")),
        Binding("question_mark", "app.help", mark("Help")),
    ]
    AUTO_FOCUS = "#words"

    class TurnWanted(Message):
        """The learner wants to look at one turn."""

        def __init__(self, turn: int) -> None:
            super().__init__()
            self.turn = turn

    class RoadWanted(Message):
        """The learner wants to look at one of her roads, beside the talk itself."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    class LensesWanted(Message):
        """The learner wants to look through something else."""

    class ScaleAnswered(Message):
        """The learner gives a number, 0 to 10, to how content she is."""

        def __init__(self, score: int) -> None:
            super().__init__()
            self.score = score

    class StepChosen(Message):
        """The learner says what he looks out for next time."""

        def __init__(self, step: str) -> None:
            super().__init__()
            self.step = step

    class Closed(Message):
        """The learner is done looking back."""

    def __init__(self, looked: LookedBack) -> None:
        super().__init__()
        self.looked = looked
        self._at = PARTS[0].id
        self._scale = _value(looked.scale)
        self._step = self._kept_step = looked.next_step or ""

    def content(self) -> Iterable[Widget]:
        """The names of the parts, and the part in view."""
        yield Sections(list(self._sections()))
        yield Sheet(id="words")
        yield Choices(turn_choices(self.looked), numbered=False, airy=True, id="turns")
        yield Choices(road_choices(self.looked.attempts), numbered=False, airy=True, id="roads")
        with Vertical(id="next") as questions:
            questions.can_focus = True
            yield Sheet(scale_blocks(), hug=True, still=True, id="question")
            yield self._dial()
            yield Sheet(step_blocks(), hug=True, still=True, id="step_question")
            yield Entry(self._step, placeholder=_("One small thing, in your own words"), id="step")
            ways = [choice("library", plain(_("To the library")))]
            yield Choices(ways, numbered=False, id="ways")

    def settle(self) -> None:
        """Show the part in view: first what helped."""
        self._show(self._at)

    def _dial(self) -> Dial:
        values = [OPEN, *(str(number) for number in range(LOWEST, HIGHEST + 1))]
        label = _("Your number")
        return Dial(
            label,
            [Setting(value, value) for value in values],
            self._scale,
            label_width=len(label),
            id="scale",
        )

    # What becomes known later

    def regrets_known(self, regrets: Sequence["TurnRegret"]) -> None:
        """What each turn left in reach was looked for, and is there now."""
        self.looked = self.looked._replace(regrets=tuple(regrets))
        self._renew()

    def attempts_known(self, attempts: Sequence["Attempt"]) -> None:
        """Another road was taken."""
        self.looked = self.looked._replace(attempts=tuple(attempts))
        for choices in self.query("#roads").results(Choices):
            choices.offer(road_choices(attempts))
        self._renew()

    def noted(self, turn: int, text: str) -> None:
        """A note is kept with a turn."""
        self.looked = self.looked._replace(notes={**self.looked.notes, turn: text})
        for turns in self.query("#turns").results(Choices):
            turns.offer(turn_choices(self.looked), highlighted=turns.highlighted)

    def _renew(self) -> None:
        """Show what is known now, where the learner is; before it is composed there is nothing."""
        for sections in self.query(Sections):
            sections.sections = tuple(self._sections())
            sections.at = self._number
            sections.refresh()
        for words in self.query("#words").results(Sheet):
            if self._at in READ:
                words.show(READ[self._at](self.looked))

    # The parts

    @property
    def parts(self) -> list[Part]:
        """The parts in which there is something."""
        return [part for part in PARTS if part.there(self.looked)]

    @property
    def _number(self) -> int:
        return [part.id for part in self.parts].index(self._at)

    def _sections(self) -> Iterator[Section]:
        for part in self.parts:
            yield Section(part.id, _(part.label), _(part.short))

    def action_number(self, number: int) -> None:
        """A part by its number, from 1; at the scale question it is the answer."""
        if isinstance(self.focused, Dial):
            self.action_answer(str(number))
        elif 1 <= number <= len(self.parts):
            self._go_to(number - 1)

    def action_answer(self, value: str) -> None:
        """Answer the scale question with one key, and go on to the next one."""
        if isinstance(self.focused, Dial):
            self.focused.turn_to(value)
            self.query_one("#step").focus()

    def action_turn(self, by: int) -> None:
        """Go to the next part or the one before."""
        self._go_to((self._number + by) % len(self.parts))

    def action_lenses(self) -> None:
        """Look through something else."""
        self.post_message(self.LensesWanted())

    @on(Sections.Wanted)
    def _wanted(self, event: Sections.Wanted) -> None:
        self._go_to(event.number)

    def _go_to(self, number: int) -> None:
        part = self.parts[number].id
        if self._at == "next" != part:
            self._keep_answers()
        self._show(part)

    def _show(self, part: str) -> None:
        self._at = part
        self.query_one(Sections).at = self._number
        words = self.query_one("#words", Sheet)
        words.display = part in READ
        for name in (*LISTS, "next"):
            self.query_one(f"#{name}").display = name == part
        if part in READ:
            words.show(READ[part](self.looked))
            words.scroll_to(y=0, animate=False)
            words.focus()
        elif part in LISTS:
            self.query_one(f"#{part}").focus()
        else:
            # On the part itself: a digit or an arrow that was meant for another part answers none.
            self.query_one(f"#{part}").focus()

    def action_answers(self) -> None:
        """Into the part with the questions, to the first one that is open."""
        self.query_one("#scale" if self._scale == OPEN else "#step").focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The questions wait to be gone to."""
        if action == "answers" and (self.focused is None or self.focused.id != "next"):
            return False
        return super().check_action(action, parameters)

    @on(Choices.Chosen, "#turns")
    def _turn_chosen(self, event: Choices.Chosen) -> None:
        event.choices.waiting = False
        self.post_message(self.TurnWanted(int(event.id)))

    @on(Choices.Chosen, "#roads")
    def _road_chosen(self, event: Choices.Chosen) -> None:
        event.choices.waiting = False
        self.post_message(self.RoadWanted(int(event.id)))

    # Question and next step

    @on(Dial.Turned, "#scale")
    def _answered(self, event: Dial.Turned) -> None:
        self._scale = event.value

    @on(Input.Changed, "#step")
    def _typed(self, event: Input.Changed) -> None:
        self._step = event.value

    @on(Input.Submitted, "#step")
    def _step_chosen(self) -> None:
        self._keep_answers()
        self.query_one("#ways").focus()

    def scale_not_kept(self) -> None:
        """The number is still only on the screen: it is given again by who goes away."""
        self.looked = self.looked._replace(scale=None)

    def step_not_kept(self) -> None:
        """The same for the next step."""
        self._kept_step = ""

    def _keep_answers(self) -> None:
        """What was answered and typed is kept, also by who goes away without Enter."""
        if self._scale not in (OPEN, _value(self.looked.scale)):
            score = int(self._scale)
            self.looked = self.looked._replace(scale=score)
            self.post_message(self.ScaleAnswered(score))
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
        self._keep_answers()
        self.post_message(self.Closed())


def _value(score: int | None) -> str:
    """The value of the dial for an answer."""
    return OPEN if score is None else str(score)


# Turn by turn


def turn_choices(looked: LookedBack) -> list[Choice]:
    """Every turn, to be looked at."""
    return [_turn(looked, evidence) for evidence in looked.told.evidence]


def _turn(looked: LookedBack, evidence: Evidence) -> Choice:
    measured = plain(wording.measured_name(evidence.measured), ACCENT)
    head = plain(f"{wording.turn(evidence.turn)} · ", QUIET) + measured
    if looked.pull is not None and evidence.turn in looked.pull.turns:
        head += plain(" · ", QUIET) + plain(_("your turning point"), INK)
    if looked.notes.get(evidence.turn):
        head += plain(" · ", QUIET) + plain(_("your note"), INK)
    return Choice(str(evidence.turn), (head, quoted(evidence.said, INK)))


# Roads


def road_choices(attempts: Iterable["Attempt"]) -> list[Choice]:
    """The talk itself and every other road that was taken through it."""
    return [_road(attempt) for attempt in attempts]


def _road(attempt: "Attempt") -> Choice:
    from simulator.debrief import roads_in_words as words

    name = plain(words.attempt_name(attempt), INK)
    parts = (words.began(attempt), words.turn_count(attempt.turns), *words.attempt_marks(attempt))
    head = name + plain(f" · {' · '.join(parts)}", QUIET)
    return Choice(str(attempt.number), (head, plain(words.how_it_ended(attempt.ending), INK)))


# Question and next step


def scale_blocks() -> Iterator[Block]:
    """The scale question (codebook 5.1.7)."""
    yield para(wording.scale_question())
    yield para(_("Go there with ↓. Then one key: 0 to 9, and t for ten. It may stay open."), QUIET)


def step_blocks() -> Iterator[Block]:
    """The question about the next step (codebook 5.1.7)."""
    yield GAP
    yield Para(plain(wording.next_step_question(), HEADING))


def judged_blocks(looked: LookedBack) -> Iterator[Block]:
    """How the learner saw her turns before they were answered (codebook 5.7)."""
    from simulator.debrief.judging import judging
    from simulator.tui.screens import judged_part

    return judged_part.judged_blocks(judging(looked.told, looked.judged))


READ: Mapping[str, Callable[[LookedBack], Iterable[Block]]] = {
    "helped": helped_blocks,
    "withstood": withstood_blocks,
    "counted": counted_blocks,
    "judged": judged_blocks,
    "course": course_blocks,
}
"""What stands in the parts that are only read."""
