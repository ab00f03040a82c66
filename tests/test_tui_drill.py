"""Two minutes on the screen: a moment, a reply, what it was measured as, and calmly on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.screen import Screen

from simulator import language
from simulator.loading import load
from simulator.places import home, shipped_scenarios
from simulator.practice import Practice
from simulator.rehearsal import ANSWERS, NONE, in_words
from simulator.store import DRILL, Reason, StoreProblem, open_store
from simulator.tui import drilling
from simulator.tui.screens.drill import Drill, DrillOver
from simulator.tui.screens.help_lines import HelpLines
from simulator.tui.screens.library import Library
from simulator.tui.widgets.choices import Choices
from tests.painting import LARGE, ORDINARY, ROAD, SEED, SMALL, Learner, program, same_as_golden
from tests.running import KLEIN

NO_TAGS = shipped_scenarios() / "de_brief_van_school.yaml"
"""A scenario without a content warning."""


def held_and_scored(road: tuple[str, ...] = ROAD) -> None:
    """The talk of KLEIN, held to its end and scored."""
    with open_store(home()) as store:
        practice = Practice.begin(store, load(KLEIN), seed=SEED)
        for reply in road:
            practice.give(reply)
        practice.score({})


@asynccontextmanager
async def sitting_down(
    file: Path = KLEIN, size: tuple[int, int] = ORDINARY
) -> AsyncIterator[Learner]:
    """The first card of a sitting, in English; the people in the talk speak Dutch."""
    language.use("en")
    async with program(None, size, folders=[file]) as learner:
        learner.app.action_drill()
        await learner.rest()
        yield learner


def page(learner: Learner) -> Drill:
    shown = learner.app.screen
    assert isinstance(shown, Drill)
    return shown


def shows(learner: Learner, kind: type[Screen[None]]) -> bool:
    """Whether such a page is on top."""
    return isinstance(learner.app.screen, kind)


async def answer(learner: Learner, *, right: bool = True) -> str:
    """Give an answer to the card, and return it."""
    seen = page(learner).face.card.answer
    given = seen if right else next(one for one in ANSWERS if one != seen)
    await learner.press(str(ANSWERS.index(given) + 1))
    return given


def kept() -> list[dict[str, object]]:
    with open_store(home()) as store:
        return [dict(record.payload) for record in store.records(DRILL)]


async def test_two_minutes_from_the_palette_to_a_calm_end() -> None:
    held_and_scored()
    language.use("en")
    async with program(None, folders=[KLEIN]) as learner:
        await learner.press("ctrl+p", *"two min", "enter")
        cards = []
        for number in range(1, 7):
            assert f"{number} of 6" in learner.sees
            cards.append(page(learner).face.card.id)
            await answer(learner)
            assert "You saw it that way too." in learner.reads
            await learner.press("enter")
        assert shows(learner, DrillOver)
        assert "Until a next time." in learner.sees
        assert "You looked at 6 moments." in learner.reads
        await learner.press("enter")
        assert shows(learner, Library)
    assert [record["card"] for record in kept()] == cards


async def test_the_library_can_ask_for_it() -> None:
    held_and_scored()
    async with program(None, folders=[KLEIN]) as learner:
        learner.app.screen.post_message(Library.DrillWanted())
        await learner.rest()
        assert shows(learner, Drill)


async def test_nothing_measured_is_in_sight_before_the_answer() -> None:
    async with sitting_down(NO_TAGS) as learner:
        while shows(learner, Drill):
            face = page(learner).face
            assert face.evidence.said.split()[0] in learner.reads
            for told in (in_words.measured_here(face), *in_words.on_what_ground(face)):
                assert told not in learner.reads
            await answer(learner)
            assert in_words.measured_here(face) in learner.reads
            await learner.press("enter")


async def test_another_answer_stands_beside_the_measurement_without_a_mark() -> None:
    async with sitting_down(NO_TAGS, LARGE) as learner:
        given = await answer(learner, right=False)
        face = page(learner).face
        assert in_words.measured_here(face) in learner.reads
        assert f"You saw: {in_words.answer_name(given)}." in learner.reads  # type: ignore[arg-type]
        for line in in_words.on_what_ground(face):
            assert line in learner.reads
        for sign in ("✗", "✓", "✘", "❌", "wrong", "score"):
            assert sign not in learner.sees
    [record] = kept()
    assert (record["answer"], record["measured"]) == (given, face.card.answer)
    assert record["rating"] == "again"


async def test_stopping_is_one_key_and_what_was_answered_is_kept() -> None:
    async with sitting_down(NO_TAGS) as learner:
        await learner.press("escape")
        assert shows(learner, Library)
    assert kept() == []
    async with sitting_down(NO_TAGS) as learner:
        await answer(learner)
        await learner.press("escape")
        assert shows(learner, Library)
    assert len(kept()) == 1


async def test_a_card_is_answered_once() -> None:
    async with sitting_down(NO_TAGS) as learner:
        await learner.press("1", "1", "2", "6")
    assert len(kept()) == 1


async def test_after_two_minutes_no_further_card_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter((0.0, 60.0, 121.0))
    monkeypatch.setattr(drilling, "monotonic", lambda: next(clock))
    async with sitting_down(NO_TAGS) as learner:
        await answer(learner)
        await learner.press("enter")
        assert shows(learner, Drill)
        await answer(learner)
        await learner.press("enter")
        assert "You looked at 2 moments." in learner.reads


async def test_a_talk_with_a_warning_gives_no_card_before_it_was_held() -> None:
    async with sitting_down() as learner:
        assert "There are no moments to look at yet." in learner.reads
        await learner.press("escape")
        assert shows(learner, Library)
    held_and_scored()
    async with sitting_down() as learner:
        assert "Henk" in learner.sees


async def test_the_talk_before_it_can_be_read_whole() -> None:
    async with sitting_down(NO_TAGS, LARGE) as learner:
        face = page(learner).face
        assert len(face.card.road) > 1
        opening = " ".join(face.before[0].text.split()[:4])
        assert opening not in learner.reads
        await learner.press("b", "pageup", "pageup", "pageup")
        assert opening in learner.reads
        await learner.press("b")
        assert opening not in learner.reads


async def test_the_kind_wish_is_said_once_for_each_reflex() -> None:
    async with sitting_down(NO_TAGS, LARGE) as learner:
        told: list[str] = []
        while shows(learner, Drill):
            reflex = page(learner).face.card.answer
            await answer(learner)
            if reflex != NONE:
                says_wish = "Often the wish behind it" in learner.reads
                assert says_wish == (reflex not in told)
                told.append(reflex)
            await learner.press("enter")
        assert told


async def test_an_answer_that_cannot_be_kept_is_told_and_stops_nobody() -> None:
    async with sitting_down(NO_TAGS) as learner:

        def full(*_arguments: object) -> None:
            raise StoreProblem(Reason.FULL, Path("/home/noor/gesprekken.db"))

        learner.app.store.record = full  # type: ignore[method-assign, assignment]
        await answer(learner)
        assert "There is no room left" in learner.reads
        await learner.press("enter")
        assert "2 of 6" in learner.sees
    assert kept() == []


async def test_help_lines_are_there_and_the_mouse_works() -> None:
    held_and_scored()
    async with sitting_down() as learner:
        await learner.press("h")
        assert shows(learner, HelpLines)
        await learner.press("escape")
        await learner.click("#answers", offset=(6, 5))
        assert "Measured here" in learner.reads
        await learner.click("#onward", offset=(4, 0))
        assert "2 of 6" in learner.sees


async def test_another_language_and_another_size_change_nothing_of_the_card() -> None:
    async with sitting_down(NO_TAGS) as learner:
        card = page(learner).face.card.id
        await learner.resize(SMALL)
        await learner.resize(LARGE)
        assert "“" in learner.sees
        await answer(learner)
        language.use("nl")
        await page(learner).speak()
        await learner.rest()
        assert page(learner).face.card.id == card
        assert learner.app.screen.query_one("#onward", Choices).has_focus
        assert not learner.app.screen.query_one("#answers").display


@pytest.mark.parametrize("size", [SMALL, ORDINARY, LARGE], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_pages_are_painted_as_they_were_and_say_the_same_facts(
    size: tuple[int, int],
) -> None:
    held_and_scored()
    prefix = f"drill-{size[0]}x{size[1]}"
    changed = []
    async with sitting_down(size=size) as learner:
        face = page(learner).face
        assert "Suppose you say" in learner.sees
        assert "What is this reply, at this moment?" in learner.sees
        assert face.evidence.said in learner.reads
        assert face.evidence.heard[-1].split()[-1] in learner.sees
        for name in ANSWERS:
            assert in_words.answer_name(name) in learner.sees
        changed += [] if same_as_golden(f"{prefix}-asked", learner.sees) else ["asked"]

        await answer(learner, right=False)
        assert in_words.measured_here(face) in learner.reads
        assert "You saw:" in learner.sees
        assert "Next" in learner.sees
        changed += [] if same_as_golden(f"{prefix}-told", learner.sees) else ["told"]

        for _ in range(5):
            await learner.press("enter")
            await answer(learner)
        await learner.press("enter")
        assert "Until a next time." in learner.sees
        changed += [] if same_as_golden(f"{prefix}-over", learner.sees) else ["over"]
    assert not changed, f"at {prefix} these are painted otherwise: {', '.join(changed)}"
