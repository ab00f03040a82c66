"""``gesprek explore``: proves what must hold for every scenario, over its whole state space.

    findings = explore(scenario)
    print(render_text(findings))

Every claim of codebook 4.9 has a verdict, and each verdict says where it comes from: the state
space, learners that play by rule, the file itself, or the program for every scenario alike. A proof
that had to stop says so: unknown is never rounded up (codebook 4.11).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from time import perf_counter
from types import MappingProxyType
from typing import Literal, get_args

from simulator.authoring.items import SceneItem, items
from simulator.authoring.learners import (
    LearnerResult,
    Roads,
    Ruling,
    an_expert_comes_much_further,
    form_gives_nothing_away,
    learners,
    luck_and_blandness_are_not_enough,
    no_single_habit_wins,
    population,
    tells,
)
from simulator.authoring.repeats import Repeats, repeats
from simulator.conversation import Conversation
from simulator.diagnostics import Problem
from simulator.explorer.claims import PROVEN, Claim, ClaimId, Counterexample, Fact, Proof
from simulator.explorer.deadwood import Deadwood, deadwood
from simulator.explorer.prospects import Cost, NeverBest, Prospects
from simulator.explorer.random_play import Estimate, PlayTables, estimate
from simulator.explorer.state_space import StateSpace, TooLarge, count
from simulator.scenario import Scenario

MOST_MOMENTS = 200_000
"""Moments visited before a proof stops; a shipped scenario has a few thousand."""

DecidedBy = Literal["states", "players", "file", "program"]
"""Where a verdict comes from: every reachable state, learners that play by rule, the text of the
file, or the program, for every scenario alike (its tests show those)."""

CLAIMS: tuple[ClaimId, ...] = get_args(ClaimId)

_OTHERWISE_DECIDED: Mapping[DecidedBy, frozenset[ClaimId]] = {
    "players": frozenset(("P9", "P10", "P11", "P29")),
    "file": frozenset(("P13", "P22", "P24", "P25", "P26")),
    "program": frozenset(("P4", "P12", "P15")),
}
DECIDED_BY: Mapping[ClaimId, DecidedBy] = MappingProxyType(
    {
        claim: next((by for by, those in _OTHERWISE_DECIDED.items() if claim in those), "states")
        for claim in CLAIMS
    }
)
"""Where the verdict on each claim comes from."""

Stage = Literal["states", "claims", "talks", "players"]
Progress = Callable[[Stage, int, int | None], None]
"""Told how far a stage is: how much is done, and of how much where that is known."""

Stopped = Literal["bound", "interrupted"]


@dataclass(frozen=True, slots=True)
class Playing:
    """What came of conversations that were held by rule or by chance."""

    estimate: Estimate
    learners: tuple[LearnerResult, ...]
    items: tuple[SceneItem, ...]
    repeats: Repeats


@dataclass(frozen=True, slots=True)
class Findings:
    """What is now known of a scenario."""

    scenario: Scenario
    claims: tuple[Claim, ...]
    """All of codebook 4.9, in its order."""
    states: int
    """Reachable states: a moment with one gauge vector each. 0 where the proof stopped."""
    moments: int
    edges: int
    seconds: float
    """What the proof took; playing is not counted."""
    stopped: Stopped | None = None
    """Why not everything was decided, if it was not."""
    deadwood: Deadwood | None = None
    never_best: tuple[NeverBest, ...] = ()
    costs: tuple[Cost, ...] = ()
    playing: Playing | None = None

    @property
    def holds(self) -> bool | None:
        """Whether every claim holds; None when none fails and one is unknown."""
        verdicts = [claim.holds for claim in self.claims]
        if False in verdicts:
            return False
        return None if None in verdicts else True


def explore(
    scenario: Scenario,
    problems: Iterable[Problem] = (),
    progress: Progress | None = None,
    limit: int | None = None,
    *,
    play: bool = True,
) -> Findings:
    """Decide the claims; ``limit`` bounds the moments visited (default 200,000).

    Without ``play`` nobody plays: what chance and the learners decide stays unknown.
    ``problems`` are what `check` found in the file: they decide the claims that a file shows. A
    ``KeyboardInterrupt`` ends the walk; what was decided by then is returned.
    """
    began = perf_counter()
    space: StateSpace | None = None
    known = _Known({claim.id: claim for claim in _not_from_states(problems)})
    stopped: Stopped | None = None
    try:
        space = StateSpace(scenario, limit or MOST_MOMENTS, _reporting(progress, "states"))
        proof = _prove(space, known, progress)
        known.seconds = perf_counter() - began
        if play:
            _play(proof, known, progress)
    except TooLarge:
        stopped = "bound"
    except KeyboardInterrupt:
        stopped = "interrupted"
    return Findings(
        scenario,
        tuple(known.claims.get(name, Claim(name, None)) for name in CLAIMS),
        known.states,
        len(space.moments) if space else 0,
        sum(len(edges) for edges in space.edges) if space else 0,
        known.seconds or perf_counter() - began,
        stopped,
        known.deadwood,
        known.never_best,
        known.costs,
        known.playing,
    )


@dataclass(slots=True)
class _Known:
    """What is known so far: whoever interrupts the walk keeps it."""

    claims: dict[ClaimId, Claim]
    states: int = 0
    seconds: float = 0.0
    deadwood: Deadwood | None = None
    never_best: tuple[NeverBest, ...] = ()
    costs: tuple[Cost, ...] = ()
    playing: Playing | None = None

    def decide(self, claim: Claim) -> None:
        """Add a verdict; a claim that the file decides as well holds where it holds in both."""
        by_the_file = self.claims.get(claim.id)
        if by_the_file is None or claim.holds is False:
            self.claims[claim.id] = claim


def _prove(space: StateSpace, known: _Known, progress: Progress | None) -> Proof:
    """Decide what the state space decides."""
    proof = Proof(space)
    known.states = count(proof.reach)
    for number, decide in enumerate(PROVEN.values()):
        if progress is not None:
            progress("claims", number, len(PROVEN))
        known.decide(decide(proof))
    known.deadwood = deadwood(proof)
    prospects = Prospects(proof)
    known.never_best, known.costs = prospects.never_best(), prospects.costs()
    return proof


def _play(proof: Proof, known: _Known, progress: Progress | None) -> None:
    """Let chance and the synthetic learners play, and decide what they decide."""
    tables, roads = PlayTables(proof.space), Roads.through(proof)
    blind = estimate(tables, progress=_reporting(progress, "talks"))
    results = learners(tables, roads, blind, progress=_reporting(progress, "players"))
    held = population(tables, roads)
    for ruling in (
        no_single_habit_wins(tables),
        luck_and_blandness_are_not_enough(results),
        form_gives_nothing_away(results, tells(tables, held)),
        an_expert_comes_much_further(results),
    ):
        known.decide(_claim_of(ruling, proof.scenario))
    said_twice = repeats(proof.scenario, [talk.replies for talk in held])
    known.playing = Playing(blind, results, items(tables, held), said_twice)


def _claim_of(ruling: Ruling, scenario: Scenario) -> Claim:
    shown = None
    if ruling.choose is not None and not ruling.holds:
        state = Conversation.replayed(scenario, ruling.choose).state
        shown = Counterexample(ruling.choose, state.moment, state.gauges)
    return Claim(ruling.id, ruling.holds, shown, facts=ruling.facts)


def _reporting(progress: Progress | None, stage: Stage) -> Callable[..., None] | None:
    """The same progress for a part of the work that knows only how far itself is."""
    if progress is None:
        return None
    return lambda done, of=None: progress(stage, done, of)


def _not_from_states(problems: Iterable[Problem]) -> list[Claim]:
    """The claims that need no state space: the file shows them, or the program sees to them."""
    against: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.kind.claim is not None:
            against.setdefault(problem.kind.claim, []).append(problem)
    return [
        _against(name, against[name]) if name in against else Claim(name, True)
        for name in CLAIMS
        if name in against or DECIDED_BY[name] in ("file", "program")
    ]


def _against(name: ClaimId, problems: list[Problem]) -> Claim:
    first = problems[0]
    facts: dict[str, Fact] = {
        "code": first.code,
        "line": first.span.line,
        "count": len(problems),
    }
    return Claim(name, False, facts=facts)
