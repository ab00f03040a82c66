"""What a reply left in reach beside the others of that turn: exact, in the turns there are."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING

import pytest

from simulator.client.moment import Point
from simulator.client.rules import Rules, ending_of
from simulator.codebook.endings import ENDING_KINDS_OF
from simulator.conversation import Conversation, NotOnOffer
from simulator.debrief.regret import Hindsight, TurnRegret, regrets
from simulator.events import Given
from simulator.explorer.prospects import FROM_BEST_TO_WORST
from simulator.loading import load
from tests.brute_force import strange_proofs
from tests.running import KLEIN
from tests.scenes import reply, scenario, scene

if TYPE_CHECKING:
    from simulator.client.moment import State
    from simulator.scenario import Scenario

HENK = load(KLEIN)

WAYS = (
    scene(
        "begin",
        reply("erkennen", "slot"),
        reply("volgen", "omweg"),
        reply("samenvatten", "beleefd_ja"),
        reply("copingvraag", "val"),
    ),
    scene("omweg", reply("volgen", "slot")),
    scene("slot", reply("volgen", "vervolg_gekozen"), reply("samenvatten", "beleefd_ja")),
    scene("val", reply("volgen", "val", question="geen")),
)
"""A short road, a longer one, one to a lesser ending, and one that never ends by itself."""


def ways(turns: int = 15) -> Scenario:
    return scenario(*WAYS, repair=(), max_turns=turns)


def first_turn(told: Scenario, said: str) -> TurnRegret:
    return regrets(told, [said], seed=0)[0]


def test_the_nearest_reply_costs_nothing() -> None:
    told = first_turn(ways(), "erkennen")
    assert told == TurnRegret(1, "goed", "goed", further=0, nearest=("erkennen",))
    assert not told.costs


def test_a_longer_road_to_the_same_costs_the_replies_it_is_longer() -> None:
    told = first_turn(ways(), "volgen")
    assert (told.best_after, told.further, told.lost, told.costs) == ("goed", 1, False, True)


def test_a_lesser_ending_costs_what_went_out_of_reach_and_no_replies_are_counted() -> None:
    told = first_turn(ways(), "samenvatten")
    assert (told.best, told.best_after, told.further) == ("goed", "gemengd", 0)
    assert told.nearest == ("erkennen",)


def test_what_goes_on_for_ever_comes_to_the_end_of_the_time() -> None:
    assert first_turn(ways(), "copingvraag").best_after == "gemengd"


def test_what_no_longer_fits_in_the_turns_is_out_of_reach() -> None:
    """Of three turns the longer road takes all; of two it takes one too many."""
    assert first_turn(ways(3), "volgen").best_after == "goed"
    assert first_turn(ways(2), "volgen").best_after == "gemengd"
    assert first_turn(ways(1), "erkennen").best == "gemengd"


def test_the_shortest_good_road_has_no_regret_at_any_turn() -> None:
    road = ("nachten", "volgen", "mandaat_vragen")
    assert [told.costs for told in regrets(HENK, road, seed=3)] == [False] * 3


def test_the_nearest_replies_stand_in_the_order_in_which_they_were_shown() -> None:
    for seed in range(5):
        talk = Conversation.replayed(HENK, ["advies_reflex"], seed)
        [given] = [event for event in talk.events if isinstance(event, Given)]
        nearest = regrets(HENK, talk.given, seed)[0].nearest
        shown = [offered.reply for offered in given.offered]
        assert sorted(nearest, key=shown.index) == list(nearest)
        assert "advies_reflex" not in nearest


def test_a_talk_of_another_scenario_is_refused() -> None:
    with pytest.raises(NotOnOffer):
        regrets(HENK, ["nachten", "niet_hier"], seed=3)


def test_it_is_written_and_read_back_without_loss() -> None:
    told = TurnRegret(4, "goed", "gemengd", 0, ("volgen", "erkennen"))
    assert TurnRegret.from_json(json.loads(json.dumps(told.as_json()))) == told


@pytest.mark.parametrize("crisis", [False, True], ids=["outside a crisis", "in a crisis"])
def test_it_is_that_of_playing_every_talk_to_its_end(crisis: bool) -> None:
    kinds, lost, longer = set(), 0, 0
    for number, (world, _proof) in enumerate(strange_proofs(crisis=crisis)):
        told = world.scenario
        ahead, everything = Hindsight(told), EveryTalk(told)
        dice = Random(f"talk {number}")
        for seed in range(3):
            talk = Conversation(told, seed)
            expected = []
            while not talk.ended and talk.replies:
                said = dice.choice(talk.replies).id
                expected.append(everything.regret(talk, said))
                talk.give(said)
            found = ahead.regrets(talk.given, seed)
            assert list(found) == expected
            kinds |= {one.best_after for one in found}
            lost += sum(one.lost for one in found)
            longer += sum(one.further > 0 for one in found)
    assert kinds == set(FROM_BEST_TO_WORST)
    assert lost > 50
    assert longer > 50


class EveryTalk:
    """Plays on from a state in every way there is, with the rules of the live game."""

    def __init__(self, told: Scenario) -> None:
        self.told = told
        self.rules = Rules(told)
        self.known: dict[State, tuple[int, int]] = {}

    def best(self, state: State) -> tuple[int, int]:
        """The kind of the best ending there is, and after how many replies it comes."""
        ending = ending_of(state.moment, self.told)
        if ending is not None:
            return FROM_BEST_TO_WORST.index(ENDING_KINDS_OF[ending]), 0
        if state not in self.known:
            ways = [self.best(after) for after in self.after_each(state).values()]
            self.known[state] = min((kind, turns + 1) for kind, turns in ways)
        return self.known[state]

    def after_each(self, state: State) -> dict[str, State]:
        return {
            option.reply.id: self.rules.step(state, option)[0]
            for _, option in self.rules.offered(state.moment, Point(state.gauges))
        }

    def regret(self, talk: Conversation, said: str) -> TurnRegret:
        after = {reply: self.best(state) for reply, state in self.after_each(talk.state).items()}
        best, own = min(after.values()), after[said]
        return TurnRegret(
            talk.turn + 1,
            FROM_BEST_TO_WORST[best[0]],
            FROM_BEST_TO_WORST[own[0]],
            own[1] - best[1] if own[0] == best[0] else 0,
            tuple(choice.id for choice in talk.replies if after[choice.id] == best),
        )
