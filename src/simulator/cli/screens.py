"""From the command line to the screens."""

from pathlib import Path

from simulator.cli import learner
from simulator.cli.exits import Exit
from simulator.cli.scenarios import own_folders
from simulator.language import current
from simulator.places import shipped_scenarios

_PATIENCE = 1.5
"""Seconds that a screen may stand still for another program; then the learner is asked."""


def opened(scenario: Path | None = None, seed: int | None = None) -> Exit:
    """Open the program: at its library, or straight in the scenario of this file."""
    from simulator.tui import run

    with learner.opened_store(_PATIENCE) as store:
        return Exit(
            run(
                scenario=scenario,
                folders=[*own_folders(), shipped_scenarios()],
                seed=seed,
                learner=learner.chosen_in(store).name,
                language=current(),
                store=store,
            )
        )
