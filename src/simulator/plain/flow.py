"""The practice flow in lines: briefing, talk, landing, self-score, debrief, next step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from simulator.codebook.vocabulary import Reflex
from simulator.conversation import Conversation
from simulator.debrief import OwnScore, calibrate, debrief, landing_text, measured_text, wording
from simulator.debrief.whole import Debrief
from simulator.language import _
from simulator.plain.asking import COMMANDS, Asking, NotUnderstood, Stopped, chosen
from simulator.plain.briefing import briefing_text
from simulator.plain.help_lines import help_lines_text
from simulator.plain.lines import InputEnded, Lines
from simulator.plain.self_score import ask_scores
from simulator.plain.talk import latest, replies_text, told
from simulator.practice import NoLongerOffered, Practice, Stage
from simulator.scenario import ReplyId, Scenario
from simulator.store import (
    Reason,
    SessionRow,
    Status,
    Store,
    StoreProblem,
    is_scored,
    next_step_of,
    nowhere,
    sessions_of,
)

_LOOKED_AT = 50
"""Sessions of this scenario among which an unfinished one is looked for, the newest first."""

_DISAGREE = frozenset({"oneens", "disagree"})


@dataclass(frozen=True, slots=True)
class _Note:
    """The learner sees a turn otherwise than the count does (codebook 5.4)."""

    turn: int
    text: str


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
    ) -> None:
        """``command`` is what the learner types to come back here.

        ``seed`` sets the order of the replies of a new talk; ``bands`` asks the self-score as
        ``--`` to ``++``.
        """
        self._scenario = scenario
        self._lines = lines
        self._store = store
        self._command = command
        self._learner = learner
        self._seed = seed
        self._bands = bands
        self._asking = Asking(lines, lambda: help_lines_text(scenario.warnings))
        self._practice: Practice | None = None

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
            "\n".join([*choices, _choose(len(choices))]),
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
            if newest and row.status is Status.ENDED and not is_scored(self._store, row):
                return row
            newest = False
        return None

    # The talk

    def _hold(self, practice: Practice) -> None:
        if practice.stage is not Stage.TALKING:
            return
        self._lines.say(_how_to_answer())
        self._lines.say()
        self._lines.say(self._told(practice.talk))
        while not practice.talk.ended:
            reply = self._ask_reply(practice.talk)
            so_far = len(practice.talk.events)
            practice = self._give(practice, reply)
            if len(practice.talk.events) > so_far:
                self._lines.say(told(self._scenario.client.name, practice.talk.events[so_far:]))
        self._lines.say()

    def _ask_reply(self, talk: Conversation) -> ReplyId:
        def say_replies() -> None:
            self._lines.say(replies_text(talk))

        def say_again() -> None:
            self._lines.say(self._told(talk))
            say_replies()

        replies = talk.replies
        if not replies:
            self._lines.say(_("In this scene nothing can be said any more; its author left a gap."))
            raise InputEnded
        say_replies()
        number = self._asking.ask(
            _choose(len(replies)), chosen(len(replies)), repeat=say_again, explain=_how_to_answer
        )
        self._lines.say()
        return replies[number - 1].id

    def _told(self, talk: Conversation) -> str:
        return told(self._scenario.client.name, latest(talk))

    def _give(self, practice: Practice, reply: ReplyId) -> Practice:
        """Say it; where it cannot be kept nothing was said, and the learner is told."""
        talk = practice.talk
        try:
            practice.give(reply)
        except StoreProblem as problem:
            if problem.reason is Reason.ELSEWHERE:
                self._lines.say(str(problem))
                raise InputEnded from problem
            if problem.reason is not Reason.GONE or practice.talk is not talk:
                self._lines.say(str(problem))
                return practice
            self._keep_nothing(problem)
            practice = self._held_nowhere(practice)
            practice.give(reply)
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
        self._lines.say(measured_text(whole, calibrate(whole.reflexes, scores)))
        try:
            self._ask_next_step(whole)
        except (Stopped, InputEnded):
            return

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
        """Take her next step, and before it any turn that she sees otherwise."""

        def say_question() -> None:
            self._lines.say(wording.next_step_question())

        def understand(typed: str) -> _Note | str:
            if typed.casefold() in COMMANDS:
                raise NotUnderstood
            return _note(typed, len(whole.turns)) or typed

        self._lines.say()
        self._lines.say(wording.heading("next"))
        self._lines.say(wording.scale_question())
        self._lines.say(_("That one is for yourself; you need not type it."))
        self._lines.say(_how_to_disagree())
        say_question()
        while True:
            answer = self._asking.ask(
                _type_your_step(), understand, repeat=say_question, explain=_how_to_disagree
            )
            if isinstance(answer, str):
                break
            self._note(answer)
        if answer:
            self._choose_next_step(answer)

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


def _example() -> str:
    return _("disagree 4 she asked for it with her eyes")


def _how_to_disagree() -> str:
    return _(
        "Do you see a turn otherwise? Then type, for instance: {example}. It is kept with that "
        "turn."
    ).format(example=_example())


def _type_your_step() -> str:
    return _("Type your step on one line, or press Enter for none.")


def _choose(count: int) -> str:
    if count == 1:
        return _("Type 1 (or ?, r, h, stop).")
    return _("Type 1 to {count} (or ?, r, h, stop).").format(count=count)


def _how_to_begin() -> str:
    return _("Type the number of what you want and press Enter.")


def _how_to_answer() -> str:
    return _(
        "Type the number of your reply and press Enter. ? explains, r says it again, h gives the "
        "help lines, stop leaves."
    )


def _left() -> str:
    return _("You have left the talk. That is always fine, and nothing of it is scored.")


def _go_on_with(practice: Practice) -> str:
    if practice.stage is Stage.LANDED:
        return _("3. Go on with your last talk: only your self-score is still to come")
    return _("3. Go on with the talk that was broken off, at turn {turn}").format(
        turn=practice.talk.turn + 1
    )
