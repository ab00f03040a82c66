"""The JSON Schema for editors: never stricter than `check`, and every key and word explained."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from simulator.authoring import walkthrough_schema
from simulator.authoring.new import starter
from simulator.authoring.schema import DIALECT, FILE_NAME, ID, MODELINE, as_text, schema
from simulator.authoring.walkthroughs import run_text, walkthroughs_of
from simulator.codebook.vocabulary import INTERVENTIONS, REPLY_TYPES, SIGNALS
from simulator.diagnostics import Severity
from simulator.loading import checks, loads
from simulator.loading.document import parse
from simulator.loading.glossary import KEYS
from simulator.loading.library import scenario_files
from simulator.loading.opening import read_text
from simulator.loading.validating import every_part
from simulator.places import shipped_scenarios
from tests.running import KLEIN, ROOT, gesprek
from tests.sample import sample

if TYPE_CHECKING:
    from collections.abc import Iterator

SHIPPED = list(scenario_files([shipped_scenarios()]))
BROKEN = sorted((ROOT / "tests" / "broken").glob("*.yaml"))


@cache
def dutch() -> dict[str, Any]:
    return schema("nl")


def refused(text: str) -> list[str]:
    """What the schema says against a text that is YAML; an editor reads YAML as we do."""
    document, _ = parse(text, "x")
    data = None if document is None else document.data
    return [error.message for error in Draft202012Validator(dutch()).iter_errors(data)]


def broken(prefix: str) -> list[Path]:
    return [file for file in BROKEN if file.stem.startswith(prefix)]


# What it lets pass.


@pytest.mark.parametrize("file", [*SHIPPED, KLEIN], ids=lambda file: str(file.stem))
def test_a_scenario_that_loads_passes(file: Path) -> None:
    assert refused(file.read_text("utf-8")) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_starter_and_the_file_of_the_page_pass(language: str) -> None:
    assert refused(starter("proef", language)) == []
    assert refused(sample()) == []


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: str(file.stem))
def test_what_it_refuses_check_refuses_too(file: Path) -> None:
    text = read_text(file)
    if not isinstance(text, str) or not refused(text):
        return
    problems = checks(text)[1]
    assert any(problem.severity is Severity.ERROR for problem in problems)


# What it refuses.


@pytest.mark.parametrize(
    "prefix",
    [
        "unknown-key",
        "missing-key",
        "wrong-type",
        "unknown-slug-type",
        "unknown-slug-gauge",
        "unknown-slug-ending",
        "unknown-slug-teaches",
        "unknown-slug-lens",
        "out-of-range-difficulty",
        "out-of-range-gauge",
        "bad-id",
        "bad-language",
        "bad-date",
        "unknown-format",
        "text-too-long",
        "missing-reaction",
        "reply-without-",
        "reflex-without-behaviour",
        "behaviour-",
        "technique-of-another-type",
        "goto-and-branches",
        "branches-on-reflex",
        "otherwise-on-reflex",
        "scene-without-replies",
        "not-a-good-ending",
        "too-many-facts",
        "drift-on-several-gauges",
    ],
)
def test_a_broken_file_is_marked_in_an_editor_already(prefix: str) -> None:
    assert broken(prefix)
    assert [file.stem for file in broken(prefix) if not refused(file.read_text("utf-8"))] == []


def test_it_is_a_schema_of_its_dialect_and_of_the_one_before_that_editors_use() -> None:
    Draft202012Validator.check_schema(dutch())
    Draft7Validator.check_schema(dutch())
    assert dutch()["$schema"] == DIALECT
    for file in (*SHIPPED, KLEIN, *broken("wrong-type"), *broken("reply-without")):
        document, _ = parse(file.read_text("utf-8"), "x")
        assert document is not None
        verdicts = {
            validator(dutch()).is_valid(document.data)
            for validator in (Draft202012Validator, Draft7Validator)
        }
        assert len(verdicts) == 1, file


def test_its_name_belongs_to_nobody_and_nothing_in_it_has_to_be_fetched() -> None:
    assert dutch()["$id"] == ID
    assert ID.startswith("urn:")
    for language in ("nl", "en"):
        text = as_text(language).replace(f'"{DIALECT}"', "")
        assert "http" not in text


# What it explains.


def mappings(made: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every mapping of the file that the schema describes, with a name."""
    yield "whole", made
    yield from made["$defs"].items()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_key_has_a_hover_text_in_the_language_asked_for(language: str) -> None:
    keys = set()
    for _, part in mappings(schema(language)):
        for key, value in part.get("properties", {}).items():
            gloss = KEYS[key].in_language(language)
            assert value["description"].lower().startswith(gloss.lower()), key
            keys.add(key)
    assert keys == {key for part in every_part() for key in part.model_fields}


def words_of(made: object, key: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every closed list of words in the schema, with the key it stands under."""
    if isinstance(made, list):
        for one in made:
            yield from words_of(one, key)
    elif isinstance(made, dict):
        if "enum" in made:
            yield key, made
        for name, inner in made.items():
            if name == "properties":
                for inner_key, value in inner.items():
                    yield from words_of(value, inner_key)
            elif name not in ("allOf", "lens"):
                yield from words_of(inner, key)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_word_that_can_be_chosen_is_explained(language: str) -> None:
    unexplained = {"form_of_address"}
    lenses = {"schein", "crisisrol", "model", "ladder", "voorwaarde"}
    for key, listed in words_of(schema(language)):
        if key in unexplained | lenses:
            continue
        assert len(listed["enumDescriptions"]) == len(listed["enum"]), key
        assert all(text.strip() for text in listed["enumDescriptions"]), key


def hover(key: str, word: str, language: str) -> str:
    """What an editor shows for a word behind a key of a reply or a scene."""
    for found, listed in words_of(schema(language)):
        if found == key and word in listed["enum"]:
            told: str = listed["enumDescriptions"][listed["enum"].index(word)]
            return told
    raise AssertionError(f"{key}: {word} is not in the schema")


def test_a_word_says_what_it_is_when_it_fits_and_what_it_can_bring_about() -> None:
    told = hover("type", "copingvraag", "nl")
    assert "Kan zetten: coping_gevonden, erkend, feit_bekend." in told
    assert "Grond: doel_benoemd and" in hover("type", "advies_met_mandaat", "nl")
    assert hover("signal", "ja_maar", "nl").startswith("Ja, maar.")
    assert "Tempts to: advies_reflex." in hover("signal", "ja_maar", "en")
    assert "Belongs to meeleef_reflex." in hover("reflex_behaviour", "stil_overnemen", "en")
    assert hover("good_endings", "open_deur", "nl") == "de deur blijft open (goed)"


def test_the_words_an_editor_offers_are_those_of_the_codebook() -> None:
    offered = {key: listed["enum"] for key, listed in words_of(dutch())}
    assert offered["type"] == list(REPLY_TYPES)
    assert offered["signal"] == list(SIGNALS)


def test_a_flag_is_offered_and_a_fact_of_the_file_is_as_good() -> None:
    flags = dutch()["$defs"]["ReplyPart"]["properties"]["sets"]
    text = json.dumps(flags)
    assert "coping_gevonden" in text
    for value in ("erkend", ["erkend", "eigen_feit"], "eigen_feit"):
        assert Draft202012Validator(flags).is_valid(value)
    assert not Draft202012Validator(flags).is_valid(3)


def test_no_generated_title_hides_what_a_key_means() -> None:
    for name, part in mappings(dutch()):
        assert name == "whole" or "title" not in part
        for key, value in part.get("properties", {}).items():
            assert "title" not in value, key
            assert {"type": "null"} not in value.get("anyOf", []), key


def test_every_intervention_needs_an_answer_of_the_client_and_one_road() -> None:
    reply = {"type": "erkennen", "text": "Ja.", "why": "Zo.", "reaction": "Nou."}
    validator = Draft202012Validator({"$ref": "#/$defs/ReplyPart", "$defs": dutch()["$defs"]})
    for kind in INTERVENTIONS:
        whole = {**reply, "type": kind, "goto": "x"}
        assert validator.is_valid(whole)
        assert not validator.is_valid({**reply, "type": kind})
        assert not validator.is_valid({**whole, "branches": [{"to": "y"}]})
        assert not validator.is_valid({key: whole[key] for key in whole if key != "reaction"})


# Where an editor finds it.


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: str(file.stem))
def test_a_shipped_scenario_says_in_its_first_line_where_the_schema_is(file: Path) -> None:
    first, _, rest = file.read_text("utf-8").partition("\n")
    assert first == MODELINE
    assert (file.parent / FILE_NAME).is_file()
    assert loads(rest).fingerprint == loads(f"{first}\n{rest}").fingerprint


def test_the_schema_beside_the_shipped_scenarios_is_made_from_the_program_as_it_is() -> None:
    shipped = (shipped_scenarios() / FILE_NAME).read_text("utf-8")
    assert shipped == as_text("nl"), f"run: gesprek schema --output scenarios/{FILE_NAME}"


# The schema of walkthroughs.


OF_KLEIN = ROOT / "tests" / "walkthroughs" / "klein.walkthroughs.yaml"
WALKED = [*map(walkthroughs_of, SHIPPED), OF_KLEIN]


def refused_walkthroughs(text: str) -> list[str]:
    document, _ = parse(text, "x")
    assert document is not None
    errors = Draft202012Validator(walkthrough_schema.schema("nl")).iter_errors(document.data)
    return [error.message for error in errors]


@pytest.mark.parametrize("file", WALKED, ids=lambda file: str(file.stem))
def test_walkthroughs_that_hold_pass_their_schema(file: Path) -> None:
    assert refused_walkthroughs(file.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("choose: mandaat_vragen", "chose: mandaat_vragen"),
        ("measured: passend", "measured: goed"),
        ("houding: klager", "houding: klagger"),
        ("ends: vervolg_gekozen", "ends: blij"),
        ("seed: 3", "seed: drie"),
        ("scenario: klein\n", ""),
        ("- offers: [nachten]", "- offers: []"),
        ("{houding: klager}", "{vertrouwen: 6}"),
    ],
)
def test_what_their_schema_refuses_check_refuses_too(old: str, new: str) -> None:
    text = OF_KLEIN.read_text("utf-8")
    assert text.count(old) >= 1
    changed = text.replace(old, new)
    assert refused_walkthroughs(changed)
    assert run_text(changed, "x", loads(KLEIN.read_text("utf-8")))


def test_the_schema_of_walkthroughs_explains_its_keys_too() -> None:
    for language in ("nl", "en"):
        made = walkthrough_schema.schema(language)
        Draft202012Validator.check_schema(made)
        Draft7Validator.check_schema(made)
        text = json.dumps(made)
        assert text.count('"description"') >= 20


def test_shipped_walkthroughs_name_their_schema_and_it_is_the_programs_own() -> None:
    for file in map(walkthroughs_of, SHIPPED):
        assert file.read_text("utf-8").splitlines()[0] == walkthrough_schema.MODELINE
    shipped = (shipped_scenarios() / walkthrough_schema.FILE_NAME).read_text("utf-8")
    assert shipped == walkthrough_schema.as_text("nl"), (
        f"run: gesprek schema --walkthroughs --output scenarios/{walkthrough_schema.FILE_NAME}"
    )
    assert gesprek("schema", "--walkthroughs").out == shipped


# The command.


def test_it_goes_to_stdout_as_data() -> None:
    said = gesprek("schema")
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out) == dutch()
    assert json.loads(gesprek("--lang", "en", "schema").out) == schema("en")


def test_it_is_written_to_a_file_and_renewed_there(tmp_path: Path) -> None:
    file = tmp_path / FILE_NAME
    assert gesprek("schema", "--output", file).code == 0
    assert file.read_text("utf-8") == as_text("nl")
    said = gesprek("schema", "--output", file, "--lang", "en")
    assert (said.code, said.out) == (0, "")
    assert file.read_text("utf-8") == as_text("en")


def test_what_an_author_wrote_is_never_overwritten_by_a_schema(tmp_path: Path) -> None:
    file = tmp_path / "mijn_scenario.yaml"
    file.write_text(sample(), "utf-8")
    said = gesprek("schema", "--output", file)
    assert said.code == 3
    assert "mijn_scenario.yaml" in said.err
    assert file.read_text("utf-8") == sample()


@pytest.mark.parametrize(
    ("output", "code"), [("", 2), ("nergens/x.json", 3), (".", 3), ("a" * 300, 3)]
)
def test_where_it_cannot_be_written_is_told_in_a_sentence(
    output: str, code: int, tmp_path: Path
) -> None:
    said = gesprek("schema", "--output", output, cwd=tmp_path)
    assert said.code == code
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
