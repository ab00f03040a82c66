"""A starter: a small conversation that works, in which every key of the format is explained.

The explanations stand in both languages in one file, so that neither can forget a key; who begins
a scenario gets those of one language.
"""

import re
from importlib import resources
from typing import Final

from simulator.diagnostics import WHOLE_FILE
from simulator.loading.validating import bad_id

LONGEST_ID: Final = 60

_FILE = "starter.yaml"
_ID = re.compile(r"[a-z][a-z0-9_]*")
_WORDS_OF_YAML: Final = ("null", "true", "false")
"""Ids that without quotes would be read as something else than a text."""
_OWN_ID = re.compile(r"^id: .*$", re.MULTILINE)
_EXPLAINED = re.compile(r"^( *)#(nl|en) ")


def starter(scenario_id: str, language: str) -> str:
    """The text of a new scenario with this id, explained in Dutch, or in English for ``"en"``."""
    kept = "en" if language == "en" else "nl"
    lines: list[str] = []
    for line in _template().splitlines():
        explained = _EXPLAINED.match(line)
        if explained is None:
            lines.append(line)
        elif explained[2] == kept:
            lines.append(f"{explained[1]}# {line[explained.end() :]}")
    written = f'"{scenario_id}"' if scenario_id in _WORDS_OF_YAML else scenario_id
    return _OWN_ID.sub(f"id: {written}", "\n".join(lines) + "\n", count=1)


def can_be_an_id(text: str) -> bool:
    """Whether the format takes ``text`` as an id."""
    return _ID.fullmatch(text) is not None and len(text) <= LONGEST_ID


def id_like(text: str) -> str:
    """An id that is close to ``text``, for who is told that ``text`` cannot be one."""
    return bad_id("", WHOLE_FILE, text).words["example"][:LONGEST_ID].rstrip("_")


def _template() -> str:
    return resources.files("simulator.authoring").joinpath(_FILE).read_text("utf-8")
