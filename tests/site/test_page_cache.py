"""The site made with what earlier builds left is, to the last byte, the one made without."""

from __future__ import annotations

import random
import re
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from dossier.system.page_cache import SWITCH
from tests.site.workshop import Workshop, differing

BUILD = ("-m", "mkdocs", "build", "--quiet")
PAGE, GLOSSARY, SITE = "seeds/pages/regatta.yml", "seeds/glossary.yml", "seeds/site.yml"
CLUB, RESULTS = "seeds/000_club.yml", "seeds/001_results.yml"

# What is done at random, and undone at random later: where, what stands there, what then does.
EDITS = [
    # Seeds
    (PAGE, "en: The budget was not made known.", "en: The budget was not disclosed."),
    (PAGE, "en: The regatta}", "en: A regatta}"),
    (PAGE, "slug: {fr: regate", "slug: {fr: la-regate"),
    (PAGE, "new: {fr: Nouveau, en: New}", "new: {fr: Récent, en: Recent}"),
    (PAGE, "fr: présidente du CN", "fr: à la tête du CN"),
    (CLUB, "title_is_ours: true", "title_is_ours: true\ndisplay: quotes"),
    (CLUB, "publisher: Le Journal", "publisher: La Gazette"),
    (CLUB, "url: https://journal", "url: https://www.journal"),
    (CLUB, "fr: Ne concerne pas", "fr: Ne dit rien de"),
    (RESULTS, "published: 2026-03-01", "published: 2031-03-01"),
    (RESULTS, "fr: Les résultats, en: The results", "fr: Des résultats, en: Results"),
    (SITE, "en: Regatta dossier", "en: The regatta dossier"),
    # Templates
    ("templates/labels.yml", "sentence: {fr: phrase, en: sentence}", "sentence: {fr: p., en: s.}"),
    ("templates/labels.yml", "home: {fr: Accueil", "home: {fr: Page d’accueil"),
    ("templates/pages/article.md.j2", "## {{ label.the_article }}", "## {{ label.sources }}"),
    ("templates/theme/base.html", '<body dir="ltr"', '<body class="other" dir="ltr"'),
    ("templates/theme/assets/dossier.css", ":root {", ":root{"),
    # Configuration
    ("mkdocs.yml", "!ENV [SITE_URL, \"https://example.github.io/dossier/\"]", "https://d.example/"),
    ("mkdocs.yml", "github.com/example/dossier", "github.com/example/other"),
    ("mkdocs.yml", "md_in_html, tables", "md_in_html, tables, smarty"),
    ("mkdocs.en.yml", "language: en", "language: en\nstrict: false"),
    # Packages, of which these are copies
    ("packages/markdown/core.py", "return output.strip()", "return output.strip() + '\\n'"),
    ("packages/jinja2/filters.py", 'return soft_str(s).upper()', 'return soft_str(s).lower()'),
    # Somebody's own files
    ("docs/fr/notes.md", "[la régate]", "[cette régate]"),
    ("docs/fr/notes.html", "<p>", "<p class='other'>"),
]  # fmt: skip


@pytest.fixture
def borrowed(workshop: Workshop) -> dict[str, str]:
    """The environment in which copies of two packages are used instead of them."""
    for name in ("markdown", "jinja2"):
        spec = find_spec(name)
        assert spec and spec.origin
        shutil.copytree(Path(spec.origin).parent, workshop.root / "packages" / name)
    return {"PYTHONPATH": str(workshop.root / "packages")}


@pytest.mark.long
@pytest.mark.parametrize("own_pages", [False, True])
def test_whatever_changed_the_site_is_that_of_a_full_build(
    workshop: Workshop, borrowed: dict[str, str], own_pages: bool
) -> None:
    dice = random.Random(own_pages)  # noqa: S311
    edits = [edit for edit in EDITS if own_pages or not edit[0].startswith("docs/")]
    if own_pages:
        own = "# Notes\n\nVoir [la régate](index.md).\n"
        (workshop.root / "docs/fr/notes.md").write_text(own)
        (workshop.root / "docs/fr/notes.html").write_text("<p>Notes</p>")
    every = list(range(len(edits)))
    if not own_pages:
        dice.shuffle(every)
    for place in every[-6:] if own_pages else [*every, *dice.choices(every, k=6)]:
        path, old, new = edits[place]
        workshop.edit(path, old, new)
        edits[place] = path, new, old
        quick = workshop.python(*BUILD, env=borrowed)
        docs, site = workshop.content("docs"), workshop.content("site")
        full = workshop.python(*BUILD, "--site-dir", "full", env=borrowed | {SWITCH: "off"})
        assert (quick.returncode, full.returncode) == (0, 0), quick.stdout + full.stdout
        assert differing(docs, workshop.content("docs")) == [], (path, new)
        assert differing(site, workshop.content("full")) == [], (path, new)


def test_mkdocs_builds_only_the_pages_that_an_edit_touches(workshop: Workshop) -> None:
    def built() -> list[str]:
        done = workshop.python("-m", "mkdocs", "build", "--verbose")
        return re.findall(r"Building page (\S+)", done.stdout)

    docs = [Path(path).parts[1:] for path in workshop.content("docs")]
    assert set(built()) == {"/".join(path) for path in docs}  # it says each message once
    assert built() == []
    workshop.edit(PAGE, "The budget was not made known", "The budget was not disclosed")
    assert built() == ["regatta.md"]
    shutil.rmtree(workshop.root / "site")
    assert built() == []
    assert (workshop.root / "site/regate/index.html").exists()
