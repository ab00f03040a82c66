"""The learner's own score next to the count (codebook 5.4)."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from simulator.codebook.vocabulary import REFLEXES, SCORE_BANDS, Reflex
from simulator.debrief import (
    Debrief,
    ReflexCount,
    band,
    band_from_self,
    calibrate,
    debrief,
    wording,
)
from simulator.debrief.counting import Occurrence, number_for
from tests.debriefed_talks import ADVICE, SYMPATHY, reply, scenario

if TYPE_CHECKING:
    from simulator.debrief import OwnScore


def counted(**reflexes: tuple[int, int]) -> Debrief:
    """A debrief in which each reflex came by so often, of so many opportunities."""
    counts: dict[Reflex, ReflexCount] = {}
    for reflex in REFLEXES:
        times, chances = reflexes.get(reflex, (0, 0))
        turns = tuple(Occurrence(turn, 1, False, None) for turn in range(1, times + 1))
        number = number_for(chances, times)
        counts[reflex] = ReflexCount(
            reflex, chances, turns, times, number, None if number is None else band(number)
        )
    nothing_said = debrief(scenario(reply("volg", "volgen", "Zo.")), [])
    return replace(nothing_said, reflexes=MappingProxyType(counts))


@pytest.mark.parametrize(
    ("score", "expected"), [(1, "--"), (6, "+/-"), (10, "++"), ("+", "+"), (None, None)]
)
def test_a_number_a_band_and_no_idea_are_all_an_own_score(
    score: OwnScore, expected: str | None
) -> None:
    assert band_from_self(score) == expected


@pytest.mark.parametrize("score", [0, 11, "+++", ""])
def test_what_is_no_score_is_refused(score: OwnScore) -> None:
    with pytest.raises(ValueError, match=r"score|none of"):
        band_from_self(score)


@pytest.mark.parametrize(
    ("own", "difference", "said"),
    [
        (6, 0, "jouw beeld en de telling liggen gelijk"),
        (5, 0, "jouw beeld en de telling liggen gelijk"),
        (7, 1, "dicht bij elkaar"),
        ("-", -1, "dicht bij elkaar"),
        (10, 2, "jij zag minder routine dan de telling; kijk eens naar beurt 1 en 2"),
        (1, -2, "je was strenger voor jezelf dan de telling"),
        (None, None, None),
    ],
)
def test_the_difference_is_in_bands_and_a_large_one_points_at_the_turns(
    own: OwnScore, difference: int | None, said: str | None
) -> None:
    told = counted(advies_reflex=(2, 5))
    assert told.reflexes[ADVICE].number == 6

    compared = calibrate(told.reflexes, {ADVICE: own}).comparisons[ADVICE]

    assert compared.difference == difference
    assert wording.difference(compared) == said


def test_a_reflex_with_too_few_moments_is_not_compared() -> None:
    calibration = calibrate(counted(advies_reflex=(2, 2)).reflexes, {ADVICE: 3})

    compared = calibration.comparisons[ADVICE]
    assert compared.difference is None
    assert wording.comparison(compared) == "adviesreflex: jij 3 (-), geteld: te weinig momenten"
    assert calibration.direction is None


def test_all_five_reflexes_are_there_whatever_was_scored() -> None:
    assert list(calibrate(counted().reflexes, {}).comparisons) == list(REFLEXES)


@pytest.mark.parametrize(
    ("own_advice", "own_sympathy", "recognised"),
    [(3, 8, True), (8, 3, False), (3, 4, True), ("-", "+", True), ("+", 3, False)],
)
def test_the_lowest_own_score_at_the_reflex_that_pulled_most_is_recognition(
    own_advice: OwnScore, own_sympathy: OwnScore, recognised: bool
) -> None:
    told = counted(advies_reflex=(3, 4), meeleef_reflex=(1, 4))

    calibration = calibrate(told.reflexes, {ADVICE: own_advice, SYMPATHY: own_sympathy})

    assert calibration.pulled_most == (ADVICE,)
    assert calibration.recognition is recognised


def test_of_two_that_pulled_as_much_either_is_recognised() -> None:
    told = counted(advies_reflex=(2, 4), meeleef_reflex=(3, 6), afleid_reflex=(0, 3))

    for lowest in (ADVICE, SYMPATHY):
        own: dict[Reflex, OwnScore] = {ADVICE: 5, SYMPATHY: 5, "afleid_reflex": 5, lowest: 2}
        assert calibrate(told.reflexes, own).recognition is True


@pytest.mark.parametrize(
    ("advice", "sympathy", "own"),
    [
        ((0, 4), (0, 4), {ADVICE: 3, SYMPATHY: 8}),  # no reflex came by
        ((3, 4), (1, 4), {ADVICE: 6, SYMPATHY: 6}),  # the same score for both
        ((3, 4), (1, 4), {ADVICE: 3, SYMPATHY: None}),  # one left to compare
        ((3, 4), (1, 2), {ADVICE: 8, SYMPATHY: 3}),  # the lowest has too few moments
    ],
)
def test_where_nothing_can_be_recognised_nothing_is_said(
    advice: tuple[int, int], sympathy: tuple[int, int], own: dict[Reflex, OwnScore]
) -> None:
    calibration = calibrate(counted(advies_reflex=advice, meeleef_reflex=sympathy).reflexes, own)

    assert calibration.recognition is None
    assert wording.recognition(calibration) is None


@pytest.mark.parametrize(
    ("own_advice", "own_sympathy", "direction"),
    [
        (6, 8, "gelijk"),  # 0 and 0
        (8, 6, "gelijk"),  # +1 and -1
        (8, 8, "milder"),
        (4, 8, "strenger"),
        (None, 8, None),
    ],
)
def test_the_direction_is_that_of_the_mean_difference(
    own_advice: OwnScore, own_sympathy: OwnScore, direction: str | None
) -> None:
    told = counted(advies_reflex=(2, 5), meeleef_reflex=(1, 5))
    assert [told.reflexes[reflex].band for reflex in (ADVICE, SYMPATHY)] == ["+/-", "+"]

    assert (
        calibrate(told.reflexes, {ADVICE: own_advice, SYMPATHY: own_sympathy}).direction
        == direction
    )


def test_she_recognises_a_pull_also_where_it_is_the_only_one_with_a_number() -> None:
    told = counted(advies_reflex=(3, 4), meeleef_reflex=(1, 2))
    assert calibrate(told.reflexes, {ADVICE: 3, SYMPATHY: 8}).recognition is True


scores = st.none() | st.integers(1, 10) | st.sampled_from(SCORE_BANDS)


@for_all(
    st.fixed_dictionaries({}, optional=dict.fromkeys(REFLEXES, scores)),
    st.fixed_dictionaries(
        {},
        optional={reflex: st.tuples(st.integers(0, 6), st.integers(6, 9)) for reflex in REFLEXES},
    ),
)
def test_a_difference_lies_between_minus_four_and_four(
    own: dict[Reflex, OwnScore], times: dict[Reflex, tuple[int, int]]
) -> None:
    calibration = calibrate(counted(**times).reflexes, own)

    for reflex, compared in calibration.comparisons.items():
        comparable = own.get(reflex) is not None and reflex in times
        assert (compared.difference is not None) == comparable
        if compared.difference is not None:
            assert -4 <= compared.difference <= 4


def test_a_lowest_score_at_a_reflex_with_too_few_moments_tells_nothing() -> None:
    told = counted(correctie_reflex=(2, 5), advies_reflex=(1, 6), meeleef_reflex=(0, 1))
    own: dict[Reflex, OwnScore] = {
        "meeleef_reflex": "-",
        "correctie_reflex": "+/-",
        "advies_reflex": "+",
    }
    calibration = calibrate(told.reflexes, own)
    assert calibration.recognition is None
    assert wording.recognition(calibration) is None
