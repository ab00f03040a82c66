"""The proof of a scenario, whole process: processor seconds and peak memory.

    python benchmarks/proof.py [SCENARIO ...] [--rounds 3]

The proof is every claim that the state space decides, from reading the file on; and then all of
`gesprek explore`, with what can never happen, what replies cost, the estimates and the learners.
Beside it, in turn: a million choices in a bare table walk, as a clock that runs as fast as Python
does on this machine now.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.beside import (
    ROOT,
    Spent,
    about_this_run,
    cpu_seconds,
    environment,
    process,
    shipped_files,
    table_walk,
    tell,
)

_MILLION = 1_000_000


PROOF = """
import gc, json, sys
from simulator.explorer.claims import PROVEN, Proof
from simulator.explorer.state_space import StateSpace, count
from simulator.cli.scenarios import loaded

gc.disable()  # as the command does
space = StateSpace(loaded(sys.argv[1]))
proof = Proof(space)
claims = [decide(proof) for decide in PROVEN.values()]
told = {
    "states": count(proof.reach),
    "edges": sum(map(len, space.edges)),
    "claims": [{"id": claim.id, "holds": claim.holds} for claim in claims],
}
print(json.dumps(told))
"""
"""The proof and nothing else, as a process of its own."""


class Proved(NamedTuple):
    """What a proof went through."""

    states: int
    edges: int
    claims: str
    """How many of them hold."""


def proved(command: Sequence[str], variables: dict[str, str]) -> Proved:
    """What the proof says of itself."""
    done = subprocess.run(
        command, cwd=ROOT, env=variables, capture_output=True, check=True, text=True
    )
    told = json.loads(done.stdout)
    holding = [claim["id"] for claim in told["claims"] if claim["holds"]]
    return Proved(told["states"], told["edges"], f"{len(holding)} of {len(told['claims'])}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    shipped = [file.stem for file in shipped_files()]
    parser.add_argument("scenarios", nargs="*", default=shipped)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args(arguments)
    about_this_run("Proof of one scenario, whole process")
    with TemporaryDirectory() as home:
        variables = environment(Path(home))
        commands: dict[str, list[str]] = {}
        for name in asked.scenarios:
            commands[f"{name}, proof"] = [sys.executable, "-c", PROOF, name]
            commands[f"{name}, all"] = [
                sys.executable,
                "-m",
                "simulator",
                "explore",
                name,
                "--json",
            ]
        proofs = {name: proved(command, variables) for name, command in commands.items()}
        spent: dict[str, list[Spent]] = {name: [] for name in commands}
        clock: list[float] = []
        for _ in range(asked.rounds):
            for name, command in commands.items():
                clock.append(cpu_seconds(lambda: table_walk(_MILLION)))
                spent[name].append(process(command, variables))
    tick = min(clock)
    tell(
        ("scenario", "states", "edges", "holds", "cpu", "wall", "peak", "million choices"),
        [
            (
                name,
                f"{proofs[name].states:,}",
                f"{proofs[name].edges:,}",
                proofs[name].claims,
                f"{min(run.cpu for run in runs):.2f} s",
                f"{min(run.wall for run in runs):.2f} s",
                f"{max(run.peak for run in runs) / 1e6:.0f} MB",
                f"{min(run.cpu for run in runs) / tick:.1f}",
            )
            for name, runs in spent.items()
        ],
        note=f"The last column is cpu in units of a million choices of the bare walk: {tick:.2f} s",
    )


if __name__ == "__main__":
    main()
