"""The pages of the documentation as something that can be tried: blocks, changes, headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class Block(NamedTuple):
    """A fenced block of a page."""

    kind: str
    """The language of the block."""
    word: str
    """What follows it: what the block is for."""
    text: str
    section: str
    """The heading of the second level above it."""


def blocks(page: str) -> list[Block]:
    """Every fenced block of ``page``, in order."""
    found, section, opened = [], "", None
    lines: list[str] = []
    for line in page.splitlines():
        if opened is None and line.startswith("## "):
            section = line.removeprefix("## ")
        elif opened is None and line.startswith("```"):
            opened, lines = line.removeprefix("```"), []
        elif opened is not None and line == "```":
            kind, _, word = opened.partition(" ")
            found.append(Block(kind, word, "".join(f"{one}\n" for one in lines), section))
            opened = None
        else:
            lines.append(line)
    assert opened is None, f"a block is not closed: {opened}"
    return found


def changed(text: str, diff: str) -> str:
    """``text`` with every hunk of ``diff`` applied; each must fit in exactly one place."""
    for hunk in re.split(r"^@@\n", diff, flags=re.MULTILINE):
        lines = hunk.splitlines()
        assert {line[:1] for line in lines} <= {" ", "-", "+"}, hunk
        old = "".join(f"{line[1:]}\n" for line in lines if line[0] != "+")
        new = "".join(f"{line[1:]}\n" for line in lines if line[0] != "-")
        assert f"\n{text}".count(f"\n{old}") == 1, f"not in one place:\n{hunk}"
        text = f"\n{text}".replace(f"\n{old}", f"\n{new}")[1:]
    return text


def anchors(page: Path) -> set[str]:
    """What a link to a heading of this page can be."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    kept = [re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings]
    return {heading.replace(" ", "-") for heading in kept}
