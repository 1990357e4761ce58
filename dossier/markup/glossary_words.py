"""The words of the glossary in running text, each explained where a page first uses it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dossier.markup.page_data import PageData, Term
from dossier.markup.tree import RESOLVED, Element, append_text, make
from dossier.model.base import Lang
from dossier.text.glossary_terms import Names

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”")


class Stretch(NamedTuple):
    """Part of a text; `term` is the glossary's name for it, to be explained here."""

    text: str
    term: str = ""


class GlossaryWords:
    """Explains the words of a page's glossary, each once."""

    def __init__(self, page: PageData) -> None:
        self._terms = {term.id: term for term in page.terms}
        self._lang = page.lang
        self._glossary = page.words["glossary"]
        self._context = page.words["context"]
        self._colon = page.words["colon"]
        self._names = Names(page.terms)  # type: ignore[arg-type]
        self._known: set[str] = set()

    def explain(self, element: Element) -> None:
        """Explains what stands right in the element, not in what it holds."""
        texts = [element.text or "", *(child.tail or "" for child in element)]
        for position, text in reversed(list(enumerate(self._stretched(texts)))):
            words, opened = self._opened(text)
            if position:
                element[position - 1].tail = words
            else:
                element.text = words
            for offset, term in enumerate(opened):
                element.insert(position + offset, term)

    def _stretched(self, texts: Iterable[str]) -> list[list[Stretch]]:
        return [list(stretches(text, self._lang, self._names, self._known)) for text in texts]

    def _opened(self, parts: list[Stretch]) -> tuple[str, list[Element]]:
        """The words before the first term, and the terms with what follows each."""
        words, terms = "", list[Element]()
        for part in parts:
            if part.term:
                terms.append(self._term(self._terms[part.term], part.text))
            elif terms:
                terms[-1].tail = part.text
            else:
                words = part.text
        return words, terms

    def _term(self, term: Term, words: str) -> Element:
        unseen = make("span", f"{self._colon} {term.forms[self._lang][0]}", class_="unseen")
        link = make("a", self._glossary, unseen, href=term.href, **{RESOLVED: ""})
        card = make("span", class_="term__card")
        if term.is_context:
            card.append(make("span", self._context, class_="tag"))
        append_text(card, f"{term.definition} ")
        card.append(link)
        card.set("data-pagefind-ignore", "")
        return make("details", "", make("summary", words), card, class_="term", name="term")


def stretches(text: str, lang: Lang, names: Names, known: set[str]) -> Iterator[Stretch]:
    """The text in stretches, the first use of each entry apart; `known` grows by those.

    What stands between quotation marks is somebody's words and stays whole.
    """
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    position = 0
    for name, place in names.places(text, lang):
        if name in known or any(start < place.end and place.start < end for start, end in quoted):
            continue
        known.add(name)
        if position < place.start:
            yield Stretch(text[position : place.start])
        yield Stretch(text[slice(*place)], name)
        position = place.end
    if position < len(text):
        yield Stretch(text[position:])
