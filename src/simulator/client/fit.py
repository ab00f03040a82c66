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
from simulator.codebook.fit_matrix import MATRIX, Code
from simulator.codebook.grounds import (
    CALM_ENOUGH_TO_DISCUSS,
    GROUNDS,
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
_SAFETY_TYPES = frozenset({"veiligheid_uitvragen", "ketenpartner_inschakelen"})
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
    if crisis_fase == "overgenomen":
        if kind in ("instrueren", "regie_teruggeven"):
            return "P"
        if kind == "overname_aankondigen":
            return "N"
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


def verdict(reply: Reply, moment: Moment, truths: int, bands: Bands) -> Verdict:
    """Measure one reply in one discrete state (codebook 3.1 to 3.6, 4.3)."""
    if reply.type in _REFLEX_TYPES:
        return _verdict_on_reflex(reply.type, moment, truths)
    kind = cast(Intervention, reply.type)
    code = cell_code(kind, moment.houding, moment.crisis_fase)
    fit, measured = _by_matrix_and_ground(kind, code, bands.grounded)
    cause: Cause = "stance" if bands.grounded or code in ("N", "R", "S") else "ground"
    muted = met = False
    if moment.gate and kind in _SAFETY_TYPES:
        fit, measured, met, cause = "passend", kind, kind == "veiligheid_uitvragen", "danger"
        if reply.hollow:  # R7 outranks R1 to R4 and not R5
            fit, measured, cause = "neutraal", "neutraal", "hollow"
    else:
        before = fit, measured
        fit, measured, muted, met = _by_signal(kind, code, fit, measured, moment, bands.grounded)
        if (fit, measured) != before:
            cause = "danger" if moment.gate else "signal"
        before = fit, measured
        fit, measured, routine = _by_routine(reply, kind, fit, measured, moment, truths, bands)
        if (fit, measured) != before and routine is not None:
            cause, muted = routine, False
        never_a_reflex = kind == "veiligheid_uitvragen" or (
            kind in _SAFETY_TYPES and truths & _GEVAAR
        )
        if never_a_reflex and fit in ("reflex", "schadelijk"):
            fit, measured = "neutraal", "neutraal"
    return Verdict(
        fit,
        measured,
        _effect(reply, kind, fit, measured, met, moment, truths),
        bands.grounded,
        sets_hold=fit == "passend" or (muted and moment.signal not in _LOUD_SIGNALS),
        met_signal=met and fit == "passend",
        cause=cause,
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


def _lowered(kind: Intervention) -> tuple[Fit, Measured]:
    """What the type becomes without its ground: column *anders* of codebook 3.2."""
    other = ENTRIES[kind].anders
    if other is None or other == "neutraal":
        return "neutraal", "neutraal"
    return "reflex", other


def _by_matrix_and_ground(kind: Intervention, code: Code, grounded: bool) -> tuple[Fit, Measured]:
    if code == "S":
        other = ENTRIES[kind].anders
        return "schadelijk", other if other not in (None, "neutraal") else "interpretatie_reflex"
    if code in ("P", "P*"):
        return ("passend", kind) if grounded else _lowered(kind)
    if code in ("N*", "R*"):
        return ("neutraal", "neutraal") if grounded else _lowered(kind)
    return ("neutraal", "neutraal") if code == "N" else _lowered(kind)


def _by_signal(
    kind: Intervention, code: Code, fit: Fit, measured: Measured, moment: Moment, grounded: bool
) -> tuple[Fit, Measured, bool, bool]:
    """Fit after rule R2; whether only the signal muted it; whether it met the signal."""
    signal = moment.signal
    if signal == "geen":
        return fit, measured, False, False
    answers = SIGNAL_ENTRIES[signal].answers
    if answers is None or kind in answers:
        if code in ("N", "N*") and grounded and fit == "neutraal":
            return "passend", kind, False, True
        return fit, measured, False, fit == "passend"
    if signal == "emotie" and kind in REDIRECTING and fit != "schadelijk":
        return "reflex", "afleid_reflex", False, False
    if fit == "passend" and kind != "herstellen":
        return "neutraal", "neutraal", True, False
    return fit, measured, False, False


def _by_routine(
    reply: Reply,
    kind: Intervention,
    fit: Fit,
    measured: Measured,
    moment: Moment,
    truths: int,
    bands: Bands,
) -> tuple[Fit, Measured, Cause | None]:
    """Rules R4 (form of the question), the e-ex rule, R5 (hollow) and R3 (repetition)."""
    form = reply.question
    if fit in ("reflex", "schadelijk"):
        if form == "retorisch" and fit == "reflex":
            return "reflex", "correctie_reflex", "question"
        return fit, measured, None
    if form == "retorisch":
        return "reflex", "correctie_reflex", "question"
    if form == "stapel" and moment.crisis_fase in ("acuut", "overgenomen"):
        return "reflex", "interpretatie_reflex", "question"
    leading = form == "suggestief" or (reply.why_question and bands.tense)
    if leading and fit == "neutraal":
        return "reflex", "interpretatie_reflex", "question"
    if _times_in_a_row(kind, moment, truths) >= 3:
        return *_lowered(kind), "repetition"
    if leading or _form_lowers(reply, kind, moment, truths, bands):
        return "neutraal", "neutraal", "question"
    if reply.hollow:
        return "neutraal", "neutraal", "hollow"
    if (
        reply.exploration == "e_ex"
        and form != "geen"
        and not truths & _ACKNOWLEDGED
        and kind not in E_EX_ALWAYS
    ):
        return "neutraal", "neutraal", "angle"
    return fit, measured, None


def _form_lowers(
    reply: Reply, kind: Intervention, moment: Moment, truths: int, bands: Bands
) -> bool:
    """Whether the form of the question takes the passend out of it (codebook 2.4)."""
    match reply.question:
        case "stapel":
            return True
        case "discussie":
            return not _may_discuss(moment, truths, bands)
        case "gesloten":
            return bool(truths & _CLOSED_BEFORE) and kind not in FULL_FIT_CLOSED
        case _:
            return False


def _may_discuss(moment: Moment, truths: int, bands: Bands) -> bool:
    return bands.calm and (moment.houding == "klant" or bool(truths & _SEVERAL_PEOPLE))


def _times_in_a_row(kind: Intervention, moment: Moment, truths: int) -> int:
    """1 for a first time; repetition does not count inside a real crisis (rule R3)."""
    in_real_crisis = truths & _REAL_CRISIS and moment.crisis_fase != "geen"
    if in_real_crisis or moment.last_type != kind or kind == "veiligheid_uitvragen":
        return 1
    return moment.run + 1


def _effect(
    reply: Reply,
    kind: Intervention,
    fit: Fit,
    measured: Measured,
    met: bool,
    moment: Moment,
    truths: int,
) -> Effect:
    if fit == "passend":
        if kind == "herstellen":
            return Effect(moment.rupture, 0, 0, -1 if truths & _BOILING else 0)
        effect = PASSEND[kind]
        if _times_in_a_row(kind, moment, truths) == 2:
            effect = effect.halved()
        return (effect + _BONUS[kind] if met else effect).capped(CAP)
    if fit == "neutraal":
        effect = THIRD_NEUTRAAL if moment.neutrals >= 2 else NO_EFFECT
        return effect + HOLLOW if reply.hollow else effect
    return _reflex_effect(cast(Reflex, measured), fit, truths)


def _reflex_effect(measured: Reflex, fit: Fit, truths: int) -> Effect:
    effect = REFLEX[measured]
    if measured == "meeleef_reflex" and truths & _COMFORTED:
        effect = MEELEEF_LATER
    return (effect + SCHADELIJK).capped(CAP) if fit == "schadelijk" else effect
