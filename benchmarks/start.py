"""From the command to its answer, whole process, beside Python importing one library.

python benchmarks/start.py [--rounds 15]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.beside import (
    Spent,
    Taken,
    about_this_run,
    environment,
    milliseconds,
    process,
    ratio,
    shipped_files,
    tell,
)

YAML = "import yaml"
PYDANTIC = "import yaml, pydantic; pydantic.BaseModel"


def commands() -> dict[str, list[str]]:
    """What is started, in this order."""
    installed = Path(sys.executable).with_name("gesprek")
    gesprek = [str(installed)] if installed.is_file() else [sys.executable, "-m", "simulator"]
    scenario = shipped_files()[0]
    return {
        YAML: [sys.executable, "-c", YAML],
        PYDANTIC: [sys.executable, "-c", PYDANTIC],
        "gesprek --version": [*gesprek, "--version"],
        "gesprek --help": [*gesprek, "--help"],
        "gesprek list": [*gesprek, "list"],
        f"gesprek check {scenario.name}": [*gesprek, "check", str(scenario)],
    }


def row(name: str, figures: Mapping[str, Taken]) -> tuple[str, ...]:
    """A row about one command."""
    mine = figures[name]
    return (
        name,
        milliseconds(mine.least),
        milliseconds(mine.median),
        ratio(mine.least, figures[YAML].least),
        ratio(mine.median, figures[YAML].median),
        ratio(mine.least, figures[PYDANTIC].least),
        ratio(mine.median, figures[PYDANTIC].median),
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--rounds", type=int, default=15)
    asked = parser.parse_args(arguments)
    about_this_run(
        f"Start of a command, {asked.rounds} rounds in turn after one that is not counted"
    )
    spent: dict[str, list[Spent]] = {name: [] for name in commands()}
    with TemporaryDirectory() as home:
        variables = environment(Path(home))
        for number in range(asked.rounds + 1):
            for name, command in commands().items():
                run = process(command, variables)
                if number:
                    spent[name].append(run)
    for unit in ("cpu", "wall"):
        figures = {
            name: Taken(tuple(getattr(run, unit) for run in runs)) for name, runs in spent.items()
        }
        header = (unit, "least", "median", "to yaml", "medians", "to yaml, pydantic", "medians")
        tell(header, [row(name, figures) for name in figures])


if __name__ == "__main__":
    main()
