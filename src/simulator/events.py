"""What happens in a conversation, as frozen values.

Transcript, store, debrief and every screen read the same events; nothing else tells them what was
said. An event can be written as JSON and read back without loss.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal, NamedTuple

from simulator.client.fit import Cause
from simulator.codebook.requirements import Gauges
from simulator.codebook.vocabulary import (
    GAUGES,
    Behaviour,
    Ending,
    EndingKind,
    Fit,
    Gauge,
    Measured,
    Phase,
    QuestionForm,
    ReplyType,
    Signal,
    Stance,
    Variant,
)
from simulator.scenario import ReplyId, SceneId

Part = Literal["scene", "reaction", "plainly", "ending"]
"""Where the client's words stand in the file: a scene's line, a reaction, danger said plainly, or
the last words of an ending."""

LastChance = Literal["koud", "heet"]
"""Why the next turn can be the last one: no trust left, or tension at its peak."""


class Offered(NamedTuple):
    """A reply that was on the table, and what it would have been measured as."""

    reply: ReplyId
    text: str
    type: ReplyType
    fit: Fit
    measured: Measured


class Change(NamedTuple):
    """A gauge before and after a reply, each 0 to 10; the same twice where it did not move."""

    gauge: Gauge
    before: int
    after: int

    @property
    def by(self) -> int:
        """How far it moved: down where negative."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Said:
    """The client said something; ``turn`` counts the replies given before it."""

    turn: int
    text: str
    part: Part
    variant: Variant
    scene: SceneId
    signal: Signal = "geen"
    cue: str | None = None
    """What can be seen or heard of him, as a stage direction."""
    last_chance: LastChance | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """The learner gave a reply; ``turn`` counts from 1. The evidence record of codebook 5.5."""

    turn: int
    scene: SceneId
    reply: ReplyId
    text: str
    type: ReplyType
    question: QuestionForm
    fit: Fit
    measured: Measured
    cause: Cause
    grounded: bool
    lacking: tuple[tuple[str, ...], ...]
    """What the ground asked and was not there; of each entry any one alternative would do."""
    signal: Signal
    """The open signal the reply was given to."""
    met_signal: bool
    houding: tuple[Stance, Stance]
    """Before and after."""
    crisis_fase: tuple[Phase, Phase]
    """Before and after."""
    gauges: tuple[Gauges, Gauges]
    """Before and after, each 0 to 10."""
    offered: tuple[Offered, ...]
    """Everything that was on offer, in the order it was shown."""
    reflex_behaviour: Behaviour | None = None
    gate: bool = False
    """Whether danger was open and not asked about (codebook 4.5)."""
    told: tuple[str, ...] = ()
    """Flags the client set with his answer: what the talk now knows."""

    @property
    def slipped(self) -> bool:
        """Whether the reply was measured as a reflex."""
        return self.fit in ("reflex", "schadelijk")

    @property
    def changes(self) -> tuple[Change, ...]:
        """Each gauge before and after, in the order of `GAUGES`; also one that did not move."""
        return tuple(map(Change, GAUGES, *self.gauges))


@dataclass(frozen=True, slots=True)
class Ended:
    """The talk is over; ``text`` says what the client does or decides now."""

    turn: int
    ending: Ending
    kind: EndingKind
    text: str


Event = Said | Given | Ended

_KINDS: Mapping[str, type[Said] | type[Given] | type[Ended]] = {
    "said": Said,
    "given": Given,
    "ended": Ended,
}


def kind_of(event: Event) -> str:
    """The name under which an event is stored: ``said``, ``given`` or ``ended``."""
    return type(event).__name__.lower()


def as_json(event: Event) -> dict[str, Any]:
    """The event as values that JSON can hold."""
    return {field.name: getattr(event, field.name) for field in fields(event)}


def from_json(kind: str, values: Mapping[str, Any]) -> Event:
    """The event that `as_json` made these values of; KeyError for an unknown kind."""
    known = {field.name for field in fields(_KINDS[kind])}
    read = {name: _frozen(value) for name, value in values.items() if name in known}
    if kind == "given":
        before, after = read["gauges"]
        read["gauges"] = (Gauges(*before), Gauges(*after))
        read["offered"] = tuple(Offered(*offered) for offered in read["offered"])
    return _KINDS[kind](**read)


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list | tuple) else value
