"""A preview in a real pseudo-terminal, with an editor that saves as editors do."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Event, Thread

import pytest

from simulator.places import home
from simulator.tui.preview import watching
from tests.running import KLEIN, LONG_ENOUGH, environment, gesprek

pytest.importorskip("termios", reason="pseudo-terminals are a matter of POSIX")

from tests.terminal import Terminal

TEXT = KLEIN.read_text("utf-8")
FIRST = "Elke nacht dat gedreun."


def in_place(file: Path, text: str) -> None:
    """As nano and most others save."""
    file.write_text(text, "utf-8")


def renamed_over(file: Path, text: str) -> None:
    """As most editors save: another file takes the place of the old one."""
    new = file.with_name(f".{file.name}.new")
    new.write_text(text, "utf-8")
    new.replace(file)


def with_a_copy(file: Path, text: str) -> None:
    """As vim saves: the old file gets another name first."""
    file.rename(file.with_name(f"{file.name}~"))
    file.write_text(text, "utf-8")
    file.with_name(f"{file.name}~").unlink()


def deleted_first(file: Path, text: str) -> None:
    """As some save to a network drive."""
    file.unlink()
    file.write_text(text, "utf-8")


SAVING = (in_place, renamed_over, with_a_copy, deleted_first)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A scenario that is being written."""
    folder = tmp_path / "writing"
    folder.mkdir()
    file = folder / "klein.yaml"
    file.write_text(TEXT, "utf-8")
    return file


# In a terminal


def test_an_author_sees_every_save_in_the_running_preview(file: Path) -> None:
    with Terminal("preview", str(file), "--lang", "en", columns=120, rows=36) as terminal:
        terminal.wait_for(FIRST, "1 Nacht na nacht wakker liggen.", "turn 1 of 10")
        terminal.press("1")
        terminal.wait_for("Op zondag bij mijn dochter, ja.", "turn 2 of 10")
        for number, save in enumerate(SAVING, 1):
            save(file, TEXT.replace("Sloop, dat is het woord", f"Woord nummer {number}"))
            terminal.wait_for(f"Woord nummer {number}.", "turn 2 of 10")

        in_place(file, TEXT.replace("id: nachten", "id: andere_nachten"))
        terminal.wait_for('turn 1: reply "nachten" is no longer in scene "binnenkomst"')
        in_place(file, TEXT.replace("goto: open_deur", "goto: deur_open"))
        terminal.wait_for("This save cannot be played.", "1 error", "unknown-scene")
        file.unlink()
        terminal.wait_for("missing-file")
        in_place(file, TEXT)
        terminal.wait_for("no problems", "turn 2 of 10")
        terminal.resize(60, 18)
        terminal.wait_for("zondag klager", "● fitting")

        terminal.press("\x1b")
        assert terminal.ended() == 0
        assert terminal.changes() == []

    assert not home().exists()


def test_who_ends_the_preview_from_outside_gets_the_terminal_back(file: Path) -> None:
    with Terminal("preview", str(file)) as terminal:
        terminal.wait_for(FIRST)
        assert terminal.ended(by=signal.SIGTERM) == -signal.SIGTERM
        assert terminal.changes() == []


# Without one


def test_without_a_terminal_it_says_what_can_be_done_instead(file: Path) -> None:
    said = gesprek("preview", file, "--lang", "en")

    assert said.code == 3
    assert said.out == ""
    assert f"gesprek check {file}" in said.err


def test_a_file_that_is_not_there_is_no_reason_to_wait(tmp_path: Path) -> None:
    for name in (tmp_path / "geen.yaml", tmp_path):
        said = gesprek("preview", name, "--lang", "en")
        assert said.code == 2
        assert "There is no" in said.err


def test_asking_what_it_does_loads_no_screens() -> None:
    program = (
        "import sys; from simulator.cli.program import run; run(['preview', '--help']);"
        "print(*{name.split('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env=environment(),
        check=True,
    )

    assert not {"textual", "rich", "watchfiles", "pydantic"} & set(done.stderr.split())


# When a file was saved


@contextmanager
def watched(file: Path) -> Iterator[Queue[str]]:
    """What stands in the file each time a save is told, from when it really is watched."""
    stopped, told = Event(), Queue[str]()

    def listen() -> None:
        for _ in watching.saves(file, stopped):
            told.put(file.read_text("utf-8") if file.exists() else "")

    thread = Thread(target=listen)
    thread.start()
    try:
        assert told.get(timeout=LONG_ENOUGH) == TEXT
        yield told
    finally:
        stopped.set()
        thread.join(LONG_ENOUGH)
        assert not thread.is_alive()


def wait_until_told(told: Queue[str], text: str) -> None:
    """Wait until a save is told after which this stands in the file."""
    while told.get(timeout=LONG_ENOUGH) != text:
        pass


@pytest.mark.parametrize("save", SAVING)
def test_every_way_of_saving_is_told(file: Path, save: Callable[[Path, str], None]) -> None:
    with watched(file) as told:
        for words in ("# een\n", "# een en twee\n"):
            save(file, TEXT + words)
            wait_until_told(told, TEXT + words)


def test_a_save_through_a_link_is_told(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(file)
    with watched(link) as told:
        renamed_over(file, f"{TEXT}# een\n")
        wait_until_told(told, f"{TEXT}# een\n")


def test_where_the_system_tells_nothing_the_file_is_looked_at(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_paths: object, **_options: object) -> None:
        raise OSError("too many files are watched")

    monkeypatch.setattr(watching, "watch", full)
    with watched(file) as told:
        renamed_over(file, f"{TEXT}# een\n")
        wait_until_told(told, f"{TEXT}# een\n")


def test_other_files_in_the_folder_are_no_save(file: Path) -> None:
    with watched(file) as told:
        for name in ("ander.yaml", ".klein.yaml.swp", "klein.yaml~", "4913"):
            file.with_name(name).write_text("iets", "utf-8")
        renamed_over(file, f"{TEXT}# een\n")
        # Had one of the others been told, the old text would have come first.
        assert told.get(timeout=LONG_ENOUGH) == f"{TEXT}# een\n"
