"""One turn with its evidence: what was said, what lay open, and why (codebook 5.5)."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from simulator.codebook.vocabulary import GAUGES
from simulator.debrief import Debrief, Evidence, wording
from simulator.language import _, mark
from simulator.tui.screens.page import Page
from simulator.tui.text import DIRECTION, HEADING, INK, QUIET, STRONG, one_line, plain, spoken
from simulator.tui.widgets.entry import Entry
from simulator.tui.widgets.line import Line
from simulator.tui.widgets.sheet import GAP, Block, Para, Sheet, para


class Turn(Page[None]):
    """The evidence of a turn; the one before and after with the arrows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,p", "turn(-1)", mark("Turn before, after"), key_display="← →"),
        Binding("right", "turn(1)", show=False),
        Binding("n", "note", mark("See it otherwise")),
        Binding("escape", "back", mark("Back")),
        Binding("question_mark", "app.help", mark("Help")),
    ]
    AUTO_FOCUS = "#words"

    class Noted(Message):
        """The learner sees a turn otherwise, and says how."""

        def __init__(self, turn: int, text: str) -> None:
            super().__init__()
            self.turn = turn
            self.text = text

    def __init__(self, told: Debrief, turn: int) -> None:
        """``turn`` counts from 1."""
        super().__init__()
        self.told = told
        self._turn = turn
        self._notes: dict[int, str] = {}

    def content(self) -> Iterable[Widget]:
        """The evidence, and a line for a note."""
        yield Line(id="title")
        yield Sheet(id="words")
        yield Entry(placeholder=_("How do you see this turn? Enter keeps it."), id="note")

    def settle(self) -> None:
        """Show the turn in view: first the one that was asked for."""
        self.query_one("#note").display = False
        self._show()

    def action_turn(self, by: int) -> None:
        """Go to the next turn or the one before; at the end, stay."""
        self._turn = min(max(self._turn + by, 1), len(self.told.evidence))
        self.query_one("#note").display = False
        self.query_one("#words").focus()
        self._show()

    def action_note(self) -> None:
        """Say that you see it otherwise."""
        note = self.query_one("#note", Entry)
        note.value = self._notes.get(self._turn, "")
        note.display = True
        note.focus()

    def action_back(self) -> None:
        """Away from the note, or away from the turn."""
        note = self.query_one("#note", Entry)
        if note.has_focus:
            note.display = False
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

    def _show(self) -> None:
        count = len(self.told.evidence)
        evidence = self.told.evidence[self._turn - 1]
        where = _("{turn} of {count}").format(turn=self._turn, count=count)
        title = plain(wording.turn(self._turn), HEADING)
        self.query_one("#title", Line).show(title, plain(where, QUIET))
        words = self.query_one("#words", Sheet)
        words.show(turn_blocks(self.told, evidence, self._notes.get(self._turn)))
        words.scroll_to(y=0, animate=False)


def turn_blocks(told: Debrief, evidence: Evidence, note: str | None) -> list[Block]:
    """Everything about one turn."""
    return list(_blocks(told, evidence, note))


def _blocks(told: Debrief, evidence: Evidence, note: str | None) -> Iterator[Block]:
    yield GAP
    yield from _spoken(told.name, evidence.heard, evidence.cue)
    yield GAP
    yield Para(plain(_("You"), f"bold {QUIET}"), Content("    "))
    yield Para(one_line(evidence.said, STRONG), Content("    "))
    yield GAP
    for sentence in wording.explanation(evidence):
        yield para(sentence)
    yield GAP
    if evidence.why:
        yield Para(one_line(_("For {name}").format(name=told.name), HEADING))
        yield Para(one_line(evidence.why), Content("  "))
        yield GAP
    if evidence.others:
        yield Para(plain(_("Also on the table"), HEADING))
        for other in evidence.others:
            measured = f"  ({wording.measured_name(other.measured)})"
            yield Para(one_line(other.text, INK) + plain(measured, QUIET), Content("  · "))
        yield GAP
    if evidence.answer:
        yield Para(one_line(_("And then, {name}").format(name=told.name), HEADING))
        for words in evidence.answer:
            yield Para(spoken(words.strip()), Content("  "))
        yield GAP
    yield from _gauges(evidence)
    if evidence.slipped:
        yield GAP
        yield para(wording.what_did_you_hope(), STRONG)
    if evidence.given.type == "veiligheid_uitvragen" and told.safety_answered:
        yield GAP
        yield para(wording.one_no_is_no_certainty(), QUIET)
    if note:
        yield GAP
        yield Para(plain(_("Your note"), HEADING))
        yield Para(one_line(note), Content("  "))


def _spoken(name: str, words: Iterable[str], cue: str | None) -> Iterator[Block]:
    yield Para(one_line(name, f"bold {QUIET}"))
    if cue:
        yield Para(one_line(f"({cue})", DIRECTION))
    for told in words:
        yield Para(spoken(told.strip(), INK))


def _gauges(evidence: Evidence) -> Iterator[Block]:
    """The gauges that this turn moved."""
    before, after = evidence.gauges
    moved = [
        _("{gauge} from {before} to {after}").format(
            gauge=wording.gauge_name(gauge), before=was, after=now
        )
        for gauge, was, now in zip(GAUGES, before, after, strict=True)
        if was != now
    ]
    if moved:
        yield para("  ·  ".join(moved), QUIET)
