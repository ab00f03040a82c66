"""A connection, from the moment somebody knocks: counted, bounded, and never held for who is slow.

What aiohttp does itself: a line or a header that is too long, a request that does not come, and
whoever is silent between two requests are shown out. It remembers nothing and tells nobody.
"""

import asyncio
import logging
import socket
from collections import defaultdict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final, Never, TypeAlias, cast

from aiohttp import web

from simulator.classroom.phones.limits import COMING_IN, MADE_FREE, Buckets, Places, network_of

FIRST_WITHIN: Final = 5.0
"""Seconds in which a new connection has to have said what it wants."""

SILENCE: Final = 15.0
"""Seconds a connection may be silent after that, or take to ask again, before it is closed."""

LINGERING: Final = 1.0
"""Seconds that the rest of a body that nobody wants is read and thrown away."""

LONGEST_LINE: Final = 512
"""Characters in the address that is asked for; ours has some forty."""

LONGEST_HEADER: Final = 4096
"""Characters in one header; cookies of other programs on the same machine come along."""

MOST_HEADERS: Final = 48

UNREAD: Final = 65_536
"""Bytes that may wait for a phone that does not read what it asked for."""

GONE_AFTER: Final = 30_000
"""Milliseconds after which the system gives up on a phone that confirms nothing any more."""

_REFUSED: Final = (
    b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nCache-Control: no-store\r\n"
    b"X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
)


def _silent() -> logging.Logger:
    """A logger that never says anything: what phones do is written down nowhere."""
    logger = logging.Logger("phones", logging.CRITICAL)
    logger.disabled = True
    logger.propagate = False
    return logger


class Door:
    """Who may come in: the connections there are, and how fast they come."""

    def __init__(self, most: int) -> None:
        """``most`` connections at once; half of them from one address."""
        self._places = Places(most)
        self._knocks = Buckets(COMING_IN)
        self._inside: dict[Connection, str] = {}

    def let_in(self, connection: "Connection", address: str) -> bool:
        """Whether there is a place for this one; it is taken then.

        Where there is none, those make room who hold places and ask nothing.
        """
        if not self._knocks.take(address, asyncio.get_running_loop().time()):
            return False
        if not self._places.take(address):
            for one in self._silent(address)[:MADE_FREE]:
                one.cut()
            if not self._places.take(address):
                return False
        self._inside[connection] = address
        return True

    def let_out(self, connection: "Connection") -> None:
        """One has gone; it may never have been let in."""
        address = self._inside.pop(connection, None)
        if address is not None:
            self._places.leave(address)

    def _silent(self, address: str) -> list["Connection"]:
        """Who asks nothing, the older half of them: from where there are most of those.

        From this address when it has all that one may have: they make room for their own.
        """
        silent: dict[str, list[Connection]] = defaultdict(list)
        for connection, origin in self._inside.items():
            if connection.silent:
                silent[origin].append(connection)
        own = self._places.full_for(address)
        crowd = silent[address] if own else max(silent.values(), key=len, default=[])
        return crowd[: (len(crowd) + 1) // 2]

    def sweep(self) -> None:
        """Cut off who has not read anything since the last time."""
        for connection in list(self._inside):
            connection.cut_if_stuck()


class Connection(web.RequestHandler):
    """One connection of a browser."""

    def __init__(self, server: web.Server, door: Door) -> None:
        super().__init__(
            server,
            loop=asyncio.get_running_loop(),
            keepalive_timeout=SILENCE,
            lingering_time=LINGERING,
            max_line_size=LONGEST_LINE,
            max_field_size=LONGEST_HEADER,
            max_headers=MOST_HEADERS,
            read_bufsize=4096,
            # What somebody packed stays packed: a small body cannot become a large one.
            auto_decompress=False,
            logger=_SILENT,
            access_log=cast(logging.Logger, None),
        )
        self._door = door
        self._asking_late: asyncio.TimerHandle | None = None
        self._shown_out = False
        self._waited = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Somebody knocks."""
        peer = transport.get_extra_info("peername")
        address = network_of(str(peer[0])) if peer else ""
        if not self._door.let_in(self, address):
            cast(asyncio.Transport, transport).abort()
            return
        known = transport.get_extra_info("socket")
        if known is not None and hasattr(socket, "TCP_USER_TIMEOUT"):
            with suppress(OSError):
                known.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, GONE_AFTER)
        super().connection_made(transport)
        loop = asyncio.get_running_loop()
        self._asking_late = loop.call_later(FIRST_WITHIN, self.close_if_nothing_asked)

    def connection_lost(self, exc: BaseException | None) -> None:
        """Somebody has gone, or was never let in."""
        self._door.let_out(self)
        if self._asking_late is not None:
            self._asking_late.cancel()
        super().connection_lost(exc)

    def close_if_nothing_asked(self) -> None:
        """Close it when no request has been made on it, or only the beginning of one."""
        if not self._request_count:
            self.force_close()

    @property
    def silent(self) -> bool:
        """Whether we wait for whoever made it, and not the other way round.

        That is so between two requests, and while one is only half here.
        """
        if self.transport is None:
            return False
        asked = self._current_request
        return asked is None or not asked.content.is_eof()

    def cut(self) -> None:
        """Cut it off; its place is free at once."""
        self._door.let_out(self)
        transport = self.transport
        if transport is not None:
            transport.abort()

    def cut_if_stuck(self) -> None:
        """Cut it off when what was sent is still waiting as it was, or too much of it is."""
        transport = self.transport
        waiting = transport.get_write_buffer_size() if transport is not None else 0
        if transport is not None and (waiting > UNREAD or 0 < self._waited <= waiting):
            transport.abort()
        self._waited = waiting

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> Never:
        """Something came that is no request, or one that cannot be answered: no more is said."""
        transport = request.transport
        # What is raised here comes by here once more.
        if transport is not None and not request.writer.output_size and not self._shown_out:
            transport.write(_REFUSED)
        self._shown_out = True
        raise ConnectionResetError


_SILENT: Final = _silent()

Handle: TypeAlias = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


class _Unanswerable(Exception):
    """A request that asks for something else than an answer."""


def answerable(handle: Handle) -> Handle:
    """``handle``, but for requests that expect what nobody here does: those are shown out.

    aiohttp would answer them before anything of ours is asked how much there may be.
    """

    async def handled(request: web.BaseRequest) -> web.StreamResponse:
        if any(each.lower() != "100-continue" for each in request.headers.getall("Expect", [])):
            raise _Unanswerable
        return await handle(request)

    return handled


def room_for_connections() -> int:
    """How many connections this process can hold at once, after asking the system for enough."""
    # Others: the files of the program, and at each of a few turns of the loop some connections that
    # were just taken in or have just been cut off. Where there is no number left for a connection
    # that knocks, the loop does not listen for a whole second.
    wanted, others = 2048, 256
    try:
        import resource
    except ImportError:
        # Windows has no such limit.
        return wanted
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY or soft >= wanted + others:
        return wanted
    enough = wanted + others if hard == resource.RLIM_INFINITY else min(wanted + others, hard)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (enough, hard))
        soft = enough
    return max(64, soft - others)
