"""Plug-ins, hooks and extensions of Markdown serve one's own pages; none changes a page of ours."""

from __future__ import annotations

import hashlib
import re
from html import unescape
from pathlib import Path

from tests.project import built, edit, fill

ODD = 'Rien "à" dire -- (c) +/- 1/2, un ^haut^ et un ~bas~ lieu_dit_la_Oie'
READ = "Rien “à” dire – © ± ½, un <sup>haut</sup> et un <sub>bas</sub> lieu<em>dit"
EXTENSIONS = "[smarty, legacy_em, nl2br, pymdownx.smartsymbols, pymdownx.caret, pymdownx.tilde]"

# It comes after what MkDocs calls last, and so would have the last word.
BUSYBODY = """
from mkdocs.plugins import BasePlugin, event_priority

@event_priority(-1000)
def on_page_markdown(markdown, *, page, config, files):
    return markdown.replace("Rien", "Tout") + "\\n\\nMarkdown by NAME."

@event_priority(-1000)
def on_page_content(html, *, page, config, files):
    return html.replace("Rien", "Tout") + "<p>HTML by NAME.</p>"
"""
PLUG_IN = """
class Busybody(BasePlugin):
    on_page_markdown = staticmethod(on_page_markdown)
    on_page_content = staticmethod(on_page_content)
"""


def test_none_changes_a_quote_and_each_changes_ones_own_pages(project: Path) -> None:
    write_odd_article(project)
    fill(project, {"docs/fr/note.md": f"# Note\n\n{ODD}\n"})
    assert built(project, "--strict")[0] == 0
    before = pages(project)
    assert sum(ODD in page for page in before.values()) >= 2
    fill(
        project,
        {
            "busybody.py": BUSYBODY.replace("NAME", "a hook"),
            "packages/busy.py": BUSYBODY.replace("NAME", "a plug-in") + PLUG_IN,
            "packages/busy-1.dist-info/METADATA": "Name: busy\nVersion: 1\n",
            "packages/busy-1.dist-info/entry_points.txt": "[mkdocs.plugins]\nbusy=busy:Busybody\n",
        },
    )
    edit(
        project,
        "mkdocs.yml",
        ("hooks: [build_site.py]", "hooks: [build_site.py, busybody.py]"),
        ("plugins: []", "plugins: [busy]"),
        (
            "markdown_extensions: [footnotes, md_in_html, tables]",
            f"markdown_extensions: {EXTENSIONS}",
        ),
    )
    code, said = built(project, "--strict", PYTHONPATH=str(project / "packages"))
    assert code == 0, said
    after = pages(project)
    note = after.pop("note/index.html")
    before.pop("note/index.html")
    assert [name for name, page in before.items() if after[name] != page] == []
    assert READ.replace("Rien", "Tout") in note
    for name in ("a hook", "a plug-in"):
        assert f"Markdown by {name}." in note and f"HTML by {name}." in note


CURIOUS = """
from pathlib import Path
from mkdocs.plugins import BasePlugin, event_priority

class Curious(BasePlugin):
    @event_priority(-1000)
    def on_files(self, files, *, config):
        for file in files:
            assert Path(file.abs_src_path).read_bytes() and file.content_bytes
        self.files = files

    def on_post_build(self, *, config):
        names = [Path(file.abs_src_path).name for file in self.files]
        Path(config.config_file_path).with_name("names").write_text(" ".join(names))
"""


def plug_in(project: Path, name: str, module: str) -> str:
    """Installs it, and has the project ask for it; returns where Python finds it."""
    points = f"[mkdocs.plugins]\n{name}={name}:{name.title()}\n"
    fill(
        project,
        {
            f"packages/{name}.py": module,
            f"packages/{name}-1.dist-info/METADATA": f"Name: {name}\nVersion: 1\n",
            f"packages/{name}-1.dist-info/entry_points.txt": points,
        },
    )
    edit(project, "mkdocs.yml", ("plugins: []", f"plugins: [{name}]"))
    return str(project / "packages")


def test_one_that_looks_at_a_file_finds_it(project: Path) -> None:
    code, said = built(project, "--strict", PYTHONPATH=plug_in(project, "curious", CURIOUS))
    assert code == 0, said
    names = (project / "names").read_text().split()
    assert {"dossier.css", "search.js", "regate.md"} <= set(names)
    assert b"/*" not in (project / "site/assets/dossier.css").read_bytes()


TRANSLATING = """
from mkdocs.plugins import BasePlugin

class I18N(BasePlugin):
    def on_files(self, files, *, config):
        raise AssertionError("nobody asks it")
"""


def test_one_that_makes_editions_is_told_that_they_are_there(project: Path) -> None:
    code, said = built(project, PYTHONPATH=plug_in(project, "i18n", TRANSLATING))
    assert code == 0, said
    assert "plugins.i18n has no effect here\n    Both languages are there already" in said


NOTES = "# Note\n\nUn[^1].\n\n[^1]: Oui.\n"


def test_the_way_back_from_a_note_is_named_in_the_language_of_the_page(project: Path) -> None:
    fill(project, {"docs/fr/note.md": NOTES, "docs/en/note.md": NOTES})
    assert built(project)[0] == 0
    shown = pages(project)
    assert 'title="Retour à l’appel de la note 1"' in shown["note/index.html"]
    assert 'title="Back to the mark of note 1"' in shown["en/note/index.html"]
    asked = "markdown_extensions: [md_in_html, tables, footnotes: {BACKLINK_TITLE: Hop}]"
    edit(project, "mkdocs.yml", ("markdown_extensions: [footnotes, md_in_html, tables]", asked))
    assert built(project)[0] == 0
    assert 'title="Hop"' in pages(project)["note/index.html"]


def write_odd_article(project: Path) -> None:
    """Puts what an extension would read otherwise into an article."""
    for name in ("000_club.txt", "000_club.yml"):
        edit(project, f"seeds/{name}", ("Météo : rien à signaler.", ODD))
    edit(project, "seeds/000_club.yml", (f'"{ODD}"', f"'{ODD}'"))
    digest = hashlib.sha256((project / "seeds/000_club.txt").read_bytes()).hexdigest()
    sidecar = (project / "seeds/000_club.yml").read_text("utf-8")
    fill(project, {"seeds/000_club.yml": re.sub("(?m)^sha256: .*", f"sha256: {digest}", sidecar)})


def pages(project: Path) -> dict[str, str]:
    """Every page of the site, address → HTML."""
    site = project / "site"
    return {
        path.relative_to(site).as_posix(): unescape(path.read_text("utf-8"))
        for path in site.rglob("*.html")
    }


def test_a_page_that_comes_or_goes_too_late_is_told(project: Path) -> None:
    late = """
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

@event_priority(-200)
def on_files(files, config):
    files.append(File.generated(config, "fr/late.md", content="# Late"))
    files.remove(files.get_file_from_path("fr/note.md"))
    return files
"""
    fill(project, {"docs/fr/note.md": "# Note", "late.py": late})
    edit(project, "mkdocs.yml", ("hooks: [build_site.py]", "hooks: [build_site.py, late.py]"))
    code, said = built(project)
    assert code == 1
    for page in ("late", "note"):
        assert f"docs/fr/{page}.md:1:1: was added or taken away by a plug-in" in said
