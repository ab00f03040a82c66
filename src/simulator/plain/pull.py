"""What pulled, and where it turned, asked in lines before anything measured is told (5.1, 2b)."""

from collections.abc import Callable, Sequence

from simulator.codebook.labels import PULL_SOURCE_LABELS
from simulator.codebook.vocabulary import PULL_SOURCES
from simulator.debrief import wording
from simulator.events import Given
from simulator.kept import Pull
from simulator.language import _
from simulator.plain.asking import COMMANDS, Asking, NotUnderstood
from simulator.plain.lines import Lines


def ask_pull(lines: Lines, asking: Asking, turns: Sequence[Given]) -> Pull:
    """What the learner says, each of three questions open to be passed over with Enter.

    Raises `Stopped` and `InputEnded`.
    """
    lines.say(_("Before you hear the count, three questions. Press Enter to leave one open."))
    sources = [wording.said_in(PULL_SOURCE_LABELS[source]) for source in PULL_SOURCES]
    pulled = _several(lines, asking, wording.pull_question(), sources)
    said = [wording.quoted(given.text) for given in turns]
    turned = _several(lines, asking, wording.turning_question(), said) if said else ()
    return Pull(
        tuple(PULL_SOURCES[number - 1] for number in pulled),
        tuple(turns[number - 1].turn for number in turned),
        _line(lines, asking),
    )


def _several(
    lines: Lines, asking: Asking, question: str, choices: Sequence[str]
) -> tuple[int, ...]:
    def say_choices() -> None:
        lines.say(question)
        for number, choice in enumerate(choices, 1):
            lines.say(f"{number}. {choice}")

    say_choices()
    return asking.ask(
        _("Type numbers with a space between them, or press Enter for none."),
        numbers_up_to(len(choices)),
        repeat=say_choices,
        explain=_how_to_choose,
    )


def _line(lines: Lines, asking: Asking) -> str:
    def say_question() -> None:
        lines.say(_("Would you like to say it in your own words?"))

    def understand(typed: str) -> str:
        if typed.casefold() in COMMANDS:
            raise NotUnderstood
        return typed

    say_question()
    return asking.ask(
        _("Type one line, or press Enter for none."),
        understand,
        repeat=say_question,
        explain=_how_to_choose,
    )


def numbers_up_to(count: int) -> Callable[[str], tuple[int, ...]]:
    """Understands some numbers from 1 to ``count``, or none; in order and each once."""

    def understand(typed: str) -> tuple[int, ...]:
        words = typed.replace(",", " ").replace(".", " ").split()
        numbers = {int(word[:6]) for word in words if word.isascii() and word.isdigit()}
        if not all(word.isascii() and word.isdigit() for word in words) or not numbers <= set(
            range(1, count + 1)
        ):
            raise NotUnderstood(_("Type numbers from 1 to {count}.").format(count=count))
        return tuple(sorted(numbers))

    return understand


def _how_to_choose() -> str:
    return _("All of it may stay open. It is kept for you and for nobody else.")
