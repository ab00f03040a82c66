"""What is asked before a reply: only what she wants, each thing once, and all of it skippable."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from simulator import language
from simulator.codebook.asks import NOTHING_ASKED, Asks, asks_as_kept
from simulator.codebook.labels import ESTIMATE_LABELS, STANCE_DESCRIPTIONS, STANCE_SHORT
from simulator.codebook.vocabulary import ESTIMATES, STANCES, STATED_GROUNDS, SURENESSES, Estimate
from simulator.conversation import Conversation
from simulator.debrief.judged import ANSWERS, NOTHING_JUDGED, Estimated, Judged
from simulator.debrief.pause import TYPED, Pause, to_estimate
from simulator.loading import load
from simulator.scenario import Scenario
from tests.running import KLEIN

SCENARIO = load(KLEIN)
EVERYTHING = Asks(*(True for _ in Asks._fields))
SURE = Asks(how_sure=True)

WORDS = st.text(max_size=40)
JUDGED = st.builds(
    Judged,
    first=st.none() | WORDS,
    sure=st.none() | st.sampled_from(SURENESSES),
    meant=st.sampled_from(STATED_GROUNDS),
    meant_note=st.none() | WORDS.filter(bool),
    estimated=st.none()
    | st.sampled_from(ESTIMATES).flatmap(
        lambda estimate: st.builds(
            Estimated, st.just(estimate), st.sampled_from(ANSWERS[estimate]), st.none() | WORDS
        )
    ),
)


def pause(asks: Asks, *given: str, scenario: Scenario = SCENARIO) -> Pause:
    return Pause.before(Conversation.replayed(scenario, given), asks)


def asking(estimate: Estimate) -> Scenario:
    """KLEIN, with this to estimate at its opening."""
    opening = replace(SCENARIO.scenes["binnenkomst"], estimate=estimate)
    return replace(SCENARIO, scenes={**SCENARIO.scenes, "binnenkomst": opening})


# What is asked


def test_nothing_is_asked_of_who_did_not_ask_for_it() -> None:
    assert not any(NOTHING_ASKED)
    before = pause(NOTHING_ASKED)
    assert (before.step, before.question) == ("reply", None)
    said = before.meaning_it().chosen("nachten")
    assert (said.step, said.reply, said.judged) == ("say", "nachten", NOTHING_JUDGED)


def test_what_is_asked_is_kept_under_its_own_name() -> None:
    kept = {"how_sure": True, "estimate": True}
    assert asks_as_kept(kept.get) == Asks(estimate=True, how_sure=True)


@for_all(st.builds(Asks, st.booleans(), st.booleans(), st.booleans(), st.booleans()), st.data())
def test_whatever_she_does_the_same_reply_is_said_and_nothing_unasked_is_judged(
    asks: Asks, data: st.DataObject
) -> None:
    now, steps = pause(asks), 0
    while now.step != "say":
        steps += 1
        if now.step == "reply":
            if steps < 12 and data.draw(st.booleans()):
                now = now.meaning_it()
            now = now.chosen("nachten")
        elif now.question is not None:
            number = data.draw(st.integers(-1, len(now.question.answers) - 1))
            now = now.skipped() if number < 0 else now.answered(number)
        else:
            now = now.skipped() if data.draw(st.booleans()) else now.typed(data.draw(WORDS))
        if now.step in ("sure", "reason", "own_reason") and steps < 12 and data.draw(st.booleans()):
            now = now.back() if data.draw(st.booleans()) else now.meaning_it()

    judged = now.judged
    assert now.reply == "nachten"
    assert asks.say_first or judged.first is None
    assert asks.estimate or judged.estimated is None
    assert asks.how_sure or judged.sure is None
    assert asks.on_purpose or judged.meant is None
    assert judged.meant == "anders" or judged.meant_note is None
    assert Judged.from_json(judged.as_json()) == judged


def test_everything_can_be_skipped_and_then_nothing_was_judged() -> None:
    now, skipped = pause(EVERYTHING), []
    while now.step != "say":
        skipped.append(now.step)
        now = now.chosen("nachten") if now.step == "reply" else now.skipped()
    assert skipped == ["estimate", "first", "reply", "sure"]
    assert not now.judged


def test_a_talk_in_which_nothing_can_be_said_asks_nothing() -> None:
    assert pause(EVERYTHING, "nachten", "volgen", "mandaat_vragen").step == "over"


def test_how_sure_is_not_asked_of_the_only_thing_that_can_be_said() -> None:
    assert replace(pause(SURE), several=False).chosen("nachten").step == "say"
    assert pause(SURE).chosen("nachten").step == "sure"


# Own words first


def test_an_empty_line_means_said_aloud_and_skipping_means_nothing() -> None:
    first = pause(Asks(say_first=True))
    assert first.step in TYPED
    assert first.typed("Wat zwaar.").judged.first == "Wat zwaar."
    assert first.typed("").judged.first == ""
    assert first.skipped().judged.first is None


# Estimates


@pytest.mark.parametrize(
    ("answers", "stance"), [([1], "bezoeker"), ([0, 1], "klager"), ([0, 0], "klant")]
)
def test_two_questions_sort_what_happens_in_the_collaboration(
    answers: list[int], stance: str
) -> None:
    now = pause(Asks(estimate=True))
    for answer in answers:
        now = now.answered(answer)
    assert now.judged.estimated == Estimated("beslisboom", stance)


@pytest.mark.parametrize("spoken", ["nl", "en"])
def test_a_stance_is_described_and_never_named(spoken: str) -> None:
    language.use(spoken)
    seen = []
    for answers in ([1], [0, 1], [0, 0]):
        now = pause(Asks(estimate=True))
        for answer in answers:
            assert now.question is not None
            seen += [now.question.words, *now.question.answers]
            now = now.answered(answer)
        assert now.question is not None
        seen.append(now.question.words)
        estimated = now.judged.estimated
        assert estimated is not None
        described = next(STANCE_DESCRIPTIONS[one] for one in STANCES if one == estimated.answer)
        assert described.in_language(spoken) in now.question.words
    named = [*STANCES, *(name.in_language(spoken) for name in STANCE_SHORT.values())]
    assert not [name for name in named if any(name in told for told in seen)]


def test_an_estimate_is_shown_by_the_clients_own_words_the_newest_first() -> None:
    now = pause(Asks(estimate=True)).answered(1)
    assert now.question is not None
    said = [event.text for event in Conversation(SCENARIO).events if hasattr(event, "text")]
    assert list(now.question.answers) == said[::-1]
    shown = now.answered(0).judged.estimated
    assert shown == Estimated("beslisboom", "bezoeker", said[-1])
    assert now.skipped().judged.estimated == Estimated("beslisboom", "bezoeker")


@pytest.mark.parametrize("estimate", ["rol", "kunnen_willen_klaar"])
def test_the_other_estimates_are_one_question_each(estimate: Estimate) -> None:
    for number, answer in enumerate(ANSWERS[estimate]):
        now = pause(Asks(estimate=True), scenario=asking(estimate))
        assert now.question is not None
        assert now.question.words == ESTIMATE_LABELS[estimate].nl
        assert now.answered(number).judged.estimated == Estimated(estimate, answer)


def test_an_estimate_is_asked_once_for_each_scene_that_has_one() -> None:
    talk = Conversation(SCENARIO)
    assert to_estimate(talk) == "beslisboom"
    talk.give("advies_reflex")
    assert talk.scene is not None
    assert talk.scene.id == "binnenkomst"
    assert to_estimate(talk) is None
    talk.give("nachten")
    assert to_estimate(talk) is None


# On purpose


def test_a_reply_is_meant_before_it_is_chosen_or_while_its_sureness_is_asked() -> None:
    both = Asks(how_sure=True, on_purpose=True)
    early = pause(both).meaning_it().chosen("nachten")
    late = pause(both).chosen("nachten").meaning_it()
    assert early == late
    assert early.step == "reason"
    sure = early.answered(STATED_GROUNDS.index("mandaat"))
    assert (sure.step, sure.judged.meant) == ("sure", "mandaat")


def test_who_says_it_twice_does_not_mean_it() -> None:
    now = pause(Asks(on_purpose=True)).meaning_it().meaning_it()
    assert now == pause(Asks(on_purpose=True))


def test_another_reason_is_put_in_her_own_words() -> None:
    now = pause(Asks(on_purpose=True)).meaning_it().chosen("nachten")
    now = now.answered(STATED_GROUNDS.index("anders"))
    assert now.step == "own_reason"
    assert now.typed("hij keek me aan").judged.meant_note == "hij keek me aan"
    assert now.skipped().judged.meant == "anders"


def test_another_reply_after_all_takes_nothing_along_of_the_first_one() -> None:
    now = pause(EVERYTHING).skipped().typed("Wat zwaar.").meaning_it().chosen("nachten")
    again = now.answered(0).back()
    assert (again.step, again.reply, again.on_purpose) == ("reply", None, False)
    assert again.judged == Judged(first="Wat zwaar.")


# What was judged, kept


@for_all(JUDGED)
def test_what_was_judged_comes_back_as_it_was(judged: Judged) -> None:
    assert Judged.from_json(judged.as_json()) == judged
