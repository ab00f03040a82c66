"""Every screen of the projector as it is painted, kept as text so that a review can read it.

A change that is meant is written down with ``GOLDEN=update pytest tests/test_projector_golden.py``.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from simulator.lesson import Step
from tests.painting import GOLDEN, LARGE, ORDINARY, SMALL, same_as_golden
from tests.projecting import Teacher, projecting

FOLDER = "projector"


async def screens(teacher: Teacher) -> AsyncIterator[str]:
    """A whole lesson, each screen while it is in view."""
    press = teacher.press
    yield "start"
    await teacher.begin()
    yield "listen"
    await press("question_mark")
    yield "keys"
    await press("escape", "n")
    yield "notes"
    await press("escape", "right")
    yield "first-not-open"
    await press("space")
    await teacher.type("A12 B5")
    yield "first-typing"
    await teacher.type(" C9")
    await press("enter")
    yield "first"
    await press("enter")
    yield "first-results"
    await press("right")
    yield "discuss"
    await press("space")
    await teacher.type("A4 B17 C5")
    await press("enter")
    yield "second"
    await press("right")
    yield "reveal"
    await press("enter")
    yield "reveal-hidden"
    await teacher.say("nachten")
    yield "listen-reaction"
    await press("j")
    yield "jump"
    await press("escape", "full_stop")
    yield "black"
    await press("x")
    await teacher.say("volgen", "mandaat_vragen")
    while teacher.lesson.step is Step.LISTEN:
        await press("right")
    yield "land"
    await press("right", "space")
    await teacher.type("D8 C3")
    await press("enter")
    yield "score"
    await press("enter")
    yield "score-results"
    await press("j", "home", "down", "enter")
    await teacher.say("waarom_niet")
    await press("w")
    yield "roads"
    await press("w")
    yield "roads-turns"
    await press("escape")
    while teacher.lesson.step.value != "score":
        await press("u")
    await press("right", "right")
    yield "score-not-yet"
    await press("right")
    yield "exceptions"
    await press("right")
    yield "measured"
    while teacher.lesson.step.value != "close":
        await press("right")
    yield "close"


@pytest.mark.parametrize("size", [SMALL, ORDINARY, LARGE], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_screens_are_painted_as_they_were(size: tuple[int, int]) -> None:
    prefix = f"{size[0]}x{size[1]}"
    (GOLDEN / FOLDER).mkdir(exist_ok=True)
    changed, seen = [], set()
    async with projecting(size, begun=False) as teacher:
        async for name in screens(teacher):
            seen.add(f"{prefix}-{name}.txt")
            if not same_as_golden(f"{FOLDER}/{prefix}-{name}", teacher.sees):
                changed.append(name)

    assert not changed, f"at {prefix} these are painted otherwise: {', '.join(changed)}"
    assert {file.name for file in (GOLDEN / FOLDER).glob(f"{prefix}-*.txt")} == seen
