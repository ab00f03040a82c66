"""``gesprek list``: the library, read from the heads of the files."""

import shlex
from typing import TYPE_CHECKING

import click

from simulator.cli.exits import Exit
from simulator.cli.output import data, json_data, narrate, printable
from simulator.cli.scenarios import own_folders, scenarios_option, tell_once
from simulator.cli.verbs import NAME, verb
from simulator.language import _, ngettext
from simulator.places import shipped_scenarios

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from simulator.loading.library import Card


def command() -> click.Command:
    """``gesprek list``."""
    return verb(
        "list",
        list_scenarios,
        brief=_("Show the scenarios there are."),
        parameters=[
            scenarios_option(),
            click.Option(["--json", "as_json"], is_flag=True, help=_("As JSON, for a program.")),
        ],
    )


def list_scenarios(as_json: bool) -> Exit:
    """Show the library."""
    from simulator.loading.folders import missing, told_missing, told_twice
    from simulator.loading.library import shelf

    shipped, own = shipped_scenarios(), own_folders()
    found, gone = shelf([*own, shipped]), missing(own)
    if as_json:
        import json

        json_data(
            json.dumps([_as_json(card) for card in found.cards], ensure_ascii=False, indent=2)
        )
    else:
        data(listed(found.cards))
    tell_once([*told_missing(gone), *told_twice(found.twice)])
    files = {problem.path for problem in found.problems} - set(map(str, gone))
    if files:
        narrate(
            ngettext(
                "{count} file has no place here. `{command}` says why.",
                "{count} files have no place here. `{command}` says why.",
                len(files),
            ).format(count=len(files), command=_to_check(files, shipped))
        )
    return Exit.FINE


def _to_check(files: "Iterable[str]", shipped: "Path") -> str:
    """The command that says what is wrong with these files, which stand in a few folders."""
    from pathlib import Path

    folders = dict.fromkeys(Path(file).parent for file in sorted(files))
    own = [printable(str(folder)) for folder in folders if folder != shipped]
    return shlex.join([NAME, "check", *own])


def listed(cards: "Sequence[Card]") -> str:
    """The cards as lines: the id, to be copied, and what a learner chooses by."""
    if not cards:
        return _("There are no scenarios.") + "\n"
    widest = max(len(card.id) for card in cards)
    return "".join(f"{card.id:<{widest}}  {_described(card)}\n" for card in cards)


def _described(card: "Card") -> str:
    told = ngettext(
        "{title} ({client}; difficulty {difficulty} of 5, {minutes} minute)",
        "{title} ({client}; difficulty {difficulty} of 5, {minutes} minutes)",
        card.minutes,
    ).format(
        title=printable(card.title),
        client=printable(card.client_name),
        difficulty=card.difficulty,
        minutes=card.minutes,
    )
    if card.locked:
        return _("{scenario} – to be played once a professional has reviewed it").format(
            scenario=told
        )
    return told


def _as_json(card: "Card") -> dict[str, object]:
    return {
        "id": card.id,
        "title": card.title,
        "language": card.language,
        "translates": card.translates,
        "file": str(card.file).encode("utf-8", "replace").decode(),
        "start": card.start,
        "crisis_kind": card.crisis_kind,
        "difficulty": card.difficulty,
        "minutes": card.minutes,
        "tempts": list(card.tempts),
        "teaches": list(card.teaches),
        "good_endings": list(card.good_endings),
        "max_turns": card.max_turns,
        "allowed": _allowed(card),
    }


def _allowed(card: "Card") -> list[dict[str, object]]:
    """What the author of a scenario allows, with the line it is for and the reason."""
    from simulator.authoring.allowing import allowances_in
    from simulator.loading.opening import read_text

    text = read_text(card.file)
    if not isinstance(text, str):
        return []
    return [
        {"code": written.code, "line": written.line, "reason": written.reason}
        for written in allowances_in(text)
    ]
