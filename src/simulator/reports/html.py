"""A report as one HTML page that needs nothing else: no network, no file beside it, no script.

The templates escape everything they are given. A policy in the page forbids it to load or run
anything but its own style. It prints on A4, and is light or dark as its reader has it.
"""

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from simulator.language import current
from simulator.reports.blocks import Document
from simulator.store.names import printable

TEMPLATES = Path(__file__).parent / "templates"


def as_html(documents: Iterable[Document], title: str | None = None) -> str:
    """The reports on one page; without a ``title`` the page is called after the first one."""
    told = list(documents)
    style = (TEMPLATES / "page.css").read_text("utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    named = title or (told[0].title if told else "")
    # The style is ours and holds no text of anybody; the policy of the page names its digest.
    page = _environment().get_template("page.html")
    return page.render(
        documents=told,
        title=named,
        language=current(),
        style=Markup(style),  # noqa: S704
        digest=digest,
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # What a page is given passes here on its way out, so that no control character comes through.
    environment.finalize = _clean
    return environment


def _clean(value: object) -> object:
    return printable(value) if type(value) is str else value
