"""Rows of the two machines: how the collaboration moves and how a crisis runs (codebook 4.4, 4.5).

The rows are data; `simulator.client.machines` makes the machines from them, and the diagrams in the
documentation are drawn from those machines.
"""

from typing import Final, Literal, NamedTuple

from simulator.codebook.requirements import Requirement, at_least, at_most, true
from simulator.codebook.vocabulary import Measured, Phase, Stance

CRISIS_BEGINS: Final = "crisis_begint"
"""Trigger of its own: an event, or danger confirmed after the safety question."""

ANY_REPLY: Final = "elk antwoord"
"""In place of a list of triggers: whatever the reply was measured as."""

_erkend = true("erkend")
_real_crisis = true("crisis_soort=werkelijk")
_gevaar = true("gevaar")
_safe_enough = true("veiligheid_bekend") | ~_gevaar
_handed_back_openly = (true("teruggekoppeld") & true("aangekondigd")) | ~true("overgenomen_geweest")


class StanceRow(NamedTuple):
    """One step of the stance machine, tried in the order of the table."""

    source: Stance
    target: Stance
    guard: Requirement
    clears: frozenset[str]
    """Flags that end with this step; what was told is never untold."""


class CrisisRow(NamedTuple):
    """One step of the crisis machine, tried in the order of the table."""

    source: Phase
    target: Phase
    triggers: tuple[Measured | Literal["crisis_begint"], ...] | Literal["elk antwoord"]
    guard: Requirement


STANCE_ROWS: tuple[StanceRow, ...] = (
    StanceRow(
        "klant",
        "klager",
        at_most("regie", 4) | at_most("vertrouwen", 3),
        frozenset({"mandaat"}),
    ),
    StanceRow("klager", "bezoeker", at_most("vertrouwen", 2), frozenset({"toestemming"})),
    StanceRow(
        "bezoeker",
        "klant",
        true("wens_benoemd")
        & true("eigen_aandeel")
        & _erkend
        & at_least("vertrouwen", 6)
        & at_least("regie", 5),
        frozenset(),
    ),
    StanceRow(
        "bezoeker", "klager", true("klacht_benoemd") & at_least("vertrouwen", 5), frozenset()
    ),
    StanceRow(
        "klager",
        "klant",
        _erkend
        & true("eigen_aandeel")
        & at_least("vertrouwen", 5)
        & at_least("hoop", 4)
        & at_least("regie", 5),
        frozenset(),
    ),
)

CRISIS_ROWS: tuple[CrisisRow, ...] = (
    CrisisRow("geen", "acuut", (CRISIS_BEGINS,), _real_crisis),
    CrisisRow(
        "acuut",
        "overgenomen",
        ("overname_aankondigen", "ketenpartner_inschakelen"),
        _real_crisis & _erkend & (true("mandaat_overname") | _gevaar),
    ),
    CrisisRow(
        "acuut",
        "overgenomen",
        ("meeleef_reflex",),
        true("stil_overnemen") & _real_crisis,
    ),
    CrisisRow(
        "acuut",
        "gestabiliseerd",
        ANY_REPLY,
        true("coping_gevonden")
        & at_most("spanning", 5)
        & at_least("regie", 3)
        & at_least("vertrouwen", 4)
        & _safe_enough
        & (true("dreiging_afgewend") | true("nacht")),
    ),
    CrisisRow(
        "overgenomen",
        "gestabiliseerd",
        ANY_REPLY,
        true("dreiging_afgewend")
        & at_most("spanning", 5)
        & at_least("vertrouwen", 4)
        & _safe_enough,
    ),
    CrisisRow("gestabiliseerd", "acuut", ANY_REPLY, at_least("spanning", 8)),
    CrisisRow(
        "gestabiliseerd",
        "overgedragen",
        ("warm_overdragen",),
        _handed_back_openly & (true("mandaat") | _gevaar | true("nacht")),
    ),
    CrisisRow(
        "gestabiliseerd",
        "geen",
        ("regie_teruggeven",),
        _handed_back_openly & true("eigen_aandeel") & ~_gevaar,
    ),
)

KLANT_AFTER_CRISIS = true("eigen_aandeel") & at_least("regie", 5) & at_least("vertrouwen", 5)
"""On entering `gestabiliseerd` the stance is klant if this holds, else klager (codebook 4.5)."""

FROZEN_PHASES: frozenset[Phase] = frozenset({"acuut", "overgenomen"})
"""Phases in which the stance does not move."""

COLD = at_most("vertrouwen", 0) | (true("houding=bezoeker") & at_most("vertrouwen", 1))
"""Two turns in a row like this and the client leaves: `haakt_af` (codebook 4.6)."""

HOT = at_least("spanning", 10)
"""Two turns in a row like this and the talk breaks off: `escalatie` (codebook 4.6)."""
