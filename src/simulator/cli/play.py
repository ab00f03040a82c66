"""``gesprek play``: straight into one scenario, on screens or in ordinary lines."""

import shlex
import sys
from typing import TYPE_CHECKING

import click

from simulator.cli import interruption, learner, terminal
from simulator.cli.exits import Exit
from simulator.cli.output import Output, narrate
from simulator.cli.scenarios import (
    loaded,
    named_again,
    scenario_argument,
    scenario_file,
    scenarios_option,
)
from simulator.cli.seeds import seed_option
from simulator.cli.verbs import NAME, verb
from simulator.language import _

if TYPE_CHECKING:
    from simulator.scenario import Scenario


def command() -> click.Command:
    """``gesprek play SCENARIO``."""
    return verb(
        "play",
        play,
        brief=_("Practise one scenario."),
        more=_(
            "Without a terminal, or with TERM=dumb, in ordinary lines by itself. Leave a talk with "
            "Esc, or by typing stop. A talk that was broken off can be gone on with."
        ),
        parameters=[
            scenario_argument(),
            scenarios_option(),
            click.Option(
                ["--plain"],
                is_flag=True,
                help=_("In ordinary lines, for a screen reader or a pipe."),
            ),
            seed_option(
                _("The order of the replies; without it they are in another order each time.")
            ),
        ],
    )


def play(scenario: str, plain: bool, seed: int | None) -> Exit:
    """Practise the scenario of this name."""
    if plain or not terminal.can_paint():
        return _play_in_lines(scenario, loaded(scenario), seed)
    from simulator.cli.screens import opened

    return opened(scenario_file(scenario), seed)


def _play_in_lines(name: str, scenario: "Scenario", seed: int | None) -> Exit:
    from simulator.plain import Lines, PlainPractice

    typing = None if sys.stdin is None else interruption.HeedfulInput(sys.stdin)
    with learner.opened_store() as store:
        for notice in store.notices:
            narrate(str(notice))
        chosen = learner.chosen_in(store)
        practice = PlainPractice(
            scenario,
            Lines(typing, Output(sys.stdout)),
            store,
            command=shlex.join([NAME, "play", name, *named_again()]),
            learner=chosen.name,
            seed=seed,
            bands=chosen.bands,
            asks=chosen.asks,
        )
        try:
            with interruption.listening():
                practice.run()
        except interruption.Interrupted:
            narrate(f"\n{practice.parting()}")
            raise
    Output(sys.stdout).flush()
    return Exit.FINE
