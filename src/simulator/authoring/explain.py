"""The core of ``gesprek explain``: the page of one diagnostic, and the list of all of them.

Nothing here prints; each function returns the whole text.
"""

from textwrap import wrap

from simulator.authoring.check import SEVERITIES, visible
from simulator.codebook.vocabulary import Text
from simulator.diagnostics import Kind, Severity
from simulator.diagnostics.catalogue import families

WIDTH = 80
"""Cells of the longest line of prose; lines of a scenario stand as they are written."""

_WHY = Text("Waarom het ertoe doet", "Why it matters")
_WRONG = Text("Hier gaat het mis", "Here it goes wrong")
_RIGHT = Text("Zo kan het wel", "This is how it can be")
_STEP = Text("Wat je doet", "What to do")
_ALLOWING = Text("Als je het zo bedoelt", "If you mean it like this")
_ALLOW = Text(
    "Zet achter die regel, of op een regel er recht boven, waarom het hier mag. Hoogstens drie "
    "keer in een bestand.",
    "Write behind that line, or on a line of its own directly above it, why it is all right here. "
    "Three times in a file at most.",
)
_REASON = Text("de reden", "the reason")
_NEVER = Text(
    "Een fout kun je niet toestaan; los haar op.",
    "An error cannot be allowed; it has to be mended.",
)
_NOT_ITSELF = Text(
    "Dit gaat over het toestaan zelf, en is niet toe te staan.",
    "This is about allowing itself, and cannot be allowed.",
)


def explained(kind: Kind, language: str, width: int = WIDTH) -> str:
    """Everything there is to know of one diagnostic."""
    family = next(family for family in families() if kind in family.kinds)
    severity = SEVERITIES[kind.severity].in_language(language)
    told = [f"{kind.code}  ({severity}; {family.title.in_language(language)})"]
    told += _prose(kind.pattern(language), width)
    told += [
        "",
        _WHY.in_language(language),
        *_prose(_capital(kind.why.in_language(language)), width),
    ]
    if kind.example is not None:
        told += ["", _WRONG.in_language(language), *_lines(kind.example.wrong)]
        told += ["", _RIGHT.in_language(language), *_lines(kind.example.right)]
    told += ["", _STEP.in_language(language), *_prose(_capital(kind.next_step(language)), width)]
    told += [
        "",
        _ALLOWING.in_language(language),
        *_how_to_allow(kind, family.name, language, width),
    ]
    return "\n".join(told) + "\n"


def listed(language: str) -> str:
    """Every code with its headline, family by family."""
    told = []
    for family in families():
        told.append(f"{family.title.in_language(language)} ({family.name})\n")
        for kind in family.kinds:
            severity = SEVERITIES[kind.severity].in_language(language)
            told.append(f"  {kind.code} ({severity})\n    {kind.pattern(language)}\n")
        told.append("\n")
    return "".join(told[:-1])


def _how_to_allow(kind: Kind, family: str, language: str, width: int) -> list[str]:
    if kind.severity is Severity.ERROR:
        return _prose(_NEVER.in_language(language), width)
    if family == "allowances":
        return _prose(_NOT_ITSELF.in_language(language), width)
    comment = f"# allow[{kind.code}]: {_REASON.in_language(language)}"
    return [*_prose(_ALLOW.in_language(language), width), "", f"    {comment}"]


def _prose(text: str, width: int) -> list[str]:
    indent = "  "
    return wrap(text, width, initial_indent=indent, subsequent_indent=indent)


def _lines(example: str) -> list[str]:
    return [f"    {visible(line)}".rstrip() for line in example.rstrip("\n").split("\n")]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
