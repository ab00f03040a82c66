"""The presenter's notes laid out in lines, for a terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from simulator.classroom.notes.content import (
    Key,
    Level,
    Notes,
    ReplyNote,
    heading,
    reply_head,
    reply_outcome,
    votes_in_words,
)
from simulator.language import _
from simulator.reports.class_points import Point
from simulator.tui.text import (
    ACCENT,
    CLIENT,
    DIRECTION,
    HEADING,
    INK,
    QUIET,
    STRONG,
    one_line,
    plain,
    quoted,
    spoken,
)
from simulator.tui.widgets.sheet import GAP, NOTHING, Block, Para, para

HIGHEST = 10
BETWEEN = "   "
MOST_KEYS = 4
"""So many keys stand where there is little room: the most likely ones come first."""


@dataclass(frozen=True, eq=False)
class Keys:
    """Keys one after the other, never broken between a key and what it does."""

    keys: Sequence[Key]

    def lines(self, width: int) -> Sequence[Content]:
        """See `Block`."""
        told: list[Content] = []
        for key in self.keys:
            words = plain(key.key, f"bold {ACCENT}") + plain(f" {key.does}", QUIET)
            if told and told[-1].cell_length + len(BETWEEN) + words.cell_length <= width:
                told[-1] = told[-1] + BETWEEN + words
            else:
                told.extend(words.wrap(width) or [NOTHING])
        return told


@dataclass(frozen=True, eq=False)
class Levels:
    """The gauges, two on a line where there is room."""

    levels: Sequence[Level]

    def lines(self, width: int) -> Sequence[Content]:
        """See `Block`."""
        name = max(len(level.name) for level in self.levels) + 1
        bars = [_bar(level, name) for level in self.levels]
        if 2 * max(bar.cell_length for bar in bars) + len(BETWEEN) > width:
            return bars
        half = width // 2
        return [
            bars[row].pad_right(max(half - bars[row].cell_length, 1)) + bars[row + 1]
            for row in range(0, len(bars), 2)
        ]


def _bar(level: Level, name: int) -> Content:
    by = f" {'+' if level.by > 0 else '−'}{abs(level.by)}" if level.by else ""
    return (
        plain(level.name.ljust(name), QUIET)
        + Content.styled("■" * level.level + "□" * (HIGHEST - level.level), ACCENT)
        + plain(f" {level.level:>2}", STRONG)
        + plain(by, INK)
    )


def lesson_blocks(notes: Notes, *, brief: bool) -> Iterator[Block]:
    """What to do now, and everything on the replies; afterwards the nine steps."""
    yield Keys(notes.keys[:MOST_KEYS] if brief else notes.keys)
    if notes.asks:
        yield from _titled("asks", notes)
        yield para(one_line(notes.asks, INK))
    if notes.for_teacher:
        yield from _titled("for_teacher", notes)
        yield from (para(one_line(told, INK)) for told in notes.for_teacher)
    if notes.scoring:
        yield from _titled("scoring", notes)
        told = "   ".join(f"{one.band} {one.votes}" for one in notes.scoring)
        yield para(plain(told, STRONG))
    if notes.replies:
        yield from _titled("replies", notes)
        for number, reply in enumerate(notes.replies):
            if number:
                yield GAP
            yield from _reply(reply)
    if notes.points:
        yield from _titled("points", notes)
        for point in notes.points:
            yield from _point(point)
    if notes.scores:
        yield from _titled("scores", notes)
        for row in notes.scores:
            words = f"{row.own}; {_('counted')}: {row.counted}"
            apart = f" – {row.apart}" if row.apart else ""
            yield Para(one_line(f"{words}{apart}", INK), plain(f"{row.reflex}: ", STRONG), _hang())


def client_blocks(notes: Notes) -> Iterator[Block]:
    """What lies hidden in the client, his words, and what was said last."""
    yield Para(plain(heading("client", notes), HEADING))
    ended = f" · {notes.ending}" if notes.ending else ""
    yield para(one_line(f"{notes.client.standing}{ended}", STRONG))
    for remark in notes.client.remarks:
        yield Para(one_line(remark, INK), plain("▪ ", ACCENT))
    yield Levels(notes.client.levels)
    if notes.client.lies_open:
        yield para(one_line(f"{_('Lies open')}: {notes.client.lies_open}", INK))
    for known in notes.client.known:
        yield Para(one_line(known, QUIET), plain("· ", QUIET))
    yield from _titled("says", notes)
    if notes.cue:
        yield para(one_line(f"({notes.cue})", DIRECTION))
    for line in notes.says:
        yield para(spoken(line, CLIENT))
    if notes.said is not None:
        yield from _titled("said", notes)
        yield para(plain(f"{notes.said.turn}. ", QUIET) + quoted(notes.said.words, INK))
        moves = f"({'; '.join(notes.said.moves)})" if notes.said.moves else ""
        yield para(plain(notes.said.type, STRONG) + "  " + one_line(moves, QUIET))
        for told in (notes.said.measured, *notes.said.because):
            yield para(one_line(told, QUIET))
    if notes.about:
        yield from _titled("about", notes)
        yield para(one_line(notes.about, INK))


def _reply(reply: ReplyNote) -> Iterator[Block]:
    """The letter and the votes stand before it all, so that they are found at a glance."""
    votes = votes_in_words(reply.votes)
    letter = plain(f"{reply.letter}  ", f"bold {ACCENT}")
    hang = Content(" " * letter.cell_length)
    told = plain(f"{votes}  ", STRONG) if votes else NOTHING
    yield Para(told + one_line(reply.words, INK), letter, hang)
    yield Para(
        plain(reply_head(reply), STRONG) + "  " + one_line(f"({reply_outcome(reply)})", QUIET),
        hang,
        hang,
    )
    sentences = (*reply.because, reply.why, reply.for_teacher)
    for sentence in filter(None, sentences):
        yield Para(one_line(sentence, QUIET), hang, hang)
    if reply.answer:
        yield Para(plain(f"{_('Then:')} ", QUIET) + quoted(reply.answer, QUIET), hang, hang)


def _point(point: Point) -> Iterator[Block]:
    number = plain(f"{point.number}. ", f"bold {ACCENT}")
    minutes = f"  {point.minutes} {_('min')}"
    yield Para(plain(point.heading, STRONG) + plain(minutes, QUIET), number)
    for ask in point.asks:
        yield Para(one_line(ask, INK), _hang(), _hang())
    for fact in point.facts:
        yield Para(one_line(fact, QUIET), _hang(), _hang())


def _hang() -> Content:
    return Content("   ")


def _titled(part: str, notes: Notes) -> Iterator[Block]:
    yield GAP
    yield Para(plain(heading(part, notes), HEADING))
