"""Scenarios as they are named on the command line: by id, or by file."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli.exits import CannotDo, Exit
from simulator.cli.output import narrate, printable
from simulator.language import _, current
from simulator.places import shipped_scenarios

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from simulator.scenario import Scenario


class ScenarioName(click.ParamType[str, str]):
    """The id of a scenario in the library, or the path of a scenario file."""

    name = "scenario"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        """The ids that begin with what was typed; files, once that looks like a path."""
        from click.shell_completion import CompletionItem

        from simulator.loading.library import shelf

        if incomplete.startswith((".", "~")) or "/" in incomplete or "\\" in incomplete:
            return [CompletionItem(incomplete, type="file")]
        return [
            CompletionItem(card.id, help=card.title)
            for card in shelf([shipped_scenarios()]).cards
            if card.id.startswith(incomplete)
        ]


def scenario_argument() -> click.Argument:
    """The argument ``SCENARIO``."""
    return click.Argument(
        ["scenario"],
        type=ScenarioName(),
        help=_("The id of a scenario (`gesprek list` has them), or a scenario file."),
    )


def scenario_file(name: str) -> Path:
    """The file of the scenario that ``name`` means.

    Raises `CannotDo`, with the names that are close, when the library has no such scenario.
    """
    from simulator.loading.library import ScenarioNotFound, find

    try:
        if not name.strip():
            raise ScenarioNotFound(name, ())
        return find(name, [shipped_scenarios()])
    except ScenarioNotFound as unknown:
        if unknown.guesses:
            told = _("There is no scenario “{name}”. Did you mean {guesses}?")
        else:
            told = _("There is no scenario “{name}”. `gesprek list` shows those there are.")
        raise CannotDo(
            told.format(name=printable(name), guesses=", ".join(unknown.guesses)), Exit.USAGE
        ) from None


def folders_to_look_in(folder: str | None) -> list[Path]:
    """Where scenarios are looked for: first the ``folder`` that was named, then the library."""
    if folder is None:
        return [shipped_scenarios()]
    named = Path(folder)
    try:
        there = named.is_dir()
    except (OSError, ValueError):
        there = False
    if not there:
        told = _("There is no folder {path}.")
        raise CannotDo(told.format(path=printable(folder)), Exit.USAGE)
    return [named, shipped_scenarios()]


def loaded(name: str) -> "Scenario":
    """The scenario that ``name`` means; where it has errors, tells them and raises `CannotDo`."""
    from simulator.loading import ScenarioRefused, load

    file = scenario_file(name)
    try:
        return load(file)
    except ScenarioRefused as refused:
        from simulator.authoring.check import render_text
        from simulator.loading.opening import read_text

        text = read_text(file)
        sources = {str(file): text} if isinstance(text, str) else {}
        narrate(render_text(refused.problems, sources, current()).rstrip("\n"))
        raise CannotDo(
            _("This scenario cannot be used before its errors are gone."), Exit.PROBLEMS
        ) from None
