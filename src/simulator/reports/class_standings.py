"""First, best and last: how a talk stands among those of the same learner on the same scenario."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from simulator.explorer.prospects import FROM_BEST_TO_WORST
from simulator.reports.class_reading import ClassTalk


class Standing(NamedTuple):
    """How one talk stands among those of the same learner on the same scenario.

    None where that cannot be told: two talks of one day, and nothing says which came first.
    """

    first: bool | None
    best: bool
    last: bool | None


def standings(talks: Iterable[ClassTalk]) -> Mapping[str, Standing]:
    """First, best and last by the id of the talk, for talks with a name in them.

    The best one is told by the kind of its ending, and then by how soon it came there; never by a
    number.
    """
    by_learner: defaultdict[str, list[ClassTalk]] = defaultdict(list)
    for talk in talks:
        if talk.name:
            by_learner[talk.name.casefold()].append(talk)
    return {
        talk.id: standing for held in by_learner.values() for talk, standing in _standings(held)
    }


def _standings(held: Sequence[ClassTalk]) -> list[tuple[ClassTalk, Standing]]:
    best = min(held, key=_how_it_ended)
    order = {talk.id: _when(talk, held) for talk in held}
    earliest, latest = min(order.values()), max(order.values())
    return [
        (
            talk,
            Standing(
                _alone(order, talk, earliest),
                talk is best,
                _alone(order, talk, latest),
            ),
        )
        for talk in held
    ]


def _how_it_ended(talk: ClassTalk) -> tuple[int, int]:
    kinds = FROM_BEST_TO_WORST
    kind = talk.ending.kind
    return kinds.index(kind) if kind in kinds else len(kinds), len(talk.turns)


def _when(talk: ClassTalk, held: Sequence[ClassTalk]) -> tuple[date, int]:
    """When a talk was held, as far as its file tells it."""
    told = all(one.earlier is not None for one in held)
    return talk.begun_on, (talk.earlier or 0) if told else 0


def _alone(
    order: Mapping[str, tuple[date, int]], talk: ClassTalk, end: tuple[date, int]
) -> bool | None:
    if order[talk.id] != end:
        return False
    return True if list(order.values()).count(end) == 1 else None
