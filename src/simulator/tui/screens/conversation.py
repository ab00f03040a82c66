"""The talk: the client's words, and what can be said back. Nothing here is right or wrong."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from simulator.conversation import Choice as Reply
from simulator.conversation import Conversation
from simulator.events import Event
from simulator.language import _, mark
from simulator.scenario import ReplyId
from simulator.tui.screens.page import Page
from simulator.tui.text import INK, QUIET, STRONG, one_line, plain, quoted
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
        Binding("tab", "look_up", mark("Read back")),
        Binding("escape,q", "leave", mark("Leave")),
        Binding("escape,q", "finish", mark("Go on")),
        Binding("question_mark", "app.help", mark("Help")),
    ]
    AUTO_FOCUS = "#replies"
    READ = "#transcript"

    class Spoken(Message):
        """The learner says this."""

        def __init__(self, reply: ReplyId) -> None:
            super().__init__()
            self.reply = reply

    class Left(Message):
        """The learner goes away; nobody asks why (codebook 8.1)."""

    class Finished(Message):
        """The learner has read the last words."""

    def __init__(self, talk: Conversation, next_step: str | None) -> None:
        """``next_step`` is what the learner set himself to look out for."""
        super().__init__()
        self._talk = talk
        self._next_step = next_step

    def content(self) -> Iterable[Widget]:
        """The talk above, the replies below."""
        scenario = self._talk.scenario
        yield Line(one_line(scenario.title, QUIET), id="title")
        yield Transcript(scenario.client.name, self._talk.events, id="transcript")
        yield Line(rule=True, id="turn")
        yield Choices(self._replies(), id="replies")

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
        self.query_one(Choices).offer(self._replies())
        self._show_turn()
        self.call_after_refresh(self._show_turn)
        self.action_reply()
        self.refresh_bindings()

    def still(self) -> None:
        """The reply was not given: it can be chosen again."""
        self.query_one(Choices).waiting = False

    # Room

    def on_resize(self) -> None:
        """The replies win: they are there in full, and the talk scrolls above them."""
        height = self.app.size.height
        transcript, replies = self.query_one(Transcript), self.query_one(Choices)
        transcript.compact = height < 24
        replies.styles.max_height = max(height - (AROUND_LOW if height < 24 else AROUND), 1)
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
        self.call_after_refresh(self._show_turn)

    def _show_turn(self) -> None:
        talk = self._talk
        if talk.ended:
            where = _("the talk is over")
        else:
            where = _("turn {turn} of {turns}").format(
                turn=talk.turn + 1, turns=talk.scenario.max_turns
            )
        more = _("▼ space: read on") if self.query_one(Transcript).more_below else ""
        self.query_one("#turn", Line).show(plain(where, QUIET), plain(more, QUIET))

    # Wishes

    @on(Choices.Chosen, "#replies")
    def _chosen(self, event: Choices.Chosen) -> None:
        if self._talk.ended:
            self.post_message(self.Finished())
        elif event.id == GO_ON:
            self.action_leave()
        else:
            self.post_message(self.Spoken(event.id))

    def action_say(self, number: int) -> None:
        """Choose by number."""
        self.query_one(Choices).take(number)

    def action_look_up(self) -> None:
        """Read the talk back, or come back from it."""
        transcript = self.query_one(Transcript)
        if transcript.has_focus:
            self.action_reply()
        else:
            transcript.focus()

    def action_reply(self) -> None:
        """Go to the replies."""
        self.query_one(Choices).focus()

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
