"""The lenses there are, in the order of the page (codebook 6)."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from simulator.codebook.lenses import LENS_ENTRIES
from simulator.codebook.strips import Strip, strips
from simulator.codebook.vocabulary import Text
from simulator.debrief.lenses import (
    circle,
    closeness,
    conditions,
    crisis_roles,
    directivity,
    ladder,
    leary,
    limits,
    models,
    questions,
    schein,
    steps,
)
from simulator.debrief.whole import Debrief
from simulator.scenario import Scenario

LensReport = (
    leary.LearyReport
    | schein.ScheinReport
    | crisis_roles.CrisisRoleReport
    | questions.QuestionReport
    | circle.CircleReport
    | conditions.ConditionReport
    | ladder.LadderReport
    | models.ModelReport
    | directivity.DirectivityReport
    | closeness.ClosenessReport
    | limits.LimitReport
    | steps.StepReport
)
"""What can be seen through a lens: facts, of which `in_words.lens_lines` makes sentences."""


class Lens(NamedTuple):
    """A way of looking at a talk. It changes no number."""

    slug: str
    label: Text
    looks_at: Text
    """What can be seen through it, as a clause after "shows"."""
    applies: Callable[[Scenario], bool]
    """Whether there can be something to see in a talk on this scenario."""
    look: Callable[[Scenario, Debrief], LensReport]


def _everywhere(_scenario: Scenario) -> bool:
    return True


_LOOKS: Mapping[str, Callable[[Scenario, Debrief], LensReport]] = {
    "leary": leary.look,
    "schein": schein.look,
    "crisisrol": crisis_roles.look,
    "vragen": questions.look,
    "cirkel": circle.look,
    "voorwaarden": conditions.look,
    "ladder": ladder.look,
    "model": models.look,
    "directiviteit": directivity.look,
    "nabijheid": closeness.look,
    "agressie": limits.look,
}
_WHERE: Mapping[str, Callable[[Scenario], bool]] = {
    "crisisrol": crisis_roles.applies,
    "agressie": limits.applies,
}


def _strip_lens(strip: Strip) -> Lens:
    return Lens(
        strip.slug,
        strip.label,
        strip.looks_at,
        partial(steps.applies, strip),
        partial(steps.look, strip),
    )


LENSES: Mapping[str, Lens] = MappingProxyType(
    {
        slug: Lens(slug, entry.label, entry.looks_at, _WHERE.get(slug, _everywhere), _LOOKS[slug])
        for slug, entry in LENS_ENTRIES.items()
    }
    | {slug: _strip_lens(strip) for slug, strip in strips().items()}
)
"""Every lens by its slug: first those with a drawing of their own, then the strips of steps."""


def look(slug: str, scenario: Scenario, told: Debrief) -> LensReport:
    """What can be seen of this talk through the lens; KeyError for an unknown one."""
    return LENSES[slug].look(scenario, told)


def lenses_for(scenario: Scenario) -> tuple[Lens, ...]:
    """The lenses with something to see in a talk on this scenario, in their order."""
    return tuple(lens for lens in LENSES.values() if lens.applies(scenario))
