"""From the tree of a document to the file model, with every mistake told at its place.

pydantic finds the mistakes; here they get the author's words and a place in the file.
"""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

from pydantic import ValidationError

from simulator.codebook import vocabulary
from simulator.codebook.vocabulary import Text
from simulator.diagnostics import Problem, Span, fields
from simulator.loading import file_model
from simulator.loading.document import Document, Path
from simulator.loading.file_model import RANGES, Part, ScenarioPart
from simulator.loading.glossary import KEYS, OTHER_WORDS, glossed, literal, quoted


class Vocabulary(NamedTuple):
    """A closed list of words, with what one such word is called."""

    kind: Text
    words: tuple[str, ...]


VOCABULARIES: Mapping[str, Vocabulary] = {
    "type": Vocabulary(Text("antwoordtype", "reply type"), vocabulary.REPLY_TYPES),
    "question": Vocabulary(Text("vraagvorm", "vraagvorm"), vocabulary.QUESTION_FORMS),
    "exploration": Vocabulary(Text("verkenning", "verkenning"), vocabulary.EXPLORATIONS),
    "technique": Vocabulary(Text("techniek", "techniek"), vocabulary.TECHNIQUES),
    "reflex_behaviour": Vocabulary(Text("reflexgedrag", "reflexgedrag"), vocabulary.BEHAVIOURS),
    "signal": Vocabulary(Text("signaal", "signaal"), vocabulary.SIGNALS),
    "estimate": Vocabulary(Text("inschatmoment", "inschatmoment"), vocabulary.ESTIMATES),
    "help_form": Vocabulary(Text("hulpvorm", "hulpvorm"), vocabulary.HELP_FORMS),
    "session": Vocabulary(Text("soort gesprek", "kind of session"), vocabulary.SESSION_KINDS),
    "start": Vocabulary(Text("start", "start"), vocabulary.STARTS),
    "crisis_kind": Vocabulary(Text("crisissoort", "crisissoort"), vocabulary.CRISIS_KINDS),
    "warnings": Vocabulary(Text("inhoudslabel", "content tag"), vocabulary.CONTENT_TAGS),
    "tempts": Vocabulary(Text("reflex", "reflex"), vocabulary.REFLEXES),
    "reactions": Vocabulary(Text("reflex", "reflex"), (*vocabulary.REFLEXES, "gevaar")),
    "good_endings": Vocabulary(Text("uitkomst", "uitkomst"), vocabulary.ENDINGS),
    "endings": Vocabulary(Text("uitkomst", "uitkomst"), vocabulary.ENDINGS),
    "drift": Vocabulary(Text("meter", "meter"), vocabulary.GAUGES),
    "shift": Vocabulary(Text("meter", "meter"), vocabulary.GAUGES),
    "houding": Vocabulary(Text("houding", "houding"), vocabulary.STANCES),
    "crisis_fase": Vocabulary(Text("crisisfase", "crisis_fase"), vocabulary.PHASES),
    "form_of_address": Vocabulary(
        Text("aanspreekvorm", "form of address"), vocabulary.FORMS_OF_ADDRESS
    ),
}
"""The closed list behind every key that has one; for a mapping, the list of its keys."""

_WITHOUT_PLUGINS = "PYDANTIC_DISABLE_PLUGINS"
_LONGEST_LIST_TOLD = 20
_MOST_FAULTS = 1000
"""Mistakes of one file that are put into words; guessing a name takes half a millisecond."""

_FOUND = (
    (bool, Text("true of false", "true or false")),
    (int, Text("een getal", "a number")),
    (float, Text("een getal met een punt", "a number with a point")),
    (str, Text("tekst", "text")),
    (list, Text("een lijst", "a list")),
    (dict, Text("een blok met sleutels", "a block of keys")),
    (type(None), Text("niets", "nothing")),
)
_TEXT = Text("tekst", "text")
_EXPECTED = {
    "string_type": _TEXT,
    "literal_error": _TEXT,
    "int_type": Text("een heel getal", "a whole number"),
    "bool_type": Text("`true` of `false`", "`true` or `false`"),
    "list_type": Text("een lijst", "a list"),
    "dict_type": Text("een blok met sleutels", "a block of keys"),
    "model_type": Text("een blok met sleutels", "a block of keys"),
}
_YES = frozenset(("yes", "y", "on", "ja", "waar", "true", "1"))
_NO = frozenset(("no", "n", "off", "nee", "onwaar", "false", "0"))
_BELONGS_TO: Mapping[type[Part], Text] = {
    file_model.ScenarioPart: Text("het scenario", "the scenario"),
    file_model.ClientPart: Text("`client`", "`client`"),
    file_model.ScenePart: Text("een scène", "a scene"),
    file_model.ReplyPart: Text("een antwoord", "a reply"),
    file_model.OtherwisePart: Text("`otherwise`", "`otherwise`"),
    file_model.BranchPart: Text("een weg bij `branches`", "a road among the `branches`"),
    file_model.ConditionPart: Text("een voorwaarde (`when`)", "a condition (`when`)"),
    file_model.RangePart: Text("een meter in `when`", "a gauge in a `when`"),
    file_model.VariantsPart: Text("een blok met varianten", "a block of variants"),
    file_model.EndingPart: Text("een uitkomst", "an ending"),
    file_model.RepairPart: Text("`repair`", "`repair`"),
    file_model.ReviewPart: Text("`reviewed`", "`reviewed`"),
}
"""Where the keys of each class stand, as a message calls it."""


class _Fault(NamedTuple):
    """One error of pydantic, at its place in the document."""

    type: str
    path: Path
    """The way to the value; for a missing key, to what lacks it."""
    key: str
    """The key the error is about, as far as there is one."""
    value: object
    limit: object
    """The bound that was crossed."""
    about_key: bool
    """The error is in a key of a mapping and not in its value."""


def validate(document: Document) -> tuple[ScenarioPart | None, list[Problem]]:
    """The file model of ``document``, or None with every mistake in its keys and values."""
    _make_ready()
    try:
        return ScenarioPart.model_validate(document.data), []
    except ValidationError as error:
        errors = error.errors(include_url=False)[:_MOST_FAULTS]
        faults = [_fault(document, found) for found in errors]
        misspelt = {
            (fault.path[:-1], _key_meant(fault))
            for fault in faults
            if fault.type == "extra_forbidden"
        }
        found = [
            _problem(document, fault)
            for fault in faults
            if not document.node(fault.path).poisoned
            and not (fault.type == "missing" and (fault.path, fault.key) in misspelt)
        ]
        return None, found


def _make_ready() -> None:
    """Build the model, the first time it is asked for.

    Without looking for what other packages plug into pydantic: none of it has a say in what a
    scenario may hold, and to look for it takes as long as to check a file.
    """
    if ScenarioPart.__pydantic_complete__:
        return
    found = os.environ.get(_WITHOUT_PLUGINS)
    os.environ[_WITHOUT_PLUGINS] = "__all__"
    try:
        ScenarioPart.model_rebuild()
    finally:
        if found is None:
            del os.environ[_WITHOUT_PLUGINS]
        else:
            os.environ[_WITHOUT_PLUGINS] = found


def close_to(word: str, words: Mapping[str, Any] | tuple[str, ...]) -> str | None:
    """The one of ``words`` that ``word`` was probably meant to be, or None."""
    # difflib takes quadratic time in the length; no word of ours is that long.
    found = get_close_matches(word[:60].lower(), list(words), n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(guess: str) -> Text:
    """The next step for a word that is close to ``guess``."""
    return Text(f"bedoelde je `{literal(guess)}`?", f"did you mean `{literal(guess)}`?")


def both(name: str, text: Text) -> dict[str, str]:
    """``text`` as the pair of words ``name_nl`` and ``name_en`` of a template."""
    return {f"{name}_nl": text.nl, f"{name}_en": text.en}


def _fault(document: Document, error: Any) -> _Fault:
    path: list[str | int] = []
    node = document.root
    parts = list(error["loc"])
    missing = parts.pop() if error["type"] == "missing" else None
    for part in parts:
        # Tags of unions and "[key]" are no part of the document.
        child = node.children.get(part)
        if child is not None:
            node = child
            path.append(part)
    context = error.get("ctx") or {}
    limit = next(
        (context[name] for name in ("max_length", "min_length", "ge", "le") if name in context),
        None,
    )
    key = missing or next((part for part in reversed(path) if isinstance(part, str)), "")
    return _Fault(
        error["type"], tuple(path), str(key), error["input"], limit, parts[-1:] == ["[key]"]
    )


def _problem(document: Document, fault: _Fault) -> Problem:
    make = _PROBLEMS.get(fault.type, _wrong_type)
    return make(document, fault)


def _missing(document: Document, fault: _Fault) -> Problem:
    model = _model_at(fault.path)
    where = _BELONGS_TO.get(model, Text("dit deel", "this part")) if model else Text("dit", "this")
    name = fault.path[-1] if fault.path else None
    if model is file_model.ScenePart:
        where = Text(f'scène "{quoted(str(name))}"', f'scene "{quoted(str(name))}"')
    words = {
        "key": fault.key,
        **both("key", glossed(fault.key)),
        **both("where", Text(_capital(where.nl), _capital(where.en))),
    }
    return Problem(fields.MISSING_KEY, document.path, document.head(fault.path), words)


def _unknown_key(document: Document, fault: _Fault) -> Problem:
    parent = fault.path[:-1]
    model = _model_at(parent)
    keys = tuple(model.model_fields) if model else ()
    key = str(fault.path[-1]) if fault.path else fault.key
    words = {"key": quoted(key), "keys": ", ".join(keys)}
    return Problem(
        fields.UNKNOWN_KEY,
        document.path,
        document.key_span(fault.path),
        words,
        suggestion=_right_key(key, keys),
    )


def _key_meant(fault: _Fault) -> str | None:
    """The key that a key which does not belong there was probably meant to be."""
    model = _model_at(fault.path[:-1])
    return meant_by(str(fault.path[-1]), tuple(model.model_fields)) if model else None


def meant_by(key: str, keys: tuple[str, ...]) -> str | None:
    """The one of ``keys`` that ``key`` was probably meant to be: another word for it, or a typo."""
    other = OTHER_WORDS.get(key.lower())
    return other if other in keys else close_to(key, keys)


def _right_key(key: str, keys: tuple[str, ...]) -> Text | None:
    meant = meant_by(key, keys)
    if meant is not None:
        return did_you_mean(meant)
    owners = [text for model, text in _BELONGS_TO.items() if key in model.model_fields]
    if owners:
        return Text(
            f"`{key}` hoort bij {' of '.join(owner.nl for owner in owners)}; "
            "springt de regel goed in?",
            f"`{key}` belongs to {' or '.join(owner.en for owner in owners)}; "
            "is the line indented well?",
        )
    elsewhere = close_to(key, KEYS)
    return did_you_mean(elsewhere) if elsewhere in keys else None


def _unknown_word(document: Document, fault: _Fault) -> Problem:
    if not isinstance(fault.value, str):
        return _wrong_type(document, fault)
    if fault.path == ("format",):
        return _wrong_type(document, fault._replace(type="int_type"))
    span = document.key_span(fault.path) if fault.about_key else document.value_span(fault.path)
    list_key = fault.key
    if fault.about_key:
        list_key = next((str(part) for part in reversed(fault.path[:-1])), "")
    listed = VOCABULARIES.get(list_key)
    if listed is None:
        return _wrong_type(document, fault)
    return unknown_slug(document.path, span, fault.value, listed)


def unknown_slug(
    path: str,
    span: Span,
    slug: str,
    listed: Vocabulary,
    guessing: Callable[[str, tuple[str, ...]], str | None] = close_to,
) -> Problem:
    """The problem that ``slug`` is not in the list it has to come from.

    ``guessing`` finds the word that was probably meant.
    """
    guess = guessing(slug, listed.words)
    suggestion = did_you_mean(guess) if guess else None
    if suggestion is None and len(listed.words) <= _LONGEST_LIST_TOLD:
        all_of_them = ", ".join(listed.words)
        suggestion = Text(f"kies uit: {all_of_them}.", f"choose from: {all_of_them}.")
    kind = Text(_capital(listed.kind.nl), listed.kind.en)
    words = {"slug": quoted(slug), **both("kind", kind)}
    return Problem(fields.UNKNOWN_SLUG, path, span, words, suggestion=suggestion)


def _unknown_format(document: Document, fault: _Fault) -> Problem:
    return Problem(
        fields.UNKNOWN_FORMAT,
        document.path,
        document.value_span(fault.path),
        {"value": quoted(str(fault.value))},
    )


def _wrong_type(document: Document, fault: _Fault) -> Problem:
    if fault.path == ("format",) and isinstance(fault.value, int | float):
        return _unknown_format(document, fault)
    expected = _EXPECTED.get(fault.type, Text("iets anders", "something else"))
    named = glossed(fault.key) if fault.path else Text("een scenario", "a scenario")
    found = next(
        (text for kind, text in _FOUND if isinstance(fault.value, kind)), Text("iets", "something")
    )
    words = {**both("key", named), **both("expected", expected), **both("found", found)}
    return Problem(
        fields.WRONG_TYPE,
        document.path,
        document.value_span(fault.path) if fault.path else document.head(()),
        words,
        suggestion=_right_type(fault),
    )


def _right_type(fault: _Fault) -> Text | None:
    value, expects_text = fault.value, _EXPECTED.get(fault.type) is _TEXT
    match value:
        case bool() | int() | float() if expects_text:
            return Text(
                "zet het tussen aanhalingstekens als het tekst is.",
                "put it in quotes if it is text.",
            )
        case int() if fault.key in vocabulary.GAUGES:
            # Braces are doubled: a step is a template.
            example = f"`{fault.key}: {{{{min: {value}}}}}`"
            return Text(f"schrijf bijvoorbeeld {example}.", f"write for example {example}.")
        case {"gewoon": _} if expects_text:
            return Text("hier kunnen geen varianten; kies er een.", "no variants here; choose one.")
        case dict() if expects_text:
            return Text(
                "staat er een dubbele punt in de tekst? Zet de hele tekst tussen aanhalingstekens.",
                "is there a colon in the text? Put the whole text in quotes.",
            )
        case list() if expects_text:
            return Text("noem er een, zonder haken.", "name one, without brackets.")
        case str() if fault.type == "list_type":
            return Text(
                "zet er rechte haken omheen: [ … ].", "put square brackets round it: [ … ]."
            )
        case str() if fault.type == "int_type" and value.isdecimal():
            return Text("haal de aanhalingstekens weg.", "remove the quotes.")
        case str() if fault.type == "bool_type" and value.lower() in _YES | _NO:
            meant = "true" if value.lower() in _YES else "false"
            return Text(f"schrijf `{meant}`.", f"write `{meant}`.")
        case _:
            return None


def _wrong_pattern(document: Document, fault: _Fault) -> Problem:
    span = document.key_span(fault.path) if fault.about_key else document.value_span(fault.path)
    value = str(fault.value)
    if fault.key == "language" and not fault.about_key:
        return Problem(fields.BAD_LANGUAGE, document.path, span, {"value": quoted(value)})
    if fault.key == "on" and not fault.about_key:
        return Problem(fields.BAD_DATE, document.path, span, {"value": quoted(value)})
    return bad_id(document.path, span, value)


def bad_id(path: str, span: Span, value: str) -> Problem:
    """The problem that ``value`` cannot be an id, with an id that could be meant."""
    example = re.sub(r"[^a-z0-9]+", "_", value[:60].lower()).strip("_")
    if not re.match("[a-z]", example):
        example = f"id_{example}".rstrip("_")
    words = {"value": quoted(value), "example": example}
    return Problem(fields.BAD_ID, path, span, words)


def _too_long(document: Document, fault: _Fault) -> Problem:
    return Problem(
        fields.TEXT_TOO_LONG,
        document.path,
        document.key_span(fault.path) if fault.about_key else document.value_span(fault.path),
        {
            **both("key", glossed(fault.key)),
            "length": str(len(str(fault.value).strip())),
            "limit": str(fault.limit),
        },
    )


def _empty_text(document: Document, fault: _Fault) -> Problem:
    return Problem(
        fields.EMPTY_VALUE,
        document.path,
        document.value_span(fault.path),
        both("key", glossed(fault.key)),
    )


def _empty_list(document: Document, fault: _Fault) -> Problem:
    return Problem(
        fields.EMPTY_VALUE,
        document.path,
        document.key_span(fault.path),
        both("key", glossed(fault.key)),
        suggestion=Text("noem er minstens een.", "name at least one."),
    )


def _out_of_range(document: Document, fault: _Fault) -> Problem:
    low, high = RANGES[fault.key]
    words = {
        **both("key", glossed(fault.key)),
        "value": quoted(str(fault.value)),
        "min": str(low),
        "max": str(high),
    }
    return Problem(fields.OUT_OF_RANGE, document.path, document.value_span(fault.path), words)


_PROBLEMS: Mapping[str, Callable[[Document, _Fault], Problem]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "literal_error": _unknown_word,
    "string_pattern_mismatch": _wrong_pattern,
    "string_too_long": _too_long,
    "string_too_short": _empty_text,
    "too_short": _empty_list,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
}
"""How an error of pydantic is told, by its type; the others are about the type of a value."""


def _model_at(path: Path) -> type[Part] | None:
    """The class of the mapping that stands at ``path``."""
    match path:
        case ():
            return file_model.ScenarioPart
        case ("client",):
            return file_model.ClientPart
        case ("reviewed",):
            return file_model.ReviewPart
        case ("scenes", _):
            return file_model.ScenePart
        case ("scenes", _, "replies", _):
            return file_model.ReplyPart
        case ("scenes", _, "replies", _, "otherwise"):
            return file_model.OtherwisePart
        case ("scenes", _, "replies", _, "branches", _):
            return file_model.BranchPart
        case ("repair", _):
            return file_model.RepairPart
        case ("endings", _):
            return file_model.EndingPart
        case (*_, "when"):
            return file_model.ConditionPart
        case (*_, "when", _):
            return file_model.RangePart
        case ("reactions", _) | (*_, "says") | (*_, "reaction"):
            return file_model.VariantsPart
        case _:
            return None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def every_part() -> Iterator[type[Part]]:
    """Every class of the file model."""
    yield from _BELONGS_TO
