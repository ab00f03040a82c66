"""Hands, as the teacher counts them: a key for each, or all of them typed at once."""

from collections.abc import Callable
from typing import Final

from textual import events

from simulator.classroom.projector import words
from simulator.classroom.projector.desk import Desk
from simulator.classroom.projector.shapes import KEYS
from simulator.language import _
from simulator.lesson import LETTERS, Lesson, Teaching
from simulator.lesson.hands import read_counts, written
from simulator.tui.screens.page import Page
from simulator.tui.widgets.entry import Entry

TYPE: Final = "t"
"""The key that begins typed counts without a letter."""

WHILE_TYPING: Final = "never_mind"
"""The action that can be done while counts are typed, and only then."""


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

    def marks(self, option: int) -> bool:
        """Whether a letter marks this option here, from 0; if so it is marked now."""
        raise NotImplementedError

    def do(self, act: Callable[[Teaching], object], *, told: str = "") -> None:
        """Do something in the lesson, show it, and say what there is to say of it.

        That it cannot be kept comes before anything else that is ``told``.
        """
        told = self.desk.do(act) or told
        self.show()
        if told:
            self.tell(told)

    def line_for_counts(self) -> Entry:
        """The line to type them in; it is not there until it is asked for."""
        line = Entry(placeholder=_("A12 B5 C9, then Enter; Esc: leave it"), id="counts")
        line.display, line.disabled = False, True
        # Nothing blinks before a class.
        line.cursor_blink = False
        return line

    def put_down(self) -> None:
        """Nothing that was begun here goes on: the lesson is somewhere else."""
        self._letter = None
        self._typing(False)

    def _add(self, option: int, by: int) -> None:
        """One hand more or less for an option; one less is told: it may be Caps Lock."""
        poll = self.lesson.poll
        before = poll.hands[option] if poll else 0
        self._letter = (option, before)
        if before + by >= 0:
            less = _("One hand less for {letter}.").format(letter=LETTERS[option])
            self.do(lambda teaching: teaching.add_hand(option, by), told=less if by < 0 else "")

    def action_take_back(self) -> None:
        """One hand less for the option of the last letter."""
        if self._letter is not None:
            self._add(self._letter[0], -1)

    def _begin_with(self, letter: tuple[int, int], digit: str) -> None:
        """A number after a letter: the letter was the beginning of typed counts, and no hand."""
        option, before = letter
        poll = self.lesson.poll
        if poll is not None and poll.hands[option] != before:
            self.do(Teaching.undo)
        self._type(f"{LETTERS[option]}{digit}")

    def _type_counts(self) -> None:
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

    def _count(self) -> None:
        """Count the hands that were typed; what cannot be read stays there."""
        if not self.desk.teaching.can_vote:
            self._typing(False)
            self.tell(words.nothing_to_count(self.lesson))
            return
        typed = self.query_one("#counts", Entry).words
        poll = self.lesson.poll
        known = poll.hands if poll else (0,) * len(self.lesson.options_here)
        counts = read_counts(typed, known)
        if isinstance(counts, str):
            self.tell(counts)
            return
        self._typing(False)
        self.do(lambda teaching: teaching.count_hands(counts))

    def on_key(self, event: events.Key) -> None:
        """Count, key by key and in their order.

        A binding would come too late: Textual looks for it when keys that were typed fast after it
        are on their way already, and those would be lost.
        """
        if self.too_small:
            return
        if self._takes(event.key, event.character if event.is_printable else None):
            event.stop()
        elif event.key != "backspace":
            self._letter = None

    def _takes(self, key: str, character: str | None) -> bool:
        if self._is_typing:
            return self._takes_typed(key, character)
        if character is None:
            return False
        if not self.desk.teaching.can_vote:
            return self._takes_without_a_vote(character)
        letter, option = self._letter, KEYS.find(character.lower())
        if character == TYPE:
            self._type_counts()
        elif character.isdecimal() and letter is not None:
            self._begin_with(letter, character)
        elif character.isdecimal():
            self._type(character)
        elif self._is_option(option):
            self._add(option, 1 if character.islower() else -1)
        else:
            return False
        return True

    def _takes_without_a_vote(self, character: str) -> bool:
        """Who counts where there is no vote is told so.

        What she types goes into the line all the same: no letter or space of it does anything else.
        """
        option = KEYS.find(character.lower())
        if self.marks(option):
            return True
        if character == TYPE or character.isdecimal():
            self._type("" if character == TYPE else character)
        elif not (self._is_option(option) or (character == " " and self.lesson.subject)):
            return False
        self.tell(words.nothing_to_count(self.lesson))
        return True

    def _takes_typed(self, key: str, character: str | None) -> bool:
        """What was typed before the line had the keys goes into it too."""
        counts = self.query_one("#counts", Entry)
        if key == "enter":
            self._count()
        elif character is not None:
            counts.insert_text_at_cursor(character)
        else:
            return False
        return True

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
        if action == "take_back" and not self.desk.teaching.can_vote:
            return False
        return super().check_action(action, parameters)

    def _is_option(self, option: int) -> bool:
        return option in range(len(self.lesson.options_here))
