"""What is typed into a text and would be shown as it was typed: Markdown, HTML, another's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from dossier.check.exceptions import QUOTED, Finding, warning
from dossier.model.base import LANGS, Text
from dossier.model.dossier import Article, Dossier
from dossier.model.problems import Level, Problem, shown
from dossier.model.statements import Person, Quotation
from dossier.text.folding import fold
from dossier.text.languages import probable_language
from dossier.text.sentences import Span
from dossier.text.words import words

_MARKUP = re.compile(
    r"\*\*\S(?:[^*]*\S)?\*\*|(?<!\w)__\S(?:[^_]*\S)?__(?!\w)|(?<![\w*])\*[^\s*][^*]*\*(?![\w*])"
    r"|`[^`]+`|!?\[[^\[\]]*\]\([^)\s]{0,500}\)|</?[A-Za-z][^<>]*>|&(?:[A-Za-z]{2,8}|#\w{2,6});"
    r"|^#{1,6} |^[-*+>] "
)
_PERHAPS_MARKUP = re.compile(r"[*_`\[<&]|^[#\-+>] ")
_ENOUGH = 5  # words, to tell a language by
_PAGE_MARKUP = re.compile(
    r"<(?:!doctype|/?(?:html|head|body|div|p|br|h[1-6]|ul|ol|li|span|table|tr|td|a|img|script)\b)"
    r"[^<>]*>|&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[\dA-Fa-f]{2,6});",
    re.IGNORECASE,
)


def typed_markup(texts: Iterable[Text]) -> Iterator[Finding]:
    """Markdown and HTML in a text, but for what a quote of it has, too."""
    for text in (text for text in texts if not isinstance(text, Quotation)):
        for lang in LANGS:
            if not _PERHAPS_MARKUP.search(text[lang]):  # most texts: not worth a closer look
                continue
            quotes = [fold(item.exact) for item in getattr(text, "evidence", ())]
            for match in _MARKUP.finditer(text[lang]):
                if not any(fold(match.group()) in quote for quote in quotes):
                    message = f"this would be shown as it is typed: {shown(match.group())}"
                    hint = "Write it without Markdown or HTML; the site sets texts by itself."
                    yield warning(text, lang, Span(*match.span()), message, hint)


def exchanged_languages(texts: Iterable[Text]) -> Iterator[Finding]:
    """French is not in the place of English, and English in that of French."""
    perhaps = (one for one in texts if not words("en").isdisjoint(one.fr.lower().split()))
    for text in perhaps:  # few: French has hardly a small word of English
        french, english = (QUOTED.sub("", text[lang]) for lang in LANGS)
        is_exchanged = probable_language(french) == "en" and probable_language(english) == "fr"
        if is_exchanged and min(len(french.split()), len(english.split())) >= _ENOUGH:
            message = "this reads like English, and the English like French"
            yield warning(text, "fr", Span(0, len(text.fr)), message, "Exchange them.")


def persons(dossier: Dossier) -> Iterator[Finding]:
    """The name of a person stands in an article that is quoted, or else in the text."""
    articles = {article.id: article.text for article in dossier.articles}
    folded = cache(fold)  # a newspaper article names many
    for person in (one for one in dossier.statements() if isinstance(one, Person)):
        quoted = [articles.get(item.article) for item in person.evidence]
        if None in quoted or person.may_lack("evidence") or person.may_lack("exceptions"):
            continue
        name, texts = person.name, filter(None, quoted or (person.fr, person.en))
        if not any(fold(name) in folded(text) for text in texts):
            message = f"name: {shown(name)} stands in none of the articles quoted here"
            hint = "Check how it is spelt."
            problem = Problem(person.place("name"), message, hint, Level.WARNING)
            yield Finding(person, name, Span(0, len(name)), problem)


def looks_like_a_page(article: Article) -> Problem | None:
    """Says when an article has the tags of a page of the web, or its entities."""
    match = _PAGE_MARKUP.search(article.text)
    if match is None or match.group() in {one.words for one in article.sidecar.exceptions}:
        return None
    message = f"this looks like HTML: {shown(match.group())}"
    hint = "Copy the text from the page as a browser shows it, not the page's source."
    return Problem(article.place_of(match.start()), message, hint, Level.WARNING)
