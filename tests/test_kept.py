"""A kept talk can be read back whole, and shows nothing measured before the learner's own score."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from simulator.codebook.vocabulary import (
    REFLEXES,
    STATED_GROUNDS,
    SURENESSES,
)
from simulator.debrief import debrief
from simulator.debrief.judged import ANSWERS, Estimated, Judged
from simulator.kept import KeptTalk, Pull, kept_talk, read_back
from simulator.practice import Practice, ScoreComesFirst, Stage
from simulator.store import (
    DATABASE,
    JSON,
    PULL,
    REAL_TALK,
    REPLY,
    ROAD_REPLY,
    SELF_SCORE,
    SessionId,
    SessionRow,
    Status,
    Store,
    StoredEvent,
    delete_everything,
    export,
    nowhere,
    open_store,
    records_of,
)
from tests.test_conversation import SEEDS as SCENARIOS
from tests.test_conversation import made
from tests.test_practice import SCORES, WORLD, row_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TELLS_A_MEASUREMENT = {
    *("measured", "fit", "gauges", "houding"),
    *("grounded", "lacking", "offered", "told"),
}
"""Keys under which an export could give a measurement away."""

JUDGEMENTS = st.builds(
    Judged,
    first=st.none() | st.text(max_size=20),
    sure=st.none() | st.sampled_from(SURENESSES),
    meant=st.none() | st.sampled_from(STATED_GROUNDS),
    estimated=st.none()
    | st.sampled_from(
        [(kind, answer) for kind, answers in ANSWERS.items() for answer in answers]
    ).flatmap(
        lambda kind_and_answer: st.builds(
            Estimated,
            st.just(kind_and_answer[0]),
            st.just(kind_and_answer[1]),
            st.none() | st.text(max_size=10),
        )
    ),
)


@pytest.fixture
def store() -> Iterator[Store]:
    kept = nowhere()
    yield kept
    kept.close()


def kept_of(store: Store, practice: Practice) -> KeptTalk:
    return kept_talk(store, row_of(store, practice))


def scored(store: Store) -> Practice:
    practice = Practice.begin(store, WORLD, seed=5)
    practice.give("volgen")
    practice.give("samenvatten")
    practice.score(SCORES)
    return practice


@settings(max_examples=60)
@for_all(SCENARIOS, st.integers(0, 10**6), st.lists(JUDGEMENTS, max_size=12))
def test_a_kept_talk_tells_what_happened_and_what_the_learner_thought_of_it(
    seed: int, dice: int, judgements: list[Judged]
) -> None:
    world, draw, store = made(seed), Random(dice), nowhere()
    practice = Practice.begin(store, world, seed=dice % 1000)
    for judged in judgements:
        if not practice.talk.ended:
            practice.give(draw.choice(practice.talk.replies).id, judged)
    kept = kept_of(store, practice)
    assert list(kept.whole(world)) == practice.talk.events
    assert kept.replies == tuple(practice.talk.given)
    assert dict(kept.judged) == practice.judged
    assert debrief(world, kept.whole(world)) == debrief(world, practice.talk.events)
    store.close()


@for_all(JUDGEMENTS)
def test_what_a_learner_judged_is_the_same_after_it_was_kept(judged: Judged) -> None:
    assert Judged.from_json(json.loads(json.dumps(judged.as_json()))) == judged


@for_all(st.dictionaries(st.sampled_from(["first", "sure", "meant", "estimated"]), st.integers()))
def test_what_is_no_judgement_is_passed_over(told: dict[str, Any]) -> None:
    assert not Judged.from_json(told)


def test_a_judgement_changes_nothing_of_what_was_measured(store: Store) -> None:
    plain = Practice.begin(store, WORLD, seed=5)
    sure = Practice.begin(store, WORLD, seed=5)
    plain.give("volgen")
    sure.give("volgen", Judged(first="Vertel eens", sure="zeker", meant="client_vroeg"))
    assert kept_of(store, plain).turns == kept_of(store, sure).turns


def test_a_learners_own_pull_scale_notes_and_step_come_back_with_the_talk(store: Store) -> None:
    practice = scored(store)
    practice.tell_pull(Pull(("verantwoordelijkheid",), (2,), "ik wilde het oplossen"))
    practice.answer_scale(6)
    practice.note(1, "ze keek weg")
    practice.note(1, "ze keek even weg")
    practice.choose_next_step("eerst een stilte")
    kept = kept_of(store, practice)
    assert kept.pull == Pull(("verantwoordelijkheid",), (2,), "ik wilde het oplossen")
    assert (kept.scale, dict(kept.notes)) == (6, {1: "ze keek even weg"})
    assert kept.next_step == "eerst een stilte"
    again = Practice.resumed(store, WORLD, row_of(store, practice))
    assert (again.pull, again.scale) == (kept.pull, 6)
    assert (again.notes, again.next_step) == ({1: "ze keek even weg"}, "eerst een stilte")


# Other roads


def test_another_road_leaves_the_talk_itself_as_it_was(store: Store) -> None:
    practice = scored(store)
    before = store.events(practice.session)
    talked = list(practice.talk.events)
    for after in (0, 1, 0):
        road = practice.other_road(after)
        practice.give_on(road, "volgen")
    assert store.events(practice.session)[: len(before)] == before
    assert practice.talk.events == talked
    row = row_of(store, practice)
    assert (row.replies, row.status, row.ending) == (2, Status.ENDED, practice.talk.ended)


def test_every_road_is_kept_and_can_be_walked_on_later(store: Store) -> None:
    practice = scored(store)
    first = practice.other_road(1)
    practice.give_on(first, "volgen")
    second = practice.other_road(0)
    practice.give_on(second, "samenvatten")
    again = Practice.resumed(store, WORLD, row_of(store, practice))
    assert [(road.number, road.after, road.talk.given) for road in again.roads] == [
        (2, 1, ["volgen", "volgen"]),
        (3, 0, ["samenvatten"]),
    ]
    assert again.other_road(0).number == 4
    assert [road.replies for road in kept_of(store, again).roads] == [
        ("volgen",),
        ("samenvatten",),
        (),
    ]


def test_nobody_takes_another_road_before_the_self_score_is_locked(store: Store) -> None:
    practice = Practice.begin(store, WORLD, seed=5)
    practice.give("samenvatten")
    assert practice.stage is Stage.LANDED
    with pytest.raises(ScoreComesFirst):
        practice.other_road(0)


def test_a_talk_goes_on_elsewhere_with_all_that_was_told(store: Store) -> None:
    practice = scored(store)
    practice.answer_scale(3)
    other = nowhere()
    moved = practice.elsewhere(other, None)
    moved.choose_next_step("luisteren")
    assert (moved.self_score, moved.scale, moved.stage) == (practice.self_score, 3, Stage.SCORED)
    assert [event.kind for event in other.events(moved.session)] == ["next_step"]
    assert practice.next_step is None
    other.close()


# Nothing measured before the own score


def keys_of(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for held in value.values() for key in keys_of(held)}
    if isinstance(value, list):
        return {key for held in value for key in keys_of(held)}
    return set()


def exported(home: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(json.dumps(export(home, with_notes=True)))
    return told


def test_an_export_shows_nothing_measured_before_the_own_score(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        practice = Practice.begin(store, WORLD, seed=5)
        practice.give("volgen")
        practice.give("samenvatten")
        (session,) = exported(tmp_path)["sessions"]
        assert not keys_of(session["events"]) & TELLS_A_MEASUREMENT
        assert "volgen" in json.dumps(session["events"])
        practice.score(SCORES)
        (session,) = exported(tmp_path)["sessions"]
        assert keys_of(session["events"]) >= TELLS_A_MEASUREMENT


def test_a_talk_is_open_to_look_at_only_when_it_is_over_and_scored(store: Store) -> None:
    practice = Practice.begin(store, WORLD, seed=5)
    seen = [kept_of(store, practice).scored]
    for step in ("volgen", "samenvatten"):
        practice.give(step)
        seen.append(kept_of(store, practice).scored)
    practice.score(SCORES)
    assert [*seen, kept_of(store, practice).scored] == [False, False, False, True]


def test_a_talk_that_was_left_is_never_open_to_look_at(store: Store) -> None:
    practice = Practice.begin(store, WORLD, seed=5)
    practice.give("volgen")
    practice.leave()
    assert not kept_of(store, practice).scored


# Outside a talk


def test_what_a_learner_did_outside_a_talk_is_hers_and_goes_with_everything(tmp_path: Path) -> None:
    told: dict[str, JSON] = {
        "on": "2026-11-20",
        "scores": {"advies_reflex": 4},
        "note": "in de trein bedacht",
    }
    with open_store(tmp_path) as store:
        store.record(REAL_TALK, None, {"on": "2026-11-19", "scores": {}})
        store.record(REAL_TALK, "Noor", told)
        store.record(REAL_TALK, "Bram", {"on": "2026-11-18", "scores": {}})
        assert [record.payload["on"] for record in records_of(store, "Noor", REAL_TALK)] == [
            "2026-11-19",
            "2026-11-20",
        ]
    everything = exported(tmp_path)["records"]
    assert told in [record["payload"] for record in everything]
    without = json.dumps(export(tmp_path))
    assert "in de trein bedacht" not in without
    assert "2026-11-20" in without
    delete_everything(tmp_path)
    assert not (tmp_path / DATABASE).exists()


@for_all(
    st.lists(
        st.tuples(
            st.sampled_from([REPLY, ROAD_REPLY, SELF_SCORE, PULL, "road", "scale", "note", "new"]),
            st.recursive(
                st.none() | st.booleans() | st.integers() | st.text(max_size=5),
                lambda held: (
                    st.lists(held, max_size=3)
                    | st.dictionaries(
                        st.sampled_from(
                            [
                                "event",
                                "events",
                                "scores",
                                "turn",
                                "road",
                                "judged",
                                "sources",
                                "text",
                            ]
                        )
                        | st.sampled_from(REFLEXES),
                        held,
                        max_size=4,
                    )
                ),
                max_leaves=8,
            ),
        ),
        max_size=6,
    )
)
def test_a_spoilt_event_spoils_no_more_than_itself(told: list[tuple[str, Any]]) -> None:
    row = SessionRow(
        SessionId("s"), "w", "W", "f", 1, None, "nl", "t", "t", 0, Status.INTERRUPTED, None
    )
    stored = [
        StoredEvent(n, kind, "t", payload if isinstance(payload, dict) else {"events": payload})
        for n, (kind, payload) in enumerate(told)
    ]
    kept = read_back(row, stored)
    assert len(kept.replies) == sum(kind == REPLY for kind, _ in told)
