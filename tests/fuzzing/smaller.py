"""A file that goes wrong, cut down to the lines it needs for that."""

from __future__ import annotations

from collections.abc import Callable

MOST_TRIES = 400


def smaller(data: bytes, still_wrong: Callable[[bytes], bool]) -> bytes:
    """The shortest file found by leaving out lines, and then stretches of the lines that are left.

    ``still_wrong`` says of a file whether it goes wrong as ``data`` does. It is asked `MOST_TRIES`
    times at most, so the file is short and not always the shortest.
    """
    tries = _Tries(still_wrong)
    lines = _without_some(data.splitlines(keepends=True), tries)
    letters = _without_some([bytes([byte]) for byte in b"".join(lines)], tries)
    return b"".join(letters)


class _Tries:
    """Asks, as long as there are tries left."""

    def __init__(self, still_wrong: Callable[[bytes], bool]) -> None:
        self._still_wrong = still_wrong
        self.left = MOST_TRIES

    def works(self, pieces: list[bytes]) -> bool:
        """Whether these pieces go wrong; False when there are no tries left."""
        self.left -= 1
        return self.left >= 0 and self._still_wrong(b"".join(pieces))


def _without_some(pieces: list[bytes], tries: _Tries) -> list[bytes]:
    """The pieces that are needed: stretches are left out, half of them first, then ever smaller."""
    size = len(pieces) // 2
    while size and tries.left > 0:
        start = 0
        while start < len(pieces) and tries.left > 0:
            fewer = pieces[:start] + pieces[start + size :]
            if tries.works(fewer):
                pieces = fewer
            else:
                start += size
        size //= 2
    return pieces
