"""What a reply left in reach, beside the best that could be said there: exact, and no mark.

A reply is laid beside the other replies of that very turn and never beside a total: a score against
the road taken would reward whoever ends early on a lesser ending. Turns count as they do in the
talk: what can no longer be reached before the time is up is out of reach.

    ahead = Hindsight(scenario)      # takes seconds: out of the way of every screen
    ahead.regrets(talk.given, talk.seed)
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from simulator.client.moment import State
from simulator.codebook.endings import ENDING_KINDS_OF
from simulator.codebook.vocabulary import ENDING_KINDS, EndingKind
from simulator.conversation import Conversation
from simulator.events import Given
from simulator.explorer.claims.proof import Proof
from simulator.explorer.prospects import FROM_BEST_TO_WORST, Prospects
from simulator.explorer.state_space import StateSpace
from simulator.scenario import ReplyId, Scenario

OUT_OF_TIME: Final = ENDING_KINDS_OF["tijd_op"]
"""What kind of ending it is when the turns have run out."""
DANGER_MISSED: Final = ENDING_KINDS_OF["veiligheid_gemist"]
"""What kind it is when they run out while nobody asked about danger (codebook 4.5)."""


@dataclass(frozen=True, slots=True)
class TurnRegret:
    """One turn: what was in reach before the reply, and what was after it."""

    turn: int
    """From 1."""
    best: EndingKind
    """The best kind of ending in reach before it."""
    best_after: EndingKind
    """The best kind in reach after it."""
    further: int
    """How many replies further the same kind was then; 0 where the kind itself is another."""
    nearest: tuple[ReplyId, ...]
    """The replies after which the best was as near as it could be, in the order they were shown."""

    @property
    def lost(self) -> bool:
        """Whether the best kind of ending went out of reach with this reply."""
        return self.best_after != self.best

    @property
    def costs(self) -> bool:
        """Whether another reply kept something that this one did not."""
        return self.lost or self.further > 0

    def as_json(self) -> dict[str, Any]:
        """As values that JSON can hold."""
        return {
            "turn": self.turn,
            "best": self.best,
            "best_after": self.best_after,
            "further": self.further,
            "nearest": list(self.nearest),
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "TurnRegret":
        """What `as_json` made these values of; KeyError or ValueError for anything else."""
        best, after = _kind(told["best"]), _kind(told["best_after"])
        nearest = tuple(str(reply) for reply in told["nearest"])
        return cls(int(told["turn"]), best, after, int(told["further"]), nearest)


def regrets(scenario: Scenario, replies: Sequence[ReplyId], seed: int) -> tuple[TurnRegret, ...]:
    """The regret of every turn of a talk; looks at the whole scenario, which takes seconds.

    Raises `simulator.conversation.NotOnOffer` when the talk is not one of this scenario.
    """
    return Hindsight(scenario).regrets(replies, seed)


_Rank = tuple[int, int]
"""The kind of the best ending in reach, the best one 0, and the fewest further replies to it."""


class Hindsight:
    """Everything that could still come of a scenario, for any number of talks in it."""

    def __init__(self, scenario: Scenario, most: int | None = None) -> None:
        """Raises `TooLarge` when the scenario has more moments than ``most``."""
        self.scenario = scenario
        self._proof = Proof(StateSpace(scenario, most))
        self._prospects = Prospects(self._proof)
        self._short_lived: set[tuple[State, int]] = set()

    def regrets(self, replies: Sequence[ReplyId], seed: int) -> tuple[TurnRegret, ...]:
        """The regret of every turn of a talk, in order; raises as `regrets` does."""
        talk = Conversation.replayed(self.scenario, replies, seed)
        turns = [event for event in talk.events if isinstance(event, Given)]
        states = self._proof.states_on(tuple(replies))
        return tuple(
            self._regret(given, state)
            for given, (state, _option) in zip(turns, states, strict=True)
        )

    def _regret(self, given: Given, state: State) -> TurnRegret:
        left = self.scenario.max_turns - given.turn
        ranks = {
            option.reply.id: self._rank(self._proof.after(state, option)[0], left)
            for _, option in self._proof.space.offered(state)
        }
        best, own = min(ranks.values()), ranks[given.reply]
        return TurnRegret(
            given.turn,
            best=FROM_BEST_TO_WORST[best[0]],
            best_after=FROM_BEST_TO_WORST[own[0]],
            further=own[1] - best[1] if own[0] == best[0] else 0,
            nearest=tuple(each.reply for each in given.offered if ranks[each.reply] == best),
        )

    def _rank(self, state: State, left: int) -> _Rank:
        """The best that can come from here with so many replies left."""
        near = self._prospects.near(state)
        for rank, kind in enumerate(FROM_BEST_TO_WORST):
            if near.get(kind, left + 1) <= left:
                return rank, near[kind]
            if kind == OUT_OF_TIME and self._lasts(state, left):
                return rank, left
        # Nothing ends it by itself, and the turns run out over a danger that nobody asked about.
        return FROM_BEST_TO_WORST.index(DANGER_MISSED), left

    def _lasts(self, state: State, left: int) -> bool:
        """Whether the talk can go on for so many replies, and then no danger lies open."""
        if state.moment.scene not in self.scenario.scenes:
            return False
        if left == 0:
            return not state.moment.gate
        here = (state._replace(turn=0), left)
        if here in self._short_lived:
            return False
        for _, option in self._proof.space.offered(state):
            if self._lasts(self._proof.after(state, option)[0], left - 1):
                return True
        self._short_lived.add(here)
        return False


def _kind(value: Any) -> EndingKind:
    return ENDING_KINDS[ENDING_KINDS.index(value)]
