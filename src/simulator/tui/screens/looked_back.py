"""What a learner looks back on, and the parts of it that are only read (codebook 5.1.3 to 5.1.5).

Strengths first, then the count with her own score beside it.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from simulator.codebook.labels import ENDING_LABELS
from simulator.debrief import (
    Calibration,
    Comparison,
    Debrief,
    Helped,
    Meant,
    Pulled,
    ReflexCount,
    Withstood,
    wording,
)
from simulator.debrief.judged import Judged
from simulator.language import _, current
from simulator.tui.text import ACCENT, HEADING, INK, QUIET, STRONG, one_line, plain, quoted
from simulator.tui.widgets.sheet import GAP, Block, Para, para

if TYPE_CHECKING:
    from simulator.debrief.attempts import Attempt
    from simulator.debrief.regret import TurnRegret


class LookedBack(NamedTuple):
    """Everything there is to look back on: what was measured, and what the learner said of it."""

    told: Debrief
    calibration: Calibration
    judged: Mapping[int, Judged] = MappingProxyType({})
    """By turn, from 1: what she thought of it before it was answered."""
    pull: Pulled | None = None
    notes: Mapping[int, str] = MappingProxyType({})
    """By turn, from 1: how she sees it otherwise."""
    scale: int | None = None
    """0 to 10; None while the question is open."""
    next_step: str | None = None
    attempts: Sequence["Attempt"] = ()
    """The talk itself, and every other road that was taken through it."""
    regrets: Sequence["TurnRegret"] = ()
    """What each turn left in reach; empty until it is known."""


# What helped


def helped_blocks(looked: LookedBack) -> Iterator[Block]:
    """How it ended, and what helped: the client first (codebook 5.1.3)."""
    told = looked.told
    if told.ending is not None:
        label = ENDING_LABELS[told.ending.ending].in_language(current())
        yield Para(plain(_("How it ended: {ending}").format(ending=label), HEADING))
        if told.ending.text.strip():
            yield para(told.ending.text.strip())
        yield GAP
    by_the_client = [moment for moment in told.helped if moment.by == "client"]
    by_you = [moment for moment in told.helped if moment.by == "learner"]
    if not told.helped:
        yield para(wording.nothing_to_show(), QUIET)
    if by_the_client:
        yield Para(one_line(_("What {name} did").format(name=told.name), HEADING))
        yield GAP
        for moment in by_the_client:
            yield from _helped(moment)
    if by_you:
        yield Para(plain(_("What you did that {name} could use").format(name=told.name), HEADING))
        yield GAP
        for moment in by_you:
            yield from _helped(moment)


def _helped(moment: Helped) -> Iterator[Block]:
    turn = plain(wording.turn(moment.turn), QUIET)
    yield Para(turn)
    if moment.quote.strip():
        yield Para(quoted(moment.quote), Content("  "))
    changes = [
        *(wording.flag_name(flag) for flag in moment.told),
        *(wording.moved(move) for move in moment.moves),
        *(wording.gauge_moved(change) for change in moment.gained),
    ]
    for change in changes:
        yield Para(one_line(change, INK), Content.styled("  → ", ACCENT))
    yield GAP


# Left alone


def withstood_blocks(looked: LookedBack) -> Iterator[Block]:
    """Where a reflex lay ready and something else was said (codebook 5.1.4)."""
    told = looked.told
    yield Para(plain(wording.heading("withstood"), HEADING))
    yield GAP
    if not told.withstood:
        yield para(wording.nothing_to_show(), QUIET)
    for turn in sorted({moment.turn for moment in told.withstood}):
        yield from _withstood([moment for moment in told.withstood if moment.turn == turn])


def _withstood(moments: Sequence[Withstood]) -> Iterator[Block]:
    """One turn: what was said, and every reflex that lay ready then."""
    ready, said = _("lay ready"), _("you said")
    width = max(len(ready), len(said)) + 2
    yield Para(plain(wording.turn(moments[0].turn), QUIET))
    for moment in moments:
        reflex = plain(f"  {wording.reflex_name(moment.reflex)}", QUIET)
        yield Para(quoted(moment.ready, QUIET) + reflex, plain(f"  {ready.ljust(width)}", QUIET))
    yield Para(quoted(moments[0].said, INK), plain(f"  {said.ljust(width)}", ACCENT))
    yield GAP


# Counted


def counted_blocks(looked: LookedBack) -> Iterator[Block]:
    """The count before the number, the learner's own score beside it (codebook 5.3, 5.4)."""
    told, calibration = looked.told, looked.calibration
    yield Para(plain(_("Counted, and your own score beside it"), HEADING))
    yield GAP
    came_by = [one for one in told.reflexes.values() if one.opportunities]
    for counted in came_by:
        yield from _counted(told, counted, calibration.comparisons[counted.reflex])
    for counted in told.reflexes.values():
        if not counted.opportunities:
            yield _not_on_offer(counted, calibration.comparisons[counted.reflex])
    if len(came_by) < len(told.reflexes):
        yield GAP
    for sentence in (wording.recognition(calibration), wording.direction(calibration)):
        if sentence is not None:
            yield para(sentence)
            yield GAP
    yield from _on_purpose(told)
    excluded = wording.excluded(told.evidence)
    for sentence in excluded:
        yield para(sentence, QUIET)
    if excluded:
        yield GAP
    yield para(wording.rule_system(), QUIET)


def _counted(told: Debrief, counted: ReflexCount, compared: Comparison) -> Iterator[Block]:
    name = wording.reflex_name(counted.reflex)
    yield Para(plain(wording.sentence(name).rstrip("."), STRONG))
    marks = _marks(counted)
    for told_ in (wording.count(counted), wording.comparison(compared)):
        words = told_.removeprefix(f"{name}: ")
        yield Para(marks + plain(words, INK), Content("  "))
        marks = Content("")
    for sentence in wording.under_the_count(told, counted):
        yield para(sentence, QUIET, 2)
    yield GAP


def _not_on_offer(counted: ReflexCount, compared: Comparison) -> Block:
    """A reflex that nothing can be said about, on one line."""
    told = f"{wording.count(counted)}; {wording.own(compared)}"
    return para(wording.sentence(told), QUIET)


def _marks(counted: ReflexCount) -> Content:
    """The opportunities at a glance: the ones that were taken, and the ones that were left."""
    taken = len(counted.occurrences)
    return plain("■" * taken + "□" * (counted.opportunities - taken) + "  ", ACCENT)


def _on_purpose(told: Debrief) -> Iterator[Block]:
    """What was chosen with its ground (codebook 5.2); the learner's own reasons stand apart."""
    if not told.deliberate:
        return
    yield Para(plain(wording.heading("deliberate"), HEADING))
    yield GAP
    for use in told.deliberate:
        yield para(wording.sentence(wording.deliberate(use)), mark="· ")
    yield GAP


def reasons_blocks(reason: Meant) -> Iterator[Block]:
    """Her reason for a reply and the talk's, one under the other and without a verdict (R6)."""
    you, talk = _("your reason"), _("the talk")
    width = max(len(you), len(talk)) + 2
    yield Para(one_line(wording.reason_named(reason)), plain(f"  {you.ljust(width)}", ACCENT))
    yield Para(one_line(wording.meant_beside(reason)), plain(f"  {talk.ljust(width)}", QUIET))
