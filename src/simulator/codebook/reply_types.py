"""The forty reply types: what each one is and what it asks of the client (codebook 2.2)."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from simulator.codebook.vocabulary import (
    TALK_PHASES,
    Group,
    Intervention,
    QuestionForm,
    Reflex,
    ReplyType,
    TalkPhase,
    Technique,
    Text,
)


class ReplyTypeEntry(NamedTuple):
    """One reply type as the codebook defines it."""

    slug: ReplyType
    group: Group
    label: Text
    definition: Text
    """What the helper does; for a reflex, what kind of habit it is (codebook 1A)."""

    example: str
    """A template for tone, in Dutch; authors write their own in the client's words."""

    asks: Text
    """What the reply asks of the client, readable after "asks of the client:"."""

    phases: tuple[TalkPhase, ...]
    """Where in a conversation it belongs; all phases for "any", none for a reflex."""

    anders: Reflex | Literal["neutraal"] | None
    """What it is measured as without its ground (codebook 3.2); ``None`` for a reflex."""

    twins: tuple[Intervention, ...]
    """For a reflex: the interventions that look like it; empty for an intervention."""

    techniques: tuple[Technique, ...]
    question: QuestionForm
    """The form of question a reply of this type has unless its author says otherwise."""


ENTRIES: Mapping[ReplyType, ReplyTypeEntry] = {
    "verwelkomen": ReplyTypeEntry(
        slug="verwelkomen",
        group="contact",
        label=Text(nl="verwelkomen", en="welcoming"),
        definition=Text(
            nl=(
                "begroeten, laten landen en belangstelling tonen voor de mens los van het "
                "probleem; waarderen dat iemand gekomen is."
            ),
            en=(
                "greet, settle in, show interest in the person apart from the problem; "
                "honour that he came."
            ),
        ),
        example=(
            "Fijn dat u er bent, zeker met die regen. Wilt u eerst even op adem komen, "
            "of liever meteen beginnen?"
        ),
        asks=Text(nl="niets, behalve aankomen", en="nothing but arriving"),
        phases=("opening",),
        anders="afleid_reflex",
        twins=(),
        techniques=(),
        question="geen",
    ),
    "erkennen": ReplyTypeEntry(
        slug="erkennen",
        group="contact",
        label=Text(nl="erkennen", en="acknowledging"),
        definition=Text(
            nl=(
                "woorden geven aan hoe het voor de ander is, zoals die het zelf ziet, "
                "zonder het kleiner, groter of mooier te maken."
            ),
            en=(
                "give words to how it is for the client, inside his frame, without making "
                "it smaller, larger or better."
            ),
        ),
        example="Drie weken lang elke nacht wakker liggen van die brieven. Dat is zwaar.",
        asks=Text(nl="zich laten zien", en="to let himself be seen"),
        phases=("huidige_situatie", "crisis"),
        anders="meeleef_reflex",
        twins=(),
        techniques=(),
        question="geen",
    ),
    "volgen": ReplyTypeEntry(
        slug="volgen",
        group="contact",
        label=Text(nl="volgen", en="following"),
        definition=Text(
            nl="dichtbij blijven en zo min mogelijk sturen.", en="stay close with minimal steering."
        ),
        example="(laat een stilte vallen) … 'op je tenen lopen', zegt u.",
        asks=Text(nl="doorgaan in de eigen richting", en="to go on in his own direction"),
        phases=TALK_PHASES,
        anders="neutraal",
        twins=(),
        techniques=("stilte", "knik", "echo", "eenvoudige_reflectie"),
        question="geen",
    ),
    "samenvatten": ReplyTypeEntry(
        slug="samenvatten",
        group="contact",
        label=Text(nl="samenvatten", en="summarising"),
        definition=Text(
            nl=(
                "het verhaal teruggeven in de woorden van de ander, ook wat die wil of wat "
                "al werkt, en vragen of het klopt. Als brug: vlak voor de volgende stap op "
                "een rij zetten wat moeilijk is, wat goed gaat en wat de ander wil."
            ),
            en=(
                "return the story in the client's words, including what is wanted or works, "
                "and check it. Variant brug: weigh up what is hard, what goes well and what "
                "is wanted, just before the next step."
            ),
        ),
        example=(
            "Even kijken of ik u goed volg: u wilt het huis houden, de brieven maken u "
            "misselijk, en met uw broer lukt praten wel. Klopt dat zo?"
        ),
        asks=Text(nl="zeggen of het klopt of het verbeteren", en="to confirm or correct"),
        phases=TALK_PHASES,
        anders="interpretatie_reflex",
        twins=(),
        techniques=("brug",),
        question="gesloten",
    ),
    "compliment_gegrond": ReplyTypeEntry(
        slug="compliment_gegrond",
        group="contact",
        label=Text(nl="gegrond compliment", en="grounded compliment"),
        definition=Text(
            nl=(
                "iets benoemen wat de ander deed of volhield, op grond van een feit dat die "
                "zelf vertelde."
            ),
            en="name something the client did or kept up, based on a fact he told.",
        ),
        example="U belde de school vóórdat zij u belden. Hoe kreeg u dat op zo'n ochtend voor elkaar?",
        asks=Text(nl="een succes als iets van zichzelf zien", en="to own a success"),
        phases=("huidige_situatie", "uitzonderingen", "crisis", "afronding"),
        anders="meeleef_reflex",
        twins=(),
        techniques=("direct", "indirect", "kracht_benoemen"),
        question="geen",
    ),
    "transparant_maken": ReplyTypeEntry(
        slug="transparant_maken",
        group="contact",
        label=Text(nl="transparant maken", en="being transparent"),
        definition=Text(
            nl=(
                "zeggen waar dit gesprek voor is, wie wie gestuurd heeft, wat je "
                "opschrijft, waarom je iets vraagt en waar je geheimhouding stopt; praten "
                "over het gesprek zelf."
            ),
            en=(
                "say what this talk is for, who sent whom, what you write down, why you "
                "ask, where confidentiality stops; meta-communication."
            ),
        ),
        example=(
            "U zit hier omdat de school het vroeg, niet omdat u erom stond te springen. "
            "Ik vertel u graag wat ik wel en niet met hen deel."
        ),
        asks=Text(nl="weten waar die aan toe is", en="to know where he stands"),
        phases=("opening", "crisis"),
        anders="neutraal",
        twins=(),
        techniques=(),
        question="geen",
    ),
    "herstellen": ReplyTypeEntry(
        slug="herstellen",
        group="contact",
        label=Text(nl="relatie herstellen", en="repairing"),
        definition=Text(
            nl=(
                "een misstap of een gesprek dat koeler werd opmerken, kort bij jezelf "
                "houden en de ander weer het woord geven."
            ),
            en="notice and own a misstep or a cooled contact, briefly, and give the word back.",
        ),
        example="Ik ging nu voor u denken en dat hielp niet. Zegt u het nog eens, dan luister ik.",
        asks=Text(nl="het nog eens proberen", en="to give it another go"),
        phases=TALK_PHASES,
        anders="neutraal",
        twins=(),
        techniques=(),
        question="geen",
    ),
    "nuttigheidsvraag": ReplyTypeEntry(
        slug="nuttigheidsvraag",
        group="cirkel",
        label=Text(nl="nuttigheidsvraag", en="usefulness question"),
        definition=Text(
            nl=(
                "vragen wat dit gesprek of jouw hulp de moeite waard zou maken voor de "
                "ander. In een crisis: wat is het nuttigste dat ik nu kan doen?"
            ),
            en=(
                "ask what would make this talk or your help worth it to the client. Crisis "
                "variant: what is the most useful thing I can do now."
            ),
        ),
        example=(
            "Stel dat u straks naar buiten loopt en denkt: dat was de moeite. Waar "
            "hebben we het dan over gehad?"
        ),
        asks=Text(nl="het gesprek van zichzelf maken", en="to claim the talk"),
        phases=("opening", "gewenste_situatie", "crisis"),
        anders="neutraal",
        twins=(),
        techniques=(),
        question="open",
    ),
    "perspectiefwisseling": ReplyTypeEntry(
        slug="perspectiefwisseling",
        group="cirkel",
        label=Text(nl="perspectiefwisseling", en="perspective change"),
        definition=Text(
            nl=(
                "vragen hoe de verwijzer, iemand uit de familie of een collega ernaar "
                "kijkt, en wat de ander daar zelf van vindt."
            ),
            en="invite the view of sender, relative or colleague, and ask how the client sees that.",
        ),
        example=(
            "Als je mentor hier op de derde stoel zat, wat zou hij hopen dat dit "
            "oplevert? En wat vind jij daarvan?"
        ),
        asks=Text(
            nl="van buiten kijken en er iets van vinden",
            en="to look from outside and take position",
        ),
        phases=("opening", "huidige_situatie"),
        anders="correctie_reflex",
        twins=(),
        techniques=(),
        question="open",
    ),
    "probleemverkenning": ReplyTypeEntry(
        slug="probleemverkenning",
        group="cirkel",
        label=Text(nl="probleemverkenning", en="exploring the client's burden"),
        definition=Text(
            nl=(
                "vragen waar de ander zelf last van heeft, wanneer meer en wanneer minder. "
                "Niet vragen waar het vandaan komt."
            ),
            en=(
                "ask how this is a problem for the client, when more and when less. Not why "
                "it came about."
            ),
        ),
        example="Waar merkt u op een gewone dag het meest van, en wanneer een beetje minder?",
        asks=Text(nl="de eigen last beschrijven", en="to describe his own burden"),
        phases=("huidige_situatie",),
        anders="interpretatie_reflex",
        twins=(),
        techniques=(),
        question="open",
    ),
    "focus_terugbrengen": ReplyTypeEntry(
        slug="focus_terugbrengen",
        group="cirkel",
        label=Text(nl="focus terugbrengen", en="bringing the focus back"),
        definition=Text(
            nl=(
                "na erkenning de aandacht verleggen van wat anderen zouden moeten doen naar "
                "wat de ander zelf wil, wil houden of kan beïnvloeden."
            ),
            en=(
                "after acknowledgement, move from what others should do to what the client "
                "wants, keeps or can influence."
            ),
        ),
        example=(
            "Uw zus verandert misschien vandaag niet. Wat wilt ú overeind houden, wat "
            "er ook gebeurt?"
        ),
        asks=Text(nl="naar zichzelf kijken", en="to look at himself"),
        phases=("huidige_situatie", "gewenste_situatie"),
        anders="afleid_reflex",
        twins=(),
        techniques=(),
        question="open",
    ),
    "gewenste_situatie_vragen": ReplyTypeEntry(
        slug="gewenste_situatie_vragen",
        group="cirkel",
        label=Text(nl="gewenste situatie", en="desired situation"),
        definition=Text(
            nl=(
                "vragen hoe het er dan uitziet als het goed is, concreet en zichtbaar; "
                "vragen naar het verschil."
            ),
            en="ask for the wanted future in concrete, observable terms; difference questions.",
        ),
        example=(
            "Het is drie maanden verder en het loopt zoals u hoopt. Waar ziet uw "
            "dochter dat als eerste aan?"
        ),
        asks=Text(nl="zich iets voorstellen en kiezen", en="to imagine and to choose"),
        phases=("gewenste_situatie",),
        anders="afleid_reflex",
        twins=(),
        techniques=("doel", "verschil", "stel_dat"),
        question="open",
    ),
    "uitzonderingsvraag": ReplyTypeEntry(
        slug="uitzonderingsvraag",
        group="cirkel",
        label=Text(nl="uitzonderingsvraag", en="exception question"),
        definition=Text(
            nl=(
                "vragen naar momenten waarop het probleem er niet was of kleiner was, of "
                "naar iets wat eerder lukte, en hoe de ander dat deed."
            ),
            en=(
                "ask for moments the problem was absent or smaller, or for earlier success, "
                "and how he did that."
            ),
        ),
        example="U noemde dinsdag. Wat deed u die dag anders dan op de andere dagen?",
        asks=Text(nl="zien wat die zelf kan", en="to see own competence"),
        phases=("uitzonderingen",),
        anders="afleid_reflex",
        twins=(),
        techniques=(),
        question="open",
    ),
    "copingvraag": ReplyTypeEntry(
        slug="copingvraag",
        group="cirkel",
        label=Text(nl="copingvraag", en="coping question"),
        definition=Text(
            nl=(
                "vragen hoe de ander het volhoudt, wat die al geprobeerd heeft en wat "
                "daarvan een beetje hielp."
            ),
            en="ask how he keeps going, what he already tried and what of that helped a little.",
        ),
        example="En toch staat er elke avond eten op tafel. Waar haalt u dat vandaan?",
        asks=Text(nl="de eigen inspanning opmerken", en="to notice his own effort"),
        phases=("huidige_situatie", "crisis"),
        anders="neutraal",
        twins=(),
        techniques=(),
        question="open",
    ),
    "hoopvraag": ReplyTypeEntry(
        slug="hoopvraag",
        group="cirkel",
        label=Text(nl="hoopvraag", en="hope question"),
        definition=Text(
            nl=(
                "vragen waar de ander op hoopt, wat er anders zou zijn met een beetje meer "
                "hoop, en wat daar nu al op wijst."
            ),
            en=(
                "ask what he hopes for, what would be different with a bit more hope, what "
                "already points that way."
            ),
        ),
        example=(
            "Als er morgen een beetje meer hoop in huis was, waaraan zou u dat bij het "
            "ontbijt merken?"
        ),
        asks=Text(nl="hoop toelaten", en="to allow hope"),
        phases=("gewenste_situatie",),
        anders="afleid_reflex",
        twins=(),
        techniques=(),
        question="open",
    ),
    "schaalvraag": ReplyTypeEntry(
        slug="schaalvraag",
        group="cirkel",
        label=Text(nl="schaalvraag", en="scaling question"),
        definition=Text(
            nl=(
                "de ander een cijfer van 0 tot 10 laten geven en dan vragen waarom het niet "
                "lager is, of hoe één stap hoger eruitziet."
            ),
            en=(
                "let him place himself 0–10, then ask what makes it not lower, or what one "
                "step up looks like."
            ),
        ),
        example=(
            "Van nul tot tien, waarbij tien 'ik heb er grip op' is: waar staat u nu, en "
            "waarom niet een punt lager?"
        ),
        asks=Text(nl="verschil zien tussen meer en minder", en="to differentiate"),
        phases=("uitzonderingen", "volgende_stap", "crisis"),
        anders="neutraal",
        twins=(),
        techniques=(),
        question="open",
    ),
    "steunbron_vragen": ReplyTypeEntry(
        slug="steunbron_vragen",
        group="cirkel",
        label=Text(nl="steunbron vragen", en="asking for support"),
        definition=Text(
            nl="vragen wie het merkt, wie helpt en wie meedenkt; en wie dat vroeger deed.",
            en="who notices, helps, thinks along; who did before.",
        ),
        example="Wie in uw straat zou u om acht uur 's avonds nog durven appen?",
        asks=Text(nl="om zich heen kijken wie er is", en="to look at his network"),
        phases=("huidige_situatie", "volgende_stap", "crisis"),
        anders="afleid_reflex",
        twins=(),
        techniques=(),
        question="open",
    ),
    "volgende_stap_vragen": ReplyTypeEntry(
        slug="volgende_stap_vragen",
        group="cirkel",
        label=Text(nl="volgende stap", en="next step"),
        definition=Text(
            nl=(
                "vragen naar een kleine, eigen stap die haalbaar is, en waaraan de ander "
                "zal merken dat die gezet is."
            ),
            en="ask for a small, own, doable step and how it will be noticed.",
        ),
        example=(
            "Wat is het kleinste dat u vóór vrijdag zelf kunt doen, zo klein dat het "
            "bijna niet kan mislukken?"
        ),
        asks=Text(nl="zich aan iets verbinden", en="to commit"),
        phases=("volgende_stap",),
        anders="advies_reflex",
        twins=(),
        techniques=(),
        question="open",
    ),
    "mandaat_vragen": ReplyTypeEntry(
        slug="mandaat_vragen",
        group="cirkel",
        label=Text(nl="mandaat vragen", en="asking the mandate"),
        definition=Text(
            nl=(
                "toestemming of een opdracht vragen: om door te vragen, informatie te "
                "geven, iets te doen, iemand te bellen of verder te gaan."
            ),
            en=(
                "ask permission or commission: to ask on, to give information, to act, to "
                "contact someone, to continue."
            ),
        ),
        example="Wilt u dat ik hierover meedenk, of is vertellen vandaag genoeg?",
        asks=Text(nl="beslissen over de hulp", en="to decide about the help"),
        phases=("mandaat",),
        anders="neutraal",
        twins=(),
        techniques=(),
        question="gesloten",
    ),
    "regie_teruggeven": ReplyTypeEntry(
        slug="regie_teruggeven",
        group="cirkel",
        label=Text(nl="regie teruggeven", en="handing back control"),
        definition=Text(
            nl=(
                "de keuze of de verantwoordelijkheid (weer) bij de ander leggen; na een "
                "overname vertellen wat er gedaan is, wat er nog ligt, en dan stoppen."
            ),
            en=(
                "place choice or responsibility (back) with the client; after a take-over: "
                "report what was done, what is left, and stop."
            ),
        ),
        example=(
            "De verhuurder wacht tot de eerste. Dat was mijn deel. Vanaf nu belt u weer "
            "zelf; waar wilt u mij dan nog bij hebben?"
        ),
        asks=Text(nl="kiezen of het weer oppakken", en="to choose or resume"),
        phases=TALK_PHASES,
        anders="afleid_reflex",
        twins=(),
        techniques=(),
        question="open",
    ),
    "mutualiseren": ReplyTypeEntry(
        slug="mutualiseren",
        group="verdieping",
        label=Text(nl="mutualiseren", en="mutualising"),
        definition=Text(
            nl=(
                "met meer mensen aan tafel: benoemen wat ze allemaal willen en ieder een "
                "eigen aandeel en een eigen stem geven."
            ),
            en=(
                "with several people present: name the shared interest, give each his own "
                "part and voice."
            ),
        ),
        example=(
            "U wilt rust in huis, en u ook, alleen ziet die rust er bij u beiden anders "
            "uit. Wat wilt u er elk zelf aan doen?"
        ),
        asks=Text(nl="dat ieder het eigen deel neemt", en="each his own responsibility"),
        phases=("huidige_situatie", "gewenste_situatie"),
        anders="neutraal",
        twins=(),
        techniques=(),
        question="open",
    ),
    "spiegelen_werkelijkheid": ReplyTypeEntry(
        slug="spiegelen_werkelijkheid",
        group="verdieping",
        label=Text(nl="spiegelen van de werkelijkheid", en="mirroring reality"),
        definition=Text(
            nl=(
                "als het inzicht er is maar de verandering niet: het patroon op tafel "
                "leggen en vragen naar de goede reden die erachter zit."
            ),
            en=(
                "with insight but no change: put the pattern on the table and ask for the "
                "good reason behind it."
            ),
        ),
        example=(
            "Drie keer spraken we maandag af en drie keer werd het niets. Daar zit vast "
            "iets achter dat voor u klopt. Wat is dat?"
        ),
        asks=Text(nl="de eigen keuze bekijken", en="to examine own choice"),
        phases=("huidige_situatie", "crisis"),
        anders="interpretatie_reflex",
        twins=(),
        techniques=(),
        question="open",
    ),
    "aanschuiven_werkelijkheid": ReplyTypeEntry(
        slug="aanschuiven_werkelijkheid",
        group="verdieping",
        label=Text(nl="aanschuiven van de werkelijkheid", en="sliding reality closer"),
        definition=Text(
            nl=(
                "een open vraag stellen over de gevolgen van een keuze die kwaad kan, voor "
                "de ander zelf en voor anderen; de ander trekt zelf de conclusie."
            ),
            en=(
                "open question on consequences of a damaging choice, for him and others; "
                "the client draws the conclusion."
            ),
        ),
        example=(
            "Stel dat u de brief ongeopend laat tot na het weekend. Hoe ziet maandag er "
            "dan uit, voor u en voor de kinderen?"
        ),
        asks=Text(nl="vooruitdenken", en="to think ahead"),
        phases=("huidige_situatie", "volgende_stap"),
        anders="correctie_reflex",
        twins=(),
        techniques=(),
        question="open",
    ),
    "ambivalentie_verkennen": ReplyTypeEntry(
        slug="ambivalentie_verkennen",
        group="verdieping",
        label=Text(nl="ambivalentie verkennen", en="exploring ambivalence"),
        definition=Text(
            nl="beide kanten laten klinken en de ander zijn eigen redenen laten noemen.",
            en="make both sides heard and draw out own reasons.",
        ),
        example=(
            "Aan de ene kant geeft het gokken je een uur rust, aan de andere kant wil "
            "je je zoon weer recht aankijken."
        ),
        asks=Text(nl="zichzelf horen praten", en="to hear himself"),
        phases=("huidige_situatie", "gewenste_situatie"),
        anders="correctie_reflex",
        twins=(),
        techniques=(
            "tweezijdige_reflectie",
            "versterkte_reflectie",
            "evocatieve_vraag",
            "belang",
            "goede_oude_tijd",
            "toekomstplan",
            "zwartkijken",
        ),
        question="open",
    ),
    "gedachte_onderzoeken": ReplyTypeEntry(
        slug="gedachte_onderzoeken",
        group="verdieping",
        label=Text(nl="gedachte onderzoeken", en="examining a thought"),
        definition=Text(
            nl=(
                "met toestemming een open vraag stellen over een overtuiging, zonder het "
                "antwoord erin te leggen."
            ),
            en="Socratic, non-leading question on a belief, with permission.",
        ),
        example=(
            "U zegt 'ze hebben allemaal een hekel aan mij'. Mag ik vragen waaraan u dat "
            "gisteren zag, en waaraan misschien niet?"
        ),
        asks=Text(nl="naar het eigen denken kijken", en="to look at his own thinking"),
        phases=("huidige_situatie",),
        anders="interpretatie_reflex",
        twins=(),
        techniques=("a_feit", "b_gedachte", "c_gevolg", "honderd_anderen", "toets"),
        question="open",
    ),
    "herkaderen": ReplyTypeEntry(
        slug="herkaderen",
        group="verdieping",
        label=Text(nl="herkaderen", en="reframing"),
        definition=Text(
            nl=(
                "als vraag een andere manier van kijken aanbieden: de kwaliteit in de "
                "valkuil (kernkwadrant), een andere hoed, één stap tegelijk."
            ),
            en=(
                "offer another frame as a question: the quality in the pitfall "
                "(kernkwadrant), another hat, one step at a time."
            ),
        ),
        example="Dat u alles drie keer controleert … zit daar ook iets in waar uw team op bouwt?",
        asks=Text(nl="een andere manier van kijken proberen", en="to try another view"),
        phases=("uitzonderingen", "gewenste_situatie"),
        anders="afleid_reflex",
        twins=(),
        techniques=(),
        question="open",
    ),
    "informatie_geven": ReplyTypeEntry(
        slug="informatie_geven",
        group="kader",
        label=Text(nl="informatie geven", en="giving information"),
        definition=Text(
            nl=(
                "feiten geven, kort en in gewone woorden, omdat erom gevraagd is, omdat het "
                "mag of omdat de ander er recht op heeft (rechten, werkwijze, "
                "geheimhouding), gevolgd door 'wat betekent dit voor u?'."
            ),
            en=(
                "facts, short, in plain words, because asked, permitted or owed (rights, "
                'procedure, confidentiality), followed by "wat betekent dit voor u?".'
            ),
        ),
        example="U vroeg hoe lang het duurt: meestal tot zes weken. Wat maakt dat voor u uit?",
        asks=Text(nl="ermee doen wat die zelf wil", en="to use it as he sees fit"),
        phases=TALK_PHASES,
        anders="advies_reflex",
        twins=(),
        techniques=(),
        question="geen",
    ),
    "advies_met_mandaat": ReplyTypeEntry(
        slug="advies_met_mandaat",
        group="kader",
        label=Text(nl="advies met mandaat", en="advice with mandate"),
        definition=Text(
            nl=(
                "een concreet voorstel doen als het doel duidelijk is en de ander erom "
                "vraagt of het goedvindt; met ten minste twee mogelijkheden, en de keuze "
                "blijft bij de ander."
            ),
            en=(
                "concrete suggestion when goal is clear and the client asks or permits; at "
                "least two options; choice stays his."
            ),
        ),
        example=(
            "U wilde van mij horen wat anderen doen. Ik ken er twee: samen bellen, of "
            "eerst een mail die u zelf schrijft. Past een van beide?"
        ),
        asks=Text(nl="afwegen en kiezen", en="to weigh and pick"),
        phases=("volgende_stap",),
        anders="advies_reflex",
        twins=(),
        techniques=(),
        question="geen",
    ),
    "slecht_nieuws_brengen": ReplyTypeEntry(
        slug="slecht_nieuws_brengen",
        group="kader",
        label=Text(nl="slecht nieuws brengen", en="bringing bad news"),
        definition=Text(
            nl=(
                "na een korte aankondiging het nieuws in één gewone zin; daarna stilte en "
                "ruimte voor de reactie; uitleg komt later."
            ),
            en=(
                "after a short announcement, the news in one plain sentence; then silence "
                "and room for the reaction; information later."
            ),
        ),
        example="Ik heb geen goed bericht. De aanvraag is afgewezen. (wacht)",
        asks=Text(nl="het tot zich laten doordringen", en="to take it in"),
        phases=("opening",),
        anders="neutraal",
        twins=(),
        techniques=(),
        question="geen",
    ),
    "gedrag_begrenzen": ReplyTypeEntry(
        slug="gedrag_begrenzen",
        group="kader",
        label=Text(nl="gedrag begrenzen", en="limiting behaviour"),
        definition=Text(
            nl=(
                "iets zeggen over gedrag dat kwaad doet of over een grens gaat; gericht op "
                "het gedrag, met een reden en een keuze."
            ),
            en=(
                "speak about behaviour that harms or crosses a limit, addressed to the "
                "behaviour, with reason and choice."
            ),
        ),
        example=(
            "Ik wil u helpen en dat lukt me niet als u schreeuwt. U kunt het zo zeggen "
            "dat ik het kan volgen, of we pauzeren vijf minuten."
        ),
        asks=Text(nl="ander gedrag kiezen", en="to choose other behaviour"),
        phases=TALK_PHASES,
        anders="correctie_reflex",
        twins=(),
        techniques=("grens", "oordeel_over_gedrag", "rol_bewaken"),
        question="geen",
    ),
    "veiligheid_uitvragen": ReplyTypeEntry(
        slug="veiligheid_uitvragen",
        group="crisis",
        label=Text(nl="veiligheid uitvragen", en="asking about safety"),
        definition=Text(
            nl=(
                "rechtuit, rustig en concreet vragen naar gevaar voor de ander zelf of voor "
                "kwetsbare mensen; zonder verzachtende woorden, en erbij blijven."
            ),
            en=(
                "direct, calm, concrete question on danger to self or vulnerable others; no "
                "euphemism; stay present."
            ),
        ),
        example=(
            "U zegt dat het van u niet meer hoeft. Denkt u eraan om een einde aan uw "
            "leven te maken?"
        ),
        asks=Text(nl="eerlijk zijn over gevaar", en="honesty about danger"),
        phases=("crisis",),
        anders="neutraal",
        twins=(),
        techniques=(),
        question="gesloten",
    ),
    "overname_aankondigen": ReplyTypeEntry(
        slug="overname_aankondigen",
        group="crisis",
        label=Text(nl="overname aankondigen", en="announcing a take-over"),
        definition=Text(
            nl=(
                "zeggen dát je overneemt, wat precies, waarom, tot wanneer, en wat van de "
                "ander blijft; om instemming vragen, tenzij de veiligheid dat niet toelaat."
            ),
            en=(
                "say that you take over, what exactly, why, until when, and what stays his; "
                "ask agreement unless safety forbids."
            ),
        ),
        example=(
            "De deurwaarder praat nu alleen met een instantie. Ik neem dat gesprek over "
            "tot er een datum ligt. U zoekt intussen de papieren; daarna is het weer "
            "van u. Is dat goed?"
        ),
        asks=Text(
            nl="een opdracht om de verantwoordelijkheid even uit te lenen",
            en="mandate for a limited loan of responsibility",
        ),
        phases=("crisis",),
        anders="meeleef_reflex",
        twins=(),
        techniques=(),
        question="gesloten",
    ),
    "instrueren": ReplyTypeEntry(
        slug="instrueren",
        group="crisis",
        label=Text(nl="instrueren", en="instructing"),
        definition=Text(
            nl=(
                "korte, duidelijke aanwijzingen of eisen van buiten geven als doel en "
                "middelen van buiten komen of als er gevaar dreigt."
            ),
            en=(
                "short, clear directions or outside requirements when goal and means come "
                "from outside or danger is near."
            ),
        ),
        example="Zet nu eerst het gas uit en ga met de kinderen naar buiten. Ik blijf aan de lijn.",
        asks=Text(nl="dit nu doen", en="to do this now"),
        phases=("crisis",),
        anders="advies_reflex",
        twins=(),
        techniques=(),
        question="geen",
    ),
    "ketenpartner_inschakelen": ReplyTypeEntry(
        slug="ketenpartner_inschakelen",
        group="crisis",
        label=Text(nl="ketenpartner inschakelen", en="bringing in a partner"),
        definition=Text(
            nl=(
                "open zeggen welke partner nodig is, waarom, wat je gaat vertellen en hoe "
                "de ander daarbij betrokken is; waar dat geldt een stap van de meldcode."
            ),
            en=(
                "name openly which partner is needed, why, what you will tell, and how the "
                "client is part of it; step of the meldcode where applicable."
            ),
        ),
        example=(
            "Dit kan ik niet alleen veilig houden. Ik wil nu samen met u de "
            "crisisdienst bellen; u hoort mee wat ik zeg."
        ),
        asks=Text(nl="er deel van zijn", en="to be part of it"),
        phases=("crisis",),
        anders="afleid_reflex",
        twins=(),
        techniques=(),
        question="geen",
    ),
    "warm_overdragen": ReplyTypeEntry(
        slug="warm_overdragen",
        group="crisis",
        label=Text(nl="warm overdragen", en="warm hand-over"),
        definition=Text(
            nl=(
                "de ander met de volgende helper verbinden: wie, wanneer, wat er in wiens "
                "woorden wordt doorgegeven, en wat er tot die tijd te doen is."
            ),
            en=(
                "connect the client with the next helper: who, when, what is passed on in "
                "whose words, what to do until then."
            ),
        ),
        example=(
            "Morgen om negen uur belt Karin u. Ik lees voor wat ik haar doorgeef; zeg "
            "maar wat eruit moet of erbij."
        ),
        asks=Text(nl="het goedvinden en meegaan", en="to approve and go along"),
        phases=("afronding", "crisis"),
        anders="afleid_reflex",
        twins=(),
        techniques=(),
        question="geen",
    ),
    "interpretatie_reflex": ReplyTypeEntry(
        slug="interpretatie_reflex",
        group="reflex",
        label=Text(nl="interpretatie-reflex", en="interpreting reflex"),
        definition=Text(
            nl=(
                "Gaat ervan uit dat het echte probleem ergens anders en dieper zit; leidt "
                "tot graven, ondervragen en de ander uitleggen hoe die in elkaar zit."
            ),
            en=(
                "Assumes the real problem is elsewhere and deeper; leads to digging, "
                "interrogating, explaining the client to himself."
            ),
        ),
        example="Volgens mij gaat dit eigenlijk over uw vader. Hoe was dat vroeger bij u thuis?",
        asks=Text(nl="onderzocht worden", en="to be examined"),
        phases=(),
        anders=None,
        twins=(
            "samenvatten",
            "probleemverkenning",
            "spiegelen_werkelijkheid",
            "gedachte_onderzoeken",
        ),
        techniques=(),
        question="geen",
    ),
    "meeleef_reflex": ReplyTypeEntry(
        slug="meeleef_reflex",
        group="reflex",
        label=Text(nl="meeleef-reflex", en="sympathising reflex"),
        definition=Text(
            nl=(
                "Gaat ervan uit dat de ander zich snel beter moet voelen; leidt tot sussen, "
                "prijzen, kleiner maken en dragen."
            ),
            en=(
                "Assumes the client must quickly feel better; leads to soothing, praising, "
                "playing down, carrying."
            ),
        ),
        example=(
            "Ach, wat naar allemaal. Maar u doet het hartstikke goed hoor, het komt "
            "vast weer op z'n pootjes terecht."
        ),
        asks=Text(nl="zich beter voelen voor de helper", en="to feel better for the helper's sake"),
        phases=(),
        anders=None,
        twins=("erkennen", "compliment_gegrond", "overname_aankondigen"),
        techniques=(),
        question="geen",
    ),
    "advies_reflex": ReplyTypeEntry(
        slug="advies_reflex",
        group="reflex",
        label=Text(nl="advies-reflex", en="advising reflex"),
        definition=Text(
            nl=(
                "Gaat ervan uit dat de ander het niet begrijpt; leidt tot informatie, "
                "argumenten en kant-en-klare oplossingen."
            ),
            en=(
                "Assumes the client does not understand; leads to information, arguments, "
                "ready-made solutions."
            ),
        ),
        example=(
            "Wat u het beste kunt doen is een lijstje maken en dan elke dag één ding "
            "afvinken, dat werkt echt."
        ),
        asks=Text(nl="gehoorzamen of zich verzetten", en="to obey or to resist"),
        phases=(),
        anders=None,
        twins=("informatie_geven", "advies_met_mandaat", "instrueren", "volgende_stap_vragen"),
        techniques=(),
        question="geen",
    ),
    "afleid_reflex": ReplyTypeEntry(
        slug="afleid_reflex",
        group="reflex",
        label=Text(nl="afleid-reflex", en="deflecting reflex"),
        definition=Text(
            nl=(
                "Gaat ervan uit dat dit te zwaar of zinloos is; leidt tot negeren, ombuigen "
                "en van onderwerp wisselen."
            ),
            en=(
                "Assumes this is too heavy or pointless; leads to ignoring, bending away, "
                "changing the topic."
            ),
        ),
        example="Laten we het even over iets leukers hebben. Hoe gaat het met de kleinkinderen?",
        asks=Text(nl="het laten rusten", en="to leave it alone"),
        phases=(),
        anders=None,
        twins=(
            "focus_terugbrengen",
            "uitzonderingsvraag",
            "gewenste_situatie_vragen",
            "hoopvraag",
            "herkaderen",
            "steunbron_vragen",
            "regie_teruggeven",
            "ketenpartner_inschakelen",
            "warm_overdragen",
            "verwelkomen",
        ),
        techniques=(),
        question="geen",
    ),
    "correctie_reflex": ReplyTypeEntry(
        slug="correctie_reflex",
        group="reflex",
        label=Text(nl="correctie-reflex", en="correcting reflex"),
        definition=Text(
            nl=(
                "Gaat ervan uit dat de ander iets doet wat dom, slecht of riskant is; leidt "
                "tot waarschuwen, bekritiseren en preken."
            ),
            en=(
                "Assumes the client does something stupid, bad or risky; leads to warning, "
                "criticising, lecturing."
            ),
        ),
        example=(
            "U begrijpt toch wel dat u zo uw huis kwijtraakt? Dat kunt u uw kinderen niet aandoen."
        ),
        asks=Text(nl="zich schuldig voelen en meegaan", en="to feel guilty and comply"),
        phases=(),
        anders=None,
        twins=(
            "aanschuiven_werkelijkheid",
            "gedrag_begrenzen",
            "perspectiefwisseling",
            "ambivalentie_verkennen",
        ),
        techniques=(),
        question="geen",
    ),
}
"""Every reply type, in the order of the codebook (2.2)."""

FULL_FIT_CLOSED: frozenset[ReplyType] = frozenset(
    (
        "mandaat_vragen",
        "samenvatten",
        "veiligheid_uitvragen",
        "overname_aankondigen",
        "instrueren",
        "schaalvraag",
    )
)
"""Types that keep full fit with a closed question (codebook 2.4, rule R4)."""

E_EX_ALWAYS: frozenset[ReplyType] = frozenset(
    ("nuttigheidsvraag", "perspectiefwisseling", "veiligheid_uitvragen", "mandaat_vragen")
)
"""Types that may bring a new angle before ``erkend`` (codebook 2.4)."""

REDIRECTING: frozenset[ReplyType] = frozenset(
    (
        "focus_terugbrengen",
        "gewenste_situatie_vragen",
        "uitzonderingsvraag",
        "hoopvraag",
        "schaalvraag",
        "volgende_stap_vragen",
        "herkaderen",
        "steunbron_vragen",
    )
)
"""Types that turn away from an open ``emotie`` (codebook 3.1, rule R2)."""
