"""How the learner sees it, before anything measured is shown; locked once confirmed (5.1.2)."""

from collections.abc import Iterable, Mapping
from typing import ClassVar, cast

from textual import events, on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from simulator.codebook.reflexes import REFLEX_ENTRIES
from simulator.codebook.vocabulary import REFLEXES, SCORE_BANDS, Reflex
from simulator.debrief import OwnScore, wording
from simulator.language import _, current, mark
from simulator.tui.screens.page import Page
from simulator.tui.text import HEADING, QUIET, plain
from simulator.tui.widgets.choices import Choices, choice
from simulator.tui.widgets.dial import Dial, Setting
from simulator.tui.widgets.sheet import GAP, Para, Sheet, para

UNKNOWN = "?"
"""The value of "I don't know", with which every dial begins."""


class SelfScore(Page[None]):
    """Five reflexes, one score for each; what is left open is "I don't know"."""

    CSS_PATH = "../styles/self_score.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,shift+tab", "app.focus_previous", show=False),
        Binding("down,tab", "app.focus_next", show=False),
        Binding("enter", "app.focus_next", mark("Next"), key_display="Enter"),
        Binding("escape", "back", mark("Library")),
        Binding("question_mark", "app.help", mark("Help")),
        *(
            Binding(digit, f"score('{value}')", show=False)
            for digit, value in [*((str(n), str(n)) for n in range(1, 10)), ("0", "10")]
        ),
        Binding("backspace,delete", f"score('{UNKNOWN}')", show=False),
    ]
    AUTO_FOCUS = "Dial"

    class Confirmed(Message):
        """The learner locks his score."""

        def __init__(self, scores: Mapping[Reflex, OwnScore]) -> None:
            super().__init__()
            self.scores = scores

    class Closed(Message):
        """The learner goes back to the library without a score."""

    def __init__(self, *, bands: bool) -> None:
        """``bands``: scores are ``--`` to ``++`` and not 1 to 10."""
        super().__init__()
        self._bands = bands
        self._chosen: dict[Reflex, str] = dict.fromkeys(REFLEXES, UNKNOWN)

    def content(self) -> Iterable[Widget]:
        """The question, the five dials, and the lock."""
        question = [Para(plain(_("How do you see it yourself?"), HEADING)), GAP]
        yield Sheet(
            [*question, para(wording.self_score_question())], hug=True, still=True, id="words"
        )
        width = max(len(wording.reflex_name(reflex)) for reflex in REFLEXES)
        for reflex in REFLEXES:
            yield Dial(
                wording.reflex_name(reflex),
                self._settings(),
                self._chosen[reflex],
                label_width=width,
                id=reflex,
            )
        yield Sheet(still=True, id="about")
        yield Choices(
            [choice("lock", plain(_("Lock my score: after this it cannot be changed")))],
            numbered=False,
            id="ways",
        )

    def _settings(self) -> list[Setting]:
        values = SCORE_BANDS if self._bands else [str(number) for number in range(1, 11)]
        return [Setting(UNKNOWN, UNKNOWN), *(Setting(value, value) for value in values)]

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what the reflex with the keys takes for granted."""
        about = self.query_one("#about", Sheet)
        if isinstance(event.widget, Dial):
            about.show([para(_about(cast(Reflex, event.widget.id)), QUIET)])
        else:
            about.show([para(_("What you left at ? counts as “I don't know”."), QUIET)])

    @on(Dial.Turned)
    def _turned(self, event: Dial.Turned) -> None:
        self._chosen[cast(Reflex, event.dial.id)] = event.value

    def action_score(self, value: str) -> None:
        """Set the dial with the keys; with the five-point notation 1 is ``--`` and 5 is ``++``."""
        dial = self.focused
        if not isinstance(dial, Dial):
            return
        if self._bands and value != UNKNOWN:
            number = int(value)
            if number > len(SCORE_BANDS):
                return
            value = SCORE_BANDS[number - 1]
        dial.turn_to(value)

    @on(Choices.Chosen, "#ways")
    def _confirm(self) -> None:
        scores = {reflex: _score(value) for reflex, value in self._chosen.items()}
        self.post_message(self.Confirmed(scores))

    def still(self) -> None:
        """The score was not kept: it can be confirmed again."""
        self.query_one("#ways", Choices).waiting = False

    def action_back(self) -> None:
        """To the library."""
        self.post_message(self.Closed())


def _about(reflex: Reflex) -> str:
    assumption = wording.quoted(REFLEX_ENTRIES[reflex].assumption.in_language(current()))
    return _("What it takes for granted: {assumption}").format(assumption=assumption)


def _score(value: str) -> OwnScore:
    if value == UNKNOWN:
        return None
    return value if value in SCORE_BANDS else int(value)
