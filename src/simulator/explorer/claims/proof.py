"""A state space with what the claims need to know of it, each found once and shared."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import TypeVar

from simulator.client.moment import Point, State
from simulator.client.rules import Option, Outcome
from simulator.explorer.claims.claim import Counterexample
from simulator.explorer.gauge_sets import EVERYWHERE, GaugeSet, gauges_of
from simulator.explorer.state_space import (
    Edge,
    Layer,
    MomentId,
    Spread,
    StateSpace,
    Takes,
    everything,
)
from simulator.scenario import ReplyId, SceneId

T = TypeVar("T")


def passend(edge: Edge) -> bool:
    """Only replies that were measured passend."""
    return edge.fit == "passend"


def no_reflex(edge: Edge) -> bool:
    """Only replies that were not measured as a reflex."""
    return not edge.slipped


def reflexes_alone(edge: Edge) -> bool:
    """Only replies that were measured as a reflex."""
    return edge.slipped


class Proof:
    """Everything reachable in a scenario, seen from the sides that the claims look from."""

    def __init__(self, space: StateSpace) -> None:
        self.space = space
        self.scenario = space.scenario
        # Everything first: then the narrower spreads find their edges already looked for.
        self.reach = space.reachable()
        """Every state that can be reached, turn limit lifted."""
        self.clean = space.spread(no_reflex)
        """What is reached without a measured reflex, by distance."""
        self.gentle = space.spread(passend)
        """What is reached by passend replies alone, by distance."""
        self.good = space.distances(self.scenario.good_endings, self.reach)
        """Every state by its fewest further replies to a good ending."""

    @cached_property
    def clean_good(self) -> Spread:
        """States by fewest further replies to a good ending, none of them a measured reflex."""
        return self.space.distances(self.scenario.good_endings, self.clean.all, no_reflex)

    @cached_property
    def by_distance(self) -> Spread:
        """Every state by its distance from the start; only a counterexample asks for it."""
        return self.space.spread()

    @cached_property
    def in_time(self) -> Spread:
        """The same, as far as the turns go: what a real talk can come to."""
        return self.space.spread(most=self.scenario.max_turns)

    def turn_by_turn(self) -> Iterator[tuple[int, Layer]]:
        """What talks come to after so many replies, the turn limit not lifted.

        First the talks without a slip and those of slips alone, which are few and show most of what
        there is; then every talk. Who has seen what he looked for needs not look at the rest.
        """
        turns = self.scenario.max_turns + 1
        for spread in (self.clean, self.space.spread(reflexes_alone)):
            yield from enumerate(spread.layers[:turns])
        for turn, spread in enumerate(islice(self.space.growing(), turns)):
            yield turn, spread.layers[-1]

    @cached_property
    def shortest(self) -> tuple[ReplyId, ...] | None:
        """A shortest reflex-free road to a good ending, in time or not; None where none is."""
        for layer in self.clean.layers:
            for moment in layer:
                if self.space.ending(moment) in self.scenario.good_endings:
                    road = self.space.road_to(self.clean, moment, EVERYWHERE, no_reflex)
                    return tuple(road)
        return None

    @cached_property
    def options(self) -> dict[tuple[SceneId, ReplyId], Option]:
        """Every reply that a scene can offer, the extra one that mends included."""
        rules = self.space.rules
        extra = (rules.repair,) if rules.repair is not None else ()
        return {
            (scene, option.reply.id): option
            for scene, options in rules.options.items()
            for option in (*extra, *options)
        }

    def option(self, edge: Edge) -> Option:
        """The reply that was given."""
        return self.options[self.space.moments[edge.source].scene, edge.reply]

    def talking(self) -> list[tuple[MomentId, GaugeSet]]:
        """Every reachable moment in which the talk goes on, with its gauges."""
        return [
            (moment, where)
            for moment, where in self.reach.items()
            if not self.space.has_ended(moment)
        ]

    def met(self, edge: Edge) -> GaugeSet:
        """The reachable gauges in which the edge is taken."""
        return edge.backward(EVERYWHERE) & self.reach.get(edge.source, 0)

    def after(self, state: State, option: Option) -> tuple[State, Outcome[Point]]:
        """One reply in a live talk, the turn limit lifted."""
        outcome = next(self.space.rules.outcomes(option, state.moment, Point(state.gauges)))
        return State(outcome.moment, outcome.where.gauges, state.turn + 1), outcome

    def states_on(self, road: tuple[ReplyId, ...]) -> list[tuple[State, Option]]:
        """Each state of a conversation with the reply given in it, the turn limit lifted."""
        state, found = self.space.rules.start(), []
        for reply in road:
            option = next(
                option for _, option in self.space.offered(state) if option.reply.id == reply
            )
            found.append((state, option))
            state, _ = self.after(state, option)
        return found

    def show(
        self,
        moment: MomentId,
        where: GaugeSet,
        *last: ReplyId,
        spread: Spread | None = None,
        takes: Takes = everything,
    ) -> Counterexample:
        """A shortest conversation to one of these states of a spread, and a reply given there."""
        spread = spread or self._reaching({moment: where})
        one = self.nearest_one(spread, moment, where)
        road = self.space.road_to(spread, moment, one, takes)
        at = gauges_of(one.bit_length() - 1)
        return Counterexample((*road, *last), self.space.moments[moment], at)

    def first(
        self, cases: Iterable[tuple[MomentId, GaugeSet, T]], spread: Spread | None = None
    ) -> tuple[MomentId, GaugeSet, T]:
        """The case that a talk comes to first: a moment, its gauges, and what is the case."""
        found = list(cases)
        states: Layer = {}
        for moment, where, _ in found:
            states[moment] = states.get(moment, 0) | where
        spread = spread or self._reaching(states)
        return min(found, key=lambda case: self.depth(spread, case[0], case[1]))

    def nearest_one(self, spread: Spread, moment: MomentId, where: GaugeSet) -> GaugeSet:
        """One of these gauge vectors that the spread comes to first."""
        where &= spread.layers[self.depth(spread, moment, where)][moment]
        return where & -where

    def depth(self, spread: Spread, moment: MomentId, where: GaugeSet) -> int:
        """After how many replies the spread first comes to one of these states; else its depth."""
        return next(
            (n for n, layer in enumerate(spread.layers) if layer.get(moment, 0) & where),
            len(spread.layers),
        )

    def _reaching(self, states: Layer) -> Spread:
        """States by distance, as far as is needed to come to one of these."""
        met = any(self.in_time.all.get(moment, 0) & where for moment, where in states.items())
        return self.in_time if met else self.by_distance
