"""How scenes, replies and endings hang together.

Words that differ per language come in pairs: ``{key_nl}`` and ``{key_en}``.
"""

from simulator.codebook.vocabulary import Text
from simulator.diagnostics.problem import Kind, Severity

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
)
SCENE_WITHOUT_REPLIES = Kind(
    "scene-without-replies",
    Severity.ERROR,
    Text('Scène "{scene}" heeft geen antwoorden.', 'Scene "{scene}" has no replies.'),
    Text(
        "geef haar drie tot vijf antwoorden (`replies`); een einde schrijf je bij `endings`.",
        "give it three to five replies (`replies`); an ending is written under `endings`.",
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
)
RESERVED_ID = Kind(
    "reserved-id",
    Severity.ERROR,
    Text(
        'Een antwoord kan geen "{reply}" heten: zo heet het extra antwoord uit `repair`.',
        'A reply cannot be called "{reply}": that is the extra reply from `repair`.',
    ),
    Text("kies een andere `id`.", "choose another `id`."),
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
)
REFLEX_WITHOUT_BEHAVIOUR = Kind(
    "reflex-without-behaviour",
    Severity.ERROR,
    Text(
        'Antwoord "{reply}" is een reflex en zegt niet hoe die eruitziet (`reflex_behaviour`).',
        'Reply "{reply}" is a reflex and does not say what it looks like (`reflex_behaviour`).',
    ),
    Text("kies uit: {behaviours}.", "choose from: {behaviours}."),
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
)
TECHNIQUE_OF_ANOTHER_TYPE = Kind(
    "technique-of-another-type",
    Severity.ERROR,
    Text(
        "Techniek `{technique}` hoort niet bij `{type}`.",
        "Techniek `{technique}` does not belong to `{type}`.",
    ),
    Text("{techniques_nl}.", "{techniques_en}."),
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
)
SHIFT_TOO_LARGE = Kind(
    "shift-too-large",
    Severity.ERROR,
    Text(
        "`shift` verschuift `{gauge}` met {value}; dat mag hoogstens 1 zijn.",
        "`shift` moves `{gauge}` by {value}; it may be 1 at most.",
    ),
    Text("kies -1 of 1.", "choose -1 or 1."),
)
DRIFT_TOO_LARGE = Kind(
    "drift-too-large",
    Severity.ERROR,
    Text(
        "`drift` verandert `{gauge}` met {value}; dat mag hoogstens 1 zijn.",
        "`drift` changes `{gauge}` by {value}; it may be 1 at most.",
    ),
    Text("kies -1 of 1.", "choose -1 or 1."),
)
DRIFT_ON_SEVERAL_GAUGES = Kind(
    "drift-on-several-gauges",
    Severity.ERROR,
    Text(
        "`drift` verandert hier {count} meters; het mag er een zijn.",
        "`drift` changes {count} gauges here; it may be one.",
    ),
    Text("houd de belangrijkste.", "keep the one that matters most."),
)
NOT_A_GOOD_ENDING = Kind(
    "not-a-good-ending",
    Severity.ERROR,
    Text(
        "Uitkomst `{ending}` is geen goede uitkomst.",
        "Uitkomst `{ending}` is not a good ending.",
    ),
    Text("kies uit: {endings}.", "choose from: {endings}."),
)
ROAD_TO_LEAVING = Kind(
    "road-to-leaving",
    Severity.ERROR,
    Text(
        'Antwoord "{reply}" leidt naar `verlaten`; alleen de leerling zelf kan weggaan.',
        'Reply "{reply}" leads to `verlaten`; only the learner himself can leave.',
    ),
    Text("kies een andere uitkomst.", "choose another ending."),
)
ENDING_WITHOUT_TEXT = Kind(
    "ending-without-text",
    Severity.ERROR,
    Text(
        "Uitkomst `{ending}` heeft geen tekst bij `endings`.",
        "Uitkomst `{ending}` has no text under `endings`.",
    ),
    Text(
        'schrijf onder `endings`: `{ending}: {{says: "…", text: "…"}}`.',
        'write under `endings`: `{ending}: {{says: "…", text: "…"}}`.',
    ),
)
FALLBACK_ENDING_WITHOUT_TEXT = Kind(
    "fallback-ending-without-text",
    Severity.ERROR,
    Text(
        "`{ending}` kan uitlopen op `{fallback}`, en daarvan is geen tekst bij `endings`.",
        "`{ending}` can turn into `{fallback}`, which has no text under `endings`.",
    ),
    Text(
        'schrijf onder `endings`: `{fallback}: {{says: "…", text: "…"}}`.',
        'write under `endings`: `{fallback}: {{says: "…", text: "…"}}`.',
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
)
