"""Translations: where a scenario in another language is another talk than its original.

Words that differ per language come in pairs: ``{where_nl}`` and ``{where_en}``. The examples stand
in a translation of the small file in ``docs/scenarios.md``.
"""

from simulator.codebook.vocabulary import Text
from simulator.diagnostics.problem import Example, Kind, Severity

_TWO_REFLEXES = """\
- type: meeleef_reflex
  reflex_behaviour: stil_overnemen
  text: "Dan doe ik dinsdag toch gewoon de koffie, en blijf jij maar lekker thuis."
  why: "Rietje is dinsdag vrij en heeft het er met niemand over gehad."
- type: afleid_reflex
  reflex_behaviour: onderwerp_wisselen
  text: "Dinsdag is er ook weer bingo. Daar kijk jij altijd zo naar uit."
  why: "Rietje laat iets van zichzelf zien, en het gesprek gaat over bingo."\
"""
_SILENT_TAKE_OVER_EN = """\
- type: meeleef_reflex
  reflex_behaviour: stil_overnemen
  text: "Then I will just do the coffee on Tuesday, and you have a nice day at home."
  why: "Rietje has Tuesday off and has talked about it with nobody."\
"""
_BINGO_EN = """\
- type: afleid_reflex
  reflex_behaviour: onderwerp_wisselen
  text: "There is bingo on Tuesday too. You always look forward to that so much."
  why: "Rietje shows something of herself, and the talk is about bingo."\
"""

TRANSLATED_SCENARIO_MISSING = Kind(
    "translated-scenario-missing",
    Severity.ERROR,
    Text(
        "`translates: {id}`, en er is geen scenario met die naam.",
        "`translates: {id}`, and there is no scenario of that name.",
    ),
    Text(
        "zet het origineel in dezelfde map, of noem een scenario uit `gesprek list`.",
        "put the original in the same folder, or name a scenario from `gesprek list`.",
    ),
    why=Text(
        "Zonder het origineel kan niemand nagaan of dit hetzelfde gesprek is.",
        "Without the original nobody can find out whether this is the same talk.",
    ),
    example=Example(
        wrong="translates: de_thee_van_rietje",
        right="translates: de_koffie_van_rietje",
        instead_of="translates: de_koffie_van_rietje",
    ),
)
TRANSLATION_OF_ITSELF = Kind(
    "translation-of-itself",
    Severity.ERROR,
    Text(
        "Dit scenario heet `{id}`, en noemt zichzelf een vertaling van `{id}`.",
        "This scenario is `{id}`, and calls itself a translation of `{id}`.",
    ),
    Text(
        "geef de vertaling een eigen naam, zoals `id: {id}_en`.",
        "give the translation a name of its own, such as `id: {id}_en`.",
    ),
    why=Text(
        "Van twee scenario's met dezelfde naam komt er maar één in de lijst.",
        "Of two scenarios of the same name only one comes into the list.",
    ),
    example=Example(
        wrong="id: de_koffie_van_rietje",
        right="id: de_koffie_van_rietje_en",
        instead_of="id: de_koffie_van_rietje_en",
    ),
)
TRANSLATION_OF_BROKEN_ORIGINAL = Kind(
    "translation-of-broken-original",
    Severity.ERROR,
    Text(
        "Het origineel heeft fouten, dus deze vertaling is er niet mee vergeleken: {file}.",
        "The original has errors, so this translation was not compared with it: {file}.",
    ),
    Text(
        "los die eerst op; `gesprek check` met dat bestand noemt ze.",
        "mend these first; `gesprek check` with that file names them.",
    ),
    why=Text(
        "Wat er in het origineel verkeerd staat, zou je anders overnemen in de vertaling.",
        "What is wrong in the original you would otherwise take over in the translation.",
    ),
)
TRANSLATION_SAME_LANGUAGE = Kind(
    "translation-same-language",
    Severity.ERROR,
    Text(
        "Dit is een vertaling, en de taal is `{language}`, net als van het origineel.",
        "This is a translation, and its language is `{language}`, like that of the original.",
    ),
    Text(
        "schrijf bij `language` de taal van deze teksten, of haal `translates` weg.",
        "write the language of these texts at `language`, or remove `translates`.",
    ),
    why=Text(
        "Aan `language` ziet een leerling in welke taal het gesprek is. Een tweede versie in "
        "dezelfde taal is een ander scenario.",
        "By `language` a learner sees in what language the talk is. A second version in the same "
        "language is another scenario.",
    ),
    example=Example(wrong="language: nl", right="language: en", instead_of="language: en"),
)
TRANSLATION_DIFFERS = Kind(
    "translation-differs",
    Severity.ERROR,
    Text(
        "In {where_nl} is {key_nl} {found_nl}; in het origineel {wanted_nl}.",
        "In {where_en}, {key_en} is {found_en}; in the original it is {wanted_en}.",
    ),
    Text(
        "neem over wat in {file} op regel {line} staat, of verander het daar ook; vertaal alleen "
        "wat gezegd of gelezen wordt.",
        "take over what stands in {file} on line {line}, or change it there too; translate only "
        "what is said or read.",
    ),
    why=Text(
        "Wie oefent, hoort in elke taal hetzelfde gesprek te voeren: dezelfde wegen, en voor "
        "dezelfde zin hetzelfde oordeel.",
        "Who practises should hold the same talk in every language: the same roads, and the same "
        "judgement of the same sentence.",
    ),
    example=Example(
        wrong="signal: emotie", right="signal: ambivalentie", instead_of="signal: ambivalentie"
    ),
)
TRANSLATION_MISSES_A_PART = Kind(
    "translation-misses-a-part",
    Severity.ERROR,
    Text(
        "In {where_nl} ontbreekt {part_nl} van het origineel.",
        "In {where_en}, {part_en} of the original is missing.",
    ),
    Text(
        "vertaal wat in {file} op regel {line} staat, of haal het daar ook weg.",
        "translate what stands in {file} on line {line}, or remove it there too.",
    ),
    why=Text(
        "Wat hier niet te horen of te kiezen is, mist wie in deze taal oefent.",
        "What cannot be heard or chosen here is lost to who practises in this language.",
    ),
    example=Example(
        wrong=_SILENT_TAKE_OVER_EN,
        right=f"{_SILENT_TAKE_OVER_EN}\n{_BINGO_EN}",
        instead_of=_TWO_REFLEXES,
    ),
)
TRANSLATION_ADDS_A_PART = Kind(
    "translation-adds-a-part",
    Severity.ERROR,
    Text(
        "In {where_nl} staat {part_nl}, en in het origineel niet.",
        "In {where_en} there is {part_en}, and in the original there is not.",
    ),
    Text(
        "haal het hier weg, of schrijf het ook in {file}, bij regel {line}.",
        "remove it here, or write it in {file} as well, near line {line}.",
    ),
    why=Text(
        "Dan is dit een ander gesprek geworden, en is een oefening in de ene taal niet te "
        "vergelijken met die in de andere.",
        "Then this has become another talk, and practice in one language cannot be compared with "
        "that in the other.",
    ),
    example=Example(
        wrong='says: {gewoon: "Tuesday then. You make the coffee.", koel: "Tuesday. Fine."}',
        right='says: "Tuesday then. You make the coffee."',
        instead_of='says: "Dinsdag dus. En jij zet de koffie."',
    ),
)
TRANSLATION_IN_ANOTHER_ORDER = Kind(
    "translation-in-another-order",
    Severity.ERROR,
    Text(
        "In {where_nl} staat {part_nl} vóór {other_nl}; in het origineel is dat andersom.",
        "In {where_en}, {part_en} stands before {other_en}; in the original it is the other way "
        "round.",
    ),
    Text(
        "zet ze in de volgorde van {file}, vanaf regel {line}.",
        "put them in the order of {file}, from line {line}.",
    ),
    why=Text(
        "Antwoorden worden geschud vanuit de volgorde in het bestand. Alleen met dezelfde "
        "volgorde zien twee groepen met hetzelfde getal ze op dezelfde plaats.",
        "Replies are shuffled from the order in the file. Only with the same order do two groups "
        "with the same seed see them in the same place.",
    ),
    example=Example(
        wrong=f"{_BINGO_EN}\n{_SILENT_TAKE_OVER_EN}",
        right=f"{_SILENT_TAKE_OVER_EN}\n{_BINGO_EN}",
        instead_of=_TWO_REFLEXES,
    ),
)
