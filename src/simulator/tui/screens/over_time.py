"""What talks have to show together, drawn and in words (codebook 5.3, 5.4).

One column is one talk, everywhere. Whatever is drawn is also said in numbers.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, cast

from textual.content import Content

from simulator.codebook.vocabulary import SCORE_BANDS, Phase, Stance
from simulator.debrief import band_from_self, wording
from simulator.debrief import portfolio_in_words as words
from simulator.debrief.portfolio import (
    Done,
    Place,
    Portfolio,
    Practised,
    RealTalk,
    ReflexOverTime,
    portfolio,
    scenarios_done,
)
from simulator.kept import OverTime
from simulator.language import _
from simulator.store import SessionRow
from simulator.tui.screens.course import PHASE_MARKS, STANCE_MARKS
from simulator.tui.text import ACCENT, HEADING, INK, QUIET, STRONG, one_line, plain, quoted
from simulator.tui.widgets.plot import Columns, columns, heights, line, names, strip
from simulator.tui.widgets.sheet import GAP, Block, Para, para

MOST_BESIDE = 10
"""So many real conversations, the latest ones, stand beside the practised talks."""
MOST_SQUARES = 20
"""More than this nobody counts at a glance; the number stands beside it."""

COUNTED, OWN, SAME, REAL = "●", "○", "◉", "◇"
"""What was counted, the own score, both in one band, and the own score after a real conversation.
They differ in form: colour never has to tell them apart."""
NOT_MET = "·"
LESS, EQUAL, STRICTER = "↑", "=", "↓"
"""The own score above the count, the same, and below it."""

SCALE = 5
"""Cells at the left of a grid, for the bands."""
BESIDE = 21
"""Cells at the left of a strip, for the name of a reflex."""
ROWS = 3
"""Rows of a line."""
PERCENT = 100
LEAST_FOR_A_LINE = 2
"""One value is no line."""


class Told(NamedTuple):
    """What there is to show."""

    portfolio: Portfolio
    done: tuple[Done, ...]
    rows: tuple[SessionRow, ...]
    """The talks, the newest first."""


def told_of(over: OverTime) -> Told:
    """What was kept, made ready to be shown."""
    return Told(portfolio(over.practised, over.real), scenarios_done(over.finished), over.rows)


# The columns: one for every talk, the real conversations between them

Moment = Practised | RealTalk


def moments(told: Portfolio) -> tuple[Moment, ...]:
    """The talks of the portfolio and the real conversations of that time, the oldest first."""
    since = words.local_day(told.talks[0].at) if told.talks else date.min
    beside = [talk for talk in told.real if talk.on >= since][-MOST_BESIDE:]
    return tuple(sorted((*told.talks, *beside), key=_when))


def _when(moment: Moment) -> tuple[date, int, str]:
    if isinstance(moment, RealTalk):
        return moment.on, moment.n, ""
    return _day(moment), 0, moment.at


def _day(moment: Moment) -> date:
    return moment.on if isinstance(moment, RealTalk) else words.local_day(moment.at)


def _labels(shown: Sequence[Moment]) -> tuple[str, ...]:
    """A number for every talk, and a sign for every real conversation."""
    number, labels = 0, []
    for moment in shown:
        number += isinstance(moment, Practised)
        labels.append(str(number) if isinstance(moment, Practised) else REAL)
    return tuple(labels)


@dataclass(frozen=True, eq=False)
class _Axis:
    """The numbers of the talks, under their columns."""

    labels: tuple[str, ...]
    margin: int

    def lines(self, width: int) -> Sequence[Content]:
        """See `Block`."""
        layout = columns(len(self.labels), width - self.margin)
        name = _("talk") if self.margin > SCALE else ""
        return [_beside(name, QUIET, self.margin) + plain(names(self.labels, layout), QUIET)]


@dataclass(frozen=True, eq=False)
class _Grid:
    """Five bands, and in every column the marks of one talk."""

    marks: tuple[Mapping[int, str], ...]

    def lines(self, width: int) -> Sequence[Content]:
        """See `Block`."""
        layout = columns(len(self.marks), width - SCALE)
        rows = heights(self.marks, layout, len(SCORE_BANDS))
        return [
            plain(f"{band:>{SCALE - 1}}│", QUIET) + plain(row, ACCENT)
            for band, row in zip(reversed(SCORE_BANDS), rows, strict=True)
        ]


@dataclass(frozen=True, eq=False)
class _Strip:
    """A name, and a mark in every column."""

    name: str
    marks: tuple[str, ...]
    margin: int

    def lines(self, width: int) -> Sequence[Content]:
        """See `Block`."""
        layout = columns(len(self.marks), width - self.margin)
        row = strip(self.marks, layout, " ")
        return [_beside(self.name, INK, self.margin) + plain(row, ACCENT)]


@dataclass(frozen=True, eq=False)
class _Nearness:
    """A line from 0 to 1 through the talks that gave a value."""

    values: tuple[float | None, ...]
    labels: tuple[str, ...]

    def lines(self, width: int) -> Sequence[Content]:
        """See `Block`."""
        layout = columns(len(self.values), width - SCALE)
        drawn = _through(self.values, layout)
        scale = ("1┤", "│", "0┤")
        return [
            plain(f"{sign:>{SCALE}}", QUIET) + plain(row, ACCENT)
            for sign, row in zip(scale, drawn, strict=True)
        ]


def _through(values: Sequence[float | None], layout: Columns) -> list[str]:
    """The line, from the first talk with a value to the last; it goes on where one has none."""
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    begin, end = known[0][0], known[-1][0]
    drawn = line(
        [round(PERCENT * _between(place, known)) for place in range(begin, end + 1)],
        Columns(end - begin + 1, layout.width),
        low=0,
        high=PERCENT,
        rows=ROWS,
    )
    return [" " * layout.place(begin) + row for row in drawn]


def _between(place: int, known: Sequence[tuple[int, float]]) -> float:
    """The value at a place between the first known one and the last."""
    left, low = max(one for one in known if one[0] <= place)
    right, high = min(one for one in known if one[0] >= place)
    return low if left == right else low + (high - low) * (place - left) / (right - left)


def on_day(day: date) -> Content:
    """A day, behind a title."""
    return plain(f"  {words.day(day)}", QUIET)


def _beside(name: str, style: str, margin: int) -> Content:
    words_ = plain(name, style).truncate(margin - 1, ellipsis=True)
    return words_.pad_right(max(margin - words_.cell_length, 0))


# The reflexes


def reflex_blocks(told: Told) -> Iterator[Block]:
    """Per reflex the count, the bands over time with the own score beside, and the numbers."""
    shown = moments(told.portfolio)
    if not shown:
        yield para(words.nothing_yet())
        return
    yield para(words.over_how_many(told.portfolio) if told.portfolio.talks else words.nothing_yet())
    yield para(_legend(shown), QUIET)
    yield GAP
    # First those that there is something to say about.
    for over in sorted(
        told.portfolio.reflexes.values(), key=lambda over: over.together.opportunities == 0
    ):
        yield from _reflex(over, shown)
    if told.portfolio.talks and not any(over.trend for over in told.portfolio.reflexes.values()):
        yield para(words.later_a_trend(), QUIET)
    yield para(words.what_no_number_means(), QUIET)
    yield para(wording.rule_system(), QUIET)
    yield GAP
    yield from _which(shown)


def _legend(shown: Sequence[Moment]) -> str:
    signs: dict[str, str] = {}
    if any(isinstance(moment, Practised) for moment in shown):
        signs |= {COUNTED: _("counted"), OWN: _("you"), SAME: _("both")}
    if any(isinstance(moment, RealTalk) for moment in shown):
        signs[REAL] = _("you, after a real conversation")
    return _key(signs)


def _key(signs: Mapping[str, str]) -> str:
    """What signs mean, on one line where that fits."""
    return "   ".join(f"{sign} {meaning}" for sign, meaning in signs.items())


def _reflex(over: ReflexOverTime, shown: Sequence[Moment]) -> Iterator[Block]:
    name = wording.reflex_name(over.reflex)
    yield Para(plain(wording.sentence(name).rstrip("."), STRONG))
    counted = words.together(over.together).removeprefix(f"{name}: ")
    if any(isinstance(moment, Practised) for moment in shown):
        yield para(counted, INK, 2)
    marks = tuple(_marks(over, shown))
    if any(marks):
        yield _Grid(marks)
        yield _Axis(_labels(shown), SCALE)
    if words.has_course(over):
        yield para(words.counted_talk_by_talk(over), QUIET, 2)
        yield para(words.own_talk_by_talk(over), QUIET, 2)
    real = words.after_real_talks(
        over.reflex, [moment for moment in shown if isinstance(moment, RealTalk)]
    )
    if real is not None:
        yield para(real, QUIET, 2)
    if over.trend is not None:
        yield para(words.trend(over.trend.direction), INK, 2)
    yield GAP


def _marks(over: ReflexOverTime, shown: Sequence[Moment]) -> Iterator[Mapping[int, str]]:
    points = iter(over.points)
    for moment in shown:
        if isinstance(moment, RealTalk):
            own = band_from_self(moment.scores.get(over.reflex))
            yield {} if own is None else {SCORE_BANDS.index(own): REAL}
            continue
        point = next(points)
        counted = point.count.band
        marks = {} if point.own_band is None else {SCORE_BANDS.index(point.own_band): OWN}
        if counted is not None:
            marks[SCORE_BANDS.index(counted)] = SAME if counted == point.own_band else COUNTED
        yield marks


def _which(shown: Sequence[Moment]) -> Iterator[Block]:
    """The talks behind the numbers of the columns."""
    yield Para(plain(_("Which talks these are"), HEADING))
    labels = _labels(shown)
    width = max(map(len, labels))
    for label, moment in zip(labels, shown, strict=True):
        real = isinstance(moment, RealTalk)
        title = _("After a real conversation") if isinstance(moment, RealTalk) else moment.title
        yield Para(
            one_line(title, QUIET if real else INK) + on_day(_day(moment)),
            plain(f"  {label:>{width}}  ", QUIET),
        )


# The own picture


def picture_blocks(told: Told) -> Iterator[Block]:
    """How the own picture lay beside the count, over time (codebook 5.4)."""
    over = told.portfolio
    near = over.accuracies
    if all(value is None for value in near):
        yield para(words.nothing_yet() if not over.talks else words.nothing_to_compare())
        return
    labels = tuple(str(number) for number in range(1, len(near) + 1))
    yield Para(plain(_("How near your picture was to the count"), HEADING))
    yield para(words.what_near_means(), QUIET)
    yield GAP
    if sum(value is not None for value in near) >= LEAST_FOR_A_LINE:
        yield _Nearness(near, labels)
        yield _Axis(labels, SCALE)
    yield para(words.accuracies(near), QUIET, 2)
    yield GAP
    yield Para(plain(_("Which way they lay apart"), HEADING))
    yield para(words.what_differences_mean(), QUIET)
    ways = {
        EQUAL: _("the same"),
        LESS: _("you saw less routine"),
        STRICTER: _("you were stricter"),
    }
    yield para(_key(ways), QUIET)
    yield GAP
    compared = [
        one
        for one in over.reflexes.values()
        if any(point.difference is not None for point in one.points)
    ]
    for one in compared:
        marks = tuple(_way(point.difference) for point in one.points)
        yield _Strip(wording.reflex_name(one.reflex), marks, BESIDE)
    yield _Axis(labels, BESIDE)
    yield GAP
    for one in compared:
        yield para(words.differences(one), QUIET, 2)
    yield para(words.what_no_number_means(), QUIET)
    yield GAP
    yield from _which(over.talks)


def _way(difference: int | None) -> str:
    if difference is None:
        return NOT_MET
    return EQUAL if difference == 0 else LESS if difference > 0 else STRICTER


# Met and practised


def met_blocks(told: Told) -> Iterator[Block]:
    """Which stances were met in which talk, and which scenarios were practised."""
    over = told.portfolio
    if not over.talks:
        yield para(words.nothing_yet())
        return
    yield Para(plain(_("What you met"), HEADING))
    yield para(words.over_how_many(over), QUIET)
    yield GAP
    labels = tuple(str(number) for number in range(1, len(over.talks) + 1))
    for met in over.met:
        sign = _sign(met)
        marks = tuple(sign if met in talk.met else NOT_MET for talk in over.talks)
        yield para(wording.sentence(words.met_line(over, met)).rstrip("."))
        yield _Strip("", marks, SCALE)
    yield _Axis(labels, SCALE)
    yield GAP
    yield Para(plain(_("Practised"), HEADING))
    yield GAP
    for done in told.done:
        yield Para(one_line(done.title, STRONG))
        yield Para(
            plain(words.times_done(done), INK),
            plain(f"  {'■' * min(done.times, MOST_SQUARES)} ", ACCENT),
        )
        yield para(words.endings(done), QUIET, 2)
        yield GAP
    yield from _which(over.talks)


def _sign(met: Place) -> str:
    if met in STANCE_MARKS:
        return STANCE_MARKS[cast(Stance, met)]
    return PHASE_MARKS[cast(Phase, met)]


# Own steps


def step_blocks(told: Told) -> Iterator[Block]:
    """The learner's own next steps with their days, and where the pull came from, in her words."""
    over = told.portfolio
    yield Para(plain(_("Your own next steps"), HEADING))
    yield GAP
    if not over.steps:
        yield para(
            _("At the end of a debrief you can choose one small thing. It then stands here.")
        )
        yield GAP
    for step in over.steps:
        day = words.day(words.local_day(step.at))
        yield Para(quoted(step.text, INK), plain(f"{day:<13}", QUIET))
    if over.steps:
        yield GAP
    if over.pulls:
        yield Para(plain(_("What pulled, in your own words"), HEADING))
        yield para(words.over_how_many(over), QUIET)
        yield GAP
        for source, times in over.pulls.items():
            yield para(words.pull_name(source))
            yield Para(plain(words.named(times), QUIET), plain(f"  {'■' * times} ", ACCENT))
