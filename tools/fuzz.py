"""Put damaged scenarios through everything that a scenario file meets, and tell what went wrong.

    python tools/fuzz.py --count 10000 --seed 1
    python tools/fuzz.py --seed 1 --only 4711 --keep found/
    python tools/fuzz.py --files suspicious.yaml

The same seed and number give the same file. It ends with 1 when something went wrong.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.fuzzing.corpus import documents  # noqa: E402 - it is found by the line above
from tests.fuzzing.hostile import MOST, hostile_files  # noqa: E402
from tests.fuzzing.mutants import SMALL  # noqa: E402
from tests.fuzzing.ordeal import NOTHING_SAID, Outcome  # noqa: E402
from tests.fuzzing.smaller import smaller  # noqa: E402
from tests.fuzzing.watching import Done, Task, Watched, mutants, undergo_all  # noqa: E402

TOO_LONG = 2.0
"""Processor seconds for one step of one file."""
TOO_LONG_FOR_A_PROOF = 5.0
"""The same for trying to prove the claims, which nobody waits for at every save."""
SIZES = (MOST, MOST // 3, MOST // 10, MOST // 30)
"""Bytes of the hostile files."""
_TELL_EVERY = 500


class Tally(NamedTuple):
    """What is known so far."""

    codes: Counter[str]
    failures: list[Done]
    slowest: list[Done]
    """One, or none when nothing was done yet."""
    counts: Counter[str]
    """How many files were done, and how many of them load."""


def main() -> int:
    """Do what is asked; 1 when something went wrong."""
    asked = _asked()
    began = time.monotonic()
    tally = Tally(Counter(), [], [], Counter())
    memory = 0
    for done in undergo_all(_tasks(asked), processes=asked.processes):
        memory = max(memory, done.memory)
        _count(tally, done)
        if done in tally.failures:
            _tell(done, asked.keep)
        if tally.counts["done"] % _TELL_EVERY == 0:
            print(f"{tally.counts['done']} done, {time.monotonic() - began:.0f} s", flush=True)
    for code, times in tally.codes.most_common():
        print(f"{times:8} {code}")
    slowest = ", ".join(_slowness(done) for done in tally.slowest)
    print(
        f"{tally.counts['done']} files in {time.monotonic() - began:.0f} s: "
        f"{tally.counts['loads']} load, {tally.counts['silent']} of the others say nothing, "
        f"{len(tally.failures)} went wrong; slowest: {slowest}; "
        f"most memory: {memory / 1e6:.0f} MB"
    )
    return int(bool(tally.failures))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Try damaged scenarios.")
    parser.add_argument("--count", type=int, default=1000, help="how many mutants")
    parser.add_argument("--seed", type=int, default=1, help="which mutants")
    parser.add_argument("--only", type=int, nargs="+", help="only the mutants of these numbers")
    parser.add_argument("--hostile", action="store_true", help="the hostile files, no mutants")
    parser.add_argument("--corpus", action="store_true", help="the YAML corpus, no mutants")
    parser.add_argument("--files", type=Path, nargs="+", help="these files, no mutants")
    parser.add_argument("--keep", type=Path, help="folder for files that go wrong")
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


def _tasks(asked: argparse.Namespace) -> Iterator[Task]:
    if asked.files:
        yield from (Task(str(file), data=file.read_bytes()) for file in asked.files)
    elif asked.hostile or asked.corpus:
        if asked.hostile:
            sound = SMALL[0].read_text("utf-8")
            for much in SIZES:
                yield from _named(f"hostile, {much}", hostile_files(sound, much).items())
        if asked.corpus:
            yield from _named("corpus", documents().items())
    else:
        yield from mutants(asked.seed, asked.only or range(asked.count))


def _named(what: str, files: Iterable[tuple[str, bytes]]) -> Iterator[Task]:
    return (Task(f"{what}: {name}", data=data) for name, data in files)


def _count(tally: Tally, done: Done) -> None:
    outcome = done.outcome
    tally.counts["done"] += 1
    tally.counts["loads"] += outcome.loads
    tally.counts["silent"] += not outcome.loads and not outcome.codes
    tally.codes.update(set(outcome.codes))
    if outcome.failure or _is_slow(outcome):
        tally.failures.append(done)
    if not tally.slowest or outcome.seconds > tally.slowest[0].outcome.seconds:
        tally.slowest[:] = [done]


def _is_slow(outcome: Outcome) -> bool:
    return outcome.seconds > (TOO_LONG_FOR_A_PROOF if outcome.step == "explore" else TOO_LONG)


def _slowness(done: Done) -> str:
    return f"{done.outcome.seconds:.2f} s to {done.outcome.step} {done.task.name}"


def _tell(done: Done, keep: Path | None) -> None:
    """Say what went wrong, and keep the file and a smaller one that goes wrong alike."""
    file = done.task.file()
    wrong = done.outcome.failure or f"too slow: {_slowness(done)}"
    print(f"--- {done.task.name} ({file.damage} of {file.base.name}): {wrong}", flush=True)
    if keep is None:
        return
    keep.mkdir(parents=True, exist_ok=True)
    stem = "".join(sign if sign.isalnum() else "-" for sign in done.task.name)
    (keep / f"{stem}.yaml").write_bytes(file.data)
    (keep / f"{stem}.txt").write_text(wrong, "utf-8", "replace")
    if NOTHING_SAID not in wrong:
        # Where the damage is changes when lines are left out, so that cannot be cut down.
        with Watched() as watched:
            less = smaller(file.data, lambda data: _fails_alike(data, done, watched))
        (keep / f"{stem}.smaller.yaml").write_bytes(less)


def _fails_alike(data: bytes, done: Done, watched: Watched) -> bool:
    again = watched.undergo(done.task._replace(data=data, base=done.task.file().base))
    if not done.outcome.failure:
        return _is_slow(again.outcome)
    return _last_line(again.outcome.failure) == _last_line(done.outcome.failure)


def _last_line(failure: str) -> str:
    """What kind of failure it is: the last line without the words of this one file."""
    return (failure.strip().splitlines() or [""])[-1].partition("'")[0][:60]


if __name__ == "__main__":
    sys.exit(main())
