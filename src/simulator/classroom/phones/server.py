"""The server of the voting page, from the moment phones are asked for until the class closes."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Final

from aiohttp import web

from simulator.classroom.phones import addresses
from simulator.classroom.phones.ballot_box import BallotBox
from simulator.classroom.phones.coalesced import Coalesced
from simulator.classroom.phones.connection import (
    Connection,
    Door,
    answerable,
    room_for_connections,
)
from simulator.classroom.phones.limits import LEFT_TO_OTHERS
from simulator.classroom.phones.presence import Presence
from simulator.classroom.phones.reception import MOST_BODY, Reception
from simulator.classroom.phones.showing import Showing
from simulator.classroom.phones.streams import BEAT, Streams, event
from simulator.language import LANGUAGES, Language, _
from simulator.lesson import Lesson, Refusal, Teaching
from simulator.lesson.teaching import Room
from simulator.store import StoreProblem

PAUSE: Final = 0.1
"""Seconds between two messages to all phones, and between two to the projector."""

NOTES_PAUSE: Final = 0.5
"""Seconds between two messages to the presenter's page, which is worked out anew each time."""

_TICK: Final = 1.0
_ADDRESS_EVERY: Final = 2
_SWEEP_EVERY: Final = 5
"""Ticks."""

_ACCEPTED_AT_ONCE: Final = 16
"""Connections taken in between two repaints of the projector, at most."""

MOST_NOTES: Final = 16
"""Pages with the presenter's notes that are open at once."""

NotesPage = Callable[[Lesson, Language], str]
"""The notes of a lesson as HTML, in a language."""


class PhoneServer:
    """A page on which phones vote, and what the projector has to know of it.

    It lives in the event loop of the projector. Nothing about a phone is kept or written down but
    its votes, by a random number.
    """

    def __init__(
        self,
        teaching: Teaching,
        *,
        on_change: Callable[[], None],
        on_problem: Callable[[StoreProblem], None] | None = None,
        port: int | None = None,
        everyone: bool = False,
        notes_page: NotesPage | None = None,
        here: Callable[[], str | None] = addresses.here,
    ) -> None:
        """``on_change`` is called in the event loop, at most ten times a second, after votes were
        counted, when the number of phones or the address has changed. ``on_problem`` is called when
        votes cannot be kept; when it put the lesson elsewhere they are counted there. With
        ``everyone`` the whole local network can reach it, else this computer only. ``port`` is
        tried first. ``notes_page`` makes the presenter's page; ``here`` tells the address of this
        machine, None without a network.
        """
        self.teaching = teaching
        """The lesson; it can be replaced by another with the same lesson in it."""
        self._on_problem = on_problem
        self._port_asked = port
        self._everyone = everyone
        self._here = here
        self._notes_page = notes_page
        self._changed = Coalesced(on_change, PAUSE)
        self._told_phones = Coalesced(self._tell_phones, PAUSE)
        self._told_notes = Coalesced(self._tell_notes, NOTES_PAUSE)
        self._box = BallotBox(self._count, self._counted)
        self._presence = Presence()
        self._phones_known = 0
        self._streams: Streams[int, Language] = Streams(
            came=self._came,
            left=self._left,
            # Who cannot listen any more still finds a place to ask, and to vote.
            most=int(room_for_connections() * LEFT_TO_OTHERS),
        )
        self._notes_streams: Streams[object, str] = Streams(most=MOST_NOTES)
        self._showing = Showing(lambda: self.teaching)
        self._reception = Reception(
            room=lambda: self.teaching.furnish(),  # noqa: PLW0108
            showing=self._showing,
            box=self._box,
            presence=self._presence,
            streams=self._streams,
            notes_streams=self._notes_streams,
            notes=self._notes,
            host=lambda: self._base.removeprefix("http://"),
        )
        self._runner: web.AppRunner | None = None
        self._listening: list[asyncio.Server] = []
        self._ticking: asyncio.Task[None] | None = None
        self._host: str | None = None
        self._port = 0
        self._version_told = ""
        self._room_known: Room | None = None
        self._notes_number = 0

    # For the projector

    async def start(self) -> None:
        """Let phones in.

        Raises ``OSError`` when no port can be had, and `StoreProblem` when the room cannot be kept.
        """
        self._room_known = room = self.teaching.furnish()
        asked = (self._port_asked, addresses.port_in(room.at), *addresses.PORTS)
        sockets = addresses.listening(
            [port for port in asked if port is not None], everyone=self._everyone
        )
        self._port = sockets[0].getsockname()[1]
        self._version_told = self._showing.version
        # There are no routes: what aiohttp finds no route for (``OPTIONS *``) would pass them by.
        application = web.Application(
            client_max_size=MOST_BODY, middlewares=[self._reception.answer]
        )
        application.on_response_prepare.append(self._reception.seal)
        self._runner = web.AppRunner(application, handler_cancellation=True, shutdown_timeout=1.0)
        await self._runner.setup()
        server = self._runner.server
        assert server is not None
        server.request_handler = answerable(server.request_handler)
        door = Door(room_for_connections())
        loop = asyncio.get_running_loop()
        for one in sockets:
            self._listening.append(
                await loop.create_server(
                    lambda: Connection(server, door), sock=one, backlog=_ACCEPTED_AT_ONCE
                )
            )
            # The loop takes that many at a time; the system holds more of them meanwhile.
            one.listen(addresses.WAITING)
        self._look_around()
        self._ticking = loop.create_task(self._tick(door))

    async def stop(self) -> None:
        """Send everybody away; what was voted until now is counted."""
        if self._ticking is not None:
            self._ticking.cancel()
            await asyncio.wait([self._ticking])
            self._ticking = None
        for server in self._listening:
            server.close()
        self._listening.clear()
        self._box.empty()
        for asked in (self._changed, self._told_phones, self._told_notes):
            asked.drop()
        self._streams.end()
        self._notes_streams.end()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        for asked in (self._changed, self._told_phones, self._told_notes):
            asked.drop()
        self._host, self._port = None, 0
        with suppress(StoreProblem):
            self.teaching.reached_at("")

    def tell(self) -> None:
        """The lesson has changed: phones and notes learn it within a tenth of a second."""
        self._showing.look_again()
        if self._runner is not None:
            self._told_phones.ask()
            self._told_notes.ask()

    @property
    def address(self) -> str | None:
        """The address of the page as it stands in the code; None while phones cannot come in."""
        return f"{self._base}/{self.teaching.furnish().name}" if self._host is not None else None

    @property
    def short(self) -> str:
        """The same for the eye: ``192.168.1.20:8642/k7f3mq``; empty while there is none."""
        return (self.address or "").removeprefix("http://")

    @property
    def notes_address(self) -> str:
        """The presenter's page: whoever has this address reads along. Empty while there is none."""
        return f"{self._base}/n/{self.teaching.furnish().notes}" if self._host is not None else ""

    @property
    def phones(self) -> int:
        """How many are in the room now: with an open page, or that asked something just now."""
        return self._presence.count(_now())

    @property
    def reach(self) -> str:
        """Who can reach it, in one sentence."""
        if not self._everyone:
            return _("Only this computer can reach the page: no phone can.")
        if self._host is None or self._host == addresses.LOOPBACK:
            return _(
                "This computer is on no network: no phone can reach the page. Go on by show of "
                "hands; once there is a network, the address comes by itself."
            )
        return _("Everyone on the same network as this computer can reach the page.")

    # What happens

    def _notes(self, language: Language) -> str:
        if self._notes_page is None:
            from simulator.classroom.notes.page import notes_page

            self._notes_page = notes_page
        return self._notes_page(self.teaching.lesson, language)

    @property
    def _base(self) -> str:
        return addresses.base_of(self._host or addresses.LOOPBACK, self._port)

    def _count(self, poll: int, ballots: Mapping[int, int]) -> Mapping[int, Refusal | None]:
        answers: dict[int, Refusal | None] = dict.fromkeys(ballots)
        changes = self._changes(poll, ballots)
        if not changes:
            return answers
        try:
            taken = self.teaching.take(poll, changes)
        except StoreProblem as problem:
            if self._on_problem is None:
                raise
            self._on_problem(problem)
            taken = self.teaching.take(poll, changes)
        return answers | taken

    def _changes(self, number: int, ballots: Mapping[int, int]) -> Mapping[int, int]:
        """Of these ballots those that are not counted just so already: a repeat is not written."""
        poll = self.teaching.lesson.poll
        if poll is None or poll.number != number or not poll.open:
            return ballots
        counted = poll.ballots
        return {seat: option for seat, option in ballots.items() if counted.get(seat) != option}

    def _counted(self, poll: int, ballots: Mapping[int, int]) -> None:
        self._showing.counted(poll, ballots)
        self._changed.ask()
        self._told_notes.ask()

    def _came(self, seat: int) -> None:
        self._presence.listens(seat)
        self._changed.ask()

    def _left(self, seat: int) -> None:
        self._presence.hung_up(seat)
        self._changed.ask()

    def _tell_phones(self) -> None:
        room, version = self.teaching.furnish(), self._showing.version
        if self._room_known is None or room[:3] != self._room_known[:3]:
            # The class has moved: in the new room nobody has a seat yet.
            self._streams.end()
            self._notes_streams.end()
        elif version != self._version_told:
            self._streams.tell({each: self._showing.event(each) for each in LANGUAGES})
        self._room_known, self._version_told = room, version

    def _tell_notes(self) -> None:
        self._notes_number += 1
        self._notes_streams.tell({"": event("see", str(self._notes_number))})

    def _look_around(self) -> None:
        """Find out where this machine is now; it may have been carried elsewhere."""
        host = (self._here() if self._everyone else None) or addresses.LOOPBACK
        if host != self._host:
            self._host = host
            self._changed.ask()
        # The address in the store only helps the notes in another window.
        with suppress(StoreProblem):
            self.teaching.reached_at(self._base)

    async def _tick(self, door: Door) -> None:
        ticks = 0
        while True:
            await asyncio.sleep(_TICK)
            ticks += 1
            if ticks % _ADDRESS_EVERY == 0:
                self._look_around()
            if ticks % _SWEEP_EVERY == 0:
                door.sweep()
            if ticks % int(BEAT / _TICK) == 0:
                self._streams.beat()
                self._notes_streams.beat()
            if self.phones != self._phones_known:
                self._phones_known = self.phones
                self._changed.ask()


def _now() -> float:
    return asyncio.get_event_loop().time()
