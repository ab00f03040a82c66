"""The program on the projector: from the start page through the lesson, and what lies beside it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from math import inf
from pathlib import PurePath
from time import monotonic
from typing import ClassVar, Final

from rich.text import Text
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from simulator.classroom import Commands
from simulator.classroom.projector import words
from simulator.classroom.projector.desk import Desk, Phones
from simulator.classroom.projector.earlier import earlier_lessons
from simulator.classroom.projector.stage import Stage
from simulator.classroom.projector.start import Start
from simulator.language import _, mark
from simulator.scenario import Scenario
from simulator.store import Store, StoreProblem
from simulator.tui.frame import Frame
from simulator.tui.themes import Look, name_of

LOOKS: Final[tuple[Look, ...]] = ("contrast_dark", "contrast_light")
"""The themes for a projector, the first one to begin with."""

SAME_MOMENT: Final = 0.4
"""Seconds after a page was closed in which its key, pressed once too often, does not end a lesson:
that it ended is what thirty people would see."""

Serve = Callable[[Desk, Callable[[], None]], Phones]
"""Makes the server of a lesson; it calls back when votes or phones came in."""


class Projecting(Frame):
    """One scenario, and one lesson with it."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../../tui/styles/page.tcss", "projector.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h,f1", "app.help_lines", mark("Help lines")),
        Binding("question_mark", "app.help", show=False),
        Binding("f2", "app.look", show=False),
        Binding("ctrl+c", "app.quit", show=False),
    ]

    class PhonesChanged(Message):
        """Votes came in, or phones came or went."""

        def can_replace(self, message: Message) -> bool:
            """Many at once are shown once."""
            return isinstance(message, type(self))

    def __init__(
        self,
        scenario: Scenario,
        store: Store,
        *,
        seed: int | None = None,
        phones: bool = False,
        port: int | None = None,
        serve: Serve | None = None,
        commands: Commands = Commands(),  # noqa: B008 -- frozen
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """``serve`` makes the server in the place of the one with the voting page.

        ``clock`` tells seconds.
        """
        super().__init__()
        self._scenario = scenario
        self._store = store
        self._seed = seed
        self._commands = commands
        self._serve = serve or (partial(_voting_page, port=port) if phones else None)
        self.desk: Desk | None = None
        """None before a lesson was begun."""
        self._clock = clock
        self._page_closed = -inf
        """When a page beside the lesson was closed last, in seconds of the clock."""
        self.theme = name_of(LOOKS[0])

    def get_default_screen(self) -> Screen[None]:
        """The start page lies under everything."""
        return Start(self._scenario, earlier_lessons(self._store, self._scenario))

    # From start to end

    def on_mount(self) -> None:
        """Listen to the system."""
        self.listen()

    async def on_unmount(self) -> None:
        """Let the phones go."""
        if self.desk is not None and self.desk.phones is not None:
            # The server takes its address back, and what cannot be kept now is told by nobody.
            with suppress(StoreProblem):
                await self.desk.phones.stop()

    def last_words(self) -> list[str]:
        """Every act was kept before it was shown."""
        told = [_("Something is wrong in the program, and it had to stop.")]
        if self.desk is not None:
            told.append(self._farewell(self.desk))
        return told

    def _farewell(self, desk: Desk) -> str:
        once = self._store.kept and not desk.notice
        return words.farewell(self._commands.again, kept=once and desk.kept, once=once)

    async def on_start_begun(self, event: Start.Begun) -> None:
        """Begin the lesson, or go on with one."""
        if self.desk is not None:
            return
        if event.earlier is not None:
            self.desk = Desk(event.earlier)
        else:
            self.desk = Desk.begin(self._store, self._scenario, seed=self._seed)
        told = await self._open_the_room(self.desk)
        stage = Stage(self.desk)
        await self.push_screen(stage)
        if told:
            stage.tell(told)
        if self.desk.phones is not None:
            # Before anything else the class has to get in.
            stage.action_phones()

    async def _open_the_room(self, desk: Desk) -> str:
        """Let phones come in; what went wrong is told, and the class goes on by hands."""
        if self._serve is None:
            return ""
        told = desk.do(lambda teaching: teaching.furnish())
        phones = self._serve(desk, self._phones_changed)
        try:
            await phones.start()
        except OSError:
            return _("Phones cannot come in: this computer let us open no page. Vote by hands.")
        except StoreProblem as problem:
            return str(problem)
        desk.phones = phones
        return told

    def _phones_changed(self) -> None:
        self.post_message(self.PhonesChanged())

    def on_projecting_phones_changed(self) -> None:
        """Say how many voted, and how many are in the room."""
        stage = self._stage
        if stage is not None and stage.is_attached:
            stage.show_status()
            if self.desk is not None and (told := self.desk.news()):
                stage.tell(told)
        if self.desk is not None and self.desk.phones is not None:
            from simulator.classroom.projector.aside import PhonesPage

            if isinstance(self.screen, PhonesPage):
                self.screen.settle()

    @property
    def _stage(self) -> Stage | None:
        return next((page for page in self.screen_stack if isinstance(page, Stage)), None)

    async def on_start_skipped(self, _event: Start.Skipped) -> None:
        """Nobody asks why."""
        await self.action_quit()

    async def on_stage_left(self, _event: Stage.Left) -> None:
        """Leave at once, unless the key was meant for the page that it has just closed."""
        if self._clock() - self._page_closed >= SAME_MOMENT:
            await self.action_quit()

    async def action_quit(self) -> None:
        """Leave, and say that everything of the lesson is kept."""
        self.exit(message=Text(self._farewell(self.desk)) if self.desk else None)

    def pop_screen(self) -> AwaitComplete:
        """Remember when."""
        self._page_closed = self._clock()
        return super().pop_screen()

    # Beside the lesson

    def on_stage_wanted(self, event: Stage.Wanted) -> None:
        """Show a page beside the lesson."""
        pages = {
            "black": self._black,
            "keys": self.action_help,
            "jump": self._jump,
            "roads": self._roads,
            "notes": self._notes,
            "phones": self._phones_page,
            "sheet": self._sheet,
        }
        pages[event.page]()

    def _black(self) -> None:
        from simulator.classroom.projector.aside import Blackout

        self.push_screen(Blackout())

    def _jump(self) -> None:
        from simulator.classroom.projector.jump import Jump

        desk, stage = self._at_work
        self.push_screen(Jump(desk.lesson), lambda turn: stage.at(turn) if turn else None)

    def _roads(self) -> None:
        from simulator.classroom.projector.class_roads import ClassRoads, Wish

        desk, stage = self._at_work

        def go_on(wish: Wish | None) -> None:
            if wish == "another":
                self._another_road()
            elif wish is not None:
                stage.along(wish)

        if len(desk.lesson.roads) > 1:
            self.push_screen(ClassRoads(desk.lesson), go_on)
        else:
            self._another_road()

    def _another_road(self) -> None:
        from simulator.classroom.projector.jump import Jump

        desk, stage = self._at_work
        if not desk.lesson.road:
            self.tell(_("Nothing was said yet: there is no other road."))
            return
        self.push_screen(
            Jump(desk.lesson, decided=True),
            lambda turn: stage.at(turn, other=True) if turn else None,
        )

    def _notes(self) -> None:
        from simulator.classroom.projector.aside import NotesPage

        desk, _stage = self._at_work
        self.push_screen(NotesPage(self._commands.notes, by_browser=desk.phones is not None))

    def _phones_page(self) -> None:
        from simulator.classroom.projector.aside import PhonesPage, without_phones

        desk, _stage = self._at_work
        if desk.phones is None:
            self.tell(without_phones())
            return
        from simulator.classroom.phones import qr_lines

        self.push_screen(PhonesPage(desk.phones, qr_lines))

    def _sheet(self) -> None:
        from simulator.classroom.projector.sheet_file import write_sheet

        desk, _stage = self._at_work
        self.tell(write_sheet(desk.lesson))

    @property
    def _at_work(self) -> tuple[Desk, Stage]:
        desk, stage = self.desk, self._stage
        assert desk is not None
        assert stage is not None
        return desk, stage

    def action_help_lines(self) -> None:
        """Show the help lines, from anywhere."""
        from simulator.tui.screens.help_lines import HelpLines

        if not isinstance(self.screen, HelpLines):
            self.push_screen(HelpLines(self._scenario.warnings))

    def action_help(self) -> None:
        """Show the keys."""
        from simulator.classroom.projector.aside import Keys

        if not isinstance(self.screen, Keys):
            self.push_screen(Keys())

    def action_look(self) -> None:
        """The other of the two themes."""
        names = [name_of(look) for look in LOOKS]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]


def _voting_page(desk: Desk, on_change: Callable[[], None], *, port: int | None) -> Phones:
    """The server with the voting page, on the network of this computer."""
    from simulator.classroom.phones import PhoneServer

    phones: Phones = PhoneServer(
        desk.teaching, on_change=on_change, on_problem=desk.move, port=port, everyone=True
    )
    return phones
