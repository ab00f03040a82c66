"""What a class is asked, what it answers, and what two rounds tell beside each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from simulator.codebook.vocabulary import Reflex
from simulator.lesson.positions import Place

Round = Literal[1, 2]
"""Before and after talking it over."""
ROUNDS: tuple[Round, ...] = (1, 2)

LETTERS = "ABCDEFGHI"
"""What replies are called in a class: by letter, since a number would look like a count."""

MOST_HANDS = 999
"""More hands than this nobody counts; what is typed beyond it is refused."""


class Moment(NamedTuple):
    """A vote on what to say at a place."""

    place: Place
    round: Round


class Scoring(NamedTuple):
    """A vote on how well the group did without one reflex (codebook 5.1.2)."""

    reflex: Reflex


Subject: TypeAlias = Moment | Scoring
"""What a vote is about."""


class Option(NamedTuple):
    """One thing that can be voted for."""

    id: str
    """The reply, or the band of a score. Never shown: a reply's id may give its type away."""
    text: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A vote that was opened, as the teacher left it; the phones' ballots lie beside it."""

    number: int
    """From 1, in the order they were opened; never that of a vote about something else."""
    subject: Subject
    open: bool = True
    hands: tuple[int, ...] = ()
    """Hands that were counted, option by option; empty while none were."""
    at: Place = ()
    """Where the class was then."""


@dataclass(frozen=True, slots=True)
class Poll:
    """A vote, with all its votes."""

    number: int
    subject: Subject
    options: tuple[Option, ...]
    open: bool
    hands: tuple[int, ...]
    """By option."""
    ballots: Mapping[int, int] = field(default_factory=dict)
    """By seat (a random number for a phone): the option, from 0, that it last chose."""
    at: Place = ()
    """Where the class was when it was opened."""

    @property
    def by_phone(self) -> tuple[int, ...]:
        """Votes by phone, by option."""
        chosen = list(self.ballots.values())
        return tuple(chosen.count(option) for option in range(len(self.options)))

    @property
    def counts(self) -> tuple[int, ...]:
        """Hands and phones together, by option."""
        return tuple(a + b for a, b in zip(self.hands, self.by_phone, strict=True))

    @property
    def total(self) -> int:
        """All votes."""
        return sum(self.hands) + len(self.ballots)


class Shift(NamedTuple):
    """What talking it over moved."""

    first: tuple[int, ...]
    """Votes in the first round, by option."""
    second: tuple[int, ...]
    """In the second."""
    changed: int
    """Phones that chose something else in the second round; hands cannot tell."""
    both: int
    """Phones that voted in both."""


class Standing(NamedTuple):
    """How the votes stand at a moment of the talk."""

    options: tuple[Option, ...]
    first: Poll | None
    second: Poll | None

    @property
    def last(self) -> Poll | None:
        """The round that decides: the last one in which anybody voted."""
        voted = (poll for poll in (self.second, self.first) if poll is not None and poll.total)
        return next(voted, None)

    @property
    def shift(self) -> Shift | None:
        """From the first round to the second; None unless both were held."""
        first, second = self.first, self.second
        if first is None or second is None or not first.total or not second.total:
            return None
        both = first.ballots.keys() & second.ballots.keys()
        changed = sum(first.ballots[seat] != second.ballots[seat] for seat in both)
        return Shift(first.counts, second.counts, changed, len(both))

    @property
    def majority(self) -> tuple[int, ...]:
        """The options with most votes, from 0: several when they are level, none without votes."""
        return _those_with(max(self.last.counts), self.last.counts) if self.last else ()

    @property
    def minority(self) -> tuple[int, ...]:
        """The options with the fewest votes of those that got any; none where all chose alike."""
        if self.last is None:
            return ()
        counts = self.last.counts
        least = min(count for count in counts if count)
        return () if least == max(counts) else _those_with(least, counts)


def _those_with(votes: int, counts: Sequence[int]) -> tuple[int, ...]:
    return tuple(place for place, count in enumerate(counts) if count == votes)
