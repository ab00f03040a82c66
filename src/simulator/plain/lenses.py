"""The lenses in lines: ``lens`` lists them, ``lens leary`` tells what can be seen through one."""

from collections.abc import Sequence

from simulator.debrief import Debrief
from simulator.debrief.lenses import (
    contrast_lines,
    lens_lines,
    lens_name,
    lenses_for,
    look,
    what_a_lens_is,
    what_it_shows,
)
from simulator.debrief.lenses.questions import QuestionReport
from simulator.events import Given
from simulator.language import _
from simulator.plain.asking import NotUnderstood
from simulator.scenario import Scenario

COMMAND = frozenset({"lens", "lenzen", "lenses"})
"""What a line begins with that asks for a lens."""


def how_to_look_through_a_lens() -> str:
    """How a learner asks for the lenses."""
    return _("There are lenses to look at this talk through. Type: {example}.").format(
        example="lens"
    )


def lens_asked(
    typed: str, scenario: Scenario, told: Debrief, before: Sequence[Given] = ()
) -> str | None:
    """What to say to ``lens`` or ``lens leary``; None when something else was typed.

    A lens can be called by its slug or by the number in the list. ``before`` are the replies of the
    learner's previous talk. Raises `NotUnderstood` for a lens that this talk does not have.
    """
    command, _space, asked = typed.strip().casefold().partition(" ")
    if command not in COMMAND:
        return None
    if not asked.strip():
        return lenses_text(scenario)
    return lens_text(asked.strip(), scenario, told, before)


def lenses_text(scenario: Scenario) -> str:
    """The lenses of a talk on this scenario, one a line, each with what is typed for it."""
    lines = [what_a_lens_is()]
    for number, lens in enumerate(lenses_for(scenario), 1):
        lines.append(f"{number}. {lens.slug}: {lens_name(lens)}. {what_it_shows(lens)}")
    lines.append(_("Type for instance: {example}").format(example="lens leary"))
    return "\n".join(lines)


def lens_text(asked: str, scenario: Scenario, told: Debrief, before: Sequence[Given] = ()) -> str:
    """What can be seen through one lens. Raises `NotUnderstood` for one that is not there."""
    lenses = lenses_for(scenario)
    found = next(
        (lens for number, lens in enumerate(lenses, 1) if asked in (lens.slug, str(number))), None
    )
    if found is None:
        raise NotUnderstood(_("There is no such lens here. `lens` lists them."))
    report = look(found.slug, scenario, told)
    lines = [f"{lens_name(found)}. {what_it_shows(found)}", *lens_lines(report)]
    if isinstance(report, QuestionReport):
        lines += contrast_lines(before)
    return "\n".join(lines)
