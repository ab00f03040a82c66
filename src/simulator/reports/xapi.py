"""Reports as xAPI statements, one JSON object on a line, for a learning record store.

Of every talk: ``initialized`` first, then ``selected`` for each turn, ``completed`` with the
ending, and ``terminated`` last, when the learner had scored herself. No ``passed``, no ``failed``
and no score: the five numbers stand beside her own in an extension, and are no grade.

The id of a statement follows from the talk and the turn alone: who sends a talk twice sends the
same statements. Other roads through a talk were walked after its measurement was seen, and are no
statements.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import NAMESPACE_URL, UUID, uuid5

from simulator.reports import xapi_names as names
from simulator.reports.xapi_names import extension
from simulator.store.names import printable

if TYPE_CHECKING:
    from simulator.debrief import Evidence
    from simulator.reports.report import Report

FORMAT: Final = 1
"""Version of what our extensions hold."""

STATEMENTS: Final = uuid5(NAMESPACE_URL, f"{names.OURS}/xapi/statements")
"""In this namespace lie the ids of all statements."""

Statement = dict[str, Any]


def as_xapi(reports: Iterable[Report]) -> str:
    """The statements of all reports, a line each; ends in a line break."""
    return "".join(
        f"{json.dumps(statement, ensure_ascii=False)}\n"
        for report in reports
        for statement in statements(report)
    )


def statements(report: Report) -> Iterator[Statement]:
    """The statements of one talk, in the order in which it happened."""
    row = report.row
    yield _statement(report, "initialized", names.INITIALIZED, row.begun_at, _game(report))
    for evidence, at in zip(report.told.evidence, report.replied_at, strict=False):
        yield {
            **_statement(
                report, f"turn/{evidence.turn}", names.SELECTED, at, _scene(report, evidence)
            ),
            "result": _chosen(report, evidence),
        }
    yield {
        **_statement(report, "completed", names.COMPLETED, report.ended_at, _game(report)),
        "result": {
            "completion": True,
            "duration": duration(row.begun_at, report.ended_at),
            "extensions": _ended(report),
        },
    }
    yield {
        **_statement(report, "terminated", names.TERMINATED, report.scored_at, _game(report)),
        "result": {
            "duration": duration(row.begun_at, report.scored_at),
            "extensions": _scored(report),
        },
    }


def duration(begun: str, ended: str) -> str:
    """The time between two moments as ISO 8601 writes it, in hundredths of a second.

    Pauses are in it: a talk that was broken off and gone on with a day later took a day.
    """
    past = datetime.fromisoformat(ended) - datetime.fromisoformat(begun)
    hundredths = max(past, timedelta()) // timedelta(milliseconds=10)
    seconds, rest = divmod(hundredths, 100)
    return f"PT{seconds}.{rest:02}S" if rest else f"PT{seconds}S"


def _statement(
    report: Report, part: str, verb: str, at: str, activity: Mapping[str, Any]
) -> Statement:
    row = report.row
    return {
        "id": str(uuid5(STATEMENTS, f"{row.id}/{part}")),
        "actor": _actor(report),
        "verb": {"id": verb, "display": dict(names.VERB_NAMES[verb])},
        "object": activity,
        "context": {
            "registration": str(UUID(row.id)),
            "platform": "gesprekssimulator",
            "language": row.language,
            "contextActivities": {
                "category": [
                    {"id": names.SERIOUS_GAMES, "definition": {"type": names.PROFILE}},
                ],
                **({"parent": [_game(report)]} if verb == names.SELECTED else {}),
            },
            "extensions": _extensions(
                format=FORMAT, fingerprint=row.fingerprint or None, seed=row.seed
            ),
        },
        "timestamp": at,
        "version": names.VERSION,
    }


def _actor(report: Report) -> Statement:
    account = {"homePage": names.OURS, "name": report.pseudonym}
    name = _text(report.row.learner or "")
    named = {"name": name} if name else {}
    return {"objectType": "Agent", **named, "account": account}


def _game(report: Report) -> Statement:
    row = report.row
    name = {"name": {row.language: _text(row.title)}} if _text(row.title) else {}
    return {
        "objectType": "Activity",
        "id": f"{names.SCENARIOS}/{row.scenario_id}",
        "definition": {**name, "type": names.SERIOUS_GAME},
    }


def _scene(report: Report, evidence: Evidence) -> Statement:
    given, language = evidence.given, report.row.language
    heard = _text(" ".join(evidence.heard))
    description = {"description": {language: heard}} if heard else {}
    return {
        "objectType": "Activity",
        "id": f"{names.SCENARIOS}/{report.row.scenario_id}/scenes/{given.scene}",
        "definition": {
            **description,
            "type": names.DIALOG_TREE,
            "interactionType": names.CHOICE,
            "choices": [
                {"id": offered.reply, "description": {language: _text(offered.text) or "…"}}
                for offered in given.offered
            ],
        },
    }


def _chosen(report: Report, evidence: Evidence) -> Statement:
    given = evidence.given
    own = report.kept.judged.get(given.turn)
    return {
        "response": given.reply,
        "extensions": _extensions(
            turn=given.turn,
            type=given.type,
            fit=given.fit,
            measured=given.measured,
            cause=given.cause,
            question=given.question,
            signal=given.signal,
            met_signal=given.met_signal,
            counted=evidence.counted,
            repaired_in=evidence.repaired_in,
            houding=list(given.houding),
            crisis_fase=list(given.crisis_fase),
            gauges={gauge: [before, after] for gauge, before, after in given.changes},
            sure=own.sure if own else None,
            meant=own.meant if own else None,
            estimated=own.estimated.answer if own and own.estimated else None,
            note=_text(report.kept.notes.get(given.turn, "")) or None,
        ),
    }


def _ended(report: Report) -> Statement:
    ending = report.told.ending
    assert ending is not None
    return _extensions(ending=ending.ending, kind=ending.kind, turns=len(report.told.turns))


def _scored(report: Report) -> Statement:
    return _extensions(
        reflexes={
            one.reflex: {
                "opportunities": one.count.opportunities,
                "chosen": len(one.count.occurrences),
                "weight": one.count.weight,
                "number": one.count.number,
                "own": one.own,
            }
            for one in report.calibration.comparisons.values()
        },
        scale=report.kept.scale,
        next_step=_text(report.kept.next_step or "") or None,
    )


def _extensions(**held: Any) -> Statement:
    """The extensions by their full names, without those that are not there."""
    return {extension(name): value for name, value in held.items() if value is not None}


def _text(words: str) -> str:
    return " ".join(printable(words).split())
