"""How much anybody may ask: enough for a large class, and no more.

Everything here takes as long with a million askers as with one, and remembers a bounded number.
"""

import ipaddress
from collections import OrderedDict
from collections.abc import Hashable
from typing import Final, NamedTuple

MOST_REMEMBERED: Final = 4096
"""Askers that are remembered; of more, those who asked longest ago begin anew."""


class Rate(NamedTuple):
    """So many at once, and after that so many a second."""

    burst: float
    per_second: float


SEATED: Final = Rate(40, 4)
"""What one phone may ask."""

FROM_ONE_ADDRESS: Final = Rate(600, 300)
"""What may be asked from one address, where a whole class may sit behind: the page and the stream
of three hundred phones at once. All that may come at once, everybody else waits for."""

COMING_IN: Final = Rate(600, 100)
"""Connections that may be made from one address: the same."""

MADE_FREE: Final = 16
"""Connections that are cut off at a time where there is no place for another: to find them all are
looked at, which is not to be done for each that knocks."""

LEFT_TO_OTHERS: Final = 0.5
"""Of places and of seats: the part that nobody takes who has more than others already."""

NEW_SEATS: Final = Rate(400, 5)
"""Phones that may sit down: three hundred within ten seconds, and then a class a minute."""

NEW_SEATS_FROM_ONE_ADDRESS: Final = Rate(100, 1)
"""Phones that may always sit down from one address; more may as long as `LEFT_TO_OTHERS` lasts."""

FIRST_SEATS: Final = Rate(400, 20)
"""Phones that may sit down besides, as the first of an address: who takes all other seats, from
however many addresses, leaves these."""

FIRST_SEATS_FROM_ONE_ADDRESS: Final = Rate(2, 1 / 300)
"""The first of one address: a phone, and once more the same phone, or who has its address later."""

WRONG_ROOMS: Final = Rate(400, 1)
"""Wrong guesses at the word of a room, from one address. At once: a large class with the page of
last week open. After that: thirty bits last for decades."""


class Bucket:
    """What is left of a rate, for one who asks."""

    __slots__ = ("_at", "_left", "_rate")

    def __init__(self, rate: Rate, now: float) -> None:
        self._rate = rate
        self._left = rate.burst
        self._at = now

    def left(self, now: float) -> float:
        """How many may be asked at this moment, in seconds of any steady clock."""
        more = (now - self._at) * self._rate.per_second
        self._left = min(self._rate.burst, self._left + more)
        self._at = now
        return self._left

    def take(self, now: float) -> bool:
        """Whether one more may be asked; it counts as asked then."""
        allowed = self.left(now) >= 1
        if allowed:
            self._left -= 1
        return allowed


class Buckets:
    """One rate for each of many who ask."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._buckets: OrderedDict[Hashable, Bucket] = OrderedDict()

    def take(self, who: Hashable, now: float) -> bool:
        """Whether ``who`` may ask one more; it counts as asked then."""
        return self._of(who, now).take(now)

    def left(self, who: Hashable, now: float) -> float:
        """How many ``who`` may still ask."""
        return self._of(who, now).left(now)

    def _of(self, who: Hashable, now: float) -> Bucket:
        bucket = self._buckets.get(who)
        if bucket is None:
            bucket = self._buckets[who] = Bucket(self._rate, now)
            if len(self._buckets) > MOST_REMEMBERED:
                self._buckets.popitem(last=False)
        self._buckets.move_to_end(who)
        return bucket


class Chairs:
    """Seats that are to be had: so many in all, a part of them from one address."""

    def __init__(
        self,
        every: Rate = NEW_SEATS,
        of_one: Rate = NEW_SEATS_FROM_ONE_ADDRESS,
        first: Rate = FIRST_SEATS,
        first_of_one: Rate = FIRST_SEATS_FROM_ONE_ADDRESS,
    ) -> None:
        self._every = Bucket(every, 0)
        self._of_one = Buckets(of_one)
        self._first = Bucket(first, 0)
        self._first_of_one = Buckets(first_of_one)
        self._others = every.burst * LEFT_TO_OTHERS

    def take(self, address: str, now: float) -> bool:
        """Whether one more phone from this address may sit down; the seat is taken then."""
        if self._first_of_one.left(address, now) >= 1 and self._first.take(now):
            return self._first_of_one.take(address, now)
        plenty = self._every.left(now) > self._others
        return (self._of_one.take(address, now) or plenty) and self._every.take(now)

    def take_here(self, now: float) -> bool:
        """The same for who sits at this computer, who can do anything to the class already."""
        return self._every.take(now)


class Places:
    """Places for connections: so many in all, and from one address a part of them at most."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._most_of_one = int(most * LEFT_TO_OTHERS)
        self._taken: dict[str, int] = {}
        self._all = 0

    def take(self, address: str) -> bool:
        """Whether there is a place for one more from this address; it is taken then."""
        if self._all >= self._most or self.full_for(address):
            return False
        self._taken[address] = self._taken.get(address, 0) + 1
        self._all += 1
        return True

    def full_for(self, address: str) -> bool:
        """Whether this address has as many as one may have."""
        return self._taken.get(address, 0) >= self._most_of_one

    def leave(self, address: str) -> None:
        """One from this address has gone."""
        left = self._taken[address] - 1
        if left:
            self._taken[address] = left
        else:
            del self._taken[address]
        self._all -= 1


def network_of(host: str) -> str:
    """Whom an address stands for: itself, and in IPv6 the network that hands such addresses out."""
    known = _read(host)
    if known is None or known.version == 4:
        return str(known or host)
    return str(ipaddress.IPv6Network((known, 64), strict=False))


def at_this_computer(host: str) -> bool:
    """Whether an address is one by which a machine reaches itself."""
    known = _read(host)
    return known is not None and known.is_loopback


def _read(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address, without the cable it is on, and as IPv4 where it is; None for anything else."""
    try:
        known = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None
    return known if known.version == 4 else known.ipv4_mapped or known
