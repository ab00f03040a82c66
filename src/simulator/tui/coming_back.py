"""Coming back: the talks over time, an old talk looked up again, a score after a real conversation.

What needs the events of old talks is read in a thread of its own: a screen never waits for it.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from simulator.language import _
from simulator.store import JSON, NOTE, REAL_TALK, SessionId, SessionRow, Status, StoreProblem
from simulator.tui.afterwards import Afterwards
from simulator.tui.screens.library import Library, Proposed, Shelf, Unfinished

if TYPE_CHECKING:
    from simulator.debrief import Debrief
    from simulator.kept import KeptTalk
    from simulator.loading.library import Card
    from simulator.practice import Practice
    from simulator.scenario import Scenario
    from simulator.tui.screens.progress import Progress
    from simulator.tui.screens.real_talk import AfterRealTalk, KeptRealTalk

READING: Final = "reading"
"""The group of workers that read what was kept."""


class ComingBack(Afterwards):
    """What a learner did before, and what she could do next."""

    # What could be practised next

    def on_mount(self) -> None:
        """Once the library stands there."""
        self.call_after_refresh(self._propose)

    def _renew_library(self) -> None:
        super()._renew_library()
        self._propose()

    def _propose(self) -> None:
        library = self.screen_stack[0]
        if isinstance(library, Library) and library.shelf.scored:
            library.run_worker(self._proposing(library), group=READING, exclusive=True)

    async def _proposing(self, library: Library) -> None:
        try:
            proposed = await asyncio.to_thread(self._proposed, library.shelf)
        except StoreProblem:
            # The library says already what cannot be read, and a proposal is no more than that.
            return
        library.propose(proposed)

    def _proposed(self, shelf: Shelf) -> Proposed | None:
        """The first talk of the queue; None when it was held today."""
        from simulator.debrief.portfolio import LAST
        from simulator.debrief.portfolio_in_words import local_day
        from simulator.kept import practised_lately
        from simulator.rehearsal import propose
        from simulator.rehearsal.in_words import why

        practised = practised_lately(self.store, shelf.rows, LAST)
        queue = propose(shelf.cards, practised, datetime.now(UTC), shelf.rows)
        today = datetime.now().astimezone().date()
        held_today = {
            row.scenario_id
            for row in takewhile(lambda row: local_day(row.begun_at) == today, shelf.rows)
        }
        first = next((one for one in queue if one.card.id not in held_today), None)
        return Proposed(first.card, partial(why, first)) if first is not None else None

    # The talks over time

    def on_library_progress_wanted(self, _event: Library.ProgressWanted) -> None:
        """Show the talks over time."""
        from simulator.tui.screens.progress import Progress

        if self._going_on_from(Library) is not None:
            self.push_screen(Progress())

    def on_progress_read_wanted(self, _event: Progress.ReadWanted) -> None:
        """Read what there is to show."""
        from simulator.tui.screens.progress import Progress

        page = self._asked_by(Progress)
        if page is not None:
            page.run_worker(self._reading(page), group=READING, exclusive=True)

    async def _reading(self, page: Progress) -> None:
        from simulator.kept import over_time
        from simulator.tui.screens.over_time import Told, told_of

        def read() -> Told:
            return told_of(over_time(self.store, self.learner))

        try:
            page.show(await asyncio.to_thread(read))
        except StoreProblem as problem:
            page.tell_instead(str(problem))

    def on_progress_closed(self, _event: Progress.Closed) -> None:
        """To the library, as it is by now."""
        from simulator.tui.screens.progress import Progress

        if self._going_on_from(Progress) is not None:
            self._to_library()

    # Back into a talk

    def on_progress_talk_wanted(self, event: Progress.TalkWanted) -> None:
        """Look back on the talk again, score it at last, or go on with it."""
        from simulator.tui.screens.progress import Progress

        if self._going_on_from(Progress) is not None:
            self._back_into(event.session)

    def _back_into(self, session: SessionId) -> None:
        """Open a talk that was kept, as far as it has come by now."""
        from simulator.kept import kept_talk

        try:
            row = self.store.session(session)
            if row is None:
                self.tell(_("This talk is not kept any more."))
                return
            kept = kept_talk(self.store, row)
        except StoreProblem as problem:
            self.tell(str(problem))
            return
        if kept.scored:
            self._look_up(kept)
        elif row.status is Status.ENDED:
            self._score_at_last(kept)
        else:
            self._go_on_with(row)

    def _look_up(self, kept: KeptTalk) -> None:
        """Look back on a talk from what was kept of it."""
        practice = self._practice_of(kept)
        told = _told(practice, kept) if practice is not None else None
        if practice is None or told is None:
            from simulator.tui.screens.reread import Reread

            self.push_screen(Reread(kept))
            return
        self._practice, self._opened = practice, practice.talk.scenario
        self._debrief = told
        self._look_back()

    def _score_at_last(self, kept: KeptTalk) -> None:
        """Land again, and score; nothing that was measured is in sight."""
        practice = self._practice_of(kept)
        if practice is None:
            self.tell(_gone())
            return
        self._practice = practice
        self._land(practice)
        self._debrief = _told(practice, kept) or self._debrief

    def _go_on_with(self, row: SessionRow) -> None:
        card = self._card_of(row)
        if card is None:
            self.tell(_gone())
            return
        self._to_library()
        self.post_message(Library.GoOnWanted(Unfinished(row, card, scoring=False)))

    def _practice_of(self, kept: KeptTalk) -> Practice | None:
        """The whole session, to go on with; None when its scenario is gone or was changed."""
        from simulator.conversation import NotOnOffer
        from simulator.practice import Practice

        scenario = self._scenario_of(kept.row)
        if scenario is None:
            return None
        try:
            return Practice.resumed(self.store, scenario, kept.row)
        except (NotOnOffer, StoreProblem):
            return None

    def _scenario_of(self, row: SessionRow) -> Scenario | None:
        from simulator.loading import ScenarioRefused, load

        card = self._card_of(row)
        try:
            return load(card.file) if card is not None else None
        except ScenarioRefused:
            return None

    def _card_of(self, row: SessionRow) -> Card | None:
        return next((card for card in self._shelf().cards if card.id == row.scenario_id), None)

    # After a real conversation

    def on_library_real_talk_wanted(self, _event: Library.RealTalkWanted) -> None:
        """Ask for the five scores."""
        from simulator.tui.screens.real_talk import AfterRealTalk

        if self._going_on_from(Library) is None:
            return
        today = datetime.now().astimezone().date()
        self.push_screen(AfterRealTalk(today, bands=self.settings.bands))

    def on_after_real_talk_closed(self, _event: AfterRealTalk.Closed) -> None:
        """Nothing is kept."""
        from simulator.tui.screens.real_talk import AfterRealTalk

        if self._going_on_from(AfterRealTalk) is not None:
            self._to_library()

    def on_after_real_talk_confirmed(self, event: AfterRealTalk.Confirmed) -> None:
        """Keep it; who cannot keep it now still has it on the screen."""
        from simulator.tui.screens.real_talk import AfterRealTalk

        page = self._going_on_from(AfterRealTalk)
        if page is None:
            return
        told: dict[str, JSON] = {
            "on": event.on.isoformat(),
            "scores": {reflex: event.scores[reflex] for reflex in event.scores},
            NOTE: event.note,
        }
        try:
            self.store.record(REAL_TALK, self.learner, told)
        except StoreProblem as problem:
            page.still()
            page.tell(str(problem))
            return
        self._to_library()
        self.call_after_refresh(
            self.tell, _("Kept. You find this score among your talks over time.")
        )

    def on_progress_real_talk_wanted(self, event: Progress.RealTalkWanted) -> None:
        """Show what was scored after a real conversation."""
        from simulator.tui.screens.progress import Progress
        from simulator.tui.screens.real_talk import KeptRealTalk

        if self._going_on_from(Progress) is not None:
            self.push_screen(KeptRealTalk(event.talk))

    def on_kept_real_talk_taken_back(self, event: KeptRealTalk.TakenBack) -> None:
        """Keep that it no longer holds: what was kept is never changed."""
        from simulator.kept import TAKES_BACK
        from simulator.tui.screens.real_talk import KeptRealTalk

        if self._going_on_from(KeptRealTalk) is None:
            return
        try:
            self.store.record(REAL_TALK, self.learner, {TAKES_BACK: event.talk.n})
        except StoreProblem as problem:
            self.tell(str(problem))
        else:
            self.pop_screen()


def _told(practice: Practice, kept: KeptTalk) -> Debrief | None:
    """The debrief of what was kept; None when the scenario no longer has the same road.

    What was measured is told as it was measured then, whatever the scenario would say now.
    """
    from simulator.debrief import debrief
    from simulator.events import Given

    walked = [
        (event.scene, event.reply) for event in practice.talk.events if isinstance(event, Given)
    ]
    if walked != [(given.scene, given.reply) for given in kept.turns]:
        return None
    scenario = practice.talk.scenario
    return debrief(scenario, kept.whole(scenario))


def _gone() -> str:
    return _(
        "The scenario of this talk is not in the library any more, or it was changed since. What "
        "you said is kept, but you cannot go on with it."
    )
