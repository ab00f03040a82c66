"""The medical and the empowerment model: shares, and what came after (codebook 6.6, C8, C9)."""

from dataclasses import dataclass
from typing import Literal

from simulator.debrief.lenses.view import Answered, Seen, seen
from simulator.debrief.whole import Debrief
from simulator.events import Change
from simulator.scenario import Scenario

Model = Literal["e", "m", "0"]


@dataclass(frozen=True, slots=True)
class MedicalTurn:
    """A turn of the medical model, and what happened after it."""

    answered: Answered
    changes: tuple[Change, ...]
    """What the gauges did, up or down."""


@dataclass(frozen=True, slots=True)
class ModelReport:
    """Which model each turn belongs to."""

    name: str
    models: tuple[Model, ...]
    """One for every turn."""
    medical: tuple[MedicalTurn, ...]
    slug: str = "model"


def look(scenario: Scenario, told: Debrief) -> ModelReport:
    """The shares, and every turn of the medical model with what came of it."""
    view = seen(scenario, told)
    return ModelReport(
        told.name,
        tuple(turn.tags.model for turn in view),
        tuple(MedicalTurn(turn.answered, _moved(turn)) for turn in view if turn.tags.model == "m"),
    )


def _moved(turn: Seen) -> tuple[Change, ...]:
    return tuple(change for change in turn.evidence.given.changes if change.by)
