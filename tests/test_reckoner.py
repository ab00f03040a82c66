"""What was in reach is worked out in a process of its own, which never outlives who asked."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

import pytest

from simulator import reckoner
from simulator.debrief.regret import TurnRegret, regrets
from simulator.loading import load
from simulator.reckoner import Reckoner
from tests.running import KLEIN, LONG_ENOUGH, ROOT, environment

if TYPE_CHECKING:
    from simulator.scenario import ReplyId

HENK = load(KLEIN)
SEED = 3
ROAD = ("nachten", "volgen", "mandaat_vragen")
LONGER = ("advies_reflex", "nachten", "volgen", "regie_teruggeven")

Answer = tuple[tuple["ReplyId", ...], tuple[TurnRegret, ...]]


def gone(number: int) -> bool:
    """Wait until the process of this number is gone."""
    try:
        process = os.pidfd_open(number)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([process], [], [], LONG_ENOUGH)[0])
    finally:
        os.close(process)


linux = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="waits with a file of Linux")


def test_it_answers_for_every_talk_that_it_is_asked_about() -> None:
    heard: SimpleQueue[Answer] = SimpleQueue()
    found = Reckoner(HENK, SEED, lambda *answer: heard.put(answer))
    for replies in (ROAD, LONGER, ROAD[:1]):
        found.ask(replies)
    for replies in (ROAD, LONGER, ROAD[:1]):
        assert heard.get(timeout=LONG_ENOUGH) == (replies, regrets(HENK, replies, SEED))
    found.stop()


@linux
def test_a_process_that_is_stopped_is_gone_also_in_the_middle_of_its_work() -> None:
    heard: list[Answer] = []
    found = Reckoner(
        load(ROOT / "scenarios" / "de_ontruiming.yaml"), SEED, lambda *told: heard.append(told)
    )
    number = found.number
    assert number is not None
    found.ask(["een_uur"])
    found.stop()
    assert gone(number)
    assert heard == []
    found.stop()


@linux
def test_the_process_ends_when_the_program_is_killed() -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", ASKER, str(KLEIN)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
        text=True,
    )
    with program:
        assert program.stdout is not None
        number = int(program.stdout.readline())
        program.kill()
    assert gone(number)


ASKER = """
import sys
from pathlib import Path
from simulator.reckoner import Reckoner
from simulator.loading import load
asked = Reckoner(load(Path(sys.argv[1])), 3, print)
asked.ask(["nachten"])
print(asked.number, flush=True)
sys.stdin.read()
"""
"""A program that asks, and then waits for ever."""


def test_where_it_cannot_be_started_nothing_is_heard_and_nothing_breaks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reckoner, "command", lambda: ["/nowhere/python"])
    found = Reckoner(HENK, SEED, lambda *_told: pytest.fail("heard"))
    assert found.number is None
    found.ask(ROAD)
    found.stop()


@pytest.mark.parametrize("does", ["raise SystemExit(1)", "import sys; sys.stdin.buffer.read()"])
def test_a_process_that_fails_or_ends_early_breaks_nothing(
    does: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reckoner, "command", lambda: [sys.executable, "-c", does])
    found = Reckoner(HENK, SEED, lambda *_told: pytest.fail("heard"))
    found.ask(ROAD)
    found.ask(LONGER)
    found.stop()


def test_what_it_answers_that_makes_no_sense_is_not_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    does = 'print(\'[{"turn": 1, "best": "prima"}]\', flush=True)'
    monkeypatch.setattr(reckoner, "command", lambda: [sys.executable, "-c", does])
    found = Reckoner(HENK, SEED, lambda *_told: pytest.fail("heard"))
    found.ask(ROAD)
    found.stop()


def test_nothing_is_imported_from_the_folder_it_is_started_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pickle.py").write_text("raise SystemExit('not this one')", "utf-8")
    monkeypatch.chdir(tmp_path)
    heard: SimpleQueue[Answer] = SimpleQueue()
    found = Reckoner(HENK, SEED, lambda *answer: heard.put(answer))
    found.ask(ROAD)
    assert heard.get(timeout=LONG_ENOUGH)[0] == ROAD
    found.stop()
