"""Allowances: one problem that an author means, at one place, with the reason beside it.

    text: "Tja."  # allow[short-text]: meer zeg je hier niet

The comment stands behind the line of the problem, or on a line of its own directly above it. Only
warnings and notes can be allowed, at most `MOST` in a file; what is wrong with an allowance is told
as a problem of its own. A scenario plays the same with and without.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from simulator.codebook.vocabulary import Text
from simulator.diagnostics import Kind, Problem, Severity, Span, allowances
from simulator.diagnostics.catalogue import KINDS, close_to
from simulator.loading.document import long_texts
from simulator.loading.glossary import quoted

MOST = 3
"""Allowances that count in one file."""
ENOUGH = 100
"""Allowances of one file after which no more are looked at: no file means that many."""

_HINT = re.compile(r"#\s*allow\s*\[", re.IGNORECASE)
_COMMENT = re.compile(r"(?:^|(?<=\s))#")
_ALLOWANCE = re.compile(r"#\s*allow\s*\[(?P<code>[^\]]*)\]\s*:?(?P<reason>.*)", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n|\r|\n")


_IN_A_TEXT = (
    Text("dit staat in een tekst en hoort daarbij", "this stands in a text and is part of it"),
    Text(
        "zet het op een eigen regel boven de sleutel, of achter het laatste aanhalingsteken.",
        "put it on a line of its own above the key, or behind the closing quote.",
    ),
)
_WITHOUT_A_SPACE = (
    Text("voor het hekje staat geen spatie", "there is no space before the hash"),
    Text("zet een spatie voor het hekje.", "put a space before the hash."),
)
"""Why something is no comment, and what to do about it."""


class Allowance(NamedTuple):
    """What an author wrote to allow a problem, whether it counts or not."""

    code: str
    reason: str
    span: Span
    """The comment itself."""
    line: int
    """The line it is for: its own, or the first line below it that is no comment."""

    def covers(self, problem: Problem) -> bool:
        """Whether it is for this problem, as far as its code and its place go."""
        if problem.code != self.code:
            return False
        span = problem.span
        if span.line == self.line:
            return True
        # Behind a text over several lines a comment can stand on the last of them only.
        behind_the_last = self.line == self.span.line == span.end_line
        return behind_the_last and span.end_column <= self.span.column and span.end_column > 1


class Stray(NamedTuple):
    """What looks like an allowance and stands in no comment, so that it allows nothing."""

    span: Span
    """From its ``#`` to the end of the line."""
    in_a_text: bool
    """It stands inside a text and is part of it; else only the space before it is missing."""


class Allowed(NamedTuple):
    """A problem that was found and is allowed."""

    problem: Problem
    reason: str


class Outcome(NamedTuple):
    """The problems of a file after its allowances."""

    problems: list[Problem]
    """What is left, with what is wrong with the allowances."""
    allowed: list[Allowed]


def allowances_in(text: str) -> list[Allowance]:
    """The allowances in a file that count, in order of place."""
    return [written for written, fault in _judged(_looked_for(text)) if fault is None]


def apply_allowances(problems: Iterable[Problem], text: str, path: str) -> Outcome:
    """Take out of all the ``problems`` of a file what ``text`` allows.

    That an allowance allows nothing is told only of a file without errors: of another not
    everything was looked at.
    """
    found = list(problems)
    there = list(islice(_looked_for(text), ENOUGH))
    if not there:
        return Outcome(found, [])
    judged = list(_judged(there))
    counting = [written for written, fault in judged if fault is None]
    has_errors = any(problem.severity is Severity.ERROR for problem in found)
    allowed: list[Allowed] = []
    left: list[Problem] = []
    for problem in found:
        by = next((written for written in counting if written.covers(problem)), None)
        if by is None:
            left.append(problem)
        else:
            allowed.append(Allowed(problem, by.reason))
    for written, fault in judged:
        if fault is not None:
            left.append(_complaint(fault, written, path))
        elif not has_errors and not any(written.covers(problem) for problem in found):
            left.append(_complaint(allowances.UNUSED_ALLOWANCE, written, path))
    left += [_not_in_a_comment(stray, path) for stray in there if isinstance(stray, Stray)]
    return Outcome(left, allowed)


def _judged(there: Iterable[Allowance | Stray]) -> Iterator[tuple[Allowance, Kind | None]]:
    """Every allowance as written, with what keeps it from counting."""
    counted = 0
    for written in there:
        if isinstance(written, Stray):
            continue
        fault = _fault(written)
        if fault is None:
            counted += 1
            if counted > MOST:
                fault = allowances.TOO_MANY_ALLOWANCES
        yield written, fault


def _fault(written: Allowance) -> Kind | None:
    kind = KINDS.get(written.code)
    if kind is None:
        return allowances.UNKNOWN_CODE
    if kind.severity is Severity.ERROR:
        return allowances.ALLOWANCE_OF_ERROR
    return None if written.reason else allowances.ALLOWANCE_WITHOUT_REASON


def _complaint(kind: Kind, written: Allowance, path: str) -> Problem:
    words = {"code": quoted(written.code) or "…", "limit": str(MOST)}
    suggestion = None
    if kind is allowances.UNKNOWN_CODE:
        guess = close_to(written.code, KINDS)
        if guess is not None:
            suggestion = Text(f"bedoelde je `{guess}`?", f"did you mean `{guess}`?")
    return Problem(kind, path, written.span, words, suggestion)


def _not_in_a_comment(stray: Stray, path: str) -> Problem:
    reason, step = _IN_A_TEXT if stray.in_a_text else _WITHOUT_A_SPACE
    words = {"reason_nl": reason.nl, "reason_en": reason.en}
    return Problem(allowances.ALLOWANCE_NOT_IN_A_COMMENT, path, stray.span, words, step)


def _looked_for(text: str) -> Iterator[Allowance | Stray]:
    """Every allowance in the comments of ``text``, and what only looks like one, in order of place.

    Of a line at most one of each.
    """
    text = text.removeprefix("\ufeff")
    if _HINT.search(text) is None:
        return
    texts = long_texts(text)
    lines = _LINE_END.split(text)
    below = 0
    for number, line in enumerate(lines, 1):
        if _HINT.search(line) is None:
            continue
        start = next(
            (
                found.start()
                for found in _COMMENT.finditer(line)
                if not _is_inside(texts, number, found.start() + 1)
            ),
            None,
        )
        hint = _HINT.search(line, 0, len(line) if start is None else start)
        if hint is not None:
            span = Span(number, hint.start() + 1, number, len(line.rstrip()) + 1)
            yield Stray(span, _is_inside(texts, number, hint.start() + 1))
        found = None if start is None else _ALLOWANCE.match(line, start)
        if found is None:
            continue
        span = Span(number, found.start() + 1, number, len(line.rstrip()) + 1)
        stands_alone = not line[: found.start()].strip()
        if stands_alone:
            # What was passed over before is not looked at again: a file can be all comments.
            below = _next_line(lines, max(below, number))
        yield Allowance(
            found["code"].strip(),
            found["reason"].strip(),
            span,
            below + 1 if stands_alone else number,
        )


def _is_inside(texts: list[Span], line: int, column: int) -> bool:
    """Whether a place is inside one of these texts, which are in order."""
    before = bisect_right(texts, (line, column), key=lambda span: span[:2])
    return before > 0 and (line, column) < texts[before - 1][2:]


def _next_line(lines: list[str], below: int) -> int:
    """The first of the lines from place ``below`` on that is no comment; a blank line is none."""
    while below < len(lines) and lines[below].lstrip().startswith("#"):
        below += 1
    return below
