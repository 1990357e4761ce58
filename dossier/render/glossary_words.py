"""Finds the words of the glossary in running text, where a page first uses each."""

from collections.abc import Iterator

from dossier.model.base import Lang
from dossier.text.glossary_terms import QUOTED, Names


def stretches(text: str, lang: Lang, names: Names, known: set[str]) -> Iterator[tuple[str, str]]:
    """The text in stretches, each with the id of the entry that it is the first use of, or with an
    empty one; adds those ids to `known`.

    Words between quotation marks are somebody else's and stay whole.
    """
    quoted = [match.span() for match in QUOTED.finditer(text)]
    position = 0
    for name, _, place in names.found(text, lang):
        if name in known or any(start < place.end and place.start < end for start, end in quoted):
            continue
        known.add(name)
        yield text[position : place.start], ""
        yield text[slice(*place)], name
        position = place.end
    yield text[position:], ""
