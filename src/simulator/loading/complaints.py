"""What the YAML parser complains about, told to the author: the fact and a next step.

libyaml and PyYAML's own parser word their messages differently; the rules look for what they share.
"""

import re
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

import yaml

from simulator.codebook.vocabulary import Text
from simulator.diagnostics import WHOLE_FILE, Problem, Span, yaml_text
from simulator.loading.glossary import quoted


class _Line(NamedTuple):
    """The line on which the parser stopped, split there."""

    before: str
    after: str


class _Complaint(NamedTuple):
    """One kind of complaint: how to recognise it, and how an author would put it."""

    context: str
    """What the parser was doing; a pattern."""
    said: str
    """What it met; a pattern."""
    reason: Text
    """The fact, readable after a colon; ``{sign}`` is the character met."""
    step: Text
    where: Callable[[_Line], bool] = lambda _: True
    at_opening: bool = False
    """Point at where the parser began instead of where it stopped."""


_IN_QUOTES = Text(
    "zet de hele tekst tussen dubbele aanhalingstekens.", "put the whole text in double quotes."
)

_UNCLOSED = _Complaint(
    "quoted scalar",
    "end of stream|document",
    Text("dit aanhalingsteken wordt niet gesloten", "this quote is not closed"),
    Text(
        "zet een aanhalingsteken aan het eind van de tekst.",
        "put a quote at the end of the text.",
    ),
    at_opening=True,
)
_QUOTES_IN_QUOTES = Text(
    "er staan dubbele aanhalingstekens in de tekst, en voor YAML houdt die daar op",
    "there are double quotes in the text, and to YAML it ends there",
)
_OTHER_QUOTES = Text(
    'gebruik in de tekst enkele aanhalingstekens, of zet voor elk dubbel een backslash: \\".',
    'use single quotes in the text, or put a backslash before each double one: \\".',
)
HARD = "\u00a0\u2007\u202f"
"""Spaces at which no line is broken: a word processor writes them, to YAML they are letters."""
_HARD_SPACE = re.compile(
    f"^ *(?P<margin>[{HARD}])"
    f"|^[ {HARD}]*-(?P<item>[{HARD}])"
    rf"|(?:^[ {HARD}]*(?:-[ {HARD}]+)?|[{{,] *)[a-z0-9_]+:(?P<value>[{HARD}])"
)
"""One where the build of a file asks for a space; within a text there may be others."""
_FAR = 1_000
"""Signs of a line in which what was pasted is looked for; a file can be one line of a million."""
_CURLED = re.compile(r"(?:^ *(?:- +)*(?:[a-z0-9_]+: +)?|[{\[](?:[^“”„]*[,:{\[])? *)(?P<sign>[“”„])")
"""A value that begins with a quote of a word processor, which to YAML is a letter."""
_BLOCK_LINE = re.compile(r" *(?:- |[^\s#:]+:(?:\s|$))")
"""A line with a key or an item; within the words of a text there are others."""

_A_HARD_SPACE = (
    Text(
        "hier staat een harde spatie, zoals een tekstverwerker of een webpagina die meegeeft",
        "this is a no-break space, as comes along from a word processor or a web page",
    ),
    Text(
        "vervang die door een gewone spatie, met zoeken en vervangen overal in het bestand.",
        "replace it with an ordinary space, everywhere in the file with search and replace.",
    ),
)
_CURLED_QUOTES = (
    Text(
        "deze tekst begint met {sign}, en YAML kent alleen rechte aanhalingstekens",
        "this text begins with {sign}, and YAML knows only straight quotes",
    ),
    Text(
        'zet de hele tekst tussen rechte dubbele aanhalingstekens: "…".',
        'put the whole text in straight double quotes: "…".',
    ),
)

_COMPLAINTS = (
    _Complaint(
        "",
        "cannot start any token",
        Text('een tekst begint met "{sign}"', 'a text begins with "{sign}"'),
        _IN_QUOTES,
    ),
    _Complaint(
        "(?:scanning|parsing) a (?:tag|directive)",
        "",
        Text('een tekst begint met "{sign}"', 'a text begins with "{sign}"'),
        _IN_QUOTES,
        at_opening=True,
    ),
    _Complaint(
        "",
        "undefined tag handle",
        Text('een tekst begint met "{sign}"', 'a text begins with "{sign}"'),
        _IN_QUOTES,
    ),
    _UNCLOSED,
    _Complaint(
        "quoted scalar",
        "",
        Text(
            "een backslash heeft tussen dubbele aanhalingstekens een eigen betekenis",
            "a backslash has a meaning of its own between double quotes",
        ),
        Text(
            "schrijf twee backslashes, of gebruik enkele aanhalingstekens.",
            "write two backslashes, or use single quotes.",
        ),
    ),
    _Complaint(
        "",
        "mapping values are not allowed",
        Text(
            "op deze regel staat een tweede dubbele punt met een spatie erachter",
            "on this line stands a second colon with a space after it",
        ),
        _IN_QUOTES,
        where=lambda line: ": " in line.before,
    ),
    _Complaint(
        "",
        "mapping values are not allowed",
        Text("hier kan geen sleutel staan", "no key can stand here"),
        Text(
            "springt de regel goed in, en heeft de regel erboven een dubbele punt?",
            "is the line indented well, and does the line above it have a colon?",
        ),
    ),
    _Complaint(
        "",
        "sequence entries are not allowed",
        Text("een streepje begint hier een lijst", "a dash begins a list here"),
        Text(
            "begin een lijst op een nieuwe regel; is het tekst, zet die dan tussen "
            "aanhalingstekens.",
            "begin a list on a new line; if it is text, put it in quotes.",
        ),
    ),
    _Complaint(
        "scanning an alias|scanning an anchor",
        "",
        Text('een tekst begint met "{sign}"', 'a text begins with "{sign}"'),
        _IN_QUOTES,
        at_opening=True,
    ),
    _Complaint(
        "flow sequence|flow mapping",
        "",
        Text(
            'de haak "{sign}" wordt niet goed gesloten', 'the bracket "{sign}" is not closed well'
        ),
        Text(
            "sluit de haak en zet komma's tussen de delen; is het tekst, zet die dan tussen "
            "aanhalingstekens.",
            "close the bracket and put commas between the parts; if it is text, put it in quotes.",
        ),
        at_opening=True,
    ),
    _Complaint(
        "simple key",
        "",
        Text("hier ontbreekt een dubbele punt", "a colon is missing here"),
        Text(
            "een regel is `sleutel: waarde`, met een spatie achter de dubbele punt.",
            "a line is `key: value`, with a space after the colon.",
        ),
        at_opening=True,
    ),
    _Complaint(
        "block mapping|block collection",
        "",
        Text("achter deze waarde staat nog iets", "something follows this value"),
        Text(
            "zet de hele tekst tussen dubbele aanhalingstekens; een apostrof mag daarin staan.",
            "put the whole text in double quotes; an apostrophe may stand in them.",
        ),
        where=lambda line: line.before.strip(" -") != "",
    ),
    _Complaint(
        "block mapping|block collection",
        "",
        Text(
            "deze regel springt anders in dan wat erboven staat",
            "this line is indented otherwise than what is above it",
        ),
        Text(
            "wat bij elkaar hoort, springt evenveel spaties in.",
            "what belongs together is indented by the same number of spaces.",
        ),
    ),
    _Complaint(
        "block scalar",
        "",
        Text(
            "achter | of > hoort niets meer op de regel",
            "nothing more belongs on the line after | or >",
        ),
        Text(
            "begin de tekst op de volgende regel, verder ingesprongen.",
            "begin the text on the next line, indented further.",
        ),
    ),
    _Complaint(
        "",
        "node content",
        Text(
            'hier hoort een waarde en er staat "{sign}"',
            'a value belongs here and there is "{sign}"',
        ),
        _IN_QUOTES,
    ),
)


def syntax_problem(
    error: yaml.MarkedYAMLError, lines: Sequence[str], path: str, last_quoted: Span | None
) -> Problem:
    """The problem that ``error`` is, at the place an author has to look at.

    ``last_quoted`` is the last text in quotes before it. When it ends on the line of the error and
    began on another, its closing quote was forgotten and the next one in the file was taken for it.
    """
    said, context = error.problem or "", error.context or ""
    stopped = _place(error.problem_mark or error.context_mark, lines)
    began = _place(error.context_mark or error.problem_mark, lines)
    line = _split(lines, stopped)
    tab_met = "cannot start any token" in said and line.after.startswith("\t")
    if tab_met or "tab character" in said:
        return Problem(yaml_text.TAB_INDENTATION, path, stopped)
    pasted = _pasted(path, lines, stopped, began if "simple key" in context else stopped)
    if pasted is not None:
        return pasted
    if last_quoted is not None and last_quoted.line < last_quoted.end_line == stopped.line:
        opening = Span(*last_quoted[:2], last_quoted.line, last_quoted.column + 1)
        return _not_yaml(path, opening, _UNCLOSED.reason, _UNCLOSED.step)
    if last_quoted is not None and _goes_on(last_quoted, stopped, lines):
        closing = last_quoted._replace(column=last_quoted.end_column - 1)
        return _not_yaml(path, closing, _QUOTES_IN_QUOTES, _OTHER_QUOTES)
    if _is_about_indentation(said, context, line) and _indents_by_two(lines):
        odd = _odd_line(lines, stopped.line, began.line)
        if odd is not None:
            return _odd_indentation(path, lines, odd, stopped.line)
    for complaint in _COMPLAINTS:
        if (
            re.search(complaint.context, context)
            and re.search(complaint.said, said)
            and complaint.where(line)
        ):
            at = began if complaint.at_opening else stopped
            sign = quoted(_split(lines, at).after[:1]) or "…"
            return _not_yaml(
                path,
                at,
                Text(*(reason.replace("{sign}", sign) for reason in complaint.reason)),
                complaint.step,
            )
    raw = f'"{quoted(said or context or type(error).__name__, 100)}"'
    return _not_yaml(path, stopped, Text(raw, raw), None)


def hard_space(path: str, at: Span) -> Problem:
    """The problem that one of `HARD` stands where the build of a file asks for a space."""
    return _not_yaml(path, at, *_A_HARD_SPACE)


def _pasted(path: str, lines: Sequence[str], stopped: Span, began: Span) -> Problem | None:
    """What a word processor or a web page wrote in place of a space or a quote, if it did."""
    above = next((n for n in range(stopped.line - 1, 0, -1) if lines[n - 1].strip()), stopped.line)
    for number in sorted({above, began.line, stopped.line}):
        hard = _HARD_SPACE.search(lines[number - 1][:_FAR])
        if hard is not None:
            column = hard.start(hard.lastgroup or 0) + 1
            return hard_space(path, Span(number, column, number, column + 1))
    goes_on = _BLOCK_LINE.match(lines[stopped.line - 1]) is None
    for number in (stopped.line, above) if goes_on else (stopped.line,):
        curled = _CURLED.search(lines[number - 1][:_FAR])
        if curled is None:
            continue
        column = curled.start("sign") + 1
        # Where the parser stopped before it, something else is wrong.
        if (number, column) < stopped[:2]:
            reason, step = _CURLED_QUOTES
            told = Text(*(text.replace("{sign}", curled["sign"]) for text in reason))
            return _not_yaml(path, Span(number, column, number, column + 1), told, step)
    return None


def _goes_on(text: Span, stopped: Span, lines: Sequence[str]) -> bool:
    """Whether a text in double quotes probably goes on behind the quote that closed it."""
    if not text.line == text.end_line == stopped.line <= len(lines):
        return False
    line = lines[text.line - 1]
    between, after = line[text.end_column - 1 : stopped.column - 1], line[stopped.column - 1 :]
    return (
        line[text.column - 1 : text.column] == '"'
        and not between.strip()
        and '"' in after
        and after[0] not in ",:]}#"
    )


def _is_about_indentation(said: str, context: str, line: _Line) -> bool:
    """Whether the parser stopped at a line, and not at something in it."""
    if "mapping values are not allowed" in said:
        return ": " not in line.before
    if re.search("block mapping|block collection", context):
        return not line.before.strip(" -")
    return "document start" in said


def _indents_by_two(lines: Sequence[str]) -> bool:
    """Whether nearly every line is indented by an even number of spaces."""
    margins = [margin for margin in map(_margin, lines) if margin]
    return 5 * sum(margin % 2 for margin in margins) < len(margins)


def _margin(line: str) -> int:
    """How many spaces a line begins with; none when there is nothing else on it."""
    words = line.lstrip(" ")
    return len(line) - len(words) if words and words[0] != "#" else 0


def _odd_line(lines: Sequence[str], stopped: int, began: int) -> int | None:
    """The number of the line that is indented wrongly, or None when it cannot be told.

    It is the one at which the parser stopped, or the first of that block, which it took as it was.
    """
    reach = _margin(lines[stopped - 1]) + 1 if stopped <= len(lines) else 0
    first = next(
        (
            number
            for number in range(stopped - 1, 0, -1)
            if _BLOCK_LINE.match(lines[number - 1]) and _margin(lines[number - 1]) <= reach
        ),
        stopped,
    )
    return next(
        (
            number
            for number in (stopped, began, first)
            if number <= len(lines) and _margin(lines[number - 1]) % 2
        ),
        None,
    )


def _odd_indentation(path: str, lines: Sequence[str], number: int, stopped: int) -> Problem:
    line = lines[number - 1]
    margin = _margin(line)
    right = _right_margins(lines, number, stopped)
    spaces = Text("spatie" if margin == 1 else "spaties", "space" if margin == 1 else "spaces")
    reason = Text(
        f"deze regel springt {margin} {spaces.nl} in, en dat past niet bij de regels eromheen",
        f"this line is indented by {margin} {spaces.en}, which does not fit the lines around it",
    )
    step = Text(
        f"zet er {' of '.join(map(str, right))} spaties voor; elke stap naar binnen is er twee.",
        f"put {' or '.join(map(str, right))} spaces before it; each step inward is two.",
    )
    if right == [0]:
        step = Text("zet er geen spaties voor.", "put no spaces before it.")
    return _not_yaml(path, Span(number, margin + 1, number, margin + 2), reason, step)


def _right_margins(lines: Sequence[str], number: int, stopped: int) -> list[int]:
    """The even margins that line ``number`` can have meant, the fewest there can be."""
    line = lines[number - 1]
    possible = [_margin(line) - 1, _margin(line) + 1]
    if number != stopped:
        # The line at which the parser stopped stands beside it, or inside the item it begins.
        beside = _margin(lines[stopped - 1])
        inside = _is_item(line) and not _is_item(lines[stopped - 1])
        meant = [beside - 2 if inside else beside]
    else:
        meant = _margins_above(lines, number, _is_item(line))
        if meant and meant[0] in possible:
            meant = meant[:1]
    return [margin for margin in possible if margin in meant] or possible


def _is_item(line: str) -> bool:
    return line.lstrip(" ").startswith("- ")


def _margins_above(lines: Sequence[str], number: int, of_items: bool) -> list[int]:
    """Where the blocks that are open above a line begin, the innermost first.

    Of items of a list where the dash stands, of keys where the word begins.
    """
    found: list[int] = []
    smallest = sys.maxsize
    for line in reversed(lines[: number - 1]):
        if _BLOCK_LINE.match(line) is None:
            continue
        margin = _margin(line)
        column = margin + 2 if _is_item(line) and not of_items else margin
        if column < smallest and (_is_item(line) or not of_items):
            found.append(column)
        smallest = min(smallest, column)
    return found


def _not_yaml(path: str, span: Span, reason: Text, step: Text | None) -> Problem:
    return Problem(
        yaml_text.NOT_YAML,
        path,
        span,
        {"reason_nl": reason.nl, "reason_en": reason.en},
        suggestion=step,
    )


def _place(mark: yaml.Mark | None, lines: Sequence[str]) -> Span:
    if mark is None:
        return WHOLE_FILE
    if mark.line >= len(lines):
        # libyaml counts one line more where the last one does not end.
        column = len(lines[-1]) + 1
        return Span(len(lines), column, len(lines), column + 1)
    return Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)


def _split(lines: Sequence[str], at: Span) -> _Line:
    line = lines[at.line - 1] if at.line <= len(lines) else ""
    return _Line(line[: at.column - 1], line[at.column - 1 :])
