"""The code on the projector that a phone reads, drawn with half blocks."""

from typing import Final

import segno

ROWS: Final = 18
"""The rows of the smallest screen there is."""

_HALVES: Final = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}
"""Ink is dark: the upper module and the lower one."""

_TRIED: Final = (("m", 2), ("m", 1), ("l", 2), ("l", 1))
"""How much may be unreadable, and how wide the edge is: the best one that fits is taken.

The standard asks for an edge of four modules; phones read two, and one where the screen is light.
"""


def qr_lines(address: str) -> list[str]:
    """The address as a code, one row of text for two rows of modules; the quiet edge is part of it.

    What is drawn is the dark of the code: show it dark on light. All rows are equally long. An
    ordinary address (IPv4, a room of six letters) takes at most 17 rows of 33 columns; one that
    fits no 18 rows is drawn as small as it can be.
    """
    drawn = (_drawn(address, error, border) for error, border in _TRIED)
    *_larger, smallest = every = list(drawn)
    return next((lines for lines in every if len(lines) <= ROWS), smallest)


def _drawn(address: str, error: str, border: int) -> list[str]:
    code = segno.make_qr(address, error=error)
    rows = [bytes(row) for row in code.matrix_iter(border=border)]
    if len(rows) % 2:
        rows.append(bytes(len(rows[0])))
    return [
        "".join(_HALVES[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    ]
