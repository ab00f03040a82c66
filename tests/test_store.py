"""What a learner did is kept on his own machine, for him alone, until he deletes it."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator import language
from simulator.store import (
    CRASH_REPORTS,
    DATABASE,
    ENDED,
    JSON,
    LEFT,
    NEXT_STEP,
    NOTE,
    REPLY,
    SELF_SCORE,
    Reason,
    SessionId,
    SqliteStore,
    Status,
    Store,
    StoreProblem,
    clean_name,
    delete_everything,
    export,
    files,
    nowhere,
    open_store,
)
from simulator.store.schema import MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

NOTHING_WRITES_HERE = "chmod does not keep a person from writing on Windows"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The learner's folder; it does not exist yet."""
    return tmp_path / "Gesprekken van Zoë #1?"


@pytest.fixture(params=["in a file", "in memory"])
def store(request: pytest.FixtureRequest, home: Path) -> Iterator[SqliteStore]:
    with open_store(home) if request.param == "in a file" else nowhere() as opened:
        yield opened


def begun(store: Store, scenario: str = "de_ontruiming", learner: str | None = None) -> SessionId:
    return store.begin(scenario, "De ontruiming", "f1", 7, learner, "nl")


def talk(
    store: Store,
    *events: tuple[str, dict[str, JSON]],
    scenario: str = "de_ontruiming",
    learner: str | None = None,
) -> SessionId:
    session = begun(store, scenario, learner)
    for kind, payload in events:
        store.append(session, kind, payload)
    return session


SAID: tuple[str, dict[str, JSON]] = (REPLY, {"reply": "erken", "turn": 1})
WALKED_OUT: tuple[str, dict[str, JSON]] = (LEFT, {})


def finished(ending: str = "regie_terug") -> tuple[str, dict[str, JSON]]:
    return ENDED, {"ending": ending}


def by_hand(home: Path) -> sqlite3.Connection:
    return sqlite3.connect(home / DATABASE, isolation_level=None)


def contents(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(home.iterdir())}


# A session is a log


def test_events_are_numbered_from_nought_in_their_own_session(store: SqliteStore) -> None:
    one, other = begun(store), begun(store)

    assert [store.append(one, REPLY, {"reply": name}) for name in "abc"] == [0, 1, 2]
    assert store.append(other, REPLY, {}) == 0
    assert [event.n for event in store.events(one)] == [0, 1, 2]
    assert [event.payload for event in store.events(one)] == [{"reply": name} for name in "abc"]


def test_what_was_kept_is_there_when_the_program_starts_again(home: Path) -> None:
    with open_store(home) as store:
        session = talk(store, SAID, learner="Zoë")
        before = store.events(session), store.sessions()

    with open_store(home) as store:
        assert (store.events(session), store.sessions()) == before
        assert store.append(session, REPLY, {}) == 1
        assert store.kept
        assert store.notices == ()


ANY_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(st.text(), ANY_JSON, max_size=4))
def test_every_payload_comes_back_as_it_was(payload: dict[str, JSON]) -> None:
    with nowhere() as store:
        session = talk(store, (NOTE, payload))

        assert store.events(session)[0].payload == payload


@pytest.mark.parametrize("payload", [{"x": float("nan")}, {"x": object()}, {"x": {1, 2}}])
def test_what_is_no_json_is_refused_and_takes_no_number(payload: Any, store: SqliteStore) -> None:
    session = begun(store)

    with pytest.raises((ValueError, TypeError)):
        store.append(session, REPLY, payload)

    assert store.append(session, REPLY, {}) == 0


def test_a_session_knows_what_was_played_and_when(home: Path) -> None:
    clock = iter(datetime(2026, 11, 21, 20, 0, second, tzinfo=UTC) for second in range(9))
    with open_store(home, now=lambda: next(clock)) as store:
        session = store.begin("de_ontruiming", "Ontruiming \ud83d [b]", "f1", 2**80, "Zoë", "nl")
        store.append(session, *SAID)
        store.append(session, *finished())

        row = store.session(session)

    assert row is not None
    assert row.scenario_id == "de_ontruiming"
    assert row.title == "Ontruiming ? [b]"
    assert (row.fingerprint, row.seed, row.learner, row.language) == ("f1", 2**80, "Zoë", "nl")
    assert row.begun_at == "2026-11-21T20:00:00.000+00:00"
    assert row.last_at == "2026-11-21T20:00:02.000+00:00"
    assert (row.replies, row.ending) == (1, "regie_terug")


def test_times_are_in_utc_wherever_the_learner_is(home: Path) -> None:
    amsterdam = datetime.fromisoformat("2026-07-01T14:00:00+02:00")
    with open_store(home, now=lambda: amsterdam) as store:
        session = talk(store, SAID)

        assert store.events(session)[0].at == "2026-07-01T12:00:00.000+00:00"


@pytest.mark.parametrize("unknown", ["", "nobody", "\udcff", "' OR 1=1 --"])
def test_a_session_that_does_not_exist_is_empty_and_takes_nothing(
    unknown: str, store: SqliteStore
) -> None:
    begun(store)
    session = SessionId(unknown)

    assert store.session(session) is None
    assert store.events(session) == []
    assert store.sessions(scenario_id=unknown) == []


def test_the_same_talk_in_two_windows_is_noticed_before_they_mix(home: Path) -> None:
    with open_store(home) as one, open_store(home) as other:
        session = talk(one, SAID)
        other.append(session, REPLY, {"reply": "elders"}, expected=1)

        with pytest.raises(StoreProblem) as caught:
            one.append(session, REPLY, {"reply": "hier"}, expected=1)

        assert caught.value.reason is Reason.ELSEWHERE
        assert [event.payload.get("reply") for event in one.events(session)] == ["erken", "elders"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET payload = '{}'",
        "DELETE FROM events",
        "UPDATE sessions SET learner = 'iemand anders'",
        "DELETE FROM sessions",
    ],
)
def test_nothing_that_was_said_can_be_changed_or_taken_out(statement: str, home: Path) -> None:
    with open_store(home) as store:
        session = talk(store, SAID)
        before = store.events(session), store.sessions()

        with (
            closing(by_hand(home)) as connection,
            pytest.raises(sqlite3.IntegrityError, match="only ever added"),
        ):
            connection.execute(statement)

        assert (store.events(session), store.sessions()) == before


# How a session stands


@pytest.mark.parametrize(
    ("events", "status", "offered", "exported"),
    [
        ([], Status.INTERRUPTED, False, True),
        ([(NOTE, {"text": "hm"})], Status.INTERRUPTED, False, True),
        ([SAID], Status.INTERRUPTED, True, True),
        ([SAID, (SELF_SCORE, {})], Status.INTERRUPTED, True, True),
        ([SAID, finished()], Status.ENDED, False, True),
        (
            [SAID, finished(), (SELF_SCORE, {}), (NEXT_STEP, {"text": "x"})],
            Status.ENDED,
            False,
            True,
        ),
        ([finished()], Status.ENDED, False, True),
        ([WALKED_OUT], Status.LEFT, False, False),
        ([SAID, WALKED_OUT], Status.LEFT, False, False),
        ([SAID, WALKED_OUT, SAID], Status.LEFT, False, False),
        ([SAID, finished(), WALKED_OUT], Status.LEFT, False, False),
        ([SAID, finished("verlaten")], Status.LEFT, False, False),
    ],
)
def test_only_what_broke_off_is_offered_again_and_what_was_left_is_never_exported(
    events: Sequence[tuple[str, dict[str, JSON]]],
    status: Status,
    offered: bool,
    exported: bool,
    home: Path,
) -> None:
    with open_store(home) as store:
        session = talk(store, *events)
        row = store.session(session)
        assert row is not None

        assert row.status is status
        assert store.sessions() == [row]
        assert store.interrupted() == ([row] if offered else [])
    assert bool(export(home)["sessions"]) is exported
    assert bool(export(home, session=session)["sessions"]) is exported


def test_the_session_begun_last_comes_first_even_if_the_clock_was_set_back(home: Path) -> None:
    noon = datetime(2026, 11, 21, 12, tzinfo=UTC)
    clock = iter([noon, noon - timedelta(hours=1), noon])
    with open_store(home, now=lambda: next(clock)) as store:
        sessions = [begun(store) for _ in range(3)]

        assert [row.id for row in store.sessions()] == sessions[::-1]
        assert [row.id for row in store.sessions(limit=2)] == sessions[:0:-1]


def test_sessions_can_be_asked_for_by_scenario_and_by_learner(store: SqliteStore) -> None:
    ours = talk(store, SAID, learner="Zoë")
    other = talk(store, SAID, scenario="stil_in_huis", learner="Zoë")
    nameless = talk(store, SAID)

    assert [row.id for row in store.sessions(scenario_id="stil_in_huis")] == [other]
    assert [row.id for row in store.sessions(learner="  zoë ".title())] == [other, ours]
    assert [row.id for row in store.sessions(learner=None)] == [nameless]
    assert [row.id for row in store.sessions(learner="  ")] == [nameless]
    assert [row.id for row in store.interrupted("Zoë")] == [other, ours]
    assert [row.id for row in store.interrupted(None)] == [nameless]
    assert [row.id for row in store.interrupted()] == [nameless, other, ours]


def test_the_next_step_a_learner_chose_last_comes_back_to_him_alone(store: SqliteStore) -> None:
    assert store.last_next_step("Zoë") is None
    talk(store, SAID, (NEXT_STEP, {"text": "eerst erkennen"}), learner="Zoë")
    talk(store, SAID, (NEXT_STEP, {"text": "één vraag per keer"}), learner="Zoë")
    talk(store, SAID, (NEXT_STEP, {"text": "niets invullen"}))
    talk(store, SAID, finished(), learner="Zoë")

    assert store.last_next_step("Zoë") == "één vraag per keer"
    assert store.last_next_step(None) == "niets invullen"
    assert store.last_next_step("Bram") is None


@pytest.mark.parametrize("payload", [{"text": "  "}, {"text": ""}, {}, {"text": 3}])
def test_a_next_step_can_be_taken_back(payload: dict[str, JSON], store: SqliteStore) -> None:
    talk(store, (NEXT_STEP, {"text": "eerst erkennen"}), (NEXT_STEP, payload))

    assert store.last_next_step(None) is None


# Names


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Zoë", "Zoë"),
        ("Zoe\u0308", "Zoë"),
        ("  Jan   Willem\t", "Jan Willem"),
        (
            'O\'Neill "Kees" [b]; DROP TABLE events; --',
            'O\'Neill "Kees" [b]; DROP TABLE events; --',
        ),
        ("👩🏽‍🚒 Sam", "👩🏽‍🚒 Sam"),
        ("محمد", "محمد"),
        ("می‌خواهم", "می‌خواهم"),
        ("李雷", "李雷"),
        ("\x1b]0;overgenomen\x07Bram", "]0;overgenomen Bram"),
        ("Bram\x9b2J\x00", "Bram 2J"),
        ("Bram\u202enaj\u2066", "Bramnaj"),
        ("Bram\udcff\ud800", "Bram"),
        ("twee\nregels\u2028drie", "twee regels drie"),
        ("x" * 10_000, "x" * 80),
        ("x" * 79 + " y", "x" * 79),
        ("x" * 78 + "👩‍🚒", "x" * 78),
        ("x" * 79 + "👍🏽", "x" * 79),
        ("x" * 79 + "ẍ̣", "x" * 79),
        ("x" + "\u0323" * 10_000, "x̣" + "\u0323" * 78),
        ("", ""),
        (" \n\u200d\x07", ""),
    ],
)
def test_a_name_is_free_text_made_safe_to_show(typed: str, kept: str, store: SqliteStore) -> None:
    session = begun(store, learner=typed)

    row = store.session(session)

    assert row is not None
    assert row.learner == (kept or None)
    assert clean_name(typed) == kept
    assert store.sessions(learner=typed) == [row]


@given(st.text(st.characters(codec=None)))
def test_every_name_can_be_cleaned_printed_and_cleaned_again(name: str) -> None:
    clean = clean_name(name)

    assert len(clean) <= 80
    assert clean == clean_name(clean)
    assert clean.replace("\u200d", "").replace("\u200c", "").isprintable()
    clean.encode()


# Settings


@pytest.mark.parametrize("value", ["--..++", "", "één\udcff\x00", 3, -(2**80), True, False])
def test_a_setting_comes_back_as_it_was_kept(value: bool | int | str, home: Path) -> None:
    with open_store(home) as store, open_store(home) as other_window:
        store.set_setting("anything", "before")
        store.set_setting("anything", value)

        default: Any = type(value)()
        assert store.setting("anything", default) == value
        assert other_window.setting("anything", default) == value
        assert store.setting("another", default) == default


@pytest.mark.parametrize(("kept", "default"), [("ja", True), (1, True), (True, 1), (1, "nl")])
def test_a_setting_of_another_type_is_no_setting(
    kept: bool | int | str, default: Any, store: SqliteStore
) -> None:
    store.set_setting("motion", kept)

    assert store.setting("motion", default) is default


def test_a_setting_that_was_changed_leaves_no_trace_of_what_it_was(home: Path) -> None:
    with open_store(home) as store:
        store.set_setting("learner", "Marjolein " * 9)
        store.set_setting("learner", "Zoë")

    assert traces(home) == []


# Nowhere


def test_without_a_place_to_keep_it_the_talk_goes_on_and_the_learner_is_told(
    tmp_path: Path,
) -> None:
    language.use("en")
    store = nowhere(StoreProblem(Reason.READ_ONLY, tmp_path / "home"))
    session = talk(store, SAID)

    assert store.append(session, REPLY, {}) == 1
    assert not store.kept
    [notice] = store.notices
    assert str(notice).startswith(f"Nothing can be written in {tmp_path / 'home'}.")
    assert str(notice).endswith("You can go on practising, but nothing of it is kept.")
    store.close()
    assert list(tmp_path.iterdir()) == []


def test_both_are_the_one_interface(home: Path) -> None:
    stores: list[Store] = [nowhere(), open_store(home)]
    for store in stores:
        store.close()
        store.close()
        with pytest.raises(StoreProblem) as caught:
            store.sessions()
        assert caught.value.reason is Reason.CLOSED


# Damage


def damaged_header(_file: bytes) -> bytes:
    return b"Dit is geen gegevensbestand. " * 400


def damaged_middle(file: bytes) -> bytes:
    return file[:4096] + b"\xff" * 4096 + file[8192:]


def cut_off(file: bytes) -> bytes:
    return file[: len(file) // 2]


def of_another_program(_file: bytes) -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE moz_places (url TEXT)")
        return connection.serialize()


DAMAGE = [damaged_header, damaged_middle, cut_off, of_another_program]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_database_is_kept_aside_untouched_and_a_new_one_begun(
    damage: Callable[[bytes], bytes], home: Path
) -> None:
    with open_store(home) as store:
        talk(store, SAID)
    broken = damage((home / DATABASE).read_bytes())
    (home / DATABASE).write_bytes(broken)
    language.use("en")

    with open_store(home) as store:
        session = talk(store, SAID)
        [notice] = store.notices

    assert (home / "gesprekken.corrupt-1.db").read_bytes() == broken
    assert str(home / "gesprekken.corrupt-1.db") in str(notice)
    with open_store(home) as store:
        assert store.notices == ()
        assert [row.id for row in store.sessions()] == [session]


def test_a_second_damaged_database_does_not_replace_the_first(home: Path) -> None:
    home.mkdir()
    for content in ("eerste", "tweede", "derde"):
        (home / DATABASE).write_text(content * 1000)
        (home / f"{DATABASE}-wal").write_text(f"log van {content}")
        open_store(home).close()

    kept = {name: held for name, held in contents(home).items() if not name.endswith("-shm")}
    assert kept.pop(DATABASE)
    assert kept == {
        f"gesprekken.corrupt-{number}.db{end}": content.encode()
        for number, name in enumerate(("eerste", "tweede", "derde"), 1)
        for end, content in (("", name * 1000), ("-wal", f"log van {name}"))
    }


def test_a_name_that_is_taken_in_part_is_not_taken(home: Path) -> None:
    home.mkdir()
    (home / DATABASE).write_text("geen gegevensbestand" * 1000)
    (home / "gesprekken.corrupt-1.db-wal").write_text("van een vorige keer")

    open_store(home).close()

    assert (home / "gesprekken.corrupt-1.db-wal").read_text() == "van een vorige keer"
    assert (home / "gesprekken.corrupt-2.db").read_text() == "geen gegevensbestand" * 1000


def test_an_empty_file_is_a_database_with_nothing_in_it_yet(home: Path) -> None:
    home.mkdir()
    (home / DATABASE).touch()

    with open_store(home) as store:
        assert store.notices == ()
        assert talk(store, SAID)


@pytest.mark.parametrize("spoilt", [b"{", b'"tekst"', b"\xff\xfe", b"[" * 100_000])
def test_one_spoilt_text_takes_no_other_conversation_with_it(spoilt: bytes, home: Path) -> None:
    with open_store(home) as store:
        whole = talk(store, SAID, finished())
        broken = talk(store, SAID, finished(), (NEXT_STEP, {"text": "x"}))
        store.set_setting("theme", "licht")
        with closing(by_hand(home)) as connection:
            connection.execute("DROP TRIGGER events_are_never_changed")
            connection.execute("DROP TRIGGER sessions_are_never_changed")
            connection.execute(
                "UPDATE events SET payload = CAST(? AS TEXT) WHERE session = 2", (spoilt,)
            )
            connection.execute("UPDATE settings SET value = CAST(? AS TEXT)", (spoilt,))
            connection.execute(
                "UPDATE sessions SET seed = CAST(? AS TEXT) WHERE seq = 2", (spoilt,)
            )

    with open_store(home) as store:
        assert [row.id for row in store.sessions()] == [broken, whole]
        assert store.last_next_step(None) is None
        assert store.setting("theme", "donker") in ("donker", "tekst")
        assert len(store.events(whole)) == 2
        with pytest.raises(StoreProblem) as caught:
            store.events(broken)
        assert caught.value.reason is Reason.DAMAGED
    sessions: Any = export(home)["sessions"]
    assert [bool(session["events"]) for session in sessions] == [True, False]


# Versions

VERSION_1 = """
    CREATE TABLE sessions (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        scenario_id TEXT NOT NULL,
        title TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        seed TEXT NOT NULL,
        learner TEXT,
        language TEXT NOT NULL,
        begun_at TEXT NOT NULL
    );
    CREATE INDEX sessions_of_scenario ON sessions (scenario_id);
    CREATE TABLE events (
        seq INTEGER PRIMARY KEY,
        session INTEGER NOT NULL REFERENCES sessions (seq),
        n INTEGER NOT NULL CHECK (n >= 0),
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        payload TEXT NOT NULL,
        UNIQUE (session, n)
    );
    CREATE INDEX events_of_kind ON events (kind, session);
    CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TRIGGER sessions_are_never_changed BEFORE UPDATE ON sessions
    BEGIN SELECT RAISE(ABORT, 'sessions are only ever added'); END;
    CREATE TRIGGER sessions_are_never_deleted BEFORE DELETE ON sessions
    BEGIN SELECT RAISE(ABORT, 'sessions are only ever added'); END;
    CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'events are only ever added'); END;
    CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'events are only ever added'); END;
    PRAGMA user_version = 1;
"""
"""The tables as version 1 made them. This stays as it is, whatever the program does later."""

IN_VERSION_1 = """
    INSERT INTO sessions VALUES (1, 'a-talk', 'de_ontruiming', 'De ontruiming', 'f1',
        '99999999999999999999', 'Zoë', 'nl', '2026-11-21T20:00:00.000+00:00');
    INSERT INTO events VALUES
        (1, 1, 0, 'reply', '2026-11-21T20:00:01.000+00:00', '{"reply":"erken"}'),
        (2, 1, 1, 'ended', '2026-11-21T20:00:02.000+00:00', '{"ending":"regie_terug"}');
    INSERT INTO settings VALUES ('motion', 'false');
"""


@pytest.fixture
def version_1(home: Path) -> Path:
    home.mkdir()
    with closing(by_hand(home)) as connection:
        connection.executescript(VERSION_1)
        connection.executescript(IN_VERSION_1)
    return home


def schema(home: Path) -> list[tuple[str, str, str]]:
    with closing(by_hand(home)) as connection:
        found = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2")
        return [(kind, name, " ".join((sql or "").split())) for kind, name, sql in found]


def with_a_mood(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE sessions ADD COLUMN mood TEXT NOT NULL DEFAULT 'gewoon'")


def that_fails_half_way(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE moods (mood TEXT)")
    connection.execute("INSERT INTO nowhere VALUES (1)")


@pytest.mark.parametrize("later", [(), (with_a_mood,)])
def test_a_database_of_version_1_keeps_everything_it_holds(
    later: tuple[Callable[[sqlite3.Connection], None], ...], version_1: Path
) -> None:
    newest = (*MIGRATIONS, *later)
    with open_store(version_1, migrations=newest) as store:
        [row] = store.sessions()
        assert (row.id, row.seed, row.learner, row.ending) == (
            "a-talk",
            99999999999999999999,
            "Zoë",
            "regie_terug",
        )
        assert [event.payload for event in store.events(row.id)] == [
            {"reply": "erken"},
            {"ending": "regie_terug"},
        ]
        assert store.setting("motion", True) is False
        assert store.append(row.id, SELF_SCORE, {}) == 2
        assert store.notices == ()
    with closing(by_hand(version_1)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(newest),)


def test_a_migrated_database_has_the_tables_of_a_new_one(version_1: Path, tmp_path: Path) -> None:
    for migrations in (MIGRATIONS, (*MIGRATIONS, with_a_mood)):
        open_store(version_1, migrations=migrations).close()
        fresh = tmp_path / f"fresh {len(migrations)}"
        open_store(fresh, migrations=migrations).close()

        assert schema(version_1) == schema(fresh)


def test_a_migration_that_fails_leaves_the_old_version(version_1: Path) -> None:
    with pytest.raises(StoreProblem):
        open_store(
            version_1,
            migrations=(*MIGRATIONS, with_a_mood, that_fails_half_way),
            keep_damaged_aside=False,
        )

    with open_store(version_1) as store:
        assert [row.id for row in store.sessions()] == ["a-talk"]
    assert not any("mood" in sql for _kind, _name, sql in schema(version_1))


def test_a_database_of_a_newer_version_is_refused_and_stays_as_it_is(home: Path) -> None:
    with open_store(home) as store:
        talk(store, SAID)
    with closing(by_hand(home)) as connection:
        connection.execute("ALTER TABLE settings RENAME TO preferences")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        connection.execute("PRAGMA journal_mode = DELETE")
    before = contents(home)

    with pytest.raises(StoreProblem) as caught:
        open_store(home)

    assert caught.value.reason is Reason.NEWER
    assert str(home / DATABASE) in str(caught.value)
    with pytest.raises(StoreProblem):
        export(home)
    assert contents(home) == before


# Places where nothing can be kept


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    place = tmp_path / "home"
    place.write_text("ik ben geen map")

    for home in (place, place / "deeper", place / "deeper" / "still"):
        with pytest.raises(StoreProblem) as caught:
            open_store(home)
        assert caught.value.reason is Reason.NOT_A_DIRECTORY
        assert str(home) in str(caught.value)
    with pytest.raises(StoreProblem) as caught:
        export(place)
    assert caught.value.reason is Reason.NOT_A_DIRECTORY
    assert delete_everything(place).files == ()
    assert place.read_text() == "ik ben geen map"


def test_a_folder_where_the_database_should_be(home: Path) -> None:
    (home / DATABASE).mkdir(parents=True)

    for attempt in (open_store, export, delete_everything):
        with pytest.raises(StoreProblem) as caught:
            attempt(home)
        assert caught.value.reason is Reason.UNREADABLE
    assert (home / DATABASE).is_dir()


@pytest.mark.parametrize("place", ["x" * 300, "nul\0nul"])
def test_a_folder_that_cannot_exist(place: str, tmp_path: Path) -> None:
    with pytest.raises(StoreProblem) as caught:
        open_store(tmp_path / place)

    assert caught.value.reason is Reason.UNREADABLE


UNPRIVILEGED = """
import os, sys, uuid, unicodedata
from pathlib import Path
from simulator.store import StoreProblem, delete_everything, export, open_store
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
for attempt in (open_store, export, delete_everything):
    try:
        print("fine:", attempt(Path(sys.argv[1])))
    except StoreProblem as problem:
        print(problem.reason.name)
"""
"""What a person meets who is not the owner of the machine."""


def run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that another user of this machine can get at; pytest's own is for one user."""
    place = Path(tempfile.mkdtemp(prefix="gesprek-test-"))
    place.chmod(0o755)
    yield place
    for path in (place, *place.rglob("*")):
        path.chmod(0o755)
    shutil.rmtree(place)


@pytest.mark.skipif(os.name == "nt", reason=NOTHING_WRITES_HERE)
def test_a_folder_where_nothing_may_be_written(public: Path) -> None:
    public.chmod(0o555)

    for home in (public, public / "not" / "there yet"):
        done = run(UNPRIVILEGED, home)
        assert done.stderr == ""
        assert done.stdout.splitlines()[0] == "READ_ONLY"
        assert all(line.startswith("fine") for line in done.stdout.splitlines()[1:])


@pytest.mark.skipif(os.name == "nt", reason=NOTHING_WRITES_HERE)
@pytest.mark.parametrize("wal", [True, False])
def test_a_database_where_nothing_may_be_written_stays_as_it_is(wal: bool, public: Path) -> None:
    with open_store(public, wal=wal) as store:
        talk(store, SAID)
    (public / DATABASE).chmod(0o444)
    public.chmod(0o555)
    before = contents(public)

    done = run(UNPRIVILEGED, public)

    assert (done.stdout.split(), done.stderr) == (["READ_ONLY"] * 3, "")
    assert contents(public) == before


@pytest.mark.skipif(os.name == "nt", reason=NOTHING_WRITES_HERE)
def test_a_database_of_somebody_else(public: Path) -> None:
    with open_store(public) as store:
        talk(store, SAID)
    (public / DATABASE).chmod(0)

    done = run(UNPRIVILEGED, public)

    assert (done.stdout.split()[:2], done.stderr) == (["UNREADABLE"] * 2, "")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a person's folder private by itself")
def test_only_the_learner_can_read_what_is_kept(home: Path) -> None:
    with open_store(home) as store:
        talk(store, SAID)

        assert home.stat().st_mode & 0o777 == 0o700
        assert {path.stat().st_mode & 0o777 for path in home.iterdir()} == {0o600}


@pytest.mark.parametrize("reason", Reason)
def test_every_problem_says_where_in_words_that_a_terminal_cannot_obey(reason: Reason) -> None:
    for spoken in ("nl", "en"):
        language.use(spoken)
        told = str(StoreProblem(reason, Path("/home/\x1b[2J\udcff\u202e/gesprekken.db")))

        assert "/home/ [2J/gesprekken.db" in told
        assert told.isprintable()
        assert told.endswith(".")


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/homes /home nfs4 rw 0 0
/dev/sdb1 /home/local ext4 rw 0 0
//school/s /mnt/gedeelde\\040map cifs rw 0 0
C: /mnt/c 9p rw 0 0
""".splitlines()


@pytest.mark.skipif(os.name == "nt", reason="mount points are those of Linux")
@pytest.mark.parametrize(
    ("place", "elsewhere"),
    [
        ("/var/lib", False),
        ("/home/zoe/.local/share", True),
        ("/home/local/zoe", False),
        ("/homework", False),
        ("/mnt/gedeelde map/zoe", True),
        ("/mnt/c/Users/zoe", True),
    ],
)
def test_a_network_drive_is_recognised(place: str, elsewhere: bool) -> None:
    assert files.on_network(Path(place), MOUNTS) is elsewhere


def test_on_a_network_drive_there_is_no_shared_memory(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(home) as store:
        session = talk(store, SAID)
        assert sorted(contents(home)) == [DATABASE, f"{DATABASE}-shm", f"{DATABASE}-wal"]
    monkeypatch.setattr(files, "on_network", lambda _directory: True)

    with open_store(home) as store:
        assert store.append(session, REPLY, {}) == 1
        assert sorted(contents(home)) == [DATABASE]


# Deleting

SECRET = "Hij drinkt weer en ik durf het niemand te zeggen"


def traces(home: Path) -> list[str]:
    """The files in which something that was said can still be found."""
    words = [SECRET.encode(), b"Marjolein", b"hoogcontrast", b"de_ontruiming"]
    return [name for name, held in contents(home).items() if any(word in held for word in words)]


def some_talks(store: Store) -> None:
    for _ in range(6):
        talk(store, SAID, (NOTE, {"text": SECRET * 30}), finished(), learner="Marjolein")
    store.set_setting("theme", "hoogcontrast")


def test_everything_about_every_learner_goes_in_one_action(home: Path) -> None:
    with open_store(home) as store:
        some_talks(store)
    (home / "gesprekken.corrupt-1.db").write_text(SECRET)
    (home / "gesprekken.corrupt-12.db-wal").write_text(SECRET)
    (home / CRASH_REPORTS.replace("*", "2026-11-21")).write_text(SECRET)
    (home / "gesprekken.docx").write_text("van de leerling zelf")

    removed = delete_everything(home)

    assert removed.sessions == 6
    assert not removed.in_use
    assert sorted(path.name for path in removed.files) == [
        "gesprek-crash-2026-11-21.txt",
        "gesprekken.corrupt-1.db",
        "gesprekken.corrupt-12.db-wal",
        "gesprekken.db",
    ]
    assert contents(home) == {"gesprekken.docx": b"van de leerling zelf"}


@pytest.mark.parametrize("wal", [True, False])
def test_with_another_window_open_nothing_that_was_said_is_left_either(
    wal: bool, home: Path
) -> None:
    with open_store(home, wal=wal) as other_window:
        some_talks(other_window)
        session = talk(other_window, SAID)

        delete_everything(home)

        assert traces(home) == []
        with pytest.raises(StoreProblem) as caught:
            other_window.append(session, NOTE, {"text": SECRET})
        assert caught.value.reason is Reason.GONE
        assert other_window.sessions() == []
        assert other_window.setting("theme", "gewoon") == "gewoon"
        assert traces(home) == []

        again = talk(other_window, SAID)
    with open_store(home) as store:
        assert [row.id for row in store.sessions()] == [again]
        with closing(by_hand(home)) as connection, pytest.raises(sqlite3.IntegrityError):
            connection.execute("DELETE FROM events")


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_database_can_be_deleted(damage: Callable[[bytes], bytes], home: Path) -> None:
    with open_store(home) as store:
        some_talks(store)
    (home / DATABASE).write_bytes(damage((home / DATABASE).read_bytes()))

    assert delete_everything(home).files == (home / DATABASE,)
    assert contents(home) == {}


def test_a_database_of_a_newer_version_can_be_deleted(home: Path) -> None:
    with open_store(home) as store:
        some_talks(store)
    with closing(by_hand(home)) as connection:
        connection.execute("PRAGMA user_version = 99")

    assert delete_everything(home).sessions == 6
    assert contents(home) == {}


def test_where_nothing_is_nothing_is_deleted_or_made(home: Path) -> None:
    assert delete_everything(home) == ((), 0, False)
    assert not home.exists()
    home.mkdir()
    assert delete_everything(home) == ((), 0, False)
    assert contents(home) == {}


# Exporting


def test_an_export_holds_all_that_was_kept_and_no_free_text(home: Path) -> None:
    with open_store(home) as store:
        first = talk(
            store,
            SAID,
            (NOTE, {"text": "eigen aantekening"}),
            (SELF_SCORE, {"advies_reflex": {"score": 7, "note": "eigen woorden"}, "n": [1, 2]}),
            finished(),
            (NEXT_STEP, {"text": "eigen stap"}),
            learner="Zoë",
        )
        second = talk(store, SAID)

    everything = export(home)

    sessions: Any = everything["sessions"]
    assert (everything["format"], everything["notes"]) == (1, False)
    assert [session["id"] for session in sessions] == [first, second]
    assert "eigen" not in json.dumps(everything)
    assert [(event["n"], event["kind"], event["payload"]) for event in sessions[0]["events"]] == [
        (0, REPLY, SAID[1]),
        (2, SELF_SCORE, {"advies_reflex": {"score": 7}, "n": [1, 2]}),
        (3, ENDED, {"ending": "regie_terug"}),
    ]
    assert {
        key: sessions[0][key] for key in ("scenario", "seed", "learner", "status", "ending")
    } == {
        "scenario": "de_ontruiming",
        "seed": 7,
        "learner": "Zoë",
        "status": "ended",
        "ending": "regie_terug",
    }


def test_free_text_goes_along_when_the_learner_asks_for_it(home: Path) -> None:
    with open_store(home) as store:
        talk(
            store,
            (SELF_SCORE, {"note": "één"}),
            (NOTE, {"text": "twee"}),
            (NEXT_STEP, {"text": "x"}),
        )

    sessions: Any = export(home, with_notes=True)["sessions"]

    assert [event["payload"] for event in sessions[0]["events"]] == [
        {"note": "één"},
        {"text": "twee"},
        {"text": "x"},
    ]


def test_an_export_can_be_of_one_learner_or_one_conversation(home: Path) -> None:
    with open_store(home) as store:
        ours = [talk(store, SAID, learner="Zoë") for _ in range(2)]
        talk(store, SAID, learner="Bram")
        talk(store, SAID)

    def exported(**chosen: Any) -> list[str]:
        sessions: Any = export(home, **chosen)["sessions"]
        return [session["id"] for session in sessions]

    assert exported(learner="Zoë") == ours
    assert exported(session=ours[1]) == ours[1:]
    assert exported(session=SessionId("nobody")) == []
    assert len(exported()) == 4


def test_an_export_makes_nothing_where_nothing_is(home: Path) -> None:
    assert export(home)["sessions"] == []
    assert not home.exists()


def test_an_export_leaves_a_damaged_database_where_it_is(home: Path) -> None:
    home.mkdir()
    (home / DATABASE).write_text("geen gegevensbestand" * 1000)
    before = contents(home)

    with pytest.raises(StoreProblem) as caught:
        export(home)

    assert caught.value.reason is Reason.CORRUPT
    assert contents(home) == before


# What it costs to have a store


def test_a_store_brings_no_screen_and_no_model_along() -> None:
    done = run("import sys, simulator.store; print(*sys.modules)")

    modules = set(done.stdout.split())
    heavy = {"textual", "rich", "yaml", "pydantic", "click", "platformdirs", "uuid", "asyncio"}
    assert "sqlite3" in modules
    assert modules & (heavy | {"dataclasses", "inspect", "subprocess", "shutil"}) == set()
    assert {name for name in modules if name.startswith("simulator.")} - {
        f"simulator.store.{part.stem}" for part in Path(files.__file__).parent.glob("*.py")
    } == {"simulator.store", "simulator.language"}
