"""Everything a report can tell of one talk: facts, from what was kept of it (codebook 5).

A `Report` holds nothing that was not asked for. What the learner typed herself and her name are
taken away when it is made, and of a talk without her own score there is none: whoever writes a
report in some notation cannot give away what is not there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal
from uuid import NAMESPACE_URL, uuid5

from simulator.codebook.vocabulary import Start
from simulator.debrief import Calibration, Debrief, Deliberate, Evidence, calibrate, debrief
from simulator.debrief.attempts import Attempt, attempts
from simulator.debrief.exchanges import written_reply
from simulator.debrief.judged import Judged
from simulator.debrief.judging import Judging, judging
from simulator.events import Event
from simulator.kept import KeptTalk, read_back
from simulator.language import _
from simulator.reports.xapi_names import OURS
from simulator.scenario import Client, Scenario, Scene, Spoken
from simulator.store import ENDED, REPLY, SELF_SCORE, SessionRow, StoredEvent

if TYPE_CHECKING:
    from simulator.debrief.lenses import LensReport

ScenarioNow = Literal["same", "changed", "gone"]
"""How the scenario stands: as it was when the talk was held, edited since, or nowhere."""

PSEUDONYMS: Final = uuid5(NAMESPACE_URL, f"{OURS}/learners")


class NotScored(Exception):
    """There is nothing to report of this talk: it goes on, was left, or has no own score yet."""


@dataclass(frozen=True, slots=True)
class Report:
    """One talk that its learner has scored herself on."""

    kept: KeptTalk
    """As it was kept, without what was not asked for."""
    scenario: Scenario
    """As it is now; where it is gone, one with nothing in it but what the talk itself tells."""
    scenario_now: ScenarioNow
    told: Debrief
    calibration: Calibration
    attempts: tuple[Attempt, ...]
    """The talk itself, and every other road that was taken through it."""
    judging: Judging
    """What she thought of a turn before she knew; it changes nothing of the count."""
    lenses: "tuple[LensReport, ...]"
    """Those that were asked for."""
    replied_at: tuple[str, ...]
    """When each reply of the talk itself was kept: ISO 8601 in UTC, with milliseconds."""
    ended_at: str
    scored_at: str
    pseudonym: str
    """The same for all talks of one learner, and says nothing about who that is."""
    with_notes: bool
    with_name: bool

    @property
    def row(self) -> SessionRow:
        """The session; its learner is None where no name was asked for."""
        return self.kept.row


def report_of(
    row: SessionRow,
    stored: Sequence[StoredEvent],
    scenario: Scenario | None,
    *,
    pseudonym: str = "",
    with_notes: bool = False,
    with_name: bool = False,
    with_lenses: bool = False,
) -> Report:
    """The report of a talk; raises `NotScored` for one that nothing may be shown of.

    ``scenario`` is None where it is gone. Without a ``pseudonym`` this talk has one of its own.
    """
    whole = read_back(row, stored)
    if not whole.scored or whole.self_score is None:
        raise NotScored(row.id)
    kept = _as_asked(whole, with_notes=with_notes, with_name=with_name)
    now: ScenarioNow = "gone"
    if scenario is not None:
        now = "same" if scenario.fingerprint == row.fingerprint else "changed"
    else:
        scenario = _stand_in(kept)
    told = debrief(scenario, _events(kept, scenario, now))
    if now != "same":
        told = _as_kept(told, scenario)
    at = [event.at for event in stored if event.kind == REPLY]
    return Report(
        kept=kept,
        scenario=scenario,
        scenario_now=now,
        told=told,
        calibration=calibrate(told.reflexes, whole.self_score),
        attempts=attempts(kept.events, kept.roads),
        judging=judging(told, kept.judged),
        lenses=tuple(_lenses(scenario, told)) if with_lenses and now != "gone" else (),
        replied_at=tuple(at),
        ended_at=_first_at(stored, ENDED) or at[-1],
        scored_at=_first_at(stored, SELF_SCORE) or at[-1],
        pseudonym=pseudonym or pseudonym_of([row]),
        with_notes=with_notes,
        with_name=with_name,
    )


def pseudonym_of(rows: Iterable[SessionRow]) -> str:
    """A name for whose talks these are, in any order: made of the oldest, it tells nothing.

    The id of a session is random, so nobody who has this can guess back to it.
    """
    oldest = min(rows, key=lambda row: (row.begun_at, row.id))
    return str(uuid5(PSEUDONYMS, oldest.id))


def _first_at(stored: Iterable[StoredEvent], kind: str) -> str | None:
    return next((event.at for event in stored if event.kind == kind), None)


# Only what was asked for


def _as_asked(kept: KeptTalk, *, with_notes: bool, with_name: bool) -> KeptTalk:
    if not with_name:
        kept = replace(kept, row=kept.row._replace(learner=None))
    if with_notes:
        return kept
    pull = replace(kept.pull, note="") if kept.pull is not None else None
    judged = {turn: left for turn, own in kept.judged.items() if (left := _without_words(own))}
    return replace(
        kept, pull=pull, notes=MappingProxyType({}), next_step=None, judged=MappingProxyType(judged)
    )


def _without_words(own: Judged) -> Judged:
    # Words that were typed are not there at all: to say that they were said aloud would be untrue.
    return replace(own, first=None if own.first else own.first, meant_note=None)


# A scenario that is no longer as it was


def _events(kept: KeptTalk, scenario: Scenario, now: ScenarioNow) -> tuple[Event, ...]:
    """What happened; the client's first words, which are not kept, only where they are certain."""
    return kept.whole(scenario) if now == "same" else kept.events


def _as_kept(told: Debrief, scenario: Scenario) -> Debrief:
    """Without what was told by a scenario of which nobody knows that it said so then."""
    types: dict[str, Deliberate] = {}
    for use in told.deliberate:
        known = types.get(use.type)
        turns = (*known.turns, *use.turns) if known else use.turns
        types[use.type] = Deliberate(use.type, tuple(sorted(turns)), None)
    return replace(
        told,
        deliberate=tuple(types.values()),
        evidence=tuple(_still_so(evidence, scenario) for evidence in told.evidence),
    )


def _still_so(evidence: Evidence, scenario: Scenario) -> Evidence:
    written = written_reply(scenario, evidence.given)
    same = written is not None and (written.type, written.text) == (evidence.type, evidence.said)
    return evidence if same else replace(evidence, why=None, possible=())


_NOWHERE = ""
"""A scene without replies that no talk was ever in."""


def _stand_in(kept: KeptTalk) -> Scenario:
    """A scenario with nothing in it but what a talk tells of the one that is gone."""
    row = kept.row
    return Scenario(
        id=row.scenario_id,
        title=row.title,
        language=row.language,
        summary="",
        setting="",
        help_form="formeel",
        session="eerste",
        client=Client(_("the client"), 0, "u"),
        start=_start(kept),
        crisis_kind="geen",
        max_turns=max(len(kept.turns), 1),
        good_endings=(),
        opens_with=_NOWHERE,
        scenes={_NOWHERE: Scene(_NOWHERE, Spoken(""), ())},
        endings={},
        reactions={},
        plainly=Spoken(""),
        fingerprint=row.fingerprint,
    )


def _start(kept: KeptTalk) -> Start:
    for given in kept.turns[:1]:
        match given.crisis_fase[0]:
            case "geen":
                return given.houding[0]
            case "acuut" | "overgenomen":
                return "crisis_acuut"
            case _:
                return "crisis_gestabiliseerd"
    return "bezoeker"


def _lenses(scenario: Scenario, told: Debrief) -> "Iterable[LensReport]":
    # The lenses read tables of their own: only for who asks.
    from simulator.debrief.lenses import lenses_for, look

    return (look(lens.slug, scenario, told) for lens in lenses_for(scenario))
