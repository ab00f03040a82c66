"""The texts of the codebook: in both languages, without blame, with a source where it matters."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping

import pytest

from simulator import codebook
from simulator.codebook import (
    grounds,
    help_lines,
    labels,
    lenses,
    question_forms,
    reflexes,
    reply_types,
    signals,
    systems,
    vocabulary,
)
from simulator.codebook.requirements import Either, Every, Level, Requirement, Truth
from simulator.codebook.vocabulary import Text


def texts_in(value: object, place: str) -> Iterator[tuple[str, Text]]:
    """Every text in a table, however deep, with the place where it stands."""
    if isinstance(value, Text):
        yield place, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from texts_in(item, f"{place}[{key!r}]")
    elif isinstance(value, tuple):
        names = getattr(value, "_fields", range(len(value)))
        for name, item in zip(names, value, strict=True):
            yield from texts_in(item, f"{place}.{name}")


def texts_of_codebook() -> dict[str, Text]:
    found: dict[str, Text] = {}
    for module in pkgutil.iter_modules(codebook.__path__):
        contents = vars(importlib.import_module(f"simulator.codebook.{module.name}"))
        for name, value in contents.items():
            if not name.startswith("_"):
                found |= texts_in(value, f"{module.name}.{name}")
    for read in (
        help_lines.help_lines,
        help_lines.meldcode_steps,
        help_lines.suicidality_rules,
        help_lines.legal_facts,
    ):
        found |= texts_in(read(), f"help_lines.{read.__name__}")
    return found


TEXTS = texts_of_codebook()


def must_be_none(wrong: Iterable[str]) -> None:
    lines = list(wrong)
    assert not lines, "\n".join(lines)


def test_the_tables_are_full_of_texts() -> None:
    modules = {place.partition(".")[0] for place in TEXTS}

    assert {"fit_matrix", "labels", "lenses", "reflexes", "reply_types", "systems"} <= modules
    assert len(TEXTS) > 700


# Both languages

SAME_IN_BOTH = {
    "Crisis",
    "GROW",
    "acute crisis",
    "common factors",
    "coping",
    "instrueren",
    "neutraal",
    "open",
    "reflex",
}
"""Words that Dutch and English share."""


def test_every_text_is_there_in_both_languages() -> None:
    must_be_none(
        f"{place} has no {language} text"
        for place, text in TEXTS.items()
        for language, words in text._asdict().items()
        if not words.strip()
    )


def test_no_text_was_left_untranslated() -> None:
    must_be_none(
        f"{place} is the same in both languages: {text.nl!r}"
        for place, text in TEXTS.items()
        if text.nl == text.en and text.nl not in SAME_IN_BOTH and not place.endswith(".contact")
    )


def test_no_dutch_text_has_an_english_sentence_in_it() -> None:
    english = re.compile(r"\b(the|and|what|with|his|he|you)\b")

    must_be_none(
        f"{place}: {text.nl!r}" for place, text in TEXTS.items() if english.search(text.nl)
    )


def test_texts_are_clean_to_put_on_a_screen() -> None:
    for place, text in TEXTS.items():
        for words in text:
            assert words == words.strip(), place
            assert "  " not in words, place
            assert words.isprintable(), place


def test_no_slug_and_no_editors_mark_reaches_a_dutch_reader() -> None:
    marks = re.compile(r"\w_\w|`|§|\[(toc|alg|check)\]")

    must_be_none(f"{place}: {text.nl!r}" for place, text in TEXTS.items() if marks.search(text.nl))


# Without blame

BLAME = re.compile(
    r"(?<!niet )\b(fout|fouten|helaas|jammer|altijd|nooit|typisch|goed gedaan|jij bent|gewonnen)\b",
    re.IGNORECASE,
)
"""What feedback does not say (codebook 5.6)."""


def test_no_dutch_text_blames_praises_or_generalises() -> None:
    must_be_none(f"{place}: {text.nl!r}" for place, text in TEXTS.items() if BLAME.search(text.nl))


def test_a_stance_is_told_as_what_happens_and_not_as_a_kind_of_person() -> None:
    for text in (*labels.STANCE_DESCRIPTIONS.values(), *labels.START_LABELS.values()):
        assert not re.search(r"\b(bezoeker|klager|klant)\b", text.nl), text.nl
        assert not re.search(r"\b(visitor|complainant|customer)\b", text.en), text.en


def test_a_missing_ground_is_a_fact_about_the_talk_and_not_about_the_learner() -> None:
    for name, text in labels.FLAG_MISSING.items():
        assert not re.match(r"(je|jij)\b", text.nl), f"{name}: {text.nl!r}"
        assert not re.match(r"you\b", text.en), f"{name}: {text.en!r}"
        assert not text.nl.endswith("."), f"{name} cannot stand in a sentence: {text.nl!r}"


def test_reasons_of_the_matrix_can_stand_after_a_colon() -> None:
    for place, text in TEXTS.items():
        if place.startswith("fit_matrix."):
            assert text.nl[0].islower(), f"{place}: {text.nl!r}"
            assert not text.nl.endswith("."), f"{place}: {text.nl!r}"
            assert ":" not in text.nl, f"{place}: {text.nl!r}"


def test_default_words_of_a_client_fit_every_form_of_address() -> None:
    said = [says for says, _ in labels.ENDING_DEFAULTS.values()] + [labels.PLAINLY_DEFAULT]

    for text in said:
        assert not re.search(r"\b(u|uw|je|jij|jou|jouw)\b", text.nl, re.IGNORECASE), text.nl


# Nothing is left out


@pytest.mark.parametrize(
    ("table", "vocabulary_"),
    [
        pytest.param(labels.STANCE_DESCRIPTIONS, vocabulary.STANCES, id="stances"),
        pytest.param(labels.STANCE_SHORT, vocabulary.STANCES, id="stances, short"),
        pytest.param(labels.PHASE_LABELS, vocabulary.PHASES, id="phases"),
        pytest.param(labels.CRISIS_KIND_LABELS, vocabulary.CRISIS_KINDS, id="kinds of crisis"),
        pytest.param(labels.START_LABELS, vocabulary.STARTS, id="starts"),
        pytest.param(labels.GAUGE_LABELS, vocabulary.GAUGES, id="gauges"),
        pytest.param(labels.GAUGE_MEANINGS, vocabulary.GAUGES, id="gauges, meaning"),
        pytest.param(labels.FLAG_LABELS, vocabulary.FLAGS, id="flags"),
        pytest.param(labels.FIT_LABELS, vocabulary.FITS, id="fits"),
        pytest.param(labels.VARIANT_LABELS, vocabulary.VARIANTS, id="variants"),
        pytest.param(labels.ENDING_LABELS, vocabulary.ENDINGS, id="endings"),
        pytest.param(labels.ENDING_KINDS_OF, vocabulary.ENDINGS, id="endings, kind"),
        pytest.param(labels.ENDING_KIND_LABELS, vocabulary.ENDING_KINDS, id="kinds of ending"),
        pytest.param(labels.CONTENT_TAG_LABELS, vocabulary.CONTENT_TAGS, id="content tags"),
        pytest.param(labels.HELP_FORM_LABELS, vocabulary.HELP_FORMS, id="forms of help"),
        pytest.param(labels.SESSION_LABELS, vocabulary.SESSION_KINDS, id="sessions"),
        pytest.param(labels.TALK_PHASE_LABELS, vocabulary.TALK_PHASES, id="phases of a talk"),
        pytest.param(labels.GROUP_LABELS, vocabulary.GROUPS, id="groups"),
        pytest.param(labels.TECHNIQUE_LABELS, vocabulary.TECHNIQUES, id="techniques"),
        pytest.param(labels.ESTIMATE_LABELS, vocabulary.ESTIMATES, id="estimates"),
        pytest.param(labels.EXPLORATION_LABELS, vocabulary.EXPLORATIONS, id="explorations"),
        pytest.param(lenses.LENS_TAGS, vocabulary.REPLY_TYPES, id="lens tags"),
        pytest.param(lenses.SCHEIN_LABELS, vocabulary.SCHEIN_ROLES, id="schein"),
        pytest.param(lenses.SCHEIN_MEANINGS, vocabulary.SCHEIN_ROLES, id="schein, meaning"),
        pytest.param(lenses.CRISIS_ROLE_LABELS, vocabulary.CRISIS_ROLES, id="crisis roles"),
        pytest.param(lenses.CRISIS_ROLE_MEANINGS, vocabulary.CRISIS_ROLES, id="roles, meaning"),
        pytest.param(lenses.LEARY_INVITES, vocabulary.LEARY_POSITIONS, id="leary, invites"),
        pytest.param(lenses.HELP_CONDITION_LABELS, vocabulary.HELP_CONDITIONS, id="conditions"),
        pytest.param(reply_types.ENTRIES, vocabulary.REPLY_TYPES, id="reply types"),
        pytest.param(reflexes.REFLEX_ENTRIES, vocabulary.REFLEXES, id="reflexes"),
        pytest.param(reflexes.BEHAVIOUR_ENTRIES, vocabulary.BEHAVIOURS, id="behaviours"),
        pytest.param(question_forms.QUESTION_FORM_ENTRIES, vocabulary.QUESTION_FORMS, id="forms"),
        pytest.param(signals.SIGNAL_ENTRIES, vocabulary.SIGNALS, id="signals"),
    ],
)
def test_every_word_of_a_vocabulary_has_its_entry(
    table: Mapping[str, object], vocabulary_: tuple[str, ...]
) -> None:
    assert tuple(table) == vocabulary_


def names_read(requirement: Requirement) -> set[str]:
    """What a requirement may call lacking."""
    match requirement:
        case Every(parts) | Either(parts):
            return {name for part in parts for name in names_read(part)}
        case Level(gauge):
            return {vocabulary.GAUGES[gauge]}
        case Truth(name):
            return {name}
    return {requirement.formula()}


def test_everything_a_ground_asks_for_can_be_told_as_missing() -> None:
    asked = {
        name
        for ground in (*grounds.GROUNDS.values(), *grounds.TECHNIQUE_GROUNDS.values())
        for name in names_read(ground)
    }

    assert asked - labels.FLAG_MISSING.keys() == set()
    assert set(vocabulary.FLAGS) - labels.FLAG_MISSING.keys() == set()


def test_a_reflex_lists_the_behaviours_that_name_it() -> None:
    for slug, entry in reflexes.REFLEX_ENTRIES.items():
        naming = [key for key, other in reflexes.BEHAVIOUR_ENTRIES.items() if other.reflex == slug]
        assert list(entry.behaviours) == naming


def test_systems_have_unique_slugs() -> None:
    slugs = [system.slug for system in systems.SYSTEMS.values()]

    assert len(slugs) == len(set(slugs)) == 118


# Help lines and facts

ENTRIES = (
    *help_lines.help_lines(),
    *help_lines.meldcode_steps(),
    *help_lines.suicidality_rules(),
    *help_lines.legal_facts(),
)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry[0])
def test_an_entry_says_where_it_comes_from_and_whether_a_person_checked_it(
    entry: help_lines.HelpLine | help_lines.Fact,
) -> None:
    assert entry.source.strip()
    if entry.checked == "niet":
        assert entry.by == "", "a check by someone, without its date"
    else:
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", entry.checked)
        assert entry.by.strip(), "a check without the person who made it"


@pytest.mark.parametrize("tag", vocabulary.CONTENT_TAGS)
def test_every_content_tag_leads_to_a_help_line(tag: vocabulary.ContentTag) -> None:
    assert any(tag in line.tags for line in help_lines.help_lines())


def test_help_lines_know_no_other_tags() -> None:
    for line in help_lines.help_lines():
        assert line.tags <= {"algemeen", *vocabulary.CONTENT_TAGS}, line.name


def test_general_help_lines_come_first_and_none_comes_twice() -> None:
    general = help_lines.help_lines_for([])
    for_a_child = help_lines.help_lines_for(["kind", "kindermishandeling"])

    assert general, "without tags there is still someone to call"
    assert for_a_child[: len(general)] == general
    assert "Kindertelefoon" in [line.name for line in for_a_child]
    assert len(for_a_child) == len(set(for_a_child))


@pytest.mark.parametrize("tag", ["suicidaliteit", "gevaar_signaal"])
def test_a_talk_with_danger_shows_who_to_call_for_it(tag: vocabulary.ContentTag) -> None:
    contacts = " ".join(line.contact.nl for line in help_lines.help_lines_for([tag]))

    assert "112" in contacts
    assert "0800-0113" in contacts
