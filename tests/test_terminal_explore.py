"""`gesprek explore` in a real pseudo-terminal: how far it is, and what it knows when stopped."""

from __future__ import annotations

import signal
import sys
from typing import get_args

import pytest

from simulator.authoring.explore import Stage
from simulator.cli import explore, terminal
from tests.running import KLEIN

pytest.importorskip("termios", reason="pseudo-terminals are a matter of POSIX")

from tests.terminal import Terminal


def test_how_far_it_is_goes_when_the_work_is_done() -> None:
    with Terminal("explore", str(KLEIN)) as screen:
        shown = screen.wait_for("P1 ", "P2 ")
        assert screen.ended() == 1
        assert "momenten gevonden" not in shown
        assert "in het programma zelf" not in screen.picture.text


def test_ctrl_c_tells_what_is_known_by_then() -> None:
    with Terminal("explore", "de_ontruiming") as screen:
        screen.wait_for("momenten gevonden")
        screen.press("\x03")
        shown = screen.wait_for("onderbroken na", "P1 ")
        assert screen.ended() == -signal.SIGINT
        assert "onbekend" in shown
        assert "in het programma zelf" not in screen.picture.text


def test_every_stage_of_the_work_has_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(terminal, "wants_colour", lambda stream: stream is sys.stderr)
    tell = explore._progress()
    assert tell is not None
    for stage in get_args(Stage):
        tell(stage, 3, 7)
    assert capsys.readouterr().err.count("3 / 7") == len(get_args(Stage))
