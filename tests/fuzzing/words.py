"""Words, numbers and pieces of YAML that try to be more than they are."""

from __future__ import annotations

from random import Random

FORMATS = (
    "{0}",
    "{}",
    "{key_nl}",
    "{reply!r:>{width}}",
    "{",
    "}",
    "{{}}",
    "{a.__class__.__mro__}",
    "%s %d %(x)s %",
    "$HOME ${x} `id`",
    "{{ 7 * 7 }}{% for x in y %}",
)
"""What a template could take for a place of its own."""

MARKUP = (
    "[@click=app.quit]weg[/]",
    "[/] [b] [[x]] \\[y]",
    "[link=file:///etc/passwd]x[/link]",
    "<script>alert(1)</script> &amp; <!-- -->",
    "::error file=x,line=1::nee",
    "# allow: unknown-scene",
    "'; DROP TABLE events; --",
    "\\x1b[2J \\u202e \\N{BELL}",
)
"""What a screen, a workflow, a database or a comment could take for an order."""

REFUSED = (
    "\x1b[31mrood\x1b[0m",
    "a\x00b",
    "a\x07b",
    "a\x7fb\x9bc",
    "links\u202erechts",
    "links\u2066rechts\u2069",
    "nul\u200bbreed",
    "een\u2028twee",
    "half \ud800 teken",
    "\ufeffmerk",
    "\U000e0041",
    "\ufffe",
)
"""Characters that no file may hold, in whatever way they are written."""

ODD = (
    "",
    " ",
    "\u00a0",
    "\u3000\u2003",
    "e\u0301e\u0301\u0301\u0301\u0301",
    "Z" + "\u0337\u031b" * 200,
    "🧑🏽\u200d🤝\u200d🧑🏻 👍🏿 🏳️\u200d🌈 🇳🇱",
    "שלום مرحبا 123 (abc)",
    "﷽﷽﷽",
    "ａｂｃ 日本語",
    "a\u200db",
    "ß ſ İ ı Ǆ ŉ",
    "regel een\nregel twee\n\n  regel drie\n",
    "regel\r\nregel\rregel",
    "tab\there",
    "x\u0085y",
    "- a",
    "a: b",
    "a #b",
    "? a",
    "*a",
    "&a b",
    "!!str a",
    "| a",
    "> a",
    "@a",
    "`a`",
    "%a",
    "---",
    "...",
    "null",
    "yes",
    "0o17",
    "1_000",
    "2026-03-31",
    "<<",
    "=",
    "__proto__",
    "../../etc/passwd",
    "con",
    "verlaten",
    "herstel",
    "<text>",
    "[key]",
)
"""Texts that are allowed, or at least are only text."""

NUMBERS = (
    "99999999999999999999999999",
    "1" + "0" * 5000,
    "999999999999999999",
    "-999999999999999999",
    "-1000000",
    "1.5",
    "-0.0",
    "1e400",
    "1.0e+308",
    ".nan",
    ".inf",
    "-.Inf",
    "0x7fffffff",
    "0o777",
    "0b11",
    "1_000_000",
    "012345",
    "190:20:30",
    "2026-03-31",
    "2026-03-31T12:00:00Z",
    "9999-99-99",
    "٣",
    "²",
    "½",
    "+",
    "-",
)
"""What can stand for a number, as it is written; none is a number that any key asks for."""

PROPERTIES = (
    "&a waarde",
    "&a [*a]",
    "&a {b: *a}",
    "*a",
    "*onbekend",
    "!!python/object/apply:os.system [id]",
    "!!binary R0lGODlh",
    "!!timestamp 2026-03-31",
    "!!set {a, b}",
    "!!omap [a: 1]",
    "!eigen {a: b}",
    "!<tag:yaml.org,2002:str> x",
    "! x",
    "{<<: {a: b}}",
    "{<<: [{a: b}, {c: d}]}",
    "{? [a, b] : c}",
    "{? {a: b} : c}",
    "{1: a, 2.5: b, true: c, null: d}",
    "{a: 1, a: 2}",
    "[,]",
    "{a, b, c}",
    "[a: b, c]",
)
"""YAML that this format leaves out, or that it has in a place where nobody expects it."""


def long_text(dice: Random) -> str:
    """A text far longer than any that fits, of words or of one word."""
    unit = dice.choice(("a", "ja maar ", "e\u0301", "日", "👍", "{x}", "[b]", "_", "0", "é\n"))
    return unit * dice.choice((200, 400, 2001, 20_000))


def text(dice: Random) -> str:
    """Some text that may well be refused."""
    drawn = dice.random()
    if drawn < 0.1:
        return long_text(dice)
    if drawn < 0.2:
        return "".join(chr(_character(dice)) for _ in range(dice.randint(1, 40)))
    pool = dice.choice((FORMATS, MARKUP, ODD, REFUSED))
    return " ".join(dice.choices(pool, k=dice.choice((1, 1, 2))))


def name(dice: Random, near: str) -> str:
    """A word that is on no list, often one that is ``near``."""
    drawn = dice.randrange(5)
    if drawn == 0 and near:
        place = dice.randrange(len(near))
        return near[:place] + dice.choice("qxz") + "qq" + near[place:]
    if drawn == 1:
        return dice.choice(FORMATS)
    if drawn == 2:
        return dice.choice(MARKUP)
    if drawn == 3:
        return "q" * dice.choice((1, 61, 500))
    return "bestaat_niet"


def in_quotes(words: str) -> str:
    """``words`` between double quotes, everything strange in them escaped."""
    return '"' + "".join(_escaped(character) for character in words) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character.isascii() and character.isprintable():
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 256 else f"\\U{code:08x}"


def _character(dice: Random) -> int:
    return dice.randrange(dice.choice((0x80, 0x800, 0x3000, 0x10000, 0x110000)))
