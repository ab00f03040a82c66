"""The notes in a second window: they follow the lesson that another program teaches."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from simulator import language
from simulator.classroom.notes.following import Following
from simulator.classroom.notes.screen import NotesPage, Reading
from simulator.lesson import Position, Step, Teaching
from simulator.loading import load
from simulator.places import home
from simulator.store import (
    Reason,
    Store,
    StoreProblem,
    open_store,
)
from tests.painting import LARGE, ORDINARY, SMALL, painted
from tests.running import KLEIN
from tests.taught import at_random, beginning, hands_for, held, letter_of, say, scored, vote

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from textual.pilot import Pilot

    from simulator.scenario import Scenario

FOLDER = (KLEIN.parent,)


@pytest.fixture(autouse=True)
def in_english() -> None:
    language.use("en")


@pytest.fixture(scope="module")
def henk() -> Scenario:
    return load(KLEIN)


@pytest.fixture
def store() -> Iterator[Store]:
    """The store of the program that teaches."""
    kept = open_store(home())
    yield kept
    kept.close()


@pytest.fixture
def beside() -> Iterator[Store]:
    """The same store, opened by the program with the notes."""
    kept = open_store(home())
    yield kept
    kept.close()


def following(beside: Store) -> Following:
    follows = Following(beside, FOLDER)
    follows.look()
    return follows


# Following


def test_without_a_lesson_it_says_how_to_start_one(beside: Store) -> None:
    follows = following(beside)

    assert follows.lesson is None
    assert "gesprek class" in follows.why_not()


def test_it_comes_to_where_the_class_is(henk: Scenario, store: Store, beside: Store) -> None:
    teaching = beginning(henk, store)
    vote(teaching, hands_for(teaching.lesson, nachten=7))
    say(teaching, "nachten")
    follows = following(beside)

    assert follows.lesson is not None
    assert follows.why_not() == ""
    assert follows.lesson.position == teaching.lesson.position


def test_every_act_that_is_kept_is_heard_at_the_next_look(
    henk: Scenario, store: Store, beside: Store
) -> None:
    teaching = beginning(henk, store)
    follows = following(beside)
    acts = (
        lambda: teaching.go(Position((), Step.FIRST)),
        teaching.open,
        lambda: teaching.add_hand(2),
        lambda: teaching.take(1, {71_000: 1}),
        teaching.close,
        lambda: teaching.show(True),
        teaching.undo,
        teaching.redo,
        lambda: say(teaching, "nachten"),
    )
    for act in acts:
        act()
        assert follows.look()
        assert follows.lesson is not None
        assert follows.lesson.position == teaching.lesson.position
        assert follows.lesson.shown == teaching.lesson.shown
        assert follows.lesson.poll == teaching.lesson.poll


def test_where_nothing_happened_there_is_nothing_to_show_again(
    henk: Scenario, store: Store, beside: Store
) -> None:
    beginning(henk, store)
    follows = following(beside)

    assert not any(follows.look() for _look in range(3))


def test_a_newer_lesson_takes_its_place(henk: Scenario, store: Store, beside: Store) -> None:
    first = beginning(henk, store)
    say(first, "nachten")
    follows = following(beside)
    second = beginning(henk, store, seed=2)

    assert follows.look()
    assert follows.lesson is not None
    assert follows.lesson.seed == second.lesson.seed == 2
    assert follows.lesson.turn == 1


def test_of_one_lesson_that_was_named_it_keeps_to_that_one(
    henk: Scenario, store: Store, beside: Store
) -> None:
    first = beginning(henk, store)
    beginning(henk, store, seed=2)
    follows = Following(beside, FOLDER, session=first.session)
    follows.look()

    assert follows.lesson is not None
    assert follows.lesson.seed == 1


def test_a_talk_that_somebody_practises_is_no_lesson(
    henk: Scenario, store: Store, beside: Store
) -> None:
    store.begin(henk.id, henk.title, henk.fingerprint, 1, None, henk.language)

    assert following(beside).lost == "none"


def test_a_scenario_that_is_not_here_is_asked_for(
    henk: Scenario, store: Store, beside: Store, tmp_path: Path
) -> None:
    beginning(henk, store)
    follows = Following(beside, [tmp_path])
    follows.look()

    assert follows.lesson is None
    assert henk.title in follows.why_not()
    assert "--scenarios" in follows.why_not()


def test_a_scenario_that_lost_a_reply_that_was_given_says_so(
    henk: Scenario, store: Store, beside: Store, tmp_path: Path
) -> None:
    say(beginning(henk, store), "nachten")
    text = KLEIN.read_text("utf-8").replace("- id: nachten", "- id: hele_nachten")
    (tmp_path / "klein.yaml").write_text(text, "utf-8")
    follows = Following(beside, [tmp_path])
    follows.look()

    assert follows.lesson is None
    assert "was changed" in follows.why_not()


class Failing:
    """A store that cannot be read for a while."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.fails = False

    def __getattr__(self, name: str) -> object:
        if self.fails:
            raise StoreProblem(Reason.LOCKED, home())
        return getattr(self._store, name)


def test_what_cannot_be_read_for_a_moment_comes_back(
    henk: Scenario, store: Store, beside: Store
) -> None:
    failing = Failing(beside)
    teaching = beginning(henk, store)
    follows = Following(failing, FOLDER)  # type: ignore[arg-type]
    follows.look()
    failing.fails = True
    say(teaching, "nachten")

    assert follows.look()
    assert "cannot be read" in follows.why_not()
    assert not follows.look()
    failing.fails = False
    assert follows.look()
    assert follows.why_not() == ""
    assert follows.lesson is not None
    assert follows.lesson.turn == 2


def test_the_secret_address_is_known_while_the_page_is_there(
    henk: Scenario, store: Store, beside: Store
) -> None:
    teaching = beginning(henk, store)
    follows = following(beside)
    assert follows.notes_address == ""

    teaching.reached_at("http://192.168.1.20:8642")
    assert teaching.room is not None
    follows.look()
    assert follows.notes_address == f"http://192.168.1.20:8642/n/{teaching.room.notes}"

    teaching.reached_at("")
    follows.look()
    assert follows.notes_address == ""


def test_following_changes_nothing(henk: Scenario, store: Store, beside: Store) -> None:
    teaching = beginning(henk, store)
    say(teaching, "nachten")
    before = store.events(teaching.session)
    follows = following(beside)
    for _look in range(3):
        follows.look()

    assert store.events(teaching.session) == before
    Teaching.continued(store, henk, store.sessions(room="classroom")[0]).undo()


# On the screen


@asynccontextmanager
async def notes(
    beside: Store, size: tuple[int, int] = ORDINARY
) -> AsyncIterator[tuple[Reading, Pilot[None]]]:
    app = Reading(Following(beside, FOLDER))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


def reads(app: Reading) -> str:
    lines = (line.strip(" ▌▸│▁▂▃▄▅▆▇█") for line in painted(cast(Any, app)).splitlines())
    return " ".join(" ".join(lines).split())


async def test_before_there_is_a_lesson_the_screen_says_so_and_then_shows_it(
    henk: Scenario, store: Store, beside: Store
) -> None:
    async with notes(beside) as (app, pilot):
        assert "There is no lesson yet" in reads(app)
        beginning(henk, store)
        app.look()
        await pilot.pause()

        assert "turn 1 of 10" in reads(app)
        assert "There is no lesson yet" not in reads(app)


async def test_votes_come_in_on_the_screen(henk: Scenario, store: Store, beside: Store) -> None:
    teaching = beginning(henk, store)
    letter = letter_of(teaching.lesson, "nachten")
    async with notes(beside, LARGE) as (app, pilot):
        vote(teaching, hands_for(teaching.lesson, nachten=7))
        app.look()
        await pilot.pause()
        assert f"{letter} 7 Nacht na nacht" in reads(app)


@pytest.mark.parametrize("size", [SMALL, ORDINARY, LARGE])
async def test_at_every_size_it_says_where_the_class_is_and_what_the_next_key_does(
    henk: Scenario, store: Store, beside: Store, size: tuple[int, int]
) -> None:
    teaching = beginning(henk, store)
    async with notes(beside, size) as (app, pilot):
        for each in ("beloven", "nachten"):
            vote(teaching, hands_for(teaching.lesson, **{each: 7}))
            app.look()
            await pilot.pause()
            assert "say what is marked to the client" in reads(app)
            say(teaching, each)
        app.look()
        await pilot.pause()
        assert "turn 3 of 10" in reads(app)


@pytest.mark.parametrize("size", [SMALL, ORDINARY, LARGE])
async def test_everything_can_be_read_by_scrolling(
    henk: Scenario, store: Store, beside: Store, size: tuple[int, int]
) -> None:
    teaching = beginning(henk, store)
    say(teaching, "beloven")
    async with notes(beside, size) as (app, pilot):
        seen = reads(app)
        for _page in range(12):
            await pilot.press("space")
            seen += " " + reads(app)

    for words in (
        "acknowledging; here: fitting",
        "Looking" if teaching.lesson.talk.ended else "What can be said",
        "What lies hidden in Henk",
        "The sympathising reflex came by here.",
        "Let op het moment waarop Henk over de zondag begint.",
    ):
        assert words in seen, words


async def test_a_new_moment_begins_at_the_top_and_a_vote_leaves_the_reader_where_he_is(
    henk: Scenario, store: Store, beside: Store
) -> None:
    teaching = beginning(henk, store)
    teaching.go(Position((), Step.FIRST))
    teaching.open()
    async with notes(beside, SMALL) as (app, pilot):
        words = app.screen.query_one("#words")
        await pilot.press("space")
        down = words.scroll_offset.y
        assert down > 0

        teaching.add_hand(0)
        app.look()
        await pilot.pause()
        assert words.scroll_offset.y == down

        say(teaching, "nachten")
        app.look()
        await pilot.pause()
        assert words.scroll_offset.y == 0


async def test_afterwards_the_nine_steps_are_there(
    henk: Scenario, store: Store, beside: Store
) -> None:
    teaching = beginning(henk, store)
    held(teaching, at_random(1))
    scored(teaching, [0, 1, 2, 0, 0])
    async with notes(beside, LARGE) as (app, _pilot):
        assert "1. Landing" in reads(app)
        assert "9. A next step" in reads(app)
        assert "- 1×, +/- 2×" in reads(app)


async def test_help_lines_colours_and_keys_are_there_and_escape_leaves(
    henk: Scenario, store: Store, beside: Store
) -> None:
    beginning(henk, store)
    async with notes(beside) as (app, pilot):
        before = app.theme
        await pilot.press("f2")
        assert app.theme != before
        await pilot.press("h")
        assert "113" in reads(app)
        await pilot.press("escape")
        await pilot.press("question_mark")
        assert "leave the notes; the lesson goes on" in reads(app)
        await pilot.press("escape")
        assert isinstance(app.screen, NotesPage)
        await pilot.press("escape")
    assert app.return_code == 0


async def test_while_another_page_lies_on_top_the_notes_go_on(
    henk: Scenario, store: Store, beside: Store
) -> None:
    teaching = beginning(henk, store)
    async with notes(beside) as (app, pilot):
        await pilot.press("h")
        say(teaching, "nachten")
        app.look()
        await pilot.press("escape")
        await pilot.pause()
        assert "turn 2 of 10" in reads(app)


async def test_a_window_can_become_smaller_and_larger_at_any_moment(
    henk: Scenario, store: Store, beside: Store
) -> None:
    beginning(henk, store)
    async with notes(beside, LARGE) as (app, pilot):
        assert "What lies hidden in Henk" in reads(app)
        for size in (SMALL, (40, 10), ORDINARY, LARGE, SMALL):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert "turn 1 of 10" in reads(app)
