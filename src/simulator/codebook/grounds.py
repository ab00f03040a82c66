"""The ground of each intervention: what must be so for its form to be a choice (codebook 3.2, R1).

Without its ground the same sentence is a routine: the twin reflex in column *anders*.
"""

from collections.abc import Mapping

from simulator.codebook.requirements import (
    ALWAYS,
    Requirement,
    at_least,
    at_most,
    phase,
    signal,
    true,
)
from simulator.codebook.vocabulary import Intervention, Technique

_erkend = true("erkend")
_gevaar = true("gevaar")
_toestemming = true("toestemming")
_real_crisis = true("crisis_soort=werkelijk")
_in_crisis = ~phase("geen")

GROUNDS: Mapping[Intervention, Requirement] = {
    "verwelkomen": true("hoogstens_een_antwoord"),
    "erkennen": ALWAYS,
    "volgen": ALWAYS,
    "samenvatten": ALWAYS,
    "compliment_gegrond": true("feit_bekend") & _erkend & ~signal("emotie"),
    "transparant_maken": ALWAYS,
    "herstellen": true("breuk"),
    "nuttigheidsvraag": ALWAYS,
    "perspectiefwisseling": at_least("vertrouwen", 3),
    "probleemverkenning": true("klacht_benoemd") | true("mandaat"),
    "focus_terugbrengen": _erkend,
    "gewenste_situatie_vragen": _erkend,
    "uitzonderingsvraag": _erkend,
    "copingvraag": ALWAYS,
    "hoopvraag": _erkend,
    "schaalvraag": _erkend,
    "steunbron_vragen": _erkend,
    "volgende_stap_vragen": true("doel_benoemd") | true("wens_benoemd") | (_in_crisis & _erkend),
    "mandaat_vragen": ALWAYS,
    "regie_teruggeven": ~phase("acuut") | _erkend,
    "mutualiseren": true("meerdere_personen"),
    "spiegelen_werkelijkheid": true("begrip_zonder_gedrag") & at_least("vertrouwen", 4),
    "aanschuiven_werkelijkheid": true("schadelijke_keuze") & at_least("vertrouwen", 4),
    "ambivalentie_verkennen": at_least("vertrouwen", 4),
    "gedachte_onderzoeken": _toestemming & at_least("vertrouwen", 5),
    "herkaderen": _erkend & at_least("vertrouwen", 5),
    "informatie_geven": true("vraagt_info") | _toestemming | true("recht_op_info"),
    "advies_met_mandaat": true("doel_benoemd")
    & (true("vraagt_advies") | _toestemming | true("mandaat")),
    "slecht_nieuws_brengen": true("slecht_nieuws_open"),
    "gedrag_begrenzen": true("grens_overschreden") | true("schadelijk_gedrag"),
    "veiligheid_uitvragen": _gevaar | _in_crisis,
    "overname_aankondigen": _real_crisis & _erkend,
    "instrueren": _real_crisis & (_gevaar | phase("overgenomen")),
    "ketenpartner_inschakelen": _gevaar | phase("overgenomen") | _toestemming,
    "warm_overdragen": phase("gestabiliseerd") | true("nacht") | _toestemming,
}
"""What the state must show before the type is passend (codebook 3.2)."""

TECHNIQUE_GROUNDS: Mapping[Technique, Requirement] = {
    "versterkte_reflectie": at_least("vertrouwen", 6),
    "zwartkijken": at_least("vertrouwen", 6) & at_most("spanning", 5),
}
"""What two techniques of `ambivalentie_verkennen` ask on top (codebook 3.2, last line)."""

USES_PERMISSION: frozenset[Intervention] = frozenset(
    {
        "gedachte_onderzoeken",
        "informatie_geven",
        "advies_met_mandaat",
        "ketenpartner_inschakelen",
        "warm_overdragen",
    }
)
"""Types whose ground can be `toestemming`; a passend one of them uses it up."""

SAFETY_TYPES: frozenset[str] = frozenset({"veiligheid_uitvragen", "ketenpartner_inschakelen"})
"""Types that answer open danger: they shut the safety gate (codebook 4.5, rule R7)."""

CALM_ENOUGH_TO_DISCUSS = at_most("spanning", 4)
"""A question for opinion and counter-opinion needs this (codebook 2.4)."""

TOO_TENSE_FOR_WHY = at_least("spanning", 6)
"""From here on a why-question counts as a leading one (codebook 2.4)."""

FLAG_PRECONDITIONS: Mapping[str, Requirement] = {
    "eigen_aandeel": _erkend & at_least("vertrouwen", 5) & at_least("regie", 3),
    "doel_benoemd": true("eigen_aandeel"),
    "stap_benoemd": true("doel_benoemd") & true("houding=klant"),
    "mandaat": true("stap_benoemd") | phase("gestabiliseerd"),
    "wens_benoemd": at_least("vertrouwen", 4),
    "klacht_benoemd": at_least("vertrouwen", 5),
    "coping_gevonden": _erkend,
}
"""What must already be so in every state in which a client line sets the flag (codebook 4.3).

A claim the explorer proves about a scenario, never a rule that works behind the author's back.
"""
