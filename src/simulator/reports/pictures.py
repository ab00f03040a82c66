"""The drawings of a report as numbers: where each line, mark and letter stands.

A template draws them as SVG. Everything that tells something differs in form, colour comes on top,
and every drawing stands beside its words (`simulator.reports.content`). Sizes are in units of the
drawing; a page makes it as large as it likes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, NamedTuple

from simulator.codebook.vocabulary import PHASES, SCORE_BANDS, STANCES, Gauge, Phase, ScoreBand
from simulator.debrief import Calibration, Comparison, StanceStep, wording
from simulator.debrief.counting import HIGHEST as HIGHEST_SCORE
from simulator.debrief.counting import LOWEST as LOWEST_SCORE
from simulator.language import _

HIGHEST: Final = 10
"""Of a gauge; the lowest is 0."""

_WIDTH: Final = 480
_MARGIN: Final = 14
_LETTER: Final = 7
"""What a letter takes across, more or less, in the small print of a drawing."""


class Point(NamedTuple):
    """A place in a drawing: from the left and from the top."""

    x: float
    y: float


class Label(NamedTuple):
    """Words or a number in a drawing."""

    x: float
    y: float
    text: str


def _across(points: int, first: float, last: float) -> list[float]:
    """So many places from left to right; a single one stands at the left."""
    step = (last - first) / max(points - 1, 1)
    return [round(first + number * step, 1) for number in range(points)]


def _turns(places: Sequence[float], y: float) -> tuple[Label, ...]:
    """The numbers of the turns under their places, as many as there is room for; 0 is the start."""
    gap = places[1] - places[0] if len(places) > 1 else float(_WIDTH)
    every = next((step for step in (1, 2, 5, 10) if gap * step >= 3 * _LETTER), 20)
    return tuple(Label(x, y, str(turn)) for turn, x in enumerate(places) if turn % every == 0)


# Where the collaboration stood


@dataclass(frozen=True, slots=True)
class Levels:
    """What happened in the collaboration, turn by turn: a row for each place, a mark each turn."""

    shape: ClassVar[str] = "levels"
    title: str
    width: int
    height: float
    rows: tuple[Label, ...]
    """The places, the last one lowest, each with the words above its line."""
    marks: tuple[Point, ...]
    breaks: frozenset[int]
    """The marks, from 0, that no line leads to: a turn before them has none."""
    turns: tuple[Label, ...]

    @property
    def paths(self) -> tuple[tuple[Point, ...], ...]:
        """The lines from mark to mark."""
        paths: list[list[Point]] = []
        for number, mark in enumerate(self.marks):
            if number == 0 or number in self.breaks:
                paths.append([])
            paths[-1].append(mark)
        return tuple(tuple(path) for path in paths if len(path) > 1)


_ROW: Final = 36
_FIRST_ROW: Final = 24


def stance_levels(steps: Sequence[StanceStep]) -> tuple[Levels, ...]:
    """The stance, and the phase of a crisis where there was one."""
    drawn = []
    stances = [
        None if step.crisis_fase in ("acuut", "overgenomen") else step.houding for step in steps
    ]
    if any(stances):
        names: dict[str, str] = {s: wording.standing(s, "geen") for s in STANCES}
        drawn.append(_levels(_("Where you stood together, turn by turn"), stances, names))
    if any(step.crisis_fase != "geen" for step in steps):
        seen = {step.crisis_fase for step in steps}
        phases: dict[str, str] = {phase: _phase(phase) for phase in PHASES if phase in seen}
        drawn.append(_levels(_("The crisis, turn by turn"), [s.crisis_fase for s in steps], phases))
    return tuple(drawn)


def _phase(phase: Phase) -> str:
    from simulator.codebook.labels import PHASE_LABELS

    return wording.said_in(PHASE_LABELS[phase])


def _levels(title: str, places: Sequence[str | None], names: Mapping[str, str]) -> Levels:
    order = list(names)[::-1]
    rows = {place: _FIRST_ROW + number * _ROW for number, place in enumerate(order)}
    across = _across(len(places), _MARGIN, _WIDTH - _MARGIN)
    marked = [(number, place) for number, place in enumerate(places) if place is not None]
    below = _FIRST_ROW + (len(order) - 1) * _ROW + 24
    return Levels(
        title,
        _WIDTH,
        below + 8,
        tuple(Label(0, rows[place], names[place]) for place in order),
        tuple(Point(across[number], rows[place]) for number, place in marked),
        frozenset(
            index
            for index, (number, _place) in enumerate(marked)
            if index and marked[index - 1][0] != number - 1
        ),
        _turns(across, below),
    )


# The gauges


@dataclass(frozen=True, slots=True)
class GaugeLine:
    """One gauge from the start to the last turn."""

    shape: ClassVar[str] = "gauge"
    title: str
    width: int
    height: float
    scale: tuple[Label, ...]
    line: tuple[Point, ...]
    last: Label
    """The value that it ended with."""
    turns: tuple[Label, ...]


_GAUGE_WIDTH: Final = 240
_GAUGE_TOP, _GAUGE_LOW = 34.0, 104.0


def gauge_height(value: float) -> float:
    """How far from the top a value of 0 to 10 stands."""
    return round(_GAUGE_LOW - (_GAUGE_LOW - _GAUGE_TOP) * value / HIGHEST, 1)


def gauge_lines(gauges: Mapping[Gauge, Sequence[int]]) -> tuple[GaugeLine, ...]:
    """All four."""
    return tuple(_gauge(wording.gauge_name(gauge), values) for gauge, values in gauges.items())


def _gauge(name: str, values: Sequence[int]) -> GaugeLine:
    across = _across(len(values), 30, _GAUGE_WIDTH - 26)
    line = tuple(Point(x, gauge_height(value)) for x, value in zip(across, values, strict=True))
    return GaugeLine(
        name,
        _GAUGE_WIDTH,
        _GAUGE_LOW + 26,
        tuple(Label(20, gauge_height(value), str(value)) for value in (0, 5, HIGHEST)),
        line,
        Label(line[-1].x + 9, line[-1].y, str(values[-1])),
        _turns(across, _GAUGE_LOW + 20),
    )


# The five reflexes


class ScoreRow(NamedTuple):
    """One reflex: the own score and the number of the count on one scale."""

    name: Label
    y: float
    number: float | None
    """Where the number stands; None where there is none."""
    own: tuple[float, float] | None
    """From where to where the own score stands: a number at one place, a band at two."""
    remark: Label | None
    """Why there is no number."""


@dataclass(frozen=True, slots=True)
class ScoreRows:
    """The five reflexes, the own score beside the count."""

    shape: ClassVar[str] = "scores"
    title: str
    width: int
    height: float
    scale: tuple[Label, ...]
    bands: tuple[Label, ...]
    walls: tuple[float, ...]
    """Where one band goes over into the next."""
    rows: tuple[ScoreRow, ...]
    count_means: str
    own_means: str


_SCALE_FROM, _SCALE_TO = 24.0, 456.0
_SCORE_TOP, _SCORE_ROW = 26.0, 50.0


def score_place(score: float) -> float:
    """How far from the left a score of 1 to 10 stands."""
    share = (score - LOWEST_SCORE) / (HIGHEST_SCORE - LOWEST_SCORE)
    return round(_SCALE_FROM + (_SCALE_TO - _SCALE_FROM) * share, 1)


def score_rows(calibration: Calibration) -> ScoreRows:
    """The five reflexes on the scale from 1 to 10."""
    compared = list(calibration.comparisons.values())
    return ScoreRows(
        _("Your own score and the count, for each reflex"),
        _WIDTH,
        _SCORE_TOP + _SCORE_ROW * len(compared) + 34,
        tuple(
            Label(score_place(score), _SCORE_TOP + _SCORE_ROW * len(compared) + 8, str(score))
            for score in range(LOWEST_SCORE, HIGHEST_SCORE + 1)
        ),
        tuple(Label(sum(_band_ends(band)) / 2, 14, band) for band in SCORE_BANDS),
        tuple(score_place(2 * wall + 0.5) for wall in range(1, len(SCORE_BANDS))),
        tuple(_score_row(number, one) for number, one in enumerate(compared)),
        _("the count"),
        _("you"),
    )


def _band_ends(band: ScoreBand) -> tuple[float, float]:
    lowest = 2 * SCORE_BANDS.index(band) + 1
    return score_place(lowest), score_place(lowest + 1)


def _score_row(number: int, one: Comparison) -> ScoreRow:
    y = _SCORE_TOP + _SCORE_ROW * number + 32
    own: tuple[float, float] | None = None
    if isinstance(one.own, int):
        own = (score_place(one.own), score_place(one.own))
    elif one.own is not None:
        own = _band_ends(one.own)
    counted = one.count
    chosen = _("{chosen} of {chances}").format(
        chosen=len(counted.occurrences), chances=counted.opportunities
    )
    name = wording.reflex_name(counted.reflex)
    return ScoreRow(
        Label(0, y - 15, name),
        y,
        None if counted.number is None else score_place(counted.number),
        own,
        Label(_WIDTH, y - 15, chosen if counted.number is not None else _no_number(one)),
    )


def _no_number(one: Comparison) -> str:
    return _("not on offer") if one.count.opportunities == 0 else _("too few moments")


Picture = Levels | GaugeLine | ScoreRows
"""Anything a template can draw."""
