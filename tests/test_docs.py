"""docs/ is Markdown a person would have written: read by GitHub's engine, nothing of it is lost."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from dossier.model.base import LANGS, Lang
from dossier.model.statements import Quotation, Statement
from dossier.pipeline import generate
from dossier.render.pages import Document
from dossier.render.renderer import Rendering
from dossier.text.markdown import one_line, visible
from tests.github import GithubPage
from tests.project import GOLDEN

DOSSIERS = [GOLDEN]


@pytest.fixture(scope="module", params=DOSSIERS, ids=lambda root: root.name)
def rendering(request: pytest.FixtureRequest) -> Rendering:
    return generate(request.param, strict=True)[0]


class Page(NamedTuple):
    """A page of docs/."""

    path: str
    document: Document
    lang: Lang
    content: str


def pages(rendering: Rendering) -> list[tuple[Page, GithubPage]]:
    found = []
    for document in rendering.site.documents:
        for lang in LANGS:
            path = f"docs/{document.source(lang)}"
            page = Page(path, document, lang, rendering.files[path])
            found.append((page, GithubPage(page.content)))
    return found


def said(statement: Statement, lang: str) -> list[str]:
    """The texts of a statement that must be read; a date may stand before its stop."""
    if isinstance(statement, Quotation) and lang == "fr":
        return []
    return [statement[lang].removesuffix(".")]  # type: ignore[index]


def test_the_words_of_every_statement_stand_there_in_order(rendering: Rendering) -> None:
    for page, read in pages(rendering):
        words, position = read.words, 0
        for section in getattr(page.document.subject, "sections", ()):
            position = after(words, section.title[page.lang], position)
            for statement in section.items:
                for part in said(statement, page.lang):
                    position = after(words, part, position)


def after(words: str, part: str, position: int) -> int:
    """The index after a part, which must stand in the words."""
    shown = " ".join(one_line(visible(part)).split())
    found = words.find(shown, position)
    assert found >= 0, f"{shown!r} is not in {words[position:]!r}"
    return found + len(shown)


def test_every_mark_has_its_note_and_every_note_its_mark(rendering: Rendering) -> None:
    for page, read in pages(rendering):
        marked = list(dict.fromkeys(label for label, _ in read.marks))
        assert marked == list(read.notes), page.path
        assert marked == re.findall(r"^\[\^([^\]]+)\]: ", page.content, re.MULTILINE)
        assert len({label.casefold() for label in marked}) == len(marked)


def test_every_quote_of_a_statement_is_in_its_note(rendering: Rendering) -> None:
    site = rendering.site
    for page, read in pages(rendering):
        for label, note in read.notes.items():
            statement = site.statements.get(label)
            for _, match in site.ledger.quotes(statement) if statement else ():
                quote = site.articles[match.article].text[match.start : match.end]
                assert " ".join(one_line(visible(quote)).split()) in " ".join(note.text.split())
            if statement and statement.context:
                assert statement.context.reference.title in note.text, page.path


def test_the_number_of_a_mark_is_the_number_of_its_sentence(rendering: Rendering) -> None:
    for page, read in pages(rendering):
        if page.document.kind == "article":
            numbered = [(label, number) for label, number in read.marks if label.isdigit()]
            units = rendering.site.ledger.units[page.document.subject.id]
            assert numbered == [(str(unit.number), str(unit.number)) for unit in units]


def test_no_markup_but_parts_in_another_language(rendering: Rendering) -> None:
    for page, read in pages(rendering):
        tags = re.findall(r"<[^>]*>", re.sub(r"`[^`]*`", "", read.body))
        allowed = (
            r'</?(?:div|span|a)>|<a id="[\w.-]+">|<(?:div lang="\w+" markdown|span lang="\w+")>'
        )
        assert [tag for tag in tags if not re.fullmatch(allowed, tag)] == [], page.path
        assert "{:" not in read.body
        assert len(read.head) <= 4 and read.head[0] == "title"


def test_a_statement_is_a_line(rendering: Rendering) -> None:
    for page, _ in pages(rendering):
        if page.lang == "en":
            for section in getattr(page.document.subject, "sections", ()):
                for statement in section.items:
                    lines = [line for line in page.content.splitlines() if statement.id in line]
                    assert sum(f'<a id="{statement.id}"></a>' in line for line in lines) == 1
                    marked = [line for line in lines if f"[^{statement.id}]" in line]
                    assert len(marked) >= 2, statement.id  # itself and its note


def test_the_numbers_of_a_dossier_that_shows_only_quotes_are_those_of_its_notes() -> None:
    rendering, _ = generate(GOLDEN, strict=True)
    quoted = [
        page
        for page, _ in pages(rendering)
        if page.document.kind == "article" and page.document.subject.sidecar.display == "quotes"
    ]
    assert quoted
    for page in quoted:
        assert re.search(r"\\\[…\\\]\[\^\d+\]", page.content), page.path
    assert Path(GOLDEN).exists()


def test_a_name_that_both_languages_have_stands_once_in_the_glossary(tmp_path: Path) -> None:
    shutil.copytree(GOLDEN / "seeds", tmp_path / "seeds")
    glossary = tmp_path / "seeds/glossary.yml"
    text = glossary.read_text("utf-8")
    glossary.write_text(text.replace("[SC, Sailing Club]", "[SC, CN]"), "utf-8")
    files = generate(tmp_path)[0].files
    read = {path: GithubPage(content).words for path, content in files.items()}
    assert "CN, Club nautique (SC) – " in read["docs/fr/glossaire.md"]
    assert "SC, CN (Club nautique) – " in read["docs/en/glossary.md"]


def test_a_card_names_no_organisation_that_the_article_does_not(tmp_path: Path) -> None:
    shutil.copytree(GOLDEN / "seeds", tmp_path / "seeds")
    page = tmp_path / "seeds/pages/regatta.yml"
    text = page.read_text("utf-8")
    page.write_text(text.replace("        organisation: cn\n", ""), "utf-8")
    read = generate(tmp_path)[0].files
    card = '- <a id="H-01"></a>**Claire Exemple**, présidente du CN\n\n    Elle est'
    assert card in read["docs/fr/regate.md"]
