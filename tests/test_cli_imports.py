"""A command imports what it needs and nothing else, so that it starts at once."""

from __future__ import annotations

import subprocess
import sys

import pytest

from simulator.cli.exits import Exit
from tests.running import KLEIN, LONG_ENOUGH, environment

SCREENS = {"textual", "rich"}
MODELS = {"pydantic", "pydantic_core", "transitions"}
DATABASE = {"sqlite3"}

WITHOUT = {
    "--help": SCREENS | MODELS | DATABASE | {"yaml"},
    "--version": SCREENS | MODELS | DATABASE | {"yaml"},
    "list": SCREENS | MODELS | DATABASE,
    "list --json": SCREENS | MODELS | DATABASE,
    "completion bash": SCREENS | MODELS | DATABASE | {"yaml"},
    "report --list": SCREENS | MODELS | {"yaml", "jinja2"},
    "data export": SCREENS | MODELS | {"yaml"},
    "data delete --yes": SCREENS | MODELS | {"yaml"},
    f"check {KLEIN}": SCREENS | DATABASE | {"transitions"},
    "explain unknown-scene": SCREENS | MODELS | DATABASE,
    f"explore {KLEIN} --proof": SCREENS | DATABASE,
    f"graph {KLEIN}": SCREENS | DATABASE,
    "preview --help": SCREENS | MODELS | DATABASE | {"watchfiles"},
    f"trace {KLEIN} --choose nachten": SCREENS | DATABASE,
    f"play {KLEIN} --plain": SCREENS,
    "": SCREENS | MODELS | DATABASE,
}


@pytest.mark.parametrize("command", WITHOUT)
def test_a_command_does_not_import(command: str) -> None:
    program = (
        "import sys; from simulator.cli.program import run; code = run(sys.argv[1:]);"
        "print(*{name.split('.')[0] for name in sys.modules}, file=sys.stderr);"
        "sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *command.split()],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=environment(),
        timeout=LONG_ENOUGH,
        check=False,
    )
    assert done.returncode in (Exit.FINE, Exit.PROBLEMS)
    imported = set(done.stderr.splitlines()[-1].split())

    assert "click" in imported
    assert imported & WITHOUT[command] == set()
