"""What docs/handleiding tells an instructor is so: every part of a file, every word quoted.

The pages quote what the program says, of the worked example and of small changes to it. When a
message was worded anew, ``python -m tests.test_handbook`` in the top folder writes it into them.
"""

from __future__ import annotations

import itertools
import os
import re
import runpy
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, get_args

import pytest
import yaml

from simulator import language
from simulator.authoring.check import check_files, check_text
from simulator.authoring.explore import DECIDED_BY, Findings, explore
from simulator.authoring.findings_text import render_text
from simulator.codebook.effects import REFLEX
from simulator.codebook.labels import STANCE_DESCRIPTIONS
from simulator.codebook.reply_types import ENTRIES
from simulator.codebook.signals import SIGNAL_ENTRIES
from simulator.codebook.starts import START_VALUES
from simulator.codebook.vocabulary import REFLEXES
from simulator.conversation import Conversation
from simulator.explorer.claims import ClaimId
from simulator.loading import loads
from tests.pages import Block, anchors, blocks, changed
from tests.running import ROOT, gesprek

if TYPE_CHECKING:
    from collections.abc import Iterator

HANDBOOK = ROOT / "docs" / "handleiding"
AFTERNOON = HANDBOOK / "een-middag.md"
TROUBLE = HANDBOOK / "als-het-niet-klopt.md"
PAGES = (
    HANDBOOK / "README.md",
    AFTERNOON,
    TROUBLE,
    HANDBOOK / "eigen-map.md",
    HANDBOOK / "in-de-klas.md",
)
"""The pages somebody wrote; the card is made."""

NAME = "zes_weken"
EXAMPLE = HANDBOOK / "voorbeeld" / f"{NAME}.yaml"
WALKTHROUGHS = HANDBOOK / "voorbeeld" / f"{NAME}.walkthroughs.yaml"
WALKTHROUGH = "proefgesprek"
"""Says of a block that it is about the walkthroughs beside the example."""
NEVER = "nooit"
"""Asks, among claims, for what `explore` says never happens."""

QUOTED = re.compile(
    r"(?P<before>^```text (?P<word>[^\n]+)\n).*?(?P<after>^```\n)", re.MULTILINE | re.DOTALL
)


@cache
def example() -> str:
    return EXAMPLE.read_text("utf-8")


@cache
def walkthroughs() -> str:
    return WALKTHROUGHS.read_text("utf-8")


def blocks_of(*pages: Path) -> list[Block]:
    return [block for page in pages for block in blocks(page.read_text("utf-8"))]


# What the program says


def said(word: str, before: Block | None) -> str:
    """What the program says where a page quotes ``word``, after the change ``before`` it."""
    change = before if before is not None and before.kind == "diff" else None
    verb, _, rest = word.partition(" ")
    if verb == "gesprek":
        return said_of_files({}, *rest.split())
    if verb == "check":
        return said_of_files(files_to_check(rest, change), "check", f"{NAME}.yaml")
    assert verb == "explore", word
    return claims_told(changed(example(), change.text) if change else example(), rest.split())


def files_to_check(part: str, change: Block | None) -> dict[str, str]:
    """The files an author has: the example, up to a scene (``tot …``) or with one change."""
    text = up_to(part.removeprefix("tot ")) if part else example()
    if change is None:
        return {EXAMPLE.name: text}
    if change.word == WALKTHROUGH:
        return {EXAMPLE.name: text, WALKTHROUGHS.name: changed(walkthroughs(), change.text)}
    return {EXAMPLE.name: changed(text, change.text)}


def up_to(scene: str) -> str:
    """The example as it was before this scene and the next ones were written."""
    scenes, found, endings = example().partition("\nendings:\n")
    written, later, _ = scenes.partition(f"\n  {scene}:\n")
    assert found
    assert later
    return f"{written}{found}{endings}"


def said_of_files(texts: dict[str, str], *arguments: str) -> str:
    """What the command says in a folder with these files, on both streams."""
    with TemporaryDirectory() as folder:
        for name, text in texts.items():
            (Path(folder) / name).write_text(text, "utf-8")
        return gesprek(*arguments, cwd=Path(folder)).everything


def claims_told(text: str, wanted: list[str]) -> str:
    """What `explore` says of these claims; with none wanted, of all, with how many hold."""
    played = not wanted or any(DECIDED_BY.get(claim) == "players" for claim in wanted)  # type: ignore[call-overload]
    spoken = language.current()
    language.use("nl")
    try:
        told = render_text(findings(text, played), f"{NAME}.yaml")
    finally:
        language.use(spoken)
    _, _, rest = told.partition("\n\n")
    claims, counted, *tips = rest.rstrip("\n").split("\n\n")
    each = re.split(r"^(?=P\d+ )", claims, flags=re.MULTILINE)
    parts = {part.split()[0]: part for part in filter(None, each)}
    if not wanted:
        return f"{claims}\n\n{counted}\n"
    parts[NEVER] = next((tip for tip in tips if tip.startswith("Gebeurt nooit\n")), "")
    return "".join(f"{parts[claim].rstrip()}\n" for claim in wanted)


@cache
def findings(text: str, played: bool) -> Findings:
    return explore(loads(text), check_text(text).problems, play=played)


def with_output(page: str) -> str:
    """The page with what the program says now."""
    changes = iter(before_a_quote(blocks(page)))

    def anew(found: re.Match[str]) -> str:
        told = said(found["word"], next(changes)).strip("\n")
        return f"{found['before']}{told}\n{found['after']}"

    return QUOTED.sub(anew, page)


def before_a_quote(found: list[Block]) -> Iterator[Block | None]:
    """The block before each quotation."""
    for before, block in itertools.pairwise([None, *found]):
        if block is not None and block.kind == "text":
            yield before


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_quotes_is_what_the_program_says(page: Path) -> None:
    text = page.read_text("utf-8")

    assert text == with_output(text)


def test_every_change_is_followed_by_what_the_program_says_of_it() -> None:
    found = blocks_of(*PAGES)
    after = [later for before, later in itertools.pairwise(found) if before.kind == "diff"]

    assert len(after) == sum(block.kind == "diff" for block in found) > 0
    for block in after:
        assert block.kind == "text"
        if block.word.startswith("explore"):
            claims = [word for word in block.word.split() if word in get_args(ClaimId)]
            assert block.text.count("KLOPT NIET") == len(claims) > 0, block.text


def test_a_change_shows_the_problem_it_is_about_and_few_others() -> None:
    changes = [block for block in blocks_of(TROUBLE) if block.kind == "diff"]
    common = [block for block in changes if block.section == "Wat check het vaakst zegt"]

    assert len(common) > 9
    for block in common:
        assert 1 <= len(check_text(changed(example(), block.text)).problems) <= 2, block.text


# The example


def test_the_example_has_no_problem_and_its_walkthroughs_go_as_written() -> None:
    report = check_files([EXAMPLE.parent])

    assert [Path(file).name for file in report.files] == [EXAMPLE.name]
    assert report.problems == []
    assert report.allowed == []


def test_every_claim_holds_for_the_example() -> None:
    assert [claim.id for claim in findings(example(), True).claims if claim.holds is not True] == []


def test_the_example_is_what_the_handbook_promises() -> None:
    scenario = loads(example())
    codebook = (ROOT / "docs" / "codebook.md").read_text("utf-8")

    assert len(scenario.scenes) == 8
    assert 2 <= len(scenario.tempts) <= 3
    assert not scenario.warnings
    # The clients of the codebook are for scenarios of their own.
    assert f"Client: {scenario.client.name}" not in codebook
    for scene in scenario.scenes.values():
        assert len(scene.replies) >= 4
        assert {reply.type in REFLEXES for reply in scene.replies} == {True, False}


def test_every_part_of_a_file_on_a_page_is_a_part_of_the_example() -> None:
    whole = {"": yaml.safe_load(example()), WALKTHROUGH: yaml.safe_load(walkthroughs())}
    parts = [block for block in blocks_of(*PAGES) if block.kind == "yaml"]

    assert len(parts) > 9
    for block in parts:
        part = yaml.safe_load(block.text)
        assert any(is_part(part, node) for node in nodes(whole[block.word])), block.text


def test_a_part_on_a_page_stands_as_far_in_as_in_the_file() -> None:
    """Who takes it over has a file that loads, and no line to move."""
    lines = {"": example().splitlines(), WALKTHROUGH: walkthroughs().splitlines()}

    for part in (block for block in blocks_of(*PAGES) if block.kind == "yaml"):
        assert [line for line in part.text.splitlines() if line not in lines[part.word]] == []


def test_the_afternoon_gives_the_whole_head_and_all_that_is_said_to_a_reflex() -> None:
    """What is not on the page, an author keeps from the file that was begun with: of another."""
    whole = yaml.safe_load(example())
    told: dict[str, Any] = {}
    for part in blocks_of(AFTERNOON):
        if part.kind == "yaml" and not part.word and not part.text.startswith(" "):
            told |= yaml.safe_load(part.text)

    assert set(told) == set(whole)
    assert [key for key in whole if told[key] != whole[key]] == ["scenes", "endings"]


def nodes(whole: Any) -> Iterator[Any]:
    """A value, and everything in it."""
    yield whole
    for value in whole.values() if isinstance(whole, dict) else whole:
        if isinstance(value, dict | list):
            yield from nodes(value)


def is_part(part: Any, whole: Any) -> bool:
    """Whether the whole says everything that the part says; of a list, in the same order."""
    if isinstance(part, dict) and isinstance(whole, dict):
        return all(key in whole and is_part(value, whole[key]) for key, value in part.items())
    if isinstance(part, list) and isinstance(whole, list):
        named = all(isinstance(item, dict) for item in part)
        if not named:
            return part == whole
        rest = iter(whole)
        return all(any(is_part(item, other) for other in rest) for item in part)
    return bool(part == whole)


def test_a_part_says_nothing_that_the_whole_does_not() -> None:
    whole = {"says": "Zo.", "replies": [{"id": "a", "sets": ["erkend"]}, {"id": "b"}]}

    assert is_part({"replies": [{"id": "b"}]}, whole)
    assert not is_part({"replies": [{"id": "b"}, {"id": "a"}]}, whole)
    assert not is_part({"replies": [{"id": "b", "sets": ["erkend"]}]}, whole)
    assert not is_part({"says": "Zo"}, whole)


def test_the_scenes_on_paper_are_those_of_the_example() -> None:
    scenes = loads(example()).scenes.values()
    rows = [row for row in rows_of(AFTERNOON, "3. Acht scènes op papier") if row[0].isdigit()]

    assert [row[1].strip("`") for row in rows] == [scene.id for scene in scenes]
    for row, scene in zip(rows, scenes, strict=True):
        assert row[3].startswith(f"`{scene.signal}`" if scene.signal != "geen" else "geen")


def rows_of(page: Path, heading: str) -> list[list[str]]:
    """The rows of the tables under a heading of the second level."""
    section = page.read_text("utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


# What the pages tell


def test_every_claim_has_its_row_in_the_words_of_the_program() -> None:
    rows = [row for row in rows_of(TROUBLE, "De beweringen van explore") if "P" in row[0]]
    told = claims_told(example(), [])

    assert [row[0].strip("*") for row in rows] == list(get_args(ClaimId))
    for name, title, advice in rows:
        assert re.search(rf"^{name.strip('*')} +klopt: {re.escape(title)}$", told, re.MULTILINE)
        assert advice


def test_the_levels_a_klager_begins_with_are_the_ones_on_the_page() -> None:
    start = START_VALUES["klager"]

    levels = (
        f"vertrouwen {start.vertrouwen}, hoop {start.hoop}, regie {start.regie} en "
        f"spanning {start.spanning}"
    )
    assert levels in " ".join(AFTERNOON.read_text("utf-8").split())


def test_who_only_acknowledges_gives_trust_and_no_ownership() -> None:
    talk = Conversation.replayed(
        loads(example()), ["gehoord_43", "geen_steiger", "niet_veel_wel_wat"]
    )

    assert talk.scene is not None
    assert talk.scene.id == "dakraam"
    assert talk.state.gauges.vertrouwen > 7
    assert talk.state.gauges.regie == START_VALUES["klager"].regie == 2
    assert "gaan_en_mooier" not in [reply.id for reply in talk.replies]
    # As the same page says, an advice takes two away.
    assert REFLEX["advies_reflex"].regie == -2


def test_every_stance_and_reflex_is_explained_on_the_first_page() -> None:
    words = PAGES[0].read_text("utf-8")

    for word in (*STANCE_DESCRIPTIONS, *REFLEXES):
        assert f"`{word}`" in words


def test_every_command_on_the_pages_and_every_option_of_it_exists() -> None:
    commands = {
        line
        for block in blocks_of(*PAGES)
        if block.kind == "sh"
        for line in block.text.splitlines()
    }
    known = gesprek("--help").out
    for program, *rest in map(str.split, sorted(commands)):
        assert program == "gesprek"
        for verb in rest[:1]:
            assert f"\n  {verb} " in known
            options = [option for option in rest if option.startswith("-")]
            assert [option for option in options if option not in gesprek(verb, "-h").out] == []


def test_a_link_leads_to_a_page_and_to_a_heading_of_it() -> None:
    for page in (*PAGES, HANDBOOK / "kaart.md"):
        for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", page.read_text("utf-8")):
            target, _, anchor = link.partition("#")
            place = page.parent / target if target else page
            assert place.exists(), f"{page.name}: {link}"
            assert not anchor or anchor in anchors(place), f"{page.name}: {link}"


# The card


def test_the_card_is_what_the_codebook_says_now() -> None:
    card = runpy.run_path(str(ROOT / "tools" / "card.py"))

    for file, made in ((card["PAGE"], card["page"]()), (card["PRINT"], card["print_page"]())):
        assert file.read_text("utf-8") == made, "run: python tools/card.py"


@pytest.mark.parametrize("name", ["kaart.md", "kaart.html"])
def test_the_card_has_all_forty_types_and_every_signal(name: str) -> None:
    card = (HANDBOOK / name).read_text("utf-8")

    assert len(ENTRIES) == 40
    for word in (*ENTRIES, *SIGNAL_ENTRIES):
        assert word == "geen" or f"`{word}`" in card or f"<code>{word}</code>" in card


def test_the_card_in_print_leaves_words_of_the_codebook_out_and_adds_none() -> None:
    shorter = runpy.run_path(str(ROOT / "tools" / "card.py"))["SHORTER"]
    definitions = {str(slug): entry.definition.nl for slug, entry in ENTRIES.items()}
    lines = {str(slug): entry.does.nl for slug, entry in SIGNAL_ENTRIES.items()}
    whole = definitions | lines

    assert shorter
    for slug, words in shorter.items():
        rest = iter(words_of(whole[slug]))
        assert all(word in rest for word in words_of(words)), slug
        assert len(words) < len(whole[slug]), slug


def words_of(text: str) -> list[str]:
    return re.findall(r"[\w']+", text)


if __name__ == "__main__":
    with TemporaryDirectory() as home:
        os.environ["GESPREK_HOME"] = str(Path(home) / "home")
        for written in PAGES:
            written.write_text(with_output(written.read_text("utf-8")), "utf-8")
