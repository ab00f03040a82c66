"""A starter: it works as it is, explains every key, and never costs anybody a file."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from simulator.authoring.check import check_text
from simulator.authoring.explore import Findings, explore
from simulator.authoring.new import LONGEST_ID, can_be_an_id, id_like, starter
from simulator.authoring.schema import FILE_NAME, MODELINE, as_text
from simulator.codebook.vocabulary import VARIANTS
from simulator.conversation import Conversation
from simulator.diagnostics import Severity
from simulator.events import Given
from simulator.loading import checks, loads
from simulator.loading.document import parse
from simulator.loading.file_model import ScenarioPart
from simulator.loading.glossary import KEYS
from simulator.loading.structure import as_mapping
from simulator.loading.validating import every_part
from simulator.scenario import Scenario
from tests.running import gesprek

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SWITCHED_OFF = re.compile(r"^( *)#([a-z_]+): ", re.MULTILINE)
"""A key that is there and does not count, because there is no space after its #."""

STORIES = {"take-over-without-crisis"}
"""What switching on a single key can tell of the story, while the key itself is right."""

LANGUAGES = ["nl", "en"]


@cache
def text(language: str = "nl") -> str:
    return starter("mijn_eerste", language)


@cache
def scenario() -> Scenario:
    return loads(text())


# It works.


@pytest.mark.parametrize("language", LANGUAGES)
def test_check_finds_no_error_and_no_warning(language: str) -> None:
    problems = check_text(text(language)).problems
    assert [problem for problem in problems if problem.severity is not Severity.NOTE] == []


def test_it_can_be_played_to_a_good_ending_and_to_another() -> None:
    good = Conversation.replayed(
        scenario(), ["ernaast", "copingvraag", "ambivalentie_verkennen", "weer_het_water_in"]
    )
    assert good.ended == "vervolg_gekozen"
    cool = Conversation.replayed(
        scenario(),
        ["weer_het_water_in", "probleemverkenning", "copingvraag", "volgen", "weer_het_water_in"],
    )
    assert cool.ended == "beleefd_ja"


@pytest.mark.parametrize("claim", ["P1", "P2", "P3", "P5", "P6", "P7", "P8", "P21", "P23", "P28"])
def test_what_makes_a_talk_fair_is_proven_for_it(claim: str) -> None:
    [found] = [found for found in findings().claims if found.id == claim]
    assert found.holds is True


@cache
def findings() -> Findings:
    return explore(scenario())


def test_the_same_question_is_too_early_once_and_fits_once() -> None:
    early = Conversation.replayed(scenario(), ["weer_het_water_in"])
    late = Conversation.replayed(
        scenario(), ["ernaast", "volgen", "samenvatten", "weer_het_water_in"]
    )
    first, second = (
        [event for event in talk.events if isinstance(event, Given)][-1] for talk in (early, late)
    )
    assert first.text == second.text
    assert (first.slipped, second.fit) == (True, "passend")


def test_it_shows_what_the_format_can_do() -> None:
    """What an author copies most often stands in it switched on."""
    document = as_mapping(parsed(text()))
    scenes = as_mapping(document["scenes"])
    assert 3 <= len(scenes) <= 5
    for key in ("cue", "signal", "branches", "when", "sets", "otherwise", "needs", "technique"):
        assert re.search(rf"^ *(- )?{key}:", text(), re.MULTILINE), key
    assert len(as_mapping(document["endings"])) == 2
    assert document["repair"]
    for variant in VARIANTS:
        assert f"{variant}: " in text()
    assert "reviewed" not in document, "only a professional fills that in"


# Every key is there, and is explained.


def parsed(of: str) -> object:
    document, _ = parse(of, "x")
    assert document is not None
    return document.data


def written(value: object) -> Iterator[str]:
    """Every key of a mapping, and of what is in it."""
    if isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from written(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from written(inner)


def test_every_key_of_the_format_stands_in_it() -> None:
    there = {*written(parsed(text())), *(key for _, key in SWITCHED_OFF.findall(text()))}
    for line in SWITCHED_OFF.finditer(text()):
        end = text().index("\n", line.end())
        there |= set(written(parsed(f"{line[2]}: {text()[line.end() : end]}")))
    keys = {key for part in every_part() for key in part.model_fields}
    assert sorted(keys - there) == []


def where(line: int) -> tuple[str, ...]:
    """The way to the mapping a line stands in, by the indentation above it."""
    lines = text().splitlines()
    depth, way = len(lines[line]) - len(lines[line].lstrip()), []
    for above in reversed(lines[:line]):
        found = re.match(r"^( *)(?:- )?([a-z_]+):", above)
        if found and len(found[1]) < depth:
            way.append(found[2])
            depth = len(found[1])
    return tuple(reversed(way))


def test_each_key_stands_in_a_mapping_where_it_belongs() -> None:
    """Every key that is switched off can be switched on, one at a time, and is known there."""
    lines = text().splitlines()
    tried = 0
    for number, line in enumerate(lines):
        if not SWITCHED_OFF.match(line):
            continue
        tried += 1
        on = [*lines[:number], line.replace("#", "", 1), *lines[number + 1 :]]
        problems = checks("\n".join(on) + "\n")[1]
        # That a crisis begins where the file has none is a story, and told as such.
        assert {problem.code for problem in problems} <= STORIES, (line, where(number))
    assert tried >= 25


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_explained_where_it_stands(language: str) -> None:
    """By a comment right above it, or by one a little higher that names it."""
    lines = text(language).splitlines()
    explained: set[str] = set()
    for number, line in enumerate(lines):
        for key in re.findall(r"(?:^ *(?:- |#)?|[{,] ?)([a-z_]+):", line):
            comments = [above for above in lines[max(0, number - 12) : number] if "# " in above]
            named = any(re.search(rf"\b{key}\b", comment) for comment in comments)
            if named or lines[number - 1].lstrip().startswith("# "):
                explained.add(key)
    keys = {key for part in every_part() for key in part.model_fields}
    assert sorted(keys - explained) == []


def test_one_language_is_heard_at_a_time() -> None:
    dutch, english = text("nl"), text("en")
    for one in (dutch, english):
        assert not re.search(r"^ *#(nl|en) ", one, re.MULTILINE)
        assert one.splitlines()[0] == MODELINE
    assert "# De titel in de bibliotheek." in dutch
    assert "# De titel in de bibliotheek." not in english
    assert "# The title in the library." in english
    assert loads(dutch).fingerprint == loads(english).fingerprint
    explanations = [
        [line.index("#") for line in one.splitlines() if re.match(r" *# ", line)]
        for one in (dutch, english)
    ]
    assert 0.8 < len(explanations[0]) / len(explanations[1]) < 1.25


def test_the_page_for_authors_and_the_starter_agree_on_the_lists_they_name() -> None:
    assert set(KEYS) == {key for part in every_part() for key in part.model_fields}
    assert ScenarioPart.model_fields.keys() >= {"format", "id"}


# The id.


@pytest.mark.parametrize(
    "name", ["a", "mijn_zus", "x" * LONGEST_ID, "a1_2", "null", "true", "false", "yes", "nulls"]
)
def test_an_id_of_the_format_is_taken(name: str) -> None:
    assert can_be_an_id(name)
    assert loads(starter(name, "nl")).id == name


@pytest.mark.parametrize(
    "name", ["", "Mijn", "1e", "mijn zus", "_a", "é", "a-b", "x" * 61, "a\n", "../x", "\x1b[2J"]
)
def test_what_is_no_id_gets_one_that_is_close(name: str) -> None:
    assert not can_be_an_id(name)
    assert can_be_an_id(id_like(name))


# The command.


def test_new_writes_the_starter_and_says_what_to_do_next(tmp_path: Path) -> None:
    said = gesprek("new", "mijn_eerste", cwd=tmp_path)

    assert (said.code, said.out) == (0, "")
    file = tmp_path / "mijn_eerste.yaml"
    assert file.read_text("utf-8") == text("nl")
    assert (tmp_path / FILE_NAME).read_text("utf-8") == as_text("nl")
    for verb in ("play", "preview", "check", "explore"):
        assert f"gesprek {verb} mijn_eerste.yaml" in said.err
    assert gesprek("check", file).code == 0


def test_new_speaks_english_when_asked_to(tmp_path: Path) -> None:
    assert gesprek("--lang", "en", "new", "mijn_eerste", cwd=tmp_path).code == 0
    assert (tmp_path / "mijn_eerste.yaml").read_text("utf-8") == text("en")


def test_new_never_overwrites(tmp_path: Path) -> None:
    file, schema = tmp_path / "mijn_eerste.yaml", tmp_path / FILE_NAME
    file.write_text("een uur werk\n", "utf-8")
    schema.write_text("{}\n", "utf-8")

    said = gesprek("new", "mijn_eerste", cwd=tmp_path)
    assert said.code == 3
    assert "mijn_eerste.yaml" in said.err
    assert gesprek("new", "tweede", cwd=tmp_path).code == 0
    assert file.read_text("utf-8") == "een uur werk\n"
    assert schema.read_text("utf-8") == "{}\n"


def test_new_writes_where_it_is_told_to(tmp_path: Path) -> None:
    elsewhere = tmp_path / "een map"
    elsewhere.mkdir()
    assert gesprek("new", "a", "--output", elsewhere / "b.yml", cwd=tmp_path).code == 0
    assert gesprek("new", "c", "-o", elsewhere, cwd=tmp_path).code == 0
    names = {path.name for path in elsewhere.iterdir()}
    assert names == {"b.yml", "c.yaml", FILE_NAME}
    assert loads((elsewhere / "b.yml").read_text("utf-8")).id == "a"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["Mijn Zus!"], 2),
        (["x" * 61], 2),
        ([""], 2),
        ([], 2),
        (["a", "--output", ""], 2),
        (["a", "--output", "a.txt"], 2),
        (["a", "--output", "nergens/a.yaml"], 3),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence_and_nothing_is_written(
    arguments: list[str], code: int, tmp_path: Path
) -> None:
    said = gesprek("new", *arguments, cwd=tmp_path)
    assert (said.code, said.out) == (code, "")
    assert "Traceback" not in said.err
    assert list(tmp_path.glob("*.*")) == []


def test_an_id_with_an_escape_in_it_reaches_no_terminal(tmp_path: Path) -> None:
    said = gesprek("new", "\x1b[2Jhoi", cwd=tmp_path)
    assert said.code == 2
    assert "\x1b" not in said.everything
