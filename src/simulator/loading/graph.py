"""The roads between scenes as a graph: what leads where, and what belongs together."""

from collections.abc import Iterable, Mapping

Roads = Mapping[str, Iterable[str]]
"""For each scene the scenes and endings to which its roads lead."""


def reached_from(start: str, roads: Roads) -> dict[str, None]:
    """Every place that roads lead to from ``start``, itself included, in the order of a walk."""
    reached: dict[str, None] = {}
    waiting = [start]
    while waiting:
        place = waiting.pop()
        if place not in reached:
            reached[place] = None
            waiting += roads.get(place, ())
    return reached


def turned_round(roads: Roads) -> dict[str, list[str]]:
    """The same roads in the other direction."""
    back: dict[str, list[str]] = {place: [] for place in roads}
    for place, targets in roads.items():
        for target in targets:
            back.setdefault(target, []).append(place)
    return back


def circles(roads: Roads) -> list[set[str]]:
    """The scenes in groups: in one group those from which roads lead to each other and back.

    A scene that is on no circle is a group of its own. Places without an entry in ``roads`` are
    left out. (Kosaraju: the first walk orders the scenes, the second one gathers them.)
    """
    order: list[str] = []
    seen: set[str] = set()
    for start in roads:
        # A scene stands on the stack twice: to go on from, and to be left.
        stack = [(start, False)]
        while stack:
            place, is_left = stack.pop()
            if is_left:
                order.append(place)
            elif place not in seen:
                seen.add(place)
                stack.append((place, True))
                stack += [(target, False) for target in roads[place] if target in roads]
    back = turned_round(roads)
    groups: list[set[str]] = []
    taken: set[str] = set()
    for start in reversed(order):
        if start in taken:
            continue
        group: set[str] = set()
        waiting = [start]
        while waiting:
            place = waiting.pop()
            if place not in taken:
                taken.add(place)
                group.add(place)
                waiting += back[place]
        groups.append(group)
    return groups
