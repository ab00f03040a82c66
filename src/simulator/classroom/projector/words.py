"""Every sentence on the projector that is neither the client's nor the author's.

What is said of votes is said of the group, and never of one who voted (codebook 5.6).
"""

from collections.abc import Sequence
from statistics import median
from typing import Final

from simulator.codebook.vocabulary import SCORE_BANDS
from simulator.debrief import wording
from simulator.language import _, mark, ngettext
from simulator.lesson import LETTERS, Lesson, Moment, Poll, Shift, Standing, Step
from simulator.lesson.positions import VOTES
from simulator.store import Reason, StoreProblem
from simulator.store.names import printable

BEFORE, NOW = "▒", "█"
"""What the bars of the first round are drawn with, and those of the round that decides."""

SILENCE: Final = "…"
"""Where the client says nothing."""


def votes(count: int) -> str:
    """``12 votes``."""
    return ngettext("{count} vote", "{count} votes", count).format(count=count)


def phones(count: int) -> str:
    """``20 phones``."""
    return ngettext("{count} phone", "{count} phones", count).format(count=count)


def letters(options: Sequence[int]) -> str:
    """``A``, ``A and C``."""
    return wording.listed([LETTERS[option] for option in options])


def where(lesson: Lesson) -> str:
    """What the class does now, and how the vote stands without what was voted."""
    match lesson.step:
        case Step.LISTEN:
            count = len(lesson.lines)
            if count > 1:
                part = _("{part} of {count}").format(part=lesson.position.part + 1, count=count)
                return f"{_('Listen')} · {part}"
            return _("Listen")
        case Step.SCORE if lesson.too_late and not (lesson.poll and lesson.poll.total):
            return _("Our own score · too late: the count was seen")
        case Step.FIRST | Step.SECOND | Step.SCORE:
            return f"{_subject(lesson)} · {vote_state(lesson.poll)}"
        case Step.DISCUSS:
            return _("Discuss with your neighbour")
        case Step.REVEAL:
            return _("What do we say?")
        case Step.LAND:
            return _("Landing")
        case Step.EXCEPTIONS:
            return _("Exceptions first")
        case Step.MEASURED:
            return _("Counted · {part} of {count}").format(part=lesson.position.part + 1, count=5)
        case Step.CLOSE:
            return _("To close")


def _subject(lesson: Lesson) -> str:
    if isinstance(lesson.subject, Moment):
        return _("First round") if lesson.subject.round == 1 else _("Second round")
    return _("Our own score {part} of {count}").format(
        part=lesson.position.part + 1, count=len(lesson.asked)
    )


def nothing_to_count(lesson: Lesson) -> str:
    """What who counts hands is told where there is no vote: the way to one, where there is any."""
    if lesson.too_late:
        return _("This cannot be done any more: the count was already seen.")
    if lesson.step is Step.REVEAL:
        return _("There is no vote to count for here. ← goes back to the vote.")
    if lesson.vote_ahead:
        return _("There is no vote to count for here. Space opens one.")
    return _("There is no vote to count for here.")


def vote_state(poll: Poll | None) -> str:
    """Whether the vote is open, and how many voted; never what."""
    if poll is None:
        return _("not open yet")
    state = _("open") if poll.open else _("closed")
    return f"{state} · {votes(poll.total)}"


def turn(lesson: Lesson) -> str:
    """``turn 4``; nothing once the talk is over."""
    if lesson.talk.ended:
        return ""
    return _("turn {turn}").format(turn=lesson.turn)


def beside_where(lesson: Lesson, here: int | None, *, cut: bool, room: int) -> str:
    """How many phones are in the room, or how hands are counted, and the turn.

    Where two rounds lie beside each other: what they are drawn with. Where replies are ``cut`` off,
    and no mark stands at one, first how to read them; the rest then only if the ``room`` (in cells)
    allows it.
    """
    told = _beside_where(lesson, here)
    if not cut or lesson.step is Step.REVEAL:
        return told
    whole = _("↑↓ whole reply")
    both = _joined(whole, told)
    return both if len(both) <= room else whole


def _beside_where(lesson: Lesson, here: int | None) -> str:
    if lesson.step is Step.REVEAL and lesson.shown and lesson.standing.shift:
        return _("{first} round 1  {second} round 2").format(first=BEFORE, second=NOW)
    if here is not None:
        # While there is a vote, how it stands has the room.
        return phones(here) if lesson.step in VOTES else _joined(phones(here), turn(lesson))
    if lesson.step in VOTES and not lesson.too_late and not (lesson.poll and lesson.poll.total):
        return _("type A12 B5 C9")
    return turn(lesson)


def _joined(*told: str) -> str:
    return " · ".join(filter(None, told))


def discuss(lesson: Lesson) -> str:
    """What neighbours talk about: the scene's own question, or one that always goes."""
    own = lesson.scene.discuss if lesson.scene else None
    return own or _(
        "What would you say, and what do you hope will happen then? Listen to each other."
    )


# The votes


def shifted(before: int, after: int) -> str:
    """What the second round moved for one option, with a sign that needs no colour."""
    if after == before:
        return _("= stayed {count}").format(count=after)
    sign = "▲ +" if after > before else "▼ −"
    moved = _("from {before} to {after}").format(before=before, after=after)
    return f"{sign}{abs(after - before)} {moved}"


def standing(told: Standing, *, shown: bool) -> list[str]:
    """What there is to say of the two rounds, before the class says anything to the client."""
    if told.last is None:
        return [_("Nobody voted here: choose with ↑ ↓, and say it with →.")]
    if not shown:
        return []
    lines = []
    if len(told.majority) > 1:
        lines.append(
            _("{letters} have equally many votes. Choose with ↑ ↓, and say it with →.").format(
                letters=letters(told.majority)
            )
        )
    if told.shift is not None and told.shift.both:
        lines.append(changed(told.shift))
    return lines


def changed(shift: Shift) -> str:
    """How many phones chose something else the second time."""
    return ngettext(
        "Of the {both} phones that voted twice, {count} chose something else the second time.",
        "Of the {both} phones that voted twice, {count} chose something else the second time.",
        shift.changed,
    ).format(both=shift.both, count=shift.changed)


# The group's own score


def score_question() -> str:
    """What the group is asked of one reflex (codebook 5.1.2)."""
    return _("How well did we manage NOT to react on routine?")


def group_score(poll: Poll | None) -> str:
    """The group's middle score and how far the scores lie apart; of nobody in particular."""
    if poll is None or not poll.total:
        return _("The group did not score this one.")
    bands = [band for band, count in enumerate(poll.counts) for _vote in range(count)]
    middle = median(bands)
    named = wording.listed([SCORE_BANDS[band] for band in sorted({int(middle), int(middle + 0.5)})])
    if int(middle) != middle:
        named = _("between {bands}").format(bands=named)
    if min(bands) == max(bands):
        spread = _("all of them alike")
    else:
        spread = _("from {lowest} to {highest}").format(
            lowest=SCORE_BANDS[min(bands)], highest=SCORE_BANDS[max(bands)]
        )
    return _("The group itself: {middle} in the middle, {spread} ({votes}).").format(
        middle=named, spread=spread, votes=votes(poll.total)
    )


# Afterwards


def landing_question() -> str:
    """The first question afterwards (codebook 5.8, 1)."""
    return _("What stays with you from this client? What did you notice in your own body?")


def exceptions_question() -> str:
    """What made it possible to leave a reflex alone (codebook 5.8.2)."""
    return _("Where did you leave a reflex alone, and what made that possible?")


def no_exceptions() -> str:
    """What to talk of where no reflex was left alone."""
    return _("Which reply are you still content with, and what did the client do with it?")


def closing_question() -> str:
    """The last one (codebook 5.8, 9)."""
    return _("Your next step: one small thing. Who will notice it?")


def not_kept(problem: StoreProblem) -> str:
    """That nothing is kept from here on, and why."""
    told = _LOST.get(problem.reason)
    because = _(told).format(path=printable(str(problem.path))) if told else str(problem)
    onward = _("The class can go on; from here on nothing is kept.")
    return f"{because} {onward}"


_LOST: Final = {
    Reason.ELSEWHERE: mark(
        "This lesson went on in another window. Go on there; what the class did there is in {path}."
    ),
    Reason.GONE: mark("This lesson is no longer in {path}: everything in it was deleted."),
}
"""Where what the store says of a conversation would not be about this lesson."""


def farewell(command: str, *, kept: bool, once: bool) -> str:
    """The last line, once the terminal is as it was; ``once``: the beginning could be kept."""
    if not kept and not once:
        return _("Nothing of this lesson could be kept.")
    if not kept:
        return _(
            "The end of this lesson could not be kept; what came before it is. Go on with: "
            "{command}"
        ).format(command=command)
    return _("Everything of this lesson is kept. Go on with: {command}").format(command=command)
