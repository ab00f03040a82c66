"""Sentences about the course of a talk: questions, circle, conditions, ladder, steps (6.4, 6.6)."""

from collections.abc import Iterator, Sequence

from simulator.codebook.help_lines import meldcode_steps
from simulator.codebook.labels import EXPLORATION_LABELS, TALK_PHASE_LABELS
from simulator.codebook.lenses import HELP_CONDITION_LABELS, LADDER_LABELS
from simulator.codebook.question_forms import QUESTION_FORM_ENTRIES
from simulator.debrief import wording
from simulator.debrief.lenses.circle import SEGMENTS, CircleReport
from simulator.debrief.lenses.conditions import ConditionReport, ConditionRow
from simulator.debrief.lenses.ladder import LadderReport
from simulator.debrief.lenses.phrases import Moment, Told, label, named, not_come_up, span, turns
from simulator.debrief.lenses.questions import Angles, QuestionReport, share_of
from simulator.debrief.lenses.steps import StepReport
from simulator.events import Given
from simulator.language import _


def question_lines(report: QuestionReport) -> Iterator[Told]:
    """What was asked and how; no norm."""
    for form, numbers in report.forms.items():
        told = f"{len(numbers)}× ({turns(numbers)})"
        yield named(label(QUESTION_FORM_ENTRIES[form].label), told)
    if report.questions:
        yield _("Open questions: {open} of the {questions} questions.").format(
            **report.open._asdict()
        )
    if report.by_phase:
        shares = [
            _("{phase} {open} of {questions}").format(
                phase=label(TALK_PHASE_LABELS[phase]), **share._asdict()
            )
            for phase, share in report.by_phase.items()
        ]
        yield named(_("open per phase of the talk"), "; ".join(shares))
    yield _questions_and_others(report)
    if len(report.closed_run) > 1:
        yield _("Longest row of closed questions: {count} ({turns}).").format(
            count=len(report.closed_run), turns=turns(report.closed_run)
        )
    elif report.closed_run:
        yield _("No two closed questions came in a row.")
    if "stapel" in report.forms:
        yield _("More than one question at once: {turns}.").format(
            turns=turns(report.forms["stapel"])
        )
    for form, answered in report.leading:
        name = wording.sentence(label(QUESTION_FORM_ENTRIES[form].label))
        yield Moment(report.name, answered, name)
    yield from _angles(report)


def _questions_and_others(report: QuestionReport) -> str:
    told = _(
        "Turns with a question: {questions}; without one: {others}. A talk of questions only can "
        "feel like an interrogation."
    )
    return told.format(questions=report.questions, others=report.others)


def _angles(report: QuestionReport) -> Iterator[str]:
    if not report.questions:
        return
    if report.acknowledged is None:
        yield named(_("without an acknowledgement before it"), _both_angles(report.before))
    else:
        if report.acknowledged > 0:
            before = _("until it was acknowledged (turn {turn})").format(turn=report.acknowledged)
            yield named(before, _both_angles(report.before))
        yield named(_("after it was acknowledged"), _both_angles(report.after))


def _both_angles(angles: Angles) -> str:
    inside, outside = EXPLORATION_LABELS["e_in"], EXPLORATION_LABELS["e_ex"]
    return f"{angles.e_in}× {label(inside)}; {angles.e_ex}× {label(outside)}"


def contrast_lines(before: Sequence[Given]) -> list[str]:
    """The forms of questions beside those of the learner's previous talk (codebook 6.4).

    ``before`` are the replies of that talk; without any there is nothing to say.
    """
    if not before:
        return []
    share = share_of(before)
    told = _(
        "In your previous talk: {open} open of {questions} questions, and {others} turns without "
        "a question."
    )
    others = len(before) - share.questions
    return [told.format(open=share.open, questions=share.questions, others=others)]


def circle_lines(report: CircleReport) -> Iterator[str]:
    """The way along the circle, and the mandate."""
    visits = [
        f"{label(TALK_PHASE_LABELS[visit.segment])} ({span(visit.first, visit.last)})"
        for visit in report.visits
    ]
    if visits:
        yield named(_("along the circle"), ", ".join(visits))
    seen = {visit.segment for visit in report.visits}
    missing = [label(TALK_PHASE_LABELS[segment]) for segment in SEGMENTS if segment not in seen]
    if missing:
        yield named(_("did not come up"), ", ".join(missing))
    asked = turns(report.asked) if report.asked else not_come_up()
    yield named(_("asking for the mandate"), asked)
    if report.given:
        yield _("{name} gave the mandate after {turns}.").format(
            name=report.name, turns=turns(report.given)
        )


def condition_lines(report: ConditionReport) -> Iterator[str]:
    """Eight rows."""
    for row in report.rows:
        yield named(label(HELP_CONDITION_LABELS[row.condition]), _carried(row))


def _carried(row: ConditionRow) -> str:
    if not row.carried:
        told = not_come_up()
    else:
        first, *others = row.carried
        told = f"{wording.turns([first.turn])}, {wording.quoted(first.said)}"
        if others:
            also = turns([answered.turn for answered in others])
            told = _("{told}, and also {turns}").format(told=told, turns=also)
    if row.reflex:
        reflexes = [
            _("in turn {turn} the {reflex} came by").format(
                turn=answered.turn, reflex=wording.measured_name(answered.measured)
            )
            for answered in row.reflex
        ]
        return "; ".join((told, *reflexes))
    return told


def ladder_lines(report: LadderReport) -> Iterator[str]:
    """The first turn on every rung."""
    for rung, answered in report.first.items():
        told = not_come_up()
        if answered is not None:
            told = _("for the first time in turn {turn}, {words}").format(
                turn=answered.turn, words=wording.quoted(answered.said)
            )
        yield named(label(LADDER_LABELS[rung]), told)
    early = report.help_before_acceptance
    if early is not None:
        yield _("In this talk helping (turn {turn}) came before accepting.").format(turn=early.turn)


def step_lines(report: StepReport) -> Iterator[str]:
    """The steps in their order, each with its turns, and what came in another order."""
    strip = report.strip
    names = {step.slug: label(step.label) for step in strip.steps}
    for step in strip.steps:
        numbers = report.turns_of(step.slug)
        yield named(names[step.slug], turns(numbers) if numbers else not_come_up())
    for first, second in report.turned_round:
        came = report.turns_of(second)[0]
        yield _("In turn {turn} came {second}, without {first} before it.").format(
            turn=came, second=wording.quoted(names[second]), first=wording.quoted(names[first])
        )
    if strip.note is not None:
        yield label(strip.note)
    yield from _facts(report)


def _facts(report: StepReport) -> Iterator[str]:
    """What the steps ask in full, each with the date on which somebody checked it (8.4)."""
    known = {fact.id: fact for fact in meldcode_steps()}
    for step in report.strip.steps:
        if step.fact is not None:
            fact = known[step.fact]
            checked = (
                _("still to be checked")
                if fact.checked == "niet"
                else _("checked on {date}").format(date=fact.checked)
            )
            yield f"{named(label(step.label), label(fact.text).rstrip('.'))} ({checked})"
