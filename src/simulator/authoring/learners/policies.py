"""Learners made of rules: whoever knows the way, whoever guesses, whoever reacts on routine.

The guessers see only the form of a reply. The others see what it will be measured as, which no
learner does: they stand for the two ends between which real learners are.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal, NamedTuple

from simulator.authoring.learners.form import Looks, Reader
from simulator.authoring.learners.talks import Choose, remembered
from simulator.codebook.vocabulary import ReplyType
from simulator.explorer.claims.proof import Proof
from simulator.explorer.claims.proof import no_reflex as reflex_free
from simulator.explorer.gauge_sets import SIZE
from simulator.explorer.random_play import PlayTables, StateNumber, Step
from simulator.explorer.state_space import Spread
from simulator.scenario import Scenario

PolicyKind = Literal["expert", "slip", "random", "bland", "reflex", "form"]
"""What kind of learner it is; a ``form`` learner sees only words, and never what they do."""

PolicyId = str
"""``expert``, ``one_slip``, ``one_slip_repaired``, ``random``, ``bland``, ``always_a_reflex``,
``always_`` with one of the five reflexes, and the guessers of `GUESSES` and `POSITIONS`."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A learner who always goes about it in the same way."""

    id: PolicyId
    kind: PolicyKind
    begins: Callable[[Random], Choose]
    """How he chooses in one conversation; what he plans beforehand comes from the dice."""
    blind: bool = False
    """Whether he takes any reply: random play then holds his conversations, which is faster."""


class Roads(NamedTuple):
    """Every state of a scenario by its fewest further replies to a good ending."""

    clean: Spread
    """With no reflex measured on the way."""
    good: Spread
    """With any replies."""

    @classmethod
    def through(cls, proof: Proof) -> "Roads":
        """The roads through a state space that was walked."""
        good = proof.scenario.good_endings
        return cls(proof.space.distances(good, proof.reach, reflex_free), proof.good)


def expert(tables: PlayTables, roads: Roads) -> Choose:
    """Takes a reply on a shortest reflex-free road to a good ending, passend ones first.

    Where no reflex-free road is left he takes any shortest one, and where none is left at all he
    stays passend, or else neutraal.
    """

    def chosen(state: StateNumber) -> Sequence[Step]:
        steps = tables.steps(state)
        clean = _nearest((step for step in steps if not step.slipped), roads.clean)
        onward = clean or _nearest(steps, roads.good) or steps
        return _first_kind(onward, "passend", "neutraal")

    return remembered(chosen)


def _nearest(steps: Iterable[Step], spread: Spread) -> list[Step]:
    """Those steps after which the road is shortest; none where there is no road."""
    by_distance: dict[int, list[Step]] = {}
    for step in steps:
        further = distance(spread, step.onward)
        if further is not None:
            by_distance.setdefault(further, []).append(step)
    return by_distance[min(by_distance)] if by_distance else []


def distance(spread: Spread, state: StateNumber) -> int | None:
    """In which layer of the spread a state lies; None where it lies in none."""
    moment, index = divmod(state, SIZE)
    return next(
        (n for n, layer in enumerate(spread.layers) if layer.get(moment, 0) >> index & 1), None
    )


def _first_kind(steps: Sequence[Step], *fits: str) -> Sequence[Step]:
    """The steps of the first of these fits that is there; all steps where none is."""
    for fit in fits:
        found = [step for step in steps if step.fit == fit]
        if found:
            return found
    return steps


def bland(tables: PlayTables) -> Choose:
    """Never a reflex and never what fits, if that can be (P10)."""
    return remembered(lambda state: _first_kind(tables.steps(state), "neutraal", "passend"))


def at_random(tables: PlayTables) -> Choose:
    """Any reply.

    Whoever takes the first or the last reply on the screen does the same, for the order in which
    replies stand there is drawn anew at every turn and knows nothing of them (P12).
    """
    return remembered(tables.steps)


def always(tables: PlayTables, kind: ReplyType) -> Choose:
    """This type whenever it is on offer, else the first neutraal reply, else the first (P9).

    A reflex is what is measured as it; an intervention is what its author calls it. The first is
    the first in the file.
    """
    return _always(tables, lambda step: kind in (step.measured, step.reply.type))


def always_a_reflex(tables: PlayTables) -> Choose:
    """Any reflex, whenever one is on offer, else the first neutraal reply, else the first (P9)."""
    return _always(tables, lambda step: step.slipped)


def _always(tables: PlayTables, wanted: Callable[[Step], bool]) -> Choose:
    def chosen(state: StateNumber) -> Sequence[Step]:
        steps = tables.steps(state)
        return [step for step in steps if wanted(step)] or _first_kind(steps, "neutraal")[:1]

    return remembered(chosen)


def types_in(scenario: Scenario) -> tuple[ReplyType, ...]:
    """Every type that a reply of the scenario has, in the order of the file, repair included."""
    replies = [reply.type for scene in scenario.scenes.values() for reply in scene.replies]
    mending: list[ReplyType] = ["herstellen"] if scenario.repair else []
    return tuple(dict.fromkeys([*replies, *mending]))


def one_slip(tables: PlayTables, knows: Choose, turn: int, *, repairs: bool) -> Choose:
    """Goes by ``knows``, but from this turn on (0 is the first) once takes a reflex on offer.

    Not a harmful one. Whoever ``repairs`` takes the reply that mends when it is offered right
    after.
    """

    def chosen(state: StateNumber, taken: Sequence[Step]) -> Sequence[Step]:
        slipped = any(step.slipped for step in taken)
        if not slipped and len(taken) >= turn:
            slips = [step for step in tables.steps(state) if step.fit == "reflex"]
            if slips:
                return slips
        if repairs and slipped and taken[-1].slipped:
            mending = [step for step in tables.steps(state) if step.reply.type == "herstellen"]
            if mending:
                return mending
        return knows(state, taken)

    return chosen


def wavering(tables: PlayTables, knows: Choose, slips: int, of: int) -> Choose:
    """Goes by ``knows``, but ``slips`` times ``of`` for a reflex where one is on offer.

    A reflex that the file says it tempts to comes before any other.
    """
    tempts = tables.space.scenario.tempts

    def chosen(state: StateNumber) -> Sequence[Step]:
        reflexes = [step for step in tables.steps(state) if step.slipped]
        tempting = [step for step in reflexes if step.measured in tempts] or reflexes
        meant = list(knows(state, ()))
        if not tempting:
            return meant
        return tempting * (slips * len(meant)) + meant * ((of - slips) * len(tempting))

    return remembered(chosen)


def no_reflex(tables: PlayTables) -> Choose:
    """Any reply that is not measured as a reflex: knows what not to do, not what to do."""

    def chosen(state: StateNumber) -> Sequence[Step]:
        steps = tables.steps(state)
        return [step for step in steps if not step.slipped] or steps

    return remembered(chosen)


Guess = Callable[[Sequence[Looks]], Sequence[bool]]
"""Which of the replies someone would take who sees nothing but this of them."""


def _the_most(of: Callable[[Looks], int]) -> Guess:
    def guessed(looks: Sequence[Looks]) -> Sequence[bool]:
        most = max(map(of, looks))
        return [of(look) == most for look in looks]

    return guessed


GUESSES: Mapping[PolicyId, Guess] = {
    "longest": _the_most(lambda look: look.length),
    "shortest": _the_most(lambda look: -look.length),
    "always_the_question": _the_most(lambda look: look.asks),
    "never_the_question": _the_most(lambda look: not look.asks),
    "politest": _the_most(lambda look: look.polite),
    "clients_words": _the_most(lambda look: look.echoes),
}
"""Learners who guess by form (P11); where several replies look alike they take any of them."""

POSITIONS: tuple[PolicyId, ...] = ("first", "last")
"""Learners who guess by where a reply stands on the screen (P11): that is `at_random`."""


def guessing(tables: PlayTables, guess: Guess, reader: Reader) -> Choose:
    """Chooses by form alone."""

    def chosen(state: StateNumber) -> Sequence[Step]:
        steps = tables.steps(state)
        if not steps:
            return ()
        picked = guess(reader.looks(state, steps))
        return [step for step, taken in zip(steps, picked, strict=True) if taken]

    return remembered(chosen)
