"""Everything that is written can be read: in every theme, on every screen, and without colour."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from simulator.places import home
from simulator.store import open_store
from simulator.tui.themes import LOOKS, PALETTES, Look
from tests.painting import ORDINARY, Ink, inks, program
from tests.running import KLEIN, ROOT
from tests.walking import walking

LEAST = {"dark": 4.5, "light": 4.5, "contrast_dark": 7.0, "contrast_light": 7.0}
"""The least contrast of a text with what is behind it."""
LEAST_OF_A_DRAWING = 3.0
DRAWN = frozenset("─│╭╮╰╯▔▁▂▃▄▅▆▇█▌┤ ")
"""What is drawn and not written: rules, frames, scrollbars."""


def contrast(ink: Ink) -> float:
    """How much a text stands out, from 1 to 21 (WCAG 2)."""
    lighter, darker = sorted((luminance(ink.foreground), luminance(ink.background)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: tuple[int, int, int]) -> float:
    """How light a colour is, from 0 to 1 (WCAG 2)."""
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def first(offered: Sequence[str]) -> str:
    """The reply of KLEIN's good road where it is on offer, else the first."""
    return next((reply for reply in offered if reply in ("nachten", "volgen")), offered[0])


@pytest.mark.parametrize("look", LOOKS)
async def test_every_text_stands_out_on_every_screen(
    look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(home()) as store:
        store.set_setting("theme", look)
    faint = []
    broken = ROOT / "tests/broken/unknown-scene.yaml"
    async with walking(ORDINARY, KLEIN, first, monkeypatch, broken) as (learner, walk):
        async for name in walk.screens():
            for ink in inks(learner.app):
                least = LEAST_OF_A_DRAWING if set(ink.text) <= DRAWN else LEAST[look]
                if contrast(ink) < least:
                    faint.append(f"{name}: {ink.text.strip()!r} {contrast(ink):.1f}")

    assert faint == []


async def test_selected_text_stands_out_too() -> None:
    async with program() as learner:
        await learner.press("1")
        await learner.drag("#transcript", (2, 1), (20, 2))
        assert min(contrast(ink) for ink in inks(learner.app) if set(ink.text) - DRAWN) >= 4.5


async def test_without_colour_it_still_shows_where_the_keys_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with program() as learner:
        await learner.press("1")
        assert all(len(set(ink.foreground)) == 1 for ink in inks(learner.app))
        assert "▸ 1" in learner.sees
        await learner.press("down")
        assert "▸ 2" in learner.sees


def test_the_colour_of_the_program_is_the_only_one() -> None:
    for palette in PALETTES.values():
        assert palette.accent not in (palette.ink, palette.quiet)
