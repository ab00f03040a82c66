"""The catalogue: every kind of problem there is, by its code and by its family."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from simulator.codebook.vocabulary import Text
from simulator.diagnostics import (
    allowances,
    consistency,
    fields,
    files,
    structure,
    teaching,
    translations,
    walkthroughs,
    yaml_text,
)
from simulator.diagnostics.problem import Kind

FAMILIES = (
    files,
    yaml_text,
    fields,
    structure,
    consistency,
    teaching,
    walkthroughs,
    translations,
    allowances,
)
"""The families of problems, in the order in which a file is looked at."""

KINDS: Mapping[str, Kind] = {
    kind.code: kind
    for family in FAMILIES
    for kind in vars(family).values()
    if isinstance(kind, Kind)
}
"""Every kind of problem by its code."""

TITLES: Mapping[str, Text] = {
    "files": Text("Het bestand", "The file"),
    "yaml-text": Text("De tekst als YAML", "The text as YAML"),
    "fields": Text("Sleutels en waarden", "Keys and values"),
    "structure": Text("Hoe het samenhangt", "How it hangs together"),
    "consistency": Text("Wat het codeboek zegt", "What the codebook says"),
    "teaching": Text("Wat een leerling ervan leert", "What a learner learns from it"),
    "walkthroughs": Text("Proefgesprekken", "Walkthroughs"),
    "translations": Text("Vertalingen", "Translations"),
    "allowances": Text("Wat is toegestaan", "What is allowed"),
}
"""What each family is called, by its name."""


class Family(NamedTuple):
    """The problems that are found in one way."""

    name: str
    """As it is chosen on the command line, such as ``yaml-text``."""
    title: Text
    kinds: tuple[Kind, ...]


def families() -> tuple[Family, ...]:
    """Every family, in the order in which a file is looked at."""
    found = []
    for module in FAMILIES:
        name = module.__name__.rpartition(".")[2].replace("_", "-")
        kinds = tuple(kind for kind in vars(module).values() if isinstance(kind, Kind))
        found.append(Family(name, TITLES[name], kinds))
    return tuple(found)


def close_to(word: str, words: Iterable[str]) -> str | None:
    """The one of ``words`` that ``word`` was probably meant to be, or None."""
    # Here and not above: a file without a mistake in it asks for no guess.
    from difflib import get_close_matches

    found = get_close_matches(word[:60].lower().replace("_", "-"), list(words), n=1, cutoff=0.6)
    return found[0] if found else None
