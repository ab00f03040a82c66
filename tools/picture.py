"""The picture of the README: the talk on the screen, painted by the program itself.

    python tools/picture.py [FILE.svg]        by default docs/images/gesprek.svg

The same scenario and replies give the same picture. It names no font of somebody else's server.
"""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

from simulator import language
from simulator.store import nowhere
from simulator.tui.app import Gesprek
from simulator.tui.widgets.choices import Choices

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "images" / "gesprek.svg"
SCENARIO = ROOT / "scenarios" / "mijn_zus_doet_niets.yaml"
SEED = 1
SIZE = (100, 30)
"""Cells of the window in the picture."""

FONT_FACES = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
FONT = re.compile(r"font-family: Fira Code, monospace")


async def painted(replies: list[str]) -> str:
    """The talk after these replies, as SVG."""
    app = Gesprek(nowhere(), [], scenario=SCENARIO, seed=SEED)
    async with app.run_test(size=SIZE) as learner:
        await learner.pause()
        await learner.press("1")
        for reply in replies:
            await learner.pause()
            offered = [choice.id for choice in app.screen.query_one(Choices).choices]
            await learner.press(str(offered.index(reply) + 1))
        await learner.pause()
        return app.export_screenshot(title="gesprek")


def without_fonts_from_elsewhere(picture: str) -> str:
    """The picture in whatever fixed-width font the reader has."""
    fonts = "font-family: ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
    return FONT.sub(fonts, FONT_FACES.sub("", picture))


def main() -> int:
    """Paint it."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE
    language.use("nl")
    picture = without_fonts_from_elsewhere(asyncio.run(painted(["erken_sleutel", "erken_dienst"])))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(picture, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
