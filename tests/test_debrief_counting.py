"""How opportunities and occurrences become a number (codebook 5.2, 5.3)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from simulator.codebook.vocabulary import REFLEXES, SCORE_BANDS, Fit, Measured, Reflex
from simulator.debrief import band, debrief
from simulator.debrief.counting import ReflexCount, count, counted_turns, number_for
from simulator.events import Ended, Event, Given
from tests.debriefed_talks import ADVICE, SEEDS, SYMPATHY, ended, given, replies_given, talk_by_dice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random


def counted(*events: Event) -> Mapping[Reflex, ReflexCount]:
    turns = [event for event in events if isinstance(event, Given)]
    return count(turns, counted_turns(events))


def advice(*events: Event) -> ReflexCount:
    return counted(*events)[ADVICE]


def mended(turn: int) -> Given:
    """A reply that repairs, and offers no reflex."""
    return given(turn, "herstellen", "neutraal")


# What is counted


def test_the_worked_example_of_the_codebook_gives_a_seven() -> None:
    on_offer: tuple[Measured, Measured] = ("neutraal", ADVICE)
    told = advice(
        given(1, "volgen", *on_offer),
        given(2, "volgen", *on_offer),
        given(3, ADVICE, "volgen"),
        given(4, "volgen", "neutraal"),
        given(5, "volgen", *on_offer),
        given(6, ADVICE, "volgen"),
        mended(7),
    )

    assert told.opportunities == 5
    assert [(moment.turn, moment.weight) for moment in told.occurrences] == [(3, 1), (6, 0.5)]
    assert told.occurrences[1].repaired_in == 7
    assert told.weight == 1.5
    assert (told.number, told.band) == (7, "+")


def test_an_intervention_without_its_ground_counts_as_the_reflex_it_was_measured_as() -> None:
    [moment] = advice(given(1, ADVICE, "volgen", kind="advies_met_mandaat")).occurrences

    assert moment.turn == 1


def test_falling_for_another_reflex_is_no_opportunity_withstood() -> None:
    told = counted(given(1, SYMPATHY, ADVICE), given(2, "volgen", ADVICE))

    assert told[ADVICE].opportunities == 1
    assert told[SYMPATHY].opportunities == 1
    assert len(told[SYMPATHY].occurrences) == 1


def test_two_replies_of_one_reflex_in_a_turn_are_one_opportunity() -> None:
    assert advice(given(1, "volgen", ADVICE, ADVICE)).opportunities == 1


def test_a_turn_with_a_single_reply_does_not_count() -> None:
    told = advice(given(1, ADVICE), given(2, ADVICE, "volgen"))

    assert told.opportunities == 1
    assert [moment.turn for moment in told.occurrences] == [2]


def test_the_turn_on_which_the_safety_gate_stops_the_scene_does_not_count() -> None:
    turns = [given(turn, ADVICE, "volgen") for turn in (1, 2, 3)]

    assert advice(*turns, ended(3, "veiligheid_gemist", "gestopt")).opportunities == 2
    assert advice(*turns, ended(3, "tijd_op")).opportunities == 3


def test_a_talk_that_was_left_is_not_scored() -> None:
    turns = [given(turn, ADVICE, "volgen") for turn in (1, 2, 3)]

    told = counted(*turns, ended(3, "verlaten", "neutraal"))

    assert [one.opportunities for one in told.values()] == [0, 0, 0, 0, 0]


# What an occurrence weighs


@pytest.mark.parametrize(
    ("fit", "following", "weight"),
    [
        ("reflex", given(2, "volgen", ADVICE), 1.0),
        ("schadelijk", given(2, "volgen", ADVICE), 1.5),
        ("reflex", mended(2), 0.5),
        ("schadelijk", mended(2), 1.0),
    ],
)
def test_harm_weighs_more_and_repair_weighs_less(fit: Fit, following: Given, weight: float) -> None:
    [moment] = advice(replace(given(1, ADVICE, "volgen"), fit=fit), following).occurrences

    assert moment.weight == weight
    assert moment.harmful == (fit == "schadelijk")


@pytest.mark.parametrize(
    ("following", "repairs"),
    [
        (given(2, "herstellen"), True),
        (given(2, "neutraal", kind="herstellen", grounded=False), False),
        (given(2, "informatie_geven"), True),
        (given(2, "neutraal", kind="informatie_geven"), True),
        (given(2, "neutraal", kind="informatie_geven", grounded=False), False),
        (given(2, ADVICE, kind="informatie_geven"), False),
        (given(2, "correctie_reflex", kind="informatie_geven", grounded=True), False),
        (given(2, "erkennen"), False),
        (given(2, "volgen"), False),
        (None, False),
    ],
)
def test_only_mending_or_a_grounded_twin_in_the_very_next_reply_repairs(
    following: Given | None, repairs: bool
) -> None:
    later = [following, given(3, "herstellen")] if following else []

    first, *_ = advice(given(1, ADVICE, "volgen"), *later).occurrences

    assert first.repaired_in == (2 if repairs else None)


def test_the_twin_of_the_behaviour_repairs_too() -> None:
    """Withholding is deflecting, and telling after all is no twin of deflecting in general."""
    told = given(2, "informatie_geven", "volgen")

    def repaired(behaviour: str | None) -> int | None:
        slip = given(1, "afleid_reflex", "volgen", reflex_behaviour=behaviour)
        [moment] = counted(slip, told)["afleid_reflex"].occurrences
        return moment.repaired_in

    assert repaired("achterhouden") == 2
    assert repaired("wegwuiven") is None
    assert repaired(None) is None


def test_the_weight_is_never_more_than_the_opportunities() -> None:
    told = advice(*(given(turn, ADVICE, "volgen", fit="schadelijk") for turn in (1, 2, 3)))

    assert told.weight == told.opportunities == 3
    assert told.number == 1


# From counts to a number


@pytest.mark.parametrize(
    ("opportunities", "weight", "number"),
    [
        (0, 0, None),
        (2, 0, None),
        (2, 2, None),
        (3, 0, 10),
        (3, 3, 1),
        (5, 1.5, 7),
        (5, 2, 6),
        (6, 1, 9),  # 8.5: to the nearest even number it would have been 8
        (6, 3, 6),
        (4, 2, 6),  # 5.5
    ],
)
def test_a_half_is_rounded_up_and_under_three_there_is_no_number(
    opportunities: int, weight: float, number: int | None
) -> None:
    assert number_for(opportunities, weight) == number


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "--"),
        (2, "--"),
        (3, "-"),
        (4, "-"),
        (5, "+/-"),
        (6, "+/-"),
        (7, "+"),
        (8, "+"),
        (9, "++"),
        (10, "++"),
    ],
)
def test_ten_numbers_are_five_bands(number: int, expected: str) -> None:
    assert band(number) == expected


@pytest.mark.parametrize("number", [0, 11, -3])
def test_a_number_outside_one_to_ten_is_no_score(number: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 10"):
        band(number)


@for_all(st.integers(3, 200), st.integers(0, 400))
def test_more_routine_never_gives_a_higher_number(opportunities: int, halves: int) -> None:
    weight = min(halves / 2, opportunities - 0.5)
    less, more = number_for(opportunities, weight), number_for(opportunities, weight + 0.5)

    assert less is not None
    assert more is not None
    assert 1 <= more <= less <= 10


# For every talk


@for_all(SEEDS)
def test_a_number_is_there_from_three_opportunities_on(seed: int) -> None:
    for told in counted(*talk_by_dice(seed)[1]).values():
        assert (told.number is None) == (told.opportunities < 3)
        assert (told.band is None) == (told.number is None)
        if told.number is not None:
            assert 1 <= told.number <= 10
            assert told.band in SCORE_BANDS
        assert 0 <= told.weight <= told.opportunities
        assert len(told.occurrences) <= told.opportunities


@for_all(SEEDS)
def test_every_counted_slip_is_an_occurrence_of_exactly_one_reflex(seed: int) -> None:
    events = talk_by_dice(seed)[1]
    slips = [
        (turn.turn, turn.measured)
        for turn in replies_given(events)
        if turn.slipped and turn.turn in counted_turns(events)
    ]

    told = counted(*events)

    assert list(told) == list(REFLEXES)
    assert sorted(slips) == sorted(
        (moment.turn, reflex) for reflex, one in told.items() for moment in one.occurrences
    )


@for_all(SEEDS)
def test_an_opportunity_was_either_taken_or_withstood(seed: int) -> None:
    told = debrief(*talk_by_dice(seed))

    for reflex, one in told.reflexes.items():
        withstood = [moment for moment in told.withstood if moment.reflex == reflex]
        assert len(withstood) + len(one.occurrences) == one.opportunities


@for_all(SEEDS, st.randoms(use_true_random=False))
def test_the_order_on_the_table_changes_no_count(seed: int, dice: Random) -> None:
    def shuffled(event: Event) -> Event:
        if not isinstance(event, Given):
            return event
        return replace(event, offered=tuple(dice.sample(event.offered, len(event.offered))))

    events = talk_by_dice(seed)[1]

    assert counted(*map(shuffled, events)) == counted(*events)


@for_all(st.lists(st.sampled_from((ADVICE, SYMPATHY, "volgen", "neutraal")), max_size=12))
def test_without_repair_the_order_of_the_turns_changes_no_number(
    chosen: list[Measured],
) -> None:
    def numbers(measured: list[Measured]) -> list[tuple[int, float, int | None]]:
        turns = [
            given(turn, kind, ADVICE, SYMPATHY, "neutraal") for turn, kind in enumerate(measured, 1)
        ]
        return [(one.opportunities, one.weight, one.number) for one in counted(*turns).values()]

    assert numbers(chosen) == numbers(sorted(chosen))


@for_all(SEEDS)
def test_nothing_counts_after_leaving(seed: int) -> None:
    events = [event for event in talk_by_dice(seed)[1] if not isinstance(event, Ended)]

    told = counted(*events, ended(len(replies_given(events)), "verlaten", "neutraal"))

    assert all(one.opportunities == 0 and one.number is None for one in told.values())
