"""What a learner can set; every change holds at once."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import ClassVar, cast

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from simulator.codebook.asks import Asks
from simulator.language import LANGUAGES, Language, _, current, mark
from simulator.tui.screens.page import Page
from simulator.tui.settings import BANDS, NUMBERS, Settings
from simulator.tui.text import HEADING, QUIET, plain
from simulator.tui.themes import LOOK_LABELS, LOOKS, Look
from simulator.tui.widgets.dial import Dial, Setting
from simulator.tui.widgets.entry import Entry
from simulator.tui.widgets.sheet import GAP, Block, Para, Sheet, para

LANGUAGE_NAMES: dict[Language, str] = {"nl": "Nederlands", "en": "English"}
"""Each in itself, so that who cannot read the one finds the other."""

ON, OFF = "on", "off"

ASKED: Mapping[str, tuple[str, str]] = {
    "say_first": (
        mark("Say it first"),
        mark("Before the replies appear you say something yourself: typed, or aloud."),
    ),
    "estimate": (
        mark("Estimate"),
        mark("Once or twice in a talk you estimate how the client stands in it, and by what."),
    ),
    "how_sure": (
        mark("How sure"),
        mark("After choosing a reply you say with one key how sure you are of it."),
    ),
    "on_purpose": (
        mark("On purpose"),
        mark("With b you say that you mean a reply, and why."),
    ),
}
"""What can be asked in a talk: its name in `Asks`, as it is called, and what happens then."""


class SettingsPage(Page[None]):
    """Language, colours, notation, motion, name, and what is asked in a talk."""

    CSS_PATH = "../styles/settings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,shift+tab", "app.focus_previous", show=False),
        Binding("down,tab,enter", "app.focus_next", show=False),
        Binding("escape,f2", "back", mark("Back")),
    ]
    AUTO_FOCUS = "Dial"

    class Changed(Message):
        """The learner set something."""

        def __init__(self, settings: Settings, language: Language) -> None:
            super().__init__()
            self.settings = settings
            self.language = language

    def __init__(self, settings: Settings, data: Path, *, kept: bool) -> None:
        """``data`` is the folder with everything stored; ``kept`` whether anything is."""
        super().__init__()
        self._settings = settings
        self._language: Language = current()
        self._data = data
        self._kept = kept

    def content(self) -> Iterable[Widget]:
        """A dial for each, the name, what is asked in a talk, and where the data are."""
        with Vertical(id="everything"):
            yield _told([Para(plain(_("Settings"), HEADING)), GAP], "words")
            labels = {
                "language": _("Language"),
                "look": _("Colours"),
                "notation": _("Score as"),
                "motion": _("Motion"),
            }
            width = max(len(label) for label in labels.values())
            for id, (settings, chosen) in self._dials().items():  # noqa: A001
                yield Dial(labels[id], settings, chosen, label_width=width, id=id)
            yield _told([GAP, para(_("Your name, or nothing"), QUIET)], "about_name")
            yield Entry(self._settings.learner, placeholder=_("No name"), id="name")
            yield _told([GAP, Para(plain(_("To be asked in a talk"), HEADING))], "about_asking")
            width = max(len(_(label)) for label, _what in ASKED.values())
            for name, asked in self._settings.asks._asdict().items():
                chosen = ON if asked else OFF
                yield Dial(_(ASKED[name][0]), _off_and_on(), chosen, label_width=width, id=name)
            yield _told([], "about_asked")
            yield _told(self._about_data(), "data")

    def settle(self) -> None:
        """Say what the dial with the keys is about."""
        self._explain()

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Say what the dial with the keys is about."""
        self._explain()

    def _explain(self) -> None:
        here = (self.focused.id if self.focused is not None else None) or ""
        told = (
            _(ASKED[here][1])
            if here in ASKED
            else _("Off, until you want it. Nothing of it is counted.")
        )
        self.query_one("#about_asked", Sheet).show([para(told, QUIET, 2)])

    def _dials(self) -> dict[str, tuple[list[Setting], str]]:
        settings = self._settings
        return {
            "language": (
                [Setting(language, LANGUAGE_NAMES[language]) for language in LANGUAGES],
                self._language,
            ),
            "look": ([Setting(look, _(LOOK_LABELS[look])) for look in LOOKS], settings.look),
            "notation": (
                [Setting(NUMBERS, _("1 to 10")), Setting(BANDS, _("-- to ++"))],
                BANDS if settings.bands else NUMBERS,
            ),
            "motion": ([*reversed(_off_and_on())], ON if settings.motion else OFF),
        }

    def _about_data(self) -> Iterator[Block]:
        yield GAP
        if not self._kept:
            yield para(_("Nothing is kept at the moment."), QUIET)
            return
        yield para(
            _(
                "Everything you do is kept in {folder}, on this machine and nowhere else. "
                "`gesprek data export --with-notes` gives you all of it, `gesprek data delete` "
                "deletes it."
            ).format(folder=self._data),
            QUIET,
        )

    @on(Dial.Turned)
    def _turned(self, event: Dial.Turned) -> None:
        value = event.value
        match event.dial.id:
            case "language":
                self._language = cast(Language, value)
            case "look":
                self._settings = self._settings._replace(look=cast(Look, value))
            case "notation":
                self._settings = self._settings._replace(bands=value == BANDS)
            case "motion":
                self._settings = self._settings._replace(motion=value == ON)
            case str(name) if name in Asks._fields:
                asks = self._settings.asks._replace(**{name: value == ON})
                self._settings = self._settings._replace(asks=asks)
        self.post_message(self.Changed(self._settings, self._language))

    @on(Input.Blurred, "#name")
    @on(Input.Submitted, "#name")
    def _named(self) -> None:
        name = self.query_one("#name", Entry).words
        if name != self._settings.learner:
            self._settings = self._settings._replace(learner=name)
            self.post_message(self.Changed(self._settings, self._language))

    def action_read(self, by: int) -> None:
        """Read on (1) or back (-1)."""
        everything = self.query_one("#everything")
        if by > 0:
            everything.scroll_page_down(animate=False)
        else:
            everything.scroll_page_up(animate=False)

    def action_back(self) -> None:
        """Keep the name too, and go back."""
        self._named()
        self.dismiss()


def _told(blocks: Iterable[Block], id: str) -> Sheet:  # noqa: A002 -- the name it has in Sheet
    return Sheet(blocks, hug=True, still=True, id=id)


def _off_and_on() -> list[Setting]:
    return [Setting(OFF, _("off")), Setting(ON, _("on"))]
