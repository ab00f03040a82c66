"""Sentences about where the helper stood: Leary, closeness, limits (codebook 6.1, 6.6)."""

from collections.abc import Iterator

from simulator.codebook.lenses import LEARY_INVITES, MACHT_LABELS, NABIJ_LABELS
from simulator.debrief import wording
from simulator.debrief.lenses.closeness import ClosenessReport
from simulator.debrief.lenses.leary import LearyReport, Place
from simulator.debrief.lenses.limits import Crossing, LimitReport
from simulator.debrief.lenses.phrases import Moment, Told, label, named, not_come_up, span, turns
from simulator.debrief.lenses.view import Answered
from simulator.language import _, ngettext

SHOWN_BELOW = 2
"""Turns below the client that are quoted; the others are counted."""


def place_name(place: Place) -> str:
    """``above and together``."""
    return _("{power} and {distance}").format(
        power=label(MACHT_LABELS[place.macht]), distance=label(NABIJ_LABELS[place.nabij])
    )


def leary_lines(report: LearyReport) -> Iterator[Told]:
    """Where you stood most, what came after it, and the path."""
    if report.most is None:
        return
    there = report.grid[report.most]
    yield _("You stood {where} in {count} of the {total} turns ({turns}).").format(
        where=place_name(report.most), count=len(there), total=report.turns, turns=turns(there)
    )
    if report.most.position is not None:
        yield _("What that can call up in the other: {what}.").format(
            what=label(LEARY_INVITES[report.most.position])
        )
    for answered in report.after_most:
        yield Moment(report.name, answered)
    if report.went_below:
        yield ngettext(
            "You went below {count} time ({turns}).",
            "You went below {count} times ({turns}).",
            len(report.went_below),
        ).format(
            count=len(report.went_below),
            turns=turns([answered.turn for answered in report.went_below]),
        )
        for answered in report.went_below[:SHOWN_BELOW]:
            yield Moment(report.name, answered)
    path = "; ".join(
        f"{span(stretch.first, stretch.last)} {place_name(stretch.place)}"
        for stretch in report.path
    )
    yield named(_("your path"), path)


def closeness_lines(report: ClosenessReport) -> Iterator[Told]:
    """How often at which distance, and the extremes."""
    counts = [
        f"{report.nabij.count(nabij)}× {label(NABIJ_LABELS[nabij])}"
        for nabij in sorted(NABIJ_LABELS, reverse=True)
    ]
    yield named(_("where you stood"), ", ".join(counts))
    if not report.extremes:
        yield _("There were no extremes in this talk.")
    for extreme in report.extremes:
        end = (
            _("At a distance.")
            if extreme.end == "distant"
            else _("Very close, with a story of your own.")
        )
        yield Moment(report.name, extreme.answered, end)


def limit_lines(report: LimitReport) -> Iterator[Told]:
    """Every crossing, and when it was acknowledged and limited."""
    if not report.crossings:
        yield _("No limit was crossed in this talk.")
    for crossing in report.crossings:
        yield _("Before turn {turn} {name} went over a limit: {words}").format(
            turn=crossing.turn, name=report.name, words=wording.quoted(crossing.words)
        )
        yield named(_("acknowledged"), _when(crossing, crossing.acknowledged))
        yield named(_("limit set"), _when(crossing, crossing.limited))
        if crossing.both:
            yield _("Both were present.")
        else:
            yield _("The two were not both present.")


def _when(crossing: Crossing, answered: Answered | None) -> str:
    if answered is None:
        return not_come_up()
    later = crossing.later(answered)
    words = wording.quoted(answered.said)
    if later == 0:
        return _("in turn {turn}, at once: {words}").format(turn=answered.turn, words=words)
    return ngettext(
        "in turn {turn}, {count} turn later: {words}",
        "in turn {turn}, {count} turns later: {words}",
        later,
    ).format(turn=answered.turn, count=later, words=words)
