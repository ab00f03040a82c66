"""Files put through their ordeal in processes of their own, which may be killed.

A hang of the program cannot be stopped from within, and a crash takes its process along; so each
of several processes gets one file after the other, and is watched.
"""

from __future__ import annotations

import multiprocessing
import platform
import signal
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, NamedTuple

from tests.fuzzing.mutants import Mutant, mutant
from tests.fuzzing.ordeal import Outcome, undergo
from tests.running import KLEIN

MOST_MEMORY = 1 << 30
"""Bytes of address space that a process may have, itself included."""
MOST_SECONDS = 10
"""Processor seconds after which a process is ended; a file has to be done long before."""
PATIENCE = 120
"""Seconds by the clock after which a process is ended that waits for what never comes."""

try:
    import resource

    LIMITS: Any = resource
except ImportError:  # a system without limits: what goes wrong there is seen by the clock alone
    LIMITS = None


class Task(NamedTuple):
    """A file to be put through its ordeal: a mutant by its seed and number, or any bytes."""

    name: str
    seed: int = 0
    number: int = 0
    data: bytes | None = None
    explored: bool = False
    """Whether the claims about it are tried, too, which takes longer than all the rest."""
    base: Path = KLEIN
    """The file that the ``data`` were; a file with walkthroughs is treated as one."""

    def file(self) -> Mutant:
        """The file itself."""
        if self.data is None:
            return mutant(self.seed, self.number)
        return Mutant("", self.base, self.data)


class Done(NamedTuple):
    """A task and what came of it."""

    task: Task
    outcome: Outcome
    memory: int
    """The most that the process ever held, in bytes; 0 where the system does not say."""


def mutants(seed: int, numbers: Iterable[int], explored_one_in: int = 10) -> Iterator[Task]:
    """The tasks for the mutants of this seed with these numbers."""
    return (
        Task(f"{seed}-{number}", seed, number, explored=number % explored_one_in == 0)
        for number in numbers
    )


def undergo_all(tasks: Iterable[Task], *, processes: int = 2) -> Iterator[Done]:
    """What came of each task, in the order in which they are done."""
    waiting = iter(tasks)
    with ExitStack() as stack:
        busy: list[Watched] = []
        for task in islice(waiting, processes):
            busy.append(stack.enter_context(Watched()))
            busy[-1].begin(task)
        while busy:
            wait([watched.connection for watched in busy], timeout=1)
            for watched in list(busy):
                done = watched.done()
                if done is None:
                    continue
                yield done
                following = next(waiting, None)
                if following is None:
                    busy.remove(watched)
                else:
                    watched.begin(following)


class Watched:
    """A process that does one task after the other, and is replaced when it does not survive."""

    def __init__(self, seconds: int = MOST_SECONDS) -> None:
        self._seconds = seconds
        # Here and not over there: who is killed tidies nothing up.
        self._folder = tempfile.TemporaryDirectory()
        self._start()

    def __enter__(self) -> Watched:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._close()
        self._folder.cleanup()

    def undergo(self, task: Task) -> Done:
        """What comes of a task, waited for."""
        self.begin(task)
        while True:
            wait([self.connection], timeout=1)
            done = self.done()
            if done is not None:
                return done

    def begin(self, task: Task) -> None:
        """Give it a task."""
        if not self._process.is_alive():
            self._close()
            self._start()
        self._task = task
        self._until = time.monotonic() + PATIENCE
        self.connection.send(task)

    def done(self) -> Done | None:
        """What came of its task, or None while it is at it."""
        if self.connection.poll():
            try:
                outcome, memory = self.connection.recv()
                return Done(self._task, outcome, memory)
            except EOFError:
                self._process.join()
                return self._lost(self._reason())
        if time.monotonic() > self._until:
            self._process.kill()
            self._process.join()
            return self._lost(f"it was not done after {PATIENCE} seconds by the clock")
        return None

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(
            target=_work, args=(theirs, self._folder.name, self._seconds), daemon=True
        )
        self._process.start()
        theirs.close()

    def _close(self) -> None:
        self._process.join()
        self._process.close()
        self.connection.close()

    def _lost(self, reason: str) -> Done:
        return Done(self._task, Outcome(failure=reason), 0)

    def _reason(self) -> str:
        code = self._process.exitcode or 0
        if -code == getattr(signal, "SIGXCPU", None):
            return f"it hangs: not done after {self._seconds} processor seconds"
        return f"the process died with {code}"


def _work(connection: Connection[Any, Any], folder: str, seconds: int) -> None:
    """Do one task after the other until nobody asks any more."""
    if LIMITS is not None:
        LIMITS.setrlimit(LIMITS.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        LIMITS.setrlimit(LIMITS.RLIMIT_CORE, (0, 0))
    while True:
        try:
            task: Task = connection.recv()
        except EOFError:
            return
        connection.send((_done(task, Path(folder), seconds), _most_memory()))


def _done(task: Task, folder: Path, seconds: int) -> Outcome:
    if LIMITS is not None:
        until = int(time.process_time()) + 1 + seconds
        LIMITS.setrlimit(LIMITS.RLIMIT_CPU, (until, LIMITS.RLIM_INFINITY))
    return undergo(task.file(), folder, explored=task.explored)


def _most_memory() -> int:
    if LIMITS is None:
        return 0
    most: int = LIMITS.getrusage(LIMITS.RUSAGE_SELF).ru_maxrss
    return most if platform.system() == "Darwin" else most * 1024
