"""The library: every talk there is, the one that was broken off on top."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from simulator.codebook.labels import CONTENT_TAG_LABELS, ENDING_LABELS
from simulator.codebook.order import group_label
from simulator.codebook.reflexes import REFLEX_ENTRIES
from simulator.codebook.vocabulary import Ending
from simulator.language import _, current, mark, ngettext
from simulator.loading.library import Card
from simulator.store import SessionRow
from simulator.tui.narrowing import DIFFICULTY_LABELS, EVERYTHING, dots, in_words, keeps
from simulator.tui.screens.page import Page
from simulator.tui.text import ACCENT, INK, QUIET, STRONG, one_line, plain, quoted
from simulator.tui.widgets.choices import Choice, Choices
from simulator.tui.widgets.entry import Entry
from simulator.tui.widgets.line import Line
from simulator.tui.widgets.sheet import Block, Para, Sheet

ROOMY_WIDTH, ROOMY_HEIGHT = 100, 30
"""From this many cells a card has more to say."""
LOW_HEIGHT = 24
"""Below this many cells each thing on a card has one line: more than one card is in view then."""
MARGIN = 6
"""Cells of a small window beside the words of a card: its edges, the mark, the scroll bar."""
LANGUAGE_LABELS: Mapping[str, str] = {"nl": mark("in Dutch"), "en": mark("in English")}
"""To be looked up where they are shown."""

GO_ON = "go_on"
"""The choice that goes on with the talk that was broken off; no scenario has this id's form."""

PROGRESS, REAL_TALK, DRILL, PROPOSED = "progress", "real_talk", "drill", "proposed"
ROOMS: Mapping[str, str] = {
    PROGRESS: mark("Your talks over time"),
    REAL_TALK: mark("Self-score after a real conversation"),
    DRILL: mark("Practise for two minutes"),
}
"""What there is beside the talks, by number; to be looked up where it is shown."""


class Unfinished(NamedTuple):
    """A talk that was broken off, and the scenario it was about."""

    row: SessionRow
    card: Card
    scoring: bool
    """The talk itself is over: only the self-score is still to come."""


class Shelf(NamedTuple):
    """What the library shows."""

    cards: Sequence[Card]
    results: Mapping[str, Ending]
    """How the last talk of a scenario ended that the learner scored, by its id."""
    unfinished: Unfinished | None
    unreadable: int
    """Files that hold no scenario that can be listed."""
    notices: Sequence[str]
    """What the learner should know about what is kept."""
    next_step: str | None = None
    """What the learner chose to look out for, the last time she chose."""
    rows: Sequence[SessionRow] = ()
    """The learner's talks, the newest first."""
    practised: Collection[str] = frozenset()
    """The ids of scenarios of which a talk was held to an end, scored or not."""

    @property
    def scored(self) -> bool:
        """Whether she looked back on any talk: before that there is nothing to propose from."""
        return any(row.scored for row in self.rows)


class Room(NamedTuple):
    """How much a card can say."""

    roomy: bool
    """What the talk is about as well."""
    line: int | None
    """Cells for each thing, which then has one line; None where it may take more."""


class Proposed(NamedTuple):
    """What could be practised next."""

    card: Card
    why: Callable[[], str]
    """Says why, in the current language."""


class Cards(Choices):
    """The talks; going on from the last one leads to what stands below."""

    class Passed(Message):
        """The learner goes on from the last one (1), or back from the first (-1)."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def action_step(self, by: int) -> None:
        """Go to the one before or after."""
        before = self.highlighted
        super().action_step(by)
        if self.highlighted == before:
            self.post_message(self.Passed(by))


class Library(Page[None]):
    """Choose a talk."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", mark("Search")),
        Binding("f", "narrow", mark("Filter")),
        *(Binding(str(number), f"room({number})", show=False) for number in range(1, 5)),
        Binding("escape", "clear", mark("Show everything")),
        Binding("f2", "app.settings", mark("Settings")),
        Binding("question_mark", "app.help", mark("Help")),
        Binding("q", "app.quit", mark("Quit")),
    ]
    AUTO_FOCUS = "Cards"

    class Chosen(Message):
        """The learner wants this talk."""

        def __init__(self, card: Card) -> None:
            super().__init__()
            self.card = card

    class GoOnWanted(Message):
        """The learner wants to go on with the talk that was broken off."""

        def __init__(self, unfinished: Unfinished) -> None:
            super().__init__()
            self.unfinished = unfinished

    class ProgressWanted(Message):
        """The learner wants to see her talks over time."""

    class RealTalkWanted(Message):
        """The learner wants to score herself after a real conversation."""

    class DrillWanted(Message):
        """The learner has two minutes."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self.shelf = shelf
        """What is shown."""
        self._proposed: Proposed | None = None
        self._sought = ""
        self._narrowed = EVERYTHING
        self._room = self._room_now()

    def content(self) -> Iterable[Widget]:
        """The title, what is known, the search line and the cards."""
        cards = list(self._choices())
        yield Line(plain(self._title(), STRONG), self._count(), id="title")
        yield _shown(
            Static(plain("\n".join(self.shelf.notices), QUIET), id="notices"),
            when=bool(self.shelf.notices),
        )
        yield _shown(
            Entry(self._sought, placeholder=_("Search in titles, places and themes"), id="search"),
            when=bool(self._sought),
        )
        yield _shown(Cards(cards, numbered=False, airy=True, id="cards"), when=bool(cards))
        yield _shown(Static(plain(self._nothing(), QUIET), id="nothing"), when=not cards)
        yield _shown(Sheet(self._step(), hug=True, still=True, id="step"), when=self._has_step)
        rooms = Cards(self._rooms(), id="rooms")
        rooms.short = True
        yield _shown(rooms, when=not self._sought)

    def renew(self, shelf: Shelf) -> None:
        """Show the library as it is now."""
        self.shelf = shelf
        self.query_one("#notices", Static).update(plain("\n".join(shelf.notices), QUIET))
        self._find(self._sought)

    def propose(self, proposed: Proposed | None) -> None:
        """Say what could be practised next."""
        self._proposed = proposed
        rooms = self.query_one("#rooms", Cards)
        rooms.offer(self._rooms(), highlighted=rooms.highlighted)

    def on_resize(self) -> None:
        """Where there is room a card also says what the talk is about; in a low window, less."""
        if self._room != self._room_now():
            self._room = self._room_now()
            cards = self.query_one("#cards", Choices)
            cards.offer(self._choices(), highlighted=cards.highlighted)

    def _room_now(self) -> Room:
        width, height = self.app.size
        roomy = width >= ROOMY_WIDTH and height >= ROOMY_HEIGHT
        return Room(roomy, max(width - MARGIN, 1) if height < LOW_HEIGHT else None)

    # Searching

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """With everything in view there is nothing to clear, and nothing to go back to."""
        if action == "back" or (action == "clear" and self._whole and not self._searching):
            return False
        if action == "narrow" and (not self.shelf.cards or isinstance(self.focused, Entry)):
            return False
        return super().check_action(action, parameters)

    @property
    def _searching(self) -> bool:
        return bool(self._sought) or isinstance(self.focused, Entry)

    def action_search(self) -> None:
        """Go to the search line."""
        search = self.query_one("#search", Entry)
        search.display = True
        search.focus()

    @property
    def _whole(self) -> bool:
        """Whether no talk is left out."""
        return not self._sought and self._narrowed == EVERYTHING

    def action_narrow(self) -> None:
        """Choose which talks to show."""
        from simulator.tui.screens.narrow import Narrow

        self.app.push_screen(
            Narrow(self.shelf.cards, self.shelf.practised, self._narrowed), self._narrow
        )

    def _narrow(self, narrowing: str | None) -> None:
        if narrowing is not None:
            self._narrowed = narrowing
            self._find(self._sought)
            self.query_one("#cards", Choices).focus()

    def action_clear(self) -> None:
        """Show everything again."""
        self._sought, self._narrowed = "", EVERYTHING
        self.query_one("#search", Entry).value = ""
        self.query_one("#cards", Choices).focus()
        self.call_after_refresh(self._find, "")

    def on_key(self, event: events.Key) -> None:
        """A letter that means nothing here begins a search; arrows leave the search line."""
        search, cards = self.query_one("#search", Entry), self.query_one("#cards", Choices)
        if search.has_focus and event.key == "down":
            event.stop()
            cards.focus()
        elif self._begins_search(event):
            event.stop()
            self.action_search()
            search.insert_text_at_cursor(event.character or "")

    def _begins_search(self, event: events.Key) -> bool:
        letter = (event.character or "").isalnum()
        return not self.too_small and letter and event.key not in self.active_bindings

    @on(Input.Changed, "#search")
    def _search(self, event: Input.Changed) -> None:
        self._find(event.value)

    @on(Input.Submitted, "#search")
    def _take_first(self) -> None:
        cards = self.query_one("#cards", Choices)
        cards.focus()
        if len(cards.choices) == 1:
            cards.take(1)

    def _find(self, words: str) -> None:
        self._sought = words
        cards = self.query_one("#cards", Choices)
        cards.offer(self._choices())
        self._settle()

    def _settle(self) -> None:
        cards = self.query_one("#cards", Choices)
        cards.display = bool(cards.choices)
        nothing = self.query_one("#nothing", Static)
        nothing.display = not cards.choices
        nothing.update(plain(self._nothing(), QUIET))
        self.query_one("#notices").display = bool(self.shelf.notices)
        step = self.query_one("#step", Sheet)
        step.display = self._has_step
        step.show(self._step())
        self.query_one("#rooms").display = not self._sought
        search = self.query_one("#search", Entry)
        search.display = self._searching
        self.refresh_bindings()
        self.query_one("#title", Line).show(plain(self._title(), STRONG), self._count())

    # The rooms beside

    @property
    def _has_step(self) -> bool:
        return bool(self.shelf.next_step) and not self._sought

    def _step(self) -> Iterable[Block]:
        head = plain(_("Your own next step: "), QUIET)
        yield Para(quoted(self.shelf.next_step or "", INK), head, cut=True)

    def _rooms(self) -> Iterable[Choice]:
        for id, name in ROOMS.items():  # noqa: A001
            yield Choice(id, (plain(_(name), INK),))
        if self._proposed is not None:
            told = _("To practise next: {title}").format(title=self._proposed.card.title)
            why = one_line(self._proposed.why(), QUIET)
            yield Choice(PROPOSED, (one_line(told, INK) + plain(" · ", QUIET) + why,))

    def action_room(self, number: int) -> None:
        """Go into a room, by its number from 1."""
        self.query_one("#rooms", Cards).take(number)

    @on(Choices.Chosen, "#rooms")
    def _entered(self, event: Choices.Chosen) -> None:
        event.choices.waiting = False
        if event.id == PROPOSED:
            if self._proposed is not None:
                self.post_message(self.Chosen(self._proposed.card))
        elif event.id == PROGRESS:
            self.post_message(self.ProgressWanted())
        elif event.id == REAL_TALK:
            self.post_message(self.RealTalkWanted())
        else:
            self.post_message(self.DrillWanted())

    @on(Cards.Passed)
    def _passed(self, event: Cards.Passed) -> None:
        cards, rooms = self.query_one("#cards", Cards), self.query_one("#rooms", Cards)
        goal = rooms if event.by > 0 else cards
        if goal.display and goal.choices and not goal.has_focus:
            goal.highlighted = 0 if event.by > 0 else len(goal.choices) - 1
            goal.focus()

    # Choosing

    @on(Choices.Chosen, "#cards")
    def _chosen(self, event: Choices.Chosen) -> None:
        event.choices.waiting = False
        unfinished = self.shelf.unfinished
        if event.id == GO_ON and unfinished is not None:
            self.post_message(self.GoOnWanted(unfinished))
            return
        card = next(card for card in self.shelf.cards if _key(card) == event.id)
        self.post_message(self.Chosen(card))

    def _choices(self) -> Iterable[Choice]:
        unfinished = self.shelf.unfinished
        if unfinished is not None and self._whole:
            yield Choice(GO_ON, _unfinished(unfinished))
        cards = in_own_language_first(self.shelf.cards)
        in_groups = len({_heading(card) for card in cards}) > 1
        before = ""
        for card in filter(self._shows, cards):
            heading = _heading(card) if in_groups else ""
            result = self.shelf.results.get(card.id)
            yield Choice(
                _key(card),
                _paragraphs(card, result, self._room),
                plain(heading, QUIET) if heading != before else None,
            )
            before = heading

    def _shows(self, card: Card) -> bool:
        return _matches(card, self._sought) and keeps(self._narrowed, card, self.shelf.practised)

    def _title(self) -> str:
        if self._narrowed == EVERYTHING:
            return _("Conversations")
        return in_words(self._narrowed)

    def _nothing(self) -> str:
        """Said where no talk is shown."""
        if not self.shelf.cards:
            return _("There are no talks here yet.")
        return _("Nothing found. Esc shows everything again.")

    def _count(self) -> str:
        count = len(self.shelf.cards)
        if not self._whole:
            found = sum(map(self._shows, self.shelf.cards))
            return _("{found} of {count}").format(found=found, count=count)
        told = ngettext("{count} talk", "{count} talks", count).format(count=count)
        if not self.shelf.unreadable:
            return told
        left_out = ngettext(
            "{count} file left out", "{count} files left out", self.shelf.unreadable
        ).format(count=self.shelf.unreadable)
        return f"{told} · {left_out}"


def _shown(widget: Widget, *, when: bool) -> Widget:
    widget.display = when
    return widget


def in_own_language_first(cards: Iterable[Card]) -> Sequence[Card]:
    """The cards in their order, those in the language of the program before the others."""
    spoken = current()
    return sorted(cards, key=lambda card: card.language != spoken)


def _heading(card: Card) -> str:
    """The name of the group of a talk; with the language, where that is not the program's."""
    spoken = current()
    group = group_label(card.translates or card.id).in_language(spoken)
    if card.language == spoken:
        return group
    name = LANGUAGE_LABELS.get(card.language)
    return f"{group} · {_(name) if name else one_line(card.language).plain}"


def minutes(count: int) -> str:
    """How long a talk takes."""
    return ngettext("{count} minute", "{count} minutes", count).format(count=count)


def _key(card: Card) -> str:
    return f"card:{card.id}"


def _unfinished(unfinished: Unfinished) -> tuple[Content, ...]:
    title = _("Go on with: {title}").format(title=unfinished.row.title)
    if unfinished.scoring:
        where = _("Only your self-score is still to come.")
    else:
        where = ngettext(
            "Broken off after {count} reply.",
            "Broken off after {count} replies.",
            unfinished.row.replies,
        ).format(count=unfinished.row.replies)
    return one_line(title, f"bold {ACCENT}"), one_line(where, QUIET)


def _paragraphs(card: Card, result: Ending | None, room: Room) -> tuple[Content, ...]:
    """A card: what it is, how hard and long, what pulls, what it is about, and last time."""
    language = current()
    level = f"{dots(card.difficulty)} {_(DIFFICULTY_LABELS.get(card.difficulty, ''))}".rstrip()
    told = [one_line(card.title, STRONG), one_line(card.setting, INK)]
    if room.roomy:
        told.append(one_line(card.summary, INK))
    told.append(plain(f"{level}  ·  {minutes(card.minutes)}", QUIET))
    if card.tempts:
        pulls = [REFLEX_ENTRIES[reflex].label.in_language(language) for reflex in card.tempts]
        told.append(plain(_("What pulls: {reflexes}").format(reflexes=", ".join(pulls)), QUIET))
    if card.warnings:
        themes = [CONTENT_TAG_LABELS[tag].in_language(language) for tag in card.warnings]
        told.append(plain(_("About: {themes}").format(themes=", ".join(themes)), QUIET))
    if card.locked:
        locked = _("Waits for the review of a professional, and cannot be played yet.")
        told.append(plain(locked, QUIET))
    if result is not None:
        ending = ENDING_LABELS[result].in_language(language)
        told.append(plain(_("Last time: {ending}").format(ending=ending), ACCENT))
    if room.line is None:
        return tuple(told)
    return tuple(words.truncate(room.line, ellipsis=True) for words in told)


def _matches(card: Card, sought: str) -> bool:
    """Whether every word that is sought is somewhere on the card."""
    words = sought.casefold().split()
    if not words:
        return True
    language = current()
    on_card = " ".join(
        (
            card.title,
            card.setting,
            card.client_name,
            card.summary,
            *(REFLEX_ENTRIES[reflex].label.in_language(language) for reflex in card.tempts),
            *(CONTENT_TAG_LABELS[tag].in_language(language) for tag in card.warnings),
        )
    ).casefold()
    return all(word in on_card for word in words)
