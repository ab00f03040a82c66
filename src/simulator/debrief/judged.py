"""What a learner thought of a moment before she knew how it went (codebook 3.1 R6, 5.7).

Her own words before the replies appeared, how sure she was, why she meant it, what she took the
client for. It is kept beside the reply and never changes what was measured.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from simulator.codebook.vocabulary import (
    ESTIMATES,
    STATED_GROUNDS,
    SURENESSES,
    CrisisRole,
    Estimate,
    Stance,
    StatedGround,
    Sureness,
)

Lacking = str
"""What is missing so far: ``kunnen``, ``willen``, ``klaar`` or ``niets`` (codebook 5.7)."""
LACKING: tuple[Lacking, ...] = ("kunnen", "willen", "klaar", "niets")

ANSWERS: Mapping[Estimate, tuple[str, ...]] = {
    "beslisboom": get_args(Stance),
    "rol": tuple(role for role in get_args(CrisisRole) if role != "geen"),
    "kunnen_willen_klaar": LACKING,
}
"""What can be answered to each estimate."""


@dataclass(frozen=True, slots=True)
class Estimated:
    """What the learner took the client for at this moment, and by what."""

    estimate: Estimate
    answer: str
    """One of ``ANSWERS[estimate]``."""
    shown_by: str | None = None
    """The client's line that showed it, in his words; None where the learner named none."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One turn in the learner's own eyes, before the client answered."""

    first: str | None = None
    """Her own reply, typed before the replies appeared; "" when she said it aloud."""
    sure: Sureness | None = None
    meant: StatedGround | None = None
    """She gave the reply on purpose, for this reason (R6)."""
    meant_note: str | None = None
    """The reason in her own words."""
    estimated: Estimated | None = None

    def __bool__(self) -> bool:
        """Whether anything was judged at all."""
        return self != Judged()

    def as_json(self) -> dict[str, Any]:
        """As values that JSON can hold; what she typed stands under ``note``."""
        told: dict[str, Any] = {}
        if self.first is not None:
            told["first"] = {"note": self.first} if self.first else {"aloud": True}
        if self.sure is not None:
            told["sure"] = self.sure
        if self.meant is not None:
            told["meant"] = {"ground": self.meant, "note": self.meant_note or ""}
        if self.estimated is not None:
            told["estimated"] = {
                "estimate": self.estimated.estimate,
                "answer": self.estimated.answer,
                "shown_by": self.estimated.shown_by,
            }
        return told

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Judged":
        """What `as_json` made of it; what is missing or not understood was not judged.

        Without the notes, as in an export, a typed reply reads as one said aloud.
        """
        first, meant, sure = told.get("first"), told.get("meant"), told.get("sure")
        reason: Mapping[str, Any] = meant if isinstance(meant, Mapping) else {}
        known = reason.get("ground") in STATED_GROUNDS
        return cls(
            first=str(first.get("note", "")) if isinstance(first, Mapping) else None,
            sure=sure if sure in SURENESSES else None,
            meant=reason["ground"] if known else None,
            meant_note=(reason.get("note") or None) if known else None,
            estimated=_estimated(told.get("estimated")),
        )


NOTHING_JUDGED = Judged()
"""A turn of which the learner said nothing before it was answered."""


def _estimated(told: Any) -> Estimated | None:
    if not isinstance(told, Mapping) or told.get("estimate") not in ESTIMATES:
        return None
    estimate, answer, shown_by = told["estimate"], told.get("answer"), told.get("shown_by")
    if answer not in ANSWERS[estimate]:
        return None
    return Estimated(estimate, answer, shown_by if isinstance(shown_by, str) else None)
