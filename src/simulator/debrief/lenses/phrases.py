"""Phrases that the sentences of several lenses are made of, in the current language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from simulator.codebook.vocabulary import REFLEXES, Text
from simulator.debrief import wording
from simulator.debrief.lenses.view import Answered, runs
from simulator.language import _

_ENDS = (".”.", "?”.", "!”.", "…”.")


def not_come_up() -> str:
    """What did not happen in the talk; that is no judgement."""
    return _("did not come up")


@dataclass(frozen=True, slots=True)
class Moment:
    """A turn that a lens shows in words: what there is to see, the reply, and the answer to it."""

    name: str
    """The client's name."""
    answered: Answered
    about: str = ""
    """A sentence before the reply; "" for none."""
    after: str = ""
    """A sentence after the answer; "" for none."""

    @property
    def said(self) -> str:
        """The reply with its turn."""
        return _("Turn {turn}, you: {words}").format(
            turn=self.answered.turn, words=wording.quoted(self.answered.said)
        )

    @property
    def reflex(self) -> str:
        """That a reflex came by in this turn; "" when none did."""
        if self.answered.measured not in REFLEXES:
            return ""
        reflex = wording.reflex_name(self.answered.measured)
        return _("(the {reflex} came by here)").format(reflex=reflex)

    @property
    def answer(self) -> str:
        """What the client said then."""
        if not self.answered.answer.strip():
            return _("{name} said nothing.").format(name=self.name)
        return f"{self.name}: {wording.quoted(self.answered.answer)}"

    def __str__(self) -> str:
        parts = (self.about, self.said, self.reflex, self.answer, self.after)
        return " ".join(part for part in parts if part)


Told = str | Moment
"""One thing that a lens tells: a sentence, or a moment of the talk."""


def span(first: int, last: int) -> str:
    """``turn 3``, ``turns 3–5``."""
    if first == last:
        return wording.turns([first])
    return _("turns {first}–{last}").format(first=first, last=last)


def turns(numbers: Sequence[int]) -> str:
    """The turns, rows of them joined: ``turns 1–3 and 6``."""
    spans = [(numbers[first], numbers[last]) for first, last in _rows(numbers)]
    if len(spans) == 1:
        return span(*spans[0])
    written = [str(a) if a == b else f"{a}–{b}" for a, b in spans]
    return _("turns {turns}").format(turns=wording.listed(written))


def _rows(numbers: Sequence[int]) -> Iterable[tuple[int, int]]:
    return runs([number - place for place, number in enumerate(numbers)])


def stretches(names: Sequence[str]) -> str:
    """What each turn was called, turns in a row together: ``turns 1–2 helping; turn 3 …``."""
    told = [f"{span(first + 1, last + 1)} {names[first]}" for first, last in runs(names)]
    return "; ".join(told)


def named(name: str, told: str) -> str:
    """``Name: what there is to tell.``"""
    whole = wording.sentence(f"{name}: {told}")
    # A quotation that ends in a full stop of its own needs no second one.
    return whole[:-1] if whole.endswith(_ENDS) else whole


def label(text: Text) -> str:
    """A text of the codebook in the current language."""
    return wording.said_in(text)
