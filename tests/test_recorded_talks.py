"""Twenty recorded talks, counted by hand from what was on offer, against the program's count.

The answers in ``recorded/*.json`` were counted from what was on offer, with the codebook (5.2 to
5.4) beside it, and each stands there with its reckoning. They hold for the talk as it is played,
and for the same talk read back from the disk.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import pytest

from simulator.codebook.vocabulary import REFLEXES, Reflex
from simulator.debrief import Calibration, Debrief, calibrate, debrief
from simulator.debrief.counting import counted_turns
from simulator.kept import kept_talk, practised
from simulator.loading import load
from simulator.practice import Practice, Stage
from simulator.store import open_store, sessions_of
from tests.running import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from simulator.debrief import SelfScore
    from simulator.events import Event
    from simulator.kept import KeptTalk

RECORDED = sorted((ROOT / "tests" / "recorded").glob("*.json"))
NAMES = [path.stem for path in RECORDED]

TOO_FEW = "te weinig momenten"


class Recorded(NamedTuple):
    """A talk, and what a person counted in it."""

    scenario: Path
    seed: int
    replies: tuple[str, ...]
    self_score: SelfScore
    answers: Mapping[str, Any]


class Played(NamedTuple):
    """What the program makes of a recorded talk: as it was played, or as it was kept."""

    events: tuple[Event, ...]
    told: Debrief
    calibration: Calibration


class Both(NamedTuple):
    """A recorded talk as it was played, and as it was read back."""

    live: Played
    kept: Played
    talk: KeptTalk


def recorded(name: str) -> Recorded:
    read = json.loads((ROOT / "tests" / "recorded" / f"{name}.json").read_text("utf-8"))
    return Recorded(
        ROOT / read["scenario"], read["seed"], tuple(read["replies"]), read["self_score"], read
    )


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Both]:
    """All recorded talks, played one after the other into one store, which is opened again."""
    place = tmp_path_factory.mktemp("recorded")
    practices: dict[str, Practice] = {}
    with open_store(place) as store:
        for name in NAMES:
            talk = recorded(name)
            practice = Practice.begin(store, load(talk.scenario), learner=name, seed=talk.seed)
            for reply in talk.replies:
                practice.give(reply)
            practice.score(talk.self_score)
            practices[name] = practice
    with open_store(place) as store:
        found = {}
        for name, practice in practices.items():
            [row] = sessions_of(store, name)
            kept = kept_talk(store, row)
            assert kept.self_score is not None
            scenario = practice.talk.scenario
            found[name] = Both(
                _played(practice, tuple(practice.talk.events), recorded(name).self_score),
                _played(practice, kept.whole(scenario), kept.self_score),
                kept,
            )
            assert Practice.resumed(store, scenario, row).stage is Stage.SCORED
    return found


def _played(practice: Practice, events: tuple[Event, ...], own: SelfScore) -> Played:
    told = debrief(practice.talk.scenario, events)
    return Played(events, told, calibrate(told.reflexes, own))


@pytest.fixture(params=["live", "kept"])
def way(request: pytest.FixtureRequest) -> str:
    return cast(str, request.param)


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return cast(str, request.param)


@pytest.fixture
def played(talks: Mapping[str, Both], name: str, way: str) -> Played:
    return talks[name].live if way == "live" else talks[name].kept


@pytest.fixture
def answers(name: str) -> Mapping[str, Any]:
    return recorded(name).answers


def by_reflex(answers: Mapping[str, Any], *keys: str) -> dict[Reflex, tuple[Any, ...]]:
    """Per reflex what was counted by hand under these keys."""
    return {reflex: tuple(answers["reflexes"][reflex][key] for key in keys) for reflex in REFLEXES}


def test_there_are_twenty_recorded_talks() -> None:
    assert len(RECORDED) == 20


def test_opportunities_and_occurrences_with_their_weights_are_those_counted_by_hand(
    played: Played, answers: Mapping[str, Any]
) -> None:
    counted = {
        reflex: (
            count.opportunities,
            [{"turn": each.turn, "weight": each.weight} for each in count.occurrences],
            count.weight,
        )
        for reflex, count in played.told.reflexes.items()
    }
    assert counted == by_reflex(answers, "K", "O", "w")


def test_the_numbers_and_bands_are_those_reckoned_by_hand(
    played: Played, answers: Mapping[str, Any]
) -> None:
    reckoned = {
        reflex: (count.number, count.band or TOO_FEW)
        for reflex, count in played.told.reflexes.items()
    }
    assert reckoned == by_reflex(answers, "number", "band")


def test_the_moments_at_which_a_reflex_was_left_alone_are_those_found_by_hand(
    played: Played, answers: Mapping[str, Any]
) -> None:
    withstood = {
        reflex: ([each.turn for each in played.told.withstood if each.reflex == reflex],)
        for reflex in REFLEXES
    }
    assert withstood == by_reflex(answers, "withstood")


def test_the_turns_that_do_not_count_are_those_left_out_by_hand(
    played: Played, answers: Mapping[str, Any]
) -> None:
    counted = counted_turns(played.events)
    left_out = [
        {
            "turn": given.turn,
            "reason": "single_reply" if len(given.offered) == 1 else "safety_gate",
        }
        for given in played.told.turns
        if given.turn not in counted
    ]
    assert left_out == answers["excluded"]


def test_the_deliberate_uses_are_those_found_by_hand(
    played: Played, answers: Mapping[str, Any]
) -> None:
    uses = sorted((turn, use.type) for use in played.told.deliberate for turn in use.turns)
    assert uses == [(use["turn"], use["type"]) for use in answers["deliberate"]]


def test_the_talk_ends_as_it_was_recorded(played: Played, answers: Mapping[str, Any]) -> None:
    ending = played.told.ending
    assert ending is not None
    assert (ending.ending, ending.turn) == (answers["ending"], len(answers["replies"]))


def test_the_differences_with_the_self_score_are_those_reckoned_by_hand(
    played: Played, answers: Mapping[str, Any]
) -> None:
    differences = {
        reflex: (one.difference,) for reflex, one in played.calibration.comparisons.items()
    }
    assert differences == by_reflex(answers, "difference")


def test_the_reflex_that_pulled_most_is_recognised_where_a_person_says_so(
    played: Played, answers: Mapping[str, Any]
) -> None:
    assert played.calibration.recognition is answers["recognition"]


def test_the_direction_is_the_one_reckoned_by_hand(
    played: Played, answers: Mapping[str, Any]
) -> None:
    assert played.calibration.direction == answers["direction"]


def test_a_recorded_talk_is_read_back_as_it_was_played(
    talks: Mapping[str, Both], name: str
) -> None:
    live, kept, talk = talks[name]
    was = recorded(name)
    assert kept == live
    assert (talk.replies, talk.row.seed) == (was.replies, was.seed)
    assert talk.self_score == was.self_score


def test_beside_other_talks_it_has_the_same_counts(
    talks: Mapping[str, Both], name: str, answers: Mapping[str, Any]
) -> None:
    """The overview over time counts from the kept events alone, without the scenario."""
    beside = practised(talks[name].talk)
    assert beside is not None
    assert {
        reflex: (count.opportunities, count.weight, count.number)
        for reflex, count in beside.counts.items()
    } == by_reflex(answers, "K", "w", "number")
