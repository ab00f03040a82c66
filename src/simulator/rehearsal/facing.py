"""A card as it is met: what the client said, the reply, and everything that was measured of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, cast

from simulator.client.fit import cell_code
from simulator.client.moment import State
from simulator.client.rules import Option, Rules
from simulator.codebook.reflexes import BEHAVIOUR_ENTRIES
from simulator.codebook.reply_types import ENTRIES
from simulator.codebook.requirements import Denied, Either, Every, Level, Requirement, Truth
from simulator.codebook.vocabulary import GAUGES, REFLEXES, Intervention, Reflex
from simulator.conversation import Conversation
from simulator.debrief.evidence import Evidence, evidence
from simulator.debrief.exchanges import exchanges
from simulator.events import Event, Given
from simulator.rehearsal.deck import NONE, Flashcard
from simulator.rehearsal.sitting import Dealt
from simulator.scenario import Scenario

SEED = 0
"""Of every talk that is made to show a card: the order of its replies is shown nowhere."""


class Twin(NamedTuple):
    """Nearly the same sentence, at another moment of the same talk."""

    heard: tuple[str, ...]
    """The client's words before it."""
    said: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Face:
    """One card, with all there is to show of it."""

    card: Flashcard
    scenario: Scenario
    before: tuple[Event, ...]
    """What happened in the talk up to here."""
    evidence: Evidence
    """The reply with what was measured, as after any talk."""
    grounds: tuple[str, ...]
    """What made it fitting: the truths and gauges its ground asks for, those that are there.
    Empty where a ground is not what made it fit."""
    would_be: Intervention | None
    """For a reflex: what the same words are at a moment in which they fit; None for no moment."""
    else_reflex: Reflex | None
    """For a fitting reply: what the same words are without their ground; None for no reflex."""
    twin: Twin | None

    @property
    def newest(self) -> tuple[Event, ...]:
        """Just enough of what went before: the reply before this one, and what was said then."""
        given = [place for place, event in enumerate(self.before) if isinstance(event, Given)]
        return self.before[given[-1] :] if given else self.before


def face(dealt: Dealt) -> Face:
    """The card, with the talk that leads to it."""
    card, scenario = dealt.card, dealt.scenario
    talk = Conversation.replayed(scenario, card.road, SEED)
    option = _option(talk.rules, talk.state, card)
    grounds = tuple(dict.fromkeys(_grounds(card, option, talk.state)))
    return Face(
        card=card,
        scenario=scenario,
        before=tuple(talk.events),
        evidence=_evidence(scenario, card),
        grounds=grounds,
        would_be=_would_be(card, option) if card.answer != NONE else None,
        else_reflex=_else(option) if grounds else None,
        twin=None if dealt.twin is None else _twin(scenario, dealt.twin),
    )


def _evidence(scenario: Scenario, card: Flashcard) -> Evidence:
    talk = Conversation.replayed(scenario, (*card.road, card.reply), SEED)
    return evidence(scenario, exchanges(talk.events), frozenset((talk.turn,)))[-1]


def _twin(scenario: Scenario, card: Flashcard) -> Twin:
    shown = _evidence(scenario, card)
    return Twin(shown.heard, shown.said, shown)


def _option(rules: Rules, state: State, card: Flashcard) -> Option:
    options = rules.options[state.scene]
    return next(option for option in options if option.reply.id == card.reply)


def _grounds(card: Flashcard, option: Option, state: State) -> Iterator[str]:
    """What made a reply fitting that is so on its ground alone; nothing for any other."""
    kind, moment = option.reply.type, state.moment
    if card.fit == "passend" and cell_code(kind, moment.houding, moment.crisis_fase) == "P*":
        yield from _there(option.ground, state.truths, state.gauges)


def _there(asked: Requirement, truths: int, gauges: Sequence[int]) -> Iterator[str]:
    """Everything by name that a requirement asks for and that is there.

    Nothing of a choice in which something holds that has no name, for then no name was needed.
    """
    if isinstance(asked, Either):
        held = [part for part in asked.parts if part.holds(truths, gauges)]
        if any(isinstance(part, Denied) for part in held):
            return
        for part in held:
            yield from _there(part, truths, gauges)
    elif isinstance(asked, Every):
        for part in asked.parts:
            yield from _there(part, truths, gauges)
    elif isinstance(asked, Truth) and asked.holds(truths, gauges):
        yield asked.name
    elif isinstance(asked, Level) and asked.holds(truths, gauges):
        yield GAUGES[asked.gauge]


def _would_be(card: Flashcard, option: Option) -> Intervention | None:
    """What the words are where they fit: their own type, or the twin of what they look like."""
    reply = option.reply
    if reply.type not in REFLEXES:
        # Only the ground and the open signal are about the moment; a form stays as it is.
        return cast(Intervention, reply.type) if card.cause in ("ground", "signal") else None
    behaviour = reply.reflex_behaviour
    return BEHAVIOUR_ENTRIES[behaviour].twin if behaviour is not None else None


def _else(option: Option) -> Reflex | None:
    """The reflex that the words are where their ground is missing; None where they are none."""
    anders = ENTRIES[option.reply.type].anders
    return next((reflex for reflex in REFLEXES if reflex == anders), None)
