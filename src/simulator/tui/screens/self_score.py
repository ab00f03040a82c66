"""How the learner sees it, before anything measured is shown; locked once confirmed (5.1.2)."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from textual import on
from textual.message import Message
from textual.widget import Widget

from simulator.codebook.vocabulary import REFLEXES, Reflex
from simulator.debrief import OwnScore, band, wording
from simulator.debrief import SelfScore as SelfScores
from simulator.language import _
from simulator.tui.screens.scoring import UNKNOWN, Scoring
from simulator.tui.text import HEADING, plain
from simulator.tui.widgets.choices import Choices, choice
from simulator.tui.widgets.sheet import GAP, Para, Sheet, para

NOT_SCORED: SelfScores = MappingProxyType({})


class SelfScore(Scoring):
    """One score for each reflex, and the lock."""

    CSS_PATH = "../styles/self_score.tcss"

    class Confirmed(Message):
        """The learner locks his score."""

        def __init__(self, scores: Mapping[Reflex, OwnScore]) -> None:
            super().__init__()
            self.scores = scores

    class Closed(Message):
        """The learner goes back to the library; her score is not locked yet."""

        def __init__(self, scores: Mapping[Reflex, OwnScore]) -> None:
            super().__init__()
            self.scores = scores

    def __init__(self, *, bands: bool, scores: SelfScores = NOT_SCORED) -> None:
        """``bands``: see `Scoring`; ``scores`` are those that were chosen before and not locked."""
        chosen = {reflex: _value(scores.get(reflex), bands=bands) for reflex in REFLEXES}
        super().__init__(chosen, bands=bands)

    def content(self) -> Iterable[Widget]:
        """The question, the five dials, and the lock."""
        question = [Para(plain(_("How do you see it yourself?"), HEADING)), GAP]
        yield Sheet(
            [*question, para(wording.self_score_question())], hug=True, still=True, id="words"
        )
        yield from self.dials()
        yield Sheet(still=True, id="about")
        yield Choices(
            [choice("lock", plain(_("Lock my score: after this it cannot be changed")))],
            numbered=False,
            id="ways",
        )

    def about_the_rest(self) -> str:
        """See `Scoring`."""
        return _("What you left at ? counts as “I don't know”.")

    @on(Choices.Chosen, "#ways")
    def _confirm(self) -> None:
        self.post_message(self.Confirmed(self.scores))

    def action_back(self) -> None:
        """To the library."""
        self.post_message(self.Closed(self.scores))


def _value(score: OwnScore, *, bands: bool) -> str:
    """The value of the dial for a score; a number becomes its band where those are asked for."""
    if isinstance(score, int) and bands:
        return band(score)
    return UNKNOWN if score is None or (isinstance(score, str) and not bands) else str(score)
