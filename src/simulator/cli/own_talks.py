"""The learner's own talks, as they are named and listed on the command line."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from simulator.cli.exits import CannotDo, Exit
from simulator.cli.output import printable
from simulator.cli.verbs import NAME
from simulator.language import _

if TYPE_CHECKING:
    from simulator.store import SessionRow

SHORT: Final = 8
"""So many characters of an id are shown; any unique beginning will do."""


def nothing_to_report() -> str:
    """What is said where there is no talk to report."""
    return _(
        "There is nothing to report yet: no talk that you have scored yourself. "
        "`gesprek report --list` shows your talks."
    )


def _there(rows: "Sequence[SessionRow]") -> "list[SessionRow]":
    """The talks that exist: one that was left does not, nor one in which nothing was said."""
    from simulator.store import Status

    return [row for row in rows if row.status is not Status.LEFT and row.replies]


def wanted(rows: "Sequence[SessionRow]", session: str | None, *, every: bool) -> "list[SessionRow]":
    """The talks to report, the oldest first; raises `CannotDo` where there are none."""
    from simulator.store import is_scored

    there = _there(rows)
    if session is not None:
        return [_scored(_named(there, session))]
    scored = [row for row in there if is_scored(row)]
    if not scored:
        if there:
            raise first_your_own_score(there[0])
        raise CannotDo(nothing_to_report(), Exit.PROBLEMS)
    return scored[::-1] if every else scored[:1]


def _named(rows: "Sequence[SessionRow]", session: str) -> "SessionRow":
    """The one talk whose id begins so."""
    beginning = session.strip().lower()
    found = [row for row in rows if beginning and row.id.startswith(beginning)]
    if not found:
        told = _("There is no talk “{name}”. `gesprek report --list` shows those there are.")
        raise CannotDo(told.format(name=printable(session)), Exit.USAGE)
    if len(found) > 1:
        told = _("More than one talk begins with “{name}”: {ids}.")
        ids = ", ".join(row.id[: max(SHORT, len(beginning) + 4)] for row in found[:5])
        raise CannotDo(told.format(name=printable(session), ids=ids), Exit.USAGE)
    return found[0]


def _scored(row: "SessionRow") -> "SessionRow":
    from simulator.store import is_scored

    if not is_scored(row):
        raise first_your_own_score(row)
    return row


def first_your_own_score(row: "SessionRow") -> CannotDo:
    """Nothing measured is shown before the learner scored herself (codebook 5.1)."""
    from simulator.store import Status

    if row.status is Status.ENDED:
        told = _(
            "“{title}” has no score of your own yet. First your own score, then the report. {how}"
        )
    else:
        told = _("“{title}” has not ended yet. {how}")
    # `play` begins a new talk on screens: only the library offers the old one there.
    how = _("You go on with it in the library ({library}), or without screens: {plain}").format(
        library=NAME, plain=f"{NAME} play {printable(row.scenario_id)} --plain"
    )
    return CannotDo(told.format(title=printable(row.title), how=how), Exit.PROBLEMS)


def listed(rows: "Sequence[SessionRow]") -> str:
    """The talks, the newest first: id, day, title, and how it stands."""
    from simulator.debrief.portfolio_in_words import day, local_day

    there = _there(rows)
    if not there:
        return _("There are no talks yet.") + "\n"
    return "".join(
        f"{row.id[:SHORT]}  {day(local_day(row.begun_at)):>11}  {printable(row.title)}: "
        f"{_how_it_stands(row)}\n"
        for row in there
    )


def _how_it_stands(row: "SessionRow") -> str:
    from simulator.codebook.labels import ENDING_LABELS
    from simulator.codebook.vocabulary import ENDINGS
    from simulator.language import current
    from simulator.store import Status

    if row.status is not Status.ENDED:
        return _("not ended yet")
    if not row.scored:
        return _("not scored by you yet")
    ending = next((slug for slug in ENDINGS if slug == row.ending), None)
    return _("ended") if ending is None else ENDING_LABELS[ending].in_language(current())
