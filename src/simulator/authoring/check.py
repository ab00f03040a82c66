"""The core of ``gesprek check``: every problem of the files asked about, and how a person reads it.

Nothing here prints or exits; each function returns what there is to print. How a program reads it
is in `simulator.authoring.problem_formats`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from textwrap import TextWrapper
from typing import NamedTuple

from simulator import loading
from simulator.authoring.allowing import Allowed, apply_allowances
from simulator.codebook.vocabulary import Text
from simulator.diagnostics import WHOLE_FILE, Problem, Severity, Span, in_order
from simulator.diagnostics.catalogue import KINDS, close_to, families
from simulator.loading.library import (
    WALKTHROUGHS,
    is_file,
    is_folder,
    scenario_files,
    with_walkthroughs,
)
from simulator.loading.opening import read_text

WIDTH = 100
"""Cells of a source line that are shown; a longer one is cut round the fault."""
TAB = "→   "
"""A tab as it is shown in a source line, so that it can be seen."""

SEVERITIES: Mapping[Severity, Text] = {
    Severity.ERROR: Text("fout", "error"),
    Severity.WARNING: Text("waarschuwing", "warning"),
    Severity.NOTE: Text("opmerking", "note"),
}
"""What a person reads for each severity."""
_HELP = Text("help", "help")
_SEE = Text("zie ook regel {line}: {message}", "see also line {line}: {message}")
_LINE_END = re.compile(r"\r\n|\r|\n")
_SEVERITY_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_RELATED_COLOUR = "1;34"
_ELLIPSIS = "…"
_GUTTER = "      | "
_GAP = "  ..."
_NEAR = 4 * WIDTH
"""Characters round a fault that are looked at; a file may be one line of a million."""


class Checked(NamedTuple):
    """What came of checking one text."""

    problems: list[Problem]
    allowed: list[Allowed]
    """What its author allows, with the reasons; none of it is among the problems."""
    examination: loading.Examination
    """What the loader made of it."""


class Report(NamedTuple):
    """What came of checking some files."""

    files: tuple[str, ...]
    """Every file that was checked, in the order asked."""
    problems: list[Problem]
    """All problems of all files, by file and place."""
    sources: Mapping[str, str]
    """The text of each file that has a problem and could be read."""
    allowed: list[Allowed]
    """What the authors of the files allow."""

    @property
    def has_errors(self) -> bool:
        """Whether a scenario among them cannot be played."""
        return loading.has_errors(self.problems)


class UnknownCode(LookupError):
    """There is no code and no family of this name; ``guess`` is one that is close to it."""

    def __init__(self, name: str, guess: str | None) -> None:
        super().__init__(name)
        self.name = name
        self.guess = guess


def check_files(
    paths: Iterable[Path],
    progress: Callable[[str], None] | None = None,
    own_folders: Iterable[Path] = (),
) -> Report:
    """Check every scenario file that ``paths`` name; a folder stands for the files in it.

    ``progress`` is called with the name of each file before it is read. In ``own_folders`` the
    original of a translation is looked for as well; they are not checked.
    """
    files: dict[str, None] = {}
    problems: list[Problem] = []
    allowed: list[Allowed] = []
    sources: dict[str, str] = {}
    places, own = list(paths), list(own_folders)
    for path in scenario_files(places):
        name = str(path)
        if name in files:
            continue
        files[name] = None
        if progress is not None:
            progress(name)
        text = read_text(path)
        if isinstance(text, Problem):
            problems.append(text)
            continue
        examination: loading.Examination | None = None
        if not path.stem.endswith(WALKTHROUGHS):
            found = check_text(text, name)
            examination = found.examination
            if found.problems:
                sources[name] = text
            problems += found.problems
            allowed += found.allowed
            apart = _check_translation(path, examination, [*places, *own])
            if apart:
                sources[name] = text
            problems += apart
        beside = _check_walkthroughs(path, examination)
        problems += beside
        for other in {problem.path for problem in beside}:
            words = read_text(Path(other))
            if isinstance(words, str):
                sources[other] = words
    problems += _check_lost_walkthroughs(places)
    return Report(tuple(files), in_order(problems), sources, allowed)


def _check_walkthroughs(path: Path, examination: loading.Examination | None) -> list[Problem]:
    """The problems of the walkthroughs beside a scenario, or of a file with walkthroughs itself."""
    if not is_file(with_walkthroughs(path)[1]):
        return []
    # Here and not above: they hold whole talks, and most files have none.
    from simulator.authoring.walkthroughs import run_walkthroughs

    scenario = None if examination is None else examination.scenario()
    return loading.told(run_walkthroughs(path, scenario))


def _check_translation(
    path: Path, examination: loading.Examination, places: Sequence[Path]
) -> list[Problem]:
    """Where a scenario that is a translation differs from its original."""
    document = examination.document
    data = None if document is None else document.data
    if not isinstance(data, dict) or data.get("translates") is None:
        return []
    # Here and not above: it reads a second file, and most files are no translation.
    from simulator.authoring.translations import check_translation

    folders = [place for place in places if is_folder(place)]
    return loading.told(check_translation(path, examination, folders))


def _check_lost_walkthroughs(places: Sequence[Path]) -> list[Problem]:
    """The walkthroughs in these folders that have no scenario beside them."""
    try:
        folders = [
            place for place in places if place.is_dir() and any(place.glob(f"*{WALKTHROUGHS}.y*ml"))
        ]
    except OSError:
        # Why a folder cannot be read was told when its scenarios were looked for.
        return []
    if not folders:
        return []
    from simulator.authoring.walkthroughs import lost_walkthroughs

    return lost_walkthroughs(folders)


def check_text(text: str, path: str = "<text>") -> Checked:
    """Check a scenario that is at hand as a text; ``path`` is only named in the problems."""
    examination = loading.examine(text, path)
    document, problems = examination.document, examination.problems
    if document is not None and not loading.has_errors(problems):
        from simulator.authoring.quality import check_quality

        problems = [*problems, *check_quality(document)]
    outcome = apply_allowances(problems, text, path)
    return Checked(loading.told(outcome.problems), outcome.allowed, examination)


def codes_named(names: Iterable[str]) -> frozenset[str]:
    """The codes that ``names`` mean; the name of a family stands for all codes in it.

    Raises `UnknownCode` for a name that is neither.
    """
    members = {family.name: {kind.code for kind in family.kinds} for family in families()}
    found: set[str] = set()
    for name in names:
        if name in members:
            found |= members[name]
        elif name in KINDS:
            found.add(name)
        else:
            raise UnknownCode(name, close_to(name, (*KINDS, *members)))
    return frozenset(found)


def render_text(
    problems: Sequence[Problem],
    sources: Mapping[str, str],
    language: str,
    color: bool = False,
    width: int | None = None,
) -> str:
    """The problems for a person to read, one below the other; empty when there are none.

    ``sources`` holds the text of the files by path; of a file that is not in it no line is shown.
    With a ``width``, that of a terminal in cells, sentences are broken between words and source
    lines are cut to fit; without, a sentence is one line.
    """
    lines = {path: _LINE_END.split(text) for path, text in sources.items()}
    sheet = _Sheet(language, color, width)
    return "\n".join(sheet.problem(problem, lines.get(problem.path, ())) for problem in problems)


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


def one_line(text: str) -> str:
    """``text`` on one line, without anything a terminal could obey."""
    return visible(" ".join(text.split()))


class _Mark(NamedTuple):
    """A place to point at in a source line."""

    span: Span
    sign: str
    colour: str
    label: str


class _Sheet:
    """How problems are written down: the language, the colours and the room there are."""

    def __init__(self, language: str, color: bool, width: int | None) -> None:
        self.language = language
        self.color = color
        self.width = None if width is None else max(width, 30)
        self.room = WIDTH if self.width is None else min(WIDTH, self.width - len(_GUTTER))
        """Cells of a source line that are shown."""

    def problem(self, problem: Problem, lines: Sequence[str]) -> str:
        """One problem: its place, what is wrong, the lines it is about and a next step."""
        colour = _SEVERITY_COLOURS[problem.severity]
        severity = SEVERITIES[problem.severity].in_language(self.language)
        place = f"{one_line(problem.path)}:{problem.span.line}:{problem.span.column}"
        kind = f"{severity}[{problem.code}]"
        is_too_long = self.width is not None and cells(f"{place} {kind}") > self.width
        between = "\n  " if is_too_long else " "
        told = [f"{self._painted(place, '1')}{between}{self._painted(kind, colour)}"]
        told += self._sentence("  ", problem.headline(self.language))
        marks = [_Mark(problem.span, "^", colour, "")]
        for related in problem.related:
            message = related.message.in_language(self.language)
            marks.append(_Mark(related.span, "-", _RELATED_COLOUR, one_line(message)))
        shown = [mark for mark in marks if _is_shown(mark.span, lines)]
        told += self._source(sorted(shown), lines)
        for mark in marks:
            if mark.label and mark not in shown:
                see = _SEE.in_language(self.language)
                told += self._sentence("  ", see.format(line=mark.span.line, message=mark.label))
        step = f"  {_HELP.in_language(self.language)}: "
        first, *rest = self._sentence(step, problem.help(self.language))
        told.append(first.replace(step, f"  {self._painted(step.strip(), '1;32')} ", 1))
        return "\n".join([*told, *rest]) + "\n"

    def _painted(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color else text

    def _sentence(self, before: str, text: str) -> list[str]:
        """A sentence behind ``before``, on as many lines as it takes."""
        text = one_line(text)
        if self.width is None:
            return [before + text]
        wrapper = TextWrapper(
            self.width,
            initial_indent=before,
            subsequent_indent=" " * len(before),
            break_on_hyphens=False,
        )
        return wrapper.wrap(text) or [before]

    def _source(self, marks: Sequence[_Mark], lines: Sequence[str]) -> list[str]:
        """The source lines with a mark under each place; nothing without marks."""
        told: list[str] = [""] if marks else []
        last = None
        for mark in marks:
            line, number = lines[mark.span.line - 1], mark.span.line
            before, fault, after = self._parts(line, mark.span)
            # A line that is too long is cut round each fault in it.
            if number != last or cells(visible(line)) > self.room:
                if last is not None and number > last + 1:
                    told.append(_GAP)
                told.append(f"{number:>5} | {before}{fault}{after}".rstrip())
            last = number
            signs = self._painted(mark.sign * max(1, cells(fault)), mark.colour)
            beneath = f"{_GUTTER}{' ' * cells(before)}{signs}"
            taken = cells(before) + max(1, cells(fault)) + 1
            if not mark.label:
                told.append(beneath)
            elif taken + cells(mark.label) <= self.room:
                told.append(f"{beneath} {self._painted(mark.label, mark.colour)}")
            else:
                told.append(beneath)
                told += [
                    part.replace(" " * len(_GUTTER), _GUTTER, 1)
                    for part in self._sentence(_GUTTER, mark.label)
                ]
        return told

    def _parts(self, line: str, span: Span) -> tuple[str, str, str]:
        """What stands before, in and after the fault, as much as there is room for."""
        start = min(span.column - 1, len(line))
        end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
        end = max(start, min(end, len(line)))
        before, fault, after = (
            visible(part)
            for part in (
                line[max(0, start - _NEAR) : start],
                line[start:end][:_NEAR],
                line[end : end + _NEAR],
            )
        )
        return _cut(before, fault, after, self.room)


def _is_shown(span: Span, lines: Sequence[str]) -> bool:
    """Whether a source line can be shown for it; the whole file is no place to point at."""
    return span != WHOLE_FILE and span.line <= len(lines)


def _cut(before: str, fault: str, after: str, width: int) -> tuple[str, str, str]:
    """The three parts of a line, cut so that together they are at most ``width`` cells wide."""
    if cells(before) + cells(fault) + cells(after) <= width:
        return before, fault, after
    fault = _first_cells(fault, width // 2)
    room = width - cells(fault)
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
