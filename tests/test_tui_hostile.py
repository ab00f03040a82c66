"""Strings that try to be more than text are shown as they stand, on every screen."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import pytest
from rich.cells import cell_len

from simulator.loading import load
from simulator.tui.text import one_line, plain, spoken
from tests.painting import SMALL, program
from tests.running import ROOT, VIJANDIG
from tests.walking import walking

SCENARIO = load(VIJANDIG)
PREFERRED = ("erkennen", "regie_teruggeven", "copingvraag")


def onward(offered: Sequence[str]) -> str:
    """A reply that brings the talk on."""
    return next((reply for reply in PREFERRED if reply in offered), offered[0])


def obeyed(text: str) -> list[str]:
    """Characters in a text that a terminal would obey."""
    return [
        character
        for character in text
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
        and character not in "\n\u200c\u200d"
    ]


async def test_on_every_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    names = []
    broken = ROOT / "tests/broken/control-character-escape.yaml"
    async with walking(SMALL, VIJANDIG, onward, monkeypatch, broken) as (learner, walk):
        async for name in walk.screens():
            names.append(name)
            assert obeyed(learner.sees) == []
            assert all(cell_len(line) <= SMALL[0] for line in learner.sees.splitlines())

    assert len(names) > 20


async def test_words_of_the_author_stand_there_as_he_wrote_them() -> None:
    async with program(VIJANDIG, (160, 45)) as learner:
        await learner.rest()
        assert SCENARIO.title in learner.sees
        assert " ".join(SCENARIO.summary.split()) in learner.reads
        await learner.press("1")
        scene = SCENARIO.scenes[SCENARIO.opens_with]
        assert "[bold]Goedemiddag[/bold] [@click=app.bell]dag[/] [/] :smile: {says}" in learner.sees
        for reply in scene.replies:
            assert reply.text in learner.reads or len(reply.text) > 90


async def test_clicking_on_words_of_the_author_runs_nothing() -> None:
    async with program(VIJANDIG) as learner:
        await learner.press("1")
        await learner.click("#transcript", (10, 2))
        offered = [reply.text for reply in SCENARIO.scenes[SCENARIO.opens_with].replies]
        assert any(text.startswith("[@click=app.quit]") for text in offered)
        await learner.click("#replies", (12, 0))
        assert not learner.app._exit


async def test_what_is_typed_and_pasted_is_text_too() -> None:
    async with program(None, folders=[VIJANDIG]) as learner:
        await learner.press("slash", *"[/]")
        assert "1 van 1" in learner.sees
        await learner.press("escape", "f2", *["down"] * 4, *"[@click=app.quit]", "escape")
        assert learner.app.settings.learner == "[@click=app.quit]"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[b]vet[/b] [/] [@click=app.quit]x[/]", "[b]vet[/b] [/] [@click=app.quit]x[/]"),
        ("een\x1b[2Jtwee", "een [2Jtwee"),
        ("\x1b]52;c;AAAA\x07", " ]52;c;AAAA "),
        ("links\u202erechts", "linksrechts"),
        ("een\nnog een", "een\nnog een"),
        ("❤\ufe0f", "❤"),
        ("👩\u200d👧", "👩\u200d👧"),
    ],
)
def test_plain_text(written: str, shown: str) -> None:
    assert plain(written).plain == shown
    assert spoken(written).plain == shown
    assert plain(written).spans == []


def test_a_stage_direction_is_set_apart_and_stays_text() -> None:
    words = spoken("Goed. (zucht) [b]Ja[/b].")

    assert words.plain == "Goed. (zucht) [b]Ja[/b]."
    [direction] = words.spans
    assert words.plain[direction.start : direction.end] == "(zucht)"


def test_one_line_is_one_line() -> None:
    assert one_line(" een\n  twee\tdrie ").plain == "een twee drie"
