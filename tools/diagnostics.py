"""The reference page of the diagnostics, made from the catalogue.

python tools/diagnostics.py        writes docs/diagnostics.md
"""

from pathlib import Path

from simulator.authoring.allowing import MOST
from simulator.diagnostics import Kind
from simulator.diagnostics.catalogue import Family, families

PAGE = Path(__file__).resolve().parent.parent / "docs" / "diagnostics.md"

_ENOUGH_TICKS = "```"


def page() -> str:
    """The page ``docs/diagnostics.md``: every diagnostic, family by family."""
    parts = [_HEAD, *(_contents(family) for family in families()), "\n"]
    parts += [_section(family) for family in families()]
    return "".join(parts).rstrip("\n") + "\n"


_HEAD = f"""\
# Diagnostics

Made by `python tools/diagnostics.py` from the catalogue in `src/simulator/diagnostics`, of which
`gesprek explain CODE` tells the same in Dutch and in English; a test fails when this page is older.
Each example is tried by a test: it stands in the small file of
[Writing a scenario](scenarios.md#a-small-file-that-is-complete), in walkthroughs beside a file or
in a translation of it, which then has the problem, and has it no more once it is repaired. An …
stands for what differs from case to case.

An *error* keeps a scenario from being played, walkthroughs from being tried, and a translation from
being the same talk. A *warning* is nearly always a mistake, a *note* is something to look at.

A code is named after the pattern that was found. What can be done with it:

- `gesprek check --select CODE,…` shows only these, `--ignore CODE,…` all but these; the name of a
  family stands for all its codes. An error ends the run with 1, whether it is shown or not;
  with `--strict` a warning that is shown does so too.
- A warning or a note that is meant can be allowed where it stands, with the reason: behind the
  line, or on a line of its own directly above it. Only a comment counts, no text in quotes or in a
  block. At most {MOST} allowances count in a file; `gesprek list --json` has them under `allowed`.

```yaml
text: "Tja."  # allow[short-text]: meer zeg je hier niet
```

| family | diagnostics |
|---|---|
"""


def _contents(family: Family) -> str:
    links = ", ".join(f"[{kind.code}](#{kind.code})" for kind in family.kinds)
    return f"| {family.title.en} (`{family.name}`) | {links} |\n"


def _section(family: Family) -> str:
    return f"## {family.title.en}\n\n" + "".join(map(_entry, family.kinds))


def _entry(kind: Kind) -> str:
    claim = f" Claim {kind.claim} of the codebook." if kind.claim else ""
    told = [
        f"### {kind.code}\n",
        f"*{_capital(kind.severity.value)}.*{claim}\n",
        f"> {_plain(kind.pattern('en'))}\n",
        f"{_capital(kind.why.en)}\n",
    ]
    if kind.example is not None:
        told += [f"Wrong:\n\n{_fenced(kind.example.wrong)}"]
        told += [f"Right:\n\n{_fenced(kind.example.right)}"]
    told.append(f"*What to do:* {_plain(kind.next_step('en'))}\n")
    return "\n".join(told) + "\n"


def _fenced(lines: str) -> str:
    return f"{_ENOUGH_TICKS}yaml\n{lines.rstrip(chr(10))}\n{_ENOUGH_TICKS}\n"


def _plain(text: str) -> str:
    """``text`` so that Markdown shows every sign of it."""
    inside_code = False
    shown = []
    for sign in text:
        inside_code ^= sign == "`"
        shown.append(f"\\{sign}" if sign in "*_<[]|" and not inside_code else sign)
    return "".join(shown)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
