"""The first screen stands there before what only later screens need is imported."""

from __future__ import annotations

import subprocess
import sys

from tests.running import KLEIN, environment

LATER = (
    "pydantic",
    "transitions",
    "simulator.debrief",
    "simulator.conversation",
    "simulator.client",
)

PROGRAM = f"""
import asyncio, sys
from pathlib import Path
from simulator.store import nowhere
import simulator.tui
before = set(sys.modules)
assert not any(name.split(".")[0] in ("textual", "rich") for name in before), "textual"
from simulator.tui.app import Gesprek

async def main():
    async with Gesprek(nowhere(), [Path({str(KLEIN)!r})]).run_test() as pilot:
        await pilot.pause()
        print(*(name for name in {LATER!r} if name in sys.modules))

asyncio.run(main())
"""


def test_what_the_library_does_not_need_is_not_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stderr == ""
    assert done.stdout.strip() == ""
