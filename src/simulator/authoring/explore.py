"""``gesprek explore``: proves what must hold for every scenario, over its whole state space.

    findings = explore(scenario)
    print(render_text(findings))

A claim that does not hold comes with a shortest conversation that shows it, which an author can
replay. A proof that had to stop at its bound says so: unknown is never rounded up (codebook 4.9,
4.11).
"""

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from simulator.authoring.claims import CLAIMS, Claim, ClaimId, Counterexample, Proof
from simulator.authoring.state_space import StateSpace, TooLarge, count
from simulator.codebook.labels import PHASE_LABELS, STANCE_SHORT
from simulator.codebook.vocabulary import GAUGES
from simulator.language import _, current
from simulator.scenario import Scenario

MOST_MOMENTS = 200_000
"""Moments visited before a proof stops; a shipped scenario has a few thousand."""

Progress = Callable[[int, int], None]
"""Told after each claim: how many are decided, and of how many."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What is now known of a scenario."""

    scenario: Scenario
    claims: tuple[Claim, ...]
    states: int
    """Reachable states: a moment with one gauge vector each. 0 where the proof stopped."""
    moments: int
    edges: int
    seconds: float

    @property
    def holds(self) -> bool | None:
        """Whether every claim holds; None when none fails and one is unknown."""
        verdicts = [claim.holds for claim in self.claims]
        if False in verdicts:
            return False
        return None if None in verdicts else True


def explore(
    scenario: Scenario, progress: Progress | None = None, limit: int | None = None
) -> Findings:
    """Decide the claims; ``limit`` bounds the moments visited (default 200,000)."""
    began = perf_counter()
    space = StateSpace(scenario, limit or MOST_MOMENTS)
    claims: list[Claim] = []
    states = 0
    try:
        proof = Proof(space)
        states = count(proof.reach)
        for decide in (
            proof.reflex_free_road,
            proof.nobody_gets_stuck,
            proof.one_slip_can_be_made_good,
            proof.a_slip_never_pays,
        ):
            claims.append(decide())
            if progress is not None:
                progress(len(claims), len(CLAIMS))
    except TooLarge:
        known = {claim.id for claim in claims}
        claims.extend(Claim(name, None) for name in CLAIMS if name not in known)
    return Findings(
        scenario,
        tuple(claims),
        states,
        len(space.moments),
        sum(len(edges) for edges in space.edges),
        perf_counter() - began,
    )


def as_json(findings: Findings) -> dict[str, Any]:
    """The findings in the shape that other programs read."""
    return {
        "scenario": findings.scenario.id,
        "claims": [
            {
                "id": claim.id,
                "holds": claim.holds,
                "counterexample": _as_json(claim.counterexample),
                "example": list(claim.example),
            }
            for claim in findings.claims
        ],
        "states": findings.states,
        "edges": findings.edges,
        "seconds": round(findings.seconds, 3),
        "policies": [],
    }


def _as_json(counterexample: Counterexample | None) -> dict[str, Any] | None:
    if counterexample is None:
        return None
    moment = counterexample.moment
    return {
        "choose": list(counterexample.choose),
        "scene": moment.scene,
        "houding": moment.houding,
        "crisis_fase": moment.crisis_fase,
        **counterexample.gauges._asdict(),
        "measured": counterexample.measured,
        "further": counterexample.further,
        "sibling": counterexample.sibling,
    }


def render_text(findings: Findings, name: str | None = None) -> str:
    """The findings for a person, in the language of the program.

    ``name`` is what the person calls the scenario (an id or a path), for commands to type next.
    """
    scenario = findings.scenario
    name = name or scenario.id
    lines = [
        _("{title} ({id}): {states} states, {moments} moments, {seconds} seconds").format(
            title=scenario.title,
            id=scenario.id,
            states=_number(f"{findings.states:,}"),
            moments=_number(f"{findings.moments:,}"),
            seconds=_number(f"{findings.seconds:.1f}"),
        ),
        "",
    ]
    for claim in findings.claims:
        lines.extend(_told(claim, name))
    return "\n".join(lines) + "\n"


def _number(written: str) -> str:
    """An English number as the program's language writes it."""
    return written.translate(_DUTCH_NUMBERS) if current() == "nl" else written


_DUTCH_NUMBERS = str.maketrans(",.", ".,")


def _claim_text(claim: ClaimId) -> str:
    return {
        "P1": _("a good ending can be reached without a single reflex"),
        "P3": _("from every state an ending can be reached"),
        "P7": _("after one slip a good ending is still in reach, and in time"),
        "P8": _("a slip is never a shortcut"),
    }[claim]


def _told(claim: Claim, name: str) -> list[str]:
    mark = {True: _("holds"), False: _("DOES NOT HOLD"), None: _("unknown")}[claim.holds]
    lines = [f"{claim.id}  {mark}: {_claim_text(claim.id)}"]
    if claim.example:
        lines.append(_replay(name, claim.example))
    if claim.id == "P1" and claim.holds is False and claim.example:
        lines.append(
            "    "
            + _(
                "the shortest such road takes {turns} replies, and the limit is {max_turns}"
            ).format(**claim.facts)
        )
    if claim.counterexample is not None:
        lines.extend(_shown(claim, claim.counterexample, name))
    return lines


def _replay(name: str, replies: tuple[str, ...]) -> str:
    return f"    gesprek trace {shlex.quote(name)} --choose {','.join(replies)}"


def _shown(claim: Claim, shown: Counterexample, name: str) -> list[str]:
    lines = []
    if shown.choose:
        lines.append(_replay(name, shown.choose))
    moment = shown.moment
    gauges = ", ".join(f"{name} {level}" for name, level in zip(GAUGES, shown.gauges, strict=True))
    where = STANCE_SHORT[moment.houding].in_language(current())
    if moment.crisis_fase != "geen":
        where = PHASE_LABELS[moment.crisis_fase].in_language(current())
    lines.append(f"    {_('scene')} {moment.scene}: {where}; {gauges}")
    if claim.id == "P3":
        lines.append("    " + _("from here no ending can be reached but running out of time"))
    elif claim.id == "P1":
        lines.append("    " + _("no road without a reflex leads to a good ending"))
    elif shown.further is None:
        lines.append("    " + _("after this slip no good ending can be reached any more"))
    else:
        lines.append(
            "    "
            + _(
                "after this slip a good ending is {further} replies away; "
                "after the best other reply {sibling}"
            ).format(
                further=shown.further,
                sibling=_("none") if shown.sibling is None else shown.sibling,
            )
        )
    return lines
