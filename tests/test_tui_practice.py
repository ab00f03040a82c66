"""A learner practises on the screens: briefing, talk, landing, self-score, looking back."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.codebook.labels import GAUGE_LABELS, STANCE_DESCRIPTIONS
from simulator.codebook.reflexes import REFLEX_ENTRIES
from simulator.codebook.vocabulary import REFLEXES
from simulator.events import Said
from simulator.loading import load
from simulator.places import home
from simulator.practice import Practice
from simulator.store import NEXT_STEP, NOTE, SELF_SCORE, Status, open_store
from simulator.tui.screens.conversation import Talk
from simulator.tui.screens.library import Library
from simulator.tui.widgets.choices import Choices
from tests.painting import ORDINARY, ROAD, SEED, SMALL, program
from tests.running import KLEIN

MEASURED = [
    *(label.nl for label in GAUGE_LABELS.values()),
    *(description.nl for description in STANCE_DESCRIPTIONS.values()),
    *(REFLEX_ENTRIES[reflex].label.nl for reflex in REFLEXES),
    "passend",
    "Gemeten",
]
"""Words of what is measured: none of them belongs in a talk."""


def shelf_with(tmp_path: Path, text: str | None = None) -> Path:
    """A folder with one scenario in it."""
    folder = tmp_path / "scenarios"
    folder.mkdir(exist_ok=True)
    (folder / "klein.yaml").write_text(text or KLEIN.read_text("utf-8"), "utf-8")
    return folder


async def test_a_whole_practice_by_keyboard_alone(tmp_path: Path) -> None:
    async with program(None, folders=[shelf_with(tmp_path)]) as learner:
        assert "De muziek van boven" in learner.sees
        await learner.press("enter")
        assert "Je praat met Henk (61)." in learner.sees
        await learner.press("enter")

        assert "Elke nacht dat gedreun." in learner.sees
        await learner.say("nachten")
        await learner.press("down", "down", "enter")
        assert "Een ander mens." in learner.sees
        await learner.say("mandaat_vragen")
        assert "Tot woensdag dan." in learner.sees
        await learner.press("enter")

        assert "Henk komt woensdag terug." in learner.reads
        await learner.press("enter")
        await learner.press("7", "down", "5", "down", "right", "down", "0", "down", "down", "enter")
        await learner.press("escape")

        assert "Wat Henk deed" in learner.reads
        for key, words in (
            ("2", "lag klaar"),
            ("3", "jij 7 (+)"),
            ("4", "Nacht na nacht wakker liggen. Dat sloopt je."),
            ("5", "ziet een eigen aandeel en wil zelf verder"),
            ("6", "Waar let je in het volgende gesprek op?"),
        ):
            await learner.press(key)
            assert words in learner.reads
        await learner.press("escape")
        assert "Vorige keer: gekozen voor een vervolg" in learner.sees

    with open_store(home()) as store:
        [row] = store.sessions()
        assert (row.status, row.ending, row.replies) == (Status.ENDED, "vervolg_gekozen", 3)
        scores = next(e.payload["scores"] for e in store.events(row.id) if e.kind == SELF_SCORE)
        assert scores == dict(zip(REFLEXES, (7, 5, 1, 10, None), strict=True))


async def test_nothing_is_measured_in_sight_before_the_score_is_locked() -> None:
    async with program() as learner:
        await learner.press("1")
        for reply in ROAD:
            assert not [word for word in MEASURED if word in learner.sees]
            await learner.say(reply)
        assert not [word for word in MEASURED if word in learner.sees]
        await learner.press("1")
        assert not [word for word in MEASURED if word in learner.sees]
        await learner.press("1")
        assert "Geteld" not in learner.sees
        assert "gelegenheden" not in learner.sees


async def test_a_locked_score_stays_as_it_is() -> None:
    async with program() as learner:
        await learner.hold(*ROAD)
        await learner.look_back()
        await learner.press("escape")
        assert isinstance(learner.app.screen, Library)
        assert "zelfscore" not in learner.reads

    with open_store(home()) as store:
        [row] = store.sessions()
        assert [e.kind for e in store.events(row.id)].count(SELF_SCORE) == 1


async def test_a_score_that_is_still_to_come_is_asked_at_the_next_start(tmp_path: Path) -> None:
    folder = shelf_with(tmp_path)
    async with program(folder / "klein.yaml", folders=[folder]) as learner:
        await learner.hold(*ROAD)
        await learner.press("1", "ctrl+c")

    async with program(None, folders=[folder]) as learner:
        assert "Alleen je zelfscore moet nog." in learner.sees
        await learner.press("enter")
        assert "Henk komt woensdag terug." in learner.reads


async def test_scores_can_be_given_in_five_steps() -> None:
    with open_store(home()) as store:
        store.set_setting("notation", "bands")
    async with program() as learner:
        await learner.hold(*ROAD)
        await learner.press("1", "1")
        assert "[?] --  -  +/-  +  ++" in learner.sees
        await learner.press("5", "up", "enter")

    with open_store(home()) as store:
        [row] = store.sessions()
        scores = next(e.payload["scores"] for e in store.events(row.id) if e.kind == SELF_SCORE)
        assert scores == {**dict.fromkeys(REFLEXES), REFLEXES[0]: "++"}


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_leaving_is_one_key_and_nothing_is_scored(key: str, tmp_path: Path) -> None:
    folder = shelf_with(tmp_path)
    async with program(folder / "klein.yaml", folders=[folder]) as learner:
        await learner.hold("nachten")
        await learner.press(key)
        assert "er wordt niets van geteld" in learner.reads
        assert "113" in learner.sees
        assert "score" not in learner.reads
        await learner.press("1")
        assert "Ga verder met" not in learner.sees

    with open_store(home()) as store:
        assert [row.status for row in store.sessions()] == [Status.LEFT]


async def test_skipping_begins_nothing() -> None:
    async with program() as learner:
        await learner.press("2")
        assert isinstance(learner.app.screen, Library)

    with open_store(home()) as store:
        assert store.sessions() == []


async def test_a_talk_that_was_broken_off_goes_on_where_it_was(tmp_path: Path) -> None:
    folder = shelf_with(tmp_path)
    async with program(folder / "klein.yaml", folders=[folder]) as learner:
        await learner.hold("nachten")
        await learner.press("ctrl+c")

    async with program(None, folders=[folder]) as learner:
        assert "Afgebroken na 1 antwoord." in learner.sees
        await learner.press("enter")
        assert "Ga verder met het gesprek, na 1 antwoord" in learner.sees
        assert "somberheid" in learner.sees
        await learner.press("1")
        assert "Sloop, dat is het woord." in learner.sees
        assert "beurt 2 van 10" in learner.sees


async def test_a_talk_whose_scenario_was_changed_is_not_offered_again(tmp_path: Path) -> None:
    folder = shelf_with(tmp_path)
    async with program(folder / "klein.yaml", folders=[folder]) as learner:
        await learner.hold("nachten")
        await learner.press("ctrl+c")
    changed = KLEIN.read_text("utf-8").replace("id: nachten", "id: nacht_na_nacht")
    shelf_with(tmp_path, changed)

    async with program(None, folders=[folder]) as learner:
        await learner.press("enter")
        assert "bij beurt 1 staat “Nacht na nacht wakker liggen. Dat sloopt je.”" in learner.reads
        assert "Ga verder met" not in learner.sees

    with open_store(home()) as store:
        assert len(store.interrupted()) == 1


async def test_the_own_next_step_returns_before_the_next_talk_and_beside_it() -> None:
    async with program(size=(200, 40)) as learner:
        await learner.hold(*ROAD)
        await learner.look_back()
        await learner.press("6", "down", "8", *"eerst stil zijn", "enter")
        assert "Bewaard." in learner.sees

    with open_store(home()) as store:
        assert store.last_next_step(None) == "eerst stil zijn"
        assert [e.kind for e in store.events(store.sessions()[0].id)][-1] == NEXT_STEP
    async with program(size=(200, 40)) as learner:
        assert "“eerst stil zijn”" in learner.sees
        await learner.press("1")
        assert "“eerst stil zijn”" in learner.sees


async def test_who_sees_a_turn_otherwise_keeps_a_note_with_it() -> None:
    async with program() as learner:
        await learner.hold(*ROAD)
        await learner.look_back()
        await learner.press("4", "down", "enter")
        assert "Beurt 2" in learner.sees
        await learner.press("n", *"henk vroeg erom", "enter", "end")
        assert "henk vroeg erom" in learner.sees
        await learner.press("right")
        assert "Beurt 3" in learner.sees
        assert "henk vroeg erom" not in learner.sees

    with open_store(home()) as store:
        [note] = [e for e in store.events(store.sessions()[0].id) if e.kind == NOTE]
        assert note.payload == {"turn": 2, "text": "henk vroeg erom"}


async def test_a_turn_says_what_was_said_what_it_was_and_what_came_of_it() -> None:
    async with program(size=(100, 60)) as learner:
        await learner.hold("advies_reflex", "nachten", "volgen", "mandaat_vragen")
        await learner.look_back()
        await learner.press("4", "enter")
        for words in (
            "Elke nacht dat gedreun.",
            "Heb je al eens gedacht aan goede oordopjes?",
            "De adviesreflex kwam hier voorbij",
            "De oordopjes liggen al een jaar in zijn la",
            "Laat maar aan mij over, ik bel de woningbouw wel voor je.",
            "Ja, maar dat heb ik allang geprobeerd.",
            "Wat hoopte je hier?",
        ):
            assert words in learner.reads


async def test_a_click_gives_a_reply_and_a_drag_does_not() -> None:
    async with program() as learner:
        await learner.press("1")
        await learner.drag("#replies", (6, 0), (20, 0))
        assert "beurt 1 van 10" in learner.sees
        await learner.click("#replies", (6, 1))
        assert "beurt 2 van 10" in learner.sees


async def test_a_key_that_is_pressed_twice_gives_one_reply() -> None:
    async with program() as learner:
        await learner.press("1")
        replies = learner.app.screen.query_one(Choices)
        replies.take(1)
        replies.take(1)
        await learner.rest()
        assert "beurt 2 van 10" in learner.sees


@pytest.mark.parametrize("size", [SMALL, ORDINARY], ids=["small", "ordinary"])
async def test_in_another_language_the_newest_words_are_still_in_view(
    size: tuple[int, int],
) -> None:
    async with program(size=size) as learner:
        await learner.hold(*ROAD[:2])
        page = learner.app.screen
        assert isinstance(page, Talk)
        newest = page._talk.events[-1]
        assert isinstance(newest, Said)
        words = newest.text.split()[-3:]
        assert " ".join(words) in learner.reads
        await learner.press("f2", "right", "escape")
        assert "turn 3 of 10" in learner.sees
        assert " ".join(words) in learner.reads


async def test_what_she_is_typing_is_still_there_in_another_language() -> None:
    with open_store(home()) as store:
        store.set_setting("say_first", True)
    async with program() as learner:
        await learner.press("1", *"Wat zwaar")
        await learner.press("f2", "right", "escape", *"!")
        assert "turn 1 of 10" in learner.sees
        assert "Wat zwaar!" in learner.sees
        await learner.press("enter")
        await learner.say("nachten")
        assert "turn 2 of 10" in learner.sees
        assert "Wat zwaar!" not in learner.sees


async def test_a_note_she_is_typing_is_still_there_in_another_language() -> None:
    async with program() as learner:
        await learner.hold(*ROAD)
        await learner.look_back()
        await learner.press("4", "enter", "n", *"henk vroeg")
        await learner.press("f2", "right", "escape", *" erom")
        assert "Turn 1" in learner.sees
        assert "henk vroeg erom" in learner.sees
        await learner.press("escape", "n")
        assert "henk vroeg" not in learner.sees


async def test_a_talk_of_two_hundred_turns_shows_its_newest_words() -> None:
    scenario = load(KLEIN)
    with open_store(home()) as store:
        practice = Practice.begin(store, scenario, seed=SEED)
        events = list(practice.talk.events)
        given = practice.give("nachten")
    async with program() as learner:
        await learner.press("1")
        page = learner.app.screen
        assert isinstance(page, Talk)
        talk = practice.talk.rewound(1)
        talk.events = [*events, *given * 200]
        page.heard(talk, given * 200)
        await learner.rest()
        assert "Dan ben ik een ander mens." in learner.sees
        await learner.press("tab", "home")
        assert "Elke nacht dat gedreun." in learner.sees
