"""The practice flow in lines: briefing, talk, landing, self-score, debrief, next step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from simulator.codebook.asks import NOTHING_ASKED, Asks
from simulator.codebook.vocabulary import Reflex
from simulator.conversation import Conversation
from simulator.debrief import (
    OwnScore,
    OwnView,
    calibrate,
    debrief,
    ideas_text,
    landing_text,
    measured_text,
    wording,
)
from simulator.debrief.judged import Judged
from simulator.debrief.whole import Debrief
from simulator.kept import Pull
from simulator.language import _
from simulator.plain.asking import COMMANDS, Asking, NotUnderstood, Stopped, chosen
from simulator.plain.briefing import briefing_text
from simulator.plain.help_lines import help_lines_text
from simulator.plain.judging import Pausing
from simulator.plain.lenses import how_to_look_through_a_lens, lens_asked
from simulator.plain.lines import InputEnded, Lines
from simulator.plain.pull import ask_pull
from simulator.plain.roads import OtherRoads, how_to_take_another_road
from simulator.plain.self_score import ask_scores
from simulator.plain.talk import how_to_answer, latest, told, type_a_number
from simulator.practice import NoLongerOffered, Practice, Stage
from simulator.scenario import ReplyId, Scenario
from simulator.store import (
    Reason,
    SessionRow,
    Status,
    Store,
    StoreProblem,
    next_step_of,
    nowhere,
    sessions_of,
)

_LOOKED_AT = 50
"""Sessions of this scenario among which an unfinished one is looked for, the newest first."""

_DISAGREE = frozenset({"oneens", "disagree"})
_IDEA = frozenset({"idee", "idea"})


@dataclass(frozen=True, slots=True)
class _Note:
    """The learner sees a turn otherwise than the count does (codebook 5.4)."""

    turn: int
    text: str


@dataclass(frozen=True, slots=True)
class _Idea:
    """The learner asks for the idea of somebody else at a turn (codebook 5.6)."""

    turn: int


class PlainPractice:
    """One learner and one scenario, from the briefing to her next step."""

    def __init__(
        self,
        scenario: Scenario,
        lines: Lines,
        store: Store,
        *,
        command: str,
        learner: str | None = None,
        seed: int | None = None,
        bands: bool = False,
        asks: Asks = NOTHING_ASKED,
    ) -> None:
        """``command`` is what the learner types to come back here.

        ``seed`` sets the order of the replies of a new talk; ``bands`` asks the self-score as
        ``--`` to ``++``, ``asks`` is what is asked before a reply.
        """
        self._scenario = scenario
        self._lines = lines
        self._store = store
        self._command = command
        self._learner = learner
        self._seed = seed
        self._bands = bands
        self._asks = asks
        self._asking = Asking(lines, lambda: help_lines_text(scenario.warnings))
        self._practice: Practice | None = None
        self._roads = OtherRoads(lines, self._asking, lambda: self._practice, self._keep)

    def run(self) -> None:
        """Go through it all; returns when the learner is done, has left, or types no more."""
        try:
            self._run()
        except InputEnded:
            self._lines.say(self.parting())

    def parting(self) -> str:
        """What to tell a learner whose practice is broken off here: what is kept, how to go on."""
        practice = self._practice
        if practice is None or (practice.stage is Stage.TALKING and not practice.talk.given):
            told = _("Nothing has been said yet. You begin again with: {command}")
        elif practice.stage is Stage.LEFT:
            told = _left()
        elif practice.stage is Stage.SCORED:
            told = _("This talk is done.")
        elif not self._store.kept:
            told = _("What you said is not kept.")
        elif practice.stage is Stage.LANDED:
            told = _("Your self-score is still to come. You go on with: {command}")
        else:
            told = _("Your talk is kept as it is now. You go on with: {command}")
        return told.format(command=self._command)

    def _run(self) -> None:
        try:
            begun = self._brief()
        except Stopped:
            begun = None
        if begun is None:
            self._lines.say(_("Skipped. `gesprek list` shows the other talks."))
            return
        self._practice = begun
        try:
            self._hold(begun)
        except Stopped:
            self._leave(begun)
        else:
            self._look_back()

    # Briefing

    def _brief(self) -> Practice | None:
        """Begin, go on with an unfinished talk, or skip: then None."""
        unfinished = self._unfinished()
        last_step = self._last_step()

        def say_briefing() -> None:
            self._lines.say(briefing_text(self._scenario, last_step))
            self._lines.say()

        choices = [_("1. Begin"), _("2. Skip this talk")]
        if unfinished is not None:
            choices.append(_go_on_with(unfinished))
        say_briefing()
        number = self._asking.ask(
            "\n".join([*choices, type_a_number(len(choices))]),
            chosen(len(choices)),
            repeat=say_briefing,
            explain=_how_to_begin,
        )
        self._lines.say()
        if number == 1:
            return self._begin()
        return unfinished if number == 3 else None

    def _begin(self) -> Practice:
        try:
            return self._new_practice()
        except StoreProblem as problem:
            self._keep_nothing(problem)
            return self._new_practice()

    def _new_practice(self) -> Practice:
        return Practice.begin(self._store, self._scenario, learner=self._learner, seed=self._seed)

    def _last_step(self) -> str | None:
        try:
            return next_step_of(self._store, self._learner)
        except StoreProblem:
            # What cannot be read now is no reason to keep her from practising.
            return None

    def _unfinished(self) -> Practice | None:
        """The talk to go on with, if there is one and the scenario still allows it."""
        try:
            row = self._unfinished_row()
            return self._resumed(row) if row is not None else None
        except StoreProblem as problem:
            self._lines.say(str(problem))
            return None

    def _resumed(self, row: SessionRow) -> Practice | None:
        try:
            return Practice.resumed(self._store, self._scenario, row)
        except NoLongerOffered as gone:
            told = _(
                "Your last talk here was broken off. The scenario has changed since: at turn "
                "{turn} the reply “{reply}” is no longer there, so you cannot go on with it."
            )
            self._lines.say(told.format(turn=gone.turn, reply=gone.words))
            return None

    def _unfinished_row(self) -> SessionRow | None:
        rows = sessions_of(self._store, self._learner, scenario_id=self._scenario.id)
        newest = True
        for row in rows[:_LOOKED_AT]:
            if not row.replies:
                continue
            if row.status is Status.INTERRUPTED:
                return row
            if newest and row.status is Status.ENDED and not row.scored:
                return row
            newest = False
        return None

    # The talk

    def _hold(self, practice: Practice) -> None:
        if practice.stage is not Stage.TALKING:
            return
        self._lines.say(how_to_answer())
        self._lines.say()
        self._lines.say(self._told(practice.talk))
        while not practice.talk.ended:
            reply, judged = self._ask_reply(practice.talk)
            so_far = len(practice.talk.events)
            practice = self._give(practice, reply, judged)
            if len(practice.talk.events) > so_far:
                self._lines.say(told(self._scenario.client.name, practice.talk.events[so_far:]))
        self._lines.say()

    def _ask_reply(self, talk: Conversation) -> tuple[ReplyId, Judged]:
        if not talk.replies:
            self._lines.say(_("In this scene nothing can be said any more; its author left a gap."))
            raise InputEnded
        return Pausing(self._lines, self._asking, self._asks, self._told).reply_to(talk)

    def _told(self, talk: Conversation) -> str:
        return told(self._scenario.client.name, latest(talk))

    def _give(self, practice: Practice, reply: ReplyId, judged: Judged) -> Practice:
        """Say it; where it cannot be kept nothing was said, and the learner is told."""
        talk = practice.talk
        try:
            practice.give(reply, judged)
        except StoreProblem as problem:
            if problem.reason is Reason.ELSEWHERE:
                self._lines.say(str(problem))
                raise InputEnded from problem
            if problem.reason is not Reason.GONE or practice.talk is not talk:
                self._lines.say(str(problem))
                return practice
            self._keep_nothing(problem)
            practice = self._held_nowhere(practice)
            practice.give(reply, judged)
        return practice

    def _leave(self, practice: Practice) -> None:
        try:
            (self._practice or practice).leave()
        except StoreProblem as problem:
            self._lines.say(str(problem))
        self._lines.say(_left())
        self._lines.say(help_lines_text(self._scenario.warnings))

    # Afterwards

    def _look_back(self) -> None:
        """Landing, self-score, debrief, next step."""
        assert self._practice is not None
        whole = debrief(self._scenario, self._practice.talk.events)
        self._land(whole)
        try:
            scores = ask_scores(self._lines, self._asking, bands=self._bands)
        except Stopped:
            self._lines.say(self.parting())
            return
        self._lines.say()
        self._score(scores)
        try:
            pull = self._ask_pull(whole)
        except Stopped:
            self._lines.say(self.parting())
            return
        own = OwnView(judged=self._practice.judged, pulled=pull, notes=self._practice.notes)
        self._lines.say(measured_text(whole, calibrate(whole.reflexes, scores), own))
        try:
            self._ask_scale()
            self._ask_next_step(whole)
        except (Stopped, InputEnded):
            return

    def _ask_pull(self, whole: Debrief) -> Pull | None:
        """What pulled, in her own eyes; None, and nothing kept, where she said nothing."""
        try:
            pull = ask_pull(self._lines, self._asking, whole.turns)
        except InputEnded:
            # Who can type no more hears the count all the same.
            return None
        finally:
            self._lines.say()
        if pull == Pull():
            return None
        self._keep(lambda practice: practice.tell_pull(pull))
        return pull

    def _ask_scale(self) -> None:
        """The scale question; Enter leaves it open."""

        def say_question() -> None:
            self._lines.say(wording.scale_question())

        self._lines.say()
        self._lines.say(wording.heading("next"))
        say_question()
        score = self._asking.ask(
            _("Type a number from 0 to 10, or press Enter to leave it open."),
            _on_the_scale,
            repeat=say_question,
            explain=_about_the_scale,
        )
        if score is not None:
            self._keep(lambda practice: practice.answer_scale(score))

    def _land(self, whole: Debrief) -> None:
        self._lines.say(landing_text(whole))
        if self._scenario.warnings and not whole.heavy:
            self._lines.say(wording.how_are_you())
        if self._scenario.warnings or whole.heavy:
            self._lines.say(help_lines_text(self._scenario.warnings))
        self._lines.say()

    def _score(self, scores: Mapping[Reflex, OwnScore]) -> None:
        self._keep(lambda practice: practice.score(scores))

    def _ask_next_step(self, whole: Debrief) -> None:
        """Take her next step; before it, turns she sees otherwise, and ideas she asks for."""

        def say_question() -> None:
            self._lines.say(wording.next_step_question())

        def understand(typed: str) -> _Note | _Idea | Callable[[], None] | str:
            if typed.casefold() in COMMANDS:
                raise NotUnderstood
            turns = len(whole.turns)
            return (
                _note(typed, turns)
                or _idea(typed, turns)
                or self._roads.asked(typed, turns)
                or self._through_a_lens(typed, whole)
                or typed
            )

        self._lines.say(_how_to_disagree())
        self._lines.say(_how_to_ask())
        self._lines.say(how_to_take_another_road())
        self._lines.say(how_to_look_through_a_lens())
        say_question()
        while True:
            answer = self._asking.ask(
                _type_your_step(), understand, repeat=say_question, explain=_how_to_disagree
            )
            match answer:
                case _Note():
                    self._note(answer)
                case _Idea(turn):
                    self._tell_idea(whole, turn)
                case str():
                    break
                case _:
                    answer()
        if answer:
            self._choose_next_step(answer)

    def _through_a_lens(self, typed: str, whole: Debrief) -> Callable[[], None] | None:
        """What to do for ``lens`` or ``lens leary``; None when something else was typed."""
        told = lens_asked(typed, self._scenario, whole)
        return None if told is None else lambda: self._lines.say(told)

    def _tell_idea(self, whole: Debrief, turn: int) -> None:
        """The idea of somebody else, now that she asked for one."""
        self._lines.say(ideas_text(whole.evidence[turn - 1]) or wording.no_idea_here())

    def _note(self, note: _Note) -> None:
        self._keep(lambda practice: practice.note(note.turn, note.text))
        self._lines.say(_("Noted at turn {turn}.").format(turn=note.turn))

    def _choose_next_step(self, step: str) -> None:
        self._keep(lambda practice: practice.choose_next_step(step))
        if self._store.kept:
            self._lines.say(_("You will see it again before your next talk."))

    # What cannot be kept

    def _keep(self, keeping: Callable[[Practice], None]) -> None:
        """Keep something; where that fails she is told, and goes on all the same."""
        assert self._practice is not None
        try:
            keeping(self._practice)
        except StoreProblem as problem:
            self._keep_nothing(problem)
            keeping(self._held_nowhere(self._practice))

    def _keep_nothing(self, because: StoreProblem) -> None:
        self._store = nowhere(because)
        for notice in self._store.notices:
            self._lines.say(str(notice))

    def _held_nowhere(self, practice: Practice) -> Practice:
        """The same talk, in the store that keeps nothing."""
        self._practice = practice.elsewhere(self._store, self._learner)
        return self._practice


def _note(typed: str, turns: int) -> _Note | None:
    """A note at a turn, written as ``disagree 4 …``; None when this is something else."""
    word, _space, rest = typed.partition(" ")
    if word.casefold() not in _DISAGREE:
        return None
    number, _space, text = rest.strip().partition(" ")
    number = number.rstrip(":.,")
    if not (number.isascii() and number.isdigit() and 1 <= int(number[:6]) <= turns):
        raise NotUnderstood(_("Which turn? For instance: {example}").format(example=_example()))
    if not text.strip():
        raise NotUnderstood(
            _("And how do you see it? For instance: {example}").format(example=_example())
        )
    return _Note(int(number[:6]), text.strip())


def _idea(typed: str, turns: int) -> _Idea | None:
    """A question for an idea at a turn, written as ``idea 4``; None when this is something else."""
    word, _space, number = typed.partition(" ")
    if word.casefold() not in _IDEA:
        return None
    number = number.strip().rstrip(":.,")
    if not (number.isascii() and number.isdigit() and 1 <= int(number[:6]) <= turns):
        raise NotUnderstood(_("Which turn? For instance: {example}").format(example=_("idea 4")))
    return _Idea(int(number[:6]))


def _on_the_scale(typed: str) -> int | None:
    """The number that was typed; None for an empty line."""
    if not typed:
        return None
    if typed.isascii() and typed.isdigit() and int(typed[:6]) <= 10:
        return int(typed[:6])
    raise NotUnderstood(_("Type a number from 0 to 10, or nothing at all."))


def _about_the_scale() -> str:
    return _("Your number is for you, and for nobody else. It may stay open.")


def _how_to_ask() -> str:
    return _("{question} Then type, for instance: {example}.").format(
        question=wording.idea_question(), example=_("idea 4")
    )


def _example() -> str:
    return _("disagree 4 she asked for it with her eyes")


def _how_to_disagree() -> str:
    return _(
        "Do you see a turn otherwise? Then type, for instance: {example}. It is kept with that "
        "turn."
    ).format(example=_example())


def _type_your_step() -> str:
    return _("Type your step on one line, or press Enter for none.")


def _how_to_begin() -> str:
    return _("Type the number of what you want and press Enter.")


def _left() -> str:
    return _("You have left the talk. That is always fine, and nothing of it is scored.")


def _go_on_with(practice: Practice) -> str:
    if practice.stage is Stage.LANDED:
        return _("3. Go on with your last talk: only your self-score is still to come")
    return _("3. Go on with the talk that was broken off, at turn {turn}").format(
        turn=practice.talk.turn + 1
    )
