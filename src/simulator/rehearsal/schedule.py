"""When a card comes back: folded from the answers that were kept, and kept nowhere else.

The reckoning is FSRS, by its own library, with its own parameters. What counts is the day: a card
never comes back within a sitting, since spread practice lasts and the shape of the schedule hardly
matters. Nobody is asked how easy it was: seen as it was measured is "good", otherwise "again".
"""

from collections.abc import Iterable, Mapping
from datetime import MAXYEAR, MINYEAR, UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from simulator.rehearsal.deck import ANSWERS, Answer, CardId, Flashcard
from simulator.store import JSON, Record

if TYPE_CHECKING:
    from fsrs import Scheduler

LONGEST_DAYS: Final = 180
"""A card comes back after half a year at the latest."""

Rating = Literal["good", "again"]
"""What an answer is to the schedule."""


class Review(NamedTuple):
    """A card was answered."""

    card: CardId
    at: datetime
    """In UTC."""
    answer: Answer
    measured: Answer
    """What it was measured as then, whatever it is now."""
    rating: Rating


class Standing(NamedTuple):
    """How a card stands that was answered before."""

    last: datetime
    """When it was last answered, in UTC."""
    due: datetime
    """From when on it may come back, in UTC."""


def rating_of(card: Flashcard, answer: Answer) -> Rating:
    """``good`` when it was seen as it was measured."""
    return "good" if answer == card.answer else "again"


def answered(card: Flashcard, answer: Answer) -> Mapping[str, JSON]:
    """What is kept of an answer: the payload of a ``DRILL`` record."""
    return {
        "card": card.id,
        "answer": answer,
        "measured": card.answer,
        "rating": rating_of(card, answer),
    }


def reviews(records: Iterable[Record]) -> tuple[Review, ...]:
    """The answers that were kept, the oldest first; what cannot be understood is passed over."""
    found = (_review(record) for record in records)
    return tuple(
        sorted((review for review in found if review is not None), key=lambda review: review.at)
    )


def schedule(told: Iterable[Review], now: datetime) -> Mapping[CardId, Standing]:
    """How every card stands that was answered before; ``told`` with the oldest first.

    An answer that was kept with a clock that ran ahead counts as of ``now``.
    """
    from fsrs import Card, Rating

    scheduler = new_scheduler()
    grades = {"good": Rating.Good, "again": Rating.Again}
    cards: dict[CardId, Card] = {}
    for review in told:
        # Without an id of its own the library waits a millisecond to find one.
        card = cards.get(review.card) or Card(card_id=0)
        at = min(review.at, now)
        cards[review.card], _ = scheduler.review_card(card, grades[review.rating], at)
    return {
        name: Standing(card.last_review, card.due)
        for name, card in cards.items()
        if card.last_review is not None
    }


def new_scheduler() -> "Scheduler":
    """The scheduler of every sitting: whole days, and the same answers give the same days."""
    from fsrs import Scheduler

    return Scheduler(
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST_DAYS,
        enable_fuzzing=False,
    )


def moment_of(at: str) -> datetime | None:
    """The moment of a stored event or record, in UTC; None for what is no moment.

    The first and the last year a date can have are none either: nothing can be reckoned there.
    """
    try:
        moment = datetime.fromisoformat(at).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment if MINYEAR < moment.year < MAXYEAR else None


def _review(record: Record) -> Review | None:
    told = record.payload
    card, answer, measured = told.get("card"), told.get("answer"), told.get("measured")
    at, rating = moment_of(record.at), told.get("rating")
    if at is None or not isinstance(card, str) or rating not in ("good", "again"):
        return None
    if answer not in ANSWERS or measured not in ANSWERS:
        return None
    return Review(card, at, answer, measured, rating)


def days_between(earlier: datetime, later: datetime) -> int:
    """Whole days from one moment to another, at least 0."""
    return max((later - earlier) // timedelta(days=1), 0)
