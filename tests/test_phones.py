"""A phone votes: one vote for each seat and round, changeable, and counted exactly once."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from simulator.classroom.phones import PhoneServer
from simulator.lesson import Step, Teaching
from simulator.store import DATABASE, Reason, StoreProblem, nowhere, open_store
from tests.phoning import WORLD, Class, a_class

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping


def full(_poll: int, _ballots: Mapping[int, int]) -> Any:
    """Counting, on a disk on which nothing more can be written."""
    raise StoreProblem(Reason.FULL, Path())


@pytest.fixture
async def room() -> AsyncIterator[Class]:
    async with a_class() as room:
        yield room


# Votes


async def test_a_vote_that_is_acknowledged_is_counted(room: Class) -> None:
    room.open()
    phone, other = await room.phone(), await room.phone()
    answer = await phone.vote("B")
    assert answer.status == 200
    assert answer.json["chosen"] == "B"
    assert room.counts == (0, 1, 0)
    await other.vote("B")
    assert room.counts == (0, 2, 0)


async def test_a_change_of_mind_is_the_same_vote(room: Class) -> None:
    room.open()
    phone = await room.phone()
    for letter in "ABCA":
        await phone.vote(letter)
    assert room.counts == (1, 0, 0)
    assert (await phone.now())["chosen"] == "A"


async def test_taps_at_the_same_moment_are_one_vote(room: Class) -> None:
    room.open()
    phone = await room.phone()
    answers = await asyncio.gather(*(phone.vote("C") for _tap in range(10)))
    assert {answer.status for answer in answers} == {200}
    assert room.counts == (0, 0, 1)


async def test_the_same_vote_again_is_acknowledged_and_written_once(
    room: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.open()
    phone = await room.phone()
    await phone.vote("B")
    with monkeypatch.context() as nothing_more:
        nothing_more.setattr(room.teaching, "take", full)
        assert (await phone.vote("B")).json["chosen"] == "B"
        assert (await phone.vote("A")).status == 503
    poll = room.poll
    room.close()
    assert (await phone.vote("B", poll)).status == 409
    # Also in the moment between the asking and the counting.
    assert room.server._count(poll, {phone.seat: 1}) == {phone.seat: "closed"}
    assert room.counts == (0, 1, 0)


async def test_without_a_script_forms_do_all_of_it(room: Class) -> None:
    room.open()
    phone = await room.phone()
    page = await phone.vote_by_form("A")
    assert page.status == 200
    assert _own(page.text) == ["A"]
    page = await phone.vote_by_form("B")
    assert _own(page.text) == ["B"]
    assert room.counts == (0, 1, 0)
    room.close()
    assert "<form" not in (await phone.page()).text


async def test_a_reload_keeps_the_seat_and_the_choice(room: Class) -> None:
    room.open()
    phone = await room.phone()
    seat = phone.seat
    await phone.vote("B")
    page = await phone.page()
    assert phone.seat == seat
    assert "Set-Cookie" not in page.headers
    assert _own(page.text) == ["B"]
    await phone.vote("B")
    assert room.counts == (0, 1, 0)


async def test_who_votes_and_is_gone_has_voted(room: Class) -> None:
    room.open()
    phone, other = await room.phone(), await room.phone()
    await phone.vote("A")
    await phone.session.close()
    await other.vote("B")
    assert room.counts == (1, 1, 0)


async def test_two_rounds_are_two_votes(room: Class) -> None:
    room.open()
    phone = await room.phone()
    await phone.vote("A")
    room.close()
    room.go_to(Step.SECOND)
    room.open()
    assert (await phone.now())["chosen"] is None
    await phone.vote("C")
    shift = room.teaching.lesson.standing.shift
    assert shift is not None
    assert (shift.first, shift.second, shift.changed) == ((1, 0, 0), (0, 0, 1), 1)


async def test_a_vote_for_a_round_that_is_over_does_not_count_and_says_how_things_are(
    room: Class,
) -> None:
    first = room.open()
    phone = await room.phone()
    room.close()
    answer = await phone.vote("A", first)
    assert answer.status == 409
    assert answer.json["open"] is False
    room.go_to(Step.SECOND)
    room.open()
    answer = await phone.vote("A", first)
    assert answer.status == 409
    assert (answer.json["poll"], answer.json["open"]) == (room.poll, True)
    assert room.counts == (0, 0, 0)
    assert (await phone.vote("A")).status == 200


async def test_a_vote_in_the_very_moment_of_closing_is_counted_or_refused(room: Class) -> None:
    room.open()
    phones = [await room.phone() for _phone in range(6)]
    votes = [asyncio.ensure_future(phone.vote("A")) for phone in phones]
    await votes[0]
    room.teaching.close()
    answers = await asyncio.gather(*votes)
    assert {answer.status for answer in answers} <= {200, 409}
    assert room.counts == (sum(answer.status == 200 for answer in answers), 0, 0)


async def test_the_group_scores_itself_by_phone(room: Class) -> None:
    room.at_the_score()
    room.open()
    phone = await room.phone()
    assert (await phone.vote("E")).status == 200
    assert room.counts == (0, 0, 0, 0, 1)


async def test_hands_and_phones_are_counted_together(room: Class) -> None:
    room.open()
    phone = await room.phone()
    await phone.vote("A")
    room.teaching.count_hands([4, 2, 0])
    assert room.counts == (5, 2, 0)


# When it cannot be kept


async def test_a_vote_that_cannot_be_kept_is_not_acknowledged_and_can_be_cast_again(
    room: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.open()
    phone = await room.phone()
    with monkeypatch.context() as broken:
        broken.setattr(room.teaching, "take", full)
        assert (await phone.vote("B")).status == 503
    assert room.counts == (0, 0, 0)
    assert (await phone.vote("B")).status == 200
    assert room.counts == (0, 1, 0)


async def test_a_lesson_that_can_be_kept_no_longer_goes_on_and_counts_the_vote_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The teacher is told by whoever put it elsewhere; the phones notice nothing."""
    told: list[StoreProblem] = []

    def move(problem: StoreProblem) -> None:
        told.append(problem)
        held.server.teaching = held.server.teaching.elsewhere(nowhere())

    async with a_class(on_problem=move) as held:
        held.open()
        phone = await held.phone()
        monkeypatch.setattr(held.teaching, "take", full)
        assert (await phone.vote("B", held.poll)).status == 200
        poll = held.server.teaching.lesson.poll
        assert poll is not None
        assert poll.counts == (0, 1, 0)
    assert [problem.reason for problem in told] == [Reason.FULL]


async def test_many_votes_at_once_are_one_write(
    room: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    poll = room.open()
    phones = [await room.phone() for _phone in range(30)]
    taken: list[int] = []
    take = room.teaching.take

    def counting(number: int, ballots: Mapping[int, int]) -> Any:
        taken.append(len(ballots))
        return take(number, ballots)

    monkeypatch.setattr(room.teaching, "take", counting)
    await asyncio.gather(*(phone.vote("A", poll) for phone in phones))
    assert sum(taken) == 30
    assert len(taken) < 30
    assert room.counts == (30, 0, 0)


async def test_after_a_restart_every_acknowledged_vote_counts_once_and_seats_are_kept(
    tmp_path: Path,
) -> None:
    store = open_store(tmp_path)
    first = Class(Teaching.begin(store, WORLD, seed=3), port=0)
    await first.server.start()
    first.open()
    phones = [await first.phone() for _phone in range(5)]
    for phone, letter in zip(phones, "ABBCC", strict=True):
        assert (await phone.vote(letter)).status == 200
    address = first.server.address
    assert address is not None
    # As after a power cut: nothing is said to anybody, and another process opens the store.
    again = open_store(tmp_path)
    await first.server.stop()
    store.close()
    row = again.session(first.teaching.session)
    assert row is not None
    second = Class(
        Teaching.continued(again, WORLD, row), port=int(address.rpartition("/")[0].split(":")[2])
    )
    await second.server.start()
    try:
        assert second.server.address == address
        assert second.counts == (1, 2, 2)
        for phone, letter in zip(phones, "ABBCC", strict=True):
            phone.room = second
            assert (await phone.now())["chosen"] == letter
        assert (await phones[0].vote("B", second.poll)).status == 200
        assert (await phones[1].vote("B", second.poll)).status == 200
        assert second.counts == (0, 3, 2)
    finally:
        await first.everybody_leaves()
        await second.server.stop()
        again.close()


async def test_votes_on_their_way_are_counted_when_the_class_closes(room: Class) -> None:
    poll = room.open()
    phone = await room.phone()
    cast = asyncio.ensure_future(room.server._box.cast(poll, phone.seat, 1))
    await asyncio.sleep(0)
    await room.server.stop()
    assert await cast is None
    assert room.counts == (0, 1, 0)


async def test_what_is_kept_of_a_phone_is_a_number_and_a_choice(tmp_path: Path) -> None:
    async with a_class(store=open_store(tmp_path)) as room:
        room.open()
        phone = await room.phone()
        await phone.vote("B")
        seat = phone.seat
    connection = sqlite3.connect(tmp_path / DATABASE)
    told = [p for (p,) in connection.execute("SELECT payload FROM events") if str(seat) in p]
    connection.close()
    assert len(told) == 1
    assert "127.0.0.1" not in told[0]


# Changes


async def test_phones_hear_of_every_change_and_see_the_same(room: Class) -> None:
    phone, other = await room.phone(), await room.phone()
    async with phone.listening() as heard, other.listening() as overheard:
        room.open()
        seen = await heard.until(open=True)
        assert seen == await overheard.until(open=True)
        assert "chosen" not in seen
        room.close()
        assert (await heard.until(open=False))["version"] != seen["version"]


async def test_nobody_hears_of_anybody_elses_vote(room: Class) -> None:
    room.open()
    phone, other = await room.phone(), await room.phone()
    async with phone.listening() as heard:
        before = await heard.until(open=True)
        await other.vote("C")
        assert await phone.now() == {**before, "chosen": None, "said": ""}
        room.close()
        # The next thing that is heard is the end of the vote, and nothing between.
        event = await heard.event()
        assert event is not None
        assert event[1]["open"] is False
    assert str(other.seat) not in (await phone.page()).text


async def test_a_second_page_on_the_same_phone_takes_the_place_of_the_first(room: Class) -> None:
    phone = await room.phone()
    async with phone.listening() as first:
        await first.event()
        async with phone.listening() as second:
            assert await first.event() == ("elsewhere", 1)
            assert await first.event() is None
            await second.event()
            assert room.server.phones == 1


async def test_the_projector_hears_of_phones_that_come_and_of_votes(room: Class) -> None:
    room.open()
    phone = await room.phone()
    room.changed.clear()
    async with phone.listening() as heard:
        await heard.event()
        await room.changed.wait()
        assert room.server.phones == 1
        room.changed.clear()
        await phone.vote("A")
        await room.changed.wait()
    room.changed.clear()
    await room.changed.wait()
    assert room.server.phones == 0


async def test_the_lesson_can_go_on_in_another_store(room: Class) -> None:
    room.open()
    phone = await room.phone()
    await phone.vote("A")
    async with a_class() as other:
        elsewhere = room.teaching.elsewhere(other.teaching._store)
        room.teaching = room.server.teaching = elsewhere
        room.server.tell()
        assert (await phone.vote("B")).status == 200
        assert room.counts == (0, 1, 0)


async def test_when_the_class_moves_the_old_address_is_no_class_any_more(room: Class) -> None:
    phone = await room.phone()
    old = phone.address
    async with phone.listening() as heard:
        await heard.event()
        room.teaching.move()
        room.server.tell()
        assert await heard.event() is None
    assert (await phone.get(old)).status == 404
    # Its script asks for the page then, which says where the class is.
    assert (await phone.get(f"{old}/now")).status == 403
    assert (await phone.page()).status == 200


# Start and stop


async def test_the_same_port_again_or_another_one(room: Class) -> None:
    port = int(room.base.rpartition(":")[2])
    other = Class(room.teaching, port=port)
    # It is taken: the class does not stay away for that.
    await other.server.start()
    assert other.server.address != room.server.address
    await other.server.stop()
    assert other.server.address is None


async def test_a_server_that_never_started_can_be_asked_and_stopped() -> None:
    async with a_class() as room:
        server = PhoneServer(room.teaching, on_change=lambda: None)
        assert (server.address, server.short, server.notes_address) == (None, "", "")
        assert server.phones == 0
        assert server.reach
        server.tell()
        await server.stop()


def _own(page: str) -> list[str]:
    return [
        piece.split('data-letter="')[1][0]
        for piece in page.split("<button ")[1:]
        if 'aria-pressed="true"' in piece
    ]
