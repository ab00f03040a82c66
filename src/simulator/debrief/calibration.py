"""The learner's own score next to the count (codebook 5.4).

Being stricter than the count is not better than being milder, so nothing here is good or bad.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from simulator.codebook.vocabulary import REFLEXES, SCORE_BANDS, Reflex, ScoreBand
from simulator.debrief.counting import ReflexCount, band

OwnScore = int | ScoreBand | None
"""1 to 10, or a band; None is "weet ik niet"."""

SelfScore = Mapping[Reflex, OwnScore]
"""How well the learner says it went NOT to react on routine; a missing reflex is None."""

Direction = Literal["milder", "strenger", "gelijk"]
"""How the learner looked at it over the whole: milder than the count, stricter, or the same."""

_FEW = 2
"""A direction needs this many reflexes to compare (codebook 5.4)."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One reflex, scored by the learner and counted."""

    reflex: Reflex
    own: OwnScore
    """As the learner gave it."""
    own_band: ScoreBand | None
    count: ReflexCount
    difference: int | None
    """Bands between own score and count, -4 to 4; above 0 the learner saw less routine.

    None where the learner gave no score or the count gives no number."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """The self-score next to what was counted."""

    comparisons: Mapping[Reflex, Comparison]
    """All five reflexes, in the codebook's order."""
    pulled_most: tuple[Reflex, ...]
    """The compared reflexes with the highest weight per opportunity; empty when none came by."""
    recognition: bool | None
    """Whether the learner's lowest score is at a reflex that pulled most; a tie counts.

    None where there is nothing to recognise: the same score for every reflex, the lowest only at
    reflexes with too few moments, or no reflex that came by."""
    direction: Direction | None
    """By the mean difference; None with fewer than two reflexes to compare."""


def band_from_self(score: OwnScore) -> ScoreBand | None:
    """The learner's score as a band; None for "weet ik niet".

    ValueError for a number outside 1 to 10 and for what is no band.
    """
    if score is None:
        return None
    if isinstance(score, int):
        return band(score)
    if score not in SCORE_BANDS:
        raise ValueError(f"{score!r} is none of {SCORE_BANDS}")
    return score


def calibrate(counts: Mapping[Reflex, ReflexCount], self_score: SelfScore) -> Calibration:
    """The self-score next to the counts; ValueError for a score that is none (codebook 5.4)."""
    comparisons = {reflex: _compare(counts[reflex], self_score.get(reflex)) for reflex in REFLEXES}
    compared = [one for one in comparisons.values() if one.difference is not None]
    pulled_most = _pulled_most(compared)
    return Calibration(
        MappingProxyType(comparisons),
        pulled_most,
        _recognised([one for one in comparisons.values() if one.own_band], compared, pulled_most),
        _direction(compared),
    )


def _compare(count: ReflexCount, own: OwnScore) -> Comparison:
    own_band = band_from_self(own)
    difference = None
    if own_band is not None and count.band is not None:
        difference = SCORE_BANDS.index(own_band) - SCORE_BANDS.index(count.band)
    return Comparison(count.reflex, own, own_band, count, difference)


def _pulled_most(compared: list[Comparison]) -> tuple[Reflex, ...]:
    pull = {one.reflex: one.count.weight / one.count.opportunities for one in compared}
    most = max(pull.values(), default=0)
    return tuple(reflex for reflex, weight in pull.items() if most > 0 and weight == most)


def _recognised(
    scored: list[Comparison], compared: list[Comparison], pulled_most: tuple[Reflex, ...]
) -> bool | None:
    """Whether the lowest own score is at the reflex that pulled most; None where that says nothing.

    Who gives all reflexes the same score points at none. Of a reflex with too few moments nobody
    knows how hard it pulled: is the lowest score there alone, then there is nothing to tell.
    """
    heights = {one.reflex: _height(one, scored) for one in scored}
    if not pulled_most or len(set(heights.values())) == 1:
        return None
    lowest = min(heights.values())
    pointed_at = [one.reflex for one in compared if heights[one.reflex] == lowest]
    return any(reflex in pulled_most for reflex in pointed_at) if pointed_at else None


def _height(one: Comparison, scored: list[Comparison]) -> int:
    """The own score as something to compare: the numbers where all are numbers, else the bands."""
    if all(isinstance(other.own, int) for other in scored):
        assert isinstance(one.own, int)
        return one.own
    assert one.own_band is not None
    return SCORE_BANDS.index(one.own_band)


def _direction(compared: list[Comparison]) -> Direction | None:
    differences = [one.difference for one in compared if one.difference is not None]
    if len(differences) < _FEW:
        return None
    total = sum(differences)
    if total == 0:
        return "gelijk"
    return "milder" if total > 0 else "strenger"
