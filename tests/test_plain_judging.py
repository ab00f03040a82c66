"""Judging in the moment in ordinary lines: the same questions, each of them skippable."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

import pytest

from simulator import language
from simulator.codebook.asks import NOTHING_ASKED, Asks
from simulator.debrief.judged import Estimated, Judged
from simulator.kept import kept_talk
from simulator.places import home
from simulator.plain import Lines, PlainPractice
from simulator.store import Status, Store, open_store
from tests.running import KLEIN, gesprek
from tests.test_plain import COMMAND, SCENARIO, SEED, numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

EVERYTHING = Asks(*(True for _ in Asks._fields))
[NACHTEN, VOLGEN, MANDAAT] = numbers("nachten", "volgen", "mandaat_vragen")


@pytest.fixture(autouse=True)
def english() -> None:
    language.use("en")


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store(home()) as opened:
        yield opened


def practised(store: Store, *typed: str, asks: Asks = EVERYTHING) -> str:
    """What was said to somebody who typed this after beginning, and then no more."""
    said = StringIO()
    lines = Lines(StringIO("".join(f"{line}\n" for line in ("1", *typed))), said)
    PlainPractice(SCENARIO, lines, store, command=COMMAND, seed=SEED, asks=asks).run()
    return said.getvalue()


def judged_in(store: Store) -> dict[int, Judged]:
    return dict(kept_talk(store, store.sessions()[0]).judged)


def test_a_turn_with_everything_asked(store: Store) -> None:
    said = practised(
        store, "1", "2", "1", "Wat zwaar.", f"b {NACHTEN}", "5", "zomaar", "3", "", VOLGEN, "1"
    )
    in_this_order = [
        "Henk: Elke nacht dat gedreun.",
        "Does Henk name a complaint of their own? 1. Yes 2. No",
        "Does Henk see or want a part of their own in solving it?",
        "Henk sees the problem, not yet a part of their own. What shows you that?",
        "1. Elke nacht dat gedreun. En de woningbouw doet niks.",
        "First say it yourself",
        "Turn 1 of 10.",
        "On purpose. What is your reason?",
        "Your reason, on one line.",
        "How sure are you? 1. unsure 2. fairly sure 3. sure",
        "You: Nacht na nacht wakker liggen. Dat sloopt je.",
        "First say it yourself",
        "Turn 2 of 10.",
        "How sure are you?",
        "You: Een ander mens.",
    ]
    at = 0
    for words in in_this_order:
        at = said.index(words, at) + len(words)
    assert judged_in(store) == {
        1: Judged(
            first="Wat zwaar.",
            sure="zeker",
            meant="anders",
            meant_note="zomaar",
            estimated=Estimated(
                "beslisboom", "klager", "Elke nacht dat gedreun. En de woningbouw doet niks."
            ),
        ),
        2: Judged(first="", sure="onzeker"),
    }


def test_every_question_is_skipped_with_one_line(store: Store) -> None:
    practised(store, "", "0", f"b {NACHTEN}", "", "", "0", VOLGEN, "0")
    assert judged_in(store) == {}
    [row] = store.sessions()
    assert row.replies == 2


def test_who_asks_for_nothing_is_asked_nothing(store: Store) -> None:
    said = practised(store, NACHTEN, VOLGEN, MANDAAT, asks=NOTHING_ASKED)
    for words in ("complaint", "First say it", "On purpose", "How sure"):
        assert words not in said
    assert "Type a number from 1 to 4." in practised(store, f"b {NACHTEN}", asks=NOTHING_ASKED)


@pytest.mark.parametrize("before", [0, 1, 2, 3, 4, 5, 6, 7])
def test_the_words_that_work_everywhere_work_at_every_question(store: Store, before: int) -> None:
    typed = ["1", "2", "1", "Wat zwaar.", f"b {NACHTEN}", "5", "zomaar", "3"][:before]
    said = practised(store, *typed, "?", "r", "h", "stop")
    assert said.count("Elke nacht dat gedreun. En de woningbouw") >= 2
    assert said.count("113") >= 2
    assert [row.status for row in store.sessions()] == [Status.LEFT]


def test_a_number_that_is_no_answer_is_asked_again(store: Store) -> None:
    said = practised(store, "7", "2", "")
    assert "Type a number from 1 to 2." in said


def test_the_installed_program_asks_what_is_set() -> None:
    with open_store(home()) as store:
        store.set_setting("how_sure", True)
    typed = "\n".join(["1", NACHTEN, "2"]) + "\n"
    said = gesprek("play", KLEIN, "--plain", "--seed", str(SEED), "--lang", "en", typed=typed)
    assert "How sure are you?" in said.out
    with open_store(home()) as store:
        assert judged_in(store) == {1: Judged(sure="redelijk")}
