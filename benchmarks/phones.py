"""Three hundred phones that vote within ten seconds, beside a bare aiohttp handler that answers.

    python benchmarks/phones.py [--phones 300] [--seconds 10] [--rounds 3] [--flood]

The class is real: a lesson in a database on disk, its server on loopback. The phones are in a
process of their own: each opens the page, keeps its stream open and votes at a moment of chance;
one in five changes its mind. Beside it the same phones send the same bytes to a handler that only
answers. *Stall* is the longest time for which the event loop of the class, where the projector
repaints, could do nothing else. With ``--flood`` another address of this machine (Linux) asks as
fast as it can meanwhile.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import sys
from collections.abc import Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.beside import Taken, about_this_run, milliseconds, ratio, shipped_files, tell

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

BARE = "bare aiohttp handler"
CLASS = "the class"
SLICE = 0.002
"""Seconds after which the loop should be back where its stalls are measured."""
CHANGES_HER_MIND = 5
"""One phone in so many votes twice."""
FLOODING = "127.0.0.2"
FLOODS = 64
"""Connections that flood."""


class Voted(NamedTuple):
    """What the phones have seen of one round."""

    times: tuple[float, ...]
    """Seconds of each vote, from before it was sent until it was acknowledged."""
    last: dict[str, int]
    """By letter: phones whose last acknowledged vote it was."""
    refused: int
    floods: int
    """Answers to who flooded."""


class Round(NamedTuple):
    """One round, from both sides."""

    voted: Voted
    stall: float
    counted: tuple[int, ...]


# The phones: another process


def phones(there: str, path: str, poll: int, many: int, seconds: float, flood: bool) -> Voted:
    """Let so many phones vote, and tell what came of it."""
    return asyncio.run(_vote_all(there, path, poll, many, seconds, flood))


async def _vote_all(
    there: str, path: str, poll: int, many: int, seconds: float, flood: bool
) -> Voted:
    dice = Random(many)
    host, _colon, port = there.removeprefix("http://").rpartition(":")
    every = [_Phone(host, int(port), path, Random(number)) for number in range(many)]
    for some in range(0, many, 20):
        await asyncio.gather(*(phone.come_in() for phone in every[some : some + 20]))
    stop = asyncio.Event()
    floods = [
        asyncio.create_task(_flood(host, int(port), path, stop)) for _f in range(FLOODS * flood)
    ]
    began = perf_counter()
    times: list[float] = []
    last: dict[str, int] = {}
    refused = 0

    async def take_part(phone: _Phone) -> None:
        nonlocal refused
        chosen = None
        for _vote in range(1 + (dice.randrange(CHANGES_HER_MIND) == 0)):
            await asyncio.sleep(max(0.0, began + dice.random() * seconds - perf_counter()))
            letter = dice.choice("ABC")
            sent = perf_counter()
            if await phone.vote(poll, letter):
                times.append(perf_counter() - sent)
                chosen = letter
            else:
                refused += 1
        if chosen:
            last[chosen] = last.get(chosen, 0) + 1

    await asyncio.gather(*map(take_part, every))
    stop.set()
    answers = await asyncio.gather(*floods)
    for phone in every:
        phone.leave()
    return Voted(tuple(times), last, refused, sum(answers))


class _Phone:
    """A browser, as far as the wire can tell: a connection that stays open, and its stream."""

    def __init__(self, host: str, port: int, path: str, dice: Random) -> None:
        self.host, self.port, self.path = host, port, path
        self.cookie = ""
        self._dice = dice
        self._open: list[asyncio.StreamWriter] = []
        self._stream: asyncio.Task[None] | None = None

    async def come_in(self) -> None:
        """Open the page, then the stream."""
        reader, writer = await self._connect()
        _status, head, _body = await self._ask(reader, writer, "GET", "")
        for line in head.split("\r\n"):
            if line.lower().startswith("set-cookie:"):
                self.cookie = line.partition(":")[2].partition(";")[0].strip()
        writer.close()
        listening = await self._connect()
        listening[1].write(self._head("GET", "/stream"))
        await listening[0].readuntil(b"\r\n\r\n")
        self._stream = asyncio.create_task(self._listen(listening[0]))

    async def vote(self, poll: int, letter: str) -> bool:
        """Vote over a new connection, as a phone that was quiet for a while."""
        reader, writer = await self._connect()
        body = json.dumps({"poll": poll, "letter": letter}).encode()
        status, _head, _body = await self._ask(reader, writer, "POST", "/vote", body)
        writer.close()
        return status == 200

    def leave(self) -> None:
        """Close everything."""
        if self._stream is not None:
            self._stream.cancel()
        for writer in self._open:
            writer.close()

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        reader, writer = await asyncio.open_connection(self.host, self.port)
        self._open.append(writer)
        return reader, writer

    def _head(self, method: str, what: str, body: bytes = b"") -> bytes:
        there = f"{self.host}:{self.port}"
        told = (
            f"{method} {self.path}{what} HTTP/1.1\r\nHost: {there}\r\nOrigin: http://{there}\r\n"
            f"Cookie: {self.cookie}\r\nAccept-Language: nl\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        return told.encode() + body

    async def _ask(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        method: str,
        what: str,
        body: bytes = b"",
    ) -> tuple[int, str, bytes]:
        writer.write(self._head(method, what, body))
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        [length] = [
            int(line.partition(":")[2])
            for line in head.split("\r\n")
            if line.lower().startswith("content-length:")
        ]
        return int(head.split()[1]), head, await reader.readexactly(length)

    async def _listen(self, reader: asyncio.StreamReader) -> None:
        while await reader.read(65536):
            pass


async def _flood(host: str, port: int, path: str, stop: asyncio.Event) -> int:
    """Ask for the page without a seat, over and over; how many answers came."""
    answers = 0
    asked = f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode()
    while not stop.is_set():
        try:
            reader, writer = await asyncio.open_connection(host, port, local_addr=(FLOODING, 0))
            while not stop.is_set():
                writer.write(asked)
                async with asyncio.timeout(3):
                    head = await reader.readuntil(b"\r\n\r\n")
                    await reader.readexactly(int(head.split(b"Content-Length: ")[1].split()[0]))
                answers += 1
        except (OSError, EOFError, TimeoutError):
            await asyncio.sleep(0.01)
    return answers


# What answers them: this process


async def class_votes(many: int, seconds: float, flood: bool) -> Round:
    """One vote of a class, with everything that belongs to it."""
    from simulator.classroom.phones import PhoneServer
    from simulator.lesson import Step, Teaching
    from simulator.loading import load
    from simulator.store import open_store

    with TemporaryDirectory() as folder, open_store(Path(folder)) as store:
        teaching = Teaching.begin(store, load(shipped_files()[0]), seed=3)
        while teaching.lesson.step is not Step.FIRST:
            assert teaching.lesson.forward is not None
            teaching.go(teaching.lesson.forward)
        teaching.open()
        server = PhoneServer(teaching, on_change=lambda: None, port=0)
        await server.start()
        assert server.address is not None
        there, _slash, name = server.address.rpartition("/")
        try:
            voted, stall = await _answering(
                lambda: _in_a_process(there, f"/{name}", 1, many, seconds, flood)
            )
        finally:
            await server.stop()
        poll = teaching.lesson.poll
        assert poll is not None
        return Round(voted, stall, poll.counts)


async def bare_votes(many: int, seconds: float, flood: bool) -> Round:
    """The same phones, and a handler that reads a vote and answers."""
    async with _bare() as there:
        voted, stall = await _answering(
            lambda: _in_a_process(there, "/room", 1, many, seconds, flood)
        )
    return Round(voted, stall, ())


@asynccontextmanager
async def _bare() -> AsyncIterator[str]:
    from aiohttp import web

    async def answer(request: web.Request) -> web.StreamResponse:
        if request.path.endswith("/stream"):
            response = web.StreamResponse()
            await response.prepare(request)
            await asyncio.get_running_loop().create_future()
        return web.Response(body=await request.read())

    application = web.Application()
    application.router.add_route("*", "/{rest:.*}", answer)
    runner = web.AppRunner(
        application, access_log=None, handler_cancellation=True, shutdown_timeout=1
    )
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, backlog=512)
    await site.start()
    [(host, port)] = runner.addresses
    try:
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()


async def _in_a_process(*arguments: object) -> Voted:
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        waiting = asyncio.get_running_loop().create_future()
        loop = asyncio.get_running_loop()
        pool.apply_async(
            phones,
            arguments,
            callback=lambda voted: loop.call_soon_threadsafe(waiting.set_result, voted),
            error_callback=lambda why: loop.call_soon_threadsafe(waiting.set_exception, why),
        )
        voted = await waiting
        assert isinstance(voted, Voted)
        return voted


async def _answering(work: Callable[[], Awaitable[Voted]]) -> tuple[Voted, float]:
    """Do it, and the longest time for which nothing else could be done meanwhile."""
    worst = 0.0

    async def repaint() -> None:
        nonlocal worst
        while True:
            before = perf_counter()
            await asyncio.sleep(SLICE)
            worst = max(worst, perf_counter() - before - SLICE)

    painting = asyncio.create_task(repaint())
    try:
        return await work(), worst
    finally:
        painting.cancel()


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--phones", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--flood", action="store_true", help="flood it meanwhile")
    asked = parser.parse_args(arguments)
    about_this_run(f"{asked.phones} phones that vote within {asked.seconds:g} seconds")
    subjects = {CLASS: class_votes, BARE: bare_votes}
    rounds: dict[str, list[Round]] = {name: [] for name in subjects}
    for _round in range(asked.rounds):
        for name, hold in subjects.items():
            flood = asked.flood and name == CLASS
            rounds[name].append(asyncio.run(hold(asked.phones, asked.seconds, flood)))
    times = {
        name: Taken(tuple(time for each in held for time in each.voted.times))
        for name, held in rounds.items()
    }
    against = times[BARE]
    tell(
        ("a vote, until it is acknowledged", "p50", "p95", "most", "ratio", "of p95", "stall"),
        [
            (
                name,
                milliseconds(taken.median),
                milliseconds(taken.percentile(95)),
                milliseconds(max(taken.figures)),
                ratio(taken.median, against.median),
                ratio(taken.percentile(95), against.percentile(95)),
                milliseconds(max(each.stall for each in rounds[name])),
            )
            for name, taken in times.items()
        ],
        "stall: the longest time in which the projector could not have been repainted",
    )
    for each in rounds[CLASS]:
        votes, counted = each.voted.last, dict(zip("ABCDEFGHI", each.counted, strict=False))
        same = {letter: count for letter, count in counted.items() if count} == votes
        print(
            f"{len(each.voted.times)} votes acknowledged, {each.voted.refused} not, by "
            f"{sum(votes.values())} phones; {sum(each.counted)} counted, "
            f"{'each as it was cast last' if same else f'NOT as cast: {counted} for {votes}'}"
            + (f"; {each.voted.floods} answers to the flood" if asked.flood else "")
        )


if __name__ == "__main__":
    main()
