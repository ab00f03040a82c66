"""Keys that come faster than pages do, and two windows: nothing ends the program or is mixed up."""

from __future__ import annotations

from typing import Final

import pytest
from textual import events

from simulator.loading import load
from simulator.places import home
from simulator.practice import Practice
from simulator.store import REAL_TALK, Reason, SessionRow, Status, Store, StoreProblem, open_store
from tests.painting import ROAD, SEED, Learner, program
from tests.running import KLEIN

SAID = ("1", "4", "3", "1")
"""From the briefing of KLEIN along `ROAD` to its end."""
SCORING = (*SAID, "1", "1", "up")
TURNS = (*SCORING, "enter", "escape", "4")
WAYS: Final = {
    "Briefing": (),
    "Talk": ("1",),
    "Talk that is over": SAID,
    "Landing": (*SAID, "1"),
    "SelfScore": SCORING,
    "PullPage": (*SCORING, "enter"),
    "PullPage, in the line": (*SCORING, "enter", "end", "tab"),
    "Looking": TURNS,
    "Turn": (*TURNS, "enter"),
    "OtherRoad": (*TURNS, "enter", "w"),
    "OtherRoad that is over": (*TURNS, "enter", "w", "4", "3", "1"),
    "AfterRealTalk": ("escape", "2", "7", "up"),
}
"""The keys that lead from the briefing to a page."""


async def walk(learner: Learner, at: str) -> None:
    """Go to a page, calmly."""
    for key in WAYS[at]:
        await learner.press(key)
    assert pages(learner)[-1] == at.split(maxsplit=1)[0].rstrip(",")


async def at_once(learner: Learner, *keys: str) -> None:
    """Press keys that wait together, as on a slow line: each before the one before was heard."""
    for key in keys:
        learner.app.post_message(events.Key(key, key if len(key) == 1 else None))
    for _turn in range(3):
        await learner.rest()


def pages(learner: Learner) -> list[str]:
    """The pages that lie on each other, the library below."""
    return [type(page).__name__ for page in learner.app.screen_stack]


LOOKED = ["Library", "Looking"]
HASTE = [
    ("Briefing", "1 escape", ["Library"]),
    ("Briefing", "1 h", ["Library", "Talk"]),
    ("Talk", "1 h", ["Library", "Talk", "HelpLines"]),
    ("Talk", "1 question_mark", ["Library", "Talk", "Help"]),
    ("Talk", "1 f2", ["Library", "Talk", "SettingsPage"]),
    ("Talk", "1 escape", ["Library", "Landing"]),
    ("Talk", "1 q", ["Library", "Landing"]),
    ("Talk that is over", "1 h", ["Library", "Landing"]),
    ("Landing", "1 escape", ["Library"]),
    ("Landing", "1 h", ["Library", "SelfScore"]),
    ("SelfScore", "enter h", ["Library", "PullPage"]),
    ("SelfScore", "enter question_mark", ["Library", "PullPage"]),
    ("SelfScore", "enter escape", ["Library"]),
    ("PullPage", "escape escape", LOOKED),
    ("PullPage", "escape h", LOOKED),
    ("PullPage", "escape f2", LOOKED),
    ("PullPage", "escape question_mark", LOOKED),
    ("PullPage, in the line", "enter enter", LOOKED),
    ("Looking", "enter escape", ["Library"]),
    ("Looking", "enter h", [*LOOKED, "Turn"]),
    ("Looking", "enter l", [*LOOKED, "Lenses"]),
    ("Turn", "w h", [*LOOKED, "Turn", "OtherRoad"]),
    ("Turn", "w w", [*LOOKED, "Turn", "OtherRoad"]),
    ("Turn", "w escape", LOOKED),
    ("OtherRoad", "1 h", [*LOOKED, "Turn", "OtherRoad", "HelpLines"]),
    ("OtherRoad", "1 f2", [*LOOKED, "Turn", "OtherRoad", "SettingsPage"]),
    ("OtherRoad that is over", "escape escape", [*LOOKED, "Turn", "TwoRoadsPage"]),
    ("OtherRoad that is over", "n n", [*LOOKED, "Turn", "TwoRoadsPage"]),
    ("OtherRoad that is over", "1 h", [*LOOKED, "Turn", "TwoRoadsPage"]),
    ("AfterRealTalk", "enter h", ["Library"]),
    ("AfterRealTalk", "enter escape", ["Library"]),
]


@pytest.mark.parametrize(("at", "keys", "then"), HASTE)
async def test_two_keys_that_wait_together_lead_to_one_page(
    at: str, keys: str, then: list[str]
) -> None:
    async with program() as learner:
        await walk(learner, at)
        await at_once(learner, *keys.split())
        assert pages(learner) == then


async def test_the_client_answers_below_the_help_lines_that_were_asked_for_too() -> None:
    store = open_store(home())
    async with program(store=store) as learner:
        await walk(learner, "Talk")
        await at_once(learner, "4", "h")
        await learner.press("escape")
        assert "beurt 2 van 10" in learner.sees
        assert [row.replies for row in store.sessions()] == [1]


async def test_a_reply_with_leaving_right_behind_it_is_not_said_any_more() -> None:
    store = open_store(home())
    async with program(store=store) as learner:
        await walk(learner, "Talk")
        await at_once(learner, "4", "escape")
        assert [(row.replies, row.status) for row in store.sessions()] == [(0, Status.LEFT)]


@pytest.mark.parametrize("behind", ["h", "escape", "enter"])
async def test_a_score_after_a_real_conversation_is_kept_once_or_not_at_all(behind: str) -> None:
    store = open_store(home())
    async with program(store=store) as learner:
        await walk(learner, "AfterRealTalk")
        await at_once(learner, "enter", behind)
        kept = 0 if behind == "escape" else 1
        assert len(list(store.records(REAL_TALK))) == kept


async def test_a_question_about_keeping_stays_until_it_is_answered() -> None:
    def full(*_arguments: object, **_named: object) -> int:
        raise StoreProblem(Reason.FULL, home())

    store = open_store(home())
    async with program(store=store) as learner:
        await walk(learner, "SelfScore")
        append = store.append
        store.append = full  # type: ignore[method-assign]
        await learner.press("enter")
        assert pages(learner) == ["Library", "SelfScore", "NotKept"]
        store.append = append  # type: ignore[method-assign]
        await at_once(learner, "1", "h")
        assert pages(learner) == ["Library", "PullPage"]
        assert [row.scored for row in store.sessions()] == [True]


@pytest.mark.parametrize(
    ("behind", "then"), [("h", ["Library", "Drill", "HelpLines"]), ("escape", ["Library"])]
)
async def test_an_answer_to_a_card_does_not_wait_for_the_next_key(
    behind: str, then: list[str]
) -> None:
    store = open_store(home())
    begun(store, len(ROAD)).score({})
    async with program(None, folders=[KLEIN], store=store) as learner:
        learner.app.action_drill()
        await learner.rest()
        await at_once(learner, "1", behind)
        assert pages(learner) == then


# Two windows


def begun(store: Store, replies: int) -> Practice:
    """The talk of KLEIN, held as far as so many replies."""
    practice = Practice.begin(store, load(KLEIN), seed=SEED)
    for reply in ROAD[:replies]:
        practice.give(reply)
    return practice


def only(store: Store) -> SessionRow:
    [row] = store.sessions()
    return row


async def test_a_talk_that_was_scored_in_another_window_is_looked_back_on() -> None:
    store = open_store(home())
    practice = begun(store, len(ROAD))
    async with program(None, folders=[KLEIN], store=store) as learner:
        practice.score({"advies_reflex": 7})
        await learner.press("enter")
        assert pages(learner) == LOOKED
        await learner.press("escape")
        assert pages(learner) == ["Library"]


async def test_8_1_a_talk_that_was_left_in_another_window_is_not_gone_on_with() -> None:
    store = open_store(home())
    practice = begun(store, 1)
    async with program(None, folders=[KLEIN], store=store) as learner:
        assert "na 1 antwoord" in learner.reads
        practice.leave()
        await learner.press("enter")
        assert pages(learner) == ["Library"]
        assert "in een ander venster" in learner.reads
        assert "na 1 antwoord" not in learner.reads
        assert only(store).status is Status.LEFT
