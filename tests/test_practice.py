"""A talk that is kept: every step is on disk before it is shown, and can be gone on with."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from simulator.codebook.vocabulary import REFLEXES, Reflex
from simulator.conversation import NotOnOffer
from simulator.debrief import OwnScore
from simulator.events import from_json
from simulator.practice import SEEDS, Practice, ScoreIsLocked, Stage, TalkWasLeft
from simulator.store import (
    NOTE,
    REPLY,
    Reason,
    SessionRow,
    Status,
    Store,
    StoreProblem,
    next_step_of,
    nowhere,
    sessions_of,
)
from tests.scenes import reply, scenario, scene
from tests.test_conversation import SEEDS as SCENARIOS
from tests.test_conversation import made

if TYPE_CHECKING:
    from collections.abc import Iterator

WORLD = scenario(scene("begin", reply("volgen"), reply("samenvatten", "afhankelijk")))
SCORES: dict[Reflex, OwnScore] = {**dict.fromkeys(REFLEXES, 7), "advies_reflex": None}


@pytest.fixture
def store() -> Iterator[Store]:
    kept = nowhere()
    yield kept
    kept.close()


def row_of(store: Store, practice: Practice) -> SessionRow:
    row = store.session(practice.session)
    assert row is not None
    return row


@settings(max_examples=60)
@for_all(SCENARIOS, st.integers(0, 10**6), st.integers(0, 20))
def test_a_talk_that_was_broken_off_goes_on_exactly_where_it_was(
    seed: int, dice: int, replies: int
) -> None:
    world, draw, store = made(seed), Random(dice), nowhere()
    live = Practice.begin(store, world, learner="Noor", seed=dice % SEEDS)
    for _ in range(replies):
        if not live.talk.ended:
            live.give(draw.choice(live.talk.replies).id)
    again = Practice.resumed(store, world, row_of(store, live))
    assert again.talk.events == live.talk.events
    assert again.talk.state == live.talk.state
    assert again.talk.replies == live.talk.replies
    assert (again.stage, again.session) == (live.stage, live.session)
    store.close()


def test_what_happened_is_kept_with_the_reply_before_it_is_shown(store: Store) -> None:
    practice = Practice.begin(store, WORLD, seed=5)
    practice.give("volgen")
    (kept,) = store.events(practice.session)
    assert (kept.kind, kept.payload["reply"]) == (REPLY, "volgen")


def test_what_was_kept_of_a_reply_can_be_read_back_its_ending_included(store: Store) -> None:
    practice = Practice.begin(store, WORLD, seed=5)
    happened = practice.give("samenvatten")
    kept = store.events(practice.session)[0].payload["events"]
    assert isinstance(kept, list)
    assert tuple(from_json(line["event"], line) for line in kept) == happened


def test_what_could_not_be_kept_was_not_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    practice = Practice.begin(store, WORLD, seed=5)
    before = list(practice.talk.events)

    def full(*_: object, **__: object) -> NoReturn:
        raise OSError("no space left")

    monkeypatch.setattr(store, "append", full)
    with pytest.raises(OSError, match="no space left"):
        practice.give("volgen")
    assert (practice.talk.turn, practice.talk.events) == (0, before)


def test_what_is_not_on_offer_is_not_kept(store: Store) -> None:
    practice = Practice.begin(store, WORLD)
    with pytest.raises(NotOnOffer):
        practice.give("herstel")
    assert store.events(practice.session) == []


def test_a_talk_has_a_seed_of_its_own_unless_one_is_given(store: Store) -> None:
    seeds = {Practice.begin(store, WORLD).talk.seed for _ in range(5)}
    assert len(seeds) > 1
    assert all(0 <= seed < SEEDS for seed in seeds)
    assert row_of(store, Practice.begin(store, WORLD, seed=12)).seed == 12


def test_a_practice_goes_from_talking_to_landed_to_scored(store: Store) -> None:
    practice = Practice.begin(store, WORLD)
    stages = [practice.stage]
    for kind in ("volgen", "samenvatten"):
        practice.give(kind)
        stages.append(practice.stage)
    practice.score(SCORES)
    stages.append(practice.stage)
    assert stages == [Stage.TALKING, Stage.TALKING, Stage.LANDED, Stage.SCORED]
    row = row_of(store, practice)
    assert (row.ending, row.status) == ("afhankelijk", Status.ENDED)


def test_a_self_score_is_given_once_also_after_coming_back(store: Store) -> None:
    practice = Practice.begin(store, WORLD)
    practice.give("samenvatten")
    practice.score(SCORES)
    with pytest.raises(ScoreIsLocked):
        practice.score(SCORES)
    again = Practice.resumed(store, WORLD, row_of(store, practice))
    assert (again.stage, again.self_score) == (Stage.SCORED, SCORES)
    with pytest.raises(ScoreIsLocked):
        again.score(SCORES)


def test_an_ending_that_was_not_kept_in_time_is_kept_on_coming_back(store: Store) -> None:
    """The program was killed between the last reply and the note that the talk was over."""
    practice = Practice.begin(store, WORLD, seed=1)
    store.append(practice.session, REPLY, {"reply": "samenvatten", "events": []})
    assert row_of(store, practice).status is Status.INTERRUPTED
    again = Practice.resumed(store, WORLD, row_of(store, practice))
    assert again.stage is Stage.LANDED
    assert row_of(store, practice).ending is None, "looking writes nothing"
    again.score({})
    assert row_of(store, practice).ending == "afhankelijk"


def test_a_reply_is_kept_also_where_the_ending_finds_no_room(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    practice = Practice.begin(store, WORLD, seed=1)
    append = store.append

    def full(session: Any, kind: str, payload: Any, *, expected: int | None = None) -> int:
        if kind == "ended":
            raise StoreProblem(Reason.FULL, Path())
        return append(session, kind, payload, expected=expected)

    monkeypatch.setattr(store, "append", full)
    assert practice.give("samenvatten")
    assert practice.stage is Stage.LANDED
    monkeypatch.undo()
    practice.score({})
    assert row_of(store, practice).ending == "afhankelijk"


def test_two_windows_on_one_talk_do_not_mix_their_replies(store: Store) -> None:
    first = Practice.begin(store, WORLD, seed=1)
    first.give("volgen")
    second = Practice.resumed(store, WORLD, row_of(store, first))
    first.give("volgen")
    with pytest.raises(StoreProblem) as refused:
        second.give("volgen")
    assert refused.value.reason is Reason.ELSEWHERE
    assert second.talk.turn == 1


def test_who_chooses_a_name_keeps_the_talks_from_before(store: Store) -> None:
    Practice.begin(store, WORLD, learner=None).choose_next_step("stil zijn")
    Practice.begin(store, WORLD, learner="Noor")
    assert len(sessions_of(store, "Noor")) == 2
    assert len(sessions_of(store, None)) == 1
    assert next_step_of(store, "Noor") == "stil zijn"


def test_leaving_is_final_and_never_offered_again(store: Store) -> None:
    practice = Practice.begin(store, WORLD, learner="Noor")
    practice.give("volgen")
    assert [row.id for row in store.interrupted("Noor")] == [practice.session]
    practice.leave()
    assert practice.stage is Stage.LEFT
    assert row_of(store, practice).status is Status.LEFT
    assert store.interrupted("Noor") == []


def test_8_1_a_talk_that_was_left_stays_left_whoever_takes_it_up_again(store: Store) -> None:
    practice = Practice.begin(store, WORLD)
    practice.give("volgen")
    practice.leave()
    assert Practice.resumed(store, WORLD, row_of(store, practice)).stage is Stage.LEFT


def test_8_1_nothing_is_said_or_scored_any_more_in_a_talk_that_was_left(store: Store) -> None:
    practice = Practice.begin(store, WORLD)
    practice.give("volgen")
    practice.leave()
    again = Practice.resumed(store, WORLD, row_of(store, practice))
    with pytest.raises(TalkWasLeft):
        again.give("samenvatten")
    with pytest.raises(TalkWasLeft):
        again.score(SCORES)
    row = row_of(store, practice)
    assert (row.replies, row.scored, row.status) == (1, False, Status.LEFT)


def test_a_talk_that_is_over_cannot_be_left_any_more(store: Store) -> None:
    practice = Practice.begin(store, WORLD)
    practice.give("samenvatten")
    practice.leave()
    assert practice.stage is Stage.LANDED
    assert row_of(store, practice).status is Status.ENDED


def test_a_scenario_that_was_edited_says_which_reply_it_no_longer_offers(store: Store) -> None:
    practice = Practice.begin(store, WORLD)
    practice.give("volgen")
    edited = scenario(scene("begin", reply("erkennen")))
    with pytest.raises(NotOnOffer, match="'volgen' is not on offer at turn 1"):
        Practice.resumed(store, edited, row_of(store, practice))


def test_notes_and_an_own_next_step_are_kept_in_the_learner_s_words(store: Store) -> None:
    practice = Practice.begin(store, WORLD, learner="Noor")
    practice.give("samenvatten")
    practice.note(1, "Ik bedoelde het als vraag.")
    practice.choose_next_step("Eerst drie tellen wachten.")
    kept = [event.payload for event in store.events(practice.session) if event.kind == NOTE]
    assert kept == [{"turn": 1, "text": "Ik bedoelde het als vraag."}]
    assert store.last_next_step("Noor") == "Eerst drie tellen wachten."
