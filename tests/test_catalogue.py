"""The catalogue of diagnostics: one definition each, an example that is tried, pages made of it."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from simulator import loading
from simulator.authoring.check import check_text
from simulator.authoring.explain import explained, listed
from simulator.diagnostics import Example, Kind, Severity, catalogue, files
from simulator.diagnostics.catalogue import KINDS, TITLES, close_to, families
from simulator.loading.library import read_card
from simulator.loading.opening import LIMIT
from tests.running import ROOT, gesprek
from tests.sample import sample

if TYPE_CHECKING:
    from collections.abc import Callable

BROKEN = sorted((ROOT / "tests" / "broken").glob("*.yaml"))

SHOWN_BY_A_FILE: dict[str, tuple[str, bytes, bytes]] = {
    # A few lines in another file cannot show what a file is as a whole: the reason, a file with
    # the problem, and one without.
    "binary-file": ("these are no lines", b"PK\x03\x04\x00\x00", b"format: 1\n"),
    "wrong-encoding": ("a page is UTF-8 itself", "één".encode("latin-1"), "één".encode()),
    "empty-file": ("the other lines are there", b"# Nog niets.\n", b"format: 1\n"),
    "file-too-large": ("it is a million signs", b"#" * (LIMIT + 1), b"#" * LIMIT),
}
SHOWN_BY_A_FOLDER = {
    "missing-file": "the file is not there",
    "folder-instead-of-file": "it is no file",
    "unreadable-file": "the system says it",
    "unlisted-scenario": "the library says it, `check` says what is behind it",
    "too-many-problems": "it takes more than fifty of a kind",
}
SHOWN_BY_A_WHOLE_TALK = {
    # Shares and counts say something from eight scenes on; tests/test_quality.py has such a talk.
    "clients-words-on-one-side": "it counts replies of both kinds",
    "one-type-everywhere": "it counts scenes",
    "unlisted-temptation": "it counts scenes",
    "scene-without-temptation": "it counts scenes",
    "no-moment-for-a-class": "a short talk needs none",
}
IN_A_FILE_OF_THEIR_OWN = {"walkthroughs", "translations"}
"""Families of which the examples stand in another kind of file, and are tried where that is."""

IN_THE_SAMPLE = [
    kind
    for family in families()
    if family.name not in IN_A_FILE_OF_THEIR_OWN
    for kind in family.kinds
    if kind.code not in SHOWN_BY_A_FILE | SHOWN_BY_A_FOLDER | SHOWN_BY_A_WHOLE_TALK
]


def codes(text: str) -> list[str]:
    """What `gesprek check` finds in a text, code by code."""
    return [problem.code for problem in check_text(text).problems]


def errors(text: str) -> set[str]:
    return {
        problem.code for problem in check_text(text).problems if problem.severity is Severity.ERROR
    }


def example_of(kind: Kind) -> Example:
    assert kind.example is not None, f"{kind.code} has no example"
    return kind.example


# Each diagnostic has one example that has the problem, and one that has it no more.


def test_the_sample_has_no_problem_of_its_own() -> None:
    assert codes(sample()) == []


@pytest.mark.parametrize("kind", IN_THE_SAMPLE, ids=lambda kind: str(kind.code))
def test_an_example_has_the_problem_it_shows_and_no_other_error(kind: Kind) -> None:
    example = example_of(kind)
    wrong = example.put(example.wrong, sample())

    assert kind.code in codes(wrong)
    assert errors(wrong) <= {kind.code}


@pytest.mark.parametrize("kind", IN_THE_SAMPLE, ids=lambda kind: str(kind.code))
def test_a_repaired_example_has_it_no_more_and_has_no_error(kind: Kind) -> None:
    example = example_of(kind)
    right = example.put(example.right, sample())

    assert kind.code not in codes(right)
    assert errors(right) == set()


@pytest.mark.parametrize("code", SHOWN_BY_A_FILE)
def test_a_problem_of_the_file_itself_is_there_and_goes_away(code: str, tmp_path: Path) -> None:
    _, wrong, right = SHOWN_BY_A_FILE[code]
    file = tmp_path / "scenario.yaml"

    file.write_bytes(wrong)
    assert [problem.code for problem in loading.check(file)[1]] == [code]
    file.write_bytes(right)
    assert code not in [problem.code for problem in loading.check(file)[1]]


def test_a_missing_file_is_there_once_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "scenario.yaml"
    assert [problem.code for problem in loading.check(file)[1]] == ["missing-file"]
    file.write_text(sample(), "utf-8")
    assert loading.check(file)[1] == []


def test_a_folder_is_no_file_and_the_file_in_it_is(tmp_path: Path) -> None:
    (tmp_path / "scenario.yaml").write_text(sample(), "utf-8")
    assert [problem.code for problem in loading.check(tmp_path)[1]] == ["folder-instead-of-file"]
    assert loading.check(tmp_path / "scenario.yaml")[1] == []


def test_what_the_system_refuses_is_unreadable_until_it_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "scenario.yaml"
    file.write_text(sample(), "utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        assert [problem.code for problem in loading.check(file)[1]] == ["unreadable-file"]
    assert loading.check(file)[1] == []


def test_a_head_with_a_gap_keeps_a_file_out_of_the_library(tmp_path: Path) -> None:
    file = tmp_path / "scenario.yaml"
    file.write_text(sample().replace("start: klager\n", ""), "utf-8")
    card = read_card(file)
    assert isinstance(card, list)
    assert [problem.kind for problem in card] == [files.UNLISTED_SCENARIO]
    file.write_text(sample(), "utf-8")
    assert not isinstance(read_card(file), list)


@pytest.mark.parametrize(("count", "more"), [(50, False), (51, True)])
def test_after_fifty_of_a_kind_it_is_only_told_that_there_are_more(count: int, more: bool) -> None:
    notes = "".join(f"  - {{text: Tja {n}., reaction: Ja.}}\n" for n in range(count))
    found = codes(sample().replace("\nscenes:\n", f"\nrepair:\n{notes}\nscenes:\n"))
    assert found.count("short-text") == 50
    assert ("too-many-problems" in found) == more


def test_each_diagnostic_is_tried_in_one_way_and_has_a_broken_file_too() -> None:
    by_hand = {*SHOWN_BY_A_FILE, *SHOWN_BY_A_FOLDER, *SHOWN_BY_A_WHOLE_TALK}
    assert by_hand <= set(KINDS)
    assert {code for code in by_hand if KINDS[code].example is not None} == set()
    named_after = {
        max((code for code in KINDS if file.stem.startswith(code)), key=len) for file in BROKEN
    }
    assert named_after <= set(KINDS)


# What is written in a definition.


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: str(kind.code))
def test_a_definition_says_everything_in_both_languages(kind: Kind) -> None:
    for text in (kind.headline, kind.help, kind.why):
        assert text.nl.strip()
        assert text.en.strip()
        assert text.nl != text.en
        for words in text:
            assert words.strip() == words
    for words in (*kind.headline, *kind.why):
        assert words[-1] in '.?!…"}'


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: str(kind.code))
def test_why_it_matters_is_a_sentence_or_two_and_no_template(kind: Kind) -> None:
    for words in kind.why:
        assert len(words) <= 300
        assert not re.search(r"\{\w*\}", words)


@pytest.mark.parametrize("kind", IN_THE_SAMPLE, ids=lambda kind: str(kind.code))
def test_the_two_halves_of_an_example_differ(kind: Kind) -> None:
    example = example_of(kind)
    assert example.wrong.strip() != example.right.strip()


def test_a_code_is_one_of_a_kind_and_no_name_of_a_family() -> None:
    listed_codes = [kind.code for family in families() for kind in family.kinds]
    assert len(set(listed_codes)) == len(listed_codes) == len(KINDS)
    assert not set(listed_codes) & set(TITLES)


def test_every_family_has_a_title_in_both_languages() -> None:
    assert [family.name for family in families()] == [
        module.__name__.rpartition(".")[2].replace("_", "-") for module in catalogue.FAMILIES
    ]
    for family in families():
        assert family.title.nl != family.title.en


def test_lines_of_an_example_get_the_margin_of_the_sample() -> None:
    example = Example("b:\n  c: 1", "b: 2", "b: 0")
    assert example.put(example.wrong, "a:\n  b: 0\n") == "a:\n  b:\n    c: 1\n"
    assert example.put(example.right, "a:\n  b: 0\n") == "a:\n  b: 2\n"
    for text in ("a: 1\n", "b: 0\nb: 0\n"):
        with pytest.raises(ValueError, match="times"):
            example.put(example.right, text)


@pytest.mark.parametrize(
    ("word", "guess"),
    [("unknown-scen", "unknown-scene"), ("Unknown_Scene", "unknown-scene"), ("xyzzy", None)],
)
def test_a_code_that_is_nearly_right_gets_a_guess(word: str, guess: str | None) -> None:
    assert close_to(word, KINDS) == guess


# The pages.


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: str(kind.code))
def test_a_page_has_all_of_a_definition_and_fits_a_terminal(kind: Kind, language: str) -> None:
    page = explained(kind, language, 60)
    flowing = " ".join(page.split()).lower()

    for words in (kind.pattern(language), kind.next_step(language)):
        assert " ".join(words.split()).lower() in flowing
    assert " ".join(kind.why.in_language(language).split()).lower() in flowing
    assert (f"# allow[{kind.code}]: " in page) == (
        kind.severity is not Severity.ERROR and kind not in families()[-1].kinds
    )
    assert not re.search(r"\{[a-z_]*\}", kind.pattern(language) + kind.next_step(language))
    prose = [line for line in page.splitlines() if not line.startswith("    ")]
    assert max(map(len, prose[1:])) <= 60


def test_an_example_stands_on_its_page_line_by_line() -> None:
    page = explained(KINDS["wrong-type"], "nl")
    assert "    technique: echo\n    when: {vertrouwen: 6}\n" in page
    assert "    when: {vertrouwen: {min: 6}}\n" in page
    assert "    →   interpretatie_reflex" in explained(KINDS["tab-indentation"], "nl")


def test_the_list_has_every_code_once_and_in_its_family() -> None:
    told = listed("en")
    for kind in KINDS.values():
        assert told.count(f"\n  {kind.code} (") == 1
    assert told.index("The file (files)") < told.index("missing-file")


def test_explain_on_the_command_line() -> None:
    said = gesprek("explain", "unknown-scene")
    assert (said.code, said.err) == (0, "")
    assert said.out == explained(KINDS["unknown-scene"], "nl")
    assert gesprek("explain", "unknown-scene", "--lang", "en").out == explained(
        KINDS["unknown-scene"], "en"
    )
    assert gesprek("explain").out == listed("nl")


def test_a_code_there_is_not_is_wrong_usage_with_a_guess() -> None:
    said = gesprek("explain", "unknown-scen")
    assert (said.code, said.out) == (2, "")
    assert "unknown-scene" in said.err
    assert gesprek("explain", "\x1b[2J").code == 2
    assert "\x1b" not in gesprek("explain", "\x1b[2J").err


def test_the_page_in_docs_is_the_catalogue_as_it_is_now() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "diagnostics.py"))
    page: Callable[[], str] = tool["page"]
    written = (ROOT / "docs" / "diagnostics.md").read_text("utf-8")

    assert written == page(), "run: python tools/diagnostics.py"
    for kind in KINDS.values():
        assert f"\n### {kind.code}\n" in written
