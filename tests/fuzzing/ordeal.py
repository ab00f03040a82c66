"""Everything that a scenario file meets, done to one file: what came of it, or what went wrong."""

from __future__ import annotations

import json
import re
import time
import traceback
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from simulator import language, loading
from simulator.authoring import preview
from simulator.authoring.check import check_files, render_text
from simulator.authoring.explore import explore
from simulator.authoring.findings_text import as_json
from simulator.authoring.findings_text import render_text as render_findings
from simulator.authoring.graph import read_picture
from simulator.authoring.graph.dot import as_dot
from simulator.authoring.graph.mermaid import as_mermaid
from simulator.authoring.problem_formats import render_github, render_json, render_sarif
from simulator.conversation import Conversation
from simulator.debrief import debrief, landing_text, measured_text
from simulator.diagnostics import WHOLE_FILE, Kind, Problem, Severity, translations
from simulator.loading.library import WALKTHROUGHS, read_card
from simulator.loading.opening import read_text
from simulator.plain.briefing import briefing_text
from simulator.plain.talk import told
from simulator.scenario import Scenario
from tests.fuzzing.mutants import SMALL, Mutant
from tests.fuzzing.tree import ANYWHERE, Place

OF_TWO_FILES = {kind.code for kind in vars(translations).values() if isinstance(kind, Kind)}
"""What is wrong with a translation beside its original: each can still be played by itself."""
TALKS = 3
"""Conversations held with a scenario that loads."""
MOMENTS = 1_000
"""Moments that a proof looks at before it stops."""
MOST_PROBLEMS = 5_000
"""Nobody reads more than this; there are at most fifty of a kind."""
MOST_CHARACTERS = 2_000
"""What a problem says fits a few lines, whatever the author wrote."""
_SHARE_OF_PREVIEWS = 0.2
"""Of the files that do not load: what a preview does then hangs little on what is wrong."""
NARROW = 40
"""Cells of a terminal that is as narrow as they come."""
NOTHING_SAID = "nothing is said at any of"
"""Begins the promise that a problem stands where the damage is."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_OBEYED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What a terminal could obey; a line break apart."""


class Outcome(NamedTuple):
    """What came of one file."""

    codes: tuple[str, ...] = ()
    """The code of every problem."""
    loads: bool = False
    """Whether it can be played."""
    step: str = ""
    """The step that took longest."""
    seconds: float = 0
    """Processor time of that step."""
    failure: str = ""
    """The traceback, or the promise that was broken; empty when all is well."""


class Broken(Exception):
    """A promise that was not kept, in a sentence."""


def undergo(mutant: Mutant, folder: Path, *, explored: bool = False) -> Outcome:
    """Put a file through everything; ``folder`` is a place for it, empty or from the last time.

    ``explored`` also tries to prove the claims about it. The same file has the same outcome.
    """
    ordeal = _Ordeal(mutant, folder)
    failure = ""
    try:
        ordeal.run(explored)
    except Exception:  # noqa: BLE001 - whatever comes out is what is looked for
        failure = traceback.format_exc()
    finally:
        language.use("nl")
    step = max(ordeal.seconds, key=lambda name: ordeal.seconds[name], default="")
    return Outcome(ordeal.codes, ordeal.loads, step, ordeal.seconds.get(step, 0), failure)


class _Ordeal:
    """One file on its way."""

    def __init__(self, mutant: Mutant, folder: Path) -> None:
        self.mutant = mutant
        self.scenario_file = folder / "mutant.yaml"
        self.walkthroughs_file = folder / f"mutant{WALKTHROUGHS}.yaml"
        self.dice = Random(mutant.data)
        self.codes: tuple[str, ...] = ()
        self.loads = False
        self.seconds: dict[str, float] = {}

    def run(self, explored: bool) -> None:
        self.walkthroughs_file.unlink(missing_ok=True)
        if WALKTHROUGHS in self.mutant.base.suffixes:
            self.scenario_file.write_bytes(SMALL[0].read_bytes())
            self.walkthroughs_file.write_bytes(self.mutant.data)
            self._run_walkthroughs()
        else:
            self.scenario_file.write_bytes(self.mutant.data)
            self._run_scenario(explored)

    def _run_walkthroughs(self) -> None:
        with self._timed("walk"):
            report = check_files([self.walkthroughs_file])
        self._look_at(self.walkthroughs_file, report.problems)
        self.loads = not report.has_errors

    def _run_scenario(self, explored: bool) -> None:
        with self._timed("check"):
            report = check_files([self.scenario_file])
        self._look_at(self.scenario_file, report.problems)
        with self._timed("list"):
            read_card(self.scenario_file)
        with self._timed("draw"):
            _draw(report.sources.get(str(self.scenario_file)), report.problems)
        with self._timed("load"):
            scenario, problems = loading.check(self.scenario_file)
        self.loads = scenario is not None
        own = [problem for problem in report.problems if problem.code not in OF_TWO_FILES]
        if {loading.has_errors(own), loading.has_errors(problems)} != {not self.loads}:
            raise Broken("a file is refused exactly when one of its problems is an error")
        if self.loads or self.dice.random() < _SHARE_OF_PREVIEWS:
            with self._timed("preview"):
                _preview(self.scenario_file, self.dice)
        if scenario is None:
            return
        with self._timed("play"):
            for _ in range(TALKS):
                self._play(scenario)
        if explored:
            with self._timed("explore"):
                _explore(scenario)

    def _look_at(self, file: Path, problems: Sequence[Problem]) -> None:
        self.codes = tuple(problem.code for problem in problems)
        text = read_text(file)
        with self._timed("render"):
            _render(problems, {str(file): text} if isinstance(text, str) else {}, file.parent)
        _keep_promises(problems, text if isinstance(text, str) else None)
        _say_it_there(problems, self.mutant.places)

    def _play(self, scenario: Scenario) -> None:
        talk = Conversation(scenario, self.dice.randrange(1000))
        while talk.replies:
            if talk.turn > scenario.max_turns:
                raise Broken(f"the talk goes on after {talk.turn} turns")
            talk.give(self.dice.choice(talk.replies).id)
        if not talk.ended and "scene-that-can-be-empty" not in self.codes:
            raise Broken(f"nothing can be said at turn {talk.turn}, which nobody was told")
        _tell(scenario, talk)

    @contextmanager
    def _timed(self, step: str) -> Iterator[None]:
        began = time.process_time()
        try:
            yield
        finally:
            self.seconds[step] = time.process_time() - began


def _render(problems: Sequence[Problem], sources: dict[str, str], folder: Path) -> None:
    """Every form of the report, the languages taking turns: their words are looked at elsewhere."""
    for name, color, width in (("nl", False, None), ("en", True, NARROW)):
        text = _writable("the report", render_text(problems, sources, name, color, width))
        found = _OBEYED.search(_COLOUR.sub("", text) if color else text)
        if found is not None:
            raise Broken(f"a terminal is sent {found[0]!r}")
    for what, listed in (
        ("JSON", json.loads(_writable("JSON", render_json(problems, "en")))),
        ("lines", _LINE_END.findall(_writable("a line", render_github(problems, "nl")))),
        ("SARIF", _sarif_results(problems, "en", folder)),
    ):
        if len(listed) != len(problems):
            raise Broken(f"{len(problems)} problems are {len(listed)} as {what}")


def _sarif_results(problems: Sequence[Problem], name: str, folder: Path) -> Sequence[object]:
    log = json.loads(_writable("SARIF", render_sarif(problems, (), name, folder)))
    results: Sequence[object] = log["runs"][0]["results"]
    return results


def _writable(what: str, text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise Broken(f"{what} cannot be written: {error}") from error
    return text


def _keep_promises(problems: Sequence[Problem], text: str | None) -> None:
    if len(problems) > MOST_PROBLEMS:
        raise Broken(f"{len(problems)} problems")
    for problem in problems:
        for name in ("nl", "en"):
            for said in (problem.headline(name), problem.help(name)):
                if not said.strip() or len(said) > MOST_CHARACTERS:
                    raise Broken(f"{problem.code} says {len(said)} characters: {said[:80]}")
    if text is None:
        return
    lines = _LINE_END.split(text)
    for problem in problems:
        for span in (problem.span, *(related.span for related in problem.related)):
            if span == WHOLE_FILE:
                continue
            if span[:2] > span[2:] or not 1 <= span.line <= span.end_line <= len(lines):
                raise Broken(f"{problem.code} stands at {span} of {len(lines)} lines")
            if not 1 <= span.column <= len(lines[span.line - 1]) + 1:
                raise Broken(f"{problem.code} stands at {span}, behind the end of the line")
            # The end is exclusive, and what points at the end of a line is one cell wide.
            if not 1 <= span.end_column <= len(lines[span.end_line - 1]) + 2:
                raise Broken(f"{problem.code} ends at {span}, behind the end of the line")


def _say_it_there(problems: Sequence[Problem], places: Collection[Place]) -> None:
    if places and not any(_is_at(problem, place) for problem in problems for place in places):
        found = [(problem.code, *problem.span[:2]) for problem in problems[:20]]
        raise Broken(f"{NOTHING_SAID} {sorted(map(tuple, places))}, but {found}")


def _is_at(problem: Problem, place: Place) -> bool:
    if problem.code == "not-yaml":
        # It stands where the parser gave up, which is somewhere behind the damage.
        place = place._replace(column=ANYWHERE)
    if problem.severity is Severity.NOTE or problem.span.line != place.line:
        return False
    return place.column in (ANYWHERE, problem.span.column)


def _draw(text: str | None, problems: Sequence[Problem]) -> None:
    picture = read_picture(text, problems) if text is not None else None
    if picture is not None:
        _writable("the drawing", as_mermaid(picture))
        _writable("the drawing", as_dot(picture))


_save = cache(preview.read)
"""What stands in a file that stays as it is."""


def _preview(file: Path, dice: Random) -> None:
    """A talk that was going on while the file became what it is now, and was mended again."""
    before = _save(dice.choice(SMALL))
    seen = preview.opened(before)
    for save in (preview.read(file), before):
        for _ in range(2):
            if seen.walk is not None and seen.walk.talk.replies:
                seen = seen.answered(dice.choice(seen.walk.talk.replies).id)
        seen = seen.saved(save)
        if seen.walk is not None and seen.walk.broken is not None:
            _writable("why the talk stops", preview.told(seen.walk.broken))


def _tell(scenario: Scenario, talk: Conversation) -> None:
    for name in ("nl", "en"):
        language.use(name)
        _writable("the briefing", briefing_text(scenario, None))
        _writable("the talk", told(scenario.client.name, talk.events))
        whole = debrief(scenario, talk.events)
        _writable("the debrief", f"{landing_text(whole)}\n{measured_text(whole)}")


def _explore(scenario: Scenario) -> None:
    findings = explore(scenario, limit=MOMENTS)
    _writable("the findings", json.dumps(as_json(findings), ensure_ascii=False))
    for name in ("nl", "en"):
        language.use(name)
        _writable("the findings", render_findings(findings))
