"""The command line in both languages: help, wrong usage, and what the help promises."""

from __future__ import annotations

import inspect
import re
from io import BytesIO
from typing import TYPE_CHECKING

import click.core
import click.exceptions
import click.formatting
import click.parser
import click.types
import pytest
from babel.messages.extract import extract_python

from simulator import __version__, language, practice
from simulator.cli import learner, seeds, words_of_click
from simulator.cli.exits import Exit
from simulator.cli.program import VERBS, asked_language
from simulator.store import DATABASE, open_store
from simulator.tui import settings
from tests.running import ROOT, gesprek

if TYPE_CHECKING:
    from collections.abc import Iterable

WRONG_USAGE = {
    ("spelen",): "Commando 'spelen' bestaat niet.",
    ("plya", "x"): "Bedoelde je 'play'?",
    ("--taal", "en"): "Optie '--taal' bestaat niet.",
    ("list", "--jsn"): "Bedoelde je '--json'?",
    ("play",): "Er ontbreekt een argument: 'SCENARIO'.",
    ("list", "iets"): "Er staat een argument te veel (iets)",
    ("list", "iets", "meer"): "Er staan argumenten te veel (iets meer)",
    ("list", "--json=ja"): "Bij optie '--json' hoort geen waarde.",
    ("trace", "klein", "--choose"): "Bij optie '--choose' hoort een waarde.",
    ("trace", "klein", "--seed", "een"): "'een' is geen heel getal van 0 tot en met 999999.",
    ("play", "klein", "--seed", "-1"): "'-1' is geen heel getal van 0 tot en met 999999.",
    ("play", "klein", "--seed", "1000000"): "is geen heel getal van 0 tot en met 999999.",
    ("check", "--format", "xml"): "'xml' is geen van deze: 'text', 'json', 'github', 'sarif'.",
    ("--lang", "fr"): "'fr' is geen van deze: 'nl', 'en'.",
    ("data",): "Er ontbreekt een commando.",
    ("data", "weg"): "Commando 'weg' bestaat niet.",
    ("completion",): "Er ontbreekt een argument: 'SHELL'.",
    ("mijn.yaml",): "Zo speel je het: gesprek play mijn.yaml",
}


# Help


def test_the_help_lists_every_verb_and_every_exit_code_and_nothing_else() -> None:
    said = gesprek("--help").out

    verbs = said.split("Commando's:")[1].split("Exitcodes:")[0]
    listed = re.findall(r"^  ([\w-]+)  ", verbs, re.MULTILINE)
    assert listed == list(VERBS)
    codes = re.findall(r"^    (\d)  (.+)$", said, re.MULTILINE)
    assert codes == [(str(code.value), code.meaning) for code in Exit]


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself_in_both_languages(verb: str) -> None:
    dutch, english = gesprek(verb, "--help"), gesprek(verb, "--help", "--lang", "en")

    assert (dutch.code, english.code) == (0, 0)
    assert dutch.out.startswith(f"Gebruik: gesprek {verb} [OPTIES]")
    assert english.out.startswith(f"Usage: gesprek {verb} [OPTIONS]")
    assert not re.search(r"(?<!-)\b(the|Options|Show|with)\b", dutch.out)
    assert not re.search(r"\b(het|de|een|Opties|Toon)\b", english.out)


def test_the_readme_has_the_exit_codes_of_the_program() -> None:
    language.use("en")
    readme = (ROOT / "README.md").read_text("utf-8")

    rows = re.findall(r"^\| (\d) \| (.+) \|$", readme, re.MULTILINE)

    assert rows == [(str(code.value), code.meaning) for code in Exit]


def test_the_version() -> None:
    assert gesprek("--version").out == f"gesprek {__version__}\n"


# Wrong usage


@pytest.mark.parametrize(("arguments", "told"), WRONG_USAGE.items())
def test_wrong_usage_is_told_in_a_sentence_of_the_language(
    arguments: tuple[str, ...], told: str
) -> None:
    said = gesprek(*arguments)

    assert said.code == Exit.USAGE
    assert said.out == ""
    assert said.err.startswith("Gebruik: gesprek")
    assert told in " ".join(said.err.split())
    assert said.err.splitlines()[-1].startswith("Hulp: gesprek")


def test_wrong_usage_in_english() -> None:
    said = gesprek("--lang", "en", "lst")

    assert "Error: No such command 'lst'. Did you mean 'list'?" in said.err


def test_the_sentences_of_click_are_still_those_of_click() -> None:
    """A message that a new click says otherwise would come out in English."""
    sentences = {
        forms_of(message)
        for module in (click.core, click.exceptions, click.formatting, click.parser, click.types)
        for _line, _function, message, _comments in extract_python(
            BytesIO(inspect.getsource(module).encode()), {"_": None, "ngettext": (1, 2)}, [], {}
        )
    }
    pairs = re.findall(
        r'ngettext\(\s*"([^"]+)",\s*"([^"]+)"', inspect.getsource(words_of_click.plurals)
    )

    assert len(pairs) == len(words_of_click.plurals(1))
    assert {forms_of(message) for message in (*words_of_click.MESSAGES, *pairs)} <= sentences


def forms_of(message: str | Iterable[str | None]) -> tuple[str, ...]:
    """A message, with its plural if it has one."""
    return (message,) if isinstance(message, str) else tuple(filter(None, message))[:2]


# Which language


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        ([], None),
        (["--lang", "en", "list"], "en"),
        (["list", "--lang=en"], "en"),
        (["--lang", "nl", "list", "--lang", "en"], "en"),
        (["list", "--lang"], None),
        (["check", "--", "--lang", "en"], None),
    ],
)
def test_a_language_may_be_asked_anywhere(arguments: list[str], asked: str | None) -> None:
    assert asked_language(arguments) == asked


def test_asked_goes_before_the_environment_before_the_setting() -> None:
    from simulator.places import home

    with open_store(home()) as store:
        store.set_setting(settings.LANGUAGE, "en")

    assert gesprek("list").out.count("difficulty") > 0
    assert gesprek("list", GESPREK_LANG="nl").out.count("moeilijkheid") > 0
    assert gesprek("list", "--lang", "en", GESPREK_LANG="nl").out.count("difficulty") > 0
    assert "Usage:" in gesprek("--help").out


def test_a_setting_that_cannot_be_read_is_no_reason_to_stop() -> None:
    from simulator.places import home

    home().mkdir()
    (home() / DATABASE).write_bytes(b"no database at all" * 100)

    said = gesprek("--help")

    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Gebruik:")
    assert [file.name for file in home().iterdir()] == [DATABASE]


# What is written twice


def test_names_that_are_kept_out_of_slow_modules_are_the_same_there() -> None:
    assert learner.DATABASE == DATABASE
    assert learner.LANGUAGE == settings.LANGUAGE
    assert learner.LEARNER == settings.LEARNER
    assert (learner.NOTATION, learner.BANDS) == (settings.NOTATION, settings.BANDS)
    assert seeds.SEEDS == practice.SEEDS
