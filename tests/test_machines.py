"""Stance and crisis phase: when the collaboration moves, and a crisis (codebook 4.4, 4.5)."""

import pytest

from simulator.client.machines import (
    REPLY_TRIGGERS,
    crisis_machine,
    next_phases,
    next_stances,
    stance_machine,
)
from simulator.codebook.requirements import BIT, Gauges, bits
from simulator.codebook.vocabulary import STANCES, Stance
from tools.diagrams import PAGE, drawn, page


def stance_after(source: Stance, gauges: Gauges, *flags: str) -> Stance:
    return next(to for zone, to in next_stances(source, bits(flags)) if zone.holds(0, gauges))


ROAD_TO_KLANT = ("erkend", "eigen_aandeel", "klacht_benoemd")


@pytest.mark.parametrize(("regie", "stance"), [(5, "klant"), (4, "klager"), (3, "klager")])
def test_a_klant_falls_back_when_regie_is_4_or_lower(regie: int, stance: Stance) -> None:
    assert stance_after("klant", Gauges(6, 6, regie, 3), *ROAD_TO_KLANT) == stance


@pytest.mark.parametrize(("vertrouwen", "stance"), [(4, "klant"), (3, "klager")])
def test_a_klant_falls_back_when_vertrouwen_is_3_or_lower(vertrouwen: int, stance: Stance) -> None:
    assert stance_after("klant", Gauges(vertrouwen, 6, 6, 3), *ROAD_TO_KLANT) == stance


@pytest.mark.parametrize(("vertrouwen", "stance"), [(3, "klager"), (2, "bezoeker")])
def test_a_klager_withdraws_when_vertrouwen_is_2_or_lower(vertrouwen: int, stance: Stance) -> None:
    assert stance_after("klager", Gauges(vertrouwen, 3, 2, 6), "klacht_benoemd") == stance


def test_a_klager_becomes_klant_at_vertrouwen_5_hoop_4_regie_5_once_acknowledged() -> None:
    assert stance_after("klager", Gauges(5, 4, 5, 5), *ROAD_TO_KLANT) == "klant"
    assert stance_after("klager", Gauges(4, 4, 5, 5), *ROAD_TO_KLANT) == "klager"
    assert stance_after("klager", Gauges(5, 3, 5, 5), *ROAD_TO_KLANT) == "klager"
    assert stance_after("klager", Gauges(5, 4, 4, 5), *ROAD_TO_KLANT) == "klager"
    assert stance_after("klager", Gauges(9, 9, 9, 0), "eigen_aandeel") == "klager"
    assert stance_after("klager", Gauges(9, 9, 9, 0), "erkend") == "klager"


def test_a_bezoeker_names_a_complaint_at_vertrouwen_5() -> None:
    assert stance_after("bezoeker", Gauges(5, 5, 3, 4), "klacht_benoemd") == "klager"
    assert stance_after("bezoeker", Gauges(4, 5, 3, 4), "klacht_benoemd") == "bezoeker"


def test_a_bezoeker_becomes_klant_at_once_with_a_wish_a_part_and_acknowledgement() -> None:
    known = ("wens_benoemd", "eigen_aandeel", "erkend")
    assert stance_after("bezoeker", Gauges(6, 5, 5, 4), *known) == "klant"
    assert stance_after("bezoeker", Gauges(5, 5, 5, 4), *known) == "bezoeker"
    assert stance_after("bezoeker", Gauges(6, 5, 4, 4), *known) == "bezoeker"
    assert stance_after("bezoeker", Gauges(9, 9, 9, 0), "wens_benoemd", "eigen_aandeel") == (
        "bezoeker"
    )


@pytest.mark.parametrize("source", STANCES)
def test_every_measured_type_is_a_trigger_and_all_give_the_same_stance(source: Stance) -> None:
    gauges = Gauges(5, 4, 5, 5)
    truths = bits(ROAD_TO_KLANT)
    machine = stance_machine()
    assert {machine.goes_to(source, t, truths, gauges) for t in REPLY_TRIGGERS} == {
        stance_after(source, gauges, *ROAD_TO_KLANT)
    }


def test_what_is_remembered_of_a_machine_is_what_it_answers() -> None:
    machine = crisis_machine()
    truths = bits(("coping_gevonden", "dreiging_afgewend", "crisis_soort=werkelijk"))
    for index in range(0, 11**4, 7):
        gauges = Gauges(index // 1331, index // 121 % 11, index // 11 % 11, index % 11)
        zones = next_phases("acuut", "copingvraag", truths)
        assert [to for zone, to in zones if zone.holds(truths, gauges)] == [
            machine.goes_to("acuut", "copingvraag", truths, gauges)
        ]


CALM = Gauges(5, 5, 4, 5)


def phase_after(source: str, trigger: str, gauges: Gauges, *truths: str) -> str:
    return crisis_machine().goes_to(
        source, trigger, bits(("crisis_soort=werkelijk", *truths)), gauges
    )


@pytest.mark.parametrize("trigger", ["overname_aankondigen", "ketenpartner_inschakelen"])
def test_a_take_over_needs_acknowledgement_and_a_mandate_or_danger(trigger: str) -> None:
    assert phase_after("acuut", trigger, CALM, "erkend", "mandaat_overname") == "overgenomen"
    assert phase_after("acuut", trigger, CALM, "erkend", "gevaar") == "overgenomen"
    assert phase_after("acuut", trigger, CALM, "mandaat_overname") == "acuut"
    assert phase_after("acuut", trigger, CALM, "erkend") == "acuut"


def test_outside_a_real_crisis_nothing_can_be_taken_over() -> None:
    machine = crisis_machine()
    every_truth = sum(BIT.values()) & ~BIT["crisis_soort=werkelijk"]
    for source in ("geen", "acuut"):
        for trigger in (*REPLY_TRIGGERS, "crisis_begint"):
            assert machine.goes_to(source, trigger, every_truth, CALM) != "overgenomen"


def test_a_crisis_calms_without_take_over_at_spanning_5_regie_3_vertrouwen_4() -> None:
    known = ("coping_gevonden", "dreiging_afgewend")
    assert phase_after("acuut", "volgen", Gauges(4, 2, 3, 5), *known) == "gestabiliseerd"
    assert phase_after("acuut", "volgen", Gauges(4, 2, 3, 6), *known) == "acuut"
    assert phase_after("acuut", "volgen", Gauges(4, 2, 2, 5), *known) == "acuut"
    assert phase_after("acuut", "volgen", Gauges(3, 2, 3, 5), *known) == "acuut"
    assert phase_after("acuut", "volgen", Gauges(4, 2, 3, 5), *known, "gevaar") == "acuut"
    assert (
        phase_after("acuut", "volgen", Gauges(4, 2, 3, 5), *known, "gevaar", "veiligheid_bekend")
        == "gestabiliseerd"
    )


def test_a_crisis_comes_back_at_spanning_8() -> None:
    assert phase_after("gestabiliseerd", "volgen", Gauges(5, 5, 4, 8)) == "acuut"
    assert phase_after("gestabiliseerd", "volgen", Gauges(5, 5, 4, 7)) == "gestabiliseerd"


def test_handing_back_after_a_take_over_needs_that_it_was_announced_and_told() -> None:
    after = ("overgenomen_geweest", "eigen_aandeel")
    assert phase_after("gestabiliseerd", "regie_teruggeven", CALM, *after) == "gestabiliseerd"
    told = (*after, "teruggekoppeld")
    assert phase_after("gestabiliseerd", "regie_teruggeven", CALM, *told) == "gestabiliseerd"
    openly = (*told, "aangekondigd")
    assert phase_after("gestabiliseerd", "regie_teruggeven", CALM, *openly) == "geen"
    assert (
        phase_after("gestabiliseerd", "regie_teruggeven", CALM, *openly, "gevaar")
        == "gestabiliseerd"
    )
    assert phase_after("gestabiliseerd", "regie_teruggeven", CALM, "eigen_aandeel") == "geen"


def test_a_warm_hand_over_needs_a_mandate_danger_or_the_night() -> None:
    openly = ("overgenomen_geweest", "teruggekoppeld", "aangekondigd")
    for reason in ("mandaat", "gevaar", "nacht"):
        assert phase_after("gestabiliseerd", "warm_overdragen", CALM, *openly, reason) == (
            "overgedragen"
        )
    assert phase_after("gestabiliseerd", "warm_overdragen", CALM, *openly) == "gestabiliseerd"


def test_the_diagrams_in_the_documentation_are_those_of_the_machines() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python tools/diagrams.py"
    assert ("acuut", "overgenomen") in drawn(crisis_machine())
