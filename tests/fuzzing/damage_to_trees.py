"""Damage to a scenario that still leaves it YAML: keys, types, names and roads.

Each function changes a tree and returns the way to the value at which an author has to be told
something, or None when whether and where is not certain.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Any

from simulator.codebook.vocabulary import (
    ENDINGS,
    FLAGS,
    GAUGES,
    PHASES,
    REFLEXES,
    REPLY_TYPES,
    SIGNALS,
    STANCES,
    STARTS,
    VARIANTS,
)
from tests.fuzzing import words
from tests.fuzzing.tree import Path, Tree

ROADS = frozenset(("goto", "to", "opens_with"))
"""Keys that lead to a scene."""
FLAG_LISTS = frozenset(("sets", "clears", "needs", "flags", "without"))
"""Keys that name flags."""
ONE_OR_MANY = FLAG_LISTS | {"houding", "crisis_fase"}
"""Keys that hold a word, or a list of them."""
SLUGS = frozenset(
    (
        *("type", "question", "exploration", "technique", "reflex_behaviour", "signal"),
        *("estimate", "help_form", "session", "start", "crisis_kind", "warnings", "tempts"),
        *("good_endings", "houding", "crisis_fase", "form_of_address", "teaches"),
    )
)
"""Keys with a word, or words, from a closed list."""
SPOKEN = frozenset(("says", "reaction"))
"""Keys that hold a text or its variants."""
_NAMED_BY_AUTHORS = frozenset(("scenes",))
_REQUIRED: Sequence[tuple[tuple[str, ...], frozenset[str]]] = (
    (
        (),
        frozenset(
            (
                *("format", "id", "title", "language", "summary", "setting", "help_form"),
                *("client", "start", "max_turns", "good_endings", "opens_with", "reactions"),
                "scenes",
            )
        ),
    ),
    (("client",), frozenset(("name", "age", "form_of_address"))),
    (("reactions",), frozenset(REFLEXES)),
    (("reviewed",), frozenset(("by", "on"))),
    (("repair", "*"), frozenset(("text", "reaction"))),
    (("endings", "*"), frozenset(("text",))),
    (("scenes", "*"), frozenset(("says", "replies"))),
    (("scenes", "*", "replies", "*"), frozenset(("type", "text", "why"))),
    (("scenes", "*", "replies", "*", "branches", "*"), frozenset(("to",))),
)
"""The keys that nothing can do without, by where they stand."""


def dropped_key(tree: Tree, dice: Random) -> Path | None:
    """A key is not there; where it had to be, that is said of what lacks it."""
    path = _some(tree, dice, lambda path, _: isinstance(path[-1], str))
    del tree.at(path[:-1])[path[-1]]
    return path[:-1] if path[:-1] and _is_required(path) else None


def dropped_item(tree: Tree, dice: Random) -> Path | None:
    """One of a list is not there."""
    path = _some(tree, dice, lambda path, _: isinstance(path[-1], int))
    del tree.at(path[:-1])[path[-1]]
    return None


def swapped_type(tree: Tree, dice: Random) -> Path | None:
    """A value is of another type."""
    path = _some(tree, dice, lambda *_: True)
    old, key = tree.at(path), _key(path)
    others = [value for value in _OF_EACH_TYPE if type(value) is not type(old)]
    new = dice.choice(others)
    if isinstance(new, str) and dice.random() < 0.5:
        new = words.name(dice, "")
    tree.put(path, new)
    if isinstance(old, dict) and isinstance(new, str) and key in SPOKEN | set(REFLEXES):
        return None
    if new == {} or (new == [] and key in ONE_OR_MANY):
        # Nothing is wrong with a mapping or a list that has nothing in it.
        return None
    if isinstance(new, list) and path[0] == "walkthroughs":
        # There, most keys have one or many.
        return None
    if isinstance(new, list) and path[-1] in ONE_OR_MANY:
        return (*path, 0)
    return path


def renamed_target(tree: Tree, dice: Random) -> Path | None:
    """A road leads to what does not exist."""
    path = _some(tree, dice, lambda path, value: path[-1] in ROADS and isinstance(value, str))
    tree.put(path, words.name(dice, tree.at(path)))
    return path


def renamed_flag(tree: Tree, dice: Random) -> Path | None:
    """A flag has a name that is not on the list."""
    path = _some(tree, dice, lambda path, value: _key(path) in FLAG_LISTS and _is_word(value))
    tree.put(path, words.name(dice, tree.at(path)))
    return path


def renamed_slug(tree: Tree, dice: Random) -> Path | None:
    """A word is not on the closed list it has to come from."""
    path = _some(tree, dice, lambda path, value: _key(path) in SLUGS and _is_word(value))
    tree.put(path, words.name(dice, tree.at(path)))
    return path


def renamed_key(tree: Tree, dice: Random) -> Path | None:
    """A key has another name."""
    path = _some(tree, dice, lambda path, _: isinstance(path[-1], str))
    new = words.name(dice, str(path[-1]))
    _rename(tree, path, new)
    return None if path[:-1] and path[-2] in _NAMED_BY_AUTHORS else (*path[:-1], new)


def odd_key(tree: Tree, dice: Random) -> Path | None:
    """A key is a text that no key can be, or no text at all."""
    path = _some(tree, dice, lambda path, _: isinstance(path[-1], str))
    drawn = dice.random()
    if drawn < 0.5:
        written = words.in_quotes(words.text(dice))
    elif drawn < 0.8:
        written = dice.choice(words.NUMBERS[:-2])
    else:
        written = dice.choice(("[a]", "{a: b}", "*a", "&a b", "!!str a", "~", "true", "<<", "''"))
    new = tree.source(written)
    _rename(tree, path, new)
    # A key so long that YAML refuses it is told at the line and not at the key.
    return (*path[:-1], new) if len(written) < 128 else None


def added_key(tree: Tree, dice: Random) -> Path | None:
    """A key that does not belong there, or that stands elsewhere in the format."""
    path = _some(tree, dice, lambda _, value: isinstance(value, dict))
    elsewhere = [_key(other) for other in tree.paths()]
    key = dice.choice((dice.choice(elsewhere), words.name(dice, dice.choice(elsewhere))))
    if key in tree.at(path):
        return None
    tree.put((*path, key), dice.choice(_OF_EACH_TYPE))
    return None


def duplicated_key(tree: Tree, dice: Random) -> Path | None:
    """A key stands twice in one mapping."""
    path = _some(tree, dice, lambda path, _: _is_plain_key(path[-1]))
    again = tree.source(str(path[-1]))
    tree.put((*path[:-1], again), tree.at(path))
    return (*path[:-1], again)


def duplicated_scene(tree: Tree, dice: Random) -> Path | None:
    """A scene stands in the file twice."""
    path = _some(tree, dice, lambda path, _: path[:-1] == ("scenes",) and _is_plain_key(path[-1]))
    again = tree.source(str(path[-1]))
    tree.put((*path[:-1], again), tree.at(path))
    return (*path[:-1], again)


def duplicated_reply(tree: Tree, dice: Random) -> Path | None:
    """A reply stands in its scene twice."""
    path = _some(tree, dice, _is_reply)
    replies = tree.at(path[:-1])
    tree.put(path[:-1], [*replies, tree.at(path)])
    named_by = "id" if "id" in tree.at(path) else "type"
    return (*path[:-1], len(replies), named_by)


def moved_subtree(tree: Tree, dice: Random) -> Path | None:
    """Something stands where something else belongs."""
    path = _some(tree, dice, lambda *_: True)
    value = tree.at(path)
    del tree.at(path[:-1])[path[-1]]
    there = [other for other in tree.paths() if isinstance(tree.at(other), dict | list)]
    _put_in(tree, dice.choice(there), str(path[-1]), value)
    return None


def exchanged(tree: Tree, dice: Random) -> Path | None:
    """Two values stand in each other's place."""
    one, other = (_some(tree, dice, lambda *_: True) for _ in range(2))
    if one[: len(other)] == other or other[: len(one)] == one:
        return None
    first, second = tree.at(one), tree.at(other)
    tree.put(one, second)
    tree.put(other, first)
    return None


def circle(tree: Tree, dice: Random) -> Path | None:
    """Roads lead back to where they came from."""
    for path in list(tree.paths()):
        if path[-1] in ROADS and path[0] == "scenes" and dice.random() < 0.5:
            tree.put(path, path[1])
    return None


def rewired(tree: Tree, dice: Random) -> Path | None:
    """Every word may have become another of the same list: it loads, and nobody meant it."""
    scenes = [path[1] for path in tree.paths() if len(path) == 2 and path[0] == "scenes"]
    pools: Mapping[str, Sequence[Any]] = {
        "goto": (*scenes, *ENDINGS),
        "to": (*scenes, *ENDINGS),
        "type": REPLY_TYPES,
        "signal": SIGNALS,
        "weight": (1, 2),
        "houding": STANCES,
        "crisis_fase": PHASES,
        "sets": FLAGS,
        "clears": FLAGS,
        "needs": FLAGS,
        "flags": FLAGS,
        "without": FLAGS,
        "start": STARTS,
        "min": range(11),
        "max": range(11),
        "max_turns": range(1, 61),
    }
    share = dice.choice((0.02, 0.1, 0.5))
    for path in list(tree.paths()):
        pool = pools.get(_key(path))
        if pool and not isinstance(tree.at(path), dict | list) and dice.random() < share:
            tree.put(path, dice.choice(pool))
    return None


def strange_conditions(tree: Tree, dice: Random) -> Path | None:
    """Replies are on offer under conditions that exclude each other, or never hold."""
    for path in [path for path in tree.paths() if _is_reply(path, tree.at(path))]:
        if dice.random() < 0.5:
            tree.at(path)["when"] = {
                dice.choice(GAUGES): {"min": dice.randrange(11), "max": dice.randrange(11)},
                "houding": dice.sample(STANCES, dice.randint(1, len(STANCES))),
                "without": dice.sample(FLAGS, 2),
            }
    return None


def many(tree: Tree, dice: Random) -> Path | None:
    """Something stands in its list or its mapping very often."""
    path = _some(tree, dice, lambda path, _: len(path) > 1)
    value = tree.at(path)
    room = 200_000 // (len(str(value)) + 20)
    count = min(dice.choice((6, 13, 60, 5000)), room)
    inside = tree.at(path[:-1])
    if isinstance(inside, list):
        tree.put(path[:-1], inside + [value] * count)
    else:
        for number in range(count):
            tree.put((*path[:-1], f"{path[-1]}_{number}"), value)
    return None


def odd_number(tree: Tree, dice: Random) -> Path | None:
    """A number is none that the key asks for."""
    path = _some(tree, dice, lambda _, value: type(value) is int)
    tree.put(path, tree.source(dice.choice(words.NUMBERS)))
    return path


def odd_text(tree: Tree, dice: Random) -> Path | None:
    """A text is very long, empty, or tries to be more than text."""
    path = _some(tree, dice, lambda _, value: isinstance(value, str))
    tree.put(path, tree.source(words.in_quotes(words.text(dice))))
    return None


def odd_texts(tree: Tree, dice: Random) -> Path | None:
    """Every text in the file is odd, and allowed: it loads, and is played."""
    prose = SPOKEN | {"text", "why", "title", "summary", "setting", "cue", "name", "background"}
    prose |= {"inner", "discuss", "for_teacher", *VARIANTS, *REFLEXES}
    pool = [word for word in (*words.FORMATS, *words.MARKUP, *words.ODD) if word.strip()]
    for path in list(tree.paths()):
        if _key(path) in prose and isinstance(tree.at(path), str):
            said = "regel " + " ".join(dice.choices(pool, k=2))
            tree.put(path, tree.source(words.in_quotes(said.replace("\r", " ")[:38])))
    return None


def refused_character(tree: Tree, dice: Random) -> Path | None:
    """A text holds, written as an escape, a character that a terminal would obey."""
    path = _some(tree, dice, lambda _, value: isinstance(value, str))
    refused = dice.choice(words.REFUSED)
    tree.put(path, tree.source(words.in_quotes(f"{tree.at(path)[:20]} {refused}")))
    return path


def left_out_of_yaml(tree: Tree, dice: Random) -> Path | None:
    """A value has an anchor, a tag, a key that is a list, or a comma too many."""
    path = _some(tree, dice, lambda *_: True)
    tree.put(path, tree.source(dice.choice(words.PROPERTIES)))
    return path


def nested(tree: Tree, dice: Random) -> Path | None:
    """A value has brackets round brackets."""
    path = _some(tree, dice, lambda *_: True)
    opening, closing = dice.choice((("[", "]"), ("{a: ", "}"), ("[{a: ", "}]"), ("[", "")))
    depth = dice.choice((5, 35, 41, 500, 20_000))
    tree.put(path, tree.source(opening * depth + closing * depth))
    return None


TREE_DAMAGE = (
    dropped_key,
    dropped_item,
    swapped_type,
    renamed_target,
    renamed_flag,
    renamed_slug,
    renamed_key,
    odd_key,
    added_key,
    duplicated_key,
    duplicated_scene,
    duplicated_reply,
    moved_subtree,
    exchanged,
    circle,
    rewired,
    strange_conditions,
    many,
    odd_number,
    odd_text,
    odd_texts,
    refused_character,
    left_out_of_yaml,
    nested,
)

SEVERAL_THINGS = frozenset((left_out_of_yaml.__name__,))
"""Damage with more than one thing wrong in it, of which the first one may be what is told."""

_OF_EACH_TYPE: tuple[Any, ...] = (
    "iets anders",
    7,
    2.5,
    True,
    None,
    [],
    ["iets"],
    {},
    {"iets": 3},
    [[{"iets": [None]}]],
)


def _some(tree: Tree, dice: Random, wanted: Callable[[Path, Any], bool]) -> Path:
    """A way that is wanted; raises ``IndexError`` when there is none."""
    return dice.choice([path for path in tree.paths() if wanted(path, tree.at(path))])


def _key(path: Path) -> str:
    """The key that the value at the end belongs to, in a list too."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _is_word(value: object) -> bool:
    return isinstance(value, str)


def _is_plain_key(key: object) -> bool:
    return isinstance(key, str) and key.isidentifier()


def _is_reply(path: Path, value: object) -> bool:
    in_list = path[-2:-1] == ("replies",) and isinstance(path[-1], int)
    return in_list and isinstance(value, dict) and "type" in value


def _is_required(path: Path) -> bool:
    shape = path[:-1]
    return any(
        len(where) == len(shape)
        and all(part in ("*", here) for part, here in zip(where, shape, strict=True))
        and path[-1] in keys
        for where, keys in _REQUIRED
    )


def _rename(tree: Tree, path: Path, new: str) -> None:
    """Give a key another name, in the place where it stood."""
    inside = tree.at(path[:-1])
    pairs = [(new if key == path[-1] else key, value) for key, value in inside.items()]
    inside.clear()
    inside.update(pairs)


def _put_in(tree: Tree, path: Path, key: str, value: Any) -> None:
    inside = tree.at(path)
    if isinstance(inside, list):
        inside.append(value)
    else:
        inside[key] = value
