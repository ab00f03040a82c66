"""The systems and models the simulator teaches, as cards for the library (codebook 1)."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from simulator.codebook.vocabulary import Text


class System(NamedTuple):
    """One system or model from the source texts."""

    id: str
    """A letter for the source text and a number, such as ``B7``."""

    slug: str
    name: Text
    importance: int
    """1 to 5, for this program."""

    source: Literal["000", "003", "002", "001", "004"]
    """The source text it comes from."""

    says: Text
    """What it says, in our own words."""

    works_when: str
    """What must be observable before the program may say it has this system (English)."""


SYSTEMS: Mapping[str, System] = {
    "A1": System(
        id="A1",
        slug="help_reflexen",
        name=Text(nl="help-reflexen", en="helping reflexes"),
        importance=5,
        source="000",
        says=Text(
            nl=(
                "Helpers varen vaak op de automatische piloot. Vijf soorten gewoontes "
                "verdringen wat de ander zelf vindt, wil en kan."
            ),
            en=(
                "Helpers often run on autopilot; five families of habitual reaction crowd "
                "out what the client thinks, wants and can do."
            ),
        ),
        works_when=(
            "Every scenario offers well-meant, plausible reflex replies; after the talk "
            "all five are reported with per-turn evidence."
        ),
    ),
    "A2": System(
        id="A2",
        slug="interpretatie_reflex",
        name=Text(nl="interpretatie-reflex", en="interpreting reflex"),
        importance=5,
        source="000",
        says=Text(
            nl=(
                "Gaat ervan uit dat het echte probleem ergens anders en dieper zit; leidt "
                "tot graven, ondervragen en de ander uitleggen hoe die in elkaar zit."
            ),
            en=(
                "Assumes the real problem is elsewhere and deeper; leads to digging, "
                "interrogating, explaining the client to himself."
            ),
        ),
        works_when=(
            "Client gives shorter or defensive answers; loses regie; feedback quotes "
            "the assumption next to what the client actually said."
        ),
    ),
    "A3": System(
        id="A3",
        slug="meeleef_reflex",
        name=Text(nl="meeleef-reflex", en="sympathising reflex"),
        importance=5,
        source="000",
        says=Text(
            nl=(
                "Gaat ervan uit dat de ander zich snel beter moet voelen; leidt tot sussen, "
                "prijzen, kleiner maken en dragen."
            ),
            en=(
                "Assumes the client must quickly feel better; leads to soothing, praising, "
                "playing down, carrying."
            ),
        ),
        works_when=(
            "Short relief, then a stuck talk: client stays in the complaint or leans on "
            "the helper; delayed cost is visible in the debrief graph."
        ),
    ),
    "A4": System(
        id="A4",
        slug="advies_reflex",
        name=Text(nl="advies-reflex", en="advising reflex"),
        importance=5,
        source="000",
        says=Text(
            nl=(
                "Gaat ervan uit dat de ander het niet begrijpt; leidt tot informatie, "
                "argumenten en kant-en-klare oplossingen."
            ),
            en=(
                "Assumes the client does not understand; leads to information, arguments, "
                "ready-made solutions."
            ),
        ),
        works_when=(
            '"Ja, maar…", polite agreement without ownership, a klant slides back to '
            "klager; shown at that turn."
        ),
    ),
    "A5": System(
        id="A5",
        slug="afleid_reflex",
        name=Text(nl="afleid-reflex", en="deflecting reflex"),
        importance=5,
        source="000",
        says=Text(
            nl=(
                "Gaat ervan uit dat dit te zwaar of zinloos is; leidt tot negeren, ombuigen "
                "en van onderwerp wisselen."
            ),
            en=(
                "Assumes this is too heavy or pointless; leads to ignoring, bending away, "
                "changing the topic."
            ),
        ),
        works_when=(
            "Client repeats himself louder or falls silent; the skipped cue is "
            "highlighted in the debrief."
        ),
    ),
    "A6": System(
        id="A6",
        slug="correctie_reflex",
        name=Text(nl="correctie-reflex", en="correcting reflex"),
        importance=5,
        source="000",
        says=Text(
            nl=(
                "Gaat ervan uit dat de ander iets doet wat dom, slecht of riskant is; leidt "
                "tot waarschuwen, bekritiseren en preken."
            ),
            en=(
                "Assumes the client does something stupid, bad or risky; leads to warning, "
                "criticising, lecturing."
            ),
        ),
        works_when="Client defends, attacks or withdraws; spanning rises; a visitor may leave.",
    ),
    "A7": System(
        id="A7",
        slug="routine_vs_bewust",
        name=Text(nl="routine versus bewuste keuze", en="routine versus deliberate"),
        importance=5,
        source="000",
        says=Text(
            nl=(
                "Het gedrag zelf is het probleem niet, wel dat het zonder nadenken gaat: "
                "niemand keek of het nu nodig is en of de aanname klopt."
            ),
            en=(
                "The behaviours are not the problem, the thoughtlessness is: nobody checked "
                "whether it is needed now or whether the assumption holds."
            ),
        ),
        works_when=(
            "Same sentence classified differently by state (grounds §3.1); debrief "
            'separates "bewust ingezet" from "op routine".'
        ),
    ),
    "A8": System(
        id="A8",
        slug="zelfscore",
        name=Text(nl="zelfscore per reflex", en="self-rating"),
        importance=5,
        source="000",
        says=Text(
            nl=(
                "Geef jezelf na een gesprek per reflex een cijfer voor hoe goed je uit de "
                "routine bleef: van 1 tot 10, of op een schaal van vijf."
            ),
            en=(
                "After a talk, rate yourself per reflex on how well you stayed out of "
                "routine: 1–10 or a five-point scale."
            ),
        ),
        works_when=(
            "Self-score is asked BEFORE any measurement is shown; both notations "
            "accepted; calibration over sessions."
        ),
    ),
    "A9": System(
        id="A9",
        slug="bron_van_reflexen",
        name=Text(nl="waar reflexen vandaan komen", en="sources of reflexes"),
        importance=3,
        source="000",
        says=Text(
            nl=(
                "Aanleg, opleiding en de wens om grip te houden: ongemak bij emotie, je te "
                "verantwoordelijk voelen, risico's mijden, waardering willen."
            ),
            en=(
                "Nature, training, and need for control: discomfort with emotion, "
                "over-responsibility, risk avoidance, wanting appreciation."
            ),
        ),
        works_when=(
            'Optional question after the self-score: "wat trok je hier?" with these '
            "sources as choices; stored, shown as own pattern, never judged."
        ),
    ),
    "A10": System(
        id="A10",
        slug="gelijkwaardige_bejegening",
        name=Text(nl="gelijkwaardig bejegend worden", en="being met as an equal"),
        importance=4,
        source="000",
        says=Text(
            nl="Wie hulp zoekt, wil gezien en gehoord worden; de eigen kijk en ervaring tellen mee.",
            en=(
                "People seeking help want to be seen and heard; their view and experience "
                "should count."
            ),
        ),
        works_when=(
            "vertrouwen rises on replies that use the client's own words; debrief shows "
            "the clients' view of the talk in his words."
        ),
    ),
    "B1": System(
        id="B1",
        slug="interactietypologie",
        name=Text(nl="interactie- en samenwerkingstypologie", en="collaboration typology"),
        importance=5,
        source="003",
        says=Text(
            nl=(
                "Drie manieren waarop iemand nu met hulp kan omgaan: bezoeker, klager, "
                "klant. Dat verschuift tijdens het gesprek en bepaalt wat helpt."
            ),
            en=(
                "Three ways in which a client may relate to help now: bezoeker, klager, "
                "klant; it shifts during the talk and steers the interventions."
            ),
        ),
        works_when=(
            "The stance moves visibly during play; the learner can be asked to estimate "
            "it (inschatmoment) and sees how close he was."
        ),
    ),
    "B2": System(
        id="B2",
        slug="beslisboom",
        name=Text(nl="beslisboom", en="decision tree"),
        importance=5,
        source="003",
        says=Text(
            nl=(
                "Twee vragen ordenen de samenwerking: is er volgens de ander een klacht, en "
                "ziet of wil de ander een eigen aandeel in de oplossing? Geen klacht: "
                "bezoeker. Geen eigen aandeel: klager. Wel een eigen aandeel: klant."
            ),
            en=(
                "Two questions sort the interaction: is there a complaint according to the "
                "client, and does he see or want a part for himself in solving it? No "
                "complaint: bezoeker. No part of his own: klager. A part of his own: klant."
            ),
        ),
        works_when=(
            "inschatmoment: learner answers both questions about the client; engine "
            "compares with its flags and shows the client's words as proof."
        ),
    ),
    "B3": System(
        id="B3",
        slug="bezoekerstypisch",
        name=Text(nl="bezoekerstypische interactie", en="visitor-type"),
        importance=5,
        source="003",
        says=Text(
            nl=(
                "Geen eigen klacht, vaak gestuurd. Waardeer dat iemand komt, blijf bij zijn "
                "kijk op de zaak, onderzoek de redenen van de verwijzer en vraag wat dit "
                "nuttig zou maken; alleen als de ander dat wil."
            ),
            en=(
                "No complaint of his own, often sent; honour his coming, stay in his frame, "
                "explore the sender's reasons, ask what would make this useful; only if he "
                "wants it."
            ),
        ),
        works_when=(
            "A visitor opens up after honouring + usefulness + other-perspective "
            "questions; pressing a goal makes him leave."
        ),
    ),
    "B4": System(
        id="B4",
        slug="klaagtypisch",
        name=Text(nl="klaagtypische interactie", en="complainant-type"),
        importance=5,
        source="003",
        says=Text(
            nl=(
                "Kan het probleem precies beschrijven, ziet de oplossing bij anderen en "
                "voelt zich machteloos. Heeft eerst erkenning nodig, dan aandacht voor "
                "volhouden en kracht, dan kleine stappen naar eigen invloed."
            ),
            en=(
                "Can describe the problem in detail, sees the solution with others, feels "
                "powerless; needs acknowledgement first, then coping and strengths, then "
                "small steps towards his own influence."
            ),
        ),
        works_when=(
            "Redirecting before acknowledgement fails; after it, the same question "
            "works. Taking over the work keeps him klager."
        ),
    ),
    "B5": System(
        id="B5",
        slug="klanttypisch",
        name=Text(nl="klanttypische interactie", en="customer-type"),
        importance=5,
        source="003",
        says=Text(
            nl="Noemt een probleem en neemt verantwoordelijkheid voor een zelfgekozen oplossing.",
            en="Names a problem and takes responsibility towards a self-chosen solution.",
        ),
        works_when=(
            "Goal, exceptions, scale, next step and mandate questions flow; one advice "
            "too many can undo ownership."
        ),
    ),
    "B6": System(
        id="B6",
        slug="cirkel_van_empowerment",
        name=Text(nl="cirkel van empowerment", en="circle of empowerment"),
        importance=5,
        source="003",
        says=Text(
            nl=(
                "Werk langs de huidige situatie, de gewenste situatie, uitzonderingen en "
                "eerdere successen, en de volgende stap; ga onderweg steeds na of je de "
                "opdracht hebt."
            ),
            en=(
                "Work through current situation, desired situation, exceptions and earlier "
                "successes, next step; check the mandate throughout."
            ),
        ),
        works_when=(
            "Turn evidence is plotted on the circle; debrief shows which segments were "
            "visited, in which order, and where the mandate was asked."
        ),
    ),
    "B7": System(
        id="B7",
        slug="mandaat",
        name=Text(nl="mandaat", en="mandate"),
        importance=5,
        source="003",
        says=Text(
            nl=(
                "Niets gaat naar een volgende stap en niets wordt overgenomen zonder "
                "opdracht van de ander."
            ),
            en=(
                "Nothing moves to a next step, and nothing is taken over, without the "
                "client's commission."
            ),
        ),
        works_when=(
            'Good "afspraak" endings need mandaat; a reply that acts without it is '
            "reported as such."
        ),
    ),
    "B8": System(
        id="B8",
        slug="oplossingsgerichte_houding",
        name=Text(nl="niet-wetende houding, aansluiten", en="not-knowing stance, joining"),
        importance=5,
        source="003",
        says=Text(
            nl=(
                "Nieuwsgierig, welwillend, niet-wetend: herhaal woorden, vat samen, blijf "
                "bij hoe de ander het ziet en blijf kracht zien, ook in een crisis."
            ),
            en=(
                "Curious, benevolent, not-knowing; echo words, summarise, stay in the "
                "client's frame, keep seeing strengths — also in crisis."
            ),
        ),
        works_when=(
            "Replies using client words score passend; jargon or helper's frame scores "
            "neutraal at best."
        ),
    ),
    "B9": System(
        id="B9",
        slug="nuttigheidsvraag_systeem",
        name=Text(nl="nuttigheidsvraag", en="usefulness question"),
        importance=4,
        source="003",
        says=Text(
            nl="Vraag wat dit gesprek de moeite waard zou maken voor de ander.",
            en="Ask what would make the talk worthwhile to the client.",
        ),
        works_when=(
            "Unlocks own wish in visitors; appears in the circle as the door to "
            '"gewenste situatie".'
        ),
    ),
    "B10": System(
        id="B10",
        slug="perspectiefwisseling_systeem",
        name=Text(nl="perspectiefwisseling", en="change of perspective"),
        importance=4,
        source="003",
        says=Text(
            nl=(
                "Vraag door de ogen van de verwijzer of iemand uit de familie, en of de "
                "ander het daarmee eens is."
            ),
            en="Ask through the eyes of sender or relative and whether the client agrees.",
        ),
        works_when="Brings the sender's concern into the room without the helper voicing it.",
    ),
    "B11": System(
        id="B11",
        slug="yes_set",
        name=Text(nl="yesset, samenvatten", en="yes-set"),
        importance=3,
        source="003",
        says=Text(
            nl="Samenvattingen waar de ander ja op kan zeggen, om samenwerking op te bouwen.",
            en="Summaries the client can say yes to build collaboration.",
        ),
        works_when='Correct summary gives "ja, precies"; a coloured summary is corrected by the client.',
    ),
    "B12": System(
        id="B12",
        slug="coping",
        name=Text(nl="coping", en="coping"),
        importance=5,
        source="003",
        says=Text(
            nl=(
                "Vraag hoe iemand het volhoudt; de aandacht gaat van angst naar wat er al "
                "gedaan wordt en dat geeft weer grip."
            ),
            en=(
                "Ask how someone keeps going; attention shifts from fear to what he already "
                "does; restores control."
            ),
        ),
        works_when=(
            "Coping questions lower spanning and raise hoop and regie in klager and "
            "crisis; client supplies facts usable for a grounded compliment."
        ),
    ),
    "B13": System(
        id="B13",
        slug="complimenten",
        name=Text(nl="complimenten, krachten benoemen", en="compliments, naming strengths"),
        importance=5,
        source="003",
        says=Text(
            nl="Waardeer wat werkt, rechtstreeks of via een vraag, gekoppeld aan wat de ander deed.",
            en="Appreciate what works, directly or indirectly, tied to what the client did.",
        ),
        works_when=(
            "Grounded compliment needs a fact from the client; ungrounded is "
            "meeleef_reflex (§9 resolution)."
        ),
    ),
    "B14": System(
        id="B14",
        slug="hoop",
        name=Text(nl="hoop", en="hope"),
        importance=5,
        source="003",
        says=Text(
            nl=(
                "Durven vertrouwen dat het beter kan worden en dat je er zelf kunt komen. "
                "Hoop groeit door steun, erkenning, gehoord worden, een beeld van wat je "
                "wilt, kleine stappen en kleine successen, en kan worden bijgesteld naar "
                "wat haalbaar is."
            ),
            en=(
                "Daring to trust that it can be better and that one can reach it; grows "
                "from support, recognition, being heard, a picture of the wanted future, "
                "small steps, small successes; can be adjusted to realism."
            ),
        ),
        works_when="Separate gauge; hope questions work after acknowledgement; false cheer lowers it.",
    ),
    "B15": System(
        id="B15",
        slug="hoop_tegenkrachten",
        name=Text(nl="angst, wanhoop, apathie, fatalisme", en="forces against hope"),
        importance=2,
        source="003",
        says=Text(
            nl=(
                "Elke toestand heeft een eigen weg via hoop: van angst naar leven, van "
                "wanhoop naar een uitweg, van apathie naar willen, van fatalisme naar "
                "geloven dat het kan werken."
            ),
            en=(
                "Each state has its own road through hope: fear to living, despair to a way "
                "out, apathy to wanting, fatalism to belief that it can work."
            ),
        ),
        works_when=(
            "Client profile may carry one of these four; different hope question fits; "
            "named in debrief."
        ),
    ),
    "B16": System(
        id="B16",
        slug="crisisdefinitie",
        name=Text(nl="crisis: werkelijk en beleefd", en="real and experienced crisis"),
        importance=5,
        source="003",
        says=Text(
            nl=(
                "Alleen een huisuitzetting, afsluiting van energie of water, suïcidaliteit "
                "of gevaar voor een kwetsbaar mens geldt als werkelijke crisis; andere "
                "gebeurtenissen kunnen wel als crisis beleefd worden."
            ),
            en=(
                "Only eviction, cut-off of energy or water, suicidality, or endangered "
                "vulnerable person count as real crisis; life events may be lived as "
                "crisis."
            ),
        ),
        works_when=(
            "crisis_soort decides whether take-over is possible; taking over in an "
            "experienced crisis has a felt cost."
        ),
    ),
    "B17": System(
        id="B17",
        slug="geen_oorzaken_zoeken",
        name=Text(nl="in crisis niet naar oorzaken zoeken", en="no cause-hunting in crisis"),
        importance=4,
        source="003",
        says=Text(
            nl=(
                "Een crisis doorbreekt de gewone gang van zaken. Oorzaken zoeken heeft nu "
                "geen nut, kijken naar wat de ander deed en kan wel."
            ),
            en=(
                "A crisis breaks the normal procedure; searching causes now is useless, "
                "looking at what the client did and can do is useful."
            ),
        ),
        works_when="Cause questions in crisis_acuut = interpretatie_reflex with rising spanning.",
    ),
    "B18": System(
        id="B18",
        slug="luxerend_moment",
        name=Text(nl="luxerend moment en eigen invloed", en="trigger and own influence"),
        importance=4,
        source="003",
        says=Text(
            nl="Zoek het punt waar de ander, met de mensen eromheen, nog invloed heeft.",
            en="Find the point where the client, with his network, still has influence.",
        ),
        works_when=(
            "In crisis a question on a small own action raises regie even while the "
            "helper handles the rest."
        ),
    ),
    "B19": System(
        id="B19",
        slug="tijdelijke_overname",
        name=Text(nl="tijdelijk overnemen", en="temporary take-over"),
        importance=5,
        source="003",
        says=Text(
            nl=(
                "Als niets anders werkt, neem dan voor even de verantwoordelijkheid over: "
                "bij instanties die niet meer met de ander praten, of voor de veiligheid."
            ),
            en=(
                "If nothing else works, take over responsibility for a while (instances "
                "that no longer negotiate; safety)."
            ),
        ),
        works_when="Sub-machine acuut→overgenomen with guards; not available in experienced crisis.",
    ),
    "B20": System(
        id="B20",
        slug="overname_aankondigen_systeem",
        name=Text(nl="overname aankondigen en teruggeven", en="announce and hand back"),
        importance=5,
        source="003",
        says=Text(
            nl=(
                "Zeg duidelijk dát, waarom en tot wanneer je overneemt, zodat stoppen "
                "vanzelf spreekt."
            ),
            en="Say clearly that, why and until when you take over, so that stopping is logical.",
        ),
        works_when=(
            "Announced versus silent take-over give different endings; hand-back is a "
            "required step."
        ),
    ),
    "B21": System(
        id="B21",
        slug="crisisrollen",
        name=Text(nl="kwadrant oplossingsgerichte rollen", en="crisis roles"),
        importance=4,
        source="003",
        says=Text(
            nl=(
                "In een crisis komen doelen en oplossingen van buiten, dus kan sturen en "
                "instrueren nodig zijn. Ga zo snel mogelijk terug naar helpen."
            ),
            en=(
                "In crisis goals and solutions come from outside, so steering and "
                "instructing may be needed; return to helping as soon as possible."
            ),
        ),
        works_when=(
            "Role tag per reply; timeline of switches; was each switch announced, and "
            "was there a return to helpen?"
        ),
    ),
    "B22": System(
        id="B22",
        slug="schakelen_tussen_rollen",
        name=Text(nl="schakelen", en="switching"),
        importance=3,
        source="003",
        says=Text(
            nl="Soepel wisselen van rol op momenten waarop iets van buiten een besluit vraagt.",
            en="Flexibility in switching at decision moments forced from outside.",
        ),
        works_when="Debrief marks switch moments and client reaction.",
    ),
    "B23": System(
        id="B23",
        slug="ketenpartners",
        name=Text(
            nl="ketenpartners, grenzen van het vak", en="chain partners, limits of the profession"
        ),
        importance=5,
        source="003",
        says=Text(
            nl=(
                "Bij zorgen over veiligheid en suïcidaliteit: beoordeel of er partners "
                "nodig zijn, en welke."
            ),
            en="With safety and suicidality, judge whether and which partners are needed.",
        ),
        works_when=(
            "ketenpartner_inschakelen is only good when openly discussed; bluffing it "
            "alone leads to a worse ending."
        ),
    ),
    "B24": System(
        id="B24",
        slug="meldcode",
        name=Text(nl="meldcode", en="reporting code"),
        importance=5,
        source="003",
        says=Text(
            nl=(
                "Als kwetsbare mensen onveilig zijn, blijft de helper verantwoordelijk voor "
                "het vervolg."
            ),
            en="With unsafety of vulnerable people the worker stays responsible for the follow-up.",
        ),
        works_when="Safety scenario follows the five steps as checkpoints, with help line info; see §8.",
    ),
    "B25": System(
        id="B25",
        slug="nachtelijke_overbrugging",
        name=Text(nl="overbrugging tot de ochtend", en="bridging the night"),
        importance=4,
        source="003",
        says=Text(
            nl=(
                "Hulp in de avond en de nacht hoeft het alleen vol te houden tot de "
                "overdracht in de ochtend; bij acuut gevaar zijn degenen nodig die mogen "
                "ingrijpen."
            ),
            en=(
                "Evening and night interventions need to last until the morning hand-over "
                "only; acute danger needs those with the mandate."
            ),
        ),
        works_when=(
            'Night scenario ends well with "tot morgen" plan; fixing everything at night is a trap.'
        ),
    ),
    "B26": System(
        id="B26",
        slug="afronden_crisis",
        name=Text(nl="afronden van de crisis", en="closing the crisis"),
        importance=4,
        source="003",
        says=Text(
            nl=(
                "Een besluit volgens de methode, opdracht van de ander, overleg met "
                "collega's. Als het rustiger is kiest de ander of die verder wil, tenzij "
                "kwetsbare mensen onveilig zijn."
            ),
            en=(
                "Method-based decision, client's mandate, consult colleagues; after "
                "stabilisation client chooses whether to go on, unless vulnerable people "
                "are unsafe."
            ),
        ),
        works_when=(
            "State crisis_gestabiliseerd opens choice; pushing on into causes without "
            "mandate fails."
        ),
    ),
    "B27": System(
        id="B27",
        slug="herhaalde_crisis",
        name=Text(nl="herhaling van crisis", en="repeated crisis"),
        importance=4,
        source="003",
        says=Text(
            nl=(
                "Wie stopt met hulp, kan opnieuw in een crisis komen. Vraag wat er nu "
                "anders is, laat de verantwoordelijkheid bij de ander en neem 'ik kon niet "
                "anders' niet over."
            ),
            en=(
                "Clients return in crisis after stopping help: ask what is different now, "
                'keep responsibility with client, do not adopt his "I had no choice".'
            ),
        ),
        works_when=(
            'Scenario with history; the "ik kon niet anders" line can be adopted '
            "(trap), attacked (trap) or explored."
        ),
    ),
    "B28": System(
        id="B28",
        slug="spiegelen",
        name=Text(nl="spiegelen van de werkelijkheid", en="mirroring reality"),
        importance=4,
        source="003",
        says=Text(
            nl=(
                "Als het inzicht er is maar het gedrag niet verandert: vraag met respect "
                "naar de goede reden."
            ),
            en=(
                "When insight exists but behaviour does not change: respectfully ask for "
                "the good reason."
            ),
        ),
        works_when="Condition begrip_zonder_gedrag; without it, it lands as accusation.",
    ),
    "B29": System(
        id="B29",
        slug="aanschuiven",
        name=Text(nl="aanschuiven van de werkelijkheid", en="sliding reality closer"),
        importance=4,
        source="003",
        says=Text(
            nl=(
                "Als iemand geen eigen aandeel ziet en intussen keuzes maakt die kwaad "
                "kunnen: vraag naar de gevolgen, zonder oordeel."
            ),
            en=(
                "When someone stays visitor or complainant while taking damaging decisions: "
                "ask about consequences, without judgement."
            ),
        ),
        works_when=(
            "Client says the consequence himself; the told version (correctie_reflex) "
            "is offered as temptation."
        ),
    ),
    "B30": System(
        id="B30",
        slug="mutualiseren",
        name=Text(nl="mutualiseren", en="mutualising"),
        importance=3,
        source="003",
        says=Text(
            nl=(
                "Mensen die bij elkaar horen kunnen heel verschillend tegenover hulp staan. "
                "Zoek wat ze allemaal willen en houd ieder verantwoordelijk voor het eigen "
                "deel."
            ),
            en=(
                "Members of a system sit in different stances; find the shared interest and "
                "keep each responsible."
            ),
        ),
        works_when="Two-client scenario with two gauge sets; siding with one costs the other.",
    ),
    "B31": System(
        id="B31",
        slug="eigenaarschap_crisis",
        name=Text(nl="cliënt als eigenaar en medeproducent", en="client as owner"),
        importance=3,
        source="003",
        says=Text(
            nl=(
                "De crisis blijft van de ander; de oplossing wordt vaak bij de samenleving "
                "gelegd. Neem iemand serieus, zet iemand aan het werk, werk aan een doel."
            ),
            en=(
                "The crisis stays the client's; the solution is often pushed to society. "
                "Take seriously, put to work, work on a goal."
            ),
        ),
        works_when="Ownership shows as regie; never used in violence scenarios (see §9.10).",
    ),
    "B32": System(
        id="B32",
        slug="overnemen_zonder_keuze",
        name=Text(
            nl="zaken uit handen nemen zonder methodische keuze", en="doing for without choice"
        ),
        importance=5,
        source="003",
        says=Text(
            nl="Klagen nodigt de helper uit om het werk te doen, en dan leert de ander er niets van.",
            en="Complaining invites the helper to do the work, so nothing is learned.",
        ),
        works_when="meeleef_reflex with behaviour stil_overnemen; ending afhankelijk.",
    ),
    "C1": System(
        id="C1",
        slug="eph",
        name=Text(
            nl="ervaringsgerichte psychosociale hulpverlening", en="experiential psychosocial help"
        ),
        importance=4,
        source="002",
        says=Text(
            nl=(
                "Aanvaard en waardeer wie de ander is en hoe die het probleem en de "
                "oplossing ziet; een persoonlijke werkrelatie in plaats van een analyse van "
                "het probleem."
            ),
            en=(
                "Accept and value who the client is and how he sees problem and solution; "
                "personal working relation rather than problem analysis."
            ),
        ),
        works_when=(
            "Replies that accept the client's own reading keep the talk moving; "
            "analysis replies stall it."
        ),
    ),
    "C2": System(
        id="C2",
        slug="kot",
        name=Text(
            nl="kortdurende oplossingsgerichte therapie", en="brief solution-focused therapy"
        ),
        importance=4,
        source="002",
        says=Text(
            nl=(
                "Help om eigen doelen duidelijk te krijgen en eigen kwaliteiten, "
                "oplossingen en helpers te ontdekken."
            ),
            en="Help clarify own goals, discover own qualities, solutions and helpers.",
        ),
        works_when="Circle segments filled with the client's words.",
    ),
    "C3": System(
        id="C3",
        slug="verandering_van_het_vak",
        name=Text(nl="verwetenschappelijking en vermarkting", en="science and market"),
        importance=1,
        source="002",
        says=Text(
            nl=(
                "Helpen verschoof van familie en buren naar een vak dat op onderzoek rust, "
                "en van liefde naar een markt."
            ),
            en="Helping moved from natural ties to evidence-based craft and from love to a market.",
        ),
        works_when="Background card in the library; scenario in which protocol pressure is a temptation.",
    ),
    "C4": System(
        id="C4",
        slug="misverstanden_over_helpen",
        name=Text(nl="waar het wel en niet om gaat", en="misunderstandings"),
        importance=4,
        source="002",
        says=Text(
            nl=(
                "Iemand sterker maken is niet: je kennis verbergen, uitleg weigeren of een "
                "duidelijke mening voor je houden. Het is: het menselijke eraan toevoegen."
            ),
            en=(
                "Empowering does not mean hiding expertise, refusing explanation or "
                "withholding a clear opinion; it means adding the human part."
            ),
        ),
        works_when=(
            "Withholding asked-for information also costs vertrouwen (afleid_reflex, "
            "behaviour achterhouden)."
        ),
    ),
    "C5": System(
        id="C5",
        slug="clientbeelden",
        name=Text(nl="vier cliëntbeelden", en="four views of the client"),
        importance=2,
        source="002",
        says=Text(
            nl=(
                "Nog niet af, onderweg, de waarheid in zich, verlangen naar zin: hoe je "
                "naar iemand kijkt, stuurt hoe je helpt."
            ),
            en="Unfinished, on the way, truth within, longing for meaning: the view steers the help.",
        ),
        works_when=(
            'Optional pre-question "hoe zie je deze cliënt?"; debrief links it to the '
            "pattern of replies."
        ),
    ),
    "C6": System(
        id="C6",
        slug="acht_voorwaarden",
        name=Text(nl="acht voorwaarden van helpende hulp", en="eight conditions"),
        importance=5,
        source="002",
        says=Text(
            nl=(
                "Erkenning, veiligheid, een gelijkwaardige persoonlijke relatie, hoop, "
                "eigen doelen en mogelijkheden, zeggenschap, inzicht in de opbouw, en "
                "concrete steun en advies op het goede moment."
            ),
            en=(
                "Acknowledgement, safety, equal personal relation, hope, own goals and "
                "means, say, insight in structure, concrete support and advice at the right "
                "moment."
            ),
        ),
        works_when='Eight-point coverage with evidence per condition; none is "required" in each talk.',
    ),
    "C7": System(
        id="C7",
        slug="accepteer_luister_praat_help",
        name=Text(nl="accepteer, luister, praat, help", en="accept, listen, talk, help"),
        importance=5,
        source="002",
        says=Text(
            nl=(
                "Een volgorde: zonder accepteren kun je niet luisteren, zonder luisteren "
                "heeft praten of helpen weinig zin."
            ),
            en=(
                "An order: without acceptance no listening, without listening no useful "
                "talking or helping."
            ),
        ),
        works_when="Ladder lens: helping replies before accepting/listening replies have lower fit.",
    ),
    "C8": System(
        id="C8",
        slug="medisch_model",
        name=Text(nl="medisch model", en="medical model"),
        importance=3,
        source="002",
        says=Text(
            nl=(
                "Analyseren, een plan maken, behandelen. Er is een boven en een onder, en "
                "weerstand zit in de persoon."
            ),
            en="Analyse, plan, treat; hierarchical; resistance is in the person.",
        ),
        works_when="Reply tags; debrief shows share and effect; one comparison scenario.",
    ),
    "C9": System(
        id="C9",
        slug="empowermentmodel",
        name=Text(nl="empowermentmodel", en="empowerment model"),
        importance=5,
        source="002",
        says=Text(
            nl=(
                "Een gids, gelijkwaardig, met oog voor hulpbronnen; de ander is de "
                "deskundige. Weerstand zegt iets over de relatie."
            ),
            en=(
                "Guide, equal, resources, client is the expert; resistance signals "
                "something in the relation."
            ),
        ),
        works_when='"Weerstand" in the client is always traceable to a helper move or an unmet need.',
    ),
    "C10": System(
        id="C10",
        slug="definitie_van_helpen",
        name=Text(nl="definitie van helpen", en="definition"),
        importance=3,
        source="002",
        says=Text(
            nl=(
                "Mogelijk maken wat de ander het liefst zou doen. Er zo zijn dat de ander "
                "bij zichzelf komt en in de relatie kan oefenen."
            ),
            en=(
                "Enabling the client to do what he would most want; being there so that he "
                "gets to himself and can practise in the relation."
            ),
        ),
        works_when="Ending texts describe what the client can do now, not what the helper did.",
    ),
    "C11": System(
        id="C11",
        slug="common_factors",
        name=Text(nl="common factors", en="common factors"),
        importance=4,
        source="002",
        says=Text(
            nl=(
                "Wat de ander zelf doet weegt het zwaarst, dan de relatie, dan de helper, "
                "hoop en techniek."
            ),
            en="Client's own activity weighs most, then relation, then helper, hope and technique.",
        ),
        works_when="Debrief orders evidence in this order: client's contribution first.",
    ),
    "C12": System(
        id="C12",
        slug="cocreatie_en_herstel",
        name=Text(nl="cocreatie, relatie herstellen", en="co-creation, repair"),
        importance=5,
        source="002",
        says=Text(
            nl=(
                "Bied veiligheid, nodig de ander uit om de relatie mee vorm te geven, en "
                "herstel waar dat nodig is."
            ),
            en="Offer safety, invite the client to shape the relation, repair where needed.",
        ),
        works_when="Reply type herstellen works after a misstep and halves that misstep in the score.",
    ),
    "C13": System(
        id="C13",
        slug="helper_als_persoon",
        name=Text(nl="persoonlijk leidinggeven, plezier in leren", en="helper as person"),
        importance=3,
        source="002",
        says=Text(
            nl="Het maakt uit wie er helpt: warm, soepel, met vertrouwen in de ander en in zichzelf.",
            en="Who helps matters: warm, flexible, believing in the other and in oneself.",
        ),
        works_when="Two passend replies in different personal styles are both accepted.",
    ),
    "C14": System(
        id="C14",
        slug="helpen_niet_altijd_haalbaar",
        name=Text(nl="helpen is niet altijd haalbaar", en="limits of helping"),
        importance=3,
        source="002",
        says=Text(
            nl="Helpen is meer dan een methode toepassen; soms lukt het niet.",
            en="Not a matter of applying a method; sometimes it does not work.",
        ),
        works_when=(
            "At least one scenario whose good ending is that the client goes without "
            "help, door open."
        ),
    ),
    "D1": System(
        id="D1",
        slug="grondhouding",
        name=Text(nl="grondhouding: ethiek en effectiviteit", en="basic attitude"),
        importance=5,
        source="001",
        says=Text(
            nl="De houding draagt meer dan de techniek; ethiek en effect versterken elkaar.",
            en="The attitude carries more than technique; ethics and effect reinforce each other.",
        ),
        works_when="A passend technique in a cold or judging wording is classified by the wording.",
    ),
    "D2": System(
        id="D2",
        slug="klassiek_of_coachend",
        name=Text(nl="klassiek helpen en coaching", en="classic help and coaching"),
        importance=2,
        source="001",
        says=Text(
            nl=(
                "Helpen als een dokter, of een gelijkwaardig gesprek waarin de ander de "
                "verantwoordelijkheid draagt."
            ),
            en=(
                "Doctor-like helping versus an equal talk in which the coachee carries "
                "responsibility."
            ),
        ),
        works_when="Lens medisch/empowerment (C8/C9).",
    ),
    "D3": System(
        id="D3",
        slug="directief_nondirectief",
        name=Text(nl="directief en non-directief", en="directive, non-directive"),
        importance=4,
        source="001",
        says=Text(
            nl=(
                "Beide hebben voordelen en een prijs; kies wat past bij de mens, het "
                "probleem en het doel."
            ),
            en="Both have gains and costs; match to client, problem and goal.",
        ),
        works_when="Tag directiviteit; report: followed / structured / directed content; fits by state.",
    ),
    "D4": System(
        id="D4",
        slug="oordelen_veroordelen",
        name=Text(nl="oordelen en veroordelen", en="judging behaviour, condemning persons"),
        importance=5,
        source="001",
        says=Text(
            nl=(
                "Je mag, en soms moet, iets zeggen over gedrag dat kwaad doet; de persoon "
                "veroordeel je niet. Twijfel over de oplossing van de ander houd je voor "
                "je, tenzij die gevaarlijk is."
            ),
            en=(
                "You may, sometimes must, speak about harmful behaviour; never condemn the "
                "person. Doubts about the client's solution stay with you unless it is "
                "dangerous."
            ),
        ),
        works_when=(
            "gedrag_begrenzen with ground versus correctie_reflex; same content, "
            "different address (behaviour or person)."
        ),
    ),
    "D5": System(
        id="D5",
        slug="betrokkenheid_echtheid",
        name=Text(nl="betrokkenheid en echtheid", en="involvement, genuineness"),
        importance=4,
        source="001",
        says=Text(
            nl=(
                "Wees erbij, meen wat je zegt, wees open; vriendelijkheid op de "
                "automatische piloot valt meteen op."
            ),
            en=(
                "Be present, mean what you say, be transparent; routine friendliness is "
                "noticed at once."
            ),
        ),
        works_when="Hollow phrases give a small vertrouwen loss and a client remark.",
    ),
    "D6": System(
        id="D6",
        slug="gedwongen_kader",
        name=Text(nl="gedwongen kader benoemen", en="naming the mandated frame"),
        importance=4,
        source="001",
        says=Text(
            nl="Bij wie moest komen mag je zeggen dat dit geen eigen keuze was, zonder verwijt.",
            en=(
                "With mandated clients you may name that they did not choose to come, "
                "without blaming."
            ),
        ),
        works_when="transparant_maken for visitors raises vertrouwen.",
    ),
    "D7": System(
        id="D7",
        slug="overdracht_tegenoverdracht",
        name=Text(nl="overdracht en tegenoverdracht", en="transference, countertransference"),
        importance=3,
        source="001",
        says=Text(
            nl=(
                "Beiden nemen iets mee. Gevoelens voor anderen komen bij de helper terecht, "
                "en andersom; praat erover met iemand die je vertrouwt."
            ),
            en=(
                "Both bring baggage; feelings for others land on the helper and the "
                "reverse; check with a confidant."
            ),
        ),
        works_when=(
            "Scenario with an inner-voice line of the helper; choosing from that voice "
            "is shown as a pull, not as a fault."
        ),
    ),
    "D8": System(
        id="D8",
        slug="afstand_nabijheid",
        name=Text(nl="afstand en nabijheid", en="distance and closeness"),
        importance=3,
        source="001",
        says=Text(
            nl=(
                "Evenwicht tussen de zakelijke relatie (afspraken) en de persoonlijke "
                "relatie (steun); ook in hoe je zit."
            ),
            en=(
                "Balance between the business relation (agreements) and the personal "
                "relation (support); also physical seating."
            ),
        ),
        works_when="Lens nabijheid −1…+1; both extremes have client effects.",
    ),
    "D9": System(
        id="D9",
        slug="gedragsgrenzen",
        name=Text(nl="gedragsgrenzen", en="behavioural limits"),
        importance=4,
        source="001",
        says=Text(
            nl=(
                "Vertrouwelijk (het team erbij, met toestemming); niet de plaats innemen "
                "van naasten; de hulp staat voorop, niet jij; problemen niet mee naar huis "
                "nemen; geen liefdesrelatie."
            ),
            en=(
                "Confidential (team included, with consent); do not replace someone's "
                "relatives; help is central, not you; do not take problems home; no love "
                "affairs."
            ),
        ),
        works_when=(
            "Boundary scenario; gedrag_begrenzen warm and clear; both cold and vague variants cost."
        ),
    ),
    "D10": System(
        id="D10",
        slug="respect_persoon_gedrag",
        name=Text(nl="respect: persoon en gedrag onderscheiden", en="respect"),
        importance=4,
        source="001",
        says=Text(
            nl=(
                "Neem de mens en zijn behoeften zonder voorwaarden serieus, ook als het "
                "gedrag moeilijk te verdragen is."
            ),
            en=(
                "Take the person and needs seriously unconditionally, also when behaviour "
                "is hard to bear."
            ),
        ),
        works_when="A scenario with a client who is hard to like; condemning is tempting.",
    ),
    "D11": System(
        id="D11",
        slug="valkuil_wederkerigheid",
        name=Text(nl="valkuil van betrokkenheid", en="trap of reciprocity"),
        importance=2,
        source="001",
        says=Text(
            nl="Verwacht niet terug te krijgen wat je geeft.",
            en="Do not expect to get back what you give.",
        ),
        works_when="Client without thanks; reply fishing for appreciation is a trap (source A9).",
    ),
    "D12": System(
        id="D12",
        slug="empathie",
        name=Text(nl="empathie", en="empathy"),
        importance=4,
        source="001",
        says=Text(
            nl="Eigen ervaringen, jezelf beschermen, gevoeligheid.",
            en="Own experiences, protecting oneself, sensitivity.",
        ),
        works_when=(
            'erkennen in the client\'s words versus "dat heb ik ook gehad" (meeleef, shifts focus).'
        ),
    ),
    "D13": System(
        id="D13",
        slug="agressie",
        name=Text(nl="omgaan met agressie", en="dealing with aggression"),
        importance=4,
        source="001",
        says=Text(
            nl="Welke houding je aanneemt tegenover agressief gedrag.",
            en="Attitude towards aggressive behaviour.",
        ),
        works_when="Desk scenario: acknowledge, limit, choose; safety exit always available.",
    ),
    "D14": System(
        id="D14",
        slug="roos_van_leary",
        name=Text(nl="roos van Leary", en="interpersonal circle"),
        importance=4,
        source="001",
        says=Text(
            nl=(
                "Vier posities: dichtbij of op afstand, met meer of minder macht. Gedrag "
                "roept gedrag op."
            ),
            en=(
                "Four positions: near or distant × higher or lower power; behaviour invites "
                "behaviour."
            ),
        ),
        works_when="Lens with predicted pull; see §6.1.",
    ),
    "D15": System(
        id="D15",
        slug="actief_luisteren",
        name=Text(nl="actief luisteren, non-verbaal", en="active listening"),
        importance=3,
        source="001",
        says=Text(
            nl="Volume, tempo, melodie, oogcontact, gebaren.",
            en="Volume, pace, melody, eye contact, gestures.",
        ),
        works_when="Stage directions; a reply can carry a non-verbal note.",
    ),
    "D16": System(
        id="D16",
        slug="socratische_dialoog",
        name=Text(nl="socratische dialoog", en="Socratic dialogue"),
        importance=3,
        source="001",
        says=Text(
            nl=(
                "Ieder is de deskundige over zichzelf; geen antwoorden maar vragen; neem de "
                "taal van de ander over."
            ),
            en="Person is expert on himself; no answers but questions; take over his language.",
        ),
        works_when="gedachte_onderzoeken with open, non-leading questions.",
    ),
    "D17": System(
        id="D17",
        slug="vraagsoorten",
        name=Text(nl="open, gesloten, suggestief, retorisch, discussie", en="question kinds"),
        importance=5,
        source="001",
        says=Text(
            nl="Soorten vragen, en een vraag herhalen.",
            en="Kinds of questions and repeating a question.",
        ),
        works_when="Every reply has a vraagvorm; report in §6.4.",
    ),
    "D18": System(
        id="D18",
        slug="e_in_e_ex",
        name=Text(nl="E-in- en E-ex-vragen", en="exploring in or outside the client's frame"),
        importance=3,
        source="001",
        says=Text(
            nl=(
                "Vragen binnen de kijk van de ander, of vragen die een nieuwe hoek van "
                "buiten brengen."
            ),
            en=(
                "Questions inside the client's own frame, or questions that bring a new "
                "angle from outside."
            ),
        ),
        works_when="Tag verkenning; ratio per phase.",
    ),
    "D19": System(
        id="D19",
        slug="ja_maar",
        name=Text(nl="'ja, maar'", en="yes-but"),
        importance=4,
        source="001",
        says=Text(nl="'Ja, maar' betekent nee.", en="Yes-but means no."),
        works_when="Signal ja_maar appears after advice; arguing doubles it, following dissolves it.",
    ),
    "D20": System(
        id="D20",
        slug="slachtoffertaal",
        name=Text(nl="slachtoffertaal", en="victim language"),
        importance=3,
        source="001",
        says=Text(
            nl="Taal waarin anderen handelen en ik onderga.",
            en="Language in which others act and I undergo.",
        ),
        works_when=(
            "Signal; fitting: acknowledge, then question about own wish; correcting the "
            "language is a trap."
        ),
    ),
    "D21": System(
        id="D21",
        slug="schuldige_zoeken",
        name=Text(nl="de schuldige zoeken; 'ik heb geen probleem'", en="blaming; no problem"),
        importance=3,
        source="001",
        says=Text(
            nl=(
                "Twee manieren van antwoorden: naar anderen wijzen, en zeggen dat er niets "
                "aan de hand is."
            ),
            en="Two answer patterns: pointing at others, and saying that nothing is wrong.",
        ),
        works_when="Signals schuldige_zoeken, geen_probleem.",
    ),
    "D22": System(
        id="D22",
        slug="gesprek_met_kinderen",
        name=Text(nl="gesprek met kinderen", en="talking with children"),
        importance=2,
        source="001",
        says=Text(
            nl=(
                "Naar leeftijd; met spel; praten over het praten; niet antwoorden mag; "
                "medelijden houdt een kind klein."
            ),
            en=(
                "By age; play; meta-communication; not answering is allowed; pity keeps a "
                "child small."
            ),
        ),
        works_when="One child scenario with explained purpose and free choice to answer.",
    ),
    "D23": System(
        id="D23",
        slug="motivatie_voorwaarden",
        name=Text(nl="kunnen, willen, klaar zijn", en="able, willing, ready"),
        importance=3,
        source="001",
        says=Text(nl="Drie voorwaarden om te veranderen.", en="Three conditions for change."),
        works_when="Which of three is missing can be asked as inschatmoment.",
    ),
    "D24": System(
        id="D24",
        slug="ambivalentie",
        name=Text(nl="ambivalentie", en="ambivalence"),
        importance=4,
        source="001",
        says=Text(nl="Tegelijk willen en niet willen.", en="Wanting and not wanting together."),
        works_when="Signal; two-sided reflection moves it, pushing one side feeds the other.",
    ),
    "D25": System(
        id="D25",
        slug="motiverende_technieken",
        name=Text(
            nl="evocatieve vragen, belang, goede oude tijd, toekomstplan, zwartkijken",
            en="evocative techniques",
        ),
        importance=4,
        source="001",
        says=Text(
            nl=(
                "Lok de eigen redenen van de ander uit, zonder trucs die iemand ergens in "
                "laten lopen."
            ),
            en="Draw out the client's own reasons; avoid judo-like tricks.",
        ),
        works_when="ambivalentie_verkennen with techniek; client voices change talk.",
    ),
    "D26": System(
        id="D26",
        slug="weerstand_reflecties",
        name=Text(nl="eenvoudige, tweezijdige, versterkte reflectie", en="reflections"),
        importance=4,
        source="001",
        says=Text(
            nl=(
                "Manieren om weerstand te laten zakken, stap voor stap, en samen "
                "mogelijkheden te bekijken."
            ),
            en="Ways to lower resistance, one step at a time, explore options.",
        ),
        works_when="Amplified reflection works with trust, mocks without it.",
    ),
    "D27": System(
        id="D27",
        slug="slechtnieuwsgesprek",
        name=Text(nl="slechtnieuwsgesprek", en="bad-news talk"),
        importance=4,
        source="001",
        says=Text(
            nl="Vier stappen: een rustige plek, het nieuws brengen, laten reageren, informeren.",
            en="Four steps: quiet place, bring it, let react, inform.",
        ),
        works_when="Order is checked; circling around the news or consoling before reaction costs.",
    ),
    "D28": System(
        id="D28",
        slug="ethiek_en_wet",
        name=Text(nl="ethiek, beroepsgeheim, aansprakelijkheid, Wet BIG", en="ethics and law"),
        importance=2,
        source="001",
        says=Text(
            nl=(
                "Grote denkers over goed handelen; en wat de wet zegt is niet hetzelfde als "
                "wat goed is."
            ),
            en="Great thinkers on acting well; and law is not the same as morals.",
        ),
        works_when=(
            'Debrief question "welke waarde liet je hier voorgaan?"; confidentiality '
            "limits appear in safety scenarios."
        ),
    ),
    "D29": System(
        id="D29",
        slug="coaching_afbakening",
        name=Text(nl="coaching, training, advies, therapie", en="boundaries of coaching"),
        importance=1,
        source="001",
        says=Text(nl="Wat coaching is en wat niet.", en="What coaching is and is not."),
        works_when="Library card; the coach scenario names its limits.",
    ),
    "D30": System(
        id="D30",
        slug="coachproces",
        name=Text(nl="coachproces in zeven stappen", en="coaching process"),
        importance=1,
        source="001",
        says=Text(
            nl="Vraag, klik, contract, kennismaking, onderzoek, gesprekken, afronding.",
            en="Question, match, contract, intake, research, sessions, closing.",
        ),
        works_when="Scenario metadata fase_in_traject.",
    ),
    "D31": System(
        id="D31",
        slug="grow",
        name=Text(nl="GROW", en="GROW"),
        importance=3,
        source="001",
        says=Text(
            nl="Doel, werkelijkheid, mogelijkheden, wat je gaat doen.",
            en="Goal, reality, options, will.",
        ),
        works_when="Coach scenario; GROW trace next to the circle.",
    ),
    "D32": System(
        id="D32",
        slug="effectief_gedrag",
        name=Text(nl="effectief gedrag, waarde van weerstand", en="effective behaviour"),
        importance=2,
        source="001",
        says=Text(nl="Weerstand heeft waarde.", en="Resistance has value."),
        works_when="Resistance always carries information about a need.",
    ),
    "D33": System(
        id="D33",
        slug="kernkwadranten",
        name=Text(nl="kernkwadranten", en="core quadrants"),
        importance=3,
        source="001",
        says=Text(
            nl="Kwaliteit, valkuil, uitdaging, allergie.",
            en="Quality, pitfall, challenge, allergy.",
        ),
        works_when="herkaderen names the quality inside the pitfall; client fills in the rest.",
    ),
    "D34": System(
        id="D34",
        slug="uitgangspunten_og_coachen",
        name=Text(nl="tien uitgangspunten oplossingsgericht coachen", en="ten assumptions"),
        importance=4,
        source="001",
        says=Text(
            nl=(
                "Onder andere: weerstand hoort erbij, verandering is er steeds, klein is "
                "genoeg, hulpbronnen zijn er, volledig analyseren hoeft niet, de ander "
                "kiest de doelen."
            ),
            en=(
                "Among others: resistance is normal, change is constant, small is enough, "
                "resources are there, no full analysis needed, client sets goals."
            ),
        ),
        works_when="Engine assumptions: small steps open endings; exceptions exist for every client.",
    ),
    "D35": System(
        id="D35",
        slug="og_gesprekken",
        name=Text(
            nl="hoop, mogelijke en aanwezige oplossingen, kwaliteiten, 'hoe deed je dat?'",
            en="SF conversation",
        ),
        importance=4,
        source="001",
        says=Text(nl="Bouwstenen van het gesprek.", en="Building blocks of the talk."),
        works_when="Types hoopvraag, gewenste_situatie_vragen, uitzonderingsvraag, compliment_gegrond.",
    ),
    "D36": System(
        id="D36",
        slug="schaalvragen",
        name=Text(nl="schaalvragen", en="scaling"),
        importance=4,
        source="001",
        says=Text(nl="Cijfers als brug naar verschil.", en="Numbers as a bridge to difference."),
        works_when="Scale answer is stored and can be asked again; learner's own scale in debrief.",
    ),
    "D37": System(
        id="D37",
        slug="computermodel_eerste",
        name=Text(nl="computermodel eerste gesprek", en="flow model, first session"),
        importance=3,
        source="001",
        says=Text(
            nl=(
                "Is er een klacht of een wens om iets te verbeteren? Zijn er "
                "uitzonderingen? Hoe ziet een denkbeeldige oplossing eruit?"
            ),
            en="Complaint or wished improvement? exceptions? hypothetical solution?",
        ),
        works_when="Scenario weer_aan_het_werk follows these branches; each branch playable.",
    ),
    "D38": System(
        id="D38",
        slug="computermodel_vervolg",
        name=Text(nl="computermodel vervolggesprek", en="flow model, follow-up"),
        importance=3,
        source="001",
        says=Text(
            nl="Beter, hetzelfde of slechter; en soms terug bij af.",
            en="Better, same or worse; back to square one.",
        ),
        works_when="Two follow-up scenarios: better/same and worse.",
    ),
    "D39": System(
        id="D39",
        slug="ret",
        name=Text(nl="rationeel-emotieve therapie", en="rational-emotive therapy"),
        importance=3,
        source="001",
        says=Text(
            nl="Gedachten kleuren gevoelens en kunnen onderzocht worden.",
            en="Thoughts colour emotion; can be examined.",
        ),
        works_when="gedachte_onderzoeken only with permission; reassurance and arguing are traps.",
    ),
    "D40": System(
        id="D40",
        slug="abc_model",
        name=Text(nl="ABC tot ABCDEFG", en="ABC model"),
        importance=3,
        source="001",
        says=Text(
            nl=(
                "Gebeurtenis, overtuiging, gevolg; daarna betwisten, een helpende gedachte, "
                "verbeelding, gedrag."
            ),
            en="Event, belief, consequence; then dispute, effective thought, fantasy, behaviour.",
        ),
        works_when="Client statements are tagged A/B/C; learner may sort them in debrief.",
    ),
    "D41": System(
        id="D41",
        slug="creatiespiraal",
        name=Text(nl="creatiespiraal", en="creation spiral"),
        importance=2,
        source="001",
        says=Text(
            nl="Twaalf fasen van wens naar werkelijkheid.", en="Twelve phases from wish to reality."
        ),
        works_when="One scenario on a wish; helper's phase must match client's phase.",
    ),
    "D42": System(
        id="D42",
        slug="leerstijlen",
        name=Text(nl="leerstijlen", en="learning styles"),
        importance=1,
        source="001",
        says=Text(
            nl=(
                "Kolb, Vermunt en Fleming over hoe mensen leren. Het bewijs ervoor is zwak, "
                "dus bouw er niet op."
            ),
            en=(
                "Kolb, Vermunt, Fleming on how people learn. The evidence is weak; do not "
                "build on it."
            ),
        ),
        works_when="Mention in library only, plus one debrief choice (doen, kijken, denken, proberen).",
    ),
    "D43": System(
        id="D43",
        slug="denkhoeden",
        name=Text(nl="zes denkende hoofddeksels", en="six thinking hats"),
        importance=2,
        source="001",
        says=Text(
            nl="Wit, rood, zwart, geel, groen, blauw: zes manieren om naar een vraag te kijken.",
            en="White, red, black, yellow, green, blue: six ways of looking at a question.",
        ),
        works_when="Lens tag on replies in one scenario; hat timing: red before black, yellow after red.",
    ),
    "D44": System(
        id="D44",
        slug="cognities",
        name=Text(nl="cognities, schema's, dissonantie, Beck en Ellis", en="cognitions"),
        importance=1,
        source="001",
        says=Text(
            nl="Automatische gedachten, tussenliggende overtuigingen en kernovertuigingen.",
            en="Automatic thoughts, intermediate and core beliefs.",
        ),
        works_when="Background for D39; no diagnosing.",
    ),
    "D45": System(
        id="D45",
        slug="coach_competenties",
        name=Text(nl="coachcompetenties", en="coach competences"),
        importance=1,
        source="001",
        says=Text(
            nl="Basis, gelijkwaardige samenwerking, doeltreffende communicatie, leren en resultaten.",
            en="Basis, co-creative relation, effective communication, learning and results.",
        ),
        works_when="Debrief may group evidence in these four.",
    ),
    "D46": System(
        id="D46",
        slug="mental_coaching",
        name=Text(nl="mental coaching: anders denken, ander resultaat", en="mental coaching"),
        importance=1,
        source="001",
        says=Text(
            nl="Gedachten beïnvloeden om beter te presteren. Grote beloften daarover zijn reclame.",
            en="Influence thoughts for performance. Large promises about it are marketing.",
        ),
        works_when="One performance scenario; claims are not repeated by the product.",
    ),
    "E1": System(
        id="E1",
        slug="nuttige_hulp",
        name=Text(nl="nuttige en niet-nuttige hulp", en="useful and non-useful help"),
        importance=5,
        source="004",
        says=Text(
            nl=(
                "Goedbedoelde hulp mist vaak wat de ander nodig had; eerst vragen wat er "
                "nodig is, verandert dat."
            ),
            en=(
                "Well-meant help often misses what the other needed; asking first what is "
                "needed changes it."
            ),
        ),
        works_when=(
            "Informal scenarios: literal answer versus asking for the purpose gives "
            "visibly different results."
        ),
    ),
    "E2": System(
        id="E2",
        slug="vormen_van_hulp",
        name=Text(nl="vele vormen en woorden van helpen", en="many forms"),
        importance=2,
        source="004",
        says=Text(
            nl="Van iemand de weg wijzen tot therapie: helpen is overal.",
            en="From showing the way to therapy; helping is everywhere.",
        ),
        works_when="Scenario settings range from kitchen table to crisis service; hulpvorm tag.",
    ),
    "E3": System(
        id="E3",
        slug="hulpvormen",
        name=Text(nl="informeel, semiformeel, formeel", en="informal, semi-formal, formal"),
        importance=4,
        source="004",
        says=Text(
            nl=(
                "Wat er gebeurt is hetzelfde, de regels, de afspraken en wat er op het spel "
                "staat verschillen. Informele hulp komt het meest voor."
            ),
            en="Same dynamics, other rules, contracts and stakes; informal help is more frequent.",
        ),
        works_when="At least four informal/semiformal scenarios; debrief compares with a formal one.",
    ),
    "E4": System(
        id="E4",
        slug="status",
        name=Text(
            nl="status en situationele fatsoensnormen", en="status and situational propriety"
        ),
        importance=4,
        source="004",
        says=Text(
            nl="Mensen meten bij elk contact of ze aanzien winnen of verliezen.",
            en="People measure whether they win or lose face in each exchange.",
        ),
        works_when="Tag status per reply (+1 raises the client's standing, −1 lowers); cumulative line.",
    ),
    "E5": System(
        id="E5",
        slug="economie_en_theater",
        name=Text(nl="sociaal leven als economie en theater", en="economics and theatre"),
        importance=2,
        source="004",
        says=Text(
            nl="Ruil en rollen; wie hulp geeft, verwacht er iets voor terug.",
            en="Exchange and roles; giving help expects a return.",
        ),
        works_when='Debrief question "wat wilde jij terug?"; library card.',
    ),
    "E6": System(
        id="E6",
        slug="vertrouwen",
        name=Text(nl="vertrouwen", en="trust"),
        importance=5,
        source="004",
        says=Text(
            nl=(
                "Nodig om het echte probleem te laten zien, het aanbod aan te nemen en de "
                "oplossing uit te voeren; soms moet het in een paar seconden groeien."
            ),
            en=(
                "Needed to show the real problem, accept the offer, carry out the solution; "
                "sometimes must be built in seconds."
            ),
        ),
        works_when="Gauge vertrouwen; deeper client lines only above thresholds.",
    ),
    "E7": System(
        id="E7",
        slug="ongelijkheid_ambiguiteit",
        name=Text(nl="ongelijkheid en ambiguïteit", en="inequality, ambiguity"),
        importance=4,
        source="004",
        says=Text(
            nl="Een vraag om hulp begint scheef en onduidelijk.",
            en="A request for help starts unbalanced and unclear.",
        ),
        works_when=(
            "First client line is often not the real question; replies that check the "
            "question reveal it."
        ),
    ),
    "E8": System(
        id="E8",
        slug="schein_rollen",
        name=Text(nl="expert, dokter, procesadviseur", en="expert, doctor, process roles"),
        importance=5,
        source="004",
        says=Text(
            nl="Drie rollen; begin in de procesrol.",
            en="Three roles; always begin in the process role.",
        ),
        works_when="Lens §6.2; start-in-process check on first turns.",
    ),
    "E9": System(
        id="E9",
        slug="vraagstelling",
        name=Text(nl="hulprelatie via vraagstelling", en="inquiry"),
        importance=4,
        source="004",
        says=Text(nl="De relatie groeit door te vragen.", en="The relation is built by asking."),
        works_when="Humble-question replies raise vertrouwen early.",
    ),
    "E10": System(
        id="E10",
        slug="initiatief_naar_relatie",
        name=Text(nl="van individueel initiatief naar relatie", en="initiative to relation"),
        importance=4,
        source="004",
        says=Text(
            nl="Iemand biedt iets aan of vraagt iets; pas een antwoord maakt er een relatie van.",
            en="Someone offers or asks; only a response turns it into a relation.",
        ),
        works_when="Offer scenario: client may decline; the decline is honoured or not.",
    ),
    "E11": System(
        id="E11",
        slug="helpen_in_teams",
        name=Text(nl="helpen in teams", en="helping in teams"),
        importance=3,
        source="004",
        says=Text(
            nl="Goed samenwerken is elkaar helpen; het woord valt vooral als het misgaat.",
            en="Good teamwork is mutual help; the word is used mainly when it fails.",
        ),
        works_when="Team scenario with colleague; help by asking role expectations.",
    ),
    "E12": System(
        id="E12",
        slug="hulp_ontvangen",
        name=Text(nl="hulp leren ontvangen", en="receiving help"),
        importance=2,
        source="004",
        says=Text(
            nl="Wie hulp krijgt, heeft daar zelf ook een deel in.",
            en="The receiver has a part too.",
        ),
        works_when="Client profile shows how he receives; not blamed.",
    ),
    "E13": System(
        id="E13",
        slug="vier_manieren_mis",
        name=Text(nl="vier manieren waarop hulp misgaat", en="four failures"),
        importance=3,
        source="004",
        says=Text(
            nl=(
                "Geen hulp als die nodig is, hulp als die niet nodig is, hulp die niet "
                "past, te vroeg stoppen."
            ),
            en="No help when needed, help when unneeded, the wrong help, stopping too early.",
        ),
        works_when="Ending texts use these four as neutral descriptions.",
    ),
    "E14": System(
        id="E14",
        slug="proces_boven_inhoud",
        name=Text(nl="proces boven inhoud", en="process over content"),
        importance=3,
        source="004",
        says=Text(
            nl="Hoe je iets doet, telt zwaarder dan wat je doet.",
            en="How something is done matters more than what.",
        ),
        works_when=(
            'Replies on the process ("hoe zullen we dit aanpakken?") are a passend '
            "option in each formal scenario."
        ),
    ),
    "E15": System(
        id="E15",
        slug="wederkerigheid",
        name=Text(nl="wederkerigheid, psychologisch contract", en="reciprocity"),
        importance=2,
        source="004",
        says=Text(
            nl="Verwachtingen over geven en terugkrijgen, in werk en in hulp.",
            en="Exchange expectations in work and help.",
        ),
        works_when="Closing line lets the client give something back (thanks, knowledge, choice).",
    ),
    "E16": System(
        id="E16",
        slug="echte_vraag_achter_vraag",
        name=Text(nl="de vraag achter de vraag", en="the question behind"),
        importance=4,
        source="004",
        says=Text(
            nl=(
                "Huiswerk of de weg vragen kan voor iets anders staan; vraag voordat je "
                "doet. Niet te verwarren met de interpretatiereflex: hier laat de ander het "
                "zien en graaft de helper niet."
            ),
            en=(
                "Homework or directions may stand for something else; ask before doing. Not "
                "to be confused with the interpreting reflex: here the client shows it, the "
                "helper does not dig."
            ),
        ),
        works_when="Small opening question lets the client bring the second theme himself.",
    ),
}
"""Every system by its id, in the order of the codebook (1)."""
