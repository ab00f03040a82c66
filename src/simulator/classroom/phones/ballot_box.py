"""The ballot box: votes of many phones are counted together, and acknowledged once kept."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple, TypeAlias

from simulator.classroom.phones.coalesced import Coalesced
from simulator.lesson import Refusal
from simulator.store import StoreProblem

PAUSE: Final = 0.015
"""Seconds between two countings: a burst of votes costs one write to the disk."""

Count: TypeAlias = Callable[[int, Mapping[int, int]], Mapping[int, Refusal | None]]
"""Counts ballots of one vote by seat, durably, and says of each why it does not count, or None."""


class _Cast(NamedTuple):
    option: int
    """The last choice of this seat."""
    waiting: list["asyncio.Future[Refusal | None]"]
    """Everybody who wants to know whether it counts: a double tap is one ballot."""


class BallotBox:
    """Ballots on their way to be counted."""

    def __init__(self, count: Count, counted: Callable[[int, Mapping[int, int]], None]) -> None:
        """``counted`` is told of each vote which ballots count now, by seat."""
        self._count = count
        self._counted = counted
        self._cast: dict[int, dict[int, _Cast]] = {}
        self._counting = Coalesced(self._count_all, PAUSE)

    async def cast(self, poll: int, seat: int, option: int) -> Refusal | None:
        """Why this choice does not count, or None once it is counted and kept.

        Raises `StoreProblem` when it could not be kept; it does not count then.
        """
        answer: asyncio.Future[Refusal | None] = asyncio.get_running_loop().create_future()
        cast = self._cast.setdefault(poll, {})
        before = cast.get(seat)
        cast[seat] = _Cast(option, [*(before.waiting if before else ()), answer])
        self._counting.ask()
        return await answer

    def empty(self) -> None:
        """Count what lies in it now: nobody will come back for it."""
        self._counting.drop()
        self._count_all()

    def _count_all(self) -> None:
        everything, self._cast = self._cast, {}
        for poll, cast in everything.items():
            try:
                self._count_one(poll, cast)
            finally:
                # Whatever went wrong: nobody waits for ever, and nothing unsaid is taken for a yes.
                for one in cast.values():
                    for asked in _still(one.waiting):
                        asked.cancel()

    def _count_one(self, poll: int, cast: Mapping[int, _Cast]) -> None:
        ballots = {seat: one.option for seat, one in cast.items()}
        try:
            answers = self._count(poll, ballots)
        except StoreProblem as problem:
            for one in cast.values():
                for asked in _still(one.waiting):
                    asked.set_exception(problem)
            return
        good = {seat: option for seat, option in ballots.items() if answers[seat] is None}
        if good:
            self._counted(poll, good)
        for seat, one in cast.items():
            for asked in _still(one.waiting):
                asked.set_result(answers[seat])


def _still(
    waiting: list["asyncio.Future[Refusal | None]"],
) -> list["asyncio.Future[Refusal | None]"]:
    """Those who did not go away meanwhile."""
    return [asked for asked in waiting if not asked.done()]
