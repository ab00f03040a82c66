"""Sentences about roles and steering: Schein, crisis, models (codebook 6.2, 6.3, 6.6)."""

from collections.abc import Iterator, Mapping

from simulator.codebook.labels import HELP_FORM_LABELS
from simulator.codebook.lenses import (
    CRISIS_ROLE_LABELS,
    DIRECTIVITEIT_LABELS,
    MODEL_LABELS,
    SCHEIN_LABELS,
)
from simulator.debrief import wording
from simulator.debrief.lenses.crisis_roles import CrisisRoleReport, WayBack
from simulator.debrief.lenses.directivity import DirectivityReport
from simulator.debrief.lenses.models import ModelReport
from simulator.debrief.lenses.phrases import Moment, Told, label, named, stretches, turns
from simulator.debrief.lenses.schein import FIRST_TURNS, How, ScheinReport
from simulator.language import _, mark, ngettext

_HOW: Mapping[How, str] = {
    "asked": mark("asked for or allowed"),
    "announced": mark("announced"),
    "neither": mark("not asked for and not announced"),
}


def schein_lines(report: ScheinReport) -> Iterator[Told]:
    """The beginning, every move out of process, the client's standing, and the roles in order."""
    first = min(len(report.roles), FIRST_TURNS)
    began = ngettext(
        "first turn in the process role", "first {count} turns in the process role", first
    )
    answer = _("yes") if report.began_in_process else _("no")
    yield named(began.format(count=first), answer)
    for move in report.moves:
        switch = _switch(
            label(SCHEIN_LABELS[move.before]) if move.before else None,
            label(SCHEIN_LABELS[move.after]),
            _(_HOW[move.how]),
        )
        yield Moment(report.name, move.answered, switch)
    if not report.moves:
        yield _("You did not leave the process role.")
    yield _standing(report)
    yield named(_("form of help"), label(HELP_FORM_LABELS[report.help_form]))
    yield named(_("roles"), stretches([label(SCHEIN_LABELS[role]) for role in report.roles]))


def _switch(before: str | None, after: str, how: str) -> str:
    if before is None:
        return _("From the start: {after}, {how}.").format(after=after, how=how)
    return _("From {before} to {after}: {how}.").format(before=before, after=after, how=how)


def _standing(report: ScheinReport) -> str:
    """Where the client's standing ended, against the start."""
    end = report.status[-1]
    if end == 0:
        return _("{name}'s standing ended as high as it began.").format(name=report.name)
    if end > 0:
        return _("{name}'s standing ended {count} higher than it began.").format(
            name=report.name, count=end
        )
    return _("{name}'s standing ended {count} lower than it began.").format(
        name=report.name, count=-end
    )


def crisis_role_lines(report: CrisisRoleReport) -> Iterator[Told]:
    """What came from outside, every switch, the way back, and the roles in order."""
    for outside in report.outside:
        if outside.kind == "averted":
            yield _("After turn {turn} the threat was averted.").format(turn=outside.turn)
        elif outside.turn == 0:
            yield _("From outside, at the start: {words}").format(
                words=wording.quoted(outside.words)
            )
        else:
            yield _("From outside, after turn {turn}: {words}").format(
                turn=outside.turn, words=wording.quoted(outside.words)
            )
    for switch in report.switches:
        told = _switch(
            label(CRISIS_ROLE_LABELS[switch.before]),
            label(CRISIS_ROLE_LABELS[switch.after]),
            _("announced") if switch.announced else _("not announced"),
        )
        yield Moment(report.name, switch.answered, told)
    if report.back is not None:
        yield named(_("back to helping"), _back(report.back))
        if report.back.long:
            yield _(
                "After the threat was averted instructing lasted {count} turns: more than two."
            ).format(count=report.back.instructing)
    yield named(_("roles"), stretches([label(CRISIS_ROLE_LABELS[role]) for role in report.roles]))


def _back(back: WayBack) -> str:
    if back.turn is None:
        return _("did not come up; it could be from turn {turn} on").format(turn=back.possible)
    if back.later == 0:
        return _("turn {turn}, as soon as it could be").format(turn=back.turn)
    later = back.turn - back.possible
    return ngettext(
        "turn {turn}, {count} turn after it could be",
        "turn {turn}, {count} turns after it could be",
        later,
    ).format(turn=back.turn, count=later)


def model_lines(report: ModelReport) -> Iterator[Told]:
    """The shares, and what happened after the turns of the medical model."""
    total = len(report.models)
    for model, name in MODEL_LABELS.items():
        numbers = [turn for turn, of in enumerate(report.models, 1) if of == model]
        if numbers:
            told = _("{count} of the {total} turns ({turns})").format(
                count=len(numbers), total=total, turns=turns(numbers)
            )
            yield named(label(name), told)
    if report.medical:
        yield _("What happened after the turns of the medical model:")
    for turn in report.medical:
        changes = [wording.gauge_moved(change) for change in turn.changes]
        told = wording.sentence("; ".join(changes)) if changes else ""
        yield Moment(report.name, turn.answered, after=told)


def directivity_lines(report: DirectivityReport) -> Iterator[Told]:
    """Per level the turns, and what the tension did there."""
    for level, stretch in report.by_level.items():
        count = len(stretch.turns)
        told = ngettext("{count} turn ({turns})", "{count} turns ({turns})", count).format(
            count=count, turns=turns(stretch.turns)
        )
        tension = _("tension rose {rose}×, fell {fell}×").format(
            rose=stretch.rose, fell=stretch.fell
        )
        yield named(label(DIRECTIVITEIT_LABELS[level]), f"{told}; {tension}")
    yield named(
        _("tension, at the start and after every turn"), ", ".join(map(str, report.tension))
    )
