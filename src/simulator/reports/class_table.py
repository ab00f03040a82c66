"""The report of a class for programs: a row for each talk, or JSON. See docs/class-files.md.

The rows are what a gradebook takes; without names they tell of a group that is large enough, or of
none. With names they are about named learners who handed them in, and then none is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from simulator.codebook.vocabulary import REFLEXES
from simulator.reports.class_in_words import skipped_line
from simulator.reports.class_standings import Standing, standings
from simulator.reports.csv import table
from simulator.store.names import printable

if TYPE_CHECKING:
    from simulator.reports.class_reading import ClassTalk
    from simulator.reports.class_report import ClassReport, ScenarioOfClass
    from simulator.reports.class_scenes import SceneChosen
    from simulator.reports.csv import Cell, Dialect

FORMAT: Final = 1
"""Version of the JSON. It goes up when a key goes away or comes to mean something else."""

KIND: Final = "gesprek-class-report"

COLUMNS: Final = (
    "talk", "name", "scenario", "title", "date", "version", "ending", "kind", "turns", "roads",
    "first", "best", "last",
    *(f"{reflex}_{what}" for reflex in REFLEXES for what in ("opportunities", "number")),
)  # fmt: skip
"""Columns of a row for each talk."""


def class_csv(report: ClassReport, dialect: Dialect = "plain") -> str:
    """A row for each talk."""
    return table(COLUMNS, talk_rows(report), dialect)


def talk_rows(report: ClassReport) -> Iterator[Mapping[str, Cell]]:
    """Every talk that may be told by itself, scenario after scenario."""
    told = [one.talks for one in report.scenarios]
    if report.with_names:
        told += [one.talks for one in report.too_small]
    for talks in told:
        known = standings(talks) if report.with_names else {}
        for talk in talks:
            yield _row(talk, known.get(talk.id), with_names=report.with_names)


def _row(talk: ClassTalk, standing: Standing | None, *, with_names: bool) -> dict[str, Cell]:
    row: dict[str, Cell] = {
        "talk": talk.id,
        "name": talk.name if with_names else None,
        "scenario": talk.scenario.id,
        "title": talk.scenario.title,
        "date": talk.begun_on.isoformat(),
        "version": "other" if talk.changed else "same",
        "ending": talk.ending.ending,
        "kind": talk.ending.kind,
        "turns": len(talk.turns),
        "roads": len(talk.roads),
        "first": standing.first if standing else None,
        "best": standing.best if standing else None,
        "last": standing.last if standing else None,
    }
    for reflex, counted in talk.counts.items():
        row[f"{reflex}_opportunities"] = counted.opportunities
        row[f"{reflex}_number"] = counted.number
    return row


def class_json(report: ClassReport) -> str:
    """The whole report as one JSON text; ends in a line break."""
    told = {
        "format": FORMAT,
        "kind": KIND,
        "names": report.with_names,
        "scenarios": [_scenario(one) for one in report.scenarios],
        "too_small": [
            {"id": one.scenario.id, "title": one.scenario.title, "talks": len(one.talks)}
            for one in report.too_small
        ],
        "talks": list(talk_rows(report)),
        "skipped": [
            {"file": str(one.path), "why": one.why, "told": skipped_line(one)}
            for one in report.skipped
        ],
    }
    return f"{json.dumps(_clean(told), ensure_ascii=False, indent=2)}\n"


def _scenario(one: ScenarioOfClass) -> dict[str, Any]:
    return {
        "id": one.scenario.id,
        "title": one.scenario.title,
        "fingerprint": one.scenario.fingerprint,
        "talks": len(one.talks),
        "learners": one.learners,
        "again": one.again,
        "changed": one.changed,
        "turns": one.turns,
        "roads": one.roads,
        "endings": dict(one.endings),
        "reflexes": [reflex._asdict() for reflex in one.reflexes],
        "estimates": [counted._asdict() for counted in one.estimates],
        "sureness": [counted._asdict() for counted in one.sureness],
        "scenes": [_scene(scene) for scene in one.scenes],
    }


def _scene(scene: SceneChosen) -> dict[str, Any]:
    return {
        **asdict(scene),
        "met": scene.met._asdict(),
        "difficulty": scene.difficulty._asdict(),
        "cautions": list(scene.cautions),
        "replies": [reply._asdict() for reply in scene.replies],
    }


def _clean(value: Any) -> Any:
    """Without control characters, wherever they came from: a file can be shown on a terminal."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {key: _clean(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(held) for held in value]
    return value
