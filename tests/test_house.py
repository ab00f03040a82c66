"""What the project promises about itself: its commands, its pins, its wheel, its words."""

from __future__ import annotations

import importlib.metadata
import itertools
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections import defaultdict
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import simulator
from simulator import places
from simulator.codebook import vocabulary

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


# The commands


def test_ci_runs_the_test_command_of_the_readme() -> None:
    script = text_of(".ci/run").splitlines()

    assert script[-1] in shell_blocks(text_of("README.md"))
    assert script[-1] in shell_blocks(text_of("CONTRIBUTING.md"))


def shell_blocks(page: str) -> list[str]:
    return [block.strip() for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL)]


def test_the_readme_has_one_command_that_starts_and_one_that_tests() -> None:
    start, test, *_ = shell_blocks(text_of("README.md"))

    for command in (start, test):
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install -c constraints")
        assert "\n" not in command
    assert start.endswith(".venv/bin/gesprek")


def test_links_of_the_pages_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:)([^)#\s]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


# The versions


def pins() -> dict[str, str]:
    """Every pinned package and its version."""
    lines = text_of("constraints.txt").splitlines()
    found = [Requirement(line) for line in lines]
    return {canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin in found}


def test_constraints_are_exact_and_name_no_host() -> None:
    for line in text_of("constraints.txt").splitlines():
        assert re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.]*( ; [a-z_]+ [!=]= '\w+')?", line)


def wanted_packages() -> set[str]:
    """What the program and its tools need on some machine it runs on, by what is installed here."""
    machines = [
        {
            "python_version": version,
            "python_full_version": f"{version}.0",
            "sys_platform": system,
            "os_name": "nt" if system == "win32" else "posix",
            "platform_system": {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}[system],
            "platform_python_implementation": "CPython",
            "implementation_name": "cpython",
        }
        for version, system in itertools.product(
            ("3.11", "3.12", "3.13"), ("linux", "darwin", "win32")
        )
    ]

    def needs(text: str, extras: frozenset[str]) -> bool:
        marker = Requirement(text).marker
        return marker is None or any(
            marker.evaluate({**machine, "extra": extra})
            for machine in machines
            for extra in extras | {""}
        )

    texts = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    asked: defaultdict[str, set[str]] = defaultdict(set)
    found: set[str] = set()
    while texts:
        requirement = Requirement(texts.pop())
        name = canonicalize_name(requirement.name)
        if name in found and requirement.extras <= asked[name]:
            continue
        found.add(name)
        asked[name] |= requirement.extras
        try:
            further = importlib.metadata.requires(name) or []
        except importlib.metadata.PackageNotFoundError:
            continue  # Needed on another system than this one.
        texts += [text for text in further if needs(text, frozenset(asked[name]))]
    return found


def test_everything_that_is_needed_is_pinned_and_nothing_else() -> None:
    assert set(pins()) == wanted_packages()


def test_every_requirement_allows_its_pin() -> None:
    pinned = pins()
    for text in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]:
        requirement = Requirement(text)
        assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)]), text


def test_every_dependency_has_its_reason_beside_it() -> None:
    lines = text_of("pyproject.toml").splitlines()
    for text in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]:
        *_, line = [line for line in lines if line.strip().startswith(f'"{text}"')]
        assert re.search(r"# \w+ \w+", line), text


def test_the_changelog_begins_with_this_version() -> None:
    newest = re.search(r"^## (\S+)", text_of("CHANGELOG.md"), re.MULTILINE)

    assert newest is not None
    assert newest[1] == simulator.__version__


# The licences


def test_both_licences_are_said_in_both_places() -> None:
    assert "MIT" in text_of("LICENSE")
    assert "CC BY-SA 4.0" in text_of("LICENSE")
    assert "CC BY-SA 4.0" in text_of("scenarios/LICENSE")
    assert "MIT" in text_of("scenarios/LICENSE")


# Where things stand


def test_the_shipped_scenarios_are_found() -> None:
    found = places.shipped_scenarios()

    assert sorted(found.glob("*.yaml"))
    assert found.samefile(ROOT / "scenarios")


def test_a_home_that_is_given_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GESPREK_HOME", str(tmp_path / "mine"))
    assert places.home() == tmp_path / "mine"
    assert not places.home().exists()

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GESPREK_HOME", "mine")
    assert places.home() == tmp_path / "mine"

    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("GESPREK_HOME", "~/mine")
    assert places.home() == tmp_path / "mine"


@pytest.mark.parametrize("empty", [None, ""])
def test_without_one_the_system_says_where(
    empty: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if empty is None:
        monkeypatch.delenv("GESPREK_HOME")
    else:
        monkeypatch.setenv("GESPREK_HOME", empty)

    assert places.home().is_absolute()
    assert places.home().name == "gesprekssimulator"


# The wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy without anything that was compiled or installed here."""
    copy = tmp_path_factory.mktemp("built") / "clone"
    copy.mkdir()
    for name in ("src", "scenarios", "tools"):
        shutil.copytree(
            ROOT / name, copy / name, ignore=shutil.ignore_patterns("*.mo", "__pycache__")
        )
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(ROOT / name, copy / name)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(copy / "dist")],
        cwd=copy,
        check=True,
        capture_output=True,
    )
    [built] = (copy / "dist").glob("*.whl")
    return built


def test_the_wheel_carries_scenarios_and_catalogues_and_nothing_strange(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    for scenario in (ROOT / "scenarios").glob("*.yaml"):
        assert f"simulator/scenarios/{scenario.name}" in names
    assert "simulator/scenarios/LICENSE" in names
    assert "simulator/py.typed" in names
    for template in (ROOT / "src/simulator/reports/templates").iterdir():
        assert f"simulator/reports/templates/{template.name}" in names
    for name in ("nl", "en"):
        assert f"simulator/locale/{name}/LC_MESSAGES/simulator.mo" in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {
        "simulator",
        "gesprekssimulator",
    }


def test_an_unpacked_wheel_finds_its_own_scenarios_from_anywhere(
    wheel: Path, tmp_path: Path
) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    program = (
        "import importlib.resources, simulator.places as places;"
        "found = places.shipped_scenarios();"
        "print(found);"
        "print(importlib.resources.files('simulator').joinpath('scenarios'));"
        "print(*sorted(path.name for path in found.glob('*.yaml')), sep=',')"
    )
    said = subprocess.run(
        [sys.executable, "-S", "-c", program],
        env={"PYTHONPATH": str(tmp_path / "site")},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()

    inside = str(tmp_path / "site" / "simulator" / "scenarios")
    assert said[:2] == [inside, inside]
    assert said[2] == ",".join(sorted(path.name for path in (ROOT / "scenarios").glob("*.yaml")))


# The words


def test_the_glossary_explains_every_word_a_scenario_is_written_with() -> None:
    explained = set(re.findall(r"^\| (\w+) \|", text_of("docs/glossary.md"), re.MULTILINE))

    for words in (
        vocabulary.STANCES,
        vocabulary.PHASES,
        vocabulary.CRISIS_KINDS,
        vocabulary.GAUGES,
        vocabulary.FITS,
        vocabulary.REFLEXES,
        vocabulary.QUESTION_FORMS,
        vocabulary.EXPLORATIONS,
        vocabulary.SIGNALS,
        vocabulary.VARIANTS,
        vocabulary.ENDINGS,
    ):
        assert set(words) - explained == set()
