"""Ctrl-C and SIGTERM: a talk stops where it is, says that it is kept, and the program ends.

Everywhere else there is nothing to say and nothing to lose, and the signal just ends the program.
"""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn, TextIO

from simulator.cli.exits import Exit

_heard: list[int] = []


class Interrupted(BaseException):
    """Somebody wants the program to stop. No error, so that what handles errors lets it pass."""

    def __init__(self, signal_number: int) -> None:
        super().__init__(signal_number)
        self.signal_number = signal_number


@contextmanager
def listening() -> Iterator[None]:
    """Raise `Interrupted` in this block, wherever it is, instead of ending the program at once.

    A signal that whoever started us ignores (``nohup``, a background job) stays ignored. After an
    `Interrupted` no further signal is heard, so that what has to be said can be said.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _interrupt)
    yield
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is _interrupt:
            signal.signal(number, signal.SIG_DFL)


@contextmanager
def to_be_kept() -> Iterator[None]:
    """Raise `KeyboardInterrupt` for Ctrl-C in this block, for work that keeps what it has then."""
    ours = signal.getsignal(signal.SIGINT) is signal.SIG_DFL
    if ours:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        if ours:
            signal.signal(signal.SIGINT, signal.SIG_DFL)


class HeedfulInput:
    """Typed lines; before it waits for one it sees to a signal that went unheard.

    Python drops what a handler raises while it tidies up behind the scenes, and then the program
    would wait for a line that nobody is going to type.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def readline(self, size: int, /) -> str:
        """The next line; raises `Interrupted`."""
        if _heard:
            raise Interrupted(_heard[0])
        return self._stream.readline(size)


def end_by(stopped: BaseException) -> NoReturn:
    """End as the signal wanted, so that who started us sees that it was no choice of ours.

    ``stopped`` is an `Interrupted`, or what Python or click makes of Ctrl-C.
    """
    signal_number = stopped.signal_number if isinstance(stopped, Interrupted) else signal.SIGINT
    signal.signal(signal_number, signal.SIG_DFL)
    os.kill(os.getpid(), signal_number)
    # Only where a signal does not end a process.
    raise SystemExit(Exit.FAILED)


def _interrupt(signal_number: int, _frame: FrameType | None) -> NoReturn:
    _heard.append(signal_number)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise Interrupted(signal_number)
