"""The talks over time, of a learner with very many of them, beside SQLite reading the same rows.

    python benchmarks/progress.py [--talks 10000] [--rounds 9]

The database is filled with rows: a few talks are held, and their events are stored again and again
under other names and days. *Read* is everything the page needs, from the store to the facts it
shows; beside it the same sessions and the same events are fetched by `sqlite3` with nothing on top,
their JSON taken apart. *On the screen* is the time from the key in the library until the numbers
of the page have come out of a real pseudo-terminal.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.beside import (
    Taken,
    about_this_run,
    environment,
    in_turn,
    shipped_files,
    tell_times,
)
from benchmarks.screens import first_title, screen

HELD = 4
"""Talks that are held on each shipped scenario, to be stored many times."""
BEGIN = datetime(2020, 1, 1, tzinfo=UTC)
BETWEEN = timedelta(hours=5)
PROGRESS = "1"
"""The key in the library that opens the page."""
BARE = "sqlite3, bare rows"


def fill(home: Path, talks: int) -> None:
    """A home with so many scored talks, all of one learner."""
    from simulator.codebook.vocabulary import REFLEXES
    from simulator.loading import load
    from simulator.practice import Practice
    from simulator.store import DATABASE, open_store

    dice = Random(7)
    with open_store(home) as store:
        for file in shipped_files():
            scenario = load(file)
            for seed in range(HELD):
                practice = Practice.begin(store, scenario, seed=seed)
                while not practice.talk.ended:
                    practice.give(dice.choice(practice.talk.replies).id)
                practice.score({reflex: dice.choice([None, 3, 5, 7, 9]) for reflex in REFLEXES})
                practice.choose_next_step("eerst stil zijn")
    with closing(sqlite3.connect(home / DATABASE)) as connection, connection:
        _multiply(connection, talks, dice)


def _multiply(connection: sqlite3.Connection, talks: int, dice: Random) -> None:
    held = connection.execute(
        "SELECT seq, scenario_id, title, fingerprint, seed, learner, language FROM sessions"
        " ORDER BY seq"
    ).fetchall()
    events = {
        row[0]: connection.execute(
            "SELECT n, kind, payload FROM events WHERE session = ? ORDER BY n", (row[0],)
        ).fetchall()
        for row in held
    }
    for number in range(talks - len(held)):
        seq, *same = held[number % len(held)]
        at = (BEGIN + BETWEEN * number).isoformat(timespec="milliseconds")
        name = str(UUID(int=dice.getrandbits(128), version=4))
        new = connection.execute(
            "INSERT INTO sessions (id, scenario_id, title, fingerprint, seed, learner, language,"
            " begun_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (name, *same, at),
        ).lastrowid
        connection.executemany(
            "INSERT INTO events (session, n, kind, at, payload) VALUES (?, ?, ?, ?, ?)",
            [(new, n, kind, at, payload) for n, kind, payload in events[seq]],
        )


def bare(home: Path) -> int:
    """Fetch the rows that the page needs, and take their JSON apart; returns how many there were.

    Of every session its row and how it ended; of the newest ones all events.
    """
    from simulator.kept import RECENT
    from simulator.store import DATABASE

    with closing(sqlite3.connect(home / DATABASE)) as connection:
        sessions = connection.execute("SELECT * FROM sessions ORDER BY seq DESC").fetchall()
        ended = connection.execute(
            "SELECT session, payload FROM events WHERE kind = 'ended'"
        ).fetchall()
        scored = connection.execute(
            "SELECT session, count(*) FROM events WHERE kind IN ('self_score', 'reply', 'left')"
            " GROUP BY session, kind"
        ).fetchall()
        told = [
            payload
            for row in sessions[:RECENT]
            for (payload,) in connection.execute(
                "SELECT payload FROM events WHERE session = ? ORDER BY n", (row[0],)
            )
        ]
    read = [json.loads(payload) for payload in (*told, *(payload for _, payload in ended))]
    return len(sessions) + len(scored) + len(read)


def reading(home: Path, rounds: int) -> dict[str, Taken]:
    """Seconds that pass until everything the page shows is known, and for the bare rows."""
    from simulator.kept import over_time
    from simulator.store import open_store
    from simulator.tui.screens.over_time import told_of

    with open_store(home) as store:
        subjects = {
            BARE: partial(seconds, partial(bare, home)),
            "the talks over time": partial(seconds, lambda: told_of(over_time(store, None))),
        }
        in_turn(subjects, 1)
        return in_turn(subjects, rounds)


def seconds(work: Callable[[], object]) -> float:
    """How long it took, by the clock on the wall."""
    began = perf_counter()
    work()
    return perf_counter() - began


def on_the_screen(home: Path, talks: int, rounds: int) -> Taken:
    """Seconds from the key in the library to the page with its talks."""
    command = [sys.executable, "-m", "simulator"]
    title = first_title()

    def opened() -> float:
        with screen(command, environment(home)) as program:
            program.until(title)
            program.until_still()
            return program.answer(PROGRESS, f"{talks} talks").painted

    return in_turn({"page": opened}, rounds)["page"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--talks", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=9)
    asked = parser.parse_args(arguments)
    about_this_run(f"{asked.talks:,} talks that were kept, seconds that pass")
    with TemporaryDirectory() as folder:
        home = Path(folder)
        fill(home, asked.talks)
        read = reading(home, asked.rounds)
        shown = on_the_screen(home, asked.talks, asked.rounds)
    tell_times("what", {**read, "key to page on the screen": shown}, BARE)


if __name__ == "__main__":
    main()
