"""Translations: whether a scenario that says ``translates`` is the same talk as its original.

Everything that decides how a talk runs has to be the same (`simulator.authoring.skeleton`); what is
said or read is free, but for the variants in which the client can sound.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path as File

from simulator import loading
from simulator.authoring.skeleton import Piece, Value, skeleton
from simulator.codebook.vocabulary import REFLEXES, Text
from simulator.diagnostics import Kind, Problem, translations
from simulator.loading.document import Document, Path
from simulator.loading.glossary import glossed, quoted
from simulator.loading.library import is_file, shelf
from simulator.loading.opening import read_text
from simulator.loading.validating import both, close_to, did_you_mean
from simulator.places import shipped_scenarios

_SUFFIXES = (".yaml", ".yml")
_LONGEST_PATH = 200
"""Characters of the name of a file that a message repeats."""
_NAMED_BY_THE_AUTHOR = ("scenes", "replies")
"""Pieces with a name that can be another one in a translation, and with an order."""
_ABSENT = Text("er niet", "not there")
_OFFERED_BY_DEFAULT = ("question", "exploration")
"""Keys of a reply of which the default depends on its type."""


def named_original(examination: loading.Examination) -> str | None:
    """The id of the scenario of which a file says it is a translation, if it does."""
    document = examination.document
    if document is None or not isinstance(document.data, dict):
        return None
    named = document.data.get("translates")
    # Of what is no name at all another problem tells.
    return named if isinstance(named, str) and named.isascii() and named.isidentifier() else None


def check_translation(
    path: File, examination: loading.Examination, folders: Iterable[File] = ()
) -> list[Problem]:
    """Every difference between a translation and its original; none for what is no translation.

    The original is looked for beside ``path``, in ``folders`` and among the scenarios that travel
    with the program. A translation with errors of its own is not compared yet. Never raises for
    what is in a file.
    """
    document, named = examination.document, named_original(examination)
    if document is None or named is None:
        return []
    at = document.value_span(("translates",))
    words = {"id": quoted(named)}
    if isinstance(document.data, dict) and document.data.get("id") == named:
        return [Problem(translations.TRANSLATION_OF_ITSELF, str(path), at, words)]
    places = list(dict.fromkeys((path.parent, *folders, shipped_scenarios())))
    original = _original(named, path, places)
    if original is None:
        kind, suggestion = translations.TRANSLATED_SCENARIO_MISSING, None
        ids = tuple(card.id for card in shelf(places).cards if card.file != path)
        guess = close_to(named, ids)
        if guess is not None:
            suggestion = did_you_mean(guess)
        return [Problem(kind, str(path), at, words, suggestion)]
    file, examined = original
    theirs = _skeleton(examined)
    if examined is None or examined.document is None or theirs is None:
        kind = translations.TRANSLATION_OF_BROKEN_ORIGINAL
        return [Problem(kind, str(path), at, {"file": _called(file)})]
    ours = _skeleton(examination)
    if ours is None:
        return []
    comparison = _Comparison(document, examined.document, str(path), _called(file))
    return [
        *_same_language(examination, examined, str(path)),
        *comparison.differences(ours, theirs),
    ]


def _original(
    named: str, translation: File, folders: Sequence[File]
) -> tuple[File, loading.Examination | None] | None:
    """The file of the scenario ``named`` and what is in it, as far as it can be read.

    A file that is called after the scenario is looked at first: it is the original even when it
    has errors, of which a card would say nothing.
    """
    for file in (folder / f"{named}{suffix}" for folder in folders for suffix in _SUFFIXES):
        if file != translation and is_file(file):
            examined = _examined(file)
            if _id(examined) in (named, None):
                return file, examined
    cards = {card.id: card.file for card in shelf(folders).cards if card.file != translation}
    return (cards[named], _examined(cards[named])) if named in cards else None


def _examined(file: File) -> loading.Examination | None:
    text = read_text(file)
    return None if isinstance(text, Problem) else loading.examine(text, str(file))


def _id(examined: loading.Examination | None) -> object:
    document = None if examined is None else examined.document
    data = None if document is None else document.data
    return data.get("id") if isinstance(data, dict) else None


def _skeleton(examined: loading.Examination | None) -> Piece | None:
    scenario = None if examined is None else examined.scenario()
    if examined is None or examined.file is None or scenario is None:
        return None
    return skeleton(examined.file, scenario)


def _called(file: File) -> str:
    return quoted(str(file), _LONGEST_PATH)


def _same_language(
    translation: loading.Examination, original: loading.Examination, path: str
) -> Iterator[Problem]:
    here, there, document = translation.file, original.file, translation.document
    if here is None or there is None or document is None:
        return
    if here.language.casefold() == there.language.casefold():
        span = document.value_span(("language",))
        words = {"language": here.language}
        yield Problem(translations.TRANSLATION_SAME_LANGUAGE, path, span, words)


class _Comparison:
    """A translation beside its original; the documents know the places."""

    def __init__(self, ours: Document, theirs: Document, path: str, file: str) -> None:
        self.ours = ours
        self.theirs = theirs
        self.path = path
        self.file = file
        """How a message calls the original."""
        self.renamed: dict[object, str] = {}
        """The name in the original of each scene that is only called otherwise.

        That is told once, and not again at every road to the scene.
        """

    def differences(self, ours: Piece, theirs: Piece) -> Iterator[Problem]:
        """Everything in ``ours`` that is otherwise in ``theirs``, a piece of the original."""
        pairs = {
            key: _pairs(ours.pieces[key], theirs.pieces[key], key in _NAMED_BY_THE_AUTHOR)
            for key in theirs.pieces
            if not (key == "branches" and _is_reflex(ours) != _is_reflex(theirs))
        }
        self.renamed |= {here.id: there.id for here, there in pairs.get("scenes", ())}
        yield from self._values(ours, theirs)
        yield from self._words(ours, theirs)
        for key, paired in pairs.items():
            yield from self._lacking(ours, theirs, key, paired)
            if key in _NAMED_BY_THE_AUTHOR:
                yield from self._names(paired)
                yield from self._order(ours, theirs.pieces[key], paired)
            for here, there in paired:
                yield from self.differences(here, there)

    def _values(self, ours: Piece, theirs: Piece) -> Iterator[Problem]:
        here, there = ours.values, theirs.values
        follows = _that_follow_from_the_type(ours, theirs, self.ours, self.theirs)
        for key in dict.fromkeys((*there, *here)):
            mine, wanted = here.get(key), there.get(key)
            if key in follows or self._is_same(mine, wanted):
                continue
            found, told = _shown(mine), _shown(wanted)
            at = (*ours.at, *key.split(".")) if mine is None else mine.at
            original = (*theirs.at, *key.split(".")) if wanted is None else wanted.at
            yield self._differs(ours, key, found, told, at, original)

    def _is_same(self, mine: Value | None, wanted: Value | None) -> bool:
        if mine is None or wanted is None:
            return mine is wanted
        value = self.renamed.get(mine.value, mine.value) if mine.is_road else mine.value
        return value == wanted.value

    def _words(self, ours: Piece, theirs: Piece) -> Iterator[Problem]:
        """The texts and the variants of texts that only one of the two has."""
        if _is_reflex(ours) != _is_reflex(theirs):
            return
        for key in dict.fromkeys((*theirs.words, *ours.words)):
            here, there = ours.words.get(key), theirs.words.get(key)
            inside = tuple(key.split("."))
            if here is None or there is None:
                text = _text(key)
                if here is None and there is not None:
                    yield self._missing(ours, text, (*ours.at, *inside), there.at)
                elif here is not None:
                    yield self._added(ours, text, here.at, (*theirs.at, *inside))
                continue
            for variant in sorted(there.variants - here.variants):
                name = _variant(variant, key)
                yield self._missing(ours, name, here.at, (*there.at, variant))
            for variant in sorted(here.variants - there.variants):
                name = _variant(variant, key)
                yield self._added(ours, name, (*here.at, variant), there.at)

    def _lacking(
        self, ours: Piece, theirs: Piece, key: str, paired: Sequence[tuple[Piece, Piece]]
    ) -> Iterator[Problem]:
        """The pieces that only one of the two has."""
        here, there = {pair[0].id for pair in paired}, {pair[1].id for pair in paired}
        for piece in theirs.pieces[key]:
            if piece.id not in there:
                yield self._missing(ours, piece.name, (*ours.at, key), piece.at)
        for piece in ours.pieces[key]:
            if piece.id not in here:
                yield self._added(ours, piece.name, piece.at, (*theirs.at, key))

    def _names(self, paired: Sequence[tuple[Piece, Piece]]) -> Iterator[Problem]:
        for here, there in paired:
            # A reply without a name is called after its type, and that is compared by itself.
            if here.id != there.id and (here.id_is_written or there.id_is_written):
                at = (*here.at, "id") if here.id_is_written else here.at
                yield self._differs(here, "id", _slug(here.id), _slug(there.id), at, there.at)

    def _order(
        self, ours: Piece, theirs: Sequence[Piece], paired: Sequence[tuple[Piece, Piece]]
    ) -> Iterator[Problem]:
        """The first piece that does not stand where the original has it."""
        places = {piece.id: place for place, piece in enumerate(theirs)}
        wanted = sorted(paired, key=lambda pair: places[pair[1].id])
        for (here, _), (first, there) in zip(paired, wanted, strict=True):
            if here.id != first.id:
                words = {**both("part", here.name), **both("other", first.name)}
                kind = translations.TRANSLATION_IN_ANOTHER_ORDER
                yield self._problem(kind, ours, words, here.at, there.at)
                return

    def _differs(
        self, ours: Piece, key: str, found: Text, wanted: Text, at: Path, original: Path
    ) -> Problem:
        # A road without a condition can be written as `goto` here and among `branches` there.
        name = _key("goto" if key == "to" and at[-1] == "goto" else key)
        words = {**both("key", name), **both("found", found), **both("wanted", wanted)}
        return self._problem(translations.TRANSLATION_DIFFERS, ours, words, at, original)

    def _missing(self, ours: Piece, part: Text, at: Path, original: Path) -> Problem:
        kind, words = translations.TRANSLATION_MISSES_A_PART, both("part", part)
        return self._problem(kind, ours, words, at, original)

    def _added(self, ours: Piece, part: Text, at: Path, original: Path) -> Problem:
        kind, words = translations.TRANSLATION_ADDS_A_PART, both("part", part)
        return self._problem(kind, ours, words, at, original)

    def _problem(
        self, kind: Kind, ours: Piece, words: dict[str, str], at: Path, original: Path
    ) -> Problem:
        line = str(self.theirs.head(original).line)
        told = {**both("where", ours.where), **words, "file": self.file, "line": line}
        return Problem(kind, self.path, self.ours.head(at), told)


def _pairs(
    ours: Sequence[Piece], theirs: Sequence[Piece], names_can_differ: bool
) -> list[tuple[Piece, Piece]]:
    """The pieces that belong together, in the order of the translation.

    By their name; and by their place where that is the only thing that can be another name.
    """
    here, there = {piece.id for piece in ours}, {piece.id: piece for piece in theirs}
    may_be_renamed = names_can_differ and len(ours) == len(theirs)
    found = []
    for place, piece in enumerate(ours):
        if piece.id in there:
            found.append((piece, there[piece.id]))
        elif may_be_renamed and theirs[place].id not in here:
            found.append((piece, theirs[place]))
    return found


def _is_reflex(piece: Piece) -> bool:
    return "type" in piece.values and piece.values["type"].value in REFLEXES


def _that_follow_from_the_type(
    ours: Piece, theirs: Piece, here: Document, there: Document
) -> frozenset[str]:
    """The keys of a reply of another type that are other only because its type is."""
    mine, wanted = ours.values.get("type"), theirs.values.get("type")
    if mine is None or wanted is None or mine.value == wanted.value:
        return frozenset()
    follow = {
        key
        for key in _OFFERED_BY_DEFAULT
        if not (_is_written(here, ours.values[key]) and _is_written(there, theirs.values[key]))
    }
    if _is_reflex(ours) != _is_reflex(theirs):
        follow |= {"reflex_behaviour", "goto", "otherwise.goto"}
    return frozenset(follow)


def _is_written(document: Document, value: Value) -> bool:
    """Whether a value stands in the file, and is no default."""
    return value.at[-1] in document.node(value.at[:-1]).children


def _key(key: str) -> Text:
    return glossed(key) if "." not in key else Text(f"`{key}`", f"`{key}`")


def _text(key: str) -> Text:
    name = _key(key)
    return Text(f"de tekst {name.nl}", f"the text {name.en}")


def _variant(variant: str, key: str) -> Text:
    return Text(f"variant `{variant}` van `{key}`", f"variant `{variant}` of `{key}`")


def _shown(value: Value | None) -> Text:
    """A value as a message writes it."""
    match None if value is None else value.value:
        case None:
            return _ABSENT
        case bool(truth):
            return _slug(str(truth).lower())
        case tuple(words):
            return _slug(f"[{', '.join(map(str, words))}]")
        case frozenset(words):
            return _slug(f"[{', '.join(sorted(map(str, words)))}]")
        case other:
            return _slug(str(other))


def _slug(word: str) -> Text:
    shown = f"`{quoted(word, _LONGEST_PATH)}`"
    return Text(shown, shown)
