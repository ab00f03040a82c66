"""Works out regrets in a process of its own, so that no screen stands still meanwhile.

    reckoner = Reckoner(scenario, seed, heard)
    reckoner.ask(talk.given)         # heard(replies, regrets) is called from another thread
    reckoner.stop()

The process holds what it found out about the scenario until it is stopped: another road is quick
then. It ends by itself when whoever started it is gone, however that came. Where it cannot be
started, or fails, nothing is ever heard: the regrets are something extra.
"""

import copyreg
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from queue import SimpleQueue
from threading import Thread
from types import MappingProxyType
from typing import IO, Any, Final

from simulator.debrief.regret import Hindsight, TurnRegret
from simulator.scenario import ReplyId, Scenario

Heard = Callable[[tuple[ReplyId, ...], tuple[TurnRegret, ...]], None]
"""Takes the replies that were asked about, and the regret of each of their turns."""

MOST_MOMENTS: Final = 200_000
"""Moments of a scenario after which the process gives up: more would fill the memory."""

_KINDNESS: Final = 15
"""How far the process steps aside for everything else that runs, from 0 to 19."""

_BEGIN: Final = (
    "import sys; sys.path[:] = sys.argv[1:]; from simulator.reckoner import main; main()"
)


class Reckoner:
    """A process that looks at one scenario, and answers for any talk in it."""

    def __init__(self, scenario: Scenario, seed: int, heard: Heard) -> None:
        """Start it; ``seed`` is that of the talks, ``heard`` is called from another thread."""
        self._asked: SimpleQueue[tuple[ReplyId, ...] | None] = SimpleQueue()
        self._process: subprocess.Popen[bytes] | None = None
        with suppress(OSError, ValueError):
            self._process = subprocess.Popen(  # noqa: S603 -- this very Python
                command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=_flags(),
            )
        if self._process is not None:
            what = (self._process, scenario, seed, heard)
            self._thread = Thread(target=self._talk, args=what, daemon=True)
            self._thread.start()

    @property
    def number(self) -> int | None:
        """The number that the system gave the process; None where there is none."""
        return self._process.pid if self._process is not None else None

    def ask(self, replies: Sequence[ReplyId]) -> None:
        """Ask for the regrets of a talk in which these replies were given."""
        self._asked.put(tuple(replies))

    def stop(self) -> None:
        """End the process at once; what was asked and not answered is never heard."""
        if self._process is not None:
            self._process.kill()
            self._asked.put(None)
            self._thread.join()
            self._process = None

    def _talk(
        self, process: subprocess.Popen[bytes], scenario: Scenario, seed: int, heard: Heard
    ) -> None:
        """Ask and listen, one talk after the other, until the process ends or is ended."""
        assert process.stdin is not None
        assert process.stdout is not None
        # A process that is killed closes its pipes while they are written to and read from.
        with suppress(OSError, ValueError, KeyError, TypeError), process:
            try:
                _send(process.stdin, _written((scenario, seed)))
                while (replies := self._asked.get()) is not None:
                    _send(process.stdin, json.dumps(replies).encode() + b"\n")
                    answer = process.stdout.readline()
                    if not answer:
                        return
                    told = tuple(map(TurnRegret.from_json, json.loads(answer)))
                    heard(replies, told)
            finally:
                process.kill()


def command() -> list[str]:
    """How the process is started: this Python, and what this one can import."""
    # Without the working directory, which is no place to import anything from.
    return [sys.executable, "-P", "-c", _BEGIN, *filter(None, sys.path)]


def main() -> None:
    """The process itself: a scenario and a seed on stdin, then talks as lines of JSON."""
    if sys.platform != "win32":
        os.nice(_KINDNESS)
    asking, told = sys.stdin.buffer, sys.stdout.buffer
    scenario, seed = pickle.load(asking)  # noqa: S301 -- of the process that started this one
    waiting: SimpleQueue[bytes] = SimpleQueue()
    # Also in the middle of its work it has to notice that nobody waits for the answer any more.
    Thread(target=_listen, args=(asking, waiting), daemon=True).start()
    ahead = Hindsight(scenario, MOST_MOMENTS)
    while True:
        replies = json.loads(waiting.get())
        answer = [turn.as_json() for turn in ahead.regrets(replies, seed)]
        _send(told, json.dumps(answer).encode() + b"\n")


def _listen(asking: IO[bytes], waiting: "SimpleQueue[bytes]") -> None:
    for line in asking:
        waiting.put(line)
    os._exit(0)


def _send(to: IO[bytes], what: bytes) -> None:
    to.write(what)
    to.flush()


def _flags() -> int:
    """On Windows: no window of its own, and it steps aside."""
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
    return 0


class _Writer(pickle.Pickler):
    """Writes a scenario, whose mappings cannot be changed."""

    dispatch_table = copyreg.dispatch_table.copy()


def unchangeable(pairs: dict[Any, Any]) -> Mapping[Any, Any]:
    """The mapping as it was before it was written."""
    return MappingProxyType(pairs)


_Writer.dispatch_table[MappingProxyType] = lambda mapping: (unchangeable, (dict(mapping),))


def _written(value: object) -> bytes:
    written = BytesIO()
    _Writer(written, pickle.HIGHEST_PROTOCOL).dump(value)
    return written.getvalue()
