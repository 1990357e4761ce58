"""Every setting of MkDocs and Material is honoured in both editions, or refused with its reason."""

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from dossier.settings.site_address import site_address
from dossier.settings.table import as_markdown
from tests.project import ROOT, built, edit, fill, run

HOMES = ("index.html", "en/index.html")


def page(project: Path, path: str = "index.html") -> str:
    return (project / "site" / path).read_text("utf-8")


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


def test_what_a_configuration_names_is_in_both_editions(project: Path) -> None:
    edit(
        project,
        "mkdocs.yml",
        ("theme:\n", "theme:\n  logo: mark.svg\n  favicon: mark.svg\n  palette: {scheme: slate}\n"),
        ("  language: fr\n", "  features: [navigation.top, navigation.tabs]\n  language: fr\n"),
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
extra_css: [css/own.css]
extra_javascript: [{path: own.js, defer: true}, own.mjs]
copyright: © 2030 <b>Le club</b>
repo_url: https://git.example.org/regatta
site_author: Anne
"""
    for name, more in (
        ("mkdocs.yml", settings),
        ("mkdocs.en.yml", "extra_css: [css/own.css, css/english.css]\n"),
    ):
        with (project / name).open("a", encoding="utf-8") as file:
            file.write(more)
    assert built(project, "--strict")[0] == 0
    for path, up in (("regate/index.html", "../"), ("en/regatta/index.html", "../../")):
        shown = page(project, path)
        for expected in (
            f'<link rel="stylesheet" href="{up}css/own.css">',
            f'<script src="{up}own.js" defer></script>',
            f'<script src="{up}own.mjs" type="module"></script>',
            f'<link rel="icon" href="{up}mark.svg" type="image/svg+xml">',
            f'<img class="logo" src="{up}mark.svg" alt="">',
            "<p>© 2030 <b>Le club</b></p>",
            'href="https://git.example.org/regatta"',
            '<meta name="author" content="Anne">',
            'data-scheme="dark"',
            'href="#_content">'
            + ("Haut de page" if path == "regate/index.html" else "Back to top"),
        ):
            assert expected in shown, (path, expected)
    assert 'href="../css/english.css"' in page(project, "en/regatta/index.html")
    assert "english.css" not in page(project)
    assert (project / "site/en/css/english.css").is_file()


REFUSED = """
site_description: Régate
edit_uri: edit/main/docs/
repo_name: Le dépôt
extra_css: [https://cdn.example.org/x.css, nowhere.css]
nav: [index.md, nowhere.md]
"""


@pytest.fixture
def asks_in_vain(project: Path) -> Path:
    edit(
        project,
        "mkdocs.yml",
        ("  font: false\n", "  font: {text: Inter}\n  colour: red\n"),
        ("plugins: []", "plugins:\n  - search\n  - material/tags: {}\n"),
        ("extra:\n", "extra:\n  analytics: {provider: google}\n"),
        (
            "  language: fr\n",
            "  language: de\n  features: [toc.follow]\n  palette: {primary: red}\n",
        ),
    )
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(REFUSED)
    with (project / "mkdocs.en.yml").open("a", encoding="utf-8") as file:
        file.write("site_url: https://en.example.org/\n")
    return project


def test_what_is_refused_is_named_with_its_place_and_its_reason(
    asks_in_vain: Path, expected: Callable[[str, str], None]
) -> None:
    code, said = built(asks_in_vain)
    assert code == 0
    warnings = re.findall(r"WARNING -  (.*\n    .*)\n", said)
    expected("golden/refused_settings.txt", "\n".join([*warnings, ""]))
    assert said.count("WARNING") == len(warnings)
    for path in HOMES:
        assert "cdn.example.org" not in page(asks_in_vain, path)


def test_under_strict_what_is_refused_stops_the_build_before_it_begins(asks_in_vain: Path) -> None:
    code, said = built(asks_in_vain, "--strict")
    assert code == 1
    assert "mkdocs.yml:20:14: theme.features: toc.follow has no effect here\n    This" in said
    assert "\n15 errors\n" in said
    assert not (asks_in_vain / "site").exists()


WRONG: list[tuple[dict[str, str], str, list[str]]] = [
    (
        {"palette": "slate", "features": "navigation.top", "logo": "[a]", "favicon": "5"},
        "extra_css: [5]\nrepo_url: javascript://x/%0aalert(1)\n",
        [
            "theme.palette: expected a mapping, or a list of some, found “slate”",
            "theme.features: expected a list of texts, found “navigation.top”",
            "theme.logo: expected a file, found a list of 1",
            "theme.favicon: expected a file, found “5”",
            "extra_css: expected a list of texts, found a list of 1",
            "repo_url: expected an address, found “javascript://x/%0aalert(1)”",
        ],
    ),
    (
        {"palette": "[slate]", "static_templates": "5.txt"},
        "",
        [
            "theme.palette: expected a mapping, or a list of some, found a list of 1",
            "theme.static_templates: expected a list of texts, found “5.txt”",
        ],
    ),
]


@pytest.mark.parametrize(("theme", "more", "messages"), WRONG)
def test_what_cannot_be_read_is_named_with_what_was_expected(
    project: Path, theme: dict[str, str], more: str, messages: list[str]
) -> None:
    lines = "".join(f"  {name}: {value}\n" for name, value in theme.items())
    edit(project, "mkdocs.yml", ("  static_templates: [robots.txt]\n", lines))
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(more)
    assert_refused(project, *messages)


@pytest.mark.parametrize("repository", ["[a, b]", "javascript:alert(1)", "5"])
def test_a_repository_is_an_address(project: Path, repository: str) -> None:
    edit(project, "mkdocs.yml", ("https://github.com/example/dossier\n", f"{repository}\n"))
    assert_refused(project, "mkdocs.yml:7:3: extra.repository: expected an address, found ")


def test_so_is_what_the_english_file_says(project: Path) -> None:
    edit(project, "mkdocs.en.yml", ("  language: en", "  features: {a: b}"))
    with (project / "mkdocs.en.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: english.py\nplugins: search\n")
    assert_refused(
        project,
        "theme.features: expected a list of texts, found a mapping of 1",
        "mkdocs.en.yml:7:1: hooks: expected a list of texts, found “english.py”",
        "plugins: expected a list of names, found “search”",
    )


def assert_refused(project: Path, *messages: str) -> None:
    code, said = built(project)
    assert code == 1 and not (project / "site").exists()
    for message in messages:
        assert message in said, said
    assert f"\n{len(messages)} error" in said


def test_an_empty_setting_asks_for_nothing(project: Path) -> None:
    lines = "  palette:\n  features:\n  logo:\n  favicon:\n"
    edit(project, "mkdocs.yml", ("  static_templates: [robots.txt]\n", lines))
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("copyright:\nnav:\n")
    assert built(project, "--strict")[0] == 0


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://x.example//", "https://x.example/"),
        (" https://x.example/a/ ", "https://x.example/a/"),
        ("https://exämple.org/dössier", "https://xn--exmple-cua.org/d%C3%B6ssier/"),
        ("https://x.example:8000/a b/c%20d/100%", "https://x.example:8000/a%20b/c%20d/100%25/"),
        ("", ""),
    ],
)
def test_an_address_is_written_as_links_carry_it(written: str, address: str) -> None:
    assert site_address(written) == site_address(address) == address


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("https://x.example/a?x=1", "has something behind “?” or “#”"),
        ("https://x.example/#f", "has something behind “?” or “#”"),
        ("https://user:pw@x.example/", "the address names a user"),
        ("ftp://x.example/", "does not begin with https:// or http://"),
        ("https://[x/", "does not begin with https:// or http://"),
        ("https://a..b/", "names no server"),
        ("https://x:99999/", "names no server"),
        ("https://faß.example/", "names no server"),
    ],
)
def test_where_no_site_can_live_is_said(written: str, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        site_address(written)


def test_an_address_is_published_as_links_carry_it_or_refused(project: Path) -> None:
    code, said = built(project, SITE_URL="https://user:pw@x.example/")
    assert code == 1 and "mkdocs.yml:5:1: site_url: the address names a user" in said
    assert "pw" not in said
    assert built(project, "--strict", SITE_URL="https://exämple.org/a b/")[0] == 0
    base = "https://xn--exmple-cua.org/a%20b/"
    assert f'rel="canonical" href="{base}en/regatta/"' in page(project, "en/regatta/index.html")
    assert f"<loc>{base}regate/</loc>" in page(project, "sitemap.xml")
    assert f"Sitemap: {base}sitemap.xml" in page(project, "robots.txt")


def test_another_theme_is_refused_on_the_command_line_too(project: Path) -> None:
    code, said = built(project, "--theme", "readthedocs")
    assert code == 0 and "theme.name (“readthedocs”) has no effect here" in said
    assert 'id="_content"' in page(project)


def test_a_theme_may_be_no_more_than_a_name(project: Path) -> None:
    text = (project / "mkdocs.yml").read_text("utf-8")
    start, end = text.index("theme:\n"), text.index("# No search plug-in")
    (project / "mkdocs.yml").write_text(text[:start] + "theme: material\n\n" + text[end:], "utf-8")
    assert built(project, "--strict")[0] == 0
    assert all('id="_content"' in page(project, path) for path in HOMES)


def test_templates_and_files_of_ones_own_theme_come_first(project: Path) -> None:
    edit(project, "mkdocs.yml", ("custom_dir: templates/theme", "custom_dir: mine"))
    fill(project, {"mine/partials/footer.html": "<footer>{{ config.extra.word }}</footer>"})
    edit(project, "mkdocs.yml", ("extra:\n", "extra:\n  word: Salut\n"))
    assert built(project, "--strict")[0] == 0
    assert all("<footer>Salut</footer>" in page(project, path) for path in HOMES)


def test_without_directories_every_link_leads_to_a_file(project: Path) -> None:
    fill(project, {"docs/fr/note.md": "# Note\n\n[La régate](regate.md)\n"})
    assert built(project, "--strict", "--no-directory-urls")[0] == 0
    assert dead(project / "site") == []
    shown = page(project, "en/regatta.html")
    base = "https://example.github.io/dossier/"
    assert f'rel="canonical" href="{base}en/regatta.html"' in shown
    assert f'hreflang="fr" href="{base}regate.html"' in shown
    assert f"<loc>{base}en/regatta.html</loc>" in page(project, "sitemap.xml")
    assert 'aria-current="page">The regatta' in shown
    data = json.loads(page(project, "donnees/dossier.json"))
    assert data["statements"][0]["url"]["fr"].startswith(f"{base}index.html#")


@pytest.mark.parametrize("absent", [True, False])
def test_without_an_address_what_needs_it_is_left_out_and_said(project: Path, absent: bool) -> None:
    if absent:
        line = 'site_url: !ENV [SITE_URL, "https://example.github.io/dossier/"]'
        edit(project, "mkdocs.yml", (line, ""))
    code, said = built(project, SITE_URL="")
    assert code == 0
    assert re.search(r"mkdocs\.yml:\d+:1: warning: site_url is not set\n    Say where", said)
    for path in HOMES:
        shown = page(project, path)
        for absent_word in (
            "canonical",
            'rel="alternate"',
            "og:url",
            "og:image",
            "None",
            '"@id": ".',
        ):
            assert absent_word not in shown.partition("<body")[0], (path, absent_word)
    assert page(project, "robots.txt").strip() == "User-agent: *\nAllow: /"
    assert not (project / "site/sitemap.xml").exists()
    data = json.loads(page(project, "donnees/dossier.json"))
    assert data["statements"][0]["url"]["fr"].startswith("../#")
    assert built(project, "--strict", SITE_URL="")[0] == 1
    assert built(project, "--strict", "--no-directory-urls", SITE_URL="")[0] == 0


def test_nav_is_the_menu_in_both_editions(project: Path) -> None:
    fill(project, {"docs/fr/note.md": "# Note", "docs/en/note.md": "# A note"})
    nav = "nav: [verification.md, {Faits: [regate.md, note.md]}, {Ailleurs: 'https://example.org/'}]\n"
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(nav)
    assert built(project, "--strict")[0] == 0
    assert menu(project, "index.html") == ["Vérification", "La régate", "Note", "Ailleurs"]
    assert menu(project, "en/index.html") == ["Verification", "The regatta", "A note", "Ailleurs"]
    with (project / "mkdocs.en.yml").open("a", encoding="utf-8") as file:
        file.write("nav: [{Facts: regatta.md}]\n")
    assert built(project, "--strict")[0] == 0
    assert menu(project, "en/index.html") == ["Facts"]


def menu(project: Path, path: str) -> list[str]:
    shown = page(project, path).partition('class="menu__list')[2].partition("</ul>")[0]
    return re.findall(r"<a [^>]*>([^<]*)</a>", shown)


BEYOND = """
nav:
  - index.md
  - Plan: files/plan.pdf
  - Dehors: ../../mkdocs.yml
  - brouillon.md
  - Ailleurs: https://x.example/?a=1
  - Courriel: mailto:a@x.example
  - Ruse: javascript:alert(1)
extra_css: [a.css, ../../mkdocs.yml]
exclude_docs: |
  brouillon.md
  assets/
  *.css
  *.js
"""
IN_VAIN = [
    "theme.logo: “../../secret.svg” is no file",
    "extra_css: “a.css” is no file that is published from docs/",
    "extra_css: “../../mkdocs.yml” is no file",
    "nav: “../../mkdocs.yml” is no page of docs/fr",
    "nav: “brouillon.md” is no page of docs/fr",
    "nav: “javascript:alert(1)” is no page of docs/fr",
]


def test_what_a_setting_names_is_of_the_site_and_what_the_site_has_of_its_own_stays(
    project: Path,
) -> None:
    edit(
        project,
        "mkdocs.yml",
        ("docs_dir: docs/fr", "docs_dir: ./docs/../docs/fr/"),
        ("  static_templates: [robots.txt]", "  static_templates: []\n  logo: ../../secret.svg"),
    )
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(BEYOND)
    mine = ("secret.svg", "docs/fr/a.css", "docs/fr/brouillon.md", "docs/fr/files/plan.pdf")
    fill(project, dict.fromkeys(mine, "words"))
    code, said = built(project)
    assert code == 0 and said.count("WARNING") == len(IN_VAIN), said
    for message in IN_VAIN:
        assert message in said
    assert page(project, "robots.txt").count("\n") == 2 and "{%" not in page(project, "robots.txt")
    for name in ("dossier.css", "dossier.js", "favicon.svg"):
        assert (project / "site/assets" / name).is_file()
    for path, up in (("regate/index.html", "../"), ("en/regatta/index.html", "../../")):
        shown = page(project, path)
        assert f'<a href="{up}files/plan.pdf"' in shown
        assert "a.css" not in shown and "secret" not in shown and "mkdocs.yml" not in shown
    lost = page(project, "404.html").partition('<section lang="en"')[2].partition("</main>")[0]
    assert Links(lost).found == [
        "/dossier/en/",
        "/dossier/en/../files/plan.pdf",
        "https://x.example/?a=1",
        "mailto:a@x.example",
    ]


PROBE = """
from mkdocs.config import config_options as c
from mkdocs.plugins import BasePlugin

class Probe(BasePlugin):
    config_scheme = (("word", c.Type(str, default="default")),)
    started = 0
    pages = ()

    def on_startup(self, *, command, dirty):
        self.started += 1

    def on_config(self, config):
        self.pages = []
        return config

    def on_page_content(self, html, *, page, config, files):
        self.pages.append(page.canonical_url)
        return html

    def on_post_build(self, *, config):
        said = f"{self.config['word']} {self.started} {' '.join(sorted(self.pages))}"
        with open(config.site_dir + "/probe.txt", "w") as file:
            file.write(said)

    def on_shutdown(self):
        print("over:", self.config["word"])
"""


@pytest.fixture
def plugins(project: Path) -> str:
    """Where a plug-in called `probe` is installed."""
    fill(
        project,
        {
            "packages/probe.py": PROBE,
            "packages/probe-1.dist-info/METADATA": "Name: probe\nVersion: 1\n",
            "packages/probe-1.dist-info/entry_points.txt": "[mkdocs.plugins]\nprobe=probe:Probe\n",
        },
    )
    return str(project / "packages")


def test_a_plug_in_is_an_object_of_each_edition_and_sees_every_page_every_time(
    project: Path, plugins: str
) -> None:
    edit(project, "mkdocs.yml", ("plugins: []", "plugins: [probe: {word: French}]"))
    with (project / "mkdocs.en.yml").open("a", encoding="utf-8") as file:
        file.write("plugins: [probe: {word: English}]\n")
    for _ in range(2):
        code, said = built(project, "--strict", PYTHONPATH=plugins)
        assert code == 0 and {"over: French", "over: English"} <= set(said.splitlines())
        base = "https://example.github.io/dossier/"
        french, english = page(project, "probe.txt").split(), page(project, "en/probe.txt").split()
        assert (french[:3], english[:3]) == (
            ["French", "1", base],
            ["English", "1", f"{base}en/"],
        )
        assert f"{base}regate/" in french and f"{base}en/regatta/" in english
        assert len(french) == len(english) == 10
        for folder in ("", "en/"):
            assert (project / f"site/{folder}pagefind/pagefind.js").is_file()


HOOK = """
from pathlib import Path

def on_page_content(html, **_):
    return html + "<p>{word}</p>"

def on_post_build(config):
    Path(config.site_dir, "hooked.txt").write_text("{word}")
"""


def test_hooks_of_either_file_run_once_and_before_the_site_is_in_place(project: Path) -> None:
    fill(project, {"both.py": HOOK.format(word="both"), "english.py": HOOK.format(word="English")})
    edit(project, "mkdocs.yml", ("hooks: [build_site.py]", "hooks: [build_site.py, both.py]"))
    assert built(project, "--strict")[0] == 0
    for path in HOMES:
        assert page(project, path).count("<p>both</p>") == 1
    assert page(project, "hooked.txt") == page(project, "en/hooked.txt") == "both"
    with (project / "mkdocs.en.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [./build_site.py, english.py]\n")
    assert built(project, "--strict")[0] == 0
    assert "<p>English</p>" in page(project, "en/index.html")
    assert "<p>both</p>" not in page(project, "en/index.html")
    assert page(project, "en/hooked.txt") == "English"


def test_without_the_hook_each_page_says_what_is_missing(project: Path) -> None:
    run(project)
    edit(project, "mkdocs.yml", ("hooks: [build_site.py]", "hooks: []"))
    assert built(project)[0] == 0
    for path in ("index.html", "regate/index.html", "404.html"):
        assert "write <code>hooks: [build_site.py]</code> into mkdocs.yml" in page(project, path)


def test_a_hook_is_named_once(project: Path) -> None:
    hooks = "hooks: [build_site.py, ./build_site.py]"
    edit(project, "mkdocs.yml", ("hooks: [build_site.py]", hooks))
    assert_refused(
        project, "mkdocs.yml:12:1: hooks: build_site.py is named twice\n    Name it once"
    )


def test_the_english_configuration_is_not_built_by_itself(project: Path) -> None:
    code, said = built(project, "--config-file", "mkdocs.en.yml")
    assert code == 1 and "mkdocs.en.yml is built with mkdocs.yml: build that." in said


def test_an_extension_that_docs_need_is_not_missed_and_their_addresses_stay(
    project: Path,
) -> None:
    old = "markdown_extensions: [footnotes, md_in_html, tables]"
    edit(project, "mkdocs.yml", (old, "markdown_extensions: [{toc: {baselevel: 3}}]"))
    code, said = built(project)
    assert code == 0 and "markdown_extensions: toc (a mapping of 1) has no effect here" in said
    assert 'id="the-facts"' in page(project, "en/regatta/index.html")
    assert 'class="proof"' in page(project, "en/regatta/index.html")


CHANGED = 'Rien "à" dire -- (c) +/- 1/2, un ^haut^ et un ~bas~ lieu_dit_la_Oie'
EXTENSIONS = "[smarty, legacy_em, nl2br, pymdownx.smartsymbols, pymdownx.caret, pymdownx.tilde]"


def test_what_reads_ones_own_pages_leaves_every_quote_as_it_is(project: Path) -> None:
    for name in ("000_club.txt", "000_club.yml"):
        edit(project, f"seeds/{name}", ("Météo : rien à signaler.", CHANGED))
    edit(project, "seeds/000_club.yml", (f'"{CHANGED}"', f"'{CHANGED}'"))
    article = (project / "seeds/000_club.txt").read_bytes()
    sidecar = (project / "seeds/000_club.yml").read_text("utf-8")
    digest = f"sha256: {hashlib.sha256(article).hexdigest()}"
    fill(project, {"seeds/000_club.yml": re.sub("sha256: .*", digest, sidecar)})
    fill(project, {"docs/fr/note.md": f"# Note\n\n{CHANGED}\n"})
    pages = ("sources/club-2029/index.html", "regate/index.html", "index.html")
    assert built(project, "--strict")[0] == 0
    before = [page(project, path) for path in pages]
    old = "markdown_extensions: [footnotes, md_in_html, tables]"
    edit(project, "mkdocs.yml", (old, f"markdown_extensions: {EXTENSIONS}"))
    assert built(project, "--strict")[0] == 0
    assert [page(project, path) for path in pages] == before
    shown = unescape(page(project, "note/index.html"))
    assert "<p>Rien “à” dire – © ± ½, un <sup>haut</sup> et un <sub>bas</sub> lieu<em>dit" in shown


def test_a_page_of_the_seeds_is_published_whatever_is_excluded(project: Path) -> None:
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("exclude_docs: '*.md'\n")
    code, said = built(project)
    assert code == 0 and "docs/fr/regate.md: exclude_docs" in said
    assert (project / "site/regate/index.html").is_file()


def test_maintaining_lists_every_setting() -> None:
    text = (ROOT / "MAINTAINING.md").read_text("utf-8")
    assert text.partition("<!-- settings -->\n")[2].partition("<!-- /settings -->")[0] == (
        as_markdown() + "\n"
    )


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
    assert b"The configuration must be a file" in done.stderr
