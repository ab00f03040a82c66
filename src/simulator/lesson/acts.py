"""What happens in a lesson, as it is kept: the kinds of events, and what their payloads hold.

Votes of phones are not the teacher's: an undo takes back what she did, and never a ballot.
"""

from collections.abc import Mapping
from typing import Final

from simulator.codebook.vocabulary import REFLEXES
from simulator.lesson.polls import ROUNDS, Moment, Scoring, Subject
from simulator.lesson.positions import Place, Position, Step
from simulator.store import JSON

AT: Final = "class_at"
"""The class is here now: ``{"place": [reply…], "step": …, "part": …}``. Closes an open vote."""
OPEN: Final = "class_open"
"""A vote is opened, or opened again: ``{"poll": number}`` and what it is about: ``{"place": […],
"round": 1 or 2}`` or ``{"reflex": …}``. Hides the results."""
CLOSE: Final = "class_close"
"""A vote is closed: ``{"poll": number}``."""
HANDS: Final = "class_hands"
"""Hands were counted, in the place of any before: ``{"poll": number, "counts": [by option]}`` and
what it is about, as in ``OPEN``: a vote that was not opened yet is opened by it."""
SHOW: Final = "class_show"
"""The results are shown or hidden: ``{"shown": …}``. An open vote closes before they are shown."""
UNDO: Final = "class_undo"
"""The last act of the teacher does not hold: ``{}``."""
REDO: Final = "class_redo"
"""It does after all: ``{}``."""
BALLOTS: Final = "class_ballots"
"""Phones voted: ``{"poll": number, "ballots": {seat: option from 0}}``."""
ROOM: Final = "class_room"
"""Phones may come: ``{"name": …, "secret": …, "notes": …, "at": …}``, the words of the addresses,
what seats are signed with, and where it is reached."""


def at_payload(position: Position) -> Mapping[str, JSON]:
    """The payload of an ``AT``."""
    return {"place": position.place, "step": position.step.value, "part": position.part}


def position_in(payload: Mapping[str, JSON]) -> Position:
    """What `at_payload` made; ``ValueError`` or ``TypeError`` for anything else."""
    part = payload.get("part")
    if not isinstance(part, int) or part < 0:
        raise ValueError(part)
    return Position(_place(payload.get("place")), Step(payload.get("step")), part)


def subject_payload(subject: Subject) -> Mapping[str, JSON]:
    """What a vote is about, as it stands in the payload of an ``OPEN``."""
    if isinstance(subject, Scoring):
        return {"reflex": subject.reflex}
    return {"place": subject.place, "round": subject.round}


def subject_in(payload: Mapping[str, JSON]) -> Subject:
    """What `subject_payload` made; ``ValueError`` for anything else."""
    if "reflex" in payload:
        [reflex] = (each for each in REFLEXES if each == payload["reflex"])
        return Scoring(reflex)
    [held] = (each for each in ROUNDS if each == payload.get("round"))
    return Moment(_place(payload.get("place")), held)


def _place(value: JSON) -> Place:
    if not isinstance(value, list | tuple):
        raise ValueError(value)
    return tuple(map(str, value))
