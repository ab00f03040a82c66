"""What the learner reads before the first line, and may walk away from (codebook 8.1, 8.2)."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from simulator.codebook.labels import CONTENT_TAG_LABELS, HELP_FORM_LABELS, SESSION_LABELS
from simulator.codebook.reflexes import REFLEX_ENTRIES
from simulator.codebook.vocabulary import ContentTag, Text
from simulator.language import _, current, mark, ngettext
from simulator.scenario import Scenario
from simulator.tui.narrowing import dots
from simulator.tui.screens.help_lines import help_line_blocks
from simulator.tui.screens.library import minutes
from simulator.tui.screens.page import Page
from simulator.tui.text import ACCENT, HEADING, QUIET, STRONG, one_line, plain, quoted
from simulator.tui.widgets.choices import Choices, choice
from simulator.tui.widgets.sheet import GAP, Block, Para, Sheet, para

WARNED_OF_TWICE: frozenset[ContentTag] = frozenset(
    {"suicidaliteit", "kindermishandeling", "huiselijk_geweld", "gevaar_signaal"}
)
"""Content tags with an extra warning, and with the help lines at once (codebook 8.2, G1)."""


class Briefed(NamedTuple):
    """What a briefing is about."""

    scenario: Scenario
    next_step: str | None
    """What the learner set himself after his last talk."""
    first_time: bool
    """Nobody has practised here before."""
    resumed_at: int | None
    """Replies given before the talk was broken off; None for a new talk."""


class Briefing(Page[None]):
    """Begin, or skip."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", mark("Skip")),
        Binding("question_mark", "app.help", mark("Help")),
    ]
    AUTO_FOCUS = "#ways"

    class Begun(Message):
        """The learner wants to begin."""

    class Skipped(Message):
        """The learner does not want this talk now; nobody asks why."""

    def __init__(self, briefed: Briefed) -> None:
        super().__init__()
        self.briefed = briefed

    def content(self) -> Iterable[Widget]:
        """What it is about, and the two ways on."""
        yield Sheet(briefing_blocks(self.briefed), hug=True, still=True, id="words")
        yield Choices(
            [
                choice("begin", plain(_begin(self.briefed.resumed_at))),
                choice("skip", plain(_("Skip this talk"))),
            ],
            id="ways",
        )

    @on(Choices.Chosen, "#ways")
    def _chosen(self, event: Choices.Chosen) -> None:
        event.choices.waiting = False
        self.post_message(self.Begun() if event.id == "begin" else self.Skipped())

    def action_back(self) -> None:
        """Skip."""
        self.post_message(self.Skipped())


def briefing_blocks(briefed: Briefed) -> list[Block]:
    """The whole briefing."""
    return [
        *_about(briefed.scenario),
        *_practised(briefed.scenario),
        *_warnings(briefed.scenario),
        *_next_step(briefed.next_step),
        *_notice(briefed),
    ]


def practice_notice() -> str:
    """What this program is and is not (codebook 8.1.1)."""
    return _(
        "This is practice with invented clients. It is no help line, no therapy, no protocol and "
        "no proof of competence. Is the situation real? Follow the procedure of your "
        "organisation, and call the help lines."
    )


def _begin(resumed_at: int | None) -> str:
    if resumed_at is None:
        return _("Begin the talk")
    return ngettext(
        "Go on with the talk, after {count} reply",
        "Go on with the talk, after {count} replies",
        resumed_at,
    ).format(count=resumed_at)


def _about(scenario: Scenario) -> Iterator[Block]:
    client = scenario.client
    yield Para(one_line(scenario.title, HEADING))
    yield Para(one_line(scenario.setting, QUIET))
    yield GAP
    yield Para(
        one_line(
            _("You talk with {name} ({age}).").format(name=client.name, age=client.age), STRONG
        )
    )
    if client.background:
        yield para(client.background.strip())
    yield GAP
    yield para(scenario.summary.strip())
    yield GAP


def _practised(scenario: Scenario) -> Iterator[Block]:
    form, session = HELP_FORM_LABELS[scenario.help_form], SESSION_LABELS[scenario.session]
    yield _fact(_("Talk"), f"{_said(form)}, {_said(session)}")
    yield _fact(
        _("Time"),
        _("{minutes}, {turns} turns at most").format(
            minutes=minutes(scenario.minutes), turns=scenario.max_turns
        ),
    )
    yield _fact(_("Difficulty"), dots(scenario.difficulty))
    if scenario.tempts:
        labels = ", ".join(_said(REFLEX_ENTRIES[reflex].label) for reflex in scenario.tempts)
        yield _fact(_("What pulls here"), labels)
    yield GAP


def _fact(name: str, words: str) -> Para:
    return Para(one_line(words), plain(name, QUIET).pad_right(max(17 - len(name), 1)))


def _said(text: Text) -> str:
    return text.in_language(current())


def _warnings(scenario: Scenario) -> Iterator[Block]:
    if not scenario.warnings:
        return
    themes = ", ".join(_said(CONTENT_TAG_LABELS[tag]) for tag in scenario.warnings)
    yield _set_apart(_("Beforehand: this talk is about {themes}.").format(themes=themes))
    if WARNED_OF_TWICE.isdisjoint(scenario.warnings):
        yield GAP
        return
    yield _set_apart(
        _("It can come close. You can skip it now and leave at any moment, without a reason.")
    )
    if scenario.reviewed is None:
        yield _set_apart(_("No professional from outside has reviewed this talk yet."))
    yield GAP
    yield from help_line_blocks(scenario.warnings)
    yield GAP


def _set_apart(words: str) -> Para:
    bar = Content.styled("▌ ", ACCENT)
    return Para(plain(words), bar, bar)


def _next_step(step: str | None) -> Iterator[Block]:
    if step is None:
        return
    yield Para(plain(_("What you wanted to look out for this time"), HEADING))
    yield Para(quoted(step))
    yield GAP


def _notice(briefed: Briefed) -> Iterator[Block]:
    if briefed.first_time or briefed.scenario.warnings:
        yield para(practice_notice(), QUIET)
        yield GAP
