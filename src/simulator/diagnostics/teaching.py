"""What keeps a scenario that loads from teaching what it could.

Only ``gesprek check`` tells these. Words that differ per language come in pairs: ``{what_nl}`` and
``{what_en}``.
"""

from simulator.codebook.vocabulary import Text
from simulator.diagnostics.problem import Example, Kind, Severity

_BEFORE_TUESDAY = """\
dinsdag:
  says: "Dinsdag is het weer zover. Ik doe het graag. En ik heb er zo genoeg van, weet je dat?\""""
_ON_TUESDAY = """\
zaterdag:
  says: "Dinsdag is het weer zover. Ik doe het graag. En ik heb er zo genoeg van, weet je dat?\""""
_BINGO = """\
- type: afleid_reflex
  reflex_behaviour: onderwerp_wisselen
  text: "Dinsdag is er ook weer bingo. Daar kijk jij altijd zo naar uit."
  why: "Rietje laat iets van zichzelf zien, en het gesprek gaat over bingo.\""""
_ROSTER = """\
- type: advies_reflex
  reflex_behaviour: ongevraagd_advies
  text: "Hang een rooster op voor de vaat, dan pakt iedereen een keer een theedoek.\""""
_THREE_OF_TUESDAY = """\
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
  why: "Rietje laat iets van zichzelf zien, en het gesprek gaat over bingo.\""""
_FIRST_TWO = """\
signal: schuldige_zoeken
replies:
  - type: erkennen
    text: "Zestig koppen, en dan sta jij hier nog met de vaat."
    sets: [erkend]
    reaction: "Ja. (legt de theedoek neer) Met de vaat. Dat is het precies."
    goto: dinsdag
    why: "Rietje hoort haar zestig koppen terug en hoeft ze niet nog een keer te tellen."
  - type: probleemverkenning
    text: "Kopje neer, jas aan, weg. Wat doet dat met jou?"
    reaction: "Dan denk ik: zien ze me eigenlijk wel? (haalt haar schouders op) Nou ja."
    goto: dinsdag
    why: "Je vraagt naar Rietje en niet naar de anderen, en ze zegt wat er echt schuurt.\""""

GIVEN_AWAY_BY_FORM = Kind(
    "given-away-by-form",
    Severity.WARNING,
    Text(
        "Wie steeds {guess_nl} kiest, kiest in {share} van de scènes geen reflex; op de gok is "
        "dat {chance}.",
        "Always choosing {guess_en} avoids the reflex in {share} of the scenes; by chance that is "
        "{chance}.",
    ),
    Text(
        "maak in een paar scènes een reflex van die vorm, en een ander antwoord niet.",
        "give a reflex that form in a few scenes, and another reply not.",
    ),
    Text(
        "Wie het antwoord aan de vorm herkent, leert de vorm en niet het gesprek.",
        "Whoever knows the reply by its form learns the form and not the conversation.",
    ),
    Example(
        wrong="""\
dinsdag:
  says: "En dan de vuilniszakken nog. Vijf stuks, en de container staat aan de overkant."
  replies:
    - type: volgen
      text: "Vijf zakken, aan de overkant."
      reaction: "Vijf. En dan regent het meestal."
      goto: vrijdag
      why: "Rietje mag doorgaan over haar zakken."
    - type: afleid_reflex
      reflex_behaviour: wegwuiven
      text: "Ach, die paar zakken, dat loop je toch zo even op en neer."
      why: "Rietje telt ze niet voor niets."
vrijdag:
  says: "Vrijdag komt de voorzitter kijken. Dan moet het netjes zijn, zegt hij."
  replies:
    - type: volgen
      text: "Netjes, zegt hij, en jij veegt."
      reaction: "Hij zegt het, en ik veeg."
      goto: zaterdag
      why: "Rietje hoort zijn woord terug en zegt er zelf iets over."
    - type: correctie_reflex
      reflex_behaviour: preken
      text: "Dan had je dat misschien eerder met de voorzitter moeten bespreken."
      why: "Rietje heeft het ineens zelf zo laten komen."
"""
        + _ON_TUESDAY,
        right="""\
dinsdag:
  says: "En dan de vuilniszakken nog. Vijf stuks, en de container staat aan de overkant."
  replies:
    - type: volgen
      text: "Vijf zakken, en dan de container aan de overkant. (je pakt een zak)"
      reaction: "Vijf. En dan regent het meestal."
      goto: vrijdag
      why: "Rietje mag doorgaan over haar zakken."
    - type: afleid_reflex
      reflex_behaviour: wegwuiven
      text: "Ach, dat loop je toch zo even op en neer."
      why: "Rietje telt ze niet voor niets."
vrijdag:
  says: "Vrijdag komt de voorzitter kijken. Dan moet het netjes zijn, zegt hij."
  replies:
    - type: volgen
      text: "Netjes, zegt hij. En dan kijkt hij, en jij staat daar."
      reaction: "Hij kijkt, en ik veeg."
      goto: zaterdag
      why: "Rietje hoort zijn woord terug en zegt er zelf iets over."
    - type: correctie_reflex
      reflex_behaviour: preken
      text: "Dan had je dat eerder moeten zeggen."
      why: "Rietje heeft het ineens zelf zo laten komen."
"""
        + _ON_TUESDAY,
        instead_of=_BEFORE_TUESDAY,
    ),
    claim="P11",
)
UNEVEN_REPLY_LENGTHS = Kind(
    "uneven-reply-lengths",
    Severity.NOTE,
    Text(
        'In scène "{scene}" is het langste antwoord {ratio_nl} keer zo lang als dit.',
        'In scene "{scene}" the longest reply is {ratio_en} times as long as this one.',
    ),
    Text(
        "tot ruim twee keer valt het niet op; maak dit langer of het langste korter.",
        "up to a good two times nobody notices; make this longer or the longest shorter.",
    ),
    Text(
        "Wat zoveel korter is, valt op voordat iemand het leest.",
        "What is so much shorter is noticed before anybody reads it.",
    ),
    Example(
        wrong="""\
text: "Graag. En genoeg.\"""",
        right="""\
text: "Graag, zeg je. En even later genoeg.\"""",
        instead_of="""\
text: "Graag, zeg je. En even later genoeg.\"""",
    ),
)
CLIENTS_WORDS_ON_ONE_SIDE = Kind(
    "clients-words-on-one-side",
    Severity.NOTE,
    Text(
        "Van de reflexen pakt {reflex} een woord op van wat de cliënt net zei; van de andere "
        "antwoorden {fitting}.",
        "Of the reflexes {reflex} take up a word the client just said; of the other replies "
        "{fitting}.",
    ),
    Text(
        "laat ook de andere kant de woorden van de cliënt gebruiken, of laat een echo weg.",
        "let the other side use the client's words as well, or drop an echo.",
    ),
    Text(
        "Wie alleen zoekt naar de woorden van de cliënt, hoeft niet te luisteren. Een reflex "
        "begint ook vaak met wat de ander net zei.",
        "Whoever only looks for the client's words need not listen. A reflex, too, often begins "
        "with what was just said.",
    ),
    claim="P11",
)
SHOUTING_REPLY = Kind(
    "shouting-reply",
    Severity.WARNING,
    Text(
        "Dit antwoord verheft zijn stem: {what_nl}.",
        "This reply raises its voice: {what_en}.",
    ),
    Text(
        "zeg het met gewone woorden; één uitroepteken in een heel scenario is genoeg.",
        "say it in plain words; one exclamation mark in a whole scenario is enough.",
    ),
    Text(
        "Een reflex is wat een aardig mens zonder nadenken zegt. Wie hem hoort schreeuwen, kiest "
        "hem niet.",
        "A reflex is what a kind person says without thinking. Whoever hears it shout does not "
        "choose it.",
    ),
    Example(
        wrong="""\
text: "Hang een rooster op, dan pakt IEDEREEN een keer een theedoek.\"""",
        right="""\
text: "Hang een rooster op, dan pakt iedereen een keer een theedoek.\"""",
        instead_of="""\
text: "Hang een rooster op voor de vaat, dan pakt iedereen een keer een theedoek.\"""",
    ),
    claim="P13",
)
MOCKING_REPLY = Kind(
    "mocking-reply",
    Severity.WARNING,
    Text(
        'Dit antwoord klinkt spottend: "{words}".',
        'This reply sounds mocking: "{words}".',
    ),
    Text(
        "schrijf wat iemand zou zeggen die het goed bedoelt.",
        "write what somebody would say who means well.",
    ),
    Text(
        "Spot herkent iedereen als fout. Een reflex leert pas iets als je hem zelf gezegd had "
        "kunnen hebben.",
        "Everybody knows mockery for wrong. A reflex teaches something only if you might have "
        "said it.",
    ),
    Example(
        wrong="""\
text: "Je meent het. Hang dan een rooster op voor de vaat.\"""",
        right="""\
text: "Hang anders een rooster op voor de vaat, dat helpt vaak.\"""",
        instead_of="""\
text: "Hang een rooster op voor de vaat, dan pakt iedereen een keer een theedoek.\"""",
    ),
    claim="P13",
)
REPLY_THAT_NAMES_ITSELF = Kind(
    "reply-that-names-itself",
    Severity.NOTE,
    Text(
        'Antwoord "{reply}" zegt zelf wat het is (`{type}`): "{words}".',
        'Reply "{reply}" says itself what it is (`{type}`): "{words}".',
    ),
    Text(
        "zeg het, en zeg er niet bij dat je het zegt.",
        "say it, and do not say that you are saying it.",
    ),
    Text(
        "Met het etiket erop valt er niets te herkennen, en zo praat niemand aan een keukentafel.",
        "With the label on it there is nothing to recognise, and nobody talks like that at a "
        "kitchen table.",
    ),
    Example(
        wrong="""\
text: "Mijn advies: hang een rooster op voor de vaat, dan pakt iedereen een theedoek.\"""",
        right="""\
text: "Hang een rooster op voor de vaat, dan pakt iedereen een keer een theedoek.\"""",
        instead_of="""\
text: "Hang een rooster op voor de vaat, dan pakt iedereen een keer een theedoek.\"""",
    ),
)
REPEATED_WHY = Kind(
    "repeated-why",
    Severity.WARNING,
    Text(
        'Deze `why` deelt acht woorden met een andere: "{phrase}".',
        'This `why` shares eight words with another: "{phrase}".',
    ),
    Text(
        "zeg wat juist dit antwoord met deze cliënt doet.",
        "say what this very reply does to this client.",
    ),
    Text(
        "In de nabespreking staan ze onder elkaar. Leest iemand twee keer hetzelfde, dan gaat het "
        "niet over wat hij zei.",
        "In the debrief they stand below each other. Whoever reads the same twice finds it is not "
        "about what was said.",
    ),
    Example(
        wrong="""\
why: "Rietje vertelt nog, en heeft het er met niemand over gehad; ze krijgt een karwei.\"""",
        right="""\
why: "Rietje vertelt nog, en krijgt er een karwei bij.\"""",
        instead_of="""\
why: "Rietje vertelt nog, en krijgt er een karwei bij.\"""",
    ),
)
REPEATED_LINE = Kind(
    "repeated-line",
    Severity.NOTE,
    Text(
        "De cliënt zegt hier bijna hetzelfde als ergens anders.",
        "The client says nearly the same here as elsewhere.",
    ),
    Text(
        "laat de cliënt antwoorden op wat er net gezegd is, of gebruik `reactions`.",
        "let the client answer what was just said, or use `reactions`.",
    ),
    Text(
        "Wat de cliënt zegt, is het enige waaraan je merkt wat je antwoord deed. Is dat twee keer "
        "hetzelfde, dan deed het er niet toe.",
        "What the client says is all there is to tell what a reply did. If it is the same twice, "
        "the reply did not matter.",
    ),
    Example(
        wrong="""\
reaction: "Ja, gek hè? (zucht) Weet je wat, dinsdag praat ik er verder over. Nu ben ik op.\"""",
        right="""\
reaction: "Ja. (legt de theedoek neer) Met de vaat. Dat is het precies.\"""",
        instead_of="""\
reaction: "Ja. (legt de theedoek neer) Met de vaat. Dat is het precies.\"""",
    ),
)
REPEATED_REPLY = Kind(
    "repeated-reply",
    Severity.WARNING,
    Text(
        'Antwoord "{reply}" heeft dezelfde woorden als "{other}", en ze kunnen samen te kiezen '
        "zijn.",
        'Reply "{reply}" has the same words as "{other}", and both can be on offer at once.',
    ),
    Text(
        "geef er een andere woorden of haal er een weg; mag het maar een van de twee zijn, geef ze "
        "dan elk een `when` die de ander uitsluit.",
        "give one of them other words, or remove one; if only one of the two is meant to be there, "
        "give each a `when` that excludes the other.",
    ),
    Text(
        "Wie twee keer dezelfde zin ziet, kan niet kiezen. Leidt de ene verder dan de andere, dan "
        "beslist het toeval.",
        "Whoever sees the same sentence twice cannot choose. If one leads further than the other, "
        "chance decides.",
    ),
    Example(
        wrong="""\
text: "Je doet het graag, en je hebt er genoeg van. Heb ik het zo goed?\"""",
        right="""\
text: "Graag, zeg je. En even later genoeg.\"""",
        instead_of="""\
text: "Graag, zeg je. En even later genoeg.\"""",
    ),
)
IDLE_NOGMAALS = Kind(
    "idle-nogmaals",
    Severity.NOTE,
    Text(
        "Deze `nogmaals` doet niets: {reason_nl}.",
        "This `nogmaals` does nothing: {reason_en}.",
    ),
    Text(
        "haal hem weg, of laat de cliënt merken dat hij dit al zei.",
        "remove it, or let the client notice that he said this before.",
    ),
    Text(
        "`nogmaals` is wat hij zegt als hij dit al eens zei. Wie het schrijft, denkt dat de tweede "
        "keer anders klinkt.",
        "`nogmaals` is what he says when he said this before. Whoever writes it believes that the "
        "second time sounds different.",
    ),
    Example(
        wrong="""\
reaction:
  gewoon: "Ja. (legt de theedoek neer) Met de vaat. Dat is het precies."
  nogmaals: "Ja. (legt de theedoek neer) Met de vaat. Dat is het precies.\"""",
        right="""\
reaction:
  gewoon: "Ja. (legt de theedoek neer) Met de vaat. Dat is het precies."
  nogmaals: "Met de vaat, ja. (pakt een kopje) Dat zei ik al.\"""",
        instead_of="""\
reaction: "Ja. (legt de theedoek neer) Met de vaat. Dat is het precies.\"""",
    ),
)
REFLEX_WITH_THE_SAME_ANSWER = Kind(
    "reflex-with-the-same-answer",
    Severity.WARNING,
    Text(
        'Op antwoord "{reply}" zegt de cliënt als reflex hetzelfde als op een passend antwoord.',
        'To reply "{reply}" as a reflex the client says the same as to a fitting reply.',
    ),
    Text(
        "laat aan zijn woorden merken wat de reflex deed, of haal ze weg: dan komt `reactions`.",
        "let the words show what the reflex did, or remove them: then `reactions` is said.",
    ),
    Text(
        "Een reflex waar je niets van merkt, leert dat hij niets kost.",
        "A reflex nobody notices teaches that it costs nothing.",
    ),
    Example(
        wrong="""\
- type: advies_reflex
  reflex_behaviour: ongevraagd_advies
  reaction: "Dan denk ik: zien ze me eigenlijk wel? (haalt haar schouders op) Nou ja."
  text: "Hang een rooster op voor de vaat, dan pakt iedereen een keer een theedoek.\"""",
        right=_ROSTER,
        instead_of=_ROSTER,
    ),
    claim="P5",
)
ONE_TYPE_EVERYWHERE = Kind(
    "one-type-everywhere",
    Severity.NOTE,
    Text(
        "Type `{type}` staat in {offering} van de {scenes} scènes en is {share} van alle "
        "antwoorden.",
        "Type `{type}` is in {offering} of the {scenes} scenes and makes {share} of all replies.",
    ),
    Text(
        "zet er in een paar scènes een ander type voor in de plaats.",
        "put another type in its place in a few scenes.",
    ),
    Text(
        "Wat er altijd bij staat, kiest of mijdt men na een paar beurten zonder te lezen.",
        "What is always there is chosen or avoided after a few turns without reading.",
    ),
)
RARE_TEMPTATION = Kind(
    "rare-temptation",
    Severity.WARNING,
    Text(
        "`{reflex}` staat bij `tempts` en is in {count} van de {scenes} scènes te kiezen; het "
        "zijn er minstens {needed}.",
        "`{reflex}` is among the `tempts` and can be chosen in {count} of the {scenes} scenes; at "
        "least {needed} are needed.",
    ),
    Text(
        "bied hem vaker aan, of haal hem uit `tempts`.",
        "offer it more often, or remove it from `tempts`.",
    ),
    Text(
        "De deelnemer kiest een scenario om een reflex te oefenen. Komt die twee keer langs, dan "
        "zegt de score niets.",
        "A learner chooses a scenario to practise a reflex. If that comes by twice, the score "
        "says nothing.",
    ),
    Example(
        wrong="tempts: [advies_reflex, meeleef_reflex, afleid_reflex, correctie_reflex]",
        right="tempts: [advies_reflex, meeleef_reflex, afleid_reflex]",
        instead_of="tempts: [advies_reflex, meeleef_reflex, afleid_reflex]",
    ),
)
UNLISTED_TEMPTATION = Kind(
    "unlisted-temptation",
    Severity.NOTE,
    Text(
        "`{reflex}` is te kiezen in {count} van de {scenes} scènes en staat niet bij `tempts`.",
        "`{reflex}` can be chosen in {count} of the {scenes} scenes and is not among the `tempts`.",
    ),
    Text(
        "zet hem bij `tempts`, of maak er een paar een andere reflex van.",
        "add it to the `tempts`, or make some of them another reflex.",
    ),
    Text(
        "Aan `tempts` ziet de deelnemer wat dit gesprek oefent; de volgende keuze volgt daaruit.",
        "By the `tempts` the learner sees what this talk practises; what to play next follows "
        "from it.",
    ),
)
FEW_REPLIES = Kind(
    "few-replies",
    Severity.NOTE,
    Text(
        'Scène "{scene}" heeft zo weinig te kiezen: {count}.',
        'Scene "{scene}" has so little to choose from: {count}.',
    ),
    Text("geef haar drie tot vijf antwoorden.", "give it three to five replies."),
    Text(
        "Tussen twee antwoorden is de reflex snel gevonden, en één antwoord is geen keuze.",
        "Among two replies the reflex is soon found, and one reply is no choice.",
    ),
    Example(
        wrong="""\
- type: volgen
  technique: echo
  text: "Graag, zeg je. En even later genoeg."
  reaction: "Ja, gek hè? (zucht) Weet je wat, dinsdag praat ik verder. Nu ben ik op."
  goto: vervolg_gekozen
  why: "Haar eigen twee woorden geven Rietje de tijd om te merken dat ze op is.\"""",
        right=_THREE_OF_TUESDAY,
        instead_of=_THREE_OF_TUESDAY,
    ),
)
SCENE_WITHOUT_TEMPTATION = Kind(
    "scene-without-temptation",
    Severity.NOTE,
    Text(
        "In {count} van de {scenes} scènes is er geen reflex te kiezen.",
        "In {count} of the {scenes} scenes there is no reflex to choose.",
    ),
    Text(
        "zet in vier van de vijf scènes een antwoord dat verleidt.",
        "put a reply that tempts in four scenes out of five.",
    ),
    Text(
        "Waar niets verleidt, valt niets te oefenen.",
        "Where nothing tempts there is nothing to practise.",
    ),
)
SCENE_OF_REFLEXES = Kind(
    "scene-of-reflexes",
    Severity.WARNING,
    Text(
        'In scène "{scene}" is elk antwoord een reflex.',
        'In scene "{scene}" every reply is a reflex.',
    ),
    Text(
        "voeg een antwoord toe dat geen reflex is.",
        "add a reply that is none.",
    ),
    Text(
        "Wie alleen fout kan kiezen, leert dat kiezen geen zin heeft.",
        "Whoever can only choose badly learns that choosing is no use.",
    ),
    Example(
        wrong="""\
replies:
  - type: interpretatie_reflex
    reflex_behaviour: duiden
    text: "Volgens mij gaat het je niet om die koppen, maar om gezien worden."
    goto: dinsdag
    why: "Rietje hoort wat er met haar is, en telde alleen nog koppen.\"""",
        right=_FIRST_TWO,
        instead_of=_FIRST_TWO,
    ),
)
CHOICE_WITHOUT_DIFFERENCE = Kind(
    "choice-without-difference",
    Severity.NOTE,
    Text(
        'In scène "{scene}" zijn alle antwoorden van hetzelfde type: `{type}`.',
        'In scene "{scene}" all replies are of the same type: `{type}`.',
    ),
    Text(
        "maak er minstens een van een ander type.",
        "make at least one of another type.",
    ),
    Text(
        "Voor de cliënt maakt het dan niet uit wat er gekozen wordt.",
        "To the client it then makes no difference what is chosen.",
    ),
    Example(
        wrong="""\
- id: allebei
  type: samenvatten
  text: "Graag en genoeg, allebei tegelijk. Klopt dat?"
  reaction: "Ja. (zucht) Dinsdag praat ik verder, nu ben ik op."
  goto: vervolg_gekozen
  why: "Rietje hoort haar twee woorden terug en merkt dat ze op is."
- id: eerst_graag
  type: samenvatten
  text: "Dus je doet het graag, alleen niet meer zo. Zeg ik het goed?"
  reaction: "Alleen niet meer zo, nee. (knikt langzaam)"
  goto: vervolg_gekozen
  why: "Rietje hoort dat ze niet hoeft te stoppen om te klagen.\"""",
        right=_THREE_OF_TUESDAY,
        instead_of=_THREE_OF_TUESDAY,
    ),
)
SUBJECT_WITHOUT_TAG = Kind(
    "subject-without-tag",
    Severity.NOTE,
    Text(
        'De cliënt zegt "{word}", en bij `warnings` staat `{tag}` niet.',
        'The client says "{word}", and `{tag}` is not among the `warnings`.',
    ),
    Text(
        "gaat het gesprek daarover, zet het er dan bij; komt het één keer langs, kies dan een "
        "ander woord.",
        "if the talk is about it, add it; if it only comes by, choose another word.",
    ),
    Text(
        "Wie dit zelf meemaakte, moet het weten voordat het gesprek begint.",
        "Whoever lived through this has to know before the talk begins.",
    ),
    Example(
        wrong="""\
reaction: "Ja, gek hè? (zucht) Die begrafenis was ook op een dinsdag. Nu ben ik op."
goto: vervolg_gekozen
why: "Haar eigen twee woorden geven Rietje de tijd om te merken dat ze op is."
otherwise: {reaction: "Laat maar. Na de begrafenis zei ook iedereen wat."}""",
        right="""\
reaction: "Ja, gek hè? (zucht) Weet je wat, dinsdag praat ik verder. Nu ben ik op."
goto: vervolg_gekozen
why: "Haar eigen twee woorden geven Rietje de tijd om te merken dat ze op is.\"""",
        instead_of="""\
reaction: "Ja, gek hè? (zucht) Weet je wat, dinsdag praat ik verder. Nu ben ik op."
goto: vervolg_gekozen
why: "Haar eigen twee woorden geven Rietje de tijd om te merken dat ze op is.\"""",
    ),
)
NO_MOMENT_FOR_A_CLASS = Kind(
    "no-moment-for-a-class",
    Severity.NOTE,
    Text(
        "Nergens staat er {keys}: in een klas is er niets om bij stil te staan.",
        "There is no {keys} anywhere: in class there is nothing to stop at.",
    ),
    Text(
        "zet bij twee of drie scènes een vraag voor de groep (`discuss`) en bij een een "
        "inschatmoment (`estimate`).",
        "put a question for the group (`discuss`) on two or three scenes, and one moment to "
        "estimate (`estimate`).",
    ),
    Text(
        "Een docent zet het gesprek stil waar de groep van mening verschilt. Wie het schreef, "
        "weet waar dat is.",
        "A teacher stops the talk where the group disagrees. Whoever wrote it knows where that is.",
    ),
)
