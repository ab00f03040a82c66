"""What is a learner's own: what is kept under the name, and what was done without one.

Who chooses a name later keeps what she did before it. What reads the store raises `StoreProblem`.
"""

from simulator.store.interface import Record, SessionRow, Status, Store


def sessions_of(
    store: Store, learner: str | None, *, scenario_id: str | None = None
) -> list[SessionRow]:
    """The learner's talks, newest first."""
    rows = [
        row
        for name in _names(learner)
        for row in store.sessions(learner=name, scenario_id=scenario_id)
    ]
    return sorted(rows, key=lambda row: row.begun_at, reverse=True)


def records_of(store: Store, learner: str | None, kind: str) -> list[Record]:
    """What the learner did outside talks, of one kind, the oldest first."""
    records = [record for name in _names(learner) for record in store.records(kind, learner=name)]
    return sorted(records, key=lambda record: record.n)


def next_step_of(store: Store, learner: str | None) -> str | None:
    """The learner's latest own next step, under the name or else without one."""
    own = store.last_next_step(learner)
    return own if own or learner is None else store.last_next_step(None)


def is_scored(row: SessionRow) -> bool:
    """Whether what was measured in it may be shown: over, and scored by the learner first (5.1)."""
    return row.status is Status.ENDED and row.scored


def _names(learner: str | None) -> list[str | None]:
    return [learner, None] if learner else [None]
