"""What a talk has to show afterwards: evidence, strengths, course (codebook 5.1, 5.2, 5.5)."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given as for_all

from simulator.codebook.fit_matrix import MATRIX, OVERGENOMEN
from simulator.codebook.reflexes import REFLEX_ENTRIES
from simulator.codebook.requirements import Gauges
from simulator.codebook.vocabulary import GAUGES, INTERVENTIONS
from simulator.conversation import Conversation
from simulator.debrief import by_turn, debrief, wording
from simulator.debrief.exchanges import exchanges
from simulator.debrief.strengths import DELIBERATE_GROUNDS, TOLD_BY_THE_CLIENT
from simulator.events import Event, as_json, from_json, kind_of
from simulator.scenario import Scene, Spoken
from tests.debriefed_talks import (
    ADVICE,
    SEEDS,
    SYMPATHY,
    ended,
    events_of,
    given,
    replies_given,
    reply,
    scenario,
    talk_by_dice,
    words_of_the_client,
)
from tests.test_codebook_page import table, words

if TYPE_CHECKING:
    from simulator.events import Given
    from simulator.scenario import Reply


ADVISE = "U kunt bij de gemeente aankloppen."


def advising_unasked() -> Reply:
    return reply("aankloppen", ADVICE, ADVISE)


def advising_asked() -> Reply:
    return reply("meedenken", "advies_met_mandaat", ADVISE)


def following() -> Reply:
    return reply("volg", "volgen", "U zegt: zo is het.")


# One reply, two moments


def test_one_advice_to_a_fresh_klant_takes_him_back_and_the_debrief_says_so_with_the_words() -> (
    None
):
    made = scenario(advising_unasked(), following())

    told = debrief(made, events_of(made, "aankloppen"))

    [move] = told.moves
    assert (move.turn, move.track, move.before, move.after) == (1, "houding", "klant", "klager")
    assert not move.forward
    said = wording.move(move, told.name)
    assert said == (
        f"Beurt 1. Jij: “{ADVISE}” (gemeten als: adviesreflex). "
        "Marjan: “Ja, maar dat kan niet.” – van “ziet een eigen aandeel en wil zelf verder” "
        "naar “ziet het probleem, nog niet het eigen aandeel”."
    )


def test_the_very_same_words_after_a_question_and_with_a_goal_are_deliberate() -> None:
    made = scenario(
        advising_asked(), following(), signal="vraagt_advies", flags=frozenset({"doel_benoemd"})
    )

    told = debrief(made, events_of(made, "meedenken"))

    [use] = told.deliberate
    assert (use.type, use.turns, use.ground) == ("advies_met_mandaat", (1,), "vraagt_advies")
    assert told.moves == ()
    assert told.reflexes[ADVICE].occurrences == ()
    assert told.evidence[0].answer == ("Marjan over meedenken.", "En nu?")


def test_without_the_question_the_same_reply_is_told_with_what_was_missing() -> None:
    made = scenario(advising_asked(), following(), flags=frozenset({"doel_benoemd"}))

    told = debrief(made, events_of(made, "meedenken"))

    [evidence] = told.evidence
    assert told.deliberate == ()
    assert evidence.measured == ADVICE
    assert wording.because(evidence) == (
        "De ander had niet om advies gevraagd, er was nog geen toestemming en er was nog geen "
        "opdracht van de ander."
    )
    assert wording.same_words(evidence) == "Is dat er wel, dan is dezelfde zin: advies met mandaat."


# Evidence


def test_the_evidence_of_a_turn_is_its_words_its_place_and_its_reasons() -> None:
    made = scenario(advising_unasked(), following())

    [evidence] = debrief(made, events_of(made, "aankloppen")).evidence

    assert (evidence.turn, evidence.said, evidence.heard) == (1, ADVISE, ("Zo is het.",))
    assert (evidence.cue, evidence.signal) == ("kijkt op", "geen")
    assert evidence.answer == ("Ja, maar dat kan niet.",)
    assert [offered.reply for offered in evidence.others] == ["volg"]
    assert evidence.reason == MATRIX[ADVICE]["klant"].reason
    assert evidence.assumption == REFLEX_ENTRIES[ADVICE].assumption
    assert evidence.why == "Wat aankloppen met Marjan doet."
    assert evidence.houding == ("klant", "klager")
    assert evidence.gauges == (Gauges(5, 5, 6, 4), Gauges(4, 5, 4, 4))
    assert evidence.counted
    assert evidence.repaired_in is None


def test_a_repair_is_shown_at_the_turn_that_it_repaired() -> None:
    made = scenario(advising_unasked(), following())

    told = debrief(made, events_of(made, "aankloppen", "herstel"))

    assert [evidence.repaired_in for evidence in told.evidence] == [2, None]
    assert told.evidence[1].why is None


def test_what_a_missing_ground_made_a_reflex_is_told_as_that_reflex_and_not_as_its_type() -> None:
    made = scenario(advising_asked(), following())

    [evidence] = debrief(made, events_of(made, "meedenken")).evidence

    assert evidence.reason == MATRIX[ADVICE]["klant"].reason


def test_what_the_stance_made_a_reflex_is_told_as_its_type() -> None:
    made = scenario(reply("doe", "instrueren", "Gaat u zitten."), following())

    [evidence] = debrief(made, events_of(made, "doe")).evidence

    assert (evidence.measured, evidence.cause) == (ADVICE, "stance")
    assert evidence.reason == MATRIX["instrueren"]["klant"].reason


def test_a_taken_over_crisis_has_reasons_of_its_own() -> None:
    turn = given(1, "samenvatten", "volgen", crisis_fase=("overgenomen", "overgenomen"))

    [evidence] = debrief(scenario(following()), [turn]).evidence

    assert evidence.reason == OVERGENOMEN["samenvatten"].reason


def test_an_edited_scenario_only_costs_the_author_s_reason() -> None:
    turn = given(1, ADVICE, "volgen", scene="weg", reply="weg")

    [evidence] = debrief(scenario(following()), [turn]).evidence

    assert evidence.why is None
    assert evidence.said == "Antwoord 1"


# What helped


def test_the_client_comes_first_and_of_the_learner_at_most_three_turns_are_told() -> None:
    ask = reply("vraag", "copingvraag", "Hoe houdt u het vol?", sets=frozenset({"coping_gevonden"}))
    hear = reply("erken", "erkennen", "Dat is zwaar.", sets=frozenset({"erkend"}))
    made = scenario(ask, hear, start="klager", max_turns=5)

    told = debrief(made, events_of(made, "vraag", "erken", "vraag", "erken"))

    assert [moment.by for moment in told.helped] == ["client", "learner", "learner", "learner"]
    client = told.helped[0]
    assert (client.turn, client.quote, client.told) == (
        1,
        "Marjan over vraag.",
        ("coping_gevonden",),
    )
    assert [moment.turn for moment in told.helped[1:]] == sorted(
        moment.turn for moment in told.helped[1:]
    )
    assert told.helped[2].quote == "Dat is zwaar."
    assert told.helped[2].told == ("erkend",)


def test_what_the_client_tells_by_himself_is_quoted_from_his_next_line() -> None:
    onward = reply("volg", "volgen", "En toen?")
    made = scenario(onward, start="klager")
    told_here = Scene(
        "verder", Spoken("Ik wil weer slapen."), (onward,), sets=frozenset({"wens_benoemd"})
    )
    made = scenario(onward, start="klager", scenes={**made.scenes, "verder": told_here})

    [moment, *_] = debrief(made, events_of(made, "volg")).helped

    assert (moment.by, moment.told) == ("client", ("wens_benoemd",))
    assert moment.quote == "Ik wil weer slapen."


def test_a_step_forward_of_the_client_is_shown_with_what_moved_it() -> None:
    own = frozenset({"eigen_aandeel"})
    ask = reply("vraag", "focus_terugbrengen", "Wat wilt u zelf?", sets=own)
    scale = reply("schaal", "schaalvraag", "Welk cijfer geeft u het?")
    made = scenario(
        ask,
        scale,
        start="klager",
        flags=frozenset({"erkend"}),
        shift=(("vertrouwen", 1), ("hoop", 1), ("regie", 1)),
    )

    told = debrief(made, events_of(made, "vraag", "schaal"))

    assert [(move.turn, move.after, move.forward) for move in told.moves] == [(2, "klant", True)]
    assert [(moment.turn, moment.by) for moment in told.helped if moment.moves] == [
        (2, "client"),
        (2, "learner"),
    ]


def test_a_slip_is_never_told_as_something_that_helped() -> None:
    made = scenario(advising_unasked(), following())

    told = debrief(made, events_of(made, "aankloppen", "aankloppen"))

    assert [moment for moment in told.helped if moment.by == "learner"] == []


# What was left alone


def test_a_reflex_that_lay_ready_is_shown_next_to_what_was_said() -> None:
    made = scenario(advising_unasked(), following())

    told = debrief(made, events_of(made, "volg"))

    [moment] = told.withstood
    assert (moment.turn, moment.reflex, moment.ready) == (1, ADVICE, ADVISE)
    assert (moment.said, moment.type) == ("U zegt: zo is het.", "volgen")


def test_several_reflexes_of_one_turn_are_told_together() -> None:
    turns = [given(1, "volgen", ADVICE, SYMPATHY), given(2, "volgen", ADVICE)]

    told = debrief(scenario(following()), turns)

    groups = by_turn(told.withstood)
    assert [[moment.reflex for moment in group] for group in groups] == [
        [SYMPATHY, ADVICE],
        [ADVICE],
    ]
    assert wording.withstood(groups[0]) == (
        "Beurt 1. De meeleefreflex lag klaar: “Keuze 2” De adviesreflex lag klaar: “Keuze 1” "
        "Jij zei: “Antwoord 1”"
    )


# Deliberate uses


def test_the_deliberate_types_are_the_column_coded_as_of_the_codebook() -> None:
    rows = table("3.5", "reflex form")
    named = {slug for row in rows for slug in words(row["coded as"])} & set(INTERVENTIONS)

    assert set(DELIBERATE_GROUNDS) == named


def test_three_times_information_is_one_line_with_its_ground() -> None:
    turns = [given(turn, "informatie_geven", "volgen", signal="vraagt_info") for turn in (2, 4, 7)]

    [use] = debrief(scenario(following()), turns).deliberate

    assert wording.deliberate(use) == (
        "3× informatie gegeven, elke keer nadat erom gevraagd was (beurt 2, 4 en 7)"
    )


@pytest.mark.parametrize(
    "not_deliberate",
    [
        given(1, ADVICE, "volgen", kind="informatie_geven"),  # without its ground
        given(1, "neutraal", "volgen", kind="informatie_geven"),  # with it, and still not fitting
        given(1, "gewenste_situatie_vragen", "volgen"),  # no form of a reflex
        given(1, "informatie_geven"),  # nothing to choose from
    ],
)
def test_nothing_else_is_told_as_deliberate(not_deliberate: Event) -> None:
    assert debrief(scenario(following()), [not_deliberate]).deliberate == ()


def test_permission_is_a_ground_until_it_was_used() -> None:
    ask = reply("mag", "mandaat_vragen", "Mag ik iets vertellen?", sets=frozenset({"toestemming"}))
    tell = reply("vertel", "informatie_geven", "De gemeente beslist in acht weken.")
    made = scenario(ask, tell)

    told = debrief(made, events_of(made, "mag", "vertel", "vertel"))

    [use] = told.deliberate
    assert (use.type, use.turns, use.ground) == ("informatie_geven", (2,), "toestemming")
    assert [moment.turn for moment in told.reflexes[ADVICE].occurrences] == [3]


@pytest.mark.parametrize(
    ("between", "scene"),
    [
        (given(2, "informatie_geven", "volgen"), "begin"),  # it was lent for one thing, and used
        (given(2, "volgen", "neutraal"), "verder"),  # and it stays behind when the talk moves on
    ],
)
def test_permission_that_has_ended_is_no_ground_any_more(between: Given, scene: str) -> None:
    turns = [
        given(1, "mandaat_vragen", "volgen", told=("toestemming",)),
        between,
        given(3, "informatie_geven", "volgen", scene=scene),
    ]
    made = scenario(following(), flags=frozenset({"recht_op_info"}))

    last = debrief(made, turns).deliberate[-1]

    assert (last.turns, last.ground) == ((3,), "recht_op_info")


# The course


def test_an_empty_talk_stands_where_the_scenario_starts() -> None:
    made = scenario(following(), start="klager")

    told = debrief(made, Conversation(made).events)

    assert told.ending is None
    assert [(step.turn, step.houding, step.crisis_fase) for step in told.stances] == [
        (0, "klager", "geen")
    ]
    assert dict(told.gauges) == {"vertrouwen": (4,), "hoop": (3,), "regie": (2,), "spanning": (6,)}
    assert [*told.turns, *told.evidence, *told.moves, *told.helped] == []


@pytest.mark.parametrize(
    ("before", "after", "forward"),
    [
        ("acuut", "gestabiliseerd", True),
        ("overgenomen", "gestabiliseerd", True),
        ("gestabiliseerd", "overgedragen", True),
        ("gestabiliseerd", "geen", True),
        ("geen", "acuut", False),
        ("acuut", "overgenomen", False),
        ("gestabiliseerd", "acuut", False),
    ],
)
def test_a_take_over_is_nobody_s_step_forward(before: str, after: str, forward: bool) -> None:
    turn = given(1, "volgen", "neutraal", crisis_fase=(before, after))

    [move] = debrief(scenario(following()), [turn]).moves

    assert (move.track, move.forward) == ("crisis_fase", forward)


@pytest.mark.parametrize(
    ("more", "heavy"),
    [
        ({}, False),
        ({"warnings": ("mantelzorg",)}, True),
        ({"crisis_kind": "werkelijk"}, True),
    ],
)
def test_a_heavy_talk_is_known_by_its_tags_or_its_crisis(more: dict[str, Any], heavy: bool) -> None:
    assert debrief(scenario(following(), **more), []).heavy is heavy


def test_danger_makes_a_talk_heavy() -> None:
    assert debrief(scenario(following()), [given(1, "volgen", gate=True)]).heavy


def test_a_talk_that_was_left_has_nothing_that_helped_or_was_withstood() -> None:
    turns = [given(1, "erkennen", ADVICE, told=("erkend",)), given(2, "erkennen", ADVICE)]

    told = debrief(scenario(following()), [*turns, ended(2, "verlaten", "neutraal")])

    assert told.left
    assert [*told.helped, *told.withstood, *told.deliberate] == []


# For every talk


@for_all(SEEDS)
def test_every_turn_has_its_evidence_its_step_and_its_point(seed: int) -> None:
    made, events = talk_by_dice(seed)
    turns = replies_given(events)

    told = debrief(made, events)

    assert [evidence.turn for evidence in told.evidence] == [turn.turn for turn in turns]
    assert [step.turn for step in told.stances] == list(range(len(turns) + 1))
    assert list(told.gauges) == list(GAUGES)
    for values in told.gauges.values():
        assert len(values) == len(turns) + 1
        assert all(0 <= value <= 10 for value in values)


@for_all(SEEDS)
def test_all_that_the_client_said_stands_in_the_evidence_once(seed: int) -> None:
    made, events = talk_by_dice(seed)
    told = debrief(made, events).evidence

    heard = [words for evidence in told for words in evidence.heard]
    last = list(told[-1].answer) if told else words_of_the_client(events)

    assert heard + last == words_of_the_client(events)
    assert all(before.answer == after.heard for before, after in pairwise(told))


@for_all(SEEDS)
def test_a_move_is_where_the_steps_differ(seed: int) -> None:
    told = debrief(*talk_by_dice(seed))

    differing = {
        after.turn
        for before, after in pairwise(told.stances)
        if (before.houding, before.crisis_fase) != (after.houding, after.crisis_fase)
    }

    assert {move.turn for move in told.moves} == differing


@for_all(SEEDS)
def test_what_helped_is_first_the_client_then_three_turns_at_most(seed: int) -> None:
    told = debrief(*talk_by_dice(seed))
    slips = {turn.turn for turn in told.turns if turn.slipped}

    by = [moment.by for moment in told.helped]

    assert by == sorted(by)
    assert by.count("learner") <= 3
    for moment in told.helped:
        assert moment.told or moment.moves or moment.gained
        assert all(move.forward for move in moment.moves)
        if moment.by == "client":
            assert set(moment.told) <= set(TOLD_BY_THE_CLIENT)
            assert not moment.gained
        else:
            assert moment.turn not in slips


@for_all(SEEDS)
def test_a_deliberate_use_is_never_an_occurrence(seed: int) -> None:
    told = debrief(*talk_by_dice(seed))
    slips = {turn.turn for turn in told.turns if turn.slipped}

    for use in told.deliberate:
        assert not slips & set(use.turns)
        for turn in use.turns:
            given_then = told.turns[turn - 1]
            assert given_then.grounded
            assert given_then.type == given_then.measured == use.type


@for_all(SEEDS)
def test_the_debrief_of_a_talk_that_was_stored_is_the_same(seed: int) -> None:
    made, events = talk_by_dice(seed)
    stored = [(kind_of(event), json.dumps(as_json(event))) for event in events]

    restored = [from_json(kind, json.loads(values)) for kind, values in stored]

    assert debrief(made, restored) == debrief(made, events)


@for_all(SEEDS)
def test_every_exchange_has_its_own_reply(seed: int) -> None:
    _, events = talk_by_dice(seed)

    assert [exchange.given for exchange in exchanges(events)] == replies_given(events)
