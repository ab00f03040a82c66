"""What stands in a report that people read: the sentences of the screens, in their order (5.1).

Nothing is measured or worded here: facts come from the report, sentences from `wording` and its
neighbours. Here is only what stands where.
"""

from collections.abc import Iterator

from simulator.codebook.labels import ENDING_LABELS
from simulator.debrief import (
    Comparison,
    Evidence,
    Helped,
    Withstood,
    by_turn,
    circle,
    wording,
)
from simulator.debrief import roads_in_words as roads
from simulator.debrief.judging_in_words import judging_lines
from simulator.debrief.portfolio_in_words import NO_NUMBER, day, local_day
from simulator.language import _
from simulator.reports.blocks import (
    Block,
    Chapter,
    Document,
    Figure,
    Item,
    Items,
    Para,
    Said,
    Table,
)
from simulator.reports.pictures import gauge_lines, score_rows, stance_levels
from simulator.reports.report import Report


def document(report: Report) -> Document:
    """The report as it reads, in the language the program speaks now."""
    return Document(
        title=_("Report of a practice talk: {title}").format(title=_one_line(report.row.title)),
        facts=tuple(_facts(report)),
        blocks=tuple(_blocks(report)),
        closing=tuple(_closing(report)),
    )


def _facts(report: Report) -> Iterator[tuple[str, str]]:
    yield _("Practised on"), day(local_day(report.row.begun_at))
    if report.row.learner:
        yield _("By"), _one_line(report.row.learner)
    yield _("Talk with"), _one_line(report.told.name)
    if report.scenario.setting.strip():
        yield _("Setting"), _one_line(report.scenario.setting)
    yield _("Length"), roads.turn_count(len(report.told.turns))
    if report.told.ending is not None:
        yield _("How it ended"), wording.said_in(ENDING_LABELS[report.told.ending.ending])
    yield _("Reference"), f"{report.row.scenario_id} · {report.row.id[:SHORT]}"


SHORT = 8
"""So many characters of the id of a talk name it well enough for people."""


def _blocks(report: Report) -> Iterator[Block]:
    """The chapters; one with nothing in it is left out, but those that the codebook asks for."""
    if report.told.ending is not None and report.told.ending.text.strip():
        yield Para(_one_line(report.told.ending.text))
    if report.scenario_now != "same":
        yield Para(_about_the_scenario(report), quiet=True)
    chapters = (
        (wording.heading("helped"), _helped(report)),
        (wording.heading("withstood"), _withstood(report)),
        (_("Counted, and your own score beside it"), _counted(report)),
        (wording.heading("deliberate"), _deliberate(report)),
        (_("How you saw it"), _judged(report)),
        (wording.heading("course"), _course(report)),
        (_("Roads"), _roads(report)),
        (_("Lenses"), _lenses(report)),
        (_("Your own next step"), _next(report)),
        (wording.heading("turns"), _turns(report)),
    )
    for heading, blocks in chapters:
        told = tuple(blocks)
        if told:
            yield Chapter(heading, told)


def _about_the_scenario(report: Report) -> str:
    if report.scenario_now == "gone":
        return _(
            "The scenario of this talk is no longer here. What was said and measured is as it was "
            "kept then; the reasons of its author and the opening line are missing."
        )
    return _(
        "The scenario was changed after this talk. What was said and measured is as it was kept "
        "then; the opening line, and the author's reasons for replies that read otherwise now, are "
        "left out."
    )


# What helped, and what was left alone


def _helped(report: Report) -> Iterator[Block]:
    told = report.told
    if not told.helped:
        yield Para(wording.nothing_to_show(), quiet=True)
    parts = (
        (_("What {name} did").format(name=_one_line(told.name)), "client"),
        (_("What you did that {name} could use").format(name=_one_line(told.name)), "learner"),
    )
    for heading, by in parts:
        moments = [moment for moment in told.helped if moment.by == by]
        if moments:
            yield Chapter(heading, [Items([_moment(moment) for moment in moments])])


def _moment(moment: Helped) -> str:
    changes = [
        *(wording.flag_name(flag) for flag in moment.told),
        *(wording.moved(move) for move in moment.moves),
        *(wording.gauge_moved(change) for change in moment.gained),
    ]
    words = f" {wording.quoted(moment.quote)}" if moment.quote.strip() else ""
    return f"{wording.turn(moment.turn)}.{words} – {'; '.join(changes)}."


def _withstood(report: Report) -> Iterator[Block]:
    if not report.told.withstood:
        yield Para(wording.nothing_to_show(), quiet=True)
        return
    moments = sorted(report.told.withstood, key=_turn_of)
    groups = (wording.withstood_sentences(group) for group in by_turn(moments))
    yield Items([Item(turn, sentences) for turn, *sentences in groups])


def _turn_of(moment: Withstood) -> int:
    return moment.turn


# Counted


def _counted(report: Report) -> Iterator[Block]:
    comparisons = report.calibration.comparisons
    yield Para(wording.rule_system(), quiet=True)
    yield Figure(
        _("Your own score and the count"),
        [score_rows(report.calibration)],
        Table(
            _("Per reflex: how often it lay ready, how often you chose it, and the two scores"),
            (_("Reflex"), _("lay ready"), _("chosen"), _("the count"), _("you")),
            [_score_row(one) for one in comparisons.values()],
            frozenset({1, 2, 3, 4}),
        ),
    )
    for told in (
        wording.recognition(report.calibration),
        wording.direction(report.calibration),
        *wording.excluded(report.told.evidence),
    ):
        if told is not None:
            yield Para(told)
    came_by = [one for one in comparisons.values() if one.count.opportunities]
    for one in came_by:
        name = wording.reflex_name(one.reflex)
        yield Chapter(_capital(name), [Items(list(_reflex(report, one, name)))])


def _score_row(one: Comparison) -> tuple[str, ...]:
    counted = one.count
    number = NO_NUMBER if counted.number is None else f"{counted.number} ({counted.band})"
    own = NO_NUMBER
    if isinstance(one.own, int):
        own = f"{one.own} ({one.own_band})"
    elif one.own is not None:
        own = one.own
    name = wording.reflex_name(one.reflex)
    return name, str(counted.opportunities), str(len(counted.occurrences)), number, own


def _reflex(report: Report, one: Comparison, name: str) -> Iterator[str]:
    for told in (wording.count(one.count), wording.comparison(one)):
        yield wording.sentence(told.removeprefix(f"{name}: "))
    yield from wording.under_the_count(report.told, one.count)


def _deliberate(report: Report) -> Iterator[Block]:
    if report.told.deliberate:
        uses = [wording.sentence(wording.deliberate(use)) for use in report.told.deliberate]
        yield Items(uses)


def _judged(report: Report) -> Iterator[Block]:
    lines = judging_lines(report.judging)
    if lines:
        yield Para(lines[0], quiet=True)
        yield Items(lines[1:])


# The course


def _course(report: Report) -> Iterator[Block]:
    told, pull = report.told, report.kept.pull
    turned = [wording.own_turning_points(pull)]
    if pull is not None:
        sources = wording.pull_sources(pull)
        turned += [sources] if sources is not None else []
        turned += [wording.quoted(pull.note)] if pull.note.strip() else []
    yield Chapter(_("Where it turned"), [Items(turned)])
    yield Figure(
        _("Where you stood together, turn by turn; 0 is the start"),
        stance_levels(told.stances),
        Items([wording.sentence(step) for step in wording.stances(told.stances)]),
    )
    yield Figure(
        _("The four gauges from 0 to 10, turn by turn"),
        gauge_lines(told.gauges),
        Items([wording.sentence(wording.gauge_line(*line)) for line in told.gauges.items()]),
    )
    if told.moves:
        moves = [_one_line(wording.move(move, told.name)) for move in told.moves]
        yield Chapter(_("What moved, and after which words"), [Items(moves)])
    yield Chapter(_("The circle of empowerment"), [Items(list(wording.circle(circle(told.turns))))])


def _roads(report: Report) -> Iterator[Block]:
    if len(report.attempts) > 1:
        yield Items([roads.attempt_line(attempt) for attempt in report.attempts])


def _lenses(report: Report) -> Iterator[Block]:
    if not report.lenses:
        return
    from simulator.debrief.lenses import LENSES, lens_lines, lens_name, what_a_lens_is

    yield Para(what_a_lens_is(), quiet=True)
    for seen in report.lenses:
        yield Chapter(_capital(lens_name(LENSES[seen.slug])), [Items(lens_lines(seen))])


def _next(report: Report) -> Iterator[Block]:
    if report.kept.scale is not None:
        yield Para(wording.scale_question(), quiet=True)
        yield Para(wording.scale_answer(report.kept.scale))
    if report.kept.next_step:
        yield Para(wording.next_step_question(), quiet=True)
        yield Para(wording.quoted(report.kept.next_step))


# Turn by turn


def _turns(report: Report) -> Iterator[Block]:
    told = report.told
    for evidence in told.evidence:
        yield Chapter(wording.turn(evidence.turn), list(_turn(report, evidence)))
    if told.evidence:
        last = list(_spoken(told.name, told.evidence[-1].answer))
        if last:
            yield Chapter(_("The end"), last)
    if told.safety_answered:
        yield Para(wording.one_no_is_no_certainty())


def _turn(report: Report, evidence: Evidence) -> Iterator[Block]:
    if evidence.cue:
        yield Para(f"({_one_line(evidence.cue)})", quiet=True)
    yield from _spoken(report.told.name, evidence.heard)
    own = report.kept.judged.get(evidence.turn)
    if own is not None and own.first is not None:
        yield Para(wording.own_words_first(own.first))
    yield Said("learner", _("You"), _one_line(evidence.said))
    yield Para(" ".join(wording.explanation(evidence)))
    if evidence.why:
        yield Para(_one_line(evidence.why))
    if evidence.others:
        others = "; ".join(wording.on_the_table(offered) for offered in evidence.others)
        yield Para(_("Also on the table: {replies}").format(replies=others), quiet=True)
    if evidence.slipped:
        yield Para(wording.what_did_you_hope())
    note = report.kept.notes.get(evidence.turn)
    if note:
        yield Para(_("Your note: {words}").format(words=wording.quoted(note)))


def _spoken(name: str, words: tuple[str, ...]) -> Iterator[Block]:
    return (Said("client", _one_line(name), _one_line(told)) for told in words if told.strip())


# The end


def _closing(report: Report) -> Iterator[str]:
    left_out = []
    if not report.with_name:
        left_out.append(_("your name"))
    if not report.with_notes:
        left_out.append(_("what you typed yourself"))
    if left_out:
        yield _("Not in this report: {parts}.").format(parts=wording.listed(left_out))
    yield _("Everything in it was counted on this computer, from what was kept of the talk.")


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
