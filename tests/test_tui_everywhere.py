"""What works on every screen: help lines, help, the way back, stopping, copying, settings."""

from __future__ import annotations

import pytest

from simulator import language
from simulator.codebook.help_lines import help_lines
from simulator.places import home
from simulator.store import Status, open_store
from simulator.tui.screens.help_lines import HelpLines
from tests.painting import ORDINARY, ROAD, Learner, program
from tests.running import KLEIN, ROOT
from tests.walking import walking


def along_the_road(offered: object) -> str:
    """The reply of KLEIN's good road that is on offer."""
    return next(reply for reply in ROAD if reply in offered)  # type: ignore[operator]


async def test_the_help_lines_are_one_key_away_on_every_screen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken = ROOT / "tests/broken/unknown-scene.yaml"
    async with walking(ORDINARY, KLEIN, along_the_road, monkeypatch, broken) as (learner, walk):
        async for name in walk.screens():
            if name == "help-lines":
                await learner.press("h", "f1")
                assert isinstance(learner.app.screen, HelpLines)
                assert "Hulplijnen" not in learner.sees.splitlines()[-1]
                continue
            assert "Hulplijnen" in learner.sees.splitlines()[-1]
            bound = learner.app.screen.active_bindings["f1"]
            assert (bound.binding.action, bound.enabled) == ("app.help_lines", True)
            if name in ("library-search", "talk", "not-kept", "self-score", "turn-note"):
                await learner.press("f1")
                assert isinstance(learner.app.screen, HelpLines), name
                await learner.press("escape")


async def test_a_help_line_that_nobody_checked_says_so() -> None:
    async with program(size=(100, 60)) as learner:
        await learner.press("h")
        unchecked = [line for line in help_lines() if line.checked == "niet"]
        assert learner.sees.count("nog te controleren") == len(unchecked)
        for line in help_lines():
            assert line.contact.nl in learner.sees


async def test_h_is_a_letter_where_something_is_typed_and_f1_is_not() -> None:
    async with program(None, folders=[KLEIN]) as learner:
        await learner.press("slash", "h")
        assert "F1 Hulplijnen" in learner.sees
        assert "113" not in learner.sees
        await learner.press("f1")
        assert "113" in learner.sees


async def test_help_tells_about_the_help_lines_first() -> None:
    async with program() as learner:
        await learner.press("question_mark")
        assert learner.sees.split("\n\n")[0].strip().startswith("h of F1: hulplijnen")


@pytest.mark.parametrize("keys", [("ctrl+c",), ("slash", "x", "ctrl+c"), ("q",), ("ctrl+q",)])
async def test_stopping_in_the_library(keys: tuple[str, ...]) -> None:
    async with program(None, folders=[KLEIN]) as learner:
        await learner.press(*keys)
        assert learner.app._exit
        assert learner.app.return_code == 0


async def test_stopping_in_a_talk_keeps_it() -> None:
    async with program() as learner:
        await learner.hold("nachten")
        await learner.press("ctrl+c")
        assert learner.app._exit

    with open_store(home()) as store:
        assert [row.status for row in store.sessions()] == [Status.INTERRUPTED]


async def test_selected_words_are_copied_without_what_is_drawn_beside_them() -> None:
    async with program() as learner:
        await learner.hold("nachten")
        [top] = [
            y
            for y, line in enumerate(learner.sees.splitlines())
            if "Sloop, dat is het woord." in line
        ]
        box = learner.app.screen.query_one("#transcript").region
        await learner.drag("#transcript", (2, top - box.y), (70, top - box.y + 2))
        await learner.press("ctrl+c")
        assert "Gekopieerd." in learner.sees
        assert learner.app.clipboard.split("\n") == [
            "Ja. Dat is het. Sloop, dat is het woord.",
            "",
            "Op zondag bij mijn dochter, ja. Dan ben ik een ander mens.",
        ]
        await learner.press("escape")
        assert "Gekopieerd." not in learner.sees


async def test_another_language_holds_at_once_and_is_kept() -> None:
    async with program() as learner:
        await learner.hold("nachten")
        await learner.press("f2", "right")
        assert "Settings" in learner.sees
        await learner.press("escape")
        assert "turn 2 of 10" in learner.sees
        assert "h Help lines" in learner.sees
        await learner.say("volgen")
        assert "turn 3 of 10" in learner.sees

    with open_store(home()) as store:
        assert store.setting("language", "") == "en"
    assert language.current() == "en"


async def test_settings_hold_at_once_and_are_kept() -> None:
    async with program() as learner:
        await learner.press("f2", "down", "right", "down", "right", "down", "right", "down")
        await learner.press(*"Noor", "enter", "escape")
        assert learner.app.theme == "gesprek-light"
        assert learner.app.animation_level == "none"
        assert learner.app.learner == "Noor"

    with open_store(home()) as store:
        kept = [store.setting(key, "") for key in ("theme", "notation", "learner")]
        assert kept == ["light", "bands", "Noor"]
        assert store.setting("motion", True) is False


async def test_a_name_given_on_the_command_line_goes_before_the_setting() -> None:
    with open_store(home()) as store:
        store.set_setting("learner", "Noor")
    async with program(learner="Sam") as learner:
        await learner.hold("nachten")

    with open_store(home()) as store:
        assert [row.learner for row in store.sessions()] == ["Sam"]


async def test_everything_can_be_done_by_name() -> None:
    async with program() as learner:
        await learner.hold("nachten")
        await commanded(learner, "weggaan")
        assert "er wordt niets van geteld" in learner.reads
        await commanded(learner, "hoog contrast licht")
        assert learner.app.theme == "gesprek-contrast-light"
        await commanded(learner, "hulplijnen")
        assert isinstance(learner.app.screen, HelpLines)


async def commanded(learner: Learner, name: str) -> None:
    """Do something by a part of its name."""
    await learner.press("ctrl+p", *("space" if letter == " " else letter for letter in name))
    await learner.press("enter")
    await learner.rest()
