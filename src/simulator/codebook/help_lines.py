"""Help lines and facts from the one dated file, ``help_lines.toml`` (codebook 8.3 to 8.6).

Whoever shows an entry also shows its ``checked``: ``niet`` reads as "still to be checked".
"""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from simulator.codebook.vocabulary import ContentTag, Text

HelpTag = ContentTag | Literal["algemeen"]
"""A content tag, or ``algemeen`` for a help line that is shown everywhere."""


class HelpLine(NamedTuple):
    """Somebody to call, in the real world."""

    name: str
    contact: Text
    """A number or an address, or where to find one."""

    when: Text
    """For what, and how it can be reached."""

    tags: frozenset[HelpTag]
    source: str
    """Where the entry comes from, which is no check."""

    checked: str
    """A date (YYYY-MM-DD), or ``niet``."""

    by: str
    """Who checked it; empty while ``checked`` is ``niet``."""


class Fact(NamedTuple):
    """A statement about law or procedure, which changes without us."""

    id: str
    text: Text
    source: str
    checked: str
    """A date (YYYY-MM-DD), or ``niet``."""

    by: str
    """Who checked it; empty while ``checked`` is ``niet``."""


@cache
def _entries() -> Mapping[str, Any]:
    return tomllib.loads(
        files("simulator.codebook").joinpath("help_lines.toml").read_text(encoding="utf-8")
    )


def _text(both: Mapping[str, str]) -> Text:
    return Text(nl=both["nl"], en=both["en"])


def _contact(written: str | Mapping[str, str]) -> Text:
    """A number is the same in both languages; a word is not."""
    return Text(written, written) if isinstance(written, str) else _text(written)


def _facts(kind: str) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            id=entry["id"],
            text=_text(entry["text"]),
            source=entry["source"],
            checked=entry["checked"],
            by=entry["by"],
        )
        for entry in _entries()[kind]
    )


@cache
def help_lines() -> tuple[HelpLine, ...]:
    """Every help line, in the order of the file (codebook 8.3)."""
    return tuple(
        HelpLine(
            name=entry["name"],
            contact=_contact(entry["contact"]),
            when=_text(entry["when"]),
            tags=frozenset(entry["tags"]),
            source=entry["source"],
            checked=entry["checked"],
            by=entry["by"],
        )
        for entry in _entries()["help_line"]
    )


def help_lines_for(tags: Iterable[ContentTag]) -> tuple[HelpLine, ...]:
    """The general help lines first, then those that ``tags`` map to; each once."""
    wanted = frozenset(tags)
    general = tuple(line for line in help_lines() if "algemeen" in line.tags)
    further = tuple(
        line for line in help_lines() if "algemeen" not in line.tags and line.tags & wanted
    )
    return general + further


@cache
def meldcode_steps() -> tuple[Fact, ...]:
    """The five steps of the reporting code, in their order (codebook 8.4)."""
    return _facts("meldcode_step")


@cache
def suicidality_rules() -> tuple[Fact, ...]:
    """What a talk about suicide has to respect (codebook 8.5)."""
    return _facts("suicidality_rule")


@cache
def legal_facts() -> tuple[Fact, ...]:
    """Legal facts used in texts about eviction and energy (codebook 8.6)."""
    return _facts("legal_fact")
