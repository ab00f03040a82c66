"""What can be chosen, letter by letter, with or without what was chosen."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message

from simulator.classroom.projector.shapes import sign
from simulator.classroom.projector.words import BEFORE, NOW, shifted
from simulator.tui.text import ACCENT, INK, STRONG, one_line, plain
from simulator.tui.widgets.choices import HERE
from simulator.tui.widgets.sheet import NOTHING, Sheet

WIDEST_BAR = 24
"""Cells of the longest bar: beyond it a bar tells no more."""
NARROWEST_BAR = 4


class Tally(NamedTuple):
    """What one option got."""

    first: int | None
    """In the first round, where it is to be laid beside the second."""
    now: int
    most: int
    """What the longest bar stands for; at least 1."""
    note: str = ""
    """What sets it apart, in a word."""


class Row(NamedTuple):
    """One option as it is to be seen."""

    text: str
    tally: Tally | None = None
    """None while the results are hidden."""


@dataclass(frozen=True, eq=False)
class Ballot:
    """Every option, in no more lines than there are: first air goes, then ends of texts.

    What is under the mark is whole as long as it can be.
    """

    rows: tuple[Row, ...]
    room: int
    marked: int
    marking: bool
    """Whether the mark is shown; without, what is under it is only the one that is whole."""
    tops: list[int] = field(default_factory=list)
    """Under which line every option begins, once it was laid out."""

    def lines(self, width: int) -> Sequence[Content]:
        """See `Block`."""
        drawn: list[Content] = []
        self.tops.clear()
        parts, airy = self._arranged(width)
        for part in parts:
            if drawn and airy:
                drawn.append(NOTHING)
            self.tops.append(len(drawn))
            drawn += part
        return drawn

    def at_line(self, line: int) -> int | None:
        """The option that stands on a line."""
        begun = [option for option, top in enumerate(self.tops) if top <= line]
        return begun[-1] if begun else None

    def is_cut(self, width: int) -> bool:
        """Whether not every text is there to its end."""
        full, kept, _beside = self._planned(width)
        return kept != [len(part) for part in full]

    def _planned(self, width: int) -> tuple[list[list[Content]], list[int], bool]:
        """All lines of every option, how many of them it gets, and whether its bar is beside it."""
        full = [self._full(option, width) for option in range(len(self.rows))]
        if sum(map(len, full)) <= self.room:
            return full, [len(part) for part in full], False
        beside = self._least * len(full) > self.room
        if beside:
            full = [self._full(option, width, beside=True) for option in range(len(self.rows))]
        kept = self._allotted([len(part) for part in full], 1 if beside else self._least)
        return full, kept, beside

    def _arranged(self, width: int) -> tuple[list[list[Content]], bool]:
        """The lines of every option, and whether there is room for air between them."""
        full, kept, beside = self._planned(width)
        parts = [
            self._cut(option, part, lines, width, beside=beside)
            for option, (part, lines) in enumerate(zip(full, kept, strict=True))
        ]
        airy = not beside and sum(map(len, full)) + len(full) - 1 <= self.room
        # Without a choice to make, a mark would look like one that was made.
        if not self.marking:
            return parts, airy
        return [self._lit(option, part, width) for option, part in enumerate(parts)], airy

    @property
    def _least(self) -> int:
        return 2 if any(row.tally for row in self.rows) else 1

    def _allotted(self, wanted: Sequence[int], least: int) -> list[int]:
        """Lines for every option: its least, then all of the marked one, then of the others."""
        kept = [min(least, lines) for lines in wanted]
        left = self.room - sum(kept)
        order = sorted(range(len(wanted)), key=lambda option: option != self.marked)
        for option in order:
            more = min(max(left, 0), wanted[option] - kept[option])
            kept[option] += more
            left -= more
        return kept

    def _full(self, option: int, width: int, *, beside: bool = False) -> list[Content]:
        """All lines of an option: its words, and under or before them what it got."""
        row = self.rows[option]
        head, hang = self._head(option, beside=beside)
        words = row_words(row).wrap(max(width - head.cell_length, 1)) or [NOTHING]
        drawn = [(hang if later else head) + line for later, line in enumerate(words)]
        if row.tally is not None and not beside:
            room = width - hang.cell_length
            drawn += [hang + line for line in self._tally(row.tally, room)]
        return drawn

    def _cut(
        self, option: int, full: list[Content], lines: int, width: int, *, beside: bool
    ) -> list[Content]:
        """So many of an option's lines; an ellipsis says where its words go on."""
        row = self.rows[option]
        below = 1 if row.tally is not None and not beside else 0
        words, under = full[: len(full) - below], full[len(full) - below :]
        keep = max(lines - below, 1)
        if keep < len(words):
            last = _ending_in_an_ellipsis(words[keep - 1], width)
            words = [*words[: keep - 1], last]
        return [*words, *under]

    def _head(self, option: int, *, beside: bool) -> tuple[Content, Content]:
        row = self.rows[option]
        head = Content(" ") + plain(sign(option), f"bold {ACCENT}") + "  "
        if beside and row.tally is not None:
            digits = len(str(max(each.tally.now for each in self.rows if each.tally)))
            now = row.tally.now
            head += bar(NOW, now, row.tally.most, 6).pad_right(6 - filled(now, row.tally.most, 6))
            head += plain(f" {now:>{digits}}  ", STRONG)
        return head, Content(" " * head.cell_length)

    def _lit(self, option: int, lines: list[Content], width: int) -> list[Content]:
        """The lines with the mark before them and a ground behind them, if it is theirs."""
        if option != self.marked:
            return lines
        first, *others = lines
        lit = [Content.styled(HERE, ACCENT) + first[1:], *others]
        return [
            line.pad_right(max(width - line.cell_length, 0)).stylize_before("on $lifted")
            for line in lit
        ]

    def _tally(self, tally: Tally, width: int) -> list[Content]:
        tallies = [row.tally for row in self.rows if row.tally]
        notes = max(len(each.note) for each in tallies)
        moved = (len(shifted(each.first, each.now)) for each in tallies if each.first is not None)
        return tally_lines(tally, width, notes, max(moved, default=0))


def row_words(row: Row) -> Content:
    """The words of an option, on as many lines as they need."""
    return one_line(row.text, INK)


def _ending_in_an_ellipsis(line: Content, width: int) -> Content:
    """The line with an ellipsis at its end, in no more cells than there are."""
    line = line.rstrip()
    if line.cell_length >= width:
        line = line.truncate(width - 1).rstrip()
    return line + Content.styled("…", INK)


# What was chosen


def filled(count: int, most: int, room: int) -> int:
    """Cells of a bar: who got any vote has one."""
    return max(round(room * count / max(most, 1)), 1) if count else 0


def bar(sort: str, count: int, most: int, room: int) -> Content:
    """A bar in at most so many cells."""
    return Content.styled(sort * filled(count, most, room), ACCENT)


def tally_lines(tally: Tally, width: int, notes: int, widest: int = 0) -> list[Content]:
    """What one option got, in bars and in numbers, with a word for what sets it apart.

    ``notes`` and ``widest`` are the cells of the longest such word, and of the longest sentence on
    what moved, so that bars of one length are one number.
    """
    note = plain(tally.note, STRONG).pad_right(notes - len(tally.note) + 2) if notes else NOTHING
    digits = len(str(tally.most))
    if tally.first is None:
        room = min(max(width - notes - digits - 4, NARROWEST_BAR), WIDEST_BAR)
        drawn = bar(NOW, tally.now, tally.most, room)
        return [note + drawn + plain(f" {tally.now}" if tally.now else "0", STRONG)]
    told = shifted(tally.first, tally.now)
    room = min((width - note.cell_length - widest - 3) // 2, WIDEST_BAR)
    if room < NARROWEST_BAR:
        return [note + plain(told, STRONG)]
    before = bar(BEFORE, tally.first, tally.most, room)
    now = bar(NOW, tally.now, tally.most, room)
    before = before.pad_right(room - before.cell_length)
    now = now.pad_right(room - now.cell_length)
    return [note + before + " " + now + "  " + plain(told, STRONG)]


class Options(Sheet):
    """The options on the screen."""

    class Pointed(Message):
        """Somebody clicked on an option."""

        def __init__(self, option: int) -> None:
            super().__init__()
            self.option = option

    def __init__(self, *, id: str) -> None:  # noqa: A002 -- the name it has in Widget
        super().__init__(id=id, still=True)

    def offer(self, ballot: Ballot) -> None:
        """Show these."""
        self.show([ballot] if ballot.rows else [])
        self.refresh(layout=True)

    def on_click(self, event: events.Click) -> None:
        """Say which option was clicked on, unless words were being selected."""
        offset = event.get_content_offset(self)
        ballots = [block for block in self.blocks if isinstance(block, Ballot)]
        if offset is None or not ballots or self.screen.get_selected_text():
            return
        option = ballots[0].at_line(offset.y + self.scroll_offset.y)
        if option is not None:
            self.post_message(self.Pointed(option))
