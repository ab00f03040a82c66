"""Class files: what a learner hands in, and what a class has to show together."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from simulator import language
from simulator.cli import terminal
from simulator.cli.class_report import FORMATS
from simulator.cli.exits import Exit
from simulator.cli.program import run
from simulator.codebook.vocabulary import REFLEXES, SURENESSES, Reflex
from simulator.debrief import OwnScore
from simulator.debrief.judged import ANSWERS, Estimated, Judged
from simulator.debrief.judging import estimates_beside
from simulator.debrief.portfolio import counts_of
from simulator.explorer.shares import Share
from simulator.kept import KeptTalk, Pull, kept_talk
from simulator.loading import load
from simulator.loading.fingerprint import fingerprint
from simulator.practice import Practice
from simulator.reports.blocks import Document
from simulator.reports.class_file import NothingToHandIn, class_file, class_text, digest
from simulator.reports.class_in_words import class_document, own_band, skipped_line
from simulator.reports.class_reading import (
    LARGEST,
    ClassTalk,
    HandedIn,
    Skipped,
    find_files,
    read_bytes,
    read_file,
    read_files,
)
from simulator.reports.class_report import ClassReport, ScenarioOfClass, class_report
from simulator.reports.class_shape import (
    ClassFile,
    EndingPart,
    EstimatePart,
    OfferedPart,
    RoadPart,
    ScenarioPart,
    TurnPart,
)
from simulator.reports.class_table import COLUMNS, class_csv, class_json
from simulator.reports.html import as_html
from simulator.reports.markdown import as_markdown
from simulator.scenario import Scenario
from simulator.store import nowhere
from tests.generated import generated_scenario
from tests.running import KLEIN, ROOT, gesprek

HERE = ("--scenarios", str(KLEIN.parent))
NAME = "Sannelotte"
TYPED = "zelfgetypt"
"""In everything that a learner types herself in these tests."""

NOBODY_KNOWS: dict[Reflex, OwnScore] = dict.fromkeys(REFLEXES)


@cache
def klein() -> Scenario:
    return load(KLEIN)


def find(scenario_id: str, _fingerprint: str) -> Scenario | None:
    return klein() if scenario_id == "klein" else None


def edited(scenario: Scenario) -> Scenario:
    """The same scenario after its author changed a line that is said in it."""
    other = replace(scenario, max_turns=scenario.max_turns + 1)
    return replace(other, fingerprint=fingerprint(other))


def kept(
    scenario: Scenario,
    replies: Sequence[str],
    *,
    own: Mapping[Reflex, OwnScore] | None = None,
    judged: Mapping[int, Judged] | None = None,
    roads: Mapping[int, Sequence[str]] | None = None,
    seed: int = 1,
    on: str = "2026-11-20",
) -> KeptTalk:
    """A talk that was held and kept; not scored where ``own`` is None."""
    store = nowhere()
    practice = Practice.begin(store, scenario, learner=NAME, seed=seed)
    for turn, reply in enumerate(replies, start=1):
        practice.give(reply, (judged or {}).get(turn, Judged()))
    if own is not None:
        practice.score(own)
        practice.note(1, TYPED)
        practice.tell_pull(Pull((), (1,), TYPED))
        practice.choose_next_step(TYPED)
        for after, further in (roads or {}).items():
            road = practice.other_road(after)
            for reply in further:
                practice.give_on(road, reply)
    row = store.session(practice.session)
    assert row is not None
    talk = kept_talk(store, row._replace(begun_at=f"{on}T12:00:00.000+00:00"))
    store.close()
    return talk


def written(folder: Path, name: str, told: Mapping[str, Any]) -> Path:
    path = folder / f"{name}.json"
    path.write_text(class_text(told), "utf-8")
    return path


def signed(told: Mapping[str, Any]) -> dict[str, Any]:
    """With the digest that belongs to it, as somebody would who edits a file with care."""
    return {**told, "digest": digest(told)}


# Six talks, counted by hand


@dataclass(frozen=True)
class Member:
    """What one member of the small class did."""

    replies: str
    advice: OwnScore
    sympathy: OwnScore
    judged: Mapping[int, Judged]
    name: str | None = None
    earlier: int | None = None
    on: str = "2026-11-20"


def took_for(answer: str) -> Estimated:
    return Estimated("beslisboom", answer, TYPED)


CLASS = {
    "a": Member(
        "nachten volgen mandaat_vragen",
        9,
        9,
        {1: Judged(first=TYPED, sure="zeker", estimated=took_for("klager"))},
        name="Sanne",
    ),
    "b": Member(
        "nachten compliment_gegrond volgende_stap_vragen mandaat_vragen",
        7,
        7,
        {1: Judged(estimated=took_for("klant")), 3: Judged(sure="onzeker")},
        name="sanne",
        on="2026-11-21",
    ),
    "c": Member(
        "beloven nachten volgen regie_teruggeven",
        None,
        5,
        {4: Judged(estimated=Estimated("rol", "helpen"))},
        earlier=0,
    ),
    "d": Member(
        "beloven advies_reflex nachten waarom_niet volgen mandaat_vragen",
        3,
        3,
        {1: Judged(sure="zeker", meant="mandaat", meant_note=TYPED)},
        earlier=0,
    ),
    "e": Member(
        "copingvraag volgen mandaat_vragen", "++", 9, {3: Judged(sure="redelijk")}, earlier=0
    ),
    "f": Member(
        "beloven advies_reflex beloven advies_reflex beloven advies_reflex", 2, 1, {}, earlier=0
    ),
}
"""On offer, with what it would be measured as, A reflex: advies, M: meeleef, C: correctie:

a  1 nachten (A M)  2 volgen (C)  3 mandaat neutraal (A)                      vervolg_gekozen
b  1 nachten (A M)  2 compliment (C)  3 volgende_stap = A  4 mandaat neutraal vervolg_gekozen
c  1 beloven = M (A)  2 nachten (A), a twin of M: repaired  3 volgen (C)  4 regie neutraal (A)
                                                                              afhankelijk
d  1 beloven = M (A)  2 advies = A  3 nachten (M)  4 waarom = C  5 volgen  6 mandaat neutraal (A)
                                                                              vervolg_gekozen
e  1 copingvraag (A M)  2 volgen (M C)  3 mandaat neutraal (A)                vervolg_gekozen
f  1 beloven = M (A)  2 advies = A  3 = M  4 = A  5 = M  6 = A                haakt_af
"""


def told_of(member: Member) -> dict[str, Any]:
    own = {**NOBODY_KNOWS, "advies_reflex": member.advice, "meeleef_reflex": member.sympathy}
    roads = {1: ["compliment_gegrond", "mandaat_vragen"]} if member is CLASS["a"] else {}
    talk = kept(
        klein(),
        member.replies.split(),
        own=own,
        judged=member.judged,
        roads=roads,
        on=member.on,
    )
    return class_file(talk, name=member.name, earlier=member.earlier)


@cache
def class_texts() -> dict[str, str]:
    return {name: class_text(told_of(member)) for name, member in CLASS.items()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The six files, on disk."""
    here = tmp_path / "klas"
    here.mkdir()
    for name, text in class_texts().items():
        (here / f"{name}.json").write_text(text, "utf-8")
    return here


def read(folder: Path) -> HandedIn:
    return read_files(find_files([folder]).files, find)


def together(folder: Path) -> ScenarioOfClass:
    handed_in = read(folder)
    assert handed_in.skipped == ()
    [one] = class_report(handed_in).scenarios
    return one


def test_the_reflexes_of_the_group_are_summed_over_its_talks(folder: Path) -> None:
    told = {one.reflex: one for one in together(folder).reflexes}

    # K: 2+2+2+2+2+3, O: b d f f f; 10 - 9 x 5/13 = 6.5
    assert told["advies_reflex"][1:6] == (13, 5, 5.0, 7, "+")
    # K: 1+1+1+2+2+3, O: c d f f f, of which c weighs a half; 10 - 9 x 4.5/10 = 5.95
    assert told["meeleef_reflex"][1:6] == (10, 5, 4.5, 6, "+/-")
    # K: 1 each but f, O: d; 10 - 9/5 = 8.2
    assert told["correctie_reflex"][1:6] == (5, 1, 1.0, 8, "+")
    assert told["afleid_reflex"][1:6] == (0, 0, 0.0, None, None)


def test_the_middle_of_the_own_scores_stands_beside_the_count(folder: Path) -> None:
    told = {one.reflex: (one.own, one.owns) for one in together(folder).reflexes}

    # ++ + - ++ --, and ++ + +/- - ++ --
    assert told["advies_reflex"] == (4.0, 5)
    assert told["meeleef_reflex"] == (3.5, 6)
    assert told["correctie_reflex"] == (None, 0)
    language.use("en")
    assert [own_band(middle) for middle in (4.0, 3.5, 1.0, None)] == [
        "+",
        "between +/- and +",
        "--",
        "–",
    ]


def test_what_was_chosen_is_told_per_scene_the_first_time_apart(folder: Path) -> None:
    scenes = {scene.scene: scene for scene in together(folder).scenes}

    assert [(one.reply, *one[2:]) for one in scenes["binnenkomst"].replies] == [
        ("nachten", 2, 2, 4, 0, 0),
        ("copingvraag", 1, 0, 1, 0, 0),
        ("advies_reflex", 0, 4, 0, 0, 4),
        ("beloven", 3, 2, 0, 0, 5),
    ]
    assert [(one.reply, *one[2:]) for one in scenes["zondag"].replies] == [
        ("compliment_gegrond", 1, 0, 1, 0, 0),
        ("volgen", 3, 1, 4, 0, 0),
        ("waarom_niet", 1, 0, 0, 0, 1),
    ]
    assert [(one.reply, *one[2:]) for one in scenes["keuze"].replies] == [
        ("mandaat_vragen", 3, 1, 0, 4, 0),
        ("regie_teruggeven", 1, 0, 0, 1, 0),
        ("volgende_stap_vragen", 1, 0, 0, 0, 1),
    ]
    assert scenes["zondag"].replies[1].words == "Een ander mens."
    assert scenes["zondag"].words.startswith("Op zondag bij mijn dochter")


def test_a_scene_is_as_hard_as_few_find_something_fitting_there(folder: Path) -> None:
    scenes = {scene.scene: scene for scene in together(folder).scenes}

    assert [scenes[name].met for name in ("binnenkomst", "zondag", "keuze")] == [
        Share(6, 6),
        Share(5, 6),
        Share(5, 6),
    ]
    assert scenes["binnenkomst"].difficulty == Share(3, 6)
    assert scenes["zondag"].difficulty == Share(4, 5)
    # Nothing is fitting there the first time, so it asks nothing.
    assert scenes["keuze"].difficulty == Share(0, 0)
    assert scenes["keuze"].verdict == "no_choice"


def test_the_best_quarter_is_compared_with_the_worst(folder: Path) -> None:
    scenes = {scene.scene: scene for scene in together(folder).scenes}

    # The rest of the talks: a .75 b .67 c .58 d .70 e .75 f 0; a quarter is one and a half talk.
    # Best: of a and e, both fitting. Worst: f, and half of c, both not.
    assert scenes["binnenkomst"].discrimination == pytest.approx(1.0)
    assert scenes["binnenkomst"].verdict == "good"
    # Best: of a and e, fitting. Worst: c .42, and a quarter of b .67, fitting too.
    assert scenes["zondag"].discrimination == pytest.approx(0.0)
    assert scenes["zondag"].verdict == "revise"
    assert scenes["keuze"].discrimination is None


def test_a_number_comes_with_reasons_to_take_it_with_care(folder: Path) -> None:
    scenes = {scene.scene: scene.cautions for scene in together(folder).scenes}

    assert scenes["binnenkomst"] == ("few", "again")
    # Not all come there; `waarom_niet` has a condition; after copingvraag the compliment is none.
    assert scenes["zondag"] == ("few", "branches", "conditions", "fit_varies", "again")
    assert scenes["keuze"] == ()


def test_endings_lengths_roads_and_what_was_judged_are_counted(folder: Path) -> None:
    told = together(folder)

    assert list(told.endings.items()) == [
        ("vervolg_gekozen", 4),
        ("afhankelijk", 1),
        ("haakt_af", 1),
    ]
    assert (told.turns, told.roads, told.changed) == (4.0, 1, 0)
    assert [(one.estimate, *one[1:]) for one in told.estimates] == [
        ("beslisboom", 1, 1, 0),
        ("rol", 0, 0, 1),
    ]
    assert [(one.sureness, *one[1:]) for one in told.sureness] == [
        ("onzeker", 0, 0, 1),
        ("redelijk", 0, 1, 0),
        ("zeker", 1, 0, 1),
    ]


def test_a_learner_with_two_talks_is_one_learner(folder: Path) -> None:
    told = together(folder)

    assert (len(told.talks), told.learners, told.again) == (6, 5, 1)


def test_other_roads_change_nothing_but_their_own_count(folder: Path) -> None:
    before = together(folder)
    told = json.loads(class_texts()["a"])
    written(folder, "a", signed({**told, "roads": []}))

    after = together(folder)

    assert (before.roads, after.roads) == (1, 0)
    assert after.reflexes == before.reflexes
    assert after.scenes == before.scenes


# Small groups


def test_a_group_in_which_people_can_be_recognised_is_shown_only_when_asked(folder: Path) -> None:
    (folder / "f.json").unlink()
    handed_in = read(folder)

    hidden = class_report(handed_in)
    assert hidden.scenarios == ()
    assert [(one.learners, len(one.talks)) for one in hidden.too_small] == [(4, 5)]
    for text in every_format(hidden).values():
        assert "Nacht na nacht" not in text
        assert "beloven" not in text
    shown = class_report(handed_in, small_groups=True)
    assert [one.learners for one in shown.scenarios] == [4]
    assert "Nacht na nacht" in every_format(shown)["md"]


def test_rows_of_a_small_group_need_names_or_to_be_asked_for(folder: Path) -> None:
    (folder / "f.json").unlink()
    handed_in = read(folder)

    def rows(**asked: bool) -> int:
        return len(list(csv.reader(io.StringIO(class_csv(class_report(handed_in, **asked)))))) - 1

    assert (rows(), rows(small_groups=True), rows(with_names=True)) == (0, 5, 5)


def test_of_unnamed_learners_no_two_with_as_many_talks_before_are_the_same() -> None:
    talk = read_talk(class_texts()["c"])
    from simulator.reports.class_report import least_learners

    def learners(*earlier: int | None) -> int:
        return least_learners(replace(talk, earlier=before) for before in earlier)

    assert learners(0, 1, 2) == 1
    assert learners(0, 0, 0, 1, 1, 2) == 3
    assert learners(2, 2, 2, 2, 2) == 5
    assert learners(None, None, 0, 1) == 3


def read_talk(text: str) -> ClassTalk:
    talk = read_bytes(Path("x.json"), text.encode(), find)
    assert isinstance(talk, ClassTalk), talk
    return talk


# What is in a file, and what never is


def test_a_talk_that_was_left_or_not_scored_cannot_become_a_file() -> None:
    road = CLASS["a"].replies.split()
    with pytest.raises(NothingToHandIn):
        class_file(kept(klein(), road))
    with pytest.raises(NothingToHandIn):
        class_file(kept(klein(), road[:2], own=NOBODY_KNOWS))
    scored = kept(klein(), road, own=NOBODY_KNOWS)
    with pytest.raises(NothingToHandIn):
        class_file(replace(scored, left=True))
    class_file(scored)


def test_a_file_has_a_name_only_when_one_is_given() -> None:
    talk = kept(klein(), CLASS["a"].replies.split(), own=NOBODY_KNOWS)

    for nothing in (None, "", "  "):
        assert "name" not in class_file(talk, name=nothing)
        assert NAME not in class_text(class_file(talk, name=nothing))
    assert class_file(talk, name=f" {NAME}\x1b[2J ")["name"] == f"{NAME} [2J"


def test_nothing_that_a_learner_typed_is_in_a_file() -> None:
    for text in class_texts().values():
        assert TYPED not in text
        assert NAME not in text


def test_a_file_says_the_same_of_the_same_talk_and_only_the_day() -> None:
    talk = kept(klein(), CLASS["a"].replies.split(), own=NOBODY_KNOWS)
    other = kept(klein(), CLASS["a"].replies.split(), own=NOBODY_KNOWS)

    assert class_file(talk) == class_file(talk)
    assert class_file(talk)["id"] != class_file(other)["id"]
    assert talk.row.id not in class_text(class_file(talk))
    assert class_file(talk)["begun_on"] == "2026-11-20"
    assert "12:00" not in class_text(class_file(talk))


ENDS = st.integers(0, 10**6)


@cache
def by_dice(seed: int) -> tuple[Scenario, KeptTalk]:
    """A talk on a generated scenario in which everything was thrown."""
    dice = Random(seed)
    made = generated_scenario(seed, replies=dice.choice((2, 3, 4, 5)))
    made = replace(made, fingerprint=fingerprint(made))
    store = nowhere()
    practice = Practice.begin(store, made, learner=NAME, seed=seed)
    while not practice.talk.ended:
        estimate = dice.choice(list(ANSWERS))
        judged = Judged(
            first=dice.choice([None, "", TYPED]),
            sure=dice.choice([None, *SURENESSES]),
            estimated=dice.choice(
                [None, Estimated(estimate, dice.choice(ANSWERS[estimate]), TYPED)]
            ),
        )
        practice.give(dice.choice(practice.talk.replies).id, judged)
    own: list[OwnScore] = [None, 1, 6, 10, "--", "+/-"]
    practice.score({reflex: dice.choice(own) for reflex in REFLEXES})
    for _number in range(dice.randrange(3)):
        road = practice.other_road(dice.randrange(practice.talk.turn))
        for _reply in range(dice.randrange(9)):
            if not road.talk.ended:
                practice.give_on(road, dice.choice(road.talk.replies).id)
    row = store.session(practice.session)
    assert row is not None
    talk = kept_talk(store, row)
    store.close()
    return made, talk


@settings(max_examples=60)
@for_all(st.integers(0, 200))
def test_whatever_was_handed_in_is_read_back_as_it_was_measured(seed: int) -> None:
    scenario, talk = by_dice(seed)
    data = class_text(class_file(talk, earlier=3)).encode()

    again = read_bytes(Path("a.json"), data, lambda *_: scenario)

    assert isinstance(again, ClassTalk), again
    assert not again.changed
    assert again.counts == counts_of(talk.events)
    assert again.self_score == talk.self_score
    assert [(one.turn, one.shown, one.same) for one in again.estimates] == [
        (one.turn, one.shown, one.same) for one in estimates_beside(talk.turns, talk.judged)
    ]
    walked = [road for road in talk.roads if road.replies]
    assert [road.replies for road in again.roads] == [road.replies for road in walked]


@settings(max_examples=60)
@for_all(st.integers(0, 200))
def test_after_an_edit_of_the_scenario_a_file_counts_by_what_it_says(seed: int) -> None:
    scenario, talk = by_dice(seed)
    data = class_text(class_file(talk)).encode()

    again = read_bytes(Path("a.json"), data, lambda *_: edited(scenario))

    assert isinstance(again, ClassTalk), again
    assert again.changed
    assert again.counts == counts_of(talk.events)
    assert [given.fit for given in again.turns] == [given.fit for given in talk.turns]


def test_talks_on_another_version_are_marked(folder: Path) -> None:
    files = find_files([folder]).files
    [one] = class_report(read_files(files, lambda *_: edited(klein()))).scenarios

    assert one.changed == 6
    assert one.reflexes == together(folder).reflexes
    assert "other_version" in one.scenes[0].cautions


# Files that are passed over


def changed_turn(told: dict[str, Any], **facts: Any) -> dict[str, Any]:
    first, *others = told["turns"]
    return signed({**told, "turns": [{**first, **facts}, *others]})


def a_better_reply(told: dict[str, Any]) -> dict[str, Any]:
    """The slip of the first turn made into something fitting, the digest made anew."""
    first = told["turns"][0]
    offered = [
        {**one, "fit": "passend", "measured": "erkennen"} if one["reply"] == "beloven" else one
        for one in first["offered"]
    ]
    return changed_turn(told, fit="passend", measured="erkennen", offered=offered)


def another_way(told: dict[str, Any]) -> dict[str, Any]:
    """A reply that is on the table says it is called otherwise."""
    text = json.dumps(told).replace("beloven", "beloofd")
    return signed(json.loads(text))


DEEP = b"[" * 100_000

BROKEN: dict[str, tuple[str, Callable[[dict[str, Any]], bytes | dict[str, Any]]]] = {
    "nothing in it": ("no_json", lambda _: b""),
    "half of it": ("no_json", lambda told: class_text(told).encode()[:900]),
    "a number that is none": ("no_json", lambda _: b'{"kind": NaN}'),
    "a key that is there twice": ("no_json", lambda _: b'{"kind": 1, "kind": 2}'),
    "an endless number": ("no_json", lambda _: b'{"seed": ' + b"9" * 9_000 + b"}"),
    "another encoding": ("no_text", lambda told: class_text(told).encode("utf-16")),
    "a picture": ("no_text", lambda _: b"\x89PNG\r\n\x1a\n\x00\xff"),
    "brackets without end": ("too_deep", lambda _: DEEP),
    "too large": ("too_large", lambda _: b" " * (LARGEST + 1)),
    "a list": ("foreign", lambda _: b"[1, 2]"),
    "a report": ("foreign", lambda told: {**told, "kind": "gesprek-report"}),
    "of a later program": ("other_format", lambda told: signed({**told, "format": 2})),
    "a format that is no number": ("other_format", lambda told: signed({**told, "format": True})),
    "edited with an editor": ("damaged", lambda told: {**told, "seed": 2}),
    "without a digest": ("damaged", lambda told: {k: v for k, v in told.items() if k != "digest"}),
    "a key too many": ("shape", lambda told: signed({**told, "grade": 10})),
    "a turn too few": ("shape", lambda told: signed({**told, "turns": []})),
    "an unknown reflex": ("shape", lambda told: changed_turn(told, measured="haast_reflex")),
    "half a self-score": ("shape", lambda told: signed({**told, "self_score": {}})),
    "a score of eleven": (
        "shape",
        lambda told: signed({**told, "self_score": dict.fromkeys(REFLEXES, 11)}),
    ),
    "a talk that was left": (
        "shape",
        lambda told: signed({**told, "ending": {"ending": "verlaten", "kind": "neutraal"}}),
    ),
    "no day": ("shape", lambda told: signed({**told, "begun_on": "2026-02-30"})),
    "a reply that was not there": ("shape", lambda told: changed_turn(told, reply="volgen")),
    "a name like a screen": ("shape", lambda told: signed({**told, "\x1b[2J": 1})),
    "an unknown scenario": (
        "unknown_scenario",
        lambda told: signed({**told, "scenario": {**told["scenario"], "id": "elders"}}),
    ),
    "a reply the scenario does not have": ("not_offered", another_way),
    "a slip that became fitting": ("other_measures", a_better_reply),
    "another ending": (
        "other_measures",
        lambda told: signed({**told, "ending": {"ending": "open_deur", "kind": "goed"}}),
    ),
    "a talk cut short": (
        "other_measures",
        lambda told: signed({**told, "turns": told["turns"][:2]}),
    ),
    "a ground that was not there": (
        "other_measures",
        lambda told: changed_turn(told, grounded=True),
    ),
    "a road that cannot be gone": (
        "other_road",
        lambda told: signed(
            {
                **told,
                "roads": [{"number": 2, "after": 1, "replies": ["beloven"], "ending": None}],
            }
        ),
    ),
}
"""By what is wrong with it: why it is passed over, and how a good file becomes it."""


@pytest.mark.parametrize("wrong", BROKEN)
def test_a_bad_file_is_named_and_changes_nothing_of_the_others(wrong: str, folder: Path) -> None:
    why, spoil = BROKEN[wrong]
    before = read(folder).talks
    made = spoil({**told_of(CLASS["c"])})
    path = folder / "bad.json"
    path.write_bytes(made if isinstance(made, bytes) else class_text(made).encode())

    handed_in = read(folder)

    assert [(one.path, one.why) for one in handed_in.skipped] == [(path, why)]
    assert handed_in.talks == before
    line = skipped_line(handed_in.skipped[0])
    assert line.startswith(f"{path}: ")
    assert "\n" not in line


def test_every_kind_of_bad_content_has_its_example() -> None:
    from typing import get_args

    from simulator.reports.class_reading import Why

    on_disk = {"missing", "folder", "no_file", "forbidden", "circle", "unreadable"}
    doubles = {"double", "clash"}
    assert {why for why, _ in BROKEN.values()} == set(get_args(Why)) - on_disk - doubles


def test_the_same_talk_counts_once_and_the_fullest_file_of_it(folder: Path) -> None:
    told = json.loads(class_texts()["a"])
    early = written(folder, "0-zonder-weg", signed({**told, "roads": []}))
    copy = written(folder, "z-kopie", told)

    handed_in = read(folder)

    assert [(one.path, one.why, one.about) for one in handed_in.skipped] == [
        (early, "double", str(folder / "a.json")),
        (copy, "double", str(folder / "a.json")),
    ]
    assert len(handed_in.talks) == 6


def test_another_talk_under_the_same_id_does_not_count(folder: Path) -> None:
    told = json.loads(class_texts()["b"])
    path = written(folder, "z", signed({**told, "id": json.loads(class_texts()["a"])["id"]}))

    handed_in = read(folder)

    assert [(one.path, one.why) for one in handed_in.skipped] == [(path, "clash")]
    assert len(handed_in.talks) == 6


def test_a_file_that_is_named_twice_is_no_double(folder: Path) -> None:
    found = find_files([folder, folder / "a.json", folder])

    assert len(found.files) == 6


def test_folders_are_walked_without_going_round(folder: Path) -> None:
    below = folder / "groep 2"
    below.mkdir()
    (folder / "f.json").rename(below / "F.JSON")
    (below / "terug").symlink_to(folder, target_is_directory=True)
    (below / "opdracht.docx").write_text("x")
    (below / ".verborgen").write_text("x")

    found = find_files([folder])

    assert [file.name for file in found.files] == [*(f"{name}.json" for name in "abcde"), "F.JSON"]
    assert found.others == 1
    assert len(read(folder).talks) == 6


def test_what_is_no_file_is_passed_over(folder: Path) -> None:
    os.mkfifo(folder / "pijp.json")
    (folder / "rond.json").symlink_to("rond.json")
    (folder / "weg.json").symlink_to("nergens.json")
    (folder / "map.json").mkdir()

    handed_in = read(folder)

    assert {one.path.name: one.why for one in handed_in.skipped} == {
        "pijp.json": "no_file",
        "rond.json": "circle",
        "weg.json": "missing",
    }
    assert len(handed_in.talks) == 6
    for name, why in (("map.json", "folder"), ("niets.json", "missing"), ("a\0b", "missing")):
        skipped = read_file(folder / name, find)
        assert isinstance(skipped, Skipped)
        assert skipped.why == why


@pytest.mark.skipif(os.geteuid() == 0, reason="who may do everything may read everything")
def test_what_may_not_be_read_is_passed_over(folder: Path) -> None:
    (folder / "a.json").chmod(0)

    assert [one.why for one in read(folder).skipped] == ["forbidden"]


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@settings(max_examples=200)
@for_all(st.binary(max_size=200))
def test_no_bytes_are_too_strange_to_be_passed_over(data: bytes) -> None:
    assert isinstance(read_bytes(Path("x"), data, find), Skipped)


def spoilt(told: Any, dice: Random, junk: Any) -> Any:
    """The same value with one part of it replaced, taken out, or put in its place twice."""
    if not isinstance(told, dict | list) or not told or dice.random() < 0.2:
        return junk
    if isinstance(told, dict):
        key = dice.choice(list(told))
        if dice.random() < 0.1:
            return {other: held for other, held in told.items() if other != key}
        return {**told, key: spoilt(told[key], dice, junk)}
    place = dice.randrange(len(told))
    if dice.random() < 0.2:
        return [*told[:place], *told[place + 1 :], *([told[place]] * dice.randrange(3))]
    return [*told[:place], spoilt(told[place], dice, junk), *told[place + 1 :]]


@settings(max_examples=300)
@for_all(st.sampled_from("abcdef"), ENDS, JUNK, st.booleans())
def test_whatever_is_done_to_a_file_the_others_count_as_they_did(
    name: str, seed: int, junk: Any, careful: bool
) -> None:
    others = [read_talk(text) for key, text in class_texts().items() if key != name]
    told = spoilt(json.loads(class_texts()[name]), Random(seed), junk)
    if careful and isinstance(told, dict):
        told = signed(told)
    data = json.dumps(told).encode()

    made = read_bytes(Path("spoilt.json"), data, find)

    if isinstance(made, Skipped):
        assert "\n" not in skipped_line(made)
        return
    # What is left standing says what its replies come to, and so it counts as they do.
    assert made.turns == read_talk(class_texts()[name]).turns
    report = class_report(HandedIn((*others, made), ()), small_groups=True)
    assert sum(len(one.talks) for one in report.scenarios) == 6
    assert all(every_format(report).values())


# Names


def every_format(report: ClassReport) -> dict[str, str]:
    document: Document = class_document(report)
    return {
        "md": as_markdown([document]),
        "html": as_html([document]),
        "csv": class_csv(report),
        "json": class_json(report),
    }


@pytest.mark.parametrize("form", FORMATS)
def test_no_name_is_in_any_output_unless_it_is_asked_for(form: str, folder: Path) -> None:
    handed_in = read(folder)

    assert "sanne" not in every_format(class_report(handed_in))[form].lower()
    assert "Sanne" in every_format(class_report(handed_in, with_names=True))[form]


def test_with_names_the_rows_tell_first_best_and_last(folder: Path) -> None:
    report = class_report(read(folder), with_names=True)
    rows = list(csv.DictReader(io.StringIO(class_csv(report))))

    standing = [(row["name"], row["first"], row["best"], row["last"]) for row in rows]
    # Both came to the same ending; the one of a is the shorter one.
    assert standing == [
        ("Sanne", "1", "1", "0"),
        ("sanne", "0", "0", "1"),
        *[("", "", "", "")] * 4,
    ]
    assert tuple(rows[0]) == COLUMNS


def test_of_two_talks_on_one_day_nobody_says_which_was_first(folder: Path) -> None:
    for name in "ab":
        told = json.loads((folder / f"{name}.json").read_text("utf-8"))
        written(folder, name, signed({**told, "begun_on": "2026-11-20"}))
    rows = csv_rows(class_report(read(folder), with_names=True))
    assert [(row["first"], row["last"]) for row in rows[:2]] == [("", ""), ("", "")]

    for earlier, name in enumerate("ba"):
        told = json.loads((folder / f"{name}.json").read_text("utf-8"))
        written(folder, name, signed({**told, "earlier": earlier}))
    rows = csv_rows(class_report(read(folder), with_names=True))
    assert [(row["first"], row["last"]) for row in rows[:2]] == [("0", "1"), ("1", "0")]


def csv_rows(report: ClassReport) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(class_csv(report))))


def test_the_rows_have_the_five_numbers_with_their_moments(folder: Path) -> None:
    rows = csv_rows(class_report(read(folder)))

    assert [row["advies_reflex_opportunities"] for row in rows] == ["2", "2", "2", "2", "2", "3"]
    assert [row["advies_reflex_number"] for row in rows] == ["", "", "", "", "", "1"]
    assert [row["ending"] for row in rows].count("vervolg_gekozen") == 4
    assert {row["name"] for row in rows} == {""}
    assert len({row["talk"] for row in rows}) == 6


def test_a_name_that_is_a_formula_or_a_page_stays_a_name(folder: Path) -> None:
    told = json.loads(class_texts()["a"])
    written(folder, "a", signed({**told, "name": "=1+1<script>*x*"}))

    texts = every_format(class_report(read(folder), with_names=True))

    assert "'=1+1<script>" in texts["csv"]
    assert "<script>" not in texts["html"]
    assert r"\*x\*" in texts["md"]


def test_no_talk_and_nobody_is_ranked(folder: Path) -> None:
    texts = every_format(class_report(read(folder), with_names=True))
    for word in ("rank", "rang", "cijfer", "winnaar", "punten", "best scor"):
        assert word not in texts["md"].lower()


# The command


def test_the_command_reads_a_folder_and_tells_what_counts(folder: Path) -> None:
    said = gesprek("class-report", folder, *HERE, "--lang", "en")

    assert said.code == Exit.FINE
    assert said.err == "6 talks count.\n"
    assert said.out.startswith("# Report of a class\n")
    assert "| advising reflex | 13 | 5 | 5 | 7 (+) |" in said.out
    assert "| zondag | 5 of 6 | 4 of 5 |" in said.out
    assert "“Nacht na nacht wakker liggen. Dat sloopt je.” | 2 | 33% | 2 |" in said.out


def test_files_that_are_passed_over_are_told_twice_and_end_with_one(folder: Path) -> None:
    (folder / "kapot.json").write_text("{", "utf-8")

    said = gesprek("class-report", folder, *HERE, "--lang", "en")

    line = f"{folder / 'kapot.json'}: it is not JSON, or not whole"
    assert said.code == Exit.PROBLEMS
    assert line in said.err.splitlines()
    assert "1 file was passed over." in said.err.splitlines()
    assert "kapot" in said.out.split("## Files passed over")[1]
    assert "6 talks" in said.err


@pytest.mark.parametrize("form", FORMATS)
def test_the_name_of_the_output_file_says_its_format(form: str, folder: Path) -> None:
    target = folder.parent / f"uit.{form}"

    said = gesprek("class-report", folder, *HERE, "-o", target)

    assert (said.code, said.out) == (Exit.FINE, "")
    text = target.read_text("utf-8")
    begins = {"md": "# ", "html": "<!doctype html>", "csv": "talk,name,", "json": "{"}
    assert text.lstrip().startswith(begins[form])
    assert gesprek("class-report", folder, *HERE, "-o", target).code == Exit.FAILED
    assert target.read_text("utf-8") == text


def test_excel_gets_semicolons_and_only_a_table(folder: Path) -> None:
    said = gesprek("class-report", folder, *HERE, "--format", "csv", "--excel")
    assert said.out.startswith("\ufefftalk;name;")
    assert gesprek("class-report", folder, *HERE, "--excel").code == Exit.USAGE


def test_where_nothing_counts_there_is_no_report(folder: Path, tmp_path: Path) -> None:
    empty = tmp_path / "leeg"
    empty.mkdir()
    assert gesprek("class-report", empty).code == Exit.FAILED
    said = gesprek("class-report", folder)
    # Without the folder of its scenario nothing can be held against it.
    assert (said.code, said.out) == (Exit.PROBLEMS, "")
    assert said.err.count("klein") >= 6
    assert gesprek("class-report").code == Exit.USAGE
    assert gesprek("class-report", "").code == Exit.USAGE
    assert gesprek("class-report", folder, "--scenarios", folder / "niet").code == Exit.USAGE


def test_a_name_of_a_file_cannot_do_anything_to_a_terminal(folder: Path) -> None:
    (folder / "a\x1b[2J\u202egnp\n.json").write_text("{", "utf-8")

    said = gesprek("class-report", folder, *HERE)

    assert said.code == Exit.PROBLEMS
    for told in (said.out, said.err):
        assert "\x1b" not in told
        assert "\u202e" not in told


def test_a_small_group_is_named_and_not_shown(folder: Path) -> None:
    for name in "def":
        (folder / f"{name}.json").unlink()
    said = gesprek("class-report", folder, *HERE, "--lang", "en")
    assert said.code == Exit.FINE
    assert "Too small a group to show without --small-groups: De muziek van boven: 3 talks." in (
        said.err
    )
    assert "beloven" not in said.out
    asked = gesprek("class-report", folder, *HERE, "--lang", "en", "--small-groups")
    assert "Laat maar aan mij over" in asked.out


def test_what_gesprek_report_writes_can_be_handed_in(folder: Path) -> None:
    from simulator.places import home
    from simulator.store import open_store

    with open_store(home()) as store:
        practice = Practice.begin(store, klein(), seed=8)
        for reply in ("nachten", "volgen", "mandaat_vragen"):
            practice.give(reply)
        practice.score(dict.fromkeys(REFLEXES, 6))
    target = folder / "mijn gesprek.json"

    made = gesprek("report", *HERE, "--format", "class", "-o", target, "--yes")
    said = gesprek("class-report", folder, *HERE, "--lang", "en")

    assert (made.code, said.code) == (Exit.FINE, Exit.FINE)
    assert said.err == "7 talks count.\n"


def test_progress_is_told_on_a_terminal_and_goes_when_it_is_done(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(20):
        written(folder, f"n{number}", told_of(CLASS["e"]))
    monkeypatch.setattr(terminal, "wants_colour", lambda _stream: True)

    code = run(["class-report", str(folder), *HERE, "--lang", "en"])

    told = capsys.readouterr().err
    assert code == Exit.FINE
    assert "13 of 26" in told
    assert told.split("26 talks count.")[0].endswith("\r\x1b[K")


# The page about it


def test_the_page_explains_every_key_and_column() -> None:
    page = (ROOT / "docs" / "class-files.md").read_text("utf-8")
    explained = set(re.findall(r"`([a-z_]+)`", page))

    parts = (ClassFile, ScenarioPart, EndingPart, TurnPart, OfferedPart, EstimatePart, RoadPart)
    for part in parts:
        assert set(part.model_fields) <= explained
    plain = {name for name in COLUMNS if not name.startswith(tuple(REFLEXES))}
    assert plain <= explained


def test_the_example_on_the_page_is_a_file_that_counts() -> None:
    page = (ROOT / "docs" / "class-files.md").read_text("utf-8")
    [example] = re.findall(r"```json\n(.*?)```", page, re.DOTALL)

    told = told_of(CLASS["e"])
    assert list(json.loads(example)) == list(told)
    assert [list(turn) for turn in json.loads(example)["turns"]] == [
        list(turn) for turn in told["turns"]
    ]
    assert isinstance(read_talk(example), ClassTalk)
