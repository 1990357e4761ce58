"""The state of the work on a dossier: coverage, statements, reviews, words."""

from typing import Any

from dossier.check.review import waiting
from dossier.evidence.ledger import Ledger
from dossier.model.base import LANGS
from dossier.model.dossier import Dossier
from dossier.model.seeds import Page

_ARTICLE = "{id:<32} {sentences:>9} {used:>6} {excused:>8} {left:>6}"


def status(dossier: Dossier, ledger: Ledger) -> dict[str, Any]:
    """The figures of the dossier, ready for JSON."""
    texts = list(dossier.texts())
    return {
        "articles": [_article(article.id, ledger) for article in dossier.articles],
        "pages": [_page(page) for page in dossier.pages],
        "drafts": [f"{draft.kind} {draft.id}" for draft in dossier.drafts],
        "waiting_for_review": [statement.id for statement, *_ in waiting(dossier)],
        "words": {lang: sum(len(text[lang].split()) for text in texts) for lang in LANGS},
    }


def table(figures: dict[str, Any]) -> str:
    """The figures as text for a terminal."""
    lines = ["article                          sentences   used  excused   left"]
    for row in figures["articles"]:
        left = row["sentences"] - row["used"] - row["excused"]
        lines.append(_ARTICLE.format(**row, left=left))
    lines += ["", "page                            statements  context"]
    for row in figures["pages"]:
        lines.append(f"{row['id']:<32} {row['statements']:>9} {row['context']:>8}")
    lines += ["", _listed("drafts", figures["drafts"])]
    lines += [_listed("waiting for review", figures["waiting_for_review"])]
    lines += ["words: {fr} French, {en} English".format(**figures["words"])]
    return "\n".join(lines)


def _listed(title: str, names: list[str]) -> str:
    """The title, the number of names, and the first ten of them."""
    first = ", ".join(names[:10]) + (", …" if len(names) > 10 else "")
    return f"{title}: {len(names)}" + (f" ({first})" if names else "")


def _article(name: str, ledger: Ledger) -> dict[str, Any]:
    found = ledger.coverage[name]
    return {"id": name, "sentences": found.units, "used": found.used, "excused": found.excused}


def _page(page: Page) -> dict[str, Any]:
    contexts = [bool(one.context) for section in page.sections for one in section.items]
    return {"id": page.id, "statements": len(contexts), "context": sum(contexts)}
