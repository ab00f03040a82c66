"""Checking scenario files, beside what PyYAML's C loader takes to read the same text.

    python benchmarks/loading.py [--copies 300] [--rounds 9]

One file at a time, everything imported and warm; then a folder full of copies of the shipped
scenarios, and the whole command `gesprek check` on that folder.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

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


def read(text: str) -> object:
    """The text as plain data, by the fastest loader there is."""
    return yaml.load(text, yaml.CSafeLoader)


def one_file(path: Path, rounds: int) -> tuple[str, ...]:
    """A row about checking one file."""
    from simulator.loading import checks

    text = path.read_text("utf-8")
    scenario, problems = checks(text, str(path))
    assert scenario is not None, problems
    taken = in_turn(
        {
            "read": lambda: cpu_seconds(lambda: read(text)),
            "check": lambda: cpu_seconds(lambda: checks(text, str(path))),
        },
        rounds,
    )
    return (
        path.stem,
        f"{text.count(chr(10)):,}",
        milliseconds(taken["read"].least),
        milliseconds(taken["check"].least),
        ratio(taken["check"].least, taken["read"].least),
    )


def copied(folder: Path, copies: int) -> list[Path]:
    """A folder full of the shipped scenarios under other names."""
    originals = [path.read_text("utf-8") for path in shipped_files()]
    paths = []
    for number in range(copies):
        text = originals[number % len(originals)]
        name = text.split("\nid:", 1)[1].split(maxsplit=1)[0]
        path = folder / f"{name}_{number}.yaml"
        path.write_text(text.replace(f"\nid: {name}", f"\nid: {name}_{number}", 1), "utf-8")
        paths.append(path)
    return paths


def many_files(copies: int, rounds: int) -> list[tuple[str, ...]]:
    """Rows about checking a folder."""
    from simulator.authoring.check import check_files

    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / "scenarios"
        folder.mkdir()
        paths = copied(folder, copies)
        command = [sys.executable, "-m", "simulator", "check", str(folder)]
        variables = environment(Path(temporary))

        def read_all() -> None:
            for path in paths:
                read(path.read_text("utf-8"))

        def check_all() -> None:
            report = check_files([folder])
            assert len(report.files) == copies
            assert not report.has_errors, report.problems[:3]

        taken = in_turn(
            {
                "PyYAML's C loader": lambda: cpu_seconds(read_all),
                "check": lambda: cpu_seconds(check_all),
                "gesprek check, whole process": lambda: process(command, variables).cpu,
            },
            rounds,
        )
    against = taken["PyYAML's C loader"].least
    return [
        (
            name,
            f"{figure.least:.2f} s",
            milliseconds(figure.least / copies),
            ratio(figure.least, against),
        )
        for name, figure in taken.items()
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--copies", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=9, help="for one file; a third for a folder")
    asked = parser.parse_args(arguments)
    about_this_run("Checking scenario files, processor time, the least of all rounds")
    tell(
        ("one file", "lines", "C loader", "check", "ratio"),
        [one_file(path, asked.rounds) for path in shipped_files()],
    )
    tell(
        (f"{asked.copies} files", "all", "each", "ratio"),
        many_files(asked.copies, max(1, asked.rounds // 3)),
    )


if __name__ == "__main__":
    main()
