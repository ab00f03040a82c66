"""The page ``docs/codebook.md`` and the data say the same, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import takewhile
from pathlib import Path

import pytest

from simulator.codebook import (
    effects,
    fit_matrix,
    help_lines,
    labels,
    lenses,
    question_forms,
    reflexes,
    reply_types,
    signals,
    starts,
    systems,
    vocabulary,
)

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "codebook.md").read_text("utf-8")
NOTHING = "–"
Cells = dict[tuple[str, str], object]


# Reading the page


def section(number: str) -> list[str]:
    """The lines under the heading that starts with ``number``, up to the next like it."""
    lines = iter(PAGE.splitlines())
    heading = next(
        match for line in lines if (match := re.match(rf"(#+) {re.escape(number)}[. ]", line))
    )
    depth = len(heading[1])
    return list(takewhile(lambda line: not re.match(rf"#{{1,{depth}}} ", line), lines))


def tables(lines: list[str]) -> Iterator[list[list[str]]]:
    """Every table of the lines: rows of cells, the first row the head."""
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        if line.startswith("|"):
            rows.append([plain(cell) for cell in re.split(r"(?<!\\)\|", line)[1:-1]])
        elif rows:
            yield [rows[0], *rows[2:]]
            rows = []


def table(number: str, head: str) -> list[dict[str, str]]:
    """The rows of the table of section ``number`` whose first column is called ``head``."""
    for names, *rows in tables(section(number)):
        if names[0] == head:
            return [dict(zip(names, row, strict=True)) for row in rows]
    raise AssertionError(f"section {number} of the page has no table that starts with {head!r}")


def plain(text: str) -> str:
    """The text without the marks that make it code or emphasis."""
    return re.sub(r"(?<!\w)\*([^*|]+)\*(?!\w)", r"\1", text.replace("`", "")).strip()


def told(pattern: str, text: str = PAGE) -> str:
    """What the brackets of ``pattern`` hold; fails where the page no longer says it so."""
    match = re.search(pattern, text, re.DOTALL)
    assert match, f"the page no longer says {pattern!r}"
    return match[1]


def words(cell: str) -> list[str]:
    """The slugs of a cell, whatever stands between them."""
    return [] if cell == NOTHING else re.findall(r"\w+", cell)


def by_cell(rows: list[dict[str, str]], key: str) -> Cells:
    """The cells of a table by row and column."""
    return {(row[key], name): cell for row in rows for name, cell in row.items() if name != key}


def must_agree(where: str, page: Mapping[tuple[str, str], object], data: Cells) -> None:
    """Fail with every cell in which page and data differ."""
    differences = [
        f"{where}, {row} / {column}: the page says {page.get((row, column))!r}, "
        f"the data {data.get((row, column))!r}"
        for row, column in sorted(page.keys() | data.keys())
        if page.get((row, column)) != data.get((row, column))
    ]
    assert not differences, "\n".join(differences)


# 1 Systems


def test_the_page_names_every_system_and_no_other() -> None:
    names_on_page = {}
    for letter in "ABCDE":
        for row in table(f"1{letter}", "id"):
            nl, en = row["name nl / en"].split(" / ")
            names_on_page[row["id"], "slug"] = row["slug"]
            names_on_page[row["id"], "name nl"] = nl
            names_on_page[row["id"], "name en"] = en
            names_on_page[row["id"], "importance"] = row["imp"]
            names_on_page[row["id"], "works when"] = row["works when"]
            names_on_page[row["id"], "source"] = f"1{letter}. Seed"

    data: Cells = {}
    letters = {"000": "A", "003": "B", "002": "C", "001": "D", "004": "E"}
    for id_, system in systems.SYSTEMS.items():
        assert id_ == system.id
        data[id_, "slug"] = system.slug
        data[id_, "name nl"], data[id_, "name en"] = system.name
        data[id_, "importance"] = str(system.importance)
        data[id_, "works when"] = system.works_when
        data[id_, "source"] = f"1{letters[system.source]}. Seed"
    must_agree("1", names_on_page, data)


# 2 Reply types


def definitions_on_page() -> dict[str, dict[str, str]]:
    """What 2.2 says of each type: label, definition, example, phase, asks, twins."""
    says_of_system = {row["id"]: row["says (own words)"] for row in table("1A", "id")}
    definitions = {}
    for part in re.split(r"^#### 2\.2\.\d+ ", "\n".join(section("2.2")), flags=re.MULTILINE)[1:]:
        heading, *lines = part.splitlines()
        slug, nl, en = re.split(r" — | / ", heading)
        text = " ".join(line.strip() for line in lines).strip()
        is_reflex = "Twins: " in text
        said, _, techniques = told(r"Definition: (.*?)(?= - | Example:)", text).partition(
            "`techniek`: "
        )
        variants = re.findall(r"`techniek: (\w+)`", said)
        said = plain(re.sub(r"`techniek: (\w+)`", r"\1", said))
        if said.startswith("see "):
            said = says_of_system[said.removeprefix("see ").rstrip(".")]
        definitions[plain(slug)] = {
            "label nl": nl,
            "label en": en,
            "definition": said,
            "example": told(r'Example: "(.*?)"(?= |$)', text),
            "asks": plain(told(r"Asks(?: of client)?: (.*?)\.(?: |$)", text)),
            "phase": "" if is_reflex else told(r"Phase: (.*?)\. Asks", text),
            "twins": told(r"Twins: (.*?)\.$", text) if is_reflex else "",
            "techniques": techniques or "".join(f"`{variant}`" for variant in variants),
        }
    return definitions


def phases_named(text: str) -> tuple[str, ...]:
    """The phases a line of 2.2 names; all of them for "any" and "all"."""
    if re.match(r"(any|all)\b", text):
        return vocabulary.TALK_PHASES
    both = re.sub(r"huidige (→|and) gewenste situatie", "huidige_situatie gewenste_situatie", text)
    return tuple(word for word in words(both) if word in vocabulary.TALK_PHASES)


def test_the_definitions_of_the_reply_types() -> None:
    page: Cells = {}
    for slug, said in definitions_on_page().items():
        for column in ("label nl", "label en", "definition", "example", "asks"):
            page[slug, column] = said[column]
        page[slug, "phases"] = phases_named(said["phase"])
        page[slug, "twins"] = tuple(words(said["twins"]))
        page[slug, "techniques"] = tuple(re.findall(r"`(\w+)`", said["techniques"]))

    data: Cells = {}
    for slug, entry in reply_types.ENTRIES.items():
        assert slug == entry.slug
        data[slug, "label nl"], data[slug, "label en"] = entry.label
        data[slug, "definition"] = entry.definition.en
        data[slug, "example"] = entry.example
        data[slug, "asks"] = entry.asks.en
        data[slug, "phases"] = entry.phases
        data[slug, "twins"] = entry.twins
        data[slug, "techniques"] = entry.techniques
    must_agree("2.2", page, data)


def test_the_reply_types_stand_in_the_order_of_the_page() -> None:
    assert tuple(definitions_on_page()) == tuple(reply_types.ENTRIES) == vocabulary.REPLY_TYPES


def test_the_groups_of_the_reply_types() -> None:
    page: Cells = {
        (slug, "group"): row["group"].split()[0]
        for row in table("2.1", "group")
        for slug in words(row["slugs"])
    }
    data: Cells = {(slug, "group"): entry.group for slug, entry in reply_types.ENTRIES.items()}
    must_agree("2.1", page, data)


def test_what_a_reply_is_measured_as_without_its_ground() -> None:
    page = {(row["type"], "anders"): row["anders"] for row in table("3.2", "type")}
    data: Cells = {
        (slug, "anders"): entry.anders
        for slug, entry in reply_types.ENTRIES.items()
        if entry.anders is not None
    }
    must_agree("3.2", page, data)


def test_the_default_question_of_each_type() -> None:
    narrow, cirkel_and_verdieping, rest = table("2.4", "type")
    for slug, entry in reply_types.ENTRIES.items():
        if slug in words(narrow["type"]):
            row = narrow
        elif entry.group in words(cirkel_and_verdieping["type"]):
            row = cirkel_and_verdieping
        else:
            row = rest
        assert entry.question == row["vraagvorm"], f"2.4, {slug}"


@pytest.mark.parametrize(
    ("pattern", "data"),
    [
        pytest.param(r"full fit for (.*?);", reply_types.FULL_FIT_CLOSED, id="closed question"),
        pytest.param(r"a redirecting type \((.*?)\)", reply_types.REDIRECTING, id="redirecting"),
        pytest.param(
            r"E-ex questions before `erkend`\s+are at most neutraal, except (.*?)\.",
            reply_types.E_EX_ALWAYS,
            id="new angle",
        ),
    ],
)
def test_the_types_a_rule_names(pattern: str, data: frozenset[str]) -> None:
    assert data == set(re.findall(r"`(\w+)`", told(pattern)))


def test_the_question_forms() -> None:
    page: Cells = {}
    for row in table("2.4", "vraagvorm"):
        page[row["vraagvorm"], "definition"] = row["definition"]
        page[row["vraagvorm"], "example"] = row["Dutch example (own)"].strip('"')
        page[row["vraagvorm"], "effect"] = row["effect on fit (rule R4)"]
    data: Cells = {}
    for slug, entry in question_forms.QUESTION_FORM_ENTRIES.items():
        assert slug == entry.slug
        data[slug, "definition"] = entry.definition.en
        data[slug, "example"] = entry.example
        data[slug, "effect"] = entry.effect.en
    must_agree("2.4", page, data)


# 2.3 Reflexes


def test_the_behaviours_of_the_reflexes() -> None:
    page = {
        (row["reflex"], "reflexgedrag"): tuple(words(row["reflexgedrag"]))
        for row in table("2.3", "reflex")
    }
    data: Cells = {
        (slug, "reflexgedrag"): entry.behaviours for slug, entry in reflexes.REFLEX_ENTRIES.items()
    }
    must_agree("2.3", page, data)


def test_the_twins_of_the_behaviours() -> None:
    page = by_cell(table("2.3", "reflexgedrag"), "reflexgedrag")
    data: Cells = {}
    for slug, entry in reflexes.BEHAVIOUR_ENTRIES.items():
        assert slug == entry.slug
        data[slug, "reflex"] = entry.reflex
        data[slug, "tweeling"] = entry.twin or "geen"
    must_agree("2.3", page, data)


# 3 Fit


def test_the_signals_with_their_answers_and_what_they_tempt_to() -> None:
    reflex_of = {slug.partition("_")[0]: slug for slug in vocabulary.REFLEXES}

    def temptations(cell: str) -> set[object]:
        """``afleid (achterhouden)``: the reflex, and the behaviour if the brackets name one."""
        return {
            (reflex_of[reflex], aside if aside in vocabulary.BEHAVIOURS else None)
            for reflex, aside in re.findall(r"(\w+)(?: \((.*?)\))?(?:, |$)", cell)
        }

    page: Cells = {}
    for row in table("3.3", "signaal"):
        answers = row["answer set (keeps or gains weight)"]
        page[row["signaal"], "does"] = row["what the client does"]
        page[row["signaal"], "answers"] = None if answers == "all" else set(words(answers))
        page[row["signaal"], "tempts"] = temptations(row["tempts to"])
    data: Cells = {}
    for slug, entry in signals.SIGNAL_ENTRIES.items():
        assert slug == entry.slug
        data[slug, "does"] = entry.does.en
        data[slug, "answers"] = entry.answers
        data[slug, "tempts"] = set(entry.tempts)
    must_agree("3.3", page, data)


def test_the_matrix_with_its_reasons() -> None:
    page = by_cell(table("3.4", "type"), "type")
    data: Cells = {
        (slug, column): f"{cell.code} {cell.reason.en}"
        for slug, row in fit_matrix.MATRIX.items()
        for column, cell in row.items()
    }
    assert len(data) == 200
    must_agree("3.4", page, data)


def test_what_is_different_while_the_helper_has_taken_over() -> None:
    page = by_cell(table("3.6", "type"), "type")
    data: Cells = {
        (slug, "crisis_overgenomen"): f"{cell.code} {cell.reason.en}"
        for slug, cell in fit_matrix.OVERGENOMEN.items()
    }
    must_agree("3.6", page, data)


# 4 Gauges, effects, endings


def test_the_gauges() -> None:
    assert tuple(row["gauge"] for row in table("4.2", "gauge")) == vocabulary.GAUGES
    assert tuple(labels.GAUGE_MEANINGS) == vocabulary.GAUGES


def test_where_the_gauges_start() -> None:
    page: Cells = {}
    for row in table("4.2", "start"):
        for gauge in vocabulary.GAUGES:
            page[row["start"], gauge] = int(row[gauge])
        page[row["start"], "flags"] = set(words(row["flags true at start"]))
    data: Cells = {}
    for slug, values in starts.START_VALUES.items():
        for gauge, value in zip(vocabulary.GAUGES, values[:4], strict=True):
            data[slug, gauge] = value
        data[slug, "flags"] = values.flags
    must_agree("4.2", page, data)


def test_where_an_experienced_crisis_starts() -> None:
    hoop, spanning = numbers(
        told(r"`crisis_soort: beleefd` starts as klager with (hoop \d+, spanning \d+)")
    )

    expected = starts.START_VALUES["klager"]._replace(hoop=hoop, spanning=spanning)
    assert expected == starts.BELEEFD


LETTER = dict(zip("vhrs", vocabulary.GAUGES, strict=True))


def effect_cells(slug: str, effect: effects.Effect) -> Cells:
    return {(slug, letter): getattr(effect, gauge) for letter, gauge in LETTER.items()}


def test_the_effects_of_fitting_replies() -> None:
    page: Cells = {}
    for row in table("4.3", "type"):
        for letter in LETTER:
            page[row["type"], letter] = int(row[letter])
        page[row["type"], "ontlokt"] = set(words(row["ontlokt"]))
        page[row["type"], "primair"] = LETTER[row["primair"]]
    data: Cells = {}
    for slug in vocabulary.INTERVENTIONS:
        data |= effect_cells(slug, effects.PASSEND[slug])
        data[slug, "ontlokt"] = effects.ELICITS[slug]
        data[slug, "primair"] = effects.PRIMARY[slug]
    must_agree("4.3", page, data)


def test_the_effects_of_other_fits() -> None:
    page: Cells = {
        (words(row["fit"])[0], letter): int(row[letter])
        for row in table("4.3", "fit")
        for letter in LETTER
    }
    data = effect_cells("neutraal", effects.Effect())
    for slug, effect in effects.REFLEX.items():
        data |= effect_cells(slug, effect)
    data |= effect_cells("schadelijk", effects.SCHADELIJK) | effect_cells("hol", effects.HOLLOW)
    must_agree("4.3", page, data)


def numbers(text: str) -> list[int]:
    return [int(number.replace("−", "-")) for number in re.findall(r"[−-]?\d+", text)]


def test_the_effects_the_page_tells_in_words() -> None:
    remark = {words(row["fit"])[0]: row["remark"] for row in table("4.3", "fit")}
    later = numbers(told(r"later: (.*?) \(", remark["meeleef_reflex"]))
    (third,) = numbers(told(r"third neutraal in a row: hoop (\S+)", remark["neutraal"]))
    cap = int(told(r"A reply changes each gauge by at most (\d+)"))

    assert later == list(effects.MEELEEF_LATER)
    assert effects.Effect(hoop=third) == effects.THIRD_NEUTRAAL
    assert cap == effects.CAP


def test_the_kinds_of_the_endings() -> None:
    page: Cells = {(row["slug"], "soort"): row["soort"] for row in table("4.6", "slug")}
    data: Cells = {(slug, "soort"): kind for slug, kind in labels.ENDING_KINDS_OF.items()}
    must_agree("4.6", page, data)


def test_endings_that_count_as_declared_have_their_default_text() -> None:
    said = told(r"its guard\. ([^.]*?) have default texts")
    promised = [word for word in words(said) if word in vocabulary.ENDINGS]

    assert promised, "the page names no ending with a default text"
    assert set(promised) <= labels.ENDING_DEFAULTS.keys()


# 6 Lenses


def test_the_lens_tags() -> None:
    page = by_cell(table("6.5", "type"), "type")
    data: Cells = {}
    columns = ("m", "n", "schein", "crisisrol", "model", "ladder", "dir", "status", "voorwaarde")
    for slug, tags in lenses.LENS_TAGS.items():
        for column, tag in zip(columns, tags, strict=True):
            data[slug, column] = str(tag)
    must_agree("6.5", page, data)


@pytest.mark.parametrize(
    ("number", "data"),
    [
        ("6.1", lenses.LEARY_INVITES),
        ("6.2", lenses.SCHEIN_LABELS),
        ("6.3", lenses.CRISIS_ROLE_LABELS),
    ],
)
def test_every_role_of_a_lens_has_words(number: str, data: Mapping[str, object]) -> None:
    on_page = {words(row["slug"])[0] for row in table(number, "slug")}

    assert data.keys() - {"geen"} == on_page - {"geen"}


# 8 Safety


def test_the_content_tags_and_which_are_locked() -> None:
    page = {row["tag"]: row["locked"] for row in table("8.2", "tag")}

    assert tuple(page) == vocabulary.CONTENT_TAGS
    assert {tag for tag, locked in page.items() if locked == "ja"} == vocabulary.LOCKED_TAGS


DUTCH_NAMES = {
    "huisarts / huisartsenpost": "huisarts of huisartsenpost",
    "113 advice line for professionals": "113-advieslijn voor professionals",
}
"""Help lines that the page, which is in English, calls by another name than the program."""


def test_the_help_lines_and_their_numbers() -> None:
    lines = {line.name: line for line in help_lines.help_lines()}
    rows = {DUTCH_NAMES.get(row["name"], row["name"]): row for row in table("8.3", "name")}

    assert list(lines) == list(rows)
    number = re.compile(r"\b(?:112|113(?!\.nl)|0800-\d{4}|088 \d{4} \d{3})\b")
    for name, row in rows.items():
        assert set(number.findall(lines[name].contact.nl)) == set(number.findall(row["contact"])), (
            name
        )


def test_the_meldcode_has_the_steps_of_the_page() -> None:
    on_page = [line for line in section("8.4") if re.match(r"\d\. ", line)]

    assert len(help_lines.meldcode_steps()) == len(on_page)


# 10 Vocabularies

VOCABULARIES: Mapping[str, tuple[str, ...]] = {
    "houding": vocabulary.STANCES,
    "crisis_fase": vocabulary.PHASES,
    "crisis_soort": vocabulary.CRISIS_KINDS,
    "meters": vocabulary.GAUGES,
    "fit": vocabulary.FITS,
    "reflexen": vocabulary.REFLEXES,
    "fasen": vocabulary.TALK_PHASES,
    "vraagvorm": vocabulary.QUESTION_FORMS,
    "verkenning": vocabulary.EXPLORATIONS,
    "signaal": vocabulary.SIGNALS,
    "schein": vocabulary.SCHEIN_ROLES,
    "crisisrol": vocabulary.CRISIS_ROLES,
    "leary": vocabulary.LEARY_POSITIONS,
    "hulpvorm": vocabulary.HELP_FORMS,
    "voorwaarde": vocabulary.HELP_CONDITIONS,
    "uitkomst": vocabulary.ENDINGS,
    "score_band": vocabulary.SCORE_BANDS,
    "flags": vocabulary.FLAGS,
    "reflexgedrag": vocabulary.BEHAVIOURS,
    "content_tags": vocabulary.CONTENT_TAGS,
    "variant": vocabulary.VARIANTS,
}


def vocabularies_on_page() -> dict[str, tuple[str, ...]]:
    text = " ".join(section("10"))
    return {
        name: tuple(item.strip().strip('"') for item in items.split(","))
        for name, items in re.findall(r"(\w+): \[(.*?)\]", text)
    }


def test_every_closed_vocabulary_of_the_page_is_known_here() -> None:
    assert vocabularies_on_page().keys() == VOCABULARIES.keys()


@pytest.mark.parametrize("name", VOCABULARIES)
def test_a_closed_vocabulary(name: str) -> None:
    assert VOCABULARIES[name] == vocabularies_on_page()[name]
