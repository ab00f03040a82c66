"""How every HTML page of this program is made: escaped, cleaned, and with a policy of its own."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from simulator.store.names import printable


@cache
def templates_in(folder: Path) -> Environment:
    """The templates of a folder. They escape everything they are given.

    What an author wrote or a learner typed loses what a terminal or browser would obey on its way
    out.
    """
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.finalize = _clean
    return environment


def digest_of(text: str) -> str:
    """The name by which a content security policy lets this style or script in, and no other."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _clean(value: object) -> object:
    return printable(value) if type(value) is str else value
