"""The installed program in a process of its own, as somebody else's shell would run it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import IO, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
KLEIN = ROOT / "tests" / "scenarios" / "klein.yaml"
"""A small scenario that can be played: one good road is nachten, volgen, mandaat_vragen."""
VIJANDIG = ROOT / "tests" / "scenarios" / "vijandig.yaml"
"""A scenario of which every text tries to be more than text."""
PROGRAM = (sys.executable, "-m", "simulator")

LONG_ENOUGH = 240
"""Seconds after which a program hangs; far more than any of them needs."""


class Said(NamedTuple):
    """How a run of the program ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def everything(self) -> str:
        """Both streams, one after the other."""
        return self.out + self.err


def environment(**more: str) -> dict[str, str]:
    """The variables of a plain machine, with the folder for data that this test has."""
    kept = ("PATH", "GESPREK_HOME", "SYSTEMROOT", "PYTHONPYCACHEPREFIX")
    here = {name: os.environ[name] for name in kept if name in os.environ}
    home = str(Path(os.environ["GESPREK_HOME"]).parent)
    return {**here, "HOME": home, "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT / "src"), **more}


def gesprek(
    *arguments: str | Path,
    typed: str | bytes = "",
    out: int | IO[bytes] = subprocess.PIPE,
    cwd: Path | None = None,
    **variables: str,
) -> Said:
    """Run ``gesprek`` with these arguments; ``typed`` is all that comes in."""
    done = subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        input=typed.encode() if isinstance(typed, str) else typed,
        stdout=out,
        stderr=subprocess.PIPE,
        env=environment(**variables),
        cwd=cwd,
        timeout=LONG_ENOUGH,
        check=False,
    )
    return Said(
        done.returncode, (done.stdout or b"").decode(), done.stderr.decode("utf-8", "replace")
    )


def through_a_shell(command: str, typed: str = "", **variables: str) -> Said:
    """Run a line of shell in which ``$GESPREK`` is the program."""
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        input=typed.encode(),
        capture_output=True,
        env=environment(GESPREK=" ".join(PROGRAM), **variables),
        timeout=LONG_ENOUGH,
        check=False,
    )
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


def started(*arguments: str | Path, **variables: str) -> subprocess.Popen[str]:
    """Start ``gesprek``, to talk with while it runs. Close what was opened, or end it."""
    return subprocess.Popen(
        [*PROGRAM, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(**variables),
        text=True,
        encoding="utf-8",
    )


def read_until(program: subprocess.Popen[str], wanted: str) -> str:
    """Everything the program says up to the line with ``wanted`` in it, that line included."""
    assert program.stdout is not None
    said = ""
    for line in program.stdout:
        said += line
        if wanted in line:
            return said
    raise AssertionError(f"it never said {wanted!r}, but: {said}")


def type_into(program: subprocess.Popen[str], *lines: str) -> None:
    """Type lines, each with Enter."""
    assert program.stdin is not None
    program.stdin.write("".join(f"{line}\n" for line in lines))
    program.stdin.flush()
