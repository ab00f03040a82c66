"""The keys and values of the format, each by itself.

Words that differ per language come in pairs: ``{key_nl}`` and ``{key_en}``.
"""

from simulator.codebook.vocabulary import Text
from simulator.diagnostics.problem import Kind, Severity

UNKNOWN_KEY = Kind(
    "unknown-key",
    Severity.ERROR,
    Text("De sleutel `{key}` hoort hier niet.", "The key `{key}` does not belong here."),
    Text("hier kan staan: {keys}.", "what can stand here: {keys}."),
)
MISSING_KEY = Kind(
    "missing-key",
    Severity.ERROR,
    Text("{where_nl} mist {key_nl}.", "{where_en} lacks {key_en}."),
    Text("voeg een regel `{key}: …` toe.", "add a line `{key}: …`."),
)
WRONG_TYPE = Kind(
    "wrong-type",
    Severity.ERROR,
    Text(
        "Bij {key_nl} hoort {expected_nl}, maar er staat {found_nl}.",
        "{key_en} takes {expected_en}, but here is {found_en}.",
    ),
    Text("schrijf hier {expected_nl}.", "write {expected_en} here."),
)
UNKNOWN_SLUG = Kind(
    "unknown-slug",
    Severity.ERROR,
    Text("{kind_nl} `{slug}` bestaat niet.", "There is no {kind_en} `{slug}`."),
    Text(
        "de lijst staat in docs/codebook.md.",
        "the list is in docs/codebook.md.",
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
)
BAD_ID = Kind(
    "bad-id",
    Severity.ERROR,
    Text(
        '"{value}" kan geen id zijn: alleen kleine letters, cijfers en lage streepjes.',
        '"{value}" cannot be an id: only small letters, digits and underscores.',
    ),
    Text("bijvoorbeeld `{example}`.", "for example `{example}`."),
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
)
LONG_TEXT = Kind(
    "long-text",
    Severity.NOTE,
    Text(
        "{key_nl} is {length} tekens lang; tot {limit} leest prettig.",
        "{key_en} is {length} characters long; up to {limit} reads well.",
    ),
    Text("kan het korter?", "can it be shorter?"),
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
)
EMPTY_TEXT = Kind(
    "empty-text",
    Severity.ERROR,
    Text("De tekst bij {key_nl} is leeg.", "The text of {key_en} is empty."),
    Text("vul de tekst in of haal de regel weg.", "fill in the text or remove the line."),
)
EMPTY_LIST = Kind(
    "empty-list",
    Severity.ERROR,
    Text("{key_nl} is leeg.", "{key_en} is empty."),
    Text("noem er minstens een.", "name at least one."),
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
)
BAD_LANGUAGE = Kind(
    "bad-language",
    Severity.ERROR,
    Text('"{value}" is geen taalcode.', '"{value}" is not a language code.'),
    Text(
        "schrijf `nl`, `en` of een andere code van twee of drie letters.",
        "write `nl`, `en` or another code of two or three letters.",
    ),
)
BAD_DATE = Kind(
    "bad-date",
    Severity.ERROR,
    Text('"{value}" is geen datum.', '"{value}" is not a date.'),
    Text("schrijf jaar-maand-dag: 2026-03-31.", "write year-month-day: 2026-03-31."),
)
EMPTY_RANGE = Kind(
    "empty-range",
    Severity.ERROR,
    Text(
        "`{gauge}` kan nooit tegelijk minstens {min} en hoogstens {max} zijn.",
        "`{gauge}` can never be at least {min} and at most {max} at once.",
    ),
    Text("wissel `min` en `max` om, of haal er een weg.", "swap `min` and `max`, or remove one."),
)
