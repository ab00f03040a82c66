"""``gesprek trace``: one conversation without a screen, its events as JSON lines."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from simulator.cli.exits import CannotDo, Exit
from simulator.cli.output import json_data, printable
from simulator.cli.scenarios import loaded, scenario_argument, scenarios_option
from simulator.cli.seeds import seed_option
from simulator.cli.verbs import verb
from simulator.language import _

if TYPE_CHECKING:
    from simulator.conversation import Conversation
    from simulator.events import Ended, Event, Given, Said


def command() -> click.Command:
    """``gesprek trace SCENARIO``."""
    return verb(
        "trace",
        trace,
        brief=_("Hold one conversation without a screen, as JSON lines."),
        more=_(
            "One line for each thing the client or you say, in order, with what was measured and "
            "where the client stands then. Nothing is kept of it."
        ),
        parameters=[
            scenario_argument(),
            scenarios_option(),
            click.Option(
                ["--choose"],
                metavar="A,B,C",
                default="",
                help=_(
                    "The replies to give: ids, or the numbers that `play` shows with this seed."
                ),
            ),
            seed_option(_("The order of the replies (0 when you give none)."), default=0),
        ],
    )


def trace(scenario: str, choose: str, seed: int) -> Exit:
    """Hold the conversation in which these replies are chosen."""
    from simulator.conversation import Conversation

    talk = Conversation(loaded(scenario), seed)
    _tell(talk.events)
    for choice in filter(None, (part.strip() for part in choose.split(","))):
        _tell(talk.give(_meant(choice, talk)))
    return Exit.FINE


def _meant(choice: str, talk: "Conversation") -> str:
    """The id of the reply on offer that ``choice`` means; raises `CannotDo` when it means none."""
    replies = talk.replies
    ids = [reply.id for reply in replies]
    if choice in ids:
        return choice
    if choice.isascii() and choice.isdigit() and 1 <= int(choice[:6]) <= len(ids):
        return ids[int(choice[:6]) - 1]
    if talk.ended:
        told = _("Turn {turn}: “{choice}” cannot be said; the talk has ended ({ending}).").format(
            turn=talk.turn + 1, choice=printable(choice), ending=talk.ended
        )
    else:
        told = _("Turn {turn}: “{choice}” is not on offer. On offer: {replies}.").format(
            turn=talk.turn + 1,
            choice=printable(choice),
            replies=", ".join(f"{number} {id_}" for number, id_ in enumerate(ids, 1)),
        )
    raise CannotDo(told, Exit.PROBLEMS)


def _tell(events: "Iterable[Event]") -> None:
    for event in events:
        json_data(json.dumps(as_line(event), ensure_ascii=False))


def as_line(event: "Event") -> dict[str, Any]:
    """The event in the shape of a line of the trace; a reply has the values after it."""
    from simulator.events import Given, Said

    if isinstance(event, Said):
        return _said(event)
    return _given(event) if isinstance(event, Given) else _ended(event)


def _said(event: "Said") -> dict[str, Any]:
    return {
        "turn": event.turn,
        "speaker": "client",
        "text": event.text,
        "part": event.part,
        "scene": event.scene,
        "cue": event.cue,
        "signal": event.signal,
        "variant": event.variant,
        "last_chance": event.last_chance,
    }


def _given(event: "Given") -> dict[str, Any]:
    return {
        "turn": event.turn,
        "speaker": "learner",
        "text": event.text,
        "scene": event.scene,
        "reply": event.reply,
        "type": event.type,
        "question": event.question,
        "fit": event.fit,
        "measured": event.measured,
        "cause": event.cause,
        "ground": event.grounded,
        "lacking": event.lacking,
        "signal": event.signal,
        "met_signal": event.met_signal,
        "houding": event.houding[1],
        "crisis_fase": event.crisis_fase[1],
        **event.gauges[1]._asdict(),
        "told": event.told,
        "gate": event.gate,
        "offered": [offered.reply for offered in event.offered],
    }


def _ended(event: "Ended") -> dict[str, Any]:
    return {
        "turn": event.turn,
        "speaker": "end",
        "text": event.text,
        "ending": event.ending,
        "kind": event.kind,
    }
