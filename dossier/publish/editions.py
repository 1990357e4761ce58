"""Both editions made ready for MkDocs, and what their configurations ask for in vain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig

from dossier.data.sitemap import sitemap
from dossier.model.base import LANGS, Lang
from dossier.model.problems import Problem
from dossier.publish.menu import Menu
from dossier.publish.mkdocs_plugin import Edition, Made
from dossier.render.imprint import Imprint
from dossier.render.renderer import Rendering
from dossier.settings import configuration, named_files, navigation
from dossier.settings.english_plugins import EnglishPlugins
from dossier.settings.own_pages import OwnPages, own_pages
from dossier.system.page_cache import PageCache, makers


@dataclass(frozen=True)
class Editions:
    """The editions, the configuration that MkDocs builds English by, and the pages of one's own."""

    french: Edition
    english: Edition
    english_config: MkDocsConfig
    own: OwnPages
    rendering: Rendering
    problems: tuple[Problem, ...]

    def sitemap(self, base: str) -> bytes:
        """The sitemap of both, once they are built."""
        pages = [{lang: page.url(lang) for lang in LANGS} for page in self.rendering.site.documents]
        ours = [(page[lang], page) for page in pages for lang in LANGS]
        made: list[tuple[str, dict[Lang, str]]] = [
            (url, {}) for url in (*self.french.others, *self.english.others)
        ]
        return sitemap(base, [*ours, *self.own.listed(), *made])

    def keep(self) -> None:
        """Leaves the pages to the next build."""
        self.french.keep()
        self.english.keep()

    def close(self) -> None:
        """Lets the pages go."""
        self.french.close()
        self.english.close()


def prepared(
    config: MkDocsConfig,
    rendering: Rendering,
    imprint: Imprint,
    cache: PageCache,
    plugins: EnglishPlugins,
) -> Editions:
    """The editions; `config` is the French one's. English has `plugins`."""
    configs, problems = _settled(config, rendering.names, plugins)
    own = own_pages(configs, rendering)
    chosen, lost = navigation.menus(configs, rendering.site, own)
    menu = Menu(rendering.site.documents, {lang: own.menu(lang) for lang in LANGS}, chosen)
    made = Made(rendering, imprint, own, menu, cache, makers())
    return Editions(
        french=Edition("fr", config, made),
        english=Edition("en", configs["en"], made),
        english_config=configs["en"],
        own=own,
        rendering=rendering,
        problems=(*problems, *own.problems(), *lost),
    )


def _settled(
    french: MkDocsConfig, names: Mapping[Lang, str], plugins: EnglishPlugins
) -> tuple[dict[Lang, MkDocsConfig], list[Problem]]:
    """The configurations by their languages, ready for MkDocs, and what they ask for in vain."""
    french.site_name = names["fr"]
    english = configuration.load_english(french, names["en"], plugins)
    configs: dict[Lang, MkDocsConfig] = {"fr": french, "en": english}
    problems = configuration.refusals(french, english)
    for lang, config in configs.items():
        configuration.settle(config, lang)
        problems += named_files.settle(configs, lang)
    return configs, problems
