"""What is typed into a text and would be shown as it was typed: Markdown, HTML, another's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dossier.check.exceptions import QUOTED, Finding
from dossier.model.base import LANGS, Text
from dossier.model.dossier import Article, Dossier
from dossier.model.problems import Level, Problem, shown
from dossier.model.statements import Person, Quotation
from dossier.text.folding import fold
from dossier.text.languages import probable_language
from dossier.text.sentences import Span

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
                    message = f"{lang}: this would be shown as it is typed: {shown(match.group())}"
                    hint = "Write it without Markdown or HTML; the site sets texts by itself."
                    problem = Problem(text.place(lang), message, hint, Level.WARNING)
                    yield Finding(text, text[lang], Span(*match.span()), problem)


def exchanged_languages(texts: Iterable[Text]) -> Iterator[Finding]:
    """French is not in the place of English, and English in that of French."""
    for text in texts:
        said = [QUOTED.sub("", text[lang]) for lang in LANGS]
        is_long = min(len(words.split()) for words in said) >= _ENOUGH
        if is_long and [probable_language(words) for words in said] == ["en", "fr"]:
            message = "fr: this reads like English, and the English like French"
            problem = Problem(text.place("fr"), message, "Exchange them.", Level.WARNING)
            yield Finding(text, text.fr, Span(0, len(text.fr)), problem)


def persons(dossier: Dossier) -> Iterator[Finding]:
    """The name of a person stands in an article that is quoted, or else in the text."""
    people = [
        item
        for item in dossier.statements()
        if isinstance(item, Person) and not item.may_lack("evidence")
    ]
    named = {item.article for person in people for item in person.evidence}
    texts = {one.id: fold(one.text) for one in dossier.articles if one.id in named}
    for person in people:
        if not _stands(person, texts):
            name = person.name
            message = f"name: {shown(name)} stands in none of the articles quoted here"
            hint = "Check how it is spelt."
            problem = Problem(person.place("name"), message, hint, Level.WARNING)
            yield Finding(person, name, Span(0, len(name)), problem)


def _stands(person: Person, texts: dict[str, str]) -> bool:
    """Whether an article or the text has the name, or an article that could is not there."""
    quoted = [texts[item.article] for item in person.evidence if item.article in texts]
    if len(quoted) < len(person.evidence):
        return True
    return any(fold(person.name) in text for text in quoted or [fold(person.fr), fold(person.en)])


def looks_like_a_page(article: Article) -> Problem | None:
    """Says when an article has the tags of a page of the web, or its entities."""
    match = page_markup(article.text)
    excused = {exception.words for exception in article.sidecar.exceptions}
    if match is None or match.group() in excused:
        return None
    place = article.place_of(match.start())
    return Problem(place, f"this looks like HTML: {shown(match.group())}", _AS_SHOWN, Level.WARNING)


def page_markup(text: str) -> re.Match[str] | None:
    """The first tag or entity that only the source of a page of the web has."""
    return _PAGE_MARKUP.search(text)


_AS_SHOWN = "Copy the text from the page as a browser shows it, not the page's source."
