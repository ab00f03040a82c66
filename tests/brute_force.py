"""Everything that can happen in a small scenario, one state at a time: slow, and plain to read.

The claims are decided over sets of states at once; here the same questions are asked of one state
after the other, with the rules of the live game and nothing forgotten. ``strange`` makes scenarios
that nobody would write, so that both answers to every question turn up.
"""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from dataclasses import replace
from functools import cache
from random import Random
from typing import TYPE_CHECKING, NamedTuple, cast

from simulator.client.moment import Moment, Point
from simulator.client.rules import Option, Outcome, Rules
from simulator.codebook.effects import ELICITS
from simulator.codebook.endings import ENDING_KINDS_OF
from simulator.codebook.grounds import FLAG_PRECONDITIONS
from simulator.codebook.labels import ENDING_DEFAULTS
from simulator.codebook.requirements import BIT, Gauges
from simulator.codebook.vocabulary import ENDINGS, Ending, Gauge, Intervention, Signal
from simulator.explorer.claims import Proof
from simulator.explorer.state_space import StateSpace
from simulator.scenario import (
    Branch,
    Condition,
    EndingText,
    Otherwise,
    Range,
    Reply,
    Scenario,
    Scene,
    Spoken,
)
from tests.generated import generated_scenario

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from simulator.client.fit import Verdict
    from simulator.codebook.vocabulary import Behaviour, QuestionForm, Start


class At(NamedTuple):
    """One state: a moment with nothing left out, and where the gauges are."""

    moment: Moment
    gauges: Gauges

    def is_true(self, name: str) -> bool:
        return bool(self.moment.truths & BIT[name])


class Taken(NamedTuple):
    """One reply, given in one state."""

    before: At
    option: Option
    verdict: Verdict
    after: At

    @property
    def slipped(self) -> bool:
        return self.verdict.fit in ("reflex", "schadelijk")


class TooMany(Exception):
    """More states than a test has time for."""


class World:
    """Every state of a scenario, and every reply in it, the turn limit lifted."""

    def __init__(self, scenario: Scenario, most: int) -> None:
        self.scenario = scenario
        self.rules = Rules(scenario)
        start = self.rules.start()
        self.start = At(start.moment, start.gauges)
        self.depth = {self.start: 0}
        """Fewest replies to each state."""
        self.replies: dict[At, list[Taken]] = {}
        """What can be said in each state in which the talk goes on."""
        waiting = deque([self.start])
        while waiting:
            here = waiting.popleft()
            if self.has_ended(here):
                continue
            self.replies[here] = [self.taken(here, option) for option in self.offered(here)]
            for taken in self.replies[here]:
                if taken.after not in self.depth:
                    self.depth[taken.after] = self.depth[here] + 1
                    waiting.append(taken.after)
            if len(self.depth) > most:
                raise TooMany

    def has_ended(self, here: At) -> bool:
        return here.moment.scene not in self.scenario.scenes

    def offered(self, here: At) -> list[Option]:
        return [option for _, option in self.rules.offered(here.moment, Point(here.gauges))]

    def outcome(self, here: At, option: Option) -> Outcome[Point]:
        return next(self.rules.outcomes(option, here.moment, Point(here.gauges)))

    def taken(self, here: At, option: Option) -> Taken:
        outcome = self.outcome(here, option)
        after = At(outcome.moment, outcome.where.gauges)
        return Taken(here, option, outcome.verdict, after)

    def all_replies(self) -> Iterator[Taken]:
        for replies in self.replies.values():
            yield from replies

    def met_by(self, takes: Callable[[Taken], bool]) -> dict[At, int]:
        """Every state that these replies alone come to, with the fewest of them that it takes."""
        depth = {self.start: 0}
        waiting = deque([self.start])
        while waiting:
            here = waiting.popleft()
            for taken in self.replies.get(here, ()):
                if takes(taken) and taken.after not in depth:
                    depth[taken.after] = depth[here] + 1
                    waiting.append(taken.after)
        return depth

    def away_from(
        self, endings: Iterable[str], takes: Callable[[Taken], bool] = lambda _: True
    ) -> dict[At, int]:
        """Fewest further replies to one of these endings, where one can be reached at all."""
        into: dict[At, list[At]] = {}
        for taken in self.all_replies():
            if takes(taken):
                into.setdefault(taken.after, []).append(taken.before)
        wanted = set(endings)
        away = {here: 0 for here in self.depth if here.moment.scene in wanted}
        waiting = deque(away)
        while waiting:
            here = waiting.popleft()
            for before in into.get(here, ()):
                if before not in away:
                    away[before] = away[here] + 1
                    waiting.append(before)
        return away

    @property
    def to_good(self) -> dict[At, int]:
        return self.away_from(self.scenario.good_endings)


def no_slip(taken: Taken) -> bool:
    return not taken.slipped


def fitting(taken: Taken) -> bool:
    return taken.verdict.fit == "passend"


_MOST_STATES = 900


_STRANGE = 120
"""Strange scenarios that are gone through state by state; of a crisis, half as many."""


def strange_proofs(*, crisis: bool = False) -> tuple[tuple[World, Proof], ...]:
    """Strange scenarios that are small enough, each gone through whole and with its proof."""
    return _strange_proofs(crisis)


@cache
def _strange_proofs(crisis: bool) -> tuple[tuple[World, Proof], ...]:
    found: list[tuple[World, Proof]] = []
    seed = 0
    while len(found) < (_STRANGE // 2 if crisis else _STRANGE):
        with suppress(TooMany):
            world = World(strange(seed, crisis=crisis), _MOST_STATES)
            found.append((world, Proof(StateSpace(world.scenario))))
        seed += 1
    return tuple(found)


def strange(seed: int, *, crisis: bool = False) -> Scenario:
    """A generated scenario, bent until the unlikely happens in it.

    With ``crisis`` it begins in a real one, and taking over is near at hand.
    """
    dice = Random(f"strange {seed}")
    size = dice.choice((2, 3, 3, 4))
    start: Start | None = "crisis_acuut" if crisis else None
    scenario = generated_scenario(seed, scenes=size, replies=3, start=start)
    good = ("vervolg_gekozen", *dice.sample(_GOOD, dice.choice((0, 1, 2))))
    bend = _Bend(dice, scenario, good)
    return replace(
        scenario,
        good_endings=good,
        max_turns=dice.choice((2, 3, 5, 8)),
        repair=scenario.repair if dice.random() < 0.5 else (),
        facts=("feit",),
        shift=_numb(scenario) if bend.numb else (("vertrouwen", dice.choice((0, 1, 2))),),
        people=dice.choice((1, 1, 2)),
        night=dice.random() < 0.3,
        session=dice.choice(("eerste", "vervolg")),
        flags=frozenset(dice.sample(_FLAGS, dice.choice((0, 0, 2, 5)))),
        endings=_without_words_of_its_own(good),
        scenes={scene.id: bend.scene(scene) for scene in scenario.scenes.values()},
    )


_GOOD = tuple(ending for ending in ENDINGS if ENDING_KINDS_OF[ending] == "goed")
_FLAGS = (
    *sorted(FLAG_PRECONDITIONS),
    "erkend",
    "feit_bekend",
    "schadelijke_keuze",
    "grens_overschreden",
    "begrip_zonder_gedrag",
    "mandaat_overname",
    "dreiging_afgewend",
    "toestemming",
    "gevaar",
    "veiligheid_bekend",
    "teruggekoppeld",
    "feit",
)


def _without_words_of_its_own(good: tuple[Ending, ...]) -> dict[Ending, EndingText]:
    words = {
        ending: EndingText(Spoken(says.nl), text.nl)
        for ending, (says, text) in ENDING_DEFAULTS.items()
    }
    return words | {ending: EndingText(None, "Klaar.") for ending in good}


def _numb(scenario: Scenario) -> tuple[tuple[Gauge, int], ...]:
    """The shift to a start without regie and without spanning, where a comfort moves nothing."""
    start = Rules(scenario).start().gauges
    return (("regie", -start.regie), ("spanning", -start.spanning))


class _Bend:
    def __init__(self, dice: Random, scenario: Scenario, good: tuple[Ending, ...]) -> None:
        self.dice = dice
        self.numb = dice.random() < 0.35
        """Whether it begins where a comfort moves nothing, and is comforted in its opening."""
        self.first, *_, self.last = scenario.scenes
        self.targets = (*scenario.scenes, *good)
        crisis = scenario.crisis_kind == "werkelijk"
        self.types = (*_WELCOME, *_IN_CRISIS) if crisis else _WELCOME
        self.behaviours: tuple[Behaviour, ...] = (
            ("troosten", "stil_overnemen") if crisis else ("troosten",)
        )

    def scene(self, scene: Scene) -> Scene:
        dice = self.dice
        trap = dice.random() < 0.07
        targets = self.targets[1:] if self.numb else self.targets
        if trap:
            targets = (scene.id,)
        signal: Signal = dice.choice(("geen", "geen", "gevaar", "weerstand", scene.signal))
        return replace(
            scene,
            replies=tuple(self.reply(reply, targets, scene.id) for reply in scene.replies),
            signal=signal,
            sets=frozenset(dice.sample(_FLAGS, 1)) if dice.random() < 0.2 else frozenset(),
            consultation=dice.random() < 0.1,
            strict=dice.random() < 0.1,
            starts_crisis=dice.random() < 0.15,
        )

    def reply(self, reply: Reply, targets: tuple[str, ...], scene: str) -> Reply:
        dice = self.dice
        trapped = len(targets) == 1
        goto = reply.otherwise.goto
        if trapped or dice.random() < 0.3:
            goto = dice.choice((None, *targets))
        reply = replace(
            reply,
            otherwise=replace(reply.otherwise, goto=goto),
            strict=dice.random() < 0.1,
            when=self.condition() if dice.random() < 0.15 else Condition(),
        )
        if reply.reflex_behaviour is not None:
            if trapped:
                reply = replace(reply, otherwise=Otherwise(), reflex_behaviour=None, type="volgen")
                return replace(reply, branches=(Branch(targets[0]),))
            reply = replace(reply, question=dice.choice(("geen", "geen", "gesloten")))
            if self.numb and scene == self.first:
                way = Otherwise(goto=self.last)
                reply = replace(reply, type="meeleef_reflex", otherwise=way, when=Condition())
                return replace(reply, reflex_behaviour="troosten")
            if dice.random() < 0.5:
                behaviour = dice.choice(self.behaviours)
                return replace(reply, type="meeleef_reflex", reflex_behaviour=behaviour)
            return reply
        if trapped or dice.random() < 0.6:
            types = ("volgen",) if trapped else self.types
            form: QuestionForm = dice.choice(("geen", "geen", "gesloten"))
            reply = replace(reply, type=dice.choice(types), question=form, hollow=False)
        kind = cast(Intervention, reply.type)
        return replace(
            reply,
            branches=tuple(
                replace(branch, to=dice.choice(targets))
                if trapped or dice.random() < 0.5
                else branch
                for branch in reply.branches
            ),
            sets=frozenset(
                flag for flag in (*sorted(ELICITS[kind]), "feit") if dice.random() < 0.5
            ),
            clears=frozenset({"gevaar"}) if dice.random() < 0.1 else frozenset(),
        )

    def condition(self) -> Condition:
        dice = self.dice
        return dice.choice(
            (
                Condition(flags=frozenset({dice.choice(_FLAGS)})),
                Condition(houding=frozenset({dice.choice(("klager", "klant", "bezoeker"))})),
                Condition(gauges=(("vertrouwen", Range(dice.choice((3, 5, 7)), 10)),)),
                Condition(without=frozenset({"erkend"})),
            )
        )


_WELCOME: tuple[Intervention, ...] = (
    "volgen",
    "volgen",
    "samenvatten",
    "copingvraag",
    "mandaat_vragen",
    "regie_teruggeven",
    "veiligheid_uitvragen",
    "ketenpartner_inschakelen",
    "volgende_stap_vragen",
    "gewenste_situatie_vragen",
    "informatie_geven",
)
"""Types that fit in many states, so that roads without a reflex come about."""
_IN_CRISIS: tuple[Intervention, ...] = (
    "overname_aankondigen",
    "transparant_maken",
    "herstellen",
    "instrueren",
    "warm_overdragen",
)
