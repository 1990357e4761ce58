"""What is offered for words that were selected in an article."""

import time
from pathlib import Path

import pytest

from dossier.edit.selection import evidence_for
from dossier.model.dossier import Article
from dossier.read import reader
from tests.seeds import copied


@pytest.fixture
def article(tmp_path: Path) -> Article:
    text = "Le port est prêt.\n\nLa ville est prête. Le port\u00a0est fermé."
    return Article(reader.read(copied(tmp_path))[0].articles[0].sidecar, text, "seeds/x.txt")


def test_words_that_stand_once_need_nothing_else(article: Article) -> None:
    name = article.id
    assert evidence_for(article, "La ville est prête.", "") == {
        "evidence": f'- {{article: {name}, exact: "La ville est prête."}}',
        "statement": f"""\
- id:
  fr:
  en:
  evidence:
    - {{article: {name}, exact: "La ville est prête."}}
""",
    }


def test_of_words_that_stand_twice_the_ones_meant_are_told_by_what_is_around(
    article: Article,
) -> None:
    first = evidence_for(article, "Le port est", "")["evidence"]
    before = "Le port est prêt. La ville est prête."
    second = evidence_for(article, "Le port est", before)["evidence"]
    assert 'exact: "Le port est", suffix: "prêt."' in first
    assert 'exact: "Le port\u00a0est", suffix: "fermé."' in second


def test_words_of_two_paragraphs_are_two_items(article: Article) -> None:
    first, second = (
        f'- {{article: {article.id}, exact: "{words}"}}' for words in ("prêt.", "La ville")
    )
    found = evidence_for(article, "prêt.\nLa ville", "")
    assert found["evidence"] == f"{first}\n{second}"
    assert found["statement"].endswith(f"  evidence:\n    {first}\n    {second}\n")


def test_words_that_the_article_does_not_have_are_said_to_be_none(article: Article) -> None:
    assert "do not stand" in evidence_for(article, "prêt. […] La ville", "")["problem"]


def test_words_that_nothing_around_tells_apart_are_said_to_be_several(article: Article) -> None:
    twice = Article(article.sidecar, "Le port.\n\n" * 12, "seeds/x.txt")
    assert "select more" in evidence_for(twice, "Le port.", "")["problem"]


def test_one_letter_of_a_long_article_is_answered_at_once(article: Article) -> None:
    long = Article(article.sidecar, "Le port est prêt. " * 50_000, "seeds/x.txt")
    begin = time.process_time()
    assert "stand 100000 times" in evidence_for(long, "e", "Le port")["problem"]
    assert time.process_time() - begin < 10
