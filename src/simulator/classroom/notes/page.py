"""The presenter's notes as a page for a browser: a tablet, or a second screen.

    notes_page(lesson, "nl")  # what stands in <main>, for a server that has a frame of its own

The template escapes everything it is given, and there is no script in it.
"""

from functools import cache
from pathlib import Path

from simulator.classroom.notes.content import (
    heading,
    notes_of,
    reply_head,
    reply_outcome,
)
from simulator.language import Language, _, spoken
from simulator.lesson import Lesson
from simulator.reports.pages import templates_in

TEMPLATES = Path(__file__).parent / "templates"


def notes_page(lesson: Lesson, language: Language) -> str:
    """The notes at this moment as HTML to stand in ``<main id="notes">``."""
    with spoken(language):
        notes = notes_of(lesson)
        return (
            templates_in(TEMPLATES)
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
