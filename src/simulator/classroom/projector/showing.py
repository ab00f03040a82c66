"""From a lesson to what stands on the screen: pure, and the only place that decides it."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from simulator.classroom.bands import band_in_words
from simulator.classroom.projector import words
from simulator.classroom.projector.ballot import Row, Tally
from simulator.classroom.projector.large import Speech
from simulator.codebook.reflexes import REFLEX_ENTRIES
from simulator.codebook.vocabulary import REFLEXES, Reflex
from simulator.debrief import Debrief, by_turn, debrief, wording
from simulator.events import Ended, Said
from simulator.language import _
from simulator.lesson import Lesson, Option, Poll, Scoring, Standing, Step
from simulator.tui.text import (
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
from simulator.tui.widgets.sheet import GAP, NOTHING, Block, Para, para


def speech(lesson: Lesson) -> Speech:
    """What stands there large."""
    match lesson.step:
        case Step.LISTEN:
            return _heard(lesson)
        case Step.FIRST | Step.SECOND:
            return _client(lesson.line)
        case Step.DISCUSS:
            return Speech(plain(words.discuss(lesson), STRONG), _small(lesson))
        case Step.REVEAL:
            return Speech(NOTHING, _small(lesson))
        case Step.SCORE:
            return _scored(lesson)
        case Step.LAND:
            return _landing(lesson)
        case Step.CLOSE:
            return Speech(plain(words.closing_question(), STRONG), _close_above())
        case Step.EXCEPTIONS | Step.MEASURED:
            return Speech(NOTHING)


def _client(line: Said | None) -> Speech:
    """The client's words alone, with what can be seen of him."""
    if line is None:
        return Speech(plain(words.SILENCE, CLIENT))
    said = spoken(line.text.strip(), f"bold {CLIENT}")
    if not line.cue:
        return Speech(said)
    cue = one_line(f"({line.cue})", DIRECTION)
    return Speech(said, below=(cue,)) if line.last_chance else Speech(said, (cue,))


def _heard(lesson: Lesson) -> Speech:
    """What the client says now; above his answer stands what it is an answer to."""
    client = _client(lesson.line)
    if lesson.said is None or lesson.position.part:
        return client
    return client._replace(above=(_class_said(lesson.said.text, QUIET), *client.above))


def _class_said(text: str, style: str) -> Content:
    return plain(_("The class said:") + " ", style) + quoted(text, style)


def _small(lesson: Lesson) -> tuple[Content, ...]:
    if lesson.line is None:
        return ()
    name = one_line(lesson.scenario.client.name, f"bold {QUIET}")
    return (name + plain("  ") + one_line(lesson.line.text, QUIET),)


def _scored(lesson: Lesson) -> Speech:
    subject = lesson.subject
    if not isinstance(subject, Scoring):
        return Speech(NOTHING)
    assumption = wording.quoted(wording.said_in(REFLEX_ENTRIES[subject.reflex].assumption))
    return Speech(
        one_line(wording.sentence(wording.reflex_name(subject.reflex)).rstrip("."), HEADING)
        + "\n"
        + plain(_("What it takes for granted: {assumption}").format(assumption=assumption), INK),
        below=(plain(words.score_question(), QUIET),),
    )


def _landing(lesson: Lesson) -> Speech:
    told = debrief(lesson.scenario, lesson.talk.events)
    ending = next((e for e in lesson.talk.events if isinstance(e, Ended)), None)
    above = [plain(wording.landing(told), QUIET)]
    if ending is not None and ending.text.strip():
        above.append(one_line(ending.text, INK))
    below = (plain(wording.how_are_you(), INK),) if told.heavy else ()
    return Speech(plain(words.landing_question(), STRONG), tuple(above), below)


def _close_above() -> tuple[Content, ...]:
    return (plain(_("The key s writes the sheet for the debrief."), QUIET),)


# What can be chosen


def rows(lesson: Lesson) -> tuple[Row, ...]:
    """The options of this step, with what was chosen where that is shown."""
    if lesson.step is Step.REVEAL:
        return _revealed(lesson.standing, shown=lesson.shown)
    if lesson.step is Step.DISCUSS:
        return _discussed(lesson.standing, shown=lesson.shown)
    poll = lesson.poll if lesson.shown else None
    return _voted(lesson.options_here, poll, lesson.step)


def _discussed(standing: Standing, *, shown: bool) -> tuple[Row, ...]:
    """What the class talks about, with the first round where the teacher wants it seen."""
    return _voted(standing.options, standing.first if shown else None, Step.FIRST)


def _voted(options: Sequence[Option], poll: Poll | None, step: Step) -> tuple[Row, ...]:
    if poll is None:
        return tuple(Row(option_text(option, step)) for option in options)
    most = max((*poll.counts, 1))
    return tuple(
        Row(option_text(option, step), Tally(None, count, most))
        for option, count in zip(options, poll.counts, strict=True)
    )


def option_text(option: Option, step: Step) -> str:
    """What an option is called; a band of the score says what it means."""
    return band_in_words(option.id) if step is Step.SCORE else option.text


def _revealed(standing: Standing, *, shown: bool) -> tuple[Row, ...]:
    last = standing.last
    if last is None or not shown:
        return tuple(Row(option.text) for option in standing.options)
    shift = standing.shift
    most = max((*last.counts, *(shift.first if shift else ()), 1))
    found = []
    for option, written in enumerate(standing.options):
        note = ""
        if option in standing.majority:
            note = _("most")
        elif option in standing.minority:
            note = _("fewest")
        first = shift.first[option] if shift else None
        found.append(Row(written.text, Tally(first, last.counts[option], most, note)))
    return tuple(found)


def marked_first(lesson: Lesson) -> int:
    """The option the mark begins at: what was said here before, else what most voted for."""
    if lesson.step is not Step.REVEAL:
        return 0
    here = lesson.position.place
    road = lesson.road
    said = road[len(here)] if len(road) > len(here) else None
    ids = [option.id for option in lesson.options]
    if said in ids:
        return ids.index(said)
    return (*lesson.standing.majority, 0)[0]


def is_decided(lesson: Lesson) -> bool:
    """Whether the class knows what to say: most chose one reply, or it was said here before."""
    here = lesson.position.place
    return len(lesson.road) > len(here) or len(lesson.standing.majority) == 1


def another(lesson: Lesson) -> int:
    """At a turn that was decided: the option to try on another road, from 0."""
    said = marked_first(lesson)
    tried = {road[: len(lesson.position.place) + 1] for road in lesson.roads}
    fewest = [option for option in lesson.standing.minority if option != said]
    others = [option for option in range(len(lesson.options)) if option != said]
    untried = [
        option
        for option in (*fewest, *others)
        if (*lesson.position.place, lesson.options[option].id) not in tried
    ]
    return (*untried, *others, said)[0]


# What was counted


def beside(lesson: Lesson) -> list[str]:
    """What is said beside the options of this step."""
    if lesson.step is Step.REVEAL:
        return words.standing(lesson.standing, shown=lesson.shown)
    return []


def exceptions(lesson: Lesson) -> list[Block]:
    """Where a reflex lay ready and the class said something else; the question comes first."""
    told = debrief(lesson.scenario, lesson.talk.events)
    if not told.withstood:
        return [Para(plain(words.no_exceptions(), HEADING))]
    blocks: list[Block] = [Para(plain(words.exceptions_question(), HEADING))]
    for moments in by_turn(told.withstood):
        turn, *ready, _said = wording.withstood_sentences(moments)
        blocks += [GAP, Para(plain(f"{turn} ", STRONG) + one_line(" ".join(ready), INK))]
        blocks.append(Para(_class_said(moments[0].said, INK)))
    return blocks


def measured(lesson: Lesson) -> list[Block]:
    """One reflex: the count, the group's own score beside it, and where it came by."""
    return list(_measured(lesson))


def _measured(lesson: Lesson) -> Iterator[Block]:
    reflex = REFLEXES[lesson.position.part]
    told = debrief(lesson.scenario, lesson.talk.events)
    counted = told.reflexes[reflex]
    yield Para(plain(wording.sentence(wording.count(counted)), HEADING))
    if reflex in lesson.asked:
        yield Para(plain(_own_score(lesson, reflex), STRONG))
    found = [
        Para(one_line(moment, INK), Content("· "))
        for moment in wording.occurrences(counted, told.evidence)
    ]
    for part in (found, _left_alone(told, reflex), _kindly(reflex) if found else []):
        if part:
            yield GAP
            yield from part
    if not lesson.position.part:
        yield GAP
        yield para(
            _(
                "The count is a set of rules about replies in one talk, not a measurement of "
                "people. You may see it otherwise."
            ),
            QUIET,
        )


def _own_score(lesson: Lesson, reflex: Reflex) -> str:
    here, anywhere = lesson.own_score(reflex, lesson.road), lesson.poll_on(Scoring(reflex))
    if here is None and anywhere is not None and anywhere.total:
        return _("The group scored itself on another road.")
    return words.group_score(here)


def _left_alone(told: Debrief, reflex: Reflex) -> list[Block]:
    turns = sorted({moment.turn for moment in told.withstood if moment.reflex == reflex})
    if not turns:
        return []
    sentence = _("It lay ready and you all said something else: {turns}.")
    return [para(sentence.format(turns=wording.turns(turns)))]


def _kindly(reflex: Reflex) -> list[Block]:
    return [para(wording.kind_intention(reflex), QUIET)]


def decided(lesson: Lesson, turn: int) -> tuple[int, ...] | None:
    """The votes that decided a turn of the road, from 1; None where nobody voted."""
    last = lesson.standing_at(lesson.road[: turn - 1]).last
    return last.counts if last else None
