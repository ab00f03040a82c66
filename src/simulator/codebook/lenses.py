"""Tags that let the debrief look at a reply through another lens (codebook 6).

Lenses never change the fit. What the codebook says here beyond the names is general knowledge. The
lenses that follow the steps of a model are data: see `simulator.codebook.strips`.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from simulator.codebook.vocabulary import (
    CrisisRole,
    HelpCondition,
    LearyPosition,
    ReplyType,
    ScheinRole,
    Text,
)


class LensTags(NamedTuple):
    """The default tags of a reply type; an author may override them per reply."""

    macht: int
    """-1 below, 0 beside, +1 above the client (roos van Leary)."""

    nabij: int
    """-1 against, 0 neither, +1 together with the client (roos van Leary)."""

    schein: ScheinRole
    crisisrol: CrisisRole
    model: Literal["e", "m", "0"]
    """``e`` empowerment, ``m`` medisch, ``0`` neither (codebook C8, C9)."""

    ladder: Literal["a", "l", "p", "h"]
    """accepteren, luisteren, praten, helpen (codebook C7)."""

    directiviteit: int
    """0 follows, 1 structures the talk, 2 steers its content (codebook D3)."""

    status: int
    """+1 raises the client's standing, 0 leaves it, -1 lowers it (codebook E4)."""

    voorwaarde: HelpCondition


LENS_TAGS: Mapping[ReplyType, LensTags] = {
    "verwelkomen": LensTags(0, 1, "proces", "helpen", "e", "a", 0, 1, "veiligheid"),
    "erkennen": LensTags(0, 1, "proces", "helpen", "e", "a", 0, 1, "erkenning"),
    "volgen": LensTags(-1, 1, "proces", "helpen", "e", "l", 0, 1, "veiligheid"),
    "samenvatten": LensTags(0, 1, "proces", "helpen", "e", "l", 1, 1, "inzichtelijke_structuur"),
    "compliment_gegrond": LensTags(0, 1, "proces", "helpen", "e", "p", 0, 1, "erkenning"),
    "transparant_maken": LensTags(
        1, 1, "proces", "helpen", "e", "a", 1, 1, "inzichtelijke_structuur"
    ),
    "herstellen": LensTags(-1, 1, "proces", "helpen", "e", "a", 0, 1, "werkrelatie"),
    "nuttigheidsvraag": LensTags(-1, 1, "proces", "helpen", "e", "l", 1, 1, "zeggenschap"),
    "perspectiefwisseling": LensTags(
        0, 1, "proces", "sturen", "e", "p", 1, 0, "doelen_en_mogelijkheden"
    ),
    "probleemverkenning": LensTags(0, 1, "proces", "helpen", "0", "l", 1, 0, "erkenning"),
    "focus_terugbrengen": LensTags(
        1, 1, "proces", "helpen", "e", "p", 1, 1, "doelen_en_mogelijkheden"
    ),
    "gewenste_situatie_vragen": LensTags(
        0, 1, "proces", "helpen", "e", "p", 1, 1, "doelen_en_mogelijkheden"
    ),
    "uitzonderingsvraag": LensTags(
        0, 1, "proces", "helpen", "e", "p", 1, 1, "doelen_en_mogelijkheden"
    ),
    "copingvraag": LensTags(0, 1, "proces", "helpen", "e", "l", 1, 1, "erkenning"),
    "hoopvraag": LensTags(0, 1, "proces", "helpen", "e", "p", 1, 0, "hoop"),
    "schaalvraag": LensTags(1, 1, "proces", "helpen", "e", "p", 1, 0, "doelen_en_mogelijkheden"),
    "steunbron_vragen": LensTags(0, 1, "proces", "helpen", "e", "p", 1, 0, "concrete_steun"),
    "volgende_stap_vragen": LensTags(
        0, 1, "proces", "helpen", "e", "h", 1, 1, "doelen_en_mogelijkheden"
    ),
    "mandaat_vragen": LensTags(-1, 1, "proces", "helpen", "e", "p", 1, 1, "zeggenschap"),
    "regie_teruggeven": LensTags(-1, 1, "proces", "helpen", "e", "h", 0, 1, "zeggenschap"),
    "mutualiseren": LensTags(1, 1, "proces", "helpen", "e", "p", 1, 1, "werkrelatie"),
    "spiegelen_werkelijkheid": LensTags(1, 0, "proces", "helpen", "e", "p", 1, 0, "werkrelatie"),
    "aanschuiven_werkelijkheid": LensTags(1, 0, "proces", "sturen", "e", "p", 1, 0, "zeggenschap"),
    "ambivalentie_verkennen": LensTags(
        0, 1, "proces", "helpen", "e", "p", 1, 1, "doelen_en_mogelijkheden"
    ),
    "gedachte_onderzoeken": LensTags(
        1, 0, "proces", "trainen", "0", "p", 2, 0, "doelen_en_mogelijkheden"
    ),
    "herkaderen": LensTags(1, 1, "proces", "trainen", "e", "p", 2, 1, "hoop"),
    "informatie_geven": LensTags(
        1, 1, "expert", "trainen", "0", "h", 2, 0, "inzichtelijke_structuur"
    ),
    "advies_met_mandaat": LensTags(1, 1, "expert", "trainen", "0", "h", 2, 0, "concrete_steun"),
    "slecht_nieuws_brengen": LensTags(
        1, 0, "expert", "instrueren", "0", "p", 2, 0, "inzichtelijke_structuur"
    ),
    "gedrag_begrenzen": LensTags(1, 0, "proces", "sturen", "0", "p", 2, 0, "veiligheid"),
    "veiligheid_uitvragen": LensTags(1, 1, "dokter", "sturen", "0", "l", 2, 0, "veiligheid"),
    "overname_aankondigen": LensTags(
        1, 1, "expert", "instrueren", "0", "h", 2, 0, "concrete_steun"
    ),
    "instrueren": LensTags(1, 0, "expert", "instrueren", "m", "h", 2, -1, "concrete_steun"),
    "ketenpartner_inschakelen": LensTags(
        1, 1, "expert", "instrueren", "0", "h", 2, 0, "veiligheid"
    ),
    "warm_overdragen": LensTags(
        0, 1, "proces", "helpen", "e", "h", 1, 1, "inzichtelijke_structuur"
    ),
    "interpretatie_reflex": LensTags(1, 0, "dokter", "geen", "m", "p", 2, -1, "geen"),
    "meeleef_reflex": LensTags(1, 1, "geen", "geen", "0", "h", 0, -1, "geen"),
    "advies_reflex": LensTags(1, 1, "expert", "geen", "m", "h", 2, -1, "geen"),
    "afleid_reflex": LensTags(0, -1, "geen", "geen", "0", "p", 2, -1, "geen"),
    "correctie_reflex": LensTags(1, -1, "dokter", "geen", "m", "p", 2, -1, "geen"),
}
"""The default tags of every reply type (codebook 6.5)."""

SCHEIN_LABELS: Mapping[ScheinRole, Text] = {
    "expert": Text(nl="expert", en="expert role"),
    "dokter": Text(nl="dokter", en="doctor role"),
    "proces": Text(nl="procesadviseur", en="process role"),
    "geen": Text(nl="geen helpende rol", en="no helping role"),
}
SCHEIN_MEANINGS: Mapping[ScheinRole, Text] = {
    "expert": Text(nl="geeft het antwoord of doet het zelf", en="supplies the answer or does it"),
    "dokter": Text(
        nl="onderzoekt, stelt vast en schrijft voor", en="examines, diagnoses, prescribes"
    ),
    "proces": Text(
        nl="helpt de ander zelf te zien, te kiezen en de regie te houden",
        en="helps the other to see, choose and keep ownership",
    ),
    "geen": Text(nl="leidt af of sust", en="deflects or consoles"),
}
"""What each role does (codebook 6.2)."""

CRISIS_ROLE_LABELS: Mapping[CrisisRole, Text] = {
    "helpen": Text(nl="helpen", en="helping"),
    "sturen": Text(nl="sturen", en="steering"),
    "instrueren": Text(nl="instrueren", en="instructing"),
    "trainen": Text(nl="trainen", en="training"),
    "geen": Text(nl="geen rol", en="no role"),
}
CRISIS_ROLE_MEANINGS: Mapping[CrisisRole, Text] = {
    "helpen": Text(
        nl="doel en oplossing komen van de ander", en="goal and solution come from the client"
    ),
    "sturen": Text(
        nl="het doel komt van buiten, de oplossing van de ander",
        en="the goal comes from outside, the solution from the client",
    ),
    "instrueren": Text(
        nl="doel en oplossing komen van buiten", en="goal and solution come from outside"
    ),
    "trainen": Text(
        nl="het doel komt van de ander, de oplossing van buiten",
        en="the goal comes from the client, the solution from outside",
    ),
    "geen": Text(nl="geen van deze rollen", en="none of these roles"),
}
"""Where goal and solution come from in each role (codebook 6.3)."""

LEARY_INVITES: Mapping[LearyPosition, Text] = {
    "nabij_hoog": Text(nl="volgen en leunen", en="following, dependence"),
    "nabij_laag": Text(nl="leiden, vertellen en beslissen", en="leading, telling, deciding"),
    "ver_hoog": Text(nl="verzet of mokken", en="resistance or sulking"),
    "ver_laag": Text(nl="aanval en kritiek", en="attack, criticism"),
    "naast": Text(nl="ook gelijkwaardigheid", en="equality as well"),
}
"""What each of the positions tends to invite in the client: general knowledge, not a law (codebook
6.1)."""

HELP_CONDITION_LABELS: Mapping[HelpCondition, Text] = {
    "erkenning": Text(nl="erkenning", en="acknowledgement"),
    "veiligheid": Text(nl="veiligheid", en="safety"),
    "werkrelatie": Text(
        nl="een gelijkwaardige persoonlijke relatie", en="an equal personal relation"
    ),
    "hoop": Text(nl="hoop", en="hope"),
    "doelen_en_mogelijkheden": Text(nl="eigen doelen en mogelijkheden", en="own goals and means"),
    "zeggenschap": Text(nl="zeggenschap", en="say"),
    "inzichtelijke_structuur": Text(
        nl="zicht op hoe de hulp in elkaar zit", en="insight in structure"
    ),
    "concrete_steun": Text(
        nl="concrete steun en advies op het goede moment",
        en="concrete support and advice at the right moment",
    ),
    "geen": Text(nl="geen van de acht", en="none of the eight"),
}
"""The eight conditions of helping help (codebook C6)."""

MODEL_LABELS: Mapping[Literal["e", "m", "0"], Text] = {
    "e": Text(nl="empowermentmodel", en="empowerment model"),
    "m": Text(nl="medisch model", en="medical model"),
    "0": Text(nl="geen van beide", en="neither"),
}
LADDER_LABELS: Mapping[Literal["a", "l", "p", "h"], Text] = {
    "a": Text(nl="accepteren", en="accept"),
    "l": Text(nl="luisteren", en="listen"),
    "p": Text(nl="praten", en="talk"),
    "h": Text(nl="helpen", en="help"),
}
"""The four rungs in their order (codebook C7)."""

DIRECTIVITEIT_LABELS: Mapping[int, Text] = {
    0: Text(nl="volgt", en="follows"),
    1: Text(nl="geeft het gesprek structuur", en="structures the talk"),
    2: Text(nl="stuurt de inhoud", en="steers the content"),
}

MACHT_LABELS: Mapping[int, Text] = {
    1: Text(nl="boven", en="above"),
    0: Text(nl="naast", en="beside"),
    -1: Text(nl="onder", en="below"),
}
NABIJ_LABELS: Mapping[int, Text] = {
    -1: Text(nl="tegen", en="against"),
    0: Text(nl="ertussenin", en="midway"),
    1: Text(nl="samen", en="together"),
}
"""The two axes of the roos van Leary (codebook 6.1), in the order of a drawing."""


class LensEntry(NamedTuple):
    """A lens as the learner can choose it."""

    slug: str
    label: Text
    looks_at: Text
    """What can be seen through it, as a clause after "shows"."""


LENS_ENTRIES: Mapping[str, LensEntry] = {
    entry.slug: entry
    for entry in (
        LensEntry(
            "leary",
            Text(nl="roos van Leary", en="Leary's rose"),
            Text(
                nl="waar je stond: boven, naast of onder de ander, en samen of tegen",
                en="where you stood: above, beside or below the other, together or against",
            ),
        ),
        LensEntry(
            "schein",
            Text(nl="rollen van Schein", en="Schein's roles"),
            Text(
                nl="of je expert, dokter of procesadviseur was, en hoe je van rol wisselde",
                en="whether you were expert, doctor or on the process, and how you changed roles",
            ),
        ),
        LensEntry(
            "crisisrol",
            Text(nl="crisisrollen", en="crisis roles"),
            Text(
                nl="van wie doel en oplossing kwamen: helpen, sturen, instrueren of trainen",
                en="whose the goal and solution were: helping, steering, instructing or training",
            ),
        ),
        LensEntry(
            "vragen",
            Text(nl="vragen", en="questions"),
            Text(
                nl="welke vormen je vragen hadden, en wat er tussen de vragen stond",
                en="which forms your questions had, and what stood between them",
            ),
        ),
        LensEntry(
            "cirkel",
            Text(nl="cirkel van empowerment", en="circle of empowerment"),
            Text(
                nl="langs welke delen van de cirkel het ging, en waar je om het mandaat vroeg",
                en="which segments of the circle it passed, and where you asked for the mandate",
            ),
        ),
        LensEntry(
            "voorwaarden",
            Text(nl="acht voorwaarden", en="eight conditions"),
            Text(
                nl="welke van de acht voorwaarden voor hulp aan bod kwamen, en in welke beurt",
                en="which of the eight conditions of helping came up, and in which turn",
            ),
        ),
        LensEntry(
            "ladder",
            Text(nl="ladder van helpen", en="ladder of helping"),
            Text(
                nl="in welke volgorde je accepteerde, luisterde, praatte en hielp",
                en="in which order you accepted, listened, talked and helped",
            ),
        ),
        LensEntry(
            "model",
            Text(nl="medisch of empowerment", en="medical or empowerment"),
            Text(
                nl="welk deel van je antwoorden bij het ene en bij het andere model hoort",
                en="which share of your replies belongs to the one model and to the other",
            ),
        ),
        LensEntry(
            "directiviteit",
            Text(nl="volgen en sturen", en="following and steering"),
            Text(
                nl="waar je volgde, structuur gaf of de inhoud stuurde, met de spanning eronder",
                en="where you followed, gave structure or steered, with the tension below",
            ),
        ),
        LensEntry(
            "nabijheid",
            Text(nl="afstand en nabijheid", en="distance and closeness"),
            Text(
                nl="waar je op afstand stond of heel dichtbij, en wat de ander toen deed",
                en="where you stood at a distance or very close, and what the other did then",
            ),
        ),
        LensEntry(
            "agressie",
            Text(nl="over de grens", en="over the limit"),
            Text(
                nl="hoe snel je erkende en begrensde nadat er een grens over was gegaan",
                en="how soon you acknowledged and set a limit after one was crossed",
            ),
        ),
    )
}
"""The lenses of codebook 6.1 to 6.4 and 6.6 that are no strips, in the order of the page."""
