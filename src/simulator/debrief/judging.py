"""What a learner judged during a talk, beside what the talk had to show (codebook 5.7, R6).

A part of its own: nothing here goes into the five numbers, and nothing of it is right or wrong.
What she typed is shown beside what she chose and is never judged.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from simulator.codebook.lenses import LENS_TAGS
from simulator.codebook.vocabulary import (
    SURENESSES,
    CrisisRole,
    Measured,
    ReplyType,
    Sureness,
)
from simulator.debrief.course import Move
from simulator.debrief.judged import Estimated, Judged
from simulator.debrief.strengths import Meant, meant
from simulator.debrief.whole import Debrief
from simulator.events import Given

Condition = Literal["willen", "kunnen", "klaar"]
"""A condition for change (codebook D23)."""

HEARD_IN: Mapping[Condition, tuple[str, ...]] = {
    "willen": ("wens_benoemd", "doel_benoemd"),
    "kunnen": ("coping_gevonden",),
    "klaar": ("stap_benoemd", "mandaat"),
}
"""The flags in which each can be heard, any of them: what he wants, how he manages, a step."""


@dataclass(frozen=True, slots=True)
class SurenessCount:
    """The replies given with one degree of sureness, by what they were measured as: turns."""

    sureness: Sureness
    passend: tuple[int, ...]
    neutraal: tuple[int, ...]
    reflex: tuple[int, ...]
    """Measured as a reflex, harmful ones included."""

    @property
    def replies(self) -> int:
        """How many they are together."""
        return len(self.passend) + len(self.neutraal) + len(self.reflex)


@dataclass(frozen=True, slots=True)
class EstimateBeside:
    """An estimate of the learner and what the talk had to show at that moment."""

    turn: int
    estimated: Estimated
    shown: tuple[str, ...]
    """What stood in the talk then, as values of the same estimate.

    ``beslisboom``: the stance. ``rol``: the roles of the replies on offer that would have been
    passend. ``kunnen_willen_klaar``: what had been heard of the three, in `HEARD_IN`'s order.
    Empty where the talk does not tell.
    """
    since: Move | None = None
    """The change that brought the stance, with the client's words; None from the start on."""

    @property
    def same(self) -> bool | None:
        """Whether the two agree; None where the talk does not tell."""
        if not self.shown:
            return None
        if self.estimated.estimate == "kunnen_willen_klaar":
            lacking = [str(condition) for condition in HEARD_IN if condition not in self.shown]
            return self.estimated.answer in (lacking or ["niets"])
        return self.estimated.answer in self.shown


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What the learner said before the replies appeared, beside the one she chose."""

    turn: int
    first: str
    """Empty when she said it aloud."""
    said: str
    """The reply she chose; only this one was measured."""
    type: ReplyType
    measured: Measured


@dataclass(frozen=True, slots=True)
class Judging:
    """Everything that was judged in one talk; falsy where nothing was."""

    name: str
    """The client's name."""
    sureness: tuple[SurenessCount, ...]
    """From unsure to sure, only the degrees that were used."""
    meant: tuple[Meant, ...]
    estimates: tuple[EstimateBeside, ...]
    own_words: tuple[OwnWords, ...]

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.sureness or self.meant or self.estimates or self.own_words)

    @property
    def sure_and_slipped(self) -> tuple[int, ...]:
        """The turns in which she was sure and a reflex came by."""
        return tuple(
            turn for one in self.sureness if one.sureness == "zeker" for turn in one.reflex
        )

    @property
    def unsure_and_fitting(self) -> tuple[int, ...]:
        """The turns in which she was unsure and the reply fitted."""
        return tuple(
            turn for one in self.sureness if one.sureness == "onzeker" for turn in one.passend
        )


def judging(told: Debrief, judged: Mapping[int, Judged]) -> Judging:
    """What was judged, by turn from 1, beside what was measured; of a talk that was left nothing.

    Turns that do not count for the five numbers do not count here either (codebook 5.2).
    """
    if told.left:
        return Judging(told.name, (), (), (), ())
    known = {given.turn: judged[given.turn] for given in told.turns if given.turn in judged}
    counted = frozenset(evidence.turn for evidence in told.evidence if evidence.counted)
    return Judging(
        name=told.name,
        sureness=tuple(_by_sureness(told.turns, known, counted)),
        meant=meant(told.turns, known),
        estimates=tuple(estimates_beside(told.turns, known, told.moves)),
        own_words=tuple(
            OwnWords(given.turn, first, given.text, given.type, given.measured)
            for given in told.turns
            if given.turn in known and (first := known[given.turn].first) is not None
        ),
    )


def _by_sureness(
    turns: Sequence[Given], judged: Mapping[int, Judged], counted: frozenset[int]
) -> Iterator[SurenessCount]:
    for sureness in SURENESSES:
        given = [
            one
            for one in turns
            if one.turn in counted and one.turn in judged and judged[one.turn].sure == sureness
        ]
        if given:
            yield SurenessCount(
                sureness,
                tuple(one.turn for one in given if one.fit == "passend"),
                tuple(one.turn for one in given if one.fit == "neutraal"),
                tuple(one.turn for one in given if one.slipped),
            )


def estimates_beside(
    turns: Iterable[Given], judged: Mapping[int, Judged], moves: Sequence[Move] = ()
) -> Iterator[EstimateBeside]:
    """Every estimate in these turns, beside what the talk had to show by then.

    Without ``moves`` it is not told since when a stance was there.
    """
    heard: set[str] = set()
    for given in turns:
        own = judged.get(given.turn)
        if own is not None and own.estimated is not None:
            yield _beside(given, own.estimated, moves, heard)
        heard.update(given.told)


def _beside(
    given: Given, estimated: Estimated, moves: Iterable[Move], heard: set[str]
) -> EstimateBeside:
    match estimated.estimate:
        case "beslisboom":
            earlier = [move for move in moves if move.track == "houding" and move.turn < given.turn]
            since = earlier[-1] if earlier else None
            return EstimateBeside(given.turn, estimated, (given.houding[0],), since)
        case "rol":
            return EstimateBeside(given.turn, estimated, _fitting_roles(given))
        case "kunnen_willen_klaar":
            shown = (one for one, flags in HEARD_IN.items() if not heard.isdisjoint(flags))
            return EstimateBeside(given.turn, estimated, tuple(shown))


def _fitting_roles(given: Given) -> tuple[CrisisRole, ...]:
    """The roles of the replies on offer that would have been passend, in the order of the offer."""
    roles = (LENS_TAGS[one.type].crisisrol for one in given.offered if one.fit == "passend")
    return tuple(dict.fromkeys(role for role in roles if role != "geen"))
