"""The report of a class, beside reading the same files as nothing but JSON.

    python benchmarks/class_report.py [--files 200] [--rounds 5]

Talks are held on the shipped scenarios by a dice, with now and then another road, and handed in as
files. *Read* is from the files on disk to the talks that count: every reply of each is given again.
*Together* makes the facts of them, and each format its text. Beside it `json.loads` reads the same
files. The whole process is what a teacher waits for.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.beside import (
    SCENARIOS,
    about_this_run,
    cpu_seconds,
    environment,
    in_turn,
    milliseconds,
    process,
    shipped_files,
    tell,
    tell_times,
)

BARE = "json.loads"


def fill(folder: Path, files: int) -> int:
    """So many class files; returns how many bytes they are together."""
    from simulator.codebook.vocabulary import REFLEXES
    from simulator.kept import kept_talk
    from simulator.loading import load
    from simulator.practice import Practice
    from simulator.reports.class_file import class_file, class_text
    from simulator.store import nowhere

    dice = Random(7)
    store = nowhere()
    scenarios = [load(file) for file in shipped_files()]
    size = 0
    for number in range(files):
        scenario = scenarios[number % len(scenarios)]
        practice = Practice.begin(store, scenario, seed=number)
        while not practice.talk.ended:
            practice.give(dice.choice(practice.talk.replies).id)
        practice.score({reflex: dice.choice([None, 3, 5, 7, 9]) for reflex in REFLEXES})
        if dice.random() < 0.5:
            road = practice.other_road(dice.randrange(practice.talk.turn))
            while not road.talk.ended:
                practice.give_on(road, dice.choice(road.talk.replies).id)
        row = store.session(practice.session)
        assert row is not None
        text = class_text(class_file(kept_talk(store, row), earlier=0))
        size += (folder / f"{number:05}.json").write_text(text, "utf-8")
    return size


def bare(files: Sequence[Path]) -> int:
    """Read the files as JSON and nothing else."""
    return sum(len(json.loads(file.read_bytes())) for file in files)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args(arguments)
    about_this_run(f"a class of {asked.files:,} files, seconds of processor")
    with TemporaryDirectory() as folder:
        measure(Path(folder), asked.files, asked.rounds)


def measure(folder: Path, count: int, rounds: int) -> None:
    """Hold the talks, and measure reading them and putting them together."""
    from simulator.reports.class_in_words import class_document
    from simulator.reports.class_reading import read_files
    from simulator.reports.class_report import class_report
    from simulator.reports.class_table import class_csv, class_json
    from simulator.reports.html import as_html
    from simulator.reports.markdown import as_markdown
    from simulator.reports.scenarios import Scenarios

    handed = folder / "class"
    handed.mkdir()
    size = fill(handed, count)
    files = sorted(handed.iterdir())
    find = Scenarios([SCENARIOS]).of
    handed_in = read_files(files, find)
    report = class_report(handed_in)
    assert len(handed_in.talks) == count, handed_in.skipped[:3]
    works: dict[str, Callable[[], object]] = {
        BARE: partial(bare, files),
        "read": partial(read_files, files, find),
        "together": partial(class_report, handed_in),
        "as Markdown": lambda: as_markdown([class_document(report)]),
        "as a page": lambda: as_html([class_document(report)]),
        "as CSV": partial(class_csv, report),
        "as JSON": partial(class_json, report),
    }
    taken = in_turn({name: partial(cpu_seconds, work) for name, work in works.items()}, rounds)
    tell_times("what", taken, BARE, f"{size / count / 1000:.1f} kB a file")
    command = [sys.executable, "-m", "simulator", "class-report", str(handed)]
    whole = [process(command, environment(folder)) for _ in range(rounds)]
    tell(
        ("the whole process", "least", "median"),
        [
            (
                "gesprek class-report",
                milliseconds(min(one.wall for one in whole)),
                milliseconds(sorted(one.wall for one in whole)[len(whole) // 2]),
            )
        ],
        f"{max(one.peak for one in whole) / 1e6:.0f} MB at most",
    )


if __name__ == "__main__":
    main()
