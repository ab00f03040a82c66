"""From replies to counts and from counts to a number (codebook 5.2, 5.3).

A reflex can only be withstood where it was on offer, so everything is counted against its
opportunities. The numbers are a rule system and no measurement of a person (codebook 0.6).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import floor
from types import MappingProxyType
from typing import cast

from simulator.codebook.reflexes import BEHAVIOUR_ENTRIES
from simulator.codebook.reply_types import ENTRIES
from simulator.codebook.vocabulary import REFLEXES, SCORE_BANDS, Reflex, ReplyType, ScoreBand
from simulator.events import Ended, Event, Given

LEAST_OPPORTUNITIES = 3
"""With fewer opportunities there is nothing to say about a reflex (codebook 5.3)."""

PLAIN, HARMFUL, REPAIRED, HARMFUL_AND_REPAIRED = 1.0, 1.5, 0.5, 1.0
"""What one occurrence weighs (codebook 5.2)."""

LOWEST, HIGHEST = 1, 10
"""Ends of the number; 10 is: not once on routine in this talk (codebook 5.3)."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A turn whose reply was measured as the reflex."""

    turn: int
    weight: float
    """1, and otherwise 1.5 when harmful, 0.5 when repaired, 1 when both (codebook 5.2)."""
    harmful: bool
    repaired_in: int | None
    """The turn of the very next reply, when that one repaired it."""


@dataclass(frozen=True, slots=True)
class ReflexCount:
    """One reflex over a whole talk (codebook 5.2, 5.3)."""

    reflex: Reflex
    opportunities: int
    """Counted turns in which it was on offer and no other reflex was chosen (K)."""
    occurrences: tuple[Occurrence, ...]
    """The counted turns in which it was chosen, in order; never more than ``opportunities``."""
    weight: float
    """Weight of the occurrences together, at most ``opportunities``."""
    number: int | None
    """1 to 10; None with fewer than three opportunities."""
    band: ScoreBand | None
    """The number in the five-point notation; None where there is no number."""


def counted_turns(events: Iterable[Event]) -> frozenset[int]:
    """The turns that count (codebook 5.2).

    Not: turns with a single reply on offer, the turn on which the safety gate stops the scene, and
    any turn of a talk that was left, since leaving is never scored (codebook 4.6).
    """
    turns: set[int] = set()
    for event in events:
        match event:
            case Given(turn=turn, offered=offered) if len(offered) > 1:
                turns.add(turn)
            case Ended(ending="verlaten"):
                return frozenset()
            case Ended(ending="veiligheid_gemist", turn=turn):
                turns.discard(turn)
    return frozenset(turns)


def count(turns: Sequence[Given], counted: frozenset[int]) -> Mapping[Reflex, ReflexCount]:
    """Opportunities, occurrences and number of all five reflexes, in the codebook's order."""
    following = dict(zip((given.turn for given in turns), turns[1:], strict=False))
    counting = [given for given in turns if given.turn in counted]
    return MappingProxyType(
        {reflex: _count_one(reflex, counting, following) for reflex in REFLEXES}
    )


def _count_one(
    reflex: Reflex, turns: Sequence[Given], following: Mapping[int, Given]
) -> ReflexCount:
    chances = [given for given in turns if is_opportunity(given, reflex)]
    occurrences = tuple(
        _occurrence(given, following.get(given.turn))
        for given in chances
        if given.measured == reflex
    )
    weight = min(float(len(chances)), sum(occurrence.weight for occurrence in occurrences))
    number = number_for(len(chances), weight)
    return ReflexCount(
        reflex,
        len(chances),
        occurrences,
        weight,
        number,
        None if number is None else band(number),
    )


def is_opportunity(given: Given, reflex: Reflex) -> bool:
    """Whether the reflex was on offer, and no other reflex was chosen in its place.

    Falling for sympathy is no credit for withstanding advice (codebook 5.2).
    """
    on_offer = any(offered.measured == reflex for offered in given.offered)
    return on_offer and (not given.slipped or given.measured == reflex)


def _occurrence(given: Given, following: Given | None) -> Occurrence:
    harmful = given.fit == "schadelijk"
    repaired_in = repaired(given, following)
    if repaired_in is None:
        weight = HARMFUL if harmful else PLAIN
    else:
        weight = HARMFUL_AND_REPAIRED if harmful else REPAIRED
    return Occurrence(given.turn, weight, harmful, repaired_in)


def repaired(given: Given, following: Given | None) -> int | None:
    """The turn of the reply that repaired a measured reflex; None when the next one did not.

    Repaired means: the very next reply was a passend ``herstellen``, or a twin of the reflex or of
    its behaviour that had its ground (codebook 5.2).
    """
    if not given.slipped or following is None or following.slipped:
        return None
    if following.type == "herstellen":
        return following.turn if following.fit == "passend" else None
    return following.turn if following.grounded and following.type in twins_of(given) else None


def twins_of(given: Given) -> frozenset[ReplyType]:
    """The interventions that look like the measured reflex (codebook 2.2, 2.3)."""
    twins: set[ReplyType] = set(ENTRIES[cast(Reflex, given.measured)].twins)
    if given.reflex_behaviour is not None:
        twin = BEHAVIOUR_ENTRIES[given.reflex_behaviour].twin
        if twin is not None:
            twins.add(twin)
    return frozenset(twins)


def number_for(opportunities: int, weight: float) -> int | None:
    """The number from 1 to 10 (codebook 5.3); None with fewer than three opportunities.

    A half is rounded up and not to the nearest even number.
    """
    if opportunities < LEAST_OPPORTUNITIES:
        return None
    return floor(10 - 9 * weight / opportunities + 0.5)


def band(number: int) -> ScoreBand:
    """The number in the five-point notation: 1–2 is ``--``, 9–10 is ``++`` (codebook 5.3).

    ValueError for a number outside 1 to 10.
    """
    if not LOWEST <= number <= HIGHEST:
        raise ValueError(f"a score runs from {LOWEST} to {HIGHEST}, not {number}")
    return SCORE_BANDS[(number - 1) // 2]
