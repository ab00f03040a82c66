"""After the talk: come down, score yourself, look back (codebook 5.1), in that order."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.language import _
from simulator.store import SessionId, Store, StoreProblem
from simulator.tui.roads import Roads
from simulator.tui.screens.library import Library

if TYPE_CHECKING:
    from simulator.debrief import SelfScore as SelfScores
    from simulator.events import Event
    from simulator.practice import Practice
    from simulator.tui.screens.debrief import Looking
    from simulator.tui.screens.landing import Landing
    from simulator.tui.screens.lenses import Lenses
    from simulator.tui.screens.looked_back import LookedBack
    from simulator.tui.screens.pull import PullPage
    from simulator.tui.screens.self_score import SelfScore
    from simulator.tui.screens.turn import Turn


class Afterwards(Roads):
    """Which page comes after which, once the client has had his last word."""

    def __init__(
        self,
        store: Store,
        folders: Sequence[Path],
        *,
        scenario: Path | None = None,
        learner: str | None = None,
    ) -> None:
        super().__init__(store, folders, scenario=scenario, learner=learner)
        self._not_locked: dict[SessionId, SelfScores] = {}
        """Scores that were chosen and not confirmed, for as long as the program runs."""

    def _land(self, practice: Practice, *, left: bool = False) -> None:
        from simulator.debrief import debrief
        from simulator.tui.screens.landing import Landed, Landing

        scenario = practice.talk.scenario
        self._opened = scenario
        self._debrief = None if left else debrief(scenario, self._as_kept(practice))
        page = Landing(Landed(self._debrief, scenario.warnings))
        if isinstance(self.screen, Library):
            self.push_screen(page)
        else:
            self.switch_screen(page)

    def _as_kept(self, practice: Practice) -> Sequence[Event]:
        """What happened as it was measured then, whatever became of the scenario since."""
        from simulator.kept import kept_talk

        with suppress(StoreProblem):
            row = self.store.session(practice.session)
            kept = kept_talk(self.store, row) if row is not None else None
            if kept is not None and len(kept.turns) == practice.talk.turn:
                return kept.whole(practice.talk.scenario)
        # What is kept nowhere, or began elsewhere, is as it was said just now.
        return practice.talk.events

    def on_landing_closed(self, _event: Landing.Closed) -> None:
        """To the library; the self-score is offered there."""
        from simulator.tui.screens.landing import Landing

        if self._going_on_from(Landing) is not None:
            self._to_library()

    def on_landing_gone_on(self, _event: Landing.GoneOn) -> None:
        """First the learner's own score."""
        from simulator.tui.screens.landing import Landing
        from simulator.tui.screens.self_score import SelfScore

        if self._going_on_from(Landing) is None:
            return
        assert self._practice is not None
        scores = self._not_locked.get(self._practice.session, {})
        self.switch_screen(SelfScore(bands=self.settings.bands, scores=scores))

    def on_self_score_closed(self, event: SelfScore.Closed) -> None:
        """To the library; the self-score is offered there, as far as it was chosen."""
        from simulator.tui.screens.self_score import SelfScore

        if self._going_on_from(SelfScore) is None:
            return
        assert self._practice is not None
        self._not_locked[self._practice.session] = event.scores
        self._to_library()

    def on_self_score_confirmed(self, event: SelfScore.Confirmed) -> None:
        """Lock the score; then ask what pulled, before anything that was counted is shown."""
        from simulator.tui.screens.self_score import SelfScore

        page = self._going_on_from(SelfScore)
        if page is None:
            return
        self._keep(
            lambda practice: practice.score(event.scores),
            lambda _none: self._ask_what_pulled(),
            page.still,
        )

    def _ask_what_pulled(self) -> None:
        from simulator.tui.screens.pull import PullPage, turns_said
        from simulator.tui.screens.self_score import SelfScore

        assert self._practice is not None
        self._not_locked.pop(self._practice.session, None)
        if self._going_on_from(SelfScore) is None:
            return
        talk = self._practice.talk
        self.switch_screen(PullPage(talk.scenario.client.name, turns_said(talk.events)))

    def on_pull_page_told(self, event: PullPage.Told) -> None:
        """Keep what pulled, where anything was said; then show what was counted."""
        from simulator.kept import Pull
        from simulator.tui.screens.pull import PullPage

        page = self._going_on_from(PullPage)
        if page is None:
            return
        if event.pull == Pull():
            self._look_back()
        else:
            self._keep(
                lambda practice: practice.tell_pull(event.pull),
                lambda _none: self._look_back(),
                page.still,
            )

    def _look_back(self) -> None:
        """Show what was counted; what `_debrief` tells, of a talk that was scored.

        Whoever brings back an old talk sets it from the events as they were kept, and comes back
        to its own page afterwards.
        """
        from simulator.tui.screens.debrief import Looking
        from simulator.tui.screens.pull import PullPage

        page = Looking(self._looked_back())
        if self._going_on_from(PullPage) is not None:
            self.switch_screen(page)
        else:
            self.push_screen(page)

    def _looked_back(self) -> LookedBack:
        """All there is to look back on, as it is now."""
        from simulator.debrief import calibrate
        from simulator.tui.screens.looked_back import LookedBack

        practice, told = self._practice, self._debrief
        assert practice is not None
        assert practice.self_score is not None
        assert told is not None
        return LookedBack(
            told,
            calibrate(told.reflexes, practice.self_score),
            judged=practice.judged,
            pull=practice.pull,
            notes=practice.notes,
            scale=practice.scale,
            next_step=practice.next_step,
            attempts=self._attempts(),
        )

    def on_looking_turn_wanted(self, event: Looking.TurnWanted) -> None:
        """Show a turn with its evidence."""
        from simulator.tui.screens.debrief import Looking
        from simulator.tui.screens.turn import Turn

        page = self._going_on_from(Looking)
        if page is not None:
            self.push_screen(Turn(page.looked, event.turn))

    def on_turn_noted(self, event: Turn.Noted) -> None:
        """Keep what the learner has to say about a turn."""
        from simulator.tui.screens.debrief import Looking
        from simulator.tui.screens.turn import Turn

        def noted(_none: None) -> None:
            for page in self.screen_stack:
                if isinstance(page, Looking | Turn):
                    page.noted(event.turn, event.text)

        self._keep(lambda practice: practice.note(event.turn, event.text), noted)

    def on_looking_scale_answered(self, event: Looking.ScaleAnswered) -> None:
        """Keep the learner's number."""
        from simulator.tui.screens.debrief import Looking

        page = self._asked_by(Looking)
        if page is not None:
            self._keep(
                lambda practice: practice.answer_scale(event.score),
                lambda _none: None,
                page.scale_not_kept,
            )

    def on_looking_step_chosen(self, event: Looking.StepChosen) -> None:
        """Keep the learner's own next step."""
        from simulator.tui.screens.debrief import Looking

        page = self._asked_by(Looking)
        if page is not None:
            self._keep(
                lambda practice: practice.choose_next_step(event.step),
                lambda _none: self.tell(self._about_step()),
                page.step_not_kept,
            )

    def _about_step(self) -> str:
        if self.store.kept:
            return _("Kept. You will see it again before your next talk.")
        return _("You will see it again before your next talk, as long as the program runs.")

    def on_looking_lenses_wanted(self, _event: Looking.LensesWanted) -> None:
        """Look at the same talk through something else."""
        from simulator.tui.looking_through import open_lenses, replies_before
        from simulator.tui.screens.debrief import Looking
        from simulator.tui.screens.lenses import Lenses

        if self._going_on_from(Looking) is None:
            return
        assert self._debrief is not None
        assert self._opened is not None
        assert self._practice is not None
        before = replies_before(self.store, self.learner, self._practice.session)
        self.push_screen(Lenses(self._opened, self._debrief, open_lenses(self.store), before))

    def on_lenses_switched(self, event: Lenses.Switched) -> None:
        """Keep which lenses are open, for the next talk too."""
        from simulator.tui.looking_through import keep_lenses

        try:
            keep_lenses(self.store, event.slugs)
        except StoreProblem as problem:
            self.tell(str(problem))

    def on_looking_closed(self, _event: Looking.Closed) -> None:
        """Round again, or back to the page on which an old talk was looked up.

        What could not be kept is asked about first: then the debrief stays where it is.
        """
        from simulator.tui.screens.debrief import Looking

        if self._going_on_from(Looking) is None:
            return
        if len(self.screen_stack) > 2:
            self.pop_screen()
        else:
            self._to_library()
