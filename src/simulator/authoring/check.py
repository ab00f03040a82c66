"""The core of ``gesprek check``: every problem of the files asked about, and how it is shown.

Nothing here prints or exits; each function returns what there is to print.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from simulator import loading
from simulator.codebook.vocabulary import Text
from simulator.diagnostics import WHOLE_FILE, Problem, Severity, Span, in_order
from simulator.loading.library import scenario_files
from simulator.loading.opening import read_text

WIDTH = 100
"""Cells of a source line that are shown; a longer one is cut round the fault."""
TAB = "→   "
"""A tab as it is shown in a source line, so that it can be seen."""

_SEVERITY: Mapping[Severity, Text] = {
    Severity.ERROR: Text("fout", "error"),
    Severity.WARNING: Text("waarschuwing", "warning"),
    Severity.NOTE: Text("opmerking", "note"),
}
_HELP = Text("help", "help")
_SEE = Text("zie ook regel {line}: {message}", "see also line {line}: {message}")
_LINE_END = re.compile(r"\r\n|\r|\n")
_SEVERITY_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_GITHUB_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}
_ELLIPSIS = "…"
_NEAR = 4 * WIDTH
"""Characters round a fault that are looked at; a file may be one line of a million."""


class Report(NamedTuple):
    """What came of checking some files."""

    files: tuple[str, ...]
    """Every file that was checked, in the order asked."""
    problems: list[Problem]
    """All problems of all files, by file and place."""
    sources: Mapping[str, str]
    """The text of each file that has a problem and could be read."""

    @property
    def has_errors(self) -> bool:
        """Whether a scenario among them cannot be played."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def check_files(paths: Iterable[Path], progress: Callable[[str], None] | None = None) -> Report:
    """Check every scenario file that ``paths`` name; a folder stands for the files in it.

    ``progress`` is called with the name of each file before it is read.
    """
    files: list[str] = []
    problems: list[Problem] = []
    sources: dict[str, str] = {}
    for path in scenario_files(paths):
        name = str(path)
        if name in files:
            continue
        files.append(name)
        if progress is not None:
            progress(name)
        found = loading.check(path)[1]
        problems += found
        text = read_text(path) if found else None
        if isinstance(text, str):
            sources[name] = text
    return Report(tuple(files), in_order(problems), sources)


def render_text(
    problems: Sequence[Problem], sources: Mapping[str, str], language: str, color: bool = False
) -> str:
    """The problems for a person to read, one below the other; empty when there are none.

    ``sources`` holds the text of the files by path; of a file that is not in it no line is shown.
    """
    lines = {path: _LINE_END.split(text) for path, text in sources.items()}
    return "\n".join(
        _one(problem, lines.get(problem.path, ()), language, color) for problem in problems
    )


def render_json(problems: Sequence[Problem], language: str) -> str:
    """The problems as a JSON array; lines and columns count from 1, the end is exclusive."""
    return json.dumps(
        [_as_json(problem, language) for problem in problems], ensure_ascii=False, indent=2
    )


def render_github(problems: Sequence[Problem], language: str) -> str:
    """The problems as annotations for a workflow, one a line; empty when there are none."""
    return "".join(_annotation(problem, language) + "\n" for problem in problems)


def cells(text: str) -> int:
    """How many cells of a terminal ``text`` takes: none for a combining mark, two for wide ones."""
    return sum(_cells_of(character) for character in text)


def _cells_of(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def visible(text: str) -> str:
    """``text`` without anything a terminal could obey; each such character becomes a picture."""
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    if character == "\t":
        return TAB
    if unicodedata.category(character) == "Zs":
        return " "
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    # Zero-width joiners belong to the words they stand in; other format marks can turn a line.
    return character if character in "\u200c\u200d" else "\ufffd"


def _one_line(text: str) -> str:
    return visible(" ".join(text.split()))


def _one(problem: Problem, lines: Sequence[str], language: str, color: bool) -> str:
    severity = _SEVERITY[problem.severity].in_language(language)
    place = f"{_one_line(problem.path)}:{problem.span.line}:{problem.span.column}"
    kind = f"{severity}[{problem.code}]"
    if color:
        place, kind = _painted(place, "1"), _painted(kind, _SEVERITY_COLOURS[problem.severity])
    rendered = [f"{place} {kind}", f"  {_one_line(problem.headline(language))}"]
    rendered += _source(problem.span, lines, _SEVERITY_COLOURS[problem.severity] if color else "")
    for related in problem.related:
        see = _SEE.in_language(language)
        message = related.message.in_language(language)
        rendered.append("  " + _one_line(see.format(line=related.span.line, message=message)))
    step = f"{_HELP.in_language(language)}:"
    rendered.append(
        f"  {_painted(step, '1;32') if color else step} {_one_line(problem.help(language))}"
    )
    return "\n".join(rendered) + "\n"


def _painted(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m"


def _source(span: Span, lines: Sequence[str], colour: str) -> list[str]:
    """The source line with a caret under the fault; nothing when the whole file is meant."""
    if span == WHOLE_FILE or span.line > len(lines):
        return []
    line = lines[span.line - 1]
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
    end = max(start, min(end, len(line)))
    parts = line[max(0, start - _NEAR) : start], line[start:end][:_NEAR], line[end : end + _NEAR]
    before, fault, after = (visible(part) for part in parts)
    before, fault, after = _cut(before, fault, after)
    carets = "^" * max(1, cells(fault))
    if colour:
        carets = _painted(carets, colour)
    number = str(span.line).rjust(5)
    gutter = " " * len(number)
    return [
        "",
        f"{number} | {before}{fault}{after}".rstrip(),
        f"{gutter} | {' ' * cells(before)}{carets}",
    ]


def _cut(before: str, fault: str, after: str) -> tuple[str, str, str]:
    """The three parts of a line, cut so that together they are at most `WIDTH` cells wide."""
    if cells(before) + cells(fault) + cells(after) <= WIDTH:
        return before, fault, after
    fault = _first_cells(fault, WIDTH // 2)
    room = WIDTH - cells(fault)
    left = min(cells(before), room // 2)
    right = min(cells(after), room - left)
    left = min(cells(before), room - right)
    return _last_cells(before, left), fault, _first_cells(after, right)


def _first_cells(text: str, room: int) -> str:
    """The beginning of ``text`` in at most ``room`` cells, with an ellipsis where it was cut."""
    if cells(text) <= room:
        return text
    taken = 0
    for position, character in enumerate(text):
        taken += _cells_of(character)
        if taken > room - 1:
            return text[:position] + _ELLIPSIS
    return text


def _last_cells(text: str, room: int) -> str:
    """The end of ``text`` in at most ``room`` cells, with an ellipsis where it was cut."""
    if cells(text) <= room:
        return text
    taken = 0
    for position in range(len(text) - 1, -1, -1):
        taken += _cells_of(text[position])
        if taken > room - 1:
            return _ELLIPSIS + text[position + 1 :]
    return text


def _as_json(problem: Problem, language: str) -> dict[str, object]:
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "file": _writable(problem.path),
        "line": problem.span.line,
        "column": problem.span.column,
        "end_line": problem.span.end_line,
        "end_column": problem.span.end_column,
        "message": _writable(problem.headline(language)),
        "help": _writable(problem.help(language)),
        "related": [
            {
                "line": related.span.line,
                "column": related.span.column,
                "end_line": related.span.end_line,
                "end_column": related.span.end_column,
                "message": _writable(related.message.in_language(language)),
            }
            for related in problem.related
        ],
    }


def _writable(text: str) -> str:
    """``text`` without halves of characters, which no encoding can write."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _annotation(problem: Problem, language: str) -> str:
    level = _GITHUB_LEVELS[problem.severity]
    properties = {
        "file": problem.path,
        "line": str(problem.span.line),
        "col": str(problem.span.column),
        "endLine": str(problem.span.end_line),
        "endColumn": str(problem.span.end_column),
        "title": problem.code,
    }
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = f"{problem.headline(language)} ({problem.help(language)})"
    return f"::{level} {told}::{_data(_one_line(message))}"


def _data(text: str) -> str:
    for sign, escape in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        text = text.replace(sign, escape)
    return _writable(text)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
