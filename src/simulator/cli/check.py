"""``gesprek check``: every problem of some scenario files, with its place and a next step."""

import gc
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simulator.cli import terminal
from simulator.cli.codes import no_such_code
from simulator.cli.exits import CannotDo, Exit
from simulator.cli.output import data, json_data, narrate, printable
from simulator.cli.scenarios import own_folders
from simulator.cli.verbs import verb
from simulator.language import _, current, ngettext
from simulator.places import shipped_scenarios

if TYPE_CHECKING:
    from simulator.authoring.check import Report
    from simulator.diagnostics import Problem

FORMATS = ("text", "json", "github", "sarif")
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
            "Without a path: the folder scenarios/ here, or else the scenarios of the program; and "
            "your own folders (gesprek --scenarios, GESPREK_SCENARIOS).\n\n"
            "Ends with 1 when a file has an error, shown or not; with --strict, also when a "
            "warning is shown.\n\n"
            "A warning or a note that is meant can be allowed in the file itself, with a reason: "
            "`# allow[CODE]: why` behind the line or above it. `gesprek explain CODE` says what a "
            "code stands for."
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
                help=_(
                    "text to read, json for a program, github for annotations in a workflow, sarif "
                    "for tools that collect findings."
                ),
            ),
            click.Option(
                ["--select"],
                multiple=True,
                metavar=_("CODE,..."),
                help=_("Show only these: codes, or families such as structure. Repeatable."),
            ),
            click.Option(
                ["--ignore"],
                multiple=True,
                metavar=_("CODE,..."),
                help=_("Do not show these: codes, or families. Repeatable."),
            ),
            click.Option(["--strict"], is_flag=True, help=_("End with 1 on a warning too.")),
        ],
    )


def check(
    paths: tuple[str, ...],
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,
) -> Exit:
    """Check the files and folders of these names."""
    # Nothing made here goes round in circles, and to look for circles takes a tenth of the run.
    gc.disable()
    try:
        return _check(paths, form, _choice(select, ignore), strict)
    finally:
        gc.freeze()
        gc.enable()


def _check(
    paths: tuple[str, ...], form: str, is_chosen: "Callable[[Problem], bool]", strict: bool
) -> Exit:
    from simulator.authoring.check import check_files
    from simulator.diagnostics import Severity

    asked = [Path(path) for path in paths] if all(paths) else []
    if paths and not asked:
        raise CannotDo(_("An empty text is the name of no file."), Exit.USAGE)
    places = asked or _where_scenarios_are()
    report = check_files(places, _progress(places), own_folders())
    if not report.files:
        told = _("There are no scenario files in {places}.")
        raise CannotDo(told.format(places=", ".join(printable(str(place)) for place in places)))
    shown = [problem for problem in report.problems if is_chosen(problem)]
    _show(report, shown, is_chosen, form)
    narrate("\n".join((_counted(report, shown), *_not_shown(report, shown))))
    warned = any(problem.severity is Severity.WARNING for problem in shown)
    return Exit.PROBLEMS if report.has_errors or (strict and warned) else Exit.FINE


def _choice(select: tuple[str, ...], ignore: tuple[str, ...]) -> "Callable[[Problem], bool]":
    """Whether a problem is asked for; raises `CannotDo` for a code that there is not."""
    from simulator.authoring.check import UnknownCode, codes_named

    def codes(words: tuple[str, ...]) -> frozenset[str]:
        named = (code.strip() for word in words for code in word.split(","))
        try:
            return codes_named(filter(None, named))
        except UnknownCode as unknown:
            raise no_such_code(unknown.name, unknown.guess) from None

    wanted, unwanted = codes(select), codes(ignore)

    def is_chosen(problem: "Problem") -> bool:
        return problem.code not in unwanted and (not select or problem.code in wanted)

    return is_chosen


def _show(
    report: "Report", shown: "Sequence[Problem]", is_chosen: "Callable[[Problem], bool]", form: str
) -> None:
    """Write the problems to stdout in the form that is asked for."""
    if form == "text":
        from simulator.authoring.check import render_text

        on_screen = terminal.is_terminal(sys.stdout)
        data(
            render_text(
                shown,
                report.sources,
                current(),
                terminal.wants_colour(sys.stdout),
                shutil.get_terminal_size().columns if on_screen else None,
            )
        )
        return
    from simulator.authoring import problem_formats

    if form == "json":
        json_data(problem_formats.render_json(shown, current()))
    elif form == "github":
        data(problem_formats.render_github(shown, current()))
    else:
        allowed = [one for one in report.allowed if is_chosen(one.problem)]
        json_data(problem_formats.render_sarif(shown, allowed, current(), Path.cwd()))


def _where_scenarios_are() -> list[Path]:
    """The folder ``scenarios`` of who works on them, or the one that came along; then one's own.

    One's own that is not there stays among them: to check nothing and to find nothing differ.
    """
    here = Path("scenarios")
    first = here if here.is_dir() else shipped_scenarios()
    return [first, *(folder for folder in own_folders() if folder != first.absolute())]


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


def _counted(report: "Report", shown: "Sequence[Problem]") -> str:
    """How many files were looked at and what was found, in a sentence."""
    files = len(report.files)
    found = Counter(problem.severity.value for problem in shown)
    if not found and report.problems:
        return ngettext("{count} file checked.", "{count} files checked.", files).format(
            count=files
        )
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


def _not_shown(report: "Report", shown: "Sequence[Problem]") -> list[str]:
    """What was found and is not in the list, in sentences."""
    from simulator.loading import has_errors

    told = []
    if report.allowed:
        count = len(report.allowed)
        told.append(
            ngettext(
                "{count} problem is allowed in its file, with a reason.",
                "{count} problems are allowed in their files, with a reason.",
                count,
            ).format(count=count)
        )
    hidden = len(report.problems) - len(shown)
    if hidden:
        told.append(
            ngettext(
                "{count} problem is not shown.", "{count} problems are not shown.", hidden
            ).format(count=hidden)
        )
    if report.has_errors and not has_errors(shown):
        files = len({problem.path for problem in report.problems if has_errors([problem])})
        told.append(
            ngettext(
                "{count} file has an error that is not shown, and cannot be used.",
                "{count} files have errors that are not shown, and cannot be used.",
                files,
            ).format(count=files)
        )
    return told
