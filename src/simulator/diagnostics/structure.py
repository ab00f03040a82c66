"""How scenes, replies and endings hang together.

Words that differ per language come in pairs: ``{key_nl}`` and ``{key_en}``.
"""

from simulator.codebook.vocabulary import Text
from simulator.diagnostics.problem import Example, Kind, Severity

# Lines of the sample scenario that stand in more than one example.
_ACKNOWLEDGED = (
    'why: "Rietje hoort haar zestig koppen terug en hoeft ze niet nog een keer te tellen."'
)
_EXPLORED = 'why: "Je vraagt naar Rietje en niet naar de anderen, en ze zegt wat er echt schuurt."'
_FOLLOWED = 'why: "Haar eigen twee woorden geven Rietje de tijd om te merken dat ze op is."'
_ANSWER = 'reaction: "Ja, gek hè? (zucht) Weet je wat, dinsdag praat ik verder. Nu ben ik op."'
_PRAISE = 'text: "Je bent ook zo\'n schat, Rietje. Zestig koppen, dat doet niemand je na."'

UNKNOWN_SCENE = Kind(
    "unknown-scene",
    Severity.ERROR,
    Text(
        '{from_nl} "{target}"; die scène bestaat niet.',
        '{from_en} "{target}"; there is no such scene.',
    ),
    Text(
        'schrijf een scène "{target}", of noem een scène of uitkomst die er is.',
        'write a scene "{target}", or name a scene or an ending that exists.',
    ),
    why=Text(
        "Kiest een leerling dit antwoord, dan kan het gesprek niet verder.",
        "When a learner chooses this reply the talk cannot go on.",
    ),
    example=Example(
        wrong="goto: dinsdg\n" + _ACKNOWLEDGED,
        right="goto: dinsdag\n" + _ACKNOWLEDGED,
        instead_of="goto: dinsdag\n" + _ACKNOWLEDGED,
    ),
)
UNREACHABLE_SCENE = Kind(
    "unreachable-scene",
    Severity.WARNING,
    Text(
        'Naar scène "{scene}" leidt geen enkel antwoord.',
        'No reply leads to scene "{scene}".',
    ),
    Text(
        "laat een antwoord ernaartoe gaan met `goto`, of haal de scène weg.",
        "let a reply lead to it with `goto`, or remove the scene.",
    ),
    why=Text(
        "Wat je in deze scène schreef, komt niemand tegen. Vaak is een `goto` vergeten "
        "of wijst hij ernaast.",
        "What you wrote in this scene nobody meets. Often a `goto` was forgotten, or "
        "points beside it.",
    ),
    example=Example(
        wrong="opens_with: dinsdag",
        right="opens_with: zestig_koppen",
        instead_of="opens_with: zestig_koppen",
    ),
)
SCENE_NAMED_AS_ENDING = Kind(
    "scene-named-as-ending",
    Severity.ERROR,
    Text(
        'Scène "{scene}" heet net als een uitkomst.',
        'Scene "{scene}" has the name of an ending.',
    ),
    Text(
        "geef de scène een andere naam, anders is niet te zien waar een antwoord heen gaat.",
        "rename the scene, or nobody can see where a reply leads.",
    ),
    why=Text(
        "Bij `goto: open_deur` is dan niet te zien of het gesprek verdergaat of ophoudt.",
        "With `goto: open_deur` nobody can see then whether the talk goes on or ends.",
    ),
    example=Example(
        wrong=(
            "open_deur:\n"
            '  says: "De deur staat open, hoor."\n'
            "  replies:\n"
            '    - {type: volgen, text: "(knikt en blijft)", reaction: "Ja.", goto: '
            'dinsdag, why: "Ze mag stil zijn."}\n'
            "\n"
            "dinsdag:"
        ),
        right=(
            "bij_de_deur:\n"
            '  says: "De deur staat open, hoor."\n'
            "  replies:\n"
            '    - {type: volgen, text: "(knikt en blijft)", reaction: "Ja.", goto: '
            'dinsdag, why: "Ze mag stil zijn."}\n'
            "\n"
            "dinsdag:"
        ),
        instead_of="dinsdag:",
    ),
)
SCENE_WITHOUT_REPLIES = Kind(
    "scene-without-replies",
    Severity.ERROR,
    Text('Scène "{scene}" heeft geen antwoorden.', 'Scene "{scene}" has no replies.'),
    Text(
        "geef haar drie tot vijf antwoorden (`replies`); een einde schrijf je bij `endings`.",
        "give it three to five replies (`replies`); an ending is written under `endings`.",
    ),
    why=Text(
        "De cliënt zegt iets en de leerling kan niets terugzeggen. Het gesprek zit vast.",
        "The client says something and the learner can say nothing. The talk is stuck.",
    ),
    example=Example(
        wrong='na_de_vaat:\n  says: "Zo. Dat staat weer."\n  replies: []\n\ndinsdag:',
        right=(
            "na_de_vaat:\n"
            '  says: "Zo. Dat staat weer."\n'
            "  replies:\n"
            '    - {type: volgen, text: "(knikt en blijft)", reaction: "Ja.", goto: '
            'dinsdag, why: "Ze mag stil zijn."}\n'
            "\n"
            "dinsdag:"
        ),
        instead_of="dinsdag:",
    ),
)
TOO_MANY_REPLIES = Kind(
    "too-many-replies",
    Severity.ERROR,
    Text(
        'Scène "{scene}" biedt {count} antwoorden tegelijk aan; op het scherm passen er vijf.',
        'Scene "{scene}" offers {count} replies at once; five fit on the screen.',
    ),
    Text(
        "haal er een weg, of verdeel ze over twee scènes.",
        "remove one, or spread them over two scenes.",
    ),
    why=Text(
        "Op het scherm passen vijf antwoorden, elk met een eigen cijfer. Het zesde zou "
        "niemand kunnen kiezen.",
        "Five replies fit the screen, each with a figure of its own. The sixth nobody "
        "could choose.",
    ),
    example=Example(
        wrong=(
            '- {id: stil, type: volgen, text: "(droogt een kop)", reaction: "Ja.", '
            'goto: dinsdag, why: "Ze mag stil zijn."}\n'
            '- {id: knik, type: volgen, text: "(knikt en wacht)", reaction: "Ja.", '
            'goto: dinsdag, why: "Ze mag stil zijn."}\n'
            "- type: probleemverkenning"
        ),
        right=(
            '- {id: stil, type: volgen, text: "(droogt een kop)", reaction: "Ja.", '
            'goto: dinsdag, why: "Ze mag stil zijn."}\n'
            "- type: probleemverkenning"
        ),
        instead_of="- type: probleemverkenning",
    ),
)
DUPLICATE_REPLY_ID = Kind(
    "duplicate-reply-id",
    Severity.ERROR,
    Text(
        'In scène "{scene}" heten twee antwoorden "{reply}".',
        'In scene "{scene}" two replies are called "{reply}".',
    ),
    Text(
        "geef een van de twee een eigen `id`.",
        "give one of them an `id` of its own.",
    ),
    why=Text(
        "Aan zijn id herkent het programma een antwoord: in een bewaard gesprek, in de "
        "nabespreking en bij `gesprek trace`.",
        "By its id the program knows a reply: in a saved talk, in the debrief and in "
        "`gesprek trace`.",
    ),
    example=Example(
        wrong="- type: advies_reflex\n  reflex_behaviour: voorschrijven",
        right="- id: zo_moet_het\n  type: advies_reflex\n  reflex_behaviour: voorschrijven",
        instead_of="- type: meeleef_reflex\n  reflex_behaviour: prijzen",
    ),
)
RESERVED_ID = Kind(
    "reserved-id",
    Severity.ERROR,
    Text(
        'Een antwoord kan geen "{reply}" heten: zo heet het extra antwoord uit `repair`.',
        'A reply cannot be called "{reply}": that is the extra reply from `repair`.',
    ),
    Text("kies een andere `id`.", "choose another `id`."),
    why=Text(
        "Hapert het contact, dan zet het programma zelf een antwoord met deze naam "
        "erbij. Twee met dezelfde naam zijn niet uit elkaar te houden.",
        "When the contact falters the program adds a reply of this name by itself. Two "
        "of one name cannot be told apart.",
    ),
    example=Example(
        wrong="- id: herstel\n  type: volgen\n  technique: echo",
        right="- id: haar_eigen_woorden\n  type: volgen\n  technique: echo",
        instead_of="- type: volgen\n  technique: echo",
    ),
)
REPLY_WITHOUT_WHY = Kind(
    "reply-without-why",
    Severity.ERROR,
    Text(
        'Antwoord "{reply}" zegt niet wat het met deze cliënt doet (`why`).',
        'Reply "{reply}" does not say what it does to this client (`why`).',
    ),
    Text(
        "voeg een regel `why: …` toe: een zin, voor de nabespreking.",
        "add a line `why: …`: one sentence, for the debrief.",
    ),
    why=Text(
        "In de nabespreking is dit de zin over dít antwoord bij déze cliënt. Al het "
        "andere daar maakt het programma zelf.",
        "In the debrief this is the sentence about this reply to this client. Everything "
        "else there the program makes by itself.",
    ),
    example=Example(
        wrong="goto: dinsdag",
        right="goto: dinsdag\n" + _ACKNOWLEDGED,
        instead_of="goto: dinsdag\n" + _ACKNOWLEDGED,
    ),
)
REPLY_WITHOUT_REACTION = Kind(
    "reply-without-reaction",
    Severity.ERROR,
    Text(
        'Op antwoord "{reply}" zegt de cliënt niets terug (`reaction`).',
        'To reply "{reply}" the client says nothing back (`reaction`).',
    ),
    Text(
        "voeg een regel `reaction: …` toe.",
        "add a line `reaction: …`.",
    ),
    why=Text(
        "Tijdens het gesprek leert een leerling alleen van wat de cliënt terugzegt. "
        "Stilte door een vergeten regel leert niets.",
        "During the talk a learner learns only from what the client answers. Silence "
        "because of a forgotten line teaches nothing.",
    ),
    example=Example(
        wrong='text: "Graag, zeg je. En even later genoeg."\ngoto: vervolg_gekozen',
        right=(
            'text: "Graag, zeg je. En even later genoeg."\n' + _ANSWER + "\ngoto: vervolg_gekozen"
        ),
        instead_of=(
            'text: "Graag, zeg je. En even later genoeg."\n' + _ANSWER + "\ngoto: vervolg_gekozen"
        ),
    ),
)
REPLY_WITHOUT_ROAD = Kind(
    "reply-without-road",
    Severity.ERROR,
    Text(
        'Antwoord "{reply}" leidt nergens heen.',
        'Reply "{reply}" leads nowhere.',
    ),
    Text(
        "voeg `goto: …` toe met een scène of een uitkomst, of `branches`.",
        "add `goto: …` with a scene or an ending, or `branches`.",
    ),
    why=Text(
        "De cliënt reageert, en dan weet het gesprek niet waar het verdergaat.",
        "The client reacts, and then the talk does not know where to go on.",
    ),
    example=Example(
        wrong=_ANSWER,
        right=(_ANSWER + "\ngoto: vervolg_gekozen"),
        instead_of=(_ANSWER + "\ngoto: vervolg_gekozen"),
    ),
)
GOTO_AND_BRANCHES = Kind(
    "goto-and-branches",
    Severity.ERROR,
    Text(
        'Antwoord "{reply}" heeft een `goto` en ook `branches`.',
        'Reply "{reply}" has a `goto` and `branches` as well.',
    ),
    Text(
        "houd er een; zet de `goto` als laatste in `branches`: `- {{to: …}}`.",
        "keep one; put the `goto` last among the `branches`: `- {{to: …}}`.",
    ),
    why=Text(
        "Er zijn dan twee antwoorden op de vraag waar het gesprek verdergaat.",
        "Then there are two answers to the question where the talk goes on.",
    ),
    example=Example(
        wrong=(
            "goto: dinsdag\n"
            "branches:\n"
            "  - {when: {houding: klant}, to: vervolg_gekozen}\n"
            "  - {to: dinsdag}\n" + _EXPLORED
        ),
        right=(
            "branches:\n"
            "  - {when: {houding: klant}, to: vervolg_gekozen}\n"
            "  - {to: dinsdag}\n" + _EXPLORED
        ),
        instead_of="goto: dinsdag\n" + _EXPLORED,
    ),
)
BRANCHES_WITHOUT_LAST = Kind(
    "branches-without-last",
    Severity.ERROR,
    Text(
        'Bij antwoord "{reply}" kan het gebeuren dat geen enkele weg geldt.',
        'With reply "{reply}" it can happen that no road holds.',
    ),
    Text(
        "eindig `branches` met een weg zonder `when`: `- {{to: …}}`.",
        "end `branches` with a road without `when`: `- {{to: …}}`.",
    ),
    why=Text(
        "Geldt geen van de voorwaarden, dan kan het gesprek nergens heen.",
        "When none of the conditions holds the talk can go nowhere.",
    ),
    example=Example(
        wrong="branches:\n  - {when: {houding: klant}, to: vervolg_gekozen}\n" + _EXPLORED,
        right=(
            "branches:\n"
            "  - {when: {houding: klant}, to: vervolg_gekozen}\n"
            "  - {to: dinsdag}\n" + _EXPLORED
        ),
        instead_of="goto: dinsdag\n" + _EXPLORED,
    ),
)
BRANCH_NEVER_TAKEN = Kind(
    "branch-never-taken",
    Severity.WARNING,
    Text(
        'Deze weg van antwoord "{reply}" wordt nooit genomen: die erboven geldt altijd.',
        'This road of reply "{reply}" is never taken: the one above it always holds.',
    ),
    Text(
        "zet de weg zonder `when` onderaan.",
        "put the road without `when` last.",
    ),
    why=Text(
        "De eerste weg die geldt, wordt genomen. Wat eronder staat, schreef je voor niets.",
        "The first road that holds is taken. What stands below it you wrote for nothing.",
    ),
    example=Example(
        wrong=(
            "branches:\n"
            "  - {to: dinsdag}\n"
            "  - {when: {houding: klant}, to: vervolg_gekozen}\n"
            "  - {to: dinsdag}\n" + _EXPLORED
        ),
        right=(
            "branches:\n"
            "  - {when: {houding: klant}, to: vervolg_gekozen}\n"
            "  - {to: dinsdag}\n" + _EXPLORED
        ),
        instead_of="goto: dinsdag\n" + _EXPLORED,
    ),
)
REFLEX_WITHOUT_BEHAVIOUR = Kind(
    "reflex-without-behaviour",
    Severity.ERROR,
    Text(
        'Antwoord "{reply}" is een reflex en zegt niet hoe die eruitziet (`reflex_behaviour`).',
        'Reply "{reply}" is a reflex and does not say what it looks like (`reflex_behaviour`).',
    ),
    Text("kies uit: {behaviours}.", "choose from: {behaviours}."),
    why=Text(
        "Een reflex heeft veel gezichten. De nabespreking noemt het gedrag bij zijn "
        "naam, zodat een leerling het bij zichzelf herkent.",
        "A reflex has many faces. The debrief calls the behaviour by its name, so that a "
        "learner recognises it in himself.",
    ),
    example=Example(
        wrong="- type: meeleef_reflex\n  " + _PRAISE,
        right="- type: meeleef_reflex\n  reflex_behaviour: prijzen\n  " + _PRAISE,
        instead_of="- type: meeleef_reflex\n  reflex_behaviour: prijzen\n  " + _PRAISE,
    ),
)
BEHAVIOUR_OF_ANOTHER_REFLEX = Kind(
    "behaviour-of-another-reflex",
    Severity.ERROR,
    Text(
        "Reflexgedrag `{behaviour}` hoort bij `{owner}`, niet bij `{type}`.",
        "Reflexgedrag `{behaviour}` belongs to `{owner}`, not to `{type}`.",
    ),
    Text(
        "bij `{type}` horen: {behaviours}.",
        "to `{type}` belong: {behaviours}.",
    ),
    why=Text(
        "De nabespreking zou de leerling iets voorhouden wat hij niet deed.",
        "The debrief would show the learner something he did not do.",
    ),
    example=Example(
        wrong="- type: meeleef_reflex\n  reflex_behaviour: waarschuwen",
        right="- type: meeleef_reflex\n  reflex_behaviour: prijzen",
        instead_of="- type: meeleef_reflex\n  reflex_behaviour: prijzen",
    ),
)
BEHAVIOUR_WITHOUT_REFLEX = Kind(
    "behaviour-without-reflex",
    Severity.ERROR,
    Text(
        'Antwoord "{reply}" heeft reflexgedrag, maar `{type}` is geen reflex.',
        'Reply "{reply}" has a reflexgedrag, but `{type}` is no reflex.',
    ),
    Text(
        "haal `reflex_behaviour` weg, of maak er type `{owner}` van.",
        "remove `reflex_behaviour`, or make it type `{owner}`.",
    ),
    why=Text(
        "Of een gewoon antwoord een reflex blijkt, hangt af van het moment waarop iemand "
        "het zegt. Dat meet het programma; vooraf staat het niet vast.",
        "Whether an ordinary reply turns out a reflex depends on the moment at which it "
        "is said. The program measures that; it is not fixed beforehand.",
    ),
    example=Example(
        wrong="- type: volgen\n  reflex_behaviour: troosten\n  technique: echo",
        right="- type: volgen\n  technique: echo",
        instead_of="- type: volgen\n  technique: echo",
    ),
)
OTHERWISE_ON_REFLEX = Kind(
    "otherwise-on-reflex",
    Severity.ERROR,
    Text(
        'Antwoord "{reply}" is altijd een reflex; `otherwise` heeft daar geen zin.',
        'Reply "{reply}" is always a reflex; `otherwise` means nothing there.',
    ),
    Text(
        "schrijf `reaction` en `goto` rechtstreeks bij het antwoord.",
        "write `reaction` and `goto` directly in the reply.",
    ),
    why=Text(
        "`otherwise` zegt wat er gebeurt als een antwoord een reflex blijkt. Bij dit "
        "antwoord is dat altijd zo.",
        "`otherwise` says what happens if a reply turns out a reflex. With this reply "
        "that is always so.",
    ),
    example=Example(
        wrong='reflex_behaviour: onderwerp_wisselen\notherwise: {reaction: "Bingo. Ja. Leuk."}',
        right='reflex_behaviour: onderwerp_wisselen\nreaction: "Bingo. Ja. Leuk."',
        instead_of="reflex_behaviour: onderwerp_wisselen",
    ),
)
BRANCHES_ON_REFLEX = Kind(
    "branches-on-reflex",
    Severity.ERROR,
    Text(
        'Antwoord "{reply}" is een reflex; die heeft een enkele weg.',
        'Reply "{reply}" is a reflex; it has a single road.',
    ),
    Text(
        "schrijf `goto`, of niets: dan blijft de cliënt in deze scène.",
        "write `goto`, or nothing: then the client stays in this scene.",
    ),
    why=Text(
        "Na een reflex splitst de weg zich niet: de cliënt reageert, en meestal blijft "
        "het gesprek waar het was.",
        "After a reflex the road does not fork: the client reacts, and mostly the talk "
        "stays where it was.",
    ),
    example=Example(
        wrong="reflex_behaviour: onderwerp_wisselen\nbranches: [{to: dinsdag}]",
        right="reflex_behaviour: onderwerp_wisselen\ngoto: dinsdag",
        instead_of="reflex_behaviour: onderwerp_wisselen",
    ),
)
TECHNIQUE_OF_ANOTHER_TYPE = Kind(
    "technique-of-another-type",
    Severity.ERROR,
    Text(
        "Techniek `{technique}` hoort niet bij `{type}`.",
        "Techniek `{technique}` does not belong to `{type}`.",
    ),
    Text("{techniques_nl}.", "{techniques_en}."),
    why=Text(
        "Een techniek is een manier om juist dit type antwoord te geven. Bij een ander "
        "type betekent zij niets.",
        "A technique is a way to give just this type of reply. With another type it means nothing.",
    ),
    example=Example(
        wrong="- type: volgen\n  technique: zwartkijken",
        right="- type: volgen\n  technique: echo",
        instead_of="- type: volgen\n  technique: echo",
    ),
)
UNKNOWN_FLAG = Kind(
    "unknown-flag",
    Severity.ERROR,
    Text(
        "De vlag `{flag}` staat niet in het codeboek en niet bij `facts`.",
        "The flag `{flag}` is neither in the codebook nor among the `facts`.",
    ),
    Text(
        "een eigen feit noem je bovenaan: `facts: [{flag}]`.",
        "a fact of your own is named at the top: `facts: [{flag}]`.",
    ),
    why=Text(
        "Een vlag die niet bestaat, wordt nooit waar. Een voorwaarde die erop wacht, "
        "wacht voor altijd.",
        "A flag that does not exist never becomes true. A condition that waits for it "
        "waits for ever.",
    ),
    example=Example(
        wrong="sets: [gehoord]",
        right="sets: [erkend]",
        instead_of="sets: [erkend]",
    ),
)
TOO_MANY_FACTS = Kind(
    "too-many-facts",
    Severity.ERROR,
    Text(
        "Er staan {count} eigen feiten; een scenario heeft er hoogstens vier.",
        "There are {count} facts; a scenario has four at most.",
    ),
    Text(
        "voeg feiten samen, of gebruik een vlag uit het codeboek.",
        "join some facts, or use a flag of the codebook.",
    ),
    why=Text(
        "Met elk feit verdubbelt het aantal toestanden waarin een gesprek kan zijn. Met "
        "meer dan vier kan `gesprek explore` ze niet alle nagaan.",
        "With each fact the number of states a talk can be in doubles. With more than "
        "four `gesprek explore` cannot go through all of them.",
    ),
    example=Example(
        wrong=(
            "max_turns: 6\n"
            "facts: [koppen_geteld, bingo_genoemd, piet_genoemd, sleutel_kwijt, "
            "rooster_gezien]"
        ),
        right="max_turns: 6\nfacts: [koppen_geteld, bingo_genoemd, piet_genoemd, sleutel_kwijt]",
        instead_of="max_turns: 6",
    ),
)
FACT_NAMED_AS_FLAG = Kind(
    "fact-named-as-flag",
    Severity.ERROR,
    Text(
        "Het feit `{fact}` heet net als iets uit het codeboek.",
        "The fact `{fact}` has the name of something in the codebook.",
    ),
    Text(
        "bedoel je dat, haal het dan uit `facts`; anders kies je een andere naam.",
        "if you mean that, remove it from `facts`; otherwise choose another name.",
    ),
    why=Text(
        "Een vlag uit het codeboek heeft eigen regels. Jouw feit zou die ongemerkt overnemen.",
        ("A flag of the codebook has rules of its own. Your fact would take them over unnoticed."),
    ),
    example=Example(
        wrong="max_turns: 6\nfacts: [erkend]",
        right="max_turns: 6\nfacts: [koppen_geteld]",
        instead_of="max_turns: 6",
    ),
)
START_WITHOUT_ITS_CRISIS = Kind(
    "start-without-its-crisis",
    Severity.ERROR,
    Text(
        "`start: {start}` en `crisis_kind: {crisis_kind}` gaan niet samen.",
        "`start: {start}` and `crisis_kind: {crisis_kind}` do not go together.",
    ),
    Text(
        "een start in een crisis vraagt `crisis_kind: werkelijk`; een beleefde crisis begint bij "
        "bezoeker, klager of klant.",
        "a start in a crisis asks for `crisis_kind: werkelijk`; a crisis that is lived as one "
        "begins with bezoeker, klager or klant.",
    ),
    why=Text(
        "In een werkelijke crisis gelden andere regels: dan mag de helper iets "
        "overnemen. Het programma moet zeker weten dat het er een is.",
        "In a real crisis other rules hold: there the helper may take something over. "
        "The program has to be certain that it is one.",
    ),
    example=Example(
        wrong="start: crisis_acuut",
        right="start: crisis_acuut\ncrisis_kind: werkelijk\nwarnings: [schulden]",
        instead_of="start: klager",
    ),
)
DRIFT_ON_SEVERAL_GAUGES = Kind(
    "drift-on-several-gauges",
    Severity.ERROR,
    Text(
        "`drift` verandert hier {count} meters; het mag er een zijn.",
        "`drift` changes {count} gauges here; it may be one.",
    ),
    Text("houd de belangrijkste.", "keep the one that matters most."),
    why=Text(
        "Wat de wereld met een cliënt doet, moet een leerling kunnen merken. Verschuift "
        "er meer tegelijk, dan is het niet te volgen.",
        "What the world does to a client a learner has to be able to notice. When more "
        "shifts at once it cannot be followed.",
    ),
    example=Example(
        wrong="drift: {hoop: -1, spanning: 1}\nsignal: ambivalentie",
        right="drift: {spanning: 1}\nsignal: ambivalentie",
        instead_of="signal: ambivalentie",
    ),
)
NOT_A_GOOD_ENDING = Kind(
    "not-a-good-ending",
    Severity.ERROR,
    Text(
        "Uitkomst `{ending}` is geen goede uitkomst.",
        "Uitkomst `{ending}` is not a good ending.",
    ),
    Text("kies uit: {endings}.", "choose from: {endings}."),
    why=Text(
        "`gesprek explore` bewijst dat een goede uitkomst te halen is zonder een enkele "
        "reflex. Met een andere uitkomst in de lijst bewijst dat niets.",
        "`gesprek explore` proves that a good ending can be had without a single reflex. "
        "With another ending in the list that proves nothing.",
    ),
    example=Example(
        wrong="good_endings: [vervolg_gekozen, tijd_op]",
        right="good_endings: [vervolg_gekozen]",
        instead_of="good_endings: [vervolg_gekozen]",
    ),
)
ROAD_TO_LEAVING = Kind(
    "road-to-leaving",
    Severity.ERROR,
    Text(
        'Antwoord "{reply}" leidt naar `verlaten`; alleen de leerling zelf kan weggaan.',
        'Reply "{reply}" leads to `verlaten`; only the learner himself can leave.',
    ),
    Text("kies een andere uitkomst.", "choose another ending."),
    why=Text(
        "Weggaan is altijd aan de leerling, met een enkele toets. Een scenario doet dat "
        "niet voor hem.",
        "To leave is always up to the learner, with a single key. A scenario does not do "
        "it for him.",
    ),
    example=Example(
        wrong="goto: verlaten\n" + _FOLLOWED,
        right="goto: vervolg_gekozen\n" + _FOLLOWED,
        instead_of="goto: vervolg_gekozen\n" + _FOLLOWED,
    ),
)
ENDING_WITHOUT_TEXT = Kind(
    "ending-without-text",
    Severity.ERROR,
    Text(
        "{whose_nl} geen tekst bij `endings`.",
        "{whose_en} no text under `endings`.",
    ),
    Text(
        'schrijf onder `endings`: `{ending}: {{says: "…", text: "…"}}`.',
        'write under `endings`: `{ending}: {{says: "…", text: "…"}}`.',
    ),
    why=Text(
        "Het laatste wat een leerling leest, is hoe het afliep. Zonder tekst houdt het "
        "gesprek zomaar op.",
        "The last thing a learner reads is how it ended. Without a text the talk just stops.",
    ),
    example=Example(
        wrong="goto: open_deur\n" + _FOLLOWED,
        right="goto: vervolg_gekozen\n" + _FOLLOWED,
        instead_of="goto: vervolg_gekozen\n" + _FOLLOWED,
    ),
)
MISSING_REACTION = Kind(
    "missing-reaction",
    Severity.ERROR,
    Text(
        "`reactions` zegt niet wat de cliënt terugzegt op `{reflex}`.",
        "`reactions` does not say what the client answers to `{reflex}`.",
    ),
    Text(
        "voeg onder `reactions` een regel `{reflex}: …` toe; elk antwoord kan een reflex blijken.",
        "add a line `{reflex}: …` under `reactions`; any reply can turn out a reflex.",
    ),
    why=Text(
        "Elk antwoord kan op een verkeerd moment een reflex blijken. Dan moet de cliënt "
        "iets te zeggen hebben.",
        "Any reply can turn out a reflex at the wrong moment. Then the client must have "
        "something to say.",
    ),
    example=Example(
        wrong='afleid_reflex: "Ik was nog niet uitgepraat, hoor."',
        right=(
            'afleid_reflex: "Ik was nog niet uitgepraat, hoor."\n'
            'correctie_reflex: "O. Dus nou doe ík het verkeerd."'
        ),
        instead_of=(
            'afleid_reflex: "Ik was nog niet uitgepraat, hoor."\n'
            'correctie_reflex: "O. Dus nou doe ík het verkeerd."'
        ),
    ),
)
UNREVIEWED_CONTENT = Kind(
    "unreviewed-content",
    Severity.ERROR,
    Text(
        "Inhoudslabel `{tag}`: dit scenario is niet door een vakmens beoordeeld en laadt daarom "
        "niet.",
        "Content tag `{tag}`: no professional has reviewed this scenario, so it does not load.",
    ),
    Text(
        "laat iemand van buiten het team het lezen; die vult `reviewed: {{by: …, on: …}}` in.",
        "have a person from outside the team read it, who fills in `reviewed: {{by: …, on: …}}`.",
    ),
    why=Text(
        "In je klas kan iemand zitten die dit zelf meemaakte. Een vakmens moet eerst "
        "hebben gezien dat het gesprek geen schade doet.",
        "Somebody in your class may have lived through this. A professional must first "
        "have seen that the talk does no harm.",
    ),
    example=Example(
        wrong="max_turns: 6\nwarnings: [huiselijk_geweld]",
        right=(
            "max_turns: 6\n"
            "warnings: [huiselijk_geweld]\n"
            "reviewed: {by: naam en functie, on: 2026-03-31}"
        ),
        instead_of="max_turns: 6",
    ),
)
REVIEW_IN_THE_FUTURE = Kind(
    "review-in-the-future",
    Severity.ERROR,
    Text(
        "Dit scenario is beoordeeld op {day}, en die dag moet nog komen.",
        "This scenario was reviewed on {day}, and that day is still to come.",
    ),
    Text(
        "vul de dag in waarop het beoordeeld is; is het nog niet beoordeeld, haal dan `reviewed` "
        "weg.",
        "fill in the day on which it was reviewed; if it was not reviewed yet, remove `reviewed`.",
    ),
    why=Text(
        "Een beoordeling maakt zware inhoud speelbaar. Daarvoor moet ze er zijn, en niet alleen "
        "beloofd.",
        "A review makes heavy content playable. For that it has to be there, and not only "
        "promised.",
    ),
    example=Example(
        wrong="max_turns: 6\nreviewed: {by: naam en functie, on: 2099-12-31}",
        right="max_turns: 6\nreviewed: {by: naam en functie, on: 2026-03-31}",
        instead_of="max_turns: 6",
    ),
)
