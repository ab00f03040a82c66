"""Two roads through one talk, side by side from the turn where they part."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from simulator.debrief import roads_in_words as words
from simulator.debrief import wording
from simulator.debrief.attempts import THE_TALK, Attempt
from simulator.debrief.regret import TurnRegret
from simulator.debrief.two_roads import Beside, Step, TwoRoads, side_by_side, steps_of
from simulator.language import _, mark
from simulator.tui.screens.page import Page
from simulator.tui.text import ACCENT, HEADING, INK, QUIET, STRONG, one_line, plain, quoted, spoken
from simulator.tui.widgets.choices import Choice, Choices
from simulator.tui.widgets.line import Line
from simulator.tui.widgets.sheet import GAP, NOTHING, Block, Para, Sheet, para

ROOM_FOR_TWO = 70
"""From this many cells the roads stand beside each other; below, one under the other."""
BETWEEN = " │ "
"""Between two roads beside each other."""
EDGES = ("│ ", "┃ ")
"""After the number of the one and of the other road, where they stand under each other."""

Regrets = Mapping[int, Sequence[TurnRegret]]
"""What was in reach at every turn of an attempt, by its number; of some it is not known."""


class Compared(NamedTuple):
    """Which attempts there are, and which two lie side by side."""

    name: str
    """The client's name."""
    attempts: tuple[Attempt, ...]
    """All of them, the talk itself first."""
    one: int
    other: int
    """Numbers of attempts."""

    @property
    def roads(self) -> TwoRoads:
        """The two."""
        by_number = {attempt.number: attempt for attempt in self.attempts}
        return side_by_side(by_number[THE_TALK], by_number[self.one], by_number[self.other])

    def turned(self, by: int) -> "Compared":
        """The next other attempt beside the same one, or the one before; round and round."""
        others = [each.number for each in self.attempts if each.number != self.one]
        if self.other not in others:
            return self
        return self._replace(other=others[(others.index(self.other) + by) % len(others)])


class TwoRoadsPage(Page[None]):
    """Reads two roads; from here a third one can begin."""

    CSS_PATH = "../styles/roads.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "other(-1)", mark("Which road"), key_display="← →"),
        Binding("right", "other(1)", show=False),
        Binding("w", "another", mark("Another road")),
        Binding("g", "go_on", mark("Go on")),
        Binding("escape,q", "back", mark("Back")),
        Binding("question_mark", "app.help", mark("Help")),
    ]
    AUTO_FOCUS = "#words"

    class OtherRoadWanted(Message):
        """The learner wants to try another road from this turn of the talk itself, from 1."""

        def __init__(self, turn: int) -> None:
            super().__init__()
            self.turn = turn

    class GoOnWanted(Message):
        """The learner wants to go on with a road that is not finished."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    class Looked(Message):
        """Two attempts lie side by side now."""

        def __init__(self, numbers: tuple[int, int]) -> None:
            super().__init__()
            self.numbers = numbers

    def __init__(self, compared: Compared) -> None:
        super().__init__()
        self.compared = compared
        self._regrets: dict[int, Sequence[TurnRegret]] = {}

    def content(self) -> Iterable[Widget]:
        """The roads, and when another one is to begin: where."""
        yield Line(id="title")
        yield Sheet(id="words")
        yield Choices(numbered=False, id="turns")

    def settle(self) -> None:
        """Show the two."""
        self._show()
        self.post_message(self.Looked((self.compared.one, self.compared.other)))

    def regrets_known(self, regrets: Sequence[TurnRegret]) -> None:
        """What was in reach at every turn of the talk itself is worked out: show it."""
        self.reach_known(THE_TALK, regrets)

    def reach_known(self, number: int, regrets: Sequence[TurnRegret]) -> None:
        """The same of the attempt with this number."""
        if self._regrets.get(number) != regrets:
            self._regrets[number] = regrets
            self._show_words()

    # Wishes

    def action_other(self, by: int) -> None:
        """Lay another attempt beside the first one."""
        turned = self.compared.turned(by)
        if turned != self.compared:
            self.compared = turned
            self.query_one("#words", Sheet).scroll_to(y=0, animate=False)
            self.settle()
            self.refresh_bindings()

    def action_another(self) -> None:
        """Choose the turn at which another road begins."""
        two = self.compared.roads
        turns = self.query_one("#turns", Choices)
        turns.offer(_turns(self.compared), highlighted=len(two.shared))
        self._choosing(True)

    @on(Choices.Chosen, "#turns")
    def _turn_chosen(self, event: Choices.Chosen) -> None:
        event.choices.waiting = False
        self._choosing(False)
        self.post_message(self.OtherRoadWanted(int(event.id)))

    def action_go_on(self) -> None:
        """Go on with the road that is not finished."""
        unfinished = self._unfinished
        if unfinished is not None:
            self.post_message(self.GoOnWanted(unfinished.number))

    def action_back(self) -> None:
        """Away from the choice, or away from the roads."""
        if self.query_one("#turns").display:
            self._choosing(False)
        else:
            self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What cannot be done with these two is not offered."""
        if action in ("go_on", "other", "another") and self._is_choosing:
            return False
        if action == "go_on" and self._unfinished is None:
            return False
        if action == "other" and len(self.compared.attempts) < 3:
            return False
        return super().check_action(action, parameters)

    @property
    def _unfinished(self) -> Attempt | None:
        two = self.compared.roads
        return next((road for road in (two.other, two.one) if not road.finished), None)

    @property
    def _is_choosing(self) -> bool:
        return self.is_attached and bool(self.query_one("#turns").display)

    # Showing

    def _choosing(self, choosing: bool) -> None:
        turns, sheet = self.query_one("#turns", Choices), self.query_one("#words", Sheet)
        turns.display, sheet.display = choosing, not choosing
        self._show_title()
        (turns if choosing else sheet).focus()
        self.refresh_bindings()

    def _show(self) -> None:
        self.query_one("#turns").display = False
        self.query_one("#words").display = True
        self._show_title()
        self._show_words()

    def _show_title(self) -> None:
        if self._is_choosing:
            title, where = _("At which turn do you take another road?"), ""
        else:
            title = _("Two roads")
            where = _("attempt {one} and attempt {other}").format(
                one=self.compared.one, other=self.compared.other
            )
        self.query_one("#title", Line).show(plain(title, HEADING), plain(where, QUIET))

    def _show_words(self) -> None:
        self.query_one("#words", Sheet).show(roads_blocks(self.compared, self._regrets))


def _turns(compared: Compared) -> list[Choice]:
    """Every turn of the talk itself: another road can begin at each."""
    talk = compared.attempts[0]
    return [
        Choice(
            str(step.given.turn),
            (plain(f"{wording.turn(step.given.turn)}  ", QUIET) + quoted(step.said, INK),),
        )
        for step in steps_of(talk, talk)
    ]


# Blocks


def roads_blocks(compared: Compared, regrets: Regrets) -> list[Block]:
    """Everything there is to see of the two."""
    return list(_blocks(compared.roads, compared.name, regrets))


def _blocks(two: TwoRoads, name: str, regrets: Regrets) -> Iterator[Block]:
    numbers = (two.one.number, two.other.number)
    yield Pair(numbers, [_heading(two.one)], [_heading(two.other)])
    yield GAP
    yield para(words.parting(two), QUIET)
    for step in two.shared:
        said = quoted(step.said, QUIET)
        yield Para(said, plain(f"  {step.given.turn:>2}  ", QUIET), cut=True)
    for beside in two.apart:
        yield GAP
        yield Para(plain(wording.turn(beside.turn), HEADING))
        yield Pair(
            numbers,
            _step(two.one, beside, beside.one, name, regrets),
            _step(two.other, beside, beside.other, name, regrets),
        )
    yield GAP
    yield Para(plain(_("How it ended"), HEADING))
    yield Pair(numbers, [_ended(two.one)], [_ended(two.other)])
    if any(regret.costs for number in numbers for regret in regrets.get(number, ())):
        yield GAP
        yield para(words.about_reach(), QUIET)


@dataclass(frozen=True, eq=False)
class Pair:
    """What stands on the one road, and what on the other: side by side where there is room.

    It comes in parts: beside each other every part of the two begins on the same line.
    """

    numbers: tuple[int, int]
    """Those of the two attempts."""
    one: Sequence[Sequence[Block]]
    other: Sequence[Sequence[Block]]

    def lines(self, width: int) -> Sequence[Content]:
        """See `Block`."""
        return self._beside(width) if width >= ROOM_FOR_TWO else self._under(width)

    def _beside(self, width: int) -> list[Content]:
        half = (width - len(BETWEEN)) // 2
        between = Content.styled(BETWEEN, "$line")
        drawn: list[Content] = []
        for one, other in zip_longest(self.one, self.other, fillvalue=()):
            for mine, yours in zip_longest(
                _all_lines(one, half), _all_lines(other, half), fillvalue=NOTHING
            ):
                drawn.append(mine.pad_right(max(half - mine.cell_length, 0)) + between + yours)
        return drawn

    def _under(self, width: int) -> list[Content]:
        drawn: list[Content] = []
        roads = zip(self.numbers, EDGES, (self.one, self.other), strict=True)
        for number, edge, parts in roads:
            sign = Content.styled(f"{number}{edge}", ACCENT)
            blocks = (block for part in parts for block in part)
            drawn += [sign + line for line in _all_lines(blocks, width - sign.cell_length)]
        return drawn


def _all_lines(blocks: Iterable[Block], width: int) -> list[Content]:
    return [line for block in blocks for line in block.lines(width)]


def _heading(attempt: Attempt) -> list[Block]:
    name = plain(words.attempt_name(attempt), STRONG)
    about = (*words.attempt_marks(attempt), words.turn_count(attempt.turns))
    return [
        Para(name + plain(f" · {words.began(attempt)}", INK)),
        Para(plain(" · ".join(about), QUIET)),
    ]


def _step(
    attempt: Attempt, beside: Beside, step: Step | None, name: str, regrets: Regrets
) -> list[list[Block]]:
    """One turn of one road: the words, where the gauges went, and what that meant."""
    if step is not None:
        reach = [regret for regret in regrets.get(attempt.number, ()) if regret.turn == beside.turn]
        return [list(_words(step, name)), [_gauges(step)], list(_meaning(step, reach))]
    if beside.turn > attempt.turns + 1:
        return []
    return [[Para(plain(words.nothing_there(attempt), QUIET))]]


def _words(step: Step, name: str) -> Iterator[Block]:
    hang = Content("  ")
    you = plain(_("You"), f"bold {QUIET}") + "  "
    yield Para(you + one_line(step.said, INK), rest=hang)
    who = one_line(name, f"bold {QUIET}") + "  "
    for number, told in enumerate(step.answer):
        said = spoken(" ".join(told.split()), INK)
        yield Para(said, hang) if number else Para(who + said, rest=hang)


def _meaning(step: Step, reach: Iterable[TurnRegret]) -> Iterator[Block]:
    """What moved in stance and phase, and what the turn put further away."""
    for move in step.moves:
        yield Para(one_line(wording.moved(move), INK), Content.styled("→ ", ACCENT))
    for moved in filter(None, map(words.reach_moved, reach)):
        yield Para(plain(moved, QUIET), plain("· ", QUIET))


def _gauges(step: Step) -> Block:
    """All four, before and after, two on a line; what moved stands out, and its numbers differ."""
    return _InColumns(
        tuple(
            plain(words.gauge_change(change), INK if change.by else QUIET)
            for change in step.given.changes
        )
    )


@dataclass(frozen=True, eq=False)
class _InColumns:
    """Short texts in two columns, or under each other where they do not fit."""

    texts: tuple[Content, ...]

    def lines(self, width: int) -> Sequence[Content]:
        """See `Block`."""
        widest = max(text.cell_length for text in self.texts) + 2
        if 2 * widest > width + 2:
            return list(self.texts)
        return [
            self.texts[at].pad_right(widest - self.texts[at].cell_length) + self.texts[at + 1]
            for at in range(0, len(self.texts) - 1, 2)
        ]


def _ended(attempt: Attempt) -> list[Block]:
    ending = wording.sentence(words.how_it_ended(attempt.ending))
    told: list[Block] = [Para(one_line(ending, STRONG))]
    if attempt.ending is not None and attempt.ending.text.strip():
        told.append(para(" ".join(attempt.ending.text.split())))
    return told
