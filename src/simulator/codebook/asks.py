"""What a learner can be asked during a talk, before she knows how it goes (codebook 5.7, R6)."""

from collections.abc import Callable
from typing import NamedTuple


class Asks(NamedTuple):
    """What a learner wants to be asked during a talk; nothing, until she says so herself.

    Each field is kept as a setting under its own name.
    """

    say_first: bool = False
    """To say something herself before the replies appear."""
    estimate: bool = False
    """Where the client stands, at the moments the scenario has for it (5.7)."""
    how_sure: bool = False
    """How sure she is of the reply she chose."""
    on_purpose: bool = False
    """Why she means a reply, where she says that she does (R6)."""


NOTHING_ASKED = Asks()
"""A talk in which nothing is asked but what to say."""


def asks_as_kept(setting: Callable[[str, bool], bool]) -> Asks:
    """What is asked, read with ``setting(name, default)``."""
    return Asks(*(setting(name, False) for name in Asks._fields))
