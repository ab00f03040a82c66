"""How many phones are in the room, without knowing whose."""

from collections import OrderedDict
from typing import Final

STAYS: Final = 15.0
"""Seconds for which a phone that asked something counts as being there."""

_MOST: Final = 4096


class Presence:
    """Seats that are in use now: with an open stream, or that asked something just now."""

    def __init__(self) -> None:
        self._asked: OrderedDict[int, float] = OrderedDict()
        self._listening: set[int] = set()

    def asked(self, seat: int, now: float) -> None:
        """This seat asked something, at this second of any steady clock."""
        self._asked[seat] = now
        self._asked.move_to_end(seat)
        if len(self._asked) > _MOST:
            self._asked.popitem(last=False)

    def listens(self, seat: int) -> None:
        """This seat opened its stream."""
        self._listening.add(seat)

    def hung_up(self, seat: int) -> None:
        """Its stream is closed, by itself or by whatever came between."""
        self._listening.discard(seat)
        self._asked.pop(seat, None)

    def count(self, now: float) -> int:
        """How many there are."""
        while self._asked and now - next(iter(self._asked.values())) > STAYS:
            self._asked.popitem(last=False)
        return len(self._listening | self._asked.keys())
