"""The conversations that travel with the program: fair, complete, and true to their own story.

The roads that each of them must keep are written down beside it, as walkthroughs; what they show
beyond the road itself is tried here.
"""

from random import Random

import pytest

from simulator.authoring.explore import explore
from simulator.conversation import Conversation
from simulator.debrief import debrief
from simulator.events import Given, Said
from simulator.explorer.gauge_sets import SIZE, index_of
from simulator.explorer.random_play import PlayTables
from simulator.explorer.state_space import StateSpace
from simulator.loading import check, load
from simulator.loading.library import scenario_files
from simulator.places import shipped_scenarios
from simulator.scenario import Scenario

FILES = list(scenario_files([shipped_scenarios()]))
IDS = [file.stem for file in FILES]


def shipped(name: str) -> Scenario:
    return load(shipped_scenarios() / f"{name}.yaml")


def held(name: str, replies: str) -> Conversation:
    return Conversation.replayed(shipped(name), replies.split(), seed=1)


def last_given(talk: Conversation) -> Given:
    return [event for event in talk.events if isinstance(event, Given)][-1]


def test_the_three_of_the_first_release_are_there() -> None:
    assert {"de_brief_van_school", "de_ontruiming", "mijn_zus_doet_niets"} <= set(IDS)


@pytest.mark.parametrize("file", FILES, ids=IDS)
def test_no_problem_is_found_in_it(file: object) -> None:
    _, problems = check(shipped_scenarios() / str(file))
    assert problems == []


@pytest.mark.parametrize("name", IDS)
def test_every_claim_is_proven_for_it(name: str) -> None:
    findings = explore(shipped(name))
    assert [claim.id for claim in findings.claims if claim.holds is not True] == []


@pytest.mark.parametrize("name", IDS)
def test_a_thousand_talks_by_chance_run_in_the_tables_as_they_run_live(name: str) -> None:
    """What is proven and estimated is about the game that is played: the same states, each turn."""
    scenario = shipped(name)
    tables = PlayTables(StateSpace(scenario))
    space, rules = tables.space, tables.space.rules
    draw = Random(name)
    for _ in range(1_000):
        live, state = rules.start(), tables.start
        while not rules.has_ended(live.moment):
            options = [option for _, option in space.offered(live)]
            onward = tables.onward(state)
            assert list(onward) == [option.reply.id for option in options]
            chosen = draw.choice(options)
            turn = live.turn + 1
            live, outcome = rules.step(live, chosen)
            state = onward[chosen.reply.id]
            assert state == space.number(outcome.moment) * SIZE + index_of(live.gauges)
            assert turn <= scenario.max_turns


@pytest.mark.parametrize("name", IDS)
def test_it_is_a_whole_conversation_with_a_person_in_it(name: str) -> None:
    scenario = shipped(name)
    assert len(scenario.scenes) >= 14
    assert all(len(scene.replies) >= 3 for scene in scenario.scenes.values())
    assert scenario.repair
    for scene in scenario.scenes.values():
        for reply in scene.replies:
            assert reply.why
            assert reply.reaction or reply.otherwise.reaction, (scene.id, reply.id)


@pytest.mark.parametrize("name", IDS)
def test_nobody_of_the_team_has_marked_it_as_reviewed(name: str) -> None:
    assert shipped(name).reviewed is None


TO_WEDNESDAY = "erken_sleutel dag_rond stempel_vandaan wat_anders erbij_eraf stel_niet_prima"
SAME_SENTENCE = "twee_wegen"


def test_marjan_takes_back_what_is_hers_after_one_piece_of_advice() -> None:
    """One advies_reflex to a fresh klant: he is klager again, and the debrief shows the words."""
    talk = held("mijn_zus_doet_niets", f"{TO_WEDNESDAY} {SAME_SENTENCE}")
    given = last_given(talk)
    assert (given.measured, given.houding) == ("advies_reflex", ("klant", "klager"))
    move = debrief(talk.scenario, talk.events).moves[-1]
    assert (move.turn, move.before, move.after) == (7, "klant", "klager")
    assert move.said == given.text
    assert move.answer


def test_the_very_same_sentence_is_a_choice_once_she_has_a_goal_and_asks() -> None:
    early = held("mijn_zus_doet_niets", f"{TO_WEDNESDAY} {SAME_SENTENCE}")
    asked = held("mijn_zus_doet_niets", f"{TO_WEDNESDAY} avond_gewenst {SAME_SENTENCE}")
    given = last_given(asked)
    assert given.text == last_given(early).text
    assert (given.type, given.fit) == ("advies_met_mandaat", "passend")
    answers = [
        [event.text for event in talk.events if isinstance(event, Said)][-1]
        for talk in (early, asked)
    ]
    assert answers[0] != answers[1]
    deliberate = debrief(asked.scenario, asked.events).deliberate
    assert given.turn in next(use for use in deliberate if use.type == given.type).turns
