"""What ``gesprek class`` says where it cannot hold a lesson, and the sheet it writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from simulator.loading import load
from simulator.places import home
from simulator.store import open_store
from tests.running import KLEIN, gesprek
from tests.taught import beginning, held, scored

if TYPE_CHECKING:
    from pathlib import Path

FINE, PROBLEMS, USAGE, FAILED = 0, 1, 2, 3


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        ((), "gesprek list"),
        (("--notes", "--phones"), "--notes"),
        ((str(KLEIN), "--port", "8080"), "--phones"),
        ((str(KLEIN), "--phones", "--sheet", "x.html"), "--sheet"),
        ((str(KLEIN), "--phones", "--port", "99999"), "--port"),
        (("mijn_zus_doet_nits",), "mijn_zus_doet_niets"),
        (("--notes", "--sheet", "x.html"), "--notes"),
    ],
)
def test_what_does_not_go_together_is_told_in_a_sentence(
    arguments: tuple[str, ...], names: str
) -> None:
    said = gesprek("class", *arguments)
    assert (said.code, said.out) == (USAGE, "")
    assert names in said.err


@pytest.mark.parametrize("arguments", [(str(KLEIN),), ("--notes",), (str(KLEIN), "--phones")])
def test_without_a_terminal_it_says_so_and_what_else_can_be_done(
    arguments: tuple[str, ...],
) -> None:
    said = gesprek("class", *arguments)
    assert said.code == FAILED
    assert "terminal" in said.err


def test_a_locked_scenario_is_locked_for_a_class_too(tmp_path: Path) -> None:
    """Codebook 8.2: without a professional's review nobody plays it, by whatever road."""
    locked = tmp_path / "klein.yaml"
    text = KLEIN.read_text("utf-8")
    locked.write_text(text.replace("\nstart:", "\nwarnings: [suicidaliteit]\nstart:", 1), "utf-8")
    for more in ((), ("--sheet", "-")):
        said = gesprek("class", str(locked), *more)
        assert said.code == PROBLEMS
        assert "suicidaliteit" in said.err


def test_the_sheet_of_the_newest_lesson_is_one_page_without_names(tmp_path: Path) -> None:
    scenario = load(KLEIN)
    with open_store(home()) as store:
        store.set_setting("learner", "Noor de Vries")
        teaching = beginning(scenario, store)
        held(teaching, lambda _lesson: 0)
        scored(teaching)
    file = tmp_path / "blad.html"
    said = gesprek("class", str(KLEIN), "--sheet", str(file))
    assert (said.code, said.out) == (FINE, "")
    page = file.read_text("utf-8")
    assert scenario.title in page
    assert "Noor" not in page
    assert gesprek("class", str(KLEIN), "--sheet", "-").out == page
    assert gesprek("class", str(KLEIN), "--sheet", str(file)).code == FAILED
    assert file.read_text("utf-8") == page


def test_where_no_lesson_was_held_there_is_no_sheet() -> None:
    said = gesprek("class", str(KLEIN), "--sheet", "-")
    assert (said.code, said.out) == (FAILED, "")
    assert load(KLEIN).title in said.err
