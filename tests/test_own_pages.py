"""Pages, pictures and other files of one's own, beside those made from the seeds."""

from functools import partial
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest

from tests.forks import started
from tests.project import built, edit, fill, run
from tests.site.workshop import becomes

BASE = "https://example.github.io/dossier/"
NOTE = """# Une *note* & <b>plus</b>

Ce que nous avons vu, [en mer](regate.md), le jour du départ.

![Le port](assets/images/port.png)
"""


def page(project: Path, path: str) -> str:
    return (project / "site" / path).read_text("utf-8")


def switch(shown: str, url: str) -> str:
    """The address of the link to the other language, below the site's root."""
    link = shown.partition('class="bar__button switch"')[2].partition('href="')[2]
    return urljoin(BASE + url, link.partition('"')[0]).removeprefix(BASE)


def test_a_page_says_what_it_is_and_leads_to_its_twin(project: Path) -> None:
    fill(
        project,
        {
            "docs/fr/note.md": NOTE,
            "docs/fr/assets/images/port.png": "a picture",
            "docs/en/note.md": "---\ntitle: A note\ndescription: What we saw.\n---\nWords.\n",
        },
    )
    assert built(project, "--strict")[0] == 0
    french, english = page(project, "note/index.html"), page(project, "en/note/index.html")
    assert "<title>Une note &amp; plus – " in french and "<title>A note – " in english
    assert 'name="description" content="Ce que nous avons vu, en mer, le jour du départ."' in french
    assert 'name="description" content="What we saw."' in english
    assert (switch(french, "note/"), switch(english, "en/note/")) == ("en/note/", "note/")
    for shown in (french, english):
        assert f'hreflang="fr" href="{BASE}note/"' in shown
        assert f'hreflang="en" href="{BASE}en/note/"' in shown
        assert "data-pagefind-body" in shown
    sitemap = page(project, "sitemap.xml")
    assert sitemap.count(f"<loc>{BASE}note/</loc>") == 1
    assert sitemap.count(f"<loc>{BASE}en/note/</loc>") == 1


def test_notes_are_no_part_of_what_a_page_says_of_itself_and_its_links_lead_on(
    project: Path,
) -> None:
    note = "[^1]: [Une note](regate.md#R-01), [et une autre](sources/club-2029.md#s2)"
    head = "---\nmenu: true\n---\n# Mot[^1] fin\n\n"
    fill(
        project,
        {"docs/fr/note.md": head + note, "docs/fr/autre.md": f"{head}Dit[^1] enfin.\n\n{note}"},
    )
    assert built(project, "--strict")[0] == 0
    shown, other = page(project, "note/index.html"), page(project, "autre/index.html")
    assert "<title>Mot fin – " in shown and ">Mot fin</a>" in shown
    assert 'name="description"' not in shown
    assert 'name="description" content="Dit enfin."' in other
    assert 'href="../regate/#R-01"' in shown and 'href="../sources/club-2029/#s2"' in shown


def test_a_page_may_name_its_twin_and_one_without_leads_to_the_other_home(project: Path) -> None:
    fill(
        project,
        {
            "docs/fr/a-bord.md": "---\nalternate: aboard.md\n---\n# À bord",
            "docs/en/aboard.md": "# Aboard",
            "docs/fr/seule.md": "# Seule",
            "docs/en/port.md": "---\nalternate: regate.md\n---\n# Port",
        },
    )
    assert built(project, "--strict")[0] == 0
    aboard, alone = page(project, "en/aboard/index.html"), page(project, "seule/index.html")
    assert switch(aboard, "en/aboard/") == "a-bord/"
    assert f'hreflang="fr" href="{BASE}a-bord/"' in aboard
    assert switch(alone, "seule/") == "en/" and "hreflang" not in alone.partition("<body")[0]
    port = page(project, "en/port/index.html")  # that page has a translation of its own
    assert switch(port, "en/port/") == "regate/" and 'rel="alternate"' not in port


def test_a_twin_that_is_nowhere_is_named(project: Path) -> None:
    fill(project, {"docs/fr/a-bord.md": "---\nalternate: abroad.md\n---\n# À bord"})
    code, said = built(project, "--strict")
    assert code == 1
    assert "docs/fr/a-bord.md:1:1: alternate: “abroad.md” is no page of docs/en\n" in said


def test_a_page_is_the_twin_of_one_page_only(project: Path) -> None:
    fill(
        project,
        {
            "docs/fr/guide.md": "# Guide",
            "docs/en/guide.md": "# Guide",
            "docs/fr/un.md": "---\nalternate: guide.md\n---\n# Un",
        },
    )
    code, said = built(project)
    assert code == 0 and said.count("WARNING") == 1
    message = "docs/en/guide.md is the translation of docs/fr/un.md"
    assert f"docs/fr/guide.md:1:1: warning: {message}\n" in said
    assert 'rel="alternate"' not in page(project, "guide/index.html")
    for path in ("un/index.html", "en/guide/index.html"):
        shown = page(project, path)
        assert f'hreflang="fr" href="{BASE}un/"' in shown
        assert f'hreflang="en" href="{BASE}en/guide/"' in shown


def test_a_page_that_is_not_utf_8_is_named(project: Path) -> None:
    fill(project, {"docs/fr/note.md": ""})
    (project / "docs/fr/note.md").write_bytes("# Déjà".encode("latin-1"))
    code, said = built(project)
    assert code == 1 and "docs/fr/note.md:1:1: byte 4 is not UTF-8\n    Save the page" in said


MISREAD = {
    "fr/a": ("lang: fr\ntitle: 2026-01-01", "3:1: title: expected a text, found “2026-01-01”"),
    "fr/b": ("description: {a: b}", "2:1: description: expected a text, found a mapping of 1"),
    "fr/c": ("title: [1, 2]", "2:1: title: expected a text, found a list of 2"),
    "fr/d": ("template: 5\n", "2:1: template: expected a text, found “5”"),
    "en/e": ('menu: "false"', "2:1: menu: expected true or false, found “false”"),
}


def test_what_pages_say_of_themselves_and_cannot_be_read_is_named(project: Path) -> None:
    heads = {f"docs/{path}.md": f"---\n{head}\n---\nWords." for path, (head, _) in MISREAD.items()}
    fill(project, heads)
    code, said = built(project)
    assert code == 1 and f"\n{len(MISREAD)} errors" in said
    for path, (_, message) in MISREAD.items():
        assert f"docs/{path}.md:{message}\n    " in said


NO_KEYS = "it has no keys, no end, or a line above it"
UNREAD = {
    "---\na: b: c\n---\n": ("2:5", "mapping values are not allowed in this context"),
    "---\ntitle: x\ndate: 2026-02-30\n---\n": ("1:1", "day is out of range for month"),
    "---\na:\n  b: [\n---\n": ("4:1", "did not find expected node content"),
    "---\n- title: x\n---\n": ("1:1", NO_KEYS),
    "---\n# title: x\n---\n": ("1:1", NO_KEYS),
    "---\ntitle: x\n\n# Words\n": ("1:1", NO_KEYS),
    "---\ntitle: x\n---": ("1:1", NO_KEYS),
    "\n---\ntitle: x\n---\n": ("1:1", NO_KEYS),
}


def test_front_matter_that_would_be_shown_as_text_is_refused(project: Path) -> None:
    fill(project, {f"docs/fr/{n}.md": text for n, text in enumerate(UNREAD)})
    code, said = built(project)
    assert code == 1 and f"\n{len(UNREAD)} errors" in said
    for number, (place, why) in enumerate(UNREAD.values()):
        message = f"would be shown as text, as it is no front matter: {why}\n    Write `key: value`"
        assert f"docs/fr/{number}.md:{place}: {message}" in said, said


OLD = """# Note[^1]

[Une note](regate.md#fnref:R-01), [une phrase](sources/club-2029.md#fnref:2 "Deux").

Une autre : <a href="regate/#fnref:R-02">ici</a>, ou [là][1].

[1]: regate.md#fnref:R-03
"""
OTHERS = """
[Ailleurs](https://example.org/a#fnref:1), [ici](#fnref:1), `[a](b.md#fnref:R-01)`, #fnref:R-01.

```
[a](b.md#fnref:R-01)
```

[^1]: Un mot.
"""


def test_an_address_that_statements_once_had_is_refused_with_the_new_one(project: Path) -> None:
    fill(project, {"docs/fr/note.md": OLD + OTHERS})
    code, said = built(project)
    assert code == 1 and "\n4 errors" in said
    for place, old, new in (
        ("3:21", "R-01", "R-01"),
        ("3:68", "2", "s2"),
        ("5:29", "R-02", "R-02"),
        ("7:15", "R-03", "R-03"),
    ):
        message = f"#fnref:{old} is an address that pages no longer have\n    Write #{new}.\n"
        assert f"docs/fr/note.md:{place}: {message}" in said
    fill(project, {"docs/fr/note.md": f"# Note[^1]\n{OTHERS}"})
    assert built(project)[0] == 0


PICTURES = """# Note

![Le port](https://example.org/port.png) ![Le quai](//example.org/quai.png "Un quai")

<img alt="" src='http://example.org/a.png'> `![a](https://example.org/a.png)`

![Ici](assets/images/port.png), [ailleurs](https://example.org/a.png).
"""


def test_a_picture_of_another_site_is_said_to_be_shown_to_nobody(project: Path) -> None:
    fill(project, {"docs/fr/note.md": PICTURES, "docs/fr/assets/images/port.png": "a picture"})
    code, said = built(project)
    assert code == 0 and said.count("WARNING") == 3
    for place, file in (
        ("3:12", "https://example.org/port.png"),
        ("3:53", "//example.org/quai.png"),
        ("5:18", "http://example.org/a.png"),
    ):
        message = f"warning: “{file}” is of another site, which browsers are not let ask\n    Put"
        assert f"docs/fr/note.md:{place}: {message}" in said
    assert built(project, "--strict")[0] == 1


def test_an_empty_title_says_nothing(project: Path) -> None:
    text = "---\ntitle:\ndescription:\nmenu:\nalternate:\n---\n"
    fill(project, {"docs/fr/ma-note.md": text, "docs/fr/autre.md": f"{text}# Autre\n\nDes mots."})
    assert built(project, "--strict")[0] == 0
    assert "<title>Ma note – " in page(project, "ma-note/index.html")
    shown = page(project, "autre/index.html")
    assert "<title>Autre – " in shown and 'name="description" content="Des mots."' in shown


def test_a_page_is_in_the_menu_if_it_asks(project: Path) -> None:
    fill(
        project,
        {
            "docs/fr/note.md": "---\nmenu: true\n---\n# Une note & plus",
            "docs/fr/autre.md": "# Une autre",
        },
    )
    assert built(project, "--strict")[0] == 0
    for path in ("index.html", "regate/index.html", "note/index.html", "autre/index.html"):
        menu = page(project, path).partition('class="menu__list')[2].partition("</ul>")[0]
        assert "Une note &amp; plus</a>" in menu and "Une autre" not in menu
    assert "Une note" not in page(project, "en/index.html")
    here = page(project, "note/index.html")
    assert 'href="./" aria-current="page">Une note' in here


@pytest.mark.parametrize(
    "taken",
    [
        {
            "docs/fr/regate/index.md": "docs/fr/regate.md",
            "docs/fr/en/index.md": "docs/en/index.md",
            "docs/fr/donnees/dossier.csv": "something the site has of its own",
        },
        {"docs/fr/regate/index.html": "docs/fr/regate.md"},
        {
            "docs/en/regatta/index.md": "docs/en/regatta.md",
            "docs/fr/pagefind/x.js": "something the site has of its own",
        },
    ],
    ids=["fr", "html", "en"],
)
def test_a_file_that_takes_the_place_of_ours_is_refused(
    project: Path, taken: dict[str, str]
) -> None:
    fill(project, dict.fromkeys(taken, "# Words"))
    code, said = built(project)
    assert code == 1 and not (project / "site").exists()
    for path, other in taken.items():
        assert f"{path}:1:1: takes the place of {other}\n    Both would be" in said
    assert f"\n{len(taken)} error" in said


def test_so_is_one_that_differs_by_case_only(project: Path) -> None:
    fill(project, {"docs/fr/Regate.md": "# Words"})
    code, said = built(project)
    assert code == 1 and "docs/fr/" in said and not (project / "site").exists()
    assert "takes the place of docs/fr/regate.md" in said or "a file that is not ours" in said


def test_the_server_follows_them_and_only_them(project: Path, host: str) -> None:
    run(project)
    log = project / "serve.log"
    log.touch()
    server = started(project, "-m", "mkdocs", "serve", "--dev-addr", host, said=log)
    try:
        assert becomes(lambda: "Serving on" in log.read_text("utf-8")), log.read_text("utf-8")
        for words in ("Une première fois", "Une seconde fois"):
            fill(project, {"docs/en/note.md": f"# {words}"})
            assert becomes(partial(shows, f"http://{host}/dossier/en/note/", words))
        edit(project, "seeds/pages/regatta.yml", ("The facts", "All the facts"))
        assert becomes(partial(shows, f"http://{host}/dossier/en/regatta/", "All the facts"))
        before = log.read_text("utf-8")
        assert not becomes(lambda: log.read_text("utf-8") != before, within=2)
    finally:
        server.terminate()


def shows(url: str, words: str) -> bool:
    try:
        with urlopen(url, timeout=20) as response:  # noqa: S310
            return words in response.read().decode()
    except HTTPError:
        return False


FILES = {
    "docs/fr/assets/images/a.png": b"\x89PNG",
    "docs/fr/assets/javascripts/a.js": b"'x'",
    "docs/fr/assets/stylesheets/palette.own.css": b"a{}",
    "docs/en/assets/fonts/a.woff2": b"wOF2\xff\xfe",
    "docs/en/404.html": b"<p>lost</p>",
    "docs/en/robots.txt": b"own",
    "docs/en/sitemap.xml.gz": b"\x1f\x8b",
    "docs/fr/latin.html": "<p>déjà</p>".encode("latin-1"),
    "docs/fr/utf16.txt": "déjà".encode("utf-16"),
}


def test_a_file_of_ones_own_is_never_deleted_nor_changed(project: Path) -> None:
    for path, content in FILES.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_bytes(content)
    for _ in range(2):
        assert built(project, "--strict")[0] == 0
        for path, content in FILES.items():
            folder = "site/en/" if path.startswith("docs/en/") else "site/"
            assert (project / f"{folder}{path[8:]}").read_bytes() == content, path


def test_ones_own_robots_and_404_take_the_place_of_the_themes(project: Path) -> None:
    fill(project, {"docs/fr/robots.txt": "User-agent: x\n", "docs/fr/404.html": "<p>Perdu</p>"})
    assert built(project, "--strict")[0] == 0
    assert page(project, "robots.txt") == "User-agent: x\n"
    assert page(project, "404.html") == "<p>Perdu</p>"


def test_a_page_that_goes_leaves_the_site(project: Path) -> None:
    fill(project, {"docs/fr/note.md": "# Note"})
    built(project)
    (project / "docs/fr/note.md").unlink()
    assert built(project, "--strict")[0] == 0
    assert not (project / "site/note").exists()
