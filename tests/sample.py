"""The small scenario in which the examples of the catalogue are tried, and seen by who reads."""

from __future__ import annotations

import re
from functools import cache

from tests.running import ROOT


@cache
def sample() -> str:
    """The first file of docs/scenarios.md that is complete: Rietje and her coffee."""
    page = (ROOT / "docs" / "scenarios.md").read_text("utf-8")
    found = re.search(r"^```yaml complete\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def a_text() -> str:
    """The line in it with the words of one reply, without its margin: ``text: "…"``."""
    return sample().split("technique: echo\n")[1].split("\n")[0].strip()
