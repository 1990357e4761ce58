"""Small moves on a parsed page: https://docs.python.org/3/library/xml.etree.elementtree.html."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from xml.etree.ElementTree import Element as Element

MARK, NOTE = "sup", "note"
"""The tags of a mark and of its note while a page is being made; `label` says which it is."""
RESOLVED = "resolved"
"""The attribute of a link to a page of ours meanwhile: the file of that page."""


def make(tag: str, text: str = "", *children: Element, **attributes: str) -> Element:
    """An element; `class_` and the like lose their underscore, others become hyphens."""
    element = Element(tag, {_name(word): value for word, value in attributes.items()})
    element.text = text
    element.extend(children)
    return element


@cache
def _name(word: str) -> str:
    return word.rstrip("_").replace("_", "-")


def add_class(element: Element, *names: str) -> None:
    """Adds classes to those the element has."""
    have = element.get("class", "").split()
    element.set("class", " ".join([*have, *(name for name in names if name not in have)]))


def parents(root: Element) -> dict[Element, Element]:
    """The parent of each element below the root."""
    return {child: parent for parent in root.iter() for child in parent}


def append_text(element: Element, text: str) -> None:
    """Adds text at the element's end."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def move_content(source: Element, target: Element) -> None:
    """Appends all that is in one element to another."""
    append_text(target, source.text or "")
    target.extend(source)
    del source[:]
    source.text = ""


def replace(parent: Element, old: Element, *new: Element) -> None:
    """Puts elements, or nothing, in the place of a child; the text behind it stays."""
    index = list(parent).index(old)
    tail, old.tail = old.tail or "", ""
    parent.remove(old)
    for offset, element in enumerate(new):
        parent.insert(index + offset, element)
    if new:
        new[-1].tail = (new[-1].tail or "") + tail
    elif index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail


def only_child(element: Element, tag: str) -> Element | None:
    """The one child of that tag, if the element has nothing but that."""
    if len(element) != 1 or element[0].tag != tag:
        return None
    around = (element.text or "") + (element[0].tail or "")
    return None if around.strip() else element[0]


def wrap(parent: Element, children: Iterable[Element], wrapper: Element) -> Element:
    """Puts neighbouring children of a parent into `wrapper`, which takes their place."""
    inside = list(children)
    parent.insert(list(parent).index(inside[0]), wrapper)
    for child in inside:
        parent.remove(child)
        wrapper.append(child)
    return wrapper
