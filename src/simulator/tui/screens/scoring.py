"""What the pages have in common on which a learner scores herself on the five reflexes."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType

from simulator.codebook.reflexes import REFLEX_ENTRIES
from simulator.codebook.vocabulary import REFLEXES, SCORE_BANDS, Reflex
from simulator.debrief import OwnScore, wording
from simulator.language import _, current, mark
from simulator.tui.screens.page import Page
from simulator.tui.text import QUIET
from simulator.tui.widgets.choices import Choices
from simulator.tui.widgets.dial import Dial, Setting
from simulator.tui.widgets.sheet import Sheet, para

UNKNOWN = "?"
"""The value of "I don't know"."""


class Scoring(Page[None]):
    """Five reflexes, one score for each; what is left open is "I don't know".

    Its content has the `dials`, a sheet ``#about`` and a list of ``#ways`` to go on.
    """

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

    def __init__(self, chosen: Mapping[Reflex, str], *, bands: bool) -> None:
        """``chosen`` are the values the dials begin with.

        ``bands``: scores are ``--`` to ``++`` and not 1 to 10.
        """
        super().__init__()
        self._bands = bands
        self._chosen = dict(chosen)

    @property
    def scores(self) -> dict[Reflex, OwnScore]:
        """What the dials say."""
        return {reflex: _score_of(value) for reflex, value in self._chosen.items()}

    @property
    def label_width(self) -> int:
        """That of the dials, in cells."""
        return max(len(wording.reflex_name(reflex)) for reflex in REFLEXES)

    def dials(self) -> Iterator[Dial]:
        """One for each reflex, set to what was chosen."""
        values = SCORE_BANDS if self._bands else [str(number) for number in range(1, 11)]
        settings = [Setting(UNKNOWN, UNKNOWN), *(Setting(value, value) for value in values)]
        width = self.label_width
        for reflex in REFLEXES:
            name = wording.reflex_name(reflex)
            yield Dial(name, settings, self._chosen[reflex], label_width=width, id=reflex)

    def about_the_rest(self) -> str:
        """What is said while the keys are at something else than a reflex."""
        return ""

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what the reflex with the keys takes for granted."""
        at = event.widget.id
        told = _about(at) if at in REFLEXES else self.about_the_rest()
        self.query_one("#about", Sheet).show([para(told, QUIET)] if told else [])

    @on(Dial.Turned)
    def _scored(self, event: Dial.Turned) -> None:
        if event.dial.id in REFLEXES:
            self._chosen[event.dial.id] = event.value

    def action_score(self, value: str) -> None:
        """Set the dial with the keys; with the five-point notation 1 is ``--`` and 5 is ``++``."""
        dial = self.focused
        if not isinstance(dial, Dial):
            return
        if self._bands and value != UNKNOWN:
            value = dict(enumerate(SCORE_BANDS, 1)).get(int(value), "")
        dial.turn_to(value)

    def still(self) -> None:
        """It was not kept: it can be confirmed again."""
        self.query_one("#ways", Choices).waiting = False


def _about(reflex: Reflex) -> str:
    """What a reflex takes for granted, to score oneself on."""
    assumption = wording.quoted(REFLEX_ENTRIES[reflex].assumption.in_language(current()))
    return _("What it takes for granted: {assumption}").format(assumption=assumption)


def _score_of(value: str) -> OwnScore:
    """The score that a value of a dial stands for."""
    if value == UNKNOWN:
        return None
    return value if value in SCORE_BANDS else int(value)
