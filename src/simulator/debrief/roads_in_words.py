"""What is said about other roads: what was in reach, how attempts differ, two roads in lines (5.6).

What was in reach is a fact about a turn and never a mark. An attempt is told by what came of it.
"""

from collections.abc import Iterator, Sequence

from simulator.codebook.labels import CONTENT_TAG_LABELS, ENDING_KIND_LABELS, ENDING_LABELS
from simulator.codebook.vocabulary import ContentTag, EndingKind
from simulator.debrief import wording
from simulator.debrief.attempts import Attempt
from simulator.debrief.regret import TurnRegret
from simulator.debrief.two_roads import Beside, TwoRoads
from simulator.events import Change, Ended, Given
from simulator.language import _, mark, ngettext

MOST_NAMED = 2
"""So many of the replies that kept the best in reach are quoted; there may be more."""

# What was in reach


def in_reach(regret: TurnRegret, given: Given) -> str:
    """What a turn left in reach; ``given`` is the reply of that turn."""
    best = kind_name(regret.best)
    if not regret.costs:
        return _("From here ‘{kind}’ could still be reached, and that stayed so.").format(kind=best)
    replies = _either([each.text for each in given.offered if each.reply in regret.nearest])
    if regret.lost:
        told = _(
            "From here ‘{kind}’ could still be reached; with {replies} that stayed so. After "
            "what you said, ‘{after}’ could still be reached."
        )
        return told.format(kind=best, replies=replies, after=kind_name(regret.best_after))
    return ngettext(
        "‘{kind}’ stayed within reach, {count} reply further away than with {replies}.",
        "‘{kind}’ stayed within reach, {count} replies further away than with {replies}.",
        regret.further,
    ).format(kind=best, count=_in_letters(regret.further), replies=replies)


def reach_moved(regret: TurnRegret) -> str | None:
    """The same without what else could be said there; None where nothing went further away."""
    best = kind_name(regret.best)
    if regret.lost:
        return _("After this, ‘{kind}’ was out of reach; ‘{after}’ was not.").format(
            kind=best, after=kind_name(regret.best_after)
        )
    if not regret.costs:
        return None
    return ngettext(
        "‘{kind}’ stayed within reach, {count} reply further away.",
        "‘{kind}’ stayed within reach, {count} replies further away.",
        regret.further,
    ).format(kind=best, count=_in_letters(regret.further))


def about_reach() -> str:
    """What such a sentence is, and what it is not; to be said once."""
    return _(
        "What was in reach is worked out from the scenario: every way the talk could still go. It "
        "is no mark."
    )


def kind_name(kind: EndingKind) -> str:
    """The kind of an ending, by its label."""
    return wording.said_in(ENDING_KIND_LABELS[kind])


_NUMBERS = (mark("one"), mark("two"), mark("three"), mark("four"), mark("five"), mark("six"))


def _in_letters(number: int) -> str:
    return _(_NUMBERS[number - 1]) if 0 < number <= len(_NUMBERS) else str(number)


def _either(replies: Sequence[str]) -> str:
    named = [wording.quoted(words.strip().removesuffix(".")) for words in replies[:MOST_NAMED]]
    if len(named) < 2:
        return "".join(named)
    return _("{one} or {other}").format(one=named[0], other=named[1])


# Attempts


def attempt_name(attempt: Attempt) -> str:
    """``Attempt 2``."""
    return _("Attempt {number}").format(number=attempt.number)


def attempt_marks(attempt: Attempt) -> tuple[str, ...]:
    """What sets it apart from the others: the first, the one that ended best, the last."""
    marks = (
        (attempt.first, _("the first")),
        (attempt.best, _("the best ending so far")),
        (attempt.last, _("the last")),
    )
    return tuple(told for holds, told in marks if holds)


def how_it_ended(ending: Ended | None) -> str:
    """The kind and the name of an ending, as a clause; of what was left half way, that."""
    if ending is None:
        return _("not finished")
    label = wording.said_in(ENDING_LABELS[ending.ending])
    return f"{kind_name(ending.kind)}: {label}"


def began(attempt: Attempt) -> str:
    """Where an attempt leaves the talk itself, as a clause."""
    if attempt.first:
        return _("the talk itself")
    return _("another road from turn {turn}").format(turn=attempt.after + 1)


def attempt_line(attempt: Attempt) -> str:
    """An attempt in one sentence: where it began, how long it was, how it ended, its marks."""
    came_of_it = f"{turn_count(attempt.turns)}, {how_it_ended(attempt.ending)}"
    told = f"{attempt_name(attempt)}, {began(attempt)}: {came_of_it}"
    marks = attempt_marks(attempt)
    return wording.sentence(f"{told} ({', '.join(marks)})" if marks else told)


def turn_count(turns: int) -> str:
    """``4 turns``."""
    return ngettext("{count} turn", "{count} turns", turns).format(count=turns)


# Another road


def other_road_begins(turn: int, warnings: Sequence[ContentTag] = ()) -> str:
    """What is said when another road begins at a turn, from 1; ``warnings`` as before a talk."""
    told = _(
        "This is another road, from turn {turn}. What you did before stays as it was, and you can "
        "leave this road at any moment."
    ).format(turn=turn)
    if not warnings:
        return told
    themes = wording.listed([wording.said_in(CONTENT_TAG_LABELS[tag]) for tag in warnings])
    about = _("Beforehand: this talk is about {themes}.").format(themes=themes)
    return f"{told} {about}"


def no_road_here() -> str:
    """What is said where no other road can begin."""
    return _("No other road can begin here.")


def nothing_said_yet() -> str:
    """What is said where there is no road yet to lay beside the talk itself."""
    return _("Nothing was said on another road yet.")


# Two roads


def parting(two: TwoRoads) -> str:
    """From which turn the two differ, and what they share before it."""
    if not two.shared:
        return _("The roads part at the first turn.")
    return ngettext(
        "Turn 1 is the same on both.",
        "Turns 1 to {count} are the same on both.",
        len(two.shared),
    ).format(count=len(two.shared))


def gauge_change(change: Change) -> str:
    """A gauge before and after a turn: ``trust 5 → 6``."""
    return f"{wording.gauge_name(change.gauge)} {change.before} → {change.after}"


def nothing_there(attempt: Attempt) -> str:
    """What stands in place of a turn that an attempt did not come to."""
    if attempt.finished:
        return _("This road had ended.")
    return _("This road was left here.")


def two_roads_text(two: TwoRoads, name: str) -> str:
    """Two roads in ordinary lines; ``name`` is the client's. Ends in a line break."""
    return "".join(f"{line}\n" for line in _lines(two, name))


def _lines(two: TwoRoads, name: str) -> Iterator[str]:
    for attempt in (two.one, two.other):
        yield attempt_line(attempt)
    yield parting(two)
    for beside in two.apart:
        yield from _turn(two, beside, name)
    for attempt in (two.one, two.other):
        yield from _ending(attempt)


def _turn(two: TwoRoads, beside: Beside, name: str) -> Iterator[str]:
    for attempt, step in ((two.one, beside.one), (two.other, beside.other)):
        place = _("{attempt}, turn {turn}").format(attempt=attempt_name(attempt), turn=beside.turn)
        if step is None:
            if beside.turn == attempt.turns + 1:
                yield f"{wording.sentence(place)} {nothing_there(attempt)}"
            continue
        yield wording.sentence(place)
        yield _("You: {words}").format(words=" ".join(step.said.split()))
        for words in step.answer:
            yield f"{name}: {' '.join(words.split())}"
        for move in step.moves:
            yield wording.sentence(wording.moved(move))
        yield wording.sentence(", ".join(map(gauge_change, step.given.changes)))


def _ending(attempt: Attempt) -> Iterator[str]:
    told = f"{attempt_name(attempt)}: {how_it_ended(attempt.ending)}"
    yield wording.sentence(told)
    if attempt.ending is not None and attempt.ending.text.strip():
        yield " ".join(attempt.ending.text.split())
