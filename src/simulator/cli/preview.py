"""``gesprek preview``: plays a scenario while it is written."""

import click

from simulator.cli import terminal
from simulator.cli.exits import CannotDo, Exit
from simulator.cli.output import printable
from simulator.cli.scenarios import ScenarioName, scenario_file, scenarios_option
from simulator.cli.verbs import verb
from simulator.language import _


def command() -> click.Command:
    """``gesprek preview FILE``."""
    return verb(
        "preview",
        preview,
        brief=_("Play a scenario while you write it."),
        more=_(
            "Reads the file again at every save and keeps your place in the talk. Shows what every "
            "reply would be measured as, the state of the client, and what is wrong in the file. "
            "Nothing of it is kept."
        ),
        parameters=[
            click.Argument(
                ["file"],
                type=ScenarioName(),
                help=_("The scenario file you are writing, or the id of a scenario."),
            ),
            scenarios_option(),
        ],
    )


def preview(file: str) -> Exit:
    """Preview the scenario file of this name."""
    found = scenario_file(file)
    if not found.is_file():
        told = _("There is no file “{name}” to preview.")
        raise CannotDo(told.format(name=printable(file)), Exit.USAGE)
    if not terminal.can_paint():
        raise CannotDo(
            _(
                "A preview needs a terminal to paint in. Without one: "
                "`gesprek check {name}`, or `gesprek play {name} --plain`."
            ).format(name=printable(file))
        )
    from simulator.tui.preview import run

    return Exit(run(found))
