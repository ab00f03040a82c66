"""What must hold for every scenario, decided over its whole state space (codebook 4.9).

Here are the claims that make a scenario fair: a good ending can be reached without a single reflex
(P1), nobody gets stuck (P3), one slip can be made good (P7), and a slip never pays (P8). Each is
decided for every reachable state; one that does not hold comes with a shortest conversation that
shows it.
"""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from simulator.authoring.gauge_sets import EVERYWHERE, GaugeSet, gauges_of
from simulator.authoring.state_space import Edge, Layer, MomentId, Spread, StateSpace, Takes
from simulator.client.moment import Moment
from simulator.codebook.requirements import Gauges
from simulator.codebook.vocabulary import ENDINGS, Measured
from simulator.scenario import ReplyId

ClaimId = Literal["P1", "P3", "P7", "P8"]
CLAIMS: tuple[ClaimId, ...] = ("P1", "P3", "P7", "P8")

NO_REAL_ENDING = frozenset({"tijd_op", "verlaten"})
"""Endings that are no way out (P3)."""


class Counterexample(NamedTuple):
    """A conversation that shows that a claim does not hold."""

    choose: tuple[ReplyId, ...]
    """The replies, from the first line on; the last one is the slip where the claim is about one.
    """
    moment: Moment
    """Where that road comes to, before the slip."""
    gauges: Gauges
    measured: Measured | None = None
    """What the slip was measured as."""
    further: int | None = None
    """Fewest replies from the slip to a good ending; None where there is none."""
    sibling: int | None = None
    """Fewest replies to a good ending after the best reply that was no slip."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim, decided or not; ``holds`` is None when the proof stopped before it knew."""

    id: ClaimId
    holds: bool | None
    counterexample: Counterexample | None = None
    example: tuple[ReplyId, ...] = ()
    """A conversation that shows that it holds, where one does."""
    facts: dict[str, int] = field(default_factory=dict)


def passend(edge: Edge) -> bool:
    """Only replies that were measured passend."""
    return edge.fit == "passend"


def no_reflex(edge: Edge) -> bool:
    """Only replies that were not measured as a reflex."""
    return not edge.slipped


class Proof:
    """A state space with what the claims need to know of it, found once and shared."""

    def __init__(self, space: StateSpace) -> None:
        self.space = space
        self.scenario = space.scenario
        # Everything first: then the narrower spreads find their edges already looked for.
        self.reach = space.reachable()
        self.clean = space.spread(no_reflex)
        self.gentle = space.spread(passend)
        self.good = space.distances(self.scenario.good_endings, self.reach)

    def reflex_free_road(self) -> Claim:
        """P1: from the start a good ending can be reached with no reflex measured, in time."""
        shortest = _first_good(self.space, self.clean)
        if shortest is None:
            return Claim("P1", False, _at_start(self.space))
        depth, ending = shortest
        road = tuple(self.space.road_to(self.clean, ending, EVERYWHERE, no_reflex))
        facts = {"turns": depth, "max_turns": self.scenario.max_turns}
        return Claim("P1", depth <= self.scenario.max_turns, None, road, facts)

    def nobody_gets_stuck(self) -> Claim:
        """P3: from every reachable state a real ending can be reached, turn limit lifted."""
        real = [ending for ending in ENDINGS if ending not in NO_REAL_ENDING]
        way_out = self.space.distances(real, self.reach).all
        stuck = {
            moment: left
            for moment, where in self.reach.items()
            if not self.space.has_ended(moment) and (left := where & ~way_out.get(moment, 0))
        }
        if not stuck:
            return Claim("P3", True)
        by_distance = self.space.spread()
        moment, where = _nearest(by_distance, stuck)
        return Claim("P3", False, self._show(by_distance, moment, where))

    def one_slip_can_be_made_good(self) -> Claim:
        """P7: after passend replies and one reflex a good ending is still there, and in time."""
        lost: dict[MomentId, GaugeSet] = {}
        culprits: dict[MomentId, list[tuple[Edge, GaugeSet]]] = {}
        for moment, where in self.gentle.all.items():
            for edge in self._slips(moment):
                bad = edge.backward(EVERYWHERE & ~self.good.all.get(edge.target, 0)) & where
                if bad:
                    lost[moment] = lost.get(moment, 0) | bad
                    culprits.setdefault(moment, []).append((edge, bad))
        if lost:
            moment, where = _nearest(self.gentle, lost)
            edge, bad = next((e, b & where) for e, b in culprits[moment] if b & where)
            return Claim("P7", False, self._show_slip(self.gentle, moment, bad, edge, passend))
        return self._slip_fits_in_time()

    def _slip_fits_in_time(self) -> Claim:
        shortest = _first_good(self.space, self.clean)
        if shortest is None:
            return Claim("P7", False, _at_start(self.space))
        length = shortest[0]
        for depth, layer in enumerate(self.clean.layers[:length]):
            left = self.scenario.max_turns - depth - 1
            to_go = (
                self.good.layers[length - depth] if length - depth < len(self.good.layers) else {}
            )
            for moment, where in layer.items():
                on_road = where & to_go.get(moment, 0)
                for edge in self._slips(moment) if on_road else ():
                    in_time = self.good.within(edge.target, left)
                    late = edge.backward(EVERYWHERE & ~in_time) & on_road
                    if late:
                        shown = self._show_slip(self.clean, moment, late, edge, no_reflex)
                        return Claim("P7", False, shown)
        return Claim("P7", True)

    def a_slip_never_pays(self) -> Claim:
        """P8: after a reflex a good ending is at least one reply further than after a sibling."""
        found: list[tuple[int, MomentId, GaugeSet, Edge]] = []
        for moment, where in self.gentle.all.items():
            slips = self._slips(moment)
            if not slips:
                continue
            siblings = [edge for edge in self.space.edges[moment] if not edge.slipped]
            best = 0
            for layer in self.good.layers:
                for edge in slips:
                    paid = edge.backward(layer.get(edge.target, 0)) & where & ~best
                    if paid:
                        found.append((self._depth(self.gentle, moment, paid), moment, paid, edge))
                for edge in siblings:
                    best |= edge.backward(layer.get(edge.target, 0))
        if not found:
            return Claim("P8", True)
        _, moment, paid, edge = min(found, key=lambda case: case[0])
        return Claim("P8", False, self._show_slip(self.gentle, moment, paid, edge, passend))

    def _slips(self, moment: MomentId) -> list[Edge]:
        """The reflexes that can be made here: not the harmful ones, and none marked strict."""
        return [
            edge
            for edge in self.space.edges[moment]
            if edge.fit == "reflex" and not self._is_strict(edge)
        ]

    def _is_strict(self, edge: Edge) -> bool:
        scene = self.scenario.scenes[self.space.moments[edge.source].scene]
        return scene.strict or any(r.strict for r in scene.replies if r.id == edge.reply)

    def _depth(self, spread: Spread, moment: MomentId, where: GaugeSet) -> int:
        return next(n for n, layer in enumerate(spread.layers) if layer.get(moment, 0) & where)

    def _show(self, spread: Spread, moment: MomentId, where: GaugeSet) -> Counterexample:
        where &= spread.layers[self._depth(spread, moment, where)][moment]
        one = where & -where
        return Counterexample(
            tuple(self.space.road_to(spread, moment, one)),
            self.space.moments[moment],
            gauges_of(one.bit_length() - 1),
        )

    def _show_slip(
        self, spread: Spread, moment: MomentId, where: GaugeSet, edge: Edge, takes: Takes
    ) -> Counterexample:
        where &= spread.layers[self._depth(spread, moment, where)][moment]
        one = where & -where
        road = self.space.road_to(spread, moment, one, takes)
        siblings = [
            self._further(other.target, other.forward(one))
            for other in self.space.edges[moment]
            if not other.slipped and other.forward(one)
        ]
        return Counterexample(
            (*road, edge.reply),
            self.space.moments[moment],
            gauges_of(one.bit_length() - 1),
            edge.measured,
            self._further(edge.target, edge.forward(one)),
            min((n for n in siblings if n is not None), default=None),
        )

    def _further(self, moment: MomentId, where: GaugeSet) -> int | None:
        return next(
            (n for n, layer in enumerate(self.good.layers) if layer.get(moment, 0) & where), None
        )


def _first_good(space: StateSpace, spread: Spread) -> tuple[int, MomentId] | None:
    for depth, layer in enumerate(spread.layers):
        for moment in layer:
            if space.ending(moment) in space.scenario.good_endings:
                return depth, moment
    return None


def _nearest(spread: Spread, states: Layer) -> tuple[MomentId, GaugeSet]:
    return next(
        (moment, where & states[moment])
        for layer in spread.layers
        for moment, where in layer.items()
        if where & states.get(moment, 0)
    )


def _at_start(space: StateSpace) -> Counterexample:
    moment, where = next(iter(space.start.items()))
    return Counterexample((), space.moments[moment], gauges_of(where.bit_length() - 1))
