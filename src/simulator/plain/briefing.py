"""What the learner reads before the first line, and may walk away from (codebook 8.1, 8.2)."""

from collections.abc import Iterator

from simulator.codebook.labels import CONTENT_TAG_LABELS
from simulator.codebook.reflexes import REFLEX_ENTRIES
from simulator.codebook.vocabulary import ContentTag
from simulator.debrief.wording import listed, quoted, said_in
from simulator.language import _, ngettext
from simulator.plain.help_lines import help_lines_text
from simulator.scenario import Scenario

WARNED_OF_TWICE: frozenset[ContentTag] = frozenset(
    {"suicidaliteit", "kindermishandeling", "huiselijk_geweld", "gevaar_signaal"}
)
"""Content tags with an extra warning, and with the help lines at once (codebook 8.2, G1)."""


def briefing_text(scenario: Scenario, last_step: str | None) -> str:
    """The briefing; ``last_step`` is what the learner set herself after an earlier talk."""
    return "\n".join(_briefing(scenario, last_step))


def practice_notice() -> str:
    """What this program is and is not (codebook 8.1.1)."""
    return _(
        "This is practice with an invented client. It is no help line, no therapy, no protocol and "
        "no proof of competence. Is the situation real? Follow the procedure of your organisation, "
        "and call the help lines: type h."
    )


def _briefing(scenario: Scenario, last_step: str | None) -> Iterator[str]:
    yield _one_line(scenario.title)
    yield _one_line(scenario.setting)
    yield _("You talk with {name} ({age}).").format(
        name=_one_line(scenario.client.name), age=scenario.client.age
    )
    if scenario.client.background:
        yield _one_line(scenario.client.background)
    yield _one_line(scenario.summary)
    if scenario.tempts:
        reflexes = listed([said_in(REFLEX_ENTRIES[reflex].label) for reflex in scenario.tempts])
        yield _("What pulls here: {reflexes}.").format(reflexes=reflexes)
    yield ngettext(
        "About {count} minute, {turns} turns at most.",
        "About {count} minutes, {turns} turns at most.",
        scenario.minutes,
    ).format(count=scenario.minutes, turns=scenario.max_turns)
    yield from _warnings(scenario)
    yield practice_notice()
    if last_step is not None:
        yield _("Your own step from last time: {step}").format(step=quoted(last_step))


def _warnings(scenario: Scenario) -> Iterator[str]:
    if not scenario.warnings:
        return
    themes = listed([said_in(CONTENT_TAG_LABELS[tag]) for tag in scenario.warnings])
    yield _("Beforehand: this talk is about {themes}.").format(themes=themes)
    if WARNED_OF_TWICE.isdisjoint(scenario.warnings):
        return
    yield _("It can come close. You can skip it now and leave at any moment, without a reason.")
    if scenario.reviewed is None:
        yield _("No professional from outside has reviewed this talk yet.")
    yield help_lines_text(scenario.warnings)


def _one_line(words: str) -> str:
    return " ".join(words.split())
