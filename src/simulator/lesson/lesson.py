"""A lesson, folded from what happened in it.

    lesson = Lesson(scenario, seed)
    for act in kept:
        lesson.hear(act.kind, act.payload)

The same acts give the same lesson, so a class that was broken off goes on where it was, with the
same counts. It knows nothing of files, screens or networks.
"""

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal, NamedTuple

from simulator.codebook.vocabulary import REFLEXES, SCORE_BANDS, Reflex
from simulator.conversation import Conversation, NotOnOffer
from simulator.debrief.attempts import Attempt, attempts
from simulator.events import Event, Given, Said
from simulator.lesson import acts
from simulator.lesson.polls import Moment, Opened, Option, Poll, Scoring, Standing, Subject
from simulator.lesson.positions import AFTER_THE_SCORE, START, TURN_STEPS, Place, Position, Step
from simulator.scenario import Scenario, Scene
from simulator.store import JSON

Refusal = Literal["closed", "other", "option"]
"""Why a ballot does not count: the vote is closed, another one is held, there is no such option."""


class ScenarioChanged(Exception):
    """The scenario was edited since, and has lost a reply that the class gave."""


@dataclass(frozen=True, slots=True)
class _Board:
    """Everything the teacher did that an undo can take back."""

    position: Position = START
    shown: bool = False
    walked: tuple[Place, ...] = ((),)
    """Every place the class has been at, in the order of coming there first."""
    road: Place = ()
    """The road the class is on, as far as it was walked."""
    polls: Mapping[int, Opened] = field(default_factory=lambda: MappingProxyType({}))
    """By number; of several about one subject the newest holds."""


class Lesson:
    """Where a class is, what it voted, and the roads it has walked."""

    def __init__(self, scenario: Scenario, seed: int) -> None:
        self.scenario = scenario
        self.seed = seed
        self.measured_seen = False
        """Whether anything measured was on the screen: from then on nobody scores herself."""
        self.polls_opened = 0
        """The highest number of a vote so far."""
        self._board = _Board()
        self._past: list[_Board] = []
        self._undone: list[_Board] = []
        self._ballots: dict[int, dict[int, int]] = {}
        self._about: dict[int, Subject] = {}
        self._talks: dict[Place, Conversation] = {(): Conversation(scenario, seed)}
        self._offers: dict[Place, tuple[Option, ...]] = {}

    # What happened

    def hear(self, kind: str, payload: Mapping[str, JSON]) -> None:
        """One act, as it was kept; one that cannot be understood is passed over.

        Raises `ScenarioChanged` when the class is at a place the scenario no longer has.
        """
        try:
            self._hear(kind, payload)
        except NotOnOffer as gone:
            raise ScenarioChanged from gone
        except (ValueError, TypeError, KeyError, AttributeError):
            # Of another version of the program: what the rest tells still holds.
            return

    def _hear(self, kind: str, payload: Mapping[str, JSON]) -> None:
        board = self._board
        match kind:
            case acts.AT:
                self._do(self._moved(acts.position_in(payload)))
            case acts.OPEN:
                opened = self._opened(payload)
                self._do(_with(replace(board, shown=False), replace(opened, open=True)))
            case acts.CLOSE:
                self._do(_with(board, replace(board.polls[_number(payload["poll"])], open=False)))
            case acts.HANDS:
                opened = replace(self._opened(payload), hands=_counts(payload["counts"]))
                # Who can still vote would vote with the others.
                self._do(_with(replace(board, shown=board.shown and not opened.open), opened))
            case acts.SHOW:
                shown = bool(payload["shown"])
                # Who can still vote would vote with the others.
                polls = _closed(board.polls) if shown else board.polls
                self._do(replace(board, shown=shown, polls=polls))
            case acts.UNDO if self._past:
                self._undone.append(board)
                self._board = self._past.pop()
            case acts.REDO if self._undone:
                self._past.append(board)
                self._board = self._undone.pop()
            case acts.BALLOTS:
                box = self._ballots.setdefault(_number(payload["poll"]), {})
                box.update(_ballots(payload["ballots"]))

    def _opened(self, payload: Mapping[str, JSON]) -> Opened:
        """The vote that this is about, opened by it if it was not."""
        number = _number(payload["poll"])
        self.polls_opened = max(self.polls_opened, number)
        subject = self._about[number] = acts.subject_in(payload)
        known = self._board.polls.get(number)
        return known or Opened(number, subject, at=self.position.place)

    def _do(self, board: _Board) -> None:
        if board != self._board:
            self._past.append(self._board)
            self._undone.clear()
            self._board = board

    def _moved(self, position: Position) -> _Board:
        self.talk_at(position.place)
        if position.step in AFTER_THE_SCORE:
            self.measured_seen = True
        board, place = self._board, position.place
        walked = [place[:turn] for turn in range(len(place) + 1)]
        walked = [*board.walked, *(each for each in walked if each not in board.walked)]
        road = board.road
        if place != road[: len(place)]:
            road = max((each for each in walked if place == each[: len(place)]), key=len)
        shown = position.step is Step.REVEAL
        return _Board(position, shown, tuple(walked), road, _closed(board.polls))

    # Where the class is

    @property
    def position(self) -> Position:
        """Where the class is."""
        return self._board.position

    @property
    def step(self) -> Step:
        """What the class does there."""
        return self._board.position.step

    @property
    def shown(self) -> bool:
        """Whether the results of the vote may be seen."""
        return self._board.shown

    @property
    def can_undo(self) -> bool:
        """Whether there is anything to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether anything that was taken back can hold after all."""
        return bool(self._undone)

    @property
    def talk(self) -> Conversation:
        """The talk at the place where the class is."""
        return self.talk_at(self.position.place)

    @property
    def turn(self) -> int:
        """The turn that is being played, from 1."""
        return len(self.position.place) + 1

    @property
    def scene(self) -> Scene | None:
        """The scene the client is in; None once the talk has ended."""
        return self.talk.scene

    @property
    def said(self) -> Given | None:
        """What the class said last; None at the opening."""
        return next((e for e in reversed(self.talk.events) if isinstance(e, Given)), None)

    @property
    def lines(self) -> tuple[Said, ...]:
        """What the client said since then, line by line."""
        return tuple(_since_given(self.talk))

    @property
    def line(self) -> Said | None:
        """The line on the screen: that of ``LISTEN``, and the last one while the class decides."""
        lines = self.lines
        if self.step is Step.LISTEN and self.position.part < len(lines):
            return lines[self.position.part]
        return lines[-1] if lines else None

    def talk_at(self, place: Place) -> Conversation:
        """The talk after these replies; raises `NotOnOffer`."""
        known = self._talks.get(place)
        if known is None:
            known = copy(self.talk_at(place[:-1]))
            known.give(place[-1])
            self._talks[place] = known
        return known

    # To and fro

    @property
    def forward(self) -> Position | None:
        """The next step; None where something must be chosen first, and at the end."""
        place, step, part = self.position
        match step:
            case Step.LISTEN if part + 1 < len(self.lines):
                return Position(place, step, part + 1)
            case Step.LISTEN if self.talk.ended:
                return Position(place, Step.CLOSE if self.measured_seen else Step.LAND)
            case Step.LISTEN | Step.FIRST | Step.DISCUSS | Step.SECOND if self.options:
                return Position(place, TURN_STEPS[TURN_STEPS.index(step) + 1])
            case Step.LAND:
                return Position(place, Step.SCORE)
            case Step.SCORE if part + 1 < len(self.asked):
                return Position(place, step, part + 1)
            case Step.SCORE:
                return Position(place, Step.EXCEPTIONS)
            case Step.EXCEPTIONS:
                return Position(place, Step.MEASURED)
            case Step.MEASURED if part + 1 < len(REFLEXES):
                return Position(place, step, part + 1)
            case Step.MEASURED:
                return Position(place, Step.CLOSE)
        return None

    @property
    def backward(self) -> Position | None:
        """The step before this one; None at the very beginning."""
        place, step, part = self.position
        if part:
            return Position(place, step, part - 1)
        match step:
            case Step.LISTEN if place:
                return Position(place[:-1], Step.REVEAL)
            case Step.LISTEN:
                return None
            case Step.FIRST | Step.LAND:
                return Position(place, Step.LISTEN, max(len(self.lines) - 1, 0))
            case Step.SCORE:
                return Position(place, Step.LAND)
            case Step.EXCEPTIONS:
                return Position(place, Step.SCORE, len(self.asked) - 1)
            case Step.MEASURED:
                return Position(place, Step.EXCEPTIONS)
            case Step.CLOSE:
                return Position(place, Step.MEASURED, len(REFLEXES) - 1)
        return Position(place, TURN_STEPS[TURN_STEPS.index(step) - 1])

    def after(self, option: int) -> Position:
        """Where saying this option leads; ``IndexError`` when there is no such option."""
        return Position((*self.position.place, self.options[option].id))

    def jump(self, turn: int) -> Position:
        """Turn ``turn`` (from 1) of the road the class is on; one beyond the last is its end.

        Where something was said after a vote, that is what the class comes to; where it only
        voted, that vote, with its results hidden.
        """
        place = self.road[: turn - 1]
        standing = self.standing_at(place)
        if self.talk_at(place).ended:
            return Position(place, Step.CLOSE if self.measured_seen else Step.LAND)
        if turn <= len(self.road) and standing.last is not None:
            return Position(place, Step.REVEAL)
        if standing.second is not None:
            return Position(place, Step.SECOND)
        return Position(place, Step.LISTEN if standing.first is None else Step.FIRST)

    # Votes

    @property
    def vote_ahead(self) -> Position | None:
        """The round that is the next step; None while the client goes on, or where none is."""
        onward = self.forward
        is_round = onward is not None and onward.step in (Step.FIRST, Step.SECOND)
        return onward if is_round else None

    @property
    def too_late(self) -> bool:
        """Whether the group would score itself here after it has seen the count."""
        return self.step is Step.SCORE and self.measured_seen

    @property
    def asked(self) -> tuple[Reflex, ...]:
        """The reflexes on which the group scores itself: those that this client tempts to."""
        return self.scenario.tempts or REFLEXES

    @property
    def subject(self) -> Subject | None:
        """What can be voted on at this step."""
        place, step, part = self.position
        match step:
            case Step.FIRST:
                return Moment(place, 1)
            case Step.SECOND:
                return Moment(place, 2)
            case Step.SCORE if part < len(self.asked):
                return Scoring(self.asked[part])
        return None

    @property
    def options(self) -> tuple[Option, ...]:
        """What can be said at this place, letter by letter."""
        return self._options(Moment(self.position.place, 1))

    @property
    def options_here(self) -> tuple[Option, ...]:
        """What can be voted for at this step; empty where there is no vote."""
        return self._options(self.subject) if self.subject else ()

    @property
    def poll(self) -> Poll | None:
        """The vote at this step, once it was opened."""
        return self.poll_on(self.subject) if self.subject else None

    @property
    def standing(self) -> Standing:
        """Both rounds at this place."""
        return self.standing_at(self.position.place)

    def standing_at(self, place: Place) -> Standing:
        """Both rounds at a place."""
        first, second = Moment(place, 1), Moment(place, 2)
        return Standing(self._options(first), self.poll_on(first), self.poll_on(second))

    def poll_on(self, subject: Subject) -> Poll | None:
        """The newest vote about this; None when there was none."""
        found = [poll for poll in self._board.polls.values() if poll.subject == subject]
        return self._whole(max(found, key=_by_number)) if found else None

    @property
    def set_aside(self) -> int | None:
        """At this step: the number of a vote whose opening was taken back while phones had voted.

        The newest; None where there is none, or a vote stands.
        """
        if self.subject is None or self.poll is not None:
            return None
        left = (
            n for n, held in self._ballots.items() if held and self._about.get(n) == self.subject
        )
        return max(left, default=None)

    def own_score(self, reflex: Reflex, road: Place) -> Poll | None:
        """How the group scored itself on a reflex on a road; None where it did not.

        It scores itself once, after one road, also when it takes another one later.
        """
        poll = self.poll_on(Scoring(reflex))
        return poll if poll is not None and poll.total and poll.at == road else None

    def refusals(self, number: int, ballots: Mapping[int, int]) -> dict[int, Refusal | None]:
        """Of ballots in this vote, by seat: why it does not count, or None if it does.

        A ballot is an option, from 0.
        """
        poll = self.poll
        if poll is None or poll.number != number:
            return dict.fromkeys(ballots, "other")
        if not poll.open:
            return dict.fromkeys(ballots, "closed")
        there = range(len(poll.options))
        return {seat: None if option in there else "option" for seat, option in ballots.items()}

    def _whole(self, opened: Opened) -> Poll:
        options = self._options(opened.subject)
        hands = opened.hands if len(opened.hands) == len(options) else (0,) * len(options)
        held = self._ballots.get(opened.number, {})
        ballots = {seat: option for seat, option in held.items() if 0 <= option < len(options)}
        return Poll(opened.number, opened.subject, options, opened.open, hands, ballots, opened.at)

    def _options(self, subject: Subject) -> tuple[Option, ...]:
        if isinstance(subject, Scoring):
            return tuple(Option(band, band) for band in SCORE_BANDS)
        offer = self._offers.get(subject.place)
        if offer is None:
            offer = tuple(Option(*reply) for reply in self.talk_at(subject.place).replies)
            self._offers[subject.place] = offer
        return offer

    # Roads

    @property
    def road(self) -> Place:
        """The whole road the class is on, as far as it was walked."""
        return self._board.road

    @property
    def roads(self) -> tuple[Place, ...]:
        """Every road, to where it was walked; first the one the class took first."""
        walked = self._board.walked
        ends = [place for place in walked if not any(_is_on(place, other) for other in walked)]
        first: Place = ()
        while onward := next((p for p in walked if len(p) > len(first) and _is_on(first, p)), None):
            first = onward[: len(first) + 1]
        return (first, *(end for end in ends if end != first))

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """The roads as attempts at one talk, to lay side by side; number 1 is the first road."""
        first, *others = self.roads
        ways = (
            _OtherRoad(number, after, _from_turn(self.talk_at(road), after + 1))
            for number, road in enumerate(others, start=2)
            for after in [_shared(first, road)]
        )
        return attempts(self.talk_at(first).events, ways)


class _OtherRoad(NamedTuple):
    number: int
    after: int
    events: tuple[Event, ...]


def _from_turn(talk: Conversation, turn: int) -> tuple[Event, ...]:
    """What happened from the reply of this turn on."""
    begun = (
        place
        for place, event in enumerate(talk.events)
        if isinstance(event, Given) and event.turn >= turn
    )
    return tuple(talk.events[next(begun, len(talk.events)) :])


def _since_given(talk: Conversation) -> Iterator[Said]:
    given = [place for place, event in enumerate(talk.events) if isinstance(event, Given)]
    for event in talk.events[given[-1] + 1 if given else 0 :]:
        if isinstance(event, Said) and event.text.strip():
            yield event


def _with(board: _Board, poll: Opened) -> _Board:
    return replace(board, polls=MappingProxyType({**board.polls, poll.number: poll}))


def _closed(polls: Mapping[int, Opened]) -> Mapping[int, Opened]:
    """The same votes, none of them open."""
    return MappingProxyType(
        {number: replace(poll, open=False) if poll.open else poll for number, poll in polls.items()}
    )


def _by_number(poll: Opened) -> int:
    return poll.number


def _is_on(place: Place, road: Place) -> bool:
    """Whether a road leads over a place, and beyond it."""
    return len(place) < len(road) and road[: len(place)] == place


def _shared(one: Place, other: Place) -> int:
    """How many replies two roads have in common from the start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((turn for turn, (a, b) in pairs if a != b), min(len(one), len(other)))


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(value)
    return value


def _ballots(value: object) -> dict[int, int]:
    if not isinstance(value, Mapping):
        raise TypeError(value)
    return {int(seat): _number(option) for seat, option in value.items()}


def _counts(value: object) -> tuple[int, ...]:
    if not isinstance(value, list | tuple):
        raise TypeError(value)
    return tuple(map(_number, value))
