"""``gesprek explore``: proves what must hold in every state of a conversation."""

import gc
import json
import signal
import sys
from typing import TYPE_CHECKING, Final

import click

from simulator.cli import terminal
from simulator.cli.exits import Exit
from simulator.cli.interruption import Interrupted, to_be_kept
from simulator.cli.output import data, json_data
from simulator.cli.scenarios import (
    loaded,
    scenario_argument,
    scenario_file,
    scenarios_option,
)
from simulator.cli.verbs import verb
from simulator.language import _

if TYPE_CHECKING:
    from simulator.authoring.explore import Progress, Stage

_ANEW: Final = "\r\x1b[K"
"""Back to the beginning of the line, with nothing on it."""

_VERDICTS: Final = {True: Exit.FINE, False: Exit.PROBLEMS, None: Exit.FAILED}


def command() -> click.Command:
    """``gesprek explore SCENARIO``."""
    return verb(
        "explore",
        explore,
        brief=_("Prove what must hold in every state of a scenario."),
        more=_(
            "Walks through every conversation there can be, and lets learners that play by rule "
            "have a go. A claim that does not hold comes with a shortest conversation that shows "
            "it. Ctrl-C stops and tells what is known by then. Ends with 1 when a claim does not "
            "hold, and with 3 when one could not be decided."
        ),
        parameters=[
            scenario_argument(),
            scenarios_option(),
            click.Option(
                ["--proof"],
                is_flag=True,
                help=_("Only what the states prove: faster, and what learners decide stays open."),
            ),
            click.Option(["--json", "as_json"], is_flag=True, help=_("As JSON, for a program.")),
        ],
    )


def explore(scenario: str, proof: bool, as_json: bool) -> Exit:
    """Explore the scenario of this name."""
    from simulator.authoring.check import check_text
    from simulator.authoring.explore import explore as explored
    from simulator.authoring.findings_text import as_json as in_json
    from simulator.authoring.findings_text import render_text
    from simulator.loading.opening import read_text

    # A proof makes millions of small things that all stay: looking for garbage costs a tenth of it.
    gc.disable()
    whole = loaded(scenario)
    text = read_text(scenario_file(scenario))
    # The walkthroughs beside it have no say in what holds of the scenario.
    problems = check_text(text).problems if isinstance(text, str) else [text]
    progress = _progress()
    with to_be_kept():
        findings = explored(whole, problems, progress, play=not proof)
    if progress is not None:
        sys.stderr.write(_ANEW)
    if as_json:
        json_data(json.dumps(in_json(findings), ensure_ascii=False, indent=2))
    else:
        data(render_text(findings, scenario))
    if findings.stopped == "interrupted":
        raise Interrupted(signal.SIGINT)
    return _VERDICTS[findings.holds]


def _progress() -> "Progress | None":
    """Tells on a terminal how far it is, on one line; None where there is no terminal."""
    if not terminal.wants_colour(sys.stderr):
        return None
    names = {
        "states": _("moments found"),
        "claims": _("claims decided"),
        "talks": _("conversations played"),
        "players": _("learners heard"),
    }

    def tell(stage: "Stage", done: int, count: int | None) -> None:
        told = f"{names[stage]}: {done}" + ("" if count is None else f" / {count}")
        sys.stderr.write(f"{_ANEW}{told}")
        sys.stderr.flush()

    return tell
