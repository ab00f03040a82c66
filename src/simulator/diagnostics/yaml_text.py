"""The text as YAML: quotes, indentation and what this format leaves out of YAML.

Words that differ per language come in pairs: ``{key_nl}`` and ``{key_en}``.
"""

from simulator.codebook.vocabulary import Text
from simulator.diagnostics.problem import Kind, Severity

NOT_YAML = Kind(
    "not-yaml",
    Severity.ERROR,
    Text("Hier klopt de YAML niet: {reason_nl}.", "The YAML is wrong here: {reason_en}."),
    Text(
        "kijk naar aanhalingstekens, dubbele punten en inspringen op deze regel en de regel "
        "erboven.",
        "look at the quotes, colons and indentation of this line and the one above it.",
    ),
)
TAB_INDENTATION = Kind(
    "tab-indentation",
    Severity.ERROR,
    Text("Deze regel springt in met een tab.", "This line is indented with a tab."),
    Text(
        "gebruik spaties, twee per stap; veel editors kunnen tabs omzetten.",
        "use spaces, two for each step; many editors can convert tabs.",
    ),
)
CONTROL_CHARACTER = Kind(
    "control-character",
    Severity.ERROR,
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
    Severity.ERROR,
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
    Severity.ERROR,
    Text("Deze sleutel is geen tekst: {key}.", "This key is not text: {key}."),
    Text(
        "een sleutel is een naam, zoals `goto` of `binnenkomst`.",
        "a key is a name, such as `goto` or `binnenkomst`.",
    ),
)
ALIAS = Kind(
    "alias",
    Severity.ERROR,
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
    Severity.ERROR,
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
    Severity.ERROR,
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
    Severity.ERROR,
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
    Severity.ERROR,
    Text("Bij {key_nl} staat niets.", "There is nothing in {key_en}."),
    Text("vul een waarde in of haal de regel weg.", "fill in a value or remove the line."),
)
TEXT_CUT_BY_HASH = Kind(
    "text-cut-by-hash",
    Severity.WARNING,
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
    Severity.NOTE,
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
    Severity.NOTE,
    Text(
        "Dit bestand heeft er nog meer dan deze {count} van de soort {code}.",
        "This file has more of the kind {code} than these {count}.",
    ),
    Text(
        "los de eerste op en controleer het bestand opnieuw.",
        "mend the first ones and check the file again.",
    ),
)
