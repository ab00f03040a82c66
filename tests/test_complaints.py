"""What an author is told when the YAML is wrong: the line that has to change, and how."""

from __future__ import annotations

import pytest
import yaml

from simulator.diagnostics import Problem
from simulator.loading import checks
from simulator.loading import document as documents
from tests.sample import a_text, sample

LOADERS = [documents.LOADER, yaml.SafeLoader]


def only_problem(text: str) -> Problem:
    [problem] = checks(text)[1]
    return problem


def with_indent(beginning: str, change: int) -> tuple[str, int]:
    """The sample with the first line that begins like this indented otherwise, and its number."""
    lines = sample().splitlines(keepends=True)
    number = next(n for n, line in enumerate(lines) if line.lstrip().startswith(beginning))
    lines[number] = lines[number][1:] if change < 0 else " " + lines[number]
    return "".join(lines), number + 1


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    ("beginning", "change", "right"),
    [
        # In the middle of a block, and as its first line: then the parser stops one line too late.
        ("signal: schuldige_zoeken", -1, "4"),
        ("- type: probleemverkenning", -1, "6"),
        ("text: ", -1, "8"),
        ("meeleef_reflex:", -1, "2"),
        ("zestig_koppen:", -1, "2"),
        ("says:", -1, "4"),
        ("- type: erkennen", -1, "6"),
        ("interpretatie_reflex:", -1, "2"),
        ("signal: schuldige_zoeken", 1, "4"),
        ("technique: echo", 1, "8"),
        ("max_turns:", 1, "0"),
        ("format: 1", 1, "0"),
        ("zestig_koppen:", 1, "2"),
        ("setting:", 1, "0"),
    ],
)
def test_a_line_with_a_space_too_few_or_too_many_is_pointed_at_with_the_number_it_needs(
    beginning: str, change: int, right: str, loader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "LOADER", loader)
    text, line = with_indent(beginning, change)

    problem = only_problem(text)

    assert problem.code == "not-yaml"
    assert problem.span.line == line
    assert "springt" in problem.headline("nl")
    assert f" {right} spaties" in problem.help("nl").replace("geen", "0")
    assert f" {right} spaces" in problem.help("en").replace("no", "0")


def test_where_two_numbers_of_spaces_are_possible_both_are_told() -> None:
    text, line = with_indent("dinsdag:", -1)

    problem = only_problem(text)

    assert problem.span.line == line
    assert "0 of 2 spaties" in problem.help("nl")
    assert "0 or 2 spaces" in problem.help("en")


def test_who_indents_by_three_is_not_told_that_three_is_odd() -> None:
    text = "a:\n   b:\n      c: 1\n      d: 2\n     e: 3\n   f: 4\n"

    problem = only_problem(text)

    assert problem.span.line == 5
    assert "evenveel spaties" in problem.help("nl")


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    "written",
    [
        '"Je zei "graag" en toen genoeg."',
        '"Je zei: "graag", en toen genoeg."',
        '""Graag", zeg je."',
        '"Ik hoor "graag" en "genoeg"."',
        '"Je zei "graag""',
        '"Je zei " graag " en toen genoeg."',
    ],
)
def test_double_quotes_inside_double_quotes_are_told_as_what_they_are(
    written: str, loader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "LOADER", loader)
    problem = only_problem(sample().replace(a_text(), f"text: {written}"))

    assert problem.code == "not-yaml"
    assert "dubbele aanhalingstekens in" in problem.headline("nl")
    assert "enkele" in problem.help("nl")
    assert "single" in problem.help("en")


@pytest.mark.parametrize("loader", LOADERS)
def test_double_quotes_are_told_within_brackets_too(
    loader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "LOADER", loader)
    line = 'cue: {gewoon: "Hij zei "ja" tegen mij", koel: "Ja."}\n    signal: ambivalentie'

    problem = only_problem(sample().replace("signal: ambivalentie", line))

    assert "dubbele aanhalingstekens in" in problem.headline("nl")


HARD = "\u00a0"


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    ("written", "pasted", "at"),
    [
        ("setting: Buurthuis", f"setting:{HARD}Buurthuis", "setting:"),
        ("\nscenes:\n", f"\nscenes:{HARD}\n", "scenes:"),
        ("- type: erkennen", f"-{HARD}type: erkennen", "      -"),
        ("        technique: echo", f"{8 * HARD}technique: echo", ""),
        ("        technique: echo", f"      {2 * HARD}technique: echo", 6 * " "),
        ("  dinsdag:\n", f" {HARD}dinsdag:\n", " "),
    ],
)
def test_a_no_break_space_is_pointed_at_where_the_file_needs_a_space(
    written: str, pasted: str, at: str, loader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "LOADER", loader)
    text = sample().replace(written, pasted, 1)
    assert text != sample()
    [problem] = [one for one in checks(text)[1] if one.code == "not-yaml"]

    line = text.split("\n")[problem.span.line - 1]
    before = line[: problem.span.column - 1]
    assert line[problem.span.column - 1] == HARD
    assert before == at
    assert "harde spatie" in problem.headline("nl")
    assert "no-break space" in problem.headline("en")


@pytest.mark.parametrize(
    ("written", "pasted"),
    [
        ("max_turns: 6", f"{HARD}max_turns: 6"),
        ("  dinsdag:\n", f"{2 * HARD}dinsdag:\n"),
        ("{name: Rietje, age: 70", f"{{name: Rietje, age:{HARD}70"),
    ],
)
def test_a_no_break_space_that_became_part_of_a_key_is_told_at_that_key(
    written: str, pasted: str
) -> None:
    problems = checks(sample().replace(written, pasted, 1))[1]

    told = [one for one in problems if "harde spatie" in one.headline("nl")]
    assert [one.code for one in told] == ["not-yaml"]
    assert not any("bedoelde je `max_turns`" in one.help("nl") for one in problems)


def test_a_no_break_space_within_a_text_takes_the_blame_for_nothing() -> None:
    text = sample().replace(a_text(), f'text: "Graag,{HARD}zeg je" en genoeg.')

    assert "achter deze waarde staat nog iets" in only_problem(text).headline("nl")


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    "written",
    [
        "text: “Ja: zo is het.”",
        "text: „Ja: zo is het.”",
        "text: ”Ja: zo is het.”",
        "text: “Ja, zo\n          is het: nee.”",
        "cue: {gewoon: “Ja: zo is: het”, koel: Ja}",
    ],
)
def test_quotes_of_a_word_processor_are_not_taken_for_quotes(
    written: str, loader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "LOADER", loader)
    text = sample().replace(a_text(), written)
    [problem] = [one for one in checks(text)[1] if one.code == "not-yaml"]

    assert text.split("\n")[problem.span.line - 1][problem.span.column - 1] in "“„”"
    assert "alleen rechte aanhalingstekens" in problem.headline("nl")
    assert '"…"' in problem.help("nl")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("text: Ze zei: “Ja, zo is het.”", "tweede dubbele punt"),
        ("text: “Graag”, zeg je.\n         signal: geen", "springt 9 spaties in"),
    ],
)
def test_quotes_of_a_word_processor_elsewhere_take_the_blame_for_nothing(
    written: str, told: str
) -> None:
    assert told in only_problem(sample().replace(a_text(), written)).headline("nl")


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("words", ["!Ja", "!Ja, zo is het", "!! Ja", "!Ja!nee", "!<Ja"])
def test_a_text_that_begins_with_an_exclamation_mark_goes_in_quotes(
    words: str, loader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "LOADER", loader)
    problem = next(one for one in checks(sample().replace(a_text(), f"text: {words}"))[1])

    assert "!" in problem.headline("nl")
    assert "did not find" not in problem.headline("nl")
    assert "expected" not in problem.headline("nl")
    assert "aanhalingstekens" in problem.help("nl")


def test_words_behind_a_closing_quote_are_another_mistake() -> None:
    text = sample().replace(a_text(), 'text: "Graag", zeg je.')

    assert "achter deze waarde staat nog iets" in only_problem(text).headline("nl")


def test_a_text_in_a_block_is_no_quote_that_was_forgotten() -> None:
    # The line is taken for the last one of the summary above it.
    text = sample().replace("\nsetting:", "\n setting:")

    assert "aanhalingsteken" not in checks(text)[1][0].headline("nl")


def test_a_key_that_stands_twice_is_told_at_its_second_place_with_the_first_beside_it() -> None:
    text = sample().replace("max_turns: 6\n", "max_turns: 6\nmax_turns: zes\n")

    problem = only_problem(text)

    assert (problem.code, problem.span.line) == ("duplicate-key", 13)
    assert [related.span.line for related in problem.related] == [12]


@pytest.mark.parametrize("number", ["61", "99999999999999999999", "9" * 900])
def test_a_number_that_is_too_large_is_told_as_a_number(number: str) -> None:
    problem = only_problem(sample().replace("max_turns: 6", f"max_turns: {number}"))

    assert problem.code == "out-of-range"
    assert "van 1 tot en met 60" in problem.headline("nl")
    assert len(problem.headline("nl")) < 200
