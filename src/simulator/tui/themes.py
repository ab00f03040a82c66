"""Four themes: dark and light, each also with high contrast.

All text is painted in one of the variables here: in the two ordinary themes at least 4.5:1, in the
others at least 7:1, and a test measures what was painted. One colour stands out, and it means
nothing: during a talk there is no green and no red (codebook 0.4).
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from textual.theme import Theme

from simulator.language import mark

Look = Literal["dark", "light", "contrast_dark", "contrast_light"]
"""A theme, as it is kept in the settings."""
LOOKS: tuple[Look, ...] = get_args(Look)

LOOK_LABELS: Mapping[Look, str] = {
    "dark": mark("dark"),
    "light": mark("light"),
    "contrast_dark": mark("dark, high contrast"),
    "contrast_light": mark("light, high contrast"),
}
"""To be looked up where they are shown."""


class Palette(NamedTuple):
    """The colours of one theme."""

    dark: bool
    paper: str
    lifted: str
    """Behind what is chosen, typed in or laid on top."""
    ink: str
    quiet: str
    accent: str
    line: str
    """Rules and scrollbars, which are no text."""


PALETTES: Mapping[Look, Palette] = {
    "dark": Palette(
        dark=True,
        paper="#15181e",
        lifted="#232a35",
        ink="#ece7dc",
        quiet="#a5a9b2",
        accent="#8fbfe0",
        line="#6d7683",
    ),
    "light": Palette(
        dark=False,
        paper="#faf7f1",
        lifted="#e9e3d6",
        ink="#22252b",
        quiet="#5b5f68",
        accent="#1d5c86",
        line="#87847d",
    ),
    "contrast_dark": Palette(
        dark=True,
        paper="#000000",
        lifted="#1f2a36",
        ink="#ffffff",
        quiet="#d6d6d6",
        accent="#ffd866",
        line="#b8b8b8",
    ),
    "contrast_light": Palette(
        dark=False,
        paper="#ffffff",
        lifted="#e4ecf5",
        ink="#000000",
        quiet="#333333",
        accent="#0b3f70",
        line="#555555",
    ),
}


def name_of(look: Look) -> str:
    """The name under which Textual knows the theme."""
    return f"gesprek-{look.replace('_', '-')}"


def theme(look: Look) -> Theme:
    """The theme, for Textual."""
    colours = PALETTES[look]
    return Theme(
        name=name_of(look),
        dark=colours.dark,
        primary=colours.accent,
        secondary=colours.accent,
        accent=colours.accent,
        success=colours.accent,
        warning=colours.accent,
        error=colours.accent,
        foreground=colours.ink,
        background=colours.paper,
        surface=colours.lifted,
        panel=colours.lifted,
        variables={
            "ink": colours.ink,
            "quiet": colours.quiet,
            "accent-ink": colours.accent,
            "paper": colours.paper,
            "lifted": colours.lifted,
            "line": colours.line,
            "input-cursor-background": colours.accent,
            "input-cursor-foreground": colours.paper,
            "input-selection-background": colours.accent,
            "input-selection-foreground": colours.paper,
            "screen-selection-background": colours.accent,
            "screen-selection-foreground": colours.paper,
            "scrollbar": colours.line,
            "scrollbar-hover": colours.quiet,
            "scrollbar-active": colours.accent,
            "scrollbar-background": colours.paper,
            "scrollbar-background-hover": colours.paper,
            "scrollbar-background-active": colours.paper,
            "scrollbar-corner-color": colours.paper,
            "border": colours.accent,
            "border-blurred": colours.line,
        },
    )


def themes() -> tuple[Theme, ...]:
    """All four, for Textual."""
    return tuple(theme(look) for look in LOOKS)
