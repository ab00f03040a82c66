"""A claim about a scenario, decided or not, and the conversation that shows it (codebook 4.9)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from simulator.client.moment import Moment
from simulator.codebook.requirements import Gauges
from simulator.scenario import ReplyId

ClaimId = Literal[
    "P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10",
    "P11", "P12", "P13", "P14", "P15", "P16", "P17", "P18", "P19", "P20",
    "P21", "P22", "P23", "P24", "P25", "P26", "P27", "P28", "P29",
]  # fmt: skip

Fact = str | int | None


class Counterexample(NamedTuple):
    """A conversation that shows that a claim does not hold."""

    choose: tuple[ReplyId, ...]
    """The replies, from the first line on; the last one is the slip where the claim is about one.
    """
    moment: Moment
    """Where that road comes to, before its last reply if that is what the claim is about."""
    gauges: Gauges


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim, decided or not; ``holds`` is None when the proof stopped before it knew."""

    id: ClaimId
    holds: bool | None
    counterexample: Counterexample | None = None
    example: tuple[ReplyId, ...] = ()
    """A conversation that shows that it holds, where one does."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    """What the verdict says in numbers and names: slugs, ids and counts, never sentences."""
