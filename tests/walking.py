"""A walk along every screen, for what has to hold on each of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from simulator.places import home
from simulator.practice import Practice
from simulator.store import Reason, SqliteStore, StoreProblem, open_store
from tests.painting import Learner, program

FULL = StoreProblem(Reason.FULL, Path("/home/noor/gesprekken.db"))
"""What a full disk says."""


class Walk:
    """A learner who comes by every screen; whoever walks along looks around at each."""

    def __init__(
        self, learner: Learner, choose: Callable[[Sequence[str]], str], broken: Path
    ) -> None:
        self._learner = learner
        self._choose = choose
        self._broken = broken

    async def screens(self) -> AsyncIterator[str]:
        """The names of the screens, each while it is in view."""
        press = self._learner.press
        yield "library"
        await press("slash", "m")
        yield "library-search"
        await press("escape")
        async for name in self._unplayable():
            yield name
        await press("enter")
        yield "briefing"
        async for name in self._everywhere():
            yield name
        await press("1")
        yield "talk"
        await self._say()
        yield "talk-answered"
        await press("tab")
        yield "talk-reading"
        await press("tab")
        async for name in self._not_kept():
            yield name
        while self._practice.talk.ended is None:
            await self._say()
        yield "talk-over"
        async for name in self._afterwards():
            yield name
        await press("enter", "1", "escape")
        yield "left"

    async def _unplayable(self) -> AsyncIterator[str]:
        self._learner.app._open(self._broken)
        await self._learner.rest()
        yield "refused"
        await self._learner.press("escape")

    async def _everywhere(self) -> AsyncIterator[str]:
        for key, name in (
            ("h", "help-lines"),
            ("question_mark", "help"),
            ("f2", "settings"),
            ("ctrl+p", "palette"),
        ):
            await self._learner.press(key)
            yield name
            await self._learner.press("escape")

    async def _not_kept(self) -> AsyncIterator[str]:
        append = self._learner.app.store.append

        def full(*_arguments: object, **_named: object) -> int:
            raise FULL

        self._learner.app.store.append = full  # type: ignore[method-assign]
        await self._say()
        yield "not-kept"
        self._learner.app.store.append = append  # type: ignore[method-assign]
        await self._learner.press("1")

    async def _afterwards(self) -> AsyncIterator[str]:
        press = self._learner.press
        await press("1")
        yield "landing"
        await press("1")
        await press("7", "down", "3")
        yield "self-score"
        await press("down", "down", "down", "down", "enter")
        yield "pull"
        await press("down", "enter", "end", "enter")
        yield "pull-marked"
        await press("escape")
        for key, name in (
            ("1", "helped"),
            ("2", "left-alone"),
            ("3", "measured"),
            ("4", "turns"),
            ("5", "course"),
            ("6", "next-step"),
        ):
            await press(key)
            yield f"debrief-{name}"
        await press("escape")
        yield "library-afterwards"
        await press("enter", "1")
        while self._practice.talk.ended is None:
            await self._say()
        await press("1", "1", "up", "enter", "escape", "4", "enter")
        yield "turn"
        await press("i")
        yield "turn-idea"
        await press("n")
        yield "turn-note"
        await press("escape", "escape", "escape")

    @property
    def _practice(self) -> Practice:
        practice = self._learner.app._practice
        assert practice is not None
        return practice

    async def _say(self) -> None:
        offered = [reply.id for reply in self._practice.talk.replies]
        await self._learner.say(self._choose(offered))


@asynccontextmanager
async def walking(
    size: tuple[int, int],
    scenario: Path,
    choose: Callable[[Sequence[str]], str],
    monkeypatch: pytest.MonkeyPatch,
    broken: Path,
) -> AsyncIterator[tuple[Learner, Walk]]:
    """A learner in a library with one scenario, and her walk; ``choose`` picks her replies."""
    store: SqliteStore = open_store(home())
    # A folder that is the same on every machine, for it is shown.
    monkeypatch.setenv("GESPREK_HOME", "/home/noor/gesprek")
    async with program(None, size, folders=[scenario], store=store) as learner:
        yield learner, Walk(learner, choose, broken)
