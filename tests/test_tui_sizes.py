"""The screens in a small window, a large one, and one that changes."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from simulator.conversation import Choice as Reply
from simulator.conversation import Conversation
from simulator.loading import load
from simulator.tui.screens.conversation import Talk
from simulator.tui.screens.page import LEAST_HEIGHT, LEAST_WIDTH
from tests.painting import LARGE, ORDINARY, SMALL, Learner, program
from tests.running import KLEIN

LONGEST = [
    f"Dit is antwoord {number} van vijf, en langer dan dit mag een antwoord niet zijn: "
    f"honderdtwintig tekens met als slotwoord einde{number}"
    for number in "12345"
]
"""Five replies of 120 characters."""


class LongTalk(Conversation):
    """A talk in which everything on offer is as long as it may be."""

    @property
    def replies(self) -> tuple[Reply, ...]:
        """Five long replies."""
        return tuple(Reply(str(number), text) for number, text in enumerate(LONGEST))


async def test_five_long_replies_fit_in_the_smallest_window() -> None:
    assert {len(text) for text in LONGEST} == {120}
    async with program(size=SMALL) as learner:
        learner.app.push_screen(Talk(LongTalk(load(KLEIN)), None))
        await learner.rest()
        for number, text in enumerate(LONGEST, 1):
            assert f"{number} {text[:40]}" in " ".join(learner.sees.split())
            assert f"einde{number}" in learner.sees
        assert "Hulplijnen" in learner.sees
        await learner.press("tab")
        assert "Elke nacht dat gedreun." in learner.sees


async def test_the_newest_words_begin_at_their_beginning_and_the_space_bar_reads_on() -> None:
    async with program(size=SMALL) as learner:
        talk = LongTalk(load(KLEIN))
        learner.app.push_screen(Talk(talk, None))
        await learner.rest()
        assert "Henk" in learner.sees
        assert "▼ spatie: lees verder" in learner.sees
        for _page in range(6):
            await learner.press("space")
        assert "woningbouw doet niks." in learner.sees
        assert "▼" not in learner.sees


async def test_a_talk_goes_on_through_every_size() -> None:
    async with program() as learner:
        await learner.hold("nachten")
        for size in (SMALL, LARGE, (61, 40), (140, 19), ORDINARY):
            await learner.resize(size)
            assert "Dan ben ik een ander mens." in learner.reads
            assert "Een ander mens." in learner.reads
            assert "beurt 2 van 10" in learner.sees
            assert "Hulplijnen" in learner.sees
        await learner.say("volgen")
        assert "beurt 3 van 10" in learner.sees


async def test_help_does_not_lose_a_change_of_size() -> None:
    async with program() as learner:
        await learner.hold("nachten")
        await learner.press("question_mark")
        await learner.resize(SMALL)
        await learner.press("escape")
        assert max(map(len, learner.sees.splitlines())) <= SMALL[0]
        await learner.say("volgen")
        assert "beurt 3 van 10" in learner.sees


@pytest.mark.parametrize("size", [(LEAST_WIDTH - 1, 30), (100, LEAST_HEIGHT - 1), (20, 5), (1, 1)])
async def test_a_window_that_is_too_small_gets_one_friendly_line(size: tuple[int, int]) -> None:
    async with program() as learner:
        await learner.hold("nachten")
        await learner.resize(size)
        if size > (10, 3):
            assert f"Het is nu {size[0]} bij {size[1]}." in learner.reads
        assert "Hulplijnen" not in learner.sees
        await learner.press("1", "enter", "q")
        await learner.resize(ORDINARY)
        assert "beurt 2 van 10" in learner.sees
        await learner.press("down", "enter")
        assert "beurt 2 van 10" not in learner.sees


async def test_in_a_large_window_the_words_stand_in_the_middle() -> None:
    async with program(size=LARGE) as learner:
        await beside_the_middle(learner)
        await learner.hold("nachten")
        await beside_the_middle(learner)
        assert "Henk, 61" in learner.sees
        await learner.say("volgen", "mandaat_vragen")
        await learner.press("1")
        await beside_the_middle(learner)
        await learner.press("1")
        await beside_the_middle(learner)
        await learner.press("up", "enter")
        for part in "123456":
            await learner.press(part)
            await beside_the_middle(learner)


async def beside_the_middle(learner: Learner) -> None:
    """The words are in a column of at most 100 cells in the middle, and not in a corner."""
    lines = learner.sees.splitlines()
    column = [line[50:150] for line in lines[:-1]]
    assert sum(bool(line.strip()) for line in column) >= 6
    assert not "".join(column[:4]).strip()
    beside = [line[:46] + line[154:] for line in lines[:-1]]
    assert sum(bool(line.strip()) for line in beside) <= 8


def test_the_styles_travel_inside_the_package() -> None:
    styles = resources.files("simulator.tui").joinpath("styles")

    assert {Path(file.name).suffix for file in styles.iterdir()} == {".tcss"}
