"""What the client says twice in the very same words: where a class hears the machine.

Synthetic learners hold the talks, so a share says how often it comes about among these and not
among people. The mend is a `nogmaals` (codebook 4.7), or a road that does not come back.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from simulator.conversation import Conversation
from simulator.events import Given, Said
from simulator.explorer.shares import Share
from simulator.scenario import REPAIR, ReplyId, Scenario

LISTENED_TO = 300
"""Talks that are listened to: hearing one, words and all, takes some fifty times holding one."""


REPAIRS = "repair"
"""Where the answers to a repair are written."""


class Line(NamedTuple):
    """Something the client says."""

    place: str
    """Where it is written: ``scene``, ``scene.reply``, ``reactions.advies_reflex``, ``repair``."""
    words: str
    nogmaals: bool
    """Whether these are his words for a second time already, heard once more."""


class Repeats(NamedTuple):
    """What was said twice in the same words, in some talks."""

    talks: Share
    """In how many talks anything was."""
    lines: tuple[tuple[Line, Share], ...]
    """Each such line with its share of the talks, the most frequent first."""


def repeats(scenario: Scenario, talks: Sequence[Sequence[ReplyId]]) -> Repeats:
    """Listen to the talks in which this was said, or to some all through them where they are many.

    Raises `NotOnOffer`.
    """
    heard = talks[:: max(1, len(talks) // LISTENED_TO)]
    again = [tuple(dict.fromkeys(_said_again(scenario, talk))) for talk in heard]
    times = Counter(line for lines in again for line in lines)
    return Repeats(
        Share(sum(map(bool, again)), len(heard)),
        tuple((line, Share(count, len(heard))) for line, count in times.most_common()),
    )


def _said_again(scenario: Scenario, replies: Sequence[ReplyId]) -> Iterator[Line]:
    said: set[str] = set()
    answered: Given | None = None
    for event in Conversation.replayed(scenario, replies).events:
        if isinstance(event, Given):
            answered = event
        elif isinstance(event, Said):
            if event.text in said:
                place = _place(scenario, event, answered)
                yield Line(place, event.text, event.variant == "nogmaals")
            said.add(event.text)


def _place(scenario: Scenario, event: Said, answered: Given | None) -> str:
    if event.part != "reaction" or answered is None:
        return event.scene
    if answered.reply == REPAIR:
        return REPAIRS
    for reflex, words in scenario.reactions.items():
        if event.text in (text for _, text in words.texts()):
            return f"reactions.{reflex}"
    return f"{answered.scene}.{answered.reply}"
