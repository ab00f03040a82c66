"""A learner's own score after a real conversation: five reflexes, a day, a line of her own.

Nothing is counted here, and nothing about a client belongs here (codebook 8.1).
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from simulator.codebook.vocabulary import REFLEXES, Reflex
from simulator.debrief import OwnScore, wording
from simulator.debrief import portfolio_in_words as words
from simulator.debrief.portfolio import RealTalk
from simulator.language import _
from simulator.tui.screens.over_time import on_day
from simulator.tui.screens.page import Page
from simulator.tui.screens.scoring import UNKNOWN, Scoring
from simulator.tui.text import HEADING, QUIET, plain, quoted
from simulator.tui.widgets.choices import Choices, choice
from simulator.tui.widgets.dial import Dial, Setting
from simulator.tui.widgets.entry import Entry
from simulator.tui.widgets.sheet import GAP, Block, Para, Sheet, para

DAYS_BACK = 366
"""A conversation longer ago than this nobody scores from memory."""

_DAY = "day"


class DayDial(Dial):
    """A day: today, or going back with the arrow to the left. There is no tomorrow on it."""

    def __init__(self, today: date, chosen: date, *, label_width: int) -> None:
        """``chosen`` is the day to begin with."""
        days = [today - timedelta(days=back) for back in range(DAYS_BACK, -1, -1)]
        settings = [Setting(day.isoformat(), _called(day, today)) for day in days]
        super().__init__(_("day"), settings, chosen.isoformat(), label_width=label_width, id=_DAY)

    def shown(self, room: int) -> Content:
        """The day between arrows; all the days there are say nothing."""
        return self.between_arrows()


def _called(day: date, today: date) -> str:
    """The day, and what it is called when it is near."""
    told = words.day(day)
    match (today - day).days:
        case 0:
            return _("today, {day}").format(day=told)
        case 1:
            return _("yesterday, {day}").format(day=told)
        case _:
            return told


class AfterRealTalk(Scoring):
    """One score for each reflex, a day, a line of her own; nothing of it is locked."""

    CSS_PATH = "../styles/real_talk.tcss"

    class Confirmed(Message):
        """The learner wants this kept."""

        def __init__(self, on: date, scores: Mapping[Reflex, OwnScore], note: str) -> None:
            super().__init__()
            self.on = on
            self.scores = scores
            self.note = note

    class Closed(Message):
        """The learner goes back to the library, and nothing is kept."""

    def __init__(self, today: date, *, bands: bool) -> None:
        """``today`` is the last day that can be chosen; ``bands``: see `Scoring`."""
        super().__init__(dict.fromkeys(REFLEXES, UNKNOWN), bands=bands)
        self._today = self._on = today
        self._note = ""

    def content(self) -> Iterable[Widget]:
        """The question, the five dials, the day, the line and the way to keep it."""
        yield Sheet(
            [
                Para(plain(_("Self-score after a real conversation"), HEADING)),
                para(wording.self_score_question()),
            ],
            hug=True,
            still=True,
            id="words",
        )
        yield from self.dials()
        yield DayDial(self._today, self._on, label_width=self.label_width)
        yield Sheet([para(nothing_of_a_client(), QUIET)], hug=True, still=True, id="calm")
        yield Entry(
            self._note, placeholder=_("One line for yourself; it may stay empty"), id="note"
        )
        yield Sheet(still=True, id="about")
        ways = [choice("keep", plain(_("Keep this score")))]
        yield Choices(ways, numbered=False, id="ways")

    @on(Dial.Turned, f"#{_DAY}")
    def _day_chosen(self, event: Dial.Turned) -> None:
        self._on = date.fromisoformat(event.value)

    @on(Input.Changed, "#note")
    def _typed(self, event: Input.Changed) -> None:
        self._note = event.value

    @on(Input.Submitted, "#note")
    def _written(self) -> None:
        self.query_one("#ways").focus()

    @on(Choices.Chosen, "#ways")
    def _confirm(self) -> None:
        scores = self.scores
        if all(score is None for score in scores.values()):
            self.still()
            self.tell(_("Give a score for at least one reflex first."))
            return
        note = self.query_one("#note", Entry).words
        self.post_message(self.Confirmed(self._on, scores, note))

    def action_back(self) -> None:
        """To the library."""
        self.post_message(self.Closed())


def nothing_of_a_client() -> str:
    """What belongs here, and what does not (codebook 8.1)."""
    return _(
        "Nothing about a client belongs here: no name, no place, nothing that somebody could be "
        "known by. One line about yourself is enough."
    )


class KeptRealTalk(Page[None]):
    """What was kept after one real conversation."""

    CSS_PATH = "../styles/real_talk.tcss"
    AUTO_FOCUS = "#ways"

    class TakenBack(Message):
        """The learner does not want this shown any more."""

        def __init__(self, talk: RealTalk) -> None:
            super().__init__()
            self.talk = talk

    def __init__(self, talk: RealTalk) -> None:
        super().__init__()
        self._talk = talk

    def content(self) -> Iterable[Widget]:
        """The day, the scores, the own line, and the way back."""
        yield Sheet(self._blocks(), hug=True, still=True, id="words")
        ways = [
            choice("back", plain(_("Back"))),
            choice("take_back", plain(_("Take it back: it is not shown any more"))),
        ]
        yield Choices(ways, id="ways")

    def _blocks(self) -> Iterable[Block]:
        talk = self._talk
        yield Para(plain(_("After a real conversation"), HEADING) + on_day(talk.on))
        yield GAP
        for reflex in REFLEXES:
            score = talk.scores.get(reflex)
            told = _("no score") if score is None else str(score)
            yield para(f"{wording.reflex_name(reflex)}: {told}")
        if talk.note.strip():
            yield GAP
            yield Para(quoted(talk.note))
        yield GAP
        yield para(_("Nothing was counted here: this is how you saw it yourself."), QUIET)
        yield GAP

    @on(Choices.Chosen, "#ways")
    def _chosen(self, event: Choices.Chosen) -> None:
        event.choices.waiting = False
        if event.id == "take_back":
            self.post_message(self.TakenBack(self._talk))
        else:
            self.dismiss()
