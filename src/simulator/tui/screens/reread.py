"""An old talk whose scenario is gone or was changed: read again, as it was kept."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from simulator.codebook.labels import ENDING_LABELS
from simulator.debrief import calibrate, wording
from simulator.debrief import portfolio_in_words as words
from simulator.events import Ended, Given, Said
from simulator.kept import KeptTalk, practised
from simulator.language import _, current, mark
from simulator.tui.screens.page import Page
from simulator.tui.text import HEADING, INK, QUIET, STRONG, one_line, plain, quoted, spoken
from simulator.tui.widgets.line import Line
from simulator.tui.widgets.sheet import GAP, Block, Para, Sheet, para


class Reread(Page[None]):
    """What was said, and what was counted then."""

    CSS_PATH = "../styles/progress.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "app.help", mark("Help")),
    ]
    AUTO_FOCUS = "#words"

    def __init__(self, kept: KeptTalk) -> None:
        """``kept`` is a talk that was scored: everything measured of it may be shown."""
        super().__init__()
        assert kept.scored
        self._kept = kept

    def content(self) -> Iterable[Widget]:
        """The title, and everything there is to read."""
        row = self._kept.row
        day = words.day(words.local_day(row.begun_at))
        yield Line(one_line(row.title, STRONG), day, id="title")
        yield Sheet(list(reread_blocks(self._kept)), id="words")


def reread_blocks(kept: KeptTalk) -> Iterator[Block]:
    """The talk as it was kept."""
    yield para(
        _(
            "The scenario of this talk is not in the library any more, or it was changed since. "
            "This is what was kept of it."
        ),
        QUIET,
    )
    yield GAP
    yield from _said(kept)
    yield from _counted(kept)
    if kept.next_step:
        yield Para(plain(_("Your own next step"), HEADING))
        yield Para(quoted(kept.next_step))


def _said(kept: KeptTalk) -> Iterator[Block]:
    for event in kept.events:
        match event:
            case Given(text=text, turn=turn):
                you = _("You")
                yield Para(plain(f"{wording.turn(turn)}. {you}", QUIET))
                yield Para(one_line(text, INK))
                if turn in kept.notes:
                    yield Para(quoted(kept.notes[turn], QUIET))
                yield GAP
            case Said(text=text, cue=cue):
                if cue:
                    yield Para(one_line(f"({cue})", QUIET))
                yield Para(spoken(text))
                yield GAP
            case Ended(ending=ending, text=text):
                label = ENDING_LABELS[ending].in_language(current())
                yield Para(plain(_("How it ended: {ending}").format(ending=label), HEADING))
                if text.strip():
                    yield para(text.strip())
                yield GAP


def _counted(kept: KeptTalk) -> Iterator[Block]:
    talk = practised(kept)
    if talk is None:
        return
    yield Para(plain(_("Counted, and your own score beside it"), HEADING))
    yield GAP
    for compared in calibrate(talk.counts, talk.self_score).comparisons.values():
        yield para(wording.sentence(wording.count(compared.count)))
        yield para(wording.sentence(wording.comparison(compared)), QUIET, 2)
        yield GAP
    yield para(wording.rule_system(), QUIET)
    yield GAP
