"""What the debrief would say of a synthetic learner: the number for each reflex.

The talks are held again as real conversations and counted by the debrief's own rules (codebook
5.2, 5.3).
"""

from collections.abc import Iterable, Mapping
from copy import copy
from types import MappingProxyType
from typing import NamedTuple

from simulator.codebook.vocabulary import REFLEXES, Reflex
from simulator.conversation import Conversation
from simulator.debrief.counting import count, counted_turns
from simulator.events import Given
from simulator.scenario import ReplyId, Scenario


class MeanScore(NamedTuple):
    """The number for one reflex over several talks."""

    mean: float | None
    """1 to 10 over the talks that have a number; None where no talk has one."""
    talks: int
    """Talks that have a number: the reflex could be withstood often enough in them."""
    of: int
    """All talks that were looked at."""


class Scorer:
    """Scores talks; the same talk is held again only once."""

    def __init__(self, scenario: Scenario) -> None:
        self._opening = Conversation(scenario)
        self._known: dict[tuple[ReplyId, ...], Mapping[Reflex, int | None]] = {}

    def numbers(self, replies: tuple[ReplyId, ...]) -> Mapping[Reflex, int | None]:
        """The number for each reflex in one talk; None with too few opportunities."""
        known = self._known.get(replies)
        if known is None:
            # A copy of the opening: to make the rules ready takes a fifth of a whole talk.
            talk = copy(self._opening)
            for reply in replies:
                talk.give(reply)
            turns = [event for event in talk.events if isinstance(event, Given)]
            counts = count(turns, counted_turns(talk.events))
            known = {reflex: counts[reflex].number for reflex in REFLEXES}
            self._known[replies] = known
        return known

    def means(self, talks: Iterable[tuple[ReplyId, ...]]) -> Mapping[Reflex, MeanScore]:
        """The mean number for each reflex over these talks."""
        scored = [self.numbers(replies) for replies in talks]
        return MappingProxyType({reflex: _mean(scored, reflex) for reflex in REFLEXES})


def _mean(scored: list[Mapping[Reflex, int | None]], reflex: Reflex) -> MeanScore:
    numbers = [number for one in scored if (number := one[reflex]) is not None]
    mean = sum(numbers) / len(numbers) if numbers else None
    return MeanScore(mean, len(numbers), len(scored))
