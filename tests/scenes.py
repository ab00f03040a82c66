"""A tiny world to try the rules in: one client, a few scenes, replies of a line each.

    talk = held(scenario(scene("begin", reply("advies_reflex")), start="klant"), regie=6)
    talk.give("advies_reflex")

``answer`` gives one reply to a client who stands exactly as the test says, and returns what was
measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simulator.codebook.effects import Effect
from simulator.codebook.labels import PLAINLY_DEFAULT
from simulator.codebook.reflexes import BEHAVIOUR_ENTRIES
from simulator.codebook.reply_types import ENTRIES
from simulator.codebook.requirements import BIT, Gauges, bits
from simulator.codebook.vocabulary import ENDINGS, GAUGES, REFLEXES, ReplyType, Signal, Start
from simulator.conversation import Conversation
from simulator.events import Ended, Event, Given, Said
from simulator.scenario import (
    Branch,
    Client,
    Condition,
    EndingText,
    Otherwise,
    Range,
    Repair,
    Reply,
    ReplyId,
    Scenario,
    Scene,
    Spoken,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from simulator.codebook.vocabulary import Column

REPAIRS = tuple(
    Repair(f"Ik liep op u vooruit ({n}).", Spoken(f"Geeft niet ({n}).")) for n in range(8)
)

IN: Mapping[Column, Mapping[str, Any]] = {
    "bezoeker": {"houding": "bezoeker"},
    "klager": {"houding": "klager"},
    "klant": {"houding": "klant"},
    "crisis_acuut": {"crisis_fase": "acuut"},
    "crisis_gestabiliseerd": {"crisis_fase": "gestabiliseerd"},
}
"""The state in which each column of the matrix counts."""


def names(words: str | Iterable[str]) -> frozenset[str]:
    """``"erkend doel_benoemd"`` as a set."""
    return frozenset(words.split() if isinstance(words, str) else words)


def when(*, flags: str = "", without: str = "", **more: Any) -> Condition:
    """A condition: ``when(flags="erkend", vertrouwen=(5, 10), houding="klant")``."""
    gauges = tuple((gauge, Range(*more.pop(gauge))) for gauge in GAUGES if gauge in more)
    places = {key: names(more.pop(key)) for key in ("houding", "crisis_fase") if key in more}
    assert not more, more
    return Condition(gauges=gauges, flags=names(flags), without=names(without), **places)  # type: ignore[arg-type]


def reply(kind: ReplyType, to: str | None = None, **more: Any) -> Reply:
    """A reply of this type; it leads ``to`` a scene or ending, and stays where it was without."""
    entry = ENTRIES[kind]
    reflex = kind in REFLEXES
    known: dict[str, Any] = {
        "id": kind,
        "type": kind,
        "text": f"Iets van het type {kind}.",
        "question": entry.question,
        "exploration": "geen" if entry.question == "geen" else "e_in",
        "why": "",
        "branches": () if to is None or reflex else (Branch(to),),
        "reaction": None if reflex else Spoken(f"Antwoord op {kind}."),
        "otherwise": Otherwise(goto=to) if reflex else Otherwise(),
    }
    if reflex:
        known["reflex_behaviour"] = next(
            slug for slug, behaviour in BEHAVIOUR_ENTRIES.items() if behaviour.reflex == kind
        )
    known |= more
    for key in ("sets", "clears", "needs"):
        known[key] = names(known.get(key, ""))
    return Reply(**known)


def scene(name: str, *replies: Reply, signal: Signal = "geen", **more: Any) -> Scene:
    """A scene with these replies, which leaves nothing open unless it has a ``signal``."""
    sets = names(more.pop("sets", ""))
    return Scene(name, Spoken(f"Woorden van {name}."), replies, signal=signal, sets=sets, **more)


def scenario(*scenes: Scene, start: Start = "klager", **more: Any) -> Scenario:
    """A scenario with these scenes; it opens with the first."""
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
        "crisis_kind": "werkelijk" if start.startswith("crisis") else "geen",
        "max_turns": 15,
        "good_endings": ("vervolg_gekozen",),
        "opens_with": scenes[0].id,
        "scenes": {each.id: each for each in scenes},
        "endings": {
            ending: EndingText(Spoken(f"Laatste woorden bij {ending}."), f"Einde: {ending}.")
            for ending in ENDINGS
        },
        "reactions": {reflex: Spoken(f"Reactie op {reflex}.") for reflex in REFLEXES},
        "plainly": Spoken(PLAINLY_DEFAULT.nl),
        "repair": REPAIRS,
        "fingerprint": "marjan-1",
    }
    return Scenario(**known | {"flags": names(more.pop("flags", ""))} | more)


def put(talk: Conversation, *, flags: str = "", without: str = "", **so: Any) -> Conversation:
    """The talk with its client moved into this state: flags, gauges, or parts of his `Moment`."""
    moment, gauges = talk.state.moment, talk.state.gauges
    kept = (moment.kept | bits(flags.split())) & ~bits(without.split())
    levels = {gauge: so.pop(gauge) for gauge in GAUGES if gauge in so}
    talk.state = talk.state._replace(
        moment=moment._replace(kept=kept, **so), gauges=gauges._replace(**levels)
    )
    return talk


def held(scenario: Scenario, seed: int = 0, **so: Any) -> Conversation:
    """A talk that has just begun, its client in the state that the test asks."""
    return put(Conversation(scenario, seed), **so)


def answer(reply_or_type: Reply | ReplyType, *, flags: str = "", **so: Any) -> Given:
    """What was measured of this reply, given to someone of whom nothing is known but what is said.

    All gauges stand at 5 and he is a klager, unless ``so`` says otherwise. Keys of a scenario
    (``people``, ``night``, …) go to the scenario; a phase of a crisis comes with a real one.
    """
    said = reply(reply_or_type) if isinstance(reply_or_type, str) else reply_or_type
    world = {key: so.pop(key) for key in list(so) if key in Scenario.__dataclass_fields__}
    if so.get("crisis_fase", "geen") != "geen":
        world.setdefault("crisis_kind", "werkelijk")
    middle: dict[str, Any] = {"houding": "klager", **dict.fromkeys(GAUGES, 5)}
    talk = held(scenario(scene("begin", said), start="bezoeker", **world))
    return give(put(talk, flags=flags, **middle | so), said.id)


def give(talk: Conversation, reply: ReplyId) -> Given:
    """Say this to the client, and return what was measured of it."""
    return next(event for event in talk.give(reply) if isinstance(event, Given))


def change(given: Given) -> Effect:
    """What happened to the gauges in this turn."""
    before, after = given.gauges
    return Effect(*(now - then for then, now in zip(before, after, strict=True)))


def verdict_on(given: Given) -> tuple[str, str]:
    """Fit and measured type."""
    return given.fit, given.measured


def is_true(talk: Conversation, name: str) -> bool:
    """Whether a flag, or something that follows from the state, is true now."""
    return bool(talk.state.truths & BIT[name])


def said(events: Iterable[Event]) -> list[str]:
    """All that the client said, in order."""
    return [event.text for event in events if isinstance(event, Said)]


def ending(talk: Conversation) -> str | None:
    """The ending, as the last event tells it."""
    last = talk.events[-1]
    return last.ending if isinstance(last, Ended) else None


def gauges(vertrouwen: int, hoop: int, regie: int, spanning: int) -> Gauges:
    """Four levels, in the order of the codebook."""
    return Gauges(vertrouwen, hoop, regie, spanning)
