"""The file itself: whether it is there, can be read and holds a text.

Words that differ per language come in pairs: ``{key_nl}`` and ``{key_en}``.
"""

from simulator.codebook.vocabulary import Text
from simulator.diagnostics.problem import Kind, Severity

MISSING_FILE = Kind(
    "missing-file",
    Severity.ERROR,
    Text("Dit bestand bestaat niet.", "This file does not exist."),
    Text(
        "controleer de naam en de map; `gesprek list` toont de scenario's die er zijn.",
        "check the name and the folder; `gesprek list` shows the scenarios there are.",
    ),
    why=Text(
        "Wat er niet is, kan niemand spelen. Meestal is het een tikfout, of een andere map.",
        ("What is not there nobody can play. Mostly it is a slip in the name, or another folder."),
    ),
)
FOLDER_INSTEAD_OF_FILE = Kind(
    "folder-instead-of-file",
    Severity.ERROR,
    Text("Dit is een map, geen scenariobestand.", "This is a folder, not a scenario file."),
    Text("noem het .yaml-bestand in deze map.", "name the .yaml file in this folder."),
    why=Text(
        ("In een map kunnen veel scenario's staan. Welk je bedoelt, kan het programma niet raden."),
        "A folder can hold many scenarios. Which one you mean the program cannot guess.",
    ),
)
UNREADABLE_FILE = Kind(
    "unreadable-file",
    Severity.ERROR,
    Text(
        "Dit bestand kan niet worden gelezen: {reason_nl}.",
        "This file cannot be read: {reason_en}.",
    ),
    Text(
        "controleer of het een gewoon bestand is en of je het mag lezen.",
        "check that it is an ordinary file and that you may read it.",
    ),
    why=Text(
        "Wat niet te lezen is, kan niet worden nagekeken en niet worden gespeeld.",
        "What cannot be read can be neither checked nor played.",
    ),
)
BINARY_FILE = Kind(
    "binary-file",
    Severity.ERROR,
    Text("Dit is geen tekstbestand.", "This is not a text file."),
    Text(
        "een scenario is gewone tekst; bewaar een document uit een tekstverwerker als platte "
        "tekst (UTF-8).",
        "a scenario is plain text; save a word processor's document as plain text (UTF-8).",
    ),
    why=Text(
        "Een tekstverwerker bewaart meer dan tekst: lettertypen, marges, afbeeldingen. "
        "Het gesprek staat daar ergens tussen, en zo vindt het programma het niet.",
        "A word processor keeps more than text: fonts, margins, pictures. The talk is "
        "somewhere in between, and like this the program does not find it.",
    ),
)
WRONG_ENCODING = Kind(
    "wrong-encoding",
    Severity.ERROR,
    Text(
        "Dit bestand is geen UTF-8; het lijkt op {encoding_nl}.",
        "This file is not UTF-8; it looks like {encoding_en}.",
    ),
    Text(
        "open het in je editor en bewaar het opnieuw met de tekencodering UTF-8.",
        "open it in your editor and save it again with the encoding UTF-8.",
    ),
    why=Text(
        "In een andere tekencodering veranderen letters als é en ë in vreemde tekens, "
        "midden in wat de cliënt zegt.",
        "In another encoding letters such as é and ë turn into strange signs, in the "
        "middle of what the client says.",
    ),
)
EMPTY_FILE = Kind(
    "empty-file",
    Severity.ERROR,
    Text("Er staat geen scenario in dit bestand.", "There is no scenario in this file."),
    Text(
        "een scenario begint met `format: 1`, `id` en `title`.",
        "a scenario begins with `format: 1`, `id` and `title`.",
    ),
    why=Text(
        "Er is niets om te spelen. Misschien is het bestand nog niet bewaard.",
        "There is nothing to play. Perhaps the file was not saved yet.",
    ),
)
FILE_TOO_LARGE = Kind(
    "file-too-large",
    Severity.ERROR,
    Text(
        "Dit bestand is groter dan {limit_nl}; zo groot is geen scenario.",
        "This file is larger than {limit_en}; no scenario is that large.",
    ),
    Text(
        "controleer of je het goede bestand noemt, of splits het in meer scenario's.",
        "check that this is the right file, or split it into several scenarios.",
    ),
    why=Text(
        "Een gesprek van die omvang overziet niemand meer, ook de schrijver niet. En een "
        "verkeerd bestand mag het programma niet laten vastlopen.",
        "Nobody keeps a talk of that size in view, the writer included. And a wrong file "
        "must not make the program hang.",
    ),
)
UNLISTED_SCENARIO = Kind(
    "unlisted-scenario",
    Severity.ERROR,
    Text(
        "Dit bestand komt niet in de bibliotheek: {key_nl} ontbreekt of klopt niet.",
        "This file is not in the library: {key_en} is missing or wrong.",
    ),
    Text(
        "`gesprek check` met dit bestand zegt wat er precies mis is.",
        "`gesprek check` with this file says what exactly is wrong.",
    ),
    why=Text(
        "Een scenario dat niet in de bibliotheek staat, vindt je klas niet.",
        "A scenario that is not in the library is not found by your class.",
    ),
)
