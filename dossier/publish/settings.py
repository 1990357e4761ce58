"""The configuration of MkDocs as the site is built by it, and what it asks for in vain.

The names of settings are dotted (`theme.logo`); settings.yml lists them.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.meta import YAML_RE
from mkdocs.utils.yaml import get_yaml_loader, yaml_load
from pydantic import HttpUrl, TypeAdapter, ValidationError

from dossier.model.problems import Level, Place, Problem, excerpt
from dossier.publish.messages import problem, refuse
from dossier.render.renderer import TEMPLATES

ICON = "assets/favicon.svg"
LIST = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
"""What settings.yml says of each setting."""

_PALETTE = dict[str, Any]
_SCHEMES = {"default": "light", "slate": "dark"}
_FILES = ("theme.logo", "theme.favicon", "extra_css", "extra_javascript")
_OPEN = ("theme", "theme.palette", "extra")  # each name in them is a setting

_TYPES: Mapping[str, tuple[Any, str]] = {
    "a text": (str, "In quotes, what looks like a number or a date is a text."),
    "a list of texts": (list[str], "Write [one, another]."),
    "true or false": (bool, "Write it without quotes, between lines of ---."),
    "an address": (HttpUrl, "It begins with https:// or http://."),
    "a mapping, or a list of some": (_PALETTE | list[_PALETTE], "Write {scheme: slate}."),
}
"""The types by their names in the list, each with what to do where a value is of another."""


def settle(config: MkDocsConfig, root: Path) -> list[Problem]:
    """Gives MkDocs our theme, and only the plug-ins that the site can use.

    Returns a warning for each setting that is written and has no effect. Raises PluginError where
    the project at `root` cannot be built by this configuration.
    """
    asked = _written(config)
    refuse(list(_errors(config, root, asked)))
    config.site_url = site_address(config.site_url or "") or None
    config.edit_uri = config.edit_uri_template = None
    _settle_theme(config, root, asked["theme"])
    return sorted({*_ignored(config, asked)})


def lost_files(config: MkDocsConfig, published: Collection[str]) -> Iterator[Problem]:
    """An error for each style sheet, script or picture that is named and is no file of the site.

    `published` has the addresses of all its files; what a plug-in adds is its own to answer for.
    """
    asked = dict(_settings(_written(config)))
    for name in _FILES:
        named = asked.get(name) or ()
        for item in [named] if isinstance(named, str) else named:
            file = item["path"] if isinstance(item, dict) else item
            if posixpath.normpath(file) not in published:
                lost = "another_site" if "//" in file else "no_file"
                yield problem(lost, _place(config, name), name=name, file=file)


def front_matter_problems(path: str, text: str, meta: Mapping[str, Any]) -> Iterator[Problem]:
    """An error for each value of another type at the head of a page of one's own.

    `text` is the whole page, `meta` what its head says.
    """
    match = YAML_RE.match(text)
    head = text[: match.end(1)] if match else ""
    return _misfits(meta, LIST["front_matter"], lambda name: Place(path, *_position(head, name)))


def site_address(written: str) -> str:
    """The address as links carry it, with a slash at its end; empty if that is.

    Raises ValueError, which says why, where a site cannot live.
    """
    if not written.strip():
        return ""
    found = "the address" if "@" in written else excerpt(written)  # a password is nobody's business
    try:
        address = HttpUrl(written.strip())
    except ValidationError:
        raise ValueError(f"{found} is no address that begins with https:// or http://") from None
    others = (address.username, address.password, address.query, address.fragment)
    if any(part is not None for part in others):
        raise ValueError(f"{found} names a user, or has a “?” or a “#”, which no page can have")
    return f"{str(address).rstrip('/')}/"


def _written(config: MkDocsConfig) -> dict[str, Any]:
    """The settings in the file and in those it inherits; the theme may be the command line's."""
    with Path(config.config_file_path).open("rb") as file:
        values = yaml_load(file, get_yaml_loader(config=config))
    theme = values.get("theme")
    values["theme"] = (theme if isinstance(theme, dict) else {}) | {"name": config.theme.name}
    return values


def _errors(config: MkDocsConfig, root: Path, asked: Mapping[str, Any]) -> Iterator[Problem]:
    """An error for each thing that the site cannot be built with."""
    yield from _misfits(asked, LIST["honoured"], partial(_place, config))
    if (root / "mkdocs.en.yml").exists():
        yield problem("left_over", Place("mkdocs.en.yml"))
    if Path(config.docs_dir).resolve() != (root / "docs").resolve():
        found = excerpt(asked.get("docs_dir"))
        yield problem("docs_dir", _place(config, "docs_dir"), found=found)
    try:
        site_address(config.site_url or "")
    except ValueError as error:
        yield problem("site_url", _place(config, "site_url"), why=error)


def _misfits(
    values: Any, types: Mapping[str, str], place: Callable[[str], Place]
) -> Iterator[Problem]:
    """An error for each value of another type; what is empty asks for nothing."""
    for name, expected in types.items():
        kind, hint = _TYPES.get(expected, (Any, ""))
        value = values
        for key in name.split("."):
            value = value.get(key) if isinstance(value, Mapping) else None
        try:
            TypeAdapter(kind | None).validate_python(value or None, strict=True)
        except ValidationError:
            said = {"name": name, "expected": expected, "found": excerpt(value), "hint": hint}
            yield problem("another_type", place(name), Level.ERROR, **said)


def _settle_theme(config: MkDocsConfig, root: Path, asked: Mapping[str, Any]) -> None:
    """Puts our templates in the place of the theme's, of whose ten thousand files we need none."""
    theme = config.theme
    theme.dirs = [str(folder / "theme") for folder in (root / "templates", TEMPLATES)]
    theme.static_templates -= {"404.html", "sitemap.xml"}  # made from what the site has
    theme.static_templates |= {"robots.txt"}
    palette = asked.get("palette") or {}
    first = palette[0] if isinstance(palette, list) else palette
    theme["scheme"] = "" if "media" in first else _SCHEMES.get(str(first.get("scheme")), "")
    theme["logo"], theme["favicon"] = asked.get("logo") or None, asked.get("favicon") or ICON


def _ignored(config: MkDocsConfig, asked: Mapping[str, Any]) -> Iterator[Problem]:
    """A warning for each setting that has no effect, and for a missing address."""
    vain = [(name, "") for name in _removed_plugins(config) if "plugins" in asked]  # else a default
    for name, value in _settings(asked):
        if value and LIST["harmless"].get(name) != value and _is_refused(name):
            vain.append((name, f" ({excerpt(value)})"))
    for name, found in vain:
        place, note = _place(config, name), LIST["refused"].get(name, LIST["others"])
        yield problem("no_effect", place, Level.WARNING, name=name, found=found, note=note)
    if not config.site_url and config.use_directory_urls:
        yield problem("no_site_url", _place(config, "site_url"), Level.WARNING)


def _removed_plugins(config: MkDocsConfig) -> Iterator[str]:
    """Takes the refused plug-ins out, and yields the setting of each."""
    for name in list(config.plugins):
        setting = f"plugins.{name.rpartition('/')[2]}"  # some begin with the name of their theme
        if setting in LIST["refused"]:
            plugin = config.plugins.pop(name)
            for event, methods in config.plugins.events.items():  # MkDocs may be going through one
                kept = [one for one in methods if getattr(one, "__self__", None) is not plugin]
                config.plugins.events[event] = kept
            yield setting


def _settings(values: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """The name and value of each setting; a theme may have several palettes."""
    for key, value in values.items():
        name = f"{above}{key}"
        if name in _OPEN:
            for inner in value if isinstance(value, list) else [value or {}]:
                yield from _settings(inner, f"{name}.")
        else:
            yield name, value


def _is_refused(name: str) -> bool:
    """True for what the list refuses or does not have; MkDocs itself says what it does not know."""
    is_known = name.partition(".")[0] in MkDocsConfig() and not name.startswith("extra.")
    return name in LIST["refused"] or (is_known and name not in LIST["honoured"])


def _place(config: MkDocsConfig, name: str) -> Place:
    file = Path(config.config_file_path)
    return Place(file.name, *_position(file.read_bytes(), name))


def _position(text: str | bytes, name: str) -> tuple[int, int]:
    """Line and column of a setting in a text of YAML, or of what it would be in."""
    node = yaml.compose(text, yaml.CSafeLoader)
    mark = node.start_mark if node else None
    for key in name.split("."):
        for found, value in node.value if isinstance(node, yaml.MappingNode) else ():
            if found.value == key:
                mark, node = found.start_mark, value
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
