"""What an option is known by besides its words: a letter and a shape, and never a colour."""

from typing import Final

from simulator.lesson import LETTERS

SHAPES: Final = "●■▲◆★○□△◇"
"""One for each of `LETTERS`; all of one cell, and told apart without colour from the back row."""

KEYS: Final = LETTERS.lower()
"""The keys that count one hand."""


def sign(option: int) -> str:
    """Letter and shape of an option, from 0: ``A ●``."""
    return f"{LETTERS[option]} {SHAPES[option]}"
