"""The teacher's desk: the lesson that goes on, whatever happens to where it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from simulator.classroom.projector import words
from simulator.lesson import Lesson, Teaching
from simulator.store import StoreProblem, nowhere

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulator.scenario import Scenario
    from simulator.store import Store


class Phones(Protocol):
    """What the projector needs of the server for the phones."""

    teaching: Teaching
    """May be replaced, when the lesson is kept elsewhere."""

    @property
    def address(self) -> str | None:
        """What the code on the screen holds; None while it cannot be reached."""

    @property
    def short(self) -> str:
        """The same for the eye."""

    @property
    def phones(self) -> int:
        """How many are in the room now."""

    @property
    def reach(self) -> str:
        """Who can reach it, in one sentence."""

    def tell(self) -> None:
        """The teacher did something."""

    async def start(self) -> None:
        """Begin to listen; raises ``OSError``."""

    async def stop(self) -> None:
        """Let go of everything."""


class Desk:
    """A lesson, and everything that has to hear of what the teacher does in it."""

    def __init__(self, teaching: Teaching, *, notice: str = "") -> None:
        self.teaching = teaching
        self.notice = notice
        """What to tell the teacher first: that nothing is kept, and why. Empty when all is well."""
        self.phones: Phones | None = None
        self._news = ""
        self.kept = not notice
        """Whether the lesson will be there next week."""

    @classmethod
    def begin(cls, store: Store, scenario: Scenario, *, seed: int | None = None) -> Desk:
        """A new lesson; in memory only when it cannot be kept."""
        try:
            return cls(Teaching.begin(store, scenario, seed=seed))
        except StoreProblem as problem:
            teaching = Teaching.begin(nowhere(problem), scenario, seed=seed)
            return cls(teaching, notice=words.not_kept(problem))

    @property
    def lesson(self) -> Lesson:
        """The lesson."""
        return self.teaching.lesson

    def do(self, act: Callable[[Teaching], object]) -> str:
        """Do something in the lesson, and say what went wrong with keeping it; mostly nothing.

        When it cannot be kept the class goes on all the same, in memory.
        """
        try:
            act(self.teaching)
        except StoreProblem as problem:
            self.move(problem)
            act(self.teaching)
        if self.phones is not None:
            self.phones.tell()
        return self.news()

    def move(self, problem: StoreProblem) -> None:
        """The lesson can be kept no longer: from here on it is in memory."""
        self.teaching = self.teaching.elsewhere(nowhere(problem))
        self.kept = False
        self._news = words.not_kept(problem)
        if self.phones is not None:
            self.phones.teaching = self.teaching

    def news(self) -> str:
        """What went wrong with keeping since this was asked last; mostly nothing."""
        told, self._news = self._news, ""
        return told
