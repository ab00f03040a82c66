"""The talk: the client's words, and what can be said back. Nothing here is right or wrong.

Leaving is one key at every moment, also in the middle of a question and of a line that is typed.
"""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Input, Static

from simulator.codebook.asks import NOTHING_ASKED, Asks
from simulator.conversation import Choice as Reply
from simulator.conversation import Conversation
from simulator.debrief.judged import Judged
from simulator.debrief.pause import Pause
from simulator.events import Event
from simulator.language import _, mark
from simulator.scenario import ReplyId
from simulator.tui.screens.page import Page
from simulator.tui.screens.saying import Saying
from simulator.tui.text import ACCENT, INK, QUIET, STRONG, one_line, plain, quoted
from simulator.tui.widgets.choices import Choice, Choices, choice
from simulator.tui.widgets.line import Line
from simulator.tui.widgets.transcript import Transcript

MOST_REPLIES = 9
GO_ON = "go_on"
"""What is chosen when the talk is over, or stuck; no reply has this place then."""
AROUND_LOW, AROUND = 3, 9
"""Lines that stand round the replies in a low window and in others: one is for the client."""
ROOM_TO_BREATHE = 32
"""From this many lines there is an empty one between replies."""


class Talk(Page[None]):
    """Hear, choose, hear."""

    CSS_PATH = "../styles/talk.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(number), f"say({number})", show=False)
            for number in range(1, MOST_REPLIES + 1)
        ),
        Binding("0", "skip", show=False),
        Binding("b", "on_purpose", show=False),
        Binding("left,backspace", "change", show=False),
        Binding("tab", "look_up", mark("Read back")),
        Binding("escape,q", "leave", mark("Leave")),
        Binding("escape,q", "finish", mark("Go on")),
        Binding("question_mark", "app.help", mark("Help")),
    ]
    AUTO_FOCUS = "#replies"
    READ = "#transcript"

    class Spoken(Message):
        """The learner says this, and judged this of it before."""

        def __init__(self, reply: ReplyId, judged: Judged) -> None:
            super().__init__()
            self.reply = reply
            self.judged = judged

    class Left(Message):
        """The learner goes away; nobody asks why (codebook 8.1)."""

    class Finished(Message):
        """The learner has read the last words."""

    def __init__(
        self, talk: Conversation, next_step: str | None, asks: Asks = NOTHING_ASKED
    ) -> None:
        """``next_step`` is what the learner set himself to look out for.

        ``asks`` is what he wants to be asked before a reply is said.
        """
        super().__init__()
        self._talk = talk
        self._next_step = next_step
        self._asks = asks
        self._pause = Pause.before(talk, asks)
        self._typed = ""

    def content(self) -> Iterable[Widget]:
        """The talk above, the replies below."""
        scenario = self._talk.scenario
        yield Line(one_line(scenario.title, QUIET), id="title")
        yield Transcript(scenario.client.name, self._talk.events, id="transcript")
        yield Line(rule=True, id="turn")
        yield Saying(self._pause, self._replies(), self._typed, id="saying")

    def left(self) -> Iterable[Widget]:
        """Who you talk with, where."""
        scenario = self._talk.scenario
        who = f"{scenario.client.name}, {scenario.client.age}"
        parts = (one_line(who, STRONG), plain(scenario.setting, QUIET))
        yield Static(Content("\n").join(parts))

    def right(self) -> Iterable[Widget]:
        """What you set yourself."""
        if self._next_step:
            heading = plain(_("What you wanted to look out for"), f"bold {QUIET}")
            yield Static(Content("\n").join((heading, quoted(self._next_step, QUIET))))

    def settle(self) -> None:
        """Say how far the talk is, and follow how far it is read."""
        self.watch(self.query_one(Transcript), "scroll_y", self._show_turn, init=False)
        self._show_turn()

    def heard(self, talk: Conversation, happened: Sequence[Event]) -> None:
        """The reply was given: show what the client says to it, and what can be said now."""
        self._talk = talk
        self.query_one(Transcript).hear(happened)
        self._begin_turn()
        self._show_turn()
        self.call_after_refresh(self._show_turn)
        self.action_reply()
        self.refresh_bindings()

    def still(self) -> None:
        """The reply was not given: it can be chosen again."""
        self._saying.still()

    def ask(self, asks: Asks) -> None:
        """Ask this from now on; a turn that has begun begins again."""
        if asks != self._asks:
            self._asks = asks
            self._begin_turn()
            self._show_turn()

    def _begin_turn(self) -> None:
        self._pause = Pause.before(self._talk, self._asks)
        self._saying.offer(self._pause, self._replies())

    @property
    def _saying(self) -> Saying:
        return self.query_one(Saying)

    # Room

    def on_resize(self) -> None:
        """The replies win: they are there in full, and the talk scrolls above them."""
        height = self.app.size.height
        transcript, replies = self.query_one(Transcript), self.query_one(Choices)
        transcript.compact = height < 24
        most = max(height - (AROUND_LOW if height < 24 else AROUND), 1)
        replies.styles.max_height = self._saying.most = most
        if replies.airy != (height >= ROOM_TO_BREATHE):
            replies.airy = height >= ROOM_TO_BREATHE
            replies.offer(replies.choices, highlighted=replies.highlighted)
        self._make_room()

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """While the talk is read back in a low window, each reply has one line."""
        self._make_room()

    def _make_room(self) -> None:
        transcript, replies = self.query_one(Transcript), self.query_one(Choices)
        replies.short = transcript.has_focus and self.app.size.height < 24
        self._saying.hold_room()
        self.call_after_refresh(self._show_turn)

    @property
    def where(self) -> str:
        """How far the talk is."""
        if self._talk.ended:
            return _("the talk is over")
        return _("turn {turn} of {turns}").format(
            turn=self._talk.turn + 1, turns=self._talk.scenario.max_turns
        )

    def _show_turn(self) -> None:
        self.query_one("#turn", Line).show(plain(self.where, QUIET), self._beside_turn())

    def _beside_turn(self) -> Content:
        """What can be done that the last line has no room for."""
        pause = self._pause
        if pause.step == "reply" and pause.on_purpose:
            return plain(_("on purpose: choose your reply"), STRONG)
        if self.query_one(Transcript).more_below:
            return plain(_("▼ space: read on"), QUIET)
        if pause.step == "reply" and self._asks.on_purpose:
            key = Content.styled("b", f"bold {ACCENT}") + plain(f" {_('on purpose')}", QUIET)
            return key.stylize(Style.from_meta({"@click": "screen.on_purpose"}))
        return plain("")

    # Wishes

    @on(Choices.Chosen, "#replies")
    def _gone_on(self) -> None:
        """Nothing can be said any more: the talk is over, or its author left a gap."""
        if self._talk.ended:
            self.post_message(self.Finished())
        else:
            self.action_leave()

    @on(Input.Changed, "#own")
    def _typing(self, event: Input.Changed) -> None:
        self._typed = event.value

    def on_saying_said(self, event: Saying.Said) -> None:
        """The reply, with everything that was judged of it before."""
        self.post_message(self.Spoken(event.reply, event.judged))

    def on_saying_moved(self, event: Saying.Moved) -> None:
        """Another thing is asked now."""
        self._pause = event.pause
        self._show_turn()
        self.refresh_bindings()

    def action_say(self, number: int) -> None:
        """Choose by number: a reply, or an answer to what is asked."""
        self._saying.take(number)

    def action_skip(self) -> None:
        """On without an answer to what is asked."""
        self._saying.skip()

    def action_on_purpose(self) -> None:
        """The reply is given on purpose."""
        self._saying.mean_it()

    def action_change(self) -> None:
        """Choose another reply, while this one is not said yet."""
        self._saying.go_back()

    def action_look_up(self) -> None:
        """Read the talk back, or come back from it."""
        transcript = self.query_one(Transcript)
        if transcript.has_focus:
            self.action_reply()
        else:
            transcript.focus()

    def action_reply(self) -> None:
        """Go to the replies, or to what is asked before them."""
        self._saying.give_focus()

    def focus_first(self) -> None:
        """The keys are for what is asked, also after the window was too small for a while."""
        if self.focused is None:
            self.action_reply()

    def action_leave(self) -> None:
        """Go away."""
        self.post_message(self.Left())

    def action_finish(self) -> None:
        """The talk is over: go on."""
        self.post_message(self.Finished())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A talk that is over cannot be left any more."""
        over = self._talk.ended is not None
        if (action == "leave" and over) or (action == "finish" and not over):
            return False
        return super().check_action(action, parameters)

    def _replies(self) -> Iterable[Choice]:
        if self._talk.ended:
            return [choice(GO_ON, plain(_("Go on"), INK))]
        replies = [_as_choice(reply) for reply in self._talk.replies]
        if not replies:
            gap = _("In this scene nothing can be said any more; its author left a gap.")
            return [choice(GO_ON, plain(gap, INK))]
        return replies


def _as_choice(reply: Reply) -> Choice:
    return Choice(reply.id, (one_line(reply.text),))
