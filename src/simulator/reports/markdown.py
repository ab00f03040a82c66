"""A report as Markdown that reads well as it is, and means nothing it does not say.

What anybody typed or wrote stays text: every character that Markdown would take for its own is
escaped, HTML included. CommonMark with tables, as GitHub and pandoc read it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from simulator.reports.blocks import (
    Block,
    Chapter,
    Document,
    Figure,
    Item,
    Items,
    Para,
    Said,
    Table,
)
from simulator.store.names import printable

_ANYWHERE = re.compile(
    r"[\\`*\[\]<>|~$^]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|--+|\b(?:https?|ftp|mailto):|\bwww\.",
    re.IGNORECASE,
)
_AT_THE_START = re.compile(r"^(\s*)([#+=>:-]|\d+(?=[.)]))")


def as_markdown(documents: Iterable[Document]) -> str:
    """The reports, one below the other; ends in a line break."""
    return "\n---\n\n".join("\n".join(_document(document)) for document in documents)


def escaped(text: str) -> str:
    """The text on one line, as nothing but text."""
    plain = " ".join(printable(text).split())
    return _AT_THE_START.sub(_at_the_start, _ANYWHERE.sub(_anywhere, plain))


def _anywhere(found: re.Match[str]) -> str:
    sign = found[0]
    if sign.startswith("--"):
        # Many readers make a dash of two hyphens, and `--` is a score here.
        return "\\-" * len(sign)
    if sign[-1] in ":.":
        # What looks like an address would become a link.
        return f"{sign[:-1]}\\{sign[-1]}"
    return f"\\{sign}"


def _at_the_start(found: re.Match[str]) -> str:
    space, sign = found.groups()
    return f"{space}{sign}\\" if sign.isdigit() else f"{space}\\{sign}"


def _document(document: Document) -> Iterator[str]:
    yield f"# {escaped(document.title)}"
    yield ""
    yield from (f"- {escaped(name)}: {escaped(value)}" for name, value in document.facts)
    yield ""
    yield from _blocks(document.blocks, 2)
    if document.closing:
        yield " ".join(f"{escaped(told)}" for told in document.closing)
        yield ""


def _blocks(blocks: Iterable[Block], level: int) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, level)


def _block(block: Block, level: int) -> Iterator[str]:
    """The lines of a block, with an empty one behind it."""
    match block:
        case Chapter(heading=heading, blocks=blocks):
            yield f"{'#' * level} {escaped(heading)}"
            yield ""
            yield from _blocks(blocks, level + 1)
        case Figure(caption=caption, words=shown):
            yield f"**{escaped(caption)}:**"
            yield ""
            yield from _block(shown, level)
        case Para(text=text):
            yield escaped(text)
            yield ""
        case Said(name=name, words=words):
            yield f"**{escaped(name)}:** {escaped(words)}"
            yield ""
        case Items(items=items):
            for item in items:
                yield from _item(item)
            yield ""
        case Table():
            yield from _table(block)
            yield ""


def _item(item: str | Item) -> Iterator[str]:
    if isinstance(item, str):
        yield f"- {escaped(item)}"
        return
    yield f"- {escaped(item.text)}"
    yield from (f"  - {escaped(told)}" for told in item.below)


def _table(table: Table) -> Iterator[str]:
    lines = ["---:" if column in table.numbers else "---" for column in range(len(table.head))]
    yield _row([escaped(name) for name in table.head])
    yield _row(lines)
    yield from (_row([escaped(cell) for cell in row]) for row in table.rows)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
