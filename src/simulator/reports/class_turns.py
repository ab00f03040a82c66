"""What a class did in a talk: what it heard, voted and said, turn by turn. Facts, and no sentences.

Everything is read off a `Lesson`. A class is one group here: a vote can be counted, and it is
nobody's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from simulator.client.fit import cell_code
from simulator.codebook.vocabulary import SCORE_BANDS, Reflex, ScoreBand
from simulator.debrief import Debrief, Evidence, ReflexCount, Withstood, by_turn, debrief
from simulator.events import Offered
from simulator.lesson import LETTERS, Lesson, Standing
from simulator.lesson.positions import Place


class OnTheTable(NamedTuple):
    """A reply that could be said in a turn."""

    letter: str
    offered: Offered
    votes: int
    """In the round that decided; 0 where nobody voted."""
    lacking: tuple[tuple[str, ...], ...]
    """What its ground asks and was not there; of each entry any one alternative would do."""


@dataclass(frozen=True)
class ClassTurn:
    """One turn of a road that a class took."""

    turn: int
    """From 1."""
    evidence: Evidence
    """What was said and what it was measured as."""
    standing: Standing
    """The votes of both rounds."""
    table: tuple[OnTheTable, ...]
    """Everything that could be said, letter by letter."""

    @property
    def said(self) -> OnTheTable:
        """What the class said."""
        return next(one for one in self.table if one.offered.reply == self.evidence.given.reply)

    @property
    def others(self) -> tuple[OnTheTable, ...]:
        """What else it could have said."""
        return tuple(one for one in self.table if one is not self.said)

    @property
    def divided(self) -> float:
        """The share of the votes that did not go to the largest group, from 0 to below 1.

        Of the round in which that was most; 0 without votes.
        """
        rounds = (self.standing.first, self.standing.second)
        shares = [1 - max(poll.counts) / poll.total for poll in rounds if poll and poll.total]
        return max(shares, default=0.0)

    @property
    def moved(self) -> float:
        """The share of the votes that lay elsewhere in the second round, from 0 to 1."""
        shift = self.standing.shift
        if shift is None:
            return 0.0
        first, second = _shares(shift.first), _shares(shift.second)
        return sum(abs(one - other) for one, other in zip(first, second, strict=True)) / 2


@dataclass(frozen=True)
class ClassRoad:
    """A road that a class took, as far as it went."""

    place: Place
    told: Debrief
    turns: tuple[ClassTurn, ...]

    @property
    def ended(self) -> bool:
        """Whether the talk came to an ending on it."""
        return self.told.ending is not None

    @cached_property
    def split(self) -> ClassTurn | None:
        """The turn in which the class chose most differently; None where it never did."""
        most = max(self.turns, key=lambda turn: turn.divided, default=None)
        return most if most is not None and most.divided else None

    @cached_property
    def shifted(self) -> ClassTurn | None:
        """The turn in which talking it over moved most votes; None where it moved none."""
        most = max(self.turns, key=lambda turn: turn.moved, default=None)
        return most if most is not None and most.moved else None

    @property
    def slips(self) -> tuple[ClassTurn, ...]:
        """The turns in which a reflex came by, in order."""
        return tuple(turn for turn in self.turns if turn.evidence.slipped)

    @property
    def exceptions(self) -> tuple[tuple[Withstood, ...], ...]:
        """The turns in which a reflex lay ready and was left alone, with all that lay ready."""
        return by_turn(sorted(self.told.withstood, key=_turn_of))

    def turn(self, number: int) -> ClassTurn:
        """A turn by its number, from 1; ``IndexError`` where there is none."""
        return self.turns[number - 1]


class Grounded(NamedTuple):
    """A sentence that is a reflex here, and at another moment the fitting choice (codebook 0.2)."""

    turn: int
    reply: OnTheTable
    chosen: bool
    """Whether the class said it."""


class GroupScore(NamedTuple):
    """How a group scored itself on one reflex, beside what was counted."""

    counted: ReflexCount
    votes: tuple[int, ...]
    """By band, from ``--`` to ``++``."""

    @property
    def reflex(self) -> Reflex:
        """The reflex."""
        return self.counted.reflex

    @property
    def middle(self) -> tuple[ScoreBand, ...]:
        """The band in the middle, or the two it lies between; none where nobody voted."""
        given = [band for band, votes in enumerate(self.votes) for _vote in range(votes)]
        if not given:
            return ()
        low, high = given[(len(given) - 1) // 2], given[len(given) // 2]
        return (SCORE_BANDS[low],) if low == high else (SCORE_BANDS[low], SCORE_BANDS[high])

    @property
    def difference(self) -> float | None:
        """Bands between own score and count, -4 to 4; above 0 the group saw less routine.

        None where nobody voted or the count gives no number.
        """
        if not self.middle or self.counted.band is None:
            return None
        places = [SCORE_BANDS.index(band) for band in self.middle]
        return sum(places) / len(places) - SCORE_BANDS.index(self.counted.band)


def own_road(lesson: Lesson) -> ClassRoad:
    """The road that the class is looked back on with: the one it scored itself on.

    Before it did: the first one that came to an ending, else the one the class is on.
    """
    scored = (
        place
        for place in lesson.roads
        if any(lesson.own_score(reflex, place) for reflex in lesson.asked)
    )
    ended = (place for place in lesson.roads if lesson.talk_at(place).ended)
    return road_of(lesson, next(chain(scored, ended), lesson.road))


def other_roads(lesson: Lesson, own: ClassRoad) -> tuple[tuple[int, ClassRoad], ...]:
    """Every other road, with how many replies it has in common with ``own`` from the start."""
    others = (place for place in lesson.roads if place != own.place)
    return tuple((_shared(own.place, place), road_of(lesson, place)) for place in others)


def road_of(lesson: Lesson, place: Place) -> ClassRoad:
    """The road that leads to a place."""
    told = debrief(lesson.scenario, lesson.talk_at(place).events)
    turns = (_turn(lesson, place[:number], record) for number, record in enumerate(told.evidence))
    return ClassRoad(place, told, tuple(turns))


def same_sentence(road: ClassRoad) -> Grounded | None:
    """A sentence that only lacked its ground: one that was said, else the one with most votes."""
    found = [
        Grounded(turn.turn, one, one is turn.said)
        for turn in road.turns
        for one in turn.table
        if _lacks_only_its_ground(turn.evidence, one)
    ]
    return max(found, key=lambda each: (each.chosen, each.reply.votes, -each.turn), default=None)


def group_scores(lesson: Lesson, road: ClassRoad) -> tuple[GroupScore, ...]:
    """The reflexes that the group was asked about, each with its votes and its count."""
    scores = []
    for reflex in lesson.asked:
        poll = lesson.own_score(reflex, road.place)
        votes = poll.counts if poll is not None else (0,) * len(SCORE_BANDS)
        scores.append(GroupScore(road.told.reflexes[reflex], votes))
    return tuple(scores)


def _turn(lesson: Lesson, place: Place, record: Evidence) -> ClassTurn:
    standing, state = lesson.standing_at(place), lesson.talk_at(place).state
    last = standing.last
    grounds = {
        option.reply.id: option.ground
        for option in lesson.talk_at(place).rules.options[record.given.scene]
    }
    table = []
    for number, offered in enumerate(record.given.offered):
        ground = grounds.get(offered.reply)
        lacking = ground.lacking(state.truths, state.gauges) if ground is not None else ()
        votes = last.counts[number] if last is not None else 0
        lacks = tuple(lack.alternatives for lack in lacking)
        table.append(OnTheTable(LETTERS[number], offered, votes, lacks))
    return ClassTurn(record.turn, record, standing, tuple(table))


def _lacks_only_its_ground(record: Evidence, one: OnTheTable) -> bool:
    houding, crisis_fase = record.houding[0], record.crisis_fase[0]
    slipped = one.offered.fit in ("reflex", "schadelijk")
    own = one.offered.measured == one.offered.type
    return (
        slipped
        and not own
        and bool(one.lacking)
        and cell_code(one.offered.type, houding, crisis_fase) == "P*"
    )


def _shared(one: Place, other: Place) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((turn for turn, (a, b) in pairs if a != b), min(len(one), len(other)))


def _shares(counts: Iterable[int]) -> list[float]:
    told = list(counts)
    return [count / sum(told) for count in told]


def _turn_of(moment: Withstood) -> int:
    return moment.turn
