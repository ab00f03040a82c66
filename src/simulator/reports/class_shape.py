"""What a class file must look like: every key, what each may hold, and how they hang together.

Whether its replies can be given in the scenario is found out by giving them (`class_reading`).
"""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from simulator.client.fit import Cause
from simulator.codebook.endings import ENDING_KINDS_OF
from simulator.codebook.vocabulary import (
    REFLEXES,
    Behaviour,
    Ending,
    EndingKind,
    Estimate,
    Fit,
    Measured,
    Reflex,
    ReplyType,
    ScoreBand,
    Sureness,
)
from simulator.debrief.judged import ANSWERS
from simulator.loading.file_model import Id
from simulator.reports.class_file import MOST_ROADS

_MOST_TURNS = 60
_MOST_OFFERED = 5


def _day(written: str) -> str:
    date.fromisoformat(written)
    return written


Day = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$"), AfterValidator(_day)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class ScenarioPart(_Part):
    """Which scenario it was, as it was then."""

    id: Id
    title: Annotated[str, Field(max_length=300)]
    fingerprint: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
    language: Annotated[str, Field(max_length=20)]


class EndingPart(_Part):
    """How the talk ended. A talk that was left is in no file."""

    ending: Ending
    kind: EndingKind

    @model_validator(mode="after")
    def _is_an_ending_of_a_talk(self) -> Self:
        if self.ending == "verlaten" or ENDING_KINDS_OF[self.ending] != self.kind:
            raise ValueError("ending")
        return self


class OfferedPart(_Part):
    """A reply on the table, and what it would have been measured as."""

    reply: Id
    fit: Fit
    measured: Measured

    @model_validator(mode="after")
    def _only_a_reflex_slips(self) -> Self:
        if (self.measured in REFLEXES) != (self.fit in ("reflex", "schadelijk")):
            raise ValueError("measured")
        return self


class EstimatePart(_Part):
    """What the learner took the client for, and what the talk had to show by then."""

    estimate: Estimate
    answer: Annotated[str, Field(max_length=60)]
    shown: Annotated[list[Id], Field(max_length=10)]

    @model_validator(mode="after")
    def _is_an_answer(self) -> Self:
        known = ANSWERS[self.estimate]
        if self.answer not in known or not set(self.shown) <= set(known):
            raise ValueError("answer")
        return self


class TurnPart(_Part):
    """One turn."""

    scene: Id
    reply: Id
    type: ReplyType
    fit: Fit
    measured: Measured
    cause: Cause
    grounded: bool
    behaviour: Behaviour | None
    offered: Annotated[list[OfferedPart], Field(min_length=1, max_length=_MOST_OFFERED)]
    sure: Sureness | None = None
    estimate: EstimatePart | None = None

    @model_validator(mode="after")
    def _chosen_from_what_was_offered(self) -> Self:
        offered = {one.reply: (one.fit, one.measured) for one in self.offered}
        if len(offered) < len(self.offered):
            raise ValueError("offered")
        if offered.get(self.reply) != (self.fit, self.measured):
            raise ValueError("reply")
        return self


class RoadPart(_Part):
    """Another road through the same talk."""

    number: Annotated[int, Field(ge=2, le=1_000_000)]
    after: Annotated[int, Field(ge=0, lt=_MOST_TURNS)]
    replies: Annotated[list[Id], Field(min_length=1, max_length=_MOST_TURNS)]
    ending: Ending | None


class ClassFile(_Part):
    """A whole class file."""

    kind: Literal["gesprek-class-file"]
    format: Literal[1]
    id: Annotated[str, Field(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    scenario: ScenarioPart
    seed: Annotated[int, Field(ge=0, lt=2**63)]
    begun_on: Day
    ending: EndingPart
    self_score: dict[Reflex, Annotated[int, Field(ge=1, le=10)] | ScoreBand | None]
    turns: Annotated[list[TurnPart], Field(min_length=1, max_length=_MOST_TURNS)]
    roads: Annotated[list[RoadPart], Field(max_length=MOST_ROADS)]
    name: Annotated[str, Field(min_length=1, max_length=80)] | None = None
    earlier: Annotated[int, Field(ge=0, le=100_000)] | None = None
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if set(self.self_score) != set(REFLEXES):
            raise ValueError("self_score")
        numbers = [road.number for road in self.roads]
        if numbers != sorted(set(numbers)):
            raise ValueError("roads")
        if any(road.after >= len(self.turns) for road in self.roads):
            raise ValueError("roads")
        return self
