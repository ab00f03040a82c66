"""After the talk: come down, score yourself, look back (codebook 5.1), in that order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.language import _
from simulator.tui.learning import Learning
from simulator.tui.screens.library import Library

if TYPE_CHECKING:
    from simulator.practice import Practice
    from simulator.tui.screens.debrief import Looking
    from simulator.tui.screens.landing import Landing
    from simulator.tui.screens.self_score import SelfScore
    from simulator.tui.screens.turn import Turn


class Afterwards(Learning):
    """Which page comes after which, once the client has had his last word."""

    def _land(self, practice: Practice, *, left: bool = False) -> None:
        from simulator.debrief import debrief
        from simulator.tui.screens.landing import Landed, Landing

        scenario = practice.talk.scenario
        self._opened = scenario
        self._debrief = None if left else debrief(scenario, practice.talk.events)
        page = Landing(Landed(self._debrief, scenario.warnings))
        if isinstance(self.screen, Library):
            self.push_screen(page)
        else:
            self.switch_screen(page)

    def on_landing_closed(self, _event: Landing.Closed) -> None:
        """To the library; the self-score is offered there."""
        self._to_library()

    def on_landing_gone_on(self, _event: Landing.GoneOn) -> None:
        """First the learner's own score."""
        from simulator.tui.screens.self_score import SelfScore

        self.switch_screen(SelfScore(bands=self.settings.bands))

    def on_self_score_closed(self, _event: SelfScore.Closed) -> None:
        """To the library; the self-score is offered there."""
        self._to_library()

    def on_self_score_confirmed(self, event: SelfScore.Confirmed) -> None:
        """Lock the score; only then show what was counted."""
        from simulator.tui.screens.self_score import SelfScore

        page = self.screen
        assert isinstance(page, SelfScore)
        self._keep(
            lambda practice: practice.score(event.scores),
            lambda _none: self._look_back(),
            page.still,
        )

    def _look_back(self) -> None:
        from simulator.debrief import calibrate
        from simulator.tui.screens.debrief import Looking

        assert self._practice is not None
        assert self._practice.self_score is not None
        assert self._debrief is not None
        calibration = calibrate(self._debrief.reflexes, self._practice.self_score)
        self.switch_screen(Looking(self._debrief, calibration))

    def on_looking_turn_wanted(self, event: Looking.TurnWanted) -> None:
        """Show a turn with its evidence."""
        from simulator.tui.screens.turn import Turn

        assert self._debrief is not None
        self.push_screen(Turn(self._debrief, event.turn))

    def on_turn_noted(self, event: Turn.Noted) -> None:
        """Keep what the learner has to say about a turn."""
        from simulator.tui.screens.turn import Turn

        page = self.screen
        assert isinstance(page, Turn)
        self._keep(
            lambda practice: practice.note(event.turn, event.text),
            lambda _none: page.noted(event.turn, event.text),
        )

    def on_looking_step_chosen(self, event: Looking.StepChosen) -> None:
        """Keep the learner's own next step."""
        self._keep(
            lambda practice: practice.choose_next_step(event.step),
            lambda _none: self.tell(self._about_step()),
        )

    def _about_step(self) -> str:
        if self.store.kept:
            return _("Kept. You will see it again before your next talk.")
        return _("You will see it again before your next talk, as long as the program runs.")

    def on_looking_closed(self, _event: Looking.Closed) -> None:
        """Round again."""
        self._to_library()
