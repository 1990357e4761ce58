"""The quotes of an article whose text has changed since its sidecar was written."""

import re
from collections.abc import Iterator
from pathlib import Path

from dossier.evidence.ledger import Ledger
from dossier.model.dossier import Article, Dossier
from dossier.model.problems import excerpt
from dossier.publish.docs import content

_NOTE = re.compile(r"^\[\^([^\]]+)\]: (.*(?:\n(?: {4}.*)?)*)", re.MULTILINE)


def quote_changes(root: Path, dossier: Dossier, ledger: Ledger, article: Article) -> Iterator[str]:
    """A line for each quote that no longer stands in the article, or that is now in another
    sentence than docs/ says."""
    sources = sorted((root / "docs/fr").glob("*.md"))
    pages = "\n".join(content(path, root).decode("utf-8", "replace") for path in sources)
    notes = dict(_NOTE.findall(pages))
    to_sentence = re.compile(rf"\((?:[^()\s]*/)?{re.escape(article.id)}\.md#(?:fnref:|s)(\d+)\)")
    for statement in dossier.statements():
        quotes = [item for item in statement.evidence if item.article == article.id]
        quotes.sort(key=lambda item: ledger.matches[item].start if item in ledger.matches else -1)
        before = to_sentence.findall(notes.get(statement.id, ""))
        for rank, item in enumerate(quotes):
            match = ledger.matches.get(item)
            if match is None:
                yield f"{item.place('exact')}: no longer stands: {excerpt(item.exact)}"
            elif len(before) == len(quotes) and match.units and before[rank] != str(match.units[0]):
                way = f"moved from {before[rank]} to {match.units[0]}"
                yield f"{item.place('exact')}: {way}: {excerpt(item.exact)}"
