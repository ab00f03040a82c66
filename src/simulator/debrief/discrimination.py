"""The arithmetic of item analysis: does a scene tell good talks from bad ones?

Of all talks that came to a scene the best quarter is compared with the worst: how many of each
chose a passend reply there. It serves synthetic learners and classes alike, and says something of
the scene and of these talks, never of a person.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Generic, Literal, NamedTuple, TypeVar

from simulator.codebook.endings import ENDING_KINDS_OF
from simulator.codebook.vocabulary import Ending

Separation = Literal["good", "fair", "revise"]
"""Whether a scene separates: well (above 0.30), a little (from 0.20), hardly or the wrong way round
(below 0.20)."""

FAIR, GOOD = 0.20, 0.30
"""Discrimination from which a scene separates a little, and above which it does so well."""

GROUP = 0.25
"""The part of the talks that is the best group, and the worst."""

NEARLY = 0.95
"""From this part on it is nearly all of them."""

HALF = 0.5

Choice = TypeVar("Choice")


class Groups(NamedTuple, Generic[Choice]):
    """What was chosen in the best and in the worst talks, as parts of each group, 0 to 1."""

    best: Mapping[Choice, float]
    worst: Mapping[Choice, float]


def separation(discrimination: float) -> Separation:
    """What the number means, in one word."""
    # Parts of a group are fractions: 1 - 0.8 must not come out just below a fifth.
    apart = round(discrimination, 9)
    if apart < FAIR:
        return "revise"
    return "fair" if apart <= GOOD else "good"


def outcome(ending: Ending, good_endings: Collection[Ending]) -> float:
    """What an ending is worth: 1 for one of the good ones, 0 for a break-off, else a half."""
    if ending in good_endings:
        return 1.0
    return 0.0 if ENDING_KINDS_OF[ending] in ("moeilijk", "gestopt") else HALF


def rest(worth: float, hits: Sequence[bool], turn: int) -> float:
    """How good a talk was without the choice at ``turn`` (from 0), 0 to 1.

    What its ending is worth and its part of passend replies, half of it each.
    """
    others = max(1, len(hits) - 1)
    return (worth + (sum(hits) - hits[turn]) / others) / 2


def groups(choices: Iterable[tuple[float, Choice]]) -> Groups[Choice]:
    """The best and the worst quarter of these choices, each with how good the rest of it was."""
    by_rest: defaultdict[float, Counter[Choice]] = defaultdict(Counter)
    for how_good, choice in choices:
        by_rest[how_good][choice] += 1
    worst_first = [by_rest[how_good] for how_good in sorted(by_rest)]
    size = GROUP * sum(counted.total() for counted in worst_first)
    return Groups(_outermost(worst_first[::-1], size), _outermost(worst_first, size))


def _outermost(ranked: Iterable[Counter[Choice]], size: float) -> Mapping[Choice, float]:
    """The first ``size`` choices; of those equally good at the border each in part."""
    group: defaultdict[Choice, float] = defaultdict(float)
    left = size
    for choices in ranked:
        part = min(1.0, left / choices.total())
        for choice, times in choices.items():
            group[choice] += part * times / size
        left -= part * choices.total()
        if part < 1:
            break
    return group
