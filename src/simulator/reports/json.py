"""A report as JSON, for programs: facts and words, no sentences. Its shape is in docs/reports.md.

Keys are English and values that the codebook knows are its slugs. What is not there is null, an
empty list, or left out where it was not asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from simulator.debrief import circle
from simulator.store.names import printable

if TYPE_CHECKING:
    from simulator.debrief import Comparison, Evidence
    from simulator.debrief.attempts import Attempt
    from simulator.debrief.judged import Judged
    from simulator.debrief.judging import EstimateBeside
    from simulator.reports.report import Report

FORMAT: Final = 1
"""Version of the shape. It goes up when a key goes away or comes to mean something else."""

KIND: Final = "gesprek-report"


def as_json(reports: Iterable[Report]) -> str:
    """The reports as one JSON text; ends in a line break."""
    told = {"format": FORMAT, "kind": KIND, "reports": [facts(report) for report in reports]}
    return f"{json.dumps(_clean(told), ensure_ascii=False, indent=2)}\n"


def facts(report: Report) -> dict[str, Any]:
    """Everything there is to tell of one talk, as values that JSON can hold."""
    told, row, pull = report.told, report.row, report.kept.pull
    round_ = circle(told.turns)
    written: dict[str, Any] = {
        "session": {
            "id": row.id,
            "learner": row.learner,
            "begun_at": row.begun_at,
            "ended_at": report.ended_at,
            "scored_at": report.scored_at,
            "seed": row.seed,
        },
        "scenario": {
            "id": row.scenario_id,
            "title": row.title,
            "language": row.language,
            "fingerprint": row.fingerprint,
            "now": report.scenario_now,
            "client": None if report.scenario_now == "gone" else told.name,
        },
        "ending": told.ending
        and {
            "ending": told.ending.ending,
            "kind": told.ending.kind,
            "turn": told.ending.turn,
            "text": told.ending.text,
        },
        "reflexes": [_reflex(report, one) for one in report.calibration.comparisons.values()],
        "calibration": {
            "pulled_most": list(report.calibration.pulled_most),
            "recognition": report.calibration.recognition,
            "direction": report.calibration.direction,
        },
        "deliberate": [
            {"type": use.type, "turns": list(use.turns), "ground": use.ground}
            for use in told.deliberate
        ],
        "helped": [
            {
                "turn": moment.turn,
                "by": moment.by,
                "words": moment.quote,
                "told": list(moment.told),
                "moves": [{"from": move.before, "to": move.after} for move in moment.moves],
                "gained": {gauge: [before, after] for gauge, before, after in moment.gained},
            }
            for moment in told.helped
        ],
        "turns": [
            _turn(report, evidence, at)
            for evidence, at in zip(told.evidence, report.replied_at, strict=False)
        ],
        "course": {
            "stances": [
                {"turn": step.turn, "houding": step.houding, "crisis_fase": step.crisis_fase}
                for step in told.stances
            ],
            "gauges": {gauge: list(values) for gauge, values in told.gauges.items()},
            "circle": {
                "visits": [
                    {"turn": visit.turn, "segment": visit.segment} for visit in round_.visits
                ],
                "asked": list(round_.asked),
                "granted": list(round_.granted),
            },
        },
        "pull": {
            "sources": list(pull.sources) if pull else [],
            "turns": list(pull.turns) if pull else [],
        },
        "judging": [_estimate(beside) for beside in report.judging.estimates],
        "scale": report.kept.scale,
        "attempts": [_attempt(attempt) for attempt in report.attempts],
    }
    if report.with_notes:
        written["notes"] = {
            "pull": pull.note if pull else "",
            "turns": {str(turn): note for turn, note in sorted(report.kept.notes.items())},
            "next_step": report.kept.next_step,
        }
    return written


def _reflex(report: Report, one: Comparison) -> dict[str, Any]:
    counted = one.count
    return {
        "reflex": one.reflex,
        "opportunities": counted.opportunities,
        "occurrences": [
            {
                "turn": moment.turn,
                "weight": moment.weight,
                "harmful": moment.harmful,
                "repaired_in": moment.repaired_in,
            }
            for moment in counted.occurrences
        ],
        "withstood": [
            moment.turn for moment in report.told.withstood if moment.reflex == one.reflex
        ],
        "weight": counted.weight,
        "number": counted.number,
        "band": counted.band,
        "own": one.own,
        "own_band": one.own_band,
        "difference": one.difference,
    }


def _turn(report: Report, evidence: Evidence, at: str) -> dict[str, Any]:
    given = evidence.given
    return {
        "turn": given.turn,
        "at": at,
        "scene": given.scene,
        "heard": list(evidence.heard),
        "cue": evidence.cue,
        "reply": given.reply,
        "said": given.text,
        "type": given.type,
        "question": given.question,
        "fit": given.fit,
        "measured": given.measured,
        "cause": given.cause,
        "grounded": given.grounded,
        "lacking": [list(alternatives) for alternatives in given.lacking],
        "signal": given.signal,
        "met_signal": given.met_signal,
        "counted": evidence.counted,
        "repaired_in": evidence.repaired_in,
        "gate": given.gate,
        "told": list(given.told),
        "houding": list(given.houding),
        "crisis_fase": list(given.crisis_fase),
        "gauges": {gauge: [before, after] for gauge, before, after in given.changes},
        "offered": [
            {
                "reply": offered.reply,
                "text": offered.text,
                "type": offered.type,
                "fit": offered.fit,
                "measured": offered.measured,
            }
            for offered in given.offered
        ],
        "answer": list(evidence.answer),
        "why": evidence.why,
        "judged": _judged(report.kept.judged.get(given.turn), with_notes=report.with_notes),
    }


def _judged(own: Judged | None, *, with_notes: bool) -> dict[str, Any] | None:
    if own is None:
        return None
    told: dict[str, Any] = {
        "sure": own.sure,
        "meant": own.meant,
        "said_aloud": own.first == "",
        "estimate": own.estimated and own.estimated.estimate,
        "estimated": own.estimated and own.estimated.answer,
        "shown_by": own.estimated and own.estimated.shown_by,
    }
    if with_notes:
        told["first"] = own.first or None
        told["meant_note"] = own.meant_note
    return told


def _estimate(beside: EstimateBeside) -> dict[str, Any]:
    return {
        "turn": beside.turn,
        "estimate": beside.estimated.estimate,
        "estimated": beside.estimated.answer,
        "shown": list(beside.shown),
        "same": beside.same,
    }


def _attempt(attempt: Attempt) -> dict[str, Any]:
    return {
        "attempt": attempt.number,
        "after": attempt.after,
        "turns": attempt.turns,
        "ending": attempt.ending and attempt.ending.ending,
        "kind": attempt.ending and attempt.ending.kind,
        "first": attempt.first,
        "best": attempt.best,
        "last": attempt.last,
    }


def _clean(value: Any) -> Any:
    """Without control characters, wherever they came from: a file can be shown on a terminal."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {key: _clean(held) for key, held in value.items()}
    if isinstance(value, Sequence):
        return [_clean(held) for held in value]
    return value
