"""A question, asked until it is answered; with what can be typed at every one of them."""

from collections.abc import Callable
from typing import TypeVar

from simulator.language import _
from simulator.plain.lines import InputEnded, Lines

Answer = TypeVar("Answer")

HELP = frozenset({"?", "help", "uitleg"})
REPEAT = frozenset({"r", "herhaal", "repeat"})
HELP_LINES = frozenset({"h", "hulp", "hulplijnen"})
STOP = frozenset({"stop", "q"})
COMMANDS = HELP | REPEAT | HELP_LINES | STOP
"""What can be typed at every question, in either language."""

MOST_MISTAKES = 100
"""So many answers in a row that make no sense come from no person."""


class Stopped(Exception):
    """The learner typed ``stop``: she leaves, and nobody argues."""


class NotUnderstood(Exception):
    """What was typed is no answer; ``str()`` is the one sentence that says so."""


class Asking:
    """Asks, and sees to the words that work at every question."""

    def __init__(self, lines: Lines, help_lines: Callable[[], str]) -> None:
        self._lines = lines
        self._help_lines = help_lines

    def ask(
        self,
        question: str,
        understand: Callable[[str], Answer],
        *,
        repeat: Callable[[], None],
        explain: Callable[[], str],
    ) -> Answer:
        """The answer that ``understand`` makes of a typed line.

        It is asked first, and raises `NotUnderstood` for what is no answer; the words that work
        everywhere come after it. ``repeat`` says again what this is about, ``explain`` how to
        answer. Raises `Stopped` and `InputEnded`.
        """
        mistakes = 0
        while mistakes < MOST_MISTAKES:
            self._lines.say(question)
            typed = self._lines.read()
            try:
                return understand(typed)
            except NotUnderstood as mistake:
                word = typed.casefold()
                if word in STOP:
                    raise Stopped from None
                if word in HELP:
                    self._lines.say(f"{_about_help_lines()}\n{explain()}\n{_everywhere()}")
                elif word in REPEAT:
                    repeat()
                elif word in HELP_LINES:
                    self._lines.say(self._help_lines())
                else:
                    mistakes += 1
                    self._lines.say(str(mistake))
        self._lines.say(_("That was no answer {count} times in a row.").format(count=mistakes))
        raise InputEnded


def chosen(count: int) -> Callable[[str], int]:
    """Understands a number from 1 to ``count``, and nothing else."""

    def understand(typed: str) -> int:
        number = typed.removesuffix(".")
        if number.isascii() and number.isdigit() and 1 <= int(number[:6]) <= count:
            return int(number[:6])
        if count == 1:
            raise NotUnderstood(_("There is one choice here: type 1."))
        raise NotUnderstood(_("Type a number from 1 to {count}.").format(count=count))

    return understand


def _about_help_lines() -> str:
    return _("h: help lines, for when it is real or comes too close.")


def _everywhere() -> str:
    return _("r says it again, h gives the help lines, stop leaves; you can do so at any time.")
