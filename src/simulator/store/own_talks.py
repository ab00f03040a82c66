"""Which talks are a learner's own: those under the name, and those held without one."""

from simulator.store.interface import SELF_SCORE, SessionRow, Store


def sessions_of(
    store: Store, learner: str | None, *, scenario_id: str | None = None
) -> list[SessionRow]:
    """The learner's talks, newest first: those under the name, and those held without a name.

    Who chooses a name later keeps what she did before it. Raises `StoreProblem`.
    """
    names = [learner, None] if learner else [None]
    rows = [row for name in names for row in store.sessions(learner=name, scenario_id=scenario_id)]
    return sorted(rows, key=lambda row: row.begun_at, reverse=True)


def next_step_of(store: Store, learner: str | None) -> str | None:
    """The learner's latest own next step, under the name or else without one."""
    own = store.last_next_step(learner)
    return own if own or learner is None else store.last_next_step(None)


def is_scored(store: Store, row: SessionRow) -> bool:
    """Whether the learner has locked a self-score for this talk. Raises `StoreProblem`."""
    return any(event.kind == SELF_SCORE for event in store.events(row.id))
