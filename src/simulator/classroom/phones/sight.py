"""What every phone in the room may see at this moment: letters and texts.

No id and no type of a reply, no measurement, no stance: a reply's id often is its type. No results
before the teacher shows them, and never who chose what.
"""

from dataclasses import dataclass, field

from simulator.codebook.vocabulary import Reflex
from simulator.lesson import Lesson, Option, Poll, Scoring, Step
from simulator.lesson.positions import START, VOTES


@dataclass(frozen=True, slots=True)
class Sight:
    """What there is to see, the same for everybody."""

    step: Step
    name: str
    """What the client is called."""

    language: str
    """The language of the replies."""

    opening: bool = False
    """Whether this is the client's first line."""

    options: tuple[str, ...] = ()
    """The replies by letter, or the bands of a score; empty where there is nothing to choose."""

    reflex: Reflex | None = None
    """What the group scores itself on."""

    question: str | None = None
    """The scene's own question, to talk over with a neighbour."""

    poll: int | None = None
    """The number of the vote that is held here, or was held last; None while there was none."""

    open: bool = False
    """Whether it can be voted in."""

    results: tuple[tuple[int, ...], ...] = ()
    """Once they are shown: the votes by option, of the first round, and of the second if it was
    held; of a vote on a reflex alone."""

    @property
    def votes(self) -> bool:
        """Whether this is a moment to vote at."""
        return self.step in VOTES and bool(self.options)


@dataclass(frozen=True, slots=True)
class Seen:
    """A sight, and beside it what each seat chose in its vote, which only that seat is told."""

    sight: Sight
    chosen: dict[int, int] = field(default_factory=dict)
    """By seat: the option, from 0."""

    def choice(self, seat: int | None) -> int | None:
        """What this seat chose, from 0; None while it chose nothing."""
        return None if seat is None else self.chosen.get(seat)


def seen(lesson: Lesson) -> Seen:
    """What phones see of the lesson as it is now."""
    options, polls, poll = _held(lesson)
    subject, scenario, scene = lesson.subject, lesson.scenario, lesson.scene
    sight = Sight(
        lesson.step,
        scenario.client.name,
        scenario.language,
        opening=lesson.position == START,
        options=tuple(option.text for option in options),
        reflex=subject.reflex if isinstance(subject, Scoring) else None,
        question=scene.discuss if scene and lesson.step is Step.DISCUSS else None,
        poll=poll.number if poll else None,
        open=poll is not None and poll.open,
        results=tuple(each.counts for each in polls if each.total) if lesson.shown else (),
    )
    return Seen(sight, dict(poll.ballots) if poll else {})


def _held(lesson: Lesson) -> tuple[tuple[Option, ...], tuple[Poll, ...], Poll | None]:
    """What can be chosen at this step, the votes on it so far, and the one phones look at."""
    if lesson.step is Step.SCORE:
        poll = lesson.poll
        return lesson.options_here, (poll,) if poll else (), poll
    if lesson.step in (Step.FIRST, Step.DISCUSS, Step.SECOND, Step.REVEAL) and lesson.options:
        options, first, second = lesson.standing
        rounds = (first,) if lesson.step in (Step.FIRST, Step.DISCUSS) else (first, second)
        polls = tuple(poll for poll in rounds if poll)
        here = second if lesson.step is Step.SECOND else polls[-1] if polls else None
        return options, polls, here
    return (), (), None
