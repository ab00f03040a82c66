"""Choose a scene to go to: a part of its name or of its words, and Enter."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType

from simulator.authoring.preview import Preview, scenes_of
from simulator.language import mark
from simulator.scenario import SceneId
from simulator.tui.preview.blocks import line_words
from simulator.tui.preview.folding import Folding
from simulator.tui.screens.search import Findable, Search
from simulator.tui.text import QUIET, STRONG, one_line, plain
from simulator.tui.widgets.choices import Choice, Choices


class Jump(Search[SceneId | None]):
    """Its outcome is the scene that was chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", mark("Back")),
        Binding("pageup", "leap(-1)", show=False),
        Binding("pagedown", "leap(1)", show=False),
    ]
    PROMPT = mark("Which scene? A part of its name or of its words")

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self._scenes = tuple(scenes_of(preview))
        here = preview.walk.talk.state.scene if preview.walk else None
        ids = [scene for scene, _says, _line in self._scenes]
        self._here = ids.index(here) if here in ids else 0

    def settle(self) -> None:
        """Begin at the scene of the talk."""
        self.query_one(Choices).highlighted = self._here

    def listing(self, choices: Iterable[Choice]) -> Choices:
        """The scenes, the one under the mark with all its words."""
        return Folding(choices, shown=2, numbered=False, led=True)

    def findables(self) -> Iterable[Findable]:
        """The scenes, by name and words."""
        for scene, says, line in self._scenes:
            head = one_line(scene, STRONG) + plain(f"  {line_words(line)}", QUIET)
            yield Findable(f"{scene} {says}", Choice(scene, (head, one_line(says, QUIET))))

    def outcome(self, chosen: str) -> SceneId:
        """The scene of this name."""
        return chosen

    def action_leap(self, by: int) -> None:
        """A windowful up or down while you type."""
        self.query_one(Choices).action_leap(by)
