"""How texts and quotes are worded: no Markdown or HTML, each in its language, names as the articles
have them, and honest quotes, which leave out nothing that turns their meaning."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from dossier.check.exceptions import QUOTED, Finding, warning
from dossier.check.facts import WORDS
from dossier.evidence.ledger import Ledger, Match
from dossier.model.base import LANGS, Text
from dossier.model.dossier import Article, Dossier, texts_in
from dossier.model.problems import Level, Problem, shown
from dossier.model.seeds import Entry
from dossier.model.statements import Person, Quotation, Statement
from dossier.text.folding import fold
from dossier.text.glossary_terms import Names
from dossier.text.languages import probable_language
from dossier.text.sentences import Span
from dossier.text.words import words

_MARKUP = re.compile(
    r"(?=[*_`!\[<&#>+-])"  # begins with a set: found far sooner
    r"(?:\*\*\S(?:[^*]*\S)?\*\*|(?<!\w)__\S(?:[^_]*\S)?__(?!\w)"
    r"|(?<![\w*])\*[^\s*][^*]*\*(?![\w*])"
    r"|`[^`]+`|!?\[[^\[\]]*\]\([^)\s]{0,500}\)|</?[A-Za-z][^<>]*>|&(?:[A-Za-z]{2,8}|#\w{2,6});"
    r"|^#{1,6} |^[-*+>] )"
)
_ENOUGH = 5  # words, to tell a language by
_PAGE_MARKUP = re.compile(
    r"<(?:!doctype|/?(?:html|head|body|div|p|br|h[1-6]|ul|ol|li|span|table|tr|td|a|img|script)\b)"
    r"[^<>]*>|&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[\dA-Fa-f]{2,6});",
    re.IGNORECASE,
)
_TURNS = re.compile(
    rf"(?<!\w)(?:(?:{'|'.join(WORDS['turning'].split())})(?!\w)|n[’']|\w+n[’']t(?!\w))",
    re.IGNORECASE,
)
_STOP = re.compile(r"[;:—()]|,(?!\d)|[.!?…](?=\s)|\n\s*\n")
_NEAR = 1000  # no clause is longer, and a text without stops is soon looked at
_NAME_OR_NUMBER = re.compile(r"\W*[A-ZÀ-Þ]\S*(?:\W+[A-ZÀ-Þ]\S*)?|.*\d.*")
_HINT = "Quote what carries the statement, in its sentence, or say in the statement what is left."


def typed_markup(texts: Iterable[Text]) -> Iterator[Finding]:
    """Markdown and HTML in a text, but for what a quote of it has, too."""
    for text in (text for text in texts if not isinstance(text, Quotation)):
        for lang in LANGS:
            for match in _MARKUP.finditer(text[lang]):
                quotes = [fold(item.exact) for item in getattr(text, "evidence", ())]
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


def dishonest_quotes(dossier: Dossier, ledger: Ledger, names: Names) -> Iterator[Finding]:
    """A quote keeps the words that turn its meaning, has three words, and is of one paragraph."""
    articles = {article.id: article.text for article in dossier.articles}
    for statement in dossier.statements():
        quotes = ledger.quotes(statement)
        for item, match in quotes:
            text, exact = articles[match.article], shown(item.exact)
            places = [one for _, one in quotes if one.article == match.article]
            faults = []
            for word in _left_out(text, match, places):
                if not _TURNS.search(_said(statement)):
                    faults.append((word, f"the quote {exact} leaves out “{word}”"))
            if re.search(r"\n\s*\n", text[match.start : match.end]):
                faults.append((item.exact, f"the quote {exact} goes over two paragraphs"))
            roles = {ledger.units[match.article][number - 1].role for number in match.units}
            is_of_prose = roles <= {"sentence"} and not isinstance(statement, Entry)
            if is_of_prose and _is_short(item.exact, statement, names):
                faults.append((item.exact, f"the quote {exact} is too short to carry anything"))
            for fault, message in faults:
                problem = Problem(item.place("exact"), message, _HINT, Level.WARNING)
                yield Finding(statement, fault, Span(0, len(fault)), problem)


def _left_out(text: str, match: Match, quotes: Sequence[Match]) -> list[str]:
    """The turning words that stand outside the quotes, between the nearest stops."""
    before = max(0, match.start - _NEAR)
    start = max([before, *(stop.end() for stop in _STOP.finditer(text, before, match.start))])
    stop = _STOP.search(text, match.end - 1, match.end + _NEAR)  # the quote may have it
    found = _TURNS.finditer(text, start, stop.start() if stop else match.end + _NEAR)
    inside = [range(one.start, one.end) for one in quotes]
    return [one.group() for one in found if not any(one.start() in place for place in inside)]


def _said(statement: Statement) -> str:
    return " | ".join(text[lang] for text in texts_in(statement) for lang in LANGS)


def _is_short(exact: str, statement: Statement, names: Names) -> bool:
    """Whether it has one or two words, and is no name, no number and not quoted by the text."""
    if len(exact.split()) > 2 or _NAME_OR_NUMBER.fullmatch(exact):
        return False
    named = any(words == exact for lang in LANGS for _, words in names.found(exact, lang))
    quoted = QUOTED.findall(_said(statement))
    return not named and not any(fold(exact) in fold(one) for one in quoted)
