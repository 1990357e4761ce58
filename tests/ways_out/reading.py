"""What a page says, whichever engine made it of its Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from tests.site.markup import Element

_WAY_BACK = "footnote-backref"


def words(element: Element) -> str:
    """All its words on one line, marks and ways back left out."""
    return " ".join("".join(_words(element)).split())


def _words(element: Element) -> Iterator[str]:
    if element.tag != "sup" and _WAY_BACK not in element["class"]:
        for child in element.children:
            yield from [child] if isinstance(child, str) else _words(child)


def marks(page: Element) -> list[str]:
    """The number of each mark, in the order of the page."""
    return [mark.text for mark in page.below("sup")]


def notes(page: Element) -> list[str]:
    """The words of each note, in their order."""
    ways_back = [link for link in page.below("a") if _WAY_BACK in link["class"]]
    items = (next(above for above in link.above() if above.tag == "li") for link in ways_back)
    return [words(item) for item in dict.fromkeys(items)]


def tables(page: Element) -> list[list[list[str]]]:
    """Each table, its rows, the words of their cells."""
    return [
        [[words(cell) for cell in row.below("th", "td")] for row in table.below("tr")]
        for table in page.below("table")
    ]


def links(page: Element) -> list[str]:
    """The targets of its links, marks and ways back left out."""
    return [
        link["href"]
        for link in page.below("a")
        if link["href"] and _WAY_BACK not in link["class"]
        if not any(above.tag == "sup" for above in link.above())
    ]
