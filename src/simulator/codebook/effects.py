"""What a measured reply does to the four gauges (codebook 4.3)."""

from collections.abc import Mapping
from typing import NamedTuple

from simulator.codebook.vocabulary import Flag, Gauge, Intervention, Reflex


class Effect(NamedTuple):
    """A change of the four gauges, each a small integer; positive ``spanning`` is more tension."""

    vertrouwen: int = 0
    hoop: int = 0
    regie: int = 0
    spanning: int = 0

    def __add__(self, other: "Effect") -> "Effect":  # type: ignore[override]
        """The two changes together, gauge by gauge."""
        return Effect(*(a + b for a, b in zip(self, other, strict=True)))

    def halved(self) -> "Effect":
        """Half of each change, rounded towards zero (rule R3)."""
        return Effect(*(int(change / 2) for change in self))

    def capped(self, limit: int) -> "Effect":
        """No change larger than ``limit`` either way (codebook 4.3: at most 3 per reply)."""
        return Effect(*(max(-limit, min(limit, change)) for change in self))


CAP = 3
"""Most a gauge changes in one turn, either way (codebook 4.3)."""

PASSEND: Mapping[Intervention, Effect] = {
    "verwelkomen": Effect(1, 0, 0, -1),
    "erkennen": Effect(1, 0, 0, -1),
    "volgen": Effect(1, 0, 0, -1),
    "samenvatten": Effect(1, 0, 0, -1),
    "compliment_gegrond": Effect(1, 1, 0, 0),
    "transparant_maken": Effect(1, 0, 0, -1),
    "herstellen": Effect(0, 0, 0, 0),
    "nuttigheidsvraag": Effect(0, 0, 1, 0),
    "perspectiefwisseling": Effect(0, 0, 1, 0),
    "probleemverkenning": Effect(1, 0, 0, 0),
    "focus_terugbrengen": Effect(0, 1, 1, 0),
    "gewenste_situatie_vragen": Effect(0, 1, 1, 0),
    "uitzonderingsvraag": Effect(0, 1, 1, 0),
    "copingvraag": Effect(1, 1, 1, -1),
    "hoopvraag": Effect(0, 2, 0, 0),
    "schaalvraag": Effect(0, 1, 1, 0),
    "steunbron_vragen": Effect(0, 1, 1, 0),
    "volgende_stap_vragen": Effect(0, 1, 1, 0),
    "mandaat_vragen": Effect(1, 0, 1, 0),
    "regie_teruggeven": Effect(1, 0, 1, 0),
    "mutualiseren": Effect(1, 1, 0, -1),
    "spiegelen_werkelijkheid": Effect(1, 0, 1, 0),
    "aanschuiven_werkelijkheid": Effect(0, 0, 2, 1),
    "ambivalentie_verkennen": Effect(1, 0, 1, 0),
    "gedachte_onderzoeken": Effect(0, 1, 1, 0),
    "herkaderen": Effect(0, 1, 1, 0),
    "informatie_geven": Effect(1, 0, 1, -1),
    "advies_met_mandaat": Effect(0, 1, 0, 0),
    "slecht_nieuws_brengen": Effect(1, -1, 0, 2),
    "gedrag_begrenzen": Effect(0, 0, 0, -2),
    "veiligheid_uitvragen": Effect(1, 1, 0, -1),
    "overname_aankondigen": Effect(1, 1, 0, -3),
    "instrueren": Effect(0, 0, 0, -2),
    "ketenpartner_inschakelen": Effect(0, 1, 0, -1),
    "warm_overdragen": Effect(1, 1, 1, -1),
}
"""What a passend reply does, before the bonus for meeting an open signal (codebook 4.3).

``herstellen`` has no row effect: it gives back the trust that was lost, and nothing else."""

ELICITS: Mapping[Intervention, frozenset[Flag]] = {
    "verwelkomen": frozenset(),
    "erkennen": frozenset(("erkend",)),
    "volgen": frozenset(("klacht_benoemd", "feit_bekend", "wens_benoemd")),
    "samenvatten": frozenset(("erkend", "teruggekoppeld", "doel_benoemd")),
    "compliment_gegrond": frozenset(("feit_bekend", "eigen_aandeel")),
    "transparant_maken": frozenset(("teruggekoppeld",)),
    "herstellen": frozenset(),
    "nuttigheidsvraag": frozenset(("wens_benoemd", "klacht_benoemd")),
    "perspectiefwisseling": frozenset(("klacht_benoemd", "wens_benoemd", "feit_bekend")),
    "probleemverkenning": frozenset(("klacht_benoemd", "feit_bekend", "wens_benoemd")),
    "focus_terugbrengen": frozenset(("eigen_aandeel", "wens_benoemd", "feit_bekend")),
    "gewenste_situatie_vragen": frozenset(("doel_benoemd", "wens_benoemd", "eigen_aandeel")),
    "uitzonderingsvraag": frozenset(("feit_bekend", "eigen_aandeel")),
    "copingvraag": frozenset(("feit_bekend", "coping_gevonden", "erkend")),
    "hoopvraag": frozenset(("wens_benoemd", "doel_benoemd")),
    "schaalvraag": frozenset(("feit_bekend", "doel_benoemd", "coping_gevonden")),
    "steunbron_vragen": frozenset(("feit_bekend",)),
    "volgende_stap_vragen": frozenset(("stap_benoemd", "eigen_aandeel", "coping_gevonden")),
    "mandaat_vragen": frozenset(("toestemming", "mandaat", "mandaat_overname")),
    "regie_teruggeven": frozenset(("eigen_aandeel", "mandaat")),
    "mutualiseren": frozenset(("doel_benoemd",)),
    "spiegelen_werkelijkheid": frozenset(("eigen_aandeel", "wens_benoemd")),
    "aanschuiven_werkelijkheid": frozenset(("eigen_aandeel", "klacht_benoemd", "wens_benoemd")),
    "ambivalentie_verkennen": frozenset(("wens_benoemd", "eigen_aandeel", "klacht_benoemd")),
    "gedachte_onderzoeken": frozenset(("eigen_aandeel", "doel_benoemd")),
    "herkaderen": frozenset(("feit_bekend", "eigen_aandeel")),
    "informatie_geven": frozenset(("toestemming",)),
    "advies_met_mandaat": frozenset(("stap_benoemd",)),
    "slecht_nieuws_brengen": frozenset(),
    "gedrag_begrenzen": frozenset(("eigen_aandeel",)),
    "veiligheid_uitvragen": frozenset(("veiligheid_bekend", "erkend")),
    "overname_aankondigen": frozenset(("mandaat_overname",)),
    "instrueren": frozenset(("dreiging_afgewend",)),
    "ketenpartner_inschakelen": frozenset(("mandaat_overname", "dreiging_afgewend")),
    "warm_overdragen": frozenset(("mandaat",)),
}
"""The flags a reply of this type may set when it is measured passend (codebook 4.3)."""

PRIMARY: Mapping[Intervention, Gauge] = {
    "verwelkomen": "vertrouwen",
    "erkennen": "vertrouwen",
    "volgen": "spanning",
    "samenvatten": "vertrouwen",
    "compliment_gegrond": "hoop",
    "transparant_maken": "vertrouwen",
    "herstellen": "vertrouwen",
    "nuttigheidsvraag": "regie",
    "perspectiefwisseling": "regie",
    "probleemverkenning": "vertrouwen",
    "focus_terugbrengen": "regie",
    "gewenste_situatie_vragen": "hoop",
    "uitzonderingsvraag": "hoop",
    "copingvraag": "hoop",
    "hoopvraag": "hoop",
    "schaalvraag": "regie",
    "steunbron_vragen": "hoop",
    "volgende_stap_vragen": "regie",
    "mandaat_vragen": "regie",
    "regie_teruggeven": "regie",
    "mutualiseren": "vertrouwen",
    "spiegelen_werkelijkheid": "regie",
    "aanschuiven_werkelijkheid": "regie",
    "ambivalentie_verkennen": "regie",
    "gedachte_onderzoeken": "regie",
    "herkaderen": "hoop",
    "informatie_geven": "vertrouwen",
    "advies_met_mandaat": "hoop",
    "slecht_nieuws_brengen": "vertrouwen",
    "gedrag_begrenzen": "spanning",
    "veiligheid_uitvragen": "vertrouwen",
    "overname_aankondigen": "vertrouwen",
    "instrueren": "spanning",
    "ketenpartner_inschakelen": "hoop",
    "warm_overdragen": "hoop",
}
"""The gauge that gets one extra point when the reply meets an open signal (codebook 4.3)."""

REFLEX: Mapping[Reflex, Effect] = {
    "interpretatie_reflex": Effect(-1, 0, -1, 1),
    "meeleef_reflex": Effect(0, 0, -1, -1),
    "advies_reflex": Effect(-1, 0, -2, 0),
    "afleid_reflex": Effect(-2, -1, 0, 1),
    "correctie_reflex": Effect(-2, -1, -1, 2),
}
"""What a measured reflex does; ``meeleef_reflex`` the first time (codebook 4.3)."""

MEELEEF_LATER = Effect(-1, -1, -1, 0)
"""A ``meeleef_reflex`` from the second time in a conversation: comfort wears off."""

SCHADELIJK = Effect(-1, -1, 0, 1)
"""What a schadelijk reply does on top of the row of the reflex it is measured as."""

THIRD_NEUTRAAL = Effect(0, -1, 0, 0)
"""From the third neutraal in a row: where is this going?"""

HOLLOW = Effect(-1, 0, 0, 0)
"""What a set phrase without one word of the client's story costs (rule R5)."""
