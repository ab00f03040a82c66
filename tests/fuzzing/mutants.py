"""Damaged scenarios, each of them known by a seed and a number.

The same seed and number give the same file for as long as the scenarios and the damage stay what
they are. The damage goes round, so that every kind comes up equally often.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from simulator.loading.document import parse
from simulator.loading.library import WALKTHROUGHS, scenario_files
from tests.fuzzing.damage_to_texts import TEXT_DAMAGE
from tests.fuzzing.damage_to_trees import SEVERAL_THINGS, TREE_DAMAGE
from tests.fuzzing.tree import ANYWHERE, Place, Tree
from tests.running import KLEIN, ROOT, VIJANDIG

SMALL = (KLEIN, VIJANDIG)
"""Small scenarios that together have every key of the format."""
BESIDE = ROOT / "tests" / "walkthroughs" / f"{KLEIN.stem}{WALKTHROUGHS}{KLEIN.suffix}"
"""The walkthroughs of the first of them, which an author writes too."""
SHIPPED = tuple(scenario_files([ROOT / "scenarios"]))

_SHARE_OF_SHIPPED = 0.25
"""They are ten times as large, and what breaks in them mostly breaks in a small one too."""
_SHARE_OF_BESIDE = 0.1

OF_TREES = {damage.__name__: damage for damage in TREE_DAMAGE}
OF_TEXTS = {damage.__name__: damage for damage in TEXT_DAMAGE}
DAMAGE = (*OF_TREES, *OF_TEXTS)
"""The name of every kind of damage."""


class Mutant(NamedTuple):
    """One damaged file."""

    damage: str
    """Name of the kind of damage, the last one done."""
    base: Path
    """The file it was."""
    data: bytes
    places: frozenset[Place] = frozenset()
    """Where the damage is; at one of them a problem has to stand. Empty when that is not known."""


def mutant(seed: int, number: int) -> Mutant:
    """The mutant with this number; the numbers have no end."""
    return damaged(DAMAGE[number % len(DAMAGE)], Random(f"{seed}/{number}"))


def damaged(name: str, dice: Random) -> Mutant:
    """A file with one kind of damage, and now and then with more on top."""
    while True:
        try:
            return _damaged(name, _base(dice), dice)
        except IndexError:
            # There is nothing in this file to do that to.
            continue


def _base(dice: Random) -> Path:
    drawn = dice.random()
    if drawn < _SHARE_OF_BESIDE:
        return BESIDE
    return dice.choice(SHIPPED if drawn < _SHARE_OF_BESIDE + _SHARE_OF_SHIPPED else SMALL)


def _damaged(name: str, base: Path, dice: Random) -> Mutant:
    if name in OF_TEXTS:
        return Mutant(name, base, OF_TEXTS[name](base.read_text("utf-8"), dice))
    tree = Tree(_data(base))
    path = OF_TREES[name](tree, dice)
    places = tree.places(path) if path is not None else frozenset()
    if name in SEVERAL_THINGS:
        places = frozenset(place._replace(column=ANYWHERE) for place in places)
    if dice.random() < 0.2:
        for _ in range(dice.randint(1, 8)):
            dice.choice(TREE_DAMAGE)(tree, dice)
        places = frozenset()
    return Mutant(name, base, tree.written().encode(), places)


@cache
def _data(base: Path) -> object:
    document, _ = parse(base.read_text("utf-8"), str(base))
    assert document is not None
    return document.data
