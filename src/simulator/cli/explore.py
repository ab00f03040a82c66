"""``gesprek explore``: proves what must hold in every state of a conversation."""

import json
import sys
from collections.abc import Callable
from typing import Final

import click

from simulator.cli import terminal
from simulator.cli.exits import Exit
from simulator.cli.output import data, json_data
from simulator.cli.scenarios import loaded, scenario_argument
from simulator.cli.verbs import verb
from simulator.language import _

_VERDICTS: Final = {True: Exit.FINE, False: Exit.PROBLEMS, None: Exit.FAILED}


def command() -> click.Command:
    """``gesprek explore SCENARIO``."""
    return verb(
        "explore",
        explore,
        brief=_("Prove what must hold in every state of a scenario."),
        more=_(
            "Walks through every conversation there can be. A claim that does not hold comes with "
            "a shortest conversation that shows it. Ends with 1 when a claim does not hold, and "
            "with 3 when one could not be decided."
        ),
        parameters=[
            scenario_argument(),
            click.Option(["--json", "as_json"], is_flag=True, help=_("As JSON, for a program.")),
        ],
    )


def explore(scenario: str, as_json: bool) -> Exit:
    """Explore the scenario of this name."""
    from simulator.authoring import explore as exploring

    findings = exploring.explore(loaded(scenario), _progress())
    if as_json:
        json_data(json.dumps(exploring.as_json(findings), ensure_ascii=False, indent=2))
    else:
        data(exploring.render_text(findings, scenario))
    return _VERDICTS[findings.holds]


def _progress() -> Callable[[int, int], None] | None:
    """Tells on a terminal how many claims are decided; else None."""
    if not terminal.wants_colour(sys.stderr):
        return None

    def tell(done: int, count: int) -> None:
        told = _("{done} of {count}").format(done=done, count=count)
        sys.stderr.write(f"\r{told}{'' if done < count else chr(13)}")
        sys.stderr.flush()

    return tell
