"""Scenario files in: from a path or a text to a `Scenario`, or to every problem there is.

    scenario = load(Path("scenarios/mijn_zus_doet_niets.yaml"))      # or ScenarioRefused
    scenario, problems = check(Path("scenarios/mijn_zus_doet_niets.yaml"))

The library in `simulator.loading.library` reads the heads of many files and loads none of them;
what it does not need is imported here where it is used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from simulator.diagnostics import Problem, Severity, in_order, yaml_text
from simulator.diagnostics.structure import UNKNOWN_SCENE

if TYPE_CHECKING:
    # The library lists files without ever needing any of these.
    from simulator.loading.document import Document
    from simulator.loading.file_model import ScenarioPart
    from simulator.scenario import Scenario

MOST_OF_A_KIND = 50
"""Problems of one kind told of one file; that there are more is told as well."""


class Examination(NamedTuple):
    """What there is to know of a file before a scenario is made of it."""

    document: Document | None
    """None when its text cannot be read as YAML at all."""
    file: ScenarioPart | None
    """None when a key or a value in it is wrong."""
    problems: list[Problem]
    """All there are, in no order yet; `told` makes a list to show of them."""

    def scenario(self) -> Scenario | None:
        """The scenario in the file; None when one of the problems is an error."""
        if self.document is None or self.file is None or has_errors(self.problems):
            return None
        from simulator.loading.building import build

        return build(self.file, self.document)


class ScenarioRefused(Exception):
    """The file holds no scenario that can be played; ``problems`` say why, in order of place."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        first = next((p for p in problems if p.severity is Severity.ERROR), None)
        super().__init__(
            f"{first.path}:{first.span.line}: {first.code}: {first.headline('en')}"
            if first
            else "no scenario"
        )


def load(path: Path) -> Scenario:
    """The scenario in the file at ``path``; raises `ScenarioRefused` when it has an error."""
    return _playable(check(path))


def loads(text: str, path: str = "<text>") -> Scenario:
    """The scenario in ``text``; raises `ScenarioRefused` when it has an error.

    ``path`` is only named in the problems.
    """
    return _playable(checks(text, path))


def check(path: Path) -> tuple[Scenario | None, list[Problem]]:
    """The scenario in the file at ``path`` and every problem in it, in order of place.

    Never raises for what is in the file, or for a file that is not there. The scenario is None as
    soon as one of the problems is an error; warnings and notes come beside a scenario.
    """
    from simulator.loading.opening import read_text

    text = read_text(path)
    if isinstance(text, Problem):
        return None, [text]
    return checks(text, str(path))


def checks(text: str, path: str = "<text>") -> tuple[Scenario | None, list[Problem]]:
    """The scenario in ``text`` and every problem in it, in order of place; see `check`."""
    examination = examine(text, path)
    return examination.scenario(), told(examination.problems)


def examine(text: str, path: str = "<text>") -> Examination:
    """Everything `checks` finds in ``text``, without making a scenario of it yet."""
    from simulator.loading.consistency import check_consistency, check_roads
    from simulator.loading.document import parse
    from simulator.loading.structure import Draft, check_reach, check_structure
    from simulator.loading.validating import validate

    document, problems = parse(text, path)
    if document is None:
        return Examination(None, None, problems)
    file, mistakes = validate(document)
    problems += mistakes
    draft = Draft(document)
    if isinstance(document.data, dict):
        found = [*check_structure(draft), *check_consistency(draft)]
        if _scene_named_twice(document, problems):
            # One of the two was probably meant to be the scene that seems to be missing.
            found = [problem for problem in found if problem.kind is not UNKNOWN_SCENE]
        problems += found
    if file is not None and not has_errors(problems):
        problems += check_roads(draft)
    if file is not None and not has_errors(problems):
        problems += check_reach(draft)
    return Examination(document, file, problems)


def _scene_named_twice(document: Document, problems: Iterable[Problem]) -> bool:
    scenes = document.data.get("scenes") if isinstance(document.data, dict) else None
    return isinstance(scenes, dict) and any(
        problem.kind is yaml_text.DUPLICATE_KEY and problem.words["key"] in scenes
        for problem in problems
    )


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether one of the problems keeps a scenario from being played."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def told(problems: Iterable[Problem]) -> list[Problem]:
    """The problems of one file in order, with at most `MOST_OF_A_KIND` of each kind in full."""
    kept: list[Problem] = []
    counts: Counter[str] = Counter()
    for problem in in_order(list(problems)):
        counts[problem.code] += 1
        if counts[problem.code] <= MOST_OF_A_KIND:
            kept.append(problem)
    for code, count in counts.items():
        if count > MOST_OF_A_KIND:
            last = [problem for problem in kept if problem.code == code][-1]
            words = {"code": code, "count": str(MOST_OF_A_KIND)}
            kept.append(Problem(yaml_text.TOO_MANY_PROBLEMS, last.path, last.span, words))
    return in_order(kept)


def _playable(checked: tuple[Scenario | None, list[Problem]]) -> Scenario:
    scenario, problems = checked
    if scenario is None:
        raise ScenarioRefused(problems)
    return scenario
