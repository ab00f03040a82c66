"""The keys and values of the format, each by itself.

Words that differ per language come in pairs: ``{key_nl}`` and ``{key_en}``.
"""

from simulator.codebook.vocabulary import Text
from simulator.diagnostics.problem import Example, Kind, Severity

UNKNOWN_KEY = Kind(
    "unknown-key",
    Severity.ERROR,
    Text("De sleutel `{key}` hoort hier niet.", "The key `{key}` does not belong here."),
    Text("hier kan staan: {keys}.", "what can stand here: {keys}."),
    why=Text(
        "Een sleutel met een tikfout erin zou stil worden overgeslagen. Dan doet het "
        "scenario iets anders dan jij schreef.",
        "A key with a slip in it would silently be passed over. Then the scenario does "
        "something else than you wrote.",
    ),
    example=Example(
        wrong="technique: echo\nopmerking: Let op haar handen.",
        right="technique: echo\nfor_teacher: Let op haar handen.",
        instead_of="technique: echo",
    ),
)
MISSING_KEY = Kind(
    "missing-key",
    Severity.ERROR,
    Text("{where_nl} mist {key_nl}.", "{where_en} lacks {key_en}."),
    Text("voeg een regel `{key}: …` toe.", "add a line `{key}: …`."),
    why=Text(
        "Wat het programma zelf kan invullen, mag je weglaten. Dit kan alleen jij bedenken.",
        ("What the program can fill in by itself you may leave out. This only you can think of."),
    ),
    example=Example(
        wrong="id: de_koffie_van_rietje",
        right="id: de_koffie_van_rietje\ntitle: De koffie van Rietje",
        instead_of="id: de_koffie_van_rietje\ntitle: De koffie van Rietje",
    ),
)
WRONG_TYPE = Kind(
    "wrong-type",
    Severity.ERROR,
    Text(
        "Bij {key_nl} hoort {expected_nl}, maar er staat {found_nl}.",
        "{key_en} takes {expected_en}, but here is {found_en}.",
    ),
    Text("schrijf hier {expected_nl}.", "write {expected_en} here."),
    why=Text(
        "Het programma raadt niet wat je bedoelt. Een verkeerd geraden getal of een "
        "verkeerd geraden ja zou je pas in de klas merken.",
        "The program does not guess what you mean. A number or a yes that was guessed "
        "wrong you would only notice in class.",
    ),
    example=Example(
        wrong="technique: echo\nwhen: {vertrouwen: 6}",
        right="technique: echo\nwhen: {vertrouwen: {min: 6}}",
        instead_of="technique: echo",
    ),
)
UNKNOWN_SLUG = Kind(
    "unknown-slug",
    Severity.ERROR,
    Text("{kind_nl} `{slug}` bestaat niet.", "There is no {kind_en} `{slug}`."),
    Text(
        "de lijst staat in docs/codebook.md.",
        "the list is in docs/codebook.md.",
    ),
    why=Text(
        "Het model kent alleen de woorden van het codeboek. Op elk ander woord zou de "
        "cliënt niets doen.",
        "The model knows only the words of the codebook. To any other word the client "
        "would do nothing.",
    ),
    example=Example(
        wrong="signal: ambivalent",
        right="signal: ambivalentie",
        instead_of="signal: ambivalentie",
    ),
)
OUT_OF_RANGE = Kind(
    "out-of-range",
    Severity.ERROR,
    Text(
        "{key_nl} is {value}; het loopt van {min} tot en met {max}.",
        "{key_en} is {value}; it runs from {min} to {max}.",
    ),
    Text(
        "kies een heel getal van {min} tot en met {max}.",
        "choose a whole number from {min} to {max}.",
    ),
    why=Text(
        "Buiten deze grenzen hebben de regels geen betekenis, of past het gesprek niet "
        "meer in een les.",
        "Outside these bounds the rules have no meaning, or the talk does not fit a "
        "lesson any more.",
    ),
    example=Example(
        wrong="max_turns: 600",
        right="max_turns: 6",
        instead_of="max_turns: 6",
    ),
)
BAD_ID = Kind(
    "bad-id",
    Severity.ERROR,
    Text(
        '"{value}" kan geen id zijn: alleen kleine letters, cijfers en lage streepjes.',
        '"{value}" cannot be an id: only small letters, digits and underscores.',
    ),
    Text("bijvoorbeeld `{example}`.", "for example `{example}`."),
    why=Text(
        "Een id staat ook op de opdrachtregel en in bewaarde gesprekken. Met spaties, "
        "hoofdletters of accenten werkt dat niet overal.",
        "An id also stands on the command line and in saved talks. With spaces, capitals "
        "or accents that does not work everywhere.",
    ),
    example=Example(
        wrong="id: De koffie van Rietje",
        right="id: de_koffie_van_rietje",
        instead_of="id: de_koffie_van_rietje",
    ),
)
TEXT_TOO_LONG = Kind(
    "text-too-long",
    Severity.ERROR,
    Text(
        "{key_nl} is {length} tekens lang; meer dan {limit} past niet op een scherm.",
        "{key_en} is {length} characters long; more than {limit} does not fit a screen.",
    ),
    Text(
        "maak de tekst korter; wat gezegd wordt, kan ook over twee beurten.",
        "shorten the text; what is said can be spread over two turns.",
    ),
    why=Text(
        "Vijf antwoorden moeten samen op een klein scherm passen. En zo lang praat "
        "niemand achter elkaar.",
        "Five replies have to fit a small screen together. And nobody talks on for that long.",
    ),
    example=Example(
        wrong=(
            'text: "Graag, zeg je. En even later genoeg. Dat had mijn moeder nou ook altijd, '
            "die stond ook elke week af te wassen voor iedereen, en dan zei ze: laat "
            'mij maar, en dat bleef ze zeggen tot het op een dag niet meer ging."'
        ),
        right='text: "Graag, zeg je. En even later genoeg."',
        instead_of='text: "Graag, zeg je. En even later genoeg."',
    ),
)
LONG_TEXT = Kind(
    "long-text",
    Severity.NOTE,
    Text(
        "{key_nl} is {length} tekens lang; tot {limit} leest prettig.",
        "{key_en} is {length} characters long; up to {limit} reads well.",
    ),
    Text("kan het korter?", "can it be shorter?"),
    why=Text(
        "Hoe langer de antwoorden, hoe meer het kiezen lezen wordt en hoe minder luisteren.",
        "The longer the replies, the more choosing becomes reading, and the less it is listening.",
    ),
    example=Example(
        wrong=(
            'text: "Graag, zeg je. En even later genoeg. Die twee hoor ik allebei, en ik hoor '
            'ook dat je er al een hele tijd mee rondloopt zonder dat iemand het merkt."'
        ),
        right='text: "Graag, zeg je. En even later genoeg."',
        instead_of='text: "Graag, zeg je. En even later genoeg."',
    ),
)
SHORT_TEXT = Kind(
    "short-text",
    Severity.NOTE,
    Text(
        "{key_nl} is korter dan {limit} tekens.",
        "{key_en} is shorter than {limit} characters.",
    ),
    Text(
        "schrijf wat iemand hier echt zou zeggen.",
        "write what somebody would really say here.",
    ),
    why=Text(
        "Aan een los woord is niet te zien wat voor antwoord het is. Dan kiest een "
        "leerling op de gok.",
        ("A single word does not show what kind of reply it is. Then a learner chooses by chance."),
    ),
    example=Example(
        wrong='text: "Tja."',
        right='text: "Graag, zeg je."',
        instead_of='text: "Graag, zeg je. En even later genoeg."',
    ),
)
EMPTY_VALUE = Kind(
    "empty-value",
    Severity.ERROR,
    Text("Bij {key_nl} staat niets.", "There is nothing in {key_en}."),
    Text("vul een waarde in of haal de regel weg.", "fill in a value or remove the line."),
    why=Text(
        "Een lege plek kan van alles betekenen: nog te doen, vergeten, of met opzet "
        "niets. Het programma raadt dat niet.",
        "An empty place can mean anything: still to do, forgotten, or nothing on "
        "purpose. The program does not guess.",
    ),
    example=Example(
        wrong="cue:\nsignal: ambivalentie",
        right="cue: vouwt de theedoek op\nsignal: ambivalentie",
        instead_of="signal: ambivalentie",
    ),
)
UNKNOWN_FORMAT = Kind(
    "unknown-format",
    Severity.ERROR,
    Text(
        "Dit programma kent bestandsformaat {value} niet.",
        "This program does not know file format {value}.",
    ),
    Text(
        "schrijf `format: 1`; een hoger getal vraagt een nieuwere versie van het programma.",
        "write `format: 1`; a higher number asks for a newer version of the program.",
    ),
    why=Text(
        "Een bestand voor een nieuwere versie kan iets vragen wat dit programma nog niet "
        "kan. Half spelen is erger dan niet spelen.",
        "A file for a newer version can ask for something this program cannot do yet. To "
        "play by halves is worse than not to play.",
    ),
    example=Example(
        wrong="format: 2",
        right="format: 1",
        instead_of="format: 1",
    ),
)
BAD_LANGUAGE = Kind(
    "bad-language",
    Severity.ERROR,
    Text('"{value}" is geen taalcode.', '"{value}" is not a language code.'),
    Text(
        "schrijf `nl`, `en` of een andere code van twee of drie letters.",
        "write `nl`, `en` or another code of two or three letters.",
    ),
    why=Text(
        "Naast jouw woorden staan ook vaste zinnen van het programma. De taalcode zegt "
        "in welke taal.",
        "Beside your words stand sentences of the program itself. The language code says "
        "in which language.",
    ),
    example=Example(
        wrong="language: Nederlands",
        right="language: nl",
        instead_of="language: nl",
    ),
)
BAD_DATE = Kind(
    "bad-date",
    Severity.ERROR,
    Text('"{value}" is geen datum.', '"{value}" is not a date.'),
    Text("schrijf jaar-maand-dag: 2026-03-31.", "write year-month-day: 2026-03-31."),
    why=Text(
        "Later wil iemand weten of de beoordeling nog geldt. Dan mag over de dag geen "
        "twijfel zijn: 3-4 is hier april en elders maart.",
        "Later somebody wants to know whether the review still holds. Then the day must "
        "be beyond doubt: 3-4 is April here and March elsewhere.",
    ),
    example=Example(
        wrong="max_turns: 6\nreviewed: {by: naam en functie, on: 31-3-2026}",
        right="max_turns: 6\nreviewed: {by: naam en functie, on: 2026-03-31}",
        instead_of="max_turns: 6",
    ),
)
EMPTY_RANGE = Kind(
    "empty-range",
    Severity.ERROR,
    Text(
        "`{gauge}` kan nooit tegelijk minstens {min} en hoogstens {max} zijn.",
        "`{gauge}` can never be at least {min} and at most {max} at once.",
    ),
    Text("wissel `min` en `max` om, of haal er een weg.", "swap `min` and `max`, or remove one."),
    why=Text(
        "Zo'n voorwaarde is nooit waar. Het antwoord komt nooit in beeld, of de weg "
        "wordt nooit genomen.",
        "Such a condition is never true. The reply never shows, or the road is never taken.",
    ),
    example=Example(
        wrong="technique: echo\nwhen: {vertrouwen: {min: 6, max: 4}}",
        right="technique: echo\nwhen: {vertrouwen: {min: 4, max: 6}}",
        instead_of="technique: echo",
    ),
)
