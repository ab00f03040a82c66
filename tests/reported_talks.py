"""Talks to report, and the same numbers counted another way: from the store and nothing else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import floor
from random import Random
from typing import Any, NamedTuple

from simulator.codebook.reflexes import BEHAVIOUR_ENTRIES
from simulator.codebook.reply_types import ENTRIES
from simulator.codebook.vocabulary import (
    GAUGES,
    PULL_SOURCES,
    REFLEXES,
    SCORE_BANDS,
    STATED_GROUNDS,
    SURENESSES,
)
from simulator.debrief import OwnScore
from simulator.debrief.judged import ANSWERS, Estimated, Judged
from simulator.kept import Pull
from simulator.practice import Practice
from simulator.reports.content import document
from simulator.reports.csv import attempts_as_csv, turns_as_csv
from simulator.reports.html import as_html
from simulator.reports.json import as_json
from simulator.reports.markdown import as_markdown
from simulator.reports.report import Report, report_of
from simulator.reports.xapi import as_xapi
from simulator.scenario import Scenario
from simulator.store import SessionRow, StoredEvent, nowhere
from tests.generated import generated_scenario

SEEDS = range(40)
A_GOOD_ROAD = ("nachten", "volgen", "mandaat_vragen")

OWN_WORDS = {
    "first": "eersteingeving",
    "meant_note": "eigenreden",
    "note": "zoziekhet",
    "pull": "trokaanmij",
    "next_step": "mijnstapje",
}
"""What a learner typed, a word of its own for each place."""
NAME = "Sannelotte"


# Talks to report


class Kept(NamedTuple):
    """A talk as it was kept, and the scenario it was held on."""

    row: SessionRow
    stored: tuple[StoredEvent, ...]
    scenario: Scenario


@cache
def kept_by_dice(seed: int) -> Kept:
    """A talk on a generated scenario in which everything was thrown, to its end."""
    dice = Random(seed)
    made = generated_scenario(seed, replies=dice.choice((2, 3, 4, 5)))
    store = nowhere()
    practice = Practice.begin(store, made, learner=NAME, seed=seed)
    while not practice.talk.ended:
        practice.give(dice.choice(practice.talk.replies).id, judged_by(dice))
    practice.score({reflex: own_score(dice) for reflex in REFLEXES})
    turns = range(1, practice.talk.turn + 1)
    pulled = dice.sample(turns, min(2, len(turns))) if dice.random() < 0.7 else []
    sources = dice.sample(PULL_SOURCES, dice.randint(0, 2))
    practice.tell_pull(Pull(tuple(sources), tuple(sorted(pulled)), OWN_WORDS["pull"]))
    for _number in range(dice.randint(0, 3)):
        road = practice.other_road(dice.randrange(len(turns)))
        for _step in range(dice.randint(0, 30)):
            if not road.talk.ended:
                practice.give_on(road, dice.choice(road.talk.replies).id)
    if dice.random() < 0.8:
        practice.answer_scale(dice.randint(0, 10))
    practice.note(dice.choice(turns), OWN_WORDS["note"])
    practice.choose_next_step(OWN_WORDS["next_step"])
    row = store.session(practice.session)
    assert row is not None
    return Kept(row, tuple(store.events(row.id)), made)


def judged_by(dice: Random) -> Judged:
    if dice.random() < 0.4:
        return Judged()
    estimate = dice.choice(list(ANSWERS))
    return Judged(
        first=dice.choice((None, "", OWN_WORDS["first"])),
        sure=dice.choice((None, *SURENESSES)),
        meant=dice.choice((None, None, *STATED_GROUNDS)),
        meant_note=None,
        estimated=Estimated(estimate, dice.choice(ANSWERS[estimate]))
        if dice.random() < 0.3
        else None,
    )


def own_score(dice: Random) -> OwnScore:
    return dice.choice((None, *SCORE_BANDS, *range(1, 11)))


def report_by_dice(seed: int, **asked: Any) -> Report:
    kept = kept_by_dice(seed)
    return report_of(kept.row, kept.stored, kept.scenario, **asked)


def written(report: Report) -> dict[str, str]:
    """The report in every format."""
    return {
        "md": as_markdown([document(report)]),
        "html": as_html([document(report)]),
        "json": as_json([report]),
        "csv": attempts_as_csv([report]),
        "csv turns": turns_as_csv([report]),
        "csv excel": turns_as_csv([report], "excel"),
        "xapi": as_xapi([report]),
    }


# The same numbers, counted another way: from the events as they lie in the store and nothing else


@dataclass
class Counted:
    """One reflex."""

    chances: list[int]
    chosen: dict[int, tuple[float, bool, int | None]]
    """By turn: weight, harmful, and the turn that repaired it."""
    own: Any

    @property
    def withstood(self) -> list[int]:
        return [turn for turn in self.chances if turn not in self.chosen]

    @property
    def total(self) -> float:
        return sum(weight for weight, _, _ in self.chosen.values())

    @property
    def weight(self) -> float:
        return min(self.total, float(len(self.chances)))

    @property
    def number(self) -> int | None:
        if len(self.chances) < 3:
            return None
        return floor(10 - 9 * self.weight / len(self.chances) + 0.5)

    @property
    def band(self) -> str | None:
        return in_bands(self.number)

    @property
    def own_band(self) -> str | None:
        return in_bands(self.own)

    @property
    def difference(self) -> int | None:
        if self.band is None or self.own_band is None:
            return None
        return BANDS.index(self.own_band) - BANDS.index(self.band)


BANDS = ["--", "-", "+/-", "+", "++"]


def in_bands(score: Any) -> str | None:
    return BANDS[(score + 1) // 2 - 1] if isinstance(score, int) else score


class Raw:
    """What the store holds of a talk, as plain values."""

    def __init__(self, stored: Sequence[StoredEvent]) -> None:
        told = [(event.kind, json.loads(json.dumps(event.payload)), event.at) for event in stored]
        self.replies = [payload for kind, payload, _ in told if kind == "reply"]
        self.at = [at for kind, _, at in told if kind == "reply"]
        self.at_kind = {kind: at for kind, _, at in reversed(told)}
        happened = [event for reply in self.replies for event in reply["events"]]
        self.turns: list[dict[str, Any]] = [
            event for event in happened if event["event"] == "given"
        ]
        [self.ended] = [event for event in happened if event["event"] == "ended"]
        self.last = {kind: payload for kind, payload, _ in told}
        self.roads: dict[int, dict[str, Any]] = {
            payload["road"]: {"after": payload["after"], "events": []}
            for kind, payload, _ in told
            if kind == "road"
        }
        for kind, payload, _ in told:
            if kind == "road_reply":
                self.roads[payload["road"]]["events"] += payload["events"]
        self.counted = [
            turn["turn"]
            for turn in self.turns
            if len(turn["offered"]) > 1
            and not (
                self.ended["ending"] == "veiligheid_gemist" and turn["turn"] == self.ended["turn"]
            )
        ]
        scores = self.last["self_score"]["scores"]
        self.reflexes = {
            reflex: Counted(*self.count(reflex), scores[reflex]) for reflex in REFLEXES
        }

    def turn(self, number: int) -> dict[str, Any]:
        return self.turns[number - 1]

    def count(self, reflex: str) -> tuple[list[int], dict[int, tuple[float, bool, int | None]]]:
        chances, chosen = [], {}
        for turn in self.turns:
            number = turn["turn"]
            ready = reflex in [offered[4] for offered in turn["offered"]]
            slipped = turn["fit"] in ("reflex", "schadelijk")
            if number not in self.counted or not ready:
                continue
            if slipped and turn["measured"] != reflex:
                continue
            chances.append(number)
            if slipped:
                harmful, repaired = turn["fit"] == "schadelijk", self.repaired(number)
                weight = (1.5 if harmful else 1.0) - (0.5 if repaired else 0.0)
                chosen[number] = (weight, harmful, repaired)
        return chances, chosen

    def repaired(self, number: int) -> int | None:
        turn = self.turn(number)
        after = self.turns[number] if number < len(self.turns) else None
        if turn["fit"] not in ("reflex", "schadelijk") or after is None:
            return None
        if after["fit"] in ("reflex", "schadelijk"):
            return None
        if after["type"] == "herstellen":
            return number + 1 if after["fit"] == "passend" else None
        twins: set[str] = set(ENTRIES[turn["measured"]].twins)
        if turn["reflex_behaviour"]:
            twins.add(str(BEHAVIOUR_ENTRIES[turn["reflex_behaviour"]].twin))
        return number + 1 if after["grounded"] and after["type"] in twins else None

    def gauge(self, gauge: str) -> list[int]:
        place = GAUGES.index(gauge)
        first = self.turns[0]["gauges"][0][place]
        return [first, *(turn["gauges"][1][place] for turn in self.turns)]

    def attempts(self) -> list[dict[str, Any]]:
        """The talk and its roads, with the marks."""
        found = [{"attempt": 1, "after": 0, "turns": len(self.turns), "ended": self.ended}]
        for number, road in sorted(self.roads.items()):
            given = [event for event in road["events"] if event["event"] == "given"]
            ended = [event for event in road["events"] if event["event"] == "ended"]
            if given:
                turns = road["after"] + len(given)
                end = ended[0] if ended else None
                found.append(
                    {"attempt": number, "after": road["after"], "turns": turns, "ended": end}
                )
        order = ["goed", "gemengd", "moeilijk", "gestopt"]
        finished = [one for one in found if one["ended"]]
        best = min(finished, key=lambda one: (order.index(one["ended"]["kind"]), one["turns"]))
        for one in found:
            one["first"] = one["attempt"] == 1
            one["last"] = one is found[-1]
            one["best"] = one is best
        return found


@cache
def raw_by_dice(seed: int) -> Raw:
    return Raw(kept_by_dice(seed).stored)
