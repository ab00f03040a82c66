"""The state of a client: everything the rules know about him, as one small immutable value."""

from typing import NamedTuple, Protocol, Self

from simulator.codebook.effects import Effect
from simulator.codebook.requirements import BIT, Gauges, Requirement
from simulator.codebook.vocabulary import PHASES, SIGNALS, STANCES, Phase, ReplyType, Signal, Stance
from simulator.scenario import ReplyId, SceneId, Target

LOWEST, HIGHEST = 0, 10
"""Ends of every gauge (codebook 4.2)."""

GATE_SHUT = 0
GATE_MISSED = 5
"""The safety gate counts 1 (just opened) to 4; at 5 the fourth turn passed without the question."""
GATE_PLAINLY = 3
"""Two turns have passed: now the client says it more plainly (codebook 4.5)."""

_GATE_OPEN = BIT["gevaar_ongevraagd"]
_RUPTURE = BIT["breuk"]
_LAST_CHANCE = BIT["koud"] | BIT["heet"]
_JUST_ARRIVED = BIT["hoogstens_een_antwoord"]
_TWICE_TAKEN = BIT["stil_overgenomen_twee_keer"]
_OWED = BIT["recht_op_info"]
_STANCE_BIT = {stance: BIT[f"houding={stance}"] for stance in STANCES}
_PHASE_BIT = {phase: BIT[f"crisis_fase={phase}"] for phase in PHASES}
_SIGNAL_BIT = {signal: BIT[f"signaal={signal}"] for signal in SIGNALS}
for _signal in ("vraagt_info", "vraagt_advies"):
    _SIGNAL_BIT[_signal] |= BIT[_signal]


class Moment(NamedTuple):
    """The state without its gauges: what can be told apart by name."""

    scene: Target
    """The scene the client is in, or the ending the talk has come to."""
    kept: int
    """Flags, facts and what the rules remember, as bits of `simulator.codebook.requirements`."""
    houding: Stance
    crisis_fase: Phase
    line_signal: Signal
    """The signal of the last client line that was shown."""
    last_type: ReplyType | None = None
    run: int = 0
    """How many replies in a row were of `last_type`; counted to 2 (rule R3)."""
    rupture: int = 0
    """Trust lost by the last reply, if that was a reflex: 0 to 2."""
    neutrals: int = 0
    """Replies in a row that were measured neutraal; counted to 2."""
    gate: int = GATE_SHUT
    given: int = 0
    """Replies given so far; counted to 2."""
    silent_take_overs: int = 0
    """Counted to 2 (codebook 4.6, `afhankelijk`)."""
    untold: int = 0
    """Turns in `overgenomen` in which the client was told nothing; counted to 2 (3.6)."""
    said: ReplyId | None = None
    """The last reply that was said in this scene without leaving it: not on offer again here."""
    averted_for: int = 0
    """Turns passed in `overgenomen` since the threat was averted; counted to 3 (4.5)."""

    @property
    def signal(self) -> Signal:
        """The open signal: danger that was not asked about drowns every other one (R7)."""
        return "gevaar" if self.gate else self.line_signal

    @property
    def truths(self) -> int:
        """Everything that is true here, kept and derived, as bits."""
        truths = (
            self.kept
            | _STANCE_BIT[self.houding]
            | _PHASE_BIT[self.crisis_fase]
            | _SIGNAL_BIT["gevaar" if self.gate else self.line_signal]
        )
        if self.gate:
            truths |= _GATE_OPEN
        if self.rupture or self.kept & _LAST_CHANCE:
            truths |= _RUPTURE
        if self.given <= 1:
            truths |= _JUST_ARRIVED
        if self.silent_take_overs >= 2:
            truths |= _TWICE_TAKEN
        if self.crisis_fase == "overgenomen":
            truths |= _OWED
        return truths


class Where(Protocol):
    """Where the gauges stand: at one point, or anywhere in a set of points."""

    def split(self, requirement: Requirement, truths: int) -> tuple[Self | None, Self | None]:
        """The part where the requirement holds and the part where it does not; None is nothing."""

    def shifted(self, effect: Effect) -> Self:
        """After the effect, each gauge kept within 0 and 10."""


class Point(NamedTuple):
    """The gauges of one live talk."""

    gauges: Gauges

    def split(self, requirement: Requirement, truths: int) -> tuple["Point | None", "Point | None"]:
        """This point on the side it belongs to."""
        return (self, None) if requirement.holds(truths, self.gauges) else (None, self)

    def shifted(self, effect: Effect) -> "Point":
        """After the effect, each gauge kept within 0 and 10."""
        if not any(effect):
            return self
        v, h, r, s = self.gauges
        dv, dh, dr, ds = effect
        return Point(
            Gauges(
                min(HIGHEST, max(LOWEST, v + dv)),
                min(HIGHEST, max(LOWEST, h + dh)),
                min(HIGHEST, max(LOWEST, r + dr)),
                min(HIGHEST, max(LOWEST, s + ds)),
            )
        )


class State(NamedTuple):
    """A client at one moment of a live talk."""

    moment: Moment
    gauges: Gauges
    turn: int = 0
    """Replies given so far."""

    @property
    def scene(self) -> SceneId:
        """The scene, or the ending the talk has come to."""
        return self.moment.scene

    @property
    def truths(self) -> int:
        """Everything that is true here, as bits."""
        return self.moment.truths
