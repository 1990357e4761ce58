"""seeds/ → model: what the editors wrote, each value with its place, and every mistake of form.

What a file says depends on its content alone, and is remembered: a server that builds again reads
only what has changed.
"""

import codecs
import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import normalize

from dossier.model.base import Seed
from dossier.model.dossier import Article, Dossier, Draft
from dossier.model.problems import Level, Place, Problem
from dossier.model.seeds import Glossary, Page, Reviewed, Sidecar, Site
from dossier.model.statements import Evidence
from dossier.read.drafts import quotes_in, without_drafts
from dossier.read.located_yaml import LocatedDict, parse
from dossier.read.snapshot import kind_of, take
from dossier.read.validation import validated

_REMEMBERED = 10_000  # files; a dossier has fewer
_SITE, _GLOSSARY, _REVIEWED = "seeds/site.yml", "seeds/glossary.yml", "seeds/reviewed.json"
_FILES: tuple[type[Seed], ...] = (Site, Glossary, Page, Sidecar, Reviewed)  # JSON is YAML, too
_MODELS = {model.__name__.lower(): model for model in _FILES}


class Content(NamedTuple):
    """What a file says: its text or its seed, if it can stand; what is wrong with it; its drafts;
    the quotes that could not be read with the rest; the id of a seed that cannot stand."""

    value: Any = None
    problems: Sequence[Problem] = ()
    drafts: Sequence[Draft] = ()
    quotes: Sequence[Evidence] = ()
    id: Any = None


def read(root: Path) -> tuple[Dossier, list[Problem]]:
    """The dossier in `root/seeds`, as far as it can be read, and every problem of form in it.

    Raises Rejected when the seeds keep changing meanwhile.
    """
    files, problems = take(root)
    found = {problem.place.path: Content() for problem in problems}
    found |= {path: read_file(content, path) for path, content in files.items()}
    for path in {_SITE, _GLOSSARY} - found.keys():
        problem = Problem(Place(path), "this file is missing", "The site cannot do without it.")
        found[path] = Content(problems=[problem])
    problems += [problem for content in found.values() for problem in content.problems]
    articles, unread, lost = _articles(found, problems)
    pages = (found[path].value for path in found if kind_of(path) == "page")
    dossier = Dossier(
        site=found[_SITE].value,
        articles=tuple(articles),
        pages=tuple(sorted(filter(None, pages), key=lambda page: (page.order, page.id))),
        glossary=found[_GLOSSARY].value or Glossary(),
        reviewed=found.get(_REVIEWED, Content()).value,
        lost=lost,
        drafts=tuple(draft for content in found.values() for draft in content.drafts),
        unread_quotes=tuple(quote for content in found.values() for quote in content.quotes),
        unread_articles=tuple(unread),
    )
    problems = [replace(one, hides_others=one.level is Level.ERROR) for one in problems]
    hashes = {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
    changed = (one for one in articles if one.sidecar.sha256 != hashes[one.path])
    return dossier, [*problems, *(_change(one, hashes[one.path]) for one in changed)]


def _articles(
    found: Mapping[str, Content], problems: list[Problem]
) -> tuple[list[Article], list[Article], bool]:
    """The articles that have a text and a sidecar of the same name, however it is composed; those
    of which only the id is known, as the text may do to look up quotes; if there are others."""
    pairs: dict[str, dict[str, str]] = defaultdict(dict)
    for path in sorted(found):
        if kind_of(path) in ("text", "sidecar"):
            pairs[normalize("NFC", path[:-4])][kind_of(path)] = path
    read, unread, lost = [], [], False
    for name, pair in pairs.items():
        path = pair.get("text", "")
        text = found.get(path, Content()).value
        sidecar = found.get(pair.get("sidecar", ""), Content())
        if len(pair) == 1:
            problems.append(_half(name, *pair.items()))
        if text is not None and sidecar.value:
            read.append(Article(sidecar.value, text, path))
        elif text is not None and sidecar.id:
            unread.append(Article(Sidecar.model_construct(None, **{"id": sidecar.id}), text, path))
        elif not sidecar.drafts:
            lost = True
    return read, unread, lost


def _half(name: str, only: tuple[str, str]) -> Problem:
    """Says that an article has one file and not the other."""
    kind, path = only
    if kind == "text":
        hint = f"Draft one: python build_site.py new {path}"
        return Problem(Place(path), "this article has no sidecar", hint)
    hint = f"Put the article into {name}.txt or remove this file."
    return Problem(Place(path), "this sidecar has no article", hint)


def _change(article: Article, found: str) -> Problem:
    """Says that an article is not what it was; it can be checked nevertheless."""
    message = f"the article {article.path} is not the one this sidecar describes"
    hint = (
        "Put the original back. If the correction is meant, check the quotes, then run\n"
        f"python build_site.py tidy --accept {article.id}\nwhich writes sha256: {found}"
    )
    return Problem(article.sidecar.place("sha256"), message, hint)


@lru_cache(_REMEMBERED)
def read_file(content: bytes, path: str) -> Content:
    """The text of an article, decoded; any other file as its model, without the parts that are
    wrong, if the rest can stand alone."""
    try:
        text = content.decode("utf-8-sig")  # the mark belongs to the encoding, not to the text
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start + 1} (0x{content[error.start]:02X}) is not UTF-8"
        is_utf_16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        encoding = "UTF-16" if is_utf_16 else "Windows-1252"
        hint = f"It is probably {encoding}: open it as that and save it as UTF-8."
        return Content(None, [Problem(Place(path, line), message, hint)])
    kind = kind_of(path)
    return Content(text) if kind == "text" else _seed(text, path, kind)


def _seed(text: str, path: str, kind: str) -> Content:
    data, problems = parse(text, path)
    if data is None:
        empty = Problem(Place(path), "this file is empty", "Fill it in or remove it.")
        return Content(None, problems or [empty])
    kept, drafts = without_drafts(data, kind, path) if "draft" in text else (data, [])
    if kept is None:
        return Content(None, drafts=drafts)
    seed, invalid, left_out = validated(kept, _MODELS[kind], Place(path))
    problems += invalid
    name = None
    if isinstance(kept, LocatedDict) and kept.place("id") not in {one.place for one in problems}:
        name = kept.get("id")
    return Content(seed, problems, drafts, list(quotes_in(left_out)), name)
