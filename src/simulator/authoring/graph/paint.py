"""How everything in a picture looks: one table for every notation, and what the legend says of it.

Colour is never the only carrier: a manner has its own line and arrowhead, a stance and a fit have
their own sign, a kind of ending has its own shape. Text keeps a contrast of at least 4.5 to 1 with
what lies under it, in the light and in the dark.
"""

from collections.abc import Mapping
from typing import NamedTuple

from simulator.authoring.graph.picture import Manner
from simulator.codebook.vocabulary import EndingKind, Fit, Stance


class Tint(NamedTuple):
    """One colour, on paper or a light screen and on a dark one; ``#rrggbb``."""

    light: str
    dark: str


TINTS: Mapping[str, Tint] = {
    "paper": Tint("#ffffff", "#14181d"),
    "card": Tint("#f6f7f9", "#222a33"),
    "ink": Tint("#1b2026", "#e8ecf1"),
    "soft": Tint("#4b5560", "#b4bec9"),
    "edge": Tint("#5f6a76", "#8a96a3"),
    "interventie": Tint("#1f4e79", "#9cc7f2"),
    "interpretatie_reflex": Tint("#6b3fa0", "#cfb0f5"),
    "meeleef_reflex": Tint("#a3195b", "#f7a3c8"),
    "advies_reflex": Tint("#855000", "#f2bb62"),
    "afleid_reflex": Tint("#00636a", "#74d3d9"),
    "correctie_reflex": Tint("#b3261e", "#ffa79d"),
    "anders": Tint("#4f5965", "#b0bac5"),
    "onbekend": Tint("#b3261d", "#ffa79e"),
    "passend": Tint("#1c6b39", "#86d9a2"),
    "neutraal": Tint("#4b5561", "#b4bec8"),
    "reflex": Tint("#855001", "#f2bb63"),
    "schadelijk": Tint("#b3261f", "#ffa79f"),
    "bezoeker": Tint("#dce9f7", "#1d3b5a"),
    "klager": Tint("#fdebc8", "#4e3c14"),
    "klant": Tint("#d8f0df", "#1d4a2d"),
    "goed": Tint("#cfebd7", "#1e4d2f"),
    "gemengd": Tint("#f5e8bf", "#4b3f14"),
    "moeilijk": Tint("#f6d6d1", "#5a2621"),
    "gestopt": Tint("#e6d9f0", "#43305a"),
    "vrij": Tint("#e7eaee", "#39424c"),
}
"""Every colour by the name of what it is for; no two have the same light one."""


class Stroke(NamedTuple):
    """How a way of one manner is drawn."""

    line: str
    """A line style of Graphviz: solid, dashed or dotted."""
    head: str
    """An arrowhead of Graphviz."""
    sign: str
    """The same in characters, for a legend."""
    short: str
    """Three letters before the names of its replies; empty for an intervention."""


STROKES: Mapping[Manner, Stroke] = {
    "interventie": Stroke("solid", "normal", "——▶", ""),
    "interpretatie_reflex": Stroke("dashed", "odot", "– –○", "int"),
    "meeleef_reflex": Stroke("dashed", "dot", "– –●", "mee"),
    "advies_reflex": Stroke("dashed", "diamond", "– –◆", "adv"),
    "afleid_reflex": Stroke("dashed", "odiamond", "– –◇", "afl"),
    "correctie_reflex": Stroke("dashed", "box", "– –■", "cor"),
    "anders": Stroke("dotted", "empty", "· · ·▷", "mis"),
    "onbekend": Stroke("dotted", "obox", "· · ·□", "?"),
}

ENDING_SHAPES: Mapping[EndingKind, str] = {
    "goed": "ellipse",
    "gemengd": "cds",
    "moeilijk": "hexagon",
    "gestopt": "octagon",
    "neutraal": "note",
}
"""A shape of Graphviz for each kind of ending; what must stop has the shape of a stop sign."""

ENDING_TINTS: Mapping[EndingKind, str] = {
    "goed": "goed",
    "gemengd": "gemengd",
    "moeilijk": "moeilijk",
    "gestopt": "gestopt",
    "neutraal": "vrij",
}

STANCE_SIGNS: Mapping[Stance, str] = {"bezoeker": "○", "klager": "◐", "klant": "●"}
"""The fuller the circle, the more of the talk is the client's own."""

FIT_SIGNS: Mapping[Fit, str] = {"passend": "✓", "neutraal": "–", "reflex": "≈", "schadelijk": "✗"}

OPENS = "▶"
"""Before the name of the scene the talk opens with."""
STAYS = "↺"
"""Before the replies after which the talk stays in the scene."""
SOMETIMES = "?"
"""Behind a way that is there under a condition only."""
TROUBLE = "▲"
"""Before a count of problems."""
