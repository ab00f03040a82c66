"""The whole reachable state space of a scenario, as sets of gauge vectors per discrete moment.

For each `Moment` (everything but the gauges) one `GaugeSet` holds every gauge vector that can occur
in it. A reply taken from a moment falls apart into a few `Edge`s; an edge cuts its set with masks
and moves it with effects. The edges are found by running the client's own rules (`Rules.outcomes`)
over all vectors at once, so nothing is modelled twice.
"""

from collections.abc import Callable, Iterable, Iterator
from heapq import heappop, heappush
from itertools import islice
from typing import NamedTuple, TypeAlias

from simulator.client.moment import Moment, Point, State
from simulator.client.rules import Option, Rules
from simulator.codebook.effects import Effect
from simulator.codebook.requirements import ALWAYS, Requirement
from simulator.codebook.vocabulary import Ending, Fit, Measured
from simulator.explorer.gauge_sets import (
    EVERYWHERE,
    GaugeSet,
    before,
    box_round,
    only,
    shifted,
    zone_of,
)
from simulator.explorer.memory import Memory, reads
from simulator.scenario import ReplyId, Scenario, SceneId

MomentId = int
"""Number of a moment of one state space, in the order of discovery; 0 is the start."""


Steps: TypeAlias = tuple[tuple[GaugeSet, Effect], ...]
"""Cut with the mask, then shift; in this order."""


def _taken(where: GaugeSet, steps: Steps) -> GaugeSet:
    for mask, effect in steps:
        where &= mask
        if not where:
            return 0
        where = shifted(where, effect)
    return where


class Edge(NamedTuple):
    """One way a reply can go: the vectors it takes, what it does to them, and where they come."""

    source: MomentId
    reply: ReplyId
    fit: Fit
    measured: Measured
    target: MomentId
    steps: Steps
    last: GaugeSet
    """The mask after the last shift."""
    at_the_end: Moment | None = None
    """All that was remembered as the talk ended, where it ends with this reply."""

    @property
    def slipped(self) -> bool:
        """Whether the reply is measured as a reflex on this edge."""
        return self.fit in ("reflex", "schadelijk")

    def forward(self, where: GaugeSet) -> GaugeSet:
        """Where these vectors are after the reply; those it does not take are dropped."""
        return _taken(where, self.steps) & self.last

    def backward(self, where: GaugeSet) -> GaugeSet:
        """All vectors that the reply takes into this set."""
        where &= self.last
        for mask, effect in reversed(self.steps):
            if not where:
                return 0
            where = before(where, effect) & mask
        return where


class Fan(NamedTuple):
    """Edges that cut and shift alike and part only at the last mask: the shift is made once."""

    steps: Steps
    ways: tuple[tuple[GaugeSet, MomentId], ...]

    def forward(self, where: GaugeSet) -> GaugeSet:
        """Where these vectors are after the shared steps."""
        return _taken(where, self.steps)


class Trail:
    """A `Where` that remembers its cuts and shifts, and which vectors are still in play.

    ``image`` is where those vectors are now, ``steps`` how they came there, ``mask`` what was cut
    since the last step.
    """

    __slots__ = ("image", "mask", "space", "steps")

    def __init__(
        self,
        space: "StateSpace",
        image: GaugeSet,
        steps: Steps = (),
        mask: GaugeSet = EVERYWHERE,
    ) -> None:
        self.space = space
        self.image = image
        self.steps = steps
        self.mask = mask

    def split(self, requirement: Requirement, truths: int) -> "tuple[Trail | None, Trail | None]":
        """The vectors inside and outside the requirement's zone."""
        if requirement is ALWAYS:
            return self, None
        zone = self.space.zone(requirement, truths)
        inside = self.image & zone
        if inside == self.image:
            return self, None
        if not inside:
            return None, self
        taken = self.mask & zone
        return (
            Trail(self.space, inside, self.steps, taken),
            Trail(self.space, self.image ^ inside, self.steps, self.mask ^ taken),
        )

    def shifted(self, effect: Effect) -> "Trail":
        """After the effect."""
        if not any(effect):
            return self
        return Trail(self.space, shifted(self.image, effect), (*self.steps, (self.mask, effect)))


Layer = dict[MomentId, GaugeSet]
"""A set of states: gauge vectors per moment."""

Takes = Callable[[Edge], bool]
"""Which edges count."""


def everything(_: Edge) -> bool:
    """Every edge counts."""
    return True


class Spread:
    """States by distance: layer ``n`` holds what is first met after ``n`` replies."""

    def __init__(self) -> None:
        self.layers: list[Layer] = []
        self.all: Layer = {}

    def add(self, layer: Layer) -> Layer:
        """Keep what is new in the layer, and return it."""
        new: Layer = {}
        for moment, where in layer.items():
            known = self.all.get(moment, 0)
            fresh = where ^ (where & known)
            if fresh:
                new[moment] = fresh
                self.all[moment] = known | fresh
        if new:
            self.layers.append(new)
        return new

    def within(self, moment: MomentId, replies: int) -> GaugeSet:
        """What is at most this many replies away in this moment; nothing for a negative number."""
        total = 0
        for layer in self.layers[: max(0, replies + 1)]:
            total |= layer.get(moment, 0)
        return total


def count(states: Layer) -> int:
    """How many states there are."""
    return sum(where.bit_count() for where in states.values())


_REPORT_EACH = 256
"""Moments found between two reports of progress."""


class TooLarge(Exception):
    """The state space has more moments than the proof was allowed to visit."""


class StateSpace:
    """Everything that can happen in a scenario, with the turn limit lifted."""

    def __init__(
        self,
        scenario: Scenario,
        limit: int | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> None:
        self.scenario = scenario
        self.limit = limit
        self._progress = progress
        self.rules = Rules(scenario)
        self._still_matters = Memory(self.rules).still_matters
        self.moments: list[Moment] = []
        self.edges: list[list[Edge]] = []
        self._seen_from: list[GaugeSet] = []
        self._numbers: dict[Moment, MomentId] = {}
        self._zones: dict[tuple[int, int], GaugeSet] = {}
        self._reads: dict[int, tuple[Requirement, int]] = {}
        self._place = {scene: place for place, scene in enumerate(_in_order_of_a_talk(scenario))}
        start = self.rules.start()
        self.start: Layer = {self.number(start.moment): only(start.gauges)}

    def _when(self, moment: MomentId) -> tuple[int, int]:
        """How late in a talk a moment comes: its scene's place, then how much is known by then.

        Within a scene a talk mostly adds to what is known, so what leads there goes first.
        """
        met = self.moments[moment]
        return self._place.get(met.scene, len(self._place)), met.kept.bit_count()

    def number(self, moment: Moment) -> MomentId:
        """The number of this moment, new if it was not met before."""
        moment = self._still_matters(moment)
        known = self._numbers.get(moment)
        if known is None:
            if self.limit is not None and len(self.moments) >= self.limit:
                raise TooLarge
            if self._progress is not None and not len(self.moments) % _REPORT_EACH:
                self._progress(len(self.moments))
            known = self._numbers[moment] = len(self.moments)
            self.moments.append(moment)
            self.edges.append([])
            self._seen_from.append(0)
        return known

    def zone(self, requirement: Requirement, truths: int) -> GaugeSet:
        """All vectors for which the requirement holds here; remembered, for it is asked often."""
        known = self._reads.get(id(requirement))
        if known is None:
            known = self._reads[id(requirement)] = (requirement, reads(requirement))
        key = (id(requirement), truths & known[1])
        zone = self._zones.get(key)
        if zone is None:
            zone = self._zones[key] = zone_of(requirement, truths)
        return zone

    def has_ended(self, moment: MomentId) -> bool:
        """Whether the talk is over at this moment."""
        return self.moments[moment].scene not in self.scenario.scenes

    def ending(self, moment: MomentId) -> Ending | None:
        """The ending this moment is, or None while the talk goes on."""
        return self.moments[moment].scene if self.has_ended(moment) else None  # type: ignore[return-value]

    def edges_from(self, moment: MomentId, where: GaugeSet = EVERYWHERE) -> list[Edge]:
        """All edges out of a moment for the vectors that were met in it, these included.

        Looking only from the box round those vectors leaves out what can never happen; when a
        vector outside the box turns up, the moment is looked at again from a wider one.
        """
        seen = self._seen_from[moment]
        if where & seen != where and not self.has_ended(moment):
            box = self._seen_from[moment] = box_round(where | seen)
            self.edges[moment] = list(self._found(moment, box))
        return self.edges[moment]

    def on_offer(self, moment: MomentId, where: GaugeSet) -> "Iterator[tuple[Trail, Option]]":
        """The replies on offer in a moment, each with those of the vectors in which it is."""
        return self.rules.offered(self.moments[moment], Trail(self, where, mask=where))

    def offered(self, state: State) -> list[tuple[Point, Option]]:
        """The replies on offer in one state of a live talk."""
        return list(self.rules.offered(state.moment, Point(state.gauges)))

    def _found(self, number: MomentId, box: GaugeSet) -> Iterator[Edge]:
        moment = self.moments[number]
        for where, option in self.rules.offered(moment, Trail(self, box)):
            for trail, after, verdict, _ in self.rules.outcomes(option, moment, where):
                yield Edge(
                    number,
                    option.reply.id,
                    verdict.fit,
                    verdict.measured,
                    self.number(after),
                    trail.steps,
                    trail.mask,
                    after if self.rules.has_ended(after) else None,
                )

    def reachable(self, takes: Takes = everything) -> Layer:
        """Every state that can be reached from the start over the edges that ``takes`` allows."""
        reached: Layer = dict(self.start)
        waiting: Layer = dict(self.start)
        # Early scenes and moments first: what comes to a later one meanwhile is moved on in one go.
        order = [(self._when(moment), moment) for moment in waiting]
        fans = Fans(self, takes)
        while order:
            _, moment = heappop(order)
            where = waiting.pop(moment)
            for fan in fans.of(moment, where):
                image = fan.forward(where)
                if not image:
                    continue
                for last, target in fan.ways:
                    # On long integers `a ^ (a & b)` is much cheaper than `a & ~b`.
                    new = image & last
                    known = reached.get(target, 0)
                    new ^= new & known
                    if new:
                        reached[target] = known | new
                        if target not in waiting:
                            heappush(order, (self._when(target), target))
                        waiting[target] = waiting.get(target, 0) | new
        return reached

    def spread(self, takes: Takes = everything, most: int | None = None) -> Spread:
        """The same states by distance: layer ``n`` is what is first met after ``n`` replies.

        As far as ``most`` replies go, or all the way.
        """
        *_, spread = islice(self.growing(takes), None if most is None else most + 1)
        return spread

    def growing(self, takes: Takes = everything) -> Iterator[Spread]:
        """The spread after each layer: for who may have seen enough before the end."""
        spread = Spread()
        frontier = spread.add(self.start)
        fans = Fans(self, takes)
        while frontier:
            yield spread
            reached: Layer = {}
            for moment, where in frontier.items():
                for fan in fans.of(moment, where):
                    image = fan.forward(where)
                    if image:
                        for last, target in fan.ways:
                            reached[target] = reached.get(target, 0) | (image & last)
            frontier = spread.add(reached)

    def distances(
        self, endings: Iterable[Ending], within: Layer, takes: Takes = everything
    ) -> Spread:
        """States by fewest further replies to one of the endings; layer 0 is the endings."""
        wanted = set(endings)
        into = self._into(within, takes)
        spread = Spread()
        frontier = spread.add(
            {moment: where for moment, where in within.items() if self.ending(moment) in wanted}
        )
        while frontier:
            reached: Layer = {}
            for moment, where in frontier.items():
                for edge in into.get(moment, ()):
                    origin = edge.backward(where) & within[edge.source]
                    if origin:
                        reached[edge.source] = reached.get(edge.source, 0) | origin
            frontier = spread.add(reached)
        return spread

    def road_to(
        self, spread: Spread, moment: MomentId, where: GaugeSet, takes: Takes = everything
    ) -> list[ReplyId]:
        """The replies of a shortest conversation that comes to one of these states of a spread."""
        into = self._into(spread.all, takes)
        depth, where = next(
            (depth, layer[moment] & where)
            for depth, layer in enumerate(spread.layers)
            if layer.get(moment, 0) & where
        )
        replies: list[ReplyId] = []
        for layer in reversed(spread.layers[:depth]):
            edge, where = next(
                (edge, origin)
                for edge in into[moment]
                if (origin := edge.backward(where) & layer.get(edge.source, 0))
            )
            where &= -where
            moment = edge.source
            replies.append(edge.reply)
        replies.reverse()
        return replies

    def _into(self, states: Layer, takes: Takes) -> dict[MomentId, list[Edge]]:
        into: dict[MomentId, list[Edge]] = {}
        for moment in states:
            for edge in self.edges[moment]:
                if takes(edge):
                    into.setdefault(edge.target, []).append(edge)
        return into


def _in_order_of_a_talk(scenario: Scenario) -> list[SceneId]:
    """The scenes, each before those it leads to, as far as the roads do not go round."""
    left: list[SceneId] = []
    seen = {scenario.opens_with}
    open_roads = [(scenario.opens_with, iter(_led_to(scenario, scenario.opens_with)))]
    while open_roads:
        scene, onward = open_roads[-1]
        target = next((scene for scene in onward if scene not in seen), None)
        if target is None:
            left.append(scene)
            open_roads.pop()
        else:
            seen.add(target)
            open_roads.append((target, iter(_led_to(scenario, target))))
    return left[::-1]


def _led_to(scenario: Scenario, scene: SceneId) -> list[SceneId]:
    targets = [
        target
        for reply in scenario.scenes[scene].replies
        for target in (*(branch.to for branch in reply.branches), reply.otherwise.goto)
    ]
    return [target for target in dict.fromkeys(targets) if target in scenario.scenes and target]


class Fans:
    """The edges out of each moment, bundled, as far as ``takes`` allows them."""

    def __init__(self, space: StateSpace, takes: Takes) -> None:
        self._space = space
        self._takes = takes
        self._known: dict[MomentId, tuple[list[Edge], tuple[Fan, ...]]] = {}

    def of(self, moment: MomentId, where: GaugeSet) -> tuple[Fan, ...]:
        """The fans out of a moment, for these vectors at least."""
        edges = self._space.edges_from(moment, where)
        known = self._known.get(moment)
        if known is None or known[0] is not edges:
            known = self._known[moment] = (edges, _bundled(filter(self._takes, edges)))
        return known[1]


def _bundled(edges: Iterable[Edge]) -> tuple[Fan, ...]:
    ways: dict[Steps, dict[MomentId, GaugeSet]] = {}
    for edge in edges:
        targets = ways.setdefault(edge.steps, {})
        targets[edge.target] = targets.get(edge.target, 0) | edge.last
    return tuple(
        Fan(steps, tuple((last, target) for target, last in targets.items()))
        for steps, targets in ways.items()
    )
