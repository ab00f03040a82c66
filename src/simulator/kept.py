"""A talk as it was kept: read back from the store's events, whatever became of its scenario.

Screens, reports and the overview over time look back through this. What was measured stands in it
as it was measured then: an edit of the scenario changes nothing of a talk that is over.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, cast

from simulator.codebook.vocabulary import (
    PULL_SOURCES,
    REFLEXES,
    SCORE_BANDS,
    PullSource,
    Reflex,
)
from simulator.conversation import Conversation
from simulator.debrief import OwnScore, SelfScore
from simulator.debrief.judged import Judged
from simulator.events import Ended, Event, Given, from_json
from simulator.scenario import ReplyId, Scenario
from simulator.store import (
    LEFT,
    NEXT_STEP,
    NOTE,
    PULL,
    REPLY,
    ROAD,
    ROAD_REPLY,
    SCALE,
    SELF_SCORE,
    SessionRow,
    Store,
    StoredEvent,
)

FIRST_ROAD = 1
"""The talk itself; other roads are numbered from 2."""


@dataclass(frozen=True, slots=True)
class Pull:
    """What pulled, and which turns it turned on, in the learner's own eyes (codebook 5.1, 2b)."""

    sources: tuple[PullSource, ...] = ()
    turns: tuple[int, ...] = ()
    """From 1, in order."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeptRoad:
    """Another road through the same talk."""

    number: int
    """From 2, in the order they were begun."""
    after: int
    """How many replies it shares with the talk itself."""
    replies: tuple[ReplyId, ...]
    """Those given on this road, after the shared ones."""
    events: tuple[Event, ...]
    """What happened on this road, after the shared part."""


@dataclass(frozen=True, slots=True)
class KeptTalk:
    """One session, as the learner left it."""

    row: SessionRow
    replies: tuple[ReplyId, ...]
    events: tuple[Event, ...]
    """What happened, in order; without the opening line, which comes before the first reply."""
    judged: Mapping[int, Judged]
    """By turn, from 1: only those in which something was judged."""
    left: bool
    self_score: SelfScore | None
    """None until the learner confirmed it: until then nothing measured may be shown."""
    pull: Pull | None
    scale: int | None
    """0 to 10."""
    notes: Mapping[int, str]
    """How the learner sees a turn, the last words she had for it."""
    next_step: str | None
    roads: tuple[KeptRoad, ...]

    @property
    def scored(self) -> bool:
        """Whether what was measured may be shown: over, not left, and scored by the learner."""
        return not self.left and self.self_score is not None and self.ending is not None

    @property
    def ending(self) -> Ended | None:
        """How it ended; None while it goes on."""
        return next((event for event in self.events if isinstance(event, Ended)), None)

    @property
    def turns(self) -> tuple[Given, ...]:
        """Every reply, with what was measured."""
        return tuple(event for event in self.events if isinstance(event, Given))

    def whole(self, scenario: Scenario) -> tuple[Event, ...]:
        """Everything that happened, the client's opening line included."""
        return (*Conversation(scenario, self.row.seed).events, *self.events)


def kept_talk(store: Store, row: SessionRow) -> KeptTalk:
    """The session read back. Raises `StoreProblem`."""
    return read_back(row, store.events(row.id))


def read_back(row: SessionRow, stored: Iterable[StoredEvent]) -> KeptTalk:
    """The talk that these events tell of; what cannot be understood is passed over."""
    told: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for event in stored:
        told[event.kind].append(event.payload)
    return KeptTalk(
        row=row,
        replies=tuple(str(reply.get("reply")) for reply in told[REPLY]),
        events=tuple(event for reply in told[REPLY] for event in _events(reply)),
        judged=MappingProxyType(
            {
                turn: judged
                for turn, reply in enumerate(told[REPLY], start=1)
                if (judged := Judged.from_json(_mapping(reply.get("judged"))))
            }
        ),
        left=bool(told[LEFT]),
        self_score=_scores(told[SELF_SCORE][0]) if told[SELF_SCORE] else None,
        pull=_pull(told[PULL][-1]) if told[PULL] else None,
        scale=_number(told[SCALE][-1].get("score")) if told[SCALE] else None,
        notes=MappingProxyType(
            {
                turn: str(note.get("text") or "")
                for note in told[NOTE]
                if (turn := _number(note.get("turn"))) is not None
            }
        ),
        next_step=_step(told[NEXT_STEP][-1]) if told[NEXT_STEP] else None,
        roads=tuple(_road(begun, told[ROAD_REPLY]) for begun in told[ROAD]),
    )


def _road(begun: Mapping[str, Any], replies: Iterable[Mapping[str, Any]]) -> KeptRoad:
    number = _number(begun.get("road")) or 0
    own = [reply for reply in replies if reply.get("road") == number]
    return KeptRoad(
        number,
        _number(begun.get("after")) or 0,
        tuple(str(reply.get("reply")) for reply in own),
        tuple(event for reply in own for event in _events(reply)),
    )


def _events(payload: Mapping[str, Any]) -> list[Event]:
    found = []
    for happened in _sequence(payload.get("events")):
        try:
            found.append(from_json(happened["event"], happened))
        except (KeyError, TypeError, ValueError):
            # Of another version: what the rest tells still holds.
            continue
    return found


def _scores(payload: Mapping[str, Any]) -> SelfScore:
    told = _mapping(payload.get("scores"))
    scores: dict[Reflex, OwnScore] = {}
    for reflex in REFLEXES:
        value = told.get(reflex)
        number = _number(value)
        known = value in SCORE_BANDS or (number is not None and 1 <= number <= 10)
        scores[reflex] = cast(OwnScore, value) if known else None
    return MappingProxyType(scores)


def _pull(payload: Mapping[str, Any]) -> Pull:
    sources = [source for source in PULL_SOURCES if source in _sequence(payload.get("sources"))]
    turns = (_number(turn) for turn in _sequence(payload.get("turns")))
    return Pull(
        tuple(sources),
        tuple(turn for turn in turns if turn is not None),
        str(payload.get("note") or ""),
    )


def _step(payload: Mapping[str, Any]) -> str | None:
    return str(payload.get("text") or "").strip() or None


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _sequence(value: Any) -> Sequence[Any]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()
