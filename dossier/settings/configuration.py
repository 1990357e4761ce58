"""The configurations of both editions, as MkDocs is given them, and what they ask for in vain."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, set_exclusions
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from dossier.model.base import Lang
from dossier.model.problems import Level, Place, Problem, Rejected, shown
from dossier.settings.english_plugins import EnglishPlugins
from dossier.settings.forms import SETTINGS, misfits, position
from dossier.settings.site_address import site_address
from dossier.settings.table import ONCE, Keys, entries, is_refused_plugin, palettes, refused

ENGLISH = "mkdocs.en.yml"
_ROOT = Path(__file__).resolve().parents[2]
_HOOK = _ROOT / "build_site.py"
_SCHEMES = {"default": "light", "slate": "dark"}


def written(config: MkDocsConfig, *keys: str, inherited: bool = True) -> dict[str, Any]:
    """What stands in the file of a configuration and, unless one says so, in those it inherits.

    `keys` lead to a mapping in it, which is empty if there is none.
    """
    loader = get_yaml_loader(config=config)
    with Path(config.config_file_path).open("rb") as file:
        values = yaml_load(file if inherited else file.read().decode(), loader)
    values.pop("INHERIT", None)
    for key in keys:
        found = values.get(key)
        values = found if isinstance(found, dict) else {}
    return values


def prepare(french: MkDocsConfig) -> None:
    """Makes the site's address one that links can carry.

    Raises PluginError where the French edition's configuration is not what can be read.
    """
    file = Path(french.config_file_path)
    if not file.is_file():
        raise PluginError(f"The configuration must be a file, as {ENGLISH} stands beside it.")
    problems = list(_misfits(file, written(french)))
    hooks = (getattr(plugin, "__file__", None) for plugin in french.plugins.values())
    if sum(hook is not None and _is_ours(Path(hook)) for hook in hooks) > 1:
        message, hint = f"hooks: {_HOOK.name} is named twice", "Name it once."
        problems.append(Problem(_place(file, ("hooks",)), message, hint))
    asked = written(french).get("site_url") or ""
    try:
        address = site_address(asked)
        french.site_url = address if french.site_url == asked else french.site_url  # the server's
    except ValueError as error:
        hint = "Write the address of the site’s home page, or none; SITE_URL takes its place."
        problems.append(Problem(_place(file, ("site_url",)), f"site_url: {error}", hint))
    refuse(problems)


def _misfits(file: Path, values: Mapping[str, Any]) -> Iterator[Problem]:
    for keys, message, hint in misfits(values, SETTINGS):
        yield Problem(_place(file, keys), message, hint)


def refuse(problems: Collection[Problem]) -> None:
    """Raises PluginError, which MkDocs prints without a traceback, if there are any."""
    if problems:
        raise PluginError(f"\n{Rejected(problems)}")


def load_english(config: MkDocsConfig, name: str, plugins: EnglishPlugins) -> MkDocsConfig:
    """The configuration of the English edition, which stands below the French one.

    Our own hook is not in it: that runs for both editions at once.
    """
    path = _english_file(config)
    with path.open("rb") as file:
        there = yaml_load(file, get_yaml_loader(config=config))
    refuse(list(_misfits(path, there)))
    plugins_there, theme = entries(there.get("plugins")), there.get("theme")
    with _keeping(plugins.kept):
        english = load_config(
            str(path),
            site_name=name,
            site_dir=str(Path(config.site_dir) / "en"),
            use_directory_urls=config.use_directory_urls,
            dev_addr=str(config.dev_addr),
            strict=config.strict,
            theme={"name": config.theme.name} | (theme if isinstance(theme, dict) else {}),
            hooks=[each for each in there.get("hooks") or () if not _is_ours(path.parent / each)],
            plugins=[{each: how} for each, _, how in plugins_there if not is_refused_plugin(each)],
        )
    english.site_url = f"{config.site_url}en/" if config.site_url else None
    english.extra["is_served"] = config.extra["is_served"]
    plugins.start(english.plugins)
    return english


def _english_file(config: MkDocsConfig) -> Path:
    """The file beside that of the French edition. Raises PluginError if it is that, or missing."""
    path = Path(config.config_file_path).with_name(ENGLISH)
    if path == Path(config.config_file_path):
        raise PluginError(f"{ENGLISH} is built with mkdocs.yml: build that.")
    if not path.is_file():
        raise PluginError(f"{ENGLISH} is missing: it says what the English edition has of its own.")
    return path


@contextmanager
def _keeping(plugins: dict[str, BasePlugin[Any]]) -> Iterator[None]:
    """Has MkDocs keep the objects of plug-ins there: it has one place for all configurations."""
    option: Any = MkDocsConfig.plugins
    option.plugin_cache, others = plugins, option.plugin_cache
    try:
        yield
    finally:
        option.plugin_cache = others


def has_others(config: MkDocsConfig) -> bool:
    """Whether there are plug-ins, or hooks besides our own."""
    files = (getattr(plugin, "__file__", None) for plugin in config.plugins.values())
    return not all(file and _is_ours(Path(file)) for file in files)


def settle(config: MkDocsConfig, lang: Lang) -> None:
    """Gives the edition our theme, its own folder of docs/, and only the plug-ins that it can use.

    Of Material's ten thousand files we use none; templates of somebody's own come before ours.
    """
    for name in [name for name in config.plugins if is_refused_plugin(name)]:
        plugin = config.plugins.pop(name)
        for methods in config.plugins.events.values():
            methods[:] = [one for one in methods if getattr(one, "__self__", None) is not plugin]
    config.edit_uri = config.edit_uri_template = None
    ours, theme = _ROOT / "templates/theme", config.theme
    own = [theme.custom_dir] if theme.custom_dir and Path(theme.custom_dir) != ours else []
    theme.dirs[:-1] = [*own, str(ours)]
    theme["language"] = lang
    theme.static_templates -= {"sitemap.xml"} if lang == "fr" else theme.static_templates
    theme.static_templates |= {"robots.txt"} if lang == "fr" else set()
    docs = config.docs_dir = str(_ROOT / "docs" / lang)
    if lang == "en":  # those of docs/fr are made once, for both
        config.extra_templates = [
            name for name in config.extra_templates if (Path(docs) / name).is_file()
        ]
    theme["features"] = theme.get("features") or []
    first = next(iter(palettes(written(config, "theme").get("palette"))), {})
    theme["scheme"] = "" if "media" in first else _SCHEMES.get(str(first.get("scheme")), "")


def is_published(config: MkDocsConfig, path: str) -> bool:
    """Whether a file of the edition's folder of docs/ is there and becomes part of the site."""
    name = posixpath.normpath(path)
    if name.startswith(("/", "../")):
        return False
    file = File(name, config.docs_dir, config.site_dir, config.use_directory_urls)
    set_exclusions([file], config)
    return file.inclusion.is_included() and (Path(config.docs_dir) / name).is_file()  # type: ignore[no-untyped-call]


def refusals(french: MkDocsConfig, english: MkDocsConfig) -> list[Problem]:
    """A warning for each setting that is written and has no effect."""
    ours, theirs = written(french), written(english, inherited=False)
    if french.theme.name not in (None, "material"):  # it may be said on the command line
        ours["theme"] = {**written(french, "theme"), "name": french.theme.name}
    said: dict[Lang, tuple[MkDocsConfig, dict[str, Any]]]
    said = {"fr": (french, ours), "en": (english, theirs)}
    for lang, (config, values) in said.items():
        if Path(config.docs_dir).resolve() == _ROOT / "docs" / lang:
            values.pop("docs_dir", None)
    problems = [
        _problem(config, asked.keys, asked.name, asked.value, f"{setting.note} Remove the setting.")
        for lang, (config, values) in said.items()
        for asked, setting in refused(values, lang)
    ]
    problems += [
        _problem(english, (key,), key, theirs[key], "Both editions are one site: see mkdocs.yml.")
        for key in ONCE
        if key in theirs and theirs[key] != ours.get(key)
    ]
    if not french.site_url and french.use_directory_urls:
        hint = "Say where the site will live: without, it has no sitemap and no canonical address."
        problems.append(problem(french, ("site_url",), "site_url is not set", hint))
    return problems


def problem(config: MkDocsConfig, keys: Keys, message: str, hint: str) -> Problem:
    """A warning about something in the file of a configuration."""
    place = _place(Path(config.config_file_path), keys)
    return Problem(place, message, hint, Level.WARNING)


def _place(file: Path, keys: Keys) -> Place:
    return Place(file.name, *position(file.read_bytes(), keys))


def _problem(config: MkDocsConfig, keys: Keys, name: str, value: Any, hint: str) -> Problem:
    says = value not in (None, "", {}, []) and not name.endswith(f" {value}")
    found = f" ({shown(value)})" if says else ""
    return problem(config, keys, f"{name}{found} has no effect here", hint)


def _is_ours(hook: Path) -> bool:
    return hook.resolve() == _HOOK
