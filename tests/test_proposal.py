"""What to practise next: every proposal follows from the rule, and says why in facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from simulator import language
from simulator.codebook.vocabulary import REFLEXES, ContentTag, Reflex
from simulator.debrief.counting import Occurrence, ReflexCount, number_for
from simulator.debrief.portfolio import Practised
from simulator.loading.library import Card
from simulator.rehearsal import Proposal, in_words, propose
from simulator.rehearsal.proposal import FirstOne, Held, NeverHeld, Pulls, StepUp, Waited
from simulator.store import SessionId, SessionRow, Status

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def days_ago(days: float) -> str:
    return (NOW - timedelta(days=days)).isoformat(timespec="milliseconds")


def card(
    name: str,
    difficulty: int = 2,
    *tempts: Reflex,
    warnings: tuple[ContentTag, ...] = (),
    locked: bool = False,
) -> Card:
    return Card(
        id=name,
        title=name.title(),
        language="nl",
        file=Path(f"{name}.yaml"),
        start="klager",
        crisis_kind="geen",
        difficulty=difficulty,
        minutes=10,
        tempts=tempts,
        teaches=(),
        good_endings=("open_deur",),
        max_turns=12,
        warnings=warnings,
        summary="",
        setting="",
        client_name="Noor",
        help_form="formeel",
        locked=locked,
    )


@dataclass(frozen=True)
class Talk:
    """A scored talk, as far as the rule looks at it."""

    scenario_id: str
    at: str
    counts: Mapping[Reflex, ReflexCount]


def held(name: str, days: float, **slips: tuple[int, int]) -> Talk:
    """A talk so many days ago; for a reflex, how often it came by, of how many opportunities."""
    return Talk(
        name,
        days_ago(days),
        {reflex: counted(reflex, *slips.get(reflex, (0, 0))) for reflex in REFLEXES},
    )


def counted(reflex: Reflex, times: int, chances: int) -> ReflexCount:
    moments = tuple(Occurrence(turn, 1.0, False, None) for turn in range(1, times + 1))
    return ReflexCount(reflex, chances, moments, times, number_for(chances, times), None)


def left(name: str, days: float) -> SessionRow:
    stamp = days_ago(days)
    return SessionRow(
        id=SessionId(name),
        scenario_id=name,
        title=name,
        fingerprint="",
        seed=1,
        learner=None,
        language="nl",
        begun_at=stamp,
        last_at=stamp,
        replies=3,
        status=Status.LEFT,
        ending=None,
    )


def names(proposals: Sequence[Proposal]) -> list[str]:
    return [proposal.card.id for proposal in proposals]


ADVICE = card("advice", 2, "advies_reflex")
SYMPATHY = card("sympathy", 2, "meeleef_reflex")
OTHER = card("other", 2)


def test_the_talks_of_the_portfolio_are_talks_to_propose_from() -> None:
    practised: type[Held] = Practised
    assert practised is Practised


def test_who_begins_is_offered_the_easiest_first_with_two_others() -> None:
    cards = [card("hard", 4), card("easy", 1), card("harder", 5), card("middle", 2)]
    proposals = propose(cards, [], NOW)
    assert names(proposals) == ["easy", "middle", "hard"]
    assert proposals[0].reasons == (FirstOne(),)
    assert proposals[2].reasons == (NeverHeld(),)


def test_nothing_to_propose_is_no_proposal() -> None:
    assert propose([], [held("gone", 3)], NOW) == ()


def test_what_tempts_to_the_reflex_that_came_by_most_goes_first() -> None:
    talks = [held("before", 20, advies_reflex=(3, 6), meeleef_reflex=(2, 8))]
    [first, *_] = propose([SYMPATHY, OTHER, ADVICE], talks, NOW)
    assert first.card is ADVICE
    assert first.reasons == (Pulls("advies_reflex", 3, 6, 1), NeverHeld())


def test_it_is_the_weight_for_each_opportunity_that_counts_and_not_the_number_of_times() -> None:
    talks = [held("before", 20, advies_reflex=(3, 12), meeleef_reflex=(2, 4))]
    assert names(propose([ADVICE, SYMPATHY], talks, NOW)) == ["sympathy", "advice"]


def test_a_reflex_with_too_few_opportunities_says_nothing() -> None:
    talks = [held("before", 20, advies_reflex=(2, 2), meeleef_reflex=(1, 9))]
    assert names(propose([ADVICE, SYMPATHY], talks, NOW)) == ["sympathy", "advice"]


def test_only_the_last_ten_talks_are_looked_at() -> None:
    old = [held("before", 100 + day, advies_reflex=(5, 5)) for day in range(5)]
    new = [held("before", 20 + day, meeleef_reflex=(1, 5)) for day in range(10)]
    [first, *_] = propose([ADVICE, SYMPATHY], [*old, *new], NOW)
    assert first.card is SYMPATHY
    assert first.reasons[0] == Pulls("meeleef_reflex", 10, 50, 10)


def test_the_talk_that_waited_longest_goes_first() -> None:
    talks = [held("advice", 12), held("sympathy", 30), held("other", 20)]
    proposals = propose([ADVICE, SYMPATHY, OTHER], talks, NOW)
    assert names(proposals) == ["sympathy", "other", "advice"]
    assert [proposal.reasons for proposal in proposals] == [
        (Waited(30),),
        (Waited(20),),
        (Waited(12),),
    ]


def test_a_pull_counts_for_two_weeks_of_waiting() -> None:
    for days, order in ((15, ["advice", "sympathy"]), (19, ["sympathy", "advice"])):
        talks = [held("advice", 4, advies_reflex=(3, 5)), held("sympathy", days)]
        assert names(propose([ADVICE, SYMPATHY], talks, NOW)) == order


def test_a_talk_of_the_last_three_days_comes_behind_the_others() -> None:
    talks = [held("advice", 2.9, advies_reflex=(5, 5)), held("sympathy", 3)]
    assert names(propose([ADVICE, SYMPATHY], talks, NOW)) == ["sympathy", "advice"]
    later = NOW + timedelta(days=1)
    assert names(propose([ADVICE, SYMPATHY], talks, later)) == ["advice", "sympathy"]


def test_a_talk_that_was_never_held_gets_its_turn() -> None:
    """However often the one that pulls is practised, the other waits and is proposed."""
    talks, first_proposed = [held("advice", 0, advies_reflex=(4, 5))], None
    for day in range(4, 80, 4):
        at = NOW + timedelta(days=day)
        [proposal, *_] = propose([ADVICE, OTHER], talks, at)
        if proposal.card is OTHER:
            first_proposed = day
            break
        counts = held("advice", 0, advies_reflex=(4, 5)).counts
        talks.append(Talk("advice", at.isoformat(), counts))
    assert first_proposed is not None
    assert first_proposed <= 28


def test_a_step_up_comes_within_reach_when_the_last_talk_had_few_slips() -> None:
    cards = [card("same", 2), card("up", 3), card("far", 4)]
    few = [held("same", 5, advies_reflex=(2, 6))]
    proposals = propose(cards, few, NOW)
    assert names(proposals) == ["up", "same", "far"]
    assert proposals[0].reasons == (NeverHeld(), StepUp(2))

    many = [held("same", 5, advies_reflex=(3, 6))]
    assert names(propose(cards, many, NOW)) == ["same", "up", "far"]


def test_difficulty_locks_nothing() -> None:
    proposals = propose([card("hard", 5)], [held("easy", 5, advies_reflex=(6, 6))], NOW)
    assert names(proposals) == ["hard"]


def test_a_talk_that_was_left_is_not_pushed() -> None:
    talks = [held("before", 40, advies_reflex=(4, 5))]
    for days in (0, 1, 13):
        assert names(propose([ADVICE, OTHER], talks, NOW, [left("advice", days)])) == ["other"]
    assert names(propose([ADVICE, OTHER], talks, NOW, [left("advice", 15)])) == ["advice", "other"]


def test_leaving_is_no_reason_that_is_told() -> None:
    talks = [held("before", 40)]
    for proposal in propose([ADVICE, OTHER], talks, NOW, [left("advice", 20)]):
        assert proposal.reasons == (NeverHeld(),)


def test_who_came_back_to_a_talk_after_leaving_it_may_be_offered_it_again() -> None:
    again = left("advice", 5)._replace(
        status=Status.ENDED, ending="open_deur", begun_at=days_ago(4), last_at=days_ago(4)
    )
    rows = [left("advice", 6), again]
    assert names(propose([ADVICE], [held("advice", 4)], NOW, rows)) == ["advice"]


def test_locked_talks_and_the_heaviest_themes_are_never_proposed() -> None:
    locked = card("locked", 1, locked=True)
    reviewed = card("reviewed", 1, warnings=("suicidaliteit",))
    assert names(propose([locked, reviewed, OTHER], [], NOW)) == ["other"]


def test_a_talk_that_ended_without_a_score_was_practised_too() -> None:
    ended = left("advice", 6)._replace(status=Status.ENDED, ending="open_deur")
    [proposal] = propose([ADVICE], [], NOW, [ended])
    assert proposal.reasons == (Waited(6),)


def test_the_same_past_gives_the_same_proposals_in_whatever_order_it_is_told() -> None:
    cards = [ADVICE, SYMPATHY, OTHER, card("up", 3)]
    talks = [held("advice", 9, advies_reflex=(1, 5)), held("sympathy", 4), held("advice", 30)]
    assert propose(cards, talks, NOW) == propose(cards[::-1], talks[::-1], NOW)


def test_what_has_no_moment_is_passed_over() -> None:
    strange = Talk("advice", "yesterday", {})
    assert propose([ADVICE], [strange], NOW)[0].reasons == (FirstOne(),)


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_the_reasons_are_told_in_one_sentence_of_facts(spoken: language.Language) -> None:
    language.use(spoken)
    talks = [held("same", 5, advies_reflex=(2, 6)), held("other", 12), held("up", 1)]
    cards = [card("same", 2, "advies_reflex"), OTHER, card("up", 3), card("new", 3)]
    told = [in_words.why(proposal) for proposal in propose(cards, talks, NOW)]
    assert all(sentence.endswith(".") and "{" not in sentence for sentence in told)


def test_the_facts_can_be_read() -> None:
    language.use("en")
    talks = [held("advice", 12, advies_reflex=(6, 11))]
    [proposal] = propose([ADVICE], talks, NOW)
    assert in_words.why(proposal) == (
        "The advising reflex often lies ready here (in your last talk: 6 of 11 opportunities); "
        "you had this talk 12 days ago."
    )
    [step] = propose([card("up", 3)], [held("advice", 12)], NOW)
    assert in_words.why(step).startswith("You have not had this talk yet")
