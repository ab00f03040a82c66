"""The talk so far: the client's words first of all, and what you said, set in from the side."""

from collections.abc import Iterable, Iterator, Sequence

from textual import events
from textual.content import Content
from textual.reactive import reactive

from simulator.events import Event, Given, Said
from simulator.language import _
from simulator.tui.text import (
    ACCENT,
    CLIENT,
    DIRECTION,
    HEADING,
    QUIET,
    one_line,
    plain,
    spoken,
)
from simulator.tui.widgets.sheet import GAP, Block, Para, Sheet

BAR = "▌ "
"""Beside what the client says now."""
BESIDE = "  "
"""In its place, beside what was said before."""
INDENT = "    "
"""Before the learner's own words."""


class Transcript(Sheet):
    """Everything that was said. The newest words stand out, and are shown from their beginning."""

    compact = reactive(False)
    """Names in the line and no empty lines, for a low window."""

    def __init__(self, name: str, happened: Iterable[Event], *, id: str | None = None) -> None:  # noqa: A002
        """``name`` is the client's; ``happened`` what was said before."""
        super().__init__(id=id, hug=True)
        self._client = name
        self._exchanges: list[list[Event]] = []
        self._past: list[Block] = []
        self._newest: list[Block] = []
        self._begin = 0
        self._tell(happened)
        self._blocks = self._arranged()

    def hear(self, happened: Sequence[Event]) -> None:
        """Add what was said, and show it."""
        self._tell(happened)
        self.show(self._arranged())
        self.to_the_newest()

    def to_the_newest(self) -> None:
        """Show the newest words: all of them, or from their beginning when there is no room."""
        if not self._newest or not self.laid_out.width:
            return
        top, _height = self.laid_out.span(self._newest[0])
        words, _height = self.laid_out.span(self._newest[self._begin])
        end = self.virtual_size.height - self.size.height
        y = end if end <= max(top, 0) else words
        # Forced: while it lies under another page Textual does not know yet that it can scroll.
        self.scroll_to(y=min(y, max(end, 0)), animate=False, force=True)

    def watch_compact(self) -> None:
        """Lay everything out again."""
        exchanges, self._exchanges, self._past, self._newest = self._exchanges, [], [], []
        self._tell(event for exchange in exchanges for event in exchange)
        self.show(self._arranged())

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the newest words in view."""
        self.call_after_refresh(self.to_the_newest)

    # Blocks

    def _tell(self, happened: Iterable[Event]) -> None:
        for event in happened:
            if isinstance(event, Given) or not self._exchanges:
                if self._exchanges:
                    self._past += self._blocks_of(len(self._exchanges) - 1, now=False)
                self._exchanges.append([])
            self._exchanges[-1].append(event)
        self._newest = self._blocks_of(len(self._exchanges) - 1, now=True)

    def _arranged(self) -> list[Block]:
        return [*self._past, *self._newest]

    def _blocks_of(self, number: int, *, now: bool) -> list[Block]:
        """The blocks of one exchange: your words, and what the client said then."""
        if number < 0:
            return []
        exchange = self._exchanges[number]
        blocks: list[Block] = []
        if number and not self.compact:
            blocks.append(GAP)
        given = [event for event in exchange if isinstance(event, Given)]
        for event in given:
            blocks += self._yours(event)
            if not self.compact:
                blocks.append(GAP)
        if now:
            self._begin = len(blocks)
        blocks += self._theirs([event for event in exchange if isinstance(event, Said)], now=now)
        return blocks

    def _yours(self, given: Given) -> Iterator[Block]:
        you = plain(_("You"), f"bold {QUIET}")
        words = one_line(given.text, QUIET)
        margin = Content(BESIDE + INDENT)
        if self.compact:
            yield Para(you + "  " + words, margin, margin)
        else:
            yield Para(you, margin)
            yield Para(words, margin)

    def _theirs(self, said: Sequence[Said], *, now: bool) -> Iterator[Block]:
        margin = Content.styled(BAR, ACCENT) if now else Content(BESIDE)
        name = one_line(self._client, HEADING if now else f"bold {QUIET}")
        style = CLIENT if now else QUIET
        paragraphs = [paragraph for event in said for paragraph in _paragraphs(event, style)]
        if not self.compact and paragraphs:
            yield Para(name, margin, margin)
        for number, paragraph in enumerate(paragraphs):
            if self.compact and not number:
                yield Para(name + "  " + paragraph, margin, margin)
                continue
            if number and not self.compact:
                yield Para(Content(""), margin, margin)
            yield Para(paragraph, margin, margin)


def _paragraphs(said: Said, style: str) -> Iterator[Content]:
    """What can be seen of the client, and his words; a last chance shows after what he said."""
    cue = one_line(f"({said.cue})", DIRECTION) if said.cue else None
    words = spoken(said.text.strip(), style)
    if said.text.strip() and cue is not None:
        yield words + "\n" + cue if said.last_chance else cue + "\n" + words
    elif cue is not None:
        yield cue
    elif said.text.strip():
        yield words
