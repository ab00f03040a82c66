"""What a client tells is earned, and what he asks can be answered.

P19 (a step is the client's own), P20 (what must be so before he tells something), P21 (the same
words, once grounded and once a reflex) and P23 (every signal can be answered).
"""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from simulator.client.fit import judge
from simulator.client.moment import Moment
from simulator.client.rules import Option, Outcome
from simulator.codebook.grounds import FLAG_PRECONDITIONS
from simulator.codebook.requirements import BIT, bits
from simulator.codebook.signals import SIGNAL_ENTRIES
from simulator.codebook.starts import START_VALUES
from simulator.codebook.transitions import STANCE_ROWS
from simulator.codebook.vocabulary import Signal
from simulator.explorer.alike import nearly_the_same, words_of
from simulator.explorer.claims.claim import Claim
from simulator.explorer.claims.proof import Proof
from simulator.explorer.gauge_sets import GaugeSet
from simulator.explorer.state_space import Edge, Layer, MomentId, Trail
from simulator.scenario import FlagName, ReplyId, SceneId

_OWN_STEP = BIT["stap_benoemd"] | BIT["mandaat"]


def a_step_is_the_clients_own(proof: Proof) -> Claim:
    """P19: with `afspraak_volgende_stap` the client named a step and gave his mandate."""
    unnamed = [
        (moment, where, edge.reply)
        for moment, _ in proof.talking()
        for edge in proof.space.edges[moment]
        if edge.at_the_end is not None
        and edge.at_the_end.scene == "afspraak_volgende_stap"
        and edge.at_the_end.kept & _OWN_STEP != _OWN_STEP
        and (where := proof.met(edge))
    ]
    if not unnamed:
        return Claim("P19", True)
    return Claim("P19", False, proof.show(*proof.first(unnamed)))


class _Told(NamedTuple):
    """A flag that a line sets."""

    flag: FlagName
    by: tuple[ReplyId, ...]
    """The reply with which the client tells it; empty where it is told in the opening line."""


def what_is_told_is_earned(proof: Proof) -> Claim:
    """P20, over all states: where a line sets a flag, what must come before it holds."""
    early = [*_in_the_opening_line(proof)]
    for moment, where in proof.talking():
        early += _told_too_early(proof, moment, where)
    if not early:
        return Claim("P20", True)
    moment, where, told = proof.first(early)
    asked = FLAG_PRECONDITIONS[told.flag].formula()
    shown = proof.show(moment, where, *told.by)
    return Claim("P20", False, shown, facts={"flag": told.flag, "asked": asked})


_Early = Iterator[tuple[MomentId, GaugeSet, _Told]]


def _guarded(proof: Proof, sets: int) -> list[FlagName]:
    """Those of the flags that something must come before, in this scenario."""
    free = BIT["klacht_benoemd"] & bits(START_VALUES[proof.scenario.start].flags)
    return [flag for flag in FLAG_PRECONDITIONS if sets & BIT[flag] & ~free]


def _in_the_opening_line(proof: Proof) -> _Early:
    scenario, space = proof.scenario, proof.space
    known = START_VALUES[scenario.start].flags | scenario.flags
    opening = space.rules.bits(scenario.scenes[scenario.opens_with].sets)
    start = space.rules.start().moment
    for moment, where in space.start.items():
        for flag in _guarded(proof, opening):
            if flag not in known:
                early = where & ~space.zone(FLAG_PRECONDITIONS[flag], start.truths)
                if early:
                    yield moment, early, _Told(flag, ())


def _told_too_early(proof: Proof, moment: MomentId, where: GaugeSet) -> _Early:
    """Each flag that a reply lets the client tell here without what must come before it."""
    space, here = proof.space, proof.space.moments[moment]
    for trail, option in space.on_offer(moment, where):
        flags = [flag for flag in _guarded(proof, option.sets) if not here.kept & BIT[flag]]
        if flags:
            told = here.truths | option.sets
            for judged, verdict in judge(option.reply, option.ground, here, here.truths, trail):
                if verdict.sets_hold:
                    then = judged.shifted(verdict.effect)
                    yield from _without(moment, then, told, flags, option)
        if any(_leads_to_what_is_told(proof, option)):
            for outcome in space.rules.outcomes(option, here, trail):
                flags = _told_on_entering(proof, here, option, outcome)
                yield from _without(moment, outcome.where, outcome.moment.truths, flags, option)


def _without(
    moment: MomentId, then: Trail, truths: int, flags: list[FlagName], option: Option
) -> _Early:
    """Each flag told in this part of the gauges without what must come before it."""
    for flag in flags:
        _, early = then.split(FLAG_PRECONDITIONS[flag], truths)
        if early is not None:
            yield moment, _origin(early), _Told(flag, (option.reply.id,))


def _origin(trail: Trail) -> GaugeSet:
    """The vectors that a trail set out from."""
    return Edge(0, "", "passend", "neutraal", 0, trail.steps, trail.mask).backward(trail.image)


def _leads_to_what_is_told(proof: Proof, option: Option) -> Iterator[bool]:
    """For each scene that a reply can lead to, whether its line sets a guarded flag."""
    for target in (option.reply.otherwise.goto, *(to for _, to in option.roads)):
        scene = proof.scenario.scenes.get(target) if target is not None else None
        yield scene is not None and bool(_guarded(proof, proof.space.rules.bits(scene.sets)))


def _told_on_entering(
    proof: Proof, here: Moment, option: Option, outcome: Outcome[Trail]
) -> list[FlagName]:
    """The guarded flags that the line of another scene sets, and nothing set before it."""
    after, verdict = outcome.moment, outcome.verdict
    scene = proof.scenario.scenes.get(after.scene)
    if scene is None or scene.id == here.scene:
        return []
    known = here.kept
    if verdict.sets_hold:
        known |= option.sets
    if verdict.fit == "passend":
        known &= ~option.clears
    for row in STANCE_ROWS:
        if (row.source, row.target) == (here.houding, after.houding):
            known &= ~bits(row.clears)
    sets = proof.space.rules.bits(scene.sets)
    return [flag for flag in _guarded(proof, sets) if not known & BIT[flag]]


def the_same_words_twice(proof: Proof) -> Claim:
    """P21: nearly the same reply is once passend, on its ground, and elsewhere a reflex."""
    words = {
        (scene.id, reply.id): words_of(reply.text)
        for scene in proof.scenario.scenes.values()
        for reply in scene.replies
    }
    alike = [
        (one, other)
        for one, other in combinations(words, 2)
        if nearly_the_same(words[one], words[other])
    ]
    fits: dict[tuple[SceneId, ReplyId], set[str]] = {said: set() for pair in alike for said in pair}
    for turn, layer in proof.turn_by_turn() if alike else ():
        if turn < proof.scenario.max_turns:
            _add_fits(proof, layer, fits)
        for one, other in alike:
            for here, there in ((one, other), (other, one)):
                if "passend" in fits[here] and "reflex" in fits[there]:
                    facts = {"one": ".".join(one), "other": ".".join(other)}
                    return Claim("P21", True, facts=facts)
    return Claim("P21", False)


def _add_fits(proof: Proof, states: Layer, fits: dict[tuple[SceneId, ReplyId], set[str]]) -> None:
    """What each of these replies is measured as in some of the states."""
    for moment, where in states.items():
        scene = proof.space.moments[moment].scene
        for edge in proof.space.edges[moment]:
            known = fits.get((scene, edge.reply))
            kind = "reflex" if edge.slipped else edge.fit
            if known is not None and kind not in known and edge.forward(where):
                known.add(kind)


def every_signal_can_be_answered(proof: Proof) -> Claim:
    """P23: in every reachable state with an open signal an answer is on offer."""
    unheard: list[tuple[MomentId, GaugeSet, Signal]] = []
    for moment, where in proof.talking():
        here: Moment = proof.space.moments[moment]
        answers = SIGNAL_ENTRIES[here.signal].answers if here.signal != "geen" else None
        if answers is None:
            continue
        left = where
        for trail, option in proof.space.on_offer(moment, where):
            if option.reply.type in answers:
                left &= ~trail.image
        if left:
            unheard.append((moment, left, here.signal))
    if not unheard:
        return Claim("P23", True)
    moment, where, signal = proof.first(unheard)
    return Claim("P23", False, proof.show(moment, where), facts={"signal": signal})
