"""The program speaks Dutch and English, and nothing is missing in either."""

from __future__ import annotations

import dataclasses
import gettext
import importlib
import pkgutil
import subprocess
import sys
from io import BytesIO
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from babel.messages.catalog import Catalog

import simulator.codebook
from simulator import language
from simulator.codebook.vocabulary import Text
from simulator.language import _, current, mark, ngettext, use
from tools import messages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOURCE = str(messages.SOURCE.parent)

SAME_IN_BOTH = frozenset(
    (
        *("CODE,...", "[CODE]", "Filter", "Scenario", "Reflex", "reflex", "later", "open"),
        *("score", "min", "crisis: {phases}", "{type} is: {definition}"),
        "{number}. {heading} ({minutes} min)",
    )
)
"""The texts that are right to be the same in Dutch and English: names, and words of both."""


# Which language


@pytest.mark.parametrize(
    ("asked", "variable", "stored", "spoken"),
    [
        (None, None, None, "nl"),
        (None, None, "en", "en"),
        (None, "en", "nl", "en"),
        ("nl", "en", "en", "nl"),
        (None, "en_GB.UTF-8", None, "en"),
        (None, "NL-be", "en", "nl"),
    ],
)
def test_what_is_asked_now_goes_before_the_environment_before_the_setting_before_dutch(
    asked: str | None,
    variable: str | None,
    stored: str | None,
    spoken: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if variable is not None:
        monkeypatch.setenv("GESPREK_LANG", variable)

    assert use(asked, stored=stored) == spoken
    assert current() == spoken


@pytest.mark.parametrize("unknown", ["fr_FR.UTF-8", "C", "", "  ", "nederlands", "n", "\x00"])
def test_a_language_we_do_not_speak_is_passed_over(unknown: str) -> None:
    assert language.choose(unknown, unknown, "en") == "en"
    assert language.choose(unknown, unknown, unknown) == "nl"


def test_the_environment_counts_before_anybody_chose() -> None:
    said = subprocess.run(
        [sys.executable, "-c", "from simulator.language import current; print(current())"],
        env={"GESPREK_LANG": "en", "PYTHONPATH": SOURCE},
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert said.strip() == "en"


def test_asking_for_a_text_imports_nothing_that_has_to_be_installed() -> None:
    program = (
        "import sys; before = set(sys.modules);"
        "from simulator.language import _; _('a text');"
        "new = {name.split('.')[0] for name in set(sys.modules) - before} - {'simulator'};"
        "print(*sorted(new - sys.stdlib_module_names))"
    )
    said = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {SOURCE!r}); {program}"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert said.strip() == ""


def test_somebody_else_is_spoken_to_in_another_language_and_nobody_else_notices() -> None:
    use("nl")
    overheard: list[str] = []
    with language.spoken("en"):
        assert current() == "en"
        with language.spoken("nl"):
            assert current() == "nl"
        elsewhere = Thread(target=lambda: overheard.append(current()))
        elsewhere.start()
        elsewhere.join()
        with pytest.raises(ZeroDivisionError), language.spoken("nl"):
            raise ZeroDivisionError
        assert current() == "en"
    assert (current(), overheard) == ("nl", ["nl"])


# Looking up


@pytest.fixture
def dutch(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that has two texts."""
    catalogue = Catalog(locale="nl")
    catalogue.add("Choose a reply", "Kies een antwoord")
    catalogue.add(("{count} problem", "{count} problems"), ("{count} fout", "{count} fouten"))
    translations = gettext.GNUTranslations(BytesIO(messages.compiled(catalogue)))

    def catalogue_of(name: language.Language) -> gettext.NullTranslations:
        return translations if name == "nl" else gettext.NullTranslations()

    monkeypatch.setattr(language, "_catalogue", catalogue_of)


@pytest.mark.usefixtures("dutch")
def test_a_text_is_looked_up_when_it_is_shown() -> None:
    title = mark("Choose a reply")

    use("nl")
    assert _(title) == "Kies een antwoord"
    use("en")
    assert _(title) == "Choose a reply"


@pytest.mark.usefixtures("dutch")
def test_a_number_chooses_the_form() -> None:
    def said(count: int) -> str:
        return ngettext("{count} problem", "{count} problems", count).format(count=count)

    use("nl")
    assert [said(0), said(1), said(2)] == ["0 fouten", "1 fout", "2 fouten"]
    use("en")
    assert [said(0), said(1), said(2)] == ["0 problems", "1 problem", "2 problems"]


@pytest.mark.usefixtures("dutch")
def test_an_unknown_text_is_shown_as_it_is_and_no_text_stays_no_text() -> None:
    assert _("Nobody translated [this]") == "Nobody translated [this]"
    assert _("") == ""


def test_both_catalogues_of_the_program_can_be_read() -> None:
    for name in language.LANGUAGES:
        assert isinstance(language._catalogue(name), gettext.GNUTranslations)


# Nothing missing


def test_the_catalogues_are_complete() -> None:
    assert set(messages.po_files()) == set(language.LANGUAGES)
    assert messages.check() == []


def test_dutch_is_dutch() -> None:
    catalogue = messages.read(messages.po_files()["nl"], "nl")
    same = {
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalogue
        if message.id and messages.parts(message.id) == messages.parts(message.string)
    }

    assert same == SAME_IN_BOTH


def template(*texts: str | tuple[str, str]) -> Catalog:
    catalogue = Catalog()
    for text in texts:
        catalogue.add(text)
    return catalogue


@pytest.mark.parametrize(
    ("english", "dutch", "fault"),
    [
        ("Turn {turn}", "", "has no translation"),
        ("Turn {turn}", "Beurt {beurt}", "has other placeholders"),
        ("Turn {turn}", "Beurt", "has other placeholders"),
        ("Turn {turn}", "Beurt {turn", "has braces that do not match"),
        ("Score: ", "Score:", "begins or ends with other white space"),
        (("{n} turn", "{n} turns"), ("{n} beurt", ""), "has no translation"),
        (("{n} turn", "{n} turns"), ("{n} beurt", "{m} beurten"), "has other placeholders"),
    ],
)
def test_a_bad_translation_is_found(english: Any, dutch: Any, fault: str) -> None:
    catalogue = Catalog(locale="nl")
    catalogue.add(english, dutch)

    [found] = messages.faults(catalogue, template(english), "nl")

    assert fault in found


def test_a_doubtful_a_missing_and_a_stale_text_are_found() -> None:
    catalogue = Catalog(locale="nl")
    catalogue.add("Help", "Hulp", flags=["fuzzy"])
    catalogue.add("Gone", "Weg")

    assert messages.faults(catalogue, template("Help", "New"), "nl") == [
        "nl: 'New' is missing",
        "nl: 'Gone' is in no code",
        "nl: 'Help' is marked fuzzy",
    ]


def test_english_says_what_the_code_says() -> None:
    catalogue = Catalog(locale="en")
    catalogue.add("Help", "Help!")

    assert messages.faults(catalogue, template("Help"), "en") == [
        "en: 'Help' differs from the text in the code"
    ]


def test_every_way_to_write_a_text_in_the_code_is_found(tmp_path: Path) -> None:
    (tmp_path / "screen.py").write_text(
        'TITLE = mark("Settings")\n'
        'print(_("Turn {turn}").format(turn=1), ngettext("{n} turn", "{n} turns", 2))\n'
        'print(_("a long text "\n        "on two lines"))\n',
        "utf-8",
    )

    found = {message.id for message in messages.texts_in_code(tmp_path) if message.id}

    assert found == {
        "Settings",
        "Turn {turn}",
        ("{n} turn", "{n} turns"),
        "a long text on two lines",
    }


def test_a_catalogue_that_comes_back_from_a_translator_fills_only_what_is_empty() -> None:
    ours = Catalog(locale="nl")
    ours.add("Help", "Hulp")
    ours.add("Turn")
    ours.add("Stop", "")
    theirs = Catalog(locale="nl")
    theirs.add("Help", "Help")
    theirs.add("Turn", "Beurt")
    theirs.add("Stop", "Stoppen")
    theirs.add("Unknown", "Onbekend")

    messages.fill(ours, theirs)

    assert {message.id: message.string for message in ours if message.id} == {
        "Help": "Hulp",
        "Turn": "Beurt",
        "Stop": "Stoppen",
    }


def test_an_update_keeps_what_is_said_and_drops_what_is_not() -> None:
    dutch = Catalog(locale="nl")
    dutch.add("Help", "Hulp")
    dutch.add("Gone", "Weg")
    english = Catalog(locale="en")

    for catalogue in (dutch, english):
        messages.bring_to(catalogue, template("Help", "New"), [])

    assert {text.id: text.string for text in dutch if text.id} == {"Help": "Hulp", "New": None}
    assert {text.id: text.string for text in english if text.id} == {"Help": "Help", "New": "New"}
    assert not dutch.obsolete


def test_a_second_update_changes_nothing(tmp_path: Path) -> None:
    for path in messages.po_files().values():
        first = messages.written(messages.read(path))
        again = tmp_path / "again.po"
        again.write_bytes(first)

        assert messages.written(messages.read(again)) == first


# The texts that are data


def texts_within(value: object, seen: dict[int, object]) -> Iterator[Text]:
    """Every Text in a value of the codebook, however deep; ``seen`` keeps what was looked at."""
    if id(value) in seen:
        return
    seen[id(value)] = value
    if isinstance(value, Text):
        yield value
    elif isinstance(value, dict):
        yield from texts_within((*value.keys(), *value.values()), seen)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for item in value:
            yield from texts_within(item, seen)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in dataclasses.fields(value)]
        yield from texts_within(tuple(getattr(value, name) for name in names), seen)


def test_every_text_of_the_codebook_is_there_in_both_languages() -> None:
    modules = [
        importlib.import_module(module.name)
        for module in pkgutil.walk_packages(simulator.codebook.__path__, "simulator.codebook.")
    ]
    seen: dict[int, object] = {}
    texts = [text for module in modules for text in texts_within(dict(vars(module)), seen)]

    # The definitions, examples and names of forty reply types alone are more.
    assert len(texts) > 100
    assert [text for text in texts if not (text.nl.strip() and text.en.strip())] == []
