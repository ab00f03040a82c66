"""What the library shows: the scenarios there are, and what the learner did with them."""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from simulator.codebook.vocabulary import ENDINGS, Ending
from simulator.loading.folders import missing, told_missing, told_twice
from simulator.loading.library import Card, shelf
from simulator.store import (
    SessionId,
    SessionRow,
    Status,
    Store,
    StoreProblem,
    next_step_of,
    sessions_of,
)
from simulator.tui.screens.library import Shelf, Unfinished


def shelf_now(
    store: Store,
    folders: Iterable[Path],
    learner: str | None,
    not_again: Collection[SessionId],
) -> Shelf:
    """The library as it is now; without anything of the learner where that cannot be read.

    The sessions in ``not_again`` are not offered to go on with.
    """
    places = list(folders)
    found = shelf(places)
    gone = missing(places)
    unreadable = len({problem.path for problem in found.problems} - set(map(str, gone)))
    notices = [*map(str, store.notices), *told_missing(gone), *told_twice(found.twice)]
    try:
        rows = sessions_of(store, learner)
        unfinished = _unfinished(found.cards, rows, not_again)
        return Shelf(
            found.cards,
            _results(rows),
            unfinished,
            unreadable,
            notices,
            next_step_of(store, learner),
            rows,
            practised={row.scenario_id for row in rows if row.status is Status.ENDED},
        )
    except StoreProblem as problem:
        return Shelf(found.cards, {}, None, unreadable, [*notices, str(problem)])


def _unfinished(
    cards: Sequence[Card],
    rows: Sequence[SessionRow],
    not_again: Collection[SessionId],
) -> Unfinished | None:
    """The newest talk that was broken off, or else the newest of all without a self-score."""
    by_id = {card.id: card for card in cards}
    for row in rows:
        broken_off = row.status is Status.INTERRUPTED and row.replies
        if broken_off and row.scenario_id in by_id and row.id not in not_again:
            return Unfinished(row, by_id[row.scenario_id], scoring=False)
    newest = rows[0] if rows else None
    if newest is None or newest.status is not Status.ENDED or newest.id in not_again:
        return None
    if newest.scenario_id not in by_id or newest.scored:
        return None
    return Unfinished(newest, by_id[newest.scenario_id], scoring=True)


def _results(rows: Iterable[SessionRow]) -> dict[str, Ending]:
    """How the newest talk of every scenario ended that she scored; ``rows`` come newest first.

    An ending is measured, and nothing measured is shown before her own score (codebook 5.1).
    """
    results: dict[str, Ending] = {}
    for row in rows:
        if row.status is Status.ENDED and row.scored and row.ending in ENDINGS:
            results.setdefault(row.scenario_id, row.ending)
    return results
