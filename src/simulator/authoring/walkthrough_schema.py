"""The JSON Schema of a file with walkthroughs, for editors.

Made from the same lists that the reader of such a file has, and no stricter than that reader.
"""

from typing import Final

from simulator.authoring.schema import DIALECT, Schema, as_json, meanings_of_keys, with_meanings
from simulator.authoring.walkthrough_file import (
    FORMAT,
    GLOSSES,
    HIGHEST_SEED,
    KEYS_OF_FILE,
    KEYS_OF_ROAD,
    MEASUREMENTS,
    MORE_KEYS_OF_ROAD,
    MOST_WALKTHROUGHS,
    STATE_WORDS,
)
from simulator.codebook import labels
from simulator.codebook.vocabulary import ENDINGS, FLAGS, GAUGES, Text
from simulator.loading.file_model import RANGES

FILE_NAME: Final = "gesprek.walkthroughs.schema.json"
"""How the schema is called beside the walkthroughs that name it."""

MODELINE: Final = f"# yaml-language-server: $schema={FILE_NAME}"
ID: Final = "urn:gesprek:walkthroughs:1"

_TITLE = Text("Proefgesprekken bij een scenario", "Walkthroughs of a scenario")
_ABOUT = Text(
    "Wat er in een bestand met proefgesprekken kan staan. Gemaakt met `gesprek schema "
    "--walkthroughs`; `gesprek check` loopt ze.",
    "What can stand in a file with walkthroughs. Made with `gesprek schema --walkthroughs`; "
    "`gesprek check` walks them.",
)
_TEXT: Final[Schema] = {"type": "string", "minLength": 1}


def schema(language: str) -> Schema:
    """The schema, with hover texts in Dutch, or in English for ``"en"``."""
    words = {
        key: {word: text.in_language(language) for word, text in meanings.items()}
        for key, meanings in {
            **meanings_of_keys(),
            "measured": {**labels.FIT_LABELS, **meanings_of_keys()["type"]},
            "ends": meanings_of_keys()["endings"],
            "signaal": meanings_of_keys()["signal"],
        }.items()
    }

    def keys(values: dict[str, Schema], required: tuple[str, ...] = ()) -> Schema:
        """A mapping with these keys, each with its hover text."""
        explained = {
            key: {
                "description": _sentence(GLOSSES[key].in_language(language)),
                **with_meanings(value, words.get(key, {})),
            }
            for key, value in values.items()
        }
        made: Schema = {"type": "object", "additionalProperties": False, "properties": explained}
        return {**made, "required": list(required)} if required else made

    state = {
        key: _one_or_more(_TEXT if listed is None else {"enum": list(listed.words)})
        for key, listed in STATE_WORDS.items()
    }
    low, high = RANGES["min"]
    level = {"type": "integer", "minimum": low, "maximum": high}
    state |= {gauge: keys({"min": level, "max": level}) for gauge in GAUGES}
    flag = {"anyOf": [{"enum": list(FLAGS)}, _TEXT]}
    state |= {key: _one_or_more(flag) for key in ("flags", "without")}
    step = keys(
        {
            "says": _one_or_more(_TEXT),
            "offers": _one_or_more(_TEXT),
            "choose": _one_or_more(_TEXT),
            "measured": {"enum": list(MEASUREMENTS.words)},
            "state": keys(state),
        }
    )
    road = keys(
        {
            "name": _TEXT,
            "seed": {"type": "integer", "minimum": 0, "maximum": HIGHEST_SEED},
            "steps": {"type": "array", "minItems": 1, "items": {**step, "minProperties": 1}},
            "ends": {"enum": list(ENDINGS)},
        },
        KEYS_OF_ROAD,
    )
    assert set(road["properties"]) == {*KEYS_OF_ROAD, *MORE_KEYS_OF_ROAD}
    whole = keys(
        {
            "format": {"const": FORMAT},
            "scenario": _TEXT,
            "walkthroughs": {
                "type": "array",
                "minItems": 1,
                "maxItems": MOST_WALKTHROUGHS,
                "items": road,
            },
        },
        KEYS_OF_FILE,
    )
    return {
        "$schema": DIALECT,
        "$id": ID,
        "title": _TITLE.in_language(language),
        "description": _ABOUT.in_language(language),
        **whole,
    }


def as_text(language: str) -> str:
    """The schema as it is written to a file."""
    return as_json(schema(language))


def _one_or_more(value: Schema) -> Schema:
    return {"oneOf": [value, {"type": "array", "minItems": 1, "items": value}]}


def _sentence(gloss: str) -> str:
    return f"{gloss[:1].upper()}{gloss[1:]}."
