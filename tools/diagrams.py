"""The two machines drawn as Mermaid, asked from the machines themselves (codebook 4.4, 4.5).

python tools/diagrams.py        writes docs/machines.md
"""

from pathlib import Path

from simulator.authoring.graph.machines import drawn, mermaid_ways
from simulator.client.machines import crisis_machine, stance_machine
from simulator.codebook.transitions import CRISIS_ROWS, STANCE_ROWS, CrisisRow, StanceRow

__all__ = ["PAGE", "drawn", "page"]

PAGE = Path(__file__).resolve().parent.parent / "docs" / "machines.md"


def page() -> str:
    """The page ``docs/machines.md``: both diagrams and the guards of every step, in order."""
    stances = drawn(stance_machine())
    phases = drawn(crisis_machine())
    return (
        "# The two machines of a client\n\n"
        "Made by `python tools/diagrams.py` from the machines that the live game and the explorer\n"
        "ask; a test fails when this page is older than they are. The first row that fires wins,\n"
        "and the client makes at most one step a reply: the crisis machine's, or else the stance\n"
        "machine's.\n\n"
        f"## Stance\n\n{_mermaid(stances)}\n{_table(STANCE_ROWS)}\n"
        f"## Crisis phase\n\n{_mermaid(phases)}\n{_table(CRISIS_ROWS)}"
    )


def _mermaid(steps: list[tuple[str, str]]) -> str:
    lines = "\n".join(f"    {line}" for line in mermaid_ways(steps))
    return f"```mermaid\nstateDiagram-v2\n{lines}\n```\n"


def _table(rows: tuple[StanceRow, ...] | tuple[CrisisRow, ...]) -> str:
    lines = ["| from | to | reply measured as | guard |", "|---|---|---|---|"]
    for row in rows:
        triggers = "any" if isinstance(row, StanceRow) else _named(row)
        lines.append(f"| `{row.source}` | `{row.target}` | {triggers} | `{row.guard.formula()}` |")
    return "\n".join(lines) + "\n"


def _named(row: CrisisRow) -> str:
    if isinstance(row.triggers, str):
        return "any"
    return ", ".join(f"`{trigger}`" for trigger in row.triggers)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
