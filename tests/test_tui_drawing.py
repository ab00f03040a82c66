"""The small drawings of the debrief, and the laying out of text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from simulator.tui.text import plain
from simulator.tui.widgets.plot import axis, columns, line, strip
from simulator.tui.widgets.sheet import Layout, Para

VALUES = st.lists(st.integers(0, 10), min_size=1, max_size=26)


@given(VALUES, st.integers(26, 120))
def test_a_line_has_its_rows_and_fits(values: list[int], room: int) -> None:
    layout = columns(len(values), room)
    rows = line(values, layout, low=0, high=10, rows=3)

    assert len(rows) == 3
    assert {len(row) for row in rows} == {layout.cells}
    assert layout.cells <= room


@given(VALUES)
def test_every_value_from_0_to_10_has_a_height_of_its_own(values: list[int]) -> None:
    layout = columns(2, 10)
    heights = {
        value: tuple(line([value, value], layout, low=0, high=10, rows=3)) for value in range(11)
    }

    assert len(set(heights.values())) == 11
    assert all(value in heights for value in values)


def test_a_line_rises_and_falls_with_its_values() -> None:
    layout = columns(3, 9)

    assert line([0, 10, 0], layout, low=0, high=10, rows=3) == [
        "   ⡴⠳⡄   ",
        " ⣠⠞⠁ ⠙⢦⡀ ",
        "⡴⠃     ⠳⡄",
    ]


def test_a_strip_joins_what_stays_the_same() -> None:
    assert strip(["◐", "◐", "●"], columns(3, 9)) == "◐───◐   ●"
    assert strip([" ", " ", "●"], columns(3, 9)) == "        ●"


@pytest.mark.parametrize(
    ("points", "room", "numbers"),
    [
        (4, 40, "0   1   2   3"),
        (11, 22, "0   2   4   6   8   10"),
        (26, 26, "0    5    10   15   20   25"),
    ],
)
def test_an_axis_has_as_many_numbers_as_fit(points: int, room: int, numbers: str) -> None:
    assert axis(columns(points, room)) == numbers


def test_a_paragraph_hangs_behind_its_number() -> None:
    words = Para(plain("een twee drie vier"), plain("1  "))

    assert [each.plain for each in words.lines(12)] == ["1  een twee", "   drie vier"]
    assert [each.plain for each in Para(words.content, words.first, cut=True).lines(12)] == [
        "1  een twee…"
    ]


def test_what_was_wrapped_is_not_wrapped_again() -> None:
    class Counted(Para):
        wraps = 0

        def lines(self, width: int) -> list[Content]:
            Counted.wraps += 1
            return list(super().lines(width))

    block = Counted(plain("woorden"))
    layout = Layout([block], 20)
    Layout([block], 20, layout)
    assert Counted.wraps == 1
    Layout([block], 30, layout)
    assert Counted.wraps == 2
