"""What of MkDocs's and Material's settings this site honours, what it refuses, and why.

The table of MAINTAINING is made from the one below.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from dossier.model.base import Lang

Keys = tuple[str | int, ...]


class Answer(StrEnum):
    """What becomes of a setting."""

    HONOURED = "honoured"
    ALWAYS = "always so"
    REFUSED = "refused"


class Setting(NamedTuple):
    """A setting, what becomes of it, how or why; `harmless` are values that ask for nothing."""

    name: str
    answer: Answer
    note: str
    harmless: tuple[Any, ...] = ()


class Asked(NamedTuple):
    """A setting as somebody wrote it: its name here, the way to it in the file, its value."""

    name: str
    keys: Keys
    value: Any


_H, _A, _R = Answer.HONOURED, Answer.ALWAYS, Answer.REFUSED
_OURS = "The site gives it a value of its own."
_MATERIAL = "Its pages need Material’s templates, which this site does not use."

TABLE = (
    Setting("site_name", _A, "MkDocs wants one; `seeds/site.yml` has the last word."),
    Setting("site_url", _H, "As links carry it: encoded, without a user, `?` or `#`. Without it: no canonical address, `hreflang`, sitemap; a warning."),  # noqa: E501
    Setting("site_author", _H, "In the head of every page."),
    Setting("site_description", _R, "Each page says in its own words what it is about."),
    Setting("site_dir", _H, "A link is followed; a mounted folder is brought up to date in place."),
    Setting("docs_dir", _R, "The pages are written to `docs/fr` and `docs/en`."),
    Setting("nav", _H, "Is the menu, in its order, without headings. Where `mkdocs.en.yml` has none, English shows the same pages by their English titles, those that it has, and the same files."),  # noqa: E501
    Setting("exclude_docs", _H, "For files of one’s own; a page of the seeds has `draft: true`."),
    Setting("draft_docs", _H, "For files of one’s own; a page of the seeds has `draft: true`."),
    Setting("not_in_nav", _A, "Nothing is said of pages that the menu does not have."),
    Setting("use_directory_urls", _H, "`false` makes a copy that works from a disk; browsers do not search there."),  # noqa: E501
    Setting("copyright", _H, "In the footer, as HTML."),
    Setting("repo_url", _H, "In the footer, where `extra.repository` says nothing else."),
    Setting("repo_name", _R, "The link says what it is in the language of the page."),
    Setting("edit_uri", _R, "A page is made from the seeds: the head of its Markdown names them."),
    Setting("edit_uri_template", _R, "A page is made from the seeds: the head of its Markdown names them."),  # noqa: E501
    Setting("extra_css", _H, "Files in `docs/fr`, for both editions, or in `docs/en`; none of another site."),  # noqa: E501
    Setting("extra_javascript", _H, "Files in `docs/fr`, for both editions, or in `docs/en`; none of another site."),  # noqa: E501
    Setting("extra_templates", _H, "Those of `docs/fr`, and those of `docs/en` below it."),
    Setting("google_analytics", _R, "The site asks no third party for anything."),
    Setting("markdown_extensions", _H, "For pages of one’s own, added to `footnotes`, `md_in_html`, `tables`, which alone read those of the seeds."),  # noqa: E501
    Setting("markdown_extensions: toc", _R, "The sections keep the addresses that links in `docs/` know.", ({}, None)),  # noqa: E501
    Setting("plugins", _H, "Each edition has objects of its own, and every page is built anew."),
    Setting("hooks", _H, "`build_site.py` makes the site, and is named once. Those of `mkdocs.yml` in both editions, unless `mkdocs.en.yml` has its own."),  # noqa: E501
    Setting("watch", _H, "In `mkdocs.yml`."),
    Setting("dev_addr", _H, "In `mkdocs.yml`."),
    Setting("strict", _H, "In `mkdocs.yml`, or `--strict`."),
    Setting("remote_branch", _H, "By `mkdocs gh-deploy`."),
    Setting("remote_name", _H, "By `mkdocs gh-deploy`."),
    Setting("validation", _H, "For pages of one’s own."),
    Setting("theme.name", _R, "The look is that of `templates/theme`.", ("material", None)),
    Setting("theme.custom_dir", _H, "Templates in another folder come before those of `templates/theme`."),  # noqa: E501
    Setting("theme.static_templates", _H, "Once, for both editions, besides `404.html` and `robots.txt`."),  # noqa: E501
    Setting("theme.logo", _H, "A file as in `extra_css`, before the site’s name."),
    Setting("theme.favicon", _H, "A file as in `extra_css`."),
    Setting("theme.language", _R, "An edition is in its own language, `fr` or `en`."),
    Setting("theme.locale", _R, "An edition is in its own language, `fr` or `en`."),
    Setting("theme.direction", _R, "Both languages are written from left to right.", ("ltr", None)),
    Setting("theme.font", _R, "The reader’s own fonts are used; `extra_css` can bring others.", (False, None)),  # noqa: E501
    Setting("theme.icon", _R, "The site’s few icons are drawn in its templates.", (None,)),
    Setting("theme.palette.scheme", _H, "What a reader sees who has chosen nothing: `slate` is dark."),  # noqa: E501
    Setting("theme.palette.media", _A, "With several palettes, the reader’s system decides."),
    Setting("theme.palette.toggle", _A, "A reader can always choose light, dark or the system’s."),
    Setting("theme.palette.primary", _R, "Contrasts are tested as they are: write --brand and others in `extra_css`.", ("custom", None)),  # noqa: E501
    Setting("theme.palette.accent", _R, "Contrasts are tested as they are: write --accent and others in `extra_css`.", ("custom", None)),  # noqa: E501
    Setting("theme.features: navigation.tabs", _A, "The menu is a row of pages."),
    Setting("theme.features: navigation.prune", _A, "A menu has the pages near the one it is on."),
    Setting("theme.features: navigation.top", _H, "A way back to the top in the footer."),
    Setting("theme.features: navigation.footer", _R, "The menu leads to the pages before and after."),  # noqa: E501
    Setting("theme.features: navigation.instant", _R, "No page depends on a script."),
    Setting("theme.features: navigation.tracking", _R, "No page depends on a script."),
    Setting("theme.features: search.suggest", _R, "The results come while one types."),
    Setting("theme.features: search.highlight", _R, "The words are marked in the results."),
    Setting("theme.features: search.share", _R, "A search has no address."),
    Setting("theme.features: content.action.edit", _R, "A page is made from the seeds: the head of its Markdown names them."),  # noqa: E501
    Setting("theme.features: content.action.view", _R, "A page is made from the seeds: the head of its Markdown names them."),  # noqa: E501
    Setting("theme.features: content.footnote.tooltips", _A, "A note opens where its mark stands."),
    Setting("theme.features: (others)", _R, "This theme does not have it."),
    Setting("theme.(others)", _R, "This theme has no such setting; `extra` is free for templates of one’s own."),  # noqa: E501
    Setting("extra.repository", _H, "The address of the sources, in the footer."),
    Setting("extra.label", _R, _OURS),
    Setting("extra.navigation", _R, _OURS),
    Setting("extra.is_served", _R, _OURS),
    Setting("extra.alternate", _R, "Every page names its counterpart already."),
    Setting("extra.analytics", _R, "The site asks no third party for anything."),
    Setting("extra.annotate", _R, _MATERIAL),
    Setting("extra.consent", _R, "The site asks no third party for anything, and keeps nothing."),
    Setting("extra.generator", _R, "No page names its generator.", (False,)),
    Setting("extra.homepage", _R, "The site’s name leads to its home page."),
    Setting("extra.manifest", _R, "The theme does not use it."),
    Setting("extra.scope", _R, "Nothing is kept but the colours a reader chose."),
    Setting("extra.social", _R, "The footer has the repository; `copyright` may have other links."),
    Setting("extra.status", _R, _MATERIAL),
    Setting("extra.tags", _R, _MATERIAL),
    Setting("extra.version", _R, _MATERIAL),
    Setting("plugins: search", _R, "Pagefind indexes the finished site."),
    Setting("plugins: blog", _R, _MATERIAL),
    Setting("plugins: group", _R, "Name the plug-ins themselves."),
    Setting("plugins: info", _R, "It reports on Material, which this site does not use."),
    Setting("plugins: offline", _H, "As `use_directory_urls: false`."),
    Setting("plugins: optimize", _R, "It keeps what it makes apart from the site’s own cache."),
    Setting("plugins: projects", _R, "A site is one dossier in two editions."),
    Setting("plugins: social", _R, "Each edition has its picture; `make previews` draws it."),
    Setting("plugins: tags", _R, _MATERIAL),
    Setting("plugins: typeset", _R, _MATERIAL),
)  # fmt: skip
"""Every setting that is known; of `extra` and `plugins`, what is not here is free."""

ONCE = ("site_url", "site_dir", "use_directory_urls", "strict", "dev_addr", "watch")
"""What `mkdocs.yml` alone says: both editions are one site."""

_INTRODUCTION = """What `mkdocs.yml` and `mkdocs.en.yml` may say, and what becomes of it. What is refused is said by a warning with its
place, an error under `--strict`. Of `extra` and `plugins`, what is not listed is free."""  # noqa: E501
_BY_NAME = {setting.name: setting for setting in TABLE}


def refused(written: Mapping[str, Any], lang: Lang) -> Iterator[tuple[Asked, Setting]]:
    """What a configuration asks for in vain."""
    own = {"theme.language": lang, "theme.locale": lang}
    for asked in _asked(written):
        setting = _setting(asked.name)
        if setting is None or setting.answer is not _R or asked.value in setting.harmless:
            continue
        if asked.value != own.get(asked.name, asked):
            yield asked, setting


def is_refused_plugin(name: str) -> bool:
    """Whether the site does without that plug-in, whatever its full name."""
    setting = _BY_NAME.get(f"plugins: {_short(name)}")
    return setting is not None and setting.answer is _R


def as_markdown() -> str:
    """The table as MAINTAINING has it."""
    rows = [f"| `{name}` | {answer} | {note} |" for name, answer, note, _ in TABLE]
    return "\n".join([_INTRODUCTION, "", "| setting | | |", "|---|---|---|", *rows])


def _setting(name: str) -> Setting | None:
    if name in _BY_NAME:
        return _BY_NAME[name]
    for begins in ("theme.features: ", "theme."):
        if name.startswith(begins):
            return _BY_NAME[f"{begins}(others)"]
    return None


def _asked(written: Mapping[str, Any]) -> Iterator[Asked]:
    """Every setting that is written, by its name in the table."""
    for key, value in written.items():
        if key == "theme":
            yield from _of_theme({"name": value} if isinstance(value, str) else value or {})
        elif key == "extra":
            for name, inner in (value or {}).items():
                yield Asked(f"extra.{name}", (key, name), inner)
        else:
            yield Asked(key, (key,), value)
        if key in ("plugins", "markdown_extensions"):
            for name, at, options in entries(value):
                yield Asked(f"{key}: {_short(name)}", (key, at), options)


def _of_theme(theme: Mapping[str, Any]) -> Iterator[Asked]:
    for key, value in theme.items():
        if key == "features":
            for at, feature in enumerate(value or []):
                yield Asked(f"theme.features: {feature}", ("theme", key, at), feature)
        elif key == "palette":
            for name, inner in (pair for one in palettes(value) for pair in one.items()):
                yield Asked(f"theme.palette.{name}", ("theme", key), inner)
        else:
            yield Asked(f"theme.{key}", ("theme", key), value)


def palettes(value: Any) -> list[dict[str, Any]]:
    """The palettes of a theme: none, one, or several."""
    return value if isinstance(value, list) else [value] if value else []


def entries(value: Any) -> Iterator[tuple[str, str | int, Any]]:
    """The plug-ins or extensions of a list or a mapping: name, place in it, options."""
    if isinstance(value, Mapping):
        for name, options in value.items():
            yield name, name, options
    for at, item in enumerate(value if isinstance(value, list) else []):
        [(name, options)] = item.items() if isinstance(item, Mapping) else [(item, None)]
        yield name, at, options


def _short(name: str) -> str:
    return str(name).lstrip("/").removeprefix("material/")
