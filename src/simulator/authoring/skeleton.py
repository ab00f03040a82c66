"""The skeleton of a scenario file: everything that decides how a talk runs, without the words.

Values are as they count, with the defaults filled in, so that a key may be written in one file and
left to its default in another. Of the words of the client only their variants are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from simulator.codebook.vocabulary import REFLEXES, VARIANTS, Text
from simulator.loading.document import Path
from simulator.loading.file_model import (
    EndingPart,
    RepairPart,
    ReplyPart,
    ScenarioPart,
    ScenePart,
    VariantsPart,
)
from simulator.loading.glossary import quoted
from simulator.scenario import ALWAYS, Branch, Condition, Reply, Scenario, Scene

_OF_THE_FILE = (
    "start", "crisis_kind", "session", "help_form", "max_turns", "good_endings", "facts", "flags",
    "bad_news", "night", "people", "warnings", "tempts", "teaches", "difficulty", "minutes",
)  # fmt: skip
_OF_A_SCENE = (
    "signal", "weight", "sets", "event", "spontaneous", "strict", "estimate", "starts_crisis",
    "consultation",
)  # fmt: skip
_OF_A_REPLY = (
    "type", "question", "exploration", "technique", "reflex_behaviour", "why_question", "hollow",
    "sets", "clears", "needs", "starts_crisis", "strict", "spontaneous",
)  # fmt: skip
_WHOLE_FILE = Text("dit bestand", "this file")


class Value(NamedTuple):
    """A value that decides something, and where it stands."""

    value: object
    at: Path
    """In the file; where it is a default, the place where it would stand."""
    is_road: bool = False
    """Whether it names a scene or an ending that the talk goes to."""


class Words(NamedTuple):
    """Words of the client, of which only it is known how he can sound."""

    variants: frozenset[str]
    at: Path


class Piece(NamedTuple):
    """A piece of a scenario file: the file itself, a scene, a reply, a road, an ending."""

    id: str
    name: Text
    """How a message calls it beside others of its kind."""
    where: Text
    """How a message calls it in the whole file."""
    at: Path
    values: Mapping[str, Value]
    """By the key, or the keys with a full stop between them."""
    words: Mapping[str, Words]
    """By the key in the same way."""
    pieces: Mapping[str, Sequence[Piece]]
    """The pieces inside it, in the order of the file, by the key under which they stand."""
    id_is_written: bool = True
    """Whether the author gave it this name; a reply is else called after its type."""


def skeleton(file: ScenarioPart, scenario: Scenario) -> Piece:
    """The skeleton of ``scenario``, which was built of ``file``."""
    values = _values(scenario, _OF_THE_FILE, ())
    values["opens_with"] = Value(scenario.opens_with, ("opens_with",), is_road=True)
    values |= _changes("shift", scenario.shift, ())
    endings = [_ending(slug, ending) for slug, ending in file.endings.items()]
    return Piece(
        scenario.id,
        _WHOLE_FILE,
        _WHOLE_FILE,
        (),
        values,
        _words({"reactions.gevaar": file.reactions.get("gevaar")}, ())
        | {
            key: words
            for reflex in REFLEXES
            for key, words in _words({f"reactions.{reflex}": file.reactions[reflex]}, ()).items()
        },
        {
            "repair": [_repair(number, repair) for number, repair in enumerate(file.repair)],
            "scenes": [_scene(file.scenes[id_], scene) for id_, scene in scenario.scenes.items()],
            "endings": endings,
        },
    )


def _scene(part: ScenePart, scene: Scene) -> Piece:
    at: Path = ("scenes", scene.id)
    name = Text(f'scène "{quoted(scene.id)}"', f'scene "{quoted(scene.id)}"')
    replies = [
        _reply(written, reply, (*at, "replies", number), name)
        for number, (written, reply) in enumerate(zip(part.replies, scene.replies, strict=True))
    ]
    values = _values(scene, _OF_A_SCENE, at) | _changes("drift", scene.drift, at)
    words = _words({"says": part.says}, at)
    return Piece(scene.id, name, name, at, values, words, {"replies": replies})


def _reply(part: ReplyPart, reply: Reply, at: Path, scene: Text) -> Piece:
    called = quoted(reply.id)
    name = Text(f'antwoord "{called}"', f'reply "{called}"')
    where = Text(f"{name.nl} van {scene.nl}", f"{name.en} of {scene.en}")
    values = _values(reply, _OF_A_REPLY, at) | _condition(reply.when, ("when",), at)
    values |= {f"lens.{key}": Value(tag, (*at, "lens", key)) for key, tag in reply.lens.items()}
    if reply.otherwise.goto is not None:
        # Of a reflex what is written plainly is what happens otherwise (docs/scenarios.md).
        key = "goto" if reply.type in REFLEXES else "otherwise.goto"
        values[key] = Value(reply.otherwise.goto, (*at, *key.split(".")), is_road=True)
    otherwise = None if part.otherwise is None else part.otherwise.reaction
    is_plain = part.goto is not None
    branches = [
        _branch(number, branch, at, is_plain, where) for number, branch in enumerate(reply.branches)
    ]
    return Piece(
        reply.id,
        name,
        where,
        at,
        values,
        _words({"reaction": part.reaction, "otherwise.reaction": otherwise}, at),
        {"branches": branches},
        part.id is not None,
    )


def _branch(number: int, branch: Branch, reply: Path, is_plain: bool, where: Text) -> Piece:
    """One road of a reply; ``is_plain`` when it is written as ``goto``, which is the only one."""
    at: Path = (*reply, "goto") if is_plain else (*reply, "branches", number)
    name = Text(f"weg {number + 1}", f"road {number + 1}")
    values = _condition(branch.when, ("when",), at)
    values["to"] = Value(branch.to, at if is_plain else (*at, "to"), is_road=True)
    if not is_plain:
        where = Text(f"{name.nl} van {where.nl}", f"{name.en} of {where.en}")
    return Piece(str(number), name, where, at, values, {}, {})


def _repair(number: int, repair: RepairPart) -> Piece:
    at: Path = ("repair", number)
    name = Text(f"herstellend antwoord {number + 1}", f"repairing reply {number + 1}")
    words = _words({"reaction": repair.reaction}, at)
    return Piece(str(number), name, name, at, {}, words, {})


def _ending(slug: str, ending: EndingPart) -> Piece:
    name = Text(f"uitkomst {slug}", f"ending {slug}")
    at: Path = ("endings", slug)
    return Piece(slug, name, name, at, {}, _words({"says": ending.says}, at), {})


def _values(of: object, keys: Iterable[str], at: Path) -> dict[str, Value]:
    return {key: Value(getattr(of, key), (*at, key)) for key in keys}


def _changes(key: str, changes: Iterable[tuple[str, int]], at: Path) -> dict[str, Value]:
    return {f"{key}.{gauge}": Value(change, (*at, key, gauge)) for gauge, change in changes}


def _condition(when: Condition, names: tuple[str, ...], at: Path) -> dict[str, Value]:
    """The parts of a condition; what it does not ask is not among them."""
    asked: dict[tuple[str, ...], object] = {
        (name,): getattr(when, name)
        for name in ("houding", "crisis_fase", "flags", "without")
        if getattr(when, name) != getattr(ALWAYS, name)
    }
    for gauge, levels in when.gauges:
        asked[(gauge, "min")] = levels.min
        asked[(gauge, "max")] = levels.max
    return {
        ".".join((*names, *inside)): Value(value, (*at, *names, *inside))
        for inside, value in asked.items()
    }


def _words(texts: Mapping[str, str | VariantsPart | None], at: Path) -> dict[str, Words]:
    return {
        key: Words(frozenset(_variants(text)), (*at, *key.split(".")))
        for key, text in texts.items()
        if text is not None
    }


def _variants(text: str | VariantsPart) -> Iterator[str]:
    if isinstance(text, str):
        yield "gewoon"
        return
    for variant in VARIANTS:
        if getattr(text, variant) is not None:
            yield variant
