"""A learner takes another road through a talk that is over, and lays it beside the first one."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import pytest
from rich.cells import cell_len

from simulator import language
from simulator.conversation import Conversation
from simulator.debrief.attempts import attempts
from simulator.debrief.regret import regrets
from simulator.debrief.roads_in_words import gauge_change, reach_moved
from simulator.debrief.two_roads import side_by_side
from simulator.events import Given, Said
from simulator.kept import kept_talk
from simulator.loading import load
from simulator.places import home
from simulator.practice import Practice, ScoreComesFirst
from simulator.store import ROAD, Status, nowhere, open_store
from simulator.tui.roads import Roads
from simulator.tui.screens.debrief import Looking
from simulator.tui.screens.other_road import OtherRoad
from simulator.tui.screens.page import Page
from simulator.tui.screens.self_score import SelfScore
from simulator.tui.screens.turn import Turn
from simulator.tui.screens.two_roads import TwoRoadsPage
from simulator.tui.themes import LOOKS, Look
from simulator.tui.widgets.sheet import Sheet
from tests.painting import LARGE, ORDINARY, SEED, SMALL, Learner, inks, program, same_as_golden
from tests.painting import ROAD as FIRST
from tests.running import KLEIN, ROOT, VIJANDIG
from tests.test_tui_contrast import DRAWN, LEAST, LEAST_OF_A_DRAWING, contrast
from tests.test_tui_hostile import PREFERRED, obeyed
from tests.test_tui_practice import shelf_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.scenario import Scenario

HENK = load(KLEIN)
OTHER = ("compliment_gegrond", "regie_teruggeven")
"""Another road from turn 2, with a mixed ending."""


async def at_turn(learner: Learner, turn: int) -> None:
    """From the briefing to the evidence of a turn of the good road."""
    await learner.hold(*FIRST)
    await learner.look_back()
    await learner.press("4", *["down"] * (turn - 1), "enter")
    assert isinstance(learner.app.screen, Turn)


async def on_another_road(learner: Learner, turn: int, *replies: str) -> None:
    """The same, and from there another road."""
    await at_turn(learner, turn)
    await learner.press("w")
    assert isinstance(learner.app.screen, OtherRoad)
    await learner.say(*replies)


async def english(learner: Learner) -> None:
    """Say everything as the code has it."""
    language.use("en")
    for page in learner.app.screen_stack:
        assert isinstance(page, Page)
        await page.speak()
    await learner.rest()


def words_of(learner: Learner) -> str:
    """Everything on the sheet as one text."""
    return " ".join(" ".join(lines_of(learner)).split())


def stored() -> list[tuple[object, ...]]:
    """Every event as its bytes stand in the file."""
    [file] = [each for each in home().iterdir() if each.suffix == ".db"]
    with sqlite3.connect(file) as database:
        [table] = database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%event%'"
        ).fetchone()
        return database.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall()


# Taking another road


async def test_another_road_begins_where_the_turn_began() -> None:
    async with program() as learner:
        await at_turn(learner, 2)
        await learner.press("w")
        assert "Dan ben ik een ander mens." in learner.reads
        assert "beurt 2 van 10" in learner.sees
        offered = {reply.id for reply in Conversation.replayed(HENK, FIRST[:1], SEED).replies}
        choices = learner.app.screen.query_one("#replies").choices  # type: ignore[attr-defined]
        assert {choice.id for choice in choices} == offered


async def test_it_says_that_it_is_another_road_and_that_the_first_one_stays() -> None:
    for size in (SMALL, ORDINARY, LARGE):
        async with program(size=size) as learner:
            await english(learner)
            await on_another_road(learner, 2)
            assert "This is another road, from turn 2." in learner.reads
            assert "What you did before stays as it was" in learner.reads
            await learner.say("volgen")
            assert "This is another road" not in learner.reads
            assert "another road · turn 3 of 10" in learner.reads


async def test_a_road_that_ends_comes_beside_the_first_one() -> None:
    async with program() as learner:
        await on_another_road(learner, 2, *OTHER)
        assert "Dan hoor ik het wel van je." in learner.sees
        await learner.press("1")
        assert shows(learner, TwoRoadsPage)
        await learner.press("escape")
        assert shows(learner, Turn)


async def test_going_back_from_a_road_is_no_leaving() -> None:
    async with program() as learner:
        await on_another_road(learner, 2, "volgen")
        await learner.press("escape")
        assert isinstance(learner.app.screen, Turn)
        assert "er wordt niets van geteld" not in learner.reads

    with open_store(home()) as store:
        [row] = store.sessions()
        assert row.status is Status.ENDED
        assert kept_talk(store, row).scored


async def test_who_goes_back_half_way_can_go_on_later() -> None:
    async with program() as learner:
        await english(learner)
        await on_another_road(learner, 2, "compliment_gegrond")
        await learner.press("n")
        assert "not finished" in words_of(learner).casefold()
        await learner.press("g")
        assert isinstance(learner.app.screen, OtherRoad)
        await learner.say("regie_teruggeven")
        await learner.press("1")
        assert "mixed: leans on the helper" in words_of(learner).casefold()
        assert "not finished" not in words_of(learner).casefold()


async def test_the_help_lines_are_one_key_away_on_a_road_and_beside_it() -> None:
    async with program() as learner:
        await on_another_road(learner, 2, "volgen")
        for key in ("n", "w"):
            await learner.press("h")
            assert "113" in learner.sees
            await learner.press("escape", key)
        await learner.press("h")
        assert "113" in learner.sees


# What may not be


async def test_no_road_can_begin_before_the_score_is_locked() -> None:
    """Neither by a key nor by a message that comes all the same."""
    async with program() as learner:
        await learner.hold(*FIRST)
        for keys in ((), ("1",), ("1",)):
            await learner.press(*keys)
            await learner.press("w")
            learner.app.post_message(Turn.OtherRoadWanted(1))
            learner.app.post_message(TwoRoadsPage.OtherRoadWanted(1))
            await learner.rest()
            assert not isinstance(learner.app.screen, OtherRoad)
        assert isinstance(learner.app.screen, SelfScore)
    with open_store(home()) as store:
        [row] = store.sessions()
        assert ROAD not in {event.kind for event in store.events(row.id)}


def test_a_practice_refuses_a_road_before_the_score() -> None:
    with nowhere() as store:
        practice = Practice.begin(store, HENK, seed=SEED)
        with pytest.raises(ScoreComesFirst):
            practice.other_road(0)
        for reply in FIRST:
            practice.give(reply)
        with pytest.raises(ScoreComesFirst):
            practice.other_road(0)
        practice.score({})
        assert practice.other_road(0).number == 2
        for nowhere_to_go in (-1, 3):
            with pytest.raises(ValueError, match=str(nowhere_to_go)):
                practice.other_road(nowhere_to_go)


async def test_the_first_attempt_stays_as_it_was_byte_for_byte() -> None:
    async with program() as learner:
        await at_turn(learner, 2)
        before = stored()
        for replies in (OTHER, ("volgen",), ("volgen", "mandaat_vragen")):
            await learner.press("w")
            await learner.say(*replies)
            await learner.press("escape")
            if isinstance(learner.app.screen, TwoRoadsPage):
                await learner.press("escape")
    after = stored()
    assert after[: len(before)] == before
    assert len(after) == len(before) + 3 + 5


# Side by side


async def beside(learner: Learner) -> None:
    await on_another_road(learner, 2, *OTHER)
    await learner.press("1")


@pytest.mark.parametrize("size", [SMALL, ORDINARY, LARGE], ids=str)
async def test_the_words_of_both_and_all_gauges_stand_there(size: tuple[int, int]) -> None:
    async with program(size=size) as learner:
        await beside(learner)
        parts = roads_of(learner)
        talk = Conversation.replayed(HENK, FIRST, SEED)
        other = Conversation.replayed(HENK, (*FIRST[:1], *OTHER), SEED)
        for road, part in zip((talk, other), parts, strict=True):
            for event in road.events:
                if isinstance(event, Given | Said) and event.turn > 1:
                    assert " ".join(event.text.split()) in part
        found = attempts(talk.events, [])
        for step in side_by_side(found[0], found[0], found[0]).shared[1:]:
            for change in map(gauge_change, step.given.changes):
                assert change in " ".join(parts[0].split())
        assert "Henk wacht op jouw telefoontje." in parts[1]
        assert "Henk komt woensdag terug." in parts[0]


def shows(learner: Learner, page: type[Page[None]]) -> bool:
    """Whether this kind of page is in view."""
    return isinstance(learner.app.screen, page)


def lines_of(learner: Learner) -> list[str]:
    """The lines of the sheet, also those that are not in view."""
    return [line.plain for line in learner.app.screen.query_one("#words", Sheet).laid_out.lines]


def roads_of(learner: Learner) -> list[str]:
    """What stands on the one road and what on the other, each as one text."""
    lines = lines_of(learner)
    if any(line.startswith("2┃ ") for line in lines):
        texts = [[line[3:] for line in lines if line.startswith(sign)] for sign in ("1│ ", "2┃ ")]
    else:
        halves = [line.split("│") for line in lines if "│" in line]
        texts = [[half[side] for half in halves] for side in (0, 1)]
    return [" ".join(" ".join(text).split()) for text in texts]


async def test_beside_each_other_where_there_is_room_and_else_marked_by_number() -> None:
    async with program(size=ORDINARY) as learner:
        await beside(learner)
        assert any("Een ander mens." in line and "│" in line for line in lines_of(learner))
        await learner.resize(SMALL)
        assert not any(
            "Een ander mens." in line and "Hoe heb je" in line for line in lines_of(learner)
        )
        assert any(
            line.startswith("1│ ") and "Een ander mens." in line for line in lines_of(learner)
        )
        assert any(line.startswith("2┃ ") and "Hoe heb je" in line for line in lines_of(learner))


async def test_from_two_roads_a_third_one_begins_at_a_shared_turn() -> None:
    async with program() as learner:
        await beside(learner)
        await learner.press("w", "home", "enter")
        assert isinstance(learner.app.screen, OtherRoad)
        assert "Elke nacht dat gedreun." in learner.sees
        await learner.say("copingvraag")
        await learner.press("n")
        page = learner.app.screen
        assert isinstance(page, TwoRoadsPage)
        assert (page.compared.one, page.compared.other) == (1, 3)
        await learner.press("left")
        assert page.compared.other == 2
        assert "Gewoon gevraagd. Ze zei meteen ja." in roads_of(learner)[1]


async def test_attempts_are_listed_and_marked_in_words() -> None:
    async with program() as learner:
        await english(learner)
        await beside(learner)
        told = words_of(learner)
        assert "the first" in told
        assert "the best ending so far" in told
        assert "the last" in told
        await learner.press("escape", "escape")
        page = learner.app.screen
        assert isinstance(page, Looking)
        assert [attempt.number for attempt in page.looked.attempts] == [1, 2]
        page.post_message(Looking.RoadWanted(2))
        await learner.rest()
        assert isinstance(learner.app.screen, TwoRoadsPage)


@pytest.mark.parametrize("size", [SMALL, ORDINARY, LARGE], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_pages_are_painted_as_they_were(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    changed = []
    async with program(Path("tests/scenarios/klein.yaml"), size) as learner:

        def look(name: str) -> None:
            if not same_as_golden(f"roads-{size[0]}x{size[1]}-{name}", learner.sees):
                changed.append(name)

        await on_another_road(learner, 2)
        look("other-road")
        await learner.say("compliment_gegrond")
        look("other-road-answered")
        await learner.press("n")
        look("two-roads-unfinished")
        await learner.press("g")
        await learner.say("regie_teruggeven")
        await learner.press("1")
        known(learner)
        await learner.rest()
        look("two-roads")
        await learner.press("end")
        look("two-roads-end")
        await learner.press("w")
        look("two-roads-turns")
    assert not changed, f"painted otherwise: {', '.join(changed)}"


def known(learner: Learner) -> None:
    """What was in reach on both roads is worked out."""
    page = learner.app.screen
    assert isinstance(page, TwoRoadsPage)
    for number, road in ((1, FIRST), (2, (*FIRST[:1], *OTHER))):
        page.reach_known(number, regrets(HENK, road, SEED))


# What holds on every page


def onward(offered: Sequence[str]) -> str:
    """A reply that brings the hostile talk on."""
    return next((reply for reply in PREFERRED if reply in offered), offered[0])


async def test_words_of_the_author_are_words_on_these_pages_too() -> None:
    async with program(VIJANDIG, SMALL) as learner:
        await learner.press("1")
        practice = learner.app._practice
        assert practice is not None
        while practice.talk.ended is None:
            await learner.say(onward([reply.id for reply in practice.talk.replies]))
        await learner.look_back()
        await learner.press("4", "enter", "w")
        road = practice.roads[-1]
        while road.talk.ended is None:
            nothing_obeyed(learner)
            await learner.say(onward([reply.id for reply in road.talk.replies]))
        await learner.press("1")
        for _page in range(4):
            nothing_obeyed(learner)
            await learner.press("pagedown")
        await learner.press("w")
        nothing_obeyed(learner)


def nothing_obeyed(learner: Learner) -> None:
    assert obeyed(learner.sees) == []
    assert all(cell_len(line) <= SMALL[0] for line in learner.sees.splitlines())


@pytest.mark.parametrize("look", LOOKS)
async def test_every_text_stands_out_on_these_pages_too(look: Look) -> None:
    with open_store(home()) as store:
        store.set_setting("theme", look)
    faint = []
    async with program() as learner:
        for keys in ((), ("n",), ("end",), ("w",)):
            if keys:
                await learner.press(*keys)
            else:
                await on_another_road(learner, 2, "volgen")
            for ink in inks(learner.app):
                least = LEAST_OF_A_DRAWING if set(ink.text) <= DRAWN else LEAST[look]
                if contrast(ink) < least:
                    faint.append(f"{ink.text.strip()!r} {contrast(ink):.1f}")
    assert faint == []


# Coming back


async def test_roads_of_an_earlier_day_are_there_again(tmp_path: Path) -> None:
    folder = shelf_with(tmp_path)
    async with program(folder / "klein.yaml", folders=[folder]) as learner:
        await on_another_road(learner, 2, "compliment_gegrond")
        await learner.press("ctrl+c")
    async with program(None, folders=[folder]) as learner:
        with open_store(home()) as store:
            [row] = store.sessions()
        learner.app._look_up(kept_talk(learner.app.store, row))
        await learner.rest()
        page = learner.app.screen
        assert isinstance(page, Looking)
        assert [attempt.number for attempt in page.looked.attempts] == [1, 2]
        page.post_message(Looking.RoadWanted(2))
        await learner.rest()
        assert "Gewoon gevraagd. Ze zei meteen ja." in roads_of(learner)[1]
        await learner.press("g")
        await learner.say("mandaat_vragen")
        await learner.press("1")
        assert isinstance(learner.app.screen, TwoRoadsPage)


async def test_a_road_that_the_scenario_no_longer_has_is_still_told(tmp_path: Path) -> None:
    folder = shelf_with(tmp_path)
    async with program(folder / "klein.yaml", folders=[folder]) as learner:
        await on_another_road(learner, 2, "compliment_gegrond")
        await learner.press("ctrl+c")
    text = KLEIN.read_text("utf-8").replace("type: compliment_gegrond", "type: samenvatten")
    shelf_with(tmp_path, text.replace("        technique: indirect\n", ""))
    async with program(None, folders=[folder]) as learner:
        with open_store(home()) as store:
            [row] = store.sessions()
        learner.app._look_up(kept_talk(learner.app.store, row))
        await learner.rest()
        learner.app.screen.post_message(Looking.RoadWanted(2))
        await learner.rest()
        assert "Gewoon gevraagd. Ze zei meteen ja." in roads_of(learner)[1]
        await learner.press("g")
        await learner.rest()
        assert isinstance(learner.app.screen, TwoRoadsPage)


# What was in reach


class AtHand:
    """Stands for the other process: it has every answer at hand."""

    asked: ClassVar[list[tuple[str, ...]]] = []
    stopped = 0

    def __init__(self, app: Roads, scenario: Scenario, seed: int) -> None:
        self.app, self.scenario, self.seed = app, scenario, seed

    def ask(self, replies: Sequence[str]) -> None:
        AtHand.asked.append(tuple(replies))
        told = regrets(self.scenario, replies, self.seed)
        asked = (self.scenario.fingerprint, self.seed, tuple(replies))
        self.app.post_message(Roads.ReachFound(asked, told))

    def stop(self) -> None:
        AtHand.stopped += 1


@pytest.fixture
def at_hand(monkeypatch: pytest.MonkeyPatch) -> type[AtHand]:
    monkeypatch.setattr(AtHand, "asked", [])
    monkeypatch.setattr(AtHand, "stopped", 0)

    def reckoner(app: Roads, scenario: Scenario, seed: int) -> AtHand:
        return AtHand(app, scenario, seed)

    monkeypatch.setattr(Roads, "reckoner", reckoner)
    return AtHand


async def test_it_is_asked_when_the_talk_has_landed_and_shown_after_the_score(
    at_hand: type[AtHand],
) -> None:
    async with program() as learner:
        await learner.hold(*FIRST)
        assert at_hand.asked == []
        await learner.press("1")
        assert at_hand.asked == [FIRST]
        await learner.press("1", "up", "enter", "escape")
        page = learner.app.screen
        assert isinstance(page, Looking)
        assert list(page.looked.regrets) == list(regrets(HENK, FIRST, SEED))
        await learner.press("escape")
        assert at_hand.stopped == 1


async def test_nothing_in_reach_is_shown_before_the_score(at_hand: type[AtHand]) -> None:
    async with program() as learner:
        await learner.hold("advies_reflex", *FIRST)
        for _page in ("landing", "score"):
            await learner.press("1")
            assert "bereik" not in learner.sees
            assert "reach" not in learner.sees
    assert at_hand.asked


async def test_what_is_known_is_not_asked_again(at_hand: type[AtHand]) -> None:
    async with program() as learner:
        await beside(learner)
        await learner.press("escape", "escape", "4", "enter", "escape")
        assert at_hand.asked == [FIRST, (*FIRST[:1], *OTHER)]


async def test_what_was_in_reach_stands_at_its_turn_on_both_roads(at_hand: type[AtHand]) -> None:
    async with program(size=LARGE) as learner:
        await beside(learner)
        told = words_of(learner)
        both = (FIRST, (*FIRST[:1], *OTHER))
        moved = [reach_moved(turn) for road in both for turn in regrets(HENK, road, SEED)[1:]]
        assert any(moved)
        for words in filter(None, moved):
            assert words.split()[0] in told
    assert at_hand.asked


async def test_where_no_process_can_be_started_nothing_is_shown_and_nothing_breaks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Roads, "reckoner", lambda *_arguments: None)
    async with program() as learner:
        await beside(learner)
        assert "bereik" not in words_of(learner)
