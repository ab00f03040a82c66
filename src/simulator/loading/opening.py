"""From a path to the text of a file: the first door, with a problem for everything that is none."""

import codecs
import re
import stat
from pathlib import Path

from simulator.codebook.vocabulary import Text
from simulator.diagnostics import Problem, Span, files

LIMIT = 1_000_000
"""Largest scenario file, in bytes; a full scenario is about 60,000."""

_BYTES_LOOKED_AT = 8_192
_MARKS_OF_ENCODINGS = (
    # The mark of UTF-32 begins with that of UTF-16.
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_LINE_END = re.compile(rb"\r\n|\r|\n")
_ODD_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ODD_SHARE_OF_BINARY = 0.02


def read_text(path: Path) -> str | Problem:
    """The text of the file at ``path``, or the one problem that keeps us from having it.

    The file is UTF-8, with or without a byte order mark, and at most `LIMIT` bytes.
    """
    data = _read_bytes(path)
    if isinstance(data, Problem):
        return data
    return decoded(data, str(path))


def decoded(data: bytes, path: str) -> str | Problem:
    """``data`` as text, or what is wrong with it; ``path`` is only named in the problem."""
    if len(data) > LIMIT:
        return Problem(files.FILE_TOO_LARGE, path, words={"limit_nl": "1 MB", "limit_en": "1 MB"})
    wide = _wide_encoding(data)
    if wide is not None:
        return Problem(files.WRONG_ENCODING, path, words={"encoding_nl": wide, "encoding_en": wide})
    if b"\x00" in data:
        return Problem(files.BINARY_FILE, path)
    written = data.removeprefix(codecs.BOM_UTF8)
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_mostly_odd(data):
            return Problem(files.BINARY_FILE, path)
        return _not_utf8(written, error.start, path)


def _read_bytes(path: Path) -> bytes | Problem:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            return Problem(files.FOLDER_INSTEAD_OF_FILE, str(path))
        if not stat.S_ISREG(mode):
            # A pipe or a device could keep us reading for ever.
            return _unreadable(path, Text("het is geen gewoon bestand", "it is no ordinary file"))
        with path.open("rb") as file:
            return file.read(LIMIT + 1)
    except (FileNotFoundError, NotADirectoryError):
        return Problem(files.MISSING_FILE, str(path))
    except PermissionError:
        return _unreadable(path, Text("je mag het niet lezen", "you may not read it"))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return _unreadable(path, Text(reason, reason))
    except ValueError:
        # A name with a NUL in it is the one that no system call takes.
        return Problem(files.MISSING_FILE, str(path))


def _unreadable(path: Path, reason: Text) -> Problem:
    return Problem(
        files.UNREADABLE_FILE,
        str(path),
        words={"reason_nl": reason.nl, "reason_en": reason.en},
    )


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 where the bytes look like it, with a mark or without."""
    for mark, name in _MARKS_OF_ENCODINGS:
        if data.startswith(mark):
            return name
    head = data[:_BYTES_LOOKED_AT]
    half = len(head) // 2
    if half < 2:
        return None
    # Western text in UTF-16 has a zero in every other byte, and nowhere else.
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) > 0.6 * half and min(even, odd) < 0.1 * half:
        return "UTF-16"
    return None


def _is_mostly_odd(data: bytes) -> bool:
    head = data[:_BYTES_LOOKED_AT]
    return len(_ODD_BYTES.findall(head)) > _ODD_SHARE_OF_BINARY * len(head)


def _not_utf8(data: bytes, offset: int, path: str) -> Problem:
    before = data[:offset]
    ends = list(_LINE_END.finditer(before))
    line = len(ends) + 1
    start = ends[-1].end() if ends else 0
    column = len(before[start:].decode("utf-8")) + 1
    guess = _one_byte_encoding(data)
    return Problem(
        files.WRONG_ENCODING,
        path,
        Span(line, column, line, column + 1),
        {"encoding_nl": guess.nl, "encoding_en": guess.en},
    )


def _one_byte_encoding(data: bytes) -> Text:
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return Text("een andere tekencodering", "another encoding")
    return Text("Windows-1252 of Latin-1", "Windows-1252 or Latin-1")
