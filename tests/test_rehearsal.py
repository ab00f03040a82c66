"""Coming back: cards that tell what the engine measures, and a schedule folded from the answers."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from fsrs import Card as Scheduled
from fsrs import Rating
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator import language
from simulator.conversation import Conversation
from simulator.events import Given
from simulator.loading import load, loads
from simulator.loading.library import Card, read_card, scenario_files, shelf
from simulator.places import shipped_scenarios
from simulator.rehearsal import (
    ANSWERS,
    NONE,
    Answer,
    Dealt,
    Face,
    Flashcard,
    Open,
    answered,
    deck,
    face,
    in_words,
    open_to_drill,
    reviews,
    sitting,
)
from simulator.rehearsal.deck import found_again
from simulator.rehearsal.schedule import LONGEST_DAYS, Review, new_scheduler, schedule
from simulator.rehearsal.sitting import MOST_CARDS, REST
from simulator.scenario import Scenario
from simulator.store import DRILL, JSON, Record, SessionId, SessionRow, Status
from tests.generated import generated_scenario
from tests.running import KLEIN, environment

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
FILES = list(scenario_files([shipped_scenarios()]))
SHELF = shelf([shipped_scenarios()]).cards
EVERYTHING = Open(tuple(SHELF), ())


@cache
def scenario(name: str) -> Scenario:
    return load(shipped_scenarios() / f"{name}.yaml")


@cache
def cards_of(name: str) -> tuple[Flashcard, ...]:
    return deck(scenario(name))


def opened(card: Card) -> Scenario:
    return scenario(card.id)


every_shipped = pytest.mark.parametrize("name", [file.stem for file in FILES])


def faces(name: str) -> Iterable[Face]:
    """Every card of a scenario, its twin known."""
    cards = {card.id: card for card in cards_of(name)}
    for card in cards.values():
        yield face(Dealt(card, scenario(name), cards[card.twin] if card.twin else None))


def record_of(card: Flashcard, answer: Answer, at: datetime = NOW) -> Record:
    return kept(at.isoformat(timespec="milliseconds"), answered(card, answer))


def kept(at: str, payload: Mapping[str, JSON]) -> Record:
    return Record(n=0, kind=DRILL, learner=None, at=at, payload=payload)


def row(
    name: str,
    status: Status = Status.ENDED,
    *,
    scored: bool = True,
    replies: int = 8,
    at: datetime = NOW - timedelta(days=5),
) -> SessionRow:
    stamp = at.isoformat(timespec="milliseconds")
    return SessionRow(
        id=SessionId(f"{name}-{stamp}"),
        scenario_id=name,
        title=name,
        fingerprint="",
        seed=1,
        learner=None,
        language="nl",
        begun_at=stamp,
        last_at=stamp,
        replies=replies,
        status=status,
        ending="open_deur" if status is Status.ENDED else None,
        scored=scored and status is Status.ENDED,
    )


# Cards


@every_shipped
def test_the_answer_to_a_card_is_what_a_talk_measures_there(name: str) -> None:
    for card in cards_of(name):
        talk = Conversation.replayed(scenario(name), card.road)
        assert card.reply in {reply.id for reply in talk.replies}
        measured = next(event for event in talk.give(card.reply) if isinstance(event, Given))
        assert (measured.scene, measured.fit) == (card.scene, card.fit)
        assert card.answer == (measured.measured if measured.slipped else NONE)


@every_shipped
def test_nearly_the_same_sentence_is_there_once_grounded_and_once_a_reflex(name: str) -> None:
    by_id = {card.id: card for card in cards_of(name)}
    twins = [(card, by_id[card.twin]) for card in by_id.values() if card.twin]
    assert any(one.fit == "passend" and other.answer != NONE for one, other in twins)
    assert all(other.twin == one.id for one, other in twins)


@every_shipped
def test_cards_are_about_all_that_a_talk_tempts_to_and_about_what_fits(name: str) -> None:
    answers = {card.answer for card in cards_of(name)}
    assert {NONE, *scenario(name).tempts} <= answers


@every_shipped
def test_a_card_is_known_by_its_id_alone_and_is_found_again(name: str) -> None:
    cards = cards_of(name)
    assert len({card.id for card in cards}) == len(cards)
    for card in cards:
        again = found_again(scenario(name), card.id)
        assert again is not None
        assert (again.id, again.answer) == (card.id, card.answer)


@pytest.mark.parametrize("seed", range(30))
def test_a_scenario_that_nobody_tuned_has_cards_that_can_be_shown(seed: int) -> None:
    made = generated_scenario(seed)
    by_id = {card.id: card for card in deck(made)}
    for card in list(by_id.values())[:12]:
        shown = face(Dealt(card, made, by_id[card.twin] if card.twin else None))
        assert shown.evidence.slipped == (card.answer != NONE)
        assert in_words.on_what_ground(shown) or in_words.other_moment(shown)


def test_a_card_of_an_edited_scenario_is_measured_as_it_is_now() -> None:
    text = KLEIN.read_text("utf-8")
    before = loads(text)
    [card] = [card for card in deck(before) if card.reply == "copingvraag"]
    assert card.answer == NONE

    edited = "- id: copingvraag\n        type: focus_terugbrengen"
    after = loads(text.replace("- type: copingvraag", edited))
    now = found_again(after, card.id)
    assert now is not None
    assert now.answer == "afleid_reflex"


def test_a_card_whose_road_is_gone_is_found_no_more() -> None:
    text = KLEIN.read_text("utf-8")
    [card] = [card for card in deck(loads(text)) if card.reply == "waarom_niet"]
    without = loads(text.replace("id: nachten", "id: nacht_na_nacht"))
    assert found_again(without, card.id) is None
    for strange in ("", "klein", "klein/zondag", "klein/zondag/volgen/x/y", f"other{card.id}"):
        assert found_again(loads(text), strange) is None


# What may be shown


def test_a_locked_scenario_gives_no_cards(tmp_path: Path) -> None:
    text = KLEIN.read_text("utf-8").replace("warnings: [somberheid]", "warnings: [suicidaliteit]")
    file = tmp_path / "klein.yaml"
    file.write_text(text, "utf-8")
    card = read_card(file)
    assert isinstance(card, Card)
    assert card.locked
    assert open_to_drill([card], [row("klein")], "nl") == Open((), ())


def test_a_talk_with_a_warning_gives_cards_once_it_was_held_to_its_end() -> None:
    warned = [card for card in SHELF if card.warnings]
    assert warned
    for card in warned:
        assert open_to_drill([card], [], "nl") == Open((), ())
        left = row(card.id, Status.LEFT)
        broken_off = row(card.id, Status.INTERRUPTED)
        assert open_to_drill([card], [left], "nl") == Open((), ())
        assert open_to_drill([card], [broken_off], "nl") == Open((), ())
        assert open_to_drill([card], [row(card.id)], "nl").known == (card,)


def test_nothing_is_told_of_a_talk_whose_own_score_is_still_to_come() -> None:
    for card in SHELF:
        earlier = row(card.id, at=NOW - timedelta(days=9))
        unscored = row(card.id, scored=False)
        broken_off = row(card.id, Status.INTERRUPTED)
        left = row(card.id, Status.LEFT, at=NOW)
        assert open_to_drill([card], [unscored, earlier], "nl") == Open((), ())
        assert open_to_drill([card], [broken_off, earlier], "nl") == Open((), ())
        assert open_to_drill([card], [left, earlier], "nl").known == (card,)


def test_talks_in_the_language_of_the_learner_go_before_others() -> None:
    card = next(card for card in SHELF if not card.warnings)
    english = card._replace(id="in_english", language="en")
    assert open_to_drill([card, english], [], "en").new == (english,)
    assert open_to_drill([card], [], "en").new == (card,)


# A sitting


def dealt(told: Sequence[Review] = (), now: datetime = NOW) -> tuple[Dealt, ...]:
    return sitting(EVERYTHING, told, now, opened)


def told_of(sat: Iterable[Dealt], at: datetime = NOW, *, right: bool = True) -> tuple[Review, ...]:
    """The cards of a sitting, all of them answered."""
    return reviews(
        record_of(one.card, one.card.answer if right else _other_than(one.card), at) for one in sat
    )


def _other_than(card: Flashcard) -> Answer:
    return next(answer for answer in ANSWERS if answer != card.answer)


def test_a_first_sitting_is_six_cards_of_more_than_one_talk_and_answer() -> None:
    sat = dealt()
    assert len(sat) == len({one.card.id for one in sat}) == MOST_CARDS
    assert len({one.scenario.id for one in sat}) > 1
    answers = [one.card.answer for one in sat]
    assert 2 <= answers.count(NONE) <= 4


def test_twins_are_in_one_sitting_and_never_right_behind_each_other() -> None:
    sat = [one.card for one in dealt()]
    assert any(card.twin in {other.id for other in sat} for card in sat)
    assert all(one.twin != other.id for one, other in pairwise(sat))


def test_a_twin_is_told_of_when_it_was_answered_and_not_before() -> None:
    sat = dealt()
    answered_before: set[str] = set()
    for one in sat:
        assert (one.twin is not None) == (one.card.twin in answered_before)
        answered_before.add(one.card.id)
    assert any(one.twin is not None for one in sat)


def test_the_same_answers_give_the_same_sitting() -> None:
    assert dealt() == dealt()
    told = told_of(dealt())
    later = NOW + timedelta(days=30)
    assert dealt(told, later) == dealt(told, later)


def test_what_was_just_answered_is_not_asked_again() -> None:
    told: tuple[Review, ...] = ()
    seen: set[str] = set()
    for _ in range(3):
        sat = dealt(told)
        assert seen.isdisjoint(one.card.id for one in sat)
        seen |= {one.card.id for one in sat}
        told = (*told, *told_of(sat))


def test_a_sitting_takes_up_what_is_due_and_something_new_beside_it() -> None:
    first = dealt()
    told = told_of(first, right=False)
    again = dealt(told, NOW + timedelta(days=1))
    known = {one.card.id for one in first}
    assert len([one for one in again if one.card.id in known]) == 4
    assert len(again) == MOST_CARDS


def test_when_all_was_answered_just_now_there_is_nothing_to_ask() -> None:
    only = Open((next(card for card in SHELF if not card.warnings),), ())
    told: tuple[Review, ...] = ()
    for _ in range(40):
        sat = sitting(only, told, NOW, opened)
        told = (*told, *told_of(sat))
        if not sat:
            break
    assert sitting(only, told, NOW, opened) == ()
    assert sitting(only, told, NOW + REST, opened) != ()


def test_an_unplayed_talk_is_drawn_on_only_where_no_known_one_has_anything_new() -> None:
    known, *new = SHELF
    sat = sitting(Open((known,), tuple(new)), (), NOW, opened)
    assert {one.scenario.id for one in sat} == {known.id}
    assert len({one.scenario.id for one in sitting(Open((), tuple(SHELF)), (), NOW, opened)}) == 1


def test_a_scenario_that_cannot_be_opened_gives_no_cards() -> None:
    assert sitting(EVERYTHING, (), NOW, lambda _card: None) == ()


# The schedule

CARD = cards_of(FILES[0].stem)[0]
DAYS = st.integers(0, 3900)
ANSWERED = st.lists(st.tuples(DAYS, st.integers(0, 3), st.booleans()), max_size=40)


def at_day(day: int) -> datetime:
    return datetime(2016, 1, 1, tzinfo=UTC) + timedelta(days=day, seconds=day)


@given(ANSWERED)
def test_the_schedule_is_what_the_library_makes_of_the_answers_in_the_order_of_time(
    answers: list[tuple[int, int, bool]],
) -> None:
    cards = cards_of(FILES[0].stem)[:4]
    records = [
        record_of(cards[number], cards[number].answer if good else _other_than(cards[number]), at)
        for day, number, good in answers
        for at in [at_day(day)]
    ]
    folded = schedule(reviews(records), NOW)

    scheduler, driven = new_scheduler(), dict[str, Scheduled]()
    for day, number, good in sorted(answers, key=lambda one: one[0]):
        name = cards[number].id
        before = driven.get(name) or Scheduled(card_id=1)
        rating = Rating.Good if good else Rating.Again
        driven[name], _ = scheduler.review_card(before, rating, at_day(day))
    assert {name: standing.due for name, standing in folded.items()} == {
        name: card.due for name, card in driven.items()
    }


MOMENTS = st.one_of(
    st.datetimes(timezones=st.timezones()).map(datetime.isoformat), st.text(max_size=30)
)
PAYLOADS = st.dictionaries(
    st.sampled_from(("card", "answer", "measured", "rating", "note")),
    st.one_of(
        st.none(),
        st.integers(),
        st.sampled_from((CARD.id, "x", *ANSWERS, "good", "again")),
        st.lists(st.integers()),
    ),
)
WHOLE = st.builds(
    lambda answer, rating: {
        "card": CARD.id,
        "answer": answer,
        "measured": NONE,
        "rating": rating,
    },
    st.sampled_from(ANSWERS),
    st.sampled_from(("good", "again")),
)


@settings(max_examples=30)
@given(st.lists(st.tuples(MOMENTS, st.one_of(PAYLOADS, WHOLE)), max_size=30))
def test_answers_at_any_moment_and_in_any_order_are_taken(
    records: list[tuple[str, dict[str, JSON]]],
) -> None:
    told = reviews(kept(at, payload) for at, payload in records)
    standings = schedule(told, NOW)
    for standing in standings.values():
        assert standing.last <= NOW
        assert timedelta(0) < standing.due - standing.last <= timedelta(days=LONGEST_DAYS)
    assert len(sitting(EVERYTHING, told, NOW, opened)) <= MOST_CARDS


def test_a_clock_that_ran_ahead_puts_no_card_off_for_years() -> None:
    told = reviews([record_of(CARD, CARD.answer, NOW + timedelta(days=9000))])
    assert schedule(told, NOW)[CARD.id].due <= NOW + timedelta(days=LONGEST_DAYS)


def test_an_answer_keeps_what_was_seen_and_what_was_measured() -> None:
    other = _other_than(CARD)
    assert answered(CARD, other) == {
        "card": CARD.id,
        "answer": other,
        "measured": CARD.answer,
        "rating": "again",
    }
    assert answered(CARD, CARD.answer)["rating"] == "good"


def test_the_scheduler_comes_when_it_is_needed_and_brings_nothing_heavy() -> None:
    program = (
        "import sys, simulator.rehearsal; assert 'fsrs' not in sys.modules;"
        "from simulator.rehearsal.schedule import schedule; from datetime import *;"
        "schedule((), datetime.now(UTC)); assert 'fsrs' in sys.modules;"
        "heavy = {'torch', 'numpy', 'pandas', 'textual', 'rich'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", program], check=True, env=environment())


# The words

NEVER = re.compile(
    r"\b(fout|helaas|jammer|altijd|nooit|typisch|goed gedaan|goed zo|punten|score"
    r"|wrong|unfortunately|always|never|typical|well done|correct)\b",
    re.IGNORECASE,
)


def own_words(shown: Face, answer: Answer) -> list[str]:
    """What the program itself says of a card: without what people say in it."""
    lines = [
        in_words.measured_here(shown),
        in_words.you_saw(shown, answer),
        *in_words.on_what_ground(shown),
        in_words.answered_with(shown) or "",
        in_words.underneath(shown) or "",
        in_words.other_moment(shown) or "",
    ]
    return [re.sub("“[^”]*”", "", line) for line in lines]


@every_shipped
@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_a_card_tells_facts_and_gives_no_mark(name: str, spoken: language.Language) -> None:
    language.use(spoken)
    for shown in faces(name):
        for answer in (NONE, "advies_reflex"):
            told = own_words(shown, answer)
            assert not [line for line in told if NEVER.search(line) or "{" in line]


@every_shipped
def test_every_card_says_on_what_ground_and_a_twin_says_where_it_is_otherwise(name: str) -> None:
    language.use("en")
    for shown in faces(name):
        assert in_words.on_what_ground(shown)
        if shown.twin is not None:
            assert in_words.other_moment(shown).count("“") == 1  # type: ignore[union-attr]


def test_what_a_card_says_of_a_sentence_without_its_ground_is_so() -> None:
    """Where it says that the words are a reflex without what was there, they have that twin."""
    for file in FILES:
        for shown in faces(file.stem):
            if shown.grounds:
                assert shown.card.fit == "passend"
                assert shown.else_reflex != shown.card.measured
