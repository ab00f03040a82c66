"""Something that many may ask for, and that is done once for all of them."""

import asyncio
from collections.abc import Callable


class Coalesced:
    """An act that is done soon after it is asked for, and with a pause between two times.

    Needs a running event loop when it is asked.
    """

    def __init__(self, act: Callable[[], None], pause: float) -> None:
        """``pause``: seconds between two times, at least."""
        self._act = act
        self._pause = pause
        self._next = 0.0
        self._waiting: asyncio.TimerHandle | None = None

    def ask(self) -> None:
        """Do it: at once where the pause is over, else as soon as it is."""
        if self._waiting is None:
            loop = asyncio.get_running_loop()
            self._waiting = loop.call_at(max(self._next, loop.time()), self._do)

    def drop(self) -> None:
        """What was asked for need not be done any more."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _do(self) -> None:
        self._waiting = None
        try:
            self._act()
        finally:
            self._next = asyncio.get_running_loop().time() + self._pause
