"""A conversation: a client, what he says, and what you can say back.

    talk = Conversation(scenario, seed=1)
    while not talk.ended:
        events = talk.give(talk.replies[0].id)

A conversation knows nothing of files or screens. The same scenario, seed and replies give the same
words, states and score, so a saved one is brought back by giving its replies again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from random import Random
from typing import NamedTuple, cast

from simulator.client.moment import GATE_PLAINLY, Point, State
from simulator.client.rules import Option, Outcome, Rules, ending_of
from simulator.codebook.endings import BREAK_OFFS, ENDING_KINDS_OF, LAST_CHANCE_CUES
from simulator.codebook.requirements import BIT, Gauges
from simulator.codebook.thresholds import COOL_UNTIL, HURRIED_FROM, OPEN_FROM
from simulator.codebook.vocabulary import FLAGS, Ending, Reflex, Variant
from simulator.events import Ended, Event, Given, LastChance, Offered, Part, Said
from simulator.scenario import REPAIR, Repair, ReplyId, Scenario, Scene, Spoken


class Choice(NamedTuple):
    """A reply as the learner sees it: words, and nothing of what they will be measured as."""

    id: ReplyId
    text: str


class NotOnOffer(Exception):
    """A reply was given that is not on offer now; says which one and at which turn (from 1)."""

    def __init__(self, reply: ReplyId, turn: int) -> None:
        super().__init__(f"reply {reply!r} is not on offer at turn {turn}")
        self.reply = reply
        self.turn = turn


class Conversation:
    """One talk with one client, from the first line to the ending."""

    def __init__(self, scenario: Scenario, seed: int = 0) -> None:
        self.scenario = scenario
        self.seed = seed
        self.rules = Rules(scenario)
        self._begin(self.rules.start())

    def _begin(self, state: State, heard: Iterable[Event] = ()) -> None:
        self._begun = self.state = state
        self._heard = tuple(heard)
        self.given: list[ReplyId] = []
        self.events: list[Event] = []
        self.events.append(self._line(self.scenario.scenes[state.scene]))

    @classmethod
    def at(
        cls, scenario: Scenario, state: State, seed: int = 0, heard: Iterable[Event] = ()
    ) -> "Conversation":
        """A conversation that begins in this state, with the line of its scene.

        For who wants to see what could be, such as an author: the state need not be one that a
        talk can come to. What he has said in ``heard`` he says in other words here. Raises
        `KeyError` when it lies in no scene of the scenario.
        """
        talk = cls(scenario, seed)
        talk._begin(state, heard)
        return talk

    @classmethod
    def replayed(
        cls, scenario: Scenario, replies: Iterable[ReplyId], seed: int = 0
    ) -> "Conversation":
        """The conversation in which these replies were given; raises `NotOnOffer`."""
        talk = cls(scenario, seed)
        for reply in replies:
            talk.give(reply)
        return talk

    def __copy__(self) -> "Conversation":
        """The same talk at the same point, to go another way with."""
        other = Conversation.__new__(Conversation)
        other.scenario, other.seed, other.rules = self.scenario, self.seed, self.rules
        other._begun, other._heard, other.state = self._begun, self._heard, self.state
        other.given, other.events = list(self.given), list(self.events)
        return other

    @property
    def turn(self) -> int:
        """Replies given so far."""
        return self.state.turn

    @property
    def ended(self) -> Ending | None:
        """How the talk ended, or None while it goes on."""
        return ending_of(self.state.moment, self.scenario)

    @property
    def scene(self) -> Scene | None:
        """The scene the client is in; None once the talk has ended."""
        return self.scenario.scenes.get(self.state.scene)

    @property
    def replies(self) -> tuple[Choice, ...]:
        """What can be said now, in an order of this seed and turn; empty once it has ended."""
        return tuple(
            Choice(option.reply.id, self._words(option, self.turn)) for option in self._options()
        )

    def give(self, reply: ReplyId) -> tuple[Event, ...]:
        """Say this to the client, and return what happened; raises `NotOnOffer`."""
        before, options = self.state, self._options()
        chosen = next((option for option in options if option.reply.id == reply), None)
        if chosen is None:
            raise NotOnOffer(reply, before.turn + 1)
        self.state, outcome = self.rules.step(before, chosen)
        happened = (
            self._record(before, chosen, options, outcome),
            *self._answer(before, chosen, outcome),
        )
        self.given.append(reply)
        self.events.extend(happened)
        return happened

    def rewound(self, turn: int) -> "Conversation":
        """The conversation as it was after ``turn`` replies; 0 is the opening."""
        earlier = Conversation.at(self.scenario, self._begun, self.seed, self._heard)
        for reply in self.given[:turn]:
            earlier.give(reply)
        return earlier

    def _options(self) -> list[Option]:
        if self.ended:
            return []
        here = self.rules.offered(self.state.moment, Point(self.state.gauges))
        options = [option for _, option in here]
        Random(f"{self.seed}:{self.turn}").shuffle(options)
        return options

    def _repair(self, turn: int) -> Repair:
        return Random(f"{self.seed}:{turn}:{REPAIR}").choice(self.scenario.repair)

    def _words(self, option: Option, turn: int) -> str:
        return self._repair(turn).text if option.reply.id == REPAIR else option.reply.text

    def _record(
        self, before: State, chosen: Option, options: list[Option], outcome: Outcome[Point]
    ) -> Given:
        reply, verdict, after = chosen.reply, outcome.verdict, self.state
        lacking = chosen.ground.lacking(before.truths, before.gauges)
        new = after.moment.kept & ~before.moment.kept
        return Given(
            turn=after.turn,
            scene=before.scene,
            reply=reply.id,
            text=self._words(chosen, before.turn),
            type=reply.type,
            question=reply.question,
            fit=verdict.fit,
            measured=verdict.measured,
            cause=verdict.cause,
            grounded=verdict.grounded,
            lacking=tuple(lack.alternatives for lack in lacking),
            signal=before.moment.signal,
            met_signal=verdict.met_signal,
            houding=(before.moment.houding, after.moment.houding),
            crisis_fase=(before.moment.crisis_fase, after.moment.crisis_fase),
            gauges=(before.gauges, after.gauges),
            offered=tuple(self._on_the_table(option, before) for option in options),
            reflex_behaviour=reply.reflex_behaviour,
            gate=before.moment.gate > 0,
            told=tuple(flag for flag in FLAGS if new & BIT[flag]),
        )

    def _on_the_table(self, option: Option, state: State) -> Offered:
        _, outcome = self.rules.step(state, option)
        reply, verdict = option.reply, outcome.verdict
        words = self._words(option, state.turn)
        return Offered(reply.id, words, reply.type, verdict.fit, verdict.measured)

    def _answer(self, before: State, chosen: Option, outcome: Outcome[Point]) -> Iterator[Event]:
        """The client's answer: his reaction, then what he says where the road has led."""
        after, ending = self.state, self.ended
        reaction = self._reaction(before, chosen, outcome)
        # Who walks out or breaks down answers with that, not with a kind word first.
        if reaction is not None and (ending not in BREAK_OFFS or outcome.verdict.slipped):
            chance = None if ending else _last_chance(after)
            yield self._said(reaction, "reaction", outcome.reacting.gauges, chance)
        if after.moment.gate == GATE_PLAINLY and before.moment.gate < GATE_PLAINLY and not ending:
            yield self._said(self.scenario.plainly, "plainly", after.gauges)
        # In the last turn, too, he says where the road has led before the time is up.
        entered = self.scenario.scenes.get(outcome.moment.scene)
        if entered is not None and entered.id != before.scene:
            yield self._line(entered)
        if ending is not None:
            words = self.scenario.endings[ending]
            if words.says is not None:
                yield self._said(words.says, "ending", after.gauges)
            yield Ended(after.turn, ending, ENDING_KINDS_OF[ending], words.text)

    def _reaction(self, before: State, chosen: Option, outcome: Outcome[Point]) -> Spoken | None:
        reply, verdict = chosen.reply, outcome.verdict
        if reply.id == REPAIR:
            return self._repair(before.turn).reaction
        if verdict.slipped:
            return (
                reply.otherwise.reaction or self.scenario.reactions[cast(Reflex, verdict.measured)]
            )
        return reply.reaction

    def _line(self, scene: Scene) -> Said:
        said = self._said(scene.says, "scene", self.state.gauges)
        return replace(said, scene=scene.id, cue=scene.cue, signal=scene.signal)

    def _said(
        self, words: Spoken, part: Part, gauges: Gauges, last_chance: LastChance | None = None
    ) -> Said:
        again = words.nogmaals is not None and self._has_said(words)
        variant = variant_for(words, gauges, again=again)
        moment = self.state.moment
        # A reaction on the way out leaves nothing open: the next scene's line has its own signal.
        moved_on = part == "reaction" and moment.said is None
        return Said(
            turn=self.turn,
            text=words.sounding(variant),
            part=part,
            variant=variant,
            scene=self.state.scene,
            signal="geen" if part == "ending" or moved_on else moment.signal,
            cue=LAST_CHANCE_CUES[last_chance].in_language(self.scenario.language)
            if last_chance
            else None,
            last_chance=last_chance,
        )

    def _has_said(self, words: Spoken) -> bool:
        written = {text for _, text in words.texts()}
        told = chain(self._heard, self.events)
        return any(isinstance(event, Said) and event.text in written for event in told)


def variant_for(words: Spoken, gauges: Gauges, *, again: bool = False) -> Variant:
    """How the client sounds: the first variant that fits and was written (codebook 4.7).

    ``again`` tells that he has said these words before, in whatever tone.
    """
    fitting: tuple[tuple[Variant, bool], ...] = (
        ("nogmaals", again),
        ("gejaagd", gauges.spanning >= HURRIED_FROM),
        ("koel", gauges.vertrouwen <= COOL_UNTIL),
        ("open", gauges.vertrouwen >= OPEN_FROM),
    )
    written = (variant for variant, fits in fitting if fits and getattr(words, variant))
    return next(written, "gewoon")


def _last_chance(after: State) -> LastChance | None:
    """Whether the next turn can be the last one (codebook 4.6: a visible last chance)."""
    if after.moment.kept & BIT["heet"]:
        return "heet"
    return "koud" if after.moment.kept & BIT["koud"] else None
