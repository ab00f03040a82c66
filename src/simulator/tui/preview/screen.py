"""The preview: the talk, what can be said now and what it would do, the state, the problems."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Literal, get_args

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from simulator.authoring.preview import Forced, Preview, Save, told
from simulator.diagnostics import Problem
from simulator.language import _, mark
from simulator.scenario import SceneId
from simulator.tui.preview.blocks import (
    AGAIN,
    BACK,
    Room,
    Told,
    counted,
    problem_choices,
    reply_choices,
    standing_line,
    state_blocks,
    talk_blocks,
)
from simulator.tui.preview.folding import Folding
from simulator.tui.screens.page import Page
from simulator.tui.text import ACCENT, INK, QUIET, STRONG, one_line, plain
from simulator.tui.widgets.choices import Choices
from simulator.tui.widgets.line import Line
from simulator.tui.widgets.sheet import Block, Sheet

Pane = Literal["replies", "words", "state", "problems"]
PANES: tuple[Pane, ...] = get_args(Pane)
"""What has the keys, in the order of Tab; in a small window the others are not seen."""

MOST_REPLIES = 9
BESIDE_WIDTH, BESIDE_HEIGHT = 104, 24
"""From this many cells everything stands side by side."""
ROOMY_WIDTH = 150
"""From this many cells a reply has whole words for the gauges, and the client's answer."""
REPLIES_SHARE = 65
"""Of a hundred lines of talk and replies, those that the replies may have in any case."""
BRIEF_HEIGHT = 24
"""With fewer lines a reply says only what decides."""
UNFOLDED_HEIGHT = 48
"""From this many lines every reply says everything."""


class Words(Sheet):
    """The talk, at its newest words."""

    _views: Sequence[Block] = ()

    def tell(self, told: Told) -> None:
        """Show the talk; who reads back stays where he is."""
        reading = self.has_focus and self.more_below
        self.show(told.blocks)
        self._views = told.views
        if not reading:
            # Not now: what just became too high for its room cannot be scrolled yet.
            self.call_after_refresh(self.to_the_newest)

    def to_the_newest(self) -> None:
        """Show as much of the newest part as there is room for, and its last words in any case."""
        if not self._views or not self.laid_out.width:
            return
        height = self.virtual_size.height
        tops = [self.laid_out.span(view)[0] for view in self._views]
        fitting = (top for top in tops if height - top <= self.size.height)
        end = max(height - self.size.height, 0)
        self.scroll_to(y=min(next(fitting, tops[-1]), end), animate=False)

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the newest words in view."""
        self.call_after_refresh(self.to_the_newest)


class Panes(Container):
    """The talk, and what can be done in it."""

    class Resized(Message):
        """There is more or less to share, or something again after nothing."""

    def on_resize(self) -> None:
        """Have it shared anew: while the problems had the room, nobody could tell how."""
        self.post_message(self.Resized())


class PreviewPage(Page[None]):
    """Plays a scenario while it is written."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(number), f"say({number})", show=False)
            for number in range(1, MOST_REPLIES + 1)
        ),
        Binding("p", "problems", mark("Problems")),
        Binding("u,backspace", "undo", mark("One back")),
        Binding("g", "jump", mark("Scene")),
        Binding("f", "force", mark("State")),
        Binding("r", "restart", mark("Restart")),
        Binding("tab", "pane(1)", mark("Pane")),
        Binding("shift+tab", "pane(-1)", show=False),
        Binding("escape", "back", mark("Leave")),
        Binding("q", "app.quit", show=False),
        Binding("question_mark", "app.help", mark("Help")),
    ]
    AUTO_FOCUS = "#replies"

    class ProblemWanted(Message):
        """The author wants to see everything about one problem."""

        def __init__(self, problem: Problem) -> None:
            super().__init__()
            self.problem = problem

    def __init__(self, file: Path, preview: Preview, loaded_at: str) -> None:
        """``loaded_at`` is when the file was read, as it is shown."""
        super().__init__()
        self.preview = preview
        self._file = file
        self._loaded_at = loaded_at
        self._offered_for = Room()

    def content(self) -> ComposeResult:
        """The talk at the left, what can be done at the right, what is wrong below."""
        yield Line(id="title")
        yield Static(id="news")
        with Panes(id="panes"):
            yield Words(id="words")
            with Vertical(id="beside"):
                yield Sheet(id="state")
                yield Line(id="standing")
                yield Folding(shown=2, id="replies")
        yield Line(rule=True, id="counted")
        yield Folding(shown=1, numbered=False, id="problems")

    def settle(self) -> None:
        """Show everything."""
        self._show(keep=False)

    # What there is to see

    def saved(self, save: Save, loaded_at: str) -> None:
        """The file was saved: show what it holds now, at the same place if that still is."""
        self._loaded_at = loaded_at
        self._go(self.preview.saved(save), keep=True)

    def jumped(self, scene: SceneId | None) -> None:
        """A scene was chosen to go to; None when none was."""
        if scene is not None:
            self._go(self.preview.jumped(scene))

    def forced(self, force: Forced | None) -> None:
        """A state was chosen for the client; None when none was."""
        if force is not None and force != Forced():
            self._go(self.preview.forced(force))

    def _go(self, preview: Preview, *, keep: bool = False) -> None:
        self.preview = preview
        self._show(keep=keep)

    def _show(self, *, keep: bool) -> None:
        """Show the preview; with ``keep`` what was highlighted stays so where it still is."""
        preview = self.preview
        playable = preview.walk is not None
        self.set_class(not playable, "-unplayable")
        self.query_one("#title", Line).show(
            one_line(self._title(), STRONG if playable else QUIET),
            plain(_("loaded at {time}").format(time=self._loaded_at), QUIET),
        )
        self._arrange()
        self._tell_news()
        self.query_one(Words).tell(talk_blocks(preview))
        self._offer(keep=keep)
        self._show_state()
        problems = self.query_one("#problems", Folding)
        problems.offer(problem_choices(preview.save), highlighted=problems.highlighted)
        self._show_lines()
        self._focus_what_there_is()
        self.refresh_bindings()
        self.call_after_refresh(self._share_height)

    def _show_state(self) -> None:
        replies = self.query_one("#replies", Folding)
        looked_at = None
        if self._room.brief and replies.choices:
            looked_at = replies.choices[replies.highlighted].id
        self.query_one("#state", Sheet).show(state_blocks(self.preview, looked_at))

    def _title(self) -> str:
        scenario = self.preview.scenario
        return f"{self._file.name} · {scenario.title}" if scenario else self._file.name

    def _show_lines(self) -> None:
        save, walk = self.preview.save, self.preview.walk
        if walk is not None:
            standing = standing_line(walk.talk, wide=self.app.size.width >= 80)
            turn = plain(f"{walk.talk.turn}/{walk.talk.scenario.max_turns}", QUIET)
            self.query_one("#standing", Line).show(standing, turn)
        counts = plain(counted(save), STRONG if save.problems else QUIET)
        unseen = save.problems and walk and not self._beside and not self.has_class("-at-problems")
        hint = _("p: look at them") if unseen else ""
        self.query_one("#counted", Line).show(counts, plain(hint, QUIET))

    def _tell_news(self) -> None:
        """What the author has to know before he goes on; nothing when all is as it was."""
        preview, news = self.preview, self.query_one("#news", Static)
        sentences = []
        if preview.is_behind:
            sentences.append(_("This save cannot be played. You see the last one that could."))
        elif preview.walk is None:
            sentences.append(_("This file cannot be played yet. Every save is looked at again."))
        if preview.walk is not None and preview.walk.broken is not None:
            sentences.append(
                _("The road broke at {place}.").format(place=told(preview.walk.broken))
            )
        news.display = bool(sentences)
        news.update(plain("▪ ", ACCENT) + one_line(" ".join(sentences), INK))

    def _offer(self, *, keep: bool) -> None:
        replies = self.query_one("#replies", Folding)
        before, at = [choice.id for choice in replies.choices], replies.highlighted
        choices = reply_choices(self.preview, self._room)
        self._offered_for = self._room
        now = [choice.id for choice in choices]
        replies.offer(choices, highlighted=_still(before, at, now) if keep else 0)

    # Room

    @property
    def _room(self) -> Room:
        width, height = self.app.size
        return Room(self._beside and width >= ROOMY_WIDTH, height < BRIEF_HEIGHT)

    @property
    def _beside(self) -> bool:
        size = self.app.size
        return size.width >= BESIDE_WIDTH and size.height >= BESIDE_HEIGHT

    def on_resize(self) -> None:
        """Use the room there is."""
        self._arrange()
        self._show_lines()
        self.call_after_refresh(self._share_height)

    def _arrange(self) -> None:
        """Side by side where there is room; else the words above, and one pane at a time."""
        self.set_class(self._beside, "-beside")
        replies, problems = (self.query_one(f"#{id}", Folding) for id in ("replies", "problems"))  # noqa: A001
        unfolded = self._beside and self.app.size.height >= UNFOLDED_HEIGHT
        replies.folded, problems.folded = not unfolded, self.preview.walk is not None
        if (replies.airy, self._offered_for) != (unfolded, self._room):
            replies.airy = unfolded
            self._offer(keep=True)

    @on(Panes.Resized)
    def _share_height(self) -> None:
        """Below each other the replies have what the talk does not need, and most in any case."""
        share = 100
        if not self._beside and not self.has_class("-at-state"):
            height = max(self.query_one("#panes").size.height, 1)
            words = self.query_one(Words).virtual_size.height
            share = max(REPLIES_SHARE, 100 * (height - words) // height)
        self.query_one("#beside").styles.max_height = f"{share}%"

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """In a small window what has the keys is what is seen."""
        focused = self.focused.id if self.focused else None
        for pane in PANES:
            self.set_class(pane == focused, f"-at-{pane}")
        self._show_lines()
        self._share_height()
        if focused == "state":
            self._show_state()

    def _focus_what_there_is(self) -> None:
        if self.preview.walk is None:
            self.query_one("#problems").focus()
        elif self.focused is None or not self._has_something(self.focused):
            self.query_one("#replies").focus()

    def _has_something(self, pane: Widget) -> bool:
        return not isinstance(pane, Choices) or bool(pane.choices)

    # Wishes

    @on(Choices.Chosen, "#replies")
    def _chosen(self, event: Choices.Chosen) -> None:
        if event.id == BACK:
            self.action_undo()
        elif event.id == AGAIN:
            self.action_restart()
        else:
            self._go(self.preview.answered(event.id))

    @on(Choices.Chosen, "#problems")
    def _problem_chosen(self, event: Choices.Chosen) -> None:
        event.choices.waiting = False
        self.post_message(self.ProblemWanted(self.preview.save.problems[int(event.id)]))

    def action_say(self, number: int) -> None:
        """Give a reply by its number."""
        self.query_one("#replies", Folding).take(number)

    def action_undo(self) -> None:
        """Go one step back."""
        self._go(self.preview.back())

    def action_restart(self) -> None:
        """Go to the beginning of the talk."""
        self._go(self.preview.again())

    def action_pane(self, by: int) -> None:
        """Go to the next pane, or the one before."""
        at = self.focused.id if self.focused else None
        there = [pane for pane in PANES if self._has_something(self.query_one(f"#{pane}"))]
        place = there.index(at) if at in there else 0
        self.query_one(f"#{there[(place + by) % len(there)]}").focus()

    def action_problems(self) -> None:
        """Go to the problems, or come back from them."""
        problems = self.query_one("#problems", Folding)
        if problems.has_focus or not problems.choices:
            self.query_one("#replies").focus()
        else:
            problems.focus()

    def action_jump(self) -> None:
        """Choose a scene to go to."""
        from simulator.tui.preview.jump import Jump

        self.app.push_screen(Jump(self.preview), self.jumped)

    def action_force(self) -> None:
        """Choose a state for the client."""
        from simulator.tui.preview.force import Force

        assert self.preview.walk is not None
        self.app.push_screen(Force(self.preview.walk.talk), self.forced)

    def action_back(self) -> None:
        """Back to the replies; from there, away."""
        replies = self.query_one("#replies", Folding)
        if self.preview.walk is None or replies.has_focus:
            self.app.exit()
        else:
            replies.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What there is nothing for cannot be done: no talk, no problem, a talk that is over."""
        walk = self.preview.walk
        if walk is None and action in ("say", "pane", "undo", "restart", "jump", "force"):
            return False
        if action == "problems" and (walk is None or not self.preview.save.problems):
            return False
        if walk is not None:
            if action in ("undo", "restart") and not walk.road:
                return False
            if action == "force" and walk.talk.ended:
                return False
        return super().check_action(action, parameters)


def _still(before: Sequence[str], at: int, now: Sequence[str]) -> int:
    """Where the choice that was at ``at`` is now; where it is gone, what took its place."""
    return now.index(before[at]) if at < len(before) and before[at] in now else at
