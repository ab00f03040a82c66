"""What can be seen through a lens, in sentences of the current language (codebook 5.6, 6).

They say what was said, in which turn and what the client did; never what the learner is, and never
what it should have been.
"""

from collections.abc import Iterable

from simulator.debrief import wording
from simulator.debrief.lenses.circle import CircleReport
from simulator.debrief.lenses.closeness import ClosenessReport
from simulator.debrief.lenses.conditions import ConditionReport
from simulator.debrief.lenses.course_in_words import (
    circle_lines,
    condition_lines,
    contrast_lines,
    ladder_lines,
    question_lines,
    step_lines,
)
from simulator.debrief.lenses.crisis_roles import CrisisRoleReport
from simulator.debrief.lenses.directivity import DirectivityReport
from simulator.debrief.lenses.ladder import LadderReport
from simulator.debrief.lenses.leary import LearyReport
from simulator.debrief.lenses.limits import LimitReport
from simulator.debrief.lenses.models import ModelReport
from simulator.debrief.lenses.offer import Lens, LensReport
from simulator.debrief.lenses.phrases import Moment, Told, label
from simulator.debrief.lenses.questions import QuestionReport
from simulator.debrief.lenses.relation_in_words import closeness_lines, leary_lines, limit_lines
from simulator.debrief.lenses.roles_in_words import (
    crisis_role_lines,
    directivity_lines,
    model_lines,
    schein_lines,
)
from simulator.debrief.lenses.schein import ScheinReport
from simulator.debrief.lenses.steps import StepReport
from simulator.language import _

__all__ = [
    "Moment",
    "Told",
    "contrast_lines",
    "lens_lines",
    "lens_name",
    "lens_told",
    "what_a_lens_is",
    "what_it_shows",
]


def what_a_lens_is() -> str:
    """To be said once, wherever lenses are shown."""
    return _(
        "A lens is a way of looking, not a measurement. What it says beyond the names is general "
        "knowledge."
    )


def lens_name(lens: Lens) -> str:
    """The lens, as it stands in a sentence."""
    return label(lens.label)


def what_it_shows(lens: Lens) -> str:
    """What can be seen through the lens."""
    return _("Shows {what}.").format(what=label(lens.looks_at))


def lens_lines(report: LensReport) -> list[str]:
    """The facts of one lens as sentences; that there is nothing, where there were no turns."""
    return [str(told) for told in lens_told(report)]


def lens_told(report: LensReport) -> list[Told]:
    """The same with every moment in its parts, for who can set them apart."""
    return list(_told(report)) or [wording.nothing_to_show()]


def _told(report: LensReport) -> Iterable[Told]:
    match report:
        case LearyReport():
            return leary_lines(report)
        case ScheinReport():
            return schein_lines(report) if report.roles else ()
        case CrisisRoleReport():
            return crisis_role_lines(report) if report.roles else ()
        case QuestionReport():
            return question_lines(report) if report.order else ()
        case CircleReport():
            return circle_lines(report) if report.segments else ()
        case ConditionReport():
            return condition_lines(report)
        case LadderReport():
            return ladder_lines(report) if report.rungs else ()
        case ModelReport():
            return model_lines(report)
        case DirectivityReport():
            return directivity_lines(report) if report.levels else ()
        case ClosenessReport():
            return closeness_lines(report) if report.nabij else ()
        case LimitReport():
            return limit_lines(report)
        case StepReport():
            return step_lines(report)
