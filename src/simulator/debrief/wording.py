"""Every sentence the debrief makes itself, in the current language (codebook 5.6, 0.5).

They say what was said and what the client did next, never what the learner is. Names and clauses
of the codebook are data and are looked up there; a quoted text is the author's and stays in the
author's language.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from simulator.client.fit import cell_code
from simulator.codebook.grounds import TOO_TENSE_FOR_WHY
from simulator.codebook.labels import (
    FIT_LABELS,
    FLAG_LABELS,
    FLAG_MISSING,
    GAUGE_LABELS,
    PHASE_LABELS,
    PULL_SOURCE_LABELS,
    STANCE_DESCRIPTIONS,
    START_LABELS,
    STATED_GROUND_LABELS,
    TALK_PHASE_LABELS,
    TECHNIQUE_LABELS,
)
from simulator.codebook.question_forms import QUESTION_FORM_ENTRIES
from simulator.codebook.reflexes import REFLEX_ENTRIES
from simulator.codebook.reply_types import ENTRIES
from simulator.codebook.signals import SIGNAL_ENTRIES
from simulator.codebook.type_sources import SOURCE_TEXTS, SYSTEM_OF_TYPE
from simulator.codebook.vocabulary import (
    REFLEXES,
    Flag,
    Gauge,
    Intervention,
    Measured,
    Phase,
    Reflex,
    ReplyType,
    Stance,
    Start,
    Text,
)
from simulator.debrief.calibration import Calibration, Comparison
from simulator.debrief.counting import LEAST_OPPORTUNITIES, Occurrence, ReflexCount
from simulator.debrief.course import Circle, Move, Pulled, Segment, StanceStep
from simulator.debrief.evidence import Evidence, Possibility
from simulator.debrief.strengths import Deliberate, Helped, Meant, Withstood
from simulator.debrief.whole import Debrief
from simulator.events import Change, Offered
from simulator.language import _, current, mark, ngettext

# Names and small change


def said_in(text: Text) -> str:
    """A text of the codebook in the current language."""
    return text.in_language(current())


def quoted(words: str) -> str:
    """Somebody's own words, on one line and between quotation marks."""
    return f"“{' '.join(words.split())}”"


def listed(items: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return _("{most} and {last}").format(most=", ".join(items[:-1]), last=items[-1])


def sentence(clause: str) -> str:
    """The clause with a capital and a full stop."""
    return f"{clause[:1].upper()}{clause[1:]}."


def decimal(value: float) -> str:
    """A weight as it is written here: ``1``, ``1,5``."""
    written = f"{value:g}"
    return written if current() == "en" else written.replace(".", ",")


def turn(number: int) -> str:
    """``Turn 3``."""
    return _("Turn {turn}").format(turn=number)


def turns(numbers: Sequence[int]) -> str:
    """``turn 3``, ``turns 3 and 6``."""
    return ngettext("turn {turns}", "turns {turns}", len(numbers)).format(
        turns=listed([str(number) for number in numbers])
    )


def reflex_name(reflex: Reflex) -> str:
    """The reflex, as it stands in a sentence."""
    return said_in(REFLEX_ENTRIES[reflex].label)


def type_name(kind: ReplyType) -> str:
    """The reply type, as it stands in a sentence."""
    if kind in REFLEXES:
        return reflex_name(kind)
    return said_in(ENTRIES[kind].label)


def measured_name(measured: Measured) -> str:
    """What a reply was measured as: a type, a reflex, or neutral."""
    return said_in(FIT_LABELS["neutraal"]) if measured == "neutraal" else type_name(measured)


def gauge_name(gauge: Gauge) -> str:
    """The gauge."""
    return said_in(GAUGE_LABELS[gauge])


def flag_name(flag: Flag) -> str:
    """What has become known, as a clause."""
    return said_in(FLAG_LABELS[flag])


def standing(houding: Stance, crisis_fase: Phase) -> str:
    """What happens in the collaboration: the crisis, what the client sees, or both (0.1)."""
    if crisis_fase == "geen":
        return said_in(STANCE_DESCRIPTIONS[houding])
    if crisis_fase in ("acuut", "overgenomen"):
        return said_in(PHASE_LABELS[crisis_fase])
    return f"{said_in(PHASE_LABELS[crisis_fase])}; {said_in(STANCE_DESCRIPTIONS[houding])}"


# Landing and self-score


def landing(debrief: Debrief) -> str:
    """One neutral sentence to land on (codebook 5.1.1)."""
    if debrief.ending is None:
        return _("The talk with {name} is still going on.").format(name=debrief.name)
    return _("The talk with {name} is over.").format(name=debrief.name)


def how_are_you() -> str:
    """The question after a heavy scenario (codebook 5.1.1)."""
    return _("How are you doing after this talk?")


def self_score_question() -> str:
    """What the learner is asked before anything measured is shown (codebook 5.1.2)."""
    return _(
        "How well did you manage NOT to react on routine? 10 or ++ is: not at all on routine. "
        "“I don't know” is an answer too."
    )


def reflex_in_short(reflex: Reflex) -> str:
    """The reflex with what it takes for granted, to score oneself on."""
    assumption = quoted(said_in(REFLEX_ENTRIES[reflex].assumption))
    return f"{reflex_name(reflex)}: {assumption}"


# What helped, what was left alone, what was done on purpose


def helped(moment: Helped, name: str) -> str:
    """A moment that helped: turn, words and what changed."""
    who = name if moment.by == "client" else _("You")
    words = f" {quoted(moment.quote)}" if moment.quote else ""
    changes = [
        *(flag_name(flag) for flag in moment.told),
        *(moved(move) for move in moment.moves),
        *(gauge_moved(change) for change in moment.gained),
    ]
    return f"{turn(moment.turn)}. {who}:{words} – {'; '.join(changes)}."


def nothing_to_show() -> str:
    """When a part of the debrief has no moment of this talk in it."""
    return _("There are no moments from this talk to show here.")


def gauge_moved(change: Change) -> str:
    """A gauge that moved, without its turn."""
    return _("{gauge} from {before} to {after}").format(
        gauge=gauge_name(change.gauge), before=change.before, after=change.after
    )


def moved(move: Move) -> str:
    """A change of stance or phase, without its turn."""
    return _("from “{before}” to “{after}”").format(
        before=_place(move.before), after=_place(move.after)
    )


def _place(place: Stance | Phase) -> str:
    if place in STANCE_DESCRIPTIONS:
        return said_in(STANCE_DESCRIPTIONS[cast(Stance, place)])
    return said_in(PHASE_LABELS[cast(Phase, place)])


def withstood(moments: Sequence[Withstood]) -> str:
    """The reflexes that lay ready in one turn, and what was said instead.

    ``moments`` are of one turn and not empty; `strengths.by_turn` makes such groups.
    """
    return " ".join(withstood_sentences(moments))


def withstood_sentences(moments: Sequence[Withstood]) -> tuple[str, ...]:
    """The same in its sentences: the turn, everything that lay ready, and what was said."""
    ready = (
        _("The {reflex} lay ready: {words}").format(
            reflex=reflex_name(moment.reflex), words=quoted(moment.ready)
        )
        for moment in moments
    )
    said = _("You said: {words}").format(words=quoted(moments[0].said))
    return (sentence(turn(moments[0].turn)), *ready, said)


_USES: Mapping[Intervention, str] = {
    "informatie_geven": mark("gave information"),
    "advies_met_mandaat": mark("gave advice on the client's own goal"),
    "instrueren": mark("gave a short instruction in a real crisis"),
    "overname_aankondigen": mark("announced a take-over in a real crisis"),
    "volgende_stap_vragen": mark("asked about a next step"),
    "compliment_gegrond": mark("gave a compliment on something the client told"),
    "erkennen": mark("put into words how it is for the client"),
    "probleemverkenning": mark("asked about the burden itself"),
    "veiligheid_uitvragen": mark("asked about safety"),
    "spiegelen_werkelijkheid": mark("mirrored what comes back in the story"),
    "samenvatten": mark("summarised"),
    "focus_terugbrengen": mark("turned the attention to the client's own influence"),
    "copingvraag": mark("asked how the client keeps going"),
    "ketenpartner_inschakelen": mark("brought in a partner"),
    "warm_overdragen": mark("handed over warmly"),
    "aanschuiven_werkelijkheid": mark("asked where a choice leads"),
    "gedrag_begrenzen": mark("set a limit to behaviour"),
}

_GROUNDS: Mapping[str, str] = {
    "vraagt_info": mark("after being asked for it"),
    "vraagt_advies": mark("after being asked what to do"),
    "toestemming": mark("after the client gave permission"),
    "recht_op_info": mark("because the client has a right to know it"),
    "mandaat": mark("after the client gave a mandate"),
    "gevaar": mark("after a sign of danger"),
    "overgenomen": mark("while things were taken over for a while"),
    "gestabiliseerd": mark("after the worst of a crisis"),
    "crisis": mark("in a crisis"),
    "nacht": mark("because it was night"),
    "erkend": mark("after acknowledging what this means to the client"),
    "klacht_benoemd": mark("after the client named a complaint"),
    "doel_benoemd": mark("after the client named a goal"),
    "wens_benoemd": mark("after the client named a wish"),
    "begrip_zonder_gedrag": mark("while there was insight without change"),
    "schadelijke_keuze": mark("after the client announced a damaging choice"),
    "grens_overschreden": mark("after a limit was crossed"),
    "schadelijk_gedrag": mark("because of behaviour that does harm"),
    "emotie": mark("while the client showed strong feeling"),
    "spanning": mark("while the tension was high"),
}


def deliberate(use: Deliberate) -> str:
    """A deliberate use: how often, of what, with which ground, and when."""
    count, action = len(use.turns), _(_USES[use.type])
    if use.ground is None:
        told = f"{count}× {action}"
    else:
        told = ngettext(
            "{count}× {action}, {ground}", "{count}× {action}, each time {ground}", count
        ).format(count=count, action=action, ground=_(_GROUNDS[use.ground]))
    return f"{told} ({turns(use.turns)})"


def meant(use: Meant) -> str:
    """A reply the learner gave on purpose: her reason and the talk's side by side (R6, 5.2).

    Without a verdict, and without a word on the count: her reason changes nothing of that.
    """
    told = _("{turn}. You said: {words} On purpose; your reason: {reason}.").format(
        turn=turn(use.turn), words=quoted(use.said), reason=reason_named(use)
    )
    return f"{told} {meant_beside(use)}"


def reason_named(use: Meant) -> str:
    """Why the learner gave a reply on purpose, as she named it and in her own words."""
    reason = quoted(said_in(STATED_GROUND_LABELS[use.ground]))
    return f"{reason} {quoted(use.note)}" if use.note else reason


def meant_beside(use: Meant) -> str:
    """What the talk had to show for a reply given on purpose."""
    if use.heard:
        return _("In the talk there was a ground for it too. Measured as: {measured}.").format(
            measured=measured_name(use.measured)
        )
    return _(
        "You saw a reason; in the talk it could not be heard yet. Where did you see it? "
        "Measured as: {measured}."
    ).format(measured=measured_name(use.measured))


# Counts and numbers


def count(counted: ReflexCount) -> str:
    """The count, and then the number if there is one (codebook 5.3)."""
    reflex, chances = reflex_name(counted.reflex), counted.opportunities
    chosen = len(counted.occurrences)
    if chances == 0:
        return _("{reflex}: was not on offer in this talk").format(reflex=reflex)
    if chances < LEAST_OPPORTUNITIES:
        return ngettext(
            "{reflex}: too few moments to say anything ({chosen} of {chances} opportunity)",
            "{reflex}: too few moments to say anything ({chosen} of {chances} opportunities)",
            chances,
        ).format(reflex=reflex, chosen=chosen, chances=chances)
    return _("{reflex}: {chosen} of {chances} opportunities → {number} ({band})").format(
        reflex=reflex, chosen=chosen, chances=chances, number=counted.number, band=counted.band
    )


def left_alone(counted: ReflexCount, moments: Sequence[Withstood]) -> str | None:
    """In which turns the reflex lay ready and was left alone; None when in none."""
    numbers = [moment.turn for moment in moments if moment.reflex == counted.reflex]
    if not numbers:
        return None
    return _("It lay ready and you said something else: {turns}.").format(turns=turns(numbers))


def occurrence(moment: Occurrence) -> str:
    """One occurrence, and what it weighs where that is not 1."""
    if moment.harmful and moment.repaired_in is not None:
        told = _("measured as harmful, and repaired in turn {turn}: counts as {weight}")
    elif moment.harmful:
        told = _("measured as harmful: counts as {weight}")
    elif moment.repaired_in is not None:
        told = _("repaired in turn {turn}: counts as {weight}")
    else:
        return turn(moment.turn)
    told = told.format(turn=moment.repaired_in, weight=decimal(moment.weight))
    return f"{turn(moment.turn)}, {told}"


def occurrences(counted: ReflexCount, records: Sequence[Evidence]) -> tuple[str, ...]:
    """Every occurrence as a sentence, with the words in which it was said.

    ``records`` are the turns of the talk that was counted.
    """
    said = {evidence.turn: evidence.said for evidence in records}
    return tuple(
        f"{sentence(occurrence(moment))} {quoted(said[moment.turn])}"
        for moment in counted.occurrences
    )


def weighed(counted: ReflexCount) -> str | None:
    """How the occurrences add up, where that differs from counting them."""
    total = sum(moment.weight for moment in counted.occurrences)
    times = len(counted.occurrences)
    if counted.number is None or times <= 1 or total == times:
        return None
    if total > counted.weight:
        return _(
            "Together they weigh {total}; they count as {weight}, as many as the opportunities."
        ).format(total=decimal(total), weight=decimal(counted.weight))
    return _("Together they count as {weight}.").format(weight=decimal(counted.weight))


def kind_intention(reflex: Reflex) -> str:
    """The kind wish behind the reflex, to be said once (codebook 5.6)."""
    return said_in(REFLEX_ENTRIES[reflex].kind_intention)


def under_the_count(debrief: Debrief, counted: ReflexCount) -> Iterator[str]:
    """What stands under the count of one reflex (codebook 5.1, 5.2, 5.6).

    Each occurrence with the words in which it was said and how they add up, where it was left
    alone, and last the kind wish behind it, if it was chosen at all.
    """
    yield from occurrences(counted, debrief.evidence)
    for told in (weighed(counted), left_alone(counted, debrief.withstood)):
        if told is not None:
            yield told
    if counted.occurrences:
        yield kind_intention(counted.reflex)


def rule_system() -> str:
    """What the count is, to be said once (codebook 5.4)."""
    return _(
        "The count is a set of rules about replies in one talk, not a measurement of you. "
        "You or your teacher may see it otherwise."
    )


# Evidence


def measured(evidence: Evidence) -> str:
    """What the reply was measured as."""
    if evidence.slipped:
        reflex = reflex_name(cast(Reflex, evidence.measured))
        if evidence.fit == "schadelijk":
            return _("The {reflex} came by here, and was measured as harmful.").format(
                reflex=reflex
            )
        return _("The {reflex} came by here.").format(reflex=reflex)
    if evidence.fit == "passend":
        return _("Measured as fitting: {type}.").format(type=type_name(evidence.type))
    return _("Measured as neutral: {type}.").format(type=type_name(evidence.type))


def missing(lacking: Sequence[Sequence[str]]) -> str | None:
    """What the ground asked and was not there, as facts about the talk (codebook 5.5)."""
    clauses = [listed(_clauses(alternatives)) for alternatives in lacking if alternatives]
    return sentence("; ".join(clauses)) if clauses else None


def _clauses(names: Sequence[str]) -> list[str]:
    """Each clause once: two names can be lacking for the same reason."""
    return list(dict.fromkeys(_clause(name) for name in names))


def _clause(name: str) -> str:
    if name in FLAG_MISSING:
        return said_in(FLAG_MISSING[name])
    # A fact that only this scenario knows: its name is the author's shorthand and no sentence.
    return _("something this reply builds on had not come up yet")


def because(evidence: Evidence) -> str | None:
    """The step of the measurement that had the last word.

    None where that is the stance, the type itself or danger: `lands`, `assumption` and `danger`
    say so.
    """
    match evidence.cause:
        case "ground":
            return missing(evidence.lacking)
        case "signal":
            return met_signal(evidence) or _unmet_signal(evidence)
        case "question":
            return _about_the_question(evidence)
        case "angle":
            return _(
                "The question brought a new angle, and what this means to the client had not been "
                "acknowledged yet."
            )
        case "hollow":
            return _("There was no word of the client's story in this sentence yet.")
        case "repetition":
            return _("The same kind of reply came three times or more in a row.")
        case _:
            return None


def met_signal(evidence: Evidence) -> str | None:
    """What lay open and was answered; None when the reply met no signal."""
    if not evidence.given.met_signal:
        return None
    return _("What lay open: {signal}. This reply answered it.").format(signal=_signal(evidence))


def _unmet_signal(evidence: Evidence) -> str:
    return _("What lay open: {signal}. This reply was about something else.").format(
        signal=_signal(evidence)
    )


def _signal(evidence: Evidence) -> str:
    # What the client does, and not the name of the signal: that would be a label (codebook 0.1).
    return said_in(SIGNAL_ENTRIES[evidence.signal].does)


def danger(evidence: Evidence) -> str | None:
    """That danger was open and not asked about (rule R7); None when it was not. Said plainly."""
    if not evidence.given.gate:
        return None
    if evidence.cause == "danger" and evidence.fit == "passend":
        return _("There was a sign of danger, and this reply was about safety.")
    return _(
        "There was a sign of danger. The question about safety had not been asked yet, and that "
        "one goes first."
    )


def _about_the_question(evidence: Evidence) -> str:
    form = QUESTION_FORM_ENTRIES[evidence.given.question]
    if evidence.asked_why and TOO_TENSE_FOR_WHY.holds(0, evidence.gauges[0]):
        return _("With this much tension a why-question counts as a leading question.")
    if form.slug == "gesloten":
        return _("This was a closed question, right after another closed question.")
    return _("The form of the question counted: {form} ({definition}).").format(
        form=said_in(form.label), definition=said_in(form.definition)
    )


def same_words(evidence: Evidence) -> str | None:
    """What the same words are with their ground; None where that would not make them fit (0.2)."""
    code = cell_code(evidence.type, evidence.houding[0], evidence.crisis_fase[0])
    if not (evidence.slipped and evidence.cause == "ground" and code == "P*"):
        return None
    return _("At a moment when that is there, the same sentence is: {type}.").format(
        type=type_name(evidence.type)
    )


def lands(evidence: Evidence) -> str | None:
    """How it lands with the stance or phase of that moment; None where that did not decide."""
    if not evidence.slipped and evidence.cause not in ("stance", "own_type"):
        return None
    return _("At that moment: {standing}. Then: {reason}.").format(
        standing=_column(evidence.houding[0], evidence.crisis_fase[0]),
        reason=said_in(evidence.reason),
    )


def _column(houding: Stance, crisis_fase: Phase) -> str:
    """Where the collaboration stood, as the columns of the fit matrix tell it apart."""
    column: Start = houding
    if crisis_fase == "overgenomen":
        return said_in(PHASE_LABELS["overgenomen"])
    if crisis_fase == "acuut":
        column = "crisis_acuut"
    elif crisis_fase != "geen":
        column = "crisis_gestabiliseerd"
    if column in STANCE_DESCRIPTIONS:
        return said_in(STANCE_DESCRIPTIONS[houding])
    return said_in(START_LABELS[column])


def assumption(evidence: Evidence) -> str | None:
    """What the measured reflex takes for granted; None when no reflex was measured."""
    if evidence.assumption is None:
        return None
    return _("Underneath the {reflex} lies: {assumption}.").format(
        reflex=reflex_name(cast(Reflex, evidence.measured)),
        assumption=quoted(said_in(evidence.assumption)),
    )


def on_the_table(offered: Offered) -> str:
    """Another reply that could have been given, and what it would have been measured as."""
    return f"{quoted(offered.text)} ({measured_name(offered.measured)})"


def safety_remark(evidence: Evidence) -> str | None:
    """The remark on a leading question about safety (rule R7); None for every other reply."""
    leading = evidence.given.question in ("suggestief", "retorisch")
    if evidence.type != "veiligheid_uitvragen" or not leading:
        return None
    return _("Asking about safety counts. The answer already lay in the form of this question.")


def repaired(evidence: Evidence) -> str | None:
    """Where a measured reflex was repaired; None where it was not."""
    if evidence.repaired_in is None:
        return None
    return _("Repaired in turn {turn}.").format(turn=evidence.repaired_in)


def uncounted(evidence: Evidence) -> str | None:
    """Why the turn does not count for the numbers (codebook 5.2); None when it does."""
    if evidence.counted:
        return None
    if len(evidence.given.offered) <= 1:
        return _("This turn does not count: there was one reply on offer.")
    return _("This turn does not count: the talk was stopped.")


def excluded(records: Sequence[Evidence]) -> tuple[str, ...]:
    """The turns that do not count for the numbers, together with those of the same reason."""
    single = [one.turn for one in records if not one.counted and len(one.given.offered) <= 1]
    stopped = [one.turn for one in records if not one.counted and len(one.given.offered) > 1]
    told = []
    if single:
        told.append(
            _("Not counted, because there was one reply on offer: {turns}.").format(
                turns=turns(single)
            )
        )
    if stopped:
        told.append(
            _("Not counted, because the talk was stopped there: {turns}.").format(
                turns=turns(stopped)
            )
        )
    return tuple(told)


def explanation(evidence: Evidence) -> tuple[str, ...]:
    """All that the program itself has to say about a turn, sentence by sentence."""
    met = met_signal(evidence) if evidence.cause == "stance" else None
    sentences = (
        measured(evidence),
        danger(evidence),
        because(evidence),
        met,
        same_words(evidence),
        lands(evidence),
        assumption(evidence),
        safety_remark(evidence),
        repaired(evidence),
        uncounted(evidence),
    )
    return tuple(told for told in sentences if told is not None)


def one_no_is_no_certainty() -> str:
    """What is said once where the question about safety was answered (codebook 4.5)."""
    return _(
        "One “no” to the question about safety is no certainty yet. In practice you talk it over "
        "with a colleague, your supervisor or a partner organisation."
    )


def what_did_you_hope() -> str:
    """The question at a turn where a reflex came by (codebook 5.6)."""
    return _("What did you hope for here?")


def own_words_first(words: str) -> str:
    """What the learner said in her own words, before she saw the replies."""
    if not words:
        return _("First you said it aloud, in your own words.")
    return _("First, in your own words: {words}").format(words=quoted(words))


# The idea of somebody else: only for who asks (codebook 5.6)


def idea_question() -> str:
    """The permission that comes before any advice."""
    return _("Would you like to see an idea of somebody else?")


def no_idea_here() -> str:
    """Where nothing else on the table would have been fitting."""
    return _("There is no other idea at this turn: nothing else on the table fitted here.")


def one_of_the_roads() -> str:
    """What such an idea is, and what it is not."""
    return _("A possibility, beside yours. It lay on the table too; there are more ways to go on.")


def possibility(idea: Possibility) -> tuple[str, ...]:
    """One idea: its words, what it does, what such a reply is, and where that comes from."""
    words = f"{quoted(idea.offered.text)} ({idea_name(idea)})."
    return (words, *possibility_reasons(idea))


def idea_name(idea: Possibility) -> str:
    """The type of such a reply, and its technique where it has one."""
    name = type_name(idea.offered.type)
    if idea.technique is None:
        return name
    return f"{name}, {said_in(TECHNIQUE_LABELS[idea.technique])}"


def possibility_reasons(idea: Possibility) -> tuple[str, ...]:
    """Why such a reply could be given there, and where that comes from."""
    kind = cast(Intervention, idea.offered.type)
    reasons = [_one_line(idea.why)] if idea.why else []
    if idea.answers:
        reasons.append(_("It answers what lay open then."))
    definition = said_in(ENTRIES[kind].definition).rstrip(".")
    reasons.append(
        sentence(_("{type} is: {definition}").format(type=type_name(kind), definition=definition))
    )
    reasons.append(source_of(kind))
    return tuple(reasons)


def source_of(kind: Intervention) -> str:
    """Where a reply type comes from: a system or model, and the text it is in."""
    # The cards of all systems are the largest module of the codebook: only for who asks.
    from simulator.codebook.systems import SYSTEMS

    system = SYSTEMS[SYSTEM_OF_TYPE[kind]]
    return _("Source: {system} ({id}), in {text}.").format(
        system=said_in(system.name), id=system.id, text=said_in(SOURCE_TEXTS[system.source])
    )


def _one_line(words: str) -> str:
    return " ".join(words.split())


# What pulled, and where it turned


def pull_question() -> str:
    """What the learner is asked before anything measured is shown (codebook 5.1, 2b)."""
    return _("What pulled you?")


def turning_question() -> str:
    """Which turns mattered, in her own eyes."""
    return _("Which turn did it turn on?")


def pull_sources(pulled: Pulled) -> str | None:
    """What pulled, as she said it; None when she named nothing."""
    if not pulled.sources:
        return None
    named = listed([quoted(said_in(PULL_SOURCE_LABELS[source])) for source in pulled.sources])
    return _("What pulled you, by your own words: {sources}.").format(sources=named)


def own_turning_points(pulled: Pulled | None) -> str:
    """The turns the learner pointed at."""
    if pulled is None or not pulled.turns:
        return _("You: you pointed at no turn.")
    return _("You: {turns}.").format(turns=turns(pulled.turns))


def counted_turning_points(numbers: Sequence[int]) -> str:
    """The turns the program points at, to be told after the learner's own."""
    if not numbers:
        return _("The count: no turn stands out.")
    return _("The count: {turns}.").format(turns=turns(numbers))


def out_of_reach() -> str:
    """Why the program points at a turn that put the best kind of ending out of reach."""
    return _("a better kind of ending was out of reach after this")


def lost_here() -> str:
    """The same, as a sentence at the turn itself."""
    return _("After this reply a better kind of ending was out of reach in this talk.")


# The course


def segment_name(segment: Segment) -> str:
    """A part of the circle of empowerment."""
    return said_in(TALK_PHASE_LABELS[segment])


def circle(round_: Circle) -> tuple[str, ...]:
    """The circle of empowerment in words: what came by, in order, and the mandate."""
    told = [*round_trip(round_)]
    if round_.asked:
        told.append(_("You asked for a mandate: {turns}.").format(turns=turns(round_.asked)))
    if round_.granted:
        told.append(_("The client gave a mandate: {turns}.").format(turns=turns(round_.granted)))
    return tuple(told)


def round_trip(round_: Circle) -> tuple[str, ...]:
    """The parts of the circle in the order in which they came by, and those that did not."""
    if not round_.visits:
        return (_("No part of the circle came by in this talk."),)
    order = ", ".join(
        f"{segment_name(segment)} ({turns(numbers)})" for segment, numbers in round_.order
    )
    told = _("In this order: {parts}.").format(parts=order)
    if not round_.not_visited:
        return (told,)
    parts = listed([segment_name(segment) for segment in round_.not_visited])
    return (told, _("Not visited in this talk: {parts}.").format(parts=parts))


def move(change: Move, name: str) -> str:
    """A change of stance or phase with its turn, the reply and what the client said then."""
    told = _("{turn}. You: {said} (measured as: {measured}).").format(
        turn=turn(change.turn), said=quoted(change.said), measured=measured_name(change.measured)
    )
    answer = (
        f" {name}: {' '.join(quoted(words) for words in change.answer)}" if change.answer else ""
    )
    return f"{told}{answer} – {moved(change)}."


def stances(steps: Sequence[StanceStep]) -> tuple[str, ...]:
    """The stance strip in words: the start, and every turn after which it was another."""
    told: list[str] = []
    shown: str | None = None
    for step in steps:
        place = standing(step.houding, step.crisis_fase)
        if place != shown:
            when = _("Start") if step.turn == 0 else _("After turn {turn}").format(turn=step.turn)
            told.append(f"{when}: {place}")
            shown = place
    return tuple(told)


def gauge_line(gauge: Gauge, values: Sequence[int]) -> str:
    """A gauge as numbers: its start, its end, and every value between."""
    return _("{gauge}: start {first}, end {last} ({all})").format(
        gauge=gauge_name(gauge),
        first=values[0],
        last=values[-1],
        all=", ".join(str(value) for value in values),
    )


# The self-score next to the count


def difference(compared: Comparison) -> str | None:
    """How own score and count lie; None where there is nothing to compare (codebook 5.4)."""
    if compared.difference is None:
        return None
    if compared.difference == 0:
        return _("your picture and the count are the same")
    if abs(compared.difference) == 1:
        return _("close together")
    if compared.difference < 0:
        return _("you were stricter with yourself than the count")
    seen = [moment.turn for moment in compared.count.occurrences]
    return _("you saw less routine than the count; look at {turns} again").format(turns=turns(seen))


def comparison(compared: Comparison) -> str:
    """One reflex: own score, number and how the two lie."""
    how = difference(compared)
    told = f"{reflex_name(compared.reflex)}: {own(compared)}, {_counted(compared.count)}"
    return f"{told}: {how}" if how else told


def own(compared: Comparison) -> str:
    """The learner's own score of one reflex."""
    if compared.own is None:
        return _("you left it open")
    if isinstance(compared.own, int):
        return _("you {number} ({band})").format(number=compared.own, band=compared.own_band)
    return _("you {band}").format(band=compared.own)


def _counted(counted: ReflexCount) -> str:
    if counted.number is None:
        return _("count: too few moments")
    return _("count {number} ({band})").format(number=counted.number, band=counted.band)


def recognition(calibration: Calibration) -> str | None:
    """Whether the learner knew which reflex pulled most; None where that cannot be said."""
    if calibration.recognition is None:
        return None
    reflexes = listed([reflex_name(reflex) for reflex in calibration.pulled_most])
    if calibration.recognition:
        return _("You already knew which reflex pulled most: {reflexes}.").format(reflexes=reflexes)
    return _("In the count this one pulled most: {reflexes}.").format(reflexes=reflexes)


def direction(calibration: Calibration) -> str | None:
    """How the learner looked at it over the whole; None with too little to compare."""
    match calibration.direction:
        case "milder":
            return _("Over the whole you were a little milder with yourself than the count.")
        case "strenger":
            return _("Over the whole you were a little stricter with yourself than the count.")
        case "gelijk":
            return _("Over the whole your picture and the count are the same.")
        case None:
            return None


# Question and next step


def scale_question() -> str:
    """The scale question to the learner (codebook 5.1.7)."""
    return _(
        "On a scale from 0 to 10: how content are you with how you were in this talk? "
        "And what makes it that number, and not a lower one?"
    )


def scale_answer(number: int) -> str:
    """What she answered to the scale question."""
    return _("Your number: {number}.").format(number=number)


def next_step_question() -> str:
    """The learner's own next step (codebook 5.1.7)."""
    return _("What do you look out for in the next talk? One small thing.")


# Headings, in the order of codebook 5.1

HEADINGS: Mapping[str, str] = {
    "helped": mark("What helped"),
    "withstood": mark("A reflex lay ready, and you said something else"),
    "counted": mark("Counted"),
    "calibration": mark("Your own score next to the count"),
    "deliberate": mark("Done on purpose"),
    "judged": mark("How you saw it"),
    "turns": mark("Turn by turn"),
    "course": mark("How it went"),
    "next": mark("Question and next step"),
}
"""The parts of the debrief, to be looked up with `heading`."""


def heading(part: str) -> str:
    """The heading of one of `HEADINGS`."""
    return _(HEADINGS[part])
