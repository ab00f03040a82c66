"""Put the client in another state: a dial for everything an author can write a condition on."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, cast

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from simulator.authoring.preview import Forced, difference
from simulator.codebook.vocabulary import GAUGES, PHASES, STANCES, Phase, Stance
from simulator.conversation import Conversation
from simulator.language import _, mark
from simulator.tui.preview.blocks import HIGHEST
from simulator.tui.screens.page import Page
from simulator.tui.text import HEADING, plain
from simulator.tui.widgets.dial import Dial, Setting
from simulator.tui.widgets.line import Line

YES, NO = "yes", "no"
DIGITS = "0123456789"


class Force(Page[Forced | None]):
    """Its outcome is what was changed, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,shift+tab", "app.focus_previous", show=False),
        Binding("down,tab", "app.focus_next", show=False),
        Binding("enter", "hold", mark("Let it hold")),
        Binding("escape", "back", mark("Back")),
        *(Binding(digit, f"level({digit})", show=False) for digit in DIGITS),
    ]
    AUTO_FOCUS = "Dial"

    def __init__(self, talk: Conversation) -> None:
        """``talk`` stands in the state to begin with; it is not changed."""
        super().__init__()
        self._talk = talk

    def content(self) -> Iterable[Widget]:
        """A dial for each."""
        rows = list(self._rows())
        width = max(len(name) for name, *_rest in rows)
        yield Line(plain(_("Put the client in this state"), HEADING), id="title")
        with VerticalScroll(id="dials", can_focus=False):
            for name, values, chosen in rows:
                yield Dial(name, values, chosen, label_width=width, id=f"dial-{name}")

    def _rows(self) -> Iterable[tuple[str, Sequence[Setting], str]]:
        moment, rules = self._talk.state.moment, self._talk.rules
        yield "houding", [Setting(stance, stance) for stance in STANCES], moment.houding
        yield "crisis_fase", [Setting(phase, phase) for phase in PHASES], moment.crisis_fase
        levels = [Setting(str(level), str(level)) for level in range(HIGHEST + 1)]
        for gauge, level in zip(GAUGES, self._talk.state.gauges, strict=True):
            yield gauge, levels, str(level)
        answers = [Setting(NO, _("no")), Setting(YES, _("yes"))]
        for flag, bit in rules.bit.items():
            yield flag, answers, YES if moment.kept & bit else NO

    def action_level(self, digit: int) -> None:
        """Set a gauge by its number."""
        if isinstance(self.focused, Dial):
            self.focused.turn_to(str(digit))

    def action_hold(self) -> None:
        """Let the state hold."""
        rules, before = self._talk.rules, self._talk.state
        self.dismiss(
            difference(
                rules,
                before,
                Forced(
                    cast(Stance, self._value("houding")),
                    cast(Phase, self._value("crisis_fase")),
                    tuple((gauge, int(self._value(gauge))) for gauge in GAUGES),
                    frozenset(flag for flag in rules.bit if self._value(flag) == YES),
                    frozenset(flag for flag in rules.bit if self._value(flag) == NO),
                ),
            )
        )

    def _value(self, name: str) -> str:
        return self.query_one(f"#dial-{name}", Dial).value
