"""Allowances: what an author writes beside a problem to say that it is meant.

None of these can be allowed itself. Words that differ per language come in pairs: ``{key_nl}`` and
``{key_en}``.
"""

from simulator.codebook.vocabulary import Text
from simulator.diagnostics.problem import Example, Kind, Severity

_TEXT = 'text: "Graag, zeg je. En even later genoeg."'
_ALLOWED = 'text: "Tja."  # allow[short-text]: meer zeg je hier niet'

UNKNOWN_CODE = Kind(
    "unknown-code",
    Severity.WARNING,
    Text("De code `{code}` bestaat niet.", "There is no code `{code}`."),
    Text(
        "de code staat in de melding tussen rechte haken; `gesprek explain` noemt ze allemaal.",
        "the code stands in the message between square brackets; `gesprek explain` has them all.",
    ),
    why=Text(
        "Met een code die niet bestaat, wordt er niets toegestaan. De melding blijft staan.",
        "With a code that does not exist nothing is allowed. The message stays.",
    ),
    example=Example(
        wrong='text: "Tja."  # allow[short-txt]: meer zeg je hier niet',
        right=_ALLOWED,
        instead_of=_TEXT,
    ),
)
ALLOWANCE_WITHOUT_REASON = Kind(
    "allowance-without-reason",
    Severity.WARNING,
    Text(
        "Er staat niet bij waarom `{code}` hier mag.",
        "It does not say why `{code}` is all right here.",
    ),
    Text(
        "schrijf de reden achter de haak: `# allow[{code}]: …`.",
        "write the reason behind the bracket: `# allow[{code}]: …`.",
    ),
    why=Text(
        "Wie het scenario na jou leest, wil weten of je erover nadacht. Zonder reden geldt het "
        "niet.",
        "Whoever reads the scenario after you wants to know that you thought about it. Without a "
        "reason it does not count.",
    ),
    example=Example(
        wrong='text: "Tja."  # allow[short-text]',
        right=_ALLOWED,
        instead_of=_TEXT,
    ),
)
ALLOWANCE_OF_ERROR = Kind(
    "allowance-of-error",
    Severity.WARNING,
    Text(
        "`{code}` is een fout, en een fout kun je niet toestaan.",
        "`{code}` is an error, and an error cannot be allowed.",
    ),
    Text(
        "los de fout op en haal deze opmerking weg.",
        "mend the error and remove this comment.",
    ),
    why=Text(
        "Met een fout erin kan niemand het scenario spelen, met welke reden ook.",
        "With an error in it nobody can play the scenario, whatever the reason.",
    ),
    example=Example(
        wrong="signal: ambivalentie  # allow[unknown-slug]: dat woord past hier het best",
        right="signal: ambivalentie",
        instead_of="signal: ambivalentie",
    ),
)
TOO_MANY_ALLOWANCES = Kind(
    "too-many-allowances",
    Severity.WARNING,
    Text(
        "Er wordt hier meer toegestaan dan {limit} keer in een bestand.",
        "Here more is allowed than {limit} times in a file.",
    ),
    Text(
        "houd de drie waar het er echt toe doet, en verander de tekst op de andere plaatsen.",
        "keep the three that matter most, and change the text in the other places.",
    ),
    why=Text(
        "Drie uitzonderingen zijn een keuze. Zijn het er meer, dan klopt het scenario niet, of de "
        "regel niet.",
        "Three exceptions are a choice. When there are more, the scenario is wrong or the rule is.",
    ),
    example=Example(
        wrong=(
            "# allow[short-text]: meer zeg je hier niet\n"
            "# allow[long-text]: voor het geval dat\n"
            "# allow[uncertain-width]: voor het geval dat\n"
            "# allow[text-cut-by-hash]: voor het geval dat\n"
            'text: "Tja."'
        ),
        right='# allow[short-text]: meer zeg je hier niet\ntext: "Tja."',
        instead_of=_TEXT,
    ),
)
UNUSED_ALLOWANCE = Kind(
    "unused-allowance",
    Severity.NOTE,
    Text(
        "Hier is geen `{code}` om toe te staan.",
        "There is no `{code}` here to allow.",
    ),
    Text(
        "haal de opmerking weg; zij geldt voor de regel waar zij achter staat, of voor de regel "
        "eronder.",
        "remove the comment; it is for the line it stands behind, or for the line below it.",
    ),
    why=Text(
        "Een reden voor iets wat er niet meer is, brengt de volgende lezer in de war.",
        "A reason for something that is gone confuses the next reader.",
    ),
    example=Example(
        wrong=f"{_TEXT}  # allow[short-text]: meer zeg je hier niet",
        right=_TEXT,
        instead_of=_TEXT,
    ),
)
ALLOWANCE_NOT_IN_A_COMMENT = Kind(
    "allowance-not-in-a-comment",
    Severity.WARNING,
    Text(
        "Hier wordt niets toegestaan: {reason_nl}.",
        "Nothing is allowed here: {reason_en}.",
    ),
    Text(
        "zet het op een eigen regel boven de sleutel, of met een spatie ervoor achter de tekst.",
        "put it on a line of its own above the key, or behind the text with a space before it.",
    ),
    why=Text(
        "Wat in een tekst staat, wordt in het gesprek gezegd. De deelnemer leest dan een "
        "opmerking die voor de schrijver was.",
        "What stands in a text is said in the talk. The learner then reads a comment that was "
        "meant for who wrote it.",
    ),
    example=Example(
        wrong="text: >-\n  Tja. # allow[short-text]: meer zeg je hier niet",
        right="text: >-  # allow[short-text]: meer zeg je hier niet\n  Tja.",
        instead_of=_TEXT,
    ),
)
