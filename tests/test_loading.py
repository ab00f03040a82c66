"""Reading scenario files: what loads, and what an author is told when it does not."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from simulator import loading
from simulator.authoring.check import render_text
from simulator.authoring.problem_formats import render_github, render_json
from simulator.codebook.labels import ENDING_DEFAULTS, PLAINLY_DEFAULT
from simulator.diagnostics import Kind, Problem, Severity
from simulator.diagnostics.catalogue import FAMILIES, KINDS, families
from simulator.loading import ScenarioRefused, check, checks, load, loads, structure
from simulator.loading import document as documents
from simulator.loading.file_model import Part
from simulator.loading.glossary import KEYS, OTHER_WORDS
from simulator.loading.library import (
    ScenarioNotFound,
    find,
    library,
    read_card,
    scenario_files,
    shelf,
)
from simulator.loading.opening import LIMIT, decoded
from simulator.loading.validating import every_part
from simulator.scenario import ALWAYS, Place, Range, Scenario, Spoken

HERE = Path(__file__).resolve().parent
BROKEN = sorted((HERE / "broken").glob("*.yaml"))
SMALL = HERE / "scenarios" / "klein.yaml"
HOSTILE = HERE / "scenarios" / "vijandig.yaml"

TESTED_WITHOUT_A_FILE = {
    "missing-file",
    "folder-instead-of-file",
    "unreadable-file",
    "file-too-large",
    "unlisted-scenario",
    "too-many-problems",
    # Warnings that only `gesprek check` gives: tests/test_quality.py.
    "crisis-that-never-begins",
    "mixed-form-of-address",
    "phrase-of-a-source",
    "question-form-beside-text",
    "scene-that-can-be-empty",
}
FOUND_BY_CHECK_ONLY = {"teaching", "walkthroughs", "translations", "allowances"}
"""Families that a file does not have to be free of to be played."""

SOUND = """\
format: 1
id: klein
title: Klein
language: nl
summary: Een buurman met een klacht.
setting: Buurthuis
help_form: semiformeel
client: {name: Henk, age: 61, form_of_address: je}
start: klager
max_turns: 8
good_endings: [open_deur]
opens_with: begin
reactions:
  interpretatie_reflex: Daar gaat het nu niet om.
  meeleef_reflex: Fijn dat jij het snapt.
  advies_reflex: Ja, maar dat heb ik al gedaan.
  afleid_reflex: Ik was nog niet klaar.
  correctie_reflex: Dus het ligt aan mij?
scenes:
  begin:
    says: Ze luisteren niet, die lui van boven.
    signal: emotie
    replies:
      - type: erkennen
        text: Elke nacht die muziek, dat hakt erin.
        reaction: Ja. Dat is het.
        goto: slot
        why: Henk hoort zijn eigen nachten terug.
      - type: advies_reflex
        reflex_behaviour: oplossing_aandragen
        text: Koop anders een paar goede oordopjes.
        why: De oordopjes liggen al een jaar in zijn la.
  slot:
    says: Misschien moet ik het zelf zeggen.
    replies:
      - type: regie_teruggeven
        text: Wat wil jij ermee doen?
        reaction: Ik denk er nog over na.
        goto: open_deur
        why: De keuze blijft bij Henk.
endings:
  open_deur: {says: Bedankt., text: Henk gaat naar huis en weet de weg terug.}
"""


def rule_of(file: Path) -> str:
    """The code a broken file is named after; what follows the code is a variant."""
    return max((code for code in KINDS if file.stem.startswith(code)), key=len)


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def with_lines(*changes: tuple[str, str], text: str = SOUND) -> str:
    """The sound scenario with some of its words replaced."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


# What is wrong with a broken file.


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: str(file.stem))
def test_a_broken_file_has_the_problem_it_is_named_after_and_no_other(file: Path) -> None:
    problems = check(file)[1]
    first_line = file.read_bytes().splitlines()[0].decode("ascii")
    told = f"# expect: {problems[0].code} {problems[0].span.line}:{problems[0].span.column}"
    assert codes(problems) == [rule_of(file)]
    assert told == first_line


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: str(file.stem))
def test_a_file_with_an_error_is_refused_and_one_without_is_not(file: Path) -> None:
    scenario, problems = check(file)
    refused = any(problem.severity is Severity.ERROR for problem in problems)
    assert (scenario is None) == refused
    if refused:
        with pytest.raises(ScenarioRefused) as caught:
            load(file)
        assert codes(caught.value.problems) == codes(problems)
        assert str(file) in str(caught.value)
    else:
        assert load(file) == scenario


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: str(file.stem))
def test_a_problem_is_told_in_both_languages_with_a_next_step(file: Path) -> None:
    for problem in check(file)[1]:
        for language in ("nl", "en"):
            assert problem.headline(language).strip()
            assert problem.help(language).strip()
            for part in (problem.headline(language), problem.help(language)):
                assert "_nl}" not in part
                assert "_en}" not in part
        assert problem.headline("nl") != problem.headline("en")
        assert problem.help("nl") != problem.help("en")


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: str(file.stem))
def test_without_libyaml_the_same_problem_is_found(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_libyaml = check(file)[1]
    monkeypatch.setattr(documents, "LOADER", yaml.SafeLoader)
    assert codes(check(file)[1]) == codes(with_libyaml)


def test_every_kind_of_problem_has_a_broken_file() -> None:
    loading_finds = {
        kind.code
        for family in families()
        if family.name not in FOUND_BY_CHECK_ONLY
        for kind in family.kinds
    }
    assert {rule_of(file) for file in BROKEN} | TESTED_WITHOUT_A_FILE == loading_finds


def test_the_sound_scenario_behind_the_broken_ones_has_no_problem() -> None:
    assert checks(SOUND)[1] == []


def test_all_problems_of_a_file_are_told_at_once_and_in_order_of_place() -> None:
    text = with_lines(
        ("title: Klein\n", ""),
        ("signal: emotie", "signal: emootie"),
        ("goto: slot", "goto: slott"),
        ("        why: Henk hoort zijn eigen nachten terug.\n", ""),
        ("says: Misschien moet ik het zelf zeggen.", 'says: "Misschien \\e[2J"'),
        ("goto: open_deur", "goto: open_deur\n        goto: slot"),
    )
    problems = checks(text)[1]
    assert codes(problems) == [
        "missing-key",
        "unknown-slug",
        "reply-without-why",
        "unknown-scene",
        "control-character",
        "duplicate-key",
    ]
    assert [p.span for p in problems] == sorted(p.span for p in problems)


def test_a_value_of_the_wrong_type_hides_nothing_elsewhere() -> None:
    text = with_lines(
        ("signal: emotie", "signal: [emotie]"),
        ("reaction: Ja. Dat is het.", "reaction: {gewoon: 3}"),
        ("goto: open_deur", "goto: nergens"),
    )
    assert codes(checks(text)[1]) == ["wrong-type", "wrong-type", "unknown-scene"]


def test_a_road_to_a_misspelt_scene_does_not_also_make_that_scene_unreachable() -> None:
    assert codes(checks(with_lines(("goto: slot", "goto: slott")))[1]) == ["unknown-scene"]


def test_of_very_many_problems_of_a_kind_fifty_are_told_and_that_there_are_more() -> None:
    replies = "".join(f"      - {{type: onzin_{n}, text: Vertel eens.}}\n" for n in range(70))
    problems = checks(with_lines(("      - type: erkennen", replies + "      - type: erkennen")))[1]
    told = codes(problems)
    assert told.count("unknown-slug") == loading.MOST_OF_A_KIND
    more = [p for p in problems if p.code == "too-many-problems"]
    assert "unknown-slug" in {p.words["code"] for p in more}
    assert {p.severity for p in more} == {Severity.NOTE}


# Files that cannot be read as text.


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "weg.yaml", tmp_path / "weg" / "weg.yaml", Path("a\0b.yaml")):
        assert codes(check(path)[1]) == ["missing-file"]


def test_a_path_through_a_file_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("tekst", encoding="utf-8")
    assert codes(check(tmp_path / "bestand" / "weg.yaml")[1]) == ["missing-file"]


def test_a_folder_is_not_a_scenario(tmp_path: Path) -> None:
    assert codes(check(tmp_path)[1]) == ["folder-instead-of-file"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.yaml")
    assert codes(check(tmp_path / "pijp.yaml")[1]) == ["unreadable-file"]


def test_a_file_one_may_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "dicht.yaml"
    file.write_text(SOUND, encoding="utf-8")

    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    problems = check(file)[1]
    assert codes(problems) == ["unreadable-file"]
    assert "mag" in problems[0].headline("nl")


def test_a_circle_of_links_is_unreadable(tmp_path: Path) -> None:
    link = tmp_path / "rond.yaml"
    link.symlink_to(link)
    assert codes(check(link)[1]) == ["unreadable-file"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_wide_encoding_is_named(encoding: str) -> None:
    problem = decoded(SOUND.encode(encoding), "x")
    assert isinstance(problem, Problem)
    assert problem.code == "wrong-encoding"
    assert encoding[:6].upper() in problem.headline("nl")


def test_latin_1_is_named_at_its_first_wrong_letter() -> None:
    problem = decoded("een\r\ntwee drieë\n".encode("latin-1"), "x")
    assert isinstance(problem, Problem)
    assert problem.code == "wrong-encoding"
    assert "Latin-1" in problem.headline("nl")
    assert problem.span[:2] == (2, 10)


def test_a_byte_order_mark_at_the_start_is_harmless() -> None:
    assert decoded(b"\xef\xbb\xbf" + SOUND.encode(), "x") == SOUND
    assert checks("\ufeff" + SOUND)[1] == []


def test_a_file_that_is_too_large_is_not_parsed(tmp_path: Path) -> None:
    file = tmp_path / "groot.yaml"
    file.write_bytes(SOUND.encode() + b"#" * LIMIT)
    assert codes(check(file)[1]) == ["file-too-large"]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_other_line_ends_give_the_same_scenario_and_places(ending: str) -> None:
    assert loads(SOUND.replace("\n", ending)) == loads(SOUND)
    broken = with_lines(("goto: slot", "goto: slott"))
    assert checks(broken.replace("\n", ending))[1] == checks(broken)[1]


# YAML as an author means it.


@pytest.mark.parametrize(
    "written",
    ["no", "on", "yes", "Off", "y", "12:30", "1:2:3", "2026-03-31", "1_000", "0123", "0x1F", "1e3"],
)
def test_what_looks_like_something_else_stays_text(written: str) -> None:
    scenario = loads(with_lines(("title: Klein", f"title: {written}")))
    assert scenario.title == written


@pytest.mark.parametrize(
    ("written", "value"),
    [("true", True), ("False", False), ("8", 8), ("-1", -1), ("1.5", 1.5), ("~", None)],
)
def test_the_few_words_that_are_not_text(written: str, value: object) -> None:
    document = documents.parse(f"sleutel: {written}\n", "x")[0]
    assert document is not None
    assert document.data == {"sleutel": value}


def test_a_number_of_ten_thousand_digits_is_text() -> None:
    problems = checks(with_lines(("max_turns: 8", f"max_turns: {'9' * 10_000}")))[1]
    assert codes(problems) == ["wrong-type"]
    assert len(problems[0].headline("nl")) < 200


def test_words_in_quotes_are_text_whatever_they_are() -> None:
    assert loads(with_lines(("title: Klein", 'title: "1984"'))).title == "1984"


def test_a_bomb_of_references_is_told_and_not_unfolded() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    problems = checks("\n".join(lines))[1]
    assert "alias" in codes(problems)


@pytest.mark.parametrize("loader", [documents.LOADER, yaml.SafeLoader])
@pytest.mark.parametrize(
    "piece", ["[", "{", "- ", "? ", "a: [", '{"a":', "[{", "!", "&a ", "'", "- - "]
)
def test_a_hundred_thousand_brackets_are_told_and_survived(
    loader: Any, piece: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "LOADER", loader)
    scenario, problems = checks(piece * (100_000 // len(piece)))
    assert scenario is None
    assert problems


def test_half_a_character_is_a_control_character() -> None:
    assert "control-character" in codes(checks(with_lines(("Klein", "Kl\ud800ein")))[1])


def test_emoji_and_right_to_left_words_are_words() -> None:
    words = "שלום 🙂 مرحبا é"
    scenario = loads(with_lines(("says: Misschien moet ik het zelf zeggen.", f"says: {words}")))
    assert scenario.scenes["slot"].says.gewoon == words


@given(st.text())
@example("")
@example("\ufeff")
@example("%YAML 9.9\n---\n")
@example('a: "\\UFFFFFFFF"')
@example("{a: b}: c")
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_no_text_ends_in_anything_but_problems(text: str) -> None:
    scenario, problems = checks(text)
    assert scenario is None
    assert problems
    for language in ("nl", "en"):
        render_text(problems, {"<text>": text}, language).encode("utf-8")
        render_json(problems, language).encode("utf-8")
        render_github(problems, language).encode("utf-8")


@given(st.text(alphabet=" \n\t:-[]{}&*!|>'\"%@`#?,ab\\0"))
@settings(max_examples=400)
def test_no_text_full_of_signs_ends_in_anything_but_problems(text: str) -> None:
    for loader in (documents.LOADER, yaml.SafeLoader):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(documents, "LOADER", loader)
            scenario, problems = checks(text)
        assert scenario is None
        render_text(problems, {"<text>": text}, "nl", color=True)


@given(st.binary())
@example(b"\xff\xfe")
@example(b"\x00")
@example(b"\x80")
def test_no_bytes_end_in_anything_but_a_text_or_a_problem(data: bytes) -> None:
    assert isinstance(decoded(data, "x"), str | Problem)


@given(st.data())
@settings(max_examples=300)
def test_a_scenario_with_anything_cut_out_or_put_in_is_loaded_or_told(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(SOUND)))
    end = data.draw(st.integers(start, min(len(SOUND), start + 60)))
    put_in = data.draw(st.text(alphabet=' \n\t:-[]{}&*!|>"#abc1\x1b\u202e', max_size=8))
    text = SOUND[:start] + put_in + SOUND[end:]
    scenario, problems = checks(text)
    assert isinstance(scenario, Scenario) or problems
    render_text(problems, {"<text>": text}, "en")


WORDS = st.sampled_from(
    [*KEYS, "klager", "erkennen", "advies_reflex", "open_deur", "begin", "geen", "B12", "", "x{y}"]
)
LEAVES = WORDS | st.none() | st.booleans() | st.integers(-2, 12) | st.floats(0, 2)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=20,
)


@given(st.sampled_from([(), ("scenes",), ("scenes", "begin")]), WORDS, TREES)
@settings(max_examples=200)
def test_any_value_at_any_key_is_loaded_or_told(path: tuple[str, ...], key: str, tree: Any) -> None:
    scenario = yaml.safe_load(SOUND)
    inner = scenario
    for part in path:
        inner = inner[part]
    inner[key] = tree
    text = yaml.safe_dump(scenario, allow_unicode=True)
    found, problems = checks(text)
    assert isinstance(found, Scenario) or any(p.severity is Severity.ERROR for p in problems)
    render_text(problems, {"<text>": text}, "nl")


@given(WORDS, TREES)
@settings(max_examples=200)
def test_any_value_at_any_key_of_a_reply_is_loaded_or_told(key: str, tree: Any) -> None:
    scenario = yaml.safe_load(SOUND)
    scenario["scenes"]["begin"]["replies"][0][key] = tree
    text = yaml.safe_dump(scenario, allow_unicode=True)
    found, problems = checks(text)
    assert isinstance(found, Scenario) or any(p.severity is Severity.ERROR for p in problems)
    render_text(problems, {"<text>": text}, "nl")


# Many replies in one scene.


def six_replies(*conditions: str) -> str:
    replies = "".join(
        f"      - {{id: antwoord_{n}, type: volgen, text: Vertel eens verder., reaction: Nou ja., "
        f"goto: slot, why: Hij vertelt.{when}}}\n"
        for n, when in enumerate((*conditions, *[""] * (4 - len(conditions))))
    )
    return with_lines(("      - type: erkennen", replies + "      - type: erkennen"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vertrouwen: {min: 5}", "vertrouwen: {max: 4}"),
        ("houding: klant", "houding: [klager, bezoeker]"),
        ("crisis_fase: geen", "crisis_fase: acuut"),
        ("flags: [erkend]", "without: erkend"),
    ],
)
def test_replies_of_which_one_at_most_is_on_offer_count_once(one: str, other: str) -> None:
    crisis = ("start: klager", "start: crisis_acuut\ncrisis_kind: werkelijk\nwarnings: [schulden]")
    text = six_replies(f", when: {{{one}}}", f", when: {{{other}}}")
    assert checks(with_lines(crisis, text=text))[1] == []


def test_replies_that_can_be_on_offer_together_all_count() -> None:
    together = six_replies(", when: {vertrouwen: {min: 5}}", ", when: {vertrouwen: {min: 4}}")
    assert codes(checks(together)[1]) == ["too-many-replies"]


# Guesses.


@pytest.mark.parametrize(
    ("change", "guess"),
    [
        (("goto: slot", "goto: slott"), '"slot"? (scène op regel 33)'),
        (("goto: open_deur", "goto: open_deurr"), "`open_deur`"),
        (("signal: emotie", "signal: emoties"), "`emotie`"),
        (("        goto: slot", "        naar: slot\n        goto: slot"), "`goto`"),
        (("max_turns: 8", "max_turn: 8\nmax_turns: 8"), "`max_turns`"),
    ],
)
def test_a_name_that_is_nearly_right_gets_a_guess(change: tuple[str, str], guess: str) -> None:
    problem = checks(with_lines(change))[1][0]
    assert guess in problem.help("nl")


def test_braces_in_an_author_s_name_are_only_braces() -> None:
    problems = checks(with_lines(("  slot:", '  "{slot}":'), ("goto: slot", 'goto: "{slott}"')))[1]
    assert "{slott}" in " ".join(p.headline("nl") + p.help("nl") for p in problems)


def test_every_key_of_the_format_is_in_the_glossary_and_no_other() -> None:
    keys = {key for part in every_part() for key in part.model_fields}
    assert keys == set(KEYS)
    assert set(OTHER_WORDS.values()) <= keys
    assert not set(OTHER_WORDS) & keys


def test_every_part_of_the_model_is_known_to_the_messages() -> None:
    assert set(Part.__subclasses__()) == set(every_part())


# What loads.


def test_the_small_scenario_loads_without_a_word() -> None:
    scenario, problems = check(SMALL)
    assert problems == []
    assert scenario is not None
    assert list(scenario.scenes) == ["binnenkomst", "zondag", "keuze"]


def test_the_hostile_scenario_loads_and_keeps_every_sign() -> None:
    scenario, problems = check(HOSTILE)
    assert problems == []
    assert scenario is not None
    assert scenario.title == "[b]Titel[/b] [/] \\ {titel} %s $titel"
    begin = scenario.scenes["begin"]
    assert begin.replies[0].text == "[@click=app.quit]Dat is zwaar[/] [/] \\ {erkend} %s $x"
    assert begin.says.open is not None
    assert len(begin.says.open.split()) == 1
    assert len(begin.says.open) == 120


def test_what_an_author_may_leave_out_gets_the_codebook_s_default() -> None:
    scenario = loads(SOUND)
    erkennen, advies = scenario.scenes["begin"].replies
    teruggeven = scenario.scenes["slot"].replies[0]
    assert (scenario.session, scenario.crisis_kind, scenario.people) == ("eerste", "geen", 1)
    assert erkennen.id == "erkennen"
    assert (erkennen.question, erkennen.exploration) == ("geen", "geen")
    assert (teruggeven.question, teruggeven.exploration) == ("open", "e_in")
    assert erkennen.when == ALWAYS
    assert [branch.to for branch in erkennen.branches] == ["slot"]
    assert (advies.branches, advies.reaction, advies.otherwise.goto) == ((), None, None)
    assert scenario.plainly.gewoon == PLAINLY_DEFAULT.nl
    assert set(ENDING_DEFAULTS) <= set(scenario.endings)
    assert scenario.endings["haakt_af"].says == Spoken(ENDING_DEFAULTS["haakt_af"][0].nl)


def test_defaults_are_in_the_language_of_the_scenario() -> None:
    scenario = loads(with_lines(("language: nl", "language: en")))
    assert scenario.plainly.gewoon == PLAINLY_DEFAULT.en
    assert scenario.endings["tijd_op"].text == ENDING_DEFAULTS["tijd_op"][1].en


def test_every_key_arrives_where_it_belongs() -> None:
    scenario = load(SMALL)
    assert scenario.shift == (("vertrouwen", 1),)
    assert scenario.facts == ("zondag_genoemd",)
    assert scenario.flags == {"feit_bekend"}
    assert scenario.reactions["advies_reflex"].sounding("koel") == "Zal wel."
    assert scenario.reactions["advies_reflex"].sounding("open").startswith("Ja, maar")
    assert scenario.repair[0].reaction.gewoon.startswith("Nou.")
    nachten, coping, oordopjes, beloven = scenario.scenes["binnenkomst"].replies
    assert nachten.sets == {"erkend"}
    first, last = nachten.branches
    assert first.when.houding == frozenset(["klant"])
    assert first.when.gauges == (("vertrouwen", Range(5, 10)),)
    assert first.when.flags == {"erkend"}
    assert first.when.without == {"gevaar"}
    assert (last.to, last.when) == ("zondag", ALWAYS)
    assert dict(nachten.lens) == {"macht": 0, "schein": "proces"}
    assert coping.otherwise.goto == "binnenkomst"
    assert oordopjes.reflex_behaviour == "oplossing_aandragen"
    assert beloven.otherwise.reaction is not None
    assert scenario.scenes["zondag"].drift == (("hoop", 1),)
    assert scenario.scenes["zondag"].sets == {"zondag_genoemd"}


def test_a_text_over_several_lines_of_the_file_is_one_line() -> None:
    folded = "Elke nacht\n          die muziek,   dat\n          hakt erin."
    scenario = loads(with_lines(("Elke nacht die muziek, dat hakt erin.", folded)))
    assert scenario.scenes["begin"].replies[0].text == "Elke nacht die muziek, dat hakt erin."


def test_scenes_and_replies_know_their_place() -> None:
    scenario = loads(SOUND)
    assert scenario.scenes["begin"].place == Place(20, 3)
    assert scenario.scenes["begin"].replies[1].place == Place(29, 9)


def test_content_that_needs_a_review_loads_once_somebody_reviewed_it() -> None:
    warned = with_lines(("max_turns: 8", "max_turns: 8\nwarnings: [suicidaliteit]"))
    with pytest.raises(ScenarioRefused):
        loads(warned)
    reviewed = with_lines(
        ("max_turns: 8", "max_turns: 8\nreviewed: {by: een vakmens, on: 2026-03-31}"), text=warned
    )
    assert loads(reviewed).reviewed is not None


@pytest.mark.parametrize(
    ("on", "told"),
    [
        ("2026-02-28", None),
        ("2026-06-01", None),
        ("2026-06-02", "review-in-the-future"),
        ("2026-02-29", "bad-date"),
        ("2026-04-31", "bad-date"),
        ("0000-01-01", "bad-date"),
    ],
)
def test_only_a_day_that_has_come_unlocks_content(
    on: str, told: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(structure, "today", lambda: date(2026, 6, 1))
    text = with_lines(
        (
            "max_turns: 8",
            f"max_turns: 8\nwarnings: [suicidaliteit]\nreviewed: {{by: een vakmens, on: {on}}}",
        )
    )
    scenario, problems = checks(text)

    assert [problem.code for problem in problems] == ([told] if told else [])
    assert (scenario is None) == (told is not None)


def test_content_with_a_hint_of_danger_is_not_locked() -> None:
    scenario = loads(with_lines(("max_turns: 8", "max_turns: 8\nwarnings: [gevaar_signaal]")))
    assert scenario.warnings == ("gevaar_signaal",)


# The fingerprint.


@pytest.mark.parametrize(
    "change",
    [
        ("format: 1", "# Een opmerking.\nformat: 1"),
        ("title: Klein", "title: Groot"),
        ("summary: Een buurman", "summary: Een oude buurman"),
        ("why: De keuze blijft bij Henk.", "why: Henk kiest."),
        ("max_turns: 8", "difficulty: 3\nmax_turns: 8"),
        ("goto: slot", "branches: [{to: slot}]"),
        ("says: Misschien moet", "says: Misschien  moet"),
    ],
)
def test_what_does_not_change_a_talk_leaves_the_fingerprint(change: tuple[str, str]) -> None:
    assert loads(with_lines(change)).fingerprint == loads(SOUND).fingerprint


@pytest.mark.parametrize(
    "change",
    [
        ("says: Misschien moet", "says: Misschien wil"),
        ("reaction: Ja. Dat is het.", "reaction: Ja."),
        ("max_turns: 8", "max_turns: 9"),
        ("signal: emotie", "signal: stilte"),
        ("goto: slot", "goto: begin\n        otherwise: {goto: slot}"),
        ("Koop anders een paar", "Koop een paar"),
        ("language: nl", "language: en"),
    ],
)
def test_what_changes_a_talk_changes_the_fingerprint(change: tuple[str, str]) -> None:
    assert loads(with_lines(change)).fingerprint != loads(SOUND).fingerprint


def test_the_order_of_scenes_leaves_the_fingerprint_and_that_of_replies_does_not() -> None:
    tree = yaml.safe_load(SOUND)
    tree["scenes"] = dict(reversed(tree["scenes"].items()))
    as_written = loads(SOUND).fingerprint
    assert loads(yaml.safe_dump(tree, sort_keys=False)).fingerprint == as_written
    tree["scenes"]["begin"]["replies"].reverse()
    assert loads(yaml.safe_dump(tree, sort_keys=False)).fingerprint != as_written


# The library.


def a_scenario(folder: Path, id_: str, *lines: str, title: str = "Klein") -> Path:
    file = folder / f"{id_}.yaml"
    head = "".join(f"{line}\n" for line in lines)
    text = SOUND.replace("id: klein", f"id: {id_}").replace("title: Klein", f"title: {title}")
    file.write_text(text.replace("max_turns: 8\n", f"max_turns: 8\n{head}"), encoding="utf-8")
    return file


def test_a_card_says_what_the_loaded_scenario_says() -> None:
    card, scenario = read_card(SMALL), load(SMALL)
    assert not isinstance(card, list)
    for name in ("id", "title", "language", "start", "crisis_kind", "difficulty", "minutes"):
        assert getattr(card, name) == getattr(scenario, name)
    for name in ("tempts", "teaches", "good_endings", "max_turns", "warnings", "summary"):
        assert getattr(card, name) == getattr(scenario, name)
    assert (card.setting, card.help_form) == (scenario.setting, scenario.help_form)
    assert (card.client_name, card.file, card.locked) == (scenario.client.name, SMALL, False)


def test_a_card_has_the_same_defaults_as_the_loaded_scenario(tmp_path: Path) -> None:
    file = a_scenario(tmp_path, "klein")
    card, scenario = read_card(file), load(file)
    assert not isinstance(card, list)
    assert (card.minutes, card.difficulty, card.crisis_kind) == (
        scenario.minutes,
        scenario.difficulty,
        scenario.crisis_kind,
    )


def test_the_library_is_in_the_order_of_a_learner(tmp_path: Path) -> None:
    a_scenario(tmp_path, "a", "difficulty: 3", title="Aap")
    a_scenario(tmp_path, "b", "difficulty: 1", title="noot")
    a_scenario(tmp_path, "c", "difficulty: 1", title="Mies")
    assert [card.id for card in library(tmp_path)] == ["c", "b", "a"]


def test_only_the_head_of_a_file_is_read_for_its_card(tmp_path: Path) -> None:
    file = tmp_path / "half.yaml"
    head = SOUND[: SOUND.index("reactions:")]
    file.write_text(head + "reactions: [dit is geen YAML\n", encoding="utf-8")
    assert [card.id for card in library(tmp_path)] == ["klein"]


def test_a_key_below_the_scenes_still_comes_on_the_card(tmp_path: Path) -> None:
    text = SOUND.replace("title: Klein\n", "") + "title: Onderaan\n"
    (tmp_path / "onder.yaml").write_text(text, encoding="utf-8")
    assert [card.title for card in library(tmp_path)] == ["Onderaan"]


def test_a_file_with_a_broken_head_has_no_card_and_is_told(tmp_path: Path) -> None:
    a_scenario(tmp_path, "goed")
    a_scenario(tmp_path, "stuk").write_text(SOUND.replace("start: klager", "start: klaar"))
    (tmp_path / "kapot.yaml").write_text("a: 'b", encoding="utf-8")
    (tmp_path / "leeg.yaml").write_text("", encoding="utf-8")
    found = shelf([tmp_path])
    assert [card.id for card in found.cards] == ["goed"]
    assert [(Path(p.path).stem, p.code) for p in found.problems] == [
        ("kapot", "not-yaml"),
        ("leeg", "empty-file"),
        ("stuk", "unlisted-scenario"),
    ]
    assert found.problems[2].span.line == 9


def test_locked_content_is_on_its_card(tmp_path: Path) -> None:
    a_scenario(tmp_path, "a", "warnings: [huiselijk_geweld]")
    a_scenario(tmp_path, "b", "warnings: [rouw]")
    assert [card.locked for card in library(tmp_path)] == [True, False]


def test_a_folder_that_is_not_there_is_an_empty_library_with_a_problem(tmp_path: Path) -> None:
    assert library(tmp_path / "weg") == []
    assert codes(shelf([tmp_path / "weg"]).problems) == ["missing-file"]


def test_a_folder_stands_for_the_scenarios_in_it(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", ".c.yaml", "d.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert [file.name for file in scenario_files([tmp_path])] == ["a.yml", "b.yaml"]


def test_a_scenario_is_found_by_its_id_or_its_path(tmp_path: Path) -> None:
    file = a_scenario(tmp_path, "mijn_zus")
    assert find("mijn_zus", [tmp_path]) == file
    assert find(str(file), []) == file
    assert find("elders/weg.yaml", [tmp_path]) == Path("elders/weg.yaml")


def test_a_scenario_that_is_not_there_gets_a_guess(tmp_path: Path) -> None:
    a_scenario(tmp_path, "mijn_zus")
    a_scenario(tmp_path, "de_brief")
    with pytest.raises(ScenarioNotFound) as caught:
        find("mijn_zuss", [tmp_path])
    assert caught.value.guesses == ("mijn_zus",)


def test_the_first_folder_wins_when_two_have_the_same_id(tmp_path: Path) -> None:
    first, second = tmp_path / "eerst", tmp_path / "dan"
    first.mkdir()
    second.mkdir()
    a_scenario(first, "zelfde", title="Eerst")
    a_scenario(second, "zelfde", title="Dan")
    assert [card.title for card in shelf([first, second]).cards] == ["Eerst"]


def test_the_library_is_read_without_pydantic() -> None:
    program = (
        "import sys; from pathlib import Path; from simulator.loading.library import library;"
        f"assert library(Path({str(SMALL.parent)!r}));"
        "sys.exit('pydantic' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent / "src")}
    done = subprocess.run([sys.executable, "-c", program], env=environment, check=False)
    assert done.returncode == 0


def test_every_code_can_be_allowed_by_name() -> None:
    for code, kind in KINDS.items():
        assert kind.code == code
        assert code == code.lower()
        assert code.replace("-", "").isalpha()
    named = [
        kind for family in FAMILIES for kind in vars(family).values() if isinstance(kind, Kind)
    ]
    assert len(named) == len(KINDS)
