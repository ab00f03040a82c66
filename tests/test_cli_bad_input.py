"""Whatever comes in, nobody is shown a traceback: a sentence, and an exit code that says what."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from simulator.cli.exits import Exit
from simulator.loading import load
from simulator.places import home
from simulator.practice import Practice
from simulator.store import DATABASE, Status, open_store
from tests.running import (
    KLEIN,
    LONG_ENOUGH,
    PROGRAM,
    Said,
    environment,
    gesprek,
    read_until,
    started,
    through_a_shell,
    type_into,
)

posix = pytest.mark.skipif(os.name != "posix", reason="a matter of POSIX shells and signals")
not_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read and write everything"
)

VERBS = ("play", "trace", "check", "explore")
BROKEN = {
    "empty.yaml": b"",
    "binary.yaml": bytes(range(256)) * 40,
    "latin.yaml": "title: één".encode("latin-1"),
    "list.yaml": b"- 1\n- 2\n",
    "nested.yaml": b"[" * 100_000,
    "escape.yaml": b'title: "\\e[2J"\n',
    "unclosed.yaml": b'title: "\n',
}


def told(said: Said) -> Said:
    """The run, once it is sure that nobody saw the inside of the program."""
    assert "Traceback" not in said.everything
    assert "Error:" not in said.everything
    assert "\x1b" not in said.everything
    assert said.code in set(Exit)
    return said


# Files


@pytest.mark.parametrize("verb", VERBS)
def test_a_file_that_is_not_there(verb: str, tmp_path: Path) -> None:
    said = told(gesprek(verb, tmp_path / "weg.yaml"))

    assert said.code == Exit.PROBLEMS
    assert "Dit bestand bestaat niet." in said.everything


@pytest.mark.parametrize("verb", ["play", "trace", "explore"])
def test_a_folder_in_place_of_a_file(verb: str, tmp_path: Path) -> None:
    said = told(gesprek(verb, f"{tmp_path}{os.sep}"))

    assert said.code == Exit.PROBLEMS
    assert "Dit is een map" in said.everything


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_is_no_scenario(verb: str, name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(BROKEN[name])

    said = told(gesprek(verb, file))

    assert said.code == Exit.PROBLEMS
    assert f"{file}:" in said.everything
    assert "help: " in said.everything


@not_root
@pytest.mark.parametrize("verb", VERBS)
def test_a_file_that_may_not_be_read(verb: str, tmp_path: Path) -> None:
    file = tmp_path / "dicht.yaml"
    file.write_bytes(KLEIN.read_bytes())
    file.chmod(0)

    assert told(gesprek(verb, file)).code == Exit.PROBLEMS


@posix
@pytest.mark.parametrize("verb", VERBS)
def test_a_pipe_or_a_device_in_place_of_a_file(verb: str, tmp_path: Path) -> None:
    pipe = tmp_path / "pijp.yaml"
    os.mkfifo(pipe)

    assert told(gesprek(verb, pipe)).code == Exit.PROBLEMS
    assert told(gesprek(verb, "/dev/zero")).code == Exit.PROBLEMS


@pytest.mark.parametrize("verb", ["play", "trace", "explore"])
def test_a_name_that_no_scenario_has(verb: str) -> None:
    close = told(gesprek(verb, "de_volle_gamg"))
    far = told(gesprek(verb, "zzzz"))

    assert (close.code, far.code) == (Exit.USAGE, Exit.USAGE)
    assert close.err == ("Er is geen scenario “de_volle_gamg”. Bedoelde je de_volle_gang?\n")
    assert "`gesprek list`" in far.err


@posix
@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("name", [b"\xff\xfe", b"\x1b[2J\x9b", "\u202eevil".encode(), b"x" * 5000])
def test_a_name_that_a_terminal_would_obey(verb: str, name: bytes) -> None:
    said = told(gesprek(verb, os.fsdecode(name)))

    assert said.code in (Exit.PROBLEMS, Exit.USAGE)
    assert "\u202e" not in said.everything
    assert "\x9b" not in said.everything


def test_an_empty_name() -> None:
    for verb in VERBS:
        assert told(gesprek(verb, "")).code in (Exit.PROBLEMS, Exit.USAGE)


# Streams


@posix
@pytest.mark.parametrize(
    "command", ["list", "list --json", "--help", "--version", "", "completion zsh"]
)
@pytest.mark.parametrize("buffered", ["", "1"])
def test_a_full_disk_under_stdout(command: str, buffered: str) -> None:
    said = told(through_a_shell(f"$GESPREK {command} > /dev/full", PYTHONUNBUFFERED=buffered))

    assert said.code == Exit.FAILED
    assert said.err == "De uitvoer kan niet worden geschreven: er is geen ruimte meer.\n"


@posix
@pytest.mark.parametrize("verb", ["play", "trace", "explore"])
def test_a_full_disk_under_a_longer_command(verb: str) -> None:
    said = told(through_a_shell(f"$GESPREK {verb} '{KLEIN}' > /dev/full", "1\n1\n1\n"))

    assert said.code == Exit.FAILED
    assert "er is geen ruimte meer" in said.err


@posix
@pytest.mark.parametrize("command", ["list", "--help", f"trace '{KLEIN}'", f"play '{KLEIN}'"])
def test_a_closed_stdout(command: str) -> None:
    said = told(through_a_shell(f"$GESPREK {command} >&-"))

    assert said.code == Exit.FAILED
    assert "De uitvoer is gesloten" in said.err


@posix
def test_a_closed_stdin_ends_a_talk_calmly() -> None:
    said = told(through_a_shell(f"$GESPREK play '{KLEIN}' <&-"))

    assert (said.code, said.err) == (Exit.FINE, "")
    assert "1. Beginnen" in said.out


@posix
def test_a_closed_or_full_stderr_changes_nothing() -> None:
    for stderr in ("2>&-", "2>/dev/full"):
        assert told(through_a_shell(f"$GESPREK list {stderr}")).code == Exit.FINE
        assert told(through_a_shell(f"$GESPREK lst {stderr}")).code == Exit.USAGE


@posix
@pytest.mark.parametrize(
    "command", ["list", "--help", f"trace '{KLEIN}' --choose nachten", f"play '{KLEIN}'"]
)
def test_a_reader_that_has_had_enough(command: str) -> None:
    said = told(through_a_shell(f"{{ $GESPREK {command}; echo $? >&2; }} | head -c 1", "1\n1\n"))

    assert said.err == "0\n"


@posix
def test_a_reader_that_has_had_enough_does_not_make_a_bad_file_good() -> None:
    broken = KLEIN.parent.parent / "broken"

    said = told(through_a_shell(f"{{ $GESPREK check '{broken}'; echo $? >&2; }} | head -c 1"))

    assert said.err.endswith("\n1\n")


@posix
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-16"])
def test_a_stream_that_cannot_hold_every_character(encoding: str) -> None:
    for command in (("list", "--json"), ("trace", KLEIN), ("play", KLEIN)):
        done = subprocess.run(
            [*PROGRAM, *command],
            input=b"\xff\xfe1\n",
            capture_output=True,
            env=environment(PYTHONIOENCODING=encoding),
            timeout=LONG_ENOUGH,
            check=False,
        )
        assert done.returncode == Exit.FINE
        assert b"Traceback" not in done.stderr


def test_typed_bytes_that_are_no_text() -> None:
    said = told(gesprek("play", KLEIN, typed=b"\xff\xfe\x00\x1b[A\n1\n\x80\n"))

    assert said.code == Exit.FINE
    assert "Typ een cijfer van 1 tot en met 2." in said.out


# The learner's data


@not_root
def test_a_folder_in_which_nothing_can_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "dicht"
    folder.mkdir(mode=0o500)

    said = told(gesprek("play", KLEIN, typed="1\n1\n", GESPREK_HOME=str(folder)))

    assert said.code == Exit.FINE
    assert "wordt niets van bewaard" in said.err
    assert said.out.splitlines()[-1] == "Wat je zei, is niet bewaard."


@pytest.mark.parametrize("command", [("play", KLEIN), ("list",), (), ("data", "export")])
def test_a_file_where_the_folder_should_be(command: tuple[str | Path, ...], tmp_path: Path) -> None:
    file = tmp_path / "bestand"
    file.write_text("x")

    said = told(gesprek(*command, typed="2\n", GESPREK_HOME=str(file)))

    assert said.code == (Exit.FAILED if "data" in command else Exit.FINE)


def test_a_corrupt_database_is_kept_aside_and_the_talk_goes_on() -> None:
    home().mkdir()
    (home() / DATABASE).write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)

    said = told(gesprek("play", KLEIN, typed="1\n1\n"))

    assert said.code == Exit.FINE
    assert "gesprekken.corrupt-1.db" in said.err
    assert (home() / "gesprekken.corrupt-1.db").exists()
    with open_store(home()) as store:
        assert len(store.sessions()) == 1


def test_a_database_of_a_newer_version_stays_as_it_is() -> None:
    open_store(home()).close()
    with closing(sqlite3.connect(home() / DATABASE)) as connection:
        connection.execute("PRAGMA user_version = 999")
        connection.commit()
    before = (home() / DATABASE).read_bytes()

    said = told(gesprek("play", KLEIN, typed="1\n1\n"))
    export = told(gesprek("data", "export"))

    assert (said.code, export.code) == (Exit.FINE, Exit.FAILED)
    assert "nieuwere versie" in said.err
    assert "nieuwere versie" in export.err
    assert (home() / DATABASE).read_bytes() == before


# Signals


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("typed", [(), ("1", "1")])
def test_a_signal_ends_a_talk_with_a_sentence_and_keeps_it(
    number: signal.Signals, typed: tuple[str, ...]
) -> None:
    program = started("play", KLEIN, "--seed", "1")
    type_into(program, *typed)
    read_until(program, "Beurt 2 van 10." if typed else "2. Overslaan")

    program.send_signal(number)
    _out, err = program.communicate()

    assert program.returncode == -number
    assert "Traceback" not in err
    assert "gesprek play" in err
    with open_store(home()) as store:
        assert len(store.interrupted()) == (1 if typed else 0)


@posix
def test_kill_loses_no_reply_that_was_answered() -> None:
    program = started("play", KLEIN, "--seed", "1")
    type_into(program, "1", "1")
    shown = read_until(program, "Beurt 2 van 10.")
    program.kill()
    program.communicate()

    with open_store(home()) as store:
        [row] = store.interrupted()
        assert row.replies == 1
    again = gesprek("play", KLEIN, "--seed", "1", typed="3\n")

    assert "3. Verder met het afgebroken gesprek, bij beurt 2" in again.out
    answer = shown.splitlines()[-2]
    assert answer in again.out
    assert "Beurt 2 van 10." in again.out


def test_two_programs_on_one_database_do_not_stand_in_each_others_way() -> None:
    first, second = started("play", KLEIN), started("play", KLEIN)
    for program in (first, second):
        type_into(program, "1", "1")
        read_until(program, "Beurt 2 van 10.")
    for program in (first, second):
        type_into(program, "stop")
        out, err = program.communicate()
        assert (program.returncode, err) == (0, "")
        assert "Je bent uit het gesprek gestapt" in out

    with open_store(home()) as store:
        assert [row.status for row in store.sessions()] == [Status.LEFT, Status.LEFT]


# A defect of our own


def test_a_defect_is_told_in_a_sentence_and_written_down(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from simulator.cli import listing, program

    words = load(KLEIN).title

    def broken(**_: object) -> Exit:
        raise ZeroDivisionError(words)

    monkeypatch.setenv("LANGUAGE", "nl")
    monkeypatch.setattr(listing, "list_scenarios", broken)
    code = program._run(["list"])

    [report] = home().iterdir()
    said = capsys.readouterr()
    assert code == Exit.FAILED
    assert "Er is iets mis in het programma zelf" in said.err
    assert report.name in said.err
    assert "Traceback" not in said.err
    assert "ZeroDivisionError" in report.read_text("utf-8")
    assert words not in report.read_text("utf-8") + said.err


def test_a_practice_can_be_exported_while_another_program_has_it_open() -> None:
    with open_store(home()) as store:
        Practice.begin(store, load(KLEIN), seed=1).give("nachten")
        said = told(gesprek("data", "export"))

    assert said.code == Exit.FINE
    assert "klein" in said.out
