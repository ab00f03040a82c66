"""What a reflex does: it is felt, it can be made good, it never pays, and it is one.

P5 (felt), P7 (one slip can be made good), P8 (a slip never pays) and P28 (a reply of a reflex type
is a reflex in every state in which it is on offer).
"""

from dataclasses import replace

from simulator.client.fit import judge
from simulator.codebook.grounds import GROUNDS
from simulator.codebook.reflexes import BEHAVIOUR_ENTRIES
from simulator.codebook.requirements import ALWAYS, BIT, Requirement
from simulator.explorer.claims.claim import Claim, Counterexample, Fact
from simulator.explorer.claims.proof import Proof, no_reflex, passend
from simulator.explorer.gauge_sets import EVERYWHERE, GaugeSet, unmoved_by
from simulator.explorer.state_space import Edge, MomentId, Spread, Takes
from simulator.scenario import Reply

_COMFORTED = BIT["getroost"]


def a_reflex_is_felt(proof: Proof) -> Claim:
    """P5: a measured reflex moves a gauge that is not at its limit, or leaves another mark."""
    numb = [
        (moment, still, edge)
        for moment, where in proof.talking()
        for edge in proof.space.edges[moment]
        if edge.slipped and not _leaves_a_mark(proof, edge) and (still := _unmoved(edge) & where)
    ]
    if not numb:
        return Claim("P5", True)
    moment, where, edge = proof.first(numb)
    facts: dict[str, Fact] = {"measured": edge.measured}
    return Claim("P5", False, proof.show(moment, where, edge.reply), facts=facts)


def _leaves_a_mark(proof: Proof, edge: Edge) -> bool:
    """Whether the talk ends with it, or he will hear the next comforting as the second one."""
    if edge.at_the_end is not None:
        return True
    before, after = proof.space.moments[edge.source], proof.space.moments[edge.target]
    return bool(after.kept & ~before.kept & _COMFORTED)


def _unmoved(edge: Edge) -> GaugeSet:
    """The gauges that take the edge and that the reflex leaves as they are.

    The effect of the reflex is the first step; what the world does on entering comes after it.
    """
    _, effect = edge.steps[0]
    return edge.backward(EVERYWHERE) & unmoved_by(effect)


def one_slip_can_be_made_good(proof: Proof) -> Claim:
    """P7: after passend replies and one reflex a good ending is still there, and in time."""
    lost = [
        (moment, bad, edge)
        for moment, where in proof.gentle.all.items()
        for edge in _slips(proof, moment)
        if (bad := edge.backward(EVERYWHERE & ~proof.good.all.get(edge.target, 0)) & where)
    ]
    if not lost:
        return _slip_fits_in_time(proof)
    moment, bad, edge = proof.first(lost, proof.gentle)
    return Claim("P7", False, *_shown(proof, proof.gentle, moment, bad, edge, passend))


def _slip_fits_in_time(proof: Proof) -> Claim:
    """Whether a slip anywhere on a shortest reflex-free good road leaves turns enough."""
    if proof.shortest is None:
        moment, where = next(iter(proof.space.start.items()))
        return Claim("P7", False, proof.show(moment, where, spread=proof.clean))
    length = len(proof.shortest)
    for depth, layer in enumerate(proof.clean.layers[:length]):
        left = proof.scenario.max_turns - depth - 1
        to_go = proof.clean_good.layers[length - depth]
        for moment, where in layer.items():
            on_road = where & to_go.get(moment, 0)
            for edge in _slips(proof, moment) if on_road else ():
                in_time = proof.good.within(edge.target, left)
                late = edge.backward(EVERYWHERE & ~in_time) & on_road
                if late:
                    shown = _shown(proof, proof.clean, moment, late, edge, no_reflex)
                    return Claim("P7", False, *shown)
    return Claim("P7", True)


def a_slip_never_pays(proof: Proof) -> Claim:
    """P8: after a reflex a good ending is at least one reply further than after a sibling."""
    found: list[tuple[MomentId, GaugeSet, Edge]] = []
    for moment, where in proof.gentle.all.items():
        slips = _slips(proof, moment)
        if not slips:
            continue
        siblings = [edge for edge in proof.space.edges[moment] if not edge.slipped]
        best = 0
        for layer in proof.good.layers:
            for edge in slips:
                paid = edge.backward(layer.get(edge.target, 0)) & where & ~best
                if paid:
                    found.append((moment, paid, edge))
            for edge in siblings:
                best |= edge.backward(layer.get(edge.target, 0))
    if not found:
        return Claim("P8", True)
    moment, paid, edge = proof.first(found, proof.gentle)
    return Claim("P8", False, *_shown(proof, proof.gentle, moment, paid, edge, passend))


def _slips(proof: Proof, moment: MomentId) -> list[Edge]:
    """The reflexes that can be made here: not the harmful ones, and none marked strict."""
    return [
        edge
        for edge in proof.space.edges[moment]
        if edge.fit == "reflex" and not _is_strict(proof, edge)
    ]


def _is_strict(proof: Proof, edge: Edge) -> bool:
    scene = proof.scenario.scenes[proof.space.moments[edge.source].scene]
    return scene.strict or any(r.strict for r in scene.replies if r.id == edge.reply)


def _shown(
    proof: Proof, spread: Spread, moment: MomentId, where: GaugeSet, edge: Edge, takes: Takes
) -> tuple[Counterexample, tuple[str, ...], dict[str, Fact]]:
    """The slip, no example, and what it costs beside its best sibling."""
    one = proof.nearest_one(spread, moment, where)
    siblings = [
        _further(proof, other.target, other.forward(one))
        for other in proof.space.edges[moment]
        if not other.slipped and other.forward(one)
    ]
    facts: dict[str, Fact] = {
        "measured": edge.measured,
        "further": _further(proof, edge.target, edge.forward(one)),
        "sibling": min((n for n in siblings if n is not None), default=None),
    }
    return proof.show(moment, one, edge.reply, spread=spread, takes=takes), (), facts


def _further(proof: Proof, moment: MomentId, where: GaugeSet) -> int | None:
    return next(
        (n for n, layer in enumerate(proof.good.layers) if layer.get(moment, 0) & where), None
    )


def a_reflex_is_one(proof: Proof) -> Claim:
    """P28: where the same sentence would be passend, its author types it as that."""
    space = proof.space
    twins = {
        (scene.id, reply.id): twin
        for scene in proof.scenario.scenes.values()
        for reply in scene.replies
        if (twin := _twin(reply)) is not None
    }
    fitting: list[tuple[MomentId, GaugeSet, tuple[Reply, Reply]]] = []
    for moment, where in proof.talking():
        here = space.moments[moment]
        for trail, option in space.on_offer(moment, where):
            twin = twins.get((here.scene, option.reply.id))
            if twin is None:
                continue
            reply, ground = twin
            for part, verdict in judge(reply, ground, here, here.truths, trail):
                if verdict.fit == "passend":
                    fitting.append((moment, part.image, (option.reply, reply)))
    if not fitting:
        return Claim("P28", True)
    moment, where, (said, meant) = proof.first(fitting)
    shown = proof.show(moment, where, said.id)
    return Claim("P28", False, shown, facts={"type": said.type, "twin": meant.type})


def _twin(reply: Reply) -> tuple[Reply, Requirement] | None:
    """The reply as the intervention that the same sentence is on its ground, and that ground.

    An intervention without a ground is fitting nearly everywhere: there it is the words that
    differ, not the state, and no explorer can read them.
    """
    behaviour = reply.reflex_behaviour
    twin = BEHAVIOUR_ENTRIES[behaviour].twin if behaviour is not None else None
    if twin is None or GROUNDS[twin] is ALWAYS:
        return None
    return replace(reply, type=twin, reflex_behaviour=None), GROUNDS[twin]
