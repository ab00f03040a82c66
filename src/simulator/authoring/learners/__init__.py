"""Synthetic learners: how far a scenario lets the expert come, and how far everyone else.

    proof = Proof(space)
    tables = PlayTables(space)
    roads = Roads.through(proof)
    results = learners(tables, roads, estimate(tables))
    held = population(tables, roads)
    rulings = (no_single_habit_wins(tables), form_gives_nothing_away(results, tells(tables, held)))

Everything is drawn by a seeded dice: the same scenario and seed give the same table.
"""

from simulator.authoring.learners.policies import PolicyId, PolicyKind, Roads
from simulator.authoring.learners.population import population
from simulator.authoring.learners.results import LearnerResult, learners
from simulator.authoring.learners.rulings import (
    Ruling,
    an_expert_comes_much_further,
    form_gives_nothing_away,
    luck_and_blandness_are_not_enough,
    no_single_habit_wins,
)
from simulator.authoring.learners.scoring import MeanScore
from simulator.authoring.learners.tells import Tells, tells

__all__ = (
    "LearnerResult",
    "MeanScore",
    "PolicyId",
    "PolicyKind",
    "Roads",
    "Ruling",
    "Tells",
    "an_expert_comes_much_further",
    "form_gives_nothing_away",
    "learners",
    "luck_and_blandness_are_not_enough",
    "no_single_habit_wins",
    "population",
    "tells",
)
