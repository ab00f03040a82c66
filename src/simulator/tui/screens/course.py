"""How the talk went: where it turned, and drawn, its circle, stance and gauges (codebook 5.1.6)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content

from simulator.codebook.labels import PHASE_LABELS, STANCE_DESCRIPTIONS
from simulator.codebook.vocabulary import PHASES, STANCES, Phase, Stance, Text
from simulator.debrief import Circle, Debrief, StanceStep, circle, turning_points, wording
from simulator.debrief.course import SEGMENTS, Segment
from simulator.language import _, current, mark
from simulator.tui.screens.looked_back import LookedBack
from simulator.tui.text import ACCENT, HEADING, INK, QUIET, STRONG, one_line, plain, quoted
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

VISITED = "●"
ASKED, GRANTED = "◇", "◆"
"""The mandate: asked for, and given."""

SEGMENT_NAMES: Mapping[Segment, str] = {
    "huidige_situatie": mark("situation"),
    "gewenste_situatie": mark("wished for"),
    "uitzonderingen": mark("exceptions"),
    "volgende_stap": mark("next step"),
}
"""The parts of the circle, short enough to stand beside a drawing; to be looked up."""

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


def course_blocks(looked: LookedBack) -> Iterator[Block]:
    """Where it turned, the circle, the strips and the gauges, and in words what moved."""
    told, count = looked.told, len(looked.told.stances)
    yield from _turning_points(looked)
    yield Para(plain(_("Where you stood together"), HEADING))
    yield GAP
    yield from _strips(told.stances)
    yield _Axis(count)
    yield GAP
    yield from _legend(told.stances)
    yield GAP
    yield from _round(circle(told.turns), count)
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


# Where it turned


def _turning_points(looked: LookedBack) -> Iterator[Block]:
    """The learner's own turns first, then those of the count with their reason (5.1, 2b)."""
    yield Para(plain(_("Where it turned"), HEADING))
    yield GAP
    own = looked.pull.turns if looked.pull is not None else ()
    yield Para(plain(_("By you"), STRONG))
    if not own:
        yield para(_("You pointed at no turn."), QUIET, 2)
    for turn in own:
        yield from _own_turn(looked.told, turn)
    if looked.pull is not None:
        if looked.pull.note:
            yield Para(quoted(looked.pull.note, INK), Content("  "))
        sources = wording.pull_sources(looked.pull)
        if sources is not None:
            yield para(sources, QUIET, 2)
    yield GAP
    yield Para(plain(_("By the count"), STRONG))
    counted = turning_points(looked.told, looked.regrets)
    if not counted:
        yield para(_("No turn stands out."), QUIET, 2)
    lost = {regret.turn for regret in looked.regrets if regret.lost}
    for turn in counted:
        yield from _counted_turn(looked.told, turn, lost=turn in lost, own=turn in own)
    yield GAP


def _own_turn(told: Debrief, turn: int) -> Iterator[Block]:
    said = next((evidence.said for evidence in told.evidence if evidence.turn == turn), "")
    yield Para(quoted(said, INK), plain(f"  {wording.turn(turn)}  ", QUIET))


def _counted_turn(told: Debrief, turn: int, *, lost: bool, own: bool) -> Iterator[Block]:
    said = next(evidence.said for evidence in told.evidence if evidence.turn == turn)
    words = quoted(said, INK)
    if own:
        words += Content("  ") + plain(_("by you too"), QUIET)
    yield Para(words, plain(f"  {wording.turn(turn)}  ", QUIET))
    reasons = [wording.moved(move) for move in told.moves if move.turn == turn]
    if lost:
        reasons.append(wording.out_of_reach())
    for reason in reasons:
        yield Para(one_line(reason, INK), Content.styled("  → ", ACCENT))


# The circle of empowerment


def _round(round_: Circle, count: int) -> Iterator[Block]:
    """Which parts of the circle came by, on the columns of the turns, and the mandate."""
    yield Para(plain(_("The circle of empowerment"), HEADING))
    yield GAP
    turns = range(count)
    for segment in SEGMENTS:
        visited = {visit.turn for visit in round_.visits if visit.segment == segment}
        marks = tuple(VISITED if turn in visited else " " for turn in turns)
        yield _Marks(_(SEGMENT_NAMES[segment]), marks)
    mandate = tuple(
        GRANTED if turn in round_.granted else ASKED if turn in round_.asked else " "
        for turn in turns
    )
    yield _Marks(_("mandate"), mandate)
    yield _Axis(count)
    yield GAP
    if ASKED in mandate:
        yield Para(plain(_("you asked for a mandate"), QUIET), plain(f"{ASKED} ", INK))
    if GRANTED in mandate:
        yield Para(plain(_("the client gave a mandate"), QUIET), plain(f"{GRANTED} ", INK))
    for told in wording.round_trip(round_):
        yield para(told, QUIET)
    yield GAP


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
