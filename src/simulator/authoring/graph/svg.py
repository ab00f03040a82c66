"""What is kept of the drawing that Graphviz makes: shapes, words and their colours, nothing else.

Graphviz escapes what it writes; still only elements and attributes from a list come through, so
that no drawing can run, load or link to anything by itself.
"""

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from simulator.authoring.graph.engine import CannotDraw
from simulator.authoring.graph.naming import Place
from simulator.authoring.graph.paint import TINTS
from simulator.language import _

_NAMESPACE = "http://www.w3.org/2000/svg"
_PAINT = frozenset({"fill", "stroke", "stroke-width", "stroke-dasharray"})
_KEPT: Mapping[str, frozenset[str]] = {
    "svg": frozenset({"width", "height", "viewBox"}),
    "g": frozenset({"class", "transform"}),
    "title": frozenset(),
    "path": _PAINT | {"d"},
    "polygon": _PAINT | {"points"},
    "polyline": _PAINT | {"points"},
    "ellipse": _PAINT | {"cx", "cy", "rx", "ry"},
    "text": frozenset({"x", "y", "text-anchor", "font-family", "font-size", "font-weight", "fill"}),
}
"""Every element that is kept, and its attributes."""

_TINT_NAMES = {tint.light: name for name, tint in TINTS.items()}


def drawing(svg: str, title: str, places: Mapping[str, Place]) -> str:
    """The drawing as a file of its own; ``places`` says what each name in it stands for."""
    root = _kept(svg)
    for group, ends in _things(root):
        _retitle(group, ends, places)
    root.set("xmlns", _NAMESPACE)
    root.set("role", "img")
    root.insert(0, _element("title", title))
    written = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'


def for_page(svg: str, title: str, places: Mapping[str, Place]) -> Element:
    """The drawing as part of a page: every shape a link, every colour a class.

    A way has the names of its ends as ``data-from`` and ``data-to``, a shape its own as
    ``data-name``; the page has a rule for every class of `colour_classes`.
    """
    root = _kept(svg)
    for group, ends in list(_things(root)):
        _retitle(group, ends, places)
        if len(ends) == 2:
            group.set("data-from", ends[0])
            group.set("data-to", ends[1])
            group.set("aria-hidden", "true")
        else:
            _link(group, ends[0], places)
    for element in root.iter():
        _tint_by_class(element)
    del root.attrib["width"], root.attrib["height"]
    root.set("role", "group")
    root.set("aria-label", title)
    return root


def colour_classes() -> str:
    """The rules of style for the classes that stand for colours."""
    return "".join(
        f".fill-{name}{{fill:var(--{name})}}.line-{name}{{stroke:var(--{name})}}" for name in TINTS
    )


def _kept(svg: str) -> Element:
    """A copy of the drawing with nothing in it but what is on the list."""
    try:
        found = ElementTree.fromstring(svg)  # noqa: S314 -- Graphviz wrote it, out of our own text
    except ElementTree.ParseError as error:
        raise CannotDraw(_("Graphviz made no drawing: {reason}").format(reason=error)) from None
    return _copy(found)


def _copy(element: Element) -> Element:
    tag = element.tag.removeprefix(f"{{{_NAMESPACE}}}")
    kept = {key: value for key, value in element.attrib.items() if key in _KEPT[tag]}
    copy = Element(tag, kept)
    copy.text = element.text if tag in ("text", "title") else None
    copy.extend(_copy(child) for child in element if _is_kept(child))
    return copy


def _is_kept(element: Element) -> bool:
    return element.tag.removeprefix(f"{{{_NAMESPACE}}}") in _KEPT


def _things(root: Element) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """Every shape with its name, and every way with the names of its ends."""
    for group in root.iter("g"):
        kind = (group.get("class") or "").split(" ")[0]
        title = group.findtext("title") or ""
        if kind == "node":
            yield group, (title,)
        elif kind == "edge":
            yield group, tuple(title.split("->"))


def _retitle(group: Element, ends: tuple[str, ...], places: Mapping[str, Place]) -> None:
    """Let a shape or a way say what it is and not what it is called in the program."""
    title = group.find("title")
    told = " → ".join(places[end].told for end in ends if end in places)
    if title is not None:
        if told:
            title.text = told
        else:
            group.remove(title)


def _link(group: Element, name: str, places: Mapping[str, Place]) -> None:
    """Put everything of a shape in a link to where more is told of it."""
    place = places.get(name)
    group.set("data-name", name)
    if place is None or not place.anchor:
        return
    link = Element("a", {"href": f"#{place.anchor}", "aria-label": place.told})
    link.extend(list(group))
    for child in list(group):
        group.remove(child)
    group.append(link)


def _tint_by_class(element: Element) -> None:
    classes = [element.get("class")] if element.get("class") else []
    for attribute, kind in (("fill", "fill"), ("stroke", "line")):
        name = _TINT_NAMES.get(element.get(attribute, ""))
        if name is not None:
            classes.append(f"{kind}-{name}")
            del element.attrib[attribute]
    if classes:
        element.set("class", " ".join(filter(None, classes)))


def _element(tag: str, text: str) -> Element:
    element = Element(tag)
    element.text = text
    return element
