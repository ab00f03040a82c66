"""Which endings are guarded, and what an unguarded road becomes (codebook 4.6).

An author names an ending; it is entered if its guard holds, else the first fallback that does.
"""

from collections.abc import Mapping
from typing import NamedTuple

from simulator.codebook.requirements import (
    ALWAYS,
    Requirement,
    at_least,
    at_most,
    phase,
    stance,
    true,
)
from simulator.codebook.vocabulary import Ending, EndingKind, Text

_given_back = true("net_regie_teruggegeven")
_silent_take_over = true("overgenomen_geweest") & ~true("aangekondigd")
_warm = phase("overgedragen")


class EndingRule(NamedTuple):
    """The guard of an ending and the endings it turns into, in order, where it does not hold."""

    guard: Requirement
    if_not: tuple[tuple[Requirement, Ending], ...]


ENDING_RULES: Mapping[Ending, EndingRule] = {
    "afspraak_volgende_stap": EndingRule(
        stance("klant") & true("stap_benoemd") & true("mandaat"), ((ALWAYS, "beleefd_ja"),)
    ),
    "vervolg_gekozen": EndingRule(at_least("vertrouwen", 5), ((ALWAYS, "beleefd_ja"),)),
    "open_deur": EndingRule(
        _given_back & at_least("vertrouwen", 4) & ~true("gevaar"), ((ALWAYS, "beleefd_ja"),)
    ),
    "warm_overgedragen": EndingRule(
        _warm, ((_silent_take_over, "afhankelijk"), (ALWAYS, "tijd_op"))
    ),
    "regie_terug": EndingRule(
        phase("geen") & true("crisis_geweest"),
        ((_silent_take_over, "afhankelijk"), (ALWAYS, "tijd_op")),
    ),
    "tot_morgen": EndingRule(
        true("nacht")
        & (phase("gestabiliseerd") | phase("overgedragen"))
        & at_most("spanning", 5)
        & true("stap_benoemd")
        & true("mandaat"),
        ((_warm, "warm_overgedragen"), (ALWAYS, "tijd_op")),
    ),
    "afgerond_met_regie": EndingRule(
        true("vervolggesprek") & at_least("regie", 6) & true("feit_bekend") & _given_back,
        ((ALWAYS, "beleefd_ja"),),
    ),
    "beleefd_ja": EndingRule(
        ~(at_most("regie", 2) & at_least("vertrouwen", 4)) & ~true("stil_overgenomen_twee_keer"),
        ((ALWAYS, "afhankelijk"),),
    ),
}
"""Endings that ask something of the state; every other ending is entered as named."""

ENDING_KINDS_OF: Mapping[Ending, EndingKind] = {
    "afspraak_volgende_stap": "goed",
    "vervolg_gekozen": "goed",
    "open_deur": "goed",
    "warm_overgedragen": "goed",
    "regie_terug": "goed",
    "tot_morgen": "goed",
    "afgerond_met_regie": "goed",
    "beleefd_ja": "gemengd",
    "afhankelijk": "gemengd",
    "tijd_op": "gemengd",
    "haakt_af": "moeilijk",
    "escalatie": "moeilijk",
    "veiligheid_gemist": "gestopt",
    "verlaten": "neutraal",
}
"""What kind of ending it is (codebook 4.6): a difference in kind, never a mark."""

BREAK_OFFS: frozenset[Ending] = frozenset({"haakt_af", "escalatie"})
"""Endings that come by themselves, at the end of the client's tether."""

LAST_CHANCE_CUES: Mapping[str, Text] = {
    "koud": Text(
        nl="wordt kortaf, alsof het gesprek wel voorbij mag zijn",
        en="turns curt, as if the talk may as well be over",
    ),
    "heet": Text(
        nl="de stem slaat over, de adem stokt",
        en="the voice breaks, the breath catches",
    ),
}
"""What can be noticed on the turn before `haakt_af` or `escalatie`: a visible last chance (4.6).

On a doorstep and on the telephone too, so there is no chair and no hand in it.
"""
