"""A real pseudo-terminal with the installed program in it, and what stands on its screen.

Understands as much of a terminal as Textual uses: text, moving the cursor, erasing, and modes.
Nothing here waits for time to pass: it waits for words on the screen.
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from typing import Final

from simulator.authoring.check import cells
from tests.running import LONG_ENOUGH, ROOT, environment

_IN_A_SESSION = (
    "import fcntl, os, sys, termios;"
    "fcntl.ioctl(0, termios.TIOCSCTTY, 0);"
    "os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
)
"""Makes the pseudo-terminal the one that signals of this session come from."""

_TOKEN = re.compile(
    r"\x1b\[(?P<private>[?>=<]?)(?P<numbers>[\d;:]*)[ -/]*(?P<final>[@-~])"
    r"|\x1b[\]P_^](?:(?!\x1b\\)[^\x07])*(?:\x07|\x1b\\)"
    r"|\x1b[ -/]*[0-~]"
    r"|(?P<control>[\x00-\x1f\x7f])"
    r"|(?P<text>[^\x00-\x1f\x7f]+)",
    re.DOTALL,
)
_UNFINISHED = re.compile(r"\x1b(?:\[[\d;:?>=< -/]*|[\]P_^][^\x07\x1b]*\x1b?|[ -/]*)?$")

ALTERNATE_SCREEN: Final = "1049"
USUALLY_ON: Final = frozenset({"7", "25"})
"""The modes that a terminal begins with: lines that go on below, and a cursor that is seen."""


class Picture:
    """What stands on a screen of this size, as far as it was written."""

    def __init__(self, columns: int, rows: int) -> None:
        self.modes: dict[str, bool] = {}
        self._rest = ""
        self.resize(columns, rows)

    def resize(self, columns: int, rows: int) -> None:
        """Another size; what stood there is for the program to paint again."""
        self._columns, self._rows = columns, rows
        self._lines = [[" "] * columns for _ in range(rows)]
        self._row = self._column = 0

    def feed(self, written: str) -> None:
        """Take what the program wrote."""
        written = self._rest + written
        unfinished = _UNFINISHED.search(written)
        self._rest = unfinished.group() if unfinished else ""
        for token in _TOKEN.finditer(written[: len(written) - len(self._rest)]):
            if token["text"]:
                self._write(token["text"])
            elif token["control"]:
                self._control(token["control"])
            elif token["final"]:
                self._obey(token["private"], token["numbers"], token["final"])

    @property
    def text(self) -> str:
        """The screen as lines."""
        return "\n".join("".join(line).rstrip() for line in self._lines)

    @property
    def words(self) -> str:
        """The screen as one line, so that it does not matter where a text was broken."""
        return " ".join(re.sub(r"[\u2500-\u259f]", " ", self.text).split())

    def _write(self, text: str) -> None:
        for character in text:
            width = cells(character)
            if width == 0:
                continue
            if self._row < self._rows and self._column < self._columns:
                self._lines[self._row][self._column] = character
                if width == 2 and self._column + 1 < self._columns:
                    self._lines[self._row][self._column + 1] = ""
            self._column += width

    def _control(self, control: str) -> None:
        if control == "\r":
            self._column = 0
        elif control == "\n":
            self._row += 1

    def _obey(self, private: str, numbers: str, final: str) -> None:
        if private == "?" and final in "hl":
            for mode in numbers.split(";"):
                self.modes[mode] = final == "h"
        elif private:
            return
        elif final in "Hf":
            row, column = ([int(number or 1) for number in numbers.split(";")] + [1, 1])[:2]
            self._row, self._column = row - 1, column - 1
        elif final == "J":
            self._lines = [[" "] * self._columns for _ in range(self._rows)]
        elif final == "K" and self._row < self._rows:
            blank = " " * (self._columns - self._column)
            self._lines[self._row][self._column :] = blank


class Terminal:
    """The installed program in a pseudo-terminal. Use it as a context manager."""

    def __init__(self, *arguments: str, columns: int = 80, rows: int = 24) -> None:
        self.picture = Picture(columns, rows)
        self._here, there = os.openpty()
        self._before = termios.tcgetattr(self._here)
        self._set_size(columns, rows)
        self._program = subprocess.Popen(
            [sys.executable, "-c", _IN_A_SESSION, "-m", "simulator", *arguments],
            stdin=there,
            stdout=there,
            stderr=there,
            cwd=ROOT,
            env=environment(TERM="xterm-256color", TEXTUAL_ANIMATIONS="none"),
            start_new_session=True,
        )
        os.close(there)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        if self._program.poll() is None:
            self._program.kill()
        self._program.wait()
        os.close(self._here)

    @property
    def number(self) -> int:
        """The number of the program's process."""
        return self._program.pid

    def press(self, *keys: str) -> None:
        """Press keys; a longer text is typed."""
        os.write(self._here, "".join(keys).encode())

    def resize(self, columns: int, rows: int) -> None:
        """Drag the window to another size."""
        self.picture.resize(columns, rows)
        self._set_size(columns, rows)

    def wait_for(self, *words: str) -> str:
        """Read until all of these words stand on the screen; returns the screen."""
        self._read_until(lambda: all(part in self.picture.words for part in words), words)
        return self.picture.text

    def ended(self, *, by: signal.Signals | None = None) -> int:
        """Read until the program has ended; returns how. Sends it ``by`` first."""
        if by is not None:
            self._program.send_signal(by)
        while self._read():
            pass
        return self._program.wait(LONG_ENOUGH)

    def changes(self) -> list[str]:
        """What is otherwise in the terminal than before the program: modes, and how it reads."""
        modes = self.picture.modes.items()
        changed = [f"mode {mode}" for mode, on in modes if on != (mode in USUALLY_ON)]
        if termios.tcgetattr(self._here)[:4] != self._before[:4]:
            changed.append("echo and signals")
        return changed

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._here, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _read_until(self, satisfied: Callable[[], bool], wanted: object) -> None:
        while not satisfied():
            if not self._read():
                raise AssertionError(f"{wanted} never came; the screen:\n{self.picture.text}")

    def _read(self) -> bool:
        """Take what is written next; False when nothing more comes."""
        ready, _, _ = select.select([self._here], [], [], LONG_ENOUGH)
        if not ready:
            return False
        try:
            written = os.read(self._here, 65536)
        except OSError:
            # Linux: the last one on the other side has closed it.
            return False
        self.picture.feed(written.decode("utf-8", "ignore"))
        return bool(written)
