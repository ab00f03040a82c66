"""Claims about a whole road: what came before counts, not only the state it came to.

A watch is a small number that a road carries along: 0 while there is nothing to watch, and what it
becomes with each reply. The numbers together with the states are gone through as the states are.
"""

from collections.abc import Callable
from heapq import heappop, heappush

from simulator.explorer.claims.claim import Counterexample
from simulator.explorer.claims.proof import Proof
from simulator.explorer.gauge_sets import GaugeSet, gauges_of
from simulator.explorer.state_space import Edge, MomentId
from simulator.scenario import ReplyId

Watched = int
"""What a road has been through, as far as a claim asks; 0 is nothing yet."""

Goes = Callable[[Watched, Edge], Watched]
Breaks = Callable[[Watched, Edge], str | None]
"""What is wrong with a road that ends with this reply, if anything is."""

_Here = tuple[MomentId, Watched]


def first_wrong_road(
    proof: Proof, begins: Watched, goes: Goes, breaks: Breaks
) -> tuple[Counterexample, str] | None:
    """A shortest conversation that breaks what is watched, and how it does; None without one.

    A state is told by what can still matter in it: a road that asks for more than that has to carry
    it along, from what it begins with on.
    """
    if not _seems_to_break(proof, begins, goes, breaks):
        return None
    if not _can_break(proof, begins, goes, breaks):
        return None
    return _shortest(proof, begins, goes, breaks)


def _seems_to_break(proof: Proof, begins: Watched, goes: Goes, breaks: Breaks) -> bool:
    """Whether any road does, were every gauge met in every moment: quickly asked, and mostly no."""
    todo: list[_Here] = [(moment, begins) for moment in proof.space.start]
    seen = set(todo)
    while todo:
        moment, watched = todo.pop()
        for edge in proof.space.edges[moment]:
            goes_on = goes(watched, edge)
            if breaks(goes_on, edge) is not None:
                return True
            there = edge.target, goes_on
            if there not in seen:
                seen.add(there)
                todo.append(there)
    return False


def _can_break(proof: Proof, begins: Watched, goes: Goes, breaks: Breaks) -> bool:
    """Whether any road does: each moment with its number waits once, the early ones first."""
    space = proof.space
    # Where there is nothing to watch yet, states are gone through without a number, all at once.
    known: dict[_Here, GaugeSet] = {}
    if not begins:
        if not any(goes(0, edge) for moment in proof.reach for edge in space.edges[moment]):
            return False
        quiet = space.reachable(lambda edge: not goes(0, edge))
        known = {(moment, 0): where for moment, where in quiet.items()}
    waiting: dict[_Here, GaugeSet] = {}
    order: list[_Here] = []

    def come(here: _Here, where: GaugeSet) -> None:
        new = where & ~known.get(here, 0)
        if new:
            known[here] = known.get(here, 0) | new
            if here not in waiting:
                heappush(order, here)
            waiting[here] = waiting.get(here, 0) | new

    def breaks_with(edge: Edge, watched: Watched, where: GaugeSet) -> bool:
        image = edge.forward(where)
        if image:
            come((edge.target, watched), image)
        return bool(image) and breaks(watched, edge) is not None

    for (moment, _), where in list(known.items()):
        for edge in space.edges[moment]:
            begun = goes(0, edge)
            if begun and breaks_with(edge, begun, where):
                return True
    for moment, where in space.start.items():
        come((moment, begins), where)
    while order:
        here = heappop(order)
        where = waiting.pop(here)
        for edge in space.edges[here[0]]:
            if breaks_with(edge, goes(here[1], edge), where):
                return True
    return False


def _shortest(
    proof: Proof, begins: Watched, goes: Goes, breaks: Breaks
) -> tuple[Counterexample, str] | None:
    space = proof.space
    frontier = {(moment, begins): where for moment, where in space.start.items()}
    known: dict[_Here, GaugeSet] = dict(frontier)
    layers: list[dict[_Here, GaugeSet]] = []
    while frontier:
        layers.append(frontier)
        reached: dict[_Here, GaugeSet] = {}
        for (moment, watched), where in frontier.items():
            for edge in space.edges[moment]:
                image = edge.forward(where)
                if not image:
                    continue
                goes_on = goes(watched, edge)
                wrong = breaks(goes_on, edge)
                if wrong is not None:
                    one = edge.backward(image) & where
                    return _road(proof, goes, layers, (moment, watched), one & -one, edge), wrong
                there = edge.target, goes_on
                new = image & ~known.get(there, 0)
                if new:
                    known[there] = known.get(there, 0) | new
                    reached[there] = reached.get(there, 0) | new
        frontier = reached
    return None


def _road(
    proof: Proof,
    goes: Goes,
    layers: list[dict[_Here, GaugeSet]],
    here: _Here,
    where: GaugeSet,
    last: Edge,
) -> Counterexample:
    """The conversation through the layers to one state in the last of them, and a reply there."""
    space = proof.space
    shown = space.moments[here[0]], gauges_of(where.bit_length() - 1)
    replies: list[ReplyId] = [last.reply]
    for layer in reversed(layers[:-1]):
        edge, here, where = next(
            (edge, before, origin)
            for before, at in layer.items()
            for edge in space.edges[before[0]]
            if (edge.target, goes(before[1], edge)) == here
            and (origin := edge.backward(where) & at)
        )
        where &= -where
        replies.append(edge.reply)
    return Counterexample(tuple(reversed(replies)), *shown)
