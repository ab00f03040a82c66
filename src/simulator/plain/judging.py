"""What a learner wants to be asked before a reply, in lines; each question can be skipped.

With nothing to ask there are the replies and nothing else.
"""

from collections.abc import Callable

from simulator.codebook.asks import Asks
from simulator.conversation import Conversation
from simulator.debrief import judging_in_words as words
from simulator.debrief.judged import Judged
from simulator.debrief.pause import TYPED, Pause, Question
from simulator.language import _
from simulator.plain.asking import COMMANDS, Asking, NotUnderstood, chosen
from simulator.plain.lines import Lines
from simulator.plain.talk import how_to_answer, replies_text, type_a_number
from simulator.scenario import ReplyId

SKIP = "0"
"""Skips a line that is to be typed; an empty one is an answer there."""
ON_PURPOSE = "b"
"""Before the number of a reply: it is given on purpose."""
ON_ONE_LINE = 40
"""Answers of so many characters together stand on the line of their question."""


class Pausing:
    """Asks for a reply, and before and after it what the learner wants to be asked."""

    def __init__(
        self, lines: Lines, asking: Asking, asks: Asks, told: Callable[[Conversation], str]
    ) -> None:
        """``told`` says again what the client said last."""
        self._lines = lines
        self._asking = asking
        self._asks = asks
        self._told = told

    def reply_to(self, talk: Conversation) -> tuple[ReplyId, Judged]:
        """The reply she gives and what she judged of it before; there is at least one on offer.

        Raises `Stopped` and `InputEnded`, at every question.
        """
        pause = Pause.before(talk, self._asks)
        while pause.step != "say":
            question = pause.question
            if question is not None:
                pause = self._ask(pause, question, talk)
            elif pause.step in TYPED:
                pause = self._ask_words(pause, talk)
            else:
                pause = self._ask_reply(pause, talk)
            self._lines.say()
        assert pause.reply is not None
        return pause.reply, pause.judged

    def _ask_reply(self, pause: Pause, talk: Conversation) -> Pause:
        replies = talk.replies
        number_of = chosen(len(replies))

        def understand(typed: str) -> Pause:
            mark, space, number = typed.partition(" ")
            if self._asks.on_purpose and space and mark.casefold() == ON_PURPOSE:
                return pause.meaning_it().chosen(replies[number_of(number.strip()) - 1].id)
            return pause.chosen(replies[number_of(typed) - 1].id)

        def say_replies() -> None:
            self._lines.say(replies_text(talk))

        def say_again() -> None:
            self._lines.say(self._told(talk))
            say_replies()

        what_to_type = type_a_number(len(replies))
        if self._asks.on_purpose:
            what_to_type += " " + _("On purpose: b before it, as in b 2.")
        say_replies()
        return self._asking.ask(what_to_type, understand, repeat=say_again, explain=how_to_answer)

    def _ask(self, pause: Pause, question: Question, talk: Conversation) -> Pause:
        number_of = chosen(len(question.answers))

        def understand(typed: str) -> Pause:
            if typed in ("", SKIP):
                return pause.skipped()
            return pause.answered(number_of(typed) - 1)

        def say_question() -> None:
            answers = [
                f"{n}. {' '.join(told.split())}" for n, told in enumerate(question.answers, 1)
            ]
            short = len(" ".join(answers)) <= ON_ONE_LINE
            self._lines.say((" " if short else "\n").join([question.words, *answers]))

        def say_again() -> None:
            self._lines.say(self._told(talk))
            say_question()

        say_question()
        return self._asking.ask(
            _("Type 1 to {count}, or press Enter to skip it.").format(count=len(question.answers)),
            understand,
            repeat=say_again,
            explain=how_to_skip,
        )

    def _ask_words(self, pause: Pause, talk: Conversation) -> Pause:
        first = pause.step == "first"

        def understand(typed: str) -> Pause:
            if typed.casefold() in COMMANDS:
                raise NotUnderstood
            return pause.skipped() if typed == SKIP else pause.typed(typed)

        def say_question() -> None:
            self._lines.say(words.say_it_first() if first else words.in_your_own_words())

        def say_again() -> None:
            self._lines.say(self._told(talk))
            say_question()

        say_question()
        return self._asking.ask(
            _("Only Enter is: said aloud. 0 skips it.") if first else _("0 skips it."),
            understand,
            repeat=say_again,
            explain=how_to_skip,
        )


def how_to_skip() -> str:
    """What a learner who is asked something need not do."""
    return _("You need not answer: 0 skips it. Nothing of it is counted.")
