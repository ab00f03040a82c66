"""Talks to debrief: a turn of your own making, a small scenario, and talks made by a dice."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from simulator.codebook.labels import PLAINLY_DEFAULT
from simulator.codebook.reply_types import ENTRIES
from simulator.codebook.requirements import Gauges
from simulator.codebook.vocabulary import ENDINGS, REFLEXES, Fit, Measured, Reflex, ReplyType
from simulator.conversation import Conversation
from simulator.events import Ended, Event, Given, Offered, Said
from simulator.scenario import (
    Branch,
    Client,
    EndingText,
    Otherwise,
    Repair,
    Reply,
    Scenario,
    Scene,
    Spoken,
)
from tests.generated import generated_scenario

if TYPE_CHECKING:
    from collections.abc import Iterable

    from simulator.codebook.vocabulary import Ending, EndingKind, Signal, Start

ADVICE: Reflex = "advies_reflex"
SYMPATHY: Reflex = "meeleef_reflex"


def given(
    turn: int,
    measured: Measured,
    *others: Measured,
    kind: ReplyType | None = None,
    fit: Fit | None = None,
    **more: Any,
) -> Given:
    """A turn in which a reply measured as ``measured`` was chosen, and ``others`` lay beside it."""
    reflex = measured in REFLEXES
    fit = fit or ("reflex" if reflex else "neutraal" if measured == "neutraal" else "passend")
    kind = kind or ("volgen" if measured == "neutraal" else measured)
    known: dict[str, Any] = {
        "turn": turn,
        "scene": "begin",
        "reply": "r0",
        "text": f"Antwoord {turn}",
        "type": kind,
        "question": "geen",
        "fit": fit,
        "measured": measured,
        "cause": "own_type" if reflex else "stance",
        "grounded": not reflex,
        "lacking": (),
        "signal": "geen",
        "met_signal": False,
        "houding": ("klager", "klager"),
        "crisis_fase": ("geen", "geen"),
        "gauges": (Gauges(5, 5, 5, 5), Gauges(5, 5, 5, 5)),
        "offered": (
            Offered("r0", f"Antwoord {turn}", kind, fit, measured),
            *(on_offer(number, other) for number, other in enumerate(others, 1)),
        ),
    }
    return Given(**(known | more))


def on_offer(number: int, measured: Measured) -> Offered:
    """A reply that lay on the table without being chosen."""
    if measured == "neutraal":
        return Offered(f"r{number}", f"Keuze {number}", "volgen", "neutraal", "neutraal")
    fit: Fit = "reflex" if measured in REFLEXES else "passend"
    return Offered(f"r{number}", f"Keuze {number}", measured, fit, measured)


def ended(turn: int, ending: Ending, kind: EndingKind = "gemengd") -> Ended:
    """The end of a talk."""
    return Ended(turn, ending, kind, "Marjan gaat naar huis.")


def reply(
    name: str,
    kind: ReplyType,
    text: str,
    *,
    to: str = "verder",
    sets: frozenset[str] = frozenset(),
    **more: Any,
) -> Reply:
    """A reply that leads on, or one of a reflex type that stays."""
    entry = ENTRIES[kind]
    reflex = entry.group == "reflex"
    known: dict[str, Any] = {
        "question": entry.question,
        "exploration": "geen",
        "why": f"Wat {name} met Marjan doet.",
        "branches": () if reflex else (Branch(to),),
        "reaction": None if reflex else Spoken(f"Marjan over {name}."),
        "otherwise": Otherwise(reaction=Spoken("Ja, maar dat kan niet."))
        if reflex
        else Otherwise(),
        "reflex_behaviour": "ongevraagd_advies" if reflex else None,
        "sets": sets,
    }
    return Reply(name, kind, text, **(known | more))


def scenario(
    *replies: Reply,
    start: Start = "klant",
    signal: Signal = "geen",
    then: tuple[Reply, ...] | None = None,
    **more: Any,
) -> Scenario:
    """Marjan, in a first scene with these replies and a second one with ``then`` or the same."""
    scenes = {
        "begin": Scene("begin", Spoken("Zo is het."), replies, cue="kijkt op", signal=signal),
        "verder": Scene("verder", Spoken("En nu?"), then or replies),
    }
    known: dict[str, Any] = {
        "id": "marjan",
        "title": "Marjan",
        "language": "nl",
        "summary": "",
        "setting": "",
        "help_form": "formeel",
        "session": "eerste",
        "client": Client("Marjan", 54, "u"),
        "start": start,
        "crisis_kind": "geen",
        "max_turns": 15,
        "good_endings": ("vervolg_gekozen",),
        "opens_with": "begin",
        "scenes": scenes,
        "endings": {
            ending: EndingText(Spoken("Dag."), "Marjan gaat naar huis.") for ending in ENDINGS
        },
        "reactions": {reflex: Spoken("Tja.") for reflex in REFLEXES},
        "plainly": Spoken(PLAINLY_DEFAULT.nl),
        "repair": (Repair("Ik liep op u vooruit.", Spoken("Geeft niet.")),),
    }
    return Scenario(**(known | more))


def events_of(scenario: Scenario, *replies: str) -> list[Event]:
    """The events of a talk in which these replies were given."""
    return Conversation.replayed(scenario, replies).events


Talk = tuple[Scenario, tuple[Event, ...]]
"""A scenario and everything that happened in a talk on it."""

SEEDS = st.integers(0, 80)
"""Which talk the dice make; a number, so that a failing example can be read."""


@cache
def talk_by_dice(seed: int) -> Talk:
    """A generated scenario and a talk on it in which every choice was thrown."""
    dice = Random(seed)
    made = generated_scenario(seed, replies=dice.choice((2, 4, 5)))
    made = replace(made, warnings=("mantelzorg",) if seed % 2 else ())
    talk = Conversation(made, seed)
    while not talk.ended and dice.random() < 0.97:
        talk.give(dice.choice(talk.replies).id)
    return made, tuple(talk.events)


def replies_given(events: Iterable[Event]) -> list[Given]:
    """The replies among the events."""
    return [event for event in events if isinstance(event, Given)]


def words_of_the_client(events: Iterable[Event]) -> list[str]:
    """All that the client said."""
    return [event.text for event in events if isinstance(event, Said)]
