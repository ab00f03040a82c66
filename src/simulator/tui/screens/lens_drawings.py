"""What lenses show, drawn in letters: grid, strips, dots (codebook 6). Their words stand below.

Marks differ in form: colour never has to tell them apart.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar, get_args

from textual.content import Content

from simulator.codebook.labels import TALK_PHASE_LABELS
from simulator.codebook.lenses import (
    CRISIS_ROLE_LABELS,
    CRISIS_ROLE_MEANINGS,
    DIRECTIVITEIT_LABELS,
    HELP_CONDITION_LABELS,
    LADDER_LABELS,
    MACHT_LABELS,
    MODEL_LABELS,
    NABIJ_LABELS,
    SCHEIN_LABELS,
    SCHEIN_MEANINGS,
)
from simulator.codebook.question_forms import QUESTION_FORM_ENTRIES
from simulator.codebook.vocabulary import (
    CRISIS_ROLES,
    SCHEIN_ROLES,
    CrisisRole,
    QuestionForm,
    ScheinRole,
    Text,
)
from simulator.debrief import wording
from simulator.debrief.lenses.circle import SEGMENTS, CircleReport
from simulator.debrief.lenses.closeness import ClosenessReport
from simulator.debrief.lenses.conditions import ConditionReport, ConditionRow
from simulator.debrief.lenses.crisis_roles import CrisisRoleReport
from simulator.debrief.lenses.directivity import LEVELS, DirectivityReport
from simulator.debrief.lenses.ladder import RUNGS, LadderReport
from simulator.debrief.lenses.leary import LearyReport, Place
from simulator.debrief.lenses.limits import LimitReport
from simulator.debrief.lenses.models import ModelReport
from simulator.debrief.lenses.offer import LensReport
from simulator.debrief.lenses.questions import QuestionReport
from simulator.debrief.lenses.schein import ScheinReport
from simulator.debrief.lenses.steps import StepReport
from simulator.language import _
from simulator.tui.text import ACCENT, HEADING, INK, QUIET, one_line, plain
from simulator.tui.widgets.plot import Columns, axis, columns, line, strip
from simulator.tui.widgets.sheet import GAP, Block, Para

HIT, PASSED, MISS = "●", "○", "·"
SCHEIN_MARKS: Mapping[ScheinRole, str] = {"proces": "P", "expert": "E", "dokter": "D", "geen": "–"}
CRISIS_ROLE_MARKS: Mapping[CrisisRole, str] = {
    "helpen": "○",
    "sturen": "◐",
    "instrueren": "●",
    "trainen": "◇",
    "geen": "–",
}
QUESTION_MARKS: Mapping[QuestionForm, str] = {
    "open": "○",
    "gesloten": "●",
    "suggestief": "▲",
    "retorisch": "▼",
    "discussie": "◇",
    "stapel": "≡",
    "geen": "–",
}
DIRECTIVITY_MARKS: Mapping[int, str] = {0: "○", 1: "◐", 2: "●"}
OUTSIDE_MARK = "▼"
TENSION_ROWS = 3
HIGHEST = 10
"""Of a gauge."""
LEAST_BESIDE = 6
"""Cells that the name of a strip always has."""


def drawing(report: LensReport) -> Iterator[Block]:
    """The drawing of a lens; nothing for one that is all words."""
    match report:
        case LearyReport():
            yield from _leary(report)
        case ScheinReport():
            yield from _schein(report)
        case CrisisRoleReport():
            yield from _crisis_roles(report)
        case QuestionReport():
            yield from _questions(report)
        case CircleReport():
            yield from _circle(report)
        case LadderReport():
            yield from _ladder(report)
        case ModelReport():
            yield from _models(report)
        case DirectivityReport():
            yield from _directivity(report)
        case ClosenessReport():
            yield from _closeness(report)
        case StepReport():
            yield from _steps(report)
        case ConditionReport():
            yield from _conditions(report)
        case LimitReport():
            yield from _limits(report)


# Pieces


@dataclass(frozen=True, eq=False)
class Lanes:
    """Strips below each other on the same columns, with the numbers of the turns."""

    lanes: tuple[tuple[str, tuple[str, ...]], ...]
    """Name and marks of each; a mark for every turn."""
    tension: tuple[int, ...] = ()
    """A gauge under them, from 0 to 10: the start and every turn."""

    def lines(self, width: int) -> Sequence[Content]:
        """See `Block`."""
        names = [f"{name}  " for name, _marks in self.lanes]
        if self.tension:
            names.append(f"{wording.gauge_name('spanning')} {HIGHEST}┤")
        turns = max((len(marks) for _name, marks in self.lanes), default=0)
        # In a long talk the names give way to the turns.
        room = min(width // 2, width - turns - 2)
        beside = min(max(len(name) for name in names), max(room, LEAST_BESIDE))
        # The last number of the axis can be wider than its turn.
        layout = columns(turns + 1, width - beside - 1)
        painted = [
            _beside(name, beside, HEADING) + plain(lane(marks, layout), INK)
            for name, marks in self.lanes
        ]
        if self.tension:
            rows = line(self.tension, layout, low=0, high=HIGHEST, rows=TENSION_ROWS)
            names = [wording.gauge_name("spanning"), f"{self.tension[0]} → {self.tension[-1]}", ""]
            scale = (f"{HIGHEST}┤", "│", "0┤")
            painted += [
                _beside(name, beside - len(mark), HEADING if number == 0 else INK)
                + plain(mark, QUIET)
                + plain(row, ACCENT)
                for number, (name, mark, row) in enumerate(zip(names, scale, rows, strict=True))
            ]
        numbers = axis(layout) if self.tension else from_one(axis(layout), layout)
        return [*painted, _beside(_("turn"), beside, QUIET) + plain(numbers, QUIET)]


def lane(marks: Sequence[str], layout: Columns) -> str:
    """A mark for every turn from 1 on, equal ones joined; where nothing was stands a dot."""
    there = [" " if mark == MISS else mark for mark in (" ", *marks)]
    drawn = list(strip(there, layout))
    for turn, mark in enumerate(marks, 1):
        drawn[layout.place(turn)] = mark
    return "".join(drawn)


def from_one(numbers: str, layout: Columns) -> str:
    """An axis without the start, where nothing of a lens stands; with the 1 where it has room."""
    first = layout.place(1)
    drawn = list(f" {numbers[1:]}")
    if "".join(drawn[first : first + 2]).isspace():
        drawn[first] = "1"
    return "".join(drawn)


def _beside(name: str, width: int, style: str) -> Content:
    words = one_line(name, style)
    if words.cell_length >= width > 1:
        words = words.truncate(width - 1, ellipsis=True)
    return words.pad_right(max(width - words.cell_length, 0))


def _meaning(mark: str, words: str) -> Para:
    return Para(one_line(words, QUIET), plain(f"{mark} ", INK))


def _named(text: Text) -> str:
    return wording.said_in(text)


Value = TypeVar("Value")


def _one_lane_each(
    values: Iterable[Value], names: Mapping[Value, Text], turns: Sequence[object]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A lane for each of the values, with the turns that had it."""
    return tuple(
        (_named(names[value]), tuple(HIT if at == value else MISS for at in turns))
        for value in values
    )


def _hits(turns: Sequence[int], count: int) -> tuple[str, ...]:
    return tuple(HIT if turn in turns else MISS for turn in range(1, count + 1))


# The lenses


@dataclass(frozen=True, eq=False)
class Grid:
    """The nine places of Leary's rose: how often each, and the turns as a path of numbers."""

    grid: Mapping[Place, tuple[int, ...]]

    def lines(self, width: int) -> Sequence[Content]:
        """See `Block`."""
        heads = {macht: _named(MACHT_LABELS[macht]) for macht in sorted(MACHT_LABELS, reverse=True)}
        sides = [_named(NABIJ_LABELS[nabij]) for nabij in sorted(NABIJ_LABELS)]
        beside = max(len(head) for head in heads.values()) + 1
        cell = max(min((width - beside - 4) // 3, 22), 3)
        space = " " * beside
        top = Content(space + " ") + Content(" ").join(
            _cell(plain(side, HEADING), cell) for side in sides
        )
        rule = "─" * cell
        found = [top, plain(f"{space}┌{rule}┬{rule}┬{rule}┐", QUIET)]
        for number, (macht, head) in enumerate(heads.items()):
            if number:
                found.append(plain(f"{space}├{rule}┼{rule}┼{rule}┤", QUIET))
            found += self._row(macht, head, beside, cell)
        return [*found, plain(f"{space}└{rule}┴{rule}┴{rule}┘", QUIET)]

    def _row(self, macht: int, head: str, beside: int, cell: int) -> Iterator[Content]:
        cells = [self._words(Place(macht, nabij), cell) for nabij in sorted(NABIJ_LABELS)]
        height = max(len(words) for words in cells)
        bar = plain("│", QUIET)
        for number in range(height):
            name = plain(head, HEADING) if number == 0 else Content("")
            row = [words[number] if number < len(words) else Content("") for words in cells]
            yield (
                name.pad_right(max(beside - name.cell_length, 0))
                + bar
                + bar.join(_cell(words, cell) for words in row)
                + bar
            )

    def _words(self, place: Place, cell: int) -> list[Content]:
        """How often, and in which turns."""
        turns = self.grid.get(place, ())
        if not turns:
            return [plain(MISS, QUIET), Content("")]
        numbers = plain(" ".join(map(str, turns)), QUIET)
        return [plain(f"{len(turns)}×", INK), *numbers.wrap(max(cell - 2, 1))]


def _cell(words: Content, width: int) -> Content:
    """The words in the middle of a cell."""
    words = words.truncate(width) if words.cell_length > width else words
    left = (width - words.cell_length) // 2
    return words.pad_left(left).pad_right(width - left - words.cell_length)


def _leary(report: LearyReport) -> Iterator[Block]:
    if report.turns:
        yield Grid(report.grid)
        yield Para(plain(_("The numbers are the turns."), QUIET))


def _schein(report: ScheinReport) -> Iterator[Block]:
    if not report.roles:
        return
    standing = tuple("▲" if at > 0 else "▼" if at < 0 else "=" for at in report.status)
    yield Lanes(
        (
            (_("role"), tuple(SCHEIN_MARKS[role] for role in report.roles)),
            (_("standing"), standing),
        )
    )
    yield GAP
    for role in sorted(SCHEIN_ROLES, key=list(SCHEIN_MARKS).index):
        if role in report.roles:
            about = f"{_named(SCHEIN_LABELS[role])}: {_named(SCHEIN_MEANINGS[role])}"
            yield _meaning(SCHEIN_MARKS[role], about)
    yield _meaning("▲ = ▼", _("standing above, at or below where it began"))


def _crisis_roles(report: CrisisRoleReport) -> Iterator[Block]:
    if not report.roles:
        return
    count = len(report.roles)
    from_outside = {outside.turn + 1 for outside in report.outside}
    lanes = [(_("role"), tuple(CRISIS_ROLE_MARKS[role] for role in report.roles))]
    if from_outside:
        marks = [OUTSIDE_MARK if turn in from_outside else " " for turn in range(1, count + 1)]
        lanes.append((_("from outside"), tuple(marks)))
    yield Lanes(tuple(lanes))
    yield GAP
    for role in CRISIS_ROLES:
        if role in report.roles:
            about = f"{_named(CRISIS_ROLE_LABELS[role])}: {_named(CRISIS_ROLE_MEANINGS[role])}"
            yield _meaning(CRISIS_ROLE_MARKS[role], about)
    if from_outside:
        yield _meaning(OUTSIDE_MARK, _("something had come from outside before this turn"))


def _questions(report: QuestionReport) -> Iterator[Block]:
    if not report.order:
        return
    yield Lanes(((_("question"), tuple(QUESTION_MARKS[form] for form in report.order)),))
    yield GAP
    for form in get_args(QuestionForm):
        if form in report.forms:
            yield _meaning(QUESTION_MARKS[form], _named(QUESTION_FORM_ENTRIES[form].label))


def _circle(report: CircleReport) -> Iterator[Block]:
    if not report.segments:
        return
    mandates = _mandates(report, len(report.segments))
    yield Lanes(
        (
            *_one_lane_each(SEGMENTS, TALK_PHASE_LABELS, report.segments),
            (_named(TALK_PHASE_LABELS["mandaat"]), mandates),
        )
    )
    if report.asked or report.given:
        yield GAP
        yield _meaning("○", _("asked for the mandate"))
        yield _meaning("●", _("and given"))


def _mandates(report: CircleReport, count: int) -> tuple[str, ...]:
    return tuple(
        "●" if turn in report.given else "○" if turn in report.asked else MISS
        for turn in range(1, count + 1)
    )


def _conditions(report: ConditionReport) -> Iterator[Block]:
    if not report.turns:
        return
    yield Lanes(
        tuple(
            (_named(HELP_CONDITION_LABELS[row.condition]), _carried(row, report.turns))
            for row in report.rows
        )
    )
    if any(row.reflex for row in report.rows):
        yield GAP
        yield _meaning(HIT, _("carried by this turn"))
        yield _meaning(PASSED, _("a reflex came by in this turn"))


def _carried(row: ConditionRow, count: int) -> tuple[str, ...]:
    carried = {answered.turn for answered in row.carried}
    reflex = {answered.turn for answered in row.reflex}
    return tuple(
        HIT if turn in carried else PASSED if turn in reflex else MISS
        for turn in range(1, count + 1)
    )


def _limits(report: LimitReport) -> Iterator[Block]:
    if not report.crossings:
        return
    crossed = [crossing.turn for crossing in report.crossings]
    acknowledged = [one.acknowledged.turn for one in report.crossings if one.acknowledged]
    limited = [one.limited.turn for one in report.crossings if one.limited]
    yield Lanes(
        (
            (_("over the limit"), _hits(crossed, report.turns)),
            (_("acknowledged"), _hits(acknowledged, report.turns)),
            (_("limit set"), _hits(limited, report.turns)),
        )
    )


def _ladder(report: LadderReport) -> Iterator[Block]:
    if report.rungs:
        yield Lanes(_one_lane_each(reversed(RUNGS), LADDER_LABELS, report.rungs))


def _models(report: ModelReport) -> Iterator[Block]:
    if report.models:
        used = [model for model in MODEL_LABELS if model in report.models]
        yield Lanes(_one_lane_each(used, MODEL_LABELS, report.models))


def _directivity(report: DirectivityReport) -> Iterator[Block]:
    if not report.levels:
        return
    marks = tuple(DIRECTIVITY_MARKS[level] for level in report.levels)
    yield Lanes(((_("steering"), marks),), report.tension)
    yield GAP
    for level in LEVELS:
        if level in report.by_level:
            yield _meaning(DIRECTIVITY_MARKS[level], _named(DIRECTIVITEIT_LABELS[level]))


def _closeness(report: ClosenessReport) -> Iterator[Block]:
    if report.nabij:
        values = sorted(NABIJ_LABELS, reverse=True)
        yield Lanes(_one_lane_each(values, NABIJ_LABELS, report.nabij))


def _steps(report: StepReport) -> Iterator[Block]:
    if report.turns:
        yield Lanes(
            tuple(
                (_named(step.label), _hits(report.turns_of(step.slug), report.turns))
                for step in report.strip.steps
            )
        )
