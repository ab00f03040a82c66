"""A lesson whose every act is kept before it holds: whatever breaks off, the class goes on.

The projector talks with a `Teaching` and never with the store. Everything that changes something
raises `StoreProblem` when it could not be kept; nothing has changed then.
"""

import secrets
from collections.abc import Mapping, Sequence
from random import SystemRandom
from typing import NamedTuple

from simulator.lesson import acts
from simulator.lesson.lesson import Lesson, Refusal
from simulator.lesson.positions import Position, Step
from simulator.scenario import Scenario
from simulator.store import CLASSROOM, ENDED, JSON, SessionId, SessionRow, Store

SEEDS = 1_000_000
"""Seeds run from 0 to one below this."""

ROOM_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""What the name of a room is made of: nothing that is read as something else from the back row."""
ROOM_LENGTH = 6
"""Some 30 bits: on a local network, with wrong guesses slowed down, nobody comes in by chance."""


class Room(NamedTuple):
    """Where phones come in."""

    name: str
    """The word at the end of the address on the screen."""
    secret: str
    """What the seats are signed with; leaves the machine nowhere."""
    notes: str
    """The word at the end of the presenter's address; whoever has it reads along."""
    at: str = ""
    """Where it can be reached now: ``http://192.168.1.20:8642``; empty while nowhere."""


class Teaching:
    """A lesson, and its trace in the store."""

    def __init__(self, store: Store, session: SessionId, lesson: Lesson) -> None:
        self._store = store
        self.session = session
        self.lesson = lesson
        self.room: Room | None = None
        """None until phones were asked for."""
        self._acts_kept = 0
        self._ended = False

    @classmethod
    def begin(cls, store: Store, scenario: Scenario, *, seed: int | None = None) -> "Teaching":
        """A new lesson; without a ``seed`` (0 to 999,999) one is drawn. Raises `StoreProblem`."""
        seed = SystemRandom().randrange(SEEDS) if seed is None else seed
        session = store.begin(
            scenario.id,
            scenario.title,
            scenario.fingerprint,
            seed,
            None,
            scenario.language,
            room=CLASSROOM,
        )
        return cls(store, session, Lesson(scenario, seed))

    @classmethod
    def continued(cls, store: Store, scenario: Scenario, row: SessionRow) -> "Teaching":
        """A lesson that was broken off, where it was, with the same counts.

        Raises `StoreProblem`, and `ScenarioChanged` when the scenario lost a reply that was given.
        """
        teaching = cls(store, row.id, Lesson(scenario, row.seed))
        for act in store.events(row.id):
            teaching.lesson.hear(act.kind, act.payload)
            teaching._ended = teaching._ended or act.kind == ENDED
            teaching.room = room_in(act.payload) if act.kind == acts.ROOM else teaching.room
            teaching._acts_kept += 1
        return teaching

    def elsewhere(self, store: Store) -> "Teaching":
        """The same lesson, from here on in another store; raises `StoreProblem`.

        For when the first one can keep nothing any more: the class goes on.
        """
        other = Teaching.begin(store, self.lesson.scenario, seed=self.lesson.seed)
        other.room = self.room
        other.lesson = self.lesson
        return other

    # To and fro

    def go(self, position: Position) -> None:
        """Go to a step; an open vote closes."""
        self._keep(acts.AT, acts.at_payload(position))
        talk = self.lesson.talk
        if self.lesson.step is Step.CLOSE and talk.ended and not self._ended:
            self._keep(ENDED, {"ending": talk.ended})
            self._ended = True

    def say(self, option: int) -> None:
        """The class says this option, from 0; ``IndexError`` when there is no such option."""
        self.go(self.lesson.after(option))

    def undo(self) -> None:
        """Take back the last thing the teacher did; phones' votes stay."""
        if self.lesson.can_undo:
            self._keep(acts.UNDO, {})

    def redo(self) -> None:
        """Let it hold after all."""
        if self.lesson.can_redo:
            self._keep(acts.REDO, {})

    # Votes

    @property
    def can_vote(self) -> bool:
        """Whether a vote can be opened here; the group scores itself only before the count."""
        return self.lesson.subject is not None and not self.lesson.too_late

    def open(self) -> None:
        """Open the vote of this step, or open it again with the votes it has.

        Votes of phones are nobody's to take back: a vote whose opening was undone opens with them.
        """
        poll = self.lesson.poll
        if self.can_vote and not (poll and poll.open):
            self._open(self._number_here)

    def close(self) -> None:
        """Close the vote of this step."""
        poll = self.lesson.poll
        if poll is not None and poll.open:
            self._keep(acts.CLOSE, {"poll": poll.number})

    def reset(self) -> None:
        """Begin the vote of this step anew, without votes."""
        if self.can_vote:
            self._open(self.lesson.polls_opened + 1)

    def show(self, shown: bool) -> None:
        """Show or hide the results; an open vote closes before they are shown."""
        if shown != self.lesson.shown:
            self._keep(acts.SHOW, {"shown": shown})

    def count_hands(self, counts: Sequence[int]) -> None:
        """These hands were counted, in the place of any before; the vote is opened if it was not.

        ``ValueError`` when there are not as many counts as options.
        """
        if not self.can_vote:
            return
        if len(counts) != len(self.lesson.options_here):
            raise ValueError(counts)
        poll = self.lesson.poll
        if poll is None or tuple(counts) != poll.hands:
            about = self._about(self._number_here)
            self._keep(acts.HANDS, {**about, "counts": list(counts)})

    def add_hand(self, option: int, by: int = 1) -> None:
        """One hand more (or less, never below 0) for this option, from 0."""
        poll = self.lesson.poll
        hands = list(poll.hands) if poll else [0] * len(self.lesson.options_here)
        if 0 <= option < len(hands):
            hands[option] = max(hands[option] + by, 0)
            self.count_hands(hands)

    def take(self, number: int, ballots: Mapping[int, int]) -> dict[int, Refusal | None]:
        """Ballots of phones in one vote, by seat; says of each why it does not count, or None.

        Those that count are durable when it returns. The last choice of a seat holds.
        """
        answers = self.lesson.refusals(number, ballots)
        counted = {str(seat): ballots[seat] for seat, refused in answers.items() if not refused}
        if counted:
            self._keep(acts.BALLOTS, {"poll": number, "ballots": counted})
        return answers

    # Phones

    def furnish(self) -> Room:
        """The room where phones come in: the one there was, or a new one."""
        return self.room or self.move()

    def move(self) -> Room:
        """Another room: who was in the old one has to come in again, by the new address."""
        name = "".join(secrets.choice(ROOM_LETTERS) for _ in range(ROOM_LENGTH))
        room = Room(name, secrets.token_urlsafe(32), secrets.token_urlsafe(18))
        self._keep(acts.ROOM, room._asdict())
        self.room = room
        return room

    def reached_at(self, at: str) -> None:
        """Phones reach the room at this address from now on, or nowhere when it is empty."""
        room = self.furnish()
        if room.at != at:
            self.room = room._replace(at=at)
            self._keep(acts.ROOM, self.room._asdict())

    @property
    def _number_here(self) -> int:
        """Of the vote that stands here, else of one that phones voted in, else a new one."""
        poll = self.lesson.poll
        number = poll.number if poll else self.lesson.set_aside
        return self.lesson.polls_opened + 1 if number is None else number

    def _open(self, number: int) -> None:
        self._keep(acts.OPEN, self._about(number))

    def _about(self, number: int) -> dict[str, JSON]:
        subject = self.lesson.subject
        assert subject is not None
        return {"poll": number, **acts.subject_payload(subject)}

    def _keep(self, kind: str, payload: Mapping[str, JSON]) -> None:
        """Keep one act; `StoreProblem` when another window has gone on with this lesson."""
        number = self._store.append(self.session, kind, payload, expected=self._acts_kept)
        self._acts_kept = number + 1
        self.lesson.hear(kind, payload)


def last_taught(store: Store, scenario_id: str | None = None) -> SessionRow | None:
    """The lesson in which something happened last, also when it was begun long ago.

    None when there is none. Raises `StoreProblem`.
    """
    rows = store.sessions(room=CLASSROOM, scenario_id=scenario_id)
    return max(rows, key=lambda row: row.last_at, default=None)


def room_in(payload: Mapping[str, JSON]) -> Room | None:
    """The room that an act tells of; None when it tells of none."""
    told = [payload.get(name) for name in Room._fields]
    words = [word for word in told if isinstance(word, str)]
    return Room(*words) if len(words) == len(told) else None
