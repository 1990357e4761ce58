"""The menu that a configuration asks for by `nav`, in both editions."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import is_markdown_file

from dossier.model.base import Lang
from dossier.model.problems import Problem
from dossier.render.site import SiteView
from dossier.settings.configuration import is_published, problem, written
from dossier.settings.forms import scheme
from dossier.settings.own_pages import OwnPages

_RUN = ("javascript", "vbscript", "data")
Entry = list[str]  # title and address, below the edition's root


def menus(
    configs: Mapping[Lang, MkDocsConfig], site: SiteView, own: OwnPages
) -> tuple[dict[Lang, list[Entry]], list[Problem]]:
    """The menus of the editions that have a `nav`, and a warning for each page it has in vain.

    An English edition without one of its own shows the pages of the French one, translated, and
    its files.
    """
    chosen: dict[Lang, list[Entry]] = {}
    problems: list[Problem] = []
    inherits = "nav" not in written(configs["en"], inherited=False)
    for lang, config in configs.items():
        if config.nav is None:
            continue
        items = list(_items(config.nav))
        shared = configs["fr"] if lang == "en" and inherits else None
        if shared:
            twins = dict(_twins(site, own))
            items = [(None, twins[path]) if path in twins else (each, path) for each, path in items]
        known = dict(_known(site, own, lang))
        found = [_entry(title, path, known, config, shared) for title, path in items]
        chosen[lang] = [entry for entry in found if entry]
        if lang == "fr" or not inherits:
            lost = [path for (_, path), entry in zip(items, found, strict=True) if entry is None]
            problems += [_lost(config, path) for path in lost]
        config.nav = None  # MkDocs is given only a part of the pages, and would miss the others
    return chosen, problems


def _items(nav: Any) -> Iterator[tuple[str | None, str]]:
    """Title and path of each entry, however deep."""
    if isinstance(nav, str):
        yield None, nav
    elif isinstance(nav, Mapping):
        for title, value in nav.items():
            if isinstance(value, str):
                yield title, value
            else:
                yield from _items(value)
    for item in nav if isinstance(nav, list) else ():
        yield from _items(item)


def _entry(
    title: str | None,
    path: str,
    known: Mapping[str, Entry],
    config: MkDocsConfig,
    shared: MkDocsConfig | None,
) -> Entry | None:
    """The entry for a page, a file or an address elsewhere; None where there is no such thing.

    `shared` is of the edition above, if its files will do.
    """
    if _is_elsewhere(path):
        return [title or path, path]
    source = posixpath.normpath(path)
    if source in known:
        return [title or known[source][0], known[source][1]]
    if is_published(config, source):
        return [title or path, source]
    if shared and not is_markdown_file(source) and is_published(shared, source):
        return [title or path, f"../{source}"]
    return None


def _is_elsewhere(address: str) -> bool:
    """Whether an entry leads out of the edition, or to a place on whatever page it is on."""
    kind = scheme(address)
    return bool(kind and kind not in _RUN) or address.startswith(("/", "#"))


def _known(site: SiteView, own: OwnPages, lang: Lang) -> Iterator[tuple[str, Entry]]:
    for document in site.documents:
        yield document.source(lang), [document.title[lang], document.address[lang]]
    for page in own.own.values():
        if page.lang == lang:
            yield page.source, [page.title, page.address]


def _twins(site: SiteView, own: OwnPages) -> Iterator[tuple[str, str]]:
    """The English file of each French page that has one."""
    for document in site.documents:
        yield document.source("fr"), document.source("en")
    for page in own.own.values():
        if page.lang == "fr" and (twin := own.twin("fr", page.source)):
            yield page.source, twin


def _lost(config: MkDocsConfig, path: str) -> Problem:
    folder = Path(config.docs_dir).name
    message = f"nav: “{path}” is no page of docs/{folder}"
    hint = "Name a page by its file below that folder, one that exclude_docs does not name."
    return problem(config, ("nav",), message, hint)
