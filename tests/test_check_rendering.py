"""How problems look: for a person at a terminal, for a program and for a workflow."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from simulator import __version__
from simulator.authoring.allowing import Allowed
from simulator.authoring.check import (
    TAB,
    WIDTH,
    UnknownCode,
    cells,
    check_files,
    codes_named,
    render_text,
    visible,
)
from simulator.authoring.problem_formats import render_github, render_json, render_sarif
from simulator.codebook.vocabulary import Text
from simulator.diagnostics import Kind, Problem, Related, Severity, Span, fields, files, structure
from simulator.diagnostics.catalogue import KINDS, families
from tests.running import KLEIN, gesprek
from tests.sample import sample

HERE = Path(__file__).resolve().parent
WHY = Text("Daarom.", "Because.")
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
    kind = Kind(
        "a-kind", Severity.WARNING, Text(headline, headline), Text("doe iets.", "act."), WHY
    )
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
    kind = Kind("a-kind", severity, Text("Hier.", "Here."), Text("doe iets.", "act."), WHY)
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


SECOND = Kind("a-kind", Severity.ERROR, Text("Twee.", "Two."), Text("kies.", "choose."), WHY)


def doubled(first: Span, second: Span, label: str = "de eerste") -> Problem:
    """A problem at ``second`` that has to do with ``first``."""
    related = Related(first, Text(label, "the first"))
    return Problem(SECOND, "x.yaml", second, related=(related,))


def shown(problem: Problem, source: str, width: int | None = None) -> list[str]:
    """The source lines and marks of a problem, without its sentences."""
    told = render_text([problem], {"x.yaml": source}, "nl", width=width).splitlines()
    return [line for line in told if " | " in line or line == "  ..."]


def test_another_place_of_the_problem_stands_in_the_same_picture() -> None:
    source = "a: 1\nb: 2\nc: 3\nd: 4\na: 5\n"
    assert shown(doubled(Span(1, 1, 1, 2), Span(5, 1, 5, 2)), source) == [
        "    1 | a: 1",
        "      | - de eerste",
        "  ...",
        "    5 | a: 5",
        "      | ^",
    ]


def test_places_on_lines_that_follow_have_no_gap_and_stand_in_the_order_of_the_file() -> None:
    source = "a: 1\nbcd: 2\n"
    assert shown(doubled(Span(2, 1, 2, 4), Span(1, 1, 1, 2)), source) == [
        "    1 | a: 1",
        "      | ^",
        "    2 | bcd: 2",
        "      | --- de eerste",
    ]


def test_two_places_on_one_line_share_it() -> None:
    assert shown(doubled(Span(1, 1, 1, 2), Span(1, 7, 1, 8)), "a: 1, a: 2\n") == [
        "    1 | a: 1, a: 2",
        "      | - de eerste",
        "      |       ^",
    ]


def test_on_one_line_that_is_too_long_each_place_is_shown_by_itself() -> None:
    source = "a: " + "woord " * 60 + "a: 2"
    told = shown(doubled(Span(1, 1, 1, 2), Span(1, 364, 1, 365)), source)
    assert [line[:8] for line in told] == ["    1 | ", "      | "] * 2
    assert max(map(cells, told)) <= WIDTH + 8


def test_a_word_at_another_place_that_finds_no_room_stands_below_it() -> None:
    label = "het eerste antwoord met deze naam"
    told = shown(doubled(Span(1, 40, 1, 44), Span(3, 1, 3, 2), label), "x" * 50 + "\n\na\n", 60)
    assert told[1].endswith("----")
    assert told[2] == f"      | {label}"


def test_without_a_source_the_other_place_is_told_in_words() -> None:
    problem = doubled(Span(3, 1, 3, 2), Span(5, 1, 5, 2))
    assert "  zie ook regel 3: de eerste\n" in render_text([problem], {}, "nl")
    assert "  see also line 3: the first\n" in render_text([problem], {}, "en")
    told = json.loads(render_json([problem], "en"))[0]["related"]
    assert told == [
        {"line": 3, "column": 1, "end_line": 3, "end_column": 2, "message": "the first"}
    ]


@pytest.mark.parametrize("width", [30, 60, 80, 200])
def test_on_a_terminal_nothing_is_wider_than_it_and_no_word_is_broken(width: int) -> None:
    words = " ".join(f"woord{n}" for n in range(40))
    sentence = " ".join(f"zinsdeel{n}" for n in range(40))
    problem = doubled(Span(1, 90, 1, 95), Span(2, 3, 2, 300))
    told = render_text(
        [problem, a_problem(Span(2, 1, 2, 2), headline=sentence)],
        {"x.yaml": f"{words}\n{words * 3}\n"},
        "nl",
        width=width,
    )
    assert max(map(cells, told.splitlines())) <= width
    assert [word for word in told.split() if word.startswith("zinsdeel")] == sentence.split()


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


# SARIF.

SCHEMA = json.loads((HERE / "schemas" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
FOLDER = Path("/werk/map met spatie")


def sarif(problems: list[Problem], allowed: list[Allowed] | None = None) -> dict[str, Any]:
    """The run of a log that is what the schema of SARIF 2.1.0 asks for."""
    log = json.loads(render_sarif(problems, allowed or [], "nl", FOLDER))
    Draft4Validator(SCHEMA).validate(log)
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    assert isinstance(run, dict)
    return run


def test_every_problem_of_every_broken_file_makes_a_valid_log() -> None:
    report = check_files([HERE / "broken"])
    run = sarif(report.problems, report.allowed)
    assert len(run["results"]) == len(report.problems) > 100


def test_a_log_without_problems_is_valid_and_empty() -> None:
    run = sarif([])
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])
    assert run["tool"]["driver"]["semanticVersion"] == __version__


def test_a_result_has_its_rule_its_place_and_its_words() -> None:
    run = sarif([a_problem(Span(2, 3, 2, 5)), UNKNOWN])
    unknown, other = run["results"]
    rule = run["tool"]["driver"]["rules"][unknown["ruleIndex"]]
    assert unknown["ruleId"] == rule["id"] == "unknown-scene"
    assert rule["shortDescription"]["text"] == KINDS["unknown-scene"].pattern("nl")
    assert rule["fullDescription"]["text"] == KINDS["unknown-scene"].why.nl
    assert rule["defaultConfiguration"]["level"] == unknown["level"] == "error"
    assert "goto: dinsdag" in rule["help"]["markdown"]
    assert rule["properties"]["tags"] == ["structure"]
    assert 'bedoelde je "telefoon"?' in unknown["message"]["text"]
    assert unknown["locations"][0]["physicalLocation"] == {
        "artifactLocation": {
            "uri": "scenarios/mijn_zus_doet_niets.yaml",
            "uriBaseId": "%SRCROOT%",
        },
        "region": {"startLine": 42, "startColumn": 15, "endLine": 42, "endColumn": 22},
    }
    assert other["level"] == "warning"
    assert run["columnKind"] == "unicodeCodePoints"


def test_a_problem_of_the_whole_file_has_no_region() -> None:
    [result] = sarif([Problem(files.EMPTY_FILE, "x.yaml")])["results"]
    assert "region" not in result["locations"][0]["physicalLocation"]


@pytest.mark.parametrize(
    ("path", "uri", "is_inside"),
    [
        ("x.yaml", "x.yaml", True),
        ("map een/é%.yaml", "map%20een/%C3%A9%25.yaml", True),
        ("/werk/map met spatie/x.yaml", "x.yaml", True),
        ("sub/../x.yaml", "x.yaml", True),
        ("../x.yaml", "file:///werk/x.yaml", False),
        ("/elders/x y.yaml", "file:///elders/x%20y.yaml", False),
    ],
)
@pytest.mark.skipif(not FOLDER.is_absolute(), reason="paths of this system are written otherwise")
def test_a_file_is_named_from_the_folder_of_the_run(path: str, uri: str, is_inside: bool) -> None:
    run = sarif([a_problem(Span(1, 1, 1, 2), path)])
    artifact = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uri"] == uri
    assert ("uriBaseId" in artifact) == is_inside
    [base] = run["originalUriBaseIds"].values()
    assert base["uri"] == "file:///werk/map%20met%20spatie/"


def test_other_places_are_related_locations() -> None:
    [result] = sarif([doubled(Span(1, 1, 1, 2), Span(5, 1, 5, 2))])["results"]
    [related] = result["relatedLocations"]
    assert related["physicalLocation"]["region"]["startLine"] == 1
    assert related["message"]["text"] == "de eerste"


def test_what_is_allowed_is_a_suppressed_result_with_its_reason() -> None:
    one, two = a_problem(Span(1, 1, 1, 2)), a_problem(Span(2, 1, 2, 2))
    first, second = sarif([two], [Allowed(one, "met opzet")])["results"]
    assert first["suppressions"] == [{"kind": "inSource", "justification": "met opzet"}]
    assert second["suppressions"] == []


def test_a_file_name_that_is_no_text_makes_a_valid_log_too() -> None:
    run = sarif([a_problem(Span(1, 1, 1, 2), path="caf\udce9.yaml")])
    assert json.dumps(run, ensure_ascii=False).encode("utf-8")


# Checking many files.


def test_a_folder_is_checked_file_by_file() -> None:
    asked: list[str] = []
    report = check_files([HERE / "scenarios"], asked.append)
    assert [Path(name).stem for name in report.files] == ["klein", "vijandig"]
    assert asked == list(report.files)
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


def test_walkthroughs_are_walked_when_their_scenario_is_checked(tmp_path: Path) -> None:
    beside = tmp_path / "klein.walkthroughs.yaml"
    (tmp_path / "klein.yaml").write_bytes(KLEIN.read_bytes())
    beside.write_text(
        "format: 1\nscenario: klein\nwalkthroughs:\n"
        "  - {name: Een begin, steps: [{choose: nachten}]}\n",
        "utf-8",
    )
    assert not check_files([tmp_path]).has_errors
    beside.write_text(beside.read_text("utf-8").replace("scenario: klein", "scenario: groot"))

    for asked in (tmp_path, tmp_path / "klein.yaml", beside):
        report = check_files([asked])
        assert ("walkthroughs-of-another", str(beside)) in [
            (problem.code, problem.path) for problem in report.problems
        ]
        assert "groot" in report.sources[str(beside)]
    (tmp_path / "klein.yaml").unlink()
    assert [problem.code for problem in check_files([tmp_path]).problems] == [
        "walkthroughs-without-scenario"
    ]


# Choosing what is shown.


def test_a_code_stands_for_itself_and_a_family_for_all_its_codes() -> None:
    structures = {kind.code for family in families() for kind in family.kinds} & {
        kind.code for kind in vars(structure).values() if isinstance(kind, Kind)
    }
    assert codes_named(["long-text"]) == {"long-text"}
    assert codes_named(["structure", "long-text"]) == structures | {"long-text"}
    assert codes_named([]) == frozenset()


@pytest.mark.parametrize(
    ("name", "guess"),
    [("long-txt", "long-text"), ("structur", "structure"), ("yaml_text", "yaml-text"), ("q", None)],
)
def test_a_name_that_is_no_code_gets_a_guess(name: str, guess: str | None) -> None:
    with pytest.raises(UnknownCode) as caught:
        codes_named([name])
    assert (caught.value.name, caught.value.guess) == (name, guess)


def codes_of(said: str) -> set[str]:
    return {problem["code"] for problem in json.loads(said)}


UNREACHABLE = HERE / "broken" / "unreachable-scene.yaml"
SHORT = HERE / "broken" / "short-text.yaml"
UNKNOWN_FLAG = HERE / "broken" / "unknown-flag.yaml"


def test_only_what_is_selected_is_shown_and_what_is_ignored_is_not() -> None:
    both = ("check", UNREACHABLE, SHORT, "--format", "json")

    assert codes_of(gesprek(*both, "--select", "short-text").out) == {"short-text"}
    assert codes_of(gesprek(*both, "--select", "fields, unreachable-scene").out) == {
        "short-text",
        "unreachable-scene",
    }
    once = gesprek(*both, "--select", "structure", "--select", "fields")
    assert codes_of(once.out) == {"short-text", "unreachable-scene"}
    left = gesprek(*both, "--select", "fields,structure", "--ignore", "short-text")
    assert codes_of(left.out) == {"unreachable-scene"}
    assert left.code == 0


def test_an_error_that_is_not_shown_still_ends_with_1_and_is_told() -> None:
    for hiding in (("--ignore", "unknown-flag"), ("--select", "fields")):
        said = gesprek("check", UNKNOWN_FLAG, *hiding, "--lang", "en")
        assert (said.code, said.out) == (1, "")
        assert "nothing found" not in said.err
        assert "cannot be used" in said.err


def test_strict_ends_with_1_on_a_warning_that_is_shown_and_not_on_a_note() -> None:
    only = ("--select", "unreachable-scene,short-text")
    assert gesprek("check", UNREACHABLE, *only).code == 0
    assert gesprek("check", UNREACHABLE, *only, "--strict").code == 1
    assert gesprek("check", SHORT, *only, "--strict").code == 0
    assert gesprek("check", UNREACHABLE, "--select", "short-text", "--strict").code == 0


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_code_that_there_is_not_is_wrong_usage_with_a_guess(option: str) -> None:
    said = gesprek("check", KLEIN, option, "long-text,shrt-text")
    assert (said.code, said.out) == (2, "")
    assert "short-text" in said.err


def test_the_command_writes_sarif_from_the_folder_it_runs_in(tmp_path: Path) -> None:
    shutil.copy(UNKNOWN_FLAG, tmp_path / "mijn.yaml")
    said = gesprek("check", "mijn.yaml", "--format", "sarif", cwd=tmp_path)
    log = json.loads(said.out)
    Draft4Validator(SCHEMA).validate(log)
    [result] = log["runs"][0]["results"]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": "mijn.yaml", "uriBaseId": "%SRCROOT%"}
    assert said.code == 1


def test_a_hook_for_other_repositories_runs_the_command_on_scenarios() -> None:
    from yaml import safe_load

    [hook] = safe_load((HERE.parent / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["entry"] == "gesprek check"
    assert hook["language"] == "python"
    assert hook["types"] == ["yaml"]


def test_the_sample_passes_when_it_is_checked_strictly(tmp_path: Path) -> None:
    file = tmp_path / "rietje.yaml"
    file.write_text(sample(), "utf-8")
    assert gesprek("check", file, "--strict", "--select", "structure,fields,files").code == 0
