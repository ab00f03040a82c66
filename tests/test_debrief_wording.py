"""The sentences of the debrief: facts about the talk, in plain words (codebook 5.6, 0.5)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from simulator import language
from simulator.client.fit import Cause
from simulator.codebook.grounds import GROUNDS
from simulator.codebook.requirements import Gauges
from simulator.codebook.vocabulary import (
    INTERVENTIONS,
    QUESTION_FORMS,
    REFLEXES,
    SIGNALS,
    Intervention,
    Reflex,
)
from simulator.conversation import Conversation
from simulator.debrief import (
    Calibration,
    Debrief,
    Deliberate,
    StanceStep,
    calibrate,
    debrief,
    landing_text,
    measured_text,
    wording,
)
from simulator.debrief.counting import Occurrence, ReflexCount, band, number_for
from simulator.debrief.strengths import DELIBERATE_GROUNDS
from tests.debriefed_talks import (
    ADVICE,
    SEEDS,
    SYMPATHY,
    ended,
    given,
    reply,
    scenario,
    talk_by_dice,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simulator.debrief import OwnScore
    from simulator.events import Event, Given

scores = st.fixed_dictionaries(
    {}, optional={reflex: st.none() | st.integers(1, 10) for reflex in REFLEXES}
)

FORBIDDEN = {
    "nl": (
        r"fout(en)?|helaas|jammer|altijd|nooit|typisch|goed gedaan|knap|prima|sterk gedaan"
        r"|je bent|jij bent|klager|bezoeker|klant|had moeten|verkeerd|probeer|tip"
    ),
    "en": (
        r"wrong|mistakes?|unfortunately|never|typical|well done|good job|too bad"
        r"|you are|complainant|visitor|customer|should have|try to|tip"
    ),
}
"""Blame, praise without a fact, generalising, labels for a person, and tips nobody asked for."""


def nothing_forbidden(told: str) -> None:
    """The sentence has none of the words of codebook 5.6's column *do not*, and no open ends.

    What somebody said, or a reflex would say, stands between quotation marks and is not looked at,
    nor are the English reasons of the matrix: they are the codebook's shorthand, word for word.
    """
    told = re.sub("“[^”]*”", "“…”", told)
    if language.current() == "en":
        told = re.sub(r"(?<=Then: ).*(?=\.)", "…", told)
    assert told.strip() == told
    assert told
    assert not re.search(r"[{}]|None|_|\s\s", told), told
    found = re.search(rf"\b({FORBIDDEN[language.current()]})\b", told, re.IGNORECASE)
    assert not found, told


def one_turn(turn: Given) -> str:
    """All that the program says about one turn."""
    made = scenario(reply("volg", "volgen", "Zo."))
    [evidence] = debrief(made, [turn]).evidence
    return " ".join(wording.explanation(evidence))


def count_of(chosen: int, chances: int, *, halved: int = 0) -> ReflexCount:
    """The count of the advising reflex, the first ``halved`` of its occurrences repaired."""
    moments = tuple(
        Occurrence(turn, 0.5, False, turn + 1)
        if turn <= halved
        else Occurrence(turn, 1, False, None)
        for turn in range(1, chosen + 1)
    )
    weight = sum(moment.weight for moment in moments)
    number = number_for(chances, weight)
    return ReflexCount(
        ADVICE, chances, moments, weight, number, None if number is None else band(number)
    )


# The count before the number


@pytest.mark.parametrize(
    ("chosen", "chances", "dutch", "english"),
    [
        (
            2,
            5,
            "adviesreflex: 2 van de 5 gelegenheden → 6 (+/-)",
            "advising reflex: 2 of 5 opportunities → 6 (+/-)",
        ),
        (
            2,
            2,
            "adviesreflex: te weinig momenten om iets over te zeggen (2 van 2 gelegenheden)",
            "advising reflex: too few moments to say anything (2 of 2 opportunities)",
        ),
        (
            0,
            1,
            "adviesreflex: te weinig momenten om iets over te zeggen (0 van 1 gelegenheid)",
            "advising reflex: too few moments to say anything (0 of 1 opportunity)",
        ),
        (
            0,
            0,
            "adviesreflex: lag in dit gesprek niet klaar",
            "advising reflex: was not on offer in this talk",
        ),
    ],
)
def test_the_count_comes_before_the_number(
    chosen: int, chances: int, dutch: str, english: str
) -> None:
    counted = count_of(chosen, chances)

    assert wording.count(counted) == dutch
    language.use("en")
    assert wording.count(counted) == english


def test_a_weight_that_is_not_the_number_of_times_is_told() -> None:
    counted = count_of(2, 5, halved=1)

    assert wording.occurrence(counted.occurrences[0]) == (
        "Beurt 1, hersteld in beurt 2: telt als 0,5"
    )
    assert wording.occurrence(counted.occurrences[1]) == "Beurt 2"
    assert wording.weighed(counted) == "Samen tellen ze als 1,5."
    assert wording.weighed(count_of(2, 5)) is None


def test_under_a_count_the_turns_come_first_and_the_kind_wish_last() -> None:
    turns = [
        given(1, ADVICE, "volgen", text="Bel de gemeente."),
        given(2, "herstellen", ADVICE, text="Ik liep vooruit."),
        given(3, ADVICE, "volgen", text="Neem vrij."),
    ]
    told = debrief(scenario(reply("volg", "volgen", "Zo.")), turns)
    counted = told.reflexes[ADVICE]

    assert list(wording.under_the_count(told, counted)) == [
        "Beurt 1, hersteld in beurt 2: telt als 0,5. “Bel de gemeente.”",
        "Beurt 3. “Neem vrij.”",
        "Samen tellen ze als 1,5.",
        "Lag klaar, en je zei iets anders: beurt 2.",
        wording.kind_intention(ADVICE),
    ]


def test_harm_is_said_plainly() -> None:
    turns = [given(turn, ADVICE, "volgen", fit="schadelijk") for turn in (1, 2, 3)]
    counted = debrief(scenario(reply("volg", "volgen", "Zo.")), turns).reflexes[ADVICE]

    assert wording.occurrence(counted.occurrences[0]) == (
        "Beurt 1, gemeten als schadelijk: telt als 1,5"
    )
    assert wording.weighed(counted) == (
        "Samen wegen ze 4,5; ze tellen als 3, zoveel als er gelegenheden waren."
    )
    assert one_turn(turns[0]).startswith(
        "De adviesreflex kwam hier voorbij en is gemeten als schadelijk."
    )


# What was missing


@pytest.mark.parametrize(
    ("lacking", "told"),
    [
        ((("toestemming",),), "Er was nog geen toestemming."),
        (
            (("doel_benoemd",), ("vraagt_advies", "mandaat")),
            "De ander had nog geen eigen doel genoemd; de ander had niet om advies gevraagd en er "
            "was nog geen opdracht van de ander.",
        ),
        (
            (("erkend",), ("feit_2",)),
            "Wat dit voor de ander betekent was nog niet erkend; iets waar dit antwoord op bouwt, "
            "was nog niet ter sprake gekomen.",
        ),
        ((), None),
    ],
)
def test_what_was_missing_is_a_fact_about_the_talk(
    lacking: tuple[tuple[str, ...], ...], told: str | None
) -> None:
    assert wording.missing(lacking) == told


def test_every_ground_that_can_be_lacking_has_words_of_its_own() -> None:
    unknown = wording.missing((("feit_1",),))
    for ground in GROUNDS.values():
        for lack in ground.lacking(0, (0, 0, 0, 10)):
            for name in lack.alternatives:
                assert wording.missing(((name,),)) != unknown


@pytest.mark.parametrize(
    ("cause", "more", "told"),
    [
        ("ground", {"lacking": (("erkend",),)}, "wat dit voor de ander betekent was nog niet"),
        ("signal", {"signal": "emotie"}, "laat een sterk gevoel zien. Dit antwoord ging over"),
        ("question", {"question": "suggestief"}, "suggestieve vraag (het gewenste antwoord zit er"),
        ("question", {"question": "gesloten"}, "meteen na een andere gesloten vraag"),
        ("angle", {}, "een nieuwe hoek van buiten"),
        ("hollow", {}, "geen woord uit het verhaal van de ander"),
        ("repetition", {}, "drie keer of vaker na elkaar"),
        ("danger", {"gate": True, "signal": "gevaar"}, "De vraag naar veiligheid was nog niet"),
        ("stance", {}, "Dan geldt: zo voelt de ander zich gehoord."),
    ],
)
def test_every_step_of_the_measurement_has_a_sentence_of_its_own(
    cause: Cause, more: dict[str, Any], told: str
) -> None:
    said = one_turn(given(1, "neutraal", ADVICE, cause=cause, **more))

    assert told.lower() in said.lower()
    assert said.startswith("Gemeten als neutraal: volgen.")


def test_a_why_question_in_tension_is_told_as_what_it_counts_as() -> None:
    made = scenario(reply("waarom", "copingvraag", "Waarom?", why_question=True), start="klager")
    turn = given(
        1,
        "neutraal",
        ADVICE,
        reply="waarom",
        cause="question",
        question="open",
        gauges=(Gauges(5, 5, 5, 6), Gauges(5, 5, 5, 6)),
    )

    [evidence] = debrief(made, [turn]).evidence

    assert (
        wording.because(evidence)
        == "Bij zoveel spanning telt een waarom-vraag als suggestieve vraag."
    )


def test_a_reply_that_answered_danger_is_told_as_that() -> None:
    asked = given(
        1,
        "veiligheid_uitvragen",
        ADVICE,
        cause="danger",
        gate=True,
        signal="gevaar",
        question="suggestief",
    )

    said = one_turn(asked)

    assert "Er was een teken van gevaar, en dit antwoord ging over veiligheid." in said
    assert "Naar veiligheid vragen telt." in said


def test_deflecting_from_danger_is_told_plainly() -> None:
    slip = given(1, "afleid_reflex", "volgen", fit="schadelijk", gate=True, signal="gevaar")

    assert "De vraag naar veiligheid was nog niet gesteld, en die gaat voor." in one_turn(slip)


def test_a_turn_that_does_not_count_says_why() -> None:
    made = scenario(reply("volg", "volgen", "Zo."))
    turns: list[Event] = [
        given(1, ADVICE),
        given(2, ADVICE, "volgen"),
        ended(2, "veiligheid_gemist", "gestopt"),
    ]

    told = [wording.uncounted(evidence) for evidence in debrief(made, turns).evidence]

    assert told == [
        "Deze beurt telt niet mee: er lag één antwoord klaar.",
        "Deze beurt telt niet mee: het gesprek werd gestopt.",
    ]


# Deliberate, the course


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_every_deliberate_use_is_a_sentence_with_its_count_and_its_turns(
    spoken: language.Language,
) -> None:
    language.use(spoken)
    for kind, ground in every_deliberate_use():
        once = wording.deliberate(Deliberate(kind, (4,), ground))
        twice = wording.deliberate(Deliberate(kind, (4, 9), ground))

        assert once.startswith("1× ")
        assert twice.startswith("2× ")
        for told in (once, twice):
            nothing_forbidden(told)
        assert ("elke keer" in twice or "each time" in twice) == (ground is not None)


def every_deliberate_use() -> Iterator[tuple[Intervention, str | None]]:
    """Every type of codebook 3.5 with each of its grounds, and without one."""
    for kind, grounds in DELIBERATE_GROUNDS.items():
        for ground in (None, *(name for name, _ in grounds)):
            yield kind, ground


def test_the_stance_strip_tells_only_what_changed() -> None:
    steps = (
        StanceStep(0, "klager", "geen"),
        StanceStep(1, "klager", "geen"),
        StanceStep(2, "klager", "acuut"),
        StanceStep(3, "klager", "acuut"),
        StanceStep(4, "klant", "gestabiliseerd"),
    )

    assert wording.stances(steps) == (
        "Begin: ziet het probleem, nog niet het eigen aandeel",
        "Na beurt 2: acute crisis",
        "Na beurt 4: tot rust gekomen; ziet een eigen aandeel en wil zelf verder",
    )


def test_a_gauge_is_a_line_of_numbers() -> None:
    assert wording.gauge_line("vertrouwen", (5, 4, 6)) == "vertrouwen: begin 5, eind 6 (5, 4, 6)"


# Nothing but facts


@pytest.mark.parametrize("spoken", language.LANGUAGES)
@for_all(SEEDS, scores)
def test_no_sentence_blames_praises_labels_or_advises(
    spoken: language.Language,
    seed: int,
    own: dict[Reflex, OwnScore],
) -> None:
    language.use(spoken)
    told = debrief(*talk_by_dice(seed))

    for line in every_sentence(told, calibrate(told.reflexes, own)):
        nothing_forbidden(line)


def every_sentence(told: Debrief, calibration: Calibration) -> Iterator[str]:
    """Everything the program itself has to say about a talk."""
    yield wording.landing(told)
    for moment in told.helped:
        yield wording.helped(moment, told.name)
    for left_alone in told.withstood:
        yield wording.withstood((left_alone,))
    for use in told.deliberate:
        yield wording.deliberate(use)
    for counted in told.reflexes.values():
        yield wording.count(counted)
        yield from (wording.occurrence(moment) for moment in counted.occurrences)
        yield from filter(None, (wording.weighed(counted),))
    for evidence in told.evidence:
        yield from wording.explanation(evidence)
        yield from (wording.on_the_table(offered) for offered in evidence.others)
    for move in told.moves:
        yield wording.move(move, told.name)
    yield from wording.stances(told.stances)
    yield from (wording.gauge_line(gauge, values) for gauge, values in told.gauges.items())
    yield from (wording.comparison(one) for one in calibration.comparisons.values())
    yield from filter(None, (wording.recognition(calibration), wording.direction(calibration)))


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_no_sentence_on_any_kind_of_turn_does_either(spoken: language.Language) -> None:
    language.use(spoken)
    causes: tuple[Cause, ...] = Cause.__args__  # type: ignore[attr-defined]
    for kind in INTERVENTIONS:
        for cause in causes:
            nothing_forbidden(one_turn(given(1, kind, cause=cause, met_signal=True, signal="wens")))
            nothing_forbidden(one_turn(given(1, "neutraal", ADVICE, kind=kind, cause=cause)))
            nothing_forbidden(one_turn(given(1, SYMPATHY, ADVICE, kind=kind, cause=cause)))
    for reflex in REFLEXES:
        nothing_forbidden(one_turn(given(1, reflex, "volgen", fit="schadelijk", gate=True)))
    for form in QUESTION_FORMS:
        nothing_forbidden(one_turn(given(1, "neutraal", ADVICE, cause="question", question=form)))
    for signal in SIGNALS:
        nothing_forbidden(one_turn(given(1, "neutraal", ADVICE, cause="signal", signal=signal)))


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_the_questions_and_headings_are_plain_too(spoken: language.Language) -> None:
    language.use(spoken)
    for told in (
        wording.how_are_you(),
        wording.self_score_question(),
        wording.nothing_to_show(),
        wording.rule_system(),
        wording.one_no_is_no_certainty(),
        wording.what_did_you_hope(),
        wording.scale_question(),
        wording.next_step_question(),
        *(wording.heading(part) for part in wording.HEADINGS),
        *(wording.kind_intention(reflex) for reflex in REFLEXES),
        *(wording.reflex_in_short(reflex) for reflex in REFLEXES),
    ):
        nothing_forbidden(told)


# Ordinary lines


def a_whole_talk() -> Debrief:
    """A short talk with a slip, a repair and an end."""
    turns: list[Event] = [
        given(1, "volgen", ADVICE, text="Sjouwen, zegt u."),
        given(2, ADVICE, "volgen", text="Bel de gemeente."),
        given(3, "herstellen", ADVICE, text="Ik liep vooruit."),
        ended(3, "tijd_op"),
    ]
    return debrief(scenario(reply("volg", "volgen", "Zo."), warnings=("mantelzorg",)), turns)


def in_lines(told: Debrief, calibration: Calibration | None = None) -> str:
    """The debrief as a learner reads it who scored herself between its two parts."""
    return f"{landing_text(told)}\n{measured_text(told, calibration)}"


def test_the_parts_come_in_the_order_of_the_codebook() -> None:
    told = a_whole_talk()

    lines = in_lines(told, calibrate(told.reflexes, {ADVICE: 8})).splitlines()

    assert lines[:3] == [
        "Het gesprek met Marjan is afgelopen.",
        "Marjan gaat naar huis.",
        "Hoe zit je erbij?",
    ]
    headings = [wording.heading(part) for part in wording.HEADINGS]
    assert [line for line in lines if line in headings] == [
        heading
        for part, heading in zip(wording.HEADINGS, headings, strict=True)
        if part not in ("deliberate", "judged", "next")
    ]


def test_nothing_measured_stands_in_the_landing() -> None:
    told = a_whole_talk()

    landing = landing_text(told)

    assert "reflex" not in landing
    assert not re.search(r"\d", landing)


def test_without_a_self_score_there_is_none_to_compare() -> None:
    assert "Jouw score naast de telling" not in measured_text(a_whole_talk()).splitlines()


def test_a_talk_that_was_left_has_a_landing_and_nothing_else() -> None:
    made = scenario(reply("volg", "volgen", "Zo."))
    told = debrief(made, [given(1, ADVICE, "volgen"), ended(1, "verlaten", "neutraal")])

    assert landing_text(told)
    assert measured_text(told) == ""


def test_one_turn_is_told_with_its_words_on_both_sides() -> None:
    made = scenario(
        reply("volg", "volgen", "Zo is het, zegt u."), reply("bel", ADVICE, "Bel haar.")
    )
    told = debrief(made, Conversation.replayed(made, ["volg"]).events)

    lines = measured_text(told).splitlines()
    turn = lines[lines.index("Beurt 1.") :]

    assert turn[: turn.index("")] == [
        "Beurt 1.",
        "(kijkt op)",
        "Marjan: Zo is het.",
        "Jij: Zo is het, zegt u.",
        "Gemeten als passend: volgen. Op dat moment: ziet een eigen aandeel en wil zelf verder. "
        "Dan geldt: zo houdt de ander de leiding.",
        "Wat volg met Marjan doet.",
        "Ook op tafel: “Bel haar.” (adviesreflex)",
        "Marjan: Marjan over volg.",
        "Marjan: En nu?",
    ]


def test_an_answered_question_about_safety_is_no_certainty_and_that_is_said_once() -> None:
    turns = [
        given(turn, "veiligheid_uitvragen", ADVICE, told=("veiligheid_bekend",)) for turn in (1, 2)
    ]
    made = scenario(reply("volg", "volgen", "Zo."))

    text = measured_text(debrief(made, turns))

    assert text.count(wording.one_no_is_no_certainty()) == 1
    assert wording.one_no_is_no_certainty() not in measured_text(debrief(made, []))


def test_words_on_several_lines_stay_on_one_line_and_braces_stay_braces() -> None:
    odd = "Zo {turn}\n  [bold]en %s\tdan"
    turn = given(1, ADVICE, "volgen", text=odd)

    text = measured_text(debrief(scenario(reply("volg", "volgen", "Zo.")), [turn]))

    assert "Jij: Zo {turn} [bold]en %s dan" in text.splitlines()


@pytest.mark.parametrize("spoken", language.LANGUAGES)
@for_all(SEEDS)
def test_every_talk_can_be_told_in_ordinary_lines(spoken: language.Language, seed: int) -> None:
    language.use(spoken)
    told = debrief(*talk_by_dice(seed))

    text = in_lines(told, calibrate(told.reflexes, dict.fromkeys(REFLEXES, 6)))

    assert text.endswith("\n")
    assert not re.search("[\u2500-\u257f\x1b]", text)
    for evidence in told.evidence:
        assert any(line.endswith(evidence.said) for line in text.splitlines())
