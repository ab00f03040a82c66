"""When two replies are nearly the same sentence (codebook P21)."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

IN_COMMON = 0.7
"""Share of their words, in order, that two near-identical replies have in common (P21)."""


def words_of(text: str) -> list[str]:
    """The words of a reply, as `nearly_the_same` compares them."""
    return text.casefold().split()


def nearly_the_same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two replies, as words, are nearly the same sentence."""
    asked = IN_COMMON * max(len(one), len(other))
    # Nearly all pairs fall here, and comparing in order costs twenty times as much.
    if min(len(one), len(other)) < asked or (Counter(one) & Counter(other)).total() < asked:
        return False
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= asked
