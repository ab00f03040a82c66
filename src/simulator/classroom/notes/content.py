"""What stands in the presenter's notes: all that the class does not see yet, in words.

    notes = notes_of(lesson)
    notes.replies[0].votes

The terminal and the page in a browser show the same notes. They are the teacher's alone: reply
types and what lies hidden in the client stand in them from the first line on.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from simulator.authoring.preview import OnOffer, asked, on_offer
from simulator.classroom.projector.words import discuss, where
from simulator.codebook.labels import ENDING_LABELS, FIT_LABELS, FLAG_LABELS
from simulator.codebook.requirements import BIT
from simulator.codebook.signals import SIGNAL_ENTRIES
from simulator.codebook.vocabulary import FLAGS, GAUGES, SIGNALS, Ending
from simulator.conversation import Conversation
from simulator.debrief import debrief, wording
from simulator.events import Given, Said
from simulator.language import _, mark, ngettext
from simulator.lesson import LETTERS, Lesson, Standing, Step
from simulator.reports.class_points import Point, bands, difference, middle, points
from simulator.reports.class_turns import ClassRoad, GroupScore, group_scores, own_road, road_of

Votes: TypeAlias = tuple[int | None, int | None]
"""In the first and in the second round; None where there was no vote."""


class Key(NamedTuple):
    """A key of the projector, and what it does now."""

    key: str
    does: str


class Level(NamedTuple):
    """A gauge."""

    name: str
    level: int
    """0 to 10."""
    by: int
    """How far the last reply moved it."""


class ClientNow(NamedTuple):
    """What lies hidden in the client."""

    standing: str
    """What happens in the collaboration, or in which crisis it is."""
    levels: tuple[Level, ...]
    lies_open: str | None
    """What the client does between his words; None where nothing asks for an answer."""
    known: tuple[str, ...]
    """What has become true in the talk."""
    remarks: tuple[str, ...]
    """What the rules remember that a teacher has to know: danger, a cooled contact."""


class SaidLast(NamedTuple):
    """What the class said last, and what it was measured as."""

    turn: int
    words: str
    type: str
    measured: str
    because: tuple[str, ...]
    moves: tuple[str, ...]


class ReplyNote(NamedTuple):
    """A reply that can be said now."""

    letter: str
    words: str
    type: str
    """What its author made it."""
    fit: str
    """How it fits at this moment, and what it would be measured as where that is another type."""
    because: tuple[str, ...]
    """Why: the ground that is there or not, what lies open, the form of the question."""
    why: str
    """The author's sentence on what it does to this client; empty where there is none."""
    moves: tuple[str, ...]
    """The gauges it would move."""
    answer: str
    """What the client would say next."""
    leads: str
    """Where it would lead."""
    for_teacher: str
    votes: Votes


class BandVotes(NamedTuple):
    """The votes on one band, while the group scores itself."""

    band: str
    votes: int


class ScoreRow(NamedTuple):
    """One reflex: how the group scored itself, and what was counted."""

    reflex: str
    own: str
    middle: str
    counted: str
    apart: str


@dataclass(frozen=True)
class Notes:
    """Everything on the presenter's own screen."""

    title: str
    name: str
    """The client's."""
    turn: str
    """Turn so many of so many; that the talk is over."""
    step: str
    """What the class does now, and how its vote stands."""
    keys: tuple[Key, ...]
    """The most likely ones first."""
    says: tuple[str, ...]
    """What the client said last, line by line."""
    cue: str
    asks: str
    """What neighbours talk over here; empty once the talk has ended."""
    for_teacher: tuple[str, ...]
    """What the author tells the teacher of this moment."""
    replies: tuple[ReplyNote, ...]
    scoring: tuple[BandVotes, ...]
    """The votes of the reflex the group scores itself on now."""
    client: ClientNow
    said: SaidLast | None
    ending: str
    """How the talk ended; empty while it goes on."""
    scores: tuple[ScoreRow, ...]
    """Once the talk has ended; the class sees them after it has scored itself."""
    points: tuple[Point, ...]
    """The nine steps of looking back (codebook 5.8), once the talk has ended."""
    about: str
    """What the author tells the teacher of the whole scenario."""

    @property
    def over(self) -> bool:
        """Whether the talk has ended."""
        return bool(self.ending)


HEADINGS: Mapping[str, str] = {
    "keys": mark("Keys of the projector, now"),
    "asks": mark("To talk over"),
    "replies": mark("What can be said"),
    "client": mark("What lies hidden in {name}"),
    "says": mark("{name} says"),
    "said": mark("Said last"),
    "for_teacher": mark("For you, of this moment"),
    "scoring": mark("Votes so far"),
    "scores": mark("The group's own score, and the count"),
    "points": mark("Looking back in nine steps"),
    "about": mark("For you, of this talk"),
}
"""The parts of the notes, to be looked up with `heading`."""


def heading(part: str, notes: Notes) -> str:
    """The heading of one of `HEADINGS`."""
    return _(HEADINGS[part]).format(name=notes.name)


def votes_in_words(votes: Votes) -> str:
    """The votes of a reply so far: ``3 → 9``; nothing before there was a vote."""
    return " → ".join(str(count) for count in votes if count is not None)


def reply_head(reply: ReplyNote) -> str:
    """What a reply is and how it fits here, in one line."""
    if reply.type == reply.fit:
        return reply.type
    return _("{type}; here: {fit}").format(type=reply.type, fit=reply.fit)


def reply_outcome(reply: ReplyNote) -> str:
    """What would come of it: gauges, and where it leads."""
    return "; ".join((*reply.moves, reply.leads))


def notes_of(lesson: Lesson) -> Notes:
    """The notes at this moment of the lesson, in the language the program speaks now."""
    talk, scene = lesson.talk, lesson.scene
    return Notes(
        title=_one_line(lesson.scenario.title),
        name=_one_line(lesson.scenario.client.name),
        turn=_turn(lesson),
        step=where(lesson),
        keys=tuple(_keys(lesson)),
        says=tuple(_one_line(said.text) for said in lesson.lines),
        cue=_one_line((lesson.line.cue if lesson.line else None) or ""),
        asks="" if talk.ended else _one_line(discuss(lesson)),
        for_teacher=(_one_line(scene.for_teacher),) if scene and scene.for_teacher else (),
        replies=_replies(lesson),
        scoring=_scoring(lesson),
        client=_client(talk),
        said=_said(lesson),
        ending=_ending(talk),
        scores=_scores(lesson),
        points=points(own_road(lesson), measured=True) if _looked_back(lesson) else (),
        about=_one_line(lesson.scenario.for_teacher or ""),
    )


def _looked_back(lesson: Lesson) -> bool:
    return lesson.talk.ended is not None and bool(lesson.position.place)


# Where the class is


def _turn(lesson: Lesson) -> str:
    if lesson.talk.ended:
        return _("the talk is over")
    return _("turn {turn} of {turns}").format(turn=lesson.turn, turns=lesson.scenario.max_turns)


def _keys(lesson: Lesson) -> Iterator[Key]:
    """What the keys of the projector do at this moment."""
    yield from _vote_keys(lesson)
    if lesson.step is Step.REVEAL:
        yield from _saying_keys(lesson)
    elif lesson.forward is not None:
        yield Key("→", _onward(lesson.forward.step, lesson.step))
    if lesson.step is Step.CLOSE:
        yield Key("s", _("write the sheet to look back with"))
    if lesson.road and (lesson.talk.ended or lesson.step is Step.REVEAL):
        yield Key("w", _("another road: from a turn of your choice"))
    if lesson.backward is not None:
        yield Key("←", _("one step back"))
    yield Key("u", _("undo"))
    yield Key("j", _("to any turn"))
    # Where letters count hands or mark a reply, b is one of them.
    letters = lesson.subject is not None or lesson.step is Step.REVEAL
    yield Key("." if letters else "b", _("black screen"))


def _vote_keys(lesson: Lesson) -> Iterator[Key]:
    if lesson.subject is None:
        if lesson.vote_ahead:
            yield Key(_("Space"), _("to the vote, and open it"))
        return
    if lesson.too_late:
        return
    poll = lesson.poll
    if poll is not None and poll.open:
        yield Key(_("Space"), _("close the vote"))
    else:
        yield Key(_("Space"), _("open the vote") if poll is None else _("open the vote again"))
    last = LETTERS[len(lesson.options_here) - 1].lower()
    yield Key(f"a – {last}", _("one hand more"))
    yield Key("t", _("type the hands you counted: A12 B5 C9"))
    if poll is not None:
        yield Key("Enter", _("hide the results") if lesson.shown else _("show the results"))


def _saying_keys(lesson: Lesson) -> Iterator[Key]:
    majority = lesson.standing.majority
    if len(majority) == 1:
        told = _("say what is marked to the client; most votes: {letter}")
        yield Key("→", told.format(letter=LETTERS[majority[0]]))
    else:
        yield Key("→", _("say what is marked to the client"))
    yield Key("↑ ↓", _("mark another reply"))
    if lesson.standing.minority:
        letters = wording.listed([LETTERS[option] for option in lesson.standing.minority])
        yield Key("m", _("mark what fewest chose: {letters}").format(letters=letters))
    if lesson.standing.last is not None:
        yield Key("Enter", _("hide the results") if lesson.shown else _("show the results"))


def _onward(step: Step, here: Step) -> str:
    """What a step is, for who goes on to it."""
    if step is here and step is not Step.LISTEN:
        return _("to the next reflex")
    match step:
        case Step.LISTEN:
            return _("the client's next words")
        case Step.FIRST:
            return _("to the first vote")
        case Step.DISCUSS:
            return _("discuss with your neighbour")
        case Step.SECOND:
            return _("to the second vote")
        case Step.REVEAL:
            return _("to what the class says")
        case Step.LAND:
            return _("landing: what stays with you?")
        case Step.SCORE:
            return _("the group scores itself")
        case Step.EXCEPTIONS:
            return _("where a reflex lay ready and the class said something else")
        case Step.MEASURED:
            return _("what was counted")
        case Step.CLOSE:
            return _("to the close")


# The replies


def _replies(lesson: Lesson) -> tuple[ReplyNote, ...]:
    """Every reply that can be said, letter by letter."""
    if lesson.talk.ended:
        return ()
    offered = {one.reply.id: one for one in on_offer(lesson.talk)}
    standing = lesson.standing
    return tuple(
        _reply(lesson.talk, offered[option.id], LETTERS[place], _votes(standing, place))
        for place, option in enumerate(lesson.options)
    )


def _votes(standing: Standing, option: int) -> Votes:
    first, second = standing.first, standing.second
    return (
        None if first is None else first.counts[option],
        None if second is None else second.counts[option],
    )


def _reply(talk: Conversation, one: OnOffer, letter: str, votes: Votes) -> ReplyNote:
    given = one.given
    reaction = [said.text for said in one.answer if isinstance(said, Said) and said.text.strip()]
    return ReplyNote(
        letter=letter,
        words=_one_line(given.text),
        type=wording.type_name(given.type),
        fit=_fit(given),
        because=tuple(_because(talk, one)),
        why=_one_line(one.reply.why),
        moves=_moves(given),
        answer=_one_line(reaction[0]) if reaction else "",
        leads=_leads(talk, one),
        for_teacher=_one_line(one.reply.for_teacher or ""),
        votes=votes,
    )


def _fit(given: Given) -> str:
    """The fit, and the type it is measured as where that is another one."""
    fit = wording.said_in(FIT_LABELS[given.fit])
    if not given.slipped:
        return fit
    measured = wording.measured_name(given.measured)
    if given.fit == "reflex":
        return measured
    return f"{fit}: {measured}"


def _moves(given: Given) -> tuple[str, ...]:
    return tuple(
        f"{wording.gauge_name(change.gauge)} {_signed(change.by)}"
        for change in given.changes
        if change.by
    )


def _signed(by: int) -> str:
    return f"{'+' if by > 0 else '−'}{abs(by)}"


def _because(talk: Conversation, one: OnOffer) -> Iterator[str]:
    """What decides about it now, sentence by sentence; the sentences of the debrief."""
    evidence = one.evidence
    sentences = (
        wording.danger(evidence),
        _ground(talk, one),
        None if evidence.cause == "ground" else wording.because(evidence),
        wording.met_signal(evidence) if evidence.cause == "stance" else None,
        wording.same_words(evidence),
        wording.lands(evidence),
        wording.assumption(evidence),
        wording.safety_remark(evidence),
    )
    yield from (sentence for sentence in sentences if sentence is not None)


def _ground(talk: Conversation, one: OnOffer) -> str | None:
    """Whether its ground is there, in words; None for what asks nothing."""
    formula = asked(talk.scenario, one.option.ground)
    if not formula:
        return None
    if not one.given.grounded:
        missing = wording.missing(one.given.lacking)
        return _("Ground not there. {missing}").format(missing=missing or "").rstrip()
    truths = talk.state.truths
    there = [
        wording.flag_name(flag)
        for flag in FLAGS
        if re.search(rf"\b{flag}\b", formula) and truths & BIT[flag]
    ]
    there += [
        wording.said_in(SIGNAL_ENTRIES[signal].does)
        for signal in SIGNALS
        if signal not in FLAGS
        and re.search(rf"\b{signal}\b", formula)
        and talk.state.moment.signal == signal
    ]
    if not there:
        return _("Ground there.")
    return _("Ground there: {ground}.").format(ground="; ".join(there))


def _leads(talk: Conversation, one: OnOffer) -> str:
    target = one.leads_to
    if target is None:
        return _("stays at this moment")
    if target in talk.scenario.scenes:
        return _("goes on")
    return _("ends the talk: {ending}").format(ending=_ending_name(target))


def _scoring(lesson: Lesson) -> tuple[BandVotes, ...]:
    if lesson.step is not Step.SCORE or lesson.poll is None:
        return ()
    poll = lesson.poll
    return tuple(
        BandVotes(option.text, votes)
        for option, votes in zip(poll.options, poll.counts, strict=True)
    )


# The client


def _client(talk: Conversation) -> ClientNow:
    moment = talk.state.moment
    given = [event for event in talk.events if isinstance(event, Given)]
    before = given[-1].gauges[0] if given else talk.state.gauges
    signal = SIGNAL_ENTRIES[moment.signal]
    return ClientNow(
        standing=wording.standing(moment.houding, moment.crisis_fase),
        levels=tuple(
            Level(wording.gauge_name(gauge), now, now - was)
            for gauge, was, now in zip(GAUGES, before, talk.state.gauges, strict=True)
        ),
        lies_open=None
        if talk.ended or moment.signal == "geen"
        else f"{wording.said_in(signal.label)}: {wording.said_in(signal.does)}",
        known=tuple(
            wording.said_in(FLAG_LABELS[flag]) for flag in FLAGS if moment.kept & BIT[flag]
        ),
        remarks=tuple(_remarks(talk)),
    )


def _remarks(talk: Conversation) -> Iterator[str]:
    moment = talk.state.moment
    if talk.ended:
        return
    if moment.gate:
        yield ngettext(
            "There is a sign of danger, not asked about for {count} turn. Asking about safety "
            "goes first; after four turns the talk is stopped.",
            "There is a sign of danger, not asked about for {count} turns. Asking about safety "
            "goes first; after four turns the talk is stopped.",
            moment.gate,
        ).format(count=moment.gate)
    if moment.rupture:
        yield _("The contact cooled at the last reply; repairing it gives back what was lost.")
    if moment.truths & (BIT["koud"] | BIT["heet"]):
        yield _("This can be the last turn: no trust is left, or the tension is at its highest.")


def _said(lesson: Lesson) -> SaidLast | None:
    """What was said last, with all that the debrief has to say of it."""
    if lesson.said is None:
        return None
    record = debrief(lesson.scenario, lesson.talk.events).evidence[-1]
    return SaidLast(
        turn=record.turn,
        words=_one_line(record.said),
        type=wording.type_name(record.type),
        measured=wording.measured(record),
        because=wording.explanation(record)[1:],
        moves=_moves(record.given),
    )


# Afterwards


def _ending(talk: Conversation) -> str:
    return _ending_name(talk.ended) if talk.ended else ""


def _ending_name(ending: str) -> str:
    known: Mapping[str, Ending] = {str(slug): slug for slug in ENDING_LABELS}
    return wording.said_in(ENDING_LABELS[known[ending]])


def _scores(lesson: Lesson) -> tuple[ScoreRow, ...]:
    if not _looked_back(lesson):
        return ()
    road: ClassRoad = road_of(lesson, lesson.position.place)
    return tuple(_score(score) for score in group_scores(lesson, road))


def _score(score: GroupScore) -> ScoreRow:
    counted = wording.count(score.counted)
    name = wording.reflex_name(score.reflex)
    return ScoreRow(
        reflex=name,
        own=bands(score) or _("not scored yet"),
        middle=middle(score.middle),
        counted=counted.removeprefix(f"{name}: "),
        apart=difference(score) or "",
    )


def _one_line(words: str) -> str:
    return " ".join(words.split())
