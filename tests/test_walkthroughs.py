"""Walkthroughs: what an author wrote down about a road is so, in one go and after an interruption.

Every example in the catalogue is tried here, in the walkthroughs that docs/scenarios.md shows.
"""

from __future__ import annotations

import itertools
import re
import shutil
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.authoring import walkthroughs as running
from simulator.authoring.walkthrough_file import Choose, read
from simulator.authoring.walkthroughs import (
    after_every_reply,
    lost_walkthroughs,
    run_text,
    run_walkthroughs,
)
from simulator.codebook.endings import ENDING_KINDS_OF
from simulator.conversation import Conversation
from simulator.diagnostics import Kind, Problem, walkthroughs
from simulator.events import Given
from simulator.loading import load, loads
from simulator.loading.document import parse
from simulator.loading.library import library, scenario_files
from simulator.places import shipped_scenarios
from simulator.practice import Practice
from simulator.scenario import Scenario
from simulator.store import SessionRow, Store
from tests.running import KLEIN, ROOT, gesprek
from tests.sample import sample

SHIPPED = list(scenario_files([shipped_scenarios()]))
NAMES = [file.stem for file in SHIPPED]
OF_KLEIN = ROOT / "tests" / "walkthroughs" / "klein.walkthroughs.yaml"
KINDS = [kind for kind in vars(walkthroughs).values() if isinstance(kind, Kind)]
BY_HAND = {
    walkthroughs.WALKTHROUGHS_WITHOUT_SCENARIO,
    walkthroughs.TOO_MANY_WALKTHROUGHS,
    walkthroughs.RESUMED_OTHERWISE,
    walkthroughs.NOT_TRIED_AFTER_SAVING,
}
"""Kinds that a few lines cannot show."""
IN_THE_SAMPLE = [kind for kind in KINDS if kind not in BY_HAND]


@cache
def of_the_page() -> str:
    """The walkthroughs in docs/scenarios.md."""
    page = (ROOT / "docs" / "scenarios.md").read_text("utf-8")
    found = re.search(r"^```yaml walkthroughs\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


@cache
def rietje() -> Scenario:
    return loads(sample())


def found_in(text: str) -> list[Problem]:
    """The problems of walkthroughs of the small scenario of the page."""
    return run_text(text, "rietje.walkthroughs.yaml", rietje())


def steps(*lines: str, ends: str = "") -> str:
    """A file with one walkthrough of these steps."""
    written = "".join(f"      - {line}\n" for line in lines)
    return (
        "format: 1\nscenario: de_koffie_van_rietje\nwalkthroughs:\n  - name: Proef\n"
        f"    steps:\n{written}" + (f"    ends: {ends}\n" if ends else "")
    )


def only(problems: list[Problem]) -> Problem:
    [problem] = problems
    return problem


def walked(file: Path, scenario: Scenario) -> list[Conversation]:
    """The talks of the walkthroughs beside a scenario, as far as they are walked."""
    document, _ = parse(running.walkthroughs_of(file).read_text("utf-8"), "")
    assert document is not None
    found, _ = read(document)
    assert found is not None
    roads = [
        [step.reply for step in road.steps if isinstance(step, Choose)] for road in found.roads
    ]
    return [
        Conversation.replayed(scenario, replies, road.seed)
        for road, replies in zip(found.roads, roads, strict=True)
    ]


# The walkthroughs that travel with the program.


@pytest.mark.parametrize("file", SHIPPED, ids=NAMES)
def test_every_shipped_walkthrough_holds_however_often_it_is_interrupted(file: Path) -> None:
    assert running.walkthroughs_of(file).is_file()
    assert run_walkthroughs(file, resuming=after_every_reply) == []


@pytest.mark.parametrize("file", SHIPPED, ids=NAMES)
def test_the_shipped_walkthroughs_show_what_a_scenario_promises(file: Path) -> None:
    """Each good ending, leaving, a repaired slip, and a sentence that is a reflex too early."""
    scenario = load(file)
    talks = walked(file, scenario)
    ended = {talk.ended for talk in talks}
    assert set(scenario.good_endings) <= ended
    assert "haakt_af" in ended
    replies = [[event for event in talk.events if isinstance(event, Given)] for talk in talks]
    assert any(
        talk.ended in scenario.good_endings
        and any(reply.slipped for reply in said)
        and any(reply.measured == "herstellen" for reply in said)
        for talk, said in zip(talks, replies, strict=True)
    )
    turned_out: dict[str, set[str]] = {}
    for event in itertools.chain(*replies):
        words = re.split(r"\W+", event.text.casefold())
        fit = "reflex" if event.slipped else event.fit
        turned_out.setdefault(" ".join(words[:5]), set()).add(fit)
    assert any({"passend", "reflex"} <= found for found in turned_out.values())


def test_walkthroughs_are_no_scenarios_in_the_library() -> None:
    files = [path.name for path in scenario_files([shipped_scenarios()])]
    assert len(files) >= 3
    assert not [name for name in files if "walkthroughs" in name]
    assert {card.id for card in library(shipped_scenarios())} == set(NAMES)


def test_those_of_the_page_and_of_the_tests_hold() -> None:
    assert found_in(of_the_page()) == []
    text = OF_KLEIN.read_text("utf-8")
    assert run_text(text, "x", load(KLEIN), after_every_reply) == []


# What is not as it was written.


@pytest.mark.parametrize("kind", IN_THE_SAMPLE, ids=lambda kind: str(kind.code))
def test_an_example_shows_its_problem_and_the_repaired_one_has_none(kind: Kind) -> None:
    assert kind.example is not None
    wrong = kind.example.put(kind.example.wrong, of_the_page())
    right = kind.example.put(kind.example.right, of_the_page())

    assert {problem.kind for problem in found_in(wrong)} == {kind}
    assert found_in(right) == []


def test_a_problem_stands_at_its_line_and_tells_what_was_there() -> None:
    problem = only(found_in(steps("choose: erkennen", "says: [bingo]")))

    assert (problem.span.line, problem.span.column) == (7, 16)
    assert problem.headline("nl") == 'Na beurt 1 zegt de cliënt niet "bingo".'
    assert "Dinsdag is het weer zover." in problem.help("nl")
    assert "theedoek neer" in problem.help("en"), "the reaction is heard too"


def test_every_difference_is_told_and_not_only_the_first() -> None:
    text = steps(
        "says: bingo",
        "offers: samenvatten",
        "choose: erkennen",
        "measured: reflex",
        "state: {houding: klant, vertrouwen: {max: 2}, flags: wens_benoemd, scene: zestig_koppen}",
    )
    assert [problem.code for problem in found_in(text)] == [
        "words-not-said",
        "reply-not-on-offer",
        "measured-otherwise",
        *["state-otherwise"] * 4,
    ]


def test_what_is_so_is_told_beside_what_was_expected() -> None:
    def told(state: str) -> str:
        return only(found_in(steps("choose: erkennen", f"state: {{{state}}}"))).headline("en")

    assert told("vertrouwen: {max: 2}") == "After turn 1 `vertrouwen` is 6, not at most 2."
    assert told("vertrouwen: {min: 7}") == "After turn 1 `vertrouwen` is 6, not at least 7."
    assert told("regie: {min: 9, max: 9}").endswith("is 2, not 9.")
    assert told("houding: [klant, bezoeker]").endswith("is klager, not klant or bezoeker.")
    assert told("signaal: emotie").endswith("is ambivalentie, not emotie.")
    assert told("flags: mandaat") == "After turn 1 `mandaat` is false, not true."
    assert told("without: erkend") == "After turn 1 `erkend` is true, not false."


def test_a_reply_that_cannot_be_given_stops_its_walkthrough_with_a_guess() -> None:
    problem = only(found_in(steps("choose: [erkenen, samenvatten]", "says: niets")))
    assert problem.code == "reply-not-on-offer"
    assert problem.headline("en") == 'At the start reply "erkenen" is not on offer.'
    assert "`erkennen`" in problem.help("en")
    assert "probleemverkenning" in problem.help("en")


def test_the_line_that_explore_prints_can_be_put_under_choose() -> None:
    assert found_in(steps("choose: erkennen,samenvatten", ends="vervolg_gekozen")) == []
    assert found_in(steps("choose: [erkennen,samenvatten]", ends="vervolg_gekozen")) == []


def test_one_bad_walkthrough_leaves_the_others_to_be_tried() -> None:
    text = of_the_page().replace("      - says: theedoek\n", "      - zegt: theedoek\n", 1)
    text = text.replace(
        "advies_reflex\n      - measured: advies_reflex", "advies_reflex\n      - measured: passend"
    )
    assert [problem.code for problem in found_in(text)] == ["unknown-key", "measured-otherwise"]


def test_a_fact_of_the_file_is_as_good_as_a_flag() -> None:
    scenario = load(KLEIN)
    text = (
        "format: 1\nscenario: klein\nwalkthroughs:\n  - name: Proef\n    steps:\n"
        "      - state: {without: zondag_genoemd}\n"
        "      - choose: nachten\n"
        "      - state: {flags: [erkend, zondag_genoemd]}\n"
        "      - state: {flags: zondag_genoemt}\n"
    )
    problem = only(run_text(text, "x", scenario))
    assert problem.code == "unknown-flag"
    assert "zondag_genoemd" in problem.help("en")


# The file itself.


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("", "empty-file", "no walkthroughs in this file"),
        ("# Later.\n", "empty-file", "`scenario`"),
        (steps("says: 60"), "wrong-type", "put it in quotes"),
        (steps("says: true"), "wrong-type", "put it in quotes"),
        (steps("choose: [erkennen, 3]"), "wrong-type", "put it in quotes"),
        ("- 1\n", "wrong-type", "a block of keys"),
        ("format: 2\nscenario: x\nwalkthroughs: []\n", "unknown-format", "2"),
        ("format: 1\nwalkthroughs: [{name: a, steps: [{choose: b}]}]\n", "missing-key", "scenario"),
        (steps("choose: [erkennen, 3]"), "wrong-type", "a number"),
        (steps("chose: erkennen"), "unknown-key", "did you mean `choose`?"),
        (steps("state: {signal: emotie}"), "unknown-key", "did you mean `signaal`?"),
        (steps("state: {houding: klagger}"), "unknown-slug", "did you mean `klager`?"),
        (steps("state: {vertrouwen: 5}"), "wrong-type", "`vertrouwen: {min: 5, max: 5}`"),
        (steps("state: {vertrouwen: {min: 11}}"), "out-of-range", "0 to 10"),
        (steps("state: {vertrouwen: {min: 6, max: 4}}"), "empty-range", "6"),
        (steps("measured: goed"), "unknown-slug", "goed"),
        (steps("choose: erkennen", ends="blij"), "unknown-slug", "uitkomst"),
        (steps('says: ""'), "empty-value", ""),
        (steps("choose: []"), "empty-value", ""),
        (steps("{}"), "empty-value", ""),
        (steps("choose: *a"), "alias", ""),
        (steps("choose: erkennen\n        choose: volgen"), "duplicate-key", ""),
        (steps("says: [a").replace("]", ""), "not-yaml", ""),
        (steps("says: a").replace("name: Proef", "seed: -1\n    name: Proef"), "out-of-range", ""),
        (steps("says: a").replace("  - name: Proef\n", "  - \n"), "", ""),
    ],
)
def test_what_is_wrong_in_the_file_is_told_in_the_words_of_a_scenario(
    text: str, code: str, says: str
) -> None:
    problems = found_in(text)
    assert problems
    assert any(
        (not code or problem.code == code)
        and says in f"{problem.headline('en')} {problem.help('en')}"
        for problem in problems
    ), [(problem.code, problem.headline("en"), problem.help("en")) for problem in problems]


KEYS = (
    *("format", "scenario", "walkthroughs", "name", "seed", "steps", "ends"),
    *("says", "offers", "choose", "measured", "state"),
    *("houding", "vertrouwen", "min", "max", "flags", "scene", "x"),
)
YAML_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 12) | st.text("ab:*", max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(KEYS),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(YAML_VALUES)
def test_no_file_whatever_is_in_it_brings_the_program_down(value: object) -> None:
    whole = {"format": 1, "scenario": "de_koffie_van_rietje", "walkthroughs": value}
    for text in (repr(value), repr(whole).replace("None", "~")):
        for problem in found_in(text):
            assert problem.headline("nl")
            assert problem.help("en")


def test_too_many_walkthroughs_are_not_all_tried() -> None:
    head, one = of_the_page().split("walkthroughs:\n")
    road = one.split("\n\n")[0] + "\n"
    problem = only(found_in(f"{head}walkthroughs:\n{road * 101}"))
    assert (problem.code, problem.words["count"]) == ("too-many-walkthroughs", "101")


def test_without_walkthroughs_there_is_nothing_to_tell(tmp_path: Path) -> None:
    shutil.copy(KLEIN, tmp_path / "klein.yaml")
    assert run_walkthroughs(tmp_path / "klein.yaml") == []
    assert run_walkthroughs(tmp_path / "nergens.yaml") == []
    assert run_walkthroughs(Path()) == []


def test_a_scenario_that_got_another_name_does_not_lose_its_walkthroughs_in_silence(
    tmp_path: Path,
) -> None:
    lost = tmp_path / "oud.walkthroughs.yaml"
    shutil.copy(OF_KLEIN, lost)
    shutil.copy(KLEIN, tmp_path / "nieuw.yaml")

    for problem in (only(lost_walkthroughs([tmp_path])), only(run_walkthroughs(lost))):
        assert problem.kind == walkthroughs.WALKTHROUGHS_WITHOUT_SCENARIO
        assert "oud.yaml" in problem.headline("nl")
    assert lost_walkthroughs([KLEIN.parent, KLEIN, tmp_path / "nergens"]) == []


def test_of_a_scenario_with_errors_only_the_file_itself_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "klein.yaml").write_text("format: 1\n", "utf-8")
    beside = tmp_path / "klein.walkthroughs.yaml"
    beside.write_text("format: 1\nscenario: klein\nwalkthroughs: [{name: a, stops: []}]\n", "utf-8")
    codes = [problem.code for problem in run_walkthroughs(tmp_path / "klein.yaml")]
    assert codes == ["missing-key", "unknown-key"]


def test_check_walks_them_and_ends_with_one_when_a_road_is_another(tmp_path: Path) -> None:
    shutil.copy(KLEIN, tmp_path / "klein.yaml")
    beside = tmp_path / "klein.walkthroughs.yaml"
    text = OF_KLEIN.read_text("utf-8")
    beside.write_text(text, "utf-8")
    assert gesprek("check", tmp_path).code == 0

    beside.write_text(text.replace("ends: vervolg_gekozen", "ends: open_deur"), "utf-8")
    said = gesprek("check", tmp_path, "--lang", "en")
    assert said.code == 1
    assert "klein.walkthroughs.yaml:15:11 error[ends-otherwise]" in said.out
    assert "ends: open_deur" in said.out, "the line itself is shown"


# Saved and resumed.


def test_a_talk_that_comes_back_otherwise_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were a saved talk to lose a reply, its walkthrough would say so."""
    resumed = Practice.resumed

    def forgetful(store: Store, scenario: Scenario, row: SessionRow) -> Practice:
        practice = resumed(store, scenario, row)
        practice.talk = practice.talk.rewound(practice.talk.turn - 1)
        return practice

    monkeypatch.setattr(Practice, "resumed", forgetful)
    problem = only(found_in(steps("choose: [erkennen, samenvatten]")))
    assert problem.kind == walkthroughs.RESUMED_OTHERWISE
    assert problem.words["turn"] == "1"


def test_where_nothing_can_be_kept_that_is_a_note_and_no_crash(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.TemporaryDirectory", refuse)
    problem = only(found_in(steps("choose: erkennen")))
    assert problem.kind == walkthroughs.NOT_TRIED_AFTER_SAVING


def test_what_a_learner_has_on_this_machine_is_not_touched(tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert found_in(of_the_page()) == []
    assert not home.exists()


def test_a_walkthrough_reads_no_further_than_the_document_machinery_allows() -> None:
    deep = "format: 1\nscenario: x\nwalkthroughs: " + "[" * 60
    document, problems = parse(deep, "x")
    assert document is None
    assert [problem.code for problem in run_text(deep, "x", rietje())] == [
        problem.code for problem in problems
    ]


def test_every_good_kind_of_ending_is_named_as_one() -> None:
    assert {ENDING_KINDS_OF[ending] for file in SHIPPED for ending in load(file).good_endings} == {
        "goed"
    }
