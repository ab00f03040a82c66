"""The installed program in a real pseudo-terminal, with the keys of a learner."""

from __future__ import annotations

import signal

import pytest

from simulator.conversation import Conversation
from simulator.loading import load
from simulator.places import home
from simulator.store import NEXT_STEP, SELF_SCORE, Status, open_store
from tests.running import KLEIN

pytest.importorskip("termios", reason="pseudo-terminals are a matter of POSIX")

from tests.terminal import ALTERNATE_SCREEN, Terminal

SCENARIO = load(KLEIN)
SEED = 3
ROAD = ("nachten", "volgen", "mandaat_vragen")
REFLEXES = (
    "interpretatiereflex", "meeleefreflex", "adviesreflex", "afleidreflex", "correctiereflex"
)  # fmt: skip


def test_a_whole_conversation_by_keyboard_while_the_window_is_resized() -> None:
    sizes = iter([(60, 18), (200, 60), (80, 24)])
    talk = Conversation(SCENARIO, SEED)
    with Terminal("play", str(KLEIN), "--seed", str(SEED)) as terminal:
        terminal.wait_for(SCENARIO.title, "2 Dit gesprek overslaan")
        terminal.press("1")

        for reply in ROAD:
            on_offer = talk.replies
            terminal.wait_for(
                f"beurt {talk.turn + 1} van {SCENARIO.max_turns}",
                *(f"{number} {choice.text}" for number, choice in enumerate(on_offer, 1)),
            )
            terminal.resize(*next(sizes))
            terminal.wait_for(*(choice.text for choice in on_offer))
            terminal.press(str([choice.id for choice in on_offer].index(reply) + 1))
            talk.give(reply)

        terminal.wait_for("Tot woensdag dan.", "1 Verder")
        terminal.press("1")
        terminal.wait_for("Henk komt woensdag terug.", "1 Kijk terug op het gesprek")
        terminal.press("1")

        for reflex, score in zip(REFLEXES, "87654", strict=True):
            terminal.wait_for("NIET op routine", f"▸ {reflex}")
            terminal.press(score)
            terminal.wait_for(f"[{score}]")
            terminal.press("\r")
        shown = terminal.wait_for("▸ Leg mijn score vast")
        assert "Geteld" not in shown
        terminal.press("\r")
        shown = terminal.wait_for("Wat trok je?", "Welke beurt draaide het?")
        assert "Geteld" not in shown
        terminal.press("\x1b")

        terminal.wait_for("Wat hielp", "Nacht na nacht wakker liggen. Dat sloopt je.")
        terminal.press("6")
        terminal.wait_for("Waar let je in het volgende gesprek op?")
        terminal.press("\x03")
        assert terminal.ended() == 0
        assert terminal.changes() == []

    with open_store(home()) as store:
        [row] = store.sessions()
        assert (row.status, row.ending, row.replies) == (Status.ENDED, "vervolg_gekozen", 3)
        kept = {event.kind: event.payload for event in store.events(row.id)}
        scores = kept[SELF_SCORE]["scores"]
        assert isinstance(scores, dict)
        assert list(scores.values()) == [8, 7, 6, 5, 4]
        assert NEXT_STEP not in kept


def test_who_ends_the_program_from_outside_gets_the_terminal_back_as_it_was() -> None:
    talk = Conversation(SCENARIO, SEED)
    with Terminal("play", str(KLEIN), "--seed", str(SEED)) as terminal:
        terminal.wait_for(SCENARIO.title, "2 Dit gesprek overslaan")
        terminal.press("1")
        terminal.wait_for(*(choice.text for choice in talk.replies))
        terminal.press("1")
        terminal.wait_for("beurt 2 van 10")
        assert f"mode {ALTERNATE_SCREEN}" in terminal.changes()

        assert terminal.ended(by=signal.SIGTERM) == -signal.SIGTERM
        assert terminal.changes() == []

    with open_store(home()) as store:
        [row] = store.interrupted()
        assert row.replies == 1


def test_lines_in_a_terminal_leave_it_alone_and_stop_at_ctrl_c() -> None:
    with Terminal("play", str(KLEIN), "--plain") as terminal:
        terminal.wait_for("2. Overslaan")
        terminal.press("1\r")
        terminal.wait_for("Beurt 1 van 10.")
        assert terminal.picture.modes == {}
        terminal.press("\x03")

        assert terminal.ended() == -signal.SIGINT
        assert "Traceback" not in terminal.picture.text
        assert terminal.changes() == []


@pytest.mark.parametrize(("answer", "left"), [("nee", True), ("ja", False)])
def test_everything_is_deleted_after_one_question(answer: str, left: bool) -> None:
    open_store(home()).close()
    with Terminal("data", "delete") as terminal:
        terminal.wait_for("Weet je het zeker?")
        terminal.press(f"{answer}\r")
        assert terminal.ended() == 0

    assert any(home().iterdir()) == left
