"""The file that a command writes: how it is asked for, what its name says, and the writing of it.

Reports and class reports are written alike; ``data export`` asks for its file as they do, and
``graph``, ``schema`` and ``new`` read the name of theirs here.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal, TypeVar

import click

from simulator.cli.exits import CannotDo, Exit
from simulator.cli.output import as_utf8, data, narrate, write_new
from simulator.language import _

Format = TypeVar("Format", bound=str)

REPORT_ENDINGS: Final[Mapping[str, Literal["md", "html", "json", "csv"]]] = {
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".csv": "csv",
}
"""The format that the name of a file asks for, in every command that reports."""


def output_option() -> click.Option:
    """The option ``--output``: a file that is not there yet, in place of stdout."""
    return click.Option(
        ["--output", "-o", "output"],
        metavar=_("FILE"),
        help=_("Write to this new file, and not to stdout."),
    )


def excel_option() -> click.Option:
    """The option ``--excel``: a table as a spreadsheet in Dutch expects it."""
    return click.Option(
        ["--excel"],
        is_flag=True,
        help=_("csv: semicolons and decimal commas, as Excel expects in Dutch."),
    )


def file_named(output: str) -> Path:
    """The file that ``--output`` names; raises `CannotDo` where it names none."""
    if not output.strip():
        raise CannotDo(_("An empty text is the name of no file."), Exit.USAGE)
    return Path(output)


def format_of(file: Path | None, endings: Mapping[str, Format], otherwise: Format) -> Format:
    """The format that the name of the file asks for; ``otherwise`` where it asks for none."""
    return otherwise if file is None else endings.get(file.suffix.lower(), otherwise)


def hand_over(text: str, file: Path | None) -> None:
    """Write a report to this new file, or to stdout where there is none; raises `CannotDo`."""
    if file is None:
        as_utf8()
        data(text)
    else:
        write_new(file, text)
        narrate(_("Written to {path}.").format(path=str(file)))
