"""Hands that a teacher counted, as she types them: ``A12 B5 C9``."""

import re
from collections.abc import Sequence

from simulator.language import _
from simulator.lesson.polls import LETTERS, MOST_HANDS

_COUNT = re.compile(r"([A-Za-z])?\s*[:=]?\s*(\d+)")
_BETWEEN = re.compile(r"[\s,;/+.]*")


def read_counts(typed: str, known: Sequence[int]) -> tuple[int, ...] | str:
    """The counts by option, or one sentence that says what is wrong with what was typed.

    Letters in any order and case (``b5 a12``), each at most once; one that is not named keeps the
    count that is ``known``, since many count letter by letter. Or only numbers, in the order of the
    options (``12 5 9``).
    """
    options = len(known)
    counts: dict[int, int] = {}
    at = _end(_BETWEEN, typed, 0)
    lettered: set[bool] = set()
    while at < len(typed):
        found = _COUNT.match(typed, at)
        if found is None:
            return _("I cannot read “{typed}”. Type it like this: A12 B5 C9.").format(
                typed=typed[at:].strip()
            )
        letter, number = found.groups()
        lettered.add(letter is not None)
        place = LETTERS.index(letter.upper()) if letter and letter.upper() in LETTERS else None
        option = len(counts) if letter is None else place
        if len(lettered) > 1:
            return _("Give every number its letter, or none of them: A12 B5 C9, or 12 5 9.")
        if option is None or option >= options:
            last = LETTERS[options - 1]
            return _("There is no {letter} here: the last one is {last}.").format(
                letter=(letter or LETTERS[min(len(counts), len(LETTERS) - 1)]).upper(), last=last
            )
        if option in counts:
            return _("{letter} stands there twice.").format(letter=LETTERS[option])
        if len(number) > len(str(MOST_HANDS)):
            return _("{number} hands are more than I can count.").format(number=number)
        counts[option] = int(number)
        at = _end(_BETWEEN, typed, found.end())
    if not counts:
        return _("Type the hands you counted like this: A12 B5 C9.")
    return tuple(counts.get(option, before) for option, before in enumerate(known))


def written(counts: Sequence[int]) -> str:
    """The counts as `read_counts` reads them: ``A12 B5 C9``."""
    return " ".join(f"{LETTERS[option]}{count}" for option, count in enumerate(counts))


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at
