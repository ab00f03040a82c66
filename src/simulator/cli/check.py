"""``gesprek check``: every problem of some scenario files, with its place and a next step."""

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli import terminal
from simulator.cli.exits import CannotDo, Exit
from simulator.cli.output import data, json_data, narrate, printable
from simulator.cli.verbs import verb
from simulator.language import _, current, ngettext
from simulator.places import shipped_scenarios

if TYPE_CHECKING:
    from simulator.authoring.check import Report

FORMATS = ("text", "json", "github")
"""What the problems can be written as."""

_MANY = 20
"""Fewer files than this are done before a progress line can be read."""


def command() -> click.Command:
    """``gesprek check [PATH…]``."""
    return verb(
        "check",
        check,
        brief=_("Find every problem in scenario files."),
        more=_(
            "Without a path: the folder scenarios/ here, or else the scenarios of the program. "
            "Ends with 1 when a scenario cannot be played."
        ),
        parameters=[
            click.Argument(
                ["paths"],
                nargs=-1,
                metavar=_("[PATH]..."),
                type=click.Path(readable=False),
                help=_("Scenario files, or folders with scenario files."),
            ),
            click.Option(
                ["--format", "form"],
                type=click.Choice(FORMATS),
                default=FORMATS[0],
                help=_("text to read, json for a program, github for annotations in a workflow."),
            ),
        ],
    )


def check(paths: tuple[str, ...], form: str) -> Exit:
    """Check the files and folders of these names."""
    from simulator.authoring.check import check_files, render_github, render_json, render_text

    asked = [Path(path) for path in paths] if all(paths) else []
    if paths and not asked:
        raise CannotDo(_("An empty text is the name of no file."), Exit.USAGE)
    places = asked or [_where_scenarios_are()]
    report = check_files(places, _progress(places))
    if not report.files:
        told = _("There are no scenario files in {places}.")
        raise CannotDo(told.format(places=", ".join(printable(str(place)) for place in places)))
    if form == "json":
        json_data(render_json(report.problems, current()))
    elif form == "github":
        data(render_github(report.problems, current()))
    else:
        colours = terminal.wants_colour(sys.stdout)
        data(render_text(report.problems, report.sources, current(), colours))
    narrate(_counted(report))
    return Exit.PROBLEMS if report.has_errors else Exit.FINE


def _where_scenarios_are() -> Path:
    """The folder ``scenarios`` of who works on them, or else the one that came along."""
    here = Path("scenarios")
    return here if here.is_dir() else shipped_scenarios()


def _progress(places: list[Path]) -> Callable[[str], None] | None:
    """Tells how far it is, on a terminal and with many files; else None."""
    from simulator.loading.library import scenario_files

    count = len(set(scenario_files(places)))
    if count < _MANY or not terminal.wants_colour(sys.stderr):
        return None
    done = 0

    def tell(_file: str) -> None:
        nonlocal done
        done += 1
        told = _("{done} of {count}").format(done=done, count=count)
        sys.stderr.write(f"\r{told}{'' if done < count else chr(13)}")
        sys.stderr.flush()

    return tell


def _counted(report: "Report") -> str:
    """How many files were looked at and what was found, in a sentence."""
    files = len(report.files)
    found = Counter(problem.severity.value for problem in report.problems)
    if not found:
        return ngettext(
            "{count} file checked, nothing found.", "{count} files checked, nothing found.", files
        ).format(count=files)
    kinds = {
        "error": ngettext("{count} error", "{count} errors", found["error"]),
        "warning": ngettext("{count} warning", "{count} warnings", found["warning"]),
        "note": ngettext("{count} note", "{count} notes", found["note"]),
    }
    told = ", ".join(text.format(count=found[kind]) for kind, text in kinds.items() if found[kind])
    return ngettext("{found} in {count} file.", "{found} in {count} files.", files).format(
        found=told, count=files
    )
