"""Every screen as it is painted, kept as text so that a review can read it.

A change that is meant is written down with ``GOLDEN=update pytest tests/test_tui_golden.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.painting import GOLDEN, ORDINARY, ROAD, SMALL, same_as_golden
from tests.running import ROOT
from tests.walking import walking

SCENARIO = Path("tests/scenarios/klein.yaml")
BROKEN = Path("tests/broken/unknown-scene.yaml")


def along_the_road(offered: Sequence[str]) -> str:
    """The reply of a good road that is on offer."""
    return next(reply for reply in offered if reply in ROAD)


@pytest.mark.parametrize("size", [SMALL, ORDINARY], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_screens_are_painted_as_they_were(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    prefix = f"{size[0]}x{size[1]}"
    changed, seen = [], set()
    async with walking(size, SCENARIO, along_the_road, monkeypatch, BROKEN) as (learner, walk):
        async for name in walk.screens():
            seen.add(f"{prefix}-{name}.txt")
            if not same_as_golden(f"{prefix}-{name}", learner.sees):
                changed.append(name)

    assert not changed, f"at {prefix} these are painted otherwise: {', '.join(changed)}"
    assert {file.name for file in GOLDEN.glob(f"{prefix}-*.txt")} == seen
