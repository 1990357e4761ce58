"""From docs/ to site/, by MkDocs: both editions, and what completes them.

MkDocs builds French; English is built below it with `mkdocs.en.yml`. All of it happens in a folder
beside the site's, which takes the site's place in the end: a build that fails leaves the site as
it was.
"""

from __future__ import annotations

import logging
import pickle
import shutil
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils import CountHandler

from dossier.model.base import LANGS, Lang
from dossier.publish.exports import exports
from dossier.publish.imprint import Imprint
from dossier.publish.mkdocs_plugin import Edition
from dossier.publish.pagefind import Indexing, Unfinished
from dossier.render.renderer import Rendering
from dossier.system.folders import bring, files_in, put_in_place
from dossier.system.page_cache import PageCache, digest

_LEFT_OUT = (
    "sitemap.xml.gz",  # gzip writes the time of day
    "en/404.html",  # one of each serves both editions
    "en/sitemap.xml*",
    "en/assets",
    "en/robots.txt",
)


class Publication:
    """One build of the site, from the configuration to the finished folder.

    `imprint` says where and when it is published; `cache` has pages that were built before;
    `spare` is the site before the last, where this one is put together.
    """

    def __init__(
        self,
        config: MkDocsConfig,
        rendering: Rendering,
        imprint: Imprint,
        cache: PageCache,
        spare: Path,
    ) -> None:
        self.config = config
        self.files: Callable[[], Mapping[str, bytes]] = partial(exports, rendering.site, imprint)
        self.cache = cache
        self.spare = spare
        self.site = Path(config.site_dir)
        self.draft = self.site.with_name(f"{self.site.name}.new")
        self.warnings = CountHandler()
        self.warnings.setLevel(logging.WARNING)
        self._english = self._load_english(rendering)
        config.site_name = rendering.names["fr"]
        config.site_dir = str(self.draft)
        self.french = Edition("fr", config, rendering, imprint, cache)
        self.english = Edition("en", self._english, rendering, imprint, cache)
        logging.getLogger("mkdocs").addHandler(self.warnings)

    def finish(self) -> None:
        """Adds the English edition, the data and the search index, then puts the whole in place.

        Raises PluginError when something warned in strict mode, or the index or the place could
        not be made.
        """
        build(self._english)
        try:
            place = self._complete()
        except Unfinished as refusal:
            raise PluginError(str(refusal)) from None
        if not self.warnings.get_counts():
            self.french.keep()
            self.english.keep()
        elif self.config.strict:
            raise PluginError("The site stays as it was, because of the warnings above.")
        put_in_place(place, self.site)

    def close(self) -> None:
        """Leaves the configuration as it was found; what is not finished is dropped."""
        self.files = dict
        self.french.close()
        self.english.close()
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        self.config.site_dir = str(self.site)
        shutil.rmtree(self.draft, ignore_errors=True)

    def _load_english(self, rendering: Rendering) -> MkDocsConfig:
        english = load_config(
            str(Path(self.config.config_file_path).with_name("mkdocs.en.yml")),
            site_dir=str(self.draft / "en"),
            site_url=self.config.site_url,
            strict=self.config.strict,
            site_name=rendering.names["en"],
        )
        english.extra["is_served"] = self.config.extra["is_served"]
        return english

    def _complete(self) -> Path:
        """The folder with all that a site has; most of it may have been there before."""
        place = self._place()
        for unwanted in (path for name in _LEFT_OUT for path in self.draft.glob(name)):
            shutil.rmtree(unwanted) if unwanted.is_dir() else unwanted.unlink()
        pages = self.french.html | {f"en/{path}": page for path, page in self.english.html.items()}
        keys = self._index_keys(pages.keys())
        indexes = {lang: self._known_index(key) for lang, key in keys.items()}
        for index in indexes.values():
            pages |= index or {}
        bring(place, self.draft, pages)
        with ExitStack() as cleanup:
            missing = [lang for lang in LANGS if indexes[lang] is None]
            work = {lang: cleanup.enter_context(Indexing(place, lang)) for lang in missing}
            for path, content in self.files().items():
                (place / path).parent.mkdir(parents=True, exist_ok=True)
                (place / path).write_bytes(content)
            for lang, indexing in work.items():
                self.cache.keep(keys[lang], pickle.dumps(indexing.result()))
        return place

    def _index_keys(self, ours: AbstractSet[str]) -> dict[Lang, str]:
        """A name for all that each edition's index is made from: our pages, and somebody's own."""
        drafted = sorted(path for path in files_in(self.draft) if path.endswith(".html"))
        others = digest(*((self.draft / path).read_bytes() for path in drafted if path not in ours))
        editions: tuple[tuple[Lang, Edition], ...] = (("fr", self.french), ("en", self.english))
        return {lang: digest("index", others, edition.key) for lang, edition in editions}

    def _known_index(self, key: str) -> dict[str, bytes] | None:
        """The search index that was last made of an edition with these pages."""
        kept = self.cache.recall(key)
        index: dict[str, bytes] | None = pickle.loads(kept) if kept else None  # noqa: S301 - ours
        return index

    def _place(self) -> Path:
        """Where the site is put together: in the one before the last, if that is at hand.

        What is on the same disk can be exchanged for the site all at once.
        """
        folder = self.spare.parent
        on_same_disk = folder.exists() and folder.stat().st_dev == self.site.parent.stat().st_dev
        return self.spare if on_same_disk else self.draft
