"""Danger and taking over: what must hold whatever else a scenario teaches (codebook 8).

P16 (danger is asked about first), P17 (a take-over runs in its order), P18 (no take-over outside a
real crisis) and P27 (danger is never handled alone).
"""

from collections.abc import Callable
from enum import IntEnum, IntFlag, auto
from functools import partial

from simulator.client.moment import Moment
from simulator.codebook.grounds import SAFETY_TYPES
from simulator.codebook.requirements import BIT, bits
from simulator.explorer.claims.claim import Claim, ClaimId
from simulator.explorer.claims.proof import Proof
from simulator.explorer.claims.watching import Watched, first_wrong_road
from simulator.explorer.state_space import Edge

_DANGER = BIT["gevaar"]
_ACKNOWLEDGED = BIT["erkend"]
_ANNOUNCED = BIT["aangekondigd"]
_AGREED_OR_DANGER = bits(("mandaat_overname", "gevaar"))
_TOLD = BIT["teruggekoppeld"]
_TELLING_TYPES = frozenset({"samenvatten", "transparant_maken"})
_GIVEN_BACK = ("geen", "overgedragen")


def danger_is_asked_about_first(proof: Proof) -> Claim:
    """P16: while danger is open and was not asked about, no talk ends in another way.

    Nor does it by running out of turns; that, too, is a rule of the client and no matter of roads.
    """
    early = [
        (moment, where, edge)
        for moment, _ in proof.talking()
        if proof.space.moments[moment].gate
        for edge in proof.space.edges[moment]
        if edge.at_the_end is not None
        and edge.at_the_end.scene != "veiligheid_gemist"
        and proof.option(edge).reply.type not in SAFETY_TYPES
        and (where := proof.met(edge))
    ]
    if not early:
        return Claim("P16", True)
    moment, where, edge = proof.first(early)
    facts = {"ending": proof.space.moments[edge.target].scene}
    return Claim("P16", False, proof.show(moment, where, edge.reply), facts=facts)


def _on_every_road(
    claim: ClaimId,
    fact: str,
    proof: Proof,
    *,
    begins: Watched,
    goes: Callable[[Proof, Watched, Edge], Watched],
    breaks: Callable[[Proof, Watched, Edge], str | None],
) -> Claim:
    """The claim that no road breaks what is watched; ``fact`` names what is wrong with one."""
    found = first_wrong_road(proof, begins, partial(goes, proof), partial(breaks, proof))
    if found is None:
        return Claim(claim, True)
    shown, wrong = found
    return Claim(claim, False, shown, facts={fact: wrong})


class _TakeOver(IntFlag):
    """What was done of a take-over; 0 while there was none."""

    BEGUN = auto()
    OPENLY = auto()
    ACKNOWLEDGED = auto()
    ANNOUNCED = auto()
    AGREED = auto()
    TOLD = auto()


_STEPS: tuple[tuple[_TakeOver, str], ...] = (
    (_TakeOver.ACKNOWLEDGED, "erkend"),
    (_TakeOver.ANNOUNCED, "aangekondigd"),
    (_TakeOver.AGREED, "mandaat_overname"),
    (_TakeOver.TOLD, "teruggekoppeld"),
)
"""The steps before it is given back, each with the name it has in a file."""

_STEPS_AFTER_SILENCE = tuple(step for step in _STEPS if step[0] is not _TakeOver.AGREED)
"""Nobody agrees to what was done already: that it is mended and told stands in its place."""


def a_take_over_runs_in_its_order(proof: Proof) -> Claim:
    """P17: acknowledged, announced, agreed or in danger, told what was done, and given back.

    Who takes over openly has made the first three steps by then. After a silent take-over they can
    be made good, and what mends it tells what was done as well: then each is made at some time, but
    for the agreement, for which it is too late.
    """
    return _on_every_road(
        "P17", "step", proof, begins=0, goes=_further_in_take_over, breaks=_step_left_out
    )


def _further_in_take_over(proof: Proof, done: Watched, edge: Edge) -> Watched:
    """What is done of it after this reply; a new take-over begins anew."""
    before = proof.space.moments[edge.source]
    after = edge.at_the_end or proof.space.moments[edge.target]
    begun = before.crisis_fase == "acuut" and after.crisis_fase == "overgenomen"
    if begun:
        done = _TakeOver.BEGUN
        if after.kept & _ANNOUNCED:
            done |= _TakeOver.OPENLY
    if not done:
        return 0
    if begun or not done & _TakeOver.OPENLY:
        if after.kept & _ACKNOWLEDGED:
            done |= _TakeOver.ACKNOWLEDGED
        if after.kept & _ANNOUNCED:
            done |= _TakeOver.ANNOUNCED
        if after.kept & _AGREED_OR_DANGER:
            done |= _TakeOver.AGREED
    if not begun and _tells(proof, before, edge, after):
        done |= _TakeOver.TOLD
    return int(done)


def _tells(proof: Proof, before: Moment, edge: Edge, after: Moment) -> bool:
    """Whether the client is now told what was done; that he was told earlier does not count."""
    if after.kept & ~before.kept & _TOLD:
        return True
    option = proof.option(edge)
    by_itself = before.crisis_fase == "overgenomen" and option.reply.type in _TELLING_TYPES
    return edge.fit == "passend" and (by_itself or bool(option.sets & _TOLD))


def _step_left_out(proof: Proof, done: Watched, edge: Edge) -> str | None:
    """The step that is missing where a reply ends a talk well after a take-over."""
    after = edge.at_the_end
    if not done or after is None or after.scene not in proof.scenario.good_endings:
        return None
    asked = _STEPS if done & _TakeOver.OPENLY else _STEPS_AFTER_SILENCE
    missing = [name for step, name in asked if not done & step]
    if missing:
        return missing[0]
    return None if after.crisis_fase in _GIVEN_BACK else "teruggeven"


def no_take_over_without_crisis(proof: Proof) -> Claim:
    """P18: outside a real crisis nobody takes over, and announcing it never fits."""
    real = proof.scenario.crisis_kind == "werkelijk"
    moments = proof.space.moments
    taken = [
        (moment, where, ())
        for moment, where in proof.talking()
        if not real and moments[moment].crisis_fase == "overgenomen"
    ]
    announced = [
        (moment, where, (edge.reply,))
        for moment, _ in proof.talking()
        if not real or moments[moment].crisis_fase == "geen"
        for edge in proof.space.edges[moment]
        if edge.measured == "overname_aankondigen" and (where := proof.met(edge))
    ]
    if not taken and not announced:
        return Claim("P18", True)
    moment, where, last = proof.first([*taken, *announced])
    return Claim("P18", False, proof.show(moment, where, *last))


class _Danger(IntEnum):
    """Who knows of the danger."""

    NONE = 0
    ALONE = 1
    """The helper heard of it, and nobody else was brought in."""
    CONFIRMED = 2
    """And it was confirmed: what is said later does not undo that."""
    SHARED = 3


def danger_is_never_handled_alone(proof: Proof) -> Claim:
    """P27: after confirmed danger every good ending passes a partner or a consultation."""
    at_the_start = proof.space.rules.start().moment.kept & _DANGER
    begins = _Danger.ALONE if at_the_start else _Danger.NONE
    return _on_every_road(
        "P27", "ending", proof, begins=begins, goes=_who_knows, breaks=_handled_alone
    )


def _who_knows(proof: Proof, known: Watched, edge: Edge) -> Watched:
    """Who knows after this reply: first what it does, then what the client says where it leads.

    Told by the replies and the lines, not by the flag: what nothing asks for is forgotten.
    """
    option = proof.option(edge)
    clears = bool(edge.fit == "passend" and option.clears & _DANGER)
    if known in (_Danger.ALONE, _Danger.CONFIRMED) and _brings_someone_in(proof, edge):
        known = _Danger.SHARED
    if clears:
        known = _Danger.CONFIRMED if known == _Danger.CONFIRMED else _Danger.NONE
    elif known == _Danger.NONE and not edge.slipped and option.sets & _DANGER:
        known = _Danger.ALONE
    elif known == _Danger.ALONE and edge.measured == "veiligheid_uitvragen":
        known = _Danger.CONFIRMED
    if known == _Danger.NONE and _speaks_of_danger(proof, edge):
        known = _Danger.ALONE
    return known


def _brings_someone_in(proof: Proof, edge: Edge) -> bool:
    if edge.measured == "ketenpartner_inschakelen":
        return True
    scene = proof.scenario.scenes.get(proof.space.moments[edge.target].scene)
    return scene is not None and scene.consultation


def _speaks_of_danger(proof: Proof, edge: Edge) -> bool:
    """Whether the reply leads to another scene, and danger is heard of there."""
    target = proof.space.moments[edge.target].scene
    scene = proof.scenario.scenes.get(target)
    return (
        scene is not None
        and target != proof.space.moments[edge.source].scene
        and (scene.signal == "gevaar" or "gevaar" in scene.sets)
    )


def _handled_alone(proof: Proof, known: Watched, edge: Edge) -> str | None:
    """The good ending that a reply comes to while nobody else knows of the danger."""
    if edge.at_the_end is None or edge.at_the_end.scene not in proof.scenario.good_endings:
        return None
    return None if known in (_Danger.NONE, _Danger.SHARED) else edge.at_the_end.scene
