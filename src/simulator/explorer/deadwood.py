"""What is in a scenario and can never happen: in no state that any conversation comes to.

A reply that is never on offer, a scene or a road that nobody takes, an intervention that nowhere
fits and so never lets the client tell what its `sets` say. Each with its cause where there is one.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from simulator.client.fit import Cause, judge
from simulator.client.rules import Option
from simulator.codebook.vocabulary import REFLEXES, Signal
from simulator.explorer.claims.proof import Proof
from simulator.scenario import FlagName, Place, ReplyId, SceneId, Target


class NeverMet(NamedTuple):
    """A scene that no conversation comes to, though roads lead to it."""

    scene: SceneId
    place: Place


class NeverOffered(NamedTuple):
    """A reply whose `when` holds in no state of its scene."""

    scene: SceneId
    reply: ReplyId
    place: Place


class NeverTaken(NamedTuple):
    """A road that no state takes, or an ending whose guard never holds when it is taken."""

    scene: SceneId
    reply: ReplyId
    to: Target
    place: Place


class NeverFits(NamedTuple):
    """An intervention that is on offer and in no state passend."""

    scene: SceneId
    reply: ReplyId
    place: Place
    cause: Cause
    """What most often decided the fit."""
    signal: Signal
    """The signal that was open then; `geen` where that was not the cause."""
    lacking: tuple[str, ...]
    """What its ground asked in vain, in the codebook's own formulas."""
    never_set: tuple[FlagName, ...]
    """Flags that are for this reason true in no conversation at all."""


class Deadwood(NamedTuple):
    """All of it, each kind in the order of the file."""

    scenes: tuple[NeverMet, ...]
    replies: tuple[NeverOffered, ...]
    roads: tuple[NeverTaken, ...]
    misfits: tuple[NeverFits, ...]


def deadwood(proof: Proof) -> Deadwood:
    """Everything that can never happen, over all reachable states with the turn limit lifted."""
    seen = _seen(proof)
    return Deadwood(
        tuple(
            NeverMet(scene.id, scene.place)
            for scene in proof.scenario.scenes.values()
            if scene.id not in seen.met
        ),
        tuple(
            NeverOffered(scene.id, reply.id, reply.place)
            for scene in proof.scenario.scenes.values()
            for reply in scene.replies
            if scene.id in seen.met and (scene.id, reply.id) not in seen.offered
        ),
        tuple(_idle_roads(proof, seen)),
        tuple(_misfits(proof, seen)),
    )


_Said = tuple[SceneId, ReplyId]


class _Seen(NamedTuple):
    """What does happen in some reachable state."""

    met: set[SceneId]
    offered: set[_Said]
    fitting: set[_Said]
    arrived: set[tuple[_Said, Target]]
    """Where each reply has led when it was no reflex."""


def _seen(proof: Proof) -> _Seen:
    seen = _Seen(set(), set(), set(), set())
    for moment, _ in proof.talking():
        scene = proof.space.moments[moment].scene
        seen.met.add(scene)
        for edge in proof.space.edges[moment]:
            said = (scene, edge.reply)
            way = (said, proof.space.moments[edge.target].scene)
            nothing_new = (
                said in seen.offered
                and (edge.slipped or way in seen.arrived)
                and (edge.fit != "passend" or said in seen.fitting)
            )
            if nothing_new or not proof.met(edge):
                continue
            seen.offered.add(said)
            if not edge.slipped:
                seen.arrived.add(way)
            if edge.fit == "passend":
                seen.fitting.add(said)
    return seen


def _idle_roads(proof: Proof, seen: _Seen) -> Iterator[NeverTaken]:
    # A reply that is a reflex wherever it is given has no roads of its own to take.
    led = {said for said, _ in seen.arrived}
    for scene in proof.scenario.scenes.values():
        for reply in scene.replies:
            said = (scene.id, reply.id)
            for branch in reply.branches if said in led else ():
                if (said, branch.to) not in seen.arrived:
                    yield NeverTaken(scene.id, reply.id, branch.to, branch.place)


def _misfits(proof: Proof, seen: _Seen) -> Iterator[NeverFits]:
    ever_set = _ever_set(proof)
    for scene in proof.scenario.scenes.values():
        for option in proof.space.rules.options[scene.id]:
            reply = option.reply
            said = (scene.id, reply.id)
            if reply.type in REFLEXES or said in seen.fitting or said not in seen.offered:
                continue
            cause, signal, lacking = _why(proof, scene.id, option)
            never = tuple(flag for flag in sorted(reply.sets) if flag not in ever_set)
            yield NeverFits(scene.id, reply.id, reply.place, cause, signal, lacking, never)


def _ever_set(proof: Proof) -> set[FlagName]:
    """The flags that are true at the start, or that a scene, a reply or the rules get to set."""
    rules = proof.space.rules
    ever: set[FlagName] = set(proof.scenario.flags)
    kept = rules.start().moment.kept
    for moment, where in proof.talking():
        here = proof.space.moments[moment]
        kept |= here.kept
        for edge in proof.space.edges[moment]:
            if edge.at_the_end is not None and edge.at_the_end.kept & ~kept and proof.met(edge):
                kept |= edge.at_the_end.kept
        ever |= proof.scenario.scenes[here.scene].sets
        for trail, option in proof.space.on_offer(moment, where):
            if option.reply.sets <= ever:
                continue
            for _, verdict in judge(option.reply, option.ground, here, here.truths, trail):
                if verdict.sets_hold:
                    ever |= option.reply.sets
    return ever | {flag for flag, bit in rules.bit.items() if kept & bit}


def _why(proof: Proof, scene: SceneId, option: Option) -> tuple[Cause, Signal, tuple[str, ...]]:
    """What most often kept the reply from being passend, over the moments of its scene."""
    causes: Counter[tuple[Cause, Signal]] = Counter()
    lacking: Counter[str] = Counter()
    for moment, where in proof.talking():
        here = proof.space.moments[moment]
        if here.scene != scene:
            continue
        for trail, offered in proof.space.on_offer(moment, where):
            if offered is not option:
                continue
            for part, verdict in judge(option.reply, option.ground, here, here.truths, trail):
                size = part.image.bit_count()
                loud = here.signal if verdict.cause in ("signal", "danger") else "geen"
                causes[(verdict.cause, loud)] += size
                if verdict.cause == "ground":
                    lacking[option.ground.formula()] += size
    (cause, signal), _ = causes.most_common(1)[0]
    return cause, signal, tuple(formula for formula, _ in lacking.most_common(3))
