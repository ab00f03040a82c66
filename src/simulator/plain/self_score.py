"""The self-score in lines: one answer for each reflex, before anything measured is shown."""

from simulator.codebook.vocabulary import REFLEXES, SCORE_BANDS, Reflex
from simulator.debrief import OwnScore, wording
from simulator.language import _
from simulator.plain.asking import Asking, NotUnderstood
from simulator.plain.lines import Lines

_UNKNOWN = frozenset({"", "?", "weet ik niet", "weet niet", "i don't know", "don't know"})
_BACK = frozenset({"b", "t", "back", "terug"})
_WAYS_TO_WRITE = {"±": "+/-", "+-": "+/-", "–": "-", "—": "--", "−": "-", "−−": "--"}
"""What a keyboard, or a program that corrects typing, makes of a band."""

_LOWEST, _HIGHEST = 1, 10


class _Back(Exception):
    """The learner wants to change the score before this one."""


def ask_scores(lines: Lines, asking: Asking, *, bands: bool) -> dict[Reflex, OwnScore]:
    """The learner's score for each reflex; raises `Stopped` and `InputEnded`.

    ``bands`` is the learner's setting, and decides what the question offers; numbers and bands
    are both understood.
    """
    lines.say(_introduction())
    scores: dict[Reflex, OwnScore] = {}
    while len(scores) < len(REFLEXES):
        reflex = REFLEXES[len(scores)]
        try:
            scores[reflex] = _ask_score(lines, asking, reflex, bands=bands, first=not scores)
        except _Back:
            if scores:
                scores.popitem()
    return scores


def _introduction() -> str:
    return "\n".join(
        (
            wording.self_score_question(),
            _(
                "There are five reflexes. After the fifth answer your score stands, and you see "
                "what was counted. b goes back one."
            ),
        )
    )


def _ask_score(
    lines: Lines, asking: Asking, reflex: Reflex, *, bands: bool, first: bool
) -> OwnScore:
    def say_reflex() -> None:
        lines.say(wording.sentence(wording.reflex_in_short(reflex)))

    def understand(typed: str) -> OwnScore:
        if typed.casefold() in _BACK and not first:
            raise _Back
        return _score(typed)

    say_reflex()
    question = (
        _("Type --, -, +/-, + or ++, or press Enter when you do not know.")
        if bands
        else _("Type a number from 1 to 10, or press Enter when you do not know.")
    )
    return asking.ask(question, understand, repeat=say_reflex, explain=_explanation)


def _score(typed: str) -> OwnScore:
    """The score that was typed; `NotUnderstood` for what is none."""
    word = " ".join(typed.casefold().replace("’", "'").split())
    if word in _UNKNOWN:
        return None
    band = _WAYS_TO_WRITE.get(word, word)
    if band in SCORE_BANDS:
        return band
    if word.isascii() and word.isdigit() and _LOWEST <= int(word[:6]) <= _HIGHEST:
        return int(word[:6])
    raise NotUnderstood(
        _("That is no score. Type 1 to 10, or --, -, +/-, + or ++; Enter is “I don't know”.")
    )


def _explanation() -> str:
    return _(
        "1 or -- is: entirely on routine. 10 or ++ is: not at all on routine. An empty answer or ? "
        "is “I don't know”. Nobody else sees it."
    )
