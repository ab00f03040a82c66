"""Where a conversation can go: good roads, several of them, no dead ends, nothing idle.

P1 (a good ending without a reflex), P2 (more than one road is good), P3 (nobody gets stuck), P6
(what tempts is really on offer) and P14 (what a file declares can happen).
"""

from collections import Counter
from collections.abc import Set
from random import Random

from simulator.client.moment import State
from simulator.codebook.labels import ENDING_DEFAULTS
from simulator.codebook.requirements import Gauges
from simulator.codebook.vocabulary import ENDINGS, Ending, Phase, Stance
from simulator.explorer.claims.claim import Claim, Fact
from simulator.explorer.claims.proof import Proof
from simulator.explorer.gauge_sets import only
from simulator.explorer.state_space import MomentId
from simulator.scenario import Condition, ReplyId, Scenario, SceneId

NO_WAY_OUT = frozenset({"tijd_op", "verlaten"})
"""Endings that are no way out (P3)."""

ROADS = 3
"""Good roads that a scenario has at least (P2)."""
DIFFERENCE = 3
"""Replies that each of two roads has and the other has not, before they count as two (P2)."""
TEMPTATIONS = 4
"""Times that each reflex of `tempts` is on offer on the shortest good road (P6)."""

_WALKS = 400
"""Good roads walked at random before all of them are gone through in order."""
_MOST_ROADS = 2_000
"""Good roads compared with each other before the search for three of them stops."""
_MOST_STEPS = 50_000
"""Steps on good roads gone through before that search stops."""

Road = tuple[tuple[SceneId, ReplyId], ...]


def reflex_free_road(proof: Proof) -> Claim:
    """P1: from the start a good ending can be reached with no reflex measured, in time."""
    road = proof.shortest
    if road is None:
        moment, where = next(iter(proof.space.start.items()))
        return Claim("P1", False, proof.show(moment, where, spread=proof.clean))
    most = proof.scenario.max_turns
    facts = {"turns": len(road), "max_turns": most}
    return Claim("P1", len(road) <= most, None, road, facts)


def several_good_roads(proof: Proof) -> Claim:
    """P2: three reflex-free good roads that differ, and a choice in half of the scenes of one."""
    road = proof.shortest
    if road is None or len(road) > proof.scenario.max_turns:
        return Claim("P2", False, facts={"roads": 0, "wide": 0, "scenes": 0})
    ways = _GoodWays(proof)
    scenes = proof.states_on(road)
    wide = sum(len(ways.onward(state)) >= 2 for state, _ in scenes)
    different = _Different()
    searched = _search(ways, different)
    found = different.best
    facts = {"roads": len(found), "wide": wide, "scenes": len(scenes)}
    example = tuple(reply for _, reply in found[-1])
    if 2 * wide < len(scenes):
        return Claim("P2", False, None, example, facts)
    if len(found) < ROADS and not searched:
        return Claim("P2", None, facts=facts)
    return Claim("P2", len(found) >= ROADS, None, example, facts)


class _GoodWays:
    """The replies that keep a good ending in reach, in time and without a reflex."""

    def __init__(self, proof: Proof) -> None:
        self.proof = proof
        self._known: dict[tuple[MomentId, Gauges, int], list[tuple[ReplyId, State]]] = {}

    def onward(self, state: State) -> list[tuple[ReplyId, State]]:
        """Each of those replies in a state that is on such a road, and the state after it."""
        proof, space = self.proof, self.proof.space
        key = (space.number(state.moment), state.gauges, state.turn)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = []
            left = proof.scenario.max_turns - state.turn - 1
            for _, option in space.offered(state):
                after, outcome = proof.after(state, option)
                if outcome.verdict.slipped:
                    continue
                near = proof.clean_good.within(space.number(after.moment), left)
                if near & only(after.gauges):
                    known.append((option.reply.id, after))
        return known


class _Different:
    """Good roads, and which of them differ; stops looking when it has three that all do."""

    def __init__(self) -> None:
        self.best: list[Road] = []
        """As many roads as were found that all differ from each other, three at most."""
        self._roads: list[Road] = []
        self._said: list[frozenset[tuple[SceneId, ReplyId]]] = []
        self._apart: list[int] = []
        """For each road, the roads that it differs from, as bits."""
        self._known: set[frozenset[tuple[SceneId, ReplyId]]] = set()

    def __len__(self) -> int:
        return len(self._roads)

    def add(self, road: Road) -> bool:
        """Take another road; whether there are three now."""
        said = frozenset(road)
        if said not in self._known:
            self._known.add(said)
            mates = [n for n, other in enumerate(self._said) if _differ(other, said)]
            self._choose(road, mates)
            for mate in mates:
                self._apart[mate] |= 1 << len(self._roads)
            self._apart.append(sum(1 << mate for mate in mates))
            self._roads.append(road)
            self._said.append(said)
        return len(self.best) == ROADS

    def _choose(self, road: Road, mates: list[int]) -> None:
        """Make the best of this road and those that it differs from."""
        everyone = sum(1 << mate for mate in mates)
        for mate in mates:
            if both := self._apart[mate] & everyone:
                third = both.bit_length() - 1
                self.best = [self._roads[mate], self._roads[third], road]
                return
        if mates and len(self.best) < 2:
            self.best = [self._roads[mates[0]], road]
        elif not self.best:
            self.best = [road]


def _search(ways: _GoodWays, different: _Different) -> bool:
    """Walk good roads until three differ; whether all were gone through, or there are three."""
    draw = Random(0)
    for _ in range(_WALKS):
        if different.add(_walk(ways, draw)):
            return True
    space = ways.proof.space
    todo: list[tuple[State, Road]] = [(space.rules.start(), ())]
    met: set[tuple[MomentId, Gauges, int, frozenset[tuple[SceneId, ReplyId]]]] = set()
    while todo:
        state, road = todo.pop()
        if space.rules.has_ended(state.moment):
            if different.add(road):
                return True
            continue
        # Who said the same on the way to the same state has the same roads before him.
        key = (space.number(state.moment), state.gauges, state.turn, frozenset(road))
        if key in met:
            continue
        if len(met) >= _MOST_STEPS or len(different) >= _MOST_ROADS:
            return False
        met.add(key)
        todo.extend((after, (*road, (state.scene, reply))) for reply, after in ways.onward(state))
    return True


def _walk(ways: _GoodWays, draw: Random) -> Road:
    """One good road, drawn reply by reply."""
    state = ways.proof.space.rules.start()
    road: list[tuple[SceneId, ReplyId]] = []
    while not ways.proof.space.rules.has_ended(state.moment):
        reply, after = draw.choice(ways.onward(state))
        road.append((state.scene, reply))
        state = after
    return tuple(road)


def _differ(one: Set[tuple[SceneId, ReplyId]], other: Set[tuple[SceneId, ReplyId]]) -> bool:
    return len(one - other) >= DIFFERENCE and len(other - one) >= DIFFERENCE


def nobody_gets_stuck(proof: Proof) -> Claim:
    """P3: from every reachable state a real ending can be reached, turn limit lifted."""
    # Who can reach a good ending can reach an ending; from what is left, no road leads back there.
    good = proof.good.all
    doubtful = {
        moment: left
        for moment, where in proof.reach.items()
        if (left := where & ~good.get(moment, 0))
    }
    real = [ending for ending in ENDINGS if ending not in NO_WAY_OUT]
    way_out = proof.space.distances(real, doubtful).all
    stuck = {
        moment: left
        for moment, where in doubtful.items()
        if not proof.space.has_ended(moment) and (left := where & ~way_out.get(moment, 0))
    }
    if not stuck:
        return Claim("P3", True)
    moment, where, _ = proof.first((moment, left, None) for moment, left in stuck.items())
    return Claim("P3", False, proof.show(moment, where))


def what_tempts_is_on_offer(proof: Proof) -> Claim:
    """P6: on the shortest good road each reflex of `tempts` is on offer at least four times."""
    road = proof.shortest
    times: Counter[str] = Counter()
    for state, _ in proof.states_on(road or ()):
        times.update(
            {
                proof.after(state, option)[1].verdict.measured
                for _, option in proof.space.offered(state)
            }
        )
    short = [
        f"{reflex} {times[reflex]}"
        for reflex in proof.scenario.tempts
        if times[reflex] < TEMPTATIONS
    ]
    facts: dict[str, Fact] = {"short": ", ".join(short), "least": TEMPTATIONS}
    return Claim("P6", road is not None and not short, None, road or (), facts)


def what_is_declared_can_happen(proof: Proof) -> Claim:
    """P14: every stance, phase and ending that the file declares is reached by a talk, in time.

    That no other ending is reached, the loader sees to: an ending without a text is refused.
    """
    space, scenario = proof.space, proof.scenario
    stances, phases = _named(scenario)
    missing: dict[str, None] = dict.fromkeys((*stances, *phases, *_declared_endings(scenario)))
    missing.pop("tijd_op", None)
    for turn, layer in proof.turn_by_turn():
        for moment in layer:
            here, ending = space.moments[moment], space.ending(moment)
            if ending is not None:
                missing.pop(ending, None)
            elif turn < scenario.max_turns:
                missing.pop(here.houding, None)
                missing.pop(here.crisis_fase, None)
        if not missing:
            break
    return Claim("P14", not missing, facts={"missing": ", ".join(missing)})


def _declared_endings(scenario: Scenario) -> list[Ending]:
    """The good endings, and those to which the author gave words of his own."""
    language = scenario.language
    own = [
        ending
        for ending, words in scenario.endings.items()
        if ending not in ENDING_DEFAULTS
        or words.text != ENDING_DEFAULTS[ending][1].in_language(language)
    ]
    return [*scenario.good_endings, *own]


def _named(scenario: Scenario) -> tuple[list[Stance], list[Phase]]:
    """The stances and phases that a condition of the file names."""
    stances: list[Stance] = []
    phases: list[Phase] = []
    for condition in _conditions(scenario):
        stances += sorted(condition.houding or ())
        phases += sorted(condition.crisis_fase or ())
    return stances, phases


def _conditions(scenario: Scenario) -> list[Condition]:
    return [
        condition
        for scene in scenario.scenes.values()
        for reply in scene.replies
        for condition in (reply.when, *(branch.when for branch in reply.branches))
    ]
