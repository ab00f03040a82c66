"""How the learner sees it, before anything measured is shown; locked once confirmed (5.1.2)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar, cast

from textual import events, on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from simulator.codebook.reflexes import REFLEX_ENTRIES
from simulator.codebook.vocabulary import REFLEXES, SCORE_BANDS, Reflex
from simulator.debrief import OwnScore, band, wording
from simulator.debrief import SelfScore as SelfScores
from simulator.language import _, current, mark
from simulator.tui.screens.page import Page
from simulator.tui.text import HEADING, QUIET, plain
from simulator.tui.widgets.choices import Choices, choice
from simulator.tui.widgets.dial import Dial, Setting
from simulator.tui.widgets.sheet import GAP, Para, Sheet, para

UNKNOWN = "?"
"""The value of "I don't know", with which every dial begins."""


NOT_SCORED: SelfScores = MappingProxyType({})


SCORE_KEYS: Sequence[BindingType] = (
    *(
        Binding(digit, f"score('{value}')", show=False)
        for digit, value in [*((str(n), str(n)) for n in range(1, 10)), ("0", "10")]
    ),
    Binding("backspace,delete", f"score('{UNKNOWN}')", show=False),
)
"""The keys that set the dial that has the keys: 0 is 10."""


class SelfScore(Page[None]):
    """Five reflexes, one score for each; what is left open is "I don't know"."""

    CSS_PATH = "../styles/self_score.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,shift+tab", "app.focus_previous", show=False),
        Binding("down,tab", "app.focus_next", show=False),
        Binding("enter", "app.focus_next", mark("Next"), key_display="Enter"),
        Binding("escape", "back", mark("Library")),
        Binding("question_mark", "app.help", mark("Help")),
        *SCORE_KEYS,
    ]
    AUTO_FOCUS = "Dial"

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
        """``bands``: scores are ``--`` to ``++`` and not 1 to 10.

        ``scores`` are those that were chosen before and not locked.
        """
        super().__init__()
        self._bands = bands
        self._chosen: dict[Reflex, str] = {
            reflex: _value(scores.get(reflex), bands=bands) for reflex in REFLEXES
        }

    def content(self) -> Iterable[Widget]:
        """The question, the five dials, and the lock."""
        question = [Para(plain(_("How do you see it yourself?"), HEADING)), GAP]
        yield Sheet(
            [*question, para(wording.self_score_question())], hug=True, still=True, id="words"
        )
        yield from dials(self._chosen, bands=self._bands)
        yield Sheet(still=True, id="about")
        yield Choices(
            [choice("lock", plain(_("Lock my score: after this it cannot be changed")))],
            numbered=False,
            id="ways",
        )

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what the reflex with the keys takes for granted."""
        about = self.query_one("#about", Sheet)
        if isinstance(event.widget, Dial):
            about.show([para(about_reflex(cast(Reflex, event.widget.id)), QUIET)])
        else:
            about.show([para(_("What you left at ? counts as “I don't know”."), QUIET)])

    @on(Dial.Turned)
    def _turned(self, event: Dial.Turned) -> None:
        self._chosen[cast(Reflex, event.dial.id)] = event.value

    def action_score(self, value: str) -> None:
        """Set the dial with the keys; with the five-point notation 1 is ``--`` and 5 is ``++``."""
        dial = self.focused
        if isinstance(dial, Dial):
            dial.turn_to(typed(value, bands=self._bands))

    @on(Choices.Chosen, "#ways")
    def _confirm(self) -> None:
        self.post_message(self.Confirmed(self._scores()))

    def _scores(self) -> dict[Reflex, OwnScore]:
        return {reflex: score_of(value) for reflex, value in self._chosen.items()}

    def still(self) -> None:
        """The score was not kept: it can be confirmed again."""
        self.query_one("#ways", Choices).waiting = False

    def action_back(self) -> None:
        """To the library."""
        self.post_message(self.Closed(self._scores()))


def dials(chosen: Mapping[Reflex, str], *, bands: bool) -> Iterator[Dial]:
    """One for each reflex, set to what was chosen."""
    values = SCORE_BANDS if bands else [str(number) for number in range(1, 11)]
    settings = [Setting(UNKNOWN, UNKNOWN), *(Setting(value, value) for value in values)]
    width = max(len(wording.reflex_name(reflex)) for reflex in REFLEXES)
    for reflex in REFLEXES:
        name = wording.reflex_name(reflex)
        yield Dial(name, settings, chosen[reflex], label_width=width, id=reflex)


def typed(value: str, *, bands: bool) -> str:
    """The value of a dial that a key stands for; with the five-point notation 1 is ``--``."""
    if not bands or value == UNKNOWN:
        return value
    return dict(enumerate(SCORE_BANDS, 1)).get(int(value), "")


def about_reflex(reflex: Reflex) -> str:
    """What a reflex takes for granted, to score oneself on."""
    assumption = wording.quoted(REFLEX_ENTRIES[reflex].assumption.in_language(current()))
    return _("What it takes for granted: {assumption}").format(assumption=assumption)


def _value(score: OwnScore, *, bands: bool) -> str:
    """The value of the dial for a score; a number becomes its band where those are asked for."""
    if isinstance(score, int) and bands:
        return band(score)
    return UNKNOWN if score is None or (isinstance(score, str) and not bands) else str(score)


def score_of(value: str) -> OwnScore:
    """The score that a value of a dial stands for."""
    if value == UNKNOWN:
        return None
    return value if value in SCORE_BANDS else int(value)
