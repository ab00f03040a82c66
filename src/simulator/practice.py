"""One learner practising one talk: a conversation whose every step is kept before it is shown.

The screens and the plain mode both talk with a `Practice` and never with the store: give a reply,
leave, score yourself, note your own next step. Each returns only when it is durable (design,
"Store").
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from copy import copy
from dataclasses import dataclass
from enum import Enum
from random import SystemRandom

from simulator.codebook.vocabulary import Reflex
from simulator.conversation import Conversation, NotOnOffer
from simulator.debrief import OwnScore, SelfScore
from simulator.debrief.judged import NOTHING_JUDGED, Judged
from simulator.events import Event, Given, as_json, kind_of
from simulator.kept import FIRST_ROAD, KeptTalk, Pull, read_back
from simulator.scenario import ReplyId, Scenario
from simulator.store import (
    ENDED,
    JSON,
    LEFT,
    NEXT_STEP,
    NOTE,
    PULL,
    REPLY,
    ROAD,
    ROAD_REPLY,
    SCALE,
    SELF_SCORE,
    SessionId,
    SessionRow,
    Store,
    StoreProblem,
)

SEEDS = 1_000_000
"""Seeds run from 0 to one below this."""


class Stage(Enum):
    """How far a practice has come; the order is fixed (codebook 5.1)."""

    TALKING = "talking"
    LANDED = "landed"
    """The talk is over and nothing measured has been shown."""
    SCORED = "scored"
    """The self-score is locked; what was measured may be seen."""
    LEFT = "left"


class NoLongerOffered(NotOnOffer):
    """A kept talk cannot go on: its scenario was edited and lost a reply that was given."""

    def __init__(self, reply: ReplyId, turn: int, words: str) -> None:
        super().__init__(reply, turn)
        self.words = words
        """What the learner said there, as it was kept."""


@dataclass(slots=True)
class Road:
    """Another road through the same talk; the talk itself is road 1 and stays as it was."""

    number: int
    """From 2, in the order they were begun."""
    after: int
    """How many replies it shares with the talk itself."""
    talk: Conversation
    """The conversation on this road, the shared part included."""

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened on this road, after the shared part."""
        happened = self.talk.events
        own = (
            place
            for place, event in enumerate(happened)
            if isinstance(event, Given) and event.turn > self.after
        )
        return tuple(happened[next(own, len(happened)) :])


class ScoreComesFirst(Exception):
    """Another road was asked for before the self-score: it would show what other replies do."""


class ScoreIsLocked(Exception):
    """A self-score was given twice: after the first, what was measured has been seen."""


class TalkWasLeft(Exception):
    """Somebody went on with a talk that was left: leaving is final (codebook 8.1)."""


class Practice:
    """A conversation, and its trace in the store."""

    def __init__(self, store: Store, session: SessionId, talk: Conversation) -> None:
        self._store = store
        self.session = session
        self.talk = talk
        self.self_score: SelfScore | None = None
        self.judged: dict[int, Judged] = {}
        """What the learner thought of a turn, from 1, before it was answered."""
        self.pull: Pull | None = None
        self.scale: int | None = None
        self.notes: dict[int, str] = {}
        self.next_step: str | None = None
        self.roads: list[Road] = []
        self._left = False
        self._ending_kept = False
        self._events_kept = 0
        self._roads_begun = FIRST_ROAD

    @classmethod
    def begin(
        cls,
        store: Store,
        scenario: Scenario,
        *,
        learner: str | None = None,
        seed: int | None = None,
    ) -> "Practice":
        """A new talk; without a ``seed`` (0 to 999,999) one is drawn. Raises `StoreProblem`."""
        seed = SystemRandom().randrange(SEEDS) if seed is None else seed
        talk = Conversation(scenario, seed)
        session = store.begin(
            scenario.id, scenario.title, scenario.fingerprint, seed, learner, scenario.language
        )
        return cls(store, session, talk)

    @classmethod
    def resumed(cls, store: Store, scenario: Scenario, row: SessionRow) -> "Practice":
        """A talk that was broken off, where it was.

        Raises `NoLongerOffered` when the scenario was edited and no longer offers a reply that was
        given.
        """
        stored = store.events(row.id)
        kept = read_back(row, stored)
        try:
            talk = Conversation.replayed(scenario, kept.replies, row.seed)
        except NotOnOffer as gone:
            words = _words_at(kept, gone.turn) or gone.reply
            raise NoLongerOffered(gone.reply, gone.turn, words) from gone
        practice = cls(store, row.id, talk)
        practice._events_kept = len(stored)
        practice._left = kept.left
        practice._ending_kept = any(event.kind == ENDED for event in stored)
        practice.self_score = kept.self_score
        practice.judged = dict(kept.judged)
        practice.pull, practice.scale, practice.next_step = kept.pull, kept.scale, kept.next_step
        practice.notes = dict(kept.notes)
        for road in kept.roads:
            # A road that the scenario no longer has is not walked again; its events are kept.
            with suppress(NotOnOffer):
                shared = kept.replies[: road.after]
                onward = Conversation.replayed(scenario, (*shared, *road.replies), row.seed)
                practice.roads.append(Road(road.number, road.after, onward))
        practice._roads_begun = max((road.number for road in kept.roads), default=FIRST_ROAD)
        return practice

    def elsewhere(self, store: Store, learner: str | None) -> "Practice":
        """The same talk, from here on in another store; what was said stays in this one."""
        scenario = self.talk.scenario
        session = store.begin(
            scenario.id,
            scenario.title,
            scenario.fingerprint,
            self.talk.seed,
            learner,
            scenario.language,
        )
        other = copy(self)
        other._store, other.session, other._events_kept = store, session, 0
        return other

    @property
    def stage(self) -> Stage:
        """How far this practice has come."""
        if self._left:
            return Stage.LEFT
        if not self.talk.ended:
            return Stage.TALKING
        return Stage.LANDED if self.self_score is None else Stage.SCORED

    def give(self, reply: ReplyId, judged: Judged = NOTHING_JUDGED) -> tuple[Event, ...]:
        """Say this to the client; what happened is on disk when it is returned.

        ``judged`` is what the learner thought of this turn before. Raises `TalkWasLeft`,
        `NotOnOffer`, and `StoreProblem` when it could not be kept: then nothing was said.
        """
        if self._left:
            raise TalkWasLeft
        onward = copy(self.talk)
        events = onward.give(reply)
        own = {"judged": judged.as_json()} if judged else {}
        self._keep(REPLY, {"reply": reply, "events": _told(events), **own})
        self.talk = onward
        if judged:
            self.judged[onward.turn] = judged
        # The replies say how it ended; where this one line has no room, the next one makes it good.
        with suppress(StoreProblem):
            self._keep_ending()
        return events

    def leave(self) -> None:
        """Go away from the talk: final, never scored, never offered again (codebook 8.1)."""
        if self.stage is Stage.TALKING:
            self._keep(LEFT, {})
            self._left = True

    def score(self, scores: Mapping[Reflex, OwnScore]) -> None:
        """Lock the self-score; what was measured may be shown now.

        Raises `ScoreIsLocked` if it was, and `TalkWasLeft`: a talk that was left is never scored.
        """
        if self._left:
            raise TalkWasLeft
        if self.self_score is not None:
            raise ScoreIsLocked
        self._keep_ending()
        self._keep(SELF_SCORE, {"scores": {reflex: scores[reflex] for reflex in scores}})
        self.self_score = dict(scores)

    def tell_pull(self, pull: Pull) -> None:
        """Keep what pulled and which turns it turned on, in her eyes (codebook 5.1, 2b)."""
        self._keep(
            PULL,
            {"sources": list(pull.sources), "turns": list(pull.turns), NOTE: pull.note},
        )
        self.pull = pull

    def note(self, turn: int, text: str) -> None:
        """Keep a note of the learner's own at a turn (from 1): why she sees it otherwise."""
        self._keep(NOTE, {"turn": turn, "text": text})
        self.notes[turn] = text

    def answer_scale(self, score: int) -> None:
        """Keep the answer to the scale question, 0 to 10 (codebook 5.1)."""
        self._keep(SCALE, {"score": score})
        self.scale = score

    def choose_next_step(self, text: str) -> None:
        """Keep the learner's own next step, which returns before her next talk."""
        self._keep(NEXT_STEP, {"text": text})
        self.next_step = text.strip() or None

    # Another road

    def other_road(self, after: int) -> Road:
        """Go back to the moment after so many replies of the talk itself, and begin another road.

        Raises `ScoreComesFirst` while the self-score is not locked: who has not scored herself yet
        would see what another reply does (codebook 5.1). Raises `StoreProblem`, and `ValueError`
        when there is no such moment from which the talk went on.
        """
        if self.stage is not Stage.SCORED:
            raise ScoreComesFirst
        if not 0 <= after < self.talk.turn:
            raise ValueError(after)
        talk = self.talk.rewound(after)
        number = self._roads_begun + 1
        self._keep(ROAD, {"road": number, "after": talk.turn})
        self._roads_begun = number
        road = Road(number, talk.turn, talk)
        self.roads.append(road)
        return road

    def give_on(self, road: Road, reply: ReplyId) -> tuple[Event, ...]:
        """Say this on another road; raises as `give` does."""
        onward = copy(road.talk)
        events = onward.give(reply)
        self._keep(ROAD_REPLY, {"road": road.number, "reply": reply, "events": _told(events)})
        road.talk = onward
        return events

    def _keep(self, kind: str, payload: Mapping[str, JSON]) -> None:
        """Keep one event; `StoreProblem` when another window has gone on with this talk."""
        number = self._store.append(self.session, kind, payload, expected=self._events_kept)
        self._events_kept = number + 1

    def _keep_ending(self) -> None:
        if self.talk.ended and not self._ending_kept:
            self._keep(ENDED, {"ending": self.talk.ended})
            self._ending_kept = True


def _told(events: Sequence[Event]) -> list[JSON]:
    return [{"event": kind_of(event), **as_json(event)} for event in events]


def _words_at(kept: KeptTalk, turn: int) -> str | None:
    return next((given.text for given in kept.turns if given.turn == turn), None)
