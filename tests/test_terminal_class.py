"""A lesson in a real pseudo-terminal of 60 by 18, with the keys of a teacher."""

from __future__ import annotations

import signal

import pytest

from simulator.lesson import Step, Teaching
from simulator.loading import load
from simulator.places import home
from simulator.store import CLASSROOM, Status, open_store
from tests.running import KLEIN

pytest.importorskip("termios", reason="pseudo-terminals are a matter of POSIX")

from tests.terminal import Terminal

SCENARIO = load(KLEIN)
SEED = "3"
ROAD = ("nachten", "volgen", "mandaat_vragen")
RIGHT, ESCAPE, ENTER = "\x1b[C", "\x1b", "\r"


def classroom(*arguments: str) -> Terminal:
    return Terminal("class", *arguments, columns=60, rows=18)


def begun() -> Terminal:
    return classroom(str(KLEIN), "--seed", SEED)


def letter_of(reply: str, *given: str) -> str:
    """The letter this reply has after the replies that were given."""
    from simulator.conversation import Conversation

    talk = Conversation.replayed(SCENARIO, given, int(SEED))
    return "ABCDE"[[choice.id for choice in talk.replies].index(reply)]


def to_the_vote(terminal: Terminal, turn: int) -> None:
    """From the client's first line of a turn to the first vote, opened."""
    terminal.wait_for("Luister", f"beurt {turn}")
    if turn > 1:
        terminal.wait_for("Luister · 1 van 2")
        terminal.press(" ")
        terminal.wait_for("Luister · 2 van 2")
    terminal.press(" ")
    terminal.wait_for("Eerste ronde · open")


def test_a_whole_lesson_at_60x18_by_keyboard_with_typed_counts() -> None:
    with begun() as terminal:
        terminal.wait_for(SCENARIO.title, "1 Begin het gesprek")
        terminal.press("1")
        for turn, reply in enumerate(ROAD, 1):
            wanted = letter_of(reply, *ROAD[: turn - 1])
            other = "B" if wanted == "A" else "A"
            to_the_vote(terminal, turn)
            terminal.press(f"{other}12 {wanted}5")
            terminal.wait_for(f"{other}12 {wanted}5")
            terminal.press(ENTER)
            terminal.wait_for("open · 17 stemmen")
            terminal.press(" ")
            terminal.wait_for("gesloten · 17 stemmen")
            terminal.press(RIGHT)
            terminal.wait_for("Bespreek met je buur")
            terminal.press(" ")
            terminal.wait_for("Tweede ronde · open")
            terminal.press("t")
            terminal.press(f"{wanted}14 {other}3", ENTER)
            terminal.wait_for("open · 17 stemmen")
            terminal.press(ENTER)
            terminal.wait_for("gesloten · 17 stemmen", " 14", " 3")
            terminal.press(RIGHT)
            terminal.wait_for("Wat zeggen we?", "van 5 naar 14", "van 12 naar 3", "meeste")
            terminal.press(RIGHT)
        terminal.wait_for("Luister · 1 van 2")
        terminal.press(RIGHT)
        terminal.wait_for("Luister · 2 van 2", "Tot woensdag dan.")
        terminal.press(RIGHT)
        terminal.wait_for("Landen", "Wat blijft je bij van deze cliënt?")
        for reflex in ("Adviesreflex", "Meeleefreflex"):
            terminal.press(RIGHT)
            terminal.wait_for(reflex, "Eigen oordeel")
            terminal.press(" ", "e9", ENTER)
            terminal.wait_for("9 stemmen")
        terminal.press(RIGHT)
        terminal.wait_for("Eerst de uitzonderingen")
        terminal.press(ESCAPE)
        assert terminal.ended() == 0
        assert terminal.changes() == []

    with open_store(home()) as store:
        assert store.sessions() == []
        [row] = store.sessions(room=CLASSROOM)
        assert (row.learner, row.status) == (None, Status.INTERRUPTED)
        lesson = Teaching.continued(store, SCENARIO, row).lesson
        assert lesson.position.place == ROAD
        assert lesson.step is Step.EXCEPTIONS


def test_a_class_whose_terminal_was_killed_goes_on_with_the_same_counts() -> None:
    with begun() as terminal:
        terminal.wait_for("1 Begin het gesprek")
        terminal.press("1")
        to_the_vote(terminal, 1)
        terminal.press("B7", ENTER)
        terminal.wait_for("open · 7 stemmen")
        assert terminal.ended(by=signal.SIGKILL) == -signal.SIGKILL

    with classroom(str(KLEIN)) as terminal:
        terminal.wait_for("1 Verder waar de klas was (beurt 1", "2 Opnieuw beginnen")
        terminal.press("1")
        terminal.wait_for("Eerste ronde · open · 7 stemmen")
        terminal.press("\x03")
        assert terminal.ended() == 0
        assert terminal.changes() == []


def test_a_second_terminal_reads_along_what_the_class_should_not_see() -> None:
    with begun() as terminal, classroom(str(KLEIN), "--notes") as notes:
        notes.wait_for("Er is nog geen les")
        terminal.wait_for("1 Begin het gesprek")
        terminal.press("1")
        to_the_vote(terminal, 1)
        notes.wait_for("Eerste ronde · open · 0 stemmen")
        terminal.press("A4", ENTER)
        terminal.wait_for("open · 4 stemmen")
        notes.wait_for("Eerste ronde · open · 4 stemmen")
        assert "vertrouwen" not in terminal.picture.words.casefold()
        notes.press(ESCAPE)
        assert notes.ended() == 0
        terminal.press(ESCAPE)
        assert terminal.ended() == 0
