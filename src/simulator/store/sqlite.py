"""The engine: one SQLite database in one directory, safe against crashes and other programs.

Write-ahead log and ``synchronous=FULL``: what was acknowledged survives ``kill -9``. A write takes
the lock before it reads (``BEGIN IMMEDIATE``), so two programs wait for each other instead of
failing. On a network drive, where a write-ahead log cannot work, the older rollback journal.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, Final

from simulator.store import files
from simulator.store.interface import (
    CLASSROOM,
    ENDED,
    EVERYONE,
    JSON,
    LEFT,
    NEXT_STEP,
    PRACTICE,
    REPLY,
    SELF_SCORE,
    Learner,
    Record,
    Room,
    SessionId,
    SessionRow,
    Setting,
    Status,
    StoredEvent,
    Whose,
)
from simulator.store.names import clean_name
from simulator.store.problems import (
    NOTHING_KEPT,
    SET_ASIDE,
    Notice,
    Reason,
    StoreProblem,
    told_plainly,
)
from simulator.store.schema import MIGRATIONS, Migration, migrate, version

if TYPE_CHECKING:
    from collections.abc import Sequence

PATIENCE: Final = 10.0
"""How many seconds one program waits for another; thirty writers needed 0.75."""

_ABANDONED: Final = "verlaten"
"""The ending of who left (codebook 4.6), in case it is kept as an ending."""

_MEMORY: Final = Path(":memory:")

_SESSIONS: Final = """
    SELECT id, scenario_id, title, fingerprint, seed, learner, language, begun_at,
        (SELECT at FROM events WHERE session = sessions.seq ORDER BY n DESC LIMIT 1),
        (SELECT count(*) FROM events WHERE session = sessions.seq AND kind = :reply) AS replies,
        EXISTS (SELECT 1 FROM events WHERE session = sessions.seq AND kind = :left) AS left_it,
        (SELECT payload FROM events WHERE session = sessions.seq AND kind = :ended
            ORDER BY seq LIMIT 1) AS ended_with,
        EXISTS (SELECT 1 FROM events WHERE session = sessions.seq AND kind = :scored) AS scored,
        room
    FROM sessions
    WHERE (:id IS NULL OR id = :id)
        AND (:scenario_id IS NULL OR scenario_id = :scenario_id)
        AND (:everyone OR learner IS :learner)
        AND (:room IS NULL OR room = :room)
        AND (NOT :interrupted OR (replies > 0 AND NOT left_it AND ended_with IS NULL))
    ORDER BY seq DESC
    LIMIT :limit
"""

_RECORDS: Final = """
    SELECT seq, kind, learner, at, payload FROM records
    WHERE (:kind IS NULL OR kind = :kind) AND (:everyone OR learner IS :learner)
    ORDER BY seq
"""

_NEXT_STEP: Final = """
    SELECT payload FROM events JOIN sessions ON sessions.seq = events.session
    WHERE kind = :next_step AND (:everyone OR learner IS :learner)
    ORDER BY events.seq DESC
    LIMIT 1
"""


def _now() -> datetime:
    return datetime.now(UTC)


class SqliteStore:
    """A ``Store`` in a SQLite database; made by ``open_store`` or ``nowhere``.

    Any thread may use it; calls wait for each other. Use it as a context manager, or close it.
    """

    def __init__(
        self,
        path: Path,
        connect: Callable[[], tuple[sqlite3.Connection, tuple[Notice, ...]]],
        now: Callable[[], datetime] = _now,
    ) -> None:
        """``path`` is the database, and ``connect`` opens it, with its tables ready."""
        self.path = path
        self._connect = connect
        self._now = now
        self._lock = RLock()
        self._open()

    def _open(self) -> None:
        self._connection, self._notices = self._connect()
        self._identity = files.identity(self.path)

    @property
    def kept(self) -> bool:
        """Whether anything is still there when the program has ended."""
        return self.path is not _MEMORY

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the learner should be told about how the store was opened."""
        return self._notices

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
        """Begin a session; see ``Store.begin``."""
        # Here and not above: `gesprek list` imports this module, and makes no sessions.
        from uuid import uuid4

        session = SessionId(str(uuid4()))
        texts = (session, scenario_id, title, fingerprint, str(seed), _name(learner), language)
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO sessions (id, scenario_id, title, fingerprint, seed, learner,"
                " language, begun_at, room) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*map(_storable, texts), self._timestamp(), room),
            )
        return session

    def append(
        self,
        session: SessionId,
        kind: str,
        payload: Mapping[str, JSON],
        *,
        expected: int | None = None,
    ) -> int:
        """Add an event and return its number, once it is durable; see ``Store.append``."""
        text = _as_text(payload)
        with self._writing() as connection:
            found = connection.execute(
                "SELECT seq, (SELECT coalesce(max(n) + 1, 0) FROM events"
                " WHERE session = sessions.seq) FROM sessions WHERE id = ?",
                (session,),
            ).fetchone()
            if found is None:
                raise StoreProblem(Reason.GONE, self.path)
            seq, n = found
            if expected is not None and n != expected:
                raise StoreProblem(Reason.ELSEWHERE, self.path)
            connection.execute(
                "INSERT INTO events (session, n, kind, at, payload) VALUES (?, ?, ?, ?, ?)",
                (seq, n, kind, self._timestamp(), text),
            )
        return int(n)

    def events(self, session: SessionId) -> list[StoredEvent]:
        """All events of a session in order; none for a session that does not exist."""
        with self._reading() as connection:
            found = connection.execute(
                "SELECT n, kind, at, payload FROM events"
                " WHERE session = (SELECT seq FROM sessions WHERE id = ?) ORDER BY n",
                (_storable(session),),
            ).fetchall()
        return [self._event(*row) for row in found]

    def session(self, session: SessionId) -> SessionRow | None:
        """One session, or None where it does not exist."""
        return next(iter(self._sessions(EVERYONE, id=session, room=None)), None)

    def sessions(
        self,
        *,
        learner: Learner = EVERYONE,
        scenario_id: str | None = None,
        limit: int | None = None,
        room: Room = PRACTICE,
    ) -> list[SessionRow]:
        """Sessions, the one begun last first; left ones are among them."""
        return self._sessions(learner, scenario_id=scenario_id, limit=limit, room=room)

    def interrupted(self, learner: Learner = EVERYONE) -> list[SessionRow]:
        """Sessions to offer again, the newest first: broken off after at least one reply."""
        return self._sessions(learner, interrupted=True)

    def last_next_step(self, learner: Learner) -> str | None:
        """The next step this learner last chose for himself, in his words."""
        with self._reading() as connection:
            found = connection.execute(
                _NEXT_STEP, {**_of(learner), "next_step": NEXT_STEP}
            ).fetchone()
        text = _payload(found[0]).get("text") if found else None
        return text if isinstance(text, str) and text.strip() else None

    def record(self, kind: str, learner: str | None, payload: Mapping[str, JSON]) -> None:
        """Keep something that belongs to no session; see ``Store.record``."""
        text = _as_text(payload)
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO records (kind, learner, at, payload) VALUES (?, ?, ?, ?)",
                (kind, _storable(_name(learner)), self._timestamp(), text),
            )

    def records(self, kind: str | None = None, learner: Learner = EVERYONE) -> list[Record]:
        """What was recorded, in the order of keeping; see ``Store.records``."""
        with self._reading() as connection:
            found = connection.execute(_RECORDS, {**_of(learner), "kind": kind}).fetchall()
        return [
            Record(n, kind, whose, at, held)
            for n, kind, whose, at, text in found
            if isinstance(held := _parsed(text), dict)
        ]

    def setting(self, key: str, default: Setting) -> Setting:
        """A setting; ``default`` where there is none, or one of another type."""
        with self._reading() as connection:
            found = connection.execute(
                "SELECT value FROM settings WHERE key = ?", (key,)
            ).fetchone()
        value = _parsed(found[0]) if found else default
        return value if type(value) is type(default) else default

    def set_setting(self, key: str, value: bool | int | str) -> None:
        """Keep a setting."""
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO settings (key, value) VALUES (?, ?)"
                " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (key, json.dumps(value)),
            )

    def close(self) -> None:
        """Let go of the database. Twice is fine."""
        with self._lock, told_plainly(self.path):
            self._connection.close()

    def __enter__(self) -> SqliteStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, told_plainly(self.path):
            yield self._connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: durable at the end of the block, or as if it had not been."""
        with self._lock, told_plainly(self.path):
            try:
                self._lock_the_file_that_stands_there()
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def _lock_the_file_that_stands_there(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        if not self.kept or files.identity(self.path) == self._identity:
            return
        # The file was removed or renamed while this program had it open. What is written to it
        # now nobody will ever find.
        self._roll_back()
        orphan = self._connection
        self._open()
        orphan.close()
        self._connection.execute("BEGIN IMMEDIATE")

    def _roll_back(self) -> None:
        # A full disk has rolled back by itself; a failing one must not hide its first error.
        with suppress(sqlite3.Error):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def _sessions(
        self,
        learner: Learner,
        *,
        id: str | None = None,  # noqa: A002 -- the column
        scenario_id: str | None = None,
        interrupted: bool = False,
        limit: int | None = None,
        room: Room | None = PRACTICE,
    ) -> list[SessionRow]:
        with self._reading() as connection:
            found = connection.execute(
                _SESSIONS,
                {
                    **_of(learner),
                    "id": _storable(id),
                    "scenario_id": _storable(scenario_id),
                    "interrupted": interrupted,
                    "room": room,
                    "limit": -1 if limit is None else limit,
                    "reply": REPLY,
                    "left": LEFT,
                    "ended": ENDED,
                    "scored": SELF_SCORE,
                },
            )
            return [_row(*row) for row in found]

    def _event(self, n: int, kind: str, at: str, payload: str) -> StoredEvent:
        held = _parsed(payload)
        if not isinstance(held, dict):
            raise StoreProblem(Reason.DAMAGED, self.path)
        return StoredEvent(n, kind, at, held)

    def _timestamp(self) -> str:
        return self._now().astimezone(UTC).isoformat(timespec="milliseconds")


def open_store(
    directory: Path,
    *,
    patience: float = PATIENCE,
    keep_damaged_aside: bool = True,
    wal: bool | None = None,
    migrations: Sequence[Migration] = MIGRATIONS,
    now: Callable[[], datetime] = _now,
) -> SqliteStore:
    """Open the store of a directory, made with the directory when there is none.

    A damaged database is renamed (``gesprekken.corrupt-1.db``, with what belongs to it) and a new
    one begun; ``notices`` then says so. With ``keep_damaged_aside=False`` it is a problem instead.
    ``patience`` is how many seconds to wait for another program; ``wal`` chooses the journal where
    it is not to be chosen by the kind of disk.

    Raises ``StoreProblem``: ``NEWER`` for a database of a newer version, which stays as it is;
    ``READ_ONLY``, ``NOT_A_DIRECTORY``, ``UNREADABLE``, ``FULL``, ``LOCKED``, ``DISK``. In most of
    these the talk can go on in ``nowhere(because)``.
    """

    def connect() -> tuple[sqlite3.Connection, tuple[Notice, ...]]:
        path = files.make_ready(directory)
        found = files.identity(path)
        try:
            return _connected(path, patience, wal, migrations), ()
        except StoreProblem as problem:
            if problem.reason is not Reason.CORRUPT or not keep_damaged_aside:
                raise
        notices: tuple[Notice, ...] = ()
        # Unless another program has found the damage too, and was first.
        if files.identity(path) == found:
            notices = (Notice(SET_ASIDE, files.set_aside(path)),)
        files.make_ready(directory)
        return _connected(path, patience, wal, migrations), notices

    return SqliteStore(files.database_in(directory), connect, now)


def nowhere(because: StoreProblem | None = None) -> SqliteStore:
    """A store in memory, for when nothing can be kept; its notice says so, and why."""

    def connect() -> tuple[sqlite3.Connection, tuple[Notice, ...]]:
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        migrate(connection, _MEMORY, MIGRATIONS)
        return connection, (Notice(NOTHING_KEPT, None, because),)

    return SqliteStore(_MEMORY, connect)


def _connected(
    path: Path, patience: float, wal: bool | None, migrations: Sequence[Migration]
) -> sqlite3.Connection:
    """The database of a path, whole and of the newest version."""
    with told_plainly(path), ExitStack() as undone:
        if files.has_log(path):
            # The last to close a database works its log in and throws it away; a reader does not.
            with closing(connection_to(path, patience, read_only=True)) as reader:
                _look(reader, path, len(migrations))
        connection = undone.enter_context(closing(connection_to(path, patience)))
        _look(connection, path, len(migrations))
        _choose_journal(connection, not files.on_network(path.parent) if wal is None else wal)
        connection.execute("PRAGMA synchronous = FULL")
        migrate(connection, path, migrations)
        undone.pop_all()
    return connection


def _look(connection: sqlite3.Connection, path: Path, newest: int) -> None:
    """Find out, changing nothing, whether a database is whole and not too new."""
    version(connection, path, newest)
    # 0.7 ms per MB, a MB being some eighty conversations.
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise StoreProblem(Reason.CORRUPT, path)


def connection_to(path: Path, patience: float, *, read_only: bool = False) -> sqlite3.Connection:
    """A bare connection to a database that exists; what it deletes, it overwrites."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro" if read_only else path,
        uri=read_only,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
    )
    # A text that the disk has spoilt is read as far as it goes.
    connection.text_factory = _text
    try:
        connection.execute("PRAGMA secure_delete = ON")
        # Nothing that was said may end up in a temporary file elsewhere.
        connection.execute("PRAGMA temp_store = MEMORY")
    except BaseException:
        connection.close()
        raise
    return connection


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _choose_journal(connection: sqlite3.Connection, wal: bool) -> None:
    wanted = "wal" if wal else "delete"
    if connection.execute("PRAGMA journal_mode").fetchone() == (wanted,):
        return
    # Another program has the file open, or this disk has no shared memory. Every program follows
    # the journal the file has, and both kinds are durable.
    with suppress(sqlite3.OperationalError):
        connection.execute(f"PRAGMA journal_mode = {wanted}")


def _row(
    identifier: str,
    scenario_id: str,
    title: str,
    fingerprint: str,
    seed: str,
    learner: str | None,
    language: str,
    begun_at: str,
    last_at: str | None,
    replies: int,
    left: int,
    ended: str | None,
    scored: int,
    room: str,
) -> SessionRow:
    ending = _payload(ended).get("ending") if ended is not None else None
    number = _parsed(seed)
    if left or ending == _ABANDONED:
        status = Status.LEFT
    else:
        status = Status.INTERRUPTED if ended is None else Status.ENDED
    return SessionRow(
        SessionId(identifier),
        scenario_id,
        title,
        fingerprint,
        number if isinstance(number, int) else 0,
        learner,
        language,
        begun_at,
        last_at or begun_at,
        replies,
        status,
        ending if isinstance(ending, str) else None,
        bool(scored),
        CLASSROOM if room == CLASSROOM else PRACTICE,
    )


def _as_text(payload: Mapping[str, JSON]) -> str:
    return json.dumps(dict(payload), allow_nan=False, default=_plain, separators=(",", ":"))


def _parsed(text: str) -> Any:
    """What a JSON text holds; None for a text that the disk has spoilt.

    One damaged text must not take all other conversations with it.
    """
    try:
        return json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return None


def _payload(text: str) -> dict[str, JSON]:
    payload = _parsed(text)
    return payload if isinstance(payload, dict) else {}


def _name(learner: str | None) -> str | None:
    return clean_name(learner) or None if learner is not None else None


def _of(learner: Learner) -> dict[str, bool | str | None]:
    """The values in a query that make it about one learner, or about everyone."""
    if isinstance(learner, Whose):
        return {"everyone": True, "learner": None}
    return {"everyone": False, "learner": _name(learner)}


def _storable(text: str | None) -> str | None:
    # Half a character, from an argument that was no UTF-8, would be refused by the engine.
    return text and text.encode("utf-8", "replace").decode()


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} cannot be kept as JSON")
