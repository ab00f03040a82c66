"""What stands in a scenario and can never happen, with its cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.client.rules import Rules
from simulator.codebook.vocabulary import REFLEXES
from simulator.explorer.claims import Proof
from simulator.explorer.deadwood import Deadwood, NeverFits, NeverOffered, NeverTaken, deadwood
from simulator.explorer.state_space import StateSpace
from simulator.scenario import NOWHERE, Branch, Otherwise
from tests.brute_force import World, fitting, strange_proofs
from tests.scenes import reply, scenario, scene, when

if TYPE_CHECKING:
    from simulator.scenario import FlagName, Scenario

SLOT = scene("slot", reply("volgen", "vervolg_gekozen"))


def idle(told: Scenario) -> Deadwood:
    return deadwood(Proof(StateSpace(told)))


def misfit(told: Scenario) -> NeverFits:
    [found] = idle(told).misfits
    return found


def test_nothing_is_idle_where_everything_can_happen() -> None:
    told = scenario(scene("begin", reply("erkennen", "slot"), reply("advies_reflex")), SLOT)
    assert idle(told) == Deadwood((), (), (), ())


def test_a_scene_is_never_met_where_the_road_to_it_is_never_taken() -> None:
    trusted = Branch("diep", when(vertrouwen=(9, 10)))
    told = scenario(
        scene("begin", reply("erkennen", branches=(trusted, Branch("slot")))),
        scene("diep", reply("volgen", "slot")),
        SLOT,
    )
    found = idle(told)
    assert [one.scene for one in found.scenes] == ["diep"]
    assert found.roads == (NeverTaken("begin", "erkennen", "diep", NOWHERE),)


def test_a_reply_is_never_offered_where_its_condition_never_holds() -> None:
    told = scenario(
        scene(
            "begin", reply("erkennen", "slot"), reply("volgen", "slot", when=when(flags="mandaat"))
        ),
        SLOT,
    )
    assert idle(told).replies == (NeverOffered("begin", "volgen", NOWHERE),)


def test_a_road_to_an_ending_whose_guard_never_holds_is_never_taken() -> None:
    told = scenario(
        scene("begin", reply("erkennen", "vervolg_gekozen"), reply("volgen", "open_deur")),
    )
    assert idle(told).roads == (NeverTaken("begin", "volgen", "open_deur", NOWHERE),)


def test_a_road_is_not_held_against_a_reply_that_is_a_reflex_wherever_it_is_said() -> None:
    told = scenario(
        scene("begin", reply("erkennen", "slot"), reply("advies_met_mandaat", "slot")), SLOT
    )
    found = idle(told)
    assert found.roads == ()
    assert [one.reply for one in found.misfits] == ["advies_met_mandaat"]


def test_what_never_fits_is_named_with_the_ground_that_is_missing() -> None:
    too_early = reply("hoopvraag", "slot", otherwise=Otherwise(goto="slot"))
    told = scenario(scene("begin", reply("erkennen", "slot"), too_early), SLOT)
    found = misfit(told)
    assert (found.reply, found.cause, found.lacking) == ("hoopvraag", "ground", ("erkend",))
    assert (found.signal, found.never_set) == ("geen", ())


def test_what_never_fits_is_named_with_the_signal_that_asks_for_something_else() -> None:
    told = scenario(
        scene("begin", reply("erkennen", "slot"), reply("samenvatten", "slot"), signal="stilte"),
        SLOT,
    )
    found = misfit(told)
    assert (found.reply, found.cause, found.signal) == ("samenvatten", "signal", "stilte")


def test_a_flag_of_a_reply_that_never_fits_is_never_true_where_nothing_else_sets_it() -> None:
    dull = reply("hoopvraag", "slot", sets="wens_benoemd")
    told = scenario(scene("begin", reply("erkennen", "slot"), dull), SLOT)
    assert misfit(told).never_set == ("wens_benoemd",)
    elsewhere = scene("slot", reply("volgen", "vervolg_gekozen", sets="wens_benoemd"))
    told = scenario(scene("begin", reply("erkennen", "slot"), dull), elsewhere)
    assert misfit(told).never_set == ()


def test_what_the_rules_set_by_themselves_is_not_called_never_true() -> None:
    """Taken over, being told what was done is `teruggekoppeld`, whatever the file says."""
    told = scenario(
        scene(
            "begin",
            reply("samenvatten", "gang", sets="teruggekoppeld"),
            reply("meeleef_reflex", "gang", reflex_behaviour="stil_overnemen"),
            signal="stilte",
        ),
        scene("gang", reply("transparant_maken", "vervolg_gekozen")),
        start="crisis_acuut",
    )
    found = misfit(told)
    assert (found.reply, found.cause) == ("samenvatten", "signal")
    assert found.never_set == ()


def ever_true(world: World) -> set[FlagName]:
    bits = Rules(world.scenario).bit
    return {flag for flag, bit in bits.items() if any(at.moment.kept & bit for at in world.depth)}


def test_what_is_idle_is_that_of_looking_at_every_state() -> None:
    seen: list[int] = [0, 0, 0, 0, 0]
    for world, proof in strange_proofs():
        told = world.scenario
        met = {at.moment.scene for at in world.depth}
        all_taken = [(t.before.moment.scene, t.option.reply.id, t) for t in world.all_replies()]
        offered = {(name, said) for name, said, _ in all_taken}
        led = {(name, said, t.after.moment.scene) for name, said, t in all_taken if not t.slipped}
        fits = {(name, said) for name, said, t in all_taken if fitting(t)}
        somewhere = {(name, said) for name, said, _ in led}
        true = ever_true(world)
        found = deadwood(proof)
        assert [one.scene for one in found.scenes] == [
            name for name in told.scenes if name not in met
        ]
        every = [(name, said) for name, here in told.scenes.items() for said in here.replies]
        assert [(one.scene, one.reply) for one in found.replies] == [
            (name, said.id)
            for name, said in every
            if name in met and (name, said.id) not in offered
        ]
        assert [(one.scene, one.reply, one.to) for one in found.roads] == [
            (name, said.id, branch.to)
            for name, said in every
            if (name, said.id) in somewhere
            for branch in said.branches
            if (name, said.id, branch.to) not in led
        ]
        never = [
            (name, said)
            for name, said in every
            if said.type not in REFLEXES and (name, said.id) in offered - fits
        ]
        assert [(one.scene, one.reply) for one in found.misfits] == [
            (name, said.id) for name, said in never
        ]
        for one, (name, said) in zip(found.misfits, never, strict=True):
            assert set(one.never_set) == said.sets - true, (told.id, name)
            causes = {
                t.verdict.cause
                for where, which, t in all_taken
                if (where, which) == (name, said.id)
            }
            assert one.cause in causes
        for number, kind in enumerate(found):
            seen[number] += len(kind)
        seen[4] += sum(len(one.never_set) for one in found.misfits)
    assert all(seen)
