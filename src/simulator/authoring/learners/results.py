"""The table of synthetic learners: how far each of them comes in a scenario."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from random import Random
from types import MappingProxyType

from simulator.authoring.learners.form import Reader
from simulator.authoring.learners.policies import (
    GUESSES,
    POSITIONS,
    Policy,
    PolicyId,
    PolicyKind,
    Roads,
    always,
    always_a_reflex,
    at_random,
    bland,
    distance,
    expert,
    guessing,
    one_slip,
)
from simulator.authoring.learners.scoring import MeanScore, Scorer
from simulator.authoring.learners.talks import Choose, Talk, hold
from simulator.codebook.vocabulary import REFLEXES, Ending, Reflex
from simulator.explorer.random_play import Estimate, Played, PlayTables
from simulator.explorer.shares import Share
from simulator.scenario import ReplyId, Scenario

TALKS: Mapping[PolicyKind, int] = MappingProxyType(
    {"expert": 1_000, "slip": 2_000, "bland": 20_000, "reflex": 1_000, "form": 5_000}
)
"""Conversations that each kind of learner holds; for `bland` codebook 4.9 asks so many (P10)."""

SCORED_TALKS = 25
"""Conversations of each learner that are held again for the debrief's numbers."""

RANDOM: PolicyId = "random"
"""The learner whose conversations the estimate is made of."""

_LOOKED_THROUGH = 500
"""Conversations of a blind learner among which a good and a bad one are looked for."""

Progress = Callable[[int, int], None]
"""Told after each learner: how many are done, and of how many."""


@dataclass(frozen=True, slots=True)
class LearnerResult:
    """What became of one synthetic learner."""

    policy: PolicyId
    kind: PolicyKind
    good: Share
    """How many of his conversations came to a good ending."""
    turns: float
    """Replies in a conversation, on average."""
    endings: Mapping[Ending, int]
    """How often each ending was met, most often first."""
    scores: Mapping[Reflex, MeanScore]
    """What the debrief gave him, over the first of his conversations."""
    went_well: tuple[ReplyId, ...] | None
    """The first of his conversations that came to a good ending; None where none did.

    For who chooses at random: of a few hundred."""
    went_wrong: tuple[ReplyId, ...] | None
    """The first that did not; None where all did."""


def policies(tables: PlayTables, roads: Roads) -> tuple[Policy, ...]:
    """Every learner of the table, the one who knows the way first."""
    knows = expert(tables, roads)
    length = distance(roads.clean, tables.start) or tables.space.scenario.max_turns
    reader, any_reply = Reader(tables), at_random(tables)

    def slips(*, repairs: bool) -> Callable[[Random], Choose]:
        return lambda dice: one_slip(tables, knows, dice.randrange(length), repairs=repairs)

    return (
        Policy("expert", "expert", lambda _: knows),
        Policy("one_slip_repaired", "slip", slips(repairs=True)),
        Policy("one_slip", "slip", slips(repairs=False)),
        Policy(RANDOM, "random", lambda _: any_reply, blind=True),
        _always_so("bland", "bland", bland(tables)),
        _always_so("always_a_reflex", "reflex", always_a_reflex(tables)),
        *(_always_so(f"always_{kind}", "reflex", always(tables, kind)) for kind in REFLEXES),
        *(Policy(name, "form", lambda _: any_reply, blind=True) for name in POSITIONS),
        *(_always_so(name, "form", guessing(tables, of, reader)) for name, of in GUESSES.items()),
    )


def _always_so(name: PolicyId, kind: PolicyKind, choose: Choose) -> Policy:
    return Policy(name, kind, lambda _: choose)


def learners(
    tables: PlayTables,
    roads: Roads,
    blind: Estimate,
    seed: int = 0,
    progress: Progress | None = None,
) -> tuple[LearnerResult, ...]:
    """Let every synthetic learner hold his conversations; same seed, same table.

    ``blind`` is what random play estimated: nobody needs to play at random twice.
    """
    scorer = Scorer(tables.space.scenario)
    everyone = policies(tables, roads)
    results = []
    for policy in everyone:
        talks = talks_of(policy, tables, seed)
        if policy.id == RANDOM:
            endings = Counter({ending: share.times for ending, share in blind.endings.items()})
            played = Played(blind.talks, blind.choices, endings)
            sample = list(islice(talks, _LOOKED_THROUGH))
        elif policy.blind:
            dice = Random(f"{seed}:{policy.id}").getrandbits(32)
            played = tables.play(TALKS[policy.kind], dice)
            sample = list(islice(talks, _LOOKED_THROUGH))
        else:
            sample = list(islice(talks, TALKS[policy.kind]))
            choices = sum(len(talk.steps) for talk in sample)
            played = Played(len(sample), choices, Counter(talk.ending for talk in sample))
        results.append(_result(policy, played, sample, tables.space.scenario, scorer))
        if progress is not None:
            progress(len(results), len(everyone))
    return tuple(results)


def talks_of(policy: Policy, tables: PlayTables, seed: int = 0) -> Iterator[Talk]:
    """The conversations of one learner, without end; same seed, same conversations."""
    dice = Random(f"{seed}:{policy.id}")
    while True:
        yield hold(tables, policy.begins(dice), dice)


def _result(
    policy: Policy, played: Played, sample: list[Talk], scenario: Scenario, scorer: Scorer
) -> LearnerResult:
    def first(*, good: bool) -> tuple[ReplyId, ...] | None:
        wanted = (talk for talk in sample if (talk.ending in scenario.good_endings) == good)
        talk = next(wanted, None)
        return None if talk is None else talk.replies

    return LearnerResult(
        policy.id,
        policy.kind,
        Share(sum(played.endings[ending] for ending in scenario.good_endings), played.talks),
        played.choices / played.talks,
        MappingProxyType({ending: n for ending, n in played.endings.most_common() if n}),
        scorer.means(talk.replies for talk in sample[:SCORED_TALKS]),
        first(good=True),
        first(good=False),
    )
