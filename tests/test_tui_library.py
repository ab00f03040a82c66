"""The library helps to choose: in an order for learners, and with fewer talks on request."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from simulator import language
from simulator.codebook.labels import START_LABELS
from simulator.codebook.order import ORDER, group_label, place_of
from simulator.loading import load
from simulator.loading.library import library
from simulator.places import home
from simulator.practice import Practice
from simulator.store import open_store
from simulator.tui.narrowing import in_words, keeps, narrowings
from simulator.tui.screens.help_lines import HelpLines
from simulator.tui.screens.library import Library
from simulator.tui.widgets.choices import Choices
from tests.painting import LARGE, ORDINARY, ROAD, SEED, SMALL, Learner, program, same_as_golden
from tests.running import KLEIN, ROOT

SIZES = (SMALL, ORDINARY, LARGE)


@pytest.fixture(autouse=True)
def _in_english() -> None:
    language.use("en")


def talk(folder: Path, id_: str, title: str, **head: str) -> Path:
    """A talk like KLEIN in a folder, with another id, title and lines of its head."""
    text = re.sub(r"^id: .*$", f"id: {id_}", KLEIN.read_text("utf-8"), count=1, flags=re.MULTILINE)
    for key, value in {"title": title, **head}.items():
        line = f"{key}: {value}"
        text, found = re.subn(rf"^{key}: .*$", line, text, count=1, flags=re.MULTILINE)
        if not found:
            text = text.replace("\nscenes:\n", f"\n{line}\n\nscenes:\n", 1)
    file = folder / f"{id_}.yaml"
    file.write_text(text, "utf-8")
    load(file)
    return file


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Five talks: three of the codebook, one of a school, one in English."""
    folder = tmp_path / "talks"
    folder.mkdir()
    talk(folder, "stil_in_huis", "Stil", difficulty="3", minutes="20")
    talk(folder, "de_brief_van_school", "De brief", start="bezoeker", minutes="15")
    talk(folder, "de_digid_van_de_buurvrouw", "De DigiD", minutes="10")
    talk(folder, "a_school", "Aan onze balie", tempts="[correctie_reflex]", minutes="8")
    talk(folder, "de_helpdesk", "The help desk", language="en", minutes="9")
    return folder


def titles(learner: Learner) -> list[str]:
    """The titles in the library, from the top."""
    page = learner.app.screen
    assert isinstance(page, Library)
    return [choice.paragraphs[0].plain for choice in page.query_one("#cards", Choices).choices]


def headings(learner: Learner) -> list[str]:
    """The headings between the cards, from the top."""
    choices = learner.app.screen.query_one("#cards", Choices).choices
    return [choice.heading.plain for choice in choices if choice.heading is not None]


# The order


def test_first_comes_what_is_easy_to_begin_with_and_last_what_needs_a_teacher() -> None:
    ids = [scenario for group in ORDER for scenario in group.scenarios]

    assert len(ids) == len(set(ids)) == 32
    assert sorted(ids, key=place_of) == ids
    assert place_of("een_talk_of_my_own") > max(map(place_of, ids))


def test_the_order_is_the_one_of_the_codebook() -> None:
    page = (ROOT / "docs" / "codebook.md").read_text("utf-8")
    numbers = dict(re.findall(r"^### (?:★ )?(\d+) `(\w+)` —", page, re.MULTILINE))
    section = page.split("### 7.1 Order for learners")[1].split("###")[0]
    groups = re.findall(r"(?<![\d,] )\b\d [^:·]+: ([\d, ]+)", " ".join(section.split()))

    assert [tuple(numbers[number] for number in group.strip().split(", ")) for group in groups] == [
        group.scenarios for group in ORDER
    ]


def test_every_talk_that_comes_along_is_in_a_group() -> None:
    for card in library(ROOT / "scenarios"):
        assert group_label(card.translates or card.id).nl != "Andere gesprekken", card.id


async def test_talks_stand_in_the_order_for_learners_under_the_name_of_their_group(
    shelf: Path,
) -> None:
    language.use("nl")
    async with program(None, LARGE, folders=[shelf]) as learner:
        assert titles(learner) == [
            "De DigiD",
            "De brief",
            "Stil",
            "Aan onze balie",
            "The help desk",
        ]
        assert headings(learner) == [
            "Eerste stappen",
            "Hoe jullie samenwerken",
            "Verder en dieper",
            "Andere gesprekken",
            headings(learner)[-1],
        ]
        assert learner.sees.index("Verder en dieper") < learner.sees.index("Stil")


async def test_talks_in_the_language_of_the_program_come_first(shelf: Path) -> None:
    async with program(None, folders=[shelf]) as learner:
        assert titles(learner)[0] == "The help desk"
        assert headings(learner)[:2] == ["First steps", "First steps · in Dutch"]


async def test_with_one_group_there_is_nothing_to_name() -> None:
    async with program(None, folders=[KLEIN]) as learner:
        assert headings(learner) == []
        assert "Other talks" not in learner.sees


async def test_a_heading_is_seen_with_the_first_talk_under_it_and_cannot_be_chosen(
    shelf: Path,
) -> None:
    async with program(None, SMALL, folders=[shelf]) as learner:
        await learner.press("end", "home")
        assert "First steps" in learner.sees
        [at] = [
            n for n, line in enumerate(learner.sees.splitlines()) if line.strip() == "First steps"
        ]
        top = learner.app.screen.query_one("#cards").region.y
        await learner.click("#cards", offset=(2, at - top))
        assert isinstance(learner.app.screen, Library)


# Fewer talks


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("without a question", ["De brief"]),
        ("at most 10", ["The help desk", "De DigiD", "Aan onze balie"]),
        ("at most 15", ["The help desk", "De DigiD", "De brief", "Aan onze balie"]),
        ("longer than", ["Stil"]),
        ("first steps", ["The help desk", "De DigiD", "De brief", "Aan onze balie"]),
        ("correct", ["Aan onze balie"]),
    ],
)
async def test_one_key_and_a_word_leave_the_talks_that_fit(
    shelf: Path, words: str, left: list[str]
) -> None:
    async with program(None, folders=[shelf]) as learner:
        await learner.press("f", *words)
        await learner.press("enter")
        assert titles(learner) == left
        assert f"{len(left)} of 5" in learner.sees


async def test_what_is_in_force_stands_in_the_title_in_words_and_esc_clears_it(
    shelf: Path,
) -> None:
    async with program(None, SMALL, folders=[shelf]) as learner:
        await learner.press("f", *"longer", "enter")
        [title, *_rest] = learner.sees.splitlines()
        assert title.split("  ")[0].strip() == "Longer than 15 minutes"
        assert "Esc Show everything" in learner.sees
        await learner.press("escape")
        assert len(titles(learner)) == 5
        assert learner.sees.splitlines()[0].split("  ")[0].strip() == "Conversations"


async def test_it_works_with_the_mouse_alone(shelf: Path) -> None:
    async with program(None, folders=[shelf]) as learner:
        foot = learner.sees.splitlines()[-1]
        await learner.click("#foot", offset=(foot.index("f Filter"), 0))
        lines = learner.sees.splitlines()
        [at] = [number for number, line in enumerate(lines) if "Longer than 15" in line]
        top = learner.app.screen.query_one(Choices).region.y
        await learner.click("Choices", offset=(8, at - top))
        assert titles(learner) == ["Stil"]


async def test_what_was_not_practised_yet_can_be_asked_for(shelf: Path) -> None:
    with open_store(home()) as store:
        practice = Practice.begin(store, load(shelf / "stil_in_huis.yaml"), seed=SEED)
        for reply in ROAD:
            practice.give(reply)
        practice.score({})
    async with program(None, folders=[shelf]) as learner:
        await learner.press("f", *"not practised", "enter")
        assert len(titles(learner)) == 4
        assert "Stil" not in titles(learner)


async def test_how_a_talk_ended_is_said_once_she_scored_it_and_not_before(shelf: Path) -> None:
    with open_store(home()) as store:
        practice = Practice.begin(store, load(shelf / "stil_in_huis.yaml"), seed=SEED)
        for reply in ROAD:
            practice.give(reply)
        again = Practice.begin(store, load(shelf / "de_brief_van_school.yaml"), seed=SEED)
        for reply in ROAD:
            again.give(reply)
    async with program(None, LARGE, folders=[shelf]) as learner:
        assert "Only your self-score is still to come." in learner.sees
        assert "Last time" not in learner.sees
        await learner.press("f", *"not practised", "enter")
        assert len(titles(learner)) == 3

    with open_store(home()) as store:
        [row] = [row for row in store.sessions() if row.scenario_id == "stil_in_huis"]
        resumed = Practice.resumed(store, load(shelf / "stil_in_huis.yaml"), row)
        resumed.score({})
    async with program(None, LARGE, folders=[shelf]) as learner:
        assert learner.sees.count("Last time: ") == 1


async def test_a_search_looks_in_what_is_left(shelf: Path) -> None:
    async with program(None, folders=[shelf]) as learner:
        await learner.press("f", *"at most 10", "enter")
        await learner.press("slash", *"de ")
        assert "Stil" not in titles(learner)
        assert "De DigiD" in titles(learner)
        await learner.press(*"zzz")
        assert "Nothing found. Esc shows everything again." in learner.sees
        await learner.press("escape")
        assert len(titles(learner)) == 5


async def test_a_letter_f_can_be_searched_for(shelf: Path) -> None:
    async with program(None, folders=[shelf]) as learner:
        await learner.press("slash", "f")
        assert isinstance(learner.app.screen, Library)


async def test_going_back_from_the_choice_changes_nothing(shelf: Path) -> None:
    async with program(None, folders=[shelf]) as learner:
        await learner.press("f", *"longer", "enter")
        await learner.press("f", "escape")
        assert titles(learner) == ["Stil"]
        await learner.press("f", *"all", "enter")
        assert len(titles(learner)) == 5


async def test_the_help_lines_are_one_key_away_while_choosing(shelf: Path) -> None:
    async with program(None, SMALL, folders=[shelf]) as learner:
        await learner.press("f")
        assert "F1 Help lines" in learner.sees
        await learner.press("f1")
        assert isinstance(learner.app.screen, HelpLines)
        await learner.press("escape", "escape")
        assert isinstance(learner.app.screen, Library)


async def test_only_what_leaves_a_talk_is_on_offer(shelf: Path) -> None:
    async with program(None, LARGE, folders=[shelf]) as learner:
        await learner.press("f")
        assert "Longer than 15 minutes  ·  1" in learner.sees
        assert "very hard" not in learner.sees
        assert "in the middle of a crisis" not in learner.sees.lower()


@pytest.mark.parametrize("spoken", ["nl", "en"])
def test_a_start_is_said_as_what_happens_and_never_as_what_somebody_is(
    spoken: language.Language,
) -> None:
    language.use(spoken)
    for name in narrowings():
        told = in_words(name)
        assert not re.search("klager|bezoeker|klant|visitor|complainant|customer", told.lower())
        if name.startswith("start:"):
            words = [label.in_language(spoken) for label in START_LABELS.values()]
            assert told.lower() in [word.lower() for word in words]


def test_every_talk_is_shown_by_some_choice_of_each_kind() -> None:
    for card in library(ROOT / "scenarios"):
        kinds = {name.partition(":")[0] for name in narrowings() if keeps(name, card, ())}
        assert kinds == {"new", "minutes", "difficulty", "start", "reflex"}


# As it is painted


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_library_is_painted_as_it_was(size: tuple[int, int], shelf: Path) -> None:
    prefix = f"library-{size[0]}x{size[1]}"
    async with program(None, size, folders=[shelf]) as learner:
        changed = []
        for name, keys in (
            ("groups", ()),
            ("choosing", ("f",)),
            ("fewer", ("down", "enter")),
        ):
            await learner.press(*keys)
            if not same_as_golden(f"{prefix}-{name}", learner.sees):
                changed.append(name)
    assert not changed, f"at {prefix} these are painted otherwise: {', '.join(changed)}"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_at_every_size_group_title_level_and_pull_of_the_first_talk_are_in_view(
    size: tuple[int, int], shelf: Path
) -> None:
    async with program(None, size, folders=[shelf]) as learner:
        told = learner.sees
        for words in ("First steps", "The help desk", "9 minutes", "What pulls:", "f Filter"):
            assert words in told
        assert told.index("First steps") < told.index("The help desk") < told.index("De DigiD")
