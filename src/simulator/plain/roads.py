"""Other roads in lines: taken from a turn of the learner's choosing, and told beside the talk."""

from collections.abc import Callable
from functools import partial

from simulator.conversation import Conversation
from simulator.debrief.attempts import THE_TALK, attempts
from simulator.debrief.regret import regrets
from simulator.debrief.roads_in_words import (
    about_reach,
    attempt_line,
    in_reach,
    no_road_here,
    nothing_said_yet,
    other_road_begins,
    two_roads_text,
)
from simulator.debrief.two_roads import side_by_side
from simulator.debrief.wording import sentence
from simulator.debrief.wording import turn as turn_name
from simulator.events import Given
from simulator.language import _
from simulator.plain.asking import Asking, NotUnderstood, Stopped, chosen
from simulator.plain.lines import Lines
from simulator.plain.talk import latest, replies_text, told, type_a_number
from simulator.practice import Practice, Road, Stage
from simulator.scenario import ReplyId

_OTHER = frozenset({"anders", "other"})
_REACH = frozenset({"bereik", "reach"})

Keeping = Callable[[Practice], None]


def other_road_at(typed: str, turns: int) -> int | None:
    """The turn in ``other 4``; None when this is something else, such as ``other words``.

    Raises `NotUnderstood` when there is no such turn among the ``turns`` of the talk.
    """
    word, _space, rest = typed.partition(" ")
    number = rest.strip().rstrip(":.,")
    if word.casefold() not in _OTHER or (number and not number.isdigit()):
        return None
    if not (number.isascii() and number and 1 <= int(number[:6]) <= turns):
        raise NotUnderstood(_("Which turn? For instance: {example}").format(example=_example()))
    return int(number[:6])


def asks_what_was_in_reach(typed: str) -> bool:
    """Whether this is ``reach``."""
    return typed.casefold() in _REACH


def how_to_take_another_road() -> str:
    """What can be typed to see what else could have come of the talk."""
    return _(
        "Do you want to go back to a turn and say something else? Then type, for instance: "
        "{example}. Your talk stays as it was. With reach you read what each turn still had in "
        "reach."
    ).format(example=_example())


def _example() -> str:
    return _("other 4")


class OtherRoads:
    """Other roads through the talk that a learner looks back on."""

    def __init__(
        self,
        lines: Lines,
        asking: Asking,
        practice: Callable[[], Practice | None],
        keep: Callable[[Keeping], None],
    ) -> None:
        """``practice`` is the one that goes on now; ``keep`` does what has to be kept on it."""
        self._lines = lines
        self._asking = asking
        self._practice = practice
        self._keep = keep

    def asked(self, typed: str, turns: int) -> Callable[[], None] | None:
        """What to do for ``other 4`` or ``reach``; None when something else was typed.

        Raises as `other_road_at` does.
        """
        turn = other_road_at(typed, turns)
        if turn is not None:
            return partial(self.take, turn)
        return self.tell_reach if asks_what_was_in_reach(typed) else None

    def take(self, turn: int) -> None:
        """Another road from a turn, from 1, and then both roads; `stop` ends it half way."""
        practice = self._practice()
        scored = practice is not None and practice.stage is Stage.SCORED
        if practice is None or not scored or not 1 <= turn <= practice.talk.turn:
            self._lines.say(no_road_here())
            return
        begun: list[Road] = []
        self._keep(lambda practice: begun.append(practice.other_road(turn - 1)))
        road = begun[0]
        self._lines.say(other_road_begins(turn, practice.talk.scenario.warnings))
        self._lines.say(_("Type stop to go back to the debrief."))
        self._lines.say()
        try:
            self._walk(road)
        except Stopped:
            self._lines.say(_("Back to the debrief. What you said on this road is kept."))
        self._lines.say()
        self.tell(road.number)

    def tell(self, number: int) -> None:
        """The road of this number beside the talk itself, and which attempts there are."""
        practice = self._practice()
        assert practice is not None
        found = {each.number: each for each in attempts(practice.talk.events, practice.roads)}
        if number not in found:
            self._lines.say(nothing_said_yet())
            return
        talk = found[THE_TALK]
        name = practice.talk.scenario.client.name
        self._lines.say(two_roads_text(side_by_side(talk, talk, found[number]), name))
        if len(found) > 2:
            self._lines.say()
            for attempt in found.values():
                self._lines.say(attempt_line(attempt))

    def tell_reach(self) -> None:
        """What was in reach at every turn of the talk itself; takes seconds."""
        practice = self._practice()
        assert practice is not None
        talk = practice.talk
        self._lines.say(_("This takes a few seconds."))
        given = [event for event in talk.events if isinstance(event, Given)]
        for regret, reply in zip(regrets(talk.scenario, talk.given, talk.seed), given, strict=True):
            self._lines.say(f"{sentence(turn_name(regret.turn))} {in_reach(regret, reply)}")
        self._lines.say(about_reach())

    def _walk(self, road: Road) -> None:
        """Hear, choose, hear, until the road ends."""
        self._lines.say(self._told(road.talk))
        while not road.talk.ended and road.talk.replies:
            reply = self._ask_reply(road.talk)
            so_far = len(road.talk.events)
            self._keep(partial(_give, road=road, reply=reply))
            name = road.talk.scenario.client.name
            self._lines.say(told(name, road.talk.events[so_far:]))

    def _ask_reply(self, talk: Conversation) -> ReplyId:
        def say_replies() -> None:
            self._lines.say(replies_text(talk))

        def say_again() -> None:
            self._lines.say(self._told(talk))
            say_replies()

        replies = talk.replies
        say_replies()
        number = self._asking.ask(
            type_a_number(len(replies)),
            chosen(len(replies)),
            repeat=say_again,
            explain=_how_to_go_on,
        )
        self._lines.say()
        return replies[number - 1].id

    def _told(self, talk: Conversation) -> str:
        return told(talk.scenario.client.name, latest(talk))


def _give(practice: Practice, road: Road, reply: ReplyId) -> None:
    practice.give_on(road, reply)


def _how_to_go_on() -> str:
    return _("Type the number of your reply and press Enter. stop takes you back to the debrief.")
