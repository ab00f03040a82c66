"""The class file: one scored talk as a small file that a learner can hand in. docs/class-files.md.

It tells what was chosen, what lay beside it and how both were measured, and the learner's own
score. Nothing she typed is in it, and her name only when she gives it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final
from uuid import NAMESPACE_URL, UUID, uuid5

from simulator.codebook.vocabulary import REFLEXES
from simulator.debrief.attempts import attempts
from simulator.debrief.judging import estimates_beside
from simulator.debrief.portfolio_in_words import local_day
from simulator.store.names import clean_name, printable

if TYPE_CHECKING:
    from simulator.debrief.judged import Judged
    from simulator.debrief.judging import EstimateBeside
    from simulator.events import Given
    from simulator.kept import KeptTalk
    from simulator.store import SessionId

FORMAT: Final = 1
"""Version of the shape. It goes up when a key comes, goes, or comes to mean something else."""

KIND: Final = "gesprek-class-file"

MOST_ROADS: Final = 200
"""So many other roads are told, the earliest; whoever reads a file walks them all again."""

FILES: Final[UUID] = uuid5(NAMESPACE_URL, "https://gesprekssimulator.invalid/class-files")
DIGEST: Final = "digest"


class NothingToHandIn(Exception):
    """There is no file of this talk: it goes on, was left, or has no own score yet."""


def class_file(
    kept: KeptTalk, *, name: str | None = None, earlier: int | None = None
) -> dict[str, Any]:
    """The file of a talk, as values that JSON can hold; raises `NothingToHandIn`.

    ``name`` is the learner's, for who wants it in. ``earlier`` is how many scored talks on the same
    scenario she had before this one; None leaves it open.
    """
    if not kept.scored or kept.ending is None or kept.self_score is None:
        raise NothingToHandIn(kept.row.id)
    row = kept.row
    beside = {one.turn: one for one in estimates_beside(kept.turns, kept.judged)}
    told: dict[str, Any] = {
        "kind": KIND,
        "format": FORMAT,
        "id": file_id(row.id),
        "scenario": {
            "id": row.scenario_id,
            "title": printable(row.title),
            "fingerprint": row.fingerprint,
            "language": row.language,
        },
        "seed": row.seed,
        "begun_on": local_day(row.begun_at).isoformat(),
        "ending": {"ending": kept.ending.ending, "kind": kept.ending.kind},
        "self_score": {reflex: kept.self_score.get(reflex) for reflex in REFLEXES},
        "turns": [
            {**turn_facts(given), **_judged(kept.judged.get(given.turn), beside.get(given.turn))}
            for given in kept.turns
        ],
        "roads": _roads(kept),
    }
    if name is not None and clean_name(name):
        told["name"] = clean_name(name)
    if earlier is not None:
        told["earlier"] = earlier
    return {**told, DIGEST: digest(told)}


def class_text(told: Mapping[str, Any]) -> str:
    """A class file as it is written: JSON that can be read by people too; ends in a line break."""
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n"


def file_id(session: SessionId) -> str:
    """The same for the same talk; it says nothing of whose, for a session's id is random."""
    return str(uuid5(FILES, session))


def digest(told: Mapping[str, Any]) -> str:
    """Over everything that is told but the digest itself, however it is laid out.

    It shows that a file was damaged or edited without care. Whoever means to can make another one:
    it is no signature.
    """
    whole = {key: value for key, value in told.items() if key != DIGEST}
    text = json.dumps(whole, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return sha256(text.encode("ascii")).hexdigest()


def turn_facts(given: Given) -> dict[str, Any]:
    """What was chosen in a turn, what lay beside it, and what all that was measured as."""
    return {
        "scene": given.scene,
        "reply": given.reply,
        "type": given.type,
        "fit": given.fit,
        "measured": given.measured,
        "cause": given.cause,
        "grounded": given.grounded,
        "behaviour": given.reflex_behaviour,
        "offered": [
            {"reply": offered.reply, "fit": offered.fit, "measured": offered.measured}
            for offered in given.offered
        ],
    }


def _judged(own: Judged | None, beside: EstimateBeside | None) -> dict[str, Any]:
    """How sure she was and what she took the client for; nothing of it in her own words."""
    told: dict[str, Any] = {}
    if own is not None and own.sure is not None:
        told["sure"] = own.sure
    if beside is not None:
        told["estimate"] = {
            "estimate": beside.estimated.estimate,
            "answer": beside.estimated.answer,
            "shown": list(beside.shown),
        }
    return told


def _roads(kept: KeptTalk) -> list[dict[str, Any]]:
    ended = {road.number: road.ending for road in attempts(kept.events, kept.roads)}
    walked = sorted((road for road in kept.roads if road.replies), key=lambda road: road.number)
    return [
        {
            "number": road.number,
            "after": road.after,
            "replies": list(road.replies),
            "ending": ending.ending if (ending := ended.get(road.number)) else None,
        }
        for road in walked[:MOST_ROADS]
    ]
