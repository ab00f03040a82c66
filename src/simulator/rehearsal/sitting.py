"""A sitting: the few cards of today, from scenarios that may be shown to this learner.

Cards that are due come first, then new ones; what was answered today stays away. Nothing is opened
that is not needed: a sitting takes its cards from at most three scenarios.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Final, NamedTuple

from simulator.loading.library import Card
from simulator.rehearsal.deck import CardId, Flashcard, deck, found_again, in_turn, scenario_of
from simulator.rehearsal.schedule import Review, Standing, schedule
from simulator.scenario import Scenario
from simulator.store import SessionRow, Status

MOST_CARDS: Final = 6
"""About two minutes."""
MOST_DUE: Final = 4
"""With new ones left, so many come back: something new in every sitting."""
MOST_SCENARIOS: Final = 3
REST: Final = timedelta(hours=12)
"""A card that was just answered is not asked again before this: that would be massed practice."""


class Open(NamedTuple):
    """The scenarios that cards may come from."""

    known: tuple[Card, ...]
    """Those whose talk the learner has held to its end, the latest first."""
    new: tuple[Card, ...]
    """The others, in the order of the library; a card gives some of such a talk away."""


class Dealt(NamedTuple):
    """A card of a sitting, with the scenario it is from."""

    card: Flashcard
    scenario: Scenario
    twin: Flashcard | None
    """Its twin, where the learner has answered that one before: it is told then, and not asked."""


Loaded = Callable[[Card], Scenario | None]
"""Opens a scenario; None when it cannot be played."""


def open_to_drill(cards: Iterable[Card], rows: Iterable[SessionRow], language: str) -> Open:
    """The scenarios that cards may come from.

    Never a locked one. One with a content warning only when she has held that talk to its end: a
    card comes without the page that warns (codebook 8.1). And none of a talk whose self-score is
    still to come: a card says what its replies are measured as (5.1). ``rows`` are her sessions,
    the newest first. Scenarios in another language than hers are left out where there are others.
    """
    newest: dict[str, SessionRow] = {}
    finished: list[str] = []
    for row in rows:
        if row.status is Status.LEFT or not row.replies:
            continue
        newest.setdefault(row.scenario_id, row)
        if row.status is Status.ENDED and row.scenario_id not in finished:
            finished.append(row.scenario_id)
    allowed = [
        card
        for card in cards
        if not card.locked
        and (card.id in finished or not card.warnings)
        and (card.id not in newest or newest[card.id].scored)
    ]
    spoken = [card for card in allowed if card.language == language] or allowed
    known = {card.id: card for card in spoken if card.id in finished}
    return Open(
        tuple(known[name] for name in finished if name in known),
        tuple(card for card in spoken if card.id not in known),
    )


def sitting(
    open_now: Open, told: Sequence[Review], now: datetime, load: Loaded
) -> tuple[Dealt, ...]:
    """The cards of a sitting, at most six; none when all there is was answered just now.

    ``told`` are all earlier answers, the oldest first. The same answers give the same sitting.
    """
    return tuple(_Table(open_now, told, now, load).deal())


class _Table:
    """What lies ready: the scenarios that were opened, and the cards that were chosen."""

    def __init__(self, open_now: Open, told: Sequence[Review], now: datetime, load: Loaded) -> None:
        self._known_talks = [card.id for card in open_now.known]
        self._new_talks = [card.id for card in open_now.new]
        self._shelf = {card.id: card for card in (*open_now.known, *open_now.new)}
        self._told = told
        self._now = now
        self._load = load
        self._standings = schedule(told, now)
        # Of a sentence that was seen at one moment, another such moment is nothing new.
        self._met = {(*review.card.split("/")[:3], review.measured) for review in told}
        self._opened: dict[str, tuple[Scenario, tuple[Flashcard, ...]] | None] = {}
        self._chosen: dict[CardId, Flashcard] = {}

    def deal(self) -> Iterator[Dealt]:
        """Choose, and lay them in their order."""
        due = list(_due(self._standings, self._now))
        self._take(self._known(due), MOST_DUE)
        self._take(self._fresh(), MOST_CARDS)
        self._take(self._known(due), MOST_CARDS)
        self._take(self._known(_early(self._standings, self._now)), MOST_CARDS)
        answered = set(self._standings)
        for card in _mixed(list(self._chosen.values()), len(self._told)):
            opened = self._open(card.scenario_id)
            assert opened is not None
            scenario, all_cards = opened
            twin = card.twin if card.twin in answered else None
            yield Dealt(card, scenario, next((one for one in all_cards if one.id == twin), None))
            answered.add(card.id)

    def _take(self, cards: Iterable[Flashcard], most: int) -> None:
        for card in cards:
            if len(self._chosen) >= most:
                return
            self._chosen.setdefault(card.id, card)

    def _open(self, name: str) -> tuple[Scenario, tuple[Flashcard, ...]] | None:
        if name not in self._opened:
            if name not in self._shelf or len(self._opened) >= MOST_SCENARIOS:
                return None
            scenario = self._load(self._shelf[name])
            self._opened[name] = None if scenario is None else (scenario, deck(scenario))
        return self._opened[name]

    def _known(self, names: Iterable[CardId]) -> Iterator[Flashcard]:
        """Cards that were answered before, as they are measured now."""
        for name in names:
            opened = self._open(scenario_of(name))
            if opened is None:
                continue
            scenario, cards = opened
            card = next((card for card in cards if card.id == name), None)
            found = card or found_again(scenario, name)
            if found is not None:
                yield found

    def _fresh(self) -> Iterator[Flashcard]:
        """New cards, from each of the known talks in turn, and then from one new talk at a time."""
        yield from _dealt_round([list(self._new_in(name)) for name in self._known_talks])
        for name in self._new_talks:
            yield from self._new_in(name)

    def _new_in(self, name: str) -> Iterator[Flashcard]:
        opened = self._open(name)
        for card in in_turn(opened[1]) if opened is not None else ():
            met = (card.scenario_id, card.scene, card.reply, card.answer)
            if met not in self._met and card.id not in self._standings:
                yield card


def _dealt_round(piles: list[list[Flashcard]]) -> Iterator[Flashcard]:
    """A card from every pile in turn; twins go two by two."""
    while any(piles):
        for pile in piles:
            for card in pile[: 2 if pile and pile[0].twin else 1]:
                yield card
                pile.remove(card)


def _due(standings: Mapping[CardId, Standing], now: datetime) -> Iterator[CardId]:
    """What may come back now, the longest waiting first."""
    waiting = [(standing.due, name) for name, standing in standings.items() if standing.due <= now]
    yield from (name for _, name in sorted(waiting))


def _early(standings: Mapping[CardId, Standing], now: datetime) -> Iterator[CardId]:
    """What is not due yet and was not answered just now, the first that will be due first."""
    waiting = [
        (standing.due, name)
        for name, standing in standings.items()
        if standing.due > now and now - standing.last >= REST
    ]
    yield from (name for _, name in sorted(waiting))


def _mixed(cards: list[Flashcard], seed: int) -> list[Flashcard]:
    """In an order of this sitting, so that nothing follows from what came before; twins apart."""
    Random(seed).shuffle(cards)
    for place in range(len(cards) - 2):
        if cards[place].twin == cards[place + 1].id:
            cards[place + 1], cards[place + 2] = cards[place + 2], cards[place + 1]
    if len(cards) > 2 and cards[-1].twin == cards[-2].id:
        cards.insert(0, cards.pop())
    return cards
