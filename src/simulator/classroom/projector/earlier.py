"""Lessons that were held before with the same scenario, to go on with."""

from typing import Final, NamedTuple

from simulator.debrief.portfolio_in_words import local_day, local_time, short_day
from simulator.language import _
from simulator.lesson import ScenarioChanged, Teaching
from simulator.lesson.positions import START
from simulator.scenario import Scenario
from simulator.store import CLASSROOM, Status, Store, StoreProblem

MOST_OFFERED: Final = 3
"""So many of the newest lessons are offered to go on with."""


class Earlier(NamedTuple):
    """A lesson that can be gone on with."""

    teaching: Teaching
    label: str
    """Where the class was, and when."""
    closed: bool
    """Whether it came to its close."""


class Found(NamedTuple):
    """What the store has of this scenario."""

    lessons: tuple[Earlier, ...]
    """The newest first."""
    sentences: tuple[str, ...]
    """Why another one cannot be gone on with."""


def earlier_lessons(store: Store, scenario: Scenario) -> Found:
    """The newest lessons in which anything happened."""
    lessons: list[Earlier] = []
    sentences: list[str] = []
    try:
        kept = store.sessions(room=CLASSROOM, scenario_id=scenario.id)
    except StoreProblem as problem:
        return Found((), (str(problem),))
    kept.sort(key=lambda row: row.last_at, reverse=True)
    for row in kept[: MOST_OFFERED * 2]:
        if len(lessons) == MOST_OFFERED:
            break
        day = short_day(local_day(row.last_at))
        when = f"{day}, {local_time(row.last_at)}"
        try:
            teaching = Teaching.continued(store, scenario, row)
        except ScenarioChanged:
            told = _(
                "The lesson of {day} cannot go on: this talk was changed since, and no longer has "
                "a reply that the class gave. Begin a new one."
            )
            sentences.append(told.format(day=day))
        except StoreProblem as problem:
            sentences.append(str(problem))
        else:
            if teaching.lesson.position != START or teaching.lesson.polls_opened:
                closed = row.status is Status.ENDED
                lessons.append(Earlier(teaching, _label(teaching, when), closed))
    return Found(tuple(lessons), tuple(sentences))


def _label(teaching: Teaching, when: str) -> str:
    lesson = teaching.lesson
    where = _("after the talk")
    if not lesson.talk.ended:
        where = _("turn {turn}").format(turn=lesson.turn)
    return _("Go on where the class was ({where}, {day})").format(where=where, day=when)
