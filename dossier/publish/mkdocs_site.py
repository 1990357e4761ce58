"""Everything that knows MkDocs: from docs/ to site/, both editions, and what completes them.

MkDocs builds French; English is built below it with `mkdocs.en.yml`. All of it happens in a folder
beside the site's, which takes the site's place in the end: a build that fails leaves the site as it
was.
"""

from __future__ import annotations

import logging
import pickle
import shutil
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils import CountHandler

from dossier.model.base import LANGS, Lang
from dossier.publish import pagefind as finishing
from dossier.publish.mkdocs_plugin import Edition
from dossier.render.renderer import Rendering
from dossier.system.folders import bring, files_in, put_in_place
from dossier.system.page_cache import PageCache, digest, makers


class Publication:
    """One build of the site, from the configuration to the finished folder.

    `rendering` has each edition's pages and name; `files` makes what else the site has, by path.
    """

    def __init__(
        self,
        config: MkDocsConfig,
        rendering: Rendering,
        files: Callable[[], Mapping[str, bytes]],
    ) -> None:
        self.config = config
        self.files = files
        self.site = Path(config.site_dir)
        # A server builds elsewhere, for other addresses; neither forgets what the other knows.
        root = Path(config.config_file_path).parent
        kind = "site" if self.site.parent == root else "served"
        self.cache = PageCache(root / f".cache/{kind}.sqlite3")
        self.draft = self.site.with_name(f"{self.site.name}.new")
        self.warnings = CountHandler()
        self.warnings.setLevel(logging.WARNING)
        self._english_config = self._load_english(rendering)
        config.site_name = rendering.names["fr"]
        config.site_dir = str(self.draft)
        self.french = Edition("fr", config, rendering, self.cache)
        self.english = Edition("en", self._english_config, rendering, self.cache)
        for edition in (config, self._english_config):
            edition.extra["navigation"] = rendering.navigation
        logging.getLogger("mkdocs").addHandler(self.warnings)

    def finish(self) -> None:
        """Adds the English edition, the data and the search index, then puts the whole in place.

        Raises PluginError when something warned in strict mode, or the index or the place could
        not be made.
        """
        build(self._english_config)
        try:
            place = self._complete()
        except finishing.Unfinished as refusal:
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
        self.cache.close()
        self.french.close()
        self.english.close()
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        self.config.site_dir = str(self.site)
        shutil.rmtree(self.draft, ignore_errors=True)

    def _load_english(self, rendering: Rendering) -> MkDocsConfig:
        return load_config(
            str(Path(self.config.config_file_path).with_name("mkdocs.en.yml")),
            site_dir=str(self.draft / "en"),
            site_url=self.config.site_url,
            dev_addr=str(self.config.dev_addr),
            strict=self.config.strict,
            site_name=rendering.names["en"],
        )

    def _complete(self) -> Path:
        """The folder with all that a site has; most of it may have been there before."""
        place = self._spare_folder()
        finishing.remove_leftovers(self.draft)
        indexes = {lang: self._known_index(lang) for lang in LANGS}
        english = {f"en/{path}": html for path, html in self.english.finished.items()}
        pages = {**self.french.finished, **english}
        bring(place, self.draft, pages | indexes["fr"][1] | indexes["en"][1])
        others = self._pages_not_ours(place)
        foreign = digest(*(page.read_bytes() for page in others))
        keys = {"fr": foreign + self.french.key, "en": foreign + self.english.key}
        with ExitStack() as cleanup:
            work = {
                lang: cleanup.enter_context(finishing.Indexing(place, lang))
                for lang in LANGS
                if indexes[lang][0] != keys[lang]
            }
            finishing.add(place, self.files())
            names = self.french.names | self.english.names | finishing.names_in(others)
            finishing.trim_stylesheet(place, names)
            for lang, indexing in work.items():
                index = pickle.dumps((keys[lang], indexing.result()))
                self.cache.keep(f"index {lang} {makers()}", index)
        return place

    def _known_index(self, lang: Lang) -> tuple[str, dict[str, bytes]]:
        """The search index that was last made of an edition, after the key of its pages."""
        known = self.cache.recall(f"index {lang} {makers()}")
        return pickle.loads(known) if known else ("", {})  # noqa: S301 - we have written it

    def _pages_not_ours(self, place: Path) -> list[Path]:
        """The page for wrong addresses, and somebody's own."""
        ours = self.french.paths | {f"en/{path}" for path in self.english.paths}
        pages = sorted(path for path in files_in(place) if path.endswith(".html"))
        return [place / path for path in pages if path not in ours]

    def _spare_folder(self) -> Path:
        """Where the site is put together: in the one before the last, if that is at hand.

        What is on the same disk can be exchanged for the site all at once.
        """
        spare = self.cache.path and self.cache.path.with_suffix("")
        on_same_disk = spare and spare.parent.stat().st_dev == self.site.parent.stat().st_dev
        return spare if spare and on_same_disk else self.draft
