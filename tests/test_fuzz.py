"""Damaged and hostile files: each ends in problems, at the right place, and soon.

This is a short run; ``python tools/fuzz.py`` makes as many mutants as one has time for.
"""

from __future__ import annotations

import os
from pathlib import Path
from random import Random
from typing import Never

import pytest

from simulator.authoring.check import check_files
from simulator.diagnostics import Problem
from simulator.loading import check, checks
from simulator.loading.document import MOST_VALUES
from simulator.loading.library import WALKTHROUGHS
from simulator.loading.opening import decoded
from tests.fuzzing.corpus import documents
from tests.fuzzing.hostile import hostile_files
from tests.fuzzing.mutants import BESIDE, DAMAGE, SMALL, Mutant, damaged, mutant
from tests.fuzzing.ordeal import NOTHING_SAID, undergo
from tests.fuzzing.smaller import smaller
from tests.fuzzing.tree import Place
from tests.fuzzing.watching import Done, Task, Watched, mutants, undergo_all

SOUND = SMALL[0].read_text("utf-8")
HOSTILE = hostile_files(SOUND, 25_000)
LENGTH = 4 * len(DAMAGE)
"""Mutants of the short run: four of each kind of damage."""
ENOUGH_MEMORY = 400_000_000
"""Bytes that no file should need; a process without one takes some 50 MB."""
TRIES = 60


def failures(done: list[Done]) -> list[str]:
    return [f"{one.task.name}: {one.outcome.failure}" for one in done if one.outcome.failure]


# The run


def test_a_mutant_ends_in_problems_or_is_played_and_never_in_a_traceback() -> None:
    done = list(undergo_all(mutants(1, range(LENGTH), explored_one_in=20)))
    assert len(done) == LENGTH
    assert failures(done) == []
    assert max(one.memory for one in done) < ENOUGH_MEMORY
    assert any(one.outcome.loads for one in done)


def test_every_document_of_the_yaml_corpus_is_told_what_is_wrong() -> None:
    tasks = [Task(name, data=data) for name, data in documents().items()]
    done = list(undergo_all(tasks))
    assert len(done) > 1_000
    assert failures(done) == []
    # They are YAML, or try to be, and none is a scenario.
    assert [one.task.name for one in done if one.outcome.loads or not one.outcome.codes] == []


def test_every_hostile_file_is_survived() -> None:
    tasks = [Task(name, data=data) for name, data in HOSTILE.items()]
    done = list(undergo_all(tasks))
    assert failures(done) == []
    assert max(one.memory for one in done) < ENOUGH_MEMORY


@pytest.mark.parametrize("damage", DAMAGE)
def test_every_kind_of_damage_is_noticed(damage: str, tmp_path: Path) -> None:
    kept = {
        file: undergo(Mutant("", file, file.read_bytes()), tmp_path) for file in (*SMALL, BESIDE)
    }
    tried = (damaged(damage, Random(number)) for number in range(TRIES))
    small = (mutant for mutant in tried if mutant.base in kept)
    assert any(undergo(one, tmp_path).codes != kept[one.base].codes for one in small)


# The harness itself


def test_a_mutant_is_known_by_its_seed_and_number() -> None:
    numbers = range(LENGTH)
    there = [mutant(1, number) for number in numbers]
    back = [mutant(1, number) for number in reversed(numbers)]
    assert there == back[::-1]
    assert mutant(1, 0).data != mutant(2, 0).data


def test_the_place_of_the_damage_is_known_where_it_can_be() -> None:
    known = {one.damage for number in range(LENGTH) if (one := mutant(1, number)).places}
    assert known >= {"renamed_target", "renamed_slug", "swapped_type", "duplicated_key"}


def test_a_problem_in_another_place_than_the_damage_is_a_failure(tmp_path: Path) -> None:
    wrong = SOUND.replace("opens_with: binnenkomst", "opens_with: nergens").encode()
    line = SOUND.splitlines().index("opens_with: binnenkomst") + 1
    there = Mutant("", SMALL[0], wrong, frozenset([Place(line, 13)]))
    elsewhere = there._replace(places=frozenset([Place(line, 14), Place(line + 1, 13)]))
    assert undergo(there, tmp_path).failure == ""
    assert NOTHING_SAID in undergo(elsewhere, tmp_path).failure


class Hang(Task):
    """A file that nobody is ever done with."""

    def file(self) -> Never:
        """Go on for ever."""
        while True:
            pass


class Crash(Task):
    """A file that takes the process along."""

    def file(self) -> Never:
        """End the process at once."""
        os._exit(3)


@pytest.mark.skipif(os.name != "posix", reason="this system does not count processor time for us")
def test_a_hang_and_a_crash_are_told_and_the_next_file_is_done() -> None:
    with Watched(seconds=1) as watched:
        assert "hangs" in watched.undergo(Hang("hang")).outcome.failure
        assert "died with 3" in watched.undergo(Crash("crash")).outcome.failure
        after = watched.undergo(Task("sound", data=SOUND.encode())).outcome
    assert after.loads
    assert after.failure == ""


def test_a_file_is_cut_down_to_what_goes_wrong() -> None:
    data = b"".join(b"regel %d\n" % number for number in range(100))
    assert smaller(data, lambda data: b"42" in data) == b"42"


# What it found


@pytest.mark.parametrize("number", ["true", "1.0", "2", "-1", '"1"', "[1]"])
def test_a_format_is_the_number_one_and_nothing_that_is_equal_to_it(number: str) -> None:
    [problem] = checks(SOUND.replace("format: 1", f"format: {number}"))[1]
    assert problem.code in ("unknown-format", "wrong-type")
    assert problem.span[:2] == (SOUND.splitlines().index("format: 1") + 1, 9)


def test_of_very_many_problems_in_walkthroughs_no_more_are_told_than_anybody_reads(
    tmp_path: Path,
) -> None:
    (tmp_path / "klein.yaml").write_text(SOUND, "utf-8")
    beside = tmp_path / f"klein{WALKTHROUGHS}.yaml"
    steps = "      - choose: weg\n        onzin: 1\n" * 2_000
    beside.write_text(
        f"format: 1\nscenario: klein\nwalkthroughs:\n  - name: x\n    steps:\n{steps}", "utf-8"
    )
    assert 0 < len(check_files([beside]).problems) < 300


def test_a_wrong_letter_behind_a_mark_is_told_at_its_place() -> None:
    problem = decoded(b"\xef\xbb\xbf" + "één\nzoë".encode("latin-1"), "x")
    assert isinstance(problem, Problem)
    assert problem.code == "wrong-encoding"
    assert problem.span[:2] == (1, 1)
    later = decoded(b"\xef\xbb\xbf" + "één\nzo".encode() + b"\xeb", "x")
    assert isinstance(later, Problem)
    assert later.span[:2] == (2, 3)


def test_a_file_of_very_many_values_is_too_large() -> None:
    # The list is a value, too.
    few, many = ("\n".join(["- a"] * count) for count in (MOST_VALUES - 1, MOST_VALUES))
    assert [problem.code for problem in checks(few)[1]] == ["wrong-type"]
    [problem] = checks(many)[1]
    assert problem.code == "file-too-large"
    assert problem.span.line == MOST_VALUES


@pytest.mark.parametrize("text", [f"{'e' * 40_000}:", f"endings: {{{'e' * 900}: 3}}"])
def test_a_long_key_is_cut_in_what_is_said_of_it(text: str, tmp_path: Path) -> None:
    file = tmp_path / "lang.yaml"
    file.write_text(text, "utf-8")
    for problem in check(file)[1]:
        assert len(problem.headline("nl")) < 500


def test_a_bracket_at_the_very_end_is_told_in_the_file() -> None:
    [problem] = checks("[ [")[1]
    assert problem.code == "not-yaml"
    assert problem.span.line == 1
