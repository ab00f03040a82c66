"""What every test starts from: an empty home, the default language, no settings of the machine."""

from __future__ import annotations

import os
import runpy
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from simulator import language

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent

# Textual reads this once, when it is imported; a moving screen cannot be compared.
os.environ["TEXTUAL_ANIMATIONS"] = "none"

# "steady" tries the same examples in every run, so that a run says something about the change;
# "search" looks for new ones. Neither watches the clock.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None)
hypothesis.settings.register_profile("search", max_examples=2000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

SETTINGS_OF_THE_MACHINE = (
    "GESPREK_LANG",
    "GESPREK_SCENARIOS",
    "NO_COLOR",
    "FORCE_COLOR",
    "COLUMNS",
    "LINES",
    "TEXTUAL",
    "TEXTUAL_THEME",
    "TEXTUAL_COLOR_SYSTEM",
)


def pytest_configure(config: pytest.Config) -> None:
    """Compile the catalogues once, before any worker starts, so that no test reads old ones."""
    if not hasattr(config, "workerinput"):
        runpy.run_path(str(ROOT / "tools" / "messages.py"))["compile_catalogues"]()


def pytest_xdist_auto_num_workers() -> int:
    """Two workers a core: a test of a screen or of a server waits for half of its time."""
    return 2 * len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 4


@pytest.fixture(autouse=True)
def a_machine_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test reads or writes what the person who runs it has, or what another test left."""
    for variable in SETTINGS_OF_THE_MACHINE:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("GESPREK_HOME", str(tmp_path / "home"))
    language.use("nl")
    yield
    language.use("nl")
