"""Every sentence about talks over time, in the current language (codebook 5.3, 5.4, 5.6).

The screen draws and these say the same; a screen reader, a pipe and a report get only the words.
They say what was counted and what the learner scored herself, and call neither good.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from math import floor
from typing import cast

from simulator.codebook.labels import (
    ENDING_LABELS,
    PHASE_LABELS,
    PULL_SOURCE_LABELS,
    STANCE_DESCRIPTIONS,
)
from simulator.codebook.vocabulary import Phase, PullSource, Reflex, Stance
from simulator.debrief import wording
from simulator.debrief.calibration import OwnScore, SelfScore
from simulator.debrief.counting import ReflexCount
from simulator.debrief.portfolio import (
    LAST,
    LEAST_FOR_A_TREND,
    Direction,
    Done,
    Place,
    Portfolio,
    RealTalk,
    ReflexOverTime,
    Step,
)
from simulator.language import _, mark, ngettext

NO_NUMBER = "–"
"""Stands where a talk gave no number or the learner no score."""

_MONTHS = (
    mark("Jan"),
    mark("Feb"),
    mark("Mar"),
    mark("Apr"),
    mark("May"),
    mark("Jun"),
    mark("Jul"),
    mark("Aug"),
    mark("Sep"),
    mark("Oct"),
    mark("Nov"),
    mark("Dec"),
)

_DIRECTIONS: Mapping[Direction, str] = {
    "up": mark("The last number is higher than the first."),
    "down": mark("The last number is lower than the first."),
    "same": mark("The last number is the same as the first."),
}


def portfolio_lines(portfolio: Portfolio, done: Sequence[Done] = ()) -> list[str]:
    """Everything a portfolio has to say, as ordinary lines; each part begins with its heading."""
    return list(_lines(portfolio, done))


def _lines(portfolio: Portfolio, done: Sequence[Done]) -> Iterator[str]:
    yield _("Your talks over time")
    if not portfolio.talks:
        yield nothing_yet()
    else:
        yield over_how_many(portfolio)
        yield wording.rule_system()
        for told in portfolio.reflexes.values():
            yield from reflex_lines(told)
        if all(told.trend is None for told in portfolio.reflexes.values()):
            yield later_a_trend()
        yield what_no_number_means()
        yield _("Your own picture and the count")
        yield from calibration_lines(portfolio)
    if portfolio.met:
        yield _("What you met")
        yield from (met_line(portfolio, place) for place in portfolio.met)
    if done:
        yield _("Practised")
        yield from (done_line(one) for one in done)
    if portfolio.pulls:
        yield _("What pulled, in your own words")
        yield from (pull_line(source, times) for source, times in portfolio.pulls.items())
    if portfolio.steps:
        yield _("Your own next steps")
        yield from (step_line(step) for step in portfolio.steps)
    if portfolio.real:
        yield _("After real conversations")
        yield from (real_line(talk) for talk in portfolio.real)


# Days


def local_day(at: str) -> date:
    """The day of a moment that was kept (ISO 8601), as this machine's clock has it."""
    return datetime.fromisoformat(at).astimezone().date()


def local_time(at: str) -> str:
    """``14:05``: the time of a moment that was kept (ISO 8601), by this machine's clock."""
    return f"{datetime.fromisoformat(at).astimezone():%H:%M}"


def day(on: date) -> str:
    """``3 Nov 2026``."""
    return f"{on.day} {_(_MONTHS[on.month - 1])} {on.year}"


def short_day(on: date) -> str:
    """``3 Nov``."""
    return f"{on.day} {_(_MONTHS[on.month - 1])}"


# The reflexes


def nothing_yet() -> str:
    """What stands there while no talk was scored."""
    return _(
        "When you have practised a talk and scored yourself on it, you see here what was counted, "
        "with your own score beside it."
    )


def over_how_many(portfolio: Portfolio) -> str:
    """Over which talks all this goes."""
    count = len(portfolio.talks)
    if count < LAST:
        return ngettext(
            "Over {count} talk that you scored yourself on.",
            "Over {count} talks that you scored yourself on.",
            count,
        ).format(count=count)
    return _("Over the last {count} talks that you scored yourself on.").format(count=count)


def together(counted: ReflexCount) -> str:
    """The count of one reflex over several talks, and then the number if there is one."""
    if counted.opportunities == 0:
        reflex = wording.reflex_name(counted.reflex)
        return _("{reflex}: was not on offer in these talks").format(reflex=reflex)
    return wording.count(counted)


def reflex_lines(told: ReflexOverTime) -> Iterator[str]:
    """One reflex: the talks together, talk by talk, the own scores, and where it went."""
    yield wording.sentence(together(told.together))
    if has_course(told):
        yield counted_talk_by_talk(told)
        yield own_talk_by_talk(told)
    if told.trend is not None:
        yield trend(told.trend.direction)


def has_course(told: ReflexOverTime) -> bool:
    """Whether there is anything to see talk by talk."""
    return any(point.count.number is not None or point.own is not None for point in told.points)


def counted_talk_by_talk(told: ReflexOverTime) -> str:
    """The numbers of the talks, the oldest first."""
    numbers = ", ".join(_number(point.count.number) for point in told.points)
    return _("Counted, talk by talk: {numbers}").format(numbers=numbers)


def own_talk_by_talk(told: ReflexOverTime) -> str:
    """The learner's own scores of the talks, the oldest first."""
    numbers = ", ".join(_number(point.own) for point in told.points)
    return _("You, talk by talk: {numbers}").format(numbers=numbers)


def _number(score: OwnScore) -> str:
    return NO_NUMBER if score is None else str(score)


def trend(direction: Direction) -> str:
    """Where the numbers of a reflex went: a fact about the first and the last."""
    return _(_DIRECTIONS[direction])


def later_a_trend() -> str:
    """From when on there is a course to see (codebook 5.3)."""
    return _(
        "A reflex that gave a number in {count} talks also shows whether it went up or down."
    ).format(count=LEAST_FOR_A_TREND)


def what_no_number_means() -> str:
    """What `NO_NUMBER` stands for."""
    return _("A {sign} is: too few moments for a number, or no score of your own.").format(
        sign=NO_NUMBER
    )


# The own picture


def calibration_lines(portfolio: Portfolio) -> Iterator[str]:
    """How the own picture lay beside the count: how near, and per reflex which way."""
    if all(near is None for near in portfolio.accuracies):
        yield nothing_to_compare()
        return
    yield accuracies(portfolio.accuracies)
    yield what_near_means()
    for told in portfolio.reflexes.values():
        if any(point.difference is not None for point in told.points):
            yield differences(told)
    yield what_differences_mean()


def nothing_to_compare() -> str:
    """While no own score has a number beside it."""
    return _("There is no talk yet in which your own score had a number beside it.")


def accuracies(near: Sequence[float | None]) -> str:
    """How near the own picture was to the count, talk by talk (codebook 5.4)."""
    # Not with commas: a decimal may have one.
    numbers = "; ".join(
        NO_NUMBER if value is None else wording.decimal(floor(100 * value + 0.5) / 100)
        for value in near
    )
    return _("How near to the count, talk by talk: {numbers}").format(numbers=numbers)


def what_near_means() -> str:
    """The scale of `accuracies`; it has no norm."""
    return _("1 is: the same. 0 is: as far apart as can be. There is no number you should have.")


def differences(told: ReflexOverTime) -> str:
    """The differences of one reflex, talk by talk, in bands."""
    apart = ", ".join(
        NO_NUMBER if point.difference is None else signed(point.difference) for point in told.points
    )
    return f"{wording.reflex_name(told.reflex)}: {apart}"


def signed(difference: int) -> str:
    """``+2``, ``0``, ``−1``."""
    return f"{difference:+d}".replace("-", "−") if difference else "0"


def what_differences_mean() -> str:
    """What is above nought and what below (codebook 5.4)."""
    return _(
        "0 is: your picture and the count are the same. Above 0 you saw less routine than the "
        "count, below 0 you were stricter. The one is not better than the other."
    )


# Met, practised, chosen


def place(met: Place) -> str:
    """What happens in the collaboration at a stance or phase (codebook 0.1)."""
    if met in STANCE_DESCRIPTIONS:
        return wording.said_in(STANCE_DESCRIPTIONS[cast(Stance, met)])
    return wording.said_in(PHASE_LABELS[cast(Phase, met)])


def met_line(portfolio: Portfolio, met: Place) -> str:
    """In how many talks a stance or phase was met."""
    return f"{place(met)}: {in_talks(portfolio.met[met], len(portfolio.talks))}"


def in_talks(times: int, of: int) -> str:
    """``in 3 of 10 talks``."""
    return ngettext("in {times} of {count} talk", "in {times} of {count} talks", of).format(
        times=times, count=of
    )


def done_line(done: Done) -> str:
    """A scenario: how often, when last, and how it ended."""
    return f"{done.title}: {times_done(done)}; {endings(done)}"


def times_done(done: Done) -> str:
    """How often, and when last."""
    on = day(local_day(done.last_at))
    return ngettext("{count} time, on {day}", "{count} times, last on {day}", done.times).format(
        count=done.times, day=on
    )


def endings(done: Done) -> str:
    """How it ended, and how often each way."""
    told = [
        f"{times}× {wording.said_in(ENDING_LABELS[ending])}"
        for ending, times in done.endings.items()
    ]
    return ", ".join(told)


def pull_line(source: PullSource, times: int) -> str:
    """A source of the pull, and after how many talks she named it."""
    return f"{pull_name(source)}: {named(times)}"


def pull_name(source: PullSource) -> str:
    """The source, as she chose it."""
    return wording.said_in(PULL_SOURCE_LABELS[source])


def named(times: int) -> str:
    """After how many talks."""
    return ngettext("after {count} talk", "after {count} talks", times).format(count=times)


def step_line(step: Step) -> str:
    """A next step with its day."""
    return f"{day(local_day(step.at))}: {wording.quoted(step.text)}"


# Real conversations


def real_line(talk: RealTalk) -> str:
    """The own scores after a real conversation, with the day and the own line."""
    note = f" {wording.quoted(talk.note)}" if talk.note.strip() else ""
    return f"{day(talk.on)}: {own_scores(talk.scores)}.{note}"


def after_real_talks(reflex: Reflex, talks: Sequence[RealTalk]) -> str | None:
    """The own scores of one reflex after real conversations; None where there are none."""
    told = [
        f"{talk.scores[reflex]} ({short_day(talk.on)})"
        for talk in talks
        if talk.scores.get(reflex) is not None
    ]
    if not told:
        return None
    return _("You, after real conversations: {numbers}").format(numbers=", ".join(told))


def own_scores(scores: SelfScore) -> str:
    """Own scores in one line; what was left open is left out."""
    told = [f"{wording.reflex_name(reflex)} {score}" for reflex, score in _given(scores).items()]
    return ", ".join(told) if told else _("no score")


def _given(scores: SelfScore) -> Mapping[Reflex, OwnScore]:
    return {reflex: score for reflex, score in scores.items() if score is not None}
