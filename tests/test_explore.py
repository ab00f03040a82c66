"""The explorer proves things about the very game that is played: same rules, same counts."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.authoring.explore import Findings, as_json, explore, render_text
from simulator.authoring.gauge_sets import (
    EVERYWHERE,
    before,
    gauges_of,
    index_of,
    only,
    shifted,
    vectors,
    zone_of,
)
from simulator.authoring.memory import Memory
from simulator.authoring.random_play import PlayTables
from simulator.authoring.state_space import StateSpace, count
from simulator.client.moment import Moment, Point
from simulator.client.rules import Rules
from simulator.codebook.effects import Effect
from simulator.codebook.requirements import Gauges, at_least, at_most, true
from simulator.conversation import Conversation
from simulator.scenario import Branch, Condition, Otherwise, Range, Reply, Scenario
from tests.generated import generated_scenario

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


def reply(name: str, to: str, **changes: object) -> Reply:
    plain = Reply(
        id=name,
        type="erkennen",
        text="Dat is zwaar.",
        question="geen",
        exploration="geen",
        why="",
        branches=(Branch(to),),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def advice(goto: str | None = None) -> Reply:
    return reply(
        "advies",
        "",
        type="advies_reflex",
        reflex_behaviour="ongevraagd_advies",
        branches=(),
        otherwise=Otherwise(goto=goto),
    )


def small(**replies: tuple[Reply, ...]) -> Scenario:
    """A klager scenario with these scenes; the good ending is `vervolg_gekozen` (trust 5)."""
    base = generated_scenario(1, scenes=len(replies), start="klager")
    template = next(iter(base.scenes.values()))
    scenes = {
        name: replace(template, id=name, signal="geen", drift=(), replies=options)
        for name, options in replies.items()
    }
    return replace(
        base,
        scenes=scenes,
        opens_with=next(iter(scenes)),
        crisis_kind="geen",
        repair=(),
        max_turns=8,
        good_endings=("vervolg_gekozen",),
    )


def verdicts(findings: Findings) -> dict[str, bool | None]:
    return {claim.id: claim.holds for claim in findings.claims}


def test_a_fair_scenario_holds_every_claim_and_shows_its_road() -> None:
    findings = explore(
        small(begin=(reply("erken", "slot"), advice()), slot=(reply("volg", "vervolg_gekozen"),))
    )
    assert verdicts(findings) == {"P1": True, "P3": True, "P7": True, "P8": True}
    assert findings.holds is True
    assert findings.claims[0].example == ("erken", "volg")


def test_p1_fails_where_only_a_reflex_leads_on() -> None:
    findings = explore(small(begin=(reply("erken", "begin"), advice("vervolg_gekozen"))))
    assert verdicts(findings)["P1"] is False


def test_p1_fails_where_the_only_good_road_is_longer_than_the_talk() -> None:
    scenario = small(
        begin=(reply("erken", "slot"), advice()), slot=(reply("volg", "vervolg_gekozen"),)
    )
    assert verdicts(explore(replace(scenario, max_turns=1)))["P1"] is False


def test_p3_fails_where_someone_can_get_stuck_and_the_shortest_way_there_is_shown() -> None:
    findings = explore(
        small(
            begin=(reply("erken", "slot"), reply("volg", "val", type="volgen")),
            slot=(reply("erken", "vervolg_gekozen"),),
            val=(reply("knik", "val", type="volgen"),),
        )
    )
    stuck = findings.claims[1]
    assert stuck.holds is False
    assert stuck.counterexample is not None
    assert stuck.counterexample.choose == ("volg",)
    assert stuck.counterexample.moment.scene == "val"


def test_p7_fails_where_one_slip_closes_every_good_road() -> None:
    findings = explore(
        small(
            begin=(reply("erken", "slot"), advice("val")),
            slot=(reply("erken", "vervolg_gekozen"),),
            val=(reply("erken", "beleefd_ja"),),
        )
    )
    assert verdicts(findings)["P7"] is False
    shown = findings.claims[2].counterexample
    assert shown is not None
    assert (shown.choose, shown.measured, shown.further) == (("advies",), "advies_reflex", None)


def test_p7_fails_where_a_slip_leaves_too_few_turns() -> None:
    scenario = small(
        begin=(reply("erken", "slot"), advice()), slot=(reply("volg", "vervolg_gekozen"),)
    )
    assert verdicts(explore(replace(scenario, max_turns=2)))["P7"] is False


def test_p8_fails_where_a_slip_is_a_shortcut() -> None:
    trusted = Condition(gauges=(("vertrouwen", Range(5, 10)),))
    once_trusted = (Branch("vervolg_gekozen", trusted), Branch("slot"))
    findings = explore(
        small(
            begin=(reply("erken", "een"), advice("slot")),
            een=(reply("volg", "twee", type="volgen"),),
            twee=(reply("erken", "drie"),),
            drie=(reply("volg", "slot", type="volgen"),),
            slot=(
                reply("erken", "", branches=once_trusted),
                reply("volg", "", type="volgen", branches=once_trusted),
            ),
        )
    )
    pays = findings.claims[3]
    assert pays.holds is False
    assert pays.counterexample is not None
    assert pays.counterexample.choose[-1] == "advies"


def test_a_counterexample_can_be_replayed_as_a_conversation() -> None:
    scenario = small(
        begin=(reply("erken", "slot"), reply("volg", "val", type="volgen")),
        slot=(reply("erken", "vervolg_gekozen"),),
        val=(reply("knik", "val", type="volgen"),),
    )
    shown = explore(scenario).claims[1].counterexample
    assert shown is not None
    talk = Conversation.replayed(scenario, shown.choose)
    assert talk.state.scene == shown.moment.scene
    assert talk.state.gauges == shown.gauges


def test_a_proof_that_stops_at_its_bound_says_unknown_and_never_rounds_up() -> None:
    findings = explore(generated_scenario(1, scenes=10), limit=5)
    assert findings.holds is None
    assert set(verdicts(findings).values()) == {None}
    assert [claim["holds"] for claim in as_json(findings)["claims"]] == [None] * 4
    assert "P1" in render_text(findings)
