"""The presenter's notes as a page for a browser: a tablet, or a second screen.

    notes_page(lesson, "nl")      # what stands in <main>, for a server that has a frame of its own
    notes_document(lesson, "nl")  # a whole page, which needs nothing else

The template escapes everything it is given, and there is no script in it.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from simulator.classroom.notes.content import (
    heading,
    notes_of,
    reply_head,
    reply_outcome,
)
from simulator.language import Language, _, spoken
from simulator.lesson import Lesson
from simulator.store.names import printable

TEMPLATES = Path(__file__).parent / "templates"


def notes_page(lesson: Lesson, language: Language) -> str:
    """The notes at this moment as HTML to stand in ``<main id="notes">``."""
    with spoken(language):
        notes = notes_of(lesson)
        return (
            _environment()
            .get_template("notes.html")
            .render(
                notes=notes,
                heading=lambda part: heading(part, notes),
                head=reply_head,
                outcome=reply_outcome,
                words=_words(),
            )
        )


@cache
def notes_style() -> str:
    """The style that goes with it; a policy can name its digest."""
    return (TEMPLATES / "notes.css").read_text("utf-8")


def notes_document(lesson: Lesson, language: Language) -> str:
    """The notes at this moment as a whole page that loads nothing and runs nothing."""
    style = notes_style()
    main = notes_page(lesson, language)
    with spoken(language):
        return (
            _environment()
            .get_template("document.html")
            .render(
                language=language,
                title=_("Notes for the teacher"),
                style=Markup(style),  # noqa: S704 -- ours, with no text of anybody in it
                digest=b64encode(sha256(style.encode()).digest()).decode(),
                main=Markup(main),  # noqa: S704 -- escaped where it was made
            )
        )


def _words() -> dict[str, str]:
    """What stands in the page beside the notes themselves."""
    return {
        "reply": _("reply"),
        "first": _("1st vote"),
        "second": _("2nd vote"),
        "then": _("Then:"),
        "open": _("Lies open"),
        "known": _("What is known"),
        "reflex": _("reflex"),
        "own": _("the group itself"),
        "middle": _("in the middle"),
        "counted": _("counted"),
        "minutes": _("min"),
        "votes": _("votes"),
        "band": _("score"),
    }


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # What a page is given passes here on its way out, so that no control character comes through.
    environment.finalize = _clean
    return environment


def _clean(value: object) -> object:
    return printable(value) if type(value) is str else value
