"""What has to be true in a state: the small language of grounds, guards and conditions.

Every ground (codebook 3.2), guard of a machine (4.4, 4.5) and of an ending (4.6), and every ``when``
an author writes is one `Requirement`: a tree of named truths and gauge levels. The tree can be asked
about one state (`holds`), can say what is lacking (`lacking`), can be printed as the codebook prints
it (`formula`), and can be read by the explorer as a set of gauge vectors, so that no rule has to be
written twice.

Truths are bits in one integer, because a state is copied and compared millions of times in a proof.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from simulator.codebook.vocabulary import (
    FLAGS,
    GAUGES,
    PHASES,
    SIGNALS,
    STANCES,
    Gauge,
    Phase,
    Signal,
    Stance,
)

FACT_SLOTS = ("feit_1", "feit_2", "feit_3", "feit_4")
"""Room for the flags a scenario file declares itself (amendments B: at most four ``facts``)."""

REMEMBERED = (
    "aangekondigd",
    "overgenomen_geweest",
    "crisis_geweest",
    "veiligheid_gevraagd",
    "hersteld_na_stil",
    "verteld_na_stil",
    "gesloten_vorige",
    "getroost",
    "koud",
    "heet",
)
"""What the rules remember beside the flags: the take-over, the safety question, the last turn."""

SETTING = (
    "meerdere_personen",
    "slecht_nieuws_open",
    "nacht",
    "vervolggesprek",
    "crisis_soort=werkelijk",
)
"""What the scenario fixes before the first line; bad news is over once it has been brought."""

DERIVED = (
    "vraagt_info",
    "vraagt_advies",
    "breuk",
    "hoogstens_een_antwoord",
    "gevaar_ongevraagd",
    "stil_overgenomen_twee_keer",
    "net_regie_teruggegeven",
    "stil_overnemen",
    *(f"houding={stance}" for stance in STANCES),
    *(f"crisis_fase={phase}" for phase in PHASES),
    *(f"signaal={signal}" for signal in SIGNALS),
)
"""What follows from the rest of the state and is looked up, never stored."""

TRUTHS: tuple[str, ...] = (*FLAGS, *FACT_SLOTS, *REMEMBERED, *SETTING, *DERIVED)
BIT: dict[str, int] = {name: 1 << position for position, name in enumerate(TRUTHS)}


def bits(names: Iterable[str]) -> int:
    """The named truths as one integer."""
    total = 0
    for name in names:
        total |= BIT[name]
    return total


class Gauges(NamedTuple):
    """The four gauges of a client, each from 0 to 10 (codebook 4.2)."""

    vertrouwen: int
    hoop: int
    regie: int
    spanning: int


class Lack(NamedTuple):
    """One thing that was not yet so; any of the alternatives would have done."""

    alternatives: tuple[str, ...]


class Requirement:
    """Something that holds or does not hold in a state; combine with ``&``, ``|`` and ``~``."""

    __slots__ = ()

    def holds(self, truths: int, gauges: Sequence[int]) -> bool:
        """Whether it is so, given the truths (as bits) and the four gauges (0 to 10)."""
        raise NotImplementedError

    def lacking(self, truths: int, gauges: Sequence[int]) -> tuple[Lack, ...]:
        """What is missing for it to hold; empty when it holds."""
        return () if self.holds(truths, gauges) else (Lack((self.formula(),)),)

    def formula(self) -> str:
        """The expression as the codebook writes it."""
        raise NotImplementedError

    def as_levels(self) -> "Requirement":
        """The same requirement made of truths and levels alone."""
        return self

    def __and__(self, other: "Requirement") -> "Requirement":
        """Both."""
        mine = self.parts if isinstance(self, Every) else (self,)
        theirs = other.parts if isinstance(other, Every) else (other,)
        return Every(mine + theirs)

    def __or__(self, other: "Requirement") -> "Requirement":
        """At least one of the two."""
        mine = self.parts if isinstance(self, Either) else (self,)
        theirs = other.parts if isinstance(other, Either) else (other,)
        return Either(mine + theirs)

    def __invert__(self) -> "Requirement":
        """The opposite."""
        return Denied(self)


@dataclass(frozen=True, slots=True)
class Truth(Requirement):
    """A named truth, one bit of the state."""

    name: str
    bit: int

    def holds(self, truths: int, gauges: Sequence[int]) -> bool:  # noqa: D102
        return bool(truths & self.bit)

    def lacking(self, truths: int, gauges: Sequence[int]) -> tuple[Lack, ...]:  # noqa: D102
        return () if truths & self.bit else (Lack((self.name,)),)

    def formula(self) -> str:  # noqa: D102
        field, equals, value = self.name.partition("=")
        return f"{field} == '{value}'" if equals else self.name


@dataclass(frozen=True, slots=True)
class Level(Requirement):
    """A gauge between two ends, both included."""

    gauge: int
    """Index into `Gauges`."""
    minimum: int = 0
    maximum: int = 10

    def holds(self, truths: int, gauges: Sequence[int]) -> bool:  # noqa: D102
        return self.minimum <= gauges[self.gauge] <= self.maximum

    def lacking(self, truths: int, gauges: Sequence[int]) -> tuple[Lack, ...]:  # noqa: D102
        return () if self.holds(truths, gauges) else (Lack((GAUGES[self.gauge],)),)

    def formula(self) -> str:  # noqa: D102
        name = GAUGES[self.gauge]
        ends = []
        if self.minimum > 0:
            ends.append(f"{name} >= {self.minimum}")
        if self.maximum < 10:
            ends.append(f"{name} <= {self.maximum}")
        return " and ".join(ends) or "True"


@dataclass(frozen=True, slots=True)
class Every(Requirement):
    """All parts; with no parts it always holds."""

    parts: tuple[Requirement, ...] = ()

    def holds(self, truths: int, gauges: Sequence[int]) -> bool:  # noqa: D102
        for part in self.parts:  # noqa: SIM110 - half the time of `all`, in the hottest place
            if not part.holds(truths, gauges):
                return False
        return True

    def lacking(self, truths: int, gauges: Sequence[int]) -> tuple[Lack, ...]:  # noqa: D102
        return tuple(lack for part in self.parts for lack in part.lacking(truths, gauges))

    def formula(self) -> str:  # noqa: D102
        parts = [
            _bracketed(part) if isinstance(part, Either) else part.formula() for part in self.parts
        ]
        return " and ".join(parts) or "True"


@dataclass(frozen=True, slots=True)
class Either(Requirement):
    """At least one part; with no parts it never holds."""

    parts: tuple[Requirement, ...] = ()

    def holds(self, truths: int, gauges: Sequence[int]) -> bool:  # noqa: D102
        for part in self.parts:  # noqa: SIM110 - as above
            if part.holds(truths, gauges):
                return True
        return False

    def lacking(self, truths: int, gauges: Sequence[int]) -> tuple[Lack, ...]:  # noqa: D102
        if self.holds(truths, gauges):
            return ()
        lacks = [lack for part in self.parts for lack in part.lacking(truths, gauges)]
        alternatives = dict.fromkeys(name for lack in lacks for name in lack.alternatives)
        return (Lack(tuple(alternatives)),)

    def formula(self) -> str:  # noqa: D102
        parts = [
            _bracketed(part) if isinstance(part, Every) else part.formula() for part in self.parts
        ]
        return " or ".join(parts) or "False"


@dataclass(frozen=True, slots=True)
class Denied(Requirement):
    """The part does not hold."""

    part: Requirement

    def holds(self, truths: int, gauges: Sequence[int]) -> bool:  # noqa: D102
        return not self.part.holds(truths, gauges)

    def formula(self) -> str:  # noqa: D102
        inner = self.part.formula()
        if isinstance(self.part, Truth) and " == " in inner:
            return inner.replace(" == ", " != ")
        return f"not {_bracketed(self.part) if isinstance(self.part, Every | Either) else inner}"


def _bracketed(requirement: Requirement) -> str:
    several = isinstance(requirement, Every | Either) and len(requirement.parts) > 1
    return f"({requirement.formula()})" if several else requirement.formula()


ALWAYS: Requirement = Every()
"""Asks nothing."""


def true(name: str) -> Requirement:
    """The truth of that name (a flag, or a name of `TRUTHS`)."""
    return Truth(name, BIT[name])


def at_least(gauge: Gauge, level: int) -> Requirement:
    """The gauge stands at ``level`` or higher."""
    return Level(GAUGES.index(gauge), minimum=level)


def at_most(gauge: Gauge, level: int) -> Requirement:
    """The gauge stands at ``level`` or lower."""
    return Level(GAUGES.index(gauge), maximum=level)


def stance(name: Stance) -> Requirement:
    """The collaboration now has this stance."""
    return true(f"houding={name}")


def phase(name: Phase) -> Requirement:
    """The crisis is in this phase."""
    return true(f"crisis_fase={name}")


def signal(name: Signal) -> Requirement:
    """This signal is open."""
    return true(f"signaal={name}")
