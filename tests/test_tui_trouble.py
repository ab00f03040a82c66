"""What can go wrong on the screens: it is told calmly, and the talk goes on."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from simulator.places import home
from simulator.store import Reason, SqliteStore, StoreProblem, nowhere, open_store
from simulator.tui.app import Gesprek
from simulator.tui.screens.conversation import Talk
from simulator.tui.screens.debrief import Looking
from simulator.tui.screens.library import Library
from tests.painting import ROAD, program
from tests.running import KLEIN, ROOT

FULL = StoreProblem(Reason.FULL, Path("/home/noor/gesprekken.db"))


def refusing(*_arguments: object, **_named: object) -> int:
    """A disk on which nothing more can be written."""
    raise FULL


async def test_a_reply_that_cannot_be_kept_can_be_tried_again() -> None:
    store = open_store(home())
    async with program(store=store) as learner:
        await learner.press("1")
        append = store.append
        store.append = refusing  # type: ignore[method-assign]
        await learner.say("nachten")
        assert "Er is geen ruimte meer om te schrijven" in learner.reads
        store.append = append  # type: ignore[method-assign]
        await learner.press("1")
        assert "beurt 2 van 10" in learner.sees
        assert [row.replies for row in store.sessions()] == [1]


async def test_a_reply_that_cannot_be_kept_can_wait() -> None:
    store = open_store(home())
    async with program(store=store) as learner:
        await learner.press("1")
        store.append = refusing  # type: ignore[method-assign]
        await learner.say("nachten")
        await learner.press("escape")
        assert "beurt 1 van 10" in learner.sees
        await learner.press("down", "enter")
        assert "Er is geen ruimte meer om te schrijven" in learner.reads


async def test_a_talk_goes_on_to_its_end_without_being_kept() -> None:
    store = open_store(home())
    async with program(store=store) as learner:
        await learner.hold("nachten")
        store.append = refusing  # type: ignore[method-assign]
        await learner.say("volgen")
        await learner.press("2")
        assert "beurt 3 van 10" in learner.sees
        await learner.say("mandaat_vragen")
        await learner.look_back()
        assert isinstance(learner.app.screen, Looking)
        await learner.press("6", "down", "down", "x", "enter")
        assert "zolang het programma open blijft" in learner.reads
        await learner.press("escape")
        assert "er wordt niets van bewaard" in learner.reads


async def test_leaving_works_when_nothing_can_be_kept() -> None:
    store = open_store(home())
    async with program(store=store) as learner:
        await learner.hold("nachten")
        store.append = refusing  # type: ignore[method-assign]
        await learner.press("escape")
        assert "er wordt niets van geteld" in learner.reads
        await learner.press("1")
        assert isinstance(learner.app.screen, Library)


async def test_a_talk_begins_when_nothing_can_be_kept() -> None:
    store = open_store(home())
    store.begin = refusing  # type: ignore[method-assign, assignment]
    async with program(store=store) as learner:
        await learner.press("1")
        assert isinstance(learner.app.screen, Talk)
        assert "er wordt niets van bewaard" in learner.reads
        await learner.say("nachten")
        assert "beurt 2 van 10" in learner.sees


@pytest.mark.parametrize("method", ["sessions", "interrupted", "last_next_step", "setting"])
async def test_what_cannot_be_read_stops_nobody(method: str) -> None:
    store = open_store(home())
    setattr(store, method, refusing)
    async with program(None, folders=[KLEIN], store=store) as learner:
        assert "De muziek van boven" in learner.sees
        await learner.press("enter", "1")
        assert "Elke nacht dat gedreun." in learner.sees


async def test_settings_that_cannot_be_kept_still_hold() -> None:
    store = open_store(home())
    store.set_setting = refusing  # type: ignore[method-assign, assignment]
    async with program(store=store) as learner:
        await learner.press("f2", "down", "right")
        assert learner.app.theme == "gesprek-light"
        assert "Er is geen ruimte meer om te schrijven" in learner.reads


async def test_the_library_says_that_nothing_is_kept() -> None:
    async with program(None, folders=[KLEIN], store=nowhere(FULL)) as learner:
        assert "Er is geen ruimte meer om te schrijven" in learner.reads
        assert "De muziek van boven" in learner.sees


async def test_a_scenario_that_cannot_be_played_shows_what_is_wrong() -> None:
    broken = ROOT / "tests" / "broken" / "unknown-scene.yaml"
    async with program(broken) as learner:
        assert "Dit gesprek kan niet worden geopend" in learner.sees
        assert "unknown-scene" in learner.sees
        assert "bedoelde je" in learner.reads
        await learner.press("escape")
        assert isinstance(learner.app.screen, Library)
        assert learner.app.return_code == 1


@pytest.mark.parametrize("name", ["missing.yaml", "tests", "pyproject.toml"])
async def test_what_is_no_scenario_shows_what_is_wrong(name: str) -> None:
    async with program(ROOT / name) as learner:
        assert "Dit gesprek kan niet worden geopend" in learner.sees


async def test_an_empty_library_says_so() -> None:
    async with program(None) as learner:
        assert "Er zijn hier nog geen gesprekken." in learner.sees
        await learner.press("enter", "down", "h", "escape", "x", "escape")
        assert isinstance(learner.app.screen, Library)


async def test_a_defect_is_told_without_what_was_said(capsys: pytest.CaptureFixture[str]) -> None:
    def broken(_talk: object) -> None:
        secret = "Nacht na nacht wakker liggen"
        raise RuntimeError(secret)

    with suppress(RuntimeError):
        async with program() as learner:
            await learner.hold("nachten")
            learner.app.call_later(broken, None)
            await learner.rest()

    told = capsys.readouterr().err
    assert "Wat je zei is bewaard." in " ".join(told.split())
    assert "Traceback" not in told
    [report] = home().glob("gesprek-crash-*.txt")
    written = report.read_text("utf-8")
    assert "RuntimeError" in written
    assert "in broken" in written
    assert "wakker" not in written.replace('secret = "Nacht na nacht wakker liggen"', "")
    with open_store(home()) as store:
        assert [row.replies for row in store.interrupted()] == [1]


def test_a_program_that_broke_ends_with_its_own_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_self: Gesprek) -> None:
        raise RuntimeError

    monkeypatch.setattr(Gesprek, "on_mount", broken)
    store: SqliteStore = open_store(home())
    app = Gesprek(store, [KLEIN])
    ran: Callable[..., None] = app.run
    ran(headless=True, size=(80, 24))
    store.close()
    assert app.return_code == 3


async def test_the_road_of_these_tests_is_a_good_one() -> None:
    async with program() as learner:
        await learner.hold(*ROAD)
        assert "het gesprek is afgelopen" in learner.sees
