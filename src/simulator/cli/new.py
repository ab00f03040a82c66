"""``gesprek new``: begins a scenario with a small conversation that works."""

import shlex
from pathlib import Path

import click

from simulator.cli.exits import CannotDo, Exit
from simulator.cli.output import narrate, printable
from simulator.cli.output_file import file_named
from simulator.cli.schema import write_new
from simulator.cli.verbs import NAME, verb
from simulator.language import _, current

_SUFFIXES = (".yaml", ".yml")


def command() -> click.Command:
    """``gesprek new ID``."""
    return verb(
        "new",
        new,
        brief=_("Begin a scenario of your own."),
        more=_(
            "Writes a small conversation that works and in which every key is explained, to write "
            "your own over. Nothing that is there is ever overwritten."
        ),
        parameters=[
            click.Argument(
                ["scenario_id"],
                metavar="ID",
                help=_("What the scenario is called: small letters, digits and underscores."),
            ),
            click.Option(
                ["--output", "-o"],
                metavar=_("FILE"),
                help=_("The file to write, or its folder (by default ID.yaml in this folder)."),
            ),
        ],
    )


def new(scenario_id: str, output: str | None) -> Exit:
    """Write a starter of this name."""
    from simulator.authoring.new import starter

    _check_id(scenario_id)
    path = _file(scenario_id, output)
    write_new(path, starter(scenario_id, current()))
    schema = _with_schema(path.parent)
    narrate(_what_now(path, schema))
    return Exit.FINE


def _check_id(scenario_id: str) -> None:
    """Raises `CannotDo`, with an id that could be meant, where the format does not take this."""
    from simulator.authoring.new import can_be_an_id, id_like

    if can_be_an_id(scenario_id):
        return
    told = _(
        "“{name}” cannot be an id: it begins with a small letter and has only small letters, "
        "digits and underscores, 60 at most. For example: {example}"
    )
    raise CannotDo(
        told.format(name=printable(scenario_id[:100]), example=id_like(scenario_id)), Exit.USAGE
    )


def _file(scenario_id: str, output: str | None) -> Path:
    """Where the starter is to be written; in a folder it is called after its id."""
    path = Path() if output is None else file_named(output)
    if path.is_dir():
        return path / f"{scenario_id}.yaml"
    if path.suffix in _SUFFIXES:
        return path
    told = _("A scenario is a .yaml file; {path} is not. For example: {example}")
    example = path.with_name(f"{scenario_id}.yaml")
    raise CannotDo(
        told.format(path=printable(str(path)), example=printable(str(example))), Exit.USAGE
    )


def _with_schema(folder: Path) -> str:
    """What became of the schema that the first line of the starter names, in a sentence."""
    from simulator.authoring.schema import FILE_NAME, as_text

    path = folder / FILE_NAME
    if path.exists():
        return ""
    try:
        write_new(path, as_text(current()))
    except CannotDo as problem:
        # The scenario is there and works; only an editor has less to tell.
        return str(problem)
    return _("Beside it is {path}: with it, an editor that knows YAML explains every key.").format(
        path=printable(str(path))
    )


def _what_now(path: Path, schema: str) -> str:
    file = printable(shlex.quote(str(path)))
    steps = {
        f"{NAME} play {file}": _("play it as it is"),
        f"{NAME} preview {file}": _("play it while you write"),
        f"{NAME} check {file}": _("find what is wrong or could be better"),
        f"{NAME} explore {file}": _("prove that every road leads somewhere"),
    }
    width = max(map(len, steps))
    lines = [_("Written to {path}.").format(path=printable(str(path)))]
    if schema:
        lines.append(schema)
    lines += ["", _("What you can do now:")]
    lines += [f"  {command:<{width}}  {told}" for command, told in steps.items()]
    return "\n".join(lines)
