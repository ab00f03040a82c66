"""A class that holds one talk together: it votes, talks it over, votes again, and goes on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from simulator.codebook.vocabulary import REFLEXES
from simulator.conversation import Conversation
from simulator.lesson import (
    LETTERS,
    Lesson,
    Moment,
    Poll,
    Position,
    ScenarioChanged,
    Scoring,
    Step,
    Teaching,
)
from simulator.lesson.acts import BALLOTS
from simulator.lesson.hands import read_counts, written
from simulator.lesson.teaching import last_taught
from simulator.store import CLASSROOM, Reason, Status, Store, StoreProblem, nowhere, open_store
from tests.scenes import reply, scenario, scene
from tests.test_conversation import SEEDS as SCENARIOS
from tests.test_conversation import made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from simulator.store import SessionRow

WORLD = scenario(
    scene("begin", reply("volgen", "verder"), reply("erkennen", "verder"), reply("samenvatten")),
    scene("verder", reply("volgen", "afhankelijk"), reply("erkennen", "afhankelijk")),
)
"""Two scenes: three things to say in the first, two in the second."""


@pytest.fixture
def store() -> Iterator[Store]:
    kept = nowhere()
    yield kept
    kept.close()


@pytest.fixture
def teaching(store: Store) -> Teaching:
    return Teaching.begin(store, WORLD, seed=1)


def only_row(store: Store) -> SessionRow:
    [row] = store.sessions(room=CLASSROOM)
    return row


def seed_of_today(store: Store) -> int | None:
    """By its seed: which lesson something happened in last."""
    row = last_taught(store)
    return row.seed if row else None


def look(lesson: Lesson) -> object:
    """Everything a class sees: where it is, every vote and every count."""
    polls = [lesson.poll_on(Moment(place, held)) for place in lesson.roads for held in (1, 2)]
    scores = [lesson.poll_on(Scoring(reflex)) for reflex in REFLEXES]
    return lesson.position, lesson.shown, lesson.roads, polls, scores, lesson.measured_seen


def at_first_vote(teaching: Teaching) -> Poll:
    """The first vote of the lesson, opened."""
    go_to(teaching, Step.FIRST)
    teaching.open()
    assert teaching.lesson.poll is not None
    return teaching.lesson.poll


def votes(teaching: Teaching) -> tuple[int, int]:
    """How many votes there are in the first round and in the second."""
    _options, first, second = teaching.lesson.standing
    return first.total if first else 0, second.total if second else 0


def step(teaching: Teaching) -> None:
    forward = teaching.lesson.forward
    assert forward is not None
    teaching.go(forward)


def go_to(teaching: Teaching, wanted: Step) -> None:
    while teaching.lesson.step is not wanted:
        step(teaching)


def vote(teaching: Teaching, **counts: int) -> None:
    """Hands are counted, by letter."""
    letters = [LETTERS.index(letter) for letter in counts]
    options = len(teaching.lesson.options_here)
    teaching.count_hands(
        [dict(zip(letters, counts.values(), strict=True)).get(o, 0) for o in range(options)]
    )


def play_to_the_end(teaching: Teaching) -> None:
    while not teaching.lesson.talk.ended:
        teaching.say(0)


# A turn


def test_a_turn_is_listen_vote_talk_it_over_vote_again_and_see(teaching: Teaching) -> None:
    steps = [teaching.lesson.step]
    while teaching.lesson.forward is not None:
        step(teaching)
        steps.append(teaching.lesson.step)
    assert steps == [Step.LISTEN, Step.FIRST, Step.DISCUSS, Step.SECOND, Step.REVEAL]


def test_every_step_can_be_taken_back_to_the_one_before(teaching: Teaching) -> None:
    teaching.say(0)
    step(teaching)
    there = [teaching.lesson.position]
    while teaching.lesson.forward is not None:
        step(teaching)
        there.append(teaching.lesson.position)
    back = [teaching.lesson.position]
    while teaching.lesson.position != there[0]:
        assert teaching.lesson.backward is not None
        teaching.go(teaching.lesson.backward)
        back.append(teaching.lesson.position)
    assert back == there[::-1]


def test_the_client_speaks_one_line_at_a_time(teaching: Teaching) -> None:
    teaching.say(0)
    assert len(teaching.lesson.lines) == 2  # the reaction, and the line of the next scene
    heard = [teaching.lesson.line]
    step(teaching)
    heard.append(teaching.lesson.line)
    assert tuple(heard) == teaching.lesson.lines
    assert teaching.lesson.step is Step.LISTEN


def test_after_the_decision_the_class_has_to_choose_what_to_say(teaching: Teaching) -> None:
    go_to(teaching, Step.REVEAL)
    assert teaching.lesson.forward is None
    teaching.say(1)
    assert teaching.lesson.said is not None
    assert teaching.lesson.said.text == teaching.lesson.talk_at(()).replies[1].text
    assert teaching.lesson.turn == 2


# Votes


def test_a_phone_has_one_vote_and_may_change_it_until_the_vote_closes(teaching: Teaching) -> None:
    poll = at_first_vote(teaching)
    assert teaching.take(poll.number, {77: 0, 88: 0}) == {77: None, 88: None}
    teaching.take(poll.number, {77: 2})
    teaching.take(poll.number, {77: 2})
    teaching.close()
    assert teaching.take(poll.number, {88: 2}) == {88: "closed"}
    assert teaching.lesson.poll is not None
    assert teaching.lesson.poll.counts == (1, 0, 1)


def test_a_ballot_for_another_vote_or_for_nothing_does_not_count(teaching: Teaching) -> None:
    first = at_first_vote(teaching)
    teaching.close()
    step(teaching)
    step(teaching)
    teaching.open()
    second = teaching.lesson.poll
    assert second is not None
    assert teaching.take(first.number, {77: 0}) == {77: "other"}
    assert teaching.take(second.number + 1, {77: 0}) == {77: "other"}
    assert teaching.take(second.number, {77: 3, 88: -1}) == {77: "option", 88: "option"}
    assert teaching.lesson.standing.first is not None
    assert votes(teaching) == (0, 0)


def test_hands_and_phones_count_together(teaching: Teaching) -> None:
    poll = at_first_vote(teaching)
    teaching.take(poll.number, {77: 1})
    vote(teaching, A=12, B=5)
    teaching.add_hand(2)
    teaching.add_hand(0, by=-1)
    assert teaching.lesson.poll is not None
    assert teaching.lesson.poll.counts == (11, 6, 1)
    assert teaching.lesson.poll.total == 18


def test_nobody_can_take_away_hands_that_were_not_there(teaching: Teaching) -> None:
    at_first_vote(teaching)
    teaching.add_hand(0, by=-1)
    assert teaching.lesson.poll is not None
    assert teaching.lesson.poll.counts == (0, 0, 0)


def test_hands_can_be_counted_before_the_vote_was_opened(teaching: Teaching) -> None:
    step(teaching)
    vote(teaching, A=3)
    assert teaching.lesson.poll is not None
    assert teaching.lesson.poll.counts == (3, 0, 0)


def test_results_are_hidden_until_the_teacher_shows_them(teaching: Teaching) -> None:
    at_first_vote(teaching)
    seen = [teaching.lesson.shown]
    teaching.show(True)
    seen.append(teaching.lesson.shown)
    assert teaching.lesson.poll is not None
    assert not teaching.lesson.poll.open  # who could still vote would vote with the others
    step(teaching)
    seen.append(teaching.lesson.shown)
    assert seen == [False, True, False]


def test_walking_away_from_an_open_vote_closes_it(teaching: Teaching) -> None:
    poll = at_first_vote(teaching)
    step(teaching)
    assert teaching.lesson.poll_on(poll.subject) is not None
    assert not teaching.lesson.poll_on(poll.subject).open  # type: ignore[union-attr]
    assert teaching.take(poll.number, {77: 0}) == {77: "other"}


def test_a_vote_opened_again_still_has_its_votes_and_one_begun_anew_has_none(
    teaching: Teaching,
) -> None:
    poll = at_first_vote(teaching)
    teaching.take(poll.number, {77: 1})
    teaching.close()
    teaching.open()
    assert teaching.lesson.poll == poll.__class__(
        poll.number, poll.subject, poll.options, open=True, hands=(0, 0, 0), ballots={77: 1}
    )
    teaching.reset()
    assert teaching.lesson.poll is not None
    assert teaching.lesson.poll.total == 0
    assert teaching.take(poll.number, {77: 1}) == {77: "other"}
    teaching.undo()
    assert teaching.lesson.poll.total == 1


def test_a_number_of_a_vote_is_never_used_twice(teaching: Teaching) -> None:
    """Else a ballot for a vote that was taken back would count in another one."""
    numbers = []
    for _again in range(3):
        numbers.append(at_first_vote(teaching).number)
        teaching.reset()
        assert teaching.lesson.poll is not None
        numbers.append(teaching.lesson.poll.number)
        teaching.undo()
        teaching.undo()
    assert len(set(numbers)) == len(numbers)


def test_one_key_is_one_thing_to_take_back(teaching: Teaching) -> None:
    """Showing the results of an open vote closes it, and counting hands opens one."""
    at_first_vote(teaching)
    teaching.show(True)
    teaching.undo()
    assert teaching.lesson.poll is not None
    assert (teaching.lesson.shown, teaching.lesson.poll.open) == (False, True)
    step(teaching)
    step(teaching)
    vote(teaching, A=3)
    teaching.undo()
    assert teaching.lesson.position == Position((), Step.SECOND)
    assert votes(teaching) == (0, 0)


def test_a_vote_that_is_opened_again_hides_its_results(teaching: Teaching) -> None:
    at_first_vote(teaching)
    teaching.show(True)
    teaching.open()
    assert not teaching.lesson.shown


# What the votes tell


def test_the_second_round_decides_and_the_shift_is_told(teaching: Teaching) -> None:
    poll = at_first_vote(teaching)
    teaching.take(poll.number, {1: 0, 2: 0, 3: 1})
    vote(teaching, C=4)
    step(teaching)
    step(teaching)
    teaching.open()
    teaching.take(poll.number + 1, {1: 1, 2: 1, 3: 1, 4: 0})
    standing = teaching.lesson.standing
    assert standing.shift is not None
    assert (standing.shift.first, standing.shift.second) == ((2, 1, 4), (1, 3, 0))
    assert (standing.shift.changed, standing.shift.both) == (2, 3)
    assert (standing.majority, standing.minority) == ((1,), (0,))


def test_without_a_second_round_the_first_one_decides(teaching: Teaching) -> None:
    at_first_vote(teaching)
    vote(teaching, A=2, B=7, C=1)
    step(teaching)
    step(teaching)
    teaching.open()
    assert teaching.lesson.standing.shift is None
    assert (teaching.lesson.standing.majority, teaching.lesson.standing.minority) == ((1,), (2,))


@pytest.mark.parametrize(
    ("counts", "majority", "minority"),
    [
        ((5, 5, 1), (0, 1), (2,)),
        ((5, 0, 0), (0,), ()),
        ((3, 3, 3), (0, 1, 2), ()),
        ((9, 2, 2), (0,), (1, 2)),
        ((0, 0, 0), (), ()),
    ],
)
def test_a_tie_is_told_as_a_tie(
    teaching: Teaching,
    counts: tuple[int, ...],
    majority: tuple[int, ...],
    minority: tuple[int, ...],
) -> None:
    at_first_vote(teaching)
    teaching.count_hands(counts)
    assert teaching.lesson.standing.majority == majority
    assert teaching.lesson.standing.minority == minority


# Typed counts


@pytest.mark.parametrize(
    "typed", ["A12 B5 C9", "a12b5c9", "B5, A12; C 9", "A:12 B=5 C: 9", "12 5 9", " 12,5,9 "]
)
def test_counts_are_read_however_a_teacher_types_them(typed: str) -> None:
    assert read_counts(typed, (0, 0, 0)) == (12, 5, 9)


def test_a_letter_that_is_not_named_keeps_what_was_counted() -> None:
    """Who asks "A?", counts, types, and then asks "B?" loses nothing."""
    assert read_counts("B5", (12, 0, 9)) == (12, 5, 9)
    assert read_counts("A0", (12, 5, 9)) == (0, 5, 9)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("A12 A5", "A"),
        ("D3", "D"),
        ("1 2 3 4", "D"),
        ("A12 5", "A12 B5 C9"),
        ("twaalf", "twaalf"),
        ("A", "A"),
        ("A1000000", "1000000"),
        ("-3", "-3"),
        ("", "A12 B5 C9"),
    ],
)
def test_what_cannot_be_read_is_named(typed: str, names: str) -> None:
    told = read_counts(typed, (0, 0, 0))
    assert isinstance(told, str)
    assert names in told


@for_all(st.lists(st.integers(0, 999), min_size=1, max_size=9))
def test_counts_that_were_written_can_be_read_again(counts: list[int]) -> None:
    assert read_counts(written(counts), (0,) * len(counts)) == tuple(counts)


@for_all(st.text(max_size=30), st.integers(1, 9))
def test_nothing_that_is_typed_can_break_it(typed: str, options: int) -> None:
    told = read_counts(typed, (0,) * options)
    assert isinstance(told, str) or len(told) == options


def test_a_vote_that_opens_with_the_first_hand_shows_nothing_yet(teaching: Teaching) -> None:
    """Else the class would watch the bars grow while it votes."""
    go_to(teaching, Step.FIRST)
    teaching.show(True)
    teaching.add_hand(0)
    assert teaching.lesson.poll is not None
    assert (teaching.lesson.poll.open, teaching.lesson.shown) == (True, False)


def test_votes_of_phones_come_back_when_a_vote_was_taken_back_by_accident(
    teaching: Teaching,
) -> None:
    poll = at_first_vote(teaching)
    teaching.take(poll.number, {77: 1, 78: 2})
    teaching.add_hand(0)
    teaching.undo()
    teaching.undo()
    assert votes(teaching) == (0, 0)
    teaching.open()
    assert teaching.lesson.poll is not None
    assert teaching.lesson.poll.ballots == {77: 1, 78: 2}
    assert teaching.take(poll.number, {79: 1}) == {79: None}


def test_a_vote_that_was_taken_back_does_not_come_back_in_another_one(teaching: Teaching) -> None:
    poll = at_first_vote(teaching)
    teaching.take(poll.number, {77: 1})
    teaching.undo()
    go_to(teaching, Step.SECOND)
    teaching.open()
    assert teaching.lesson.poll is not None
    assert teaching.lesson.poll.total == 0


# Roads


def test_the_road_not_taken_lies_beside_the_road_taken(teaching: Teaching) -> None:
    play_to_the_end(teaching)
    taken = teaching.lesson.position.place
    teaching.go(teaching.lesson.jump(1))
    teaching.say(1)
    one, other = teaching.lesson.attempts
    assert teaching.lesson.roads[0] == taken
    assert (one.number, one.turns, one.finished) == (1, 2, True)
    assert (other.after, other.turns, other.finished) == (0, 1, False)
    assert other.events == tuple(
        Conversation.replayed(WORLD, teaching.lesson.roads[1], seed=1).events[1:]
    )


def test_a_jump_leads_to_any_turn_of_the_road_and_nothing_is_lost(teaching: Teaching) -> None:
    at_first_vote(teaching)
    vote(teaching, A=4)
    play_to_the_end(teaching)
    end = teaching.lesson.position.place
    teaching.go(teaching.lesson.jump(1))
    assert teaching.lesson.position == Position((), Step.REVEAL)
    assert teaching.lesson.road == end
    teaching.go(teaching.lesson.jump(3))
    assert teaching.lesson.position == Position(end, Step.LAND)


def test_who_looks_back_during_a_vote_comes_back_to_it_with_its_results_hidden(
    teaching: Teaching,
) -> None:
    """Else the class would see how it voted before it has talked it over."""
    teaching.say(0)
    for wanted in (Step.FIRST, Step.SECOND):
        go_to(teaching, wanted)
        vote(teaching, A=4, B=3)
        teaching.go(teaching.lesson.jump(1))
        teaching.go(teaching.lesson.jump(2))
        assert (teaching.lesson.step, teaching.lesson.shown) == (wanted, False)
        assert teaching.lesson.poll is not None
        assert teaching.lesson.poll.total == 7


def test_a_turn_that_nobody_voted_on_yet_begins_with_the_client(teaching: Teaching) -> None:
    teaching.say(0)
    teaching.go(teaching.lesson.jump(1))
    teaching.go(teaching.lesson.jump(2))
    assert teaching.lesson.position == Position(teaching.lesson.road, Step.LISTEN)


def test_after_the_count_a_jump_to_the_end_asks_for_no_second_score(teaching: Teaching) -> None:
    play_to_the_end(teaching)
    go_to(teaching, Step.MEASURED)
    teaching.go(teaching.lesson.jump(1))
    teaching.go(teaching.lesson.jump(len(teaching.lesson.road) + 1))
    assert teaching.lesson.step is Step.CLOSE


def test_the_class_stays_on_the_road_it_took_last(teaching: Teaching) -> None:
    """Said by mistake and taken back with an arrow: that was no road to go on along."""
    teaching.say(1)
    teaching.go(Position((), Step.REVEAL))
    play_to_the_end(teaching)
    taken = teaching.lesson.position.place
    teaching.go(teaching.lesson.jump(1))
    assert teaching.lesson.road == taken
    assert len(teaching.lesson.roads) == 2


def test_the_class_can_go_on_along_a_road_it_left(teaching: Teaching) -> None:
    play_to_the_end(teaching)
    first = teaching.lesson.road
    teaching.go(teaching.lesson.jump(1))
    teaching.say(1)
    assert teaching.lesson.road != first
    teaching.go(Position(first))
    assert teaching.lesson.road == first
    assert teaching.lesson.roads[0] == first


def test_the_same_turn_on_two_roads_has_votes_of_its_own(teaching: Teaching) -> None:
    teaching.say(0)
    at_first_vote(teaching)
    vote(teaching, A=4)
    teaching.go(teaching.lesson.jump(1))
    teaching.say(1)
    go_to(teaching, Step.FIRST)
    assert teaching.lesson.poll is None


# The group scores itself


def test_the_group_scores_itself_before_anything_measured_is_seen(teaching: Teaching) -> None:
    play_to_the_end(teaching)
    steps = []
    while teaching.lesson.forward is not None:
        step(teaching)
        steps.append(teaching.lesson.step)
        if teaching.lesson.step is Step.SCORE:
            vote(teaching, A=1, B=2)
    assert steps.index(Step.LAND) < steps.index(Step.SCORE) < steps.index(Step.MEASURED)
    assert steps[-1] is Step.CLOSE
    asked = [teaching.lesson.poll_on(Scoring(reflex)) for reflex in teaching.lesson.asked]
    assert all(poll is not None and poll.counts == (1, 2, 0, 0, 0) for poll in asked)


def test_once_something_measured_was_seen_nobody_scores_any_more(teaching: Teaching) -> None:
    play_to_the_end(teaching)
    go_to(teaching, Step.EXCEPTIONS)
    teaching.undo()
    assert teaching.lesson.step is Step.SCORE
    assert not teaching.can_vote
    teaching.open()
    vote(teaching, A=9)
    assert teaching.lesson.poll is None


# Kept


@settings(max_examples=60)
@for_all(SCENARIOS, st.integers(0, 10**6), st.integers(0, 40))
def test_a_class_that_was_broken_off_goes_on_where_it_was_with_the_same_counts(
    seed: int, dice: int, acts: int
) -> None:
    world, draw, store = made(seed), Random(dice), nowhere()
    teaching = Teaching.begin(store, world, seed=dice)
    for _act in range(acts):
        do_anything(teaching, draw)
    again = Teaching.continued(store, world, only_row(store))
    assert look(again.lesson) == look(teaching.lesson)
    assert (again.lesson.can_undo, again.lesson.can_redo) == (
        teaching.lesson.can_undo,
        teaching.lesson.can_redo,
    )
    do_anything(again, draw)


@settings(max_examples=60)
@for_all(SCENARIOS, st.integers(0, 10**6), st.integers(1, 30))
def test_everything_a_teacher_did_can_be_taken_back_and_done_after_all(
    seed: int, dice: int, acts: int
) -> None:
    world, draw, store = made(seed), Random(dice), nowhere()
    teaching = Teaching.begin(store, world, seed=dice)
    for _act in range(acts):
        do_anything(teaching, draw, undo=False)
    before, ballots = look(teaching.lesson), ballots_kept(store, teaching)
    undone = 0
    while teaching.lesson.can_undo:
        teaching.undo()
        undone += 1
    assert teaching.lesson.position == Position()
    assert teaching.lesson.roads == ((),)
    for _again in range(undone):
        teaching.redo()
    assert look(teaching.lesson) == before
    assert ballots_kept(store, teaching) == ballots


def ballots_kept(store: Store, teaching: Teaching) -> list[object]:
    return [act.payload for act in store.events(teaching.session) if act.kind == BALLOTS]


def do_anything(teaching: Teaching, draw: Random, *, undo: bool = True) -> None:
    """Something a teacher or a phone could do now."""
    lesson = teaching.lesson
    ways: list[Callable[[], None]]
    ways = [teaching.open, teaching.close, teaching.reset, lambda: teaching.show(not lesson.shown)]
    ways += [lambda: teaching.go(lesson.forward or lesson.position)] * 4
    ways += [lambda: teaching.go(lesson.backward or lesson.position)]
    if undo:
        ways += [teaching.undo, teaching.redo]
    if lesson.options:
        ways += [lambda: teaching.say(draw.randrange(len(lesson.options)))] * 2
    ways += [lambda: teaching.go(lesson.jump(draw.randint(1, lesson.turn)))]
    if lesson.options_here:
        ways += [lambda: teaching.add_hand(draw.randrange(len(lesson.options_here)))] * 2
    poll = lesson.poll
    if poll is not None:
        seats = {draw.randint(1, 9): draw.randrange(len(poll.options)) for _ in range(3)}
        if draw.random() < 0.3:
            teaching.take(poll.number, seats)
    draw.choice(ways)()


def test_a_lesson_is_no_talk_of_a_learner(tmp_path: Path) -> None:
    """No list of talks has it, and the newest one of the class is found."""
    with open_store(tmp_path) as store:
        teaching = Teaching.begin(store, WORLD, seed=1)
        play_to_the_end(teaching)
        assert store.sessions() == []
        assert store.interrupted() == []
        assert store.last_next_step(None) is None
        assert only_row(store).status is Status.INTERRUPTED
        while teaching.lesson.forward is not None:
            step(teaching)
        assert only_row(store).status is Status.ENDED


def test_a_lesson_goes_on_from_disk_after_the_program_was_killed(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        teaching = Teaching.begin(store, WORLD, seed=1)
        poll = at_first_vote(teaching)
        teaching.take(poll.number, {2**62: 1})
    with open_store(tmp_path) as store:
        again = Teaching.continued(store, WORLD, only_row(store))
    assert again.lesson.poll is not None
    assert (again.lesson.poll.ballots, again.lesson.poll.open) == ({2**62: 1}, True)


def test_the_lesson_of_today_is_the_one_in_which_something_happened_last(tmp_path: Path) -> None:
    """A class that goes on with a lesson of last week is in that one, and not in a newer one."""
    days = (datetime(2026, 11, 2, tzinfo=UTC) + timedelta(days=n) for n in count())
    with open_store(tmp_path, now=days.__next__) as store:
        old, new = Teaching.begin(store, WORLD, seed=1), Teaching.begin(store, WORLD, seed=2)
        step(new)
        assert seed_of_today(store) == 2
        step(old)
        assert seed_of_today(store) == 1
        assert last_taught(store, "another_scenario") is None


def test_two_windows_cannot_teach_one_lesson_at_once(store: Store, teaching: Teaching) -> None:
    other = Teaching.continued(store, WORLD, only_row(store))
    step(teaching)
    with pytest.raises(StoreProblem) as told:
        step(other)
    assert told.value.reason is Reason.ELSEWHERE
    assert other.lesson.step is Step.LISTEN


def test_a_lesson_of_a_scenario_that_lost_a_reply_says_so(store: Store, teaching: Teaching) -> None:
    teaching.say(0)
    gone = teaching.lesson.position.place[0]
    [begin, *others] = WORLD.scenes.values()
    left = tuple(each for each in begin.replies if each.id != gone)
    changed = scenario(scene("begin", *left), *others)
    with pytest.raises(ScenarioChanged):
        Teaching.continued(store, changed, only_row(store))


def test_a_lesson_goes_on_in_memory_when_nothing_can_be_kept_any_more(teaching: Teaching) -> None:
    poll = at_first_vote(teaching)
    teaching.take(poll.number, {77: 1})
    other = teaching.elsewhere(nowhere())
    assert other.lesson.poll == teaching.lesson.poll
    other.take(poll.number, {88: 1})
    assert other.lesson.poll is not None
    assert other.lesson.poll.total == 2


@for_all(
    st.sampled_from(["class_at", "class_open", "class_hands", "class_ballots", "class_undo", "?"]),
    st.dictionaries(
        st.sampled_from(["place", "step", "part", "poll", "round", "counts", "ballots", "reflex"]),
        st.none() | st.integers() | st.text(max_size=5) | st.lists(st.integers(), max_size=2),
    ),
)
def test_an_act_that_cannot_be_understood_is_passed_over(
    kind: str, payload: dict[str, int | str | list[int] | None]
) -> None:
    lesson = Lesson(WORLD, 1)
    lesson.hear(kind, payload)
    lesson.hear("class_at", {"place": [], "step": "first", "part": 0})
    assert lesson.step is Step.FIRST


# The room for phones


def test_a_class_that_goes_on_has_the_same_room_and_one_that_moves_another(
    store: Store, teaching: Teaching
) -> None:
    room = teaching.furnish()
    assert Teaching.continued(store, WORLD, only_row(store)).furnish() == room
    moved = teaching.move()
    assert moved.name != room.name
    assert moved.secret != room.secret
    assert Teaching.continued(store, WORLD, only_row(store)).furnish() == moved


def test_the_name_of_a_room_can_be_read_from_the_back_row(teaching: Teaching) -> None:
    for _again in range(50):
        assert set(teaching.move().name).isdisjoint("0oO1lIi")
