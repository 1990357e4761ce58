"""What holds of docs/ holds of this dossier, too; and what only it is asked."""

from __future__ import annotations

import re

import pytest

from dossier.pipeline import generate
from dossier.render.renderer import Rendering
from tests.site.workshop import REPOSITORY
from tests.test_docs import *  # noqa: F403 - every test there, of this dossier's pages

SUBJECT = re.compile(
    r"olympi|paralymp|\bjeux\b|\bgames?\b|dakar|alibaba|sénégal|senegal|\bCIO\b|\bIOC\b|\bJOJ?\b"
    r"|cojoj",
    re.IGNORECASE,
)
BEFORE = 189_000  # bytes of docs/fr when it was HTML in disguise


@pytest.fixture(scope="module")  # type: ignore[no-redef]
def rendering() -> Rendering:
    return generate(REPOSITORY, strict=True)[0]


def test_the_pages_are_short(rendering: Rendering) -> None:
    french = [text for path, text in rendering.files.items() if path.startswith("docs/fr/")]
    assert sum(len(content.encode()) for content in french) <= 0.45 * BEFORE


def test_no_word_of_the_subject_is_in_the_program() -> None:
    folders = ("dossier", "templates", "schemas")
    files = [path for folder in folders for path in sorted((REPOSITORY / folder).rglob("*"))]
    files = [path for path in files if path.suffix in (".py", ".j2", ".yml", ".html", ".json")]
    found = [
        f"{path.relative_to(REPOSITORY)}: {match.group()}"
        for path in files
        for match in SUBJECT.finditer(path.read_text("utf-8"))
    ]
    assert found == []
