"""What a command says: data to stdout, everything else to stderr.

Streams can be closed, full or gone. Who reads our data and has had enough (``gesprek list | head``)
is no problem; a disk that is full is one, and is told in a sentence.
"""

import errno
import os
import sys
from pathlib import Path
from typing import TextIO

from simulator.cli.exits import CannotDo
from simulator.language import _

_GONE = (errno.EPIPE, errno.EINVAL) if os.name == "nt" else (errno.EPIPE,)
"""Errors of a stream that nobody reads any more; Windows has a second one."""


class ReaderGone(Exception):
    """Nobody reads the output any more."""


class Output:
    """A stream to write to, of which every failure is one of ours.

    Raises `ReaderGone` when nobody reads any more, and `CannotDo` when it cannot be written.
    """

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream

    def write(self, text: str, /) -> None:
        """Add text."""
        if self._stream is None:
            raise CannotDo(_("The output is closed: there is nowhere to write to."))
        try:
            self._stream.write(text)
        except OSError as error:
            raise self._failure(error) from error

    def flush(self) -> None:
        """See to it that everything so far can be read."""
        if self._stream is None:
            return
        try:
            self._stream.flush()
        except OSError as error:
            raise self._failure(error) from error

    def _failure(self, error: OSError) -> Exception:
        assert self._stream is not None
        _pour_away(self._stream)
        if error.errno in _GONE:
            return ReaderGone()
        told = _("The output cannot be written: {reason}.")
        return CannotDo(told.format(reason=reason_of(error)))


def reason_of(error: OSError | ValueError) -> str:
    """Why something could not be written, as the end of a sentence."""
    number = error.errno if isinstance(error, OSError) else None
    reasons = {
        errno.ENOSPC: _("there is no room left"),
        errno.EDQUOT: _("there is no room left"),
        errno.EFBIG: _("there is no room left"),
        errno.ENOENT: _("there is no such folder"),
        errno.ENOTDIR: _("there is no such folder"),
        errno.EACCES: _("you may not write there"),
        errno.EPERM: _("you may not write there"),
        errno.EROFS: _("nothing can be written there"),
        errno.EISDIR: _("that is a folder"),
        errno.ENAMETOOLONG: _("the name is too long"),
    }
    if number in reasons:
        return reasons[number]
    return os.strerror(number) if number else str(error)


def prepare_streams() -> None:
    """Let no character be a reason to stop: what a stream cannot hold becomes a question mark."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # A test, or a program that embeds this one, may have put something else there.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def data(text: str) -> None:
    """Write to stdout what was asked for; quietly nothing when nobody reads it any more."""
    output = Output(sys.stdout)
    try:
        output.write(text)
        output.flush()
    except ReaderGone:
        return


def json_data(text: str) -> None:
    """Write a JSON text to stdout, in ASCII where stdout cannot hold all of its characters."""
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        import json

        text = json.dumps(json.loads(text))
    data(f"{text}\n")


def as_utf8() -> None:
    """Let what follows go to a file or a program as it says of itself: in UTF-8."""
    if sys.stdout is not None and not sys.stdout.isatty():
        reconfigure = getattr(sys.stdout, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", newline="\n")


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, for its owner alone; raises `CannotDo`.

    Its lines end as they do in ``text``.
    """
    try:
        # What a learner did is nobody else's on this machine.
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise CannotDo(
            _("{path} is already there, and stays as it is. Choose another name.").format(
                path=printable(str(path))
            )
        ) from None
    except (OSError, ValueError) as error:
        raise not_written(path, error) from error
    try:
        with os.fdopen(opened, "w", encoding="utf-8", errors="replace", newline="") as file:
            file.write(text)
    except OSError as error:
        # Half a file is worse than none.
        path.unlink(missing_ok=True)
        raise not_written(path, error) from error


def not_written(path: Path, error: OSError | ValueError) -> CannotDo:
    """That this file could not be written, and why."""
    told = _("{path} cannot be written: {reason}.")
    return CannotDo(told.format(path=printable(str(path)), reason=reason_of(error)))


def narrate(text: str) -> None:
    """Say something on stderr to who runs this; where that cannot be heard, it is not said."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write("".join(f"{printable(line)}\n" for line in text.split("\n")))
        sys.stderr.flush()
    except OSError:
        _pour_away(sys.stderr)


def printable(text: str) -> str:
    """``text`` without anything a terminal would obey."""
    if text.isprintable():
        return text
    # Here and not above: its package brings the database along.
    from simulator.store.names import printable as without_controls

    return without_controls(text)


def _pour_away(stream: TextIO) -> None:
    """Send the rest of a stream that failed nowhere, or Python complains of it at the very end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
        stream.flush()
    except (OSError, ValueError):
        # It has no file of its own, and so nothing is written at the end.
        return
