"""Reading along with a lesson that another program teaches."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, Literal

from simulator.language import _
from simulator.lesson import Lesson, ScenarioChanged
from simulator.lesson.acts import ROOM
from simulator.lesson.teaching import Room, last_taught, room_in
from simulator.reports.scenarios import Scenarios
from simulator.store import SessionId, SessionRow, Store, StoreProblem

Lost = Literal["none", "no scenario", "changed", "unreadable"]
"""Why there is nothing to read along with: no lesson yet, its scenario is not to be found or has
lost a reply that was given, or nothing can be read at this moment."""

LATELY: Final = timedelta(seconds=2)


class Following:
    """The newest lesson in a store, or one lesson: as far as it has come, read again and again."""

    def __init__(
        self, store: Store, folders: Iterable[Path], *, session: SessionId | None = None
    ) -> None:
        self._store = store
        self._scenarios = Scenarios(folders)
        self._only = session
        self._row: SessionRow | None = None
        self._heard = 0
        self.lesson: Lesson | None = None
        self.room: Room | None = None
        """Where phones come in; None until they were asked for."""
        self.lost: Lost | None = "none"
        """Why there is no lesson; None where there is one."""

    def look(self) -> bool:
        """Look what has happened since, and say whether anything has."""
        try:
            row = self._newest()
            if row is not None and self._row is not None and row.id == self._row.id:
                return self._further(row)
            return self._begun(row)
        except StoreProblem:
            return self._lose("unreadable")

    @property
    def notes_address(self) -> str:
        """Where the notes can be read in a browser; empty while they cannot."""
        if self.room is None or not self.room.at:
            return ""
        return f"{self.room.at}/n/{self.room.notes}"

    def why_not(self) -> str:
        """Why there is nothing to read, in a sentence or two; empty when there is a lesson."""
        title = self._row.title if self._row is not None else ""
        match self.lost:
            case "none":
                return _(
                    "There is no lesson yet. Start one in another terminal, with `gesprek class` "
                    "and the name of a talk. The notes come here by themselves."
                )
            case "no scenario":
                return _(
                    "There is a lesson on “{title}”, and its scenario is not where I look. Start "
                    "the notes in the folder of that scenario, or name it with --scenarios."
                ).format(title=title)
            case "changed":
                return _(
                    "The scenario “{title}” was changed since this lesson began, and has lost a "
                    "reply that the class gave."
                ).format(title=title)
            case "unreadable":
                return _("The lesson cannot be read at this moment. I keep trying.")
            case None:
                return ""

    def _newest(self) -> SessionRow | None:
        if self._only is not None:
            return self._store.session(self._only)
        return last_taught(self._store)

    def _begun(self, row: SessionRow | None) -> bool:
        """Another lesson, or none."""
        self._row, self.lesson, self.room, self._heard = row, None, None, 0
        if row is None:
            return self._lose("none")
        scenario = self._scenarios.of(row.scenario_id, row.fingerprint)
        if scenario is None:
            return self._lose("no scenario")
        self.lesson = Lesson(scenario, row.seed)
        self._read()
        return True

    def _further(self, row: SessionRow) -> bool:
        """What was kept since."""
        assert self._row is not None
        changed = row.last_at != self._row.last_at
        self._row = row
        if self.lesson is None or not (changed or _just_now(row) or self.lost):
            return False
        before, was_lost = self._heard, self.lost
        self._read()
        return self._heard != before or self.lost != was_lost

    def _read(self) -> None:
        assert self.lesson is not None
        assert self._row is not None
        self.lost = None
        try:
            for act in self._store.events(self._row.id)[self._heard :]:
                self._heard += 1
                if act.kind == ROOM:
                    self.room = room_in(act.payload) or self.room
                self.lesson.hear(act.kind, act.payload)
        except ScenarioChanged:
            self.lesson = None
            self.lost = "changed"

    def _lose(self, why: Lost) -> bool:
        before, self.lost = self.lost, why
        return before != why


def _just_now(row: SessionRow) -> bool:
    """Whether something was kept so lately that the same millisecond may have had more of it."""
    since = datetime.now(UTC) - datetime.fromisoformat(row.last_at)
    return since < LATELY
