"""A report as one HTML page that needs nothing else: no network, no file beside it, no script.

The templates escape everything they are given. A policy in the page forbids it to load or run
anything but its own style. It prints on A4, and is light or dark as its reader has it.
"""

from collections.abc import Iterable
from pathlib import Path

from markupsafe import Markup

from simulator.language import current
from simulator.reports.blocks import Document
from simulator.reports.pages import digest_of, templates_in

TEMPLATES = Path(__file__).parent / "templates"


def as_html(documents: Iterable[Document], title: str | None = None) -> str:
    """The reports on one page; without a ``title`` the page is called after the first one."""
    told = list(documents)
    style = (TEMPLATES / "page.css").read_text("utf-8")
    named = title or (told[0].title if told else "")
    # The style is ours and holds no text of anybody; the policy of the page names its digest.
    page = templates_in(TEMPLATES).get_template("page.html")
    return page.render(
        documents=told,
        title=named,
        language=current(),
        style=Markup(style),  # noqa: S704
        digest=digest_of(style),
    )
