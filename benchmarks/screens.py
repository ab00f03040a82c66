"""What a learner waits for: the first screen, and the answer to a key, in a real pseudo-terminal.

    python benchmarks/screens.py [--starts 11] [--turns 200] [--keys 60]

The clock of a start begins before the process does and stops when words of the first screen have
come out of the terminal. The clock of a key begins when the key is written and stops twice: when
the number of the next turn has come (*painted*), and at the last byte that the key set in motion
(*still*). Each reply is on disk before it is painted, as it is for a learner. Beside all of this,
in turn: a Textual application with one line of text that counts the keys.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import re
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.beside import (
    ROOT,
    Taken,
    about_this_run,
    environment,
    in_turn,
    milliseconds,
    shipped_files,
    tell,
    tell_times,
)

COLUMNS, ROWS = 100, 30
ENTER = "\r"
DOWN = "\x1b[B"
HERE = "▸"
"""Stands before the reply that is chosen with Enter."""
PATIENCE = 60.0
"""Seconds after which a program hangs."""
STILLNESS = 0.12
"""Seconds without a byte after which a screen is taken to be finished."""
_ESCAPES = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]P_^][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]"
)

MINIMAL = """
from textual.app import App
from textual.widgets import Static

class Minimal(App):
    count = 0
    def compose(self):
        yield Static("counted 0 keys")
    def on_key(self, event):
        self.count += 1
        self.query_one(Static).update(f"counted {self.count} keys")

Minimal().run()
"""


class Waited(NamedTuple):
    """Seconds after a key."""

    painted: float
    still: float


class Screen:
    """A program in a pseudo-terminal, and what it writes there."""

    def __init__(self, command: Sequence[str], variables: Mapping[str, str]) -> None:
        self._here, there = os.openpty()
        fcntl.ioctl(self._here, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._written = b""
        self._last = self.began = perf_counter()
        self._program = subprocess.Popen(
            command,
            stdin=there,
            stdout=there,
            stderr=there,
            cwd=ROOT,
            env={**variables, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
            start_new_session=True,
        )
        os.close(there)

    def close(self) -> None:
        """End the program, whatever it is doing."""
        self._program.kill()
        self._program.wait()
        os.close(self._here)

    def until(self, words: str) -> float:
        """Read until these words have come; returns that moment."""
        wanted = words.encode()
        while wanted not in _ESCAPES.sub(b"", self._written):
            if not self._read(PATIENCE):
                shown = _ESCAPES.sub(b" ", self._written).decode("utf-8", "replace")
                raise RuntimeError(f"{words!r} never came; what did:\n{shown}")
        return self._last

    def until_still(self) -> float:
        """Read until nothing more comes; returns the moment of the last byte."""
        while self._read(STILLNESS):
            pass
        return self._last

    def press(self, key: str) -> float:
        """Press a key; returns that moment."""
        self._written = b""
        began = self._last = perf_counter()
        os.write(self._here, key.encode())
        return began

    def answer(self, key: str, words: str) -> Waited:
        """Press a key and wait for these words, and for the screen to be still."""
        began = self.press(key)
        return Waited(self.until(words) - began, self.until_still() - began)

    def _read(self, patience: float) -> bool:
        ready, _, _ = select.select([self._here], [], [], patience)
        if not ready:
            return False
        try:
            written = os.read(self._here, 1 << 16)
        except OSError:
            # Linux: the last one on the other side has closed it.
            return False
        self._last = perf_counter()
        self._written += written
        return bool(written)


@contextmanager
def screen(command: Sequence[str], variables: Mapping[str, str]) -> Iterator[Screen]:
    """A program in a pseudo-terminal, ended when you are done with it."""
    opened = Screen(command, variables)
    try:
        yield opened
    finally:
        opened.close()


def minimal() -> list[str]:
    """The command of the application that everything is beside."""
    return [sys.executable, "-c", MINIMAL]


# Starts

FIRST = "weer_aan_het_werk_en"
"""What a library in English begins with: it is painted when this one is there."""


def first_title() -> str:
    """The title that the library begins with."""
    [first] = [file for file in shipped_files() if file.stem == FIRST]
    found = re.search(r"^title: *(.+?) *$", first.read_text("utf-8"), re.MULTILINE)
    assert found is not None
    return found[1].strip("'\"")


def starts(rounds: int, variables: Mapping[str, str]) -> dict[str, Taken]:
    """Seconds until the first screen; the first time of each is not counted."""
    library = [sys.executable, "-m", "simulator"]
    title = first_title()

    def started(command: Sequence[str], words: str) -> float:
        with screen(command, variables) as opened:
            return opened.until(words) - opened.began

    subjects = {
        "minimal application": lambda: started(minimal(), "counted 0 keys"),
        "the library": lambda: started(library, title),
    }
    in_turn(subjects, 1)
    return in_turn(subjects, rounds)


# Keys


def long_talk(turns: int) -> None:
    """The program in a conversation that goes on for so many turns and comes to no other end."""
    from simulator import loading, tui
    from simulator.codebook.vocabulary import ReplyType
    from simulator.places import home
    from simulator.scenario import Scenario, Spoken
    from simulator.store import open_store
    from tests.scenes import reply, scenario, scene

    kinds: tuple[ReplyType, ...] = ("volgen", "erkennen", "samenvatten")
    words = "Ik hoor u zeggen dat u het al heel lang alleen doet, en dat niemand het ziet."
    answer = Spoken(
        "Ja. Zo is het precies. Mijn zus belt op zondag, en dan zegt ze dat ik het zo goed doe. "
        "En dan hangt ze op en dan zit ik daar weer."
    )
    ring = [
        scene(
            f"scene_{place}",
            *(
                reply(
                    kind, f"scene_{(place + 1) % 8}", text=words, reaction=answer, question="geen"
                )
                for kind in kinds
            ),
        )
        for place in range(8)
    ]
    endless = scenario(*ring, start="klant", max_turns=turns, title="Lang gesprek")

    def load(path: Path) -> Scenario:  # noqa: ARG001
        return endless

    # A file may ask for 60 turns at most; the screens have to do with more.
    loading.load = load
    tui.run(scenario=Path("endless"), folders=[], store=open_store(home()))


def keys(turns: int, presses: int, variables: Mapping[str, str]) -> dict[str, list[Waited]]:
    """Seconds from a key to the screen, with few turns on it and with many."""
    most = turns + presses + 2
    command = [sys.executable, "-c", f"from benchmarks.screens import long_talk; long_talk({most})"]
    few, many, arrows, beside = (
        "reply, at most 20 turns",
        f"reply, {turns} turns and more",
        f"arrow, {turns} turns and more",
        "key, minimal application",
    )
    taken: dict[str, list[Waited]] = {beside: [], few: [], many: [], arrows: []}
    path = {"PYTHONPATH": str(ROOT)}
    with screen(minimal(), variables) as small, screen(command, {**variables, **path}) as talk:
        small.until("counted 0 keys")
        small.until_still()
        talk.until("Lang gesprek")
        talk.until_still()
        talk.press(ENTER)
        talk.until(f"turn 1 of {most}")
        talk.until_still()
        for turn in range(2, turns + 1):
            words = f"turn {turn} of {most}"
            if turn <= 20:
                taken[few].append(talk.answer("1", words))
            else:
                talk.press("1")
                talk.until(words)
        talk.until_still()
        for press in range(1, presses + 1):
            taken[many].append(talk.answer("1", f"turn {turns + press} of {most}"))
            taken[beside].append(small.answer("x", f"counted {press} keys"))
            taken[arrows].append(talk.answer(DOWN, HERE))
    return taken


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--starts", type=int, default=11)
    parser.add_argument("--turns", type=int, default=200)
    parser.add_argument("--keys", type=int, default=60)
    asked = parser.parse_args(arguments)
    about_this_run(f"Screens of {COLUMNS}x{ROWS} in a pseudo-terminal, seconds that pass")
    with TemporaryDirectory() as home:
        variables = environment(Path(home))
        began = starts(asked.starts, variables)
        pressed = keys(asked.turns, asked.keys, variables)
    tell_times("start to first screen", began, "minimal application")
    tell(
        ("key to screen", "painted p50", "p95", "still p50", "p95"),
        [
            (
                name,
                *(
                    milliseconds(Taken(figures).percentile(percent))
                    for figures in zip(*waited, strict=True)
                    for percent in (50, 95)
                ),
            )
            for name, waited in pressed.items()
        ],
    )


if __name__ == "__main__":
    main()
