"""The lenses that follow the steps of a model, from their data file ``strips.toml`` (codebook 6.6).

Such a lens never changes the fit either. A new one is an entry in the file: what an author may
write, the JSON Schema, the page and the sentences all come from it.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, NamedTuple

from simulator.codebook.vocabulary import CrisisKind, ReplyType, SessionKind, Technique, Text

NO_STEP = "geen"
"""What an author writes for a reply that reaches no step, whatever its type would."""
NO_STEP_LABEL = Text(nl="geen stap", en="no step")


class Step(NamedTuple):
    """One step of a model, and which replies reach it without saying so."""

    slug: str
    label: Text
    types: frozenset[ReplyType]
    techniques: frozenset[Technique]
    after: str | None
    """The step that has to be reached before a type or technique can reach this one."""
    fact: str | None
    """An entry of ``help_lines.toml`` with the whole step and the date it was checked."""


class Strip(NamedTuple):
    """A lens that shows which steps of a model were reached, in order."""

    slug: str
    label: Text
    looks_at: Text
    """What can be seen through it, as a clause after "shows"."""
    note: Text | None
    sessions: frozenset[SessionKind]
    """Kinds of talk in which it is shown without a reply that carries it."""
    crisis: frozenset[CrisisKind]
    """Kinds of crisis in which ``sessions`` holds; empty for all."""
    with_types: frozenset[ReplyType]
    """Reply types that make it shown in a scenario that has one."""
    order: tuple[tuple[str, str], ...]
    """Pairs of steps of which the first usually comes before the second."""
    steps: tuple[Step, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """What an author can write for it on a reply."""
        return (*(step.slug for step in self.steps), NO_STEP)


@cache
def strips() -> Mapping[str, Strip]:
    """Every strip by its slug, in the order of the file."""
    # Every check loads this module, and hardly any scenario has a strip.
    import tomllib

    written = files("simulator.codebook").joinpath("strips.toml").read_text(encoding="utf-8")
    read = (strip_from(entry) for entry in tomllib.loads(written)["strip"])
    return MappingProxyType({strip.slug: strip for strip in read})


def strip_from(entry: Mapping[str, Any]) -> Strip:
    """The strip that an entry of the file describes; KeyError where something is missing."""
    return Strip(
        slug=entry["slug"],
        label=Text(**entry["label"]),
        looks_at=Text(**entry["looks_at"]),
        note=Text(**entry["note"]) if "note" in entry else None,
        sessions=frozenset(entry.get("sessions", ())),
        crisis=frozenset(entry.get("crisis", ())),
        with_types=frozenset(entry.get("with_types", ())),
        order=tuple((first, second) for first, second in entry.get("order", ())),
        steps=tuple(_step(step) for step in entry["step"]),
    )


def _step(entry: Mapping[str, Any]) -> Step:
    return Step(
        slug=entry["slug"],
        label=Text(**entry["label"]),
        types=frozenset(entry.get("types", ())),
        techniques=frozenset(entry.get("techniques", ())),
        after=entry.get("after"),
        fact=entry.get("fact"),
    )
