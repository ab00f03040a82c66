"""The seven forms a question can have, and what each does to the fit (codebook 2.4)."""

from collections.abc import Mapping
from typing import NamedTuple

from simulator.codebook.vocabulary import QuestionForm, Text


class QuestionFormEntry(NamedTuple):
    """One form of question."""

    slug: QuestionForm
    label: Text
    definition: Text
    example: str
    """An example in Dutch."""

    effect: Text
    """What rule R4 does with it, in words."""


QUESTION_FORM_ENTRIES: Mapping[QuestionForm, QuestionFormEntry] = {
    "geen": QuestionFormEntry(
        slug="geen",
        label=Text(nl="geen vraag", en="no question"),
        definition=Text(nl="geen vraag", en="no question"),
        example="Dat is een lange week geweest.",
        effect=Text(nl="geen", en="none"),
    ),
    "open": QuestionFormEntry(
        slug="open",
        label=Text(nl="open vraag", en="open question"),
        definition=Text(
            nl="kan niet met ja of nee beantwoord worden, en er zit geen antwoord in verstopt",
            en="cannot be answered with yes/no, no answer hidden in it",
        ),
        example="Hoe zag dat er gisteren uit?",
        effect=Text(
            nl="geen; de vorm die past bij de vragen van de cirkel en de verdieping",
            en="none; expected form for cirkel and verdieping types",
        ),
    ),
    "gesloten": QuestionFormEntry(
        slug="gesloten",
        label=Text(nl="gesloten vraag", en="closed question"),
        definition=Text(nl="ja of nee, of één feit", en="yes/no or one fact"),
        example="Wilt u dat ik meedenk?",
        effect=Text(
            nl=(
                "past helemaal bij mandaat vragen, samenvatten (ter controle), veiligheid "
                "uitvragen, overname aankondigen, instrueren en de schaalvraag; bij andere "
                "antwoorden, meteen na nog een gesloten vraag: van passend naar neutraal"
            ),
            en=(
                "full fit for mandaat_vragen, samenvatten (check), veiligheid_uitvragen, "
                "overname_aankondigen, instrueren, schaalvraag; for other types, right "
                "after another closed question: passend → neutraal"
            ),
        ),
    ),
    "suggestief": QuestionFormEntry(
        slug="suggestief",
        label=Text(nl="suggestieve vraag", en="leading question"),
        definition=Text(
            nl="het gewenste antwoord zit er al in", en="the wanted answer is built in"
        ),
        example="U bent daar zeker wel boos over geworden?",
        effect=Text(
            nl="van passend naar neutraal; van neutraal naar interpretatiereflex",
            en="passend → neutraal; neutraal → interpretatie_reflex",
        ),
    ),
    "retorisch": QuestionFormEntry(
        slug="retorisch",
        label=Text(nl="retorische vraag", en="rhetorical question"),
        definition=Text(nl="niet bedoeld om beantwoord te worden", en="not meant to be answered"),
        example="Zo kan het toch niet langer?",
        effect=Text(
            nl="maakt van een interventie een correctiereflex, tenzij die al schadelijk was",
            en="on an intervention: any but schadelijk → correctie_reflex",
        ),
    ),
    "discussie": QuestionFormEntry(
        slug="discussie",
        label=Text(nl="discussievraag", en="discussion question"),
        definition=Text(
            nl="vraagt om een mening en een tegenmening", en="asks for opinion and counter-opinion"
        ),
        example="Sommigen zeggen dat je familie altijd moet helpen. Hoe kijkt u daartegenaan?",
        effect=Text(
            nl=(
                "past alleen als de ander een eigen aandeel ziet of er meer mensen zijn, en "
                "de spanning hoogstens 4 is; anders van passend naar neutraal"
            ),
            en=(
                "passend only with (klant or several people) and spanning ≤ 4; else passend "
                "→ neutraal"
            ),
        ),
    ),
    "stapel": QuestionFormEntry(
        slug="stapel",
        label=Text(nl="stapelvraag", en="stacked question"),
        definition=Text(nl="twee of meer vragen tegelijk", en="two or more questions at once"),
        example="Wanneer was dat, wie waren erbij en hoe voelde u zich?",
        effect=Text(
            nl=(
                "van passend naar neutraal; in een acute of overgenomen crisis een "
                "interpretatiereflex"
            ),
            en=(
                "passend → neutraal; in phase acuut or overgenomen passend and neutraal → "
                "interpretatie_reflex"
            ),
        ),
    ),
}
"""Every form of question, in the order of the codebook (2.4)."""
