"""What a learner does has one owner on the screen: the store, the practice that is going on, home.

Everything that has to be kept is kept here before it is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakSet

from textual.screen import Screen

from simulator.store import SessionId, Store, StoreProblem, next_step_of, nowhere
from simulator.tui.frame import Frame
from simulator.tui.screens.library import Library, Shelf
from simulator.tui.settings import read_settings
from simulator.tui.shelving import shelf_now

if TYPE_CHECKING:
    from simulator.debrief import Debrief
    from simulator.practice import Practice
    from simulator.scenario import Scenario

Kept = TypeVar("Kept")
Asker = TypeVar("Asker", bound=Screen[Any])


class Learning(Frame):
    """One learner, her store and what she is doing now."""

    def __init__(
        self,
        store: Store,
        folders: Sequence[Path],
        *,
        scenario: Path | None = None,
        learner: str | None = None,
    ) -> None:
        """``scenario`` is a file to show beside the folders; ``learner`` holds for every talk."""
        super().__init__()
        self.store = store
        self.settings = read_settings(store)
        self._folders = list(folders)
        self._asked_for = scenario
        # The setting may come back as the argument, and a change of the setting has to hold.
        self._learner = learner if learner != self.settings.learner else None
        self._practice: Practice | None = None
        self._opened: Scenario | None = None
        self._debrief: Debrief | None = None
        self._not_again: set[SessionId] = set()
        self._laid_over: WeakSet[Screen[Any]] = WeakSet()
        """The pages that were opened over whatever was there, such as the help lines."""

    @property
    def learner(self) -> str | None:
        """Whose talks these are; None for somebody without a name."""
        return self._learner or self.settings.learner or None

    def _shelf(self) -> Shelf:
        """The library as it is now."""
        asked_for = [self._asked_for] if self._asked_for else []
        folders = [*self._folders, *asked_for]
        return shelf_now(self.store, folders, self.learner, self._not_again)

    def _next_step(self) -> str | None:
        try:
            return next_step_of(self.store, self.learner)
        except StoreProblem:
            # What cannot be read now is no reason to keep anybody from practising.
            return None

    # Keeping

    def _keep(
        self,
        keeping: Callable[[Practice], Kept],
        then: Callable[[Kept], None],
        otherwise: Callable[[], None] = lambda: None,
    ) -> None:
        """Do something that has to be kept, and go on when it is.

        Where it cannot be kept the learner chooses: try again, go on without keeping, or neither.
        """
        assert self._practice is not None
        try:
            done = keeping(self._practice)
        except StoreProblem as problem:
            self._ask_how_to_go_on(
                problem, partial(self._keep, keeping, then, otherwise), otherwise
            )
        else:
            then(done)

    def _ask_how_to_go_on(
        self, because: StoreProblem, again: Callable[[], None], otherwise: Callable[[], None]
    ) -> None:
        from simulator.tui.screens.not_kept import AGAIN, WITHOUT, NotKept

        def go_on(way: str | None) -> None:
            # What was laid over it since it was answered went away in its place.
            while page in self.screen_stack:
                self.pop_screen()
            if way == WITHOUT:
                self._keep_nothing(because)
            if way in (AGAIN, WITHOUT):
                again()
            else:
                otherwise()

        page = NotKept(because)
        self.push_screen(page, go_on)

    def _keep_nothing(self, because: StoreProblem) -> None:
        """Go on with the same talk in a store that keeps nothing."""
        assert self._practice is not None
        self.store = nowhere(because)
        self._practice = self._practice.elsewhere(self.store, self.learner)

    # Who asked

    def _asked_by(self, kind: type[Asker]) -> Asker | None:
        """The page of this kind that said something just now; None when it is gone by now.

        Keys can come faster than pages do: by the time that a page is heard, the next key may have
        laid another one over it, or closed it. What a page said that is gone no longer holds.
        """
        pages = reversed(self.screen_stack)
        return next((page for page in pages if isinstance(page, kind)), None)

    def _going_on_from(self, kind: type[Asker]) -> Asker | None:
        """The page of this kind that asks for another one, brought on top for it to leave.

        What was laid over it in the meantime is closed. None when it is gone, or when the page it
        goes on to is there already: then its wish is behind the times.
        """
        page = self._asked_by(kind)
        if page is None:
            return None
        over = self.screen_stack[self.screen_stack.index(page) + 1 :]
        if not all(one in self._laid_over for one in over):
            return None
        for _one in over:
            self.pop_screen()
        return page

    def _lay_over(self, page: Screen[Any], closed: Callable[[Any], None] | None = None) -> None:
        """Open a page over whatever is there; closing it at any moment loses nothing."""
        self._laid_over.add(page)
        self.push_screen(page, closed)

    # To and fro

    def _to_library(self) -> None:
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self._renew_library()

    def _renew_library(self) -> None:
        library = self.screen_stack[0]
        if isinstance(library, Library):
            library.renew(self._shelf())
