"""The program round a preview: it reads the file, and reads it again at every save."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path, PurePath
from threading import Event as Flag
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from simulator.authoring.preview import Save, opened, read
from simulator.language import _, mark
from simulator.tui.frame import Frame
from simulator.tui.preview.screen import PreviewPage
from simulator.tui.preview.watching import saves
from simulator.tui.themes import LOOKS, name_of


class Previewing(Frame):
    """One scenario file, and its preview."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [
        "../styles/page.tcss",
        "../styles/preview.tcss",
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h,f1", "app.help_lines", mark("Help lines")),
        Binding("question_mark", "app.help", show=False),
        Binding("f2", "app.look", show=False),
        Binding("f5", "app.load", show=False),
        Binding("ctrl+c", "app.quit", show=False),
    ]

    class Changed(Message):
        """The file may have been saved."""

    def __init__(self, file: Path, *, watched: bool = True) -> None:
        """A file that is not ``watched`` is only read again when that is asked for."""
        super().__init__()
        self._file = file
        self._watched = watched
        self._stopped = Flag()
        self._first = read(file)
        self.theme = name_of(LOOKS[0])

    def get_default_screen(self) -> Screen[None]:
        """The preview lies under everything."""
        return PreviewPage(self._file, opened(self._first), _now())

    @property
    def page(self) -> PreviewPage:
        """The preview."""
        page = self.screen_stack[0]
        assert isinstance(page, PreviewPage)
        return page

    # From start to end

    def on_mount(self) -> None:
        """Listen to the system, and watch the file."""
        self.listen()
        if self._watched:
            self.run_worker(self._watch, thread=True, group="watch")

    def on_unmount(self) -> None:
        """Stop watching."""
        self._stopped.set()

    def last_words(self) -> list[str]:
        """The file is safe: a preview only reads it."""
        return [_("Something is wrong in the program, and it had to stop. Your file is as it was.")]

    # Reading

    def _watch(self) -> None:
        for _save in saves(self._file, self._stopped):
            self.post_message(self.Changed())

    def on_previewing_changed(self) -> None:
        """Read the file: beside what the keys do, and the last save wins."""
        self.action_load()

    def action_load(self) -> None:
        """Read the file again."""
        self.run_worker(partial(read, self._file), thread=True, exclusive=True, group="read")

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """The file was read: show what it holds, if that is anything new."""
        save = event.worker.result if event.state is WorkerState.SUCCESS else None
        if isinstance(save, Save) and save != self.page.preview.save:
            self.page.saved(save, _now())

    # To and fro

    def on_preview_page_problem_wanted(self, event: PreviewPage.ProblemWanted) -> None:
        """Show everything about one problem."""
        from simulator.tui.preview.problem import ProblemPage

        self.push_screen(ProblemPage(event.problem, self.page.preview.save.text))

    def action_help_lines(self) -> None:
        """Show the help lines, from anywhere."""
        from simulator.tui.screens.help_lines import HelpLines

        if not isinstance(self.screen, HelpLines):
            scenario = self.page.preview.scenario
            self.push_screen(HelpLines(scenario.warnings if scenario else ()))

    def action_help(self) -> None:
        """Show what can be done."""
        from simulator.tui.preview.help import PreviewHelp

        if not isinstance(self.screen, PreviewHelp):
            self.push_screen(PreviewHelp())

    def action_look(self) -> None:
        """The next colours."""
        looks = [name_of(look) for look in LOOKS]
        self.theme = looks[(looks.index(self.theme) + 1) % len(looks)]


def _now() -> str:
    return datetime.now().astimezone().strftime("%H:%M:%S")
