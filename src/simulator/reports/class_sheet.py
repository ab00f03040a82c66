"""The sheet to look back with, after a lesson (codebook 5.8): two pages to print, without names.

What the class said and voted stands on it in any case; what was measured only once the group has
scored itself.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from simulator.codebook.labels import ENDING_LABELS
from simulator.debrief import roads_in_words, wording
from simulator.language import _, ngettext
from simulator.lesson import Lesson
from simulator.reports.blocks import Block, Chapter, Document, Item, Items, Para, Table
from simulator.reports.class_paper import TWO_PAGES, lines
from simulator.reports.class_points import (
    Point,
    bands,
    counts,
    cut,
    difference,
    group_rules,
    middle,
    points,
)
from simulator.reports.class_turns import (
    ClassRoad,
    ClassTurn,
    GroupScore,
    group_scores,
    other_roads,
    own_road,
)

MOST_OTHER_ROADS = 2
"""So many other roads have a table; of more, how they ended."""


Others: TypeAlias = tuple[tuple[int, ClassRoad], ...]
"""Other roads, each with how many turns it shares with the class's own."""


class _Room(NamedTuple):
    """How much is told, where all of it has to fit two pages."""

    letters: int
    """Of a quotation in a table."""
    rows: int
    """Of the table of another road."""
    both: bool = True
    """Whether both votes are told, and not the one that decided alone."""

    @property
    def in_a_step(self) -> int:
        """Letters of a quotation among the nine steps."""
        return min(self.letters, 64)


ROOMS = (
    *(_Room(letters, rows) for letters in (130, 105, 85) for rows in (60, 8, 4)),
    *(_Room(letters, rows) for letters in (74, 64, 55, 46, 38, 30) for rows in (4, 2)),
    *(_Room(letters, 0, both=False) for letters in (36, 30, 22)),
)
"""From the roomiest to what fits in any case."""


def sheet(lesson: Lesson) -> Document:
    """The sheet of this lesson, in the language the program speaks now."""
    road = own_road(lesson)
    others = other_roads(lesson, road)
    tried = (_sheet(lesson, road, others, room) for room in ROOMS)
    return next((fits for fits in tried if lines(fits) <= TWO_PAGES), None) or _sheet(
        lesson, road, others, ROOMS[-1]
    )


def _sheet(lesson: Lesson, road: ClassRoad, others: Others, room: _Room) -> Document:
    return Document(
        title=_("Looking back together: {title}").format(title=_one_line(lesson.scenario.title)),
        facts=tuple(_facts(road)),
        blocks=tuple(_blocks(lesson, road, others, room)),
        closing=tuple(_closing(lesson)),
        tight=True,
    )


def _facts(road: ClassRoad) -> Iterator[tuple[str, str]]:
    yield _("Talk with"), _one_line(road.told.name)
    yield _("Length"), roads_in_words.turn_count(len(road.turns))
    yield _("How it ended"), _ending(road)


def _ending(road: ClassRoad) -> str:
    if road.told.ending is None:
        return _("not finished")
    return wording.said_in(ENDING_LABELS[road.told.ending.ending])


def _blocks(lesson: Lesson, road: ClassRoad, others: Others, room: _Room) -> Iterator[Block]:
    if road.told.ending is not None and road.told.ending.text.strip():
        yield Para(cut(road.told.ending.text, 280).strip("“”"))
    if road.turns:
        yield Chapter(_("The road the class took"), (_road(road.turns, room),))
    yield from _others(others, room)
    yield Chapter(_("Looking back in nine steps"), tuple(_steps(lesson, road, room)))
    if lesson.measured_seen and road.turns:
        yield Chapter(_("The group's own score, and the count"), (_scores(lesson, road),))
    yield Chapter(_("What you agree on first"), (Items(group_rules()),))


def _closing(lesson: Lesson) -> Iterator[str]:
    if lesson.measured_seen:
        yield _(
            "The count is a set of rules about replies in one talk, not a measurement of people. "
            "You or your teacher may see it otherwise."
        )
    yield _(
        "There are no names on this sheet, and nobody can tell from it who voted for what. Nothing "
        "was sent anywhere."
    )


# Roads


def _road(turns: Iterable[ClassTurn], room: _Room) -> Table:
    votes = (_("1st vote"), _("2nd vote")) if room.both else (_("votes"),)
    return Table(
        "",
        (_("turn"), _("the client said"), _("the class said"), *votes),
        [_row(turn, room) for turn in turns],
    )


def _row(turn: ClassTurn, room: _Room) -> tuple[str, ...]:
    heard = turn.evidence.heard[-1] if turn.evidence.heard else ""
    standing = turn.standing
    rounds = (standing.first, standing.second) if room.both else (standing.last,)
    told = [counts(poll.counts) if poll and poll.total else NO_VOTES for poll in rounds]
    said = f"{turn.said.letter} {cut(turn.said.offered.text, room.letters)}"
    return str(turn.turn), cut(heard, room.letters), said, *told


NO_VOTES = "–"


def _others(others: Others, room: _Room) -> Iterator[Block]:
    in_full = others[:MOST_OTHER_ROADS] if room.rows else ()
    for after, other in in_full:
        turns = other.turns[after:]
        blocks: list[Block] = [_road(turns[: room.rows], room)]
        more = len(turns) - room.rows
        end = _("How it ended: {ending}.").format(ending=_ending(other))
        if more > 0:
            further = ngettext("Then {count} more turn.", "Then {count} more turns.", more).format(
                count=more
            )
            end = f"{further} {end}"
        blocks.append(Para(end))
        heading = _("Another road, from turn {turn}").format(turn=after + 1)
        yield Chapter(heading, blocks)
    rest = [
        _("from turn {turn}: {ending}").format(turn=after + 1, ending=_ending(other))
        for after, other in others[len(in_full) :]
    ]
    if rest:
        yield Para(_("More roads: {roads}.").format(roads="; ".join(rest)))


# The nine steps


def _steps(lesson: Lesson, road: ClassRoad, room: _Room) -> Iterator[Block]:
    if not lesson.measured_seen:
        yield Para(
            _(
                "The turns that belong to steps 2, 4, 5 and 6, and what was counted, follow once "
                "the group has scored itself."
            ),
            quiet=True,
        )
    found = points(road, measured=lesson.measured_seen, letters=room.in_a_step)
    yield Items([_step(point) for point in found])


def _step(point: Point) -> Item:
    heading = _("{number}. {heading} ({minutes} min)").format(
        number=point.number, heading=point.heading, minutes=point.minutes
    )
    return Item(f"{heading} – {' '.join(point.asks)}", point.facts)


def _scores(lesson: Lesson, road: ClassRoad) -> Table:
    return Table(
        _("How well did we manage NOT to react on routine? ++ is: not at all on routine."),
        (
            _("reflex"),
            _("the group itself"),
            _("in the middle"),
            _("counted"),
            _("number"),
            "",
        ),
        [_score(score) for score in group_scores(lesson, road)],
    )


def _score(score: GroupScore) -> tuple[str, ...]:
    count = score.counted
    counted = _("{chosen} of {chances}").format(
        chosen=len(count.occurrences), chances=count.opportunities
    )
    number = _("too few moments") if count.number is None else f"{count.number} ({count.band})"
    own = bands(score) or NO_VOTES
    apart = difference(score) or ""
    return (
        wording.reflex_name(score.reflex),
        own,
        middle(score.middle) or NO_VOTES,
        counted,
        number,
        apart,
    )


def _one_line(words: str) -> str:
    return " ".join(words.split())
