"""The claims of codebook 4.9 that synthetic learners decide (P9, P10, P11, P29).

P29 is not the codebook's: an expert comes much further than anyone who guesses, or the scenario
teaches nothing that guessing would not do as well.

Where a ruling rests on an estimate, the scenario does not get the benefit of the doubt: of each
99% interval the end that speaks against it counts.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from simulator.authoring.learners.policies import PolicyId, always, always_a_reflex, types_in
from simulator.authoring.learners.results import RANDOM, LearnerResult
from simulator.authoring.learners.talks import Choose
from simulator.authoring.learners.tells import Tells
from simulator.explorer.random_play import PlayTables, StateNumber
from simulator.scenario import ReplyId

RulingId = Literal["P9", "P10", "P11", "P29"]

MOST_AT_RANDOM = 0.25
"""Part of the random conversations that may come to a good ending (P10)."""
MOST_WHEN_BLAND = 0.35
"""The same of the bland ones (P10)."""
MOST_FORM_GAINS = 0.15
"""What a guess by form may gain on random choice, and how far form may tell what fits (P11)."""
LEAST_AHEAD = 0.30
"""How far an expert stays ahead of everyone who guesses or reacts on routine (P29)."""

Fact = str | int | None


class Ruling(NamedTuple):
    """A claim that synthetic learners decide."""

    id: RulingId
    holds: bool
    choose: tuple[ReplyId, ...] | None = None
    """A conversation that shows that it does not hold, where one can: a good ending that should
    not have been so easy, or for an expert a bad one."""
    facts: Mapping[str, Fact] = {}
    """The verdict in names and numbers; shares are percentages with one decimal, ``"36.4"``."""


def no_single_habit_wins(tables: PlayTables) -> Ruling:
    """P9: always the same type, whichever it is, and always a reflex never come to a good ending.

    Decided for each type that a reply has, and for every conversation it can lead to: where
    several replies are of the type, each of them is tried.
    """
    habits: dict[PolicyId, Choose] = {"always_a_reflex": always_a_reflex(tables)}
    for kind in types_in(tables.space.scenario):
        habits[f"always_{kind}"] = always(tables, kind)
    winning: list[PolicyId] = []
    shown: tuple[ReplyId, ...] | None = None
    for name, choose in habits.items():
        road = road_to_good(tables, choose)
        if road is not None:
            winning.append(name)
            shown = shown or road
    facts: dict[str, Fact] = {"habits": len(habits), "winning": ", ".join(winning)}
    return Ruling("P9", not winning, shown, facts)


def road_to_good(tables: PlayTables, choose: Choose) -> tuple[ReplyId, ...] | None:
    """A shortest conversation of who chooses like this that ends well in time; None: there is none.

    Only for a way to choose that looks at nothing but the state.
    """
    good = tables.space.scenario.good_endings
    came_by: dict[StateNumber, tuple[StateNumber, ReplyId] | None] = {tables.start: None}
    frontier = [tables.start]
    for _ in range(tables.space.scenario.max_turns):
        reached: list[StateNumber] = []
        for state in frontier:
            for step in choose(state, ()):
                if step.onward in came_by:
                    continue
                came_by[step.onward] = state, step.reply.id
                if tables.ending(step.onward) in good:
                    return _road(came_by, step.onward)
                reached.append(step.onward)
        frontier = reached
    return None


def _road(
    came_by: Mapping[StateNumber, tuple[StateNumber, ReplyId] | None], state: StateNumber
) -> tuple[ReplyId, ...]:
    replies: list[ReplyId] = []
    while (before := came_by[state]) is not None:
        state, reply = before
        replies.append(reply)
    return tuple(reversed(replies))


def luck_and_blandness_are_not_enough(results: Sequence[LearnerResult]) -> Ruling:
    """P10: choosing at random and never choosing what fits seldom come to a good ending."""
    blind, bland = _result(results, RANDOM), _result(results, "bland")
    lucky = blind.good.high > MOST_AT_RANDOM
    easy = bland.good.high > MOST_WHEN_BLAND
    shown = blind.went_well if lucky else bland.went_well if easy else None
    facts = {
        "random": _percent(blind.good.high),
        "random_most": _percent(MOST_AT_RANDOM),
        "bland": _percent(bland.good.high),
        "bland_most": _percent(MOST_WHEN_BLAND),
    }
    return Ruling("P10", not lucky and not easy, shown, facts)


def form_gives_nothing_away(results: Sequence[LearnerResult], told: Tells) -> Ruling:
    """P11: nobody gets far by looking at length, place, questions, politeness or shared words.

    What a file shows by itself, such as how uneven its replies are, is for ``check``.
    """
    blind = _result(results, RANDOM)
    guessers = [result for result in results if result.kind == "form"]
    best = max(guessers, key=lambda result: result.good.high)
    gains = best.good.high - blind.good.low
    apart = {
        "longest": told.longest - told.chance,
        "shortest": told.shortest - told.chance,
    }
    guessed = gains > MOST_FORM_GAINS
    tell = [name for name, by in apart.items() if abs(by) > MOST_FORM_GAINS]
    facts: dict[str, Fact] = {
        "guesser": best.policy,
        "gains": _percent(gains),
        "most": _percent(MOST_FORM_GAINS),
        "tells": ", ".join(tell),
        "scenes": told.scenes,
        "chance": _percent(told.chance),
        "longest": _percent(told.longest),
        "shortest": _percent(told.shortest),
    }
    return Ruling("P11", not guessed and not tell, best.went_well if guessed else None, facts)


def an_expert_comes_much_further(results: Sequence[LearnerResult]) -> Ruling:
    """P29: an expert comes to a good ending far more often than who guesses or has one habit.

    The bland one does not count: he sees what no guesser sees, and P10 is about him.
    """
    expert = _result(results, "expert")
    others = [result for result in results if result.kind in ("random", "form", "reflex")]
    best = max(others, key=lambda result: result.good.high)
    ahead = expert.good.low - best.good.high
    holds = ahead >= LEAST_AHEAD
    facts = {
        "expert": _percent(expert.good.low),
        "other": best.policy,
        "others": _percent(best.good.high),
        "ahead": _percent(ahead),
        "least": _percent(LEAST_AHEAD),
    }
    return Ruling("P29", holds, None if holds else best.went_well or expert.went_wrong, facts)


def _result(results: Sequence[LearnerResult], policy: PolicyId) -> LearnerResult:
    return next(result for result in results if result.policy == policy)


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"
