"""Which talks of the library are shown: all, or those that begin, pull or last in one way."""

from collections.abc import Collection, Iterator, Mapping

from simulator.codebook.labels import START_LABELS
from simulator.codebook.reflexes import REFLEX_ENTRIES
from simulator.codebook.vocabulary import REFLEXES, STARTS
from simulator.language import _, current, mark
from simulator.loading.library import Card

EVERYTHING, NEW = "", "new"
START, REFLEX, DIFFICULTY, MINUTES = "start", "reflex", "difficulty", "minutes"
"""What a talk can be chosen by; with its value the name of a `Narrowing`: ``start:klager``."""

AT_MOST = (10, 15)
"""Minutes there can be time for; what takes longer is the last choice."""
LONGER = 0
"""Stands for the talks that take longer than that."""

MOST_DIFFICULT = 5
DIFFICULTY_LABELS: Mapping[int, str] = {
    1: mark("first steps"),
    2: mark("some practice"),
    3: mark("practised"),
    4: mark("hard"),
    5: mark("very hard"),
}
"""To be looked up where they are shown."""


def narrowings() -> Iterator[str]:
    """The names of all ways to show fewer talks, in the order in which they are on offer."""
    yield NEW
    yield from (f"{MINUTES}:{most}" for most in (*AT_MOST, LONGER))
    yield from (f"{DIFFICULTY}:{level}" for level in DIFFICULTY_LABELS)
    yield from (f"{START}:{start}" for start in STARTS)
    yield from (f"{REFLEX}:{reflex}" for reflex in REFLEXES)


def kind_of(narrowing: str) -> str:
    """What it chooses by."""
    return narrowing.partition(":")[0]


def keeps(narrowing: str, card: Card, practised: Collection[str]) -> bool:
    """Whether a talk is shown; ``practised`` are the ids of talks that were held to an end."""
    kind, _colon, value = narrowing.partition(":")
    if kind == NEW:
        return card.id not in practised
    if kind == START:
        return card.start == value
    if kind == REFLEX:
        return value in card.tempts
    if kind == DIFFICULTY:
        return card.difficulty == int(value)
    if kind == MINUTES:
        most = int(value)
        return card.minutes > AT_MOST[-1] if most == LONGER else card.minutes <= most
    return True


def in_words(narrowing: str) -> str:
    """What is shown then, in the current language, beginning with a capital."""
    told = value_in_words(narrowing)
    if kind_of(narrowing) != REFLEX:
        return told
    return _("What pulls: {reflexes}").format(reflexes=told[:1].lower() + told[1:])


def value_in_words(narrowing: str) -> str:
    """The same, under a heading that says what is chosen by."""
    told = _value(narrowing)
    return told[:1].upper() + told[1:]


def _value(narrowing: str) -> str:
    language = current()
    kind, _colon, value = narrowing.partition(":")
    if kind == START:
        begins = (label for start, label in START_LABELS.items() if start == value)
        return next(begins).in_language(language)
    if kind == REFLEX:
        pulls = (entry.label for reflex, entry in REFLEX_ENTRIES.items() if reflex == value)
        return next(pulls).in_language(language)
    if kind == DIFFICULTY:
        return f"{dots(int(value))} {_(DIFFICULTY_LABELS[int(value)])}"
    if kind == MINUTES and int(value) == LONGER:
        return _("longer than {count} minutes").format(count=AT_MOST[-1])
    if kind == MINUTES:
        return _("at most {count} minutes").format(count=value)
    return _("not practised yet") if kind == NEW else _("all talks")


def dots(difficulty: int) -> str:
    """How difficult a talk is, as it can be seen at a glance."""
    full = min(max(difficulty, 0), MOST_DIFFICULT)
    return "●" * full + "○" * (MOST_DIFFICULT - full)
