"""Every setting of MkDocs and Material is honoured, or refused with its reason."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from dossier.model.problems import Problem, report
from dossier.publish.settings import apply, front_matter_problems, lost_files, site_address
from tests.project import ROOT, built, edit, fill, run

HOMES = ("index.html", "en/index.html")
CONFIGURATION = """
site_name: Régate
site_url: https://example.org/regate/
theme: {name: material}
plugins: []
hooks: [build_site.py]
"""


# --- The configuration alone


def configured(root: Path, *changes: tuple[str, str], more: str = "", **said: str) -> MkDocsConfig:
    """The configuration that MkDocs makes of a file in `root` and of the command line."""
    (root / "docs/fr").mkdir(parents=True, exist_ok=True)
    fill(root, {"mkdocs.yml": f"{CONFIGURATION.strip()}\n{more}", "build_site.py": ""})
    edit(root, "mkdocs.yml", *changes)
    return load_config(str(root / "mkdocs.yml"), **said)


def settled(root: Path, *changes: tuple[str, str], more: str = "") -> MkDocsConfig:
    """The configuration as the site is built by it, where nothing is wrong with it."""
    config = configured(root, *changes, more=more)
    assert apply(config, root) == []
    return config


def told(problems: list[Problem]) -> str:
    return "".join(f"{problem}\n" for problem in problems)


def refused(root: Path, *changes: tuple[str, str], more: str = "") -> str:
    """The message why the project cannot be built with this configuration."""
    with pytest.raises(PluginError) as refusal:
        apply(configured(root, *changes, more=more), root)
    return str(refusal.value)


REFUSED = """
theme:
  name: material
  language: de
  custom_dir: docs
  font: {text: Inter}
  features: [toc.follow]
  colour: red
  palette:
    - {scheme: default, primary: red}
    - {scheme: slate, primary: red}
extra:
  analytics: {provider: google}
  label: Étiquette
  free: yes
plugins:
  - search
  - material/tags: {}
  - meta
site_description: Régate
edit_uri: edit/main/docs/
repo_name: Le dépôt
repo_url: https://git.example.org/regatta
extra_css: [https://cdn.example.org/x.css, nowhere.css, there.css]
extra_javascript: [//cdn.example.org/x.js, {path: ../own.js, defer: true}]
"""


def test_what_is_refused_is_named_with_its_place_and_its_reason(
    tmp_path: Path, expected: Callable[[str, str], None]
) -> None:
    left = ("theme: {name: material}\nplugins: []\n", "")
    config = configured(tmp_path, left, more=REFUSED)
    problems = [*apply(config, tmp_path), *lost_files(config, {"there.css"})]
    expected("golden/refused_settings.txt", told(problems))
    assert report(problems).endswith("\n4 errors, 13 warnings")


def test_what_is_refused_has_no_effect(tmp_path: Path) -> None:
    config = configured(
        tmp_path, ("theme: {name: material}\nplugins: []\n", ""), more=f"{REFUSED}copyright: ©\n"
    )
    apply(config, tmp_path)
    assert config.edit_uri is config.edit_uri_template is None
    assert config.theme.dirs == [str(tmp_path / "templates/theme"), str(ROOT / "templates/theme")]
    assert list(config.plugins) == ["material/meta", "build_site.py"]
    methods = [method for event in config.plugins.events.values() for method in event]
    assert {type(getattr(method, "__self__", None)).__name__ for method in methods} == {
        "MetaPlugin"
    }


@pytest.mark.parametrize("left", ["plugins: []\n", "site_url: https://example.org/regate/\n"])
def test_what_nobody_wrote_is_not_refused(tmp_path: Path, left: str) -> None:
    config = configured(tmp_path, (left, ""), ("hooks", "use_directory_urls: false\nhooks"))
    assert apply(config, tmp_path) == [] and "material/search" not in config.plugins


def test_an_empty_setting_asks_for_nothing(tmp_path: Path) -> None:
    theme = "theme:\n  name: material\n  language: fr\n  font: false\n  features: []\n  logo:\n"
    changes = ("theme: {name: material}\n", f"{theme}  palette:\n  icon: {{}}\n  favicon: false\n")
    config = settled(tmp_path, changes, more="copyright:\nrepo_name:\nsite_description: ''\nnav:\n")
    assert [*lost_files(config, ())] == []
    assert (config.theme["logo"], config.theme["favicon"]) == (None, "assets/favicon.svg")


@pytest.mark.parametrize(
    ("palette", "scheme"),
    [
        ("{scheme: slate}", "dark"),
        ("{scheme: default}", "light"),
        ("{scheme: mine}", ""),
        ("[{scheme: slate, toggle: {name: Clair}}, {scheme: default}]", "dark"),
        ("[{media: '(prefers-color-scheme: dark)', scheme: slate}]", ""),
        ("[]", ""),
    ],
)
def test_the_scheme_of_the_first_palette_is_what_a_reader_sees_first(
    tmp_path: Path, palette: str, scheme: str
) -> None:
    config = settled(tmp_path, ("{name: material}", f"{{name: material, palette: {palette}}}"))
    assert config.theme["scheme"] == scheme


def test_what_is_named_and_is_of_the_site_stays(tmp_path: Path) -> None:
    more = "extra_css: [./css/a.css]\nextra_javascript: [a.mjs, {path: b.js, defer: true}]\n"
    theme = "{name: material, logo: mark.svg, favicon: mark.svg, static_templates: [a.html]}"
    config = settled(tmp_path, ("{name: material}", theme), more=more)
    config.extra_css.append("made.css")  # by a plug-in
    assert [*lost_files(config, {"css/a.css", "a.mjs", "b.js", "mark.svg"})] == []
    assert config.extra_css == ["./css/a.css", "made.css"]
    assert [str(script) for script in config.extra_javascript] == ["a.mjs", "b.js"]
    assert (config.theme["logo"], config.theme["favicon"]) == ("mark.svg", "mark.svg")
    assert config.theme.static_templates == {"a.html", "robots.txt"}


def test_a_picture_that_is_missing_is_named(tmp_path: Path) -> None:
    theme = "{name: material, logo: ../secret.svg, favicon: nowhere.svg}"
    config = settled(tmp_path, ("{name: material}", theme))
    assert [problem.message for problem in lost_files(config, ())] == [
        "theme.logo: “../secret.svg” is no file of the site",
        "theme.favicon: “nowhere.svg” is no file of the site",
    ]


def test_settings_may_be_inherited(tmp_path: Path) -> None:
    fill(tmp_path, {"base.yml": "extra: {free: true}\nedit_uri: edit/\ncopyright: ©\n"})
    config = configured(tmp_path, ("site_name", "INHERIT: base.yml\nsite_name"))
    [problem] = apply(config, tmp_path)
    assert problem.message == "edit_uri (“edit/”) has no effect here" and config.copyright == "©"


def test_another_theme_is_refused_on_the_command_line_too(tmp_path: Path) -> None:
    config = configured(tmp_path, theme="readthedocs")
    [problem] = apply(config, tmp_path)
    assert problem.message == "theme.name (“readthedocs”) has no effect here"
    assert config.theme.dirs == [str(tmp_path / "templates/theme"), str(ROOT / "templates/theme")]


def test_a_theme_may_be_no_more_than_a_name(tmp_path: Path) -> None:
    settled(tmp_path, ("{name: material}", "material"))


WRONG: list[tuple[str, str, list[str]]] = [
    (
        "logo: [a], favicon: 5, static_templates: 5.txt, palette: slate",
        "extra_css: [5]\nextra_templates: [5]\nrepo_url: javascript://x/%0aalert(1)\n",
        [
            "theme.logo: expected a text, found a list of 1",
            "theme.favicon: expected a text, found “5”",
            "theme.static_templates: expected a list of texts, found “5.txt”",
            "theme.palette: expected a mapping, or a list of some, found “slate”",
            "extra_css: expected a list of texts, found a list of 1",
            "extra_templates: expected a list of texts, found a list of 1",
            "repo_url: expected an address, found “javascript://x/%0aalert(1)”",
        ],
    ),
    (
        "palette: [slate]",
        "extra: {repository: [a, b]}",
        [
            "theme.palette: expected a mapping, or a list of some, found a list of 1",
            "mkdocs.yml:6:9: extra.repository: expected an address, found a list of 2",
        ],
    ),
    ("", "extra: {repository: 5}", ["extra.repository: expected an address, found “5”"]),
    ("", "extra: {repository: 'javascript:alert(1)'}", ["expected an address, found “javascript"]),
]


@pytest.mark.parametrize(("theme", "more", "messages"), WRONG)
def test_what_cannot_be_read_is_named_with_what_was_expected(
    tmp_path: Path, theme: str, more: str, messages: list[str]
) -> None:
    said = refused(tmp_path, ("{name: material}", f"{{name: material, {theme}}}"), more=more)
    for message in messages:
        assert message in said
    assert f"\n{len(messages)} error" in said


def test_docs_has_both_languages(tmp_path: Path) -> None:
    said = refused(tmp_path, more="docs_dir: docs/fr\n")
    assert "mkdocs.yml:6:1: docs_dir: expected docs, found “docs/fr”\n    Write docs: " in said
    settled(tmp_path, more="docs_dir: ./docs/\n")


def test_an_english_configuration_that_is_left_over_is_refused(tmp_path: Path) -> None:
    fill(tmp_path, {"mkdocs.en.yml": "docs_dir: docs/en\n"})
    said = refused(tmp_path)
    assert "mkdocs.en.yml:1:1: is left over: mkdocs.yml builds both languages\n    Move" in said


def test_an_address_is_needed_but_where_the_site_is_read_from_a_disk(tmp_path: Path) -> None:
    config = configured(tmp_path, ("site_url: https://example.org/regate/", "site_url: ''"))
    [problem] = apply(config, tmp_path)
    assert str(problem).startswith("mkdocs.yml:2:1: warning: site_url is not set\n    Say where")
    assert config.site_url is None


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://x.example", "https://x.example/"),
        ("https://x.example//", "https://x.example/"),
        (" https://x.example/a/ ", "https://x.example/a/"),
        ("https://exämple.org/dössier", "https://xn--exmple-cua.org/d%C3%B6ssier/"),
        ("https://x.example:8000/a b/c%20d", "https://x.example:8000/a%20b/c%20d/"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
        ("", ""),
    ],
)
def test_an_address_is_written_as_links_carry_it(written: str, address: str) -> None:
    assert site_address(written) == site_address(address) == address


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("https://x.example/a?x=1", "or has a “?” or a “#”"),
        ("https://x.example/?", "or has a “?” or a “#”"),
        ("https://x.example/#f", "or has a “?” or a “#”"),
        ("https://user:pw@x.example/", "the address names a user"),
        ("ftp://x.example/", "“ftp://x.example/” is no address that begins with https:// or"),
        ("https://[x/", "is no address"),
        ("https://x:99999/", "is no address"),
        ("https://user:pw@[x/", "the address is no address"),
    ],
)
def test_where_no_site_can_live_is_said(written: str, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)) as refusal:
        site_address(written)
    assert "pw" not in str(refusal.value)


def test_where_no_site_can_live_is_said_with_its_place(tmp_path: Path) -> None:
    said = refused(tmp_path, ("https://example.org", "https://user:pw@example.org"))
    assert "mkdocs.yml:2:1: site_url: the address names a user" in said and "pw" not in said


HEAD = """---
lang: fr
title: 2026-01-01
description: {a: b}
alternate: [1, 2]
menu: "false"
---
Words.
"""


def test_the_head_of_a_page_is_read_or_what_is_wrong_is_named() -> None:
    meta = {"title": 5, "description": {"a": "b"}, "alternate": [1, 2], "menu": "false"}
    assert [str(each).split("\n")[0] for each in front_matter_problems("x.md", HEAD, meta)] == [
        "x.md:3:1: title: expected a text, found “5”",
        "x.md:4:1: description: expected a text, found a mapping of 1",
        "x.md:5:1: alternate: expected a text, found a list of 2",
        "x.md:6:1: menu: expected true or false, found “false”",
    ]
    meta = {"title": "A", "menu": True, "alternate": None}
    assert list(front_matter_problems("x.md", HEAD, meta)) == []
    [problem] = front_matter_problems("x.md", "menu: true\n\nWords.\n", {"menu": "true"})
    assert str(problem).startswith("x.md:1:1: menu: expected true or false")


# --- The site that is built by it


def page(project: Path, path: str = "index.html") -> str:
    return (project / "site" / path).read_text("utf-8")


def say(project: Path, more: str) -> None:
    """Adds lines to the configuration."""
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"\n{more}")


def assert_refused(project: Path, message: str) -> None:
    code, said = built(project)
    assert code == 1 and not (project / "site").exists()
    assert message in said, said


class Links(HTMLParser):
    """Every address that a page names."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in ("href", "src")]


def dead(site: Path) -> list[str]:
    """The relative links of a site that do not lead to a file, as on a disk."""
    return [
        f"{html.relative_to(site)}: {link}"
        for html in site.rglob("*.html")
        if html.name != "404.html"
        for link in Links(html.read_text("utf-8")).found
        if not urlsplit(link).scheme
        if (path := urlsplit(link).path)
        if not (html.parent / unquote(path)).is_file()
    ]


def test_what_a_configuration_names_is_in_both_languages(project: Path) -> None:
    edit(
        project,
        "mkdocs.yml",
        ("  name: material\n", "  name: material\n  logo: mark.svg\n  favicon: mark.svg\n"),
        ("  name: material\n", "  name: material\n  palette: {scheme: slate}\n"),
        ("extra:\n  repository: https://github.com/example/dossier\n", ""),
    )
    fill(
        project,
        {
            "docs/fr/mark.svg": "<svg/>",
            "docs/fr/css/own.css": "body{}",
            "docs/fr/own.js": "'use strict'",
            "docs/fr/own.mjs": "export {}",
            "docs/en/css/english.css": "body{}",
        },
    )
    settings = """
extra_css: [css/own.css, en/css/english.css]
extra_javascript: [{path: own.js, defer: true}, own.mjs]
copyright: © 2030 <b>Le club</b>
repo_url: https://git.example.org/regatta
site_author: Anne
"""
    say(project, settings)
    code, said = built(project, "--strict")
    assert code == 0, said
    for path, up, english in (
        ("regate/index.html", "../", "../en/css/english.css"),
        ("en/regatta/index.html", "../../", "../css/english.css"),
    ):
        shown = page(project, path)
        for expected in (
            f'<link rel="stylesheet" href="{up}css/own.css">',
            f'<link rel="stylesheet" href="{english}">',
            f'<script src="{up}own.js" defer></script>',
            f'<script src="{up}own.mjs" type="module"></script>',
            f'<link rel="icon" href="{up}mark.svg" type="image/svg+xml">',
            f'<img class="logo" src="{up}mark.svg" alt="">',
            "<p>© 2030 <b>Le club</b></p>",
            'href="https://git.example.org/regatta"',
            '<meta name="author" content="Anne">',
            'data-scheme="dark"',
        ):
            assert expected in shown, (path, expected)


def test_what_is_refused_is_told_by_a_warning_and_under_strict_stops_the_build(
    project: Path,
) -> None:
    edit(project, "mkdocs.yml", ("plugins: []", "plugins: [search]"))
    say(project, "site_description: Régate\n")
    messages = (
        "plugins.search has no effect here\n    Pagefind indexes the finished site.",
        "site_description (“Régate”) has no effect here\n    Each page says",
    )
    code, said = built(project)
    assert code == 0 and said.count("WARNING") == len(messages), said
    for message in messages:
        assert message in said
    kept = page(project)
    fill(project, {"docs/fr/note.md": "# Note\n"})
    code, said = built(project, "--strict")
    assert code == 1 and "\n2 errors\n" in said
    assert page(project) == kept and not (project / "site/note").exists()


def test_an_address_is_published_as_links_carry_it_or_refused(project: Path) -> None:
    code, said = built(project, SITE_URL="https://user:pw@x.example/")
    assert code == 1 and "site_url: the address names a user" in said
    assert "pw" not in said
    assert built(project, "--strict", SITE_URL="https://exämple.org/a b/")[0] == 0
    base = "https://xn--exmple-cua.org/a%20b/"
    assert f'rel="canonical" href="{base}en/regatta/"' in page(project, "en/regatta/index.html")
    assert f"<loc>{base}regate/</loc>" in page(project, "sitemap.xml")
    assert f"Sitemap: {base}sitemap.xml" in page(project, "robots.txt")


def test_without_directories_every_link_leads_to_a_file(project: Path) -> None:
    fill(project, {"docs/fr/note.md": "# Note\n\n[La régate](regate.md)\n"})
    assert built(project, "--strict", "--no-directory-urls")[0] == 0
    assert dead(project / "site") == []
    shown = page(project, "en/regatta.html")
    base = "https://example.github.io/dossier/"
    assert f'rel="canonical" href="{base}en/regatta.html"' in shown
    assert f'hreflang="fr" href="{base}regate.html"' in shown
    assert f"<loc>{base}en/regatta.html</loc>" in page(project, "sitemap.xml")
    assert 'aria-current="page">Regatta' in shown
    data = json.loads(page(project, "donnees/dossier.json"))
    assert data["statements"][0]["url"]["fr"].startswith(f"{base}index.html#")


def test_without_an_address_what_needs_it_is_left_out_and_said(project: Path) -> None:
    code, said = built(project, SITE_URL="")
    assert code == 0, said
    assert re.search(r"mkdocs\.yml:\d+:1: warning: site_url is not set\n    Say where", said)
    for path in HOMES:
        head = page(project, path).partition("<body")[0]
        for absent in ("canonical", 'rel="alternate"', "og:url", "og:image", "None", '"@id": ".'):
            assert absent not in head, (path, absent)
    assert page(project, "robots.txt").strip() == "User-agent: *\nAllow: /"
    assert not (project / "site/sitemap.xml").exists()
    data = json.loads(page(project, "donnees/dossier.json"))
    assert data["statements"][0]["url"]["fr"].startswith("../#")
    assert built(project, "--strict", SITE_URL="")[0] == 1
    assert built(project, "--strict", "--no-directory-urls", SITE_URL="")[0] == 0


def menu(project: Path, path: str) -> list[str]:
    shown = page(project, path).partition('class="menu__list')[2].partition("</ul>")[0]
    return re.findall(r"<a [^>]*>([^<]*)</a>", shown)


def test_nav_is_the_menu_of_each_language(project: Path) -> None:
    fill(project, {"docs/fr/note.md": "# Note & plus", "docs/en/note.md": "# A note"})
    nav = """
nav:
  - fr/verification.md
  - Faits: [fr/regate.md, fr/note.md]
  - en/regatta.md
  - en/note.md
  - Ailleurs: https://example.org/
"""
    say(project, nav)
    assert built(project, "--strict")[0] == 0
    assert menu(project, "index.html") == [
        "Vérification",
        "La régate",
        "Note &amp; plus",
        "Ailleurs",
    ]
    assert menu(project, "en/index.html") == ["The regatta", "A note", "Ailleurs"]


def test_a_file_that_is_excluded_is_not_of_the_site(project: Path) -> None:
    fill(project, {"docs/fr/a.css": "body{}", "docs/fr/brouillon.md": "# Brouillon\n"})
    say(project, "extra_css: [a.css]\nexclude_docs: |\n  brouillon.md\n  *.css\n  *.js\n")
    assert_refused(project, "extra_css: “a.css” is no file of the site\n    Put it below docs/fr")
    edit(project, "mkdocs.yml", ("extra_css: [a.css]\n", "draft_docs: autre.md\n"))
    fill(project, {"docs/fr/autre.md": "# Autre\n"})
    assert built(project, "--strict")[0] == 0 and not (project / "site/autre").exists()
    for name in ("dossier.css", "dossier.js", "favicon.svg"):  # what the site has of its own stays
        assert (project / "site/assets" / name).is_file()
    assert not (project / "site/brouillon").exists() and not (project / "site/a.css").exists()


PROBE = """
from mkdocs.config import config_options as c
from mkdocs.plugins import BasePlugin

class Probe(BasePlugin):
    config_scheme = (("word", c.Type(str, default="default")),)
    pages = ()

    def on_config(self, config):
        self.pages = []
        return config

    def on_page_content(self, html, *, page, config, files):
        self.pages.append(page.canonical_url)
        return html

    def on_post_build(self, *, config):
        with open(config.site_dir + "/probe.txt", "w") as file:
            file.write(f"{self.config['word']} {' '.join(sorted(self.pages))}")
"""


@pytest.fixture
def plugins(project: Path) -> str:
    """The folder in which a plug-in called `probe` is installed."""
    fill(
        project,
        {
            "packages/probe.py": PROBE,
            "packages/probe-1.dist-info/METADATA": "Name: probe\nVersion: 1\n",
            "packages/probe-1.dist-info/entry_points.txt": "[mkdocs.plugins]\nprobe=probe:Probe\n",
        },
    )
    return str(project / "packages")


def test_a_plug_in_sees_every_page_every_time(project: Path, plugins: str) -> None:
    edit(project, "mkdocs.yml", ("plugins: []", "plugins: [probe: {word: Mot}]"))
    base = "https://example.github.io/dossier/"
    for _ in range(2):
        assert built(project, "--strict", PYTHONPATH=plugins)[0] == 0
        word, *pages = page(project, "probe.txt").split()
        assert word == "Mot" and len(pages) == len(set(pages))
        assert {base, f"{base}en/", f"{base}regate/", f"{base}en/regatta/"} <= set(pages)


HOOK = """
from pathlib import Path

from mkdocs.plugins import event_priority

def on_page_content(html, **_):
    return html + "<p>mine</p>"

@event_priority(-200)
def on_page_context(context, page, **_):
    page.content += "<p>late</p>"

def on_post_build(config):
    Path(config.site_dir, "hooked.txt").write_text("mine")
"""


def test_another_hook_changes_pages_of_ones_own_and_adds_to_the_site(project: Path) -> None:
    fill(project, {"mine.py": HOOK, "docs/fr/note.md": "# Note\n"})
    edit(project, "mkdocs.yml", ("hooks: [build_site.py]", "hooks: [build_site.py, mine.py]"))
    assert built(project, "--strict")[0] == 0
    for words in ("<p>mine</p>", "<p>late</p>"):
        assert page(project, "note/index.html").count(words) == 1
        assert all(words not in page(project, path) for path in HOMES)
    assert page(project, "hooked.txt") == "mine"


def test_an_english_configuration_is_not_built_by_itself(project: Path) -> None:
    text = (project / "mkdocs.yml").read_text("utf-8")
    fill(project, {"mkdocs.en.yml": text})
    code, said = built(project, "--config-file", "mkdocs.en.yml")
    assert code == 1 and "mkdocs.en.yml:1:1: is left over" in said


def test_a_page_of_the_seeds_is_published_whatever_is_excluded(project: Path) -> None:
    say(project, "exclude_docs: '*.md'\n")
    assert built(project)[0] == 0
    assert (project / "site/regate/index.html").is_file()


def test_a_configuration_without_a_file_is_refused(project: Path) -> None:
    run(project)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--config-file", "-"],
        cwd=project,
        input=(project / "mkdocs.yml").read_bytes(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1 and b"Traceback" not in done.stderr


def test_our_own_configuration_asks_for_nothing_in_vain() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    assert apply(config, ROOT) == []
