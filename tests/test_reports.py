"""Reports: everything in them can be traced to what was kept, and nothing else is in them."""

from __future__ import annotations

import csv
import io
import json
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from ralph.models.xapi.base.statements import BaseXapiStatement  # type: ignore[import-untyped]

from simulator import language
from simulator.codebook.reflexes import REFLEX_ENTRIES
from simulator.codebook.vocabulary import (
    GAUGES,
    REFLEXES,
    STANCES,
)
from simulator.debrief import debrief, wording
from simulator.debrief.judged import Judged
from simulator.kept import read_back
from simulator.loading import load
from simulator.practice import Practice
from simulator.reports import xapi_names
from simulator.reports.blocks import (
    Block,
    Chapter,
    Figure,
    Item,
    Items,
    Para,
    Said,
    Table,
)
from simulator.reports.content import document
from simulator.reports.csv import ATTEMPT_COLUMNS, TURN_COLUMNS, attempts_as_csv, turns_as_csv
from simulator.reports.html import TEMPLATES, as_html
from simulator.reports.json import as_json
from simulator.reports.markdown import as_markdown, escaped
from simulator.reports.pictures import gauge_lines, score_rows, stance_levels
from simulator.reports.report import NotScored, Report, pseudonym_of, report_of
from simulator.reports.scenarios import Scenarios
from simulator.reports.xapi import as_xapi, duration
from simulator.store import nowhere
from tests.reported_talks import (
    A_GOOD_ROAD,
    BANDS,
    NAME,
    OWN_WORDS,
    SEEDS,
    Kept,
    Raw,
    in_bands,
    kept_by_dice,
    raw_by_dice,
    report_by_dice,
    written,
)
from tests.running import KLEIN, ROOT, VIJANDIG

# JSON


@pytest.mark.parametrize("seed", SEEDS)
def test_every_number_in_the_json_is_that_of_the_log(seed: int) -> None:
    raw, kept = raw_by_dice(seed), kept_by_dice(seed)
    [told] = json.loads(as_json([report_by_dice(seed)]))["reports"]

    assert set(told) == {
        "session", "scenario", "ending", "reflexes", "calibration", "deliberate", "helped",
        "turns", "course", "pull", "judging", "scale", "attempts",
    }  # fmt: skip
    assert told["session"]["seed"] == kept.row.seed
    assert told["session"]["begun_at"] == kept.row.begun_at
    assert told["session"]["scored_at"] == raw.at_kind["self_score"]
    assert told["ending"]["turn"] == raw.ended["turn"]
    for one in told["reflexes"]:
        counted = raw.reflexes[one["reflex"]]
        assert one["opportunities"] == len(counted.chances)
        assert [tuple(held.values()) for held in one["occurrences"]] == [
            (turn, *rest) for turn, rest in counted.chosen.items()
        ]
        assert one["withstood"] == counted.withstood
        assert (one["weight"], one["number"], one["band"]) == (
            counted.weight, counted.number, counted.band,
        )  # fmt: skip
        assert (one["own"], one["own_band"], one["difference"]) == (
            counted.own, counted.own_band, counted.difference,
        )  # fmt: skip
    for turn, at in zip(told["turns"], raw.at, strict=True):
        logged = raw.turn(turn["turn"])
        assert turn["at"] == at
        assert turn["counted"] == (turn["turn"] in raw.counted)
        assert turn["repaired_in"] == raw.repaired(turn["turn"])
        assert turn["said"] == logged["text"]
        assert [list(offered.values()) for offered in turn["offered"]] == logged["offered"]
        before, after = logged["gauges"]
        assert [turn["gauges"][gauge] for gauge in GAUGES] == [
            list(pair) for pair in zip(before, after, strict=True)
        ]
        for key in ("fit", "measured", "cause", "type", "houding", "crisis_fase", "told", "reply"):
            assert turn[key] == logged[key]
    assert told["course"]["gauges"] == {gauge: raw.gauge(gauge) for gauge in GAUGES}
    stood = [(turn["turn"], turn["houding"][1], turn["crisis_fase"][1]) for turn in raw.turns]
    assert [tuple(step.values()) for step in told["course"]["stances"][1:]] == stood
    asked = [turn["turn"] for turn in raw.turns if turn["type"] == "mandaat_vragen"]
    assert told["course"]["circle"]["asked"] == asked
    assert {visit["turn"] for visit in told["course"]["circle"]["visits"]} <= set(
        range(1, len(raw.turns) + 1)
    )
    for use in told["deliberate"]:
        for turn in use["turns"]:
            logged = raw.turn(turn)
            assert (logged["type"], logged["fit"], logged["grounded"]) == (
                use["type"], "passend", True,
            )  # fmt: skip
    for moment in told["helped"]:
        before, after = raw.turn(moment["turn"])["gauges"]
        for gauge, change in moment["gained"].items():
            place = GAUGES.index(gauge)
            assert change == [before[place], after[place]]
    assert told["pull"]["turns"] == raw.last["pull"]["turns"]
    assert told["scale"] == raw.last.get("scale", {}).get("score")
    assert [one["turn"] for one in told["judging"]] == [
        number
        for number, reply in enumerate(raw.replies, start=1)
        if "estimated" in reply.get("judged", {})
    ]
    for one, road in zip(told["attempts"], raw.attempts(), strict=True):
        assert {
            key: one[key] for key in ("attempt", "after", "turns", "first", "best", "last")
        } == {key: road[key] for key in ("attempt", "after", "turns", "first", "best", "last")}
        assert one["ending"] == (road["ended"] and road["ended"]["ending"])


# CSV


def rows_of(text: str, separator: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=separator))


@pytest.mark.parametrize("seed", SEEDS)
def test_every_number_in_the_rows_of_attempts_is_that_of_the_log(seed: int) -> None:
    raw, kept = raw_by_dice(seed), kept_by_dice(seed)
    rows = rows_of(attempts_as_csv([report_by_dice(seed)]))

    for row, road in zip(rows, raw.attempts(), strict=True):
        assert tuple(row) == ATTEMPT_COLUMNS
        assert row["session"] == kept.row.id
        for key in ("attempt", "after", "turns"):
            assert int(row[key]) == road[key]
        for key in ("first", "best", "last"):
            assert row[key] == str(int(road[key]))
        events = (road["attempt"] > 1 and raw.roads[road["attempt"]]["events"]) or raw.turns
        last = [event for event in events if event["event"] == "given"][-1]
        assert [int(row[gauge]) for gauge in GAUGES] == last["gauges"][1]
        for reflex, counted in raw.reflexes.items():
            own = {name: row[f"{reflex}_{name}"] for name in ("opportunities", "chosen", "weight",
                   "number", "band", "own", "own_band", "difference")}  # fmt: skip
            if road["attempt"] > 1:
                assert set(own.values()) == {""}
                continue
            assert own == {
                "opportunities": str(len(counted.chances)),
                "chosen": str(len(counted.chosen)),
                "weight": f"{counted.weight:g}",
                "number": cell(counted.number),
                "band": cell(counted.band and BANDS.index(counted.band) + 1),
                "own": cell(counted.own if isinstance(counted.own, int) else None),
                "own_band": cell(counted.own_band and BANDS.index(counted.own_band) + 1),
                "difference": cell(counted.difference),
            }
    assert rows[0]["scale"] == cell(raw.last.get("scale", {}).get("score"))


def cell(value: Any) -> str:
    return "" if value is None else str(value)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_number_in_the_rows_of_turns_is_that_of_the_log(seed: int) -> None:
    raw = raw_by_dice(seed)
    rows = rows_of(turns_as_csv([report_by_dice(seed)]))
    logged = [(1, turn) for turn in raw.turns]
    for number, road in sorted(raw.roads.items()):
        logged += [(number, event) for event in road["events"] if event["event"] == "given"]

    for row, (attempt, turn) in zip(rows, logged, strict=True):
        assert tuple(row) == TURN_COLUMNS
        assert (int(row["attempt"]), int(row["turn"])) == (attempt, turn["turn"])
        before, after = turn["gauges"]
        assert [int(row[f"{gauge}_before"]) for gauge in GAUGES] == before
        assert [int(row[f"{gauge}_after"]) for gauge in GAUGES] == after
        assert (row["reply"], row["measured"]) == (turn["reply"], turn["measured"])
        assert row["offered"].split() == [offered[0] for offered in turn["offered"]]
        assert row["offered_measured"].split() == [offered[4] for offered in turn["offered"]]
        if attempt == 1:
            assert row["counted"] == str(int(turn["turn"] in raw.counted))
            assert row["repaired_in"] == cell(raw.repaired(turn["turn"]))


@pytest.mark.parametrize("text", ["=1+1", "+31", "-1", "@sum", "  =1", "\t=1", "＝1", "\x1b=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    kept = kept_by_dice(0)
    report = report_of(
        kept.row._replace(title=text, learner=text), kept.stored, kept.scenario, with_name=True
    )

    for turns, separator in (
        (attempts_as_csv([report]), ","),
        (turns_as_csv([report], "excel"), ";"),
    ):
        for row in rows_of(turns, separator):
            for value in row.values():
                assert value[:1] not in "=+@＝" or value == ""
                assert not value.startswith("-") or re.fullmatch(r"-\d+", value)


def test_a_spreadsheet_in_dutch_opens_its_own_kind() -> None:
    kept = kept_by_dice(1)
    report = report_of(kept.row._replace(title='Eén; twee, "drie"'), kept.stored, kept.scenario)
    text = attempts_as_csv([report], "excel")

    assert text.startswith("\ufeffsession;learner;")
    assert text.endswith("\r\n")
    assert rows_of(text, ";")[0]["title"] == 'Eén; twee, "drie"'
    weights = {
        row[f"{reflex}_weight"] for seed in SEEDS for reflex in REFLEXES
        for row in rows_of(attempts_as_csv([report_by_dice(seed)], "excel"), ";")
    }  # fmt: skip
    assert any("," in weight for weight in weights)
    assert not any("." in weight for weight in weights)


# What people read


def flat(blocks: Sequence[Block]) -> Iterator[str]:
    """Every text of some blocks, in order."""
    for block in blocks:
        match block:
            case Chapter(heading=heading, blocks=inside):
                yield heading
                yield from flat(inside)
            case Para(text=text):
                yield text
            case Said(name=name, words=words):
                yield f"{name}: {words}"
            case Items(items=items):
                for item in items:
                    if isinstance(item, Item):
                        yield item.text
                        yield from item.below
                    else:
                        yield item
            case Table(caption=caption, head=head, rows=rows):
                yield caption
                yield from head
                for row in rows:
                    yield from row
            case Figure(caption=caption, words=words):
                yield caption
                yield from flat([words])


class Page(HTMLParser):
    """A page: its texts outside drawings, its drawings, and what is wrong with it."""

    VOID = frozenset({"meta"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.drawn: list[str] = []
        self._piece = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "b":
            self._end_piece()
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag != "b":
            self._end_piece()
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open and "title" not in self.open:
            self._piece += data

    def _end_piece(self) -> None:
        text = " ".join(self._piece.split())
        if text:
            (self.drawn if "svg" in self.open else self.texts).append(text)
        self._piece = ""


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("spoken", ["nl", "en"])
def test_the_page_and_the_markdown_say_the_same(seed: int, spoken: str) -> None:
    language.use(spoken)
    told = document(report_by_dice(seed, with_notes=True, with_name=True))
    words = [
        told.title, *(word for fact in told.facts for word in fact), *flat(told.blocks),
        *told.closing,
    ]  # fmt: skip
    markdown = as_markdown([told])

    assert Page(as_html([told])).texts == words
    place = 0
    captions = {
        block.words.caption for block in figures(told.blocks) if isinstance(block.words, Table)
    }
    for text in flat(told.blocks):
        if text not in captions:
            place = markdown.index(escaped(text.split(": ")[0]), place)


def figures(blocks: Sequence[Block]) -> Iterator[Figure]:
    for block in blocks:
        if isinstance(block, Figure):
            yield block
        elif isinstance(block, Chapter):
            yield from figures(block.blocks)


class Reading:
    """Reads the Markdown line by line and accounts for every number in it."""

    def __init__(self, raw: Raw, kept: Kept) -> None:
        self.raw, self.kept = raw, kept
        self.chapter = self.part = ""
        self.accounted = 0

    def read(self, text: str) -> None:
        for line in text.splitlines():
            if line.startswith("## "):
                self.chapter, self.part = line[3:], ""
            elif line.startswith("### "):
                self.part = line[4:]
            plain = re.sub("“[^”]*”", "“”", line.replace("\\", ""))
            if re.search(r"\d", plain):
                assert self.accounts_for(plain), f"{self.chapter} / {self.part}: {plain}"
                self.accounted += 1

    def accounts_for(self, line: str) -> bool:
        """Whether every number in the line is the log's."""
        by_chapter: dict[str, Callable[[str], bool]] = {
            "": self.head,
            "What helped": self.helped,
            "A reflex lay ready, and you said something else": self.withstood,
            "Counted, and your own score beside it": self.counted,
            "Done on purpose": self.deliberate,
            "How you saw it": self.judged,
            "How it went": self.course,
            "Roads": self.roads,
            "Your own next step": self.step,
            "Turn by turn": self.turn_by_turn,
        }
        return by_chapter[self.chapter](line)

    def head(self, line: str) -> bool:
        begun = datetime.fromisoformat(self.kept.row.begun_at).astimezone()
        return line in (
            f"- Practised on: {begun.day} {begun:%b} {begun.year}",
            f"- Length: {len(self.raw.turns)} turn{'s' if len(self.raw.turns) > 1 else ''}",
            f"- Reference: {self.kept.row.scenario_id} · {self.kept.row.id[:8]}",
        )

    def helped(self, line: str) -> bool:
        found = re.match(r"- Turn (\d+)\.", line)
        assert found
        before, after = self.raw.turn(int(found[1]))["gauges"]
        names = dict(zip(("trust", "hope", "ownership", "tension"), range(4), strict=True))
        rest = line[found.end() :]
        for name, was, now in re.findall(r"(\w+) from (\d+) to (\d+)", rest):
            assert (int(was), int(now)) == (before[names[name]], after[names[name]])
        return not re.search(r"\d", re.sub(r"from \d+ to \d+", "", rest))

    def withstood(self, line: str) -> bool:
        found = re.fullmatch(r"- Turn (\d+)\.", line)
        assert found
        return any(int(found[1]) in one.withstood for one in self.raw.reflexes.values())

    def counted(self, line: str) -> bool:
        raw = self.raw
        names = {wording.reflex_name(reflex): reflex for reflex in REFLEXES}
        row = re.fullmatch(r"\| (.+?) \| (\d+) \| (\d+) \| (.+?) \| (.+?) \|", line)
        if row:
            one = raw.reflexes[names[row[1]]]
            own = f"{one.own} ({one.own_band})" if isinstance(one.own, int) else one.own or "–"
            number = f"{one.number} ({one.band})" if one.number is not None else "–"
            told = (str(len(one.chances)), str(len(one.chosen)), number, own)
            return row.groups()[1:] == told
        if line.startswith("Not counted"):
            left_out = {turn["turn"] for turn in raw.turns} - set(raw.counted)
            return set(numbers(line)) <= left_out
        one = raw.reflexes[names[self.part[:1].lower() + self.part[1:]]]
        chances, chosen = len(one.chances), len(one.chosen)
        expected = {
            f"- {chosen} of {chances} opportunities → {one.number} ({one.band}).",
            f"- Too few moments to say anything ({chosen} of {chances} opportunit"
            f"{'y' if chances == 1 else 'ies'}).",
            f"- Together they count as {one.weight:g}.",
            f"- Together they weigh {one.total:g}; they count as {one.weight:g}, as many as the "
            "opportunities.",
        }
        for turn, (weight, harmful, repaired) in one.chosen.items():
            expected.add(
                f"- Turn {turn}"
                + (", measured as harmful" if harmful else "")
                + (", and" if harmful and repaired else "," if repaired else "")
                + (f" repaired in turn {repaired}" if repaired else "")
                + (f": counts as {weight:g}" if harmful or repaired else "")
                + ". “”"
            )
        if line in expected:
            return True
        if line.startswith("- It lay ready"):
            return numbers(line) == one.withstood
        beside = re.match(r"- You (?:(\d+) \((.+?)\)|\S+|left it open), count(?: (\d+)|:)", line)
        assert beside, line
        own_score_is = str(one.own) if isinstance(one.own, int) else None
        again = re.search(r"look at (turns? .+) again", line)
        return (
            beside[1] == own_score_is
            and beside[3] == (None if one.number is None else str(one.number))
            and (again is None or numbers(again[1]) == list(one.chosen))
        )

    def deliberate(self, line: str) -> bool:
        found = re.fullmatch(r"- (\d+)× .+ \(turns? (.+)\)\.", line)
        assert found
        turns = numbers(found[2])
        grounded = [turn for turn in turns if self.raw.turn(turn)["grounded"]]
        return int(found[1]) == len(turns) == len(grounded)

    def judged(self, line: str) -> bool:
        judged = {n: r["judged"] for n, r in enumerate(self.raw.replies, 1) if "judged" in r}
        fits = {turn["turn"]: turn["fit"] for turn in self.raw.turns}
        sure = re.match(
            r"- (Unsure|Fairly sure|Sure): (\d+) repl\w+, of which (\d+) fitting, (\d+) neutral, "
            r"(\d+) reflex\.",
            line,
        )
        slugs = {"Unsure": "onzeker", "Fairly sure": "redelijk", "Sure": "zeker"}
        if sure:
            of_this = [
                fits[turn] for turn, own in judged.items()
                if own.get("sure") == slugs[sure[1]] and turn in self.raw.counted
            ]  # fmt: skip
            told = Counter("reflex" if fit == "schadelijk" else fit for fit in of_this)
            expected = (len(of_this), told["passend"], told["neutraal"], told["reflex"])
            return tuple(map(int, sure.groups()[1:])) == expected
        if line.startswith("- You were"):
            wanted = "zeker" if "sure, and" in line and "unsure" not in line else "onzeker"
            return all(judged[turn]["sure"] == wanted for turn in numbers(line))
        if line.startswith("- You said it aloud first"):
            return numbers(line) == [
                n for n, own in judged.items() if "aloud" in own.get("first", {})
            ]
        turn = re.match(r"- Turn (\d+)\. ", line)
        assert turn, line
        since = [int(found) for found in re.findall(r"since turn (\d+)", line)]
        assert set(numbers(line)) == {int(turn[1]), *since}
        for number in since:
            logged = self.raw.turn(number)
            assert logged["houding"][0] != logged["houding"][1]
        return int(turn[1]) in judged

    def course(self, line: str) -> bool:
        raw = self.raw
        if line == "**The four gauges from 0 to 10, turn by turn:**" or "0 is the start" in line:
            return True
        if line.startswith("- You: "):
            return bool(numbers(line) == raw.last["pull"]["turns"])
        line_of = re.fullmatch(r"- (\w+): start (\d+), end (\d+) \(([\d, ]+)\)\.", line)
        if line_of:
            names = ("Trust", "Hope", "Ownership", "Tension")
            values = raw.gauge(GAUGES[names.index(line_of[1])])
            told = [int(number) for number in line_of[4].split(", ")]
            return (told, int(line_of[2]), int(line_of[3])) == (values, values[0], values[-1])
        moved = re.match(r"- (?:After turn|Turn) (\d+)", line)
        if moved:
            turn = raw.turn(int(moved[1]))
            changes = turn["houding"][0] != turn["houding"][1]
            changes |= turn["crisis_fase"][0] != turn["crisis_fase"][1]
            return bool(changes) and numbers(line) == [int(moved[1])]
        if "asked for a mandate" in line:
            asked = [turn["turn"] for turn in raw.turns if turn["type"] == "mandaat_vragen"]
            return numbers(line) == asked
        if "The client gave" in line:
            given = {"toestemming", "mandaat", "mandaat_overname"}
            return all(given & set(raw.turn(turn)["told"]) for turn in numbers(line))
        assert "In this order" in line, line
        return all(raw.turn(turn)["fit"] not in ("reflex", "schadelijk") for turn in numbers(line))

    def roads(self, line: str) -> bool:
        found = re.match(r"- Attempt (\d+), (?:the talk itself|another road from turn (\d+)): "
                         r"(\d+) turns?, ", line)  # fmt: skip
        assert found, line
        [road] = [one for one in self.raw.attempts() if one["attempt"] == int(found[1])]
        from_turn = int(found[2]) - 1 if found[2] else 0
        rest = line[found.end() :]
        assert ("the best" in rest) == road["best"]
        assert ("the last" in rest) == road["last"]
        return (from_turn, int(found[3])) == (road["after"], road["turns"])

    def step(self, line: str) -> bool:
        score = self.raw.last["scale"]["score"]
        return line.startswith("On a scale from 0 to 10") or line == f"Your number: {score}."

    def turn_by_turn(self, line: str) -> bool:
        heading = re.fullmatch(r"### Turn (\d+)", line)
        if heading:
            return 1 <= int(heading[1]) <= len(self.raw.turns)
        here = int(self.part.removeprefix("Turn "))
        return (
            [int(found) for found in re.findall(r"Repaired in turn (\d+)\.", line)]
            == (numbers(line))
            == [self.raw.repaired(here)]
        )


def numbers(text: str) -> list[int]:
    return [int(found) for found in re.findall(r"\d+", text)]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_number_that_people_read_is_that_of_the_log(seed: int) -> None:
    language.use("en")
    reading = Reading(raw_by_dice(seed), kept_by_dice(seed))
    reading.read(as_markdown([document(report_by_dice(seed, with_notes=True))]))

    assert reading.accounted > 5 + len(raw_by_dice(seed).turns)


# The drawings


@pytest.mark.parametrize("seed", SEEDS)
def test_the_drawings_show_the_log(seed: int) -> None:
    raw, report = raw_by_dice(seed), report_by_dice(seed)
    levels = [strip for strip in stance_levels(report.told.stances) if len(strip.rows) == 3]
    for gauge, drawn in zip(GAUGES, gauge_lines(report.told.gauges), strict=True):
        top, low = (label.y for label in (drawn.scale[-1], drawn.scale[0]))
        values = [round(10 * (low - point.y) / (low - top)) for point in drawn.line]
        assert values == raw.gauge(gauge)
        assert drawn.last.text == str(values[-1])
    for strip in levels:
        heights = {row.y: row.text for row in strip.rows}
        stood = [heights[mark.y] for mark in strip.marks]
        shown = [
            wording.standing(turn["houding"][1], "geen") for turn in raw.turns
            if turn["crisis_fase"][1] not in ("acuut", "overgenomen")
        ]  # fmt: skip
        assert stood[-len(shown) :] == shown
        assert list(heights.values()) == [wording.standing(s, "geen") for s in reversed(STANCES)]
    scores = score_rows(report.calibration)
    scale = {label.x: int(label.text) for label in scores.scale}
    for row, counted in zip(scores.rows, raw.reflexes.values(), strict=True):
        assert (None if row.number is None else scale[row.number]) == counted.number
        if row.own is None:
            assert counted.own is None
        elif isinstance(counted.own, int):
            assert [scale[place] for place in row.own] == [counted.own] * 2
        else:
            assert [in_bands(scale[place]) for place in row.own] == [counted.own] * 2


@pytest.mark.parametrize("seed", SEEDS)
def test_every_drawing_has_a_name_and_stands_beside_its_words(seed: int) -> None:
    told = document(report_by_dice(seed))
    page = Page(as_html([told]))
    drawings = [attributes for tag, attributes in page.elements if tag == "svg"]

    assert len(drawings) == sum(len(figure.pictures) for figure in figures(told.blocks))
    assert all(svg["role"] == "img" and svg["aria-label"] for svg in drawings)
    for figure in figures(told.blocks):
        assert list(flat([figure.words]))


# The page


@pytest.mark.parametrize("seed", range(5))
def test_the_page_needs_and_runs_nothing(seed: int) -> None:
    text = as_html([document(report_by_dice(seed))])
    page = Page(text)

    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "base", "form", "style:link"}
    for _tag, attributes in page.elements:
        assert not any(
            name.startswith("on") or name in ("src", "href", "style") for name in attributes
        )
    assert not re.search(r"url\(|@import|https?://", text)
    [style] = re.findall("<style>(.*?)</style>", text, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    [policy] = [
        str(held["content"]) for tag, held in page.elements
        if tag == "meta" and held.get("http-equiv") == "Content-Security-Policy"
    ]  # fmt: skip
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert "prefers-color-scheme:dark" in style
    assert "size:A4" in style
    assert ("html", {"lang": "nl"}) in page.elements


def luminance(colour: str) -> float:
    short = colour.removeprefix("#")
    full = "".join(2 * letter for letter in short) if len(short) == 3 else short
    parts = [int(full[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_colour_of_the_page_can_be_read_in_light_and_dark() -> None:
    style = (TEMPLATES / "page.css").read_text("utf-8")
    palettes = [
        dict(re.findall(r"--(\w+):(#\w+)", part)) for part in re.findall(r":root\{(.*?)\}", style)
    ]

    assert len(palettes) == 2
    for palette in palettes:
        for ink, *papers in (
            ("ink", "paper", "client", "learner"), ("quiet", "paper"), ("accent", "paper"),
        ):  # fmt: skip
            for paper in papers:
                lights = sorted((luminance(palette[ink]), luminance(palette[paper])))
                assert (lights[1] + 0.05) / (lights[0] + 0.05) >= 4.5, (ink, paper)


HOSTILE = "<script>alert(1)</script> & *ster* [x](javascript:1) | `a` \x1b[31m \u202eom\u2066 <!--"


def test_what_anybody_typed_is_only_text_everywhere() -> None:
    kept = kept_by_dice(2)
    named = kept.row._replace(title=HOSTILE, learner=HOSTILE)
    report = report_of(named, kept.stored, kept.scenario, with_name=True)
    told = written(report)

    for text in told.values():
        assert not re.search(
            "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text
        )
    assert "<script" not in told["html"]
    assert any("<script>alert(1)</script> & *ster*" in text for text in Page(told["html"]).texts)
    [title, *_] = told["md"].splitlines()
    assert "\\<script\\>" in title
    assert "\\*ster\\*" in title
    assert "\\[x\\](javascript:1) \\| \\`a\\`" in title


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("mijn_zus_doet_niets", "mijn_zus_doet_niets"),
        ("_nadruk_", "\\_nadruk\\_"),
        ("# kop", "\\# kop"),
        ("1. een", "1\\. een"),
        ("- punt", "\\- punt"),
        ("9 (--)", "9 (\\-\\-)"),
        ("&lt;", "\\&lt;"),
        ("http://x", "http\\://x"),
        ("een\n\nnieuwe alinea", "een nieuwe alinea"),
        ("zo'n 3 - 4 keer", "zo'n 3 - 4 keer"),
    ],
)
def test_markdown_takes_nothing_for_its_own(text: str, shown: str) -> None:
    assert escaped(text) == shown


@pytest.mark.parametrize("scenario", [KLEIN, VIJANDIG])
def test_a_whole_talk_of_a_file_can_be_reported(scenario: Path) -> None:
    store = nowhere()
    practice = Practice.begin(store, load(scenario), seed=1)
    while not practice.talk.ended:
        practice.give(practice.talk.replies[0].id)
    practice.score(dict.fromkeys(REFLEXES, 5))
    row = store.session(practice.session)
    assert row is not None
    report = report_of(row, store.events(row.id), load(scenario), with_lenses=True)

    page = Page(written(report)["html"])
    assert {tag for tag, _ in page.elements} & {"script", "img"} == set()
    assert report.lenses


# Only what was asked for


def test_what_was_typed_and_who_typed_it_is_left_out() -> None:
    for seed in range(8):
        for name, text in written(report_by_dice(seed)).items():
            for words in (NAME, *OWN_WORDS.values()):
                assert words not in text, name


def test_what_was_typed_is_there_for_who_asks() -> None:
    kept = kept_by_dice(3)
    told = written(report_of(kept.row, kept.stored, kept.scenario, with_notes=True, with_name=True))

    for name in ("md", "html", "json"):
        for words in ("note", "pull", "next_step"):
            assert OWN_WORDS[words] in told[name], name
    for name in ("md", "html", "json", "csv", "xapi"):
        if name != "json":
            assert OWN_WORDS["next_step"] in told[name]
        assert NAME in told[name]
    assert OWN_WORDS["note"] in told["csv turns"]


def test_words_that_are_left_out_are_not_said_to_have_been_spoken() -> None:
    store = nowhere()
    practice = Practice.begin(store, load(KLEIN), seed=1)
    for reply in A_GOOD_ROAD:
        practice.give(reply, Judged(first="getypt", meant="anders", meant_note="daarom"))
    practice.score(dict.fromkeys(REFLEXES))
    row = store.session(practice.session)
    assert row is not None
    language.use("en")
    told = written(report_of(row, store.events(row.id), load(KLEIN)))

    for text in told.values():
        assert "getypt" not in text
        assert "daarom" not in text
    assert "aloud" not in told["md"]
    assert '"said_aloud": true' not in told["json"]


def test_of_a_talk_without_an_own_score_there_is_no_report() -> None:
    store = nowhere()
    scenario = load(KLEIN)
    going_on, landed, left = (Practice.begin(store, scenario, seed=1) for _ in range(3))
    for practice in (going_on, landed, left):
        practice.give("nachten")
    for reply in A_GOOD_ROAD[1:]:
        landed.give(reply)
    left.leave()

    for practice in (going_on, landed, left):
        row = store.session(practice.session)
        assert row is not None
        with pytest.raises(NotScored):
            report_of(row, store.events(row.id), scenario)


# A scenario that is not as it was


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("now", ["changed", "gone"])
def test_what_was_kept_can_be_reported_without_its_scenario(seed: int, now: str) -> None:
    kept, whole = kept_by_dice(seed), report_by_dice(seed)
    other = replace(kept.scenario, fingerprint="other") if now == "changed" else None
    report = report_of(kept.row, kept.stored, other)

    assert report.scenario_now == now
    assert report.told.reflexes == whole.told.reflexes
    assert report.calibration == whole.calibration
    assert report.told.stances[1:] == whole.told.stances[1:]
    assert report.told.gauges == whole.told.gauges
    assert [one.turns for one in report.attempts] == [one.turns for one in whole.attempts]
    deliberate = {turn for use in report.told.deliberate for turn in use.turns}
    assert deliberate == {turn for use in whole.told.deliberate for turn in use.turns}
    assert all(use.ground is None for use in report.told.deliberate)
    assert report.told.evidence[0].heard == ()
    for name, text in written(report).items():
        assert text, name


def test_the_report_says_what_the_screens_say() -> None:
    kept = kept_by_dice(4)
    told = debrief(kept.scenario, read_back(kept.row, kept.stored).whole(kept.scenario))

    assert report_by_dice(4).told == told


def test_a_scenario_is_found_by_its_id_and_best_by_its_fingerprint(tmp_path: Path) -> None:
    older, newer = tmp_path / "older", tmp_path / "newer"
    for folder in (older, newer):
        folder.mkdir()
    text = KLEIN.read_text("utf-8")
    (newer / "klein.yaml").write_text(text.replace("max_turns: 10", "max_turns: 9"), "utf-8")
    (older / "elders.yaml").write_text(text, "utf-8")
    (older / "kapot.yaml").write_text("id: [", "utf-8")
    wanted = load(KLEIN).fingerprint
    scenarios = Scenarios([newer, older])

    found = scenarios.of("klein", wanted)
    assert found is not None
    assert found.fingerprint == wanted
    other = scenarios.of("klein", "no such fingerprint")
    assert other is not None
    assert other.max_turns == 9
    assert scenarios.of("nergens", wanted) is None


# xAPI


def statements_of(report: Report) -> list[dict[str, Any]]:
    return [json.loads(line) for line in as_xapi([report]).splitlines()]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_statement_is_one_to_an_independent_reader(seed: int) -> None:
    for asked in ({}, {"with_notes": True, "with_name": True}):
        for statement in statements_of(report_by_dice(seed, **asked)):
            read = BaseXapiStatement.model_validate(statement)
            assert read.version == "1.0.3"


@pytest.mark.parametrize("seed", SEEDS)
def test_the_statements_tell_the_talk_in_its_order(seed: int) -> None:
    raw, kept = raw_by_dice(seed), kept_by_dice(seed)
    told = statements_of(report_by_dice(seed))
    verbs = [statement["verb"]["id"].rsplit("/", 1)[1] for statement in told]
    key = xapi_names.extension

    assert verbs == ["initialized", *["selected"] * len(raw.turns), "completed", "terminated"]
    assert [statement["timestamp"] for statement in told] == [
        kept.row.begun_at, *raw.at, raw.at_kind["ended"], raw.at_kind["self_score"],
    ]  # fmt: skip
    assert {statement["context"]["registration"] for statement in told} == {kept.row.id}
    for statement, turn in zip(told[1:-2], raw.turns, strict=True):
        definition, result = statement["object"]["definition"], statement["result"]
        assert definition["interactionType"] == "choice"
        assert [choice["id"] for choice in definition["choices"]] == [
            offered[0] for offered in turn["offered"]
        ]
        assert result["response"] == turn["reply"]
        held = result["extensions"]
        assert held[key("turn")] == turn["turn"]
        assert held[key("measured")] == turn["measured"]
        assert held[key("counted")] == (turn["turn"] in raw.counted)
        before, after = turn["gauges"]
        assert list(held[key("gauges")].values()) == [
            list(pair) for pair in zip(before, after, strict=True)
        ]
        assert "score" not in result
        assert "success" not in result
    completed, terminated = told[-2:]
    assert completed["result"]["extensions"][key("ending")] == raw.ended["ending"]
    assert completed["result"]["extensions"][key("turns")] == len(raw.turns)
    assert terminated["result"]["extensions"][key("reflexes")] == {
        reflex: {
            "opportunities": len(one.chances),
            "chosen": len(one.chosen),
            "weight": one.weight,
            "number": one.number,
            "own": one.own,
        }
        for reflex, one in raw.reflexes.items()
    }
    for statement, until in (
        (completed, raw.at_kind["ended"]),
        (terminated, raw.at_kind["self_score"]),
    ):
        past = datetime.fromisoformat(until) - datetime.fromisoformat(kept.row.begun_at)
        seconds = float(statement["result"]["duration"].removeprefix("PT").removesuffix("S"))
        assert 0 <= past.total_seconds() - seconds < 0.01


def test_who_sends_a_talk_twice_sends_the_same_statements() -> None:
    ids = [statement["id"] for seed in SEEDS for statement in statements_of(report_by_dice(seed))]

    assert len(set(ids)) == len(ids)
    assert as_xapi([report_by_dice(0)]) == as_xapi([report_by_dice(0)])
    with_name = [one["id"] for one in statements_of(report_by_dice(0, with_name=True))]
    assert with_name == [one["id"] for one in statements_of(report_by_dice(0))]


def test_an_account_says_nothing_about_who_it_is() -> None:
    rows = [kept_by_dice(seed).row for seed in range(3)]

    assert pseudonym_of(rows) == pseudonym_of(reversed(rows))
    assert pseudonym_of(rows) != pseudonym_of(rows[1:])
    for row in rows:
        assert row.id not in pseudonym_of(rows)
        assert pseudonym_of([row._replace(learner="Piet")]) == pseudonym_of([row])
    actor = statements_of(report_by_dice(0))[0]["actor"]
    assert set(actor) == {"objectType", "account"}
    assert actor["account"]["homePage"] == "https://gesprekssimulator.invalid"
    named = statements_of(report_by_dice(0, with_name=True))[0]["actor"]
    assert named["name"] == NAME


@pytest.mark.parametrize(
    ("begun", "ended", "told"),
    [
        ("2026-11-22T10:00:00.000+00:00", "2026-11-22T10:00:00.000+00:00", "PT0S"),
        ("2026-11-22T10:00:00.000+00:00", "2026-11-22T10:12:03.456+00:00", "PT723.45S"),
        ("2026-11-22T10:00:00.000+00:00", "2026-11-23T10:00:00.000+00:00", "PT86400S"),
        ("2026-11-22T10:00:00.000+00:00", "2026-11-22T09:59:00.000+00:00", "PT0S"),
    ],
)
def test_a_duration_is_the_time_between_two_moments(begun: str, ended: str, told: str) -> None:
    assert duration(begun, ended) == told


def test_names_of_others_are_pinned_in_one_file() -> None:
    folder = Path(xapi_names.__file__).parent

    for module in ("xapi.py", "report.py"):
        assert "://" not in (folder / module).read_text("utf-8")
    assert xapi_names.SELECTED == "https://w3id.org/xapi/adb/verbs/selected"
    assert xapi_names.DIALOG_TREE.endswith("/seriousgames/activity-types/dialog-tree")
    assert xapi_names.SERIOUS_GAME.endswith("/seriousgames/activity-types/serious-game")
    with pytest.raises(KeyError):
        xapi_names.extension("score")


def test_the_reflexes_are_called_as_on_the_screen() -> None:
    told = as_markdown([document(report_by_dice(0))])

    for reflex in REFLEXES:
        assert REFLEX_ENTRIES[reflex].label.nl in told


def test_the_page_about_reports_names_every_key_and_column() -> None:
    words = set(re.findall(r"`([a-z_]+)`", (ROOT / "docs" / "reports.md").read_text("utf-8")))
    [told] = json.loads(as_json([report_by_dice(0, with_notes=True)]))["reports"]

    def keys(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            for key, held in value.items():
                yield key
                yield from keys(held)
        elif isinstance(value, list):
            for held in value:
                yield from keys(held)

    slugs = {*GAUGES, *map(str, range(100))}
    assert {key for key in keys(told) if key not in slugs} <= words
    of_a_reflex = {f"{reflex}_" for reflex in REFLEXES}
    for column in (*ATTEMPT_COLUMNS, *TURN_COLUMNS):
        plain = re.sub(r"_(before|after)$", "", column)
        for reflex in of_a_reflex:
            plain = plain.removeprefix(reflex)
        assert plain in words | set(GAUGES), column
    assert set(xapi_names.EXTENSION_NAMES) <= words
