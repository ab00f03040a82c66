"""A declared mixture of learners, good and bad: who the items of a scenario are tried on.

No real learners: what their answers say is whether a scene tells them apart, and never how many
people will find it hard.
"""

from collections.abc import Mapping
from random import Random
from types import MappingProxyType

from simulator.authoring.learners.policies import (
    Roads,
    at_random,
    bland,
    expert,
    no_reflex,
    wavering,
)
from simulator.authoring.learners.talks import Choose, Talk, hold
from simulator.explorer.random_play import PlayTables

OF_EACH = 1_500
"""Learners of each kind."""


def kinds(tables: PlayTables, roads: Roads) -> Mapping[str, Choose]:
    """The eight kinds of learner, as many of each.

    Someone who knows the way and never slips, 1 time in 10, or 1 time in 4; a novice who knows no
    better than to avoid reflexes, and falls for a tempting one 1 time in 4, 2 in 4 or 3 in 4; the
    bland one; and one who chooses at random.
    """
    knows, avoids = expert(tables, roads), no_reflex(tables)
    return MappingProxyType(
        {
            "expert": knows,
            "expert_1_in_10": wavering(tables, knows, 1, 10),
            "expert_1_in_4": wavering(tables, knows, 1, 4),
            "novice_1_in_4": wavering(tables, avoids, 1, 4),
            "novice_2_in_4": wavering(tables, avoids, 2, 4),
            "novice_3_in_4": wavering(tables, avoids, 3, 4),
            "bland": bland(tables),
            "random": at_random(tables),
        }
    )


def population(
    tables: PlayTables, roads: Roads, seed: int = 0, of_each: int = OF_EACH
) -> tuple[Talk, ...]:
    """One conversation of each learner; same seed, same conversations."""
    dice = Random(f"{seed}:population")
    return tuple(
        hold(tables, choose, dice)
        for choose in kinds(tables, roads).values()
        for _ in range(of_each)
    )
