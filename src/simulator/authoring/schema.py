"""The JSON Schema of a scenario file, for editors: what can stand where, and what it means.

It is made from the file model that also loads a scenario, so that the two cannot differ. It knows
less than `gesprek check`: what two places in a file have to do with each other is said there. What
it refuses, `check` refuses too.

An editor finds it through the first line of a scenario, the modeline. That names a file beside the
scenario and no address: it works without a network, and wherever the two are moved together.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, get_args

from simulator.codebook import labels, vocabulary
from simulator.codebook.effects import ELICITS
from simulator.codebook.endings import ENDING_KINDS_OF
from simulator.codebook.grounds import GROUNDS
from simulator.codebook.lenses import LensTags
from simulator.codebook.question_forms import QUESTION_FORM_ENTRIES
from simulator.codebook.reflexes import BEHAVIOUR_ENTRIES, REFLEX_ENTRIES
from simulator.codebook.reply_types import ENTRIES
from simulator.codebook.requirements import ALWAYS
from simulator.codebook.signals import SIGNAL_ENTRIES
from simulator.codebook.strips import NO_STEP_LABEL, strips
from simulator.codebook.systems import SYSTEMS
from simulator.codebook.vocabulary import REFLEXES, ReplyType, Text
from simulator.loading.file_model import ScenarioPart
from simulator.loading.glossary import KEYS
from simulator.loading.structure import MOST_FACTS

FILE_NAME: Final = "gesprek.schema.json"
"""How the schema is called beside the scenarios that name it."""

MODELINE: Final = f"# yaml-language-server: $schema={FILE_NAME}"
"""The first line of a scenario: editors with a YAML language server read it."""

ID: Final = "urn:gesprek:scenario:1"
"""Names the schema, and promises no place on a network where it could be fetched."""

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]
Meanings = Mapping[Any, Text]
"""What each word of a list means, by the word."""

_TITLE = Text("Een scenario van gesprek", "A scenario of gesprek")
_ABOUT = Text(
    "Wat er in een scenariobestand kan staan. Gemaakt met `gesprek schema`; `gesprek check` vindt "
    "meer.",
    "What can stand in a scenario file. Made with `gesprek schema`; `gesprek check` finds more.",
)
_REQUIRED = Text("Moet er staan.", "Required.")
_AT_MOST = Text("Hoogstens {limit} tekens.", "At most {limit} characters.")
_BETWEEN = Text("Van {low} tot en met {high}.", "From {low} to {high}.")
_DEFAULT = Text("Zonder deze regel: {default}.", "Without this line: {default}.")
_GROUND = Text("Grond: {ground}.", "Ground: {ground}.")
_ELICITS = Text("Kan zetten: {flags}.", "Can set: {flags}.")
_ANSWERS = Text("Past erbij: {types}.", "Answered by: {types}.")
_ANSWERED_BY_ALL = Text("Elk antwoord past erbij.", "Every reply answers it.")
_TEMPTS = Text("Verleidt tot: {reflexes}.", "Tempts to: {reflexes}.")
_BEHAVIOUR_OF = Text("Hoort bij {reflex}.", "Belongs to {reflex}.")
_TWIN = Text("Met grond: {twin}.", "With its ground: {twin}.")
_DANGER_REPEATED = Text(
    "zijn teken van gevaar, duidelijker, als er twee keer overheen is gepraat",
    "his hint of danger, more plainly, when two replies passed it over",
)


def schema(language: str) -> Schema:
    """The schema, with hover texts in Dutch, or in English for ``"en"``."""
    made = ScenarioPart.model_json_schema()
    definitions: dict[str, Schema] = made.pop("$defs")
    for part in (made, *definitions.values()):
        _tidied(part)
    _as_strict_as_check(made, definitions, language)
    meanings = meanings_of_keys()
    for part in (made, *definitions.values()):
        _explained(part, meanings, language)
    return {
        "$schema": DIALECT,
        "$id": ID,
        "title": _TITLE.in_language(language),
        **made,
        "description": _ABOUT.in_language(language),
        "$defs": definitions,
    }


def as_text(language: str) -> str:
    """The schema as it is written to a file."""
    return as_json(schema(language))


def as_json(made: Schema) -> str:
    """A schema as text."""
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


# What the generator of the file model writes for programs, and an editor would show to people.


def _tidied(part: Schema) -> None:
    """Without generated titles and without null: a key that means nothing is left out."""
    part.pop("title", None)
    part.pop("description", None)
    for key, value in part.get("properties", {}).items():
        value.pop("title", None)
        alternatives = value.get("anyOf", [])
        if {"type": "null"} in alternatives:
            [meant] = [one for one in alternatives if one != {"type": "null"}]
            part["properties"][key] = dict(meant)
        elif value.get("default") in ([], {}):
            value.pop("default")


# What `check` asks of a file beyond the type of each value, as far as a schema can say it.


def _as_strict_as_check(whole: Schema, definitions: dict[str, Schema], language: str) -> None:
    keys = whole["properties"]
    keys["reactions"] = _by_word(keys["reactions"], [*REFLEXES, "gevaar"])
    keys["reactions"]["required"] = list(REFLEXES)
    keys["endings"] = _by_word(keys["endings"], vocabulary.ENDINGS)
    keys["shift"] = _by_word(keys["shift"], vocabulary.GAUGES)
    keys["scenes"] = {
        "type": "object",
        "minProperties": 1,
        "propertyNames": keys["facts"]["items"],
        "additionalProperties": {"$ref": "#/$defs/ScenePart"},
    }
    keys["facts"]["maxItems"] = MOST_FACTS
    keys["good_endings"]["items"]["enum"] = [
        ending for ending in vocabulary.ENDINGS if ENDING_KINDS_OF[ending] == "goed"
    ]
    keys["teaches"]["items"]["enum"] = [system.slug for system in SYSTEMS.values()]
    scene = definitions["ScenePart"]
    scene["required"].append("replies")
    scene["properties"]["replies"]["minItems"] = 1
    drift = scene["properties"]["drift"]
    scene["properties"]["drift"] = {**_by_word(drift, vocabulary.GAUGES), "maxProperties": 1}
    for gauges in (keys["shift"], scene["properties"]["drift"]):
        for change in gauges["properties"].values():
            change |= {"minimum": -1, "maximum": 1}
    reply = definitions["ReplyPart"]
    reply["required"].append("why")
    reply["properties"]["lens"] = _lenses(language)
    reply["allOf"] = list(_per_type())
    _with_flags(keys, ("flags",))
    _with_flags(scene["properties"], ("sets",))
    _with_flags(reply["properties"], ("sets", "clears", "needs"))
    _with_flags(definitions["ConditionPart"]["properties"], ("flags", "without"))


def _by_word(mapping: Schema, words: Iterable[str]) -> Schema:
    """A mapping with known keys as one in which an editor can offer and explain each of them."""
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {word: dict(mapping["additionalProperties"]) for word in words},
    }


def _lenses(language: str) -> Schema:
    """The tags a reply can be given for the lenses of the debrief, and its steps of a model."""
    kinds: dict[str, Schema] = {}
    for lens, kind in LensTags.__annotations__.items():
        words = get_args(kind)
        # `0` without quotes is a number in YAML, and is taken for the word.
        digits = [int(word) for word in words if word.isdigit()]
        kinds[lens] = {"enum": [*words, *digits]} if words else {"type": "integer"}
    for strip in strips().values():
        steps = [step.label for step in strip.steps]
        kinds[strip.slug] = {
            "description": strip.label.in_language(language),
            "enum": list(strip.words),
            "enumDescriptions": [text.in_language(language) for text in (*steps, NO_STEP_LABEL)],
        }
    return {"type": "object", "additionalProperties": False, "properties": kinds}


def _per_type() -> Iterator[Schema]:
    """What a reply needs and may have, by its type."""
    for reflex, entry in REFLEX_ENTRIES.items():
        yield _when_type(
            [reflex],
            required=["reflex_behaviour"],
            properties={"reflex_behaviour": {"enum": list(entry.behaviours)}},
        )
    yield _when_type(list(REFLEXES), properties={"branches": False, "otherwise": False})
    yield _when_type(
        list(vocabulary.INTERVENTIONS),
        required=["reaction"],
        properties={"reflex_behaviour": False},
        oneOf=[{"required": ["goto"]}, {"required": ["branches"]}],
    )
    without = [kind for kind, entry in ENTRIES.items() if not entry.techniques]
    yield _when_type(list(without), properties={"technique": False})
    for kind, type_ in ENTRIES.items():
        if type_.techniques:
            techniques = {"technique": {"enum": list(type_.techniques)}}
            yield _when_type([kind], properties=techniques)


def _when_type(types: list[Any], **then: Any) -> Schema:
    return {
        "if": {"required": ["type"], "properties": {"type": {"enum": types}}},
        "then": then,
    }


def _with_flags(keys: dict[str, Schema], names: Iterable[str]) -> None:
    """Where flags stand, offer those of the codebook; a fact of the file is as good."""
    flag = {"anyOf": [{"enum": list(vocabulary.FLAGS)}, {"type": "string"}]}
    for name in names:
        keys[name] = {"oneOf": [flag, {"type": "array", "items": flag}]}


# What it all means.


def _explained(part: Schema, meanings: Mapping[str, Meanings], language: str) -> None:
    """Give every key of a mapping its hover text, and every word of a list its meaning."""
    required = part.get("required", ())
    for key, value in part.get("properties", {}).items():
        told = _about(key, value, key in required, language)
        words = {word: text.in_language(language) for word, text in meanings.get(key, {}).items()}
        # First, so that who reads the schema itself meets it first.
        part["properties"][key] = {"description": told, **with_meanings(value, words)}


def _about(key: str, value: Schema, required: bool, language: str) -> str:
    gloss = KEYS[key].in_language(language)
    sentences = [f"{gloss[:1].upper()}{gloss[1:]}."]
    limit = _longest(value)
    if limit:
        sentences.append(_AT_MOST.in_language(language).format(limit=limit))
    if "minimum" in value:
        between = _BETWEEN.in_language(language)
        sentences.append(between.format(low=value["minimum"], high=value["maximum"]))
    if "default" in value:
        default = json.dumps(value["default"]).strip('"')
        sentences.append(_DEFAULT.in_language(language).format(default=default))
    if required:
        sentences.append(_REQUIRED.in_language(language))
    return " ".join(sentences)


def _longest(value: Schema) -> int:
    """The most characters of a text, or of any of its variants; 0 where nothing says."""
    alternatives: list[Schema] = [value, *value.get("oneOf", [])]
    return max(int(one.get("maxLength", 0)) for one in alternatives)


def with_meanings(value: Schema, words: Mapping[str, str]) -> Schema:
    """``value`` with what each of its words means, wherever in it they stand."""
    found: Schema = {}
    for name, inner in value.items():
        if isinstance(inner, list) and name in ("oneOf", "anyOf"):
            found[name] = [with_meanings(one, words) for one in inner]
        elif name == "items":
            found[name] = with_meanings(inner, words)
        elif name == "properties":
            found[name] = {
                key: {"description": words[key], **one} if key in words else one
                for key, one in inner.items()
            }
        else:
            found[name] = inner
    if "enum" in found and words:
        found["enumDescriptions"] = [words[word] for word in found["enum"]]
    return found


def meanings_of_keys() -> Mapping[str, Meanings]:
    """What the words of a key mean, by that key; also of the keys of a mapping."""
    flags: Meanings = labels.FLAG_LABELS
    reflexes = {
        reflex: _sentences(entry.label, entry.assumption)
        for reflex, entry in REFLEX_ENTRIES.items()
    }
    return {
        "clears": flags,
        "crisis_fase": labels.PHASE_LABELS,
        "crisis_kind": labels.CRISIS_KIND_LABELS,
        "drift": labels.GAUGE_MEANINGS,
        "endings": _endings(),
        "estimate": labels.ESTIMATE_LABELS,
        "exploration": labels.EXPLORATION_LABELS,
        "flags": flags,
        "good_endings": _endings(),
        "help_form": labels.HELP_FORM_LABELS,
        "houding": labels.STANCE_DESCRIPTIONS,
        "needs": flags,
        "question": {
            form: _sentences(entry.label, entry.definition, Text(entry.example, entry.example))
            for form, entry in QUESTION_FORM_ENTRIES.items()
        },
        "reactions": {**reflexes, "gevaar": _DANGER_REPEATED},
        "reflex_behaviour": _behaviours(),
        "session": labels.SESSION_LABELS,
        "sets": flags,
        "shift": labels.GAUGE_MEANINGS,
        "signal": _signals(),
        "start": labels.START_LABELS,
        "teaches": {system.slug: system.name for system in SYSTEMS.values()},
        "technique": labels.TECHNIQUE_LABELS,
        "tempts": reflexes,
        "type": {kind: _reply_type(kind) for kind in ENTRIES},
        "warnings": labels.CONTENT_TAG_LABELS,
        "without": flags,
    }


def _reply_type(kind: ReplyType) -> Text:
    """What a reply type is, what must be so before it fits, and what it can bring about."""
    entry = ENTRIES[kind]
    told = [_sentences(entry.label, entry.definition)]
    ground = next((ground for type_, ground in GROUNDS.items() if type_ == kind), ALWAYS)
    if ground != ALWAYS:
        told.append(_filled(_GROUND, ground=ground.formula()))
    flags = next((flags for type_, flags in ELICITS.items() if type_ == kind), None)
    if flags:
        told.append(_filled(_ELICITS, flags=", ".join(sorted(flags))))
    return _joined(told)


def _signals() -> Meanings:
    found: dict[str, Text] = {}
    for signal, entry in SIGNAL_ENTRIES.items():
        told = [_sentences(entry.label, entry.does)]
        if entry.answers is None:
            told.append(_ANSWERED_BY_ALL)
        elif entry.answers:
            told.append(_filled(_ANSWERS, types=", ".join(sorted(entry.answers))))
        if entry.tempts:
            reflexes = ", ".join(dict.fromkeys(reflex for reflex, _ in entry.tempts))
            told.append(_filled(_TEMPTS, reflexes=reflexes))
        found[signal] = _joined(told)
    return found


def _behaviours() -> Meanings:
    found: dict[str, Text] = {}
    for behaviour, entry in BEHAVIOUR_ENTRIES.items():
        told = [_sentences(entry.label), _filled(_BEHAVIOUR_OF, reflex=entry.reflex)]
        if entry.twin is not None:
            told.append(_filled(_TWIN, twin=entry.twin))
        found[behaviour] = _joined(told)
    return found


def _endings() -> Meanings:
    kinds = labels.ENDING_KIND_LABELS
    return {
        ending: Text(
            f"{text.nl} ({kinds[ENDING_KINDS_OF[ending]].nl})",
            f"{text.en} ({kinds[ENDING_KINDS_OF[ending]].en})",
        )
        for ending, text in labels.ENDING_LABELS.items()
    }


def _sentences(*texts: Text) -> Text:
    """Texts of the codebook one after the other, each as a sentence."""
    return Text(
        " ".join(_sentence(text.nl) for text in texts),
        " ".join(_sentence(text.en) for text in texts),
    )


def _sentence(words: str) -> str:
    closed = words if words.endswith((".", "?", "!")) else f"{words}."
    return closed[:1].upper() + closed[1:]


def _filled(template: Text, **words: str) -> Text:
    return Text(*(text.format(**words) for text in template))


def _joined(texts: Iterable[Text]) -> Text:
    dutch, english = zip(*texts, strict=True)
    return Text(" ".join(dutch), " ".join(english))
