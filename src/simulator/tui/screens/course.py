"""How the talk went, drawn: where the collaboration stood, and the four gauges (codebook 5.1.6)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content

from simulator.codebook.labels import PHASE_LABELS, STANCE_DESCRIPTIONS
from simulator.codebook.vocabulary import PHASES, STANCES, Phase, Stance, Text
from simulator.debrief import Debrief, StanceStep, wording
from simulator.language import _, current
from simulator.tui.text import ACCENT, HEADING, INK, QUIET, one_line, plain
from simulator.tui.widgets.plot import axis, columns, line, strip
from simulator.tui.widgets.sheet import GAP, Block, Para, para

STANCE_MARKS: Mapping[Stance, str] = {"bezoeker": "○", "klager": "◐", "klant": "●"}
PHASE_MARKS: Mapping[Phase, str] = {
    "geen": "·",
    "acuut": "▲",
    "overgenomen": "■",
    "gestabiliseerd": "□",
    "overgedragen": "▷",
}
"""Marks differ in form: colour never has to tell them apart."""

BESIDE = 16
"""Cells at the left of every drawing, for its name and scale."""
ROWS = 3
"""Rows of one gauge: twelve dots for the eleven values from 0 to 10."""
HIGHEST = 10


@dataclass(frozen=True, eq=False)
class _Marks:
    """One strip of marks."""

    name: str
    marks: tuple[str, ...]

    def lines(self, width: int) -> Sequence[Content]:
        """See `Block`."""
        layout = columns(len(self.marks), width - BESIDE)
        return [_beside(self.name, HEADING) + plain(strip(self.marks, layout), INK)]


@dataclass(frozen=True, eq=False)
class _Gauge:
    """One gauge: its name, its scale and its line."""

    name: str
    values: tuple[int, ...]

    def lines(self, width: int) -> Sequence[Content]:
        """See `Block`."""
        layout = columns(len(self.values), width - BESIDE)
        drawn = line(self.values, layout, low=0, high=HIGHEST, rows=ROWS)
        change = f"{self.values[0]} → {self.values[-1]}"
        names = (plain(self.name, HEADING), plain(change, INK), Content(""))
        scale = (f"{HIGHEST}┤", "│", "0┤")
        return [
            name.pad_right(max(BESIDE - name.cell_length - len(mark), 0))
            + plain(mark, QUIET)
            + plain(row, ACCENT)
            for name, mark, row in zip(names, scale, drawn, strict=True)
        ]


@dataclass(frozen=True, eq=False)
class _Axis:
    """The numbers of the turns."""

    count: int

    def lines(self, width: int) -> Sequence[Content]:
        """See `Block`."""
        layout = columns(self.count, width - BESIDE)
        return [_beside(_("turn"), QUIET) + plain(axis(layout), QUIET)]


def course_blocks(told: Debrief) -> Iterator[Block]:
    """The strips, the gauges, and in words what moved."""
    count = len(told.stances)
    yield Para(plain(_("Where you stood together"), HEADING))
    yield GAP
    yield from _strips(told.stances)
    yield _Axis(count)
    yield GAP
    yield from _legend(told.stances)
    yield GAP
    yield Para(plain(_("The four gauges, from 0 to 10"), HEADING))
    yield GAP
    for gauge, values in told.gauges.items():
        yield _Gauge(wording.gauge_name(gauge), tuple(values))
        yield GAP
    yield _Axis(count)
    yield GAP
    if told.moves:
        yield Para(plain(_("What moved, and after which words"), HEADING))
        yield GAP
        for move in told.moves:
            yield para(wording.move(move, told.name))
            yield GAP
    yield Para(plain(_("The same in numbers"), HEADING))
    yield GAP
    for gauge, values in told.gauges.items():
        yield Para(one_line(wording.gauge_line(gauge, values), QUIET))


def _strips(steps: Sequence[StanceStep]) -> Iterator[Block]:
    stances = tuple(_stance_mark(step) for step in steps)
    if set(stances) != {" "}:
        yield _Marks(_("stance"), stances)
    if any(step.crisis_fase != "geen" for step in steps):
        yield _Marks(_("crisis phase"), tuple(PHASE_MARKS[step.crisis_fase] for step in steps))


def _stance_mark(step: StanceStep) -> str:
    """The mark of the stance; none while the crisis is all there is (see `wording.standing`)."""
    return " " if step.crisis_fase in ("acuut", "overgenomen") else STANCE_MARKS[step.houding]


def _legend(steps: Sequence[StanceStep]) -> Iterator[Block]:
    """What the marks mean: what happens in the collaboration, and nobody's label (0.1)."""
    if any(_stance_mark(step) != " " for step in steps):
        for stance in STANCES:
            yield _meaning(STANCE_MARKS[stance], STANCE_DESCRIPTIONS[stance])
    seen = {step.crisis_fase for step in steps}
    if seen != {"geen"}:
        for phase in PHASES:
            if phase in seen:
                yield _meaning(PHASE_MARKS[phase], PHASE_LABELS[phase])


def _meaning(mark: str, text: Text) -> Para:
    return Para(one_line(text.in_language(current()), QUIET), plain(f"{mark} ", INK))


def _beside(name: str, style: str) -> Content:
    words = plain(name, style)
    return words.pad_right(max(BESIDE - words.cell_length, 0))
