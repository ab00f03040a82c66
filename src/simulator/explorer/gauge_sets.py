"""Sets of gauge vectors, each set one Python integer (codebook 4.11).

There are 11^4 = 14,641 vectors of four gauges from 0 to 10; a set of them is an integer with one
bit for each. An effect is then a shift with clamping, a guard is a mask, and a union is ``|``: a
proof moves thousands of states with each operation of the interpreter's own big integers.
"""

from collections.abc import Iterator

from simulator.codebook.effects import Effect
from simulator.codebook.requirements import (
    Denied,
    Either,
    Every,
    Gauges,
    Level,
    Requirement,
    Truth,
)

GaugeSet = int
"""A set of gauge vectors; bit `index_of` stands for one vector."""

LEVELS = 11
STRIDES = (LEVELS**3, LEVELS**2, LEVELS, 1)
SIZE = LEVELS**4
EVERYWHERE: GaugeSet = (1 << SIZE) - 1


def _at(gauge: int, level: int) -> GaugeSet:
    stride = STRIDES[gauge]
    run = (1 << stride) - 1
    block = run << (level * stride)
    period = stride * LEVELS
    total = 0
    for start in range(0, SIZE, period):
        total |= block << start
    return total


_LEVEL_SETS = tuple(tuple(_at(gauge, level) for level in range(LEVELS)) for gauge in range(4))
_TOP = tuple(levels[-1] for levels in _LEVEL_SETS)
_BOTTOM = tuple(levels[0] for levels in _LEVEL_SETS)
_BELOW_TOP = tuple(EVERYWHERE & ~top for top in _TOP)
_ABOVE_BOTTOM = tuple(EVERYWHERE & ~bottom for bottom in _BOTTOM)


def index_of(gauges: Gauges) -> int:
    """The bit that stands for this vector, 0 to 14,640."""
    v, h, r, s = gauges
    return ((v * LEVELS + h) * LEVELS + r) * LEVELS + s


def gauges_of(index: int) -> Gauges:
    """The vector that this bit stands for."""
    index, s = divmod(index, LEVELS)
    index, r = divmod(index, LEVELS)
    v, h = divmod(index, LEVELS)
    return Gauges(v, h, r, s)


def only(gauges: Gauges) -> GaugeSet:
    """The set of this one vector."""
    return 1 << index_of(gauges)


def vectors(where: GaugeSet) -> Iterator[Gauges]:
    """Every vector of the set, in order."""
    while where:
        lowest = where & -where
        yield gauges_of(lowest.bit_length() - 1)
        where ^= lowest


def between(gauge: int, low: int, high: int) -> GaugeSet:
    """All vectors with this gauge from ``low`` to ``high``, both included."""
    total = 0
    for level in range(max(0, low), min(10, high) + 1):
        total |= _LEVEL_SETS[gauge][level]
    return total


def shifted(where: GaugeSet, effect: Effect) -> GaugeSet:
    """Where the vectors are after the effect, each gauge kept within 0 and 10."""
    for gauge, change in enumerate(effect):
        stride = STRIDES[gauge]
        if change > 0:
            top, below = _TOP[gauge], _BELOW_TOP[gauge]
            for _ in range(change):
                where = ((where & below) << stride) | (where & top)
        elif change < 0:
            bottom, above = _BOTTOM[gauge], _ABOVE_BOTTOM[gauge]
            for _ in range(-change):
                where = ((where & above) >> stride) | (where & bottom)
    return where


def before(where: GaugeSet, effect: Effect) -> GaugeSet:
    """All vectors that the effect takes into the set: the preimage of `shifted`."""
    for gauge, change in enumerate(effect):
        stride = STRIDES[gauge]
        if change > 0:
            top, below = _TOP[gauge], _BELOW_TOP[gauge]
            for _ in range(change):
                where = ((where >> stride) & below) | (where & top)
        elif change < 0:
            bottom, above = _BOTTOM[gauge], _ABOVE_BOTTOM[gauge]
            for _ in range(-change):
                where = ((where << stride) & above) | (where & bottom)
    return where


def unmoved_by(effect: Effect) -> GaugeSet:
    """All vectors that the effect leaves as they are."""
    where = EVERYWHERE
    for gauge, change in enumerate(effect):
        if change:
            where &= _TOP[gauge] if change > 0 else _BOTTOM[gauge]
    return where


def box_round(where: GaugeSet) -> GaugeSet:
    """The smallest box of levels that holds every vector of the set."""
    box = EVERYWHERE
    for levels in _LEVEL_SETS:
        met = 0
        for level in levels:
            if where & level:
                met |= level
        box &= met
    return box


def zone_of(requirement: Requirement, truths: int) -> GaugeSet:
    """All gauge vectors for which the requirement holds, with these truths."""
    match requirement:
        case Truth(bit=bit):
            return EVERYWHERE if truths & bit else 0
        case Level(gauge=gauge, minimum=low, maximum=high):
            return between(gauge, low, high)
        case Every(parts=parts):
            zone = EVERYWHERE
            for part in parts:
                zone &= zone_of(part, truths)
            return zone
        case Either(parts=parts):
            zone = 0
            for part in parts:
                zone |= zone_of(part, truths)
            return zone
        case Denied(part=part):
            return EVERYWHERE & ~zone_of(part, truths)
        case _:
            return zone_of(requirement.as_levels(), truths)
