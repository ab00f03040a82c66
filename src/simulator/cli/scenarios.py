"""Scenarios as they are named on the command line: by id, or by file."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli.exits import CannotDo, Exit
from simulator.cli.output import narrate, printable
from simulator.language import _, current
from simulator.places import folder_named, own_scenarios, shipped_scenarios

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from simulator.scenario import Scenario


_NAMED = f"{__name__}.named"
_TOLD = f"{__name__}.told"
"""Where the context of a command has the folders that were named, and what was said of them."""


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
            for card in shelf([*own_folders(ctx), shipped_scenarios()]).cards
            if card.id.startswith(incomplete)
        ]


def scenario_argument(*, required: bool = True) -> click.Argument:
    """The argument ``SCENARIO``."""
    return click.Argument(
        ["scenario"],
        required=required,
        type=ScenarioName(),
        help=_("The id of a scenario (`gesprek list` has them), or a scenario file."),
    )


def scenarios_option() -> click.Option:
    """The option ``--scenarios``: folders to look in before the one that came along.

    It is no parameter of the command: `own_folders` has what it named, on ``gesprek`` or on the
    command after it.
    """
    return click.Option(
        ["--scenarios"],
        multiple=True,
        metavar=_("FOLDER"),
        expose_value=False,
        callback=_remember,
        help=_("A folder with scenarios of your own; may be given more than once."),
    )


def folder_option(told: str) -> click.Option:
    """The option ``--scenarios`` of a report: one folder more, for `folders_to_look_in`.

    ``told`` is what it says of itself.
    """
    return click.Option(["--scenarios", "folder"], metavar=_("FOLDER"), help=told)


def _remember(context: click.Context, _option: click.Parameter, named: tuple[str, ...]) -> None:
    context.meta[_NAMED] = (*context.meta.get(_NAMED, ()), *named)


def own_folders(context: click.Context | None = None) -> list[Path]:
    """The folders with scenarios of one's own: those that were named, then the environment's.

    Whether they exist is for the reader to find out; `tell_missing` says so.
    """
    named = [folder_named(folder) for folder in _named(context) if folder.strip()]
    return list(dict.fromkeys((*named, *own_scenarios())))


def named_again() -> list[str]:
    """The options that name the same folders in another command."""
    return [word for folder in _named() for word in ("--scenarios", folder)]


def _named(context: click.Context | None = None) -> tuple[str, ...]:
    context = context or click.get_current_context(silent=True)
    return () if context is None else context.meta.get(_NAMED, ())


def tell_missing() -> None:
    """Say of each folder of one's own that is not there that it is not; once for a command."""
    from simulator.loading.folders import missing, told_missing

    tell_once(told_missing(missing(own_folders())))


def tell_once(sentences: Iterable[str]) -> None:
    """Say what was not said yet."""
    context = click.get_current_context(silent=True)
    told: set[str] = set() if context is None else context.meta.setdefault(_TOLD, set())
    for sentence in sentences:
        if sentence not in told:
            told.add(sentence)
            narrate(printable(sentence))


def scenario_file(name: str) -> Path:
    """The file of the scenario that ``name`` means.

    Raises `CannotDo`, with the names that are close, when the library has no such scenario.
    """
    from simulator.loading.library import ScenarioNotFound, find

    try:
        if not name.strip():
            raise ScenarioNotFound(name, ())
        tell_missing()
        return find(name, [*own_folders(), shipped_scenarios()])
    except ScenarioNotFound as unknown:
        if unknown.guesses:
            told = _("There is no scenario “{name}”. Did you mean {guesses}?")
        else:
            told = _("There is no scenario “{name}”. `gesprek list` shows those there are.")
        raise CannotDo(
            told.format(name=printable(name), guesses=", ".join(unknown.guesses)), Exit.USAGE
        ) from None


def folders_to_look_in(folder: str | None) -> list[Path]:
    """Where scenarios are looked for: the ``folder`` that was named, one's own, the library."""
    tell_missing()
    if folder is None:
        return [*own_folders(), shipped_scenarios()]
    named = Path(folder)
    try:
        there = named.is_dir()
    except (OSError, ValueError):
        there = False
    if not there:
        told = _("There is no folder {path}.")
        raise CannotDo(told.format(path=printable(folder)), Exit.USAGE)
    return [named, *own_folders(), shipped_scenarios()]


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
