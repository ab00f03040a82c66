"""``gesprek`` on its own: the program; without a terminal, the library and how to go on."""

from simulator.cli import learner, terminal
from simulator.cli.exits import Exit
from simulator.cli.listing import listed
from simulator.cli.output import data
from simulator.language import _
from simulator.places import shipped_scenarios


def home() -> Exit:
    """Open the program, or say what there is."""
    if terminal.can_paint():
        from simulator.cli.screens import opened

        return opened()
    from simulator.loading.library import shelf

    cards = shelf([shipped_scenarios()]).cards
    data("\n".join((listed(cards), _how_to_go_on(cards[0].id if cards else "SCENARIO"))))
    return Exit.FINE


def _how_to_go_on(example: str) -> str:
    lines = [
        _("Practise in ordinary lines:  {command}").format(
            command=f"gesprek play {example} --plain"
        ),
        _("In a terminal the whole program opens with:  {command}").format(command="gesprek"),
        _("Everything it can do:  {command}").format(command="gesprek --help"),
    ]
    broken_off = learner.broken_off()
    if broken_off is not None:
        lines.insert(
            0,
            _("“{title}” was broken off. Go on with:  {command}").format(
                title=broken_off.title, command=f"gesprek play {broken_off.scenario_id}"
            ),
        )
    return "".join(f"{line}\n" for line in lines)
