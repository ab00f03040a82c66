"""The pause before a reply: what a learner is asked then, one question at a time (R6, 5.7).

    pause = Pause.before(talk, asks)
    pause = pause.answered(0)      # the first answer to pause.question
    pause = pause.chosen("nachten")
    pause.step, pause.judged

The screens and the plain mode go through the same pause. It knows nothing of what is measured, and
with nothing to ask it is over before it begins: then a reply is chosen, and said.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from simulator.codebook.asks import Asks
from simulator.codebook.vocabulary import STATED_GROUNDS, SURENESSES, Estimate
from simulator.conversation import Conversation
from simulator.debrief import judging_in_words as words
from simulator.debrief.judged import ANSWERS, NOTHING_JUDGED, Estimated, Judged
from simulator.events import Given, Said
from simulator.scenario import ReplyId

MOST_HEARD = 3
"""So many of the client's last lines can be pointed at as what showed it."""

Step = Literal[
    "estimate", "shown_by", "first", "reply", "reason", "own_reason", "sure", "say", "over"
]
"""Where a pause is: a question, a line to type, the replies, or at its end.

``say``: the reply can be said. ``over``: nothing can be said any more.
"""

TYPED: frozenset[Step] = frozenset({"first", "own_reason"})
"""The steps at which something is typed."""


class Question(NamedTuple):
    """A question and its answers, in the current language."""

    words: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pause:
    """One turn on the way to its reply. Every method gives the next pause; nothing is kept."""

    asks: Asks
    name: str
    """The client's name."""
    estimate: Estimate | None
    """What is to be estimated in this turn."""
    heard: tuple[str, ...]
    """The client's last lines, the newest first."""
    several: bool
    """Whether there is more than one reply to choose from."""
    step: Step = "reply"
    named_complaint: bool = False
    """The first of the two questions of the decision tree was answered with yes."""
    on_purpose: bool = False
    """The reply is marked as deliberate; the reason is still to come, or is in `judged`."""
    reply: ReplyId | None = None
    judged: Judged = NOTHING_JUDGED

    @classmethod
    def before(cls, talk: Conversation, asks: Asks) -> "Pause":
        """The pause before the next reply of ``talk``."""
        replies = talk.replies
        pause = cls(
            asks,
            talk.scenario.client.name,
            to_estimate(talk) if asks.estimate and replies else None,
            tuple(_heard(talk)),
            len(replies) > 1,
        )
        return pause._on("estimate") if replies else replace(pause, step="over")

    @property
    def question(self) -> Question | None:
        """What is asked now; None where there is nothing to choose but a reply."""
        match self.step:
            case "estimate":
                return self._estimating()
            case "shown_by":
                assert self.judged.estimated is not None
                return Question(words.what_shows(self.judged.estimated, self.name), self.heard)
            case "reason":
                return Question(words.why_on_purpose(), words.reasons())
            case "sure":
                return Question(words.how_sure(), words.surenesses())
            case _:
                return None

    def answered(self, number: int) -> "Pause":
        """The answer with this number, from 0, to the question."""
        match self.step:
            case "estimate":
                return self._estimated(number)
            case "shown_by":
                assert self.judged.estimated is not None
                shown = replace(self.judged.estimated, shown_by=self.heard[number])
                return replace(self, judged=replace(self.judged, estimated=shown))._on("first")
            case "reason":
                ground = STATED_GROUNDS[number]
                meant = replace(self, judged=replace(self.judged, meant=ground))
                return meant._on("own_reason" if ground == "anders" else "sure")
            case "sure":
                judged = replace(self.judged, sure=SURENESSES[number])
                return replace(self, judged=judged, step="say")
            case _:
                return self

    def typed(self, told: str) -> "Pause":
        """Her own words; without any she said her reply aloud, or leaves her reason at that."""
        match self.step:
            case "first":
                return replace(self, judged=replace(self.judged, first=told))._on("reply")
            case "own_reason":
                judged = replace(self.judged, meant_note=told or None)
                return replace(self, judged=judged)._on("sure")
            case _:
                return self

    def skipped(self) -> "Pause":
        """On without an answer; an estimate is skipped as a whole."""
        match self.step:
            case "estimate" | "shown_by":
                return self._on("first")
            case "first":
                return self._on("reply")
            case "reason" | "own_reason":
                return replace(self, on_purpose=self.judged.meant is not None)._on("sure")
            case "sure":
                return replace(self, step="say")
            case _:
                return self

    def chosen(self, reply: ReplyId) -> "Pause":
        """This reply, when nothing more is asked about it."""
        if self.step != "reply":
            return self
        return replace(self, reply=reply)._on("reason")

    def meaning_it(self) -> "Pause":
        """She gives it on purpose; said again before the reply is chosen, after all not."""
        if not self.asks.on_purpose or self.step not in ("reply", "sure"):
            return self
        on_purpose = replace(self, on_purpose=self.step == "sure" or not self.on_purpose)
        return on_purpose._on("reason") if self.step == "sure" else on_purpose

    def back(self) -> "Pause":
        """To the replies: another one after all."""
        if self.step not in ("reason", "own_reason", "sure"):
            return self
        judged = replace(self.judged, sure=None, meant=None, meant_note=None)
        return replace(self, step="reply", reply=None, on_purpose=False, judged=judged)

    def _on(self, step: Step) -> "Pause":
        """At this step, or at the first one after it at which there is something to ask."""
        there: dict[Step, tuple[bool, Step]] = {
            "estimate": (self.estimate is not None, "first"),
            "shown_by": (bool(self.heard), "first"),
            "first": (self.asks.say_first, "reply"),
            "reason": (self.on_purpose, "sure"),
            "sure": (self.asks.how_sure and self.several, "say"),
        }
        asked, otherwise = there.get(step, (True, "say"))
        return replace(self, step=step) if asked else self._on(otherwise)

    def _estimating(self) -> Question:
        assert self.estimate is not None
        if self.estimate != "beslisboom":
            return Question(words.to_estimate(self.estimate), words.estimates(self.estimate))
        asked = words.has_a_part if self.named_complaint else words.names_a_complaint
        return Question(asked(self.name), words.yes_and_no())

    def _estimated(self, number: int) -> "Pause":
        assert self.estimate is not None
        if self.estimate != "beslisboom":
            answer = ANSWERS[self.estimate][number]
        elif not self.named_complaint:
            if number == 0:
                return replace(self, named_complaint=True)
            answer = "bezoeker"
        else:
            answer = "klant" if number == 0 else "klager"
        estimated = Estimated(self.estimate, answer)
        return replace(self, judged=replace(self.judged, estimated=estimated))._on("shown_by")


def to_estimate(talk: Conversation) -> Estimate | None:
    """What its scenario asks to estimate now: once for each scene, before the first reply there."""
    scene = talk.scene
    if scene is None or any(
        isinstance(event, Given) and event.scene == scene.id for event in talk.events
    ):
        return None
    return scene.estimate


def _heard(talk: Conversation) -> Iterator[str]:
    """The client's last lines, the newest first, none of them twice."""
    said = [event.text for event in talk.events if isinstance(event, Said) and event.text.strip()]
    yield from list(dict.fromkeys(reversed(said)))[:MOST_HEARD]
