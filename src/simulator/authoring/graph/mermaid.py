"""A picture in Mermaid, which many editors and web pages draw by themselves.

Texts stand between quotes with everything that means something there written as a number, so that
any text is one; names of an author are no names in the program.
"""

import re
from collections.abc import Iterator, Mapping

from simulator.authoring.graph.naming import Names
from simulator.authoring.graph.paint import ENDING_TINTS, STROKES, TINTS
from simulator.authoring.graph.picture import Picture, PictureScene, Way
from simulator.authoring.graph.wording import (
    NAME,
    Row,
    cut,
    ending_rows,
    legend,
    scene_rows,
    way_label,
)
from simulator.codebook.vocabulary import ENDING_KINDS, STANCES, EndingKind

_BOX = ("[", "]")
_SHAPES: Mapping[EndingKind, tuple[str, str]] = {
    "goed": ("([", "])"),
    "gemengd": (">", "]"),
    "moeilijk": ("{{", "}}"),
    "gestopt": ("[/", "\\]"),
    "neutraal": ("[[", "]]"),
}
"""What stands round the text of an ending: the shape it gets."""

_WIDTH = '%%{init: {"flowchart": {"wrappingWidth": 340}}}%%'
"""Room for the lines as they are cut here; Mermaid would break them a second time."""
_LINES: Mapping[str, str] = {"solid": "-->", "dashed": "-.->", "dotted": "-.->"}
_MEANINGFUL = re.compile(r"[^\w\s.,:!?'()\-+–—…/≥≤]")


def as_mermaid(picture: Picture) -> str:
    """The picture as a flowchart, with the legend as comments at its head."""
    names = Names(picture)
    lines = [
        *(
            _node(names[scene.id], _BOX, scene_rows(scene), _look(scene))
            for scene in picture.scenes
        ),
        *(
            _node(name, _SHAPES[ending.kind], ending_rows(ending), ending.kind)
            for ending in picture.endings
            for name in names.copies(ending)
        ),
        *(
            _node(names[target], _BOX, [Row(cut(target, NAME))], "missing")
            for target in picture.missing
        ),
        *(_way(way, names) for way in picture.ways),
        *_classes(picture),
        *_strokes(picture),
    ]
    head = [f"%% {entry.sign}  {entry.text}" for entry in legend(picture)]
    return "\n".join([_WIDTH, *head, "flowchart TD", *(f"    {line}" for line in lines), ""])


def escaped(text: str) -> str:
    """``text`` with every character that Mermaid, HTML or Markdown would read as its number."""
    return _MEANINGFUL.sub(
        lambda found: found[0] if not found[0].isascii() else f"#{ord(found[0])};", text
    )


def _node(name: str, shape: tuple[str, str], rows: list[Row], look: str) -> str:
    title, *rest = (escaped(row.text) for row in rows)
    text = "<br/>".join([f"<b>{title}</b>", *rest])
    return f'{name}{shape[0]}"{text}"{shape[1]}:::{look}'


def _look(scene: PictureScene) -> str:
    """The class of a scene; two colours at once are for other notations."""
    if scene.all_problems:
        return "trouble"
    return scene.stances[0] if len(scene.stances) == 1 else "scene"


def _way(way: Way, names: Names) -> str:
    line = _LINES[STROKES[way.manner].line]
    label = "<br/>".join(map(escaped, way_label(way)))
    return f'{names[way.source]} {line}|"{label}"| {names.end(way)}'


def _classes(picture: Picture) -> Iterator[str]:
    edge, ink, card = (TINTS[name].light for name in ("edge", "ink", "card"))
    wrong = TINTS["schadelijk"].light
    yield f"classDef scene fill:{card},stroke:{edge},color:{ink}"
    yield f"classDef trouble fill:{card},stroke:{wrong},stroke-width:2px,color:{ink}"
    if picture.explored:
        for stance in STANCES:
            yield f"classDef {stance} fill:{TINTS[stance].light},stroke:{edge},color:{ink}"
    for kind in ENDING_KINDS:
        if any(ending.kind == kind for ending in picture.endings):
            fill = TINTS[ENDING_TINTS[kind]].light
            yield f"classDef {kind} fill:{fill},stroke:{edge},color:{ink}"
    if picture.missing:
        paper = TINTS["paper"].light
        yield f"classDef missing fill:{paper},stroke:{wrong},stroke-dasharray:4,color:{wrong}"


def _strokes(picture: Picture) -> Iterator[str]:
    """The colour of every way; ways are known by their number."""
    numbers: dict[str, list[int]] = {}
    for number, way in enumerate(picture.ways):
        numbers.setdefault(TINTS[way.tint].light, []).append(number)
    for tint, ways in numbers.items():
        yield f"linkStyle {','.join(map(str, ways))} stroke:{tint},color:{tint}"
