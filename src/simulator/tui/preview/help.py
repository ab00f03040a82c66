"""What can be done in a preview, and what its marks mean."""

from collections.abc import Iterator, Sequence

from simulator.codebook.labels import FIT_LABELS
from simulator.language import _, current, mark
from simulator.tui.preview.blocks import FIT_MARKS
from simulator.tui.screens.help import Help, titled, told_keys
from simulator.tui.text import ACCENT, INK, plain
from simulator.tui.widgets.sheet import GAP, Block, Para, para

KEYS: Sequence[tuple[str, str]] = (
    ("1 – 9", mark("give a reply by its number")),
    ("↑ ↓ Enter", mark("look at a reply or a problem, and take it")),
    ("Tab", mark("replies, talk, state, problems")),
    ("u  ⌫", mark("one step back")),
    ("r", mark("from the beginning")),
    ("g", mark("go to a scene; the client enters it as he is")),
    ("f", mark("put the client in another state")),
    ("p", mark("the problems, and back; Enter shows all about one")),
    ("F5", mark("read the file again now")),
    ("F2", mark("other colours")),
    ("PgUp PgDn", mark("read the talk back and on")),
    ("Esc", mark("back to the replies; from there, leave")),
)
"""The keys, each with what it does; to be looked up where they are shown."""


class PreviewHelp(Help):
    """Keys, marks, and what a save does."""

    def blocks(self) -> Iterator[Block]:
        """The help text of a preview."""
        yield from titled(_("Preview"), [_what_a_save_does()])
        yield GAP
        yield from titled(_("Keys"), told_keys(KEYS))
        yield GAP
        yield from titled(_("Marks"), _marks())


def _what_a_save_does() -> Block:
    return para(
        _(
            "The file is read again at every save. You stay where you are as long as the road you "
            "travelled is still there; where it is not, you read at which turn it broke. Mend the "
            "file, and you are back. Nothing of what you do here is kept."
        )
    )


def _marks() -> Iterator[Block]:
    for fit, sign in FIT_MARKS.items():
        yield Para(plain(FIT_LABELS[fit].in_language(current()), INK), plain(f"{sign}  ", ACCENT))
