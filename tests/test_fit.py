"""What a reply turns out to be in the state it is given in (codebook 2.4, 3, 4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from simulator.client.fit import column_of
from simulator.codebook.effects import PASSEND, PRIMARY, REFLEX, SCHADELIJK, Effect
from simulator.codebook.fit_matrix import MATRIX
from simulator.codebook.grounds import FLAG_PRECONDITIONS, GROUNDS, TECHNIQUE_GROUNDS
from simulator.codebook.reply_types import ENTRIES, FULL_FIT_CLOSED, REDIRECTING
from simulator.codebook.signals import SIGNAL_ENTRIES
from simulator.codebook.vocabulary import (
    GAUGES,
    INTERVENTIONS,
    REFLEXES,
    SIGNALS,
    STANCES,
    STARTS,
    Column,
    Intervention,
    Phase,
    QuestionForm,
    Reflex,
    ReplyType,
    Signal,
    Stance,
)
from tests.scenes import (
    IN,
    answer,
    change,
    give,
    held,
    is_true,
    reply,
    scenario,
    scene,
    verdict_on,
)
from tests.test_codebook_page import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulator.scenario import Reply

So = dict[str, Any]
"""A state, in the words of `tests.scenes.answer`."""

NEUTRAL = ("neutraal", "neutraal")
NOTHING = Effect()

HOLDS: Mapping[Intervention, So] = {
    "verwelkomen": {"given": 1},
    "compliment_gegrond": {"flags": "feit_bekend erkend"},
    "herstellen": {"rupture": 1},
    "probleemverkenning": {"flags": "klacht_benoemd"},
    "focus_terugbrengen": {"flags": "erkend"},
    "gewenste_situatie_vragen": {"flags": "erkend"},
    "uitzonderingsvraag": {"flags": "erkend"},
    "hoopvraag": {"flags": "erkend"},
    "schaalvraag": {"flags": "erkend"},
    "steunbron_vragen": {"flags": "erkend"},
    "volgende_stap_vragen": {"flags": "doel_benoemd"},
    "regie_teruggeven": {"flags": "erkend"},
    "mutualiseren": {"people": 2},
    "spiegelen_werkelijkheid": {"flags": "begrip_zonder_gedrag"},
    "aanschuiven_werkelijkheid": {"flags": "schadelijke_keuze"},
    "gedachte_onderzoeken": {"flags": "toestemming"},
    "herkaderen": {"flags": "erkend"},
    "informatie_geven": {"flags": "toestemming"},
    "advies_met_mandaat": {"flags": "doel_benoemd mandaat"},
    "slecht_nieuws_brengen": {"bad_news": True},
    "gedrag_begrenzen": {"flags": "grens_overschreden"},
    "veiligheid_uitvragen": {"flags": "gevaar"},
    "overname_aankondigen": {"flags": "erkend", "crisis_kind": "werkelijk"},
    "instrueren": {"flags": "gevaar", "crisis_kind": "werkelijk"},
    "ketenpartner_inschakelen": {"flags": "toestemming"},
    "warm_overdragen": {"flags": "toestemming"},
}
"""A state in which the type has its ground; types that are missing here ask for nothing."""

LACKS: Mapping[Intervention, So] = {
    "verwelkomen": {"given": 2},
    "perspectiefwisseling": {"vertrouwen": 2},
    "ambivalentie_verkennen": {"vertrouwen": 3},
}
"""A state in which the type lacks its ground, where an empty one does not do."""


def anders(kind: Intervention) -> tuple[str, str]:
    """What the type becomes without its ground, from column *anders* of 3.2."""
    twin = ENTRIES[kind].anders or "neutraal"
    return NEUTRAL if twin == "neutraal" else ("reflex", twin)


def place_for(kind: Intervention, *codes: str) -> So:
    """The first column of the matrix in which the type has one of these codes."""
    return dict(next(IN[column] for column in STARTS if MATRIX[kind][column].code in codes))


# The grounds (3.2)


def test_every_ground_of_3_2_is_the_one_on_the_page() -> None:
    page = {row["type"]: row["grond"] for row in table("3.2", "type")}
    assert {kind: ground.formula() for kind, ground in GROUNDS.items()} == page


def test_the_grounds_of_two_techniques_in_3_2_are_those_on_the_page() -> None:
    page = {row["techniek"]: row["grond"] for row in table("3.2", "techniek")}
    assert {name: ground.formula() for name, ground in TECHNIQUE_GROUNDS.items()} == page


def test_the_preconditions_of_flags_in_4_3_are_those_on_the_page() -> None:
    page = {row["flag"]: row["preconditie"] for row in table("4.3", "flag")}
    assert {flag: condition.formula() for flag, condition in FLAG_PRECONDITIONS.items()} == page


ACUTE: So = {"crisis_fase": "acuut"}
WITH_AND_WITHOUT_GROUND: list[tuple[Intervention, So, So]] = [
    ("verwelkomen", {"given": 1}, {"given": 2}),
    ("compliment_gegrond", {"flags": "feit_bekend erkend"}, {"flags": "feit_bekend"}),
    ("compliment_gegrond", {"flags": "feit_bekend erkend"}, {"flags": "erkend"}),
    (
        "compliment_gegrond",
        {"flags": "feit_bekend erkend", "line_signal": "kracht"},
        {"flags": "feit_bekend erkend", "line_signal": "emotie"},
    ),
    ("herstellen", {"rupture": 1}, {"rupture": 0}),
    ("herstellen", {"flags": "koud"}, {}),
    ("herstellen", {"flags": "heet"}, {}),
    ("perspectiefwisseling", {"vertrouwen": 3}, {"vertrouwen": 2}),
    ("probleemverkenning", {"flags": "klacht_benoemd"}, {}),
    ("probleemverkenning", {"flags": "mandaat"}, {}),
    ("focus_terugbrengen", {"flags": "erkend"}, {}),
    ("gewenste_situatie_vragen", {"flags": "erkend"}, {}),
    ("uitzonderingsvraag", {"flags": "erkend"}, {}),
    ("hoopvraag", {"flags": "erkend"}, {}),
    ("schaalvraag", {"flags": "erkend"}, {}),
    ("steunbron_vragen", {"flags": "erkend"}, {}),
    ("volgende_stap_vragen", {"flags": "doel_benoemd"}, {"flags": "erkend"}),
    ("volgende_stap_vragen", {"flags": "wens_benoemd"}, {}),
    ("volgende_stap_vragen", {**ACUTE, "flags": "erkend"}, ACUTE),
    ("mutualiseren", {"people": 2}, {"people": 1}),
    (
        "spiegelen_werkelijkheid",
        {"flags": "begrip_zonder_gedrag", "vertrouwen": 4},
        {"flags": "begrip_zonder_gedrag", "vertrouwen": 3},
    ),
    ("spiegelen_werkelijkheid", {"flags": "begrip_zonder_gedrag"}, {"vertrouwen": 9}),
    (
        "aanschuiven_werkelijkheid",
        {"flags": "schadelijke_keuze", "vertrouwen": 4},
        {"flags": "schadelijke_keuze", "vertrouwen": 3},
    ),
    ("aanschuiven_werkelijkheid", {"flags": "schadelijke_keuze"}, {"vertrouwen": 9}),
    ("ambivalentie_verkennen", {"vertrouwen": 4}, {"vertrouwen": 3}),
    (
        "gedachte_onderzoeken",
        {"flags": "toestemming", "vertrouwen": 5, "houding": "klant"},
        {"flags": "toestemming", "vertrouwen": 4, "houding": "klant"},
    ),
    ("herkaderen", {"flags": "erkend", "vertrouwen": 5}, {"flags": "erkend", "vertrouwen": 4}),
    ("herkaderen", {"flags": "erkend"}, {"vertrouwen": 9}),
    ("informatie_geven", {"line_signal": "vraagt_info"}, {}),
    ("informatie_geven", {"flags": "toestemming"}, {}),
    ("informatie_geven", {"flags": "recht_op_info"}, {}),
    (
        "advies_met_mandaat",
        {"flags": "doel_benoemd", "line_signal": "vraagt_advies"},
        {"line_signal": "vraagt_advies"},
    ),
    ("advies_met_mandaat", {"flags": "doel_benoemd toestemming"}, {"flags": "doel_benoemd"}),
    ("advies_met_mandaat", {"flags": "doel_benoemd mandaat"}, {"flags": "mandaat"}),
    ("slecht_nieuws_brengen", {"bad_news": True}, {}),
    ("gedrag_begrenzen", {"flags": "grens_overschreden"}, {}),
    ("gedrag_begrenzen", {"flags": "schadelijk_gedrag"}, {}),
    ("veiligheid_uitvragen", {"flags": "gevaar"}, {}),
    ("veiligheid_uitvragen", ACUTE, {}),
    ("overname_aankondigen", {**ACUTE, "flags": "erkend"}, ACUTE),
    ("instrueren", {**ACUTE, "flags": "gevaar"}, ACUTE),
    ("ketenpartner_inschakelen", {"flags": "gevaar"}, {}),
    ("ketenpartner_inschakelen", {"flags": "toestemming"}, {}),
    ("ketenpartner_inschakelen", {"crisis_fase": "overgenomen"}, ACUTE),
    ("warm_overdragen", {"crisis_fase": "gestabiliseerd"}, ACUTE),
    ("warm_overdragen", {"night": True, "houding": "klant"}, {"houding": "klant"}),
    ("warm_overdragen", {"flags": "toestemming", "houding": "klant"}, {"houding": "klant"}),
]


@pytest.mark.parametrize(("kind", "holds", "lacks"), WITH_AND_WITHOUT_GROUND)
def test_r1_a_reply_is_passend_with_its_ground_and_its_twin_without(
    kind: Intervention, holds: So, lacks: So
) -> None:
    there = {} if {"crisis_fase", "houding"} & {*holds, *lacks} else place_for(kind, "P*")
    assert verdict_on(answer(kind, **there, **holds)) == ("passend", kind)
    assert verdict_on(answer(kind, **there, **lacks)) == anders(kind)


def test_r1_the_ground_is_what_is_so_before_the_reply_and_not_what_it_brings_out() -> None:
    hopeful = reply("compliment_gegrond", sets="feit_bekend")
    assert answer(hopeful, flags="erkend").measured == "meeleef_reflex"


@pytest.mark.parametrize("kind", ["erkennen", "volgende_stap_vragen"])
def test_r1_what_an_author_needs_is_asked_as_well(kind: Intervention) -> None:
    known = HOLDS.get(kind, {}).get("flags", "")
    wary = reply(kind, needs="feit_bekend")
    assert verdict_on(answer(wary, flags=f"{known} feit_bekend")) == ("passend", kind)
    assert verdict_on(answer(wary, flags=known)) == anders(kind)


def test_r1_a_fact_of_the_file_itself_can_be_needed() -> None:
    asks = reply("erkennen", needs="sleutel_kwijt")
    assert answer(asks, facts=("sleutel_kwijt",)).measured == "meeleef_reflex"
    assert answer(asks, facts=("sleutel_kwijt",), flags="feit_1").measured == "erkennen"


def test_3_2_an_amplified_reflection_asks_for_vertrouwen_6() -> None:
    amplified = reply("ambivalentie_verkennen", technique="versterkte_reflectie")
    assert answer(amplified, vertrouwen=6).fit == "passend"
    assert answer(amplified, vertrouwen=5).measured == "correctie_reflex"


def test_3_2_zwartkijken_asks_for_vertrouwen_6_and_spanning_at_most_5() -> None:
    gloomy = reply("ambivalentie_verkennen", technique="zwartkijken")
    assert answer(gloomy, vertrouwen=6, spanning=5).fit == "passend"
    assert answer(gloomy, vertrouwen=6, spanning=6).measured == "correctie_reflex"
    assert answer(gloomy, vertrouwen=5, spanning=5).measured == "correctie_reflex"


def test_3_2_another_technique_asks_for_nothing_more() -> None:
    both_sides = reply("ambivalentie_verkennen", technique="tweezijdige_reflectie")
    assert answer(both_sides, vertrouwen=4).fit == "passend"


# The matrix (3.4), which column counts (3.1), and what a take-over changes (3.6)


@pytest.mark.parametrize("kind", INTERVENTIONS)
@pytest.mark.parametrize("column", STARTS)
def test_3_4_the_code_of_a_cell_decides_with_and_without_ground(
    kind: Intervention, column: Column
) -> None:
    code = MATRIX[kind][column].code
    for state in (HOLDS.get(kind, {}), LACKS.get(kind, {})):
        given = answer(kind, **IN[column], **state)
        twin = ENTRIES[kind].anders
        expected = {
            "P": ("passend", kind),
            "P*": ("passend", kind) if given.grounded else anders(kind),
            "N": NEUTRAL,
            "N*": NEUTRAL if given.grounded else anders(kind),
            "R": anders(kind),
            "R*": NEUTRAL if given.grounded else anders(kind),
            "S": ("schadelijk", "interpretatie_reflex" if twin == "neutraal" else twin),
        }[code]
        assert verdict_on(given) == expected


@pytest.mark.parametrize("kind", REFLEXES)
@pytest.mark.parametrize("column", STARTS)
def test_3_4_a_reflex_is_a_reflex_or_schadelijk_and_always_measured_as_itself(
    kind: Reflex, column: Column
) -> None:
    harmful = MATRIX[kind][column].code == "S"
    given = answer(kind, **IN[column])
    assert verdict_on(given) == ("schadelijk" if harmful else "reflex", kind)


@pytest.mark.parametrize("houding", ["bezoeker", "klager", "klant"])
@pytest.mark.parametrize(
    ("phase", "column"),
    [
        ("acuut", "crisis_acuut"),
        ("overgenomen", "crisis_acuut"),
        ("gestabiliseerd", "crisis_gestabiliseerd"),
        ("overgedragen", "crisis_gestabiliseerd"),
        ("geen", None),
    ],
)
def test_3_1_a_phase_of_a_crisis_outranks_the_stance(
    phase: Phase, column: Column | None, houding: Stance
) -> None:
    assert column_of(houding, phase) == (column or houding)


@pytest.mark.parametrize(
    "kind",
    ["instrueren", "informatie_geven", "regie_teruggeven", "samenvatten", "transparant_maken"],
)
def test_3_6_after_a_take_over_these_are_passend_without_more(kind: Intervention) -> None:
    assert verdict_on(answer(kind, crisis_fase="overgenomen")) == ("passend", kind)


def test_3_6_announcing_a_take_over_again_is_neutraal() -> None:
    assert verdict_on(answer("overname_aankondigen", crisis_fase="overgenomen")) == NEUTRAL
    again = answer("overname_aankondigen", crisis_fase="overgenomen", flags="erkend")
    assert verdict_on(again) == NEUTRAL


@pytest.mark.parametrize("kind", sorted(set(INTERVENTIONS) - {"overname_aankondigen"}))
def test_3_6_all_other_types_fit_as_in_an_acute_crisis(kind: Intervention) -> None:
    grounded = HOLDS.get(kind, {})
    taken = answer(kind, crisis_fase="overgenomen", **grounded)
    acute = answer(kind, crisis_fase="acuut", **grounded)
    if kind == "regie_teruggeven":  # N* there, P for parts he can already carry here
        assert (taken.fit, acute.fit) == ("passend", "neutraal")
    else:
        assert verdict_on(taken) == verdict_on(acute)


# What the client's last line asks for (3.3 and R2)


def signals_that_ask() -> list[Signal]:
    return [signal for signal in SIGNALS if SIGNAL_ENTRIES[signal].answers is not None]


@pytest.mark.parametrize("kind", INTERVENTIONS)
def test_r2_only_an_answer_to_the_signal_keeps_its_weight_and_gets_1_more(
    kind: Intervention,
) -> None:
    """The bonus is +1 on the primary gauge of 4.3, and for spanning −1."""
    place = place_for(kind, "P", "P*") | HOLDS.get(kind, {})
    plain = change(answer(kind, **place))
    assert plain == (Effect(vertrouwen=1) if kind == "herstellen" else PASSEND[kind])
    for signal in signals_that_ask():
        given = answer(kind, **place, line_signal=signal)
        answers = SIGNAL_ENTRIES[signal].answers or frozenset()
        if signal == "emotie" and kind == "compliment_gegrond":
            assert given.measured == "meeleef_reflex"
        elif signal == "emotie" and kind in REDIRECTING:
            assert verdict_on(given) == ("reflex", "afleid_reflex")
        elif kind == "herstellen":
            assert (given.fit, change(given)) == ("passend", plain)
        elif kind in answers:
            assert given.met_signal
            assert (given.fit, change(given)) == ("passend", plain + bonus(kind))
        else:
            assert not given.met_signal
            assert (verdict_on(given), change(given)) == (NEUTRAL, NOTHING)


def bonus(kind: Intervention) -> Effect:
    more = -1 if PRIMARY[kind] == "spanning" else 1
    return Effect(*(more if gauge == PRIMARY[kind] else 0 for gauge in GAUGES))


def test_r2_consent_is_answered_by_every_type() -> None:
    for kind in INTERVENTIONS:
        place = place_for(kind, "P", "P*") | HOLDS.get(kind, {})
        given = answer(kind, **place, line_signal="instemming")
        more = NOTHING if kind == "herstellen" else bonus(kind)
        assert given.fit == "passend"
        assert change(given) == change(answer(kind, **place)) + more


def test_3_3_where_nothing_is_open_nothing_is_lifted_lowered_or_given_a_bonus() -> None:
    assert verdict_on(answer("erkennen", houding="klant")) == NEUTRAL
    assert not answer("erkennen").met_signal
    assert change(answer("erkennen")) == PASSEND["erkennen"]


def test_r2_a_neutraal_cell_is_lifted_to_passend_by_the_signal_it_answers() -> None:
    moved = answer("erkennen", houding="klant", line_signal="emotie")
    assert verdict_on(moved) == ("passend", "erkennen")
    assert change(moved) == PASSEND["erkennen"] + bonus("erkennen")
    assert answer("erkennen", houding="klant", line_signal="vraagt_info").fit == "neutraal"


def test_3_a_cell_n_with_a_star_is_lifted_only_with_its_ground() -> None:
    acute: So = {"crisis_fase": "acuut", "line_signal": "ja_maar"}
    assert answer("regie_teruggeven", **acute, flags="erkend").fit == "passend"
    assert answer("regie_teruggeven", **acute).measured == "afleid_reflex"


def test_3_a_signal_lifts_nothing_whose_ground_of_3_2_does_not_hold() -> None:
    assert MATRIX["perspectiefwisseling"]["klant"].code == "N"
    blamed: So = {"houding": "klant", "line_signal": "schuldige_zoeken"}
    assert answer("perspectiefwisseling", **blamed, vertrouwen=4).fit == "passend"
    assert verdict_on(answer("perspectiefwisseling", **blamed, vertrouwen=2)) == NEUTRAL


@pytest.mark.parametrize(
    ("kind", "state", "measured"),
    [
        (
            "probleemverkenning",
            {"crisis_fase": "acuut", "flags": "klacht_benoemd", "line_signal": "schuldige_zoeken"},
            ("reflex", "interpretatie_reflex"),
        ),
        (
            "probleemverkenning",
            {"houding": "bezoeker", "flags": "klacht_benoemd", "line_signal": "schuldige_zoeken"},
            NEUTRAL,
        ),
        (
            "aanschuiven_werkelijkheid",
            {
                "crisis_fase": "acuut",
                "flags": "schadelijke_keuze",
                "line_signal": "schadelijke_keuze",
            },
            ("schadelijk", "correctie_reflex"),
        ),
    ],
    ids=["R", "R*", "S"],
)
def test_3_a_signal_never_lifts_a_reflex_or_harm(
    kind: Intervention, state: So, measured: tuple[str, str]
) -> None:
    assert verdict_on(answer(kind, **state)) == measured


TELLING: tuple[Intervention, ...] = ("volgen", "nuttigheidsvraag", "probleemverkenning")


@pytest.mark.parametrize("signal", signals_that_ask())
def test_r2_what_the_client_tells_still_holds_except_under_emotie_and_gevaar(
    signal: Signal,
) -> None:
    beside_it = next(kind for kind in TELLING if kind not in (SIGNAL_ENTRIES[signal].answers or ()))
    talk = held(
        scenario(scene("begin", reply(beside_it, sets="wens_benoemd", clears="feit_bekend"))),
        line_signal=signal,
        flags="feit_bekend klacht_benoemd",
    )
    talk.give(beside_it)
    assert is_true(talk, "wens_benoemd") == (signal not in ("emotie", "gevaar"))
    assert is_true(talk, "feit_bekend"), "`clears` asks for a reply that is measured passend"


def test_r2_what_is_lowered_once_more_brings_out_nothing() -> None:
    """The signal makes it neutraal, and its form a reflex: only the first leaves `sets` alone."""
    leading = reply("volgen", question="suggestief", sets="wens_benoemd")
    given = answer(leading, line_signal="vraagt_info")
    assert (verdict_on(given), given.told) == (("reflex", "interpretatie_reflex"), ())


def test_r2_what_was_neutraal_without_the_signal_brings_out_nothing() -> None:
    unasked = reply("erkennen", sets="erkend")
    assert answer(unasked, houding="klant", line_signal="vraagt_info").told == ()
    groundless = reply("perspectiefwisseling", sets="wens_benoemd")
    blamed = answer(groundless, houding="klant", line_signal="schuldige_zoeken", vertrouwen=2)
    assert blamed.told == ()


def test_r2_herstellen_is_exempt_whatever_the_client_last_showed() -> None:
    for signal in SIGNALS:
        assert answer("herstellen", rupture=1, line_signal=signal).fit == "passend"


def test_r2_the_8_redirecting_types_deflect_from_a_strong_feeling_with_or_without_ground() -> None:
    for kind in REDIRECTING:
        for ground in ("", "erkend doel_benoemd"):
            for houding in ("bezoeker", "klager", "klant"):
                given = answer(kind, houding=houding, line_signal="emotie", flags=ground)
                assert verdict_on(given) == ("reflex", "afleid_reflex")
    assert len(REDIRECTING) == 8


# The same type again and again (R3)


def outside_a_crisis(kind: Intervention) -> So | None:
    """A state outside a crisis in which the type is passend; None where there is none."""
    for column in STANCES:
        if MATRIX[kind][column].code in ("P", "P*"):
            return {**IN[column], **HOLDS.get(kind, {})}
    return None


REPEATABLE = [
    kind
    for kind in INTERVENTIONS
    if outside_a_crisis(kind) and kind not in ("veiligheid_uitvragen", "herstellen")
]


@pytest.mark.parametrize("kind", REPEATABLE)
def test_r3_a_second_time_in_a_row_halves_and_a_third_is_the_twin(kind: Intervention) -> None:
    state = outside_a_crisis(kind)
    assert state is not None
    second = answer(kind, **state, last_type=kind, run=1)
    third = answer(kind, **state, last_type=kind, run=2)
    towards_zero = Effect(*(int(points / 2) for points in PASSEND[kind]))
    assert (second.fit, change(second)) == ("passend", towards_zero)
    assert verdict_on(third) == anders(kind)


def test_r3_said_three_times_in_a_talk() -> None:
    talk = held(scenario(scene("begin", reply("volgen"), reply("samenvatten"))), spanning=8)
    levels = []
    for kind in ("volgen", "volgen", "volgen", "samenvatten", "volgen"):
        talk.give(kind)
        levels.append((talk.state.gauges.vertrouwen, talk.state.gauges.spanning))
    assert levels == [(5, 7), (5, 7), (5, 7), (6, 6), (7, 5)]


def test_r3_the_bonus_for_a_signal_is_not_halved() -> None:
    again = answer("hoopvraag", flags="erkend", last_type="hoopvraag", run=1)
    assert change(again) == Effect(hoop=1)
    silent = answer("volgen", line_signal="stilte", last_type="volgen", run=1)
    assert change(silent) == Effect(spanning=-1)


def test_r3_counts_the_type_the_author_gave_whatever_it_was_measured_as() -> None:
    unheard = held(
        scenario(
            scene("begin", reply("volgen", "verder"), signal="vraagt_info"),
            scene("verder", reply("volgen")),
        )
    )
    unheard.give("volgen")
    before = unheard.state.gauges
    unheard.give("volgen")
    assert unheard.state.gauges == before


def test_r3_does_not_count_inside_a_real_crisis() -> None:
    for times in (1, 2):
        given = answer("volgen", crisis_fase="acuut", last_type="volgen", run=times)
        assert change(given) == PASSEND["volgen"]
    talk = held(scenario(scene("begin", reply("volgen")), start="crisis_acuut"))
    for _ in range(3):
        talk.give("volgen")
    assert (talk.state.gauges.vertrouwen, talk.state.gauges.spanning) == (6, 6)


@pytest.mark.parametrize("crisis_kind", ["geen", "beleefd", "werkelijk"])
def test_r3_counts_where_no_real_crisis_has_begun(crisis_kind: str) -> None:
    given = answer("volgen", crisis_kind=crisis_kind, last_type="volgen", run=2)
    assert verdict_on(given) == NEUTRAL


def test_r3_veiligheid_uitvragen_is_exempt() -> None:
    again = answer("veiligheid_uitvragen", flags="gevaar", last_type="veiligheid_uitvragen", run=2)
    assert change(again) == PASSEND["veiligheid_uitvragen"]


@pytest.mark.parametrize("kind", REFLEXES)
def test_r3_a_reflex_keeps_its_full_effect_each_time(kind: Reflex) -> None:
    talk = held(scenario(scene("begin", reply(kind)), start="klant"), vertrouwen=9, spanning=2)
    talk.give(kind)
    costs = [change(give(talk, kind)) for _ in range(2)]
    assert costs[0] == costs[1]
    assert kind == "meeleef_reflex" or costs[0] == REFLEX[kind]


# The form of a question (2.4, R4)


def asked(kind: Intervention, form: QuestionForm, **more: Any) -> Reply:
    return reply(kind, question=form, **more)


@pytest.mark.parametrize("form", ["geen", "open"])
def test_2_4_no_question_and_an_open_one_change_nothing(form: QuestionForm) -> None:
    assert answer(asked("copingvraag", form), flags="gesloten_vorige").fit == "passend"
    assert answer(asked("erkennen", form), houding="klant").fit == "neutraal"


@pytest.mark.parametrize("kind", sorted(set(REPEATABLE) | {"veiligheid_uitvragen"}))
def test_r4_a_closed_question_right_after_a_closed_one_is_neutraal_but_for_six_types(
    kind: Intervention,
) -> None:
    state = dict(outside_a_crisis(kind) or {})
    first = answer(asked(kind, "gesloten"), **state)
    flags = state.pop("flags", "")
    second = answer(asked(kind, "gesloten"), **state, flags=f"{flags} gesloten_vorige")
    assert first.fit == "passend"
    assert second.fit == ("passend" if kind in FULL_FIT_CLOSED else "neutraal")


@pytest.mark.parametrize("kind", ["overname_aankondigen", "instrueren"])
def test_r4_a_closed_question_keeps_full_fit_when_acting_in_a_crisis(kind: Intervention) -> None:
    flags = "erkend gevaar gesloten_vorige"
    assert answer(asked(kind, "gesloten"), **ACUTE, flags=flags).fit == "passend"


def test_r4_remembers_only_whether_the_previous_reply_was_a_closed_question() -> None:
    closed = asked("copingvraag", "gesloten", id="ja_nee")
    talk = held(
        scenario(
            scene("begin", closed, reply("samenvatten"), reply("volgen"), reply("advies_reflex"))
        )
    )

    fits = [give(talk, name).fit for name in ("samenvatten", "ja_nee", "volgen", "ja_nee")]
    assert fits == ["passend", "neutraal", "passend", "passend"]


def test_r4_a_leading_question_takes_the_passend_away_and_makes_neutraal_a_reflex() -> None:
    assert verdict_on(answer(asked("erkennen", "suggestief"))) == NEUTRAL
    unasked = answer(asked("erkennen", "suggestief"), houding="klant")
    assert verdict_on(unasked) == ("reflex", "interpretatie_reflex")
    other = answer(asked("focus_terugbrengen", "suggestief"))
    assert verdict_on(other) == ("reflex", "afleid_reflex")


def test_r4_a_rhetorical_question_is_a_correctie_reflex_unless_it_was_harmful() -> None:
    corrected = ("reflex", "correctie_reflex")
    assert verdict_on(answer(asked("erkennen", "retorisch"))) == corrected
    assert verdict_on(answer(asked("erkennen", "retorisch"), houding="klant")) == corrected
    assert verdict_on(answer(asked("focus_terugbrengen", "retorisch"))) == corrected
    harmful = answer(asked("gedachte_onderzoeken", "retorisch"), **ACUTE)
    assert verdict_on(harmful) == ("schadelijk", "interpretatie_reflex")


def test_r4_a_rhetorical_form_leaves_a_reply_of_a_reflex_type_as_it_is() -> None:
    assert answer(reply("meeleef_reflex", question="retorisch")).measured == "meeleef_reflex"


@pytest.mark.parametrize(
    ("state", "fit"),
    [
        ({"houding": "klant", "spanning": 4}, "passend"),
        ({"houding": "klant", "spanning": 5}, "neutraal"),
        ({"houding": "klager", "spanning": 4}, "neutraal"),
        ({"houding": "klager", "spanning": 4, "people": 2}, "passend"),
        ({"houding": "bezoeker", "spanning": 4, "people": 2}, "passend"),
        ({"houding": "klager", "spanning": 5, "people": 2}, "neutraal"),
    ],
)
def test_r4_a_discussion_fits_a_klant_or_several_people_at_spanning_4_or_less(
    state: So, fit: str
) -> None:
    assert answer(asked("samenvatten", "discussie"), **state).fit == fit


def test_r4_a_pile_of_questions_is_neutraal_and_in_need_an_interpretatie_reflex() -> None:
    assert verdict_on(answer(asked("erkennen", "stapel"))) == NEUTRAL
    assert verdict_on(answer(asked("erkennen", "stapel"), houding="klant")) == NEUTRAL
    for phase in ("acuut", "overgenomen"):
        for kind in ("erkennen", "verwelkomen"):  # P, and N
            given = answer(asked(kind, "stapel"), crisis_fase=phase)
            assert verdict_on(given) == ("reflex", "interpretatie_reflex")
    for phase in ("gestabiliseerd", "overgedragen"):
        given = answer(asked("erkennen", "stapel"), crisis_fase=phase)
        assert verdict_on(given) == NEUTRAL


def test_2_4_a_why_question_counts_as_leading_from_spanning_6() -> None:
    why = reply("copingvraag", why_question=True)
    assert answer(why, spanning=5).fit == "passend"
    assert verdict_on(answer(why, spanning=6)) == NEUTRAL
    unasked = reply("transparant_maken", why_question=True)
    assert verdict_on(answer(unasked, spanning=6)) == ("reflex", "interpretatie_reflex")
    assert verdict_on(answer(unasked, spanning=5)) == NEUTRAL


FREE_TO_BRING_A_NEW_ANGLE = frozenset(
    ("nuttigheidsvraag", "perspectiefwisseling", "veiligheid_uitvragen", "mandaat_vragen")
)


@pytest.mark.parametrize(
    "kind", [*sorted(FREE_TO_BRING_A_NEW_ANGLE), "copingvraag", "samenvatten", "mutualiseren"]
)
def test_2_4_a_new_angle_before_erkend_is_at_most_neutraal_but_for_four_types(
    kind: Intervention,
) -> None:
    state = dict(HOLDS.get(kind, {}))
    flags = state.pop("flags", "")
    outside = reply(kind, exploration="e_ex")
    early = answer(outside, **state, flags=flags)
    assert early.fit == ("passend" if kind in FREE_TO_BRING_A_NEW_ANGLE else "neutraal")
    assert answer(outside, **state, flags=f"{flags} erkend").fit == "passend"


def test_2_4_what_asks_nothing_brings_no_new_angle() -> None:
    statement = reply("copingvraag", question="geen", exploration="e_ex")
    assert answer(statement).fit == "passend"


# A set phrase (R5)


def test_r5_a_hollow_phrase_is_neutraal_and_costs_1_vertrouwen() -> None:
    given = answer(reply("erkennen", hollow=True, sets="erkend"))
    assert (verdict_on(given), change(given)) == (NEUTRAL, Effect(vertrouwen=-1))
    assert given.told == ()


def test_r5_a_hollow_phrase_that_was_neutraal_already_costs_it_too() -> None:
    given = answer(reply("erkennen", hollow=True), houding="klant")
    assert (verdict_on(given), change(given)) == (NEUTRAL, Effect(vertrouwen=-1))


def test_r5_a_hollow_phrase_that_meets_the_signal_is_not_saved_by_it() -> None:
    given = answer(reply("erkennen", hollow=True), houding="klant", line_signal="emotie")
    assert (given.met_signal, change(given)) == (False, Effect(vertrouwen=-1))


# Safety first (R7)


OPEN_GATE: So = {"flags": "gevaar", "gate": 1, "line_signal": "gevaar"}
SAFETY_TYPES: list[Intervention] = ["veiligheid_uitvragen", "ketenpartner_inschakelen"]


@pytest.mark.parametrize("kind", SAFETY_TYPES)
@pytest.mark.parametrize("column", STARTS)
def test_r7_while_danger_is_unasked_the_safety_types_are_passend_whatever_r1_to_r4_say(
    kind: Intervention, column: Column
) -> None:
    awkward: list[Reply] = [
        reply(kind),
        asked(kind, "suggestief"),
        asked(kind, "retorisch"),
        asked(kind, "stapel"),
        reply(kind, needs="mandaat", exploration="e_ex", question="open"),
    ]
    for said in awkward:
        given = answer(said, **IN[column], **OPEN_GATE, last_type=kind, run=2)
        assert verdict_on(given) == ("passend", kind)


def test_r7_the_open_signal_is_gevaar_whatever_the_last_line_showed() -> None:
    elsewhere: So = OPEN_GATE | {"line_signal": "vraagt_info"}
    assert answer("erkennen", **elsewhere).signal == "gevaar"
    assert answer("erkennen", **elsewhere).met_signal
    assert verdict_on(answer("transparant_maken", **elsewhere)) == NEUTRAL


def test_r7_the_question_itself_meets_the_signal() -> None:
    given = answer("veiligheid_uitvragen", **OPEN_GATE)
    assert change(given) == PASSEND["veiligheid_uitvragen"] + Effect(vertrouwen=1)
    assert not answer("ketenpartner_inschakelen", **OPEN_GATE).met_signal


@pytest.mark.parametrize("column", STARTS)
def test_r7_while_danger_is_unasked_soothing_and_deflecting_are_schadelijk_everywhere(
    column: Column,
) -> None:
    for kind in ("afleid_reflex", "meeleef_reflex"):
        assert answer(kind, **IN[column], **OPEN_GATE).fit == "schadelijk"
    assert answer("afleid_reflex", houding="klager", flags="gevaar").fit == "reflex"


@pytest.mark.parametrize("form", ["retorisch", "stapel", "suggestief"])
def test_r7_asking_about_safety_is_never_recorded_as_a_reflex(form: QuestionForm) -> None:
    for state in ({}, {"flags": "gevaar"}, ACUTE):
        assert verdict_on(answer(asked("veiligheid_uitvragen", form), **state)) == NEUTRAL


def test_r7_a_partner_is_never_a_reflex_while_there_is_danger_and_is_one_without() -> None:
    rhetorical = asked("ketenpartner_inschakelen", "retorisch")
    assert verdict_on(answer(rhetorical, flags="gevaar")) == NEUTRAL
    assert answer(rhetorical, flags="toestemming").measured == "correctie_reflex"
    assert answer("ketenpartner_inschakelen").measured == "afleid_reflex"


def test_r7_says_nothing_of_r5_a_hollow_safety_question_is_neutraal() -> None:
    given = answer(reply("veiligheid_uitvragen", hollow=True), **OPEN_GATE)
    assert (verdict_on(given), change(given)) == (NEUTRAL, Effect(vertrouwen=-1))


# What each fit does to the gauges (4.3)


NEUTRAL_TO_A_KLANT: tuple[Intervention, ...] = (
    "erkennen",
    "copingvraag",
    "nuttigheidsvraag",
    "transparant_maken",
)


def test_4_3_a_neutraal_reply_does_nothing_until_the_third_in_a_row_costs_hoop_1() -> None:
    talk = held(scenario(scene("begin", *map(reply, NEUTRAL_TO_A_KLANT)), start="klant"))
    hope = []
    for kind in (*NEUTRAL_TO_A_KLANT, *NEUTRAL_TO_A_KLANT):
        talk.give(kind)
        hope.append(talk.state.gauges.hoop)
    assert hope == [5, 5, 4, 3, 2, 1, 0, 0]


@pytest.mark.parametrize("between", ["volgen", "interpretatie_reflex"])
def test_4_3_anything_else_than_neutraal_breaks_the_row(between: ReplyType) -> None:
    here = scene("begin", *map(reply, NEUTRAL_TO_A_KLANT), reply(between))
    talk = held(scenario(here, start="klant"), regie=8)
    one, two, three, four = NEUTRAL_TO_A_KLANT
    for kind in (one, two, between, three, four):
        talk.give(kind)
    assert talk.state.gauges.hoop == 5


def test_4_3_sympathy_feels_nice_the_first_time_and_wears_off() -> None:
    assert change(answer("meeleef_reflex")) == Effect(0, 0, -1, -1)
    assert change(answer("meeleef_reflex", flags="getroost")) == Effect(-1, -1, -1, 0)


def test_4_3_a_reply_measured_as_sympathy_counts_as_the_first_time() -> None:
    talk = held(
        scenario(scene("begin", reply("compliment_gegrond"), reply("meeleef_reflex"))),
        regie=6,
    )
    talk.give("compliment_gegrond")
    talk.give("meeleef_reflex")
    assert talk.state.gauges == (3, 2, 4, 5)


@pytest.mark.parametrize(("column", "kind"), [(c, k) for c in STARTS for k in REFLEXES])
def test_4_3_schadelijk_comes_on_top_of_the_reflex(column: Column, kind: Reflex) -> None:
    harmful = MATRIX[kind][column].code == "S"
    given = answer(kind, **IN[column])
    assert change(given) == REFLEX[kind] + (SCHADELIJK if harmful else NOTHING)


@pytest.mark.parametrize(
    ("kind", "state", "row"),
    [
        ("overname_aankondigen", {"houding": "klant"}, "meeleef_reflex"),
        ("instrueren", {"houding": "bezoeker"}, "advies_reflex"),
        ("aanschuiven_werkelijkheid", ACUTE, "correctie_reflex"),
        ("gedachte_onderzoeken", ACUTE, "interpretatie_reflex"),
    ],
)
def test_4_3_a_harmful_intervention_costs_the_row_of_its_reflex_and_the_schadelijk_row(
    kind: Intervention, state: So, row: Reflex
) -> None:
    given = answer(kind, **state)
    assert verdict_on(given) == ("schadelijk", row)
    assert change(given) == REFLEX[row] + SCHADELIJK


def test_4_3_no_row_with_its_bonus_goes_beyond_3() -> None:
    """The cap stands above the table; no sum of the table reaches it, so none is cut off."""
    rows = [PASSEND[kind] + bonus(kind) for kind in INTERVENTIONS]
    rows += [REFLEX[kind] + SCHADELIJK for kind in REFLEXES]
    assert max(abs(points) for row in rows for points in row) == 3


# Why it was measured so: the step of section 3 that had the last word


@pytest.mark.parametrize(
    ("said", "state", "cause"),
    [
        (reply("advies_reflex"), {}, "own_type"),
        (reply("volgen"), {}, "stance"),
        (reply("erkennen"), {"houding": "klant"}, "stance"),
        (reply("instrueren"), {"houding": "klant"}, "stance"),
        (reply("instrueren"), {"houding": "bezoeker"}, "stance"),
        (reply("focus_terugbrengen"), {}, "ground"),
        (reply("focus_terugbrengen"), {"flags": "erkend"}, "stance"),
        (reply("transparant_maken"), {"line_signal": "emotie"}, "stance"),
        (reply("nuttigheidsvraag"), {"line_signal": "emotie"}, "signal"),
        (reply("erkennen"), {"houding": "klant", "line_signal": "emotie"}, "signal"),
        (reply("nuttigheidsvraag"), OPEN_GATE, "danger"),
        (reply("veiligheid_uitvragen"), OPEN_GATE, "danger"),
        (reply("afleid_reflex"), OPEN_GATE, "own_type"),
        (reply("copingvraag", question="suggestief"), {}, "question"),
        (reply("copingvraag", question="suggestief"), {"line_signal": "wens"}, "question"),
        (reply("copingvraag", exploration="e_ex"), {}, "angle"),
        (reply("erkennen", hollow=True), {}, "hollow"),
        (reply("volgen"), {"last_type": "volgen", "run": 2}, "repetition"),
        (reply("volgen"), {"last_type": "volgen", "run": 1}, "stance"),
    ],
)
def test_3_what_decided_the_fit_is_told(said: Reply, state: So, cause: str) -> None:
    assert answer(said, **state).cause == cause


# The same sentence in two states (3.5, 3.7)


SAME_SENTENCE: list[tuple[str, Reflex, So, Intervention, So]] = [
    (
        "U kunt bij de gemeente uitstel vragen.",
        "advies_reflex",
        {"line_signal": "emotie"},
        "informatie_geven",
        {"line_signal": "vraagt_info"},
    ),
    (
        "Knap dat u gekomen bent.",
        "meeleef_reflex",
        {"line_signal": "emotie"},
        "compliment_gegrond",
        {"flags": "feit_bekend erkend"},
    ),
    (
        "Wat gaat er wél goed?",
        "afleid_reflex",
        {},
        "uitzonderingsvraag",
        {"flags": "erkend", "line_signal": "uitzondering"},
    ),
    (
        "Hoe is dat vroeger gegaan?",
        "interpretatie_reflex",
        {"crisis_fase": "acuut", "flags": "klacht_benoemd"},
        "probleemverkenning",
        {"crisis_fase": "gestabiliseerd", "flags": "klacht_benoemd"},
    ),
    (
        "Wat gebeurt er als u niet gaat?",
        "correctie_reflex",
        {"vertrouwen": 2},
        "aanschuiven_werkelijkheid",
        {"vertrouwen": 6, "flags": "schadelijke_keuze", "line_signal": "schadelijke_keuze"},
    ),
    (
        "Ik bel wel even voor u.",
        "meeleef_reflex",
        {},
        "overname_aankondigen",
        {"crisis_fase": "acuut", "flags": "erkend mandaat_overname"},
    ),
]


@pytest.mark.parametrize(
    ("sentence", "reflex", "early", "kind", "ripe"),
    SAME_SENTENCE,
    ids=[sentence for sentence, *_ in SAME_SENTENCE],
)
def test_3_7_the_same_sentence_is_a_reflex_in_one_state_and_deliberate_in_the_other(
    sentence: str, reflex: Reflex, early: So, kind: Intervention, ripe: So
) -> None:
    words = reply(kind, text=sentence)
    assert answer(words, **early).measured == reflex
    assert verdict_on(answer(words, **ripe)) == ("passend", kind)


@pytest.mark.parametrize("houding", ["bezoeker", "klager", "klant"])
@pytest.mark.parametrize("crisis_kind", ["geen", "beleefd"])
def test_3_4_without_a_real_crisis_announcing_a_take_over_is_sympathy_or_harm(
    houding: str, crisis_kind: str
) -> None:
    given = answer(
        "overname_aankondigen",
        houding=houding,
        crisis_kind=crisis_kind,
        flags="erkend mandaat_overname mandaat gevaar",
    )
    assert given.measured == "meeleef_reflex"
    assert given.fit == ("reflex" if houding == "klager" else "schadelijk")
