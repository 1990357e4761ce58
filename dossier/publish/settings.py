"""Applies the configuration of MkDocs to the site, and reports settings that have no effect.

The names of settings are dotted (`theme.logo`); settings.yml lists them.
"""

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

from dossier.model.problems import Place, Problem, excerpt
from dossier.publish.messages import problem, refuse
from dossier.render.renderer import TEMPLATES
from dossier.text.words import table_of

ICON = "assets/favicon.svg"
SETTINGS = table_of(__file__)
"""The settings that are honoured, harmless or refused, and the folders that are never a site."""

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
"""The types by their names in settings.yml, each with the hint for a value of another type."""


def apply(config: MkDocsConfig, root: Path) -> list[Problem]:
    """Changes the configuration to our theme, and to the plug-ins that the site can use.

    Returns a warning for each setting that is written and has no effect. Raises PluginError if the
    project at `root` cannot be built with this configuration.
    """
    asked = _written_settings(config)
    refuse(list(_errors(config, root, asked)))
    config.site_url = site_address(config.site_url or "") or None
    config.edit_uri = config.edit_uri_template = None
    _apply_theme(config, root, asked["theme"])
    return sorted({*_ignored(config, asked)})


def lost_files(config: MkDocsConfig, published: Collection[str]) -> Iterator[Problem]:
    """An error for each style sheet, script or picture that is named and is no file of the site.

    `published` has the addresses of all files of the site; those a plug-in adds are not checked.
    """
    asked = dict(_settings(_written_settings(config)))
    for name in _FILES:
        named = asked.get(name) or ()
        for item in [named] if isinstance(named, str) else named:
            file = item["path"] if isinstance(item, dict) else item
            if posixpath.normpath(file) not in published:
                lost = "another_site" if "//" in file else "no_file"
                yield problem(lost, _place(config, name), name=name, file=file)


def front_matter_problems(path: str, text: str, meta: Mapping[str, Any]) -> Iterator[Problem]:
    """An error for front matter that MkDocs takes for text, and for each value of a wrong type.

    `text` is a whole page of one's own, `meta` its front matter, parsed.
    """
    match = YAML_RE.match(text)
    head = text[: match.end(1)] if match else ""
    if text.lstrip().partition("\n")[0].rstrip() == "---" and not meta:
        why: Any = "it has no keys, no end, or a line above it"
        try:
            yaml.load(head, yaml.CSafeLoader)
        except (yaml.YAMLError, ValueError) as error:  # as of a date of no calendar
            why = error
        place = Place(path, *_start(getattr(why, "problem_mark", None)))
        yield problem("front_matter", place, why=getattr(why, "problem", why))
    types = SETTINGS["front_matter"]
    yield from _mistyped(meta, types, lambda key: Place(path, *_position(head, key)))


def site_address(written: str) -> str:
    """The address of the site percent-encoded and with a slash at its end; empty if none is given.

    Raises ValueError, with the reason, if a site cannot have this address.
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


def _written_settings(config: MkDocsConfig) -> dict[str, Any]:
    """The settings in mkdocs.yml and the files it inherits, with the theme that is in use."""
    with Path(config.config_file_path).open("rb") as file:
        values = yaml_load(file, get_yaml_loader(config=config))
    theme = values.get("theme")
    values["theme"] = (theme if isinstance(theme, dict) else {}) | {"name": config.theme.name}
    return values


def _errors(config: MkDocsConfig, root: Path, asked: Mapping[str, Any]) -> Iterator[Problem]:
    """An error for each setting or file that keeps the site from being built."""
    yield from _mistyped(asked, SETTINGS["honoured"], partial(_place, config))
    if (root / "mkdocs.en.yml").exists():
        yield problem("left_over", Place("mkdocs.en.yml"))
    if Path(config.docs_dir).resolve() != (root / "docs").resolve():
        found = excerpt(asked.get("docs_dir"))
        yield problem("docs_dir", _place(config, "docs_dir"), found=found)
    try:
        site_address(config.site_url or "")
    except ValueError as error:
        yield problem("site_url", _place(config, "site_url"), why=error)


def _mistyped(
    values: Any, types: Mapping[str, str], place: Callable[[str], Place]
) -> Iterator[Problem]:
    """An error for each value of another type than expected; an empty value is of any type."""
    for name, expected in types.items():
        kind, hint = _TYPES.get(expected, (Any, ""))
        value = values
        for key in name.split("."):
            value = value.get(key) if isinstance(value, Mapping) else None
        try:
            TypeAdapter(kind | None).validate_python(value or None, strict=True)
        except ValidationError:
            said = {"name": name, "expected": expected, "found": excerpt(value), "hint": hint}
            yield problem("another_type", place(name), **said)


def _apply_theme(config: MkDocsConfig, root: Path, asked: Mapping[str, Any]) -> None:
    """Replaces the theme's templates and its ten thousand other files, none of which we need."""
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
    idle = [(name, "") for name in _removed_plugins(config) if "plugins" in asked]  # else a default
    for name, value in _settings(asked):
        if value and SETTINGS["harmless"].get(name) != value and _is_refused(name):
            idle.append((name, f" ({excerpt(value)})"))
    for name, found in idle:
        place, note = _place(config, name), SETTINGS["refused"].get(name, SETTINGS["others"])
        yield problem("no_effect", place, name=name, found=found, note=note)
    if not config.site_url and config.use_directory_urls:
        yield problem("no_site_url", _place(config, "site_url"))


def _removed_plugins(config: MkDocsConfig) -> Iterator[str]:
    """Removes the refused plug-ins, and yields the name of the setting of each."""
    for name in list(config.plugins):
        setting = f"plugins.{name.rpartition('/')[2]}"  # some begin with the name of their theme
        if setting in SETTINGS["refused"]:
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
    """True if settings.yml refuses the setting or does not have it; MkDocs itself reports unknown
    ones."""
    is_known = name.partition(".")[0] in MkDocsConfig() and not name.startswith("extra.")
    return name in SETTINGS["refused"] or (is_known and name not in SETTINGS["honoured"])


def _place(config: MkDocsConfig, name: str) -> Place:
    file = Path(config.config_file_path)
    return Place(file.name, *_position(file.read_bytes(), name))


def _position(text: str | bytes, name: str) -> tuple[int, int]:
    """The line and column of a setting in a text of YAML, or of the setting it would be in."""
    node = yaml.compose(text, yaml.CSafeLoader)
    mark = node.start_mark if node else None
    for key in name.split("."):
        for found, value in node.value if isinstance(node, yaml.MappingNode) else ():
            if found.value == key:
                mark, node = found.start_mark, value
    return _start(mark)


def _start(mark: Any) -> tuple[int, int]:
    """The line and column that a mark of the parser stands for; those of the beginning for none."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
