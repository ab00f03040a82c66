"""The evidence of every turn: what was said, what it was measured as, and why (codebook 5.5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from simulator.client.fit import Cause, column_of
from simulator.codebook.fit_matrix import MATRIX, OVERGENOMEN
from simulator.codebook.reflexes import REFLEX_ENTRIES
from simulator.codebook.requirements import Gauges
from simulator.codebook.signals import SIGNAL_ENTRIES
from simulator.codebook.vocabulary import (
    Fit,
    Measured,
    Phase,
    Reflex,
    ReplyType,
    Signal,
    Stance,
    Technique,
    Text,
)
from simulator.debrief.counting import repaired
from simulator.debrief.exchanges import Exchange, written_reply
from simulator.events import Given, Offered
from simulator.scenario import Scenario

MOST_POSSIBLE = 2
"""Other roads that are shown to who asks for one: an idea, and no list of tips (codebook 5.6)."""


@dataclass(frozen=True, slots=True)
class Possibility:
    """A reply that lay on the table too, and would have been passend at that moment."""

    offered: Offered
    why: str | None
    """The author's sentence on what it does to this client."""
    technique: Technique | None
    answers: bool
    """Whether it answers what lay open in the client's words."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One turn, as the debrief shows it. The sentences about it are made in `wording`."""

    given: Given
    """The reply itself, with everything that was measured."""
    heard: tuple[str, ...]
    """The client's words before it."""
    cue: str | None
    """What could be seen or heard of the client then."""
    answer: tuple[str, ...]
    """The client's words after it."""
    others: tuple[Offered, ...]
    """What else was on the table, each with what it would have been measured as."""
    reason: Text
    """How what was measured lands with this stance or phase (codebook 3.4, 3.6)."""
    assumption: Text | None
    """What the measured reflex takes for granted; None when no reflex was measured."""
    why: str | None
    """The author's sentence on what this reply does to this client."""
    asked_why: bool
    """Whether the author marked it as a why-question (codebook 2.4)."""
    counted: bool
    """Whether the turn counts for the five numbers (codebook 5.2)."""
    repaired_in: int | None
    """The turn that repaired a measured reflex."""
    possible: tuple[Possibility, ...] = ()
    """At most two of `others`, for who asks for the idea of somebody else; never shown unasked."""

    @property
    def turn(self) -> int:
        """The turn, from 1."""
        return self.given.turn

    @property
    def said(self) -> str:
        """The words of the reply."""
        return self.given.text

    @property
    def type(self) -> ReplyType:
        """The type its author gave it."""
        return self.given.type

    @property
    def fit(self) -> Fit:
        """How it fitted in this state."""
        return self.given.fit

    @property
    def measured(self) -> Measured:
        """What it was measured as."""
        return self.given.measured

    @property
    def cause(self) -> Cause:
        """Which step of the measurement had the last word."""
        return self.given.cause

    @property
    def lacking(self) -> tuple[tuple[str, ...], ...]:
        """What the ground asked and was not there; of each entry any one alternative would do."""
        return self.given.lacking

    @property
    def signal(self) -> Signal:
        """What lay open in the client's words."""
        return self.given.signal

    @property
    def houding(self) -> tuple[Stance, Stance]:
        """Stance before and after."""
        return self.given.houding

    @property
    def crisis_fase(self) -> tuple[Phase, Phase]:
        """Phase before and after."""
        return self.given.crisis_fase

    @property
    def gauges(self) -> tuple[Gauges, Gauges]:
        """The four gauges before and after, each from 0 to 10."""
        return self.given.gauges

    @property
    def slipped(self) -> bool:
        """Whether it was measured as a reflex."""
        return self.given.slipped


def evidence(
    scenario: Scenario, talk: Sequence[Exchange], counted: frozenset[int]
) -> tuple[Evidence, ...]:
    """The record of every turn, in order."""
    following = (*(exchange.given for exchange in talk[1:]), None)
    return tuple(
        _record(scenario, exchange, after, exchange.given.turn in counted)
        for exchange, after in zip(talk, following, strict=False)
    )


def _record(
    scenario: Scenario, exchange: Exchange, following: Given | None, counted: bool
) -> Evidence:
    given = exchange.given
    written = written_reply(scenario, given)
    cues = [said.cue for said in exchange.heard if said.cue is not None]
    return Evidence(
        given=given,
        heard=tuple(said.text for said in exchange.heard),
        cue=cues[-1] if cues else None,
        answer=tuple(said.text for said in exchange.answer),
        others=tuple(offered for offered in given.offered if offered.reply != given.reply),
        reason=_reason(given),
        assumption=(
            REFLEX_ENTRIES[cast(Reflex, given.measured)].assumption if given.slipped else None
        ),
        why=(written.why or None) if written else None,
        asked_why=written.why_question if written else False,
        counted=counted,
        repaired_in=repaired(given, following),
        possible=_possible(scenario, given),
    )


def _possible(scenario: Scenario, given: Given) -> tuple[Possibility, ...]:
    """What would have been passend too: first what answers the signal, and no type twice."""
    answers = SIGNAL_ENTRIES[given.signal].answers or frozenset()
    fitting: dict[ReplyType, Offered] = {}
    for offered in given.offered:
        if offered.fit == "passend" and offered.reply != given.reply:
            fitting.setdefault(offered.type, offered)
    inviting = sorted(fitting.values(), key=lambda offered: offered.type not in answers)
    return tuple(
        Possibility(
            offered,
            (written.why or None) if written else None,
            written.technique if written else None,
            offered.type in answers,
        )
        for offered in inviting[:MOST_POSSIBLE]
        for written in [written_reply(scenario, given, offered.reply)]
    )


def _reason(given: Given) -> Text:
    """The reason of the matrix cell that tells what the reply did here.

    That is the cell of its own type, unless something other than the stance made it a reflex: then
    the cell of that reflex tells what it does, and its own only what it would have done.
    """
    houding, crisis_fase = given.houding[0], given.crisis_fase[0]
    turned = given.slipped and given.cause != "stance"
    kind = cast(Reflex, given.measured) if turned else given.type
    if crisis_fase == "overgenomen" and kind in OVERGENOMEN:
        return OVERGENOMEN[kind].reason
    return MATRIX[kind][column_of(houding, crisis_fase)].reason
