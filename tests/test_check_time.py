"""No rule takes longer than a text is long: all are tried on a statement and on an article."""

import time

import pytest

from dossier.check import rules
from dossier.check.typography import RULES
from dossier.evidence.ledger import Ledger, Match, Unit
from dossier.model.base import LANGS
from dossier.model.dossier import Article, Dossier
from dossier.model.seeds import Entry, Glossary, Page, Sidecar, Site

MARKS = sorted({mark for lang in LANGS for rule in RULES[lang] for mark in rule.marks})
PIECES = [
    *MARKS, *"0123456789[](*_`<&/@-–$€\n", "a ", " ", '«1"', "'a", "[](", "**a", "</a", "a.a", "A.",
    "w://", "1'", "IV", "1 ", "mai ", "dix ", "a 1", "1,000", "1 h ", "1:1", "ne ", "Anna ", "AB ",
    "the ", "1\n\n", "«a» ", "e\u0301",
]  # fmt: skip
BOTH = {"fr": "Un port.", "en": "A port."}


@pytest.mark.parametrize("piece", PIECES)
def test_no_text_takes_longer_than_its_length(piece: str) -> None:
    """Four times the text takes four times the time, and not sixteen."""
    short, long = (_seconds(f"b{(piece * size)[:size]}b") for size in (5_000, 20_000))
    assert long < 10 * short + 0.1


def _seconds(words: str) -> float:
    dossier, ledger = _dossier(words)
    start = time.process_time()
    list(rules.check(dossier, ledger, whole=True))
    return time.process_time() - start


def _dossier(words: str) -> tuple[Dossier, Ledger]:
    """One whose statement, its quote and the article have these words, however many they are."""
    quoted = {"article": "a", "exact": "« un »"}
    excused = [{"words": "b", "reason": "So."}]
    statement = BOTH | {"id": "A-1", "evidence": [quoted], "exceptions": excused}
    section = {"id": "s", "kind": "statements", "title": BOTH, "items": [statement]}
    summary = BOTH | {"rests_on": ["A-1"]}
    page = {"id": "p", "slug": {"fr": "p", "en": "p"}, "title": BOTH, "summary": summary}
    sidecar = {"id": "a", "sha256": "0" * 64, "language": "fr", "title": BOTH, "publisher": "AE"}
    sidecar |= {"published": "2026-03-02", "url": "https://a.example"}
    entry = {"id": "anna", "kind": "person", "forms": {"fr": ["Anna Née"], "en": ["Anna Née"]}}
    home = {"title": BOTH, "summary": summary}
    site = {"name": BOTH, "description": BOTH, "home": home, "known": ["b"], "names": ["b", "1'"]}
    dossier = Dossier(
        site=Site.model_validate(site),
        articles=(Article(Sidecar.model_validate(sidecar), words, "a.txt"),),
        pages=(Page.model_validate(page | {"sections": [section]}),),
        glossary=Glossary(entries=(Entry.model_validate(entry | BOTH),)),
        reviewed=None,
    )
    [long] = dossier.pages[0].sections[0].items
    long.__dict__.update(fr=words, en=words)  # past the limit, which is not for the rules to keep
    unit, middle = Unit(1, "sentence", 0, len(words)), len(words) // 2
    matches = {long.evidence[0]: Match("a", middle, middle + 9, (1,))}
    return dossier, Ledger({"a": ((unit,),)}, {"a": [unit]}, matches, {("a", 1): [long]}, {})
