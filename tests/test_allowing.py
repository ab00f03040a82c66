"""Allowances: what an author means, at one place, with the reason beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from simulator import loading
from simulator.authoring import allowing
from simulator.authoring.allowing import MOST, Allowance, allowances_in
from simulator.authoring.check import check_files, check_text
from simulator.cli import listing
from simulator.diagnostics import Severity
from simulator.diagnostics.catalogue import KINDS
from simulator.loading import document as documents
from tests.running import gesprek
from tests.sample import a_text, sample

TEXT = f"        {a_text()}\n"
TJA = '        text: "Tja."'
WHY = "meer zeg je hier niet"
FAMILY = {
    "unknown-code",
    "allowance-without-reason",
    "allowance-of-error",
    "too-many-allowances",
    "unused-allowance",
    "allowance-not-in-a-comment",
}


def with_line(*lines: str) -> str:
    """The sample with these lines instead of one text."""
    assert sample().count(TEXT) == 1
    return sample().replace(TEXT, "".join(f"{line}\n" for line in lines))


def codes(text: str) -> set[str]:
    """What is told of a text beyond what is told of the sample itself."""
    usual = {problem.code for problem in check_text(sample()).problems}
    return (
        {problem.code for problem in check_text(text).problems}
        - usual
        - {
            # What else a short text does to its scene is another matter.
            "uneven-reply-lengths",
            "given-away-by-length",
        }
    )


def only(text: str) -> Allowance:
    [written] = allowances_in(text)
    return written


# Where it stands.


@pytest.mark.parametrize(
    "lines",
    [
        (f"{TJA}  # allow[short-text]: {WHY}",),
        (f"        # allow[short-text]: {WHY}", TJA),
        (f"# allow[short-text]: {WHY}", TJA),
        (f"        # allow[short-text]: {WHY}", "        # En dit is een opmerking.", TJA),
        (f"{TJA}  # ALLOW [ short-text ] {WHY}",),
    ],
)
def test_behind_the_line_or_directly_above_it_the_problem_is_allowed(
    lines: tuple[str, ...],
) -> None:
    assert "short-text" in codes(with_line(TJA))
    checked = check_text(with_line(*lines))

    assert codes(with_line(*lines)) == set()
    [allowed] = [one for one in checked.allowed if one.problem.code == "short-text"]
    assert allowed.reason == WHY


@pytest.mark.parametrize(
    "lines",
    [
        (f"        # allow[short-text]: {WHY}", "", TJA),
        (TJA, f"        # allow[short-text]: {WHY}"),
        (f"        # allow[short-text]: {WHY}", "        technique: echo", TJA),
    ],
)
def test_anywhere_else_it_allows_nothing_and_that_is_told(lines: tuple[str, ...]) -> None:
    text = with_line(*lines).replace("        technique: echo\n", "", lines[1].count("echo"))

    assert codes(text) == {"short-text", "unused-allowance"}


def test_two_codes_above_one_line_are_both_for_that_line() -> None:
    lines = (
        "        # allow[short-text]: zo praat Rietje",
        "        # allow[uncertain-width]: dit teken hoort bij haar",
        '        text: "👍🏽"',
    )
    assert {"short-text", "uncertain-width"} <= codes(with_line(lines[-1]))
    assert codes(with_line(*lines)) == set()


def test_it_is_for_one_code_at_one_place() -> None:
    twice = with_line(f"{TJA}  # allow[short-text]: {WHY}").replace(
        'text: "Dinsdag is er ook weer bingo. Daar kijk jij altijd zo naar uit."', 'text: "Bingo."'
    )
    assert "short-text" in codes(twice)
    assert "uncertain-width" in codes(
        with_line(f'        text: "👍🏽"  # allow[short-text]: {WHY}')
    )


LONG = "Graag, zeg je, en genoeg. " * 6


@pytest.mark.parametrize(
    "lines",
    [
        (f'        text: "{LONG}', '          En dan nog wat."  # allow[long-text]: zo is zij'),
        ("        text: >-  # allow[long-text]: zo is zij", f"          {LONG}", "          Ja."),
        ("        # allow[long-text]: zo is zij", f'        text: "{LONG}', '          Ja."'),
    ],
)
def test_a_text_over_several_lines_can_be_allowed_behind_it_and_above_it(
    lines: tuple[str, ...],
) -> None:
    text = with_line(*lines)
    assert "long-text" in codes(text.replace("# allow[long-text]", "# voor later"))
    assert codes(text) == set()


def test_what_stands_behind_a_block_of_text_is_for_the_next_line() -> None:
    text = with_line(
        "        text: >-", f"          {LONG}", "        # allow[long-text]: zo is zij"
    )
    assert codes(text) == {"long-text", "unused-allowance"}


# What is a comment.


@pytest.mark.parametrize("loader", [documents.LOADER, yaml.SafeLoader])
@pytest.mark.parametrize(
    "written",
    [
        'text: "Zeg # allow[short-text]: eens"',
        "text: 'Zeg # allow[short-text]: eens'",
        'text: "Zeg\n          # allow[short-text]: eens"',
        "text: |\n          Zeg\n          # allow[short-text]: eens",
        "text: >-\n          Zeg\n\n          # allow[short-text]: eens",
        "text: Zeg#allow[short-text] eens",
        '"# allow[short-text]: sleutel": "Zeg eens"',
        'text: "Zeg"\n        text: "dubbel # allow[short-text]: eens"',
    ],
)
def test_words_of_the_scenario_are_no_allowance(
    written: str, loader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "LOADER", loader)
    text = with_line(f"        {written}")

    assert allowances_in(text) == []
    assert FAMILY & codes(text) == {"allowance-not-in-a-comment"}


@pytest.mark.parametrize(
    "comment", ["# Let op: # allow[short-text]: nee", "# Over allow[short-text] gesproken"]
)
def test_a_comment_that_only_mentions_one_is_none(comment: str) -> None:
    assert allowances_in(with_line(f"{TJA}  {comment}")) == []


@pytest.mark.parametrize(
    ("lines", "place", "told"),
    [
        (("text: >-", "  (blijft stil) # allow[short-text]: stilte"), (1, 24), "in een tekst"),
        (("text: |", "  Tja.", "  # allow[short-text]: stilte"), (2, 10), "in een tekst"),
        (('text: "Tja. # allow[short-text]: stilte"',), (0, 20), "in een tekst"),
        (('text: "Tja."# allow[short-text]: stilte',), (0, 20), "geen spatie"),
        (("text: Tja.#allow[short-text] stilte",), (0, 18), "geen spatie"),
    ],
)
def test_one_that_would_be_spoken_or_not_seen_is_told_where_it_stands(
    lines: tuple[str, ...], place: tuple[int, int], told: str
) -> None:
    text = with_line(*(f"        {line}" for line in lines))
    first = sample()[: sample().index(TEXT)].count("\n") + 1
    [problem] = [
        one for one in check_text(text).problems if one.code == "allowance-not-in-a-comment"
    ]

    below, column = place
    assert (problem.span.line, problem.span.column - 1) == (first + below, column)
    assert told in problem.headline("nl")


def test_beside_one_that_counts_a_second_one_in_the_text_is_told_as_well() -> None:
    line = f'        text: "Tja # allow[long-text]: x"  # allow[short-text]: {WHY}'
    assert [written.code for written in allowances_in(with_line(line))] == ["short-text"]
    assert "allowance-not-in-a-comment" in codes(with_line(line))


def test_a_comment_behind_the_sign_of_a_block_is_one() -> None:
    text = with_line(f"        text: |  # allow[short-text]: {WHY}", "          Tja.")
    assert only(text).reason == WHY
    assert codes(text) == set()


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_other_line_ends_and_a_mark_at_the_start_change_nothing(ending: str) -> None:
    text = with_line(f"{TJA}  # allow[short-text]: {WHY}")
    other = "\ufeff" + text.replace("\n", ending)

    assert allowances_in(other) == allowances_in(text)
    assert codes(other) == set()


# What can be wrong with it.


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        (f"# allow[short-txt]: {WHY}", "unknown-code"),
        (f"# allow[]: {WHY}", "unknown-code"),
        (f"# allow[short-text, long-text]: {WHY}", "unknown-code"),
        (f"# allow[fields]: {WHY}", "unknown-code"),
        ("# allow[short-text]", "allowance-without-reason"),
        ("# allow[short-text]:  ", "allowance-without-reason"),
        (f"# allow[unknown-slug]: {WHY}", "allowance-of-error"),
    ],
)
def test_an_allowance_that_does_not_count_is_told_and_so_is_the_problem(
    comment: str, told: str
) -> None:
    text = with_line(f"{TJA}  {comment}")

    assert codes(text) == {"short-text", told}
    assert allowances_in(text) == []
    [problem] = [one for one in check_text(text).problems if one.code == told]
    assert problem.span.column == len(TJA) + 3


def test_a_code_that_is_nearly_right_gets_a_guess() -> None:
    text = with_line(f"{TJA}  # allow[short-txt]: {WHY}")
    [problem] = [one for one in check_text(text).problems if one.code == "unknown-code"]
    assert "`short-text`" in problem.help("nl")


def test_the_fourth_one_does_not_count() -> None:
    short = [f'    text: "Ja."  # allow[short-text]: zo praat zij ({n})' for n in range(MOST + 1)]
    repairs = "".join(f"  - {line.strip()}\n    reaction: Ja.\n" for line in short)
    text = sample().replace("\nscenes:\n", f"\nrepair:\n{repairs}\nscenes:\n")
    found = [problem.code for problem in check_text(text).problems]

    assert len(allowances_in(text)) == MOST == 3
    assert found.count("short-text") == 1
    assert found.count("too-many-allowances") == 1


def test_one_that_does_not_count_does_not_count_among_the_three() -> None:
    wrong = "\n".join(f"        # allow[long-text-{n}]: {WHY}" for n in range(5))
    assert "too-many-allowances" not in codes(with_line(wrong, TJA))


def test_of_a_file_with_an_error_nobody_knows_what_is_allowed_for_nothing() -> None:
    text = with_line(f"{TEXT.rstrip()}  # allow[short-text]: {WHY}")
    assert codes(text) == {"unused-allowance"}
    assert codes(text.replace("start: klager", "start: klagger")) == {"unknown-slug"}


def test_nothing_about_an_allowance_can_be_allowed_itself() -> None:
    for code in FAMILY:
        text = with_line(f"        # allow[{code}]: met opzet", f"{TJA}  # allow[short-text]")
        assert "allowance-without-reason" in codes(text)
    assert {code for code in FAMILY if KINDS[code].severity is Severity.ERROR} == set()


# What it does.


def test_a_scenario_plays_the_same_with_and_without() -> None:
    allowed = with_line(f"{TJA}  # allow[short-text]: {WHY}")
    assert loading.loads(allowed) == loading.loads(with_line(TJA))
    assert "short-text" in [problem.code for problem in loading.checks(allowed)[1]]


def test_fifty_of_a_kind_do_not_hide_that_the_last_one_is_allowed() -> None:
    repairs = "".join(f"  - {{text: Tja {n}., reaction: Ja.}}\n" for n in range(60))
    text = sample().replace("\nscenes:\n", f"\nrepair:\n{repairs}\nscenes:\n")
    last = "  - {text: Tja 59., reaction: Ja.}"
    text = text.replace(last, f"  # allow[short-text]: {WHY}\n{last}")
    checked = check_text(text)

    assert "unused-allowance" not in [problem.code for problem in checked.problems]
    assert [allowed.reason for allowed in checked.allowed] == [WHY]


def test_a_report_over_files_has_what_each_allows(tmp_path: Path) -> None:
    for name in ("a", "b"):
        file = tmp_path / f"{name}.yaml"
        file.write_text(with_line(f"{TJA}  # allow[short-text]: {WHY} in {name}"), "utf-8")
    allowed = check_files([tmp_path]).allowed

    assert [one.reason for one in allowed] == [f"{WHY} in a", f"{WHY} in b"]
    assert [Path(one.problem.path).stem for one in allowed] == ["a", "b"]


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_what_is_allowed_is_not_shown_and_is_counted(form: str, tmp_path: Path) -> None:
    file = tmp_path / "rietje.yaml"
    file.write_text(with_line(f"{TJA}  # allow[short-text]: {WHY}"), "utf-8")
    said = gesprek("check", file, "--format", form, "--select", "short-text", "--lang", "en")

    assert said.code == 0
    assert "short-text" not in said.out
    assert "1 " in said.err
    assert "allowed" in said.err


def test_sarif_has_what_is_allowed_with_the_reason(tmp_path: Path) -> None:
    file = tmp_path / "rietje.yaml"
    file.write_text(with_line(f"{TJA}  # allow[short-text]: {WHY}"), "utf-8")
    said = gesprek("check", file, "--format", "sarif", "--select", "short-text")
    [result] = json.loads(said.out)["runs"][0]["results"]

    assert result["suppressions"] == [{"kind": "inSource", "justification": WHY}]


def test_an_author_s_words_obey_nobody(tmp_path: Path) -> None:
    file = tmp_path / "rietje.yaml"
    file.write_text(with_line(f"{TJA}  # allow[short-text{{x}}\x1b[2J]: {WHY}"), "utf-8")
    for form in ("text", "json", "github", "sarif"):
        said = gesprek("check", file, "--format", form)
        assert "\x1b" not in said.everything
        assert "unknown-code" in said.out


# The list.


def listed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> list[dict[str, object]]:
    """What `gesprek list --json` says is allowed in the only scenario of a folder."""
    monkeypatch.setattr(listing, "shipped_scenarios", lambda: folder)
    listing.list_scenarios(as_json=True)
    [card] = json.loads(capsys.readouterr().out)
    allowed: list[dict[str, object]] = card["allowed"]
    return allowed


def test_the_list_has_what_counts_with_its_line_and_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = (
        f"        # allow[short-text]: {WHY}",
        '        for_teacher: "# allow[long-text]: dit zijn woorden"',
        f"{TJA}  # allow[long-txt]: dit is geen code",
    )
    (tmp_path / "rietje.yaml").write_text(with_line(*lines), "utf-8")
    at = sample()[: sample().index(TEXT)].count("\n") + 2

    assert listed(tmp_path, monkeypatch, capsys) == [
        {"code": "short-text", "line": at, "reason": WHY}
    ]


def test_without_any_the_list_says_so_and_parses_no_more_than_heads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "rietje.yaml").write_text(sample(), "utf-8")

    def refuse(_text: str) -> None:
        raise AssertionError("the whole file was parsed")

    monkeypatch.setattr(allowing, "long_texts", refuse)
    assert listed(tmp_path, monkeypatch, capsys) == []
