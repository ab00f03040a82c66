"""Several talks together say no more than was counted, and nothing of a talk that may not count."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import count as counting
from math import floor
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from simulator import language
from simulator.codebook.vocabulary import REFLEXES, Ending, Reflex
from simulator.debrief import calibrate
from simulator.debrief.portfolio import (
    Finished,
    Practised,
    RealTalk,
    accuracy,
    counts_of,
    places_met,
    portfolio,
    scenarios_done,
)
from simulator.debrief.portfolio_in_words import portfolio_lines
from simulator.events import Given
from simulator.kept import (
    TAKES_BACK,
    Pull,
    kept_talk,
    over_time,
    practised,
    practised_lately,
    real_talks,
)
from simulator.practice import Practice
from simulator.store import (
    DATABASE,
    LEFT,
    REAL_TALK,
    REPLY,
    Record,
    Store,
    delete_everything,
    nowhere,
    open_store,
    sessions_of,
)
from tests.debriefed_talks import ADVICE, SYMPATHY, given
from tests.test_conversation import made
from tests.test_practice import SCORES, WORLD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from simulator.debrief import OwnScore
    from simulator.events import Event

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


def talk(
    day: int,
    turns: Sequence[Event],
    scores: Mapping[Reflex, OwnScore] | None = None,
    **more: Any,
) -> Practised:
    """A scored talk of a day of November with these turns."""
    known: dict[str, Any] = {
        "session": f"s{day}",
        "at": (NOON + timedelta(days=day)).isoformat(timespec="milliseconds"),
        "scenario_id": "de_ontruiming",
        "title": "De ontruiming",
        "counts": counts_of(turns),
        "self_score": scores or {},
        "ending": "beleefd_ja",
        "met": places_met([turn for turn in turns if isinstance(turn, Given)]),
    }
    return Practised(**(known | more))


def advised(taken: int, of: int) -> list[Given]:
    """Turns in which advice lay ready, and was given in the first so many."""
    return [
        given(turn, ADVICE, "volgen") if turn <= taken else given(turn, "volgen", ADVICE)
        for turn in range(1, of + 1)
    ]


# The numbers


def test_a_reflex_that_never_came_to_three_moments_in_one_talk_can_get_a_number_over_several() -> (
    None
):
    talks = [talk(day, advised(1 if day == 1 else 0, 1)) for day in (1, 2, 3)]

    assert all(one.counts[ADVICE].number is None for one in talks)
    assert portfolio(talks[:2]).reflexes[ADVICE].together.number is None
    together = portfolio(talks).reflexes[ADVICE].together
    assert (together.opportunities, together.weight, together.number) == (3, 1, 7)
    assert together.band == "+"


def test_only_the_last_ten_talks_make_the_numbers() -> None:
    early = [talk(day, advised(4, 4)) for day in range(1, 4)]
    late = [talk(day, advised(0, 1)) for day in range(4, 14)]

    over = portfolio([*late, *early])

    assert [one.session for one in over.talks] == [one.session for one in late]
    assert over.reflexes[ADVICE].together.number == 10
    assert portfolio([*late, *early], last=13).reflexes[ADVICE].together.opportunities == 22


def test_a_repaired_reflex_weighs_half_in_the_sum_too() -> None:
    mended = [given(1, ADVICE, "volgen"), given(2, "herstellen", ADVICE), *advised(0, 4)[2:]]

    together = portfolio([talk(1, mended), talk(2, advised(1, 2))]).reflexes[ADVICE].together

    assert (together.opportunities, together.weight) == (6, 1.5)
    assert together.number == floor(10 - 9 * 1.5 / 6 + 0.5)


def test_falling_for_sympathy_is_no_credit_for_withstanding_advice_over_several_talks() -> None:
    turns = [given(turn, SYMPATHY, ADVICE) for turn in range(1, 5)]

    over = portfolio([talk(1, turns), talk(2, turns)]).reflexes

    assert over[ADVICE].together.opportunities == 0
    assert over[SYMPATHY].together.opportunities == 8


@pytest.mark.parametrize(
    ("taken", "direction", "words"),
    [
        ((4, 2, 0), "up", "The last number is higher than the first."),
        ((0, 4, 4), "down", "The last number is lower than the first."),
        ((2, 0, 2), "same", "The last number is the same as the first."),
    ],
)
def test_from_three_numbers_on_it_is_said_where_they_went(
    taken: tuple[int, ...], direction: str, words: str
) -> None:
    language.use("en")
    talks = [talk(day, advised(slips, 4)) for day, slips in enumerate(taken, 1)]

    assert not any(over.trend for over in portfolio(talks[:2]).reflexes.values())
    assert "number is" not in "\n".join(portfolio_lines(portfolio(talks[:2])))
    over = portfolio(talks)
    trend = over.reflexes[ADVICE].trend
    assert trend is not None
    assert trend.direction == direction
    assert words in portfolio_lines(over)


def test_a_talk_that_gave_no_number_is_no_point_of_a_trend() -> None:
    talks = [talk(day, advised(0, 4 if day != 2 else 2)) for day in (1, 2, 3)]

    assert portfolio(talks).reflexes[ADVICE].trend is None
    assert [point.count.number for point in portfolio(talks).reflexes[ADVICE].points] == [
        10,
        None,
        10,
    ]


# The own picture


def test_how_near_the_own_picture_was_goes_from_nought_to_one() -> None:
    same, far = advised(0, 4), advised(4, 4)

    near = portfolio(
        [
            talk(1, same, {ADVICE: 10}),
            talk(2, same, {ADVICE: 1}),
            talk(3, far, {ADVICE: "+/-"}),
            talk(4, same, {}),
        ]
    ).accuracies

    assert near == (1, 0, 0.5, None)


def test_stricter_and_milder_are_as_near() -> None:
    halfway = [given(turn, ADVICE, "volgen") for turn in (1, 2)] + advised(0, 4)[2:]
    assert counts_of(halfway)[ADVICE].band == "+/-"

    milder, stricter = (
        accuracy(calibrate(counts_of(halfway), {ADVICE: own})) for own in ("++", "--")
    )

    assert milder == stricter == 0.5


# Talks that may not count


def rehearsed(store: Store, *, replies: Sequence[str] = ("volgen", "samenvatten")) -> Practice:
    practice = Practice.begin(store, WORLD, seed=5)
    for reply in replies:
        practice.give(reply)
    return practice


def test_a_talk_counts_once_it_is_scored_and_not_before() -> None:
    with nowhere() as store:
        practice = rehearsed(store)
        assert over_time(store, None).practised == ()
        assert over_time(store, None).finished == ()
        practice.score(SCORES)

        over = over_time(store, None)

        assert [one.session for one in over.practised] == [practice.session]
        assert [one.title for one in over.finished] == [WORLD.title]


def test_a_talk_that_was_left_is_nowhere() -> None:
    with nowhere() as store:
        rehearsed(store, replies=["volgen"]).leave()

        over = over_time(store, None)

        assert (over.rows, over.finished, over.practised) == ((), (), ())


def test_a_talk_that_was_left_after_all_shows_nothing_measured_either() -> None:
    with nowhere() as store:
        practice = rehearsed(store)
        practice.score(SCORES)
        [row] = sessions_of(store, None)
        store.append(practice.session, LEFT, {})

        assert practised(kept_talk(store, row)) is None
        assert over_time(store, None).finished == ()


def test_other_roads_count_for_nothing() -> None:
    with nowhere() as store:
        practice = rehearsed(store)
        practice.score(SCORES)
        before = portfolio(over_time(store, None).practised)
        road = practice.other_road(0)
        for _turn in range(8):
            if road.talk.ended:
                break
            practice.give_on(road, road.talk.replies[-1].id)

        assert portfolio(over_time(store, None).practised) == before


def test_an_interrupted_talk_is_listed_and_not_counted() -> None:
    with nowhere() as store:
        practice = rehearsed(store, replies=["volgen"])
        Practice.begin(store, WORLD, seed=6)

        over = over_time(store, None)

        assert [row.id for row in over.rows] == [practice.session]
        assert over.practised == ()


def test_of_many_talks_only_the_newest_are_read() -> None:
    with nowhere() as store:
        sessions = []
        for _talk in range(4):
            practice = rehearsed(store)
            practice.score(SCORES)
            sessions.append(practice.session)
        rows = sessions_of(store, None)

        lately = practised_lately(store, rows, 2)

        assert [one.session for one in lately] == [row.id for row in rows[:2]]
        assert len(over_time(store, None).finished) == 4


def test_one_talk_that_the_disk_has_spoilt_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        spoilt, whole = rehearsed(store), rehearsed(store)
        for practice in (spoilt, whole):
            practice.score(SCORES)
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection, connection:
        connection.execute("DROP TRIGGER events_are_never_changed")
        connection.execute(
            "UPDATE events SET payload = '{' WHERE kind = ? AND session ="
            " (SELECT seq FROM sessions WHERE id = ?)",
            (REPLY, spoilt.session),
        )

    with open_store(tmp_path) as store:
        over = over_time(store, None)
        assert [one.session for one in over.practised] == [whole.session]
        assert len(over.rows) == 2


# The same, counted again from the stored text


def test_the_numbers_are_those_of_an_independent_recount(tmp_path: Path) -> None:
    dice, clock = Random(11), counting(0)
    with open_store(tmp_path, now=lambda: NOON + timedelta(minutes=next(clock))) as store:
        for seed in range(16):
            world = made(seed)
            practice = Practice.begin(store, world, seed=seed)
            while not practice.talk.ended:
                practice.give(dice.choice(practice.talk.replies).id)
            if dice.random() < 0.8:
                practice.score(dict.fromkeys(REFLEXES, dice.randint(1, 10)))
        over = portfolio(over_time(store, None).practised)

    again = recounted(tmp_path / DATABASE)

    assert any(chances for chances, _ in again.values())
    for reflex, (chances, weight) in again.items():
        together = over.reflexes[reflex].together
        assert (together.opportunities, Fraction(together.weight)) == (chances, weight)
        number = None if chances < 3 else floor(10 - 9 * weight / chances + Fraction(1, 2))
        assert together.number == number


def recounted(database: Path) -> dict[Reflex, tuple[int, Fraction]]:
    """K and w of every reflex over the last ten scored talks, from nothing but the stored JSON."""
    with closing(sqlite3.connect(database)) as connection:
        scored = connection.execute(
            "SELECT session FROM events WHERE kind = 'self_score'"
            " AND session NOT IN (SELECT session FROM events WHERE kind = 'left')"
        ).fetchall()
        begun = dict(connection.execute("SELECT seq, begun_at FROM sessions").fetchall())
        last_ten = sorted((begun[session], session) for (session,) in scored)[-10:]
        sums: dict[Reflex, tuple[int, Fraction]] = {reflex: (0, Fraction(0)) for reflex in REFLEXES}
        for _at, session in last_ten:
            told = [
                event
                for (payload,) in connection.execute(
                    "SELECT payload FROM events WHERE session = ? AND kind = 'reply' ORDER BY n",
                    (session,),
                )
                for event in json.loads(payload)["events"]
            ]
            for reflex in REFLEXES:
                chances, weight = recount_one(told, reflex)
                sums[reflex] = (sums[reflex][0] + chances, sums[reflex][1] + weight)
    return sums


def recount_one(told: Sequence[Mapping[str, Any]], reflex: Reflex) -> tuple[int, Fraction]:
    """Codebook 5.2 again, over plain dictionaries."""
    from simulator.codebook.reflexes import BEHAVIOUR_ENTRIES
    from simulator.codebook.reply_types import ENTRIES

    turns = [event for event in told if event["event"] == "given"]
    stopped = [
        e["turn"] for e in told if e["event"] == "ended" and e["ending"] == "veiligheid_gemist"
    ]
    chances, weight = 0, Fraction(0)
    for place, turn in enumerate(turns):
        # A reply on offer is stored as [id, text, type, fit, measured].
        on_offer = any(offered[4] == reflex for offered in turn["offered"])
        slipped = turn["fit"] in ("reflex", "schadelijk")
        other = slipped and turn["measured"] != reflex
        if len(turn["offered"]) < 2 or turn["turn"] in stopped or not on_offer or other:
            continue
        chances += 1
        if turn["measured"] != reflex:
            continue
        twins: set[str | None] = set(ENTRIES[reflex].twins)
        behaviour = turn["reflex_behaviour"]
        if behaviour is not None:
            twins.add(BEHAVIOUR_ENTRIES[behaviour].twin)
        after = turns[place + 1] if place + 1 < len(turns) else None
        mended = (
            after is not None
            and after["fit"] not in ("reflex", "schadelijk")
            and (
                after["fit"] == "passend"
                if after["type"] == "herstellen"
                else after["grounded"] and after["type"] in twins
            )
        )
        weight += Fraction(3, 2) if turn["fit"] == "schadelijk" else Fraction(1)
        weight -= Fraction(1, 2) if mended else Fraction(0)
    return chances, min(weight, Fraction(chances))


# Scenarios, stances, steps, pull


def test_scenarios_that_were_done_tell_how_often_and_how_they_ended() -> None:
    def finished(day: int, name: str, ending: Ending) -> Finished:
        at = (NOON + timedelta(days=day)).isoformat(timespec="milliseconds")
        return Finished(at, name, name.title(), ending)

    [zus, brief] = scenarios_done(
        [
            finished(1, "zus", "tijd_op"),
            finished(2, "brief", "haakt_af"),
            finished(3, "zus", "vervolg_gekozen"),
            finished(4, "zus", "tijd_op"),
        ]
    )

    assert (zus.scenario_id, zus.times, dict(zus.endings)) == (
        "zus",
        3,
        {"tijd_op": 2, "vervolg_gekozen": 1},
    )
    assert (brief.times, dict(brief.endings)) == (1, {"haakt_af": 1})


def test_a_stance_is_met_when_the_talk_stood_there_at_some_moment() -> None:
    turns = [
        given(1, "volgen", houding=("bezoeker", "klager")),
        given(2, "volgen", houding=("klager", "klager")),
        given(3, "volgen", houding=("klager", "klant"), crisis_fase=("geen", "acuut")),
    ]

    assert places_met(turns) == ("bezoeker", "klager", "acuut")
    assert dict(portfolio([talk(1, turns), talk(2, turns[1:2])]).met) == {
        "bezoeker": 1,
        "klager": 2,
        "acuut": 1,
    }


def test_own_steps_and_own_reasons_come_back_as_she_named_them() -> None:
    with nowhere() as store:
        for step, sources in (
            ("eerst stil zijn", ("aard",)),
            ("één vraag", ("aard", "risico_mijden")),
        ):
            practice = rehearsed(store)
            practice.score(SCORES)
            practice.tell_pull(Pull(sources))  # type: ignore[arg-type]
            practice.choose_next_step(step)

        over = portfolio(over_time(store, None).practised)

        assert [step.text for step in over.steps] == ["één vraag", "eerst stil zijn"]
        assert dict(over.pulls) == {"aard": 2, "risico_mijden": 1}


# After a real conversation


def record(number: int, **payload: Any) -> Record:
    return Record(number, REAL_TALK, None, NOON.isoformat(), payload)


def test_a_score_after_a_real_conversation_stands_beside_and_never_in_the_numbers() -> None:
    real = RealTalk(1, date(2026, 11, 2), {ADVICE: 1}, "ik had haast")
    talks = [talk(1, advised(0, 4), {ADVICE: 10})]

    over = portfolio(talks, [real])

    assert replace(over, real=()) == portfolio(talks)
    assert over.real == (real,)


def test_what_was_taken_back_no_longer_holds() -> None:
    one, other = record(1, on="2026-11-01", scores={ADVICE: 4}), record(2, on="2026-11-02")

    assert [talk.on.day for talk in real_talks([one, other])] == [1, 2]
    assert [talk.on.day for talk in real_talks([one, other, record(3, **{TAKES_BACK: one.n})])] == [
        2
    ]


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"on": "gisteren"},
        {"on": 3},
        {"on": "2026-11-31"},
        {"on": None, "scores": []},
        {TAKES_BACK: [1]},
    ],
)
def test_a_record_that_cannot_be_understood_is_passed_over(payload: dict[str, Any]) -> None:
    assert real_talks([record(1, **payload)]) == ()


def test_data_delete_removes_the_scores_after_real_conversations(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.record(REAL_TALK, None, {"on": "2026-11-20", "scores": {}, "note": "ik had haast"})
        assert over_time(store, None).real
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"ik had haast" in kept

    delete_everything(tmp_path)

    assert b"ik had haast" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())
    with open_store(tmp_path) as store:
        assert over_time(store, None).real == ()


# In words


def test_the_words_tell_everything_that_the_screen_draws() -> None:
    language.use("en")
    real = RealTalk(1, date(2026, 11, 2), {ADVICE: 6}, "ik had haast")
    talks = [
        talk(1, advised(2, 4), {ADVICE: 8}, next_step="eerst stil zijn", pull=("aard",)),
        talk(2, advised(0, 4), {ADVICE: "++"}),
        talk(3, advised(1, 4)),
    ]

    lines = portfolio_lines(
        portfolio(talks, [real]),
        scenarios_done([Finished(one.at, one.scenario_id, one.title, one.ending) for one in talks]),
    )

    for said in (
        "Over 3 talks that you scored yourself on.",
        "Advising reflex: 3 of 12 opportunities → 8 (+).",
        "Counted, talk by talk: 6, 10, 8",
        "You, talk by talk: 8, ++, –",
        "The last number is higher than the first.",
        "How near to the count, talk by talk: 0.75; 1; –",
        "advising reflex: +1, 0, –",
        "sees the problem, not yet a part of their own: in 3 of 3 talks",
        "De ontruiming: 3 times, last on 4 Nov 2026; 3× a polite yes",
        "it is how I am made: after 1 talk",
        "2 Nov 2026: “eerst stil zijn”",
        "2 Nov 2026: advising reflex 6. “ik had haast”",
    ):
        assert said in lines


def test_nobody_is_praised_ranked_or_told_what_he_is() -> None:
    for spoken in language.LANGUAGES:
        language.use(spoken)
        talks = [talk(day, advised(day % 3, 4), {ADVICE: day}) for day in range(1, 11)]
        told = "\n".join(portfolio_lines(portfolio(talks))).casefold()
        for word in (
            "goed gedaan",
            "helaas",
            "jammer",
            "fout",
            "well done",
            "wrong",
            "streak",
            "total",
            "totaal",
            "best ",
            "better at",
        ):
            assert word not in told, word


def test_with_nothing_there_is_one_friendly_sentence() -> None:
    language.use("en")
    assert len(portfolio_lines(portfolio([]))) == 2


def test_what_was_kept_of_a_talk_counts_as_it_was_measured_then() -> None:
    with nowhere() as store:
        practice = rehearsed(store)
        practice.score(SCORES)
        [row] = sessions_of(store, None)

        kept = practised(kept_talk(store, row))

        assert kept is not None
        assert dict(kept.counts) == dict(counts_of(practice.talk.events))
        assert kept.ending == practice.talk.ended
