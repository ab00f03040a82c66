"""How problems look: for a person at a terminal, for a program and for a workflow."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simulator.authoring.check import (
    TAB,
    WIDTH,
    cells,
    check_files,
    render_github,
    render_json,
    render_text,
    visible,
)
from simulator.codebook.vocabulary import Text
from simulator.diagnostics import Kind, Problem, Related, Severity, Span, fields, files, structure

HERE = Path(__file__).resolve().parent
UNKNOWN = Problem(
    structure.UNKNOWN_SCENE,
    "scenarios/mijn_zus_doet_niets.yaml",
    Span(42, 15, 42, 22),
    {
        "from_nl": 'Antwoord "bel_de_zus" leidt naar',
        "from_en": 'Reply "bel_de_zus" leads to',
        "target": "telefon",
    },
    suggestion=Text(
        'bedoelde je "telefoon"? (scène op regel 88)',
        'did you mean "telefoon"? (scene on line 88)',
    ),
)
SOURCE = "\n" * 41 + "        goto: telefon\n" + "\n" * 60
SOURCES = {UNKNOWN.path: SOURCE}


def a_problem(span: Span, path: str = "x.yaml", headline: str = "Hier.") -> Problem:
    kind = Kind("a-kind", Severity.WARNING, Text(headline, headline), Text("doe iets.", "act."))
    return Problem(kind, path, span)


def source_and_caret(line: str, start: int, end: int) -> tuple[str, str]:
    """What is shown of ``line`` and the line below it, without the gutter."""
    shown = render_text([a_problem(Span(1, start, 1, end))], {"x.yaml": line}, "nl").splitlines()
    source, caret = shown[3], shown[4]
    assert source.startswith("    1 | ")
    assert caret.startswith("      | ")
    return source[8:], caret[8:]


def test_a_problem_looks_as_the_design_draws_it() -> None:
    assert render_text([UNKNOWN], SOURCES, "nl") == (
        "scenarios/mijn_zus_doet_niets.yaml:42:15 fout[unknown-scene]\n"
        '  Antwoord "bel_de_zus" leidt naar "telefon"; die scène bestaat niet.\n'
        "\n"
        "   42 |         goto: telefon\n"
        "      |               ^^^^^^^\n"
        '  help: bedoelde je "telefoon"? (scène op regel 88)\n'
    )


def test_the_same_problem_in_english() -> None:
    told = render_text([UNKNOWN], SOURCES, "en")
    assert "42:15 error[unknown-scene]" in told
    assert 'Reply "bel_de_zus" leads to "telefon"; there is no such scene.' in told
    assert 'help: did you mean "telefoon"? (scene on line 88)' in told


def test_no_problems_are_no_words() -> None:
    assert render_text([], {}, "nl") == ""
    assert render_github([], "nl") == ""
    assert json.loads(render_json([], "nl")) == []


def test_problems_stand_apart() -> None:
    told = render_text([UNKNOWN, UNKNOWN], SOURCES, "nl")
    assert told == "\n".join([render_text([UNKNOWN], SOURCES, "nl")] * 2)


@pytest.mark.parametrize(
    ("severity", "dutch", "english"),
    [
        (Severity.ERROR, "fout", "error"),
        (Severity.WARNING, "waarschuwing", "warning"),
        (Severity.NOTE, "opmerking", "note"),
    ],
)
def test_how_bad_it_is_is_a_word(severity: Severity, dutch: str, english: str) -> None:
    kind = Kind("a-kind", severity, Text("Hier.", "Here."), Text("doe iets.", "act."))
    problem = Problem(kind, "x.yaml", Span(1, 1, 1, 2))
    assert f"{dutch}[a-kind]" in render_text([problem], {}, "nl")
    assert f"{english}[a-kind]" in render_text([problem], {}, "en")


def test_without_a_source_there_is_no_line_and_still_a_next_step() -> None:
    assert render_text([UNKNOWN], {}, "nl").splitlines()[2].startswith("  help: ")


def test_a_problem_of_the_whole_file_points_at_no_line() -> None:
    problem = Problem(files.EMPTY_FILE, "x.yaml")
    assert "|" not in render_text([problem], {"x.yaml": "# niets\n"}, "nl")


def test_colour_only_adds_colour() -> None:
    plain = render_text([UNKNOWN], SOURCES, "nl")
    coloured = render_text([UNKNOWN], SOURCES, "nl", color=True)
    assert "\x1b[1;31m" in coloured
    without = coloured
    for code in ("1;31", "1;32", "1", "0"):
        without = without.replace(f"\x1b[{code}m", "")
    assert without == plain
    assert "\x1b" not in plain


@pytest.mark.parametrize(
    ("line", "fault", "width"),
    [
        ("goto: telefon", "telefon", 7),
        ("说: 电话 telefon", "telefon", 7),
        ("goto: 电话", "电话", 4),
        ("zo\u0308 e\u0301 telefon", "telefon", 7),
        ("te\u0301le\u0301", "te\u0301le\u0301", 4),
        ("🙂 🙂 telefon", "🙂 telefon", 10),
        ("\tgoto: telefon", "telefon", 7),
    ],
)
def test_the_caret_stands_under_the_fault_in_cells(line: str, fault: str, width: int) -> None:
    start = line.index(fault) + 1
    source, caret = source_and_caret(line, start, start + len(fault))
    assert cells(source[: source.index(fault)]) == len(caret) - len(caret.lstrip())
    assert caret.strip() == "^" * width


def test_a_fault_of_nothing_gets_one_caret() -> None:
    assert source_and_caret("abc", 4, 4) == ("abc", "   ^")
    assert source_and_caret("abc", 9, 9) == ("abc", "   ^")


def test_a_fault_over_several_lines_is_drawn_to_the_end_of_the_first() -> None:
    problem = a_problem(Span(1, 4, 3, 2))
    shown = render_text([problem], {"x.yaml": 'a: "b c  \nd\ne"\n'}, "nl").splitlines()
    assert shown[4] == "      |    ^^^^"


@pytest.mark.parametrize("at", [1, 50, 150, 290, 299])
def test_a_long_line_is_cut_round_the_fault(at: int) -> None:
    words = "woord " * 50
    source, caret = source_and_caret(words, at, at + 5)
    assert cells(source) <= WIDTH
    assert cells(caret) <= WIDTH
    start = len(caret) - len(caret.lstrip())
    assert source[start : start + 5].rstrip() == words[at - 1 : at + 4].rstrip()
    assert "…" in source


def test_a_long_fault_is_cut_itself() -> None:
    source, caret = source_and_caret("x" * 500, 200, 400)
    assert cells(source) <= WIDTH
    assert len(caret) <= WIDTH


def test_nothing_a_terminal_obeys_gets_through() -> None:
    evil = "\x1b[2J\x1b]0;titel\x07\u202e\x9b5n\x7f"
    problem = a_problem(Span(1, 1, 1, 4), path=f"{evil}.yaml", headline=f"Kijk {evil} uit.")
    told = render_text([problem], {f"{evil}.yaml": f"a: {evil}"}, "nl")
    assert not set(told) & {"\x1b", "\x07", "\u202e", "\x9b", "\x7f"}
    assert "␛[2J" in told
    assert "\x1b" not in render_github([problem], "nl").split("::")[2]


def test_what_is_shown_of_invisible_signs() -> None:
    assert visible("a\tb") == f"a{TAB}b"
    assert visible("a\u00a0b") == "a b"
    assert visible("Zoë 电话 שלום") == "Zoë 电话 שלום"


def test_another_place_of_the_problem_is_told() -> None:
    kind = Kind("a-kind", Severity.ERROR, Text("Twee.", "Two."), Text("kies.", "choose."))
    related = Related(Span(3, 1, 3, 2), Text("de eerste", "the first"))
    problem = Problem(kind, "x.yaml", Span(5, 1, 5, 2), related=(related,))
    assert "  zie ook regel 3: de eerste\n" in render_text([problem], {}, "nl")
    assert "  see also line 3: the first\n" in render_text([problem], {}, "en")
    told = json.loads(render_json([problem], "en"))[0]["related"]
    assert told == [
        {"line": 3, "column": 1, "end_line": 3, "end_column": 2, "message": "the first"}
    ]


def test_a_program_reads_every_field() -> None:
    assert json.loads(render_json([UNKNOWN], "en")) == [
        {
            "code": "unknown-scene",
            "severity": "error",
            "file": "scenarios/mijn_zus_doet_niets.yaml",
            "line": 42,
            "column": 15,
            "end_line": 42,
            "end_column": 22,
            "message": 'Reply "bel_de_zus" leads to "telefon"; there is no such scene.',
            "help": 'did you mean "telefoon"? (scene on line 88)',
            "related": [],
        }
    ]


def test_a_file_name_that_is_no_text_can_still_be_written() -> None:
    problem = a_problem(Span(1, 1, 1, 2), path="caf\udce9.yaml")
    for told in (
        render_json([problem], "nl"),
        render_github([problem], "nl"),
        render_text([problem], {}, "nl"),
    ):
        assert told.encode("utf-8")


def test_a_workflow_gets_an_annotation_of_one_line() -> None:
    problem = a_problem(Span(2, 3, 2, 5), path="a,b:c.yaml", headline="Nu\n100% fout")
    assert render_github([problem], "nl") == (
        "::warning file=a%2Cb%3Ac.yaml,line=2,col=3,endLine=2,endColumn=5,title=a-kind"
        "::Nu 100%25 fout (doe iets.)\n"
    )
    note = Problem(fields.SHORT_TEXT, "x.yaml", words={"key_nl": "", "limit": "8"})
    assert render_github([note], "nl").startswith("::notice ")


# Checking many files.


def test_a_folder_is_checked_file_by_file() -> None:
    asked: list[str] = []
    report = check_files([HERE / "scenarios"], asked.append)
    assert [Path(name).stem for name in report.files] == ["klein", "vijandig"]
    assert asked == list(report.files)
    assert report.problems == []
    assert not report.has_errors


def test_a_report_has_the_sources_its_problems_need(tmp_path: Path) -> None:
    broken = HERE / "broken" / "unknown-scene.yaml"
    report = check_files([broken, broken, tmp_path / "weg.yaml"])
    assert report.files == (str(broken), str(tmp_path / "weg.yaml"))
    assert sorted(p.code for p in report.problems) == ["missing-file", "unknown-scene"]
    assert list(report.sources) == [str(broken)]
    assert report.has_errors
    assert "goto: slott" in render_text(report.problems, report.sources, "nl")


def test_warnings_alone_are_no_errors() -> None:
    report = check_files([HERE / "broken" / "unreachable-scene.yaml"])
    assert report.problems
    assert not report.has_errors
