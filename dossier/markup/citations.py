"""What a statement has to be shared and cited by: the link to itself, and the citation to copy."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.markup.page_data import ArticleData, PageData
from dossier.markup.tree import Element, append_text, make, move_content
from dossier.text.dates import in_words

_STOPS = (".", "!", "?", "…")


def make_citable(
    basis: Element,
    label: str,
    name: str,
    words: str,
    articles: Iterable[ArticleData],
    page: PageData,
) -> None:
    """Puts the link to a statement, and the citation of its words, to what it rests on.

    A proof opens its citation with its quotes; a reference has nothing else to open.
    """
    to_cite = page.words["to_cite"]
    if quoted := [_article(article, page) for article in articles]:
        mark = make("b", f"{to_cite}{page.words['colon']}")
        mark.tail = " "
        cited = make("p", "", mark, _citation(label, words, quoted, page), class_="citation")
    else:
        text = _citation(label, words, [_reference(basis, page)], page)
        cited = make("p", "", text, class_="citation")
        cited = make("details", "", make("summary", to_cite), cited, class_="cite")
    basis.append(_link_to_itself(label, name, page))
    basis.append(cited)


def cited_words(claim: Element, owner: Element) -> str:
    """The words of a statement, behind what else names it in its row or on its card."""
    head = "".join(owner[0].itertext()).strip() if len(owner) else ""
    text = "".join(claim.itertext()).strip()
    return f"{head} – {text}" if head else text


def _link_to_itself(label: str, name: str, page: PageData) -> Element:
    """The link of what has that id; its sign is the stylesheet's, so that nobody copies it."""
    return make("a", class_="self", href=f"#{label}", aria_label=page.words["link_to"].format(name))


def _citation(label: str, text: str, sources: Iterable[Element], page: PageData) -> Element:
    """The statement, what it rests on, this site, its day and the address."""
    words = page.words
    stop = "" if text.endswith(_STOPS) else "."
    cited = make("span", f"{text}{stop} {words['source']}{words['colon']} ")
    for number, source in enumerate(sources):
        append_text(cited, f"{words['semicolon']} " if number else "")
        move_content(source, cited)
    day = f", {in_words(page.day, page.lang)}" if page.day else ""
    address = f", {page.address}#{label}" if page.address else ""
    append_text(cited, f". {page.site}{day}{address}")
    return cited


def _article(article: ArticleData, page: PageData) -> Element:
    """Title, publisher and date; a title of ours stands in brackets, as libraries have it."""
    marks = ("[", "]") if article.title_is_ours else _quotation_marks(page)
    cited = _between(marks, article.cited_title, article.title_lang, page)
    date = in_words(article.published, page.lang)
    append_text(cited, f", {article.publisher}, {date}")
    return cited


def _reference(reference: Element, page: PageData) -> Element:
    """A page elsewhere: title, address, and when it was read."""
    link = next(reference.iter("a"))
    lang = next((one.get("lang", "") for one in reference.iter() if one.get("lang")), "")
    cited = _between(_quotation_marks(page), "".join(link.itertext()), lang, page)
    append_text(cited, f", {link.get('href')}{reference[-1].tail or ''}")
    return cited


def _quotation_marks(page: PageData) -> tuple[str, str]:
    return page.words["opening_quote"], page.words["closing_quote"]


def _between(marks: tuple[str, str], title: str, lang: str, page: PageData) -> Element:
    """A title between two marks, in an element if it is in another language."""
    cited = make("span", marks[0])
    if lang and lang != page.lang:
        cited.append(make("span", title, lang=lang))
    else:
        append_text(cited, title)
    append_text(cited, marks[1])
    return cited
