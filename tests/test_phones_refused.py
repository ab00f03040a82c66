"""What phones and others cannot do: change a count, see another's vote, or stop the class."""

from __future__ import annotations

import asyncio
import logging
import re
import socket
from contextlib import AsyncExitStack, suppress
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import Mock

import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request
from hypothesis import given as for_all
from hypothesis import strategies as st

from simulator.classroom.phones import addresses, limits, reception
from simulator.classroom.phones.connection import Connection, Door, room_for_connections
from simulator.classroom.phones.limits import (
    Bucket,
    Buckets,
    Chairs,
    Places,
    Rate,
    at_this_computer,
    network_of,
)
from simulator.classroom.phones.reception import MOST_BODY, _vote_in, _vote_in_form
from simulator.classroom.phones.seats import new_seat, seat_of, ticket
from simulator.lesson.teaching import Room
from tests.phoning import Class, Phone, a_class

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ROOM = Room("k7f3mq", "geheim", "notities")


@pytest.fixture(autouse=True)
async def a_clock_that_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a brake lets through depends on what was asked, and not on how fast this machine is."""
    now = asyncio.get_running_loop().time()
    monkeypatch.setattr("simulator.classroom.phones.reception._now", lambda: now)


@pytest.fixture
async def room() -> AsyncIterator[Class]:
    async with a_class() as room:
        yield room


@pytest.fixture
async def voted(room: Class) -> Phone:
    """A phone that voted A, in a vote that is still open."""
    room.open()
    phone = await room.phone()
    await phone.vote("A")
    return phone


async def raw(room: Class, sent: bytes) -> bytes:
    """What comes back, until the other side hangs up, when just this is sent."""
    host, port = room.base.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(sent)
    answer = await reader.read()
    writer.close()
    return answer


class Crowd:
    """Those who come from an address that a test tells, and stand there."""

    def __init__(self) -> None:
        self.address = "somewhere"
        """Where everybody comes from who knocks at this moment, phones too."""
        self._writers: list[asyncio.StreamWriter] = []

    async def stand(self, room: Class) -> Standing:
        """Somebody more: something was asked and answered, and nothing is said since."""
        host = room.base.removeprefix("http://")
        name, port = room.teaching.furnish().name, int(host.rpartition(":")[2])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        self._writers.append(writer)
        writer.write(f"GET /{name}/vote HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 303 ")
        return Standing(reader, writer)

    async def leave(self) -> None:
        for writer in self._writers:
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()


class Standing(NamedTuple):
    """A connection on which nothing is asked."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def is_cut_off(self) -> bool:
        """Whether it is of no use any more: what is asked on it is not answered."""
        with suppress(ConnectionError):
            self.writer.write(b"hello\r\n\r\n")
            return await self.reader.read() == b""
        return True


@pytest.fixture
async def crowd(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Crowd]:
    """There are eight places, and whoever knocks comes from where the crowd is."""
    crowd = Crowd()
    where = "simulator.classroom.phones.connection.network_of"
    monkeypatch.setattr(where, lambda _host: crowd.address)
    monkeypatch.setattr("simulator.classroom.phones.server.room_for_connections", lambda: 8)
    yield crowd
    await crowd.leave()


# What is sent


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"A",
        b"null",
        b"[]",
        b'"A"',
        b"{",
        b"\xff\xfe\x00",
        b"[" * 1000,
        b'{"poll": 1}',
        b'{"letter": "A"}',
        b'{"poll": "1", "letter": "A"}',
        b'{"poll": true, "letter": "B"}',
        b'{"poll": 1.0, "letter": "B"}',
        b'{"poll": 1, "letter": 1}',
        b'{"poll": 1, "letter": ""}',
        b'{"poll": 1, "letter": "AB"}',
        b'{"poll": 1, "letter": "b"}',
        b'{"poll": 1, "letter": "D"}',
        b'{"poll": 1, "letter": "Z"}',
        b'{"poll": 1, "letter": "\\u0000"}',
        b'{"poll": 1, "letter": ["B"]}',
    ],
)
async def test_what_is_no_vote_changes_nothing(room: Class, voted: Phone, body: bytes) -> None:
    for kind in ("application/json", "application/x-www-form-urlencoded", "text/plain", ""):
        answer = await voted.post(
            f"{voted.address}/vote", data=body, headers={"Content-Type": kind}
        )
        assert answer.status == 400
    assert room.counts == (1, 0, 0)


@pytest.mark.parametrize(
    "body",
    [
        "poll=1",
        "letter=B",
        "poll=1&poll=1&letter=B",
        "poll=1&letter=B&letter=C",
        "poll=+1&letter=B",
        "poll=1&letter=",
        "poll=%D9%A1&letter=B",
        "poll=" + "1" * 30 + "&letter=B",
        "&&&",
        "poll=1&letter=B&a=1&b=2&c=3",
    ],
)
async def test_a_form_that_was_tampered_with_changes_nothing(
    room: Class, voted: Phone, body: str
) -> None:
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = await voted.post(f"{voted.address}/vote", data=body, headers=kind)
    assert answer.status == 400
    assert room.counts == (1, 0, 0)


@for_all(st.binary(max_size=MOST_BODY))
def test_reading_a_vote_never_fails(body: bytes) -> None:
    for read in (_vote_in, _vote_in_form):
        vote = read(body)
        assert vote is None or len(vote.letter) == 1


@pytest.mark.parametrize("poll", [0, -1, 2, 99, 10**300])
async def test_a_vote_for_a_vote_that_is_not_held_changes_nothing(
    room: Class, voted: Phone, poll: int
) -> None:
    assert (await voted.vote("B", poll)).status == 409
    assert room.counts == (1, 0, 0)


async def test_a_body_that_is_too_large_is_not_read(room: Class, voted: Phone) -> None:
    large = b'{"poll": 1, "letter": "B"' + b" " * MOST_BODY + b"}"

    async def in_pieces() -> AsyncIterator[bytes]:
        yield large

    kind = {"Content-Type": "application/json"}
    assert (await voted.post(f"{voted.address}/vote", data=large, headers=kind)).status == 413
    pieces = await voted.post(f"{voted.address}/vote", data=in_pieces(), headers=kind)
    assert pieces.status == 413
    assert room.counts == (1, 0, 0)


@pytest.mark.parametrize(
    "sent",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/9.9\r\n\r\n",
        b"hello\r\n\r\n",
        b"GET /" + b"a" * 5000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 20_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\n" + b"A: b\r\n" * 500 + b"\r\n",
        b"POST /x/vote HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
    ],
)
async def test_what_is_no_request_is_shown_out_without_a_word_about_us(
    room: Class, voted: Phone, sent: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    answer = await raw(room, sent)
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert answer.count(b"HTTP/1.1") == 1
    for word in (b"Server", b"aiohttp", b"Python"):
        assert word not in answer
    assert "127.0.0.1" not in caplog.text
    assert (await voted.vote("B")).status == 200
    assert room.counts == (0, 1, 0)


# Who sends it


async def test_without_a_seat_there_is_no_vote(room: Class, voted: Phone) -> None:
    outsider = room.outsider()
    assert (await outsider.vote("B")).status == 403
    answer = await outsider.post(f"{voted.address}/vote", data={"poll": "1", "letter": "B"})
    assert answer.status == 403
    assert "cookie" in answer.text
    for what in ("now", "stream"):
        assert (await outsider.get(f"{voted.address}/{what}")).status == 403
    assert room.counts == (1, 0, 0)


async def test_a_seat_cannot_be_forged(room: Class, voted: Phone) -> None:
    good = ticket(room.teaching.furnish(), voted.seat)
    number, _dot, signature = good.partition(".")
    elsewhere = ticket(room.teaching.furnish()._replace(secret="other"), voted.seat)
    for forged in (
        f"{int(number) ^ 1}.{signature}",
        f"{number}.{signature[::-1]}",
        f"0{number}.{signature}",
        f"-{number}.{signature}",
        f"{number}.",
        number,
        f".{signature}",
        "",
        elsewhere,
        "9" * 400,
    ):
        thief = room.outsider()
        answer = await thief.vote("B", headers={"Cookie": f"seat={forged}"})
        assert answer.status == 403
    assert room.counts == (1, 0, 0)


@for_all(st.text())
def test_only_a_signed_ticket_is_a_seat(shown: str) -> None:
    assert seat_of(ROOM, shown) is None
    assert seat_of(ROOM, None) is None


@for_all(st.integers(0, 2**63 - 1))
def test_a_ticket_holds_in_its_own_room_only(seat: int) -> None:
    assert seat_of(ROOM, ticket(ROOM, seat)) == seat
    assert seat_of(ROOM._replace(name="abcdef"), ticket(ROOM, seat)) is None
    assert seat_of(ROOM._replace(secret="ander"), ticket(ROOM, seat)) is None
    assert 0 <= new_seat() < 2**63


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://{host}"},
        {"Origin": "http://{host}.evil.example"},
        {"Origin": "http://{host}", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://{host}", "Sec-Fetch-Site": "same-site"},
        {"Origin": "http://{host}", "Sec-Fetch-Site": "none"},
        {"Origin": "", "Referer": "http://evil.example/{host}/"},
        {"Origin": "", "Referer": "http://{host}.evil.example/"},
        {"Origin": ""},
    ],
)
async def test_another_page_cannot_vote_for_a_phone(
    room: Class, voted: Phone, headers: dict[str, str]
) -> None:
    host = room.base.removeprefix("http://")
    told = {name: value.format(host=host) for name, value in headers.items()}
    assert (await voted.vote("B", headers=told)).status == 403
    form = {"poll": str(room.poll), "letter": "B"}
    assert (await voted.post(f"{voted.address}/vote", data=form, headers=told)).status == 403
    assert room.counts == (1, 0, 0)


async def test_another_name_for_this_machine_is_not_answered(room: Class, voted: Phone) -> None:
    port = room.base.rpartition(":")[2]
    for host in ("evil.example", f"evil.example:{port}", f"127.0.0.1.evil.example:{port}", "x"):
        answer = await voted.get(voted.address, headers={"Host": host})
        assert answer.status in (400, 421)
        assert "Set-Cookie" not in answer.headers
        forged = {"Host": host, "Origin": f"http://{host}"}
        assert (await voted.vote("B", headers=forged)).status in (400, 421)
    twice = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nHost: evil.example\r\n\r\n"
    assert (await raw(room, twice.encode())).split()[1] in (b"400", b"421")
    assert room.counts == (1, 0, 0)


async def test_this_computer_reaches_it_by_its_usual_names(room: Class) -> None:
    port = room.base.rpartition(":")[2]
    phone = room.outsider()
    for host in (f"localhost:{port}", f"127.0.0.1:{port}", f"LOCALHOST:{port}"):
        assert (await phone.get(phone.address, headers={"Host": host})).status == 200


def asked_from(peer: str, host: str, port: int) -> web.Request:
    """A request that came in over a network, which this machine may be without."""
    ends = {"peername": (peer, 50_000), "sockname": ("192.168.1.20", port)}
    transport = Mock()
    transport.get_extra_info = lambda name, otherwise=None: ends.get(name, otherwise)
    return make_mocked_request("GET", "/", {"Host": host}, transport=transport)


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]"])
async def test_only_this_computer_itself_uses_its_names_for_itself(room: Class, name: str) -> None:
    ours = room.server._reception._is_ours
    assert ours(asked_from("127.0.0.1", f"{name}:8642", 8642))
    assert not ours(asked_from("192.168.1.7", f"{name}:8642", 8642))
    assert ours(asked_from("192.168.1.7", "192.168.1.20:8642", 8642))
    # Also while it is on no network, and that name is its address.
    port = int(room.base.rpartition(":")[2])
    assert not ours(asked_from("192.168.1.7", f"127.0.0.1:{port}", port))


async def test_on_the_port_of_the_web_the_address_has_no_port(room: Class) -> None:
    ours = room.server._reception._is_ours
    assert ours(asked_from("192.168.1.7", "192.168.1.20", 80))
    assert not ours(asked_from("192.168.1.7", "192.168.1.20", 8642))
    assert not ours(asked_from("192.168.1.7", "evil.example", 80))


@pytest.mark.parametrize(
    "asked", ["OPTIONS * HTTP/1.1", "CONNECT {host} HTTP/1.1", "GET /%0A HTTP/1.1"]
)
async def test_nothing_that_is_asked_passes_the_brakes(
    room: Class, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    monkeypatch.setattr(reception, "_SLOWED", (0, 0))
    monkeypatch.setattr(room.server._reception, "_everything", Buckets(Rate(1, 0)))
    host = room.base.removeprefix("http://")
    sent = f"{asked.format(host=host)}\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode()
    first, second = await raw(room, sent), await raw(room, sent)
    assert first.split()[1] in (b"404", b"405")
    assert b"Server" not in first
    assert second.split()[1] == b"429"


@pytest.mark.parametrize("asked", ["GET /", "OPTIONS *"])
async def test_who_expects_something_else_than_an_answer_is_shown_out(
    room: Class, asked: str
) -> None:
    host = room.base.removeprefix("http://")
    head = f"{asked} HTTP/1.1\r\nHost: {host}\r\n"
    answer = await raw(room, f"{head}Expect: miracles\r\n\r\n{head}\r\n".encode())
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert answer.count(b"HTTP/1.1") == 1
    assert b"miracles" not in answer
    usual = await raw(room, f"{head}Expect: 100-continue\r\nConnection: close\r\n\r\n".encode())
    assert usual.startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 40")


async def test_other_ways_of_asking_are_refused(room: Class, voted: Phone) -> None:
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        async with voted.session.request(method, f"{voted.address}/vote") as answer:
            assert answer.status in (400, 404, 405)
    async with voted.session.head(voted.address) as answer:
        assert answer.status == 200
    async with voted.session.head(f"{voted.address}/stream") as answer:
        assert answer.status == 405
    assert room.counts == (1, 0, 0)


# Where


@pytest.mark.parametrize(
    "path", ["", "abcdef", "favicon.ico", "n/", "n/wrong", "n/wrong/stream", "robots.txt", "a/b/c"]
)
async def test_what_is_not_there_is_said_in_both_languages(room: Class, path: str) -> None:
    answer = await room.outsider().get(f"{room.base}/{path}")
    assert answer.status == 404
    assert '<div lang="nl">' in answer.text
    assert '<div lang="en">' in answer.text
    assert room.teaching.furnish().name not in answer.text


async def test_the_word_of_the_room_may_be_typed_in_capitals(room: Class) -> None:
    phone = room.outsider()
    name = room.teaching.furnish().name
    answer = await phone.get(f"{room.base}/{name.upper()}")
    if name.upper() != name:
        assert (answer.status, answer.headers["Location"]) == (303, f"/{name}")


async def test_who_guesses_at_rooms_is_told_nothing_any_more(
    room: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reception, "_SLOWED", (0, 0))
    monkeypatch.setattr(room.server._reception, "_wrong", Buckets(Rate(40, 0)))
    seated, guesser = await room.phone(), room.outsider()
    guesses = [f"{room.base}/aaaa{a}{b}" for a in "abcdefg" for b in "abcdefgh"]
    answers = [await guesser.get(guess) for guess in guesses]
    assert [answer.status for answer in answers] == [404] * 40 + [429] * 16
    # Now he guesses right, and cannot know; who has a seat goes on.
    right = await guesser.page()
    assert (right.status, right.text) == (429, answers[-1].text)
    assert (await seated.page()).status == 200


async def test_without_a_seat_every_room_answers_the_same_but_for_its_page(room: Class) -> None:
    outsider, name = room.outsider(), room.teaching.furnish().name
    answers: list[list[tuple[int, str]]] = []
    for word in (name, "abcdef"):
        there = f"{room.base}/{word}"
        told = [await outsider.get(f"{there}/{what}") for what in ("now", "stream", "vote")]
        told += [await outsider.post(f"{there}/vote", json={"poll": 1, "letter": "A"})]
        told += [await outsider.post(f"{there}/vote", data={"poll": "1", "letter": "A"})]
        answers.append([(answer.status, answer.text.replace(word, "")) for answer in told])
        assert word == name or name not in "".join(answer.text for answer in told)
    assert answers[0] == answers[1]


async def test_a_class_that_has_the_page_of_last_week_open_comes_in_behind_one_address(
    room: Class,
) -> None:
    async def comes_in(phone: Phone) -> list[int]:
        old = f"{room.base}/abcdef"
        asked = (f"{old}/stream", f"{old}/now", old, phone.address)
        return [(await phone.get(each)).status for each in asked]

    statuses = await asyncio.gather(*(comes_in(room.outsider()) for _phone in range(100)))
    assert statuses == [[403, 403, 404, 200]] * 100


async def test_who_has_to_wait_is_shown_a_page_that_tries_again_by_itself(
    room: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reception, "_SLOWED", (0, 0))
    newcomer, seated = room.outsider(), await room.phone()
    for limit, phone in (("_wrong", newcomer), ("_seated", seated), ("_everything", newcomer)):
        monkeypatch.setattr(room.server._reception, limit, Buckets(Rate(0, 0)))
        answer = await phone.page(params={"taal": "en"})
        assert answer.status == 429
        assert "busy at the door" in answer.text
        assert re.search(r'http-equiv="refresh" content="5;url=\?taal=en"', answer.text)
        assert "Content-Security-Policy" in answer.headers
    script = await seated.get(f"{seated.address}/now")
    assert (script.status, script.text) == (429, "Too Many Requests")


# How much


async def test_a_flood_changes_no_count_and_others_vote_meanwhile(
    room: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simulator.classroom.phones.reception._SLOWED", (0, 0))
    poll = room.open()
    flooding, others = await room.phone(), [await room.phone() for _phone in range(20)]
    await flooding.vote("C")

    async def flood() -> list[int]:
        votes = [await flooding.vote("A", poll - 1) for _vote in range(40)]
        wild = [await flooding.get(f"{room.base}/{place}") for place in range(200)]
        return [answer.status for answer in (*votes, *wild)]

    async def vote(phone: Phone) -> int:
        return (await phone.vote("B", poll)).status

    *statuses, flooded = await asyncio.gather(*map(vote, others), flood())
    assert statuses == [200] * 20
    assert isinstance(flooded, list)
    assert 429 in flooded
    assert 200 not in flooded
    assert room.counts == (0, 20, 1)


async def test_three_hundred_phones_behind_one_address_come_in_and_vote() -> None:
    async with a_class() as room:
        poll = room.open()
        phones = await asyncio.gather(*(room.phone() for _phone in range(300)))
        statuses = await asyncio.gather(*(_status(phone.vote("B", poll)) for phone in phones))
        assert set(statuses) == {200}
        assert room.counts == (0, 300, 0)


async def _status(asked: Any) -> int:
    return int((await asked).status)


async def test_who_takes_more_seats_than_a_class_has_is_asked_to_wait(
    room: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reception, "_SLOWED", (0, 0))
    monkeypatch.setattr(room.server._reception, "_chairs", Chairs(Rate(3, 0)))
    for _phone in range(3):
        await room.phone()
    answer = await room.outsider().page()
    assert answer.status == 429
    assert "Set-Cookie" not in answer.headers
    assert 'http-equiv="refresh"' in answer.text


async def test_one_device_takes_no_seats_of_others(
    room: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reception, "_SLOWED", (0, 0))
    chairs = Chairs(Rate(10, 0), Rate(3, 0), Rate(10, 0), Rate(2, 0))
    monkeypatch.setattr(room.server._reception, "_chairs", chairs)
    near = [(await room.outsider().page()).status for _phone in range(2)]
    assert near == [200] * 2
    monkeypatch.setattr(reception, "at_this_computer", lambda _host: False)
    monkeypatch.setattr(reception.Reception, "_is_ours", lambda _self, _request: True)
    answers = [await room.outsider().page() for _phone in range(8)]
    assert [answer.status for answer in answers] == [200] * 5 + [429] * 3
    assert "Set-Cookie" not in answers[-1].headers
    assert 'http-equiv="refresh"' in answers[-1].text
    # Another device sits down meanwhile.
    monkeypatch.setattr(reception, "network_of", lambda _host: "another")
    assert (await room.outsider().page()).status == 200


def test_who_takes_all_seats_from_many_addresses_leaves_the_first_of_each_other() -> None:
    chairs = Chairs(Rate(20, 0), Rate(10, 0), Rate(30, 0), Rate(2, 0))
    greedy = [chairs.take(f"alias {n}", 0) for n in range(7) for _try in range(50)]
    assert sum(greedy) == 20 + 7 * 2
    assert [chairs.take("a phone", 0) for _try in range(3)] == [True, True, False]


def test_a_class_behind_one_address_sits_down_at_once_and_leaves_half_of_the_seats() -> None:
    chairs = Chairs()
    assert all(chairs.take("a school", 0) for _phone in range(150))
    while chairs.take("a school", 0):
        pass
    half = limits.NEW_SEATS.burst / 2
    others = [chairs.take(f"a house {n % 4}", 0) for n in range(1000)]
    assert sum(others) >= half


@for_all(st.lists(st.floats(0, 100), max_size=60), st.integers(1, 20), st.integers(0, 5))
def test_a_rate_is_never_exceeded(pauses: list[float], burst: int, per_second: int) -> None:
    now, taken = 0.0, 0
    bucket = Bucket(Rate(burst, per_second), now)
    for pause in pauses:
        now += pause
        taken += bucket.take(now)
        assert taken <= burst + per_second * now + 1e-6


def test_however_many_ask_a_bounded_number_is_remembered() -> None:
    buckets = Buckets(Rate(1, 0))
    assert buckets.take("somebody", 0)
    assert not buckets.take("somebody", 0)
    for number in range(limits.MOST_REMEMBERED * 2):
        buckets.take(number, 0)
    assert len(buckets._buckets) == limits.MOST_REMEMBERED


def test_one_address_never_takes_all_places() -> None:
    places = Places(10)
    assert [places.take("one") for _place in range(7)] == [True] * 5 + [False] * 2
    assert [places.take(f"other {n}") for n in range(6)] == [True] * 5 + [False]
    places.leave("one")
    assert places.take("one")


def test_addresses_that_are_handed_out_together_count_as_one() -> None:
    assert network_of("192.168.1.20") == "192.168.1.20"
    assert network_of("::ffff:192.168.1.20") == "192.168.1.20"
    assert network_of("2001:db8:1:2:3::4") == network_of("2001:db8:1:2:ffff::9%en0")
    assert network_of("2001:db8:1:2::") != network_of("2001:db8:1:3::")
    assert network_of("2001:db8::1") == network_of("2001:db8:0:0:ffff::1")
    assert network_of("2001:db8::1") != network_of("2001:db8:0:1::1")
    assert network_of("::ffff:c0a8:114") == network_of("192.168.1.20")
    assert network_of("fe80::1%en0") == network_of("fe80::2%en1")
    assert network_of("") == ""


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"])
def test_this_computer_is_known_by_its_address(host: str) -> None:
    assert at_this_computer(host)


@pytest.mark.parametrize("host", ["192.168.1.20", "fe80::1%lo", "::ffff:10.0.0.1", "", "::"])
def test_another_device_is_not_this_computer(host: str) -> None:
    assert not at_this_computer(host)


async def test_who_fills_all_places_and_is_silent_makes_room_for_who_asks_something(
    crowd: Crowd,
) -> None:
    async with a_class() as room:
        room.open()
        hoarded = []
        for crowd.address in ("one of his addresses", "the other"):
            hoarded += [await crowd.stand(room) for _place in range(4)]
        crowd.address = "a phone"
        phone = await room.phone()
        assert (await phone.vote("A")).status == 200
        assert room.counts == (1, 0, 0)
        # The one that was silent longest went; the newest of the other address stays.
        assert await hoarded[0].is_cut_off()
        assert not await hoarded[-1].is_cut_off()


async def test_who_is_silent_makes_room_for_others_behind_the_same_address(
    crowd: Crowd,
) -> None:
    async with a_class() as room:
        room.open()
        crowd.address = "another"
        other = await crowd.stand(room)
        crowd.address = "a school"
        hoarded = [await crowd.stand(room) for _place in range(4)]
        phone = await room.phone()
        assert (await phone.vote("A")).status == 200
        assert await hoarded[0].is_cut_off()
        assert not await other.is_cut_off()


async def test_who_listens_is_not_cut_off_however_many_knock(crowd: Crowd) -> None:
    async with a_class() as room, AsyncExitStack() as open_pages:
        phones = [await room.phone() for _phone in range(2)]
        streams = [await open_pages.enter_async_context(phone.listening()) for phone in phones]
        for crowd.address in ("one", "another", "a third"):
            for _knock in range(6):
                await crowd.stand(room)
        room.open()
        for stream in streams:
            assert (await stream.until(open=True))["open"]


async def test_where_everybody_is_busy_a_connection_too_many_is_closed_until_one_leaves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("simulator.classroom.phones.server.room_for_connections", lambda: 4)
    async with a_class() as room:
        phones = [await room.phone() for _phone in range(2)]
        async with phones[0].listening():
            async with phones[1].listening():
                with suppress(ConnectionError):
                    assert await raw(room, b"hello\r\n\r\n") == b""
            while room.server.phones != 1:
                room.changed.clear()
                await room.changed.wait()
            assert (await raw(room, b"hello\r\n\r\n")).startswith(b"HTTP/1.1 400 ")


async def test_where_nobody_more_can_listen_a_phone_still_votes(crowd: Crowd) -> None:
    async with a_class() as room, AsyncExitStack() as open_pages:
        poll = room.open()
        for crowd.address in ("one", "another"):
            for _phone in range(2):
                phone = await room.phone()
                await open_pages.enter_async_context(phone.listening())
        crowd.address = "a third"
        late = await room.phone()
        assert (await late.get(f"{late.address}/stream")).status == 503
        assert (await late.vote("B", poll)).status == 200
        assert room.counts == (0, 1, 0)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("GET /nowhere HTTP/1.1\r\nHost: {host}", b"404"),
        ("GET /abcdef/now HTTP/1.1\r\nHost: {host}", b"403"),
        ("PUT / HTTP/1.1\r\nHost: {host}", b"405"),
        ("GET / HTTP/1.1\r\nHost: evil.example", b"421"),
    ],
)
async def test_who_was_refused_keeps_no_place(room: Class, asked: str, status: bytes) -> None:
    host = room.base.removeprefix("http://")
    answer = await raw(room, f"{asked.format(host=host)}\r\n\r\n".encode())
    assert answer.split()[1] == status
    assert b"Connection: close" in answer


def test_all_for_whom_there_is_a_place_may_knock_at_the_same_moment() -> None:
    assert room_for_connections() <= addresses.WAITING


def test_from_one_address_no_more_comes_at_once_than_three_hundred_phones_ask() -> None:
    page_and_stream = 2
    for rate in (limits.COMING_IN, limits.FROM_ONE_ADDRESS):
        assert rate.burst == 300 * page_and_stream


async def test_who_says_nothing_is_shown_out(room: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.classroom.phones.connection.SILENCE", 0.05)
    for said in (b"", b"GET / HTTP/1.1\r\nHost: "):
        assert await raw(room, said) == b""


async def test_who_has_not_asked_anything_yet_is_shown_out_sooner_than_who_has(
    room: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside: list[Connection] = []
    made = Connection.connection_made

    def watched(self: Connection, transport: asyncio.BaseTransport) -> None:
        inside.append(self)
        made(self, transport)

    monkeypatch.setattr(Connection, "connection_made", watched)
    phone = await room.phone()
    [asked] = inside
    asked.close_if_nothing_asked()
    assert (await phone.page()).status == 200
    assert inside == [asked]
    monkeypatch.setattr("simulator.classroom.phones.connection.SILENCE", 3600)
    monkeypatch.setattr("simulator.classroom.phones.connection.FIRST_WITHIN", 0.05)
    async with asyncio.timeout(20):
        for said in (b"", b"GET / HTTP/1.1\r\nHost: "):
            assert await raw(room, said) == b""


async def test_who_sends_a_vote_too_slowly_is_shown_out(
    room: Class, voted: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simulator.classroom.phones.reception._BODY_WITHIN", 0.05)
    host = room.base.removeprefix("http://")
    cookie = f"seat={ticket(room.teaching.furnish(), voted.seat)}"
    name = room.teaching.furnish().name
    head = (
        f"POST /{name}/vote HTTP/1.1\r\nHost: {host}\r\nOrigin: {room.base}\r\nCookie: {cookie}\r\n"
        'Content-Type: application/json\r\nContent-Length: 26\r\n\r\n{"poll": 1,'
    )
    assert (await raw(room, head.encode())).startswith(b"HTTP/1.1 408 ")
    assert room.counts == (1, 0, 0)


async def test_who_does_not_read_is_cut_off() -> None:
    class Unread(asyncio.Transport):
        aborted = False

        def get_write_buffer_size(self) -> int:
            return 1000

        def abort(self) -> None:
            self.aborted = True

    async with a_class() as room:
        assert room.server._runner is not None
        server = room.server._runner.server
        assert server is not None
        connection, unread = Connection(server, Door(1)), Unread()
        connection.transport = unread
        cut = []
        for _sweep in range(2):
            connection.cut_if_stuck()
            cut.append(unread.aborted)
        assert cut == [False, True]
        connection.transport = None


# Who can reach it


async def test_without_a_word_only_this_computer_can_reach_it(room: Class) -> None:
    for server in room.server._listening:
        for one in server.sockets:
            assert one.getsockname()[0] in ("127.0.0.1", "::1")
    assert room.server.address is not None
    assert room.server.address.startswith("http://127.0.0.1:")


async def test_everyone_is_everyone_on_the_network_and_the_address_follows_it() -> None:
    there = ["192.168.7.20"]
    async with a_class(everyone=True, here=lambda: there[0] or None) as room:
        families = {one.family for server in room.server._listening for one in server.sockets}
        assert socket.AF_INET in families
        assert room.server.short.startswith("192.168.7.20:")
        with_network = room.server.reach
        there[0] = "10.0.0.4"
        room.changed.clear()
        room.server._look_around()
        await room.changed.wait()
        assert room.server.short.startswith("10.0.0.4:")
        assert room.teaching.furnish().at == room.base
        there[0] = ""
        room.server._look_around()
        assert room.server.short.startswith("127.0.0.1:")
        assert room.server.reach != with_network
