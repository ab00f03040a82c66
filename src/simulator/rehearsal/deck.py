"""The cards of a scenario: a moment in it, a reply on offer there, and what that is measured as.

The moments are met by walking through the scenario as a good talk would, with at most one reply on
routine on the way. The best cards come in two: the same sentence, once fitting and once a reflex,
because of the moment it is said in (codebook 0.2, P21).
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple, cast

from simulator.client.fit import Cause, Verdict
from simulator.client.moment import Point, State
from simulator.client.rules import Option, Rules
from simulator.codebook.vocabulary import REFLEXES, Fit, Measured, Reflex
from simulator.explorer.alike import nearly_the_same, words_of
from simulator.scenario import REPAIR, ReplyId, Scenario, SceneId

NONE: Final = "geen"
"""The answer: no reflex, here."""

Answer = Reflex | Literal["geen"]
"""What can be answered to a card."""
ANSWERS: tuple[Answer, ...] = (*REFLEXES, NONE)

MOST_STEPS: Final = 5_000
"""Replies that are tried to make the cards of one scenario: 0.2 s. Shipped ones take 1,000."""

MOST_SLIPS: Final = 1
"""Replies on routine on the way to a card."""

CardId = str
"""``scenario/scene/reply/road``; the road is the replies before it, with commas between."""


@dataclass(frozen=True, slots=True)
class Flashcard:
    """One reply at one moment."""

    scenario_id: str
    road: tuple[ReplyId, ...]
    """The replies that lead to the moment, from the opening."""
    scene: SceneId
    reply: ReplyId
    fit: Fit
    measured: Measured
    cause: Cause
    """Which step of the measurement had the last word."""
    twin: CardId | None = None
    """The card with nearly the same sentence at a moment in which it is measured otherwise."""

    @property
    def id(self) -> CardId:
        """The same for as long as the scenario has this road and this reply."""
        return "/".join((self.scenario_id, self.scene, self.reply, ",".join(self.road)))

    @property
    def answer(self) -> Answer:
        """What it is measured as, as an answer."""
        return cast(Reflex, self.measured) if self.fit in ("reflex", "schadelijk") else NONE


def scenario_of(card: CardId) -> str:
    """The id of the scenario that a card is from."""
    return card.partition("/")[0]


def deck(scenario: Scenario) -> tuple[Flashcard, ...]:
    """The cards of a scenario: those that come in two first, each right behind its twin.

    Of every reply at most two: the first moment in which it fits, and the first in which it is a
    reflex. What is neutral says little, and the third of a kind in a row is not about the moment.
    """
    found: dict[tuple[SceneId, ReplyId, bool], Flashcard] = {}
    for card in _met(scenario):
        if card.fit != "neutraal" and card.cause != "repetition":
            found.setdefault((card.scene, card.reply, card.answer == NONE), card)
    return (*_paired(scenario, list(found.values())),)


def found_again(scenario: Scenario, card: CardId) -> Flashcard | None:
    """The card as it is measured now; None when the scenario no longer comes to that moment."""
    name, *rest = card.split("/")
    if name != scenario.id or len(rest) != 3:
        return None
    scene, reply, road = rest
    rules = Rules(scenario)
    state = rules.start()
    replies = tuple(road.split(",")) if road else ()
    for given in replies:
        option = _on_offer(rules, state, given)
        if option is None:
            return None
        state, _ = rules.step(state, option)
    option = _on_offer(rules, state, reply) if state.scene == scene else None
    if option is None:
        return None
    _, outcome = rules.step(state, option)
    return _card(scenario, _Met(state, replies, 0), option, outcome.verdict)


def in_turn(cards: Sequence[Flashcard]) -> list[Flashcard]:
    """Cards in the order to learn them in: twins, and then as many kinds of answer as there are."""
    twins = [card for card in cards if card.twin is not None]
    piles: defaultdict[Answer, list[Flashcard]] = defaultdict(list)
    for card in cards:
        if card.twin is None:
            piles[card.answer].append(card)
    reflexes = _in_layers([pile for answer, pile in piles.items() if answer != NONE])
    return [*twins, *_in_layers([piles[NONE], reflexes])]


def _in_layers(piles: Sequence[Sequence[Flashcard]]) -> list[Flashcard]:
    deepest = max(map(len, piles), default=0)
    return [pile[depth] for depth in range(deepest) for pile in piles if depth < len(pile)]


class _Met(NamedTuple):
    state: State
    road: tuple[ReplyId, ...]
    slips: int


def _met(scenario: Scenario) -> Iterator[Flashcard]:
    """Every reply at every moment on the way, the moments that come first in a talk first.

    Moments that differ in the gauges alone are one here: otherwise there are thousands.
    """
    rules = Rules(scenario)
    waiting = deque([_Met(rules.start(), (), 0)])
    seen: set[object] = set()
    steps = 0
    while waiting and steps < MOST_STEPS:
        here = waiting.popleft()
        if here.state.scene not in scenario.scenes:
            continue
        for option in _offered(rules, here.state):
            steps += 1
            after, outcome = rules.step(here.state, option)
            card = _card(scenario, here, option, outcome.verdict)
            yield card
            slips = here.slips + (card.answer != NONE)
            if slips > MOST_SLIPS or card.fit == "neutraal":
                continue
            moment = after.moment
            met = (moment.scene, moment.kept, moment.houding, moment.crisis_fase, slips)
            if met not in seen:
                seen.add(met)
                waiting.append(_Met(after, (*here.road, card.reply), slips))


def _offered(rules: Rules, state: State) -> Iterator[Option]:
    """What can be said here, but for the words that mend: these are not the same every time."""
    for _, option in rules.offered(state.moment, Point(state.gauges)):
        if option.reply.id != REPAIR:
            yield option


def _on_offer(rules: Rules, state: State, reply: ReplyId) -> Option | None:
    if rules.has_ended(state.moment):
        return None
    return next((option for option in _offered(rules, state) if option.reply.id == reply), None)


def _card(scenario: Scenario, here: _Met, option: Option, verdict: Verdict) -> Flashcard:
    return Flashcard(
        scenario.id,
        here.road,
        here.state.scene,
        option.reply.id,
        verdict.fit,
        verdict.measured,
        verdict.cause,
    )


def _paired(scenario: Scenario, cards: Sequence[Flashcard]) -> Iterator[Flashcard]:
    """Twins first; each card has at most one, and the same reply is a better one than another."""
    words = {
        (scene.id, reply.id): words_of(reply.text)
        for scene in scenario.scenes.values()
        for reply in scene.replies
    }
    fitting = [card for card in cards if card.answer == NONE]
    reflexes = [card for card in cards if card.answer != NONE]
    pairs = [
        (fits, slips)
        for fits in fitting
        for slips in reflexes
        if nearly_the_same(words[fits.scene, fits.reply], words[slips.scene, slips.reply])
    ]
    taken: set[CardId] = set()
    for fits, slips in sorted(pairs, key=_apart):
        if taken.isdisjoint((fits.id, slips.id)):
            taken |= {fits.id, slips.id}
            yield replace(fits, twin=slips.id)
            yield replace(slips, twin=fits.id)
    yield from (card for card in cards if card.id not in taken)


def _apart(pair: tuple[Flashcard, Flashcard]) -> bool:
    one, other = pair
    return (one.scene, one.reply) != (other.scene, other.reply)
