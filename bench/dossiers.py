"""Dossiers of any size with the structure of a real one: articles, sidecars, pages with evidence.

The same size gives the same bytes everywhere.
"""

from __future__ import annotations

import hashlib
import json
import random
from pathlib import Path
from typing import Any

_SENTENCES, _QUOTED = 28, 4
_WORDS = {
    "fr": "le la une ville port navire accord partenaire marée mer signe annonce soutient prépare "
    "ouvre ferme grand nouvel commun avec pour dans sous vers depuis jeunes équipes clubs",
    "en": "the a town harbour ship deal partner tide sea signs announces supports prepares opens "
    "closes great new common with for in under towards since young teams clubs",
}


def write(root: Path, articles: int, a_page: int = 10) -> None:
    """Writes `root/seeds` with that many articles, and so many of them quoted on a page."""
    for folder in ("seeds/pages", "docs/fr", "docs/en"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    for number in range(articles):
        _write_article(root / "seeds", number)
    for number in range(0, articles, a_page):
        _write_page(root / "seeds/pages", number, min(articles, number + a_page))
    _dump(root / "seeds/glossary.yml", {"entries": [_club()]})
    _dump(root / "seeds/site.yml", _site())


def _sentence(article: int, number: int) -> str:
    """A sentence of about 17 words that no other one equals."""
    dice = random.Random(article * 1000 + number)  # noqa: S311
    words = " ".join(dice.choices(_WORDS["fr"].split(), k=14))
    return f"Le club {article}-{number} {words}."


def _write_article(seeds: Path, number: int) -> None:
    sentences = [_sentence(number, index) for index in range(_SENTENCES)]
    paragraphs = [" ".join(sentences[start : start + 4]) for start in range(0, _SENTENCES, 4)]
    text = "\n\n".join([f"Une légende {number}. | AGENCE", *paragraphs])
    unused = [sentences[index] for index in range(_QUOTED, _SENTENCES)] + [f"Une légende {number}."]
    sidecar = {
        "id": f"article-{number}",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "language": "fr",
        "title": _both(f"Titre {number}", f"Title {number}"),
        "published": f"20{10 + number % 20}-01-01",
        "publisher": "Le Journal",
        "url": f"https://journal.example/{number}",
        "not_prose": [
            {"role": "caption", "exact": f"Une légende {number}."},
            {"role": "credit", "exact": "| AGENCE"},
        ],
        "unused": [
            {"exact": exact, "reason": _both("Sans rapport.", "Unrelated.")} for exact in unused
        ],
    }
    (seeds / f"{number:05}.txt").write_text(text, "utf-8")
    _dump(seeds / f"{number:05}.yml", sidecar)


def _write_page(pages: Path, first: int, end: int) -> None:
    name = f"page-{first}"
    items = [
        _statement(article, index) for article in range(first, end) for index in range(_QUOTED)
    ]
    page = {
        "id": name,
        "slug": _both(name, name),
        "order": first,
        "title": _both(f"Page {first}", f"Page {first}"),
        "summary": _both("Le club annonce.", "The club announces.")
        | {"rests_on": [items[0]["id"]]},
        "sections": [
            {
                "id": "facts",
                "kind": "statements",
                "title": _both("Les faits", "The facts"),
                "items": items,
            }
        ],
    }
    _dump(pages / f"{name}.yml", page)


def _statement(article: int, index: int) -> dict[str, Any]:
    dice = random.Random(article * 1000 + index)  # noqa: S311
    english = " ".join(dice.choices(_WORDS["en"].split(), k=14))
    french = _sentence(article, index)
    return {
        "id": f"S-{article}-{index}",
        **_both(french, f"The club {article}-{index} {english}."),
        "evidence": [{"article": f"article-{article}", "exact": french.rstrip(".")}],
    }


def _club() -> dict[str, Any]:
    quote = {"article": "article-0", "exact": "Le club 0-0"}
    forms = {"fr": ["club"], "en": ["club"]}
    both = _both("Un club.", "A club.")
    return {"id": "club", "kind": "term", "forms": forms, **both, "evidence": [quote]}


def _site() -> dict[str, Any]:
    summary = _both("Le club annonce.", "The club announces.") | {"rests_on": ["S-0-0"]}
    home = {"title": _both("Accueil", "Home"), "summary": summary, "key_facts": ["S-0-0"]}
    name = _both("Un dossier", "A dossier")
    return {"name": name, "description": _both("Pour mesurer.", "To measure."), "home": home}


def _both(fr: str, en: str) -> dict[str, Any]:
    return {"fr": fr, "en": en}


def _dump(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), "utf-8")  # JSON is YAML
