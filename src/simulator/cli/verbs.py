"""What every verb of ``gesprek`` has in common: ``--lang`` and ``--help``, and its words."""

from collections.abc import Callable, Sequence

import click

from simulator.cli.exits import Exit
from simulator.cli.output import data
from simulator.language import LANGUAGES, _

NAME = "gesprek"


class Verb(click.Command):
    """One command; whatever is wrong with its arguments is told as something of this command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; a `click.UsageError` knows from here on whose they were."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as wrong:
            wrong.ctx = wrong.ctx or ctx
            raise


def verb(
    name: str,
    run: Callable[..., Exit],
    *,
    brief: str,
    more: str = "",
    parameters: Sequence[click.Parameter] = (),
) -> click.Command:
    """The command ``gesprek <name>``.

    ``brief`` is its line in the list of commands, and begins its own help; ``more`` comes below
    it. ``run`` gets the parameters and returns how it ended.
    """
    return Verb(
        name,
        callback=run,
        help=f"{brief}\n\n{more}" if more else brief,
        short_help=brief,
        params=[*parameters, *everywhere()],
        options_metavar=_("[OPTIONS]"),
        add_help_option=False,
    )


def everywhere() -> list[click.Parameter]:
    """The options that every command has."""
    return [
        # The language is chosen before click begins, so that click speaks it too; see `program`.
        click.Option(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            expose_value=False,
            help=_("Language of the program."),
        ),
        click.Option(
            ["--help", "-h"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_show_help,
            help=_("Show this and stop."),
        ),
    ]


def _show_help(context: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        data(f"{context.get_help()}\n")
        context.exit(Exit.FINE)
