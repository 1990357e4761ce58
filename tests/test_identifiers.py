"""No two documents share a name: an id, a file in docs/, an address of today or of yesterday."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.model.base import LANGS
from dossier.model.problems import Rejected
from dossier.pipeline import generate
from tests import project as projects
from tests.seeds import changed, problems


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return projects.make(tmp_path) / "seeds"


def rename(seeds: Path, old: str, new: str) -> None:
    """Gives an id, and what names it, another name."""
    for path in seeds.glob("**/*.yml"):
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_no_document_has_a_name_of_another(seeds: Path) -> None:
    documents = generate(seeds.parent)[0].site.documents
    for names in (
        [document.id for document in documents],
        *([document.source(lang).lower() for document in documents] for lang in LANGS),
        [document.url(lang).lower() for lang in LANGS for document in documents],
    ):
        assert len(set(names)) == len(names)


def test_an_article_and_a_page_may_have_one_id(seeds: Path) -> None:
    rename(seeds, "club-2029", "regatta")
    pages = generate(seeds.parent)[0].files
    assert "(../regate.md#R-04)" in pages["docs/fr/sources/regatta.md"]
    assert "(sources/regatta.md#s3)" in pages["docs/fr/regate.md"]
    assert "(regate.md)" in pages["docs/fr/index.md"]
    assert "(regatta.md)" in pages["docs/fr/sources/index.md"]


@pytest.mark.parametrize("name", ["home", "sources", "glossary", "verification", "data"])
def test_an_article_may_be_called_like_a_page_that_every_site_has(seeds: Path, name: str) -> None:
    rename(seeds, "club-2029", name)
    pages = generate(seeds.parent)[0].files
    assert f"(sources/{name}.md#s3)" in pages["docs/fr/regate.md"]


@pytest.mark.parametrize("name", ["index", "Index", "README"])
def test_no_article_takes_the_place_of_the_list_of_sources(seeds: Path, name: str) -> None:
    rename(seeds, "club-2029", name)
    with pytest.raises(Rejected) as rejected:
        generate(seeds.parent)
    message = f"the id “{name}” is the site's own: it is the list of the sources"
    hint = "Choose another."
    assert str(rejected.value) == f"seeds/000_club.yml:2:5: {message}\n    {hint}\n1 error"


@pytest.mark.parametrize("name", ["home", "sources", "glossary", "verification", "data", "Data"])
def test_no_page_takes_the_place_of_one_that_every_site_has(seeds: Path, name: str) -> None:
    page = seeds / "pages/regatta.yml"
    page.write_text(page.read_text("utf-8").replace("id: regatta\n", f"id: {name}\n"), "utf-8")
    page.rename(page.with_stem(name))
    with pytest.raises(Rejected, match=f"the id “{name}” is the site's own"):
        generate(seeds.parent)


def test_of_two_statements_with_one_id_only_that_is_told(seeds: Path) -> None:
    """A summary is held to the first, as the other one is most likely its copy."""
    changed(seeds.parent, "pages/regatta.yml", ("id: R-02\n", "id: R-01\n"))
    found = [one for one in problems(seeds.parent) if "there is no statement" not in one]
    assert len(found) == 1 and "the id “R-01” is taken: " in found[0]


def test_of_two_articles_with_one_id_only_that_is_told(seeds: Path) -> None:
    """Quotes are held to the first; that they do not stand in the other is nobody's mistake."""
    changed(seeds.parent, "001_results.yml", ("id: results-2026", "id: club-2029"))
    taken, *others = problems(seeds.parent)
    assert taken.startswith("001_results.yml:2:5: the id “club-2029” is taken: ")
    assert all("there is no article “results-2026”" in one for one in others)
