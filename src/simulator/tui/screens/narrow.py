"""Show fewer talks in the library: choose which."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from simulator.language import _, mark
from simulator.loading.library import Card
from simulator.tui.narrowing import (
    DIFFICULTY,
    EVERYTHING,
    MINUTES,
    REFLEX,
    START,
    in_words,
    keeps,
    kind_of,
    narrowings,
    value_in_words,
)
from simulator.tui.screens.search import Findable, Search
from simulator.tui.text import INK, QUIET, plain
from simulator.tui.widgets.choices import Choice

HEADINGS: Mapping[str, str] = {
    MINUTES: mark("How much time there is"),
    DIFFICULTY: mark("How hard it is"),
    START: mark("How the talk begins"),
    REFLEX: mark("What pulls"),
}
"""Above the choices of a kind; to be looked up where they are shown."""

_CHOICE = "narrow/"


class Narrow(Search[str | None]):
    """Choose which talks to show. Its outcome is a name of `narrowings`, or "" for everything."""

    CSS_PATH = "../styles/narrow.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", mark("Back"))]
    PROMPT = mark("Which talks do you want to see?")

    def __init__(self, cards: Sequence[Card], practised: Collection[str], now: str) -> None:
        """``now`` is what is in force."""
        super().__init__()
        self._cards = tuple(cards)
        self._practised = frozenset(practised)
        self._now = now

    def findables(self) -> Iterable[Findable]:
        """Every way that shows a talk and is not in force; everything comes first."""
        for name in (EVERYTHING, *narrowings()):
            count = sum(keeps(name, card, self._practised) for card in self._cards)
            if count and name != self._now:
                told = plain(value_in_words(name), INK) + plain(f"  ·  {count}", QUIET)
                yield Findable(in_words(name), Choice(f"{_CHOICE}{name}", (told,)))

    def outcome(self, chosen: str) -> str:
        """The name is the choice."""
        return chosen.removeprefix(_CHOICE)

    def _found(self, sought: str) -> Iterable[Choice]:
        """What was found, each kind under its heading."""
        before = ""
        for choice in super()._found(sought):
            kind = kind_of(self.outcome(choice.id))
            heading = _(HEADINGS[kind]) if kind != before and kind in HEADINGS else ""
            yield choice._replace(heading=plain(heading, QUIET)) if heading else choice
            before = kind
