"""The five help-reflexes, the thirty ways they look, and where they come from (codebook 2.3, A9)."""

from collections.abc import Mapping
from typing import NamedTuple

from simulator.codebook.vocabulary import Behaviour, Intervention, Reflex, Text


class BehaviourEntry(NamedTuple):
    """What a reflex looks like from outside."""

    slug: Behaviour
    reflex: Reflex
    label: Text
    twin: Intervention | None
    """The type the same words are when the ground is there; ``None`` when no ground makes them
    fitting."""


class ReflexEntry(NamedTuple):
    """One of the five families of habitual reaction."""

    slug: Reflex
    label: Text
    """Short, for a sentence: "the advising reflex came by here"."""

    assumption: Text
    """What the helper takes for granted, in the helper's own words."""

    kind_intention: Text
    """The kind wish behind it; the debrief names it once (codebook 5.6)."""

    what_happens: Text
    """What the client usually does next."""

    behaviours: tuple[Behaviour, ...]


REFLEX_ENTRIES: Mapping[Reflex, ReflexEntry] = {
    "interpretatie_reflex": ReflexEntry(
        slug="interpretatie_reflex",
        label=Text(nl="interpretatiereflex", en="interpreting reflex"),
        assumption=Text(
            nl="er zit vast iets anders onder, en dat moet ik boven water krijgen",
            en="there must be something else underneath, and I have to bring it up",
        ),
        kind_intention=Text(
            nl="Vaak zit hier de wens achter om de ander echt te begrijpen.",
            en="Often the wish behind it is to really understand the other person.",
        ),
        what_happens=Text(
            nl=(
                "De antwoorden worden korter of verdedigend, en het gesprek is minder van de "
                "ander zelf."
            ),
            en=("Answers get shorter or defensive, and the talk is less the client's own."),
        ),
        behaviours=(
            "ondervragen",
            "duiden",
            "diagnosticeren",
            "oorzaak_zoeken",
            "gekleurd_samenvatten",
        ),
    ),
    "meeleef_reflex": ReflexEntry(
        slug="meeleef_reflex",
        label=Text(nl="meeleefreflex", en="sympathising reflex"),
        assumption=Text(
            nl="jij hebt het zwaar, dus ik maak het snel lichter voor je",
            en="this is hard on you, so I have to make you feel better soon",
        ),
        kind_intention=Text(
            nl="Vaak zit hier de wens achter om iemand niet alleen te laten met de pijn.",
            en="Often the wish behind it is not to leave someone alone with the pain.",
        ),
        what_happens=Text(
            nl=(
                "Even lucht het op. Daarna begint het verhaal opnieuw, of gaat de ander op je "
                "leunen."
            ),
            en=(
                "For a moment it is a relief. Then the story starts again, or the client comes "
                "to lean on you."
            ),
        ),
        behaviours=(
            "geruststellen",
            "troosten",
            "goedpraten",
            "prijzen",
            "afzwakken_gevoel",
            "eigen_verhaal",
            "stil_overnemen",
        ),
    ),
    "advies_reflex": ReflexEntry(
        slug="advies_reflex",
        label=Text(nl="adviesreflex", en="advising reflex"),
        assumption=Text(
            nl="jij weet het nog niet, dus leg ik het uit",
            en="you do not know it yet, so I explain it",
        ),
        kind_intention=Text(
            nl="Vaak zit hier de wens achter dat de ander snel verder kan.",
            en="Often the wish behind it is that the other person can move on soon.",
        ),
        what_happens=Text(
            nl=(
                "Er komt een 'ja, maar', of een beleefd ja. De oplossing wordt minder iets van "
                "de ander zelf."
            ),
            en=(
                "A 'yes, but' follows, or a polite yes. The solution becomes less the client's own."
            ),
        ),
        behaviours=(
            "ongevraagd_advies",
            "uitleggen",
            "overtuigen",
            "oplossing_aandragen",
            "voorschrijven",
        ),
    ),
    "afleid_reflex": ReflexEntry(
        slug="afleid_reflex",
        label=Text(nl="afleidreflex", en="deflecting reflex"),
        assumption=Text(
            nl="hier praten we beter niet over, want het is te zwaar of het helpt toch niet",
            en="better not talk about this, for it is too heavy or there is no point",
        ),
        kind_intention=Text(
            nl="Vaak zit hier de wens achter om de ander te sparen.",
            en="Often the wish behind it is to spare the other person.",
        ),
        what_happens=Text(
            nl="De ander zegt het nog eens, luider, of valt stil.",
            en="The client says it again, louder, or falls silent.",
        ),
        behaviours=(
            "negeren",
            "wegwuiven",
            "ombuigen",
            "onderwerp_wisselen",
            "afzwakken_onderwerp",
            "doorschuiven",
            "achterhouden",
        ),
    ),
    "correctie_reflex": ReflexEntry(
        slug="correctie_reflex",
        label=Text(nl="correctiereflex", en="correcting reflex"),
        assumption=Text(
            nl="wat jij doet loopt mis, dus ik moet je tegenhouden",
            en="what you do will go wrong, so I have to stop you",
        ),
        kind_intention=Text(
            nl="Vaak zit hier de wens achter om de ander voor schade te behoeden.",
            en="Often the wish behind it is to keep the other person from harm.",
        ),
        what_happens=Text(
            nl="De ander verdedigt zich, valt aan of trekt zich terug, en de spanning stijgt.",
            en="The client defends, attacks or withdraws, and the tension rises.",
        ),
        behaviours=(
            "waarschuwen",
            "nadelen_noemen",
            "bekritiseren",
            "preken",
            "veroordelen",
            "terechtwijzen",
        ),
    ),
}
"""The five reflexes, in the order of the codebook (A2 to A6, 2.3)."""

BEHAVIOUR_ENTRIES: Mapping[Behaviour, BehaviourEntry] = {
    "ondervragen": BehaviourEntry(
        "ondervragen",
        "interpretatie_reflex",
        Text(nl="ondervragen", en="interrogating"),
        "probleemverkenning",
    ),
    "duiden": BehaviourEntry(
        "duiden",
        "interpretatie_reflex",
        Text(nl="duiden", en="explaining the client"),
        "spiegelen_werkelijkheid",
    ),
    "diagnosticeren": BehaviourEntry(
        "diagnosticeren",
        "interpretatie_reflex",
        Text(nl="een etiket plakken", en="diagnosing"),
        "spiegelen_werkelijkheid",
    ),
    "oorzaak_zoeken": BehaviourEntry(
        "oorzaak_zoeken",
        "interpretatie_reflex",
        Text(nl="naar de oorzaak zoeken", en="hunting for causes"),
        "probleemverkenning",
    ),
    "gekleurd_samenvatten": BehaviourEntry(
        "gekleurd_samenvatten",
        "interpretatie_reflex",
        Text(nl="gekleurd samenvatten", en="summarising with a slant"),
        "samenvatten",
    ),
    "geruststellen": BehaviourEntry(
        "geruststellen", "meeleef_reflex", Text(nl="geruststellen", en="reassuring"), "erkennen"
    ),
    "troosten": BehaviourEntry(
        "troosten", "meeleef_reflex", Text(nl="troosten", en="consoling"), "erkennen"
    ),
    "goedpraten": BehaviourEntry(
        "goedpraten", "meeleef_reflex", Text(nl="goedpraten", en="making excuses"), "erkennen"
    ),
    "prijzen": BehaviourEntry(
        "prijzen", "meeleef_reflex", Text(nl="prijzen", en="praising"), "compliment_gegrond"
    ),
    "afzwakken_gevoel": BehaviourEntry(
        "afzwakken_gevoel",
        "meeleef_reflex",
        Text(nl="het gevoel kleiner maken", en="playing down the feeling"),
        "erkennen",
    ),
    "eigen_verhaal": BehaviourEntry(
        "eigen_verhaal",
        "meeleef_reflex",
        Text(nl="een eigen verhaal vertellen", en="telling your own story"),
        "erkennen",
    ),
    "stil_overnemen": BehaviourEntry(
        "stil_overnemen",
        "meeleef_reflex",
        Text(nl="stil overnemen", en="taking over silently"),
        "overname_aankondigen",
    ),
    "ongevraagd_advies": BehaviourEntry(
        "ongevraagd_advies",
        "advies_reflex",
        Text(nl="ongevraagd advies geven", en="advising unasked"),
        "advies_met_mandaat",
    ),
    "uitleggen": BehaviourEntry(
        "uitleggen", "advies_reflex", Text(nl="uitleggen", en="explaining"), "informatie_geven"
    ),
    "overtuigen": BehaviourEntry(
        "overtuigen", "advies_reflex", Text(nl="overtuigen", en="persuading"), "informatie_geven"
    ),
    "oplossing_aandragen": BehaviourEntry(
        "oplossing_aandragen",
        "advies_reflex",
        Text(nl="een oplossing aandragen", en="offering a solution"),
        "advies_met_mandaat",
    ),
    "voorschrijven": BehaviourEntry(
        "voorschrijven", "advies_reflex", Text(nl="voorschrijven", en="prescribing"), "instrueren"
    ),
    "negeren": BehaviourEntry("negeren", "afleid_reflex", Text(nl="negeren", en="ignoring"), None),
    "wegwuiven": BehaviourEntry(
        "wegwuiven", "afleid_reflex", Text(nl="wegwuiven", en="waving it away"), None
    ),
    "ombuigen": BehaviourEntry(
        "ombuigen",
        "afleid_reflex",
        Text(nl="ombuigen", en="bending it another way"),
        "focus_terugbrengen",
    ),
    "onderwerp_wisselen": BehaviourEntry(
        "onderwerp_wisselen",
        "afleid_reflex",
        Text(nl="van onderwerp wisselen", en="changing the subject"),
        "focus_terugbrengen",
    ),
    "afzwakken_onderwerp": BehaviourEntry(
        "afzwakken_onderwerp",
        "afleid_reflex",
        Text(nl="het onderwerp kleiner maken", en="playing down the subject"),
        None,
    ),
    "doorschuiven": BehaviourEntry(
        "doorschuiven",
        "afleid_reflex",
        Text(nl="doorschuiven", en="passing it on"),
        "regie_teruggeven",
    ),
    "achterhouden": BehaviourEntry(
        "achterhouden",
        "afleid_reflex",
        Text(nl="achterhouden", en="withholding"),
        "informatie_geven",
    ),
    "waarschuwen": BehaviourEntry(
        "waarschuwen",
        "correctie_reflex",
        Text(nl="waarschuwen", en="warning"),
        "aanschuiven_werkelijkheid",
    ),
    "nadelen_noemen": BehaviourEntry(
        "nadelen_noemen",
        "correctie_reflex",
        Text(nl="de nadelen noemen", en="naming the drawbacks"),
        "aanschuiven_werkelijkheid",
    ),
    "bekritiseren": BehaviourEntry(
        "bekritiseren",
        "correctie_reflex",
        Text(nl="bekritiseren", en="criticising"),
        "gedrag_begrenzen",
    ),
    "preken": BehaviourEntry(
        "preken", "correctie_reflex", Text(nl="preken", en="preaching"), "gedrag_begrenzen"
    ),
    "veroordelen": BehaviourEntry(
        "veroordelen",
        "correctie_reflex",
        Text(nl="veroordelen", en="condemning"),
        "gedrag_begrenzen",
    ),
    "terechtwijzen": BehaviourEntry(
        "terechtwijzen",
        "correctie_reflex",
        Text(nl="terechtwijzen", en="reprimanding"),
        "gedrag_begrenzen",
    ),
}
"""The behaviours of 2.3, each with its twin."""
