"""seeds/ → model: what the editors wrote, each value with its place, and every mistake of form.

What a file says depends on its content alone, and is remembered: a server that builds again reads
only what has changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import normalize

from dossier.model.base import Seed
from dossier.model.dossier import Article, Dossier, Draft
from dossier.model.problems import Level, Place, Problem, Rejected
from dossier.model.seeds import Glossary, Page, Reviewed, Sidecar, Site
from dossier.model.statements import Evidence
from dossier.read.drafts import quotes_in, without_drafts
from dossier.read.located_yaml import LocatedDict, parse
from dossier.read.snapshot import take
from dossier.read.validation import AnySeed, validated
from dossier.text.languages import probable_encoding

MAX_STATEMENTS = 20_000
_REMEMBERED = 10_000  # files; a dossier has fewer
_SITE, _GLOSSARY, _REVIEWED = "seeds/site.yml", "seeds/glossary.yml", "seeds/reviewed.json"


def read(root: Path) -> tuple[Dossier, list[Problem]]:
    """The dossier in `root/seeds`, as far as it can be read, and every problem of form in it.

    Raises Rejected when the seeds keep changing meanwhile, and when there are more statements than
    can be checked in a time anybody would wait.
    """
    reader = _Reader(*take(root))
    pages = filter(None, (reader.seed(path, Page) for path in reader.paths("seeds/pages", ".yml")))
    dossier = Dossier(
        site=reader.seed(_SITE, Site),
        articles=tuple(reader.articles()),
        pages=tuple(sorted(pages, key=lambda page: (page.order, page.id))),
        glossary=reader.seed(_GLOSSARY, Glossary) or Glossary(),
        # JSON is YAML, too.
        reviewed=reader.seed(_REVIEWED, Reviewed) if _REVIEWED in reader.files else None,
        lost=frozenset(reader.lost),
        drafts=tuple(reader.drafts),
        unread_quotes=tuple(reader.quotes),
        unread_articles=tuple(reader.unread),
    )
    if (count := sum(1 for _ in dossier.statements())) > MAX_STATEMENTS:
        message = f"the dossier has {count:,} statements; the limit is {MAX_STATEMENTS:,}"
        raise Rejected([Problem(Place("seeds"), message, "Make two dossiers of it.")])
    problems = [replace(one, hides_others=one.level is Level.ERROR) for one in reader.problems]
    return dossier, [*problems, *filter(None, map(reader.change, dossier.articles))]


class _Content(NamedTuple):
    """What a file says: its text or its seed, if it can stand; what is wrong with it; its drafts;
    the quotes that could not be read with the rest; the id of a seed that cannot stand."""

    value: Any
    problems: Sequence[Problem] = ()
    drafts: Sequence[Draft] = ()
    quotes: Sequence[Evidence] = ()
    id: Any = None


@lru_cache(_REMEMBERED)
def _text(content: bytes, path: str) -> _Content:
    """The file decoded; a byte order mark belongs to the encoding, not to the text."""
    try:
        return _Content(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start + 1} (0x{content[error.start]:02X}) is not UTF-8"
        hint = f"It is probably {probable_encoding(content)}: open it as that and save it as UTF-8."
        return _Content(None, [Problem(Place(path, line), message, hint)])


@lru_cache(_REMEMBERED)
def _seed(content: bytes, path: str, model: type[Seed]) -> _Content:
    """The file as `model`; without the parts that are wrong, if the rest can stand alone."""
    text = _text(content, path)
    if text.value is None:
        return text
    data, problems = parse(text.value, path)
    if data is None:
        empty = Problem(Place(path), "this file is empty", "Fill it in or remove it.")
        return _Content(None, problems or [empty])
    kept, drafts = without_drafts(data, model, path) if "draft" in text.value else (data, [])
    if kept is None:
        return _Content(None, drafts=drafts)
    seed, invalid, left_out = validated(kept, model, Place(path))
    problems += invalid
    name, quotes = None, list(quotes_in(left_out))
    if isinstance(kept, LocatedDict) and kept.place("id") not in {one.place for one in problems}:
        name = kept.get("id")
    return _Content(seed, problems, drafts, quotes, name)


class _Reader:
    """Puts together what the files say, and takes down what is wrong with them."""

    def __init__(self, files: dict[str, bytes], problems: list[Problem]) -> None:
        self.files, self.problems = files, problems
        self.unfit = {problem.place.path for problem in problems}
        self.lost: set[str] = set()
        self.drafts: list[Draft] = []
        self.quotes: list[Evidence] = []
        self.unread: list[Article] = []

    def paths(self, folder: str, suffix: str) -> list[str]:
        """The files right in that folder that have that suffix."""
        paths = (path for path in {*self.files, *self.unfit} if path.endswith(suffix))
        return sorted(path for path in paths if path.rpartition("/")[0] == folder)

    def articles(self) -> Iterator[Article]:
        """The articles that have a text and a sidecar of the same name, however it is composed."""
        texts = {normalize("NFC", path[:-4]): path for path in self.paths("seeds", ".txt")}
        sidecars = {normalize("NFC", path[:-4]): path for path in self.paths("seeds", ".yml")}
        for name in sorted({*texts, *sidecars} - {_SITE[:-4], _GLOSSARY[:-4]}):
            text, sidecar = texts.get(name, ""), sidecars.get(name, "")
            if text and sidecar:
                yield from self.article(text, sidecar)
                continue
            self.lost.add(name)
            if text:
                hint = f"Draft one: python build_site.py new {text}"
                self.report(text, "this article has no sidecar", hint)
            else:
                hint = f"Put the article into {name}.txt or remove this file."
                self.report(sidecar, "this sidecar has no article", hint)

    def article(self, path: str, sidecar_path: str) -> Iterator[Article]:
        """The article, if both its files can be read; its text alone may do to look up quotes."""
        sidecar, text = self.content(sidecar_path, Sidecar), self.content(path)
        if text.value is not None and sidecar.value:
            yield Article(sidecar.value, text.value, path)
        elif text.value is not None and sidecar.id:
            partial = Sidecar.model_construct(None, **{"id": sidecar.id})
            self.unread.append(Article(partial, text.value, path))
        elif not sidecar.drafts:
            self.lost.add(path)

    def change(self, article: Article) -> Problem | None:
        """Says when an article is not what it was; it can be checked nevertheless."""
        found = hashlib.sha256(self.files[article.path]).hexdigest()
        if found == article.sidecar.sha256:
            return None
        message = f"the article {article.path} is not the one this sidecar describes"
        hint = (
            "Put the original back. If the correction is meant, check the quotes, then run\n"
            f"python build_site.py tidy --accept {article.id}\nwhich writes sha256: {found}"
        )
        return Problem(article.sidecar.place("sha256"), message, hint)

    def report(self, path: str, message: str, hint: str) -> None:
        """Takes down what is wrong with a file as a whole."""
        self.problems.append(Problem(Place(path), message, hint))

    def content(self, path: str, model: type[Seed] | None = None) -> _Content:
        """What the file says: as a text, or as `model`."""
        if path not in self.files:
            if path not in self.unfit:
                self.report(path, "this file is missing", "The site cannot do without it.")
            return _Content(None)
        file = self.files[path]
        content = _seed(file, path, model) if model else _text(file, path)
        self.problems += content.problems
        self.drafts += content.drafts
        self.quotes += content.quotes
        return content

    def seed(self, path: str, model: type[AnySeed]) -> AnySeed | None:
        """The file as `model`, as far as it is right."""
        seed: AnySeed | None = self.content(path, model).value
        return seed
