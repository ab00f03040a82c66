"""Forms of questions, and what stood between them (codebook 6.4, 2.4)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from simulator.client.rules import Rules
from simulator.codebook.requirements import BIT
from simulator.codebook.vocabulary import QUESTION_FORMS, QuestionForm, TalkPhase
from simulator.debrief.lenses.talk_phases import phases_of
from simulator.debrief.lenses.view import Answered, Seen, seen
from simulator.debrief.whole import Debrief
from simulator.events import Given
from simulator.scenario import Scenario

LEADING: tuple[QuestionForm, ...] = ("suggestief", "retorisch")
"""Forms that leave the client little to answer."""


class Share(NamedTuple):
    """The open ones among the questions."""

    open: int
    questions: int


class Angles(NamedTuple):
    """Questions inside the client's own frame, and questions with a new angle."""

    e_in: int
    e_ex: int


@dataclass(frozen=True, slots=True)
class QuestionReport:
    """What was asked, and how. There is no norm for any of it."""

    name: str
    order: tuple[QuestionForm, ...]
    """The form of every turn."""
    forms: Mapping[QuestionForm, tuple[int, ...]]
    """The turns of every form that was used, ``geen`` among them."""
    by_phase: Mapping[TalkPhase, Share]
    """Per phase of the talk with a question in it, in the order of the talk."""
    closed_run: tuple[int, ...]
    """The longest row of turns with a closed question; of several, the first."""
    leading: tuple[tuple[QuestionForm, Answered], ...]
    """Suggestive and rhetorical questions, with the client's answers."""
    acknowledged: int | None
    """The turn after which it was first acknowledged; 0 when it was at the start, None never."""
    before: Angles
    """Up to and including that turn."""
    after: Angles
    slug: str = "vragen"

    @property
    def questions(self) -> int:
        """Turns with a question."""
        return len(self.order) - self.others

    @property
    def others(self) -> int:
        """Turns without one."""
        return len(self.forms.get("geen", ()))

    @property
    def open(self) -> Share:
        """The open ones among all questions."""
        return Share(len(self.forms.get("open", ())), self.questions)


def look(scenario: Scenario, told: Debrief) -> QuestionReport:
    """Everything there is to count about the questions."""
    view = seen(scenario, told)
    acknowledged = _acknowledged(scenario, told)
    since = len(view) if acknowledged is None else acknowledged
    return QuestionReport(
        name=told.name,
        order=tuple(turn.evidence.given.question for turn in view),
        forms=forms_of(told.turns),
        by_phase=_by_phase(view),
        closed_run=_longest_closed(told.turns),
        leading=tuple(
            (turn.evidence.given.question, turn.answered)
            for turn in view
            if turn.evidence.given.question in LEADING
        ),
        acknowledged=acknowledged,
        before=_angles([turn for turn in view if turn.turn <= since]),
        after=_angles([turn for turn in view if turn.turn > since]),
    )


def forms_of(turns: Sequence[Given]) -> Mapping[QuestionForm, tuple[int, ...]]:
    """The turns of every form that was used, in the codebook's order of forms."""
    found = {
        form: tuple(given.turn for given in turns if given.question == form)
        for form in QUESTION_FORMS
    }
    return MappingProxyType({form: numbers for form, numbers in found.items() if numbers})


def share_of(turns: Sequence[Given]) -> Share:
    """The open ones among the questions of a talk, this one or another."""
    asked = [given.question for given in turns if given.question != "geen"]
    return Share(asked.count("open"), len(asked))


def _by_phase(view: Sequence[Seen]) -> Mapping[TalkPhase, Share]:
    shares: dict[TalkPhase, Share] = {}
    for turn, phase in zip(view, phases_of(view), strict=True):
        form = turn.evidence.given.question
        if form != "geen":
            open_, questions = shares.get(phase, Share(0, 0))
            shares[phase] = Share(open_ + (form == "open"), questions + 1)
    return MappingProxyType(shares)


def _longest_closed(turns: Sequence[Given]) -> tuple[int, ...]:
    rows = [
        tuple(given.turn for given in row)
        for closed, row in groupby(turns, key=lambda given: given.question == "gesloten")
        if closed
    ]
    return max(rows, key=len, default=())


def _acknowledged(scenario: Scenario, told: Debrief) -> int | None:
    if Rules(scenario).start().moment.kept & BIT["erkend"]:
        return 0
    return next((given.turn for given in told.turns if "erkend" in given.told), None)


def _angles(view: Sequence[Seen]) -> Angles:
    asked = [turn.exploration for turn in view if turn.evidence.given.question != "geen"]
    return Angles(asked.count("e_in"), asked.count("e_ex"))
