"""Whatever happens to the program, the disk or the file: what was acknowledged is kept."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from simulator.store import (
    DATABASE,
    ENDED,
    NOTE,
    REPLY,
    Reason,
    SessionId,
    StoreProblem,
    delete_everything,
    export,
    files,
    open_store,
)
from simulator.store.problems import told_plainly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NO_KILL = "Windows has no SIGKILL and no limit on the size of files"
JOURNALS = pytest.mark.parametrize("journal", ["wal", "rollback journal"])


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


class Program:
    """Another program on the same database; it and the test talk through its pipes."""

    def __init__(self, script: str, *arguments: object) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", OPENING + script, *map(str, arguments)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def hears(self) -> str:
        """The next line that it says."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().rstrip("\n")

    def says(self, line: str) -> None:
        """Let it read a line."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def kill(self) -> list[str]:
        """End it where it is, without a chance to tidy up; the whole lines it still had said."""
        self.process.kill()
        return [line[:-1] for line in self.rest() if line.endswith("\n")]

    def rest(self) -> list[str]:
        """Let it come to its end; what it still said."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        with self.process:
            self.process.stdin.close()
            return self.process.stdout.readlines()


OPENING = """
import sys
from pathlib import Path
from simulator.store import Reason, SessionId, StoreProblem, open_store
directory, arguments = Path(sys.argv[1]), sys.argv[2:]
def tell(*words):
    print(*words, flush=True)
def begin(store):
    return store.begin("de_ontruiming", "De ontruiming", "f1", 7, "Zoë", "nl")
"""

TALKS_FOR_EVER = """
store = open_store(directory, wal=arguments[0] == "wal")
session = begin(store)
tell(session)
while True:
    tell(store.append(session, "reply", {"said": "x" * 700}))
"""


@pytest.mark.skipif(os.name == "nt", reason=NO_KILL)
@JOURNALS
def test_killed_in_the_middle_of_a_talk_no_reply_that_was_kept_is_lost(
    journal: str, home: Path
) -> None:
    acknowledged: dict[SessionId, list[int]] = {}
    for replies in (1, 2, 9, 30, 60):
        program = Program(TALKS_FOR_EVER, home, journal)
        session = SessionId(program.hears())
        heard = [program.hears() for _ in range(replies)]
        acknowledged[session] = [int(n) for n in heard + program.kill()]

    with open_store(home) as store:
        assert store.notices == ()
        assert {row.id for row in store.interrupted("Zoë")} == set(acknowledged)
        for session, numbers in acknowledged.items():
            kept = [event.n for event in store.events(session)]
            assert numbers == list(range(len(numbers)))
            # One more may have been kept when it was killed before it could say so.
            assert kept in (numbers, [*numbers, len(numbers)])
    assert whole(home)


@pytest.mark.skipif(os.name == "nt", reason=NO_KILL)
def test_killed_while_it_starts_nothing_is_damaged(home: Path) -> None:
    sessions = []
    for number in range(10):
        program = Program("tell('started')\nwhile True: open_store(directory).close()", home)
        program.hears()
        program.kill()
        with open_store(home) as store:
            sessions.append(store.begin("s", f"Poging {number}", "f", 1, None, "nl"))

    with open_store(home) as store:
        assert [row.id for row in store.sessions()] == sessions[::-1]
        assert store.notices == ()
    assert whole(home)


@pytest.mark.skipif(os.name == "nt", reason=NO_KILL)
@JOURNALS
def test_killed_while_it_deletes_the_next_attempt_deletes_the_rest(
    journal: str, home: Path
) -> None:
    secret = "Hij drinkt weer en ik durf het niemand te zeggen"
    deletes = "from simulator.store import delete_everything\ntell()\ndelete_everything(directory)"
    for _attempt in range(4):
        with open_store(home, wal=journal == "wal") as store:
            session = store.begin("s", "T", "f", 1, None, "nl")
            store.append(session, NOTE, {"text": secret * 50})
            program = Program(deletes, home)
            program.hears()
            program.kill()

        delete_everything(home)

        assert [path for path in home.iterdir() if secret.encode() in path.read_bytes()] == []


def whole(home: Path) -> bool:
    """Whether the engine itself finds nothing wrong."""
    with closing(sqlite3.connect(home / DATABASE)) as connection:
        checks = [
            connection.execute("PRAGMA integrity_check").fetchall(),
            connection.execute("PRAGMA foreign_key_check").fetchall(),
        ]
    return checks == [[("ok",)], []]


@JOURNALS
def test_a_reply_is_on_the_disk_itself_before_it_counts_as_kept(journal: str, home: Path) -> None:
    """No test can cut the power; this is what the engine needs to survive that."""
    with open_store(home, wal=journal == "wal") as store:
        [synchronous] = store._connection.execute("PRAGMA synchronous").fetchone()

    assert synchronous == 2, "FULL"


# Several programs at once

WRITES_50 = """
tell("ready")
sys.stdin.readline()
with open_store(directory, wal=arguments[0] == "wal") as store:
    session = SessionId(arguments[1]) if arguments[1:] else begin(store)
    numbers = [store.append(session, "reply", {"n": n}) for n in range(50)]
tell(session, *numbers)
"""


def four_at_once(*arguments: object) -> Iterator[tuple[SessionId, list[int]]]:
    """Four programs that begin to write at the same moment: their sessions and their numbers."""
    programs = [Program(WRITES_50, *arguments) for _ in range(4)]
    for program in programs:
        assert program.hears() == "ready"
    for program in programs:
        program.says("go")
    for program in programs:
        [said] = program.rest()
        session, *numbers = said.split()
        assert program.process.returncode == 0
        yield SessionId(session), [int(n) for n in numbers]


@JOURNALS
def test_four_programs_that_begin_on_nothing_do_not_get_in_each_others_way(
    journal: str, home: Path
) -> None:
    results = dict(four_at_once(home, journal))

    assert list(results.values()) == [list(range(50))] * 4
    with open_store(home) as store:
        assert store.notices == ()
        assert {row.id: row.replies for row in store.sessions()} == dict.fromkeys(results, 50)
    assert whole(home)


@JOURNALS
def test_four_programs_on_one_session_never_share_a_number(journal: str, home: Path) -> None:
    with open_store(home, wal=journal == "wal") as store:
        session = store.begin("s", "T", "f", 1, None, "nl")

    results = [numbers for _session, numbers in four_at_once(home, journal, session)]

    assert all(numbers == sorted(numbers) for numbers in results)
    assert sorted(n for numbers in results for n in numbers) == list(range(200))
    with open_store(home) as store:
        assert [event.n for event in store.events(session)] == list(range(200))
    assert whole(home)


def test_threads_of_one_program_can_share_a_store(home: Path) -> None:
    with open_store(home) as store, ThreadPoolExecutor(4) as pool:
        session = store.begin("s", "T", "f", 1, None, "nl")

        numbers = list(pool.map(lambda n: store.append(session, REPLY, {"n": n}), range(40)))

        assert sorted(numbers) == list(range(40))
        assert [event.n for event in store.events(session)] == list(range(40))


@JOURNALS
def test_a_program_that_keeps_the_database_to_itself_is_named_and_not_waited_for_for_ever(
    journal: str, home: Path
) -> None:
    with open_store(home, patience=0, wal=journal == "wal") as store:
        session = store.begin("s", "T", "f", 1, None, "nl")
        with closing(sqlite3.connect(home / DATABASE, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            for attempt in (
                lambda: store.append(session, REPLY, {}),
                lambda: delete_everything(home, patience=0),
            ):
                with pytest.raises(StoreProblem) as caught:
                    attempt()
                assert caught.value.reason is Reason.LOCKED
            with open_store(home, patience=0) as reader:
                assert len(reader.sessions()) == 1
            other.execute("ROLLBACK")

        assert store.append(session, REPLY, {}) == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no file that is open")
@pytest.mark.parametrize("gone", ["removed", "renamed", "replaced"])
def test_a_database_taken_away_during_a_talk_is_noticed_at_the_next_reply(
    gone: str, home: Path
) -> None:
    with open_store(home) as store:
        session = store.begin("s", "T", "f", 1, None, "nl")
        for path in files.engine_files(home / DATABASE):
            if gone == "renamed":
                path.rename(home / path.name.replace("gesprekken", "elders"))
            else:
                path.unlink()
        if gone == "removed":
            home.rmdir()
        if gone == "replaced":
            open_store(home).close()

        with pytest.raises(StoreProblem) as caught:
            store.append(session, REPLY, {})

        assert caught.value.reason is Reason.GONE
        again = store.begin("s", "T", "f", 1, None, "nl")
        assert store.append(again, REPLY, {}) == 0
    with open_store(home) as store:
        assert [row.id for row in store.sessions()] == [again]
    assert whole(home)


def test_one_window_deletes_while_others_go_on_talking(home: Path) -> None:
    goes_on = """
store = open_store(directory)
tell("ready")
kept = 0
for line in sys.stdin:
    session = begin(store)
    try:
        numbers = [store.append(session, "reply", {}) for n in range(20)]
    except StoreProblem as problem:
        tell(problem.reason.name)
    else:
        tell(session)
store.close()
"""
    programs = [Program(goes_on, home) for _ in range(2)]
    for program in programs:
        assert program.hears() == "ready"
    for _round in range(5):
        for program in programs:
            program.says("go")
        delete_everything(home)
        for program in programs:
            said = program.hears()
            with open_store(home) as store:
                # Deleted before, during or after the talk: it is there whole, or not at all.
                events = store.events(SessionId(said))
                assert [event.n for event in events] == list(range(20)) * bool(events)
                assert said == "GONE" or len(said) == 36
    for program in programs:
        program.says("go")
    sessions = [program.hears() for program in programs]

    assert [program.rest() for program in programs] == [[], []]
    with open_store(home) as store:
        assert all(len(store.events(SessionId(session))) == 20 for session in sessions)
        assert store.notices == ()
    assert whole(home)


# Broken off inside

BREAKS_OFF = (KeyboardInterrupt, MemoryError)


@pytest.mark.parametrize("error", BREAKS_OFF)
def test_ctrl_c_in_the_middle_of_keeping_a_reply_leaves_no_half_of_it(
    error: type[BaseException], home: Path
) -> None:
    interruptions = iter([False, True, False])

    def clock() -> datetime:
        if next(interruptions):
            raise error
        return datetime(2026, 11, 21, tzinfo=UTC)

    with open_store(home, now=clock, patience=0) as store:
        session = store.begin("s", "T", "f", 1, None, "nl")
        with pytest.raises(error):
            store.append(session, REPLY, {})

        assert store.events(session) == []
        assert store.append(session, REPLY, {}) == 0


# No room

MEETS_A_LIMIT = """
import os, resource
from simulator.store import export
store = open_store(directory, wal=arguments[0] == "wal")
session = begin(store)
kept = [store.append(session, "reply", {"said": "x" * 700}) for n in range(10)]
largest = max(file.stat().st_size for file in directory.iterdir())
_soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (largest + 60_000, hard))
try:
    while True:
        kept.append(store.append(session, "reply", {"said": "x" * 700}))
except StoreProblem as problem:
    tell(problem.reason.name, problem)
try:
    begin(store)
    store.append(session, "note", {"said": "x" * 100_000})
except StoreProblem as problem:
    tell(problem.reason.name)
assert [event.n for event in store.events(session)] == kept
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
assert store.append(session, "ended", {"ending": "tijd_op"}) == len(kept)
tell(session, len(kept))
"""


@pytest.mark.skipif(os.name == "nt", reason=NO_KILL)
@JOURNALS
def test_when_there_is_no_room_what_was_kept_stays_and_the_talk_can_go_on_later(
    journal: str, home: Path
) -> None:
    program = Program(MEETS_A_LIMIT, home, journal)
    said = [line.split() for line in program.rest()]

    assert program.process.returncode == 0
    assert [line[0] for line in said[:2]] == ["FULL", "FULL"]
    session, kept = said[2]
    assert int(kept) > 10
    with open_store(home) as store:
        assert store.notices == ()
        assert [event.kind for event in store.events(SessionId(session))] == [
            *[REPLY] * int(kept),
            ENDED,
        ]
    assert whole(home)


STARTS_WITHOUT_ROOM = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (int(arguments[0]), int(arguments[0])))
try:
    open_store(directory)
except StoreProblem as problem:
    tell(problem.reason.name)
else:
    tell("opened")
"""


@pytest.mark.skipif(os.name == "nt", reason=NO_KILL)
@pytest.mark.parametrize("room", [0, 5_000, 20_000])
def test_when_there_is_no_room_to_begin_that_is_what_the_learner_hears(
    room: int, home: Path
) -> None:
    assert Program(STARTS_WITHOUT_ROOM, home, room).rest() == ["FULL\n"]

    with open_store(home) as store:
        assert store.notices == ()
        assert store.append(store.begin("s", "T", "f", 1, None, "nl"), REPLY, {}) == 0


@pytest.mark.skipif(os.name == "nt", reason=NO_KILL)
def test_everything_can_be_deleted_when_there_is_no_room_to_write(home: Path) -> None:
    with open_store(home) as store:
        store.append(store.begin("s", "T", "f", 1, None, "nl"), NOTE, {"text": "x" * 9000})

    script = """
import resource
from simulator.store import delete_everything
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
delete_everything(directory)
tell("deleted")
"""
    assert Program(script, home).rest() == ["deleted\n"]
    assert list(home.iterdir()) == []


def test_a_full_database_is_told_as_a_full_disk(home: Path) -> None:
    """The engine's own word for it; a limit on the size of files gives it another one."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("CREATE TABLE t (x)")
        connection.execute("PRAGMA max_page_count = 3")
        with pytest.raises(StoreProblem) as caught, told_plainly(home):
            connection.execute("INSERT INTO t VALUES (zeroblob(100000))")

    assert caught.value.reason is Reason.FULL


# A failing disk


@cache
def an_honest_database() -> bytes:
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        with open_store(home) as store:
            for number in range(12):
                session = store.begin("s", "T", "f", number, "Zoë", "nl")
                store.append(session, REPLY, {"said": "woorden " * 90})
                store.append(session, ENDED, {"ending": "tijd_op"})
            store.set_setting("theme", "licht")
        return (home / DATABASE).read_bytes()


@settings(max_examples=50)
@given(st.integers(0, 2**32), st.sampled_from([1, 3, 40, 2000]), st.booleans())
@example(281, 40, False)  # the engine's own complaint quotes what it cannot read
def test_no_damage_brings_the_program_down_or_is_lost(seed: int, bytes_: int, cut: bool) -> None:
    chance = random.Random(seed)
    damaged = bytearray(an_honest_database())
    start = chance.randrange(len(damaged))
    damaged[start : start + bytes_] = chance.randbytes(min(bytes_, len(damaged) - start))
    if cut:
        del damaged[chance.randrange(len(damaged)) :]

    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        (home / DATABASE).write_bytes(damaged)

        assert problem_in(lambda: export(home)) in (None, Reason.CORRUPT, Reason.NEWER)
        assert (home / DATABASE).read_bytes() == damaged
        if problem_in(lambda: use(home)) is Reason.NEWER:
            assert (home / DATABASE).read_bytes() == damaged
        elif (aside := home / "gesprekken.corrupt-1.db").exists():
            assert aside.read_bytes() == damaged

        delete_everything(home)
        assert list(home.iterdir()) == []


def problem_in(attempt: Callable[[], object]) -> Reason | None:
    try:
        attempt()
    except StoreProblem as problem:
        return problem.reason
    return None


def use(home: Path) -> None:
    """What a program does with a store: read everything, begin a session."""
    with open_store(home) as store:
        for row in store.sessions():
            assert problem_in(partial(store.events, row.id)) in (None, Reason.DAMAGED)
        store.interrupted()
        store.last_next_step("Zoë")
        store.setting("theme", "donker")
        session = store.begin("s", "T", "f", 1, None, "nl")
        assert store.append(session, REPLY, {}) == 0
        assert len(store.events(session)) == 1
        assert bool(store.notices) is (home / "gesprekken.corrupt-1.db").exists()
