"""What a reply turns out to be in the state it is given in: fit, measured type, effect.

The order is that of codebook 3: matrix, ground, signal, routine rules; each later step may only
lower the fit, but for the one lift that a met signal gives. A sentence is never judged, only a
sentence in a state (0.2).
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeVar, cast

from simulator.client.moment import Moment, Where
from simulator.codebook.effects import (
    CAP,
    HOLLOW,
    MEELEEF_LATER,
    PASSEND,
    PRIMARY,
    REFLEX,
    SCHADELIJK,
    THIRD_NEUTRAAL,
    Effect,
)
from simulator.codebook.fit_matrix import MATRIX, OVERGENOMEN, Code
from simulator.codebook.grounds import (
    CALM_ENOUGH_TO_DISCUSS,
    GROUNDS,
    SAFETY_TYPES,
    TECHNIQUE_GROUNDS,
    TOO_TENSE_FOR_WHY,
)
from simulator.codebook.reply_types import E_EX_ALWAYS, ENTRIES, FULL_FIT_CLOSED, REDIRECTING
from simulator.codebook.requirements import ALWAYS, BIT, Requirement
from simulator.codebook.signals import SIGNAL_ENTRIES
from simulator.codebook.vocabulary import (
    GAUGES,
    REFLEXES,
    Column,
    Fit,
    Intervention,
    Measured,
    Phase,
    Reflex,
    ReplyType,
    Stance,
)
from simulator.scenario import Reply

W = TypeVar("W", bound=Where)

NO_EFFECT = Effect()

_REFLEX_TYPES = frozenset(REFLEXES)
_DEAF_TO_DANGER = frozenset({"afleid_reflex", "meeleef_reflex"})
_LOUD_SIGNALS = frozenset({"emotie", "gevaar"})
_ACKNOWLEDGED = BIT["erkend"]
_CLOSED_BEFORE = BIT["gesloten_vorige"]
_COMFORTED = BIT["getroost"]
_REAL_CRISIS = BIT["crisis_soort=werkelijk"]
_SEVERAL_PEOPLE = BIT["meerdere_personen"]
_GEVAAR = BIT["gevaar"]
_BOILING = BIT["heet"]
_BONUS = {
    kind: Effect(
        *((-1 if gauge == "spanning" else 1) if gauge == primary else 0 for gauge in GAUGES)
    )
    for kind, primary in PRIMARY.items()
}


Cause = Literal[
    "own_type",
    "stance",
    "ground",
    "signal",
    "danger",
    "question",
    "angle",
    "hollow",
    "repetition",
]
"""What decided the fit: the type itself, the stance it met, its ground, the open signal, the form
of the question, a new angle before acknowledgement, a set phrase, or the third time in a row."""


class Verdict(NamedTuple):
    """What a reply was measured as, and what that does to the gauges."""

    fit: Fit
    measured: Measured
    effect: Effect
    grounded: bool
    """Whether everything the type asks of the state was there."""
    sets_hold: bool
    """Whether the client now says what the author let this reply elicit."""
    met_signal: bool = False
    """Whether it answered what the client's last line asked for."""
    cause: Cause = "stance"
    """Which step of the measurement had the last word."""

    @property
    def slipped(self) -> bool:
        """Whether a reflex was measured, harmful or not."""
        return self.fit in ("reflex", "schadelijk")


class Bands(NamedTuple):
    """What `verdict` needs to know of the gauges."""

    grounded: bool
    calm: bool
    """Calm enough for a question that asks for opinion and counter-opinion."""
    tense: bool
    """Too tense for a why-question."""


def column_of(houding: Stance, crisis_fase: Phase) -> Column:
    """The column of the fit matrix that counts now (codebook 3.1)."""
    if crisis_fase in ("acuut", "overgenomen"):
        return "crisis_acuut"
    if crisis_fase in ("gestabiliseerd", "overgedragen"):
        return "crisis_gestabiliseerd"
    return houding


def cell_code(kind: ReplyType, houding: Stance, crisis_fase: Phase) -> Code:
    """The code of the matrix cell, with the differences of a taken-over crisis (codebook 3.6)."""
    if crisis_fase == "overgenomen" and kind in OVERGENOMEN:
        return OVERGENOMEN[kind].code
    return MATRIX[kind][column_of(houding, crisis_fase)].code


def ground_of(reply: Reply) -> Requirement:
    """All that this reply asks of the state: its type's ground and its technique's."""
    if reply.type in _REFLEX_TYPES:
        return ALWAYS
    ground = GROUNDS[cast(Intervention, reply.type)]
    if reply.technique is not None and reply.technique in TECHNIQUE_GROUNDS:
        ground = ground & TECHNIQUE_GROUNDS[reply.technique]
    return ground


def judge(
    reply: Reply, ground: Requirement, moment: Moment, truths: int, where: W
) -> Iterator[tuple[W, Verdict]]:
    """The verdict on the reply, once for each part of ``where`` that gets the same one."""
    for grounded_part, grounded in zip(where.split(ground, truths), (True, False), strict=True):
        if grounded_part is None:
            continue
        for calm_part, calm in _sides(
            grounded_part, CALM_ENOUGH_TO_DISCUSS, truths, reply.question == "discussie"
        ):
            for part, tense in _sides(calm_part, TOO_TENSE_FOR_WHY, truths, reply.why_question):
                yield part, verdict(reply, moment, truths, Bands(grounded, calm, tense))


def _sides(
    where: W, requirement: Requirement, truths: int, asked: bool
) -> Iterator[tuple[W, bool]]:
    if not asked:
        yield where, False
        return
    inside, outside = where.split(requirement, truths)
    if inside is not None:
        yield inside, True
    if outside is not None:
        yield outside, False


class _Heard(NamedTuple):
    """A reply of an intervention type, in the state in which it is heard."""

    reply: Reply
    kind: Intervention
    code: Code
    moment: Moment
    truths: int
    bands: Bands


class _Reading(NamedTuple):
    """How it is understood so far; each step of codebook 3 hands on a new one."""

    fit: Fit
    measured: Measured
    cause: Cause
    muted: bool = False
    """Whether nothing but the open signal keeps it from being passend (R2)."""
    met: bool = False
    """Whether it answers the open signal."""


def verdict(reply: Reply, moment: Moment, truths: int, bands: Bands) -> Verdict:
    """Measure one reply in one discrete state (codebook 3.1 to 3.6, 4.3)."""
    if reply.type in _REFLEX_TYPES:
        return _verdict_on_reflex(reply.type, moment, truths)
    kind = cast(Intervention, reply.type)
    code = cell_code(kind, moment.houding, moment.crisis_fase)
    heard = _Heard(reply, kind, code, moment, truths, bands)
    if moment.gate and kind in SAFETY_TYPES:
        reading = _by_danger(heard)
    else:
        reading = _by_matrix_and_ground(heard)
        reading = _by_signal(heard, reading)
        reading = _by_routine(heard, reading)
        reading = _never_against_safety(heard, reading)
    return Verdict(
        reading.fit,
        reading.measured,
        _effect(heard, reading),
        bands.grounded,
        sets_hold=reading.fit == "passend"
        or (reading.muted and moment.signal not in _LOUD_SIGNALS),
        met_signal=reading.met and reading.fit == "passend",
        cause=reading.cause,
    )


def _verdict_on_reflex(kind: Reflex, moment: Moment, truths: int) -> Verdict:
    harmful = cell_code(kind, moment.houding, moment.crisis_fase) == "S" or (
        moment.gate > 0 and kind in _DEAF_TO_DANGER
    )
    fit: Fit = "schadelijk" if harmful else "reflex"
    return Verdict(
        fit,
        kind,
        _reflex_effect(kind, fit, truths),
        grounded=False,
        sets_hold=False,
        cause="own_type",
    )


def _neutral(cause: Cause) -> _Reading:
    return _Reading("neutraal", "neutraal", cause)


def _lowered(kind: Intervention, cause: Cause) -> _Reading:
    """What the type becomes without its ground: column *anders* of codebook 3.2."""
    other = ENTRIES[kind].anders
    if other is None or other == "neutraal":
        return _neutral(cause)
    return _Reading("reflex", other, cause)


def _by_danger(heard: _Heard) -> _Reading:
    """Rule R7, which outranks R1 to R4 and not R5: asking about open danger is passend."""
    if heard.reply.hollow:
        return _neutral("hollow")
    asks = heard.kind == "veiligheid_uitvragen"
    return _Reading("passend", heard.kind, "danger", met=asks)


def _by_matrix_and_ground(heard: _Heard) -> _Reading:
    """The cell of the fit matrix (3.4), and rule R1."""
    kind, grounded = heard.kind, heard.bands.grounded
    match heard.code:
        case "S":
            other = ENTRIES[kind].anders
            if other is None or other == "neutraal":
                other = "interpretatie_reflex"
            return _Reading("schadelijk", other, "stance")
        case "R":
            return _lowered(kind, "stance")
        case "N":
            return _neutral("stance")
        case _ if not grounded:
            return _lowered(kind, "ground")
        case "P" | "P*":
            return _Reading("passend", kind, "stance")
        case _:
            return _neutral("stance")


def _by_signal(heard: _Heard, reading: _Reading) -> _Reading:
    """Rule R2: an answer to the open signal counts in full, anything else goes past the client."""
    kind, signal = heard.kind, heard.moment.signal
    if signal == "geen":
        return reading
    answers = SIGNAL_ENTRIES[signal].answers
    cause: Cause = "danger" if heard.moment.gate else "signal"
    if answers is None or kind in answers:
        if heard.code in ("N", "N*") and heard.bands.grounded and reading.fit == "neutraal":
            return _Reading("passend", kind, cause, met=True)
        return reading._replace(met=reading.fit == "passend")
    if signal == "emotie" and kind in REDIRECTING and reading.fit != "schadelijk":
        if reading.measured == "afleid_reflex":
            return reading
        return _Reading("reflex", "afleid_reflex", cause)
    if reading.fit == "passend" and kind != "herstellen":
        return _neutral(cause)._replace(muted=True)
    return reading


def _by_routine(heard: _Heard, reading: _Reading) -> _Reading:
    """Rules R4 (form of the question), R3 (repetition), R5 (hollow), and the e-ex rule.

    In this order: a rhetorical question or a pile of them in a crisis, a leading question that was
    neutraal already, the third time in a row, any other form that lowers, a set phrase, an angle.
    """
    form = heard.reply.question
    if reading.fit == "schadelijk":
        return reading
    if form == "retorisch":
        return _Reading("reflex", "correctie_reflex", "question")
    if reading.fit == "reflex":
        return reading
    if form == "stapel" and heard.moment.crisis_fase in ("acuut", "overgenomen"):
        return _Reading("reflex", "interpretatie_reflex", "question")
    leading = form == "suggestief" or (heard.reply.why_question and heard.bands.tense)
    if leading and reading.fit == "neutraal":
        return _Reading("reflex", "interpretatie_reflex", "question")
    if _times_in_a_row(heard) >= 3:
        lowered = _lowered(heard.kind, "repetition")
    elif leading or _form_lowers(heard):
        lowered = _neutral("question")
    elif heard.reply.hollow:
        lowered = _neutral("hollow")
    elif _is_an_angle_too_early(heard):
        lowered = _neutral("angle")
    else:
        return reading
    if lowered.fit == reading.fit:
        # It was neutraal before; only what its being muted left standing goes.
        return reading._replace(muted=False)
    return lowered


def _never_against_safety(heard: _Heard, reading: _Reading) -> _Reading:
    """The rest of rule R7: a question about safety is never recorded as a reflex."""
    spared = heard.kind == "veiligheid_uitvragen" or (
        heard.kind in SAFETY_TYPES and heard.truths & _GEVAAR
    )
    if spared and reading.fit in ("reflex", "schadelijk"):
        return _neutral(reading.cause)
    return reading


def _form_lowers(heard: _Heard) -> bool:
    """Whether the form of the question takes the passend out of it (codebook 2.4)."""
    match heard.reply.question:
        case "stapel":
            return True
        case "discussie":
            return not _may_discuss(heard)
        case "gesloten":
            return bool(heard.truths & _CLOSED_BEFORE) and heard.kind not in FULL_FIT_CLOSED
        case _:
            return False


def _is_an_angle_too_early(heard: _Heard) -> bool:
    """Whether it brings a new angle before the client was acknowledged (codebook 2.4)."""
    return (
        heard.reply.exploration == "e_ex"
        and heard.reply.question != "geen"
        and not heard.truths & _ACKNOWLEDGED
        and heard.kind not in E_EX_ALWAYS
    )


def _may_discuss(heard: _Heard) -> bool:
    in_company = heard.moment.houding == "klant" or bool(heard.truths & _SEVERAL_PEOPLE)
    return heard.bands.calm and in_company


def _times_in_a_row(heard: _Heard) -> int:
    """1 for a first time; repetition does not count inside a real crisis (rule R3)."""
    moment = heard.moment
    in_real_crisis = heard.truths & _REAL_CRISIS and moment.crisis_fase != "geen"
    if in_real_crisis or moment.last_type != heard.kind or heard.kind == "veiligheid_uitvragen":
        return 1
    return moment.run + 1


def _effect(heard: _Heard, reading: _Reading) -> Effect:
    if reading.fit == "passend":
        return _passend_effect(heard, reading)
    if reading.fit == "neutraal":
        effect = THIRD_NEUTRAAL if heard.moment.neutrals >= 2 else NO_EFFECT
        return effect + HOLLOW if heard.reply.hollow else effect
    return _reflex_effect(cast(Reflex, reading.measured), reading.fit, heard.truths)


def _passend_effect(heard: _Heard, reading: _Reading) -> Effect:
    if heard.kind == "herstellen":
        # Exactly the lost trust; at the boil also what can avert the ending (4.3).
        cooling = -1 if heard.truths & _BOILING else 0
        return Effect(vertrouwen=heard.moment.rupture, spanning=cooling)
    effect = PASSEND[heard.kind]
    if _times_in_a_row(heard) == 2:
        effect = effect.halved()
    return (effect + _BONUS[heard.kind] if reading.met else effect).capped(CAP)


def _reflex_effect(measured: Reflex, fit: Fit, truths: int) -> Effect:
    effect = REFLEX[measured]
    if measured == "meeleef_reflex" and truths & _COMFORTED:
        effect = MEELEEF_LATER
    return (effect + SCHADELIJK).capped(CAP) if fit == "schadelijk" else effect
