"""Choose a scene to go to: a part of its name or of its words, and Enter."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from simulator.authoring.preview import Preview, scenes_of
from simulator.language import _, mark
from simulator.scenario import SceneId
from simulator.tui.preview.blocks import line_words
from simulator.tui.preview.folding import Folding
from simulator.tui.screens.page import Page
from simulator.tui.text import QUIET, STRONG, one_line, plain
from simulator.tui.widgets.choices import Choice, Choices
from simulator.tui.widgets.entry import Entry


class Jump(Page[SceneId | None]):
    """Its outcome is the scene that was chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", mark("Back")),
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "leap(-1)", show=False),
        Binding("pagedown", "leap(1)", show=False),
    ]
    AUTO_FOCUS = "#sought"

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self._scenes = tuple(scenes_of(preview))
        here = preview.walk.talk.state.scene if preview.walk else None
        self._here = [scene for scene, *_ in self._scenes].index(here) if here in self._ids else 0

    @property
    def _ids(self) -> list[SceneId]:
        return [scene for scene, _says, _line in self._scenes]

    def content(self) -> Iterable[Widget]:
        """The search line and the scenes, at the one where the talk is."""
        yield Entry(placeholder=_("Which scene? A part of its name or of its words"), id="sought")
        yield Folding(self._choices(""), shown=2, numbered=False, led=True, id="scenes")

    def settle(self) -> None:
        """Begin at the scene of the talk."""
        self.query_one(Choices).highlighted = self._here

    def _choices(self, sought: str) -> Iterable[Choice]:
        words = sought.casefold().split()
        for scene, says, line in self._scenes:
            if all(word in f"{scene} {says}".casefold() for word in words):
                head = one_line(scene, STRONG) + plain(f"  {line_words(line)}", QUIET)
                yield Choice(scene, (head, one_line(says, QUIET)))

    @on(Input.Changed, "#sought")
    def _search(self, event: Input.Changed) -> None:
        self.query_one(Choices).offer(self._choices(event.value))

    @on(Input.Submitted, "#sought")
    def _take(self) -> None:
        self.query_one(Choices).action_take()

    def action_step(self, by: int) -> None:
        """The arrows choose while you type."""
        self.query_one(Choices).action_step(by)

    def action_leap(self, by: int) -> None:
        """A windowful up or down while you type."""
        self.query_one(Choices).action_leap(by)

    @on(Choices.Chosen, "#scenes")
    def _chosen(self, event: Choices.Chosen) -> None:
        self.dismiss(event.id)
