"""``gesprek schema``: what an editor needs to help whoever writes a scenario."""

from pathlib import Path

import click

from simulator.cli.exits import CannotDo, Exit
from simulator.cli.output import json_data, narrate, not_written, printable
from simulator.cli.output_file import file_named
from simulator.cli.verbs import verb
from simulator.language import _, current

_ENOUGH_TO_TELL = 4096
"""Bytes in which a schema of this program names itself."""


def command() -> click.Command:
    """``gesprek schema``."""
    return verb(
        "schema",
        schema,
        brief=_("Write the JSON Schema of a scenario file, for editors."),
        more=_(
            "An editor that reads the first line of a scenario then explains every key, offers the "
            "words that can stand there and marks what cannot. The schema stands beside the "
            "scenario as gesprek.schema.json; `gesprek check` finds more than an editor."
        ),
        parameters=[
            click.Option(
                ["--walkthroughs"],
                is_flag=True,
                help=_("The schema of a file with walkthroughs instead."),
            ),
            click.Option(
                ["--output", "-o"],
                metavar=_("FILE"),
                help=_("Where to write it; an older schema there is replaced."),
            ),
        ],
    )


def schema(output: str | None, walkthroughs: bool) -> Exit:
    """Write the schema, with the hover texts in the language spoken now."""
    text = _made(walkthroughs)
    if output is None or output == "-":
        json_data(text.rstrip("\n"))
        return Exit.FINE
    path = file_named(output)
    if not _may_be_replaced(path):
        told = _("{path} is already there and is no schema of this program. It stays as it is.")
        raise CannotDo(told.format(path=printable(output)))
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except (OSError, ValueError) as error:
        raise not_written(path, error) from error
    narrate(_("Written to {path}.").format(path=printable(output)))
    return Exit.FINE


def _made(walkthroughs: bool) -> str:
    if walkthroughs:
        from simulator.authoring import walkthrough_schema

        return walkthrough_schema.as_text(current())
    from simulator.authoring import schema as scenario_schema

    return scenario_schema.as_text(current())


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, all of it or nothing; raises `CannotDo`."""
    try:
        file = path.open("x", encoding="utf-8", newline="\n")
    except FileExistsError:
        told = _("{path} is already there, and stays as it is. Choose another name.")
        raise CannotDo(told.format(path=printable(str(path)))) from None
    except (OSError, ValueError) as error:
        raise not_written(path, error) from error
    try:
        with file:
            file.write(text)
    except OSError as error:
        # Half a file would be in the way of the next attempt.
        path.unlink(missing_ok=True)
        raise not_written(path, error) from error


def _may_be_replaced(path: Path) -> bool:
    """Whether nothing is lost: there is no file, or a schema that can be made again."""
    from simulator.authoring import schema as scenario_schema
    from simulator.authoring import walkthrough_schema

    try:
        if not path.is_file():
            return True
        with path.open("rb") as file:
            beginning = file.read(_ENOUGH_TO_TELL)
        return any(
            name.encode() in beginning for name in (scenario_schema.ID, walkthrough_schema.ID)
        )
    except (OSError, ValueError):
        # That it cannot be written either is told by the attempt.
        return True
