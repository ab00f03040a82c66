"""The debrief as ordinary lines, for ``--plain``, a pipe or a screen reader (codebook 5.1).

It comes in parts, because the learner scores herself after `landing_text`, which shows nothing
measured, and before `measured_text`. What she is asked then comes one question at a time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from simulator.debrief import wording
from simulator.debrief.calibration import Calibration
from simulator.debrief.course import Pulled, circle, turning_points
from simulator.debrief.evidence import Evidence
from simulator.debrief.judged import Judged
from simulator.debrief.judging import judging
from simulator.debrief.judging_in_words import judging_lines
from simulator.debrief.strengths import by_turn
from simulator.debrief.whole import Debrief
from simulator.language import _

if TYPE_CHECKING:
    from simulator.debrief.regret import TurnRegret


@dataclass(frozen=True, slots=True)
class OwnView:
    """What the learner said of the talk herself, to be told beside what was measured."""

    judged: Mapping[int, Judged] = field(default_factory=lambda: MappingProxyType({}))
    """By turn, from 1: what she thought of it before it was answered."""
    pulled: Pulled | None = None
    notes: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    """By turn, from 1: how she sees it otherwise."""
    regrets: Sequence["TurnRegret"] = ()
    """What each turn still had in reach, where that was looked for."""


NOTHING_SAID = OwnView()
"""Of a talk that its learner said nothing about."""


def landing_text(debrief: Debrief) -> str:
    """Landing: a neutral sentence and the ending; nothing measured. Ends in a line break."""
    lines = [wording.landing(debrief)]
    if debrief.ending is not None and debrief.ending.text:
        lines.append(_one_line(debrief.ending.text))
    if debrief.heavy:
        lines.append(wording.how_are_you())
    return _text(lines)


def measured_text(
    debrief: Debrief, calibration: Calibration | None = None, own: OwnView = NOTHING_SAID
) -> str:
    """Everything that was measured, to be shown after the self-score; ends in a line break.

    Empty for a talk that was left: that is never scored and never commented (codebook 4.6).
    """
    if debrief.left:
        return ""
    parts = (
        ("helped", _helped(debrief)),
        ("withstood", _withstood(debrief)),
        ("counted", _counted(debrief)),
        ("calibration", _calibrated(calibration)),
        ("deliberate", [wording.sentence(wording.deliberate(use)) for use in debrief.deliberate]),
        ("judged", _judged(debrief, own)),
        ("turns", _turns(debrief, own)),
        ("course", _course(debrief, own)),
    )
    return "\n".join(
        _text([wording.heading(part), *lines])
        for part, lines in ((part, list(told)) for part, told in parts)
        if lines
    )


def ideas_text(evidence: Evidence) -> str:
    """Other roads at one turn, for who asked for them; ends in a line break, empty for none."""
    if not evidence.possible:
        return ""
    ideas = [" ".join(wording.possibility(idea)) for idea in evidence.possible]
    return _text([wording.one_of_the_roads(), *ideas])


def _text(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _helped(debrief: Debrief) -> Iterator[str]:
    if not debrief.helped:
        yield wording.nothing_to_show()
    for moment in debrief.helped:
        yield wording.helped(moment, debrief.name)


def _withstood(debrief: Debrief) -> Iterator[str]:
    if not debrief.withstood:
        yield wording.nothing_to_show()
    for moments in by_turn(debrief.withstood):
        yield wording.withstood(moments)


def _counted(debrief: Debrief) -> Iterator[str]:
    yield wording.rule_system()
    for counted in debrief.reflexes.values():
        yield wording.sentence(wording.count(counted))
        yield from wording.under_the_count(debrief, counted)
    yield from wording.excluded(debrief.evidence)


def _calibrated(calibration: Calibration | None) -> Iterator[str]:
    if calibration is None:
        return
    for compared in calibration.comparisons.values():
        if compared.own is not None or compared.count.number is not None:
            yield wording.sentence(wording.comparison(compared))
    for told in (wording.recognition(calibration), wording.direction(calibration)):
        if told is not None:
            yield told


def _judged(debrief: Debrief, own: OwnView) -> list[str]:
    """How she saw her turns before they were answered: a part of its own (codebook 5.7)."""
    return judging_lines(judging(debrief, own.judged))


def _course(debrief: Debrief, own: OwnView) -> Iterator[str]:
    yield from _turning_points(debrief, own)
    for told in wording.stances(debrief.stances):
        yield wording.sentence(told)
    for move in debrief.moves:
        yield wording.move(move, debrief.name)
    yield from wording.circle(circle(debrief.turns))
    for gauge, values in debrief.gauges.items():
        yield wording.sentence(wording.gauge_line(gauge, values))


def _turning_points(debrief: Debrief, own: OwnView) -> Iterator[str]:
    """Where it turned: the learner's own turns first (codebook 5.1, 2b)."""
    yield wording.own_turning_points(own.pulled)
    if own.pulled is not None:
        yield from filter(None, (wording.pull_sources(own.pulled),))
        if own.pulled.note:
            yield wording.quoted(own.pulled.note)
    yield wording.counted_turning_points(turning_points(debrief, own.regrets))


def _turns(debrief: Debrief, own: OwnView) -> Iterator[str]:
    for evidence in debrief.evidence:
        yield from _turn(evidence, debrief.name, own)
    if debrief.evidence:
        yield from _spoken(debrief.name, debrief.evidence[-1].answer)
    if debrief.safety_answered:
        yield wording.one_no_is_no_certainty()


def _turn(evidence: Evidence, name: str, own: OwnView) -> Iterator[str]:
    """One turn: the client, the learner, what was measured and why."""
    yield wording.sentence(wording.turn(evidence.turn))
    if evidence.cue:
        yield f"({_one_line(evidence.cue)})"
    yield from _spoken(name, evidence.heard)
    judged = own.judged.get(evidence.turn)
    if judged is not None and judged.first is not None:
        yield wording.own_words_first(judged.first)
    yield _("You: {words}").format(words=_one_line(evidence.said))
    yield " ".join(wording.explanation(evidence))
    if evidence.why:
        yield _one_line(evidence.why)
    if evidence.others:
        others = "; ".join(wording.on_the_table(offered) for offered in evidence.others)
        yield _("Also on the table: {replies}").format(replies=others)
    if evidence.slipped:
        yield wording.what_did_you_hope()
    note = own.notes.get(evidence.turn)
    if note:
        yield _("Your note: {words}").format(words=wording.quoted(note))


def _spoken(name: str, words: Iterable[str]) -> Iterator[str]:
    for told in words:
        yield f"{name}: {_one_line(told)}"
