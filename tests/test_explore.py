"""The explorer proves things about the very game that is played: same rules, same counts."""

import json
import re
from random import Random
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.authoring.explore import DECIDED_BY, Findings, Stage, explore
from simulator.authoring.findings_text import as_json, render_text, what_is_wrong
from simulator.client.moment import Moment, Point
from simulator.client.rules import Rules
from simulator.codebook.effects import Effect
from simulator.codebook.requirements import Gauges, at_least, at_most, true
from simulator.diagnostics import Problem, Span, teaching
from simulator.explorer.gauge_sets import (
    EVERYWHERE,
    before,
    gauges_of,
    index_of,
    only,
    shifted,
    vectors,
    zone_of,
)
from simulator.explorer.memory import Memory
from simulator.explorer.random_play import PlayTables
from simulator.explorer.state_space import StateSpace, count
from simulator.loading import loads
from simulator.scenario import Scenario
from tests.generated import generated_scenario
from tests.running import ROOT

levels = st.integers(0, 10)
gauges = st.builds(Gauges, levels, levels, levels, levels)
changes = st.integers(-3, 3)
effects = st.builds(Effect, changes, changes, changes, changes)


@given(gauges, effects)
def test_a_set_of_one_vector_moves_as_the_live_gauges_do(point: Gauges, effect: Effect) -> None:
    assert shifted(only(point), effect) == only(Point(point).shifted(effect).gauges)


@given(gauges, effects)
def test_looking_back_finds_every_vector_that_comes_here(point: Gauges, effect: Effect) -> None:
    origins = before(only(point), effect)
    assert shifted(origins, effect) in (0, only(point))
    assert all(Point(origin).shifted(effect).gauges == point for origin in vectors(origins))
    assert before(EVERYWHERE, effect) == EVERYWHERE


@given(gauges, levels, levels)
def test_a_zone_holds_exactly_the_vectors_for_which_the_requirement_holds(
    point: Gauges, low: int, high: int
) -> None:
    requirement = at_least("vertrouwen", low) & (at_most("spanning", high) | true("erkend"))
    inside = bool(zone_of(requirement, 0) & only(point))
    assert inside == requirement.holds(0, point)


@given(gauges)
def test_every_vector_has_a_number_of_its_own(point: Gauges) -> None:
    assert gauges_of(index_of(point)) == point


def enumerated(scenario: Scenario) -> set[tuple[Moment, Gauges]]:
    """Every reachable state, found one by one with the rules of the live game."""
    rules = Rules(scenario)
    matters = Memory(rules).still_matters
    start = rules.start()
    todo, seen = [(matters(start.moment), start.gauges)], set()
    while todo:
        state = todo.pop()
        if state in seen:
            continue
        seen.add(state)
        moment, at = state
        if rules.has_ended(moment):
            continue
        for _, option in rules.offered(moment, Point(at)):
            todo.extend(
                (matters(outcome.moment), outcome.where.gauges)
                for outcome in rules.outcomes(option, moment, Point(at))
            )
    return seen


@pytest.mark.parametrize("seed", [0, 3, 11, 17])
def test_sets_and_plain_enumeration_find_the_same_states(seed: int) -> None:
    scenario = generated_scenario(seed, scenes=5, replies=3)
    space = StateSpace(scenario)
    reached = space.reachable()
    as_sets = {
        (space.moments[moment], at) for moment, where in reached.items() for at in vectors(where)
    }
    one_by_one = enumerated(scenario)
    assert as_sets == one_by_one
    assert count(reached) == len(one_by_one)
    assert space.spread().all == reached


@settings(max_examples=25)
@given(st.integers(0, 400), st.integers(0, 1000))
def test_forgetting_what_no_longer_matters_changes_no_conversation(seed: int, dice: int) -> None:
    """A talk held with only what is remembered runs word for word as the talk itself."""
    rules = Rules(generated_scenario(seed, scenes=8))
    matters = Memory(rules).still_matters
    draw = Random(dice)
    state = rules.start()
    remembered = matters(state.moment)
    for _ in range(20):
        if rules.has_ended(state.moment):
            break
        at = Point(state.gauges)
        options = [option for _, option in rules.offered(state.moment, at)]
        assert options == [option for _, option in rules.offered(remembered, at)]
        chosen = draw.choice(options)
        live = next(rules.outcomes(chosen, state.moment, at))
        lean = next(rules.outcomes(chosen, remembered, at))
        assert (lean.verdict, lean.where) == (live.verdict, live.where)
        assert lean.moment.scene == live.moment.scene
        assert matters(lean.moment) == matters(live.moment)
        state = state._replace(moment=live.moment, gauges=live.where.gauges)
        remembered = matters(lean.moment)


@settings(max_examples=25)
@given(st.integers(0, 400), st.integers(0, 1000))
def test_the_play_tables_lead_where_the_live_game_leads(seed: int, dice: int) -> None:
    scenario = generated_scenario(seed, scenes=8)
    space = StateSpace(scenario)
    tables = PlayTables(space)
    rules, draw = space.rules, Random(dice)
    live, state = rules.start(), tables.start
    for _ in range(15):
        if rules.has_ended(live.moment):
            assert tables.row(state) == ()
            break
        options = [option for _, option in rules.offered(live.moment, Point(live.gauges))]
        onward = tables.onward(state)
        assert list(onward) == [option.reply.id for option in options]
        chosen = draw.choice(options)
        outcome = next(rules.outcomes(chosen, live.moment, Point(live.gauges)))
        live = live._replace(moment=outcome.moment, gauges=outcome.where.gauges)
        state = onward[chosen.reply.id]
        assert space.moments[state // 14641].scene == live.moment.scene
        assert gauges_of(state % 14641) == live.gauges


def test_random_play_is_the_same_for_the_same_seed() -> None:
    scenario = generated_scenario(4, scenes=6)
    first = PlayTables(StateSpace(scenario)).play(500, seed=7)
    again = PlayTables(StateSpace(scenario)).play(500, seed=7)
    assert first == again
    assert first.talks == 500 == sum(first.endings.values())


ONE_LINE = """\
format: 1
id: een_regel
title: Een regel
language: nl
summary: Een buurvrouw bij de heg.
setting: Bij de heg
help_form: informeel
client: {name: Toos, age: 71, form_of_address: je}
start: klager
max_turns: 4
good_endings: [vervolg_gekozen]
opens_with: heg
reactions:
  interpretatie_reflex: Wat zoek jij daar allemaal achter?
  meeleef_reflex: Lief van je. Maar die heg staat er nog.
  advies_reflex: Ja, maar dat wil hij niet.
  afleid_reflex: Ik had het over de heg.
  correctie_reflex: Nou krijg ík de schuld.
scenes:
  heg:
    says: Hij snoeit nooit. En ik kijk er elke dag tegenaan.
    replies:
      - type: erkennen
        text: Elke dag weer tegen die heg aankijken.
        sets: [erkend]
        reaction: Elke dag. Precies.
        goto: vervolg_gekozen
        why: Toos hoort haar heg terug.
      - type: advies_reflex
        reflex_behaviour: ongevraagd_advies
        text: Knip hem dan zelf een keer bij.
        why: Toos krijgt er een klus bij.
endings:
  vervolg_gekozen: {text: Toos gaat er een nacht over slapen.}
"""


def verdicts(findings: Findings) -> dict[str, bool | None]:
    return {claim.id: claim.holds for claim in findings.claims}


def test_every_claim_of_the_codebook_has_a_verdict_in_its_order() -> None:
    page = (ROOT / "docs" / "codebook.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| (P\d+) \|", page, re.MULTILINE)
    findings = explore(loads(ONE_LINE))
    assert [claim.id for claim in findings.claims] == listed
    assert listed == list(DECIDED_BY)


def test_a_claim_that_the_file_shows_fails_by_the_problem_that_was_found_in_it() -> None:
    shouting = ONE_LINE.replace("Knip hem dan zelf", "KNIP HEM dan zelf")
    assert verdicts(explore(loads(shouting)))["P13"] is True
    found = [Problem(teaching.SHOUTING_REPLY, "x.yaml", Span(31, 15, 31, 40))]
    claim = explore(loads(shouting), found).claims[12]
    assert (claim.id, claim.holds, claim.facts["line"]) == ("P13", False, 31)
    assert "31" in what_is_wrong(claim)


def test_a_proof_that_stops_at_its_bound_says_unknown_and_never_rounds_up() -> None:
    findings = explore(generated_scenario(1, scenes=10), limit=5)
    assert findings.stopped == "bound"
    assert findings.holds is None
    proven = {name for name, by in DECIDED_BY.items() if by in ("states", "players")}
    assert {name for name, holds in verdicts(findings).items() if holds is None} == proven
    assert "onbekend" in render_text(findings)


def test_whoever_interrupts_a_walk_keeps_what_was_decided_by_then() -> None:
    def stop_at_the_third(stage: Stage, done: int, _of: int | None) -> None:
        if stage == "claims" and done == 2:
            raise KeyboardInterrupt

    findings = explore(loads(ONE_LINE), progress=stop_at_the_third)
    assert findings.stopped == "interrupted"
    known = verdicts(findings)
    assert (known["P1"], known["P2"], known["P3"]) == (True, False, None)


@pytest.mark.parametrize("stage", get_args(Stage))
def test_whoever_interrupts_at_the_first_word_of_a_stage_is_told_all_the_same(stage: Stage) -> None:
    def stop_at_once(now: Stage, _done: int, _of: int | None) -> None:
        if now == stage:
            raise KeyboardInterrupt

    findings = explore(loads(ONE_LINE), progress=stop_at_once)
    assert findings.stopped == "interrupted"
    assert verdicts(findings)["P4"] is True
    assert "onderbroken na" in render_text(findings)


def test_progress_is_told_and_ends_where_there_is_nothing_left_to_do() -> None:
    told: list[tuple[Stage, int, int | None]] = []
    explore(loads(ONE_LINE), progress=lambda *report: told.append(report))
    stages = list(dict.fromkeys(stage for stage, _, _ in told))
    assert stages == ["states", "claims", "talks", "players"]
    assert [done for stage, done, of in told if done == of] != []


def test_what_programs_read_has_a_verdict_a_source_and_a_conversation() -> None:
    told = as_json(explore(loads(ONE_LINE)))
    assert set(told) >= {"claims", "states", "edges", "seconds", "policies"}
    first, second = told["claims"][:2]
    assert (first["id"], first["holds"], first["decided_by"]) == ("P1", True, "states")
    assert first["example"] == ["erkennen"]
    assert (second["holds"], second["counterexample"]) == (False, None)
    assert json.loads(json.dumps(told)) == told


def test_an_author_reads_the_verdict_and_the_command_that_shows_the_road() -> None:
    text = render_text(explore(loads(ONE_LINE)), "mijn heg.yaml")
    assert "gesprek trace 'mijn heg.yaml' --choose erkennen" in text
    assert "P2 " in text
