"""Reports of one talk, beside reading the rows of that talk from the store.

    python benchmarks/reports.py [--talks 300] [--rounds 9]

First warm, each format by itself: from the rows in the store to the text, the scenario loaded
once. Then the whole command, beside a Python that imports what it cannot do without, with one talk
in the store and with many.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.beside import (
    about_this_run,
    cpu_seconds,
    environment,
    in_turn,
    milliseconds,
    process,
    ratio,
    shipped_files,
    tell,
)

FORMATS = ("md", "html", "json", "csv", "xapi")


def fill(folder: Path, talks: int) -> None:
    """So many scored talks on the shipped scenarios, each reply of them thrown."""
    from simulator.codebook.vocabulary import REFLEXES
    from simulator.loading import load
    from simulator.practice import Practice
    from simulator.store import open_store

    scenarios = [load(file) for file in shipped_files()]
    with open_store(folder) as store:
        for seed in range(talks):
            dice = Random(seed)
            practice = Practice.begin(store, scenarios[seed % len(scenarios)], seed=seed)
            while not practice.talk.ended:
                practice.give(dice.choice(practice.talk.replies).id)
            practice.score(dict.fromkeys(REFLEXES, 7))


def warm(folder: Path, rounds: int) -> list[tuple[str, ...]]:
    """A row for each format."""
    from simulator.places import shipped_scenarios
    from simulator.reports import csv, html, json, markdown, xapi
    from simulator.reports.content import document
    from simulator.reports.report import Report, report_of
    from simulator.reports.scenarios import Scenarios
    from simulator.store import open_store

    writers: dict[str, Callable[[Report], str]] = {
        "md": lambda report: markdown.as_markdown([document(report)]),
        "html": lambda report: html.as_html([document(report)]),
        "json": lambda report: json.as_json([report]),
        "csv": lambda report: csv.turns_as_csv([report]),
        "xapi": lambda report: xapi.as_xapi([report]),
    }
    with open_store(folder) as store:
        row = max(store.sessions(), key=lambda row: row.replies)
        scenarios = Scenarios([shipped_scenarios()])

        def rows() -> None:
            store.events(row.id)

        def measured(form: str) -> Callable[[], float]:
            return lambda: cpu_seconds(lambda: writers[form](report()))

        def report() -> Report:
            scenario = scenarios.of(row.scenario_id, row.fingerprint)
            return report_of(row, store.events(row.id), scenario, with_notes=True)

        taken = in_turn(
            {
                "rows": lambda: cpu_seconds(rows),
                **{form: measured(form) for form in FORMATS},
            },
            rounds,
        )
    return [
        (name, milliseconds(figure.least), ratio(figure.least, taken["rows"].least))
        for name, figure in taken.items()
    ]


def whole(folder: Path, talks: int, rounds: int) -> list[tuple[str, ...]]:
    """Rows about the command."""
    variables = environment(folder)
    imports = "import yaml, pydantic, sqlite3, transitions; pydantic.BaseModel"
    commands = {
        "python, what it needs": [sys.executable, "-c", imports],
        **{
            f"gesprek report, {form}": [
                sys.executable,
                "-m",
                "simulator",
                "report",
                "--format",
                form,
            ]
            for form in ("md", "html")
        },
        "gesprek report --list": [sys.executable, "-m", "simulator", "report", "--list"],
    }

    def run(command: list[str]) -> Callable[[], float]:
        process(command, variables)
        return lambda: process(command, variables).wall

    taken = in_turn({name: run(command) for name, command in commands.items()}, rounds)
    least = {name: figure.least for name, figure in taken.items()}
    against = least["python, what it needs"]
    return [
        (f"{name}; {talks} stored", milliseconds(figure), ratio(figure, against))
        for name, figure in least.items()
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--talks", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=9)
    asked = parser.parse_args(arguments)
    about_this_run("Reports of one talk, the least of all rounds")
    with TemporaryDirectory() as few, TemporaryDirectory() as many:
        fill(Path(few), 1)
        tell(("warm, processor time", "", "ratio"), warm(Path(few), asked.rounds))
        tell(("whole process, time that passes", "", "ratio"), whole(Path(few), 1, asked.rounds))
        fill(Path(many), asked.talks)
        tell(
            ("whole process, time that passes", "", "ratio"),
            whole(Path(many), asked.talks, max(1, asked.rounds // 3)),
        )


if __name__ == "__main__":
    main()
