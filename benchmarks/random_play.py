"""Random conversations with all rules on: choices a second, beside a table that has no rules.

    python benchmarks/random_play.py [--seeds 12] [--choices 2000000] [--rounds 2]

Each scenario is played in a process of its own, so that the first conversation finds nothing
worked out: *cold* counts everything from there on, the reading of the scenario's rules included.
*Warm* are conversations that were all held before. *Step* is the engine of the live game, without
tables. Beside them, in the same process: a bare table walk, and one trigger of `transitions` for
each choice with nothing around it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.beside import (
    SCENARIOS,
    about_this_run,
    alone,
    cpu_seconds,
    shipped_files,
    table_walk,
    tell,
)
from simulator.scenario import Scenario

_TALKS_AT_ONCE = 2_000
_WALKED = 300_000
_STEPPED = 5_000
_TRIGGERED = 20_000


class Rates(NamedTuple):
    """Choices for each second of processor."""

    walk: float
    cold: float
    warm: float
    step: float
    trigger: float


def measured(name: str, choices: int) -> Rates:
    """Play one scenario, in a process in which nobody played before."""
    from simulator.explorer.random_play import PlayTables
    from simulator.explorer.state_space import StateSpace

    scenario = scenario_of(name)
    walks = [_rate_of_walk()]
    tables: list[PlayTables] = []
    played: list[int] = []

    def cold() -> None:
        tables.append(PlayTables(StateSpace(scenario)))
        while sum(played) < choices:
            played.append(tables[0].play(_TALKS_AT_ONCE, len(played)).choices)

    cold_rate = 1 / cpu_seconds(cold)
    walks.append(_rate_of_walk())
    again = range(min(len(played), 20))
    warm_rate = 1 / cpu_seconds(
        lambda: [tables[0].play(_TALKS_AT_ONCE, seed) for seed in again],
    )
    walks.append(_rate_of_walk())
    return Rates(
        max(walks),
        cold_rate * sum(played),
        warm_rate * sum(played[seed] for seed in again),
        _rate_of_steps(scenario),
        _rate_of_triggers(),
    )


def scenario_of(name: str) -> Scenario:
    """A seed of a generated scenario, or the file name of one of the program's own."""
    if name.isdigit():
        from tests.generated import generated_scenario

        return generated_scenario(int(name), scenes=60, replies=4, max_turns=25)
    from simulator.loading import load

    return load(SCENARIOS / f"{name}.yaml")


def _rate_of_walk() -> float:
    made: list[int] = []
    return 1 / cpu_seconds(lambda: made.append(table_walk(_WALKED))) * made[0]


def _rate_of_steps(scenario: Scenario) -> float:
    from simulator.client.moment import Point
    from simulator.client.rules import Rules

    rules = Rules(scenario)
    dice = Random(0)
    made = 0

    def play() -> None:
        nonlocal made
        most = made + _STEPPED
        while made < most:
            state = rules.start()
            while not rules.has_ended(state.moment):
                offered = list(rules.offered(state.moment, Point(state.gauges)))
                state, _ = rules.step(state, dice.choice(offered)[1])
                made += 1

    play()
    before = made
    seconds = cpu_seconds(play)
    return (made - before) / seconds


class _Client:
    """What a machine of `transitions` moves."""

    def __init__(self) -> None:
        self.state = "bezoeker"
        self.trust = 5


def _rate_of_triggers() -> float:
    from transitions import Machine

    states = ("bezoeker", "klager", "klant")
    triggers = [f"reply_{number}" for number in range(12)]
    machine = Machine(model=None, states=list(states), initial=states[0], auto_transitions=False)
    for number, trigger in enumerate(triggers):
        for place, state in enumerate(states):
            onward = states[(place + number) % len(states)]
            machine.add_transition(trigger, state, onward, conditions=[_trusts])
    events = [machine.events[trigger] for trigger in triggers]
    dice, client = Random(0), _Client()

    def fire() -> None:
        for _ in range(_TRIGGERED):
            events[int(dice.random() * 12)].trigger(client, client)

    return _TRIGGERED / cpu_seconds(fire)


def _trusts(client: _Client) -> bool:
    return client.trust >= 3


def best(rounds: Iterable[Rates]) -> Rates:
    """Of each figure the best of all rounds."""
    return Rates(*(max(figures) for figures in zip(*rounds, strict=True)))


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--seeds", type=int, default=12, help="how many generated scenarios")
    parser.add_argument("--choices", type=int, default=2_000_000, help="choices of a cold play")
    parser.add_argument("--rounds", type=int, default=2)
    asked = parser.parse_args(arguments)
    about_this_run(f"Random play, {asked.choices:,} choices, processor time")
    generated = [str(seed) for seed in range(asked.seeds)]
    names = [*generated, *(file.stem for file in shipped_files())]
    taken: dict[str, list[Rates]] = {name: [] for name in names}
    for _ in range(asked.rounds):
        for name in names:
            taken[name].append(alone(measured, name, asked.choices))
    rates = {name: best(rounds) for name, rounds in taken.items()}
    tell(
        ("choices a second", "walk", "cold", "warm", "step", "trigger", "cold/walk", "warm/walk"),
        [
            (
                f"generated {name}" if name.isdigit() else name,
                *(f"{figure:,.0f}" for figure in rate),
                f"{rate.cold / rate.walk:.3f}",
                f"{rate.warm / rate.walk:.2f}",
            )
            for name, rate in rates.items()
        ],
    )
    tell(
        ("of these", "cold/walk", "warm/walk", "step/walk", "trigger/walk", "cold/trigger"),
        [
            _together("generated", [rates[name] for name in generated]),
            _together("shipped", [rates[name] for name in names if name not in generated]),
        ],
        note="Together: as many choices in each scenario, all seconds added up.",
    )


def _together(name: str, rates: Sequence[Rates]) -> tuple[str, ...]:
    if not rates:
        return (name, *["-"] * 5)
    walk, cold, warm, step, trigger = (
        len(rates) / sum(1 / figure for figure in figures) for figures in zip(*rates, strict=True)
    )
    return (
        name,
        f"{cold / walk:.3f}",
        f"{warm / walk:.2f}",
        f"{step / walk:.4f}",
        f"{trigger / walk:.3f}",
        f"{cold / trigger:.2f}",
    )


if __name__ == "__main__":
    main()
