"""What every program of ours on a screen does, whatever it shows: sizes, themes, ends, defects."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from typing import Final

from rich.text import Text
from textual import events
from textual.app import App

from simulator import places
from simulator.language import _
from simulator.tui.screens.page import HEIGHTS, WIDTHS, Page
from simulator.tui.themes import themes

BROKEN: Final = 3
"""The exit code when the program itself is broken."""


class Frame(App[None]):
    """A program that gives the terminal back as it was, and shows nobody a traceback."""

    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self) -> None:
        super().__init__()
        self.ended_by: int | None = None
        """The signal that ended the program."""
        for theme in themes():
            self.register_theme(theme)

    def listen(self) -> None:
        """Give the terminal back when somebody ends the program from outside."""
        if sys.platform == "win32" or self.is_headless:
            return
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            loop.add_signal_handler(number, self._end_by, number)

    def _end_by(self, number: int) -> None:
        self.ended_by = None if number == signal.SIGINT else number
        self.exit()

    def leave(self) -> int:
        """The exit code, to be asked for once the terminal is as it was.

        A signal that ended the program ends this process too.
        """
        if self.ended_by is not None:
            signal.signal(self.ended_by, signal.SIG_DFL)
            os.kill(os.getpid(), self.ended_by)
        return self.return_code or 0

    def _handle_exception(self, error: Exception) -> None:
        """Textual would show a traceback over everything that was said or written."""
        from simulator.tui.crash import farewell, report

        self._return_code = BROKEN
        if self._exception is not None:
            return
        self._exception = error
        self.panic(Text(farewell(self.last_words(), report(error, places.home()))))
        self._exception_event.set()

    def last_words(self) -> list[str]:
        """What to tell whoever loses the screen to a defect: what is safe, and how to go on."""
        raise NotImplementedError

    def tell(self, message: str) -> None:
        """A notice on the page that lies on top, if that is one of ours."""
        page = self.screen
        if isinstance(page, Page):
            page.tell(message)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy, and say so: nothing else on the screen shows it."""
        super().copy_to_clipboard(text)
        self.tell(_("Copied."))

    async def on_event(self, event: events.Event) -> None:
        """A notice goes away with the next key."""
        if isinstance(event, events.Key | events.MouseDown) and not event.is_forwarded:
            self.tell("")
        await super().on_event(event)
