"""Streams of changes (server-sent events): one payload, made once, written to everybody.

Who does not read is not waited for: her connection is cut, and her browser comes back by itself.
"""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from random import uniform
from typing import Final, Generic, TypeVar

from aiohttp import web

from simulator.classroom.phones.connection import UNREAD

Who = TypeVar("Who")
Channel = TypeVar("Channel")

BEAT: Final = 10.0
"""Seconds between two signs of life."""

_HEADERS: Final = {"Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no"}


def event(kind: str, data: str, version: str = "") -> bytes:
    """One event as a browser reads it; ``data`` is one line."""
    number = f"id: {version}\n" if version else ""
    return f"event: {kind}\n{number}data: {data}\n\n".encode()


class _Stream(Generic[Channel]):
    """One browser that listens."""

    def __init__(self, request: web.Request, channel: Channel) -> None:
        self.channel = channel
        self.over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._request = request

    def write(self, chunk: bytes) -> None:
        """Write it, or hang up when too much waits already."""
        transport = self._request.transport
        if transport is None or transport.is_closing():
            self.end()
        elif transport.get_write_buffer_size() > UNREAD:
            transport.abort()
            self.end()
        else:
            transport.write(chunk)

    def end(self) -> None:
        """It is enough; the browser may come back."""
        if not self.over.done():
            self.over.set_result(None)


class Streams(Generic[Who, Channel]):
    """Everybody who listens, one stream each; a newer one takes the place of the older."""

    def __init__(
        self,
        *,
        came: Callable[[Who], None] | None = None,
        left: Callable[[Who], None] | None = None,
        most: int,
    ) -> None:
        """``most`` streams at once. ``came`` and ``left`` are told who begins and who stops."""
        self._streams: dict[Who, _Stream[Channel]] = {}
        self._came = came
        self._left = left
        self._most = most

    @property
    def full(self) -> bool:
        """Whether nobody more can listen."""
        return len(self._streams) >= self._most

    async def hold(
        self, request: web.Request, who: Who, channel: Channel, first: bytes
    ) -> web.StreamResponse:
        """Listen, until either side has had enough; ``first`` is what there is to see now."""
        response = web.StreamResponse(headers=_HEADERS)
        await response.prepare(request)
        # Not all at the same moment, where a whole class comes back to a program that restarts.
        await response.write(f"retry: {uniform(1000, 3000):.0f}\n\n".encode() + first)
        stream = _Stream[Channel](request, channel)
        older = self._streams.get(who)
        self._streams[who] = stream
        if older is not None:
            # Two pages on one phone would drive each other out for ever, if the older came back.
            older.write(_chunk(event("elsewhere", "1")))
            older.end()
        elif self._came is not None:
            self._came(who)
        try:
            await stream.over
        finally:
            if self._streams.get(who) is stream:
                del self._streams[who]
                if self._left is not None:
                    self._left(who)
        with suppress(ConnectionError):
            await response.write_eof()
        return response

    def tell(self, events: Mapping[Channel, bytes]) -> None:
        """Write to everybody what there is for her channel."""
        chunks = {channel: _chunk(told) for channel, told in events.items()}
        for stream in list(self._streams.values()):
            if stream.channel in chunks:
                stream.write(chunks[stream.channel])

    def beat(self) -> None:
        """Show everybody that there is somebody here, and find out who is not there any more."""
        chunk = _chunk(event("beat", "1"))
        for stream in list(self._streams.values()):
            stream.write(chunk)

    def end(self) -> None:
        """Hang up on everybody."""
        for stream in list(self._streams.values()):
            stream.end()


def _chunk(told: bytes) -> bytes:
    """As it travels in a response without a length, which all streams are (HTTP/1.1)."""
    return b"%x\r\n%b\r\n" % (len(told), told)
