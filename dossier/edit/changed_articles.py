"""What became of the quotes of an article whose text has changed since it was described."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dossier.evidence.ledger import Ledger
from dossier.model.dossier import Article, Dossier
from dossier.model.problems import shown

_NOTE = re.compile(r"^\[\^([^\]]+)\]: (.*(?:\n(?: {4}.*)?)*)", re.MULTILINE)


def fates(root: Path, dossier: Dossier, ledger: Ledger, article: Article) -> Iterator[str]:
    """A line for each quote that no longer stands, or that docs/ knows from another sentence."""
    known = _known(root, article.id)
    for statement in dossier.statements():
        quotes = [item for item in statement.evidence if item.article == article.id]
        before = known.get(statement.id, [])
        for item, number in zip(quotes, _aligned(before, len(quotes)), strict=True):
            match = ledger.matches.get(item)
            if match is None:
                yield f"{item.place('exact')}: no longer stands: {shown(item.exact)}"
            elif number and match.units and match.units[0] != number:
                way = f"moved from {number} to {match.units[0]}"
                yield f"{item.place('exact')}: {way}: {shown(item.exact)}"


def _aligned(numbers: list[int], count: int) -> list[int]:
    return numbers if len(numbers) == count else [0] * count


def _known(root: Path, article: str) -> dict[str, list[int]]:
    """The sentences of the article that the notes of each statement lead to, in the pages."""
    way = re.compile(rf"\((?:[^()\s]*/)?{re.escape(article)}\.md#s(\d+)\)")
    found: dict[str, list[int]] = {}
    for page in sorted((root / "docs/fr").glob("*.md")):
        for name, note in _NOTE.findall(page.read_text("utf-8")):
            if numbers := [int(number) for number in way.findall(note)]:
                found[name] = numbers
    return found
