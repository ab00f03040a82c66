"""Problems as values: what is wrong in a file, where, and what to do about it.

A problem is found wherever it is found and shown only at the edge. Each kind of problem has one
definition here, named after the pattern that was found, so that "allow unknown-scene" is a
sentence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
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

    Both are written to stand in the sample scenario of the tests, in place of ``instead_of``; so
    every example is tried.
    """

    wrong: str
    right: str
    instead_of: str


class Kind(NamedTuple):
    """The definition of one kind of problem: all that is said of it anywhere.

    ``headline`` and ``help`` are templates: the words of a found problem are put into their
    ``{placeholders}`` by the function that finds it.
    """

    code: str
    severity: Severity
    headline: Text
    help: Text
    why: Text | None = None
    """Why it matters to who will play, or to who writes."""
    example: Example | None = None
    claim: str | None = None
    """The claim of codebook 4.9 that such a problem contradicts, such as ``P24``."""


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
