"""Damage to the text of a file: what slips from a hand, an editor, a disk or another program."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from tests.fuzzing import words

_ENDS = ("\r\n", "\r", "\x85", "\u2028", "\u2029", "\x0b", "\x0c", "\n\n", "")
_SIGNS = "\n\t -:[]{}&*!|>'\"%@`#?,~<=\\"
_BYTES = bytes(range(256))


def broken_indentation(text: str, dice: Random) -> bytes:
    """Some lines stand further in or out."""

    def moved(line: str) -> str:
        shift = dice.choice((-3, -2, -1, 1, 2, 3, 40))
        return " " * shift + line if shift > 0 else line[-shift:]

    return _with_lines(text, dice, moved)


def tabs(text: str, dice: Random) -> bytes:
    """Some lines are indented with tabs, or have one in them."""

    def tabbed(line: str) -> str:
        if dice.random() < 0.5:
            return line.replace("  ", "\t", dice.randint(1, 4))
        place = dice.randint(0, len(line))
        return line[:place] + "\t" + line[place:]

    return _with_lines(text, dice, tabbed)


def lost_sign(text: str, dice: Random) -> bytes:
    """A quote, a colon, a dash, a bracket or the like is not there."""
    places = [found.start() for found in re.finditer(r"[\"':\-\[\]{},|>#]", text)]
    for place in sorted(dice.sample(places, dice.randint(1, 3)), reverse=True):
        text = text[:place] + text[place + 1 :]
    return _encoded(text)


def stray_signs(text: str, dice: Random) -> bytes:
    """Signs of YAML in places where nobody expects them."""
    for _ in range(dice.randint(1, 4)):
        place = dice.randint(0, len(text))
        signs = "".join(dice.choices(_SIGNS, k=dice.choice((1, 1, 2, 8))))
        text = text[:place] + signs + text[place:]
    return _encoded(text)


def stray_words(text: str, dice: Random) -> bytes:
    """Odd words, raw, somewhere in the file."""
    for _ in range(dice.randint(1, 3)):
        place = dice.randint(0, len(text))
        text = text[:place] + words.text(dice) + text[place:]
    return _encoded(text)


def stray_characters(text: str, dice: Random) -> bytes:
    """Characters that terminals obey, that turn a line round, or that nobody sees."""
    for _ in range(dice.choice((1, 2, 50))):
        place = dice.randint(0, len(text))
        text = text[:place] + dice.choice(words.REFUSED) + text[place:]
    return _encoded(text)


def flipped_bytes(text: str, dice: Random) -> bytes:
    """Some bytes are other bytes."""
    data = bytearray(text.encode())
    for _ in range(dice.choice((1, 1, 2, 10, 200))):
        place = dice.randrange(len(data))
        data[place] = (
            dice.randrange(256) if dice.random() < 0.5 else data[place] ^ 1 << dice.randrange(8)
        )
    return bytes(data)


def random_bytes(text: str, dice: Random) -> bytes:
    """A stretch of anything at all, in the file or in place of it."""
    noise = bytes(dice.choices(_BYTES, k=dice.choice((1, 4, 100, 5000))))
    data = b"" if dice.random() < 0.3 else text.encode()
    place = dice.randint(0, len(data))
    return data[:place] + noise + data[place:]


def cut_out(text: str, dice: Random) -> bytes:
    """A stretch of the file is not there."""
    start = dice.randint(0, len(text))
    return _encoded(text[:start] + text[start + dice.choice((1, 10, 100, 5000)) :])


def cut_off(text: str, dice: Random) -> bytes:
    """The file ends too early, in the middle of a letter perhaps."""
    data = text.encode()
    return data[: dice.randrange(len(data))]


def twice(text: str, dice: Random) -> bytes:
    """A stretch of the file, or all of it, stands there twice."""
    start = dice.choice((0, dice.randint(0, len(text))))
    end = dice.choice((len(text), dice.randint(start, len(text))))
    return _encoded(text[:end] + text[start:end] + text[end:])


def shuffled_lines(text: str, dice: Random) -> bytes:
    """Lines stand in another order."""
    lines = text.split("\n")
    for _ in range(dice.choice((1, 2, 20))):
        one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return _encoded("\n".join(lines))


def other_line_ends(text: str, dice: Random) -> bytes:
    """Lines end otherwise, all of them or some."""
    share = dice.choice((0.01, 0.5, 1))
    ends = dice.choices(_ENDS, k=dice.choice((1, 1, 3)))
    return _encoded(
        "".join(
            dice.choice(ends) if character == "\n" and dice.random() < share else character
            for character in text
        )
    )


def other_encoding(text: str, dice: Random) -> bytes:
    """The file is in another encoding, or has the mark of one."""
    marks = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
    encodings = (
        *("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-8-sig"),
        *("latin-1", "cp1252", "cp437", "mac-roman", "utf-7", "cp037", "shift-jis", "utf-8"),
    )
    data = text.encode(dice.choice(encodings), "replace")
    if dice.random() < 0.3:
        data = dice.choice(marks) + data
    return data[dice.choice((0, 0, 0, 1)) :]


def zero_bytes(text: str, dice: Random) -> bytes:
    """Zeros, as a disk leaves them after a crash."""
    data = text.encode()
    start = dice.randint(0, len(data))
    zeros = bytes(dice.choice((1, 512, 4096)))
    return data[:start] + zeros + data[start + dice.choice((0, len(zeros))) :]


def long_line(text: str, dice: Random) -> bytes:
    """A line goes on for very long."""
    lines = text.split("\n")
    place = dice.randrange(len(lines))
    more = dice.choice(("x", " x", "é", "日", "'", '"', "[", "a: ", "#", "\\", "👍"))
    lines[place] += more * dice.choice((200, 1025, 30_000))
    return _encoded("\n".join(lines))


def more_documents(text: str, dice: Random) -> bytes:
    """Marks of documents and directives in a file that has one document."""
    lines = text.split("\n")
    pieces = ("---", "...", "--- a", "%YAML 1.2", "%YAML 9.9", "%TAG ! tag:x,2000:", "--- |", "")
    for _ in range(dice.randint(1, 4)):
        lines.insert(dice.choice((0, dice.randint(0, len(lines)))), dice.choice(pieces))
    return _encoded("\n".join(lines))


def folded_texts(text: str, dice: Random) -> bytes:
    """Values become texts of many lines, with or without all that such a text needs."""
    heads = ("|", ">", "|-", ">+", "|2", ">9", "|0", "|+ # x", "> tekst", "'", '"', "? ", "|\t")

    def folded(line: str) -> str:
        key, colon, value = line.partition(": ")
        if not colon:
            return line
        inner = " " * dice.choice((0, 1, 2, 8, 20))
        return f"{key}: {dice.choice(heads)}\n{inner}{value}\n{inner}{value}"

    return _with_lines(text, dice, folded)


def comments(text: str, dice: Random) -> bytes:
    """Comments everywhere, such as a word that allows a problem."""
    said = (
        "#",
        "# ja",
        "# allow",
        "# allow[short-text]: zo praat hij",
        "# allow[short-text]: om {0} en {key_nl}",
        "#allow[missing-key]",
        "# allow[niets]: [b]",
        "# ALLOW [ long-text ] ja",
        f"# allow[{'x' * 500}]: {'y' * 5000}",
    )

    def told(line: str) -> str:
        comment = dice.choice(said)
        return f"{line} {comment}" if dice.random() < 0.5 else f"{comment}\n{line}"

    return _with_lines(text, dice, told)


def spliced(text: str, dice: Random) -> bytes:
    """A piece of the file has come to stand elsewhere in it."""
    lines = text.split("\n")
    start = dice.randrange(len(lines))
    piece = lines[start : start + dice.choice((1, 3, 30))]
    shift = dice.choice(("", "  ", "      "))
    place = dice.randrange(len(lines))
    return _encoded("\n".join([*lines[:place], *(shift + line for line in piece), *lines[place:]]))


TEXT_DAMAGE = (
    broken_indentation,
    tabs,
    lost_sign,
    stray_signs,
    stray_words,
    stray_characters,
    flipped_bytes,
    random_bytes,
    cut_out,
    cut_off,
    twice,
    shuffled_lines,
    other_line_ends,
    other_encoding,
    zero_bytes,
    long_line,
    more_documents,
    folded_texts,
    comments,
    spliced,
)


def _with_lines(text: str, dice: Random, changed: Callable[[str], str]) -> bytes:
    """The text with one, some or many of its lines changed."""
    lines = text.split("\n")
    share = dice.choice((0, 0, 0.02, 0.3))
    one = dice.randrange(len(lines))
    return _encoded(
        "\n".join(
            changed(line) if number == one or dice.random() < share else line
            for number, line in enumerate(lines)
        )
    )


def _encoded(text: str) -> bytes:
    """The bytes, halves of characters included: a file can hold anything."""
    return text.encode("utf-8", "surrogatepass")
