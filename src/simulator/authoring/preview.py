"""The core of ``gesprek preview``: a talk that stays where it is while its file is written.

    preview = opened(read(path))
    preview = preview.answered("nachten").jumped("keuze")
    preview = preview.saved(read(path))

A preview is a value: a save, and the road that was travelled. After every save the road is walked
again from its beginning, by the rules of a live talk and no others. Where it no longer exists the
preview stops before that step and says why; the rest of the road is remembered, so that mending
the file leads back. Nothing here is stored.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, NamedTuple

from simulator.authoring.check import check_text
from simulator.client.moment import Point, State
from simulator.client.rules import Option, Rules
from simulator.codebook.requirements import BIT, FACT_SLOTS, Gauges, Requirement
from simulator.codebook.vocabulary import Gauge, Phase, Stance
from simulator.conversation import Conversation
from simulator.debrief.evidence import Evidence, evidence
from simulator.debrief.exchanges import exchanges
from simulator.diagnostics import Problem, Severity
from simulator.diagnostics.structure import UNREVIEWED_CONTENT
from simulator.events import Event, Given, Said
from simulator.language import _, mark
from simulator.loading.opening import read_text
from simulator.scenario import REPAIR, FlagName, Reply, ReplyId, Scenario, SceneId, Target

# What was saved


@dataclass(frozen=True, slots=True)
class Save:
    """What stood in the file at one moment."""

    text: str | None
    """None where it could not be read."""
    scenario: Scenario | None
    """None where it cannot be played."""
    problems: tuple[Problem, ...]
    """Everything `gesprek check` finds in the file itself, in order of place.

    What its author allows is not among them; what stands in other files is not looked at.
    """

    def count(self, severity: Severity) -> int:
        """How many problems are as bad as this."""
        return sum(problem.severity is severity for problem in self.problems)

    @property
    def is_locked(self) -> bool:
        """Whether it waits for the review of a professional: then nobody plays it (8.2)."""
        return any(problem.kind is UNREVIEWED_CONTENT for problem in self.problems)


def read(path: Path) -> Save:
    """What the file at ``path`` holds now; a file that is not there is a problem like any other."""
    text = read_text(path)
    if isinstance(text, Problem):
        return Save(None, None, (text,))
    return save_of(text, str(path))


def save_of(text: str, path: str = "<text>") -> Save:
    """A save of which this is the text; ``path`` is only named in the problems."""
    checked = check_text(text, path)
    return Save(text, checked.examination.scenario(), tuple(checked.problems))


# The road


class Answered(NamedTuple):
    """A reply was given, in this scene."""

    scene: SceneId
    reply: ReplyId


class Jumped(NamedTuple):
    """The talk was put in this scene, which the client enters as he is."""

    scene: SceneId


@dataclass(frozen=True, slots=True)
class Forced:
    """The client was put in another state; what is not named stays as it is."""

    houding: Stance | None = None
    crisis_fase: Phase | None = None
    gauges: tuple[tuple[Gauge, int], ...] = ()
    """Each from 0 to 10."""
    set: frozenset[FlagName] = frozenset()
    cleared: frozenset[FlagName] = frozenset()


Step = Answered | Jumped | Forced
Road = tuple[Step, ...]

Why = Literal[
    "reply_gone", "not_on_offer", "just_said", "scene_gone", "elsewhere", "ended", "flag_gone"
]


class Break(NamedTuple):
    """The first step of a road that no longer exists, and why not."""

    step: Step
    turn: int
    """The turn it was made in, from 1."""
    why: Why
    scene: Target
    """Where the talk is instead: a scene, or an ending."""
    name: str = ""
    """The flag that is gone, or what the reply now asks to be on offer."""


class Leg(NamedTuple):
    """A part of the road, and what happened there; the first one has no step."""

    step: Step | None
    events: tuple[Event, ...]


class Walk(NamedTuple):
    """A road as far as it exists."""

    talk: Conversation
    """At the end of what exists. Never changed: a copy of it is."""
    legs: tuple[Leg, ...]
    broken: Break | None

    @property
    def road(self) -> Road:
        """The steps that exist."""
        return tuple(leg.step for leg in self.legs if leg.step is not None)


def walk(scenario: Scenario, road: Sequence[Step]) -> Walk:
    """Walk the road from its beginning, and stop before the first step that does not exist."""
    talk = Conversation(scenario)
    legs = [Leg(None, tuple(talk.events))]
    heard = [*talk.events]
    for step in road:
        why = _missing(talk, step)
        if why is not None:
            return Walk(talk, tuple(legs), why)
        match step:
            case Answered(_, reply):
                # The scene may have another name now; this is where the step leads from.
                legs.append(Leg(Answered(talk.state.scene, reply), talk.give(reply)))
            case Jumped(scene):
                talk = Conversation.at(scenario, _entered(talk, scene), heard=heard)
                legs.append(Leg(step, tuple(talk.events)))
            case Forced():
                state = forced(talk.rules, talk.state, step)
                heard = _unsaid(heard)
                talk = Conversation.at(scenario, state, heard=heard)
                legs.append(Leg(step, tuple(talk.events)))
        heard += legs[-1].events
    return Walk(talk, tuple(legs), None)


def forced(rules: Rules, state: State, force: Forced) -> State:
    """The state with what is forced in it, and with what a talk in that phase remembers."""
    moment = state.moment
    kept = (moment.kept | rules.bits(force.set)) & ~rules.bits(force.cleared)
    if force.crisis_fase is not None:
        if force.crisis_fase != "geen":
            kept |= BIT["crisis_geweest"]
        if force.crisis_fase == "overgenomen":
            kept |= BIT["overgenomen_geweest"]
        moment = moment._replace(crisis_fase=force.crisis_fase, untold=0, averted_for=0)
    if force.houding is not None:
        moment = moment._replace(houding=force.houding)
    levels: dict[str, int] = {**state.gauges._asdict(), **dict(force.gauges)}
    return state._replace(moment=moment._replace(kept=kept), gauges=Gauges(**levels))


def difference(rules: Rules, before: State, after: Forced) -> Forced:
    """Of everything that ``after`` names, only what is otherwise in ``before``."""
    kept, levels = before.moment.kept, before.gauges._asdict()
    return Forced(
        after.houding if after.houding != before.moment.houding else None,
        after.crisis_fase if after.crisis_fase != before.moment.crisis_fase else None,
        tuple((gauge, level) for gauge, level in after.gauges if levels[gauge] != level),
        frozenset(flag for flag in after.set if not kept & rules.bit[flag]),
        frozenset(flag for flag in after.cleared if kept & rules.bit[flag]),
    )


def _entered(talk: Conversation, scene: SceneId) -> State:
    """The client as he comes into the scene; after the last turn there is one more to try it."""
    state = talk.state._replace(turn=min(talk.turn, talk.scenario.max_turns - 1))
    return talk.rules.entered(state, scene)


def _unsaid(heard: Sequence[Event]) -> list[Event]:
    """What was heard without the line of the scene the talk is in.

    In another state he says that line as he would have said it at once, not a second time.
    """
    lines = (event for event in heard if isinstance(event, Said) and event.part == "scene")
    *_earlier, last = lines
    return [event for event in heard if event is not last]


def _missing(talk: Conversation, step: Step) -> Break | None:
    """Why the step cannot be made here; None when it can."""
    scenes, here = talk.scenario.scenes, talk.state.scene

    def because(why: Why, name: str = "") -> Break:
        return Break(step, talk.turn + 1, why, here, name)

    match step:
        case Jumped(scene):
            return None if scene in scenes else because("scene_gone")
        case Forced():
            if talk.ended:
                return because("ended")
            gone = sorted((step.set | step.cleared) - talk.rules.bit.keys())
            return because("flag_gone", gone[0]) if gone else None
        case Answered(scene, reply):
            if talk.ended:
                return because("ended")
            if any(option.reply.id == reply for option in _options(talk)):
                # A scene that is no more was given another name.
                return because("elsewhere") if scene != here and scene in scenes else None
            if scene not in scenes:
                return because("scene_gone")
            if scene != here:
                return because("elsewhere")
            if reply == REPAIR:
                return because("not_on_offer", "breuk")
            return because(*_why_not(talk, reply))


def _why_not(talk: Conversation, reply: ReplyId) -> tuple[Why, str]:
    """Why a reply is not on offer in the scene of the talk, and what it asks to be."""
    for option in talk.rules.options[talk.state.scene]:
        if option.reply.id == reply:
            if talk.state.moment.said == reply:
                return "just_said", ""
            return "not_on_offer", asked(talk.scenario, option.when)
    return "reply_gone", ""


def told(broken: Break) -> str:
    """Where the road breaks and why, in a sentence."""
    step, turn, why, here, name = broken
    words = {"turn": turn, "here": here, "name": name}
    match step:
        case Answered(scene, reply):
            words |= {"scene": scene, "reply": reply}
        case Jumped(scene):
            words |= {"scene": scene}
        case Forced():
            pass
    return _(_SENTENCES[why]).format(**words)


_SENTENCES: Mapping[Why, str] = {
    "reply_gone": mark('turn {turn}: reply "{reply}" is no longer in scene "{scene}"'),
    "not_on_offer": mark(
        'turn {turn}: reply "{reply}" in scene "{scene}" is not on offer now; it asks: {name}'
    ),
    "just_said": mark(
        'turn {turn}: reply "{reply}" was just said in scene "{scene}" and is not offered again'
    ),
    "scene_gone": mark('turn {turn}: scene "{scene}" is no longer there'),
    "elsewhere": mark('turn {turn}: the road leads to "{here}" now, no longer to "{scene}"'),
    "ended": mark('turn {turn}: the talk has already ended there, in "{here}"'),
    "flag_gone": mark('turn {turn}: flag "{name}" is no longer in the file'),
}


# The replies


def asked(scenario: Scenario, requirement: Requirement) -> str:
    """What a ground or a condition asks, as the codebook writes it; empty where it asks nothing."""
    return "" if requirement.formula() == "True" else named(scenario, requirement.formula())


def named(scenario: Scenario, formula: str) -> str:
    """The formula with the facts of this file under their own names."""
    facts = dict(zip(FACT_SLOTS, scenario.facts, strict=False))
    return re.sub(r"\w+", lambda word: facts.get(word[0], word[0]), formula)


class OnOffer(NamedTuple):
    """A reply that can be given now, with all that it would do."""

    option: Option
    evidence: Evidence
    """What it would be measured as, as the debrief would show it."""
    after: State
    answer: tuple[Event, ...]
    """What the client would say."""
    now_true: tuple[FlagName, ...]
    """Flags and facts that become true."""
    no_longer: tuple[FlagName, ...]
    """Flags and facts that were true until then."""

    @property
    def reply(self) -> Reply:
        """The reply as its author wrote it."""
        return self.option.reply

    @property
    def given(self) -> Given:
        """What would be recorded of it."""
        return self.evidence.given

    @property
    def leads_to(self) -> Target | None:
        """The scene or ending it leads to; None where it stays in the scene."""
        return self.after.scene if self.after.scene != self.given.scene else None

    @property
    def instead_of(self) -> tuple[Target, ...]:
        """The roads its author wrote, where the rules lead to an ending that is none of them."""
        if self.given.slipped:
            written = tuple(filter(None, (self.reply.otherwise.goto,)))
        else:
            written = tuple(dict.fromkeys(target for _when, target in self.option.roads))
        return () if self.leads_to is None or self.leads_to in written else written

    @property
    def effect(self) -> tuple[tuple[Gauge, int], ...]:
        """The gauges it moves, each by how much, with what the next scene does to them."""
        return tuple((change.gauge, change.by) for change in self.given.changes if change.by)


def on_offer(talk: Conversation) -> tuple[OnOffer, ...]:
    """Everything that can be said now, in the order of the file."""
    return tuple(_tried(talk, option) for option in _options(talk))


def not_on_offer(talk: Conversation) -> tuple[Option, ...]:
    """The replies of this scene that cannot be given now, in the order of the file."""
    if talk.ended:
        return ()
    offered = [option.reply.id for option in _options(talk)]
    return tuple(
        option for option in talk.rules.options[talk.state.scene] if option.reply.id not in offered
    )


def _options(talk: Conversation) -> list[Option]:
    if talk.ended:
        return []
    here = talk.rules.offered(talk.state.moment, Point(talk.state.gauges))
    return [option for _point, option in here]


def _tried(talk: Conversation, option: Option) -> OnOffer:
    trial = copy(talk)
    answer = trial.give(option.reply.id)
    [*_earlier, exchange] = exchanges(trial.events)
    [recorded] = evidence(talk.scenario, [exchange], frozenset((exchange.given.turn,)))
    before, after = talk.state.moment.kept, trial.state.moment.kept
    bits = talk.rules.bit.items()
    return OnOffer(
        option,
        recorded,
        trial.state,
        answer,
        tuple(flag for flag, bit in bits if after & ~before & bit),
        tuple(flag for flag, bit in bits if before & ~after & bit),
    )


# The preview


@dataclass(frozen=True, slots=True)
class Preview:
    """The newest save, the last one that could be played, and where the talk is in it."""

    save: Save
    scenario: Scenario | None
    """Of the newest save, or of the last one before it that could be played."""
    road: Road
    """Everything that was travelled, the part that does not exist now included."""
    walk: Walk | None
    """How far it goes; None as long as there was nothing to play."""

    @property
    def is_behind(self) -> bool:
        """Whether the talk is of an earlier save, because the newest one cannot be played."""
        return self.scenario is not None and self.save.scenario is None

    def saved(self, save: Save) -> "Preview":
        """The preview after the file was saved again, at the same place where that still is."""
        if save.is_locked:
            return replace(self, save=save, scenario=None, walk=None)
        return self._along(self.road, save, save.scenario or self.scenario)

    def answered(self, reply: ReplyId) -> "Preview":
        """After this reply, which is on offer."""
        assert self.walk is not None
        return self._further(Answered(self.walk.talk.state.scene, reply))

    def jumped(self, scene: SceneId) -> "Preview":
        """In another scene."""
        return self._further(Jumped(scene))

    def forced(self, force: Forced) -> "Preview":
        """In another state of the client."""
        return self._further(force)

    def back(self) -> "Preview":
        """Before the last step; at the beginning, the same."""
        return self._along(self._exists[:-1])

    def again(self) -> "Preview":
        """At the beginning."""
        return self._along(())

    @property
    def _exists(self) -> Road:
        return self.walk.road if self.walk is not None else ()

    def _further(self, step: Step) -> "Preview":
        """Who goes another way from where the road broke gives up the rest of it."""
        return self._along((*self._exists, step))

    def _along(
        self, road: Road, save: Save | None = None, scenario: Scenario | None = None
    ) -> "Preview":
        scenario = scenario or self.scenario
        walked = walk(scenario, road) if scenario is not None else None
        if walked is not None and walked.broken is None:
            road = walked.road
        return Preview(save or self.save, scenario, road, walked)


def opened(save: Save) -> Preview:
    """The preview of a file that was opened: at the beginning of the talk, if there is one."""
    return Preview(save, None, (), None).saved(save)


def scenes_of(preview: Preview) -> Iterator[tuple[SceneId, str, int]]:
    """Every scene to jump to, in the order of the file: its id, its first words, its line."""
    if preview.scenario is not None:
        for scene in preview.scenario.scenes.values():
            yield scene.id, scene.says.gewoon, scene.place.line
