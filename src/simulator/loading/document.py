"""From text to a tree of plain values in which every value knows its place.

YAML as an author means it: only ``true``, ``false``, ``null`` and decimal numbers are anything
else than text, so that ``no``, ``on``, ``12:30``, ``2026-03-31``, ``1_000`` and ``0123`` stay as
they were written. References, type tags and repeated keys are refused, and depth is bounded.

The tree is built from the parser's events and never by recursion: the C composer of PyYAML runs
out of stack on a hundred thousand brackets and takes the interpreter with it. A place is worked out
when it is asked for: most files have few problems, and all have thousands of places.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import yaml

from simulator.codebook.vocabulary import Text
from simulator.diagnostics import Kind, Problem, Related, Span, fields, files, yaml_text
from simulator.loading.complaints import HARD, hard_space, syntax_problem
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
_SIGNS_OF_UNCERTAIN_WIDTH = "\ufe0f\u200d\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
"""One of these stands wherever a width is uncertain."""
_FIRST_HERE = Text("hier voor het eerst", "first here")
_TOO_MUCH = Text(
    f"{MOST_VALUES:,} sleutels en waarden".replace(",", "."), f"{MOST_VALUES:,} keys and values"
)
_IS_HARD = frozenset(HARD)
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

    event: Any
    """The parser's, with which the value begins."""
    children: dict[str | int, "Node"]
    """The nodes inside a mapping or a list; every scalar shares one empty dict."""
    poisoned: bool = False
    """A problem was already found in the value, which makes the value itself worthless."""
    key_event: Any = None
    """The parser's, for the key; None in a list, and at the top."""

    @property
    def span(self) -> Span:
        """Where the value stands; where nothing was written, its key is all there is."""
        span = _span(self.event)
        return span if self.key is None or span[:2] != span[2:] else self.key

    @property
    def key(self) -> Span | None:
        """Where the key stands."""
        return None if self.key_event is None else _span(self.key_event)

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
        for event in _events(text):
            if type(event) is not yaml.ScalarEvent:
                continue
            span = _span(event)
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
    lines = _lines(text)
    problems = list(islice(_refused_characters(lines, path), ENOUGH))
    if problems:
        text = _without_refused(text)
        lines = _lines(text)
    builder = _Builder(path, text, lines, problems)
    try:
        return builder.build(_events(text)), problems
    except yaml.MarkedYAMLError as error:
        fault = syntax_problem(error, lines, path, builder.last_quoted)
        # What was pasted into a key, and made the parser stop on that line, is told once.
        place = (fault.kind, fault.span.line)
        problems = [one for one in problems if (one.kind, one.span.line) != place]
        problems.append(fault)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # The Python loader lets an impossible escape such as "\UFFFFFFFF" through to chr().
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        problems.append(
            Problem(yaml_text.NOT_YAML, path, words={"reason_nl": reason, "reason_en": reason})
        )
    return None, problems


def _events(text: str) -> Iterator[Any]:
    """The events of the parser, one by one; behind the last one it has None."""
    return iter(LOADER(text).get_event, None)


def _lines(text: str) -> list[str]:
    """The lines of ``text`` without their ends, as editors count them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _refused_characters(lines: Sequence[str], path: str) -> Iterator[Problem]:
    for number, line in enumerate(lines, start=1):
        # Nearly every line is done with at once: the pattern looks long at each character.
        if line.isascii() and line.isprintable():
            continue
        for found in _REFUSED_IN_FILE.finditer(line):
            column = found.start() + 1
            yield Problem(
                yaml_text.CONTROL_CHARACTER,
                path,
                Span(number, column, number, column + len(found[0])),
                {"character": _character_name(found[0][0])},
            )


def _without_refused(text: str) -> str:
    """``text`` as a parser can read it; every place in it stays where it was."""
    return _REFUSED_IN_FILE.sub(lambda found: _REPLACEMENT * len(found[0]), text)


def _character_name(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" {name.lower()}" if name else "")


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
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
    expects_key: bool
    """In a mapping: what comes next is a key and not a value."""
    key: str | None = None
    """In a mapping: the key that waits for its value; without one the value is left out."""
    key_event: Any = None


class _Builder:
    """Builds the tree while the events pass by."""

    def __init__(self, path: str, text: str, lines: list[str], problems: list[Problem]) -> None:
        self.path = path
        self.lines = lines
        self.problems = problems
        # What the whole file has nowhere need not be looked for in each of its texts.
        self.has_escapes = "\\" in text
        self.has_uncertain_widths = self.has_escapes or any(
            sign in text for sign in _SIGNS_OF_UNCERTAIN_WIDTH
        )
        self.counts: Counter[str] = Counter()
        self.open: list[_Open] = []
        self.last_in_quotes: Any = None
        self.top: tuple[object, Node] | None = None

    @property
    def last_quoted(self) -> Span | None:
        """The last scalar in quotes: where a forgotten quote is to be looked for."""
        return None if self.last_in_quotes is None else _span(self.last_in_quotes)

    def build(self, events: Iterator[Any]) -> Document | None:
        """The document, or None with a problem when it is empty, too deep or too much."""
        documents = 0
        values = 0
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                values += 1
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if len(self.open) == DEPTH:
                    self._found(yaml_text.NESTED_TOO_DEEP, _first_cell(event), limit=DEPTH)
                    return None
                values += 1
                self._collection(event)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self.open.pop()
            elif kind is yaml.AliasEvent:
                values += 1
                self._alias(event)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents == 2:
                    self._found(yaml_text.SEVERAL_DOCUMENTS, _first_cell(event))
                    break
            if values > MOST_VALUES:
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
        text: str = event.value
        value: object = text
        if event.implicit[0]:
            value = _plain_value(text)
            if " " in text:
                self._look_behind(event.end_mark)
        elif event.style in ("'", '"'):
            self.last_in_quotes = event
            if self.has_escapes:
                self._look_at_escapes(event)
        if self.has_uncertain_widths:
            uncertain = _WIDTH_DEPENDS.search(text)
            if uncertain is not None:
                drawn = text[max(0, uncertain.start() - 1) : uncertain.end()].strip()
                self._found(yaml_text.UNCERTAIN_WIDTH, _span(event), character=drawn)
        poisoned = self._has_properties(event)
        if self.open and self.open[-1].expects_key:
            self._key(value, event, poisoned)
        else:
            self._place(value, Node(event, _NO_CHILDREN, poisoned))

    def _look_at_escapes(self, event: Any) -> None:
        """Look for a refused character that was written as an escape."""
        refused = _REFUSED_IN_TEXT.search(event.value) if event.style == '"' else None
        if refused is not None:
            name = _character_name(refused[0])
            self._found(yaml_text.CONTROL_CHARACTER, _span(event), character=name)

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
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        values: dict[str, object] | list[object] = {} if is_mapping else []
        node = Node(event, {}, self._has_properties(event))
        self._place(values, node)
        self.open.append(_Open(values, node, expects_key=is_mapping))

    def _alias(self, event: Any) -> None:
        self._found(yaml_text.ALIAS, _span(event), name=quoted(f"*{event.anchor}"))
        self._place("", Node(event, _NO_CHILDREN, poisoned=True))

    def _has_properties(self, event: Any) -> bool:
        """Whether a value has an anchor or a tag, which are refused."""
        if event.anchor is None and event.tag is None:
            return False
        at = _first_cell(event)
        if event.anchor is not None:
            whole = at._replace(end_column=at.end_column + len(event.anchor))
            self._found(yaml_text.ALIAS, whole, name=quoted(f"&{event.anchor}"))
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._found(yaml_text.TAG, at, tag=quoted(tag))
        return True

    def _place(self, value: object, node: Node) -> None:
        """Put ``value`` where the parser is: at the top, in a list, or as a key or its value."""
        parent = self.open[-1] if self.open else None
        if parent is None:
            if self.top is None:
                self.top = value, node
        elif parent.expects_key:
            self._key(value, node.event, node.poisoned)
        elif isinstance(parent.values, list):
            if value is None:
                self._empty(node, Text("dit onderdeel van de lijst", "this item of the list"))
            parent.node.children[len(parent.values)] = node
            parent.values.append(value)
        else:
            parent.expects_key = True
            if parent.key is not None:
                node.key_event = parent.key_event
                if value is None:
                    self._empty(node, glossed(parent.key))
                parent.values[parent.key] = value
                parent.node.children[parent.key] = node

    def _empty(self, node: Node, named: Text) -> None:
        self._found(fields.EMPTY_VALUE, node.span, key_nl=named.nl, key_en=named.en)
        node.poisoned = True

    def _key(self, value: object, event: Any, poisoned: bool) -> None:
        """Have ``value`` wait for the value that belongs to it, if it can be a key."""
        parent = self.open[-1]
        parent.expects_key = False
        parent.key, parent.key_event = None, event
        if poisoned:
            return
        if not isinstance(value, str):
            self._found(yaml_text.KEY_NOT_TEXT, _span(event), key=self._shown(value, event))
            return
        if not _IS_HARD.isdisjoint(value):
            # No key has one: it is pasted before the key, or behind the colon that ended it.
            self.problems.append(hard_space(self.path, _span(event)))
            value = value.strip(HARD)
            if not _IS_HARD.isdisjoint(value):
                return
        first = parent.node.children.get(value)
        if first is None:
            parent.key = value
        else:
            earlier = Related(first.key or first.span, _FIRST_HERE)
            self._found(yaml_text.DUPLICATE_KEY, _span(event), (earlier,), key=quoted(value))

    def _shown(self, value: object, event: Any) -> str:
        """How a message writes what cannot be a key."""
        match value:
            case dict():
                return "{…}"
            case list():
                return "[…]"
            case _:
                return quoted(self._source(_span(event)))

    def _source(self, span: Span) -> str:
        """What the author wrote at ``span``, as far as it stands on one line."""
        line = self.lines[span.line - 1] if span.line <= len(self.lines) else ""
        end = span.end_column - 1 if span.end_line == span.line else len(line)
        return line[span.column - 1 : end] or "null"


def _first_cell(event: Any) -> Span:
    """The place where an event begins, one character wide."""
    line, column = event.start_mark.line + 1, event.start_mark.column + 1
    return Span(line, column, line, column + 1)
