"""What the codebook forbids keeps a scenario from loading: said once, in place, with a way out."""

from __future__ import annotations

import pytest

from simulator.codebook.effects import ELICITS
from simulator.codebook.signals import SIGNAL_ENTRIES
from simulator.codebook.vocabulary import FLAGS, INTERVENTIONS
from simulator.diagnostics import Problem
from simulator.loading import checks
from simulator.loading.consistency import CRISIS_TAGS, DANGER_TAGS, MOST_SPONTANEOUS_LINES
from simulator.loading.graph import circles, reached_from
from tests.sample import sample

FIRST = "- type: erkennen\n"
SETS = "sets: [erkend]"
SIGNAL = "signal: ambivalentie"
SILENT = "- type: meeleef_reflex\n        reflex_behaviour: stil_overnemen\n"


def with_lines(*changes: tuple[str, str], text: str | None = None) -> str:
    """The sample with some of its words replaced, each where it stands first."""
    text = text or sample()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def problems(*changes: tuple[str, str]) -> list[Problem]:
    return checks(with_lines(*changes))[1]


def codes(*changes: tuple[str, str]) -> list[str]:
    return [problem.code for problem in problems(*changes)]


# Flags are earned (P20).


@pytest.mark.parametrize("type_", INTERVENTIONS)
def test_a_reply_sets_what_its_type_elicits_and_no_other_flag(type_: str) -> None:
    elicited = next(flags for slug, flags in ELICITS.items() if slug == type_)
    start = ("start: klager", "start: crisis_acuut\ncrisis_kind: werkelijk\nwarnings: [schulden]")
    reply = (FIRST, f"- type: {type_}\n")
    refused = {
        problem.words["flag"]
        for problem in problems(start, reply, (SETS, f"sets: [{', '.join(FLAGS)}]"))
        if problem.code == "unearned-flag"
    }
    assert refused == set(FLAGS) - elicited


def test_a_fact_of_the_file_is_free_to_set_but_not_by_a_reflex() -> None:
    facts = ("max_turns: 6", "max_turns: 6\nfacts: [koppen_geteld]")
    assert codes(facts, (SETS, "sets: [koppen_geteld]")) == []
    assert codes(facts, (SILENT, f"{SILENT}        sets: [koppen_geteld]\n")) == ["unearned-flag"]


def test_a_reply_marked_as_spontaneous_may_set_any_flag() -> None:
    assert codes((SETS, "sets: [wens_benoemd]\n        spontaneous: true")) == []


@pytest.mark.parametrize(
    ("scene", "found"),
    [
        ("sets: [wens_benoemd]", ["unearned-flag"]),
        ("sets: wens_benoemd", ["unearned-flag"]),
        ("sets: [wens_benoemd]\n    spontaneous: true", []),
        ("sets: [dreiging_afgewend]", ["unearned-flag"]),
        ("sets: [dreiging_afgewend]\n    event: true", []),
        ("sets: [wens_benoemd]\n    event: true", ["unearned-flag"]),
    ],
)
def test_a_scene_sets_what_is_told_unasked_or_happens_in_the_world(
    scene: str, found: list[str]
) -> None:
    assert codes((SIGNAL, f"{SIGNAL}\n    {scene}")) == found


def test_a_signal_may_set_its_own_flag_in_writing() -> None:
    acknowledging = ("- type: samenvatten", "- type: erkennen")
    crossing = (SIGNAL, "signal: grens\n    sets: [grens_overschreden]")
    assert codes(crossing, acknowledging) == []
    assert codes((SIGNAL, f"{SIGNAL}\n    sets: [grens_overschreden]")) == ["unearned-flag"]


def test_the_way_out_names_types_that_can_set_the_flag() -> None:
    [problem] = problems((SETS, "sets: [stap_benoemd]"))
    assert "`volgende_stap_vragen`, `advies_met_mandaat`" in problem.help("en")


def test_two_lines_are_told_unasked_and_the_third_is_one_too_many() -> None:
    marked = "spontaneous: true"
    three = [
        ("signal: schuldige_zoeken", f"signal: schuldige_zoeken\n    {marked}"),
        (FIRST, f"{FIRST}        {marked}\n"),
        (SIGNAL, f"{SIGNAL}\n    {marked}"),
    ]
    assert codes(*three[:MOST_SPONTANEOUS_LINES]) == []
    [problem] = problems(*three)
    assert problem.code == "too-many-spontaneous-lines"
    assert len(problem.related) == MOST_SPONTANEOUS_LINES
    assert all(related.span < problem.span for related in problem.related)


# A take-over asks for a real crisis (P18).

ANNOUNCING = (
    SILENT,
    "- type: overname_aankondigen\n        reaction: Nou. Goed.\n        goto: vervolg_gekozen\n",
)


def test_a_take_over_without_a_crisis_is_one_problem_with_all_its_places() -> None:
    branches = (
        "goto: dinsdag\n",
        "branches:\n          - {when: {crisis_fase: overgenomen}, to: dinsdag}\n"
        "          - {to: dinsdag}\n",
    )
    [problem] = problems(branches, ANNOUNCING)
    assert problem.code == "take-over-without-crisis"
    assert "overname_aankondigen" in problem.headline("nl")
    assert [related.span.line for related in problem.related] == [33]


def test_in_a_real_crisis_it_may_be_written() -> None:
    crisis = ("start: klager", "start: crisis_acuut\ncrisis_kind: werkelijk\nwarnings: [schulden]")
    assert codes(crisis, ANNOUNCING) == []


def test_a_crisis_that_starts_without_its_kind_is_told_at_the_start_alone() -> None:
    assert codes(("start: klager", "start: crisis_acuut"), ANNOUNCING) == [
        "start-without-its-crisis"
    ]


def test_a_condition_that_holds_without_a_crisis_too_is_no_take_over() -> None:
    assert codes((FIRST, f"{FIRST}        when: {{crisis_fase: [geen, acuut]}}\n")) == []
    assert codes((FIRST, f"{FIRST}        when: {{crisis_fase: geen}}\n")) == []


def test_a_crisis_may_not_start_in_a_talk_that_has_none() -> None:
    assert codes((SIGNAL, f"{SIGNAL}\n    starts_crisis: true")) == ["take-over-without-crisis"]


# A signal has an answer (P23).


@pytest.mark.parametrize("signal", SIGNAL_ENTRIES)
def test_a_signal_is_answered_by_a_type_of_its_set(signal: str) -> None:
    answers = next(entry.answers for slug, entry in SIGNAL_ENTRIES.items() if slug == signal)
    tag = ("max_turns: 6", "max_turns: 6\nwarnings: [gevaar_signaal]")
    found = codes(tag, (SIGNAL, f"signal: {signal}"))
    offered = {"samenvatten", "volgen"}
    answered = answers is None or bool(offered & answers)
    assert found == ([] if answered else ["signal-without-answer"])


def test_danger_is_answered_by_a_partner_too() -> None:
    tag = ("max_turns: 6", "max_turns: 6\nwarnings: [gevaar_signaal]")
    danger = (SIGNAL, "signal: gevaar")
    to_a_partner = ("- type: volgen\n        technique: echo", "- type: ketenpartner_inschakelen")
    no_summary = ("- type: samenvatten", "- type: hoopvraag")
    assert codes(tag, danger, no_summary, to_a_partner) == []


def test_a_rupture_may_be_answered_by_the_reply_that_mends() -> None:
    asking = ("- type: samenvatten", "- type: hoopvraag")
    and_asking = ("- type: volgen\n        technique: echo", "- type: schaalvraag")
    rupture = (SIGNAL, "signal: breuk")
    mending = (
        "\nscenes:\n",
        "\nrepair:\n  - {text: Dat was te vlug van mij., reaction: Ja.}\n\nscenes:\n",
    )
    assert codes(rupture, asking, and_asking) == ["signal-without-answer"]
    assert codes(rupture, asking, and_asking, mending) == []


# Roads lead somewhere (P3, P14).

OUT = "goto: vervolg_gekozen"


def test_a_scene_that_leads_to_itself_alone_is_told_as_the_trap_it_is() -> None:
    [problem] = problems((OUT, "goto: dinsdag"), (OUT, "goto: dinsdag"))
    assert problem.code == "scene-without-exit"
    assert '"dinsdag"' in problem.headline("nl")
    assert "zestig_koppen" not in problem.headline("nl")


def test_scenes_that_lead_to_each_other_alone_are_one_trap() -> None:
    [problem] = problems((OUT, "goto: zestig_koppen"), (OUT, "goto: zestig_koppen"))
    assert problem.code == "scene-without-exit"
    assert '"zestig_koppen", "dinsdag"' in problem.headline("nl")
    assert len(problem.related) == 1


def test_a_way_out_after_a_reflex_or_on_a_branch_is_a_way_out() -> None:
    stay = (OUT, "goto: dinsdag")
    assert codes(stay, stay, (SILENT, f"{SILENT}        {OUT}\n")) == []
    branch = (OUT, f"branches:\n          - {{when: {{regie: {{min: 9}}}}, to: {OUT[6:]}}}\n")
    branch = (branch[0], f"{branch[1]}          - {{to: dinsdag}}")
    assert codes(branch, stay) == []


def test_a_talk_without_a_road_to_any_good_ending_says_so_once() -> None:
    [problem] = problems((OUT, "goto: beleefd_ja"), (OUT, "goto: beleefd_ja"))
    assert problem.code == "good-ending-without-road"
    assert "een goede uitkomst" in problem.headline("nl")


def test_what_an_ending_turns_into_has_a_road() -> None:
    crisis = ("start: klager", "start: crisis_acuut\ncrisis_kind: werkelijk\nwarnings: [schulden]")
    good = ("good_endings: [vervolg_gekozen]", "good_endings: [warm_overgedragen]")
    texts = (
        "endings:\n",
        "endings:\n  warm_overgedragen: {text: Ze gaat door.}\n  tot_morgen: {text: Tot dan.}\n",
    )
    night = ("max_turns: 6", "max_turns: 6\nnight: true")
    assert codes(crisis, good, texts, night) == ["good-ending-without-road"]
    assert codes(crisis, good, texts, night, (OUT, "goto: tot_morgen")) == []


def test_other_mistakes_come_first_and_are_told_without_their_consequences() -> None:
    assert codes((OUT, "goto: dinsdg"), (OUT, "goto: dinsdag")) == ["unknown-scene"]


def test_of_scenes_that_nobody_reaches_only_the_first_is_told() -> None:
    lost = "\n".join(
        f"  {here}:\n    says: Er was nog iets met {here}.\n    replies:\n"
        f"      - {{type: volgen, text: Vertel eens over {here}., reaction: Ja., goto: {there},"
        f" why: Rietje vertelt verder over {here}.}}"
        for here, there in (("a_kelder", "b_trap"), ("b_trap", "c_zolder"), ("c_zolder", "b_trap"))
    )
    found = problems(("\nendings:\n", f"\n{lost}\n\nendings:\n"))
    assert [problem.code for problem in found] == ["unreachable-scene"]
    assert '"a_kelder"' in found[0].headline("nl")
    assert len(found[0].related) == 2


def test_scenes_on_a_circle_stand_in_one_group_and_others_alone() -> None:
    roads = {"a": ["b"], "b": ["c", "einde"], "c": ["a"], "d": ["a", "d"], "e": []}
    groups = sorted(sorted(group) for group in circles(roads))
    assert groups == [["a", "b", "c"], ["d"], ["e"]]
    assert set(reached_from("d", roads)) == {"a", "b", "c", "d", "einde"}


def test_a_long_chain_of_scenes_is_looked_at_once() -> None:
    many = 20_000
    roads = {str(n): [str(n + 1)] for n in range(many)}
    assert len(circles(roads)) == many


# What a learner is warned of (P25), and set phrases (R5).


def test_a_hint_of_danger_asks_for_one_of_its_tags() -> None:
    danger = (SIGNAL, "signal: gevaar")
    [problem] = problems(danger)
    assert problem.code == "missing-content-tag"
    assert "`gevaar_signaal`" in problem.help("nl")
    other = ("max_turns: 6", "max_turns: 6\nwarnings: [rouw]")
    assert codes(danger, other) == ["missing-content-tag"]
    for tag in DANGER_TAGS:
        told = ("max_turns: 6", f"max_turns: 6\nwarnings: [{tag}]")
        assert "missing-content-tag" not in codes(danger, told)


def test_a_real_crisis_asks_for_one_of_its_tags() -> None:
    for tag in (None, "kind", *CRISIS_TAGS):
        warnings = f"\nwarnings: [{tag}]" if tag else ""
        crisis = ("start: klager", f"start: crisis_acuut\ncrisis_kind: werkelijk{warnings}")
        assert ("missing-content-tag" in codes(crisis)) == (tag not in CRISIS_TAGS)


def test_a_set_phrase_of_one_type_comes_once() -> None:
    hollow = (FIRST, f"{FIRST}        hollow: true\n")
    other = ("- type: probleemverkenning\n", "- type: probleemverkenning\n        hollow: true\n")
    assert codes(hollow, other) == []
    same = (
        "- type: probleemverkenning\n",
        "- id: nog\n        type: erkennen\n        hollow: true\n",
    )
    assert codes(hollow, same) == ["second-hollow-phrase"]
