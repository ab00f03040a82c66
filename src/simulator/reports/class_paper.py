"""How much paper a tight document takes, about: enough to know whether it fits two pages.

Counted in lines of the print style of ``page.css``, with a wide font in mind; a narrow one takes
less.
"""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Final

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

TWO_PAGES: Final = 134.0
"""Lines on two sides of A4, with a few to spare."""

WIDTH: Final = 118
"""Letters on a line."""
HEADING: Final = 2.3
"""Lines that a heading takes with the room above it."""
WRAPPED: Final = 0.88
"""Of the room in a cell, what words fill: the rest stands empty at the ends of lines."""
BETWEEN: Final = 0.25
"""Lines between paragraphs, and between the rows of a table."""


def lines(document: Document) -> float:
    """The lines it takes."""
    closing = sum(_wrapped(told) + BETWEEN for told in document.closing)
    return HEADING + 1.2 + sum(map(_block, document.blocks)) + closing + 1


def _block(block: Block) -> float:
    match block:
        case Chapter():
            return HEADING + sum(map(_block, block.blocks))
        case Para():
            return _wrapped(block.text) + BETWEEN
        case Said():
            return _wrapped(f"{block.name}: {block.words}") + 1
        case Items():
            return sum(map(_item, block.items))
        case Table():
            return _table(block)
        case Figure():
            return sum(picture.height / 14 for picture in block.pictures) + _block(block.words)


def _item(item: str | Item) -> float:
    if isinstance(item, str):
        return _wrapped(item) + BETWEEN
    return _wrapped(item.text) + sum(_wrapped(told) for told in item.below) + BETWEEN


def _table(table: Table) -> float:
    """A browser gives each column room by what it holds: so does this."""
    rows = [table.head, *table.rows]
    columns = [_wished(row[column] for row in rows) for column in range(len(table.head))]
    room = [max(WIDTH * wished / sum(columns), 4) for wished in columns]
    caption = _wrapped(table.caption) if table.caption else 0
    return caption + sum(_row(row, room) for row in rows) + BETWEEN


def _wished(cells: Iterable[str]) -> float:
    """What a column asks: its longest cell, of which a very long one counts no more."""
    return min(max(map(len, cells), default=1) + 2, 100)


def _row(row: Sequence[str], room: Sequence[float]) -> float:
    tallest = max(
        ceil(len(cell) / (WRAPPED * letters)) for cell, letters in zip(row, room, strict=True)
    )
    return max(tallest, 1) + BETWEEN


def _wrapped(text: str) -> int:
    return max(ceil(len(text) / WIDTH), 1)
