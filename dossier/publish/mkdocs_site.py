"""From docs/ to site/, by MkDocs: both editions, and what completes them.

MkDocs builds French; English is built below it with `mkdocs.en.yml`. All of it happens in a folder
beside the site's, which takes the site's place in the end: a build that fails leaves the site as
it was.
"""

from __future__ import annotations

import logging
import pickle
import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils import CountHandler

from dossier.data import sitemap
from dossier.data.exports import exports
from dossier.model.base import LANGS, Lang
from dossier.publish.editions import prepared
from dossier.publish.pagefind import Indexing, Unfinished
from dossier.render.imprint import Imprint
from dossier.render.renderer import Rendering
from dossier.settings.english_plugins import EnglishPlugins
from dossier.system.folders import (
    are_on_one_disk,
    bring,
    files_in,
    is_in,
    is_writable,
    put_in_place,
)
from dossier.system.page_cache import PageCache, digest

_NEVER_A_SITE = (
    *("seeds", "docs", "templates", "dossier", "schemas", "tests", "bench"),
    *(".git", ".github", ".venv", ".cache"),
)


def refuse_to_overwrite(site_dir: str, root: Path) -> None:
    """Raises PluginError when the site would take the place of something that the project at `root`
    lives by, or of a file. What else a folder for a site holds goes, as in any build of MkDocs."""
    site = Path(site_dir).resolve()
    kept = {name: path.resolve() for name in _NEVER_A_SITE if (path := root / name).exists()}
    lost = [name for name, path in kept.items() if is_in(site, path) or is_in(path, site)]
    is_file = site.exists() and not site.is_dir()
    if lost or is_file:
        why = "is a file" if is_file else f"is, holds or lies in {', '.join(lost)}"
        hint = "Name a folder for the site alone, in mkdocs.yml or by --site-dir."
        raise PluginError(f"site_dir: {site_dir} {why}. Nothing was changed.\n    {hint}")


class Publication:
    """One build of the site, from the configuration to the finished folder.

    `imprint` says where and when it is published; `cache` has pages that were built before;
    `spare` is the site before the last, where this one is put together; `plugins` are the English
    edition's, which last from build to build.
    """

    def __init__(
        self,
        config: MkDocsConfig,
        rendering: Rendering,
        imprint: Imprint,
        cache: PageCache,
        spare: Path,
        plugins: EnglishPlugins,
    ) -> None:
        self.config = config
        self.files: Callable[[], Mapping[str, bytes]] = partial(exports, rendering.site, imprint)
        self.cache = cache
        self.spare = spare
        self.warnings = CountHandler()
        self.warnings.setLevel(logging.WARNING)
        self._asked_for = config.site_dir
        self.site = Path(config.site_dir).resolve()  # a link is followed, not exchanged
        self.draft = self._draft()
        config.site_dir = str(self.draft)
        self.editions = prepared(config, rendering, imprint, cache, plugins)
        logging.getLogger("mkdocs").addHandler(self.warnings)

    def finish(self) -> None:
        """Adds the English edition, the data and the search index, then puts the whole in place.

        Raises PluginError when something warned in strict mode, or the index or the place could
        not be made.
        """
        build(self.editions.english_config)
        try:
            place = self._complete()
        except Unfinished as refusal:
            raise PluginError(str(refusal)) from None
        if not self.warnings.get_counts():
            self.editions.keep()
        elif self.config.strict:
            raise PluginError("The site stays as it was, because of the warnings above.")
        put_in_place(place, self.site)

    def close(self) -> None:
        """Leaves the configuration as it was found; what is not finished is dropped."""
        self.files = dict
        self.editions.close()
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        self.config.site_dir = self._asked_for
        shutil.rmtree(self.draft, ignore_errors=True)

    def _complete(self) -> Path:
        """The folder with all that a site has; most of it may have been there before."""
        place = self._place()
        french, english = self.editions.french, self.editions.english
        pages = french.html | {f"en/{path}": page for path, page in english.html.items()}
        others = sorted(path for path in files_in(self.draft) if path.endswith(".html"))
        foreign = digest(
            *((self.draft / path).read_bytes() for path in others if path not in pages)
        )
        keys: dict[Lang, str] = {
            "fr": digest("index", "fr", foreign, french.key),
            "en": digest("index", "en", foreign, english.key),
        }
        indexes = {lang: self._known_index(key) for lang, key in keys.items()}
        for index in indexes.values():
            pages |= index or {}
        bring(place, self.draft, pages)
        with ExitStack() as cleanup:
            missing = [lang for lang in LANGS if indexes[lang] is None]
            work = {lang: cleanup.enter_context(Indexing(place, lang)) for lang in missing}
            for path, content in self._files().items():
                (place / path).parent.mkdir(parents=True, exist_ok=True)
                (place / path).write_bytes(content)
            for lang, indexing in work.items():
                self.cache.keep(keys[lang], pickle.dumps(indexing.result()))
        return place

    def _files(self) -> Mapping[str, bytes]:
        """What the site has besides its pages; a sitemap only where its address is known."""
        if not self.config.site_url:
            return self.files()
        return {**self.files(), sitemap.PATH: self.editions.sitemap(self.config.site_url)}

    def _known_index(self, key: str) -> dict[str, bytes] | None:
        """The search index that was last made of an edition with these pages."""
        kept = self.cache.recall(key)
        index: dict[str, bytes] | None = pickle.loads(kept) if kept else None  # noqa: S301 - ours
        return index

    def _draft(self) -> Path:
        """Where MkDocs builds: beside the site, or where else something can be written."""
        for folder in (self.site.parent, self.spare.parent):
            if is_writable(folder):
                return folder / f"{self.site.name}.new"
        return Path(tempfile.mkdtemp())

    def _place(self) -> Path:
        """Where the site is put together: in the one before the last, if that is at hand.

        What is on the same disk can be exchanged for the site all at once.
        """
        folder = self.spare.parent
        at_hand = is_writable(folder) and are_on_one_disk(folder, self.site.parent)
        return self.spare if at_hand else self.draft
