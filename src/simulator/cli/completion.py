"""``gesprek completion``: the script that lets a shell complete verbs, options and scenarios."""

import click

from simulator.cli.exits import Exit
from simulator.cli.output import data
from simulator.cli.verbs import NAME, verb
from simulator.language import _

SHELLS = ("bash", "zsh", "fish", "powershell")
"""The shells there is a script for."""


def command() -> click.Command:
    """``gesprek completion SHELL``."""
    return verb(
        "completion",
        completion,
        brief=_("Print the script with which your shell completes commands."),
        more="\b\n"
        + "\n".join(
            (
                'bash:        eval "$(gesprek completion bash)"',
                'zsh:         eval "$(gesprek completion zsh)"',
                "fish:        gesprek completion fish | source",
                "PowerShell:  gesprek completion powershell | Out-String | Invoke-Expression",
            )
        ),
        parameters=[
            click.Argument(
                ["shell"],
                type=click.Choice(SHELLS),
                metavar="SHELL",
                help=_("bash, zsh, fish or powershell."),
            )
        ],
    )


def completion(shell: str) -> Exit:
    """Print the script of this shell."""
    from click.shell_completion import get_completion_class

    from simulator.cli.program import COMPLETION_VARIABLE, program

    kind = get_completion_class(shell)
    assert kind is not None
    data(kind(program(), {}, NAME, COMPLETION_VARIABLE).source())
    return Exit.FINE
