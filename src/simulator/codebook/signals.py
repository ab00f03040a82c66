"""What a client line asks for between the words, and which replies answer it (codebook 3.3)."""

from collections.abc import Mapping
from typing import NamedTuple

from simulator.codebook.vocabulary import Behaviour, Intervention, Reflex, Signal, Text


class SignalEntry(NamedTuple):
    """One signal on a client line."""

    slug: Signal
    label: Text
    does: Text
    """What the client does, readable after "the client …"."""

    answers: frozenset[Intervention] | None
    """The types that answer it; ``None`` when every type does."""

    tempts: tuple[tuple[Reflex, Behaviour | None], ...]
    """The reflexes it invites, each with the behaviour the codebook names, if it names one."""


SIGNAL_ENTRIES: Mapping[Signal, SignalEntry] = {
    "emotie": SignalEntry(
        slug="emotie",
        label=Text(nl="emotie", en="strong feeling"),
        does=Text(nl="laat een sterk gevoel zien", en="shows strong feeling"),
        answers=frozenset(("erkennen", "volgen", "samenvatten", "copingvraag")),
        tempts=(("meeleef_reflex", None), ("afleid_reflex", None)),
    ),
    "vraagt_info": SignalEntry(
        slug="vraagt_info",
        label=Text(nl="vraag om informatie", en="asking for information"),
        does=Text(nl="vraagt naar een feit", en="asks a factual question"),
        answers=frozenset(("informatie_geven", "mandaat_vragen", "transparant_maken")),
        tempts=(("interpretatie_reflex", None), ("afleid_reflex", "achterhouden")),
    ),
    "vraagt_advies": SignalEntry(
        slug="vraagt_advies",
        label=Text(nl="vraag om advies", en="asking for advice"),
        does=Text(nl="vraagt wat te doen", en="asks what to do"),
        answers=frozenset(
            (
                "advies_met_mandaat",
                "mandaat_vragen",
                "uitzonderingsvraag",
                "gewenste_situatie_vragen",
                "copingvraag",
            )
        ),
        tempts=(("advies_reflex", None),),
    ),
    "uitzondering": SignalEntry(
        slug="uitzondering",
        label=Text(nl="uitzondering", en="exception"),
        does=Text(
            nl="noemt iets wat een beetje beter ging",
            en="mentions something that went a bit better",
        ),
        answers=frozenset(("uitzonderingsvraag", "compliment_gegrond", "volgen", "schaalvraag")),
        tempts=(("interpretatie_reflex", None),),
    ),
    "kracht": SignalEntry(
        slug="kracht",
        label=Text(nl="kracht", en="strength"),
        does=Text(
            nl="noemt een inspanning, een waarde of iets wat goed lukt",
            en="mentions effort, value, skill",
        ),
        answers=frozenset(("compliment_gegrond", "copingvraag", "volgen")),
        tempts=(("meeleef_reflex", "prijzen"),),
    ),
    "wens": SignalEntry(
        slug="wens",
        label=Text(nl="wens", en="wish"),
        does=Text(nl="zegt wat die wil", en="says what he wants"),
        answers=frozenset(
            (
                "gewenste_situatie_vragen",
                "volgen",
                "schaalvraag",
                "volgende_stap_vragen",
                "samenvatten",
            )
        ),
        tempts=(("advies_reflex", None),),
    ),
    "ja_maar": SignalEntry(
        slug="ja_maar",
        label=Text(nl="ja, maar", en="yes, but"),
        does=Text(nl="stemt in en neemt het terug", en="agrees and takes it back"),
        answers=frozenset(
            (
                "volgen",
                "samenvatten",
                "ambivalentie_verkennen",
                "regie_teruggeven",
                "herstellen",
                "erkennen",
            )
        ),
        tempts=(("advies_reflex", "overtuigen"),),
    ),
    "slachtoffertaal": SignalEntry(
        slug="slachtoffertaal",
        label=Text(nl="slachtoffertaal", en="victim language"),
        does=Text(nl="vertelt dat alles van buiten komt", en="everything is done to him"),
        answers=frozenset(("erkennen", "copingvraag", "volgen", "focus_terugbrengen")),
        tempts=(("correctie_reflex", None), ("meeleef_reflex", None)),
    ),
    "schuldige_zoeken": SignalEntry(
        slug="schuldige_zoeken",
        label=Text(nl="de schuldige zoeken", en="looking for the culprit"),
        does=Text(nl="wijst naar anderen", en="points at others"),
        answers=frozenset(
            (
                "erkennen",
                "volgen",
                "perspectiefwisseling",
                "probleemverkenning",
                "focus_terugbrengen",
            )
        ),
        tempts=(("correctie_reflex", None), ("advies_reflex", None)),
    ),
    "geen_probleem": SignalEntry(
        slug="geen_probleem",
        label=Text(nl="geen probleem", en="no problem"),
        does=Text(nl="ziet geen probleem", en="sees no problem"),
        answers=frozenset(
            (
                "verwelkomen",
                "transparant_maken",
                "nuttigheidsvraag",
                "perspectiefwisseling",
                "volgen",
                "regie_teruggeven",
            )
        ),
        tempts=(("interpretatie_reflex", None), ("correctie_reflex", None)),
    ),
    "ambivalentie": SignalEntry(
        slug="ambivalentie",
        label=Text(nl="ambivalentie", en="ambivalence"),
        does=Text(nl="wil wel en wil niet", en="wants and does not want"),
        answers=frozenset(("ambivalentie_verkennen", "volgen", "samenvatten", "schaalvraag")),
        tempts=(("advies_reflex", None), ("correctie_reflex", None)),
    ),
    "weerstand": SignalEntry(
        slug="weerstand",
        label=Text(nl="weerstand", en="resistance"),
        does=Text(nl="duwt terug en test", en="pushes back, testing"),
        answers=frozenset(
            (
                "volgen",
                "transparant_maken",
                "herstellen",
                "regie_teruggeven",
                "erkennen",
                "mandaat_vragen",
            )
        ),
        tempts=(("correctie_reflex", None), ("interpretatie_reflex", None)),
    ),
    "stilte": SignalEntry(
        slug="stilte",
        label=Text(nl="stilte", en="silence"),
        does=Text(nl="valt stil", en="falls silent"),
        answers=frozenset(("volgen", "erkennen")),
        tempts=(("interpretatie_reflex", "ondervragen"), ("afleid_reflex", None)),
    ),
    "breuk": SignalEntry(
        slug="breuk",
        label=Text(nl="breuk in het contact", en="rupture"),
        does=Text(nl="wordt koeler na een misstap", en="contact cools after a misstep"),
        answers=frozenset(("herstellen", "erkennen", "volgen")),
        tempts=(("meeleef_reflex", None), ("advies_reflex", None)),
    ),
    "gevaar": SignalEntry(
        slug="gevaar",
        label=Text(nl="teken van gevaar", en="sign of danger"),
        does=Text(
            nl="laat iets horen over gevaar voor zichzelf of voor iemand die kwetsbaar is",
            en="hints at danger to self or vulnerable other",
        ),
        answers=frozenset(("veiligheid_uitvragen", "erkennen", "volgen")),
        tempts=(
            ("afleid_reflex", "wegwuiven"),
            ("correctie_reflex", None),
            ("meeleef_reflex", None),
        ),
    ),
    "grens": SignalEntry(
        slug="grens",
        label=Text(nl="over een grens", en="crossing a limit"),
        does=Text(
            nl="beledigt, dreigt of vraagt om privécontact",
            en="insults, threatens, asks private contact",
        ),
        answers=frozenset(("gedrag_begrenzen", "erkennen", "transparant_maken")),
        tempts=(("correctie_reflex", None), ("afleid_reflex", None)),
    ),
    "schadelijke_keuze": SignalEntry(
        slug="schadelijke_keuze",
        label=Text(nl="schadelijke keuze", en="damaging choice"),
        does=Text(nl="kondigt een keuze aan die kwaad kan", en="announces a damaging choice"),
        answers=frozenset(
            ("aanschuiven_werkelijkheid", "spiegelen_werkelijkheid", "gedrag_begrenzen", "erkennen")
        ),
        tempts=(("correctie_reflex", None),),
    ),
    "instemming": SignalEntry(
        slug="instemming",
        label=Text(nl="instemming", en="consent"),
        does=Text(nl="geeft toestemming of een opdracht", en="gives permission or commission"),
        answers=None,
        tempts=(("advies_reflex", None),),
    ),
    "geen": SignalEntry(
        slug="geen",
        label=Text(nl="geen signaal", en="no signal"),
        does=Text(nl="laat niets bijzonders horen", en="nothing special"),
        answers=None,
        tempts=(),
    ),
}
"""Every signal, in the order of the codebook (3.3)."""
