"""The sentences of the drill and of the proposals, in the current language (codebook 5.6).

They say what a reply was measured as at one moment, and never that an answer was good or wrong.
What a turn is told with after a talk tells it here too; those sentences are in `debrief.wording`.
"""

from collections.abc import Iterator, Mapping
from textwrap import shorten

from simulator.codebook.labels import FLAG_LABELS
from simulator.codebook.vocabulary import Flag, Intervention, Reflex
from simulator.debrief import wording
from simulator.language import _, mark, ngettext
from simulator.rehearsal.deck import NONE, Answer
from simulator.rehearsal.facing import Face
from simulator.rehearsal.proposal import (
    FirstOne,
    NeverHeld,
    Proposal,
    Pulls,
    Reason,
    StepUp,
    Waited,
)

MOST_LETTERS = 90
"""Of the client's words at another moment: enough to know it again."""

# The card


def suppose() -> str:
    """What stands before the reply."""
    return _("Suppose you say")


def question() -> str:
    """What is asked of the reply."""
    return _("What is this reply, at this moment?")


def answer_name(answer: Answer) -> str:
    """An answer, as it is chosen."""
    return _("no reflex") if answer == NONE else wording.reflex_name(answer)


# What was measured


def measured_here(face: Face) -> str:
    """What the reply was measured as at this moment."""
    shown = face.evidence
    if shown.fit == "schadelijk":
        told = _("Measured here as: {reflex}, and as harmful.")
        return told.format(reflex=wording.measured_name(shown.measured))
    if shown.slipped:
        told = _("Measured here as: {reflex}.")
        return told.format(reflex=wording.measured_name(shown.measured))
    if shown.fit == "passend":
        return _("Measured here as fitting: {type}.").format(type=wording.type_name(shown.type))
    return _("Measured here as neutral: {type}.").format(type=wording.type_name(shown.type))


def you_saw(face: Face, answer: Answer) -> str:
    """What the learner saw, beside it."""
    if answer == face.card.answer:
        return _("You saw it that way too.")
    return _("You saw: {answer}.").format(answer=answer_name(answer))


def answered_with(face: Face) -> str | None:
    """What the client says to it; None when he says nothing."""
    answer = face.evidence.answer
    if not answer:
        return None
    return _("{name} then: {words}").format(
        name=face.scenario.client.name, words=wording.quoted(answer[0])
    )


def on_what_ground(face: Face) -> tuple[str, ...]:
    """Why it was measured so: what was there, what was missing, what lay open."""
    shown = face.evidence
    told: tuple[str | None, ...]
    if shown.slipped:
        why = wording.danger(shown) or wording.because(shown)
        told = (why, None if why else wording.lands(shown))
    else:
        answers = wording.met_signal(shown)
        there = _what_was_there(face)
        told = (there, answers, wording.danger(shown), None if there else wording.lands(shown))
    return tuple(line for line in told if line is not None)


def underneath(face: Face) -> str | None:
    """What the measured reflex takes for granted; None when no reflex was measured."""
    return wording.assumption(face.evidence)


def intention(reflex: Reflex) -> str:
    """The kind wish behind it, to be said once in a sitting."""
    return wording.kind_intention(reflex)


def other_moment(face: Face) -> str | None:
    """When the same sentence would be measured otherwise; None when it is for no moment.

    A moment that the learner has met is told in the client's words, and otherwise as a rule.
    """
    if face.twin is not None:
        return _twin(face)
    if face.card.answer == NONE:
        return _without(face)
    return _with(face)


def _twin(face: Face) -> str:
    assert face.twin is not None
    shown = face.twin.evidence
    after = wording.quoted(shorten(face.twin.heard[-1], MOST_LETTERS, placeholder=" …"))
    same = face.twin.said.split() == face.evidence.said.split()
    if same:
        told = _("At another moment, after {words}, the same sentence is: {measured}.")
    else:
        told = _("At another moment, after {words}, nearly the same sentence is: {measured}.")
    return told.format(words=after, measured=wording.measured_name(shown.measured))


def _without(face: Face) -> str | None:
    if face.else_reflex is None or not face.grounds:
        return None
    return _("At a moment without that, the same sentence is: {reflex}.").format(
        reflex=wording.reflex_name(face.else_reflex)
    )


def _with(face: Face) -> str | None:
    if face.would_be is None:
        return None
    type_name = wording.type_name(face.would_be)
    if face.card.cause == "ground":
        return wording.same_words(face.evidence)
    if face.card.cause == "signal":
        told = _("Once that has been heard, the same sentence can be: {type}.")
        return told.format(type=type_name)
    told = _("Something like it can fit at another moment, as {type}: {when}.")
    return told.format(type=type_name, when=_(_FITS[face.would_be]))


_FITS: Mapping[Intervention, str] = {
    "advies_met_mandaat": mark("when the goal is the client's own and advice is asked for"),
    "informatie_geven": mark("when the client asks for it, or has a right to know it"),
    "instrueren": mark("in a real crisis, when there is danger"),
    "overname_aankondigen": mark("in a real crisis, announced, after acknowledging"),
    "compliment_gegrond": mark("when it rests on something the client told"),
    "erkennen": mark("when it says how it is, without making that lighter"),
    "probleemverkenning": mark("when the client named the complaint or wants to look back"),
    "spiegelen_werkelijkheid": mark("when there is insight without change, and trust"),
    "samenvatten": mark("when it keeps to the client's own words"),
    "focus_terugbrengen": mark("after acknowledging what this means to the client"),
    "regie_teruggeven": mark("when the choice is really the client's"),
    "aanschuiven_werkelijkheid": mark("as an open question, about a choice that does harm"),
    "gedrag_begrenzen": mark("when a limit was crossed, and about behaviour only"),
}
"""When the form of a reflex is a choice (codebook 3.5): a clause for every twin of a behaviour."""

_THERE: Mapping[str, str] = {
    "vraagt_info": mark("the client asked for information"),
    "vraagt_advies": mark("the client asked for advice"),
    "breuk": mark("the contact had just cooled"),
    "hoogstens_een_antwoord": mark("the talk had only just begun"),
    "meerdere_personen": mark("there were several people to talk with"),
    "slecht_nieuws_open": mark("there was bad news to bring"),
    "nacht": mark("it was night"),
    "crisis_soort=werkelijk": mark("there was a real crisis"),
    "crisis_fase=overgenomen": mark("things had been taken over for a while"),
    "crisis_fase=gestabiliseerd": mark("the crisis had come to rest"),
    "vertrouwen": mark("there was trust enough"),
    "spanning": mark("it was calm enough"),
}
"""What a ground reads beside the flags, where it is there."""


def _what_was_there(face: Face) -> str | None:
    clauses = [clause for name in face.grounds if (clause := _clause(name)) is not None]
    if not clauses:
        return None
    return _("What was there: {grounds}.").format(grounds=wording.listed(clauses))


def _clause(name: str) -> str | None:
    if name in FLAG_LABELS:
        flag: Flag = name  # type: ignore[assignment]
        return wording.flag_name(flag)
    # A fact that only this scenario knows: its name is the author's shorthand and no sentence.
    return _(_THERE[name]) if name in _THERE else None


# A sitting


def farewell() -> str:
    """How every sitting ends."""
    return _("Until a next time.")


def looked_at(moments: int) -> str:
    """What was done, as a fact."""
    return ngettext(
        "You looked at {count} moment.", "You looked at {count} moments.", moments
    ).format(count=moments)


def spread() -> str:
    """Why a sitting is short."""
    return _("A little now and then stays longer than a lot at once.")


def nothing_open() -> str:
    """When no scenario may give cards yet."""
    return _(
        "There are no moments to look at yet. Hold a talk to its end and look back on it: its "
        "moments come here afterwards."
    )


def all_answered() -> str:
    """When everything there is was answered just now."""
    return _("You have just looked at every moment there is. They come back another day.")


# What to practise next


def why(proposal: Proposal) -> str:
    """Why this talk is proposed, as one sentence of facts."""
    return wording.sentence("; ".join(_reasons(proposal.reasons)))


def _reasons(reasons: tuple[Reason, ...]) -> Iterator[str]:
    for reason in reasons:
        match reason:
            case Pulls():
                yield _pulls(reason)
            case Waited(days=days):
                yield _waited(days)
            case NeverHeld():
                yield _("you have not had this talk yet")
            case StepUp(slips=slips):
                yield _step_up(slips)
            case FirstOne():
                yield _("a talk to begin with")


def _pulls(reason: Pulls) -> str:
    return ngettext(
        "the {reflex} often lies ready here (in your last talk: {occurrences} of "
        "{opportunities} opportunities)",
        "the {reflex} often lies ready here (in your last {talks} talks: {occurrences} of "
        "{opportunities} opportunities)",
        reason.talks,
    ).format(
        reflex=wording.reflex_name(reason.reflex),
        talks=reason.talks,
        occurrences=reason.occurrences,
        opportunities=reason.opportunities,
    )


def _waited(days: int) -> str:
    if days == 0:
        return _("you had this talk today")
    return ngettext(
        "you had this talk {count} day ago", "you had this talk {count} days ago", days
    ).format(count=days)


def _step_up(slips: int) -> str:
    if slips == 0:
        return _("a step more difficult, after a talk in which no reflex came by")
    return ngettext(
        "a step more difficult, after a talk in which a reflex came by {count} time",
        "a step more difficult, after a talk in which a reflex came by {count} times",
        slips,
    ).format(count=slips)
