"""The two machines of a client as drawings, asked from the machines themselves (codebook 4.4, 4.5).

The page ``docs/machines.md`` is made of the same parts.
"""

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Literal, NamedTuple

from simulator.authoring.graph.dot import attributes_of, bold, left, settings, table, tinted
from simulator.authoring.graph.naming import Place
from simulator.authoring.graph.paint import TINTS
from simulator.authoring.graph.wording import Row
from simulator.client.machines import ClientMachine, crisis_machine, stance_machine
from simulator.codebook.labels import PHASE_LABELS, STANCE_SHORT
from simulator.codebook.transitions import CRISIS_ROWS, STANCE_ROWS, CrisisRow, StanceRow
from simulator.codebook.vocabulary import PHASES, STANCES
from simulator.language import _, current

GUARD = 44
"""Characters on a line of what a step asks."""

MachineName = Literal["houding", "crisis_fase"]


class Step(NamedTuple):
    """One row of a machine: the first of a state whose guard holds is taken."""

    source: str
    target: str
    triggers: tuple[str, ...]
    """What a reply must be measured as; empty when anything will do."""
    guard: str
    """What must hold, in the words of the codebook."""


class Machine(NamedTuple):
    """One of the two machines, as a drawing needs it."""

    name: MachineName
    title: str
    states: tuple[tuple[str, str], ...]
    """The slug of each state, and what it means."""
    ways: tuple[tuple[str, str], ...]
    """Every step it can make, as (from, to), each once."""
    steps: tuple[Step, ...]


def machines() -> tuple[Machine, Machine]:
    """Both machines, in the language spoken now."""
    language = current()
    return (
        Machine(
            "houding",
            _("Stance"),
            tuple((slug, STANCE_SHORT[slug].in_language(language)) for slug in STANCES),
            tuple(drawn(stance_machine())),
            tuple(_step(row) for row in STANCE_ROWS),
        ),
        Machine(
            "crisis_fase",
            _("Crisis phase"),
            tuple((slug, PHASE_LABELS[slug].in_language(language)) for slug in PHASES),
            tuple(drawn(crisis_machine())),
            tuple(_step(row) for row in CRISIS_ROWS),
        ),
    )


def drawn(machine: ClientMachine) -> list[tuple[str, str]]:
    """Every step the machine can make, as (from, to), each once and in the order of its rows."""
    steps = [
        (str(transition.source), str(transition.dest))
        for event in machine.machine.events.values()
        for transitions in event.transitions.values()
        for transition in transitions
    ]
    return list(dict.fromkeys(steps))


def _step(row: StanceRow | CrisisRow) -> Step:
    triggers = () if isinstance(row, StanceRow) or isinstance(row.triggers, str) else row.triggers
    return Step(row.source, row.target, triggers, row.guard.formula())


def as_mermaid() -> str:
    """Both machines as one state diagram, each a state with its own inside."""
    lines = ["stateDiagram-v2"]
    for machine in machines():
        lines.append(f'    state "{machine.title}" as {machine.name} {{')
        lines += [f"        {line}" for line in mermaid_ways(machine.ways)]
        lines.append("    }")
    return "\n".join(lines) + "\n"


def mermaid_ways(ways: Iterable[tuple[str, str]]) -> list[str]:
    """The steps of a machine as lines of a state diagram."""
    return [f"{source} --> {target}" for source, target in ways]


def as_dot() -> str:
    """Both machines as a program for ``dot``, with what each step asks beside it."""
    lines = list(settings())
    for machine in machines():
        lines += [f"subgraph cluster_{machine.name} {{", *_cluster(machine), "}"]
    return "\n".join(["digraph gesprek {", *(f"  {line}" for line in lines), "}", ""])


def _cluster(machine: Machine) -> Iterator[str]:
    edge = TINTS["edge"].light
    yield f"graph{attributes_of({'color': edge, 'class': 'machine'}, bold(Row(machine.title)))};"
    for slug, meaning in machine.states:
        tint = TINTS[slug if slug in TINTS else "card"].light
        look = {"style": "filled,rounded", "fillcolor": tint, "class": "state"}
        rows = "<BR/>".join((bold(Row(slug)), tinted(Row(meaning, "soft"))))
        yield f"{name_of(machine, slug)}{attributes_of(look, rows)};"
    for number, step in enumerate(machine.steps, 1):
        asked = [f"{number}. {' / '.join(step.triggers) or _('any reply')}"]
        asked += wrap(step.guard, GUARD, break_long_words=False)
        label = table(left(tinted(Row(line, "interventie")) for line in asked))
        ends = f"{name_of(machine, step.source)} -> {name_of(machine, step.target)}"
        look = {"class": "way interventie", "color": TINTS["interventie"].light}
        yield f"{ends}{attributes_of(look, label)};"


def name_of(machine: Machine, state: str) -> str:
    """What a state is called in the program: both machines could have one of the same name."""
    return f"{machine.name}_{state}"


def machine_places() -> dict[str, Place]:
    """What each name in the drawing of the machines stands for."""
    return {
        name_of(machine, slug): Place(f"{slug}: {meaning}")
        for machine in machines()
        for slug, meaning in machine.states
    }
