"""What can still come of a conversation: from any state, and after any reply.

Exact, because every reachable state is known with its fewest further replies to each kind of ending
(the turn limit lifted). What a reply costs is counted from the best that could be said there, never
from a total: a score against the road taken would reward whoever ends early on a bad one.
"""

from functools import cached_property
from typing import NamedTuple

from simulator.client.moment import State
from simulator.codebook.endings import ENDING_KINDS_OF
from simulator.codebook.vocabulary import REFLEXES, EndingKind
from simulator.explorer.claims.proof import Proof
from simulator.explorer.gauge_sets import EVERYWHERE, GaugeSet, only
from simulator.explorer.state_space import Edge, Spread
from simulator.scenario import ReplyId, SceneId

FROM_BEST_TO_WORST: tuple[EndingKind, ...] = ("goed", "gemengd", "moeilijk", "gestopt")
"""Kinds of endings that a talk can run into by what is said; a difference in kind, not a mark."""


class Prospect(NamedTuple):
    """What can still come."""

    best: EndingKind
    turns: int
    """Fewest further replies to an ending of that kind."""
    worst: EndingKind


class Regret(NamedTuple):
    """What a reply costs beside the best one in the same state; 0 and 0 is nothing."""

    kinds: int
    """By how many kinds the best ending still in reach is worse."""
    turns: int
    """How many replies further the same kind of ending is; 0 where the kind itself is worse."""


class Cost(NamedTuple):
    """The regret of one reply over the states that are reached without a reflex."""

    scene: SceneId
    reply: ReplyId
    least: Regret
    most: Regret


class NeverBest(NamedTuple):
    """A reply on offer, no reflex, that in no reachable state leads best to a good ending."""

    scene: SceneId
    reply: ReplyId
    dominated_by: ReplyId | None
    """One reply that is nearer to a good ending wherever this one leads to one, if there is any."""


_Rank = tuple[int, int]
"""Kind of the best ending in reach, the best one 0, and the fewest further replies to it."""


class Prospects:
    """Everything that can still come, for every reachable state of one scenario."""

    def __init__(self, proof: Proof) -> None:
        self._proof = proof

    @cached_property
    def _spreads(self) -> dict[EndingKind, Spread]:
        proof = self._proof
        return {
            kind: proof.space.distances(
                [ending for ending, its in ENDING_KINDS_OF.items() if its == kind], proof.reach
            )
            for kind in FROM_BEST_TO_WORST
        }

    def near(self, state: State) -> dict[EndingKind, int]:
        """Every kind of ending that can still come from a reachable state, the best one first.

        Each with the fewest further replies to an ending of that kind.
        """
        moment = self._proof.space.number(state.moment)
        here = only(state.gauges)
        near: dict[EndingKind, int] = {}
        for kind, spread in self._spreads.items():
            turns = next(
                (n for n, at in enumerate(spread.layers) if at.get(moment, 0) & here), None
            )
            if turns is not None:
                near[kind] = turns
        return near

    def from_here(self, state: State) -> Prospect | None:
        """What can still come from a reachable state; None where it never ends by itself."""
        near = self.near(state)
        kinds = list(near)
        return Prospect(kinds[0], near[kinds[0]], kinds[-1]) if kinds else None

    def after_each(self, state: State) -> dict[ReplyId, Prospect | None]:
        """What can still come after each reply on offer in a reachable state."""
        return {
            option.reply.id: self.from_here(self._proof.after(state, option)[0])
            for _, option in self._proof.space.offered(state)
        }

    def regret(self, state: State) -> dict[ReplyId, Regret]:
        """What each reply on offer costs in a reachable state."""
        ahead = self.after_each(state)
        return _regrets({reply: _rank(prospect) for reply, prospect in ahead.items()})

    def costs(self) -> tuple[Cost, ...]:
        """What each reply costs who has made no reflex so far, in the order of the file."""
        proof = self._proof
        found: dict[tuple[SceneId, ReplyId], list[Regret]] = {}
        for number, where in proof.clean.all.items():
            if proof.space.has_ended(number):
                continue
            moment = proof.space.moments[number]
            for regrets in self._regrets(number, where):
                for reply, regret in regrets.items():
                    found.setdefault((moment.scene, reply), []).append(regret)
        return tuple(
            Cost(scene.id, reply.id, min(met), max(met))
            for scene in proof.scenario.scenes.values()
            for reply in scene.replies
            if (met := found.get((scene.id, reply.id)))
        )

    def _regrets(self, moment: int, where: GaugeSet) -> list[dict[ReplyId, Regret]]:
        """The regrets in a moment: once for each set of vectors in which they are the same."""
        parts: list[tuple[GaugeSet, dict[ReplyId, _Rank]]] = [(where, {})]
        for edge in self._proof.space.edges[moment]:
            for rank, there in self._ranked(edge):
                split = []
                for part, ranks in parts:
                    inside = part & there
                    if inside:
                        split.append((inside, {**ranks, edge.reply: rank}))
                    if part ^ inside:
                        split.append((part ^ inside, ranks))
                parts = split
        return [_regrets(ranks) for _, ranks in parts]

    def _ranked(self, edge: Edge) -> list[tuple[_Rank, GaugeSet]]:
        """The vectors that take the edge, by the best that can come after it."""
        found = []
        taken: GaugeSet = 0
        for rank, kind in enumerate(FROM_BEST_TO_WORST):
            for turns, layer in enumerate(self._spreads[kind].layers):
                there = edge.backward(layer.get(edge.target, 0))
                new = there & ~taken
                if new:
                    taken |= new
                    found.append(((rank, turns), new))
        if never := edge.backward(EVERYWHERE) & ~taken:
            found.append((_rank(None), never))
        return found

    def never_best(self) -> tuple[NeverBest, ...]:
        """Interventions on offer that nowhere lead best to a good ending; a smell, no fault."""
        proof = self._proof
        interventions = {
            (scene.id, reply.id)
            for scene in proof.scenario.scenes.values()
            for reply in scene.replies
            if reply.type not in REFLEXES
        }
        offered: set[tuple[SceneId, ReplyId]] = set()
        best: set[tuple[SceneId, ReplyId]] = set()
        for moment, where in proof.talking():
            scene = proof.space.moments[moment].scene
            edges = proof.space.edges[moment]
            if any((scene, edge.reply) in interventions - best for edge in edges):
                best |= {(scene, reply) for reply in self._best(edges, where)}
                offered |= {
                    (scene, edge.reply)
                    for edge in edges
                    if (scene, edge.reply) not in offered and edge.backward(EVERYWHERE) & where
                }
        return tuple(
            NeverBest(scene, reply, self._dominating(scene, reply))
            for scene, reply in proof.options
            if (scene, reply) in (interventions & offered) - best
        )

    def _best(self, edges: list[Edge], where: GaugeSet) -> set[ReplyId]:
        """The replies that somewhere among these vectors lead best to a good ending."""
        best: set[ReplyId] = set()
        for layer in self._proof.good.layers:
            nearest: GaugeSet = 0
            for edge in edges:
                hit = edge.backward(layer.get(edge.target, 0)) & where
                if hit:
                    best.add(edge.reply)
                    nearest |= hit
            where &= ~nearest
            if not where:
                break
        return best

    def _dominating(self, scene: SceneId, reply: ReplyId) -> ReplyId | None:
        """The reply that is nearer to a good ending wherever this one leads to one."""
        better: set[ReplyId] | None = None
        for moment, where in self._proof.talking():
            if self._proof.space.moments[moment].scene != scene:
                continue
            near = self._nearness(moment, where)
            own = near.pop(reply, None)
            if own is None or not any(own):
                continue
            found = {other for other, levels in near.items() if _always_nearer(levels, own)}
            better = found if better is None else better & found
        return min(better) if better else None

    def _nearness(self, moment: int, where: GaugeSet) -> dict[ReplyId, list[GaugeSet]]:
        """For each reply, the vectors from which a good ending is then so many replies away."""
        near: dict[ReplyId, list[GaugeSet]] = {}
        layers = self._proof.good.layers
        for edge in self._proof.space.edges[moment]:
            levels = near.setdefault(edge.reply, [0] * len(layers))
            for turns, layer in enumerate(layers):
                levels[turns] |= edge.backward(layer.get(edge.target, 0)) & where
        return near


def _regrets(ranks: dict[ReplyId, _Rank]) -> dict[ReplyId, Regret]:
    kind, turns = min(ranks.values(), default=(0, 0))
    return {
        reply: Regret(own - kind, further - turns if own == kind else 0)
        for reply, (own, further) in ranks.items()
    }


def _rank(prospect: Prospect | None) -> _Rank:
    if prospect is None:
        return len(FROM_BEST_TO_WORST), 0
    return FROM_BEST_TO_WORST.index(prospect.best), prospect.turns


def _always_nearer(levels: list[GaugeSet], own: list[GaugeSet]) -> bool:
    nearer: GaugeSet = 0
    for theirs, mine in zip(levels, own, strict=True):
        if mine & ~nearer:
            return False
        nearer |= theirs
    return True
