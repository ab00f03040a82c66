"""The reception: every request of a phone comes by here, and most go no further.

What is asked of everybody: the address is one of ours (a page elsewhere cannot make a browser talk
with us under another name), and who changes something comes from our own page. Then the room, then
the seat. Nobody learns more from a refusal than that it was one.
"""

import asyncio
import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from random import uniform
from typing import Final, NamedTuple
from urllib.parse import parse_qs

from aiohttp import web
from aiohttp.typedefs import Handler

from simulator.classroom.phones import page, words
from simulator.classroom.phones.addresses import WEB
from simulator.classroom.phones.ballot_box import BallotBox
from simulator.classroom.phones.limits import (
    FROM_ONE_ADDRESS,
    SEATED,
    WRONG_ROOMS,
    Buckets,
    Chairs,
    at_this_computer,
    network_of,
)
from simulator.classroom.phones.presence import Presence
from simulator.classroom.phones.seats import COOKIE, KEPT_FOR, new_seat, seat_of, ticket
from simulator.classroom.phones.showing import Showing
from simulator.classroom.phones.streams import Streams, event
from simulator.language import Language, current, spoken
from simulator.lesson import LETTERS
from simulator.lesson.teaching import ROOM_LENGTH, ROOM_LETTERS, Room
from simulator.store import StoreProblem

MOST_BODY: Final = 1024
"""Bytes of a vote; it has some forty."""

_BODY_WITHIN: Final = 5.0
"""Seconds in which it has to be here."""

_SLOWED: Final = (0.7, 1.5)
"""Seconds that who asks too much waits for a refusal, so that he cannot ask at once again."""

_ITSELF: Final = ("localhost", "127.0.0.1", "[::1]")

_NUMBER: Final = 9
"""Digits of the number of a vote, at most."""

_SEALED: Final = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    # With "no-referrer" a browser says "Origin: null" when a form is sent, and forms sent from
    # elsewhere could not be told from ours.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class _Vote(NamedTuple):
    poll: int
    letter: str


@dataclass
class Reception:
    """What the server has behind its door."""

    room: Callable[[], Room]
    showing: Showing
    box: BallotBox
    presence: Presence
    streams: Streams[int, Language]
    notes_streams: Streams[object, str]
    notes: Callable[[Language], str]
    """The presenter's notes as HTML, in a language."""
    host: Callable[[], str]
    """What stands in the code on the screen before the room: ``192.168.1.20:8642``."""

    _everything: Buckets = field(default_factory=lambda: Buckets(FROM_ONE_ADDRESS))
    _wrong: Buckets = field(default_factory=lambda: Buckets(WRONG_ROOMS))
    _seated: Buckets = field(default_factory=lambda: Buckets(SEATED))
    _chairs: Chairs = field(default_factory=Chairs)

    @web.middleware
    async def answer(
        self,
        request: web.Request,
        handler: Handler,
    ) -> web.StreamResponse:
        """Answer anything that is asked; whoever else would answer it never does."""
        sender = network_of(request.remote or "")
        if not self._everything.take(sender, _now()):
            return await _slowed(request)
        if not self._is_ours(request):
            return _bare(HTTPStatus.MISDIRECTED_REQUEST)
        if request.method not in ("GET", "HEAD", "POST"):
            return _bare(HTTPStatus.METHOD_NOT_ALLOWED)
        reading = request.method != "POST"
        match request.path.split("/")[1:]:
            case [_word, *_rest, "stream"] if request.method == "HEAD":
                return _bare(HTTPStatus.METHOD_NOT_ALLOWED)
            case ["n", word, *rest] if reading and rest in ([], [""], ["now"], ["stream"]):
                if hmac.compare_digest(word.encode(), self.room().notes.encode()):
                    return await self._answer_notes(request, "".join(rest))
            case [word, *rest] if rest in ([], [""], ["now"], ["stream"]) and reading:
                return await self._answer_phone(request, word, "".join(rest), sender)
            case [word, "vote"]:
                if reading:
                    # The page that answered a vote was asked for again.
                    return _to(f"/{word}") if _may_be_room(word) else self._no_room()
                return await self._answer_phone(request, word, "vote", sender)
        return self._no_room()

    async def seal(self, request: web.Request, response: web.StreamResponse) -> None:
        """What goes with every answer, whatever it is."""
        response.headers.update(_SEALED)
        response.headers.setdefault("Content-Security-Policy", page.policy())
        response.headers.popall("Server", None)
        if response.status >= HTTPStatus.BAD_REQUEST and response.status != HTTPStatus.CONFLICT:
            # Who was refused has nothing to wait for here; another may need the place.
            response.force_close()
            response.headers["Connection"] = "close"

    # Whose page it is

    def _is_ours(self, request: web.Request) -> bool:
        """Whether it was asked of us by an address of this machine, and not by another name."""
        hosts = request.headers.getall("Host", [])
        return len(hosts) == 1 and hosts[0].lower() in self._hosts(request)

    def _hosts(self, request: web.Request) -> set[str]:
        known = request.get_extra_info("sockname")
        if not known:
            return set()
        address, port = known[0], known[1]
        written = f"[{address}]" if ":" in address else address
        hosts = {*_with_port(written, port), self.host()}
        itself = {host for each in _ITSELF for host in _with_port(each, port)}
        # By these names a machine reaches itself: nobody else has a reason to use them.
        return hosts | itself if at_this_computer(request.remote or "") else hosts - itself

    def _from_our_page(self, request: web.Request) -> bool:
        """Whether a change is asked for by our own page: the browser says where it comes from."""
        told = request.headers
        if any(site != "same-origin" for site in told.getall("Sec-Fetch-Site", [])):
            return False
        own = f"http://{told['Host']}".lower()
        origins = told.getall("Origin", [])
        if origins:
            return [origin.lower() for origin in origins] == [own]
        return told.get("Referer", "").lower().startswith(f"{own}/")

    # The presenter

    async def _answer_notes(self, request: web.Request, what: str) -> web.StreamResponse:
        language = page.language_of(request.query.get("taal"), "", current())
        if what == "stream":
            if self.notes_streams.full or request.version < (1, 1):
                return _busy()
            return await self.notes_streams.hold(request, object(), "", event("see", "0"))
        with spoken(language):
            body = self.notes(language)
        answer = _html(body.encode() if what == "now" else page.notes(body, language))
        answer.headers["Content-Security-Policy"] = page.notes_policy()
        return answer

    # A phone

    async def _answer_phone(
        self, request: web.Request, word: str, what: str, sender: str
    ) -> web.StreamResponse:
        room, now = self.room(), _now()
        seat = seat_of(room, request.cookies.get(COOKIE))
        if seat is None and _may_be_room(word.lower()):
            if what:
                # The same in every room: nobody learns from it which there is.
                return self._no_seat(request, word)
            # Who guesses too much is not told any more when he guesses right.
            if self._wrong.left(sender, now) < 1:
                return await _slowed(request)
            if word.lower() != room.name:
                self._wrong.take(sender, now)
        if word != room.name:
            return _to(f"/{room.name}") if word.lower() == room.name else self._no_room()
        language = _language(request)
        if seat is None:
            return await self._seat(request, room, language, sender)
        if not self._seated.take(seat, now):
            return await _slowed(request)
        self.presence.asked(seat, now)
        match what:
            case "now":
                return _json(self.showing.state(language, seat))
            case "stream":
                if request.version < (1, 1) or self.streams.full:
                    return _busy()
                first = self.showing.event(language)
                return await self.streams.hold(request, seat, language, first)
            case "vote":
                return await self._vote(request, seat, language)
        return _html(self.showing.page(language, seat))

    async def _seat(
        self, request: web.Request, room: Room, language: Language, sender: str
    ) -> web.Response:
        """Let a new phone sit down."""
        now = _now()
        near = at_this_computer(request.remote or "")
        if not (self._chairs.take_here(now) if near else self._chairs.take(sender, now)):
            return await _slowed(request)
        seat = new_seat()
        self.presence.asked(seat, now)
        said = ""
        if "again" in request.query and self.showing.sight.open:
            with spoken(language):
                said = words.once_more()
        response = _html(self.showing.page(language, None, said))
        response.set_cookie(
            COOKIE,
            ticket(room, seat),
            path=f"/{room.name}",
            max_age=KEPT_FOR,
            httponly=True,
            # A link on another site (a mail, a course page) must lead to the same seat, not to a
            # second one. What changes something is asked where it comes from.
            samesite="Lax",
        )
        return response

    async def _vote(
        self, request: web.Request, seat: int, language: Language
    ) -> web.StreamResponse:
        if not self._from_our_page(request):
            return _bare(HTTPStatus.FORBIDDEN)
        body = await _body(request)
        if not isinstance(body, bytes):
            return _bare(body)
        in_json = request.content_type == "application/json"
        vote = _vote_in(body) if in_json else _vote_in_form(body)
        if vote is None:
            return self._refused(request, words.NOT_UNDERSTOOD, HTTPStatus.BAD_REQUEST, language)
        sight = self.showing.sight
        option = LETTERS.find(vote.letter)
        refused = None
        if vote.poll != sight.poll or not sight.open:
            refused = "closed"
        elif not 0 <= option < len(sight.options):
            return self._refused(request, words.NOT_UNDERSTOOD, HTTPStatus.BAD_REQUEST, language)
        else:
            try:
                refused = await self.box.cast(vote.poll, seat, option)
            except StoreProblem:
                status = HTTPStatus.SERVICE_UNAVAILABLE
                return self._refused(request, words.NOT_KEPT, status, language)
        if refused is not None:
            with spoken(language):
                said = words.too_late()
            if in_json:
                return _json(self.showing.state(language, seat, said), HTTPStatus.CONFLICT)
            return _html(self.showing.page(language, seat, said), HTTPStatus.CONFLICT)
        if in_json:
            with spoken(language):
                said = words.counted(option)
            told = {"poll": vote.poll, "chosen": vote.letter, "said": said}
            return _json(json.dumps(told, ensure_ascii=False).encode())
        return _to(f"/{self.room().name}?taal={language}")

    def _refused(
        self,
        request: web.Request,
        what: tuple[str, str],
        status: HTTPStatus,
        language: Language,
    ) -> web.Response:
        if request.content_type == "application/json":
            return _bare(status)
        return _html(page.apart(what, (language,), to=f"/{self.room().name}"), status)

    def _no_seat(self, request: web.Request, word: str) -> web.Response:
        if request.method != "POST" or request.content_type == "application/json":
            return _bare(HTTPStatus.FORBIDDEN)
        return _html(page.apart(words.NO_SEAT, to=f"/{word}"), status=HTTPStatus.FORBIDDEN)

    def _no_room(self) -> web.Response:
        return _html(page.apart(words.NO_ROOM), HTTPStatus.NOT_FOUND)


# What is asked


def _asks_for_a_page(request: web.Request) -> bool:
    """Whether it is for the eye; what scripts and forms ask stands below a room."""
    return request.method == "GET" and "/" not in request.path.strip("/")


def _language(request: web.Request) -> Language:
    """The language to answer in."""
    accepted = request.headers.get("Accept-Language", "")
    return page.language_of(request.query.get("taal"), accepted, current())


async def _body(request: web.Request) -> bytes | HTTPStatus:
    """What was sent, or why it is not read."""
    if (request.content_length or 0) > MOST_BODY:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    try:
        async with asyncio.timeout(_BODY_WITHIN):
            return await request.read()
    except TimeoutError:
        return HTTPStatus.REQUEST_TIMEOUT
    except web.HTTPRequestEntityTooLarge:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    except web.RequestPayloadError:
        return HTTPStatus.BAD_REQUEST


def _vote_in(body: bytes) -> _Vote | None:
    """A vote in JSON; None for anything else."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, Mapping):
        return None
    poll, letter = told.get("poll"), told.get("letter")
    if isinstance(poll, bool) or not isinstance(poll, int) or not isinstance(letter, str):
        return None
    return _Vote(poll, letter) if len(letter) == 1 else None


def _vote_in_form(body: bytes) -> _Vote | None:
    """A vote as a form sends it; None for anything else."""
    try:
        told = parse_qs(body.decode("ascii"), strict_parsing=True, max_num_fields=4)
    except ValueError:
        return None
    match told.get("poll"), told.get("letter"):
        case [number], [letter] if number.isascii() and number.isdigit() and len(number) <= _NUMBER:
            return _Vote(int(number), letter) if len(letter) == 1 else None
    return None


def _with_port(host: str, port: int) -> tuple[str, ...]:
    """How a browser names this host and port."""
    return (host, f"{host}:{port}") if port == WEB else (f"{host}:{port}",)


def _may_be_room(word: str) -> bool:
    """Whether it looks like the word of a room; what browsers ask by themselves does not."""
    return len(word) == ROOM_LENGTH and set(word) <= set(ROOM_LETTERS)


# What is answered


def _html(body: bytes, status: int = HTTPStatus.OK) -> web.Response:
    return web.Response(body=body, status=status, content_type="text/html", charset="utf-8")


def _json(body: bytes, status: int = HTTPStatus.OK) -> web.Response:
    return web.Response(body=body, status=status, content_type="application/json", charset="utf-8")


def _bare(status: HTTPStatus) -> web.Response:
    return web.Response(status=status, text=status.phrase)


def _to(there: str) -> web.Response:
    return web.Response(status=HTTPStatus.SEE_OTHER, headers={"Location": there})


def _busy() -> web.Response:
    response = _bare(HTTPStatus.SERVICE_UNAVAILABLE)
    response.headers["Retry-After"] = str(page.AGAIN)
    return response


async def _slowed(request: web.Request) -> web.Response:
    """Keep who asks too much waiting, then send him away: all that takes is a place.

    Who asks for a page is a person, who may have done nothing wrong: hers tries again by itself.
    """
    await asyncio.sleep(uniform(*_SLOWED))
    status = HTTPStatus.TOO_MANY_REQUESTS
    if _asks_for_a_page(request):
        language = _language(request)
        # The same page, wherever it stands.
        again = f"?taal={language}"
        response = _html(page.apart(words.BUSY, (language,), to=again, again=page.AGAIN), status)
    else:
        response = _bare(status)
    response.headers["Retry-After"] = str(page.AGAIN)
    return response


def _now() -> float:
    return asyncio.get_running_loop().time()
