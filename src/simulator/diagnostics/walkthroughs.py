"""Walkthroughs: where a scenario runs otherwise than its author wrote down beside it.

Words that differ per language come in pairs: ``{where_nl}`` and ``{where_en}``. The examples stand
in the walkthroughs of the small file in ``docs/scenarios.md``.
"""

from simulator.codebook.vocabulary import Text
from simulator.diagnostics.problem import Example, Kind, Severity

WALKTHROUGHS_WITHOUT_SCENARIO = Kind(
    "walkthroughs-without-scenario",
    Severity.ERROR,
    Text(
        "Bij deze proefgesprekken staat geen scenario `{file}`.",
        "There is no scenario `{file}` beside these walkthroughs.",
    ),
    Text(
        "geef beide bestanden dezelfde naam: `naam.yaml` en `naam.walkthroughs.yaml`.",
        "give both files the same name: `name.yaml` and `name.walkthroughs.yaml`.",
    ),
    why=Text(
        "Zonder scenario probeert niemand deze gesprekken uit.",
        "Without a scenario nobody tries these talks.",
    ),
)
WALKTHROUGHS_OF_ANOTHER = Kind(
    "walkthroughs-of-another",
    Severity.ERROR,
    Text(
        "Deze proefgesprekken horen bij `{scenario}`, en het scenario hiernaast heet `{id}`.",
        "These walkthroughs belong to `{scenario}`, and the scenario beside them is `{id}`.",
    ),
    Text("schrijf `scenario: {id}`.", "write `scenario: {id}`."),
    why=Text(
        "Een gekopieerd bestand zou het verkeerde gesprek uitproberen.",
        "A copied file would try the wrong talk.",
    ),
    example=Example(
        wrong="scenario: de_thee_van_rietje",
        right="scenario: de_koffie_van_rietje",
        instead_of="scenario: de_koffie_van_rietje",
    ),
)
TOO_MANY_WALKTHROUGHS = Kind(
    "too-many-walkthroughs",
    Severity.ERROR,
    Text(
        "Dit bestand heeft {count} proefgesprekken; er worden er hoogstens {limit} geprobeerd.",
        "This file has {count} walkthroughs; at most {limit} are tried.",
    ),
    Text(
        "houd de wegen over die iets laten zien; `gesprek explore` loopt ze allemaal.",
        "keep the roads that show something; `gesprek explore` walks all of them.",
    ),
    why=Text(
        "Elk proefgesprek kost tijd, elke keer dat je `gesprek check` draait.",
        "Each walkthrough takes time, every time you run `gesprek check`.",
    ),
)
WORDS_NOT_SAID = Kind(
    "words-not-said",
    Severity.ERROR,
    Text(
        '{where_nl} zegt de cliënt niet "{words}".',
        '{where_en} the client does not say "{words}".',
    ),
    Text('de cliënt zei: "{said}"', 'the client said: "{said}"'),
    why=Text(
        "Woorden die hier horen te klinken, dragen vaak de rest van het gesprek. Zijn ze weg, dan"
        " is de tekst veranderd, of de weg.",
        "Words that should be heard here often carry the rest of the talk. When they are gone, "
        "the text has changed, or the road has.",
    ),
    example=Example(
        wrong="- says: servet",
        right="- says: theedoek",
        instead_of="- says: theedoek",
    ),
)
REPLY_NOT_ON_OFFER = Kind(
    "reply-not-on-offer",
    Severity.ERROR,
    Text(
        '{where_nl} is antwoord "{reply}" niet te kiezen.',
        '{where_en} reply "{reply}" is not on offer.',
    ),
    Text("te kiezen zijn: {offered}.", "on offer are: {offered}."),
    why=Text(
        "Zo is de rest van deze weg niet te lopen. Meestal is een antwoord anders gaan heten, of "
        "houdt een `when` het tegen.",
        "The rest of this road cannot be walked like this. Mostly a reply was renamed, or a "
        "`when` keeps it back.",
    ),
    example=Example(
        wrong="- choose: [erkennen, samenvaten]",
        right="- choose: [erkennen, samenvatten]",
        instead_of="- choose: [erkennen, samenvatten]",
    ),
)
STATE_OTHERWISE = Kind(
    "state-otherwise",
    Severity.ERROR,
    Text(
        "{where_nl} is {what} {found_nl}, niet {wanted_nl}.",
        "{where_en} {what} is {found_en}, not {wanted_en}.",
    ),
    Text(
        "kijk met `gesprek trace` waar het anders gaat, of pas de verwachting aan.",
        "look with `gesprek trace` where it goes otherwise, or change the expectation.",
    ),
    why=Text(
        "Aan vlaggen en meters hangt wat er verderop past. Waar je de stand opschrijft, merk je "
        "het meteen als een wijziging hem verschuift.",
        "What fits further on hangs on flags and gauges. Where you wrote down how things stand, "
        "you notice at once when a change shifts it.",
    ),
    example=Example(
        wrong="- state: {scene: dinsdag, houding: klant}",
        right="- state: {scene: dinsdag, houding: klager}",
        instead_of="- state: {scene: dinsdag, houding: klager}",
    ),
)
MEASURED_OTHERWISE = Kind(
    "measured-otherwise",
    Severity.ERROR,
    Text(
        '{where_nl} is antwoord "{reply}" gemeten als {found}, niet als {wanted}.',
        '{where_en} reply "{reply}" is measured as {found}, not as {wanted}.',
    ),
    Text(
        "`cause` en `lacking` in `gesprek trace` zeggen waarom.",
        "`cause` and `lacking` in `gesprek trace` say why.",
    ),
    why=Text(
        "Of een zin past, hangt af van het moment. Aan dat verschil leert een leerling het meest,"
        " en het verschuift ongemerkt.",
        "Whether a sentence fits depends on the moment. A learner learns most from that "
        "difference, and it shifts unnoticed.",
    ),
    example=Example(
        wrong="- measured: neutraal",
        right="- measured: passend",
        instead_of="- measured: passend",
    ),
)
NOTHING_MEASURED_YET = Kind(
    "nothing-measured-yet",
    Severity.ERROR,
    Text(
        "Er is nog niets gemeten: er is nog geen antwoord gekozen.",
        "Nothing was measured yet: no reply has been chosen.",
    ),
    Text("zet er een stap `choose: …` voor.", "put a step `choose: …` before it."),
    why=Text(
        "`measured` gaat over het laatste antwoord dat gekozen is.",
        "`measured` is about the last reply that was chosen.",
    ),
    example=Example(
        wrong="steps:\n  - measured: passend\n  - says: theedoek",
        right="steps:\n  - says: theedoek",
        instead_of="steps:\n  - says: theedoek",
    ),
)
STEP_AFTER_THE_END = Kind(
    "step-after-the-end",
    Severity.ERROR,
    Text(
        "Het gesprek was al afgelopen ({ending}); hier is niets meer te kiezen.",
        "The talk had ended already ({ending}); nothing can be chosen here any more.",
    ),
    Text(
        "haal de stappen na het einde weg, of kies eerder anders.",
        "remove the steps after the end, or choose otherwise before it.",
    ),
    why=Text(
        "Wat na het einde staat, wordt nooit gespeeld en bewijst dus niets.",
        "What stands after the end is never played, and so proves nothing.",
    ),
    example=Example(
        wrong="- choose: [samenvatten, volgen]",
        right="- choose: samenvatten",
        instead_of="- choose: samenvatten",
    ),
)
ENDS_OTHERWISE = Kind(
    "ends-otherwise",
    Severity.ERROR,
    Text(
        "Dit proefgesprek eindigt niet als {wanted}, maar als {found}.",
        "This walkthrough does not end as {wanted} but as {found}.",
    ),
    Text(
        "de uitkomst heeft een voorwaarde: zie de uitkomsten in docs/scenarios.md.",
        "the ending has a guard: see the endings in docs/scenarios.md.",
    ),
    why=Text(
        "Elke uitkomst heeft een voorwaarde. Een weg die anders uitkomt, belooft iets wat niet "
        "gebeurt.",
        "Every ending has a guard. A road that comes out elsewhere promises what does not happen.",
    ),
    example=Example(
        wrong="ends: beleefd_ja",
        right="ends: vervolg_gekozen",
        instead_of="ends: vervolg_gekozen",
    ),
)
WALKTHROUGH_GOES_ON = Kind(
    "walkthrough-goes-on",
    Severity.ERROR,
    Text(
        "Dit proefgesprek is na de laatste stap niet afgelopen; {wanted} komt niet.",
        "This walkthrough has not ended after its last step; {wanted} does not come.",
    ),
    Text(
        "kies verder tot het einde; te kiezen zijn: {offered}.",
        "go on choosing to the end; on offer are: {offered}.",
    ),
    why=Text(
        "Zolang het gesprek niet af is, is niet te zien of deze uitkomst er komt.",
        "As long as the talk is not over, nobody can see whether this ending comes.",
    ),
    example=Example(
        wrong="- offers: samenvatten",
        right="- choose: samenvatten",
        instead_of="- choose: samenvatten",
    ),
)
RESUMED_OTHERWISE = Kind(
    "resumed-otherwise",
    Severity.ERROR,
    Text(
        "Na bewaren en verdergaan (bij beurt {turn}) loopt dit gesprek anders dan in één keer.",
        "Saved and taken up again (at turn {turn}), this talk runs otherwise than in one go.",
    ),
    Text(
        "dat is een fout in het programma, niet in je scenario; meld het met dit bestand erbij.",
        "that is a defect of the program, not of your scenario; report it with this file.",
    ),
    why=Text(
        "Wie een onderbroken gesprek weer opneemt, moet hetzelfde gesprek terugvinden.",
        "Who takes up an interrupted talk must find the same talk again.",
    ),
)
NOT_TRIED_AFTER_SAVING = Kind(
    "not-tried-after-saving",
    Severity.NOTE,
    Text(
        "Deze gesprekken zijn niet geprobeerd na bewaren en verdergaan: {reason_nl}.",
        "These talks were not tried after saving and resuming: {reason_en}.",
    ),
    Text(
        "het programma bewaart ze daarvoor even in de map voor tijdelijke bestanden.",
        "for that the program keeps them for a moment in the folder for temporary files.",
    ),
    why=Text(
        "Een onderbroken gesprek komt later terug; dit hoort dan hetzelfde te zijn.",
        "An interrupted talk comes back later, and has to be the same then.",
    ),
)
