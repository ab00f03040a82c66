"""A learner comes back: her talks over time, an old talk looked up, a score of a real one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from textual.worker import Worker

from simulator import language
from simulator.codebook.labels import FIT_LABELS, GAUGE_LABELS, STANCE_DESCRIPTIONS
from simulator.codebook.vocabulary import REFLEXES, SCORE_BANDS, Reflex
from simulator.debrief import band_from_self, wording
from simulator.debrief.portfolio import RealTalk, portfolio
from simulator.kept import Pull, over_time
from simulator.loading import load
from simulator.places import home
from simulator.practice import Practice
from simulator.store import REAL_TALK, Reason, Status, StoreProblem, open_store
from simulator.tui.coming_back import READING
from simulator.tui.screens.library import Library
from simulator.tui.screens.over_time import COUNTED, OWN, REAL, SAME, moments
from simulator.tui.screens.page import Page
from simulator.tui.screens.progress import Progress
from simulator.tui.screens.real_talk import AfterRealTalk
from simulator.tui.screens.reread import Reread
from simulator.tui.screens.self_score import SelfScore
from tests.painting import LARGE, ORDINARY, ROAD, SMALL, Learner, program, same_as_golden
from tests.running import KLEIN

SIZES = [SMALL, ORDINARY, LARGE]
PARTS = ("talks", "reflexes", "picture", "met", "steps")
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
ADVICE_ROAD = ("advies_reflex", "nachten", "volgen", "mandaat_vragen")
"""A road through KLEIN with one reflex on it."""
LONG = (
    *("advies_reflex", "herstel", "beloven", "advies_reflex"),
    *("nachten", "volgen", "volgende_stap_vragen", "mandaat_vragen"),
)
LONGER = ("advies_reflex", "herstel", "beloven", "copingvraag", "volgen", "mandaat_vragen")
OPEN = (
    *("beloven", "advies_reflex", "beloven", "copingvraag"),
    *("volgen", "volgende_stap_vragen", "regie_teruggeven"),
)
"""Roads that give numbers for two reflexes: 3 and 7, 9 and 7, 4 and 4."""


@pytest.fixture(autouse=True)
def english() -> None:
    language.use("en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one scenario, that can be changed."""
    scenarios = tmp_path / "scenarios"
    scenarios.mkdir()
    (scenarios / "klein.yaml").write_text(KLEIN.read_text("utf-8"), "utf-8")
    return scenarios


class Past:
    """What a learner did before the program starts: one thing a day, at noon."""

    def __init__(self) -> None:
        self._day = 0
        self._store = open_store(home(), now=lambda: NOON + timedelta(days=self._day))
        self._scenario = load(KLEIN)

    def __enter__(self) -> Past:
        return self

    def __exit__(self, *_: object) -> None:
        self._store.close()

    def held(self, road: Sequence[str] = ROAD) -> Practice:
        """A talk along this road."""
        self._day += 1
        practice = Practice.begin(self._store, self._scenario, seed=3)
        for reply in road:
            practice.give(reply)
        return practice

    def scored(self, road: Sequence[str] = ROAD, score: int | None = None) -> Practice:
        """A talk along this road, with the same score for every reflex."""
        practice = self.held(road)
        practice.score(dict.fromkeys(REFLEXES, score))
        return practice

    def real(self, score: int, note: str = "ik had haast") -> None:
        """A score after a real conversation, of the day itself."""
        self._day += 1
        on = (NOON + timedelta(days=self._day)).date().isoformat()
        told = {"on": on, "scores": dict.fromkeys(REFLEXES, score), "note": note}
        self._store.record(REAL_TALK, None, told)  # type: ignore[arg-type]


def months() -> None:
    """A past with everything in it: scored talks, a real one, and two that are not finished."""
    with Past() as past:
        first = past.scored(LONG, 8)
        first.tell_pull(Pull(("aard",)))
        first.choose_next_step("eerst stil zijn")
        past.scored(LONGER, 5)
        past.real(6)
        past.scored(OPEN, 3).choose_next_step("één vraag tegelijk")
        past.held(ROAD)
        past.held(ROAD[:1])


async def at_rest(learner: Learner) -> None:
    """Wait until what was kept has been read, and painted."""
    await learner.rest()
    reading: list[Worker[object]] = [w for w in learner.app.workers if w.group == READING]
    await learner.app.workers.wait_for_complete(reading)
    await learner.rest()


def on_page(learner: Learner, kind: type[Page[None]]) -> bool:
    """Whether this page lies on top."""
    return isinstance(learner.app.screen, kind)


async def over_time_page(learner: Learner, part: int = 1) -> None:
    """From the library to a part of the talks over time."""
    await at_rest(learner)
    await learner.press("1")
    await at_rest(learner)
    assert on_page(learner, Progress)
    await learner.press(str(part))


def read_whole(learner: Learner) -> str:
    """Everything that stands on the sheet in view, also what is scrolled out of it."""
    from simulator.tui.widgets.sheet import Sheet

    sheets = [sheet for sheet in learner.app.screen.query(Sheet) if sheet.display]
    return "\n".join(line.plain for sheet in sheets for line in sheet.laid_out.lines)


# Nothing there yet


@pytest.mark.parametrize("size", SIZES)
async def test_with_nothing_there_every_part_is_one_friendly_sentence(
    size: tuple[int, int], folder: Path
) -> None:
    async with program(None, size, folders=[folder]) as learner:
        await over_time_page(learner)
        for part in range(1, 6):
            await learner.press(str(part))
            assert "you" in learner.reads
            assert "0 of 0" not in learner.reads
            assert max(map(len, learner.sees.splitlines())) <= size[0]
        await learner.press("escape")
        assert on_page(learner, Library)


# What is drawn is what was counted


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_mark_stands_where_the_numbers_say(size: tuple[int, int], folder: Path) -> None:
    months()
    with open_store(home()) as store:
        over = over_time(store, None)
    told = portfolio(over.practised, over.real)
    shown = moments(told)

    async with program(None, size, folders=[folder]) as learner:
        await over_time_page(learner, 2)
        whole = read_whole(learner)

    for reflex, course in told.reflexes.items():
        drawn = bands_drawn(whole, reflex)
        points = iter(course.points)
        for place, moment in enumerate(shown):
            marks = drawn[place]
            if isinstance(moment, RealTalk):
                assert marks == {REAL: band_from_self(moment.scores[reflex])}
                continue
            point = next(points)
            counted = marks.get(COUNTED, marks.get(SAME))
            assert counted == point.count.band
            assert marks.get(OWN, marks.get(SAME)) == point.own_band
        numbers = ", ".join(str(point.count.number or "–") for point in course.points)
        own = ", ".join(str(point.own or "–") for point in course.points)
        assert f"Counted, talk by talk: {numbers}" in whole
        assert f"You, talk by talk: {own}" in whole


def bands_drawn(whole: str, reflex: Reflex) -> list[dict[str, str]]:
    """For every column of the drawing of a reflex: each mark with the band it stands in."""
    name = wording.sentence(wording.reflex_name(reflex)).rstrip(".")
    lines = whole.split(f"{name}\n")[1].splitlines()
    rows = {
        band: next(line for line in lines if line.strip().startswith(f"{band}│")).split("│")[1]
        for band in SCORE_BANDS
    }
    axis = next(line for line in lines if re.match(r"^\s+1\s+2\b", line))[5:]
    places = [found.start() for found in re.finditer(r"\S+", axis)]
    return [
        {row[place]: band for band, row in rows.items() if row[place : place + 1].strip()}
        for place in places
    ]


async def test_the_whole_page_is_told_in_words_as_well(folder: Path) -> None:
    months()
    expected = {
        2: (
            "Over 3 talks that you scored yourself on.",
            "You, after real conversations: 6",
            "The last number is higher than the first.",
            "The last number is lower than the first.",
        ),
        3: ("How near to the count, talk by talk:", "The one is not better than the other."),
        4: ("in 3 of 3 talks", "3 times, last on 6 Nov 2026", "2× chose to go on"),
        5: ("6 Nov 2026   “één vraag tegelijk”", "it is how I am made", "after 1 talk"),
    }
    async with program(None, folders=[folder]) as learner:
        await over_time_page(learner)
        for part, sentences in expected.items():
            await learner.press(str(part))
            whole = " ".join(read_whole(learner).split())
            for sentence in sentences:
                assert " ".join(sentence.split()) in whole, sentence


async def test_the_page_speaks_another_language_at_once(folder: Path) -> None:
    months()
    async with program(None, folders=[folder]) as learner:
        await over_time_page(learner, 2)
        await learner.press("f2", "left", "escape")
        await at_rest(learner)
        assert "Adviesreflex" in read_whole(learner)


# A talk that is not scored shows nothing that was measured


def measured_words() -> list[str]:
    """Words of what is measured."""
    return [
        *(label.en for label in GAUGE_LABELS.values()),
        *(label.en for label in STANCE_DESCRIPTIONS.values()),
        *(label.en for label in FIT_LABELS.values()),
        *(wording.reflex_name(reflex) for reflex in REFLEXES),
        "opportunities",
        "→",
    ]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_nothing_of_an_unscored_talk_is_in_sight_in_any_part(
    size: tuple[int, int], folder: Path
) -> None:
    with Past() as past:
        past.held(ADVICE_ROAD)
        past.held(ROAD)
        past.held(ROAD[:2])
        past.held(ROAD[:1]).leave()

    async with program(None, size, folders=[folder]) as learner:
        await over_time_page(learner)
        for part in range(1, 6):
            await learner.press(str(part))
            seen = learner.sees.replace("← →", "") + read_whole(learner)
            assert not [word for word in measured_words() if word in seen]
            assert not re.search(r"[●◉◐]", seen)
            assert "chose to go on" not in seen


async def test_an_older_talk_without_a_score_can_still_be_scored(folder: Path) -> None:
    with Past() as past:
        unscored = past.held(ADVICE_ROAD)
        past.scored()

    async with program(None, folders=[folder]) as learner:
        assert "Only your self-score" not in learner.sees
        await over_time_page(learner)
        assert "no self-score yet" in learner.sees
        await learner.press("down", "enter")
        assert "Henk komt woensdag terug." in learner.reads
        assert not [word for word in measured_words() if word in learner.sees]
        await learner.press("1")
        assert on_page(learner, SelfScore)
        assert "Counted" not in learner.sees
        await learner.press("up", "enter", "escape")
        await learner.press("3")
        assert "1 of" in learner.reads

    with open_store(home()) as store:
        row = store.session(unscored.session)
        assert row is not None
        assert row.scored


async def test_an_older_interrupted_talk_can_be_gone_on_with(folder: Path) -> None:
    with Past() as past:
        past.held(ROAD[:1])
        past.held(ROAD[:2])

    async with program(None, folders=[folder]) as learner:
        await over_time_page(learner)
        await learner.press("down", "enter")
        await learner.rest()
        assert "Go on with the talk, after 1 reply" in learner.reads
        await learner.press("1")
        await learner.say(*ROAD[1:])

    with open_store(home()) as store:
        assert [row.status for row in store.sessions()] == [Status.INTERRUPTED, Status.ENDED]


async def test_a_talk_that_was_left_is_in_no_list(folder: Path) -> None:
    with Past() as past:
        past.held(ROAD[:1]).leave()

    async with program(None, folders=[folder]) as learner:
        await over_time_page(learner)
        assert "De muziek van boven" not in learner.sees
        assert "0 talks" in learner.sees


# Back into a finished talk


async def test_an_old_talk_is_told_as_it_was_kept_and_the_way_back_is_the_list(
    folder: Path,
) -> None:
    with Past() as past:
        past.scored(ADVICE_ROAD, 7)
    text = KLEIN.read_text("utf-8")
    words = "Heb je al eens gedacht aan goede oordopjes?"
    (folder / "klein.yaml").write_text(text.replace(words, "Probeer het eens met oordopjes."))

    async with program(None, folders=[folder]) as learner:
        await over_time_page(learner)
        await learner.press("enter", "3")
        assert words in read_whole(learner)
        assert "Probeer het eens" not in read_whole(learner)
        await learner.press("escape")
        await at_rest(learner)
        assert on_page(learner, Progress)
        assert "chose to go on" in learner.sees


async def test_a_next_step_chosen_later_stands_among_the_steps_at_once(folder: Path) -> None:
    with Past() as past:
        past.scored()

    async with program(None, folders=[folder]) as learner:
        await over_time_page(learner)
        await learner.press("enter", "6", "down", "8", *"eerst stil zijn", "enter", "escape")
        await at_rest(learner)
        await learner.press("5")
        assert "“eerst stil zijn”" in learner.sees
        await learner.press("escape")
        assert "Your own next step: “eerst stil zijn”" in learner.sees


@pytest.mark.parametrize("what", ["gone", "another road"])
async def test_a_talk_whose_scenario_is_gone_or_was_changed_can_still_be_read(
    what: str, folder: Path
) -> None:
    with Past() as past:
        past.scored(LONG, 7).note(1, "ik wilde helpen")
    file = folder / "klein.yaml"
    if what == "gone":
        file.unlink()
    else:
        text = KLEIN.read_text("utf-8").replace("id: nachten", "id: nacht_na_nacht")
        file.write_text(text, "utf-8")

    async with program(None, folders=[folder]) as learner:
        await over_time_page(learner)
        await learner.press("enter")
        assert on_page(learner, Reread)
        whole = " ".join(read_whole(learner).split())
        assert "This is what was kept of it." in whole
        assert "Heb je al eens gedacht aan goede oordopjes?" in whole
        assert "“ik wilde helpen”" in whole
        assert "Ja, maar dat heb ik allang geprobeerd." in whole
        assert re.search(r"Advising reflex: \d of \d opportunities → 3 \(-\)\.", whole)
        assert "you 7 (+), count 3 (-)" in whole
        await learner.press("escape")
        assert on_page(learner, Progress)


async def test_an_unfinished_talk_whose_scenario_is_gone_gets_one_calm_sentence(
    folder: Path,
) -> None:
    with Past() as past:
        past.held(ROAD)
        past.held(ROAD[:1])
    (folder / "klein.yaml").unlink()

    async with program(None, folders=[folder]) as learner:
        for move in ((), ("down",)):
            await over_time_page(learner)
            await learner.press(*move, "enter")
            assert on_page(learner, Progress)
            assert "What you said is kept" in learner.reads
            await learner.press("escape")


async def test_very_many_talks_come_a_hundred_at_a_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simulator.tui.screens.progress.LISTED", 2)
    with Past() as past:
        for _talk in range(3):
            past.scored()

    async with program(None, folders=[folder]) as learner:
        await over_time_page(learner)
        assert learner.sees.count("De muziek van boven") == 2
        await learner.press("end", "enter")
        assert learner.sees.count("De muziek van boven") == 3
        assert "Earlier talks" not in learner.sees


# After a real conversation


async def test_a_score_after_a_real_conversation_is_kept_and_stands_beside(folder: Path) -> None:
    with Past() as past:
        past.scored(ROAD, 9)
    today = datetime.now().astimezone().date()
    async with program(None, folders=[folder]) as learner:
        await at_rest(learner)
        await learner.press("2")
        assert "Nothing about a client belongs here" in learner.reads
        await learner.press("7", "down", "down", "4")
        await learner.press("down", "down", "down", "right", "left")
        await learner.press("down", *"ik had haast", "enter", "enter")
        await at_rest(learner)
        assert on_page(learner, Library)
        assert "Kept." in learner.reads
        await over_time_page(learner)
        assert "◇ After a real conversation" in learner.sees
        assert "“ik had haast”" in learner.sees
        await learner.press("2")
        assert "◇ you, after a real conversation" in " ".join(read_whole(learner).split())
        assert "You, after real conversations: 7" in read_whole(learner)

    with open_store(home()) as store:
        [record] = store.records(REAL_TALK)
        assert record.payload == {
            "on": (today - timedelta(days=1)).isoformat(),
            "scores": dict(zip(REFLEXES, (7, None, 4, None, None), strict=True)),
            "note": "ik had haast",
        }


async def test_a_day_that_is_still_to_come_cannot_be_chosen() -> None:
    async with program(None, folders=[KLEIN]) as learner:
        learner.app.push_screen(AfterRealTalk(date(2026, 11, 20), bands=False))
        await learner.rest()
        await learner.press("down", "down", "down", "down", "down", "right", "end")
        assert "today, 20 Nov 2026" in learner.sees
        await learner.press("left")
        assert "yesterday, 19 Nov 2026" in learner.sees


async def test_without_any_score_there_is_nothing_to_keep() -> None:
    async with program(None, folders=[KLEIN]) as learner:
        await learner.press("2", "up", "enter")
        assert "Give a score for at least one reflex first." in learner.sees
        await learner.press("escape")
        assert on_page(learner, Library)

    with open_store(home()) as store:
        assert store.records() == []


async def test_a_score_after_a_real_conversation_can_be_taken_back(folder: Path) -> None:
    with Past() as past:
        past.real(6, "iets over mezelf")

    async with program(None, folders=[folder]) as learner:
        await over_time_page(learner)
        await learner.press("enter")
        assert "advising reflex: 6" in learner.sees
        await learner.press("2")
        await at_rest(learner)
        assert "iets over mezelf" not in learner.sees
        await learner.press("2")
        assert REAL not in read_whole(learner)


async def test_what_cannot_be_kept_now_stays_on_the_page(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with program(None, folders=[folder]) as learner:
        await learner.press("2", "7", "up", "enter")

        def full(*_arguments: object) -> None:
            raise StoreProblem(Reason.FULL, Path("x"))

        monkeypatch.setattr(learner.app.store, "record", full)
        await learner.press("2", "7", "up", "enter")
        assert on_page(learner, AfterRealTalk)
        assert "[7]" in learner.sees
        monkeypatch.undo()
        await learner.press("enter")
        assert on_page(learner, Library)


# The library


async def test_the_rooms_are_one_key_away_and_below_the_last_talk(folder: Path) -> None:
    async with program(None, folders=[folder]) as learner:
        await learner.press("down")
        assert "▸ 1  Your talks over time" in learner.sees
        await learner.press("down", "enter")
        assert on_page(learner, AfterRealTalk)
        await learner.press("escape", "up", "up")
        assert "▸ De muziek van boven" in learner.sees


async def test_a_search_has_the_library_to_itself(folder: Path) -> None:
    async with program(None, folders=[folder]) as learner:
        await learner.press("slash", "m")
        assert "Your talks over time" not in learner.sees
        await learner.press("escape")
        assert "Your talks over time" in learner.sees


async def test_every_room_can_be_entered_by_name(folder: Path) -> None:
    async with program(None, folders=[folder]) as learner:
        await learner.press("ctrl+p", *"over time", "enter")
        await at_rest(learner)
        assert on_page(learner, Progress)


async def test_what_to_practise_next_is_one_line_with_its_reason_and_can_be_opened(
    folder: Path,
) -> None:
    with Past() as past:
        past.scored()
    other = (
        KLEIN.read_text("utf-8")
        .replace("id: klein", "id: groot")
        .replace("title: De muziek van boven", "title: De muziek van onder")
    )
    (folder / "groot.yaml").write_text(other, "utf-8")

    async with program(None, folders=[folder]) as learner:
        await at_rest(learner)
        [line] = [line for line in learner.sees.splitlines() if "To practise next:" in line]
        assert "De muziek van" in line
        assert "·" in line
        await learner.press("4")
        assert "You talk with Henk (61)." in learner.reads


async def test_before_the_first_look_back_nothing_is_proposed(folder: Path) -> None:
    with Past() as past:
        past.held(ADVICE_ROAD)
    async with program(None, folders=[folder]) as learner:
        await at_rest(learner)
        assert "To practise next" not in learner.sees


async def test_what_cannot_be_read_is_said_in_one_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    months()
    async with program(None, folders=[folder]) as learner:
        await at_rest(learner)

        def broken(*_arguments: object, **_named: object) -> None:
            raise StoreProblem(Reason.DISK, Path("x"))

        monkeypatch.setattr(learner.app.store, "sessions", broken)
        await learner.press("1")
        await at_rest(learner)
        assert str(StoreProblem(Reason.DISK, Path("x"))).split(".")[0] in learner.reads


# As it is painted


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_pages_are_painted_as_they_were(size: tuple[int, int]) -> None:
    months()
    prefix = f"progress-{size[0]}x{size[1]}"
    changed = []
    async with program(None, size, folders=[KLEIN]) as learner:
        await over_time_page(learner)
        for number, name in enumerate(PARTS, 1):
            await learner.press(str(number))
            if not same_as_golden(f"{prefix}-{name}", learner.sees):
                changed.append(name)
        learner.app.push_screen(AfterRealTalk(date(2026, 11, 20), bands=False))
        await learner.rest()
        await learner.press("7", "down")
        if not same_as_golden(f"{prefix}-real-talk", learner.sees):
            changed.append("real-talk")

    assert not changed, f"{prefix} is painted otherwise: {', '.join(changed)}"
