"""A short name for everything in a scenario that decides how a talk runs and what is said in it."""

import json
from collections.abc import Mapping
from dataclasses import fields
from hashlib import sha256

from simulator.scenario import (
    Branch,
    Client,
    Condition,
    EndingText,
    Otherwise,
    Repair,
    Reply,
    Scenario,
    Scene,
    Spoken,
)

_NOT_PART_OF_A_TALK: Mapping[type, frozenset[str]] = {
    Scenario: frozenset(
        (
            "title",
            "summary",
            "setting",
            "warnings",
            "tempts",
            "teaches",
            "difficulty",
            "minutes",
            "translates",
            "reviewed",
            "for_teacher",
            "fingerprint",
        )
    ),
    Scene: frozenset(("consultation", "estimate", "discuss", "for_teacher")),
    Reply: frozenset(("why", "lens", "for_teacher")),
}
"""Fields that are read before or after a talk; changing them leaves a saved talk as it was."""

_FIELDS: Mapping[type, tuple[str, ...]] = {
    kind: tuple(
        field.name
        for field in fields(kind)
        # A place in the file is the one field in which two equal values may differ.
        if field.compare and field.name not in _NOT_PART_OF_A_TALK.get(kind, frozenset())
    )
    for kind in (
        Branch,
        Client,
        Condition,
        EndingText,
        Otherwise,
        Repair,
        Reply,
        Scenario,
        Scene,
        Spoken,
    )
}


def fingerprint(scenario: Scenario) -> str:
    """Sixteen hexadecimal digits that change when a talk could run or sound otherwise.

    The order of replies counts, because it decides which place a seed gives them on the screen.
    The order of scenes does not, nor do comments and places.
    """
    text = json.dumps(_plain(scenario), sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return sha256(text.encode("ascii")).hexdigest()[:16]


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | int):
        return value
    names = _FIELDS.get(type(value))
    if names is not None:
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(str(item) for item in value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    raise TypeError(f"no way to write down a {type(value).__name__}")
