"""A scenario as a tree to damage, written out again as YAML with a note of where things stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

Path = tuple[str | int, ...]
"""The way to a value: keys and positions, from the top of the file."""

_STAND_IN = re.compile("QQ[0-9]{6}QQ")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_WIDE = 10**8
"""Columns after which a text goes on to the next line."""


ANYWHERE = 0
"""For the column of a place: the line is all that is certain."""


class Place(NamedTuple):
    """A line and a column, both from 1."""

    line: int
    column: int


class Tree:
    """The values of a file, to be changed in place and then written."""

    def __init__(self, data: Any) -> None:
        self.data: dict[str, Any] = _copied(data)
        self._sources: dict[str, str] = {}

    def source(self, written: str) -> str:
        """A key or a value that will stand in the file exactly as ``written``, quotes and all.

        It stays on the line it is put on, so ``written`` has no line break.
        """
        stand_in = f"QQ{len(self._sources):06}QQ"
        self._sources[stand_in] = written
        return stand_in

    def paths(self) -> Iterator[Path]:
        """The way to every value but the whole, outer ones first."""
        waiting: list[tuple[Path, Any]] = [((), self.data)]
        while waiting:
            path, value = waiting.pop()
            if path:
                yield path
            inside = _inside(value)
            waiting += [((*path, part), value[part]) for part in reversed(inside)]

    def at(self, path: Path) -> Any:
        """The value at ``path``."""
        value: Any = self.data
        for part in path:
            value = value[part]
        return value

    def put(self, path: Path, value: Any) -> None:
        """Put ``value`` at ``path``."""
        self.at(path[:-1])[path[-1]] = _copied(value)

    def written(self) -> str:
        """The tree as YAML, one line for each scalar."""
        return _STAND_IN.sub(lambda found: self._sources.get(found[0], found[0]), self._dumped())

    def places(self, path: Path) -> frozenset[Place]:
        """Where the value at ``path`` begins in what is written, and where its key does."""
        node: Any = yaml.compose(self._dumped(), Loader=_LOADER)
        key: Any = None
        for part in path:
            if isinstance(node, yaml.MappingNode):
                key, node = next(pair for pair in reversed(node.value) if pair[0].value == part)
            else:
                key, node = None, node.value[part]
        marks = [found.start_mark for found in (key, node) if found is not None]
        return frozenset(Place(mark.line + 1, mark.column + 1) for mark in marks)

    def _dumped(self) -> str:
        written: str = yaml.dump(
            self.data, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=_WIDE
        )
        return written


def _copied(value: Any) -> Any:
    """A copy in which nothing stands in two places: that would be written as a reference."""
    if isinstance(value, dict):
        return {key: _copied(inside) for key, inside in value.items()}
    return [_copied(inside) for inside in value] if isinstance(value, list) else value


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value)
    return list(range(len(value))) if isinstance(value, list) else []
