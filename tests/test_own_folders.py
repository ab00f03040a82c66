"""A school's own folder with scenarios, beside those that come along."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from simulator import language
from simulator.cli.scenarios import own_folders
from simulator.loading.library import library
from simulator.places import own_scenarios, shipped_scenarios
from tests.painting import program
from tests.running import KLEIN, gesprek

SHIPPED = library(shipped_scenarios())
THEIRS = SHIPPED[-1]
"""A scenario that comes along, which a school changes."""


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """A folder with one talk in it that nobody else has."""
    folder = tmp_path / "onze map"
    folder.mkdir()
    text = KLEIN.read_text("utf-8").replace("id: klein", "id: aan_onze_balie")
    (folder / "aan_onze_balie.yaml").write_text(text, "utf-8")
    return folder


@pytest.fixture
def changed(school: Path) -> Path:
    """The same folder, with a changed copy of a scenario that comes along."""
    text = THEIRS.file.read_text("utf-8").replace(f"title: {THEIRS.title}", "title: Zoals bij ons")
    (school / f"{THEIRS.id}.yaml").write_text(text, "utf-8")
    return school


def ids(said: str) -> list[str]:
    """The ids of a list."""
    return [line.split()[0] for line in said.splitlines()]


# Beside the others


@pytest.mark.parametrize("before", [True, False], ids=["before the verb", "after it"])
def test_a_folder_is_shown_beside_what_comes_along(school: Path, before: bool) -> None:
    option = ("--scenarios", school)
    said = gesprek(*option, "list") if before else gesprek("list", *option)

    assert (said.code, said.err) == (0, "")
    assert sorted(ids(said.out)) == sorted([*(card.id for card in SHIPPED), "aan_onze_balie"])


def test_the_environment_names_one_folder_or_more(school: Path, tmp_path: Path) -> None:
    other = tmp_path / "nog een"
    other.mkdir()
    text = KLEIN.read_text("utf-8").replace("id: klein", "id: van_de_buren")
    (other / "van_de_buren.yaml").write_text(text, "utf-8")
    said = gesprek("list", GESPREK_SCENARIOS=f"{school}{os.pathsep}{other}{os.pathsep}")

    assert (said.code, said.err) == (0, "")
    assert {"aan_onze_balie", "van_de_buren", THEIRS.id} <= set(ids(said.out))


def test_what_is_named_is_looked_in_before_the_environment(school: Path, tmp_path: Path) -> None:
    other = tmp_path / "nog een"
    other.mkdir()
    text = (school / "aan_onze_balie.yaml").read_text("utf-8")
    (other / "zelfde.yaml").write_text(
        text.replace("De muziek van boven", "Van hiernaast"), "utf-8"
    )
    said = gesprek("list", "--scenarios", other, GESPREK_SCENARIOS=str(school))

    assert "Van hiernaast" in said.out
    assert "De muziek van boven" not in said.out


def test_the_home_directory_may_be_written_as_in_a_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/noor")
    monkeypatch.setenv("USERPROFILE", "/home/noor")
    monkeypatch.setenv("GESPREK_SCENARIOS", f"~/school{os.pathsep}{os.pathsep} ")

    assert own_scenarios() == [Path("/home/noor/school").absolute()]
    assert own_folders() == own_scenarios()


@pytest.mark.parametrize("empty", ["", os.pathsep])
def test_nothing_named_is_no_folder(empty: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GESPREK_SCENARIOS", empty)

    assert own_folders() == []


def test_the_list_for_a_program_keeps_its_shape(school: Path) -> None:
    [key, *_rest] = [tuple(card) for card in json.loads(gesprek("list", "--json").out)]
    cards = json.loads(gesprek("list", "--json", "--scenarios", school).out)

    assert {tuple(card) for card in cards} == {key}
    [own] = [card for card in cards if card["id"] == "aan_onze_balie"]
    assert Path(own["file"]) == school / "aan_onze_balie.yaml"


# By name


@pytest.mark.parametrize(
    "command",
    [
        ("trace", "aan_onze_balie", "--choose", "nachten"),
        ("explore", "aan_onze_balie", "--proof"),
        ("graph", "aan_onze_balie"),
        ("play", "aan_onze_balie", "--plain"),
    ],
    ids=lambda command: command[0],
)
def test_a_scenario_of_the_folder_is_named_by_its_id(school: Path, command: tuple[str]) -> None:
    named = gesprek(*command, "--scenarios", school, typed="stop\n")
    unknown = gesprek(*command)

    assert named.out
    assert "aan_onze_balie" not in named.err
    assert unknown.code == 2
    assert "aan_onze_balie" in unknown.err


def test_how_to_go_on_names_the_folder_again(school: Path) -> None:
    said = gesprek("--scenarios", school)

    assert f"--plain --scenarios '{school}'" in said.out


def test_reports_find_the_talks_of_the_folder(school: Path) -> None:
    gesprek(
        "play", "aan_onze_balie", "--plain", "--seed", "3", "--scenarios", school, typed="1\n1\n"
    )
    said = gesprek("report", "--list", GESPREK_SCENARIOS=str(school))

    assert said.code == 0
    assert "De muziek van boven" in said.out


# The same id


def test_of_two_with_one_id_the_own_one_is_used_and_that_is_said(changed: Path) -> None:
    said = gesprek("list", "--scenarios", changed, "--lang", "en")

    assert said.code == 0
    assert "Zoals bij ons" in said.out
    assert THEIRS.title not in said.out
    assert said.err == (
        f"Found in more than one place: {THEIRS.id}. The one in {changed} is used.\n"
    )


def test_a_folder_that_is_named_twice_has_nothing_twice(school: Path) -> None:
    said = gesprek("list", "--scenarios", school, GESPREK_SCENARIOS=f"{school}/../{school.name}")

    assert (said.code, said.err) == (0, "")
    assert ids(said.out).count("aan_onze_balie") == 1


# What is not there, and what cannot be read


@pytest.mark.parametrize("verb", [(), ("list",), ("trace", THEIRS.id)], ids=["", "list", "trace"])
def test_a_folder_that_is_not_there_is_said_once_and_the_rest_works(
    verb: tuple[str, ...], tmp_path: Path
) -> None:
    gone = tmp_path / "weg"
    said = gesprek("--lang", "en", "--scenarios", gone, *verb)

    assert said.code == 0
    assert said.err == f"There is no folder {gone}. The talks in other places are here.\n"
    assert THEIRS.id in said.out or "speaker" in said.out


def test_a_file_that_cannot_be_read_is_counted_and_the_command_says_where(school: Path) -> None:
    (school / "kapot.yaml").write_text("a: 'b", "utf-8")
    said = gesprek("list", "--scenarios", school, "--lang", "en")

    assert said.code == 0
    assert said.err == f"1 file has no place here. `gesprek check '{school}'` says why.\n"
    assert "kapot.yaml" in gesprek("check", school).out


def broken(school: Path) -> Path:
    """A file in the folder that cannot be played."""
    file = school / "kapot.yaml"
    file.write_text(KLEIN.read_text("utf-8").replace("start: ", "start: on"), "utf-8")
    return file


@pytest.mark.parametrize("by_option", [True, False], ids=["--scenarios", "GESPREK_SCENARIOS"])
def test_check_without_a_path_looks_in_the_folder_as_well(school: Path, by_option: bool) -> None:
    file = broken(school)
    if by_option:
        said = gesprek("--scenarios", school, "check", "--lang", "en")
    else:
        said = gesprek("check", "--lang", "en", GESPREK_SCENARIOS=str(school))

    assert said.code == 1
    assert str(file) in said.out
    assert f"in {len(SHIPPED) + 2} files" in said.err


def test_check_with_a_path_looks_only_there(school: Path) -> None:
    broken(school)
    said = gesprek("check", KLEIN, GESPREK_SCENARIOS=str(school))

    assert "kapot.yaml" not in said.everything


def test_check_does_not_call_a_folder_sound_that_is_not_there(tmp_path: Path) -> None:
    said = gesprek("check", "--lang", "en", GESPREK_SCENARIOS=str(tmp_path / "weg"))

    assert said.code == 1
    assert "error[missing-file]" in said.out


def test_check_looks_once_in_a_folder_that_is_also_the_one_here(school: Path) -> None:
    here = school.rename(school.with_name("scenarios"))
    said = gesprek("check", "--lang", "en", cwd=here.parent, GESPREK_SCENARIOS=str(here))

    assert said.err.startswith("1 file checked, nothing found.\n")


def test_a_name_obeys_nobody(tmp_path: Path) -> None:
    said = gesprek("list", "--scenarios", tmp_path / "\x1b[2J\u202eweg")

    assert said.code == 0
    assert "\x1b" not in said.everything
    assert "\u202e" not in said.everything


# On the screen


async def test_the_library_says_what_is_not_there_and_which_one_is_used(
    changed: Path, tmp_path: Path
) -> None:
    language.use("en")
    folders = [changed, tmp_path / "weg", shipped_scenarios()]
    async with program(None, (200, 60), folders=folders) as learner:
        assert f"There is no folder {tmp_path / 'weg'}." in learner.reads
        assert f"Found in more than one place: {THEIRS.id}." in learner.reads
        assert "left out" not in learner.sees
        await learner.press("end")
        assert "De muziek van boven" in learner.sees


def test_help_names_the_option_and_the_variable() -> None:
    told = gesprek("--help").out

    assert "--scenarios" in told
    assert "GESPREK_SCENARIOS" in told
