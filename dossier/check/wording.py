"""Checks the wording of texts and quotes: no Markdown or HTML, each text in its language, names as
the articles and the glossary have them, and no quote without a word that turns its meaning."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, product

from dossier.check.exceptions import Finding, covers, finding
from dossier.check.facts import WORDS
from dossier.evidence.ledger import Ledger, Match
from dossier.model.base import LANGS, OTHER, Lang, Text
from dossier.model.dossier import Article, Dossier, texts_in
from dossier.model.problems import Level, Problem, excerpt
from dossier.model.seeds import Entry
from dossier.model.statements import Person, Quotation, Statement
from dossier.text.folding import fold, without_accents
from dossier.text.glossary_terms import QUOTED, Names, any_of, plain
from dossier.text.languages import language_name, probable_language
from dossier.text.markdown import visible
from dossier.text.sentences import Span
from dossier.text.words import table_of, words, words_of

_TABLE = table_of(__file__)
_MARKUP, _PAGE_MARKUP = (
    re.compile(_TABLE[name].replace("MISREAD", _TABLE["misread"]), re.VERBOSE)
    for name in ("markup", "markup of pages")
)
_TURNING = re.compile(
    rf"(?<!\w)(?:(?:{'|'.join(WORDS['turning'].split())})(?!\w)|n[’']|\w+n[’']t(?!\w))",
    re.IGNORECASE,
)
_STOP = re.compile(r"[;:—()]|,(?!\d)|[.!?…](?=\s)|\n\s*\n")
_LONG_ENOUGH, _HARDLY_A_WORD = 150, 0.03  # of an article, to tell its language; of its words
_NEAR = 1000  # no clause is longer, and a text without stops is soon looked at
_NAME_OR_NUMBER = re.compile(r"\W*[A-ZÀ-Þ]\S*(?:\W+[A-ZÀ-Þ]\S*)?|.*\d.*")
_ACRONYM = re.compile(r"[A-ZÀ-ÖØ-Þ](?<!\w.)[A-ZÀ-ÖØ-Þ]+\b")  # begins with a set: found far sooner
_ROMAN_NUMERAL = re.compile(r"[IVXLCDM]+")


def typed_markup(texts: Iterable[Text]) -> Iterator[Finding]:
    """Markdown, HTML and what was pasted along in a text, but for what a quote of it has, too."""
    ours = (text for text in texts if not isinstance(text, Quotation))
    for text, lang in product(ours, LANGS):
        for match in _MARKUP.finditer(text[lang]):
            quotes = [fold(item.exact) for item in getattr(text, "evidence", ())]
            found = match.group()
            if not any((fold(found) or found) in quote for quote in quotes):
                message = f"this would be shown as it is typed: {excerpt(visible(found))}"
                hint = "Write it without Markdown or HTML; the site sets texts by itself."
                if not found[0].isascii():
                    hint = "Remove what was copied along, or write the letter anew."
                yield finding(text, lang, Span(*match.span()), message, hint)


def wrong_languages(texts: Iterable[Text]) -> Iterator[Finding]:
    """No text is in the other language, but for a title or a label that has the same in both."""
    for text in texts:
        wrong = [lang for lang in LANGS if _reads_like(OTHER[lang], text[lang])]
        if text.fr == text.en and len(words_of(text.fr)) > 3:
            wrong = wrong or ["en"]
        if wrong and (type(text) is not Text or len(wrong) > 1):
            lang = wrong[0]
            message = f"this reads like {language_name(OTHER[lang], 'en')}"
            hint = f"Exchange the two, or write it in {language_name(lang, 'en')}."
            yield finding(text, lang, Span(0, len(text[lang])), message, hint)


def _reads_like(lang: Lang, text: str) -> bool:
    """True if the text, without quotations, has far more small words of that language."""
    written = words_of(QUOTED.sub("", text))
    theirs, ours = (len(written & words(one)) for one in (lang, OTHER[lang]))
    return len(written) > 3 and theirs > max(1, 2 * ours)


def misnamed_persons(dossier: Dossier) -> Iterator[Finding]:
    """The name of a person stands in an article that is quoted, or else in the text."""
    articles = {name: article.text for name, article in dossier.by_id().items()}
    for person in (one for one in dossier.statements() if isinstance(one, Person)):
        quoted = [articles.get(item.article) for item in person.evidence]
        if None in quoted or person.may_lack("evidence") or person.may_lack("exceptions"):
            continue
        name, texts = person.name, filter(None, quoted or (person.fr, person.en))
        if not any(fold(name) in fold(text) for text in texts):
            message = f"name: {excerpt(name)} stands in none of the articles quoted here"
            hint = "Check how it is spelt."
            problem = Problem(person.place("name"), message, hint, Level.WARNING)
            yield Finding(person, name, Span(0, len(name)), problem)


def strange_articles(articles: Iterable[Article]) -> Iterator[Problem]:
    """No article has the tags or entities of HTML, or letters of a wrong encoding, or is in another
    language than its sidecar says, unless that excuses the first of them or the language."""
    for article in articles:
        sidecar, text, said = article.sidecar, article.text, article.sidecar.language
        excused = {one.words for one in sidecar.exceptions}
        match = _PAGE_MARKUP.search(text)
        if match and match.group() not in excused:
            kind = "HTML" if match[0].isascii() else "a wrong encoding"
            message = f"this looks like {kind}: {excerpt(match.group())}"
            hint = "Copy the text from the page as a browser shows it, not the page's source."
            yield Problem(article.place_of(match.start()), message, hint, Level.WARNING)
        is_told = said in LANGS and said not in excused and len(text) >= _LONG_ENOUGH
        if is_told and probable_language(text[:_NEAR], _HARDLY_A_WORD) != said:
            message = f"language: the article does not read like {language_name(said, 'en')}"
            hint = (
                "Write the code of its language; or, if it is right so, put this one under "
                "`exceptions:` here, with a reason."
            )
            yield Problem(sidecar.place("language"), message, hint, Level.WARNING)


def misleading_quotes(dossier: Dossier, ledger: Ledger, names: Names) -> Iterator[Finding]:
    """A quote keeps the words that turn its meaning, has three words, and is of one paragraph."""
    articles = {name: article.text for name, article in dossier.by_id().items()}
    for statement in dossier.statements():
        quotes = ledger.quotes(statement)
        for item, match in quotes:
            text, faults = articles[match.article], []
            inside = [range(at.start, at.end) for _, at in quotes if at.article == match.article]
            for word in _omitted_words(text, match, inside):
                if not _TURNING.search(_words_of(statement)):
                    faults.append((word, f"leaves out “{word}”"))
            if re.search(r"\n\s*\n", text[match.start : match.end]):
                faults.append((item.exact, "goes over two paragraphs: divide it"))
            roles = {ledger.units[match.article][number - 1].role for number in match.units}
            is_of_prose = roles <= {"sentence"} and not isinstance(statement, Entry)
            if is_of_prose and _is_short(item.exact, statement, names):
                faults.append((item.exact, "is too short to carry anything"))
            for fault, what in faults:
                message = f"the quote {excerpt(item.exact)} {what}"
                problem = Problem(item.place("exact"), message, _TABLE["left out"], Level.WARNING)
                yield Finding(statement, fault, Span(0, len(fault)), problem)


def _omitted_words(text: str, match: Match, quotes: Sequence[range]) -> list[str]:
    """The turning words that stand outside the quotes, between the nearest stops."""
    before = max(0, match.start - _NEAR)
    stops = _STOP.finditer(text, before, match.start)
    start = max((stop.end() for stop in stops), default=before)
    stop = _STOP.search(text, match.end - 1, match.end + _NEAR)  # the quote may have it
    found = _TURNING.finditer(text, start, stop.start() if stop else match.end + _NEAR)
    return [one.group() for one in found if not any(one.start() in quote for quote in quotes)]


def _words_of(statement: Statement) -> str:
    return " | ".join(text[lang] for text in texts_in(statement) for lang in LANGS)


def _is_short(exact: str, statement: Statement, names: Names) -> bool:
    """True if it has one or two words, and is no name, no number and not quoted by the text."""
    if len(exact.split()) > 2 or _NAME_OR_NUMBER.fullmatch(exact):
        return False
    named = any(words == exact for lang in LANGS for _, words, _ in names.found(exact, lang))
    quoted = QUOTED.findall(_words_of(statement))
    return not named and not any(fold(exact) in fold(one) for one in quoted)


def misspelt_names(dossier: Dossier, texts: Iterable[Text]) -> Iterator[tuple[str, Finding]]:
    """Each name of the glossary that a text has without its accents, after its entry's id."""
    spelt = {
        plain(without_accents(form)): (form, entry.id)
        for entry in dossier.glossary.entries
        if entry.kind in ("person", "organisation")
        for lang in LANGS
        for name in entry.forms[lang]
        for form in (name, name.rpartition(" ")[2] if entry.kind == "person" else name)
    }
    wrong = spelt.keys() - {plain(form) for form, _ in spelt.values()}
    pattern = any_of(wrong)
    for text, lang in product(texts if wrong else (), LANGS):
        for match in pattern.finditer(text[lang]):
            form, name = spelt[plain(match.group())]
            message = f"“{match.group()}” is spelt “{form}” in the glossary"
            hint = f"Write “{form}”, or add the form to the entry."
            yield name, finding(text, lang, Span(*match.span()), message, hint)


def unused_entries(dossier: Dossier, texts: Sequence[Text], names: Names) -> Iterator[Finding]:
    """Each entry of the glossary stands in some text of the pages, in one of its forms."""
    idle = {one.id: one for one in dossier.glossary.entries}
    misspelt = (name for name, _ in misspelt_names(dossier, texts))
    for name in chain(_named_entries(dossier, texts, names), misspelt):
        idle.pop(name, None)
        if not idle:
            return  # most often long before all texts have been looked at
    for entry in idle.values():
        form = entry.forms.fr[0]
        message, hint = f"no page uses “{form}”", "Mend how pages spell it, or remove the entry."
        problem = Problem(entry.place("forms"), message, hint, Level.WARNING)
        yield Finding(entry, form, Span(0, len(form)), problem)


def unknown_acronyms(dossier: Dossier, texts: Iterable[Text]) -> Iterator[Finding]:
    """Each acronym of a text is a word of some form in the glossary, or one everybody knows."""
    entries = dossier.glossary.entries
    forms = (form for entry in entries for form in (*entry.forms.fr, *entry.forms.en))
    listed = (*dossier.site.known, *dossier.site.names) if dossier.site else ()
    known = {word for form in (*forms, *listed) for word in _ACRONYM.findall(form)}
    for text, lang in product(texts, LANGS):
        for match in _ACRONYM.finditer(text[lang]):
            word = match.group()
            if word not in known and not _ROMAN_NUMERAL.fullmatch(word):
                span = Span(*match.span())
                if not any(covers(text[lang], one.words, span) for one in text.exceptions):
                    known.add(word)  # to say it once is enough
                message = f"the glossary does not have “{word}”"
                yield finding(text, lang, span, message, _TABLE["no entry"])


def _named_entries(dossier: Dossier, texts: Sequence[Text], names: Names) -> Iterator[str]:
    """The ids of the entries that pages name, in a text or as a speaker or an organisation; what
    other entries name does not count."""
    for statement in dossier.statements():
        if isinstance(statement, Quotation):
            yield statement.speaker
        if isinstance(statement, Person):
            yield statement.organisation or ""
            yield from (name for name, *_ in names.found(statement.name, "fr"))
    for text in reversed(texts):  # what stands on pages comes after what stands in sidecars
        if not isinstance(text, Entry):
            for lang in LANGS:
                yield from (name for name, *_ in names.found(text[lang], lang))
    for draft in dossier.drafts:
        yield from draft.named
        yield from (name for lang in LANGS for name, *_ in names.found(draft.words[lang], lang))
