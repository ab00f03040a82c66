"""The screen of a lesson. It sets everything it shows from the lesson, after every act."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from simulator.classroom.projector import showing, words
from simulator.classroom.projector.ballot import Ballot, Options
from simulator.classroom.projector.counting import Counting
from simulator.classroom.projector.desk import Desk
from simulator.classroom.projector.large import Large
from simulator.language import _, mark
from simulator.lesson import Position, Scoring, Step, Teaching
from simulator.lesson.positions import AFTER_THE_SCORE, VOTES, Place
from simulator.tui.text import QUIET, STRONG, plain
from simulator.tui.widgets.line import Line
from simulator.tui.widgets.sheet import Block, Sheet, para

CLIENTS_SHARE: Final = 0.4
"""Of all rows, the least that the client's words have while the class votes."""
WIDEST: Final = 100
"""Cells of the column, as in page.tcss."""

RESULTS: Final = VOTES | {Step.DISCUSS, Step.REVEAL}
"""Steps in which there are results to show or to hide."""


class Stage(Counting):
    """One lesson, step by step."""

    CSS_PATH = "projector.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "open_vote", mark("Open voting")),
        Binding("space", "close_vote", mark("Close voting")),
        Binding("space", "to_the_vote", mark("Vote")),
        Binding("space", "listen_on", show=False),
        Binding("enter", "results(True)", mark("Results"), key_display="Enter"),
        Binding("enter", "results(False)", mark("Hide results"), key_display="Enter"),
        Binding("right", "say", mark("Say it"), key_display="→"),
        Binding("right", "onward", mark("On"), key_display="→"),
        Binding("left", "backward", show=False),
        Binding("up", "mark(-1)", show=False),
        Binding("down", "mark(1)", show=False),
        Binding("m", "minority", mark("Fewest")),
        Binding("s", "sheet", mark("Sheet")),
        Binding("w", "roads", mark("Other road")),
        Binding("g", "reveal", show=False),
        Binding("r", "reset", show=False),
        Binding("backspace", "take_back", show=False),
        Binding("u,ctrl+z", "undo", show=False),
        Binding("ctrl+y", "redo", show=False),
        Binding("b", "black", show=False),
        Binding("full_stop", "black", show=False),
        Binding("j", "jump", show=False),
        Binding("n", "notes", show=False),
        Binding("p", "phones", show=False),
        Binding("pageup", "read(-1)", show=False),
        Binding("pagedown", "read(1)", show=False),
        Binding("question_mark", "keys", mark("More")),
        Binding("escape", "never_mind", mark("Leave it")),
        Binding("escape", "back", mark("Stop")),
    ]
    AUTO_FOCUS = ""

    class Left(Message):
        """The teacher leaves; everything is kept."""

    class Wanted(Message):
        """The teacher wants to see a page beside the lesson."""

        def __init__(self, page: str) -> None:
            super().__init__()
            self.page = page

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._seen: Position | None = None
        """Where the lesson was when it was shown last."""
        self._marked = 0
        self._chosen = False
        """Whether the teacher put the mark where it is."""
        self._warned = False
        """Whether she was told that the group did not score itself on everything yet."""
        self._cut = False
        """Whether some option is cut off."""
        self._told = ""

    def content(self) -> Iterable[Widget]:
        """The words, how the vote stands, and what can be chosen."""
        yield Large(id="client")
        yield Line(rule=True, id="status")
        yield self.line_for_counts()
        yield Sheet(still=True, id="words")
        yield Options(id="options")

    def settle(self) -> None:
        """Show the lesson, and what has to be known before it."""
        self.show()
        if self.desk.notice:
            self.tell(self.desk.notice)

    # Showing

    def show(self, mark_at: int | None = None) -> None:
        """Set everything from the lesson; ``mark_at`` moves the mark to this option, from 0."""
        lesson = self.lesson
        if self._seen is None or lesson.position != self._seen:
            self._marked = self._mark_coming_from(self._seen)
            self._chosen = self._warned = False
            self.put_down()
            self.query_one("#words", Sheet).scroll_home(animate=False)
        if mark_at is not None:
            self._marked, self._chosen = mark_at, True
        self._seen = lesson.position
        for step in Step:
            self.set_class(step is lesson.step, f"-at-{step.value}")
        self._fit()
        most = LINES_OF_CLIENT if lesson.step is Step.REVEAL else None
        self.query_one(Large).say(showing.speech(lesson), most=most)
        self.refresh_bindings()

    def show_status(self) -> None:
        """Say again how the vote stands, and how many phones are in the room."""
        if self.lesson.shown and self.lesson.step in RESULTS:
            self._fit()
        else:
            self._say_where()

    def _say_where(self) -> None:
        lesson, phones = self.lesson, self.desk.phones
        here = None if phones is None else phones.phones
        where = words.where(lesson)
        told = words.beside_where(lesson, here, cut=self._cut, room=self._width - len(where) - 2)
        self.query_one("#status", Line).show(plain(where, STRONG), plain(told, QUIET))

    def _mark_coming_from(self, before: Position | None) -> int:
        """Where the mark begins; who goes one step back finds it where she left it."""
        lesson = self.lesson
        here = lesson.position.place
        ids = [option.id for option in lesson.options]
        if lesson.step is Step.REVEAL and before is not None:
            ahead = before.place[len(here) : len(here) + 1]
            if before.place[: len(here)] == here and ahead and ahead[0] in ids:
                return ids.index(ahead[0])
        return showing.marked_first(lesson)

    def _fit(self) -> None:
        """Give everything its room: the client first; and say where the class is."""
        lesson = self.lesson
        height = self.app.size.height - self._around
        large = self.query_one(Large)
        voting = lesson.step in VOTES
        least = ceil(CLIENTS_SHARE * self.app.size.height) if voting else 1
        large.styles.min_height = least
        beside = self._beside()
        sheet = self.query_one("#words", Sheet)
        sheet.show(beside)
        told = sum(len(block.lines(self._width)) for block in beside)
        if lesson.step is Step.REVEAL:
            least = LINES_OF_CLIENT
        elif lesson.step is Step.DISCUSS:
            least = height // 2
        room = max(height - least - (0 if voting else told), 1)
        marking = lesson.step is Step.REVEAL
        ballot = Ballot(showing.rows(lesson), room, self._marked, marking)
        self.query_one(Options).offer(ballot)
        self._cut = ballot.is_cut(self._width)
        self._say_where()

    def _beside(self) -> list[Block]:
        if self.lesson.step is Step.EXCEPTIONS:
            return showing.exceptions(self.lesson)
        if self.lesson.step is Step.MEASURED:
            return showing.measured(self.lesson)
        return [para(sentence, QUIET) for sentence in showing.beside(self.lesson)]

    @property
    def _around(self) -> int:
        """Rows that are not the column's, and that of the status."""
        notice = len(plain(f"▪ {self._told}").wrap(max(self.app.size.width - 4, 1)))
        told = min(notice, MOST_LINES_OF_NOTICE) if self._told else 0
        return 2 + told + (2 * HIGH_PADDING if self.has_class("-high") else 0)

    @property
    def _width(self) -> int:
        return max(min(self.app.size.width, WIDEST) - 2, 1)

    def on_resize(self) -> None:
        """Everything gets other room."""
        super().on_resize()
        self._fit()

    def tell(self, message: str) -> None:
        """Show a message; the client keeps her room, and so does every option."""
        super().tell(message)
        if message != self._told:
            self._told = message
            self._fit()

    # Doing

    def action_onward(self) -> None:
        """The next step."""
        forward = self.lesson.forward
        if forward is None:
            return
        unscored = self._unscored if forward.step in AFTER_THE_SCORE else 0
        if unscored and not self._warned:
            self._warned = True
            told = _("{count} of {asked} without a score of your own. → again: go on without.")
            self.tell(told.format(count=unscored, asked=len(self.lesson.asked)))
            return
        self.do(lambda teaching: teaching.go(forward))

    @property
    def _unscored(self) -> int:
        """The reflexes that the group can still score itself on and did not."""
        if self.lesson.measured_seen:
            return 0
        polls = [self.lesson.poll_on(Scoring(reflex)) for reflex in self.lesson.asked]
        return sum(poll is None or not poll.total for poll in polls)

    def action_backward(self) -> None:
        """The step before."""
        backward = self.lesson.backward
        if backward is not None:
            self.do(lambda teaching: teaching.go(backward))

    def action_say(self) -> None:
        """Say to the client what is marked: what most chose, or what the teacher chose herself."""
        option, decided = self._marked, showing.is_decided(self.lesson)
        if not decided and not self._chosen:
            self.tell(_("Choose first what we say: with ↑ ↓, or with a letter."))
            return
        self.do(lambda teaching: teaching.say(option))

    def action_listen_on(self) -> None:
        """The client's next words."""
        self.action_onward()

    def action_open_vote(self) -> None:
        """Open the vote of this step."""
        self.do(Teaching.open)

    def action_close_vote(self) -> None:
        """Close it."""
        self.do(Teaching.close)

    def action_to_the_vote(self) -> None:
        """Go to the vote that comes next, and open it."""
        vote = self.lesson.vote_ahead
        if vote is None:
            return

        def act(teaching: Teaching) -> None:
            teaching.go(vote)
            teaching.open()

        self.do(act)

    def action_results(self, shown: bool) -> None:
        """Show the results, or hide them."""
        self.do(lambda teaching: teaching.show(shown))

    def action_reveal(self) -> None:
        """Straight to what the class says."""
        reveal = Position(self.lesson.position.place, Step.REVEAL)
        self.do(lambda teaching: teaching.go(reveal))

    def action_mark(self, by: int) -> None:
        """Move the mark; at the end, stay."""
        count = len(showing.rows(self.lesson))
        self.show(min(max(self._marked + by, 0), max(count - 1, 0)))

    def action_minority(self) -> None:
        """Mark what fewest voted for; of several the next one."""
        fewest = self.lesson.standing.minority
        if not fewest:
            self.tell(_("There is no minority here."))
            return
        self.show(next((option for option in fewest if option > self._marked), fewest[0]))

    def action_undo(self) -> None:
        """Take back what the teacher did last."""
        self.do(Teaching.undo)

    def action_redo(self) -> None:
        """Let it hold after all."""
        self.do(Teaching.redo)

    def action_reset(self) -> None:
        """Begin this vote anew."""
        self.do(Teaching.reset, told=_("This vote begins anew. The key u brings the votes back."))

    def at(self, turn: int, *, other: bool = False) -> None:
        """Go to a turn, from 1; for another road the mark is at what was not said there."""
        there = self.lesson.jump(turn)
        if not other:
            self.do(lambda teaching: teaching.go(there))
            return
        reveal = Position(there.place, Step.REVEAL)
        told = _("Choose another reply with ↑ ↓, and say it with →.")
        self.do(lambda teaching: teaching.go(reveal), told=told)
        self.show(showing.another(self.lesson))

    def along(self, road: Place) -> None:
        """Go on along a road, from where it was left."""
        self.do(lambda teaching: teaching.go(Position(road)))

    def marks(self, option: int) -> bool:
        """Mark an option with its letter, where the class decides what to say."""
        if self.lesson.step is not Step.REVEAL or option not in range(len(self.lesson.options)):
            return False
        self.show(option)
        return True

    @on(Options.Pointed)
    def _pointed(self, event: Options.Pointed) -> None:
        self.show(event.option)

    # Beside the lesson

    def action_keys(self) -> None:
        """Every key."""
        self.post_message(self.Wanted("keys"))

    def action_black(self) -> None:
        """Nothing on the screen."""
        self.post_message(self.Wanted("black"))

    def action_jump(self) -> None:
        """To any turn."""
        self.post_message(self.Wanted("jump"))

    def action_roads(self) -> None:
        """The roads, and another one."""
        self.post_message(self.Wanted("roads"))

    def action_notes(self) -> None:
        """Where the notes are to be had."""
        self.post_message(self.Wanted("notes"))

    def action_phones(self) -> None:
        """How phones come in."""
        self.post_message(self.Wanted("phones"))

    def action_sheet(self) -> None:
        """Write the sheet for the debrief."""
        self.post_message(self.Wanted("sheet"))

    def action_read(self, by: int) -> None:
        """Read on or back; where all was read, the next step or the one before.

        A pointer for presentations sends these keys.
        """
        sheet: Sheet = self.query_one(Large)
        if self.lesson.step in AFTER_THE_SCORE:
            sheet = self.query_one("#words", Sheet)
        if by > 0 and sheet.more_below:
            sheet.scroll_page_down(animate=False)
        elif by < 0 and sheet.scroll_offset.y > 0:
            sheet.scroll_page_up(animate=False)
        elif by > 0 and self.lesson.step is not Step.REVEAL:
            self.action_onward()
        elif by < 0:
            self.action_backward()

    def action_back(self) -> None:
        """Leave, at once: everything is kept."""
        self.post_message(self.Left())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What cannot be done at this step is not offered."""
        if not self.is_attached:
            return super().check_action(action, parameters)
        if not self._can(action, parameters):
            return False
        return super().check_action(action, parameters)

    def _can(self, action: str, parameters: tuple[object, ...]) -> bool:
        lesson, teaching = self.lesson, self.desk.teaching
        poll, step = lesson.poll, lesson.step
        is_open = poll is not None and poll.open
        match action:
            case "reset":
                return teaching.can_vote
            case "open_vote":
                return teaching.can_vote and not is_open
            case "close_vote":
                return is_open
            case "to_the_vote":
                return lesson.vote_ahead is not None
            case "listen_on":
                return lesson.forward is not None and lesson.forward.step is Step.LISTEN
            case "results":
                return lesson.shown is not parameters[0] and self._has_results
            case "say":
                return step is Step.REVEAL
            case "minority":
                return step is Step.REVEAL and lesson.standing.last is not None
            case "onward":
                return lesson.forward is not None
            case "roads":
                return bool(lesson.road)
            case "reveal":
                return bool(lesson.options) and step is not Step.REVEAL
            case "sheet":
                return step is Step.CLOSE
            case _:
                return True

    @property
    def _has_results(self) -> bool:
        """Whether there was a vote of which the results can be shown here."""
        lesson = self.lesson
        match lesson.step:
            case Step.DISCUSS:
                return lesson.standing.first is not None
            case Step.REVEAL:
                return lesson.standing.last is not None
        return lesson.poll is not None


LINES_OF_CLIENT: Final = 2
"""So many lines of the client's words stay in view while the class looks at the votes."""
MOST_LINES_OF_NOTICE: Final = 5
"""As in page.tcss."""
HIGH_PADDING: Final = 2
"""Rows above and below in a high window, as in projector.tcss."""
