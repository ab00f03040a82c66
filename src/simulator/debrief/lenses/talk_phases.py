"""Where in a talk a turn stood: the phase its reply belongs to (codebook 2, ``fasen``)."""

from collections.abc import Sequence

from simulator.codebook.reply_types import ENTRIES
from simulator.codebook.vocabulary import TALK_PHASES, TalkPhase
from simulator.debrief.lenses.view import Seen


def phases_of(view: Sequence[Seen]) -> tuple[TalkPhase, ...]:
    """The phase of every turn.

    A talk begins with the opening. A reply that belongs in the phase the talk is in, or anywhere,
    leaves it there; another one takes it to the first phase it belongs to. The mandate is a check
    that can come in any phase. In an acute or taken-over crisis the phase is the crisis.
    """
    phase: TalkPhase = "opening"
    phases = []
    for turn in view:
        phase = _phase_of(turn, phase)
        phases.append(phase)
    return tuple(phases)


def _phase_of(turn: Seen, before: TalkPhase) -> TalkPhase:
    if turn.evidence.crisis_fase[0] in ("acuut", "overgenomen"):
        return "crisis"
    in_crisis = turn.evidence.crisis_fase[0] != "geen"
    own = ENTRIES[turn.type].phases
    kept = tuple(phase for phase in own if phase != "mandaat" and (in_crisis or phase != "crisis"))
    if not kept or before in kept or len(own) == len(TALK_PHASES):
        return before
    return kept[0]
