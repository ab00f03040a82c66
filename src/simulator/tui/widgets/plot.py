"""Small drawings in letters: a line, a strip of marks, an axis. Pure; readable without colour.

All are drawn on the same columns, so that what happened in a turn stands in one column everywhere.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

_WIDEST_COLUMN = 4
_DOTS_ACROSS, _DOTS_DOWN = 2, 4
_BRAILLE = 0x2800
_DOT_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""Bits of the dots of one braille cell, from the top down, left and right."""


class Columns(NamedTuple):
    """Where the points of a drawing stand: the start and every turn, side by side."""

    points: int
    """How many points there are, at least one."""
    width: int
    """Cells from one point to the next."""

    @property
    def cells(self) -> int:
        """Cells that the whole drawing takes."""
        return (self.points - 1) * self.width + 1

    def place(self, number: int) -> int:
        """The cell of a point, from 0."""
        return number * self.width


def columns(count: int, room: int) -> Columns:
    """Columns for ``count`` points in at most ``room`` cells, and no wider than is pleasant."""
    count = max(count, 1)
    widest = max((room - 1) // max(count - 1, 1), 1)
    return Columns(count, min(widest, _WIDEST_COLUMN))


def line(values: Sequence[int], layout: Columns, *, low: int, high: int, rows: int) -> list[str]:
    """A line through the values, in ``rows`` rows of braille, the highest first."""
    lit = _lit(values, layout, low, high, rows * _DOTS_DOWN)
    return [
        "".join(_cell(lit, column, row) for column in range(layout.cells)) for row in range(rows)
    ]


def _lit(
    values: Sequence[int], layout: Columns, low: int, high: int, height: int
) -> set[tuple[int, int]]:
    """The dots of the line, as (across, down); it is two dots thick, for a projector."""
    points = [
        (layout.place(number) * _DOTS_ACROSS, _down(value, low, high, height))
        for number, value in enumerate(values)
    ]
    thin = set(points)
    for (left, before), (right, after) in pairwise(points):
        steps = max(right - left, abs(after - before), 1)
        thin |= {
            (
                left + round((right - left) * step / steps),
                before + round((after - before) * step / steps),
            )
            for step in range(steps + 1)
        }
    return thin | {(across, down + 1) for across, down in thin}


def _down(value: int, low: int, high: int, height: int) -> int:
    """The upper dot of a value, from 0; there is always one below it."""
    share = (min(max(value, low), high) - low) / max(high - low, 1)
    return round((height - 2) * (1 - share))


def _cell(lit: set[tuple[int, int]], column: int, row: int) -> str:
    bits = sum(
        _DOT_BITS[down][across]
        for down in range(_DOTS_DOWN)
        for across in range(_DOTS_ACROSS)
        if (column * _DOTS_ACROSS + across, row * _DOTS_DOWN + down) in lit
    )
    return chr(_BRAILLE + bits) if bits else " "


def strip(marks: Sequence[str], layout: Columns, between: str = "─") -> str:
    """A mark for every point, joined to the next one where that has the same; a space is none."""
    drawn = ""
    for number, mark in enumerate(marks):
        last = number == len(marks) - 1
        same = not last and marks[number + 1] == mark and not mark.isspace()
        drawn += mark
        if not last:
            drawn += (between if same else " ") * (layout.width - 1)
    return drawn


def heights(marks: Sequence[Mapping[int, str]], layout: Columns, rows: int) -> list[str]:
    """For every point its marks at their heights, from 0, in ``rows`` rows, the highest first."""
    return [
        strip([point.get(row, " ") for point in marks], layout, " ")
        for row in reversed(range(rows))
    ]


def names(labels: Sequence[str], layout: Columns) -> str:
    """A label under every point; one that would touch the label before it is left out."""
    drawn = [" "] * (layout.cells + max(map(len, labels), default=0))
    free = 0
    for number, label in enumerate(labels):
        place = layout.place(number)
        if place >= free:
            drawn[place : place + len(label)] = label
            free = place + len(label) + 1
    return "".join(drawn).rstrip()


def axis(layout: Columns) -> str:
    """The numbers of the turns under their columns, as many as fit; 0 is the start."""
    drawn = [" "] * (layout.cells + len(str(layout.points)))
    free = 0
    for number in range(layout.points):
        place, label = layout.place(number), str(number)
        if place >= free and (number % _every(layout) == 0 or number == layout.points - 1):
            drawn[place : place + len(label)] = label
            free = place + len(label) + 1
    return "".join(drawn).rstrip()


def _every(layout: Columns) -> int:
    """Every how many turns a number is written."""
    return 1 if layout.width >= _WIDEST_COLUMN - 1 else 2 if layout.width == 2 else 5
