"""Reports as a table: a row for each attempt, or a row for each turn. Columns: docs/reports.md.

Two dialects. The plain one is for programs: commas, points in fractions, UTF-8. The other is what
a spreadsheet expects where a comma stands in fractions, as in Dutch: semicolons, decimal commas
and a byte order mark, so that a double click opens it with its accents and its columns.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula. Texts that
do get an apostrophe in front; numbers are numbers and stay what they are.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Final, Literal

from simulator.codebook.vocabulary import GAUGES, REFLEXES, SCORE_BANDS
from simulator.debrief.exchanges import exchanges
from simulator.events import Given
from simulator.store.names import printable

if TYPE_CHECKING:
    from simulator.codebook.vocabulary import ScoreBand
    from simulator.debrief import Comparison
    from simulator.debrief.attempts import Attempt
    from simulator.events import Event
    from simulator.reports.report import Report

Cell = str | int | float | bool | None
Row = Mapping[str, Cell]
Dialect = Literal["plain", "excel"]

BYTE_ORDER_MARK: Final = "\ufeff"

_FORMULA: Final = frozenset("=+-@＝＋－＠\t\r")
"""What a cell must not begin with."""

_SEPARATORS: Mapping[Dialect, str] = {"plain": ",", "excel": ";"}

_OF_A_REFLEX: Final = (
    "opportunities", "chosen", "weight", "number", "band", "own", "own_band", "difference",
)  # fmt: skip

ATTEMPT_COLUMNS: Final = (
    "session", "learner", "scenario", "title", "language", "begun_at", "ended_at",
    "attempt", "after", "first", "best", "last", "turns", "ending", "kind",
    "houding", "crisis_fase", *GAUGES,
    *(f"{reflex}_{what}" for reflex in REFLEXES for what in _OF_A_REFLEX),
    "recognition", "direction", "scale", "next_step",
)  # fmt: skip
"""Columns of a row for each attempt."""

TURN_COLUMNS: Final = (
    "session", "learner", "scenario", "attempt", "turn", "at", "scene", "signal", "heard",
    "reply", "said", "type", "question", "fit", "measured", "cause", "met_signal", "counted",
    "repaired_in", "houding_before", "houding_after", "crisis_fase_before", "crisis_fase_after",
    *(f"{gauge}_{when}" for gauge in GAUGES for when in ("before", "after")),
    "offered", "offered_measured", "answer", "sure", "meant", "estimate", "estimated", "first",
    "note",
)  # fmt: skip
"""Columns of a row for each turn."""


def attempts_as_csv(reports: Iterable[Report], dialect: Dialect = "plain") -> str:
    """A row for each attempt."""
    rows = (row for report in reports for row in attempt_rows(report))
    return table(ATTEMPT_COLUMNS, rows, dialect)


def turns_as_csv(reports: Iterable[Report], dialect: Dialect = "plain") -> str:
    """A row for each turn; of another road the turns that it shares with the talk are not told."""
    rows = (row for report in reports for row in turn_rows(report))
    return table(TURN_COLUMNS, rows, dialect)


def table(columns: Sequence[str], rows: Iterable[Row], dialect: Dialect = "plain") -> str:
    """A head and rows, each cell safe to open in a spreadsheet. Lines end as RFC 4180 has it."""
    text = StringIO()
    writer = csv.writer(text, delimiter=_SEPARATORS[dialect], lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(row.get(column), dialect) for column in columns] for row in rows)
    mark = BYTE_ORDER_MARK if dialect == "excel" else ""
    return f"{mark}{text.getvalue()}"


def cell(value: Cell, dialect: Dialect = "plain") -> str:
    """A value as it stands in a cell: text on one line, that is no formula; "" for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float):
        written = f"{value:g}"
        return written.replace(".", ",") if dialect == "excel" else written
    text = " ".join(printable(value).split())
    return f"'{text}" if text[:1] in _FORMULA else text


# A row for each attempt


def attempt_rows(report: Report) -> Iterator[Row]:
    """The talk itself and its other roads; what was counted stands with the talk itself."""
    for attempt in report.attempts:
        yield {**_whose(report), **_attempt(report, attempt)}


def _whose(report: Report) -> Row:
    row = report.row
    return {"session": row.id, "learner": row.learner, "scenario": row.scenario_id}


def _attempt(report: Report, attempt: Attempt) -> Row:
    row = report.row
    own: dict[str, Cell] = {
        "title": row.title,
        "language": row.language,
        "begun_at": row.begun_at,
        "ended_at": report.ended_at if attempt.first else None,
        "attempt": attempt.number,
        "after": attempt.after,
        "first": attempt.first,
        "best": attempt.best,
        "last": attempt.last,
        "turns": attempt.turns,
        "ending": attempt.ending.ending if attempt.ending else None,
        "kind": attempt.ending.kind if attempt.ending else None,
        **_where_it_stood(attempt.events),
    }
    if attempt.first:
        for one in report.calibration.comparisons.values():
            own |= {f"{one.reflex}_{what}": value for what, value in _counted(one).items()}
        own |= {
            "recognition": report.calibration.recognition,
            "direction": report.calibration.direction,
            "scale": report.kept.scale,
            "next_step": report.kept.next_step,
        }
    return own


def _where_it_stood(events: Iterable[Event]) -> Row:
    """Stance, phase and gauges after the last turn."""
    turns = [event for event in events if isinstance(event, Given)]
    if not turns:
        return {}
    return {
        "houding": turns[-1].houding[1],
        "crisis_fase": turns[-1].crisis_fase[1],
        **turns[-1].gauges[1]._asdict(),
    }


def _counted(one: Comparison) -> Row:
    counted = one.count
    return {
        "opportunities": counted.opportunities,
        "chosen": len(counted.occurrences),
        "weight": counted.weight,
        "number": counted.number,
        "band": _band(counted.band),
        "own": one.own if isinstance(one.own, int) else None,
        "own_band": _band(one.own_band),
        "difference": one.difference,
    }


def _band(band: ScoreBand | None) -> int | None:
    """A band as 1 to 5: ``--`` and ``++`` are what a spreadsheet takes for a formula."""
    return None if band is None else SCORE_BANDS.index(band) + 1


# A row for each turn


def turn_rows(report: Report) -> Iterator[Row]:
    """Every turn of the talk itself, and then of every other road."""
    whose = _whose(report)
    for evidence, at in zip(report.told.evidence, report.replied_at, strict=False):
        own = report.kept.judged.get(evidence.turn)
        estimated = own.estimated if own is not None else None
        yield {
            **whose,
            **_turn(evidence.given),
            "attempt": 1,
            "at": at,
            "heard": " ".join(evidence.heard),
            "answer": " ".join(evidence.answer),
            "counted": evidence.counted,
            "repaired_in": evidence.repaired_in,
            "sure": own.sure if own else None,
            "meant": own.meant if own else None,
            "estimate": estimated.estimate if estimated else None,
            "estimated": estimated.answer if estimated else None,
            "first": own.first if own else None,
            "note": report.kept.notes.get(evidence.turn),
        }
    for attempt in report.attempts:
        if not attempt.first:
            for exchange in exchanges(attempt.events):
                yield {
                    **whose,
                    **_turn(exchange.given),
                    "attempt": attempt.number,
                    "answer": " ".join(said.text for said in exchange.answer),
                }


def _turn(given: Given) -> dict[str, Cell]:
    gauges: dict[str, Cell] = {}
    for gauge, before, after in given.changes:
        gauges |= {f"{gauge}_before": before, f"{gauge}_after": after}
    return {
        "turn": given.turn,
        "scene": given.scene,
        "signal": given.signal,
        "reply": given.reply,
        "said": given.text,
        "type": given.type,
        "question": given.question,
        "fit": given.fit,
        "measured": given.measured,
        "cause": given.cause,
        "met_signal": given.met_signal,
        "houding_before": given.houding[0],
        "houding_after": given.houding[1],
        "crisis_fase_before": given.crisis_fase[0],
        "crisis_fase_after": given.crisis_fase[1],
        **gauges,
        "offered": " ".join(offered.reply for offered in given.offered),
        "offered_measured": " ".join(offered.measured for offered in given.offered),
    }
