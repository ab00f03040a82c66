"""The screens without a terminal: a learner who presses keys, and what is painted for her."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from rich.segment import Segment
from textual.app import App
from textual.pilot import Pilot

from simulator.places import home
from simulator.store import Store, open_store
from simulator.tui.app import Gesprek
from simulator.tui.screens.conversation import Talk
from simulator.tui.widgets.choices import Choices
from tests.running import KLEIN, ROOT

SMALL, ORDINARY, LARGE = (60, 18), (80, 24), (200, 60)
"""The sizes that have to work, in cells."""

ROAD = ("nachten", "volgen", "mandaat_vragen")
"""A good road through KLEIN."""
SEED = 3


Shown = TypeVar("Shown", bound=App[None])


class Somebody(Generic[Shown]):
    """Somebody at the keyboard, and what stands before her."""

    def __init__(self, app: Shown, pilot: Pilot[None]) -> None:
        self.app = app
        self._pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until the screen is at rest."""
        await self._pilot.press(*keys)
        await self._pilot.pause()

    async def click(self, selector: str, offset: tuple[int, int] = (0, 0)) -> None:
        """Click in a widget, so many cells from its corner."""
        await self._pilot.click(selector, offset=offset)
        await self._pilot.pause()

    async def resize(self, size: tuple[int, int]) -> None:
        """Make the window larger or smaller."""
        await self._pilot.resize_terminal(*size)
        await self._pilot.pause()

    async def rest(self) -> None:
        """Wait until the screen is at rest."""
        await self._pilot.pause()
        await self._pilot.pause()

    @property
    def sees(self) -> str:
        """What stands on the screen, as lines of text."""
        return painted(self.app)

    @property
    def reads(self) -> str:
        """What stands on the screen, without its line breaks and drawing."""
        lines = (line.strip(" ▌▸│") for line in self.sees.splitlines())
        return " ".join(" ".join(lines).split())


class Learner(Somebody[Gesprek]):
    """Somebody who practises."""

    async def drag(self, selector: str, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Select text with the mouse, from one place in a widget to another."""
        await self._pilot.mouse_down(selector, offset=start)
        await self._pilot.hover(selector, offset=end)
        await self._pilot.mouse_up(selector, offset=end)
        await self._pilot.pause()

    async def say(self, *replies: str) -> None:
        """Give replies by their ids, with the number each has on the screen."""
        for reply in replies:
            offered = [choice.id for choice in self.app.screen.query_one(Choices).choices]
            await self.press(str(offered.index(reply) + 1))

    async def hold(self, *road: str) -> None:
        """Begin the talk of the briefing on the screen, and give these replies."""
        await self.press("1")
        assert isinstance(self.app.screen, Talk)
        await self.say(*road)

    async def look_back(self) -> None:
        """From the end of a talk to what was measured, without a score or a word on what pulled."""
        await self.press("1")
        await self.press("1")
        await self.press("up", "enter")
        await self.press("escape")


@asynccontextmanager
async def program(
    scenario: Path | None = KLEIN,
    size: tuple[int, int] = ORDINARY,
    *,
    folders: Sequence[Path] = (),
    seed: int | None = SEED,
    learner: str | None = None,
    store: Store | None = None,
) -> AsyncIterator[Learner]:
    """The program on a screen of this size, at the briefing of ``scenario`` or in the library."""
    kept = open_store(home()) if store is None else store
    app = Gesprek(kept, folders, scenario=scenario, seed=seed, learner=learner)
    try:
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            person = Learner(app, pilot)
            await person.rest()
            yield person
    finally:
        kept.close()


def painted(app: App[None]) -> str:
    """What is painted on the whole screen, a line for every line, without spaces at the ends."""
    lines = ["".join(segment.text for segment in line).rstrip() for line in _lines(app)]
    return "\n".join(lines).rstrip("\n") + "\n"


class Ink(NamedTuple):
    """A piece of text as it is painted."""

    text: str
    foreground: tuple[int, int, int]
    background: tuple[int, int, int]


def inks(app: App[None]) -> Iterator[Ink]:
    """Every piece of text on the screen with its two colours, from 0 to 255."""
    for line in _lines(app):
        for text, style, _control in line:
            if text.strip() and style is not None:
                assert style.color is not None
                assert style.bgcolor is not None
                assert not style.dim, f"dimmed, so nobody knows how: {text!r}"
                colours = (style.color.get_truecolor(), style.bgcolor.get_truecolor())
                if style.reverse:
                    colours = (colours[1], colours[0])
                front, behind = colours
                yield Ink(text, (*front,), (*behind,))


def _lines(app: App[None]) -> list[list[Segment]]:
    screen = app.screen
    return [list(strip) for strip in screen._compositor.render_strips(screen.size)]


GOLDEN = ROOT / "tests" / "golden"
UPDATE = "GOLDEN"
"""With this variable set to ``update`` the golden screens are written and not compared."""


def same_as_golden(name: str, shown: str) -> bool:
    """Whether a screen is painted as it is kept; writes it down instead when asked to."""
    file = GOLDEN / f"{name}.txt"
    if os.environ.get(UPDATE) == "update":
        GOLDEN.mkdir(exist_ok=True)
        file.write_text(shown, "utf-8")
    return file.exists() and file.read_text("utf-8") == shown
