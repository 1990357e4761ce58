"""Which seeds decide what is said of a seed, and what is on a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dossier.evidence.ledger import Coverage
from dossier.model.base import Seed
from dossier.model.dossier import Article, Dossier
from dossier.model.seeds import Glossary, Home, Page, Site
from dossier.render.pages import DATA, SOURCES, VERIFICATION, Document
from dossier.system.page_cache import digest

_GLOSSARY = "seeds/glossary.yml"  # its names are looked for in every text


class Dependencies:
    """Keys that change whenever a seed does that the result depends on."""

    def __init__(
        self,
        dossier: Dossier,
        numbers: Mapping[str, int],
        coverage: Mapping[str, Coverage] | None = None,
    ) -> None:
        """What the other seeds decide of an article, too: its number and how much of it is used.

        Without `coverage`, the lists of articles are taken to show more than that.
        """
        self._digests = dossier.digests
        self._numbers = numbers
        self._coverage = coverage
        self._articles = {article.id: article for article in dossier.articles}
        self._file = {item.id: item.place().path for item in dossier.statements()}
        self._quoting: dict[str, set[str]] = defaultdict(set)
        self._quoted: dict[str, set[str]] = defaultdict(set)
        for path, name in _quotes(dossier):
            self._quoting[name].add(path)
            self._quoted[path].add(name)
        self._cards = [
            page.model_dump_json(include={"id", "slug", "title", "summary"})
            for page in dossier.pages
        ]

    def of_everything(self) -> str:
        """The key of what every seed may decide."""
        return digest(*(f"{path} {name}" for path, name in sorted(self._digests.items())))

    def of_texts(self, seed: Seed) -> str:
        """The key of what can be said of the texts of one file, given the quotes in it."""
        path = seed.place().path
        return self._key({path, _GLOSSARY, *self._sidecars(path), *self._bases(seed)})

    def of_page(self, document: Document) -> str:
        """The key of a page's content, but for its menu."""
        subject = document.subject
        if isinstance(subject, Article):
            return self._key(*self._passages({subject.sidecar.place().path}, {subject.id}))
        if isinstance(subject, Page | Home | Glossary):
            return self._key(*self._shown(subject), cards=isinstance(subject, Home))
        if document.template == DATA:
            return ""
        if document.template in (SOURCES, VERIFICATION) and self._coverage is not None:
            sidecars = {article.sidecar.place().path for article in self._articles.values()}
            amounts = [f"{name} {amount}" for name, amount in sorted(self._coverage.items())]
            return digest(self._key(sidecars, self._articles), *amounts)
        return self.of_everything()

    def _shown(self, subject: Page | Home | Glossary) -> tuple[set[str], set[str]]:
        """The files and the articles that decide a page of statements."""
        paths = {subject.place().path, *self._bases(subject)}
        if isinstance(subject, Home):
            paths |= {self._file[name] for name in subject.key_facts if name in self._file}
        paths, articles = self._passages(paths)
        return paths | {_GLOSSARY}, articles

    def _passages(self, paths: set[str], articles: Iterable[str] = ()) -> tuple[set[str], set[str]]:
        """The files with these articles and all that the files quote, and the articles.

        How an article is set depends on who else quotes it, and what a timeline calls an event on
        the Games that rest on the same words.
        """
        shown = {*articles, *(name for path in paths for name in self._quoted[path])}
        for name in shown & self._articles.keys():
            article = self._articles[name]
            paths = paths | {article.path, article.sidecar.place().path} | self._quoting[name]
        return paths, shown

    def _sidecars(self, path: str) -> set[str]:
        """The sidecars of the articles that the file quotes."""
        quoted = self._quoted[path] & self._articles.keys()
        return {self._articles[name].sidecar.place().path for name in quoted}

    def _bases(self, seed: Seed) -> set[str]:
        """The files of the statements that the seed's summary rests on."""
        page = seed.home if isinstance(seed, Site) else seed
        names = page.summary.rests_on if isinstance(page, Page | Home) else ()
        return {self._file[name] for name in names if name in self._file}

    def _key(self, paths: set[str], articles: Iterable[str] = (), *, cards: bool = False) -> str:
        files = (f"{path} {self._digests.get(path)}" for path in sorted(paths))
        numbers = (f"{name} {self._numbers.get(name)}" for name in sorted(articles))
        return digest(*files, *numbers, *(self._cards if cards else ()))


def _quotes(dossier: Dossier) -> Iterable[tuple[str, str]]:
    """The file and the article of each piece of evidence."""
    for statement in dossier.statements():
        yield from ((statement.place().path, item.article) for item in statement.evidence)
    for article in dossier.articles:
        for item in (item for gap in article.sidecar.unstated for item in gap.evidence):
            yield article.sidecar.place().path, item.article
