"""``gesprek class-report``: what the talks have to show that the learners of a class handed in."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import click

from simulator.cli import terminal
from simulator.cli.exits import CannotDo, Exit
from simulator.cli.output import narrate, printable
from simulator.cli.output_file import (
    REPORT_ENDINGS,
    excel_option,
    format_of,
    hand_over,
    output_option,
)
from simulator.cli.scenarios import folder_option, folders_to_look_in
from simulator.cli.verbs import verb
from simulator.language import _, ngettext

if TYPE_CHECKING:
    from simulator.reports.class_reading import HandedIn
    from simulator.reports.class_report import ClassReport

Format = Literal["md", "html", "csv", "json"]

FORMATS: Final[tuple[Format, ...]] = ("md", "html", "csv", "json")
"""Two to read, one for a gradebook, one for programs."""

_MANY = 20
"""Fewer files than this are done before a progress line can be read."""


def command() -> click.Command:
    """``gesprek class-report FILE…``."""
    return verb(
        "class-report",
        class_report,
        brief=_("Put the talks together that a class handed in."),
        more=_(
            "Reads class files, which learners make with `gesprek report --format class`; in "
            "folders every .json file, those below included. Tells per scenario what was chosen, "
            "how the group did on the five reflexes, and which scenes tell anything. There are no "
            "names in it, and no group of fewer than five learners, unless you ask for them.\n\n"
            "A file that is damaged, edited, double or something else is named and passed over; "
            "the others count. Ends with 1 when a file was passed over. Nothing is sent anywhere."
        ),
        parameters=[
            click.Argument(
                ["files"],
                nargs=-1,
                required=True,
                metavar=_("FILES..."),
                type=click.Path(readable=False),
                help=_("Class files, or folders with class files."),
            ),
            click.Option(
                ["--format", "form"],
                type=click.Choice(FORMATS),
                help=_(
                    "md and html to read, csv with a row for each talk for a gradebook, json for a "
                    "program. md, unless the name of the file says another."
                ),
            ),
            output_option(),
            folder_option(_("Look for the scenarios of the talks here too.")),
            click.Option(
                ["--names", "with_names"],
                is_flag=True,
                help=_("With the names that learners put in their files themselves."),
            ),
            click.Option(
                ["--small-groups"],
                is_flag=True,
                help=_("Also groups in which a learner could be recognised."),
            ),
            excel_option(),
        ],
    )


def class_report(
    files: tuple[str, ...],
    form: Format | None,
    output: str | None,
    folder: str | None,
    with_names: bool,
    small_groups: bool,
    excel: bool,
) -> Exit:
    """Report the talks in these files and folders."""
    if not all(files) or output == "":
        raise CannotDo(_("An empty text is the name of no file."), Exit.USAGE)
    target = None if output is None or output == "-" else Path(output)
    form = form or format_of(target, REPORT_ENDINGS, "md")
    if excel and form != "csv":
        raise click.UsageError(_("--excel goes with --format csv."))
    folders = folders_to_look_in(folder)

    handed_in = _read(files, folders)
    from simulator.reports.class_report import class_report as together

    _tell_what_was_skipped(handed_in)
    if not handed_in.talks:
        raise CannotDo(_("There is no talk in these files that counts."), Exit.PROBLEMS)
    report = together(handed_in, with_names=with_names, small_groups=small_groups)
    narrate(_summed_up(report))
    text = _written(report, form, excel=excel)
    hand_over(text, target)
    return Exit.PROBLEMS if report.skipped else Exit.FINE


def _read(files: tuple[str, ...], folders: list[Path]) -> "HandedIn":
    from simulator.reports.class_reading import find_files, read_files
    from simulator.reports.scenarios import Scenarios

    found = find_files(Path(file) for file in files)
    if found.others:
        narrate(
            ngettext(
                "{count} file in the folders does not end in .json and was not read.",
                "{count} files in the folders do not end in .json and were not read.",
                found.others,
            ).format(count=found.others)
        )
    if not found.files and not found.skipped:
        told = _("There are no class files in {places}.")
        raise CannotDo(told.format(places=", ".join(map(printable, files))))
    read = read_files(found.files, Scenarios(folders).of, _progress(len(found.files)))
    return read._replace(skipped=(*found.skipped, *read.skipped))


def _progress(count: int) -> Callable[[int, int], None] | None:
    """Tells how far it is, on a terminal and with many files; else None."""
    if count < _MANY or not terminal.wants_colour(sys.stderr):
        return None

    def tell(done: int, of: int) -> None:
        told = _("{done} of {count}").format(done=done, count=of) if done < of else ""
        sys.stderr.write(f"\r\x1b[K{told}")
        sys.stderr.flush()

    return tell


def _tell_what_was_skipped(handed_in: "HandedIn") -> None:
    from simulator.reports.class_in_words import skipped_line

    for skipped in handed_in.skipped:
        narrate(skipped_line(skipped))


def _summed_up(report: "ClassReport") -> str:
    """What counts, and what is not shown."""
    from simulator.reports.class_in_words import too_small_line

    lines = [
        ngettext("{count} talk counts.", "{count} talks count.", report.talks).format(
            count=report.talks
        )
    ]
    if report.skipped:
        lines.append(
            ngettext(
                "{count} file was passed over.",
                "{count} files were passed over.",
                len(report.skipped),
            ).format(count=len(report.skipped))
        )
    if report.too_small:
        groups = "; ".join(too_small_line(one) for one in report.too_small)
        lines.append(
            _("Too small a group to show without --small-groups: {groups}.").format(groups=groups)
        )
    return "\n".join(lines)


def _written(report: "ClassReport", form: Format, *, excel: bool) -> str:
    """The report in the format that was asked for."""
    if form in ("csv", "json"):
        from simulator.reports.class_table import class_csv, class_json

        if form == "json":
            return class_json(report)
        return class_csv(report, "excel" if excel else "plain")
    from simulator.reports.class_in_words import class_document

    document = class_document(report)
    if form == "html":
        from simulator.reports.html import as_html

        return as_html([document])
    from simulator.reports.markdown import as_markdown

    return as_markdown([document])
