"""Walkthroughs in: from the text of a file to the roads in it, or to every problem there is.

A walkthrough is a road through a scenario that its author wrote down: what is chosen, and what
should be said, be on offer and be so on the way. The file stands beside the scenario and is read
as strictly; an expectation stays with the place in the file where it was written.
"""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from simulator.codebook.vocabulary import FITS, GAUGES, PHASES, REPLY_TYPES, SIGNALS, STANCES, Text
from simulator.diagnostics import Kind, Problem, Span, fields, walkthroughs
from simulator.loading.document import Document, Path
from simulator.loading.file_model import RANGES
from simulator.loading.glossary import KEYS, quoted
from simulator.loading.validating import (
    VOCABULARIES,
    Vocabulary,
    both,
    close_to,
    did_you_mean,
    unknown_slug,
)

FORMAT: Final = 1
MOST_WALKTHROUGHS: Final = 100
"""Walkthroughs of one file that are tried; an author writes ten."""
HIGHEST_SEED: Final = 999_999


class Says(NamedTuple):
    """Since the last reply the client has said these words, or some that contain them."""

    words: str
    span: Span


class Offers(NamedTuple):
    """This reply is on offer, perhaps among others."""

    reply: str
    span: Span


class Choose(NamedTuple):
    """This reply is given."""

    reply: str
    span: Span


class MeasuredAs(NamedTuple):
    """The last reply turned out as this: a fit, or what it was measured as."""

    word: str
    span: Span


class StandsAt(NamedTuple):
    """Stance, phase, open signal or scene is one of these."""

    what: str
    wanted: tuple[str, ...]
    span: Span


class LevelIs(NamedTuple):
    """A gauge is at such a level; both ends count."""

    gauge: str
    low: int
    high: int
    span: Span


class FlagIs(NamedTuple):
    """A flag or a fact is true, or is not."""

    flag: str
    wanted: bool
    span: Span


Step = Says | Offers | Choose | MeasuredAs | StandsAt | LevelIs | FlagIs


class Walkthrough(NamedTuple):
    """One road, in the order in which it is walked."""

    name: str
    steps: tuple[Step, ...]
    seed: int
    ends: str | None
    """The ending it comes to; None when that is left open."""
    span: Span
    ends_span: Span


class Walkthroughs(NamedTuple):
    """What a file holds."""

    scenario: str
    scenario_span: Span
    roads: tuple[Walkthrough, ...]
    """Those in which nothing is wrong."""


GLOSSES: Mapping[str, Text] = {
    **KEYS,
    "choose": Text("welk antwoord je geeft", "which reply you give"),
    "ends": Text("hoe het afloopt", "how it ends"),
    "measured": Text("als wat het gemeten is", "what it was measured as"),
    "offers": Text("welke antwoorden er te kiezen zijn", "which replies are on offer"),
    "scenario": Text("bij welk scenario dit hoort", "which scenario this belongs to"),
    "scene": Text("in welke scène", "in which scene"),
    "seed": Text("volgorde van de antwoorden", "order of the replies"),
    "signaal": Text("het signaal dat openligt", "the open signal"),
    "state": Text("hoe het ervoor staat", "how things stand"),
    "steps": Text("de stappen", "the steps"),
    "walkthroughs": Text("de proefgesprekken", "the walkthroughs"),
}
"""Every key with what it is for."""
KEYS_OF_FILE: Final = ("format", "scenario", "walkthroughs")
KEYS_OF_ROAD: Final = ("name", "steps")
MORE_KEYS_OF_ROAD: Final = ("seed", "ends")
KEYS_OF_STEP: Final = ("says", "offers", "choose", "measured", "state")
STATE_WORDS: Final[Mapping[str, Vocabulary | None]] = {
    "houding": Vocabulary(Text("houding", "houding"), STANCES),
    "crisis_fase": Vocabulary(Text("crisisfase", "crisis_fase"), PHASES),
    "signaal": Vocabulary(Text("signaal", "signaal"), SIGNALS),
    # Which scenes there are, the scenario knows.
    "scene": None,
}
"""The words that can stand behind a key of a state, by that key."""
KEYS_OF_STATE: Final = (*STATE_WORDS, *GAUGES, "flags", "without")
MEASUREMENTS: Final = Vocabulary(Text("meting", "measurement"), (*FITS, *REPLY_TYPES))
_OTHER_KEYS: Mapping[str, str] = {
    "choice": "choose",
    "end": "ends",
    "ending": "ends",
    "kies": "choose",
    "signal": "signaal",
    "stappen": "steps",
    "zegt": "says",
}
_TEXT = Text("tekst", "text")
_MAPPING = Text("een blok met sleutels", "a block of keys")
_LIST = Text("een lijst", "a list")
_IN_QUOTES = Text(
    "zet het tussen aanhalingstekens als het tekst is.", "put it in quotes if it is text."
)
_NUMBER = Text("een heel getal", "a whole number")
_ONE_OR_MORE = Text("een woord of een lijst met woorden", "a word or a list of words")
_NAMES = (
    (bool, Text("true of false", "true or false")),
    (int, Text("een getal", "a number")),
    (float, Text("een getal met een punt", "a number with a point")),
    (str, _TEXT),
    (list, _LIST),
    (dict, _MAPPING),
)


def read(document: Document) -> tuple[Walkthroughs | None, list[Problem]]:
    """The walkthroughs of ``document``, and every problem in its keys and values.

    None when it does not say which scenario it belongs to. A walkthrough with a problem in it is
    left out.
    """
    reader = _Reader(document)
    return reader.file(), reader.problems


def gloss(key: str) -> Text:
    """``key`` as a message writes it, with what it is for."""
    words = GLOSSES.get(key)
    return Text(*(f"`{key}` ({word})" for word in words)) if words else Text(f"`{key}`", f"`{key}`")


class _Reader:
    """Reads the tree of one document and gathers what is wrong in it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []

    def file(self) -> Walkthroughs | None:
        values = self._mapping((), self.document.data)
        if values is None:
            return None
        self._keys((), values, KEYS_OF_FILE)
        self._format(values)
        scenario = self._text(("scenario",), values)
        found = self._list(("walkthroughs",), values)
        if len(found) > MOST_WALKTHROUGHS:
            at = self.document.head(("walkthroughs", MOST_WALKTHROUGHS))
            self._found(
                walkthroughs.TOO_MANY_WALKTHROUGHS, at, count=len(found), limit=MOST_WALKTHROUGHS
            )
        roads = [
            self._walkthrough(("walkthroughs", number), value)
            for number, value in enumerate(found[:MOST_WALKTHROUGHS])
        ]
        if scenario is None:
            return None
        whole = tuple(road for road in roads if road is not None)
        return Walkthroughs(scenario, self.document.value_span(("scenario",)), whole)

    def _format(self, values: Mapping[str, object]) -> None:
        number = values.get("format", FORMAT)
        if isinstance(number, bool) or not isinstance(number, int | float):
            self._wrong_type(("format",), number, _NUMBER)
        elif number != FORMAT:
            at = self.document.value_span(("format",))
            self._found(fields.UNKNOWN_FORMAT, at, value=quoted(str(number)))

    def _walkthrough(self, path: Path, value: object) -> Walkthrough | None:
        before = len(self.problems)
        values = self._mapping(path, value)
        if values is None:
            return None
        self._keys(path, values, KEYS_OF_ROAD, MORE_KEYS_OF_ROAD)
        name = self._text((*path, "name"), values)
        seed = self._number((*path, "seed"), values, 0, 0, HIGHEST_SEED)
        ends = self._text((*path, "ends"), values)
        if ends is not None:
            self._listed((*path, "ends"), ends, VOCABULARIES["endings"])
        steps = [
            step
            for number, each in enumerate(self._list((*path, "steps"), values))
            for step in self._step((*path, "steps", number), each)
        ]
        if name is None or seed is None or len(self.problems) > before:
            return None
        return Walkthrough(
            name,
            tuple(steps),
            seed,
            ends,
            self.document.value_span((*path, "name")),
            self.document.value_span((*path, "ends")),
        )

    def _step(self, path: Path, value: object) -> Iterator[Step]:
        values = self._mapping(path, value)
        if values is None:
            return
        self._keys(path, values, (), KEYS_OF_STEP)
        if not values:
            self._found(fields.EMPTY_VALUE, self.document.head(path), key=gloss("steps"))
        # As they were written, from above: that is how an author reads them.
        for key in values:
            yield from self._expected(key, (*path, key), values[key])

    def _expected(self, key: str, path: Path, value: object) -> Iterator[Step]:
        """The steps in the value of one key; of a key that does not belong here there are none."""
        match key:
            case "says":
                yield from (Says(words, span) for words, span in self._spanned(path, value))
            case "offers":
                yield from (Offers(reply, span) for reply, span in self._spanned(path, value))
            case "choose":
                for replies, span in self._spanned(path, value):
                    # As `explore` writes them, in one word.
                    yield from (Choose(reply.strip(), span) for reply in replies.split(","))
            case "measured":
                word = self._text_at(path, value)
                if word is not None and self._listed(path, word, MEASUREMENTS):
                    yield MeasuredAs(word, self.document.value_span(path))
            case "state":
                yield from self._state(path, value)
            case _:
                return

    def _state(self, path: Path, value: object) -> Iterator[Step]:
        values = self._mapping(path, value)
        if values is None:
            return
        self._keys(path, values, (), KEYS_OF_STATE)
        for key, wanted in values.items():
            at = (*path, key)
            if key in GAUGES:
                yield from self._level(at, key, wanted)
            elif key in ("flags", "without"):
                for flag, span in self._spanned(at, wanted):
                    yield FlagIs(flag, key == "flags", span)
            elif key in STATE_WORDS:
                yield from self._stands(at, key, wanted)

    def _stands(self, path: Path, key: str, value: object) -> Iterator[Step]:
        words = list(self._words(path, value))
        listed = STATE_WORDS[key]
        if listed is not None:
            words = [(at, word) for at, word in words if self._listed(at, word, listed)]
        if words:
            span = self.document.key_span(path)
            yield StandsAt(key, tuple(word for _, word in words), span)

    def _level(self, path: Path, gauge: str, value: object) -> Iterator[Step]:
        if isinstance(value, int) and not isinstance(value, bool):
            example = f"`{gauge}: {{{{min: {value}, max: {value}}}}}`"
            step = Text(f"schrijf bijvoorbeeld {example}.", f"write for example {example}.")
            self._wrong_type(path, value, _MAPPING, step)
            return
        levels = self._mapping(path, value)
        if levels is None:
            return
        self._keys(path, levels, (), ("min", "max"))
        low = self._number((*path, "min"), levels, 0, *RANGES["min"])
        high = self._number((*path, "max"), levels, 10, *RANGES["max"])
        if low is None or high is None:
            return
        if low > high:
            span = self.document.key_span(path)
            self._found(fields.EMPTY_RANGE, span, gauge=gauge, min=low, max=high)
        yield LevelIs(gauge, low, high, self.document.key_span(path))

    def _poisoned(self, path: Path) -> bool:
        """Whether a problem was told already of what stands here."""
        return self.document.node(path).poisoned

    def _mapping(self, path: Path, value: object) -> Mapping[str, object] | None:
        if isinstance(value, dict):
            return value
        if not self._poisoned(path):
            self._wrong_type(path, value, _MAPPING)
        return None

    def _list(self, path: Path, values: Mapping[str, object]) -> list[object]:
        value = values.get(str(path[-1]))
        if isinstance(value, list):
            if not value:
                self._found(
                    fields.EMPTY_VALUE, self.document.key_span(path), key=gloss(str(path[-1]))
                )
            return value
        if path[-1] in values and not self._poisoned(path):
            self._wrong_type(path, value, _LIST)
        return []

    def _text(self, path: Path, values: Mapping[str, object]) -> str | None:
        key = str(path[-1])
        return self._text_at(path, values[key]) if key in values else None

    def _text_at(self, path: Path, value: object, expected: Text = _TEXT) -> str | None:
        if self._poisoned(path):
            return None
        if not isinstance(value, str):
            # A number, or one of YAML's own words, that the client says or a reply is called.
            quotable = isinstance(value, bool | int | float)
            self._wrong_type(path, value, expected, _IN_QUOTES if quotable else None)
            return None
        if not value.strip():
            key = gloss(next(str(part) for part in reversed(path) if isinstance(part, str)))
            self._found(fields.EMPTY_VALUE, self.document.value_span(path), key=key)
            return None
        return " ".join(value.split())

    def _words(self, path: Path, value: object) -> Iterator[tuple[Path, str]]:
        """Each word of a list, or the one that stands in its place, with the way to it."""
        if isinstance(value, list):
            if not value:
                span = self.document.key_span(path)
                self._found(fields.EMPTY_VALUE, span, key=gloss(str(path[-1])))
            for number, each in enumerate(value):
                word = self._text_at((*path, number), each)
                if word is not None:
                    yield (*path, number), word
            return
        word = self._text_at(path, value, _ONE_OR_MORE)
        if word is not None:
            yield path, word

    def _spanned(self, path: Path, value: object) -> Iterator[tuple[str, Span]]:
        """Each word of a list, or the one that stands in its place, with where it stands."""
        for at, word in self._words(path, value):
            yield word, self.document.value_span(at)

    def _number(
        self, path: Path, values: Mapping[str, object], default: int, low: int, high: int
    ) -> int | None:
        key = str(path[-1])
        value = values.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int):
            if not self._poisoned(path):
                self._wrong_type(path, value, _NUMBER)
            return None
        if low <= value <= high:
            return value
        span = self.document.value_span(path)
        self._found(fields.OUT_OF_RANGE, span, key=gloss(key), value=value, min=low, max=high)
        return None

    def _listed(self, path: Path, word: str, listed: Vocabulary) -> bool:
        if word in listed.words:
            return True
        span = self.document.value_span(path)
        self.problems.append(unknown_slug(self.document.path, span, word, listed))
        return False

    def _keys(
        self,
        path: Path,
        values: Mapping[str, object],
        required: tuple[str, ...],
        optional: tuple[str, ...] = (),
    ) -> None:
        """Tell of every key that does not belong here, and of every one that is missing."""
        known = (*required, *optional)
        for key in values:
            if key not in known:
                meant = _OTHER_KEYS.get(key.lower())
                guess = meant if meant in known else close_to(key, known)
                self._found(
                    fields.UNKNOWN_KEY,
                    self.document.key_span((*path, key)),
                    did_you_mean(guess) if guess else None,
                    key_=quoted(key),
                    keys=", ".join(known),
                )
        where = (
            Text("een proefgesprek", "a walkthrough") if path else Text("dit bestand", "this file")
        )
        for key in required:
            if key not in values:
                self._found(
                    fields.MISSING_KEY,
                    self.document.head(path),
                    key_=key,
                    key=gloss(key),
                    where=Text(*(word[:1].upper() + word[1:] for word in where)),
                )

    def _wrong_type(
        self, path: Path, value: object, expected: Text, suggestion: Text | None = None
    ) -> None:
        key = next((part for part in reversed(path) if isinstance(part, str)), None)
        found = next(
            (text for kind, text in _NAMES if isinstance(value, kind)), Text("iets", "something")
        )
        whole = Text("een bestand met proefgesprekken", "a file of walkthroughs")
        self._found(
            fields.WRONG_TYPE,
            self.document.value_span(path) if path else self.document.head(()),
            suggestion,
            key=gloss(key) if key else whole,
            expected=expected,
            found=found,
        )

    def _found(
        self, kind: Kind, span: Span, suggestion: Text | None = None, **words: object
    ) -> None:
        written: dict[str, str] = {}
        for name, word in words.items():
            if isinstance(word, Text):
                written |= both(name, word)
            else:
                written[name.rstrip("_")] = str(word)
        self.problems.append(Problem(kind, self.document.path, span, written, suggestion))
