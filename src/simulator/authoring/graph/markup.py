"""HTML as a tree, so that a text is never more than text: it is escaped when it is written."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

Content = Element | str | None


def element(tag: str, *content: Content, **attributes: str | bool) -> Element:
    """An element with its content; ``class_`` and ``data_x`` become ``class`` and ``data-x``.

    An attribute that is False is left out, one that is True stands there without a value.
    """
    made = Element(tag)
    for name, value in attributes.items():
        if value is not False:
            key = name.rstrip("_").replace("_", "-")
            made.set(key, key if value is True else value)
    for part in content:
        _add(made, part)
    return made


def _add(parent: Element, part: Content) -> None:
    if isinstance(part, Element):
        parent.append(part)
    elif part and len(parent):
        parent[-1].tail = (parent[-1].tail or "") + part
    elif part:
        parent.text = (parent.text or "") + part


def written(root: Element) -> str:
    """The tree as an HTML document."""
    return f"<!DOCTYPE html>\n{ElementTree.tostring(root, encoding='unicode', method='html')}\n"
