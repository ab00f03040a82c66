"""Two minutes of practice: which card comes after which, and every answer kept."""

from __future__ import annotations

from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING, Final

from simulator.language import current
from simulator.store import DRILL, StoreProblem, records_of, sessions_of
from simulator.tui.learning import Learning

if TYPE_CHECKING:
    from simulator.loading.library import Card
    from simulator.rehearsal import Dealt
    from simulator.scenario import Scenario
    from simulator.tui.screens.drill import Drill, DrillOver
    from simulator.tui.screens.library import Library

SITTING: Final = 120.0
"""Seconds after which no further card comes."""


class Drilling(Learning):
    """A sitting with a few cards."""

    _dealt: tuple[Dealt, ...] = ()
    """The cards of the sitting that is going on."""
    _looked_at = 0
    """How many of them were answered."""
    _sat_down = 0.0
    _wishes: frozenset[str] = frozenset()
    """The reflexes whose kind intention was told in this sitting."""

    def on_library_drill_wanted(self, _event: Library.DrillWanted) -> None:
        """Two minutes, from the library."""
        from simulator.tui.screens.library import Library

        if self._going_on_from(Library) is not None:
            self.action_drill()

    def action_drill(self) -> None:
        """Sit down: show the first card, or why there is none."""
        from simulator.rehearsal import open_to_drill, reviews, sitting

        try:
            rows = sessions_of(self.store, self.learner)
            told = reviews(records_of(self.store, self.learner, DRILL))
        except StoreProblem as problem:
            self.tell(str(problem))
            return
        can_give = open_to_drill(self._shelf().cards, rows, current())
        self._dealt = sitting(can_give, told, datetime.now(UTC), _opened)
        self._looked_at, self._sat_down, self._wishes = 0, monotonic(), frozenset()
        if self._dealt:
            self.push_screen(self._card_page())
            return
        from simulator.tui.screens.drill import DrillOver

        self.push_screen(DrillOver(0, nothing_open=not any(can_give)))

    def _card_page(self) -> Drill:
        from simulator.rehearsal import face
        from simulator.tui.screens.drill import Drill

        shown = face(self._dealt[self._looked_at])
        # Its themes decide which help lines come first.
        self._opened = shown.scenario
        first_time = shown.card.answer not in self._wishes
        return Drill(shown, self._looked_at + 1, len(self._dealt), intention=first_time)

    def on_drill_answered(self, event: Drill.Answered) -> None:
        """Keep the answer, and then tell what was measured."""
        from simulator.rehearsal import answered
        from simulator.tui.screens.drill import Drill

        page = self._asked_by(Drill)
        if page is None:
            return
        card = page.face.card
        try:
            self.store.record(DRILL, self.learner, answered(card, event.answer))
        except StoreProblem as problem:
            # Nothing was said to anybody: that a card comes back too early is all that is lost.
            self.call_after_refresh(self.tell, str(problem))
        self._looked_at += 1
        self._wishes |= {card.answer}
        page.told(event.answer)

    def on_drill_on_wanted(self, _event: Drill.OnWanted) -> None:
        """The next card, or the end of the sitting."""
        from simulator.tui.screens.drill import Drill, DrillOver

        if self._going_on_from(Drill) is None:
            return
        if self._looked_at < len(self._dealt) and monotonic() - self._sat_down < SITTING:
            self.switch_screen(self._card_page())
        else:
            self.switch_screen(DrillOver(self._looked_at))

    def on_drill_closed(self, _event: Drill.Closed) -> None:
        """Away, at any moment."""
        from simulator.tui.screens.drill import Drill

        if self._going_on_from(Drill) is not None:
            self._to_library()

    def on_drill_over_closed(self, _event: DrillOver.Closed) -> None:
        """Round again."""
        from simulator.tui.screens.drill import DrillOver

        if self._going_on_from(DrillOver) is not None:
            self._to_library()


def _opened(card: Card) -> Scenario | None:
    """The scenario of a card; one that cannot be played gives no cards."""
    from simulator.loading import ScenarioRefused, load

    try:
        return load(card.file)
    except ScenarioRefused:
        return None
