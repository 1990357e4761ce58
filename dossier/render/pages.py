"""The pages of the site, and the address of each one in each language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from posixpath import commonprefix
from typing import Any

from dossier.model.base import LANGS, Lang, Text
from dossier.model.dossier import Article, Dossier
from dossier.model.reserved import DATA, GLOSSARY, HOME, SLUGS, SOURCES, VERIFICATION
from dossier.model.seeds import Site
from dossier.model.statements import Statement
from dossier.text.dates import in_words
from dossier.text.markdown import shown
from dossier.text.sentences import sentences

PAGE, ARTICLE = "page", "article"
Words = Mapping[Lang, str]
"""Words of the interface in both languages."""
ROOTS: dict[Lang, str] = {"fr": "", "en": "en/"}
"""The root of each edition, below that of the site."""


@dataclass(frozen=True)
class Document:
    """A page of the site in both languages.

    `kind` is the name of its template; `address` the folder below each edition's root; `title` and
    `description`, which is one sentence, are as a page shows them; `subject` is the object that its
    template shows; `seed` names the files it comes from. If it `is_file`, it is no folder in the
    site, but a file of its own name.
    """

    id: str
    kind: str
    address: dict[Lang, str]
    title: dict[Lang, str]
    description: dict[Lang, str]
    seed: str
    subject: Any = None
    is_file: bool = False

    def url(self, lang: Lang) -> str:
        """Its address below the site's root: 'partenariat/', 'en/partnership/', '' for home; or
        'partenariat.html'."""
        if self.is_file:
            return self.source(lang).removeprefix("fr/").removesuffix(".md") + ".html"
        return ROOTS[lang] + self.address[lang]

    @cached_property
    def menu(self) -> dict[Lang, str]:
        """Its title in the menu, where space is scarce."""
        short = getattr(self.subject, "menu", None)
        return in_both(short) if short else self.title

    @property
    def statements(self) -> Iterator[Statement]:
        """The statements that are on the page itself."""
        for section in getattr(self.subject, "sections", ()):
            yield from section.items
        yield from getattr(self.subject, "entries", ())

    def source(self, lang: Lang) -> str:
        """Its Markdown file below `docs/`."""
        address = f"{lang}/{self.address[lang]}"
        if self.kind in (HOME, SOURCES):
            return address + "index.md"
        return address.rstrip("/") + ".md"


def documents(dossier: Dossier, site: Site, label: dict[str, Words]) -> Iterator[Document]:
    """Every page, in the order of the navigation; `label` has the titles of the built-in ones."""
    home, everything = site.home, "seeds/"
    root = dict.fromkeys(LANGS, "")
    title, description = in_both(home.title), _first_sentences(site.description)
    yield Document(HOME, HOME, root, title, description, "seeds/site.yml", home)
    for page in dossier.pages:
        folder: dict[Lang, str] = {lang: f"{page.slug[lang]}/" for lang in LANGS}
        title, description = in_both(page.title), _first_sentences(page.summary)
        seed = f"seeds/pages/{page.id}.yml"
        yield Document(page.id, PAGE, folder, title, description, seed, page)
    yield _own(SOURCES, label, everything)
    for article in dossier.articles:
        title, name = in_both(article.sidecar.title), of_article(article.id)
        folder = dict.fromkeys(LANGS, f"{name}/")
        said = label["article_description"]
        description = {lang: said[lang].format(shown(published(article, lang))) for lang in LANGS}
        yield Document(name, ARTICLE, folder, title, description, article.path, article)
    yield _own(GLOSSARY, label, "seeds/glossary.yml", dossier.glossary)
    yield _own(VERIFICATION, label, everything)
    yield _own(DATA, label, everything)


def of_article(name: str) -> str:
    """The id of an article's page, which no other page can have: the article's own has no `/`."""
    return f"{SOURCES}/{name}"


def published(article: Article, lang: Lang) -> str:
    """An article's publisher and date: kelnews.fr, 19 janvier 2017."""
    return f"{article.sidecar.publisher}, {in_words(article.sidecar.published, lang)}"


def _own(name: str, label: dict[str, Words], seed: str, subject: Any = None) -> Document:
    """A page that every site has; its title and description are labels."""
    folder: dict[Lang, str] = {lang: f"{SLUGS[name][lang]}/" for lang in LANGS}
    title, description = in_both(label[name]), _first_sentences(label[f"{name}_description"])
    return Document(name, name, folder, title, description, seed, subject)


def in_both(text: Text | Words) -> dict[Lang, str]:
    """The words as a page shows them, in each language."""
    return {lang: shown(text[lang]) for lang in LANGS}


def _first_sentences(text: Text | Words) -> dict[Lang, str]:
    """The first sentence in each language, as a page shows it."""
    return {lang: _first_sentence(whole) for lang, whole in in_both(text).items()}


def _first_sentence(text: str) -> str:
    return next((text[slice(*span)] for span in sentences(text, 0, len(text))), text)


@lru_cache(maxsize=65536)
def from_file(target: str, source: str) -> str:
    """The way from the file `source` to the file `target`; both below the same folder."""
    here, there = source.split("/")[:-1], [part for part in target.split("/") if part]
    shared = len(commonprefix((here, there)))
    return "/".join([*[".."] * (len(here) - shared), *there[shared:]]) or "."


def from_address(target: str, page: str) -> str:
    """The address of a page as seen from another one; both below the site's root."""
    return from_file(target, page) + ("" if target.endswith(".html") else "/")
