"""The scenarios there are, as cards: read from the head of each file, and fast.

A head is everything above the first of the long parts: ``reactions``, ``repair``, ``scenes``,
``endings``. Nothing here validates a scenario; that a card is shown does not say that it loads.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple, cast

from simulator.codebook import vocabulary
from simulator.codebook.order import place_of
from simulator.codebook.vocabulary import (
    ContentTag,
    CrisisKind,
    Ending,
    HelpForm,
    Reflex,
    Start,
)
from simulator.diagnostics import Problem, Severity, files, in_order
from simulator.loading.document import Document, parse
from simulator.loading.glossary import glossed
from simulator.loading.opening import read_text

_BODY = re.compile(r"^(?:reactions|repair|scenes|endings)[ \t]*:", re.MULTILINE)
_ID = re.compile(r"[a-z][a-z0-9_]*")
_SUFFIXES = (".yaml", ".yml")
WALKTHROUGHS = ".walkthroughs"
"""Ends the name of a file with walkthroughs, before its suffix; it stands beside its scenario."""


class Card(NamedTuple):
    """What can be known of a scenario before it is opened."""

    id: str
    title: str
    language: str
    file: Path
    start: Start
    crisis_kind: CrisisKind
    difficulty: int
    """1 (first steps) to 5."""
    minutes: int
    tempts: tuple[Reflex, ...]
    teaches: tuple[str, ...]
    good_endings: tuple[Ending, ...]
    max_turns: int
    warnings: tuple[ContentTag, ...]
    summary: str
    setting: str
    client_name: str
    help_form: HelpForm
    locked: bool
    """Its content asks for a professional's review, and there is none: it will not load."""
    translates: str | None = None
    """The id of the scenario of which this is a translation; None for an original."""


class Shelf(NamedTuple):
    """What a folder holds."""

    cards: list[Card]
    """In the order for learners of codebook 7.1; what is not in it after that, by difficulty."""
    problems: list[Problem]
    """Why a file is not among the cards, in order of file and place."""
    twice: Mapping[str, Path]
    """Of every id that more than one file has, in order of id: the file that has the card."""


class ScenarioNotFound(LookupError):
    """There is no scenario of this name; ``guesses`` are ids that are close to it."""

    def __init__(self, name: str, guesses: Sequence[str]) -> None:
        super().__init__(name)
        self.name = name
        self.guesses = tuple(guesses)


def library(folder: Path) -> list[Card]:
    """The cards of the scenarios in ``folder``, in the order of a learner."""
    return shelf([folder]).cards


def shelf(folders: Iterable[Path]) -> Shelf:
    """The cards of the scenarios in ``folders``, and the problems of files that got none.

    When two files have the same id, the first one found has the card.
    """
    cards: dict[str, Card] = {}
    problems: list[Problem] = []
    twice: dict[str, Path] = {}
    for file in scenario_files(folders):
        card = read_card(file)
        if not isinstance(card, Card):
            problems += card
            continue
        first = cards.setdefault(card.id, card)
        if first is not card and not _same_file(first.file, file):
            twice[card.id] = first.file
    return Shelf(
        sorted(cards.values(), key=_for_learners), in_order(problems), dict(sorted(twice.items()))
    )


def _for_learners(card: Card) -> tuple[tuple[int, int], int, bool, str, str]:
    translated = card.translates is not None
    place = place_of(card.translates or card.id)
    return place, card.difficulty, translated, card.title.casefold(), card.id


def _same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file: a folder that is named twice has nothing twice."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def scenario_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The scenario files that ``paths`` name: a file as it is, a folder by what stands in it.

    A folder's files come in the order of their names; its subfolders are not looked into.
    """
    for path in paths:
        if not is_folder(path):
            yield path
            continue
        try:
            inside = sorted(path.iterdir())
        except OSError:
            # To say why is up to whoever reads the folder as a file.
            yield path
            continue
        yield from (
            file
            for file in inside
            if file.suffix in _SUFFIXES
            and not file.name.startswith(".")
            and not file.stem.endswith(WALKTHROUGHS)
        )


def with_walkthroughs(path: Path) -> tuple[Path, Path]:
    """Where a scenario and its walkthroughs stand, whichever of the two ``path`` is."""
    if path.stem.endswith(WALKTHROUGHS):
        return path.with_name(path.stem.removesuffix(WALKTHROUGHS) + path.suffix), path
    return path, path.with_name(f"{path.stem}{WALKTHROUGHS}{path.suffix}")


def is_file(path: Path) -> bool:
    """Whether there is such a file; no name is too strange to be asked for."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Whether there is such a folder; no name is too strange to be asked for."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def find(scenario: str, folders: Iterable[Path]) -> Path:
    """The file of a scenario, named by its id or by its path.

    Raises `ScenarioNotFound`, with close guesses, when there is none. A path is returned as it is
    when it can be nothing else, so that reading it tells what is wrong with it.
    """
    named = Path(scenario)
    if named.suffix in _SUFFIXES or len(named.parts) > 1:
        return named
    cards = {card.id: card.file for card in shelf(folders).cards}
    if scenario in cards:
        return cards[scenario]
    if _exists(named):
        return named
    raise ScenarioNotFound(
        scenario, get_close_matches(scenario[:60].lower(), list(cards), n=3, cutoff=0.5)
    )


def default_minutes(max_turns: int) -> int:
    """How long a talk takes when its author does not say: some forty seconds a turn."""
    return max(3, round(max_turns * 2 / 3))


def read_card(file: Path) -> Card | list[Problem]:
    """The card of the scenario in ``file``, or what keeps it from having one."""
    text = read_text(file)
    if isinstance(text, Problem):
        return [text]
    body = _BODY.search(text)
    if body is not None:
        card = _card(text[: body.start()], file)
        if isinstance(card, Card):
            return card
    # A broken head, or one with a key below the scenes.
    return _card(text, file)


def _card(text: str, file: Path) -> Card | list[Problem]:
    document, problems = parse(text, str(file))
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if document is None or errors:
        return errors
    head = _Head(_as_mapping(document.data))
    warnings = head.words("warnings", vocabulary.CONTENT_TAGS)
    max_turns = head.number("max_turns")
    card = Card(
        id=head.text("id"),
        title=head.text("title"),
        language=head.text("language"),
        file=file,
        start=cast(Start, head.word("start", vocabulary.STARTS)),
        crisis_kind=cast(CrisisKind, head.word("crisis_kind", vocabulary.CRISIS_KINDS, "geen")),
        difficulty=head.number("difficulty", 1),
        minutes=head.number("minutes", default_minutes(max_turns)),
        tempts=cast(tuple[Reflex, ...], head.words("tempts", vocabulary.REFLEXES)),
        teaches=head.words("teaches"),
        good_endings=cast(tuple[Ending, ...], head.words("good_endings", vocabulary.ENDINGS)),
        max_turns=max_turns,
        warnings=cast(tuple[ContentTag, ...], warnings),
        summary=head.text("summary"),
        setting=head.text("setting"),
        client_name=_Head(_as_mapping(head.values.get("client"))).text("name"),
        help_form=cast(HelpForm, head.word("help_form", vocabulary.HELP_FORMS)),
        locked=not vocabulary.LOCKED_TAGS.isdisjoint(warnings) and "reviewed" not in head.values,
        translates=None if head.values.get("translates") is None else head.text("translates"),
    )
    if not card.client_name:
        head.broken.append("client")
    if not _ID.fullmatch(card.id):
        head.broken.append("id")
    return [_unlisted(document, key) for key in dict.fromkeys(head.broken)] or card


def _unlisted(document: Document, key: str) -> Problem:
    gloss = glossed(key)
    return Problem(
        files.UNLISTED_SCENARIO,
        document.path,
        document.head((key,)),
        {"key_nl": gloss.nl, "key_en": gloss.en},
    )


class _Head:
    """The keys at the top of a document; what is missing or wrong is remembered by its key."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self.values = values
        self.broken: list[str] = []

    def text(self, key: str) -> str:
        """The text of ``key``, on one line."""
        value = self.values.get(key)
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
        self.broken.append(key)
        return ""

    def number(self, key: str, default: int | None = None) -> int:
        """The number of ``key``, from 1; without a ``default`` it has to be there."""
        value = self.values.get(key, default)
        if isinstance(value, int) and not isinstance(value, bool) and value >= 1:
            return value
        self.broken.append(key)
        return 1

    def word(self, key: str, words: Sequence[str], default: str | None = None) -> str:
        """The word of ``key``, which is one of ``words``."""
        value = self.values.get(key, default)
        if isinstance(value, str) and value in words:
            return value
        self.broken.append(key)
        return ""

    def words(self, key: str, words: Sequence[str] | None = None) -> tuple[str, ...]:
        """The list of ``key``, or nothing; each word one of ``words`` where these are given."""
        value = self.values.get(key, [])
        if isinstance(value, list):
            found = tuple(word for word in value if isinstance(word, str))
            if len(found) == len(value) and (words is None or set(found) <= set(words)):
                return tuple(dict.fromkeys(found))
        self.broken.append(key)
        return ()


def _as_mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
