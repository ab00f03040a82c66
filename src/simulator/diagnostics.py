"""Problems as values: what is wrong in a file, where, and what to do about it.

A problem is found wherever it is found and shown only at the edge. Each kind of problem has one
definition here, named after the pattern that was found, so that "allow unknown-scene" is a
sentence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from simulator.codebook.vocabulary import Text


class Severity(Enum):
    """How bad it is. An error keeps a scenario from being played."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Span(NamedTuple):
    """A stretch of a file; lines and columns count from 1, the end column is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


WHOLE_FILE = Span(1, 1, 1, 1)


class Kind(NamedTuple):
    """The definition of one kind of problem.

    ``headline`` and ``help`` are templates: the words of a found problem are put into their
    ``{placeholders}`` by the function that finds it.
    """

    code: str
    severity: Severity
    headline: Text
    help: Text


class Related(NamedTuple):
    """Another place that belongs to the problem, such as the first use of a name."""

    span: Span
    message: Text


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem, at one place, with the words that make it this one."""

    kind: Kind
    path: str
    span: Span = WHOLE_FILE
    words: Mapping[str, str] = field(default_factory=dict)
    suggestion: Text | None = None
    """A better guess at a next step than the kind's own help, such as a name that is close."""
    related: tuple[Related, ...] = ()

    @property
    def code(self) -> str:
        """Stable name of the kind, such as ``unknown-scene``."""
        return self.kind.code

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return self.kind.severity

    def headline(self, language: str) -> str:
        """What is wrong, in one sentence."""
        return self.kind.headline.in_language(language).format(**self.words)

    def help(self, language: str) -> str:
        """What to do now, in one sentence."""
        text = self.suggestion or self.kind.help
        return text.in_language(language).format(**self.words)


def in_order(problems: list[Problem]) -> list[Problem]:
    """The problems sorted by file and by place, each once."""
    unique = {(p.path, p.span, p.code, p.headline("en")): p for p in problems}
    return [unique[key] for key in sorted(unique, key=lambda key: (key[0], key[1], key[2]))]


# ---------------------------------------------------------------------------------------------
# The catalogue. Words that differ per language come in pairs: {key_nl} and {key_en}.

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

# The file itself.

MISSING_FILE = Kind(
    "missing-file",
    _ERROR,
    Text("Dit bestand bestaat niet.", "This file does not exist."),
    Text(
        "controleer de naam en de map; `gesprek list` toont de scenario's die er zijn.",
        "check the name and the folder; `gesprek list` shows the scenarios there are.",
    ),
)
FOLDER_INSTEAD_OF_FILE = Kind(
    "folder-instead-of-file",
    _ERROR,
    Text("Dit is een map, geen scenariobestand.", "This is a folder, not a scenario file."),
    Text("noem het .yaml-bestand in deze map.", "name the .yaml file in this folder."),
)
UNREADABLE_FILE = Kind(
    "unreadable-file",
    _ERROR,
    Text(
        "Dit bestand kan niet worden gelezen: {reason_nl}.",
        "This file cannot be read: {reason_en}.",
    ),
    Text(
        "controleer of het een gewoon bestand is en of je het mag lezen.",
        "check that it is an ordinary file and that you may read it.",
    ),
)
BINARY_FILE = Kind(
    "binary-file",
    _ERROR,
    Text("Dit is geen tekstbestand.", "This is not a text file."),
    Text(
        "een scenario is gewone tekst; bewaar een document uit een tekstverwerker als platte "
        "tekst (UTF-8).",
        "a scenario is plain text; save a word processor's document as plain text (UTF-8).",
    ),
)
WRONG_ENCODING = Kind(
    "wrong-encoding",
    _ERROR,
    Text(
        "Dit bestand is geen UTF-8; het lijkt op {encoding_nl}.",
        "This file is not UTF-8; it looks like {encoding_en}.",
    ),
    Text(
        "open het in je editor en bewaar het opnieuw met de tekencodering UTF-8.",
        "open it in your editor and save it again with the encoding UTF-8.",
    ),
)
EMPTY_FILE = Kind(
    "empty-file",
    _ERROR,
    Text("Er staat geen scenario in dit bestand.", "There is no scenario in this file."),
    Text(
        "een scenario begint met `format: 1`, `id` en `title`.",
        "a scenario begins with `format: 1`, `id` and `title`.",
    ),
)
FILE_TOO_LARGE = Kind(
    "file-too-large",
    _ERROR,
    Text(
        "Dit bestand is groter dan {limit}; zo groot is geen scenario.",
        "This file is larger than {limit}; no scenario is that large.",
    ),
    Text(
        "controleer of je het goede bestand noemt, of splits het in meer scenario's.",
        "check that this is the right file, or split it into several scenarios.",
    ),
)
UNLISTED_SCENARIO = Kind(
    "unlisted-scenario",
    _ERROR,
    Text(
        "Dit bestand komt niet in de bibliotheek: {key_nl} ontbreekt of klopt niet.",
        "This file is not in the library: {key_en} is missing or wrong.",
    ),
    Text(
        "`gesprek check` met dit bestand zegt wat er precies mis is.",
        "`gesprek check` with this file says what exactly is wrong.",
    ),
)

# The text as YAML.

NOT_YAML = Kind(
    "not-yaml",
    _ERROR,
    Text("Hier klopt de YAML niet: {reason_nl}.", "The YAML is wrong here: {reason_en}."),
    Text(
        "kijk naar aanhalingstekens, dubbele punten en inspringen op deze regel en de regel "
        "erboven.",
        "look at the quotes, colons and indentation of this line and the one above it.",
    ),
)
TAB_INDENTATION = Kind(
    "tab-indentation",
    _ERROR,
    Text("Deze regel springt in met een tab.", "This line is indented with a tab."),
    Text(
        "gebruik spaties, twee per stap; veel editors kunnen tabs omzetten.",
        "use spaces, two for each step; many editors can convert tabs.",
    ),
)
CONTROL_CHARACTER = Kind(
    "control-character",
    _ERROR,
    Text(
        "Hier staat een onzichtbaar stuurteken ({character}).",
        "There is an invisible control character here ({character}).",
    ),
    Text(
        "haal het weg; zo'n teken kan een scherm of de leesrichting verstoren.",
        "remove it; such a character can disturb a screen or the direction of reading.",
    ),
)
DUPLICATE_KEY = Kind(
    "duplicate-key",
    _ERROR,
    Text(
        "De sleutel `{key}` staat hier voor de tweede keer.",
        "The key `{key}` stands here for the second time.",
    ),
    Text(
        "geef een van de twee een andere naam, of haal er een weg.",
        "rename one of the two, or remove one.",
    ),
)
KEY_NOT_TEXT = Kind(
    "key-not-text",
    _ERROR,
    Text("Deze sleutel is geen tekst: {key}.", "This key is not text: {key}."),
    Text(
        "een sleutel is een naam, zoals `goto` of `binnenkomst`.",
        "a key is a name, such as `goto` or `binnenkomst`.",
    ),
)
ALIAS = Kind(
    "alias",
    _ERROR,
    Text(
        "`{name}` is voor YAML een verwijzing; die worden hier niet gebruikt.",
        "To YAML `{name}` is a reference; they are not used here.",
    ),
    Text(
        "is het tekst? Zet de hele tekst tussen aanhalingstekens. Anders: schrijf het uit.",
        "is it text? Put the whole text in quotes. Otherwise write it out.",
    ),
)
TAG = Kind(
    "tag",
    _ERROR,
    Text(
        "`{tag}` is voor YAML een type-aanduiding; die worden hier niet gebruikt.",
        "To YAML `{tag}` is a type tag; they are not used here.",
    ),
    Text(
        "begint een tekst met een uitroepteken, zet hem dan tussen aanhalingstekens.",
        "where a text begins with an exclamation mark, put it in quotes.",
    ),
)
NESTED_TOO_DEEP = Kind(
    "nested-too-deep",
    _ERROR,
    Text(
        "Dit is meer dan {limit} lagen diep genest.",
        "This is nested more than {limit} levels deep.",
    ),
    Text(
        "een scenario is hoogstens een tiental lagen diep; mist er een sluithaak?",
        "a scenario is some ten levels deep at most; is a closing bracket missing?",
    ),
)
SEVERAL_DOCUMENTS = Kind(
    "several-documents",
    _ERROR,
    Text(
        "Hier begint een tweede YAML-document (`---`).",
        "A second YAML document (`---`) begins here.",
    ),
    Text(
        "een bestand is een scenario: haal de streepjes weg of maak een tweede bestand.",
        "one file is one scenario: remove the dashes or make a second file.",
    ),
)
EMPTY_VALUE = Kind(
    "empty-value",
    _ERROR,
    Text("Bij {key_nl} staat niets.", "There is nothing in {key_en}."),
    Text("vul een waarde in of haal de regel weg.", "fill in a value or remove the line."),
)
TEXT_CUT_BY_HASH = Kind(
    "text-cut-by-hash",
    _WARNING,
    Text(
        "Vanaf het hekje leest YAML dit als commentaar: {lost}",
        "From the hash sign on, YAML reads this as a comment: {lost}",
    ),
    Text(
        "hoort het bij de tekst, zet dan de hele tekst tussen aanhalingstekens; is het "
        "commentaar, zet dan een spatie achter het hekje.",
        "if it belongs to the text, put the whole text in quotes; if it is a comment, put a "
        "space after the hash.",
    ),
)
UNCERTAIN_WIDTH = Kind(
    "uncertain-width",
    _NOTE,
    Text(
        "Niet elke terminal tekent {character} even breed.",
        "Not every terminal draws {character} equally wide.",
    ),
    Text(
        "neem een emoji zonder huidskleur of variant, of beschrijf het met woorden.",
        "take an emoji without skin tone or variant, or say it in words.",
    ),
)
TOO_MANY_PROBLEMS = Kind(
    "too-many-problems",
    _NOTE,
    Text(
        "Dit bestand heeft er nog meer dan deze {count} van de soort {code}.",
        "This file has more of the kind {code} than these {count}.",
    ),
    Text(
        "los de eerste op en controleer het bestand opnieuw.",
        "mend the first ones and check the file again.",
    ),
)

# The keys and values of the format.

UNKNOWN_KEY = Kind(
    "unknown-key",
    _ERROR,
    Text("De sleutel `{key}` hoort hier niet.", "The key `{key}` does not belong here."),
    Text("hier kan staan: {keys}.", "what can stand here: {keys}."),
)
MISSING_KEY = Kind(
    "missing-key",
    _ERROR,
    Text("{where_nl} mist {key_nl}.", "{where_en} lacks {key_en}."),
    Text("voeg een regel `{key}: …` toe.", "add a line `{key}: …`."),
)
WRONG_TYPE = Kind(
    "wrong-type",
    _ERROR,
    Text(
        "Bij {key_nl} hoort {expected_nl}, maar er staat {found_nl}.",
        "{key_en} takes {expected_en}, but here is {found_en}.",
    ),
    Text("schrijf hier {expected_nl}.", "write {expected_en} here."),
)
UNKNOWN_SLUG = Kind(
    "unknown-slug",
    _ERROR,
    Text("{kind_nl} `{slug}` bestaat niet.", "There is no {kind_en} `{slug}`."),
    Text(
        "de lijst staat in docs/codebook.md.",
        "the list is in docs/codebook.md.",
    ),
)
OUT_OF_RANGE = Kind(
    "out-of-range",
    _ERROR,
    Text(
        "{key_nl} is {value}; het loopt van {min} tot en met {max}.",
        "{key_en} is {value}; it runs from {min} to {max}.",
    ),
    Text(
        "kies een heel getal van {min} tot en met {max}.",
        "choose a whole number from {min} to {max}.",
    ),
)
BAD_ID = Kind(
    "bad-id",
    _ERROR,
    Text(
        '"{value}" kan geen id zijn: alleen kleine letters, cijfers en lage streepjes.',
        '"{value}" cannot be an id: only small letters, digits and underscores.',
    ),
    Text("bijvoorbeeld `{example}`.", "for example `{example}`."),
)
TEXT_TOO_LONG = Kind(
    "text-too-long",
    _ERROR,
    Text(
        "{key_nl} is {length} tekens lang; meer dan {limit} past niet op een scherm.",
        "{key_en} is {length} characters long; more than {limit} does not fit a screen.",
    ),
    Text(
        "maak de tekst korter; wat gezegd wordt, kan ook over twee beurten.",
        "shorten the text; what is said can be spread over two turns.",
    ),
)
LONG_TEXT = Kind(
    "long-text",
    _NOTE,
    Text(
        "{key_nl} is {length} tekens lang; tot {limit} leest prettig.",
        "{key_en} is {length} characters long; up to {limit} reads well.",
    ),
    Text("kan het korter?", "can it be shorter?"),
)
SHORT_TEXT = Kind(
    "short-text",
    _NOTE,
    Text(
        "{key_nl} is korter dan {limit} tekens.",
        "{key_en} is shorter than {limit} characters.",
    ),
    Text(
        "schrijf wat iemand hier echt zou zeggen.",
        "write what somebody would really say here.",
    ),
)
EMPTY_TEXT = Kind(
    "empty-text",
    _ERROR,
    Text("De tekst bij {key_nl} is leeg.", "The text of {key_en} is empty."),
    Text("vul de tekst in of haal de regel weg.", "fill in the text or remove the line."),
)
EMPTY_LIST = Kind(
    "empty-list",
    _ERROR,
    Text("{key_nl} is leeg.", "{key_en} is empty."),
    Text("noem er minstens een.", "name at least one."),
)
UNKNOWN_FORMAT = Kind(
    "unknown-format",
    _ERROR,
    Text(
        "Dit programma kent bestandsformaat {value} niet.",
        "This program does not know file format {value}.",
    ),
    Text(
        "schrijf `format: 1`; een hoger getal vraagt een nieuwere versie van het programma.",
        "write `format: 1`; a higher number asks for a newer version of the program.",
    ),
)
BAD_LANGUAGE = Kind(
    "bad-language",
    _ERROR,
    Text('"{value}" is geen taalcode.', '"{value}" is not a language code.'),
    Text(
        "schrijf `nl`, `en` of een andere code van twee of drie letters.",
        "write `nl`, `en` or another code of two or three letters.",
    ),
)
BAD_DATE = Kind(
    "bad-date",
    _ERROR,
    Text('"{value}" is geen datum.', '"{value}" is not a date.'),
    Text("schrijf jaar-maand-dag: 2026-03-31.", "write year-month-day: 2026-03-31."),
)
EMPTY_RANGE = Kind(
    "empty-range",
    _ERROR,
    Text(
        "`{gauge}` kan nooit tegelijk minstens {min} en hoogstens {max} zijn.",
        "`{gauge}` can never be at least {min} and at most {max} at once.",
    ),
    Text("wissel `min` en `max` om, of haal er een weg.", "swap `min` and `max`, or remove one."),
)

# How scenes, replies and endings hang together.

UNKNOWN_SCENE = Kind(
    "unknown-scene",
    _ERROR,
    Text(
        '{from_nl} "{target}"; die scène bestaat niet.',
        '{from_en} "{target}"; there is no such scene.',
    ),
    Text(
        'schrijf een scène "{target}", of noem een scène of uitkomst die er is.',
        'write a scene "{target}", or name a scene or an ending that exists.',
    ),
)
UNREACHABLE_SCENE = Kind(
    "unreachable-scene",
    _WARNING,
    Text(
        'Naar scène "{scene}" leidt geen enkel antwoord.',
        'No reply leads to scene "{scene}".',
    ),
    Text(
        "laat een antwoord ernaartoe gaan met `goto`, of haal de scène weg.",
        "let a reply lead to it with `goto`, or remove the scene.",
    ),
)
SCENE_NAMED_AS_ENDING = Kind(
    "scene-named-as-ending",
    _ERROR,
    Text(
        'Scène "{scene}" heet net als een uitkomst.',
        'Scene "{scene}" has the name of an ending.',
    ),
    Text(
        "geef de scène een andere naam, anders is niet te zien waar een antwoord heen gaat.",
        "rename the scene, or nobody can see where a reply leads.",
    ),
)
SCENE_WITHOUT_REPLIES = Kind(
    "scene-without-replies",
    _ERROR,
    Text('Scène "{scene}" heeft geen antwoorden.', 'Scene "{scene}" has no replies.'),
    Text(
        "geef haar drie tot vijf antwoorden (`replies`); een einde schrijf je bij `endings`.",
        "give it three to five replies (`replies`); an ending is written under `endings`.",
    ),
)
TOO_MANY_REPLIES = Kind(
    "too-many-replies",
    _ERROR,
    Text(
        'Scène "{scene}" biedt {count} antwoorden tegelijk aan; op het scherm passen er vijf.',
        'Scene "{scene}" offers {count} replies at once; five fit on the screen.',
    ),
    Text(
        "haal er een weg, of verdeel ze over twee scènes.",
        "remove one, or spread them over two scenes.",
    ),
)
DUPLICATE_REPLY_ID = Kind(
    "duplicate-reply-id",
    _ERROR,
    Text(
        'In scène "{scene}" heten twee antwoorden "{reply}".',
        'In scene "{scene}" two replies are called "{reply}".',
    ),
    Text(
        "geef een van de twee een eigen `id`.",
        "give one of them an `id` of its own.",
    ),
)
RESERVED_ID = Kind(
    "reserved-id",
    _ERROR,
    Text(
        'Een antwoord kan geen "{reply}" heten: zo heet het extra antwoord uit `repair`.',
        'A reply cannot be called "{reply}": that is the extra reply from `repair`.',
    ),
    Text("kies een andere `id`.", "choose another `id`."),
)
REPLY_WITHOUT_WHY = Kind(
    "reply-without-why",
    _ERROR,
    Text(
        'Antwoord "{reply}" zegt niet wat het met deze cliënt doet (`why`).',
        'Reply "{reply}" does not say what it does to this client (`why`).',
    ),
    Text(
        "voeg een regel `why: …` toe: een zin, voor de nabespreking.",
        "add a line `why: …`: one sentence, for the debrief.",
    ),
)
REPLY_WITHOUT_REACTION = Kind(
    "reply-without-reaction",
    _ERROR,
    Text(
        'Op antwoord "{reply}" zegt de cliënt niets terug (`reaction`).',
        'To reply "{reply}" the client says nothing back (`reaction`).',
    ),
    Text(
        "voeg een regel `reaction: …` toe.",
        "add a line `reaction: …`.",
    ),
)
REPLY_WITHOUT_ROAD = Kind(
    "reply-without-road",
    _ERROR,
    Text(
        'Antwoord "{reply}" leidt nergens heen.',
        'Reply "{reply}" leads nowhere.',
    ),
    Text(
        "voeg `goto: …` toe met een scène of een uitkomst, of `branches`.",
        "add `goto: …` with a scene or an ending, or `branches`.",
    ),
)
GOTO_AND_BRANCHES = Kind(
    "goto-and-branches",
    _ERROR,
    Text(
        'Antwoord "{reply}" heeft een `goto` en ook `branches`.',
        'Reply "{reply}" has a `goto` and `branches` as well.',
    ),
    Text(
        "houd er een; zet de `goto` als laatste in `branches`: `- {{to: …}}`.",
        "keep one; put the `goto` last among the `branches`: `- {{to: …}}`.",
    ),
)
BRANCHES_WITHOUT_LAST = Kind(
    "branches-without-last",
    _ERROR,
    Text(
        'Bij antwoord "{reply}" kan het gebeuren dat geen enkele weg geldt.',
        'With reply "{reply}" it can happen that no road holds.',
    ),
    Text(
        "eindig `branches` met een weg zonder `when`: `- {{to: …}}`.",
        "end `branches` with a road without `when`: `- {{to: …}}`.",
    ),
)
BRANCH_NEVER_TAKEN = Kind(
    "branch-never-taken",
    _WARNING,
    Text(
        'Deze weg van antwoord "{reply}" wordt nooit genomen: die erboven geldt altijd.',
        'This road of reply "{reply}" is never taken: the one above it always holds.',
    ),
    Text(
        "zet de weg zonder `when` onderaan.",
        "put the road without `when` last.",
    ),
)
REFLEX_WITHOUT_BEHAVIOUR = Kind(
    "reflex-without-behaviour",
    _ERROR,
    Text(
        'Antwoord "{reply}" is een reflex en zegt niet hoe die eruitziet (`reflex_behaviour`).',
        'Reply "{reply}" is a reflex and does not say what it looks like (`reflex_behaviour`).',
    ),
    Text("kies uit: {behaviours}.", "choose from: {behaviours}."),
)
BEHAVIOUR_OF_ANOTHER_REFLEX = Kind(
    "behaviour-of-another-reflex",
    _ERROR,
    Text(
        "Reflexgedrag `{behaviour}` hoort bij `{owner}`, niet bij `{type}`.",
        "Reflexgedrag `{behaviour}` belongs to `{owner}`, not to `{type}`.",
    ),
    Text(
        "bij `{type}` horen: {behaviours}.",
        "to `{type}` belong: {behaviours}.",
    ),
)
BEHAVIOUR_WITHOUT_REFLEX = Kind(
    "behaviour-without-reflex",
    _ERROR,
    Text(
        'Antwoord "{reply}" heeft reflexgedrag, maar `{type}` is geen reflex.',
        'Reply "{reply}" has a reflexgedrag, but `{type}` is no reflex.',
    ),
    Text(
        "haal `reflex_behaviour` weg, of maak er type `{owner}` van.",
        "remove `reflex_behaviour`, or make it type `{owner}`.",
    ),
)
OTHERWISE_ON_REFLEX = Kind(
    "otherwise-on-reflex",
    _ERROR,
    Text(
        'Antwoord "{reply}" is altijd een reflex; `otherwise` heeft daar geen zin.',
        'Reply "{reply}" is always a reflex; `otherwise` means nothing there.',
    ),
    Text(
        "schrijf `reaction` en `goto` rechtstreeks bij het antwoord.",
        "write `reaction` and `goto` directly in the reply.",
    ),
)
BRANCHES_ON_REFLEX = Kind(
    "branches-on-reflex",
    _ERROR,
    Text(
        'Antwoord "{reply}" is een reflex; die heeft een enkele weg.',
        'Reply "{reply}" is a reflex; it has a single road.',
    ),
    Text(
        "schrijf `goto`, of niets: dan blijft de cliënt in deze scène.",
        "write `goto`, or nothing: then the client stays in this scene.",
    ),
)
TECHNIQUE_OF_ANOTHER_TYPE = Kind(
    "technique-of-another-type",
    _ERROR,
    Text(
        "Techniek `{technique}` hoort niet bij `{type}`.",
        "Techniek `{technique}` does not belong to `{type}`.",
    ),
    Text("{techniques_nl}.", "{techniques_en}."),
)
UNKNOWN_FLAG = Kind(
    "unknown-flag",
    _ERROR,
    Text(
        "De vlag `{flag}` staat niet in het codeboek en niet bij `facts`.",
        "The flag `{flag}` is neither in the codebook nor among the `facts`.",
    ),
    Text(
        "een eigen feit noem je bovenaan: `facts: [{flag}]`.",
        "a fact of your own is named at the top: `facts: [{flag}]`.",
    ),
)
TOO_MANY_FACTS = Kind(
    "too-many-facts",
    _ERROR,
    Text(
        "Er staan {count} eigen feiten; een scenario heeft er hoogstens vier.",
        "There are {count} facts; a scenario has four at most.",
    ),
    Text(
        "voeg feiten samen, of gebruik een vlag uit het codeboek.",
        "join some facts, or use a flag of the codebook.",
    ),
)
FACT_NAMED_AS_FLAG = Kind(
    "fact-named-as-flag",
    _ERROR,
    Text(
        "Het feit `{fact}` heet net als iets uit het codeboek.",
        "The fact `{fact}` has the name of something in the codebook.",
    ),
    Text(
        "bedoel je dat, haal het dan uit `facts`; anders kies je een andere naam.",
        "if you mean that, remove it from `facts`; otherwise choose another name.",
    ),
)
START_WITHOUT_ITS_CRISIS = Kind(
    "start-without-its-crisis",
    _ERROR,
    Text(
        "`start: {start}` en `crisis_kind: {crisis_kind}` gaan niet samen.",
        "`start: {start}` and `crisis_kind: {crisis_kind}` do not go together.",
    ),
    Text(
        "een start in een crisis vraagt `crisis_kind: werkelijk`; een beleefde crisis begint bij "
        "bezoeker, klager of klant.",
        "a start in a crisis asks for `crisis_kind: werkelijk`; a crisis that is lived as one "
        "begins with bezoeker, klager or klant.",
    ),
)
SHIFT_TOO_LARGE = Kind(
    "shift-too-large",
    _ERROR,
    Text(
        "`shift` verschuift `{gauge}` met {value}; dat mag hoogstens 1 zijn.",
        "`shift` moves `{gauge}` by {value}; it may be 1 at most.",
    ),
    Text("kies -1 of 1.", "choose -1 or 1."),
)
DRIFT_TOO_LARGE = Kind(
    "drift-too-large",
    _ERROR,
    Text(
        "`drift` verandert `{gauge}` met {value}; dat mag hoogstens 1 zijn.",
        "`drift` changes `{gauge}` by {value}; it may be 1 at most.",
    ),
    Text("kies -1 of 1.", "choose -1 or 1."),
)
DRIFT_ON_SEVERAL_GAUGES = Kind(
    "drift-on-several-gauges",
    _ERROR,
    Text(
        "`drift` verandert hier {count} meters; het mag er een zijn.",
        "`drift` changes {count} gauges here; it may be one.",
    ),
    Text("houd de belangrijkste.", "keep the one that matters most."),
)
NOT_A_GOOD_ENDING = Kind(
    "not-a-good-ending",
    _ERROR,
    Text(
        "Uitkomst `{ending}` is geen goede uitkomst.",
        "Uitkomst `{ending}` is not a good ending.",
    ),
    Text("kies uit: {endings}.", "choose from: {endings}."),
)
ROAD_TO_LEAVING = Kind(
    "road-to-leaving",
    _ERROR,
    Text(
        'Antwoord "{reply}" leidt naar `verlaten`; alleen de leerling zelf kan weggaan.',
        'Reply "{reply}" leads to `verlaten`; only the learner himself can leave.',
    ),
    Text("kies een andere uitkomst.", "choose another ending."),
)
ENDING_WITHOUT_TEXT = Kind(
    "ending-without-text",
    _ERROR,
    Text(
        "Uitkomst `{ending}` heeft geen tekst bij `endings`.",
        "Uitkomst `{ending}` has no text under `endings`.",
    ),
    Text(
        'schrijf onder `endings`: `{ending}: {{says: "…", text: "…"}}`.',
        'write under `endings`: `{ending}: {{says: "…", text: "…"}}`.',
    ),
)
FALLBACK_ENDING_WITHOUT_TEXT = Kind(
    "fallback-ending-without-text",
    _ERROR,
    Text(
        "`{ending}` kan uitlopen op `{fallback}`, en daarvan is geen tekst bij `endings`.",
        "`{ending}` can turn into `{fallback}`, which has no text under `endings`.",
    ),
    Text(
        'schrijf onder `endings`: `{fallback}: {{says: "…", text: "…"}}`.',
        'write under `endings`: `{fallback}: {{says: "…", text: "…"}}`.',
    ),
)
MISSING_REACTION = Kind(
    "missing-reaction",
    _ERROR,
    Text(
        "`reactions` zegt niet wat de cliënt terugzegt op `{reflex}`.",
        "`reactions` does not say what the client answers to `{reflex}`.",
    ),
    Text(
        "voeg onder `reactions` een regel `{reflex}: …` toe; elk antwoord kan een reflex blijken.",
        "add a line `{reflex}: …` under `reactions`; any reply can turn out a reflex.",
    ),
)
UNREVIEWED_CONTENT = Kind(
    "unreviewed-content",
    _ERROR,
    Text(
        "Inhoudslabel `{tag}`: dit scenario is niet door een vakmens beoordeeld en laadt daarom "
        "niet.",
        "Content tag `{tag}`: no professional has reviewed this scenario, so it does not load.",
    ),
    Text(
        "laat iemand van buiten het team het lezen; die vult `reviewed: {{by: …, on: …}}` in.",
        "have a person from outside the team read it, who fills in `reviewed: {{by: …, on: …}}`.",
    ),
)

KINDS: Mapping[str, Kind] = {
    kind.code: kind for kind in tuple(globals().values()) if isinstance(kind, Kind)
}
"""Every kind of problem by its code."""
