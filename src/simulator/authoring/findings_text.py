"""What `explore` found, told to an author and written for a program."""

import shlex
from collections.abc import Iterator, Mapping
from textwrap import shorten
from typing import Any

from simulator.authoring.explore import DECIDED_BY, Findings, Playing
from simulator.authoring.items import Caution, SceneItem, Verdict
from simulator.authoring.learners import LearnerResult
from simulator.authoring.repeats import Repeats
from simulator.codebook.labels import PHASE_LABELS, STANCE_SHORT
from simulator.codebook.vocabulary import ENDINGS, GAUGES, REFLEXES
from simulator.explorer.claims import Claim, ClaimId, Counterexample, Fact
from simulator.explorer.deadwood import Deadwood, NeverFits
from simulator.explorer.prospects import NeverBest
from simulator.explorer.random_play import Estimate
from simulator.explorer.shares import Share
from simulator.language import _, current, ngettext


def as_json(findings: Findings) -> dict[str, Any]:
    """The findings in the shape that other programs read."""
    return {
        "scenario": findings.scenario.id,
        "holds": findings.holds,
        "stopped": findings.stopped,
        "claims": [
            {
                "id": claim.id,
                "holds": claim.holds,
                "decided_by": DECIDED_BY[claim.id],
                "counterexample": _counterexample(claim.counterexample),
                "example": list(claim.example),
                "facts": dict(claim.facts),
            }
            for claim in findings.claims
        ],
        "states": findings.states,
        "moments": findings.moments,
        "edges": findings.edges,
        "seconds": round(findings.seconds, 3),
        "never": _never(findings.deadwood),
        "never_best": [found._asdict() for found in findings.never_best],
        "costs": [
            {
                "scene": cost.scene,
                "reply": cost.reply,
                "least": cost.least._asdict(),
                "most": cost.most._asdict(),
            }
            for cost in findings.costs
        ],
        **_playing(findings.playing),
    }


def _counterexample(shown: Counterexample | None) -> dict[str, Any] | None:
    if shown is None:
        return None
    return {
        "choose": list(shown.choose),
        "scene": shown.moment.scene,
        "houding": shown.moment.houding,
        "crisis_fase": shown.moment.crisis_fase,
        **shown.gauges._asdict(),
    }


def _never(found: Deadwood | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "met": [case.scene for case in found.scenes],
        "offered": [{"scene": case.scene, "reply": case.reply} for case in found.replies],
        "taken": [
            {"scene": case.scene, "reply": case.reply, "to": case.to} for case in found.roads
        ],
        "fits": [
            {
                "scene": case.scene,
                "reply": case.reply,
                "cause": case.cause,
                "signal": case.signal,
                "lacking": list(case.lacking),
                "never_set": list(case.never_set),
            }
            for case in found.misfits
        ],
    }


def _playing(playing: Playing | None) -> dict[str, Any]:
    if playing is None:
        return {"estimates": None, "policies": [], "scenes": [], "said_twice": None}
    estimate = playing.estimate
    return {
        "estimates": {
            "talks": estimate.talks,
            "choices": estimate.choices,
            "endings": {ending: _share(share) for ending, share in estimate.endings.items()},
            "replies": [
                {"scene": scene, "reply": reply, **_share(share)}
                for (scene, reply), share in estimate.replies.items()
            ],
        },
        "policies": [
            {
                "id": learner.policy,
                "kind": learner.kind,
                "good": _share(learner.good),
                "turns": round(learner.turns, 2),
                "endings": dict(learner.endings),
                "scores": {reflex: score._asdict() for reflex, score in learner.scores.items()},
            }
            for learner in playing.learners
        ],
        "scenes": [
            {
                "scene": item.scene,
                "met": _share(item.met),
                "passend": _share(item.difficulty),
                "discrimination": item.discrimination,
                "verdict": item.verdict,
                "cautions": list(item.cautions),
                "replies": [
                    {
                        "reply": reply.reply,
                        "passend": _share(reply.passend),
                        "best": reply.best,
                        "worst": reply.worst,
                    }
                    for reply in item.replies
                ],
            }
            for item in playing.items
        ],
        "said_twice": {
            "talks": _share(playing.repeats.talks),
            "lines": [{**line._asdict(), **_share(share)} for line, share in playing.repeats.lines],
        },
    }


def _share(share: Share) -> dict[str, float]:
    return {
        "times": share.times,
        "of": share.of,
        "share": share.value,
        "low": share.low,
        "high": share.high,
    }


def render_text(findings: Findings, name: str | None = None) -> str:
    """The findings for a person, in the language of the program.

    ``name`` is what the person calls the scenario (an id or a path), for commands to type next.
    """
    name = name or findings.scenario.id
    lines = [*_head(findings), ""]
    for claim in findings.claims:
        lines.extend(_told(claim, name))
    lines += ["", _count(findings)]
    for title, found in (
        (_("Never happens"), list(_idle(findings.deadwood))),
        (_("Never the best thing to say"), list(_second_best(findings.never_best))),
        *_played(findings.playing),
    ):
        if found:
            lines += ["", title, *(f"  {line}" for line in found)]
    return "\n".join(lines) + "\n"


def _head(findings: Findings) -> list[str]:
    scenario = findings.scenario
    if findings.stopped == "bound":
        walked = _("stopped after {moments} moments: more than this walk may visit")
    elif findings.stopped == "interrupted":
        walked = _("interrupted after {moments} moments; what was decided by then:")
    else:
        walked = _("every conversation there can be: {states} states, {moments} moments")
    figures = {"states": number(findings.states), "moments": number(findings.moments)}
    seconds = _("{seconds} seconds").format(seconds=number(findings.seconds, 1))
    return [f"{scenario.title} ({scenario.id})", f"{walked.format(**figures)}, {seconds}"]


def _count(findings: Findings) -> str:
    """How many claims hold, in a sentence."""
    verdicts = [claim.holds for claim in findings.claims]
    holding = verdicts.count(True)
    told = [
        ngettext(
            "{count} of the {all} claims holds", "{count} of the {all} claims hold", holding
        ).format(count=holding, all=len(verdicts))
    ]
    if failing := verdicts.count(False):
        told.append(ngettext("{count} does not", "{count} do not", failing).format(count=failing))
    if unknown := verdicts.count(None):
        told.append(
            ngettext("{count} is unknown", "{count} are unknown", unknown).format(count=unknown)
        )
    return ", ".join(told) + "."


def number(value: float, digits: int = 0) -> str:
    """A number as the program's language writes it."""
    written = f"{value:,.{digits}f}"
    return written.translate(_DUTCH_NUMBERS) if current() == "nl" else written


_DUTCH_NUMBERS = str.maketrans(",.", ".,")


def claim_text(claim: ClaimId) -> str:
    """What the claim says, in words for an author."""
    return {
        "P1": _("a good ending can be reached without a single reflex"),
        "P2": _("more than one road is good"),
        "P3": _("from every state an ending can be reached"),
        "P4": _("every talk ends, and can be left at any moment"),
        "P5": _("a reflex is felt"),
        "P6": _("what should tempt is on offer often enough"),
        "P7": _("after one slip a good ending is still in reach, and in time"),
        "P8": _("a slip is never a shortcut"),
        "P9": _("always saying the same leads to no good ending"),
        "P10": _("neither chance nor blandness often leads to a good ending"),
        "P11": _("nothing is given away by form"),
        "P12": _("the order of the replies says nothing"),
        "P13": _("a reflex sounds like a kind person"),
        "P14": _("what the file declares can happen"),
        "P15": _("the same choices give the same talk"),
        "P16": _("open danger is asked about before a talk ends"),
        "P17": _("a take-over runs in its order"),
        "P18": _("nobody is taken over outside a real crisis"),
        "P19": _("a next step is the client's own"),
        "P20": _("what the client tells is earned"),
        "P21": _("nearly the same words are once fitting and once a reflex"),
        "P22": _("every word of the model exists"),
        "P23": _("every signal can be answered"),
        "P24": _("one way of addressing the client, and no borrowed sentence"),
        "P25": _("warnings and help lines go with the content"),
        "P26": _("only the codebook moves the gauges"),
        "P27": _("danger is never handled alone"),
        "P28": _("a reply typed as a reflex is one wherever it is on offer"),
        "P29": _("who knows the way comes much further than who guesses"),
    }[claim]


def _told(claim: Claim, name: str) -> Iterator[str]:
    mark = {True: _("holds"), False: _("DOES NOT HOLD"), None: _("unknown")}[claim.holds]
    yield f"{claim.id:<4} {mark}: {claim_text(claim.id)}"
    if claim.example and (claim.id == "P1" or claim.holds is False):
        yield _replay(name, claim.example)
    if claim.holds is False:
        if claim.counterexample is not None:
            yield from _shown(claim.counterexample, name)
        yield f"     {what_is_wrong(claim)}"


def _replay(name: str, replies: tuple[str, ...]) -> str:
    return f"     gesprek trace {shlex.quote(name)} --choose {','.join(replies)}"


def _shown(shown: Counterexample, name: str) -> Iterator[str]:
    if shown.choose:
        yield _replay(name, shown.choose)
    moment = shown.moment
    gauges = ", ".join(f"{name} {level}" for name, level in zip(GAUGES, shown.gauges, strict=True))
    where = STANCE_SHORT[moment.houding].in_language(current())
    if moment.crisis_fase != "geen":
        where = PHASE_LABELS[moment.crisis_fase].in_language(current())
    here = _("ending") if moment.scene in ENDINGS else _("scene")
    yield f"     {here} {moment.scene}: {where}; {gauges}"


def what_is_wrong(claim: Claim) -> str:
    """Why a claim does not hold, in a sentence."""
    if "code" in claim.facts:
        return ngettext(
            "`gesprek check` says why: {code} on line {line}",
            "`gesprek check` says why: {code} on line {line}, and {count} such places in all",
            int(claim.facts["count"] or 0),
        ).format(**claim.facts)
    return _sentence(claim).format(**_in_words(claim.facts))


def _sentence(claim: Claim) -> str:
    match claim.id:
        case "P1" if claim.example:
            return _("the shortest such road takes {turns} replies, and the limit is {max_turns}")
        case "P7" | "P8" if "further" in claim.facts and claim.facts["further"] is not None:
            return ngettext(
                "after this slip a good ending is {further} reply away; "
                "after the best other reply {sibling}",
                "after this slip a good ending is {further} replies away; "
                "after the best other reply {sibling}",
                int(claim.facts["further"]),
            )
        case "P7" if not claim.facts:
            return _("no road without a reflex leads to a good ending")
        case _:
            return _why_not(claim.id)


def _why_not(claim: ClaimId) -> str:
    return {
        "P1": _("no road without a reflex leads to a good ending"),
        "P2": _(
            "good roads without a reflex that differ in three replies: {roads}, and three are "
            "asked; scenes on the shortest that leave a choice: {wide} of {scenes}"
        ),
        "P3": _("from here no ending can be reached but running out of time"),
        "P5": _("this {measured} moves nothing and leaves no mark"),
        "P6": _("on this road too seldom on offer: {short}; asked is {least} times"),
        "P7": _("after this slip no good ending can be reached any more"),
        "P9": _("good all the same: {winning}"),
        "P10": _(
            "by chance at most {random}% of the talks may end well (limit {random_most}%), "
            "without ever a fitting or an unfitting word at most {bland}% (limit {bland_most}%)"
        ),
        "P11": _(
            "who only looks at {guesser} ends well {gains} points more often than chance "
            "(limit {most}); the longest reply is fitting in {longest}% of the scenes, the "
            "shortest in {shortest}%, and chance is {chance}%"
        ),
        "P14": _("never happens: {missing}"),
        "P16": _("the talk ends in {ending}, and nobody asked about the danger"),
        "P17": _("what is left out: {step}"),
        "P18": _("here the client is taken over"),
        "P19": _("no step in the client's own words, or no mandate"),
        "P20": _("here the client tells `{flag}` too early; first: {asked}"),
        "P21": _("no two replies with nearly the same words differ in fit"),
        "P23": _("no reply on offer answers signal `{signal}`"),
        "P27": _("the talk ends in {ending}, and nobody else was brought in"),
        "P28": _("as {twin} this sentence would be fitting here: type it as that"),
        "P29": _(
            "the expert ends well in {expert}% of the talks at least, {other} in up to {others}%; "
            "asked are {least} points more"
        ),
    }[claim]


def _in_words(facts: Mapping[str, Fact]) -> dict[str, str]:
    words = {key: _in_word(fact) for key, fact in facts.items()}
    for key in ("guesser", "other"):
        if key in facts:
            words[key] = learner_name(str(facts[key]))
    if "winning" in facts:
        words["winning"] = ", ".join(map(learner_name, str(facts["winning"]).split(", ")))
    return words


def _in_word(fact: Fact) -> str:
    if fact is None:
        return _("none")
    written = str(fact)
    # A share comes as a number with one decimal, written as a program would.
    is_number = written.replace(".", "", 1).replace("-", "", 1).isdecimal()
    return number(float(written), written.count(".")) if is_number else written


def _idle(found: Deadwood | None) -> Iterator[str]:
    if found is None:
        return
    for met in found.scenes:
        yield _("line {line}: nobody comes to scene `{scene}`").format(
            line=met.place.line, scene=met.scene
        )
    for offered in found.replies:
        yield _("line {line}: reply `{reply}` in scene `{scene}` is never on offer").format(
            line=offered.place.line, reply=offered.reply, scene=offered.scene
        )
    for road in found.roads:
        yield _("line {line}: reply `{reply}` in scene `{scene}` never leads to `{to}`").format(
            line=road.place.line, reply=road.reply, scene=road.scene, to=road.to
        )
    for misfit in found.misfits:
        told = _("line {line}: reply `{reply}` in scene `{scene}` is never fitting: {cause}")
        yield told.format(
            line=misfit.place.line, reply=misfit.reply, scene=misfit.scene, cause=_cause(misfit)
        )


def _cause(misfit: NeverFits) -> str:
    cause = {
        "own_type": _("its own type"),
        "stance": _("its type does not fit where the client stands then"),
        "ground": _("its ground is missing ({ground})"),
        "signal": _("signal `{signal}` asks for something else"),
        "danger": _("open danger comes first"),
        "question": _("the form of the question"),
        "angle": _("a new angle before he feels heard"),
        "hollow": _("it is marked as a set phrase"),
        "repetition": _("it is the third time in a row"),
    }[misfit.cause].format(ground="; ".join(misfit.lacking), signal=misfit.signal)
    if misfit.never_set:
        flags = ", ".join(f"`{flag}`" for flag in misfit.never_set)
        return _("{cause}; so {flags} is never true").format(cause=cause, flags=flags)
    return cause


def _second_best(found: tuple[NeverBest, ...]) -> Iterator[str]:
    for case in found:
        if case.dominated_by is None:
            yield _("scene `{scene}`: reply `{reply}`").format(scene=case.scene, reply=case.reply)
        else:
            yield _(
                "scene `{scene}`: reply `{reply}`; `{better}` is always nearer to a good ending"
            ).format(scene=case.scene, reply=case.reply, better=case.dominated_by)


def learner_name(policy: str) -> str:
    """What a synthetic learner goes by, readable as a name."""
    names = {
        "expert": _("who knows the way"),
        "one_slip": _("one slip"),
        "one_slip_repaired": _("one slip, mended"),
        "random": _("chance"),
        "bland": _("bland: neutral if it can be"),
        "always_a_reflex": _("always a reflex"),
        "first": _("the first reply"),
        "last": _("the last reply"),
        "longest": _("the longest reply"),
        "shortest": _("the shortest reply"),
        "always_the_question": _("a question mark"),
        "never_the_question": _("no question mark"),
        "politest": _("polite words"),
        "clients_words": _("the client's own words"),
    }
    always = _("always {type}").format(type=policy.removeprefix("always_"))
    return names.get(policy, always)


def _played(playing: Playing | None) -> list[tuple[str, list[str]]]:
    """The sections on what was played, each with its title."""
    if playing is None:
        return []
    talks = number(playing.estimate.talks)
    return [
        (
            _("Estimated from {talks} talks by chance, with 99% intervals").format(talks=talks),
            list(_estimated(playing.estimate)),
        ),
        (
            _("Learners that play by rule, and their score per reflex"),
            list(_learners(playing.learners)),
        ),
        (
            _("Scenes: how many come there, how many of them find a fitting reply, and whether"),
            [_("that tells who does well from who does not"), *_items(playing.items)],
        ),
        (
            _("Said twice in the same words"),
            list(_said_twice(playing.repeats)),
        ),
    ]


_SELDOM = 0.001
"""A reply that chance gives less often than this is named as hardly ever met."""


def _estimated(estimate: Estimate) -> Iterator[str]:
    met = [(ending, share) for ending, share in estimate.endings.items() if share.times]
    for ending, share in sorted(met, key=lambda one: -one[1].times):
        yield f"{ending:<24}{percent(share)}"
    seldom = [
        f"{scene}.{reply}"
        for (scene, reply), share in estimate.replies.items()
        if share.high < _SELDOM
    ]
    if seldom:
        yield _("given less often than once in a thousand talks: {replies}").format(
            replies=", ".join(seldom)
        )


def percent(share: Share) -> str:
    """A share with its interval, as percentages."""
    low, value, high = (number(100 * part, 1) for part in (share.low, share.value, share.high))
    return f"{value:>5}%  ({low}–{high})"


def _learners(learners: tuple[LearnerResult, ...]) -> Iterator[str]:
    heads = "".join(f"{reflex.removesuffix('_reflex')[:4]:>6}" for reflex in REFLEXES)
    good, replies = _("good"), _("replies")
    yield f"{'':<28}{good:>7}{replies:>11}{heads}"
    for learner in learners:
        scores = "".join(f"{_score(learner.scores[reflex].mean):>6}" for reflex in REFLEXES)
        good = f"{number(100 * learner.good.value, 1)}%"
        name, turns = learner_name(learner.policy), number(learner.turns, 1)
        yield f"{name:<28}{good:>7}{turns:>11}{scores}"


def _score(mean: float | None) -> str:
    return "–" if mean is None else number(mean, 1)


def _items(items: tuple[SceneItem, ...]) -> Iterator[str]:
    for item in items:
        apart = "–" if item.discrimination is None else number(item.discrimination, 2)
        met, found = (f"{100 * part.value:.0f}%" for part in (item.met, item.difficulty))
        doubtful = () if item.verdict == "good" else item.cautions
        cautions = "".join(f"; {_caution(caution)}" for caution in doubtful)
        yield f"{item.scene:<22}{met:>5}{found:>6}{apart:>7}  {_verdict(item.verdict)}{cautions}"


_HEARD = 0.01
"""A line that fewer talks repeat than this is not named."""
_WORDS = 48
"""Letters of such a line that are shown."""


def _said_twice(repeats: Repeats) -> Iterator[str]:
    yield _("in {share} of {talks} talks of these learners").format(
        share=f"{100 * repeats.talks.value:.0f}%", talks=repeats.talks.of
    )
    for line, share in repeats.lines:
        if share.value >= _HEARD:
            mend = _("another road?") if line.nogmaals else _("a `nogmaals`?")
            words = shorten(line.words, _WORDS, placeholder=" …")
            yield f"{100 * share.value:>3.0f}%  {line.place} ({mend}) {words}"


def _verdict(verdict: Verdict) -> str:
    return {
        "good": _("tells them apart well"),
        "fair": _("tells them apart a little"),
        "revise": _("hardly tells them apart: look at it again"),
        "too_few": _("too few come here to say"),
        "no_choice": _("no fitting and unfitting reply side by side"),
    }[verdict]


def _caution(caution: Caution) -> str:
    return {
        "backwards": _("who does worse elsewhere does better here"),
        "nearly_all": _("nearly everybody finds it"),
        "nearly_none": _("nearly nobody finds it"),
        "early_ends": _("most talks end before it"),
        "conditions": _("not every reply is always on offer"),
        "fit_varies": _("what is fitting differs from talk to talk"),
    }[caution]
