"""``gesprek report``: what a talk has to show, for a portfolio, a teacher or a program."""

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

import click

from simulator.cli import terminal
from simulator.cli.exits import CannotDo, Exit
from simulator.cli.output import as_utf8, data, narrate, printable
from simulator.cli.output_file import (
    REPORT_ENDINGS,
    excel_option,
    file_named,
    format_of,
    hand_over,
    output_option,
)
from simulator.cli.own_talks import (
    SHORT,
    first_your_own_score,
    listed,
    nothing_to_report,
    wanted,
)
from simulator.cli.scenarios import folder_option, folders_to_look_in
from simulator.cli.verbs import verb
from simulator.language import _, ngettext
from simulator.places import home

if TYPE_CHECKING:
    from simulator.reports.report import Report
    from simulator.reports.scenarios import Scenarios
    from simulator.store import SessionRow, SqliteStore

Format = Literal["md", "html", "json", "csv", "xapi", "class"]

FORMATS: Final[tuple[Format, ...]] = ("md", "html", "json", "csv", "xapi", "class")
"""To read: Markdown and a page. For programs: the next three. To hand in: the last."""

_READ: Final[frozenset[Format]] = frozenset({"md", "html"})

_BY_ENDING: Final[dict[str, Format]] = {**REPORT_ENDINGS, ".jsonl": "xapi"}
"""The format that the name of a file asks for."""


class Asked(NamedTuple):
    """What stands in the reports, and how."""

    form: Format
    turns: bool
    excel: bool
    lenses: bool
    with_notes: bool
    with_name: bool


def command() -> click.Command:
    """``gesprek report [SESSION]``."""
    return verb(
        "report",
        report,
        brief=_("Write what a talk has to show: to read, or for a program."),
        more=_(
            "Says first what is in it and what is not. Of a talk that you have not scored yourself "
            "yet there is no report, and of one that you left neither. Your name and what you "
            "typed yourself are in it only when you ask for them. Nothing is sent anywhere."
        ),
        parameters=[
            click.Argument(
                ["session"],
                required=False,
                metavar=_("[TALK]"),
                help=_(
                    "The id of a talk, or the beginning of it; --list shows them. Without it: the "
                    "newest one you have scored yourself."
                ),
            ),
            click.Option(
                ["--format", "form"],
                type=click.Choice(FORMATS),
                help=_(
                    "md and html to read, json and csv for a program or a spreadsheet, xapi for a "
                    "learning record store, class to hand in to a teacher. md, unless the name of "
                    "the file says another."
                ),
            ),
            output_option(),
            click.Option(
                ["--all", "every"], is_flag=True, help=_("All talks you have scored yourself.")
            ),
            click.Option(
                ["--list", "listing"], is_flag=True, help=_("Show your talks, and write nothing.")
            ),
            click.Option(
                ["--over-time"],
                is_flag=True,
                help=_("Your talks over time instead of one talk, in ordinary lines."),
            ),
            click.Option(
                ["--turns"], is_flag=True, help=_("csv: a row for each turn, not for each attempt.")
            ),
            excel_option(),
            click.Option(
                ["--lenses"], is_flag=True, help=_("md, html: also what the lenses show.")
            ),
            click.Option(
                ["--with-notes"],
                is_flag=True,
                help=_("With what you typed yourself: notes, own words and next step."),
            ),
            click.Option(["--with-name"], is_flag=True, help=_("With your name.")),
            folder_option(_("Look for the scenarios of your talks here too.")),
            click.Option(["--yes"], is_flag=True, help=_("Do not ask before a file is written.")),
        ],
    )


def report(
    session: str | None,
    form: Format | None,
    output: str | None,
    every: bool,
    listing: bool,
    over_time: bool,
    turns: bool,
    excel: bool,
    lenses: bool,
    with_notes: bool,
    with_name: bool,
    folder: str | None,
    yes: bool,
) -> Exit:
    """Write the report of a talk, or of all of them."""
    file = None if output is None or output == "-" else file_named(output)
    form = form or format_of(file, _BY_ENDING, "md")
    asked = Asked(form, turns, excel, lenses, with_notes, with_name)
    _refuse_what_does_not_go_together(session, asked, every=every, listing=listing or over_time)
    folders = folders_to_look_in(folder)
    store = _own_store()
    if store is None:
        return _nothing(listing=listing)
    from simulator.cli.learner import chosen_in
    from simulator.store import StoreProblem, sessions_of

    with closing(store):
        try:
            learner = chosen_in(store).name
            rows = sessions_of(store, learner)
            if listing or over_time:
                as_utf8()
                data(_over_time(store, learner, with_notes) if over_time else listed(rows))
                return Exit.FINE
            chosen = wanted(rows, session, every=every)
            reports, whole = _reports(store, chosen, rows, folders, asked)
        except StoreProblem as problem:
            raise CannotDo(str(problem)) from problem
    narrate(_preview(reports, asked))
    if file is not None and not yes and not _may_write(file):
        narrate(_("Nothing was written."))
        return Exit.FINE
    text = _written(reports, rows, asked)
    hand_over(text, file)
    return Exit.FINE if whole else Exit.PROBLEMS


def _refuse_what_does_not_go_together(
    session: str | None, asked: Asked, *, every: bool, listing: bool
) -> None:
    if session is not None and (every or listing):
        raise click.UsageError(
            _("Name one talk, or ask for --all, --list or --over-time; not both.")
        )
    if (asked.turns or asked.excel) and asked.form != "csv" and not listing:
        raise click.UsageError(_("--turns and --excel go with --format csv."))
    if asked.form == "class" and every:
        raise click.UsageError(_("A class file holds one talk: name it, and leave out --all."))
    if asked.form == "class" and asked.with_notes:
        raise click.UsageError(_("What you typed yourself is never in a class file."))
    if asked.lenses and asked.form not in _READ and not listing:
        raise click.UsageError(_("--lenses goes with --format md or html."))


def _own_store() -> "SqliteStore | None":
    """What is stored here; None where nothing is. Nothing is made or set aside."""
    from simulator.store import StoreProblem, open_store
    from simulator.store.files import has_database

    folder = home()
    if not has_database(folder):
        return None
    try:
        return open_store(folder, keep_damaged_aside=False)
    except StoreProblem as problem:
        raise CannotDo(str(problem)) from problem


def _nothing(*, listing: bool) -> Exit:
    if listing:
        narrate(_("There are no talks yet."))
        return Exit.FINE
    raise CannotDo(nothing_to_report(), Exit.PROBLEMS)


def _over_time(store: "SqliteStore", learner: str | None, with_notes: bool) -> str:
    """What the page of talks over time shows, without what she typed herself unless asked for."""
    from dataclasses import replace

    from simulator.debrief.portfolio import portfolio, scenarios_done
    from simulator.debrief.portfolio_in_words import portfolio_lines
    from simulator.kept import over_time

    did = over_time(store, learner)
    told = portfolio(did.practised, did.real)
    if not with_notes:
        real = tuple(replace(talk, note="") for talk in told.real)
        told = replace(told, steps=(), real=real)
    return "\n".join(portfolio_lines(told, scenarios_done(did.finished)))


# The reports


def _reports(
    store: "SqliteStore",
    wanted: "Sequence[SessionRow]",
    rows: "Sequence[SessionRow]",
    folders: Sequence[Path],
    asked: Asked,
) -> "tuple[list[Report], bool]":
    """The reports, and whether none is missing."""
    from simulator.reports.scenarios import Scenarios
    from simulator.store import Reason, StoreProblem

    scenarios = Scenarios(folders)
    pseudonym = _pseudonyms(rows)
    reports = []
    for row in wanted:
        try:
            reports.append(_report(store, row, scenarios, pseudonym(row.learner), asked))
        except StoreProblem as problem:
            # One talk that the disk has spoilt must not take all others with it.
            if problem.reason is not Reason.DAMAGED or len(wanted) == 1:
                raise
            narrate(f"{row.id[:SHORT]} {printable(row.title)}: {problem}")
    return reports, len(reports) == len(wanted)


def _report(
    store: "SqliteStore", row: "SessionRow", scenarios: "Scenarios", pseudonym: str, asked: Asked
) -> "Report":
    from simulator.reports.report import NotScored, report_of

    try:
        return report_of(
            row,
            store.events(row.id),
            scenarios.of(row.scenario_id, row.fingerprint),
            pseudonym=pseudonym,
            with_notes=asked.with_notes,
            with_name=asked.with_name,
            with_lenses=asked.lenses,
        )
    except NotScored:
        raise first_your_own_score(row) from None


def _pseudonyms(rows: "Sequence[SessionRow]") -> Callable[[str | None], str]:
    """For every name, and for having none, one that says nothing."""
    from simulator.reports.report import pseudonym_of

    made: dict[str | None, str] = {}

    def pseudonym(learner: str | None) -> str:
        if learner not in made:
            made[learner] = pseudonym_of([row for row in rows if row.learner == learner])
        return made[learner]

    return pseudonym


def _written(reports: "Sequence[Report]", rows: "Sequence[SessionRow]", asked: Asked) -> str:
    """The reports in the format that was asked for."""
    if asked.form == "class":
        from simulator.reports.class_file import class_file, class_text

        [one] = reports
        told = class_file(one.kept, name=one.row.learner, earlier=_earlier(one.row, rows))
        return class_text(told)
    if asked.form == "json":
        from simulator.reports.json import as_json

        return as_json(reports)
    if asked.form == "xapi":
        from simulator.reports.xapi import as_xapi

        return as_xapi(reports)
    if asked.form == "csv":
        from simulator.reports.csv import attempts_as_csv, turns_as_csv

        as_csv = turns_as_csv if asked.turns else attempts_as_csv
        return as_csv(reports, "excel" if asked.excel else "plain")
    from simulator.reports.content import document

    documents = [document(one) for one in reports]
    if asked.form == "html":
        from simulator.reports.html import as_html

        return as_html(documents)
    from simulator.reports.markdown import as_markdown

    return as_markdown(documents)


def _earlier(row: "SessionRow", rows: "Sequence[SessionRow]") -> int:
    """How many talks on the same scenario were begun before this one, and scored."""
    from simulator.store import is_scored

    return sum(
        is_scored(other) and other.scenario_id == row.scenario_id and other.begun_at < row.begun_at
        for other in rows
    )


# What is in it, before anybody reads it


def _preview(reports: "Sequence[Report]", asked: Asked) -> str:
    count = len(reports)
    lines = [
        ngettext("In this report: {count} talk.", "In this report: {count} talks.", count).format(
            count=count
        )
    ]
    lines += [_previewed(one) for one in reports]
    if asked.form == "class":
        lines.append(
            _(
                "With the replies you chose, what was measured, your own score and how sure you "
                "were. Without the words of the talk, and without what you typed yourself."
            )
        )
        return "\n".join([*lines, *_previewed_name(reports, asked)])
    lines.append(
        _("With every word of the talk, what was measured, your own score and how you saw it.")
    )
    lines.append(
        _("With what you typed yourself: notes, own words and next step.")
        if asked.with_notes
        else _("Without what you typed yourself (--with-notes adds it).")
    )
    return "\n".join([*lines, *_previewed_name(reports, asked)])


def _previewed_name(reports: "Sequence[Report]", asked: Asked) -> list[str]:
    names = sorted({one.row.learner for one in reports if one.row.learner})
    if names:
        return [_("Names in it: {names}.").format(names=", ".join(names))]
    if asked.with_name:
        return [_("Without a name: you have not chosen one in the settings.")]
    return [_("Without your name (--with-name adds it).")]


def _previewed(one: "Report") -> str:
    from simulator.debrief.portfolio_in_words import day, local_day

    turns = len(one.told.turns)
    told = ngettext(
        "  {date}  {title}: {count} turn", "  {date}  {title}: {count} turns", turns
    ).format(date=day(local_day(one.row.begun_at)), title=one.row.title, count=turns)
    if one.scenario_now == "gone":
        return _("{talk}; its scenario is no longer here").format(talk=told)
    if one.scenario_now == "changed":
        return _("{talk}; its scenario was changed since").format(talk=told)
    return told


def _may_write(file: Path) -> bool:
    """Whether whoever sits there wants this in a file; where nobody does, it was asked for."""
    if not terminal.can_ask():
        return True
    narrate(_("Write this to {path}? Type yes or no.").format(path=str(file)))
    return terminal.says_yes()
