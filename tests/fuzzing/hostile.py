"""Whole files made to break a reader of YAML: bombs, depths, lengths and numbers of things."""

from __future__ import annotations

from collections.abc import Callable, Mapping

MOST = 1_000_000
"""Bytes up to which a file is read at all."""


def hostile_files(sound: str, much: int = MOST) -> Mapping[str, bytes]:
    """The files by name; many are ``sound``, a scenario, with far too much of something.

    ``much`` is how much that is, in bytes. Too much of everything is refused sooner than a little
    less, so that a file of a tenth may well take more time.
    """
    head, scenes, body = sound.partition("\nscenes:\n")
    assert scenes, "a scenario has scenes"
    much -= len(sound.encode()) + 100
    texts = {
        **_depths(much),
        **_references(much),
        **_lengths(much, sound),
        **_numbers_of_things(much, head, body),
        **_comments(much, sound),
        **_as_much_as_may_be(much, head, body),
    }
    files = {name: text.encode() for name, text in texts.items()}
    return files | _encodings(much, sound)


def _depths(much: int) -> dict[str, str]:
    pieces = {
        "lists": "[",
        "mappings": "{",
        "dashes": "- ",
        "questions": "? ",
        "lists in mappings": "{a: [",
        "keys that are mappings": "{? {",
        "tags": "!a ",
        "anchors": "&a ",
        "quotes": "'",
        "escapes": '"\\',
        "bars": "|\n",
    }
    # Of these the square is what takes the room: each line is longer than the last one.
    lines = int((2 * much) ** 0.5)
    deep = {f"deep {name}": _filled(much, piece) for name, piece in pieces.items()}
    return deep | {
        "deep and closed": "[" * (much // 2) + "]" * (much // 2),
        "deep where a text belongs": "title: " + "[" * (much - 10),
        "deep blocks": "".join(f"{' ' * depth}a:\n" for depth in range(lines)),
        "deep blocks that step out": "".join(f"{' ' * n}- a\n" for n in range(lines, 0, -1)),
    }


def _references(much: int) -> dict[str, str]:
    laughs = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    laughs += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    merges = ["b0: &b0 {x: 1}"]
    merges += [f"b{n}: &b{n} {{<<: [*b{n - 1}, *b{n - 1}]}}" for n in range(1, 30)]
    return {
        "billion laughs": "\n".join(laughs),
        "laughs that merge": "\n".join(merges),
        "a list within itself": "&a [*a, *a]",
        "a key within itself": "&a {? *a : *a}",
        "a huge anchor": f"&{'a' * (much - 10)} x",
        "many anchors": _numbered(much, lambda n: f"- &a{n} x\n"),
        "many anchors and keys": _numbered(much, lambda n: f"&a{n} k{n}: *a{n}\n"),
        "many references": f"&a x: y\nb: [{_filled(much, '*a,')}]",
        "a huge tag": f"!{'a' * (much - 10)} x",
        "many tags": _filled(much, "- !!str x\n"),
        "many directives": _filled(much, "%TAG !a! tag:x,2000:\n") + "--- a",
    }


def _lengths(much: int, sound: str) -> dict[str, str]:
    return {
        "comments": sound + _filled(much, "# ja\n"),
        "one comment": f"{sound}#{'x' * much}",
        "empty lines": sound + "\n" * much,
        "spaces": sound + " " * much,
        "tabs": sound + "\t" * much,
        "one word": "a" * much,
        "one line of words": _filled(much, "ja "),
        "one text in quotes": f'"{"x" * much}"',
        "one text of escapes": _filled(much, "\\x41").join('""'),
        "one text of escaped controls": _filled(much, "\\e").join('""'),
        "one text of wide signs": _filled(much // 4, "👍"),
        "one text of joined signs": _filled(much // 4, "👍🏽\u200d"),
        "one text of marks": f"e{_filled(much // 2, chr(0x301))}",
        "controls": _filled(much, "\x1b\n"),
        "controls on one line": "\x1b" * much,
        "a huge key": f"{'a' * much}: b",
        "a huge key in quotes": f'"{"a" * much}": b',
        "a huge title": sound.replace("\ntitle: ", f"\ntitle: {'x' * much}", 1),
        "a huge road": sound.replace("goto: ", f"goto: {'x' * much}", 1),
        "a huge type": sound.replace("type: ", f"type: {'x' * much}", 1),
        "a huge id": sound.replace("\nid: ", f"\nid: {_filled(much, 'A-')}", 1),
        "a huge number": sound.replace("max_turns: ", f"max_turns: 1{'0' * much}", 1),
        "a huge language": sound.replace("language: ", f"language: a{_filled(much, '-aa')}", 1),
        "a huge text in bars": "a: |\n" + _filled(much, "  x\n"),
    }


def _numbers_of_things(much: int, head: str, body: str) -> dict[str, str]:
    """``head`` is a scenario down to its scenes, ``body`` all from there."""
    volgen = "type: volgen, text: Vertel eens., reaction: Ja., why: Zo."
    scenes = f"{head}\nscenes:\n"
    replies = f"{scenes}  begin:\n    says: Ja.\n    replies:\n"
    branch = "{to: begin, when: {flags: [x]}}, "
    return {
        "scenes of nothing": scenes + _numbered(much, lambda n: f"  s{n}:\n"),
        "empty scenes": "scenes:\n" + _numbered(much, lambda n: f" {n}: {{}}\n"),
        "scenes nobody knows": scenes
        + _numbered(much, lambda n: f"  s{n}: {{replies: [{{goto: t{n}}}]}}\n"),
        "scenes of one name": scenes + _filled(much, "  a: {says: x}\n"),
        "replies to nowhere": replies
        + _numbered(much, lambda n: f"      - {{{volgen}, id: r{n}, goto: x{n}}}\n"),
        "replies of nothing": f"{scenes}  begin:\n    replies: [{_filled(much, '{},')}]",
        "replies of one name": replies + _filled(much, "      - {type: volgen}\n"),
        "branches": f"{replies}      - {{{volgen}, branches: [{_filled(much, branch)}]}}\n",
        "flags": f"flags: [{_filled(much, 'x,')}]\n{scenes}{body}",
        "facts": f"facts: [{_numbered(much, lambda n: f'f{n},')}]\n{scenes}{body}",
        "unknown keys": _numbered(much, lambda n: f"k{n}: 1\n") + scenes + body,
        "equal keys": _filled(much, "a: 1\n"),
        "models": f"teaches: [{_filled(much, 'coping,')}]\n{scenes}{body}",
        "unknown models": f"teaches: [{_filled(much, 'kopping,')}]\n{scenes}{body}",
        "endings": f"good_endings: [{_filled(much, 'open_deur,')}]\n{scenes}{body}",
        "documents": _filled(much, "--- a\n"),
        "list items": _filled(much, "- a\n"),
        "empty items": _filled(much, "-\n"),
        "nothings": f"[{_filled(much, '~,')}]",
        "keys without a value": _numbered(much, lambda n: f"k{n}:\n"),
        "unfinished things": _filled(much, "[a, b: c\n"),
        "numbers": f"[{_filled(much, '1.5,')}]",
        "texts cut by a hash": _filled(much, "- a b #c\n"),
        "wide keys": _numbered(much, lambda n: f"👍{n}: 1\n"),
    }


def _comments(much: int, sound: str) -> dict[str, str]:
    known, wrong = "# allow[short-text]: ja\n", "# allow[shrt-txet]: ja\n"
    return {
        "allowances": sound + _filled(much, known),
        "wrong allowances": sound + _filled(much, wrong),
        "allowances of nothing": sound + _filled(much, "# allow[]\n"),
        "allowances behind texts": _filled(much, f"- 'x' {known}"),
        "wrong allowances behind texts": _filled(much, f"- 'x' {wrong}"),
        "allowances that are none": _filled(much, "- '# allow[x]'\n"),
        "one huge allowance": f"{sound}# allow[{'x' * (much // 2)}]: {'y' * (much // 2)}\n",
        "one line of allowances": sound + _filled(much, known.strip()),
        "an allowance on every line": "".join(f"{line} {known}" for line in sound.splitlines()),
    }


def _filled(much: int, unit: str) -> str:
    """As many of ``unit`` as there is room for."""
    return unit * (much // len(unit))


def _numbered(much: int, unit: Callable[[int], str]) -> str:
    """The same, with a unit that has a number in it."""
    return "".join(unit(number) for number in range(much // len(unit(much))))


def _as_much_as_may_be(much: int, head: str, body: str) -> dict[str, str]:
    """Scenarios that load, with nearly as many keys and values as a file may have.

    With less than `MOST` there are fewer scenes in them.
    """
    head = head.replace("\nopens_with: ", "\nopens_with: s0 #", 1)
    head = head.replace("\ngood_endings: ", "\ngood_endings: [open_deur] #", 1)
    end = f"\nendings:{body.partition('endings:')[2]}"
    said = "Daar heb ik het nog nooit met iemand over gehad hoor nooit"
    circle = ", ".join(f"{{to: s{number}, when: {{flags: [gevaar]}}}}" for number in range(36))
    many_branches = "{to: s0, when: {hoop: {min: 3}}}, " * 1_900

    def scenario(most: int, written: Callable[[int, str], str]) -> str:
        """With each scene as it is ``written`` from its number and where it leads."""
        count = max(min(most, 36), most * much // MOST)
        following = [*(f"s{number}" for number in range(1, count)), "open_deur"]
        scenes = "".join(written(number, then) for number, then in enumerate(following))
        return f"{head}\nscenes:\n{scenes}{end}"

    def row(says: Callable[[int], str], why: str = "Zo.", most: int = 550) -> str:
        """Scenes that follow each other, with what is said in each."""
        return scenario(most, lambda n, then: _scene(n, _reply(f"goto: {then}", why), says=says(n)))

    def crowd(most: int, more: Callable[[int], str], *, way_out: bool = True) -> str:
        """Scenes with many replies, with what each reply has besides the rest."""
        replies = [_reply(f"id: r{number}, {more(number)}") for number in range(11)]
        return scenario(most, lambda n, _: _scene(n, *replies, way_out=way_out))

    def level(number: int) -> str:
        return f"hoop: {{min: {number}, max: {number}}}"

    return {
        "scenes in a row": row(lambda _: "Ja."),
        "scenes that all say the same": row(lambda _: said),
        "scenes that say nearly the same": row(lambda n: f"{said} {n}"),
        "scenes that share no word": row(
            lambda n: " ".join(f"w{n}x{word}" for word in range(60))[:390]
        ),
        "scenes of many words": row(lambda _: f"{said} " * 6, f"{said} " * 4),
        "scenes in four variants": row(
            lambda n: f"{{gewoon: {said} {n}, koel: {said}, open: {n} {said}, gejaagd: Ja {said}}}",
            most=400,
        ),
        "scenes that all lead to all": scenario(
            36, lambda n, _: _scene(n, _reply(f"branches: [{circle}, {{to: s{n}}}]"))
        ),
        "scenes that ask for every flag": scenario(
            120,
            lambda n, then: _scene(n, _reply(f"goto: {then}, when: {{flags: [{'x, ' * 120}]}}")),
        ),
        "reasons that are all alike": scenario(
            180,
            lambda n, then: _scene(n, *(_reply(f"id: r{m}, goto: {then}", said) for m in range(4))),
        ),
        "replies of one scene": scenario(
            1, lambda n, _: _scene(n, *(_reply(f"id: r{m}, goto: s0") for m in range(1_200)))
        ),
        "replies under one condition": crowd(60, lambda m: f"goto: s0, when: {{{level(m)}}}"),
        "replies under many conditions": crowd(
            38,
            lambda m: (
                "goto: s0, when: {flags: [erkend], without: [gevaar], houding: [klant, klager], "
                f"{level(m)}, regie: {{max: {m % 5}}}}}"
            ),
        ),
        "scenes that are never empty": crowd(
            30, lambda m: f"goto: open_deur, when: {{{level(m)}}}", way_out=False
        ),
        "branches of one reply": scenario(
            1, lambda n, _: _scene(n, _reply(f"branches: [{many_branches}{{to: s0}}]"))
        ),
    }


def _scene(number: int, *replies: str, says: str = "Ja.", way_out: bool = True) -> str:
    """A scene with these replies, and one that leads to an ending."""
    out = [_reply("id: weg, goto: open_deur")] if way_out else []
    listed = "".join(f"    - {reply}\n" for reply in (*replies, *out))
    return f"  s{number}:\n    says: {says}\n    replies:\n{listed}"


def _reply(more: str, why: str = "Zo.") -> str:
    """A reply with these keys besides those it needs."""
    return f"{{type: volgen, text: Vertel eens., reaction: Ja., why: {why}, {more}}}"


def _encodings(much: int, sound: str) -> dict[str, bytes]:
    return {
        "nothing": b"",
        "one byte too many": sound.encode() + b" " * (MOST - len(sound.encode()) + 1),
        "one mark": b"\xef\xbb\xbf",
        "two marks": b"\xef\xbb\xbf" * 2 + sound.encode(),
        "zeros": bytes(much),
        "every byte": bytes(range(256)) * (much // 256),
        "half a letter": sound.encode() + b"\xc3",
        "a letter written too long": b"title: \xc0\xaf\xe0\x80\xaf",
        "half of a pair": b"title: \xed\xa0\x80",
        "utf-7": sound.encode("utf-7"),
        "utf-16": sound.encode("utf-16"),
        "utf-16 without a mark": sound.encode("utf-16-be"),
        "utf-32": sound.encode("utf-32"),
        "latin-1 at the end": b"# " + b"x" * much + b"\n\xe9",
        "latin-1 all over": b"\xe9" * much,
        "line ends of every kind": sound.replace("\n", "\r\n\r").encode(),
        "next lines": sound.replace("\n", "\x85").encode(),
    }
