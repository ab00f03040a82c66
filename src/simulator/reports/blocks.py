"""A report as it reads, before it is Markdown or a page: chapters of paragraphs, lists and tables.

Both notations write the same blocks, so they say the same. All texts are plain: what they mean to
a notation (a star, an angle bracket) is taken away by whoever writes that notation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

if TYPE_CHECKING:
    from simulator.reports.pictures import Picture

Who = Literal["client", "learner"]


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph."""

    kind: ClassVar[str] = "para"
    text: str
    quiet: bool = False
    """Something beside the story: an aside, a rule of the count."""


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list with a list of its own below it."""

    text: str
    below: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    kind: ClassVar[str] = "items"
    items: Sequence[str | Item]


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody's words in the talk."""

    kind: ClassVar[str] = "said"
    who: Who
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its first column names the row."""

    kind: ClassVar[str] = "table"
    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    numbers: frozenset[int] = frozenset()
    """The columns, from 0, that hold numbers."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Pictures with everything that they show in words; without pictures the words are all."""

    kind: ClassVar[str] = "figure"
    caption: str
    pictures: Sequence[Picture]
    words: Items | Table


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading and what stands below it, smaller chapters among it."""

    kind: ClassVar[str] = "chapter"
    heading: str
    blocks: Sequence[Block]


Block = Para | Items | Said | Table | Figure | Chapter


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report."""

    title: str
    facts: Sequence[tuple[str, str]]
    """What it is about: a name and a value each."""
    blocks: Sequence[Block]
    closing: Sequence[str] = ()
    """What is said once, at the end: what this is, and what was left out."""
    tight: bool = False
    """Whether it is a sheet to hand out: printed in small type, on as few pages as it can."""
