"""The closed vocabularies of codebook section 10, as types and as tuples.

Slugs are Dutch and are plain strings: they stand like this in a scenario file, in the store and in
JSON. Each ``Literal`` is the type a checker sees; the tuple beside it is the same list at run time.
"""

from typing import Literal, NamedTuple, get_args


class Text(NamedTuple):
    """One text of the codebook in both languages of the program."""

    nl: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in ``language`` (``"en"``), and Dutch for every other language."""
        return self.en if language == "en" else self.nl


Stance = Literal["bezoeker", "klager", "klant"]
"""How client and helper work together now (codebook 4.4): never a label for a person (0.1)."""
STANCES: tuple[Stance, ...] = get_args(Stance)

Phase = Literal["geen", "acuut", "overgenomen", "gestabiliseerd", "overgedragen"]
"""Phase of a crisis (codebook 4.5)."""
PHASES: tuple[Phase, ...] = get_args(Phase)

CrisisKind = Literal["geen", "beleefd", "werkelijk"]
"""No crisis, one that is lived as a crisis, or a real one in the codebook's sense (B16)."""
CRISIS_KINDS: tuple[CrisisKind, ...] = get_args(CrisisKind)

Start = Literal["bezoeker", "klager", "klant", "crisis_acuut", "crisis_gestabiliseerd"]
"""Where a conversation can begin; also the five columns of the fit matrix (codebook 3.4, 4.2)."""
STARTS: tuple[Start, ...] = get_args(Start)
Column = Start

Gauge = Literal["vertrouwen", "hoop", "regie", "spanning"]
"""The four hidden gauges, each an integer from 0 to 10 (codebook 4.2)."""
GAUGES: tuple[Gauge, ...] = get_args(Gauge)

Fit = Literal["passend", "neutraal", "reflex", "schadelijk"]
"""What a reply turned out to be in the state it was given in (codebook 3)."""
FITS: tuple[Fit, ...] = get_args(Fit)

Reflex = Literal[
    "interpretatie_reflex", "meeleef_reflex", "advies_reflex", "afleid_reflex", "correctie_reflex"
]
"""The five help-reflexes (codebook A2 to A6)."""
REFLEXES: tuple[Reflex, ...] = get_args(Reflex)

Intervention = Literal[
    "verwelkomen",
    "erkennen",
    "volgen",
    "samenvatten",
    "compliment_gegrond",
    "transparant_maken",
    "herstellen",
    "nuttigheidsvraag",
    "perspectiefwisseling",
    "probleemverkenning",
    "focus_terugbrengen",
    "gewenste_situatie_vragen",
    "uitzonderingsvraag",
    "copingvraag",
    "hoopvraag",
    "schaalvraag",
    "steunbron_vragen",
    "volgende_stap_vragen",
    "mandaat_vragen",
    "regie_teruggeven",
    "mutualiseren",
    "spiegelen_werkelijkheid",
    "aanschuiven_werkelijkheid",
    "ambivalentie_verkennen",
    "gedachte_onderzoeken",
    "herkaderen",
    "informatie_geven",
    "advies_met_mandaat",
    "slecht_nieuws_brengen",
    "gedrag_begrenzen",
    "veiligheid_uitvragen",
    "overname_aankondigen",
    "instrueren",
    "ketenpartner_inschakelen",
    "warm_overdragen",
]
"""The 35 interventions (codebook 2.2)."""
INTERVENTIONS: tuple[Intervention, ...] = get_args(Intervention)

ReplyType = Intervention | Reflex
"""One of the 40 types a reply is written as (codebook 2)."""
REPLY_TYPES: tuple[ReplyType, ...] = (*INTERVENTIONS, *REFLEXES)

REPAIR_REPLY = "herstel"
"""Id of the extra reply that is on offer while the contact has cooled (codebook 4.3)."""

Measured = ReplyType | Literal["neutraal"]
"""What a reply is measured as: its own type, the twin reflex, or nothing in particular."""

Group = Literal["contact", "cirkel", "verdieping", "kader", "crisis", "reflex"]
GROUPS: tuple[Group, ...] = get_args(Group)

TalkPhase = Literal[
    "opening",
    "huidige_situatie",
    "gewenste_situatie",
    "uitzonderingen",
    "volgende_stap",
    "mandaat",
    "crisis",
    "afronding",
]
"""Phases of a conversation (codebook 2, ``fasen``)."""
TALK_PHASES: tuple[TalkPhase, ...] = get_args(TalkPhase)

QuestionForm = Literal["geen", "open", "gesloten", "suggestief", "retorisch", "discussie", "stapel"]
"""Form of the question in a reply (codebook 2.4)."""
QUESTION_FORMS: tuple[QuestionForm, ...] = get_args(QuestionForm)

Exploration = Literal["e_in", "e_ex", "geen"]
"""Whether a question stays in the client's frame or brings a new angle (codebook 2.4)."""
EXPLORATIONS: tuple[Exploration, ...] = get_args(Exploration)

Signal = Literal[
    "emotie",
    "vraagt_info",
    "vraagt_advies",
    "uitzondering",
    "kracht",
    "wens",
    "ja_maar",
    "slachtoffertaal",
    "schuldige_zoeken",
    "geen_probleem",
    "ambivalentie",
    "weerstand",
    "stilte",
    "breuk",
    "gevaar",
    "grens",
    "schadelijke_keuze",
    "instemming",
    "geen",
]
"""What a client line asks for between the words (codebook 3.3)."""
SIGNALS: tuple[Signal, ...] = get_args(Signal)

Behaviour = Literal[
    "ondervragen",
    "duiden",
    "diagnosticeren",
    "oorzaak_zoeken",
    "gekleurd_samenvatten",
    "geruststellen",
    "troosten",
    "goedpraten",
    "prijzen",
    "afzwakken_gevoel",
    "eigen_verhaal",
    "stil_overnemen",
    "ongevraagd_advies",
    "uitleggen",
    "overtuigen",
    "oplossing_aandragen",
    "voorschrijven",
    "negeren",
    "wegwuiven",
    "ombuigen",
    "onderwerp_wisselen",
    "afzwakken_onderwerp",
    "doorschuiven",
    "achterhouden",
    "waarschuwen",
    "nadelen_noemen",
    "bekritiseren",
    "preken",
    "veroordelen",
    "terechtwijzen",
]
"""What a reflex looks like from outside (codebook 2.3, ``reflexgedrag``)."""
BEHAVIOURS: tuple[Behaviour, ...] = get_args(Behaviour)

Technique = Literal[
    "stilte",
    "knik",
    "echo",
    "eenvoudige_reflectie",
    "brug",
    "direct",
    "indirect",
    "kracht_benoemen",
    "doel",
    "verschil",
    "stel_dat",
    "tweezijdige_reflectie",
    "versterkte_reflectie",
    "evocatieve_vraag",
    "belang",
    "goede_oude_tijd",
    "toekomstplan",
    "zwartkijken",
    "a_feit",
    "b_gedachte",
    "c_gevolg",
    "honderd_anderen",
    "toets",
    "grens",
    "oordeel_over_gedrag",
    "rol_bewaken",
]
"""Closed sub-lists of some reply types (codebook 2.2, ``techniek``)."""
TECHNIQUES: tuple[Technique, ...] = get_args(Technique)

Flag = Literal[
    "erkend",
    "feit_bekend",
    "klacht_benoemd",
    "wens_benoemd",
    "doel_benoemd",
    "eigen_aandeel",
    "stap_benoemd",
    "coping_gevonden",
    "toestemming",
    "mandaat",
    "mandaat_overname",
    "recht_op_info",
    "gevaar",
    "veiligheid_bekend",
    "grens_overschreden",
    "schadelijk_gedrag",
    "schadelijke_keuze",
    "begrip_zonder_gedrag",
    "dreiging_afgewend",
    "teruggekoppeld",
]
"""What has become true in the talk (codebook 3.2). A file may declare up to four more."""
FLAGS: tuple[Flag, ...] = get_args(Flag)

Ending = Literal[
    "afspraak_volgende_stap",
    "vervolg_gekozen",
    "open_deur",
    "warm_overgedragen",
    "regie_terug",
    "tot_morgen",
    "afgerond_met_regie",
    "beleefd_ja",
    "afhankelijk",
    "tijd_op",
    "haakt_af",
    "escalatie",
    "veiligheid_gemist",
    "verlaten",
]
"""How a conversation can end (codebook 4.6, ``uitkomst``)."""
ENDINGS: tuple[Ending, ...] = get_args(Ending)

EndingKind = Literal["goed", "gemengd", "moeilijk", "gestopt", "neutraal"]
ENDING_KINDS: tuple[EndingKind, ...] = get_args(EndingKind)

Variant = Literal["nogmaals", "gejaagd", "koel", "open", "gewoon"]
"""How a client line sounds; the order is the order in which they are tried (codebook 4.7)."""
VARIANTS: tuple[Variant, ...] = get_args(Variant)

HelpForm = Literal["informeel", "semiformeel", "formeel"]
HELP_FORMS: tuple[HelpForm, ...] = get_args(HelpForm)

SessionKind = Literal["eerste", "vervolg", "afsluiting"]
"""Place of the talk in the trajectory (``fase_in_traject``)."""
SESSION_KINDS: tuple[SessionKind, ...] = get_args(SessionKind)

Estimate = Literal["beslisboom", "rol", "kunnen_willen_klaar"]
"""What a learner can be asked to estimate (codebook 5.7)."""
ESTIMATES: tuple[Estimate, ...] = get_args(Estimate)

StatedGround = Literal["client_vroeg", "mandaat", "veiligheid", "feit_van_client", "anders"]
"""Why a learner says she gave a reply on purpose (codebook 3.1, rule R6)."""
STATED_GROUNDS: tuple[StatedGround, ...] = get_args(StatedGround)

Sureness = Literal["onzeker", "redelijk", "zeker"]
"""How sure a learner was, before the client answered, that her reply fitted here."""
SURENESSES: tuple[Sureness, ...] = get_args(Sureness)

PullSource = Literal[
    "aard",
    "opleiding",
    "ongemak_met_gevoel",
    "verantwoordelijkheid",
    "risico_mijden",
    "waardering",
]
"""Where the pull of a reflex can come from (codebook A9)."""
PULL_SOURCES: tuple[PullSource, ...] = get_args(PullSource)

FormOfAddress = Literal["u", "je"]
FORMS_OF_ADDRESS: tuple[FormOfAddress, ...] = get_args(FormOfAddress)

ContentTag = Literal[
    "suicidaliteit",
    "kindermishandeling",
    "huiselijk_geweld",
    "rouw",
    "verslaving",
    "gokken",
    "schulden",
    "huisuitzetting",
    "relatiebreuk",
    "echtscheiding",
    "ziekte",
    "verbale_agressie",
    "somberheid",
    "kind",
    "mantelzorg",
    "gevaar_signaal",
]
"""What a learner is warned of before the first line (codebook 8.2)."""
CONTENT_TAGS: tuple[ContentTag, ...] = get_args(ContentTag)
LOCKED_TAGS: frozenset[ContentTag] = frozenset(
    ("suicidaliteit", "kindermishandeling", "huiselijk_geweld")
)
"""Tags that need a dated review by a professional before a scenario loads (codebook 8.2, 9.25)."""

ScheinRole = Literal["expert", "dokter", "proces", "geen"]
SCHEIN_ROLES: tuple[ScheinRole, ...] = get_args(ScheinRole)

CrisisRole = Literal["helpen", "sturen", "instrueren", "trainen", "geen"]
CRISIS_ROLES: tuple[CrisisRole, ...] = get_args(CrisisRole)

LearyPosition = Literal["nabij_hoog", "nabij_laag", "ver_hoog", "ver_laag", "naast"]
LEARY_POSITIONS: tuple[LearyPosition, ...] = get_args(LearyPosition)

HelpCondition = Literal[
    "erkenning",
    "veiligheid",
    "werkrelatie",
    "hoop",
    "doelen_en_mogelijkheden",
    "zeggenschap",
    "inzichtelijke_structuur",
    "concrete_steun",
    "geen",
]
"""The eight conditions of helping help (codebook C6, ``voorwaarde``)."""
HELP_CONDITIONS: tuple[HelpCondition, ...] = get_args(HelpCondition)

ScoreBand = Literal["--", "-", "+/-", "+", "++"]
"""The five-point notation of a score; ``++`` is: not at all on routine (codebook 5.3)."""
SCORE_BANDS: tuple[ScoreBand, ...] = get_args(ScoreBand)
