"""The talks over time: a list of them, and what they have to show together (codebook 5.3, 5.4).

Everything that is drawn is also said in words and numbers.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from simulator.codebook.labels import ENDING_LABELS
from simulator.codebook.vocabulary import ENDINGS
from simulator.debrief import portfolio_in_words as words
from simulator.debrief.portfolio import RealTalk
from simulator.language import _, current, mark, ngettext
from simulator.store import SessionId, SessionRow, Status
from simulator.tui.screens.over_time import (
    REAL,
    Told,
    met_blocks,
    on_day,
    picture_blocks,
    reflex_blocks,
    step_blocks,
)
from simulator.tui.screens.page import Page
from simulator.tui.text import QUIET, STRONG, one_line, plain, quoted
from simulator.tui.widgets.choices import Choice, Choices
from simulator.tui.widgets.line import Line
from simulator.tui.widgets.sections import Section, Sections
from simulator.tui.widgets.sheet import GAP, Block, Sheet, para

SECTIONS: Sequence[tuple[str, str, str]] = (
    ("talks", mark("Talks"), mark("Talks")),
    ("reflexes", mark("Reflexes"), mark("Reflex")),
    ("picture", mark("Own picture"), mark("Picture")),
    ("met", mark("Met and practised"), mark("Met")),
    ("steps", mark("Own steps"), mark("Steps")),
)
"""The parts, each with a name and a shorter one; to be looked up where they are shown."""

LISTED = 100
"""So many talks are listed at once; the last line of the list brings as many more."""
MORE = "more"
_SESSION, _REAL_TALK = "session:", "real:"


class Progress(Page[None]):
    """Five parts, by number or with the arrows."""

    CSS_PATH = "../styles/progress.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(number), f"section({number - 1})", show=False)
            for number in range(1, len(SECTIONS) + 1)
        ),
        Binding("left", "turn(-1)", mark("Parts"), key_display="← →"),
        Binding("right", "turn(1)", show=False),
        Binding("escape", "back", mark("Library")),
        Binding("question_mark", "app.help", mark("Help")),
    ]
    AUTO_FOCUS = "#talks"

    class ReadWanted(Message):
        """What there is to show has to be read, or read again."""

    class TalkWanted(Message):
        """The learner wants to go back into one of her talks."""

        def __init__(self, session: SessionId) -> None:
            super().__init__()
            self.session = session

    class RealTalkWanted(Message):
        """The learner wants to see what she scored after a real conversation."""

        def __init__(self, talk: RealTalk) -> None:
            super().__init__()
            self.talk = talk

    class Closed(Message):
        """The learner goes back to the library."""

    def __init__(self, told: Told | None = None) -> None:
        """``told`` None while it is being read."""
        super().__init__()
        self._told = told
        self._problem = ""
        self._at = 0
        self._pages = 1

    def content(self) -> Iterable[Widget]:
        """The title, the names of the parts, and the part in view."""
        yield Line(plain(_("Your talks over time"), STRONG), self._count(), id="title")
        yield Sections([Section(id, _(label), _(short)) for id, label, short in SECTIONS])  # noqa: A001
        yield Choices(self._choices(), numbered=False, airy=True, id="talks")
        yield Sheet(id="words")

    def settle(self) -> None:
        """Show the part in view."""
        self.action_section(self._at)

    def on_screen_resume(self) -> None:
        """Read it again: in between, something may have come to it."""
        self.post_message(self.ReadWanted())

    def show(self, told: Told) -> None:
        """Show this, now that it was read."""
        talks = self.query_one("#talks", Choices)
        self._told, self._problem = told, ""
        talks.offer(self._choices(), highlighted=talks.highlighted)
        self.query_one("#title", Line).show(plain(_("Your talks over time"), STRONG), self._count())
        self.settle()

    def tell_instead(self, problem: str) -> None:
        """Say why there is nothing to show."""
        self._problem = problem
        self.settle()

    # The parts

    def action_section(self, number: int) -> None:
        """Show a part, by its number from 0."""
        self._at = number
        self.query_one(Sections).at = number
        talks, sheet = self.query_one("#talks", Choices), self.query_one("#words", Sheet)
        listed = SECTIONS[number][0] == "talks" and bool(talks.choices)
        talks.display, sheet.display = listed, not listed
        if listed:
            talks.focus()
            return
        sheet.show(self._blocks(SECTIONS[number][0]))
        sheet.scroll_to(y=0, animate=False)
        sheet.focus()

    def action_turn(self, by: int) -> None:
        """Go to the next part or the one before."""
        self.action_section((self._at + by) % len(SECTIONS))

    @on(Sections.Wanted)
    def _wanted(self, event: Sections.Wanted) -> None:
        self.action_section(event.number)

    def _blocks(self, part: str) -> Iterable[Block]:
        if self._problem:
            return [para(self._problem)]
        if self._told is None:
            return [para(_("One moment …"), QUIET)]
        return PARTS[part](self._told)

    def action_back(self) -> None:
        """To the library."""
        self.post_message(self.Closed())

    # The list

    def _count(self) -> str:
        if self._told is None:
            return ""
        count = len(self._told.rows)
        return ngettext("{count} talk", "{count} talks", count).format(count=count)

    def _choices(self) -> Iterator[Choice]:
        if self._told is None:
            return
        listed = _listed(self._told)
        shown = self._pages * LISTED
        for told in listed[:shown]:
            yield _row(told) if isinstance(told, SessionRow) else _real_row(told)
        if len(listed) > shown:
            yield Choice(MORE, (plain(_("Earlier talks"), STRONG),))

    @on(Choices.Chosen, "#talks")
    def _chosen(self, event: Choices.Chosen) -> None:
        event.choices.waiting = False
        if event.id == MORE:
            self._pages += 1
            first = (self._pages - 1) * LISTED
            event.choices.offer(self._choices(), highlighted=first)
        elif event.id.startswith(_SESSION):
            self.post_message(self.TalkWanted(SessionId(event.id.removeprefix(_SESSION))))
        elif self._told is not None:
            number = int(event.id.removeprefix(_REAL_TALK))
            for talk in self._told.portfolio.real:
                if talk.n == number:
                    self.post_message(self.RealTalkWanted(talk))


def _listed(told: Told) -> list[SessionRow | RealTalk]:
    """The talks and the real conversations, the newest first."""

    def when(one: SessionRow | RealTalk) -> tuple[date, int, str]:
        if isinstance(one, RealTalk):
            return one.on, one.n, ""
        return words.local_day(one.begun_at), 0, one.begun_at

    return sorted((*told.rows, *told.portfolio.real), key=when, reverse=True)


def _row(row: SessionRow) -> Choice:
    head = one_line(row.title, STRONG) + on_day(words.local_day(row.begun_at))
    return Choice(f"{_SESSION}{row.id}", (head, plain(_about(row), QUIET)))


def _about(row: SessionRow) -> str:
    """How a talk stands; nothing of what it came to before the learner scored herself."""
    if row.status is Status.INTERRUPTED:
        return ngettext(
            "broken off after {count} reply · can be gone on with",
            "broken off after {count} replies · can be gone on with",
            row.replies,
        ).format(count=row.replies)
    if not row.scored:
        return _("no self-score yet")
    return _ending(row.ending)


def _ending(ending: str | None) -> str:
    return ENDING_LABELS[ending].in_language(current()) if ending in ENDINGS else ""


def _real_row(talk: RealTalk) -> Choice:
    name = _("After a real conversation")
    head = plain(f"{REAL} {name}", STRONG) + on_day(talk.on)
    about = quoted(talk.note, QUIET) if talk.note.strip() else _scores(talk)
    return Choice(f"{_REAL_TALK}{talk.n}", (head, about))


def _scores(talk: RealTalk) -> Content:
    return one_line(words.own_scores(talk.scores), QUIET)


def _empty_blocks(_told: Told) -> Iterator[Block]:
    """The list, while there is nothing in it."""
    yield para(_("Here your talks come to stand, one below the other."))
    yield GAP
    yield para(words.nothing_yet(), QUIET)


PARTS: Mapping[str, Callable[[Told], Iterable[Block]]] = {
    "talks": _empty_blocks,
    "reflexes": reflex_blocks,
    "picture": picture_blocks,
    "met": met_blocks,
    "steps": step_blocks,
}
"""What stands in the parts that are only read."""
