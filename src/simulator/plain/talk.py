"""The talk itself: what was said, what can be said back. Nothing here tells how it is going."""

from collections.abc import Iterable, Iterator

from simulator.conversation import Choice, Conversation
from simulator.events import Event, Given, Said
from simulator.language import _


def told(name: str, events: Iterable[Event]) -> str:
    """The events as lines: stage directions between brackets, the rest by who speaks.

    ``name`` is the client's. The text of an ending is for the landing and is not among them.
    """
    return "\n".join(_told(_one_line(name), events))


def _told(name: str, events: Iterable[Event]) -> Iterator[str]:
    for event in events:
        if isinstance(event, Given):
            yield _("You: {words}").format(words=_one_line(event.text))
        elif isinstance(event, Said):
            if event.cue:
                yield f"({_one_line(event.cue)})"
            if event.text:
                yield f"{name}: {_one_line(event.text)}"


def latest(talk: Conversation) -> list[Event]:
    """What happened since the learner last spoke; everything before her first reply."""
    since = [position for position, event in enumerate(talk.events) if isinstance(event, Given)]
    return talk.events[since[-1] + 1 if since else 0 :]


def replies_text(talk: Conversation) -> str:
    """The turn, and the replies on offer, numbered."""
    counter = _("Turn {turn} of {turns}.").format(turn=talk.turn + 1, turns=talk.scenario.max_turns)
    return "\n".join([counter, *numbered(talk.replies)])


def numbered(choices: Iterable[Choice]) -> Iterator[str]:
    """The replies as numbered lines, from 1."""
    for number, choice in enumerate(choices, 1):
        yield f"{number}. {_one_line(choice.text)}"


def type_a_number(count: int) -> str:
    """What to type to choose one of so many."""
    if count == 1:
        return _("Type 1 (or ?, r, h, stop).")
    return _("Type 1 to {count} (or ?, r, h, stop).").format(count=count)


def how_to_answer() -> str:
    """How a reply is given, and what else can be typed."""
    return _(
        "Type the number of your reply and press Enter. ? explains, r says it again, h gives the "
        "help lines, stop leaves."
    )


def _one_line(words: str) -> str:
    return " ".join(words.split())
