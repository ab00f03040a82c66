"""``gesprek explain``: what a diagnostic stands for, with an example and what to do."""

import shutil
import sys
from typing import TYPE_CHECKING

import click

from simulator.cli import terminal
from simulator.cli.codes import no_such_code
from simulator.cli.exits import Exit
from simulator.cli.output import data
from simulator.cli.verbs import verb
from simulator.language import _, current

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Code(click.ParamType[str, str]):
    """The code of a diagnostic."""

    name = "code"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        """The codes that begin with what was typed."""
        from click.shell_completion import CompletionItem

        from simulator.diagnostics.catalogue import KINDS

        return [
            CompletionItem(code, help=kind.pattern(current()))
            for code, kind in KINDS.items()
            if code.startswith(incomplete)
        ]


def command() -> click.Command:
    """``gesprek explain [CODE]``."""
    return verb(
        "explain",
        explain,
        brief=_("Explain a message of check."),
        more=_("Without a code: all of them, family by family."),
        parameters=[
            click.Argument(
                ["code"],
                required=False,
                type=Code(),
                metavar=_("[CODE]"),
                help=_("The word between square brackets in a message, such as unknown-scene."),
            )
        ],
    )


def explain(code: str | None) -> Exit:
    """Explain the diagnostic of this code."""
    from simulator.authoring.explain import WIDTH, explained, listed
    from simulator.diagnostics.catalogue import KINDS, close_to

    if code is None:
        data(listed(current()))
        return Exit.FINE
    kind = KINDS.get(code.strip().lower())
    if kind is None:
        raise no_such_code(code, close_to(code, KINDS))
    on_screen = terminal.is_terminal(sys.stdout)
    width = min(WIDTH, shutil.get_terminal_size().columns) if on_screen else WIDTH
    data(explained(kind, current(), max(width, 30)))
    return Exit.FINE
