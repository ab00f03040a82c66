"""A talk as the lenses see it: every turn with its tags (codebook 6, 6.5).

The tags are those of the type that the author gave the reply, with the author's own tags over them
where the file has any. They are **not** those of what the reply was measured as: lenses are tags on
replies, they never change the fit and the fit never changes them. A lens looks at the form of what
was said; what that came to in this state is what the measurement is for. Where a lens asks whether
something was *carried* by a turn (a condition, a limit) it says beside a turn that was measured as
a reflex that a reflex came by there, and does not count on it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from simulator.codebook.lenses import LENS_TAGS, LensTags
from simulator.codebook.vocabulary import Exploration, Measured, ReplyType, Technique
from simulator.debrief.evidence import Evidence
from simulator.debrief.exchanges import written_reply
from simulator.debrief.whole import Debrief
from simulator.scenario import Reply, Scenario


@dataclass(frozen=True, slots=True)
class Seen:
    """One turn with its tags."""

    evidence: Evidence
    tags: LensTags
    steps: Mapping[str, str]
    """The author's own step of a strip, by the slug of the strip."""
    exploration: Exploration
    technique: Technique | None

    @property
    def turn(self) -> int:
        """The turn, from 1."""
        return self.evidence.turn

    @property
    def type(self) -> ReplyType:
        """The type its author gave it."""
        return self.evidence.type

    @property
    def said(self) -> str:
        """The words of the reply."""
        return self.evidence.said

    @property
    def slipped(self) -> bool:
        """Whether it was measured as a reflex."""
        return self.evidence.slipped

    @property
    def answered(self) -> "Answered":
        """The turn in words, to be quoted beside a fact."""
        return Answered(
            self.turn, self.said, " ".join(self.evidence.answer), self.evidence.measured
        )


@dataclass(frozen=True, slots=True)
class Answered:
    """A reply and what the client said then, to be read beside each other."""

    turn: int
    said: str
    answer: str
    """All that the client said then; empty when that was nothing."""
    measured: Measured


def seen(scenario: Scenario, told: Debrief) -> tuple[Seen, ...]:
    """Every turn of the talk with its tags, in order."""
    return tuple(_seen(scenario, evidence) for evidence in told.evidence)


def _seen(scenario: Scenario, evidence: Evidence) -> Seen:
    written = written_reply(scenario, evidence.given)
    if written is not None and written.type != evidence.type:
        # The file was edited since: what stands there now was not what was said.
        written = None
    asks = evidence.given.question != "geen"
    return Seen(
        evidence=evidence,
        tags=tags_of(evidence.type, written),
        steps=_steps(written),
        exploration=written.exploration if written else "e_in" if asks else "geen",
        technique=written.technique if written else None,
    )


def tags_of(kind: ReplyType, written: Reply | None) -> LensTags:
    """The tags of a reply: those of its type, with the author's own over them."""
    own = {} if written is None else written.lens
    known: dict[str, Any] = {
        name: _as_written(name, own[name]) for name in LensTags._fields if name in own
    }
    return LENS_TAGS[kind]._replace(**known)


def _as_written(name: str, value: str | int) -> str | int:
    # `model: 0` is a number in a file and a word in the codebook.
    return str(value) if name == "model" else value


def _steps(written: Reply | None) -> Mapping[str, str]:
    own = {} if written is None else written.lens
    return MappingProxyType(
        {name: str(value) for name, value in own.items() if name not in LensTags._fields}
    )


def replies_of(scenario: Scenario) -> Iterable[Reply]:
    """Every reply that the author wrote."""
    return (reply for scene in scenario.scenes.values() for reply in scene.replies)


def runs(values: Sequence[object]) -> tuple[tuple[int, int], ...]:
    """The stretches of equal values, each as its first and last place, from 0."""
    stretches: list[tuple[int, int]] = []
    for place, value in enumerate(values):
        if stretches and values[stretches[-1][0]] == value:
            stretches[-1] = (stretches[-1][0], place)
        else:
            stretches.append((place, place))
    return tuple(stretches)
