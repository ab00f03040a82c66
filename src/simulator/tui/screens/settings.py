"""What a learner can set; every change holds at once."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import ClassVar, cast

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

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


class SettingsPage(Page[None]):
    """Language, colours, notation, motion, name."""

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
        """A dial for each, the name, and where the data are."""
        yield Sheet([Para(plain(_("Settings"), HEADING)), GAP], hug=True, still=True, id="words")
        labels = {
            "language": _("Language"),
            "look": _("Colours"),
            "notation": _("Score as"),
            "motion": _("Motion"),
        }
        width = max(len(label) for label in labels.values())
        for id, (settings, chosen) in self._dials().items():  # noqa: A001
            yield Dial(labels[id], settings, chosen, label_width=width, id=id)
        yield Sheet(
            [GAP, para(_("Your name, or nothing"), QUIET)], hug=True, still=True, id="about_name"
        )
        yield Entry(self._settings.learner, placeholder=_("No name"), id="name")
        yield Sheet(self._about_data(), hug=True, still=True, id="data")

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
            "motion": (
                [Setting(ON, _("on")), Setting(OFF, _("off"))],
                ON if settings.motion else OFF,
            ),
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
        self.post_message(self.Changed(self._settings, self._language))

    @on(Input.Blurred, "#name")
    @on(Input.Submitted, "#name")
    def _named(self) -> None:
        name = self.query_one("#name", Entry).words
        if name != self._settings.learner:
            self._settings = self._settings._replace(learner=name)
            self.post_message(self.Changed(self._settings, self._language))

    def action_back(self) -> None:
        """Keep the name too, and go back."""
        self._named()
        self.dismiss()
