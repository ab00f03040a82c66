"""One turn with its evidence: what was said, what lay open, and why (codebook 5.5).

The idea of somebody else stands on it only for who asked for one (codebook 5.6).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from simulator.debrief import Debrief, Evidence, meant, wording
from simulator.debrief.judged import NOTHING_JUDGED, Judged
from simulator.language import _, mark
from simulator.tui.screens.looked_back import LookedBack, reasons_blocks
from simulator.tui.screens.page import Page
from simulator.tui.text import (
    ACCENT,
    DIRECTION,
    HEADING,
    INK,
    QUIET,
    STRONG,
    one_line,
    plain,
    quoted,
    spoken,
)
from simulator.tui.widgets.entry import Entry
from simulator.tui.widgets.line import Line
from simulator.tui.widgets.sheet import GAP, Block, Para, Sheet, para

if TYPE_CHECKING:
    from simulator.debrief.regret import TurnRegret

SET_IN = Content("    ")
"""Before the learner's own words."""


class Turn(Page[None]):
    """The evidence of a turn; the one before and after with the arrows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,p", "turn(-1)", mark("Turns"), key_display="← →"),
        Binding("right", "turn(1)", show=False),
        Binding("i", "idea", mark("An idea")),
        Binding("w", "other_road", mark("Another road")),
        Binding("n", "note", mark("See it otherwise")),
        Binding("escape", "back", mark("Back")),
        Binding("question_mark", "app.help", mark("Help")),
    ]
    AUTO_FOCUS = "#words"

    class OtherRoadWanted(Message):
        """The learner wants to say something else at this turn, and see what comes of it."""

        def __init__(self, turn: int) -> None:
            super().__init__()
            self.turn = turn

    class Noted(Message):
        """The learner sees a turn otherwise, and says how."""

        def __init__(self, turn: int, text: str) -> None:
            super().__init__()
            self.turn = turn
            self.text = text

    def __init__(self, looked: LookedBack, turn: int) -> None:
        """``turn`` counts from 1."""
        super().__init__()
        self.looked = looked
        self._turn = turn
        self._notes = dict(looked.notes)
        self._asked: set[int] = set()
        self._noting: str | None = None
        """The note that is being typed, while it is."""

    @property
    def told(self) -> Debrief:
        """What was measured."""
        return self.looked.told

    @property
    def evidence(self) -> Evidence:
        """The record of the turn in view."""
        return self.told.evidence[self._turn - 1]

    def content(self) -> Iterable[Widget]:
        """The evidence, and a line for a note."""
        yield Line(id="title")
        yield Sheet(id="words")
        yield Entry(placeholder=_("How do you see this turn? Enter keeps it."), id="note")

    def settle(self) -> None:
        """Show the turn in view: first the one that was asked for."""
        self._show()
        if self._noting is None:
            self._put_the_note_away()
        else:
            self._take_the_note(self._noting)

    def action_turn(self, by: int) -> None:
        """Go to the next turn or the one before; at the end, stay."""
        self._turn = min(max(self._turn + by, 1), len(self.told.evidence))
        self._put_the_note_away()
        self.query_one("#words").focus()
        self._show()

    def action_idea(self) -> None:
        """Ask for the idea of somebody else at this turn."""
        unasked = turn_blocks(self.looked._replace(notes=self._notes), self.evidence)
        self._asked.add(self._turn)
        self._show(from_the_top=False)
        words = self.query_one("#words", Sheet)
        # The first idea stands where the question stood.
        top, _height = words.laid_out.span(words.blocks[len(unasked) - 1])
        words.scroll_to(y=top, animate=False)

    def action_other_road(self) -> None:
        """Go back to this moment, and say something else."""
        self.post_message(self.OtherRoadWanted(self._turn))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An idea can be asked for once, where there is one."""
        if action == "idea" and (not self.evidence.possible or self._turn in self._asked):
            return False
        return super().check_action(action, parameters)

    def regrets_known(self, regrets: Sequence["TurnRegret"]) -> None:
        """What each turn left in reach was looked for, and is there now."""
        self.looked = self.looked._replace(regrets=tuple(regrets))
        if self.query("#title"):
            self._show(from_the_top=False)

    def action_note(self) -> None:
        """Say that you see it otherwise."""
        self._take_the_note(self._notes.get(self._turn, ""))

    def _take_the_note(self, text: str) -> None:
        note = self.query_one("#note", Entry)
        self._noting = note.value = text
        note.cursor_position = len(text)
        note.display = True
        note.focus()

    def _put_the_note_away(self) -> None:
        self._noting = None
        self.query_one("#note").display = False

    @on(Input.Changed, "#note")
    def _typing(self, event: Input.Changed) -> None:
        if self._noting is not None:
            self._noting = event.value

    def action_back(self) -> None:
        """Away from the note, or away from the turn."""
        note = self.query_one("#note", Entry)
        if note.has_focus:
            self._put_the_note_away()
            self.query_one("#words").focus()
        else:
            self.dismiss()

    @on(Input.Submitted, "#note")
    def _noted(self) -> None:
        text = self.query_one("#note", Entry).words
        if text:
            self.post_message(self.Noted(self._turn, text))
        self.action_back()

    def noted(self, turn: int, text: str) -> None:
        """The note is kept: show it with its turn."""
        self._notes[turn] = text
        self._show()

    def _show(self, *, from_the_top: bool = True) -> None:
        count = len(self.told.evidence)
        where = _("{turn} of {count}").format(turn=self._turn, count=count)
        title = plain(wording.turn(self._turn), HEADING)
        if self.looked.pull is not None and self._turn in self.looked.pull.turns:
            title += plain(" · ", QUIET) + plain(_("your turning point"), INK)
        self.query_one("#title", Line).show(title, plain(where, QUIET))
        words = self.query_one("#words", Sheet)
        asked = self._turn in self._asked
        looked = self.looked._replace(notes=self._notes)
        words.show(turn_blocks(looked, self.evidence, asked=asked))
        if from_the_top:
            words.scroll_to(y=0, animate=False)
        self.refresh_bindings()


def turn_blocks(looked: LookedBack, evidence: Evidence, *, asked: bool = False) -> list[Block]:
    """Everything about one turn; the idea of somebody else only when ``asked`` for."""
    return list(_blocks(looked, evidence, asked=asked))


def _blocks(looked: LookedBack, evidence: Evidence, *, asked: bool) -> Iterator[Block]:
    told, judged = looked.told, looked.judged.get(evidence.turn, NOTHING_JUDGED)
    yield GAP
    yield from _said(told.name, evidence, judged)
    yield from _why(looked, evidence)
    note = looked.notes.get(evidence.turn)
    if note:
        yield GAP
        yield Para(plain(_("Your note"), HEADING))
        yield Para(one_line(note), Content("  "))
    if evidence.others:
        yield GAP
        yield Para(plain(_("Also on the table"), HEADING))
        for other in evidence.others:
            measured = f"  ({wording.measured_name(other.measured)})"
            yield Para(one_line(other.text, INK) + plain(measured, QUIET), Content("  · "))
    if evidence.possible:
        yield GAP
        yield from _ideas(looked, evidence) if asked else _question()


def _said(name: str, evidence: Evidence, judged: Judged) -> Iterator[Block]:
    """The talk itself: the client, the learner, and what the client did then."""
    yield from _spoken(name, evidence.heard, evidence.cue)
    yield GAP
    if judged.first is not None:
        yield Para(one_line(wording.own_words_first(judged.first), QUIET), SET_IN)
    yield Para(plain(_("You"), f"bold {QUIET}"), SET_IN)
    yield Para(one_line(evidence.said, STRONG), SET_IN)
    yield GAP
    if evidence.answer:
        yield Para(one_line(_("And then, {name}").format(name=name), f"bold {QUIET}"))
        for words in evidence.answer:
            yield Para(spoken(words.strip()))
    yield from _gauges(evidence)
    yield GAP


def _why(looked: LookedBack, evidence: Evidence) -> Iterator[Block]:
    """What it was measured as, and why: first what this did to this client."""
    told = looked.told
    for sentence in wording.explanation(evidence):
        yield para(sentence)
    for regret in looked.regrets:
        if regret.turn == evidence.turn and regret.lost:
            yield para(wording.lost_here())
    if evidence.why:
        yield GAP
        yield Para(one_line(_("For {name}").format(name=told.name), HEADING))
        yield Para(one_line(evidence.why), Content("  "))
    for reason in meant([evidence.given], looked.judged):
        yield GAP
        yield Para(plain(_("You gave it on purpose"), HEADING))
        yield from reasons_blocks(reason)
    if evidence.slipped:
        yield GAP
        yield para(wording.what_did_you_hope(), STRONG)
    if evidence.given.type == "veiligheid_uitvragen" and told.safety_answered:
        yield GAP
        yield para(wording.one_no_is_no_certainty(), QUIET)


def _question() -> Iterator[Block]:
    """The permission that comes before any advice."""
    key = plain("i", f"bold {ACCENT}") + plain("  ")
    yield Para(plain(wording.idea_question(), STRONG), key)


def _ideas(looked: LookedBack, evidence: Evidence) -> Iterator[Block]:
    yield para(wording.one_of_the_roads(), QUIET)
    for idea in evidence.possible:
        yield GAP
        kind = plain(f"  {wording.idea_name(idea)}", QUIET)
        yield Para(quoted(idea.offered.text, STRONG) + kind, Content.styled("◇ ", ACCENT))
        for reason in wording.possibility_reasons(idea):
            yield Para(one_line(reason), Content("  "))
    for regret in looked.regrets:
        if regret.turn == evidence.turn and regret.costs:
            from simulator.debrief.roads_in_words import in_reach

            yield GAP
            yield para(in_reach(regret, evidence.given), QUIET)


def _spoken(name: str, words: Iterable[str], cue: str | None) -> Iterator[Block]:
    yield Para(one_line(name, f"bold {QUIET}"))
    if cue:
        yield Para(one_line(f"({cue})", DIRECTION))
    for told in words:
        yield Para(spoken(told.strip(), INK))


def _gauges(evidence: Evidence) -> Iterator[Block]:
    """The gauges that this turn moved."""
    moved = [wording.gauge_moved(change) for change in evidence.given.changes if change.by]
    if moved:
        yield para("  ·  ".join(moved), QUIET)
