"""How each reply type lands with each stance: a code and a reason per cell (codebook 3.4)."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from simulator.codebook.vocabulary import Column, ReplyType, Text

Code = Literal["P", "P*", "N", "N*", "R", "R*", "S"]
"""``P`` passend, ``N`` neutraal, ``R`` reflex (for an intervention: its *anders*), ``S``
schadelijk whatever the ground. With a star the ground decides (codebook 3.2): ``P*`` is passend
with it and *anders* without; ``N*`` neutraal with it and *anders* without; ``R*`` neutraal with
it and *anders* without, and nothing lifts it to passend."""


class Cell(NamedTuple):
    """How one reply type lands in one column, before signal and routine rules."""

    code: Code
    reason: Text
    """A short clause that can stand after a colon."""


MATRIX: Mapping[ReplyType, Mapping[Column, Cell]] = {
    "verwelkomen": {
        "bezoeker": Cell(
            "P*", Text(nl="zo merkt de ander dat komen al iets waard is", en="honours that he came")
        ),
        "klager": Cell(
            "P*", Text(nl="eerst de mens, dan het probleem", en="person before problem")
        ),
        "klant": Cell("P*", Text(nl="kort is hier genoeg", en="short is enough")),
        "crisis_acuut": Cell(
            "N", Text(nl="contact helpt nu wel, een praatje niet", en="contact yes, small talk no")
        ),
        "crisis_gestabiliseerd": Cell(
            "N", Text(nl="het begin is al geweest", en="already past the start")
        ),
    },
    "erkennen": {
        "bezoeker": Cell(
            "P",
            Text(nl="ook dat iemand móest komen mag gezien worden", en="also of having to come"),
        ),
        "klager": Cell(
            "P",
            Text(
                nl="gezien en gehoord worden is hier de eerste behoefte",
                en="first need in this stance",
            ),
        ),
        "klant": Cell(
            "N",
            Text(
                nl="de ander vroeg er niet om en het kan het tempo eruit halen",
                en="not asked for, may slow down",
            ),
        ),
        "crisis_acuut": Cell(
            "P", Text(nl="het maakt iemand minder alleen in de nood", en="breaks isolation")
        ),
        "crisis_gestabiliseerd": Cell(
            "P",
            Text(
                nl="opluchting en moeheid mogen nu ook woorden krijgen",
                en="relief and fatigue deserve words",
            ),
        ),
    },
    "volgen": {
        "bezoeker": Cell(
            "P", Text(nl="het geeft ruimte zonder te trekken", en="room without pull")
        ),
        "klager": Cell("P", Text(nl="zo voelt de ander zich gehoord", en="feels heard")),
        "klant": Cell("P", Text(nl="zo houdt de ander de leiding", en="lets him lead")),
        "crisis_acuut": Cell(
            "P", Text(nl="erbij blijven is nu al veel waard", en="staying present")
        ),
        "crisis_gestabiliseerd": Cell(
            "P", Text(nl="na de storm is er ruimte nodig", en="room after the storm")
        ),
    },
    "samenvatten": {
        "bezoeker": Cell(
            "P",
            Text(
                nl="in de woorden van de ander zelf, zodat er 'ja, precies' op kan volgen",
                en="in his frame, yes-set",
            ),
        ),
        "klager": Cell("P", Text(nl="het brengt orde in het verhaal", en="orders the story")),
        "klant": Cell(
            "P",
            Text(nl="het zet het doel en de middelen naast elkaar", en="gathers goal and means"),
        ),
        "crisis_acuut": Cell("P", Text(nl="het geeft overzicht in de drukte", en="gives overview")),
        "crisis_gestabiliseerd": Cell(
            "P",
            Text(
                nl="het zet op een rij wat er gebeurd is en wat er nog ligt",
                en="what happened, what is left",
            ),
        ),
    },
    "compliment_gegrond": {
        "bezoeker": Cell(
            "P*",
            Text(
                nl="komen en eerlijk zijn kost iets, en dat wordt gezien",
                en="for coming, for candour",
            ),
        ),
        "klager": Cell("P*", Text(nl="de moeite die de ander doet wordt gezien", en="effort seen")),
        "klant": Cell(
            "P*", Text(nl="het maakt sterker wat de ander al kan", en="strengthens means")
        ),
        "crisis_acuut": Cell(
            "P*", Text(nl="het laat kracht zien midden in de chaos", en="strength within chaos")
        ),
        "crisis_gestabiliseerd": Cell(
            "P*", Text(nl="het gaat over wat de ander zelf heeft gedaan", en="what he did himself")
        ),
    },
    "transparant_maken": {
        "bezoeker": Cell(
            "P",
            Text(
                nl="het neemt wantrouwen weg over waar dit gesprek voor is",
                en="removes suspicion of the frame",
            ),
        ),
        "klager": Cell(
            "N",
            Text(
                nl="het is nuttig, maar niet wat de ander nu nodig heeft",
                en="useful, not what he needs",
            ),
        ),
        "klant": Cell(
            "N",
            Text(
                nl="het helpt alleen als de werkwijze ertoe doet",
                en="helpful when procedure matters",
            ),
        ),
        "crisis_acuut": Cell(
            "P", Text(nl="zo weet de ander wat er nu gaat gebeuren", en="tells what happens next")
        ),
        "crisis_gestabiliseerd": Cell(
            "P", Text(nl="zo is duidelijk wie vanaf nu wat doet", en="who does what from here")
        ),
    },
    "herstellen": {
        "bezoeker": Cell(
            "P*",
            Text(
                nl="daarna kan de ander besluiten om toch te blijven", en="visitor decides to stay"
            ),
        ),
        "klager": Cell(
            "P*",
            Text(nl="de ander voelt zich weer serieus genomen", en="feels taken seriously again"),
        ),
        "klant": Cell("P*", Text(nl="jullie staan weer naast elkaar", en="equal footing back")),
        "crisis_acuut": Cell(
            "P*",
            Text(
                nl="het is snel en kort gezegd, en dan kan het gesprek verder", en="quick and short"
            ),
        ),
        "crisis_gestabiliseerd": Cell("P*", Text(nl="het klaart de lucht", en="clears the air")),
    },
    "nuttigheidsvraag": {
        "bezoeker": Cell(
            "P", Text(nl="het maakt ruimte voor een eigen wens", en="opens an own wish")
        ),
        "klager": Cell(
            "P",
            Text(
                nl="zo hoor je wat de ander van dit gesprek verwacht",
                en="opens listening expectation",
            ),
        ),
        "klant": Cell("N", Text(nl="het doel is er al", en="goal is already there")),
        "crisis_acuut": Cell(
            "P",
            Text(nl="zo hoor je waar de ander nu het meest aan heeft", en="most useful thing now"),
        ),
        "crisis_gestabiliseerd": Cell(
            "P", Text(nl="zo hoor je wat er nu nog nodig is", en="what is still useful")
        ),
    },
    "perspectiefwisseling": {
        "bezoeker": Cell(
            "P*",
            Text(
                nl="de zorg van de verwijzer komt op tafel zonder verwijt",
                en="sender's worry without reproach",
            ),
        ),
        "klager": Cell(
            "P*", Text(nl="het maakt het verwijt aan anderen zachter", en="softens the blame")
        ),
        "klant": Cell("N", Text(nl="hier is het zelden nodig", en="seldom needed")),
        "crisis_acuut": Cell(
            "R", Text(nl="het is een omweg en vraagt nu te veel", en="detour, asks too much")
        ),
        "crisis_gestabiliseerd": Cell("N", Text(nl="het kan misschien later", en="later perhaps")),
    },
    "probleemverkenning": {
        "bezoeker": Cell(
            "R*",
            Text(
                nl="het zoekt een klacht die de ander niet heeft",
                en="looks for a complaint he lacks",
            ),
        ),
        "klager": Cell("P*", Text(nl="zo krijgt de eigen last woorden", en="own burden named")),
        "klant": Cell(
            "N",
            Text(
                nl="het remt af en trekt het gesprek terug naar vroeger",
                en="slows towards the past",
            ),
        ),
        "crisis_acuut": Cell(
            "R", Text(nl="naar oorzaken zoeken heeft nu geen nut", en="causes have no use now")
        ),
        "crisis_gestabiliseerd": Cell(
            "P*",
            Text(
                nl="het past alleen als de ander zelf wil terugkijken",
                en="only if he wants to look back",
            ),
        ),
    },
    "focus_terugbrengen": {
        "bezoeker": Cell(
            "P*", Text(nl="het gaat over wat de ander wil houden", en="what he wants to keep")
        ),
        "klager": Cell(
            "P*",
            Text(
                nl="na erkenning is dit de stap die het verschil maakt",
                en="the key move, after acknowledging",
            ),
        ),
        "klant": Cell("N", Text(nl="daar is de ander al", en="he is there already")),
        "crisis_acuut": Cell(
            "R", Text(nl="het komt te vroeg en buigt weg van de nood", en="too early, bends away")
        ),
        "crisis_gestabiliseerd": Cell(
            "P*", Text(nl="het eigen leven komt weer in beeld", en="own life back in view")
        ),
    },
    "gewenste_situatie_vragen": {
        "bezoeker": Cell(
            "P*", Text(nl="er kan een eigen doel uit komen", en="may yield a goal of his own")
        ),
        "klager": Cell(
            "P*",
            Text(
                nl="het gaat over iets waar de ander zelf invloed op heeft",
                en="within own influence",
            ),
        ),
        "klant": Cell("P*", Text(nl="hier ligt de kern van het werk", en="core of the work")),
        "crisis_acuut": Cell(
            "P*",
            Text(nl="vooruitkijken tot vanavond is nu ver genoeg", en="tiny horizon: this evening"),
        ),
        "crisis_gestabiliseerd": Cell(
            "P*", Text(nl="nu de storm voorbij is, kan de blik vooruit", en="after the storm")
        ),
    },
    "uitzonderingsvraag": {
        "bezoeker": Cell(
            "P*", Text(nl="het gaat over wat al goed gaat", en="what goes well already")
        ),
        "klager": Cell(
            "P*",
            Text(nl="het laat zien welk verschil de ander zelf maakte", en="difference he made"),
        ),
        "klant": Cell(
            "P*", Text(nl="wat al werkte is hier de kern van het werk", en="core of the work")
        ),
        "crisis_acuut": Cell(
            "P*",
            Text(
                nl="het brengt terug hoe de ander er eerder doorheen kwam",
                en="how he got through before",
            ),
        ),
        "crisis_gestabiliseerd": Cell(
            "P*", Text(nl="het laat zien wat er deze week werkte", en="what worked this week")
        ),
    },
    "copingvraag": {
        "bezoeker": Cell(
            "N",
            Text(
                nl="er valt hier weinig vol te houden, behalve het moeten komen",
                en="nothing to cope with unless the coercion",
            ),
        ),
        "klager": Cell(
            "P",
            Text(
                nl="midden in de onmacht komt in beeld wat de ander toch doet",
                en="turns powerless into effort",
            ),
        ),
        "klant": Cell(
            "N",
            Text(nl="het is fijn als de ander moe is, en anders niet nodig", en="fine when tired"),
        ),
        "crisis_acuut": Cell(
            "P", Text(nl="het geeft de ander weer wat grip", en="restores control")
        ),
        "crisis_gestabiliseerd": Cell(
            "P", Text(nl="het laat zien wat de ander op de been hield", en="what carried him")
        ),
    },
    "hoopvraag": {
        "bezoeker": Cell("N", Text(nl="er is nog niets waar de ander op hoopt", en="no want yet")),
        "klager": Cell(
            "P*", Text(nl="de onmacht kan er wat door ontdooien", en="thaws powerlessness")
        ),
        "klant": Cell("P*", Text(nl="het geeft brandstof om verder te gaan", en="fuels")),
        "crisis_acuut": Cell(
            "N",
            Text(
                nl="eerst moet in beeld zijn hoe de ander het volhoudt",
                en="only after coping was found",
            ),
        ),
        "crisis_gestabiliseerd": Cell(
            "P*", Text(nl="er komt een beeld van hoe het hierna kan zijn", en="picture of after")
        ),
    },
    "schaalvraag": {
        "bezoeker": Cell(
            "N",
            Text(nl="het is nog niet duidelijk waar een cijfer over zou gaan", en="on what scale"),
        ),
        "klager": Cell(
            "P*",
            Text(
                nl="een cijfer voor volhouden laat zien dat het geen nul is", en="of keeping going"
            ),
        ),
        "klant": Cell(
            "P*",
            Text(nl="verschil zien in cijfers is hier de kern van het werk", en="core of the work"),
        ),
        "crisis_acuut": Cell(
            "P*", Text(nl="een cijfer brengt rust en overzicht", en="calm and overview")
        ),
        "crisis_gestabiliseerd": Cell(
            "P*",
            Text(
                nl="zo wordt duidelijk hoe klaar de ander is om het weer op te pakken",
                en="readiness to resume",
            ),
        ),
    },
    "steunbron_vragen": {
        "bezoeker": Cell("N", Text(nl="daar is het nog te vroeg voor", en="too soon")),
        "klager": Cell(
            "P*", Text(nl="het maakt de kring om de ander groter", en="widens the circle")
        ),
        "klant": Cell("P*", Text(nl="het is praktisch", en="practical")),
        "crisis_acuut": Cell(
            "P*",
            Text(
                nl="zo wordt duidelijk wie er vanavond bij kan zijn", en="who can be there tonight"
            ),
        ),
        "crisis_gestabiliseerd": Cell(
            "P*", Text(nl="zo wordt duidelijk wie er blijft", en="who stays")
        ),
    },
    "volgende_stap_vragen": {
        "bezoeker": Cell(
            "P*",
            Text(
                nl="het past als het licht blijft en over een eigen wens gaat",
                en="light, only on his own wish",
            ),
        ),
        "klager": Cell(
            "P*", Text(nl="het past alleen bij een doel van de ander zelf", en="only on own goal")
        ),
        "klant": Cell("P*", Text(nl="hier is het gesprek voor bedoeld", en="the aim of the talk")),
        "crisis_acuut": Cell(
            "P*", Text(nl="één kleine eigen daad geeft weer houvast", en="one small act of his own")
        ),
        "crisis_gestabiliseerd": Cell(
            "P*", Text(nl="de ander pakt het zelf weer op", en="resuming")
        ),
    },
    "mandaat_vragen": {
        "bezoeker": Cell(
            "P", Text(nl="de ander kiest of dit gesprek er komt", en="choice to talk at all")
        ),
        "klager": Cell(
            "P",
            Text(
                nl="de ander kiest tussen het verhaal kwijt kunnen en iets veranderen",
                en="choice vent or change",
            ),
        ),
        "klant": Cell("P", Text(nl="zo komt de opdracht van de ander zelf", en="commission")),
        "crisis_acuut": Cell(
            "P", Text(nl="een korte vraag is genoeg voordat je iets doet", en="short, for acting")
        ),
        "crisis_gestabiliseerd": Cell(
            "P", Text(nl="de ander kiest tussen doorgaan en stoppen", en="continue or stop")
        ),
    },
    "regie_teruggeven": {
        "bezoeker": Cell("P", Text(nl="het is de keuze van de ander", en="it is his choice")),
        "klager": Cell("P", Text(nl="het nodigt uit tot een eigen aandeel", en="invites his part")),
        "klant": Cell("P", Text(nl="zo blijft het van de ander", en="keeps ownership")),
        "crisis_acuut": Cell(
            "N*", Text(nl="nu passen alleen kleine keuzes", en="only small choices")
        ),
        "crisis_gestabiliseerd": Cell(
            "P", Text(nl="daar draait het in deze fase om", en="the heart of this phase")
        ),
    },
    "mutualiseren": {
        "bezoeker": Cell(
            "P*", Text(nl="het noemt een belang dat iedereen deelt", en="shared interest")
        ),
        "klager": Cell(
            "P*",
            Text(
                nl="het gaat van wie de schuld heeft naar wat ieder wil",
                en="from blame to interest",
            ),
        ),
        "klant": Cell("P*", Text(nl="zo blijft iedereen meedoen", en="keeps all on board")),
        "crisis_acuut": Cell("N", Text(nl="eerst is er rust nodig", en="first calm")),
        "crisis_gestabiliseerd": Cell(
            "P*", Text(nl="er is plaats voor nieuwe afspraken", en="new arrangements")
        ),
    },
    "spiegelen_werkelijkheid": {
        "bezoeker": Cell("R*", Text(nl="daar is nog geen basis voor", en="no basis yet")),
        "klager": Cell(
            "P*", Text(nl="het inzicht is er, de verandering nog niet", en="insight without change")
        ),
        "klant": Cell(
            "P*",
            Text(nl="er komt een patroon terug dat samen bekeken kan worden", en="pattern returns"),
        ),
        "crisis_acuut": Cell("R", Text(nl="het komt nu aan als een beschuldiging", en="accuses")),
        "crisis_gestabiliseerd": Cell(
            "P*", Text(nl="bij een tweede crisis mag het patroon op tafel", en="second crisis")
        ),
    },
    "aanschuiven_werkelijkheid": {
        "bezoeker": Cell(
            "P*",
            Text(
                nl="bij een keuze die kwaad kan, denkt de ander zo zelf vooruit",
                en="damaging choice",
            ),
        ),
        "klager": Cell(
            "P*",
            Text(
                nl="zo ziet de ander zelf waar een schadelijke keuze toe leidt",
                en="damaging choice",
            ),
        ),
        "klant": Cell("N", Text(nl="de ander denkt zelf al vooruit", en="he thinks ahead himself")),
        "crisis_acuut": Cell("S", Text(nl="het maakt de angst groter", en="adds fear")),
        "crisis_gestabiliseerd": Cell(
            "P*",
            Text(nl="het helpt om een volgende crisis voor te zijn", en="avoiding a next crisis"),
        ),
    },
    "ambivalentie_verkennen": {
        "bezoeker": Cell(
            "P*",
            Text(nl="wel en niet willen komen mogen er allebei zijn", en="about coming or not"),
        ),
        "klager": Cell(
            "P*", Text(nl="wel en niet willen veranderen mogen er allebei zijn", en="change or not")
        ),
        "klant": Cell(
            "P*", Text(nl="voor een besluit mogen beide kanten klinken", en="before the decision")
        ),
        "crisis_acuut": Cell("S", Text(nl="het maakt de wanhoop groter", en="amplifies despair")),
        "crisis_gestabiliseerd": Cell("N", Text(nl="het kan, met zorg", en="with care")),
    },
    "gedachte_onderzoeken": {
        "bezoeker": Cell(
            "R*",
            Text(nl="het is ongevraagd meekijken in iemands hoofd", en="uninvited in his head"),
        ),
        "klager": Cell("R*", Text(nl="het voelt als verbeterd worden", en="feels corrected")),
        "klant": Cell(
            "P*", Text(nl="met toestemming is het samen onderzoeken", en="permitted inquiry")
        ),
        "crisis_acuut": Cell(
            "S", Text(nl="nadenken is nu niet wat nodig is", en="thinking is not the need")
        ),
        "crisis_gestabiliseerd": Cell("N", Text(nl="dat kan later", en="later")),
    },
    "herkaderen": {
        "bezoeker": Cell(
            "N", Text(nl="er is nog niets om anders naar te kijken", en="no frame to change")
        ),
        "klager": Cell(
            "P*", Text(nl="het laat de kwaliteit in de valkuil zien", en="quality in the pitfall")
        ),
        "klant": Cell("P*", Text(nl="er komen nieuwe mogelijkheden in beeld", en="new options")),
        "crisis_acuut": Cell("R", Text(nl="het praat de pijn weg", en="talks pain away")),
        "crisis_gestabiliseerd": Cell(
            "P*", Text(nl="het laat zien wat dit over de ander zegt", en="what this says about him")
        ),
    },
    "informatie_geven": {
        "bezoeker": Cell(
            "P*",
            Text(
                nl="de ander mag weten waar dit gesprek voor is en welke rechten er zijn",
                en="on frame and rights",
            ),
        ),
        "klager": Cell("P*", Text(nl="als de ander erom vraagt, is het welkom", en="on request")),
        "klant": Cell("P*", Text(nl="op verzoek helpt het de ander verder", en="on request")),
        "crisis_acuut": Cell(
            "P*", Text(nl="het past als het kort is en nu nodig", en="short, needed now")
        ),
        "crisis_gestabiliseerd": Cell(
            "P*",
            Text(
                nl="het is nu goed om de eigen rechten en het vervolg te kennen",
                en="rights and route",
            ),
        ),
    },
    "advies_met_mandaat": {
        "bezoeker": Cell("R*", Text(nl="niemand vroeg erom", en="unasked by definition")),
        "klager": Cell(
            "P*",
            Text(
                nl="het past zelden, alleen als erom gevraagd is en het doel bekend is",
                en="rarely: asked and goal known",
            ),
        ),
        "klant": Cell(
            "P*", Text(nl="bij het uitvoeren kan een idee helpen", en="at the implementation")
        ),
        "crisis_acuut": Cell(
            "R*",
            Text(
                nl="nu helpt een duidelijke aanwijzing of gewone hulp meer dan advies",
                en="instruct or help instead",
            ),
        ),
        "crisis_gestabiliseerd": Cell(
            "P*",
            Text(
                nl="het past als erom gevraagd is en het doel bekend is", en="asked and goal known"
            ),
        ),
    },
    "slecht_nieuws_brengen": {
        "bezoeker": Cell(
            "P*", Text(nl="gewoon en rustig gezegd, zonder omwegen", en="plain and calm")
        ),
        "klager": Cell(
            "P*",
            Text(nl="gewoon en rustig gezegd, met tijd voor wat het losmaakt", en="plain and calm"),
        ),
        "klant": Cell(
            "P*",
            Text(
                nl="gewoon en rustig gezegd, zodat de ander weet waar het op staat",
                en="plain and calm",
            ),
        ),
        "crisis_acuut": Cell(
            "P*", Text(nl="alleen wat de ander nu moet weten", en="only what must be known now")
        ),
        "crisis_gestabiliseerd": Cell(
            "P*", Text(nl="gewoon en rustig gezegd, ook na de storm", en="plain and calm")
        ),
    },
    "gedrag_begrenzen": {
        "bezoeker": Cell(
            "P*",
            Text(nl="het gaat over het gedrag, niet over de persoon", en="behaviour, not person"),
        ),
        "klager": Cell(
            "P*",
            Text(
                nl="het gedrag krijgt een grens, de persoon blijft welkom",
                en="behaviour, not person",
            ),
        ),
        "klant": Cell(
            "P*",
            Text(nl="het spreekt het gedrag aan en niet de persoon", en="behaviour, not person"),
        ),
        "crisis_acuut": Cell(
            "P*", Text(nl="de veiligheid van iedereen gaat voor", en="safety of all")
        ),
        "crisis_gestabiliseerd": Cell(
            "P*", Text(nl="de grens geldt het gedrag, niet de persoon", en="behaviour, not person")
        ),
    },
    "veiligheid_uitvragen": {
        "bezoeker": Cell(
            "P*", Text(nl="bij een teken van gevaar hoort deze vraag", en="on signal")
        ),
        "klager": Cell(
            "P*",
            Text(nl="bij een teken van gevaar is rechtuit vragen het veiligst", en="on signal"),
        ),
        "klant": Cell(
            "P*", Text(nl="een teken van gevaar gaat voor het doel van het gesprek", en="on signal")
        ),
        "crisis_acuut": Cell(
            "P*", Text(nl="in een crisis mag deze vraag op elk moment", en="always allowed")
        ),
        "crisis_gestabiliseerd": Cell(
            "P*", Text(nl="het is goed om het nog eens na te gaan", en="check again")
        ),
    },
    "overname_aankondigen": {
        "bezoeker": Cell(
            "S", Text(nl="niemand vroeg erom en er is niets mis", en="nobody asked, nothing wrong")
        ),
        "klager": Cell("R", Text(nl="het voedt de onmacht", en="feeds powerlessness")),
        "klant": Cell(
            "S",
            Text(
                nl="het neemt weg wat de ander net zelf had opgepakt", en="takes the job he took up"
            ),
        ),
        "crisis_acuut": Cell(
            "P*",
            Text(
                nl="het is het laatste redmiddel en het wordt aangekondigd",
                en="last resort, announced",
            ),
        ),
        "crisis_gestabiliseerd": Cell(
            "S", Text(nl="de reden om over te nemen is weg", en="the reason is gone")
        ),
    },
    "instrueren": {
        "bezoeker": Cell("S", Text(nl="het is de baas spelen", en="bossing")),
        "klager": Cell("R", Text(nl="het houdt de ander klein", en="keeps him small")),
        "klant": Cell("R", Text(nl="het neemt het stuur over", en="takes over the wheel")),
        "crisis_acuut": Cell(
            "P*",
            Text(
                nl="bij gevaar of een eis van buiten helpt een korte aanwijzing",
                en="external demand, danger",
            ),
        ),
        "crisis_gestabiliseerd": Cell(
            "R",
            Text(
                nl="aanwijzingen hadden hier al plaats kunnen maken voor eigen keuzes",
                en="should have stopped",
            ),
        ),
    },
    "ketenpartner_inschakelen": {
        "bezoeker": Cell(
            "P*", Text(nl="het past alleen als de veiligheid erom vraagt", en="safety only")
        ),
        "klager": Cell(
            "P*",
            Text(
                nl="het past als de veiligheid of de ander erom vraagt", en="safety or on request"
            ),
        ),
        "klant": Cell("P*", Text(nl="het past als de ander erom vraagt", en="on request")),
        "crisis_acuut": Cell(
            "P*",
            Text(
                nl="hier ligt de grens van je vak, en dat zeg je open",
                en="limits of the profession",
            ),
        ),
        "crisis_gestabiliseerd": Cell(
            "P*",
            Text(
                nl="het past als de ander erom vraagt of als het je plicht is",
                en="on request or duty",
            ),
        ),
    },
    "warm_overdragen": {
        "bezoeker": Cell(
            "R*", Text(nl="het voelt als weggestuurd worden", en="getting rid of him")
        ),
        "klager": Cell(
            "R*", Text(nl="het voelt als doorgeschoven worden", en="passing the parcel")
        ),
        "klant": Cell("P*", Text(nl="het past als de ander het wil", en="when he wants it")),
        "crisis_acuut": Cell(
            "P*", Text(nl="het is alleen een brug door de nacht", en="night bridge only")
        ),
        "crisis_gestabiliseerd": Cell("P*", Text(nl="zo sluit je goed af", en="good closing")),
    },
    "interpretatie_reflex": {
        "bezoeker": Cell("R", Text(nl="de ander voelt zich onderzocht", en="being examined")),
        "klager": Cell("R", Text(nl="het probleem wordt er groter van", en="problem grows")),
        "klant": Cell(
            "R", Text(nl="het leidt weg van het doel van de ander", en="away from his goal")
        ),
        "crisis_acuut": Cell(
            "S", Text(nl="wie in nood is, voelt zich ondervraagd", en="interrogated in need")
        ),
        "crisis_gestabiliseerd": Cell(
            "R", Text(nl="het trekt de ander terug naar de oorzaak", en="back into the cause")
        ),
    },
    "meeleef_reflex": {
        "bezoeker": Cell(
            "R", Text(nl="het is medelijden waar niemand om vroeg", en="pity nobody asked for")
        ),
        "klager": Cell(
            "R", Text(nl="het is zoet en het gesprek blijft eraan plakken", en="sweet and sticky")
        ),
        "klant": Cell("R", Text(nl="het doel wordt er kleiner van", en="goal shrinks")),
        "crisis_acuut": Cell(
            "S", Text(nl="het legt de nood het zwijgen op", en="silences the distress")
        ),
        "crisis_gestabiliseerd": Cell(
            "R", Text(nl="het houdt de ander in de rol van patiënt", en="keeps him patient")
        ),
    },
    "advies_reflex": {
        "bezoeker": Cell(
            "R", Text(nl="het is een oplossing zonder probleem", en="solution without problem")
        ),
        "klager": Cell("R", Text(nl="het roept 'ja, maar' op", en="yes-but")),
        "klant": Cell(
            "R",
            Text(nl="het wordt steeds minder iets van de ander zelf", en="ownership leaks away"),
        ),
        "crisis_acuut": Cell("R", Text(nl="het kan nu niet binnenkomen", en="cannot hear it now")),
        "crisis_gestabiliseerd": Cell(
            "R", Text(nl="de ander wordt weer bij de hand genomen", en="taken by the hand again")
        ),
    },
    "afleid_reflex": {
        "bezoeker": Cell(
            "R", Text(nl="het bevestigt dat er niemand luistert", en="confirms nobody listens")
        ),
        "klager": Cell("R", Text(nl="de klacht komt luider terug", en="complaint gets louder")),
        "klant": Cell("R", Text(nl="de ander raakt de draad kwijt", en="loses thread")),
        "crisis_acuut": Cell("S", Text(nl="het gevaar wordt niet gehoord", en="danger unheard")),
        "crisis_gestabiliseerd": Cell(
            "R", Text(nl="het mag niet erg geweest zijn", en="not allowed to have been bad")
        ),
    },
    "correctie_reflex": {
        "bezoeker": Cell("S", Text(nl="het geeft een reden om weg te gaan", en="reason to leave")),
        "klager": Cell(
            "R",
            Text(
                nl="de ander gaat zich verdedigen en wijst harder naar anderen",
                en="defends, blames harder",
            ),
        ),
        "klant": Cell("R", Text(nl="de ander gaat aan zichzelf twijfelen", en="doubts himself")),
        "crisis_acuut": Cell(
            "S", Text(nl="het vernedert iemand die in nood is", en="humiliates in need")
        ),
        "crisis_gestabiliseerd": Cell(
            "R", Text(nl="er komt schuld in plaats van groei", en="guilt instead of growth")
        ),
    },
}
"""The code and the reason of every reply type in every column (codebook 3.4)."""

OVERGENOMEN: Mapping[ReplyType, Cell] = {
    "instrueren": Cell("P", Text(nl="een korte aanwijzing helpt nu", en="short")),
    "informatie_geven": Cell(
        "P", Text(nl="de ander mag weten wat je gedaan hebt", en="on what you did")
    ),
    "regie_teruggeven": Cell(
        "P", Text(nl="wat de ander al kan dragen, mag terug", en="for parts he can already carry")
    ),
    "samenvatten": Cell(
        "P", Text(nl="zo hoort de ander wat er gedaan is", en="tells what was done")
    ),
    "transparant_maken": Cell(
        "P", Text(nl="zo weet de ander wat er gedaan is", en="tells what was done")
    ),
    "overname_aankondigen": Cell("N", Text(nl="dat is al gebeurd", en="already done")),
}
"""Where phase ``overgenomen`` differs from the column ``crisis_acuut`` (codebook 3.6)."""
