"""Other roads in the installed program, in a real pseudo-terminal."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from simulator.conversation import Conversation
from simulator.debrief.regret import regrets
from simulator.debrief.roads_in_words import reach_moved
from simulator.kept import kept_talk
from simulator.loading import load
from simulator.places import home
from simulator.store import open_store
from tests.running import KLEIN

pytest.importorskip("termios", reason="pseudo-terminals are a matter of POSIX")

from tests.terminal import Terminal
from tests.test_reckoner import gone, linux

if TYPE_CHECKING:
    from collections.abc import Sequence

HENK = load(KLEIN)
SEED = 3
ROAD = ("nachten", "volgen", "regie_teruggeven")
"""A talk in which a good ending went out of reach with the last reply."""


def say(terminal: Terminal, talk: Conversation, replies: Sequence[str]) -> None:
    """Give replies by the number that each has on the screen."""
    for reply in replies:
        offered = talk.replies
        terminal.wait_for(*(choice.text for choice in offered))
        terminal.press(str([choice.id for choice in offered].index(reply) + 1))
        talk.give(reply)


def land(terminal: Terminal) -> None:
    """From the briefing to the landing."""
    terminal.wait_for(HENK.title, "2 Dit gesprek overslaan")
    terminal.press("1")
    say(terminal, Conversation(HENK, SEED), ROAD)
    terminal.wait_for("Dan hoor ik het wel van je.", "1 Verder")
    terminal.press("1")
    terminal.wait_for("Henk wacht op jouw telefoontje.", "1 Kijk terug")


def to_the_turns(terminal: Terminal) -> None:
    """From the landing to the turns in the debrief, without a score."""
    terminal.press("1")
    terminal.wait_for("NIET op routine")
    terminal.press("\x1b[A")
    terminal.wait_for("▸ Leg mijn score vast")
    terminal.press("\r")
    terminal.wait_for("Beurt 1 · Henk")
    terminal.press("\x1b")
    terminal.wait_for("Zo liep het af")
    terminal.press("4")
    terminal.wait_for("Beurt 1 · erkennen")


def started_by(number: int) -> list[int]:
    """The processes that this one started."""
    told = Path(f"/proc/{number}/task/{number}/children").read_text("ascii")
    return [int(child) for child in told.split()]


@linux
@pytest.mark.parametrize(
    "how", [None, signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL], ids=str
)
def test_the_program_leaves_no_process_behind(how: signal.Signals | None) -> None:
    with Terminal("play", str(KLEIN), "--seed", str(SEED)) as terminal:
        land(terminal)
        terminal.press("1")
        terminal.wait_for("NIET op routine")
        [child] = started_by(terminal.number)
        if how is None:
            terminal.press("\x03")
        terminal.ended(by=how)
        assert gone(child)
        if how is not signal.SIGKILL:
            assert terminal.changes() == []
        assert "Traceback" not in terminal.picture.text


@linux
def test_what_was_in_reach_comes_from_the_other_process() -> None:
    with Terminal("play", str(KLEIN), "--seed", str(SEED), columns=200, rows=60) as terminal:
        land(terminal)
        to_the_turns(terminal)
        terminal.press("\r")
        terminal.wait_for("Beurt 1", "1 van 3")
        terminal.press("w")
        terminal.wait_for("beurt 1 van 10")
        talk = Conversation(HENK, SEED)
        say(terminal, talk, ["copingvraag"])
        terminal.wait_for(*(choice.text for choice in talk.replies))
        terminal.press("n")
        told = reach_moved(regrets(HENK, ROAD, SEED)[2])
        assert told is not None
        terminal.wait_for("Hoe heb je dit tot nu toe volgehouden?", told)
        terminal.press("\x03")
        assert terminal.ended() == 0


def test_what_was_said_on_a_road_survives_when_the_program_is_killed() -> None:
    with Terminal("play", str(KLEIN), "--seed", str(SEED)) as terminal:
        land(terminal)
        to_the_turns(terminal)
        terminal.press("\r")
        terminal.wait_for("1 van 3")
        terminal.press("w")
        terminal.wait_for("beurt 1 van 10")
        talk = Conversation(HENK, SEED)
        say(terminal, talk, ["advies_reflex", "nachten"])
        terminal.wait_for("Sloop, dat is het woord.", *(choice.text for choice in talk.replies))
        terminal.ended(by=signal.SIGKILL)

    with open_store(home()) as store:
        [row] = store.sessions()
        kept = kept_talk(store, row)
        assert kept.replies == ROAD
        assert kept.scored
        [road] = kept.roads
        assert (road.number, road.after, road.replies) == (2, 0, ("advies_reflex", "nachten"))
        assert road.events == tuple(talk.events[1:])
