"""What docs/scenarios.md tells an author is so: its files load, its tables and output are right.

The page quotes what `check` and `explore` say of small changes to its first file. When a message
was worded anew, ``python -m tests.test_docs`` in the top folder writes that output into the page.
"""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest

from simulator import language
from simulator.authoring.check import render_text as problems_as_text
from simulator.authoring.explore import DECIDED_BY, explore
from simulator.authoring.findings_text import claim_text
from simulator.authoring.findings_text import render_text as claims_as_text
from simulator.client.fit import Cause
from simulator.codebook.effects import ELICITS
from simulator.codebook.endings import ENDING_KINDS_OF, ENDING_RULES
from simulator.codebook.grounds import FLAG_PRECONDITIONS
from simulator.codebook.labels import ENDING_DEFAULTS
from simulator.codebook.requirements import ALWAYS, Gauges
from simulator.codebook.thresholds import COOL_UNTIL, HURRIED_FROM, OPEN_FROM
from simulator.codebook.vocabulary import ENDINGS, FLAGS, INTERVENTIONS
from simulator.conversation import Conversation, variant_for
from simulator.events import Given
from simulator.loading import checks, loads
from simulator.loading.file_model import (
    BranchPart,
    ClientPart,
    ConditionPart,
    EndingPart,
    OtherwisePart,
    Part,
    RangePart,
    ReactionKey,
    RepairPart,
    ReplyPart,
    ReviewPart,
    ScenarioPart,
    ScenePart,
    VariantsPart,
)
from simulator.loading.structure import LONG_REPLY, LONG_SPEECH, SHORT_REPLY
from simulator.loading.validating import every_part
from simulator.scenario import Scenario, Spoken
from tests.pages import Block, anchors, blocks, changed

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGE = DOCS / "scenarios.md"

TABLES: dict[str, tuple[type[Part], ...]] = {
    "The whole file": (ScenarioPart,),
    "The client": (ClientPart,),
    "A scene": (ScenePart,),
    "A reply": (ReplyPart,),
    "Otherwise": (OtherwisePart,),
    "Branches": (BranchPart,),
    "When": (ConditionPart, RangePart),
    "Variants": (VariantsPart,),
    "Repair": (RepairPart,),
    "An ending": (EndingPart,),
    "Reviewed": (ReviewPart,),
}
"""Under which heading the keys of each class of the file model stand."""

ASKED_BY_STRUCTURE = {"why", "reaction", "goto", "replies", "reflex_behaviour"}
"""Keys that can be left out of the file model and, in most places, not of a file."""


@cache
def page() -> str:
    return PAGE.read_text("utf-8")


@cache
def complete_files() -> dict[str, str]:
    """The blocks that are whole files, by the id of the scenario."""
    texts = [block.text for block in blocks(page()) if (block.kind, block.word) == COMPLETE]
    return {loads(text).id: text for text in texts}


COMPLETE = ("yaml", "complete")
SMALL = "de_koffie_van_rietje"
CRISIS = "om_vier_uur"


def what_check_says(text: str) -> str:
    name = f"{SMALL}.yaml"
    problems = checks(text, name)[1]
    return problems_as_text(problems, {name: text}, "en")


def what_explore_says(text: str, claim: str) -> str:
    """The part of the findings about one claim, in English."""
    spoken = language.current()
    language.use("en")
    try:
        told = claims_as_text(explore(loads(text), play=False))
    finally:
        language.use(spoken)
    _, *parts = re.split(r"^(?=P\d+ )", told, flags=re.MULTILINE)
    [part] = [part for part in parts if part.startswith(f"{claim} ")]
    return part


def regenerated(text: str) -> str:
    """The page with the output of the program as it is now."""
    small = next(block.text for block in blocks(text) if (block.kind, block.word) == COMPLETE)

    def anew(found: re.Match[str]) -> str:
        before, diff, between, word = found.group("before", "diff", "between", "word")
        verb, _, claim = word.partition(" ")
        after = changed(small, diff)
        said = what_check_says(after) if verb == "check" else what_explore_says(after, claim)
        return f"{before}{diff}{between}{said.rstrip()}\n```\n"

    return re.sub(
        r"(?P<before>^```diff\n)(?P<diff>.*?)"
        r"(?P<between>^```\n\n^```text (?P<word>[^\n]+)\n).*?^```\n",
        anew,
        text,
        flags=re.MULTILINE | re.DOTALL,
    )


# The files


def test_the_page_has_a_small_file_and_one_with_a_take_over() -> None:
    assert list(complete_files()) == [SMALL, CRISIS]


@pytest.mark.parametrize("name", [SMALL, CRISIS])
def test_a_complete_file_loads_without_a_problem(name: str) -> None:
    assert checks(complete_files()[name])[1] == []


OF_A_LONGER_TALK = {"P2", "P6", "P9", "P10", "P11", "P21", "P29"}
"""Claims that two scenes leave no room for, as the page says."""


@pytest.mark.parametrize("name", [SMALL, CRISIS])
def test_every_claim_that_a_short_talk_can_hold_holds_for_a_complete_file(name: str) -> None:
    findings = explore(loads(complete_files()[name]))

    assert {claim.id for claim in findings.claims if claim.holds is not True} <= OF_A_LONGER_TALK


def with_parts(section: str) -> str:
    """The small file with everything of one section put into it."""
    text = complete_files()[SMALL]
    for block in blocks(page()):
        if block.section == section and block.kind == "yaml" and block.word != "complete":
            place = {"top": "\nreactions:\n", "scenes": "\nendings:\n"}[block.word]
            assert text.count(place) == 1
            text = text.replace(place, f"\n{block.text}{place}")
    return text


SECTIONS_WITH_PARTS = [
    "How the client sounds",
    "Flags, facts and permission",
    "Danger and the safety gate",
]


def test_every_part_of_a_file_stands_in_a_section_that_is_tried() -> None:
    whole = ("complete", "walkthroughs")
    parts = [block for block in blocks(page()) if block.kind == "yaml" and block.word not in whole]

    assert sorted({block.section for block in parts}) == sorted(SECTIONS_WITH_PARTS)


@pytest.mark.parametrize("section", SECTIONS_WITH_PARTS)
def test_the_parts_of_a_section_load_in_the_small_file(section: str) -> None:
    scenario, problems = checks(with_parts(section))

    assert scenario is not None
    # Nothing leads to them: an author still has to.
    assert {problem.code for problem in problems} == {"unreachable-scene"}


def scenarios_of_the_page() -> list[Scenario]:
    texts = [*complete_files().values(), *map(with_parts, SECTIONS_WITH_PARTS)]
    return [loads(text) for text in texts]


def test_the_replies_of_the_page_set_only_what_their_type_can_bring_about() -> None:
    for scenario in scenarios_of_the_page():
        for scene in scenario.scenes.values():
            for reply in scene.replies:
                allowed = set(scenario.facts)
                if reply.type in INTERVENTIONS:
                    allowed |= ELICITS[reply.type]
                assert reply.sets <= allowed, (scene.id, reply.id)


def test_every_why_of_the_page_names_the_client_as_the_page_asks() -> None:
    for scenario in scenarios_of_the_page():
        for scene in scenario.scenes.values():
            for reply in scene.replies:
                assert scenario.client.name in reply.why, (scene.id, reply.id)


def test_a_silent_take_over_is_closed_until_it_is_mended_and_told() -> None:
    silent = ("laat_maar_aan_mij_over", "transparant_maken")
    mended = ("laat_maar_aan_mij_over", "herstel", "transparant_maken")

    assert ending_when_handed_back_after(silent) == "afhankelijk"
    assert ending_when_handed_back_after(mended) == "regie_terug"


def ending_when_handed_back_after(replies: tuple[str, ...]) -> str | None:
    """How the talk with the take-over ends when the lead is handed back as soon as it can be."""
    talk = Conversation.replayed(loads(complete_files()[CRISIS]), replies)
    while not talk.ended:
        on_offer = {choice.id for choice in talk.replies}
        wanted = ("regie_teruggeven", "copingvraag", "erkennen")
        talk.give(next(reply for reply in wanted if reply in on_offer))
    return talk.ended


def test_permission_that_was_asked_for_is_used_in_the_next_scene() -> None:
    text = with_parts("Flags, facts and permission")
    scenario = loads(changed(text, "-opens_with: zestig_koppen\n+opens_with: wie_droogt_er_af\n"))

    talk = Conversation.replayed(scenario, ["mandaat_vragen", "informatie_geven"])
    *_, used = [event for event in talk.events if isinstance(event, Given)]
    assert (used.scene, used.fit) == ("de_kaartclub", "passend")
    # Nothing else that could be its ground was there.
    assert used.signal not in ("vraagt_info", "vraagt_advies")


def test_the_gate_of_the_page_closes_with_the_question_and_stops_the_talk_without_it() -> None:
    text = with_parts("Danger and the safety gate")
    scenario = loads(changed(text, "-opens_with: zestig_koppen\n+opens_with: de_ladder\n"))

    asked = Conversation.replayed(scenario, ["veiligheid_uitvragen"])
    assert asked.scene is not None
    assert asked.scene.id == "dinsdag"
    assert not asked.state.moment.gate
    passed_over = Conversation.replayed(scenario, ["erkennen", "afleid_reflex"])
    assert scenario.plainly.gewoon in [event.text for event in passed_over.events]
    missed = Conversation.replayed(scenario, ["erkennen", "afleid_reflex"] * 2)
    assert missed.ended == "veiligheid_gemist"


# What the program says


def test_what_the_page_quotes_is_what_the_program_says() -> None:
    assert page() == regenerated(page())


def test_every_change_on_the_page_is_followed_by_what_the_program_says_of_it() -> None:
    found = blocks(page())
    after_diff = [after for before, after in itertools.pairwise(found) if is_diff(before)]

    assert len(after_diff) == sum(map(is_diff, found))
    for block in after_diff:
        assert block.kind == "text"
        assert block.text.strip(), block.section
        if block.word.startswith("explore"):
            assert "DOES NOT HOLD" in block.text


def is_diff(block: Block) -> bool:
    return block.kind == "diff"


def test_a_change_shows_the_problem_it_is_about_and_few_others() -> None:
    small = complete_files()[SMALL]
    for block in filter(is_diff, blocks(page())):
        if block.section == "What goes wrong most often":
            assert 1 <= len(checks(changed(small, block.text))[1]) <= 2, block.text


def test_every_claim_says_what_to_do_when_it_fails() -> None:
    section = page().split("## What `explore` proves\n")[1].split("\n## ")[0]
    table, *parts = section.split("\n### ")
    listed = re.findall(r"^\| (P\d+) \| (.+?) \| (.+?) \|$", table, re.MULTILINE)

    asked_of_an_author = [name for name, by in DECIDED_BY.items() if by in ("states", "players")]
    assert [claim for claim, _, _ in listed] == asked_of_an_author
    spoken = language.current()
    language.use("en")
    try:
        assert {claim: words for claim, words, _ in listed} == {
            claim: claim_text(claim) for claim in asked_of_an_author
        }
    finally:
        language.use(spoken)
    shown_below = [claim for claim, _, cure in listed if cure == "see below"]
    assert [part.split(":")[0] for part in parts] == shown_below
    for part in parts:
        assert f"```text explore {part.split(':')[0]}\n" in part
        assert "*To mend it:*" in part


# The tables


def rows(heading: str) -> list[list[str]]:
    """The rows of the tables under a heading, without their heads."""
    _, found, text = page().partition(f"\n{heading}\n")
    assert found, heading
    text = re.split(r"^#{2,3} ", text, flags=re.MULTILINE)[0]
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    return [row for row in cells if row[0].startswith("`")]


def key_of(row: list[str]) -> str:
    return row[0].strip("`")


def test_every_class_of_the_file_model_has_its_table() -> None:
    assert {part for parts in TABLES.values() for part in parts} == set(every_part())


@pytest.mark.parametrize("heading", TABLES)
def test_every_key_of_the_file_model_is_documented_and_no_other(heading: str) -> None:
    keys = [key for part in TABLES[heading] for key in part.model_fields]

    assert sorted(key_of(row) for row in rows(f"### {heading}")) == sorted(keys)


def test_every_reaction_there_can_be_is_documented() -> None:
    behind = [name for literal in get_args(ReactionKey) for name in get_args(literal) or [literal]]

    assert [key_of(row) for row in rows("### Reactions")] == behind


@pytest.mark.parametrize("heading", TABLES)
def test_the_default_of_a_key_is_the_one_in_its_row(heading: str) -> None:
    fields = {key: field for part in TABLES[heading] for key, field in part.model_fields.items()}
    for row in rows(f"### {heading}"):
        key, default = key_of(row), row[2]
        field = fields[key]
        if field.is_required():
            assert default == "required", key
        elif key not in ASKED_BY_STRUCTURE:
            assert not default.startswith("required"), key
        if isinstance(field.default, bool | int | str) and not field.is_required():
            written = str(field.default).lower()
            assert default.startswith(f"`{written}`"), key


@pytest.mark.parametrize("heading", TABLES)
def test_the_limits_of_a_key_are_the_ones_in_its_row(heading: str) -> None:
    schemas: dict[str, Any] = {}
    for part in TABLES[heading]:
        schema = part.model_json_schema()
        for key, field in schema["properties"].items():
            schemas[key] = followed(field, schema.get("$defs", {}))
    for row in rows(f"### {heading}"):
        key, limits = key_of(row), row[3]
        numbers = [int(number) for number in re.findall(r"-?\d+", limits)]
        for bound in ("maxLength", "minimum", "maximum"):
            for value in schemas[key].get(bound, []):
                assert value in numbers, (key, bound)
        words = schemas[key].get("enum", [])
        if 0 < len(words) <= 7:
            assert set(re.findall(r"`(\w+)`", limits)) >= set(words), key


def followed(schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, list[Any]]:
    """What a value may be, of every alternative and every item of a list."""
    found: dict[str, list[Any]] = {}
    waiting = [schema]
    while waiting:
        one = waiting.pop()
        waiting += [*one.get("anyOf", []), *one.get("oneOf", [])]
        if "items" in one:
            waiting.append(one["items"])
        # The keys of another class are in that class's own table; its texts are the limits here.
        if one.get("$ref", "").endswith("VariantsPart"):
            waiting.append(definitions["VariantsPart"]["properties"]["gewoon"])
        for bound in ("maxLength", "minimum", "maximum"):
            if bound in one:
                found.setdefault(bound, []).append(one[bound])
        found.setdefault("enum", []).extend(one.get("enum", []))
    return found


def test_lengths_that_get_a_note_are_the_ones_on_the_page() -> None:
    reply = f"note from {LONG_REPLY + 1} and below {SHORT_REPLY}"
    speech = f"note from {LONG_SPEECH + 1}"
    texts = [row for heading in ("A reply", "Repair") for row in rows(f"### {heading}")]

    assert all(reply in row[3] for row in texts if key_of(row) == "text")
    spoken = ["A scene", "A reply", "Otherwise", "Variants", "Repair", "Reactions"]
    for row in [row for heading in spoken for row in rows(f"### {heading}")]:
        if "399" in row[3]:
            assert speech in row[3], row[0]


def test_the_flags_are_set_by_the_types_and_after_what_the_codebook_says() -> None:
    table = rows("## Flags, facts and permission")

    assert [key_of(row) for row in table] == list(FLAGS)
    for flag, types, before in table:
        name = flag.strip("`")
        assert re.findall(r"`(\w+)`", types) == [t for t, flags in ELICITS.items() if name in flags]
        asked = FLAG_PRECONDITIONS.get(name)
        assert before == ("–" if asked is None else f"`{asked.formula()}`")


def test_the_endings_have_the_guards_of_the_codebook() -> None:
    table = rows("## Endings")

    assert [key_of(row) for row in table] == list(ENDINGS)
    for row, ending in zip(table, ENDINGS, strict=True):
        _, kind, guard, otherwise, has_text = row
        rule = ENDING_RULES.get(ending)
        assert kind == ENDING_KINDS_OF[ending]
        assert has_text == ("yes" if ending in ENDING_DEFAULTS else "no")
        assert guard == (f"`{rule.guard.formula()}`" if rule else "–")
        turns = [
            f"`{to}`" if when == ALWAYS else f"`{to}` (`{when.formula()}`)"
            for when, to in (rule.if_not if rule else ())
        ]
        assert otherwise == (", ".join(turns) or "–")


def test_the_variants_begin_at_the_levels_of_the_codebook() -> None:
    when = {key_of(row): row[2] for row in rows("## How the client sounds")}

    assert when == {
        "nogmaals": "he has said this before in this talk, in any variant",
        "gejaagd": f"`spanning` is {HURRIED_FROM} or more",
        "koel": f"`vertrouwen` is {COOL_UNTIL} or less",
        "open": f"`vertrouwen` is {OPEN_FROM} or more",
        "gewoon": "otherwise",
    }


def test_a_variant_that_was_not_written_leaves_its_place_to_the_next_that_fits() -> None:
    words = Spoken(gewoon="Zo.", koel="Hm.")

    assert variant_for(words, Gauges(COOL_UNTIL, 5, 5, HURRIED_FROM)) == "koel"
    assert variant_for(words, Gauges(COOL_UNTIL + 1, 5, 5, HURRIED_FROM)) == "gewoon"
    assert "The first that fits\nand that you wrote is said" in page()


# The commands


def test_every_cause_of_a_fit_and_every_field_it_names_is_in_a_trace(tmp_path: Path) -> None:
    file = tmp_path / f"{SMALL}.yaml"
    file.write_text(complete_files()[SMALL], "utf-8")
    said = run("trace", str(file), "--choose", "erkennen,samenvatten")
    [line, *_] = [line for line in map(json.loads, said.splitlines()) if "reply" in line]

    table = [key_of(row) for row in rows("## How to work")]
    causes = get_args(Cause)
    assert tuple(table[-len(causes) :]) == causes
    assert set(table[: -len(causes)]) <= set(line)


def test_every_command_on_the_page_and_every_option_of_it_exists() -> None:
    commands = [
        line.split()
        for block in blocks(page())
        if block.kind == "sh"
        for line in block.text.splitlines()
    ]
    verbs = [
        "new",
        "schema",
        "schema",
        "preview",
        "check",
        "explain",
        "explore",
        "graph",
        "trace",
        "play",
    ]
    assert [command[1] for command in commands] == verbs
    for _, verb, *rest in commands:
        known = run(verb, "--help")
        assert [option for option in rest if option[:2] == "--" and option not in known] == []
    assert "--format" in run("check", "--help")


def run(*arguments: str) -> str:
    """What the command says, in English; it must end well."""
    return subprocess.run(
        [sys.executable, "-m", "simulator", "--lang", "en", *arguments],
        capture_output=True,
        check=True,
        encoding="utf-8",
        cwd=ROOT / "src",
    ).stdout


# The links


def test_a_link_to_a_heading_leads_to_one() -> None:
    for name, anchor in re.findall(r"\]\(([\w-]+\.md)?#([^)]+)\)", page()):
        assert anchor in anchors(DOCS / (name or PAGE.name)), f"{name}#{anchor}"


def test_the_road_for_a_new_scenario_leads_to_this_page() -> None:
    contributing = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    section = contributing.split("\n## A scenario\n")[1].split("\n## ")[0]

    assert "](docs/scenarios.md)" in section


if __name__ == "__main__":
    PAGE.write_text(regenerated(PAGE.read_text("utf-8")), "utf-8")
