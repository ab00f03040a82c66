"""The events of a talk, cut into exchanges: what the client said, a reply, what he said then."""

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.events import Ended, Event, Given, Said
from simulator.scenario import Reply, ReplyId, Scenario


@dataclass(frozen=True, slots=True)
class Exchange:
    """One reply between the words of the client."""

    heard: tuple[Said, ...]
    """What the client said since the reply before this one, in order."""
    given: Given
    answer: tuple[Said, ...]
    """What the client said next, his last words at an ending included."""


def exchanges(events: Iterable[Event]) -> tuple[Exchange, ...]:
    """Every reply of the talk with the client's words around it, in order."""
    heard: list[tuple[Said, ...]] = []
    given: list[Given] = []
    words: list[Said] = []
    for event in events:
        match event:
            case Said():
                words.append(event)
            case Given():
                heard.append(tuple(words))
                given.append(event)
                words = []
            case Ended():
                pass
    answers = (*heard[1:], tuple(words))
    return tuple(
        Exchange(before, reply, after)
        for before, reply, after in zip(heard, given, answers, strict=False)
    )


def ending_of(events: Iterable[Event]) -> Ended | None:
    """How the talk ended; None while it goes on."""
    return next((event for event in events if isinstance(event, Ended)), None)


def written_reply(scenario: Scenario, given: Given, reply: ReplyId | None = None) -> Reply | None:
    """The reply as its author wrote it; None for the repair reply and for one that is gone.

    ``reply`` is another one that was on offer then.
    """
    scene = scenario.scenes.get(given.scene)
    if scene is None:
        return None
    wanted = given.reply if reply is None else reply
    return next((written for written in scene.replies if written.id == wanted), None)
