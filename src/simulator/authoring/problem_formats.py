"""Problems for a program to read: JSON, the annotations of a workflow, and SARIF.

Nothing here prints; each function returns the whole text.
"""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from simulator import __version__
from simulator.authoring.allowing import Allowed
from simulator.authoring.check import one_line
from simulator.diagnostics import WHOLE_FILE, Kind, Problem, Severity, Span
from simulator.diagnostics.catalogue import families

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
"""What the schema of SARIF 2.1.0 is called."""
ROOT = "%SRCROOT%"
"""What the folder of the run is called in SARIF, so that paths can be relative to it."""

_GITHUB_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}
_GITHUB_SEVERITIES = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "recommendation",
}


def render_json(problems: Sequence[Problem], language: str) -> str:
    """The problems as a JSON array; lines and columns count from 1, the end is exclusive."""
    return json.dumps(
        [_as_json(problem, language) for problem in problems], ensure_ascii=False, indent=2
    )


def render_github(problems: Sequence[Problem], language: str) -> str:
    """The problems as annotations for a workflow, one a line; empty when there are none."""
    return "".join(_annotation(problem, language) + "\n" for problem in problems)


def render_sarif(
    problems: Sequence[Problem], allowed: Iterable[Allowed], language: str, folder: Path
) -> str:
    """The problems as a log in SARIF 2.1.0, with those that are ``allowed`` as suppressed results.

    Paths inside ``folder``, where the run took place, are relative to it.
    """
    found: list[tuple[Problem, str | None]] = [(problem, None) for problem in problems]
    found += [(problem, reason) for problem, reason in allowed]
    found.sort(key=lambda one: (one[0].path, one[0].span, one[0].code))
    families_of = {kind.code: family.name for family in families() for kind in family.kinds}
    kinds = {problem.code: problem.kind for problem, _ in found}
    rules = [_rule(kinds[code], families_of.get(code, ""), language) for code in sorted(kinds)]
    numbers = {code: number for number, code in enumerate(sorted(kinds))}
    run = {
        "tool": {
            "driver": {
                "name": "gesprek",
                "fullName": f"gesprekssimulator {__version__}",
                "semanticVersion": __version__,
                "language": language,
                "rules": rules,
            }
        },
        "language": language,
        "originalUriBaseIds": {ROOT: {"uri": _as_folder(folder)}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [
            _result(problem, reason, numbers[problem.code], language, folder)
            for problem, reason in found
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _as_json(problem: Problem, language: str) -> dict[str, object]:
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "file": _writable(problem.path),
        **_places(problem.span),
        "message": _writable(problem.headline(language)),
        "help": _writable(problem.help(language)),
        "related": [
            {
                **_places(related.span),
                "message": _writable(related.message.in_language(language)),
            }
            for related in problem.related
        ],
    }


def _places(span: Span) -> dict[str, int]:
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _writable(text: str) -> str:
    """``text`` without halves of characters, which no encoding can write."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _annotation(problem: Problem, language: str) -> str:
    level = _GITHUB_LEVELS[problem.severity]
    properties = {
        "file": problem.path,
        "line": str(problem.span.line),
        "col": str(problem.span.column),
        "endLine": str(problem.span.end_line),
        "endColumn": str(problem.span.end_column),
        "title": problem.code,
    }
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {told}::{_data(_message(problem, language))}"


def _message(problem: Problem, language: str) -> str:
    """The fact and the next step on one line."""
    return one_line(f"{problem.headline(language)} ({problem.help(language)})")


def _data(text: str) -> str:
    for sign, escape in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        text = text.replace(sign, escape)
    return _writable(text)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _rule(kind: Kind, family: str, language: str) -> dict[str, Any]:
    lines = [kind.next_step(language)]
    markdown = list(lines)
    if kind.example is not None:
        wrong, right = kind.example.wrong.rstrip("\n"), kind.example.right.rstrip("\n")
        lines += [wrong, "->", right]
        markdown += [f"```yaml\n{wrong}\n```", "->", f"```yaml\n{right}\n```"]
    return {
        "id": kind.code,
        "shortDescription": {"text": kind.pattern(language)},
        "fullDescription": {"text": kind.why.in_language(language)},
        "help": {"text": "\n\n".join(lines), "markdown": "\n\n".join(markdown)},
        "defaultConfiguration": {"level": kind.severity.value},
        "properties": {
            "tags": [family],
            "problem.severity": _GITHUB_SEVERITIES[kind.severity],
        },
    }


def _result(
    problem: Problem, reason: str | None, rule: int, language: str, folder: Path
) -> dict[str, Any]:
    suppression = {"kind": "inSource", "justification": _writable(reason or "")}
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity.value,
        "message": {"text": _writable(_message(problem, language))},
        "locations": [{"physicalLocation": _location(problem.path, problem.span, folder)}],
        "relatedLocations": [
            {
                "id": number,
                "physicalLocation": _location(problem.path, related.span, folder),
                "message": {"text": _writable(related.message.in_language(language))},
            }
            for number, related in enumerate(problem.related)
        ],
        # Either every result of a run says whether it is suppressed, or none does.
        "suppressions": [] if reason is None else [suppression],
    }


def _location(path: str, span: Span, folder: Path) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": _artifact(path, folder)}
    if span != WHOLE_FILE:
        location["region"] = {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        }
    return location


def _artifact(path: str, folder: Path) -> Mapping[str, str]:
    whole = Path(os.path.normpath(folder / path))
    if not whole.is_relative_to(folder):
        # Readers refuse a way out of the folder (..), so it is named in full.
        return {"uri": _as_uri(whole)}
    inside = whole.relative_to(folder).as_posix()
    return {"uri": quote(_writable(inside)), "uriBaseId": ROOT}


def _as_folder(folder: Path) -> str:
    return _as_uri(folder).rstrip("/") + "/"


def _as_uri(path: Path) -> str:
    try:
        return path.absolute().as_uri()
    except ValueError:
        # A name that no file can have.
        return quote(_writable(path.as_posix()))
