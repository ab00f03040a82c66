"""Graphviz, which decides where everything comes to stand.

It runs in a process of its own, so that neither a drawing without end nor a fault in it takes the
program along. Either it came with `pygraphviz` (the extra ``graph``), or it is the ``dot`` of this
machine.
"""

import re
import shutil
import subprocess
import sys
from importlib.util import find_spec

from simulator.language import _

SECONDS = 60
"""How long a drawing may take; one of forty scenes takes less than one second."""

_PACKAGE = "pygraphviz"
_DRAW = (
    "import sys, pygraphviz; "
    "graph = pygraphviz.AGraph(string=sys.stdin.buffer.read().decode('utf-8')); "
    "sys.stdout.buffer.write(graph.draw(format='svg', prog='dot'))"
)
"""The program that draws with the package; DOT comes in, SVG goes out."""


class NoEngine(Exception):
    """There is no Graphviz here; ``str()`` says how to get it."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "A drawing needs Graphviz, and it is not here. Install it with "
                '`pip install "gesprekssimulator[graph]"`, or as the package graphviz of your '
                "system."
            )
        )


class CannotDraw(Exception):
    """Graphviz is here and made no drawing; ``str()`` says why."""


def commands() -> list[list[str]]:
    """Every way to draw on this machine, the one to try first at the head."""
    found = []
    if find_spec(_PACKAGE) is not None:
        found.append([sys.executable, "-c", _DRAW])
    dot = shutil.which("dot")
    if dot is not None:
        found.append([dot, "-Tsvg"])
    return found


def drawn(program: str, seconds: float = SECONDS) -> str:
    """The SVG that Graphviz makes of a program in DOT, as Graphviz writes it.

    Raises `NoEngine` and `CannotDraw`.
    """
    ways = commands()
    if not ways:
        raise NoEngine
    for command in ways:
        try:
            return _drawn_by(command, program, seconds)
        except CannotDraw:
            if command is ways[-1]:
                raise
    raise AssertionError


def _drawn_by(command: list[str], program: str, seconds: float) -> str:
    try:
        done = subprocess.run(  # noqa: S603 -- one of two commands, and the text comes over stdin
            command, input=program.encode(), capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        told = _(
            "The drawing was not ready after {seconds} seconds. The formats mermaid and dot need "
            "no Graphviz."
        )
        raise CannotDraw(told.format(seconds=int(seconds))) from None
    except OSError as error:
        raise CannotDraw(_("Graphviz does not start: {reason}").format(reason=error)) from None
    svg = done.stdout.decode("utf-8", "replace")
    if done.returncode != 0 or "<svg" not in svg:
        said = re.sub(r"\s+", " ", done.stderr.decode("utf-8", "replace")).strip()
        raise CannotDraw(_("Graphviz made no drawing: {reason}").format(reason=said[-300:]))
    return svg
