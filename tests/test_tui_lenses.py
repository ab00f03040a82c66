"""The page of the lenses: opened and closed with the keys, drawn at every size, never in colour."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from simulator import language
from simulator.codebook.vocabulary import REFLEXES
from simulator.conversation import Conversation
from simulator.debrief import Debrief, debrief
from simulator.debrief.lenses import LENSES, lens_name, lenses_for, look, what_a_lens_is
from simulator.debrief.lenses.leary import LearyReport
from simulator.loading import load
from simulator.places import home
from simulator.practice import Practice
from simulator.scenario import Scenario
from simulator.store import nowhere, open_store
from simulator.tui.looking_through import keep_lenses, open_lenses, replies_before
from simulator.tui.screens.lens_drawings import drawing, from_one, lane
from simulator.tui.screens.lenses import Lenses, lens_blocks
from simulator.tui.widgets.plot import axis, columns
from simulator.tui.widgets.sheet import Layout, Sheet
from tests.debriefed_talks import SEEDS, talk_by_dice
from tests.painting import LARGE, ORDINARY, SMALL, Learner, inks, program, same_as_golden
from tests.running import KLEIN
from tests.test_tui_contrast import DRAWN, contrast

TALK = ("advies_reflex", "beloven", "nachten", "waarom_niet", "volgen", "mandaat_vragen")
"""A talk on KLEIN with something to see in every lens."""


@pytest.fixture(autouse=True)
def english() -> None:
    """The sentences as the code has them."""
    language.use("en")


def talk() -> tuple[Scenario, Debrief]:
    """The scenario and the debrief of that talk."""
    scenario = load(KLEIN)
    return scenario, debrief(scenario, Conversation.replayed(scenario, TALK, seed=3).events)


@asynccontextmanager
async def looking(size: tuple[int, int] = ORDINARY) -> AsyncIterator[Learner]:
    """The page of the lenses, with the lenses open that are kept as open."""
    store = open_store(home())
    store.set_setting("language", "en")
    async with program(None, size, store=store) as learner:
        language.use("en")
        learner.app.push_screen(Lenses(*talk(), open_lenses(store)))
        await learner.rest()
        yield learner


async def test_lenses_are_closed_until_the_learner_opens_one_and_that_is_kept() -> None:
    async with looking() as learner:
        assert "This lens is closed." in learner.reads
        assert "●" not in learner.sees
        await learner.press("enter")
        assert "● Leary's rose" in learner.sees
        assert "You stood above and together in" in learner.reads
        await learner.press("down", "down", "enter")
        assert open_lenses(learner.app.store) == ("leary", "vragen")
    async with looking() as learner:
        assert "You stood above and together in" in learner.reads
        await learner.press("enter")
        assert "This lens is closed." in learner.reads
        assert open_lenses(learner.app.store) == ("vragen",)


async def test_the_lenses_are_one_key_away_from_the_debrief() -> None:
    async with program() as learner:
        await learner.hold("nachten", "volgen", "mandaat_vragen")
        await learner.look_back()
        await learner.press("l", "enter")
        assert isinstance(learner.app.screen, Lenses)
        assert open_lenses(learner.app.store) == ("leary",)


async def test_a_lens_is_taken_by_number_by_arrow_and_from_beside_it() -> None:
    async with looking() as learner:
        await learner.press("6")
        assert "● ladder of helping" in learner.sees
        await learner.press("left", "left")
        assert "▸ 4" in learner.sees
        await learner.press("tab", "right", "enter")
        assert "● eight conditions" in learner.sees
        await learner.press("escape")
        assert not isinstance(learner.app.screen, Lenses)


async def test_what_a_lens_is_stands_on_the_page_once() -> None:
    async with looking(SMALL) as learner:
        for _ in lenses_for(load(KLEIN)):
            assert learner.reads.count(what_a_lens_is()) == 1
            await learner.press("enter", "down")


async def test_opening_every_lens_changes_nothing_of_what_is_told() -> None:
    async with looking() as learner:
        page = learner.app.screen
        assert isinstance(page, Lenses)
        _, before = talk()
        for _ in lenses_for(load(KLEIN)):
            await learner.press("enter", "down")
        assert page._told == before


@pytest.mark.parametrize("size", [SMALL, ORDINARY, LARGE], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_mark_is_in_view_and_the_words_can_be_read_to_the_end(
    size: tuple[int, int],
) -> None:
    slugs = [lens.slug for lens in lenses_for(load(KLEIN))]
    with open_store(home()) as store:
        keep_lenses(store, slugs[-1:])
    async with looking(size) as learner:
        name = lens_name(LENSES[slugs[-1]])
        assert re.search(rf"▸ .* ● {name}", learner.sees)
        await learner.press("1")
        words = learner.app.screen.query_one("#words", Sheet)
        for _ in range(20):
            await learner.press("space")
        assert not words.more_below
        assert "Your path" in learner.reads
        await learner.resize(SMALL)
        assert "▸ 1" in learner.sees


GOLDEN_LENSES = ("leary", "schein", "vragen", "voorwaarden", "directiviteit", "computermodel")


@pytest.mark.parametrize("size", [SMALL, ORDINARY], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_lenses_are_painted_as_they_were(size: tuple[int, int]) -> None:
    with open_store(home()) as store:
        keep_lenses(store, GOLDEN_LENSES)
    changed = []
    async with looking(size) as learner:
        for slug in [lens.slug for lens in lenses_for(load(KLEIN))]:
            if slug in GOLDEN_LENSES and not same_as_golden(
                f"lenses-{size[0]}x{size[1]}-{slug}", learner.sees
            ):
                changed.append(slug)
            await learner.press("down")

    assert not changed


def test_the_facts_in_the_golden_screens() -> None:
    """What the pictures above show, in words."""
    scenario, told = talk()
    words = {
        slug: " ".join(
            line.plain for line in Layout(lens_blocks(LENSES[slug], scenario, told), 200).lines
        )
        for slug in GOLDEN_LENSES
    }

    # Advice and a promise from above, acknowledging beside him, a reproach from above and against.
    assert "You stood above and together in 2 of the 6 turns (turns 1–2)." in words["leary"]
    assert "turn 4 above and against; turns 5–6 below and together." in words["leary"]
    assert "First 3 turns in the process role: no." in words["schein"]
    assert "Henk's standing ended as high as it began." in words["schein"]
    assert "Rhetorical question: 1× (turn 4)." in words["vragen"]
    assert (
        "Acknowledgement: turn 3, “Nacht na nacht wakker liggen. Dat sloopt je.”"
        in (words["voorwaarden"])
    )
    assert "Hope: did not come up." in words["voorwaarden"]
    assert "Steers the content: 2 turns (turns 1 and 4)" in words["directiviteit"]
    assert "Next step: did not come up." in words["computermodel"]


@settings(max_examples=40)
@for_all(SEEDS, st.integers(36, 110))
def test_every_drawing_fits_and_the_grid_has_every_turn_once(seed: int, width: int) -> None:
    scenario, events = talk_by_dice(seed)
    told = debrief(scenario, events)
    for lens in LENSES.values():
        report = look(lens.slug, scenario, told)
        lines = Layout(drawing(report), width).lines
        assert all(line.cell_length <= width for line in lines), lens.slug
        if isinstance(report, LearyReport):
            rows = " ".join(line.plain for line in lines if "│" in line.plain)
            numbers = [int(word) for word in re.findall(r"(?<!\S)\d+(?!\S)", rows)]
            assert sorted(numbers) == list(range(1, report.turns + 1))


def test_a_lane_joins_what_stays_the_same_and_an_axis_begins_at_the_first_turn() -> None:
    layout = columns(4, 13)

    assert lane(["●", "●", "·"], layout) == "    ●───●   ·"
    assert from_one(axis(layout), layout) == "    1   2   3"
    narrow = columns(8, 8)
    assert from_one(axis(narrow), narrow) == " 1   5 7"


async def test_every_text_of_every_lens_stands_out() -> None:
    with open_store(home()) as store:
        keep_lenses(store, LENSES)
    async with looking() as learner:
        for _ in lenses_for(load(KLEIN)):
            faint = [
                ink.text
                for ink in inks(learner.app)
                if set(ink.text) - DRAWN and contrast(ink) < 4.5
            ]
            assert faint == []
            await learner.press("down")


async def test_hostile_words_stay_words() -> None:
    scenario, told = talk()
    async with looking() as learner:
        name = "[red]Henk[/red]"
        hostile = Lenses(scenario, replace(told, name=name), LENSES)
        learner.app.push_screen(hostile)
        await learner.rest()
        await learner.press("space")
        assert name in learner.reads


def test_the_talk_before_is_the_last_one_that_was_scored() -> None:
    store, scenario = nowhere(), load(KLEIN)

    def practised(*road: str, scored: bool = True) -> Practice:
        practice = Practice.begin(store, scenario, learner=None)
        for reply in road:
            practice.give(reply)
        if scored:
            practice.score(dict.fromkeys(REFLEXES, None))
        return practice

    road = ("nachten", "volgen", "mandaat_vragen")
    first = practised(*road)
    assert replies_before(store, None, first.session) == ()
    practised(*road, scored=False)
    third = practised(*road)
    assert [given.reply for given in replies_before(store, None, third.session)] == list(road)
    store.close()
