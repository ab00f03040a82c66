"""Room on the projector: the client's words first, and every option at every size."""

from __future__ import annotations

from random import Random
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from simulator.classroom.projector import words
from simulator.classroom.projector.ballot import Ballot, Row, Tally
from simulator.classroom.projector.class_roads import roads_blocks
from simulator.classroom.projector.large import Centred, Speech
from simulator.classroom.projector.shapes import SHAPES, sign
from simulator.codebook.labels import CONTENT_TAG_LABELS
from simulator.codebook.vocabulary import SCORE_BANDS
from simulator.conversation import Conversation
from simulator.debrief.two_roads import side_by_side
from simulator.lesson import LETTERS, Lesson, Option, Poll, Position, Scoring, Standing, Step
from simulator.lesson.acts import AT
from simulator.loading import load
from simulator.loading.library import scenario_files
from simulator.places import shipped_scenarios
from simulator.scenario import Scenario, SceneId
from tests.painting import SMALL
from tests.projecting import projecting

SHIPPED = [load(file) for file in scenario_files([shipped_scenarios()])]
TEXTS = st.lists(st.text("abc de", min_size=1, max_size=120), min_size=2, max_size=9)


class AtScene(Lesson):
    """A lesson of which the first vote is about this scene."""

    def __init__(self, scenario: Scenario, scene: SceneId, step: Step = Step.FIRST) -> None:
        super().__init__(scenario, 0)
        state = self.talk.state
        there = state._replace(moment=state.moment._replace(scene=scene))
        self._talks = {(): Conversation.at(scenario, there)}
        self._board = type(self._board)(Position((), step))


@pytest.mark.parametrize("scenario", SHIPPED, ids=lambda scenario: scenario.id)
async def test_in_the_smallest_window_the_client_has_two_fifths_of_the_rows(
    scenario: Scenario,
) -> None:
    async with projecting(SMALL, scenario=scenario) as teacher:
        for scene in scenario.scenes:
            lesson = AtScene(scenario, scene)
            teacher.teaching.lesson = lesson
            teacher.stage.show()
            await teacher.rest()
            client = teacher.stage.query_one("#client")
            assert client.size.height >= 0.4 * SMALL[1], scene
            lines = teacher.sees.splitlines()
            heard = " ".join(" ".join(lines[: client.size.height]).split())
            assert lesson.line is not None
            assert " ".join(lesson.line.text.split()) in heard, scene
            for number, option in enumerate(lesson.options):
                assert sign(number) in teacher.sees, scene
                begin = " ".join(option.text.split())[:40]
                assert begin in teacher.reads, scene
            marked = " ".join(lesson.options[0].text.split())
            assert marked in teacher.reads, scene


@pytest.mark.parametrize("step", [Step.FIRST, Step.DISCUSS])
async def test_where_a_reply_is_cut_off_it_says_how_to_read_it_whole_and_only_there(
    step: Step,
) -> None:
    scenario = next(each for each in SHIPPED if each.id == "de_volle_gang")
    found = set()
    async with projecting(SMALL, scenario=scenario) as teacher:
        for scene in scenario.scenes:
            lesson = AtScene(scenario, scene, step)
            teacher.teaching.lesson = lesson
            teacher.stage.show(0)
            await teacher.rest()
            whole = all(" ".join(each.text.split()) in teacher.reads for each in lesson.options)
            assert ("↑↓ hele zin" in teacher.sees) is not whole, scene
            found.add(whole)
            for option in lesson.options:
                assert " ".join(option.text.split()) in teacher.reads, scene
                await teacher.press("down")
    assert found == {True, False}


def test_letters_and_shapes_are_all_different() -> None:
    assert len(set(SHAPES)) == len(LETTERS)
    assert all(Content(shape).cell_length == 1 for shape in SHAPES)


@given(TEXTS, st.integers(40, 120), st.integers(0, 20), st.data())
def test_no_option_disappears_and_the_marked_one_is_whole_where_there_is_room(
    texts: list[str], width: int, more: int, data: st.DataObject
) -> None:
    tallied = data.draw(st.booleans())
    marked = data.draw(st.integers(0, len(texts) - 1))
    room = len(texts) + more
    rows = tuple(
        Row(text, Tally(None, number, len(texts)) if tallied else None)
        for number, text in enumerate(texts)
    )
    lines = [line.plain for line in Ballot(rows, room, marked, False).lines(width)]

    assert len(lines) <= room
    assert all(Content(line).cell_length <= width for line in lines)
    for number in range(len(texts)):
        assert sum(sign(number) in line for line in lines) == 1
    if not tallied and more >= 3:
        assert " ".join(texts[marked].split()) in " ".join(" ".join(lines).split())


@given(st.text("abc ", max_size=400), st.integers(20, 120), st.integers(1, 30))
def test_large_words_stand_in_the_middle_and_are_never_lost(
    said: str, width: int, height: int
) -> None:
    lines = [line.plain for line in Centred(Speech(Content(said)), height).lines(width)]

    assert "".join("".join(lines).split()) == "".join(said.split())
    assert all(len(line) <= width for line in lines)
    full = [number for number, line in enumerate(lines) if line.strip()]
    if full and len(lines) <= height:
        above, below = full[0], height - full[-1] - 1
        assert abs(above - below) <= 1


def poll(*counts: int) -> Poll:
    """A vote in which hands were counted."""
    options = tuple(Option(letter, letter) for letter in LETTERS[: len(counts)])
    return Poll(1, Scoring("advies_reflex"), options, False, counts)


@given(st.lists(st.integers(0, 30), min_size=5, max_size=5).filter(any))
def test_the_group_is_told_by_its_middle_and_how_far_it_lies_apart(counts: list[int]) -> None:
    told = words.group_score(poll(*counts))
    middle = median([band for band, count in enumerate(counts) for _vote in range(count)])

    if middle == int(middle):
        assert f"in het midden {SCORE_BANDS[int(middle)]}," in told
    else:
        assert "in het midden tussen" in told
    assert f"({sum(counts)} stem" in told


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (12, 17, "▲ +5 van 12 naar 17"),
        (9, 6, "▼ −3 van 9 naar 6"),
        (4, 4, "= bleef 4"),
        (0, 1, "▲ +1 van 0 naar 1"),
    ],
)
def test_what_moved_is_said_in_words_too(before: int, after: int, told: str) -> None:
    assert words.shifted(before, after) == told


def test_what_the_votes_say_is_about_nobody() -> None:
    first, second = poll(12, 5), poll(7, 10)
    told = words.standing(Standing(first.options, first, second), shown=True)
    assert told == []
    assert words.standing(Standing(first.options, None, None), shown=True) == [
        "Hier is niet gestemd: kies met ↑ ↓, en zeg het met →."
    ]


def a_road(scenario: Scenario, chance: Random) -> list[str]:
    """A talk to its end, one thing said after another as it falls."""
    talk = Conversation(scenario, 3)
    while not talk.ended:
        talk.give(chance.choice(talk.replies).id)
    return talk.given


def test_roads_tell_what_moved_the_client_only_once_the_count_was_seen() -> None:
    told: dict[bool, str] = {False: "", True: ""}
    for scenario in SHIPPED:
        lesson, chance = Lesson(scenario, 3), Random(5)
        for _road in range(2):
            lesson.hear(AT, {"place": a_road(scenario, chance), "step": "listen", "part": 0})
        one, other = lesson.attempts
        two = side_by_side(one, one, other)
        for seen in told:
            blocks = roads_blocks(two, scenario.client.name, seen)
            told[seen] += "\n".join(line.plain for block in blocks for line in block.lines(80))
        for words_of_a_turn in (two.apart[0].one, two.apart[0].other):
            assert words_of_a_turn is not None
            assert words_of_a_turn.said[:20] in told[False]

    assert "→ van “" not in told[False]
    assert "→ van “" in told[True]


@pytest.mark.parametrize("scenario", SHIPPED, ids=lambda scenario: scenario.id)
async def test_what_a_talk_is_about_is_in_view_before_it_begins(scenario: Scenario) -> None:
    async with projecting(SMALL, scenario=scenario, begun=False) as teacher:
        for tag in scenario.warnings:
            assert CONTENT_TAG_LABELS[tag].nl in teacher.reads
        assert scenario.title in teacher.reads
        assert "overslaan" in teacher.sees
