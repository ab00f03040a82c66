"""Every sentence on a phone that is neither the client's nor the author's.

Nothing on it says what is right, and nothing is about one person (codebook 5.6).
"""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from simulator.classroom.bands import band_in_words
from simulator.classroom.phones.sight import Sight
from simulator.classroom.projector.shapes import SHAPES
from simulator.codebook.help_lines import HelpLine, help_lines_for
from simulator.codebook.labels import CONTENT_TAG_LABELS
from simulator.debrief import wording
from simulator.language import Language, _, current, mark, spoken
from simulator.lesson import LETTERS, Step
from simulator.scenario import Scenario

LANGUAGE_NAMES: Final[Mapping[Language, str]] = {"nl": "Nederlands", "en": "English"}
"""Each in itself: it is there for who reads no other."""


class OptionTold(NamedTuple):
    """One thing to choose."""

    letter: str
    shape: str
    text: str
    language: str | None
    """Where it is not that of the page."""
    own: bool
    """Whether this phone chose it."""


class RowTold(NamedTuple):
    """The votes for one option, round by round."""

    option: OptionTold
    counts: tuple[int, ...]


class Told(NamedTuple):
    """What a phone shows at one moment, in words."""

    heading: str
    status: str
    """How the vote stands, or what became of one's own; empty where there is none."""
    lines: tuple[str, ...] = ()
    options: tuple[OptionTold, ...] = ()
    open: bool = False
    poll: int | None = None
    legend: str = ""
    results: tuple[RowTold, ...] = ()
    results_title: str = ""
    results_head: tuple[str, ...] = ()


def told(sight: Sight, chosen: int | None) -> Told:
    """What there is to see, in the current language; ``chosen`` is this phone's own, from 0."""
    heading, lines = _heading(sight)
    options = tuple(_options(sight, chosen))
    results = tuple(_results(sight, options))
    return Told(
        heading,
        _status(sight, chosen),
        lines,
        options,
        sight.open and sight.votes,
        sight.poll,
        _("Tap your choice. You can change it while the vote is open."),
        results,
        _("How the votes stand"),
        tuple(_head(sight)),
    )


def _heading(sight: Sight) -> tuple[str, tuple[str, ...]]:
    """What this moment is about, and what there is to say of it."""
    match sight.step:
        case Step.LISTEN:
            later = (_("Soon you choose here what you would say."),) if sight.opening else ()
            return _("Listen to {name}…").format(name=sight.name), later
        case Step.FIRST | Step.SECOND:
            first = sight.step is Step.FIRST
            number = _("First round") if first else _("Second round")
            alone = _("For yourself, without conferring.") if first else _("And now?")
            return _("What would you say?"), (f"{number}. {alone}",)
        case Step.DISCUSS:
            return _("Discuss with your neighbour"), (sight.question or _general_question(),)
        case Step.REVEAL:
            return _("What do we say?"), (_("Look at the screen together."),)
        case Step.LAND:
            return (
                _("The talk with {name} is over.").format(name=sight.name),
                (_("What stays with you from this client? What did you notice in your own body?"),),
            )
        case Step.SCORE if sight.reflex:
            return (
                _("How well did we manage NOT to react on routine?"),
                (
                    wording.sentence(wording.reflex_in_short(sight.reflex)),
                    _("It is about the group. If you do not know, leave it open."),
                ),
            )
        case Step.EXCEPTIONS | Step.MEASURED:
            return _("Look at the screen together."), ()
    return (
        _("Thank you for taking part."),
        (_("You can close this page. A vote has no name: kept is what a random number chose."),),
    )


def _status(sight: Sight, chosen: int | None) -> str:
    """What became of the vote; nothing where there is none."""
    if not sight.votes:
        return ""
    return _state(sight) if chosen is None or not sight.open else counted(chosen)


def _state(sight: Sight) -> str:
    """Whether the vote is open."""
    if sight.poll is None:
        return _("The vote is not open yet.")
    return _("The vote is open.") if sight.open else _("The vote is closed.")


def _general_question() -> str:
    return _("What would you say, and what do you hope will happen then? Listen to each other.")


def _options(sight: Sight, chosen: int | None) -> Iterator[OptionTold]:
    scored = sight.step is Step.SCORE
    other = None if scored or sight.language == current() else sight.language
    for place, text in enumerate(sight.options):
        words = band_in_words(text) if scored else text
        yield OptionTold(LETTERS[place], SHAPES[place], words, other, place == chosen)


def _results(sight: Sight, options: tuple[OptionTold, ...]) -> Iterator[RowTold]:
    if sight.results:
        for option, counts in zip(options, zip(*sight.results, strict=True), strict=True):
            yield RowTold(option, counts)


def _head(sight: Sight) -> Iterator[str]:
    yield _("Choice")
    if sight.step is Step.SCORE or len(sight.results) == 1:
        yield _("Votes")
    else:
        yield from (_("First round"), _("Second round"))


# What is always there


class LineTold(NamedTuple):
    """A help line."""

    name: str
    contact: str
    when: str
    checked: str


def about(scenario: Scenario) -> str:
    """What the talk is about, where it may come close; empty where nothing was named."""
    if not scenario.warnings:
        return ""
    themes = ", ".join(wording.said_in(CONTENT_TAG_LABELS[tag]) for tag in scenario.warnings)
    return _("This talk is about {themes}.").format(themes=themes)


def may_leave() -> str:
    """That nobody has to."""
    return _("You can put your phone away at any moment, without a reason.")


def help_told(scenario: Scenario) -> tuple[LineTold, ...]:
    """Whom to call; none where the talk is about nothing that comes close."""
    if not scenario.warnings:
        return ()
    return tuple(
        LineTold(
            line.name, wording.said_in(line.contact), wording.said_in(line.when), _checked(line)
        )
        for line in help_lines_for(scenario.warnings)
    )


def _checked(line: HelpLine) -> str:
    if line.checked == "niet":
        return _("still to be checked")
    return _("checked on {date} by {who}").format(date=line.checked, who=line.by)


def counted(option: int) -> str:
    """What a phone is told once its vote is kept."""
    return _("Your vote for {letter} has been counted.").format(letter=LETTERS[option])


def too_late() -> str:
    """What a phone is told whose vote was for something that is over."""
    return _("That vote was closed already; yours was not counted.")


def once_more() -> str:
    """What a phone is told that had lost its seat, and whose choice was not counted by that."""
    return _("Your phone had lost its place. Choose once more.")


# When the page cannot be shown


class Apart(NamedTuple):
    """A page that says one thing, in one language."""

    language: Language
    heading: str
    words: str
    way: str
    """Where it leads back to."""


NO_ROOM: Final = (
    mark("There is no class here"),
    mark(
        "Is the address right? It ends in six letters and digits, as they stand on the screen. "
        "Perhaps the class has closed or moved: then a new address is on the screen."
    ),
)
BUSY: Final = (
    mark("It is busy at the door"),
    mark("Many phones are coming in at once. This page tries again by itself in a moment."),
)
NO_SEAT: Final = (
    mark("Your phone is not in the class yet"),
    mark(
        "Open the page again and choose once more. If that does not help: this page needs one "
        "cookie, with a random number and nothing else. Does your browser refuse it? Then vote by "
        "raising your hand."
    ),
)
NOT_KEPT: Final = (
    mark("Your vote could not be kept yet"),
    mark("Go back and choose once more."),
)
NOT_UNDERSTOOD: Final = (
    mark("That was no vote"),
    mark("Go back and choose once more."),
)


def apart(what: tuple[str, str], languages: tuple[Language, ...]) -> tuple[Apart, ...]:
    """One thing, said in each of these languages."""
    told_in = []
    for language in languages:
        with spoken(language):
            told_in.append(Apart(language, _(what[0]), _(what[1]), _("To the class")))
    return tuple(told_in)
