"""Where each intervention comes from: its system or model, and the text that is in (codebook 1)."""

from collections.abc import Mapping

from simulator.codebook.vocabulary import Intervention, Text

SYSTEM_OF_TYPE: Mapping[Intervention, str] = {
    "verwelkomen": "C7",
    "erkennen": "A10",
    "volgen": "B8",
    "samenvatten": "B11",
    "compliment_gegrond": "B13",
    "transparant_maken": "D6",
    "herstellen": "C12",
    "nuttigheidsvraag": "B9",
    "perspectiefwisseling": "B10",
    "probleemverkenning": "B6",
    "focus_terugbrengen": "B6",
    "gewenste_situatie_vragen": "B6",
    "uitzonderingsvraag": "B6",
    "copingvraag": "B12",
    "hoopvraag": "B14",
    "schaalvraag": "D36",
    "steunbron_vragen": "B14",
    "volgende_stap_vragen": "B6",
    "mandaat_vragen": "B7",
    "regie_teruggeven": "C9",
    "mutualiseren": "B30",
    "spiegelen_werkelijkheid": "B28",
    "aanschuiven_werkelijkheid": "B29",
    "ambivalentie_verkennen": "D24",
    "gedachte_onderzoeken": "D16",
    "herkaderen": "D33",
    "informatie_geven": "A7",
    "advies_met_mandaat": "A7",
    "slecht_nieuws_brengen": "D27",
    "gedrag_begrenzen": "D4",
    "veiligheid_uitvragen": "B23",
    "overname_aankondigen": "B20",
    "instrueren": "B21",
    "ketenpartner_inschakelen": "B23",
    "warm_overdragen": "B26",
}
"""The system of codebook 1 that says most about the type, by its id."""

SOURCE_TEXTS: Mapping[str, Text] = {
    "000": Text(nl="de tekst over help-reflexen", en="the text on helping reflexes"),
    "001": Text(nl="de lesstof mental coaching", en="the lessons on mental coaching"),
    "002": Text(nl="“Helpen d.m.v. gesprek”", en="“Helpen d.m.v. gesprek” (on helping by talking)"),
    "003": Text(
        nl="“Oplossingsgericht werken en crisisinterventie”",
        en="“Oplossingsgericht werken en crisisinterventie” (on solution-focused work)",
    ),
    "004": Text(nl="Schein, over helpen", en="Schein, on helping"),
}
"""What the source texts are called, by their number (codebook, "Sources")."""
