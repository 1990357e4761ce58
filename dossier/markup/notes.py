"""Notes become what they are about: the proof of a statement, its reference, the ways back."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urljoin

from dossier.markup.page_data import ArticleData, PageData
from dossier.markup.tree import NOTE, RESOLVED, Element, make, move_content

_UNINDEXED = {"data_pagefind_ignore": ""}


class Quote(NamedTuple):
    """A paragraph of a note: a quote, the link to where it stands, and its article."""

    words: str
    link: Element
    article: ArticleData
    place: str


class Notes:
    """The notes of a page by their labels, taken out of its tree."""

    def __init__(self, root: Element, page: PageData) -> None:
        self._page = page
        self._notes = {note.get("label", ""): note for note in root.findall(NOTE)}
        root[:] = [child for child in root if child.tag != NOTE]

    def is_reference(self, label: str) -> bool:
        """Whether the note leads out of the site, as that of a context does."""
        links = self._notes[label].iter("a")
        return any(link.get("rel") for link in links) and not any(self._quotes(label))

    def links(self) -> Iterator[Element]:
        """Every link in a note."""
        for note in self._notes.values():
            yield from note.iter("a")

    def basis(self, label: str) -> Element:
        """The statements that a summary rests on, behind their number."""
        words, text = self._page.words, make("p")
        move_content(self._notes[label][0], text)
        count = sum(1 for _ in text.iter("a"))
        name = words["statements_one"] if count == 1 else words["statements_many"].format(count)
        text.text = ""
        if count:
            text[-1].tail = ""
        return make("details", "", make("summary", name), text, class_="basis", **_UNINDEXED)

    def reference(self, label: str) -> Element:
        """What a statement from outside the articles rests on."""
        return self.content(label, "div", class_="reference", **_UNINDEXED)

    def content(self, label: str, tag: str, **attributes: str) -> Element:
        """All that is in a note of one paragraph, in an element of that tag."""
        element = make(tag, **attributes)
        for paragraph in self._notes[label]:
            move_content(paragraph, element)
        return element

    def proof(self, label: str) -> Element:
        """The quotes of a note, behind the mark that opens them."""
        quotes = list(self._quotes(label))
        proof = make("details", "", self._mark(quotes), class_="proof", **_UNINDEXED)
        for quote in quotes:
            words = make("blockquote", quote.words, lang=quote.article.lang)
            proof.append(make("figure", "", words, make("figcaption", "", quote.link)))
        return proof

    def articles(self, label: str) -> list[ArticleData]:
        """The articles that a note quotes, each once."""
        quoted = {quote.link.get(RESOLVED): quote.article for quote in self._quotes(label)}
        return list(quoted.values())

    def _mark(self, quotes: list[Quote]) -> Element:
        """What a mark says: that it shows the quote, and whose that is; to the ear, with a verb.

        Its spaces do not break, so that it stands on the line of the word before it.
        """
        words = self._page.words
        own = self._page.articles.get(self._page.source)
        sources = [
            quote.place
            if quote.article is own
            else f"{quote.article.publisher}\u00a0{quote.article.year}"
            for quote in quotes
        ]
        named = ", ".join(dict.fromkeys(sources))
        verb = make("span", f"{words['read']} ", class_="unseen")
        verb.tail = words["the_quotes" if len(quotes) > 1 else "the_quote"].replace(" ", "\u00a0")
        source = make("span", f"\u00a0·\u00a0{named}", class_="proof__source")
        return make("summary", "", verb, source)

    def _quotes(self, label: str) -> Iterator[Quote]:
        for paragraph in self._notes[label]:
            link = paragraph[-1] if len(paragraph) else None
            article = self._page.articles.get(link.get(RESOLVED, "")) if link is not None else None
            if link is not None and article:
                place = "".join(link.itertext()).rpartition(", ")[2]
                yield Quote(self._words(paragraph), link, article, place)

    def _words(self, paragraph: Element) -> str:
        """What is quoted in a paragraph: « words » — link; foreign words are in an element."""
        if len(paragraph) > 1:
            return "".join(paragraph[0].itertext())
        words = self._page.words
        text = (paragraph.text or "").removeprefix(words["opening_quote"])
        return text.removesuffix(f"{words['closing_quote']} — ")

    def light_up(self) -> None:
        """Has each link to a quoted sentence ask the browser to light up the quote there, and
        say on paper where its article is."""
        for label in self._notes:
            for quote in self._quotes(label):
                href = quote.link.get("href", "")
                number = href.rpartition("#s")[2]
                sentence = int(number) if number.isdigit() else None
                if self._page.address:
                    article = urljoin(self._page.address, href.partition("#")[0])
                    quote.link.set("data-address", article)
                if fragment := quote.article.shown.fragment(quote.words, sentence):
                    quote.link.set("href", href + ("" if "#" in href else "#") + fragment)


def resolve(link: Element, page: PageData) -> None:
    """Gives a link the address that its target has in our site.

    Links to files of pages that the page was not handed are left to the publisher.
    """
    href = link.get("href", "")
    if "://" in href:
        link.set("rel", "external noopener")
        return
    path, _, label = href.partition("#")
    source = file_from(page.source, path)
    target = page.pages.get(source)
    if path and target is None:
        return
    there = anchor(label, source in page.articles)
    link.set("href", (target.href if path and target else "") + there)
    link.set(RESOLVED, source)
    if target and label and source not in page.articles:
        link.set("title", target.title)


def file_from(source: str, path: str) -> str:
    """The file that a path leads to from another one; that one itself if there is no path."""
    there = posixpath.join(posixpath.dirname(source), path)
    return posixpath.normpath(there) if path else source


def anchor(label: str, is_article: bool) -> str:
    """Where on a page of our site a link leads whose fragment in docs/ is `label`."""
    label = label.removeprefix("fnref:")
    is_sentence = is_article and label.isdigit()
    return f"#s{label}" if is_sentence else f"#{label}" if label else ""


def uses(number: int, notes: Notes, words: Mapping[str, str]) -> Element:
    """What becomes of a sentence, as a line beside it."""
    account = notes.content(str(number), "span")
    links = list(account.iter("a"))
    for link in links:
        link.tail = " " + (link.tail or "").removeprefix(", ")
    before = make("span", f"{words['sentence']} ", class_="unseen")
    before.tail = str(number)
    way = make("a", "", before, class_="uses__number", href=f"#s{number}")
    line = make("li", "", way)
    line[0].tail = f" {words['uses']} " if links else " "
    move_content(account, line)
    return line
