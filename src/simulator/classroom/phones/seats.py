"""A seat: a random number for a phone, signed, so that nobody can sit down where she likes.

Nothing is kept of seats. Who holds a signed number has the seat, also after a restart, as long as
the room keeps its secret.
"""

import hmac
import secrets
from typing import Final

from simulator.lesson.teaching import Room

COOKIE: Final = "seat"
"""What the cookie is called; it is sent within its own room only."""

KEPT_FOR: Final = 24 * 60 * 60
"""Seconds that a phone keeps it: a browser that the phone put away comes back to its seat."""

_BITS: Final = 63


def new_seat() -> int:
    """A number nobody can guess, of 63 bits."""
    return secrets.randbits(_BITS)


def ticket(room: Room, seat: int) -> str:
    """The seat with its signature, as a phone keeps it."""
    return f"{seat}.{_signature(room, seat)}"


def seat_of(room: Room, shown: str | None) -> int | None:
    """The seat of a ticket; None when it is none of this room's."""
    number, dot, signature = (shown or "").partition(".")
    if not dot or not (number.isascii() and number.isdigit()) or len(number) > len(str(2**_BITS)):
        return None
    seat = int(number)
    genuine = hmac.compare_digest(_signature(room, seat).encode(), signature.encode())
    return seat if genuine and seat < 2**_BITS and str(seat) == number else None


def _signature(room: Room, seat: int) -> str:
    told = f"{room.name} {seat}".encode()
    return hmac.digest(room.secret.encode(), told, "sha256").hex()
