"""What a learner is asked in a pause, and what `judging` found, in the current language.

On screen a stance is what happens in the collaboration (codebook 0.1), her judgement and the talk
stand side by side, and neither is called right or wrong (5.2, 5.6).
"""

from collections.abc import Iterator, Mapping

from simulator.codebook.labels import (
    ESTIMATE_LABELS,
    STANCE_DESCRIPTIONS,
    STATED_GROUND_LABELS,
    SURENESS_LABELS,
)
from simulator.codebook.lenses import CRISIS_ROLE_LABELS, CRISIS_ROLE_MEANINGS
from simulator.codebook.vocabulary import (
    CRISIS_ROLES,
    STANCES,
    STATED_GROUNDS,
    SURENESSES,
    Estimate,
)
from simulator.debrief import wording
from simulator.debrief.judged import ANSWERS, Estimated
from simulator.debrief.judging import (
    HEARD_IN,
    EstimateBeside,
    Judging,
    SurenessCount,
)
from simulator.language import _, mark, ngettext

_LACKING: Mapping[str, tuple[str, str]] = {
    "kunnen": (mark("able"), mark("able: a way to do it")),
    "willen": (mark("willing"), mark("willing: a wish of their own")),
    "klaar": (mark("ready"), mark("ready: a first step, now")),
    "niets": (mark("nothing"), mark("nothing: all three are there")),
}
"""The conditions for change: in a sentence, and as something to choose."""


# In the talk


def say_it_first() -> str:
    """The invitation to say something before the replies appear."""
    return _("First say it yourself: type it, or say it aloud. Then Enter.")


def names_a_complaint(name: str) -> str:
    """The first question of the decision tree (codebook B2)."""
    return _("Does {name} name a complaint of their own?").format(name=_one_line(name))


def has_a_part(name: str) -> str:
    """The second question of the decision tree."""
    return _("Does {name} see or want a part of their own in solving it?").format(
        name=_one_line(name)
    )


def yes_and_no() -> tuple[str, str]:
    """The answers to both."""
    return _("Yes"), _("No")


def to_estimate(estimate: Estimate) -> str:
    """The question of an estimate (codebook 5.7)."""
    return wording.said_in(ESTIMATE_LABELS[estimate])


def estimates(estimate: Estimate) -> tuple[str, ...]:
    """What can be answered to it, in the order of `ANSWERS`, each with what it means."""
    return tuple(_with_meaning(answer) for answer in ANSWERS[estimate])


def _with_meaning(answer: str) -> str:
    for role in CRISIS_ROLES:
        if role == answer:
            label, meaning = CRISIS_ROLE_LABELS[role], CRISIS_ROLE_MEANINGS[role]
            return f"{wording.said_in(label)}: {wording.said_in(meaning)}"
    return _(_LACKING[answer][1]) if answer in _LACKING else _answer(answer)


def _answer(answer: str) -> str:
    """An answer to an estimate as it stands in a sentence; never the name of a stance."""
    for stance in STANCES:
        if stance == answer:
            return wording.said_in(STANCE_DESCRIPTIONS[stance])
    for role in CRISIS_ROLES:
        if role == answer:
            return wording.said_in(CRISIS_ROLE_LABELS[role])
    return _(_LACKING[answer][0])


def what_shows(estimated: Estimated, name: str) -> str:
    """The question what in the client's words showed it."""
    answer = _answer(estimated.answer)
    if estimated.estimate == "beslisboom":
        answer = f"{_one_line(name)} {answer}"
    return _("{answer} What shows you that?").format(answer=wording.sentence(answer))


def how_sure() -> str:
    """The question how sure she is of the reply she chose."""
    return _("How sure are you?")


def surenesses() -> tuple[str, ...]:
    """The degrees, from unsure to sure."""
    return tuple(wording.said_in(SURENESS_LABELS[sureness]) for sureness in SURENESSES)


def why_on_purpose() -> str:
    """The question after a reason for a reply that is given on purpose (R6)."""
    return _("On purpose. What is your reason?")


def reasons() -> tuple[str, ...]:
    """The reasons to choose from."""
    return tuple(wording.said_in(STATED_GROUND_LABELS[ground]) for ground in STATED_GROUNDS)


def in_your_own_words() -> str:
    """The invitation to put a reason in her own words."""
    return _("Your reason, on one line. Then Enter.")


# Afterwards


def judging_lines(judging: Judging) -> list[str]:
    """Everything that was judged, a sentence or two on each line; empty where nothing was."""
    if not judging:
        return []
    return [
        apart(),
        *(sureness(one) for one in judging.sureness),
        *bias(judging),
        *(estimate(one, judging.name) for one in judging.estimates),
        *(wording.meant(one) for one in judging.meant),
        *own_words(judging),
    ]


def apart() -> str:
    """That none of this is counted, to be said once."""
    return _("This stands beside the count: it changes nothing of the five numbers.")


def sureness(one: SurenessCount) -> str:
    """How many replies were given with this sureness, and what they were measured as."""
    told = ngettext(
        "{sure}: {count} reply, of which {fitting} fitting, {neutral} neutral, {reflex} reflex",
        "{sure}: {count} replies, of which {fitting} fitting, {neutral} neutral, {reflex} reflex",
        one.replies,
    ).format(
        sure=wording.said_in(SURENESS_LABELS[one.sureness]),
        count=one.replies,
        fitting=len(one.passend),
        neutral=len(one.neutraal),
        reflex=len(one.reflex),
    )
    return wording.sentence(told)


def bias(judging: Judging) -> Iterator[str]:
    """Where sureness and measurement lay far apart, in both directions; that they never did."""
    if judging.sure_and_slipped:
        yield _("You were sure, and a reflex came by: {turns}.").format(
            turns=wording.turns(judging.sure_and_slipped)
        )
    if judging.unsure_and_fitting:
        yield _("You were unsure, and the reply fitted: {turns}.").format(
            turns=wording.turns(judging.unsure_and_fitting)
        )
    outspoken = {one.sureness for one in judging.sureness} - {"redelijk"}
    if outspoken and not judging.sure_and_slipped and not judging.unsure_and_fitting:
        yield _("Your sureness and the measurement lay nowhere far apart in this talk.")


def estimate(beside: EstimateBeside, name: str) -> str:
    """An estimate, what she saw it by, and what the talk had to show then."""
    estimated = beside.estimated
    told = [
        _("{turn}. Your estimate: {answer}.").format(
            turn=wording.turn(beside.turn), answer=_answer(estimated.answer)
        )
    ]
    if estimated.shown_by:
        told.append(_("You saw it by: {words}").format(words=wording.quoted(estimated.shown_by)))
    return " ".join([*told, *_in_the_talk(beside, name)])


def _in_the_talk(beside: EstimateBeside, name: str) -> Iterator[str]:
    match beside.estimated.estimate:
        case "beslisboom":
            if beside.same:
                yield _("In the talk it was so too.")
            else:
                yield _("In the talk then: {shown}.").format(shown=_answer(beside.shown[0]))
            if beside.since is not None and beside.since.answer:
                said = " ".join(wording.quoted(words) for words in beside.since.answer)
                yield _("That was so since {turn}, when {name} said: {words}").format(
                    turn=wording.turns((beside.since.turn,)), name=_one_line(name), words=said
                )
            else:
                yield _("That was so from the start.")
        case "rol":
            if not beside.shown:
                yield _("Which role fitted cannot be said: nothing on the table was fitting.")
                return
            roles = wording.listed([_answer(role) for role in beside.shown])
            yield _("What would have been fitting then: {roles}.").format(roles=roles)
        case "kunnen_willen_klaar":
            if not beside.shown:
                yield _("What was missing cannot be said: nothing of it had been heard yet.")
                return
            heard = wording.listed([_answer(one) for one in beside.shown])
            yield _("Heard in the talk by then: {heard}.").format(heard=heard)
            still = [_answer(one) for one in HEARD_IN if one not in beside.shown]
            if still:
                yield _("Not heard yet: {lacking}.").format(lacking=wording.listed(still))


def own_words(judging: Judging) -> Iterator[str]:
    """What she said first and what she chose; only what she chose was measured.

    The turns in which she said it aloud are told together: of those nothing can be laid beside it.
    """
    for own in judging.own_words:
        if own.first:
            yield _(
                "{turn}. First in your own words: {first} "
                "Then you chose: {said} (measured as: {measured})."
            ).format(
                turn=wording.turn(own.turn),
                first=wording.quoted(own.first),
                said=wording.quoted(own.said),
                measured=wording.measured_name(own.measured),
            )
    aloud = [own.turn for own in judging.own_words if not own.first]
    if aloud:
        yield _("You said it aloud first: {turns}.").format(turns=wording.turns(aloud))


def _one_line(words: str) -> str:
    return " ".join(words.split())
