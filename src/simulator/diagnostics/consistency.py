"""What a scenario may not say, because the codebook says otherwise.

The errors keep a file from loading; the warnings come only with ``gesprek check``. Words that
differ per language come in pairs: ``{line_nl}`` and ``{line_en}``.
"""

from simulator.codebook.vocabulary import Text
from simulator.diagnostics.problem import Example, Kind, Severity

_ENDS_OF_TUESDAY = """\
  goto: vervolg_gekozen
  why: "Het graag en het genoeg mogen naast elkaar staan; dan kiest Rietje zelf een moment."
- type: volgen
  technique: echo
  text: "Graag, zeg je. En even later genoeg."
  reaction: "Ja, gek hè? (zucht) Weet je wat, dinsdag praat ik verder. Nu ben ik op."
  goto: vervolg_gekozen"""
_TUESDAY = """\
says: "Dinsdag is het weer zover. Ik doe het graag. En ik heb er zo genoeg van, weet je dat?"
signal: ambivalentie"""
_FIRST_TWO_REPLIES = """\
signal: schuldige_zoeken
replies:
  - type: erkennen
    text: "Zestig koppen, en dan sta jij hier nog met de vaat."
    sets: [erkend]
    reaction: "Ja. (legt de theedoek neer) Met de vaat. Dat is het precies."
    goto: dinsdag
    why: "Rietje hoort haar zestig koppen terug en hoeft ze niet nog een keer te tellen."
  - type: probleemverkenning
    text: "Kopje neer, jas aan, weg. Wat doet dat met jou?\""""
_REPLIES_OF_TUESDAY = """\
- type: samenvatten
  text: "Je doet het graag, en je hebt er genoeg van. Heb ik het zo goed?"
  reaction: "Allebei, ja. (denkt na) Dinsdag, na de koffie. Dan wil ik er wel eens voor gaan zitten."
  goto: vervolg_gekozen
  why: "Het graag en het genoeg mogen naast elkaar staan; dan kiest Rietje zelf een moment."
- type: volgen
  technique: echo
  text: "Graag, zeg je. En even later genoeg."
  reaction: "Ja, gek hè? (zucht) Weet je wat, dinsdag praat ik verder. Nu ben ik op."
  goto: vervolg_gekozen
  why: "Haar eigen twee woorden geven Rietje de tijd om te merken dat ze op is."
- type: meeleef_reflex
  reflex_behaviour: stil_overnemen
  text: "Dan doe ik dinsdag toch gewoon de koffie, en blijf jij maar lekker thuis."
  why: "Rietje is dinsdag vrij en heeft het er met niemand over gehad."
- type: afleid_reflex
  reflex_behaviour: onderwerp_wisselen
  text: "Dinsdag is er ook weer bingo. Daar kijk jij altijd zo naar uit."
  why: "Rietje laat iets van zichzelf zien, en het gesprek gaat over bingo.\""""  # noqa: E501 - lines of the sample

TRIAL_PHRASE = "deze acht woorden staan hier alleen als proef"
"""Words of our own that count as a phrase of a source, so that the check can be tried and shown
without repeating a source."""

UNEARNED_FLAG = Kind(
    "unearned-flag",
    Severity.ERROR,
    Text(
        "{line_nl} zet `{flag}`, en kan dat niet waar maken.",
        "{line_en} sets `{flag}`, which it cannot bring about.",
    ),
    Text(
        "haal `{flag}` hier weg, en laat een antwoord het zetten dat ernaar vraagt.",
        "remove `{flag}` here, and let a reply set it that asks for it.",
    ),
    Text(
        "Een vlag is later de grond van een antwoord. Zet iets haar wat er niet naar vroeg, dan "
        "telt een gewoonte als een keuze, en leert de deelnemer dat het zonder die vraag ook wel "
        "kan.",
        "A flag is the ground of a later reply. If something sets it that did not ask for it, a "
        "habit counts as a choice, and the learner finds out that it works without asking too.",
    ),
    Example(
        wrong="""\
- type: erkennen
  text: "Zestig koppen, en dan sta jij hier nog met de vaat."
  sets: [eigen_aandeel]""",
        right="""\
- type: erkennen
  text: "Zestig koppen, en dan sta jij hier nog met de vaat."
  sets: [erkend]""",
        instead_of="""\
- type: erkennen
  text: "Zestig koppen, en dan sta jij hier nog met de vaat."
  sets: [erkend]""",
    ),
    claim="P20",
)
TOO_MANY_SPONTANEOUS_LINES = Kind(
    "too-many-spontaneous-lines",
    Severity.ERROR,
    Text(
        "Dit is regel {count} die de cliënt uit zichzelf vertelt (`spontaneous`); een scenario "
        "heeft er hoogstens twee.",
        "This is line {count} that the client tells of his own accord (`spontaneous`); a scenario "
        "has two at most.",
    ),
    Text(
        "haal `spontaneous` hier weg, en laat een antwoord ernaar vragen.",
        "remove `spontaneous` here, and let a reply ask for it.",
    ),
    Text(
        "Wie alles uit zichzelf vertelt, heeft geen gesprek nodig: dan maakt het niet uit wat de "
        "deelnemer zegt.",
        "Somebody who tells everything unasked needs no conversation: it does not matter any more "
        "what the learner says.",
    ),
    Example(
        wrong="""\
signal: schuldige_zoeken
spontaneous: true
replies:
  - type: erkennen
    spontaneous: true
    text: "Zestig koppen, en dan sta jij hier nog met de vaat."
    sets: [erkend]
    reaction: "Ja. (legt de theedoek neer) Met de vaat. Dat is het precies."
    goto: dinsdag
    why: "Rietje hoort haar zestig koppen terug en hoeft ze niet nog een keer te tellen."
  - type: probleemverkenning
    spontaneous: true
    text: "Kopje neer, jas aan, weg. Wat doet dat met jou?\"""",
        right=_FIRST_TWO_REPLIES,
        instead_of=_FIRST_TWO_REPLIES,
    ),
    claim="P20",
)
TAKE_OVER_WITHOUT_CRISIS = Kind(
    "take-over-without-crisis",
    Severity.ERROR,
    Text(
        "{what_nl} bestaat alleen in een werkelijke crisis, en hier is `crisis_kind: "
        "{crisis_kind}`.",
        "{what_en} exists only in a real crisis, and here `crisis_kind` is {crisis_kind}.",
    ),
    Text(
        "is dit er een (uithuiszetting, afsluiting van energie of water, suïcidaliteit, een "
        "kwetsbaar mens in gevaar), schrijf dan `crisis_kind: werkelijk`; zo niet, laat het bij "
        "de cliënt.",
        "if this is one (an eviction, a cut-off of energy or water, suicidality, a vulnerable "
        "person in danger), write `crisis_kind: werkelijk`; if not, leave it with the client.",
    ),
    Text(
        "Overnemen is lenen, en dat mag alleen als het niet anders kan. Buiten een werkelijke "
        "crisis wordt zo'n antwoord altijd als reflex of als schadelijk gemeten, en zo'n weg "
        "nooit gegaan.",
        "Taking over is borrowing, and only where nothing else will do. Outside a real crisis "
        "such a reply is always measured as a reflex or as harmful, and such a road is never "
        "taken.",
    ),
    Example(
        wrong="""\
- type: overname_aankondigen
  text: "Dan doe ik dinsdag de koffie, alleen die ene keer. Mag dat?"
  reaction: "Nou. Als jij dat wilt."
  goto: vervolg_gekozen
  why: "Rietje is dinsdag vrij en heeft het er met niemand over gehad.\"""",
        right="""\
- type: meeleef_reflex
  reflex_behaviour: stil_overnemen
  text: "Dan doe ik dinsdag toch gewoon de koffie, en blijf jij maar lekker thuis."
  why: "Rietje is dinsdag vrij en heeft het er met niemand over gehad.\"""",
        instead_of="""\
- type: meeleef_reflex
  reflex_behaviour: stil_overnemen
  text: "Dan doe ik dinsdag toch gewoon de koffie, en blijf jij maar lekker thuis."
  why: "Rietje is dinsdag vrij en heeft het er met niemand over gehad.\"""",
    ),
    claim="P18",
)
SIGNAL_WITHOUT_ANSWER = Kind(
    "signal-without-answer",
    Severity.ERROR,
    Text(
        'Op signaal `{signal}` in scène "{scene}" past geen van de antwoorden.',
        'None of the replies answers the signaal `{signal}` of scene "{scene}".',
    ),
    Text(
        "voeg een antwoord toe van een van deze typen: {answers}; of kies een ander `signal`.",
        "add a reply of one of these types: {answers}; or choose another `signal`.",
    ),
    Text(
        "De cliënt laat iets horen, en de deelnemer kan er niet op ingaan, hoe goed hij ook "
        "luistert: elk antwoord wordt hoogstens neutraal gemeten.",
        "The client lets something be heard, and the learner cannot respond to it, however well he "
        "listens: every reply is measured neutraal at best.",
    ),
    Example(
        wrong="""\
says: "Dinsdag is het weer zover. Weet jij wie er dan eigenlijk komt helpen?"
signal: vraagt_info""",
        right=_TUESDAY,
        instead_of=_TUESDAY,
    ),
    claim="P23",
)
SCENE_WITHOUT_EXIT = Kind(
    "scene-without-exit",
    Severity.ERROR,
    Text(
        "Uit {scenes_nl} leidt geen enkele weg verder.",
        "No road leads out of {scenes_en}.",
    ),
    Text(
        "laat een antwoord naar een andere scène of naar een uitkomst gaan.",
        "let a reply lead to another scene or to an ending.",
    ),
    Text(
        "Wie hier komt, komt er niet meer uit: het gesprek draait rond tot de tijd om is of de "
        "cliënt wegloopt.",
        "Whoever gets here does not get out: the talk goes round until the time is up or the "
        "client walks out.",
    ),
    Example(
        wrong=_ENDS_OF_TUESDAY.replace("goto: vervolg_gekozen", "goto: dinsdag"),
        right=_ENDS_OF_TUESDAY,
        instead_of=_ENDS_OF_TUESDAY,
    ),
    claim="P3",
)
GOOD_ENDING_WITHOUT_ROAD = Kind(
    "good-ending-without-road",
    Severity.ERROR,
    Text(
        "Geen enkele weg leidt naar {endings_nl}.",
        "No road leads to {endings_en}.",
    ),
    Text(
        "laat een antwoord ernaartoe gaan met `goto`, of haal de uitkomst uit `good_endings`.",
        "let a reply lead there with `goto`, or remove the ending from `good_endings`.",
    ),
    Text(
        "Een uitkomst die niemand kan halen, belooft iets wat het gesprek niet geeft; en zonder "
        "één goede uitkomst kan wie oefent het alleen maar fout doen.",
        "An ending that nobody can reach promises what the talk does not give; and without a "
        "single good ending whoever practises can only do badly.",
    ),
    Example(
        wrong=_ENDS_OF_TUESDAY.replace("goto: vervolg_gekozen", "goto: beleefd_ja"),
        right=_ENDS_OF_TUESDAY,
        instead_of=_ENDS_OF_TUESDAY,
    ),
    claim="P14",
)
MISSING_CONTENT_TAG = Kind(
    "missing-content-tag",
    Severity.ERROR,
    Text(
        "{what_nl} vraagt een waarschuwing vooraf, en die staat niet bij `warnings`.",
        "{what_en} asks for a warning beforehand, which is not among the `warnings`.",
    ),
    Text(
        "zet bij `warnings` wat hier aan de orde is: {tags}.",
        "put among the `warnings` what this is about: {tags}.",
    ),
    Text(
        "Wie dit zelf meemaakte, moet kunnen overslaan vóór de eerste zin; en van de labels hangt "
        "af welke hulplijnen er op het scherm staan.",
        "Whoever lived through this must be able to skip it before the first line; and the tags "
        "decide which help lines stand on the screen.",
    ),
    Example(
        wrong="""\
says: "Dinsdag die lampen weer. Laatst werd ik duizelig op die ladder, ik hing er zo naast."
signal: gevaar""",
        right=_TUESDAY,
        instead_of=_TUESDAY,
    ),
    claim="P25",
)
SECOND_HOLLOW_PHRASE = Kind(
    "second-hollow-phrase",
    Severity.ERROR,
    Text(
        "Dit is de tweede lege formule (`hollow`) van type `{type}`; een scenario heeft er per "
        "type hoogstens een.",
        "This is the second set phrase (`hollow`) of type `{type}`; a scenario has one of each "
        "type at most.",
    ),
    Text(
        "geef dit antwoord woorden van de cliënt en haal `hollow` weg.",
        "give this reply words of the client's and remove `hollow`.",
    ),
    Text(
        "Eén keer merkt wie oefent wat een formule doet; bij de tweede is het een trucje geworden.",
        "Once, the learner notices what a set phrase does; the second time it has become a trick.",
    ),
    Example(
        wrong="""\
signal: schuldige_zoeken
replies:
  - type: erkennen
    hollow: true
    text: "Ik begrijp dat dit heel vervelend voor je moet zijn."
    reaction: "Ja. (legt de theedoek neer) Met de vaat. Dat is het precies."
    goto: dinsdag
    why: "Rietje hoort haar zestig koppen terug en hoeft ze niet nog een keer te tellen."
  - id: nog_een
    type: erkennen
    hollow: true
    text: "Dat lijkt me ook echt niet makkelijk voor jou.\"""",
        right=_FIRST_TWO_REPLIES,
        instead_of=_FIRST_TWO_REPLIES,
    ),
)
QUESTION_FORM_BESIDE_TEXT = Kind(
    "question-form-beside-text",
    Severity.WARNING,
    Text(
        'Antwoord "{reply}" geldt als vraag ({form}), en {found_nl}.',
        'Reply "{reply}" counts as a question ({form}), and {found_en}.',
    ),
    Text(
        "laat `question` zeggen wat er staat.",
        "let `question` say what stands there.",
    ),
    Text(
        "De vraagvorm beslist mee wat een antwoord waard is, en de nabespreking telt open en "
        "gesloten vragen. Klopt de vorm niet, dan staat daar iets wat niemand heeft gezegd.",
        "The form of a question helps decide what a reply is worth, and the debrief counts open "
        "and closed questions. With a wrong form it tells of something nobody said.",
    ),
    Example(
        wrong="""\
- type: probleemverkenning
  text: "Kopje neer, jas aan, weg. Ik ben benieuwd wat dat met jou doet.\"""",
        right="""\
- type: probleemverkenning
  question: geen
  text: "Kopje neer, jas aan, weg. Ik ben benieuwd wat dat met jou doet.\"""",
        instead_of="""\
- type: probleemverkenning
  text: "Kopje neer, jas aan, weg. Wat doet dat met jou?\"""",
    ),
)
MIXED_FORM_OF_ADDRESS = Kind(
    "mixed-form-of-address",
    Severity.WARNING,
    Text(
        "{who_nl} zegt hier `{word}`, en `form_of_address` is `{form}`.",
        "{who_en} says `{word}` here, and the `form_of_address` is `{form}`.",
    ),
    Text(
        "kies één aanspreekvorm; wat een ander zei, zet je tussen enkele aanhalingstekens.",
        "choose one form of address; put what somebody else said in single quotes.",
    ),
    Text(
        "Een u die ineens je wordt, zegt iets over de afstand tussen twee mensen. Hier zegt het "
        "alleen dat de tekst niet is nagelezen.",
        "When u suddenly becomes je, that says something about the distance between two people. "
        "Here it only says that nobody read the text again.",
    ),
    Example(
        wrong="""\
text: "Zestig koppen, en dan staat u hier nog met de vaat.\"""",
        right="""\
text: "Zestig koppen, en dan sta jij hier nog met de vaat.\"""",
        instead_of="""\
text: "Zestig koppen, en dan sta jij hier nog met de vaat.\"""",
    ),
    claim="P24",
)
PHRASE_OF_A_SOURCE = Kind(
    "phrase-of-a-source",
    Severity.WARNING,
    Text(
        'Deze woorden staan ook zo in een bron: "{phrase}".',
        'These words stand like this in a source, too: "{phrase}".',
    ),
    Text(
        "zeg het in woorden van je eigen cliënt.",
        "say it in the words of your own client.",
    ),
    Text(
        "Van de boeken achter dit programma mogen inzichten mee, en geen zinnen.",
        "From the books behind this program insights may come along, and no sentences.",
    ),
    Example(
        wrong=f"""\
why: "Rietje is dinsdag vrij; {TRIAL_PHRASE}.\"""",
        right="""\
why: "Rietje is dinsdag vrij en heeft het er met niemand over gehad.\"""",
        instead_of="""\
why: "Rietje is dinsdag vrij en heeft het er met niemand over gehad.\"""",
    ),
    claim="P24",
)
CRISIS_THAT_NEVER_BEGINS = Kind(
    "crisis-that-never-begins",
    Severity.WARNING,
    Text(
        "`crisis_kind: werkelijk`, en nergens begint de crisis.",
        "`crisis_kind: werkelijk`, and the crisis begins nowhere.",
    ),
    Text(
        "zet `starts_crisis: true` bij de scène waarin hij uitbreekt, of laat het gesprek in een "
        "crisis beginnen (`start`).",
        "put `starts_crisis: true` on the scene in which it breaks out, or let the talk begin in a "
        "crisis (`start`).",
    ),
    Text(
        "Zonder begin blijft de fase `geen`: overnemen past dan nooit, en wat voor een fase is "
        "geschreven, wordt niet gezegd.",
        "Without a beginning the phase stays `geen`: taking over never fits then, and what was "
        "written for a phase is not said.",
    ),
    Example(
        wrong="""\
start: klager
crisis_kind: werkelijk
warnings: [schulden]""",
        right="""\
start: klager
crisis_kind: beleefd
warnings: [schulden]""",
        instead_of="start: klager",
    ),
)
SCENE_THAT_CAN_BE_EMPTY = Kind(
    "scene-that-can-be-empty",
    Severity.WARNING,
    Text(
        'In scène "{scene}" is er geen enkel antwoord bij {gap_nl}.',
        'Scene "{scene}" has no reply at all with {gap_en}.',
    ),
    Text(
        "laat minstens twee antwoorden zonder `when`, of vul met een `when` aan wat ontbreekt.",
        "leave at least two replies without a `when`, or add with a `when` what is missing.",
    ),
    Text(
        "Is er niets te zeggen, dan staat het gesprek stil, en niet omdat de cliënt dat wilde.",
        "With nothing to say the talk stands still, and not because the client wanted it to.",
    ),
    Example(
        wrong="""\
- type: samenvatten
  when: {vertrouwen: {min: 6}}
  text: "Je doet het graag, en je hebt er genoeg van. Heb ik het zo goed?"
  reaction: "Allebei, ja. (denkt na) Dinsdag wil ik er wel eens voor gaan zitten."
  goto: vervolg_gekozen
  why: "Het graag en het genoeg mogen naast elkaar staan; dan kiest Rietje zelf een moment."
- type: afleid_reflex
  when: {vertrouwen: {max: 4}}
  reflex_behaviour: onderwerp_wisselen
  text: "Dinsdag is er ook weer bingo. Daar kijk jij altijd zo naar uit."
  why: "Rietje laat iets van zichzelf zien, en het gesprek gaat over bingo.\"""",
        right="""\
- type: samenvatten
  when: {vertrouwen: {min: 6}}
  text: "Je doet het graag, en je hebt er genoeg van. Heb ik het zo goed?"
  reaction: "Allebei, ja. (denkt na) Dinsdag wil ik er wel eens voor gaan zitten."
  goto: vervolg_gekozen
  why: "Het graag en het genoeg mogen naast elkaar staan; dan kiest Rietje zelf een moment."
- type: afleid_reflex
  when: {vertrouwen: {max: 5}}
  reflex_behaviour: onderwerp_wisselen
  text: "Dinsdag is er ook weer bingo. Daar kijk jij altijd zo naar uit."
  why: "Rietje laat iets van zichzelf zien, en het gesprek gaat over bingo.\"""",
        instead_of=_REPLIES_OF_TUESDAY,
    ),
)
