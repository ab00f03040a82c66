"""A translation is the same talk in another language: `gesprek check` refuses every other talk.

The examples of the catalogue are tried here too, in a translation of the small file of the docs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from simulator import loading
from simulator.authoring.check import check_files, check_text, render_text
from simulator.authoring.problem_formats import render_json
from simulator.authoring.skeleton import skeleton
from simulator.authoring.translations import check_translation
from simulator.cli import listing
from simulator.codebook.vocabulary import VARIANTS
from simulator.diagnostics import Kind, Problem, Severity, translations
from simulator.loading.library import find, library, read_card, scenario_files
from simulator.places import shipped_scenarios
from tests.running import KLEIN, gesprek
from tests.sample import sample

SHIPPED = list(scenario_files([shipped_scenarios()]))
KINDS = [kind for kind in vars(translations).values() if isinstance(kind, Kind)]
BY_HAND = {translations.TRANSLATION_OF_BROKEN_ORIGINAL}
"""Kinds that a few lines cannot show."""
IN_THE_SAMPLE = [kind for kind in KINDS if kind not in BY_HAND]
FREE = {
    "title", "summary", "setting", "name", "background", "for_teacher", "cue", "says", "text",
    "reaction", "why", "inner", "discuss", "reactions", *VARIANTS,
}  # fmt: skip
"""Keys behind which stands what is said or read."""


def translated(original: str) -> str:
    """A scenario with the head of a translation; nothing in it is translated yet."""
    text, names = re.subn(
        r"^id: (\w+)$", r"id: \1_en\ntranslates: \1", original, flags=re.MULTILINE
    )
    text, languages = re.subn(r"^language: nl$", "language: en", text, flags=re.MULTILINE)
    assert (names, languages) == (1, 1)
    return text


@cache
def klein() -> str:
    """The original, in which every key of the format stands at least once."""
    return KLEIN.read_text("utf-8")


def changed(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, f"{text.count(old)} times: {old!r}"
    return text.replace(old, new)


def checked(folder: Path, translation: str, original: str) -> list[Problem]:
    """The errors in a translation beside its original, which is itself not asked about."""
    (folder / "origineel.yaml").write_text(original, "utf-8")
    file = folder / "vertaling.yaml"
    file.write_text(translation, "utf-8")
    problems = check_files([file]).problems
    assert {problem.path for problem in problems} <= {str(file)}
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


# What is the same talk.


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: str(file.stem))
def test_a_copy_of_a_shipped_scenario_in_another_language_is_a_translation(
    file: Path, tmp_path: Path
) -> None:
    text = file.read_text("utf-8")
    if re.search("^translates:", text, re.MULTILINE):
        assert codes(check_translation(file, loading.examine(text, str(file)))) == []
        return
    copy = tmp_path / "copy.yaml"

    # The original does not stand beside it: it is found among the scenarios of the program.
    assert check_translation(copy, loading.examine(translated(text), str(copy))) == []


def test_all_that_is_said_or_read_may_be_other_words(tmp_path: Path) -> None:
    in_english = in_other_words(klein(), lambda words: f"({words[:20]} in English)")

    assert "En de woningbouw doet niks" not in in_english
    assert checked(tmp_path, in_english, klein()) == []


@given(st.text("abcdefghijk ", min_size=12, max_size=30))
def test_whatever_the_words_are_the_talk_is_the_same(words: str) -> None:
    text = in_other_words(sample(), lambda _: f"Ja, {words}!")
    ours, theirs = loading.examine(text), loading.examine(sample())
    here, there = ours.scenario(), theirs.scenario()

    assert ours.file is not None
    assert theirs.file is not None
    assert here is not None
    assert there is not None
    assert skeleton(ours.file, here)._replace(id="") == skeleton(theirs.file, there)._replace(id="")


def in_other_words(original: str, other: Callable[[str], str]) -> str:
    """A translation of ``original`` with ``other`` words wherever something is said or read."""
    tree = other_words(yaml.safe_load(translated(original)), other)
    return yaml.safe_dump(tree, sort_keys=False, allow_unicode=True)


def other_words(value: Any, other: Callable[[str], str], key: str = "") -> Any:
    """The same tree with ``other`` words wherever something is said or read."""
    if isinstance(value, dict):
        # A reaction is called after its reflex.
        return {
            inside: other_words(one, other, key if key == "reactions" else inside)
            for inside, one in value.items()
        }
    if isinstance(value, list):
        return [other_words(one, other, key) for one in value]
    return other(value) if key in FREE and isinstance(value, str) else value


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    weight: 1\n", ""),
        ("session: eerste\n", ""),
        ("people: 1\n", ""),
        ("    sets: zondag_genoemd\n", "    sets: [zondag_genoemd]\n"),
        ("        hollow: false\n", ""),
        ("        goto: open_deur\n", "        branches: [{to: open_deur}]\n"),
        ("        question: open\n        exploration: e_in\n        text: Hoe heb je dit",
         "        text: Hoe heb je dit"),
        ("      - type: regie_teruggeven\n",
         "      - id: regie_teruggeven\n        type: regie_teruggeven\n"),
        ("  age: 61\n  form_of_address: je\n", "  age: 58\n  form_of_address: u\n"),
        ("# A small scenario", "# A small translation"),
    ],
)  # fmt: skip
def test_what_counts_the_same_may_be_written_otherwise(old: str, new: str, tmp_path: Path) -> None:
    assert checked(tmp_path, changed(translated(klein()), old, new), klein()) == []
    assert checked(tmp_path, translated(klein()), changed(klein(), old, new)) == []


def test_a_file_that_translates_nothing_is_compared_with_nothing(tmp_path: Path) -> None:
    text = changed(translated(klein()), "translates: klein\n", "")
    assert checked(tmp_path, text, changed(klein(), "start: klager", "start: klant")) == []
    assert check_translation(KLEIN, loading.examine(klein())) == []


# What is another talk.

DIFFERENCES = [
    ("start: klager", "start: klant"),
    ("crisis_kind: geen", "crisis_kind: beleefd"),
    ("session: eerste", "session: vervolg"),
    ("help_form: semiformeel", "help_form: informeel"),
    ("max_turns: 10", "max_turns: 11"),
    ("vervolg_gekozen, open_deur]", "open_deur, vervolg_gekozen]"),
    ("opens_with: binnenkomst", "opens_with: zondag"),
    ("facts: [zondag_genoemd]", "facts: [zondag_genoemd, nog_een_feit]"),
    ("flags: [feit_bekend]", "flags: []"),
    ("shift: {vertrouwen: 1}", "shift: {vertrouwen: -1}"),
    ("shift: {vertrouwen: 1}", "shift: {hoop: 1, vertrouwen: 1}"),
    ("bad_news: false", "bad_news: true"),
    ("night: false", "night: true"),
    ("people: 1", "people: 2"),
    ("warnings: [somberheid]", "warnings: [rouw]"),
    ("tempts: [advies_reflex, meeleef_reflex]", "tempts: [advies_reflex]"),
    ("teaches: [klaagtypisch, coping, ja_maar]", "teaches: [klaagtypisch, coping]"),
    ("difficulty: 1", "difficulty: 2"),
    ("minutes: 6", "minutes: 7"),
    ("signal: kracht", "signal: wens"),
    ("weight: 1", "weight: 2"),
    ("sets: zondag_genoemd", "sets: []"),
    ("drift: {hoop: 1}", "drift: {hoop: -1}"),
    ("event: false", "event: true"),
    ("    strict: false", "    strict: true"),
    ("    strict: false", "    consultation: true"),
    ("    spontaneous: true", "    spontaneous: false"),
    ("estimate: beslisboom", "estimate: rol"),
    ("- id: nachten", "- id: avonden"),
    ("type: regie_teruggeven", "type: erkennen"),
    ("question: retorisch", "question: gesloten"),
    ("exploration: e_in", "exploration: e_ex"),
    ("technique: indirect", "technique: direct"),
    ("reflex_behaviour: bekritiseren", "reflex_behaviour: waarschuwen"),
    ("why_question: true", "why_question: false"),
    ("hollow: false", "hollow: true"),
    ("hollow: false", "strict: true"),
    ("hollow: false", "spontaneous: true"),
    ("when: {spanning: {max: 9}", "when: {spanning: {max: 8}"),
    ("crisis_fase: geen}", "crisis_fase: [geen, acuut]}"),
    ("houding: [klant]", "houding: [klant, klager]"),
    ("min: 5", "min: 6"),
    ("flags: [erkend]", "flags: []"),
    ("without: [gevaar]", "without: []"),
    ("sets: [toestemming, mandaat]", "sets: [mandaat]"),
    ("clears: [toestemming]", "clears: []"),
    ("needs: zondag_genoemd", "needs: []"),
    ("- to: zondag", "- to: keuze"),
    ("goto: zondag\n        otherwise", "goto: keuze\n        otherwise"),
    ("          goto: binnenkomst", "          goto: zondag"),
    ("lens: {macht: 0, schein: proces}", "lens: {macht: 1, schein: proces}"),
    ("lens: {macht: 0, schein: proces}", "lens: {macht: 0}"),
]


@pytest.mark.parametrize(("old", "new"), DIFFERENCES)
def test_a_difference_is_refused_at_its_line(old: str, new: str, tmp_path: Path) -> None:
    """A value of the original that the translation has otherwise."""
    text = translated(klein())
    line = text[: text.index(old)].count("\n") + 1
    [problem] = checked(tmp_path, changed(text, old, new), klein())

    assert (problem.code, problem.span.line) == ("translation-differs", line)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    weight: 1\n", "    starts_crisis: true\n"),
        ("        hollow: false\n", "        starts_crisis: true\n"),
    ],
)
def test_where_a_crisis_begins_is_compared(old: str, new: str, tmp_path: Path) -> None:
    original = changed(klein(), "crisis_kind: geen", "crisis_kind: werkelijk")
    original = changed(original, "warnings: [somberheid]", "warnings: [huisuitzetting]")
    text = changed(original, "    strict: false", "    starts_crisis: true")
    [problem] = checked(tmp_path, changed(translated(text), old, new), text)

    assert problem.code == "translation-differs"
    assert "`starts_crisis`" in problem.headline("en")


class Lack(NamedTuple):
    """Lines that one of the two has and the other has not."""

    lines: str
    name: str
    """How a message calls what they are."""
    beside: str
    """What stands on the line that a message points at where they are lacking."""


PARTS = [
    Lack("      koel: Er verandert toch niks.\n", "variant `koel` of `says`", "    says:"),
    Lack("    gejaagd: Geprobeerd! Allemaal geprobeerd!\n", "variant `gejaagd` of "
         "`reactions.advies_reflex`", "  advies_reflex:"),
    Lack("  gevaar: Ik zei het net al. Ik hou dit zo niet vol.\n", "the text `reactions.gevaar`",
         "reactions:"),
    Lack("          reaction: Volgehouden? Ik hou het juist niet vol.\n",
         "the text `otherwise.reaction`", "        otherwise:"),
    Lack("        reaction: Echt? Nou, dat zou fijn zijn. Bel je nu?\n",
         "the text `reaction` (what the client answers)", "      - id: beloven"),
    Lack("  - text: Dat ging te snel, zeg ik nu.\n    reaction: Geeft niks, hoor.\n",
         "repairing reply 2", "repair:"),
    Lack("      - type: advies_reflex\n        reflex_behaviour: ongevraagd_advies\n"
         "        text: Vraag het morgen aan de huismeester.\n"
         "        why: Henk wil het zelf doen, en krijgt een adres.\n",
         'reply "advies_reflex"', "    replies:"),
    Lack("  maandag:\n    says: Maandag is het weer stil. Dan mis ik het haast.\n"
         "    replies:\n      - {type: volgen, text: Het is maandag stil., reaction: Ja., "
         "goto: keuze, why: Henk hoort zichzelf.}\n"
         "      - {type: erkennen, text: Stil kan ook leeg zijn., reaction: Zo is het., "
         "goto: keuze, why: Henk hoort zichzelf.}\n", 'scene "maandag"', "scenes:"),
    Lack("  escalatie: {says: Nou ben ik er klaar mee!, text: Henk slaat met zijn hand op tafel en "
         "loopt weg.}\n", "ending escalatie", "endings:"),
]  # fmt: skip
PLACES = {
    "repairing reply 2": "\nscenes:",
    'reply "advies_reflex"': "\nendings:",
    'scene "maandag"': "\n  keuze:\n",
}
"""Before what the lines stand that the original does not have by itself."""


def with_lines(part: Lack) -> str:
    """The original with everything of ``part`` in it."""
    if part.lines in klein():
        return klein()
    before = PLACES[part.name]
    return changed(klein(), before, f"{part.lines}{before}")


@pytest.mark.parametrize("part", PARTS, ids=lambda part: str(part.name))
def test_what_is_missing_is_refused_where_it_belongs(part: Lack, tmp_path: Path) -> None:
    """With the line of the original on which it stands."""
    original = with_lines(part)
    text = changed(translated(original), part.lines, "")
    [problem] = checked(tmp_path, text, original)

    assert problem.code == "translation-misses-a-part"
    assert f"{part.name} of the original is missing" in problem.headline("en")
    assert part.beside in text.splitlines()[problem.span.line - 1]
    line = original[: original.index(part.lines)].count("\n") + 1
    assert f"on line {line}," in problem.help("en")


@pytest.mark.parametrize("part", PARTS, ids=lambda part: str(part.name))
def test_what_is_added_is_refused_at_its_line(part: Lack, tmp_path: Path) -> None:
    text = translated(with_lines(part))
    [problem] = checked(tmp_path, text, changed(with_lines(part), part.lines, ""))

    assert problem.code == "translation-adds-a-part"
    assert f"there is {part.name}, and" in problem.headline("en")
    assert problem.span.line == text[: text.index(part.lines)].count("\n") + 1


def test_a_road_more_or_less_is_refused(tmp_path: Path) -> None:
    between = "          - to: zondag\n"
    more = changed(
        klein(), between, f"          - when: {{flags: gevaar}}\n            to: keuze\n{between}"
    )

    found = checked(tmp_path, translated(klein()), more)
    assert "translation-misses-a-part" in codes(found)
    assert "road 3 of the original is missing" in found[0].headline("en")
    assert "translation-adds-a-part" in codes(checked(tmp_path, translated(more), klein()))


def test_replies_in_another_order_are_refused_at_the_first_that_moved(tmp_path: Path) -> None:
    first, second, third = re.findall(
        r"      - type: (?:mandaat|regie|volgende).*?why: .*?\n", klein(), re.DOTALL
    )
    text = changed(translated(klein()), first + second, second + first)
    [problem] = checked(tmp_path, text, klein())

    assert problem.code == "translation-in-another-order"
    assert problem.span.line == text[: text.index(second)].count("\n") + 1
    assert third in text
    assert 'reply "regie_teruggeven" stands before reply "mandaat_vragen"' in problem.headline("en")


def test_scenes_in_another_order_are_refused(tmp_path: Path) -> None:
    scenes = re.search(
        r"^  (zondag:\n.*?)^  (keuze:\n.*?)^endings:", klein(), re.DOTALL | re.MULTILINE
    )
    assert scenes is not None
    one, other = scenes.groups()
    text = changed(translated(klein()), f"  {one}  {other}", f"  {other}  {one}")
    [problem] = checked(tmp_path, text, klein())

    assert problem.code == "translation-in-another-order"
    assert text.splitlines()[problem.span.line - 1] == "  keuze:"


def test_a_scene_with_another_name_is_told_once_and_not_at_every_road(tmp_path: Path) -> None:
    text = translated(klein()).replace("  zondag:", "  sunday:").replace("to: zondag", "to: sunday")
    [problem] = checked(tmp_path, text, klein())

    assert (problem.code, text.splitlines()[problem.span.line - 1]) == (
        "translation-differs",
        "  sunday:",
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("type: copingvraag", "type: erkennen"),
        ("type: meeleef_reflex\n        reflex_behaviour: stil_overnemen", "type: volgen"),
    ],
)
def test_a_reply_of_another_type_is_told_once(old: str, new: str, tmp_path: Path) -> None:
    """And not again for what follows from its type: a question, a road when it is a reflex."""
    [problem] = checked(tmp_path, changed(translated(klein()), old, new), klein())

    assert "`type` (reply type)" in problem.headline("en")


# What the original is, and where it is looked for.


def test_a_message_says_what_the_original_has_and_on_which_line(tmp_path: Path) -> None:
    text = changed(translated(klein()), "signal: kracht", "signal: wens")
    [problem] = checked(tmp_path, text, klein())
    line = klein()[: klein().index("signal: kracht")].count("\n") + 1

    assert "`wens`; in the original it is `kracht`" in problem.headline("en")
    assert f"{tmp_path / 'origineel.yaml'} on line {line}," in problem.help("en")
    report = check_files([tmp_path / "vertaling.yaml"])
    for language in ("nl", "en"):
        assert "signal: wens" in render_text(report.problems, report.sources, language)
    assert "translation-differs" in render_json(report.problems, "en")


def test_of_an_original_with_errors_only_that_is_said(tmp_path: Path) -> None:
    text = changed(translated(klein()), "signal: kracht", "signal: wens")
    for broken in (changed(klein(), "start: klager", "start: klaar"), "id: klein\nx: 'nooit dicht"):
        (tmp_path / "klein.yaml").write_text(broken, "utf-8")
        file = tmp_path / "klein_en.yaml"
        file.write_text(text, "utf-8")
        [problem] = [p for p in check_files([file]).problems if p.severity is Severity.ERROR]
        assert problem.code == "translation-of-broken-original"
        assert text.splitlines()[problem.span.line - 1] == "translates: klein"
        assert str(tmp_path / "klein.yaml") in problem.headline("en")


def test_an_original_that_is_nowhere_is_missing_and_a_close_name_is_offered(tmp_path: Path) -> None:
    text = changed(translated(klein()), "translates: klein", "translates: kleim")
    [problem] = checked(tmp_path, text, klein())

    assert problem.code == "translated-scenario-missing"
    assert "`klein`" in problem.help("en")
    assert text.splitlines()[problem.span.line - 1] == "translates: kleim"


def test_the_original_is_found_in_a_folder_that_is_asked_about(tmp_path: Path) -> None:
    for name, text in (("nl", klein()), ("en", translated(klein()))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "gesprek.yaml").write_text(text, "utf-8")

    alone = check_files([tmp_path / "en"])
    assert codes(alone.problems) == ["translated-scenario-missing"]
    assert not check_files([tmp_path / "en", tmp_path / "nl"]).has_errors


def test_the_original_is_found_in_a_folder_of_ones_own(tmp_path: Path) -> None:
    for name, text in (("nl", klein()), ("en", translated(klein()))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "gesprek.yaml").write_text(text, "utf-8")

    assert gesprek("check", tmp_path / "en").code == 1
    own = str(tmp_path / "nl")
    assert gesprek("check", tmp_path / "en", GESPREK_SCENARIOS=own).code == 0


def test_a_file_called_after_the_original_that_holds_another_scenario_is_not_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "klein.yaml").write_text(changed(klein(), "id: klein\n", "id: groot\n"), "utf-8")
    assert checked(tmp_path, translated(klein()), klein()) == []


def test_no_name_leads_out_of_the_folders(tmp_path: Path) -> None:
    (tmp_path / "geheim.yaml").write_text(klein(), "utf-8")
    (tmp_path / "hier").mkdir()
    text = changed(translated(klein()), "translates: klein", "translates: ../geheim")
    problems = checked(tmp_path / "hier", text, klein())

    assert not any(code.startswith("transl") for code in codes(problems))
    assert problems


def test_a_translation_with_errors_of_its_own_is_told_these_first(tmp_path: Path) -> None:
    text = changed(translated(klein()), "start: klager", "start: klaar")
    text = changed(text, "signal: kracht", "signal: wens")
    assert codes(checked(tmp_path, text, klein())) == ["unknown-slug"]


# What the catalogue shows.


def of_the_sample(text: str, folder: Path) -> list[str]:
    return codes(checked(folder, text, sample()))


@pytest.mark.parametrize("kind", IN_THE_SAMPLE, ids=lambda kind: str(kind.code))
def test_an_example_has_the_problem_it_shows_and_its_repair_has_none(
    kind: Kind, tmp_path: Path
) -> None:
    assert kind.example is not None
    wrong, right = (
        kind.example.put(lines, translated(sample()))
        for lines in (kind.example.wrong, kind.example.right)
    )

    assert of_the_sample(wrong, tmp_path) == [kind.code]
    assert of_the_sample(right, tmp_path) == []


def test_what_an_example_cannot_show_has_none() -> None:
    assert {kind for kind in KINDS if kind.example is None} == BY_HAND


# On the command line, and in the library.


def test_check_ends_with_1_on_a_translation_that_differs(tmp_path: Path) -> None:
    text = changed(translated(klein()), "max_turns: 10", "max_turns: 9")
    (tmp_path / "klein.yaml").write_text(klein(), "utf-8")
    file = tmp_path / "klein_en.yaml"
    file.write_text(text, "utf-8")
    line = text[: text.index("max_turns: 9")].count("\n") + 1

    said = gesprek("check", file, "--select", "translations")
    assert said.code == 1
    assert f"{file}:{line}:" in said.out
    assert "fout[translation-differs]" in said.out
    assert json.loads(gesprek("check", file, "--format", "json").out) != []
    file.write_text(translated(klein()), "utf-8")
    assert gesprek("check", tmp_path, "--select", "translations").code == 0


def test_a_card_says_of_what_it_is_a_translation(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(klein(), "utf-8")
    head = translated(klein()).split("\nreactions:")[0]
    # Only the head is read.
    (tmp_path / "b.yaml").write_text(f"{head}\nreactions: [dit is geen YAML\n", "utf-8")

    cards = {card.id: card for card in library(tmp_path)}
    assert cards["klein"].translates is None
    assert (cards["klein_en"].translates, cards["klein_en"].language) == ("klein", "en")
    (tmp_path / "b.yaml").write_text(head.replace("translates: klein", "translates: 3"), "utf-8")
    assert isinstance(read_card(tmp_path / "b.yaml"), list)


def test_the_list_for_a_program_says_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.yaml").write_text(klein(), "utf-8")
    (tmp_path / "b.yaml").write_text(translated(klein()), "utf-8")
    monkeypatch.setattr(listing, "shipped_scenarios", lambda: tmp_path)
    listing.list_scenarios(as_json=True)

    cards = json.loads(capsys.readouterr().out)
    assert {card["id"]: card["translates"] for card in cards} == {
        "klein": None,
        "klein_en": "klein",
    }


def test_a_translation_is_found_by_its_own_id(tmp_path: Path) -> None:
    text = re.sub("^id: .*$", "id: mijn_zus_doet_niets_en", translated(klein()), flags=re.MULTILINE)
    (tmp_path / "zus.yaml").write_text(text, "utf-8")

    assert find("mijn_zus_doet_niets_en", [tmp_path]) == tmp_path / "zus.yaml"
    assert loading.load(tmp_path / "zus.yaml").translates == "klein"
    assert check_text(text).problems == []
