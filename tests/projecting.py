"""The projector without a terminal: a teacher who presses keys, and what her class sees."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from itertools import count

from simulator.classroom import Commands
from simulator.classroom.projector.app import Projecting, Serve
from simulator.classroom.projector.stage import Stage
from simulator.lesson import Lesson, Teaching
from simulator.loading import load
from simulator.places import home
from simulator.scenario import Scenario
from simulator.store import Store, open_store
from tests.painting import ORDINARY, SEED, Ink, Somebody, inks
from tests.running import KLEIN

CLASS = load(KLEIN)
ROAD = ("nachten", "volgen", "mandaat_vragen")
"""A good road through it."""


class Teacher(Somebody[Projecting]):
    """Somebody at the keyboard, before a class."""

    async def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        names = {" ": "space", "+": "plus", ".": "full_stop"}
        await self.press(*(names.get(letter, letter) for letter in text))

    @property
    def inks(self) -> Sequence[Ink]:
        """Every piece of text with its colours."""
        return tuple(inks(self.app))

    @property
    def stage(self) -> Stage:
        """The screen of the lesson."""
        assert isinstance(self.app.screen, Stage)
        return self.app.screen

    @property
    def teaching(self) -> Teaching:
        """The lesson with its store."""
        assert self.app.desk is not None
        return self.app.desk.teaching

    @property
    def lesson(self) -> Lesson:
        """The lesson."""
        return self.teaching.lesson

    @property
    def hands(self) -> tuple[int, ...]:
        """The hands that were counted in the vote of this step."""
        assert self.lesson.poll is not None
        return self.lesson.poll.hands

    def letter(self, reply: str) -> str:
        """The letter that a reply has at this place."""
        ids = [option.id for option in self.lesson.options]
        return "ABCDEFGHI"[ids.index(reply)]

    async def begin(self) -> None:
        """Begin a new lesson."""
        await self.press("end", "up", "enter")

    async def say(self, *replies: str) -> None:
        """Let the class say these, without a vote."""
        for reply in replies:
            await self.press("g")
            await self.press(*["up"] * 9)
            await self.press(*["down"] * (ord(self.letter(reply)) - ord("A")), "right")


@asynccontextmanager
async def projecting(
    size: tuple[int, int] = ORDINARY,
    *,
    scenario: Scenario = CLASS,
    store: Store | None = None,
    serve: Serve | None = None,
    begun: bool = True,
    clock: Callable[[], float] | None = None,
) -> AsyncIterator[Teacher]:
    """The projector at the first line of a new lesson, or at the start page.

    Without another ``clock`` this teacher takes her time: seconds lie between all she does.
    """
    kept = open_store(home()) if store is None else store
    commands = Commands(f"gesprek class {scenario.id}")
    unhurried = clock or count().__next__
    app = Projecting(scenario, kept, seed=SEED, serve=serve, commands=commands, clock=unhurried)
    try:
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            teacher = Teacher(app, pilot)
            await teacher.rest()
            if begun:
                await teacher.begin()
            yield teacher
    finally:
        kept.close()
