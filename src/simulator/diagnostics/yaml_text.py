"""The text as YAML: quotes, indentation and what this format leaves out of YAML.

Words that differ per language come in pairs: ``{key_nl}`` and ``{key_en}``.
"""

from simulator.codebook.vocabulary import Text
from simulator.diagnostics.problem import Example, Kind, Severity

NOT_YAML = Kind(
    "not-yaml",
    Severity.ERROR,
    Text("Hier klopt de YAML niet: {reason_nl}.", "The YAML is wrong here: {reason_en}."),
    Text(
        "kijk naar aanhalingstekens, dubbele punten en inspringen op deze regel en de regel "
        "erboven.",
        "look at the quotes, colons and indentation of this line and the one above it.",
    ),
    why=Text(
        "Zolang de YAML niet klopt, kan het programma de rest van het bestand niet "
        "lezen. Na deze fout kunnen er dus nog meer tevoorschijn komen.",
        "As long as the YAML is wrong the program cannot read the rest of the file. So "
        "more can turn up after this one.",
    ),
    example=Example(
        wrong="reaction: Dan denk ik: zien ze me eigenlijk wel?",
        right='reaction: "Dan denk ik: zien ze me eigenlijk wel?"',
        instead_of=(
            'reaction: "Dan denk ik: zien ze me eigenlijk wel? (haalt haar schouders op) Nou ja."'
        ),
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
    why=Text(
        "Hoe ver een tab inspringt, verschilt per editor. Daarom is niet zeker wat bij wat hoort.",
        "How far a tab reaches differs from editor to editor. So it is not certain what "
        "belongs to what.",
    ),
    example=Example(
        wrong='reactions:\n\tinterpretatie_reflex: "Ik heb het gewoon druk."',
        right='reactions:\n  interpretatie_reflex: "Ik heb het gewoon druk."',
        instead_of=(
            "reactions:\n"
            '  interpretatie_reflex: "Wat je daar allemaal achter zoekt. Ik heb '
            'het gewoon druk."'
        ),
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
    why=Text(
        "Een terminal gehoorzaamt aan zulke tekens: ze wissen het scherm, veranderen de "
        "kleuren of draaien de leesrichting om, midden in een gesprek.",
        "A terminal obeys such characters: they clear the screen, change the colours or "
        "turn the direction of reading, in the middle of a talk.",
    ),
    example=Example(
        wrong='title: "De koffie \\e[31mvan Rietje"',
        right='title: "De koffie van Rietje"',
        instead_of="title: De koffie van Rietje",
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
    why=Text(
        "Van twee dezelfde sleutels zou er een stil verdwijnen, en dat is vast niet wat je wilde.",
        "Of two keys that are the same one would silently vanish, and that is surely not "
        "what you wanted.",
    ),
    example=Example(
        wrong="max_turns: 6\nmax_turns: 12",
        right="max_turns: 12",
        instead_of="max_turns: 6",
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
    why=Text(
        "Een sleutel is een naam waarmee de rest van het bestand iets kan aanwijzen. Een "
        "getal of een lijst is geen naam.",
        "A key is a name by which the rest of the file can point at something. A number "
        "or a list is no name.",
    ),
    example=Example(
        wrong="max_turns: 6\n2026: geschreven voor het eerste jaar",
        right="max_turns: 6\n# 2026: geschreven voor het eerste jaar",
        instead_of="max_turns: 6",
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
    why=Text(
        "Met verwijzingen kan een klein bestand zich uitvouwen tot iets onmetelijks. En "
        "wie het leest, moet blijven zoeken waar een tekst vandaan komt.",
        "With references a small file can unfold into something immense. And who reads "
        "it has to keep looking where a text comes from.",
    ),
    example=Example(
        wrong="title: *koffie",
        right='title: "*koffie"',
        instead_of="title: De koffie van Rietje",
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
    why=Text(
        "YAML leest het eerste woord als een type en haalt het uit de tekst. Op het "
        "scherm zou een halve zin staan.",
        "YAML reads the first word as a type and takes it out of the text. On the screen "
        "half a sentence would be left.",
    ),
    example=Example(
        wrong="title: !Nieuw de koffie van Rietje",
        right='title: "!Nieuw: de koffie van Rietje"',
        instead_of="title: De koffie van Rietje",
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
    why=Text(
        "Zo diep genest is geen scenario bedoeld. Bijna altijd is er een haak niet gesloten.",
        "No scenario is meant to be nested that deep. Nearly always a bracket was not closed.",
    ),
    example=Example(
        wrong="tempts: " + "[" * 40 + "advies_reflex" + "]" * 40,
        right="tempts: [advies_reflex]",
        instead_of="tempts: [advies_reflex, meeleef_reflex, afleid_reflex]",
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
    why=Text(
        "Alles onder de streepjes zou ongelezen blijven: scènes die je schreef en die "
        "niemand tegenkomt.",
        "All that is below the dashes would stay unread: scenes you wrote and nobody meets.",
    ),
    example=Example(
        wrong=(
            "endings:\n"
            '  vervolg_gekozen: {text: "Rietje koos een moment."}\n'
            "---\n"
            "id: de_bingo_van_rietje"
        ),
        right='endings:\n  vervolg_gekozen: {text: "Rietje koos een moment."}',
        instead_of=(
            "endings:\n"
            "  vervolg_gekozen:\n"
            '    says: "Dinsdag dus. En jij zet de koffie."\n'
            '    text: "Rietje heeft een moment gekozen om te praten over wat ze '
            "wil. Of ze doorgaat met de koffie, weet ze nog niet, en dat hoeft "
            'ook niet."'
        ),
    ),
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
    why=Text(
        "De zin houdt zomaar op. De schrijver merkt het niet, de leerling wel.",
        "The sentence just stops. The writer does not notice; the learner does.",
    ),
    example=Example(
        wrong="setting: Het buurthuis #2, achter de bar",
        right='setting: "Het buurthuis #2, achter de bar"',
        instead_of="setting: Buurthuis, achter de bar, na sluitingstijd",
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
    why=Text(
        "Tekent een terminal het teken breder of smaller dan verwacht, dan verspringt de "
        "regel en komt tekst over tekst te staan.",
        "Where a terminal draws it wider or narrower than expected the line shifts, and "
        "text ends up on top of text.",
    ),
    example=Example(
        wrong="cue: steekt haar duim op 👍🏽\nsignal: ambivalentie",
        right="cue: steekt haar duim op\nsignal: ambivalentie",
        instead_of="signal: ambivalentie",
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
    why=Text(
        "Een lange lijst van hetzelfde leest niemand. Vaak komen ze allemaal door een en "
        "dezelfde vergissing.",
        "Nobody reads a long list of the same. Often all of them come from one and the same slip.",
    ),
)
