"""A class with phones: the real server on loopback, and browsers on real sockets."""

from __future__ import annotations

import asyncio
import json
import re
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from aiohttp import ClientSession, CookieJar

from simulator.classroom.phones import PhoneServer
from simulator.lesson import Position, Step, Teaching
from simulator.store import nowhere
from tests.scenes import reply, scenario, scene

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from aiohttp import ClientResponse

    from simulator.scenario import Scenario
    from simulator.store import Store

WORLD = scenario(
    scene(
        "begin",
        reply("volgen", "verder"),
        reply("samenvatten", "verder"),
        reply("advies_reflex"),
    ),
    scene("verder", reply("volgen", "afhankelijk"), reply("samenvatten", "afhankelijk")),
)


class Answer(NamedTuple):
    """What came back."""

    status: int
    text: str
    headers: dict[str, str]

    @property
    def json(self) -> dict[str, Any]:
        told = json.loads(self.text)
        assert isinstance(told, dict)
        return told


class Class:
    """A lesson with its server, and the teacher who leads it."""

    def __init__(self, teaching: Teaching, **named: Any) -> None:
        self.teaching = teaching
        self.changed = asyncio.Event()
        self.server = PhoneServer(teaching, on_change=self.changed.set, **named)
        self._sessions: list[ClientSession] = []

    @property
    def base(self) -> str:
        assert self.server.address is not None
        return self.server.address.rpartition("/")[0]

    @property
    def counts(self) -> tuple[int, ...]:
        poll = self.teaching.lesson.poll
        return poll.counts if poll else ()

    @property
    def poll(self) -> int:
        poll = self.teaching.lesson.poll
        assert poll is not None
        return poll.number

    def go_to(self, step: Step) -> None:
        while self.teaching.lesson.step is not step:
            forward = self.teaching.lesson.forward
            assert forward is not None
            self.teaching.go(forward)
        self.server.tell()

    def open(self) -> int:
        """A first vote is opened, unless there is something else to vote on here."""
        if self.teaching.lesson.subject is None:
            self.go_to(Step.FIRST)
        self.teaching.open()
        self.server.tell()
        return self.poll

    def close(self) -> None:
        self.teaching.close()
        self.server.tell()

    def play_to_the_end(self) -> None:
        while not self.teaching.lesson.talk.ended:
            self.teaching.say(0)
        self.server.tell()

    def at_the_score(self) -> None:
        self.play_to_the_end()
        self.teaching.go(Position(self.teaching.lesson.position.place, Step.SCORE))
        self.server.tell()

    def outsider(self) -> Phone:
        """A browser that has not opened the page."""
        session = ClientSession(cookie_jar=CookieJar(unsafe=True))
        self._sessions.append(session)
        return Phone(self, session)

    async def phone(self) -> Phone:
        """A phone that has opened the page."""
        phone = self.outsider()
        page = await phone.page()
        assert page.status == 200
        return phone

    async def everybody_leaves(self) -> None:
        for session in self._sessions:
            await session.close()


class Phone:
    """A browser on a phone."""

    def __init__(self, room: Class, session: ClientSession) -> None:
        self.room = room
        self.session = session

    @property
    def address(self) -> str:
        assert self.room.server.address is not None
        return self.room.server.address

    @property
    def seat(self) -> int:
        [cookie] = [each for each in self.session.cookie_jar if each.key == "seat"]
        return int(cookie.value.partition(".")[0])

    async def get(self, url: str, **named: Any) -> Answer:
        async with self.session.get(url, allow_redirects=False, **named) as response:
            return await _read(response)

    async def post(self, url: str, **named: Any) -> Answer:
        headers = {"Origin": self.room.base, **named.pop("headers", {})}
        told = {name: value for name, value in headers.items() if value}
        async with self.session.post(url, headers=told, allow_redirects=False, **named) as response:
            return await _read(response)

    async def page(self, **named: Any) -> Answer:
        return await self.get(self.address, **named)

    async def now(self) -> dict[str, Any]:
        return (await self.get(f"{self.address}/now")).json

    async def vote(self, letter: str, poll: int | None = None, **named: Any) -> Answer:
        """As the script of the page votes."""
        body = {"poll": self.room.poll if poll is None else poll, "letter": letter}
        return await self.post(f"{self.address}/vote", json=body, **named)

    async def vote_by_form(self, letter: str) -> Answer:
        """As a browser without scripts votes: with what stands in the form on the page."""
        page = (await self.page()).text
        form = re.search(r'<form method="post" action="([^"]+)">', page)
        poll = re.search(r'<input type="hidden" name="poll" value="(\d+)">', page)
        assert form is not None
        assert poll is not None
        assert f'<button class="reply" name="letter" value="{letter}"' in page
        body = {"poll": poll[1], "letter": letter}
        answer = await self.post(f"{self.room.base}{form[1]}", data=body)
        assert answer.status == 303
        return await self.get(f"{self.room.base}{answer.headers['Location']}")

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[Listening]:
        async with self.session.get(f"{self.address}/stream") as response:
            assert response.status == 200
            yield Listening(response)


class Listening:
    """A stream of changes."""

    def __init__(self, response: ClientResponse) -> None:
        self._response = response

    async def event(self) -> tuple[str, Any] | None:
        """The next event: its kind, and what it says; None once the stream is over."""
        kind = ""
        async for line in self._response.content:
            name, _colon, value = line.decode().rstrip("\n").partition(": ")
            if name == "event":
                kind = value
            elif name == "data" and kind != "beat":
                return kind, json.loads(value)
        return None

    async def until(self, *, open: bool) -> dict[str, Any]:  # noqa: A002
        """What is shown once the vote is open, or is not."""
        while event := await self.event():
            kind, told = event
            if kind == "see" and told["open"] is open:
                assert isinstance(told, dict)
                return told
        raise AssertionError("the stream ended")


async def _read(response: ClientResponse) -> Answer:
    return Answer(response.status, await response.text(), dict(response.headers))


@asynccontextmanager
async def a_class(
    world: Scenario = WORLD, store: Store | None = None, **named: Any
) -> AsyncIterator[Class]:
    """A class that has let phones in."""
    kept = store or nowhere()
    room = Class(Teaching.begin(kept, world, seed=3), port=0, **named)
    await room.server.start()
    try:
        yield room
    finally:
        await room.everybody_leaves()
        await room.server.stop()
        kept.close()
