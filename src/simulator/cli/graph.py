"""``gesprek graph``: a scenario, or the two machines of a client, as a drawing."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import click

from simulator.cli.exits import CannotDo, Exit
from simulator.cli.output import as_utf8, data, narrate, printable, reason_of
from simulator.cli.output_file import file_named, format_of
from simulator.cli.scenarios import ScenarioName, scenario_file, scenarios_option
from simulator.cli.verbs import verb
from simulator.language import _, current

if TYPE_CHECKING:
    from simulator.authoring.graph import Picture, Seen
    from simulator.diagnostics import Problem

Format = Literal["mermaid", "dot", "svg", "html"]

FORMATS: Final[tuple[Format, ...]] = ("mermaid", "dot", "svg", "html")
"""The notations; the last two want Graphviz."""

_BY_ENDING: Final[dict[str, Format]] = {
    ".mmd": "mermaid",
    ".mermaid": "mermaid",
    ".dot": "dot",
    ".gv": "dot",
    ".svg": "svg",
    ".html": "html",
    ".htm": "html",
}
"""The notation that the name of a file asks for."""


def command() -> click.Command:
    """``gesprek graph [SCENARIO]``."""
    return verb(
        "graph",
        graph,
        brief=_("Draw a scenario: its scenes, replies, signals and problems."),
        more=_(
            "A scenario with errors is drawn as far as it goes; then this ends with 1. The formats "
            "svg and html want Graphviz; without it html still has everything but the drawing, "
            "and this ends with 3."
        ),
        parameters=[
            click.Argument(
                ["scenario"],
                type=ScenarioName(),
                required=False,
                help=_("The id of a scenario (`gesprek list` has them), or a scenario file."),
            ),
            scenarios_option(),
            click.Option(
                ["--format", "form"],
                type=click.Choice(FORMATS),
                help=_("mermaid, unless the name of the file says another."),
            ),
            click.Option(
                ["--output", "-o", "output"],
                type=click.Path(readable=False),
                metavar=_("FILE"),
                help=_("Write to this file; an older drawing there is replaced."),
            ),
            click.Option(
                ["--explore", "explored"],
                is_flag=True,
                help=_("Also show in which stances a scene is reached and how replies fit there."),
            ),
            click.Option(
                ["--machines", "of_machines"],
                is_flag=True,
                help=_("Draw the two machines of every client: stance and crisis phase."),
            ),
        ],
    )


def graph(
    scenario: str | None,
    form: Format | None,
    output: str | None,
    explored: bool,
    of_machines: bool,
) -> Exit:
    """Draw the scenario of this name, or the machines."""
    if (scenario is None) != of_machines:
        # Raised as click's own, so that it comes with how to use it.
        raise click.UsageError(_("Name one scenario to draw, or ask for --machines."))
    file = None if output is None else _target(output)
    notation = form or _notation_of(file)
    if scenario is None:
        text, ended = _machines(notation)
    else:
        text, ended = _scenario(scenario, notation, explored)
    if file is None:
        as_utf8()
        data(text)
    else:
        _write(file, text)
        narrate(_("Drawn: {file}").format(file=printable(str(file))))
    return ended


def _scenario(name: str, notation: Format, explored: bool) -> tuple[str, Exit]:
    from simulator.authoring.check import check_text
    from simulator.authoring.graph import read_picture
    from simulator.loading.opening import read_text

    file = scenario_file(name)
    text = read_text(file)
    if not isinstance(text, str):
        raise _nothing_to_draw([text], {})
    problems = check_text(text, str(file)).problems
    seen, complete = _looked_around(text) if explored else (None, True)
    picture = read_picture(text, problems, seen)
    if picture is None:
        raise _nothing_to_draw(problems, {str(file): text})
    drawn, whole = _in_notation(picture, notation)
    if picture.has_errors:
        told = _("This scenario has errors; `gesprek check {file}` tells them.")
        narrate(told.format(file=printable(str(file))))
        return drawn, Exit.PROBLEMS
    return drawn, Exit.FINE if whole and complete else Exit.FAILED


def _nothing_to_draw(problems: "list[Problem]", sources: dict[str, str]) -> CannotDo:
    """Tells the problems of a file that has nothing in it to draw."""
    from simulator.authoring.check import render_text

    narrate(render_text(problems, sources, current()).rstrip("\n"))
    return CannotDo(_("There is no scenario in this file to draw."), Exit.PROBLEMS)


def _looked_around(text: str) -> tuple["Seen | None", bool]:
    """What the explorer saw, and whether it could see everything."""
    from simulator.authoring.graph import look_around
    from simulator.explorer.state_space import TooLarge
    from simulator.loading import checks

    scenario = checks(text)[0]
    if scenario is None:
        narrate(_("A scenario with errors cannot be explored; it is drawn without."))
        return None, False
    try:
        return look_around(scenario), True
    except TooLarge:
        narrate(_("This scenario is too large to explore; it is drawn without."))
        return None, False


def _in_notation(picture: "Picture", notation: Format) -> tuple[str, bool]:
    """The drawing as text, and whether everything is in it."""
    from simulator.authoring.graph import dot, mermaid, page, svg
    from simulator.authoring.graph.naming import Names

    if notation == "mermaid":
        return mermaid.as_mermaid(picture), True
    if notation == "dot":
        return dot.as_dot(picture), True
    if notation == "svg":
        places = Names(picture).places()
        return svg.drawing(_drawn(dot.as_dot(picture)), picture.title or picture.id, places), True
    return _page(
        lambda drawing: page.as_page(picture, drawing), dot.as_dot(picture, with_legend=False)
    )


def _machines(notation: Format) -> tuple[str, Exit]:
    from simulator.authoring.graph import machines, page, svg

    if notation == "mermaid":
        return machines.as_mermaid(), Exit.FINE
    if notation == "dot":
        return machines.as_dot(), Exit.FINE
    if notation == "svg":
        title = _("The two machines of a client")
        drawing = svg.drawing(_drawn(machines.as_dot()), title, machines.machine_places())
        return drawing, Exit.FINE
    text, whole = _page(page.machines_page, machines.as_dot())
    return text, Exit.FINE if whole else Exit.FAILED


def _page(made: Callable[[str | None], str], program: str) -> tuple[str, bool]:
    """A page, and whether the drawing is in it: it is worth having without."""
    try:
        return made(_drawn(program)), True
    except CannotDo as without:
        narrate(str(without))
        narrate(_("The page is made without the drawing."))
        return made(None), False


def _drawn(program: str) -> str:
    """What Graphviz makes of a program in DOT."""
    from simulator.authoring.graph import engine

    try:
        return engine.drawn(program)
    except (engine.NoEngine, engine.CannotDraw) as problem:
        raise CannotDo(printable(str(problem))) from None


def _notation_of(file: Path | None) -> Format:
    """The notation that the name of the file asks for; raises `CannotDo` for a name of no kind.

    A picture viewer would say of Mermaid in a ``.png`` that the picture is broken.
    """
    if file is not None and file.suffix.lower() not in _BY_ENDING:
        told = _(
            "The name {file} does not say what to draw: end it in .svg, .html, .dot or .mmd, or "
            "name the --format."
        )
        raise CannotDo(told.format(file=printable(str(file))), Exit.USAGE)
    return format_of(file, _BY_ENDING, "mermaid")


def _target(output: str) -> Path:
    """Where to write; never over a scenario."""
    file = file_named(output)
    if file.suffix.lower() in (".yaml", ".yml"):
        told = _("A drawing is not written over a scenario: {file} ends in {ending}.")
        shown = printable(str(file))
        raise CannotDo(told.format(file=shown, ending=printable(file.suffix)), Exit.USAGE)
    return file


def _write(file: Path, text: str) -> None:
    """Write all of it, or leave what was there."""
    try:
        number, name = tempfile.mkstemp(prefix=f".{file.name[:40]}-", dir=file.parent)
        unfinished = Path(name)
        try:
            with os.fdopen(number, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
            # A temporary file is for its owner alone; a drawing is a file like any other.
            unfinished.chmod(0o666 & ~_umask())
            unfinished.replace(file)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as error:
        told = _("{file} cannot be written: {reason}.")
        reason = reason_of(error)
        raise CannotDo(told.format(file=printable(str(file)), reason=reason)) from error


def _umask() -> int:
    """The permissions that new files of this process go without."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
