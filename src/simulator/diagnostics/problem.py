"""Problems as values: what is wrong in a file, where, and what to do about it.

A problem is found wherever it is found and shown only at the edge. Each kind of problem has one
definition here, named after the pattern that was found, so that "allow unknown-scene" is a
sentence.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from string import Formatter
from typing import NamedTuple

from simulator.codebook.vocabulary import Text


class Severity(Enum):
    """How bad it is. An error keeps a scenario from being played."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Span(NamedTuple):
    """A stretch of a file; lines and columns count from 1, the end column is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


WHOLE_FILE = Span(1, 1, 1, 1)


class Example(NamedTuple):
    """A few lines of a scenario with the problem, and the same lines without it.

    Both stand in the small scenario of ``docs/scenarios.md`` in place of ``instead_of``, which is
    found there once; so every example is tried. Lines after the first are written without the
    indentation that the first one gets from that file.
    """

    wrong: str
    right: str
    instead_of: str

    def put(self, lines: str, sample: str) -> str:
        """``sample`` with ``lines`` (``wrong`` or ``right``) in place of ``instead_of``.

        Raises `ValueError` when the sample has ``instead_of`` nowhere or more than once.
        """
        places = [
            found for found in self._beginnings(sample) if sample.startswith(found[1], found[0])
        ]
        if len(places) != 1:
            raise ValueError(f"found {len(places)} times in the sample: {self.instead_of!r}")
        [(start, old, margin)] = places
        return sample[:start] + _indented(lines, margin) + sample[start + len(old) :]

    def _beginnings(self, sample: str) -> Iterator[tuple[int, str, int]]:
        """Where it could stand: the place, its lines as they look there, and their margin."""
        first = self.instead_of.split("\n", 1)[0]
        start = sample.find(first)
        while start >= 0:
            margin = start - (sample.rfind("\n", 0, start) + 1)
            yield start, _indented(self.instead_of, margin), margin
            start = sample.find(first, start + 1)


class Kind(NamedTuple):
    """The definition of one kind of problem: all that is said of it anywhere.

    ``headline`` and ``help`` are templates: the words of a found problem are put into their
    ``{placeholders}`` by the function that finds it.
    """

    code: str
    severity: Severity
    headline: Text
    help: Text
    why: Text
    """Why it matters to who will play, or to who writes: a sentence or two."""
    example: Example | None = None
    """None where a few lines of text cannot show it, such as a file that is not there."""
    claim: str | None = None
    """The claim of codebook 4.9 that such a problem contradicts, such as ``P24``."""

    def pattern(self, language: str) -> str:
        """The headline of every such problem, with … for what differs."""
        return _with_dots(self.headline.in_language(language))

    def next_step(self, language: str) -> str:
        """The help of every such problem, with … for what differs."""
        return _with_dots(self.help.in_language(language))


class Related(NamedTuple):
    """Another place that belongs to the problem, such as the first use of a name."""

    span: Span
    message: Text


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem, at one place, with the words that make it this one."""

    kind: Kind
    path: str
    span: Span = WHOLE_FILE
    words: Mapping[str, str] = field(default_factory=dict)
    suggestion: Text | None = None
    """A better guess at a next step than the kind's own help, such as a name that is close."""
    related: tuple[Related, ...] = ()

    @property
    def code(self) -> str:
        """Stable name of the kind, such as ``unknown-scene``."""
        return self.kind.code

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return self.kind.severity

    def headline(self, language: str) -> str:
        """What is wrong, in one sentence."""
        return self.kind.headline.in_language(language).format(**self.words)

    def help(self, language: str) -> str:
        """What to do now, in one sentence."""
        text = self.suggestion or self.kind.help
        return text.in_language(language).format(**self.words)


def in_order(problems: list[Problem]) -> list[Problem]:
    """The problems sorted by file and by place, each once."""
    unique = {(p.path, p.span, p.code, p.headline("en")): p for p in problems}
    return [unique[key] for key in sorted(unique, key=lambda key: (key[0], key[1], key[2]))]


def _indented(lines: str, margin: int) -> str:
    """``lines`` with a margin before each line but the first."""
    first, *others = lines.rstrip("\n").split("\n")
    return "\n".join([first, *(" " * margin + line if line else line for line in others)])


def _with_dots(template: str) -> str:
    """A template with … in each of its places."""
    parts = Formatter().parse(template)
    return "".join(text + ("" if field is None else "…") for text, field, _, _ in parts)
