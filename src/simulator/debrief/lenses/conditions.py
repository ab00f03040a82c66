"""The eight conditions of helping help, each with the turn that carried it (codebook 6.6, C6)."""

from dataclasses import dataclass

from simulator.codebook.vocabulary import HELP_CONDITIONS, HelpCondition
from simulator.debrief.lenses.view import Answered, seen
from simulator.debrief.whole import Debrief
from simulator.scenario import Scenario


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """One condition; none is required in a talk."""

    condition: HelpCondition
    carried: tuple[Answered, ...]
    """The turns that carried it."""
    reflex: tuple[Answered, ...]
    """Turns that were made for it and were measured as a reflex."""


@dataclass(frozen=True, slots=True)
class ConditionReport:
    """The eight rows, in the order of the codebook."""

    name: str
    rows: tuple[ConditionRow, ...]
    turns: int
    """How many turns the talk had."""
    slug: str = "voorwaarden"


def look(scenario: Scenario, told: Debrief) -> ConditionReport:
    """What came up of the eight, and where."""
    view = seen(scenario, told)

    def row(condition: HelpCondition) -> ConditionRow:
        turns = [turn for turn in view if turn.tags.voorwaarde == condition]
        return ConditionRow(
            condition,
            tuple(turn.answered for turn in turns if not turn.slipped),
            tuple(turn.answered for turn in turns if turn.slipped),
        )

    rows = tuple(row(condition) for condition in HELP_CONDITIONS if condition != "geen")
    return ConditionReport(told.name, rows, len(view))
