"""Other roads through a talk that is over: taken, laid side by side, and what was in reach."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

from textual.message import Message

from simulator.store import Store, StoreProblem
from simulator.tui.learning import Learning
from simulator.tui.screens.library import Library

if TYPE_CHECKING:
    from textual.screen import Screen

    from simulator.conversation import Conversation
    from simulator.debrief.attempts import Attempt
    from simulator.debrief.regret import TurnRegret
    from simulator.practice import Practice, Road
    from simulator.reckoner import Reckoner
    from simulator.scenario import ReplyId, Scenario
    from simulator.tui.screens.debrief import Looking
    from simulator.tui.screens.other_road import OtherRoad
    from simulator.tui.screens.turn import Turn
    from simulator.tui.screens.two_roads import TwoRoadsPage

Asked: TypeAlias = "tuple[str, int, tuple[ReplyId, ...]]"
"""A talk that can be asked about: the fingerprint of its scenario, its seed, its replies."""


@runtime_checkable
class ShowsReach(Protocol):
    """A page that can show what was in reach at the turns of the talk itself."""

    def regrets_known(self, regrets: Sequence[TurnRegret]) -> None:
        """It is worked out: show it."""


@runtime_checkable
class ShowsAttempts(Protocol):
    """A page that shows which attempts there are."""

    def attempts_known(self, attempts: Sequence[Attempt]) -> None:
        """There are these now."""


class Roads(Learning):
    """What can be done with a talk once it is over and its learner has scored herself."""

    class ReachFound(Message):
        """Another process has worked out what was in reach in a talk."""

        def __init__(self, asked: Asked, regrets: Sequence[TurnRegret]) -> None:
            super().__init__()
            self.asked = asked
            self.regrets = regrets

    def __init__(
        self,
        store: Store,
        folders: Sequence[Path],
        *,
        scenario: Path | None = None,
        learner: str | None = None,
    ) -> None:
        super().__init__(store, folders, scenario=scenario, learner=learner)
        self._reckoner: Reckoner | None = None
        self._reckons: tuple[str, int] | None = None
        self._asked: set[Asked] = set()
        self._reach: dict[Asked, Sequence[TurnRegret]] = {}

    def on_mount(self) -> None:
        """Follow which page is in view."""
        self.screen_change_signal.subscribe(self, self._in_view)

    def on_unmount(self) -> None:
        """Nobody waits any more for what is being worked out."""
        self._stop_reckoning()

    # Another road

    def on_turn_other_road_wanted(self, event: Turn.OtherRoadWanted) -> None:
        """Take another road from this turn."""
        from simulator.tui.screens.turn import Turn

        if self._going_on_from(Turn) is not None:
            self._begin_road(event.turn)

    def on_two_roads_page_other_road_wanted(self, event: TwoRoadsPage.OtherRoadWanted) -> None:
        """Take one more."""
        from simulator.tui.screens.two_roads import TwoRoadsPage

        if self._going_on_from(TwoRoadsPage) is not None:
            self._begin_road(event.turn)

    def on_two_roads_page_go_on_wanted(self, event: TwoRoadsPage.GoOnWanted) -> None:
        """Go on with a road that was left half way."""
        from simulator.tui.screens.two_roads import TwoRoadsPage

        road = self._road(event.number)
        if road is not None and self._going_on_from(TwoRoadsPage) is not None:
            self._walk(road)

    def _begin_road(self, turn: int) -> None:
        from simulator.debrief.roads_in_words import no_road_here, other_road_begins
        from simulator.practice import Stage

        practice = self._practice
        scored = practice is not None and practice.stage is Stage.SCORED
        if practice is None or not scored or not 1 <= turn <= practice.talk.turn:
            self.tell(no_road_here())
            return

        def begun(road: Road) -> None:
            self._walk(road)
            warnings = practice.talk.scenario.warnings
            self.call_after_refresh(self.tell, other_road_begins(road.after + 1, warnings))

        self._keep(lambda practice: practice.other_road(turn - 1), begun)

    def _walk(self, road: Road) -> None:
        from simulator.tui.screens.other_road import OtherRoad
        from simulator.tui.screens.two_roads import TwoRoadsPage

        page = OtherRoad(road.talk, road.number, road.after)
        if self._going_on_from(TwoRoadsPage) is not None:
            self.switch_screen(page)
        else:
            self.push_screen(page)

    def on_other_road_spoken(self, event: OtherRoad.Spoken) -> None:
        """Say it on this road; what the client answers is shown once it is kept."""
        from simulator.tui.screens.other_road import OtherRoad

        page = self._asked_by(OtherRoad)
        road = self._road(page.number) if page is not None else None
        if page is None or road is None:
            return

        def heard(happened: Sequence[object]) -> None:
            page.heard(road.talk, happened)  # type: ignore[arg-type]

        self._keep(lambda practice: practice.give_on(road, event.reply), heard, page.still)

    def on_other_road_left(self, _event: OtherRoad.Left) -> None:
        """Back to the debrief. What was said on the road is kept, and nothing was left."""
        from simulator.tui.screens.other_road import OtherRoad

        if self._going_on_from(OtherRoad) is not None:
            self.pop_screen()
            self._tell_attempts()

    def on_other_road_finished(self, _event: OtherRoad.Finished) -> None:
        """Lay it beside the talk itself."""
        self._walked_beside()

    def on_other_road_beside_wanted(self, _event: OtherRoad.BesideWanted) -> None:
        """Lay it beside the talk itself, as far as it has come."""
        self._walked_beside()

    def _walked_beside(self) -> None:
        from simulator.tui.screens.other_road import OtherRoad

        page = self._going_on_from(OtherRoad)
        if page is not None:
            self._beside(page.number)

    def _road(self, number: int) -> Road | None:
        roads = self._practice.roads if self._practice is not None else []
        return next((road for road in roads if road.number == number), None)

    # Two roads

    def on_looking_road_wanted(self, event: Looking.RoadWanted) -> None:
        """Lay this attempt beside the talk itself."""
        from simulator.tui.screens.debrief import Looking

        if self._going_on_from(Looking) is not None:
            self._beside(event.number)

    def _beside(self, number: int) -> None:
        """The talk itself with the attempt of this number, or else with the last one."""
        from simulator.debrief.attempts import THE_TALK
        from simulator.tui.screens.other_road import OtherRoad
        from simulator.tui.screens.two_roads import Compared, TwoRoadsPage

        assert self._practice is not None
        found = self._attempts()
        others = [attempt.number for attempt in found if attempt.number != THE_TALK]
        if not others:
            # Nothing was said on it yet.
            self.tell(_nothing_to_compare())
            return
        other = number if number in others else others[-1]
        name = self._practice.talk.scenario.client.name
        page = TwoRoadsPage(Compared(name, found, THE_TALK, other))
        if isinstance(self.screen, OtherRoad):
            self.switch_screen(page)
        else:
            self.push_screen(page)
        self._tell_attempts()

    def _attempts(self) -> tuple[Attempt, ...]:
        """Every attempt there is, as it was kept; where it cannot be read, as it is known here."""
        from simulator.debrief.attempts import attempts
        from simulator.kept import kept_talk

        practice = self._practice
        assert practice is not None
        with suppress(StoreProblem):
            row = self.store.session(practice.session) if self.store.kept else None
            if row is not None:
                kept = kept_talk(self.store, row)
                return attempts(kept.events, kept.roads)
        return attempts(practice.talk.events, practice.roads)

    def _tell_attempts(self) -> None:
        found = self._attempts()
        for page in self.screen_stack:
            if isinstance(page, ShowsAttempts):
                page.attempts_known(found)

    # What was in reach

    def _in_view(self, page: Screen[object]) -> None:
        """Begin to work out what was in reach when a talk has landed; stop in the library."""
        if isinstance(page, Library):
            self._stop_reckoning()
            return
        talk = self._landed()
        if talk is None:
            return
        self._reckon(talk)
        # The page may be on its way still: it is told after it has come.
        page.call_later(self._tell_reach)
        if isinstance(page, ShowsAttempts):
            page.call_later(self._tell_attempts)

    def on_two_roads_page_looked(self, event: TwoRoadsPage.Looked) -> None:
        """Work out what was in reach on these roads, too."""
        roads = (self._road(number) for number in event.numbers)
        for road in roads:
            if road is not None and self._landed() is not None:
                self._reckon(road.talk)
        self._tell_reach()

    def on_roads_reach_found(self, event: ReachFound) -> None:
        """Remember it for as long as the program runs, and show it."""
        self._reach[event.asked] = event.regrets
        self._tell_reach()

    def _landed(self) -> Conversation | None:
        """The talk that is looked back on; None while it goes on, and where it was edited since."""
        from simulator.events import Given

        practice = self._practice
        if practice is None or self._debrief is None or not _is_over(practice):
            return None
        measured = tuple(event for event in practice.talk.events if isinstance(event, Given))
        return practice.talk if measured == self._debrief.turns else None

    def _reckon(self, talk: Conversation) -> None:
        """Ask what was in reach in a talk, unless that is known, or was asked."""
        asked = _asked(talk)
        if asked in self._reach or not talk.given:
            return
        if self._reckons != asked[:2]:
            self._stop_reckoning()
            self._reckoner, self._reckons = self.reckoner(talk.scenario, talk.seed), asked[:2]
        if self._reckoner is not None and asked not in self._asked:
            self._asked.add(asked)
            self._reckoner.ask(talk.given)

    def reckoner(self, scenario: Scenario, seed: int) -> Reckoner | None:
        """A process that works it out; None where nobody looks at the screen."""
        from simulator.reckoner import Reckoner

        def found(replies: tuple[ReplyId, ...], regrets: tuple[TurnRegret, ...]) -> None:
            # The program may be ending just now.
            with suppress(RuntimeError):
                self.post_message(self.ReachFound((scenario.fingerprint, seed, replies), regrets))

        return None if self.is_headless else Reckoner(scenario, seed, found)

    def _stop_reckoning(self) -> None:
        reckoner, self._reckoner, self._reckons = self._reckoner, None, None
        self._asked.clear()
        if reckoner is not None:
            reckoner.stop()

    def _tell_reach(self) -> None:
        """Show on every page what is known."""
        talk = self._landed()
        regrets = self._reach.get(_asked(talk)) if talk is not None else None
        for page in self.screen_stack:
            if regrets is not None and isinstance(page, ShowsReach):
                page.regrets_known(regrets)
        self._tell_reach_of_roads()

    def _tell_reach_of_roads(self) -> None:
        from simulator.tui.screens.two_roads import TwoRoadsPage

        page = self._asked_by(TwoRoadsPage)
        if page is None or self._practice is None:
            return
        for road in self._practice.roads:
            regrets = self._reach.get(_asked(road.talk))
            if regrets is not None:
                page.reach_known(road.number, regrets)


def _asked(talk: Conversation) -> Asked:
    return talk.scenario.fingerprint, talk.seed, tuple(talk.given)


def _is_over(practice: Practice) -> bool:
    from simulator.practice import Stage

    return practice.stage in (Stage.LANDED, Stage.SCORED)


def _nothing_to_compare() -> str:
    from simulator.debrief.roads_in_words import nothing_said_yet

    return nothing_said_yet()
