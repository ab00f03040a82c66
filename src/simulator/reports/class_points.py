"""The nine steps of looking back with a class (codebook 5.8), filled with what happened.

They name words and turns and never a person, and ask before they tell (codebook 5.6). What was
measured is told only where that may be seen: after the group has scored itself (5.1).
"""

from collections.abc import Iterator, Sequence
from textwrap import shorten
from typing import Final, NamedTuple

from simulator.codebook.reflexes import REFLEX_ENTRIES
from simulator.codebook.vocabulary import SCORE_BANDS, Reflex, ScoreBand
from simulator.debrief import Withstood, wording
from simulator.language import _
from simulator.lesson import LETTERS
from simulator.reports.class_turns import (
    ClassRoad,
    ClassTurn,
    GroupScore,
    OnTheTable,
    same_sentence,
)

MINUTES: Final = (2, 5, 10, 2, 2, 3, 2, 2, 2)
"""For each step. The first three are the codebook's; the others share what is left of half an hour.
"""

MOST_EXCEPTIONS = 3
"""So many turns are told in words; of others the number."""
MOST_MOVES = 3
"""So many changes of stance are told in words."""


class Point(NamedTuple):
    """One step of looking back."""

    number: int
    """From 1 to 9."""
    heading: str
    minutes: int
    asks: tuple[str, ...]
    """What the teacher asks."""
    facts: tuple[str, ...]
    """What happened in this talk that belongs to it; empty where there is nothing, or not yet."""


def points(road: ClassRoad, *, measured: bool, letters: int = 90) -> tuple[Point, ...]:
    """All nine steps, in order.

    Without ``measured`` nothing that was measured is in them. A quotation has at most so many
    ``letters``.
    """
    told = _Told(road, letters)
    name = " ".join(road.told.name.split())
    steps: tuple[tuple[str, tuple[str, ...], Iterator[str] | None], ...] = (
        (
            _("Landing"),
            (
                _("What stays with you of {name}?").format(name=name),
                _("What did you notice in your own body?"),
                *((wording.how_are_you(),) if road.told.heavy else ()),
            ),
            None,
        ),
        (
            _("Exceptions first"),
            (_("Where did you leave a reflex alone, and what made that possible?"),),
            told.exceptions(),
        ),
        (
            _("The turn where you chose differently"),
            (
                _("What did you hear in {name}'s words, and what did you hope for?").format(
                    name=name
                ),
                _("First the reasons, then what came of it."),
            ),
            None,
        ),
        (
            _("Which assumption lay underneath?"),
            (_("How could you have checked it with {name}, in one sentence?").format(name=name),),
            told.assumption(),
        ),
        (
            _("The same sentence, another moment"),
            (_("When would this very sentence have been right?"),),
            told.same_sentence(),
        ),
        (
            _("What happened in the collaboration"),
            (
                _("At which words did {name} move?").format(name=name),
                _("On the board: is a complaint named? Is a part of one's own seen, or wanted?"),
            ),
            told.moves(),
        ),
        (
            _("Where the pull came from (who wants to)"),
            (_("Was it discomfort, feeling responsible, avoiding a risk, wanting to be of use?"),),
            None,
        ),
        (
            _("In your own work or placement"),
            (
                _(
                    "Where do you meet somebody like {name}? Without names, and not to be "
                    "recognised."
                ).format(name=name),
            ),
            None,
        ),
        (
            _("A next step"),
            (_("One small thing each. Who will notice it?"),),
            None,
        ),
    )
    always = {3: told.the_turn()}
    return tuple(
        Point(
            number,
            heading,
            minutes,
            asks,
            tuple(always.get(number) or (facts if measured and facts is not None else ())),
        )
        for number, (minutes, (heading, asks, facts)) in enumerate(
            zip(MINUTES, steps, strict=True), start=1
        )
    )


class _Told:
    """The facts of a road, as sentences with quotations of at most so many letters."""

    def __init__(self, road: ClassRoad, letters: int) -> None:
        self._road = road
        self._letters = letters

    def exceptions(self) -> Iterator[str]:
        """Where a reflex lay ready and was left alone: first where most had voted for it."""
        groups = self._road.exceptions
        if not groups:
            yield wording.nothing_to_show()
            return
        by_pull = sorted(groups, key=lambda group: (-self._pull(group), group[0].turn))
        chosen = {group[0].turn for group in by_pull[:MOST_EXCEPTIONS]}
        for group in groups:
            if group[0].turn in chosen:
                yield self._exception(group)
        rest = [group[0].turn for group in groups if group[0].turn not in chosen]
        if rest:
            yield _("Also in {turns}.").format(turns=wording.turns(rest))

    def _pull(self, group: Sequence[Withstood]) -> int:
        """How many voted for a reflex that was not said."""
        return sum(one.votes for one in self._ready(group))

    def _ready(self, group: Sequence[Withstood]) -> Iterator[OnTheTable]:
        turn = self._road.turn(group[0].turn)
        words = {moment.ready for moment in group}
        yield from (one for one in turn.others if one.offered.text in words)

    def _exception(self, group: Sequence[Withstood]) -> str:
        turn = self._road.turn(group[0].turn)
        letter = {one.offered.text: one.letter for one in turn.table}
        ready = wording.listed(
            [f"{wording.reflex_name(moment.reflex)} ({letter[moment.ready]})" for moment in group]
        )
        return _("{turn}: there lay ready: {ready}. Said: {said}.").format(
            turn=wording.turn(turn.turn), ready=ready, said=self.said(turn.said)
        )

    def the_turn(self) -> Iterator[str]:
        """The turn in which the class was most divided, and the one in which most votes moved."""
        split, shifted = self._road.split, self._road.shifted
        if split is not None:
            yield _("{turn} divided the class most: {votes}. Said: {said}.").format(
                turn=wording.turn(split.turn), votes=votes(split), said=self.said(split.said)
            )
            voted = [one for one in split.others if one.votes] or list(split.others)
            if voted:
                others = "; ".join(self.said(one) for one in voted[:2])
                yield _("Also on the table: {replies}.").format(replies=others)
        if shifted is not None and shifted is not split:
            yield _("Talking it over moved most in {turn}: {votes}.").format(
                turn=wording.turns([shifted.turn]), votes=votes(shifted)
            )
        if split is None:
            yield _("The votes did not part anywhere. Take a turn that some doubted about.")

    def assumption(self) -> Iterator[str]:
        """The assumption under a reflex that came by, else under the one that drew most votes."""
        slips = self._road.slips
        for turn in slips[:1]:
            told = wording.assumption(turn.evidence)
            yield f"{wording.turn(turn.turn)}, {self.said(turn.said)}. {told}"
        if len(slips) > 1:
            rest = [turn.turn for turn in slips[1:]]
            yield _("A reflex also came by in {turns}.").format(turns=wording.turns(rest))
        drawn = None if slips else self._drawn()
        if drawn is not None:
            number, one, reflex = drawn
            yield _("Not said: {reply} ({turn}). Underneath lies: {assumption}.").format(
                reply=self.said(one),
                turn=wording.turns([number]),
                assumption=wording.quoted(wording.said_in(REFLEX_ENTRIES[reflex].assumption)),
            )

    def _drawn(self) -> tuple[int, OnTheTable, Reflex] | None:
        found = [
            (turn.turn, one, reflex)
            for turn in self._road.turns
            for one in turn.others
            for reflex in REFLEX_ENTRIES
            if one.offered.measured == reflex
        ]
        return max(found, key=lambda each: (each[1].votes, -each[0]), default=None)

    def same_sentence(self) -> Iterator[str]:
        """A sentence that lacked its ground, with what was not there yet."""
        found = same_sentence(self._road)
        if found is None:
            return
        place = wording.turns([found.turn])
        told = _("Said in {turn}: {reply}.") if found.chosen else _("Not said in {turn}: {reply}.")
        missing = wording.missing(found.reply.lacking) or ""
        fitting = _("At a moment when that is there, the same sentence is: {type}.").format(
            type=wording.type_name(found.reply.offered.type)
        )
        words = told.format(turn=place, reply=self.said(found.reply))
        yield " ".join(filter(None, (words, missing, fitting)))

    def moves(self) -> Iterator[str]:
        """At which words the stance or the phase changed."""
        moves = self._road.told.moves
        for move in moves[:MOST_MOVES]:
            turn = self._road.turn(move.turn)
            yield _("{turn}, after {said}: {move}.").format(
                turn=wording.turn(move.turn), said=self.said(turn.said), move=wording.moved(move)
            )
        rest = [move.turn for move in moves[MOST_MOVES:]]
        if rest:
            yield _("Also in {turns}.").format(turns=wording.turns(sorted(set(rest))))
        if not moves:
            last = self._road.told.stances[-1]
            standing = wording.standing(last.houding, last.crisis_fase)
            yield _("It stayed as it was: {standing}.").format(standing=standing)

    def said(self, one: OnTheTable) -> str:
        """A reply with its letter, in quotation marks, to stand in a sentence."""
        return f"{one.letter} {cut(one.offered.text.strip().removesuffix('.'), self._letters)}"


def cut(words: str, letters: int) -> str:
    """Somebody's words in quotation marks, at most so many letters, cut between words."""
    return wording.quoted(shorten(words, letters, placeholder=" …"))


def votes(turn: ClassTurn) -> str:
    """The votes of both rounds, the letters without votes left out: ``A12 B5 → A3 B14``."""
    rounds = (turn.standing.first, turn.standing.second)
    return " → ".join(counts(poll.counts) for poll in rounds if poll and poll.total)


def counts(by_option: Sequence[int]) -> str:
    """Votes by letter, the letters without votes left out: ``A12 C5``."""
    return " ".join(f"{LETTERS[place]}{count}" for place, count in enumerate(by_option) if count)


def group_rules() -> tuple[str, ...]:
    """What a group agrees on before it looks back (codebook 5.8)."""
    return (
        _("Nobody has to show a score."),
        _("No advice, unless somebody asks for it."),
        _("What was said here about work or placement stays here, without names."),
        _("A teacher gets to see only what a learner hands in."),
    )


# The group's own score


def bands(score: GroupScore) -> str:
    """How the group scored itself: every band with its votes."""
    told = zip(SCORE_BANDS, score.votes, strict=True)
    return ", ".join(f"{band} {votes}×" for band, votes in told if votes)


def middle(found: Sequence[ScoreBand]) -> str:
    """The band in the middle, or the two it lies between."""
    if len(found) < 2:
        return "".join(found)
    return _("{low} to {high}").format(low=found[0], high=found[1])


def difference(score: GroupScore) -> str | None:
    """How own score and count lie; None where there is nothing to compare (codebook 5.4)."""
    apart = score.difference
    if apart is None:
        return None
    if apart == 0:
        return _("the group's picture and the count are the same")
    if abs(apart) <= 1:
        return _("close together")
    if apart < 0:
        return _("the group was stricter with itself than the count")
    seen = [moment.turn for moment in score.counted.occurrences]
    return _("the group saw less routine than the count; look at {turns} again").format(
        turns=wording.turns(seen)
    )
