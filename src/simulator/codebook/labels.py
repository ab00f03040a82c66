"""How the slugs of the codebook read on screen, in both languages.

A stance is described as what happens in the collaboration, never as a label for a person
(codebook 0.1); a missing ground is a fact about the talk (5.5).
"""

from collections.abc import Mapping

from simulator.codebook import endings
from simulator.codebook.vocabulary import (
    ContentTag,
    CrisisKind,
    Ending,
    EndingKind,
    Estimate,
    Exploration,
    Fit,
    Flag,
    Gauge,
    Group,
    HelpForm,
    Phase,
    PullSource,
    SessionKind,
    Stance,
    Start,
    StatedGround,
    Sureness,
    TalkPhase,
    Technique,
    Text,
    Variant,
)

STANCE_DESCRIPTIONS: Mapping[Stance, Text] = {
    "bezoeker": Text(
        nl="is er, nog zonder eigen vraag", en="is here, without a question of their own so far"
    ),
    "klager": Text(
        nl="ziet het probleem, nog niet het eigen aandeel",
        en="sees the problem, not yet a part of their own",
    ),
    "klant": Text(
        nl="ziet een eigen aandeel en wil zelf verder",
        en="sees a part of their own and wants to move on",
    ),
}
"""What happens in the collaboration; on screen this stands for the stance (codebook 0.1)."""

STANCE_SHORT: Mapping[Stance, Text] = {
    "bezoeker": Text(nl="bezoekerstypisch", en="visitor-type"),
    "klager": Text(nl="klaagtypisch", en="complainant-type"),
    "klant": Text(nl="klanttypisch", en="customer-type"),
}
"""Short, before "interactie": a word for the talk, not for a person."""

PHASE_LABELS: Mapping[Phase, Text] = {
    "geen": Text(nl="geen crisis", en="no crisis"),
    "acuut": Text(nl="acute crisis", en="acute crisis"),
    "overgenomen": Text(nl="tijdelijk overgenomen", en="taken over for a while"),
    "gestabiliseerd": Text(nl="tot rust gekomen", en="stabilised"),
    "overgedragen": Text(nl="overgedragen", en="handed over"),
}
"""Phases of a crisis (codebook 4.5)."""

CRISIS_KIND_LABELS: Mapping[CrisisKind, Text] = {
    "geen": Text(nl="geen crisis", en="no crisis"),
    "beleefd": Text(nl="beleefde crisis", en="experienced crisis"),
    "werkelijk": Text(nl="werkelijke crisis", en="real crisis"),
}
"""For the helper and the instructor; no client is ever told which one it is (codebook 9.14)."""

START_LABELS: Mapping[Start, Text] = {
    "bezoeker": Text(nl="zonder eigen vraag", en="without a question of their own"),
    "klager": Text(
        nl="met een klacht, nog zonder eigen aandeel",
        en="with a complaint, not yet a part of their own",
    ),
    "klant": Text(nl="met een eigen aandeel", en="with a part of their own"),
    "crisis_acuut": Text(nl="midden in een crisis", en="in the middle of a crisis"),
    "crisis_gestabiliseerd": Text(nl="na de ergste crisis", en="after the worst of a crisis"),
}
"""Where a conversation begins; also the columns of the fit matrix."""

GAUGE_LABELS: Mapping[Gauge, Text] = {
    "vertrouwen": Text(nl="vertrouwen", en="trust"),
    "hoop": Text(nl="hoop", en="hope"),
    "regie": Text(nl="regie", en="ownership"),
    "spanning": Text(nl="spanning", en="tension"),
}
"""The four gauges (codebook 4.2)."""

GAUGE_MEANINGS: Mapping[Gauge, Text] = {
    "vertrouwen": Text(
        nl="voelt de ander zich bij jou veilig en serieus genomen",
        en="does the client feel safe and taken seriously with you",
    ),
    "hoop": Text(
        nl="denkt de ander dat het beter kan worden en daar zelf te kunnen komen",
        en="does the client think it can get better and is within reach",
    ),
    "regie": Text(
        nl="voelen gesprek, probleem en stappen als iets van de ander zelf",
        en="does the client experience talk, problem and steps as their own",
    ),
    "spanning": Text(
        nl="druk, onrust, het overzicht kwijt zijn", en="arousal, pressure, loss of overview"
    ),
}
"""What each gauge asks about the client (codebook 4.2)."""

FLAG_LABELS: Mapping[Flag, Text] = {
    "erkend": Text(
        nl="wat dit voor de ander betekent is erkend",
        en="what this means to the client has been acknowledged",
    ),
    "feit_bekend": Text(
        nl="de ander vertelde een feit waar je op kunt bouwen",
        en="the client told a fact you can build on",
    ),
    "klacht_benoemd": Text(nl="de ander noemde zelf een klacht", en="the client named a complaint"),
    "wens_benoemd": Text(nl="de ander noemde een eigen wens", en="the client named a wish"),
    "doel_benoemd": Text(nl="de ander noemde een eigen doel", en="the client named a goal"),
    "eigen_aandeel": Text(
        nl="de ander noemde een eigen aandeel", en="the client named a part of their own"
    ),
    "stap_benoemd": Text(nl="de ander noemde een volgende stap", en="the client named a next step"),
    "coping_gevonden": Text(
        nl="de ander vertelde hoe het vol te houden is", en="the client told how they keep going"
    ),
    "toestemming": Text(nl="de ander gaf toestemming", en="the client gave permission"),
    "mandaat": Text(nl="de ander gaf een opdracht", en="the client gave a mandate"),
    "mandaat_overname": Text(
        nl="de ander stemde in met overnemen", en="the client agreed to a take-over"
    ),
    "recht_op_info": Text(
        nl="de ander heeft er recht op dit te weten", en="the client has a right to know this"
    ),
    "gevaar": Text(nl="er was een teken van gevaar", en="there was a sign of danger"),
    "veiligheid_bekend": Text(
        nl="de vraag naar veiligheid is beantwoord", en="the question about safety was answered"
    ),
    "grens_overschreden": Text(nl="er is een grens overschreden", en="a limit was crossed"),
    "schadelijk_gedrag": Text(
        nl="er is gedrag dat kwaad doet", en="there is behaviour that does harm"
    ),
    "schadelijke_keuze": Text(
        nl="de ander kondigde een keuze aan die kwaad kan",
        en="the client announced a damaging choice",
    ),
    "begrip_zonder_gedrag": Text(
        nl="het inzicht is er, de verandering nog niet",
        en="there is insight, without change so far",
    ),
    "dreiging_afgewend": Text(nl="de dreiging is afgewend", en="the threat was averted"),
    "teruggekoppeld": Text(
        nl="er is verteld wat er gedaan is", en="what was done has been reported back"
    ),
}
"""What has become true in the talk, as a fact about the talk."""

FLAG_MISSING: Mapping[str, Text] = {
    "erkend": Text(
        nl="wat dit voor de ander betekent was nog niet erkend",
        en="what this means to the client had not been acknowledged yet",
    ),
    "feit_bekend": Text(
        nl="de ander had nog geen feit verteld waar je op kon bouwen",
        en="the client had not told a fact you could build on yet",
    ),
    "klacht_benoemd": Text(
        nl="de ander had zelf nog geen klacht genoemd",
        en="the client had not named a complaint yet",
    ),
    "wens_benoemd": Text(
        nl="de ander had nog geen eigen wens genoemd", en="the client had not named a wish yet"
    ),
    "doel_benoemd": Text(
        nl="de ander had nog geen eigen doel genoemd", en="the client had not named a goal yet"
    ),
    "eigen_aandeel": Text(
        nl="de ander had nog geen eigen aandeel genoemd",
        en="the client had not named a part of their own yet",
    ),
    "stap_benoemd": Text(
        nl="de ander had nog geen volgende stap genoemd",
        en="the client had not named a next step yet",
    ),
    "coping_gevonden": Text(
        nl="het was nog niet duidelijk hoe de ander het volhoudt",
        en="it was not clear yet how the client keeps going",
    ),
    "toestemming": Text(nl="er was nog geen toestemming", en="there was no permission yet"),
    "mandaat": Text(
        nl="er was nog geen opdracht van de ander", en="there was no mandate from the client yet"
    ),
    "mandaat_overname": Text(
        nl="de ander had nog niet ingestemd met overnemen",
        en="the client had not agreed to a take-over yet",
    ),
    "recht_op_info": Text(
        nl="er was nog niets wat de ander moest weten",
        en="there was nothing yet that the client had a right to know",
    ),
    "gevaar": Text(nl="er was nog geen teken van gevaar", en="there was no sign of danger yet"),
    "veiligheid_bekend": Text(
        nl="de vraag naar veiligheid was nog niet beantwoord",
        en="the question about safety had not been answered yet",
    ),
    "grens_overschreden": Text(
        nl="er was nog geen grens overschreden", en="no limit had been crossed yet"
    ),
    "schadelijk_gedrag": Text(
        nl="er was nog geen gedrag dat kwaad doet", en="there was no harmful behaviour yet"
    ),
    "schadelijke_keuze": Text(
        nl="de ander had nog geen keuze aangekondigd die kwaad kan",
        en="the client had not announced a damaging choice yet",
    ),
    "begrip_zonder_gedrag": Text(
        nl="het was nog niet duidelijk dat het inzicht er al is en de verandering niet",
        en="it was not clear yet that there is insight without change",
    ),
    "dreiging_afgewend": Text(
        nl="de dreiging was nog niet afgewend", en="the threat had not been averted yet"
    ),
    "teruggekoppeld": Text(
        nl="er was nog niet verteld wat er gedaan is",
        en="what was done had not been reported back yet",
    ),
    "vraagt_info": Text(
        nl="de ander had niet om informatie gevraagd", en="the client had not asked for information"
    ),
    "vraagt_advies": Text(
        nl="de ander had niet om advies gevraagd", en="the client had not asked for advice"
    ),
    "breuk": Text(
        nl="er was in het contact niets te herstellen",
        en="there was nothing in the contact to repair",
    ),
    "crisis_werkelijk": Text(
        nl="er was geen crisis waarin overnemen nodig is",
        en="there was no crisis that calls for taking over",
    ),
    "crisis_fase": Text(
        nl="het gesprek was niet in de fase waarin dit past",
        en="the talk was not in the phase where this fits",
    ),
    "crisis_soort=werkelijk": Text(
        nl="er was geen crisis waarin overnemen nodig is",
        en="there was no crisis that calls for taking over",
    ),
    "crisis_fase=overgenomen": Text(
        nl="er was nog niets overgenomen", en="nothing had been taken over yet"
    ),
    "crisis_fase=gestabiliseerd": Text(
        nl="er was geen crisis die net tot rust gekomen was",
        en="there was no crisis that had just come to rest",
    ),
    "crisis_fase != 'geen'": Text(nl="er was geen crisis", en="there was no crisis"),
    "crisis_fase != 'acuut'": Text(nl="de crisis was nog acuut", en="the crisis was still acute"),
    "signaal != 'emotie'": Text(
        nl="er was net een sterk gevoel dat eerst aandacht vroeg",
        en="there was a strong feeling that asked for attention first",
    ),
    "meerdere_personen": Text(
        nl="er was maar één gesprekspartner", en="there was only one person to talk with"
    ),
    "slecht_nieuws_open": Text(
        nl="er was geen slecht nieuws te brengen", en="there was no bad news to bring"
    ),
    "nacht": Text(nl="het was geen nacht", en="it was not night"),
    "hoogstens_een_antwoord": Text(
        nl="het gesprek was al verder dan het begin", en="the talk was already past its beginning"
    ),
    "vertrouwen": Text(nl="er was nog niet genoeg vertrouwen", en="there was not enough trust yet"),
    "spanning": Text(nl="de spanning was er te hoog voor", en="the tension was too high for it"),
}
"""Full clauses for a ground that was not there: facts about the talk, not about the learner.

Beside the flags stand the other names a ground can read (codebook 3.2, 5.5), and what
``Requirement.lacking`` calls a phase of a machine or an opposite."""

FIT_LABELS: Mapping[Fit, Text] = {
    "passend": Text(nl="passend", en="fitting"),
    "neutraal": Text(nl="neutraal", en="neutral"),
    "reflex": Text(nl="reflex", en="reflex"),
    "schadelijk": Text(nl="schadelijk", en="harmful"),
}
"""The four values of fit (codebook 3)."""

VARIANT_LABELS: Mapping[Variant, Text] = {
    "nogmaals": Text(nl="nogmaals", en="once more"),
    "gejaagd": Text(nl="gejaagd", en="rushed"),
    "koel": Text(nl="koel", en="cool"),
    "open": Text(nl="open", en="open"),
    "gewoon": Text(nl="gewoon", en="plain"),
}
"""How a client line sounds (codebook 4.7)."""

ENDING_LABELS: Mapping[Ending, Text] = {
    "afspraak_volgende_stap": Text(nl="afspraak over een volgende stap", en="a next step agreed"),
    "vervolg_gekozen": Text(nl="gekozen voor een vervolg", en="chose to go on"),
    "open_deur": Text(nl="de deur blijft open", en="the door stays open"),
    "warm_overgedragen": Text(nl="warm overgedragen", en="handed over warmly"),
    "regie_terug": Text(nl="zelf weer aan het roer", en="back in control"),
    "tot_morgen": Text(nl="veilig tot morgen", en="safe until tomorrow"),
    "afgerond_met_regie": Text(nl="zelf verder", en="goes on alone"),
    "beleefd_ja": Text(nl="een beleefd ja", en="a polite yes"),
    "afhankelijk": Text(nl="leunt op de helper", en="leans on the helper"),
    "tijd_op": Text(nl="de tijd is om", en="out of time"),
    "haakt_af": Text(nl="haakt af", en="breaks off"),
    "escalatie": Text(nl="de spanning loopt te hoog op", en="the tension gets too high"),
    "veiligheid_gemist": Text(nl="gestopt voor de veiligheid", en="stopped for safety"),
    "verlaten": Text(nl="zelf gestopt", en="left by you"),
}
"""The endings as a learner reads them (codebook 4.6)."""

ENDING_KINDS_OF: Mapping[Ending, EndingKind] = endings.ENDING_KINDS_OF
"""The kind of every ending (codebook 4.6); the table stands beside the guards."""

ENDING_KIND_LABELS: Mapping[EndingKind, Text] = {
    "goed": Text(nl="goed", en="good"),
    "gemengd": Text(nl="gemengd", en="mixed"),
    "moeilijk": Text(nl="moeilijk", en="difficult"),
    "gestopt": Text(nl="gestopt", en="stopped"),
    "neutraal": Text(nl="neutraal", en="neutral"),
}
"""The kinds of ending, for lists and reports."""

ENDING_DEFAULTS: Mapping[Ending, tuple[Text, Text]] = {
    "haakt_af": (
        Text(
            nl="Ik stop ermee. Dit heeft voor mij zo geen zin.",
            en="I am stopping. For me there is no point like this.",
        ),
        Text(
            nl=(
                "De ander breekt het gesprek af en besluit het nu zonder hulp te doen. Wat er "
                "al verteld is, blijft waar."
            ),
            en=(
                "The client breaks off and decides to go without help for now. What was told "
                "remains true."
            ),
        ),
    ),
    "escalatie": (
        Text(
            nl="Nee! Nu even niemand meer. Ik kan dit niet.",
            en="No! Nobody any more now. I cannot do this.",
        ),
        Text(
            nl=(
                "De spanning is te hoog om verder te praten. Het gesprek stopt hier, zodat de "
                "ander tot rust kan komen."
            ),
            en=(
                "The tension is too high to go on talking. The talk stops here, so that the "
                "client can calm down."
            ),
        ),
    ),
    "veiligheid_gemist": (
        Text(nl="(blijft stil)", en="(stays silent)"),
        Text(
            nl=(
                "Het gesprek stopt hier, en er is niets gebeurd. Er klonk iets wat over "
                "gevaar kon gaan, en de vraag naar veiligheid was nog niet gesteld. Die vraag "
                "mag rustig en rechtuit: door te vragen maak je het gevaar niet groter. In "
                "de nabespreking zie je bij welke beurt het klonk."
            ),
            en=(
                "The talk stops here, and nothing has happened. There was something that "
                "could point to danger, and the question about safety was not yet asked. You "
                "may ask it calmly and plainly: asking does not make the danger greater. The "
                "debrief shows at which turn it was heard."
            ),
        ),
    ),
    "tijd_op": (
        Text(
            nl="Is het al zo laat? Dan moeten we hier stoppen.",
            en="Is it that late already? Then we have to stop here.",
        ),
        Text(
            nl=(
                "De tijd is om. De ander neemt mee wat er gezegd is; wat nog open ligt, is "
                "voor een andere keer."
            ),
            en=(
                "Time is up. The client takes along what was said; what is still open is for "
                "another time."
            ),
        ),
    ),
    "beleefd_ja": (
        Text(nl="Ja hoor, is goed. Dat ga ik wel doen.", en="Yes, sure. I will do that."),
        Text(
            nl=(
                "De ander zegt vriendelijk ja en sluit het gesprek af. Het plan is nog niet "
                "in eigen woorden gezegd, en de kans is groot dat het bij dit ja blijft."
            ),
            en=(
                "The client says a friendly yes and closes the talk. The plan has not been "
                "said in their own words yet, and it may well end with this yes."
            ),
        ),
    ),
    "afhankelijk": (
        Text(
            nl="Wat fijn dat het geregeld wordt. Dan wacht ik het af.",
            en="How good that it is being arranged. Then I will wait and see.",
        ),
        Text(
            nl=(
                "De ander is dankbaar en legt het in jouw handen. Wat de ander zelf zou "
                "kunnen doen, is in dit gesprek kleiner geworden."
            ),
            en=(
                "The client is grateful and leaves it in your hands. What the client could do "
                "has become smaller in this talk."
            ),
        ),
    ),
    "verlaten": (
        Text(nl="Goed. Tot een andere keer.", en="All right. Until another time."),
        Text(
            nl="Je bent uit het gesprek gestapt. Dat kan op elk moment en er wordt niets van geteld.",
            en="You left the talk. You can do so at any moment, and nothing of it is counted.",
        ),
    ),
}
"""What the client says and what the text tells when a scenario has no words of its own.

They name no person and use neither ``u`` nor ``je`` to the helper, so they fit every client."""

PLAINLY_DEFAULT = Text(
    nl="Ik zei het net al. Het gaat echt niet, en ik weet niet of het zo veilig blijft.",
    en=(
        "I said it just now. It really is not going well, and I do not know if it "
        "stays safe like this."
    ),
)
"""What the client says when the question about safety stays out (codebook 4.5).

Without any method; it fits danger to oneself and to someone vulnerable."""

CONTENT_TAG_LABELS: Mapping[ContentTag, Text] = {
    "suicidaliteit": Text(nl="gedachten aan zelfdoding", en="thoughts of suicide"),
    "kindermishandeling": Text(nl="kindermishandeling", en="child abuse"),
    "huiselijk_geweld": Text(nl="huiselijk geweld", en="violence at home"),
    "rouw": Text(nl="rouw", en="bereavement"),
    "verslaving": Text(nl="verslaving", en="addiction"),
    "gokken": Text(nl="gokken", en="gambling"),
    "schulden": Text(nl="schulden", en="debts"),
    "huisuitzetting": Text(nl="huisuitzetting", en="eviction"),
    "relatiebreuk": Text(nl="een relatie die stukgaat", en="the end of a relationship"),
    "echtscheiding": Text(nl="echtscheiding", en="divorce"),
    "ziekte": Text(nl="ziekte", en="illness"),
    "verbale_agressie": Text(nl="schelden of dreigen", en="verbal aggression"),
    "somberheid": Text(nl="somberheid", en="low mood"),
    "kind": Text(nl="een kind in een moeilijke situatie", en="a child in a difficult situation"),
    "mantelzorg": Text(nl="zorgen voor een naaste", en="caring for a relative"),
    "gevaar_signaal": Text(
        nl="een zin die op gevaar kan wijzen", en="a remark that may point to danger"
    ),
}
"""What a learner is warned of before the first line (codebook 8.2)."""

HELP_FORM_LABELS: Mapping[HelpForm, Text] = {
    "informeel": Text(nl="informele hulp", en="informal help"),
    "semiformeel": Text(nl="semiformele hulp", en="semi-formal help"),
    "formeel": Text(nl="professionele hulp", en="professional help"),
}
"""Forms of help (codebook E3)."""

SESSION_LABELS: Mapping[SessionKind, Text] = {
    "eerste": Text(nl="eerste gesprek", en="first talk"),
    "vervolg": Text(nl="vervolggesprek", en="follow-up talk"),
    "afsluiting": Text(nl="afsluitend gesprek", en="closing talk"),
}
"""Place of the talk in the trajectory."""

TALK_PHASE_LABELS: Mapping[TalkPhase, Text] = {
    "opening": Text(nl="begin van het gesprek", en="opening"),
    "huidige_situatie": Text(nl="huidige situatie", en="current situation"),
    "gewenste_situatie": Text(nl="gewenste situatie", en="desired situation"),
    "uitzonderingen": Text(
        nl="uitzonderingen en eerdere successen", en="exceptions and earlier successes"
    ),
    "volgende_stap": Text(nl="volgende stap", en="next step"),
    "mandaat": Text(nl="mandaat", en="mandate"),
    "crisis": Text(nl="in een crisis", en="in a crisis"),
    "afronding": Text(nl="afronding", en="closing"),
}
"""Phases of a conversation (codebook 2)."""

GROUP_LABELS: Mapping[Group, Text] = {
    "contact": Text(nl="contact maken", en="making contact"),
    "cirkel": Text(nl="cirkel van empowerment", en="circle of empowerment"),
    "verdieping": Text(nl="verdieping", en="going deeper"),
    "kader": Text(nl="duidelijkheid geven", en="giving clarity"),
    "crisis": Text(nl="veiligheid en crisis", en="safety and crisis"),
    "reflex": Text(nl="helpreflexen", en="helping reflexes"),
}
"""The groups of reply types (codebook 2.1)."""

TECHNIQUE_LABELS: Mapping[Technique, Text] = {
    "stilte": Text(nl="stilte", en="silence"),
    "knik": Text(nl="knikken", en="nod"),
    "echo": Text(nl="sleutelwoord herhalen", en="echoing a key word"),
    "eenvoudige_reflectie": Text(nl="eenvoudige reflectie", en="simple reflection"),
    "brug": Text(nl="brug naar de volgende stap", en="bridge to the next step"),
    "direct": Text(nl="rechtstreeks", en="direct"),
    "indirect": Text(nl="als vraag", en="as a question"),
    "kracht_benoemen": Text(nl="kracht benoemen", en="naming a strength"),
    "doel": Text(nl="vraag naar het doel", en="asking for the goal"),
    "verschil": Text(nl="vraag naar het verschil", en="asking for the difference"),
    "stel_dat": Text(nl="'stel dat'-vraag", en="'suppose' question"),
    "tweezijdige_reflectie": Text(nl="tweezijdige reflectie", en="two-sided reflection"),
    "versterkte_reflectie": Text(nl="versterkte reflectie", en="amplified reflection"),
    "evocatieve_vraag": Text(nl="uitlokkende vraag", en="evocative question"),
    "belang": Text(nl="vraag naar het belang", en="asking for importance"),
    "goede_oude_tijd": Text(nl="de goede oude tijd", en="the good old time"),
    "toekomstplan": Text(nl="toekomstplan", en="plan for the future"),
    "zwartkijken": Text(nl="het somberste geval", en="the gloomiest case"),
    "a_feit": Text(nl="de gebeurtenis", en="the event"),
    "b_gedachte": Text(nl="de gedachte", en="the thought"),
    "c_gevolg": Text(nl="het gevolg", en="the consequence"),
    "honderd_anderen": Text(
        nl="wat honderd anderen zouden denken", en="what a hundred others would think"
    ),
    "toets": Text(nl="de gedachte toetsen", en="testing the thought"),
    "grens": Text(nl="een grens aangeven", en="setting a limit"),
    "oordeel_over_gedrag": Text(nl="oordeel over gedrag", en="judging the behaviour"),
    "rol_bewaken": Text(nl="de eigen rol bewaken", en="guarding your own role"),
}
"""Techniques within a reply type (codebook 2.2)."""

ESTIMATE_LABELS: Mapping[Estimate, Text] = {
    "beslisboom": Text(
        nl="Noemt de ander een eigen klacht, en ziet of wil die een eigen aandeel?",
        en="Does the client name a complaint, and see or want a part of their own?",
    ),
    "rol": Text(
        nl="Welke rol past nu: helpen, sturen, instrueren of trainen?",
        en="Which role fits now: helping, steering, instructing or training?",
    ),
    "kunnen_willen_klaar": Text(
        nl="Wat ontbreekt nog: kunnen, willen of klaar zijn?",
        en="What is missing so far: able, willing or ready?",
    ),
}
"""What a learner can be asked to estimate (codebook 5.7)."""

EXPLORATION_LABELS: Mapping[Exploration, Text] = {
    "e_in": Text(nl="binnen de kijk van de ander", en="inside the client's frame"),
    "e_ex": Text(nl="een nieuwe hoek van buiten", en="a new angle from outside"),
    "geen": Text(nl="geen verkenning", en="no exploration"),
}
"""Whether a question stays in the client's frame (codebook 2.4)."""

STATED_GROUND_LABELS: Mapping[StatedGround, Text] = {
    "client_vroeg": Text(nl="de ander vroeg erom", en="the client asked for it"),
    "mandaat": Text(nl="ik had er opdracht voor", en="I had a mandate for it"),
    "veiligheid": Text(nl="de veiligheid vroeg het", en="safety asked for it"),
    "feit_van_client": Text(
        nl="het staat in wat de ander vertelde", en="it is in what the client told"
    ),
    "anders": Text(nl="iets anders", en="something else"),
}
"""Why a learner says she gave a reply on purpose (codebook 3.1, rule R6)."""

SURENESS_LABELS: Mapping[Sureness, Text] = {
    "onzeker": Text(nl="onzeker", en="unsure"),
    "redelijk": Text(nl="redelijk zeker", en="fairly sure"),
    "zeker": Text(nl="zeker", en="sure"),
}
"""How sure a learner was that her reply fitted here."""

PULL_SOURCE_LABELS: Mapping[PullSource, Text] = {
    "aard": Text(nl="zo zit ik in elkaar", en="it is how I am made"),
    "opleiding": Text(nl="zo heb ik het geleerd", en="it is how I was taught"),
    "ongemak_met_gevoel": Text(
        nl="bij dat gevoel blijven vond ik lastig", en="staying with that feeling was hard"
    ),
    "verantwoordelijkheid": Text(
        nl="ik voelde me er verantwoordelijk voor", en="I felt responsible for it"
    ),
    "risico_mijden": Text(nl="ik wilde niet dat het misging", en="I did not want it to go wrong"),
    "waardering": Text(
        nl="ik wilde dat de ander iets aan me had", en="I wanted to be of use to the client"
    ),
}
"""Where the pull of a reflex can come from: choices for the learner, never judged (codebook A9)."""
