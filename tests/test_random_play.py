"""How often something is met: shares with their intervals, counted in the game that is played."""

from __future__ import annotations

from math import isclose, sqrt
from random import Random
from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.client.moment import Point
from simulator.explorer.random_play import PlayTables, estimate
from simulator.explorer.shares import Share
from simulator.explorer.state_space import StateSpace
from simulator.scenario import Scenario
from tests.generated import generated_scenario
from tests.scenes import reply, scenario, scene, when


def tables_of(scenario: Scenario) -> PlayTables:
    return PlayTables(StateSpace(scenario))


@given(st.integers(1, 5_000), st.data())
def test_an_interval_ends_where_the_share_would_be_as_surprising_as_it_may_be(
    of: int, data: st.DataObject
) -> None:
    share = Share(data.draw(st.integers(0, of)), of)
    z = NormalDist().inv_cdf(0.995)
    assert 0 <= share.low <= share.value <= share.high <= 1
    for end in (share.low, share.high):
        if 0 < end < 1:
            surprise = abs(share.value - end)
            assert isclose(surprise, z * sqrt(end * (1 - end) / of), abs_tol=1e-9)


def test_of_what_never_happened_it_is_not_said_that_it_cannot() -> None:
    never = Share(0, 100_000)
    assert never.low == 0
    assert 0 < never.high < 0.0001
    assert Share(0, 0).high == 1


def coin() -> Scenario:
    """One choice of four: two lead to one ending, one to another, one stays and is not repeated."""
    return scenario(
        scene(
            "begin",
            reply("erkennen", "open_deur"),
            reply("volgen", "vervolg_gekozen"),
            reply("samenvatten", "vervolg_gekozen"),
            reply("copingvraag", "begin"),
        ),
        repair=(),
    )


def test_the_estimate_holds_what_can_be_worked_out_by_hand() -> None:
    found = estimate(tables_of(coin()), 20_000)
    asked = found.replies["begin", "copingvraag"]
    assert asked.low < 1 / 4 < asked.high
    assert asked.high - asked.low < 0.02
    # Asked first and acknowledged then, or acknowledged at once.
    acknowledged = found.replies["begin", "erkennen"]
    assert acknowledged.low < 1 / 4 + 1 / 4 * 1 / 3 < acknowledged.high
    agreed = found.endings["vervolg_gekozen"]
    assert agreed.low < 2 / 3 < agreed.high


def test_a_reply_counts_once_in_a_conversation_however_often_it_was_given() -> None:
    endless = scenario(
        scene("begin", reply("erkennen", "ander"), reply("volgen", "ander")),
        scene("ander", reply("erkennen", "begin"), reply("volgen", "begin")),
        max_turns=15,
        repair=(),
    )
    found = estimate(tables_of(endless), 1_000)
    assert found.choices > 3 * 4 * found.talks
    assert len(found.replies) == 4
    assert all(0.95 < share.value <= 1 for share in found.replies.values())


def test_a_reply_that_is_never_on_offer_is_in_the_estimate_and_was_met_not_once() -> None:
    never = reply("volgen", "open_deur", when=when(vertrouwen=(10, 10)))
    found = estimate(
        tables_of(scenario(scene("begin", reply("erkennen", "open_deur"), never))), 500
    )
    assert found.replies["begin", "volgen"].times == 0
    assert found.replies["begin", "erkennen"].value == 1


def test_the_reply_that_mends_is_counted_for_each_scene_that_has_room_for_it() -> None:
    mending = scenario(
        scene("begin", reply("advies_reflex"), reply("erkennen", "slot")),
        scene("slot", reply("advies_reflex"), reply("herstellen", "vol")),
        scene("vol", *(reply("volgen", "open_deur", id=f"volg_{n}") for n in range(5))),
    )
    found = estimate(tables_of(mending), 2_000)
    assert found.replies["begin", "herstel"].times > 0
    assert {scene for scene, reply in found.replies if reply == "herstel"} == {"begin"}


@pytest.mark.parametrize("seed", [2, 9])
def test_counting_changes_nothing_of_what_is_played(seed: int) -> None:
    scenario = generated_scenario(seed)
    told: list[tuple[int, int]] = []
    found = estimate(tables_of(scenario), 2_500, 7, lambda done, of: told.append((done, of)))
    played = tables_of(scenario).play(2_500, 7)
    assert found.choices == played.choices
    assert {ending: share.times for ending, share in found.endings.items() if share.times} == dict(
        played.endings
    )
    assert sum(share.times for share in found.endings.values()) == 2_500
    assert told[-1] == (2_500, 2_500)


def test_the_same_seed_gives_the_same_estimate() -> None:
    scenario = generated_scenario(4, scenes=6)
    assert estimate(tables_of(scenario), 500, 3) == estimate(tables_of(scenario), 500, 3)
    assert estimate(tables_of(scenario), 500, 3) != estimate(tables_of(scenario), 500, 4)


@settings(max_examples=25)
@given(st.integers(0, 400), st.integers(0, 1000))
def test_a_step_says_what_the_live_game_measures(seed: int, dice: int) -> None:
    tables = tables_of(generated_scenario(seed, scenes=8))
    rules, draw = tables.space.rules, Random(dice)
    live, state = rules.start(), tables.start
    for _ in range(15):
        steps = tables.steps(state)
        if rules.has_ended(live.moment):
            assert not steps
            break
        options = [option for _, option in rules.offered(live.moment, Point(live.gauges))]
        for step, option in zip(steps, options, strict=True):
            _, outcome = rules.step(live, option)
            assert step.reply == option.reply
            assert (step.fit, step.measured) == (outcome.verdict.fit, outcome.verdict.measured)
        place = draw.randrange(len(options))
        live, _ = rules.step(live._replace(turn=0), options[place])
        state = steps[place].onward
        assert tables.scene(state) == live.scene
        assert tables.gauges(state) == live.gauges
