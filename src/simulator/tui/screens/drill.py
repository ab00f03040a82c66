"""Two minutes: one thing a client says, one reply, and what that is at this moment."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from simulator.codebook.reflexes import REFLEX_ENTRIES
from simulator.debrief import wording
from simulator.events import Event
from simulator.language import _, current, mark
from simulator.rehearsal import ANSWERS, NONE, Answer, Face, in_words
from simulator.tui.screens.page import Page
from simulator.tui.text import HEADING, INK, QUIET, STRONG, plain
from simulator.tui.widgets.choices import Choice, Choices, choice
from simulator.tui.widgets.line import Line
from simulator.tui.widgets.sheet import GAP, Block, Para, Sheet, para
from simulator.tui.widgets.transcript import Transcript

ROOMY_HEIGHT = 34
"""From this many lines all there is to a card is in view at once."""


class Drill(Page[None]):
    """One card: first the question, then what was measured."""

    CSS_PATH = "../styles/drill.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "before", mark("Earlier")),
        Binding("escape", "back", mark("Stop")),
        Binding("question_mark", "app.help", mark("Help")),
    ]
    AUTO_FOCUS = "Choices"
    READ = "#transcript, #words"

    class Answered(Message):
        """The learner says what it is."""

        def __init__(self, answer: Answer) -> None:
            super().__init__()
            self.answer = answer

    class OnWanted(Message):
        """The learner goes on to the next card."""

    class Closed(Message):
        """The learner stops; nothing is asked about it."""

    def __init__(self, face: Face, number: int, count: int, *, intention: bool = True) -> None:
        """``number`` of ``count``, from 1; ``intention``: say what the reflex wishes."""
        super().__init__()
        self.face = face
        self._number, self._count = number, count
        self._intention = intention
        self._answer: Answer | None = None
        self._whole = False

    def content(self) -> Iterable[Widget]:
        """The client's words, the reply, and what can be answered or what was measured."""
        client = self.face.scenario.client
        who = f"{client.name} ({client.age}) · {self.face.scenario.setting}"
        where = _("{turn} of {count}").format(turn=self._number, count=self._count)
        yield Line(plain(who, QUIET), id="title")
        yield Transcript(client.name, self._heard(), id="transcript")
        yield Line(plain(in_words.suppose(), QUIET), plain(where, QUIET), rule=True, id="suppose")
        said = plain(self.face.evidence.said, STRONG)
        yield Sheet([Para(said)], hug=True, still=True, id="reply")
        yield Line(plain(in_words.question(), HEADING), rule=True, id="question")
        yield Choices(_answers(), id="answers")
        yield Sheet(self._told(), hug=True, id="words")
        yield Choices([choice("on", plain(self._onward()))], numbered=False, id="onward")

    def settle(self) -> None:
        """Show the question, or what was measured."""
        told = self._answer is not None
        self.set_class(told, "-told")
        self.query_one("#question").display = not told
        self.query_one("#answers").display = not told
        self.query_one("#words").display = told
        self.query_one("#onward").display = told
        self._make_room()
        self.query_one("#onward" if told else "#answers").focus()
        self.query_one(Transcript).to_the_newest()
        self.refresh_bindings()

    def on_resize(self) -> None:
        """A low window has a line for each answer, and shows one thing at a time."""
        super().on_resize()
        self._make_room()

    def _make_room(self) -> None:
        low = self.app.size.height < ROOMY_HEIGHT
        self.query_one("#answers", Choices).short = low
        transcript = self.query_one(Transcript)
        transcript.compact = low
        transcript.display = self._answer is None or not low

    # Answering

    @on(Choices.Chosen, "#answers")
    def _chosen(self, event: Choices.Chosen) -> None:
        self.post_message(self.Answered(next(one for one in ANSWERS if one == event.id)))

    def told(self, answer: Answer) -> None:
        """The answer is kept: show what was measured beside it."""
        self._answer, self._whole = answer, False
        self.query_one("#words", Sheet).show(self._told())
        self.settle()

    @on(Choices.Chosen, "#onward")
    def _on(self) -> None:
        self.post_message(self.OnWanted())

    def action_back(self) -> None:
        """Stop here."""
        self.post_message(self.Closed())

    # What went before

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There has to be something that went before, and it is read before answering."""
        earlier = len(self.face.newest) < len(self.face.before)
        if action == "before" and not (earlier and self._answer is None):
            return False
        return super().check_action(action, parameters)

    async def action_before(self) -> None:
        """Show the whole talk up to here, or the last words only."""
        self._whole = not self._whole
        await self.speak()

    def _heard(self) -> Iterable[Event]:
        return self.face.before if self._whole else self.face.newest

    # What is said

    def _told(self) -> Iterator[Block]:
        if self._answer is not None:
            yield from told_blocks(self.face, self._answer, intention=self._intention)

    def _onward(self) -> str:
        return _("Next") if self._number < self._count else _("Done for today")


def _answers() -> Iterator[Choice]:
    for answer in ANSWERS:
        name = plain(in_words.answer_name(answer), INK)
        if answer == NONE:
            yield choice(answer, name)
        else:
            assumption = REFLEX_ENTRIES[answer].assumption.in_language(current())
            yield Choice(answer, (name, plain(wording.quoted(assumption), QUIET)))


def told_blocks(face: Face, answer: Answer, *, intention: bool) -> Iterator[Block]:
    """What was measured, beside what the learner saw, and why: facts and no mark."""
    yield Para(plain(in_words.measured_here(face), HEADING))
    yield para(in_words.you_saw(face, answer), INK)
    yield GAP
    for line in in_words.on_what_ground(face):
        yield para(line, INK)
    said = in_words.answered_with(face)
    if said is not None:
        yield para(said, INK)
    underneath = in_words.underneath(face)
    if underneath is not None:
        yield GAP
        yield para(underneath, INK)
        if intention and face.card.answer != NONE:
            yield para(in_words.intention(face.card.answer), QUIET)
    other = in_words.other_moment(face)
    if other is not None:
        yield GAP
        yield para(other, INK)


class DrillOver(Page[None]):
    """The end of a sitting, or why there is none; calm, and without a score."""

    CSS_PATH = "../styles/drill.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", mark("Library")),
        Binding("question_mark", "app.help", mark("Help")),
    ]
    AUTO_FOCUS = "#ways"

    class Closed(Message):
        """The learner goes back to the library."""

    def __init__(self, looked_at: int, *, nothing_open: bool = False) -> None:
        """``looked_at``: how many moments; with ``nothing_open`` no talk may give any yet."""
        super().__init__()
        self._looked_at = looked_at
        self._nothing_open = nothing_open

    def content(self) -> Iterable[Widget]:
        """A word of goodbye."""
        yield Sheet(self._blocks(), hug=True, still=True, id="words")
        yield Choices([choice("library", plain(_("To the library")))], numbered=False, id="ways")

    def _blocks(self) -> Iterator[Block]:
        yield Para(plain(in_words.farewell(), HEADING))
        yield GAP
        if self._looked_at:
            yield para(in_words.looked_at(self._looked_at), INK)
            yield para(in_words.spread(), QUIET)
        elif self._nothing_open:
            yield para(in_words.nothing_open(), INK)
        else:
            yield para(in_words.all_answered(), INK)
        yield GAP

    @on(Choices.Chosen, "#ways")
    def _chosen(self) -> None:
        self.post_message(self.Closed())

    def action_back(self) -> None:
        """To the library."""
        self.post_message(self.Closed())
