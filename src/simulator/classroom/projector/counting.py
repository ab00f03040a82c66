"""Hands, as the teacher counts them: a key for each, or all of them typed at once."""

from collections.abc import Callable, Iterable
from typing import Final

from textual import events, on
from textual.binding import Binding, BindingType
from textual.widgets import Input

from simulator.classroom.projector.desk import Desk
from simulator.classroom.projector.shapes import KEYS
from simulator.language import _
from simulator.lesson import LETTERS, Lesson, Teaching
from simulator.lesson.hands import read_counts, written
from simulator.tui.screens.page import Page
from simulator.tui.widgets.entry import Entry

WHILE_TYPING: Final = "never_mind"
"""The action that can be done while counts are typed, and only then."""


def _hand_keys() -> Iterable[BindingType]:
    for option, key in enumerate(KEYS):
        yield Binding(key, f"hand({option}, 1)", show=False)
        yield Binding(key.upper(), f"hand({option}, -1)", show=False)
    for digit in "0123456789":
        yield Binding(digit, f"digit('{digit}')", show=False)


HAND_KEYS: Final = tuple(_hand_keys())
"""The keys that count; with the rest of the page's, since some letters are other keys elsewhere."""


class Counting(Page[None]):
    """A page of a lesson on which hands can be counted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._letter: tuple[int, int] | None = None
        """The option of the letter that was typed last, and how many hands it had before."""
        self._is_typing = False

    @property
    def lesson(self) -> Lesson:
        """The lesson."""
        return self.desk.lesson

    def show(self, mark_at: int | None = None) -> None:
        """Set everything from the lesson; ``mark_at`` moves the mark to this option, from 0."""
        raise NotImplementedError

    def do(self, act: Callable[[Teaching], object], mark_at: int | None = None) -> None:
        """Do something in the lesson, and show it."""
        told = self.desk.do(act)
        self.show(mark_at)
        if told:
            self.tell(told)

    def line_for_counts(self) -> Entry:
        """The line to type them in; it is not there until it is asked for."""
        line = Entry(placeholder=_("A12 B5 C9, then Enter; Esc: never mind"), id="counts")
        line.display, line.disabled = False, True
        return line

    def put_down(self) -> None:
        """Nothing that was begun here goes on: the lesson is somewhere else."""
        self._letter = None
        self._typing(False)

    def action_hand(self, option: int, by: int) -> None:
        """One hand more or less for an option."""
        poll = self.lesson.poll
        self._letter = (option, poll.hands[option] if poll else 0)
        self.do(lambda teaching: teaching.add_hand(option, by), option)

    def action_take_back(self) -> None:
        """One hand less for the option of the last letter."""
        if self._letter is not None:
            self.action_hand(self._letter[0], -1)

    def action_digit(self, digit: str) -> None:
        """A number after a letter: the letter was the beginning of typed counts, and no hand."""
        assert self._letter is not None
        option, before = self._letter
        poll = self.lesson.poll
        if poll is not None and poll.hands[option] != before:
            self.do(Teaching.undo)
        self._type(f"{LETTERS[option]}{digit}")

    def action_count(self) -> None:
        """Type the hands that were counted; what was typed before stands there, to write over."""
        poll = self.lesson.poll
        known = written(poll.hands) if poll is not None and any(poll.hands) else ""
        self._type(known)
        self.query_one("#counts", Entry).select_all()

    def _type(self, begun: str) -> None:
        counts = self.query_one("#counts", Entry)
        self._letter = None
        self._typing(True)
        counts.value = begun
        counts.cursor_position = len(begun)

    def _typing(self, typing: bool) -> None:
        if self._is_typing == typing:
            return
        self._is_typing = typing
        counts = self.query_one("#counts", Entry)
        counts.display, counts.disabled = typing, not typing
        self.query_one("#status").display = not typing
        self.set_focus(counts if typing else None)
        self.refresh_bindings()

    def action_never_mind(self) -> None:
        """Away from the line with counts."""
        self._typing(False)

    @on(Input.Submitted, "#counts")
    def _counted(self) -> None:
        """Count the hands that were typed; what cannot be read stays there."""
        typed = self.query_one("#counts", Entry).words
        counts = read_counts(typed, len(self.lesson.options_here))
        if isinstance(counts, str):
            self.tell(counts)
            return
        self._typing(False)
        self.do(lambda teaching: teaching.count_hands(counts))

    def on_key(self, event: events.Key) -> None:
        """A letter is followed by its number at once, or it was a hand."""
        if event.key.lower() not in (*KEYS, *"0123456789", "backspace"):
            self._letter = None

    def focus_first(self) -> None:
        """Nothing has the keys but the page, or the line for the counts while it is there."""
        if self._is_typing:
            self.query_one("#counts").focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hands are counted where there is a vote; while they are typed nothing else is done."""
        if not self.is_attached:
            return super().check_action(action, parameters)
        if (action == WHILE_TYPING) != self._is_typing and not action.startswith("app."):
            return False
        can_vote = self.desk.teaching.can_vote
        if action == "hand" and (not can_vote or not self._is_option(parameters[0])):
            return False
        if action == "digit" and (not can_vote or self._letter is None):
            return False
        if action in ("count", "take_back") and not can_vote:
            return False
        return super().check_action(action, parameters)

    def _is_option(self, option: object) -> bool:
        return option in range(len(self.lesson.options_here))
