"""What a statement has to be shared and cited by: the link to itself, and the citation to copy."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.markup.page_data import ArticleData, PageData
from dossier.markup.tree import Element, append_text, make
from dossier.text.dates import in_words


def link_to_itself(label: str, name: str, page: PageData) -> Element:
    """The link of what has that id; its sign is the stylesheet's, so that nobody copies it."""
    return make("a", class_="self", href=f"#{label}", aria_label=page.words["link_to"].format(name))


def citation(label: str, text: str, articles: Iterable[ArticleData], page: PageData) -> Element:
    """The statement, the articles that it rests on, this site, its day and the address."""
    words = page.words
    cited = make("span", f"{text} {words['source']}{words['colon']} ")
    for number, article in enumerate(articles):
        append_text(cited, f"{words['semicolon']} " if number else "")
        _append_article(cited, article, page)
    day = f", {in_words(page.day, page.lang)}" if page.day else ""
    address = f", {page.address}#{label}" if page.address else ""
    append_text(cited, f". {page.site}{day}{address}")
    name = make("b", f"{words['to_cite']}{words['colon']}")
    name.tail = " "
    return make("p", "", name, cited, class_="citation")


def _append_article(cited: Element, article: ArticleData, page: PageData) -> None:
    """Title, publisher and date; a title of ours stands in brackets, as libraries have it."""
    words, date = page.words, in_words(article.published, page.lang)
    if article.title_is_ours:
        append_text(cited, f"[{article.title}]")
    else:
        append_text(cited, words["opening_quote"])
        if article.lang == page.lang:
            append_text(cited, article.title)
        else:
            cited.append(make("span", article.original_title, lang=article.lang))
        append_text(cited, words["closing_quote"])
    append_text(cited, f", {article.publisher}, {date}")
