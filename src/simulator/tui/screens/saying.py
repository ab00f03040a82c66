"""What stands under the talk: what is asked before a reply, in the place of the replies.

A question never takes more room than the replies have, so that the words above stay where they are.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Input

from simulator.codebook.asks import NOTHING_ASKED
from simulator.debrief import judging_in_words as words
from simulator.debrief.judged import Judged
from simulator.debrief.pause import TYPED, Pause
from simulator.language import _, mark
from simulator.scenario import ReplyId
from simulator.tui.text import ACCENT, INK, QUIET, STRONG, one_line, plain
from simulator.tui.widgets.choices import HERE, Choice, Choices, Row, choice
from simulator.tui.widgets.entry import Entry
from simulator.tui.widgets.sheet import GAP, Block, Layout, Para, Sheet, para

SKIP = "skip"
"""The id of the answer that is none; no other answer has it, for those are numbers."""


class Replies(Choices):
    """The replies, or the answers to a question; skipping it has number 0."""

    alone = False
    """The reply that was chosen, without its number: digits answer what is asked about it."""
    pointing = False
    """The client's own lines, which stand in the talk above: one line for each will do."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """See `Choices`."""
        if action == "take_number" and self.alone:
            return False
        return super().check_action(action, parameters)

    def row_of(self, number: int, choice: Choice, *, here: bool) -> Row:
        """See `Choices`."""
        row = super().row_of(-1 if choice.id == SKIP else number, choice, here=here)
        first, *others = row.paragraphs
        if self.alone:
            head = Content.styled(HERE if here else " ", ACCENT)
            first = replace(first, first=head.pad_right(first.first.cell_length - 1))
        elif self.pointing and not self.airy:
            first = replace(first, cut=True)
        return replace(row, paragraphs=(first, *others))


class OwnLine(Entry):
    """A line of her own; it is skipped with a key that is no letter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "screen.skip", mark("Skip"), key_display="↓"),
    ]


class Bar(Sheet):
    """Keys and what they do, on lines that can be clicked."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 -- the name it has in Widget
        super().__init__(hug=True, still=True, id=id)


class Saying(Vertical):
    """The replies, and before and after choosing one what the learner wants to be asked."""

    class Said(Message):
        """The learner says this, and judged this of it before."""

        def __init__(self, reply: ReplyId, judged: Judged) -> None:
            super().__init__()
            self.reply = reply
            self.judged = judged

    class Moved(Message):
        """Another thing is asked now."""

        def __init__(self, pause: Pause) -> None:
            super().__init__()
            self.pause = pause

    def __init__(
        self,
        pause: Pause,
        replies: Iterable[Choice],
        typed: str = "",
        *,
        id: str | None = None,  # noqa: A002 -- the name it has in Widget
    ) -> None:
        """``typed`` is what stands on the line of her own already."""
        super().__init__(id=id)
        self.pause = pause
        self._begun = typed
        self._offered = tuple(replies)
        self._said = False
        self.most = 1
        """Lines there can be at most."""

    def compose(self) -> ComposeResult:
        """The question, the line to type in, the choices, and the keys below them."""
        yield Sheet(hug=True, still=True, id="asked")
        yield OwnLine(id="own")
        yield Replies(self._choices(), id="replies")
        yield Bar(id="bar")

    def on_mount(self) -> None:
        """Show what is asked first, and give it the keys."""
        self._show(self._begun)
        if self.screen.focused is None:
            self.give_focus()

    def offer(self, pause: Pause, replies: Iterable[Choice]) -> None:
        """Go on to the next turn."""
        self.pause, self._offered, self._said = pause, tuple(replies), False
        self._show()

    def still(self) -> None:
        """The reply was not said: it can be given again."""
        self._said = False
        self.query_one(Replies).waiting = False

    # What is done

    def take(self, number: int) -> None:
        """Choose by number, from 1: a reply, or an answer."""
        if self.pause.step == "sure":
            self._answer(number - 1)
        elif self.pause.step not in TYPED:
            self.query_one(Replies).take(number)

    def skip(self) -> None:
        """On without an answer."""
        self._go(self.pause.skipped())

    def mean_it(self) -> None:
        """The reply is given on purpose."""
        self._go(self.pause.meaning_it())

    def go_back(self) -> None:
        """Choose another reply."""
        self._go(self.pause.back())

    def give_focus(self) -> None:
        """Let the keys go to what is asked."""
        asked = self.query_one("#own" if self.pause.step in TYPED else "#replies")
        if not asked.has_focus:
            asked.focus()

    @on(Input.Submitted, "#own")
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        self._go(self.pause.typed(self.query_one(Entry).words))

    @on(Choices.Chosen, "#replies")
    def _chosen(self, event: Choices.Chosen) -> None:
        if self.pause.step == "over":
            return
        event.stop()
        if self.pause.step == "reply":
            self._go(self.pause.chosen(event.id))
        elif self.pause.step == "sure" or event.id == SKIP:
            self.skip()
        else:
            self._answer(int(event.id))

    def _answer(self, number: int) -> None:
        question = self.pause.question
        if question is not None and 0 <= number < len(question.answers):
            self._go(self.pause.answered(number))

    def _go(self, pause: Pause) -> None:
        if self._said:
            return
        if pause.step == "say":
            assert pause.reply is not None
            self._said = True
            self.post_message(self.Said(pause.reply, pause.judged))
        elif pause != self.pause:
            self.pause = pause
            self._show()
            self.give_focus()
            self.post_message(self.Moved(pause))

    # What is shown

    def _show(self, typed: str = "") -> None:
        replies, own = self.query_one(Replies), self.query_one(Entry)
        asked, bar = self.query_one("#asked", Sheet), self.query_one(Bar)
        own.value = typed
        own.cursor_position = len(typed)
        own.placeholder = _("said aloud") if self.pause.step == "first" else ""
        own.display = self.pause.step in TYPED
        replies.display = not own.display
        replies.alone = self.pause.step == "sure"
        replies.pointing = self.pause.step == "shown_by"
        replies.offer(self._choices())
        for sheet, blocks in ((asked, list(self._asked())), (bar, list(self._keys()))):
            sheet.display = bool(blocks)
            sheet.show(blocks)
        self.hold_room()

    def on_resize(self, _event: events.Resize) -> None:
        """Hold as much room as the replies take at this width."""
        self.hold_room()

    def hold_room(self) -> None:
        """Take the room of the replies, also while something else stands in their place.

        While the talk is read back in a low window it is the talk that gets the room.
        """
        replies, width = self.query_one(Replies), self.size.width
        if self.pause.asks == NOTHING_ASKED or self.pause.step == "over" or not width:
            # Textual lays everything out again for this, also when there was none.
            if self.styles.min_height is not None:
                self.styles.min_height = None
            return
        rows: list[Block] = []
        for number, reply in enumerate(self._offered):
            if number and replies.airy:
                rows.append(GAP)
            rows.append(Choices.row_of(replies, number, reply, here=False))
        lines = len(Layout(rows, width - replies.styles.scrollbar_size_vertical).lines)
        self.styles.min_height = 0 if replies.short else min(lines, self.most)

    def _choices(self) -> Sequence[Choice]:
        question = self.pause.question
        if self.pause.step == "sure":
            return [reply for reply in self._offered if reply.id == self.pause.reply]
        if question is None:
            return self._offered
        answers = (
            choice(str(number), one_line(answer, INK))
            for number, answer in enumerate(question.answers)
        )
        return [*answers, choice(SKIP, plain(_("Skip"), QUIET))]

    def _asked(self) -> Iterator[Block]:
        if self.pause.step in ("reason", "own_reason"):
            yield from (
                Para(reply.paragraphs[0].stylize_before(QUIET), plain("  "), cut=True)
                for reply in self._offered
                if reply.id == self.pause.reply
            )
        if self.pause.step == "first":
            yield para(words.say_it_first(), STRONG, 2)
        elif self.pause.step == "own_reason":
            yield para(words.in_your_own_words(), STRONG, 2)
        elif self.pause.question is not None and self.pause.step != "sure":
            yield para(self.pause.question.words, STRONG, 2)

    def _keys(self) -> Iterator[Block]:
        """How sure she is, and what else can be done with the reply that was chosen."""
        if self.pause.step != "sure" or self.pause.question is None:
            return
        sure = (
            _key(str(number), answer, f"screen.say({number})")
            for number, answer in enumerate(self.pause.question.answers, start=1)
        )
        asked = plain(self.pause.question.words, STRONG)
        yield Para(Content("  ").join([asked, *sure]), plain("  "))
        more = [_key("Enter", _("without"), "screen.skip")]
        if self.pause.asks.on_purpose and not self.pause.on_purpose:
            more.append(_key("b", _("on purpose"), "screen.on_purpose"))
        more.append(_key("←", _("another reply"), "screen.change"))
        yield Para(Content("  ").join(more), plain("  "))


def _key(key: str, does: str, action: str) -> Content:
    """A key and what it does, to be clicked as well; its words stay together."""
    words = Content.styled(key, f"bold {ACCENT}") + plain(f"\N{NO-BREAK SPACE}{does}", QUIET)
    return words.stylize(Style.from_meta({"@click": action}))
