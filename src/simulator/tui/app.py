"""The program on the screen: which page comes after which, from the library to the last word.

Pages say what the learner wants; here it is done, and kept before it is shown. What only later
pages need is imported when they come: the library has to stand there at once.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar, Final

from textual import constants
from textual.binding import Binding, BindingType
from textual.screen import Screen

from simulator import language, places
from simulator.codebook.vocabulary import ContentTag
from simulator.language import Language, _, mark
from simulator.store import (
    EVERYONE,
    SessionRow,
    Store,
    StoreProblem,
    nowhere,
)
from simulator.tui.coming_back import ComingBack
from simulator.tui.drilling import Drilling
from simulator.tui.roads import Roads
from simulator.tui.screens.library import ROOMS, Library
from simulator.tui.screens.page import Page
from simulator.tui.settings import Settings, keep_settings
from simulator.tui.themes import LOOK_LABELS, LOOKS, Look, name_of
from simulator.tui.widgets.foot import hints_of

if TYPE_CHECKING:
    from simulator.practice import Practice
    from simulator.scenario import Scenario
    from simulator.tui.screens.briefing import Briefing
    from simulator.tui.screens.conversation import Talk
    from simulator.tui.screens.palette import Command
    from simulator.tui.screens.settings import SettingsPage

FINE: Final = 0
REFUSED: Final = 1
"""The scenario that was asked for cannot be played."""


class Gesprek(ComingBack, Drilling, Roads):
    """Library, talk, looking back."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["styles/page.tcss", "styles/library.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h,f1", "app.help_lines", mark("Help lines")),
        Binding("question_mark", "app.help", show=False),
        Binding("f2", "app.settings", show=False),
        Binding("ctrl+p", "app.palette", show=False),
        Binding("ctrl+c", "app.quit", show=False),
    ]

    def __init__(
        self,
        store: Store,
        folders: Sequence[Path],
        *,
        scenario: Path | None = None,
        seed: int | None = None,
        learner: str | None = None,
    ) -> None:
        """``scenario`` is opened at once; ``seed`` and ``learner`` hold for every talk."""
        super().__init__(store, folders, scenario=scenario, learner=learner)
        self._seed = seed
        self._apply()

    # From start to end

    def get_default_screen(self) -> Screen[None]:
        """The library lies under everything."""
        return Library(self._shelf())

    def on_mount(self) -> None:
        """Listen to the system, and open what was asked for."""
        self.listen()
        if not self.is_headless:
            self.call_after_refresh(_tidy)
        if self._asked_for is not None and not self._open(self._asked_for):
            self._return_code = REFUSED

    def last_words(self) -> list[str]:
        """Every reply was kept before it was answered."""
        return [
            _("Something is wrong in the program, and it had to stop. What you said is kept."),
            _("Start it again with `gesprek`; it offers you the talk that was broken off."),
        ]

    # Library and briefing

    def on_library_chosen(self, event: Library.Chosen) -> None:
        """Open the talk that was chosen."""
        if self._going_on_from(Library) is None:
            return
        self._practice = None
        self._open(event.card.file)

    def on_library_go_on_wanted(self, event: Library.GoOnWanted) -> None:
        """Open the talk that was broken off, where it is by now.

        Another window may have gone on with it since the library was shown.
        """
        from simulator.practice import Stage

        if self._going_on_from(Library) is None:
            return
        row = event.unfinished.row
        scenario = self._load(event.unfinished.card.file)
        if scenario is None:
            self._not_again.add(row.id)
            return
        practice = self._resumed(scenario, row)
        if practice is None:
            self._not_again.add(row.id)
            self._renew_library()
            return
        if practice.stage is Stage.LEFT:
            self._renew_library()
            self.tell(_left_elsewhere())
            return
        if practice.stage is Stage.SCORED:
            self._back_into(row.id)
            return
        self._practice = practice
        if practice.talk.ended:
            self._land(practice)
        else:
            self._brief(scenario, resumed_at=practice.talk.turn)

    def _resumed(self, scenario: Scenario, row: SessionRow) -> Practice | None:
        from simulator.practice import NoLongerOffered, Practice

        try:
            return Practice.resumed(self.store, scenario, row)
        except StoreProblem as problem:
            self.tell(str(problem))
        except NoLongerOffered as gone:
            self.tell(
                _(
                    "This talk has been changed since: at turn {turn} it no longer offers "
                    "“{reply}”. What you said is kept, but you cannot go on with it."
                ).format(turn=gone.turn, reply=gone.words)
            )
        return None

    def _open(self, file: Path) -> bool:
        """Open a scenario at its briefing; False when it cannot be played."""
        scenario = self._load(file)
        if scenario is not None:
            self._brief(scenario)
        return scenario is not None

    def _load(self, file: Path) -> Scenario | None:
        from simulator.loading import ScenarioRefused, load

        try:
            return load(file)
        except ScenarioRefused as refused:
            from simulator.tui.screens.refused import Refused

            self.push_screen(Refused(file, refused.problems))
            return None

    def _brief(self, scenario: Scenario, resumed_at: int | None = None) -> None:
        from simulator.tui.screens.briefing import Briefed, Briefing

        self._opened = scenario
        try:
            first_time = not self.store.sessions(learner=EVERYONE, limit=1)
        except StoreProblem:
            first_time = True
        self.push_screen(Briefing(Briefed(scenario, self._next_step(), first_time, resumed_at)))

    def on_briefing_skipped(self, _event: Briefing.Skipped) -> None:
        """Back to the library; nobody asks why."""
        from simulator.tui.screens.briefing import Briefing

        if self._going_on_from(Briefing) is not None:
            self._to_library()

    def on_briefing_begun(self, event: Briefing.Begun) -> None:
        """Begin the talk, or go on with it."""
        from simulator.tui.screens.briefing import Briefing
        from simulator.tui.screens.conversation import Talk

        if self._going_on_from(Briefing) is None:
            return
        next_step = self._next_step()
        if self._practice is None:
            self._practice = self._begun()
        self.switch_screen(Talk(self._practice.talk, next_step, self.settings.asks))
        if not self.is_headless:
            self.call_after_refresh(_tidy)

    def _begun(self) -> Practice:
        from simulator.practice import Practice

        assert self._opened is not None
        begin = partial(
            Practice.begin, scenario=self._opened, learner=self.learner, seed=self._seed
        )
        try:
            return begin(self.store)
        except StoreProblem as problem:
            self.store = nowhere(problem)
            self.call_after_refresh(self.tell, "\n".join(map(str, self.store.notices)))
            return begin(self.store)

    # The talk

    def on_talk_spoken(self, event: Talk.Spoken) -> None:
        """Say it to the client; what he answers is shown once it is kept."""
        from simulator.tui.screens.conversation import Talk

        page = self._asked_by(Talk)
        if page is None:
            return

        def heard(happened: Sequence[object]) -> None:
            assert self._practice is not None
            page.heard(self._practice.talk, happened)  # type: ignore[arg-type]

        self._keep(lambda practice: practice.give(event.reply, event.judged), heard, page.still)

    def on_talk_left(self, _event: Talk.Left) -> None:
        """Go away: final, not scored, not argued with (codebook 8.1)."""
        from simulator.tui.screens.conversation import Talk

        if self._going_on_from(Talk) is None:
            return
        assert self._practice is not None
        try:
            self._practice.leave()
        except StoreProblem as problem:
            self.call_after_refresh(self.tell, str(problem))
        # The last reply may have been said a moment before: then the talk is over, and not left.
        left = self._practice.talk.ended is None
        if left:
            self._not_again.add(self._practice.session)
        self._land(self._practice, left=left)

    def on_talk_finished(self, _event: Talk.Finished) -> None:
        """Come down."""
        from simulator.tui.screens.conversation import Talk

        if self._going_on_from(Talk) is None:
            return
        assert self._practice is not None
        self._land(self._practice)

    # To and fro

    def _tags(self) -> tuple[ContentTag, ...]:
        """What the talk on the screen is about, for its help lines."""
        opened = self._opened if len(self.screen_stack) > 1 else None
        return opened.warnings if opened is not None else ()

    def action_help_lines(self) -> None:
        """Show the help lines, from anywhere."""
        from simulator.tui.screens.help_lines import HelpLines

        if not isinstance(self.screen, HelpLines):
            self._lay_over(HelpLines(self._tags()))

    def action_help(self) -> None:
        """Show what can be done."""
        from simulator.tui.screens.help import Help

        if not isinstance(self.screen, Help):
            self._lay_over(Help())

    def action_settings(self) -> None:
        """Show the settings."""
        from simulator.tui.screens.settings import SettingsPage

        if not isinstance(self.screen, SettingsPage):
            self._lay_over(SettingsPage(self.settings, places.home(), kept=self.store.kept))

    def action_palette(self) -> None:
        """Show everything that can be done, by name."""
        from simulator.tui.screens.palette import PalettePage

        if not isinstance(self.screen, PalettePage):
            self._lay_over(
                PalettePage(list(self._commands())),
                lambda command: command.do() if command is not None else None,
            )

    def _commands(self) -> Iterable[Command]:
        from simulator.tui.screens.palette import Command

        everywhere: tuple[tuple[str, Callable[[], object]], ...] = (
            (_("Help lines"), self.action_help_lines),
            (_("Help"), self.action_help),
            (_("Settings"), self.action_settings),
            (_("Quit the program"), self.exit),
        )
        for hint in hints_of(self.screen):
            if hint.action.startswith("screen."):
                yield Command(hint.label, partial(self.call_later, self.run_action, hint.action))
        if isinstance(self.screen, Library):
            for number, room in enumerate(ROOMS.values(), 1):
                yield Command(_(room), partial(self.screen.action_room, number))
        for name, do in everywhere:
            yield Command(name, do)
        for look in LOOKS:
            name = _("Colours: {look}").format(look=_(LOOK_LABELS[look]))
            yield Command(name, partial(self._look, look))

    # Settings

    def on_settings_page_changed(self, event: SettingsPage.Changed) -> None:
        """Let a change hold at once, and keep it."""
        renamed = event.settings.learner != self.settings.learner
        self._set(event.settings)
        if event.language != language.current():
            self._speak(event.language)
        if renamed:
            self._renew_library()
        self._ask()

    def _ask(self) -> None:
        """Let what is asked hold in a talk that lies under the settings."""
        from simulator.tui.screens.conversation import Talk

        for page in self.screen_stack:
            if isinstance(page, Talk):
                page.ask(self.settings.asks)

    def _look(self, look: Look) -> None:
        self._set(self.settings._replace(look=look))

    def _set(self, settings: Settings) -> None:
        self.settings = settings
        self._apply()
        self._keep_settings()

    def _keep_settings(self) -> None:
        try:
            keep_settings(self.store, self.settings)
        except StoreProblem as problem:
            self.tell(str(problem))

    def _apply(self) -> None:
        """Let the settings hold."""
        self.theme = name_of(self.settings.look)
        wanted = constants.TEXTUAL_ANIMATIONS
        self.animation_level = wanted if self.settings.motion else "none"

    def _speak(self, spoken: Language) -> None:
        language.use(spoken)
        self._keep_settings()
        for page in self.screen_stack:
            if isinstance(page, Page):
                page.call_later(page.speak)


def _left_elsewhere() -> str:
    return _(
        "You left this talk in another window. What you said is kept, and nothing of it is counted."
    )


def _tidy() -> None:
    """Let the garbage collector, which `run` put off, pass over what stays until the end.

    Looking through all that was imported takes longer than a screen may take to be painted.
    """
    gc.freeze()
    gc.enable()
