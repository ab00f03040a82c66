"""What ``gesprek report`` says, writes, asks and refuses."""

from __future__ import annotations

import io
import json
from collections import Counter
from pathlib import Path

import pytest

from simulator.cli import terminal
from simulator.cli.exits import Exit
from simulator.cli.program import run
from simulator.codebook.vocabulary import (
    REFLEXES,
)
from simulator.loading import load
from simulator.places import home
from simulator.practice import Practice
from simulator.store import open_store
from tests.reported_talks import A_GOOD_ROAD, OWN_WORDS
from tests.running import KLEIN, gesprek


def practised(*, scored: bool = True, scenario: Path = KLEIN, name: str | None = None) -> str:
    """Hold a talk on the small scenario in the learner's own store; returns its id."""
    with open_store(home()) as store:
        practice = Practice.begin(store, load(scenario), learner=name, seed=1)
        for reply in A_GOOD_ROAD:
            practice.give(reply)
        if scored:
            practice.score(dict.fromkeys(REFLEXES, 7))
            practice.choose_next_step(OWN_WORDS["next_step"])
        return practice.session


FORMATS = ("md", "html", "json", "csv", "xapi", "class")

HERE = ("--scenarios", str(KLEIN.parent))


def test_a_report_says_first_what_is_in_it_and_what_is_not() -> None:
    practised()

    said = gesprek("report", *HERE, "--lang", "en")

    assert said.code == Exit.FINE
    assert said.out.startswith("# Report of a practice talk: De muziek van boven\n")
    assert said.err.startswith("In this report: 1 talk.\n")
    assert "De muziek van boven: 3 turns" in said.err
    assert "--with-notes" in said.err
    assert "--with-name" in said.err
    assert OWN_WORDS["next_step"] not in said.everything


def test_talks_over_time_can_be_read_in_ordinary_lines() -> None:
    practised()
    practised(scored=False)

    said = gesprek("report", "--over-time", "--lang", "en")
    assert (said.code, said.err) == (Exit.FINE, "")
    assert said.out.startswith("Your talks over time\n")
    assert "De muziek van boven: 1 time" in said.out
    assert OWN_WORDS["next_step"] not in said.out

    with_notes = gesprek("report", "--over-time", "--with-notes", "--lang", "en")
    assert OWN_WORDS["next_step"] in with_notes.out


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_can_be_asked_for(form: str) -> None:
    practised()

    said = gesprek("report", "--format", form, *HERE)

    assert said.code == Exit.FINE
    beginnings = {
        "md": "# ",
        "html": "<!doctype html>",
        "json": "{",
        "csv": "session,",
        "xapi": "{",
        "class": "{",
    }
    assert said.out.lstrip().startswith(beginnings[form])


@pytest.mark.parametrize(
    ("name", "beginning"),
    [("a.html", "<!doctype"), ("a.csv", "session"), ("a.jsonl", '{"id"'), ("a.txt", "# ")],
)
def test_the_name_of_a_file_says_the_format(tmp_path: Path, name: str, beginning: str) -> None:
    practised()

    said = gesprek("report", "-o", tmp_path / name)

    assert (said.code, said.out) == (Exit.FINE, "")
    assert (tmp_path / name).read_text("utf-8").lstrip().startswith(beginning)


def test_a_file_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    practised()
    file = tmp_path / "verslag.md"
    file.write_text("van mij", "utf-8")

    said = gesprek("report", "-o", file)

    assert said.code == Exit.FAILED
    assert file.read_text("utf-8") == "van mij"


@pytest.mark.parametrize(("typed", "there"), [("ja\n", True), ("nee\n", False), ("\n", False)])
def test_on_a_terminal_it_asks_before_it_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, there: bool
) -> None:
    practised()
    monkeypatch.setattr(terminal, "can_ask", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))

    assert run(["report", "-o", str(tmp_path / "verslag.md")]) == Exit.FINE
    assert (tmp_path / "verslag.md").exists() is there


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_measured_is_told_before_the_own_score(form: str, tmp_path: Path) -> None:
    session, file = practised(scored=False), tmp_path / "verslag"

    every = [] if form == "class" else ["--all"]
    for arguments in ([], [session[:8]], every, ["-o", str(file)]):
        said = gesprek("report", *arguments, "--format", form, *HERE)
        assert (said.code, said.out) == (Exit.PROBLEMS, "")
        assert "bibliotheek (gesprek)" in said.err
        assert "gesprek play klein --plain" in said.err
        for slug in ("passend", "reflex", "vervolg_gekozen", "vertrouwen", "Marjan"):
            assert slug not in said.err
    assert not file.exists()


def test_the_list_shows_every_talk_that_exists_and_how_it_stands() -> None:
    scored, unscored = practised(), practised(scored=False)
    with open_store(home()) as store:
        left = Practice.begin(store, load(KLEIN), seed=1)
        left.give("nachten")
        left.leave()
        going_on = Practice.begin(store, load(KLEIN), seed=1)
        going_on.give("nachten")
        Practice.begin(store, load(KLEIN), seed=1)

    said = gesprek("report", "--list", "--lang", "en")
    lines = said.out.splitlines()

    assert [line[:8] for line in lines] == [going_on.session[:8], unscored[:8], scored[:8]]
    assert lines[0].endswith("De muziek van boven: not ended yet")
    assert lines[1].endswith(": not scored by you yet")
    assert lines[2].endswith(": chose to go on")
    assert left.session not in said.everything
    for form in FORMATS:
        whole = gesprek("report", *([] if form == "class" else ["--all"]), "--format", form)
        assert left.session not in whole.out
        assert gesprek("report", left.session, "--format", form).code == Exit.USAGE


def test_a_talk_is_named_by_the_beginning_of_its_id() -> None:
    first, second = practised(), practised()

    assert json.loads(gesprek("report", "--format", "json").out)["reports"][0]["session"]["id"] == (
        second
    )
    told = json.loads(gesprek("report", first[:6], "--format", "json").out)
    assert [one["session"]["id"] for one in told["reports"]] == [first]
    every = json.loads(gesprek("report", "--all", "--format", "json").out)
    assert [one["session"]["id"] for one in every["reports"]] == [first, second]
    for wrong in ("zzz", "", "\x1b[31m"):
        said = gesprek("report", wrong)
        assert (said.code, said.out) == (Exit.USAGE, "")
        assert "\x1b" not in said.err


def test_a_beginning_that_two_talks_share_is_asked_for_again() -> None:
    sessions: set[str] = set()
    while len({session[0] for session in sessions}) == len(sessions):
        sessions.add(practised())
    shared = [
        first for first, count in Counter(session[0] for session in sessions).items() if count > 1
    ]

    said = gesprek("report", shared[0])

    assert said.code == Exit.USAGE
    assert sum(session[:5] in said.err for session in sessions) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("abc", "--all"),
        ("--turns",),
        ("--excel", "--format", "json"),
        ("--lenses", "--format", "csv"),
        ("--format", "pdf"),
        ("--format", "class", "--all"),
        ("--format", "class", "--with-notes"),
        ("--scenarios", "nergens"),
        ("-o", " "),
    ],
)
def test_what_does_not_go_together_is_told(arguments: tuple[str, ...]) -> None:
    said = gesprek("report", *arguments)

    assert (said.code, said.out) == (Exit.USAGE, "")


def test_where_nothing_is_stored_nothing_is_made() -> None:
    listed, asked = gesprek("report", "--list"), gesprek("report")

    assert (listed.code, listed.out) == (Exit.FINE, "")
    assert (asked.code, asked.out) == (Exit.PROBLEMS, "")
    assert not home().exists()


def test_a_report_of_another_learner_is_not_hers() -> None:
    with open_store(home()) as store:
        store.set_setting("learner", "Noor")
    other, own = practised(name="Piet"), practised(name="Noor")

    assert gesprek("report", other).code == Exit.USAGE
    told = gesprek("report", "--all", "--format", "json", "--with-name")
    assert [one["session"]["id"] for one in json.loads(told.out)["reports"]] == [own]
    assert "Noor" in told.err


def test_a_scenario_that_is_gone_is_said_and_the_rest_is_told() -> None:
    practised()

    said = gesprek("report", "--lang", "en")

    assert said.code == Exit.FINE
    assert "its scenario is no longer here" in said.err
    assert "no longer here" in said.out
    assert "## Counted" in said.out


def test_rows_for_a_spreadsheet_come_as_they_are(tmp_path: Path) -> None:
    practised()
    file = tmp_path / "beurten.csv"

    said = gesprek("report", "--turns", "--excel", "-o", file)

    assert said.code == Exit.FINE
    written_there = file.read_bytes()
    assert written_there.startswith(b"\xef\xbb\xbfsession;")
    assert written_there.count(b"\r\n") == 4
    assert b"\r\r\n" not in written_there


def test_a_class_file_says_how_many_talks_came_before_it() -> None:
    first, second = practised(), practised()

    told = [json.loads(gesprek("report", id_, "--format", "class").out) for id_ in (first, second)]

    assert [one["earlier"] for one in told] == [0, 1]
    assert all("name" not in one for one in told)
