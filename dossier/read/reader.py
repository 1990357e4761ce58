"""Reads seeds/ into a `Dossier`, each value with its place, and collects every mistake of form.

The result for a file depends on its content alone and is cached, so that a server that builds again
reads only the files that have changed.
"""

import shlex
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import normalize

from dossier.model.base import Seed
from dossier.model.dossier import Article, Dossier, Draft
from dossier.model.problems import Level, Place, Problem
from dossier.model.seeds import MODELS, Glossary, Reviewed, Sidecar
from dossier.model.statements import Evidence
from dossier.read.drafts import quotes_in, without_drafts
from dossier.read.located_yaml import LocatedDict, parse
from dossier.read.snapshot import kind_of, meant, take
from dossier.read.validation import validated

_REMEMBERED = 10_000  # files; a dossier has fewer
_SITE, _GLOSSARY, _REVIEWED = "seeds/site.yml", "seeds/glossary.yml", "seeds/reviewed.json"
_MODELS: dict[str, type[Seed]] = {**MODELS, "reviewed": Reviewed}  # JSON is YAML, too


class Content(NamedTuple):
    """The content of a file: its text or its seed, None if that is unusable; its problems; its
    drafts; the quotes in the parts that were left out; the seed's id, known even without a seed."""

    value: Any = None
    problems: Sequence[Problem] = ()
    drafts: Sequence[Draft] = ()
    quotes: Sequence[Evidence] = ()
    id: Any = None


def read(root: Path) -> tuple[Dossier, list[Problem]]:
    """The dossier in `root/seeds`, as far as it can be read, and every problem of form in it.

    Raises Rejected if the seeds keep changing while they are read.
    """
    files, problems = take(root)
    found = {meant(problem.place.path): Content() for problem in problems}
    found |= {path: read_file(content, path) for path, content in files.items()}
    for path in {_SITE, _GLOSSARY} - found.keys():
        problem = Problem(Place(path), "this file is missing", "The site cannot do without it.")
        found[path] = Content(problems=[problem])
    for path in (path for path in found if kind_of(path) == "page"):
        original = f"seeds/pages/{found[path].id or ''}.yml"
        if path != original and original in found:
            hint = "If it is a copy, give it a name, slugs and ids of its own; or remove it."
            copied = Problem(Place(path), f"this page has the id of {original}", hint)
            found[path] = Content(problems=[copied])
    hashes = {path: sha256(files[path]).hexdigest() for path in files if kind_of(path) == "text"}
    articles, unread, lost = _articles(found, hashes, problems)
    told = {problem.place.path for problem in problems}  # what is wrong in them may follow from it
    problems += [one for path in found.keys() - told for one in found[path].problems]
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
    changed = (one for one in articles if one.sidecar.sha256 != hashes[one.path])
    return dossier, [*problems, *(_changed_article(one, hashes[one.path]) for one in changed)]


def _articles(
    found: Mapping[str, Content], hashes: Mapping[str, str], problems: list[Problem]
) -> tuple[list[Article], list[Article], bool]:
    """The articles that have a text and a sidecar of the same name; those of which only the text
    and the id are known, which is enough to look up quotes; True if there are others. Adds a
    problem for each file without the other one, and one for two that belong together."""
    pairs: dict[str, dict[str, str]] = defaultdict(dict)
    for path in sorted(found):
        if kind_of(path) in ("text", "sidecar"):
            pairs[normalize("NFC", path[:-4])][kind_of(path)] = path
    lone = [path for pair in pairs.values() if len(pair) == 1 for path in pair.values()]
    texts = {digest: path for path, digest in hashes.items()}
    described = {path: texts.get(getattr(found[path].value, "sha256", ""), "") for path in lone}
    for path in lone:
        if found[path] != Content() and path not in described.values():
            problems.append(_unpaired(path, described[path]))
    read, unread, lost = [], [], False
    for pair in pairs.values():
        path = pair.get("text", "")
        text = found.get(path, Content()).value
        sidecar = found.get(pair.get("sidecar", ""), Content())
        if text is not None and sidecar.value:
            read.append(Article(sidecar.value, text, path))
        elif text is not None and sidecar.id:
            unread.append(Article(Sidecar.model_construct(None, **{"id": sidecar.id}), text, path))
        elif not sidecar.drafts:
            lost = True
    return read, unread, lost


def _unpaired(path: str, text: str) -> Problem:
    """The problem of an article that has one of its two files and not the other; `text` is the
    one that a lone sidecar describes, if it is there by another name."""
    name = path[:-4]
    if kind_of(path) == "text":
        hint = f"Draft one: python build_site.py new {shlex.quote(path)}"
        if kind_of(f"{name}.yml") != "sidecar":
            hint = f"Give it another name: {name}.yml is no sidecar."
        return Problem(Place(path), "this article has no sidecar", hint)
    hint = f"Put the article into {name}.txt or remove this file. Pages are in seeds/pages/."
    if text:
        hint = f"It describes {text}: name it like that, in place of a draft that may be there."
    return Problem(Place(path), "this sidecar has no article", hint)


def _changed_article(article: Article, found: str) -> Problem:
    """The problem of an article whose hash is not the one in its sidecar."""
    message = f"the article {article.path} is not the one this sidecar describes"
    hint = (
        "Put the original back. If the correction is meant, check the quotes, then run\n"
        f"python build_site.py tidy --accept {article.id}\nwhich writes sha256: {found}"
    )
    return Problem(article.sidecar.place("sha256"), message, hint)


@lru_cache(_REMEMBERED)
def read_file(content: bytes, path: str) -> Content:
    """The decoded text of an article; of any other file its model, without the parts that are
    wrong, if the rest is valid by itself."""
    try:
        text = content.decode("utf-8-sig")  # the mark belongs to the encoding, not to the text
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start + 1} (0x{content[error.start]:02X}) is not UTF-8"
        encoding = "UTF-16" if b"\0" in content else "Windows-1252"
        hint = f"It is probably {encoding}: open it as that and save it as UTF-8."
        return Content(None, [Problem(Place(path, line), message, hint)])
    text = text if text.strip() else ""  # a blank file is an empty one
    kind = kind_of(path)
    return Content(text) if text and kind == "text" else _read_seed(text, path, kind)


def _read_seed(text: str, path: str, kind: str) -> Content:
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
