"""What must hold for every scenario, decided over its whole state space (codebook 4.9).

Each claim is a function from a `Proof` to a `Claim`. One that does not hold comes with a shortest
conversation that shows it, where a conversation can.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from simulator.explorer.claims.claim import Claim, ClaimId, Counterexample, Fact
from simulator.explorer.claims.grounds import (
    a_step_is_the_clients_own,
    every_signal_can_be_answered,
    the_same_words_twice,
    what_is_told_is_earned,
)
from simulator.explorer.claims.proof import Proof
from simulator.explorer.claims.roads import (
    nobody_gets_stuck,
    reflex_free_road,
    several_good_roads,
    what_is_declared_can_happen,
    what_tempts_is_on_offer,
)
from simulator.explorer.claims.safety import (
    a_take_over_runs_in_its_order,
    danger_is_asked_about_first,
    danger_is_never_handled_alone,
    no_take_over_without_crisis,
)
from simulator.explorer.claims.slips import (
    a_reflex_is_felt,
    a_reflex_is_one,
    a_slip_never_pays,
    one_slip_can_be_made_good,
)

PROVEN: Mapping[ClaimId, Callable[[Proof], Claim]] = MappingProxyType(
    {
        "P1": reflex_free_road,
        "P2": several_good_roads,
        "P3": nobody_gets_stuck,
        "P5": a_reflex_is_felt,
        "P6": what_tempts_is_on_offer,
        "P7": one_slip_can_be_made_good,
        "P8": a_slip_never_pays,
        "P14": what_is_declared_can_happen,
        "P16": danger_is_asked_about_first,
        "P17": a_take_over_runs_in_its_order,
        "P18": no_take_over_without_crisis,
        "P19": a_step_is_the_clients_own,
        "P20": what_is_told_is_earned,
        "P21": the_same_words_twice,
        "P23": every_signal_can_be_answered,
        "P27": danger_is_never_handled_alone,
        "P28": a_reflex_is_one,
    }
)
"""The claims that a walk through the whole state space decides, and who decides each."""

__all__ = ("PROVEN", "Claim", "ClaimId", "Counterexample", "Fact", "Proof")
