"""A picture in DOT, the language of Graphviz.

Every text of an author stands in an HTML-like label with what means something there escaped, so
that it is never more than text; names of his own are no names in the program.
"""

from collections.abc import Iterable, Mapping
from html import escape

from simulator.authoring.graph.naming import Names
from simulator.authoring.graph.paint import (
    ENDING_SHAPES,
    ENDING_TINTS,
    STROKES,
    TINTS,
)
from simulator.authoring.graph.picture import Picture, PictureEnding, PictureScene, Way
from simulator.authoring.graph.wording import (
    NAME,
    LegendEntry,
    Row,
    cut,
    ending_rows,
    legend,
    scene_rows,
    way_label,
)
from simulator.language import _

FONT = "Helvetica,Arial,sans-serif"
"""Every machine has a font of these measures, so that the words fit the shapes round them."""

Attributes = Mapping[str, str | float]

LARGE = 80
"""Scenes from which a drawing that is ready in time is worth more than the neatest one."""
_IN_TIME: Attributes = {"nslimit": 1, "nslimit1": 1, "mclimit": 0.5}
_ROOMY = ("ellipse", "hexagon", "octagon")
"""Shapes that have room round their words by themselves."""


def as_dot(picture: Picture, *, with_legend: bool = True) -> str:
    """The picture as a program for ``dot``."""
    names = Names(picture)
    lines = [
        *settings(),
        *([f"graph{attributes_of(_IN_TIME)};"] if len(picture.scenes) > LARGE else []),
        *(_scene(scene, names[scene.id]) for scene in picture.scenes),
        *(_ending(ending, name) for ending in picture.endings for name in names.copies(ending)),
        *(_missing(target, names[target]) for target in picture.missing),
        *(_way(way, names) for way in picture.ways),
    ]
    if with_legend:
        lines.append(_legend(legend(picture)))
    below = [names[ending.slug] for ending in picture.endings if ending.by_itself]
    below += ["legend"] if with_legend else []
    if below:
        lines.append(f"{{ rank=sink; {'; '.join(below)} }}")
    return "\n".join(["digraph gesprek {", *(f"  {line}" for line in lines), "}", ""])


def settings() -> list[str]:
    """What holds for a whole drawing: its font, its colours, from top to bottom."""
    graph: Attributes = {
        "rankdir": "TB",
        "nodesep": 0.25,
        "ranksep": 0.3,
        "pad": 0.1,
        "fontname": FONT,
    }
    order: Attributes = {"bgcolor": TINTS["paper"].light, "outputorder": "edgesfirst"}
    node: Attributes = {"shape": "box", "style": "filled", "fontsize": 9, "margin": "0.09,0.05"}
    paint = {"fillcolor": TINTS["card"].light, "color": TINTS["edge"].light}
    return [
        f"graph{attributes_of({**graph, **order})};",
        f"node{attributes_of({**node, **paint, 'fontname': FONT})};",
        f"edge{attributes_of({'fontname': FONT, 'fontsize': 8, 'arrowsize': 0.7})};",
    ]


def _scene(scene: PictureScene, name: str) -> str:
    title, *rest = scene_rows(scene)
    rows = [bold(title), *map(tinted, rest)]
    attributes: dict[str, str | float] = {"class": _classes(scene)}
    if scene.opening:
        attributes["penwidth"] = 2.5
    if scene.all_problems:
        attributes |= {"color": TINTS["schadelijk"].light, "penwidth": 2.5}
    if scene.stances:
        attributes["fillcolor"] = ":".join(TINTS[stance].light for stance in scene.stances)
        attributes["style"] = "filled" if len(scene.stances) == 1 else "striped"
    return f"{name}{attributes_of(attributes, left(rows))};"


def _classes(scene: PictureScene) -> str:
    classes = ["scene", *(f"can-{stance}" for stance in scene.stances)]
    return " ".join([*classes, "trouble"] if scene.all_problems else classes)


def _ending(ending: PictureEnding, name: str) -> str:
    title, *rest = ending_rows(ending)
    rows = [bold(title), *map(tinted, rest)]
    attributes: dict[str, str | float] = {
        "shape": ENDING_SHAPES[ending.kind],
        "fillcolor": TINTS[ENDING_TINTS[ending.kind]].light,
        "class": f"ending {ending.kind}",
        "margin": "0.02,0.03" if ENDING_SHAPES[ending.kind] in _ROOMY else "0.09,0.05",
        "peripheries": 2 if ending.good else 1,
    }
    if ending.problems:
        attributes["color"] = TINTS["schadelijk"].light
    return f"{name}{attributes_of(attributes, _centred(rows))};"


def _missing(target: str, name: str) -> str:
    red = TINTS["onbekend"].light
    look: Attributes = {"class": "missing", "style": "dashed", "color": red, "penwidth": 2}
    return f"{name}{attributes_of(look, bold(Row(cut(target, NAME), 'onbekend')))};"


def _way(way: Way, names: Names) -> str:
    label = table(left(escape(row) for row in way_label(way)))
    stroke, tint = STROKES[way.manner], TINTS[way.tint].light
    attributes: dict[str, str | float] = {
        "class": f"way {way.manner}",
        "style": stroke.line,
        "arrowhead": stroke.head,
        "color": tint,
        "fontcolor": tint,
        "penwidth": 1.2,
    }
    ends = f"{names[way.source]} -> {names.end(way)}"
    return f"{ends}{attributes_of(attributes, label)};"


def _legend(entries: Iterable[LegendEntry]) -> str:
    """The legend as a table beside the drawing."""
    rows = [_row(bold(Row(_("Legend"))), "")]
    rows += [_row(tinted(Row(entry.sign, entry.tint)), escape(entry.text)) for entry in entries]
    look = 'BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2"'
    table = f'<TABLE {look} COLOR="{TINTS["edge"].light}">{"".join(rows)}</TABLE>'
    return f"legend{attributes_of({'shape': 'plain', 'style': 'solid', 'class': 'legend'}, table)};"


def _row(sign: str, text: str) -> str:
    if not text:
        return f'<TR><TD ALIGN="LEFT" COLSPAN="2">{sign}</TD></TR>'
    return f'<TR><TD ALIGN="LEFT">{sign}</TD><TD ALIGN="LEFT">{text}</TD></TR>'


def bold(title: Row) -> str:
    """A heading in a label."""
    return f"<B>{tinted(title)}</B>"


def tinted(row: Row) -> str:
    """A line in a label, in its own colour."""
    # Graphviz refuses an element without anything in it.
    return f'<FONT COLOR="{TINTS[row.tint].light}">{escape(row.text) or "&#160;"}</FONT>'


def left(rows: Iterable[str]) -> str:
    """Lines of a label, one below the other."""
    return "".join(f'{row}<BR ALIGN="LEFT"/>' for row in rows)


def table(label: str) -> str:
    """A label with some air round it, so that it keeps off the line it belongs to."""
    return f'<TABLE BORDER="0" CELLPADDING="3"><TR><TD>{label}</TD></TR></TABLE>'


def _centred(rows: Iterable[str]) -> str:
    return "<BR/>".join(rows)


def attributes_of(values: Attributes, label: str | None = None) -> str:
    """Attributes in brackets; ``label`` is what stands in the label, in HTML."""
    written = [f'{key}="{value}"' for key, value in values.items()]
    if label is not None:
        written.append(f"label=<{label}>")
    return f" [{', '.join(written)}]"
