"""The option ``--seed``: the same number gives the same order of replies."""

import click

from simulator.language import _

SEEDS = 1_000_000
"""Seeds run from 0 to one below this."""


class Seed(click.ParamType[int, str]):
    """A whole number from 0 to 999,999."""

    name = "number"

    def convert(
        self, value: int | str, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """The number; a `click.BadParameter` for what is none."""
        if isinstance(value, int):
            return value
        if value.isascii() and value.isdigit() and len(value) < 8 and int(value) < SEEDS:
            return int(value)
        raise click.BadParameter(
            _("{value!r} is no whole number from 0 to {last}.").format(value=value, last=SEEDS - 1),
            ctx,
            param,
        )


def seed_option(meaning: str, default: int | None = None) -> click.Option:
    """``--seed N``; ``meaning`` says what it is for here."""
    return click.Option(["--seed"], type=Seed(), metavar="N", default=default, help=meaning)
