"""From text to a tree of plain values in which every value knows its place.

YAML as an author means it: only ``true``, ``false``, ``null`` and decimal numbers are anything
else than text, so that ``no``, ``on``, ``12:30``, ``2026-03-31``, ``1_000`` and ``0123`` stay as
they were written. References, type tags and repeated keys are refused, and depth is bounded.

The tree is built from the parser's events and never by recursion: the C composer of PyYAML runs
out of stack on a hundred thousand brackets and takes the interpreter with it.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import yaml

from simulator.codebook.vocabulary import Text
from simulator.diagnostics import Kind, Problem, Related, Span, fields, files, yaml_text
from simulator.loading.complaints import syntax_problem
from simulator.loading.glossary import glossed, quoted

DEPTH = 40
"""How deep a file may nest; a scenario needs nine levels."""

MOST_VALUES = 20_000
"""How many keys and values a file may have; a full scenario has about two thousand. What is done
with each of them takes far longer than to read it, and there is room for a million in a file."""

ENOUGH = 200
"""Problems of one kind after which no more are looked for: nobody reads them, and a file can hold a
hundred thousand."""

Path = tuple[str | int, ...]
"""The way to a value: keys and positions, from the top of the file."""

try:
    LOADER: type[Any] = yaml.CSafeLoader
except AttributeError:  # PyYAML was built without libyaml: the same events, ten times as slow
    LOADER = yaml.SafeLoader

_LINE_END = re.compile(r"\r\n|\r|\n")
_REFUSED = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 and C1: terminals obey them
    r"\xad\u061c\u180e\u200b\u200e\u200f\u2060-\u206f\ufeff"  # invisible, and marks of direction
    r"\u2028-\u202e"  # line separators that editors do not count, and overrides of direction
    r"\ud800-\udfff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff"
)
_REFUSED_IN_FILE = re.compile(f"[{_REFUSED}]+")
_REFUSED_IN_TEXT = re.compile(f"[{_REFUSED}\r]")
_WIDTH_DEPENDS = re.compile(
    "[\ufe0f\U0001f3fb-\U0001f3ff]|\u200d(?=[\u2600-\u27bf\U0001f000-\U0001faff])"
)
_FIRST_HERE = Text("hier voor het eerst", "first here")
_TOO_MUCH = Text(
    f"{MOST_VALUES:,} sleutels en waarden".replace(",", "."), f"{MOST_VALUES:,} keys and values"
)
_NO_CHILDREN: dict[str | int, Any] = {}
_REPLACEMENT = "\ufffd"

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,999})")
"""Up to a thousand digits: beyond some four thousand Python converts none."""
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
_BEGINS_A_NUMBER = frozenset("-+0123456789")
_CONSTANTS = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_COMMENT_WITHOUT_SPACE = re.compile(r"[ \t]+(#[^\s#].*)")


@dataclass(slots=True)
class Node:
    """The place of one value, and of the key that leads to it."""

    span: Span
    children: dict[str | int, "Node"]
    """The nodes inside a mapping or a list; every scalar shares one empty dict."""
    key: Span | None = None
    poisoned: bool = False
    """A problem was already found in the value, which makes the value itself worthless."""

    @property
    def head(self) -> Span:
        """Where to point at for the whole of it: a scalar, a key, or the first key inside."""
        if not self.children:
            return self.span
        if self.key is not None:
            return self.key
        first = next(iter(self.children.values()))
        return first.key or first.head


@dataclass(frozen=True, slots=True)
class Document:
    """A file as a tree of dicts, lists, text, numbers, booleans and None, with its places."""

    path: str
    data: object
    root: Node

    def node(self, path: Sequence[str | int]) -> Node:
        """The node at ``path``, or the last one on the way that exists."""
        found = self.root
        for part in path:
            child = found.children.get(part)
            if child is None:
                break
            found = child
        return found

    def value_span(self, path: Sequence[str | int]) -> Span:
        """Where the value at ``path`` stands."""
        return self.node(path).span

    def key_span(self, path: Sequence[str | int]) -> Span:
        """Where the key of ``path`` stands; for an item of a list, where the item begins."""
        node = self.node(path)
        return node.key or node.head

    def head(self, path: Sequence[str | int]) -> Span:
        """Where to point at for the whole of what ``path`` leads to."""
        return self.node(path).head


def long_texts(text: str) -> list[Span]:
    """Where the texts in quotes and in blocks stand: a ``#`` in one of them is no comment.

    Where the text is no YAML, those up to the fault.
    """
    text = _without_refused(text)
    found: list[Span] = []
    try:
        for event in yaml.parse(text, Loader=LOADER):
            if type(event) is not yaml.ScalarEvent:
                continue
            span = _span(event.start_mark, event.end_mark)
            if event.style in ("|", ">"):
                # Behind the sign that begins a block a comment can stand.
                found.append(span._replace(line=span.line + 1, column=1))
            elif event.style in ("'", '"'):
                found.append(span)
    except (yaml.YAMLError, ValueError, OverflowError):
        return found
    return found


def parse(text: str, path: str) -> tuple[Document | None, list[Problem]]:
    """The document in ``text``, and every problem of the text itself.

    The document is None when there is nothing to go on with: no YAML, an empty file, too deep. A
    value in which a problem was found has a poisoned node.
    """
    text = text.removeprefix("\ufeff")
    problems = list(islice(_refused_characters(text, path), ENOUGH))
    if problems:
        text = _without_refused(text)
    builder = _Builder(path, text, problems)
    try:
        return builder.build(yaml.parse(text, Loader=LOADER)), problems
    except yaml.MarkedYAMLError as error:
        problems.append(syntax_problem(error, builder.lines, path, builder.last_quoted))
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # The Python loader lets an impossible escape such as "\UFFFFFFFF" through to chr().
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        problems.append(
            Problem(yaml_text.NOT_YAML, path, words={"reason_nl": reason, "reason_en": reason})
        )
    return None, problems


def _refused_characters(text: str, path: str) -> Iterator[Problem]:
    starts: list[int] = []
    for found in _REFUSED_IN_FILE.finditer(text):
        if not starts:
            starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
        line = bisect_right(starts, found.start())
        column = found.start() - starts[line - 1] + 1
        yield Problem(
            yaml_text.CONTROL_CHARACTER,
            path,
            Span(line, column, line, column + len(found[0])),
            {"character": _character_name(found[0][0])},
        )


def _without_refused(text: str) -> str:
    """``text`` as a parser can read it; every place in it stays where it was."""
    return _REFUSED_IN_FILE.sub(lambda found: _REPLACEMENT * len(found[0]), text)


def _character_name(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" {name.lower()}" if name else "")


def _span(start: Any, end: Any) -> Span:
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _plain_value(text: str) -> object:
    """What an unquoted scalar means in the core of YAML 1.2, leading zeros excepted."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] not in _BEGINS_A_NUMBER:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text


@dataclass(slots=True)
class _Open:
    """A mapping or a list of which the end was not read yet."""

    values: dict[str, object] | list[object]
    node: Node
    key: str | None = None
    """In a mapping: the key that waits for its value."""
    key_span: Span | None = None
    waiting: bool = False
    """A key was read and its value was not; without a ``key`` the value is left out."""


class _Builder:
    """Builds the tree while the events pass by."""

    def __init__(self, path: str, text: str, problems: list[Problem]) -> None:
        self.path = path
        self.lines = _LINE_END.split(text)
        self.problems = problems
        # What the whole file has nowhere need not be looked for in each of its texts.
        self.has_escapes = "\\" in text
        self.has_uncertain_widths = self.has_escapes or bool(_WIDTH_DEPENDS.search(text))
        self.counts: Counter[str] = Counter()
        self.values = 0
        """Keys and values so far."""
        self.open: list[_Open] = []
        self.last_quoted: Span | None = None
        """The last scalar in quotes: where a forgotten quote is to be looked for."""
        self.top: tuple[object, Node] | None = None

    def build(self, events: Iterator[Any]) -> Document | None:
        """The document, or None with a problem when it is empty, too deep or too much."""
        documents = 0
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if len(self.open) == DEPTH:
                    self._found(yaml_text.NESTED_TOO_DEEP, _first_cell(event), limit=DEPTH)
                    return None
                self._collection(event)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self.open.pop()
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents == 2:
                    self._found(yaml_text.SEVERAL_DOCUMENTS, _first_cell(event))
                    break
            if self.values > MOST_VALUES:
                at, more = _first_cell(event), _TOO_MUCH
                self._found(files.FILE_TOO_LARGE, at, limit_nl=more.nl, limit_en=more.en)
                return None
        if self.top is None or self.top[0] is None:
            if not self.problems:
                self.problems.append(Problem(files.EMPTY_FILE, self.path))
            return None
        return Document(self.path, *self.top)

    def _found(
        self, kind: Kind, span: Span, related: tuple[Related, ...] = (), **words: object
    ) -> None:
        self.counts[kind.code] += 1
        if self.counts[kind.code] <= ENOUGH:
            told = {name: str(word) for name, word in words.items()}
            self.problems.append(Problem(kind, self.path, span, told, related=related))

    def _scalar(self, event: Any) -> None:
        node = Node(_span(event.start_mark, event.end_mark), _NO_CHILDREN)
        text: str = event.value
        plain: bool = event.implicit[0]
        value: object = _plain_value(text) if plain else text
        if event.anchor is not None or event.tag is not None:
            self._properties(event, node)
        if event.style in ("'", '"'):
            self.last_quoted = node.span
        if self.has_escapes and event.style == '"':
            refused = _REFUSED_IN_TEXT.search(text)
            if refused is not None:
                name = _character_name(refused[0])
                self._found(yaml_text.CONTROL_CHARACTER, node.span, character=name)
        if self.has_uncertain_widths:
            uncertain = _WIDTH_DEPENDS.search(text)
            if uncertain is not None:
                drawn = text[max(0, uncertain.start() - 1) : uncertain.end()].strip()
                self._found(yaml_text.UNCERTAIN_WIDTH, node.span, character=drawn)
        if plain and " " in text:
            self._look_behind(event.end_mark)
        self._place(value, node)

    def _look_behind(self, end: Any) -> None:
        """Look for a comment that is probably the rest of an unquoted text."""
        if end.line >= len(self.lines):
            return
        comment = _COMMENT_WITHOUT_SPACE.match(self.lines[end.line], end.column)
        if comment is not None:
            line, column = end.line + 1, comment.start(1) + 1
            at = Span(line, column, line, column + len(comment[1]))
            self._found(yaml_text.TEXT_CUT_BY_HASH, at, lost=quoted(comment[1]))

    def _collection(self, event: Any) -> None:
        node = Node(_span(event.start_mark, event.end_mark), {})
        values: dict[str, object] | list[object] = (
            {} if isinstance(event, yaml.MappingStartEvent) else []
        )
        if event.anchor is not None or event.tag is not None:
            self._properties(event, node)
        self._place(values, node)
        self.open.append(_Open(values, node))

    def _alias(self, event: Any) -> None:
        node = Node(_span(event.start_mark, event.end_mark), _NO_CHILDREN, poisoned=True)
        self._found(yaml_text.ALIAS, node.span, name=quoted(f"*{event.anchor}"))
        self._place("", node)

    def _properties(self, event: Any, node: Node) -> None:
        """Refuse an anchor or a tag on a value."""
        line, column = node.span.line, node.span.column
        if event.anchor is not None:
            at = Span(line, column, line, column + 1 + len(event.anchor))
            self._found(yaml_text.ALIAS, at, name=quoted(f"&{event.anchor}"))
            node.poisoned = True
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._found(yaml_text.TAG, _first_cell(event), tag=quoted(tag))
            node.poisoned = True

    def _place(self, value: object, node: Node) -> None:
        """Put ``value`` where the parser is: at the top, in a list, or as a key or its value."""
        self.values += 1
        if not self.open:
            if self.top is None:
                self.top = value, node
            return
        parent = self.open[-1]
        if isinstance(parent.values, list):
            if value is None:
                self._empty(node, Text("dit onderdeel van de lijst", "this item of the list"))
            parent.node.children[len(parent.values)] = node
            parent.values.append(value)
        elif parent.waiting:
            if parent.key is not None:
                node.key = parent.key_span
                if node.key is not None and node.span[:2] == node.span[2:]:
                    # Nothing was written; the key is all there is to point at.
                    node.span = node.key
                if value is None:
                    self._empty(node, glossed(parent.key))
                parent.values[parent.key] = value
                parent.node.children[parent.key] = node
            parent.waiting = False
        else:
            parent.waiting = True
            parent.key, parent.key_span = self._as_key(value, node, parent), node.span

    def _empty(self, node: Node, named: Text) -> None:
        self._found(fields.EMPTY_VALUE, node.span, key_nl=named.nl, key_en=named.en)
        node.poisoned = True

    def _as_key(self, value: object, node: Node, parent: _Open) -> str | None:
        """The key ``value``, or None with a problem when it cannot be one."""
        if node.poisoned:
            return None
        if not isinstance(value, str):
            match value:
                case dict():
                    shown = "{…}"
                case list():
                    shown = "[…]"
                case _:
                    shown = quoted(self._source(node.span))
            self._found(yaml_text.KEY_NOT_TEXT, node.span, key=shown)
            return None
        first = parent.node.children.get(value)
        if first is None:
            return value
        earlier = Related(first.key or first.span, _FIRST_HERE)
        self._found(yaml_text.DUPLICATE_KEY, node.span, (earlier,), key=quoted(value))
        return None

    def _source(self, span: Span) -> str:
        """What the author wrote at ``span``, as far as it stands on one line."""
        line = self.lines[span.line - 1] if span.line <= len(self.lines) else ""
        end = span.end_column - 1 if span.end_line == span.line else len(line)
        return line[span.column - 1 : end] or "null"


def _first_cell(event: Any) -> Span:
    """The place where an event begins, one character wide."""
    line, column = event.start_mark.line + 1, event.start_mark.column + 1
    return Span(line, column, line, column + 1)
