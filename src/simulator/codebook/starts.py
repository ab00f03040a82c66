"""Where the four gauges stand when a conversation begins (codebook 4.2)."""

from collections.abc import Mapping
from typing import NamedTuple

from simulator.codebook.vocabulary import Flag, Start


class StartValues(NamedTuple):
    """The gauges, each from 0 to 10, and the flags that are true before the first line."""

    vertrouwen: int
    hoop: int
    regie: int
    spanning: int
    flags: frozenset[Flag]


START_VALUES: Mapping[Start, StartValues] = {
    "bezoeker": StartValues(3, 5, 3, 4, frozenset()),
    "klager": StartValues(4, 3, 2, 6, frozenset(("klacht_benoemd",))),
    "klant": StartValues(5, 5, 6, 4, frozenset(("klacht_benoemd", "eigen_aandeel", "erkend"))),
    "crisis_acuut": StartValues(3, 2, 1, 9, frozenset(("klacht_benoemd",))),
    "crisis_gestabiliseerd": StartValues(6, 4, 3, 5, frozenset(("klacht_benoemd", "erkend"))),
}
"""Gauges and flags at the start of a conversation (codebook 4.2)."""

BELEEFD = StartValues(4, 1, 2, 8, frozenset(("klacht_benoemd",)))
"""A crisis that is lived as one (``crisis_soort: beleefd``): klager with hoop 1, spanning 8."""
