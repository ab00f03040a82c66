"""What a store is, whatever engine keeps it: sessions as append-only logs, and a few settings.

The names of kinds and of payload keys that the store itself reads are here; all others are for
those who write and read them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, NewType, Protocol, TypeAlias, TypeVar

if TYPE_CHECKING:
    from simulator.store.problems import Notice

JSON: TypeAlias = "bool | int | float | str | Sequence[JSON] | Mapping[str, JSON] | None"
"""What can stand in a payload."""

SessionId = NewType("SessionId", str)
"""Names one session, everywhere and for ever: a random UUID."""

Room = Literal["practice", "classroom"]
"""Whose session it is: one learner's, or that of a class."""

PRACTICE: Final = "practice"
CLASSROOM: Final = "classroom"
"""A session of a class: nobody's own, so that no list of a learner's sessions has it."""

REPLY: Final = "reply"
"""The learner gave a reply. A session without any has nothing to go on with."""

LEFT: Final = "left"
"""The learner left of his own will; final (codebook 8.1, ``verlaten``)."""

ENDED: Final = "ended"
"""The conversation reached an ending: ``{"ending": slug}``."""

SELF_SCORE: Final = "self_score"
"""The learner scored himself on the five reflexes."""

PULL: Final = "pull"
"""What pulled, and which turns it turned on, in the learner's eyes (codebook 5.1, 2b):
``{"sources": […], "turns": […], "note": …}``."""

SCALE: Final = "scale"
"""The learner's answer to the scale question (codebook 5.1): ``{"score": 0 to 10}``."""

ROAD: Final = "road"
"""Another road through the same talk begins: ``{"road": number from 2, "after": turn}``. The first
``after`` replies are those of the talk itself, which is road 1."""

ROAD_REPLY: Final = "road_reply"
"""A reply on another road: as a ``REPLY``, with the ``road`` it is on."""

NEXT_STEP: Final = "next_step"
"""The learner's own next step: ``{"text": …}``. An empty text takes the step back."""

NOTE: Final = "note"
"""A free note: ``{"text": …}``. In the payload of another kind, free words go under this key."""

REAL_TALK: Final = "real_talk"
"""A record: the learner scored himself after a real conversation: ``{"on": "2026-11-20", "scores":
{…}, "note": …}``; nothing of a client."""

DRILL: Final = "drill"
"""A record: one card of the drill was answered."""

FREE_TEXT: Final = frozenset({NOTE, NEXT_STEP})
"""Kinds, and keys in the payload of any kind, that hold what a learner typed himself."""


class Whose(Enum):
    """Everyone's sessions, where a name (or None: nobody's) would pick those of one learner."""

    EVERYONE = "everyone"


EVERYONE: Final = Whose.EVERYONE

Learner: TypeAlias = "str | Literal[Whose.EVERYONE] | None"
"""Whose sessions: a name, None for those without a name, or ``EVERYONE``."""


class Status(Enum):
    """How a session stands; always derived from its events, never written down."""

    INTERRUPTED = "interrupted"
    """Neither ended nor left: it is going on now, or something broke it off."""

    LEFT = "left"
    """Left, also if it had ended before: never offered again, never exported."""

    ENDED = "ended"


class StoredEvent(NamedTuple):
    """One event of a session as it was kept."""

    n: int
    """Its number in the session: from 0, without gaps."""

    kind: str
    at: str
    """When it was kept: ISO 8601 in UTC, with milliseconds."""

    payload: Mapping[str, JSON]


class Record(NamedTuple):
    """Something a learner did outside a session."""

    n: int
    """Its number among all records, in the order of keeping."""

    kind: str
    learner: str | None
    at: str
    """When it was kept: ISO 8601 in UTC, with milliseconds."""

    payload: Mapping[str, JSON]


class SessionRow(NamedTuple):
    """One session without its events."""

    id: SessionId
    scenario_id: str
    title: str
    """The scenario's title at the time, for when the scenario is gone."""

    fingerprint: str
    """Of the scenario as it was: only against the same one can the replies be replayed."""

    seed: int
    learner: str | None
    language: str
    begun_at: str
    """ISO 8601 in UTC, with milliseconds."""

    last_at: str
    """When the last event was kept; ``begun_at`` before the first."""

    replies: int
    """How many replies the learner gave."""

    status: Status
    ending: str | None
    """The slug of the ending reached, if any."""

    scored: bool = False
    """Whether the learner has locked a self-score: until then nothing measured may be shown."""
    room: Room = PRACTICE


Setting = TypeVar("Setting", bool, int, str)
"""What a setting can be."""


class Store(Protocol):
    """Sessions and settings of the learners on one machine.

    Events are only ever added. Whatever adds returns when it is durable: who has the number of an
    event finds that event after a crash. Every method raises ``StoreProblem``.
    """

    @property
    def kept(self) -> bool:
        """Whether anything is still there when the program has ended."""

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the learner should be told about how the store was opened."""

    def begin(
        self,
        scenario_id: str,
        title: str,
        fingerprint: str,
        seed: int,
        learner: str | None,
        language: str,
        *,
        room: Room = PRACTICE,
    ) -> SessionId:
        """Begin a session. The learner's name is cleaned as by ``clean_name``; "" is no name."""

    def append(
        self,
        session: SessionId,
        kind: str,
        payload: Mapping[str, JSON],
        *,
        expected: int | None = None,
    ) -> int:
        """Add an event and return its number, once it is durable.

        ``expected`` is the number it must get: when another window has gone on with the same
        session, nothing is added and the problem is ``ELSEWHERE``. A session that was deleted
        meanwhile gives ``GONE``. Raises ``ValueError`` or ``TypeError`` for what is no JSON.
        """

    def events(self, session: SessionId) -> list[StoredEvent]:
        """All events of a session in order; none for a session that does not exist.

        ``DAMAGED`` when the disk has spoilt one of them.
        """

    def session(self, session: SessionId) -> SessionRow | None:
        """One session, or None where it does not exist."""

    def sessions(
        self,
        *,
        learner: Learner = EVERYONE,
        scenario_id: str | None = None,
        limit: int | None = None,
        room: Room = PRACTICE,
    ) -> list[SessionRow]:
        """Sessions, the one begun last first; left ones are among them."""

    def interrupted(self, learner: Learner = EVERYONE) -> list[SessionRow]:
        """Sessions to offer again, the newest first: broken off after at least one reply."""

    def last_next_step(self, learner: Learner) -> str | None:
        """The next step this learner last chose for himself, in his words."""

    def record(self, kind: str, learner: str | None, payload: Mapping[str, JSON]) -> None:
        """Keep something that belongs to no session; durable when it returns.

        Raises ``ValueError`` or ``TypeError`` for what is no JSON.
        """

    def records(self, kind: str | None = None, learner: Learner = EVERYONE) -> list[Record]:
        """What was recorded, of one kind or of all, in the order of keeping.

        One that the disk has spoilt is left out.
        """

    def setting(self, key: str, default: Setting) -> Setting:
        """A setting; ``default`` where there is none, or one of another type."""

    def set_setting(self, key: str, value: bool | int | str) -> None:
        """Keep a setting."""

    def close(self) -> None:
        """Let go of everything. Twice is fine."""
