"""Whether a reply gives itself away before it is read: by its length, a question mark, a word.

What is fitting is decided by the state, and that is for `explore`. Here a reply that is written as
an intervention stands for the fitting one.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from simulator.authoring.quality.reading import Option, Reading, variants
from simulator.codebook.vocabulary import Text
from simulator.diagnostics import Problem, Related, teaching
from simulator.loading.glossary import quoted

MARGIN = 0.15
"""How far a guess by form may do better or worse than chance (codebook 4.9, P11)."""
TWO_SCENES = 2
"""A guess is told only when it is off in two scenes more than chance would be: in a short talk
fifteen points are nothing."""
MOST_UNEVEN = 2.2
"""How many times as long as the shortest reply of a scene the longest may be (P11)."""
WORDS_APART = 0.25
"""How far the shares of replies with the client's words may lie apart before it is told."""
ENOUGH_OPTIONS = 12
"""Replies of either kind from which a share says something."""
_MOST_RELATED = 5
_LONG_WORD = 5
"""Letters from which a word of the client is one to take up, if it is not among the common ones."""
_COMMON_WORDS = """
allebei alleen allemaal alles altijd andere anders beetje beter bijna binnen daarna daarom dacht
denken denkt deze dingen echte eerst eerste eigen eigenlijk elkaar elke gaat geeft geen genoeg
gewoon graag hadden hebben hebt heeft helemaal hoeft hoeveel hoezo ieder iedereen iemand iets
jezelf jullie kunnen later maakt maken mensen misschien moest moeten naast natuurlijk nergens
niemand niets nooit omdat onder ongeveer opeens overal praten precies samen sinds soms staan staat
steeds straks terug tijdens toch totdat tussen vaker vandaag vanzelf veel verder verschil vinden
vindt volgens vooral voordat vragen waarom wanneer weer weinig welke weten willen woord worden
wordt zeggen zegt zelfs zitten zoals zoiets zonder zoveel zullen
"""
_COMMON = frozenset(_COMMON_WORDS.split())


class Guess(NamedTuple):
    """A way to choose a reply without reading it."""

    what: Text
    """What is always chosen, readable after "always choosing"."""
    picks: Callable[[Sequence[Option]], list[Option]]
    """The options it would be content with; it draws one of them."""
    tells_below: bool
    """Whether doing worse than chance gives away as much as doing better."""


def _longest(options: Sequence[Option]) -> list[Option]:
    most = max(len(option.text) for option in options)
    return [option for option in options if len(option.text) == most]


def _shortest(options: Sequence[Option]) -> list[Option]:
    least = min(len(option.text) for option in options)
    return [option for option in options if len(option.text) == least]


def _asking(options: Sequence[Option]) -> list[Option]:
    return [option for option in options if "?" in option.text] or list(options)


def _not_asking(options: Sequence[Option]) -> list[Option]:
    return [option for option in options if "?" not in option.text] or list(options)


GUESSES = (
    Guess(Text("het langste antwoord", "the longest reply"), _longest, tells_below=True),
    Guess(Text("het kortste antwoord", "the shortest reply"), _shortest, tells_below=True),
    Guess(Text("een antwoord met een vraagteken", "a reply that asks"), _asking, tells_below=False),
    Guess(
        Text("een antwoord zonder vraagteken", "a reply that asks nothing"),
        _not_asking,
        tells_below=False,
    ),
)
"""The guesses by form alone that a file can show (P11)."""


def check_guesses(reading: Reading) -> Iterator[Problem]:
    """The guess by form that goes furthest beyond chance, or short of it, if one goes too far."""
    scenes = {
        id_: options
        for id_, options in reading.options_in.items()
        if {option.is_reflex for option in options} == {True, False}
    }
    if not scenes:
        return
    count = len(scenes)
    chance = sum(_share_fitting(options) for options in scenes.values())
    off: list[tuple[float, float, Guess]] = []
    for guess in GUESSES:
        right = sum(_share_fitting(guess.picks(options)) for options in scenes.values())
        beside = right - chance if not guess.tells_below else abs(right - chance)
        if beside >= TWO_SCENES and beside / count > MARGIN:
            off.append((beside, right, guess))
    if not off:
        return
    # What finds the right reply is told before what misses it: the one is the other's shadow.
    _, right, guess = max(off, key=lambda found: (found[1] > chance, *found[:2]))
    seems_right = right > chance
    draft = reading.draft
    told = [
        (id_, option)
        for id_, options in scenes.items()
        for option in guess.picks(options)[:1]
        if option.is_reflex != seems_right
    ]
    here = (
        Text("hier is het er een zonder reflex", "here it is no reflex")
        if seems_right
        else Text("hier is het een reflex", "here it is a reflex")
    )
    yield draft.problem(
        teaching.GIVEN_AWAY_BY_FORM,
        draft.key("scenes"),
        related=[
            Related(draft.value(*option.reply.path, "text"), here)
            for _, option in told[:_MOST_RELATED]
        ],
        guess=guess.what,
        share=_percent(right / count),
        chance=_percent(chance / count),
    )


def _share_fitting(options: Sequence[Option]) -> float:
    return sum(not option.is_reflex for option in options) / len(options)


def _percent(share: float) -> str:
    return f"{share:.0%}"


def check_lengths(reading: Reading) -> Iterator[Problem]:
    """The scenes in which one reply is much longer than another."""
    for id_, options in reading.options_in.items():
        if len(options) < 2:
            continue
        longest, shortest = _longest(options)[0], _shortest(options)[0]
        ratio = len(longest.text) / max(1, len(shortest.text))
        if ratio > MOST_UNEVEN:
            draft = reading.draft
            there = Text("het langste", "the longest")
            yield draft.problem(
                teaching.UNEVEN_REPLY_LENGTHS,
                draft.value(*shortest.reply.path, "text"),
                related=[Related(draft.value(*longest.reply.path, "text"), there)],
                scene=quoted(id_),
                ratio=Text(f"{ratio:.1f}".replace(".", ","), f"{ratio:.1f}"),
            )


def check_words_of_the_client(reading: Reading) -> Iterator[Problem]:
    """Whether only one kind of reply takes up what the client just said."""
    if not reading.is_dutch:
        return
    taken: dict[bool, list[bool]] = {True: [], False: []}
    for id_, options in reading.options_in.items():
        says = reading.draft.scenes[id_].get("says")
        own = {
            word
            for line in variants(("scenes", id_, "says"), says)
            for word in reading.words[line.path]
            if len(word) >= _LONG_WORD and word not in _COMMON
        }
        for option in options:
            words = reading.words[(*option.reply.path, "text")]
            taken[option.is_reflex].append(not own.isdisjoint(words))
    if min(len(found) for found in taken.values()) < ENOUGH_OPTIONS:
        return
    fitting, reflex = (sum(taken[kind]) / len(taken[kind]) for kind in (False, True))
    if abs(fitting - reflex) > WORDS_APART:
        draft = reading.draft
        yield draft.problem(
            teaching.CLIENTS_WORDS_ON_ONE_SIDE,
            draft.key("scenes"),
            fitting=_percent(fitting),
            reflex=_percent(reflex),
        )
