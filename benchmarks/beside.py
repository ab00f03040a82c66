"""Measuring one thing beside another: taken in turn, in one run, on one machine, as a ratio.

A machine is never quiet and no two are alike, so nothing here is compared with a number from
another day. What is measured takes turns with what it is measured against, and of each the least
is kept: whatever else the machine does can only add to it.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import NamedTuple, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

ROOT = Path(__file__).resolve().parent.parent
SCENARIOS = ROOT / "scenarios"


def shipped_files() -> list[Path]:
    """The scenarios that travel with the program, by name; their walkthroughs are left out."""
    return sorted(file for file in SCENARIOS.glob("*.yaml") if "." not in file.stem)


class Taken(NamedTuple):
    """What was measured, once for each turn it had."""

    figures: tuple[float, ...]

    @property
    def least(self) -> float:
        """The figure with the least of somebody else's work in it."""
        return min(self.figures)

    @property
    def median(self) -> float:
        """The figure in the middle."""
        return statistics.median(self.figures)

    def percentile(self, percent: int) -> float:
        """The figure that so many percent of the figures do not exceed."""
        ranked = sorted(self.figures)
        return ranked[max(0, -(-len(ranked) * percent // 100) - 1)]


def in_turn(subjects: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, Taken]:
    """Measure each of the subjects so many times: A B C, A B C, ..."""
    figures: dict[str, list[float]] = {name: [] for name in subjects}
    for _ in range(rounds):
        for name, measure in subjects.items():
            figures[name].append(measure())
    return {name: Taken(tuple(taken)) for name, taken in figures.items()}


def cpu_seconds(work: Callable[[], object]) -> float:
    """How long the processor was busy with it."""
    began = process_time()
    work()
    return process_time() - began


def alone(work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """Do it in a new process, in which nothing has been worked out before."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(work, *arguments, **named).result()


class Spent(NamedTuple):
    """What a whole process took, as the system counted it."""

    wall: float
    """Seconds from before it was started until it was gone."""
    cpu: float
    """Seconds of processor, its own and the system's for it."""
    peak: int
    """Most memory at any moment, in bytes."""


def process(command: Sequence[str], environment: Mapping[str, str], *, code: int = 0) -> Spent:
    """Run a program to its end; raises when it ends with another exit code than this one."""
    began = perf_counter()
    nothing = subprocess.DEVNULL
    running = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=nothing, stdout=nothing, stderr=nothing
    )
    _, status, used = os.wait4(running.pid, 0)
    wall = perf_counter() - began
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode != code:
        raise subprocess.CalledProcessError(running.returncode, command)
    unit = 1 if sys.platform == "darwin" else 1024
    return Spent(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit)


def environment(home: Path, **more: str) -> dict[str, str]:
    """The variables of a plain machine; what the program stores goes to ``home``."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ}
    return {**kept, "HOME": str(home), "GESPREK_HOME": str(home), "GESPREK_LANG": "en", **more}


# The yardstick: a conversation as a table and nothing else.

_SCENES = 60
_REPLIES = 4
_MOST_TURNS = 25

_Row = list[tuple[str, int, int, int, int]]
"""Replies: their text, where they lead, what they do to two gauges, and the trust they need."""


def _table(seed: int) -> list[_Row]:
    """Scenes that lead a little onward, three of them to the end; one reply in four is guarded."""
    dice = Random(seed)
    table: list[_Row] = []
    for scene in range(_SCENES):
        onward = [min(_SCENES, scene + dice.randint(-6, 8)) for _ in range(_REPLIES)]
        table.append(
            [
                (
                    f"Scene {scene}, reply {reply}.",
                    max(0, target),
                    dice.randint(-1, 2),
                    dice.randint(-1, 1),
                    6 if reply == _REPLIES - 1 else 0,
                )
                for reply, target in enumerate(onward)
            ]
        )
    return table


_TABLE = _table(7)
_KEPT = (*range(11), 10, 10, 0, 0)
"""A gauge after one step, kept within 0 and 10; -1 and -2 count from the end."""


def table_walk(choices: int) -> int:
    """Make about so many choices in a bare table; returns how many it were.

    60 scenes, 4 replies, at most 25 turns, two gauges, a guard on one reply of each scene, and the
    words collected: what a conversation costs in Python when it has no rules.
    """
    draw = Random(1).random
    table, made = _TABLE, 0
    while made < choices:
        scene, trust, tension = 0, 5, 5
        words: list[str] = []
        for _turn in range(_MOST_TURNS):
            offered = [reply for reply in table[scene] if trust >= reply[4]]
            text, scene, more, strain, _ = offered[int(draw() * len(offered))]
            words.append(text)
            trust = _KEPT[trust + more]
            tension = _KEPT[tension + strain]
            made += 1
            if scene >= _SCENES:
                break
    return made


# What is told.


def about_this_run(title: str) -> None:
    """What is measured, and on what."""
    load = ", ".join(f"{figure:.1f}" for figure in os.getloadavg())
    print(
        f"{title}\nPython {platform.python_version()} on {platform.machine()}, "
        f"{os.cpu_count()} processors, load {load}\n"
    )


def tell(header: Sequence[str], rows: Sequence[Sequence[str]], note: str = "") -> None:
    """A table in plain lines: the first column to the left, all others to the right."""
    lines = [header, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    for line in lines:
        cells = [
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())
    print(f"{note}\n" if note else "", flush=True)


def tell_times(what: str, taken: Mapping[str, Taken], against: str, note: str = "") -> None:
    """A table of seconds that were measured in turn, each beside those of ``against``.

    ``what`` stands above the names.
    """
    least, middle = taken[against].least, taken[against].median
    tell(
        (what, "least", "median", "ratio", "of medians"),
        [
            (
                name,
                milliseconds(one.least),
                milliseconds(one.median),
                ratio(one.least, least),
                ratio(one.median, middle),
            )
            for name, one in taken.items()
        ],
        note,
    )


def ratio(figure: float, against: float) -> str:
    """``figure`` as a multiple of ``against``."""
    return f"{figure / against:.2f}x"


def milliseconds(seconds: float) -> str:
    """A time that people can compare."""
    return f"{seconds * 1000:.1f} ms"
