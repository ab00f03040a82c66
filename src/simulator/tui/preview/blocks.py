"""What a preview says, as blocks and choices: the talk, the client's state, replies, problems.

An author writes slugs, so types, scenes, signals and flags stand here as in the file; what was
measured is said in words too, and a mark never says it alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from textual.content import Content

from simulator.authoring.preview import (
    Answered,
    Forced,
    Jumped,
    Leg,
    OnOffer,
    Preview,
    Save,
    asked,
    named,
    not_on_offer,
    on_offer,
)
from simulator.client.moment import State
from simulator.client.rules import Option
from simulator.codebook.endings import ENDING_RULES
from simulator.codebook.labels import (
    ENDING_KIND_LABELS,
    ENDING_KINDS_OF,
    ENDING_LABELS,
    FIT_LABELS,
)
from simulator.codebook.requirements import BIT, REMEMBERED
from simulator.codebook.vocabulary import GAUGES, Fit, Gauge
from simulator.conversation import Conversation
from simulator.debrief import wording
from simulator.diagnostics import Problem, Severity
from simulator.events import Ended, Given, Part, Said
from simulator.language import _, current, mark, ngettext
from simulator.scenario import ReplyId, Scenario, Target
from simulator.tui.text import (
    ACCENT,
    CLIENT,
    DIRECTION,
    HEADING,
    INK,
    QUIET,
    STRONG,
    one_line,
    plain,
    quoted,
    spoken,
)
from simulator.tui.widgets.choices import Choice, choice
from simulator.tui.widgets.sheet import GAP, Block, Para
from simulator.tui.widgets.transcript import BAR, BESIDE, INDENT

FIT_MARKS: Mapping[Fit, str] = {"passend": "●", "neutraal": "○", "reflex": "◆", "schadelijk": "■"}
"""Each has a form of its own, and its word always stands beside it."""

BACK, AGAIN = "back", "again"
"""What can be chosen where nothing can be said."""

HIGHEST = 10


def turn_now(talk: Conversation) -> str:
    """Which turn it is now."""
    if talk.ended:
        return _("the talk is over")
    return _("turn {turn} of {turns}").format(turn=talk.turn + 1, turns=talk.scenario.max_turns)


# The talk


class Told(NamedTuple):
    """The talk so far, laid out."""

    blocks: list[Block]
    views: list[Block]
    """Where its newest part can be read from: all of it, its answer, or only the last words."""


def talk_blocks(preview: Preview) -> Told:
    """The talk so far; nothing where nothing can be played."""
    told = Told([], [])
    if preview.walk is None or preview.scenario is None:
        return told
    last = len(preview.walk.legs) - 1
    for number, leg in enumerate(preview.walk.legs):
        if number:
            told.blocks.append(GAP)
        parts = [list(part) for part in _leg(preview.scenario, leg, now=number == last)]
        told.blocks.extend(block for part in parts for block in part)
        told.views[:] = [part[0] for part in parts if part]
    return told


def _leg(scenario: Scenario, leg: Leg, *, now: bool) -> Iterator[Iterable[Block]]:
    """What was done, and then each thing the client says to it."""
    match leg.step:
        case Jumped(scene):
            yield [_ruled(_("to scene {scene}").format(scene=scene))]
        case Forced():
            yield [_ruled(_("set: {changes}").format(changes=", ".join(_changes(leg.step))))]
        case Answered() | None:
            pass
    for event in leg.events:
        match event:
            case Given():
                yield _yours(event)
            case Said():
                yield _theirs(scenario, event, now=now)
            case Ended():
                yield _over(event)


def _ruled(words: str) -> Block:
    return Para(one_line(f"── {words} ──", QUIET), Content(BESIDE))


def _changes(force: Forced) -> Iterator[str]:
    if force.houding is not None:
        yield f"houding {force.houding}"
    if force.crisis_fase is not None:
        yield f"crisis_fase {force.crisis_fase}"
    for gauge, level in force.gauges:
        yield f"{gauge} {level}"
    for flag in sorted(force.set):
        yield f"+ {flag}"
    for flag in sorted(force.cleared):
        yield f"− {flag}"


def _yours(given: Given) -> Iterator[Block]:
    margin = Content(BESIDE + INDENT)
    yield Para(plain(_("You"), f"bold {QUIET}") + "  " + one_line(given.text, QUIET), margin)
    yield Para(_measured(given, QUIET), margin)


def _theirs(scenario: Scenario, said: Said, *, now: bool) -> Iterator[Block]:
    margin = Content.styled(BAR, ACCENT) if now else Content(BESIDE)
    style = CLIENT if now else QUIET
    name = one_line(scenario.client.name, HEADING if now else f"bold {QUIET}")
    yield Para(name + plain(f"  {' · '.join(_about(said))}", QUIET), margin, margin)
    if said.cue:
        yield Para(one_line(f"({said.cue})", DIRECTION), margin, margin)
    if said.text.strip():
        yield Para(spoken(said.text.strip(), style), margin, margin)


def _about(said: Said) -> Iterator[str]:
    """Where words of the client stand in the file, and which of them were chosen."""
    yield said.scene if said.part == "scene" else _(_PARTS[said.part])
    if said.variant != "gewoon":
        yield said.variant
    if said.part == "scene" and said.signal != "geen":
        yield _("signal {signal}").format(signal=said.signal)


_PARTS: Mapping[Part, str] = {
    "reaction": mark("reaction"),
    "plainly": mark("says the danger plainly"),
    "ending": mark("last words"),
}


def _over(ended: Ended) -> Iterator[Block]:
    yield Para(plain(ending_words(ended.ending), STRONG), Content(BESIDE))
    if ended.text.strip():
        yield Para(one_line(ended.text), Content(BESIDE))


def ending_words(ending: Target) -> str:
    """An ending as it stands in the file, and in words."""
    label = ENDING_LABELS[ending].in_language(current())  # type: ignore[index]
    kind = ENDING_KIND_LABELS[ENDING_KINDS_OF[ending]].in_language(current())  # type: ignore[index]
    return _("ending {ending}: {label} ({kind})").format(ending=ending, label=label, kind=kind)


def _measured(given: Given, style: str) -> Content:
    """The fit with its mark, the type, and what was measured where that is something else."""
    fit = FIT_LABELS[given.fit].in_language(current())
    words = Content.styled(f"{FIT_MARKS[given.fit]} ", ACCENT) + plain(
        f"{fit}  {given.type}", style
    )
    if given.measured not in (given.type, "neutraal"):
        words += plain(_(", measured as {measured}").format(measured=given.measured), style)
    return words


# The replies


class Room(NamedTuple):
    """How much is said of a reply."""

    roomy: bool = False
    """Gauges have their whole names, and the client's answer is there too."""
    brief: bool = False
    """Only what decides; the pane of the state has the rest."""


MOST_SENTENCES = 2
"""So many where it has to be brief."""


def reply_choices(preview: Preview, room: Room) -> list[Choice]:
    """What can be said now, each with what it would do; or what can be done where nothing can."""
    if preview.walk is None or preview.scenario is None:
        return []
    choices = [
        Choice(offered.reply.id, tuple(_reply(preview.scenario, offered, room)))
        for offered in on_offer(preview.walk.talk)
    ]
    if not choices:
        choices.append(choice(BACK, plain(_("One step back"))))
        choices.append(choice(AGAIN, plain(_("From the beginning"))))
    return choices


def _reply(scenario: Scenario, offered: OnOffer, room: Room) -> Iterator[Content]:
    yield one_line(offered.given.text)
    leads = plain(f"  {road(offered, roomy=room.roomy)}", INK)
    yield _measured(offered.given, QUIET) + leads
    if room.roomy:
        for said in offered.answer:
            if isinstance(said, Said) and said.part == "reaction":
                yield quoted(said.text, QUIET)
    most = MOST_SENTENCES if room.brief else None
    for sentence in islice(explained(scenario, offered), most):
        yield one_line(sentence, QUIET)


def road(offered: OnOffer, *, roomy: bool) -> str:
    """Where a reply leads, and what it does to the gauges."""
    target = _("stays here") if offered.leads_to is None else f"→ {offered.leads_to}"
    if offered.instead_of:
        target += " " + _("instead of {roads}").format(roads=" / ".join(offered.instead_of))
    moves = [
        f"{gauge_word(gauge, roomy=roomy)} {'+' if by > 0 else '−'}{abs(by)}"
        for gauge, by in offered.effect
    ]
    return "  ".join((target, *moves))


def gauge_word(gauge: Gauge, *, roomy: bool) -> str:
    """The name of a gauge, or its first letter: each has another one."""
    return gauge if roomy else gauge[0].upper()


def explained(scenario: Scenario, offered: OnOffer) -> Iterator[str]:
    """What decides about a reply now and what comes of it, sentence by sentence."""
    yield from _about_its_ground(scenario, offered)
    yield from _why_so(offered)
    yield from _what_changes(offered)
    place = offered.reply.place
    if place.line:
        yield _("reply {reply}, line {line}").format(reply=offered.reply.id, line=place.line)


def _about_its_ground(scenario: Scenario, offered: OnOffer) -> Iterator[str]:
    formula, given = asked(scenario, offered.option.ground), offered.given
    if not formula:
        return
    if given.grounded:
        yield _("ground is there: {ground}").format(ground=formula)
        return
    lacking = ", ".join(" / ".join(alternatives) for alternatives in given.lacking)
    yield _("ground: {ground}; not there: {lacking}").format(
        ground=formula, lacking=named(scenario, lacking)
    )
    words = wording.missing(given.lacking)
    if words is not None:
        yield words


def _why_so(offered: OnOffer) -> Iterator[str]:
    """The sentences of the debrief, but for those on the ground."""
    evidence = offered.evidence
    sentences = (
        wording.danger(evidence),
        None if evidence.cause == "ground" else wording.because(evidence),
        wording.met_signal(evidence) if evidence.cause == "stance" else None,
        wording.same_words(evidence),
        wording.lands(evidence),
        wording.safety_remark(evidence),
    )
    yield from (sentence for sentence in sentences if sentence is not None)


def _what_changes(offered: OnOffer) -> Iterator[str]:
    for target in offered.instead_of:
        rule = ENDING_RULES.get(target)  # type: ignore[call-overload]
        if rule is not None:
            guard = rule.guard.formula()
            yield _("ending {ending} asks: {guard}").format(ending=target, guard=guard)
    for name, (before, after) in (
        ("houding", offered.given.houding),
        ("crisis_fase", offered.given.crisis_fase),
    ):
        if before != after:
            yield f"{name} {before} → {after}"
    if offered.now_true:
        yield _("then true: {flags}").format(flags=", ".join(offered.now_true))
    if offered.no_longer:
        yield _("then no longer: {flags}").format(flags=", ".join(offered.no_longer))


# The state


@dataclass(frozen=True, eq=False)
class _Gauges:
    """The four gauges, two on a line where there is room."""

    levels: tuple[tuple[Gauge, int, int], ...]
    """Each with its level and how far it went in the last step."""

    def lines(self, width: int) -> Sequence[Content]:
        """See `Block`."""
        bars = [_bar(*level) for level in self.levels]
        if 2 * max(bar.cell_length for bar in bars) + 3 > width:
            return bars
        half = width // 2
        return [
            bars[row].pad_right(max(half - bars[row].cell_length, 1)) + bars[row + 1]
            for row in range(0, len(bars), 2)
        ]


def _bar(gauge: Gauge, level: int, by: int) -> Content:
    change = f" {'+' if by > 0 else '−'}{abs(by)}" if by else ""
    return (
        plain(gauge.ljust(_NAMES), QUIET)
        + Content.styled("■" * level + "□" * (HIGHEST - level), ACCENT)
        + plain(f" {level:>2}", STRONG)
        + plain(change, INK)
    )


_NAMES = 12


def state_blocks(preview: Preview, looked_at: ReplyId | None = None) -> Iterator[Block]:
    """The client as he is now, and what cannot be said to him now.

    Below it all about the reply that is ``looked_at``, where there is one.
    """
    if preview.walk is None:
        return
    talk, state = preview.walk.talk, preview.walk.talk.state
    yield Para(plain(turn_now(talk), STRONG))
    yield _row(_("scene"), _where(talk))
    yield _row("houding", f"{state.moment.houding} · {_standing(state)}")
    yield _row("crisis_fase", state.moment.crisis_fase)
    yield _Gauges(_levels(preview))
    yield _row(_("signal"), _signal(state))
    yield _row(_("flags"), ", ".join(flags_of(talk)) or "–")
    remembered = [name for name in REMEMBERED if state.moment.kept & BIT[name]]
    if state.moment.rupture:
        remembered.insert(0, f"breuk {state.moment.rupture}")
    if remembered:
        yield _row(_("rules"), ", ".join(remembered))
    for option in not_on_offer(talk):
        yield _row(_("not now"), f"{option.reply.id}: {_why_not(talk, option)}")
    for offered in on_offer(talk):
        if offered.reply.id == looked_at:
            yield GAP
            for paragraph in _reply(talk.scenario, offered, Room(roomy=True)):
                yield Para(paragraph)


def _why_not(talk: Conversation, option: Option) -> str:
    if talk.state.moment.said == option.reply.id:
        return _("was just said")
    return _("asks {formula}").format(formula=asked(talk.scenario, option.when))


def _row(name: str, words: str) -> Block:
    return Para(one_line(words, INK), plain(name.ljust(_NAMES), QUIET))


def _standing(state: State) -> str:
    return wording.standing(state.moment.houding, state.moment.crisis_fase)


def _where(talk: Conversation) -> str:
    if talk.scene is None:
        return ending_words(talk.state.scene)
    return " · ".join(filter(None, (talk.scene.id, line_words(talk.scene.place.line))))


def line_words(line: int) -> str:
    """The line of the file, from 1; nothing for what was not read from a file."""
    return _("line {line}").format(line=line) if line else ""


def _signal(state: State) -> str:
    gate = state.moment.gate
    if not gate:
        return state.moment.signal
    return _("{signal}, not asked about for {turns}").format(
        signal=state.moment.signal,
        turns=ngettext("{count} turn", "{count} turns", gate).format(count=gate),
    )


def _levels(preview: Preview) -> tuple[tuple[Gauge, int, int], ...]:
    assert preview.walk is not None
    now = preview.walk.talk.state.gauges
    given = [event for event in preview.walk.legs[-1].events if isinstance(event, Given)]
    before = given[-1].gauges[0] if given else now
    return tuple(
        (gauge, level, level - was) for gauge, level, was in zip(GAUGES, now, before, strict=True)
    )


def flags_of(talk: Conversation) -> list[str]:
    """The flags and facts that are true now, under the names they have in the file."""
    return [name for name, bit in talk.rules.bit.items() if talk.state.moment.kept & bit]


def standing_line(talk: Conversation, *, wide: bool) -> Content:
    """The state on one line."""
    moment = talk.state.moment
    stance = moment.houding if moment.crisis_fase == "geen" else moment.crisis_fase
    gauges = "  ".join(
        f"{gauge_word(gauge, roomy=wide)} {level}"
        for gauge, level in zip(GAUGES, talk.state.gauges, strict=True)
    )
    return plain("  ".join((talk.state.scene, stance, gauges, moment.signal)), QUIET)


# The problems


def problem_choices(save: Save) -> list[Choice]:
    """The problems of the newest save, each with what to do about it."""
    return [
        Choice(str(number), tuple(_problem(problem)))
        for number, problem in enumerate(save.problems)
    ]


def _problem(problem: Problem) -> Iterator[Content]:
    severity = severity_word(problem.severity)
    place = f"{problem.span.line}:{problem.span.column}"
    yield (
        plain(f"{place}  ", QUIET)
        + plain(f"{severity}[{problem.code}]  ", ACCENT)
        + one_line(problem.headline(current()), INK)
    )
    for related in problem.related:
        told = _("see also line {line}: {message}").format(
            line=related.span.line, message=related.message.in_language(current())
        )
        yield one_line(told, QUIET)
    yield one_line(f"help: {problem.help(current())}", QUIET)


def severity_word(severity: Severity) -> str:
    """How bad it is, in a word."""
    words = {
        Severity.ERROR: _("error"),
        Severity.WARNING: _("warning"),
        Severity.NOTE: _("note"),
    }
    return words[severity]


def counted(save: Save) -> str:
    """How many problems there are, in words."""
    counts = {severity: save.count(severity) for severity in Severity}
    words = {
        Severity.ERROR: ngettext("{count} error", "{count} errors", counts[Severity.ERROR]),
        Severity.WARNING: ngettext("{count} warning", "{count} warnings", counts[Severity.WARNING]),
        Severity.NOTE: ngettext("{count} note", "{count} notes", counts[Severity.NOTE]),
    }
    found = [words[severity].format(count=count) for severity, count in counts.items() if count]
    return ", ".join(found) or _("no problems")
