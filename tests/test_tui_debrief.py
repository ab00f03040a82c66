"""A learner looks back: what pulled, what was counted, turn by turn, where it turned, and on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from simulator import language
from simulator.codebook.vocabulary import REFLEXES
from simulator.debrief.attempts import attempts
from simulator.debrief.judged import Judged
from simulator.debrief.regret import TurnRegret
from simulator.kept import KeptRoad, Pull
from simulator.places import home
from simulator.store import NEXT_STEP, NOTE, PULL, SCALE, SELF_SCORE, open_store
from simulator.tui.screens.course import course_blocks
from simulator.tui.screens.debrief import Looking
from simulator.tui.screens.library import Library
from simulator.tui.screens.looked_back import counted_blocks
from simulator.tui.screens.not_kept import NotKept
from simulator.tui.screens.progress import Progress
from simulator.tui.screens.pull import PullPage
from simulator.tui.screens.self_score import SelfScore
from simulator.tui.screens.turn import Turn, turn_blocks
from tests.debriefed_talks import ADVICE, ended, given, reply, scenario
from tests.painting import GOLDEN, ROAD, SMALL, Learner, program
from tests.running import KLEIN
from tests.test_tui_practice import MEASURED, shelf_with
from tests.test_tui_trouble import refusing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from simulator.debrief import Debrief
    from simulator.tui.screens.looked_back import LookedBack
    from simulator.tui.widgets.sheet import Block

SLIPPED = ("advies_reflex", "nachten", "volgen", "mandaat_vragen")


@pytest.fixture(autouse=True)
def _in_english() -> None:
    language.use("en")


async def to_the_score(learner: Learner, *road: str) -> None:
    """From the briefing to the self-score."""
    await learner.hold(*(road or SLIPPED))
    await learner.press("1", "1")
    assert sees(learner, SelfScore)


async def to_the_pull(learner: Learner, *road: str) -> None:
    """From the briefing to what pulled, without a score."""
    await to_the_score(learner, *road)
    await learner.press("up", "enter")
    assert sees(learner, PullPage)


def sees(learner: Learner, page: type[object]) -> bool:
    """Whether a page of this kind is in view."""
    return isinstance(learner.app.screen, page)


def kept() -> Mapping[str, object]:
    """The last payload of every kind that was kept of the only talk."""
    with open_store(home()) as store:
        [row] = store.sessions()
        return {event.kind: event.payload for event in store.events(row.id)}


def reads(blocks: Iterable[Block], width: int = 78) -> str:
    """What stands on a sheet with these blocks, as running text."""
    lines = (line.plain for block in blocks for line in block.lines(width))
    return " ".join(" ".join(lines).split())


def looked_at(told: Debrief, **more: Any) -> LookedBack:
    """Looking back on a made talk, without a score."""
    from simulator.debrief import calibrate
    from simulator.tui.screens.looked_back import LookedBack

    return LookedBack(told, calibrate(told.reflexes, {}))._replace(**more)


# What pulled


@pytest.mark.parametrize("spoken", language.LANGUAGES)
async def test_nothing_measured_stands_on_the_page_that_asks_what_pulled(
    spoken: language.Language,
) -> None:
    async with program(size=(100, 60)) as learner:
        await to_the_pull(learner)
        language.use(spoken)
        await learner.app.screen.speak()  # type: ignore[attr-defined]
        await learner.rest()
        measured = [*MEASURED, "advising reflex", "fitting", "opportunit", "trust", "reflex"]
        assert not [word for word in measured if word in learner.sees]
        for turn in ("Heb je al eens gedacht aan goede oordopjes?", "Een ander mens."):
            assert f"“{turn}”" in learner.reads
        assert "“Elke nacht dat gedreun. En de woningbouw doet niks.”" in learner.reads


def test_the_golden_page_that_asks_what_pulled_has_nothing_measured_on_it_either() -> None:
    for file in GOLDEN.glob("*-pull*.txt"):
        shown = file.read_text("utf-8")
        assert not [word for word in MEASURED if word in shown]
    assert len(list(GOLDEN.glob("*-pull*.txt"))) == 4


async def test_one_key_goes_on_without_it_and_then_nothing_of_it_is_kept() -> None:
    async with program() as learner:
        await to_the_pull(learner)
        await learner.press("escape")
        assert sees(learner, Looking)

    assert PULL not in kept()


async def test_several_sources_several_turns_and_a_line_are_kept_before_the_count_is_shown() -> (
    None
):
    async with program() as learner:
        await to_the_pull(learner)
        await learner.press("down", "enter", "down", "space", "up", "enter", "enter")
        await learner.press("end", "enter", "up", "enter")
        assert learner.sees.count("[×]") == 4
        await learner.press("tab", *"hij keek weg", "enter")
        assert sees(learner, Looking)

    assert kept()[PULL] == {
        "sources": ["opleiding", "ongemak_met_gevoel"],
        "turns": [3, 4],
        "note": "hij keek weg",
    }


async def test_what_is_marked_twice_is_not_marked_and_the_mouse_marks_too() -> None:
    async with program() as learner:
        await to_the_pull(learner)
        await learner.press("enter", "enter")
        assert "[×]" not in learner.sees
        await learner.click("#marks", (8, 2))
        assert learner.sees.count("[×]") == 1
        await learner.press("escape")

    assert kept()[PULL] == {"sources": ["opleiding"], "turns": [], "note": ""}


async def test_the_learner_s_turning_point_stands_before_the_program_s() -> None:
    async with program(size=(100, 60)) as learner:
        await to_the_pull(learner)
        await learner.press("end", "enter", "escape", "5")
        by_you, by_the_count = (learner.reads.index(words) for words in ("By you", "By the count"))
        assert by_you < by_the_count < learner.reads.index("Where you stood together")
        own = learner.reads[by_you:by_the_count]
        assert "Turn 4 “Wil je dat we samen bedenken hoe je dat zegt?”" in own
        await learner.press("4")
        assert "Turn 4 · neutral · your turning point" in learner.reads


# The self-score


async def test_scores_that_are_not_locked_yet_are_still_there_after_the_library(
    tmp_path: Path,
) -> None:
    folder = shelf_with(tmp_path)
    async with program(folder / "klein.yaml", folders=[folder]) as learner:
        await to_the_score(learner)
        await learner.press("7", "down", "3", "escape")
        assert sees(learner, Library)
        await learner.press("enter", "1")
        assert sees(learner, SelfScore)
        assert "[7]" in learner.sees
        assert "[3]" in learner.sees
        await learner.press("4", "up", "enter")

    scores = dict.fromkeys(REFLEXES) | {REFLEXES[0]: 4, REFLEXES[1]: 3}
    assert kept()[SELF_SCORE] == {"scores": scores}


async def test_scores_that_are_locked_cannot_be_changed_any_more(tmp_path: Path) -> None:
    folder = shelf_with(tmp_path)
    async with program(folder / "klein.yaml", folders=[folder]) as learner:
        await to_the_score(learner)
        await learner.press("7", "escape", "enter", "1", "up", "enter")
        assert sees(learner, PullPage)
        await learner.press("escape", "escape")
        assert sees(learner, Library)
        assert "self-score" not in learner.reads
        assert learner.app._not_locked == {}


async def test_scores_in_numbers_become_bands_where_those_are_asked_for_since(
    tmp_path: Path,
) -> None:
    folder = shelf_with(tmp_path)
    async with program(folder / "klein.yaml", folders=[folder]) as learner:
        await to_the_score(learner)
        await learner.press("7", "escape")
        learner.app.settings = learner.app.settings._replace(bands=True)
        await learner.press("enter", "1")
        assert "[+]" in learner.sees


# What was counted


def two_slips() -> Debrief:
    """Advice lay ready five times and was given twice, once repaired."""
    from simulator.debrief import debrief

    return debrief(
        scenario(reply("volg", "volgen", "Zo.")),
        [
            given(1, "volgen", ADVICE),
            given(2, ADVICE, "volgen", text="Bel de gemeente."),
            given(3, "herstellen", ADVICE),
            given(4, ADVICE, "volgen", text="Bel uw zus."),
            given(5, "volgen", ADVICE),
            given(6, "volgen"),
            ended(6, "tijd_op"),
        ],
    )


def test_the_reflex_with_two_occurrences_shows_both_turns_and_the_three_it_was_left() -> None:
    shown = reads(counted_blocks(looked_at(two_slips())))

    for words in (
        "Advising reflex ■■□□□ 2 of 5 opportunities → 7 (+)",
        "Turn 2, repaired in turn 3: counts as 0.5. “Bel de gemeente.”",
        "Turn 4. “Bel uw zus.”",
        "Together they count as 1.5.",
        "It lay ready and you said something else: turns 1, 3 and 5.",
        "Not counted, because there was one reply on offer: turn 6.",
        "Correcting reflex: was not on offer in this talk; you left it open.",
    ):
        assert words in shown


@pytest.mark.parametrize("width", [50, 58, 76, 96])
def test_no_line_of_it_is_wider_than_the_window(width: int) -> None:
    looked = looked_at(two_slips(), pull=Pull(("aard",), (2, 4), "zo"), judged={2: Judged("Eh")})

    blocks = [*counted_blocks(looked), *course_blocks(looked)]
    for evidence in looked.told.evidence:
        blocks += turn_blocks(looked, evidence, asked=True)
    for block in blocks:
        assert all(line.cell_length <= width for line in block.lines(width))


# The parts


async def test_how_she_saw_it_is_a_part_only_where_something_was_judged() -> None:
    async with program() as learner:
        await to_the_pull(learner)
        await learner.press("escape")
        page = learner.app.screen
        assert isinstance(page, Looking)
        assert [part.id for part in page.parts] == [
            "helped",
            "withstood",
            "counted",
            "turns",
            "course",
            "next",
        ]
        judged = page.looked._replace(judged={1: Judged(sure="zeker")})
        await learner.press("escape")
        learner.app.push_screen(Looking(judged))
        await learner.press("4")
        assert "4 How you saw it" in learner.sees
        assert "Sure: 1 reply" in learner.reads


async def test_all_seven_names_of_parts_or_at_least_their_numbers_fit_the_smallest_window() -> None:
    async with program(size=SMALL) as learner:
        await to_the_pull(learner)
        learner.app._practice.judged[1] = Judged(sure="zeker")  # type: ignore[union-attr]
        await learner.press("escape")
        for part in "1234567":
            await learner.press(part)
            names = learner.sees.splitlines()[0]
            assert all(number in names for number in "1234567")
            assert len(names.replace(" ", "")) > 7


async def test_other_roads_are_a_part_only_where_one_was_taken() -> None:
    async with program() as learner:
        await to_the_pull(learner)
        await learner.press("escape")
        page = learner.app.screen
        assert isinstance(page, Looking)
        events = learner.app._practice.talk.events  # type: ignore[union-attr]
        other = KeptRoad(2, 1, ("volgen",), (given(2, "volgen", ADVICE),))
        page.attempts_known(attempts(events, []))
        assert "roads" not in [part.id for part in page.parts]
        page.attempts_known(attempts(events, [other]))
        await learner.press("6")
        assert "6 Roads" in learner.sees
        assert "Attempt 1 · the talk itself · 4 turns · the first" in learner.reads
        assert "Attempt 2 · another road from turn 2 · 2 turns · the last" in learner.reads
        assert "not finished" in learner.reads
        await learner.press("7")
        assert "how content are you" in learner.reads


# One turn


async def test_an_idea_of_somebody_else_comes_only_after_asking_and_only_at_that_turn() -> None:
    async with program(size=(100, 70)) as learner:
        await to_the_pull(learner)
        await learner.press("escape", "4", "enter")
        idea = "Source: coping (B12)"
        assert "i Would you like to see an idea of somebody else?" in learner.reads
        assert idea not in learner.reads
        await learner.press("i")
        assert idea in learner.reads
        assert "A possibility, beside yours." in learner.reads
        assert "Zijn zondag bij zijn dochter is iets wat al werkt." in learner.reads
        await learner.press("right")
        assert "A possibility, beside yours." not in learner.reads
        await learner.press("left")
        assert idea in learner.reads


def test_the_golden_turn_has_its_idea_only_on_the_page_where_it_was_asked_for() -> None:
    for size in ("60x18", "80x24"):
        unasked = (GOLDEN / f"{size}-turn.txt").read_text("utf-8")
        asked = (GOLDEN / f"{size}-turn-idea.txt").read_text("utf-8")
        assert "(B12)" not in unasked
        assert "(B12)" in asked


async def test_her_own_words_stand_before_the_reply_she_chose() -> None:
    async with program(size=(100, 60)) as learner:
        await to_the_pull(learner)
        learner.app._practice.judged[1] = Judged(  # type: ignore[union-attr]
            first="Wat een nachten.", meant="client_vroeg", meant_note="hij keek zo"
        )
        await learner.press("escape", "5", "enter")
        shown = learner.reads
        assert shown.index("“Wat een nachten.”") < shown.index("goede oordopjes?")
        assert "your reason “the client asked for it” “hij keek zo”" in shown
        assert "You saw a reason; in the talk it could not be heard yet." in shown


async def test_what_went_out_of_reach_is_shown_as_soon_as_it_is_known() -> None:
    async with program(size=(100, 60)) as learner:
        await to_the_pull(learner)
        await learner.press("escape", "5")
        page = learner.app.screen
        assert isinstance(page, Looking)
        assert "No turn stands out." in learner.reads
        lost = TurnRegret(1, "goed", "gemengd", 0, ("nachten",))
        page.regrets_known([lost])
        await learner.rest()
        assert "Turn 1 “Heb je al eens gedacht aan goede oordopjes?”" in learner.reads
        assert "a better kind of ending was out of reach after this" in learner.reads
        await learner.press("4", "enter")
        turn = learner.app.screen
        assert isinstance(turn, Turn)
        assert "After this reply a better kind of ending was out of reach" in learner.reads
        assert "with “Nacht na nacht" not in learner.reads
        await learner.press("i")
        assert "“Nacht na nacht wakker liggen. Dat sloopt je.”" in learner.reads


# Question and next step


async def test_the_scale_question_is_answered_with_one_key_and_may_stay_open() -> None:
    async with program() as learner:
        await to_the_pull(learner)
        await learner.press("escape", "6", "down", "t")
        assert "[10]" in learner.sees
        await learner.press("up", "backspace", "up", "8", *"eerst stil", "enter")
        assert "[8]" in learner.sees

    assert kept()[SCALE] == {"score": 8}


@pytest.mark.parametrize("answered", [False, True], ids=["open", "answered"])
async def test_keys_that_go_through_the_parts_answer_nothing_at_the_last_one(
    answered: bool,
) -> None:
    async with program() as learner:
        await to_the_pull(learner)
        await learner.press("escape", "6")
        if answered:
            await learner.press("down", "8", "tab", "1", "6")
        await learner.press("1", "2", "3", "4", "5", "6", "3")
        assert "▸" not in learner.sees
        assert "Counted, and your own score beside it" in learner.sees
        await learner.press("6", "right", "left", "left", "right", "t", "4", "escape")
        assert sees(learner, Library)
        assert "Your own next step" not in learner.sees

    assert kept().get(SCALE) == ({"score": 8} if answered else None)
    assert NEXT_STEP not in kept()


async def test_the_way_to_the_questions_and_the_way_out_stand_on_the_last_line() -> None:
    async with program(size=SMALL) as learner:
        await to_the_pull(learner)
        await learner.press("escape", "6")
        assert "↓ Answer" in learner.sees
        assert "Esc Library" in learner.sees
        await learner.press("down")
        assert "↓ Answer" not in learner.sees
        assert "▸ Your number" in learner.sees


async def test_a_scale_question_that_was_passed_over_is_not_kept() -> None:
    async with program() as learner:
        await to_the_pull(learner)
        await learner.press("escape", "6", "down", "4", "up", "delete", "escape")
        assert sees(learner, Library)

    assert SCALE not in kept()


async def test_who_goes_away_hears_that_her_number_and_step_are_not_kept_and_can_wait() -> None:
    store = open_store(home())
    async with program(store=store) as learner:
        await to_the_pull(learner)
        await learner.press("escape", "6", "down", "8", *"eerst stil")
        append = store.append
        store.append = refusing  # type: ignore[method-assign]
        for _answer in ("the number", "the step"):
            await learner.press("escape")
            assert "This could not be kept" in learner.reads
            assert sees(learner, NotKept)
        await learner.press("escape")
        assert sees(learner, Looking)
        assert "eerst stil" in learner.sees
        store.append = append  # type: ignore[method-assign]
        await learner.press("escape")
        assert "Your own next step: “eerst stil”" in learner.sees

    assert kept()[SCALE] == {"score": 8}
    assert kept()[NEXT_STEP]


# Coming back


async def test_everything_she_said_is_there_again_when_she_comes_back(tmp_path: Path) -> None:
    folder = shelf_with(tmp_path)
    async with program(folder / "klein.yaml", (100, 60), folders=[folder]) as learner:
        await to_the_pull(learner)
        await learner.press("end", "enter", "escape", "6", "enter", "7", *"eerst stil", "enter")
        await learner.press("4", "down", "enter", "n", *"hij vroeg erom", "enter")
        await learner.press("ctrl+c")

    async with program(None, (100, 60), folders=[folder]) as learner:
        await back_into_the_talk(learner)
        await learner.press("6")
        assert "[7]" in learner.sees
        assert "eerst stil" in learner.sees
        await learner.press("4")
        assert "your turning point" in learner.sees
        assert "your note" in learner.sees
        await learner.press("down", "enter")
        assert "hij vroeg erom" in learner.sees
        await learner.press("n", *" hard", "enter")
        assert "hij vroeg erom hard" in learner.sees

    assert kept()[NOTE] == {"turn": 2, "text": "hij vroeg erom hard"}


async def back_into_the_talk(learner: Learner) -> None:
    """Look back on the only talk there is, as the page with all talks does."""
    [row] = learner.app.store.sessions()
    learner.app.post_message(Library.ProgressWanted())
    await learner.rest()
    learner.app.post_message(Progress.TalkWanted(row.id))
    await learner.rest()
    assert sees(learner, Looking)


async def test_an_old_talk_is_told_as_it_was_measured_then(tmp_path: Path) -> None:
    folder = shelf_with(tmp_path)
    async with program(folder / "klein.yaml", (100, 60), folders=[folder]) as learner:
        await to_the_pull(learner)
        await learner.press("escape", "ctrl+c")
    slip, honest = "type: advies_reflex\n        reflex_behaviour: oplossing_aandragen", "oordopjes"
    edited = KLEIN.read_text("utf-8").replace(
        slip, "type: correctie_reflex\n        id: advies_reflex\n        reflex_behaviour: preken"
    )
    assert honest in edited
    shelf_with(tmp_path, edited)

    async with program(None, (100, 60), folders=[folder]) as learner:
        await back_into_the_talk(learner)
        await learner.press("4")
        assert "Turn 1 · advising reflex" in learner.sees
        await learner.press("3")
        assert "Advising reflex" in learner.sees
        assert "Turn 1. “Heb je al eens gedacht aan goede oordopjes?”" in learner.reads


async def test_a_talk_that_still_waits_for_its_score_is_told_as_it_was_measured_then_too(
    tmp_path: Path,
) -> None:
    folder = shelf_with(tmp_path)
    async with program(folder / "klein.yaml", (100, 60), folders=[folder]) as learner:
        await learner.hold(*SLIPPED)
        await learner.press("1", "ctrl+c")
    slip = "type: advies_reflex\n        reflex_behaviour: oplossing_aandragen"
    other = "type: correctie_reflex\n        id: advies_reflex\n        reflex_behaviour: preken"
    shelf_with(tmp_path, KLEIN.read_text("utf-8").replace(slip, other))

    async with program(None, (100, 60), folders=[folder]) as learner:
        await learner.press("enter", "1", "up", "enter", "escape", "4")
        assert "Turn 1 · advising reflex" in learner.sees


async def test_the_way_back_from_an_old_talk_is_where_it_was_looked_up(tmp_path: Path) -> None:
    folder = shelf_with(tmp_path)
    async with program(folder / "klein.yaml", folders=[folder]) as learner:
        await to_the_pull(learner, *ROAD)
        await learner.press("escape", "escape")
        await back_into_the_talk(learner)
        await learner.press("escape")
        assert sees(learner, Progress)
