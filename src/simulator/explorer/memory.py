"""What of a client's past can still matter: the rest is forgotten, which changes nothing (4.11).

Two moments that differ only in something no later reply, guard or machine looks at have the same
future. Forgetting the difference keeps a state space small enough to be visited whole. What a claim
about single states looks at (P20, P28) is remembered as well.
"""

from typing import cast

from simulator.client.machines import crisis_machine, stance_machine
from simulator.client.moment import Moment
from simulator.client.rules import Option, Rules
from simulator.codebook.endings import ENDING_RULES
from simulator.codebook.grounds import FLAG_PRECONDITIONS, GROUNDS, SAFETY_TYPES
from simulator.codebook.reflexes import BEHAVIOUR_ENTRIES
from simulator.codebook.reply_types import ENTRIES, FULL_FIT_CLOSED
from simulator.codebook.requirements import (
    BIT,
    SETTING,
    Denied,
    Either,
    Every,
    Requirement,
    Truth,
    bits,
)
from simulator.codebook.vocabulary import Intervention
from simulator.scenario import Reply, Scene, Target

_ALWAYS_LOOKED_AT = bits((*SETTING, "koud", "heet"))
_TAKE_OVER = bits(
    (
        "aangekondigd",
        "overgenomen_geweest",
        "crisis_geweest",
        "hersteld_na_stil",
        "verteld_na_stil",
        "teruggekoppeld",
        "dreiging_afgewend",
    )
)


def reads(requirement: Requirement) -> int:
    """The truths a requirement looks at, as bits."""
    match requirement:
        case Truth(bit=bit):
            return bit
        case Every(parts=parts) | Either(parts=parts):
            total = 0
            for part in parts:
                total |= reads(part)
            return total
        case Denied(part=part):
            return reads(part)
        case _:
            return 0


class Memory:
    """For each scene of a scenario, the truths that something from there on still looks at."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        scenes = rules.scenario.scenes
        real = rules.scenario.crisis_kind == "werkelijk"
        always = stance_machine().reads | _ALWAYS_LOOKED_AT
        if real:
            always |= crisis_machine().reads | _TAKE_OVER
        looked_at = {scene.id: self._looked_at(scene) for scene in scenes.values()}
        self._live: dict[Target, int] = {}
        for scene in scenes:
            live = always
            for later in self._reachable(scene):
                live |= looked_at[later]
            self._live[scene] = live
        self._closed = {
            scene.id: any(
                reply.question == "gesloten"
                and _as_intervention(reply) not in (None, *FULL_FIT_CLOSED)
                for reply in scene.replies
            )
            for scene in scenes.values()
        }

    def still_matters(self, moment: Moment) -> Moment:
        """The moment without what can no longer make a difference."""
        live = self._live.get(moment.scene)
        if live is None:
            return Moment(moment.scene, 0, "klager", "geen", "geen")
        kept = moment.kept & live
        if not self._closed[moment.scene]:
            kept &= ~BIT["gesloten_vorige"]
        given = moment.given if live & BIT["hoogstens_een_antwoord"] else 2
        silent = moment.silent_take_overs if live & BIT["stil_overgenomen_twee_keer"] else 0
        if (kept, given, silent) == (moment.kept, moment.given, moment.silent_take_overs):
            return moment
        return moment._replace(kept=kept, given=given, silent_take_overs=silent)

    def _looked_at(self, scene: Scene) -> int:
        options = self.rules.options[scene.id]
        if self.rules.repair is not None:
            options = (*options, self.rules.repair)
        total = bits(("gesloten_vorige",))
        if scene.signal == "gevaar":
            total |= BIT["veiligheid_gevraagd"]
        for option in options:
            total |= self._read_by(option)
        return total | _asked_before_told(self.rules.bits(scene.sets))

    def _read_by(self, option: Option) -> int:
        reply = option.reply
        total = reads(option.ground) | reads(option.when)
        targets = [reply.otherwise.goto] if reply.otherwise.goto else []
        for condition, target in option.roads:
            total |= reads(condition)
            targets.append(target)
        for target in targets:
            if target not in self.rules.scenario.scenes:
                total |= _read_by_ending(target)
        if reply.exploration == "e_ex":
            total |= BIT["erkend"]
        if reply.type in SAFETY_TYPES:
            total |= BIT["gevaar"]
        if "meeleef_reflex" in (reply.type, ENTRIES[reply.type].anders):
            total |= BIT["getroost"]
        twin = _as_intervention(reply)
        return total | _asked_before_told(option.sets) | (reads(GROUNDS[twin]) if twin else 0)

    def _reachable(self, scene: Target) -> set[Target]:
        reached, todo = {scene}, [scene]
        while todo:
            for reply in self.rules.scenario.scenes[todo.pop()].replies:
                targets = {branch.to for branch in reply.branches}
                if reply.otherwise.goto is not None:
                    targets.add(reply.otherwise.goto)
                for target in targets & set(self.rules.scenario.scenes) - reached:
                    reached.add(target)
                    todo.append(target)
        return reached


def _as_intervention(reply: Reply) -> Intervention | None:
    """The intervention that the reply is, or that a reflex would be where it fits (P28)."""
    if reply.reflex_behaviour is not None:
        return BEHAVIOUR_ENTRIES[reply.reflex_behaviour].twin
    return cast(Intervention, reply.type)


def _asked_before_told(sets: int) -> int:
    """Whether these flags were told already, and what must be so before they are (P20)."""
    total = 0
    for flag, precondition in FLAG_PRECONDITIONS.items():
        if sets & BIT[flag]:
            total |= BIT[flag] | reads(precondition)
    return total


def _read_by_ending(ending: Target) -> int:
    rule = ENDING_RULES.get(ending)  # type: ignore[call-overload]
    if rule is None:
        return 0
    total = reads(rule.guard)
    for condition, instead in rule.if_not:
        total |= reads(condition) | _read_by_ending(instead)
    return total
