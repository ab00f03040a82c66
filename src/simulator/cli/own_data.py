"""``gesprek data``: everything stored about a learner, to take along or to delete."""

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simulator.cli import terminal
from simulator.cli.exits import CannotDo, Exit
from simulator.cli.output import json_data, narrate, write_new
from simulator.cli.output_file import output_option
from simulator.cli.verbs import everywhere, verb
from simulator.language import _, ngettext
from simulator.places import home

if TYPE_CHECKING:
    from collections.abc import Mapping


def command() -> click.Command:
    """``gesprek data``: a group of two."""
    return click.Group(
        "data",
        commands=[_export_command(), _delete_command()],
        help=_("Take along or delete everything that is stored about you."),
        params=everywhere(),
        options_metavar=_("[OPTIONS]"),
        subcommand_metavar=_("COMMAND [ARGS]..."),
        add_help_option=False,
        no_args_is_help=False,
    )


def _export_command() -> click.Command:
    return verb(
        "export",
        export,
        brief=_("Write everything stored about you as JSON."),
        more=_(
            "Says first what is in it. A talk that you left is not in it, and what you typed "
            "yourself only when you ask for it."
        ),
        parameters=[
            click.Option(
                ["--with-notes"], is_flag=True, help=_("With your own notes and next steps.")
            ),
            output_option(),
        ],
    )


def _delete_command() -> click.Command:
    return verb(
        "delete",
        delete,
        brief=_("Delete everything stored about you."),
        more=_("Asks once whether you are sure. What is deleted cannot be brought back."),
        parameters=[
            click.Option(["--yes"], is_flag=True, help=_("Do not ask; needed without a terminal."))
        ],
    )


def export(with_notes: bool, output: str | None) -> Exit:
    """Write what is stored to a file, or to stdout."""
    from simulator.store import StoreProblem
    from simulator.store import export as everything

    try:
        stored: Mapping[str, Any] = everything(home(), with_notes=with_notes)
    except StoreProblem as problem:
        raise CannotDo(str(problem)) from problem
    narrate(_preview(stored["sessions"], with_notes=with_notes))
    text = json.dumps(stored, ensure_ascii=False, indent=2)
    if output is None or output == "-":
        json_data(text)
    else:
        write_new(Path(output), f"{text}\n")
        narrate(_("Written to {path}.").format(path=output))
    return Exit.FINE


def delete(yes: bool) -> Exit:
    """Delete what is stored, once whoever asks it is sure."""
    from simulator.store import StoreProblem, delete_everything

    folder = home()
    if not yes and not _is_sure(folder):
        narrate(_("Nothing was deleted."))
        return Exit.FINE
    try:
        removed = delete_everything(folder)
    except StoreProblem as problem:
        raise CannotDo(str(problem)) from problem
    if removed.in_use:
        narrate(
            _(
                "Another window of this program is open. Everything in {path} was deleted; the "
                "empty file stays until that window is closed."
            ).format(path=folder)
        )
    elif not removed.files:
        narrate(_("There was nothing stored in {path}.").format(path=folder))
    else:
        narrate("\n".join((_deleted(removed.sessions), *(str(file) for file in removed.files))))
    return Exit.FINE


def _is_sure(folder: Path) -> bool:
    if not terminal.can_ask():
        raise CannotDo(
            _("Without a terminal nobody can be asked whether this is meant. Add --yes if it is."),
            Exit.USAGE,
        )
    narrate(
        _("This deletes all your talks, notes and settings in {path}, for good.").format(
            path=folder
        )
    )
    narrate(_("Are you sure? Type yes or no."))
    return terminal.says_yes()


def _deleted(sessions: int) -> str:
    return ngettext(
        "{count} talk and all settings were deleted. These files are gone:",
        "{count} talks and all settings were deleted. These files are gone:",
        sessions,
    ).format(count=sessions)


def _preview(sessions: "list[Mapping[str, Any]]", *, with_notes: bool) -> str:
    """What an export holds, for the learner to read before anybody else does."""
    if not sessions:
        return _("There is nothing stored that could be exported.")
    count = len(sessions)
    lines = [
        ngettext("In this export: {count} talk.", "In this export: {count} talks.", count).format(
            count=count
        )
    ]
    lines += [_session(session) for session in sessions]
    lines.append(
        _("With what you typed yourself: notes and next steps.")
        if with_notes
        else _("Without what you typed yourself (--with-notes adds it).")
    )
    names = Counter(session["learner"] for session in sessions if session["learner"])
    if names:
        lines.append(_("Names in it: {names}.").format(names=", ".join(names)))
    return "\n".join(lines)


def _session(session: "Mapping[str, Any]") -> str:
    events = session["events"]
    if events is None:
        return _("  {date}  {title}: damaged, and empty here").format(
            date=session["begun_at"][:10], title=session["title"]
        )
    replies = sum(event["kind"] == "reply" for event in events)
    return ngettext(
        "  {date}  {title}: {count} reply", "  {date}  {title}: {count} replies", replies
    ).format(date=session["begun_at"][:10], title=session["title"], count=replies)
