"""One learner practising one talk: a conversation whose every step is kept before it is shown.

The screens and the plain mode both talk with a `Practice` and never with the store: give a reply,
leave, score yourself, note your own next step. Each returns only when it is durable (design,
"Store").
"""

from collections.abc import Mapping
from contextlib import suppress
from copy import copy
from enum import Enum
from random import SystemRandom
from typing import cast

from simulator.codebook.vocabulary import Reflex, ScoreBand
from simulator.conversation import Conversation, NotOnOffer
from simulator.events import Event, as_json, kind_of
from simulator.scenario import ReplyId, Scenario
from simulator.store import (
    ENDED,
    JSON,
    LEFT,
    NEXT_STEP,
    NOTE,
    REPLY,
    SELF_SCORE,
    SessionId,
    SessionRow,
    Store,
    StoredEvent,
    StoreProblem,
)

Score = int | ScoreBand | None
"""One self-score: 1 to 10 or a band, 10 and ``++`` being not at all on routine; None is "I don't
know"."""

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


class ScoreIsLocked(Exception):
    """A self-score was given twice: after the first, what was measured has been seen."""


class Practice:
    """A conversation, and its trace in the store."""

    def __init__(self, store: Store, session: SessionId, talk: Conversation) -> None:
        self._store = store
        self.session = session
        self.talk = talk
        self.self_score: Mapping[Reflex, Score] | None = None
        self._left = False
        self._ending_kept = False
        self._events_kept = 0

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
        events = store.events(row.id)
        replies = [str(event.payload["reply"]) for event in events if event.kind == REPLY]
        try:
            talk = Conversation.replayed(scenario, replies, row.seed)
        except NotOnOffer as gone:
            words = _words_at(events, gone.turn) or gone.reply
            raise NoLongerOffered(gone.reply, gone.turn, words) from gone
        practice = cls(store, row.id, talk)
        practice._events_kept = len(events)
        practice._left = any(event.kind == LEFT for event in events)
        practice._ending_kept = any(event.kind == ENDED for event in events)
        for event in events:
            if event.kind == SELF_SCORE:
                practice.self_score = cast(Mapping[Reflex, Score], event.payload["scores"])
        return practice

    @property
    def stage(self) -> Stage:
        """How far this practice has come."""
        if self._left:
            return Stage.LEFT
        if not self.talk.ended:
            return Stage.TALKING
        return Stage.LANDED if self.self_score is None else Stage.SCORED

    def give(self, reply: ReplyId) -> tuple[Event, ...]:
        """Say this to the client; what happened is on disk when it is returned.

        Raises `NotOnOffer`, and `StoreProblem` when it could not be kept: then nothing was said.
        """
        onward = copy(self.talk)
        events = onward.give(reply)
        happened = [{"event": kind_of(event), **as_json(event)} for event in events]
        self._keep(REPLY, {"reply": reply, "events": happened})
        self.talk = onward
        # The replies say how it ended; where this one line has no room, the next one makes it good.
        with suppress(StoreProblem):
            self._keep_ending()
        return events

    def leave(self) -> None:
        """Go away from the talk: final, never scored, never offered again (codebook 8.1)."""
        if self.stage is Stage.TALKING:
            self._keep(LEFT, {})
            self._left = True

    def score(self, scores: Mapping[Reflex, Score]) -> None:
        """Lock the self-score; what was measured may be shown now. `ScoreIsLocked` if it was."""
        if self.self_score is not None:
            raise ScoreIsLocked
        self._keep_ending()
        self._keep(SELF_SCORE, {"scores": {reflex: scores[reflex] for reflex in scores}})
        self.self_score = dict(scores)

    def note(self, turn: int, text: str) -> None:
        """Keep a note of the learner's own at a turn (from 1): why she sees it otherwise."""
        self._keep(NOTE, {"turn": turn, "text": text})

    def choose_next_step(self, text: str) -> None:
        """Keep the learner's own next step, which returns before her next talk."""
        self._keep(NEXT_STEP, {"text": text})

    def _keep(self, kind: str, payload: Mapping[str, JSON]) -> None:
        """Keep one event; `StoreProblem` when another window has gone on with this talk."""
        number = self._store.append(self.session, kind, payload, expected=self._events_kept)
        self._events_kept = number + 1

    def _keep_ending(self) -> None:
        if self.talk.ended and not self._ending_kept:
            self._keep(ENDED, {"ending": self.talk.ended})
            self._ending_kept = True


def _words_at(events: list[StoredEvent], turn: int) -> str | None:
    for event in events:
        kept = event.payload.get("events")
        for told in kept if isinstance(kept, list) else ():
            if told.get("event") == "given" and told.get("turn") == turn:
                return str(told["text"])
    return None
