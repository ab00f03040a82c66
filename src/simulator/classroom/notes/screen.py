"""The terminal beside the projector: the notes, which follow the lesson by themselves."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget

from simulator.classroom.notes.blocks import client_blocks, lesson_blocks
from simulator.classroom.notes.content import Notes, notes_of
from simulator.classroom.notes.following import Following
from simulator.language import _, mark
from simulator.lesson.positions import Position
from simulator.tui.frame import Frame
from simulator.tui.screens.help import Help, titled, told_keys
from simulator.tui.screens.page import Page
from simulator.tui.text import INK, QUIET, STRONG, one_line, plain
from simulator.tui.themes import LOOKS, name_of
from simulator.tui.widgets.line import Line
from simulator.tui.widgets.sheet import GAP, Block, Sheet, para

EVERY: Final = 0.5
"""Seconds between two looks at what has happened."""
WIDE: Final = 150
"""From this many cells the client stands beside the replies."""
BRIEF: Final = 24
"""With fewer lines only the most likely keys are told."""

KEYS = (
    ("↑ ↓", mark("scroll; Space and PgDn read on, PgUp back")),
    ("Tab", mark("in a wide window: to the client, and back to the replies")),
    ("F2", mark("other colours")),
    ("h  F1", mark("help lines")),
    ("Esc", mark("leave the notes; the lesson goes on")),
)


class NotesPage(Page[None]):
    """The notes of one moment."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", mark("Leave")),
        Binding("question_mark", "app.help", mark("Keys")),
    ]
    AUTO_FOCUS = "#words"

    def __init__(self, following: Following) -> None:
        super().__init__()
        self._following = following
        self._at: Position | None = None
        self._notes: Notes | None = None

    def content(self) -> Iterable[Widget]:
        """Where the class is, and everything else below it."""
        yield Line(id="title")
        yield Line(rule=True, id="step")
        yield Sheet(id="words")

    def right(self) -> ComposeResult:
        """The client, in a wide window."""
        yield Sheet(id="client")

    def settle(self) -> None:
        """Show what there is."""
        self.show()

    def show(self) -> None:
        """Show the notes of this moment; at another moment from their first line."""
        lesson = self._following.lesson
        self._notes = notes_of(lesson) if lesson is not None else None
        self._lay_out()
        at = lesson.position if lesson is not None else None
        if at != self._at:
            self._at = at
            self.query_one("#words", Sheet).scroll_home(animate=False)

    def on_resize(self) -> None:
        """Use the room there is."""
        super().on_resize()
        self._lay_out()

    def _lay_out(self) -> None:
        notes, wide = self._notes, self.app.size.width >= WIDE
        if notes is None:
            self.query_one("#title", Line).show(plain(_("Notes for the teacher"), STRONG))
            self.query_one("#step", Line).show("")
            self.query_one("#words", Sheet).show([para(one_line(self._following.why_not(), INK))])
            self.query_one("#client", Sheet).show([])
            return
        self.query_one("#title", Line).show(one_line(notes.title, STRONG), plain(notes.turn, QUIET))
        self.query_one("#step", Line).show(one_line(notes.step, STRONG))
        beside = list(client_blocks(notes))
        blocks: list[Block] = list(lesson_blocks(notes, brief=self.app.size.height < BRIEF))
        if not wide:
            blocks += [GAP, *beside]
        blocks += self._address()
        self.query_one("#words", Sheet).show(blocks)
        self.query_one("#client", Sheet).show(beside if wide else [])

    def _address(self) -> Iterable[Block]:
        """Where the notes can be read too, where that is known."""
        address = self._following.notes_address
        if address:
            told = _("These notes in a browser, for you alone: {address}")
            yield GAP
            yield para(one_line(told.format(address=address), QUIET))

    def action_back(self) -> None:
        """Leave."""
        self.app.exit()


class NotesHelp(Help):
    """The keys of the notes."""

    def blocks(self) -> Iterable[Block]:  # type: ignore[override]
        """The keys."""
        yield from titled(_("Keys"), told_keys(KEYS))


class Reading(Frame):
    """The notes, and what follows the lesson for them."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../../tui/styles/page.tcss", "notes.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h,f1", "app.help_lines", mark("Help lines")),
        Binding("question_mark", "app.help", show=False),
        Binding("f2", "app.look", show=False),
        Binding("ctrl+c", "app.quit", show=False),
    ]

    def __init__(self, following: Following) -> None:
        super().__init__()
        self._following = following
        self._following.look()
        self.theme = name_of(LOOKS[0])

    def get_default_screen(self) -> Screen[None]:
        """The notes lie under everything."""
        return NotesPage(self._following)

    def on_mount(self) -> None:
        """Listen to the system, and look again and again."""
        self.listen()
        self.set_interval(EVERY, self.look)

    def look(self) -> None:
        """Show what has happened since."""
        page = self.screen_stack[0]
        if self._following.look() and isinstance(page, NotesPage) and page.is_attached:
            page.show()

    def last_words(self) -> list[str]:
        """The notes only read."""
        return [
            _("Something is wrong in the program, and it had to stop. The lesson itself goes on.")
        ]

    def action_help_lines(self) -> None:
        """Show the help lines, from anywhere."""
        from simulator.tui.screens.help_lines import HelpLines

        if not isinstance(self.screen, HelpLines):
            lesson = self._following.lesson
            self.push_screen(HelpLines(lesson.scenario.warnings if lesson else ()))

    def action_help(self) -> None:
        """Show the keys."""
        if not isinstance(self.screen, NotesHelp):
            self.push_screen(NotesHelp())

    def action_look(self) -> None:
        """The next colours."""
        looks = [name_of(look) for look in LOOKS]
        self.theme = looks[(looks.index(self.theme) + 1) % len(looks)]
