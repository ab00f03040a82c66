"""What the YAML parser complains about, told to the author: the fact and a next step.

libyaml and PyYAML's own parser word their messages differently; the rules look for what they share.
"""

import re
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
_COMPLAINTS = (
    _Complaint(
        "",
        "cannot start any token",
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
    stopped = _place(error.problem_mark or error.context_mark)
    began = _place(error.context_mark or error.problem_mark)
    line = _split(lines, stopped)
    tab_met = "cannot start any token" in said and line.after.startswith("\t")
    if tab_met or "tab character" in said:
        return Problem(yaml_text.TAB_INDENTATION, path, stopped)
    if last_quoted is not None and last_quoted.line < last_quoted.end_line == stopped.line:
        opening = Span(*last_quoted[:2], last_quoted.line, last_quoted.column + 1)
        return _not_yaml(path, opening, _UNCLOSED.reason, _UNCLOSED.step)
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


def _not_yaml(path: str, span: Span, reason: Text, step: Text | None) -> Problem:
    return Problem(
        yaml_text.NOT_YAML,
        path,
        span,
        {"reason_nl": reason.nl, "reason_en": reason.en},
        suggestion=step,
    )


def _place(mark: yaml.Mark | None) -> Span:
    if mark is None:
        return WHOLE_FILE
    return Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)


def _split(lines: Sequence[str], at: Span) -> _Line:
    line = lines[at.line - 1] if at.line <= len(lines) else ""
    return _Line(line[: at.column - 1], line[at.column - 1 :])
