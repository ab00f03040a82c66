"""How the learner saw her turns before they were answered, beside the talk (codebook 5.7, R6)."""

from collections.abc import Iterable, Iterator

from simulator.debrief import judging_in_words as words
from simulator.debrief import wording
from simulator.debrief.judging import Judging
from simulator.language import _
from simulator.tui.text import HEADING, QUIET, plain
from simulator.tui.widgets.sheet import GAP, Block, Para, para

MARK = "· "
"""Before each moment, so that long sentences do not run into each other."""


def judged_blocks(judging: Judging) -> Iterator[Block]:
    """Everything that was judged, under a heading for each thing that was asked."""
    if not judging:
        return
    yield para(words.apart(), QUIET)
    parts: tuple[tuple[str, Iterable[str]], ...] = (
        (_("How sure you were"), (words.sureness(one) for one in judging.sureness)),
        ("", words.bias(judging)),
        (
            _("What you estimated"),
            (words.estimate(one, judging.name) for one in judging.estimates),
        ),
        (_("What you gave on purpose"), (wording.meant(one) for one in judging.meant)),
        (_("What you said first"), words.own_words(judging)),
    )
    for heading, told in parts:
        yield from _titled(heading, list(told))


def _titled(heading: str, told: list[str]) -> Iterator[Block]:
    """Sentences under their heading; without one they go on below what stands before them."""
    if not told:
        return
    if heading:
        yield GAP
        yield Para(plain(heading, HEADING))
    for sentence in told:
        yield para(sentence, mark=MARK, indent=2)
