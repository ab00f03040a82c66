"""What can still come of a talk, and what a reply costs: exact, from every state of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.client.moment import State
from simulator.codebook.endings import ENDING_KINDS_OF
from simulator.codebook.vocabulary import REFLEXES
from simulator.conversation import Conversation
from simulator.explorer.claims import Proof
from simulator.explorer.prospects import Cost, NeverBest, Prospect, Prospects, Regret
from simulator.explorer.state_space import StateSpace
from tests.brute_force import At, World, no_slip, strange_proofs
from tests.scenes import reply, scenario, scene, when

if TYPE_CHECKING:
    from simulator.codebook.vocabulary import EndingKind
    from simulator.scenario import ReplyId, Scenario, SceneId

KINDS: tuple[EndingKind, ...] = ("goed", "gemengd", "moeilijk", "gestopt")


def prospects(told: Scenario) -> Prospects:
    return Prospects(Proof(StateSpace(told)))


def from_the_start(told: Scenario) -> State:
    return Conversation(told).state


WAYS = scenario(
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
    repair=(),
)
"""A short road, a longer one, one to a lesser ending, and one that never ends by itself."""


def test_the_best_the_nearest_and_the_worst_that_can_still_come() -> None:
    assert prospects(WAYS).from_here(from_the_start(WAYS)) == Prospect("goed", 2, "gemengd")


def test_nothing_comes_where_a_talk_never_ends_by_itself() -> None:
    ahead = prospects(WAYS).after_each(from_the_start(WAYS))
    assert ahead == {
        "erkennen": Prospect("goed", 1, "gemengd"),
        "volgen": Prospect("goed", 2, "gemengd"),
        "samenvatten": Prospect("gemengd", 0, "gemengd"),
        "copingvraag": None,
    }


def test_what_comes_does_not_depend_on_how_many_turns_the_talk_has() -> None:
    """Also where it has one turn: a reply that leads on is not the end of the talk."""
    for turns in (1, 2, 15):
        told = scenario(*WAYS.scenes.values(), repair=(), max_turns=turns)
        ahead = prospects(told).after_each(from_the_start(told))
        assert ahead["erkennen"] == Prospect("goed", 1, "gemengd")


def test_a_reply_costs_what_the_best_one_would_have_saved() -> None:
    """A lesser ending costs a kind, a longer road costs replies; the nearest good one nothing."""
    assert prospects(WAYS).regret(from_the_start(WAYS)) == {
        "erkennen": Regret(0, 0),
        "volgen": Regret(0, 1),
        "samenvatten": Regret(1, 0),
        "copingvraag": Regret(4, 0),
    }


def test_the_costs_of_a_file_stand_in_its_order_with_the_least_and_the_most() -> None:
    costs = prospects(WAYS).costs()
    assert [(cost.scene, cost.reply) for cost in costs] == [
        ("begin", "erkennen"),
        ("begin", "volgen"),
        ("begin", "samenvatten"),
        ("begin", "copingvraag"),
        ("omweg", "volgen"),
        ("slot", "volgen"),
        ("slot", "samenvatten"),
        ("val", "volgen"),
    ]
    assert costs[3] == Cost("begin", "copingvraag", Regret(4, 0), Regret(4, 0))
    assert costs[7].most == Regret(0, 0)


def test_a_reply_that_is_never_the_nearest_is_named_with_the_one_that_is() -> None:
    found = {(one.scene, one.reply): one.dominated_by for one in prospects(WAYS).never_best()}
    assert found == {
        ("begin", "volgen"): "erkennen",
        ("begin", "samenvatten"): None,
        ("begin", "copingvraag"): None,
        ("slot", "samenvatten"): None,
        ("val", "volgen"): None,
    }


def test_a_reply_that_is_never_on_offer_is_not_held_against_another() -> None:
    told = scenario(
        scene(
            "begin",
            reply("volgen", "vervolg_gekozen"),
            reply("erkennen", "vervolg_gekozen", when=when(flags="doel_benoemd")),
        ),
        repair=(),
    )
    assert prospects(told).never_best() == ()


def test_a_reflex_is_never_held_against_for_not_being_best() -> None:
    told = scenario(scene("begin", reply("erkennen", "vervolg_gekozen"), reply("advies_reflex")))
    assert prospects(told).never_best() == ()


def ahead_of(world: World) -> dict[At, Prospect | None]:
    away = {
        kind: world.away_from(ending for ending, its in ENDING_KINDS_OF.items() if its == kind)
        for kind in KINDS
    }
    found: dict[At, Prospect | None] = {}
    for at in world.depth:
        reached = [kind for kind in KINDS if at in away[kind]]
        found[at] = Prospect(reached[0], away[reached[0]][at], reached[-1]) if reached else None
    return found


def regret_in(world: World, ahead: dict[At, Prospect | None], at: At) -> dict[ReplyId, Regret]:
    ranks = {}
    for taken in world.replies[at]:
        then = ahead[taken.after]
        rank = (KINDS.index(then.best), then.turns) if then is not None else (len(KINDS), 0)
        ranks[taken.option.reply.id] = rank
    kind, turns = min(ranks.values(), default=(0, 0))
    return {
        said: Regret(own - kind, further - turns if own == kind else 0)
        for said, (own, further) in ranks.items()
    }


def test_what_can_come_is_that_of_following_every_road_from_every_state() -> None:
    kinds = set()
    for world, proof in strange_proofs():
        exact = Prospects(proof)
        ahead = ahead_of(world)
        for at, prospect in ahead.items():
            if not world.has_ended(at):
                kinds.add(prospect and prospect.best)
                assert exact.from_here(State(at.moment, at.gauges)) == prospect
    assert kinds == {*KINDS, None}


def test_what_a_reply_costs_is_that_of_following_every_road_after_each() -> None:
    seen = set()
    for world, proof in strange_proofs():
        exact = Prospects(proof)
        ahead = ahead_of(world)
        clean = world.met_by(no_slip)
        met: dict[tuple[SceneId, ReplyId], list[Regret]] = {}
        for at in world.replies:
            regret = regret_in(world, ahead, at)
            assert exact.regret(State(at.moment, at.gauges)) == regret
            if at in clean:
                for said, cost in regret.items():
                    met.setdefault((at.moment.scene, said), []).append(cost)
        costs = {(cost.scene, cost.reply): (cost.least, cost.most) for cost in exact.costs()}
        met = {said: costs for said, costs in met.items() if said[1] != "herstel"}
        assert costs == {said: (min(one), max(one)) for said, one in met.items()}
        seen |= {cost.most for cost in exact.costs()}
    assert {Regret(0, 0), Regret(1, 0), Regret(0, 1), Regret(0, 2)} <= seen


def test_never_best_is_that_of_comparing_every_reply_in_every_state() -> None:
    seen = set()
    for world, proof in strange_proofs():
        good = world.to_good
        types = {}
        best = set()
        nearer: dict[tuple[SceneId, ReplyId], set[ReplyId]] = {}
        for at, replies in world.replies.items():
            near = {
                taken.option.reply.id: good[taken.after] for taken in replies if taken.after in good
            }
            for taken in replies:
                said = taken.option.reply.id
                types[at.moment.scene, said] = taken.option.reply.type
                if said not in near:
                    continue
                if near[said] == min(near.values()):
                    best.add((at.moment.scene, said))
                others = {other for other in near if near[other] < near[said]}
                known = nearer.setdefault((at.moment.scene, said), others)
                nearer[at.moment.scene, said] = known & others
        expected = {
            NeverBest(*said, min(nearer.get(said, set()), default=None))
            for said, kind in types.items()
            if said not in best and kind not in REFLEXES and said[1] != "herstel"
        }
        found = Prospects(proof).never_best()
        assert set(found) == expected
        seen |= {one.dominated_by is None for one in found} | {not found}
    assert seen == {True, False}
