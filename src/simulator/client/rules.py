"""One reply, from measuring it to the next line: the order of codebook 4.0.

`Rules` holds a scenario with everything its replies ask of the state made ready. `outcomes` runs
one reply over a `Where`; in a live talk there is exactly one outcome, over a set of gauge vectors
there is one for each part of the set that fares differently. Pure and deterministic.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from simulator.client.fit import Verdict, ground_of, judge
from simulator.client.machines import begins_crisis, next_phases, next_stances
from simulator.client.moment import (
    GATE_MISSED,
    GATE_SHUT,
    HIGHEST,
    LOWEST,
    Moment,
    Point,
    State,
    Where,
)
from simulator.codebook.effects import Effect
from simulator.codebook.endings import ENDING_RULES
from simulator.codebook.grounds import SAFETY_TYPES, USES_PERMISSION
from simulator.codebook.requirements import (
    ALWAYS,
    BIT,
    FACT_SLOTS,
    Either,
    Every,
    Gauges,
    Level,
    Requirement,
    at_least,
    bits,
    phase,
    stance,
    true,
)
from simulator.codebook.starts import BELEEFD, START_VALUES
from simulator.codebook.transitions import (
    COLD,
    CRISIS_BEGINS,
    FROZEN_PHASES,
    HOT,
    KLANT_AFTER_CRISIS,
    STANCE_ROWS,
)
from simulator.codebook.vocabulary import FLAGS, GAUGES, REFLEXES, Ending, Phase, Signal
from simulator.scenario import (
    REPAIR,
    Condition,
    FlagName,
    Reply,
    Scenario,
    Scene,
    SceneId,
    Target,
)

W = TypeVar("W", bound=Where)
T = TypeVar("T")

MOST_REPLIES = 5
"""Replies that fit the smallest screen; a scene with so many has no room for the repair reply."""

FEWEST_REPLIES = 2
"""What was just said is offered again where fewer others than this are always on offer."""

_REFLEX_TYPES = frozenset(REFLEXES)
_TELLING_TYPES = frozenset({"samenvatten", "transparant_maken"})
_FLAG_OF_SIGNAL: Mapping[Signal, int] = {
    "gevaar": BIT["gevaar"],
    "grens": BIT["grens_overschreden"],
    "schadelijke_keuze": BIT["schadelijke_keuze"],
}
_PERMISSION = BIT["toestemming"]
_AVERTED = BIT["dreiging_afgewend"]
_COLD = BIT["koud"]
_HOT = BIT["heet"]
_LAST_CHANCE = _COLD | _HOT
_MENDED_AFTER_SILENCE = bits(("hersteld_na_stil", "verteld_na_stil"))
_SOME_TRUST = at_least("vertrouwen", 1)
_MORE_TRUST = at_least("vertrouwen", 2)
NOTHING = Effect()


@dataclass(frozen=True, slots=True)
class Option:
    """A reply with everything it asks and sets made ready for the rules."""

    reply: Reply
    ground: Requirement
    when: Requirement
    roads: tuple[tuple[Requirement, Target], ...]
    sets: int
    clears: int


class Outcome(NamedTuple, Generic[W]):
    """What one reply led to, for the part of the gauges that fares like this."""

    where: W
    moment: Moment
    verdict: Verdict
    reacting: W
    """Where the gauges stood when the client reacted, before another scene moved them."""


class Rules:
    """The rules of the codebook, applied to one scenario."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.flag: dict[FlagName, Requirement] = {name: true(name) for name in FLAGS}
        self.flag |= {
            fact: true(slot) for fact, slot in zip(scenario.facts, FACT_SLOTS, strict=False)
        }
        self.bit: dict[FlagName, int] = {name: BIT[name] for name in FLAGS}
        self.bit |= {
            fact: BIT[slot] for fact, slot in zip(scenario.facts, FACT_SLOTS, strict=False)
        }
        self.options: dict[str, tuple[Option, ...]] = {
            scene.id: tuple(self._option(reply) for reply in scene.replies)
            for scene in scenario.scenes.values()
        }
        self.repair = self._option(_repair_reply(scenario)) if scenario.repair else None
        self._types = {
            scene: frozenset(option.reply.type for option in options) | {"herstellen"}
            for scene, options in self.options.items()
        }

    def _option(self, reply: Reply) -> Option:
        ground = ground_of(reply)
        if reply.needs:
            ground = Every((ground, *(self.flag[flag] for flag in sorted(reply.needs))))
        return Option(
            reply,
            ground,
            self.requirement(reply.when),
            tuple((self.requirement(branch.when), branch.to) for branch in reply.branches),
            self.bits(reply.sets),
            self.bits(reply.clears),
        )

    def bits(self, flags: frozenset[FlagName]) -> int:
        """Flags and facts of this scenario, as bits."""
        total = 0
        for flag in flags:
            total |= self.bit[flag]
        return total

    def requirement(self, condition: Condition) -> Requirement:
        """What an author's ``when`` asks, as a requirement."""
        parts: list[Requirement] = []
        if condition.houding is not None:
            parts.append(Either(tuple(stance(name) for name in sorted(condition.houding))))
        if condition.crisis_fase is not None:
            parts.append(Either(tuple(phase(name) for name in sorted(condition.crisis_fase))))
        for gauge, (low, high) in condition.gauges:
            parts.append(Level(GAUGES.index(gauge), max(LOWEST, low), min(HIGHEST, high)))
        parts.extend(self.flag[flag] for flag in sorted(condition.flags))
        parts.extend(~self.flag[flag] for flag in sorted(condition.without))
        if not parts:
            return ALWAYS
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def start(self) -> State:
        """The client as he comes in, with the opening scene's own marks on him."""
        scenario = self.scenario
        values = START_VALUES[scenario.start]
        if scenario.crisis_kind == "beleefd" and scenario.start == "klager":
            values = BELEEFD
        levels = dict(zip(GAUGES, values[:4], strict=True))
        for gauge, change in scenario.shift:
            levels[gauge] += change
        point = Point(Gauges(*levels.values())).shifted(NOTHING)
        kept = bits(values.flags) | self.bits(scenario.flags)
        for holds, truth in (
            (scenario.people > 1, "meerdere_personen"),
            (scenario.bad_news, "slecht_nieuws_open"),
            (scenario.night, "nacht"),
            (scenario.session != "eerste", "vervolggesprek"),
            (scenario.crisis_kind == "werkelijk", "crisis_soort=werkelijk"),
        ):
            if holds:
                kept |= BIT[truth]
        crisis_fase: Phase = "geen"
        if scenario.start in ("crisis_acuut", "crisis_gestabiliseerd"):
            crisis_fase = "acuut" if scenario.start == "crisis_acuut" else "gestabiliseerd"
            kept |= BIT["crisis_geweest"]
        moment = Moment("", kept, "klager", crisis_fase, "geen")
        if scenario.start in ("bezoeker", "klager", "klant"):
            moment = moment._replace(houding=scenario.start)
        moment, drift = self._enter(
            moment, scenario.scenes[scenario.opens_with], fresh_permission=True
        )
        return State(moment, point.shifted(drift).gauges)

    def entered(self, state: State, scene: SceneId) -> State:
        """The client as he comes into this scene without a reply, with its own marks on him."""
        moment, drift = self._enter(
            state.moment, self.scenario.scenes[scene], fresh_permission=False
        )
        return state._replace(moment=moment, gauges=Point(state.gauges).shifted(drift).gauges)

    def offered(self, moment: Moment, where: W) -> Iterator[tuple[W, Option]]:
        """The replies on offer, each with the part of ``where`` in which it is."""
        truths = moment.truths
        options = self.options[moment.scene]
        for option in options:
            if option.reply.id == moment.said and self._leaves_a_choice(option, options):
                continue
            inside, _ = where.split(option.when, truths)
            if inside is not None:
                yield inside, option
        if (
            self.repair is not None
            and truths & BIT["breuk"]
            and len(options) < MOST_REPLIES
            and all(option.reply.type != "herstellen" for option in options)
        ):
            yield where, self.repair

    def _leaves_a_choice(self, said: Option, options: tuple[Option, ...]) -> bool:
        others = [option for option in options if option is not said and option.when is ALWAYS]
        return len(others) >= FEWEST_REPLIES

    def outcomes(self, option: Option, moment: Moment, where: W) -> Iterator[Outcome[W]]:
        """What giving this reply leads to (codebook 4.0, steps 1 to 9)."""
        for judged, verdict in judge(option.reply, option.ground, moment, moment.truths, where):
            for part, lost in _trust_lost(judged, verdict, moment.truths):
                heard = self._heard(option, moment, verdict, lost)
                for reacting, moved in _moved(
                    option.reply, heard, verdict, part.shifted(verdict.effect)
                ):
                    for arrived, target, settled in self._led(option, moved, verdict, reacting):
                        after, drift = self._arrive(moment, settled, target, option, verdict)
                        yield Outcome(arrived.shifted(drift), after, verdict, arrived)

    def step(self, state: State, option: Option) -> tuple[State, Outcome[Point]]:
        """One reply in a live talk, the turn limit included (step 10)."""
        outcome = next(self.outcomes(option, state.moment, Point(state.gauges)))
        turn = state.turn + 1
        moment = outcome.moment
        if turn >= self.scenario.max_turns and not self.has_ended(moment):
            moment = moment._replace(scene="veiligheid_gemist" if moment.gate else "tijd_op")
        return State(moment, outcome.where.gauges, turn), outcome

    def has_ended(self, moment: Moment) -> bool:
        """Whether the talk has come to an ending."""
        return moment.scene not in self.scenario.scenes

    def _heard(self, option: Option, moment: Moment, verdict: Verdict, lost: int) -> Moment:
        """Step 3 and the counting: what is known now, and what is remembered of the reply."""
        reply, kind, kept = option.reply, option.reply.type, moment.kept
        fitting = verdict.fit == "passend"
        if fitting and kind in USES_PERMISSION:
            kept &= ~_PERMISSION
        if verdict.sets_hold:
            kept |= option.sets
        if fitting:
            kept = _passend_memory(kept & ~option.clears, kind, moment.crisis_fase)
        silent = moment.silent_take_overs
        if verdict.measured == "meeleef_reflex":
            kept |= BIT["getroost"]
            if reply.reflex_behaviour == "stil_overnemen":
                silent = min(2, silent + 1)
        if reply.question == "gesloten":
            kept |= BIT["gesloten_vorige"]
        else:
            kept &= ~BIT["gesloten_vorige"]
        gate = moment.gate
        if gate:
            if kind in SAFETY_TYPES:
                gate, kept = GATE_SHUT, kept | BIT["veiligheid_gevraagd"]
            else:
                gate += 1
        if fitting and option.clears & BIT["gevaar"]:
            kept &= ~BIT["veiligheid_gevraagd"]
        taken_over = moment.crisis_fase == "overgenomen"
        averted = moment.averted_for + 1 if taken_over and moment.kept & _AVERTED else 0
        counts = kind not in _REFLEX_TYPES and not (
            moment.kept & BIT["crisis_soort=werkelijk"] and moment.crisis_fase != "geen"
        )
        return moment._replace(
            kept=kept,
            last_type=kind if counts else None,
            run=(2 if kind == moment.last_type else 1) if counts else 0,
            rupture=lost,
            neutrals=min(2, moment.neutrals + 1) if verdict.measured == "neutraal" else 0,
            gate=gate,
            given=min(2, moment.given + 1),
            silent_take_overs=silent,
            averted_for=min(3, averted),
        )

    def _led(
        self, option: Option, moment: Moment, verdict: Verdict, where: W
    ) -> Iterator[tuple[W, Target, Moment]]:
        """Steps 5 and 7: forced endings, or else the road and the guard of the ending it names."""
        if moment.gate >= GATE_MISSED:
            yield where, "veiligheid_gemist", moment
            return
        for calm, settled in _endings_by_force(moment, where):
            if settled.scene != moment.scene:
                yield calm, self._guarded_by_gate(moment, settled.scene), settled
                continue
            truths = settled.truths
            if verdict.fit == "passend" and option.reply.type == "regie_teruggeven":
                truths |= BIT["net_regie_teruggegeven"]
            for part, target in self._roads(option, settled, verdict, truths, calm):
                if target in self.scenario.scenes:
                    yield part, target, settled
                    continue
                for end_part, ending in _entered(target, truths, part):
                    yield end_part, self._guarded_by_gate(settled, ending), settled

    def _guarded_by_gate(self, moment: Moment, ending: Target) -> Target:
        """No talk ends in another way while danger is open and was not asked about (P16)."""
        return "veiligheid_gemist" if moment.gate else ending

    def _roads(
        self, option: Option, moment: Moment, verdict: Verdict, truths: int, where: W
    ) -> Iterator[tuple[W, Target]]:
        if verdict.slipped:
            yield where, option.reply.otherwise.goto or moment.scene
            return
        for part, target in _first_that_holds(where, option.roads, truths):
            yield part, target or moment.scene

    def _arrive(
        self, before: Moment, moment: Moment, target: Target, option: Option, verdict: Verdict
    ) -> tuple[Moment, Effect]:
        """Steps 8 and 9: the scene one comes to, what it sets, and the signal open there."""
        scene = self.scenario.scenes.get(target)
        if scene is None:
            return _at_the_end(moment, target), NOTHING
        if target == before.scene:
            signal = _answer_signal(before, scene, verdict)
            said = moment.said if option.reply.id == REPAIR else option.reply.id
            return moment._replace(line_signal=signal, said=said), NOTHING
        fresh = bool(verdict.sets_hold and option.sets & _PERMISSION)
        return self._enter(moment, scene, fresh_permission=fresh)

    def _enter(
        self, moment: Moment, scene: Scene, *, fresh_permission: bool
    ) -> tuple[Moment, Effect]:
        kept = moment.kept
        if not fresh_permission:
            kept &= ~_PERMISSION
        if scene.signal == "emotie" and scene.weight >= 2:
            kept &= ~BIT["erkend"]
        kept |= self.bits(scene.sets) | _FLAG_OF_SIGNAL.get(scene.signal, 0)
        gate = moment.gate
        if scene.signal == "gevaar" and not gate and not kept & BIT["veiligheid_gevraagd"]:
            gate = 1
        levels = dict(scene.drift)
        drift = Effect(*(levels.get(gauge, 0) for gauge in GAUGES))
        crisis_fase = moment.crisis_fase
        if scene.starts_crisis and crisis_fase == "geen" and begins_crisis(kept):
            crisis_fase, kept = "acuut", kept | BIT["crisis_geweest"]
            drift = drift + _CRISIS_BEGAN
        # A run of one type goes on only if the type is on offer here; forgetting it is exact.
        lives = moment.last_type in self._types[scene.id]
        return (
            moment._replace(
                scene=scene.id,
                kept=kept,
                crisis_fase=crisis_fase,
                line_signal=scene.signal,
                gate=gate,
                last_type=moment.last_type if lives else None,
                run=moment.run if lives else 0,
                said=None,
            ),
            drift,
        )


_CRISIS_BEGAN = Effect(spanning=2)
_CLEARED_BY_STEP = {(row.source, row.target): bits(row.clears) for row in STANCE_ROWS}


def _repair_reply(scenario: Scenario) -> Reply:
    words = scenario.repair[0]
    return Reply(
        id=REPAIR,
        type="herstellen",
        text=words.text,
        question="geen",
        exploration="geen",
        why="",
        reaction=words.reaction,
    )


def _first_that_holds(
    where: W, cases: Iterable[tuple[Requirement, T]], truths: int
) -> Iterator[tuple[W, T | None]]:
    """Each part of ``where`` with the first case that holds there; None where no case does."""
    for requirement, case in cases:
        inside, rest = where.split(requirement, truths)
        if inside is not None:
            yield inside, case
        if rest is None:
            return
        where = rest
    yield where, None


def _trust_lost(where: W, verdict: Verdict, truths: int) -> Iterator[tuple[W, int]]:
    """Trust that a measured reflex really takes, at most 2: what is not there cannot be lost."""
    cost = min(2, -verdict.effect.vertrouwen) if verdict.slipped else 0
    if cost <= 0:
        yield where, 0
        return
    some, none = where.split(_SOME_TRUST, truths)
    if none is not None:
        yield none, 0
    if some is None:
        return
    if cost == 1:
        yield some, 1
        return
    more, one = some.split(_MORE_TRUST, truths)
    if one is not None:
        yield one, 1
    if more is not None:
        yield more, 2


def _passend_memory(kept: int, kind: str, crisis_fase: Phase) -> int:
    """What the rules remember of a passend reply, beside what the author lets it set."""
    if crisis_fase == "overgenomen" and kind in _TELLING_TYPES:
        kept |= BIT["teruggekoppeld"]
    if kept & BIT["overgenomen_geweest"] and not kept & BIT["aangekondigd"]:
        if kind == "herstellen":
            kept |= BIT["hersteld_na_stil"]
        elif kind == "transparant_maken":
            kept |= BIT["verteld_na_stil"]
        if kept & _MENDED_AFTER_SILENCE == _MENDED_AFTER_SILENCE:
            kept |= BIT["aangekondigd"]
    if kind == "slecht_nieuws_brengen":
        kept &= ~BIT["slecht_nieuws_open"]
    return kept


def _moved(reply: Reply, moment: Moment, verdict: Verdict, where: W) -> Iterator[tuple[W, Moment]]:
    """Step 4: the crisis machine, or else the stance machine, one step."""
    truths = moment.truths
    trigger: str = verdict.measured
    if reply.starts_crisis and verdict.fit == "passend" and moment.crisis_fase == "geen":
        trigger = CRISIS_BEGINS
    if reply.reflex_behaviour == "stil_overnemen":
        truths |= BIT["stil_overnemen"]
    phases = next_phases(moment.crisis_fase, trigger, truths)
    for part, crisis_fase in _first_that_holds(where, phases, truths):
        if crisis_fase is not None and crisis_fase != moment.crisis_fase:
            yield from _in_phase(moment, crisis_fase, trigger, part)
        elif moment.crisis_fase in FROZEN_PHASES:
            yield _another_turn_in(moment, part)
        else:
            yield from _in_stance(moment, part)


def _another_turn_in(moment: Moment, where: W) -> tuple[W, Moment]:
    """A turn inside a frozen phase: in a take-over, being told nothing costs trust (3.6)."""
    if moment.crisis_fase != "overgenomen":
        return where, moment
    if moment.kept & BIT["teruggekoppeld"]:
        return where, moment
    if moment.untold >= 2:
        return where.shifted(_LEFT_IN_THE_DARK), moment
    return where, moment._replace(untold=moment.untold + 1)


_LEFT_IN_THE_DARK = Effect(vertrouwen=-1)


def _in_phase(
    moment: Moment, crisis_fase: Phase, trigger: str, where: W
) -> Iterator[tuple[W, Moment]]:
    kept = moment.kept
    if crisis_fase == "acuut" and moment.crisis_fase == "geen":
        entered = moment._replace(crisis_fase="acuut", kept=kept | BIT["crisis_geweest"])
        yield where.shifted(_CRISIS_BEGAN), entered
    elif crisis_fase == "overgenomen":
        kept = (kept | BIT["overgenomen_geweest"]) & ~_MENDED_AFTER_SILENCE
        if trigger == "meeleef_reflex":
            kept &= ~BIT["aangekondigd"]
        else:
            kept |= BIT["aangekondigd"]
        yield where, moment._replace(crisis_fase="overgenomen", kept=kept, untold=0, averted_for=0)
    elif crisis_fase == "gestabiliseerd":
        regie = 0
        if moment.crisis_fase == "overgenomen":
            regie = int(bool(kept & BIT["aangekondigd"])) - int(moment.averted_for > 2)
        as_klant, as_klager = where.split(KLANT_AFTER_CRISIS, moment.truths)
        calmed = moment._replace(crisis_fase="gestabiliseerd", untold=0, averted_for=0)
        if as_klant is not None:
            yield as_klant.shifted(Effect(regie=regie)), calmed._replace(houding="klant")
        if as_klager is not None:
            yield as_klager.shifted(Effect(regie=regie)), calmed._replace(houding="klager")
    else:
        yield where, moment._replace(crisis_fase=crisis_fase)


def _in_stance(moment: Moment, where: W) -> Iterator[tuple[W, Moment]]:
    truths = moment.truths
    stances = next_stances(moment.houding, truths)
    for part, houding in _first_that_holds(where, stances, truths):
        if houding is None or houding == moment.houding:
            yield part, moment
        else:
            kept = moment.kept & ~_CLEARED_BY_STEP.get((moment.houding, houding), 0)
            yield part, moment._replace(houding=houding, kept=kept)


def _endings_by_force(moment: Moment, where: W) -> Iterator[tuple[W, Moment]]:
    """Step 5: a second turn at the end of his tether ends the talk, a first one is marked."""
    truths = moment.truths
    for part, strained in _both_ways(where, HOT, truths):
        if strained and moment.kept & _HOT:
            yield part, moment._replace(scene="escalatie")
            continue
        for share, chilled in _both_ways(part, COLD, truths):
            if chilled and moment.kept & _COLD:
                yield share, moment._replace(scene="haakt_af")
                continue
            kept = moment.kept & ~_LAST_CHANCE
            if strained:
                kept |= _HOT
            if chilled:
                kept |= _COLD
            yield share, moment if kept == moment.kept else moment._replace(kept=kept)


def _both_ways(where: W, requirement: Requirement, truths: int) -> Iterator[tuple[W, bool]]:
    inside, outside = where.split(requirement, truths)
    if inside is not None:
        yield inside, True
    if outside is not None:
        yield outside, False


def _entered(target: Target, truths: int, where: W) -> Iterator[tuple[W, Target]]:
    """The ending a road leads to, or what it turns into where its guard does not hold (4.6)."""
    rule = ENDING_RULES.get(target)  # type: ignore[call-overload]
    if rule is None:
        yield where, target
        return
    inside, rest = where.split(rule.guard, truths)
    if inside is not None:
        yield inside, target
    if rest is not None:
        for part, instead in _first_that_holds(rest, rule.if_not, truths):
            if instead is not None:
                yield from _entered(instead, truths, part)


def _at_the_end(moment: Moment, ending: Target) -> Moment:
    return moment._replace(scene=ending, line_signal="geen", last_type=None, run=0)


def _answer_signal(before: Moment, scene: Scene, verdict: Verdict) -> Signal:
    """Step 9 in the same scene: a reflex leaves its own signal, else the line still hangs."""
    if verdict.slipped:
        if verdict.measured == "advies_reflex":
            return "ja_maar"
        if verdict.measured == "correctie_reflex":
            return "weerstand"
        if verdict.measured == "afleid_reflex":
            return before.line_signal
    return scene.signal


def ending_of(moment: Moment, scenario: Scenario) -> Ending | None:
    """The ending the talk has come to, or None while it goes on."""
    return None if moment.scene in scenario.scenes else moment.scene  # type: ignore[return-value]
