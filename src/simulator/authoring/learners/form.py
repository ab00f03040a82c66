"""What a reply gives away by its form: length, a question mark, polite words, the client's words.

Someone who sees only this, and never what a reply does, should not get far (codebook 4.9, P11).
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from simulator.codebook.vocabulary import Variant
from simulator.conversation import variant_for
from simulator.explorer.random_play import PlayTables, StateNumber, Step
from simulator.scenario import SceneId

_POLITE = {
    "nl": """
        alsjeblieft alstublief alstublieft bedankt begrip dank dankjewel dankuwel even
        eventueel excuses excuus fijn goedvindt graag mag misschien pardon prettig sorry
        vriendelijk waardeer welkom zou zouden zoudt
    """,
    "en": """
        appreciate could excuse glad grateful kind kindly may maybe might pardon perhaps
        please sorry thank thanks welcome would
    """,
}

POLITE_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split()) for language, words in _POLITE.items()
}
"""Words by which a reply sounds polite, whatever it says; none for any other language."""

_EMPTY = {
    "nl": """
        aan achter alle alleen allemaal alles als altijd ander andere anders bent bij boven
        daar daarna dan dat deze die dit doen doet door dus een eens eerst elke even gaan gaat
        gedaan geen geweest gewoon goed haar had hadden heb hebben hebt heeft heel hem het
        hier hij hoe hun ieder iedereen iemand iets jij jou jouw kan komen komt kunnen kunt
        laten maar mag meer men met mij mijn misschien moet moeten moment naar net niemand
        niet niets nog nooit onder onze ook over samen soms staan staat steeds tegen toch toen
        tot uit van vandaag veel vind voor waar waarom want waren was wat weer weet wel werd
        wie wij wil willen wilt word worden wordt zal zeggen zegt zei zelf zich zien ziet zij
        zijn zoals zonder zou zouden zullen zult
    """,
    "en": """
        about after all also always and any anything are back because been before being both
        but can could did does doing don down every everything for from get gets going good
        got had has have here him his how into its just know let like made make many maybe
        more much must never not nothing now off once one only other our out over own really
        said say says see she should some something still than that the their them then there
        these they thing things think this those through too under very want was way well were
        what when where which while who why will with without would yet you your
    """,
}

EMPTY_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split()) for language, words in _EMPTY.items()
}
"""Words that everyone uses: to share one of these with the client gives nothing away."""

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_WORD = 3
"""Letters that a word with something in it has at least."""


class Looks(NamedTuple):
    """All that can be seen of a reply without understanding it."""

    length: int
    """Characters."""
    asks: bool
    """Whether there is a question mark in it."""
    polite: int
    """How many polite words it has."""
    echoes: int
    """How many different words of the client's it uses."""


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, punctuation left out."""
    return _WORD.findall(text.casefold())


def content_words(text: str, language: str) -> frozenset[str]:
    """The different words of a text that say something."""
    empty = EMPTY_WORDS.get(language, frozenset())
    return frozenset(
        word for word in words_of(text) if len(word) >= _SHORTEST_WORD and word not in empty
    )


class Reader:
    """Reads the replies of a scenario for their form, each line of the client once."""

    def __init__(self, tables: PlayTables) -> None:
        self._tables = tables
        self._language = tables.space.scenario.language
        self._read: dict[tuple[SceneId, Variant, str], Looks] = {}

    def looks(self, state: StateNumber, steps: Sequence[Step]) -> list[Looks]:
        """What can be seen of each of these replies, next to the line of the scene.

        The line of the scene in the tone that the gauges give it; what the client says when the
        talk stays in the scene is not read.
        """
        if not steps:
            return []
        scene = self._tables.scene(state)
        says = self._tables.space.scenario.scenes[scene].says
        tone = variant_for(says, self._tables.gauges(state))
        return [self._look(scene, tone, says.sounding(tone), step.reply.text) for step in steps]

    def _look(self, scene: SceneId, tone: Variant, line: str, text: str) -> Looks:
        known = self._read.get((scene, tone, text))
        if known is None:
            polite = POLITE_WORDS.get(self._language, frozenset())
            shared = content_words(text, self._language) & content_words(line, self._language)
            known = self._read[scene, tone, text] = Looks(
                len(text),
                "?" in text,
                sum(word in polite for word in words_of(text)),
                len(shared),
            )
        return known
