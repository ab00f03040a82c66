"""``gesprek`` on its own: the program; without a terminal, the library and how to go on."""

import shlex

from simulator.cli import learner, terminal
from simulator.cli.exits import Exit
from simulator.cli.listing import listed
from simulator.cli.output import data
from simulator.cli.scenarios import named_again, own_folders, tell_once
from simulator.cli.verbs import NAME
from simulator.language import _
from simulator.places import shipped_scenarios


def home() -> Exit:
    """Open the program, or say what there is."""
    if terminal.can_paint():
        from simulator.cli.screens import opened

        return opened()
    from simulator.loading.folders import missing, told_missing, told_twice
    from simulator.loading.library import shelf

    own = own_folders()
    found = shelf([*own, shipped_scenarios()])
    cards = found.cards
    data("\n".join((listed(cards), _how_to_go_on(cards[0].id if cards else "SCENARIO"))))
    tell_once([*told_missing(missing(own)), *told_twice(found.twice)])
    return Exit.FINE


def _how_to_go_on(example: str) -> str:
    lines = [
        _("Practise in ordinary lines:  {command}").format(command=_play(example, "--plain")),
        _("In a terminal the whole program opens with:  {command}").format(command="gesprek"),
        _("Everything it can do:  {command}").format(command="gesprek --help"),
    ]
    broken_off = learner.broken_off()
    if broken_off is not None:
        lines.insert(
            0,
            _("“{title}” was broken off. Go on with:  {command}").format(
                title=broken_off.title, command=_play(broken_off.scenario_id)
            ),
        )
    return "".join(f"{line}\n" for line in lines)


def _play(scenario: str, *options: str) -> str:
    """The command that plays a scenario, in the folders of now."""
    return shlex.join([NAME, "play", scenario, *options, *named_again()])
